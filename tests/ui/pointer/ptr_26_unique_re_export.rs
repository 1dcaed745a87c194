//! [PTR-26] (MIDL2072) `unique` on a structure under another name.

use rpc_runtime::prelude::*;

mod inner {
    use super::*;

    #[derive(Ndr)]
    pub struct Point {
        pub x: u32,
    }
}
pub use inner::Point as Place;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, #[unique] place: Place) -> Result<()>;
}

fn main() {}
