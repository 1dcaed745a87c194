//! The `sec_trailer` (MS-RPCE section 2.2.2.11): which security context a PDU is under.

use super::header::close;
use super::{Header, ProtocolError};
use crate::security::{AuthenticationLevel, AuthenticationService};

const NO_MEMORY: ProtocolError = ProtocolError("no memory for a token", "");

/// The length of a `sec_trailer` without its authentication value.
pub(super) const TRAILER: usize = 8;

/// Where a `sec_trailer` stands: at a multiple of this, from the PDU's beginning.
pub(super) const ALIGNMENT: u8 = 4;

/// What the `sec_trailer` of a security context's PDUs says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Verifier {
    pub(super) service: AuthenticationService,
    pub(super) level: AuthenticationLevel,
    /// The level as it is on the wire: two numbers are one level.
    pub(super) level_on_wire: u8,
    /// `auth_context_id`.
    pub(super) context: u32,
}

impl Verifier {
    /// The trailer, in front of its token.
    pub(super) fn to_trailer(self, pad: u8) -> [u8; TRAILER] {
        let [a, b, c, d] = self.context.to_le_bytes();
        [self.service.0, self.level_on_wire, pad, 0, a, b, c, d]
    }

    /// Whether both are of one context.
    pub(super) fn is_same(&self, other: &Verifier) -> bool {
        let parts = |of: &Verifier| (of.service, of.level, of.context);
        parts(self) == parts(other)
    }
}

/// The `sec_trailer` at the end of a PDU.
pub(super) struct AuthTrailer {
    pub(super) verifier: Verifier,
    /// How many bytes of padding stand in front of it.
    pub(super) pad: u8,
    /// Where it begins. Its token follows it to the PDU's end.
    pub(super) at: usize,
}

impl AuthTrailer {
    /// Reads the trailer of a PDU that has one, which stands at a multiple of 4 bytes (MS-RPCE section 2.2.2.11). `None` if
    /// there is no room for it or for its padding, if it stands elsewhere, or if there is no such level.
    pub(super) fn of(header: &Header, pdu: &[u8]) -> Option<AuthTrailer> {
        let at = pdu.len().checked_sub(TRAILER + usize::from(header.auth_length))?;
        if at < Header::LEN || !at.is_multiple_of(ALIGNMENT.into()) {
            return None;
        }
        let &[service, level_on_wire, pad, _, a, b, c, d] = pdu[at..].first_chunk::<TRAILER>()?;
        if usize::from(pad) > at - Header::LEN {
            return None;
        }
        let context = match header.big_endian {
            true => u32::from_be_bytes([a, b, c, d]),
            false => u32::from_le_bytes([a, b, c, d]),
        };
        let service = AuthenticationService(service);
        let level = AuthenticationLevel::from_wire(level_on_wire)?;
        Some(AuthTrailer { verifier: Verifier { service, level, level_on_wire, context }, pad, at })
    }

    /// A copy of the token of a PDU with this trailer.
    ///
    /// # Errors
    /// When there is no memory.
    pub(super) fn token_copy(&self, pdu: &[u8]) -> Result<Vec<u8>, ProtocolError> {
        let token = pdu.get(self.at + TRAILER..).unwrap_or_default();
        let mut copy = Vec::new();
        copy.try_reserve_exact(token.len()).map_err(|_| NO_MEMORY)?;
        copy.extend_from_slice(token);
        Ok(copy)
    }
}

/// Appends a trailer and a token to the PDU that starts at `start` and ends with `out`, which belongs to a bind.
///
/// # Errors
/// When the PDU is longer then than a PDU can be. Nothing is appended.
pub(super) fn append(
    verifier: Verifier,
    token: &[u8],
    out: &mut Vec<u8>,
    start: usize,
) -> Result<(), ProtocolError> {
    const TOO_LONG: ProtocolError =
        ProtocolError("a token too long for a PDU", "one that fits 65535 bytes with its PDU");
    let length = out.len() - start;
    let pad = length.next_multiple_of(ALIGNMENT.into()) - length;
    let total = length + pad + TRAILER + token.len();
    let (Ok(_), Ok(auth_length)) = (u16::try_from(total), u16::try_from(token.len())) else {
        return Err(TOO_LONG);
    };
    out.try_reserve(total).map_err(|_| NO_MEMORY)?;
    out.resize(out.len() + pad, 0);
    out.extend_from_slice(&verifier.to_trailer(pad as u8));
    out.extend_from_slice(token);
    out[start + 10..start + 12].copy_from_slice(&auth_length.to_le_bytes());
    close(out, start);
    Ok(())
}
