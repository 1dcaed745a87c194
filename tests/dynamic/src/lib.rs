//! Interfaces that `rpc-idl` wrote, each with a relay: see `build.rs`, which has the table of them.

use std::future::Future;
use std::pin::Pin;

use rpc_runtime::Interface;
use rpc_runtime::prelude::*;

/// An interface.
#[derive(Debug)]
pub struct Entry {
    /// Its name, for messages.
    pub name: &'static str,
    /// Its IDL: a path below the workspace, or the name of a file that Microsoft publishes.
    pub idl: &'static str,
    /// What the derived code says of it.
    pub interface: &'static Interface,
    /// A server that makes each call again, at this association.
    pub relay: fn(Association) -> Relaying,
}

/// A relay that is being made.
pub type Relaying = Pin<Box<dyn Future<Output = Result<Server>>>>;

/// The relay's side of a context handle: the next server's.
#[derive(Debug)]
pub struct Held<T>(
    /// The handle.
    pub T,
);

impl<T: Send + Sync + 'static> Context for Held<T> {}

include!(concat!(env!("OUT_DIR"), "/interfaces.rs"));
