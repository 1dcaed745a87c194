//! An allocator that records its allocations.

use core::alloc::Layout;
use core::fmt;
use core::ptr::NonNull;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::allocation_trace::{asked_for, ledger_is_there};
use allocator_api2::alloc::{AllocError, Allocator, Global};

/// An allocator that writes down what is asked of it: how often, how much, and what is still alive. It can be
/// told to fail, so that a test can run out of memory wherever it wants. Blocks without bytes take no memory,
/// and are not written down.
///
/// Clones share one book.
///
/// ```
/// use rpc_runtime::memory::{CallMemory, Ledger};
///
/// let ledger = Ledger::new();
/// let memory = CallMemory::new_in(ledger.clone());
/// memory.allocate([0_u8; 100])?;
/// assert_eq!(ledger.requests(), 1);
/// drop(memory);
/// assert!(ledger.alive().is_empty());
///
/// ledger.fail_at(ledger.requests() + 1);
/// let error = CallMemory::new_in(ledger).allocate(1_u8).unwrap_err();
/// assert_eq!(error.status().0, 14);
/// # Ok::<(), rpc_runtime::Error>(())
/// ```
#[derive(Clone)]
pub struct Ledger<A = Global> {
    inner: A,
    book: Arc<Mutex<Book>>,
}

#[derive(Default)]
struct Book {
    requests: usize,
    frees: usize,
    bytes: usize,
    peak: usize,
    held: usize,
    fail_at: Option<usize>,
    /// By address. A block of size zero has no entry, because others may have its address.
    alive: HashMap<usize, Entry>,
}

/// An allocation that is still alive.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Entry {
    /// Which request it was, from 1.
    pub request: usize,
    /// Its size in bytes.
    pub size: usize,
    /// Its alignment in bytes.
    pub align: usize,
    /// The parameter that was decoded, or `return`; empty if no stub asked for the memory, and for the one
    /// block of a [`CallBlock`](super::CallBlock).
    pub parameter: &'static str,
    /// The type of the node, or of the first node in a block of several; empty if the memory is for no node.
    pub node: &'static str,
}

impl Ledger {
    /// A ledger over the global allocator.
    #[must_use]
    pub fn new() -> Ledger {
        Ledger::over(Global)
    }
}

impl Default for Ledger {
    fn default() -> Ledger {
        Ledger::new()
    }
}

impl<A> Ledger<A> {
    /// A ledger over another allocator.
    #[must_use]
    pub fn over(inner: A) -> Ledger<A> {
        ledger_is_there();
        Ledger { inner, book: Arc::default() }
    }

    /// How many allocations were asked for.
    #[must_use]
    pub fn requests(&self) -> usize {
        self.book().requests
    }

    /// How many allocations were freed.
    #[must_use]
    pub fn frees(&self) -> usize {
        self.book().frees
    }

    /// How many bytes were given out in all.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.book().bytes
    }

    /// The most bytes that were alive at one time.
    #[must_use]
    pub fn peak(&self) -> usize {
        self.book().peak
    }

    /// What is still alive, in the order in which it was asked for.
    #[must_use]
    pub fn alive(&self) -> Vec<Entry> {
        let mut alive: Vec<_> = self.book().alive.values().copied().collect();
        alive.sort_unstable_by_key(|entry| entry.request);
        alive
    }

    /// Makes the `n`th request fail, counted from the first that the ledger ever saw.
    pub fn fail_at(&self, n: usize) {
        self.book().fail_at = Some(n);
    }

    /// Whether the request that [`Ledger::fail_at`] names has been made.
    #[must_use]
    pub fn failed(&self) -> bool {
        let book = self.book();
        book.fail_at.is_some_and(|n| n <= book.requests)
    }

    /// Makes no request fail any more.
    pub fn fail_never(&self) {
        self.book().fail_at = None;
    }

    fn book(&self) -> MutexGuard<'_, Book> {
        self.book.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

// SAFETY: blocks come from the inner allocator, and go back to it.
unsafe impl<A: Allocator> Allocator for Ledger<A> {
    fn allocate(&self, layout: Layout) -> Result<NonNull<[u8]>, AllocError> {
        if layout.size() == 0 {
            return self.inner.allocate(layout);
        }
        let mut book = self.book();
        book.requests += 1;
        if book.fail_at == Some(book.requests) {
            return Err(AllocError);
        }
        let block = self.inner.allocate(layout)?;
        let (parameter, node) = asked_for();
        let (size, align) = (layout.size(), layout.align());
        let entry = Entry { request: book.requests, size, align, parameter, node };
        book.alive.insert(block.cast::<u8>().as_ptr().addr(), entry);
        book.bytes += layout.size();
        book.held += layout.size();
        book.peak = book.peak.max(book.held);
        Ok(block)
    }

    unsafe fn deallocate(&self, block: NonNull<u8>, layout: Layout) {
        if layout.size() == 0 {
            // SAFETY: as the caller promises.
            return unsafe { self.inner.deallocate(block, layout) };
        }
        let mut book = self.book();
        let entry = book.alive.remove(&block.as_ptr().addr());
        assert!(entry.is_some(), "a block that this allocator gave out is freed, once");
        book.frees += 1;
        book.held -= layout.size();
        // SAFETY: the block is from the inner allocator, as the assertion says.
        unsafe { self.inner.deallocate(block, layout) };
    }
}

/// The book in one line.
impl<A> fmt::Display for Ledger<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let book = self.book();
        let Book { requests, frees, bytes, peak, .. } = *book;
        let alive = book.alive.len();
        let s = |n| if n == 1 { "" } else { "s" };
        write!(
            f,
            "{requests} allocation{}, {frees} freed, {alive} alive; {bytes} byte{}, {peak} at most",
            s(requests),
            s(bytes)
        )
    }
}

impl<A> fmt::Debug for Ledger<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Ledger({self})")
    }
}
