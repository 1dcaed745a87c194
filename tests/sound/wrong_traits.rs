//! The traits of the codec that a user may implement, implemented wrongly, in safe code: layouts that are another
//! type's, flat parts of another size, counts that change, code that unwinds in the middle, and code that puts another
//! decoder, another table or another cursor in the place of the one that it was given.
//!
//! Nothing is expected of the results but that they are values: each is looked at, and dropped once.
#![forbid(unsafe_code)]

use std::cell::Cell;
use std::fmt::Debug;
use std::panic::{AssertUnwindSafe, catch_unwind};

use rpc_runtime::__private::{
    Link, Made, Place, Structure, read_list, walk_list, write_list, write_structure,
};
use rpc_runtime::memory::{Allocator, CallBlock, CallMemory, Global};
use rpc_runtime::ndr::attributes::{Counted, One, SizeIs, SizeLength};
use rpc_runtime::ndr::{
    Character, CorrelationSource, Cursor, DecodeLimits, Decoder, Discriminant, Encoder, Flaw, Full,
    Layout, Lifetimes, List, Mark, Marshal, MarshalUnion, Ndr, Ndr20, Ndr64, NdrError, NdrResult,
    Pointer, ReferentId, Run, Shared, Sink, Start, Syntax, Tail, TransmitAs, TransmittedType,
    Union, Unmarshal, UnmarshalUnion, Window, WireEnum,
};
use rpc_runtime::{Ndr as DeriveNdr, Status};

/// What a wrong type does, at which of its calls.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Mischief {
    Calm,
    /// Reads, writes or makes nothing.
    Nothing,
    /// Reads or writes more than there should be.
    Much,
    Fail,
    Unwind,
    /// Puts another decoder in the place of its own.
    Swap,
    /// Takes the table of full pointers away.
    Table,
    /// Puts a cursor over other data, or within a window, in the place of the decoder's.
    Turn,
    /// Puts another's lease in the place of the decoder's.
    Lease,
    /// Reads another value while it reads its own.
    Again,
}

use Mischief::*;

pub(crate) const ALL: [Mischief; 10] =
    [Calm, Nothing, Much, Fail, Unwind, Swap, Table, Turn, Lease, Again];

thread_local! {
    pub(crate) static DOES: Cell<(Mischief, u32)> = const { Cell::new((Calm, 0)) };
    pub(crate) static ALIVE: Cell<i64> = const { Cell::new(0) };
    pub(crate) static NESTED: Cell<u32> = const { Cell::new(0) };
}

/// What is to be done at this call: each call counts, and one of them is the one.
pub(crate) fn now() -> Mischief {
    let (mischief, left) = DOES.get();
    match left {
        0 => Calm,
        1 => {
            DOES.set((mischief, 0));
            mischief
        }
        _ => {
            DOES.set((mischief, left - 1));
            Calm
        }
    }
}

/// What a value holds, so that one that was never made, or is dropped twice, is seen.
pub(crate) trait Load: Sized + Debug + Send + Sync + 'static {
    fn new() -> Self;
    fn look(&self);
}

#[derive(Debug)]
pub(crate) struct Text(String);

impl Load for Text {
    fn new() -> Text {
        ALIVE.set(ALIVE.get() + 1);
        Text("a text in a block of its own".into())
    }
    fn look(&self) {
        assert_eq!(self.0, "a text in a block of its own");
    }
}

impl Drop for Text {
    fn drop(&mut self) {
        self.look();
        ALIVE.set(ALIVE.get() - 1);
    }
}

/// For the call's memory, which runs no destructors.
#[derive(Debug, Clone, Copy)]
struct Word(&'static str);

impl Load for Word {
    fn new() -> Word {
        Word("a text that is always there")
    }
    fn look(&self) {
        assert_eq!(self.0, "a text that is always there");
    }
}

/// No bytes in memory.
#[derive(Debug, Clone, Copy)]
struct Empty;

impl Load for Empty {
    fn new() -> Empty {
        Empty
    }
    fn look(&self) {}
}

/// A type with a layout that is not its own.
#[derive(Debug)]
pub(crate) struct Wrong<P, const W: usize>(pub(crate) P);

const LAYOUTS: [Layout; 8] = [
    <u8 as Ndr>::LAYOUT,
    <u64 as Ndr>::LAYOUT,
    <[u32; 7] as Ndr>::LAYOUT,
    Layout::scalar(1, 8),
    Layout::varying(<u16 as Ndr>::LAYOUT),
    Layout::POINTER,
    Layout::FULL,
    Layout::union(<u8 as Ndr>::LAYOUT, &[<u64 as Ndr>::LAYOUT]),
];

impl<P: Load, const W: usize> Ndr for Wrong<P, W> {
    const LAYOUT: Layout = LAYOUTS[W];
    const LIFETIMES: Option<Lifetimes<Self>> = Some(Lifetimes::none());
}

impl<P: Load, const W: usize> Marshal for Wrong<P, W> {
    fn write_flat<S: Syntax, K: Sink>(&self, (): &(), sink: &mut K) -> NdrResult<()> {
        self.0.look();
        match now() {
            Nothing => return Ok(()),
            Much => sink.bytes(&[0xee; 100])?,
            Fail => return Err(sink.error(&Flaw(Status::INVALID_ARG, "a failure", ""))),
            Unwind => panic!("in the middle"),
            Swap => sink.align(4096).or(Ok(()))?,
            Turn => sink.window(usize::MAX, 8, true, |_| Ok(())).or(Ok(()))?,
            Again => sink
                .window(3, 8, true, |w| w.window(2, 8, true, |w| w.bytes(&[1, 2, 3])))
                .or(Ok(()))?,
            _ => {}
        }
        match Self::LAYOUT.size::<S>() {
            Some(1) => sink.number([7]),
            Some(8) => sink.number([7; 8]),
            Some(28) => sink.aligned(4, &[7; 28]),
            _ => sink.number([7; 4]),
        }
    }

    fn write_pointees<S: Syntax>(&self, (): &(), encoder: &mut Encoder<'_>) -> NdrResult<()> {
        match now() {
            Swap | Turn => *encoder = Encoder::new(vec![1; 5]),
            Unwind => panic!("in the middle"),
            Again => encoder.bytes(&[1, 2, 3])?,
            _ => {}
        }
        Ok(())
    }
}

impl<P: Load, const W: usize> Wrong<P, W> {
    /// What is done with a decoder in the middle of making something.
    fn disturb<'m, S: Syntax, A: Mine<'m>>(decoder: &mut Decoder<'m, A>) -> NdrResult<()> {
        match now() {
            Fail => return Err(decoder.error(&Flaw(Status::INVALID_ARG, "a failure", ""))),
            Unwind => panic!("in the middle"),
            Swap => {
                let other = A::other(decoder);
                *decoder = other;
            }
            Table => drop(decoder.full_pointers()),
            Turn => {
                let window = Cursor::new(&[9; 64], true).window(40, 8)?;
                *decoder.cursor() = window;
            }
            Lease => {
                let memory = decoder.arena().memory();
                let mut other = memory.lease();
                core::mem::swap(decoder.arena(), &mut other);
            }
            Again if NESTED.get() < 3 => {
                NESTED.set(NESTED.get() + 1);
                let _ = decoder.value::<S, (), Shared<Wrong<P, W>, A>>(&()).map(|all| all.0.look());
                let _ = decoder.value::<S, (), [u64; 2]>(&());
            }
            _ => {}
        }
        Ok(())
    }
}

/// An allocator of which a decoder can be had anywhere.
pub(crate) trait Mine<'m>: Allocator + Clone + Send + Sync + Sized {
    fn other(decoder: &mut Decoder<'m, Self>) -> Decoder<'m, Self> {
        let (allocator, memory) = (decoder.allocator().clone(), decoder.arena().memory());
        let mut other = Decoder::new(&OTHER, false, memory, allocator, DecodeLimits::default());
        // It has a table of its own, with entries of other kinds.
        let _ = other.value::<Ndr20, (), Shared<u64, Self>>(&());
        let _ = other.value::<Ndr20, (), Full<'_, u16>>(&());
        other
    }
}

impl<'m, A: Allocator + Clone + Send + Sync> Mine<'m> for A {}

const OTHER: [u8; 64] = {
    let mut bytes = [0; 64];
    let mut i = 0;
    while i < 64 {
        bytes[i] = 4 * (i as u8 / 4 + 1) * (i % 4 == 0) as u8;
        i += 1;
    }
    bytes
};

impl<'m, A: Mine<'m>, P: Load, const W: usize> Unmarshal<'m, A> for Wrong<P, W> {
    type Flat = usize;

    fn read_flat<S: Syntax>(cursor: &mut Cursor<'m>) -> NdrResult<usize> {
        let at = cursor.offset();
        match now() {
            Nothing => return Ok(usize::MAX),
            Much => drop(cursor.take(20)?),
            Fail => return Err(cursor.error(&Flaw(Status::INVALID_ARG, "a failure", ""))),
            Unwind => panic!("in the middle"),
            Turn | Swap => *cursor = Cursor::new(&[1; 3], true),
            _ => {}
        }
        match Self::LAYOUT.size::<S>() {
            Some(8) => cursor.u64().map(|_| at),
            Some(28) => cursor.window(28, 4).map(|_| at),
            _ => cursor.u8().map(|_| at),
        }
    }

    fn walk<S: Syntax>(
        _: usize,
        have: Option<&Self>,
        (): &(),
        decoder: &mut Decoder<'m, A>,
    ) -> NdrResult<()> {
        have.inspect(|have| have.0.look());
        Self::disturb::<S, A>(decoder)
    }

    fn build<S: Syntax>(_: usize, (): &(), decoder: &mut Decoder<'m, A>) -> NdrResult<Self> {
        let value = Wrong(P::new());
        Self::disturb::<S, A>(decoder)?;
        Ok(value)
    }
}

impl<P: Load, const W: usize> Start for Wrong<P, W> {
    fn start() -> Self {
        Wrong(P::new())
    }
}

/// What is made of wrong types, and looks at them.
pub(crate) trait Look {
    fn look(&self);
}

#[derive(DeriveNdr)]
struct Owned<T: Send + Sync, A: Allocator + Send + Sync> {
    n: u8,
    #[ptr]
    left: Option<Shared<T, A>>,
    #[ptr]
    right: Option<Shared<T, A>>,
    one: T,
    #[unique]
    boxed: Option<Box<T>>,
    array: [T; 2],
    #[size_is(n)]
    many: Vec<T>,
    #[size_is(n)]
    slice: Box<[T]>,
    #[unique]
    plugged: Option<allocator_api2::boxed::Box<T, A>>,
    #[size_is(n)]
    others: allocator_api2::vec::Vec<T, A>,
}

impl<P: Load, const W: usize, A: Allocator + Send + Sync> Look for Owned<Wrong<P, W>, A> {
    fn look(&self) {
        let all = [&self.one].into_iter().chain(self.boxed.as_deref()).chain(&self.array);
        let all = all.chain(&self.many).chain(&self.slice).chain(self.left.as_deref());
        let all = all.chain(self.right.as_deref()).chain(self.plugged.as_deref());
        all.chain(&self.others).for_each(|wrong| wrong.0.look());
    }
}

#[derive(DeriveNdr)]
struct Borrowed<'a, T: Send + Sync> {
    n: u8,
    #[ptr]
    left: Option<Full<'a, T>>,
    #[ptr]
    right: Option<Full<'a, T>>,
    one: &'a T,
    #[size_is(n)]
    many: &'a [T],
    #[size_is(n)]
    changed: &'a mut [T],
    #[unique]
    own: Option<&'a mut T>,
    #[ptr]
    #[size_is(n)]
    tail: Option<Full<'a, Tail<&'a [T]>>>,
}

impl<P: Load, const W: usize> Look for Borrowed<'_, Wrong<P, W>> {
    fn look(&self) {
        let all = [self.one].into_iter().chain(self.many).chain(&*self.changed);
        let all = all.chain(self.own.as_deref()).chain(self.left.map(Full::get));
        let all = all.chain(self.right.map(Full::get));
        all.chain(self.tail.iter().flat_map(|tail| tail.get().0)).for_each(|wrong| wrong.0.look());
    }
}

impl<P: Load, const W: usize> Look for Wrong<P, W> {
    fn look(&self) {
        self.0.look();
    }
}

impl<T: Look> Look for Vec<T> {
    fn look(&self) {
        self.iter().for_each(Look::look);
    }
}

/// The encoded forms of all of a few bytes: counts and ids that are right, and that are not.
pub(crate) fn stubs() -> Vec<Vec<u8>> {
    let word = |word: u32| word.to_le_bytes();
    let small = [2, 2, 4, 2, 2, 4, 2, 2, 2, 4, 4, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2];
    let mut stubs: Vec<Vec<u8>> = vec![
        small.iter().cycle().take(120).flat_map(|n| word(*n)).collect(),
        vec![1; 300],
        vec![2; 300],
        (0..=255).collect(),
        [2, 0, 0, 0].repeat(200),
        [2, 0, 0, 0, 0, 0, 0, 0].repeat(100),
        vec![],
        vec![1],
    ];
    // What an encoder would write, for elements of one and of eight bytes.
    stubs.push((0..60).flat_map(|i| word(if i % 3 == 0 { 2 } else { 4 * i })).collect());
    stubs
}

/// Runs something that may fail or unwind, and forgets what it says.
pub(crate) fn run(what: impl FnOnce() -> NdrResult<()>) {
    NESTED.set(0);
    let _ = catch_unwind(AssertUnwindSafe(what));
}

/// Makes values of `T` in all ways, from all stubs, with a mischief at each of the first calls.
pub(crate) fn read<'m, S: Syntax, L, T>(
    memory: &'m CallMemory,
    stub: &'m [u8],
    levels: &L,
    start: impl Fn() -> Option<T>,
) where
    T: Unmarshal<'m, Global, L> + Look,
{
    let decoder =
        |big| Decoder::new(stub, big, memory, Global, DecodeLimits::default().with_memory(1 << 16));
    for big in [false, true] {
        run(|| {
            let mut decoder = decoder(big && !S::IS_NDR64);
            let value: T = decoder.value::<S, L, T>(levels)?;
            value.look();
            drop(decoder);
            value.look();
            Ok(())
        });
        run(|| decoder(big && !S::IS_NDR64).walk::<S, L, T>(levels));
        run(|| {
            let Some(mut value) = start() else { return Ok(()) };
            let mut decoder = decoder(big && !S::IS_NDR64);
            let at = decoder.walk_in_place::<S, L, T>(&value, levels)?;
            // Wherever it is said to stand.
            for at in [at, at + 1, usize::MAX] {
                let _ = decoder.update::<S, L, T>(at, &mut value, levels);
                value.look();
            }
            Ok(())
        });
    }
}

/// Each mischief, at each of the first calls.
pub(crate) fn each_mischief(mut what: impl FnMut()) {
    for mischief in ALL {
        let calls = if mischief == Calm { 1 } else { 16 };
        for call in 1..=calls {
            DOES.set((mischief, call));
            what();
            DOES.set((Calm, 0));
        }
    }
}

fn owned<P: Load, const W: usize>() -> Owned<Wrong<P, W>, Global> {
    let wrong = || Wrong(P::new());
    let shared = Shared::new(wrong()).unwrap();
    let mut others = allocator_api2::vec::Vec::new();
    others.extend([wrong(), wrong()]);
    Owned {
        n: 2,
        one: wrong(),
        boxed: Some(Box::new(wrong())),
        array: [wrong(), wrong()],
        many: vec![wrong(), wrong()],
        slice: Box::new([wrong(), wrong()]),
        left: Some(shared.clone()),
        right: Some(shared),
        plugged: Some(allocator_api2::boxed::Box::new(wrong())),
        others,
    }
}

fn of_kind<P: Load, const W: usize>() {
    let before = ALIVE.get();
    let mut stubs = stubs();
    let (mut narrow, mut wide) = (Encoder::new(Vec::new()), Encoder::new(Vec::new()));
    narrow.value::<Ndr20, (), _>(&owned::<P, W>(), &()).unwrap();
    wide.value::<Ndr64, (), _>(&owned::<P, W>(), &()).unwrap();
    stubs.extend([narrow.into_bytes(), wide.into_bytes()]);
    if W < 2 {
        // The layout is not the type's, but its code does what it says: then there is a value.
        let (memory, limits) = (CallMemory::new(), DecodeLimits::default());
        let stub = &stubs[stubs.len() - 2];
        let mut decoder = Decoder::new(stub, false, &memory, Global, limits);
        let value: Owned<Wrong<P, W>, Global> = decoder.value::<Ndr20, (), _>(&()).unwrap();
        value.look();
        assert!(value.many.len() == 2 && value.left.is_some() && value.others.len() == 2);
    }
    each_mischief(|| {
        let (mischief, call) = DOES.get();
        for stub in &stubs {
            let memory = CallMemory::new();
            DOES.set((mischief, call));
            let sized = SizeIs { size: Counted::Late, rest: () };
            read::<Ndr20, (), _>(&memory, stub, &(), || Some(owned::<P, W>()));
            DOES.set((mischief, call));
            read::<Ndr64, (), _>(&memory, stub, &(), || Some(owned::<P, W>()));
            DOES.set((mischief, call));
            read::<Ndr20, _, Vec<Wrong<P, W>>>(&memory, stub, &sized, || {
                Some(vec![Wrong(P::new())])
            });
            DOES.set((mischief, call));
            read::<Ndr64, _, Vec<Wrong<P, W>>>(&memory, stub, &sized, || Some(vec![]));
        }
        for big in [false, true] {
            DOES.set((mischief, call));
            run(|| {
                let mut encoder = Encoder::new(vec![0; 3]).big_endian(big);
                encoder.value::<Ndr20, (), _>(&owned::<P, W>(), &())
            });
        }
        DOES.set((mischief, call));
        run(|| Encoder::new(Vec::new()).value::<Ndr64, (), _>(&owned::<P, W>(), &()));
    });
    assert_eq!(ALIVE.get(), before, "each value that was made is dropped, once");
}

fn in_memory<P: Load + Copy, const W: usize>() {
    let mut stubs = stubs();
    for wide in [false, true] {
        let memory = CallMemory::new();
        let mut encoder = Encoder::new(Vec::new());
        let wrong = || Wrong::<P, W>(P::new());
        let (many, mut changed) = ([wrong(), wrong()], [wrong(), wrong()]);
        let shared = Full::new(&memory, wrong()).unwrap();
        let tail = Full::new(&memory, Tail(&many[..])).unwrap();
        let value = Borrowed {
            n: 2,
            one: &many[0],
            many: &many,
            changed: &mut changed,
            own: None,
            left: Some(shared),
            right: Some(shared),
            tail: Some(tail),
        };
        match wide {
            false => encoder.value::<Ndr20, (), _>(&value, &()).unwrap(),
            true => encoder.value::<Ndr64, (), _>(&value, &()).unwrap(),
        }
        stubs.push(encoder.into_bytes());
    }
    if W < 2 {
        let (memory, limits) = (CallMemory::new(), DecodeLimits::default());
        let stub = &stubs[stubs.len() - 2];
        let mut decoder = Decoder::new(stub, false, &memory, Global, limits);
        let value: Borrowed<'_, Wrong<P, W>> = decoder.value::<Ndr20, (), _>(&()).unwrap();
        value.look();
        assert_eq!(value.tail.unwrap().len(), 2);
    }
    each_mischief(|| {
        let (mischief, call) = DOES.get();
        for stub in &stubs {
            let mut memory = CallMemory::new();
            DOES.set((mischief, call));
            read::<Ndr20, (), Borrowed<'_, Wrong<P, W>>>(&memory, stub, &(), || None);
            DOES.set((mischief, call));
            read::<Ndr64, (), Borrowed<'_, Wrong<P, W>>>(&memory, stub, &(), || None);
            memory.reset();

            // One block for all of it, of the size that the walk says.
            let mut buffer = [core::mem::MaybeUninit::uninit(); 700];
            for mut block in [CallBlock::new(), CallBlock::in_buffer(&mut buffer)] {
                DOES.set((mischief, call));
                run(|| {
                    let limits = DecodeLimits::default();
                    let walk = |decoder: &mut Decoder<'_, Global>| {
                        // A walk that says less than there is.
                        if call % 2 == 0 {
                            return Ok(());
                        }
                        decoder.walk::<Ndr20, (), Borrowed<'_, Wrong<P, W>>>(&())
                    };
                    let decoder = block.decoder(stub, false, limits, Global, walk);
                    let Ok(mut decoder) = decoder else { return Ok(()) };
                    let value = decoder.value::<Ndr20, (), Borrowed<'_, Wrong<P, W>>>(&())?;
                    drop(decoder);
                    value.look();
                    Ok(())
                });
            }
        }
        DOES.set((mischief, call));
        run(|| {
            let memory = CallMemory::new();
            let wrong = || Wrong::<P, W>(P::new());
            let shared = Full::new(&memory, wrong()).unwrap();
            let (many, mut changed) = ([wrong(), wrong()], [wrong(), wrong()]);
            let mut encoder = Encoder::new(Vec::new());
            let value = Borrowed {
                n: 2,
                one: &many[0],
                many: &many,
                changed: &mut changed,
                own: None,
                left: Some(shared),
                right: Some(shared),
                tail: None,
            };
            encoder.value::<Ndr20, (), _>(&value, &())?;
            encoder.value::<Ndr64, (), _>(&value, &())
        });
    });
}

macro_rules! kinds {
    ($($name:ident: $layout:literal;)+) => {$(
        mod $name {
            #[test]
            fn values_that_own() {
                super::of_kind::<super::Text, $layout>();
            }
            #[test]
            fn values_in_memory() {
                super::in_memory::<super::Word, $layout>();
            }
            #[test]
            fn values_without_bytes() {
                super::of_kind::<super::Empty, $layout>();
                super::in_memory::<super::Empty, $layout>();
            }
        }
    )+};
}

kinds! {
    the_layout_of_a_byte: 0;
    the_layout_of_a_number: 1;
    the_layout_of_an_array: 2;
    the_layout_of_two_sizes: 3;
    the_layout_of_what_varies: 4;
    the_layout_of_a_pointer: 5;
    the_layout_of_a_full_pointer: 6;
    the_layout_of_a_union: 7;
}

// Lists whose links lead elsewhere.

/// What `link_mut` gives is not what `link` gives, nor the node's own. Nor is it plain, whatever it says.
struct Node<'m, const PLAIN: bool> {
    value: Word,
    next: Option<&'m Self>,
    other: &'m mut Option<&'m Self>,
    turns: u8,
}

impl<'m, const PLAIN: bool> List for Node<'m, PLAIN> {
    type Link = Option<&'m Self>;
    const IS_PLAIN: bool = PLAIN;

    fn link(&self) -> &Self::Link {
        now_unwinds();
        &self.next
    }

    fn link_mut(&mut self) -> &mut Self::Link {
        now_unwinds();
        self.turns += 1;
        // Another place at each call.
        if self.turns.is_multiple_of(2) { self.other } else { &mut self.next }
    }
}

fn now_unwinds() {
    assert!(now() != Unwind, "in the middle");
}

impl<const PLAIN: bool> Ndr for Node<'_, PLAIN> {
    const LAYOUT: Layout = Layout::POINTER;
}

impl<const PLAIN: bool> Marshal for Node<'_, PLAIN> {
    fn write_flat<S: Syntax, W: Sink>(&self, (): &(), sink: &mut W) -> NdrResult<()> {
        self.value.look();
        write_structure::<S, Self, W>(self, sink)
    }

    fn write_value<S: Syntax>(&self, (): &(), encoder: &mut Encoder<'_>) -> NdrResult<()> {
        write_list::<S, Self>(self, encoder)
    }
}

/// Its fields are not those of its layout.
impl<const PLAIN: bool> Structure for Node<'_, PLAIN> {
    fn write_fields<S: Syntax, W: Sink>(&self, sink: &mut W) -> NdrResult<()> {
        match now() {
            Nothing => Ok(()),
            Much => sink.bytes(&[1; 9]),
            _ => sink.referent::<S>(self.link().is_some()),
        }
    }

    fn write_node_pointees<S: Syntax>(&self, encoder: &mut Encoder<'_>) -> NdrResult<()> {
        encoder.bytes(&[1; 9])
    }
}

impl<'m, A: Mine<'m>, const PLAIN: bool> Unmarshal<'m, A> for Node<'m, PLAIN> {
    type Flat = ReferentId;

    fn read_flat<S: Syntax>(cursor: &mut Cursor<'m>) -> NdrResult<ReferentId> {
        cursor.referent::<S>()
    }

    fn walk<S: Syntax>(
        id: ReferentId,
        have: Option<&Self>,
        (): &(),
        decoder: &mut Decoder<'m, A>,
    ) -> NdrResult<()> {
        walk_list::<S, A, Self>(
            id,
            have,
            decoder,
            |id| id,
            |_, _, decoder| Wrong::<Word, 0>::disturb::<S, A>(decoder),
            |_, _, _| Ok(()),
        )
    }

    fn build<S: Syntax>(
        id: ReferentId,
        levels: &(),
        decoder: &mut Decoder<'m, A>,
    ) -> NdrResult<Self> {
        rpc_runtime::__private::made(|place| Self::build_at::<S>(id, levels, decoder, place))
    }

    fn build_at<'p, S: Syntax>(
        id: ReferentId,
        (): &(),
        decoder: &mut Decoder<'m, A>,
        place: Place<'p, Self>,
    ) -> NdrResult<Made<'p, Self>> {
        read_list::<S, A, Self>(
            id,
            decoder,
            place,
            |id| id,
            |_, decoder, place| {
                Wrong::<Word, 0>::disturb::<S, A>(decoder)?;
                let other = decoder.arena().allocate(None).map_err(|_| decoder.truncated(1))?;
                Ok(place.put(Node { value: Word::new(), next: None, other, turns: 0 }))
            },
        )
    }
}

#[test]
fn lists_whose_links_lead_elsewhere() {
    links_lead_elsewhere::<false>();
}

#[test]
fn plain_lists_whose_links_lead_elsewhere() {
    links_lead_elsewhere::<true>();
}

fn links_lead_elsewhere<const PLAIN: bool>() {
    let stubs = [
        [1_u8, 0, 0, 0].repeat(9),
        [1, 0, 0, 0, 0, 0, 0, 0].repeat(9),
        [1, 0, 0, 0, 0, 0, 0, 0].to_vec(),
    ];
    each_mischief(|| {
        let does = DOES.get();
        for stub in &stubs {
            let memory = CallMemory::new();
            DOES.set(does);
            run(|| {
                let limits = DecodeLimits::default();
                let mut decoder = Decoder::new(stub, false, &memory, Global, limits);
                let first: &Node<'_, PLAIN> = decoder.value::<Ndr20, (), _>(&())?;
                let mut node = Some(first);
                for _ in 0..20 {
                    let Some(this) = node else { break };
                    this.value.look();
                    node = this.next.or(*this.other);
                }
                Encoder::new(Vec::new()).value::<Ndr20, (), _>(first, &())
            });
            run(|| {
                let limits = DecodeLimits::default();
                Decoder::new(stub, false, &memory, Global, limits)
                    .walk::<Ndr20, (), Node<'_, PLAIN>>(&())
            });
        }
    });
}

/// A link that is not the one that the list makes.
impl<'a> Link for &'a Node<'a, false> {
    type Node = Node<'a, false>;

    fn next(&self) -> Option<&Node<'a, false>> {
        None
    }
}

// Containers, sinks, and what stands beside the three traits.

/// A container that is another one each time.
struct Changing(Cell<usize>, [u32; 8]);

impl core::ops::Deref for Changing {
    type Target = [u32];

    fn deref(&self) -> &[u32] {
        self.0.set((self.0.get() + 3) % 8);
        &self.1[..self.0.get()]
    }
}

#[test]
fn a_tail_that_changes() {
    for n in 0..8 {
        for first in 0..8 {
            let tail = Tail(Changing(Cell::new(first), [7; 8]));
            let known = Counted::Known(n);
            let sized = SizeIs { size: known, rest: () };
            run(|| Encoder::new(Vec::new()).value::<Ndr20, _, _>(&tail, &sized));
            let part =
                SizeLength { size: known, first: Counted::Known(first), length: known, rest: () };
            run(|| Encoder::new(Vec::new()).value::<Ndr64, _, _>(&tail, &part));
        }
    }
}

/// A sink that says what it likes.
struct Liar(usize, bool);

impl Sink for Liar {
    fn align(&mut self, _: usize) -> NdrResult<()> {
        Ok(())
    }
    fn bytes(&mut self, bytes: &[u8]) -> NdrResult<()> {
        self.0 = self.0.wrapping_add(bytes.iter().map(|byte| usize::from(*byte)).sum());
        Ok(())
    }
    fn number<const N: usize>(&mut self, bytes: [u8; N]) -> NdrResult<()> {
        self.bytes(&bytes)
    }
    fn window(
        &mut self,
        size: usize,
        _: usize,
        full: bool,
        write: impl FnOnce(&mut Window<'_, '_>) -> NdrResult<()>,
    ) -> NdrResult<()> {
        // A window of another size, in another encoder.
        let size = if self.1 { size / 2 } else { size * 2 + 1 };
        Encoder::new(Vec::new()).window(size, 1, !full, write)
    }
    fn offset(&self) -> usize {
        usize::MAX - 1
    }
    fn is_big_endian(&self) -> bool {
        self.1
    }
    fn next_referent(&mut self) -> u32 {
        0
    }
    fn full_pointer<S: Syntax>(&mut self, _: &Mark) -> NdrResult<()> {
        Ok(())
    }
}

#[test]
fn a_sink_that_lies() {
    let memory = CallMemory::new();
    for yes in [false, true] {
        run(|| owned::<Text, 1>().write_flat::<Ndr20, _>(&(), &mut Liar(0, yes)));
        run(|| owned::<Text, 4>().write_flat::<Ndr64, _>(&(), &mut Liar(0, yes)));
        run(|| [[1_u32, 2]; 3].write_flat::<Ndr20, _>(&(), &mut Liar(0, yes)));
        run(|| [Some(Box::new(1_u8)), None].write_flat::<Ndr20, _>(&(), &mut Liar(0, yes)));
        run(|| {
            Some(Full::new(&memory, 1_u8).unwrap()).write_flat::<Ndr20, _>(&(), &mut Liar(0, yes))
        });
    }
    assert_eq!(ALIVE.get(), 0);
}

/// A character whose terminator is any.
#[derive(Clone, Copy, Debug)]
struct Letter(u16);

impl PartialEq for Letter {
    fn eq(&self, _: &Letter) -> bool {
        now() == Nothing
    }
}

impl Ndr for Letter {
    const LAYOUT: Layout = <u16 as Ndr>::LAYOUT;
}

impl Marshal for Letter {
    fn write_flat<S: Syntax, W: Sink>(&self, (): &(), sink: &mut W) -> NdrResult<()> {
        match now() {
            Much => sink.bytes(&[1; 9]),
            _ => sink.number([0, 0]),
        }
    }
}

impl<'m, A> Unmarshal<'m, A> for Letter {
    type Flat = Letter;
    fn read_flat<S: Syntax>(cursor: &mut Cursor<'m>) -> NdrResult<Letter> {
        if now() == Unwind {
            panic!("in the middle");
        }
        cursor.u8().map(|byte| Letter(byte.into()))
    }
    fn walk<S: Syntax>(
        _: Letter,
        _: Option<&Self>,
        (): &(),
        _: &mut Decoder<'m, A>,
    ) -> NdrResult<()> {
        Ok(())
    }
    fn build<S: Syntax>(flat: Letter, (): &(), _: &mut Decoder<'m, A>) -> NdrResult<Letter> {
        Ok(flat)
    }
}

impl Start for Letter {
    fn start() -> Letter {
        Letter(200)
    }
}

impl Character for Letter {
    const NUL: Letter = Letter(0);

    fn read<S: Syntax>(cursor: &mut Cursor<'_>) -> NdrResult<Letter> {
        match now() {
            Much => cursor.take(9).map(|_| Letter(1)),
            _ => <Letter as Unmarshal<'_, Global>>::read_flat::<S>(cursor),
        }
    }
}

impl Look for Vec<Letter> {
    fn look(&self) {
        assert!(self.iter().all(|letter| letter.0 <= 255));
    }
}

impl Look for &[Letter] {
    fn look(&self) {
        assert!(self.iter().all(|letter| letter.0 <= 255));
    }
}

impl Look for [Letter; 4] {
    fn look(&self) {
        assert!(self.iter().all(|letter| letter.0 <= 255));
    }
}

#[test]
fn characters_that_are_never_the_same() {
    use rpc_runtime::ndr::attributes::{IsString, RangedString, SizedString};
    let stubs = stubs();
    each_mischief(|| {
        let does = DOES.get();
        for stub in &stubs {
            let memory = CallMemory::new();
            let sized = SizedString { size: Counted::Late };
            let ranged = RangedString { low: 0, high: 9 };
            DOES.set(does);
            read::<Ndr20, _, Vec<Letter>>(&memory, stub, &IsString, || None);
            DOES.set(does);
            read::<Ndr64, _, Vec<Letter>>(&memory, stub, &sized, || None);
            DOES.set(does);
            read::<Ndr20, _, &[Letter]>(&memory, stub, &ranged, || None);
            DOES.set(does);
            read::<Ndr20, _, [Letter; 4]>(&memory, stub, &IsString, || Some([Letter(0); 4]));
            DOES.set(does);
            run(|| Encoder::new(Vec::new()).value::<Ndr20, _, _>(&[Letter(1); 4], &IsString));
            run(|| Encoder::new(Vec::new()).value::<Ndr20, _, _>(&vec![Letter(1); 4], &sized));
        }
    });
}

/// A pointer that is none, an enumeration without order, a discriminant and a union of its own mind.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Fickle(pub(crate) u8);

thread_local!(pub(crate) static MOOD: Cell<u32> = const { Cell::new(0) });

pub(crate) fn mood() -> u32 {
    MOOD.set(MOOD.get().wrapping_mul(1_103_515_245).wrapping_add(12345));
    MOOD.get() >> 16
}

impl WireEnum for Fickle {
    const V1_ENUM: bool = true;
    fn to_raw(&self) -> u32 {
        mood()
    }
    fn from_raw(raw: u32) -> Option<Fickle> {
        mood().is_multiple_of(2).then_some(Fickle(raw as u8))
    }
}

impl Pointer for Fickle {}

impl Ndr for Fickle {
    const LAYOUT: Layout = Layout::scalar(4, 8);
}

impl Marshal for Fickle {
    fn write_flat<S: Syntax, W: Sink>(&self, (): &(), sink: &mut W) -> NdrResult<()> {
        if mood().is_multiple_of(3) { sink.number([1; 8]) } else { sink.number([1; 2]) }
    }
}

impl<'m, A> Unmarshal<'m, A> for Fickle {
    type Flat = ReferentId;
    fn read_flat<S: Syntax>(cursor: &mut Cursor<'m>) -> NdrResult<ReferentId> {
        cursor.u8().map(|_| ReferentId(u64::from(mood() % 3)))
    }
    fn walk<S: Syntax>(
        _: ReferentId,
        _: Option<&Self>,
        (): &(),
        _: &mut Decoder<'m, A>,
    ) -> NdrResult<()> {
        Ok(())
    }
    fn build<S: Syntax>(flat: ReferentId, (): &(), _: &mut Decoder<'m, A>) -> NdrResult<Fickle> {
        Ok(Fickle(flat.0 as u8))
    }
}

impl Discriminant for Fickle {
    const LABELS: (i64, i64) = (i64::MAX, i64::MIN);
    fn to_tag(&self) -> i64 {
        i64::from(mood()) - 5
    }
    fn from_tag(_: i64) -> Option<Fickle> {
        mood().is_multiple_of(2).then_some(Fickle(1))
    }
    fn read_tag<S: Syntax>(cursor: &mut Cursor<'_>) -> NdrResult<i64> {
        cursor.u8().map(|_| i64::MIN + i64::from(mood()))
    }
}

impl Union for Fickle {
    type Switch = Fickle;
    const ARMS: Layout = <u8 as Ndr>::LAYOUT;
    fn arm(&self) -> usize {
        usize::MAX - mood() as usize % 3
    }
    fn tag(&self) -> Option<i64> {
        mood().is_multiple_of(2).then_some(-1)
    }
    fn select(_: i64) -> Option<usize> {
        mood().is_multiple_of(2).then_some(usize::MAX)
    }
    fn label(_: usize) -> Option<i64> {
        Some(i64::from(mood()))
    }
}

impl MarshalUnion for Fickle {
    fn write_arm<S: Syntax, W: Sink>(&self, sink: &mut W) -> NdrResult<()> {
        sink.bytes(&[1; 40])
    }
    fn write_arm_pointees<S: Syntax>(&self, encoder: &mut Encoder<'_>) -> NdrResult<()> {
        encoder.bytes(&[1])
    }
}

impl<'m, A> UnmarshalUnion<'m, A> for Fickle {
    fn skip_arm<S: Syntax>(_: Option<usize>, cursor: &mut Cursor<'m>) -> NdrResult<()> {
        cursor.take(mood() as usize % 4).map(drop)
    }
    fn walk_arm<S: Syntax>(
        _: Option<usize>,
        cursor: &mut Cursor<'m>,
        decoder: &mut Decoder<'m, A>,
    ) -> NdrResult<()> {
        *decoder.cursor() = *cursor;
        Ok(())
    }
    fn build_arm<S: Syntax>(
        _: Option<usize>,
        _: i64,
        cursor: &mut Cursor<'m>,
        decoder: &mut Decoder<'m, A>,
    ) -> NdrResult<Fickle> {
        *decoder.cursor() = *cursor;
        Ok(Fickle(1))
    }
}

impl Look for Fickle {
    fn look(&self) {
        assert!(self.0 < 3);
    }
}

impl<T: Look> Look for Option<T> {
    fn look(&self) {
        self.iter().for_each(Look::look);
    }
}

/// A number that counts differently each time.
#[derive(Debug, Clone, Copy)]
struct Measure(u8);

impl CorrelationSource for Measure {
    fn to_count(self) -> i128 {
        [i128::MIN, -1, 0, 2, 3, i128::MAX, i128::from(u64::MAX)][mood() as usize % 7]
    }
}

impl Ndr for Measure {
    const LAYOUT: Layout = Layout::scalar(2, 8);
}

impl Marshal for Measure {
    fn write_flat<S: Syntax, W: Sink>(&self, (): &(), sink: &mut W) -> NdrResult<()> {
        sink.number([self.0; 2])
    }
}

impl<'m, A> Unmarshal<'m, A> for Measure {
    type Flat = Measure;
    fn read_flat<S: Syntax>(cursor: &mut Cursor<'m>) -> NdrResult<Measure> {
        cursor.u8().map(Measure)
    }
    fn walk<S: Syntax>(
        _: Measure,
        _: Option<&Self>,
        (): &(),
        _: &mut Decoder<'m, A>,
    ) -> NdrResult<()> {
        Ok(())
    }
    fn build<S: Syntax>(flat: Measure, (): &(), _: &mut Decoder<'m, A>) -> NdrResult<Measure> {
        Ok(flat)
    }
}

#[derive(DeriveNdr)]
struct Moody {
    n: Measure,
    #[size_is(n)]
    many: Vec<Fickle>,
    #[unique]
    one: Option<Fickle>,
    #[size_is(n)]
    #[length_is(n)]
    part: Vec<u64>,
    m: u8,
    #[transmit_as(u32)]
    other: Text,
    #[size_is(m)]
    presented: Vec<TransmitAs<u32, Text>>,
}

impl TransmittedType<Text> for u32 {
    fn to_xmit(text: &Text) -> Result<u32, &'static Flaw> {
        text.look();
        if mood().is_multiple_of(9) {
            panic!("in the middle")
        }
        Ok(mood())
    }
    fn from_xmit(n: u32) -> Result<Text, &'static Flaw> {
        let text = Text::new();
        match mood() % 5 {
            0 => panic!("in the middle"),
            1 if n != 1 => Err(&Flaw(Status::INVALID_ARG, "a failure", "")),
            _ => Ok(text),
        }
    }
}

impl Look for Moody {
    fn look(&self) {
        self.many.iter().for_each(Look::look);
        self.other.look();
        self.presented.iter().for_each(|text| text.look());
        assert!(self.part.len() < 100 && self.one.is_none_or(|one| one.0 < 3) && self.m < 255);
    }
}

#[test]
fn types_that_change_their_mind() {
    let before = ALIVE.get();
    for (round, stub) in
        (0..200).flat_map(|round| stubs().into_iter().map(move |stub| (round, stub)))
    {
        MOOD.set(round);
        let memory = CallMemory::new();
        let start = || {
            Some(Moody {
                n: Measure(2),
                many: vec![Fickle(1); 2],
                one: None,
                part: vec![1; 3],
                m: 2,
                other: Text::new(),
                presented: vec![TransmitAs::new(Text::new()), TransmitAs::new(Text::new())],
            })
        };
        read::<Ndr20, (), Moody>(&memory, &stub, &(), start);
        read::<Ndr64, (), Moody>(&memory, &stub, &(), start);
        run(|| Encoder::new(Vec::new()).value::<Ndr20, (), _>(&start().unwrap(), &()));
        read::<Ndr20, (), Option<Fickle>>(&memory, &stub, &(), || Some(None));
        run(|| {
            use rpc_runtime::__private::{build_union, read_union, walk_union, write_union};
            let mut decoder = Decoder::new(&stub, false, &memory, Global, DecodeLimits::default());
            let flat = read_union::<Ndr20, Global, Fickle, ()>(decoder.cursor())?;
            walk_union::<Ndr20, Global, Fickle, ()>(flat, &(), &mut decoder)?;
            build_union::<Ndr64, Global, Fickle, ()>(flat, &(), &mut decoder)?.look();
            write_union::<Ndr20, Fickle, (), _>(&Fickle(1), &(), &mut Encoder::new(Vec::new()))
        });
    }
    assert_eq!(ALIVE.get(), before);
}

/// Attributes of the user's own: a number that has another form there.
struct Elsewhere;

impl Ndr<Elsewhere> for u32 {
    const LAYOUT: Layout = <u8 as Ndr>::LAYOUT;
}

impl<'m> Unmarshal<'m, Global, Elsewhere> for u32 {
    type Flat = Run;
    fn read_flat<S: Syntax>(cursor: &mut Cursor<'m>) -> NdrResult<Run> {
        // Of something else.
        <[u8; 1] as Unmarshal<'m, Global>>::read_flat::<S>(cursor)
    }
    fn walk<S: Syntax>(
        _: Run,
        _: Option<&Self>,
        _: &Elsewhere,
        _: &mut Decoder<'m, Global>,
    ) -> NdrResult<()> {
        Ok(())
    }
    fn build<S: Syntax>(
        run: Run,
        _: &Elsewhere,
        decoder: &mut Decoder<'m, Global>,
    ) -> NdrResult<u32> {
        let all = <[u64; 40] as Unmarshal<'m, Global>>::build::<S>(run, &(), decoder);
        assert!(all.is_err() || decoder.cursor_has(320), "as many bytes as there are");
        Ok(7)
    }
}

trait Has {
    fn cursor_has(&mut self, n: usize) -> bool;
}

impl<A> Has for Decoder<'_, A> {
    fn cursor_has(&mut self, n: usize) -> bool {
        self.cursor().offset() + self.cursor().remaining() >= n
    }
}

impl Look for u32 {
    fn look(&self) {
        assert_eq!(*self, 7);
    }
}

#[test]
fn attributes_that_say_something_else() {
    for stub in stubs() {
        let memory = CallMemory::new();
        let sized = SizeIs { size: Counted::Late, rest: Elsewhere };
        read::<Ndr20, _, Vec<u32>>(&memory, &stub, &sized, || Some(vec![7; 2]));
        read::<Ndr64, _, Vec<u32>>(&memory, &stub, &sized, || Some(vec![7; 1]));
        read::<Ndr20, _, Look_<'_>>(&memory, &stub, &One(Elsewhere), || None);
    }
}

type Look_<'a> = &'a u32;

impl Look for &u32 {
    fn look(&self) {
        assert_eq!(**self, 7);
    }
}

/// An error of no stub.
#[test]
fn errors_at_any_offset() {
    let error = NdrError::new(usize::MAX, &Flaw(Status::INVALID_ARG, "a failure", ""));
    assert!(!error.to_string().is_empty());
}
