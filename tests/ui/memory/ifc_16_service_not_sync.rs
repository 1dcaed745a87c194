//! A server that is not `Sync`.

use rpc_runtime::prelude::*;

use std::cell::Cell;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    fn f(&self) -> Result<()>;
}

pub struct Service {
    calls: Cell<u32>,
}

impl Test for Service {
    fn f(&self) -> Result<()> {
        self.calls.set(self.calls.get() + 1);
        Ok(())
    }
}

pub fn serve() {
    let _ = TestServer::new(Service { calls: Cell::new(0) });
}

fn main() {}
