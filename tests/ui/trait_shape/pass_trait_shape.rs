//! The forms of traits and methods.

use rpc_runtime::prelude::*;

/// An interface with supertraits.
#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Documented: Clone
where
    Self: Sized,
{
    /// A documented method.
    ///
    /// Over several lines.
    async fn documented(&self) -> Result<()>;
    #[allow(clippy::too_many_arguments)]
    async fn old(&self, a: u8, b: u8, c: u8, d: u8, e: u8, f: u8, g: u8, h: u8) -> Result<()>;
    fn blocking(&self, n: u32) -> Result<u32>;
    async fn lifetime<'a>(&'a self, n: &'a u32) -> Result<()>;
    async fn r#type(&self, name: u32) -> Result<()>;
    async fn name(&self, name: u32, error: u32, runtime: u32, client: u32) -> Result<()>;
    async fn drop(&self) -> Result<()>;
}

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
trait Private {
    async fn f(&self, n: private::Number) -> Result<()>;
}

mod private {
    use super::Result;
    use rpc_runtime::rpc_interface;

    pub(super) type Number = u32;

    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub(crate) trait Nested {
        async fn f(&self, n: super::private::Number) -> Result<()>;
    }
}

pub fn inside() {
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    trait Local {
        async fn f(&self, n: u32) -> Result<()>;
    }
}

macro_rules! interface {
    ($name:ident, $ty:ty, $n:ident) => {
        #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
        pub trait $name {
            async fn f(&self, $n: $ty, #[size_is($n)] a: &[u8], #[out] b: &mut $ty) -> Result<()>;
        }
    };
}
interface!(FromMacro, u16, count);
