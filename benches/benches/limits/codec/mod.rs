//! The codec against hand-written code for the same bytes, in NDR and little endian.
//!
//! `by_hand` is the other side: what one would write for just these types. Before anything is timed,
//! both sides must give the same bytes and the same values.

mod by_hand;
mod counted;
mod graphs;
mod pickles;
mod shapes;
mod strings;

use std::fmt::Debug;
use std::hint::black_box;
use std::mem::take;

use by_hand::{Flat, Malformed};
pub(crate) use counted::COUNTED;
pub(crate) use graphs::ALONE;
use rpc_benches::{Limit, Table, Unit, race};
use rpc_runtime::Result;
use rpc_runtime::memory::{CallBlock, CallMemory, StubBuffer};
use rpc_runtime::ndr::attributes::{Counted, SizeIs};
use rpc_runtime::ndr::{
    DecodeLimits, Decoder, Encoder, Marshal, Ndr20, NdrResult, ReferentId, Unmarshal,
};
use shapes::{Flags, Mixed, Words};

use crate::calls::Outcome;

const NS: Unit = Unit::Nanoseconds;

/// How many elements the flat arrays, the strings and the records have.
const ELEMENTS: u32 = 1000;
/// How many structures are parameters of one call, beside a row with one alone.
const PARAMETERS: usize = 16;
/// How deep a list of a thousand nodes is, and some more.
const DEPTH: u32 = 2000;

pub(crate) fn rows(table: &mut Table) -> Outcome<()> {
    table.heading("one array of numbers", "ours", "memcpy");
    numbers(table);
    table.heading("flat structures", "ours", "by hand");
    flat("{6 u32}", Words::sample, table);
    flat("{u8 u32 u16 u64 bool}", Mixed::sample, table);
    flat("{u32 bool u8 u16}", Flags::sample, table);
    table.heading("pointers", "ours", "by hand");
    graphs::tree(table);
    graphs::list(table);
    table.heading("a graph without boxes", "ours", "boxes, by hand");
    graphs::arenas(table)?;
    graphs::blocks(table);
    table.heading("arrays of pointers", "ours", "by hand");
    strings::strings(table);
    strings::records(table);
    table.heading("pickles", "ours", "by hand");
    pickles::rows(table);
    Ok(())
}

// Ours, as the stubs that `#[rpc_interface]` generates use it. None of these functions is inlined
// into the loop that times it, and neither are those of the other side, so that both pay for a call.

fn decoder<'m>(stub: &'m [u8], memory: &'m CallMemory) -> Decoder<'m, ()> {
    let limits = DecodeLimits::default().with_depth(DEPTH as usize);
    Decoder::new(stub, false, memory, (), limits)
}

#[inline(never)]
fn encode<L, T: Marshal<L> + ?Sized>(value: &T, levels: &L) -> NdrResult<Vec<u8>> {
    let mut encoder = Encoder::new(Vec::new());
    encoder.value::<Ndr20, L, T>(value, levels)?;
    Ok(encoder.into_bytes())
}

#[inline(never)]
fn encode_each<T: Marshal>(values: &[T], buffer: Vec<u8>) -> NdrResult<Vec<u8>> {
    let mut encoder = Encoder::new(buffer);
    for value in values {
        encoder.value::<Ndr20, (), T>(value, &())?;
    }
    Ok(encoder.into_bytes())
}

#[inline(never)]
fn decode<'m, T: Unmarshal<'m, ()>>(stub: &'m [u8], memory: &'m CallMemory) -> NdrResult<T> {
    let mut decoder = decoder(stub, memory);
    let value = decoder.value::<Ndr20, (), T>(&())?;
    decoder.finish()?;
    Ok(value)
}

#[inline(never)]
fn decode_each<'m, T: Unmarshal<'m, ()>>(
    stub: &'m [u8],
    values: &mut [T],
    memory: &'m CallMemory,
) -> NdrResult<()> {
    let mut decoder = decoder(stub, memory);
    for value in values {
        *value = decoder.value::<Ndr20, (), T>(&())?;
    }
    decoder.finish()
}

/// Decodes an array, as a parameter: a reference pointer at the top has no referent id.
#[inline(never)]
fn decode_array<'m, T>(stub: &'m [u8], memory: &'m CallMemory) -> NdrResult<T>
where
    T: Unmarshal<'m, (), SizeIs<()>, Flat = ReferentId>,
{
    let mut decoder = decoder(stub, memory);
    let value = decoder.array::<Ndr20, T>()?;
    decoder.finish()?;
    Ok(value)
}

/// Decodes into one block, as the stubs do for `allocate(all_nodes)` and `byte_count`.
#[inline(never)]
fn decode_block<'a, T: Unmarshal<'a, ()>>(
    stub: &'a [u8],
    block: &'a mut CallBlock<'_>,
    walk: fn(&mut Decoder<'_, ()>) -> NdrResult<()>,
) -> Result<T> {
    let limits = DecodeLimits::default().with_depth(DEPTH as usize);
    let mut decoder = block.decoder(stub, false, limits, (), walk)?;
    let value = decoder.value::<Ndr20, (), T>(&())?;
    decoder.finish()?;
    Ok(value)
}

fn size_is(count: usize) -> SizeIs<()> {
    SizeIs { size: Counted::Known(count), rest: () }
}

/// A stub as it is received.
fn received(bytes: &[u8]) -> StubBuffer {
    StubBuffer::copy_of(bytes).expect("memory")
}

/// A mebibyte of numbers: copied at the speed of memcpy, or not at all.
fn numbers(table: &mut Table) {
    const COUNT: usize = 1 << 18;
    let values: Vec<u32> = (0..COUNT as u32).map(|i| i.wrapping_mul(0x9e37_79b9)).collect();
    let values = values.as_slice();
    let bytes = encode(values, &size_is(COUNT)).expect("encodes");
    let stub = received(&bytes);
    let memory = CallMemory::new();
    assert_eq!(stub.len(), 4 + 4 * COUNT);
    assert_eq!(decode_array::<Vec<u32>>(&stub, &memory).expect("decodes"), values);
    assert_eq!(decode_array::<&[u32]>(&stub, &memory).expect("decodes"), values);

    let raw = &bytes[4..];
    let memcpy = || {
        let mut copy = Vec::with_capacity(black_box(raw).len());
        copy.extend_from_slice(raw);
        copy
    };
    let ours = || encode(black_box(values), &size_is(COUNT));
    table.row("encode 1 MiB of u32", NS, race(ours, memcpy), Limit::AtMost(1.2));
    let ours = || decode_array::<Vec<u32>>(black_box(&stub), &memory);
    table.row("decode 1 MiB of u32, owned", NS, race(ours, memcpy), Limit::AtMost(1.2));

    const FEW: usize = 256;
    let short = received(&encode(&values[..FEW], &size_is(FEW)).expect("encodes"));
    let long = || decode_array::<&[u32]>(black_box(&stub), &memory).map(<[u32]>::len);
    let short = || decode_array::<&[u32]>(black_box(&short), &memory).map(<[u32]>::len);
    table.row("borrow 1 MiB of u32, and 1 KiB", NS, race(long, short), Limit::AtMost(1.2));
}

/// Structures as parameters of one call, one after another, and an array of them.
fn flat<T>(name: &str, sample: fn(u32) -> T, table: &mut Table)
where
    T: Flat + Marshal + for<'m> Unmarshal<'m, ()> + Copy + PartialEq + Debug,
{
    #[inline(never)]
    fn put_each<T: Flat>(values: &[T], mut buffer: Vec<u8>) -> Vec<u8> {
        values.iter().for_each(|value| value.put(&mut buffer));
        buffer
    }
    #[inline(never)]
    fn get_each<T: Flat>(bytes: &[u8], values: &mut [T]) -> Result<(), Malformed> {
        let mut pos = 0;
        for value in values {
            *value = T::get(bytes, &mut pos)?;
        }
        if bytes.len() - pos >= 16 { Err(Malformed) } else { Ok(()) }
    }
    #[inline(never)]
    fn put_array<T: Flat>(values: &[T]) -> Vec<u8> {
        let mut out = Vec::new();
        T::put_array(values, &mut out);
        out
    }
    #[inline(never)]
    fn get_array<T: Flat>(bytes: &[u8]) -> Result<Vec<T>, Malformed> {
        T::get_array(bytes)
    }

    let memory = CallMemory::new();
    let values: Vec<T> = (0..ELEMENTS).map(sample).collect();
    for count in [1, PARAMETERS] {
        let values = &values[..count];
        let bytes = encode_each(values, Vec::new()).expect("encodes");
        assert_eq!(put_each(values, Vec::new()), bytes);
        let stub = received(&bytes);
        let (mut a, mut b) = (vec![sample(9); count], vec![sample(9); count]);
        decode_each(&stub, &mut a, &memory).expect("decodes");
        get_each(&stub, &mut b).expect("decodes");
        assert_eq!((a.as_slice(), b.as_slice()), (values, values));

        // What it takes to set up an encoder or a decoder counts with one.
        let limit = if count == 1 { 1.5 } else { 1.3 };
        // The buffers are large enough already, or allocating would be much of what is measured.
        let (mut to_a, mut to_b) = (Vec::with_capacity(1024), Vec::with_capacity(1024));
        let ours = || {
            to_a.clear();
            to_a = encode_each(black_box(values), take(&mut to_a)).unwrap_or_default();
        };
        let by_hand = || {
            to_b.clear();
            to_b = put_each(black_box(values), take(&mut to_b));
        };
        table.row(
            &format!("encode {count} x {name}"),
            NS,
            race(ours, by_hand),
            Limit::AtMost(limit),
        );
        let ours = || decode_each(black_box(&stub), &mut a, &memory);
        let by_hand = || get_each(black_box(&stub), &mut b);
        table.row(&format!("decode {count} x {name}"), NS, race(ours, by_hand), Limit::AtMost(1.3));
    }

    let (values, count) = (values.as_slice(), values.len());
    let bytes = encode(values, &size_is(count)).expect("encodes");
    assert_eq!(put_array(values), bytes);
    let stub = received(&bytes);
    assert_eq!(decode_array::<Vec<T>>(&stub, &memory).expect("decodes"), values);
    assert_eq!(get_array::<T>(&stub).expect("decodes"), values);

    let ours = || encode(black_box(values), &size_is(count));
    let times = race(ours, || put_array(black_box(values)));
    table.row(&format!("encode [{count}] of {name}"), NS, times, Limit::AtMost(1.3));
    let ours = || decode_array::<Vec<T>>(black_box(&stub), &memory);
    let times = race(ours, || get_array::<T>(black_box(&stub)));
    table.row(&format!("decode [{count}] of {name}"), NS, times, Limit::AtMost(1.3));
}
