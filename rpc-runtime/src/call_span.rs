//! What is traced of a call, on both sides: a span from its beginning to its end.

use core::fmt::Display;
use std::time::Instant;

use tracing::{Span, debug, debug_span, field};

use crate::error::{Error, Result};
use crate::interface::MethodName;

/// The span of a call, at the level `DEBUG`. Where nobody listens, it costs a look at a flag.
#[derive(Debug)]
pub(crate) struct CallSpan {
    span: Span,
    method: MethodName,
    at_client: bool,
    /// When the call began, if somebody listens, until it ends.
    since: Option<Instant>,
}

impl CallSpan {
    /// A call that this client makes. Its number is not known yet.
    #[cfg(feature = "client")]
    #[inline]
    pub(crate) fn at_client(method: MethodName, peer: &str) -> CallSpan {
        let span = debug_span!(
            target: "rpc_runtime::client",
            "call",
            interface = method.interface.name,
            method = method.procedure(),
            opnum = method.opnum,
            call_id = field::Empty,
            peer,
            status = field::Empty,
            duration = field::Empty,
        );
        CallSpan::new(span, method, true)
    }

    /// A call that this server runs.
    #[cfg(feature = "server")]
    #[inline]
    pub(crate) fn at_server(method: MethodName, call_id: u32, peer: &str) -> CallSpan {
        let span = debug_span!(
            target: "rpc_runtime::server",
            // Not that of a caller within the process.
            parent: None,
            "call",
            interface = method.interface.name,
            method = method.procedure(),
            opnum = method.opnum,
            call_id,
            peer,
            status = field::Empty,
            duration = field::Empty,
        );
        CallSpan::new(span, method, false)
    }

    #[inline]
    fn new(span: Span, method: MethodName, at_client: bool) -> CallSpan {
        let since = (!span.is_disabled()).then(Instant::now);
        CallSpan { span, method, at_client, since }
    }

    /// The span, for a part of the call on another thread.
    #[cfg(feature = "server")]
    pub(crate) fn span(&self) -> &Span {
        &self.span
    }

    #[cfg(feature = "server")]
    pub(crate) fn method(&self) -> MethodName {
        self.method
    }

    /// The call's number, where it was not known at the beginning.
    #[cfg(feature = "client")]
    #[inline]
    pub(crate) fn numbered(&self, call_id: u32) {
        if self.since.is_some() {
            self.span.record("call_id", call_id);
        }
    }

    /// Who is at the other end of the call's connection, if that is another one than at the beginning.
    #[cfg(feature = "client")]
    pub(crate) fn at(&self, peer: &str) {
        if self.since.is_some() {
            self.span.record("peer", peer);
        }
    }

    /// Runs a part of the call in its span.
    #[cfg(feature = "server")]
    #[inline]
    pub(crate) fn run<R>(&self, part: impl FnOnce() -> R) -> R {
        match self.since {
            Some(_) => self.span.in_scope(part),
            None => part(),
        }
    }

    /// The call's end.
    #[inline]
    pub(crate) fn end<T>(&mut self, result: &Result<T>) {
        if self.since.is_some() {
            match result {
                Ok(_) => self.ended(&"ok"),
                Err(error) => self.failed(error),
            }
        }
    }

    #[cold]
    fn failed(&mut self, error: &Error) {
        let method = self.method;
        self.span.in_scope(|| match self.at_client {
            true => debug!(target: "rpc_runtime::client", %method, "the call failed: {error:?}"),
            false => debug!(target: "rpc_runtime::server", %method, "the call failed: {error:?}"),
        });
        self.ended(&error.status());
    }

    #[cold]
    fn ended(&mut self, status: &dyn Display) {
        if let Some(since) = self.since.take() {
            self.span.record("status", field::display(status));
            self.span.record("duration", field::debug(since.elapsed()));
        }
    }
}

impl Drop for CallSpan {
    fn drop(&mut self) {
        self.ended(&"given up");
    }
}
