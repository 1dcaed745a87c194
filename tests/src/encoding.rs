//! The three encodings: NDR in both byte orders, and NDR64.

use std::collections::HashMap;

use rpc_runtime::ndr::{
    DecodeLimits, Decoder, Marshal, Ndr20, Ndr64, NdrError, NdrResult, Unmarshal,
};

use rpc_runtime::protocol::SyntaxId;

use crate::{Stub, encode, encode_big};

/// A transfer syntax and a byte order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Encoding {
    Little,
    Big,
    Ndr64,
}

impl Encoding {
    pub const ALL: [Encoding; 3] = [Encoding::Little, Encoding::Big, Encoding::Ndr64];

    /// From its name in files of golden bytes.
    pub fn named(name: &str) -> Encoding {
        match name {
            "ndr" => Encoding::Little,
            "ndr-be" => Encoding::Big,
            "ndr64" => Encoding::Ndr64,
            other => panic!("no encoding: {other}"),
        }
    }

    pub fn encode<T: Marshal>(self, value: &T) -> NdrResult<Vec<u8>> {
        match self {
            Encoding::Little => encode::<Ndr20, (), T>(value, &()),
            Encoding::Big => encode_big::<(), T>(value, &()),
            Encoding::Ndr64 => encode::<Ndr64, (), T>(value, &()),
        }
    }

    pub fn big_endian(self) -> bool {
        self == Encoding::Big
    }

    /// The transfer syntax that a bind asks for.
    pub fn syntax(self) -> SyntaxId {
        match self {
            Encoding::Ndr64 => SyntaxId::NDR64,
            Encoding::Little | Encoding::Big => SyntaxId::NDR20,
        }
    }

    pub fn decoder<A>(self, stub: &Stub, allocator: A) -> Decoder<'_, A> {
        let limits = DecodeLimits::default();
        Decoder::new(&stub.bytes, self.big_endian(), &stub.memory, allocator, limits)
    }

    /// All of a stub.
    pub fn decode<'m, A, T: Unmarshal<'m, A>>(self, stub: &'m Stub, allocator: A) -> NdrResult<T> {
        let mut decoder = self.decoder(stub, allocator);
        let value = match self {
            Encoding::Ndr64 => decoder.value::<Ndr64, (), T>(&()),
            _ => decoder.value::<Ndr20, (), T>(&()),
        }?;
        decoder.finish()?;
        Ok(value)
    }

    /// The walk alone.
    pub fn walk<'m, T: Unmarshal<'m, ()>>(self, stub: &'m Stub) -> NdrResult<()> {
        let mut decoder = self.decoder(stub, ());
        match self {
            Encoding::Ndr64 => decoder.walk::<Ndr64, (), T>(&()),
            _ => decoder.walk::<Ndr20, (), T>(&()),
        }?;
        decoder.finish()
    }

    /// Checks that two stubs are the same bytes but for the values of referent ids, which are of no meaning.
    ///
    /// Words that differ must be ids on our side, and stand for the same id of the peer's wherever they are.
    #[track_caller]
    pub fn assert_same(self, ours: &[u8], peers: &[u8], what: &str) {
        let both = || format!("{what}, {self:?}\nours  {ours:02x?}\ntheirs {peers:02x?}");
        assert_eq!(ours.len(), peers.len(), "{}", both());
        let word = |bytes: &[u8]| match <[u8; 4]>::try_from(bytes) {
            Ok(bytes) if self.big_endian() => u32::from_be_bytes(bytes),
            Ok(bytes) => u32::from_le_bytes(bytes),
            Err(_) => 0,
        };
        let mut ids = HashMap::new();
        for (ours, peers) in ours.chunks(4).zip(peers.chunks(4)).filter(|(a, b)| a != b) {
            let (ours, peers) = (word(ours), word(peers));
            let known = *ids.entry(ours).or_insert(peers);
            let is_id = ours >> 16 == 2 && peers != 0;
            assert!(is_id && known == peers, "{}", both());
        }
        let other: std::collections::HashSet<_> = ids.values().collect();
        assert_eq!(other.len(), ids.len(), "two ids of ours are one of theirs: {}", both());
    }
}

/// An error's status, if there is one.
pub fn status<T>(result: &NdrResult<T>) -> Option<rpc_runtime::Status> {
    result.as_ref().err().map(NdrError::status)
}
