//! What few decoders have beside their cursor.

use super::full::Received;
use super::pool::Pool;

/// The state of a decoder that changes values in place, or has met full pointers: in one box, so that
/// the others pay for one comparison.
#[derive(Debug)]
pub(super) struct Aside<'m, A> {
    /// Blocks for a value that is about to be changed in place.
    pub(super) pool: Option<Pool<A>>,
    /// What full pointers point to, once there is one.
    pub(super) full: Option<Box<Received<'m, A>>>,
}

impl<A> Default for Aside<'_, A> {
    fn default() -> Self {
        Aside { pool: None, full: None }
    }
}

impl<A> Aside<'_, A> {
    /// Gives back what was not needed.
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
