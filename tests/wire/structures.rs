//! Structures, arrays, strings and unions: what is refused, and what is borrowed. Their bytes are in `constructs`.

use rpc_runtime::ndr::{Int3264, Ndr20, Ndr64, UInt3264};
use rpc_runtime::{Ndr, WStr};
use rpc_tests::{Stub, encode, hex, round_trips};

#[derive(Ndr, Debug, PartialEq, Clone)]
struct Node {
    value: u16,
    #[unique]
    left: Option<Box<Node>>,
    #[unique]
    right: Option<Box<Node>>,
}

fn node(value: u16, left: Option<Node>, right: Option<Node>) -> Node {
    Node { value, left: left.map(Box::new), right: right.map(Box::new) }
}

#[derive(Ndr, Debug, PartialEq, Clone, Copy)]
struct BorrowedNode<'a> {
    value: u16,
    #[unique]
    left: Option<&'a BorrowedNode<'a>>,
    #[unique]
    right: Option<&'a BorrowedNode<'a>>,
}

#[test]
fn a_borrowed_tree_is_the_same_bytes() {
    let leaf = BorrowedNode { value: 2, left: None, right: None };
    let tree = BorrowedNode { value: 1, left: Some(&leaf), right: None };
    let bytes = encode::<Ndr20, (), _>(&tree, &()).unwrap();
    let owned = node(1, Some(node(2, None, None)), None);
    assert_eq!(bytes, encode::<Ndr20, (), _>(&owned, &()).unwrap());
    let stub = Stub::new(&bytes);
    let again: BorrowedNode<'_> = stub.decode::<Ndr20, (), _>(&()).unwrap();
    assert_eq!(again, tree);
}

#[derive(Ndr, Debug, PartialEq, Clone)]
struct Sized_ {
    n: u32,
    #[size_is(n)]
    #[unique]
    bytes: Option<Vec<u8>>,
    #[size_is(n * 2 + 1)]
    words: Vec<u16>,
    tail: u8,
}

#[test]
fn conformant_arrays_behind_pointers() {
    let value = Sized_ { n: 2, bytes: Some(vec![1, 2]), words: vec![1, 2, 3, 4, 5], tail: 9 };
    let ndr = hex("02000000 00000200 04000200 09 000000
         02000000 0102 0000
         05000000 0100 0200 0300 0400 0500");
    assert_eq!(encode::<Ndr20, (), _>(&value, &()).unwrap(), ndr);
    round_trips(&value);
    let wrong = Sized_ { n: 3, ..value };
    assert_eq!(encode::<Ndr20, (), _>(&wrong, &()).unwrap_err().status().0, 1783);
    let mut lie = ndr.clone();
    lie[0] = 3;
    let error = Stub::new(&lie).decode::<Ndr20, (), Sized_>(&()).unwrap_err();
    assert_eq!(error.status().0, 1783);
}

#[derive(Ndr, Debug, PartialEq, Clone, Copy)]
struct View<'a> {
    n: u32,
    #[size_is(n)]
    numbers: &'a [u32],
    name: &'a WStr,
    #[string]
    raw: &'a [u8],
}

#[test]
fn borrowed_data_points_into_the_stub() {
    let view =
        View { n: 3, numbers: &[1, 2, 3], name: WStr::from_units(&[0x41, 0x42]), raw: b"raw" };
    let bytes = encode::<Ndr20, (), _>(&view, &()).unwrap();
    let stub = Stub::new(&bytes);
    let again: View<'_> = stub.decode::<Ndr20, (), _>(&()).unwrap();
    assert_eq!(again, view);
    let range = stub.bytes.as_ptr_range();
    assert!(range.contains(&again.numbers.as_ptr().cast()));
    assert!(range.contains(&again.name.units().as_ptr().cast()));
    assert!(range.contains(&again.raw.as_ptr()));
    assert_eq!(stub.memory.blocks(), 0, "nothing was allocated");
}

#[derive(Ndr, Debug, PartialEq, Clone, Copy)]
#[repr(u16)]
enum Colour {
    Red = 1,
    Green,
    #[other]
    Other(u16),
}

#[derive(Ndr, Debug, PartialEq, Clone, Copy)]
#[v1_enum]
#[closed]
enum Wide {
    Zero,
    Big = 70000,
}

#[derive(Ndr, Debug, PartialEq, Clone)]
#[switch_type(u16)]
enum Info {
    #[case(1)]
    Byte(u8),
    #[case(2, 3)]
    Hyper(u64),
    #[case(4)]
    Text(Option<String>),
    #[case(5)]
    Nothing,
}

#[derive(Ndr, Debug, PartialEq, Clone)]
struct Mixed {
    colour: Colour,
    wide: Wide,
    level: u16,
    #[switch_is(level)]
    info: Info,
    last: u8,
}

#[test]
fn enums_and_unions() {
    let value = Mixed {
        colour: Colour::Other(76),
        wide: Wide::Big,
        level: 3,
        info: Info::Hyper(9),
        last: 1,
    };
    let ndr = hex("4c00 0000 70110100 0300 0300 00000000 0900000000000000 01");
    assert_eq!(encode::<Ndr20, (), _>(&value, &()).unwrap(), ndr);
    let ndr64 = hex("4c000000 70110100 0300 000000000000
         0300 000000000000 0900000000000000 01 00000000000000");
    assert_eq!(encode::<Ndr64, (), _>(&value, &()).unwrap(), ndr64);
    round_trips(&value);
    round_trips(&Mixed { level: 4, info: Info::Text(Some("x".into())), ..value.clone() });
    round_trips(&Mixed { level: 5, info: Info::Nothing, ..value.clone() });
    let wrong = Mixed { level: 1, ..value };
    assert_eq!(encode::<Ndr20, (), _>(&wrong, &()).unwrap_err().status().0, 1733);
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

#[derive(Ndr, Debug, PartialEq, Clone)]
struct Named {
    id: u8,
    #[string]
    wide: [u16; 5],
    #[string]
    narrow: [u8; 4],
    last: u32,
}

#[test]
fn str_01_a_string_in_a_fixed_array_is_a_varying_string() {
    let wide = |text: &str| {
        let mut units = [0; 5];
        text.encode_utf16().zip(&mut units).for_each(|(unit, place)| *place = unit);
        units
    };
    let value = Named { id: 1, wide: wide("ab"), narrow: *b"xyz\0", last: 9 };
    let ndr = hex("01 000000 00000000 03000000 6100 6200 0000 0000
         00000000 04000000 78797a00 09000000");
    assert_eq!(encode::<Ndr20, (), _>(&value, &()).unwrap(), ndr);
    round_trips(&value);
    round_trips(&Named { wide: wide(""), narrow: *b"\0\0\0\0", ..value.clone() });
    // What stands behind the terminator does not travel.
    let untidy = Named { narrow: *b"x\0yz", ..value.clone() };
    let bytes = encode::<Ndr20, (), _>(&untidy, &()).unwrap();
    let again = Stub::new(&bytes).decode::<Ndr20, (), Named>(&()).unwrap();
    assert_eq!(again.narrow, *b"x\0\0\0");
    let endless = Named { narrow: *b"wxyz", ..value };
    assert_eq!(
        encode::<Ndr20, (), _>(&endless, &()).unwrap_err().status(),
        rpc_runtime::Status::INVALID_BOUND
    );
    for (at, byte) in [(4, 1), (8, 0), (8, 6), (8, 2), (12, 0), (16, 1)] {
        let mut lie = ndr.clone();
        lie[at] = byte;
        if at == 12 {
            lie[13] = 0;
        }
        let error = Stub::new(&lie).decode::<Ndr20, (), Named>(&()).unwrap_err();
        assert_eq!(error.status(), rpc_runtime::Status::INVALID_BOUND, "{at} {byte}");
    }
}

#[derive(Ndr, Debug, PartialEq, Clone)]
struct Machine {
    first: u8,
    signed: Int3264,
    unsigned: UInt3264,
    status: rpc_runtime::Status,
}

#[test]
fn stc_02_int3264_is_as_wide_as_the_transfer_syntax() {
    let status = rpc_runtime::Status(5);
    let value = Machine { first: 1, signed: Int3264(-2), unsigned: UInt3264(3), status };
    let ndr = hex("01 000000 feffffff 03000000 05000000");
    let ndr64 = hex("01 00000000000000 feffffffffffffff 0300000000000000 05000000 00000000");
    assert_eq!(encode::<Ndr20, (), _>(&value, &()).unwrap(), ndr);
    assert_eq!(encode::<Ndr64, (), _>(&value, &()).unwrap(), ndr64);
    round_trips(&value);
    let wide = Machine { unsigned: UInt3264(1 << 32), ..value };
    let error = encode::<Ndr20, (), _>(&wide, &()).unwrap_err();
    assert_eq!(error.status(), rpc_runtime::Status::INVALID_BOUND);
    assert!(encode::<Ndr64, (), _>(&wide, &()).is_ok());
}
