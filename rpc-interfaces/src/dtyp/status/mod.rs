//! What procedures return: codes with names.

mod h_result;
mod nt_status;
mod win32_error;

pub use h_result::HResult;
pub use nt_status::{NtStatus, Severity};
pub use win32_error::Win32Error;

/// The name of a code, of lines such as `c0000022 STATUS_ACCESS_DENIED`.
fn name(lines: &'static str, code: &str) -> Option<&'static str> {
    lines.lines().find_map(|line| line.strip_prefix(code)?.strip_prefix(' '))
}

/// The code of a name.
fn code(lines: &'static str, name: &str) -> Option<&'static str> {
    lines.lines().find_map(|line| line.strip_suffix(name)?.strip_suffix(' '))
}
