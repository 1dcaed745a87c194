#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

mod builder;
mod constant;
mod diagnostic;
pub mod export;
mod importer;
mod lexer;
mod limits;
mod load;
pub mod model;
mod near;
// Of the command too.
#[doc(hidden)]
pub mod output;
mod parse;
mod preprocess;
mod resolve;
pub mod rust;
mod source;
mod syntax;
mod token;

pub use builder::{BuildError, Builder};
pub use constant::{IntegerType, Value};
pub use diagnostic::{Diagnostic, Diagnostics, Severity};
pub use importer::{Imported, Importer};
pub use parse::attribute_names;
pub use source::{FileId, SourceFile, Sources, Span};
pub use syntax::Name;
