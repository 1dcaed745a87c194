//! PDUs, written field by field, in either byte order.
//!
//! `encode` writes what the fields say. What a row spoils on purpose (a length, a version, a cut body) is said
//! by a method of that name.

/// The byte order of a PDU's integers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Order {
    Little,
    Big,
}

/// The name of an interface or of a transfer syntax: uuid, major and minor version.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Syntax(pub u128, pub u16, pub u16);

/// The first interface of the server under test, in version 1.2. Its opnum 7 has an [in] pipe.
pub const ECHO: Syntax = Syntax(0x60a1_5ec5_4de8_11d7_a637_0050_56a2_0182, 1, 2);
/// The second interface of the server under test.
pub const FILES: Syntax = Syntax(0x4b32_4fc8_1670_01d3_1278_5a47_bf6e_e188, 3, 0);
/// An interface that nobody offers.
pub const UNKNOWN: Syntax = Syntax(0xdead_beef_0000_4000_8000_0000_0000_0001, 1, 0);

pub const NDR20: Syntax = Syntax(0x8a88_5d04_1ceb_11c9_9fe8_0800_2b10_4860, 2, 0);
pub const NDR64: Syntax = Syntax(0x7171_0533_beba_4937_8319_b5db_ef9c_cc36, 1, 0);
/// All zero: no syntax.
pub const ZERO: Syntax = Syntax(0, 0, 0);

/// An object.
pub const OBJECT: u128 = 0x0102_0304_0506_0708_090a_0b0c_0d0e_0f10;

/// Bind-time feature negotiation's "transfer syntax" (MS-RPCE 2.2.2.14): the bits follow the prefix, in the
/// order of little endian.
pub const fn features(bits: u16) -> Syntax {
    let tail = (bits.swap_bytes() as u128) << 48;
    Syntax(0x6cb7_1c2c_9812_4540 << 64 | tail, 1, 0)
}

pub const FIRST: u8 = 0x01;
pub const LAST: u8 = 0x02;
pub const PENDING_CANCEL: u8 = 0x04;
/// The same bit, in bind, alter_context, their answers and auth3 (MS-RPCE 2.2.2.3).
pub const HEADER_SIGN: u8 = PENDING_CANCEL;
pub const RESERVED: u8 = 0x08;
pub const CONC_MPX: u8 = 0x10;
pub const DID_NOT_EXECUTE: u8 = 0x20;
pub const MAYBE: u8 = 0x40;
pub const OBJECT_UUID: u8 = 0x80;

#[derive(Clone, Debug)]
enum Body {
    Bind { xmit: u16, recv: u16, group: u32, contexts: Vec<(u16, Syntax, Vec<Syntax>)> },
    Ack { xmit: u16, recv: u16, group: u32, address: &'static str, results: Vec<Answer> },
    Nak { reason: u16, versions: &'static [(u8, u8)] },
    Call { hint: Option<u32>, context: u16, word: u16, object: Option<u128>, stub: Vec<u8> },
    Fault { context: u16, status: u32, more: Vec<u8> },
    Bytes(Vec<u8>),
}

/// A result in a bind_ack: result, reason, transfer syntax.
pub type Answer = (u16, u16, Syntax);

/// The server takes the context.
pub const fn accepted(syntax: Syntax) -> Answer {
    (0, 0, syntax)
}

/// The server's provider rejects the context.
pub const fn rejected(reason: u16) -> Answer {
    (2, reason, ZERO)
}

/// One PDU.
#[derive(Clone, Debug)]
pub struct Pdu {
    version: (u8, u8),
    kind: u8,
    flags: u8,
    characters: u8,
    floats: u8,
    integers: Option<u8>,
    order: Option<Order>,
    length: Option<u16>,
    cut: Option<usize>,
    auth_length: u16,
    trailer: Vec<u8>,
    call: u32,
    body: Body,
}

/// A PDU of any type that has nothing behind its header.
pub fn pdu(kind: u8, call: u32) -> Pdu {
    Pdu {
        version: (5, 0),
        kind,
        flags: FIRST | LAST,
        characters: 0,
        floats: 0,
        integers: None,
        order: None,
        length: None,
        cut: None,
        auth_length: 0,
        trailer: Vec::new(),
        call,
        body: Body::Bytes(Vec::new()),
    }
}

fn with(kind: u8, call: u32, body: Body) -> Pdu {
    Pdu { body, ..pdu(kind, call) }
}

pub fn bind(call: u32) -> Pdu {
    with(11, call, Body::Bind { xmit: 4280, recv: 4280, group: 0, contexts: Vec::new() })
}

pub fn alter(call: u32) -> Pdu {
    Pdu { kind: 14, ..bind(call) }
}

pub fn request(call: u32) -> Pdu {
    with(0, call, Body::Call { hint: None, context: 0, word: 0, object: None, stub: Vec::new() })
}

pub fn response(call: u32) -> Pdu {
    Pdu { kind: 2, ..request(call) }
}

pub fn fault(call: u32, status: u32) -> Pdu {
    with(3, call, Body::Fault { context: 0, status, more: Vec::new() })
}

/// A bind_ack with these results.
pub fn bind_ack(call: u32, results: &[Answer]) -> Pdu {
    let results = results.to_vec();
    let ack = Body::Ack { xmit: 4280, recv: 4280, group: 7, address: "135", results };
    Pdu { flags: FIRST | LAST | CONC_MPX, ..with(12, call, ack) }
}

/// An alter_context_resp with these results.
pub fn alter_resp(call: u32, results: &[Answer]) -> Pdu {
    Pdu { kind: 15, flags: FIRST | LAST, ..bind_ack(call, results) }.address("")
}

pub fn bind_nak(call: u32, reason: u16) -> Pdu {
    with(13, call, Body::Nak { reason, versions: &[(5, 0)] })
}

pub fn auth3(call: u32) -> Pdu {
    pdu(16, call).body(b"pad ").auth(16)
}

pub fn shutdown() -> Pdu {
    pdu(17, 0)
}

pub fn co_cancel(call: u32) -> Pdu {
    pdu(18, call)
}

pub fn orphaned(call: u32) -> Pdu {
    pdu(19, call)
}

pub use rpc_tests::hex;

impl Pdu {
    /// Replaces all flags.
    pub fn flags(self, flags: u8) -> Pdu {
        Pdu { flags, ..self }
    }

    /// Adds flags.
    pub fn and(self, flags: u8) -> Pdu {
        Pdu { flags: self.flags | flags, ..self }
    }

    /// The first fragment of several.
    pub fn first(self) -> Pdu {
        Pdu { flags: self.flags & !LAST, ..self }
    }

    /// Neither the first fragment nor the last.
    pub fn middle(self) -> Pdu {
        Pdu { flags: self.flags & !(FIRST | LAST), ..self }
    }

    /// The last fragment of several.
    pub fn last(self) -> Pdu {
        Pdu { flags: self.flags & !FIRST, ..self }
    }

    pub fn version(self, major: u8, minor: u8) -> Pdu {
        Pdu { version: (major, minor), ..self }
    }

    /// This byte order, whatever the run's.
    pub fn order(self, order: Order) -> Pdu {
        Pdu { order: Some(order), ..self }
    }

    /// The numbers of the character set and the format of floats in the data representation.
    pub fn representation(self, characters: u8, floats: u8) -> Pdu {
        Pdu { characters, floats, ..self }
    }

    /// The number of the integers' format in the data representation.
    pub fn integers(self, number: u8) -> Pdu {
        Pdu { integers: Some(number), ..self }
    }

    /// What the header says of the length, whatever it is.
    pub fn length(self, length: u16) -> Pdu {
        Pdu { length: Some(length), ..self }
    }

    /// Only this many bytes of it, and the header says so.
    pub fn cut(self, bytes: usize) -> Pdu {
        Pdu { cut: Some(bytes), ..self }
    }

    /// An authentication trailer of NTLM at level connect, with a token of this many bytes.
    pub fn auth(mut self, token: u16) -> Pdu {
        self.auth_length = token;
        self.trailer = vec![10, 2, 0, 0, 0, 0, 0, 0];
        self.trailer.resize(8 + usize::from(token), b't');
        self
    }

    /// What the header says of the authentication token's length, without a trailer.
    pub fn auth_length(self, length: u16) -> Pdu {
        Pdu { auth_length: length, ..self }
    }

    /// Bytes behind the header.
    pub fn body(self, bytes: &[u8]) -> Pdu {
        Pdu { body: Body::Bytes(bytes.to_vec()), ..self }
    }

    /// Of a bind: one more context, with its transfer syntaxes.
    pub fn offer(mut self, id: u16, interface: Syntax, syntaxes: &[Syntax]) -> Pdu {
        if let Body::Bind { contexts, .. } = &mut self.body {
            contexts.push((id, interface, syntaxes.to_vec()));
        }
        self
    }

    /// The largest fragments that the sender sends and takes.
    pub fn sizes(mut self, transmit: u16, receive: u16) -> Pdu {
        if let Body::Bind { xmit, recv, .. } | Body::Ack { xmit, recv, .. } = &mut self.body {
            (*xmit, *recv) = (transmit, receive);
        }
        self
    }

    /// The association group.
    pub fn group(mut self, id: u32) -> Pdu {
        if let Body::Bind { group, .. } | Body::Ack { group, .. } = &mut self.body {
            *group = id;
        }
        self
    }

    /// The secondary address.
    pub fn address(mut self, text: &'static str) -> Pdu {
        if let Body::Ack { address, .. } = &mut self.body {
            *address = text;
        }
        self
    }

    /// Of a bind_nak: the protocol versions that the sender speaks.
    pub fn versions(mut self, spoken: &'static [(u8, u8)]) -> Pdu {
        if let Body::Nak { versions, .. } = &mut self.body {
            *versions = spoken;
        }
        self
    }

    /// The presentation context of a call.
    pub fn context(mut self, id: u16) -> Pdu {
        if let Body::Call { context, .. } | Body::Fault { context, .. } = &mut self.body {
            *context = id;
        }
        self
    }

    /// The opnum of a request; the count of cancels of a response, which stands at the same place.
    pub fn opnum(mut self, number: u16) -> Pdu {
        if let Body::Call { word, .. } = &mut self.body {
            *word = number;
        }
        self
    }

    /// The allocation hint, whatever the stub's length.
    pub fn hint(mut self, bytes: u32) -> Pdu {
        if let Body::Call { hint, .. } = &mut self.body {
            *hint = Some(bytes);
        }
        self
    }

    /// An object uuid, and the flag that says so.
    pub fn object(mut self, uuid: u128) -> Pdu {
        self.flags |= OBJECT_UUID;
        if let Body::Call { object, .. } = &mut self.body {
            *object = Some(uuid);
        }
        self
    }

    /// The stub data.
    pub fn stub(mut self, text: &str) -> Pdu {
        if let Body::Call { stub, .. } | Body::Fault { more: stub, .. } = &mut self.body {
            *stub = text.as_bytes().to_vec();
        }
        self
    }

    /// Stub data of this many bytes.
    pub fn fill(self, bytes: usize) -> Pdu {
        self.stub(&"x".repeat(bytes))
    }

    /// The PDU's bytes, in its own byte order or else in this one.
    pub fn encode(&self, order: Order) -> Vec<u8> {
        let order = self.order.unwrap_or(order);
        let mut out = Writer { order, bytes: Vec::new() };
        let integers = self.integers.unwrap_or(if order == Order::Little { 1 } else { 0 });
        out.bytes.extend([self.version.0, self.version.1, self.kind, self.flags]);
        out.bytes.extend([integers << 4 | self.characters, self.floats, 0, 0]);
        out.u16(0);
        out.u16(self.auth_length);
        out.u32(self.call);
        self.write_body(&mut out);
        out.bytes.extend(&self.trailer);
        if let Some(bytes) = self.cut {
            out.bytes.truncate(bytes);
        }
        let length = self.length.unwrap_or(out.bytes.len() as u16);
        let mut field = Writer { order, bytes: Vec::new() };
        field.u16(length);
        out.bytes[8..10].copy_from_slice(&field.bytes);
        out.bytes
    }

    fn write_body(&self, out: &mut Writer) {
        match &self.body {
            Body::Bind { xmit, recv, group, contexts } => {
                out.u16(*xmit);
                out.u16(*recv);
                out.u32(*group);
                out.bytes.extend([contexts.len() as u8, 0, 0, 0]);
                for (id, interface, syntaxes) in contexts {
                    out.u16(*id);
                    out.bytes.extend([syntaxes.len() as u8, 0]);
                    out.syntax(*interface);
                    syntaxes.iter().for_each(|syntax| out.syntax(*syntax));
                }
            }
            Body::Ack { xmit, recv, group, address, results } => {
                out.u16(*xmit);
                out.u16(*recv);
                out.u32(*group);
                let length = if address.is_empty() { 0 } else { address.len() + 1 };
                out.u16(length as u16);
                out.bytes.extend(address.as_bytes());
                if length != 0 {
                    out.bytes.push(0);
                }
                // What stands in the padding is nobody's business.
                while !out.bytes.len().is_multiple_of(4) {
                    out.bytes.push(0xee);
                }
                out.bytes.extend([results.len() as u8, 0, 0, 0]);
                for (result, reason, syntax) in results {
                    out.u16(*result);
                    out.u16(*reason);
                    out.syntax(*syntax);
                }
            }
            Body::Nak { reason, versions } => {
                out.u16(*reason);
                out.bytes.push(versions.len() as u8);
                versions.iter().for_each(|version| out.bytes.extend([version.0, version.1]));
            }
            Body::Call { hint, context, word, object, stub } => {
                out.u32(hint.unwrap_or(stub.len() as u32));
                out.u16(*context);
                out.u16(*word);
                object.iter().for_each(|object| out.uuid(*object));
                out.bytes.extend(stub);
            }
            Body::Fault { context, status, more } => {
                out.u32(32 + more.len() as u32);
                out.u16(*context);
                out.u16(0);
                out.u32(*status);
                out.u32(0);
                out.bytes.extend(more);
            }
            Body::Bytes(bytes) => out.bytes.extend(bytes),
        }
    }
}

struct Writer {
    order: Order,
    bytes: Vec<u8>,
}

impl Writer {
    fn u16(&mut self, n: u16) {
        self.bytes.extend(match self.order {
            Order::Little => n.to_le_bytes(),
            Order::Big => n.to_be_bytes(),
        });
    }

    fn u32(&mut self, n: u32) {
        self.bytes.extend(match self.order {
            Order::Little => n.to_le_bytes(),
            Order::Big => n.to_be_bytes(),
        });
    }

    fn uuid(&mut self, uuid: u128) {
        self.u32((uuid >> 96) as u32);
        self.u16((uuid >> 80) as u16);
        self.u16((uuid >> 64) as u16);
        self.bytes.extend(&uuid.to_be_bytes()[8..]);
    }

    /// A version is one number of 32 bits, the major in its low half.
    fn syntax(&mut self, Syntax(uuid, major, minor): Syntax) {
        self.uuid(uuid);
        self.u32(u32::from(minor) << 16 | u32::from(major));
    }
}

#[test]
fn the_builder_writes_what_c706_draws() {
    let little = bind(3).offer(1, ECHO, &[NDR20]).encode(Order::Little);
    let drawn = hex("05 00 0b 03 10 00 00 00 48 00 00 00 03 00 00 00 b8 10 b8 10 00 00 00 00
        01 00 00 00 01 00 01 00 c5 5e a1 60 e8 4d d7 11 a6 37 00 50 56 a2 01 82 01 00 02 00
        04 5d 88 8a eb 1c c9 11 9f e8 08 00 2b 10 48 60 02 00 00 00");
    assert_eq!(little, drawn);
    let big = request(2).context(1).opnum(5).stub("ab").encode(Order::Big);
    let drawn =
        hex("05 00 00 03 00 00 00 00 00 1a 00 00 00 00 00 02 00 00 00 02 00 01 00 05 61 62");
    assert_eq!(big, drawn);
    let features = bind(1).offer(0, ZERO, &[features(0x0203)]).encode(Order::Little);
    assert_eq!(features[52..], hex("2c 1c b7 6c 12 98 40 45 03 02 00 00 00 00 00 00 01 00 00 00"));
}
