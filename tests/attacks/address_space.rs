//! The flood at its full size, with the limits that a server has by default, against a server in a process
//! that may use 1.5 GB of address space: it lives, and serves others all the while.

use std::path::PathBuf;
use std::process::Stdio;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use rpc_runtime::prelude::*;
use tokio::io::{AsyncBufReadExt, BufReader, Lines};
use tokio::net::TcpStream;
use tokio::process::{Child, ChildStdout, Command};

use crate::level::{Clock, once, until};
use crate::peer::{FIRST, Peer, WHOLE, request, u32s};
use crate::target::{HostileClient, HostileServer, Service, op};

/// Tells this program, when it runs itself, to be the server.
const ROLE: &str = "RPC_ATTACKS_ROLE";

/// Not a test: what this program does as the server. It ends when its standard input does.
#[test]
#[ignore = "the server's process of other tests"]
fn server_process() {
    if std::env::var_os(ROLE).is_none() {
        return;
    }
    let flavor = std::env::var(ROLE).unwrap();
    let runtime = match &flavor[..] {
        "one thread" => tokio::runtime::Builder::new_current_thread().enable_all().build(),
        _ => tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build(),
    };
    runtime.unwrap().block_on(async {
        let service = Service::new();
        // Whatever waits goes on 300 ms later: all that came meanwhile at once.
        let opener = service.clone();
        tokio::spawn(async move {
            loop {
                tokio::time::sleep(Duration::from_millis(300)).await;
                opener.open(opener.running());
            }
        });
        let server = Server::builder().offer(HostileServer::new(service)).build().unwrap();
        let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
        println!("\nserver at {}", endpoint.binding());
        let _ = tokio::io::copy(&mut tokio::io::stdin(), &mut tokio::io::sink()).await;
    });
}

struct Process {
    child: Child,
    binding: Binding,
    /// Open, for what it prints at its end.
    _output: Lines<BufReader<ChildStdout>>,
}

impl Process {
    async fn start(flavor: &str) -> Process {
        let program: PathBuf = std::env::current_exe().unwrap();
        let mut child = Command::new("prlimit")
            .arg("--as=1500000000")
            .arg(program)
            .args(["address_space::server_process", "--exact", "--ignored", "--nocapture"])
            .env(ROLE, flavor)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .expect("prlimit, of util-linux");
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let binding = loop {
            let line = lines.next_line().await.unwrap().expect("the server says where it is");
            if let Some(binding) = line.strip_prefix("server at ") {
                break binding.parse().unwrap();
            }
        };
        Process { child, binding, _output: lines }
    }

    /// The most memory that the process had at once, in bytes.
    fn peak(&self) -> usize {
        let path = format!("/proc/{}/status", self.child.id().expect("the server lives"));
        let status = std::fs::read_to_string(path).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("a peak");
        line.trim().trim_end_matches(" kB").parse::<usize>().unwrap() * 1024
    }

    async fn bound(&self) -> Peer {
        let port: u16 = self.binding.endpoint().parse().unwrap();
        let mut peer = Peer::of(TcpStream::connect(("127.0.0.1", port)).await.unwrap());
        peer.bind().await.unwrap();
        peer
    }
}

/// Floods from six connections, while another client calls without a pause. What peak there was.
fn flood(flavor: &str, name: &str, calls: impl Fn() -> Vec<u8>) {
    once(Clock::Real, async || {
        let calls = calls();
        let mut process = Process::start(flavor).await;
        let builder = ClientBuilder::new().call_timeout(Duration::from_secs(30));
        let association = builder.connect(&process.binding).await.unwrap();
        let client = HostileClient::bind(&association).await.unwrap();
        let served = AtomicU32::new(0);
        let attack = async {
            let mut peers = Vec::new();
            for _ in 0..6 {
                let mut peer = process.bound().await;
                // The server need not take all of it.
                let _ = tokio::time::timeout(Duration::from_millis(200), peer.send(&calls)).await;
                peers.push(peer);
            }
            // Nobody can tell when a server has done all that it will; it was 1.6 GB in a second.
            tokio::time::sleep(Duration::from_millis(1000)).await;
            let before = served.load(Ordering::Relaxed);
            until(|| served.load(Ordering::Relaxed) >= before + 3).await;
            peers
        };

        let serve = async {
            loop {
                let n = served.load(Ordering::Relaxed);
                assert_eq!(client.add(n).await.unwrap(), n + 1);
                let mut data = [0; 5000];
                client.source(5000, &mut data).await.unwrap();
                assert_eq!(data, [7; 5000]);
                served.store(n + 1, Ordering::Relaxed);
            }
        };
        let peers = tokio::select! {
            peers = attack => peers,
            () = serve => unreachable!(),
        };
        drop(peers);
        assert_eq!(client.add(41).await.unwrap(), 42, "it lives");
        let peak = process.peak();
        let served = served.into_inner();
        println!(
            "{name}, {flavor}: peak {} MB, {served} calls of another client",
            peak / 1_000_000
        );
        // Twice `max_memory`: the rest is the process's own, and what its allocator cannot give back at once.
        assert!(peak < 256 << 20, "{peak}");
        drop(process.child.stdin.take());
        assert!(process.child.wait().await.unwrap().success());
    });
}

fn requests(n: u32, opnum: u16, stub: &[u8], flags: u8) -> Vec<u8> {
    (0..n).flat_map(|i| request(10 + i, opnum, stub, flags)).collect()
}

#[test]
fn replies_of_16_megabytes() {
    flood("two threads", "replies of 16 MB", || {
        let calls = requests(100, op::SOURCE, &u32s(&[16 << 20]), WHOLE);
        assert_eq!(calls.len(), 2800);
        calls
    });
}

#[test]
fn replies_of_a_megabyte_that_methods_make_at_once() {
    let calls = || requests(1000, op::WAITS_THEN_MAKES, &u32s(&[1 << 20]), WHOLE);
    flood("two threads", "replies of 1 MB at once", calls);
    flood("one thread", "replies of 1 MB at once", calls);
}

#[test]
fn replies_of_100_kilobytes_at_once() {
    let calls = || requests(1000, op::WAITS_THEN_SOURCE, &u32s(&[100_000]), WHOLE);
    flood("two threads", "replies of 100 kB at once", calls);
}

#[test]
fn requests_that_nobody_finishes() {
    let calls = || requests(1000, op::SINK, &[0; 32_000], FIRST);
    flood("two threads", "partial requests", calls);
}

#[test]
fn out_pipes_that_nobody_reads() {
    let calls = || requests(1000, op::PIPE_OUT, &u32s(&[1_000_000]), WHOLE);
    flood("two threads", "[out] pipes", calls);
}
