//! [IFC-18] (MIDL2241) A pointer to void as a field.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Node {
    pub p: *mut std::ffi::c_void,
}

fn main() {}

// mended
// - *mut std::ffi::c_void
// + Option<Box<u32>>
