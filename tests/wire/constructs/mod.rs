//! Each construct of NDR: its bytes in NDR, in both byte orders, and NDR64, of values that are owned, from an
//! allocator, and borrowed.
//!
//! `samba.txt` has bytes that Samba's NDR library wrote (`samba.idl`, `samba.c`, `samba.sh`), `hand.txt` those that
//! were worked out by hand for what Samba does not know.

mod shapes;

use allocator_api2::vec::Vec as PluggedVec;
use rpc_runtime::memory::{Global, Ledger};
use rpc_runtime::ndr::{Int3264, UInt3264};
use rpc_runtime::{Shared, Status, Tail};
use rpc_tests::Stub;
use rpc_tests::encoding::status;
use rpc_tests::golden::construct;
use uuid::Uuid;

use shapes::owned::*;
use shapes::{BorrowedCouple, BorrowedLists, Couple, Lists, Names};
use shapes::{borrowed, plugged};

/// Checks a construct: the bytes of a value; what they are, read into each form of memory, and written again; and
/// that bytes which are cut off or changed come to the same end in each form.
macro_rules! check {
    ($name:expr, $Type:ident, $value:expr) => {
        check!($name, $value, types $Type, plugged::$Type<Ledger>, borrowed::$Type<'_>)
    };
    ($name:expr, without pointers $Type:ident, $value:expr) => {
        check!($name, $value, types $Type, plugged::$Type, borrowed::$Type)
    };
    ($name:expr, $value:expr, types $owned:ty, $plugged:ty, $borrowed:ty) => {
        check!($name, $value, types $owned, $plugged, $borrowed, ())
    };
    ($name:expr, $value:expr, types $owned:ty, $plugged:ty, $borrowed:ty, $allocator:expr) => {{
        let value: $owned = $value;
        for (encoding, bytes) in construct($name) {
            encoding.assert_same(&encoding.encode(&value).expect($name), &bytes, $name);
            let (stub, ledger) = (Stub::new(&bytes), Ledger::new());
            let text = format!("{value:?}");

            let owned: $owned = encoding.decode(&stub, $allocator).unwrap_or_else(|e| panic!("{} {encoding:?} {e:?}", $name));
            assert_eq!(format!("{owned:?}"), text);
            encoding.assert_same(&encoding.encode(&owned).unwrap(), &bytes, $name);

            let plugged: $plugged = encoding.decode(&stub, ledger.clone()).expect($name);
            assert_eq!(format!("{plugged:?}").replace("Plugged", ""), text);
            encoding.assert_same(&encoding.encode(&plugged).unwrap(), &bytes, $name);
            // In a function of its own, because numbers are `Copy`.
            forget_nothing(plugged, &ledger);

            let borrowed: $borrowed = encoding.decode(&stub, ()).expect($name);
            assert_eq!(format!("{borrowed:?}").replace("Borrowed", ""), text);
            encoding.assert_same(&encoding.encode(&borrowed).unwrap(), &bytes, $name);

            for lie in lies(&bytes) {
                let (stub, ledger) = (Stub::new(&lie), Ledger::new());
                let owned = status(&encoding.decode::<_, $owned>(&stub, $allocator));
                let plugged = status(&encoding.decode::<_, $plugged>(&stub, ledger.clone()));
                let borrowed = status(&encoding.decode::<_, $borrowed>(&stub, ()));
                let what = format!("{} {encoding:?} {lie:02x?}", $name);
                assert_eq!((plugged, borrowed), (owned, owned), "{what}");
                assert!(owned.is_some() || lie.len() == bytes.len(), "{what}");
                assert!(ledger.alive().is_empty(), "{what}");
            }
        }
    }};
}

/// Drops a value, and with it all that its allocator gave.
fn forget_nothing<T>(value: T, ledger: &Ledger) {
    drop(value);
    assert!(ledger.alive().is_empty(), "all is freed");
}

/// Every prefix of a message, and every byte of it changed in several ways.
fn lies(bytes: &[u8]) -> impl Iterator<Item = Vec<u8>> + '_ {
    let prefixes = (0..bytes.len()).map(|end| bytes[..end].to_vec());
    let changes = (0..bytes.len()).flat_map(move |at| {
        [1, 2, 0x40, 0x80, 0xff].into_iter().map(move |change| {
            let mut changed = bytes.to_vec();
            changed[at] ^= change;
            changed
        })
    });
    prefixes.chain(changes)
}

const FLAT: Flat = Flat { a: 1, b: 0x0203_0405, c: 0x0607, d: 0x0809_0a0b_0c0d_0e0f, e: 0x10 };

#[test]
fn structures_and_numbers() {
    check!("flat", without pointers Flat, FLAT);
    check!("reals", without pointers Reals, Reals { a: 1, d: -2.25, e: 2 });
    check!("singles", without pointers Singles, Singles { a: 1, f: 1.5, truth: true });
    let g = Uuid::from_u128(0x12345678_1234_abcd_ef00_0123456789ab);
    check!("identified", without pointers Identified, Identified { a: 1, g });
    check!("machine", without pointers Machine, Machine { a: 1, b: UInt3264(3), c: 4 });
    let signed = Signed { a: 1, b: Int3264(-2), status: Status(5) };
    check!("signed", without pointers Signed, signed);
    let enums = Enums { a: 1, hue: Colour::Blue, far: Distance::FarAway, b: 2 };
    check!("enums", without pointers Enums, enums);
}

fn node(value: u16, left: Option<Node>, right: Option<Node>) -> Node {
    Node { value, left: left.map(Box::new), right: right.map(Box::new) }
}

#[test]
fn pointers_are_deferred() {
    let left = node(2, None, Some(node(3, None, None)));
    check!("node", Node, node(1, Some(left), Some(node(4, None, None))));
}

#[test]
fn conformant_structures() {
    let counted = || Counted { n: 3, tail: Tail(vec![1, 2, 3]) };
    check!("counted", Counted, counted());
    check!("outer", Outer, Outer { first: 1, inner: counted() });
    check!("hypers", Hypers, Hypers { n: 2, tail: Tail(vec![-1, 2]) });
    let tail = Tail(vec![Some(Box::new(7)), None, Some(Box::new(8))]);
    check!("pointers", Pointers, Pointers { n: 3, tail });
    let tail = Tail(vec![1, 2, 3]);
    check!("varying_tail", VaryingTail, VaryingTail { n: 5, m: 3, tail });
    check!("string_tail", StringTail, StringTail { n: 1, tail: Tail(wide("ab")) });
    check!("sized_tail", SizedTail, SizedTail { n: 5, tail: Tail(b"ab".to_vec()) });
}

#[test]
fn arrays_behind_pointers() {
    let words = vec![1, 2, 3, 4, 5];
    check!("arrays", Arrays, Arrays { n: 2, bytes: Some(vec![1, 2]), words, last: 9 });
    check!("arrays.null", Arrays, Arrays { n: 0, bytes: None, words: vec![1], last: 9 });
    let part = |n, part: Option<&[u16]>, last| Part {
        n,
        m: part.map_or(0, |part| part.len() as u8),
        part: part.map(<[u16]>::to_vec),
        last,
    };
    check!("part", Part, part(5, Some(&[1, 2]), 9));
    let parts = vec![part(2, Some(&[1]), 6), part(0, None, 7), part(3, Some(&[2, 3, 4]), 8)];
    check!("parts", Parts, Parts { n: 3, parts: Some(parts), last: 9 });
    let deep = Some(Box::new(Some(vec![FLAT, FLAT])));
    check!("deep", Deep, Deep { n: 2, deep, last: 9 });
    let lists = vec![Some(Box::new([5, 6])), None];
    check!("rows", Rows, Rows { n: 2, rows: vec![[1, 2], [3, 4]], lists });
}

#[test]
fn arrays_in_place() {
    let two = [None, Some(Box::new(7))];
    let grid = [[1, 2, 3], [4, 5, 6]];
    check!("fixed", Fixed, Fixed { numbers: [1, 2, 3], flats: [FLAT, FLAT], two, grid });
    let part = [[0; 4], [0, 11, 12, 0], [0, 21, 22, 0]];
    let matrix = Matrix { row: 1, column: 1, rows: 2, columns: 2, part, last: 7 };
    check!("matrix", without pointers Matrix, matrix);
    let part = [0, 8, 9, 0];
    let lists = [Some(vec![1, 2]), None, Some(vec![3, 4])];
    let names = [*b"ab\0\0", *b"\0\0\0\0"];
    check!("fixed_lists", FixedLists, FixedLists { n: 2, lists, names });
    check!("varying", without pointers Varying, Varying { from: 1, to: 2, part, last: 10 });
}

fn wide(text: &str) -> Vec<u16> {
    text.encode_utf16().collect()
}

#[test]
fn strings() {
    let narrow = Some(b"ab".to_vec());
    check!("text", Text, Text { wide: Some(wide("hé")), between: 1, narrow, always: wide("") });
    check!("text.null", Text, Text { wide: None, between: 1, narrow: None, always: wide("x") });
    let names = vec![Some(wide("a")), None, Some(wide(""))];
    let value = Names { n: 3, names };
    check!("names", value, types Names, shapes::PluggedNames<Ledger>, shapes::BorrowedNames<'_>);
    let (wide, narrow) = ([0x61, 0x62, 0, 0, 0], *b"xyz\0");
    check!("bounded", Bounded, Bounded { a: 1, wide, narrow, size: 5, sized: b"ab".to_vec() });
}

#[test]
fn presented_types() {
    let (name, other) = ("hé".to_owned(), Some("x".to_owned()));
    let presented = Presented { a: 1, name, other, letter: 'ß', pair: ('€', 7) };
    check!("presented", without pointers Presented, presented);
}

#[test]
fn unions() {
    let tagged = |level, chosen| Tagged { a: 1, level, chosen, last: 9 };
    check!("tagged.byte", Tagged, tagged(1, Choice::Byte(7)));
    check!("tagged.wide", Tagged, tagged(2, Choice::Wide(-8)));
    check!("tagged.pointer", Tagged, tagged(4, Choice::Pointer(Some(Box::new(7)))));
    check!("tagged.empty", Tagged, tagged(5, Choice::Empty));
    check!("tagged.structure", Tagged, tagged(77, Choice::Structure(FLAT)));
    let boxed = Some(Box::new(Choice::Empty));
    let computed = Computed { flags: 0x32, chosen: Choice::Wide(-8), boxed };
    check!("computed", Computed, computed);
    let narrow = NarrowTagged { level: 2, chosen: NarrowChoice::Word(0x0102), last: 9 };
    check!("narrow_tagged", without pointers NarrowTagged, narrow);

    let long = || Encapsulated::Long { level: 3, value: 9 };
    let other = || Encapsulated::Other(77, Some(Box::new(5)));
    check!("encapsulated.byte", Encapsulated, Encapsulated::Byte(7));
    check!("encapsulated.long", Encapsulated, long());
    check!("encapsulated.nothing", Encapsulated, Encapsulated::Nothing);
    check!("encapsulated.other", Encapsulated, other());
    let all = vec![Encapsulated::Byte(7), other(), Encapsulated::Nothing];
    check!("unions", Unions, Unions { n: 3, all });
}

#[test]
fn full_pointers() {
    macro_rules! check_couple {
        ($name:expr, $left:expr, $right:expr) => {
            let value = Couple { left: $left, number: 5, right: $right };
            check!($name, value, types Couple<Global>, Couple<Ledger>, BorrowedCouple<'_>, Global)
        };
    }
    let new = |number| Some(Shared::new(number).unwrap());
    check_couple!("couple", new(7), new(8));
    check_couple!("couple.null", None, new(8));
    let both = new(7);
    check_couple!("couple.one", both.clone(), both.clone());
    let list = |units: &[u16]| {
        let mut list = PluggedVec::new();
        list.extend_from_slice(units);
        Some(Shared::new(Tail(list)).unwrap())
    };
    let text = list(&[0x61, 0x62]);
    let value = Lists { n: 2, list: list(&[1, 2]), text: text.clone(), again: text };
    check!("lists", value, types Lists<Global>, Lists<Ledger>, BorrowedLists<'_>, Global);
}
