//! Values as pickles, into a buffer that is there, against the same by hand: a copy behind a header.

use std::hint::black_box;
use std::mem::take;

use rpc_benches::{Limit, Table, Unit, race};
use rpc_runtime::Ndr;
use rpc_runtime::pickle::{Pickler, Version};

use super::by_hand::Flat;
use super::shapes::Words;

const NS: Unit = Unit::Nanoseconds;

#[derive(Ndr)]
struct Numbers<'a> {
    n: u32,
    #[size_is(n)]
    numbers: &'a [u32],
}

#[inline(never)]
pub(super) fn pickle<T: rpc_runtime::Marshal>(value: &T, buffer: Vec<u8>) -> Vec<u8> {
    let mut pickler = Pickler::new(buffer, Version::V1).expect("a header");
    pickler.write(value).expect("pickles");
    pickler.into_inner()
}

/// The two headers of a pickle of version 1, and what they are in front of.
#[inline(never)]
fn by_hand(mut buffer: Vec<u8>, body: usize, put: impl FnOnce(&mut Vec<u8>)) -> Vec<u8> {
    buffer.extend_from_slice(&[1, 0x10, 8, 0, 0xcc, 0xcc, 0xcc, 0xcc]);
    buffer.extend_from_slice(&(body as u32).to_le_bytes());
    buffer.extend_from_slice(&[0; 4]);
    put(&mut buffer);
    buffer
}

pub(super) fn rows(table: &mut Table) {
    let words = Words::sample(7);
    let put = |buffer| by_hand(buffer, 24, |out| words.put(out));
    assert_eq!(pickle(&words, Vec::new()), put(Vec::new()));
    let (mut ours, mut other) = (Vec::with_capacity(64), Vec::with_capacity(64));
    let pickled = || {
        ours.clear();
        ours = pickle(black_box(&words), take(&mut ours));
    };
    let copied = || {
        other.clear();
        other = put(take(&mut other));
    };
    table.row("encode {6 u32}", NS, race(pickled, copied), Limit::AtMost(3.0));

    let numbers: Vec<u32> = (0..1 << 18).collect();
    let value = Numbers { n: 1 << 18, numbers: &numbers };
    let bytes = pickle(&value, Vec::new());
    let (mut ours, mut other) = (Vec::new(), Vec::new());
    let pickled = || {
        ours.clear();
        ours = pickle(black_box(&value), take(&mut ours));
    };
    let copied = || {
        other.clear();
        other.extend_from_slice(black_box(&bytes));
    };
    table.row("encode 1 MiB of u32, and memcpy", NS, race(pickled, copied), Limit::AtMost(1.05));
}
