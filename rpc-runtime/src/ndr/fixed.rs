//! Fixed arrays, in line.

use super::attributes::One;
use super::lock::WireForm;
use super::run::{Run, write_elements, write_pointees};
use super::traits::{Identity, Lifetimes, layout_of};
use super::{
    Cursor, Decoder, Encoder, Layout, Marshal, Ndr, NdrResult, Same, Sink, Start, Syntax, Unmarshal,
};
use crate::memory::array_from_fn;

impl<T: Ndr, const N: usize> Ndr for [T; N] {
    const LAYOUT: Layout = Layout::array(layout_of::<T, ()>(), N);
    const WIRE_FORM: WireForm = T::WIRE_FORM.within(<Self as Ndr>::LAYOUT);
    // SAFETY: an array is its elements, one after another, and its layout is made of what they promise.
    const IDENTITY: Option<Identity<[T; N], ()>> = unsafe { Identity::of(<Self as Ndr>::LAYOUT) };
    // SAFETY: it has the elements' lifetimes.
    const LIFETIMES: Option<Lifetimes<Self>> = unsafe { Lifetimes::of_part::<T, ()>() };
    const PTR_25_RECURSION_NEEDS_AN_OPTION: () = T::PTR_25_RECURSION_NEEDS_AN_OPTION;
}

impl<T: Marshal, const N: usize> Marshal for [T; N] {
    #[inline(always)]
    fn write_flat<S: Syntax, W: Sink>(&self, levels: &(), sink: &mut W) -> NdrResult<()> {
        write_elements::<S, (), T, W>(self, levels, sink)
    }

    #[inline]
    fn write_pointees<S: Syntax>(&self, levels: &(), encoder: &mut Encoder<'_>) -> NdrResult<()> {
        write_pointees::<S, (), T>(self, levels, encoder)
    }
}

impl<'m, A, T: Unmarshal<'m, A>, const N: usize> Unmarshal<'m, A> for [T; N] {
    type Flat = Run;

    #[inline(always)]
    fn read_flat<S: Syntax>(cursor: &mut Cursor<'m>) -> NdrResult<Run> {
        Run::skip::<S, A, (), T>(cursor, N)
    }

    fn walk<S: Syntax>(
        run: Run,
        have: Option<&Self>,
        levels: &(),
        decoder: &mut Decoder<'m, A>,
    ) -> NdrResult<()> {
        run.walk::<S, A, (), T>(have.map(|have| &have[..]), levels, decoder)
    }

    #[inline(always)]
    fn same<S: Syntax>(run: Run, decoder: &Decoder<'m, A>) -> Option<Same<'m, Self>> {
        let bytes = run.identical_bytes::<S, A, (), T>(decoder)?;
        // SAFETY: the layout says that any bytes are elements.
        unsafe { Same::of(bytes) }
    }

    #[inline]
    fn build<S: Syntax>(run: Run, levels: &(), decoder: &mut Decoder<'m, A>) -> NdrResult<Self> {
        if let Some(array) = <Self as Unmarshal<'m, A>>::same::<S>(run, decoder) {
            return Ok(array.read());
        }
        let mut flats = decoder.cursor_at(run.at);
        array_from_fn(|| {
            flats.align(const { T::LAYOUT.align::<S>() })?;
            let flat = T::read_flat::<S>(&mut flats)?;
            T::build::<S>(flat, levels, decoder)
        })
    }

    fn update<S: Syntax>(
        &mut self,
        run: Run,
        levels: &(),
        decoder: &mut Decoder<'m, A>,
    ) -> NdrResult<()> {
        run.update::<S, A, (), T>(self, levels, decoder)
    }
}

impl<T: Start, const N: usize> Start for [T; N] {
    fn start() -> [T; N] {
        core::array::from_fn(|_| T::start())
    }
}

// In `size_is(, n)`, the first comma stands for the array's own dimension; what follows it is for the
// elements.

impl<T: Ndr<L>, L, const N: usize> Ndr<One<L>> for [T; N] {
    const LAYOUT: Layout = Layout::array(T::LAYOUT, N);
    const WIRE_FORM: WireForm = T::WIRE_FORM.within(<Self as Ndr<One<L>>>::LAYOUT);
    // SAFETY: it has the elements' lifetimes.
    const LIFETIMES: Option<Lifetimes<Self, One<L>>> = unsafe { Lifetimes::of_part::<T, L>() };
    const PTR_25_RECURSION_NEEDS_AN_OPTION: () = T::PTR_25_RECURSION_NEEDS_AN_OPTION;
}

impl<T: Marshal<L>, L, const N: usize> Marshal<One<L>> for [T; N] {
    #[inline]
    fn write_flat<S: Syntax, W: Sink>(&self, levels: &One<L>, sink: &mut W) -> NdrResult<()> {
        write_elements::<S, L, T, W>(self, &levels.0, sink)
    }

    #[inline]
    fn write_pointees<S: Syntax>(
        &self,
        levels: &One<L>,
        encoder: &mut Encoder<'_>,
    ) -> NdrResult<()> {
        write_pointees::<S, L, T>(self, &levels.0, encoder)
    }
}

impl<'m, A, L, T: Unmarshal<'m, A, L>, const N: usize> Unmarshal<'m, A, One<L>> for [T; N] {
    type Flat = Run;

    #[inline]
    fn read_flat<S: Syntax>(cursor: &mut Cursor<'m>) -> NdrResult<Run> {
        Run::skip::<S, A, L, T>(cursor, N)
    }

    fn walk<S: Syntax>(
        run: Run,
        have: Option<&Self>,
        levels: &One<L>,
        decoder: &mut Decoder<'m, A>,
    ) -> NdrResult<()> {
        run.walk::<S, A, L, T>(have.map(|have| &have[..]), &levels.0, decoder)
    }

    fn build<S: Syntax>(
        run: Run,
        levels: &One<L>,
        decoder: &mut Decoder<'m, A>,
    ) -> NdrResult<Self> {
        let mut flats = decoder.cursor_at(run.at);
        array_from_fn(|| {
            flats.align(const { T::LAYOUT.align::<S>() })?;
            let flat = T::read_flat::<S>(&mut flats)?;
            T::build::<S>(flat, &levels.0, decoder)
        })
    }

    fn update<S: Syntax>(
        &mut self,
        run: Run,
        levels: &One<L>,
        decoder: &mut Decoder<'m, A>,
    ) -> NdrResult<()> {
        run.update::<S, A, L, T>(self, &levels.0, decoder)
    }
}
