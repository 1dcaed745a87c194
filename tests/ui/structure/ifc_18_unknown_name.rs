//! [IFC-18] Types that there are not: one error a name, rustc's own.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Record {
    pub one: Nmae,
    pub n: u32,
    #[size_is(n)]
    pub several: Vec<Pnoit>,
    pub perhaps: Option<Box<Cuorse>>,
}

fn main() {}
