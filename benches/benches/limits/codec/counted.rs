//! What is counted by instructions.

use std::hint::black_box;

use rpc_runtime::memory::{CallBlock, CallMemory};
use rpc_runtime::ndr::{Decoder, Marshal, Ndr20, Unmarshal};
use rpc_runtime::{WStr, WString};

use super::shapes::{
    BorrowedLink, BorrowedNode, Flags, Link, Mixed, Node, OwnedRecord, Record, Words,
};
use super::{
    decode, decode_array, decode_block, decode_each, encode, encode_each, graphs, pickles,
    received, size_is, strings,
};
use crate::instructions::Counted;

const NODES: u32 = 4096;
const LINKS: u32 = 1000;

fn repeat<T>(times: u32, mut run: impl FnMut() -> T) {
    for _ in 0..times {
        black_box(run());
    }
}

fn encode_flat<T: Marshal>(value: T, times: u32) {
    let mut buffer = Vec::with_capacity(256);
    repeat(times, || {
        buffer.clear();
        buffer = encode_each(black_box(std::slice::from_ref(&value)), std::mem::take(&mut buffer))
            .expect("encodes");
    });
}

fn decode_flat<T: Marshal + for<'m> Unmarshal<'m, ()>>(mut value: T, times: u32) {
    let stub = received(&encode_each(std::slice::from_ref(&value), Vec::new()).expect("encodes"));
    let memory = CallMemory::new();
    repeat(times, || {
        decode_each(black_box(&stub), std::slice::from_mut(&mut value), &memory).expect("decodes");
    });
}

fn tree() -> Box<Node> {
    Node::sample(NODES).expect("a root")
}

fn list() -> Box<Link> {
    Link::sample(LINKS).expect("a first node")
}

fn with_records(run: impl FnOnce(&[Record<'_>], &[u8])) {
    let names = strings::names();
    let records = strings::sample(&names);
    let bytes = encode(&*records, &size_is(records.len())).expect("encodes");
    run(&records, &received(&bytes));
}

pub(crate) const COUNTED: [Counted; 21] = [
    ("encode {6 u32}", |n| encode_flat(Words::sample(7), n)),
    ("decode {6 u32}", |n| decode_flat(Words::sample(7), n)),
    ("encode {u8 u32 u16 u64 bool}", |n| encode_flat(Mixed::sample(7), n)),
    ("decode {u8 u32 u16 u64 bool}", |n| decode_flat(Mixed::sample(7), n)),
    ("encode {u32 bool u8 u16}", |n| encode_flat(Flags::sample(7), n)),
    ("decode {u32 bool u8 u16}", |n| decode_flat(Flags::sample(7), n)),
    ("encode a tree", |n| {
        let tree = tree();
        repeat(n, || encode(black_box(&*tree), &()).expect("encodes"));
    }),
    ("decode a tree, owned", |n| {
        let stub = received(&encode(&*tree(), &()).expect("encodes"));
        let memory = CallMemory::new();
        repeat(n, || decode::<Node>(black_box(&stub), &memory).expect("decodes"));
    }),
    ("decode a tree, arena", |n| {
        let stub = received(&encode(&*tree(), &()).expect("encodes"));
        repeat(n, || {
            let memory = CallMemory::new();
            black_box(decode::<BorrowedNode<'_>>(black_box(&stub), &memory)).expect("decodes");
        });
    }),
    ("decode a tree, all_nodes", |n| {
        let stub = received(&encode(&*tree(), &()).expect("encodes"));
        let walk: fn(&mut Decoder<'_, ()>) -> _ = |d| d.walk::<Ndr20, (), BorrowedNode<'_>>(&());
        repeat(n, || {
            let mut block = CallBlock::new();
            black_box(decode_block::<BorrowedNode<'_>>(black_box(&stub), &mut block, walk))
                .expect("decodes");
        });
    }),
    ("encode a list", |n| {
        let list = list();
        repeat(n, || encode(black_box(&*list), &()).expect("encodes"));
    }),
    ("decode a list, owned", |n| {
        let stub = received(&encode(&*list(), &()).expect("encodes"));
        let memory = CallMemory::new();
        repeat(n, || decode::<Link>(black_box(&stub), &memory).expect("decodes"));
    }),
    ("decode a list, arena", |n| {
        let stub = received(&encode(&*list(), &()).expect("encodes"));
        repeat(n, || {
            let memory = CallMemory::new();
            black_box(decode::<BorrowedLink<'_>>(black_box(&stub), &memory)).expect("decodes");
        });
    }),
    ("decode a list, all_nodes", |n| {
        let stub = received(&encode(&*list(), &()).expect("encodes"));
        let walk: fn(&mut Decoder<'_, ()>) -> _ = |d| d.walk::<Ndr20, (), BorrowedLink<'_>>(&());
        repeat(n, || {
            let mut block = CallBlock::new();
            black_box(decode_block::<BorrowedLink<'_>>(black_box(&stub), &mut block, walk))
                .expect("decodes");
        });
    }),
    ("decode a list, in place", |n| {
        let mut list = list();
        let stub = received(&encode(&*list, &()).expect("encodes"));
        let memory = CallMemory::new();
        repeat(n, || graphs::update(black_box(&stub), &mut *list, &memory).expect("decodes"));
    }),
    ("encode strings", |n| {
        let names: Vec<WString> = strings::names();
        let names: Vec<&WStr> = names.iter().map(|name| &**name).collect();
        repeat(n, || encode(black_box(&*names), &size_is(names.len())).expect("encodes"));
    }),
    ("encode records", |n| {
        with_records(|records, _| {
            repeat(n, || encode(black_box(records), &size_is(records.len())).expect("encodes"));
        });
    }),
    ("borrow records", |n| {
        with_records(|_, stub| {
            repeat(n, || {
                let memory = CallMemory::new();
                black_box(decode_array::<&[Record<'_>]>(stub, &memory)).expect("decodes");
            });
        });
    }),
    ("decode records, owned", |n| {
        with_records(|_, stub| {
            let memory = CallMemory::new();
            repeat(n, || decode_array::<Vec<OwnedRecord>>(stub, &memory).expect("decodes"));
        });
    }),
    ("pickle {6 u32}", |n| {
        let (value, mut buffer) = (Words::sample(7), Vec::with_capacity(256));
        repeat(n, || {
            buffer.clear();
            buffer = pickles::pickle(black_box(&value), std::mem::take(&mut buffer));
        });
    }),
    ("encode and decode [1000] of {6 u32}", |n| {
        let values: Vec<_> = (0..1000).map(Words::sample).collect();
        let memory = CallMemory::new();
        repeat(n, || {
            let bytes = encode(black_box(&*values), &size_is(1000)).expect("encodes");
            decode_array::<Vec<Words>>(&received(&bytes), &memory).expect("decodes")
        });
    }),
];
