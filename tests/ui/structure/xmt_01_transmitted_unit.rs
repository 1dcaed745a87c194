//! [XMT-01] (MIDL2188) Nothing as the transmitted type.

use rpc_runtime::ndr::{Expected, TransmittedType};
use rpc_runtime::prelude::*;

pub struct Marker;

impl TransmittedType<Marker> for () {
    fn to_xmit(_: &Marker) -> Result<(), &'static Expected> {
        Ok(())
    }

    fn from_xmit(_: ()) -> Result<Marker, &'static Expected> {
        Ok(Marker)
    }
}

#[derive(Ndr)]
pub struct S {
    #[transmit_as(())]
    pub marker: Marker,
}

fn main() {}
