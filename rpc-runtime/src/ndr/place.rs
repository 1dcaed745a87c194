//! Values that are made in their final place.

use core::marker::PhantomData;
use core::mem::MaybeUninit;

/// A type that is invariant in `'p`, so that no other lifetime can stand for `'p`.
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

/// A place that is filled. Dropping this drops the value; `done` leaves it there.
#[derive(Debug)]
pub(crate) struct Held<'p, T> {
    place: &'p mut MaybeUninit<T>,
    own: PhantomData<Brand<'p>>,
}

/// Makes a value in a place on the stack.
///
/// # Errors
/// Those of `make`.
#[inline(always)]
pub fn made<T, E>(
    make: impl for<'p> FnOnce(Place<'p, T>) -> Result<Made<'p, T>, E>,
) -> Result<T, E> {
    let mut value = MaybeUninit::uninit();
    make(Place::of(&mut value))?;
    // SAFETY: `make` has made it, as the `Made` that it returned proves.
    Ok(unsafe { value.assume_init() })
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

    /// Fills the place, and gives access to the value in it.
    ///
    /// # Errors
    /// Those of `make`.
    #[inline(always)]
    pub(crate) fn hold<E>(
        self,
        make: impl for<'q> FnOnce(Place<'q, T>) -> Result<Made<'q, T>, E>,
    ) -> Result<Held<'p, T>, E> {
        make(Place::of(self.place))?;
        Ok(Held { place: self.place, own: PhantomData })
    }
}

impl<'p, T> Held<'p, T> {
    /// What is in the place.
    #[inline(always)]
    pub(crate) fn get(&mut self) -> &mut T {
        // SAFETY: `Place::hold` filled it.
        unsafe { self.place.assume_init_mut() }
    }

    /// Leaves the value in the place.
    #[inline(always)]
    pub(crate) fn done(self) -> Made<'p, T> {
        core::mem::forget(self);
        Made { own: PhantomData }
    }
}

impl<T> Drop for Held<'_, T> {
    fn drop(&mut self) {
        // SAFETY: `Place::hold` filled it, and nobody else has it.
        unsafe { self.place.assume_init_drop() }
    }
}
