//! Faults that there were: each with the program that showed it, and what is right.
#![forbid(unsafe_code)]

use std::sync::atomic::{AtomicI32, Ordering::Relaxed};

use allocator_api2::boxed::Box as PluggedBox;
use rpc_runtime::memory::{Allocator, CallMemory, Global, Ledger};
use rpc_runtime::ndr::attributes::{Counted, SizeIs};
use rpc_runtime::ndr::{
    Cursor, DecodeLimits, Decoder, Encoder, Layout, Ndr as Ndr_, Ndr20, Ndr64, NdrResult, Run,
    Sink, Unmarshal,
};
use rpc_runtime::{Full, Ndr, Shared, Status, Tail};

fn words(words: &[u32]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_le_bytes()).collect()
}

fn decoder<'m>(stub: &'m [u8], memory: &'m CallMemory) -> Decoder<'m, Global> {
    Decoder::new(stub, false, memory, Global, DecodeLimits::default())
}

// S1: a field that is skipped has no size on the wire, and may have none in memory.

static MADE: AtomicI32 = AtomicI32::new(0);
static ALIVE: AtomicI32 = AtomicI32::new(0);

#[derive(Debug)]
struct Token;

impl Default for Token {
    fn default() -> Token {
        MADE.fetch_add(1, Relaxed);
        ALIVE.fetch_add(1, Relaxed);
        Token
    }
}

impl Drop for Token {
    fn drop(&mut self) {
        ALIVE.fetch_sub(1, Relaxed);
    }
}

#[derive(Debug)]
enum Never {}

impl Default for Never {
    fn default() -> Never {
        panic!("there is no value")
    }
}

#[derive(Ndr, Debug)]
struct WithToken {
    a: u32,
    #[skip]
    _token: Token,
}

#[allow(unreachable_code)]
mod never {
    use super::Never;
    use rpc_runtime::Ndr;

    #[derive(Ndr, Debug)]
    pub struct WithNever {
        pub a: u32,
        #[skip]
        _never: Never,
    }
}
use never::WithNever;

#[derive(Ndr, Debug)]
struct Plain {
    a: u32,
    b: [u16; 2],
}

/// A structure of structures is as far identical as they are.
#[derive(Ndr, Debug)]
struct Around {
    inner: [WithToken; 2],
    plain: Plain,
}

#[test]
fn s1_what_is_skipped_is_made_for_each_value_and_not_taken_from_the_wire() {
    assert!(!WithToken::LAYOUT.is_identical::<Ndr20>());
    assert!(!WithNever::LAYOUT.is_identical::<Ndr64>());
    assert!(!Around::LAYOUT.is_identical::<Ndr20>());
    assert!(Plain::LAYOUT.is_identical::<Ndr20>() && Plain::LAYOUT.is_identical::<Ndr64>());

    let memory = CallMemory::new();
    let stub = words(&[0x20000, 2, 1, 2]);
    let levels = SizeIs { size: Counted::Known(2), rest: () };
    let made = decoder(&stub, &memory).value::<Ndr20, _, Vec<WithToken>>(&levels).unwrap();
    assert_eq!((made[1].a, MADE.load(Relaxed)), (2, 2));
    drop(made);
    assert_eq!(ALIVE.load(Relaxed), 0);

    let stub = words(&[1, 2, 3, 4]);
    let around = decoder(&stub, &memory).value::<Ndr20, (), Around>(&()).unwrap();
    assert_eq!((around.inner[1].a, around.plain.a, around.plain.b), (2, 3, [4, 0]));
    assert_eq!(MADE.load(Relaxed), 4);
    drop(around);
    assert_eq!(ALIVE.load(Relaxed), 0);

    // The type has no values: what makes them says so.
    let stub = words(&[0x20000, 1, 9]);
    let levels = SizeIs { size: Counted::Known(1), rest: () };
    let none = std::panic::catch_unwind(|| {
        decoder(&stub, &CallMemory::new())
            .value::<Ndr20, _, Vec<WithNever>>(&levels)
            .map(|v| v[0].a)
    });
    assert!(none.is_err());
}

// S2: the encoder writes up to seven zeros in front of what it aligns.

#[test]
fn s2_an_alignment_that_is_none_of_ndrs_is_refused() {
    let refused = |write: &dyn Fn(&mut Encoder<'_>) -> NdrResult<()>| {
        let mut encoder = Encoder::new(Vec::new());
        encoder.bytes(&[1]).unwrap();
        let error = write(&mut encoder).unwrap_err();
        assert_eq!(encoder.stub(), [1], "nothing was written");
        error.status()
    };
    for align in [0, 3, 5, 16, 4096, usize::MAX, usize::MAX - 1, 1 << (usize::BITS - 1)] {
        let none = Status::INTERNAL_ERROR;
        assert_eq!(refused(&|e| e.align(align)), none, "{align}");
        assert_eq!(refused(&|e| e.aligned(align, &[0xaa; 16])), none);
        assert_eq!(refused(&|e| e.window(16, align, false, |w| w.bytes(&[0xaa; 16]))), none);
        assert_eq!(refused(&|e| e.window(usize::MAX, align, false, |_| Ok(()))), none);

        let mut encoder = Encoder::new(Vec::new());
        let within = encoder.window(16, 8, false, |window| {
            assert_eq!(window.align(align).unwrap_err().status(), none);
            assert_eq!(window.aligned(align, &[1]).unwrap_err().status(), none);
            window.window(1, align, false, |_| Ok(()))
        });
        assert_eq!(within.unwrap_err().status(), none);

        let mut cursor = Cursor::new(&[0; 32], false);
        cursor.u8().unwrap();
        assert_eq!(cursor.align(align).unwrap_err().status(), none);
        assert_eq!(cursor.window(1, align).unwrap_err().status(), none);
        assert_eq!(cursor.offset(), 1);
    }
}

#[test]
fn s2_a_size_beyond_memory_is_refused() {
    for size in
        [usize::MAX, usize::MAX - 6, usize::MAX - 7, usize::MAX / 2 + 1, isize::MAX as usize]
    {
        let mut encoder = Encoder::new(Vec::new());
        encoder.bytes(&[1]).unwrap();
        let error = encoder.window(size, 8, false, |_| Ok(())).unwrap_err();
        assert_eq!((error.status(), encoder.stub()), (Status::OUT_OF_MEMORY, &[1][..]));

        let mut encoder = Encoder::new(Vec::new());
        let within = encoder.window(16, 8, false, |window| {
            window.bytes(&[1])?;
            window.window(size, 8, false, |_| Ok(()))
        });
        assert_eq!(within.unwrap_err().status(), Status::INTERNAL_ERROR);
        assert!(Cursor::new(&[0; 32], false).window(size, 8).is_err());
        assert!(Cursor::new(&[0; 32], false).take(size).is_err());
    }
}

#[test]
fn s2_what_is_aligned_has_zeros_before_it() {
    for (align, start) in [1, 2, 4, 8].into_iter().flat_map(|align| (1..9).map(move |n| (align, n)))
    {
        let mut encoder = Encoder::new(vec![0xee; 3]);
        encoder.bytes(&vec![1; start]).unwrap();
        encoder.aligned(align, &[2; 4]).unwrap();
        let gap = start.next_multiple_of(align) - start;
        assert_eq!(encoder.stub(), [vec![1; start], vec![0; gap], vec![2; 4]].concat());
    }
}

#[test]
fn s2_a_scalar_has_a_size_of_ndrs() {
    for size in [0, 3, 16, 4096] {
        assert!(std::panic::catch_unwind(|| Layout::scalar(size, 4)).is_err());
        assert!(std::panic::catch_unwind(|| Layout::scalar(4, size)).is_err());
    }
    let huge = Layout::array(<u64 as Ndr_>::LAYOUT, usize::MAX / 8 + 2);
    assert!(std::panic::catch_unwind(|| huge.sound()).is_err());
    assert!(std::panic::catch_unwind(|| huge.size::<Ndr64>()).is_err());
}

// S3: where elements stand does not say what they are.

#[test]
fn s3_a_run_of_other_elements_is_no_array() {
    let memory = CallMemory::new();
    let (short, long) = (vec![1_u8; 16], vec![1_u8; 8192]);
    let mut reader = decoder(&short, &memory);
    let run: Run = <[u8; 1] as Unmarshal<'_, Global>>::read_flat::<Ndr20>(reader.cursor()).unwrap();
    let array = <[u64; 512] as Unmarshal<'_, Global>>::build::<Ndr20>(run, &(), &mut reader);
    assert_eq!(array.unwrap_err().status(), Status::BAD_STUB_DATA);

    // One from another decoder, whose stub is longer, and in another syntax.
    let mut other = decoder(&long, &memory);
    let run = <[u64; 512] as Unmarshal<'_, Global>>::read_flat::<Ndr64>(other.cursor()).unwrap();
    assert!(<[u64; 512] as Unmarshal<'_, Global>>::build::<Ndr20>(run, &(), &mut reader).is_err());
    assert!(<[u8; 1] as Unmarshal<'_, Global>>::build::<Ndr20>(run, &(), &mut reader).is_ok());
    let bytes = <[u8; 4096] as Unmarshal<'_, Global>>::build::<Ndr64>(run, &(), &mut reader);
    assert!(bytes.is_err());
}

#[test]
fn s3_a_run_of_other_elements_is_no_tail() {
    let memory = CallMemory::new();
    let stub = vec![1_u8; 64];
    let mut reader = decoder(&stub, &memory);
    let levels = SizeIs { size: Counted::Late, rest: () };
    // 32 bytes are no 32 numbers of eight bytes.
    let run = <[u8; 32] as Unmarshal<'_, Global>>::read_flat::<Ndr20>(reader.cursor()).unwrap();
    macro_rules! refused {
        ($($ty:ty),+) => {$(
            assert!(<$ty as Unmarshal<'_, Global, _>>::build::<Ndr20>(run, &levels, &mut reader).is_err());
        )+};
    }
    refused! { Tail<Vec<u64>>, Tail<Box<[u64]>>, Tail<&[u64]>, Tail<&mut [u64]>, Tail<Vec<Plain>> }
}

// S4: what is being made has no value to be written.

#[test]
fn s4_a_full_pointer_to_what_is_still_being_made_is_not_encoded() {
    let memory = CallMemory::new();
    let made = Full::<u64>::new_cyclic(&memory, |own| {
        let mut encoder = Encoder::new(Vec::new());
        let error = encoder.value::<Ndr20, (), _>(&own, &()).unwrap_err();
        assert_eq!(error.status(), Status::INVALID_ARG);
        let error = encoder.value::<Ndr64, (), _>(&Holder { first: Some(own), second: None }, &());
        assert_eq!(error.unwrap_err().status(), Status::INVALID_ARG);
        // Beside another encoder, things are kept in a table and not marked.
        let mut other = Encoder::new(Vec::new());
        let there = Full::new(&memory, 1_u64).unwrap();
        other.value::<Ndr20, (), _>(&there, &()).unwrap();
        assert!(encoder.value::<Ndr20, (), _>(&own, &()).is_err());
        assert!(std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| own.get())).is_err());
        5
    });
    let made = made.unwrap();
    let mut encoder = Encoder::new(Vec::new());
    encoder.value::<Ndr20, (), _>(&Holder { first: Some(made), second: Some(made) }, &()).unwrap();
    assert_eq!(encoder.stub(), words(&[0x20000, 0x20000, 5, 0]));
    assert_eq!(*made, 5);
}

#[derive(Ndr)]
struct Holder<'a> {
    #[ptr]
    first: Option<Full<'a, u64>>,
    #[ptr]
    second: Option<Full<'a, u64>>,
}

// S5: what does compile. What does not is in tests/ui/soundness.

#[derive(Ndr)]
struct Person<'a> {
    age: u32,
    #[ptr]
    friend: Option<Full<'a, Person<'a>>>,
}

#[derive(Ndr)]
struct Pair<T> {
    left: T,
    right: T,
}

#[derive(Ndr)]
struct Both<'a> {
    #[ptr]
    a: Option<Full<'a, Pair<Person<'a>>>>,
    #[ptr]
    b: Option<Full<'a, Pair<Hand>>>,
    #[ptr]
    c: Option<Full<'a, &'a [Hand; 2]>>,
    #[ptr]
    d: Option<Full<'a, &'a [Hand; 2]>>,
}

/// Written by hand, and without lifetimes, as it says.
#[derive(Debug, PartialEq, Clone, Copy)]
struct Hand(u32);

impl Ndr_ for Hand {
    const LAYOUT: Layout = Layout::scalar(4, 4);
    const LIFETIMES: Option<rpc_runtime::ndr::Lifetimes<Hand>> =
        Some(rpc_runtime::ndr::Lifetimes::none());
}

impl<'m, A> Unmarshal<'m, A> for Hand {
    type Flat = u32;
    fn read_flat<S: rpc_runtime::ndr::Syntax>(cursor: &mut Cursor<'m>) -> NdrResult<u32> {
        cursor.u32()
    }
    fn walk<S: rpc_runtime::ndr::Syntax>(
        _: u32,
        _: Option<&Self>,
        (): &(),
        _: &mut Decoder<'m, A>,
    ) -> NdrResult<()> {
        Ok(())
    }
    fn build<S: rpc_runtime::ndr::Syntax>(
        flat: u32,
        (): &(),
        _: &mut Decoder<'m, A>,
    ) -> NdrResult<Hand> {
        Ok(Hand(flat))
    }
}

impl rpc_runtime::Marshal for Hand {
    fn write_flat<S: rpc_runtime::ndr::Syntax, W: Sink>(
        &self,
        (): &(),
        sink: &mut W,
    ) -> NdrResult<()> {
        sink.number(self.0.to_le_bytes())
    }
}

#[test]
fn s5_types_whose_lifetimes_are_known_stand_behind_full_pointers() {
    let memory = CallMemory::new();
    let stub = words(&[4, 8, 12, 12, 20, 0, 21, 16, 22, 16, 1, 2, 99, 5, 6]);
    let both: Both<'_> = decoder(&stub, &memory).value::<Ndr20, (), _>(&()).unwrap();
    let a = both.a.unwrap();
    assert!(a.left.friend.is_none());
    let friend = a.right.friend.unwrap();
    assert_eq!((a.left.age, a.right.age, friend.age), (20, 21, 22));
    assert!(Full::same(friend, friend.friend.unwrap()));
    let b = both.b.unwrap();
    assert_eq!((b.left, b.right), (Hand(1), Hand(2)));
    assert!(Full::same(both.c.unwrap(), both.d.unwrap()));
    assert_eq!(**both.c.unwrap(), [Hand(5), Hand(6)]);
}

#[test]
fn s5_what_a_decoder_shares_in_is_dropped_with_it() {
    let memory = CallMemory::new();
    let stub = words(&[4, 9, 4]);
    let mut reader = decoder(&stub, &memory);
    let a: Shared<Hand> = reader.value::<Ndr20, (), _>(&()).unwrap();
    let b: Shared<Hand> = reader.value::<Ndr20, (), _>(&()).unwrap();
    drop(reader);
    assert!(Shared::same(&a, &b));
    assert_eq!(*a, Hand(9));
}

// S9: each full pointer to a thing says the same of it.

#[derive(Ndr)]
struct Sized<'a> {
    n: u32,
    #[ptr]
    #[size_is(n)]
    a: Option<Full<'a, Tail<&'a [u8]>>>,
    m: u32,
    #[ptr]
    #[size_is(m)]
    b: Option<Full<'a, Tail<&'a [u8]>>>,
}

#[derive(Ndr)]
struct Part<'a> {
    n: u32,
    l: u32,
    #[ptr]
    #[size_is(n)]
    #[length_is(l)]
    a: Option<Full<'a, Tail<&'a [u8]>>>,
    m: u32,
    k: u32,
    #[ptr]
    #[size_is(m)]
    #[length_is(k)]
    b: Option<Full<'a, Tail<&'a [u8]>>>,
}

#[derive(Ndr, Debug)]
#[switch_type(u32)]
enum Number {
    #[case(1)]
    Small(u16),
    #[case(2)]
    Large(u64),
}

#[derive(Ndr)]
struct Switched<'a> {
    n: u32,
    #[ptr]
    #[switch_is(n)]
    a: Option<Full<'a, Number>>,
    m: u32,
    #[ptr]
    #[switch_is(m)]
    b: Option<Full<'a, Number>>,
}

#[derive(Ndr)]
struct Owned<A: Allocator + Send + Sync> {
    n: u32,
    #[ptr]
    #[size_is(n)]
    a: Option<Shared<Tail<Vec<u8>>, A>>,
    m: u32,
    #[ptr]
    #[size_is(m)]
    b: Option<Shared<Tail<Vec<u8>>, A>>,
}

#[derive(Ndr)]
struct Text<'a> {
    n: u32,
    #[ptr]
    #[string]
    #[size_is(n)]
    a: Option<Full<'a, Tail<&'a str>>>,
    m: u32,
    #[ptr]
    #[string]
    #[size_is(m)]
    b: Option<Full<'a, Tail<&'a str>>>,
}

/// The status with which a stub is refused, when it is read and when it is walked; none if it is read.
fn refused<'m, T: Unmarshal<'m, Global>>(stub: &'m [u8], memory: &'m CallMemory) -> Option<Status> {
    let walked = decoder(stub, memory).walk::<Ndr20, (), T>(&()).err().map(|e| e.status());
    let read = decoder(stub, memory).value::<Ndr20, (), T>(&()).err().map(|e| e.status());
    assert_eq!(walked, read);
    read
}

#[test]
fn s9_an_alias_is_compared_with_its_own_counts() {
    let memory = CallMemory::new();
    let bad = Some(Status::BAD_STUB_DATA);
    let sized = |m| words(&[2, 4, m, 4, 2, 0x0201]);
    assert_eq!(refused::<Sized<'_>>(&sized(2), &memory), None);
    assert_eq!(refused::<Sized<'_>>(&sized(500), &memory), bad);
    assert_eq!(refused::<Sized<'_>>(&sized(1), &memory), bad);
    assert_eq!(refused::<Owned<Global>>(&sized(2), &memory), None);
    assert_eq!(refused::<Owned<Global>>(&sized(3), &memory), bad);

    let part = |m, k| words(&[4, 2, 4, m, k, 4, 4, 0, 2, 0x0201]);
    assert_eq!(refused::<Part<'_>>(&part(4, 2), &memory), None);
    assert_eq!(refused::<Part<'_>>(&part(5, 2), &memory), bad);
    assert_eq!(refused::<Part<'_>>(&part(4, 3), &memory), bad);

    let switched = |m| words(&[1, 4, m, 4, 1, 7]);
    assert_eq!(refused::<Switched<'_>>(&switched(1), &memory), None);
    assert_eq!(refused::<Switched<'_>>(&switched(2), &memory), bad);

    let text = |m| words(&[9, 4, m, 4, 9, 0, 3, 0x6261]);
    assert_eq!(refused::<Text<'_>>(&text(9), &memory), None);
    assert_eq!(refused::<Text<'_>>(&text(8), &memory), bad);
}

#[test]
fn s9_an_alias_is_compared_when_it_is_sent() {
    let memory = CallMemory::new();
    let shared = Full::new(&memory, Tail(&[1_u8, 2][..])).unwrap();
    let encode = |m| {
        let value = Sized { n: 2, a: Some(shared), m, b: Some(shared) };
        Encoder::new(Vec::new()).value::<Ndr20, (), _>(&value, &())
    };
    assert!(encode(2).is_ok());
    assert_eq!(encode(500).unwrap_err().status(), Status::BAD_STUB_DATA);

    let shared = Full::new(&memory, Number::Small(7)).unwrap();
    let encode = |m| {
        let value = Switched { n: 1, a: Some(shared), m, b: Some(shared) };
        Encoder::new(Vec::new()).value::<Ndr20, (), _>(&value, &())
    };
    assert!(encode(1).is_ok());
    assert_eq!(encode(2).unwrap_err().status(), Status::INVALID_TAG);
}

// S10: memory that threads share, and blocks without bytes.

#[test]
fn s10_blocks_without_bytes_share_an_address() {
    let ledger = Ledger::new();
    let (a, b) = (PluggedBox::new_in((), ledger.clone()), PluggedBox::new_in((), ledger.clone()));
    drop(a);
    drop(b);
    assert_eq!((ledger.requests(), ledger.frees(), ledger.alive().len()), (0, 0, 0));
    let memory = CallMemory::new_in(ledger.clone());
    memory.allocate(()).unwrap();
    assert!(memory.allocate_slice::<u64>(&[]).unwrap().is_empty());
    drop(memory);
    assert!(ledger.alive().is_empty());
}

#[test]
fn s10_threads_that_share_an_environment_waste_no_memory() {
    const N: usize = 100_000;
    for threads in [1, 2, 4, 8] {
        let needed = threads * N * size_of::<(usize, usize)>();
        // A limit that is enough is enough.
        let memory = CallMemory::new().with_limit(needed + needed / 50 + (1 << 16));
        std::thread::scope(|scope| {
            for thread in 0..threads {
                let memory = &memory;
                scope.spawn(move || {
                    for i in 0..N {
                        assert_eq!(*memory.allocate((thread, i)).unwrap(), (thread, i));
                    }
                });
            }
        });
        let free = CallMemory::new();
        std::thread::scope(|scope| {
            for _ in 0..threads {
                scope.spawn(|| {
                    (0..N).for_each(|i| assert_eq!(*free.allocate((i, i)).unwrap(), (i, i)))
                });
            }
        });
        assert!(free.footprint() <= 2 * needed, "{} for {needed}", free.footprint());
    }
}

#[test]
fn s10_leases_that_are_held_at_once_are_used_again() {
    let memory = CallMemory::new();
    for round in 0..100 {
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    let mut lease = memory.lease();
                    for i in 0..1000_u64 {
                        assert_eq!(*lease.allocate(i).unwrap(), i);
                    }
                });
            }
        });
        // One chunk for each thread at most, beside what was needed.
        let needed = (round + 1) * 4 * 8000;
        assert!(memory.footprint() <= 2 * needed + (4 << 20), "{} of {needed}", memory.footprint());
    }
}
