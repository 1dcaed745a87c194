//! Every request that a codec makes of the global allocator fails once: the status is 14, nothing is lost, and
//! nothing aborts. In a program of its own, because it takes the global allocator's place; so calls' requests of it are
//! counted here, too.

mod handles;
mod null_call;

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use rpc_runtime::memory::{Allocator, CallBlock, CallMemory, Global, Ledger, StubBuffer};
use rpc_runtime::ndr::{DecodeLimits, Decoder, Ndr20, Ndr64, Syntax, UInt3264, Unmarshal};
use rpc_runtime::pickle::{Pickler, ProcedurePickler, Unpickler, Version};
use rpc_runtime::prelude::*;
use rpc_runtime::protocol::SyntaxId;
use rpc_tests::encode;
use rpc_tests::everything::{
    Borrowed, Choice, Everything, Far, Figure, Flat, Hue, Inner, Part, Plain, Plugged, Tree,
};

/// The system's allocator, which refuses the request of a thread that the thread's count comes to.
struct Refusing;

thread_local! {
    /// How many requests are still granted; none is refused at `usize::MAX`.
    static GRANTED: Cell<usize> = const { Cell::new(usize::MAX) };
    static ALIVE: Cell<isize> = const { Cell::new(0) };
    /// The requests that were granted.
    static REQUESTS: Cell<usize> = const { Cell::new(0) };
}

fn refuses() -> bool {
    match GRANTED.get() {
        usize::MAX => false,
        0 => true,
        n => {
            GRANTED.set(n - 1);
            false
        }
    }
}

// SAFETY: all requests that are granted go to the system's allocator as they are.
unsafe impl GlobalAlloc for Refusing {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if refuses() {
            return std::ptr::null_mut();
        }
        ALIVE.set(ALIVE.get() + 1);
        REQUESTS.set(REQUESTS.get() + 1);
        // SAFETY: as the caller promises.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        ALIVE.set(ALIVE.get() - 1);
        // SAFETY: as the caller promises.
        unsafe { System.dealloc(block, layout) }
    }
}

#[global_allocator]
static REFUSING: Refusing = Refusing;

/// Grants `run` no request, then one, then two, until it succeeds: that many failed. After the last that is
/// granted, all are refused.
fn exhaust<T>(what: &str, mut run: impl FnMut() -> std::result::Result<T, Status>) -> usize {
    for n in 0.. {
        let alive = ALIVE.get();
        GRANTED.set(n);
        let result = run();
        GRANTED.set(usize::MAX);
        match result {
            Ok(value) => {
                drop(value);
                assert_eq!(ALIVE.get(), alive, "{what}: lost something");
                return n;
            }
            Err(status) => {
                assert_eq!(status, Status::OUT_OF_MEMORY, "{what}: {n} requests granted");
                assert_eq!(ALIVE.get(), alive, "{what}: lost something after {n} requests");
            }
        }
    }
    unreachable!("a run that is granted all succeeds")
}

fn everything(choice: (i16, Choice)) -> Everything {
    let inner = |wide| Inner { flag: true, wide, small: -1 };
    let leaf = |number| Some(Box::new(Tree { left: None, number, right: None }));
    Everything {
        plain: Plain {
            byte: 1,
            real: 2.0,
            hue: Hue::Blue,
            far: Far::Away,
            id: uuid::Uuid::from_u128(7),
            status: Status::ACCESS_DENIED,
            size: UInt3264(5),
            single: 0.5,
            inners: [inner(1), inner(2)],
            percent: 99,
        },
        used: 2,
        varying: [1, 2, 0, 0],
        n: 2,
        inners: Some(vec![inner(3), inner(4)]),
        k: 2,
        flats: vec![Flat { a: 1, b: [2, 3] }; 2],
        some: vec![1, 2],
        parts: vec![
            Part { n: 2, list: Some(vec![8, 9]), reference: Box::new(1) },
            Part { n: 0, list: None, reference: Box::new(2) },
        ],
        texts: vec![Some("one".into()), None],
        deep: Some(Box::new(Some(vec![[1, 2, 3], [4, 5, 6]]))),
        text: "text".to_owned(),
        wide: Some("wide".into()),
        bytes: b"bytes".to_vec(),
        level: choice.0,
        choice: choice.1,
        figure: Figure::Pointer(Some(Box::new(3))),
        fixed: [Some(Box::new(1)), None],
        tree: Some(Box::new(Tree { left: leaf(1), number: 2, right: leaf(3) })),
        m: 2,
        tail: Tail(vec![Some(Box::new(4)), None]),
    }
}

/// With one in the other, for the union's arm.
fn nested() -> Everything {
    let words = everything((4, Choice::Words(Some("words".into()))));
    everything((3, Choice::Next(Some(Box::new(words)))))
}

fn decode<'m, S: Syntax, A, T: Unmarshal<'m, A>>(
    stub: &'m StubBuffer,
    memory: &'m CallMemory,
    allocator: A,
) -> std::result::Result<T, Status> {
    let limits = DecodeLimits::default();
    let mut decoder = Decoder::new(stub, false, memory, allocator, limits);
    decoder.value::<S, (), T>(&()).map_err(|error| error.status())
}

fn in_every_form<S: Syntax>() {
    let value = nested();
    let bytes = encode::<S, (), _>(&value, &()).unwrap();
    let n = exhaust("encoded", || encode::<S, (), _>(&value, &()).map_err(|error| error.status()));
    assert!(n > 3, "the buffer grew {n} times");

    let stub = StubBuffer::copy_of(&bytes).unwrap();
    let n = exhaust("owned", || {
        let memory = CallMemory::new();
        decode::<S, _, Everything>(&stub, &memory, ())
    });
    assert!(n > 40, "{n} nodes");

    let n = exhaust("borrowed", || {
        let memory = CallMemory::new();
        decode::<S, _, Borrowed<'_>>(&stub, &memory, ()).map(drop)
    });
    assert!((1..5).contains(&n), "{n} pieces of the call's memory");

    let n = exhaust("from an allocator", || {
        let memory = CallMemory::new();
        decode::<S, _, Plugged<Global>>(&stub, &memory, Global)
    });
    assert!(n > 40, "{n} nodes");

    let n = exhaust("in a block", || {
        let mut block = CallBlock::new();
        let walk = |decoder: &mut Decoder<'_, ()>| decoder.walk::<S, (), Borrowed<'_>>(&());
        let limits = DecodeLimits::default();
        let mut decoder =
            block.decoder(&bytes, false, limits, (), walk).map_err(|error| error.status())?;
        let value = decoder.value::<S, (), Borrowed<'_>>(&());
        value.map(drop).map_err(|error| error.status())
    });
    assert!(n <= 2, "one block, and its header: {n}");
}

#[test]
fn mem_02_exhaustion_in_ndr() {
    in_every_form::<Ndr20>();
}

#[test]
fn mem_02_exhaustion_in_ndr64() {
    in_every_form::<Ndr64>();
}

/// All that a change in place needs is set aside before anything is changed.
#[test]
fn mem_02_exhaustion_in_place() {
    let bytes = encode::<Ndr20, (), _>(&nested(), &()).unwrap();
    let (stub, memory) = (StubBuffer::copy_of(&bytes).unwrap(), CallMemory::new());
    let before = everything((1, Choice::Inner(Inner { flag: false, wide: 0, small: 0 })));
    let others = (before.clone(), nested());
    for (what, before) in [("much is new", others.0), ("all is there", others.1)] {
        for n in 0.. {
            let (mut value, alive) = (before.clone(), ALIVE.get());
            GRANTED.set(n);
            let limits = DecodeLimits::default();
            let mut decoder = Decoder::new(&stub, false, &memory, (), limits);
            let result = decoder.walk_in_place::<Ndr20, (), _>(&value, &());
            if let Ok(start) = result {
                decoder.update::<Ndr20, (), _>(start, &mut value, &()).unwrap();
            }
            drop(decoder);
            GRANTED.set(usize::MAX);
            if result.is_ok() {
                assert_eq!(value, nested(), "{what}");
                break;
            }
            assert_eq!(result.unwrap_err().status(), Status::OUT_OF_MEMORY);
            assert_eq!((ALIVE.get(), &value), (alive, &before), "{what}, {n} requests granted");
        }
    }
}

#[test]
fn mem_02_exhaustion_of_full_pointers() {
    #[derive(Ndr)]
    struct Pair<A: Allocator + Send + Sync> {
        #[ptr]
        a: Option<Shared<u32, A>>,
        #[ptr]
        b: Option<Shared<u32, A>>,
    }
    #[derive(Ndr, Clone, Copy)]
    struct Ring<'a> {
        #[ptr]
        next: Option<Full<'a, Ring<'a>>>,
    }

    let one = Shared::new_in(7_u32, Global).unwrap();
    let pair = Pair { a: Some(one.clone()), b: Some(one) };
    exhaust("encoded", || encode::<Ndr20, (), _>(&pair, &()).map_err(|error| error.status()));
    let bytes = encode::<Ndr20, (), _>(&pair, &()).unwrap();
    let stub = StubBuffer::copy_of(&bytes).unwrap();
    exhaust("owned together", || {
        let memory = CallMemory::new();
        decode::<Ndr20, _, Pair<Global>>(&stub, &memory, Global)
    });
    let memory = CallMemory::new();
    let ring = Full::new_cyclic(&memory, |own| Ring { next: Some(own) }).unwrap();
    let bytes = encode::<Ndr20, (), _>(&Ring { next: Some(ring) }, &()).unwrap();
    let stub = StubBuffer::copy_of(&bytes).unwrap();
    exhaust("in circles", || {
        let memory = CallMemory::new();
        decode::<Ndr20, _, Ring<'_>>(&stub, &memory, ()).map(drop)
    });
}

#[test]
fn mem_02_exhaustion_of_pickles() {
    let (syntax, interface) = (SyntaxId::NDR64, SyntaxId::NDR20);
    for version in [Version::V1, Version::V2 { syntax, interface }] {
        let mut pickler = Pickler::new(Vec::new(), version).unwrap();
        pickler.write(&nested()).unwrap();
        let bytes = pickler.into_inner();
        exhaust("unpickled", || {
            let memory = CallMemory::new();
            let mut unpickler = Unpickler::new(&bytes, &memory).map_err(|error| error.status())?;
            unpickler.read::<Everything>().map_err(|error| error.status())
        });
    }
}

#[test]
fn mem_02_exhaustion_of_what_is_pickled() {
    let (syntax, interface) = (SyntaxId::NDR64, SyntaxId::NDR20);
    let mut buffer = vec![0; 1 << 16];
    for version in [Version::V1, Version::V2 { syntax, interface }] {
        let value = nested();
        exhaust("pickled", || {
            let status = |error: rpc_runtime::Error| error.status();
            let mut pickler = Pickler::new(&mut buffer[..], version).map_err(status)?;
            pickler.write(&value).map_err(status)?;
            pickler.write(&7_u32).map_err(status)
        });
    }
    exhaust("a pickled procedure", || {
        let status = |error: rpc_runtime::Error| error.status();
        let mut procedure = ProcedurePickler::new(interface, 0);
        procedure.write(&7_u8).map_err(status)?;
        procedure.write_array(&[1_u16; 100]).map_err(status)?;
        procedure.finish(&mut &mut buffer[..]).map_err(status)
    });
}

/// The ledger's own book is no concern of those whose requests it counts.
#[test]
fn mem_02_a_ledger_fails_as_it_is_told() {
    let ledger = Ledger::new();
    ledger.fail_at(1);
    let memory = CallMemory::new_in(ledger.clone());
    assert_eq!(memory.allocate(1_u8).unwrap_err().status(), Status::OUT_OF_MEMORY);
    assert!(ledger.alive().is_empty());
}
