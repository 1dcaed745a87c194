//! What methods return.

use rpc_runtime::prelude::*;

pub type Answer<T> = Result<T>;

pub struct Mine;

impl From<Mine> for Error {
    fn from(_: Mine) -> Error {
        Status(5).into()
    }
}

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Returns {
    async fn nothing(&self) -> Result<()>;
    async fn number(&self) -> Result<u32>;
    async fn alias(&self) -> Answer<u32>;
    async fn path(&self) -> rpc_runtime::Result<u32>;
    async fn mine(&self) -> std::result::Result<u32, Mine>;
    async fn pointer(&self) -> Result<Option<Box<u32>>>;
    async fn string(&self) -> Result<Option<String>>;
    async fn borrowed<'a>(&self, memory: &'a CallMemory) -> Result<Option<&'a u32>>;
    fn blocking(&self) -> Result<u32>;
}
