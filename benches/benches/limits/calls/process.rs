//! The servers: this program again, with what to serve as arguments. A server prints its port on its
//! standard output, and ends with its standard input at the latest, so that none outlives the run.
//!
//! Where the two processes run decides more than what they do: on a virtual machine of two cores the
//! same ping-pong took 12 us with both on one core, and 85 us with an idle core to be woken at each
//! message. So a [`Placement`] says where they run.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};

use rustix::thread::{CpuSet, sched_getaffinity, sched_setaffinity};
use tokio::runtime::{Builder, Runtime};

use super::{Outcome, multiplexer, ping_pong, serve, tarpc_peer};

/// What is served.
#[derive(Clone, Copy)]
pub(crate) enum Peer {
    Rpc,
    PingPong,
    Multiplexer,
    Tarpc,
}

/// The runtime that client and server have.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Flavor {
    CurrentThread,
    TwoWorkers,
}

impl Peer {
    const ALL: [Peer; 4] = [Peer::Rpc, Peer::PingPong, Peer::Multiplexer, Peer::Tarpc];

    fn name(self) -> &'static str {
        match self {
            Peer::Rpc => "rpc",
            Peer::PingPong => "ping-pong",
            Peer::Multiplexer => "multiplexer",
            Peer::Tarpc => "tarpc",
        }
    }
}

impl Flavor {
    pub(crate) const ALL: [Flavor; 2] = [Flavor::CurrentThread, Flavor::TwoWorkers];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Flavor::CurrentThread => "current-thread runtime",
            Flavor::TwoWorkers => "two workers",
        }
    }

    pub(crate) fn runtime(self) -> std::io::Result<Runtime> {
        match self {
            Flavor::CurrentThread => Builder::new_current_thread().enable_all().build(),
            Flavor::TwoWorkers => {
                Builder::new_multi_thread().worker_threads(2).enable_all().build()
            }
        }
    }
}

/// Which cores client and server run on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Placement {
    /// Both on the first.
    OneCore,
    /// The client on the first, the server on the second.
    TwoCores,
    /// Wherever the system puts them.
    Free,
}

impl Placement {
    pub(crate) const ALL: [Placement; 3] =
        [Placement::OneCore, Placement::TwoCores, Placement::Free];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Placement::OneCore => "one core",
            Placement::TwoCores => "a core each",
            Placement::Free => "any core",
        }
    }

    fn cores(self) -> (usize, usize) {
        match self {
            Placement::OneCore => (0, 0),
            Placement::TwoCores => (0, 1),
            Placement::Free => (usize::MAX, usize::MAX),
        }
    }

    /// Puts this thread, and the threads and processes that it starts from now on, where servers
    /// belong.
    pub(crate) fn for_server(self, cores: &Cores) -> Outcome<()> {
        cores.pin(self.cores().1)
    }

    /// Puts this thread, and the threads that it starts from now on, where the client belongs.
    pub(crate) fn for_client(self, cores: &Cores) -> Outcome<()> {
        cores.pin(self.cores().0)
    }
}

/// The cores that this program may use.
pub(crate) struct Cores(CpuSet);

impl Cores {
    pub(crate) fn new() -> Outcome<Cores> {
        Ok(Cores(sched_getaffinity(None)?))
    }

    /// To the `n`th core, or to all of them if there are not as many.
    fn pin(&self, n: usize) -> Outcome<()> {
        let all = self.0;
        let Some(core) = (0..CpuSet::MAX_CPU).filter(|core| all.is_set(*core)).nth(n) else {
            return Ok(sched_setaffinity(None, &all)?);
        };
        let mut one = CpuSet::new();
        one.set(core);
        Ok(sched_setaffinity(None, &one)?)
    }
}

/// Where a client connects.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Tcp,
    Unix,
}

/// A server's address: its port, and the process whose socket is at a path.
#[derive(Clone, Copy)]
pub(crate) struct Address {
    pub(crate) place: Place,
    pub(crate) port: u16,
    process: u32,
}

impl Address {
    pub(crate) fn tcp(&self) -> (&'static str, u16) {
        ("127.0.0.1", self.port)
    }

    pub(crate) fn path(&self) -> String {
        path(self.process)
    }

    /// A port of this host.
    pub(crate) fn local(port: u16) -> Address {
        Address { place: Place::Tcp, port, process: 0 }
    }

    pub(crate) fn at(self, place: Place) -> Address {
        Address { place, ..self }
    }
}

/// The path of a server's Unix socket.
fn path(process: u32) -> String {
    let path = std::env::temp_dir().join(format!("rpc-benches-{process}.sock"));
    path.to_string_lossy().into_owned()
}

/// A server in a process of its own, which is killed on drop.
pub(crate) struct ServerProcess {
    child: Child,
    pub(crate) address: Address,
}

impl ServerProcess {
    pub(crate) fn start(peer: Peer, flavor: Flavor) -> Outcome<ServerProcess> {
        let child = Command::new(std::env::current_exe()?)
            .args(["--serve", peer.name(), flavor.name()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let address = Address { place: Place::Tcp, port: 0, process: child.id() };
        let mut server = ServerProcess { child, address };
        let mut line = String::new();
        let stdout = server.child.stdout.take().ok_or("the server has no output")?;
        BufReader::new(stdout).read_line(&mut line)?;
        server.address.port = line.trim().parse()?;
        Ok(server)
    }

    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for ServerProcess {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = std::fs::remove_file(self.address.path());
    }
}

/// What this process is to serve, if it is a server.
pub(crate) fn wanted() -> Option<(Peer, Flavor)> {
    let mut arguments = std::env::args().skip_while(|argument| argument != "--serve").skip(1);
    let (peer, flavor) = (arguments.next()?, arguments.next()?);
    let peer = Peer::ALL.into_iter().find(|known| known.name() == peer)?;
    let flavor = Flavor::ALL.into_iter().find(|known| known.name() == flavor)?;
    Some((peer, flavor))
}

/// Serves until the process that started this one is gone.
pub(crate) fn run_server(peer: Peer, flavor: Flavor) -> Outcome<()> {
    std::thread::spawn(|| {
        let _ = std::io::stdin().read(&mut [0]);
        std::process::exit(0);
    });
    flavor.runtime()?.block_on(async {
        let port = match peer {
            Peer::Rpc => serve(&path(std::process::id())).await?,
            Peer::PingPong => ping_pong::serve(&path(std::process::id())).await?,
            Peer::Multiplexer => multiplexer::serve().await?,
            Peer::Tarpc => tarpc_peer::serve().await?,
        };
        println!("{port}");
        std::future::pending().await
    })
}
