//! [XMT-01] (MIDL2188) Nothing as the transmitted type.

use rpc_runtime::ndr::{Flaw, TransmittedType};
use rpc_runtime::prelude::*;

pub struct Marker;

impl TransmittedType<Marker> for () {
    fn to_xmit(_: &Marker) -> Result<(), &'static Flaw> {
        Ok(())
    }

    fn from_xmit(_: ()) -> Result<Marker, &'static Flaw> {
        Ok(Marker)
    }
}

#[derive(Ndr)]
pub struct S {
    #[transmit_as(())]
    pub marker: Marker,
}

fn main() {}

// mended
// - TransmittedType<Marker> for ()
// + TransmittedType<Marker> for u8
// - Result<(), &'static Flaw> {
// -         Ok(())
// + Result<u8, &'static Flaw> {
// +         Ok(0)
// - from_xmit(_: ())
// + from_xmit(_: u8)
// - #[transmit_as(())]
// + #[transmit_as(u8)]
