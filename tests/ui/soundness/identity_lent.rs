//! What a type promises of its memory holds for one layout: it is not for another level, nor for another type.
#![forbid(unsafe_code)]

use rpc_runtime::Ndr as DeriveNdr;
use rpc_runtime::ndr::codegen::Identity;
use rpc_runtime::ndr::*;

#[derive(DeriveNdr, Clone, Copy)]
struct Flag {
    b: bool,
}

struct Mine;

impl Ndr<Mine> for Flag {
    const LAYOUT: Layout = <u8 as Ndr>::LAYOUT;
    const IDENTITY: Option<Identity<Flag, Mine>> = <Flag as Ndr>::IDENTITY;
}

struct Byte(bool);

impl Ndr for Byte {
    const LAYOUT: Layout = <u8 as Ndr>::LAYOUT;
    const IDENTITY: Option<Identity<Byte, ()>> = <u8 as Ndr>::IDENTITY;
}

fn main() {}
