//! Section G: unions.

mod labels;
mod windows;

use allocator_api2::alloc::{Allocator, Global};
use allocator_api2::boxed::Box as PluggedBox;
use rpc_runtime::Status;
use rpc_runtime::memory::Ledger;
use rpc_runtime::ndr::{Ndr20, Ndr64};
use rpc_runtime::prelude::*;
use rpc_tests::encoding::{Encoding, status};
use rpc_tests::raw::Raw;
use rpc_tests::{Stub, encode, hex, round_trips};

/// Without a default arm.
#[derive(Ndr, Debug, PartialEq, Clone)]
#[switch_type(u16)]
pub enum Plain {
    #[case(1)]
    Byte(u8),
    #[case(2)]
    Long(u32),
    #[case(3)]
    Nothing,
}

/// With a default arm that has data.
#[derive(Ndr, Debug, PartialEq, Clone)]
#[switch_type(u16)]
pub enum WithDefault {
    #[case(1)]
    Byte(u8),
    #[case(default)]
    Other(u32),
}

/// With a default arm that has none.
#[derive(Ndr, Debug, PartialEq, Clone)]
#[switch_type(u16)]
pub enum EmptyDefault {
    #[case(1)]
    Byte(u8),
    #[case(default)]
    Nothing,
}

/// The discriminant stands behind its union.
#[derive(Ndr, Debug, PartialEq, Clone)]
pub struct Behind {
    #[switch_is(level)]
    pub union: Plain,
    pub level: u16,
}

/// The discriminant stands before its union.
macro_rules! before {
    ($name:ident, $union:ty) => {
        #[derive(Ndr, Debug, PartialEq, Clone)]
        pub struct $name {
            pub level: u16,
            #[switch_is(level)]
            pub union: $union,
        }
    };
}
before! { BeforePlain, Plain }
before! { BeforeDefault, WithDefault }
before! { BeforeEmpty, EmptyDefault }

#[test]
fn uni_02_a_discriminant_may_stand_behind_its_union() {
    let value = Behind { union: Plain::Byte(7), level: 1 };
    for (encoding, bytes, at) in [
        (Encoding::Little, "0100 07 00 0100", 4),
        (Encoding::Big, "0001 07 00 0001", 5),
        (Encoding::Ndr64, "0100 0000 07 00 0100", 6),
    ] {
        assert_eq!(encoding.encode(&value).unwrap(), hex(bytes), "{encoding:?}");
        let mut bytes = hex(bytes);
        let stub = Stub::new(&bytes);
        assert_eq!(encoding.decode::<_, Behind>(&stub, ()).unwrap(), value);
        // Both say which arm it is, and must say the same.
        bytes[at] = 3;
        let stub = Stub::new(&bytes);
        let lie = encoding.decode::<_, Behind>(&stub, ());
        assert_eq!(status(&lie), Some(Status::BAD_STUB_DATA), "{encoding:?}");
    }
    let wrong = Behind { level: 2, ..value };
    assert_eq!(status(&Encoding::Little.encode(&wrong)), Some(Status::INVALID_TAG));
}

#[derive(Ndr, Debug, PartialEq, Clone, Copy)]
#[closed]
pub enum Kind {
    Small = 3,
}

#[derive(Ndr, Debug, PartialEq)]
#[switch_type(u8)]
pub enum ByByte {
    #[case(0xfe)]
    A(u8),
}

#[derive(Ndr, Debug, PartialEq)]
#[switch_type(bool)]
pub enum ByBool {
    #[case(true)]
    A(u8),
    #[case(false)]
    B(u8),
}

#[derive(Ndr, Debug, PartialEq)]
#[switch_type(i32)]
pub enum ByLong {
    #[case(-2)]
    A(u8),
}

#[derive(Ndr, Debug, PartialEq)]
#[switch_type(Kind)]
pub enum ByEnum {
    #[case(3)]
    A(u8),
}

#[test]
fn uni_03_a_discriminant_is_as_wide_as_its_type() {
    for (encoding, byte, long, kind) in [
        (Encoding::Little, "fe 07", "feffffff 07", "0300 07"),
        (Encoding::Big, "fe 07", "fffffffe 07", "0003 07"),
        (Encoding::Ndr64, "fe 07", "feffffff 07", "03000000 07"),
    ] {
        assert_eq!(encoding.encode(&ByByte::A(7)).unwrap(), hex(byte));
        assert_eq!(encoding.encode(&ByBool::A(7)).unwrap(), hex("01 07"));
        assert_eq!(encoding.encode(&ByLong::A(7)).unwrap(), hex(long));
        assert_eq!(encoding.encode(&ByEnum::A(7)).unwrap(), hex(kind));
        assert_eq!(encoding.decode::<_, ByLong>(&Stub::new(&hex(long)), ()).unwrap(), ByLong::A(7));
        assert_eq!(encoding.decode::<_, ByEnum>(&Stub::new(&hex(kind)), ()).unwrap(), ByEnum::A(7));
        // Any byte but zero is true.
        let stub = Stub::new(&hex("80 07"));
        assert_eq!(encoding.decode::<_, ByBool>(&stub, ()).unwrap(), ByBool::A(7));
    }
    // An enumeration that is none of its values selects no arm.
    let stub = Stub::new(&hex("0400 07"));
    let undeclared = Encoding::Little.decode::<_, ByEnum>(&stub, ());
    assert_eq!(status(&undeclared), Some(Status::ENUM_VALUE_OUT_OF_RANGE));
}

#[test]
fn uni_08_a_union_needs_no_default_arm() {
    for (value, bytes) in [
        (Plain::Byte(7), "0100 07"),
        (Plain::Long(7), "0200 0000 07000000"),
        (Plain::Nothing, "0300"),
    ] {
        assert_eq!(Encoding::Little.encode(&value).unwrap(), hex(bytes));
        let stub = Stub::new(&hex(bytes));
        assert_eq!(Encoding::Little.decode::<_, Plain>(&stub, ()).unwrap(), value);
    }
}

#[test]
fn uni_09_an_unknown_discriminant_is_1733_or_the_default_arm() {
    for (encoding, four, long, nothing) in [
        (Encoding::Little, "0400 0400 07", "0400 0400 07000000", "0400 0400"),
        (Encoding::Big, "0004 0004 07", "0004 0004 00000007", "0004 0004"),
        (
            Encoding::Ndr64,
            "0400 0000 0400 0000 07000000",
            "0400 0000 0400 0000 07000000",
            "0400 0400",
        ),
    ] {
        let stub = Stub::new(&hex(four));
        let unknown = encoding.decode::<_, BeforePlain>(&stub, ());
        assert_eq!(status(&unknown), Some(Status(1733)), "{encoding:?}");
        assert_eq!(status(&encoding.walk::<BeforePlain>(&stub)), Some(Status(1733)));
        let unknown = BeforePlain { level: 4, union: Plain::Byte(7) };
        assert_eq!(status(&encoding.encode(&unknown)), Some(Status(1733)));

        let other = BeforeDefault { level: 4, union: WithDefault::Other(7) };
        assert_eq!(encoding.encode(&other).unwrap(), hex(long), "{encoding:?}");
        let stub = Stub::new(&hex(long));
        assert_eq!(encoding.decode::<_, BeforeDefault>(&stub, ()).unwrap(), other);

        let empty = BeforeEmpty { level: 4, union: EmptyDefault::Nothing };
        assert_eq!(encoding.encode(&empty).unwrap(), hex(nothing), "{encoding:?}");
        let stub = Stub::new(&hex(nothing));
        assert_eq!(encoding.decode::<_, BeforeEmpty>(&stub, ()).unwrap(), empty);
    }
    // A label of another arm does not select the default one.
    let wrong = BeforeDefault { level: 1, union: WithDefault::Other(7) };
    assert_eq!(status(&Encoding::Little.encode(&wrong)), Some(Status::INVALID_TAG));
}

#[derive(Ndr, Debug, PartialEq, Clone)]
pub struct Several {
    pub n: u32,
    #[size_is(n)]
    pub unions: Vec<Plain>,
}

#[test]
fn uni_13_each_union_of_an_array_says_its_own_discriminant() {
    let value = Several { n: 3, unions: vec![Plain::Byte(7), Plain::Nothing, Plain::Long(8)] };
    for (encoding, bytes) in Encoding::ALL.into_iter().zip([
        "03000000 00000200 03000000 0100 07 00 0300 0200 08000000",
        "00000003 00020000 00000003 0001 07 00 0003 0002 00000008",
        "03000000 00000000 0000020000000000 0300000000000000
         0100 0000 07 000000 0300 0000 0200 0000 08000000",
    ]) {
        assert_eq!(encoding.encode(&value).unwrap(), hex(bytes), "{encoding:?}");
        let stub = Stub::new(&hex(bytes));
        assert_eq!(encoding.decode::<_, Several>(&stub, ()).unwrap(), value);
    }
}

/// A number in one arm, a pointer in the other.
#[derive(Ndr, Debug)]
#[switch_type(u16)]
pub enum Either<A: Allocator = Global> {
    #[case(1)]
    Number(u64),
    #[case(2)]
    Pointer(Option<PluggedBox<u64, A>>),
}

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7b83", version = "1.0")]
pub trait Switch {
    /// Makes the other arm of it.
    async fn turn<A: Allocator + Clone + Send + Sync>(
        &self,
        memory: A,
        level: &mut u16,
        #[switch_is(*level)] either: &mut Either<A>,
    ) -> Result<()>;
}

struct Turner;

impl Switch for Turner {
    async fn turn<A: Allocator + Clone + Send + Sync>(
        &self,
        memory: A,
        level: &mut u16,
        either: &mut Either<A>,
    ) -> Result<()> {
        *either = match either {
            Either::Number(n) => Either::Pointer(PluggedBox::try_new_in(*n, memory).ok()),
            Either::Pointer(p) => Either::Number(p.as_deref().copied().unwrap_or(0)),
        };
        *level = 3 - *level;
        Ok(())
    }
}

#[tokio::test]
async fn uni_15_another_arm_that_comes_back_replaces_the_old_one_and_frees_it() {
    let server = Server::builder().offer(SwitchServer::new(Turner)).build().unwrap();
    let client = SwitchClient::bind(&ClientBuilder::new().over(server.in_process())).await.unwrap();
    let (ledger, mut level) = (Ledger::new(), 1);
    let mut either = Either::Number(0x0123_4567_89ab_cdef);
    client.turn(ledger.clone(), &mut level, &mut either).await.unwrap();
    // A number that looks like an address is none.
    assert!(matches!(&either, Either::Pointer(Some(p)) if **p == 0x0123_4567_89ab_cdef));
    assert_eq!((level, ledger.requests(), ledger.frees()), (2, 1, 0));
    client.turn(ledger.clone(), &mut level, &mut either).await.unwrap();
    assert!(matches!(either, Either::Number(0x0123_4567_89ab_cdef)));
    assert_eq!((level, ledger.requests(), ledger.frees()), (1, 1, 1));

    // A discriminant that says one arm, and data of the other: nothing changes.
    let reply = hex("0200 0100 00000000 ffffffffffffffff");
    let association = ClientBuilder::new().over(Raw::server_that_answers(reply));
    let client = SwitchClient::bind(&association).await.unwrap();
    let error = client.turn(ledger.clone(), &mut level, &mut either).await.unwrap_err();
    assert_eq!((error.status(), level), (Status::BAD_STUB_DATA, 1));
    assert!(matches!(either, Either::Number(0x0123_4567_89ab_cdef)));
}

/// [`Small`] with another arm, which is wider than all others.
#[derive(Ndr, Debug)]
#[switch_type(u16)]
pub enum Extended {
    #[case(1)]
    Byte(u8),
    #[case(2)]
    Hyper(u64),
}

#[derive(Ndr, Debug)]
#[switch_type(u16)]
pub enum Small {
    #[case(1)]
    Byte(u8),
}

#[test]
fn uni_17_a_wider_arm_moves_all_others_in_ndr64() {
    for (encoding, small, extended) in [
        (Encoding::Little, "0100 07", "0100 07"),
        (Encoding::Big, "0001 07", "0001 07"),
        (Encoding::Ndr64, "0100 07", "0100 000000000000 07"),
    ] {
        assert_eq!(encoding.encode(&Small::Byte(7)).unwrap(), hex(small), "{encoding:?}");
        assert_eq!(encoding.encode(&Extended::Byte(7)).unwrap(), hex(extended), "{encoding:?}");
    }
}

/// An encapsulated union: nothing beside it says which arm it is.
#[derive(Ndr, Debug, PartialEq, Clone)]
#[switch_type(u16)]
enum Encapsulated {
    #[case(1)]
    Byte(u8),
    #[case(2, 3)]
    Long {
        #[discriminant]
        level: u16,
        value: u32,
    },
    #[case(4)]
    Nothing,
    #[case(default)]
    Other(#[discriminant] u16, Option<Box<u16>>),
}

#[test]
fn uni_16_an_encapsulated_union_keeps_its_discriminant() {
    for (value, ndr, ndr64) in [
        (Encapsulated::Byte(7), "0100 07", "0100 000000000000 07"),
        (
            Encapsulated::Long { level: 2, value: 9 },
            "0200 0000 09000000",
            "0200 000000000000 09000000",
        ),
        (
            Encapsulated::Long { level: 3, value: 9 },
            "0300 0000 09000000",
            "0300 000000000000 09000000",
        ),
        (Encapsulated::Nothing, "0400", "0400 000000000000"),
        (Encapsulated::Other(77, None), "4d00 0000 00000000", "4d00 000000000000 0000000000000000"),
        (
            Encapsulated::Other(0, Some(Box::new(5))),
            "0000 0000 00000200 0500",
            "0000 000000000000 0000020000000000 0500",
        ),
    ] {
        assert_eq!(encode::<Ndr20, (), _>(&value, &()).unwrap(), hex(ndr), "{value:?}");
        assert_eq!(encode::<Ndr64, (), _>(&value, &()).unwrap(), hex(ndr64), "{value:?}");
        round_trips(&value);
    }
    for wrong in [Encapsulated::Long { level: 4, value: 1 }, Encapsulated::Other(2, None)] {
        assert_eq!(encode::<Ndr20, (), _>(&wrong, &()).unwrap_err().status().0, 1733);
    }
}

/// The same union with a `switch_is`: both say the same.
#[derive(Ndr, Debug, PartialEq, Clone)]
struct Said {
    level: u16,
    #[switch_is(level)]
    union: Encapsulated,
}

#[test]
fn uni_02_a_discriminant_that_is_said_twice_is_one() {
    round_trips(&Said { level: 3, union: Encapsulated::Long { level: 3, value: 1 } });
    let wrong = Said { level: 2, union: Encapsulated::Long { level: 3, value: 1 } };
    assert_eq!(encode::<Ndr20, (), _>(&wrong, &()).unwrap_err().status().0, 1733);
}

/// `RPC_PrintPropertyValue` of MS-RPRN, whose interface is `[ms_union]`.
#[derive(Ndr, Debug, PartialEq, Clone)]
pub struct Property {
    pub kind: u16,
    #[switch_is(kind)]
    pub value: Value,
}

#[derive(Ndr, Debug, PartialEq, Clone)]
#[switch_type(u16)]
#[ms_union]
pub enum Value {
    #[case(1)]
    Text(Option<WString>),
    #[case(2)]
    Long(i32),
    #[case(3)]
    Hyper(i64),
    #[case(4)]
    Byte(u8),
    #[case(5)]
    Blob(Blob),
    #[case(6)]
    Nothing,
}

#[derive(Ndr, Debug, PartialEq, Clone)]
pub struct Blob {
    pub size: u32,
    #[size_is(size)]
    pub bytes: Option<Vec<u8>>,
}

/// The values of a printer's properties, and what they are in NDR, in both byte orders, and in NDR64.
fn properties() -> Vec<(Property, [&'static str; 3])> {
    let blob = Blob { size: 2, bytes: Some(vec![7, 8]) };
    let property = |kind, value| Property { kind, value };
    vec![
        (
            property(1, Value::Text(Some(WString::from("a")))),
            [
                "0100 0100 00000000 00000200  02000000 00000000 02000000 6100 0000",
                "0001 0001 00000000 00020000  00000002 00000000 00000002 0061 0000",
                "0100 000000000000 0100 000000000000 0000020000000000
                 0200000000000000 0000000000000000 0200000000000000 6100 0000",
            ],
        ),
        // The first two in NDR are from Samba's encoder.
        (
            property(2, Value::Long(0x1122_3344)),
            [
                "0200 0200 00000000 44332211",
                "0002 0002 00000000 11223344",
                "0200 000000000000 0200 000000000000 44332211 00000000",
            ],
        ),
        (
            property(4, Value::Byte(0x55)),
            [
                "0400 0400 00000000 55",
                "0004 0004 00000000 55",
                "0400 000000000000 0400 000000000000 55 00000000000000",
            ],
        ),
        (
            property(3, Value::Hyper(-2)),
            [
                "0300 0300 00000000 feffffffffffffff",
                "0003 0003 00000000 fffffffffffffffe",
                "0300 000000000000 0300 000000000000 feffffffffffffff",
            ],
        ),
        (
            property(5, Value::Blob(blob)),
            [
                "0500 0500 00000000 02000000 00000200  02000000 0708",
                "0005 0005 00000000 00000002 00020000  00000002 0708",
                "0500 000000000000 0500 000000000000 02000000 00000000 0000020000000000
                 0200000000000000 0708",
            ],
        ),
        // Also before an arm without data.
        (
            property(6, Value::Nothing),
            ["0600 0600 00000000", "0006 0006 00000000", "0600 000000000000 0600 000000000000"],
        ),
    ]
}

#[test]
fn uni_18_an_ms_union_aligns_each_arm_as_the_widest() {
    for (value, bytes) in properties() {
        for (encoding, bytes) in Encoding::ALL.into_iter().zip(bytes) {
            assert_eq!(encoding.encode(&value).unwrap(), hex(bytes), "{value:?}, {encoding:?}");
            let stub = Stub::new(&hex(bytes));
            encoding.walk::<Property>(&stub).unwrap();
            assert_eq!(encoding.decode::<_, Property>(&stub, ()).unwrap(), value);
        }
    }
}

/// The same behind a pointer, and in an array.
#[derive(Ndr, Debug, PartialEq, Clone)]
pub struct Pointed {
    pub kind: u16,
    #[switch_is(kind)]
    pub value: Option<Box<Value>>,
    pub more: [Property; 2],
}

#[test]
fn uni_18_an_ms_union_is_one_wherever_it_stands() {
    let long = Property { kind: 2, value: Value::Long(5) };
    let byte = Property { kind: 4, value: Value::Byte(6) };
    let pointed = Pointed { kind: 4, value: Some(Box::new(Value::Byte(0x55))), more: [byte, long] };
    round_trips(&pointed);
    let bytes =
        hex("0400 0000 00000200  0400 0400 00000000 06 00000000000000 0200 0200 00000000 05000000
         0400 0000 55");
    assert_eq!(Encoding::Little.encode(&pointed).unwrap(), bytes);
}

/// Without a `switch_is` it is an encapsulated union, for which `ms_union` means nothing.
#[test]
fn uni_18_an_encapsulated_union_is_not_affected() {
    for (encoding, byte, nothing) in [
        (Encoding::Little, "0400 55", "0600"),
        (Encoding::Big, "0004 55", "0006"),
        (Encoding::Ndr64, "0400 000000000000 55", "0600 000000000000"),
    ] {
        for (value, bytes) in [(Value::Byte(0x55), byte), (Value::Nothing, nothing)] {
            assert_eq!(encoding.encode(&value).unwrap(), hex(bytes), "{encoding:?}");
            let stub = Stub::new(&hex(bytes));
            assert_eq!(encoding.decode::<_, Value>(&stub, ()).unwrap(), value);
        }
    }
}

/// The beginning of a `wireVARIANT` (MS-OAUT section 2.2.29.2): `vt` has 16 bits, and the discriminant 32.
#[derive(Ndr, Debug, PartialEq, Clone)]
pub struct Variant {
    pub size: u32,
    pub reserved: u32,
    pub vt: u16,
    pub words: [u16; 3],
    #[switch_is(vt)]
    pub value: VariantValue,
}

#[derive(Ndr, Debug, PartialEq, Clone)]
#[switch_type(u32)]
pub enum VariantValue {
    #[case(20)]
    Hyper(i64),
    #[case(3)]
    Long(i32),
    #[case(0, 1)]
    Nothing,
}

#[test]
fn uni_04_a_switch_is_may_be_narrower_than_the_discriminant() {
    let long = VariantValue::Long(0x1122_3344);
    let value = Variant { size: 5, reserved: 0, vt: 3, words: [0; 3], value: long };
    for (encoding, bytes) in Encoding::ALL.into_iter().zip([
        "05000000 00000000 0300 0000 0000 0000 03000000 44332211",
        "00000005 00000000 0003 0000 0000 0000 00000003 11223344",
        "05000000 00000000 0300 0000 0000 0000 03000000 00000000 44332211 00000000",
    ]) {
        assert_eq!(encoding.encode(&value).unwrap(), hex(bytes), "{encoding:?}");
        let mut bytes = hex(bytes);
        let stub = Stub::new(&bytes);
        assert_eq!(encoding.decode::<_, Variant>(&stub, ()).unwrap(), value);
        // All bits of the discriminant are compared.
        bytes[if encoding.big_endian() { 17 } else { 18 }] = 1;
        let lie = encoding.decode::<_, Variant>(&Stub::new(&bytes), ()).map(drop);
        assert_eq!(status(&lie), Some(Status::INVALID_TAG), "{encoding:?}");
    }
    let wrong = Variant { vt: 20, ..value };
    assert_eq!(status(&Encoding::Little.encode(&wrong)), Some(Status::INVALID_TAG));
}

/// Other types that are narrower: an enumeration, and signed ones.
#[derive(Ndr, Debug, PartialEq, Clone)]
pub struct Narrow {
    pub kind: Kind,
    #[switch_is(kind)]
    pub by_kind: Signed,
    pub small: i8,
    #[switch_is(small)]
    pub by_small: Signed,
}

#[derive(Ndr, Debug, PartialEq, Clone)]
#[switch_type(i32)]
pub enum Signed {
    #[case(3)]
    Three(u8),
    #[case(-1)]
    Minus(u8),
}

#[test]
fn uni_04_a_discriminant_has_the_value_of_the_narrower_one() {
    let value = Narrow {
        kind: Kind::Small,
        by_kind: Signed::Three(7),
        small: -1,
        by_small: Signed::Minus(8),
    };
    for (encoding, bytes) in Encoding::ALL.into_iter().zip([
        "0300 0000 03000000 07 ff 0000 ffffffff 08",
        "0003 0000 00000003 07 ff 0000 ffffffff 08",
        "03000000 03000000 07 ff 0000 ffffffff 08 000000",
    ]) {
        assert_eq!(encoding.encode(&value).unwrap(), hex(bytes), "{encoding:?}");
        let stub = Stub::new(&hex(bytes));
        assert_eq!(encoding.decode::<_, Narrow>(&stub, ()).unwrap(), value);
    }
}
