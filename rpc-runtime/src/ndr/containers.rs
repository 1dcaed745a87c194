//! Pointers to conformant arrays and strings: containers of their elements.

use allocator_api2::alloc::Allocator;
use allocator_api2::vec::Vec as PluggedVec;

use super::arrays::{ArrayLevel, Counts};
use super::encoder::CountMismatch;
use super::lock::WireForm;
use super::pointers::{Pointer, marshal_pointer, not_null};
use super::run::Run;
use super::strings::StringLevel;
use super::traits::layout_of;
use super::{
    Cursor, Decoder, Encoder, Flaw, Layout, Marshal, Ndr, NdrError, NdrResult, ReferentId, Sink,
    Start, Syntax, Unmarshal, WStr, WString,
};
use crate::status::Status;

/// A container of the elements of an array, or of the characters of a string.
pub trait Elements<'m, A>: Sized {
    /// The element.
    type Element;

    /// Whether the container is changed in place if the array has as many elements. A borrowed one is made
    /// anew.
    const IN_PLACE: bool = false;

    /// Makes the container of a run of elements. `flaw` says what is wrong with them, as
    /// [`ArrayLevel::flaw`].
    ///
    /// # Errors
    /// As the elements' `build`; the flaw; `RPC_S_OUT_OF_MEMORY`.
    fn collect<S: Syntax, L>(
        run: Run,
        levels: &L,
        flaw: impl FnOnce(&[Self::Element]) -> Option<&'static Flaw>,
        decoder: &mut Decoder<'m, A>,
    ) -> NdrResult<Self>
    where
        Self::Element: Unmarshal<'m, A, L>;

    /// Counts the container of `n` elements in a dry run.
    ///
    /// # Errors
    /// As [`Decoder::tally`].
    fn tally(n: usize, decoder: &mut Decoder<'m, A>) -> NdrResult<()>;

    /// Checks in a dry run what the elements mean together.
    ///
    /// # Errors
    /// `RPC_X_BAD_STUB_DATA` for a string that should be UTF-8 and is not.
    #[inline(always)]
    fn examine<S: Syntax>(run: Run, decoder: &Decoder<'m, A>) -> NdrResult<()> {
        let _ = (run, decoder);
        Ok(())
    }

    /// The elements.
    fn elements(&self) -> &[Self::Element];

    /// The elements, if they can be changed in place.
    #[inline(always)]
    fn elements_mut(&mut self) -> Option<&mut [Self::Element]> {
        None
    }
}

/// A container of elements of any type, which is changed in place if it owns them.
macro_rules! array_container {
    ([$($a:tt)*] $ty:ty, $tally:ident, $($owned:ident)?, |$s:ident, $run:ident, $levels:ident, $decoder:ident| $make:expr) => {
        impl<'m, T, $($a)*> Elements<'m, A> for $ty {
            type Element = T;

            #[cfg_attr(not(debug_assertions), inline(always))]
            fn collect<$s: Syntax, L>(
                $run: Run,
                $levels: &L,
                flaw: impl FnOnce(&[T]) -> Option<&'static Flaw>,
                $decoder: &mut Decoder<'m, A>,
            ) -> NdrResult<Self>
            where
                T: Unmarshal<'m, A, L>,
            {
                let made: Self = $make?;
                match flaw(&made) {
                    None => Ok(made),
                    Some(flaw) => Err($decoder.error(flaw)),
                }
            }

            fn tally(n: usize, decoder: &mut Decoder<'m, A>) -> NdrResult<()> {
                decoder.$tally::<T>(n)
            }

            #[inline(always)]
            fn elements(&self) -> &[T] {
                self
            }

            $(
                const IN_PLACE: bool = array_container!(@$owned true);

                #[inline(always)]
                fn elements_mut(&mut self) -> Option<&mut [T]> {
                    Some(self)
                }
            )?
        }
    };
    (@owned $value:expr) => { $value };
}

array_container! { [A] Vec<T>, tally, owned, |S, run, levels, decoder| run.to_vec::<S, A, L, T>(levels, decoder) }
array_container! { [A] Box<[T]>, tally, owned, |S, run, levels, decoder|
    // The capacity is exact, so that nothing is reallocated.
    run.to_vec::<S, A, L, T>(levels, decoder).map(Vec::into_boxed_slice)
}
array_container! { [A: Allocator + Clone] PluggedVec<T, A>, tally_plugged, owned, |S, run, levels, decoder|
    run.to_plugged_vec::<S, A, L, T>(levels, decoder)
}
array_container! { [A] &'m [T], tally_in_arena, , |S, run, levels, decoder| {
    const { no_destructor::<T>() };
    borrowed::<S, A, L, T>(run, levels, decoder)
} }
array_container! { [A] &'m mut [T], tally_in_arena, , |S, run, levels, decoder| {
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
#[cfg_attr(not(debug_assertions), inline(always))]
fn borrowed<'m, S: Syntax, A, L, T: Unmarshal<'m, A, L>>(
    run: Run,
    levels: &L,
    decoder: &mut Decoder<'m, A>,
) -> NdrResult<&'m [T]> {
    /// Not inlined where it is rare.
    #[cold]
    #[inline(never)]
    fn copied<'m, S: Syntax, A, L, T: Unmarshal<'m, A, L>>(
        run: Run,
        levels: &L,
        decoder: &mut Decoder<'m, A>,
    ) -> NdrResult<&'m [T]> {
        run.to_arena::<S, A, L, T>(levels, decoder).map(|elements| &*elements)
    }
    if const { !layout_of::<T, L>().is_identical::<S>() } {
        return run.to_arena::<S, A, L, T>(levels, decoder).map(|elements| &*elements);
    }
    match run.borrow::<S, A, L, T>(decoder) {
        Some(elements) => Ok(elements),
        None => copied::<S, A, L, T>(run, levels, decoder),
    }
}

/// The elements of an \[in\] `&[T]` in a server's stub. Elements that have destructors are in a vector, which
/// drops them after the call; others are borrowed.
#[doc(hidden)]
#[derive(Debug)]
pub enum InSlice<'m, T> {
    /// Elements in the stub, or in the call's memory.
    Borrowed(&'m [T]),
    /// Elements that have destructors.
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

impl<T: Ndr<L::Rest>, L: ArrayLevel<T>> Ndr<L> for InSlice<'_, T> {
    const LAYOUT: Layout = Layout::REFERENCE;
    const WIRE_FORM: WireForm = <[T] as Ndr<L>>::WIRE_FORM.within(<Self as Ndr<L>>::LAYOUT);
}

impl<'m, A, T> Elements<'m, A> for InSlice<'m, T> {
    type Element = T;

    #[inline]
    fn collect<S: Syntax, L>(
        run: Run,
        levels: &L,
        flaw: impl FnOnce(&[T]) -> Option<&'static Flaw>,
        decoder: &mut Decoder<'m, A>,
    ) -> NdrResult<Self>
    where
        T: Unmarshal<'m, A, L>,
    {
        match const { core::mem::needs_drop::<T>() } {
            true => Vec::collect::<S, L>(run, levels, flaw, decoder).map(InSlice::Owned),
            false => {
                let made = borrowed::<S, A, L, T>(run, levels, decoder)?;
                match flaw(made) {
                    None => Ok(InSlice::Borrowed(made)),
                    Some(flaw) => Err(decoder.error(flaw)),
                }
            }
        }
    }

    fn tally(n: usize, decoder: &mut Decoder<'m, A>) -> NdrResult<()> {
        match const { core::mem::needs_drop::<T>() } {
            true => decoder.tally::<T>(n),
            false => decoder.tally_in_arena::<T>(n),
        }
    }

    #[inline(always)]
    fn elements(&self) -> &[T] {
        self
    }
}

/// A container of the characters of a string, made from a `$container` of them.
macro_rules! string_container {
    (
        $ty:ty, $character:ty, $container:ty, |$this:ident| $elements:expr,
        |$characters:ident, $decoder:ident| $make:expr $(, $examine:ident)?
    ) => {
        impl<'m, A> Elements<'m, A> for $ty {
            type Element = $character;

            #[cfg_attr(not(debug_assertions), inline(always))]
            fn collect<S: Syntax, L>(
                run: Run,
                levels: &L,
                flaw: impl FnOnce(&[$character]) -> Option<&'static Flaw>,
                $decoder: &mut Decoder<'m, A>,
            ) -> NdrResult<Self>
            where
                $character: Unmarshal<'m, A, L>,
            {
                // An error in the characters is found before an error in the text.
                let $characters =
                    <$container as Elements<'m, A>>::collect::<S, L>(run, levels, flaw, $decoder)?;
                $make
            }

            fn tally(n: usize, decoder: &mut Decoder<'m, A>) -> NdrResult<()> {
                <$container as Elements<'m, A>>::tally(n, decoder)
            }

            $(
                fn examine<S: Syntax>(run: Run, decoder: &Decoder<'m, A>) -> NdrResult<()> {
                    $examine::<S, A>(run, decoder)
                }
            )?

            #[inline(always)]
            fn elements(&self) -> &[$character] {
                let $this = self;
                $elements
            }
        }
    };
}

string_container! {
    String, u8, Vec<u8>, |this| this.as_bytes(),
    |bytes, decoder| String::from_utf8(bytes).map_err(|_| not_utf8(decoder)), utf8
}
string_container! {
    Box<str>, u8, Vec<u8>, |this| this.as_bytes(),
    |bytes, decoder| String::from_utf8(bytes).map(String::into_boxed_str).map_err(|_| not_utf8(decoder)), utf8
}
string_container! {
    &'m str, u8, &'m [u8], |this| this.as_bytes(),
    |bytes, decoder| core::str::from_utf8(bytes).map_err(|_| not_utf8(decoder)), utf8
}
string_container! {
    WString, u16, Vec<u16>, |this| this.units(), |units, decoder| Ok(WString::from_units(units))
}
string_container! {
    &'m WStr, u16, &'m [u16], |this| this.units(), |units, decoder| Ok(WStr::from_units(units))
}

fn utf8<'m, S: Syntax, A>(run: Run, decoder: &Decoder<'m, A>) -> NdrResult<()> {
    match run.identical_bytes::<S, A, (), u8>(decoder).map(core::str::from_utf8) {
        Some(Err(_)) => Err(not_utf8(decoder)),
        _ => Ok(()),
    }
}

fn not_utf8<A>(decoder: &Decoder<'_, A>) -> NdrError {
    decoder.error(&Flaw(Status::BAD_STUB_DATA, "a string that is not UTF-8", "UTF-8"))
}

/// Decoding of a pointer to a conformant array or string. `$level` is what the attributes `L` say of it as an
/// array.
macro_rules! pointer_to_array {
    ([$($a:tt)*] $ty:ty, #[$inline:meta] |$l:ident| $level:expr) => {
        impl<'m, $($a)*> Unmarshal<'m, A, L> for $ty {
            type Flat = ReferentId;

            #[inline(always)]
            fn read_flat<S: Syntax>(cursor: &mut Cursor<'m>) -> NdrResult<ReferentId> {
                cursor.referent::<S>()
            }

            fn walk<S: Syntax>(
                id: ReferentId,
                have: Option<&Self>,
                $l: &L,
                decoder: &mut Decoder<'m, A>,
            ) -> NdrResult<()> {
                not_null(id, decoder)?;
                walk_array::<S, A, _, Self>(have, $level, decoder)
            }

            #[$inline]
            fn build<S: Syntax>(id: ReferentId, $l: &L, decoder: &mut Decoder<'m, A>) -> NdrResult<Self> {
                not_null(id, decoder)?;
                read_array::<S, A, _, Self>($level, decoder)
            }

            fn update<S: Syntax>(&mut self, id: ReferentId, $l: &L, decoder: &mut Decoder<'m, A>) -> NdrResult<()> {
                not_null(id, decoder)?;
                update_array::<S, A, _, Self>(self, $level, decoder)
            }
        }
    };
}

/// A pointer to `[T]`.
macro_rules! pointer_to_elements {
    ($layout:expr, [$($generics:tt)*] $ty:ty, [$($a:tt)*] $made:ty) => {
        impl<$($generics)* T> Pointer for $ty {}
        marshal_pointer! {
            $layout, [$($generics)* T, L: ArrayLevel<T>] $ty => [T], L, L, |levels| levels, null: levels.may_be_null()
        }
        pointer_to_array! {
            [$($a)*, T: Unmarshal<'m, A, L::Rest>, L: ArrayLevel<T>] $made, #[inline] |levels| levels
        }
    };
}

/// A pointer to a string type.
macro_rules! pointer_to_string {
    ($layout:expr, [$($generics:tt)*] $ty:ty => $pointee:ty, $made:ty) => {
        impl<$($generics)*> Pointer for $ty {}
        marshal_pointer! { $layout, [$($generics)* L: StringLevel] $ty => $pointee, L, L, |levels| levels }
        pointer_to_array! {
            // Inlined, because little is left of it but the counts.
            [A, L: StringLevel] $made, #[cfg_attr(not(debug_assertions), inline(always))] |levels| levels.explicit()
        }
    };
}

pointer_to_elements! { Layout::GLOBAL, [] Vec<T>, [A] Vec<T> }
pointer_to_elements! { Layout::GLOBAL, [] Box<[T]>, [A] Box<[T]> }
pointer_to_elements! { Layout::REFERENCE.borrowing(), ['a,] &'a [T], [A] &'m [T] }
pointer_to_elements! { Layout::REFERENCE.borrowing().exclusive(), ['a,] &'a mut [T], [A] &'m mut [T] }
pointer_to_elements! { Layout::OWNED, [A: Allocator,] PluggedVec<T, A>, [A: Allocator + Clone] PluggedVec<T, A> }
pointer_to_array! {
    [A, T: Unmarshal<'m, A, L::Rest>, L: ArrayLevel<T>] InSlice<'m, T>, #[inline] |levels| levels
}
pointer_to_string! { Layout::GLOBAL, [] String => str, String }
pointer_to_string! { Layout::GLOBAL, [] Box<str> => str, Box<str> }
pointer_to_string! { Layout::REFERENCE.borrowing(), ['a,] &'a str => str, &'m str }
pointer_to_string! { Layout::GLOBAL, [] WString => WStr, WString }
pointer_to_string! { Layout::REFERENCE.borrowing(), ['a,] &'a WStr => WStr, &'m WStr }

/// Reads the counts of the array at the cursor, checks them, and passes over its elements. `next` is as for
/// `ArrayLevel::pass`.
#[cfg_attr(not(debug_assertions), inline(always))]
pub fn array_run<'m, S, A, L, T>(
    levels: &L,
    next: bool,
    decoder: &mut Decoder<'m, A>,
) -> NdrResult<Run>
where
    S: Syntax,
    L: ArrayLevel<T>,
    T: Unmarshal<'m, A, L::Rest>,
{
    let counts = Counts::read::<S, T, L>(decoder.cursor())?;
    // A string's counts are checked before its terminator is looked for.
    if L::TERMINATED {
        levels.check(counts, decoder.cursor().offset())?;
    }
    let run = L::pass::<S, A>(counts, next, decoder.cursor())?;
    if !L::TERMINATED {
        levels.check(counts, run.at)?;
    }
    Ok(run)
}

/// Counts the container of a run, and checks its elements. `have` are elements that are changed in place.
#[inline]
pub(super) fn walk_run<'m, S, A, L, V>(
    run: Run,
    have: Option<&[V::Element]>,
    levels: &L,
    decoder: &mut Decoder<'m, A>,
) -> NdrResult<()>
where
    S: Syntax,
    L: ArrayLevel<V::Element>,
    V: Elements<'m, A, Element: Unmarshal<'m, A, L::Rest>>,
{
    if have.is_none() {
        V::tally(run.count, decoder)?;
    }
    levels.walk::<S, A>(run, have, decoder)?;
    V::examine::<S>(run, decoder)
}

/// Reads an array that stands at the cursor, with its counts.
#[cfg_attr(not(debug_assertions), inline(always))]
pub fn read_array<'m, S, A, L, V>(levels: &L, decoder: &mut Decoder<'m, A>) -> NdrResult<V>
where
    S: Syntax,
    L: ArrayLevel<V::Element>,
    V: Elements<'m, A, Element: Unmarshal<'m, A, L::Rest>>,
{
    let run = array_run::<S, A, L, V::Element>(levels, true, decoder)?;
    decoder.deeper::<V::Element, L::Rest, V>(
        #[cfg_attr(not(debug_assertions), inline(always))]
        |decoder| V::collect::<S, L::Rest>(run, levels.rest(), L::flaw, decoder),
    )
}

/// Walks an array that stands at the cursor, with its counts. `have` is the container that is about to be
/// changed in place: it stays if the array has as many elements.
pub fn walk_array<'m, S, A, L, V>(
    have: Option<&V>,
    levels: &L,
    decoder: &mut Decoder<'m, A>,
) -> NdrResult<()>
where
    S: Syntax,
    L: ArrayLevel<V::Element>,
    V: Elements<'m, A, Element: Unmarshal<'m, A, L::Rest>>,
{
    let run = array_run::<S, A, L, V::Element>(levels, false, decoder)?;
    let have = have.filter(|_| V::IN_PLACE).map(V::elements);
    let have = have.filter(|have| have.len() == run.count);
    decoder.deeper::<V::Element, L::Rest, ()>(|decoder| {
        walk_run::<S, A, L, V>(run, have, levels, decoder)
    })
}

/// Changes an array in place.
fn update_array<'m, S, A, L, V>(
    array: &mut V,
    levels: &L,
    decoder: &mut Decoder<'m, A>,
) -> NdrResult<()>
where
    S: Syntax,
    L: ArrayLevel<V::Element>,
    V: Elements<'m, A, Element: Unmarshal<'m, A, L::Rest>>,
{
    let run = array_run::<S, A, L, V::Element>(levels, false, decoder)?;
    decoder.deeper::<V::Element, L::Rest, ()>(|decoder| {
        match array.elements_mut().filter(|elements| elements.len() == run.count) {
            Some(elements) => {
                run.update::<S, A, L::Rest, V::Element>(elements, levels.rest(), decoder)
            }
            None => {
                *array = V::collect::<S, L::Rest>(run, levels.rest(), L::flaw, decoder)?;
                Ok(())
            }
        }
    })
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

impl Start for String {
    fn start() -> String {
        String::new()
    }
}

impl Start for WString {
    fn start() -> WString {
        WString::new()
    }
}

impl Start for &str {
    fn start() -> Self {
        ""
    }
}

impl Start for &WStr {
    fn start() -> Self {
        WStr::from_units(&[])
    }
}
