//! The arena of a call.

use core::alloc::Layout;
use core::marker::PhantomData;
use core::ptr::NonNull;
use core::{fmt, mem, slice};
use std::sync::{Mutex, MutexGuard, PoisonError};

use allocator_api2::alloc::{AllocError, Allocator};

use super::{Meter, SharedAllocator, StubBuffer, asking_for_no_node, asking_for_node};
use crate::error::{Error, Result};
use crate::status::Status;

/// The sizes in bytes of the smallest and the largest chunk, unless one value needs more or a limit leaves
/// less.
const CHUNK: core::ops::Range<usize> = 1024..1 << 20;

/// The memory environment of a call (`RpcSmAllocate` and its kin): memory that is given out piece by
/// piece, and freed as a whole when the environment is dropped.
///
/// On the server it is the call's own: a method that takes `memory: &'a CallMemory` puts there what
/// its \[out\] parameters point to, and it lives until the reply is marshalled. On the client it is the
/// caller's: borrowed results point into it, and live as long as it does.
///
/// Nothing in it is dropped, only freed, so that only types without a destructor are let in.
///
/// ```
/// use rpc_runtime::memory::CallMemory;
///
/// let memory = CallMemory::new();
/// let number: &mut u32 = memory.allocate(42)?;
/// *number += 1;
/// let name = memory.allocate_wide("Grüße")?;
/// assert_eq!((*number, name.to_string().as_str()), (43, "Grüße"));
/// # Ok::<(), rpc_runtime::Error>(())
/// ```
pub struct CallMemory {
    state: Mutex<State>,
    source: SharedAllocator,
    limit: usize,
    /// The status of an allocation beyond the limit.
    over: Status,
    /// Counts the memory of a server's call against the quota of its connection.
    meter: Option<Mutex<Meter>>,
}

struct State {
    chunks: Vec<Chunk>,
    buffers: Vec<StubBuffer>,
    /// The largest free part of a chunk, unless it is leased.
    free: Free,
    /// Other free parts, which leases at the same time have left: at most [`SPARE`].
    spare: Vec<Free>,
    /// The bytes of `chunks`, and of the `buffers` that were adopted.
    used: usize,
}

/// How many free parts are kept beside the largest: no more are of use than there are threads.
const SPARE: usize = 64;

struct Chunk {
    start: NonNull<u8>,
    layout: Layout,
}

/// A free range of memory: from `next` to `end`, both in one block or behind it.
#[derive(Clone, Copy)]
struct Free {
    next: NonNull<u8>,
    end: NonNull<u8>,
}

impl Free {
    const NONE: Free = Free { next: NonNull::dangling(), end: NonNull::dangling() };

    /// The `length` bytes at `start`.
    ///
    /// # Safety
    /// They are one block, or a part of one.
    unsafe fn new(start: NonNull<u8>, length: usize) -> Free {
        // SAFETY: as promised.
        Free { next: start, end: unsafe { start.add(length) } }
    }

    #[inline(always)]
    fn left(self) -> usize {
        self.end.addr().get() - self.next.addr().get()
    }

    fn fits(mut self, layout: Layout) -> bool {
        self.take(layout).is_some()
    }

    #[inline(always)]
    fn take(&mut self, layout: Layout) -> Option<NonNull<u8>> {
        let (next, mask) = (self.next.addr().get(), layout.align() - 1);
        next.checked_add(mask + layout.size())?;
        let start = (next + mask) & !mask;
        let end = start + layout.size();
        if end > self.end.addr().get() {
            return None;
        }
        // SAFETY: `next`, `start` and `end` follow one another, and none is behind the end of the range.
        unsafe {
            let block = self.next.add(start - next);
            self.next = self.next.add(end - next);
            Some(block)
        }
    }
}

// SAFETY: the pointers are to memory that the environment owns; all access goes through the mutex.
unsafe impl Send for CallMemory {}
// SAFETY: as above.
unsafe impl Sync for CallMemory {}

impl CallMemory {
    /// An empty environment over the global allocator, without a limit.
    #[must_use]
    pub fn new() -> CallMemory {
        CallMemory::from_source(SharedAllocator::default())
    }

    /// An empty environment that takes its chunks from `source`.
    #[must_use]
    pub fn new_in<A: Allocator + Send + Sync + 'static>(source: A) -> CallMemory {
        CallMemory::from_source(SharedAllocator::new(source))
    }

    pub(crate) fn from_source(source: SharedAllocator) -> CallMemory {
        let state = State {
            chunks: Vec::new(),
            buffers: Vec::new(),
            free: Free::NONE,
            spare: Vec::new(),
            used: 0,
        };
        CallMemory {
            state: Mutex::new(state),
            source,
            limit: usize::MAX,
            over: Status::OUT_OF_MEMORY,
            meter: None,
        }
    }

    /// Lets the environment hold at most `bytes`; beyond, allocations fail with status 14.
    #[must_use]
    pub fn with_limit(mut self, bytes: usize) -> CallMemory {
        self.limit = bytes;
        self
    }

    /// As [`CallMemory::with_limit`], with another status.
    pub(crate) fn bounded(mut self, bytes: usize, over: Status) -> CallMemory {
        (self.limit, self.over) = (bytes, over);
        self
    }

    /// Counts what the environment holds with `meter`.
    pub(crate) fn metered(mut self, meter: Meter) -> CallMemory {
        self.meter = Some(Mutex::new(meter));
        self
    }

    /// Calls `count` with the meter. Returns whether there is room, which there always is without a meter.
    pub(crate) fn meter(&self, count: impl FnOnce(&mut Meter) -> bool) -> bool {
        self.meter
            .as_ref()
            .is_none_or(|meter| count(&mut meter.lock().unwrap_or_else(PoisonError::into_inner)))
    }

    /// Counts `more` bytes for a decoder. Returns whether there is room for them.
    // `extern "C"`, because that does not unwind: otherwise its callers' state could not live in registers.
    #[allow(improper_ctypes_definitions)]
    #[cold]
    #[inline(never)]
    pub(crate) extern "C" fn meter_decoded(&self, more: usize) -> bool {
        self.meter(|meter| meter.decode(more))
    }

    /// Counts `more` bytes for the reply. Returns whether there is room for them.
    // `extern "C"` as above.
    #[allow(improper_ctypes_definitions)]
    #[cold]
    #[inline(never)]
    pub(crate) extern "C" fn meter_reply(&self, more: usize) -> bool {
        self.meter(|meter| meter.reply(more))
    }

    /// The bytes that the environment holds, given out or not.
    #[must_use]
    pub fn footprint(&self) -> usize {
        self.lock().used
    }

    /// How many chunks and received stubs the environment holds.
    #[must_use]
    pub fn blocks(&self) -> usize {
        let state = self.lock();
        state.chunks.len() + state.buffers.len()
    }

    /// Puts a value into the environment (`RpcSmAllocate`).
    ///
    /// # Errors
    /// `RPC_S_OUT_OF_MEMORY` (14) when the allocator has no memory or the limit is reached.
    // No memory is given out twice, so that `&mut` is exclusive.
    #[allow(clippy::mut_from_ref)]
    pub fn allocate<T>(&self, value: T) -> Result<&mut T> {
        const { no_destructor::<T>() };
        let mut block = self.block::<T>(Layout::new::<T>())?.cast::<T>();
        // SAFETY: the block is fresh, large and aligned enough, and lives as long as the environment.
        unsafe {
            block.write(value);
            Ok(block.as_mut())
        }
    }

    /// Puts a copy of a slice into the environment.
    ///
    /// # Errors
    /// As [`CallMemory::allocate`].
    // As for `allocate`.
    #[allow(clippy::mut_from_ref)]
    pub fn allocate_slice<T: Copy>(&self, values: &[T]) -> Result<&mut [T]> {
        let start = self.block::<T>(Layout::for_value(values))?.cast::<T>();
        // SAFETY: the block is fresh, as large and as aligned as the values, and lives as long as the
        // environment.
        unsafe {
            start.as_ptr().copy_from_nonoverlapping(values.as_ptr(), values.len());
            Ok(slice::from_raw_parts_mut(start.as_ptr(), values.len()))
        }
    }

    /// Puts a string into the environment.
    ///
    /// # Errors
    /// As [`CallMemory::allocate`].
    pub fn allocate_str(&self, text: &str) -> Result<&str> {
        let bytes = self.allocate_slice(text.as_bytes())?;
        // SAFETY: a copy of a string's bytes.
        Ok(unsafe { core::str::from_utf8_unchecked(bytes) })
    }

    /// Gives a value back (`RpcSmFree`). Its memory is released together with the environment's, and not used
    /// again before that, so that a reference that is left stays valid.
    ///
    /// ```
    /// use rpc_runtime::memory::CallMemory;
    ///
    /// let (memory, other) = (CallMemory::new(), CallMemory::new());
    /// let value = memory.allocate([0_u8; 100])?;
    /// memory.free(value)?;
    ///
    /// let foreign = other.allocate(1_u8)?;
    /// assert_eq!(memory.free(foreign).unwrap_err().status().0, 87);
    /// # Ok::<(), rpc_runtime::Error>(())
    /// ```
    ///
    /// # Errors
    /// `RPC_S_INVALID_ARG` when the value was not allocated in this environment.
    pub fn free<'m, T: ?Sized>(&'m self, value: &'m mut T) -> Result<()> {
        let start = core::ptr::from_mut(value).cast::<u8>();
        let (at, size) = (start.addr(), size_of_val(value));
        let state = self.lock();
        let holds = |chunk: &Chunk| {
            let start = chunk.start.as_ptr().addr();
            at >= start && at + size <= start + chunk.layout.size()
        };
        if size == 0 || state.chunks.iter().any(holds) {
            return Ok(());
        }
        let what = "a value that this environment did not allocate; expected one of its own";
        Err(Error::from_static(Status::INVALID_ARG, what))
    }

    /// Frees everything and starts again. The exclusive borrow means that nothing points into the
    /// environment.
    pub fn reset(&mut self) {
        let source = &self.source;
        let state = self.state.get_mut().unwrap_or_else(PoisonError::into_inner);
        state.free_all(source);
    }

    /// Takes a received stub into the environment, where results may borrow from it.
    pub(crate) fn adopt(&self, buffer: StubBuffer) -> Result<&[u8]> {
        let length = buffer.len();
        let room = self.limit.saturating_sub(self.footprint());
        if length > room {
            return Err(Error::out_of_memory());
        }
        let bytes = self.keep(buffer)?;
        self.lock().used += length;
        Ok(bytes)
    }

    /// Keeps a received stub alive. It does not count towards the limit, which is for the call's data.
    pub(crate) fn keep(&self, buffer: StubBuffer) -> Result<&[u8]> {
        let mut state = self.lock();
        if state.buffers.try_reserve(1).is_err() {
            return Err(Error::out_of_memory());
        }
        // SAFETY: the buffer's memory does not move with it, is never changed again, and is freed
        // only with the environment, or when it is reset.
        let bytes = unsafe { slice::from_raw_parts(buffer.as_ptr(), buffer.len()) };
        state.buffers.push(buffer);
        Ok(bytes)
    }

    /// Allocates one chunk of exactly `bytes`.
    pub(crate) fn reserve(&self, bytes: usize) -> Result<()> {
        if bytes == 0 {
            return Ok(());
        }
        let mut state = self.lock();
        let layout = Layout::from_size_align(bytes, 16).map_err(|_| Error::out_of_memory())?;
        if bytes > self.limit || state.chunks.try_reserve(1).is_err() {
            return Err(Error::out_of_memory());
        }
        let start = self.source.allocate(layout);
        let start = start.map_err(|_| Error::out_of_memory())?.cast();
        state.chunks.push(Chunk { start, layout });
        state.used += bytes;
        // SAFETY: that is the chunk.
        state.free = unsafe { Free::new(start, bytes) };
        Ok(())
    }

    /// Makes a buffer the free memory.
    ///
    /// # Safety
    /// The `length` bytes at `start` are one buffer, which the caller keeps borrowed.
    pub(crate) unsafe fn use_buffer(&self, start: NonNull<u8>, length: usize) {
        // SAFETY: as promised.
        self.lock().free = unsafe { Free::new(start, length) };
    }

    /// Leases the free memory to one user, who then allocates without a lock. Leases at the same time have a
    /// chunk each; what they leave of it is used again.
    #[must_use]
    pub fn lease(&self) -> Lease<'_> {
        // It takes the memory when it needs some.
        Lease { free: Free::NONE, memory: self }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes back what is left of a lease.
    #[inline(never)]
    fn take_back(&self, free: Free) {
        self.lock().give_back(free);
    }

    /// A block, allocated under the lock: threads that allocate value by value share one chunk.
    pub(crate) fn block<T>(&self, layout: Layout) -> Result<NonNull<u8>, Exhausted> {
        let mut state = self.lock();
        match state.free.take(layout) {
            Some(block) => Ok(block),
            None => {
                let mut fresh = self.fresh_for::<T>(&mut state, layout)?;
                let block = fresh.take(layout);
                state.give_back(fresh);
                block.ok_or(Exhausted { status: Status::OUT_OF_MEMORY })
            }
        }
    }

    /// A free part for a lease, with room for a node of type `T`: by value, so that a decoder, which has the lease,
    /// can live in registers.
    #[cold]
    fn part_for<T>(&self, needed: Layout) -> Result<Free, Exhausted> {
        let mut state = self.lock();
        match state.free.fits(needed) {
            true => Ok(mem::replace(&mut state.free, Free::NONE)),
            false => self.fresh_for::<T>(&mut state, needed),
        }
    }

    /// As [`CallMemory::fresh`], for a node of type `T`.
    fn fresh_for<T>(&self, state: &mut State, needed: Layout) -> Result<Free, Exhausted> {
        asking_for_node::<T>();
        let fresh = self.fresh(state, needed);
        asking_for_no_node();
        fresh
    }

    /// A free part with room for what is needed: one that a lease has left, or a new chunk.
    #[cold]
    fn fresh(&self, state: &mut State, needed: Layout) -> Result<Free, Exhausted> {
        if let Some(at) = state.spare.iter().position(|free| free.fits(needed)) {
            return Ok(state.spare.swap_remove(at));
        }
        let no_memory = Exhausted { status: Status::OUT_OF_MEMORY };
        let room = self.limit.saturating_sub(state.used);
        // A chunk is aligned to 16.
        let gap = needed.align().saturating_sub(16);
        let least = needed.size().checked_add(gap).ok_or(no_memory)?;
        if least > room {
            return Err(Exhausted { status: self.over });
        }
        let size = state.used.clamp(CHUNK.start, CHUNK.end).max(least).min(room);
        let size = match self.meter(|meter| meter.arena(state.used + size)) {
            true => size,
            false if self.meter(|meter| meter.arena(state.used + least)) => least,
            false => return Err(no_memory),
        };
        let layout = Layout::from_size_align(size, 16).map_err(|_| no_memory)?;
        state.chunks.try_reserve(1).map_err(|_| no_memory)?;
        let start = self.source.allocate(layout).map_err(|_| no_memory)?.cast();
        state.chunks.push(Chunk { start, layout });
        state.used += size;
        // SAFETY: that is the chunk.
        Ok(unsafe { Free::new(start, size) })
    }
}

// SAFETY: blocks come from chunks that live as long as the environment, which `&CallMemory` keeps
// borrowed; no block is given out twice.
unsafe impl Allocator for &CallMemory {
    fn allocate(&self, layout: Layout) -> core::result::Result<NonNull<[u8]>, AllocError> {
        let mut state = self.lock();
        let block = match state.free.take(layout) {
            Some(block) => block,
            None => {
                let mut fresh = self.fresh(&mut state, layout).map_err(|_| AllocError)?;
                let block = fresh.take(layout);
                state.give_back(fresh);
                block.ok_or(AllocError)?
            }
        };
        Ok(NonNull::slice_from_raw_parts(block, layout.size()))
    }

    /// Freeing marks nothing: the memory is released with the environment (SSM-05).
    unsafe fn deallocate(&self, _: NonNull<u8>, _: Layout) {}
}

impl State {
    /// Keeps a free part: the largest is used next.
    fn give_back(&mut self, mut free: Free) {
        if free.left() > self.free.left() {
            mem::swap(&mut free, &mut self.free);
        }
        if free.left() != 0 && self.spare.len() < SPARE && self.spare.try_reserve(1).is_ok() {
            self.spare.push(free);
        }
    }

    fn free_all(&mut self, source: &SharedAllocator) {
        // The allocator may be the user's, and may panic: nothing may be left that points to memory that it
        // has freed.
        self.free = Free::NONE;
        self.spare.clear();
        self.buffers.clear();
        self.used = self.chunks.iter().map(|chunk| chunk.layout.size()).sum();
        while let Some(chunk) = self.chunks.pop() {
            self.used -= chunk.layout.size();
            // SAFETY: the chunk was allocated from `source` with this layout, and whatever borrowed from it
            // is gone, because the environment is borrowed exclusively. It is out of the list already.
            unsafe { source.deallocate(chunk.start, chunk.layout) };
        }
    }
}

impl Drop for CallMemory {
    fn drop(&mut self) {
        self.reset();
    }
}

impl Default for CallMemory {
    fn default() -> CallMemory {
        CallMemory::new()
    }
}

impl fmt::Debug for CallMemory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CallMemory").field("footprint", &self.footprint()).finish_non_exhaustive()
    }
}

const fn no_destructor<T>() {
    assert!(
        !mem::needs_drop::<T>(),
        "[MEM-27] call memory runs no destructors: only types without one can live there"
    );
}

/// The exclusive use of a [`CallMemory`]'s free memory, given back on drop.
pub struct Lease<'m> {
    free: Free,
    memory: &'m CallMemory,
}

// SAFETY: the free range belongs to this lease alone.
unsafe impl Send for Lease<'_> {}

impl<'m> Lease<'m> {
    /// The environment.
    #[must_use]
    pub fn memory(&self) -> &'m CallMemory {
        self.memory
    }

    #[inline(always)]
    fn block<T>(&mut self, layout: Layout) -> Result<NonNull<u8>, Exhausted> {
        if let Some(block) = self.free.take(layout) {
            return Ok(block);
        }
        self.free = self.memory.part_for::<T>(layout)?;
        self.free.take(layout).ok_or(Exhausted { status: Status::OUT_OF_MEMORY })
    }

    /// Room for a value that is about to be made.
    #[inline(always)]
    pub(crate) fn place<T>(&mut self) -> Result<&'m mut mem::MaybeUninit<T>, Exhausted> {
        let mut block = self.block::<T>(Layout::new::<T>())?.cast();
        // SAFETY: the block is fresh, large and aligned enough, and lives as long as the environment.
        Ok(unsafe { block.as_mut() })
    }

    /// Places for values that are about to be made: one at least, and as many more as there is room for, but no
    /// more than `most`.
    #[inline(always)]
    pub(crate) fn row<T>(&mut self, most: usize) -> Result<Row<'m, T>, Exhausted> {
        const { assert!(size_of::<T>() != 0) }
        let start = self.block::<T>(Layout::new::<T>())?.cast::<T>();
        let more = (self.free.left() / size_of::<T>()).min(most.saturating_sub(1));
        // SAFETY: so many values fit into what is left behind the first, where the next is as aligned as it is.
        unsafe {
            self.free.next = self.free.next.add(more * size_of::<T>());
            let end = start.add(1 + more);
            Ok(Row { start, next: start, end, behind: self.free, of: PhantomData })
        }
    }

    /// Takes back the places of a row that were not used, if nothing was taken since.
    #[inline(always)]
    pub(crate) fn give_back<T>(&mut self, row: Row<'m, T>) {
        if self.free.next == row.behind.next && self.free.end == row.behind.end {
            // The same end is the same chunk, because no two chunks end at one place.
            self.free.next = row.next.cast();
        }
    }

    /// Puts a value into the environment.
    ///
    /// # Errors
    /// [`Exhausted`] when the allocator has no memory or the limit is reached.
    #[inline]
    pub fn allocate<T>(&mut self, value: T) -> Result<&'m mut T, Exhausted> {
        const { no_destructor::<T>() };
        let mut block = self.block::<T>(Layout::new::<T>())?.cast::<T>();
        // SAFETY: the block is fresh, large and aligned enough, and lives as long as the environment.
        unsafe {
            block.write(value);
            Ok(block.as_mut())
        }
    }

    /// Puts `n` values into the environment.
    ///
    /// # Errors
    /// That of `make`, or [`Exhausted`]; what was made stays in the environment until the environment is
    /// freed.
    #[inline]
    pub fn allocate_from_fn<T, E: From<Exhausted>>(
        &mut self,
        n: usize,
        mut make: impl FnMut() -> Result<T, E>,
    ) -> Result<&'m mut [T], E> {
        const { no_destructor::<T>() };
        let start = self.array::<T>(n)?;
        for i in 0..n {
            let value = make()?;
            // SAFETY: the block has room for `n` values.
            unsafe { start.add(i).write(value) };
        }
        // SAFETY: all `n` values are written; the memory lives as long as the environment.
        Ok(unsafe { slice::from_raw_parts_mut(start.as_ptr(), n) })
    }

    /// Room for `n` values.
    pub(crate) fn array<T>(&mut self, n: usize) -> Result<NonNull<T>, Exhausted> {
        let too_large = |_| Exhausted { status: Status::OUT_OF_MEMORY };
        let layout = Layout::array::<T>(n).map_err(too_large)?;
        Ok(self.block::<T>(layout)?.cast())
    }
}

/// Places for values in an environment, one behind the other.
pub(crate) struct Row<'m, T> {
    start: NonNull<T>,
    next: NonNull<T>,
    end: NonNull<T>,
    /// What was free behind them.
    behind: Free,
    of: PhantomData<&'m mut mem::MaybeUninit<T>>,
}

impl<'m, T> Row<'m, T> {
    /// The next place.
    #[inline(always)]
    pub(crate) fn next(&mut self) -> Option<&'m mut mem::MaybeUninit<T>> {
        if self.next == self.end {
            return None;
        }
        let mut place = self.next.cast();
        // SAFETY: it is one of the places, which are the row's own, and given out once.
        unsafe {
            self.next = self.next.add(1);
            Some(place.as_mut())
        }
    }

    /// How many bytes were given out.
    #[inline(always)]
    pub(crate) fn used(&self) -> usize {
        self.next.addr().get() - self.start.addr().get()
    }
}

impl Drop for Lease<'_> {
    #[inline(always)]
    fn drop(&mut self) {
        if self.free.left() != 0 {
            self.memory.take_back(self.free);
        }
    }
}

impl fmt::Debug for Lease<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lease").field("left", &self.free.left()).finish_non_exhaustive()
    }
}

/// An environment has no memory left.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Exhausted {
    /// `RPC_S_OUT_OF_MEMORY`; `RPC_X_BYTE_COUNT_TOO_SMALL` beyond the size of a `byte_count`.
    status: Status,
}

impl From<Exhausted> for Error {
    fn from(exhausted: Exhausted) -> Error {
        match exhausted.status {
            Status::BYTE_COUNT_TOO_SMALL => {
                let what = "[MEM-23] a graph larger than the buffer of `byte_count`; expected one that fits";
                Error::from_static(Status::BYTE_COUNT_TOO_SMALL, what)
            }
            _ => Error::out_of_memory(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_keep_their_place_while_the_environment_grows() {
        let memory = CallMemory::new();
        let mut all = Vec::new();
        for i in 0..10_000_u64 {
            all.push(memory.allocate(i).unwrap());
            memory.allocate(1_u8).unwrap();
        }
        assert!(all.iter().enumerate().all(|(i, value)| **value == i as u64));
        assert!(memory.blocks() < 20);
    }

    #[test]
    fn a_limit_is_a_status_and_not_an_abort() {
        let memory = CallMemory::new().with_limit(4096);
        let error = memory.allocate([0_u8; 5000]).unwrap_err();
        assert_eq!(error.status(), Status::OUT_OF_MEMORY);
        assert!(memory.allocate([0_u8; 3000]).is_ok());
        assert!(memory.footprint() <= 4096);
    }

    #[test]
    fn two_leases_do_not_share_memory() {
        let memory = CallMemory::new();
        let (mut a, mut b) = (memory.lease(), memory.lease());
        let x = a.allocate(1_u32).unwrap();
        let y = b.allocate(2_u32).unwrap();
        (*x, *y) = (*y, *x);
        assert_eq!((*x, *y), (2, 1));
    }

    #[test]
    fn reset_frees() {
        let mut memory = CallMemory::new();
        memory.allocate([0_u8; 100]).unwrap();
        memory.reset();
        assert_eq!(memory.footprint(), 0);
        assert_eq!(*memory.allocate(7_u8).unwrap(), 7);
    }
}
