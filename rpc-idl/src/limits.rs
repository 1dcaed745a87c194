//! What a file may ask for. Published files stay far below; behind these numbers is nobody's interface, but an attack.

/// Bytes of a file.
pub(crate) const FILE_BYTES: usize = 16 << 20;
/// Files of a run.
pub(crate) const FILES: usize = 1000;
/// Files that import one another.
pub(crate) const IMPORT_DEPTH: usize = 64;
/// Tokens that macros may add or look at in one run. So many bytes of one count as another.
pub(crate) const MACRO_WORK: usize = 2_000_000;
pub(crate) const MACRO_BYTES: usize = 64;
/// Bytes of comments and attributes of a file beyond its own: all names of a declaration have them.
pub(crate) const SHARED_BYTES: usize = 1 << 20;
/// Macros within one another, and calls within arguments.
pub(crate) const MACRO_DEPTH: usize = 100;
/// Types, parameters and parentheses within one another.
pub(crate) const NESTING: usize = 50;
/// Groups and generic arguments within one another, in Rust that is exported.
pub(crate) const RUST_NESTING: usize = 64;
/// Operators of one expression.
pub(crate) const OPERATORS: usize = 500;
/// `*` and `[]` of one declarator, and levels of one type with those of its typedefs.
pub(crate) const LEVELS: usize = 32;
/// Interfaces that an interface is derived from, one from another, in Rust.
pub(crate) const BASES: usize = 64;
/// Procedures in Rust, with those of bases for each interface that is derived from them.
pub(crate) const PROCEDURES: usize = 1 << 14;
/// Structures within one another, beyond which Rust is not asked whether there is a default.
pub(crate) const DEFAULTS: usize = 100;
/// Typedefs of typedefs.
pub(crate) const TYPEDEFS: usize = 64;
