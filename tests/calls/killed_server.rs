//! Servers that are killed in mid-call: each client has an error that says whether its call may have run. The servers are
//! processes with a journal, in which each method writes the number of its call before it does anything else.

use std::collections::HashMap;
use std::fs::File;
use std::io::Write;
use std::path::PathBuf;
use std::process::Stdio;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::Duration;

use rpc_runtime::StatusClass;
use rpc_runtime::prelude::*;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7c50", version = "1.0")]
trait Journal {
    async fn enter(&self, number: u32) -> Result<()>;
    fn enter_in_thread(&self, number: u32) -> Result<()>;
    /// In several fragments.
    async fn enter_much(&self, number: u32, n: u32, #[size_is(n)] data: &[u8]) -> Result<()>;
    async fn enter_and_pull(&self, number: u32, data: PipeReader<u8>) -> Result<()>;
    #[idempotent]
    async fn enter_again(&self, number: u32) -> Result<()>;
}

struct Service(File);

impl Service {
    /// What is written outlives the process. All writes go to the end of the file, each as a whole.
    async fn write(&self, number: u32) -> Result<()> {
        (&self.0).write_all(&number.to_le_bytes()).unwrap();
        sleep(Duration::from_millis((number % 5).into())).await;
        Ok(())
    }
}

impl Journal for Service {
    async fn enter(&self, number: u32) -> Result<()> {
        self.write(number).await
    }
    fn enter_in_thread(&self, number: u32) -> Result<()> {
        (&self.0).write_all(&number.to_le_bytes()).unwrap();
        std::thread::sleep(Duration::from_millis(1));
        Ok(())
    }
    async fn enter_much(&self, number: u32, _: u32, _: &[u8]) -> Result<()> {
        self.write(number).await
    }
    async fn enter_and_pull(&self, number: u32, mut data: PipeReader<u8>) -> Result<()> {
        self.write(number).await?;
        while data.pull().await?.is_some() {}
        Ok(())
    }
    async fn enter_again(&self, number: u32) -> Result<()> {
        self.write(number).await
    }
}

/// How many calls a server takes of one connection; it refuses others.
const CALLS: usize = 6;

/// Tells this program, when it runs itself, to be a server: where it listens, and its journal.
const SERVER: &str = "RPC_TESTS_KILLED_SERVER";

/// What a process of its own does, which the next test starts; nothing, in this one.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_process_that_is_a_server() {
    let Ok(server) = std::env::var(SERVER) else {
        return;
    };
    let [tcp, local, journal] = server.split(' ').collect::<Vec<_>>().try_into().unwrap();
    let journal = File::options().create(true).append(true).open(journal).unwrap();
    let server =
        Server::builder().max_calls(CALLS).offer(JournalServer::new(Service(journal))).build();
    let server = server.unwrap();
    server.listen(local).await.unwrap();
    let endpoint = server.listen(tcp).await.unwrap();
    println!("\nserver at {}", endpoint.binding());
    std::future::pending::<()>().await;
}

/// A server, and where it listens over TCP.
async fn start(tcp: &Binding, local: &Binding, journal: &str) -> (Child, Binding) {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["killed_server::a_process_that_is_a_server", "--exact", "--nocapture"])
        .env(SERVER, format!("{tcp} {local} {journal}"))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    loop {
        let line = lines.next_line().await.unwrap().expect("the server says where it is");
        if let Some(binding) = line.strip_prefix("server at ") {
            return (child, binding.parse().unwrap());
        }
    }
}

/// A call that has ended.
struct Ended {
    number: u32,
    is_idempotent: bool,
    result: Result<()>,
}

/// Makes calls. They have numbers that are nobody else's.
#[derive(Clone)]
struct Caller {
    client: Arc<JournalClient>,
    numbers: Arc<AtomicU32>,
}

impl Caller {
    async fn call(&self) -> Ended {
        let (client, number) = (&self.client, self.numbers.fetch_add(1, Ordering::SeqCst));
        let kind = number.wrapping_mul(0x9e37_79b9) >> 16;
        let result = match kind % 6 {
            0 => client.enter_in_thread(number).await,
            1 => client.enter_much(number, 20_000, &[7; 20_000]).await,
            2 => {
                let chunks = (0..3).map(|_| vec![7; 3000]);
                client.enter_and_pull(number, PipeReader::from_chunks(chunks)).await
            }
            3 => client.enter_again(number).await,
            _ => client.enter(number).await,
        };
        Ended { number, is_idempotent: kind % 6 == 3, result }
    }

    /// Calls until the association is over, and a call is not even sent. Each connection of it may have lost a call before.
    async fn call_until_it_is_over(self, connections: usize) -> Vec<Ended> {
        let (mut calls, mut lost) = (Vec::new(), 0);
        loop {
            calls.push(self.call().await);
            let Err(error) = &calls.last().unwrap().result else {
                continue;
            };
            if error.status() == Status::SERVER_TOO_BUSY {
                assert!(!error.may_have_executed(), "{error:?}");
                continue;
            }
            assert_eq!(error.class(), StatusClass::Communication, "{error:?}");
            if !error.may_have_executed() {
                return calls;
            }
            lost += 1;
            assert!(lost <= connections, "it was not sent: {error:?}");
        }
    }

    /// Calls on, whatever becomes of each call: the association connects again.
    async fn call_until(self, has_ended: Arc<AtomicBool>) -> Vec<Ended> {
        let mut calls = Vec::new();
        while !has_ended.load(Ordering::SeqCst) {
            calls.push(self.call().await);
            if calls.last().unwrap().result.is_err() {
                sleep(Duration::from_millis(2)).await;
            }
        }
        calls
    }
}

/// A folder that is gone with this.
struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_error_says_whether_the_call_may_have_run_when_the_server_is_killed() {
    const SERVERS: u32 = 20;
    /// For how long a client may wait for a server that is gone.
    const NOTICE: Duration = Duration::from_secs(5);
    let folder = std::env::temp_dir().join(format!("rpc-killed-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let folder = Folder(folder);
    let journal = folder.0.join("journal").display().to_string();
    // An address that is nobody else's, so that the port stays free while there is no server.
    let [.., a, b] = std::process::id().to_be_bytes();
    let mut tcp = Binding::tcp(format!("127.77.{a}.{b}"), 0);
    let (numbers, has_ended) = (Arc::new(AtomicU32::new(0)), Arc::new(AtomicBool::new(false)));
    let caller = async |settings: &ClientBuilder, binding: &Binding| Caller {
        client: Arc::new(JournalClient::connect_with(settings, binding).await.unwrap()),
        numbers: numbers.clone(),
    };
    let (mut calls, mut reconnecting) = (Vec::new(), JoinSet::new());
    for round in 0..SERVERS {
        let local = Binding::local(folder.0.join(round.to_string()).display().to_string());
        let (mut server, at) = start(&tcp, &local, &journal).await;
        tcp = at;
        if round == 0 {
            let settings = ClientBuilder::new().reconnect(true).max_connections(2).max_calls(4);
            let caller = caller(&settings, &tcp).await;
            for _ in 0..8 {
                reconnecting.spawn(caller.clone().call_until(has_ended.clone()));
            }
        }
        let mut clients = JoinSet::new();
        let one = ClientBuilder::new();
        for (settings, connections) in [
            (one.clone(), 1),
            (one.clone().max_calls(1), 1),
            (one.max_calls(2).max_connections(3), 3),
        ] {
            for binding in [&tcp, &local] {
                let caller = caller(&settings, binding).await;
                for _ in 0..8 {
                    clients.spawn(caller.clone().call_until_it_is_over(connections));
                }
            }
        }
        sleep(Duration::from_millis(20 + u64::from(round * 37 % 50))).await;
        server.kill().await.unwrap();
        let ended = timeout(NOTICE, clients.join_all()).await;
        calls.extend(ended.expect("each client has an error").into_iter().flatten());
    }
    has_ended.store(true, Ordering::SeqCst);
    let ended = timeout(NOTICE, reconnecting.join_all()).await;
    let reconnected = ended.expect("each call ends");
    for calls in &reconnected {
        let mut calls = calls.iter().skip_while(|call| call.result.is_ok());
        assert!(calls.any(|call| call.result.is_ok()), "there is a server again");
    }

    let mut ran: HashMap<u32, u32> = HashMap::new();
    for entry in std::fs::read(&journal).unwrap().chunks_exact(4) {
        *ran.entry(u32::from_le_bytes(entry.try_into().unwrap())).or_default() += 1;
    }
    // Calls that ran, and whose clients know that they may have; and calls that did not run for certain.
    let (mut lost, mut not_run) = (0, 0);
    let reconnected = reconnected.iter().flatten().map(|call| (call, true));
    for (call, reconnects) in calls.iter().map(|call| (call, false)).chain(reconnected) {
        let Ended { number, is_idempotent, result } = call;
        let times = ran.get(number).copied().unwrap_or(0);
        let most = if *is_idempotent && reconnects { 2 } else { 1 };
        assert!(times <= most, "call {number} ran {times} times");
        match result {
            Ok(()) => assert_ne!(times, 0, "call {number} was answered"),
            Err(error) if error.may_have_executed() => lost += times,
            Err(error) => {
                assert_eq!(times, 0, "call {number}: {error:?}");
                not_run += 1;
            }
        }
    }
    assert!(lost > 50 && not_run > 50, "{lost} {not_run}");
}
