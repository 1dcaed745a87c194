//! Data that lies: the documented status, and nothing allocated for what is not there.

use rpc_runtime::ndr::attributes::{Counted, SizeIs};
use rpc_runtime::ndr::{DecodeLimits, Ndr20, Ndr64};
use rpc_runtime::{Ndr, Status, WString};
use rpc_tests::{Stub, encode, hex};

type Sized_ = SizeIs<()>;

const LATE: Sized_ = SizeIs { size: Counted::Late, rest: () };

#[test]
fn a_count_beyond_the_data_allocates_nothing() {
    for count in [100_u32, 4_000_000_000, u32::MAX] {
        let mut bytes = vec![1, 0, 0, 0];
        bytes.extend(count.to_le_bytes());
        bytes.resize(100, 0);
        let stub = Stub::new(&bytes);
        assert_eq!(stub.outcome::<_, Vec<u32>>(&LATE), 1783);
        assert_eq!(stub.outcome::<_, Vec<WString>>(&LATE), 1783);
        assert_eq!(stub.outcome::<_, &[u64]>(&LATE), 1783);
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
    assert_eq!(stub.outcome::<_, List>(&()), 1783);
}

#[test]
fn the_memory_budget_holds_for_every_type() {
    let mut list = List { value: 0, next: None };
    for value in 1..100 {
        list = List { value, next: Some(Box::new(list)) };
    }
    let bytes = encode::<Ndr20, (), _>(&list, &()).unwrap();
    let mut stub = Stub::new(&bytes);
    assert_eq!(stub.outcome::<_, List>(&()), 0);
    stub.limits = DecodeLimits::default().with_memory(1000);
    assert_eq!(stub.outcome::<_, List>(&()), 14);
    stub.limits = DecodeLimits::default().with_depth(50);
    assert_eq!(stub.outcome::<_, List>(&()), 1783);
}

#[test]
fn every_prefix_is_an_error() {
    let list = List { value: 1, next: Some(Box::new(List { value: 2, next: None })) };
    let bytes = encode::<Ndr20, (), _>(&list, &()).unwrap();
    for end in 0..bytes.len() {
        let stub = Stub::new(&bytes[..end]);
        assert_eq!(stub.outcome::<_, List>(&()), 1783, "{end} bytes");
    }
}

#[test]
fn an_error_says_where_and_what() {
    let stub = Stub::new(&[1, 0, 0]);
    let error = stub.decode::<Ndr20, (), List>(&()).unwrap_err();
    assert_eq!((error.status(), error.offset()), (Status::BAD_STUB_DATA, 0));
    let text =
        "RPC_X_BAD_STUB_DATA (1783) at byte 0: the data ends here; expected 5 bytes more of it";
    assert_eq!(error.to_string(), text);
    // Where it leaves a stub, it says the same.
    let text = "RPC_X_BAD_STUB_DATA (1783) at byte 0 of the stub data: the data ends here; expected 5 bytes more of it";
    assert_eq!(rpc_runtime::Error::from(error).to_string(), text);
}
