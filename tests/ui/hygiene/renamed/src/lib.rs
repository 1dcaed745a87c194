//! The runtime under another name: there is no crate `rpc_runtime` here.
#![deny(warnings, missing_docs)]

use rpc::prelude::*;

/// A structure, with the path as text.
#[derive(Ndr)]
#[ndr(crate = "rpc")]
pub struct Structure<'a> {
    /// A count.
    pub n: u32,
    /// An array.
    #[size_is(n)]
    pub bytes: &'a [u8],
    /// A pointer.
    #[unique]
    pub next: Option<&'a Structure<'a>>,
}

/// A structure, with the path as a path.
#[derive(Ndr)]
#[ndr(crate = ::rpc)]
pub struct Global {
    /// A number.
    pub n: u32,
}

/// An enumeration.
#[derive(Ndr)]
#[ndr(crate = "::rpc")]
pub enum Open {
    /// Zero.
    Zero,
    /// Any other.
    #[other]
    Other(u16),
}

/// A union.
#[derive(Ndr)]
#[ndr(crate = rpc)]
#[switch_type(u16)]
pub enum Union {
    /// A number.
    #[case(1)]
    Number(u32),
    /// Nothing.
    #[case(2)]
    Nothing,
}

/// The path as text.
#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0", crate = "rpc")]
pub trait AsText {
    /// A method.
    async fn f(&self, n: u32, #[size_is(n)] a: &[u8], #[out] b: &mut Global) -> Result<u32>;
    /// A method that blocks.
    fn g(&self, a: &Structure<'_>, b: &mut Open, c: &Union) -> Result<()>;
}

/// The path as a path.
#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0", crate = ::rpc)]
pub trait AsPath {
    /// A method.
    async fn f(&self, n: u32, #[size_is(n)] a: &[u8], #[out] b: &mut Global) -> Result<u32>;
}

pub mod nested {
    //! A path that leads through the user's own crate.
    pub use rpc as runtime;

    pub mod interface {
        //! As a framework would re-export it.
        use super::runtime::prelude::*;

        /// A structure.
        #[derive(Ndr)]
        #[ndr(crate = crate::nested::runtime)]
        pub struct Structure {
            /// A number.
            pub n: u32,
        }

        /// An interface.
        #[rpc_interface(
            uuid = "6b29fc40-ca47-1067-b31d-00dd010662da",
            version = "1.0",
            crate = "crate::nested::runtime"
        )]
        pub trait Nested {
            /// A method.
            async fn f(&self, a: &Structure) -> Result<()>;
        }
    }
}
