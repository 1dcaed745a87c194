//! [MEM-28] A borrowed argument is stored in a static.

use rpc_runtime::prelude::*;

use std::sync::Mutex;

static LAST: Mutex<Option<&WStr>> = Mutex::new(None);

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, name: &WStr) -> Result<()>;
}

pub struct Service;

impl Test for Service {
    async fn f(&self, name: &WStr) -> Result<()> {
        *LAST.lock().unwrap() = Some(name);
        Ok(())
    }
}

fn main() {}
