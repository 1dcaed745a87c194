//! Data that lies: the documented status, and nothing allocated for what is not there.

use rpc_runtime::ndr::attributes::{Counted, SizeIs};
use rpc_runtime::ndr::{DecodeLimits, Ndr20, Ndr64, Unmarshal};
use rpc_runtime::{Ndr, WStr, WString};
use rpc_tests::{Stub, encode, hex};

type Sized_ = SizeIs<()>;

const LATE: Sized_ = SizeIs { size: Counted::Late, rest: () };

fn status<'m, L, T: Unmarshal<'m, (), L>>(stub: &'m Stub, levels: &L) -> u32 {
    stub.decode::<Ndr20, L, T>(levels).map(|_| 0).unwrap_or_else(|error| error.status().0)
}

#[test]
fn a_count_beyond_the_data_allocates_nothing() {
    for count in [100_u32, 4_000_000_000, u32::MAX] {
        let mut bytes = vec![1, 0, 0, 0];
        bytes.extend(count.to_le_bytes());
        bytes.resize(100, 0);
        let stub = Stub::new(&bytes);
        assert_eq!(status::<_, Vec<u32>>(&stub, &LATE), 1783);
        assert_eq!(
            status::<_, Vec<WString>>(&stub, &SizeIs { size: Counted::Late, rest: () }),
            1783
        );
        assert_eq!(status::<_, &[u64]>(&stub, &LATE), 1783);
        assert_eq!(stub.memory.blocks(), 0);
    }
}

#[test]
fn ndr64_counts_that_no_memory_holds() {
    let bytes = hex("01 00000000000000 ffffffffffffffff 00000000");
    let stub = Stub::new(&bytes);
    let error = stub.decode::<Ndr64, _, Vec<u16>>(&LATE).unwrap_err();
    assert_eq!(error.status().0, 1783);
}

#[test]
fn ptr_02_null_where_a_reference_pointer_stands() {
    let stub = Stub::new(&[0; 16]);
    assert_eq!(status::<_, Box<u32>>(&stub, &()), 1780);
    assert_eq!(status::<_, String>(&stub, &()), 1780);
    assert_eq!(status::<_, Vec<u8>>(&stub, &LATE), 1780);
    assert_eq!(status::<_, &WStr>(&stub, &()), 1780);
}

#[test]
fn str_07_str_08_strings_that_are_none() {
    for (what, bytes) in [
        ("no terminator", "01000000 02000000 00000000 02000000 4100 4200"),
        ("an offset", "01000000 02000000 01000000 01000000 0000 0000"),
        ("no character at all", "01000000 00000000 00000000 00000000"),
        ("another maximum count", "01000000 03000000 00000000 02000000 4100 0000"),
        ("a NUL within", "01000000 03000000 00000000 03000000 4100 0000 0000"),
        ("more than the maximum", "01000000 01000000 00000000 02000000 4100 0000"),
    ] {
        let stub = Stub::new(&hex(bytes));
        assert_eq!(status::<_, WString>(&stub, &()), 1734, "{what}");
        assert_eq!(status::<_, &WStr>(&stub, &()), 1734, "{what}");
    }
    let not_utf8 = Stub::new(&hex("01000000 02000000 00000000 02000000 ff00"));
    assert_eq!(status::<_, String>(&not_utf8, &()), 1783);
    assert_eq!(status::<_, &str>(&not_utf8, &()), 1783);
}

#[derive(Ndr, Debug, PartialEq)]
struct List {
    value: u32,
    #[unique]
    next: Option<Box<List>>,
}

#[test]
fn nesting_without_end_is_refused() {
    let mut bytes = Vec::new();
    for i in 0..100_000_u32 {
        bytes.extend(i.to_le_bytes());
        bytes.extend(1_u32.to_le_bytes());
    }
    let stub = Stub::new(&bytes);
    assert_eq!(status::<_, List>(&stub, &()), 1783);
}

#[test]
fn the_memory_budget_holds_for_every_type() {
    let mut list = List { value: 0, next: None };
    for value in 1..100 {
        list = List { value, next: Some(Box::new(list)) };
    }
    let bytes = encode::<Ndr20, (), _>(&list, &()).unwrap();
    let mut stub = Stub::new(&bytes);
    assert_eq!(status::<_, List>(&stub, &()), 0);
    stub.limits = DecodeLimits::default().with_memory(1000);
    assert_eq!(status::<_, List>(&stub, &()), 14);
    stub.limits = DecodeLimits::default().with_depth(50);
    assert_eq!(status::<_, List>(&stub, &()), 1783);
}

#[test]
fn every_prefix_is_an_error() {
    let list = List { value: 1, next: Some(Box::new(List { value: 2, next: None })) };
    let bytes = encode::<Ndr20, (), _>(&list, &()).unwrap();
    for end in 0..bytes.len() {
        let stub = Stub::new(&bytes[..end]);
        assert_eq!(status::<_, List>(&stub, &()), 1783, "{end} bytes");
    }
}

#[test]
fn an_error_says_where_and_what() {
    let stub = Stub::new(&[1, 0, 0]);
    let error = stub.decode::<Ndr20, (), List>(&()).unwrap_err();
    assert_eq!(error.offset(), 0);
    assert!(error.to_string().contains("RPC_X_BAD_STUB_DATA"), "{error}");
}
