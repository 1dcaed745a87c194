//! A scalar is aligned to its size.
#![forbid(unsafe_code)]

use rpc_runtime::Ndr as DeriveNdr;
use rpc_runtime::ndr::*;

struct Wide(u64);

impl Ndr for Wide {
    const LAYOUT: Layout = Layout::scalar(4096, 4096);
}

impl Marshal for Wide {
    fn write_flat<S: Syntax, W: Sink>(&self, _: &(), sink: &mut W) -> NdrResult<()> {
        sink.number(self.0.to_le_bytes())
    }
}

impl<'m, A> Unmarshal<'m, A> for Wide {
    type Flat = u32;
    fn read_flat<S: Syntax>(cursor: &mut Cursor<'m>) -> NdrResult<u32> {
        cursor.u32()
    }
    fn walk<S: Syntax>(_: u32, _: Option<&Self>, _: &(), _: &mut Decoder<'m, A>) -> NdrResult<()> {
        Ok(())
    }
    fn build<S: Syntax>(_: u32, _: &(), _: &mut Decoder<'m, A>) -> NdrResult<Self> {
        Ok(Wide(0))
    }
}

#[derive(DeriveNdr)]
struct Holder {
    a: Wide,
}

fn main() {
    Encoder::new(Vec::new()).value::<Ndr20, (), _>(&Holder { a: Wide(1) }, &()).unwrap();
}
