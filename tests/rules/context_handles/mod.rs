//! Section I: context handles.
//!
//! What happens first is never left to the clock. A method says in the [`Stage`]'s log that it has begun, and goes on when
//! its gate is opened. A connection's calls begin in the order in which they came, so that when a later one is answered,
//! those before it run, or wait for what is behind their handles.

mod beside;
mod bytes;
mod client;
mod closing;
mod opening;
mod rundown;
mod strangers;
mod uses;
mod waiting;

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use rpc_runtime::ContextGuard;
use rpc_runtime::prelude::*;
use rpc_runtime::protocol::{BindAck, Fault, PacketType, SyntaxId};
use rpc_runtime::server::Endpoint;
use rpc_tests::raw::{Raw, bind_to, message};
use rpc_tests::until;
use tokio::net::TcpStream;
use tokio::sync::Semaphore;

/// The status of a handle that is not open.
const MISMATCH: Status = Status(6);
const FAILS: Status = Status(0xc000_0001);

/// No gate.
const AT_ONCE: u32 = 0;

/// What `change` does with its handle.
const KEEP: u8 = 0;
const ADD: u8 = 1;
const CLOSE: u8 = 2;
const OPEN: u8 = 3;

/// How methods end.
const WELL: u8 = 0;
const FAIL: u8 = 1;
/// With a reply that cannot be marshalled.
const UNSENDABLE: u8 = 2;
const PANIC: u8 = 3;

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7bc0", version = "1.0")]
pub trait Files {
    #[context_handle]
    type File: Context;
    #[context_handle]
    type Folder: Context;

    async fn open(&self, name: u32) -> Result<Self::File>;
    async fn read(&self, file: &Self::File, gate: u32) -> Result<u32>;
    async fn write(&self, file: &mut Self::File, n: u32, gate: u32) -> Result<u32>;
    async fn close(&self, file: Self::File, fail: bool) -> Result<u32>;
    /// Changes, closes or opens, and ends as it is told to.
    async fn change(
        &self,
        file: &mut Option<Self::File>,
        what: u8,
        end: u8,
        gate: u32,
        #[out] text: &mut String,
    ) -> Result<u32>;
    /// Waits, then is not sure to have it alone.
    async fn upgrade(
        &self,
        file: ContextGuard<'_, Self::File>,
        gate: u32,
        downgrades: bool,
    ) -> Result<u32>;

    // In front are those that `strangers` calls with anything.
    async fn read_two(&self, a: &Self::File, b: &Self::File) -> Result<u32>;
    async fn copy(&self, from: &Self::File, to: &mut Self::File) -> Result<u32>;
    async fn swap(&self, a: &mut Self::File, b: &mut Self::File) -> Result<u32>;
    async fn close_two(&self, a: Self::File, b: &mut Option<Self::File>) -> Result<u32>;

    async fn open_if(&self, name: u32, there: bool) -> Result<Option<Self::File>>;
    async fn open_out(
        &self,
        name: u32,
        end: u8,
        #[out] file: &mut Option<Self::File>,
        #[out] text: &mut String,
    ) -> Result<u32>;
    async fn open_and_say(
        &self,
        name: u32,
        there: bool,
        #[out] text: &mut String,
    ) -> Result<Option<Self::File>>;
    async fn open_folder(&self, name: u32) -> Result<Self::Folder>;
    async fn list(&self, folder: &Self::Folder) -> Result<u32>;
    async fn ping(&self) -> Result<()>;

    fn plain_open(&self, name: u32, gate: u32) -> Result<Self::File>;
    fn plain_read(&self, file: &Self::File, gate: u32) -> Result<u32>;
    fn plain_write(&self, file: &mut Self::File, n: u32, gate: u32) -> Result<u32>;
    fn plain_close(&self, file: Self::File, fail: bool) -> Result<u32>;
    fn plain_change(
        &self,
        file: &mut Option<Self::File>,
        what: u8,
        end: u8,
        #[out] text: &mut String,
    ) -> Result<u32>;
    fn plain_swap(&self, a: &mut Self::File, b: &mut Self::File) -> Result<u32>;
    fn plain_open_out(
        &self,
        name: u32,
        end: u8,
        #[out] file: &mut Option<Self::File>,
        #[out] text: &mut String,
    ) -> Result<u32>;

    async fn open_two(&self, #[out] second: &mut Option<Self::File>) -> Result<Self::File>;
    /// Ends before its pipe.
    async fn open_unread(&self, data: PipeReader<u8>) -> Result<Self::File>;
    /// The same, of a pipe that others go on with.
    async fn open_unfinished(&self, data: PipeWriter<u8>) -> Result<Self::File>;
}

/// Another interface, whose server keeps the same type.
#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7bc1", version = "1.0")]
pub trait Archives {
    #[context_handle]
    type Archive: Context;
    async fn open(&self, name: u32) -> Result<Self::Archive>;
    async fn read(&self, archive: &Self::Archive, gate: u32) -> Result<u32>;
}

/// The opnums of what takes a file, and the bytes behind the handle.
const TAKE_A_FILE: [(u16, usize); 5] = [(READ, 4), (WRITE, 8), (3, 1), (UPGRADE, 8), (17, 4)];
const READ: u16 = 1;
const WRITE: u16 = 2;
const CHANGE: u16 = 4;
const UPGRADE: u16 = 5;
const READ_TWO: u16 = 6;
const PING: u16 = 15;

/// A place where methods wait, and say what they do.
#[derive(Clone, Default)]
pub struct Stage(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    log: Vec<String>,
    gates: HashMap<u32, Arc<Semaphore>>,
    unfinished: Vec<PipeWriter<u8>>,
}

impl Stage {
    fn say(&self, what: String) {
        self.0.lock().unwrap().log.push(what);
    }

    fn gate(&self, gate: u32) -> Arc<Semaphore> {
        let mut state = self.0.lock().unwrap();
        state.gates.entry(gate).or_insert_with(|| Arc::new(Semaphore::new(0))).clone()
    }

    /// Waits until the gate is opened.
    async fn pass(&self, gate: u32) {
        if gate != AT_ONCE {
            self.gate(gate).acquire().await.unwrap().forget();
        }
    }

    /// The same on a thread of the blocking pool.
    fn pass_there(&self, gate: u32) {
        tokio::runtime::Handle::current().block_on(self.pass(gate));
    }

    /// Opens a gate for so many.
    fn open(&self, gate: u32, many: usize) {
        self.gate(gate).add_permits(many);
    }

    fn log(&self) -> Vec<String> {
        self.0.lock().unwrap().log.clone()
    }

    /// How often something was said.
    fn count(&self, what: &str) -> usize {
        self.log().iter().filter(|line| *line == what).count()
    }

    /// Waits until it was said.
    async fn heard(&self, what: &str) {
        until(|| self.count(what) != 0).await;
    }
}

#[derive(Clone, Default)]
pub struct Service {
    stage: Stage,
}

/// What is behind a handle.
pub struct File {
    name: u32,
    value: u32,
    stage: Stage,
}

/// Names of files whose rundown does not end well.
const PANICS: u32 = 1000;
const WAITS: u32 = 2000;
/// The gate of those that wait.
const RUNDOWN: u32 = 77;

impl Context for File {
    async fn rundown(self) {
        self.stage.say(format!("rundown {}", self.name));
        match self.name {
            PANICS => panic!("as told"),
            WAITS => self.stage.pass(RUNDOWN).await,
            _ => {}
        }
        self.stage.say(format!("ran down {}", self.name));
    }
}

impl Drop for File {
    fn drop(&mut self) {
        self.stage.say(format!("drop {}", self.name));
    }
}

pub struct Folder(File);

impl Context for Folder {
    fn rundown(self) -> impl Future<Output = ()> + Send {
        self.0.rundown()
    }
}

fn end(end: u8, text: &mut String) -> Result<u32> {
    match end {
        FAIL => return Err(FAILS.into()),
        UNSENDABLE => "a\0b".clone_into(text),
        PANIC => panic!("as told"),
        _ => "well".clone_into(text),
    }
    Ok(7)
}

impl Service {
    fn file(&self, name: u32) -> File {
        File { name, value: 0, stage: self.stage.clone() }
    }

    fn do_change(&self, file: &mut Option<File>, what: u8) {
        match (what, &mut *file) {
            (ADD, Some(file)) => file.value += 1,
            (CLOSE, _) => *file = None,
            (OPEN, _) => *file = Some(self.file(50)),
            _ => {}
        }
    }
}

impl Files for Service {
    type File = File;
    type Folder = Folder;

    async fn open(&self, name: u32) -> Result<File> {
        Ok(self.file(name))
    }

    async fn read(&self, file: &File, gate: u32) -> Result<u32> {
        self.stage.say(format!("read {}", file.name));
        self.stage.pass(gate).await;
        self.stage.say(format!("has read {}", file.name));
        Ok(file.value)
    }

    async fn write(&self, file: &mut File, n: u32, gate: u32) -> Result<u32> {
        self.stage.say(format!("write {n}"));
        self.stage.pass(gate).await;
        file.value += n;
        self.stage.say(format!("has written {n}"));
        Ok(file.value)
    }

    async fn close(&self, file: File, fail: bool) -> Result<u32> {
        self.stage.say(format!("close {}", file.name));
        if fail { Err(FAILS.into()) } else { Ok(file.value) }
    }

    async fn change(
        &self,
        file: &mut Option<File>,
        what: u8,
        how: u8,
        gate: u32,
        text: &mut String,
    ) -> Result<u32> {
        self.stage.say(format!("change {}", file.as_ref().map_or(0, |file| file.name)));
        self.do_change(file, what);
        self.stage.pass(gate).await;
        end(how, text)?;
        Ok(file.as_ref().map_or(0, |file| file.value))
    }

    async fn upgrade(
        &self,
        file: ContextGuard<'_, File>,
        gate: u32,
        downgrades: bool,
    ) -> Result<u32> {
        self.stage.say(format!("upgrade {}", file.name));
        self.stage.pass(gate).await;
        let upgraded = file.upgrade().await;
        let lost = upgraded.as_ref().is_err();
        self.stage.say(if lost { "lost".to_owned() } else { "won".to_owned() });
        let mut file = upgraded?;
        file.value += 100;
        if !downgrades {
            return Ok(file.value);
        }
        let file = file.downgrade();
        self.stage.say(format!("downgraded {}", file.name));
        self.stage.pass(gate + 1).await;
        Ok(file.value)
    }

    async fn read_two(&self, a: &File, b: &File) -> Result<u32> {
        self.stage.say(format!("read {} and {}", a.name, b.name));
        Ok(a.value + b.value)
    }

    async fn copy(&self, from: &File, to: &mut File) -> Result<u32> {
        self.stage.say(format!("copy {} to {}", from.name, to.name));
        to.value = from.value;
        Ok(to.value)
    }

    async fn swap(&self, a: &mut File, b: &mut File) -> Result<u32> {
        self.stage.say(format!("swap {} and {}", a.name, b.name));
        std::mem::swap(&mut a.value, &mut b.value);
        Ok(a.value)
    }

    async fn close_two(&self, a: File, b: &mut Option<File>) -> Result<u32> {
        Ok(a.value + b.take().map_or(0, |b| b.value))
    }

    async fn open_if(&self, name: u32, there: bool) -> Result<Option<File>> {
        Ok(there.then(|| self.file(name)))
    }

    async fn open_out(
        &self,
        name: u32,
        how: u8,
        file: &mut Option<File>,
        text: &mut String,
    ) -> Result<u32> {
        assert!(file.is_none());
        *file = (name != 0).then(|| self.file(name));
        end(how, text)
    }

    async fn open_and_say(
        &self,
        name: u32,
        there: bool,
        text: &mut String,
    ) -> Result<Option<File>> {
        end(UNSENDABLE, text)?;
        Ok(there.then(|| self.file(name)))
    }

    async fn open_folder(&self, name: u32) -> Result<Folder> {
        Ok(Folder(self.file(name)))
    }

    async fn list(&self, folder: &Folder) -> Result<u32> {
        Ok(folder.0.name)
    }

    async fn ping(&self) -> Result<()> {
        Ok(())
    }

    fn plain_open(&self, name: u32, gate: u32) -> Result<File> {
        self.stage.say(format!("open {name}"));
        self.stage.pass_there(gate);
        Ok(self.file(name))
    }

    fn plain_read(&self, file: &File, gate: u32) -> Result<u32> {
        self.stage.say(format!("read {}", file.name));
        self.stage.pass_there(gate);
        self.stage.say(format!("has read {}", file.name));
        Ok(file.value)
    }

    fn plain_write(&self, file: &mut File, n: u32, gate: u32) -> Result<u32> {
        self.stage.say(format!("write {n}"));
        self.stage.pass_there(gate);
        file.value += n;
        self.stage.say(format!("has written {n}"));
        Ok(file.value)
    }

    fn plain_close(&self, file: File, fail: bool) -> Result<u32> {
        self.stage.say(format!("close {}", file.name));
        if fail { Err(FAILS.into()) } else { Ok(file.value) }
    }

    fn plain_change(
        &self,
        file: &mut Option<File>,
        what: u8,
        how: u8,
        text: &mut String,
    ) -> Result<u32> {
        self.stage.say(format!("change {}", file.as_ref().map_or(0, |file| file.name)));
        self.do_change(file, what);
        end(how, text)?;
        Ok(file.as_ref().map_or(0, |file| file.value))
    }

    fn plain_swap(&self, a: &mut File, b: &mut File) -> Result<u32> {
        self.stage.say(format!("swap {} and {}", a.name, b.name));
        std::mem::swap(&mut a.value, &mut b.value);
        Ok(a.value)
    }

    fn plain_open_out(
        &self,
        name: u32,
        how: u8,
        file: &mut Option<File>,
        text: &mut String,
    ) -> Result<u32> {
        *file = (name != 0).then(|| self.file(name));
        end(how, text)
    }

    async fn open_two(&self, second: &mut Option<File>) -> Result<File> {
        *second = Some(self.file(2));
        Ok(self.file(1))
    }

    async fn open_unread(&self, _: PipeReader<u8>) -> Result<File> {
        Ok(self.file(1))
    }

    async fn open_unfinished(&self, data: PipeWriter<u8>) -> Result<File> {
        self.stage.0.lock().unwrap().unfinished.push(data);
        Ok(self.file(2))
    }
}

impl Archives for Service {
    type Archive = File;

    async fn open(&self, name: u32) -> Result<File> {
        Ok(self.file(name))
    }

    async fn read(&self, archive: &File, _: u32) -> Result<u32> {
        self.stage.say(format!("read {}", archive.name));
        Ok(archive.value)
    }
}

/// A server, and where it is.
struct Lab {
    server: Server,
    endpoint: Endpoint,
    stage: Stage,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Over {
    Tcp,
    InProcess,
}

const EVERYWHERE: [Over; 2] = [Over::Tcp, Over::InProcess];

impl Lab {
    /// A server, with a client.
    async fn new(over: Over) -> (Lab, FilesClient) {
        let lab = Lab::of(Server::builder()).await;
        let client = lab.client(over).await;
        (lab, client)
    }

    async fn of(builder: ServerBuilder) -> Lab {
        let service = Service::default();
        let stage = service.stage.clone();
        let builder = builder.offer(FilesServer::new(service.clone()));
        let server = builder.offer(ArchivesServer::new(service)).build().unwrap();
        let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
        Lab { server, endpoint, stage }
    }

    async fn client(&self, over: Over) -> FilesClient {
        let builder = ClientBuilder::new().call_timeout(Duration::from_secs(60));
        let association = match over {
            Over::Tcp => builder.connect(self.endpoint.binding()).await.unwrap(),
            Over::InProcess => builder.over(self.server.in_process()),
        };
        FilesClient::bind(&association).await.unwrap()
    }

    /// A client by hand, in a group of its own.
    async fn raw(&self) -> Raw {
        self.raw_in(FilesClient::INTERFACE.id, 0).await.0
    }

    /// A client by hand, in a group, and the group.
    async fn raw_in(&self, interface: SyntaxId, group: u32) -> (Raw, u32) {
        let address = format!("127.0.0.1:{}", self.endpoint.binding().endpoint());
        let mut raw = Raw::of(TcpStream::connect(address).await.unwrap());
        let mut bind = bind_to(interface, SyntaxId::NDR20);
        bind.association_group = group;
        let mut pdu = Vec::new();
        bind.write(PacketType::Bind, 1, &mut pdu);
        raw.send(&pdu).await;
        let (header, pdu) = raw.receive().await.unwrap();
        assert_eq!(header.packet, Ok(PacketType::BindAck));
        (raw, BindAck::read(&pdu, false).unwrap().association_group)
    }

    /// Waits until the server knows that its clients have left.
    async fn alone(&self) {
        until(|| self.server.connections() == 0).await;
    }

    /// Waits until so many handles are open.
    async fn handles(&self, many: usize) {
        until(|| self.server.context_handles() == many).await;
    }
}

/// A request's stub: a handle, and numbers behind it.
fn stub(handle: &[u8], numbers: &[u32]) -> Vec<u8> {
    let numbers = numbers.iter().flat_map(|number| number.to_le_bytes());
    handle.iter().copied().chain(numbers).collect()
}

/// Opens a file by hand.
async fn open(raw: &mut Raw, name: u32) -> Vec<u8> {
    let handle = raw.call(0, &stub(&[], &[name])).await.unwrap();
    assert_eq!(handle.len(), 20);
    handle
}

fn request(call_id: u32, opnum: u16, stub: &[u8]) -> Vec<u8> {
    message(PacketType::Request, call_id, opnum, stub, false)
}

fn status<T>(result: Result<T>) -> Status {
    result.err().expect("it fails").status()
}

/// The status of a fault.
fn fault(pdu: &[u8]) -> Status {
    Status::from_wire(Fault::read(pdu, false).expect("a fault").status)
}
