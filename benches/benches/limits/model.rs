//! The data model: NDR64 beside NDR, unions and conformant structures against hand-written code, full pointers
//! beside unique ones.

// An array of pointers is a vector of boxes.
#![allow(clippy::vec_box)]

use std::hint::black_box;

use crate::calls::Outcome;
use rpc_benches::{Limit, Race, Table, Unit, race_long};
use rpc_runtime::memory::{CallMemory, StubBuffer};
use rpc_runtime::ndr::attributes::{Counted, SizeIs};
use rpc_runtime::ndr::{
    DecodeLimits, Decoder, Encoder, Marshal, Ndr20, Ndr64, ReferentId, Syntax, Unmarshal,
};
use rpc_runtime::{Full, Ndr, Tail, WStr, WString};

const NS: Unit = Unit::Nanoseconds;
const COUNT: usize = 1000;

#[derive(Ndr, Clone, Copy, PartialEq, Debug)]
struct Mixed {
    a: u8,
    b: u32,
    c: u16,
    d: u64,
    e: bool,
}

#[derive(Ndr, Clone, Copy, PartialEq, Debug)]
struct Tree<'a> {
    value: u32,
    #[unique]
    left: Option<&'a Tree<'a>>,
    #[unique]
    right: Option<&'a Tree<'a>>,
}

#[derive(Ndr, Clone, Copy, Debug)]
struct FullTree<'a> {
    value: u32,
    #[ptr]
    left: Option<Full<'a, FullTree<'a>>>,
    #[ptr]
    right: Option<Full<'a, FullTree<'a>>>,
}

#[derive(Ndr, Clone, Copy, PartialEq, Debug)]
struct Record<'a> {
    id: u32,
    name: &'a WStr,
    flags: u16,
}

#[derive(Ndr, Clone, PartialEq, Debug)]
#[switch_type(u16)]
enum Info {
    #[case(1)]
    Byte(u8),
    #[case(2)]
    Long(u32),
    #[case(3)]
    Hyper(u64),
    #[case(4)]
    Pair([u16; 2]),
}

#[derive(Ndr, Clone, PartialEq, Debug)]
struct Bytes {
    n: u32,
    #[size_is(n)]
    tail: Tail<Vec<u8>>,
}

pub(crate) fn rows(table: &mut Table) -> Outcome<()> {
    table.heading("the same values", "NDR64", "NDR");
    syntaxes(table);
    table.heading("unions and structures", "ours", "by hand");
    by_hand(table);
    table.heading("full pointers", "full", "unique");
    full(table);
    Ok(())
}

fn size_is() -> SizeIs<()> {
    SizeIs { size: Counted::Known(COUNT), rest: () }
}

fn encode<S: Syntax, L, T: Marshal<L> + ?Sized>(value: &T, levels: &L) -> Vec<u8> {
    let mut encoder = Encoder::new(Vec::new());
    encoder.value::<S, L, T>(value, levels).expect("encodes");
    encoder.into_bytes()
}

fn decoder<'m>(stub: &'m [u8], memory: &'m CallMemory) -> Decoder<'m, ()> {
    let limits = DecodeLimits::default().with_depth(2000);
    Decoder::new(stub, false, memory, (), limits)
}

fn decode<'m, S: Syntax, T: Unmarshal<'m, ()>>(stub: &'m [u8], memory: &'m CallMemory) -> T {
    decoder(stub, memory).value::<S, (), T>(&()).expect("decodes")
}

fn decode_array<'m, S: Syntax, T>(stub: &'m [u8], memory: &'m CallMemory) -> T
where
    T: Unmarshal<'m, (), SizeIs<()>, Flat = ReferentId>,
{
    decoder(stub, memory).array::<S, T>().expect("decodes")
}

fn received(bytes: &[u8]) -> StubBuffer {
    StubBuffer::copy_of(bytes).expect("memory")
}

fn tree(memory: &CallMemory, nodes: u32) -> Option<&Tree<'_>> {
    let below = nodes.checked_sub(1)?;
    let (left, right) = (tree(memory, below - below / 2), tree(memory, below / 2));
    Some(memory.allocate(Tree { value: nodes, left, right }).expect("memory"))
}

fn full_tree(memory: &CallMemory, nodes: u32) -> Option<Full<'_, FullTree<'_>>> {
    let below = nodes.checked_sub(1)?;
    let (left, right) = (full_tree(memory, below - below / 2), full_tree(memory, below / 2));
    Some(Full::new(memory, FullTree { value: nodes, left, right }).expect("memory"))
}

/// NDR64 and NDR, of the same values.
fn syntaxes(table: &mut Table) {
    let limit = Limit::AtMost(1.05);
    let mut both = |what: &str, encode: Race, decode: Race| {
        table.row(&format!("encode {what}"), NS, encode, limit);
        table.row(&format!("decode {what}"), NS, decode, limit);
    };

    let mixed = |i: u32| Mixed {
        a: i as u8,
        b: !i,
        c: i as u16,
        d: u64::from(i) << 31,
        e: i.is_multiple_of(3),
    };
    let values: Vec<Mixed> = (0..COUNT as u32).map(mixed).collect();
    let values = values.as_slice();
    let [wide, narrow] =
        [encode::<Ndr64, _, _>(values, &size_is()), encode::<Ndr20, _, _>(values, &size_is())];
    let (wide, narrow) = (received(&wide), received(&narrow));
    let memory = CallMemory::new();
    both(
        "[1000] of {u8 u32 u16 u64 bool}",
        race_long(
            || encode::<Ndr64, _, _>(black_box(values), &size_is()),
            || encode::<Ndr20, _, _>(black_box(values), &size_is()),
        ),
        race_long(
            || decode_array::<Ndr64, Vec<Mixed>>(black_box(&wide), &memory),
            || decode_array::<Ndr20, Vec<Mixed>>(black_box(&narrow), &memory),
        ),
    );

    let root = *tree(&memory, 4096).expect("a root");
    let (wide, narrow) = (
        received(&encode::<Ndr64, _, _>(&root, &())),
        received(&encode::<Ndr20, _, _>(&root, &())),
    );
    both(
        "a tree of 4,096, arena",
        race_long(
            || encode::<Ndr64, _, _>(black_box(&root), &()),
            || encode::<Ndr20, _, _>(black_box(&root), &()),
        ),
        race_long(|| grown::<Ndr64>(&wide), || grown::<Ndr20>(&narrow)),
    );

    let names: Vec<WString> =
        (0..COUNT).map(|i| WString::from(&"a name of many letters "[..8 + i % 16])).collect();
    let record = |(i, name)| Record { id: i as u32, name, flags: 3 };
    let records: Vec<Record<'_>> =
        names.iter().map(|name| &**name).enumerate().map(record).collect();
    let records = records.as_slice();
    let wide = received(&encode::<Ndr64, _, _>(records, &size_is()));
    let narrow = received(&encode::<Ndr20, _, _>(records, &size_is()));
    both(
        "1,000 records",
        race_long(
            || encode::<Ndr64, _, _>(black_box(records), &size_is()),
            || encode::<Ndr20, _, _>(black_box(records), &size_is()),
        ),
        race_long(
            || decode_array::<Ndr64, Vec<Record<'_>>>(black_box(&wide), &memory),
            || decode_array::<Ndr20, Vec<Record<'_>>>(black_box(&narrow), &memory),
        ),
    );
}

/// Decodes a tree into memory of its own.
fn grown<S: Syntax>(stub: &[u8]) -> CallMemory {
    let memory = CallMemory::new();
    black_box(decode::<S, Tree<'_>>(black_box(stub), &memory));
    memory
}

/// A reader of numbers, as a careful programmer writes it.
struct Reader<'a> {
    bytes: &'a [u8],
    pos: usize,
}

impl Reader<'_> {
    #[inline(always)]
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let at = self.pos.next_multiple_of(N);
        let bytes = *self.bytes.get(at..)?.first_chunk::<N>()?;
        self.pos = at + N;
        Some(bytes)
    }

    #[inline(always)]
    fn u32(&mut self) -> Option<u32> {
        self.take().map(u32::from_le_bytes)
    }

    #[inline(always)]
    fn u16(&mut self) -> Option<u16> {
        self.take().map(u16::from_le_bytes)
    }
}

#[inline(never)]
fn infos_by_hand(stub: &[u8]) -> Option<Vec<Info>> {
    let mut reader = Reader { bytes: stub, pos: 0 };
    let count = reader.u32()? as usize;
    if count > stub.len() {
        return None;
    }
    // The array is aligned to its largest arm.
    reader.pos = 8;
    let mut infos = Vec::with_capacity(count);
    for _ in 0..count {
        infos.push(match reader.u16()? {
            1 => Info::Byte(reader.take::<1>()?[0]),
            2 => Info::Long(reader.u32()?),
            3 => Info::Hyper(reader.take().map(u64::from_le_bytes)?),
            4 => Info::Pair([reader.u16()?, reader.u16()?]),
            _ => return None,
        });
    }
    Some(infos)
}

#[inline(never)]
fn bytes_by_hand(stub: &[u8]) -> Option<Vec<Box<Bytes>>> {
    let mut reader = Reader { bytes: stub, pos: 0 };
    let count = reader.u32()? as usize;
    if count > stub.len() {
        return None;
    }
    for _ in 0..count {
        if reader.u32()? == 0 {
            return None;
        }
    }
    let mut all = Vec::with_capacity(count);
    for _ in 0..count {
        let (size, n) = (reader.u32()?, reader.u32()?);
        if size != n {
            return None;
        }
        let bytes = stub.get(reader.pos..)?.get(..n as usize)?;
        reader.pos += n as usize;
        all.push(Box::new(Bytes { n, tail: Tail(bytes.to_vec()) }));
    }
    Some(all)
}

fn by_hand(table: &mut Table) {
    let memory = CallMemory::new();
    let info = |i: usize| match i % 4 {
        0 => Info::Byte(i as u8),
        1 => Info::Long(i as u32),
        2 => Info::Hyper(i as u64),
        _ => Info::Pair([i as u16, 7]),
    };
    let infos: Vec<Info> = (0..COUNT).map(info).collect();
    let stub = received(&encode::<Ndr20, _, _>(infos.as_slice(), &size_is()));
    assert!(infos_by_hand(&stub).as_deref() == Some(infos.as_slice()));
    assert!(decode_array::<Ndr20, Vec<Info>>(&stub, &memory) == infos);
    let ours = || decode_array::<Ndr20, Vec<Info>>(black_box(&stub), &memory);
    let race = race_long(ours, || infos_by_hand(black_box(&stub)));
    table.row("decode 1,000 unions", NS, race, Limit::AtMost(1.5));

    let bytes = |i: usize| Box::new(Bytes { n: i as u32 % 40, tail: Tail(vec![7; i % 40]) });
    let all: Vec<Box<Bytes>> = (0..COUNT).map(bytes).collect();
    let stub = received(&encode::<Ndr20, _, _>(all.as_slice(), &size_is()));
    assert!(bytes_by_hand(&stub).as_deref() == Some(all.as_slice()));
    assert!(decode_array::<Ndr20, Vec<Box<Bytes>>>(&stub, &memory) == all);
    let ours = || decode_array::<Ndr20, Vec<Box<Bytes>>>(black_box(&stub), &memory);
    let race = race_long(ours, || bytes_by_hand(black_box(&stub)));
    table.row("decode 1,000 conformant structures", NS, race, Limit::AtMost(1.5));
}

fn full(table: &mut Table) {
    const NODES: u32 = 65_536;
    let memory = CallMemory::new();
    let unique = *tree(&memory, NODES).expect("a root");
    let full = full_tree(&memory, NODES).expect("a root");
    let full = *full;
    let race = race_long(
        || encode::<Ndr20, _, _>(black_box(&full), &()),
        || encode::<Ndr20, _, _>(black_box(&unique), &()),
    );
    table.row("encode a tree of 65,536", NS, race, Limit::AtMost(2.0));
    let stub = received(&encode::<Ndr20, _, _>(&full, &()));
    let fully = |stub: &[u8]| {
        let memory = CallMemory::new();
        black_box(decode::<Ndr20, FullTree<'_>>(black_box(stub), &memory));
        memory
    };
    let race = race_long(|| fully(&stub), || grown::<Ndr20>(&stub));
    table.row("decode a tree of 65,536", NS, race, Limit::AtMost(2.0));
    let quarter = *full_tree(&memory, NODES / 4).expect("a root");
    let quarter = received(&encode::<Ndr20, _, _>(&quarter, &()));
    let four = || [(); 4].map(|()| fully(&quarter));
    table.row(
        "a tree of 65,536 and 4 of 16,384",
        NS,
        race_long(|| fully(&stub), four),
        Limit::AtMost(1.5),
    );
}
