//! Values in line that are borrowed from the message.

use rpc_runtime::Status;
use rpc_runtime::memory::CallBlock;
use rpc_runtime::ndr::{Borrowed, DecodeLimits, Decoder, Ndr20};
use rpc_runtime::prelude::*;
use rpc_tests::encoding::{Encoding, status};
use rpc_tests::{NUMBERS_ARE_BORROWED, Stub, hex};

#[derive(Ndr, Debug, PartialEq, Clone, Copy)]
pub struct Link<'a> {
    pub bytes: Borrowed<'a, [u8; 6]>,
    pub numbers: Borrowed<'a, [u32; 2]>,
    pub flags: Borrowed<'a, [bool; 2]>,
    pub next: Option<&'a Link<'a>>,
}

fn encoded(encoding: Encoding) -> Vec<u8> {
    let last = Link {
        bytes: Borrowed(&[7; 6]),
        numbers: Borrowed(&[1, 2]),
        flags: Borrowed(&[true, false]),
        next: None,
    };
    let first = Link { bytes: Borrowed(&[8; 6]), next: Some(&last), ..last };
    encoding.encode(&first).unwrap()
}

/// Whether a value stands in the message.
fn is_in<T>(value: &T, stub: &Stub) -> bool {
    stub.bytes.as_ptr_range().contains(&std::ptr::from_ref(value).cast())
}

#[test]
fn mem_28_a_value_in_line_is_borrowed_where_it_stands_as_in_memory() {
    for (encoding, bytes) in Encoding::ALL.into_iter().zip([
        "080808080808 0000 01000000 02000000 01 00 0000 00000200
         070707070707 0000 01000000 02000000 01 00 0000 00000000",
        "080808080808 0000 00000001 00000002 01 00 0000 00020000
         070707070707 0000 00000001 00000002 01 00 0000 00000000",
        "080808080808 0000 01000000 02000000 01 00 000000000000 0000020000000000
         070707070707 0000 01000000 02000000 01 00 000000000000 0000000000000000",
    ]) {
        assert_eq!(encoded(encoding), hex(bytes), "{encoding:?}");
        let stub = Stub::new(&hex(bytes));
        encoding.walk::<Link<'_>>(&stub).unwrap();
        let link = encoding.decode::<_, Link<'_>>(&stub, ()).unwrap();
        assert_eq!(encoding.encode(&link).unwrap(), hex(bytes), "{encoding:?}");
        for link in [&link, link.next.unwrap()] {
            let numbers_are = !encoding.big_endian() && NUMBERS_ARE_BORROWED;
            assert!(is_in(link.bytes.0, &stub), "{encoding:?}");
            assert_eq!(is_in(link.numbers.0, &stub), numbers_are, "{encoding:?}");
            // A flag is checked, and so it is made.
            assert!(!is_in(link.flags.0, &stub), "{encoding:?}");
        }
    }
}

#[test]
fn mem_28_what_is_borrowed_in_line_is_aligned() {
    let bytes = encoded(Encoding::Little);
    let mut moved = vec![0; 1];
    moved.extend(&bytes);
    let stub = Stub::new(&moved);
    let mut decoder =
        Decoder::new(&stub.bytes[1..], false, &stub.memory, (), DecodeLimits::default());
    let link: Link<'_> = decoder.value::<Ndr20, (), _>(&()).unwrap();
    assert!(is_in(link.bytes.0, &stub) && !is_in(link.numbers.0, &stub));
    assert_eq!(*link.numbers, [1, 2]);
}

#[test]
fn mem_28_a_block_has_room_for_what_is_not_borrowed_in_line() {
    let bytes = encoded(Encoding::Little);
    let walk = |decoder: &mut Decoder<'_, ()>| decoder.walk::<Ndr20, (), Link<'_>>(&());
    let mut block = CallBlock::new();
    let limits = DecodeLimits::default();
    let mut decoder = block.decoder(&bytes, false, limits, (), walk).unwrap();
    let link: Link<'_> = decoder.value::<Ndr20, (), _>(&()).unwrap();
    assert_eq!(Encoding::Little.encode(&link).unwrap(), bytes);
}

#[test]
fn mem_28_what_is_made_for_a_value_in_line_counts() {
    // A big-endian array of numbers is made in the call's memory.
    let mut stub = Stub::big_endian(&encoded(Encoding::Big));
    stub.limits = DecodeLimits::default().with_memory(7);
    let link = stub.decode::<Ndr20, (), Link<'_>>(&());
    assert_eq!(status(&link), Some(Status::OUT_OF_MEMORY));
}
