//! Security packages with real peers on the other side.

// Its tests need Kerberos, too.
#[cfg(feature = "gssapi")]
mod domain;
mod impacket_clients;
mod samba_clients;

use rpc_examples::rpcecho::{Echo, RpcechoServer};
use rpc_runtime::prelude::*;
use rpc_runtime::security::ntlm::{HashTable, NtHash, NtlmAcceptor};
use rpc_runtime::security::spnego::NegotiateAcceptor;
use std::sync::Arc;

const USER: &str = "alice";
const PASSWORD: &str = "correct horse";
const DOMAIN: &str = "LAB";

/// NTLM for one account.
fn ntlm() -> NtlmAcceptor {
    let accounts = HashTable::new().account(USER, NtHash::of_password(PASSWORD));
    NtlmAcceptor::new(accounts)
        .computer("LABSRV", "labsrv.lab.example")
        .domain(DOMAIN, "lab.example")
}

/// rpcecho, which clients call with a password, and with nothing less than a level.
async fn rpcecho(level: Option<AuthenticationLevel>) -> (Server, Binding) {
    serve(ntlm(), level).await
}

async fn serve(ntlm: NtlmAcceptor, level: Option<AuthenticationLevel>) -> (Server, Binding) {
    let server = Server::builder()
        .authenticate(ntlm.clone())
        .authenticate(NegotiateAcceptor::new([Arc::new(ntlm) as _]))
        .offer(RpcechoServer::new(Echo));
    let server = match level {
        Some(level) => server.min_level(level),
        None => server,
    };
    let server = server.build().unwrap();
    let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
    (server, endpoint.binding().clone())
}

use rpc_runtime::security::AuthenticationLevel;
