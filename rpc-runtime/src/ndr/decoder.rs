//! Decoding: the cursor, the memory that values are made in, and the limits.

use core::alloc::Layout;
use core::mem::{ManuallyDrop, MaybeUninit};
use core::ptr::NonNull;

use allocator_api2::alloc::Allocator;
use allocator_api2::boxed::Box as PluggedBox;
use allocator_api2::vec::Vec as PluggedVec;

use super::aside::Aside;
use super::encoder::TOO_DEEP;
use super::full::{self, Arrival, Kind, Mark, Received};
use super::place::{Made, Place};
use super::pool::Pool;
use super::{Cursor, Expected, NdrError, NdrResult, ReferentId, Syntax, Unmarshal};
use crate::memory::{CallMemory, Lease, asking_for_node, box_from, vec_with_capacity};
use crate::status::Status;

/// What a peer's data may cost. Every limit holds for every type.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct DecodeLimits {
    /// How deep pointers and arrays may be nested: each level takes stack, and one for every 512 bytes that what
    /// is pointed to has in memory. Default 200.
    pub depth: usize,
    /// How many bytes the values of one message may take in memory, beside the message itself. What an allocator
    /// keeps for itself counts too: each block of the heap as a multiple of 16, and 16 more. Default 64 MiB.
    pub memory: usize,
    /// Whether bytes behind the last parameter are an error (`RPC_X_BAD_STUB_DATA`): they show that a peer has
    /// another idea of the interface. Else they are passed over, with an event for `tracing`. Default `false`.
    pub refuse_trailing: bool,
}

impl Default for DecodeLimits {
    fn default() -> DecodeLimits {
        DecodeLimits { depth: 200, memory: 64 << 20, refuse_trailing: false }
    }
}

impl DecodeLimits {
    /// Sets the depth.
    #[must_use]
    pub const fn with_depth(mut self, depth: usize) -> DecodeLimits {
        self.depth = depth;
        self
    }

    /// Has bytes behind the last parameter refused, or not.
    #[must_use]
    pub const fn with_refuse_trailing(mut self, refuse: bool) -> DecodeLimits {
        self.refuse_trailing = refuse;
        self
    }

    /// Sets the memory, in bytes.
    #[must_use]
    pub const fn with_memory(mut self, bytes: usize) -> DecodeLimits {
        self.memory = bytes;
        self
    }
}

const END: &Expected =
    &Expected(Status::BAD_STUB_DATA, "the end of the data after the last parameter");

/// What a block of the heap costs: its size, and about what an allocator keeps for itself.
const fn block_cost(size: usize) -> usize {
    match size {
        0 => 0,
        size => size.saturating_add(31) & !15,
    }
}

/// Reads values from stub data.
///
/// `'m` is how long borrowed values live, and `A` the allocator of those that name one.
#[derive(Debug)]
pub struct Decoder<'m, A> {
    cursor: Cursor<'m>,
    memory: &'m CallMemory,
    lease: Option<Lease<'m>>,
    allocator: A,
    limits: DecodeLimits,
    depth: usize,
    budget: usize,
    /// What may be added to the budget step by step, if the memory's meter has room.
    beyond: usize,
    tally: Tally,
    /// Nothing is borrowed from the stub: all of a graph goes to one block.
    copies: bool,
    /// The walk is over what is presented as another type.
    presenting: bool,
    /// Some data will be walked again.
    late: bool,
    aside: ManuallyDrop<Option<Box<Aside<'m, A>>>>,
}

impl<A> Drop for Decoder<'_, A> {
    // A decoder of flat values has neither of them and no lease; then nothing at all is left of this.
    #[inline(always)]
    fn drop(&mut self) {
        if let Some(aside) = self.aside.take() {
            aside.release(&self.allocator);
        }
    }
}

/// Tells of data behind the last parameter.
// By C's convention, which does not unwind: else a decoder could not live in registers. So a subscriber that
// panics is caught here.
#[cold]
#[inline(never)]
extern "C" fn trailing(left: usize) {
    let tell =
        || tracing::debug!(bytes = left, "data behind the last parameter, which is passed over");
    let _ = std::panic::catch_unwind(tell);
}

/// What is left of a budget from which `bytes` are taken, and beyond it, once the memory's meter has added
/// to it.
#[cold]
#[inline(never)]
fn larger(
    memory: &CallMemory,
    budget: usize,
    beyond: usize,
    bytes: usize,
) -> Option<(usize, usize)> {
    const STEP: usize = 16 << 10;
    let least = bytes - budget;
    if least > beyond {
        return None;
    }
    let step = least.max(STEP).min(beyond);
    let grants = |step| memory.meter_decoded(step).then_some(step);
    let step = grants(step).or_else(|| grants(least))?;
    Some((step - least, beyond - step))
}

/// What a checking walk found that a decoder would allocate.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Tally {
    /// The number of allocations.
    pub blocks: usize,
    /// The size in bytes of one block that holds them all, in their order.
    pub bytes: usize,
}

impl<'m, A> Decoder<'m, A> {
    /// A decoder at the start of `stub`.
    #[inline]
    #[must_use]
    pub fn new(
        stub: &'m [u8],
        big_endian: bool,
        memory: &'m CallMemory,
        allocator: A,
        limits: DecodeLimits,
    ) -> Decoder<'m, A> {
        Decoder {
            cursor: Cursor::new(stub, big_endian),
            memory,
            lease: None,
            allocator,
            limits,
            depth: limits.depth,
            budget: limits.memory,
            beyond: 0,
            tally: Tally::default(),
            copies: false,
            presenting: false,
            late: false,
            aside: ManuallyDrop::new(None),
        }
    }

    /// Has the budget counted by the memory's meter, but for a first part.
    #[inline(always)]
    pub(crate) fn metered(mut self) -> Self {
        const FIRST: usize = 4096;
        self.budget = self.limits.memory.min(FIRST);
        self.beyond = self.limits.memory - self.budget;
        self
    }

    /// Begins behind what was read before.
    #[inline(always)]
    pub(crate) fn behind(mut self, start: usize) -> Self {
        self.cursor = self.cursor.at(start);
        self
    }

    /// Borrows nothing from the stub.
    pub(crate) fn copying(mut self) -> Self {
        self.copies = true;
        self
    }

    /// Whether values may borrow from the stub.
    #[inline(always)]
    pub(crate) fn may_borrow(&self) -> bool {
        !self.copies
    }

    /// Walks a value whole, as a parameter, without making it.
    ///
    /// # Errors
    /// As the value's [`Unmarshal`] impl.
    pub fn check<S: Syntax, L, T: Unmarshal<'m, A, L>>(&mut self, levels: &L) -> NdrResult<()> {
        let flat = self.flat::<S, L, T>()?;
        T::check::<S>(flat, levels, self)
    }

    /// Reads a value whole, as a parameter: the hoisted count, the flat part, then the pointees.
    ///
    /// # Errors
    /// As the value's [`Unmarshal`] impl.
    // Inlined, so that a value is made where it will be: what is written in parts and read as a whole right
    // after stalls the processor. Without optimization it would only make the stack deeper.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub fn value<S: Syntax, L, T: Unmarshal<'m, A, L>>(&mut self, levels: &L) -> NdrResult<T> {
        let flat = self.flat::<S, L, T>()?;
        T::build::<S>(flat, levels, self)
    }

    /// Reads the pointee of a pointer, one level deeper.
    ///
    /// # Errors
    /// As [`Decoder::value`]; `RPC_X_BAD_STUB_DATA` when the nesting is too deep.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub fn pointee<S: Syntax, L, T: Unmarshal<'m, A, L>>(&mut self, levels: &L) -> NdrResult<T> {
        self.deeper::<T, L, T>(|decoder| decoder.value::<S, L, T>(levels))
    }

    /// As [`Decoder::pointee`], where the value will be.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn pointee_at<'p, S: Syntax, L, T: Unmarshal<'m, A, L>>(
        &mut self,
        levels: &L,
        place: Place<'p, T>,
    ) -> NdrResult<Made<'p, T>> {
        self.deeper::<T, L, _>(
            #[inline(always)]
            |decoder| {
                let flat = decoder.flat::<S, L, T>()?;
                T::build_at::<S>(flat, levels, decoder, place)
            },
        )
    }

    /// Walks the pointee of a pointer without making it.
    ///
    /// # Errors
    /// As [`Decoder::pointee`].
    #[inline]
    pub fn check_pointee<S: Syntax, L, T: Unmarshal<'m, A, L>>(
        &mut self,
        levels: &L,
    ) -> NdrResult<()> {
        self.deeper::<T, L, ()>(|decoder| {
            let flat = decoder.flat::<S, L, T>()?;
            T::check::<S>(flat, levels, decoder)
        })
    }

    /// What holds values of type `T`, which are one level deeper.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn deeper<T: Unmarshal<'m, A, L>, L, R>(
        &mut self,
        run: impl FnOnce(&mut Self) -> NdrResult<R>,
    ) -> NdrResult<R> {
        if const { !T::LAYOUT.has_pointers() } {
            return run(self);
        }
        // What is large takes more stack.
        let levels = const { 1 + size_of::<T>() / 512 };
        self.descend(levels)?;
        let result = run(self);
        self.depth += levels;
        result
    }

    /// Goes some levels deeper.
    #[inline(always)]
    pub(crate) fn descend(&mut self, levels: usize) -> NdrResult<()> {
        let Some(depth) = self.depth.checked_sub(levels) else {
            return Err(self.error(TOO_DEEP));
        };
        self.depth = depth;
        Ok(())
    }

    /// How many levels may still follow.
    #[inline(always)]
    pub(crate) const fn depth(&self) -> usize {
        self.depth
    }

    /// Goes back to a level.
    #[inline(always)]
    pub(crate) const fn set_depth(&mut self, depth: usize) {
        self.depth = depth;
    }

    /// Reads a value's hoisted count and its flat part.
    #[inline(always)]
    pub(crate) fn flat<S: Syntax, L, T: Unmarshal<'m, A, L>>(&mut self) -> NdrResult<T::Flat> {
        if const { T::LAYOUT.is_conformant() } {
            self.cursor.hoist::<S>()?;
        }
        T::read_flat::<S>(&mut self.cursor)
    }

    /// The read position.
    #[inline(always)]
    pub fn cursor(&mut self) -> &mut Cursor<'m> {
        &mut self.cursor
    }

    /// A cursor at a place that was passed before.
    #[inline(always)]
    pub(crate) fn cursor_at(&self, offset: usize) -> Cursor<'m> {
        self.cursor.at(offset)
    }

    /// The call's arena, leased for this decoder.
    #[inline(always)]
    pub fn arena(&mut self) -> &mut Lease<'m> {
        let memory = self.memory;
        self.lease.get_or_insert_with(|| memory.lease())
    }

    /// The allocator.
    #[inline(always)]
    pub fn allocator(&self) -> &A {
        &self.allocator
    }

    /// Counts `bytes` against the budget before they are allocated.
    ///
    /// # Errors
    /// `RPC_S_OUT_OF_MEMORY` when the budget is spent.
    #[inline(always)]
    pub fn spend(&mut self, bytes: usize) -> NdrResult<()> {
        match self.budget.checked_sub(bytes) {
            Some(left) => {
                self.budget = left;
                Ok(())
            }
            None => {
                // By value, so that the decoder can live in registers.
                let left = larger(self.memory, self.budget, self.beyond, bytes);
                (self.budget, self.beyond) = left.ok_or_else(|| self.out_of_memory())?;
                Ok(())
            }
        }
    }

    /// Counts an allocation from the global allocator in a checking walk; sets it aside if the value
    /// will be changed in place.
    ///
    /// # Errors
    /// As [`Decoder::spend`].
    #[inline]
    pub fn tally(&mut self, layout: Layout) -> NdrResult<()> {
        self.count_block(layout)?;
        self.spend(block_cost(layout.size()) - layout.size())?;
        match self.pool() {
            None => Ok(()),
            Some(pool) => pool.set_aside(layout).map_err(|_| self.out_of_memory()),
        }
    }

    /// As [`Decoder::tally`], from the decoder's own allocator.
    ///
    /// # Errors
    /// As [`Decoder::spend`].
    #[inline]
    pub fn tally_plugged(&mut self, layout: Layout) -> NdrResult<()>
    where
        A: Allocator,
    {
        self.count_block(layout)?;
        self.spend(block_cost(layout.size()) - layout.size())?;
        match self.aside.as_mut().and_then(|aside| aside.pool.as_mut()) {
            None => Ok(()),
            Some(pool) => {
                let done = pool.set_aside_in(layout, &self.allocator);
                done.map_err(|_| self.out_of_memory())
            }
        }
    }

    /// As [`Decoder::tally`], for what lives in the call's memory: nothing is set aside.
    ///
    /// # Errors
    /// As [`Decoder::spend`].
    #[inline]
    pub fn count_block(&mut self, layout: Layout) -> NdrResult<()> {
        self.spend(layout.size())?;
        self.tally.blocks += 1;
        // Exactly what a block needs in which this comes next: the decoder allocates in the same order.
        let aligned = self.tally.bytes.checked_next_multiple_of(layout.align());
        let bytes = aligned.and_then(|aligned| aligned.checked_add(layout.size()));
        self.tally.bytes = bytes.ok_or_else(|| self.out_of_memory())?;
        Ok(())
    }

    /// The layout of an array of `n` values.
    ///
    /// # Errors
    /// `RPC_X_BAD_STUB_DATA` when no memory could hold it (MEM-43).
    #[inline]
    pub fn array_layout<T>(&self, n: usize) -> NdrResult<Layout> {
        let too_large = |_| {
            self.error(&Expected(Status::BAD_STUB_DATA, "[MEM-43] an array that memory can hold"))
        };
        Layout::array::<T>(n).map_err(too_large)
    }

    /// Where the cursor is: the data from there on will be walked [`again`](Decoder::again).
    #[inline]
    pub(crate) fn begin_late(&mut self) -> usize {
        self.late = true;
        if let Some(table) = self.aside.as_mut().and_then(|aside| aside.full.as_mut()) {
            table.keep_firsts();
        }
        self.cursor.offset()
    }

    /// Walks data at `start` a second time, with expressions whose parameters came behind it. Nothing is
    /// counted: the values are there already.
    pub(crate) fn again(
        &mut self,
        start: usize,
        walk: impl FnOnce(&mut Self) -> NdrResult<()>,
    ) -> NdrResult<()> {
        let (end, budget, tally) = (self.cursor, self.budget, self.tally);
        (self.cursor, self.budget) = (end.at(start), usize::MAX);
        // The pool stays where it is: its blocks belong to this decoder's allocator, and the user's code could put
        // another decoder here.
        self.pause(true);
        let result = walk(self);
        self.pause(false);
        (self.cursor, self.budget, self.tally) = (end, budget, tally);
        result
    }

    /// Makes what is presented as another type: for the moment, so that no full pointer may lead there; and of
    /// `size` bytes, which the type that it is presented as does not tell.
    pub(crate) fn transmitted<R>(
        &mut self,
        size: usize,
        make: impl FnOnce(&mut Self) -> NdrResult<R>,
    ) -> NdrResult<R> {
        let levels = size / 512;
        self.descend(levels)?;
        let nested = core::mem::replace(&mut self.presenting, true);
        let made = make(self)?;
        self.presenting = nested;
        self.depth += levels;
        Ok(made)
    }

    /// A checking walk over what is presented as another type: the walk itself, and then the making of it, for the
    /// moment, at the same place and within the same budget. What is nested in it is made with it.
    pub(crate) fn try_to_present(
        &mut self,
        walk: impl FnOnce(&mut Self) -> NdrResult<()>,
        make: impl FnOnce(&mut Self) -> NdrResult<()>,
    ) -> NdrResult<()> {
        let (start, budget) = (self.cursor, self.budget);
        let nested = core::mem::replace(&mut self.presenting, true);
        walk(self)?;
        self.presenting = nested;
        if nested {
            return Ok(());
        }
        let end = core::mem::replace(&mut self.cursor, start);
        let after = core::mem::replace(&mut self.budget, budget);
        make(self)?;
        (self.cursor, self.budget) = (end, after);
        Ok(())
    }

    /// Walks a value that is about to be changed in place, and sets aside what it will need. Returns
    /// where the value stands, for [`Decoder::place`].
    ///
    /// # Errors
    /// As [`Decoder::value`]; `value` is untouched.
    pub fn check_in_place<S: Syntax, L, T: Unmarshal<'m, A, L>>(
        &mut self,
        value: &T,
        levels: &L,
    ) -> NdrResult<usize> {
        let start = self.cursor.offset();
        self.aside()?.pool.get_or_insert_default();
        let flat = self.flat::<S, L, T>()?;
        value.check_place::<S>(flat, levels, self)?;
        Ok(start)
    }

    /// Changes a value in place, from data that [`Decoder::check_in_place`] walked.
    ///
    /// # Errors
    /// None: whatever could be wrong was found by the walk.
    pub fn place<S: Syntax, L, T: Unmarshal<'m, A, L>>(
        &mut self,
        start: usize,
        value: &mut T,
        levels: &L,
    ) -> NdrResult<()> {
        self.cursor = self.cursor.at(start);
        self.budget = self.limits.memory;
        if let Some(pool) = self.pool() {
            pool.open();
        }
        let flat = self.flat::<S, L, T>()?;
        value.place::<S>(flat, levels, self)
    }

    /// One level deeper: the pointee of a pointer whose memory is kept.
    pub(crate) fn pointee_in_place<S: Syntax, L, T: Unmarshal<'m, A, L>>(
        &mut self,
        run: impl FnOnce(T::Flat, &mut Self) -> NdrResult<()>,
    ) -> NdrResult<()> {
        self.deeper::<T, L, ()>(|decoder| {
            let flat = decoder.flat::<S, L, T>()?;
            run(flat, decoder)
        })
    }

    /// A place in the call's memory, with what is made in it.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn in_arena<T>(
        &mut self,
        value: impl for<'p> FnOnce(&mut Self, Place<'p, T>) -> NdrResult<Made<'p, T>>,
    ) -> NdrResult<&'m mut T> {
        const {
            assert!(
                !core::mem::needs_drop::<T>(),
                "[MEM-27] what `&'a T` points to lives in the call's memory, which runs no destructors: \
                 borrow in `T` too (`&str` for `String`, `Option<&'a T>` for `Option<Box<T>>`)"
            );
        }
        self.spend(size_of::<T>())?;
        let place = self.arena().place::<T>().map_err(|_| self.out_of_memory())?;
        value(self, Place::of(place))?;
        // SAFETY: `value` has made it.
        Ok(unsafe { place.assume_init_mut() })
    }

    /// A box of the global allocator, with what is made in it.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn new_box<T>(
        &mut self,
        value: impl for<'p> FnOnce(&mut Self, Place<'p, T>) -> NdrResult<Made<'p, T>>,
    ) -> NdrResult<Box<T>> {
        self.spend(const { block_cost(size_of::<T>()) })?;
        let block = match self.pool() {
            Some(pool) => pool.take(Layout::new::<T>()),
            None => None,
        };
        let mut block: Box<MaybeUninit<T>> = match block {
            // SAFETY: the block was allocated by the global allocator with the layout of `T`.
            Some(block) => unsafe { Box::from_raw(block.cast().as_ptr()) },
            None => box_from(MaybeUninit::uninit()).ok_or_else(|| self.out_of_memory())?,
        };
        value(self, Place::of(&mut block))?;
        // SAFETY: `value` has made it.
        Ok(unsafe { block.assume_init() })
    }

    /// An empty vector of the global allocator, with room for `n` values.
    #[inline]
    pub(crate) fn new_vec<T>(&mut self, n: usize) -> NdrResult<Vec<T>> {
        self.spend(block_cost(n.saturating_mul(size_of::<T>())))?;
        if let Some(pool) = self.pool()
            && let Ok(layout) = Layout::array::<T>(n)
            && let Some(block) = pool.take(layout)
        {
            // SAFETY: the block was allocated by the global allocator with this layout.
            return Ok(unsafe { Vec::from_raw_parts(block.cast().as_ptr(), 0, n) });
        }
        vec_with_capacity(n).ok_or_else(|| self.out_of_memory())
    }

    /// A box of the decoder's own allocator, with what is made in it.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn new_plugged_box<T>(
        &mut self,
        value: impl for<'p> FnOnce(&mut Self, Place<'p, T>) -> NdrResult<Made<'p, T>>,
    ) -> NdrResult<PluggedBox<T, A>>
    where
        A: Allocator + Clone,
    {
        self.spend(const { block_cost(size_of::<T>()) })?;
        let block = match self.pool() {
            Some(pool) => pool.take_plugged(Layout::new::<T>()),
            None => None,
        };
        let mut block: PluggedBox<MaybeUninit<T>, A> = match block {
            // SAFETY: the block was allocated by this allocator with the layout of `T`.
            Some(block) => unsafe {
                PluggedBox::from_raw_in(block.cast().as_ptr(), self.allocator.clone())
            },
            None => {
                asking_for_node::<T>();
                PluggedBox::try_new_in(MaybeUninit::uninit(), self.allocator.clone())
                    .map_err(|_| self.out_of_memory())?
            }
        };
        value(self, Place::of(&mut block))?;
        // SAFETY: `value` has made it.
        Ok(unsafe { block.assume_init() })
    }

    /// An empty vector of the decoder's own allocator, with room for `n` values.
    #[inline]
    pub(crate) fn new_plugged_vec<T>(&mut self, n: usize) -> NdrResult<PluggedVec<T, A>>
    where
        A: Allocator + Clone,
    {
        self.spend(block_cost(n.saturating_mul(size_of::<T>())))?;
        if let Some(pool) = self.pool()
            && let Ok(layout) = Layout::array::<T>(n)
            && let Some(block) = pool.take_plugged(layout)
        {
            let (start, allocator) = (block.cast().as_ptr(), self.allocator.clone());
            // SAFETY: the block was allocated by this allocator with this layout.
            return Ok(unsafe { PluggedVec::from_raw_parts_in(start, 0, n, allocator) });
        }
        asking_for_node::<T>();
        let mut vec = PluggedVec::new_in(self.allocator.clone());
        vec.try_reserve_exact(n).map_err(|_| self.out_of_memory())?;
        Ok(vec)
    }

    /// What the checking walk counted.
    #[must_use]
    pub const fn counted(&self) -> Tally {
        self.tally
    }

    fn aside(&mut self) -> NdrResult<&mut Aside<'m, A>> {
        if self.aside.is_none() {
            *self.aside = Some(box_from(Aside::default()).ok_or_else(|| self.out_of_memory())?);
        }
        self.aside.as_deref_mut().ok_or_else(|| self.cursor.truncated())
    }

    #[inline(always)]
    fn pool(&mut self) -> Option<&mut Pool<A>> {
        self.aside.as_mut().and_then(|aside| aside.pool.as_mut())
    }

    fn pause(&mut self, yes: bool) {
        if let Some(pool) = self.pool() {
            pool.pause(yes);
        }
    }

    /// The table of full pointers, if there is one.
    #[inline(always)]
    fn table(&mut self) -> Option<&mut Received<'m, A>> {
        self.aside.as_mut().and_then(|aside| aside.full.as_deref_mut())
    }

    /// The table of full pointers.
    #[inline(always)]
    fn received(&mut self) -> NdrResult<&mut Received<'m, A>> {
        if self.aside.as_ref().is_none_or(|aside| aside.full.is_none()) {
            self.begin_full()?;
        }
        let table = self.aside.as_mut().and_then(|aside| aside.full.as_deref_mut());
        table.ok_or_else(|| self.cursor.truncated())
    }

    #[cold]
    #[inline(never)]
    fn begin_full(&mut self) -> NdrResult<()> {
        let mut table = box_from(Received::default()).ok_or_else(|| self.out_of_memory())?;
        if self.late {
            table.keep_firsts();
        }
        self.aside()?.full = Some(table);
        Ok(())
    }

    /// What a pointer leads to is not in its layout, so that the compiler sees no full pointer there.
    #[cold]
    #[inline(never)]
    fn presented_full_pointer(&self) -> NdrError {
        self.error(&Expected(
            Status::BAD_STUB_DATA,
            "[XMT-12] no full pointers in what is presented as another type",
        ))
    }

    /// Whether the pointee of a full pointer follows, in a checking walk.
    pub(crate) fn walk_full(&mut self, id: ReferentId, kind: Kind) -> NdrResult<bool> {
        if self.presenting {
            return Err(self.presented_full_pointer());
        }
        let at = self.cursor.offset();
        self.spend(Received::<A>::COST)?;
        self.received()?.walk(id.0, kind, at)
    }

    /// What a full pointer points to, if that is there.
    #[inline(always)]
    pub(crate) fn arrive_full(&mut self, id: ReferentId, kind: Kind) -> NdrResult<Arrival> {
        if self.presenting {
            return Err(self.presented_full_pointer());
        }
        let at = self.cursor.offset();
        self.spend(Received::<A>::COST)?;
        self.received()?.arrive(id.0, kind, at)
    }

    /// Begins with what an owning full pointer is the first to point to: its drop takes stack for whatever it leads
    /// to, also where that was met before. What this returns is for [`Decoder::end_owned`].
    #[inline(always)]
    pub(crate) fn begin_owned(&mut self) -> usize {
        let depth = self.depth;
        self.table().map_or(depth, |table| core::mem::replace(&mut table.lowest, depth))
    }

    /// How many levels there are below it.
    #[inline(always)]
    pub(crate) fn end_owned(&mut self, before: usize) -> usize {
        let depth = self.depth;
        self.table().map_or(0, |table| {
            let height = depth - table.lowest;
            table.lowest = table.lowest.min(before);
            height
        })
    }

    /// Counts the levels below what an owning pointer points to, which was met before.
    #[inline(always)]
    pub(crate) fn owned_again(&mut self, height: usize) -> NdrResult<()> {
        match self.depth.checked_sub(height) {
            Some(lowest) => {
                if let Some(table) = self.table() {
                    table.lowest = table.lowest.min(lowest);
                }
                Ok(())
            }
            None => Err(self.error(TOO_DEEP)),
        }
    }

    /// The same in a checking walk, which keeps the height in the table.
    pub(crate) fn walk_owned(
        &mut self,
        id: ReferentId,
        walk: impl FnOnce(&mut Self) -> NdrResult<()>,
    ) -> NdrResult<()> {
        self.keep_height(id, Received::<A>::BEING_READ)?;
        let before = self.begin_owned();
        walk(self)?;
        let height = self.end_owned(before);
        self.keep_height(id, height)
    }

    /// As [`Decoder::owned_again`], in a checking walk.
    pub(crate) fn walk_owned_again(&mut self, id: ReferentId) -> NdrResult<()> {
        let at = self.cursor.offset();
        let height = self.received()?.height(id.0, at)?;
        self.owned_again(height)
    }

    fn keep_height(&mut self, id: ReferentId, height: usize) -> NdrResult<()> {
        let error = self.out_of_memory();
        self.received()?.set_height(id.0, height).ok_or(error)
    }

    /// Compares what an id stands for with the attributes at another pointer to it: it has one size, and one
    /// discriminant.
    #[inline(never)]
    pub(crate) fn agree_full<S: Syntax, L, T: Unmarshal<'m, A, L>>(
        &mut self,
        id: ReferentId,
        levels: &L,
    ) -> NdrResult<()> {
        let Some(first) = self.received()?.first(id.0) else { return Ok(()) };
        let mut cursor = self.cursor_at(first);
        if const { T::LAYOUT.is_conformant() } {
            cursor.hoist::<S>()?;
        }
        T::agrees::<S>(&mut cursor, levels)
    }

    /// Keeps a share in what a full pointer points to, where the user's code has run since it arrived. Whether it
    /// is kept.
    ///
    /// # Safety
    /// As [`Received::made_since`].
    pub(crate) unsafe fn made_since(
        &mut self,
        place: full::Place,
        kind: Kind,
        pointee: NonNull<Mark>,
    ) -> bool {
        // SAFETY: as promised.
        self.table().is_some_and(|table| unsafe { table.made_since(place, kind, pointee) })
    }

    /// Keeps what a full pointer points to.
    ///
    /// # Safety
    /// As [`Received::made`].
    #[inline(always)]
    pub(crate) unsafe fn made_full(&mut self, place: full::Place, pointee: NonNull<Mark>) {
        if let Some(table) = self.aside.as_mut().and_then(|aside| aside.full.as_deref_mut()) {
            // SAFETY: as promised.
            unsafe { table.made(place, pointee) };
        }
    }

    /// What full pointers pointed to, for the encoder of the reply.
    #[doc(hidden)]
    #[inline(always)]
    pub fn full_pointers(&mut self) -> Option<Box<Received<'m, A>>> {
        self.aside.as_mut().and_then(|aside| aside.full.take())
    }

    /// Ends a message. Bytes behind the last parameter are passed over, as Windows and Samba do, with an event
    /// that says how many, unless [`DecodeLimits::refuse_trailing`] says otherwise.
    ///
    /// # Errors
    /// `RPC_X_BAD_STUB_DATA` if they are to be refused, and there are some.
    #[inline]
    pub fn finish(&mut self) -> NdrResult<()> {
        match self.cursor.remaining() {
            0 => Ok(()),
            _ if self.limits.refuse_trailing => Err(self.error(END)),
            left => {
                trailing(left);
                Ok(())
            }
        }
    }

    /// Ends a pickle, behind which stands only padding.
    ///
    /// # Errors
    /// `RPC_X_BAD_STUB_DATA` when there is more than that.
    pub(crate) fn finish_padded(&self) -> NdrResult<()> {
        if self.cursor.remaining() >= 16 { Err(self.error(END)) } else { Ok(()) }
    }

    /// An error here.
    #[inline(always)]
    #[must_use]
    pub const fn error(&self, expected: &'static Expected) -> NdrError {
        self.cursor.error(expected)
    }

    /// The error at the end of the data.
    #[doc(hidden)]
    #[inline(always)]
    #[must_use]
    pub const fn truncated(&self) -> NdrError {
        self.cursor.truncated()
    }

    #[inline(always)]
    pub(crate) const fn out_of_memory(&self) -> NdrError {
        self.error(&Expected(Status::OUT_OF_MEMORY, "memory within the limits for the value"))
    }
}
