//! [UNI-07] (MIDL2161) An arm without a `case`, in a union that others use: one error.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[switch_type(u16)]
pub enum Info {
    #[case(1)]
    Number(u32),
    Byte(u8),
}

#[derive(Ndr)]
pub struct Holder {
    pub kind: u16,
    #[switch_is(kind)]
    pub info: Info,
}

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn a(&self, holder: &Holder) -> Result<()>;
    async fn b(&self, kind: u16, #[switch_is(kind)] info: &Info) -> Result<Info>;
}

fn main() {}

// mended
// - Byte
// + #[case(2)] Byte
