//! What a server does with a client's PDUs.
//!
//! The server offers ECHO 1.2 and FILES 3.0, speaks NDR64 and NDR20 in this order, and takes fragments of 5840
//! bytes, unless a row says otherwise.
//!
//! "Samba's raw-PDU tests" are python/samba/tests/dcerpc/raw_protocol.py, which were written against Windows.

mod alter;
mod answers;
mod bind;
mod cancel;
mod contexts;
mod features;
mod fourth_bit;
mod fragments;
mod header;
mod limits;
mod requests;
mod types;

use crate::table::Row;

pub fn rows() -> Vec<Row> {
    [
        header::rows(),
        bind::rows(),
        contexts::rows(),
        features::rows(),
        fourth_bit::rows(),
        alter::rows(),
        requests::rows(),
        answers::rows(),
        fragments::rows(),
        limits::rows(),
        cancel::rows(),
        types::rows(),
    ]
    .concat()
}
