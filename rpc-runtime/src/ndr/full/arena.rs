//! Full pointers into the call's memory.

use core::cell::UnsafeCell;
use core::fmt;
use core::mem::MaybeUninit;
use core::ops::Deref;
use core::ptr::NonNull;

use super::{Arrival, FullLevel, Kind, Mark};
use crate::error::Result;
use crate::memory::CallMemory;
use crate::ndr::home::Home;
use crate::ndr::lock::WireForm;
use crate::ndr::place::{Made, Place};
use crate::ndr::pointers::{Pointer, not_null};
use crate::ndr::{
    Cursor, Decoder, Encoder, Layout, Lifetimes, Marshal, Ndr, NdrResult, ReferentId, Sink, Syntax,
    Unmarshal,
};

/// A full pointer (`[ptr]`) to a `T` in the call's memory. Any number of full pointers may point to one `T`,
/// also in cycles. What each of them points to, and which of them are the same, is kept across all parameters
/// of a call.
///
/// `Option<Full<'a, T>>` is the nullable one.
///
/// ```
/// use rpc_runtime::memory::CallMemory;
/// use rpc_runtime::{Full, Ndr};
///
/// /// A person, and a friend, who may be anybody.
/// #[derive(Ndr)]
/// struct Person<'a> {
///     age: u32,
///     #[ptr]
///     friend: Option<Full<'a, Person<'a>>>,
/// }
///
/// let memory = CallMemory::new();
/// let narcissus = Full::new_cyclic(&memory, |own| Person { age: 16, friend: Some(own) })?;
/// let echo = Full::new(&memory, Person { age: 15, friend: Some(narcissus) })?;
/// let friend = echo.friend.unwrap();
/// assert!(Full::same(friend, friend.friend.unwrap()));
/// # Ok::<(), rpc_runtime::Error>(())
/// ```
pub struct Full<'a, T> {
    slot: &'a Slot<T>,
}

/// The place of a `T`, to which pointers may exist before the `T` does.
#[repr(C)]
struct Slot<T> {
    mark: Mark,
    value: UnsafeCell<MaybeUninit<T>>,
}

// SAFETY: the value is written once, before it is marked as made, and only shared from then on.
unsafe impl<T: Send + Sync> Sync for Slot<T> {}

impl<T> Slot<T> {
    const fn empty() -> Slot<T> {
        Slot { mark: Mark::making(), value: UnsafeCell::new(MaybeUninit::uninit()) }
    }

    /// Has `make` make the value in the slot.
    ///
    /// # Safety
    /// The slot must not have had a value before.
    #[inline(always)]
    unsafe fn fill<E>(
        &self,
        make: impl for<'p> FnOnce(Place<'p, T>) -> core::result::Result<Made<'p, T>, E>,
    ) -> core::result::Result<(), E> {
        // SAFETY: nobody reads the value before it is marked as made, and nobody else writes it.
        make(Place::of(unsafe { &mut *self.value.get() }))?;
        self.mark.make();
        Ok(())
    }
}

impl<'a, T> Full<'a, T> {
    /// Puts a value into the memory, to be pointed to by full pointers.
    ///
    /// # Errors
    /// `RPC_S_OUT_OF_MEMORY`.
    pub fn new(memory: &'a CallMemory, value: T) -> Result<Full<'a, T>> {
        Full::new_cyclic(memory, |_| value)
    }

    /// Puts a value into the memory that points to itself, directly or through others that `make` makes.
    ///
    /// # Errors
    /// `RPC_S_OUT_OF_MEMORY`.
    pub fn new_cyclic(
        memory: &'a CallMemory,
        make: impl FnOnce(Full<'a, T>) -> T,
    ) -> Result<Full<'a, T>> {
        const { no_destructor::<T>() };
        let slot: &'a Slot<T> = memory.allocate(Slot::empty())?;
        let value = make(Full { slot });
        // SAFETY: the slot is new, and this is its first value.
        let Ok(()) =
            unsafe { slot.fill::<core::convert::Infallible>(|place| Ok(place.put(value))) };
        Ok(Full { slot })
    }

    /// Whether two pointers point to one value.
    #[must_use]
    pub fn same(a: Full<'_, T>, b: Full<'_, T>) -> bool {
        core::ptr::eq(core::ptr::from_ref(a.slot).cast::<u8>(), core::ptr::from_ref(b.slot).cast())
    }

    /// The pointee, for as long as the memory lives.
    ///
    /// # Panics
    /// While the pointee is still being made: in the closure of [`Full::new_cyclic`], and in an [`Unmarshal`]
    /// that was written by hand.
    #[must_use]
    pub fn get(self) -> &'a T {
        assert!(self.slot.mark.is_made(), "what this points to is still being made");
        // SAFETY: the value is there, because only what is made has such a mark, and nobody writes it any
        // more.
        unsafe { (*self.slot.value.get()).assume_init_ref() }
    }

    fn address(self) -> usize {
        core::ptr::from_ref(self.slot).addr()
    }
}

const fn no_destructor<T>() {
    assert!(
        !core::mem::needs_drop::<T>(),
        "[MEM-27] what `Full<'a, T>` points to lives in the call's memory, which runs no destructors: borrow \
         in `T` too (`&str` for `String`), or use `Shared<T>`"
    );
}

impl<T> Clone for Full<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Full<'_, T> {}

impl<T> Deref for Full<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.get()
    }
}

/// The address alone, because the pointee may lead back here.
impl<T> fmt::Debug for Full<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Full({:#x})", self.address())
    }
}

impl<T> Pointer for Full<'_, T> {}

impl<T: Ndr<L::Below>, L: FullLevel<T>> Ndr<L> for Full<'_, T> {
    const LAYOUT: Layout = Layout::FULL.borrowing();
    const WIRE_FORM: WireForm = <T as Ndr<L::Below>>::WIRE_FORM.within(<Self as Ndr<L>>::LAYOUT);
    const LIFETIMES: Option<Lifetimes<Self, L>> =
        // SAFETY: it is decoded for the call's memory, with the lifetimes of what it points to.
        unsafe { Lifetimes::of_part::<T, L::Below>() };

    #[inline(always)]
    fn may_be_null(levels: &L) -> bool {
        levels.may_be_null()
    }
}

impl<T: Marshal<L::Below>, L: FullLevel<T>> Marshal<L> for Full<'_, T> {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn write_flat<S: Syntax, W: Sink>(&self, _: &L, sink: &mut W) -> NdrResult<()> {
        sink.full_pointer::<S>(&self.slot.mark)
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn write_pointees<S: Syntax>(&self, levels: &L, encoder: &mut Encoder<'_>) -> NdrResult<()> {
        if encoder.is_first(&self.slot.mark) {
            encoder.pointee::<S, L::Below, T>(self, levels.below())
        } else {
            encoder.agree::<L::Below, T>(self, levels.below())
        }
    }
}

// `Send` and `Sync`, because a decoder's table may go to another thread, and gives the pointee out again
// there.
impl<'m, A, T, L: FullLevel<T>> Unmarshal<'m, A, L> for Full<'m, T>
where
    T: Unmarshal<'m, A, L::Below> + Send + Sync,
{
    type Flat = ReferentId;

    #[inline(always)]
    fn read_flat<S: Syntax>(cursor: &mut Cursor<'m>) -> NdrResult<ReferentId> {
        cursor.referent::<S>()
    }

    fn walk<S: Syntax>(
        id: ReferentId,
        _: Option<&Self>,
        levels: &L,
        decoder: &mut Decoder<'m, A>,
    ) -> NdrResult<()> {
        not_null(id, decoder)?;
        let kind = Kind::of::<Self, T, L::Below, L::Form>(L::COUNTED, None);
        if decoder.walk_full(id, kind)? {
            decoder.tally_in_arena::<Slot<T>>(1)?;
            return decoder.walk_pointee::<S, L::Below, T>(None, levels.below());
        }
        if L::COUNTED { decoder.agree_full::<S, L::Below, T>(id, levels.below()) } else { Ok(()) }
    }

    fn build<S: Syntax>(
        id: ReferentId,
        levels: &L,
        decoder: &mut Decoder<'m, A>,
    ) -> NdrResult<Self> {
        const { no_destructor::<T>() };
        not_null(id, decoder)?;
        // There is nothing to release in the call's memory.
        let kind = Kind::of::<Self, T, L::Below, L::Form>(L::COUNTED, None);
        let place = match decoder.arrive_full(id, kind)? {
            Arrival::First(place) => place,
            Arrival::Again(slot) => {
                if L::COUNTED {
                    decoder.agree_full::<S, L::Below, T>(id, levels.below())?;
                }
                // SAFETY: the table says that this type's slot is there; it lives in the call's memory, for
                // `'m`.
                return Ok(Full { slot: unsafe { slot.cast().as_ref() } });
            }
        };
        let slot = <&'m Slot<T>>::make(
            decoder,
            #[inline(always)]
            |_, place| Ok(place.put(Slot::empty())),
        )?;
        // SAFETY: it lives for `'m`, begins with its mark, and there is nothing to release; `T` is `Send` and
        // `Sync`. None of the user's code has run since `arrive_full`.
        unsafe { decoder.made_full(place, NonNull::from(slot).cast()) };
        // SAFETY: the slot is new, and this is its first value.
        unsafe {
            slot.fill(
                #[inline(always)]
                |place| decoder.pointee_at::<S, L::Below, T>(levels.below(), place),
            )?;
        }
        Ok(Full { slot })
    }
}
