//! Many calls, calls given up, time-outs, limits, shutdown.

use std::sync::atomic::Ordering;
use std::time::Duration;

use rpc_runtime::ndr::DecodeLimits;
use rpc_runtime::prelude::*;

use rpc_tests::lab::{Bench, LabClient, LabServer, client, server};
use rpc_tests::until;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_calls_at_once() {
    let (client, _server, _) = client().await;
    let tasks: Vec<_> = (0..64_u32)
        .map(|task| {
            let client = client.clone();
            tokio::spawn(async move {
                for i in 0..50 {
                    let numbers = [task, i, 1];
                    let sum = client.sum(3, &numbers).await.unwrap();
                    assert_eq!(sum, u64::from(task + i + 1));
                    assert_eq!(client.add(task, &i).await.unwrap(), task + i);
                }
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
}

#[tokio::test]
async fn a_dropped_call_is_given_up_at_the_server_too() {
    let (client, _server, bench) = client().await;
    {
        let call = client.hang();
        tokio::pin!(call);
        tokio::select! {
            _ = &mut call => unreachable!("it hangs"),
            () = until(|| bench.hanging.load(Ordering::SeqCst) == 1) => {}
        }
    }
    until(|| bench.hanging.load(Ordering::SeqCst) == 0).await;
    assert_eq!(client.add(1, &2).await.unwrap(), 3, "the connection is as good as before");
}

#[tokio::test]
async fn a_call_can_time_out() {
    let (server, bench) = server();
    let builder = ClientBuilder::new().call_timeout(Duration::from_millis(20));
    let association = builder.over(server.in_process());
    let client = LabClient::bind(&association).await.unwrap();
    let error = client.hang().await.unwrap_err();
    assert_eq!(error.status(), Status::CALL_CANCELLED);
    assert!(error.may_have_executed());
    assert!(error.to_string().contains("Lab::hang"), "{error}");
    until(|| bench.hanging.load(Ordering::SeqCst) == 0).await;
}

#[tokio::test]
async fn a_broken_connection_ends_all_calls_and_their_methods() {
    let (server, bench) = server();
    let (ours, theirs) = rpc_runtime::transport::Stream::pair();
    let serving = tokio::spawn({
        let server = server.clone();
        async move { server.serve(theirs).await }
    });
    let association = ClientBuilder::new().over(ours);
    let client = LabClient::bind(&association).await.unwrap();
    let calls = tokio::spawn({
        let client = client.clone();
        async move { tokio::join!(client.hang(), client.hang()) }
    });
    until(|| bench.hanging.load(Ordering::SeqCst) == 2).await;
    serving.abort();
    let (a, b) = calls.await.unwrap();
    for error in [a.unwrap_err(), b.unwrap_err()] {
        assert_eq!(error.status(), Status::COMM_FAILURE);
        assert!(error.may_have_executed());
    }
    let error = client.add(1, &2).await.unwrap_err();
    assert!(!error.may_have_executed(), "nothing was sent any more");
}

#[tokio::test]
async fn shutdown_finishes_what_is_in_flight() {
    let (server, _) = server();
    let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
    let client = LabClient::connect(endpoint.binding()).await.unwrap();
    let call = tokio::spawn({
        let client = client.clone();
        async move { client.add(20, &22).await }
    });
    let result = call.await.unwrap();
    server.shutdown(Duration::from_secs(10)).await;
    assert_eq!(result.unwrap(), 42);
    assert_eq!(server.connections(), 0);
    assert!(LabClient::connect(endpoint.binding()).await.is_err());
    assert!(client.add(1, &2).await.is_err());
}

#[tokio::test]
async fn limits_of_a_server() {
    let server = Server::builder()
        .offer(LabServer::new(Bench::default()))
        .max_calls(2)
        .max_call_bytes(10_000)
        .max_connections(1)
        .decode_limits(DecodeLimits::default().with_memory(2_000))
        .build()
        .unwrap();
    let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
    let client = LabClient::connect(endpoint.binding()).await.unwrap();

    let busy = async {
        let (a, b) = (client.hang(), client.hang());
        tokio::pin!(a, b);
        let third = async {
            tokio::task::yield_now().await;
            client.hang().await
        };
        tokio::select! {
            biased;
            _ = &mut a => unreachable!("it hangs"),
            _ = &mut b => unreachable!("it hangs"),
            third = third => third,
        }
    };
    let error = busy.await.unwrap_err();
    assert_eq!(error.status(), Status::SERVER_TOO_BUSY);
    assert!(!error.may_have_executed());

    let mut buffer = [0; 600];
    let (mut pair, mut text) = (rpc_tests::lab::Pair { number: 0, text: None }, String::new());
    let error = client.change(false, &mut pair, &mut text, 600, &mut buffer).await.unwrap_err();
    assert_eq!(error.status(), Status::OUT_OF_MEMORY, "the call's memory is limited");

    assert!(LabClient::connect(endpoint.binding()).await.is_err(), "one connection is the limit");

    let numbers = vec![0; 10_000];
    assert!(client.sum(10_000, &numbers).await.is_err(), "larger than a call may be");
}

#[tokio::test]
async fn limits_of_a_client() {
    let (server, _) = server();
    let builder = ClientBuilder::new().max_call_bytes(1000).max_calls(1);
    let client = LabClient::bind(&builder.over(server.in_process())).await.unwrap();
    let (mut n, mut numbers) = (0, vec![1]);
    let error = client.produce(10_000, &mut n, &mut numbers).await.unwrap_err();
    assert_eq!(error.status(), Status::OUT_OF_RESOURCES);
    assert!(error.to_string().contains("larger than this client's `max_call_bytes`, 1000 bytes"));
    assert_eq!((n, &numbers[..]), (0, &[1][..]));
    let (a, b) = tokio::join!(client.add(1, &1), client.add(2, &2));
    assert_eq!((a.unwrap(), b.unwrap()), (2, 4), "the second waits for the first");
}

#[tokio::test]
async fn a_client_that_does_not_bind_is_sent_away() {
    let server = Server::builder()
        .offer(LabServer::new(Bench::default()))
        .bind_timeout(Duration::from_millis(10))
        .build()
        .unwrap();
    let (mut raw, stream) = rpc_tests::raw::Raw::pair();
    tokio::spawn(async move { server.serve(stream).await });
    assert!(raw.receive().await.is_none());
}
