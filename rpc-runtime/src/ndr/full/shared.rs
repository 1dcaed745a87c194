//! Full pointers that own their pointee together.

use core::alloc::Layout as Block;
use core::fmt;
use core::ops::Deref;
use core::ptr::NonNull;
use core::sync::atomic::{AtomicU32, Ordering, fence};

use allocator_api2::alloc::{Allocator, Global};
use allocator_api2::boxed::Box as PluggedBox;

use super::{Arrival, FullLevel, Kind, Mark};
use crate::error::{Error, Result};
use crate::ndr::home::Home;
use crate::ndr::lock::WireForm;
use crate::ndr::pointers::{Pointer, not_null};
use crate::ndr::{
    Cursor, Decoder, Encoder, Layout, Lifetimes, Marshal, Ndr, NdrResult, ReferentId, Sink, Syntax,
    Unmarshal,
};

/// A full pointer (`[ptr]`) that owns a `T` together with others: the last one frees it.
///
/// Aliases are kept across all parameters of a call. A cycle is refused with `RPC_X_BAD_STUB_DATA`, because a
/// value that owns itself is never freed; [`Full`](super::Full) can form cycles. Methods that take an
/// allocator `memory: A` receive a `Shared<T, A>`, others a `Shared<T>`; a structure is generic over `A`.
///
/// `Option<Shared<T>>` is the nullable one.
///
/// ```
/// use rpc_runtime::memory::{Allocator, Global};
/// use rpc_runtime::{Ndr, Shared};
///
/// #[derive(Ndr)]
/// struct Pair<A: Allocator + Send + Sync = Global> {
///     #[ptr]
///     left: Option<Shared<u32, A>>,
///     #[ptr]
///     right: Option<Shared<u32, A>>,
/// }
///
/// let number = Shared::new(7)?;
/// let pair: Pair = Pair { left: Some(number.clone()), right: Some(number) };
/// assert!(Shared::same(pair.left.as_ref().unwrap(), pair.right.as_ref().unwrap()));
/// # Ok::<(), rpc_runtime::Error>(())
/// ```
pub struct Shared<T, A: Allocator = Global> {
    inner: NonNull<Inner<T, A>>,
    _owner: core::marker::PhantomData<Inner<T, A>>,
}

#[repr(C)]
struct Inner<T, A> {
    mark: Mark,
    owners: AtomicU32,
    /// How many levels of pointers there are below the value, if it was decoded.
    height: u32,
    allocator: A,
    value: T,
}

impl<T, A> Inner<T, A> {
    const fn new(value: T, height: u32, allocator: A) -> Inner<T, A> {
        Inner { mark: Mark::made(), owners: AtomicU32::new(1), height, allocator, value }
    }
}

// SAFETY: as for `Arc`: the value is shared, and dropped by whichever thread has the last owner.
unsafe impl<T: Send + Sync, A: Allocator + Send + Sync> Send for Shared<T, A> {}
// SAFETY: as above.
unsafe impl<T: Send + Sync, A: Allocator + Send + Sync> Sync for Shared<T, A> {}

impl<T> Shared<T> {
    /// A value in the global allocator.
    ///
    /// # Errors
    /// `RPC_S_OUT_OF_MEMORY`.
    pub fn new(value: T) -> Result<Shared<T>> {
        Shared::new_in(value, Global)
    }
}

impl<T, A: Allocator + Clone> Shared<T, A> {
    /// A value in an allocator.
    ///
    /// # Errors
    /// `RPC_S_OUT_OF_MEMORY`.
    pub fn new_in(value: T, allocator: A) -> Result<Shared<T, A>> {
        let inner = Inner::new(value, 0, allocator.clone());
        let inner = PluggedBox::try_new_in(inner, allocator).map_err(|_| Error::out_of_memory())?;
        Ok(Shared::over(inner))
    }

    fn over(inner: PluggedBox<Inner<T, A>, A>) -> Shared<T, A> {
        let (inner, _) = PluggedBox::into_non_null(inner);
        Shared { inner, _owner: core::marker::PhantomData }
    }
}

impl<T, A: Allocator> Shared<T, A> {
    /// Whether two pointers point to one value.
    #[must_use]
    pub fn same(a: &Shared<T, A>, b: &Shared<T, A>) -> bool {
        a.inner == b.inner
    }

    fn inner(&self) -> &Inner<T, A> {
        // SAFETY: an owner keeps it alive, and it is only shared.
        unsafe { self.inner.as_ref() }
    }

    /// Drops an owner that is known by its address alone.
    ///
    /// # Safety
    /// `inner` must come from a `Shared<T, A>` that was forgotten. This drops it in its place.
    unsafe fn release(inner: NonNull<Mark>) {
        drop(Shared::<T, A> { inner: inner.cast(), _owner: core::marker::PhantomData });
    }
}

impl<T, A: Allocator> Clone for Shared<T, A> {
    /// One more owner of the same value.
    ///
    /// # Panics
    /// Beyond 2^31 owners it ends the process, as `Arc` does.
    fn clone(&self) -> Self {
        // The count must not overflow. There is no memory for as many owners, unless some are forgotten.
        let before = self.inner().owners.fetch_add(1, Ordering::Relaxed);
        if before > i32::MAX as u32 {
            std::process::abort();
        }
        Shared { inner: self.inner, _owner: core::marker::PhantomData }
    }
}

impl<T, A: Allocator> Drop for Shared<T, A> {
    fn drop(&mut self) {
        if self.inner().owners.fetch_sub(1, Ordering::Release) != 1 {
            return;
        }
        fence(Ordering::Acquire);
        // SAFETY: this was the last owner. The allocator is taken out before its block is freed.
        unsafe {
            let inner = self.inner.as_ptr();
            let allocator = core::ptr::read(&raw const (*inner).allocator);
            core::ptr::drop_in_place(&raw mut (*inner).value);
            allocator.deallocate(self.inner.cast(), Block::new::<Inner<T, A>>());
        }
    }
}

impl<T, A: Allocator> Deref for Shared<T, A> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.inner().value
    }
}

impl<T: fmt::Debug, A: Allocator> fmt::Debug for Shared<T, A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T, A: Allocator> Pointer for Shared<T, A> {}

impl<T: Ndr<L::Below>, A: Allocator, L: FullLevel<T>> Ndr<L> for Shared<T, A> {
    const LAYOUT: Layout = Layout::FULL.owning();
    const WIRE_FORM: WireForm = <T as Ndr<L::Below>>::WIRE_FORM.within(<Self as Ndr<L>>::LAYOUT);
    const LIFETIMES: Option<Lifetimes<Self, L>> =
        // SAFETY: it is decoded with its own allocator, and with the lifetimes of what it points to.
        unsafe { Lifetimes::of_part::<T, L::Below>() };

    #[inline(always)]
    fn may_be_null(levels: &L) -> bool {
        levels.may_be_null()
    }
}

impl<T: Marshal<L::Below>, A: Allocator, L: FullLevel<T>> Marshal<L> for Shared<T, A> {
    #[inline]
    fn write_flat<S: Syntax, W: Sink>(&self, _: &L, sink: &mut W) -> NdrResult<()> {
        sink.full_pointer::<S>(&self.inner().mark)
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn write_pointees<S: Syntax>(&self, levels: &L, encoder: &mut Encoder<'_>) -> NdrResult<()> {
        if encoder.is_first(&self.inner().mark) {
            encoder.pointee::<S, L::Below, T>(self, levels.below())
        } else {
            encoder.agree::<L::Below, T>(self, levels.below())
        }
    }
}

impl<'m, A, T, L: FullLevel<T>> Unmarshal<'m, A, L> for Shared<T, A>
where
    A: Allocator + Clone + Send + Sync,
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
        let kind = Kind::of::<Self, T, L::Below, L::Form>(L::COUNTED, Some(Self::release));
        if !decoder.walk_full(id, kind)? {
            if L::COUNTED {
                decoder.agree_full::<S, L::Below, T>(id, levels.below())?;
            }
            return decoder.walk_owned_again(id);
        }
        decoder.tally_plugged::<Inner<T, A>>(1)?;
        decoder
            .walk_owned(id, |decoder| decoder.walk_pointee::<S, L::Below, T>(None, levels.below()))
    }

    fn build<S: Syntax>(
        id: ReferentId,
        levels: &L,
        decoder: &mut Decoder<'m, A>,
    ) -> NdrResult<Self> {
        not_null(id, decoder)?;
        let kind = Kind::of::<Self, T, L::Below, L::Form>(L::COUNTED, Some(Self::release));
        let place = match decoder.arrive_full(id, kind)? {
            Arrival::First(place) => place,
            Arrival::Again(inner) => {
                if L::COUNTED {
                    decoder.agree_full::<S, L::Below, T>(id, levels.below())?;
                }
                // The table has compared the type, and is an owner that keeps the value alive.
                let known = core::mem::ManuallyDrop::new(Shared::<T, A> {
                    inner: inner.cast(),
                    _owner: core::marker::PhantomData,
                });
                decoder.owned_again(known.inner().height as usize)?;
                return Ok(Shared::clone(&known));
            }
        };
        let inner = PluggedBox::make(decoder, |decoder, place| {
            let before = decoder.begin_owned();
            let value = decoder.pointee::<S, L::Below, T>(levels.below())?;
            let height = u32::try_from(decoder.end_owned(before)).unwrap_or(u32::MAX);
            Ok(place.put(Inner::new(value, height, decoder.allocator().clone())))
        })?;
        let shared = Shared::over(inner);
        let known = shared.clone();
        // SAFETY: the clone is the table's owner, if it is kept, and begins with its mark; `T` and `A` are
        // `Send` and `Sync`.
        if unsafe { decoder.made_since(place, kind, known.inner.cast()) } {
            core::mem::forget(known);
        }
        Ok(shared)
    }
}
