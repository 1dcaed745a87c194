//! The context handles that a call uses, while it does.

use core::ops::{Deref, DerefMut};
use std::sync::Arc;

use super::opened::{Opened, no_group};
use super::table::{ContextTable, Key, Place};
use crate::context::{Cell, Context, ContextGuard, Exclusive, NotHad, Shared, State};
use crate::error::{Error, Result};
use crate::ndr::Shared as Counted;
use crate::parameters::WireHandle;
use crate::server::{ServerCall, Statistics};
use crate::status::Status;

/// How a call uses a context handle.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Use {
    /// `&T`: together with other calls that do no more (`context_handle_noserialize`).
    // Not `Shared`: rustc would then print the type of that name with its path.
    Together,
    /// `ContextGuard<T>`: as `Together`, and perhaps alone later.
    Upgradable,
    /// `&mut T`, or `T`: alone (`context_handle_serialize`).
    Exclusive,
    /// `&mut Option<T>`: alone, and there may be none.
    ExclusiveOrNone,
}

impl Use {
    fn is_exclusive(self) -> bool {
        matches!(self, Use::Exclusive | Use::ExclusiveOrNone)
    }
}

/// A context handle that a call uses.
pub struct Held {
    lock: Lock,
    /// Where to close it.
    at: Option<(Arc<ContextTable>, Place)>,
}

enum Lock {
    None,
    Shared(Shared),
    /// Of a handle that is twice among the call's parameters.
    Common(Counted<Shared>),
    Exclusive(Exclusive),
}

/// A handle to be locked.
struct Wanted {
    index: usize,
    place: Place,
    cell: Cell,
}

impl ServerCall {
    /// Waits until the call may use its context handles. They are taken in the order of their places, so that calls do not
    /// wait for one another for ever. A handle is `(how, handle, the type's place among the interface's)`.
    ///
    /// # Errors
    /// `RPC_X_SS_CONTEXT_MISMATCH` for a handle that is not open, or of another client, user, interface or type, or of a higher
    /// authentication level;
    /// `RPC_X_SS_IN_NULL_CONTEXT` for none where there has to be one; `RPC_S_INVALID_ARG` for one that is there twice, and is
    /// to be used alone; `RPC_S_SERVER_TOO_BUSY` when too many wait; `RPC_S_CALL_CANCELLED` after the time-out. The method
    /// does not run.
    pub async fn hold<const N: usize>(
        &self,
        uses: [(Use, WireHandle, u16); N],
    ) -> Result<[Held; N]> {
        match self.cancellation() {
            None => self.wait_for(uses).await,
            // A thread of the blocking pool would wait on for nobody.
            Some(cancellation) => cancellation.or(self.wait_for(uses)).await.unwrap_or_else(|| {
                let what = "the call was cancelled while it waited for a context handle";
                Err(Error::from_static(Status::CALL_CANCELLED, what).refused())
            }),
        }
    }

    async fn wait_for<const N: usize>(
        &self,
        uses: [(Use, WireHandle, u16); N],
    ) -> Result<[Held; N]> {
        let mut held = [const { Held { lock: Lock::None, at: None } }; N];
        let mut wanted = [const { None }; N];
        for (index, (how, handle, ty)) in uses.into_iter().enumerate() {
            if handle.is_nil() {
                match how {
                    Use::ExclusiveOrNone => continue,
                    _ => return Err(null()),
                }
            }
            let table = self.context_table().ok_or_else(no_group).map_err(Error::refused)?;
            let key = Key { interface: self.interface(), ty };
            let found = table.find(handle, key, self.info().authentication());
            let (place, entry) = found.ok_or_else(mismatch)?;
            wanted[index] = Some(Wanted { index, place, cell: entry.cell });
            if how.is_exclusive() {
                held[index].at = Some((table.clone(), place));
            }
        }
        wanted.sort_unstable_by_key(|wanted| wanted.as_ref().map(|wanted| wanted.place.slot));
        let patience = self.settings.patience;
        let mut before: Option<(Place, usize)> = None;
        for Wanted { index, place, cell } in wanted.into_iter().flatten() {
            let lock = match (before, uses[index].0) {
                (Some((same, other)), how) if same == place => {
                    if how != Use::Together || uses[other].0 != Use::Together {
                        return Err(twice());
                    }
                    Lock::Common(held[other].common()?)
                }
                (_, how) if !how.is_exclusive() => {
                    Lock::Shared(cell.shared(patience).await.map_err(|why| self.not_had(why))?)
                }
                _ => Lock::Exclusive(
                    cell.exclusive(patience).await.map_err(|why| self.not_had(why))?,
                ),
            };
            held[index].lock = lock;
            if held[index].state().is_none_or(State::is_gone) {
                // It was closed while this call waited.
                return Err(mismatch());
            }
            before = Some((place, index));
        }
        Ok(held)
    }

    #[cold]
    fn not_had(&self, why: NotHad) -> Error {
        let error = match why {
            NotHad::NoMemory => Error::out_of_memory(),
            NotHad::TooMany => {
                let what = "too many calls wait for the context handle; expected fewer at a time";
                Error::from_static(Status::SERVER_TOO_BUSY, what)
            }
            NotHad::TooLate => {
                let counters = &self.settings.counters;
                counters.add(&mut Statistics { calls_timed_out: 1, ..Statistics::default() });
                let what =
                    "other calls used the context handle for too long (`context_handle_timeout`)";
                Error::from_static(Status::CALL_CANCELLED, what)
            }
        };
        error.refused()
    }
}

impl Held {
    /// The lock, to be had twice.
    fn common(&mut self) -> Result<Counted<Shared>> {
        let common = match core::mem::replace(&mut self.lock, Lock::None) {
            Lock::Shared(shared) => Counted::new(shared).map_err(Error::refused)?,
            Lock::Common(common) => common,
            Lock::None | Lock::Exclusive(_) => {
                unreachable!("the caller has seen that it is shared")
            }
        };
        self.lock = Lock::Common(common.clone());
        Ok(common)
    }

    fn state(&self) -> Option<&State> {
        match &self.lock {
            Lock::None => None,
            Lock::Shared(shared) => Some(shared),
            Lock::Common(common) => Some(common),
            Lock::Exclusive(exclusive) => Some(exclusive),
        }
    }

    /// What is behind the handle.
    ///
    /// # Errors
    /// `RPC_X_SS_CONTEXT_MISMATCH`.
    pub fn shared<C: Context>(&self) -> Result<&C> {
        self.state().and_then(State::get).ok_or_else(mismatch)
    }

    /// What is behind the handle, and can be had alone.
    ///
    /// # Errors
    /// `RPC_X_SS_CONTEXT_MISMATCH`.
    pub fn guard<'c, C: Context>(self) -> Result<ContextGuard<'c, C>> {
        match self.lock {
            Lock::Shared(shared) => ContextGuard::new(shared).ok_or_else(mismatch),
            _ => Err(twice()),
        }
    }

    /// What is behind the handle, to be changed.
    ///
    /// # Errors
    /// `RPC_X_SS_CONTEXT_MISMATCH`.
    pub fn exclusive<C: Context>(&mut self) -> Result<&mut C> {
        match &mut self.lock {
            Lock::Exclusive(exclusive) => exclusive.get_mut().ok_or_else(mismatch),
            _ => Err(mismatch()),
        }
    }

    /// Closes the handle, and takes what was behind it.
    ///
    /// # Errors
    /// `RPC_X_SS_CONTEXT_MISMATCH`.
    pub fn close<C: Context>(&mut self) -> Result<C> {
        let Lock::Exclusive(exclusive) = &mut self.lock else {
            return Err(mismatch());
        };
        let value = exclusive.take().ok_or_else(mismatch)?;
        if let Some((table, place)) = &self.at {
            table.remove(*place);
        }
        Ok(value)
    }

    /// What is behind the handle, if there is one, to be changed, closed, or opened.
    ///
    /// # Errors
    /// `RPC_X_SS_CONTEXT_MISMATCH`.
    pub fn option<C: Context>(mut self) -> Result<HeldOption<C>> {
        let (Lock::Exclusive(exclusive), Some((table, place))) = (self.lock, self.at.take()) else {
            return Ok(HeldOption { made: None, from: None });
        };
        exclusive.get::<C>().ok_or_else(mismatch)?;
        Ok(HeldOption { made: None, from: Some((exclusive, table, place)) })
    }
}

/// A context handle that a method may close or open.
pub struct HeldOption<C: Context> {
    /// What the method has made, if the handle was not open.
    made: Option<C>,
    /// What is behind it, if it was open. It stays where it is, so that no memory is needed to keep it (CTX-19, CTX-20).
    from: Option<(Exclusive, Arc<ContextTable>, Place)>,
}

/// The type is looked at where this is made.
const IS_OF_THE_TYPE: &str = "what is behind the handle is of the parameter's type";

impl<C: Context> HeldOption<C> {
    /// The handle when the method has returned.
    ///
    /// # Errors
    /// As [`Opened::open`], of one that was opened.
    pub fn finish(mut self, opened: &mut Opened, call: &ServerCall, ty: u16) -> Result<WireHandle> {
        match &self.from {
            Some((_, table, place)) if self.is_some() => Ok(table.handle(*place)),
            Some(_) => Ok(WireHandle::NIL),
            None => opened.open(call, ty, self.made.take()),
        }
    }
}

impl<C: Context> Deref for HeldOption<C> {
    type Target = Option<C>;

    fn deref(&self) -> &Option<C> {
        match &self.from {
            Some((exclusive, ..)) => exclusive.slot().expect(IS_OF_THE_TYPE),
            None => &self.made,
        }
    }
}

impl<C: Context> DerefMut for HeldOption<C> {
    fn deref_mut(&mut self) -> &mut Option<C> {
        match &mut self.from {
            Some((exclusive, ..)) => exclusive.slot_mut().expect(IS_OF_THE_TYPE),
            None => &mut self.made,
        }
    }
}

/// A handle behind which the method has left nothing is closed, also if the method failed (CTX-20).
impl<C: Context> Drop for HeldOption<C> {
    fn drop(&mut self) {
        if let Some((exclusive, table, place)) = &self.from
            && exclusive.is_gone()
        {
            table.remove(*place);
        }
    }
}

#[cold]
fn mismatch() -> Error {
    let what = "a context handle that is not open here; expected one that this server gave this client, for this interface and type, \
                and that was not closed";
    Error::from_static(Status::CONTEXT_MISMATCH, what).refused()
}

#[cold]
fn null() -> Error {
    let what = "no context handle; expected one that is open";
    Error::from_static(Status::SS_IN_NULL_CONTEXT, what).refused()
}

#[cold]
fn twice() -> Error {
    let what = "a context handle twice in one call that uses it alone; expected two handles";
    Error::from_static(Status::INVALID_ARG, what).refused()
}
