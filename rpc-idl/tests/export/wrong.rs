//! What IDL cannot say, and what it has no need to.

use rpc_runtime::prelude::*;

/// Ünïcode in front of a fault.
#[derive(Ndr)]
pub struct Unknown {
    pub a: HashMap<u32, u32>,
}

#[derive(Ndr)]
pub struct WithoutNames(u32);

/// It uses one with a fault, which is no fault of its own.
#[derive(Ndr)]
#[wire_lock(0x1234)]
pub struct Uses {
    pub unknown: Option<Box<Unknown>>,
    #[skip]
    pub cache: u32,
}

#[derive(Ndr)]
pub struct Presented {
    #[transmit_as(WString)]
    pub name: String,
}

#[derive(Ndr)]
pub struct Sizes {
    pub n: u32,
    #[size_is(m)]
    pub a: Option<Vec<u8>>,
}

#[derive(Ndr)]
pub struct Called {
    pub n: u32,
    #[size_is(n.count_ones())]
    pub a: Option<Vec<u8>>,
}

#[derive(Ndr)]
pub struct Behind {
    pub n: u32,
    #[size_is(, n)]
    pub a: Option<Box<Vec<u8>>>,
}

#[derive(Ndr)]
pub struct Nothing {
    pub a: Option<u32>,
}

#[derive(Ndr)]
#[switch_type(u32)]
pub enum Arms {
    #[case(1)]
    Two(u32, u32),
}

#[derive(Ndr)]
#[switch_type(u32)]
pub enum Unlabelled {
    One(u32),
}

#[derive(Ndr)]
#[repr(u16)]
pub enum Values {
    #[cfg(unix)]
    One = 1,
}

/// It has `switch_is` at one place alone.
#[derive(Ndr)]
#[switch_type(u32)]
pub enum Both {
    #[case(1)]
    One(u32),
}

#[derive(Ndr)]
pub struct UsesBoth {
    pub n: u32,
    #[switch_is(n)]
    pub one: Both,
    pub other: Both,
}

#[derive(Ndr)]
pub struct NamesLevel {
    #[size_is(LEVEL)]
    pub a: Option<Vec<u8>>,
}

pub type Circle = Circle;

pub const LEVEL: Status = Status(7);

#[rpc_interface(
    uuid = "11111111-2222-3333-4444-555555555501",
    version = "1.0",
    min_level = "privacy"
)]
pub trait Wrong {
    #[context_handle]
    type File: Context;

    async fn other(&self, file: Self::Other) -> Result<()>;
    async fn tuple(&self, pair: (u32, u32)) -> Result<()>;
    async fn without_fault(&self) -> u32;
    #[strange]
    async fn strange(&self) -> Result<()>;
    async fn circle(&self, circle: &Circle) -> Result<()>;
    async fn pattern(&self, (a, b): (u32, u32)) -> Result<()>;
    async fn handle_within(&self, #[out] files: &mut Vec<Self::File>) -> Result<()>;
    #[opnum(3)]
    async fn back(&self) -> Result<()>;
    /// It has number 8, whatever is wrong with the others.
    #[cancellable]
    async fn sound(&self, call: &CallInfo, int: u32, file: &Self::File) -> Result<()>;
}

#[rpc_interface(version = "1.0")]
pub trait WithoutUuid {}

mod within {}
