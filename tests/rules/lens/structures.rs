//! Counts that are fields.

use proptest::prelude::*;
use rpc_runtime::memory::Ledger;
use rpc_runtime::ndr::{Ndr20, Ndr64, Tail};
use rpc_runtime::prelude::*;
use rpc_tests::encoding::{Encoding, status};
use rpc_tests::{Stub, encode, hex, round_trips};

use super::Counts;

/// The same structures with one type of count and another. That both have these locks says that their wire forms are
/// the same.
macro_rules! twin {
    ($module:ident, $count:ty) => {
        mod $module {
            use super::*;

            #[derive(Ndr, Debug, PartialEq)]
            #[wire_lock(0xd82cc7ce)]
            pub struct Lists<'a> {
                pub head: u8,
                pub count: $count,
                #[size_is(count)]
                pub list: Vec<WString>,
                #[size_is(behind)]
                pub slice: &'a [u16],
                pub behind: $count,
                pub null: $count,
                #[size_is(null)]
                pub nothing: Option<Vec<u16>>,
                pub boxed: $count,
                #[size_is(boxed)]
                #[length_is(boxed)]
                pub elements: Box<[u64]>,
                pub below: $count,
                #[size_is(, below)]
                pub pointer: Option<Box<Vec<u8>>>,
                pub r#in: $count,
                #[size_is((r#in))]
                pub tail: Tail<Vec<u16>>,
            }

            pub fn lists<'a>(
                list: &[&str],
                slice: &'a [u16],
                nothing: Option<Vec<u16>>,
                elements: Vec<u64>,
                pointer: Option<Vec<u8>>,
                tail: Vec<u16>,
            ) -> Lists<'a> {
                Lists {
                    head: 7,
                    count: Counts::of(list.len()),
                    list: list.iter().map(|name| WString::from(*name)).collect(),
                    behind: Counts::of(slice.len()),
                    slice,
                    null: Counts::of(nothing.as_ref().map_or(0, Vec::len)),
                    nothing,
                    boxed: Counts::of(elements.len()),
                    elements: elements.into(),
                    below: Counts::of(pointer.as_ref().map_or(0, Vec::len)),
                    pointer: pointer.map(Box::new),
                    r#in: Counts::of(tail.len()),
                    tail: Tail(tail),
                }
            }
        }
    };
}
twin! { said, u32 }
twin! { kept, Len<u32> }

#[derive(Ndr, Debug, PartialEq)]
struct Short {
    count: Len<u8>,
    #[size_is(count)]
    list: Vec<u16>,
}

impl Short {
    fn of(list: &[u16]) -> Short {
        Short { count: Len::new(), list: list.to_vec() }
    }
}

#[test]
fn len_04_a_len_is_a_number_on_the_wire_and_nothing_in_memory() {
    for (encoding, bytes) in Encoding::ALL.into_iter().zip([
        "02 000000 00000200 02000000 0100 0200",
        "02 000000 00020000 00000002 0001 0002",
        "02 00000000000000 0000020000000000 0200000000000000 0100 0200",
    ]) {
        let (value, stub) = (Short::of(&[1, 2]), Stub::new(&hex(bytes)));
        assert_eq!(encoding.encode(&value).unwrap(), hex(bytes), "{encoding:?}");
        assert_eq!(encoding.decode::<_, Short>(&stub, ()).unwrap(), value);
        encoding.walk::<Short>(&stub).unwrap();
    }
    assert_eq!(size_of::<Short>(), size_of::<Vec<u16>>());
    assert_eq!(format!("{:?}", Short::of(&[1])), "Short { count: Len, list: [1] }");
    assert_eq!(Len::<u16>::default(), Len::new());
}

#[test]
fn len_04_it_is_each_number_that_can_count() {
    macro_rules! each {
        ($($ty:ty: $ndr:literal, $ndr64:literal;)+) => {$({
            #[derive(Ndr, Debug, PartialEq)]
            struct Counted {
                count: Len<$ty>,
                #[size_is(count)]
                list: Vec<u8>,
            }
            let value = Counted { count: Len::new(), list: vec![9] };
            assert_eq!(encode::<Ndr20, (), _>(&value, &()).unwrap(), hex($ndr));
            assert_eq!(encode::<Ndr64, (), _>(&value, &()).unwrap(), hex($ndr64));
            round_trips(&value);
        })+};
    }
    each! {
        u8: "01 000000 00000200 01000000 09", "01 00000000000000 0000020000000000 0100000000000000 09";
        i8: "01 000000 00000200 01000000 09", "01 00000000000000 0000020000000000 0100000000000000 09";
        u16: "0100 0000 00000200 01000000 09", "0100 000000000000 0000020000000000 0100000000000000 09";
        i16: "0100 0000 00000200 01000000 09", "0100 000000000000 0000020000000000 0100000000000000 09";
        u32: "01000000 00000200 01000000 09", "01000000 00000000 0000020000000000 0100000000000000 09";
        i32: "01000000 00000200 01000000 09", "01000000 00000000 0000020000000000 0100000000000000 09";
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn len_04_what_keeps_itself_is_what_would_have_been_said(
        list in proptest::collection::vec("[a-z]{0,3}", 0..4),
        slice in proptest::collection::vec(any::<u16>(), 0..4),
        nothing in proptest::option::of(proptest::collection::vec(any::<u16>(), 0..4)),
        elements in proptest::collection::vec(any::<u64>(), 0..4),
        pointer in proptest::option::of(proptest::collection::vec(any::<u8>(), 0..4)),
        tail in proptest::collection::vec(any::<u16>(), 0..4),
    ) {
        let list: Vec<_> = list.iter().map(String::as_str).collect();
        macro_rules! value {
            ($module:ident) => {
                $module::lists(&list, &slice, nothing.clone(), elements.clone(), pointer.clone(), tail.clone())
            };
        }
        let (said, kept) = (value!(said), value!(kept));
        for encoding in Encoding::ALL {
            let bytes = encoding.encode(&kept).unwrap();
            prop_assert_eq!(&encoding.encode(&said).unwrap(), &bytes);
            let stub = Stub::new(&bytes);
            prop_assert_eq!(&encoding.decode::<_, kept::Lists<'_>>(&stub, ()).unwrap(), &kept);
            prop_assert_eq!(&encoding.decode::<_, said::Lists<'_>>(&stub, ()).unwrap(), &said);
        }
    }
}

#[test]
fn len_04_every_form_of_an_array_has_a_length() {
    #[derive(Ndr, Debug)]
    struct Owned<A: rpc_runtime::alloc::Allocator + Send + Sync> {
        count: Len<u16>,
        #[size_is(count)]
        list: rpc_runtime::alloc::Vec<u32, A>,
        shared: Len<u16>,
        #[ptr]
        #[size_is(shared)]
        tail: Option<Shared<Tail<Vec<u16>>, A>>,
    }
    #[derive(Ndr, Debug)]
    struct Borrowed<'a> {
        count: Len<u16>,
        #[size_is(count)]
        list: &'a [u32],
        shared: Len<u16>,
        #[ptr]
        #[size_is(shared)]
        tail: Option<Full<'a, Tail<&'a [u16]>>>,
    }
    let bytes =
        hex("0200 0000 04000200 0100 0000 00000200 02000000 05000000 06000000 01000000 0700");
    let stub = Stub::new(&bytes);
    let owned: Owned<Ledger> = Encoding::Little.decode(&stub, Ledger::new()).unwrap();
    assert_eq!(owned.list.as_slice(), [5, 6]);
    let borrowed: Borrowed<'_> = Encoding::Little.decode(&stub, ()).unwrap();
    assert_eq!(borrowed.tail.as_ref().map(|tail| tail.0), Some(&[7_u16][..]));
    let again =
        [Encoding::Little.encode(&owned).unwrap(), Encoding::Little.encode(&borrowed).unwrap()];
    for again in again {
        assert_eq!(again.len(), bytes.len());
        assert_eq!([again[0], again[8]], [2, 1]);
        assert_eq!(again[16..], bytes[16..]);
    }
}

#[test]
fn len_04_a_peer_that_contradicts_is_refused() {
    for (status_of, bytes) in [
        (0, "02 000000 00000200 02000000 0100 0200"),
        (1783, "03 000000 00000200 02000000 0100 0200"),
        (1780, "02 000000 00000000"),
        (1783, "02 000000 00000200 02000000 0100"),
    ] {
        let stub = Stub::new(&hex(bytes));
        assert_eq!(stub.outcome::<(), Short>(&()), status_of, "{bytes}");
    }
    #[derive(Ndr, Debug)]
    struct Signed {
        #[range(0..=3)]
        count: Len<i16>,
        #[size_is(count)]
        list: Option<Vec<u8>>,
    }
    for (status_of, bytes) in [
        (0, "0000 0000 00000000"),
        (0, "0300 0000 00000200 03000000 010203"),
        // A null of two elements.
        (1783, "0200 0000 00000000"),
        (1734, "0400 0000 00000200 04000000 01020304"),
        (1734, "ffff 0000 00000200 01000000 01"),
    ] {
        let stub = Stub::new(&hex(bytes));
        assert_eq!(stub.outcome::<(), Signed>(&()), status_of, "{bytes}");
    }
}

#[test]
fn len_04_structures_with_a_len_are_never_taken_as_they_stand() {
    /// Without the count these would be the bytes of the wire.
    #[derive(Ndr, Debug, PartialEq, Clone, Copy)]
    #[repr(C)]
    struct Fixed<'a> {
        a: u32,
        count: Len<u32>,
        #[size_is(count)]
        list: Option<&'a [u32]>,
        b: u32,
    }
    #[derive(Ndr, Debug, PartialEq)]
    struct Many<'a> {
        count: Len<u32>,
        #[size_is(count)]
        many: &'a [Fixed<'a>],
    }
    let one = Fixed { a: 1, count: Len::new(), list: None, b: 2 };
    let two = Fixed { a: 3, list: Some(&[9]), ..one };
    let value = Many { count: Len::new(), many: &[one, two] };
    let bytes = hex(
        "02000000 00000200 02000000 01000000 00000000 00000000 02000000 03000000 01000000 04000200 02000000 01000000 09000000",
    );
    assert_eq!(Encoding::Little.encode(&value).unwrap().len(), bytes.len());
    let stub = Stub::new(&bytes);
    assert_eq!(Encoding::Little.decode::<_, Many<'_>>(&stub, ()).unwrap(), value);
}

#[test]
fn len_04_a_value_is_changed_in_place() {
    let mut value = Short::of(&[1, 2]);
    let kept = value.list.as_ptr();
    let stub = Stub::new(&hex("02 000000 00000200 02000000 0300 0400"));
    let mut decoder = stub.decoder();
    let start = decoder.walk_in_place::<Ndr20, (), _>(&value, &()).unwrap();
    decoder.update::<Ndr20, (), _>(start, &mut value, &()).unwrap();
    assert_eq!((value.list.as_ptr(), &value), (kept, &Short::of(&[3, 4])));
}

#[test]
fn len_05_a_length_that_the_count_cannot_say_is_1734() {
    #[derive(Ndr, Debug)]
    struct Signed {
        count: Len<i8>,
        #[size_is(count)]
        list: Vec<u16>,
    }
    for encoding in Encoding::ALL {
        let short = |n| status(&encoding.encode(&Short::of(&vec![0; n])));
        let bound = Some(rpc_runtime::Status::INVALID_BOUND);
        assert_eq!([short(255), short(256), short(70_000)], [None, bound, bound]);
        let signed = |n| status(&encoding.encode(&Signed { count: Len::new(), list: vec![0; n] }));
        assert_eq!([signed(127), signed(128)], [None, bound]);
    }
}
