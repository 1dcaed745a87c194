//! Arbitrary values survive in every form of memory, both transfer syntaxes and both byte orders, and
//! arbitrary changes of their bytes do no harm.

use proptest::prelude::*;
use rpc_runtime::memory::{CallBlock, Ledger};
use rpc_runtime::ndr::{
    DecodeLimits, Decoder, Ndr20, Ndr64, NdrError, NdrResult, Syntax, UInt3264,
};
use rpc_runtime::{Status, Tail, WString};
use rpc_tests::Stub;
use rpc_tests::encoding::Encoding;
use rpc_tests::everything::{
    Borrowed, Choice, Everything, Far, Figure, Flat, Hue, Inner, Part, Plain, Plugged, Tree,
};
use uuid::Uuid;

fn inner() -> impl Strategy<Value = Inner> {
    any::<(bool, u64, i8)>().prop_map(|(flag, wide, small)| Inner { flag, wide, small })
}

fn plain() -> impl Strategy<Value = Plain> {
    let real = any::<f64>().prop_filter("equals itself", |real| !real.is_nan());
    let single = any::<f32>().prop_filter("equals itself", |single| !single.is_nan());
    let hue = prop_oneof![
        Just(Hue::Red),
        Just(Hue::Blue),
        (0..=0x7fff_u16).prop_filter("declared", |hue| ![1, 40].contains(hue)).prop_map(Hue::Other)
    ];
    let far = prop_oneof![Just(Far::Near), Just(Far::Away)];
    let id = any::<u128>().prop_map(Uuid::from_u128);
    let rest = (any::<u8>(), any::<u32>(), any::<u32>(), 0..=100_u8, [inner(), inner()]);
    (real, single, hue, far, id, rest).prop_map(
        |(real, single, hue, far, id, (byte, status, size, percent, inners))| Plain {
            byte,
            real,
            hue,
            far,
            id,
            status: Status(status),
            size: UInt3264(size.into()),
            single,
            inners,
            percent,
        },
    )
}

fn text() -> impl Strategy<Value = String> {
    proptest::collection::vec(proptest::char::range('\u{1}', '\u{ffff}'), 0..9)
        .prop_map(|chars| chars.into_iter().collect())
}

fn wide() -> impl Strategy<Value = Option<WString>> {
    proptest::option::of(text().prop_map(|text| WString::from(text.as_str())))
}

fn boxed<T: std::fmt::Debug>(
    value: impl Strategy<Value = T>,
) -> impl Strategy<Value = Option<Box<T>>> {
    proptest::option::of(value.prop_map(Box::new))
}

fn tree() -> impl Strategy<Value = Option<Box<Tree>>> {
    let leaf = Just(None).boxed();
    leaf.prop_recursive(4, 12, 2, |below| {
        (below.clone(), any::<u16>(), below)
            .prop_map(|(left, number, right)| Some(Box::new(Tree { left, number, right })))
    })
}

fn part() -> impl Strategy<Value = Part> {
    let list = proptest::option::of(proptest::collection::vec(any::<u64>(), 0..4));
    (list, any::<u8>()).prop_map(|(list, reference)| Part {
        n: list.as_ref().map_or(0, |list| list.len() as u8),
        list,
        reference: Box::new(reference),
    })
}

/// What `k` counts.
type Counted = (Vec<Flat>, Vec<u16>, Vec<Part>, Vec<Option<WString>>, Option<Vec<[u8; 3]>>);

fn counted() -> impl Strategy<Value = (u8, Counted)> {
    (0..4_u8).prop_flat_map(|k| {
        let n = usize::from(k);
        let flat = any::<(u32, [i16; 2])>().prop_map(|(a, b)| Flat { a, b });
        let deep = proptest::collection::vec(any::<[u8; 3]>(), n);
        let deep = match n {
            0 => proptest::option::of(deep).boxed(),
            _ => deep.prop_map(Some).boxed(),
        };
        let all = (
            proptest::collection::vec(flat, n),
            proptest::collection::vec(any::<u16>(), n),
            proptest::collection::vec(part(), n),
            proptest::collection::vec(wide(), n),
            deep,
        );
        (Just(k), all)
    })
}

fn everything() -> impl Strategy<Value = Everything> {
    let build = |choice: BoxedStrategy<(i16, Choice)>| {
        let inners = proptest::option::of(proptest::collection::vec(inner(), 0..4));
        let tail = proptest::collection::vec(boxed(any::<u32>()), 0..4);
        let figure = prop_oneof![
            any::<u64>().prop_map(Figure::Number),
            boxed(any::<u16>()).prop_map(Figure::Pointer)
        ];
        let varying = (0..=4_u8, any::<[u16; 4]>()).prop_map(|(used, mut all)| {
            all[usize::from(used)..].fill(0);
            (used, all)
        });
        let bytes = proptest::collection::vec(1..=255_u8, 0..9);
        let texts = (text(), wide(), bytes);
        let pointers = ([boxed(any::<u32>()), boxed(any::<u32>())], tree(), tail);
        (plain(), varying, inners, counted(), texts, choice, figure, pointers).prop_map(
            |(plain, (used, varying), inners, (k, counted), texts, choice, figure, pointers)| {
                let (flats, some, parts, names, deep) = counted;
                let ((text, wide, bytes), (fixed, tree, tail)) = (texts, pointers);
                Everything {
                    plain,
                    used,
                    varying,
                    n: inners.as_ref().map_or(0, |inners| inners.len() as u16),
                    inners,
                    k,
                    flats,
                    some,
                    parts,
                    texts: names,
                    deep: Some(Box::new(deep)),
                    text,
                    wide,
                    bytes,
                    level: choice.0,
                    choice: choice.1,
                    figure,
                    fixed,
                    tree,
                    m: tail.len() as u8,
                    tail: Tail(tail),
                }
            },
        )
    };
    let leaf = prop_oneof![
        any::<u32>().prop_map(|number| (-1, Choice::Number(number))),
        (1..=2_i16, inner()).prop_map(|(level, inner)| (level, Choice::Inner(inner))),
        Just((3, Choice::Next(None))),
        wide().prop_map(|words| (4, Choice::Words(words))),
        (5..99_i16).prop_map(|level| (level, Choice::Empty)),
    ];
    leaf.boxed()
        .prop_recursive(2, 3, 1, move |below| {
            build(below).prop_map(|next| (3, Choice::Next(Some(Box::new(next))))).boxed()
        })
        .prop_flat_map(move |choice| build(Just(choice).boxed()))
}

/// The two forms of memory that a type alone does not say.
trait Forms: Copy {
    /// All in one block, encoded again; and how many allocations that took.
    fn through_a_block(self, bytes: &[u8]) -> rpc_runtime::Result<(Vec<u8>, usize)>;
    /// Changes `value` in place.
    fn place(self, stub: &Stub, value: &mut Everything) -> NdrResult<()>;
}

impl Forms for Encoding {
    fn through_a_block(self, bytes: &[u8]) -> rpc_runtime::Result<(Vec<u8>, usize)> {
        fn decode<S: Syntax>(
            encoding: Encoding,
            bytes: &[u8],
        ) -> rpc_runtime::Result<(Vec<u8>, usize)> {
            let ledger = Ledger::new();
            let mut block = CallBlock::new_in(ledger.clone());
            let limits = DecodeLimits::default();
            let walk = |decoder: &mut Decoder<'_, ()>| {
                decoder.walk::<S, (), Borrowed<'_>>(&())?;
                decoder.finish()
            };
            let big_endian = encoding.big_endian();
            let mut decoder = block.decoder(bytes, big_endian, limits, (), walk)?;
            let value: Borrowed<'_> = decoder.value::<S, (), _>(&())?;
            Ok((encoding.encode(&value)?, ledger.requests()))
        }
        match self {
            Encoding::Ndr64 => decode::<Ndr64>(self, bytes),
            _ => decode::<Ndr20>(self, bytes),
        }
    }

    fn place(self, stub: &Stub, value: &mut Everything) -> NdrResult<()> {
        fn place<'m, S: Syntax>(
            mut decoder: Decoder<'m, ()>,
            value: &mut Everything,
        ) -> NdrResult<()> {
            let start = decoder.walk_in_place::<S, (), _>(value, &())?;
            decoder.finish()?;
            decoder.update::<S, (), _>(start, value, &()).expect("was checked");
            Ok(())
        }
        match self {
            Encoding::Ndr64 => place::<Ndr64>(self.decoder(stub, ()), value),
            _ => place::<Ndr20>(self.decoder(stub, ()), value),
        }
    }
}

/// What is not transmitted of a fixed array stays in place what it was; decoded, it is zero.
fn without_the_rest(mut value: Everything) -> Everything {
    value.varying[usize::from(value.used)..].fill(0);
    value
}

/// Decodes bytes that may be anything into every form of memory: a value or an error, and the same of the
/// two everywhere; never a panic, and nothing is lost.
fn try_everywhere(encoding: Encoding, bytes: &[u8], other: &Everything) {
    let (stub, ledger) = (Stub::new(bytes), Ledger::new());
    let owned = encoding.decode::<_, Everything>(&stub, ());
    let plugged = encoding.decode::<_, Plugged<Ledger>>(&stub, ledger.clone());
    let borrowed = encoding.decode::<_, Borrowed<'_>>(&stub, ());
    let error = owned.as_ref().err();
    let status = error.map(NdrError::status);
    // Its bytes are no `str`, and need not be UTF-8.
    if error.is_none_or(|error| error.flaw().1 != "a string that is not UTF-8") {
        assert_eq!(plugged.as_ref().err().map(NdrError::status), status, "from an allocator");
    }
    assert_eq!(borrowed.as_ref().err().map(NdrError::status), status, "borrowed");
    assert_eq!(encoding.through_a_block(bytes).is_ok(), error.is_none(), "in a block");
    assert_eq!(encoding.walk::<Everything>(&stub).is_ok(), error.is_none(), "the walk");
    drop(plugged);
    assert!(ledger.alive().is_empty());
    let mut changed = other.clone();
    match (encoding.place(&stub, &mut changed), owned) {
        (Ok(()), Ok(value)) => {
            assert_eq!(format!("{:?}", without_the_rest(changed)), format!("{value:?}"));
        }
        (Err(_), Err(_)) => assert_eq!(&changed, other, "nothing has changed"),
        (in_place, owned) => panic!("in place {in_place:?}, owned {owned:?}"),
    }
}

/// So many cases, or as many as `PROPTEST_CASES` says.
fn config() -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok());
    let cases = cases.unwrap_or(128);
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn values_survive_in_every_form_of_memory(value in everything(), other in everything()) {
        for encoding in Encoding::ALL {
            let bytes = encoding.encode(&value).unwrap();
            let stub = Stub::new(&bytes);
            prop_assert_eq!(&encoding.decode::<_, Everything>(&stub, ()).unwrap(), &value);

            let ledger = Ledger::new();
            let plugged: Plugged<Ledger> = encoding.decode(&stub, ledger.clone()).unwrap();
            prop_assert_eq!(encoding.encode(&plugged).unwrap(), &bytes[..]);
            drop(plugged);
            prop_assert!(ledger.alive().is_empty());

            let borrowed: Borrowed<'_> = encoding.decode(&stub, ()).unwrap();
            prop_assert_eq!(encoding.encode(&borrowed).unwrap(), &bytes[..]);

            let (again, requests) = encoding.through_a_block(&bytes).unwrap();
            prop_assert_eq!(again, &bytes[..]);
            prop_assert_eq!(requests, 1);

            let mut changed = other.clone();
            encoding.place(&stub, &mut changed).unwrap();
            prop_assert_eq!(&without_the_rest(changed), &value);
        }
    }

    #[test]
    fn a_changed_byte_does_no_harm(
        value in everything(),
        at in any::<prop::sample::Index>(),
        to in any::<u8>(),
    ) {
        for encoding in Encoding::ALL {
            let mut bytes = encoding.encode(&value).unwrap();
            let at = at.index(bytes.len());
            bytes[at] = to;
            try_everywhere(encoding, &bytes, &value);
        }
    }

    #[test]
    fn any_bytes_do_no_harm(
        bytes in proptest::collection::vec(any::<u8>(), 0..300),
        value in everything(),
    ) {
        for encoding in Encoding::ALL {
            try_everywhere(encoding, &bytes, &value);
        }
    }
}

/// Every prefix and every other byte of one message, which is rich enough.
#[test]
fn every_prefix_and_every_change_of_a_byte_does_no_harm() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let mut value = everything().new_tree(&mut runner).unwrap().current();
    let next = everything().new_tree(&mut runner).unwrap().current();
    (value.level, value.choice) = (3, Choice::Next(Some(Box::new(next))));
    let value = &value;
    let seen = std::thread::scope(|threads| {
        let tried = Encoding::ALL
            .map(|encoding| threads.spawn(move || every_prefix_and_change(encoding, value)));
        tried.map(|tried| tried.join().expect("does no harm"))
    });
    let seen = seen.into_iter().fold([0, 0], |[a, b], [c, d]| [a + c, b + d]);
    assert!(seen.iter().all(|n| *n > 300), "{seen:?} were wrong and right");
}

/// How many changes were wrong, and how many right.
fn every_prefix_and_change(encoding: Encoding, value: &Everything) -> [usize; 2] {
    let mut seen = [0; 2];
    let bytes = encoding.encode(value).unwrap();
    for end in 0..bytes.len() {
        let stub = Stub::new(&bytes[..end]);
        let decoded = encoding.decode::<_, Everything>(&stub, ());
        assert!(decoded.is_err(), "{encoding:?}, {end} bytes");
        try_everywhere(encoding, &bytes[..end], value);
    }
    for at in 0..bytes.len() {
        for change in [1, 0x40, 0xff] {
            let mut bytes = bytes.clone();
            bytes[at] ^= change;
            seen[usize::from(encoding.walk::<Everything>(&Stub::new(&bytes)).is_ok())] += 1;
            try_everywhere(encoding, &bytes, value);
        }
    }
    seen
}
