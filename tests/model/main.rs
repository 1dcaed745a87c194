//! The rules for the parts of a data model (`docs/memory-rules.md`), each named by its id.

mod enums;
mod pipes;
mod serialization;
mod strings;
mod structures;
mod unions;
mod user_types;
