//! [UNI-12] (MIDL2190) `switch_is` on a structure under another name.

use rpc_runtime::prelude::*;

mod inner {
    use super::*;

    #[derive(Ndr)]
    pub struct Point {
        pub x: u32,
    }
}
pub use inner::Point as Choice;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, level: u32, #[switch_is(level)] choice: &Choice) -> Result<()>;
}

fn main() {}
