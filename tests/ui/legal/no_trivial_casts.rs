//! A crate may deny what the compiler allows.
#![deny(
    warnings,
    trivial_casts,
    trivial_numeric_casts,
    unused_qualifications,
    unused_results,
    single_use_lifetimes
)]

use rpc_runtime::prelude::*;

const LABEL: i64 = 3;

#[derive(Ndr)]
#[switch_type(u32)]
pub enum Union {
    #[case(1)]
    One(u8),
    #[case(LABEL, 4)]
    Two(u32),
    #[case(Enumeration::Zero)]
    Zero,
    #[case(default)]
    Other,
}

#[derive(Ndr)]
pub enum Enumeration {
    Zero,
    #[other]
    Other(u16),
}

#[derive(Ndr)]
pub struct Structure {
    #[range(0..=10_i64)]
    pub n: i32,
    pub level: u32,
    #[switch_is(level)]
    pub union: Union,
}

#[rpc_interface(uuid = "3f6f2f0c-0c54-4a5c-8a0f-8d1f3d2e7b12", version = "1.0")]
pub trait Interface {
    async fn range(&self, #[range(0..=LABEL)] n: u32, structure: &Structure) -> Result<u32>;
    async fn pipe(&self, #[range(1..=LABEL)] pipe: PipeReader<u32>) -> Result<u32>;
    fn out(
        &self,
        #[range(0, 16)] n: u32,
        #[out]
        #[size_is(n)]
        a: &mut [Enumeration],
    ) -> Result<u32>;
}

fn main() {}
