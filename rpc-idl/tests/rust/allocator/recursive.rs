// From recursive.idl by rpc-idl 0.1.0.

#[allow(unused_imports)]
use rpc_runtime::alloc::{Allocator, Box, Global, Vec};

#[allow(unused_imports)]
use rpc_runtime::prelude::*;

#[doc(alias = "A")]
#[doc(alias = "_A")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct A2<A: Allocator> {
    pub b: Option<Box<B<A>, A>>,
    pub later: Option<Box<i32, A>>,
    pub self_: Option<Box<A2<A>, A>>,
}

#[doc(alias = "_B")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct B<A: Allocator> {
    pub a: Option<Box<A2<A>, A>>,
    pub value: i32,
}

#[doc(alias = "USER")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct User<A: Allocator> {
    #[string]
    pub text: Option<Vec<u16, A>>,
}

#[doc(alias = "tagged")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct Tagged {
    pub n: i32,
}

/// Types that name one another, and names that are used before they are defined.
#[doc(alias = "recursive")]
#[rpc_interface(
    uuid = "11111111-2222-3333-4444-555555555562",
    version = "0.0",
    pointer_default = "unique"
)]
pub trait Recursive {
    async fn r#use(&self, text: &WStr, as_cpp: &Tagged, n: i32) -> Result<()>;
}
