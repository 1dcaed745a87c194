//! Requests whose data claims to be large, is deep, or has pointers to everywhere.

use rpc_runtime::prelude::*;

use crate::level::{Clock, Peak, on_server};
use crate::peer::{Answer, FIRST, LAST, request, u32s};
use crate::target::{Target, op};

async fn call(target: &Target, opnum: u16, stub: &[u8]) -> Answer {
    let mut peer = target.bound().await;
    let mut parts: Vec<&[u8]> = stub.chunks(60_000).collect();
    if parts.is_empty() {
        parts.push(&[]);
    }
    let last = parts.len() - 1;
    for (i, part) in parts.into_iter().enumerate() {
        let flags = if i == 0 { FIRST } else { 0 } | if i == last { LAST } else { 0 };
        peer.send(&request(3, opnum, part, flags)).await;
    }
    peer.answer().await.expect("every call has an answer")
}

const MIB: usize = 1 << 20;

/// Each is answered, with a fault or not, and takes no more than a connection may, and the attacker's own.
fn bombs(bombs: impl Fn() -> Vec<(&'static str, u16, Vec<u8>)>) {
    let builder = Server::builder().max_connection_memory(8 * MIB);
    on_server(Clock::Paused, builder, async |target| {
        for (name, opnum, stub) in bombs() {
            let peak = Peak::begin();
            let (_, answer) = call(target, opnum, &stub).await;
            // Short, because what is printed is kept, and counts as memory.
            println!("{name}: {} bytes, {:?}, peak {}", stub.len(), answer.err(), peak.bytes());
            peak.assert_below(8 * MIB + 4 * MIB);
        }
    });
}

#[test]
fn sizes() {
    bombs(|| {
        let mut all = Vec::new();
        for n in [u32::MAX, i32::MAX as u32, 1 << 28, 9_000_000, 7_000_000, 100_000] {
            all.push(("a size without data", op::SINK, u32s(&[n, n])));
            all.push(("a size of a result", op::SOURCE, u32s(&[n])));
        }
        let huge = i32::MAX as u32;
        all.push(("strings", op::TEXTS, u32s(&[huge >> 1, huge >> 1])));
        all.push(("rows", op::ROWS, u32s(&[huge, 0x20000, huge])));
        all.push(("a string", op::TEXT, u32s(&[huge, 0, huge])));
        all
    });
}

/// Structures in structures, in their first fields.
#[test]
fn depth() {
    bombs(|| {
        let mut all = Vec::new();
        for d in [100, 250, 50_000_u32] {
            let mut tree = u32s(&[0x20000]);
            (0..d).for_each(|i| tree.extend(u32s(&[i, 0x20000 + 4 * i, 0])));
            tree.extend(u32s(&[0, 0, 0]));
            all.push(("a tree to the left", op::TREE, tree));
            let mut chain = u32s(&[0x20000]);
            (0..d).for_each(|i| chain.extend(u32s(&[i, 0x20000 + 4 * i])));
            chain.extend(u32s(&[0, 0]));
            all.push(("a chain that is cut", op::CHAIN, chain[..chain.len() - 4].to_vec()));
            all.push(("a chain", op::CHAIN, chain));
            let mut union = u32s(&[3, 3, 0x20000]);
            (0..d).for_each(|_| union.extend(u32s(&[3, 3, 0x20000])));
            union.extend(u32s(&[9, 9]));
            all.push(("a union in a union", op::CHOICE, union));
            let mut nest = u32s(&[1, 0x20000]);
            (0..d).for_each(|_| nest.extend(u32s(&[1, 1, 0x20000])));
            nest.extend(u32s(&[1, 0, 0]));
            all.push(("an array in an array", op::NEST, nest));
        }
        all
    });
}

/// A binary tree of full pointers, with these ids.
fn full(id: fn(u32) -> u32, depth: u32) -> Vec<u8> {
    fn node(depth: u32, next: &mut u32, id: fn(u32) -> u32, out: &mut Vec<u8>) {
        if depth == 0 {
            return out.extend(u32s(&[0, 0]));
        }
        out.extend(u32s(&[id(*next), id(*next + 1)]));
        *next += 2;
        node(depth - 1, next, id, out);
        node(depth - 1, next, id, out);
    }
    let mut out = u32s(&[id(0)]);
    node(depth, &mut 1, id, &mut out);
    out
}

#[test]
fn full_pointers() {
    bombs(|| {
        let mut all = vec![
            ("one that points to itself", op::GRAPH, u32s(&[0x20000, 0x20000, 0])),
            ("one that points nowhere", op::OWNED, u32s(&[0x20000, 0x20004])),
        ];
        for depth in [8, 13] {
            all.push(("ids in step", op::GRAPH, full(|i| 0x20000 + 4 * i, depth)));
            let far = |i: u32| (i.wrapping_mul(0x40010) | 1).max(1);
            all.push(("ids far apart", op::GRAPH, full(far, depth)));
            all.push(("ids downwards", op::OWNED, full(|i| u32::MAX - 4 * i, depth)));
            all.push(("given back", op::GRAPH_BACK, full(|i| 0x20000 + 4 * i, depth)));
            all.push(("all the same", op::OWNED, full(|_| 0x20000, depth)));
        }
        all
    });
}

#[test]
fn many_small_things() {
    bombs(|| {
        let mut all = Vec::new();
        for n in [1000, 50_000] {
            let mut rows = u32s(&[n, 0x20000, n]);
            (0..n).for_each(|i| rows.extend(u32s(&[0, 0x20000 + 4 * i])));
            (0..n).for_each(|_| rows.extend(u32s(&[0])));
            all.push(("empty rows", op::ROWS, rows));
            let mut texts = u32s(&[n, n]);
            (0..n).for_each(|i| texts.extend(u32s(&[0x20000 + 4 * i])));
            (0..n).for_each(|_| texts.extend(u32s(&[1, 0, 1, 0])));
            all.push(("empty strings", op::TEXTS, texts));
        }
        all
    });
}
