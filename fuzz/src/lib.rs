//! What the fuzz targets run, and the seeds they begin with.
//!
//! | file | subject |
//! |---|---|
//! | `program` | an input as a little program |
//! | `wire` | PDUs: built as a program says, and read again |
//! | `decode`, `pickle` | bytes as values |
//! | `server`, `client` | one end of a connection, against a program |
//! | `sessions` | both ends of a connection against each other |
//! | `spnego` | both sides of SPNEGO against each other |
//! | `trailers` | both ends of a connection with a security context, and somebody between them |
//! | `source` | a program as source text: types and interfaces, sound and unsound |
//! | `macros` | what the macros make of it |
//! | `idl`, `constants` | text as IDL, and constant expressions |
//! | `rust` | what is written in Rust of that text |
//! | `ntlm` | NTLM's messages and fragments, changed under way |

pub mod client;
pub mod constants;
pub mod decode;
pub mod idl;
pub mod macros;
pub mod ntlm;
pub mod pickle;
pub mod program;
pub mod rust;
pub mod server;
pub mod sessions;
pub mod source;
pub mod spnego;
pub mod trailers;
pub mod wire;
