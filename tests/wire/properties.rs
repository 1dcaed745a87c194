//! Arbitrary values survive, and arbitrary changes of their bytes do no harm.

use proptest::prelude::*;
use rpc_runtime::ndr::{Ndr20, Ndr64};
use rpc_runtime::{Ndr, Tail, WString};
use rpc_tests::{Stub, encode, encode_big, round_trips};

#[derive(Ndr, Debug, PartialEq, Clone)]
struct Inner {
    flag: bool,
    wide: u64,
    small: i8,
}

#[derive(Ndr, Debug, PartialEq, Clone)]
#[switch_type(i16)]
enum Choice {
    #[case(-1)]
    Number(u32),
    #[case(1, 2)]
    Inner(Inner),
    #[case(3)]
    Next(Option<Box<Everything>>),
    #[case(4)]
    Empty,
}

#[derive(Ndr, Debug, PartialEq, Clone)]
struct Everything {
    byte: u8,
    fixed: [u16; 3],
    float: f32,
    n: u16,
    #[size_is(n)]
    #[unique]
    inners: Option<Vec<Inner>>,
    text: String,
    #[unique]
    wide: Option<WString>,
    choice: Choice,
    m: u8,
    #[size_is(m)]
    tail: Tail<Vec<Option<Box<u32>>>>,
}

fn inner() -> impl Strategy<Value = Inner> {
    any::<(bool, u64, i8)>().prop_map(|(flag, wide, small)| Inner { flag, wide, small })
}

fn text() -> impl Strategy<Value = String> {
    proptest::collection::vec(proptest::char::range('\u{1}', '\u{ffff}'), 0..9)
        .prop_map(|chars| chars.into_iter().collect())
}

fn everything() -> impl Strategy<Value = Everything> {
    let leaf = prop_oneof![
        any::<u32>().prop_map(Choice::Number),
        inner().prop_map(Choice::Inner),
        Just(Choice::Next(None)),
        Just(Choice::Empty),
    ];
    let build = |choice: BoxedStrategy<Choice>| {
        let inners = proptest::option::of(proptest::collection::vec(inner(), 0..4));
        let tail =
            proptest::collection::vec(proptest::option::of(any::<u32>().prop_map(Box::new)), 0..4);
        let float = any::<f32>().prop_filter("equals itself", |float| !float.is_nan());
        let plain = (any::<u8>(), any::<[u16; 3]>(), float);
        (plain, inners, text(), proptest::option::of(text()), choice, tail).prop_map(
            |((byte, fixed, float), inners, text, wide, choice, tail)| Everything {
                byte,
                fixed,
                float,
                n: inners.as_ref().map_or(0, |inners| inners.len() as u16),
                inners,
                text,
                wide: wide.as_deref().map(WString::from),
                choice,
                m: tail.len() as u8,
                tail: Tail(tail),
            },
        )
    };
    build(leaf.boxed()).prop_recursive(4, 16, 1, move |inner| {
        build(inner.prop_map(|next| Choice::Next(Some(Box::new(next)))).boxed())
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn values_survive(value in everything()) {
        round_trips(&value);
    }

    #[test]
    fn a_changed_byte_does_no_harm(value in everything(), at in any::<prop::sample::Index>(), to in any::<u8>()) {
        for ndr64 in [false, true] {
            let mut bytes = if ndr64 {
                encode::<Ndr64, (), _>(&value, &()).unwrap()
            } else {
                encode::<Ndr20, (), _>(&value, &()).unwrap()
            };
            let at = at.index(bytes.len());
            bytes[at] = to;
            let stub = Stub::new(&bytes);
            // A value or an error; both are fine, and neither is a panic.
            let decoded = if ndr64 {
                stub.decode::<Ndr64, (), Everything>(&())
            } else {
                stub.decode::<Ndr20, (), Everything>(&())
            };
            drop(decoded);
        }
    }

    #[test]
    fn any_bytes_do_no_harm(bytes in proptest::collection::vec(any::<u8>(), 0..300), big: bool) {
        let stub = if big { Stub::big_endian(&bytes) } else { Stub::new(&bytes) };
        drop(stub.decode::<Ndr20, (), Everything>(&()));
        drop(stub.decode::<Ndr64, (), Everything>(&()));
    }

    #[test]
    fn the_byte_order_changes_no_value(value in everything()) {
        let big = Stub::big_endian(&encode_big(&value, &()).unwrap());
        prop_assert_eq!(big.decode::<Ndr20, (), Everything>(&()).unwrap(), value);
    }
}
