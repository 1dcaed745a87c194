//! Context handles that are on their way to the client.

use core::mem::MaybeUninit;
use std::sync::Arc;

use super::table::{ContextTable, Key, Place};
use crate::context::{Context, Kept, run_down_at_once};
use crate::error::{Error, Result};
use crate::memory::box_from;
use crate::parameters::WireHandle;
use crate::server::ServerCall;
use crate::status::Status;

/// The context handles that a call opens. Those that are dropped before the reply is sent are run down: the client never
/// learns of them (CTX-21).
#[derive(Debug, Default)]
pub struct Opened {
    /// Until they are sent.
    places: Vec<(Arc<ContextTable>, Place)>,
    /// There was no memory for one.
    lacks_memory: bool,
}

impl Drop for Opened {
    fn drop(&mut self) {
        for (table, place) in self.places.drain(..) {
            let Some(entry) = table.remove(place) else {
                continue;
            };
            match self.lacks_memory {
                true => table.rundown.at_once(|| entry.cell.run_down_at_once()),
                false => table.rundown.cell(entry.cell),
            }
        }
    }
}

impl Opened {
    /// None yet.
    #[must_use]
    pub const fn new() -> Opened {
        Opened { places: Vec::new(), lacks_memory: false }
    }

    /// Opens a handle of the `ty`th type of the call's interface, if there is a value to be kept.
    ///
    /// # Errors
    /// `RPC_S_OUT_OF_RESOURCES` if too many are open; `RPC_S_OUT_OF_MEMORY`; `RPC_S_CALL_CANCELLED` if the client is gone. The
    /// value is run down; without memory it is so at once, and as far as that does not wait.
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
        let room = box_from(MaybeUninit::<Option<C>>::uninit());
        let Some(room) = room.filter(|_| self.places.try_reserve(1).is_ok()) else {
            self.lacks_memory = true;
            table.rundown.at_once(|| run_down_at_once(value));
            return Err(Error::out_of_memory());
        };
        let kept = Box::write(room, Some(value)) as Box<dyn Kept>;
        let (key, opener) = (Key { interface: call.interface(), ty }, call.authentication());
        match table.open(key, opener, kept) {
            Ok(place) => {
                self.places.push((table.clone(), place));
                Ok(table.handle(place))
            }
            Err((error, kept)) => {
                match error.status() {
                    // There is none for a task either.
                    Status::OUT_OF_MEMORY => {
                        self.lacks_memory = true;
                        table.rundown.at_once(|| kept.run_down_at_once());
                    }
                    _ => table.rundown.value(kept),
                }
                Err(error)
            }
        }
    }

    /// Whether there are none.
    pub(in crate::server) fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// The reply with them has been sent.
    pub(in crate::server) fn sent(mut self) {
        self.places.clear();
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
