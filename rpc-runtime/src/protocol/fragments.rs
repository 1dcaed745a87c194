//! Fragments: what all fragments of a message have in common, how a stub is cut into them, and how they
//! become a stub again.

use super::pdu::body;
use super::security::{Security, SecurityId};
use super::{Header, MIN_FRAGMENT, NotSent, PacketFlags, PacketType, ProtocolError, Verification};
use crate::memory::{OutOfMemory, StubBuffer};
use crate::ndr::TRUNCATED;
use crate::status::Status;

/// The length of a request's or a response's header, up to the stub, without an object.
pub(crate) const CALL_HEADER: usize = 24;

/// The length of a request's header with an object.
pub(crate) const OBJECT_HEADER: usize = CALL_HEADER + 16;

/// A fragment of a request or a response: its fixed part, and its part of the stub.
pub(super) struct Fragment<'a> {
    pub(super) context: u16,
    /// The opnum of a request.
    pub(super) opnum: u16,
    pub(super) object: Option<uuid::Uuid>,
    /// How many bytes of the stub are left, as the sender says, with this fragment's (`alloc_hint`).
    hint: usize,
    pub(super) stub: &'a [u8],
    /// What it is under.
    pub(super) security: SecurityId,
}

impl<'a> Fragment<'a> {
    /// Reads a fragment. What is protected is opened in place.
    pub(super) fn open(
        header: &Header,
        pdu: &'a mut [u8],
        security: &mut Security,
    ) -> Result<Fragment<'a>, ProtocolError> {
        let fixed =
            pdu.first_chunk::<CALL_HEADER>().ok_or(ProtocolError(TRUNCATED.1, TRUNCATED.2))?;
        let &[.., h0, h1, h2, h3, a, b, c, d] = fixed;
        let hint = match header.big_endian {
            true => u32::from_be_bytes([h0, h1, h2, h3]),
            false => u32::from_le_bytes([h0, h1, h2, h3]),
        };
        let number = |bytes| match header.big_endian {
            true => u16::from_be_bytes(bytes),
            false => u16::from_le_bytes(bytes),
        };
        let (context, opnum) = (number([a, b]), number([c, d]));
        let has_object =
            header.packet == Ok(PacketType::Request) && header.flags.has(PacketFlags::OBJECT);
        let (object, stub) = match has_object {
            true => (Some(object(pdu, header.big_endian)?), OBJECT_HEADER),
            false => (None, CALL_HEADER),
        };
        let (stub, security) = security.open(header, pdu, stub)?;
        Ok(Fragment { context, opnum, object, hint: hint as usize, stub, security })
    }

    /// How many bytes of the stub are left, as the sender says, with this fragment's.
    pub(super) fn announced(&self) -> usize {
        self.hint
    }

    /// How many bytes of the stub are expected from this fragment on: what the sender says, but no more than a multiple
    /// of what has come, because nothing obliges the sender to send it.
    pub(super) fn expected(&self, limit: usize) -> usize {
        let most = self.stub.len().saturating_mul(EXPECTED).min(limit);
        self.hint.min(most).max(self.stub.len())
    }
}

/// How many times as much as has come may be expected.
const EXPECTED: usize = 16;

/// The object that a request is for.
#[cold]
fn object(pdu: &[u8], big_endian: bool) -> Result<uuid::Uuid, ProtocolError> {
    let mut cursor = body(pdu, big_endian)?;
    cursor.take(CALL_HEADER - Header::LEN)?;
    let (a, b, c) = (cursor.u32()?, cursor.u16()?, cursor.u16()?);
    let rest = cursor.take(8)?.first_chunk().ok_or(ProtocolError(
        "a request without the object that its flags announce",
        "16 bytes of an object uuid",
    ))?;
    Ok(uuid::Uuid::from_fields(a, b, c, rest))
}

/// Why a fragment cannot be appended to the stub so far: the call fails, and the connection stays.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Refusal {
    /// The stub would be larger than a call may be.
    TooLarge,
    /// There is no memory for it, or not within the limits.
    NoMemory,
    /// There are too many others.
    TooMany,
}

impl Refusal {
    pub(super) fn status(self) -> Status {
        match self {
            Refusal::TooLarge => Status::OUT_OF_RESOURCES,
            Refusal::NoMemory => Status::OUT_OF_MEMORY,
            Refusal::TooMany => Status::SERVER_TOO_BUSY,
        }
    }
}

/// Appends a fragment's stub to the stub so far.
pub(super) fn append(stub: &mut StubBuffer, more: &[u8], limit: usize) -> Result<(), Refusal> {
    if stub.len().saturating_add(more.len()) > limit {
        return Err(Refusal::TooLarge);
    }
    stub.extend(more).map_err(|OutOfMemory| Refusal::NoMemory)
}

/// The stub of a message that is to be sent, perhaps behind room for a header.
#[derive(Debug)]
pub(crate) struct Body {
    bytes: Vec<u8>,
    /// Where the stub begins.
    start: usize,
}

impl Body {
    /// A stub behind `start` bytes of room.
    pub(crate) fn behind(start: usize, bytes: Vec<u8>) -> Body {
        debug_assert!(start <= bytes.len(), "the stub stands behind the room");
        Body { bytes, start }
    }

    /// A copy of a stub.
    pub(crate) fn copy_of(stub: &[u8]) -> Result<Body, OutOfMemory> {
        let mut bytes = Vec::new();
        bytes.try_reserve_exact(stub.len()).map_err(|_| OutOfMemory)?;
        bytes.extend_from_slice(stub);
        Ok(Body { bytes, start: 0 })
    }

    /// A copy of all of it.
    pub(crate) fn try_clone(&self) -> Result<Body, OutOfMemory> {
        Ok(Body { start: self.start, ..Body::copy_of(&self.bytes)? })
    }

    /// The stub where it is, to be read.
    pub(crate) fn into_stub(self) -> Result<StubBuffer, OutOfMemory> {
        StubBuffer::behind(self.start, self.bytes)
    }

    /// Appends a verification trailer to the stub.
    pub(super) fn verify(
        &mut self,
        verification: &Verification,
        signed: bool,
    ) -> Result<(), OutOfMemory> {
        verification.append(&mut self.bytes, self.start, signed)
    }

    /// The buffer.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    pub(crate) fn stub(&self) -> &[u8] {
        &self.bytes[self.start..]
    }

    /// Whether the message fits one fragment, which can be made in the stub's own buffer.
    pub(super) fn fits(&self, message: &Message, max: u16, security: &Security) -> bool {
        self.start == message.header_len() && self.stub().len() <= message.room(max, security)
    }

    /// Makes the one fragment of a message in the stub's own buffer, see [`Body::fits`].
    pub(super) fn into_fragment(
        self,
        message: &Message,
        security: &mut Security,
    ) -> Result<Vec<u8>, NotSent> {
        let Body { mut bytes, start } = self;
        bytes.try_reserve(security.overhead(message.security)).map_err(|_| OutOfMemory)?;
        let (header, stub) = bytes.split_at_mut(start);
        message.write_header(header, stub.len(), stub.len(), (true, true), security);
        security.seal(message.security, &mut bytes, 0..start)?;
        Ok(bytes)
    }
}

/// What every fragment of a message carries in its header.
#[derive(Clone, Copy, Debug)]
pub(super) struct Message {
    pub(super) packet: PacketType,
    pub(super) call_id: u32,
    pub(super) context: u16,
    /// The opnum of a request.
    pub(super) opnum: u16,
    pub(super) object: Option<uuid::Uuid>,
    /// A request that is not answered.
    pub(super) maybe: bool,
    /// What its fragments are under.
    pub(super) security: SecurityId,
}

impl Message {
    /// What is the same in all fragments of a request.
    pub(super) fn request(
        call_id: u32,
        context: u16,
        opnum: u16,
        object: Option<uuid::Uuid>,
        security: SecurityId,
    ) -> Message {
        let packet = PacketType::Request;
        Message { packet, call_id, context, opnum, object, maybe: false, security }
    }

    /// What is the same in all fragments of a response.
    pub(super) fn response(call_id: u32, context: u16, security: SecurityId) -> Message {
        let packet = PacketType::Response;
        Message { packet, call_id, context, opnum: 0, object: None, maybe: false, security }
    }

    /// The length of a fragment's header, up to the stub.
    pub(super) fn header_len(&self) -> usize {
        if self.object.is_some() { OBJECT_HEADER } else { CALL_HEADER }
    }

    /// How many bytes of the stub a fragment of at most `max` bytes carries: a multiple of 8, as C706 section
    /// 12.6.3.1 asks of all fragments but the last, or of the security context's block.
    pub(super) fn room(&self, max: u16, security: &Security) -> usize {
        security.room(self.security, usize::from(max) - self.header_len())
    }

    /// Appends a part of the message, which may be the first and the last one. All parts but the last have a
    /// multiple of 8 bytes.
    pub(super) fn write_part(
        &self,
        stub: &[u8],
        (first, last): (bool, bool),
        max: u16,
        security: &mut Security,
        out: &mut Vec<u8>,
    ) -> Result<(), NotSent> {
        let room = self.room(max, security);
        let fragments = stub.len().div_ceil(room).max(1);
        let around = self.header_len() + security.overhead(self.security);
        out.try_reserve(stub.len() + fragments * around).map_err(|_| OutOfMemory)?;
        let mut rest = stub;
        for i in 0..fragments {
            let (part, after) = rest.split_at(rest.len().min(room));
            let ends = (first && i == 0, last && i + 1 == fragments);
            self.write_fragment(part, rest.len(), ends, security, out)?;
            rest = after;
        }
        Ok(())
    }

    /// Appends one fragment. `hint` is how many bytes of the stub are left, with this fragment's
    /// (`alloc_hint`).
    pub(super) fn write_fragment(
        &self,
        part: &[u8],
        hint: usize,
        ends: (bool, bool),
        security: &mut Security,
        out: &mut Vec<u8>,
    ) -> Result<(), NotSent> {
        let around = self.header_len() + security.overhead(self.security);
        out.try_reserve(around + part.len()).map_err(|_| OutOfMemory)?;
        let (start, stub) = (out.len(), out.len() + self.header_len());
        out.resize(stub, 0);
        self.write_header(&mut out[start..], part.len(), hint, ends, security);
        out.extend_from_slice(part);
        let sealed = security.seal(self.security, out, start..stub);
        if sealed.is_err() {
            // A fragment that is not sealed must not be sent.
            out.truncate(start);
        }
        sealed
    }

    /// Writes the header of a fragment with `part` bytes of the stub into `out`, which has the header's
    /// length.
    #[inline]
    pub(super) fn write_header(
        &self,
        out: &mut [u8],
        part: usize,
        hint: usize,
        (first, last): (bool, bool),
        security: &Security,
    ) {
        let mut flags = PacketFlags::default();
        if first {
            flags = flags.with(PacketFlags::FIRST);
        }
        if last {
            flags = flags.with(PacketFlags::LAST);
        }
        if self.object.is_some() {
            flags = flags.with(PacketFlags::OBJECT);
        }
        if self.maybe {
            flags = flags.with(PacketFlags::MAYBE);
        }
        let length = out.len() + security.sealed(self.security, part);
        let mut header = Header::new(self.packet, flags, self.call_id);
        header.fragment_length = u16::try_from(length).unwrap_or(u16::MAX);
        header.auth_length = security.auth_length(self.security);
        let (fixed, object) = out.split_at_mut(CALL_HEADER);
        fixed[..Header::LEN].copy_from_slice(&header.to_bytes());
        fixed[16..20].copy_from_slice(&u32::try_from(hint).unwrap_or(0).to_le_bytes());
        fixed[20..22].copy_from_slice(&self.context.to_le_bytes());
        fixed[22..24].copy_from_slice(&self.opnum.to_le_bytes());
        if let Some(uuid) = self.object {
            object.copy_from_slice(&uuid.to_bytes_le());
        }
    }
}

const _: () = assert!((MIN_FRAGMENT as usize) > OBJECT_HEADER, "a fragment has room for a stub");
