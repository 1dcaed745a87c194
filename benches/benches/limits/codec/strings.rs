//! Arrays of strings, and of records that hold strings.

use std::hint::black_box;

use rpc_benches::{Limit, Table, Unit, race_long};
use rpc_runtime::memory::CallMemory;
use rpc_runtime::{WStr, WString};

use super::by_hand::{Reader, Writer};
use super::shapes::{OwnedRecord, Record};
use super::{ELEMENTS, decode_array, encode, received, size_is};

const NS: Unit = Unit::Nanoseconds;

/// Names of 8 to 23 characters.
pub(super) fn names() -> Vec<WString> {
    let name = |i: u32| WString::from(&"a name of many letters "[..8 + i as usize % 16]);
    (0..ELEMENTS).map(name).collect()
}

/// An array of strings, which are borrowed.
pub(super) fn strings(table: &mut Table) {
    let owned = names();
    let strings: Vec<&WStr> = owned.iter().map(|name| &**name).collect();
    let (strings, count) = (strings.as_slice(), strings.len());
    let bytes = encode(strings, &size_is(count)).expect("encodes");
    let by_hand = |strings| {
        let mut writer = Writer::new();
        writer.strings(strings);
        writer.out
    };
    assert_eq!(by_hand(strings), bytes);
    let stub = &*received(&bytes);
    let memory = CallMemory::new();
    assert_eq!(decode_array::<&[&WStr]>(stub, &memory).expect("decodes"), strings);
    assert_eq!(Reader::new(stub).strings().expect("decodes"), strings);

    let ours = || encode(black_box(strings), &size_is(count));
    let race = race_long(ours, || by_hand(black_box(strings)));
    table.row("encode 1,000 strings", NS, race, Limit::AtMost(1.1));
    let ours = || {
        let memory = CallMemory::new();
        black_box(decode_array::<&[&WStr]>(black_box(stub), &memory)).expect("decodes");
        memory
    };
    let race = race_long(ours, || Reader::new(black_box(stub)).strings());
    table.row("borrow 1,000 strings", NS, race, Limit::AtMost(1.2));
}

/// Records with these names, and a comment in each fourth.
pub(super) fn sample(names: &[WString]) -> Vec<Record<'_>> {
    (0_u32..)
        .zip(names)
        .map(|(i, name)| Record {
            id: i,
            name,
            comment: (i % 4 == 0).then_some(&**name),
            flags: i as u16,
        })
        .collect()
}

/// An array of records, whose strings are borrowed.
pub(super) fn records(table: &mut Table) {
    let names = names();
    let records = sample(&names);
    let (records, count) = (records.as_slice(), records.len());
    let bytes = encode(records, &size_is(count)).expect("encodes");
    let by_hand = |records| {
        let mut writer = Writer::new();
        writer.records(records);
        writer.out
    };
    assert_eq!(by_hand(records), bytes);
    let stub = &*received(&bytes);
    let memory = CallMemory::new();
    assert_eq!(decode_array::<&[Record<'_>]>(stub, &memory).expect("decodes"), records);
    assert_eq!(Reader::new(stub).records().expect("decodes"), records);

    let ours = || encode(black_box(records), &size_is(count));
    let race = race_long(ours, || by_hand(black_box(records)));
    table.row("encode 1,000 records", NS, race, Limit::AtMost(1.1));
    let ours = || {
        let memory = CallMemory::new();
        black_box(decode_array::<&[Record<'_>]>(black_box(stub), &memory)).expect("decodes");
        memory
    };
    let boxes = || Reader::new(black_box(stub)).owned_records();
    table.row(
        "borrow 1,000 records, and owned by hand",
        NS,
        race_long(ours, boxes),
        Limit::AtMost(0.22),
    );

    let owned = decode_array::<Vec<OwnedRecord>>(stub, &memory).expect("decodes");
    assert_eq!(Reader::new(stub).owned_records().expect("decodes"), owned);
    let ours = || decode_array::<Vec<OwnedRecord>>(black_box(stub), &memory);
    table.row("decode 1,000 records, owned", NS, race_long(ours, boxes), Limit::AtMost(1.05));
}
