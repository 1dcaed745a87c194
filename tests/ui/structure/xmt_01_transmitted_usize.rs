//! [XMT-01] (MIDL2085) A transmitted type without a wire form.

use rpc_runtime::ndr::{Flaw, TransmittedType};
use rpc_runtime::prelude::*;

pub struct Seconds(usize);

impl TransmittedType<std::time::Duration> for Seconds {
    fn to_xmit(time: &std::time::Duration) -> Result<Seconds, &'static Flaw> {
        Ok(Seconds(time.as_secs() as usize))
    }

    fn from_xmit(time: Seconds) -> Result<std::time::Duration, &'static Flaw> {
        Ok(std::time::Duration::from_secs(time.0 as u64))
    }
}

#[derive(Ndr)]
pub struct S {
    #[transmit_as(Seconds)]
    pub time: std::time::Duration,
}

fn main() {}
