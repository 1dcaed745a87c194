//! Services of the interfaces of rpc-interfaces, each of which has a client make the calls that come in.

use rpc_runtime::Context;

/// A service that has this client make each call.
#[derive(Debug)]
pub struct Forward<C>(pub C);

/// A context handle of the client's, behind one of the server's.
#[derive(Debug)]
pub struct Kept<H>(pub H);

impl<H: Send + Sync + 'static> Context for Kept<H> {}

include!(concat!(env!("OUT_DIR"), "/forwards.rs"));
