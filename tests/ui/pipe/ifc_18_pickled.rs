//! [IFC-18] (MIDL2342) A pipe as a value without a call.

use rpc_runtime::pickle::Pickler;
use rpc_runtime::prelude::*;

pub fn save(file: &mut Pickler<Vec<u8>>, pipe: &PipeReader<u8>) -> Result<()> {
    file.write(pipe)
}

fn main() {}
