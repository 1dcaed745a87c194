//! What the tests share.

pub mod encoding;
pub mod everything;
pub mod golden;
pub mod lab;
pub mod raw;
pub mod shapes;
pub mod windows;

/// What the repository's README shows, compiled.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
mod readme {}

use std::time::Duration;

use rpc_runtime::memory::{CallMemory, StubBuffer};
use rpc_runtime::ndr::{
    DecodeLimits, Decoder, Encoder, Marshal, Ndr20, Ndr64, NdrResult, Syntax, Unmarshal,
};
use rpc_runtime::protocol::SyntaxId;

/// The transfer syntaxes.
pub const SYNTAXES: [SyntaxId; 2] = [SyntaxId::NDR20, SyntaxId::NDR64];

/// Whether numbers of a little-endian message, which is what we send, look in memory as they do on the wire: only
/// then can they be borrowed. Bytes always do.
pub const NUMBERS_ARE_BORROWED: bool = cfg!(target_endian = "little");

/// A value's bytes, as those of a parameter.
pub fn encode<S: Syntax, L, T: Marshal<L> + ?Sized>(value: &T, levels: &L) -> NdrResult<Vec<u8>> {
    let mut encoder = Encoder::new(Vec::new());
    encoder.value::<S, L, T>(value, levels)?;
    Ok(encoder.into_bytes())
}

/// A value's bytes in NDR, big endian.
pub fn encode_big<L, T: Marshal<L> + ?Sized>(value: &T, levels: &L) -> NdrResult<Vec<u8>> {
    let mut encoder = Encoder::new(Vec::new()).big_endian(true);
    encoder.value::<Ndr20, L, T>(value, levels)?;
    Ok(encoder.into_bytes())
}

/// A call's memory and a stub, to decode from.
#[derive(Debug)]
pub struct Stub {
    pub bytes: StubBuffer,
    pub memory: CallMemory,
    pub big_endian: bool,
    pub limits: DecodeLimits,
}

impl Stub {
    pub fn new(bytes: &[u8]) -> Stub {
        let bytes = StubBuffer::copy_of(bytes).expect("memory");
        Stub {
            bytes,
            memory: CallMemory::new(),
            big_endian: false,
            limits: DecodeLimits::default(),
        }
    }

    pub fn big_endian(bytes: &[u8]) -> Stub {
        Stub { big_endian: true, ..Stub::new(bytes) }
    }

    pub fn decoder(&self) -> Decoder<'_, ()> {
        self.decoder_in(())
    }

    pub fn decoder_in<A>(&self, allocator: A) -> Decoder<'_, A> {
        Decoder::new(&self.bytes, self.big_endian, &self.memory, allocator, self.limits)
    }

    /// What decoding it in NDR comes to: a status' number, or 0.
    pub fn outcome<'m, L, T: Unmarshal<'m, (), L>>(&'m self, levels: &L) -> u32 {
        self.decode::<Ndr20, L, T>(levels).map_or_else(|error| error.status().0, |_| 0)
    }

    pub fn decode<'m, S: Syntax, L, T: Unmarshal<'m, (), L>>(&'m self, levels: &L) -> NdrResult<T> {
        let mut decoder = self.decoder();
        let value = decoder.value::<S, L, T>(levels)?;
        decoder.finish()?;
        Ok(value)
    }
}

/// Bytes from hex, in which blanks and newlines do not count, and `#` starts a comment.
pub fn hex(text: &str) -> Vec<u8> {
    let digits: String = text
        .lines()
        .map(|line| line.split('#').next().unwrap_or(""))
        .flat_map(str::chars)
        .filter(|c| !c.is_whitespace())
        .collect();
    let byte = |i: usize| u8::from_str_radix(&digits[i..i + 2], 16).expect("hex digits");
    (0..digits.len()).step_by(2).map(byte).collect()
}

/// Encodes in both syntaxes and, in NDR, both byte orders, decodes again, and compares.
pub fn round_trips<T>(value: &T)
where
    T: Marshal + for<'m> Unmarshal<'m, ()> + PartialEq + std::fmt::Debug,
{
    let ndr = encode::<Ndr20, (), T>(value, &()).expect("encodes");
    assert_eq!(&Stub::new(&ndr).decode::<Ndr20, (), T>(&()).expect("decodes"), value);
    let ndr64 = encode::<Ndr64, (), T>(value, &()).expect("encodes");
    assert_eq!(&Stub::new(&ndr64).decode::<Ndr64, (), T>(&()).expect("decodes"), value);
    let big = encode_big::<(), T>(value, &()).expect("encodes");
    assert_eq!(&Stub::big_endian(&big).decode::<Ndr20, (), T>(&()).expect("decodes"), value);
}

/// Waits until a condition holds.
pub async fn until(condition: impl Fn() -> bool) {
    let wait = async {
        while !condition() {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(30), wait).await.expect("the condition comes true");
}
