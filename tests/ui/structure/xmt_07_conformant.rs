//! [XMT-07] A transmitted type that ends in a conformant array.

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
pub struct Bytes {
    n: u32,
    #[size_is(n)]
    tail: Tail<Vec<u8>>,
}

impl TransmittedType<String> for Bytes {
    fn to_xmit(text: &String) -> Result<Bytes, &'static Flaw> {
        Ok(Bytes { n: text.len() as u32, tail: Tail(text.as_bytes().to_vec()) })
    }

    fn from_xmit(bytes: Bytes) -> Result<String, &'static Flaw> {
        Ok(String::from_utf8_lossy(&bytes.tail.0).into_owned())
    }
}

#[derive(Ndr)]
pub struct S {
    #[transmit_as(Bytes)]
    pub text: String,
}

fn main() {}
