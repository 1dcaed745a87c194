//! What safe code must not be able to do: undefined behaviour.
//!
//! `.ci/run` runs this under AddressSanitizer, which sees what no assertion can. What does not compile is in
//! `tests/ui/soundness`.
//!
//! | file | subject |
//! |---|---|
//! | `found` | faults that there were, each with the program that showed it |
//! | `allocators` | allocators that unwind |
//! | `public_traits` | every public trait, and where it is implemented wrongly |
//! | `wrong_traits` | the codec's, implemented wrongly |
//! | `wrong_stubs` | what stubs ask of types: counts, discriminants, buffers, return values |
//! | `wrong_pipes` | elements, and what pipes are fed from |
//! | `wrong_packages` | security packages |
//! | `wrong_services` | services and hosts |
//! | `wrong_streams` | streams |

mod allocators;
mod found;
mod public_traits;
mod wrong_packages;
mod wrong_pipes;
mod wrong_services;
mod wrong_streams;
mod wrong_stubs;
mod wrong_traits;
