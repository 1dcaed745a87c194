//! The packages that each attack is tried with.

use rpc_runtime::prelude::*;
use rpc_runtime::security::AuthenticationLevel;
use rpc_runtime::security::ntlm::{Credentials, HashTable, NtHash, Ntlm, NtlmAcceptor};
use rpc_runtime::security::spnego::{Negotiate, NegotiateAcceptor};
use std::sync::Arc;

use crate::service::{Service, WhoServer};
use crate::toy::Toy;

/// Those that protect something.
pub const LEVELS: [AuthenticationLevel; 3] =
    [AuthenticationLevel::Packet, AuthenticationLevel::Integrity, AuthenticationLevel::Privacy];

/// The password of `alice`.
pub const PASSWORD: &str = "correct horse";

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Package {
    Toy,
    Ntlm,
    /// NTLM within SPNEGO.
    Negotiate,
}

impl Package {
    pub const ALL: [Package; 3] = [Package::Toy, Package::Ntlm, Package::Negotiate];

    /// A server that knows `alice`, and its methods.
    pub fn server(self) -> (Server, Service) {
        let service = Service::default();
        let builder = Server::builder();
        let builder = match self {
            Package::Toy => builder.authenticate(Toy::of("")),
            Package::Ntlm => builder.authenticate(acceptor()),
            Package::Negotiate => {
                builder.authenticate(NegotiateAcceptor::new([Arc::new(acceptor()) as _]))
            }
        };
        (builder.offer(WhoServer::new(service.clone())).build().unwrap(), service)
    }

    /// A client of `alice`'s.
    pub fn client(self, level: AuthenticationLevel) -> ClientBuilder {
        let builder = ClientBuilder::new().level(level);
        match self {
            Package::Toy => builder.authenticate(Toy::of("alice")),
            Package::Ntlm => builder.authenticate(initiator("alice", PASSWORD)),
            Package::Negotiate => {
                let initiator = Arc::new(initiator("alice", PASSWORD));
                builder.authenticate(Negotiate::new([initiator as _]))
            }
        }
    }
}

/// NTLM that knows `alice`.
pub fn acceptor() -> NtlmAcceptor {
    NtlmAcceptor::new(HashTable::new().account("alice", NtHash::of_password(PASSWORD)))
}

pub fn initiator(user: &str, password: &str) -> Ntlm {
    Ntlm::new(Credentials::password("", user, password))
}
