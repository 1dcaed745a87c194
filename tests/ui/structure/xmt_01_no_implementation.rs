//! [XMT-01] A transmitted type of another presented type.

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

#[derive(Ndr)]
pub struct S {
    #[transmit_as(Seconds)]
    pub time: std::time::SystemTime,
}

fn main() {}
