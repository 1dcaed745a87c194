//! The bodies of PDUs (C706 section 12.6.4).

use super::header::close;
use super::{Header, PacketFlags, PacketType, ProtocolError, SyntaxId};
use crate::ndr::Cursor;

/// A presentation context that a client proposes (`p_cont_elem_t`).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ContextElement {
    /// The number by which requests will name the context.
    pub id: u16,
    /// The interface.
    pub interface: SyntaxId,
    /// The transfer syntaxes that the client speaks.
    pub syntaxes: Vec<SyntaxId>,
}

/// A bind, or an alter_context, which looks the same.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Bind {
    /// The largest fragment that the client sends, in bytes.
    pub max_transmit: u16,
    /// The largest fragment that the client takes, in bytes.
    pub max_receive: u16,
    /// The association group that the connection joins, or 0 for a new one.
    pub association_group: u32,
    /// The proposed contexts.
    pub contexts: Vec<ContextElement>,
}

impl Bind {
    /// Reads the body of a bind whose PDU is `pdu`.
    ///
    /// # Errors
    /// When the body is truncated, or there is no memory for it.
    pub fn read(pdu: &[u8], big_endian: bool) -> Result<Bind, ProtocolError> {
        let mut cursor = body(pdu, big_endian)?;
        let (max_transmit, max_receive) = (cursor.u16()?, cursor.u16()?);
        let association_group = cursor.u32()?;
        let count = cursor.u8()?;
        cursor.take(3)?;
        let mut contexts = fallible_vec(count.into())?;
        for _ in 0..count {
            cursor.align(4)?;
            let id = cursor.u16()?;
            let count = cursor.u8()?;
            cursor.take(1)?;
            let interface = SyntaxId::read(&mut cursor)?;
            let mut syntaxes = fallible_vec(count.into())?;
            for _ in 0..count {
                syntaxes.push(SyntaxId::read(&mut cursor)?);
            }
            contexts.push(ContextElement { id, interface, syntaxes });
        }
        Ok(Bind { max_transmit, max_receive, association_group, contexts })
    }

    /// Whether it proposes contexts, each with a transfer syntax, and negotiates features in one context at
    /// most (MS-RPCE section 3.3.1.5.3).
    pub(super) fn is_sound(&self) -> bool {
        let features = |context: &&ContextElement| {
            context.syntaxes.first().is_some_and(|syntax| syntax.features().is_some())
        };
        !self.contexts.is_empty()
            && self.contexts.iter().all(|context| !context.syntaxes.is_empty())
            && self.contexts.iter().filter(features).count() <= 1
    }

    /// Appends the PDU, as a bind or an alter_context.
    pub fn write(&self, packet: PacketType, call_id: u32, out: &mut Vec<u8>) {
        let flags = PacketFlags::WHOLE.with(PacketFlags::CONCURRENT);
        let start = open(Header::new(packet, flags, call_id), out);
        out.extend_from_slice(&self.max_transmit.to_le_bytes());
        out.extend_from_slice(&self.max_receive.to_le_bytes());
        out.extend_from_slice(&self.association_group.to_le_bytes());
        out.extend_from_slice(&[count(self.contexts.len()), 0, 0, 0]);
        for context in &self.contexts {
            out.extend_from_slice(&context.id.to_le_bytes());
            out.extend_from_slice(&[count(context.syntaxes.len()), 0]);
            context.interface.write(out);
            context.syntaxes.iter().for_each(|syntax| syntax.write(out));
        }
        close(out, start);
    }
}

/// What became of a proposed context (`p_result_t`).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ContextResult {
    /// [`ContextResult::ACCEPTED`], a rejection, or [`ContextResult::NEGOTIATE_ACK`].
    pub result: u16,
    /// Why it was rejected; or, for `NEGOTIATE_ACK`, the features agreed on.
    pub reason: u16,
    /// The transfer syntax that was chosen.
    pub syntax: SyntaxId,
}

impl ContextResult {
    /// The context can be used.
    pub const ACCEPTED: u16 = 0;
    /// The user of the protocol rejected it.
    pub const USER_REJECTION: u16 = 1;
    /// The protocol machine rejected it.
    pub const PROVIDER_REJECTION: u16 = 2;
    /// The answer to bind-time feature negotiation (MS-RPCE section 2.2.2.4).
    pub const NEGOTIATE_ACK: u16 = 3;
    /// Reason: the server does not have the interface.
    pub const ABSTRACT_SYNTAX_NOT_SUPPORTED: u16 = 1;
    /// Reason: the server has the interface, but in none of the proposed transfer syntaxes.
    pub const TRANSFER_SYNTAXES_NOT_SUPPORTED: u16 = 2;
    /// Reason: too many contexts.
    pub const LOCAL_LIMIT_EXCEEDED: u16 = 3;
}

/// A bind_ack, or an alter_context_resp, which looks the same.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BindAck {
    /// The largest fragment that the server sends, in bytes.
    pub max_transmit: u16,
    /// The largest fragment that the server takes, in bytes.
    pub max_receive: u16,
    /// The association group.
    pub association_group: u32,
    /// The secondary address: the port as text for TCP.
    pub secondary_address: String,
    /// One result for each proposed context, in their order.
    pub results: Vec<ContextResult>,
}

impl BindAck {
    /// Reads the body of a bind_ack whose PDU is `pdu`.
    ///
    /// # Errors
    /// When the body is truncated, or there is no memory for it.
    pub fn read(pdu: &[u8], big_endian: bool) -> Result<BindAck, ProtocolError> {
        let mut cursor = body(pdu, big_endian)?;
        let (max_transmit, max_receive) = (cursor.u16()?, cursor.u16()?);
        let association_group = cursor.u32()?;
        let length = usize::from(cursor.u16()?);
        let address = cursor.take(length)?;
        let address = address.strip_suffix(b"\0").unwrap_or(address);
        cursor.align(4)?;
        let count = cursor.u8()?;
        cursor.take(3)?;
        let mut results = fallible_vec(count.into())?;
        for _ in 0..count {
            cursor.align(4)?;
            let (result, reason) = (cursor.u16()?, cursor.u16()?);
            results.push(ContextResult { result, reason, syntax: SyntaxId::read(&mut cursor)? });
        }
        let secondary_address = String::from_utf8_lossy(address).into_owned();
        Ok(BindAck { max_transmit, max_receive, association_group, secondary_address, results })
    }

    /// Appends the PDU, as a bind_ack or an alter_context_resp. `flags` says what was agreed on:
    /// [`PacketFlags::CONCURRENT`] in a bind_ack to a bind that asked for it.
    pub fn write(&self, packet: PacketType, flags: PacketFlags, call_id: u32, out: &mut Vec<u8>) {
        let flags = PacketFlags::WHOLE.with(flags);
        let start = open(Header::new(packet, flags, call_id), out);
        out.extend_from_slice(&self.max_transmit.to_le_bytes());
        out.extend_from_slice(&self.max_receive.to_le_bytes());
        out.extend_from_slice(&self.association_group.to_le_bytes());
        let address = self.secondary_address.as_bytes();
        let length = if address.is_empty() { 0 } else { address.len() + 1 };
        out.extend_from_slice(&u16::try_from(length).unwrap_or(0).to_le_bytes());
        if length != 0 {
            out.extend_from_slice(address);
            out.push(0);
        }
        while !(out.len() - start).is_multiple_of(4) {
            out.push(0);
        }
        out.extend_from_slice(&[count(self.results.len()), 0, 0, 0]);
        for result in &self.results {
            out.extend_from_slice(&result.result.to_le_bytes());
            out.extend_from_slice(&result.reason.to_le_bytes());
            result.syntax.write(out);
        }
        close(out, start);
    }
}

/// A bind_nak: the bind is refused as a whole.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct BindNak {
    /// One of the constants here, or another (C706 section 12.6.3.1, MS-RPCE section 2.2.2.5).
    pub reason: u16,
}

impl BindNak {
    /// No reason given.
    pub const NOT_SPECIFIED: u16 = 0;
    /// The server is out of some resource.
    pub const LOCAL_LIMIT_EXCEEDED: u16 = 2;
    /// The protocol's version is not supported.
    pub const PROTOCOL_VERSION_NOT_SUPPORTED: u16 = 4;
    /// The authentication type is not supported.
    pub const AUTHENTICATION_TYPE_NOT_RECOGNIZED: u16 = 8;
    /// The security package refuses the client.
    pub const INVALID_CHECKSUM: u16 = 9;

    /// Reads the body of a bind_nak whose PDU is `pdu`.
    ///
    /// # Errors
    /// When the body is truncated.
    pub fn read(pdu: &[u8], big_endian: bool) -> Result<BindNak, ProtocolError> {
        Ok(BindNak { reason: body(pdu, big_endian)?.u16()? })
    }

    /// Appends the PDU, with the protocol versions that are spoken here.
    pub fn write(&self, call_id: u32, out: &mut Vec<u8>) {
        let start = open(Header::new(PacketType::BindNak, PacketFlags::WHOLE, call_id), out);
        out.extend_from_slice(&self.reason.to_le_bytes());
        out.extend_from_slice(&[2, 5, 0, 5, 1]);
        close(out, start);
    }
}

/// The fixed part of a fault's body.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Fault {
    /// The presentation context.
    pub context: u16,
    /// The status, as it is on the wire.
    pub status: u32,
}

impl Fault {
    /// The length of a fault with this fixed part, in bytes: what stands behind it is data of the server's.
    pub(super) const LEN: usize = 32;

    /// Reads the body of a fault whose PDU is `pdu`.
    ///
    /// # Errors
    /// When the body is truncated.
    pub fn read(pdu: &[u8], big_endian: bool) -> Result<Fault, ProtocolError> {
        let mut cursor = body(pdu, big_endian)?;
        cursor.u32()?;
        let context = cursor.u16()?;
        cursor.take(2)?;
        Ok(Fault { context, status: cursor.u32()? })
    }

    /// Appends the PDU. `executed` says whether the method may have run.
    pub fn write(&self, call_id: u32, executed: bool, out: &mut Vec<u8>) {
        let mut flags = PacketFlags::WHOLE;
        if !executed {
            flags = flags.with(PacketFlags::DID_NOT_EXECUTE);
        }
        let start = open(Header::new(PacketType::Fault, flags, call_id), out);
        out.extend_from_slice(&32_u32.to_le_bytes());
        out.extend_from_slice(&self.context.to_le_bytes());
        out.extend_from_slice(&[0, 0]);
        out.extend_from_slice(&self.status.to_le_bytes());
        out.extend_from_slice(&[0; 4]);
        close(out, start);
    }
}

/// A vector with room for `n` values, which are at most 255.
pub(super) fn fallible_vec<T>(n: usize) -> Result<Vec<T>, ProtocolError> {
    let mut values = Vec::new();
    values
        .try_reserve_exact(n)
        .map_err(|_| ProtocolError("no memory for the lists of a PDU", ""))?;
    Ok(values)
}

/// Appends a PDU that has no body: shutdown, co_cancel, orphaned.
pub(crate) fn write_empty(packet: PacketType, call_id: u32, out: &mut Vec<u8>) {
    let start = open(Header::new(packet, PacketFlags::WHOLE, call_id), out);
    close(out, start);
}

/// Appends a header, and says where it starts.
pub(crate) fn open(header: Header, out: &mut Vec<u8>) -> usize {
    let start = out.len();
    header.write(out);
    start
}

/// A cursor behind the header; alignment counts from the PDU's start.
pub(crate) fn body(pdu: &[u8], big_endian: bool) -> Result<Cursor<'_>, ProtocolError> {
    let mut cursor = Cursor::new(pdu, big_endian);
    cursor.take(Header::LEN)?;
    Ok(cursor)
}

fn count(n: usize) -> u8 {
    debug_assert!(n <= 255, "a PDU counts contexts in one byte");
    u8::try_from(n).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The bind of Samba's smbtorture (4.17) for rpcecho: NDR, then feature negotiation.
    #[test]
    fn binds_survive() {
        let echo = "60a15ec5-4de8-11d7-a637-005056a20182".parse().unwrap();
        let bind = Bind {
            max_transmit: 5840,
            max_receive: 5840,
            association_group: 0,
            contexts: vec![ContextElement {
                id: 1,
                interface: SyntaxId::new(echo, 1, 0),
                syntaxes: vec![SyntaxId::NDR20, SyntaxId::NDR64],
            }],
        };
        let mut out = Vec::new();
        bind.write(PacketType::Bind, 7, &mut out);
        let header = Header::read(&out).unwrap().unwrap();
        assert_eq!(usize::from(header.fragment_length), out.len());
        assert_eq!(header.call_id, 7);
        assert_eq!(Bind::read(&out, false).unwrap(), bind);
        for end in 0..out.len() {
            assert!(Bind::read(&out[..end], false).is_err());
        }
    }

    #[test]
    fn a_secondary_address_is_padded_to_four() {
        for address in ["", "1", "12", "135", "49152"] {
            let ack = BindAck {
                max_transmit: 4280,
                max_receive: 4280,
                association_group: 9,
                secondary_address: address.to_owned(),
                results: vec![ContextResult { result: 0, reason: 0, syntax: SyntaxId::NDR20 }],
            };
            let mut out = vec![0; 3];
            ack.write(PacketType::BindAck, PacketFlags::default(), 1, &mut out);
            assert_eq!(BindAck::read(&out[3..], false).unwrap(), ack);
        }
    }
}
