//! A server within the process, as its client sees it beside the stream between them.

use core::task::Context;

use crate::protocol::{Outcome, Request, SyntaxId};

/// A server that runs a call where it is made, up to the method's first wait. It declines whatever needs more than that,
/// and the request then goes through the stream.
pub(crate) trait InProcess: Send + Sync {
    /// The index of the interface that serves a client of `wanted`.
    fn find(&self, wanted: &SyntaxId) -> Option<usize>;

    /// Begins a call on a context that the server has accepted.
    fn begin(&self, request: Request, cx: &mut Context<'_>) -> Begun;
}

/// How far a call within the process came.
pub(crate) enum Begun {
    /// With what is told the server when the client has taken the outcome, if it wants to know.
    Ended(Outcome, Option<Box<dyn FnOnce() + Send>>),
    /// The method waits. Once the client expects the reply, this gives the method to the connection, which sends the reply
    /// through the stream.
    Waits(Box<dyn FnOnce() + Send>),
    Declined(Request),
}
