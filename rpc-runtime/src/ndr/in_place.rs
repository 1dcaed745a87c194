//! Memory that is set aside before anything of the caller's is changed.
//!
//! When results are written in place, the data is walked first: everything is validated, and every
//! block that will be needed is allocated. What follows cannot fail.

use core::alloc::Layout;
use core::fmt;
use core::ptr::NonNull;

use allocator_api2::alloc::{AllocError, Allocator, Global};

use super::{Decoder, NdrResult, Syntax, Unmarshal};

/// Blocks that were set aside, by their layout. There are few layouts.
#[derive(Default)]
struct Blocks(Vec<(Layout, Vec<NonNull<u8>>)>);

impl Blocks {
    fn of(&mut self, layout: Layout) -> Option<&mut Vec<NonNull<u8>>> {
        self.0.iter_mut().find(|(of, _)| *of == layout).map(|(_, blocks)| blocks)
    }

    fn add(&mut self, layout: Layout, allocator: &impl Allocator) -> Result<(), AllocError> {
        if layout.size() == 0 {
            return Ok(());
        }
        if self.of(layout).is_none() {
            self.0.try_reserve(1).map_err(|_| AllocError)?;
            self.0.push((layout, Vec::new()));
        }
        let blocks = self.of(layout).ok_or(AllocError)?;
        blocks.try_reserve(1).map_err(|_| AllocError)?;
        blocks.push(allocator.allocate(layout)?.cast());
        Ok(())
    }

    fn take(&mut self, layout: Layout) -> Option<NonNull<u8>> {
        self.of(layout)?.pop()
    }

    fn drain(&mut self) -> impl Iterator<Item = (NonNull<u8>, Layout)> {
        let all = core::mem::take(&mut self.0).into_iter();
        all.flat_map(|(layout, blocks)| blocks.into_iter().map(move |block| (block, layout)))
    }
}

/// The blocks that a decoder has set aside, from the global allocator and from its own.
pub(crate) struct Pool<A> {
    global: Blocks,
    plugged: Blocks,
    /// Whether blocks are given out. They are not before [`Decoder::update`], for which they were set aside.
    open: bool,
    /// Whether nothing is set aside, because data is walked a second time and has its blocks already.
    paused: bool,
    /// Frees a block of the decoder's own allocator; set when the first one is allocated.
    free: Option<unsafe fn(&A, NonNull<u8>, Layout)>,
}

// SAFETY: the blocks belong to the pool alone; its allocator, to which they go back, is not in it.
unsafe impl<A> Send for Pool<A> {}

impl<A> Default for Pool<A> {
    fn default() -> Pool<A> {
        Pool {
            global: Blocks::default(),
            plugged: Blocks::default(),
            open: false,
            paused: false,
            free: None,
        }
    }
}

impl<A> Pool<A> {
    pub(crate) fn set_aside(&mut self, layout: Layout) -> Result<(), AllocError> {
        if self.paused {
            return Ok(());
        }
        self.global.add(layout, &Global)
    }

    pub(crate) fn set_aside_in(&mut self, layout: Layout, allocator: &A) -> Result<(), AllocError>
    where
        A: Allocator,
    {
        if self.paused {
            return Ok(());
        }
        self.free = Some(A::deallocate);
        self.plugged.add(layout, allocator)
    }

    /// With `yes`, sets nothing aside until this is called again.
    pub(crate) fn pause(&mut self, yes: bool) {
        self.paused = yes;
    }

    /// Gives blocks out from now on.
    pub(crate) fn open(&mut self) {
        self.open = true;
    }

    /// A block that was set aside, of the global allocator.
    // Not inlined where nodes are made, because most decoders have no pool.
    #[inline(never)]
    pub(crate) fn take(&mut self, layout: Layout) -> Option<NonNull<u8>> {
        if self.open { self.global.take(layout) } else { None }
    }

    /// A block that was set aside, of the decoder's own allocator.
    #[inline(never)]
    pub(crate) fn take_plugged(&mut self, layout: Layout) -> Option<NonNull<u8>> {
        if self.open { self.plugged.take(layout) } else { None }
    }

    /// Frees what was not needed.
    pub(crate) fn release(&mut self, allocator: &A) {
        for (block, layout) in self.global.drain() {
            // SAFETY: the block was allocated with this layout, and given to nobody.
            unsafe { Global.deallocate(block, layout) };
        }
        if let Some(free) = self.free {
            for (block, layout) in self.plugged.drain() {
                // SAFETY: as above; `free` is this allocator's `deallocate`.
                unsafe { free(allocator, block, layout) };
            }
        }
    }
}

impl<A> fmt::Debug for Pool<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let blocks =
            |blocks: &Blocks| blocks.0.iter().map(|(_, blocks)| blocks.len()).sum::<usize>();
        write!(f, "Pool({} + {})", blocks(&self.global), blocks(&self.plugged))
    }
}

impl<'m, A> Decoder<'m, A> {
    /// Walks a value that is about to be changed in place, and sets aside what it will need. Returns
    /// where the value stands, for [`Decoder::update`].
    ///
    /// # Errors
    /// As [`Decoder::value`]; `value` is untouched.
    pub fn walk_in_place<S: Syntax, L, T: Unmarshal<'m, A, L>>(
        &mut self,
        value: &T,
        levels: &L,
    ) -> NdrResult<usize> {
        let start = self.cursor.offset();
        self.rare()?.pool.get_or_insert_default();
        let flat = self.flat::<S, L, T>()?;
        T::walk::<S>(flat, Some(value), levels, self)?;
        Ok(start)
    }

    /// Changes a value in place, from data that [`Decoder::walk_in_place`] walked.
    ///
    /// # Errors
    /// None: whatever could be wrong was found by the walk.
    pub fn update<S: Syntax, L, T: Unmarshal<'m, A, L>>(
        &mut self,
        start: usize,
        value: &mut T,
        levels: &L,
    ) -> NdrResult<()> {
        self.cursor = self.cursor.at(start);
        self.budget.bytes = self.limits.memory;
        if let Some(pool) = self.pool() {
            pool.open();
        }
        let flat = self.flat::<S, L, T>()?;
        value.update::<S>(flat, levels, self)
    }

    /// Changes the pointee of a pointer in place, one level deeper.
    pub(crate) fn update_pointee<S: Syntax, L, T: Unmarshal<'m, A, L>>(
        &mut self,
        pointee: &mut T,
        levels: &L,
    ) -> NdrResult<()> {
        self.deeper::<T, L, ()>(|decoder| {
            let flat = decoder.flat::<S, L, T>()?;
            pointee.update::<S>(flat, levels, decoder)
        })
    }
}
