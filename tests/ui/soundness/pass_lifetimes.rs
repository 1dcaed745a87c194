//! Beside the mistakes: a type without lifetimes that says so stands behind a full pointer.

use rpc_runtime::memory::{CallMemory, Global};
use rpc_runtime::ndr::*;

struct Note(u32);

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
    fn build<S: Syntax>(flat: u32, _: &(), _: &mut Decoder<'m, A>) -> NdrResult<Note> {
        Ok(Note(flat))
    }
}

fn main() {
    let memory = CallMemory::new();
    let stub = [4, 0, 0, 0, 9, 0, 0, 0];
    let mut decoder = Decoder::new(&stub, false, &memory, Global, DecodeLimits::default());
    let note: Full<'_, Note> = decoder.value::<Ndr20, (), _>(&()).unwrap();
    assert_eq!(note.0, 9);
}
