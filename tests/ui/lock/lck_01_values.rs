//! [LCK-01] The values of an enumeration have changed places: they have other numbers now.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[wire_lock(0x23e0f3c4)]
#[closed]
pub enum Colour {
    Green,
    Red,
}

fn main() {}
