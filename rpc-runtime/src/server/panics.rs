//! Methods that panic: their call fails, and the log says so where it happens, because nobody may be left who takes the
//! call's result.

use core::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

use super::log::PeerLog;
use crate::error::{Error, Result};
use crate::interface::MethodName;
use crate::status::Status;

/// A call whose method runs, as the log names it.
pub(super) struct Running<'a> {
    pub(super) log: &'a PeerLog,
    pub(super) peer: &'a str,
    pub(super) method: MethodName,
    pub(super) call_id: u32,
}

impl Running<'_> {
    /// Runs a part of the method. A panic is the call's error.
    pub(super) fn catch<R>(&self, part: impl FnOnce() -> R) -> Result<R> {
        catch_unwind(AssertUnwindSafe(part)).map_err(|payload| self.panicked(&*payload))
    }

    #[cold]
    fn panicked(&self, payload: &(dyn Any + Send)) -> Error {
        let text = payload.downcast_ref::<&str>().copied();
        let text = text.or_else(|| payload.downcast_ref::<String>().map(String::as_str));
        // The status that Samba and Windows send for a server that broke down in a call.
        let error = Error::from_static(Status::CALL_FAILED, "the method panicked")
            .because(text.unwrap_or("no text"));
        let Running { method, call_id, .. } = self;
        self.log.error(self.peer, format_args!("{method}, call {call_id}: {error:?}"));
        error
    }
}
