//! State that few decoders have: memory set aside for values that are changed in place, and a table of full
//! pointers.

use super::full::Received;
use super::in_place::Pool;
use super::{Decoder, NdrResult, Trailer};
use crate::memory::box_from;

/// The state of a decoder that changes values in place, or has met full pointers: in one box, so that
/// the others pay for one comparison.
#[derive(Debug)]
pub(super) struct Rare<'m, A> {
    /// Blocks for a value that is about to be changed in place.
    pub(super) pool: Option<Pool<A>>,
    /// The table of full pointers, once there is one.
    pub(super) full: Option<Box<Received<'m, A>>>,
    /// What may stand behind the last parameter.
    pub(super) trailer: Option<&'m dyn Trailer>,
}

impl<A> Default for Rare<'_, A> {
    fn default() -> Self {
        Rare { pool: None, full: None, trailer: None }
    }
}

impl<A> Rare<'_, A> {
    /// Gives back the blocks that were not needed.
    #[cold]
    #[inline(never)]
    // In its box, so that nothing is left for the caller to drop.
    #[allow(clippy::boxed_local)]
    pub(super) fn release(mut self: Box<Self>, allocator: &A) {
        if let Some(pool) = &mut self.pool {
            pool.release(allocator);
        }
    }
}

impl<'m, A> Decoder<'m, A> {
    pub(super) fn rare(&mut self) -> NdrResult<&mut Rare<'m, A>> {
        if self.rare.is_none() {
            *self.rare = Some(box_from(Rare::default()).ok_or_else(|| self.out_of_memory())?);
        }
        self.rare.as_deref_mut().ok_or_else(|| self.cursor.truncated(1))
    }

    #[inline(always)]
    pub(super) fn pool(&mut self) -> Option<&mut Pool<A>> {
        self.rare.as_mut().and_then(|rare| rare.pool.as_mut())
    }

    pub(super) fn pause(&mut self, yes: bool) {
        if let Some(pool) = self.pool() {
            pool.pause(yes);
        }
    }

    /// The table of full pointers, if there is one already.
    #[inline(always)]
    pub(super) fn table(&mut self) -> Option<&mut Received<'m, A>> {
        self.rare.as_mut().and_then(|rare| rare.full.as_deref_mut())
    }

    /// The table of full pointers, which is made if there is none yet.
    #[inline(always)]
    pub(super) fn received(&mut self) -> NdrResult<&mut Received<'m, A>> {
        if self.rare.as_ref().is_none_or(|rare| rare.full.is_none()) {
            self.begin_full()?;
        }
        let table = self.rare.as_mut().and_then(|rare| rare.full.as_deref_mut());
        table.ok_or_else(|| self.cursor.truncated(1))
    }

    #[cold]
    #[inline(never)]
    fn begin_full(&mut self) -> NdrResult<()> {
        let mut table = box_from(Received::default()).ok_or_else(|| self.out_of_memory())?;
        if self.late {
            table.keep_firsts();
        }
        self.rare()?.full = Some(table);
        Ok(())
    }
}
