//! Stubs from fragments, and fragments from stubs.

use super::header::close;
use super::pdu::open;
use super::{Header, PacketFlags, PacketType, ProtocolError};
use crate::memory::{OutOfMemory, StubBuffer};
use crate::status::Status;

pub(super) const NO_AUTHENTICATION: ProtocolError =
    ProtocolError("no authentication, because none was negotiated");

/// The length of a request's or a response's header, up to the stub.
pub(crate) const CALL_HEADER: usize = 24;

/// The fixed part of a request or a response, and its share of the stub.
pub(crate) struct Fragment<'a> {
    pub(crate) context: u16,
    /// The opnum of a request.
    pub(crate) opnum: u16,
    pub(crate) object: Option<uuid::Uuid>,
    pub(crate) stub: &'a [u8],
}

impl<'a> Fragment<'a> {
    pub(crate) fn read(header: &Header, pdu: &'a [u8]) -> Result<Fragment<'a>, ProtocolError> {
        let mut cursor = super::pdu::body(pdu, header.big_endian)?;
        cursor.u32()?;
        let (context, opnum) = (cursor.u16()?, cursor.u16()?);
        let has_object =
            header.packet == Ok(PacketType::Request) && header.flags.has(PacketFlags::OBJECT);
        let object = if has_object {
            let (a, b, c) = (cursor.u32()?, cursor.u16()?, cursor.u16()?);
            let rest = cursor.take(8)?.first_chunk().ok_or(ProtocolError("an object uuid"))?;
            Some(uuid::Uuid::from_fields(a, b, c, rest))
        } else {
            None
        };
        if header.auth_length != 0 {
            return Err(NO_AUTHENTICATION);
        }
        let stub = cursor.take(cursor.remaining())?;
        Ok(Fragment { context, opnum, object, stub })
    }
}

/// Why a fragment cannot be appended to what came before: the call fails, and the connection stays.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Refusal {
    /// The stub would be larger than a call may be.
    TooLarge,
    /// There is no memory for it, or not within the limits.
    NoMemory,
}

impl Refusal {
    pub(crate) fn status(self) -> Status {
        match self {
            Refusal::TooLarge => Status::OUT_OF_RESOURCES,
            Refusal::NoMemory => Status::OUT_OF_MEMORY,
        }
    }
}

/// Appends a fragment's stub to what came before.
pub(crate) fn append(stub: &mut StubBuffer, more: &[u8], limit: usize) -> Result<(), Refusal> {
    if stub.len().saturating_add(more.len()) > limit {
        return Err(Refusal::TooLarge);
    }
    stub.extend(more).map_err(|OutOfMemory| Refusal::NoMemory)
}

/// What every fragment of a message carries in its header.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Message {
    pub(crate) packet: PacketType,
    pub(crate) flags: PacketFlags,
    pub(crate) call_id: u32,
    pub(crate) context: u16,
    /// The opnum of a request.
    pub(crate) opnum: u16,
    pub(crate) object: Option<uuid::Uuid>,
}

impl Message {
    fn header(&self) -> usize {
        CALL_HEADER + if self.object.is_some() { 16 } else { 0 }
    }

    /// How much of the stub a fragment of at most `max` bytes carries. All fragments but the last carry a
    /// multiple of 8 bytes, as C706 section 12.6.3.1 asks.
    pub(crate) fn room(&self, max: u16) -> usize {
        (usize::from(max) - self.header()) & !7
    }

    /// Appends the message in fragments of at most `max` bytes.
    pub(crate) fn write(
        &self,
        stub: &[u8],
        max: u16,
        out: &mut Vec<u8>,
    ) -> Result<(), OutOfMemory> {
        self.write_part(stub, (true, true), max, out)
    }

    /// Appends a part of the message, which may be the first and the last one. All parts but the last are of a
    /// multiple of 8 bytes.
    pub(crate) fn write_part(
        &self,
        stub: &[u8],
        (first, last): (bool, bool),
        max: u16,
        out: &mut Vec<u8>,
    ) -> Result<(), OutOfMemory> {
        let room = self.room(max);
        let fragments = stub.len().div_ceil(room).max(1);
        out.try_reserve(stub.len() + fragments * self.header()).map_err(|_| OutOfMemory)?;
        let mut rest = stub;
        for i in 0..fragments {
            let (part, after) = rest.split_at(rest.len().min(room));
            let ends = (first && i == 0, last && i + 1 == fragments);
            self.write_fragment(part, rest.len(), ends, out)?;
            rest = after;
        }
        Ok(())
    }

    /// Appends one fragment; `hint` is how much of the stub is left, with this (`alloc_hint`).
    pub(crate) fn write_fragment(
        &self,
        part: &[u8],
        hint: usize,
        (first, last): (bool, bool),
        out: &mut Vec<u8>,
    ) -> Result<(), OutOfMemory> {
        out.try_reserve(self.header() + part.len()).map_err(|_| OutOfMemory)?;
        let mut flags = self.flags;
        if first {
            flags = flags.with(PacketFlags::FIRST);
        }
        if last {
            flags = flags.with(PacketFlags::LAST);
        }
        let start = open(Header::new(self.packet, flags, self.call_id), out);
        out.extend_from_slice(&u32::try_from(hint).unwrap_or(0).to_le_bytes());
        out.extend_from_slice(&self.context.to_le_bytes());
        out.extend_from_slice(&self.opnum.to_le_bytes());
        if let Some(object) = self.object {
            out.extend_from_slice(&object.to_bytes_le());
        }
        out.extend_from_slice(part);
        close(out, start);
        Ok(())
    }
}

/// The complete PDUs at the start of `input`: each with its header, then how many bytes they took.
pub(crate) struct Deframer {
    /// The largest fragment that is accepted.
    pub(crate) max: u16,
}

impl Deframer {
    /// The next PDU of `input`, or `None` if it is not complete.
    pub(crate) fn next<'a>(
        &self,
        input: &'a [u8],
    ) -> Result<Option<(Header, &'a [u8])>, ProtocolError> {
        let Some(header) = Header::read(input)? else {
            return Ok(None);
        };
        if header.fragment_length > self.max {
            return Err(ProtocolError("a fragment within the negotiated size"));
        }
        let pdu = input.get(..usize::from(header.fragment_length));
        Ok(pdu.map(|pdu| (header, pdu)))
    }
}
