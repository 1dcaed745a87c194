//! The codec against hand-written code for the same bytes, in NDR and little endian.
//!
//! `by_hand` has the other side: what one would write for just this format. Before anything is
//! timed, both sides must give the same bytes and the same values.

mod by_hand;
mod shapes;

use std::fmt::Debug;
use std::hint::black_box;
use std::process::ExitCode;

use bumpalo::Bump;
use by_hand::{Flat, Malformed, Reader};
use rpc_benches::{Limit, Table, Unit, race, race_long};
use rpc_runtime::WStr;
use rpc_runtime::memory::{CallMemory, StubBuffer};
use rpc_runtime::ndr::levels::{Counted, SizeIs};
use rpc_runtime::ndr::{
    DecodeLimits, Decoder, Encoder, Marshal, Ndr20, NdrResult, ReferentId, Unmarshal,
};
use shapes::{BorrowedLink, BorrowedNode, Flags, Link, Mixed, Node, Record, Words};

const NS: Unit = Unit::Nanoseconds;

/// The elements of the flat arrays, the strings and the records.
const ELEMENTS: usize = 1000;
/// The nodes of the tree.
const NODES: u32 = 65_536;
/// The depth that the list needs.
const LIMITS: DecodeLimits = {
    let default = DecodeLimits { ..DEFAULT };
    default.with_depth(2000)
};

fn main() -> ExitCode {
    let mut table = Table::default();
    table.heading("one array", "ours", "by hand");
    numbers(&mut table);
    table.heading("flat structures", "ours", "by hand");
    flat("u32 x8", Words::sample, &mut table);
    flat("mixed, with padding", Mixed::sample, &mut table);
    flat("bool and small numbers, no padding", Flags::sample, &mut table);
    table.heading("pointers", "ours", "by hand");
    trees(&mut table);
    lists(&mut table);
    strings(&mut table);
    records(&mut table);
    table.finish()
}
