//! What a method can learn about its call. This needs no feature: methods of a trait name it, and a trait is
//! the same whatever the features.

use std::sync::Arc;

use uuid::Uuid;

use crate::memory::Quota;

/// What all calls of one connection have in common.
#[derive(Debug)]
pub(crate) struct Caller {
    /// The client, for logs: its address for TCP.
    pub(crate) peer: String,
    /// The quota in which the calls' memory is counted.
    pub(crate) quota: Arc<Quota>,
    /// The permits to run plain `fn`s: the connection's, its address's and the server's.
    #[cfg(feature = "server")]
    pub(crate) blocking: [Arc<tokio::sync::Semaphore>; 3],
}

/// What a method can learn about its call: take it as a parameter, `call: &CallInfo`. It is not on the wire,
/// and the client's method does not have it.
#[derive(Clone, Debug)]
pub struct CallInfo {
    pub(crate) object: Option<Uuid>,
    pub(crate) caller: Arc<Caller>,
    pub(crate) opnum: u16,
    pub(crate) ndr64: bool,
}

impl CallInfo {
    /// The object that the client calls.
    #[must_use]
    pub const fn object(&self) -> Option<Uuid> {
        self.object
    }

    /// The client's name, for logs: for TCP, its address and port.
    #[must_use]
    pub fn peer(&self) -> &str {
        &self.caller.peer
    }

    /// The procedure's number.
    #[must_use]
    pub const fn opnum(&self) -> u16 {
        self.opnum
    }

    /// Whether the call is in NDR64.
    #[must_use]
    pub const fn is_ndr64(&self) -> bool {
        self.ndr64
    }
}
