//! An endpoint mapper: the map, and who may change it.

use core::fmt;
use std::hash::{BuildHasher, RandomState};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use uuid::Uuid;

use super::Entry;
use super::interface::EndpointMapperServer;
use super::map::{Map, Owner};
use super::registration::RegistrarServer;
use super::service::{Registrations, Service};
use super::tower::Tower;
use crate::call_info::{CallInfo, Transport};
use crate::error::{Error, Result};
use crate::server::{Endpoint, Server, ServerBuilder};
use crate::status::Status;

/// An endpoint mapper: it knows where interfaces are, and tells everybody who asks. Servers of this and of other processes
/// [register](super::register) with it, which only peers on the same machine may do, unless
/// [told otherwise](Mapper::allow_changes).
///
/// A clone is the same map.
///
/// ```
/// use rpc_runtime::endpoint_mapper::{self, Mapper};
/// use rpc_runtime::prelude::*;
/// # #[rpc_interface(uuid = "d4f6c0a2-52c3-4c1b-9d6a-6f1f2b9a7c31", version = "1.0")]
/// # trait Adder { async fn add(&self, a: u32, b: u32) -> Result<u32>; }
/// # struct MyAdder;
/// # impl Adder for MyAdder {
/// #     async fn add(&self, a: u32, b: u32) -> Result<u32> { Ok(a + b) }
/// # }
///
/// # #[tokio::main] async fn main() -> Result<()> {
/// // One process is the endpoint mapper, on port 135 where it may listen there.
/// let mapper = Mapper::new();
/// let mapping = mapper.offer(Server::builder()).build()?;
/// let asked = mapping.listen("ncacn_ip_tcp:127.0.0.1[0]").await?;
///
/// // A server on the same machine, on any port.
/// let server = Server::builder().offer(AdderServer::new(MyAdder)).build()?;
/// let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await?;
/// mapper.insert_server(&server, &[endpoint])?;
///
/// // A client names the host alone.
/// let settings = ClientBuilder::new();
/// # let settings = settings.endpoint_mapper_port(asked.binding().endpoint().parse().unwrap());
/// let client = AdderClient::connect_with(&settings, "ncacn_ip_tcp:127.0.0.1").await?;
/// assert_eq!(client.add(40, 2).await?, 42);
/// # Ok(()) }
/// ```
#[derive(Clone)]
pub struct Mapper {
    map: Arc<Mutex<Map>>,
    may_change: Arc<dyn Fn(&CallInfo) -> bool + Send + Sync>,
    pub(super) object: Uuid,
}

impl Default for Mapper {
    fn default() -> Mapper {
        Mapper::new()
    }
}

impl Mapper {
    /// An empty map, of at most 4096 entries.
    #[must_use]
    pub fn new() -> Mapper {
        let random = RandomState::new();
        let object = Uuid::from_u64_pair(random.hash_one(0), random.hash_one(1));
        Mapper {
            map: Arc::new(Mutex::new(Map::new(4096))),
            may_change: Arc::new(|call| {
                matches!(call.transport(), Transport::Local | Transport::InProcess)
            }),
            object,
        }
    }

    /// How many entries there may be; one more is refused with `RPC_S_OUT_OF_RESOURCES`. An entry takes some 300 bytes, and
    /// no more than 3 KB. Default 4096.
    #[must_use]
    pub fn max_entries(self, entries: usize) -> Mapper {
        self.lock().most = entries;
        self
    }

    /// Who may add entries, remove those that were added over the network, and register servers: a function that is asked at
    /// each such call. Default: peers on this machine for certain, which are in the same process or at the other end of a Unix
    /// socket (`ncalrpc`). Others are refused with `RPC_S_ACCESS_DENIED`.
    ///
    /// Who may change the map can lead clients to a server of theirs.
    ///
    /// ```
    /// use rpc_runtime::endpoint_mapper::Mapper;
    ///
    /// // Nobody; the program itself inserts what there is.
    /// let mapper = Mapper::new().allow_changes(|_| false);
    /// # let _ = mapper;
    /// ```
    #[must_use]
    pub fn allow_changes(
        mut self,
        who: impl Fn(&CallInfo) -> bool + Send + Sync + 'static,
    ) -> Mapper {
        self.may_change = Arc::new(who);
        self
    }

    /// Has a server offer the endpoint mapper's interface, and the one by which servers register. It may offer others, too.
    ///
    /// Several servers may offer one map: one on port 135 for everybody, and one on a Unix socket for registrations, whose
    /// connections then do not count among those of strangers.
    #[must_use]
    pub fn offer(&self, server: ServerBuilder) -> ServerBuilder {
        let registrations = RegistrarServer::new(Registrations(self.clone()));
        server.offer(EndpointMapperServer::new(Service(self.clone()))).offer(registrations)
    }

    /// Adds an entry. Peers do not remove it.
    ///
    /// # Errors
    /// `RPC_S_OUT_OF_RESOURCES` when the map is full; `RPC_S_INVALID_ARG` when the tower has no interface, or is too large.
    ///
    /// ```
    /// use rpc_runtime::endpoint_mapper::{Entry, Mapper, Tower};
    /// use rpc_runtime::protocol::SyntaxId;
    /// use rpc_runtime::transport::Binding;
    /// use rpc_runtime::uuid::uuid;
    ///
    /// let elsewhere = SyntaxId::new(uuid!("d4f6c0a2-52c3-4c1b-9d6a-6f1f2b9a7c31"), 1, 0);
    /// let tower = Tower::new(elsewhere, &Binding::tcp("", 49152));
    /// let entry = Entry { object: None, tower, annotation: "a server of another kind".to_owned() };
    /// let mapper = Mapper::new();
    /// mapper.insert(&entry)?;
    /// assert_eq!(mapper.entries()?, [entry.clone()]);
    /// assert!(mapper.remove(&entry)? && mapper.entries()?.is_empty());
    /// # Ok::<(), rpc_runtime::Error>(())
    /// ```
    pub fn insert(&self, entry: &Entry) -> Result<()> {
        self.lock().insert(Owner::Program, false, core::slice::from_ref(entry))
    }

    /// Adds what a server of this process offers at these endpoints. Peers do not remove it.
    ///
    /// # Errors
    /// As [`Mapper::insert`].
    pub fn insert_server(&self, server: &Server, endpoints: &[Endpoint]) -> Result<()> {
        self.lock().insert(Owner::Program, false, &super::entries_of(server, endpoints))
    }

    /// Removes an entry, whoever added it. Returns whether it was there.
    ///
    /// # Errors
    /// `RPC_S_INVALID_ARG` when the tower is too large.
    pub fn remove(&self, entry: &Entry) -> Result<bool> {
        let (object, octets) = (entry.object.unwrap_or_default(), entry.tower.to_bytes()?);
        let gone =
            self.lock().remove(|stored| stored.object == object && *stored.octets == *octets);
        Ok(gone != 0)
    }

    /// All entries.
    ///
    /// # Errors
    /// `RPC_S_OUT_OF_MEMORY`.
    pub fn entries(&self) -> Result<Vec<Entry>> {
        let map = self.lock();
        let entry = |stored: &super::map::Stored| {
            let object = Some(stored.object).filter(|object| !object.is_nil());
            let text = stored.annotation.split(|byte| *byte == 0).next().unwrap_or_default();
            let annotation = String::from_utf8_lossy(text).into_owned();
            Ok(Entry { object, tower: Tower::parse(&stored.octets)?, annotation })
        };
        map.entries().iter().map(entry).collect()
    }

    pub(super) fn lock(&self) -> MutexGuard<'_, Map> {
        self.map.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// That a peer may change the map.
    pub(super) fn may_change(&self, call: &CallInfo) -> Result<()> {
        match (self.may_change)(call) {
            true => Ok(()),
            false => {
                let what = "this peer may not change the endpoint map; expected one on the same machine, or one that the \
                            mapper's program allows";
                Err(Error::from_static(Status::ACCESS_DENIED, what))
            }
        }
    }
}

impl fmt::Debug for Mapper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mapper")
            .field("entries", &self.lock().entries().len())
            .finish_non_exhaustive()
    }
}
