//! Whether somebody still wants what is under way.

use core::future::{Future, poll_fn};
use core::pin::pin;
use core::sync::atomic::{AtomicBool, Ordering};
use core::task::Poll;

use tokio::sync::Notify;

/// A call that may be cancelled, or all calls that a client may cancel together.
#[derive(Debug, Default)]
pub(crate) struct Cancellation {
    is_cancelled: AtomicBool,
    waiting: Notify,
}

impl Cancellation {
    pub(crate) fn cancel(&self) {
        self.is_cancelled.store(true, Ordering::SeqCst);
        self.waiting.notify_waiters();
    }

    pub(crate) fn is_cancelled(&self) -> bool {
        self.is_cancelled.load(Ordering::SeqCst)
    }

    /// Waits until it is cancelled.
    pub(crate) async fn cancelled(&self) {
        let waiting = self.waiting.notified();
        let mut waiting = pin!(waiting);
        // Before the question, so that nothing is missed.
        waiting.as_mut().enable();
        if !self.is_cancelled() {
            waiting.await;
        }
    }

    /// Waits for `what`, but not beyond the cancellation. `None` when it is cancelled.
    pub(crate) async fn or<T>(&self, what: impl Future<Output = T>) -> Option<T> {
        let mut what = pin!(what);
        let mut cancelled = pin!(self.cancelled());
        poll_fn(|cx| match what.as_mut().poll(cx) {
            Poll::Ready(result) => Poll::Ready(Some(result)),
            Poll::Pending => cancelled.as_mut().poll(cx).map(|()| None),
        })
        .await
    }
}
