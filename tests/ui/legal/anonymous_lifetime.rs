//! Types with anonymous lifetimes, and results behind other names.

use rpc_runtime::prelude::*;

#[derive(Ndr, Clone, Copy)]
pub struct View<'a> {
    pub name: Option<&'a str>,
}

pub type ViewResult<'a> = Result<View<'a>>;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    fn length(&self, view: &View<'_>, other: Option<&View<'_>>, views: u32) -> Result<u32>;

    fn first<'a>(&self, memory: &'a CallMemory, view: &View<'_>) -> ViewResult<'a>;

    async fn second<'a>(&self, memory: &'a CallMemory) -> std::result::Result<View<'a>, Status>;
}

fn main() {}
