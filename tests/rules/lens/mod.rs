//! Counts that keep themselves: `Len`, beside the same with numbers.

mod calls;
mod structures;

use rpc_runtime::prelude::*;

/// A count that is told, or keeps itself.
pub trait Counts {
    fn of(length: usize) -> Self;
}

impl Counts for u32 {
    fn of(length: usize) -> u32 {
        length as u32
    }
}

impl<T> Counts for Len<T> {
    fn of(_: usize) -> Len<T> {
        Len::new()
    }
}
