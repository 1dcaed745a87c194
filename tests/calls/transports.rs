//! TCP, Unix sockets, in-process; both transfer syntaxes; every fragment size; blocking clients.

use rpc_runtime::prelude::*;
use rpc_runtime::protocol::SyntaxId;
use uuid::Uuid;

use rpc_tests::lab::{Bench, LabBlockingClient, LabClient, LabServer, OtherClient, server};

#[tokio::test]
async fn tcp() {
    let (server, _) = server();
    let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
    let client = LabClient::connect(endpoint.binding()).await.unwrap();
    assert_eq!(client.add(1, &2).await.unwrap(), 3);
    let error = server.listen(endpoint.binding()).await.unwrap_err();
    assert!(error.to_string().contains("cannot listen"), "{error}");
}

#[cfg(not(unix))]
#[tokio::test]
async fn a_local_binding_says_that_it_is_for_unix() {
    let (server, _) = server();
    let listening = server.listen(Binding::local("a socket")).await.unwrap_err();
    let connecting = LabClient::connect(Binding::local("a socket")).await.unwrap_err();
    for error in [listening, connecting] {
        assert_eq!(error.status().0, 1703);
        assert!(error.to_string().contains("for Unix alone"), "{error}");
    }
}

#[cfg(unix)]
#[tokio::test]
async fn unix_sockets() {
    let path = std::env::temp_dir().join(format!("rpc-test-{}.sock", std::process::id()));
    let (server, _) = server();
    let endpoint = server.listen(Binding::local(path.to_str().unwrap())).await.unwrap();
    let client = LabClient::connect(endpoint.binding()).await.unwrap();
    assert_eq!(client.add(1, &2).await.unwrap(), 3);
    server.shutdown(std::time::Duration::from_secs(5)).await;
    assert!(!path.exists(), "the socket's file is gone with its server");
}

#[tokio::test]
async fn both_transfer_syntaxes() {
    for (syntax, ndr64) in [(SyntaxId::NDR20, false), (SyntaxId::NDR64, true)] {
        let (server, _) = server();
        let builder = ClientBuilder::new().transfer_syntaxes(&[syntax]);
        let association = builder.over(server.in_process());
        let client = LabClient::bind(&association).await.unwrap();
        assert_eq!(client.client().is_ndr64(), ndr64);
        assert_eq!(client.sum(2, &[1, 2]).await.unwrap(), 3);
    }
}

#[tokio::test]
async fn several_interfaces_on_one_connection() {
    let (server, _) = server();
    let association = ClientBuilder::new().over(server.in_process());
    let (lab, other) = tokio::join!(LabClient::bind(&association), OtherClient::bind(&association));
    let (lab, other) = (lab.unwrap(), other.unwrap());
    let (sum, twice) = tokio::join!(lab.sum(1, &[4]), other.twice(21));
    assert_eq!((sum.unwrap(), twice.unwrap()), (4, 42));
    assert_eq!(server.connections(), 1);
}

#[tokio::test]
async fn every_fragment_size() {
    let numbers: Vec<u32> = (0..20_000).collect();
    let expected: u64 = numbers.iter().copied().map(u64::from).sum();
    for (ours, theirs) in [(1432, 65535), (65535, 1432), (1433, 5840), (4280, 4281), (65528, 65528)]
    {
        let server = Server::builder()
            .offer(LabServer::new(Bench::default()))
            .max_fragment(theirs)
            .build()
            .unwrap();
        let association = ClientBuilder::new().max_fragment(ours).over(server.in_process());
        let client = LabClient::bind(&association).await.unwrap();
        assert_eq!(client.sum(20_000, &numbers).await.unwrap(), expected, "{ours} and {theirs}");
        let (mut n, mut produced) = (0, Vec::new());
        client.produce(20_000, &mut n, &mut produced).await.unwrap();
        assert_eq!(produced, numbers);
    }
}

#[tokio::test]
async fn object_uuids() {
    let (server, _) = server();
    let association = ClientBuilder::new().over(server.in_process());
    let client = LabClient::bind(&association).await.unwrap();
    assert_eq!(client.object().await.unwrap(), Uuid::nil());
    let object = Uuid::from_u128(0x1234_5678_9abc_def0_1234_5678_9abc_def0);
    let client = client.with_object(Some(object));
    assert_eq!(client.object().await.unwrap(), object);
}

#[test]
fn a_blocking_client_needs_no_runtime() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let (server, _) = server();
    let endpoint = runtime.block_on(server.listen("ncacn_ip_tcp:127.0.0.1[0]")).unwrap();
    let client = LabBlockingClient::connect(endpoint.binding()).unwrap();
    assert_eq!(client.add(1, &2).unwrap(), 3);
    let threads: Vec<_> = (0..4)
        .map(|i| {
            let client = client.clone();
            std::thread::spawn(move || client.add(i, &i).unwrap())
        })
        .collect();
    let sums: Vec<_> = threads.into_iter().map(|thread| thread.join().unwrap()).collect();
    assert_eq!(sums, [0, 2, 4, 6]);

    let error = runtime.block_on(async { client.add(1, &2) }).unwrap_err();
    assert_eq!(
        error.status(),
        Status::INVALID_ARG,
        "it says so instead of blocking a task's thread"
    );
}

#[test]
fn a_blocking_client_has_limits_and_streams_too() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let (server, _) = server();
    let endpoint = runtime.block_on(server.listen("ncacn_ip_tcp:127.0.0.1[0]")).unwrap();
    let settings = ClientBuilder::new().call_timeout(std::time::Duration::from_millis(50));
    let client = LabBlockingClient::connect_with(&settings, endpoint.binding()).unwrap();
    assert_eq!(client.hang().unwrap_err().status(), Status::CALL_CANCELLED);

    let stream = runtime.block_on(async { server.in_process() });
    let client = LabBlockingClient::over(&ClientBuilder::new(), stream).unwrap();
    assert_eq!(client.add(1, &2).unwrap(), 3);

    let association = runtime.block_on(async { ClientBuilder::new().over(server.in_process()) });
    let client = LabBlockingClient::bind(&association).unwrap();
    assert_eq!(client.add(1, &2).unwrap(), 3);
}

/// It says so, and does not panic: neither when it is made nor when it is dropped.
#[tokio::test]
async fn a_blocking_client_on_an_asynchronous_tasks_thread() {
    let (server, _) = server();
    let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
    let binding = endpoint.binding().clone();
    let error = LabBlockingClient::connect(&binding).unwrap_err();
    assert_eq!(error.status(), Status::INVALID_ARG);
    let made = std::thread::spawn(move || LabBlockingClient::connect(&binding).unwrap());
    let client = tokio::task::spawn_blocking(|| made.join().unwrap()).await.unwrap();
    drop(client);
}
