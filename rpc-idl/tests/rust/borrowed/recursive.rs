// From recursive.idl by rpc-idl 0.1.0.

#[allow(unused_imports)]
use rpc_runtime::prelude::*;

#[doc(alias = "_A")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct A<'a> {
    pub b: Option<&'a B<'a>>,
    pub later: Option<&'a i32>,
    pub self_: Option<&'a A<'a>>,
}

#[doc(alias = "_B")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct B<'a> {
    pub a: Option<&'a A<'a>>,
    pub value: i32,
}

#[doc(alias = "USER")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct User<'a> {
    pub text: Option<&'a WStr>,
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
