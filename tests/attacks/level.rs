//! What an attack leaves: memory and descriptors. In a program of its own, because it counts all memory.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::{Cell, OnceCell};
use std::sync::atomic::{AtomicIsize, AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rpc_runtime::server::ServerBuilder;
use tokio::runtime::{Builder, Runtime};

use crate::target::Target;

/// The system's allocator, with a count of the bytes that are allocated, and of the most there were.
struct Counting;

static LIVE: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);

/// The bytes that the threads of a side hold, and the most there were.
pub struct Side {
    live: AtomicIsize,
    peak: AtomicIsize,
}

thread_local! {
    /// The side for which this thread allocates.
    static SIDE: Cell<Option<&'static Side>> = const { Cell::new(None) };
    /// The bytes that this thread allocated, without those that it freed.
    static OWN: Cell<isize> = const { Cell::new(0) };
}

impl Side {
    pub const fn new() -> Side {
        Side { live: AtomicIsize::new(0), peak: AtomicIsize::new(0) }
    }

    /// What this thread allocates and frees is this side's from now on.
    pub fn here(&'static self) {
        SIDE.set(Some(self));
    }

    /// The bytes that the side holds.
    pub fn live(&self) -> isize {
        self.live.load(Ordering::Relaxed)
    }

    /// The most since the last time that this was asked.
    pub fn take_peak(&self) -> isize {
        self.peak.swap(self.live(), Ordering::Relaxed)
    }

    fn change(bytes: isize) {
        let _ = OWN.try_with(|own| own.set(own.get() + bytes));
        if let Some(side) = SIDE.try_with(Cell::get).ok().flatten() {
            let live = side.live.fetch_add(bytes, Ordering::Relaxed) + bytes;
            side.peak.fetch_max(live, Ordering::Relaxed);
        }
    }
}

fn more(bytes: usize) {
    let live = LIVE.fetch_add(bytes, Ordering::Relaxed) + bytes;
    PEAK.fetch_max(live, Ordering::Relaxed);
    Side::change(bytes as isize);
}

fn less(bytes: usize) {
    LIVE.fetch_sub(bytes, Ordering::Relaxed);
    Side::change(-(bytes as isize));
}

// SAFETY: all requests go to the system's allocator as they are.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        more(layout.size());
        // SAFETY: as the caller promises.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        more(layout.size());
        // SAFETY: as the caller promises.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        less(layout.size());
        // SAFETY: as the caller promises.
        unsafe { System.dealloc(block, layout) }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        more(size);
        less(layout.size());
        // SAFETY: as the caller promises.
        unsafe { System.realloc(block, layout, size) }
    }
}

#[global_allocator]
static COUNTING: Counting = Counting;

/// Measures the most memory that there is at once from now on, beside what there is now.
pub struct Peak(usize);

impl Peak {
    pub fn begin() -> Peak {
        let live = LIVE.load(Ordering::Relaxed);
        PEAK.store(live, Ordering::Relaxed);
        Peak(live)
    }

    pub fn bytes(&self) -> usize {
        PEAK.load(Ordering::Relaxed).saturating_sub(self.0)
    }

    #[track_caller]
    pub fn assert_below(&self, bytes: usize) {
        let peak = self.bytes();
        assert!(peak < bytes, "{peak} bytes were in use at once, and {bytes} is the limit");
    }
}

/// The bytes that are in use, without what threads keep for the next messages: which thread does what differs from one
/// attack to the next.
fn in_use() -> usize {
    let kept = rpc_runtime::memory::kept_bytes();
    LIVE.load(Ordering::Relaxed).saturating_sub(kept)
}

fn descriptors() -> usize {
    std::fs::read_dir("/proc/self/fd").map_or(0, Iterator::count)
}

/// What time an attack lives in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// Time goes on only when nobody can: it decides nothing. For streams within the process.
    Paused,
    /// For sockets.
    Real,
}

fn runtime(clock: Clock) -> Runtime {
    match clock {
        Clock::Paused => Builder::new_current_thread().enable_all().start_paused(true).build(),
        Clock::Real => Builder::new_multi_thread().worker_threads(2).enable_all().build(),
    }
    .unwrap()
}

/// Attacks are made one at a time, because all memory and all descriptors are counted.
static ONE: Mutex<()> = Mutex::new(());

thread_local! {
    /// This thread's turn, which lasts until it ends: a test may prepare its second attack after its first.
    static TURN: OnceCell<MutexGuard<'static, ()>> = const { OnceCell::new() };
}

/// How much a test may hold while it waits for its turn: whoever is measured meanwhile would seem to have left it.
const PREPARED: isize = 4 << 10;

fn wait_for_turn() {
    TURN.with(|turn| {
        turn.get_or_init(|| {
            let own = OWN.get();
            assert!(
                own < PREPARED,
                "{own} bytes are allocated before the attack: allocate them within it"
            );
            // Whoever panicked in his turn has failed his test already.
            ONE.lock().unwrap_or_else(PoisonError::into_inner)
        });
    });
}

/// How long an attack may take, and how long it may take until all is quiet again: so long that it decides
/// nothing but whether something hangs.
const HANGS: Duration = Duration::from_secs(60);

/// How many more bytes there may be after an attack than after the same attack before. Each holds far more, or
/// makes so many connections that a few bytes of each would be more. What remains is tokio's: it gives slots of
/// sockets and timers back some at a time, and its queues keep their capacity; and the test harness has threads
/// of its own, which start tests that wait for this one.
const TOLERANCE: usize = 24 << 10;

/// Measures something while no attack is made.
pub fn alone(measure: impl FnOnce()) {
    wait_for_turn();
    measure();
}

/// Makes an attack once, on another process, whose memory is looked at there.
pub fn once(clock: Clock, attack: impl AsyncFn()) {
    wait_for_turn();
    let attacked = async || tokio::time::timeout(limit(), attack()).await;
    runtime(clock).block_on(attacked()).expect("the attack comes to an end");
}

/// Makes an attack twice: what the first leaves is warmth (tables that have grown, threads); the second must
/// leave nothing more.
pub fn twice(clock: Clock, at_rest: impl Fn() -> bool, attack: impl AsyncFn()) {
    wait_for_turn();
    let runtime = runtime(clock);
    run_twice(&runtime, &at_rest, &attack);
}

fn run_twice(runtime: &Runtime, at_rest: &impl Fn() -> bool, attack: &impl AsyncFn()) {
    let tasks = runtime.metrics().num_alive_tasks();
    let quiet = || at_rest() && runtime.metrics().num_alive_tasks() <= tasks;
    let once = async || {
        let attacked = tokio::time::timeout(limit(), attack()).await;
        attacked.expect("the attack comes to an end");
    };
    runtime.block_on(once());
    let what = || "everything that the attack began ends".to_owned();
    runtime.block_on(until_or(quiet, what));
    runtime.block_on(settled());
    let (bytes, files) = (in_use(), descriptors());
    runtime.block_on(once());
    let level = || {
        let live = in_use();
        quiet() && live <= bytes + TOLERANCE && descriptors() <= files
    };
    let what = || {
        let live = in_use();
        let (files_now, tasks_now) = (descriptors(), runtime.metrics().num_alive_tasks());
        format!(
            "memory and descriptors come back to their level: {bytes} bytes before, {live} now; \
             {files} descriptors, {files_now} now; {tasks} tasks, {tasks_now} now"
        )
    };
    runtime.block_on(until_or(level, what));
}

/// With a paused clock, this is how much the attack may ask for in time-outs.
fn limit() -> Duration {
    HANGS * 60
}

/// Waits until the memory that is in use stays the same: the last sockets are being closed.
async fn settled() {
    let mut last = (0, 0);
    for _ in 0..20 {
        let now = (in_use(), descriptors());
        if now == last {
            return;
        }
        last = now;
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

/// As [`twice`], with a server, which is there before the attacks and is still good after them: it has no
/// connection left, holds no memory, no method runs, and it serves.
pub fn on_server(clock: Clock, builder: ServerBuilder, attack: impl AsyncFn(&Target)) {
    wait_for_turn();
    let runtime = runtime(clock);
    let target = runtime.block_on(Target::start(builder, clock));
    runtime.block_on(target.assert_serves());
    runtime.block_on(until(|| target.is_at_rest()));
    run_twice(&runtime, &|| target.is_at_rest(), &async || {
        attack(&target).await;
        target.assert_serves().await;
    });
}

/// Waits until a condition holds.
#[track_caller]
pub fn until(condition: impl Fn() -> bool) -> impl Future<Output = ()> {
    let place = std::panic::Location::caller();
    until_or(condition, move || format!("the condition at {place} comes true"))
}

async fn until_or(condition: impl Fn() -> bool, what: impl Fn() -> String) {
    let wait = async {
        while !condition() {
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    };
    if tokio::time::timeout(HANGS, wait).await.is_err() {
        panic!("{}", what());
    }
}
