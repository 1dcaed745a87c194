//! A client's question to an endpoint mapper: where is this interface?

use core::time::Duration;

use uuid::Uuid;

use super::interface::{EndpointMapperClient, WireTower};
use super::tower::Tower;
use crate::client::{Association, ClientBuilder, Way};
use crate::error::{Error, Result};
use crate::interface::Interface;
use crate::memory::CallMemory;
use crate::ndr::Full;
use crate::status::Status;
use crate::syntax_id::SyntaxId;
use crate::transport::{Binding, ProtocolSequence, Stream};

/// How many towers are asked for at once, and how often it is asked for more.
const TOWERS: usize = 16;
const ROUNDS: usize = 4;

/// Where an interface is to be found: the bindings that the endpoint mapper of a binding's host has for it, of the binding's
/// protocol sequence. Generated clients do this by themselves when a binding has no endpoint.
///
/// The host stays as it is written, whatever addresses the mapper has. The endpoint mapper is asked over TCP, on port 135 or
/// [`endpoint_mapper_port`](ClientBuilder::endpoint_mapper_port).
///
/// # Errors
/// `EPT_S_NOT_REGISTERED` (1753) when the host has no endpoint mapper, or it does not know the interface. The mapper is asked in
/// nobody's name, and if it refuses that: `RPC_S_ACCESS_DENIED`. Nothing is asked for longer than
/// [`connect_timeout`](ClientBuilder::connect_timeout).
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
/// let mapper = Mapper::new();
/// let builder = Server::builder().offer(AdderServer::new(MyAdder));
/// let server = mapper.offer(builder).build()?;
/// let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await?; // [135] where it may
/// mapper.insert_server(&server, &[endpoint.clone()])?;
///
/// let port = endpoint.binding().endpoint().parse().unwrap();
/// let settings = ClientBuilder::new().endpoint_mapper_port(port);
/// let there = "ncacn_ip_tcp:127.0.0.1".parse()?;
/// let found = endpoint_mapper::resolve(&settings, &there, AdderClient::INTERFACE.id).await?;
/// assert_eq!(found, [endpoint.binding().clone()]);
/// // Or all at once:
/// let client = AdderClient::connect_with(&settings, there).await?;
/// assert_eq!(client.add(40, 2).await?, 42);
/// # Ok(()) }
/// ```
pub async fn resolve(
    settings: &ClientBuilder,
    binding: &Binding,
    interface: SyntaxId,
) -> Result<Vec<Binding>> {
    let timeout = settings.connect_timeout;
    match tokio::time::timeout(timeout, ask(settings, binding, interface)).await {
        Ok(found) => found,
        Err(_) => Err(late(settings, binding)),
    }
}

/// Connects a client of an interface: where its binding says, or where the endpoint mapper does.
///
/// # Errors
/// As [`ClientBuilder::connect`] and [`resolve`].
#[doc(hidden)]
pub async fn connect<B>(
    settings: &ClientBuilder,
    binding: B,
    interface: &'static Interface,
) -> Result<Association>
where
    B: TryInto<Binding>,
    Error: From<B::Error>,
{
    connect_to(settings, binding.try_into()?, interface).await
}

async fn connect_to(
    settings: &ClientBuilder,
    binding: Binding,
    interface: &'static Interface,
) -> Result<Association> {
    match binding.endpoint() {
        // In memory of its own, so that a connection to an endpoint has no room for it.
        "" => Box::pin(connect_where_it_is(settings, binding, interface)).await,
        _ => settings.connect(binding).await,
    }
}

async fn connect_where_it_is(
    settings: &ClientBuilder,
    binding: Binding,
    interface: &'static Interface,
) -> Result<Association> {
    let found = find(settings, &binding, interface.id).await?;
    let again = settings.clone();
    let way = Way::new(move || {
        let (settings, binding) = (again.clone(), binding.clone());
        async move { find(&settings, &binding, interface.id).await }
    });
    Ok(settings.found(found, way))
}

/// A connection to where the endpoint mapper says that the interface is, and the binding of that.
async fn find(
    settings: &ClientBuilder,
    binding: &Binding,
    interface: SyntaxId,
) -> Result<(Stream, Binding)> {
    let connected = async {
        let mut failed = None;
        for found in ask(settings, binding, interface).await? {
            match settings.stream(&found).await {
                Ok(stream) => return Ok((stream, found)),
                // The entry of a server that is gone, say.
                Err(error) => failed = Some(error),
            }
        }
        Err(failed.unwrap_or_else(|| not_registered(settings, binding, interface)))
    };
    match tokio::time::timeout(settings.connect_timeout, connected).await {
        Ok(connected) => connected,
        Err(_) => Err(late(settings, binding)),
    }
}

fn mapper_of(settings: &ClientBuilder, binding: &Binding) -> Binding {
    // No other machine says which Unix socket to connect to.
    let host = match binding.sequence() {
        ProtocolSequence::Tcp => binding.host(),
        ProtocolSequence::Local => "",
    };
    Binding::tcp(host, settings.endpoint_mapper_port)
}

fn late(settings: &ClientBuilder, binding: &Binding) -> Error {
    let (mapper, timeout) = (mapper_of(settings, binding), settings.connect_timeout);
    let what = format!(
        "no connection to {binding}, by the endpoint mapper at {mapper}, in {timeout:?} (`connect_timeout`)"
    );
    Error::new(Status::SERVER_UNAVAILABLE, what).not_executed()
}

fn not_registered(settings: &ClientBuilder, binding: &Binding, interface: SyntaxId) -> Error {
    let (mapper, sequence) = (mapper_of(settings, binding), binding.sequence().name());
    let what = format!(
        "{binding}: the endpoint mapper at {mapper} knows no endpoint of the interface {interface} over {sequence}; expected \
         a server that is registered there, or a binding with an endpoint, `{binding}[endpoint]`"
    );
    Error::new(Status::EPT_NOT_REGISTERED, what).not_executed()
}

fn no_mapper(settings: &ClientBuilder, binding: &Binding, error: Error) -> Error {
    const REFUSALS: [Status; 3] =
        [Status::ACCESS_DENIED, Status::SEC_PKG_ERROR, Status::UNKNOWN_AUTHN_SERVICE];
    let mapper = mapper_of(settings, binding);
    if REFUSALS.contains(&error.status()) {
        let what = format!("{binding}: this client cannot ask the endpoint mapper at {mapper}");
        return Error::new(error.status(), what).because(error).not_executed();
    }
    let what = format!(
        "{binding}: no endpoint mapper answers at {mapper}; expected one, or a binding with an endpoint, \
         `{binding}[endpoint]`"
    );
    Error::new(Status::EPT_NOT_REGISTERED, what).because(error).not_executed()
}

/// Asks the host's endpoint mapper.
async fn ask(
    settings: &ClientBuilder,
    binding: &Binding,
    interface: SyntaxId,
) -> Result<Vec<Binding>> {
    let no_mapper = |error| no_mapper(settings, binding, error);
    // The deadline is the caller's. The transfer syntaxes are those of the interface that is looked for; all mappers speak NDR.
    // Mappers answer everybody, and few know any security package.
    let settings_of_mapper = settings.clone().reconnect(false).connect_timeout(Duration::MAX);
    let settings_of_mapper = settings_of_mapper.without_user();
    let settings_of_mapper =
        settings_of_mapper.max_connections(1).transfer_syntaxes(&[SyntaxId::NDR20]);
    let association = settings_of_mapper.connect(mapper_of(settings, binding)).await;
    let association = association.map_err(no_mapper)?;
    let client = EndpointMapperClient::bind(&association).await.map_err(no_mapper)?;
    let object = binding.object().unwrap_or(Uuid::nil());
    let asked = Tower::new(interface, &binding.at("")).to_bytes()?;
    let asked = WireTower::new(&asked);
    let (mut found, mut search) = (Vec::new(), None);
    let mut memory = CallMemory::new();
    for _ in 0..ROUNDS {
        memory.reset();
        let (mut count, mut towers) = (0, [const { None::<Full<'_, WireTower<'_>>> }; TOWERS]);
        let most = TOWERS as u32;
        let status = client
            .ept_map(
                &memory,
                Some(&object),
                Some(&asked),
                &mut search,
                most,
                &mut count,
                &mut towers,
            )
            .await
            .map_err(no_mapper)?;
        if Status::from_wire(status.0) != Status::OK {
            break;
        }
        for tower in towers.iter().take(count as usize).flatten() {
            // A tower that cannot be read, or says another way to get there, is as good as none.
            let Some(there) = tower.parse().ok().as_ref().and_then(Tower::binding) else {
                continue;
            };
            let there = binding.at(there.endpoint());
            if sequence_of(tower) == Some(binding.sequence()) && !found.contains(&there) {
                found.push(there);
            }
        }
        if search.is_none() || count == 0 {
            break;
        }
    }
    if search.is_some() {
        // The connection ends, and the search with it, if this fails.
        let _ = client.ept_lookup_handle_free(&mut search).await;
    }
    match found.is_empty() {
        true => Err(not_registered(settings, binding, interface)),
        false => Ok(found),
    }
}

fn sequence_of(tower: &WireTower<'_>) -> Option<ProtocolSequence> {
    Some(tower.parse().ok()?.binding()?.sequence())
}
