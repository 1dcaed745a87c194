//! The numbers of wire locks, which users keep: they stay as they are. What is the same on the wire has the same
//! number, and each change has another one.

use rpc_runtime::ndr::{Flaw, TransmitAs, TransmittedType};
use rpc_runtime::prelude::*;

pub type Number = u32;
pub type Text = String;

/// One form, in several ways of writing it.
pub mod same {
    use super::*;

    pub mod owned {
        use super::*;

        #[derive(Ndr)]
        #[wire_lock(0x9a914edc)]
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
            wire_lock(text = 0x2ecc7be0, bytes = 0x87f6b507, list = 0x108c6fd3, made = 0x43cf1cc6)
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
        #[wire_lock(0x9a914edc)]
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
            wire_lock(text = 0x2ecc7be0, bytes = 0x87f6b507, list = 0x108c6fd3, made = 0x43cf1cc6,)
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
        fn to_xmit(_: &Seconds) -> Result<u64, &'static Flaw> {
            Ok(0)
        }

        fn from_xmit(_: u64) -> Result<Seconds, &'static Flaw> {
            Ok(Seconds)
        }
    }

    #[derive(Ndr)]
    #[wire_lock(0xae820014)]
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
    #[wire_lock(0xf05fbbeb)]
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
        wire_lock(mix = 0xd88da6c9, r#type = 0x3e7deb62, made = 0xc868b0d3)
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

/// What a lock must not get in the way of.
pub mod whatever {
    use super::*;
    use rpc_runtime::ndr::{Cursor, Decoder, Layout, NdrResult, Sink, Syntax};
    use rpc_runtime::{Marshal, Unmarshal};

    pub const __NUMBER: u32 = 4;

    #[derive(Ndr)]
    #[wire_lock(0x71f9dd34)]
    pub struct Own {
        #[size_is(Self::COUNT)]
        pub data: Vec<u8>,
        #[size_is(__NUMBER)]
        pub more: Vec<u8>,
        pub by_hand: ByHand,
        #[skip]
        pub any: (usize, Option<fn()>),
    }

    impl Own {
        pub const COUNT: u32 = 3;
    }

    #[deprecated]
    #[derive(Ndr)]
    #[wire_lock(0xc1f9721a)]
    pub struct Old {
        #[deprecated]
        pub n: u32,
    }

    /// A codec by hand, which travels as a structure.
    pub struct ByHand(pub another::first::S);

    impl Ndr for ByHand {
        const LAYOUT: Layout = <another::first::S as Ndr>::LAYOUT;
    }

    impl Marshal for ByHand {
        fn write_flat<S: Syntax, W: Sink>(&self, levels: &(), sink: &mut W) -> NdrResult<()> {
            self.0.write_flat::<S, W>(levels, sink)
        }
    }

    impl<'m, A> Unmarshal<'m, A> for ByHand {
        type Flat = <another::first::S as Unmarshal<'m, A>>::Flat;

        fn read_flat<S: Syntax>(cursor: &mut Cursor<'m>) -> NdrResult<Self::Flat> {
            <another::first::S as Unmarshal<'m, A>>::read_flat::<S>(cursor)
        }

        fn walk<S: Syntax>(
            flat: Self::Flat,
            have: Option<&Self>,
            levels: &(),
            decoder: &mut Decoder<'m, A>,
        ) -> NdrResult<()> {
            another::first::S::walk::<S>(flat, have.map(|have| &have.0), levels, decoder)
        }

        fn build<S: Syntax>(
            flat: Self::Flat,
            levels: &(),
            decoder: &mut Decoder<'m, A>,
        ) -> NdrResult<Self> {
            another::first::S::build::<S>(flat, levels, decoder).map(ByHand)
        }
    }
}

/// One structure, and what may become of it.
pub mod another {
    use super::*;

    pub mod first {
        use super::*;

        #[derive(Ndr)]
        #[wire_lock(0x471db9cc)]
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
        #[wire_lock(0xba5c557b)]
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
        #[wire_lock(0x1867614c)]
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
        #[wire_lock(0x53b441d3)]
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
        #[wire_lock(0x6db28b3a)]
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
        #[wire_lock(0xf7a5c776)]
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
        #[wire_lock(0x3f04568f)]
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
        #[wire_lock(0x85f6410a)]
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
        #[wire_lock(0xb6d4ae4e)]
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
    #[wire_lock(0xfb80d4e3)]
    #[switch_type(u16)]
    pub enum Value {
        #[case(1)]
        Number(u32),
        #[case(2)]
        Small(u16),
    }

    pub mod microsofts {
        use super::*;

        #[derive(Ndr)]
        #[wire_lock(0x58ff6be8)]
        #[switch_type(u16)]
        #[ms_union]
        pub enum Value {
            #[case(1)]
            Number(u32),
            #[case(2)]
            Small(u16),
        }
    }

    pub mod arms {
        use super::*;

        #[derive(Ndr)]
        #[wire_lock(0x1cb6454b)]
        #[switch_type(u16)]
        pub enum Value {
            #[case(1)]
            Width(u32),
            #[case(2)]
            Height(u32),
        }
    }

    pub mod arms_changed {
        use super::*;

        #[derive(Ndr)]
        #[wire_lock(0x1a33dfed)]
        #[switch_type(u16)]
        pub enum Value {
            #[case(2)]
            Width(u32),
            #[case(1)]
            Height(u32),
        }
    }

    #[derive(Ndr)]
    #[wire_lock(0x51416f20)]
    pub struct Pair<T, U> {
        pub a: T,
        pub b: U,
    }

    pub mod parameters {
        use super::*;

        #[derive(Ndr)]
        #[wire_lock(0x35a35e28)]
        pub struct Pair<T, U> {
            pub a: U,
            pub b: T,
        }
    }

    pub mod a_number {
        use super::*;

        #[derive(Ndr)]
        #[wire_lock(0xe2d4df90)]
        pub struct Pair<T> {
            pub a: T,
            pub b: u32,
        }
    }

    #[derive(Ndr)]
    #[wire_lock(0xa59ca5dc)]
    pub struct Rows {
        pub n: u32,
        pub m: u32,
        #[length_is(n, m)]
        #[first_is(m)]
        pub rows: [[u8; 4]; 3],
    }

    pub mod level {
        use super::*;

        #[derive(Ndr)]
        #[wire_lock(0x705e5da3)]
        pub struct Rows {
            pub n: u32,
            pub m: u32,
            #[length_is(n, m)]
            #[first_is(, m)]
            pub rows: [[u8; 4]; 3],
        }
    }

    pub mod minus {
        use super::*;

        #[derive(Ndr)]
        #[wire_lock(0x7a9dd8e1)]
        pub struct S {
            pub a: i32,
            pub b: i32,
            #[size_is(a + (-b - a))]
            pub data: Vec<u8>,
        }
    }

    pub mod minus_all {
        use super::*;

        #[derive(Ndr)]
        #[wire_lock(0x123248f1)]
        pub struct S {
            pub a: i32,
            pub b: i32,
            #[size_is(a + -(b - a))]
            pub data: Vec<u8>,
        }
    }

    pub mod labels {
        use super::*;

        pub const ONE: u16 = 4;

        #[derive(Ndr)]
        #[wire_lock(0xa6ee8afa)]
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
        #[wire_lock(0xc32c8676)]
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
