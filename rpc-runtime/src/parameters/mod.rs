//! What generated stubs do with a parameter or a return value.
//!
//! | file | subject |
//! |---|---|
//! | `value` | by value, and by reference that is never null |
//! | `optional` | a unique pointer at the top |
//! | `buffer` | the caller's buffer |
//! | `returned` | a return value |
//! | `context_handle` | a context handle |
//! | `failed` | which parameter an error is in |
//!
//! A stub is the same for both transfer syntaxes: `ndr64` says which one a call has, and each function chooses. So
//! a method is compiled once, and the codecs of its types twice.

/// An expression with the type `$S` for the transfer syntax.
macro_rules! in_syntax {
    ($ndr64:expr, $S:ident => $value:expr) => {
        if $ndr64 {
            type $S = crate::ndr::Ndr64;
            $value
        } else {
            type $S = crate::ndr::Ndr20;
            $value
        }
    };
}

mod buffer;
mod context_handle;
mod failed;
mod optional;
mod returned;
mod value;

pub use buffer::*;
pub use context_handle::*;
pub use failed::*;
pub use optional::*;
pub use returned::*;
pub use value::*;
