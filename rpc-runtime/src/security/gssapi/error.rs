//! The library's statuses as errors.

use core::ffi::c_int;

use super::ffi;
use super::handle::{Output, oid};
use crate::error::{Error, Result};
use crate::status::Status;

/// Whether a call did all that it was asked, and found nothing to report: a token that is old, or not the next one, is an
/// error too. It stands right after the call, because the texts of its thread's last errors belong to it.
pub(super) fn check(status: Status, what: &str, major: u32, minor: u32) -> Result<()> {
    match major {
        ffi::COMPLETE => Ok(()),
        _ => Err(failure(status, what, major, minor)),
    }
}

/// The error of a call that failed, with the library's own texts.
#[cold]
pub(super) fn failure(status: Status, what: &str, major: u32, minor: u32) -> Error {
    let general = text(major, ffi::GSS_CODE);
    match minor {
        0 => Error::new(status, format!("{what}: {general}")),
        _ => Error::new(status, format!("{what}: {general}: {}", text(minor, ffi::MECH_CODE))),
    }
}

/// What the library says of a status.
fn text(status: u32, kind: c_int) -> String {
    let mut texts = String::new();
    let mut more = 0;
    // A status has an error and some bits that inform, each with its text.
    for _ in 0..8 {
        let (mut minor, mut text) = (0, Output::new());
        // SAFETY: the mechanism is read, and the slot is a new buffer's.
        let major = unsafe {
            ffi::gss_display_status(
                &mut minor,
                status,
                kind,
                &mut oid(ffi::KERBEROS),
                &mut more,
                text.slot(),
            )
        };
        if major & ffi::ERRORS != 0 {
            return format!("status {status:#010x}");
        }
        if !texts.is_empty() {
            texts.push_str(", ");
        }
        texts.push_str(&text.text());
        if more == 0 {
            break;
        }
    }
    texts
}
