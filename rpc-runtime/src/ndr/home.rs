//! Where pointees live: in memory of the global allocator, of the decoder's own allocator, or of the call.

use core::alloc::Layout;
use core::mem::MaybeUninit;
use core::ops::DerefMut;

use allocator_api2::alloc::Allocator;
use allocator_api2::boxed::Box as PluggedBox;
use allocator_api2::vec::Vec as PluggedVec;

use super::budget::block_cost;
use super::place::{Made, Place};
use super::{Decoder, Flaw, NdrResult};
use crate::memory::{Row, asking_for_node, box_from, vec_with_capacity};
use crate::status::Status;

/// A pointer to one value, which is decoded into its final place.
pub(crate) trait Home<'m, A>: Sized {
    /// The value.
    type Value;

    /// Takes memory for a value, and has `value` make it there.
    ///
    /// # Errors
    /// Those of `value`; `RPC_S_OUT_OF_MEMORY`.
    fn make(
        decoder: &mut Decoder<'m, A>,
        value: impl for<'p> FnOnce(
            &mut Decoder<'m, A>,
            Place<'p, Self::Value>,
        ) -> NdrResult<Made<'p, Self::Value>>,
    ) -> NdrResult<Self>;

    /// Counts the memory of a value in a dry run.
    ///
    /// # Errors
    /// `RPC_S_OUT_OF_MEMORY`.
    fn tally(decoder: &mut Decoder<'m, A>) -> NdrResult<()>;

    /// The value, if it can be changed in place. A borrowed value is made anew instead.
    #[inline(always)]
    fn kept(&mut self) -> Option<&mut Self::Value> {
        None
    }

    /// As [`Home::kept`], to be read.
    #[inline(always)]
    fn kept_ref(&self) -> Option<&Self::Value> {
        None
    }
}

/// A pointer that owns its value.
pub(crate) trait Owner<'m, A>: Home<'m, A> + DerefMut<Target = Self::Value> {}

impl<'m, A, T> Owner<'m, A> for Box<T> {}
impl<'m, A: Allocator + Clone, T> Owner<'m, A> for PluggedBox<T, A> {}

impl<'m, A, T> Home<'m, A> for Box<T> {
    type Value = T;

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn make(
        decoder: &mut Decoder<'m, A>,
        value: impl for<'p> FnOnce(&mut Decoder<'m, A>, Place<'p, T>) -> NdrResult<Made<'p, T>>,
    ) -> NdrResult<Box<T>> {
        decoder.spend(const { block_cost(size_of::<T>()) })?;
        let block = match decoder.pool() {
            Some(pool) => pool.take(Layout::new::<T>()),
            None => None,
        };
        let mut block: Box<MaybeUninit<T>> = match block {
            // SAFETY: the block was allocated by the global allocator with the layout of `T`.
            Some(block) => unsafe { Box::from_raw(block.cast().as_ptr()) },
            None => box_from(MaybeUninit::uninit()).ok_or_else(|| decoder.out_of_memory())?,
        };
        value(decoder, Place::of(&mut block))?;
        // SAFETY: `value` has made it.
        Ok(unsafe { block.assume_init() })
    }

    fn tally(decoder: &mut Decoder<'m, A>) -> NdrResult<()> {
        decoder.tally::<T>(1)
    }

    #[inline(always)]
    fn kept(&mut self) -> Option<&mut T> {
        Some(self)
    }

    #[inline(always)]
    fn kept_ref(&self) -> Option<&T> {
        Some(self)
    }
}

impl<'m, A: Allocator + Clone, T> Home<'m, A> for PluggedBox<T, A> {
    type Value = T;

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn make(
        decoder: &mut Decoder<'m, A>,
        value: impl for<'p> FnOnce(&mut Decoder<'m, A>, Place<'p, T>) -> NdrResult<Made<'p, T>>,
    ) -> NdrResult<PluggedBox<T, A>> {
        decoder.spend(const { block_cost(size_of::<T>()) })?;
        let block = match decoder.pool() {
            Some(pool) => pool.take_plugged(Layout::new::<T>()),
            None => None,
        };
        let allocator = decoder.allocator().clone();
        let mut block: PluggedBox<MaybeUninit<T>, A> = match block {
            // SAFETY: the block was allocated by this allocator with the layout of `T`.
            Some(block) => unsafe { PluggedBox::from_raw_in(block.cast().as_ptr(), allocator) },
            None => {
                asking_for_node::<T>();
                PluggedBox::try_new_in(MaybeUninit::uninit(), allocator)
                    .map_err(|_| decoder.out_of_memory())?
            }
        };
        value(decoder, Place::of(&mut block))?;
        // SAFETY: `value` has made it.
        Ok(unsafe { block.assume_init() })
    }

    fn tally(decoder: &mut Decoder<'m, A>) -> NdrResult<()> {
        decoder.tally_plugged::<T>(1)
    }

    #[inline(always)]
    fn kept(&mut self) -> Option<&mut T> {
        Some(self)
    }

    #[inline(always)]
    fn kept_ref(&self) -> Option<&T> {
        Some(self)
    }
}

impl<'m, A, T> Home<'m, A> for &'m mut T {
    type Value = T;

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn make(
        decoder: &mut Decoder<'m, A>,
        value: impl for<'p> FnOnce(&mut Decoder<'m, A>, Place<'p, T>) -> NdrResult<Made<'p, T>>,
    ) -> NdrResult<&'m mut T> {
        const { runs_no_destructor::<T>() }
        decoder.spend(size_of::<T>())?;
        let place = decoder.arena().place::<T>().map_err(|_| decoder.out_of_memory())?;
        value(decoder, Place::of(place))?;
        // SAFETY: `value` has made it.
        Ok(unsafe { place.assume_init_mut() })
    }

    fn tally(decoder: &mut Decoder<'m, A>) -> NdrResult<()> {
        decoder.tally_in_arena::<T>(1)
    }
}

impl<'m, A, T> Home<'m, A> for &'m T {
    type Value = T;

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn make(
        decoder: &mut Decoder<'m, A>,
        value: impl for<'p> FnOnce(&mut Decoder<'m, A>, Place<'p, T>) -> NdrResult<Made<'p, T>>,
    ) -> NdrResult<&'m T> {
        <&'m mut T>::make(decoder, value).map(|made| &*made)
    }

    fn tally(decoder: &mut Decoder<'m, A>) -> NdrResult<()> {
        <&'m mut T>::tally(decoder)
    }
}

/// Call memory runs no destructors.
const fn runs_no_destructor<T>() {
    assert!(
        !core::mem::needs_drop::<T>(),
        "[MEM-27] what `&'a T` points to lives in the call's memory, which runs no destructors: \
         borrow in `T` too (`&str` for `String`, `Option<&'a T>` for `Option<Box<T>>`)"
    );
}

impl<'m, A> Decoder<'m, A> {
    /// Room in the arena for a node of a list, and for as many more behind it as fit, but no more than `most`.
    #[inline(always)]
    pub(crate) fn begin_row<T>(&mut self, most: usize) -> NdrResult<Row<'m, T>> {
        const { runs_no_destructor::<T>() }
        self.spend(size_of::<T>())?;
        let most = most.min(1 + self.budget.bytes / size_of::<T>());
        self.lease.row(most).map_err(|_| self.out_of_memory())
    }

    /// Counts the nodes that were made, and gives back the places that they have not used.
    #[inline(always)]
    pub(crate) fn end_row<T>(&mut self, row: Row<'m, T>) -> NdrResult<()> {
        self.spend(row.used().saturating_sub(size_of::<T>()))?;
        self.lease.give_back(row);
        Ok(())
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

    /// The same, from the decoder's own allocator.
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
            let (start, allocator) = (block.cast().as_ptr(), self.allocator().clone());
            // SAFETY: the block was allocated by this allocator with this layout.
            return Ok(unsafe { PluggedVec::from_raw_parts_in(start, 0, n, allocator) });
        }
        asking_for_node::<T>();
        let mut vec = PluggedVec::new_in(self.allocator().clone());
        vec.try_reserve_exact(n).map_err(|_| self.out_of_memory())?;
        Ok(vec)
    }

    /// Counts room for `n` values from the global allocator in a dry run; sets it aside if a value will be
    /// changed in place.
    ///
    /// # Errors
    /// `RPC_X_BAD_STUB_DATA` when no memory could hold them (MEM-43); as [`Decoder::spend`].
    #[inline]
    pub fn tally<T>(&mut self, n: usize) -> NdrResult<()> {
        let layout = self.tally_block::<T>(n)?;
        match self.pool() {
            None => Ok(()),
            Some(pool) => pool.set_aside(layout).map_err(|_| self.out_of_memory()),
        }
    }

    /// As [`Decoder::tally`], from the decoder's own allocator.
    ///
    /// # Errors
    /// As [`Decoder::tally`].
    #[inline]
    pub fn tally_plugged<T>(&mut self, n: usize) -> NdrResult<()>
    where
        A: Allocator,
    {
        let layout = self.tally_block::<T>(n)?;
        let Some(pool) = self.rare.as_mut().and_then(|rare| rare.pool.as_mut()) else {
            return Ok(());
        };
        asking_for_node::<T>();
        let done = pool.set_aside_in(layout, &self.allocator);
        done.map_err(|_| self.out_of_memory())
    }

    /// As [`Decoder::tally_in_arena`], for `nodes` values that are allocated one by one.
    #[inline(always)]
    pub(crate) fn tally_row_in_arena<T>(&mut self, nodes: usize) -> NdrResult<()> {
        self.tally_in_arena::<T>(nodes)?;
        self.tally.blocks += nodes - 1;
        Ok(())
    }

    /// As [`Decoder::tally`], in the call's memory, where nothing is set aside.
    ///
    /// # Errors
    /// As [`Decoder::tally`].
    #[inline]
    pub fn tally_in_arena<T>(&mut self, n: usize) -> NdrResult<()> {
        let too_large = |_| {
            self.error(&Flaw(
                Status::BAD_STUB_DATA,
                "[MEM-43] an array larger than any memory",
                "one that fits",
            ))
        };
        let layout = Layout::array::<T>(n).map_err(too_large)?;
        self.spend(layout.size())?;
        self.tally.blocks += 1;
        // The exact size of one block for all values, because the decoder allocates them in the same order.
        let (bytes, mask) = (self.tally.bytes, layout.align() - 1);
        if bytes.checked_add(mask + layout.size()).is_none() {
            return Err(self.out_of_memory());
        }
        self.tally.bytes = ((bytes + mask) & !mask) + layout.size();
        Ok(())
    }

    /// Counts room for `n` values in a heap block of their own, with what the allocator keeps for itself.
    #[inline]
    fn tally_block<T>(&mut self, n: usize) -> NdrResult<Layout> {
        self.tally_in_arena::<T>(n)?;
        let size = n * size_of::<T>();
        self.spend(block_cost(size) - size)?;
        Layout::array::<T>(n).map_err(|_| self.truncated(n))
    }
}
