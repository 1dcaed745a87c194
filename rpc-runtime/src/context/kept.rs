//! A value behind a context handle, whatever its type, and who may use it.

use core::any::Any;
use core::future::Future;
use core::ops::Deref;
use core::pin::{Pin, pin};
use core::sync::atomic::{AtomicUsize, Ordering};
use core::task::{self, Waker};
use core::time::Duration;

use tokio::sync::{RwLock, RwLockReadGuard, RwLockWriteGuard};

use super::Context;
use crate::memory::box_from;
use crate::ndr::Shared as Counted;

/// A value whose type its handle's key tells, as an `Option` of it.
pub(crate) trait Kept: Any + Send + Sync {
    /// Whether it was closed.
    fn is_gone(&self) -> bool;

    fn run_down(self: Box<Self>) -> Pin<Box<dyn Future<Output = ()> + Send>>;

    /// [`run_down_at_once`].
    fn run_down_at_once(self: Box<Self>) -> bool;
}

impl<C: Context> Kept for Option<C> {
    fn is_gone(&self) -> bool {
        self.is_none()
    }

    fn run_down(self: Box<Self>) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        Box::pin(async {
            if let Some(value) = *self {
                value.rundown().await;
            }
        })
    }

    fn run_down_at_once(self: Box<Self>) -> bool {
        self.is_none_or(run_down_at_once)
    }
}

/// Runs a value down without memory for a task. Whether that has come to its end: a rundown that has to wait is dropped.
pub(crate) fn run_down_at_once<C: Context>(value: C) -> bool {
    let mut context = task::Context::from_waker(Waker::noop());
    pin!(value.rundown()).poll(&mut context).is_ready()
}

/// What is behind a handle.
pub(crate) struct State {
    /// Until it is run down.
    value: Option<Box<dyn Kept>>,
    /// How often somebody had it alone.
    changes: u64,
}

/// What is behind a handle, for calls that use it together or one after the other, in the order in which they came.
#[derive(Clone)]
pub(crate) struct Cell(Counted<Locked>);

struct Locked {
    lock: RwLock<State>,
    /// How many calls wait for it.
    waiting: AtomicUsize,
}

/// How calls may wait for what is behind a handle.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Patience {
    /// How many.
    pub(crate) most: usize,
    /// How long.
    pub(crate) timeout: Duration,
}

/// Why a call does not get what is behind a handle.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum NotHad {
    TooMany,
    TooLate,
    NoMemory,
}

// In both, the guard stands in front of what it guards: it is dropped first.

pub(crate) struct Shared {
    guard: RwLockReadGuard<'static, State>,
    of: Cell,
}

pub(crate) struct Exclusive {
    guard: RwLockWriteGuard<'static, State>,
    of: Cell,
}

/// A call that waits, until this is dropped.
struct Waits<'c>(&'c AtomicUsize);

impl Drop for Waits<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Cell {
    /// A cell with nothing in it, if there is memory.
    pub(crate) fn empty() -> Option<Cell> {
        let lock = RwLock::new(State { value: None, changes: 0 });
        Counted::new(Locked { lock, waiting: AtomicUsize::new(0) }).ok().map(Cell)
    }

    /// Puts a value into a cell that nobody has yet.
    pub(crate) fn fill(&self, value: Box<dyn Kept>) {
        let state = self.0.lock.try_write();
        state.expect("nobody has a cell that is new").value = Some(value);
    }

    /// The lock. It is tokio's with borrowed guards, because those that own an `Arc` need one that cannot fail to be made.
    ///
    /// # Safety
    /// The cell must be there for as long as the result, and what is made of it, is used.
    unsafe fn lock(&self) -> &'static RwLock<State> {
        // SAFETY: as the caller promises. The lock does not move, whichever clone of the cell is there.
        unsafe { &*core::ptr::from_ref(&self.0.lock) }
    }

    // Mostly nobody has it: then there is nothing to wait for, and no future that has to be moved.
    pub(crate) async fn shared(self, patience: Patience) -> Result<Shared, NotHad> {
        // SAFETY: the guard is kept beside the cell.
        let lock = unsafe { self.lock() };
        let guard = match lock.try_read() {
            Ok(guard) => guard,
            Err(_) => self.wait(lock.read(), patience).await?,
        };
        Ok(Shared { guard, of: self })
    }

    pub(crate) async fn exclusive(self, patience: Patience) -> Result<Exclusive, NotHad> {
        // SAFETY: the guard is kept beside the cell.
        let lock = unsafe { self.lock() };
        let guard = match lock.try_write() {
            Ok(guard) => guard,
            Err(_) => self.wait(lock.write(), patience).await?,
        };
        Ok(Exclusive::of(guard, self))
    }

    /// However long it takes.
    pub(crate) async fn exclusive_at_last(self) -> Exclusive {
        // SAFETY: the guard is kept beside the cell.
        let guard = unsafe { self.lock() }.write().await;
        Exclusive::of(guard, self)
    }

    /// If nobody has it now.
    pub(crate) fn try_exclusive(self) -> Option<Exclusive> {
        // SAFETY: the guard is kept beside the cell.
        let guard = unsafe { self.lock() }.try_write().ok()?;
        Some(Exclusive::of(guard, self))
    }

    /// Runs down what nobody can have yet, without memory for a task. Whether that has come to its end.
    pub(crate) fn run_down_at_once(self) -> bool {
        let kept = self.try_exclusive().and_then(|mut alone| alone.take_any());
        kept.is_none_or(Kept::run_down_at_once)
    }

    async fn wait<G>(
        &self,
        lock: impl Future<Output = G>,
        patience: Patience,
    ) -> Result<G, NotHad> {
        let before = self.0.waiting.fetch_add(1, Ordering::Relaxed);
        let _waits = Waits(&self.0.waiting);
        if before >= patience.most {
            return Err(NotHad::TooMany);
        }
        // In a block of its own, so that calls that do not wait have no room for it.
        let waiting = box_from(tokio::time::timeout(patience.timeout, lock));
        let waiting = Box::into_pin(waiting.ok_or(NotHad::NoMemory)?);
        waiting.await.map_err(|_| NotHad::TooLate)
    }
}

impl State {
    /// Whether it was closed or run down.
    pub(crate) fn is_gone(&self) -> bool {
        self.value.as_deref().is_none_or(Kept::is_gone)
    }

    pub(crate) fn slot<C: Context>(&self) -> Option<&Option<C>> {
        let kept: &dyn Any = self.value.as_deref()?;
        kept.downcast_ref()
    }

    pub(crate) fn get<C: Context>(&self) -> Option<&C> {
        self.slot()?.as_ref()
    }
}

impl Deref for Shared {
    type Target = State;

    fn deref(&self) -> &State {
        &self.guard
    }
}

impl Shared {
    /// Gives it up, and waits until it can be had alone. `None` if another has had it alone meanwhile.
    pub(crate) async fn upgrade(self) -> Option<Exclusive> {
        let changes = self.changes;
        let Shared { guard, of } = self;
        drop(guard);
        let exclusive = of.exclusive_at_last().await;
        (exclusive.changes == changes.wrapping_add(1)).then_some(exclusive)
    }
}

impl Deref for Exclusive {
    type Target = State;

    fn deref(&self) -> &State {
        &self.guard
    }
}

impl Exclusive {
    fn of(mut guard: RwLockWriteGuard<'static, State>, of: Cell) -> Exclusive {
        guard.changes = guard.changes.wrapping_add(1);
        Exclusive { guard, of }
    }

    /// What is there of a type, to be changed, taken out, or put in again.
    pub(crate) fn slot_mut<C: Context>(&mut self) -> Option<&mut Option<C>> {
        let kept: &mut dyn Any = self.guard.value.as_deref_mut()?;
        kept.downcast_mut()
    }

    pub(crate) fn get_mut<C: Context>(&mut self) -> Option<&mut C> {
        self.slot_mut()?.as_mut()
    }

    /// Takes the value out, whatever its type.
    pub(crate) fn take_any(&mut self) -> Option<Box<dyn Kept>> {
        self.guard.value.take().filter(|kept| !kept.is_gone())
    }

    /// Takes the value out, if it is of this type.
    pub(crate) fn take<C: Context>(&mut self) -> Option<C> {
        self.slot_mut()?.take()
    }

    /// Lets others use it, too.
    pub(crate) fn downgrade(self) -> Shared {
        Shared { guard: self.guard.downgrade(), of: self.of }
    }
}
