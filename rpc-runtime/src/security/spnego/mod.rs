//! SPNEGO, the security package that chooses among others (RFC 4178, MS-SPNG): `RPC_C_AUTHN_GSS_NEGOTIATE`.
//!
//! A client offers its packages, and begins with the one that it prefers in the same token. The server goes on with that
//! one, or chooses another that was offered. The security context is the chosen package's own, so that nothing is added to
//! calls.
//!
//! Nothing protects the offer while it is under way. So both ends sign it with the context that it led to, and whoever
//! changed it, to have a weaker package chosen, is found out (RFC 4178 section 5):
//!
//! - Both sign, or the handshake fails, if the server chose another package than the client prefers, or asks for it.
//! - With NTLM the client always signs, and the server answers with its own signature, as Windows and Samba do.
//! - With Kerberos as the package that the client prefers, nobody needs to sign: there is nothing better to be kept from.
//! - A server whose client signs, signs; one whose client does not, where nothing requires it, does not either. Windows
//!   refuses anything else.
//! - At [`AuthenticationLevel::Connect`](super::AuthenticationLevel::Connect) packages may be unable to sign. Nothing is
//!   required there, but a signature that comes is checked.
//!
//! Peers are held to tokens of 64 KiB, 8 tokens for a handshake, and 16 mechanisms in an offer, each
//! with an identifier of 32 bytes.
//!
//! ```
//! # #[cfg(not(feature = "ntlm"))] fn main() {}
//! # #[cfg(feature = "ntlm")] #[tokio::main] async fn main() -> rpc_runtime::Result<()> {
//! use std::sync::Arc;
//!
//! use rpc_runtime::prelude::*;
//! use rpc_runtime::security::ntlm::{Credentials, HashTable, NtHash, Ntlm, NtlmAcceptor};
//! use rpc_runtime::security::spnego::{Negotiate, NegotiateAcceptor};
//! use rpc_runtime::security::{Acceptor, AuthenticationService, Initiator};
//! # #[rpc_interface(uuid = "d4f6c0a2-52c3-4c1b-9d6a-6f1f2b9a7c82", version = "1.0", min_level = "privacy")]
//! # trait Greeter { async fn greet(&self, call: &CallInfo) -> Result<Option<WString>>; }
//! # struct Service;
//! # impl Greeter for Service {
//! #     async fn greet(&self, call: &CallInfo) -> Result<Option<WString>> {
//! #         let client = call.authentication().ok_or(Status::ACCESS_DENIED)?;
//! #         assert_eq!(client.service(), AuthenticationService::NEGOTIATE);
//! #         Ok(Some(client.identity().name.as_str().into()))
//! #     }
//! # }
//!
//! let accounts = HashTable::new().account("alice", NtHash::of_password("correct horse"));
//! let accepted: [Arc<dyn Acceptor>; 1] = [Arc::new(NtlmAcceptor::new(accounts))];
//! let server = Server::builder()
//!     .authenticate(NegotiateAcceptor::new(accepted))
//!     .offer(GreeterServer::new(Service))
//!     .build()?;
//! let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await?;
//!
//! // In the order of preference: Kerberos would stand in front.
//! let alice = Ntlm::new(Credentials::password("", "alice", "correct horse"));
//! let offered: [Arc<dyn Initiator>; 1] = [Arc::new(alice)];
//! let settings = ClientBuilder::new().authenticate(Negotiate::new(offered));
//! let client = GreeterClient::connect_with(&settings, endpoint.binding()).await?;
//! assert_eq!(client.greet().await?.unwrap().to_string(), "alice");
//! # Ok(()) }
//! ```

mod acceptor;
mod der;
mod exchange;
mod initiator;
mod mechanism;
mod tokens;

#[cfg(test)]
mod tests;

pub use acceptor::NegotiateAcceptor;
pub use initiator::Negotiate;
