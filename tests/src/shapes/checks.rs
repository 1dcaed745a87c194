//! Calls of every procedure of `shapes`, with checks of the answers.
//!
//! `tests/interop/wine/client.c` makes the same calls in the same order: golden bytes are compared one by
//! one.

use rpc_examples::rpcecho_checks::Checks;
use rpc_runtime::prelude::*;

use super::{
    Arrays, Choice, Colour, Counted, Couple, Distance, Figure, Mixed, Nested, Pair, Pairs, Plain,
    ShapesClient, Tagged, Text, Tree,
};

const MIXED: Mixed = Mixed { a: -2, b: 3 << 40, c: -4, d: 0.5, e: 5, f: 6, g: -7 };
const NEGATIVE: Mixed = Mixed { a: 2, b: -(3 << 40), c: 4, d: -0.5, e: 5, f: -6, g: 7 };

/// Calls everything.
pub async fn run(client: &ShapesClient) -> Checks {
    let mut checks = run_small(client).await;
    fragments(client, &mut checks).await;
    checks
}

/// Calls everything that takes one fragment.
pub async fn run_small(client: &ShapesClient) -> Checks {
    let mut checks = Checks::default();
    structures(client, &mut checks).await;
    trees(client, &mut checks).await;
    arrays(client, &mut checks).await;
    conformant_structures(client, &mut checks).await;
    strings(client, &mut checks).await;
    unions(client, &mut checks).await;
    aliases(client, &mut checks).await;
    rest(client, &mut checks).await;
    checks
}

async fn structures(client: &ShapesClient, checks: &mut Checks) {
    let sum = client.scalars(-1, 2, -3, 4_000_000_000, 5, &0.5, &2.5, true).await;
    checks.that("scalars", sum, 4_000_000_007);

    let (hue, same, off) = (Colour::Blue, Colour::Red, Distance::FarAway);
    let given = Nested { first: 1, inner: MIXED, f: 1.5, hue, same, off, last: b'x' };
    let mut changed = given;
    let result = client.structures(&given, &mut changed).await;
    let expected = Nested { inner: NEGATIVE, f: -1.5, ..given };
    checks.that("structures", result.map(|b| (b, changed)), (NEGATIVE.b, expected));
}

fn tree(number: i16, left: Option<Tree>, right: Option<Tree>) -> Tree {
    Tree { number, left: left.map(Box::new), right: right.map(Box::new) }
}

fn leaf(number: i16) -> Option<Tree> {
    Some(tree(number, None, None))
}

async fn trees(client: &ShapesClient, checks: &mut Checks) {
    checks.that("mirror, of nothing", client.mirror(None).await, ());
    let mut root = tree(1, Some(tree(2, None, leaf(3))), leaf(4));
    let result = client.mirror(Some(&mut root)).await;
    let mirrored = tree(1, leaf(4), Some(tree(2, leaf(3), None)));
    checks.that("mirror", result.map(|()| root), mirrored);

    let mut root = None;
    for number in [5, 3, 8] {
        checks.that("insert", client.insert(&mut root, number).await, ());
    }
    checks.that("what was inserted", Ok(root), Some(Box::new(tree(5, leaf(3), leaf(8)))));
}

async fn arrays(client: &ShapesClient, checks: &mut Checks) {
    let mut turned = [7, 8, 9];
    let result = client.conformant(3, &[1, -2, 30], &mut turned).await;
    checks.that("conformant", result.map(|sum| (sum, turned)), (29, [9, 8, 7]));
    checks.that("conformant, empty", client.conformant(0, &[], &mut []).await, 0);

    let given = [0, 10, 20, 30, 40, 50, 60, 70, 80];
    for (n, expected) in [(3, &[10][..]), (4, &[10, 30])] {
        let mut half = vec![0; n / 2];
        let result = client.arithmetic(n as u16, &given[..=2 * n], &mut half).await;
        checks.that("arithmetic", result.map(|()| &half[..]), expected);
    }

    let mut part = [1, 2, 3, 4, 5, 6, 7, 8];
    let result = client.varying(3, &mut part).await;
    checks.that("varying", result.map(|()| part), [2, 4, 6, 4, 5, 6, 7, 8]);

    let (mut length, mut numbers) = (3, [1, 2, 3, 99]);
    let result = client.conformant_varying(4, &mut length, &mut numbers).await;
    checks.that("conformant_varying", result.map(|()| (length, numbers)), (2, [11, 12, 3, 99]));

    let (mut swapped, mut doubled) = ([Pair { a: 1, b: 2 }, Pair { a: 3, b: 4 }], [0; 4]);
    let pointers = [Some(&5), None, Some(&6)];
    let result = client.fixed(&[1, 2, 3, 4], &mut swapped, &pointers, &mut doubled).await;
    checks.that(
        "fixed",
        result.map(|sum| (sum, swapped, doubled)),
        (11, [Pair { a: 3, b: 4 }, Pair { a: 1, b: 2 }], [2, 4, 6, 8]),
    );

    let structures = [Pair { a: 1, b: 10 }, Pair { a: 2, b: 20 }];
    let result = client.many(2, &structures, &[Some(&100), None]).await;
    checks.that("many", result, 133);
    checks.that("many, empty", client.many(0, &[], &[]).await, 0);
}

async fn conformant_structures(client: &ShapesClient, checks: &mut Checks) {
    let mut turned = Counted { n: 3, tail: Tail(vec![1, 2, 3]) };
    let tail = Tail(vec![Pair { a: 1, b: 2 }, Pair { a: 3, b: 4 }]);
    let mut added = Pairs { n: 2, total: 1, tail };
    let result = client.tails(&mut turned, &mut added).await;
    let expected = Pairs { total: 11, ..added.clone() };
    checks.that(
        "tails",
        result.map(|()| (turned, added)),
        (Counted { n: 3, tail: Tail(vec![3, 2, 1]) }, expected),
    );

    let mut value = Arrays { n: 2, sized: Some(vec![1, 2]), used: 2, part: Some(vec![5, 6]) };
    let result = client.embedded(&mut value).await;
    let expected = Arrays { sized: Some(vec![10, 20]), part: Some(vec![6, 5]), ..value.clone() };
    checks.that("embedded", result.map(|()| value), expected);
    let mut value = Arrays::default();
    let result = client.embedded(&mut value).await;
    checks.that("embedded, of nothing", result.map(|()| value), Arrays::default());

    for (n, expected) in [(3, Some(vec![0, 1, 2])), (0, None)] {
        let (mut m, mut numbers) = (9, None);
        let result = client.counting(n, &mut m, &mut numbers).await;
        checks.that("counting", result.map(|()| (m, numbers)), (n, expected));
    }
}

fn text(narrow: Option<&str>, wide: Option<&str>) -> Text {
    Text { narrow: narrow.map(str::to_owned), wide: wide.map(WString::from) }
}

async fn strings(client: &ShapesClient, checks: &mut Checks) {
    for (narrow, wide, optional) in [("narrow", "wide \u{e9}", Some("optional")), ("", "", None)] {
        let (mut first, mut second) = (Text::default(), Text::default());
        let (full, given) = (WString::from(wide), optional.map(WString::from));
        let result = client.strings(narrow, &full, given.as_deref(), &mut first, &mut second).await;
        let expected = (text(Some(narrow), Some(wide)), text(None, optional));
        checks.that("strings", result.map(|()| (first, second)), expected);
    }

    let (a, bcd): (WString, WString) = ("a".into(), "bcd".into());
    let mut initials = text(Some("bad"), Some("sore"));
    let result = client.names(3, &[Some(&a), Some(&bcd), None], &mut initials).await;
    checks.that(
        "names",
        result.map(|length| (length, initials)),
        (4, text(Some("sad"), Some("bore"))),
    );
}

async fn unions(client: &ShapesClient, checks: &mut Checks) {
    let mut next = Figure::Number(2);
    for (given, before) in [
        (Figure::Number(7), 1),
        (Figure::Structure(MIXED), 1),
        (Figure::Nothing, 3),
        (Figure::Small(8), 4),
    ] {
        let result = client.encapsulated(&given, 1, &mut next).await;
        checks.that("encapsulated", result.map(|kind| (kind, next)), (before, given));
    }

    for (level, given) in [
        (1, Plain::SmallNumber(9)),
        (2, Plain::Structure(MIXED)),
        (3, Plain::Structure(MIXED)),
        (4, Plain::Nothing),
    ] {
        let mut same = Plain::SmallNumber(0);
        let result = client.choose(level, &given, &mut same).await;
        checks.that("choose", result.map(|()| same), given);
    }

    for (level, chosen) in [
        (1, Choice::SmallNumber(9)),
        (2, Choice::Structure(MIXED)),
        (4, Choice::Words(Some("words".into()))),
        (4, Choice::Words(None)),
        (5, Choice::Pointer(Some(Box::new(42)))),
        (6, Choice::Nothing),
        (7, Choice::Hue(Colour::Blue)),
    ] {
        let given = Tagged { first: 1, level, chosen, last: 2 };
        let mut place = Tagged { first: 0, level: 6, chosen: Choice::Nothing, last: 0 };
        let result = client.replace(&given, &mut place).await;
        checks.that("replace", result.map(|level| (level, place)), (6, given));
    }

    let pointer = |number| Choice::Pointer(Some(Box::new(number)));
    let given = Tagged { first: 1, level: 5, chosen: pointer(42), last: 2 };
    let mut place = Tagged { chosen: pointer(1), ..given.clone() };
    let result = client.replace(&given, &mut place).await;
    checks.that("replace, a pointer", result.map(|level| (level, place)), (5, given));
}

async fn aliases(client: &ShapesClient, checks: &mut Checks) {
    let memory = CallMemory::new();
    let full = |number: i32| Some(Full::new(&memory, number).expect("memory"));
    let (x, y, z) = (full(7), full(1), full(3));
    for (a, b, left, right, expected) in
        [(x, x, y, y, 3), (x, z, y, z, 0), (None, None, None, y, 0), (x, None, x, None, 4)]
    {
        let given = Couple { left, number: 2, right };
        let mut swapped = Couple { left: None, number: 0, right: None };
        let result = client.aliases(&memory, a, b, &given, &mut swapped).await;
        let one = |couple: &Couple<'_>| {
            couple.left.zip(couple.right).is_some_and(|(left, right)| Full::same(left, right))
        };
        let actual = result.map(|same| {
            let Couple { left, number, right } = swapped;
            (same, left.map(|n| *n), number, right.map(|n| *n), one(&swapped))
        });
        let values = (expected, right.map(|n| *n), 2, left.map(|n| *n), one(&given));
        checks.that("aliases", actual, values);
    }
}

async fn rest(client: &ShapesClient, checks: &mut Checks) {
    let (mut next, mut other) = (Colour::Red, Distance::Nearby);
    let mut all = [Colour::Red, Colour::Green, Colour::Blue];
    let result =
        client.enums(Colour::Red, &mut next, Distance::Nearby, &mut other, 3, &mut all).await;
    checks.that(
        "enums",
        result.map(|()| (next, other, all)),
        (Colour::Green, Distance::FarAway, [Colour::Green, Colour::Blue, Colour::Red]),
    );

    checks.that("ranged", client.ranged(4).await, 16);
    let status = |result: Result<()>| Ok(result.err().map(|error| error.status()));
    let result = client.ranged(11).await.map(drop);
    checks.that("ranged, outside", status(result), Some(Status::INVALID_BOUND));
    checks.that("fail", status(client.fail(5).await), Some(Status(5)));

    let (mut doubled, mut toggled, mut copied) = (2, None, None);
    let result = client.pointers(Some(&1), Some(&mut doubled), &mut toggled, &mut copied).await;
    checks.that(
        "pointers",
        result.map(|()| (doubled, toggled.as_deref(), copied.as_deref())),
        (4, Some(&5), Some(&1)),
    );
    let result = client.pointers(None, None, &mut toggled, &mut copied).await;
    checks.that("pointers, null", result.map(|()| (toggled, copied)), (None, None));
}

async fn fragments(client: &ShapesClient, checks: &mut Checks) {
    let given: Vec<u8> = (0..20_000).map(|i| (i % 251) as u8).collect();
    let mut same = vec![0; given.len()];
    let result = client.echo(20_000, &given, &mut same).await;
    checks.that("echo", result.map(|()| same == given), true);
}
