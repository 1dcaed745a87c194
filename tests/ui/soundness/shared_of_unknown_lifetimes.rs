//! A decoder owns what a `Shared` points to, and would drop it when a lifetime of its own has ended.
#![forbid(unsafe_code)]

use std::cell::Cell;

use rpc_runtime::memory::{CallMemory, Global};
use rpc_runtime::ndr::*;

struct Note<'x>(std::sync::Mutex<Cell<&'x str>>);

impl Drop for Note<'_> {
    fn drop(&mut self) {
        println!("{}", self.0.lock().unwrap().get());
    }
}

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
    let memory = CallMemory::new();
    let stub = [4, 0, 0, 0, 9, 0, 0, 0];
    let mut decoder = Decoder::new(&stub, false, &memory, Global, DecodeLimits::default());
    {
        let text = String::from("freed before the decoder");
        let note: Shared<Note<'_>> = decoder.value::<Ndr20, (), _>(&()).unwrap();
        note.0.lock().unwrap().set(&text);
    }
    drop(decoder);
}
