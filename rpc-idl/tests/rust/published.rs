// From published.idl by rpc-idl 0.1.0.

#[allow(unused_imports)]
use rpc_runtime::prelude::*;

/// Behind \`long\` there is a space without a width.
#[doc(alias = "Most")]
pub const MOST: i32 = 3;

/// As a file that is imported has it, with another field.
#[doc(alias = "POINT3")]
#[doc(alias = "_GUID")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct Point3 {
    pub x: i32,
    pub y: i32,
    pub z: i32,
}

/// One name with a conversion is a calculation.
#[doc(alias = "SIGNED")]
#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(i32)]
pub enum Signed {
    #[case(-1)]
    A(i32),
    #[case(1)]
    B(i16),
    #[case(default)]
    Nothing,
}

#[doc(alias = "CONVERTED")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct Converted {
    pub level: u32,
    #[switch_is(((level & 4294967295) ^ 2147483648) - 2147483648)]
    pub value: Signed,
}

#[doc(alias = "NOT_CONVERTED")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct NotConverted {
    pub level: i32,
    #[switch_is(level)]
    pub value: Signed,
}

#[doc(alias = "UNSIGNED")]
#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(u32)]
pub enum Unsigned {
    #[case(4294967295)]
    A(i32),
    #[case(1)]
    B(i16),
}

#[doc(alias = "TEXTS")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct Texts {
    pub n: u16,
    #[size_is(n)]
    #[length_is(n)]
    pub some: Option<Vec<ByteString>>,
    pub line: Option<Box<WideString>>,
}

/// A string in an array, or behind a pointer.
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ByteString {
    /// Without its terminator.
    #[string]
    pub text: Option<Vec<u8>>,
}

/// A string in an array, or behind a pointer.
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct WideString {
    /// With its terminator.
    #[string]
    pub text: [u16; 10],
}

#[doc(alias = "published")]
#[rpc_interface(
    uuid = "11111111-2222-3333-4444-555555555570",
    version = "1.0",
    pointer_default = "unique"
)]
pub trait Published {
    #[context_handle]
    type Handle: Context;

    /// They have data.
    #[opnum(5)]
    #[doc(alias = "Opnum5NotUsdOnWire")]
    async fn opnum5_not_usd_on_wire(&self, data: i32) -> Result<()>;

    #[doc(alias = "QueryReservedOpnums")]
    async fn query_reserved_opnums(&self, a: i32, #[out] n: &mut i32) -> Result<i32>;

    #[doc(alias = "Opnum7Reserved")]
    async fn opnum7_reserved(&self, a: i32) -> Result<()>;

    #[opnum(9)]
    async fn words(&self, a: u32, b: &u32) -> Result<i32>;

    /// A size of the client's, and fewer may travel.
    #[allow(deprecated)]
    async fn filled(
        &self,
        n: i32,
        #[string]
        #[size_is(n)]
        text: &mut [u16],
    ) -> Result<()>;

    #[allow(deprecated)]
    async fn shortened(
        &self,
        n: i32,
        #[size_is(n)]
        #[length_is(n)]
        bytes: &mut [u8],
    ) -> Result<()>;

    async fn no_more(
        &self,
        #[range(0..=9)]
        n: i32,
        #[string]
        #[size_is(n)]
        text: &mut [u16],
    ) -> Result<()>;

    async fn conversions(
        &self,
        a: &Converted,
        b: &NotConverted,
        level: &i32,
        #[switch_is(*level & 4294967295)]
        c: &Unsigned,
        wide: u32,
        #[switch_is(wide & 65535)]
        d: &Unsigned,
        point: &Point3,
    ) -> Result<()>;

    async fn texts(
        &self,
        a: &Texts,
        n: i16,
        #[size_is(, n)]
        #[length_is(, n)]
        some: &Option<Vec<ByteString>>,
    ) -> Result<()>;

    async fn opening(&self, #[out] handle: &mut Option<Self::Handle>) -> Result<()>;

    async fn sharing(&self, handle: &mut Self::Handle) -> Result<()>;

    async fn closing(&self, handle: &mut Option<Self::Handle>) -> Result<()>;
}

/// One of another interface's is none of this one's.
#[doc(alias = "elsewhere")]
#[rpc_interface(uuid = "11111111-2222-3333-4444-555555555571", version = "1.0")]
pub trait Elsewhere {
    #[doc(alias = "OWN")]
    #[context_handle]
    type Own: Context;

    async fn own(&self, #[out] handle: &mut Option<Self::Own>) -> Result<()>;
}
