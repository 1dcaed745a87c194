//! Context handles at the client (Microsoft: "Client Development Using Context Handles").

use core::fmt;

use tracing::warn;

use super::{Association, Call};
use crate::error::{Error, Result};
use crate::parameters::WireHandle;
use crate::status::Status;

/// What a server keeps for this client, which the client names with it and knows nothing else of. `#[rpc_interface]` makes a
/// type of its own for each kind, which holds one.
///
/// It keeps its association: as long as it is there, the connection is not closed.
pub struct ContextHandle {
    association: Association,
    wire: WireHandle,
    /// It is no longer this client's.
    is_gone: bool,
}

impl ContextHandle {
    /// The association that it is of. Calls that use it are made there.
    #[must_use]
    pub fn association(&self) -> &Association {
        &self.association
    }

    /// The handle as it travels.
    #[must_use]
    pub fn wire(&self) -> WireHandle {
        self.wire
    }

    /// The handle as it travels, to be closed, or that is closed.
    pub fn into_wire(mut self) -> WireHandle {
        self.is_gone = true;
        self.wire
    }

    /// The handle as it travels, if there is one.
    pub fn wire_of(handle: Option<&ContextHandle>) -> WireHandle {
        handle.map_or(WireHandle::NIL, ContextHandle::wire)
    }
}

impl Drop for ContextHandle {
    fn drop(&mut self) {
        if !self.is_gone && !self.association.shared().is_over() {
            let peer = self.association.peer();
            warn!(
                target: "rpc_runtime::client", %peer,
                "a context handle was dropped that is not closed: the server keeps what is behind it until the connection ends"
            );
        }
    }
}

impl fmt::Debug for ContextHandle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ContextHandle").field(&self.wire).finish()
    }
}

impl Call<'_> {
    /// Makes the call where a handle is open, and nowhere else.
    ///
    /// # Errors
    /// `RPC_X_SS_CONTEXT_MISMATCH` if the handle is of another association, or of a connection that is gone. The call is not
    /// made.
    pub fn uses(&mut self, handle: &ContextHandle) -> Result<()> {
        if !handle.association.is_same_group(self.association()) {
            let what = "a context handle of another association, or of a connection that is gone; expected one of the client's own";
            return Err(Error::from_static(Status::CONTEXT_MISMATCH, what).not_executed());
        }
        self.stays();
        Ok(())
    }

    /// A handle that the server opened.
    #[must_use]
    pub fn handle(&self, wire: WireHandle) -> ContextHandle {
        let association = self.association().root().clone();
        ContextHandle { association, wire, is_gone: false }
    }

    /// The same, if it did.
    #[must_use]
    pub fn opened(&self, wire: WireHandle) -> Option<ContextHandle> {
        (!wire.is_nil()).then(|| self.handle(wire))
    }

    /// The server's answer to a handle that was to be closed.
    pub fn closed(&self, wire: WireHandle) {
        if !wire.is_nil() {
            let peer = self.association().peer();
            warn!(target: "rpc_runtime::client", %peer, "the server did not close a context handle");
        }
    }
}
