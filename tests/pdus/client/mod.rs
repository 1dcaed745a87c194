//! What a client does with a server's PDUs.
//!
//! The client numbers its PDUs 1, 2, 3 … from the bind, and its contexts 0, 1, 2 …. It offers NDR64 and NDR20, and
//! takes fragments of 5840 bytes, unless a row says otherwise. `bound` is a bind to ECHO that was accepted as
//! context 0 in NDR20, by a server that takes fragments of 4280 bytes.

mod bind;
mod calls;
mod contexts;
mod faults;
mod fragments;
mod lifetime;
mod limits;
mod types;

use crate::table::Row;

pub fn rows() -> Vec<Row> {
    [
        bind::rows(),
        contexts::rows(),
        calls::rows(),
        faults::rows(),
        fragments::rows(),
        limits::rows(),
        lifetime::rows(),
        types::rows(),
    ]
    .concat()
}
