//! The header that every PDU starts with (C706 section 12.6.3.1).

use super::ProtocolError;

/// A PDU's type (`ptype`).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum PacketType {
    /// A request, or a fragment of one.
    Request = 0,
    /// A response, or a fragment of one.
    Response = 2,
    /// A failed call.
    Fault = 3,
    /// The client's first PDU: presentation contexts, fragment sizes.
    Bind = 11,
    /// The answer to a bind.
    BindAck = 12,
    /// A bind refused as a whole.
    BindNak = 13,
    /// More presentation contexts.
    AlterContext = 14,
    /// The answer to an alter_context.
    AlterContextResp = 15,
    /// The third leg of an authentication.
    Auth3 = 16,
    /// The server asks the client to close an idle connection.
    Shutdown = 17,
    /// The client cancels a call, and still waits for its end.
    CoCancel = 18,
    /// The client gave up a call, and does not wait.
    Orphaned = 19,
}

impl PacketType {
    /// Whether it belongs to a bind, and may have a token of a security package.
    pub(super) const fn binds(self) -> bool {
        matches!(
            self,
            PacketType::Bind
                | PacketType::BindAck
                | PacketType::AlterContext
                | PacketType::AlterContextResp
                | PacketType::Auth3
        )
    }

    /// The type of this number, or the number if there is none.
    pub(super) const fn of(number: u8) -> Result<PacketType, u8> {
        Ok(match number {
            0 => PacketType::Request,
            2 => PacketType::Response,
            3 => PacketType::Fault,
            11 => PacketType::Bind,
            12 => PacketType::BindAck,
            13 => PacketType::BindNak,
            14 => PacketType::AlterContext,
            15 => PacketType::AlterContextResp,
            16 => PacketType::Auth3,
            17 => PacketType::Shutdown,
            18 => PacketType::CoCancel,
            19 => PacketType::Orphaned,
            other => return Err(other),
        })
    }
}

/// A PDU's flags (`pfc_flags`).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct PacketFlags(pub u8);

impl PacketFlags {
    /// The first fragment.
    pub const FIRST: PacketFlags = PacketFlags(0x01);
    /// The last fragment.
    pub const LAST: PacketFlags = PacketFlags(0x02);
    /// A whole message in one fragment.
    pub const WHOLE: PacketFlags = PacketFlags(0x03);
    /// On a request, a cancel was pending.
    pub const PENDING_CANCEL: PacketFlags = PacketFlags(0x04);
    /// On bind, alter_context, their answers and auth3, the sender can sign headers (PFC_SUPPORT_HEADER_SIGN, MS-RPCE section
    /// 2.2.2.3). It has the number of [`PENDING_CANCEL`](PacketFlags::PENDING_CANCEL).
    pub const SIGNS_HEADERS: PacketFlags = PacketFlags(0x04);
    /// Several calls can be in flight on the connection.
    pub const CONCURRENT: PacketFlags = PacketFlags(0x10);
    /// On a fault: the call did not execute.
    pub const DID_NOT_EXECUTE: PacketFlags = PacketFlags(0x20);
    /// The client wants no answer.
    pub const MAYBE: PacketFlags = PacketFlags(0x40);
    /// An object uuid stands in the request's header.
    pub const OBJECT: PacketFlags = PacketFlags(0x80);

    /// Whether all of `flags` are set.
    #[must_use]
    pub const fn has(self, flags: PacketFlags) -> bool {
        self.0 & flags.0 == flags.0
    }

    /// These flags and `flags`.
    #[must_use]
    pub const fn with(self, flags: PacketFlags) -> PacketFlags {
        PacketFlags(self.0 | flags.0)
    }
}

/// A PDU's header.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Header {
    /// The protocol's major and minor version: 5 and 0 or 1.
    pub version: (u8, u8),
    /// The PDU's type, or its number if this protocol has no such type.
    pub packet: Result<PacketType, u8>,
    /// The flags.
    pub flags: PacketFlags,
    /// Whether the sender's numbers are big endian.
    pub big_endian: bool,
    /// The PDU's length in bytes, header and authentication trailer included.
    pub fragment_length: u16,
    /// The length of the authentication value in bytes.
    pub auth_length: u16,
    /// The call's number, chosen by the client.
    pub call_id: u32,
}

impl Header {
    /// The header's length in bytes.
    pub const LEN: usize = 16;

    /// The header of a PDU that this library sends; its length is filled in later.
    #[must_use]
    pub const fn new(packet: PacketType, flags: PacketFlags, call_id: u32) -> Header {
        Header {
            version: (5, 0),
            packet: Ok(packet),
            flags,
            big_endian: false,
            fragment_length: 0,
            auth_length: 0,
            call_id,
        }
    }

    /// Reads the header at the start of `bytes`, or `None` if it is not there yet as a whole.
    ///
    /// # Errors
    /// When no PDU can start like this.
    pub fn read(bytes: &[u8]) -> Result<Option<Header>, ProtocolError> {
        let Some(bytes) = bytes.first_chunk::<{ Header::LEN }>() else {
            return Ok(None);
        };
        if bytes[0] != 5 && bytes[2] != PacketType::Bind as u8 {
            return Err(ProtocolError(
                "a PDU of another version of the protocol",
                "version 5 in its first byte",
            ));
        }
        let big_endian = match bytes[4] & 0xf0 {
            0x00 => true,
            0x10 => false,
            _ => {
                return Err(ProtocolError(
                    "an unknown representation of integers",
                    "big or little endian",
                ));
            }
        };
        if bytes[4] & 0x0f != 0 || bytes[5] != 0 {
            return Err(ProtocolError(
                "an unknown representation of characters or floats",
                "ASCII and IEEE",
            ));
        }
        let u16_at = |at: usize| {
            let bytes = [bytes[at], bytes[at + 1]];
            if big_endian { u16::from_be_bytes(bytes) } else { u16::from_le_bytes(bytes) }
        };
        let id = [bytes[12], bytes[13], bytes[14], bytes[15]];
        let header = Header {
            version: (bytes[0], bytes[1]),
            packet: PacketType::of(bytes[2]),
            flags: PacketFlags(bytes[3]),
            big_endian,
            fragment_length: u16_at(8),
            auth_length: u16_at(10),
            call_id: if big_endian { u32::from_be_bytes(id) } else { u32::from_le_bytes(id) },
        };
        if usize::from(header.fragment_length) < Header::LEN {
            return Err(ProtocolError("a fragment shorter than its header", "at least 16 bytes"));
        }
        Ok(Some(header))
    }

    /// Appends the header, always little endian.
    pub fn write(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.to_bytes());
    }

    /// The header, always little endian.
    pub(crate) fn to_bytes(self) -> [u8; Header::LEN] {
        let packet = match self.packet {
            Ok(packet) => packet as u8,
            Err(number) => number,
        };
        let mut bytes = [0; Header::LEN];
        bytes[..5].copy_from_slice(&[self.version.0, self.version.1, packet, self.flags.0, 0x10]);
        bytes[8..10].copy_from_slice(&self.fragment_length.to_le_bytes());
        bytes[10..12].copy_from_slice(&self.auth_length.to_le_bytes());
        bytes[12..].copy_from_slice(&self.call_id.to_le_bytes());
        bytes
    }
}

/// Fills in the length of the PDU that starts at `start` and ends with `out`.
pub(crate) fn close(out: &mut [u8], start: usize) {
    let length = u16::try_from(out.len() - start).unwrap_or(u16::MAX);
    out[start + 8..start + 10].copy_from_slice(&length.to_le_bytes());
}

#[cfg(test)]
mod tests {
    use super::PacketType;

    #[test]
    fn types_have_their_numbers() {
        for number in 0..=u8::MAX {
            let of = PacketType::of(number);
            assert_eq!(of.map_or_else(|number| number, |packet| packet as u8), number);
        }
        assert_eq!((0..=u8::MAX).filter(|number| PacketType::of(*number).is_ok()).count(), 12);
    }
}
