//! [IFC-18] A type without a wire form is one error in each place.

use rpc_runtime::prelude::*;

pub struct Plain(u32);

#[derive(Ndr)]
pub struct Node {
    pub field: Plain,
    pub boxed: Option<Box<Plain>>,
    pub array: [Plain; 2],
    pub n: u32,
    #[size_is(n)]
    pub vector: Vec<Plain>,
}

#[derive(Ndr)]
#[switch_type(u32)]
pub enum Choice {
    #[case(1)]
    One(Plain),
    #[case(default)]
    None,
}

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn by_value(&self, plain: Plain) -> Result<()>;
    async fn by_reference(&self, plain: &Plain) -> Result<()>;
    async fn out(&self, #[out] plain: &mut Plain) -> Result<()>;
    async fn in_out(&self, plain: &mut Plain) -> Result<()>;
    async fn optional(&self, plain: Option<&Plain>) -> Result<()>;
    async fn slice(&self, n: u32, #[size_is(n)] plain: &[Plain]) -> Result<()>;
    async fn buffer(&self, n: u32, #[size_is(n)] plain: &mut [Plain]) -> Result<()>;
    async fn returned(&self) -> Result<Plain>;
    async fn uses(&self, node: &Node, #[out] choice: &mut Option<Box<Node>>) -> Result<()>;
    async fn pipe(&self, plain: PipeReader<Plain>) -> Result<()>;
}

fn main() {}
