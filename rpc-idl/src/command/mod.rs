//! The command's parts.

#[macro_use]
pub(crate) mod say;

pub(crate) mod arguments;
pub(crate) mod check;
pub(crate) mod write;

pub(crate) fn counted(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}
