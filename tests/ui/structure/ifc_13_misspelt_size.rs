//! [IFC-13] (MIDL2072) A misspelt attribute: rustc's own error, and nothing that follows from it.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct S {
    pub n: u32,
    #[sizeis(n)]
    pub v: Vec<u8>,
}

fn main() {}
