//! How long a client may take, for each phase of a connection.

use core::future::Future;
use core::pin::Pin;
use core::task::{Context, Poll, Waker};
use core::time::Duration;
use std::collections::VecDeque;

use tokio::time::{Instant, Sleep, sleep_until};

use super::settings::Settings;

/// How many bytes of its replies a client has to take within the time-out.
const PORTION: usize = 64 << 10;

/// How long calls may go on whose client has closed its half of the connection.
const HALF_CLOSED: Duration = Duration::from_secs(1);

/// How long a connection waits for its calls to give back memory before it reads on: what does not fit is
/// refused then.
const HELD: Duration = Duration::from_secs(1);

/// How long a connection that has nothing to do keeps the memory of large messages.
const TRIM: Duration = Duration::from_secs(1);

/// Where a connection is, when it is about to wait.
pub(super) struct Where {
    pub(super) bound: bool,
    /// A handshake with the client is under way.
    pub(super) handshaking: bool,
    /// The server reads from the connection.
    pub(super) reading: bool,
    /// A part of a PDU is there.
    pub(super) part_of_pdu: bool,
    /// The oldest request of which fragments are missing, and the number of the last one that began.
    pub(super) unfinished: Option<u64>,
    pub(super) begun: u64,
    /// Since when an \[in\] pipe has been silent, and its call: the pipe with the longest silence.
    pub(super) silent_pipe: Option<(Instant, u32)>,
    /// The connection waits for a method to read its \[in\] pipe.
    pub(super) stalled: bool,
    /// Something waits to be written.
    pub(super) unsent: bool,
    /// The client sends nothing more, and has read all that there is.
    pub(super) half_closed: bool,
    /// No call is under way, and nothing waits to be written.
    pub(super) idle: bool,
    /// The connection's buffers are larger than at first.
    pub(super) large: bool,
    /// Nothing is read until calls in flight have given back memory.
    pub(super) held: bool,
}

/// What took too long.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Late {
    Bind,
    Handshake,
    Pdu,
    /// The requests up to this number.
    Request(u64),
    /// The \[in\] pipe of this call.
    Pipe(u32),
    Method,
    Reply,
    HalfClosed,
    Idle,
    /// The connection's buffers are larger than they need to be.
    Trim,
    /// Nothing in flight gave back memory.
    Held,
}

/// When the phases of a connection began. Mostly it is looked at only when the connection is about to wait.
pub(super) struct Phases {
    /// Fires at the next deadline, or before.
    timer: Pin<Box<Sleep>>,
    armed: Option<Instant>,
    /// The waker that the timer wakes.
    waker: Option<Waker>,
    connected: Instant,
    pdu: Option<Instant>,
    /// When requests of which fragments are missing began, by number.
    requests: VecDeque<(u64, Instant)>,
    stalled: Option<Instant>,
    reply: Option<Instant>,
    written: usize,
    half_closed: Option<Instant>,
    idle: Option<Instant>,
    held: Option<Instant>,
    handshaking: Option<Instant>,
    bound: bool,
}

impl Phases {
    pub(super) fn new() -> Phases {
        let now = Instant::now();
        Phases {
            timer: Box::pin(sleep_until(now)),
            armed: None,
            waker: None,
            connected: now,
            pdu: None,
            requests: VecDeque::new(),
            stalled: None,
            reply: None,
            written: 0,
            half_closed: None,
            idle: None,
            held: None,
            handshaking: None,
            bound: false,
        }
    }

    /// Whole PDUs came.
    pub(super) fn received(&mut self) {
        self.pdu = None;
    }

    /// Something was written; `all` says that nothing more waits.
    pub(super) fn wrote(&mut self, bytes: usize, all: bool) {
        self.written += bytes;
        if all || self.written >= PORTION {
            (self.written, self.reply) = (0, None);
        }
    }

    /// A method took what the connection had for it.
    pub(super) fn unstalled(&mut self) {
        self.stalled = None;
    }

    /// A call began or ended.
    pub(super) fn called(&mut self) {
        self.idle = None;
    }

    /// Since when the connection is idle, if it is.
    pub(super) fn idle_since(&self) -> Option<Instant> {
        self.idle
    }

    /// What took too long by now, for a connection that is too busy to wait.
    pub(super) fn late(&mut self, at: &Where, settings: &Settings) -> Option<Late> {
        let now = Instant::now();
        let (next, late) = self.next(at, now, settings)?;
        (next <= now).then_some(late)
    }

    /// Ready when something took too long.
    pub(super) fn poll(
        &mut self,
        cx: &mut Context<'_>,
        at: &Where,
        settings: &Settings,
    ) -> Poll<Late> {
        let now = Instant::now();
        let Some((next, late)) = self.next(at, now, settings) else {
            return Poll::Pending;
        };
        // A timer that fires too early is cheaper than one that is set for each call.
        if self.armed.is_none_or(|armed| next < armed) {
            self.timer.as_mut().reset(next);
            (self.armed, self.waker) = (Some(next), None);
        }
        // A timer that will wake this task, and has not fired, need not be polled.
        let asked = self.waker.as_ref().is_some_and(|waker| waker.will_wake(cx.waker()));
        if asked && self.armed.is_some_and(|armed| now < armed) {
            return Poll::Pending;
        }
        // Unconstrained, because a task without budget left would get `Pending` and not be registered.
        let mut is_over = |timer: &mut Pin<Box<Sleep>>| {
            let fires = tokio::task::unconstrained(timer.as_mut());
            core::pin::pin!(fires).poll(cx).is_ready()
        };
        while is_over(&mut self.timer) {
            if next <= Instant::now() {
                (self.armed, self.waker) = (None, None);
                return Poll::Ready(late);
            }
            self.timer.as_mut().reset(next);
            self.armed = Some(next);
        }
        self.waker = Some(cx.waker().clone());
        Poll::Pending
    }

    /// The next deadline, and what is late then. A time-out that is too long for the clock has no deadline.
    fn next(&mut self, at: &Where, now: Instant, settings: &Settings) -> Option<(Instant, Late)> {
        let since = |begin: &mut Option<Instant>, is: bool| {
            *begin = is.then(|| begin.unwrap_or(now));
            *begin
        };
        if at.bound && !self.bound {
            (self.bound, self.idle) = (true, None);
        }
        let mut first: Option<(Instant, Late)> = None;
        let mut wait = |since: Option<Instant>, timeout: Duration, late: Late| {
            let deadline = since.and_then(|since| since.checked_add(timeout));
            if let Some(deadline) = deadline.map(|deadline| (deadline, late))
                && first.is_none_or(|first| deadline < first)
            {
                first = Some(deadline);
            }
        };
        wait((!at.bound).then_some(self.connected), settings.bind_timeout, Late::Bind);
        wait(since(&mut self.handshaking, at.handshaking), settings.bind_timeout, Late::Handshake);
        let part = at.reading && at.part_of_pdu;
        wait(since(&mut self.pdu, part), settings.receive_timeout, Late::Pdu);
        if let Some((number, since)) = self.oldest_request(at, now, settings.request_timeout) {
            wait(Some(since), settings.request_timeout, Late::Request(number));
        }
        if let Some((since, call)) = at.silent_pipe.filter(|_| at.reading) {
            wait(Some(since), settings.pipe_timeout, Late::Pipe(call));
        }
        wait(since(&mut self.stalled, at.stalled), settings.pipe_timeout, Late::Method);
        wait(since(&mut self.reply, at.unsent), settings.reply_timeout, Late::Reply);
        wait(since(&mut self.half_closed, at.half_closed), HALF_CLOSED, Late::HalfClosed);
        wait(since(&mut self.held, at.held), HELD, Late::Held);
        let idle = since(&mut self.idle, at.idle);
        wait(idle.filter(|_| at.large), TRIM, Late::Trim);
        if let Some(timeout) = settings.idle_timeout {
            wait(idle.filter(|_| at.bound && !at.part_of_pdu), timeout, Late::Idle);
        }
        first
    }

    fn oldest_request(
        &mut self,
        at: &Where,
        now: Instant,
        timeout: Duration,
    ) -> Option<(u64, Instant)> {
        let Some(oldest) = at.unfinished else {
            self.requests.clear();
            return None;
        };
        // Requests that began since the connection last waited began about now.
        match self.requests.back_mut() {
            Some((last, _)) if *last == at.begun => {}
            // Requests that began shortly after one another share an entry, so that there are few.
            Some((last, since)) if now.duration_since(*since) < timeout / 64 => *last = at.begun,
            _ => self.requests.push_back((at.begun, now)),
        }
        while self.requests.front().is_some_and(|(last, _)| *last < oldest) {
            self.requests.pop_front();
        }
        self.requests.front().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TIMEOUT: Duration = Duration::from_secs(120);

    /// A connection that waits, with requests of which fragments are missing.
    fn unfinished(oldest: u64, begun: u64) -> Where {
        Where {
            bound: true,
            handshaking: false,
            reading: true,
            part_of_pdu: false,
            unfinished: Some(oldest),
            begun,
            silent_pipe: None,
            stalled: false,
            unsent: false,
            half_closed: false,
            idle: false,
            large: false,
            held: false,
        }
    }

    /// A request begins each 10 ms, and none is finished.
    #[test]
    fn requests_that_begin_one_after_another_have_a_short_list_and_their_time() {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
        let _entered = runtime.enter();
        let (mut phases, start) = (Phases::new(), Instant::now());
        let begins = |number: u64| start + Duration::from_millis(10) * (number as u32 - 1);
        let (mut oldest, mut late) = (1, 0);
        for begun in 1..=40_000 {
            let now = begins(begun);
            let next = phases.oldest_request(&unfinished(oldest, begun), now, TIMEOUT);
            let (up_to, since) = next.expect("there is one");
            assert!(phases.requests.len() <= 66, "{} are remembered", phases.requests.len());
            if since + TIMEOUT > now {
                continue;
            }
            for number in oldest..=up_to {
                let waited = now - begins(number);
                assert!(waited <= TIMEOUT + Duration::from_millis(10), "{number}: {waited:?}");
                assert!(waited >= TIMEOUT - TIMEOUT / 64, "{number}: {waited:?}");
                late += 1;
            }
            oldest = up_to + 1;
        }
        assert!(late >= 40_000 - 12_200, "only {late} were late");
    }

    /// Of requests that share an entry, the last ones are not forgotten with the first.
    #[test]
    fn the_last_request_of_those_that_go_together_has_its_time_too() {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
        let _entered = runtime.enter();
        let (mut phases, start) = (Phases::new(), Instant::now());
        for begun in 1..=5 {
            phases.oldest_request(&unfinished(1, begun), start, TIMEOUT);
        }
        let at = unfinished(5, 5);
        assert_eq!(phases.oldest_request(&at, start + TIMEOUT / 2, TIMEOUT), Some((5, start)));
        let none = Where { unfinished: None, ..at };
        assert_eq!(phases.oldest_request(&none, start + TIMEOUT / 2, TIMEOUT), None);
        let at = unfinished(6, 6);
        let now = start + TIMEOUT;
        assert_eq!(
            phases.oldest_request(&at, now, TIMEOUT),
            Some((6, now)),
            "and a new one its own"
        );
    }
}
