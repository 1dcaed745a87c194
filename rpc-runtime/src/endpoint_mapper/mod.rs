//! Finding servers by the names of their interfaces: endpoint mappers, and their clients.
//!
//! A server may listen at any port. An *endpoint mapper*, on port 135 of the same host, knows which: servers register there,
//! and a client whose binding has no endpoint asks there first.
//!
//! | to | |
//! |---|---|
//! | connect a client without knowing the port | `XClient::connect("ncacn_ip_tcp:host")` |
//! | be the endpoint mapper of a host | [`Mapper`] |
//! | have a server found | [`register`] it, from any process of the host; [`Mapper::insert_server`] in the mapper's own |
//! | see what a host offers | [`EndpointMapperClient`] |
//!
//! With a Windows host or Samba's as the peer, clients ask its own endpoint mapper. A server of this library cannot register
//! with those.
//!
//! ```
//! use rpc_runtime::endpoint_mapper::Mapper;
//! use rpc_runtime::prelude::*;
//! # #[rpc_interface(uuid = "d4f6c0a2-52c3-4c1b-9d6a-6f1f2b9a7c31", version = "1.0")]
//! # trait Adder { async fn add(&self, a: u32, b: u32) -> Result<u32>; }
//! # struct MyAdder;
//! # impl Adder for MyAdder {
//! #     async fn add(&self, a: u32, b: u32) -> Result<u32> { Ok(a + b) }
//! # }
//!
//! # #[tokio::main] async fn main() -> Result<()> {
//! // A server that is its own endpoint mapper: it offers both, at a port of its own and at the mapper's. That is 135 where the
//! // program may listen there; here, as in a test, it is one that the system chooses.
//! let mapper = Mapper::new();
//! let server = mapper.offer(Server::builder().offer(AdderServer::new(MyAdder))).build()?;
//! let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await?;
//! let asked = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await?;
//! mapper.insert_server(&server, &[endpoint])?;
//!
//! // The client names the host; for another port than 135 it has to be told.
//! let port = asked.binding().endpoint().parse().unwrap();
//! let settings = ClientBuilder::new().endpoint_mapper_port(port);
//! let client = AdderClient::connect_with(&settings, "ncacn_ip_tcp:127.0.0.1").await?;
//! assert_eq!(client.add(40, 2).await?, 42);
//!
//! // An association is of no interface, and asks nobody.
//! let error = Association::connect("ncacn_ip_tcp:127.0.0.1").await.unwrap_err();
//! assert_eq!(error.status(), Status::INVALID_ENDPOINT_FORMAT);
//! # Ok(()) }
//! ```
//!
//! # Who asks, and when
//!
//! - A generated client does, in `connect` and `connect_with`, when its binding has no endpoint: it knows which interface it
//!   is of. [`Association::connect`](crate::client::Association::connect) and
//!   [`ClientBuilder::connect`](crate::client::ClientBuilder::connect) do not; they need a binding with an endpoint, which
//!   [`resolve`] gives for an interface.
//! - Clients ask over TCP, on port 135 or
//!   [`endpoint_mapper_port`](crate::client::ClientBuilder::endpoint_mapper_port), at the host that the binding names. Asking
//!   and connecting together take no longer than [`connect_timeout`](crate::client::ClientBuilder::connect_timeout).
//! - With [`reconnect`](crate::client::ClientBuilder::reconnect), a client that found its server in this way asks again each
//!   time that it connects again, so that a server that was started again at another port is found. While nobody is
//!   registered, calls fail with `EPT_S_NOT_REGISTERED`, and did not run. Open context handles do not survive that.
//!
//! # IPv6
//!
//! A tower has room for an address of IPv4 alone (C706 appendices I and L). Nothing depends on it: a client keeps the host as its
//! binding has it, and takes the port alone from the mapper. `ncacn_ip_tcp:[::1]` asks there over IPv6, if the mapper listens
//! at such an address, and connects there, if the server does. The entry of an endpoint at an address of IPv6 has zeros in the
//! address's place.

mod entry;
// The procedures have the parameters that they have.
#[allow(clippy::too_many_arguments)]
mod interface;
#[cfg(feature = "server")]
mod map;
#[cfg(feature = "server")]
mod mapper;
// What is generated for a private interface is as public as for any other.
#[allow(unreachable_pub)]
#[cfg(feature = "server")]
mod registration;
#[cfg(feature = "client")]
mod resolve;
#[allow(clippy::too_many_arguments)]
#[cfg(feature = "server")]
mod service;
mod tower;

pub use entry::Entry;
#[cfg(feature = "server")]
pub use interface::EndpointMapperServer;
pub use interface::{EndpointMapper, WireEntry, WireTower};
#[cfg(feature = "client")]
pub use interface::{EndpointMapperBlockingClient, EndpointMapperClient, EndpointMapperLookup};
#[cfg(feature = "server")]
pub use mapper::Mapper;
#[cfg(all(feature = "client", feature = "server"))]
pub use registration::{Registration, register, register_entries};
#[cfg(feature = "client")]
#[doc(hidden)]
pub use resolve::connect;
#[cfg(feature = "client")]
pub use resolve::resolve;
pub use tower::{Floor, Tower};

/// The entries for what a server offers at these endpoints.
#[cfg(feature = "server")]
fn entries_of(server: &crate::server::Server, endpoints: &[crate::server::Endpoint]) -> Vec<Entry> {
    // Everybody knows where the endpoint mapper is, and how to register is nobody else's matter.
    let private = [interface::ID, registration::ID];
    let offered = server.interfaces().filter(|offered| !private.contains(&offered.id.uuid));
    let entry = |interface: &crate::interface::Interface, endpoint: &crate::server::Endpoint| {
        let tower = Tower::new(interface.id, endpoint.binding());
        Entry { object: None, tower, annotation: interface.name.to_owned() }
    };
    let entries =
        offered.flat_map(|interface| endpoints.iter().map(move |at| entry(interface, at)));
    entries.collect()
}
