//! Inputs that might make the server work more than in proportion to their size. What is compared is the
//! processor's time of this thread, in which all runs, for two sizes: it does not depend on how busy the
//! machine is otherwise.

use rpc_runtime::prelude::*;
use rpc_runtime::protocol::{ContextElement, PacketType, SyntaxId};
use uuid::Uuid;

use crate::level::{Clock, on_server};
use crate::peer::{FIRST, LAST, MIDDLE, WHOLE, bind_to, context, give_up, request, u32s};
use crate::target::{HostileClient, Target, op};

/// How many nanoseconds this thread has run.
fn worked() -> u64 {
    // The system counts when a thread gives way.
    std::thread::yield_now();
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap();
    text.split_whitespace().next().unwrap().parse().unwrap()
}

async fn work(target: &Target, input: &[u8]) -> u64 {
    let mut least = u64::MAX;
    for _ in 0..3 {
        let before = worked();
        let mut peer = target.bound().await;
        let (read, write) = (&mut peer.read, &mut peer.write);
        let send = async {
            use tokio::io::AsyncWriteExt;
            let _ = write.write_all(input).await;
            let _ = write.shutdown().await;
        };
        let mut sink = tokio::io::sink();
        let _ = tokio::join!(send, tokio::io::copy(read, &mut sink));
        least = least.min(worked() - before);
    }
    least
}

/// Eight times the input is eight times the work, or 64 times if the work is quadratic.
fn is_linear(name: &str, n: u32, make: impl Fn(u32) -> Vec<u8>) {
    on_server(Clock::Paused, Server::builder(), async |target| {
        let (small, large) = (make(n), make(8 * n));
        let (less, more) = (work(target, &small).await, work(target, &large).await);
        // Below two milliseconds, what is measured may be something else.
        let ratio = more as f64 / less.max(2_000_000) as f64;
        println!("{name}: {} bytes {less} ns, {} bytes {more} ns", small.len(), large.len());
        assert!(ratio < 24.0, "{name}: {ratio} times the work for 8 times the input");
    });
}

#[test]
fn contexts() {
    is_linear("alter_contexts of 255 contexts", 8, |n| {
        let contexts = (0..255).map(context).collect();
        bind_to(PacketType::AlterContext, 2, contexts).repeat(n as usize)
    });
    let syntaxes: Vec<_> = (0..255).map(|i| SyntaxId::new(Uuid::from_u128(i), 1, 0)).collect();
    is_linear("alter_contexts of 9 contexts in 255 syntaxes", 8, |n| {
        let interface = HostileClient::INTERFACE.id;
        let contexts =
            (0..9).map(|id| ContextElement { id, interface, syntaxes: syntaxes.clone() });
        bind_to(PacketType::AlterContext, 2, contexts.collect()).repeat(n as usize)
    });
    // In each PDU, as many contexts and syntaxes as fit.
    is_linear("contexts of an alter_context", 31, |n| {
        let interface = HostileClient::INTERFACE.id;
        let syntaxes = syntaxes[..10].to_vec();
        let contexts =
            (0..n as u16).map(|id| ContextElement { id, interface, syntaxes: syntaxes.clone() });
        bind_to(PacketType::AlterContext, 2, contexts.collect()).repeat(16)
    });
}

#[test]
fn cancels_and_orphans() {
    is_linear("cancels of nothing", 2000, |n| give_up(PacketType::CoCancel, 5).repeat(n as usize));
    is_linear("calls, cancels of nothing, orphans", 1, |n| {
        let calls = (0..500).flat_map(|i| request(10 + i, op::NEVER, &u32s(&[1]), WHOLE));
        let cancels = give_up(PacketType::CoCancel, 99_999).repeat(1000);
        let orphans = (0..500).flat_map(|i| give_up(PacketType::Orphaned, 10 + i));
        calls.chain(cancels).chain(orphans).collect::<Vec<_>>().repeat(n as usize)
    });
}

#[test]
fn fragments() {
    for (name, stub) in [("empty fragments", &[][..]), ("fragments of a byte", &[0])] {
        is_linear(name, 2000, |n| {
            let middle = request(3, op::SINK, stub, MIDDLE).repeat(n as usize);
            let (first, last) =
                (request(3, op::SINK, stub, FIRST), request(3, op::SINK, stub, LAST));
            [first, middle, last].concat()
        });
    }
}

#[test]
fn call_numbers() {
    for (name, shift) in [("numbers in a row", 0), ("numbers far apart", 20)] {
        is_linear(name, 1, |n| {
            let unit = |_| {
                let first = (1..1000).flat_map(|i: u32| request(i << shift, op::SINK, &[], FIRST));
                let orphans =
                    (1..1000).flat_map(|i: u32| give_up(PacketType::Orphaned, i << shift));
                first.chain(orphans)
            };
            (0..n).flat_map(unit).collect()
        });
    }
}

#[test]
fn pipes() {
    is_linear("an [in] pipe in chunks of a byte", 10, |n| {
        let chunks = [u32s(&[1]), vec![1, 0, 0, 0]].concat().repeat(100);
        let middle = request(3, op::PIPE_IN, &chunks, MIDDLE).repeat(n as usize);
        [request(3, op::PIPE_IN, &[], FIRST), middle].concat()
    });
    is_linear("a chunk in fragments of a byte", 1000, |n| {
        let middle = request(3, op::PIPE_IN, &[1], MIDDLE).repeat(n as usize);
        [request(3, op::PIPE_IN, &u32s(&[1 << 30]), FIRST), middle].concat()
    });
}
