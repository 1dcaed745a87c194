//! Strings of each kind: of wide characters, of UTF-8, of any bytes; their sizes and terminators.

use allocator_api2::vec::Vec as PluggedVec;
use rpc_runtime::Status;
use rpc_runtime::memory::Ledger;
use rpc_runtime::ndr::{Ndr20, WStr};
use rpc_runtime::prelude::*;
use rpc_tests::encoding::{Encoding, status};
use rpc_tests::{Stub, encode, hex, round_trips};

/// A string of each kind: of wide characters, of UTF-8, of any bytes, and one with a size.
#[derive(Ndr, Debug, PartialEq, Clone)]
pub struct Texts {
    pub wide: WString,
    pub narrow: String,
    #[string]
    pub bytes: Vec<u8>,
}

fn texts() -> Texts {
    Texts { wide: "ab".into(), narrow: "c".into(), bytes: Vec::new() }
}

/// Three ids, then each string: maximum count, offset, actual count, characters and their NUL.
fn golden(encoding: Encoding) -> Vec<u8> {
    hex(match encoding {
        Encoding::Little => {
            "00000200 04000200 08000200
             03000000 00000000 03000000 6100 6200 0000 0000
             02000000 00000000 02000000 63 00 0000
             01000000 00000000 01000000 00"
        }
        Encoding::Big => {
            "00020000 00020004 00020008
             00000003 00000000 00000003 0061 0062 0000 0000
             00000002 00000000 00000002 63 00 0000
             00000001 00000000 00000001 00"
        }
        Encoding::Ndr64 => {
            "0000020000000000 0400020000000000 0800020000000000
             0300000000000000 0000000000000000 0300000000000000 6100 6200 0000 0000
             0200000000000000 0000000000000000 0200000000000000 63 00 000000000000
             0100000000000000 0000000000000000 0100000000000000 00"
        }
    })
}

/// The same bytes in the given order; what is to be changed in a string's counts is said by position.
fn word(encoding: Encoding, n: u32) -> Vec<u8> {
    match encoding {
        Encoding::Little => n.to_le_bytes().to_vec(),
        Encoding::Big => n.to_be_bytes().to_vec(),
        Encoding::Ndr64 => u64::from(n).to_le_bytes().to_vec(),
    }
}

/// A string of UTF-16 units behind its id, with these counts.
fn wide(encoding: Encoding, [max, offset, actual]: [u32; 3], units: &[u16]) -> Vec<u8> {
    let mut bytes: Vec<u8> =
        [0x20000, max, offset, actual].iter().flat_map(|n| word(encoding, *n)).collect();
    for unit in units {
        bytes.extend(if encoding.big_endian() { unit.to_be_bytes() } else { unit.to_le_bytes() });
    }
    bytes
}

#[test]
fn str_03_an_in_string_needs_no_size_and_its_nul_gives_both_counts() {
    for encoding in Encoding::ALL {
        let bytes = golden(encoding);
        assert_eq!(encoding.encode(&texts()).unwrap(), bytes, "{encoding:?}");
        assert_eq!(encoding.decode::<_, Texts>(&Stub::new(&bytes), ()).unwrap(), texts());
    }
}

#[test]
fn str_04_a_nul_within_a_string_is_refused_and_the_one_at_its_end_is_not_in_memory() {
    for encoding in Encoding::ALL {
        for wrong in [
            Texts { wide: WString::from_units(vec![0x61, 0]), ..texts() },
            Texts { narrow: "a\0b".into(), ..texts() },
            Texts { bytes: vec![0], ..texts() },
        ] {
            assert_eq!(status(&encoding.encode(&wrong)), Some(Status::INVALID_BOUND), "{wrong:?}");
        }
        let stub = Stub::new(&golden(encoding));
        let again: Texts = encoding.decode(&stub, ()).unwrap();
        assert_eq!((again.wide.units().len(), again.narrow.len(), again.bytes.len()), (2, 1, 0));
    }
}

#[derive(Ndr, Debug, PartialEq)]
pub struct Borrowed<'a> {
    pub wide: &'a WStr,
    pub narrow: &'a str,
}

#[derive(Ndr, Debug)]
pub struct Plugged<A: allocator_api2::alloc::Allocator> {
    #[string]
    pub bytes: PluggedVec<u8, A>,
}

#[test]
fn str_05_a_string_is_borrowed_from_the_request_or_is_one_allocation_of_its_length() {
    let value = Borrowed { wide: WStr::from_units(&[0x61, 0x62]), narrow: "c" };
    for encoding in Encoding::ALL {
        let stub = Stub::new(&encoding.encode(&value).unwrap());
        let again: Borrowed<'_> = encoding.decode(&stub, ()).unwrap();
        assert_eq!(again, value);
        let request = stub.bytes.as_ptr_range();
        assert!(request.contains(&again.narrow.as_ptr()));
        // Units of the other byte order cannot be borrowed.
        let borrowed = request.contains(&again.wide.units().as_ptr().cast());
        assert_eq!(borrowed, !encoding.big_endian() && rpc_tests::NUMBERS_ARE_BORROWED);

        let ledger = Ledger::new();
        let mut bytes = PluggedVec::new_in(ledger.clone());
        bytes.extend_from_slice(b"xyz");
        let three = Plugged { bytes };
        let stub = Stub::new(&encoding.encode(&three).unwrap());
        let before = (ledger.requests(), ledger.bytes());
        let again: Plugged<Ledger> = encoding.decode(&stub, ledger.clone()).unwrap();
        assert_eq!(again.bytes, b"xyz");
        assert_eq!((ledger.requests(), ledger.bytes()), (before.0 + 1, before.1 + 3));
    }
}

/// A string of at most `size` characters, its NUL included.
#[derive(Ndr, Debug, PartialEq, Clone)]
pub struct Sized {
    pub size: u32,
    #[string]
    #[size_is(size)]
    pub text: Vec<u8>,
}

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7b81", version = "1.0")]
pub trait Letters {
    /// A string in the caller's memory, which has eight characters.
    async fn fill(&self, n: u32, #[string] name: &mut [u8; 8]) -> Result<()>;
    async fn grow(&self, by: u32, sized: &mut Sized) -> Result<()>;
    async fn make(&self, n: u32, #[out] text: &mut Option<WString>) -> Result<()>;
    async fn a_method_whose_name_has_more_than_thirty_one_characters(&self, s: &str)
    -> Result<u32>;
}

struct Writer;

impl Letters for Writer {
    async fn fill(&self, n: u32, name: &mut [u8; 8]) -> Result<()> {
        name.fill(b'x');
        if let Some(end) = name.get_mut(n as usize) {
            *end = 0;
        }
        Ok(())
    }

    async fn grow(&self, by: u32, sized: &mut Sized) -> Result<()> {
        sized.text.resize(sized.text.len() + by as usize, b'+');
        Ok(())
    }

    async fn make(&self, n: u32, text: &mut Option<WString>) -> Result<()> {
        assert!(text.is_none());
        *text = (n != 0).then(|| WString::from_units(vec![0x6a; n as usize - 1]));
        Ok(())
    }

    async fn a_method_whose_name_has_more_than_thirty_one_characters(
        &self,
        s: &str,
    ) -> Result<u32> {
        Ok(s.len() as u32)
    }
}

async fn client() -> LettersClient {
    let server = Server::builder().offer(LettersServer::new(Writer)).build().unwrap();
    let association = ClientBuilder::new().over(server.in_process());
    LettersClient::bind(&association).await.unwrap()
}

#[tokio::test]
async fn str_06_a_string_is_written_into_the_callers_array_and_never_beyond_it() {
    let client = client().await;
    let mut name = *b"abc\0\0\0\0\0";
    client.fill(7, &mut name).await.unwrap();
    assert_eq!(name, *b"xxxxxxx\0");
    // Without a NUL in it the array is no string: the reply is not sent.
    let error = client.fill(8, &mut name).await.unwrap_err();
    assert_eq!((error.status(), name), (Status::INVALID_BOUND, *b"xxxxxxx\0"));
    // A server that sends nine characters.
    let reply = hex("00000000 09000000 6161616161616161 00");
    let association = ClientBuilder::new().over(rpc_tests::raw::Raw::server_that_answers(reply));
    let client = LettersClient::bind(&association).await.unwrap();
    let error = client.fill(7, &mut name).await.unwrap_err();
    assert_eq!((error.status(), name), (Status::INVALID_BOUND, *b"xxxxxxx\0"));
}

/// A string in line: offset and actual count, and no maximum count.
#[derive(Ndr, Debug, PartialEq)]
pub struct InLine {
    #[string]
    pub name: [u8; 4],
}

#[test]
fn str_07_what_does_not_end_with_its_first_nul_is_1734() {
    for encoding in Encoding::ALL {
        for units in [&[0x61, 0x62], &[0, 0]] {
            let stub = Stub::new(&wide(encoding, [2, 0, 2], units));
            let refused = Some(Status::INVALID_BOUND);
            assert_eq!(status(&encoding.decode::<_, WString>(&stub, ())), refused);
            assert_eq!(status(&encoding.decode::<_, &WStr>(&stub, ())), refused);
            assert_eq!(status(&encoding.walk::<WString>(&stub)), refused);
        }
        let stub = Stub::new(&wide(encoding, [2, 0, 2], &[0x61, 0]));
        assert_eq!(encoding.decode::<_, WString>(&stub, ()).unwrap(), "a");

        let in_line = |name: &[u8]| {
            let counts = [word(encoding, 0), word(encoding, name.len() as u32)];
            Stub::new(&[&counts.concat(), name].concat())
        };
        for name in [&b"abcd"[..], b"\0\0", b"a\0b\0", b"abcd\0"] {
            let name = encoding.decode::<_, InLine>(&in_line(name), ()).map(|text| text.name);
            assert_eq!(status(&name), Some(Status::INVALID_BOUND), "{name:?}");
        }
        let text: InLine = encoding.decode(&in_line(b"abc\0"), ()).unwrap();
        assert_eq!(text.name, *b"abc\0");
    }
}

#[test]
fn str_08_the_maximum_count_is_the_actual_one_from_0_and_counts_the_nul() {
    for encoding in Encoding::ALL {
        for (counts, units) in [
            ([3, 0, 2], &[0x61, 0][..]),
            ([1, 0, 2], &[0x61, 0]),
            ([2, 1, 1], &[0]),
            ([1, 1, 0], &[]),
            ([0, 0, 0], &[]),
        ] {
            let stub = Stub::new(&wide(encoding, counts, units));
            let result = encoding.decode::<_, WString>(&stub, ());
            assert_eq!(status(&result), Some(Status::INVALID_BOUND), "{counts:?} {encoding:?}");
        }
        let stub = Stub::new(&wide(encoding, [1, 0, 1], &[0]));
        assert_eq!(encoding.decode::<_, WString>(&stub, ()).unwrap(), "");
    }
    // A string with a size has another actual count, but no offset.
    for (bytes, expected) in [
        ("08000000 00000200 08000000 00000000 02000000 6100", None),
        ("08000000 00000200 08000000 01000000 02000000 6100", Some(Status::INVALID_BOUND)),
        ("08000000 00000200 08000000 00000000 00000000", Some(Status::INVALID_BOUND)),
    ] {
        let stub = Stub::new(&hex(bytes));
        assert_eq!(status(&Encoding::Little.decode::<_, Sized>(&stub, ())), expected, "{bytes}");
    }
}

#[tokio::test]
async fn str_09_a_string_with_a_size_may_grow_up_to_it() {
    let client = client().await;
    let mut sized = Sized { size: 8, text: b"abc".to_vec() };
    // The size is the maximum count; what is in front of the NUL travels.
    let bytes = hex("08000000 00000200 08000000 00000000 04000000 61626300");
    assert_eq!(Encoding::Little.encode(&sized).unwrap(), bytes);
    client.grow(4, &mut sized).await.unwrap();
    assert_eq!(sized.text, b"abc++++");
    // The NUL has no place any more.
    let before = sized.clone();
    let error = client.grow(1, &mut sized).await.unwrap_err();
    assert_eq!((error.status(), &sized), (Status::BAD_STUB_DATA, &before));
    sized.size = 7;
    let error = client.grow(0, &mut sized).await.unwrap_err();
    assert_eq!(error.status(), Status::BAD_STUB_DATA);
}

/// UNICODE_STRING: its lengths are in bytes.
#[derive(Ndr, Debug, PartialEq, Clone)]
pub struct CountedString {
    pub length: u16,
    pub maximum: u16,
    #[size_is(maximum / 2)]
    #[length_is(length / 2)]
    pub buffer: Option<Vec<u16>>,
}

#[test]
fn str_10_a_counted_string_has_any_characters_and_no_terminator() {
    let value = CountedString { length: 4, maximum: 6, buffer: Some(vec![0, 0x61]) };
    for (encoding, bytes) in Encoding::ALL.into_iter().zip([
        "0400 0600 00000200 03000000 00000000 02000000 0000 6100",
        "0004 0006 00020000 00000003 00000000 00000002 0000 0061",
        "0400 0600 00000000 0000020000000000
         0300000000000000 0000000000000000 0200000000000000 0000 6100",
    ]) {
        assert_eq!(encoding.encode(&value).unwrap(), hex(bytes), "{encoding:?}");
        let stub = Stub::new(&hex(bytes));
        assert_eq!(encoding.decode::<_, CountedString>(&stub, ()).unwrap(), value);
        let wrong = CountedString { length: 2, ..value.clone() };
        assert_eq!(status(&encoding.encode(&wrong)), Some(Status::BAD_STUB_DATA));
    }
}

#[tokio::test]
async fn str_11_the_server_decides_how_long_a_string_is() {
    let (client, mut text) = (client().await, None);
    for n in [1, 300, 0, 2] {
        // What the caller had is not sent, and is replaced.
        client.make(n, &mut text).await.unwrap();
        assert_eq!(text.as_ref().map(|text| text.units().len() as u32 + 1), (n != 0).then_some(n));
    }
}

#[test]
fn str_12_a_wide_character_has_two_bytes_and_text_beyond_them_two_characters() {
    // U+1F980 is a surrogate pair; alone a surrogate is no text, and travels too.
    let crab = WString::from("\u{1f980}");
    for encoding in Encoding::ALL {
        let units = &[0xd83e, 0xdd80, 0];
        assert_eq!(encoding.encode(&crab).unwrap(), wide(encoding, [3, 0, 3], units));
        let stub = Stub::new(&wide(encoding, [2, 0, 2], &[0xd83e, 0]));
        let half: &WStr = encoding.decode(&stub, ()).unwrap();
        assert_eq!(half.units(), [0xd83e]);
    }
}

#[tokio::test]
async fn str_13_names_and_constants_have_no_limit() {
    const TEXT: &str = match std::str::from_utf8(&[b'x'; 300]) {
        Ok(text) => text,
        Err(_) => "",
    };
    let client = client().await;
    let length = client.a_method_whose_name_has_more_than_thirty_one_characters(TEXT).await;
    assert_eq!(length.unwrap(), 300);
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
    assert_eq!(encode::<Ndr20, (), _>(&endless, &()).unwrap_err().status(), Status::INVALID_BOUND);
    for (at, byte) in [(4, 1), (8, 0), (8, 6), (8, 2), (12, 0), (16, 1)] {
        let mut lie = ndr.clone();
        lie[at] = byte;
        if at == 12 {
            lie[13] = 0;
        }
        let error = Stub::new(&lie).decode::<Ndr20, (), Named>(&()).unwrap_err();
        assert_eq!(error.status(), Status::INVALID_BOUND, "{at} {byte}");
    }
}

/// Characters in a box, which are those of a vector on the wire.
#[derive(Ndr, Debug, PartialEq, Clone)]
pub struct Boxed {
    #[string]
    pub bytes: Box<[u8]>,
    #[string]
    pub units: Option<Box<[u16]>>,
}

#[derive(Ndr)]
pub struct Vectors {
    #[string]
    pub bytes: Vec<u8>,
    #[string]
    pub units: Option<Vec<u16>>,
}

#[test]
fn str_01_characters_in_a_box_are_a_string() {
    let boxed = Boxed { bytes: Box::from(*b"ab"), units: Some(Box::from([99, 100, 101])) };
    let vectors = Vectors { bytes: b"ab".to_vec(), units: Some(vec![99, 100, 101]) };
    round_trips(&boxed);
    assert_eq!(
        encode::<Ndr20, (), _>(&boxed, &()).unwrap(),
        encode::<Ndr20, (), _>(&vectors, &()).unwrap()
    );
    let nul = Boxed { bytes: Box::from([0]), units: None };
    let error = encode::<Ndr20, (), _>(&nul, &()).unwrap_err();
    assert_eq!(error.status(), Status::INVALID_BOUND);
}

/// A string that has a NUL within and is no UTF-8 is the first of them, in a dry run too.
#[test]
fn str_07_a_nul_within_comes_before_what_is_no_utf_8() {
    let stub = Stub::new(&hex("00000200 03000000 00000000 03000000 ff0000"));
    let made = stub.decode::<Ndr20, (), Option<String>>(&()).unwrap_err();
    let borrowed = stub.decode::<Ndr20, (), Option<&str>>(&()).unwrap_err();
    let walked = stub.decoder().walk::<Ndr20, (), Option<String>>(&()).unwrap_err();
    assert_eq!([made, borrowed, walked].map(|error| error.status()), [Status::INVALID_BOUND; 3]);
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
        assert_eq!(stub.outcome::<_, WString>(&()), 1734, "{what}");
        assert_eq!(stub.outcome::<_, &WStr>(&()), 1734, "{what}");
    }
    let not_utf8 = Stub::new(&hex("01000000 02000000 00000000 02000000 ff00"));
    assert_eq!(not_utf8.outcome::<_, String>(&()), 1783);
    assert_eq!(not_utf8.outcome::<_, &str>(&()), 1783);
}
