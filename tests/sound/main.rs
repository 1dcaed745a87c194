//! What safe code must not be able to do: undefined behaviour.
//!
//! `.ci/run` runs this under AddressSanitizer, which sees what no assertion can. What does not compile is in
//! `tests/ui/soundness`.
//!
//! | file | subject |
//! |---|---|
//! | `found` | faults that there were, each with the program that showed it |
//! | `allocators` | allocators that unwind |
//! | `wrong_traits` | the codec's, implemented wrongly |
//! | `wrong_streams` | streams |

mod allocators;
mod found;
mod wrong_streams;
mod wrong_traits;
