//! [IFC-18] A type without a wire form is one error, wherever it stands: here is one for each place.

use rpc_runtime::prelude::*;

pub struct Plain<const PLACE: u32>(u32);

#[derive(Ndr)]
pub struct Node {
    pub field: Plain<1>,
    pub boxed: Option<Box<Plain<2>>>,
    pub array: [Plain<3>; 2],
    pub n: u32,
    #[size_is(n)]
    pub vector: Vec<Plain<4>>,
}

#[derive(Ndr)]
#[switch_type(u32)]
pub enum Choice {
    #[case(1)]
    One(Plain<5>),
    #[case(default)]
    None,
}

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn by_value(&self, plain: Plain<6>) -> Result<()>;
    async fn by_reference(&self, plain: &Plain<7>) -> Result<()>;
    async fn out(&self, #[out] plain: &mut Plain<8>) -> Result<()>;
    async fn in_out(&self, plain: &mut Plain<9>) -> Result<()>;
    async fn optional(&self, plain: Option<&Plain<10>>) -> Result<()>;
    async fn slice(&self, n: u32, #[size_is(n)] plain: &[Plain<11>]) -> Result<()>;
    async fn buffer(&self, n: u32, #[size_is(n)] plain: &mut [Plain<12>]) -> Result<()>;
    async fn returned(&self) -> Result<Plain<13>>;
    async fn uses(&self, node: &Node, #[out] choice: &mut Option<Box<Node>>) -> Result<()>;
    async fn pipe(&self, plain: PipeReader<Plain<14>>) -> Result<()>;
}

fn main() {}
