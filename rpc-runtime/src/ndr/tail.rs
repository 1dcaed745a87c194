//! Conformant arrays and strings in line.

use super::arrays::{ArrayLevel, Conformant, Counts};
use super::containers::{Elements, walk_run};
use super::encoder::CountMismatch;
use super::lock::WireForm;
use super::run::Run;
use super::traits::Lifetimes;
use super::{
    Cursor, Decoder, Encoder, Layout, Marshal, Ndr, NdrResult, Sink, Start, Syntax, Unmarshal,
};

/// The conformant array at a structure's end (`T tail[]`), in a container of its elements: `Tail<Vec<u16>>`,
/// `Tail<&'a [u16]>`; or a conformant string (`[string] wchar_t tail[]`): `Tail<WString>`, `Tail<&'a str>`.
///
/// It stands in line: behind a full pointer, or as the last field of a structure. Its maximum count is
/// hoisted in front of the structure; an offset and an actual count are not (C706 sections 14.3.7.1 and
/// 14.3.7.2).
///
/// ```
/// use rpc_runtime::ndr::{Encoder, Ndr20};
/// use rpc_runtime::prelude::*;
///
/// /// `typedef struct { unsigned short n; [size_is(n)] byte data[]; } PACKET;`
/// #[derive(Ndr)]
/// struct Packet {
///     n: u16,
///     #[size_is(n)]
///     data: Tail<Vec<u8>>,
/// }
///
/// let packet = Packet { n: 3, data: Tail(vec![7, 8, 9]) };
/// assert_eq!(packet.data.len(), 3); // a `Tail` is used as what it holds
///
/// let mut encoder = Encoder::new(Vec::new());
/// encoder.value::<Ndr20, (), _>(&packet, &())?;
/// assert_eq!(encoder.into_bytes(), [3, 0, 0, 0, /* n */ 3, 0, /* data */ 7, 8, 9]);
/// # Ok::<(), rpc_runtime::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Tail<V>(pub V);

impl<V> core::ops::Deref for Tail<V> {
    type Target = V;

    fn deref(&self) -> &V {
        &self.0
    }
}

impl<V> core::ops::DerefMut for Tail<V> {
    fn deref_mut(&mut self) -> &mut V {
        &mut self.0
    }
}

impl<V: Start> Start for Tail<V> {
    fn start() -> Tail<V> {
        Tail(V::start())
    }
}

impl<V, P, L> Ndr<L> for Tail<V>
where
    V: core::ops::Deref<Target = P>,
    P: Conformant<L> + Ndr<L> + ?Sized,
{
    const LAYOUT: Layout = match core::mem::needs_drop::<V>() {
        true => P::LAYOUT,
        false => P::LAYOUT.borrowing(),
    };
    const WIRE_FORM: WireForm = P::WIRE_FORM;
    // SAFETY: it is decoded only into containers of this crate, which have the elements' lifetimes.
    const LIFETIMES: Option<Lifetimes<Self, L>> = unsafe { Lifetimes::of_part::<P, L>() };
}

impl<V, P, L> Marshal<L> for Tail<V>
where
    V: core::ops::Deref<Target = P>,
    P: Conformant<L> + Marshal<L> + ?Sized,
{
    #[inline]
    fn conformance(&self, levels: &L) -> Result<usize, CountMismatch> {
        (*self.0).conformance(levels)
    }

    #[inline]
    fn write_flat<S: Syntax, W: Sink>(&self, levels: &L, sink: &mut W) -> NdrResult<()> {
        (*self.0).write_flat::<S, W>(levels, sink)
    }

    #[inline]
    fn write_pointees<S: Syntax>(&self, levels: &L, encoder: &mut Encoder<'_>) -> NdrResult<()> {
        (*self.0).write_pointees::<S>(levels, encoder)
    }
}

impl<'m, A, V, P, T, L> Unmarshal<'m, A, L> for Tail<V>
where
    V: core::ops::Deref<Target = P> + Elements<'m, A, Element = T>,
    P: Conformant<L, Element = T> + Ndr<L> + ?Sized,
    T: Unmarshal<'m, A, <P::Level as ArrayLevel<T>>::Rest>,
{
    type Flat = Run;

    #[inline]
    fn read_flat<S: Syntax>(cursor: &mut Cursor<'m>) -> NdrResult<Run> {
        let counts = Counts::hoisted::<S, T, P::Level>(cursor)?;
        P::Level::pass::<S, A>(counts, false, cursor)
    }

    fn walk<S: Syntax>(
        run: Run,
        _: Option<&Self>,
        levels: &L,
        decoder: &mut Decoder<'m, A>,
    ) -> NdrResult<()> {
        let levels = P::level(levels);
        levels.check(Counts::of::<T, P::Level>(run), run.at)?;
        walk_run::<S, A, P::Level, V>(run, None, levels, decoder)
    }

    #[inline]
    fn build<S: Syntax>(run: Run, levels: &L, decoder: &mut Decoder<'m, A>) -> NdrResult<Self> {
        let levels = P::level(levels);
        levels.check(Counts::of::<T, P::Level>(run), run.at)?;
        V::collect::<S, _>(run, levels.rest(), P::Level::flaw, decoder).map(Tail)
    }

    fn agrees<S: Syntax>(cursor: &mut Cursor<'m>, levels: &L) -> NdrResult<()> {
        let counts = Counts::hoisted::<S, T, P::Level>(cursor)?;
        P::level(levels).check(counts, cursor.offset())
    }
}
