//! [PTR-26] An `Option` of a type parameter, which may be anything.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Maybe<T> {
    pub value: Option<T>,
}

fn main() {}

// mended
// - Option<T>
// + Option<Box<T>>
