//! Structures, arrays and unions of structures: what is refused, and what is borrowed. Their bytes are in
//! `constructs`.

use rpc_runtime::ndr::{Ndr20, Ndr64};
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
    let (numbers, name) = (again.numbers.as_ptr().cast(), again.name.units().as_ptr().cast());
    let borrowed = [range.contains(&numbers), range.contains(&name)];
    assert_eq!(borrowed, [rpc_tests::NUMBERS_ARE_BORROWED; 2]);
    assert!(range.contains(&again.raw.as_ptr()));
    let allocated = stub.memory.blocks() != 0;
    assert_eq!(allocated, !rpc_tests::NUMBERS_ARE_BORROWED, "nothing was allocated");
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
