//! Clients that are processes and are killed, others that reset their connections, and others that stop within a PDU: what
//! is behind each context handle ends once, within a time that is stated, and nothing is left.

use std::os::unix::process::ExitStatusExt;
use std::process::Stdio;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use rpc_runtime::prelude::*;
use rpc_runtime::protocol::{Bind, BindAck, ContextElement, Header, PacketType, SyntaxId};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::process::{Child, Command};
use tokio::task::JoinSet;
use tokio::time::Instant;

use crate::chaos::{Ends, Service, StoresClient, StoresServer, client, random};
use crate::level::{Clock, twice, until};
use crate::peer::{FIRST, MIDDLE, WHOLE, request, u32s};
use crate::random::Random;

/// After the last client is gone, everything of all of them has been run down within this time. It takes some milliseconds;
/// the rest is for a machine that has other things to do.
const RUN_DOWN: Duration = Duration::from_secs(1);

/// How many association groups a process of clients has, and how many connections each may have.
const GROUPS: u64 = 3;
const CONNECTIONS: usize = 4;

/// How many handles one address may have: more than the processes have at a time.
const HANDLES: usize = 1 << 13;

/// Tells this program, when it runs itself, to be clients, and of which server.
const SERVER: &str = "RPC_ATTACKS_SERVER";

/// Not a test: what this program does as clients, which call over all their connections, and hold handles.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "the clients' process of another test"]
async fn client_process() {
    let Ok(server) = std::env::var(SERVER) else {
        return;
    };
    let (binding, seed) = server.split_once(' ').unwrap();
    let seed: u64 = seed.parse().unwrap();
    let mut calls = JoinSet::new();
    let builder = ClientBuilder::new().max_connections(CONNECTIONS).max_calls(2);
    for group in 0..GROUPS {
        let association = builder.connect(binding).await.unwrap();
        for number in 0..6 {
            calls.spawn(client(association.clone(), seed + group * 10 + number));
        }
    }
    // They go on until they are killed.
    let ended = calls.join_next().await.unwrap();
    panic!("{ended:?}");
}

/// Kills a process of clients, which ran up to then.
async fn live_and_be_killed(mut child: Child, life: Duration) {
    tokio::time::sleep(life).await;
    assert_eq!(child.try_wait().unwrap(), None, "its calls succeed until it is killed");
    child.kill().await.unwrap();
    assert_eq!(child.wait().await.unwrap().signal(), Some(9));
}

fn start(binding: &Binding, seed: u64) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["processes::client_process", "--exact", "--ignored"])
        .env(SERVER, format!("{binding} {seed}"))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .unwrap()
}

/// A bind to the interface of the stores, as another connection of a group.
fn bind(association_group: u32) -> Vec<u8> {
    let interface = StoresClient::INTERFACE.id;
    let contexts = vec![ContextElement { id: 0, interface, syntaxes: vec![SyntaxId::NDR20] }];
    let bind = Bind { max_transmit: 65528, max_receive: 65528, association_group, contexts };
    let mut pdu = Vec::new();
    bind.write(PacketType::Bind, 1, &mut pdu);
    pdu
}

/// Some calls that open handles, some that use one that nobody was given, and fragments in no order.
fn calls(random: &mut Random) -> Vec<u8> {
    let mut calls = Vec::new();
    for call in 2..2 + random.below(20) as u32 {
        calls.extend(match random.below(4) {
            0 => request(call, 2, &[7; 24], WHOLE),
            1 => request(call, 0, &u32s(&[1]), FIRST),
            2 => request(call - 1, 0, &[], MIDDLE),
            _ => request(call, 0, &u32s(&[call]), WHOLE),
        });
    }
    calls
}

/// A client of two connections in a group, whose last PDU ends within, and which then closes them, or resets them.
async fn stop_within_a_pdu(binding: Binding, seed: u64) {
    let mut random = random(seed);
    let port: u16 = binding.endpoint().parse().unwrap();
    let (mut group, mut streams) = (0, Vec::new());
    for _ in 0..2 {
        let mut stream = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
        stream.write_all(&bind(group)).await.unwrap();
        let mut ack = vec![0; Header::LEN];
        stream.read_exact(&mut ack).await.unwrap();
        ack.resize(Header::read(&ack).unwrap().unwrap().fragment_length.into(), 0);
        stream.read_exact(&mut ack[Header::LEN..]).await.unwrap();
        group = BindAck::read(&ack, false).unwrap().association_group;
        streams.push(stream);
    }
    for mut stream in streams {
        let mut sent = calls(&mut random);
        let last = request(99, 0, &u32s(&[0]), WHOLE);
        sent.extend(&last[..1 + random.below(last.len() - 1)]);
        // The server may have closed the connection already.
        let _ = stream.write_all(&sent).await;
        tokio::time::sleep(Duration::from_micros(random.below(3000) as u64)).await;
        if random.below(2) == 0 {
            stream.set_zero_linger().unwrap();
        }
    }
}

/// A client may open as many handles as if there had been no others of its address.
async fn assert_none_are_counted(binding: &Binding) {
    let client = Arc::new(StoresClient::connect(binding).await.unwrap());
    let mut opening = JoinSet::new();
    for _ in 0..64 {
        let client = client.clone();
        opening.spawn(async move {
            let mut stores = Vec::new();
            for _ in 0..HANDLES / 64 {
                stores.push(client.open(0).await.unwrap());
            }
            stores
        });
    }
    let _stores = opening.join_all().await;
    assert_eq!(client.open(0).await.unwrap_err().status(), Status::OUT_OF_RESOURCES);
}

#[test]
fn processes_of_clients_are_killed_and_each_context_ends_once() {
    const PROCESSES: u64 = 40;
    const AT_A_TIME: usize = 6;
    let ends = Arc::new(Ends::default());
    twice(
        Clock::Real,
        || true,
        async || {
            ends.reserve(1 << 20);
            let server = Server::builder()
                .max_context_handles_per_address(HANDLES)
                .offer(StoresServer::new(Service(ends.clone())))
                .build()
                .unwrap();
            let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
            let binding = endpoint.binding();
            // One that is killed with all the connections that its groups may have.
            let first = start(binding, 0);
            until(|| server.connections() == GROUPS as usize * CONNECTIONS).await;
            live_and_be_killed(first, Duration::ZERO).await;
            let (mut processes, mut others) = (JoinSet::new(), JoinSet::new());
            for seed in 1..PROCESSES {
                let life = Duration::from_micros(random(!seed).below(500_000) as u64);
                processes.spawn(live_and_be_killed(start(binding, seed * 100), life));
                for n in 0..10 {
                    others.spawn(stop_within_a_pdu(binding.clone(), seed * 10 + n));
                }
                if processes.len() >= AT_A_TIME {
                    processes.join_next().await.unwrap().unwrap();
                }
            }
            others.join_all().await;
            processes.join_all().await;
            let gone = Instant::now();
            until(|| server.connections() == 0 && server.context_handles() == 0).await;
            until(|| ends.are_all() && server.memory() == 0).await;
            let took = gone.elapsed();
            assert!(took < RUN_DOWN, "{took:?}");
            ends.assert_each_once();
            assert_none_are_counted(binding).await;
            server.shutdown(Duration::from_secs(30)).await;
        },
    );
    let (run_down, made) = (ends.run_down.load(Ordering::SeqCst), ends.made.load(Ordering::SeqCst));
    assert!(made > 1000 && run_down > 500, "{made} were made, {run_down} run down");
}
