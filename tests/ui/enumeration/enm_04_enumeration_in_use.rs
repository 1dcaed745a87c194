//! [ENM-04] An enumeration without a place for other values, which others use: one error.

use rpc_runtime::prelude::*;

#[derive(Ndr, Clone, Copy)]
pub enum Kind {
    A,
    B,
}

#[derive(Ndr)]
#[switch_type(Kind)]
pub enum Info {
    #[case(Kind::A)]
    Number(u32),
    #[case(default)]
    Nothing,
}

#[derive(Ndr)]
pub struct Holder {
    pub kind: Kind,
    #[size_is(kind)]
    pub bytes: Vec<u8>,
}

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn a(&self, holder: Holder, #[out] kind: &mut Kind) -> Result<Kind>;
    async fn b(&self, kind: Kind, #[switch_is(kind)] info: &Info) -> Result<()>;
}

fn main() {}

// mended
// - pub enum Kind {
// + #[closed]
// + pub enum Kind {
