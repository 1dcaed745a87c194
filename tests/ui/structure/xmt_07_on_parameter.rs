//! [XMT-07] On a parameter.

use rpc_runtime::ndr::{Flaw, TransmittedType};
use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Seconds(u32);

impl TransmittedType<std::time::Duration> for Seconds {
    fn to_xmit(time: &std::time::Duration) -> Result<Seconds, &'static Flaw> {
        Ok(Seconds(time.as_secs() as u32))
    }

    fn from_xmit(time: Seconds) -> Result<std::time::Duration, &'static Flaw> {
        Ok(std::time::Duration::from_secs(time.0.into()))
    }
}

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, #[transmit_as(Seconds)] time: &std::time::Duration) -> Result<()>;
}

fn main() {}

// mended
// - use rpc_runtime::ndr::{Flaw,
// + use rpc_runtime::ndr::{Flaw, TransmitAs,
// - #[transmit_as(Seconds)] time: &std::time::Duration
// + time: &TransmitAs<Seconds, std::time::Duration>
