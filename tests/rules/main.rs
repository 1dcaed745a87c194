//! The rules of `docs/memory-rules.md`, each test named by the rule's id: a folder or a file for each section.
//! `catalogue` checks that none is missing.
//!
//! | ids | place |
//! |---|---|
//! | MEM | `memory` |
//! | PTR | `pointers` |
//! | DIR | `directions` |
//! | ARR | `arrays` |
//! | STR | `strings` |
//! | UNI, ENM, STC | `unions`, `enumerations`, `structures` |
//! | CTX | `context_handles` |
//! | RET | `returns` |
//! | LEN | `lens` |
//! | IFC | `interfaces` |
//! | HND | `binding_handles` |
//! | FUN, ASY, ERR, and the ACF rules about calls | `calls` |
//! | PIP | `pipes` |
//! | XMT | `user_types` |
//! | SER | `serialization` |
//! | SSM | `environment` |
//! | ACF, and the MEM rules of attributes | `attributes` |
//! | U | `allocation_counts` |
//! | X | `contradictions` |
//! | of several: forms of published IDL | `mapping` |
//!
//! A test that needs another section's interface stands beside that interface.

mod allocation_counts;
mod arrays;
mod attributes;
mod binding_handles;
mod calls;
mod catalogue;
mod context_handles;
mod contradictions;
mod directions;
mod enumerations;
mod environment;
mod interfaces;
mod lens;
mod mapping;
mod memory;
mod pipes;
mod pointers;
mod returns;
mod serialization;
mod strings;
mod structures;
mod unions;
mod user_types;
