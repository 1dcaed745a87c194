//! A decoder may go to another thread, and give out there again what it gave out here.
#![forbid(unsafe_code)]

use std::cell::Cell;

use rpc_runtime::memory::{CallMemory, Global};
use rpc_runtime::ndr::*;

struct Note(Cell<u64>);

impl Ndr for Note {
    const LAYOUT: Layout = <u32 as Ndr>::LAYOUT;
    const LIFETIMES: Option<Lifetimes<Note>> = Some(Lifetimes::none());
}

impl<'m, A> Unmarshal<'m, A> for Note {
    type Flat = u32;
    fn read_flat<S: Syntax>(cursor: &mut Cursor<'m>) -> NdrResult<u32> {
        cursor.u32()
    }
    fn walk<S: Syntax>(_: u32, _: Option<&Self>, _: &(), _: &mut Decoder<'m, A>) -> NdrResult<()> {
        Ok(())
    }
    fn build<S: Syntax>(_: u32, _: &(), _: &mut Decoder<'m, A>) -> NdrResult<Self> {
        Ok(Note(Cell::new(0)))
    }
}

fn main() {
    let memory = CallMemory::new();
    let mut decoder = Decoder::new(&[], false, &memory, Global, DecodeLimits::default());
    let _: Full<'_, Note> = decoder.value::<Ndr20, (), _>(&()).unwrap();
}
