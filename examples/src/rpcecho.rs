//! Samba's public test interface, `rpcecho`: ten procedures that exercise most of NDR.

use std::time::Duration;

use rpc_runtime::prelude::*;

/// `echo_Enum1`: 16 bits in NDR. Enumerations on the wire are open: Samba's own test sends 76.
#[derive(Ndr, Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u16)]
pub enum Enum1 {
    /// `ECHO_ENUM1`
    One = 1,
    /// `ECHO_ENUM2`
    Two = 2,
    /// A value that is not declared.
    #[other]
    Other(u16),
}

/// `echo_Enum1_32`: 32 bits.
#[derive(Ndr, Debug, Clone, Copy, PartialEq, Eq)]
#[v1_enum]
#[repr(u32)]
pub enum Enum1Wide {
    /// `ECHO_ENUM1_32`
    One = 1,
    /// `ECHO_ENUM2_32`
    Two = 2,
    /// A value that is not declared.
    #[other]
    Other(u32),
}

/// `echo_Enum2`
#[derive(Ndr, Debug, Clone, Copy, PartialEq, Eq)]
pub struct Enum2 {
    /// 16 bits in NDR.
    pub e1: Enum1,
    /// 32 bits.
    pub e2: Enum1Wide,
}

/// `echo_Enum3`
#[derive(Ndr, Debug, Clone, Copy, PartialEq, Eq)]
#[switch_type(u16)]
pub enum Enum3 {
    /// `ECHO_ENUM1`
    #[case(1)]
    E1(Enum1),
    /// `ECHO_ENUM2`
    #[case(2)]
    E2(Enum2),
}

/// `echo_info1` in `echo_info6`
#[derive(Ndr, Debug, Clone, Copy, PartialEq, Eq)]
pub struct Info1 {
    /// A byte.
    pub v: u8,
}

/// `echo_info4` in `echo_info7`
#[derive(Ndr, Debug, Clone, Copy, PartialEq, Eq)]
pub struct Info4 {
    /// A hyper.
    pub v: u64,
}

/// `echo_info5`
#[derive(Ndr, Debug, Clone, Copy, PartialEq, Eq)]
pub struct Info5 {
    /// A byte.
    pub v1: u8,
    /// A hyper.
    pub v2: u64,
}

/// `echo_info6`
#[derive(Ndr, Debug, Clone, Copy, PartialEq, Eq)]
pub struct Info6 {
    /// A byte.
    pub v1: u8,
    /// A structure of a byte.
    pub info1: Info1,
}

/// `echo_info7`
#[derive(Ndr, Debug, Clone, Copy, PartialEq, Eq)]
pub struct Info7 {
    /// A byte.
    pub v1: u8,
    /// A structure of a hyper.
    pub info4: Info4,
}

/// `echo_Info`
#[derive(Ndr, Debug, Clone, Copy, PartialEq, Eq)]
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

/// `echo_Surrounding`: a conformant structure.
#[derive(Ndr, Debug, Clone, PartialEq, Eq)]
pub struct Surrounding {
    /// The number of elements.
    pub x: u32,
    /// The elements.
    #[size_is(x)]
    pub surrounding: Tail<Vec<u16>>,
}

/// `NT_STATUS_INVALID_LEVEL`
pub const INVALID_LEVEL: Status = Status(0xc000_0148);

/// The interface `rpcecho`.
#[rpc_interface(
    uuid = "60a15ec5-4de8-11d7-a637-005056a20182",
    version = "1.0",
    pointer_default = "unique"
)]
pub trait Rpcecho {
    /// Adds one.
    async fn add_one(&self, in_data: u32, #[out] out_data: &mut u32) -> Result<()>;

    /// Gives back the same bytes.
    async fn echo_data(
        &self,
        len: u32,
        #[size_is(len)] in_data: &[u8],
        #[out]
        #[size_is(len)]
        out_data: &mut [u8],
    ) -> Result<()>;

    /// Takes bytes, and does nothing with them.
    async fn sink_data(&self, len: u32, #[size_is(len)] data: &[u8]) -> Result<()>;

    /// Gives as many bytes as are asked for: the `i`th is `i` modulo 256.
    async fn source_data(
        &self,
        #[range(0, 0x10_0000)] len: u32,
        #[out]
        #[size_is(len)]
        data: &mut [u8],
    ) -> Result<()>;

    /// Gives back the same string.
    async fn test_call(&self, #[string] s1: &WStr, #[out] s2: &mut Option<WString>) -> Result<()>;

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
        #[switch_is(*foo1)] foo3: &mut Enum3,
    ) -> Result<()>;

    /// Doubles the number of elements, all of them zero.
    async fn test_surrounding(&self, data: &mut Surrounding) -> Result<()>;

    /// Gives the number that two pointers lead to, or 0.
    async fn test_double_pointer(&self, data: &Option<Box<Option<Box<u16>>>>) -> Result<u16>;
}

/// The server.
#[derive(Debug, Default)]
pub struct Echo;

impl Rpcecho for Echo {
    async fn add_one(&self, in_data: u32, out_data: &mut u32) -> Result<()> {
        *out_data = in_data.wrapping_add(1);
        Ok(())
    }

    async fn echo_data(&self, _: u32, in_data: &[u8], out_data: &mut [u8]) -> Result<()> {
        out_data.copy_from_slice(in_data);
        Ok(())
    }

    async fn sink_data(&self, _: u32, _: &[u8]) -> Result<()> {
        Ok(())
    }

    async fn source_data(&self, _: u32, data: &mut [u8]) -> Result<()> {
        for (i, byte) in data.iter_mut().enumerate() {
            *byte = i as u8;
        }
        Ok(())
    }

    async fn test_call(&self, s1: &WStr, s2: &mut Option<WString>) -> Result<()> {
        *s2 = Some(s1.to_wstring());
        Ok(())
    }

    async fn test_call2(&self, level: u16, info: &mut Info) -> Result<u32> {
        *info = match level {
            1 => Info::Info1(10),
            2 => Info::Info2(20),
            3 => Info::Info3(30),
            4 => Info::Info4(Info4 { v: 40 }),
            5 => Info::Info5(Info5 { v1: 50, v2: 60 }),
            6 => Info::Info6(Info6 { v1: 70, info1: Info1 { v: 80 } }),
            7 => Info::Info7(Info7 { v1: 80, info4: Info4 { v: 90 } }),
            // No arm of the union could be sent back, so that the status is a fault.
            _ => return Err(INVALID_LEVEL.into()),
        };
        Ok(0)
    }

    async fn test_sleep(&self, seconds: u32) -> Result<u32> {
        tokio::time::sleep(Duration::from_secs(seconds.into())).await;
        Ok(seconds)
    }

    async fn test_enum(&self, _: &mut Enum1, foo2: &mut Enum2, _: &mut Enum3) -> Result<()> {
        foo2.e1 = Enum1::Two;
        Ok(())
    }

    async fn test_surrounding(&self, data: &mut Surrounding) -> Result<()> {
        let doubled = data.x.checked_mul(2).ok_or(Status::INVALID_BOUND)?;
        data.x = doubled;
        data.surrounding = Tail(vec![0; doubled as usize]);
        Ok(())
    }

    async fn test_double_pointer(&self, data: &Option<Box<Option<Box<u16>>>>) -> Result<u16> {
        Ok(data.as_deref().and_then(Option::as_deref).copied().unwrap_or(0))
    }
}
