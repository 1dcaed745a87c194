//! How a connection learns that its server shuts down.

use core::future::Future;
use core::pin::Pin;
use core::task::{Context, Poll, Waker};

use tokio::sync::watch;

use super::server::Stop;

/// Waits until the server is further in shutting down than `stage`.
pub(super) async fn next_stage(stop: &mut watch::Receiver<Stop>, stage: Stop) -> Stop {
    match stop.wait_for(|next| *next > stage).await.map(|next| *next) {
        Ok(next) => next,
        // A server whose handles are all gone can no longer be told to stop.
        Err(_) => core::future::pending().await,
    }
}

/// The server's stage, for a connection that waits often. To register for a change costs a lock, so that it
/// is done once for each waker, not at each wait.
pub(super) struct Stopping {
    stop: watch::Receiver<Stop>,
    /// Ready at the next change; `None` once there can be none.
    change: Option<Change>,
    /// The waker that is registered for the change.
    waker: Option<Waker>,
}

/// A future that is ready at the next change. It gives the receiver back, or `None` if the server's handles
/// are all gone.
type Change = Pin<Box<dyn Future<Output = Option<watch::Receiver<Stop>>> + Send>>;

fn change(mut stop: watch::Receiver<Stop>) -> Change {
    // Unconstrained, because a task without budget left would get `Pending` and not be registered.
    let change = async move { stop.changed().await.is_ok().then_some(stop) };
    Box::pin(tokio::task::unconstrained(change))
}

impl Stopping {
    pub(super) fn new(mut stop: watch::Receiver<Stop>) -> Stopping {
        // A stage that was set before counts as a change.
        stop.mark_changed();
        Stopping { change: Some(change(stop.clone())), stop, waker: None }
    }

    /// Whether the stage may have changed since it was last looked at.
    pub(super) fn has_changed(&self) -> bool {
        // An error says only that all handles are gone.
        self.stop.has_changed().unwrap_or(true)
    }

    pub(super) fn stage(&mut self) -> Stop {
        *self.stop.borrow_and_update()
    }

    /// Ready when the stage has changed.
    pub(super) fn poll(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        let Some(waiting) = &mut self.change else {
            return Poll::Pending;
        };
        let is_told = self.waker.as_ref().is_some_and(|waker| waker.will_wake(cx.waker()));
        if is_told && !self.stop.has_changed().unwrap_or(true) {
            return Poll::Pending;
        }
        match waiting.as_mut().poll(cx) {
            Poll::Pending => {
                self.waker = Some(cx.waker().clone());
                Poll::Pending
            }
            Poll::Ready(stop) => {
                (self.change, self.waker) = (stop.map(change), None);
                Poll::Ready(())
            }
        }
    }
}
