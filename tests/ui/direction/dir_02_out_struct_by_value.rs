//! [DIR-02] (MIDL2042) An [out] structure by value.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Point {
    pub x: u32,
    pub y: u32,
}

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, #[out] p: Point) -> Result<()>;
}

fn main() {}

// mended
// - p: Point
// + p: &mut Point
