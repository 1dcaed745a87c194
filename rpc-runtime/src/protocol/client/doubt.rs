//! What a client does not know of a fault that ends a call.

use super::{ClientConnection, ClientEvent};

/// Why a fault may not mean what it says.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(crate) struct Doubt {
    /// The connection is protected, and nobody signed the fault: whoever can write to the connection may have sent it.
    pub(crate) unsigned: bool,
    /// The handshake's last token went in an auth3, which has no answer, and the server has answered nothing since: it may not
    /// believe who the client is.
    pub(crate) unconfirmed: bool,
}

impl ClientConnection {
    /// As [`ClientConnection::event`], with what is doubtful about a fault.
    pub(crate) fn event_in_doubt(&mut self) -> Option<(ClientEvent, Doubt)> {
        self.events.pop_front()
    }

    pub(super) fn report(&mut self, event: ClientEvent) {
        self.report_in_doubt(event, Doubt::default());
    }

    pub(super) fn report_in_doubt(&mut self, event: ClientEvent, doubt: Doubt) {
        // A client that makes one call at a time needs room for one.
        if self.events.capacity() == 0 {
            self.events.reserve_exact(1);
        }
        self.events.push_back((event, doubt));
    }
}
