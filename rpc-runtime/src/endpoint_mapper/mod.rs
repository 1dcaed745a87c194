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
