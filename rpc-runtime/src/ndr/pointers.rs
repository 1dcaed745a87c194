//! Pointers: to one value, to an array; never null, or nullable under `Option`.
//!
//! The Rust type is the pointer kind: `Box<T>`, `Vec<T>`, `&T` and their kin are reference pointers,
//! which are never null; `Option` of one is a unique pointer.

use core::alloc::Layout as Block;

use allocator_api2::alloc::Allocator;
use allocator_api2::boxed::Box as PluggedBox;
use allocator_api2::vec::Vec as PluggedVec;

use super::encoder::CountMismatch;
use super::levels::{One, SizeIs, SizeLength, SwitchIs};
use super::run::{ReadRun, Run};
use super::traits::{Lifetimes, layout_of};
use super::{
    Cursor, Decoder, Encoder, Expected, Layout, Marshal, Ndr, NdrResult, ReferentId, Sink, Start,
    Syntax, Unmarshal,
};
use crate::memory::asking_for_node;
use crate::status::Status;

/// A pointer type: what `Option` makes nullable.
///
/// `Option<u32>` is no wire type, because a number in line cannot be absent.
#[diagnostic::on_unimplemented(
    message = "[PTR-26] `Option<{Self}>` is not a pointer, and cannot be null on the wire",
    label = "a value in line is always there",
    note = "a unique pointer is `Option<Box<T>>`, `Option<&T>`, `Option<Vec<T>>` or `Option<String>`"
)]
pub trait Pointer {}

/// A pointer received as null that is never null.
#[inline(always)]
fn null_reference(decoder: &Decoder<'_, impl Sized>) -> super::NdrError {
    decoder.error(&Expected(
        Status::NULL_REF_POINTER,
        "[PTR-02] a reference pointer, which is never null",
    ))
}

#[inline(always)]
pub(super) fn not_null<A>(id: ReferentId, decoder: &Decoder<'_, A>) -> NdrResult<()> {
    if id.is_null() { Err(null_reference(decoder)) } else { Ok(()) }
}

/// Encoding of a pointer type through its `Deref`, for the attributes `$levels`, which go to the
/// pointee as `$inner`.
macro_rules! marshal_pointer {
    ([$($generics:tt)*] $ty:ty => $pointee:ty, $levels:ty, $inner:ty, |$l:ident| $pass:expr) => {
        marshal_pointer! {
            @ Layout::OWNED, [$($generics)*] $ty => $pointee, $levels, $inner, |$l| $pass
        }
    };
    (
        @ $layout:expr, [$($generics:tt)*] $ty:ty => $pointee:ty, $levels:ty, $inner:ty,
        |$l:ident| $pass:expr $(, null: $null:expr)?
    ) => {
        impl<$($generics)*> Ndr<$levels> for $ty
        where
            $pointee: Ndr<$inner>,
        {
            const LAYOUT: Layout = $layout;
            const PTR_25_RECURSION_NEEDS_AN_OPTION: () = <$pointee as Ndr<$inner>>::PTR_25_RECURSION_NEEDS_AN_OPTION;
            const LIFETIMES: Option<$crate::ndr::Lifetimes<Self, $levels>> =
                // SAFETY: what borrows is made for the call's memory; the rest has the pointee's lifetimes.
                unsafe { $crate::ndr::Lifetimes::of_part::<$pointee, $inner>() };

            $(
                #[inline(always)]
                fn may_be_null($l: &$levels) -> bool {
                    $null
                }
            )?
        }

        impl<$($generics)*> Marshal<$levels> for $ty
        where
            $pointee: Marshal<$inner>,
        {
            #[inline]
            fn conformance(&self, $l: &$levels) -> Result<usize, CountMismatch> {
                let pointee: &$pointee = self;
                <$pointee as Marshal<$inner>>::conformance(pointee, $pass)
            }

            #[inline(always)]
            fn write_flat<S: Syntax, W: Sink>(&self, _: &$levels, sink: &mut W) -> NdrResult<()> {
                sink.referent::<S>(true)
            }

            #[inline]
            fn write_pointees<S: Syntax>(&self, $l: &$levels, encoder: &mut Encoder<'_>) -> NdrResult<()> {
                let pointee: &$pointee = self;
                encoder.pointee::<S, $inner, $pointee>(pointee, $pass)
            }
        }
    };
}
pub(super) use marshal_pointer;

/// Says for which node a walk sets memory of the decoder's own allocator aside.
macro_rules! set_aside_for {
    (tally_plugged, $node:ty) => {
        asking_for_node::<$node>();
    };
    ($tally:ident, $node:ty) => {};
}

/// A pointer to one value.
macro_rules! pointer_to_one {
    (
        [$($l:ident,)?] [$($a:tt)*] $ty:ty, $levels:ty, $inner:ty, |$lv:ident| $pass:expr,
        $tally:ident, $make:ident $(, or $borrow:ident)?
    ) => {
        impl<'m, $($l,)? T: Unmarshal<'m, A, $inner>, $($a)*> Unmarshal<'m, A, $levels> for $ty {
            type Flat = ReferentId;

            #[inline(always)]
            fn read_flat<S: Syntax>(cursor: &mut Cursor<'m>) -> NdrResult<ReferentId> {
                cursor.referent::<S>()
            }

            fn check<S: Syntax>(
                id: ReferentId,
                $lv: &$levels,
                decoder: &mut Decoder<'m, A>,
            ) -> NdrResult<()> {
                not_null(id, decoder)?;
                // In the order in which `build` allocates.
                set_aside_for! { $tally, T }
                decoder.$tally(Block::new::<T>())?;
                decoder.check_pointee::<S, $inner, T>($pass)
            }

            #[inline]
            fn build<S: Syntax>(
                id: ReferentId,
                $lv: &$levels,
                decoder: &mut Decoder<'m, A>,
            ) -> NdrResult<Self> {
                not_null(id, decoder)?;
                $(
                    if let Some(pointee) = $borrow::<S, A, $inner, T>(decoder)? {
                        return Ok(pointee);
                    }
                )?
                let pointee = decoder.$make(
                    #[inline(always)]
                    |decoder, place| decoder.pointee_at::<S, $inner, T>($pass, place),
                )?;
                Ok(pointee)
            }

            pointer_to_one! { @in_place $tally, $levels, $inner, |$lv| $pass }
        }
    };
    (@in_place count_block, $levels:ty, $inner:ty, |$lv:ident| $pass:expr) => {};
    (@in_place $tally:ident, $levels:ty, $inner:ty, |$lv:ident| $pass:expr) => {
        fn check_place<S: Syntax>(
            &self,
            id: ReferentId,
            $lv: &$levels,
            decoder: &mut Decoder<'m, A>,
        ) -> NdrResult<()> {
            not_null(id, decoder)?;
            decoder.pointee_in_place::<S, $inner, T>(|flat, decoder| {
                T::check_place::<S>(self, flat, $pass, decoder)
            })
        }

        fn place<S: Syntax>(
            &mut self,
            id: ReferentId,
            $lv: &$levels,
            decoder: &mut Decoder<'m, A>,
        ) -> NdrResult<()> {
            not_null(id, decoder)?;
            decoder.pointee_in_place::<S, $inner, T>(|flat, decoder| {
                T::place::<S>(self, flat, $pass, decoder)
            })
        }
    };
}

/// The codec of a pointer to one value: at the end of the attributes, and with more below.
macro_rules! pointer_type {
    (
        $layout:expr, [$($marshal:tt)*] $ty:ty, [$($a:tt)*] $made:ty, $tally:ident,
        $make:ident $(, or $borrow:ident)?
    ) => {
        impl<$($marshal)* T> Pointer for $ty {}
        marshal_pointer! { @ $layout, [$($marshal)* T] $ty => T, (), (), |levels| levels }
        marshal_pointer! { @ $layout, [$($marshal)* T, L] $ty => T, One<L>, L, |levels| &levels.0 }
        marshal_pointer! { @ $layout, [$($marshal)* T] $ty => T, SwitchIs, SwitchIs, |levels| levels }
        pointer_to_one! {
            [] [$($a)*] $made, (), (), |levels| levels,
            $tally, $make $(, or $borrow)?
        }
        pointer_to_one! {
            [] [$($a)*] $made, SwitchIs, SwitchIs, |levels| levels,
            $tally, $make $(, or $borrow)?
        }
        pointer_to_one! {
            [L,] [$($a)*] $made, One<L>, L, |levels| &levels.0,
            $tally, $make $(, or $borrow)?
        }
    };
}

pointer_type! { Layout::GLOBAL, [] Box<T>, [A] Box<T>, tally, new_box }
pointer_type! { Layout::REFERENCE, ['a,] &'a T, [A] &'m T, count_block, in_arena, or borrow_one }
pointer_type! { Layout::REFERENCE.exclusive(), ['a,] &'a mut T, [A] &'m mut T, count_block, in_arena }

impl<T, A: Allocator> Pointer for PluggedBox<T, A> {}
marshal_pointer! { [T, A: Allocator] PluggedBox<T, A> => T, (), (), |levels| levels }
marshal_pointer! { [T, A: Allocator, L] PluggedBox<T, A> => T, One<L>, L, |levels| &levels.0 }
pointer_to_one! {
    [] [A: Allocator + Clone] PluggedBox<T, A>, (), (), |levels| levels, tally_plugged,
    new_plugged_box
}
marshal_pointer! { [T, A: Allocator] PluggedBox<T, A> => T, SwitchIs, SwitchIs, |levels| levels }
pointer_to_one! {
    [] [A: Allocator + Clone] PluggedBox<T, A>, SwitchIs, SwitchIs, |levels| levels, tally_plugged,
    new_plugged_box
}
pointer_to_one! {
    [L,] [A: Allocator + Clone] PluggedBox<T, A>, One<L>, L, |levels| &levels.0, tally_plugged,
    new_plugged_box
}

/// The value at the cursor in the stub's own memory, if that is what it looks like in ours.
#[inline]
fn borrow_one<'m, S: Syntax, A, L, T: Unmarshal<'m, A, L>>(
    decoder: &mut Decoder<'m, A>,
) -> NdrResult<Option<&'m T>> {
    if const { !layout_of::<T, L>().is_identical::<S>() } {
        return Ok(None);
    }
    let mut ahead = *decoder.cursor();
    let run = Run::skip::<S, A, L, T>(&mut ahead, 1)?;
    let one = run.borrow::<S, A, L, T>(decoder).and_then(<[T]>::first);
    if one.is_some() {
        *decoder.cursor() = ahead;
    }
    Ok(one)
}

// Pointers to arrays.

/// A container of an array's elements.
pub trait Elements<'m, A, L>: Sized {
    /// The element.
    type Element;

    /// Makes the container of a run of elements.
    ///
    /// # Errors
    /// As the elements' `build`; `RPC_S_OUT_OF_MEMORY`.
    fn collect<S: Syntax>(run: Run, levels: &L, decoder: &mut Decoder<'m, A>) -> NdrResult<Self>
    where
        Self::Element: Unmarshal<'m, A, L>;

    /// Counts the container of `n` elements in a checking walk.
    ///
    /// # Errors
    /// As [`Decoder::tally`].
    fn tally(n: usize, decoder: &mut Decoder<'m, A>) -> NdrResult<()> {
        let layout = decoder.array_layout::<Self::Element>(n)?;
        decoder.count_block(layout)
    }
}

macro_rules! elements {
    ($lifetime:lifetime, $ty:ty, $tally:ident, $s:ident, $run:ident, $levels:ident, $decoder:ident, $make:expr) => {
        impl<$lifetime, A, L, T> Elements<$lifetime, A, L> for $ty {
            type Element = T;

            #[inline]
            fn collect<$s: Syntax>(
                $run: Run,
                $levels: &L,
                $decoder: &mut Decoder<$lifetime, A>,
            ) -> NdrResult<Self>
            where
                T: Unmarshal<$lifetime, A, L>,
            {
                $make
            }

            fn tally(n: usize, decoder: &mut Decoder<$lifetime, A>) -> NdrResult<()> {
                let layout = decoder.array_layout::<T>(n)?;
                decoder.$tally(layout)
            }
        }
    };
}

elements! { 'm, Vec<T>, tally, S, run, levels, decoder, run.to_vec::<S, A, L, T>(levels, decoder) }
elements! { 'm, Box<[T]>, tally, S, run, levels, decoder,
    // The capacity is exact, so that nothing is reallocated.
    run.to_vec::<S, A, L, T>(levels, decoder).map(Vec::into_boxed_slice)
}
elements! { 'm, &'m [T], count_block, S, run, levels, decoder, {
    const { no_destructor::<T>() };
    borrowed::<S, A, L, T>(run, levels, decoder)
} }
elements! { 'm, &'m mut [T], count_block, S, run, levels, decoder, {
    const { no_destructor::<T>() };
    run.to_arena::<S, A, L, T>(levels, decoder)
} }

const fn no_destructor<T>() {
    assert!(
        !core::mem::needs_drop::<T>(),
        "[MEM-27] the elements of a borrowed slice live in the call's memory, which runs no \
         destructors: borrow in them too (`&str` for `String`, `&[T]` for `Vec<T>`)"
    );
}

/// The elements in the stub, or in the call's memory.
#[inline]
fn borrowed<'m, S: Syntax, A, L, T: Unmarshal<'m, A, L>>(
    run: Run,
    levels: &L,
    decoder: &mut Decoder<'m, A>,
) -> NdrResult<&'m [T]> {
    match run.borrow::<S, A, L, T>(decoder) {
        Some(elements) => Ok(elements),
        None => run.to_arena::<S, A, L, T>(levels, decoder).map(|elements| &*elements),
    }
}

/// What a server's stub has for an \[in\] `&[T]`: elements that own something are in a vector, which drops them
/// after the call; others are borrowed as any.
#[doc(hidden)]
#[derive(Debug)]
pub enum InSlice<'m, T> {
    /// From the stub, or from the call's memory.
    Borrowed(&'m [T]),
    /// They have destructors.
    Owned(Vec<T>),
}

impl<T> core::ops::Deref for InSlice<'_, T> {
    type Target = [T];

    #[inline]
    fn deref(&self) -> &[T] {
        match self {
            InSlice::Borrowed(elements) => elements,
            InSlice::Owned(elements) => elements,
        }
    }
}

impl<T: Ndr<L>, L> Ndr<SizeIs<L>> for InSlice<'_, T> {
    const LAYOUT: Layout = Layout::REFERENCE;
}

impl<T: Ndr<L>, L> Ndr<SizeLength<L>> for InSlice<'_, T> {
    const LAYOUT: Layout = Layout::REFERENCE;
}

impl<'m, A, L, T> Elements<'m, A, L> for InSlice<'m, T> {
    type Element = T;

    #[inline]
    fn collect<S: Syntax>(run: Run, levels: &L, decoder: &mut Decoder<'m, A>) -> NdrResult<Self>
    where
        T: Unmarshal<'m, A, L>,
    {
        if const { core::mem::needs_drop::<T>() } {
            return run.to_vec::<S, A, L, T>(levels, decoder).map(InSlice::Owned);
        }
        borrowed::<S, A, L, T>(run, levels, decoder).map(InSlice::Borrowed)
    }

    fn tally(n: usize, decoder: &mut Decoder<'m, A>) -> NdrResult<()> {
        let layout = decoder.array_layout::<T>(n)?;
        match const { core::mem::needs_drop::<T>() } {
            true => decoder.tally(layout),
            false => decoder.count_block(layout),
        }
    }
}

/// A pointer to an array, at each of the two kinds of level that arrays have.
macro_rules! pointer_to_array {
    ($layout:expr, [$($generics:tt)*] $ty:ty, $unmarshal:ty, $place:ident) => {
        impl<$($generics)* T> Pointer for $ty {}
        marshal_pointer! {
            @ $layout, [$($generics)* T, L] $ty => [T], SizeIs<L>, SizeIs<L>, |levels| levels,
            null: levels.size.may_be_zero()
        }
        marshal_pointer! {
            @ $layout, [$($generics)* T, L] $ty => [T], SizeLength<L>, SizeLength<L>, |levels| levels,
            null: levels.length.may_be_zero()
        }
        pointer_to_array! { @unmarshal [A] SizeIs, $unmarshal, $place }
        pointer_to_array! { @unmarshal [A] SizeLength, $unmarshal, $place }
    };
    (@unmarshal [$($a:tt)*] $level:ident, $ty:ty, $place:ident) => {
        impl<'m, L, T: Unmarshal<'m, A, L>, $($a)*> Unmarshal<'m, A, $level<L>> for $ty {
            type Flat = ReferentId;

            #[inline(always)]
            fn read_flat<S: Syntax>(cursor: &mut Cursor<'m>) -> NdrResult<ReferentId> {
                cursor.referent::<S>()
            }

            fn check<S: Syntax>(
                id: ReferentId,
                levels: &$level<L>,
                decoder: &mut Decoder<'m, A>,
            ) -> NdrResult<()> {
                not_null(id, decoder)?;
                check_array::<S, A, $level<L>, L, T, Self>(levels, decoder)
            }

            #[inline]
            fn build<S: Syntax>(
                id: ReferentId,
                levels: &$level<L>,
                decoder: &mut Decoder<'m, A>,
            ) -> NdrResult<Self> {
                not_null(id, decoder)?;
                read_array::<S, A, $level<L>, L, T, Self>(levels, decoder)
            }

            pointer_to_array! { @in_place $level $place }
        }
    };
    (@in_place $level:ident borrowed) => {};
    (@in_place $level:ident owned) => {
        fn check_place<S: Syntax>(
            &self,
            id: ReferentId,
            levels: &$level<L>,
            decoder: &mut Decoder<'m, A>,
        ) -> NdrResult<()> {
            not_null(id, decoder)?;
            let run = array_run::<S, A, $level<L>, L, T>(levels, decoder)?;
            if run.count != self.len() {
                <Self as Elements<'m, A, L>>::tally(run.count, decoder)?;
            }
            decoder.deeper::<T, L, ()>(|decoder| match run.count == self.len() {
                true => run.check_place::<S, A, L, T>(self, &levels.rest, decoder),
                false => run.check::<S, A, L, T>(&levels.rest, decoder),
            })
        }

        fn place<S: Syntax>(
            &mut self,
            id: ReferentId,
            levels: &$level<L>,
            decoder: &mut Decoder<'m, A>,
        ) -> NdrResult<()> {
            not_null(id, decoder)?;
            let run = array_run::<S, A, $level<L>, L, T>(levels, decoder)?;
            decoder.deeper::<T, L, ()>(|decoder| {
                if run.count != self.len() {
                    *self = Self::collect::<S>(run, &levels.rest, decoder)?;
                    return Ok(());
                }
                run.place::<S, A, L, T>(self, &levels.rest, decoder)
            })
        }
    };
}

impl<'m, A: Allocator + Clone, L, T> Elements<'m, A, L> for PluggedVec<T, A> {
    type Element = T;

    #[inline]
    fn collect<S: Syntax>(run: Run, levels: &L, decoder: &mut Decoder<'m, A>) -> NdrResult<Self>
    where
        T: Unmarshal<'m, A, L>,
    {
        run.to_plugged_vec::<S, A, L, T>(levels, decoder)
    }

    fn tally(n: usize, decoder: &mut Decoder<'m, A>) -> NdrResult<()> {
        let layout = decoder.array_layout::<T>(n)?;
        asking_for_node::<T>();
        decoder.tally_plugged(layout)
    }
}

impl<T, A: Allocator> Pointer for PluggedVec<T, A> {}
marshal_pointer! {
    @ Layout::OWNED, [T, A: Allocator, L] PluggedVec<T, A> => [T], SizeIs<L>, SizeIs<L>, |levels| levels,
    null: levels.size.may_be_zero()
}
marshal_pointer! {
    @ Layout::OWNED, [T, A: Allocator, L] PluggedVec<T, A> => [T], SizeLength<L>, SizeLength<L>,
    |levels| levels, null: levels.length.may_be_zero()
}
pointer_to_array! { @unmarshal [A: Allocator + Clone] SizeIs, PluggedVec<T, A>, owned }
pointer_to_array! { @unmarshal [A: Allocator + Clone] SizeLength, PluggedVec<T, A>, owned }

pointer_to_array! { @unmarshal [A] SizeIs, InSlice<'m, T>, borrowed }
pointer_to_array! { @unmarshal [A] SizeLength, InSlice<'m, T>, borrowed }

pointer_to_array! { Layout::GLOBAL, [] Vec<T>, Vec<T>, owned }
pointer_to_array! { Layout::GLOBAL, [] Box<[T]>, Box<[T]>, owned }
pointer_to_array! { Layout::REFERENCE, ['a,] &'a [T], &'m [T], borrowed }
pointer_to_array! { Layout::REFERENCE.exclusive(), ['a,] &'a mut [T], &'m mut [T], borrowed }

/// Reads the counts of an array that stands at the cursor, checks them, and passes over its elements.
#[inline]
pub fn array_run<'m, S, A, L, R, T>(levels: &L, decoder: &mut Decoder<'m, A>) -> NdrResult<Run>
where
    S: Syntax,
    L: ReadRun<'m, A, T, Rest = R>,
    T: Unmarshal<'m, A, R>,
{
    let size = decoder.cursor().count::<S>()?;
    let run = L::read_run::<S>(size, false, decoder.cursor())?;
    levels.check_run(run)?;
    Ok(run)
}

/// Reads an array that stands at the cursor, with its counts.
#[inline]
pub fn read_array<'m, S, A, L, R, T, V>(levels: &L, decoder: &mut Decoder<'m, A>) -> NdrResult<V>
where
    S: Syntax,
    L: ReadRun<'m, A, T, Rest = R>,
    T: Unmarshal<'m, A, R>,
    V: Elements<'m, A, R, Element = T>,
{
    let size = decoder.cursor().count::<S>()?;
    let run = L::read_run::<S>(size, true, decoder.cursor())?;
    levels.check_run(run)?;
    decoder.deeper::<T, R, V>(|decoder| V::collect::<S>(run, levels.rest(), decoder))
}

/// Walks an array that stands at the cursor, with its counts.
pub fn check_array<'m, S, A, L, R, T, V>(levels: &L, decoder: &mut Decoder<'m, A>) -> NdrResult<()>
where
    S: Syntax,
    L: ReadRun<'m, A, T, Rest = R>,
    T: Unmarshal<'m, A, R>,
    V: Elements<'m, A, R, Element = T>,
{
    let run = array_run::<S, A, L, R, T>(levels, decoder)?;
    V::tally(run.count, decoder)?;
    decoder.deeper::<T, R, ()>(|decoder| run.check::<S, A, R, T>(levels.rest(), decoder))
}

// Unique pointers.

const NULL_ARRAY: &Expected =
    &Expected(Status::BAD_STUB_DATA, "[MEM-40] no null where a count says that there are elements");

#[inline(always)]
fn may_be_null<A, L, P: Ndr<L>>(levels: &L, decoder: &Decoder<'_, A>) -> NdrResult<()> {
    if P::may_be_null(levels) { Ok(()) } else { Err(decoder.error(NULL_ARRAY)) }
}

impl<P: Pointer + Ndr<L>, L> Ndr<L> for Option<P> {
    const LAYOUT: Layout = P::LAYOUT.nullable();
    // SAFETY: it has the pointer's lifetimes.
    const LIFETIMES: Option<Lifetimes<Self, L>> = unsafe { Lifetimes::of_part::<P, L>() };
}

impl<P: Pointer + Marshal<L>, L> Marshal<L> for Option<P> {
    #[inline]
    fn conformance(&self, levels: &L) -> Result<usize, CountMismatch> {
        match self {
            Some(pointer) => pointer.conformance(levels),
            None if P::may_be_null(levels) => Ok(0),
            None => Err(CountMismatch::LENGTH),
        }
    }

    #[inline(always)]
    fn write_flat<S: Syntax, W: Sink>(&self, levels: &L, sink: &mut W) -> NdrResult<()> {
        if self.is_none() && !P::may_be_null(levels) {
            return Err(sink.error(NULL_ARRAY));
        }
        if const { P::LAYOUT.is_full() }
            && let Some(pointer) = self
        {
            return pointer.write_flat::<S, W>(levels, sink);
        }
        sink.referent::<S>(self.is_some())
    }

    // The test for null is worth more than the call it saves.
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn write_pointees<S: Syntax>(&self, levels: &L, encoder: &mut Encoder<'_>) -> NdrResult<()> {
        match self {
            Some(pointer) => pointer.write_pointees::<S>(levels, encoder),
            None => Ok(()),
        }
    }
}

impl<'m, A, L, P> Unmarshal<'m, A, L> for Option<P>
where
    P: Pointer + Unmarshal<'m, A, L, Flat = ReferentId>,
{
    type Flat = ReferentId;

    #[inline(always)]
    fn read_flat<S: Syntax>(cursor: &mut Cursor<'m>) -> NdrResult<ReferentId> {
        cursor.referent::<S>()
    }

    fn check<S: Syntax>(id: ReferentId, levels: &L, decoder: &mut Decoder<'m, A>) -> NdrResult<()> {
        if id.is_null() {
            may_be_null::<A, L, P>(levels, decoder)
        } else {
            P::check::<S>(id, levels, decoder)
        }
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn build<S: Syntax>(
        id: ReferentId,
        levels: &L,
        decoder: &mut Decoder<'m, A>,
    ) -> NdrResult<Option<P>> {
        if id.is_null() {
            may_be_null::<A, L, P>(levels, decoder)?;
            return Ok(None);
        }
        P::build::<S>(id, levels, decoder).map(Some)
    }

    fn check_place<S: Syntax>(
        &self,
        id: ReferentId,
        levels: &L,
        decoder: &mut Decoder<'m, A>,
    ) -> NdrResult<()> {
        match self {
            _ if id.is_null() => may_be_null::<A, L, P>(levels, decoder),
            Some(pointer) => pointer.check_place::<S>(id, levels, decoder),
            None => P::check::<S>(id, levels, decoder),
        }
    }

    fn place<S: Syntax>(
        &mut self,
        id: ReferentId,
        levels: &L,
        decoder: &mut Decoder<'m, A>,
    ) -> NdrResult<()> {
        match self {
            Some(pointer) if !id.is_null() => pointer.place::<S>(id, levels, decoder),
            _ => {
                *self = Self::build::<S>(id, levels, decoder)?;
                Ok(())
            }
        }
    }
}

impl<P> Start for Option<P> {
    fn start() -> Option<P> {
        None
    }
}

impl<T> Start for Vec<T> {
    fn start() -> Vec<T> {
        Vec::new()
    }
}

impl<T, A: Allocator + Default> Start for PluggedVec<T, A> {
    fn start() -> PluggedVec<T, A> {
        PluggedVec::new_in(A::default())
    }
}

impl<T> Start for Box<[T]> {
    fn start() -> Box<[T]> {
        Box::default()
    }
}

impl<T> Start for &[T] {
    fn start() -> Self {
        &[]
    }
}
