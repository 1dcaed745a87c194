//! The types that are encoded and decoded, and samples of them.

use rpc_runtime::{Ndr, WStr, WString};

/// The same on the wire as in memory.
#[derive(Ndr, Clone, Copy, PartialEq, Debug)]
pub(crate) struct Words {
    pub(crate) a: u32,
    pub(crate) b: u32,
    pub(crate) c: u32,
    pub(crate) d: u32,
    pub(crate) e: u32,
    pub(crate) f: u32,
}

/// With padding after `a` and `c`, and between the elements of an array.
#[derive(Ndr, Clone, Copy, PartialEq, Debug)]
pub(crate) struct Mixed {
    pub(crate) a: u8,
    pub(crate) b: u32,
    pub(crate) c: u16,
    pub(crate) d: u64,
    pub(crate) e: bool,
}

/// Without padding, but a `bool` has to be checked.
#[derive(Ndr, Clone, Copy, PartialEq, Debug)]
pub(crate) struct Flags {
    pub(crate) id: u32,
    pub(crate) on: bool,
    pub(crate) kind: u8,
    pub(crate) port: u16,
}

impl Words {
    pub(crate) fn sample(i: u32) -> Words {
        Words { a: i, b: i ^ 1, c: i << 2, d: i | 3, e: !i, f: i.wrapping_mul(0x9e37_79b9) }
    }
}

impl Mixed {
    pub(crate) fn sample(i: u32) -> Mixed {
        let d = u64::from(i) << 31 | 5;
        Mixed { a: i as u8, b: !i, c: i as u16 ^ 0x55, d, e: i.is_multiple_of(3) }
    }
}

impl Flags {
    pub(crate) fn sample(i: u32) -> Flags {
        Flags { id: i, on: i.is_multiple_of(3), kind: i as u8, port: !i as u16 }
    }
}

/// A tree in boxes.
#[derive(Ndr, PartialEq, Debug)]
pub(crate) struct Node {
    pub(crate) value: u32,
    #[unique]
    pub(crate) left: Option<Box<Node>>,
    #[unique]
    pub(crate) right: Option<Box<Node>>,
}

/// The same tree in an arena.
#[derive(Ndr, Clone, Copy, PartialEq, Debug)]
pub(crate) struct BorrowedNode<'a> {
    pub(crate) value: u32,
    #[unique]
    pub(crate) left: Option<&'a BorrowedNode<'a>>,
    #[unique]
    pub(crate) right: Option<&'a BorrowedNode<'a>>,
}

impl Node {
    /// A balanced tree of `nodes` nodes.
    pub(crate) fn sample(nodes: u32) -> Option<Box<Node>> {
        let below = nodes.checked_sub(1)?;
        let (left, right) = (Node::sample(below - below / 2), Node::sample(below / 2));
        Some(Box::new(Node { value: nodes ^ 0x5555, left, right }))
    }
}

/// A list in boxes, with a payload in each node.
#[derive(Ndr, PartialEq, Debug)]
pub(crate) struct Link {
    pub(crate) payload: [u8; 64],
    #[unique]
    pub(crate) next: Option<Box<Link>>,
}

/// The same list in an arena.
#[derive(Ndr, Clone, Copy, PartialEq, Debug)]
pub(crate) struct BorrowedLink<'a> {
    pub(crate) payload: [u8; 64],
    #[unique]
    pub(crate) next: Option<&'a BorrowedLink<'a>>,
}

impl Link {
    pub(crate) fn sample(links: u32) -> Option<Box<Link>> {
        let mut next = None;
        for i in 0..links {
            next = Some(Box::new(Link { payload: [i as u8; 64], next }));
        }
        next
    }
}

/// A structure that borrows strings.
#[derive(Ndr, Clone, Copy, PartialEq, Debug)]
pub(crate) struct Record<'a> {
    pub(crate) id: u32,
    pub(crate) name: &'a WStr,
    #[unique]
    pub(crate) comment: Option<&'a WStr>,
    pub(crate) flags: u16,
}

/// The same, with strings of its own.
#[derive(Ndr, PartialEq, Debug)]
pub(crate) struct OwnedRecord {
    pub(crate) id: u32,
    pub(crate) name: WString,
    #[unique]
    pub(crate) comment: Option<WString>,
    pub(crate) flags: u16,
}
