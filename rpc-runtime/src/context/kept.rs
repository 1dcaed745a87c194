//! A value behind a context handle, whatever its type, and who may use it.

use core::any::Any;
use core::future::Future;
use core::pin::Pin;
use std::sync::Arc;

use tokio::sync::{OwnedRwLockReadGuard, OwnedRwLockWriteGuard, RwLock};

use super::Context;

/// A value whose type its handle's key tells.
pub(crate) trait Kept: Any + Send + Sync {
    fn run_down(self: Box<Self>) -> Pin<Box<dyn Future<Output = ()> + Send>>;
}

impl<C: Context> Kept for C {
    fn run_down(self: Box<Self>) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        Box::pin((*self).rundown())
    }
}

/// What is behind a handle.
pub(crate) struct State {
    /// Until it is closed or run down.
    value: Option<Box<dyn Kept>>,
    /// How often somebody had it alone.
    changes: u64,
}

/// What is behind a handle, for calls that use it together or one after the other, in the order in which they came.
#[derive(Clone)]
pub(crate) struct Cell(Arc<RwLock<State>>);

pub(crate) struct Shared(OwnedRwLockReadGuard<State>);

pub(crate) struct Exclusive(OwnedRwLockWriteGuard<State>);

impl Cell {
    pub(crate) fn new(value: Box<dyn Kept>) -> Cell {
        Cell(Arc::new(RwLock::new(State { value: Some(value), changes: 0 })))
    }

    // Mostly nobody has it: then there is nothing to wait for, and no future that has to be moved.
    pub(crate) async fn shared(self) -> Shared {
        match self.0.clone().try_read_owned() {
            Ok(lock) => Shared(lock),
            Err(_) => Shared(self.0.read_owned().await),
        }
    }

    pub(crate) async fn exclusive(self) -> Exclusive {
        match self.0.clone().try_write_owned() {
            Ok(lock) => Exclusive::of(lock),
            Err(_) => Exclusive::of(self.0.write_owned().await),
        }
    }

    /// If nobody has it now.
    pub(crate) fn try_exclusive(self) -> Option<Exclusive> {
        self.0.try_write_owned().ok().map(Exclusive::of)
    }
}

impl State {
    /// Whether it was closed or run down.
    pub(crate) fn is_gone(&self) -> bool {
        self.value.is_none()
    }

    pub(crate) fn get<C: Context>(&self) -> Option<&C> {
        let kept: &dyn Any = self.value.as_deref()?;
        kept.downcast_ref()
    }
}

impl core::ops::Deref for Shared {
    type Target = State;

    fn deref(&self) -> &State {
        &self.0
    }
}

impl Shared {
    /// Gives it up, and waits until it can be had alone. `None` if another has had it alone meanwhile.
    pub(crate) async fn upgrade(self) -> Option<Exclusive> {
        let changes = self.changes;
        let lock = OwnedRwLockReadGuard::rwlock(&self.0).clone();
        drop(self);
        let exclusive = Cell(lock).exclusive().await;
        (exclusive.changes == changes.wrapping_add(1)).then_some(exclusive)
    }
}

impl core::ops::Deref for Exclusive {
    type Target = State;

    fn deref(&self) -> &State {
        &self.0
    }
}

impl Exclusive {
    fn of(mut lock: OwnedRwLockWriteGuard<State>) -> Exclusive {
        lock.changes = lock.changes.wrapping_add(1);
        Exclusive(lock)
    }

    pub(crate) fn get_mut<C: Context>(&mut self) -> Option<&mut C> {
        let kept: &mut dyn Any = self.0.value.as_deref_mut()?;
        kept.downcast_mut()
    }

    /// Takes the value out, whatever its type.
    pub(crate) fn take_any(&mut self) -> Option<Box<dyn Kept>> {
        self.0.value.take()
    }

    /// Takes the value out, if it is of this type.
    pub(crate) fn take<C: Context>(&mut self) -> Option<C> {
        self.get::<C>()?;
        let kept: Box<dyn Any> = self.0.value.take()?;
        kept.downcast().ok().map(|kept| *kept)
    }

    pub(crate) fn put(&mut self, value: Box<dyn Kept>) {
        self.0.value = Some(value);
    }

    /// Lets others use it, too.
    pub(crate) fn downgrade(self) -> Shared {
        Shared(self.0.downgrade())
    }
}
