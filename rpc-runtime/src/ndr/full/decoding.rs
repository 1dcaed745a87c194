//! What a decoder does at a full pointer.

use core::ptr::NonNull;

use super::{Arrival, Kind, Mark, Received, Where};
use crate::ndr::encoder::TOO_DEEP;
use crate::ndr::{Decoder, Flaw, NdrError, NdrResult, ReferentId, Syntax, Unmarshal};
use crate::status::Status;

impl<'m, A> Decoder<'m, A> {
    /// The error of a full pointer in what is presented as another type. Layouts do not show it: they do not
    /// say what pointers lead to.
    #[cold]
    #[inline(never)]
    fn presented_full_pointer(&self) -> NdrError {
        self.error(&Flaw(
            Status::BAD_STUB_DATA,
            "[XMT-12] a full pointer in what is presented as another type",
            "none",
        ))
    }

    /// Whether the pointee of a full pointer follows, in a dry run.
    pub(crate) fn walk_full(&mut self, id: ReferentId, kind: Kind) -> NdrResult<bool> {
        if self.presenting {
            return Err(self.presented_full_pointer());
        }
        let at = self.cursor.offset();
        self.spend(Received::<A>::COST)?;
        self.received()?.walk(id.0, kind, at)
    }

    /// Looks up the pointee of a full pointer, when values are made.
    #[inline(always)]
    pub(crate) fn arrive_full(&mut self, id: ReferentId, kind: Kind) -> NdrResult<Arrival> {
        if self.presenting {
            return Err(self.presented_full_pointer());
        }
        let at = self.cursor.offset();
        self.spend(Received::<A>::COST)?;
        self.received()?.arrive(id.0, kind, at)
    }

    /// Begins the pointee of an owning full pointer. Its height is counted, because its drop takes stack for
    /// all that it leads to, also for pointees that were met before. The result is for
    /// [`Decoder::end_owned`].
    #[inline(always)]
    pub(crate) fn begin_owned(&mut self) -> usize {
        let depth = self.budget.depth;
        self.table().map_or(depth, |table| core::mem::replace(&mut table.lowest, depth))
    }

    /// Ends that pointee, and returns its height: how many levels of pointers there are below it.
    #[inline(always)]
    pub(crate) fn end_owned(&mut self, before: usize) -> usize {
        let depth = self.budget.depth;
        self.table().map_or(0, |table| {
            let height = depth - table.lowest;
            table.lowest = table.lowest.min(before);
            height
        })
    }

    /// Counts the levels below a pointee that was met before.
    #[inline(always)]
    pub(crate) fn owned_again(&mut self, height: usize) -> NdrResult<()> {
        match self.budget.depth.checked_sub(height) {
            Some(lowest) => {
                if let Some(table) = self.table() {
                    table.lowest = table.lowest.min(lowest);
                }
                Ok(())
            }
            None => Err(self.error(TOO_DEEP)),
        }
    }

    /// Walks the pointee of an owning full pointer in a dry run, and keeps its height in the table.
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

    /// As [`Decoder::owned_again`], in a dry run.
    pub(crate) fn walk_owned_again(&mut self, id: ReferentId) -> NdrResult<()> {
        let at = self.cursor.offset();
        let height = self.received()?.height(id.0, at)?;
        self.owned_again(height)
    }

    fn keep_height(&mut self, id: ReferentId, height: usize) -> NdrResult<()> {
        let error = self.out_of_memory();
        self.received()?.set_height(id.0, height).ok_or(error)
    }

    /// Compares the pointee of an id with the attributes at another pointer to it: it has one size, and one
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

    /// Keeps a share in the pointee of a full pointer, where the user's code has run since `arrive_full`.
    /// Returns whether the table has taken it.
    ///
    /// # Safety
    /// As [`Received::made_since`].
    pub(crate) unsafe fn made_since(
        &mut self,
        place: Where,
        kind: Kind,
        pointee: NonNull<Mark>,
    ) -> bool {
        // SAFETY: as promised.
        self.table().is_some_and(|table| unsafe { table.made_since(place, kind, pointee) })
    }

    /// Keeps the pointee of a full pointer.
    ///
    /// # Safety
    /// As [`Received::made`].
    #[inline(always)]
    pub(crate) unsafe fn made_full(&mut self, place: Where, pointee: NonNull<Mark>) {
        if let Some(table) = self.table() {
            // SAFETY: as promised.
            unsafe { table.made(place, pointee) };
        }
    }

    /// The table of full pointers, for the encoder of the reply.
    #[doc(hidden)]
    #[inline(always)]
    pub fn full_pointers(&mut self) -> Option<Box<Received<'m, A>>> {
        self.rare.as_mut().and_then(|rare| rare.full.take())
    }
}
