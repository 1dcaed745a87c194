//! Methods that run, and how their calls end. Where one panics, its call fails, and the log says so where it happens,
//! because nobody may be left who takes the call's result.

use core::any::Any;
use core::task::{Context, Poll};
use std::panic::{AssertUnwindSafe, catch_unwind};

use super::call::{Dispatched, body};
use super::context_handles::{Opened, ReplyStub};
use super::log::PeerLog;
use crate::call_span::CallSpan;
use crate::error::{Error, Result};
use crate::interface::MethodName;
use crate::protocol::Body;
use crate::status::Status;

/// How a call ends.
pub(super) enum Ended {
    /// With a reply, and the context handles that are in it.
    Body(Body, Opened),
    Fault {
        status: Status,
        executed: bool,
    },
}

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

    /// Polls the method in its call's span.
    pub(super) fn poll(
        &self,
        method: &mut Dispatched,
        span: &CallSpan,
        cx: &mut Context<'_>,
    ) -> Poll<Result<ReplyStub>> {
        let poll = self.catch(|| span.run(|| method.as_mut().poll(cx)));
        poll.unwrap_or_else(|error| Poll::Ready(Err(error)))
    }

    /// The end of the call, for its span and the log.
    pub(super) fn ended(&self, span: &mut CallSpan, result: Result<ReplyStub>) -> Ended {
        let result = result.and_then(|ReplyStub { bytes, opened }| Ok((body(bytes)?, opened)));
        if let Err(error) = &result
            && !error.is_refusal()
            && error.offset().is_some()
        {
            // What the method made cannot be sent: the service's mistake.
            let Running { method, call_id, .. } = self;
            self.log.warn(self.peer, format_args!("{method}, call {call_id}: {error}"));
        }
        span.end(&result);
        match result {
            Ok((body, opened)) => Ended::Body(body, opened),
            Err(error) => Ended::Fault { status: error.status(), executed: !error.is_refusal() },
        }
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
