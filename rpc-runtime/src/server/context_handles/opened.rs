//! Context handles that are on their way to the client.

use std::sync::Arc;

use super::table::{ContextTable, Key, Place};
use crate::context::{Context, Kept};
use crate::error::{Error, Result};
use crate::parameters::WireHandle;
use crate::server::ServerCall;
use crate::status::Status;

/// The context handles that a call opens. Those that are dropped before the reply is sent are run down: the client never
/// learns of them (CTX-21).
#[derive(Debug, Default)]
pub struct Opened(Vec<OnItsWay>);

#[derive(Debug)]
struct OnItsWay {
    table: Arc<ContextTable>,
    /// Until it is sent.
    place: Option<Place>,
}

impl Drop for OnItsWay {
    fn drop(&mut self) {
        if let Some(entry) = self.place.and_then(|place| self.table.remove(place)) {
            self.table.rundown.cell(entry.cell);
        }
    }
}

impl Opened {
    /// None yet.
    #[must_use]
    pub const fn new() -> Opened {
        Opened(Vec::new())
    }

    /// Opens a handle of the `ty`th type of the call's interface, if there is a value to be kept.
    ///
    /// # Errors
    /// `RPC_S_OUT_OF_RESOURCES` if too many are open; `RPC_S_OUT_OF_MEMORY`; `RPC_S_CALL_CANCELLED` if the client is gone. The
    /// value is run down.
    pub fn open<C: Context>(
        &mut self,
        call: &ServerCall,
        ty: u16,
        value: Option<C>,
    ) -> Result<WireHandle> {
        let Some(value) = value else {
            return Ok(WireHandle::NIL);
        };
        let table = call.context_table().ok_or_else(no_group)?;
        let kept: Box<dyn Kept> = Box::new(value);
        if self.0.try_reserve(1).is_err() {
            table.rundown.value(kept);
            return Err(Error::out_of_memory());
        }
        match table.open(Key { interface: call.interface(), ty }, kept) {
            Ok(place) => {
                self.0.push(OnItsWay { table: table.clone(), place: Some(place) });
                Ok(table.handle(place))
            }
            Err((error, kept)) => {
                table.rundown.value(kept);
                Err(error)
            }
        }
    }

    /// Whether there are none.
    pub(in crate::server) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The reply with them has been sent.
    pub(in crate::server) fn sent(mut self) {
        self.0.iter_mut().for_each(|opened| opened.place = None);
    }
}

/// Calls come on connections that are bound, and these have a group.
#[cold]
pub(super) fn no_group() -> Error {
    Error::from_static(Status::CONTEXT_MISMATCH, "a context handle of a client that has not bound")
}

/// What a call returns: the reply's stub data, and the context handles that are in it.
#[derive(Debug)]
pub struct ReplyStub {
    pub(in crate::server) bytes: Vec<u8>,
    pub(in crate::server) opened: Opened,
}

impl ReplyStub {
    /// A reply.
    #[must_use]
    pub const fn new(bytes: Vec<u8>) -> ReplyStub {
        ReplyStub::opening(bytes, Opened::new())
    }

    /// A reply that opens context handles.
    #[must_use]
    pub const fn opening(bytes: Vec<u8>, opened: Opened) -> ReplyStub {
        ReplyStub { bytes, opened }
    }
}

impl From<Vec<u8>> for ReplyStub {
    fn from(bytes: Vec<u8>) -> ReplyStub {
        ReplyStub::new(bytes)
    }
}
