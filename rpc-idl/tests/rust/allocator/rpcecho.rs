// From rpcecho.idl by rpc-idl 0.1.0.

#[allow(unused_imports)]
use rpc_runtime::alloc::{Allocator, Box, Global, Vec};

#[allow(unused_imports)]
use rpc_runtime::prelude::*;

/// \`echo\_Enum1\`: 16 bits in NDR. Enumerations on the wire are open: Samba's own test sends 76.
#[derive(Ndr, Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u16)]
pub enum Enum1 {
    /// \`ECHO\_ENUM1\`
    One = 1,
    /// \`ECHO\_ENUM2\`
    Two = 2,
    /// A value that is not declared.
    #[other]
    Other(u16),
}

/// \`echo\_Enum1\_32\`: 32 bits.
#[derive(Ndr, Debug, Clone, Copy, PartialEq, Eq)]
#[v1_enum]
#[repr(u32)]
pub enum Enum1Wide {
    /// \`ECHO\_ENUM1\_32\`
    Enum1WideOne = 1,
    /// \`ECHO\_ENUM2\_32\`
    Enum1WideTwo = 2,
    /// A value that is not declared.
    #[other]
    Other(u32),
}

/// \`echo\_Enum2\`
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct Enum2 {
    /// 16 bits in NDR.
    pub e1: Enum1,
    /// 32 bits.
    pub e2: Enum1Wide,
}

/// \`echo\_Enum3\`
#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(u16)]
pub enum Enum3 {
    /// \`ECHO\_ENUM1\`
    #[case(1)]
    E1(Enum1),
    /// \`ECHO\_ENUM2\`
    #[case(2)]
    E2(Enum2),
}

/// \`echo\_info1\` in \`echo\_info6\`
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct Info1 {
    /// A byte.
    pub v: u8,
}

/// \`echo\_info4\` in \`echo\_info7\`
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct Info4 {
    /// A hyper.
    pub v: u64,
}

/// \`echo\_info5\`
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct Info5 {
    /// A byte.
    pub v1: u8,
    /// A hyper.
    pub v2: u64,
}

/// \`echo\_info6\`
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct Info6 {
    /// A byte.
    pub v1: u8,
    /// A structure of a byte.
    pub info1: Info1,
}

/// \`echo\_info7\`
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct Info7 {
    /// A byte.
    pub v1: u8,
    /// A structure of a hyper.
    pub info4: Info4,
}

/// \`echo\_Info\`
#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(u16)]
pub enum Info {
    /// Level 1.
    #[case(1)]
    Info1(u8),
    /// Level 2.
    #[case(2)]
    Info2(u16),
    /// Level 3.
    #[case(3)]
    Info3(u32),
    /// Level 4.
    #[case(4)]
    Info4(Info4),
    /// Level 5.
    #[case(5)]
    Info5(Info5),
    /// Level 6.
    #[case(6)]
    Info6(Info6),
    /// Level 7.
    #[case(7)]
    Info7(Info7),
}

/// \`echo\_Surrounding\`: a conformant structure.
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct Surrounding<A: Allocator> {
    /// The number of elements.
    pub x: u32,
    /// The elements.
    #[size_is(x)]
    pub surrounding: Tail<Vec<u16, A>>,
}

/// The interface \`rpcecho\`.
#[rpc_interface(
    uuid = "60a15ec5-4de8-11d7-a637-005056a20182",
    version = "1.0",
    pointer_default = "unique"
)]
pub trait Rpcecho {
    /// Adds one.
    async fn add_one(&self, in_data: u32, #[out] out_data: &mut u32) -> Result<()>;

    /// Gives back the same bytes.
    #[allow(deprecated)]
    async fn echo_data(
        &self,
        len: u32,
        #[size_is(len)]
        in_data: &[u8],
        #[out]
        #[size_is(len)]
        out_data: &mut [u8],
    ) -> Result<()>;

    /// Takes bytes, and does nothing with them.
    async fn sink_data(&self, len: u32, #[size_is(len)] data: &[u8]) -> Result<()>;

    /// Gives as many bytes as are asked for: the \`i\`th is \`i\` modulo 256.
    async fn source_data(
        &self,
        #[range(0..=1048576)]
        len: u32,
        #[out]
        #[size_is(len)]
        data: &mut [u8],
    ) -> Result<()>;

    /// Gives back the same string.
    async fn test_call<A: Allocator + Clone + Send + Sync>(
        &self,
        memory: A,
        s1: &WStr,
        #[out]
        #[string]
        s2: &mut Option<Vec<u16, A>>,
    ) -> Result<()>;

    /// Gives the arm of a union that the level selects; the value is an NTSTATUS.
    async fn test_call2(
        &self,
        level: u16,
        #[out]
        #[switch_is(level)]
        info: &mut Info,
    ) -> Result<u32>;

    /// Sleeps, without keeping others from being served.
    async fn test_sleep(&self, seconds: u32) -> Result<u32>;

    /// Gives back what it gets, but for one field.
    async fn test_enum(
        &self,
        foo1: &mut Enum1,
        foo2: &mut Enum2,
        #[switch_is(*foo1)]
        foo3: &mut Enum3,
    ) -> Result<()>;

    /// Doubles the number of elements, all of them zero.
    async fn test_surrounding<A: Allocator + Clone + Send + Sync>(
        &self,
        memory: A,
        data: &mut Surrounding<A>,
    ) -> Result<()>;

    /// Gives the number that two pointers lead to, or 0.
    async fn test_double_pointer<A: Allocator + Clone + Send + Sync>(
        &self,
        memory: A,
        data: &Option<Box<Option<Box<u16, A>>, A>>,
    ) -> Result<u16>;
}
