//! Numbers of methods that are not used on the wire, and names that end as containers do.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct UsnVec {
    pub low: u64,
}

#[derive(Ndr)]
pub struct Cursor {
    pub usn: UsnVec,
    pub other: Option<Box<UsnVec>>,
}

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    #[opnum(8)]
    async fn f(&self, #[unique] number: Option<&mut u32>) -> Result<()>;
    async fn g(&self) -> Result<()>;
    #[opnum(0x20)]
    async fn h(&self, #[ptr] #[out] pointer: &mut Option<Full<'_, u32>>) -> Result<()>;
}

fn main() {
    let numbers: Vec<u16> = TestClient::INTERFACE.procedures.iter().map(|p| p.opnum).collect();
    assert_eq!(numbers, [8, 9, 32]);
}
