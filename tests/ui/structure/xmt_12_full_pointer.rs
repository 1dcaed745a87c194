//! [XMT-12] (MIDL2417) A transmitted type with a full pointer.

use rpc_runtime::ndr::{Flaw, TransmittedType};
use rpc_runtime::prelude::*;

#[derive(Ndr, Clone, Copy)]
pub struct Number<'a> {
    #[ptr]
    number: Option<Full<'a, u32>>,
}

impl<'a> TransmittedType<Option<Full<'a, u32>>> for Number<'a> {
    fn to_xmit(number: &Option<Full<'a, u32>>) -> Result<Number<'a>, &'static Flaw> {
        Ok(Number { number: *number })
    }

    fn from_xmit(of: Number<'a>) -> Result<Option<Full<'a, u32>>, &'static Flaw> {
        Ok(of.number)
    }
}

#[derive(Ndr)]
pub struct S<'a> {
    #[transmit_as(Number<'a>)]
    pub number: Option<Full<'a, u32>>,
}

fn main() {}
