//! Borrowed arguments and results, used as they may be.

use std::sync::Mutex;

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Memory {
    async fn look<'a>(
        &self,
        memory: &'a CallMemory,
        name: &WStr,
        #[out] p: &mut Option<&'a u32>,
    ) -> Result<()>;
    async fn keep(&self, p: Box<u32>) -> Result<()>;
    async fn same<'a>(
        &self,
        memory: &'a CallMemory,
        n: &'a u32,
        #[out] p: &mut Option<&'a u32>,
    ) -> Result<()>;
    fn information(&self, info: &CallInfo, n: u32, #[size_is(n)] data: &mut [u8]) -> Result<()>;
}

#[derive(Default)]
pub struct Service {
    kept: Mutex<Vec<Box<u32>>>,
    name: Mutex<WString>,
}

impl Memory for Service {
    async fn look<'a>(
        &self,
        memory: &'a CallMemory,
        name: &WStr,
        p: &mut Option<&'a u32>,
    ) -> Result<()> {
        *self.name.lock().unwrap() = name.to_wstring();
        std::future::ready(()).await;
        *p = Some(memory.allocate(42)?);
        Ok(())
    }

    async fn keep(&self, p: Box<u32>) -> Result<()> {
        self.kept.lock().unwrap().push(p);
        Ok(())
    }

    async fn same<'a>(&self, _: &'a CallMemory, n: &'a u32, p: &mut Option<&'a u32>) -> Result<()> {
        *p = Some(n);
        Ok(())
    }

    fn information(&self, info: &CallInfo, _: u32, data: &mut [u8]) -> Result<()> {
        data.fill(info.peer().len() as u8);
        Ok(())
    }
}

pub async fn call(client: &MemoryClient) -> Result<u32> {
    let memory = CallMemory::new();
    let (mut first, mut second) = (None, None);
    client.look(&memory, WStr::from_units(&[0x41]), &mut first).await?;
    client.same(&memory, &7, &mut second).await?;
    Ok(*first.unwrap() + *second.unwrap())
}

pub fn serve() -> Result<Server> {
    Server::builder().offer(MemoryServer::new(Service::default())).build()
}
