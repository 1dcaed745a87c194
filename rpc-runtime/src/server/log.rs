//! The log of what peers cause, with a limit of lines a second, so that nobody can fill it.

use core::fmt::Display;
use core::time::Duration;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tokio::time::Instant;
use tracing::{error, warn};

/// How many lines a second, for all peers together. An attack can be seen in so many, and a limit for each
/// address would be no limit: an attacker can have many addresses.
const LINES: u32 = 20;
const SECOND: Duration = Duration::from_secs(1);

/// The lines about a server's peers. What is left out is counted, and told with the next line.
#[derive(Debug, Default)]
pub(super) struct PeerLog(Mutex<Lines>);

#[derive(Debug, Default)]
struct Lines {
    /// When the second began.
    since: Option<Instant>,
    /// How many lines were written in it.
    written: u32,
    /// How many lines were left out since that was last logged.
    left_out: u64,
}

impl PeerLog {
    /// Writes a line about a peer, if it is not one too many.
    pub(super) fn warn(&self, peer: impl Display, what: impl Display) {
        let Some(left_out) = self.lock().next(Instant::now()) else {
            return;
        };
        tell(left_out);
        warn!(%peer, "{what}");
    }

    /// Writes a line about what a service did wrong when a peer called it, with the same limit.
    pub(super) fn error(&self, peer: impl Display, what: impl Display) {
        let Some(left_out) = self.lock().next(Instant::now()) else {
            return;
        };
        tell(left_out);
        error!(%peer, "{what}");
    }

    fn lock(&self) -> MutexGuard<'_, Lines> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Lines {
    /// Whether a line may be written, and how many were left out before it.
    fn next(&mut self, now: Instant) -> Option<u64> {
        if self.since.is_none_or(|since| now.duration_since(since) >= SECOND) {
            (self.since, self.written) = (Some(now), 0);
        }
        if self.written == LINES {
            self.left_out += 1;
            return None;
        }
        self.written += 1;
        Some(core::mem::take(&mut self.left_out))
    }
}

fn tell(left_out: u64) {
    if left_out != 0 {
        warn!(left_out, "there was more about peers than {LINES} lines a second");
    }
}

/// Logs how many lines were left out last.
impl Drop for PeerLog {
    fn drop(&mut self) {
        tell(self.lock().left_out);
    }
}

#[cfg(test)]
mod tests {
    use core::sync::atomic::{AtomicUsize, Ordering};
    use std::sync::Arc;

    use tokio::io::AsyncWriteExt;
    use tracing::field::{Field, Visit};
    use tracing::span::{Attributes, Id, Record};
    use tracing::{Event, Level, Metadata, Subscriber};

    use super::*;
    use crate::server::Server;
    use crate::transport::Stream;

    /// Counts warnings, and adds up how many they say were left out.
    #[derive(Clone, Default)]
    struct Counts {
        lines: Arc<AtomicUsize>,
        left_out: Arc<AtomicUsize>,
    }

    impl Subscriber for Counts {
        fn enabled(&self, metadata: &Metadata<'_>) -> bool {
            *metadata.level() == Level::WARN
        }
        fn event(&self, event: &Event<'_>) {
            self.lines.fetch_add(1, Ordering::Relaxed);
            event.record(&mut LeftOut(&self.left_out));
        }
        fn new_span(&self, _: &Attributes<'_>) -> Id {
            Id::from_u64(1)
        }
        fn record(&self, _: &Id, _: &Record<'_>) {}
        fn record_follows_from(&self, _: &Id, _: &Id) {}
        fn enter(&self, _: &Id) {}
        fn exit(&self, _: &Id) {}
    }

    struct LeftOut<'a>(&'a AtomicUsize);

    impl Visit for LeftOut<'_> {
        fn record_u64(&mut self, field: &Field, value: u64) {
            if field.name() == "left_out" {
                self.0.fetch_add(value as usize, Ordering::Relaxed);
            }
        }
        fn record_debug(&mut self, _: &Field, _: &dyn core::fmt::Debug) {}
    }

    #[test]
    fn a_second_has_so_many_lines_and_the_next_one_tells_how_many_more_there_were() {
        let (mut lines, start) = (Lines::default(), Instant::now());
        for round in 0..3 {
            let at = start + round * SECOND;
            let told = if round == 0 { 0 } else { 80 };
            assert_eq!(lines.next(at), Some(told));
            let rest: Vec<_> = (1..100).map(|i| lines.next(at + i * SECOND / 100)).collect();
            assert_eq!(rest[..19], [Some(0); 19]);
            assert_eq!(rest[19..], [None; 80]);
        }
    }

    /// Protocol errors, and connections beyond the limits, one after another.
    #[test]
    fn peers_do_not_fill_the_log() {
        const PEERS: usize = 500;
        let counts = Counts::default();
        let _guard = tracing::subscriber::set_default(counts.clone());
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let start = Instant::now();
        runtime.block_on(async {
            let server = Server::builder().max_connections(0).build().unwrap();
            let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
            for _ in 0..PEERS / 2 {
                let (mut peer, stream) = tokio::io::duplex(64);
                let (read, write) = tokio::io::split(stream);
                peer.write_all(b"GET / HTTP/1.1\r\n\r\n").await.unwrap();
                drop(peer);
                server.serve(Stream::new(read, write, "a peer")).await;
                let port = endpoint.binding().endpoint().parse::<u16>().unwrap();
                drop(tokio::net::TcpStream::connect(("127.0.0.1", port)).await.unwrap());
            }
            server.shutdown(10 * SECOND).await;
        });
        drop(runtime);
        let seconds = start.elapsed().as_secs() as usize + 1;
        let (lines, left_out) =
            (counts.lines.load(Ordering::Relaxed), counts.left_out.load(Ordering::Relaxed));
        assert!(left_out != 0, "there were more than {lines} in {seconds} seconds");
        assert!(lines <= seconds * (LINES as usize + 1) + 1, "{lines} in {seconds} seconds");
        assert!(lines + left_out >= PEERS, "each is counted: {lines} and {left_out}");
    }
}
