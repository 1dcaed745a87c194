//! [STC-04] (MIDL2160) An `error_status_t` is a parameter or a return value, and no field.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Node {
    pub status: Status,
}

fn main() {}
