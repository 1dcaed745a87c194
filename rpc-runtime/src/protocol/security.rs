//! Where the fragments of requests and responses are protected: sealed when they are appended to the output,
//! and opened when they are taken from the input. There is no security provider yet, so that nothing is
//! protected outside of tests.

use core::ops::Range;

use super::{Header, NotSent, ProtocolError};
use crate::memory::OutOfMemory;

pub(super) const NO_AUTHENTICATION: ProtocolError =
    ProtocolError("an authentication verifier, and none was negotiated", "none");

/// The error of a fragment that was changed on its way, or that nobody protected.
pub(super) const NOT_AUTHENTIC: ProtocolError =
    ProtocolError("a fragment that its security context does not verify", "one that it protects");

/// The length of a `sec_trailer` without its authentication value (MS-RPCE section 2.2.2.11).
const TRAILER: usize = 8;

/// What the `sec_trailer` of a security context's fragments says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Verifier {
    /// `auth_type` and `auth_level`.
    pub(super) service: u8,
    pub(super) level: u8,
    /// `auth_context_id`.
    pub(super) context: u32,
}

/// What a security context adds to each fragment, whatever its stub. It is known before the first fragment is
/// cut.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Overhead {
    /// The length of the authentication value in bytes (`auth_length`).
    pub(super) token: u16,
    /// The stub is padded to a multiple of this number of bytes, a power of two: 16, as Windows does.
    pub(super) block: u8,
}

/// A fragment, in parts. The authentication value may cover all of them.
#[derive(Debug)]
#[cfg_attr(
    not(test),
    expect(dead_code, reason = "for security providers, of which there is none yet")
)]
pub(super) struct Parts<'a> {
    /// The PDU's header and the request's or response's own.
    pub(super) header: &'a [u8],
    /// The stub with its padding, to be sealed or opened in place.
    pub(super) stub: &'a mut [u8],
    /// The `sec_trailer`.
    pub(super) trailer: &'a [u8],
    /// The authentication value.
    pub(super) token: &'a mut [u8],
}

/// A security context's protection of fragments. Both methods are called in the order of the wire.
pub(super) trait Protection: core::fmt::Debug + Send + Sync {
    fn verifier(&self) -> Verifier;

    fn overhead(&self) -> Overhead;

    /// Seals the stub, and fills in the authentication value, which is zero. If it fails, the connection can
    /// send nothing more.
    fn protect(&mut self, fragment: Parts<'_>) -> Result<(), ProtocolError>;

    /// Checks the authentication value, and opens the stub.
    fn unprotect(&mut self, fragment: Parts<'_>) -> Result<(), ProtocolError>;
}

/// The security context of a connection, if it has one.
#[derive(Debug, Default)]
pub(super) struct Security(Option<Box<dyn Protection>>);

impl Security {
    pub(super) const NONE: Security = Security(None);

    /// Whether fragments are protected.
    pub(super) fn protects(&self) -> bool {
        self.0.is_some()
    }

    /// Protects fragments from now on.
    #[cfg_attr(not(test), expect(dead_code, reason = "nothing negotiates a security context yet"))]
    pub(super) fn begin(&mut self, protection: Box<dyn Protection>) {
        self.0 = Some(protection);
    }

    fn block(&self) -> usize {
        self.0.as_ref().map_or(1, |protection| protection.overhead().block.into())
    }

    /// The length of the authentication value in bytes (`auth_length`).
    pub(super) fn auth_length(&self) -> u16 {
        self.0.as_ref().map_or(0, |protection| protection.overhead().token)
    }

    /// The most bytes that stand behind a fragment's stub.
    pub(super) fn overhead(&self) -> usize {
        match &self.0 {
            None => 0,
            Some(protection) => {
                let Overhead { token, block } = protection.overhead();
                usize::from(block) - 1 + TRAILER + usize::from(token)
            }
        }
    }

    /// How many bytes of a stub fit into `max` bytes behind a fragment's header: a multiple of 8 and of the
    /// block, so that only the last fragment is padded.
    pub(super) fn room(&self, max: usize) -> usize {
        match &self.0 {
            None => max & !7,
            Some(protection) => {
                let Overhead { token, block } = protection.overhead();
                let block = usize::from(block).max(8);
                let room = max.saturating_sub(TRAILER + usize::from(token)) & !(block - 1);
                debug_assert!(room != 0, "a fragment has room for a stub");
                room.max(block)
            }
        }
    }

    /// The length of `stub` bytes of a stub, with all that stands behind them.
    pub(super) fn sealed(&self, stub: usize) -> usize {
        match &self.0 {
            None => stub,
            Some(_) => {
                stub.next_multiple_of(self.block()) + TRAILER + usize::from(self.auth_length())
            }
        }
    }

    /// Seals the fragment at the end of `out`, whose header is complete, and appends its trailer. The caller
    /// has made room for the trailer.
    #[inline]
    pub(super) fn seal(&mut self, out: &mut Vec<u8>, header: Range<usize>) -> Result<(), NotSent> {
        match &mut self.0 {
            None => Ok(()),
            Some(protection) => seal(protection.as_mut(), out, header),
        }
    }

    /// Opens a fragment in place: its stub, which begins at `stub`, without padding.
    #[inline]
    pub(super) fn open<'a>(
        &mut self,
        header: &Header,
        pdu: &'a mut [u8],
        stub: usize,
    ) -> Result<&'a [u8], ProtocolError> {
        match &mut self.0 {
            None if header.auth_length != 0 => Err(NO_AUTHENTICATION),
            None => pdu.get(stub..).ok_or(NOT_AUTHENTIC),
            Some(protection) => open(protection.as_mut(), header, pdu, stub),
        }
    }
}

#[cold]
fn seal(
    protection: &mut dyn Protection,
    out: &mut Vec<u8>,
    header: Range<usize>,
) -> Result<(), NotSent> {
    let Verifier { service, level, context } = protection.verifier();
    let Overhead { token, block } = protection.overhead();
    let stub = out.len() - header.end;
    let pad = stub.next_multiple_of(block.into()) - stub;
    let trailer = stub + pad;
    out.try_reserve(pad + TRAILER + usize::from(token)).map_err(|_| OutOfMemory)?;
    out.resize(out.len() + pad, 0);
    // The padding is less than the block, so that it fits a `u8`.
    out.extend_from_slice(&[service, level, pad as u8, 0]);
    out.extend_from_slice(&context.to_le_bytes());
    out.resize(out.len() + usize::from(token), 0);
    let (header, body) = out[header.start..].split_at_mut(header.len());
    let (stub, behind) = body.split_at_mut(trailer);
    let (trailer, token) = behind.split_at_mut(TRAILER);
    let parts = Parts { header, stub, trailer, token };
    protection.protect(parts).map_err(|_| NotSent::Security)
}

#[cold]
fn open<'a>(
    protection: &mut dyn Protection,
    header: &Header,
    pdu: &'a mut [u8],
    stub: usize,
) -> Result<&'a [u8], ProtocolError> {
    let token = header.auth_length;
    let body = pdu.len().checked_sub(stub + TRAILER + usize::from(token)).ok_or(NOT_AUTHENTIC)?;
    let (start, rest) = pdu.split_at_mut(stub);
    let (stub, behind) = rest.split_at_mut(body);
    let (trailer, value) = behind.split_at_mut(TRAILER);
    let &mut [service, level, pad, _, a, b, c, d] = trailer else {
        return Err(NOT_AUTHENTIC);
    };
    let context = match header.big_endian {
        true => u32::from_be_bytes([a, b, c, d]),
        false => u32::from_le_bytes([a, b, c, d]),
    };
    let verifier = Verifier { service, level, context };
    if verifier != protection.verifier() || token != protection.overhead().token {
        return Err(NOT_AUTHENTIC);
    }
    let without_pad = body.checked_sub(pad.into()).ok_or(NOT_AUTHENTIC)?;
    protection.unprotect(Parts { header: start, stub, trailer, token: value })?;
    Ok(&stub[..without_pad])
}
