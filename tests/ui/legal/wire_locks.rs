//! The numbers of wire locks, which users keep: they stay as they are. What is the same on the wire has the same
//! number, and each change has another one.

use rpc_runtime::ndr::{Expected, TransmitAs, TransmittedType};
use rpc_runtime::prelude::*;

pub type Number = u32;
pub type Text = String;

/// One form, in several ways of writing it.
pub mod same {
    use super::*;

    pub mod owned {
        use super::*;

        #[derive(Ndr)]
        #[wire_lock(0x5d6f4b09)]
        pub struct Node {
            pub value: u32,
            pub name: WString,
            pub count: u32,
            #[size_is(count + 16)]
            pub data: Vec<u16>,
            pub next: Option<Box<Node>>,
        }

        #[rpc_interface(
            uuid = "6b29fc40-ca47-1067-b31d-00dd010662da",
            version = "1.0",
            wire_lock(text = 0x2ecc7be0, bytes = 0x66410b0e, list = 0x108c6fd3, made = 0x43cf1cc6)
        )]
        pub trait All {
            async fn text(&self, text: &str) -> Result<()>;
            async fn bytes(&self, n: u32, #[size_is(n)] bytes: Vec<u8>) -> Result<u32>;
            async fn list(&self, list: Option<Box<Node>>) -> Result<()>;
            #[opnum(7)]
            async fn made(&self, #[out] made: &mut Option<Box<Node>>) -> Result<()>;
        }
    }

    pub mod borrowed {
        use super::*;

        pub const MORE: u32 = 0x10;

        #[derive(Ndr)]
        #[wire_lock(0x5d6f4b09)]
        pub struct Node<'a> {
            pub value: Number,
            pub name: &'a WStr,
            pub count: i32,
            #[size_is((count + MORE))]
            pub data: &'a [u16],
            pub next: Option<&'a Node<'a>>,
        }

        #[rpc_interface(
            uuid = "6b29fc40-ca47-1067-b31d-00dd010662db",
            version = "2.0",
            wire_lock(text = 0x2ecc7be0, bytes = 0x66410b0e, list = 0x108c6fd3, made = 0x43cf1cc6,)
        )]
        pub trait Others {
            fn text(&self, text: Text) -> Result<()>;
            async fn bytes(
                &self,
                n: Number,
                #[size_is(n)] bytes: &[u8],
            ) -> std::result::Result<Number, Error>;
            async fn list(&self, list: Option<&Node<'_>>) -> Result<()>;
            #[opnum(7)]
            async fn made<'a>(
                &self,
                memory: &'a CallMemory,
                #[out] made: &mut Option<&'a Node<'a>>,
            ) -> Result<()>;
        }
    }
}

/// Ways of writing that need something of the macros.
pub mod ways {
    use super::*;

    pub struct Seconds;

    impl TransmittedType<Seconds> for u64 {
        fn to_xmit(_: &Seconds) -> Result<u64, &'static Expected> {
            Ok(0)
        }

        fn from_xmit(_: u64) -> Result<Seconds, &'static Expected> {
            Ok(Seconds)
        }
    }

    #[derive(Ndr)]
    #[wire_lock(0x94a45dfc)]
    pub struct Pair<T>(pub u8, pub T);

    #[derive(Ndr)]
    #[wire_lock(0x43f26ec3)]
    pub struct Made<A: rpc_runtime::memory::Allocator + Send + Sync> {
        pub r#type: Pair<f32>,
        #[transmit_as(u64)]
        pub seconds: Seconds,
        pub again: TransmitAs<u64, Seconds>,
        pub next: Option<rpc_runtime::alloc::Box<Made<A>, A>>,
        #[skip]
        pub skipped: u8,
    }

    #[derive(Ndr)]
    #[wire_lock(0x645f96c8)]
    #[repr(u16)]
    pub enum Colour {
        Red,
        Green = 5,
        #[other]
        Other(u16),
    }

    #[derive(Ndr)]
    #[wire_lock(0x05f23fbf)]
    #[switch_type(u16)]
    pub enum Value {
        #[case(1)]
        Number(u32),
        #[case(2, 3)]
        Text(Option<String>),
        #[case(default)]
        Nothing,
    }

    #[rpc_interface(
        uuid = "6b29fc40-ca47-1067-b31d-00dd010662dc",
        version = "1.0",
        wire_lock(mix = 0x4fa67da7, r#type = 0x3e7deb62, made = 0xc868b0d3)
    )]
    pub trait Ways {
        async fn mix(
            &self,
            level: u16,
            #[switch_is(level)] value: &Value,
            #[range(0, 8)] n: u32,
            #[out]
            #[size_is(n)]
            colours: &mut [Colour],
        ) -> Result<f64>;
        async fn r#type(&self, numbers: PipeReader<u32>) -> Result<u64>;
        async fn made<A: rpc_runtime::memory::Allocator + Clone + Send + Sync>(
            &self,
            memory: A,
            #[out] made: &mut Option<rpc_runtime::alloc::Box<Made<A>, A>>,
        ) -> Result<()>;
    }
}

/// One structure, and what may become of it.
pub mod another {
    use super::*;

    pub mod first {
        use super::*;

        #[derive(Ndr)]
        #[wire_lock(0x23d6d5b5)]
        pub struct S {
            pub a: u32,
            pub b: u32,
            #[range(0, 64)]
            pub n: u32,
            #[size_is(n)]
            pub data: Vec<u16>,
            pub p: Option<Box<u8>>,
        }
    }

    pub mod wider {
        use super::*;

        #[derive(Ndr)]
        #[wire_lock(0x162af3ea)]
        pub struct S {
            pub a: u32,
            pub b: u64,
            #[range(0, 64)]
            pub n: u32,
            #[size_is(n)]
            pub data: Vec<u16>,
            pub p: Option<Box<u8>>,
        }
    }

    pub mod places_changed {
        use super::*;

        #[derive(Ndr)]
        #[wire_lock(0xaacddc35)]
        pub struct S {
            pub b: u32,
            pub a: u32,
            #[range(0, 64)]
            pub n: u32,
            #[size_is(n)]
            pub data: Vec<u16>,
            pub p: Option<Box<u8>>,
        }
    }

    pub mod another_count {
        use super::*;

        #[derive(Ndr)]
        #[wire_lock(0x9bb9af96)]
        pub struct S {
            pub a: u32,
            pub b: u32,
            #[range(0, 64)]
            pub n: u32,
            #[size_is(a)]
            pub data: Vec<u16>,
            pub p: Option<Box<u8>>,
        }
    }

    pub mod another_range {
        use super::*;

        #[derive(Ndr)]
        #[wire_lock(0xa03f613b)]
        pub struct S {
            pub a: u32,
            pub b: u32,
            #[range(0, 65)]
            pub n: u32,
            #[size_is(n)]
            pub data: Vec<u16>,
            pub p: Option<Box<u8>>,
        }
    }

    pub mod a_string {
        use super::*;

        #[derive(Ndr)]
        #[wire_lock(0x0a0c95c3)]
        pub struct S {
            pub a: u32,
            pub b: u32,
            #[range(0, 64)]
            pub n: u32,
            #[string]
            #[size_is(n)]
            pub data: Vec<u16>,
            pub p: Option<Box<u8>>,
        }
    }

    pub mod a_pointer_more {
        use super::*;

        #[derive(Ndr)]
        #[wire_lock(0x5cce8472)]
        pub struct S {
            pub a: u32,
            pub b: u32,
            #[range(0, 64)]
            pub n: u32,
            #[size_is(n)]
            pub data: Vec<u16>,
            pub p: Option<Box<Option<Box<u8>>>>,
        }
    }

    pub mod an_array {
        use super::*;

        #[derive(Ndr)]
        #[wire_lock(0x5f7ccde3)]
        pub struct S {
            pub a: u32,
            pub b: u32,
            #[range(0, 64)]
            pub n: u32,
            #[size_is(n)]
            pub data: Vec<u16>,
            pub p: Option<Box<[u8; 16]>>,
        }
    }

    pub mod never_null {
        use super::*;

        #[derive(Ndr)]
        #[wire_lock(0x7fb07147)]
        pub struct S {
            pub a: u32,
            pub b: u32,
            #[range(0, 64)]
            pub n: u32,
            #[size_is(n)]
            pub data: Vec<u16>,
            pub p: Box<u8>,
        }
    }

    #[derive(Ndr)]
    #[wire_lock(0x23e0f3c4)]
    #[closed]
    pub enum Colour {
        Red,
        Green,
    }

    pub mod order {
        use super::*;

        #[derive(Ndr)]
        #[wire_lock(0x4292390d)]
        #[closed]
        pub enum Colour {
            Green,
            Red,
        }
    }

    pub mod wide {
        use super::*;

        #[derive(Ndr)]
        #[wire_lock(0x86d3fd41)]
        #[closed]
        #[v1_enum]
        pub enum Colour {
            Red,
            Green,
        }
    }

    #[derive(Ndr)]
    #[wire_lock(0x0786bfff)]
    #[switch_type(u16)]
    pub enum Value {
        #[case(1)]
        Number(u32),
        #[case(2)]
        Small(u16),
    }

    pub mod labels {
        use super::*;

        pub const ONE: u16 = 4;

        #[derive(Ndr)]
        #[wire_lock(0x01a48bea)]
        #[switch_type(u16)]
        pub enum Value {
            #[case(ONE)]
            Number(u32),
            #[case(2)]
            Small(u16),
        }
    }

    pub mod switch {
        use super::*;

        #[derive(Ndr)]
        #[wire_lock(0x3bbaf46e)]
        #[switch_type(u32)]
        pub enum Value {
            #[case(1)]
            Number(u32),
            #[case(2)]
            Small(u16),
        }
    }
}

fn main() {}

#[test]
fn each_change_is_another_number() {
    let changes = include_str!("wire_locks.rs").split_once("pub mod another {").unwrap().1;
    let changes = changes.split_once("fn main").unwrap().0;
    let numbers: Vec<&str> =
        changes.split("#[wire_lock(").skip(1).filter_map(|rest| rest.split(')').next()).collect();
    assert!(numbers.len() > 12 && numbers.iter().all(|number| number.starts_with("0x")));
    for (i, number) in numbers.iter().enumerate() {
        assert!(!numbers[..i].contains(number), "{number} twice");
    }
}
