//! [IFC-13] The derive on a trait.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub trait Test {}

fn main() {}
