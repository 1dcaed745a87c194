//! [ARR-02] (MIDL2278) An array without its size, as a value without a call.

use rpc_runtime::pickle::Pickler;
use rpc_runtime::prelude::*;

pub fn save(file: &mut Pickler<Vec<u8>>, bytes: &Vec<u8>) -> Result<()> {
    file.write(bytes)
}

fn main() {}
