//! [CTX-32] A server keeps a guard behind its call.

use rpc_runtime::ContextGuard;
use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    #[context_handle]
    type File: Context;
    async fn open(&self) -> Result<Self::File>;
    async fn read(&self, file: ContextGuard<'_, Self::File>) -> Result<u32>;
}

pub struct Service {
    kept: std::sync::Mutex<Vec<ContextGuard<'static, File>>>,
}

pub struct File(u32);

impl Context for File {}

impl Test for Service {
    type File = File;
    async fn open(&self) -> Result<File> {
        todo!()
    }
    async fn read(&self, file: ContextGuard<'_, File>) -> Result<u32> {
        self.kept.lock().unwrap().push(file);
        Ok(0)
    }
}

fn main() {}
