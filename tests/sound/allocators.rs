//! Allocators that unwind. They are the one thing here that needs `unsafe`, to be allocators at all.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr::NonNull;
use std::sync::atomic::{AtomicIsize, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use rpc_runtime::memory::{AllocError, Allocator, CallMemory, Global};
use rpc_runtime::ndr::{DecodeLimits, Decoder, Ndr20};
use rpc_runtime::{Ndr, Shared};

/// Panics at the call with this number, counted over all calls, after it has done its work.
#[derive(Clone, Default)]
struct Odd(Arc<Counters>);

#[derive(Default)]
struct Counters {
    calls: AtomicUsize,
    panic_at: AtomicUsize,
    alive: AtomicIsize,
}

/// What is not freed because something unwound is no leak to a leak checker: it finds its address here.
static KEPT: Mutex<Vec<usize>> = Mutex::new(Vec::new());

impl Odd {
    fn at(n: usize) -> Odd {
        let odd = Odd::default();
        odd.0.panic_at.store(n, Ordering::Relaxed);
        odd
    }

    fn call(&self, blocks: isize) {
        self.0.alive.fetch_add(blocks, Ordering::Relaxed);
        let n = self.0.calls.fetch_add(1, Ordering::Relaxed) + 1;
        let at = self.0.panic_at.load(Ordering::Relaxed);
        assert!(n != at || std::thread::panicking(), "the allocator's own");
    }
}

// SAFETY: all blocks are of the global allocator's. A block is not given out where it panics.
unsafe impl Allocator for Odd {
    fn allocate(&self, layout: std::alloc::Layout) -> Result<NonNull<[u8]>, AllocError> {
        self.call(0);
        let block = Global.allocate(layout)?;
        KEPT.lock().unwrap().push(block.cast::<u8>().as_ptr().expose_provenance());
        self.0.alive.fetch_add(1, Ordering::Relaxed);
        Ok(block)
    }

    unsafe fn deallocate(&self, block: NonNull<u8>, layout: std::alloc::Layout) {
        // SAFETY: as the caller promises.
        unsafe { Global.deallocate(block, layout) };
        self.call(-1);
    }
}

#[test]
fn an_environment_whose_allocator_unwinds_does_not_use_what_it_has_freed() {
    let mut memory = CallMemory::new_in(Odd::at(3));
    memory.allocate([1_u8; 100]).unwrap();
    memory.allocate([2_u8; 100_000]).unwrap();
    catch_unwind(AssertUnwindSafe(|| memory.reset())).unwrap_err();
    assert_eq!(memory.blocks(), 1, "the other chunk is freed later");
    assert!(memory.footprint() >= 1024, "and counted until then");
    // The chunk that was freed is not written to.
    assert_eq!(*memory.allocate(7_u64).unwrap(), 7);
    memory.reset();
    assert_eq!((memory.blocks(), memory.footprint()), (0, 0));
}

#[derive(Ndr)]
struct Tree<A: Allocator + Send + Sync> {
    value: u32,
    #[ptr]
    left: Option<Shared<Tree<A>, A>>,
    #[ptr]
    right: Option<Shared<Tree<A>, A>>,
    #[unique]
    own: Option<allocator_api2::boxed::Box<u64, A>>,
}

#[test]
fn a_decoder_whose_allocator_unwinds_frees_nothing_twice() {
    // 1 { left: 2 { own }, right: 2, own }
    let words = [1, 4, 4, 8, 2, 0, 0, 12, 7, 7, 9, 9];
    let stub: Vec<u8> = words.iter().flat_map(|word: &u32| word.to_le_bytes()).collect();
    for n in 1..40 {
        let (odd, memory) = (Odd::at(n), CallMemory::new_in(Odd::at(n)));
        let _ = catch_unwind(AssertUnwindSafe(|| {
            let limits = DecodeLimits::default();
            let mut decoder = Decoder::new(&stub, false, &memory, odd.clone(), limits);
            let tree: Tree<Odd> = decoder.value::<Ndr20, (), _>(&()).unwrap();
            let (left, right) = (tree.left.as_ref().unwrap(), tree.right.as_ref().unwrap());
            assert!(Shared::same(left, right) && left.value == 2);
        }));
        let _ = catch_unwind(AssertUnwindSafe(|| {
            let limits = DecodeLimits::default();
            let mut decoder = Decoder::new(&stub, false, &memory, odd.clone(), limits);
            let mut tree = Tree { value: 0, left: None, right: None, own: None };
            let start = decoder.walk_in_place::<Ndr20, (), _>(&tree, &()).unwrap();
            decoder.update::<Ndr20, (), _>(start, &mut tree, &()).unwrap();
        }));
        if odd.0.calls.load(Ordering::Relaxed) < n {
            assert_eq!(odd.0.alive.load(Ordering::Relaxed), 0);
        }
    }
}
