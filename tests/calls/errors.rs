//! Failed calls: the status, whether the method ran, and that nothing of the caller's has changed.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rpc_runtime::prelude::*;
use rpc_runtime::protocol::SyntaxId;
use rpc_runtime::server::{Dispatch, Dispatched, ServerCall};
use rpc_runtime::{Status, StatusClass};

use rpc_tests::lab::{Bench, LabClient, LabServer, OtherClient, Pair, client, server};

#[tokio::test]
async fn a_call_changes_what_it_may() {
    let (client, _server, _) = client().await;
    let mut pair = Pair { number: 1, text: None };
    let (mut text, mut buffer) = (String::from("before"), [1, 2, 3]);
    let result = client.change(false, &mut pair, &mut text, 3, &mut buffer).await;
    assert_eq!(result.unwrap(), 1 << 40);
    assert_eq!(pair, Pair { number: 2, text: Some(Box::new(7)) });
    assert_eq!((text.as_str(), buffer), ("changed", [9; 3]));
}

#[tokio::test]
async fn err_04_a_failed_call_changes_nothing() {
    let (client, _server, _) = client().await;
    let mut pair = Pair { number: 1, text: None };
    let (mut text, mut buffer) = (String::from("before"), [1, 2, 3]);
    let error = client.change(true, &mut pair, &mut text, 3, &mut buffer).await.unwrap_err();
    assert_eq!(error.status(), Status(0xc000_0001));
    assert!(error.may_have_executed());
    assert_eq!(pair, Pair { number: 1, text: None });
    assert_eq!((text.as_str(), buffer), ("before", [1, 2, 3]));
}

#[tokio::test]
async fn a_count_that_does_not_fit_its_buffer_is_not_sent() {
    let (client, _server, _) = client().await;
    let mut pair = Pair { number: 1, text: None };
    let (mut text, mut buffer) = (String::new(), [1, 2, 3]);
    let error = client.change(false, &mut pair, &mut text, 4, &mut buffer).await.unwrap_err();
    assert_eq!(error.status(), Status::BAD_STUB_DATA);
    assert_eq!(error.parameter(), Some("buffer"));
    assert!(!error.may_have_executed());
    assert_eq!(client.sum(3, &[1, 2, 3]).await.unwrap(), 6, "the connection is as good as before");
}

#[tokio::test]
async fn optional_parameters_may_be_null() {
    let (client, _server, _) = client().await;
    let mut value = 1;
    assert_eq!(client.optional(Some(&mut value), Some(&10)).await.unwrap(), 12);
    assert_eq!(value, 2);
    assert_eq!(client.optional(None, None).await.unwrap(), 1000);
}

#[tokio::test]
async fn a_panic_is_a_fault_and_the_server_lives_on() {
    let (client, _server, _) = client().await;
    for error in [client.panic().await, client.panic_in_plain_fn().await] {
        let error = error.unwrap_err();
        assert_eq!(error.status(), Status::CALL_FAILED);
        assert!(error.may_have_executed());
    }
    assert_eq!(client.add(1, &2).await.unwrap(), 3);
}

#[tokio::test]
async fn a_dead_server_is_unavailable() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let binding = Binding::tcp("127.0.0.1", listener.local_addr().unwrap().port());
    drop(listener);
    let error = LabClient::connect(&binding).await.unwrap_err();
    assert_eq!(error.status(), Status::SERVER_UNAVAILABLE);
    assert_eq!(error.class(), StatusClass::Communication);
    assert!(!error.may_have_executed());
    assert!(error.to_string().contains(&binding.to_string()), "{error}");
}

/// The laboratory in versions that the server does not have.
mod versions {
    use rpc_runtime::prelude::*;

    #[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7b11", version = "2.1")]
    pub trait Older {
        async fn nothing(&self) -> Result<()>;
    }

    #[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7b11", version = "2.4")]
    pub trait Newer {
        async fn nothing(&self) -> Result<()>;
    }

    #[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7b11", version = "3.0")]
    pub trait Next {
        async fn nothing(&self) -> Result<()>;
    }
}

#[tokio::test]
async fn ifc_05_a_client_needs_the_same_major_and_no_higher_minor_version() {
    let (server, _) = server();
    let association = ClientBuilder::new().over(server.in_process());
    versions::OlderClient::bind(&association).await.unwrap();
    for error in [
        versions::NewerClient::bind(&association).await.map(drop),
        versions::NextClient::bind(&association).await.map(drop),
    ] {
        let error = error.unwrap_err();
        assert_eq!(error.status(), Status::UNKNOWN_IF);
        assert!(error.to_string().contains("does not offer"), "{error}");
        assert!(!error.may_have_executed());
    }
    OtherClient::bind(&association).await.unwrap();
}

#[tokio::test]
async fn ifc_03_two_interfaces_of_one_uuid_are_refused() {
    let server = Server::builder()
        .offer(LabServer::new(Bench::default()))
        .offer(LabServer::new(Bench::default()))
        .build();
    let error = server.unwrap_err();
    assert_eq!(error.status(), Status::INVALID_ARG);
}

#[tokio::test]
async fn no_common_transfer_syntax_is_said() {
    let server = Server::builder()
        .offer(LabServer::new(Bench::default()))
        .transfer_syntaxes(&[SyntaxId::NDR64])
        .build()
        .unwrap();
    let builder = ClientBuilder::new().transfer_syntaxes(&[SyntaxId::NDR20]);
    let association = builder.over(server.in_process());
    let error = LabClient::bind(&association).await.unwrap_err();
    assert_eq!(error.status(), Status::UNSUPPORTED_TRANS_SYN);
}

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7b97", version = "1.0")]
trait Proxy {
    /// Calls another server, which is not there.
    async fn reach(&self) -> Result<()>;
    /// Reads what is no binding.
    async fn read(&self) -> Result<()>;
    /// Makes a call whose arguments are wrong.
    async fn wrong(&self) -> Result<()>;
}

struct Forward;

impl Proxy for Forward {
    async fn reach(&self) -> Result<()> {
        // Nothing listens on the port of discard.
        ProxyClient::connect("ncacn_ip_tcp:127.0.0.1[9]").await?;
        Ok(())
    }
    async fn read(&self) -> Result<()> {
        let _: Binding = "garbage".try_into()?;
        Ok(())
    }
    async fn wrong(&self) -> Result<()> {
        let (client, ..) = rpc_tests::lab::client().await;
        client.sum(2, &[1]).await?;
        Ok(())
    }
}

#[tokio::test]
async fn err_05_what_a_method_fails_with_is_never_a_call_that_did_not_run() {
    let server = Server::builder().offer(ProxyServer::new(Forward)).build().unwrap();
    let client = ProxyClient::bind(&ClientBuilder::new().over(server.in_process())).await.unwrap();
    let errors = [client.reach().await, client.read().await, client.wrong().await];
    let statuses =
        [Status::SERVER_UNAVAILABLE, Status::INVALID_STRING_BINDING, Status::BAD_STUB_DATA];
    for (error, status) in errors.into_iter().zip(statuses) {
        let error = error.unwrap_err();
        assert_eq!(error.status(), status);
        assert!(error.may_have_executed(), "{error:?}");
        assert!(error.to_string().contains("the server failed Proxy::"), "{error}");
    }
}

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7ba1", version = "1.0")]
trait Narrow {
    async fn take(&self, n: u32) -> Result<()>;
}

/// The same interface, as somebody else understands it.
#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7ba1", version = "1.0")]
trait Wide {
    async fn take(&self, n: u64) -> Result<()>;
}

#[derive(Clone, Default)]
struct Taken(Arc<AtomicUsize>);

impl Narrow for Taken {
    async fn take(&self, _: u32) -> Result<()> {
        self.0.fetch_add(1, Ordering::SeqCst);
        Ok(())
    }
}

impl Wide for Taken {
    async fn take(&self, _: u64) -> Result<()> {
        self.0.fetch_add(1, Ordering::SeqCst);
        Ok(())
    }
}

/// Makes a call of its own after each that it serves.
struct Audited<D> {
    inner: D,
    audit: LabClient,
    /// So many numbers it says that it sends, of one.
    numbers: u32,
}

impl<D: Dispatch> Dispatch for Audited<D> {
    fn interface(&self) -> &'static rpc_runtime::Interface {
        self.inner.interface()
    }

    fn dispatch(&self, call: ServerCall) -> Dispatched {
        let (inner, audit, numbers) = (self.inner.dispatch(call), self.audit.clone(), self.numbers);
        Box::pin(async move {
            let reply = inner.await?;
            audit.sum(numbers, &[1]).await?;
            Ok(reply)
        })
    }
}

#[tokio::test]
async fn what_a_dispatch_by_hand_fails_with_is_no_call_that_did_not_run() {
    let busy = Server::builder().offer(LabServer::new(Bench::default())).max_calls(0);
    let busy = ClientBuilder::new().over(busy.build().unwrap().in_process());
    let audit = LabClient::bind(&busy).await.unwrap();
    for (numbers, status) in [(1, Status::SERVER_TOO_BUSY), (2, Status::BAD_STUB_DATA)] {
        let error = audit.sum(numbers, &[1]).await.unwrap_err();
        assert_eq!((error.status(), error.may_have_executed()), (status, false));
        let taken = Taken::default();
        let inner = NarrowServer::new(taken.clone());
        let server = Server::builder().offer(Audited { inner, audit: audit.clone(), numbers });
        let stream = server.build().unwrap().in_process();
        let client = NarrowClient::bind(&ClientBuilder::new().over(stream)).await.unwrap();
        let error = client.take(1).await.unwrap_err();
        assert_eq!(error.status(), status);
        assert!(error.may_have_executed(), "{error:?}");
        assert_eq!(taken.0.load(Ordering::SeqCst), 1);
        // What the stub of this call refuses did not run.
        let inner = WideServer::new(taken.clone());
        let server = Server::builder().offer(Audited { inner, audit: audit.clone(), numbers });
        let stream = server.build().unwrap().in_process();
        let client = NarrowClient::bind(&ClientBuilder::new().over(stream)).await.unwrap();
        let error = client.take(1).await.unwrap_err();
        assert_eq!((error.status(), error.may_have_executed()), (Status::BAD_STUB_DATA, false));
        assert_eq!(taken.0.load(Ordering::SeqCst), 1);
    }
}
