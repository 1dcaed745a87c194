//! One slot must not be given out as a `Full<Note<'static>>` and as a `Full<Note<'short>>`.
#![forbid(unsafe_code)]

use std::cell::Cell;

use rpc_runtime::memory::{CallMemory, Global};
use rpc_runtime::ndr::*;

struct Note<'x>(std::sync::Mutex<Cell<&'x str>>);

impl Ndr for Note<'_> {
    const LAYOUT: Layout = <u32 as Ndr>::LAYOUT;
}

impl<'m, 'x, A> Unmarshal<'m, A> for Note<'x> {
    type Flat = u32;
    fn read_flat<S: Syntax>(cursor: &mut Cursor<'m>) -> NdrResult<u32> {
        cursor.u32()
    }
    fn walk<S: Syntax>(_: u32, _: Option<&Self>, _: &(), _: &mut Decoder<'m, A>) -> NdrResult<()> {
        Ok(())
    }
    fn build<S: Syntax>(_: u32, _: &(), _: &mut Decoder<'m, A>) -> NdrResult<Self> {
        Ok(Note(std::sync::Mutex::new(Cell::new("static"))))
    }
}

fn main() {
    let text = String::from("a text that is freed before it is read");
    let memory = CallMemory::new();
    let stub = [4, 0, 0, 0, 9, 0, 0, 0, 4, 0, 0, 0];
    let mut decoder = Decoder::new(&stub, false, &memory, Global, DecodeLimits::default());
    let _long: Full<'_, Note<'static>> = decoder.value::<Ndr20, (), _>(&()).unwrap();
    let short: Full<'_, Note<'_>> = decoder.value::<Ndr20, (), _>(&()).unwrap();
    short.0.lock().unwrap().set(&text);
}
