//! Trees and lists: owned, in an arena, in one block, in place.

use std::hint::black_box;
use std::mem::MaybeUninit;

use bumpalo::Bump;
use rpc_benches::{Limit, Race, Table, Unit, median, race_long};
use rpc_runtime::Result;
use rpc_runtime::memory::{CallBlock, CallMemory};
use rpc_runtime::ndr::{Decoder, Ndr20, NdrResult, Unmarshal};

use super::by_hand::{Reader, Writer};
use super::shapes::{BorrowedLink, BorrowedNode, Link, Node};
use super::{DEPTH, decode, decode_block, decoder, encode, received};
use crate::alone::{self, Alone};
use crate::calls::Outcome;

const NS: Unit = Unit::Nanoseconds;

/// A balanced tree of 65,536 nodes.
pub(super) fn tree(table: &mut Table) {
    let tree = Node::sample(65_536).expect("a root");
    let tree = &*tree;
    let bytes = encode(tree, &()).expect("encodes");
    let by_hand = |tree| {
        let mut writer = Writer::new();
        writer.node(tree);
        writer.out
    };
    assert_eq!(by_hand(tree), bytes);
    let stub = &*received(&bytes);
    let memory = CallMemory::new();
    assert_eq!(decode::<Node>(stub, &memory).expect("decodes"), *tree);
    assert_eq!(*Reader::new(stub).node(DEPTH).expect("decodes"), *tree);
    let borrowed = decode::<BorrowedNode<'_>>(stub, &memory).expect("decodes");
    assert_eq!(encode(&borrowed, &()).expect("encodes"), bytes);
    let bump = Bump::new();
    assert_eq!(*Reader::new(stub).borrowed_node(DEPTH, &bump).expect("decodes"), borrowed);

    let race = race_long(|| encode(black_box(tree), &()), || by_hand(black_box(tree)));
    table.row("encode a tree of 65,536", NS, race, Limit::AtMost(1.1));
    let ours = || decode::<Node>(black_box(stub), &memory);
    let race = race_long(ours, || Reader::new(black_box(stub)).node(DEPTH));
    table.row("decode a tree of 65,536, owned", NS, race, Limit::AtMost(1.05));
    let ours = || {
        let memory = CallMemory::new();
        black_box(decode::<BorrowedNode<'_>>(black_box(stub), &memory)).expect("decodes");
        memory
    };
    let by_hand = || {
        let bump = Bump::new();
        black_box(Reader::new(black_box(stub)).borrowed_node(DEPTH, &bump)).expect("decodes");
        bump
    };
    table.row(
        "decode a tree of 65,536, arena, and bumpalo",
        NS,
        race_long(ours, by_hand),
        Limit::None,
    );
}

/// A list of 1,000 nodes with 64 bytes in each.
pub(super) fn list(table: &mut Table) {
    let list = Link::sample(1000).expect("a first node");
    let list = &*list;
    let bytes = encode(list, &()).expect("encodes");
    let by_hand = |list| {
        let mut writer = Writer::new();
        writer.list(list);
        writer.out
    };
    assert_eq!(by_hand(list), bytes);
    let stub = &*received(&bytes);
    let memory = CallMemory::new();
    assert_eq!(decode::<Link>(stub, &memory).expect("decodes"), *list);
    assert_eq!(Reader::new(stub).list().expect("decodes").as_deref(), Some(list));
    let borrowed = decode::<BorrowedLink<'_>>(stub, &memory).expect("decodes");
    assert_eq!(encode(&borrowed, &()).expect("encodes"), bytes);
    let bump = Bump::new();
    assert_eq!(*Reader::new(stub).borrowed_list(DEPTH, &bump).expect("decodes"), borrowed);

    let race = race_long(|| encode(black_box(list), &()), || by_hand(black_box(list)));
    table.row("encode a list of 1,000", NS, race, Limit::AtMost(1.1));
    let ours = || decode::<Link>(black_box(stub), &memory);
    let race = race_long(ours, || Reader::new(black_box(stub)).list());
    table.row("decode a list of 1,000, owned", NS, race, Limit::AtMost(1.05));
    let ours = || {
        let memory = CallMemory::new();
        black_box(decode::<BorrowedLink<'_>>(black_box(stub), &memory)).expect("decodes");
        memory
    };
    let by_hand = || {
        let bump = Bump::new();
        black_box(Reader::new(black_box(stub)).borrowed_list(DEPTH, &bump)).expect("decodes");
        bump
    };
    table.row(
        "decode a list of 1,000, arena, and bumpalo",
        NS,
        race_long(ours, by_hand),
        Limit::None,
    );
}

/// The same tree and list in one block each (`allocate(all_nodes)`), in a buffer that is used again (`byte_count`), and the
/// list in place, where it was before.
pub(super) fn blocks(table: &mut Table) {
    let tree = Node::sample(65_536).expect("a root");
    let stub = &*received(&encode(&*tree, &()).expect("encodes"));
    let size = 65_536 * size_of::<BorrowedNode<'_>>();
    let ours = |block: &mut CallBlock<'_>| {
        let walk: fn(&mut Decoder<'_, ()>) -> _ = |d| d.walk::<Ndr20, (), BorrowedNode<'_>>(&());
        black_box(decode_block::<BorrowedNode<'_>>(black_box(stub), block, walk)).map(|_| ())
    };
    let boxes = || drop(Reader::new(black_box(stub)).node(DEPTH).expect("decodes"));
    in_block("tree of 65,536", size, &ours, &boxes, 0.18, table);

    let list = Link::sample(1000).expect("a first node");
    let stub = &*received(&encode(&*list, &()).expect("encodes"));
    let size = 1000 * size_of::<BorrowedLink<'_>>();
    let ours = |block: &mut CallBlock<'_>| {
        let walk: fn(&mut Decoder<'_, ()>) -> _ = |d| d.walk::<Ndr20, (), BorrowedLink<'_>>(&());
        black_box(decode_block::<BorrowedLink<'_>>(black_box(stub), block, walk)).map(|_| ())
    };
    let boxes = || drop(Reader::new(black_box(stub)).list().expect("decodes"));
    in_block("list of 1,000", size, &ours, &boxes, 0.14, table);

    let memory = CallMemory::new();
    let mut value = decode::<Link>(stub, &memory).expect("decodes");
    let mut ours = || update(black_box(stub), &mut value, &memory).expect("decodes");
    let race = race_long(&mut ours, boxes);
    table.row("decode a list of 1,000, in place", NS, race, Limit::AtMost(0.2));
    assert_eq!(value, *list);
}

/// Decodes into a value that is there, as the stubs do for [in, out] data: checked first, then changed.
#[inline(never)]
pub(super) fn update<T: for<'m> Unmarshal<'m, ()>>(
    stub: &[u8],
    value: &mut T,
    memory: &CallMemory,
) -> NdrResult<()> {
    let mut decoder = decoder(stub, memory);
    let start = decoder.walk_in_place::<Ndr20, (), T>(value, &())?;
    decoder.update::<Ndr20, (), T>(start, value, &())
}

/// A graph in a block of its own, and in a buffer that is used again, against boxes.
fn in_block(
    what: &str,
    size: usize,
    ours: &dyn Fn(&mut CallBlock<'_>) -> Result<()>,
    boxes: &dyn Fn(),
    limit: f64,
    table: &mut Table,
) {
    let mut block = CallBlock::new();
    ours(&mut block).expect("decodes");
    // The root is moved out.
    assert!(block.footprint() < size && block.footprint() > size - 128);
    let all_nodes = || {
        let mut block = CallBlock::new();
        ours(&mut block).expect("decodes");
    };
    let race = race_long(all_nodes, boxes);
    table.row(&format!("decode a {what}, all_nodes"), NS, race, Limit::AtMost(limit));
    let mut buffer = vec![MaybeUninit::uninit(); size + 16];
    let mut block = CallBlock::in_buffer(&mut buffer);
    let race = race_long(|| ours(&mut block).expect("decodes"), boxes);
    table.row(&format!("decode a {what}, byte_count"), NS, race, Limit::AtMost(limit));
}

/// What is measured in processes of their own.
pub(crate) const ALONE: [alone::Task; 4] = [
    ("tree-arena", |measure| {
        let tree = Node::sample(65_536).expect("a root");
        let stub = received(&encode(&*tree, &()).expect("encodes"));
        measure(&mut || {
            let memory = CallMemory::new();
            black_box(decode::<BorrowedNode<'_>>(black_box(&stub), &memory)).expect("decodes");
        });
    }),
    ("tree-boxes", |measure| {
        let tree = Node::sample(65_536).expect("a root");
        let stub = received(&encode(&*tree, &()).expect("encodes"));
        measure(&mut || drop(Reader::new(black_box(&stub)).node(DEPTH).expect("decodes")));
    }),
    ("list-arena", |measure| {
        let list = Link::sample(1000).expect("a first node");
        let stub = received(&encode(&*list, &()).expect("encodes"));
        measure(&mut || {
            let memory = CallMemory::new();
            black_box(decode::<BorrowedLink<'_>>(black_box(&stub), &memory)).expect("decodes");
        });
    }),
    ("list-boxes", |measure| {
        let list = Link::sample(1000).expect("a first node");
        let stub = received(&encode(&*list, &()).expect("encodes"));
        measure(&mut || drop(Reader::new(black_box(&stub)).list().expect("decodes")));
    }),
];

/// Graphs in call memory that is made anew, as each call has its own, in a process that does nothing else.
pub(super) fn arenas(table: &mut Table) -> Outcome<()> {
    for (what, name, limit) in [("tree of 65,536", "tree", 0.14), ("list of 1,000", "list", 0.13)] {
        let (mut rounds, mut faults) = (Vec::new(), Vec::new());
        for _ in 0..5 {
            let Alone { nanoseconds: ours, page_faults } =
                alone::measure(&format!("{name}-arena"))?;
            rounds.push((ours, alone::measure(&format!("{name}-boxes"))?.nanoseconds));
            faults.push(page_faults);
        }
        let race = Race::from_rounds(&rounds);
        table.row(&format!("decode a {what}, arena, alone"), NS, race, Limit::AtMost(limit));
        let faults = median(faults.into_iter());
        table.figure(&format!("page faults for each {what}"), faults, Limit::AtMost(1.0));
    }
    Ok(())
}
