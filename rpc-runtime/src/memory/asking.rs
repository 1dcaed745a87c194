//! For whom memory is asked, so that a [`Ledger`](super::Ledger) can write it down.
//!
//! An allocator learns a size and nothing else. So a stub leaves word, in its thread, of the parameter
//! that it is at, and a decoder of the node that it is about to make: a store each.

use core::cell::Cell;

thread_local! {
    static PARAMETER: Cell<&'static str> = const { Cell::new("") };
    static NODE: Cell<&'static str> = const { Cell::new("") };
}

/// Says which parameter is decoded from now on in this thread; the empty text is none.
#[doc(hidden)]
#[inline]
pub fn asking_for(parameter: &'static str) {
    PARAMETER.set(parameter);
    NODE.set("");
}

/// Says of which type the node is that is about to be made.
#[inline(always)]
pub(crate) fn asking_for_node<T>() {
    NODE.set(core::any::type_name::<T>());
}

/// Says that the node is made.
pub(super) fn asking_for_no_node() {
    NODE.set("");
}

/// The parameter and the type that memory is asked for.
pub(super) fn asked_for() -> (&'static str, &'static str) {
    (PARAMETER.get(), NODE.get())
}
