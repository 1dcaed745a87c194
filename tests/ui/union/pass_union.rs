//! Unions of all kinds.

use rpc_runtime::prelude::*;

pub const THREE: u16 = 3;
pub type Switch = u16;

#[derive(Ndr, Clone, Copy)]
#[repr(u16)]
pub enum Level {
    One = 1,
    Two,
    #[other]
    Other(u16),
}

#[derive(Ndr)]
#[switch_type(u16)]
pub enum Plain {
    #[case(1, 2)]
    A(u32),
    #[case(THREE)]
    B { value: Option<Box<u32>> },
    #[case(0x10)]
    Nothing,
}

#[derive(Ndr)]
#[switch_type(Switch)]
pub enum WithDefault<'a> {
    #[case(1)]
    A(Option<&'a str>),
    #[case(default)]
    Other(u8),
}

#[derive(Ndr)]
#[switch_type(bool)]
pub enum Boolean {
    #[case(true)]
    Yes(u32),
    #[case(false)]
    No,
}

#[derive(Ndr)]
#[switch_type(Level)]
pub enum ByEnum {
    #[case(1)]
    One(u32),
    #[case(2)]
    Two,
}

#[derive(Ndr)]
#[switch_type(i32)]
pub enum Signed {
    #[case(-1)]
    Minus(u32),
    #[case(1)]
    Plus(u32),
}

/// Its arms are aligned as the widest, where a `switch_is` selects them.
#[derive(Ndr)]
#[switch_type(u16)]
#[ms_union]
pub enum Microsoft {
    #[case(1)]
    Byte(u8),
    #[case(2)]
    Hyper(u64),
    #[case(default)]
    Nothing,
}

/// The names of associated types as names of variants.
#[derive(Ndr)]
#[switch_type(u16)]
pub enum Names {
    #[case(1)]
    Flat(u32),
    #[case(2)]
    Switch(u32),
    #[case(3)]
    Some(u32),
    #[case(4)]
    None,
    #[case(5)]
    r#Self_(u32),
}

#[derive(Ndr)]
pub struct Outer<'a> {
    pub level: u16,
    #[switch_is(level)]
    pub a: Plain,
    #[switch_is(level)]
    pub b: WithDefault<'a>,
    pub c: Plain,
}

macro_rules! types {
    ($e:ident, $u:ident, $v:ident, $f:ident) => {
        #[derive(Ndr)]
        #[closed]
        pub enum $e {
            $v,
        }

        #[derive(Ndr)]
        #[switch_type(u16)]
        pub enum $u {
            #[case(1)]
            $v { $f: u32 },
        }
    };
}
types!(E, U, First, value);

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Unions {
    async fn encapsulated(&self, a: &Plain, #[out] b: &mut Plain) -> Result<()>;
    async fn by_value(&self, a: Plain) -> Result<()>;
    async fn switched(&self, level: u16, #[switch_is(level)] a: &Plain) -> Result<()>;
    async fn by_level(&self, level: Level, #[switch_is(level)] a: &Plain) -> Result<()>;
    async fn by_enum(&self, level: Level, #[switch_is(level)] a: &ByEnum) -> Result<()>;
    async fn referenced(&self, level: &mut u16, #[switch_is(*level)] a: &mut Plain) -> Result<()>;
    async fn boolean(&self, yes: bool, #[switch_is(yes)] a: &Boolean) -> Result<()>;
    async fn microsoft(&self, n: u16, #[switch_is(n)] a: Option<&Microsoft>) -> Result<()>;
    async fn outer(&self, a: &Outer<'_>, b: &Signed, c: &Names) -> Result<()>;
    async fn returned(&self) -> Result<Plain>;
}
