//! What `tests/rust.rs` compares, compiled without a warning.

#![deny(warnings)]
#![allow(missing_docs, unreachable_pub)]
// Names and numbers of parameters are those of the files.
#![allow(clippy::enum_variant_names, clippy::too_many_arguments)]

use rpc_runtime::WStr;
use rpc_runtime::alloc::Global;
use rpc_runtime::ndr::{Encoder, Marshal, Ndr20, Ndr64};

macro_rules! compiled {
    ($folder:literal $($name:ident)*) => {$(
        #[allow(dead_code)]
        pub mod $name {
            include!(concat!("rust/", $folder, stringify!($name), ".rs"));
        }
    )*};
}

macro_rules! forms {
    ($($name:ident)*) => {
        compiled!("" $($name)*);
        mod borrowed {
            compiled!("borrowed/" $($name)*);
        }
        mod allocator {
            compiled!("allocator/" $($name)*);
        }
    };
}

forms!(arrays common configured constants expressions interfaces names pipes pointers preprocessor published recursive refused rpcecho shares unions);

/// None is forgotten.
#[test]
fn all_files() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rust");
    let here = include_str!("compiled.rs");
    for entry in std::fs::read_dir(folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if let Some(name) = name.strip_suffix(".rs") {
            assert!(here.contains(name), "{name} is not compiled");
        }
    }
}

/// Numbers that IDL leaves out are left out, and names stay.
#[test]
fn numbers() {
    let interface = shares::SharesClient::INTERFACE;
    let numbers = (0..12).map(|n| interface.procedure(n).map(|procedure| procedure.name));
    let expected = [
        None,
        Some("share_enum"),
        Some("share_get_info"),
        Some("share_open"),
        Some("share_read"),
        Some("share_size"),
        None,
        Some("share_remove"),
        Some("share_close"),
        None, // it cannot be said of what owns
        None,
        None,
    ];
    assert_eq!(numbers.collect::<Vec<_>>(), expected);
    let interface = borrowed::shares::SharesClient::INTERFACE;
    assert!(interface.procedures.iter().any(|procedure| procedure.name == "share_fill"));
}

fn bytes<T: Marshal<()>>(value: &T) -> [Vec<u8>; 2] {
    let (mut ndr, mut ndr64) = (Encoder::new(Vec::new()), Encoder::new(Vec::new()));
    ndr.value::<Ndr20, (), _>(value, &()).unwrap();
    ndr64.value::<Ndr64, (), _>(value, &()).unwrap();
    [ndr.into_bytes(), ndr64.into_bytes()]
}

/// The wire is the same, whoever has the memory; a string of bytes is no UTF-8.
#[test]
fn one_wire_for_all_forms() {
    let name: Vec<u16> = "C$".encode_utf16().collect();
    let remark = b"Lec\xe9ns";
    let owned = shares::ShareInfo1 {
        netname: Some("C$".into()),
        remark: Some(remark.to_vec()),
        ..Default::default()
    };
    let lent = borrowed::shares::ShareInfo1 {
        netname: Some(WStr::from_units(&name)),
        remark: Some(&remark[..]),
        ..Default::default()
    };
    let plugged = allocator::shares::ShareInfo1::<Global> {
        netname: Some(name.iter().copied().collect()),
        remark: Some(remark.iter().copied().collect()),
        ..Default::default()
    };
    assert_eq!(bytes(&owned), bytes(&lent));
    assert_eq!(bytes(&owned), bytes(&plugged));
    assert!(bytes(&owned)[0].windows(7).any(|part| part == b"Lec\xe9ns\0"));
}

/// What the examples have of `rpcecho` by hand: its IDL is exported from there.
#[path = "../../examples/src/rpcecho.rs"]
#[allow(dead_code)]
mod by_hand;

/// Exported and imported again, an interface is the same on the wire.
#[test]
fn rpcecho_is_the_same() {
    use by_hand as hand;
    use rpc_runtime::Tail;

    let interface = (hand::RpcechoClient::INTERFACE, rpcecho::RpcechoClient::INTERFACE);
    assert_eq!(interface.0.id, interface.1.id);
    let names = |n: u16| {
        let of = |one: &rpc_runtime::Interface| one.procedure(n).map(|procedure| procedure.name);
        (of(interface.0), of(interface.1))
    };
    assert!((0..11).map(names).all(|(a, b)| a == b));

    let e2 = hand::Enum2 { e1: hand::Enum1::Two, e2: hand::Enum1Wide::One };
    let again = rpcecho::Enum2 { e1: rpcecho::Enum1::Two, e2: rpcecho::Enum1Wide::Enum1WideOne };
    assert_eq!(bytes(&e2), bytes(&again));
    let e3 = (hand::Enum3::E2(e2), rpcecho::Enum3::E2(again));
    assert_eq!(bytes(&e3.0), bytes(&e3.1));
    let info5 = hand::Info::Info5(hand::Info5 { v1: 50, v2: 60 });
    let again = rpcecho::Info::Info5(rpcecho::Info5 { v1: 50, v2: 60 });
    assert_eq!(bytes(&info5), bytes(&again));
    let info7 = hand::Info::Info7(hand::Info7 { v1: 80, info4: hand::Info4 { v: 90 } });
    let again = rpcecho::Info::Info7(rpcecho::Info7 { v1: 80, info4: rpcecho::Info4 { v: 90 } });
    assert_eq!(bytes(&info7), bytes(&again));
    let tail = hand::Surrounding { x: 3, surrounding: Tail(vec![1, 2, 3]) };
    let again = rpcecho::Surrounding { x: 3, surrounding: Tail(vec![1, 2, 3]) };
    assert_eq!(bytes(&tail), bytes(&again));
}

/// C makes an unsigned number of a signed one beside it, and of a constant too.
#[test]
fn conversions() {
    use expressions::{Counts, Signs};
    let array = |of: usize| Some(vec![0; of]);
    let one = |holds: bool| array(if holds { 1 } else { 2 });
    let signs = [
        (Signs::None, -1),
        (Signs::Zero, 0),
        (Signs::One, 1),
        (Signs::Top, i32::MIN),
        (Signs::Other(7), 7),
    ];
    for n in [0, 1, 0xffff, 0x1_ffff, 0x7fff_ffff, 0x8000_0000, u32::MAX] {
        for s in [0, 1, -1, -2, 255, i32::MIN, i32::MAX] {
            for (e, value) in signs {
                let us = 3;
                let counts = Counts {
                    n,
                    s,
                    e,
                    us,
                    cast: one(n == u32::MAX),
                    complement: one(n == u32::MAX),
                    none: one(value == -1),
                    top: one(value == i32::MIN),
                    unsigned_top: one(n == 0x8000_0000),
                    signed_none: one(s == -1),
                    order: one(value < 1),
                    above: one(false),
                    promoted: one(true),
                    mixed: one((s as u32) < n),
                    quotient: one(s as u32 / 2 == 0x7fff_ffff),
                    narrow: one(n as i16 == -1),
                    as_signed: one(n as i32 == -1),
                    byte_of: one(s as u8 == 255),
                    wide: array(usize::from(us) + 1),
                };
                // A count that is not the array's length is an error.
                bytes(&counts);
            }
        }
    }
}

/// Two constants that have one name in Rust have two values.
#[test]
fn constants_with_one_name() {
    let array = |of: usize| Some(vec![0; of]);
    // A size that is another constant's is an error.
    bytes(&names::Sizes { one: array(1), two: array(2), three: array(3) });
}

/// Labels that the discriminant's own type has.
#[test]
fn labels_of_unions() {
    use unions::{Labels, Wide};
    let labels = Labels {
        c: 255,
        n: -1,
        wide: Wide::Negative,
        by_character: unions::ByCharacter::High(1),
        by_long: unions::ByLong::A(2),
        by_wide: unions::ByWide::A(3),
        with_character: unions::WithCharacter::High(4),
        with_frequency: unions::WithFrequency::B(5),
    };
    let [ndr, _] = bytes(&labels);
    // c, n, wide; each union's discriminant and its arm.
    let words: Vec<i32> =
        ndr.chunks(4).map(|word| i32::from_le_bytes(word.try_into().unwrap())).collect();
    assert_eq!(words, [255, -1, -1, 255, 1, -1, 2, -1, 3, 200, 4, 1, 5]);
}
