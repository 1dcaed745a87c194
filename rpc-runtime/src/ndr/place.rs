//! Values that are made where they will be.

use core::marker::PhantomData;
use core::mem::MaybeUninit;

/// A type for which no other lifetime can stand than `'p`.
type Brand<'p> = fn(&'p ()) -> &'p ();

/// A place for a value, to be filled once. `'p` names this place and no other.
#[derive(Debug)]
pub struct Place<'p, T> {
    place: &'p mut MaybeUninit<T>,
    own: PhantomData<Brand<'p>>,
}

/// The proof that the place `'p` is filled.
#[derive(Debug)]
pub struct Made<'p, T> {
    own: PhantomData<(Brand<'p>, T)>,
}

impl<'p, T> Place<'p, T> {
    pub(crate) fn of(place: &'p mut MaybeUninit<T>) -> Place<'p, T> {
        Place { place, own: PhantomData }
    }

    /// Fills the place.
    #[inline(always)]
    pub fn put(self, value: T) -> Made<'p, T> {
        self.place.write(value);
        Made { own: PhantomData }
    }
}
