//! The calls that `make.py` has written.

use rpc_runtime::protocol::SyntaxId;
use rpc_tests::hex;

/// How a stub is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Encoding {
    Ndr,
    NdrBigEndian,
    Ndr64,
}

impl Encoding {
    pub(crate) const ALL: [Encoding; 3] = [Encoding::Ndr, Encoding::NdrBigEndian, Encoding::Ndr64];

    fn named(name: &str) -> Encoding {
        match name {
            "ndr" => Encoding::Ndr,
            "ndr-be" => Encoding::NdrBigEndian,
            "ndr64" => Encoding::Ndr64,
            other => panic!("no encoding is called {other}"),
        }
    }

    pub(crate) fn is_big_endian(self) -> bool {
        self == Encoding::NdrBigEndian
    }

    /// What our stubs answer with: they are little endian.
    pub(crate) fn of_ours(self) -> Encoding {
        match self {
            Encoding::NdrBigEndian => Encoding::Ndr,
            other => other,
        }
    }

    pub(crate) fn syntax(self) -> SyntaxId {
        match self {
            Encoding::Ndr64 => SyntaxId::NDR64,
            _ => SyntaxId::NDR20,
        }
    }
}

/// A call, in the encodings in which Samba's is Microsoft's.
#[derive(Default, Debug)]
pub(crate) struct Call {
    pub(crate) name: String,
    pub(crate) opnum: u16,
    requests: [Option<Vec<u8>>; 3],
    replies: [Option<Vec<u8>>; 3],
}

impl Call {
    pub(crate) fn is_in(&self, encoding: Encoding) -> bool {
        self.requests[encoding as usize].is_some()
    }

    pub(crate) fn request(&self, encoding: Encoding) -> &[u8] {
        self.requests[encoding as usize].as_deref().expect("a request in this encoding")
    }

    pub(crate) fn reply(&self, encoding: Encoding) -> &[u8] {
        self.replies[encoding as usize].as_deref().expect("a reply in this encoding")
    }
}

/// The calls of a file, in its order.
pub(crate) fn read(text: &str) -> Vec<Call> {
    let mut calls: Vec<Call> = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let [name, opnum, direction, encoding, stub] = line.split(' ').collect::<Vec<_>>()[..]
        else {
            panic!("{line}; expected five words");
        };
        if calls.last().is_none_or(|call| call.name != name) {
            let opnum = opnum.parse().expect("a number");
            calls.push(Call { name: name.to_owned(), opnum, ..Call::default() });
        }
        let call = calls.last_mut().expect("one was made");
        let stubs = match direction {
            "in" => &mut call.requests,
            "out" => &mut call.replies,
            other => panic!("no direction is called {other}"),
        };
        let stub = if stub == "-" { Vec::new() } else { hex(stub) };
        stubs[Encoding::named(encoding) as usize] = Some(stub);
    }
    calls
}

/// How long a context handle is.
pub(crate) const HANDLE: usize = 20;

/// Where the context handles of `objects.py` stand in a stub, and their kinds.
pub(crate) fn handles(stub: &[u8]) -> Vec<(usize, u8)> {
    let is_one = |bytes: &[u8]| {
        bytes[..4] == [0; 4] && bytes[4..19].iter().all(|byte| *byte == 0x11) && bytes[19] != 0
    };
    let windows = stub.windows(HANDLE).enumerate();
    let found = windows.filter(|(at, bytes)| at % 4 == 0 && is_one(bytes));
    found.map(|(at, bytes)| (at, bytes[19])).collect()
}
