//! [IFC-18] Types that there are not: one error a name, rustc's own.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, value: &Nmae) -> Result<()>;
    async fn g(&self, #[unique] value: Option<&Pnoit>) -> Result<()>;
    async fn h(&self, n: u32, #[out] #[size_is(, n)] values: &mut Vec<Cuorse>) -> Result<()>;
    async fn i(&self) -> Result<Erro>;
    async fn j(&self) -> Result<(), Falut>;
}

fn main() {}
