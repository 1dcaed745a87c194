//! Names as C has them.

use syn::Ident;
use syn::ext::IdentExt;

/// Words of C's and of IDL's that are no names outside of brackets.
const WORDS: [&str; 47] = [
    "auto",
    "boolean",
    "byte",
    "callback",
    "case",
    "char",
    "const",
    "coclass",
    "cpp_quote",
    "default",
    "do",
    "double",
    "else",
    "enum",
    "error_status_t",
    "extern",
    "float",
    "for",
    "goto",
    "handle_t",
    "hyper",
    "import",
    "importlib",
    "inline",
    "int",
    "interface",
    "library",
    "long",
    "methods",
    "module",
    "pipe",
    "properties",
    "register",
    "return",
    "short",
    "signed",
    "sizeof",
    "small",
    "static",
    "struct",
    "switch",
    "typedef",
    "union",
    "unsigned",
    "void",
    "volatile",
    "wchar_t",
];

/// A name of Rust's, with a `_` behind it if it is a word of C's.
pub(super) fn name(ident: &Ident) -> String {
    legal(ident.unraw().to_string())
}

pub(super) fn legal(name: String) -> String {
    if WORDS.contains(&&*name) { name + "_" } else { name }
}
