//! Context handles, as they travel.

use uuid::Uuid;

use super::failed::Step;
use crate::error::Flaw;
use crate::ndr::{Decoder, NdrResult};
use crate::parameters::read_referent;
use crate::status::Status;

/// A context handle on the wire: attributes, which are 0, and a uuid by which the server knows it; all zeros are no handle
/// (C706 appendix N, `ndr_context_handle`).
#[derive(Clone, Copy, PartialEq, Eq, Debug, rpc_derive::Ndr)]
#[ndr(crate = "crate")]
pub struct WireHandle {
    attributes: u32,
    uuid: Uuid,
}

/// A handle that came back as another one.
const DAMAGED: &Flaw = &Flaw(
    Status::SS_CONTEXT_DAMAGED,
    "a context handle that became another one",
    "the same, or none",
);

/// No handle was returned.
const NONE: &Flaw = &Flaw(
    Status::SS_CONTEXT_DAMAGED,
    "no context handle",
    "one: a method that may return none returns an `Option`",
);

impl WireHandle {
    /// No handle.
    pub const NIL: WireHandle = WireHandle { attributes: 0, uuid: Uuid::nil() };

    /// A handle that this server knows by a uuid.
    pub(crate) const fn new(uuid: Uuid) -> WireHandle {
        WireHandle { attributes: 0, uuid }
    }

    /// The uuid, if this is a handle that such a server may have made.
    pub(crate) fn uuid(self) -> Option<Uuid> {
        (self.attributes == 0).then_some(self.uuid)
    }

    /// Whether it is no handle.
    #[must_use]
    pub fn is_nil(self) -> bool {
        self == WireHandle::NIL
    }
}

/// Reads a handle that travels both ways: what comes back is what went, or none; or a new one, if there was none.
///
/// # Errors
/// `RPC_X_SS_CONTEXT_DAMAGED` for another handle (CTX-37).
pub fn read_handle_again<A>(
    ndr64: bool,
    decoder: &mut Decoder<'_, A>,
    sent: WireHandle,
) -> NdrResult<WireHandle> {
    let received = read_referent::<A, (), WireHandle>(ndr64, decoder, &())?;
    match sent.is_nil() || received.is_nil() || sent == received {
        true => Ok(received),
        false => Err(decoder.error(DAMAGED)),
    }
}

/// Reads a handle that is returned, with which a reply ends.
///
/// # Errors
/// `RPC_X_SS_CONTEXT_DAMAGED` if there is none, and there has to be one.
pub fn read_returned_handle<A>(
    step: &mut Step,
    ndr64: bool,
    decoder: &mut Decoder<'_, A>,
    may_be_none: bool,
) -> NdrResult<WireHandle> {
    let handle: WireHandle = super::read_returned(step, ndr64, decoder)?;
    match may_be_none || !handle.is_nil() {
        true => Ok(handle),
        false => Err(decoder.error(NONE)),
    }
}
