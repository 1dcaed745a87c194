//! Pointers of all kinds.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Edited<'a> {
    pub value: &'a mut u32,
}

#[derive(Ndr)]
pub struct Tree {
    pub value: Box<u32>,
    #[unique]
    pub left: Option<Box<Tree>>,
    pub right: Option<Box<Self>>,
}

#[derive(Ndr)]
pub struct Borrowed<'a> {
    pub value: &'a u32,
    #[unique]
    pub next: Option<&'a Borrowed<'a>>,
}

pub type P = Option<Box<Tree>>;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Pointers {
    async fn unique(&self, #[unique] a: Option<&u32>, b: Option<&mut u32>) -> Result<()>;
    async fn owned(&self, a: Box<u32>, b: Option<Box<u32>>, c: &P, d: &mut P) -> Result<()>;
    async fn out(&self, #[out] a: &mut P, #[out] b: &mut Option<Box<u32>>) -> Result<()>;
    async fn double(&self, a: &&u32, b: &Option<Box<Option<Box<u16>>>>) -> Result<()>;
    async fn borrowed<'a>(
        &self,
        memory: &'a CallMemory,
        a: &Borrowed<'_>,
        #[out] b: &mut Option<&'a Borrowed<'a>>,
    ) -> Result<()>;
    async fn returned(&self) -> Result<Option<Box<Tree>>>;
}
