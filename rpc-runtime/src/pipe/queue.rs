//! A bounded queue between two tasks, which can be polled at both ends.

use core::task::{Context, Poll, Waker};
use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Items that were sent wait until they are received: at most `capacity`, and the last one.
#[derive(Debug)]
pub(crate) struct Queue<T> {
    state: Mutex<State<T>>,
    capacity: usize,
}

#[derive(Debug)]
struct State<T> {
    items: VecDeque<T>,
    /// Nothing more is sent.
    closed: bool,
    /// Nothing more is received.
    abandoned: bool,
    receiver: Option<Waker>,
    senders: Vec<Waker>,
}

impl<T> Queue<T> {
    pub(crate) fn new(capacity: usize) -> Queue<T> {
        let state = State {
            items: VecDeque::new(),
            closed: false,
            abandoned: false,
            receiver: None,
            senders: Vec::new(),
        };
        Queue { state: Mutex::new(state), capacity: capacity.max(1) }
    }

    fn lock(&self) -> MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sends the item, if there is one, as soon as there is room. `false` when nobody receives any more.
    pub(crate) fn poll_send(&self, item: &mut Option<T>, cx: &Context<'_>) -> Poll<bool> {
        let mut state = self.lock();
        if state.abandoned || state.closed {
            *item = None;
            return Poll::Ready(false);
        }
        if state.items.len() >= self.capacity {
            if !state.senders.iter().any(|waker| waker.will_wake(cx.waker())) {
                state.senders.push(cx.waker().clone());
            }
            return Poll::Pending;
        }
        state.items.extend(item.take());
        let receiver = state.receiver.take();
        drop(state);
        receiver.into_iter().for_each(Waker::wake);
        Poll::Ready(true)
    }

    /// The next item, or `None` after the last one.
    pub(crate) fn poll_receive(&self, cx: &Context<'_>) -> Poll<Option<T>> {
        let mut state = self.lock();
        let Some(item) = state.items.pop_front() else {
            if state.closed {
                return Poll::Ready(None);
            }
            state.receiver = Some(cx.waker().clone());
            return Poll::Pending;
        };
        let senders = core::mem::take(&mut state.senders);
        drop(state);
        senders.into_iter().for_each(Waker::wake);
        Poll::Ready(Some(item))
    }

    /// The next item, if there is one.
    pub(crate) fn try_receive(&self) -> Option<T> {
        match self.poll_receive(&Context::from_waker(Waker::noop())) {
            Poll::Ready(item) => item,
            Poll::Pending => None,
        }
    }

    /// Sends `last`, for which there is always room, and nothing more.
    pub(crate) fn end(&self, last: T) {
        let mut state = self.lock();
        if !state.closed && !state.abandoned {
            state.items.push_back(last);
        }
        drop(state);
        self.close();
    }

    /// Nothing more is sent.
    pub(crate) fn close(&self) {
        let mut state = self.lock();
        state.closed = true;
        let receiver = state.receiver.take();
        drop(state);
        receiver.into_iter().for_each(Waker::wake);
    }

    /// Nothing more is received; what waits is dropped.
    pub(crate) fn abandon(&self) {
        let mut state = self.lock();
        state.abandoned = true;
        let items = core::mem::take(&mut state.items);
        let senders = core::mem::take(&mut state.senders);
        drop(state);
        drop(items);
        senders.into_iter().for_each(Waker::wake);
    }
}
