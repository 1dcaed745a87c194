//! PDUs: built as a program says, and read again.

use rpc_runtime::protocol::{Header, PacketFlags, PacketType, SyntaxId};
use uuid::Uuid;

use crate::program::{Program, pattern};

/// Two interfaces that a server has, those of `tests/pdus`; [`interface`] names others too.
pub const INTERFACES: [SyntaxId; 2] = [
    SyntaxId::new(Uuid::from_u128(0x60a15ec5_4de8_11d7_a637_005056a20182), 1, 2),
    SyntaxId::new(Uuid::from_u128(0x4b324fc8_1670_01d3_1278_5a47bf6ee188), 3, 0),
];

/// Bind-time feature negotiation, with both bits.
const FEATURES: SyntaxId =
    SyntaxId::new(Uuid::from_u128(0x6cb71c2c_9812_4540_0300_000000000000), 1, 0);

/// One of eight interfaces: one is too new, five are nobody's.
pub fn interface(n: u8) -> SyntaxId {
    match n % 8 {
        n @ (0 | 1) => INTERFACES[usize::from(n)],
        2 => SyntaxId { minor: 9, ..INTERFACES[1] },
        n => SyntaxId::new(Uuid::from_u128(n.into()), 1, 0),
    }
}

fn syntax(n: u8) -> SyntaxId {
    match n % 8 {
        0..=2 => SyntaxId::NDR20,
        3..=4 => SyntaxId::NDR64,
        5..=6 => FEATURES,
        _ => SyntaxId::new(Uuid::from_u128(0x1234), 1, 0),
    }
}

/// A PDU under way.
struct Writer {
    bytes: Vec<u8>,
    big: bool,
}

impl Writer {
    /// `how`: bit 0 is big endian, bit 1 version 5.1, all others set mean an authentication trailer or
    /// another major version.
    fn new(packet: u8, flags: u8, id: u32, how: u8) -> Writer {
        let big = how & 1 != 0;
        let (major, auth) = match how >> 2 {
            0x3f => (4, 0),
            0x3e => (5, 8),
            _ => (5, 0),
        };
        let drep = if big { 0 } else { 0x10 };
        let mut pdu =
            Writer { bytes: vec![major, how >> 1 & 1, packet, flags, drep, 0, 0, 0], big };
        pdu.u16(0);
        pdu.u16(auth);
        pdu.u32(id);
        pdu
    }

    fn u16(&mut self, n: u16) {
        self.bytes.extend(if self.big { n.to_be_bytes() } else { n.to_le_bytes() });
    }

    fn u32(&mut self, n: u32) {
        self.bytes.extend(if self.big { n.to_be_bytes() } else { n.to_le_bytes() });
    }

    fn align(&mut self) {
        self.bytes.resize(self.bytes.len().next_multiple_of(4), 0);
    }

    fn syntax(&mut self, id: SyntaxId) {
        let (a, b, c, rest) = id.uuid.as_fields();
        self.u32(a);
        self.u16(b);
        self.u16(c);
        self.bytes.extend(rest);
        self.u32(u32::from(id.minor) << 16 | u32::from(id.major));
    }

    fn end(mut self, wire: &mut Vec<u8>) {
        let length = u16::try_from(self.bytes.len()).expect("small PDUs");
        let length = if self.big { length.to_be_bytes() } else { length.to_le_bytes() };
        self.bytes[8..10].copy_from_slice(&length);
        wire.extend(self.bytes);
    }
}

const WHOLE: u8 = PacketFlags::WHOLE.0;

fn fragment_size(program: &mut Program<'_>) -> u16 {
    program.pick(&[5840, 4280, 1432, 0, 2000, 65535, 1433, 100])
}

/// A bind or an alter_context.
pub fn bind(program: &mut Program<'_>, packet: PacketType, id: u32, wire: &mut Vec<u8>) {
    let how = program.u8();
    let flags = if how & 0x80 == 0 { WHOLE | PacketFlags::CONCURRENT.0 } else { WHOLE };
    let mut pdu = Writer::new(packet as u8, flags, id, program.u8());
    pdu.u16(fragment_size(program));
    pdu.u16(fragment_size(program));
    pdu.u32((how >> 4 & 3).into());
    let contexts = how & 7;
    pdu.bytes.extend([contexts, 0, 0, 0]);
    for _ in 0..contexts {
        let (id, counts) = (program.u8(), program.u8());
        pdu.u16(id.into());
        let syntaxes = if counts & 0x80 == 0 { 1 } else { counts & 3 };
        pdu.bytes.extend([syntaxes, 0]);
        pdu.syntax(interface(counts >> 2));
        for _ in 0..syntaxes {
            pdu.syntax(syntax(program.u8()));
        }
    }
    pdu.end(wire);
}

/// A bind_ack or an alter_context_resp.
pub fn bind_ack(program: &mut Program<'_>, packet: PacketType, id: u32, wire: &mut Vec<u8>) {
    let how = program.u8();
    let flags = if how & 0x80 == 0 { WHOLE | PacketFlags::CONCURRENT.0 } else { WHOLE };
    let mut pdu = Writer::new(packet as u8, flags, id, program.u8());
    pdu.u16(fragment_size(program));
    pdu.u16(fragment_size(program));
    pdu.u32((how >> 3 & 3).into());
    let address = &b"49152\0"[..usize::from(how >> 5 & 3) * 2];
    pdu.u16(address.len() as u16);
    pdu.bytes.extend(address);
    pdu.align();
    let results = if how & 4 == 0 { 1 } else { how & 3 };
    pdu.bytes.extend([results, 0, 0, 0]);
    for _ in 0..results {
        let n = program.u8();
        pdu.u16(if n & 0x80 == 0 { 0 } else { (n & 3).into() });
        pdu.u16((n >> 4 & 3).into());
        pdu.syntax(syntax(n));
    }
    pdu.end(wire);
}

/// A fragment of a request or a response.
pub fn call(program: &mut Program<'_>, packet: PacketType, id: u32, wire: &mut Vec<u8>) {
    // The two bits that say where a fragment stands are the other way round: 0 is a whole message.
    let flags = program.u8() ^ WHOLE;
    let mut pdu = Writer::new(packet as u8, flags, id, program.u8());
    let (what, size) = (program.u8(), program.size());
    pdu.u32(size as u32);
    pdu.u16((what & 7).into());
    pdu.u16((what >> 3 & 3).into());
    if packet == PacketType::Request && flags & PacketFlags::OBJECT.0 != 0 {
        pdu.bytes.extend(pattern(9, 0, 16));
    }
    pdu.bytes.extend(pattern(id ^ u32::from(what) << 5, usize::from(what), size));
    pdu.end(wire);
}

pub fn fault(program: &mut Program<'_>, id: u32, wire: &mut Vec<u8>) {
    let flags = WHOLE | program.u8();
    let mut pdu = Writer::new(PacketType::Fault as u8, flags, id, program.u8());
    pdu.u32(32);
    pdu.u16(program.u8().into());
    pdu.u16(0);
    let status = program.pick(&[0, 5, 0x1c010003, 0x1c00000c, 1722]);
    pdu.u32(status);
    pdu.u32(0);
    pdu.end(wire);
}

pub fn bind_nak(program: &mut Program<'_>, id: u32, wire: &mut Vec<u8>) {
    let mut pdu = Writer::new(PacketType::BindNak as u8, WHOLE, id, program.u8());
    pdu.u16(program.u8().into());
    pdu.bytes.extend([1, 5, 0]);
    pdu.end(wire);
}

/// Any type, with the bytes of the program as its body.
pub fn other(program: &mut Program<'_>, packet: u8, id: u32, wire: &mut Vec<u8>) {
    let how = program.u8();
    let mut pdu = Writer::new(packet, WHOLE, id, how);
    let length = program.below(64);
    pdu.bytes.extend(program.take(length));
    pdu.end(wire);
}

/// A PDU that is a header.
pub fn empty(packet: PacketType, id: u32, wire: &mut Vec<u8>) {
    Writer::new(packet as u8, WHOLE, id, 0).end(wire);
}

/// The PDUs at the start of `bytes`, and how many bytes they are.
pub fn pdus(bytes: &[u8]) -> (Vec<(Header, &[u8])>, usize) {
    let (mut pdus, mut at) = (Vec::new(), 0);
    while let Ok(Some(header)) = Header::read(&bytes[at..])
        && let Some(pdu) = bytes[at..].get(..usize::from(header.fragment_length))
    {
        pdus.push((header, pdu));
        at += pdu.len();
    }
    (pdus, at)
}

/// What stands in a request or a response: context, opnum, stub. Not the library's own reading.
pub fn fragment<'a>(header: &Header, pdu: &'a [u8]) -> Option<(u16, u16, &'a [u8])> {
    let u16_at = |at: usize| {
        let bytes = [*pdu.get(at)?, *pdu.get(at + 1)?];
        Some(if header.big_endian { u16::from_be_bytes(bytes) } else { u16::from_le_bytes(bytes) })
    };
    let object = header.packet == Ok(PacketType::Request) && header.flags.has(PacketFlags::OBJECT);
    Some((u16_at(20)?, u16_at(22)?, pdu.get(if object { 40 } else { 24 }..)?))
}

/// The complete messages of a stream, reassembled in the simplest way.
#[derive(Debug, Default)]
pub struct Messages {
    bytes: Vec<u8>,
    open: std::collections::BTreeMap<u32, Vec<u8>>,
    /// Call, and stub.
    complete: std::collections::VecDeque<(u32, Vec<u8>)>,
}

impl Messages {
    pub fn take(&mut self, packet: PacketType, bytes: &[u8]) {
        self.bytes.extend(bytes);
        let (pdus, taken) = pdus(&self.bytes);
        for (header, pdu) in pdus.into_iter().filter(|(header, _)| header.packet == Ok(packet)) {
            let Some((_, _, stub)) = fragment(&header, pdu) else { continue };
            let id = header.call_id;
            if header.flags.has(PacketFlags::FIRST) {
                self.open.insert(id, Vec::new());
            }
            self.open.entry(id).or_default().extend(stub);
            if header.flags.has(PacketFlags::LAST) {
                let stub = self.open.remove(&id).unwrap_or_default();
                self.complete.push_back((id, stub));
            }
        }
        self.bytes.drain(..taken);
    }

    /// Whether this message came, behind the one that was asked for last.
    pub fn came(&mut self, id: u32, stub: &[u8]) -> bool {
        let at = self.complete.iter().position(|(of, bytes)| *of == id && bytes == stub);
        if let Some(at) = at {
            let mut n = 0;
            self.complete.retain(|(of, _)| {
                n += 1;
                *of != id || n - 1 > at
            });
        }
        at.is_some()
    }

    /// What came of a message that is not complete.
    pub fn open(&self, id: u32) -> Option<&[u8]> {
        self.open.get(&id).map(Vec::as_slice)
    }
}
