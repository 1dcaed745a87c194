//! The task that reads a connection's answers.

use core::future::poll_fn;
use core::task::{Context, Poll, Waker};
use std::sync::Arc;

use tracing::{debug, warn};

use super::association::{Inner, State, broken, not_sent};
use crate::error::Error;
use crate::protocol::{ClientEvent, Doubt, NotSent, Outcome};
use crate::status::Status;
use crate::transport::{BoxRead, Received};

/// How often the driver reads before other tasks have their turn, if the stream is always ready.
const READS: usize = 64;

struct Driver {
    shared: Arc<Inner>,
    received: Received,
    /// The driver has let callers go first since its last read.
    yielded: bool,
    /// Whom to wake: kept for its memory.
    wakers: Vec<Waker>,
}

/// Runs until the connection is closed or broken.
pub(super) async fn run(shared: Arc<Inner>, read: BoxRead) {
    let _ends = Ends(shared.clone());
    let received = Received::new(read);
    // Room for who makes one call at a time.
    let wakers = Vec::with_capacity(1);
    let mut driver = Driver { shared, received, yielded: false, wakers };
    poll_fn(|cx| driver.poll(cx)).await;
}

/// Fails the connection when this is dropped, so that nobody waits in vain, also when a stream panicked or
/// the driver's runtime is gone.
struct Ends(Arc<Inner>);

impl Drop for Ends {
    fn drop(&mut self) {
        // Calls on the association's other connections are finished.
        self.0.siblings.finish();
        let mut state = self.0.lock();
        state.fail(broken(None));
        debug!(peer = %self.0.peer, "connection closed: {:?}", state.failure);
        // Clients that are still there do not keep the connection open.
        let write = state.take_write();
        drop(state);
        drop(write);
    }
}

impl Driver {
    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        for _ in 0..READS {
            {
                let mut state = self.shared.lock();
                match &mut state.driver {
                    Some(waker) => waker.clone_from(cx.waker()),
                    none => *none = Some(cx.waker().clone()),
                }
                // Those who were answered together call again together: one write takes all their requests.
                if state.answered > 1 && state.called < state.answered && !self.yielded {
                    self.yielded = true;
                    cx.waker().wake_by_ref();
                    return Poll::Pending;
                }
                // It may have something to send.
                let _ = state.protocol.poll_authentication(cx);
                state.flush();
                // Calls that were given up may have been the last ones, and a handshake that is over lets binds go on.
                handle(&mut state, &self.shared.peer, &mut self.wakers);
                let (over, full) = (state.closed || state.failure.is_some(), state.is_full());
                drop(state);
                self.wakers.drain(..).for_each(Waker::wake);
                if over {
                    return Poll::Ready(());
                }
                // Whoever takes received data wakes the driver.
                if full {
                    return Poll::Pending;
                }
            }
            match self.received.poll_read(cx) {
                Poll::Pending => return Poll::Pending,
                Poll::Ready(Err(error)) => {
                    self.shared.lock().fail(broken(Some(error)));
                    return Poll::Ready(());
                }
                Poll::Ready(Ok(0)) => return Poll::Ready(()),
                Poll::Ready(Ok(_)) => {}
            }
            self.answer();
        }
        cx.waker().wake_by_ref();
        Poll::Pending
    }

    /// Gives what was read to those who wait for it.
    fn answer(&mut self) {
        let mut state = self.shared.lock();
        let received = state.protocol.receive(self.received.bytes());
        let answered = handle(&mut state, &self.shared.peer, &mut self.wakers);
        // PDUs that came before the error have been answered.
        if let Err(error) = received {
            warn!(peer = %self.shared.peer, "protocol error: {error}");
            let what = format!("the server broke the protocol: {error}");
            state.fail(Error::new(Status::PROTOCOL_ERROR, what));
        }
        let taken = received.unwrap_or_default();
        (state.answered, state.called) = (answered, 0);
        self.yielded = false;
        drop(state);
        // After the lock is released, because every woken task takes it.
        self.wakers.drain(..).for_each(Waker::wake);
        self.received.take(taken);
    }
}

/// Gives what the server did to those who wait for it. Returns how much it was.
fn handle(state: &mut State, peer: &str, wakers: &mut Vec<Waker>) -> usize {
    let mut handled = 0;
    while let Some((event, doubt)) = state.protocol.event_in_doubt() {
        handled += 1;
        match event {
            ClientEvent::Done(call_id, outcome) => {
                if let Some(waiting) = state.calls.get_mut(&call_id) {
                    wakers.extend(waiting.answer((outcome, doubt)));
                } else if let Some(parts) = state.piped.get_mut(&call_id) {
                    wakers.extend(parts.fault((outcome, doubt)));
                }
            }
            ClientEvent::Part { call_id, stub, big_endian, last } => {
                let limit = state.most_waiting();
                let Some(parts) = state.piped.get_mut(&call_id) else {
                    continue;
                };
                wakers.extend(parts.part(stub, big_endian, last));
                // Reading went on because other calls wait, and nobody takes what this call is sent.
                if parts.waiting > limit {
                    let status = Status::OUT_OF_RESOURCES;
                    wakers.extend(parts.fault((Outcome::Refused { status }, Doubt::default())));
                    parts.drop_all();
                    state.protocol.abandon(call_id);
                }
            }
            ClientEvent::Bound(context, result) => state.answer_binds(context, result, wakers),
            ClientEvent::GivenUpEnded(call_id) => {
                // A call whose future is still there gives its permit back itself.
                if !state.piped.contains_key(&call_id) {
                    state.permits.add_permits(1);
                }
            }
            ClientEvent::Shutdown => {
                debug!(%peer, "the server shuts down");
                state.fail(not_sent(NotSent::Ending));
            }
        }
    }
    if let Some(error) = state.protocol.not_authenticated() {
        state.fail(error.not_executed());
    }
    if state.protocol.is_ending() {
        state.says_its_end();
    }
    handled
}
