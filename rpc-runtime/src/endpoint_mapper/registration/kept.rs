//! A registration, which is kept up as long as the server wants it.

use core::time::Duration;

use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tracing::{debug, warn};

use super::super::Entry;
use super::{RegistrarClient, RegistrarRegistered};
use crate::client::ClientBuilder;
use crate::error::{Error, Result};
use crate::memory::CallMemory;
use crate::server::{Endpoint, Server};
use crate::transport::Binding;

/// How long it takes until the first attempt to register again, and the longest pause between two.
const FIRST_PAUSE: Duration = Duration::from_millis(100);
const LONGEST_PAUSE: Duration = Duration::from_secs(10);

/// How long an endpoint mapper may take to be told that a registration ends.
const GOODBYE: Duration = Duration::from_secs(1);

/// A server's entries in an endpoint mapper. They are there as long as this is, and its process; when the endpoint mapper is
/// started again, they are registered again.
#[must_use = "the entries are removed when this is dropped"]
#[derive(Debug)]
pub struct Registration {
    /// Never sent: the end of this is the end of the registration.
    stop: oneshot::Sender<()>,
    task: JoinHandle<()>,
}

/// Registers what a server offers, at these of its endpoints, with an endpoint mapper: a [`Mapper`](super::super::Mapper) of
/// this library in this or another process, which a Unix socket leads to.
///
/// If the connection to it ends, and this process goes on, it is registered again as soon as it answers.
///
/// # Errors
/// When the binding cannot be read, or nobody answers there; `RPC_S_UNKNOWN_IF` when it is no endpoint mapper of this library;
/// `RPC_S_ACCESS_DENIED` when it does not let this process register; `RPC_S_OUT_OF_RESOURCES` when its map is full.
///
/// ```
/// # #[cfg(unix)]
/// # mod unix {
/// use rpc_runtime::endpoint_mapper::{self, Mapper};
/// use rpc_runtime::prelude::*;
/// # #[rpc_interface(uuid = "d4f6c0a2-52c3-4c1b-9d6a-6f1f2b9a7c31", version = "1.0")]
/// # trait Adder { async fn add(&self, a: u32, b: u32) -> Result<u32>; }
/// # struct MyAdder;
/// # impl Adder for MyAdder {
/// #     async fn add(&self, a: u32, b: u32) -> Result<u32> { Ok(a + b) }
/// # }
///
/// # #[tokio::main] pub(super) async fn main() -> Result<()> {
/// # let folder = std::env::temp_dir().join(format!("registration-{}", std::process::id()));
/// # std::fs::create_dir_all(&folder).unwrap();
/// # let socket = format!("ncalrpc:[{}/epmapper]", folder.display());
/// // In one process:
/// let mapper = Mapper::new();
/// let mapping = mapper.offer(Server::builder()).build()?;
/// mapping.listen(&*socket).await?; // ncalrpc:[/run/epmapper], say
///
/// // In another one:
/// let server = Server::builder().offer(AdderServer::new(MyAdder)).build()?;
/// let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await?;
/// let registration = endpoint_mapper::register(&server, &[endpoint], &*socket).await?;
/// assert_eq!(mapper.entries()?.len(), 1);
/// registration.end().await;
/// assert!(mapper.entries()?.is_empty());
/// # mapping.shutdown(std::time::Duration::ZERO).await;
/// # std::fs::remove_dir_all(&folder).unwrap();
/// # Ok(()) }
/// # }
/// # #[cfg(unix)]
/// # unix::main().unwrap();
/// ```
pub async fn register<B>(server: &Server, endpoints: &[Endpoint], mapper: B) -> Result<Registration>
where
    B: TryInto<Binding>,
    Error: From<B::Error>,
{
    let entries = crate::endpoint_mapper::entries_of(server, endpoints);
    register_entries(&ClientBuilder::new(), entries, mapper).await
}

/// As [`register`], with any entries, and with limits and time-outs of your own.
///
/// # Errors
/// As [`register`]; `RPC_S_INVALID_ARG` when a tower has no interface, or is too large, or when there are more than 500.
///
/// ```
/// use rpc_runtime::endpoint_mapper::{self, Entry, Mapper, Tower};
/// use rpc_runtime::prelude::*;
/// use rpc_runtime::uuid::uuid;
/// # #[rpc_interface(uuid = "d4f6c0a2-52c3-4c1b-9d6a-6f1f2b9a7c31", version = "1.0")]
/// # trait Adder { async fn add(&self, a: u32, b: u32) -> Result<u32>; }
///
/// # #[tokio::main] async fn main() -> Result<()> {
/// # let mapper = Mapper::new().allow_changes(|_| true);
/// # let mapping = mapper.offer(Server::builder()).build()?;
/// # let there = mapping.listen("ncacn_ip_tcp:127.0.0.1[0]").await?.binding().clone();
/// let entry = Entry {
///     object: Some(uuid!("d4f6c0a2-52c3-4c1b-9d6a-6f1f2b9a7cff")),
///     tower: Tower::new(AdderClient::INTERFACE.id, &Binding::tcp("192.0.2.1", 49152)),
///     annotation: "the adder of one object".to_owned(),
/// };
/// let settings = ClientBuilder::new();
/// let registration = endpoint_mapper::register_entries(&settings, [entry.clone()], there).await?;
/// assert_eq!(mapper.entries()?, [entry]);
/// # registration.end().await;
/// # Ok(()) }
/// ```
pub async fn register_entries<B>(
    settings: &ClientBuilder,
    entries: impl IntoIterator<Item = Entry>,
    mapper: B,
) -> Result<Registration>
where
    B: TryInto<Binding>,
    Error: From<B::Error>,
{
    let keeper = Keeper {
        settings: settings.clone().reconnect(false),
        entries: entries.into_iter().collect(),
        mapper: mapper.try_into()?,
    };
    let registered = keeper.register().await?;
    let (stop, stopped) = oneshot::channel();
    let task = tokio::spawn(keeper.keep(registered, stopped));
    Ok(Registration { stop, task })
}

impl Registration {
    /// Removes the entries, and returns when that is done. To drop the registration does the same, some time after.
    pub async fn end(self) {
        let Registration { stop, task } = self;
        drop(stop);
        // It ends by itself, or its runtime has ended.
        let _ = task.await;
    }
}

/// What is registered, and where.
struct Keeper {
    settings: ClientBuilder,
    entries: Vec<Entry>,
    mapper: Binding,
}

type Registered = (RegistrarClient, RegistrarRegistered);

impl Keeper {
    async fn register(&self) -> Result<Registered> {
        let client = RegistrarClient::connect_with(&self.settings, &self.mapper).await?;
        let memory = CallMemory::new();
        let wire = self.entries.iter().map(|entry| entry.to_wire(&memory));
        let wire = wire.collect::<Result<Vec<_>>>()?;
        let count = u32::try_from(wire.len()).unwrap_or(u32::MAX);
        let registered = client.register(count, &wire).await?;
        Ok((client, registered))
    }

    async fn keep(self, mut registered: Registered, mut stop: oneshot::Receiver<()>) {
        let mapper = &self.mapper;
        loop {
            tokio::select! {
                () = registered.0.client().association().closed() => {}
                _ = &mut stop => {
                    let (client, registered) = registered;
                    // If it does not answer, the connection ends here, and the registration with it.
                    let _ = tokio::time::timeout(GOODBYE, client.unregister(registered)).await;
                    return;
                }
            }
            warn!(%mapper, "the connection to the endpoint mapper ended: the server is not registered");
            let mut pause = FIRST_PAUSE;
            registered = loop {
                tokio::select! {
                    () = tokio::time::sleep(pause) => {}
                    _ = &mut stop => return,
                }
                match self.register().await {
                    Ok(registered) => break registered,
                    Err(error) => debug!(%mapper, "not registered again yet: {error}"),
                }
                pause = (2 * pause).min(LONGEST_PAUSE);
            };
            warn!(%mapper, "the server is registered again");
        }
    }
}
