//! Generated code names everything from its root: it does not need a prelude, and is not misled by
//! what its neighbours are called.
#![no_implicit_prelude]
#![forbid(unsafe_code)]
#![deny(warnings, missing_docs)]

/// Types and an interface, in a module that has nothing in scope.
pub mod interface {
    /// A structure.
    #[derive(::rpc_runtime::Ndr)]
    pub struct Structure<'a> {
        /// A count.
        pub n: u32,
        /// An array.
        #[size_is(n)]
        pub bytes: &'a [u8],
        /// A pointer.
        #[unique]
        pub next: ::core::option::Option<::std::boxed::Box<Structure<'a>>>,
        /// A text.
        pub text: ::rpc_runtime::WString,
        /// The union's discriminant.
        pub level: u16,
        /// A union.
        #[switch_is(level)]
        pub union: Union,
    }

    /// A generic structure.
    #[derive(::rpc_runtime::Ndr)]
    pub struct Pair<T> {
        /// The one.
        pub a: T,
        /// The other.
        pub b: T,
    }

    /// An open enumeration.
    #[derive(::rpc_runtime::Ndr)]
    pub enum Open {
        /// Zero.
        Zero,
        /// Any other.
        #[other]
        Other(u16),
    }

    /// A closed enumeration.
    #[derive(::rpc_runtime::Ndr)]
    #[v1_enum]
    #[closed]
    pub enum Closed {
        /// Zero.
        Zero,
        /// One.
        One,
    }

    /// A union.
    #[derive(::rpc_runtime::Ndr)]
    #[switch_type(u16)]
    pub enum Union {
        /// A number.
        #[case(1)]
        Number(u32),
        /// A pointer.
        #[case(2)]
        Pointer(::core::option::Option<::std::boxed::Box<u32>>),
        /// Nothing.
        #[case(3)]
        Nothing,
    }

    /// An interface.
    #[::rpc_runtime::rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Interface {
        /// All directions.
        async fn directions(
            &self,
            a: &Structure<'_>,
            b: &mut Pair<u32>,
            #[out] c: &mut Open,
        ) -> ::rpc_runtime::Result<u32>;

        /// Arrays.
        async fn arrays(
            &self,
            n: u32,
            #[size_is(n)] a: &[u8],
            #[size_is(n)] b: &mut [u8],
            #[out]
            #[size_is(n)]
            c: &mut [u8],
        ) -> ::rpc_runtime::Result<()>;

        /// Memory.
        async fn memory<'a>(
            &self,
            memory: &'a ::rpc_runtime::memory::CallMemory,
            info: &::rpc_runtime::server::CallInfo,
            a: ::core::option::Option<&u32>,
            b: ::core::option::Option<&mut u32>,
            #[out] c: &mut ::core::option::Option<&'a ::rpc_runtime::WStr>,
        ) -> ::rpc_runtime::Result<()>;

        /// A method that blocks.
        fn blocking(
            &self,
            level: u16,
            #[switch_is(level)] union: &mut Union,
            closed: Closed,
        ) -> ::rpc_runtime::Result<()>;
    }
}

/// Names that mean something else here.
pub mod shadowed {
    #![allow(dead_code, non_camel_case_types)]

    /// Not the one.
    pub struct Ok;
    /// Not the one.
    pub struct Err;
    /// Not the one.
    pub struct Some;
    /// Not the one.
    pub struct None;
    /// Not the one.
    pub struct Send;
    /// Not the one.
    pub struct Sync;
    /// Not the one.
    pub struct Clone;
    /// Not the one.
    pub struct Debug;
    /// Not the one.
    pub struct Into;
    /// Not the one.
    pub mod core {}
    /// Not the one.
    pub mod std {}
    /// Not the one.
    pub mod rpc_runtime {}

    /// A structure.
    #[derive(::rpc_runtime::Ndr)]
    pub struct Structure {
        /// A count.
        pub n: u32,
        /// An array.
        #[size_is(n)]
        pub bytes: ::std::vec::Vec<u8>,
    }

    /// An interface.
    #[::rpc_runtime::rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Interface {
        /// A method.
        async fn f(
            &self,
            n: u32,
            #[size_is(n)] a: &[u8],
            #[out] b: &mut Structure,
        ) -> ::rpc_runtime::Result<()>;
        /// A method that blocks.
        fn g(&self, b: &mut Structure) -> ::rpc_runtime::Result<u32>;
    }
}
