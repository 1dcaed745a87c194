//! A tail's container is one of the crate's: another one might have lifetimes of its own.
#![forbid(unsafe_code)]

use rpc_runtime::ndr::{Decoder, Elements, NdrResult, Run, Syntax, Unmarshal};

struct Mine(Vec<u32>);

impl<'m, A, L> Elements<'m, A, L> for Mine {
    type Element = u32;
    fn collect<S: Syntax>(_: Run, _: &L, _: &mut Decoder<'m, A>) -> NdrResult<Self>
    where
        u32: Unmarshal<'m, A, L>,
    {
        Ok(Mine(Vec::new()))
    }
}

fn main() {}
