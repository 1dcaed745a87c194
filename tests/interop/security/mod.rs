//! Security packages with real peers on the other side.

// Its tests need Kerberos, too.
#[cfg(feature = "gssapi")]
mod domain;
mod impacket_clients;
pub(crate) mod observed;
mod samba_clients;

use rpc_examples::rpcecho::{Echo, RpcechoServer};
use rpc_runtime::prelude::*;
use rpc_runtime::security::ntlm::{HashTable, NtHash, NtlmAcceptor};
use rpc_runtime::security::spnego::NegotiateAcceptor;
use std::sync::Arc;

pub(crate) const USER: &str = "alice";
pub(crate) const PASSWORD: &str = "correct horse";
pub(crate) const DOMAIN: &str = "LAB";

/// NTLM for one account.
fn ntlm() -> NtlmAcceptor {
    let accounts = HashTable::new().account(USER, NtHash::of_password(PASSWORD));
    NtlmAcceptor::new(accounts)
        .computer("LABSRV", "labsrv.lab.example")
        .domain(DOMAIN, "lab.example")
}

/// A server whose clients authenticate with a password: with NTLM, as it is or within SPNEGO.
pub(crate) fn with_passwords() -> ServerBuilder {
    with(ntlm())
}

fn with(ntlm: NtlmAcceptor) -> ServerBuilder {
    let negotiate = NegotiateAcceptor::new([Arc::new(ntlm.clone()) as _]);
    Server::builder().authenticate(ntlm).authenticate(negotiate)
}

/// rpcecho, which clients call with a password, and with nothing less than a level.
async fn rpcecho(level: Option<AuthenticationLevel>) -> (Server, Binding) {
    start(with(ntlm()), level).await
}

async fn start(server: ServerBuilder, level: Option<AuthenticationLevel>) -> (Server, Binding) {
    let server = server.offer(RpcechoServer::new(Echo));
    let server = match level {
        Some(level) => server.min_level(level),
        None => server,
    };
    let server = server.build().unwrap();
    let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
    (server, endpoint.binding().clone())
}

use rpc_runtime::security::AuthenticationLevel;
