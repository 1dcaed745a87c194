//! Generated code calls methods by their paths: those of traits that are implemented for every type are not in
//! the way.
#![deny(warnings)]
#![allow(clippy::wrong_self_convention)]

use rpc_runtime::prelude::*;

pub trait ForAll: Sized {
    fn pop(self) -> Self {
        self
    }
    fn hash(&self) {}
}

impl<T> ForAll for T {}

#[rpc_interface(uuid = "3f6f2f0c-0c54-4a5c-8a0f-8d1f3d2e7b11", version = "1.0")]
pub trait Named {
    async fn into(&self, a: u32) -> Result<u32>;
    async fn try_into(&self) -> Result<u32>;
    async fn from(&self, a: u32) -> Result<u32>;
    async fn try_from(&self) -> Result<u32>;
    fn pop(&self) -> Result<u32>;
    fn hash(&self, #[out] a: &mut u32) -> Result<()>;
    fn to_owned(&self) -> Result<u32>;
    fn to_string(&self) -> Result<u32>;
    fn type_id(&self) -> Result<u32>;
    fn clone_into(&self) -> Result<u32>;
    fn map(&self) -> Result<u32>;
    fn poll(&self, a: u32) -> Result<u32>;
    fn into_future(&self) -> Result<u32>;
}

fn main() {}
