//! Any bytes as values, in each encoding and each form of memory: all come to the same end, and what is a value
//! is written and read again as the same.

use std::fmt::Debug;

use allocator_api2::alloc::Allocator;
use allocator_api2::boxed::Box as PluggedBox;
use rpc_runtime::memory::{CallBlock, Ledger};
use rpc_runtime::ndr::{
    DecodeLimits, Decoder, Ndr20, Ndr64, NdrResult, Syntax, UInt3264, Unmarshal,
};
use rpc_runtime::{Full, Ndr, Shared, Status, Tail, WString};
use rpc_tests::Stub;
use rpc_tests::encoding::{Encoding, status};
use rpc_tests::everything::{
    Borrowed, Choice, Everything, Far, Figure, Flat, Hue, Inner, Part, Plain, Plugged, Tree,
};
use uuid::Uuid;

/// A list, owned.
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct List {
    pub name: Option<Box<u16>>,
    pub value: u32,
    #[unique]
    pub next: Option<Box<List>>,
}

#[derive(Ndr, Debug, Clone, Copy)]
pub struct BorrowedList<'a> {
    name: Option<&'a u16>,
    value: u32,
    #[unique]
    next: Option<&'a BorrowedList<'a>>,
}

#[derive(Ndr, Debug)]
pub struct ExclusiveList<'a> {
    name: Option<&'a u16>,
    value: u32,
    #[unique]
    next: Option<&'a mut ExclusiveList<'a>>,
}

#[derive(Ndr, Debug)]
pub struct PluggedList<A: Allocator> {
    name: Option<PluggedBox<u16, A>>,
    value: u32,
    #[unique]
    next: Option<PluggedBox<PluggedList<A>, A>>,
}

/// A node of any graph.
#[derive(Ndr, Debug, Clone, Copy)]
pub struct Node<'a> {
    pub name: u32,
    #[ptr]
    pub a: Option<Full<'a, Node<'a>>>,
    #[ptr]
    pub b: Option<Full<'a, Node<'a>>>,
}

/// Full pointers of two types.
#[derive(Ndr, Debug, Clone, Copy)]
pub struct Mixed<'a> {
    #[ptr]
    pub number: Option<Full<'a, u32>>,
    #[ptr]
    pub node: Option<Full<'a, Node<'a>>>,
    #[ptr]
    pub again: Option<Full<'a, u32>>,
}

/// Pointers that own together.
#[derive(Ndr, Debug)]
pub struct Chain<A: Allocator + Send + Sync> {
    pub name: u32,
    #[ptr]
    pub other: Option<Shared<u32, A>>,
    #[ptr]
    pub next: Option<Shared<Chain<A>, A>>,
}

/// All in one block, encoded again.
macro_rules! in_block {
    ($encoding:expr, $stub:expr, $type:ty) => {{
        fn through<S: Syntax>(encoding: Encoding, bytes: &[u8]) -> rpc_runtime::Result<Vec<u8>> {
            let ledger = Ledger::new();
            let mut block = CallBlock::new_in(ledger.clone());
            let walk = |decoder: &mut Decoder<'_, ()>| {
                decoder.walk::<S, (), $type>(&())?;
                decoder.finish()
            };
            let limits = DecodeLimits::default();
            let mut decoder = block.decoder(bytes, encoding.big_endian(), limits, (), walk)?;
            let value: $type = decoder.value::<S, (), _>(&()).expect("what was walked");
            assert!(ledger.requests() <= 1, "one block");
            Ok(encoding.encode(&value).expect("what is read can be written"))
        }
        match $encoding {
            Encoding::Ndr64 => through::<Ndr64>($encoding, &$stub.bytes),
            _ => through::<Ndr20>($encoding, &$stub.bytes),
        }
    }};
}
/// The first byte says what the others are: bits 0 and 1 the encoding, bits 2 and 3 the type.
pub fn run(bytes: &[u8]) {
    let Some((how, bytes)) = bytes.split_first() else { return };
    for encoding in [Encoding::Little, Encoding::Big, Encoding::Ndr64] {
        if how & 3 != 3 && Encoding::ALL[usize::from(how & 3)] != encoding {
            continue;
        }
        match how >> 2 & 3 {
            0 => everything(encoding, bytes),
            1 => list(encoding, bytes),
            2 => graph(encoding, bytes),
            _ => chain(encoding, bytes),
        }
    }
}

fn everything(encoding: Encoding, bytes: &[u8]) {
    let stub = Stub::new(bytes);
    let owned = encoding.decode::<_, Everything>(&stub, ());
    let status_of = status(&owned);
    let borrowed = encoding.decode::<_, Borrowed<'_>>(&stub, ());
    assert_eq!(status(&borrowed), status_of, "borrowed");
    assert_eq!(status(&encoding.walk::<Everything>(&stub)), status_of, "the walk");

    let ledger = Ledger::new();
    let plugged = encoding.decode::<_, Plugged<Ledger>>(&stub, ledger.clone());
    // Its bytes are no `str`, and need not be UTF-8.
    if owned.as_ref().err().is_none_or(|error| error.flaw().1 != "a string that is not UTF-8") {
        assert_eq!(status(&plugged), status_of, "from an allocator");
    }
    let written = plugged.as_ref().ok().map(|value| encoding.encode(value).expect("writable"));
    drop(plugged);
    assert!(ledger.alive().is_empty());

    assert_eq!(in_block!(encoding, stub, Borrowed<'_>).is_ok(), owned.is_ok(), "one block");

    let before = sample();
    let mut changed = before.clone();
    let placed = place(encoding, &stub, &mut changed);
    let value = match (placed, owned) {
        (Ok(()), Ok(value)) => value,
        (Err(_), Err(_)) => {
            return same(&changed, &before, "nothing has changed");
        }
        (placed, owned) => panic!("in place {placed:?}, owned {owned:?}"),
    };
    // What is not transmitted of a fixed array stays in place what it was; decoded, it is zero.
    changed.varying[usize::from(changed.used)..].fill(0);
    same(&changed, &value, "in place");

    let ours = encoding.encode(&value).expect("what is read can be written");
    assert_eq!(written.as_ref(), Some(&ours), "the bytes of what is from an allocator");
    let stub = Stub::new(&ours);
    let back = encoding.decode::<_, Everything>(&stub, ()).expect("and read again");
    same(&back, &value, "what was written");

    // And the other way round.
    let mut value = value;
    let stub = Stub::new(&encoding.encode(&before).expect("a sample"));
    place(encoding, &stub, &mut value).expect("a sample's bytes");
    value.varying[usize::from(value.used)..].fill(0);
    same(&value, &before, "a sample in place");
}

fn list(encoding: Encoding, bytes: &[u8]) {
    let stub = Stub::new(bytes);
    let owned = encoding.decode::<_, List>(&stub, ());
    let status_of = status(&owned);
    assert_eq!(status(&encoding.decode::<_, BorrowedList<'_>>(&stub, ())), status_of, "borrowed");
    assert_eq!(status(&encoding.decode::<_, ExclusiveList<'_>>(&stub, ())), status_of, "mutable");
    assert_eq!(status(&encoding.walk::<List>(&stub)), status_of, "the walk");
    let ledger = Ledger::new();
    let plugged = encoding.decode::<_, PluggedList<Ledger>>(&stub, ledger.clone());
    assert_eq!(status(&plugged), status_of, "from an allocator");
    drop(plugged);
    assert!(ledger.alive().is_empty());
    let block = in_block!(encoding, stub, BorrowedList<'_>);
    assert_eq!(block.is_ok(), owned.is_ok(), "one block");
    let node = |value, next| List { name: Some(Box::new(7)), value, next };
    let before = node(1, Some(Box::new(node(2, Some(Box::new(node(3, None)))))));
    let mut changed = before.clone();
    match (place(encoding, &stub, &mut changed), owned) {
        (Ok(()), Ok(value)) => {
            assert_eq!(changed, value, "in place");
            let ours = encoding.encode(&value).expect("what is read can be written");
            assert_eq!(block.ok().as_ref(), Some(&ours), "the bytes of what is in a block");
            let back = encoding.decode::<_, List>(&Stub::new(&ours), ());
            assert_eq!(back.expect("and read again"), value);
        }
        (Err(_), Err(_)) => assert_eq!(changed, before, "nothing has changed"),
        (placed, owned) => panic!("in place {placed:?}, owned {owned:?}"),
    }
}

/// Graphs are compared by their bytes: ours are the same from the second time on.
fn graph(encoding: Encoding, bytes: &[u8]) {
    let stub = Stub::new(bytes);
    let mixed = encoding.decode::<_, Mixed<'_>>(&stub, ());
    assert_eq!(status(&encoding.walk::<Mixed<'_>>(&stub)), status(&mixed), "the walk");
    let block = in_block!(encoding, stub, Mixed<'_>);
    assert_eq!(block.is_ok(), mixed.is_ok(), "one block");
    if let Ok(value) = mixed {
        let ours = encoding.encode(&value).expect("what is read can be written");
        assert_eq!(block.ok().as_ref(), Some(&ours), "the bytes of what is in a block");
        let stub = Stub::new(&ours);
        let back = encoding.decode::<_, Mixed<'_>>(&stub, ()).expect("and read again");
        assert_eq!(encoding.encode(&back).expect("and written again"), ours);
    }
    let node = encoding.decode::<_, Option<Full<'_, Node<'_>>>>(&stub, ());
    if let Ok(value) = node {
        let ours = encoding.encode(&value).expect("what is read can be written");
        let stub = Stub::new(&ours);
        let back = encoding.decode::<_, Option<Full<'_, Node<'_>>>>(&stub, ());
        assert_eq!(encoding.encode(&back.expect("and read again")).expect("written"), ours);
    }
}

fn chain(encoding: Encoding, bytes: &[u8]) {
    let (stub, ledger) = (Stub::new(bytes), Ledger::new());
    let chain = encoding.decode::<_, Chain<Ledger>>(&stub, ledger.clone());
    if let Ok(value) = &chain {
        let ours = encoding.encode(value).expect("what is read can be written");
        let stub = Stub::new(&ours);
        let back = encoding.decode::<_, Chain<Ledger>>(&stub, ledger.clone());
        assert_eq!(encoding.encode(&back.expect("and read again")).expect("written"), ours);
    }
    drop(chain);
    assert!(ledger.alive().is_empty());
}

/// Not a number is not equal to itself, and then they are compared as text.
pub(crate) fn same<T: PartialEq + Debug>(a: &T, b: &T, what: &str) {
    if a != b {
        assert_eq!(format!("{a:?}"), format!("{b:?}"), "{what}");
    }
}

/// Changes `value` in place.
fn place<'m, T: Unmarshal<'m, ()>>(
    encoding: Encoding,
    stub: &'m Stub,
    value: &mut T,
) -> NdrResult<()> {
    fn place<'m, S: Syntax, T: Unmarshal<'m, ()>>(
        mut decoder: Decoder<'m, ()>,
        value: &mut T,
    ) -> NdrResult<()> {
        let start = decoder.walk_in_place::<S, (), _>(value, &())?;
        decoder.finish()?;
        decoder.update::<S, (), _>(start, value, &()).expect("was checked");
        Ok(())
    }
    match encoding {
        Encoding::Ndr64 => place::<Ndr64, T>(encoding.decoder(stub, ()), value),
        _ => place::<Ndr20, T>(encoding.decoder(stub, ()), value),
    }
}

/// A value with something of everything.
pub fn sample() -> Everything {
    let inner = Inner { flag: true, wide: 1 << 40, small: -3 };
    let plain = Plain {
        byte: 7,
        real: 0.5,
        hue: Hue::Other(99),
        far: Far::Away,
        id: Uuid::from_u128(0x8d1f3d2e_0c54_4a5c_8a0f_3f6f2f0c7b21),
        status: Status(5),
        size: UInt3264(70_000),
        single: -1.5,
        inners: [inner; 2],
        percent: 42,
    };
    let part = |n: u8| Part { n, list: Some((0..n.into()).collect()), reference: Box::new(n) };
    let tree = |number, left, right| Some(Box::new(Tree { left, number, right }));
    Everything {
        plain,
        used: 2,
        varying: [1, 2, 0, 0],
        n: 2,
        inners: Some(vec![inner, inner]),
        k: 2,
        flats: vec![Flat { a: 1, b: [2, 3] }; 2],
        some: vec![5, 6],
        parts: vec![part(1), part(3)],
        texts: vec![None, Some(WString::from("wide"))],
        deep: Some(Box::new(Some(vec![[1, 2, 3], [4, 5, 6]]))),
        text: "text é".to_owned(),
        wide: Some(WString::from("ω")),
        bytes: b"bytes".to_vec(),
        level: 1,
        choice: Choice::Inner(inner),
        figure: Figure::Pointer(Some(Box::new(9))),
        fixed: [None, Some(Box::new(8))],
        tree: tree(1, tree(2, None, None), tree(3, None, tree(4, None, None))),
        m: 3,
        tail: Tail(vec![None, Some(Box::new(1)), Some(Box::new(2))]),
    }
}
