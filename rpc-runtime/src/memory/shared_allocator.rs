//! An allocator behind a handle.

use core::alloc::Layout;
use core::fmt;
use core::ptr::NonNull;
use std::sync::Arc;

use allocator_api2::alloc::{AllocError, Allocator, Global};

/// A handle to the allocator of a client, a server or an interface. Its clones are the same allocator, which
/// outlives every call. The default is the global allocator.
///
/// A server's method gets it, instead of its call's memory, for data that it may keep: see
/// `#[allocate(dont_free)]` and `#[force_allocate]`.
///
/// ```
/// use rpc_runtime::alloc::Box;
/// use rpc_runtime::memory::{Ledger, SharedAllocator};
///
/// let ledger = Ledger::new();
/// let allocator = SharedAllocator::new(ledger.clone());
/// let kept = Box::new_in(42, allocator);
/// assert_eq!(ledger.alive().len(), 1);
/// drop(kept);
/// assert!(ledger.alive().is_empty());
/// ```
#[derive(Clone, Default)]
pub struct SharedAllocator(Kind);

#[derive(Clone, Default)]
enum Kind {
    #[default]
    Global,
    Plugged(Arc<dyn Allocator + Send + Sync>),
}

impl SharedAllocator {
    /// A handle to `allocator`.
    #[must_use]
    pub fn new<A: Allocator + Send + Sync + 'static>(allocator: A) -> SharedAllocator {
        SharedAllocator(Kind::Plugged(Arc::new(allocator)))
    }
}

// SAFETY: both kinds are allocators, and clones of a handle are the same one.
unsafe impl Allocator for SharedAllocator {
    fn allocate(&self, layout: Layout) -> Result<NonNull<[u8]>, AllocError> {
        match &self.0 {
            Kind::Global => Global.allocate(layout),
            Kind::Plugged(allocator) => allocator.allocate(layout),
        }
    }

    unsafe fn deallocate(&self, block: NonNull<u8>, layout: Layout) {
        // SAFETY: the block is from this allocator, with this layout, as the caller promises.
        unsafe {
            match &self.0 {
                Kind::Global => Global.deallocate(block, layout),
                Kind::Plugged(allocator) => allocator.deallocate(block, layout),
            }
        }
    }
}

impl fmt::Debug for SharedAllocator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            Kind::Global => "SharedAllocator(global)",
            Kind::Plugged(_) => "SharedAllocator(plugged)",
        })
    }
}
