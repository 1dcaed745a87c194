//! Names that are one where they are put together, and errors that hold functions.

use rpc_runtime::prelude::*;

#[derive(Ndr, Clone, Copy)]
pub struct Info {
    pub a: u32,
}

#[derive(Ndr)]
#[switch_type(u16)]
#[allow(non_camel_case_types)]
pub enum Choice {
    #[case(1)]
    A { b_c: Info },
    #[case(2)]
    A_b { c: Info },
    #[case(default)]
    None,
}

pub struct Failure<F>(pub F);

impl From<Failure<fn(&u8)>> for rpc_runtime::Error {
    fn from(_: Failure<fn(&u8)>) -> rpc_runtime::Error {
        Status::ACCESS_DENIED.into()
    }
}

pub trait Reason<'a>: Send {}

impl From<Box<dyn for<'a> Reason<'a>>> for rpc_runtime::Error {
    fn from(_: Box<dyn for<'a> Reason<'a>>) -> rpc_runtime::Error {
        Status::ACCESS_DENIED.into()
    }
}

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn open(&self, user_name: &Info) -> Result<u32>;
    async fn open_user(&self, name: &Info) -> Result<u32>;
    async fn of(&self, get: &Info) -> Result<u32>;
    async fn get(&self) -> Result<Info>;
    async fn fails(&self) -> std::result::Result<u32, Failure<fn(&u8)>>;
    async fn reasons(&self) -> std::result::Result<u32, Box<dyn for<'a> Reason<'a>>>;
}

fn main() {}
