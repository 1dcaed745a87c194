//! The parameter and the node that memory is asked for, so that a [`Ledger`](super::Ledger) can record them.
//!
//! An allocator is told a size and nothing else. So a stub keeps the name of the parameter that it works on
//! in a variable of its thread, and a decoder the type of the node that it makes. Nothing is stored while no
//! [`Ledger`](super::Ledger) exists.

use core::cell::Cell;
use core::sync::atomic::{AtomicBool, Ordering};

/// Whether there has been a ledger in this process. A ledger sets it when it is made, so before a stub can
/// use that ledger: relaxed ordering is enough.
static LEDGERS: AtomicBool = AtomicBool::new(false);

thread_local! {
    static PARAMETER: Cell<&'static str> = const { Cell::new("") };
    static NODE: Cell<&'static str> = const { Cell::new("") };
}

/// Says that there is a ledger from now on.
pub(super) fn ledger_is_there() {
    LEDGERS.store(true, Ordering::Relaxed);
}

#[inline(always)]
fn is_read() -> bool {
    LEDGERS.load(Ordering::Relaxed)
}

/// Says which parameter is decoded from now on in this thread; the empty text is none.
#[doc(hidden)]
#[inline(always)]
pub fn asking_for(parameter: &'static str) {
    if is_read() {
        set(parameter, "");
    }
}

/// Says which type the node has that is made next.
#[inline(always)]
pub(crate) fn asking_for_node<T>() {
    if is_read() {
        set_node(core::any::type_name::<T>());
    }
}

/// Says that the node is made.
#[inline(always)]
pub(super) fn asking_for_no_node() {
    if is_read() {
        set_node("");
    }
}

#[cold]
#[inline(never)]
fn set(parameter: &'static str, node: &'static str) {
    PARAMETER.set(parameter);
    set_node(node);
}

#[cold]
#[inline(never)]
fn set_node(node: &'static str) {
    NODE.set(node);
}

/// The parameter and the type that memory is asked for.
pub(super) fn asked_for() -> (&'static str, &'static str) {
    (PARAMETER.get(), NODE.get())
}
