//! [XMT-07] On the arm of a union.

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
#[switch_type(u32)]
pub enum U {
    #[case(1)]
    A(#[transmit_as(Seconds)] std::time::Duration),
}

fn main() {}

// mended
// - use rpc_runtime::ndr::{Flaw,
// + use rpc_runtime::ndr::{Flaw, TransmitAs,
// - #[transmit_as(Seconds)] std::time::Duration
// + TransmitAs<Seconds, std::time::Duration>
