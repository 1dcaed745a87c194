//! [MEM-25] What comes from the call's allocator is kept without `'static`.

use std::any::Any;
use std::sync::Mutex;

use allocator_api2::alloc::Allocator;
use allocator_api2::boxed::Box;

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f<A: Allocator + Clone + Send + Sync>(
        &self,
        memory: A,
        #[allocate(dont_free)] p: Option<Box<u32, A>>,
    ) -> Result<()>;
}

pub struct Service {
    kept: Mutex<Vec<std::boxed::Box<dyn Any + Send>>>,
}

impl Test for Service {
    async fn f<A: Allocator + Clone + Send + Sync>(
        &self,
        _: A,
        p: Option<Box<u32, A>>,
    ) -> Result<()> {
        self.kept.lock().unwrap().push(std::boxed::Box::new(p));
        Ok(())
    }
}

fn main() {}
