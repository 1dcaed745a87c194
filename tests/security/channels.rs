//! Connections that run through something, as TLS, with NTLM: an authentication is of one of them.

use rpc_runtime::prelude::*;
use rpc_runtime::security::ntlm::{Credentials, HashTable, NtHash, Ntlm, NtlmAcceptor};
use rpc_runtime::transport::Stream;

use crate::service::{Service, WhoClient, WhoServer};

async fn calls(at_client: Option<&[u8]>, at_server: Option<&[u8]>) -> Result<()> {
    let accounts = HashTable::new().account("alice", NtHash::of_password("secret"));
    let server = Server::builder().authenticate(NtlmAcceptor::new(accounts));
    let server = server.offer(WhoServer::new(Service::default())).build()?;
    let (near, far) = Stream::pair();
    let through = |stream: Stream, binding: Option<&[u8]>| match binding {
        Some(binding) => stream.with_channel_binding(binding),
        None => stream,
    };
    let (near, far) = (through(near, at_client), through(far, at_server));
    tokio::spawn(async move { server.serve(far).await });
    let client = Ntlm::new(Credentials::password("", "alice", "secret"));
    let association = ClientBuilder::new().authenticate(client).over(near);
    WhoClient::bind(&association).await?.who().await.map(drop)
}

#[tokio::test]
async fn an_authentication_is_not_carried_over_to_another_channel() {
    let (one, another) = (&b"tls-server-end-point:one"[..], &b"tls-server-end-point:another"[..]);
    calls(None, None).await.unwrap();
    calls(Some(one), Some(one)).await.unwrap();
    for (at_client, at_server) in [(Some(another), Some(one)), (None, Some(one))] {
        let error = calls(at_client, at_server).await.unwrap_err();
        assert_eq!(error.status(), Status::ACCESS_DENIED, "{at_client:?}");
    }
}
