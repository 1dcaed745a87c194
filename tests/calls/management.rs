//! What a server says of itself.

use std::time::Duration;

use rpc_examples::rpcecho::{Echo, RpcechoClient, RpcechoServer};
use rpc_runtime::management::{InterfaceIds, Management, ManagementClient, ManagementServer};
use rpc_runtime::prelude::*;
use rpc_runtime::protocol::SyntaxId;
use rpc_runtime::server::ManagementPolicy;
use rpc_tests::{SYNTAXES, until};

async fn client(server: &Server, syntax: SyntaxId) -> ManagementClient {
    let builder = ClientBuilder::new().transfer_syntaxes(&[syntax]);
    ManagementClient::bind(&builder.over(server.in_process())).await.unwrap()
}

#[tokio::test]
async fn a_server_tells_its_interfaces_its_own_among_them() {
    let server = Server::builder().offer(RpcechoServer::new(Echo)).build().unwrap();
    for syntax in SYNTAXES {
        let mut ids = None;
        assert_eq!(client(&server, syntax).await.inq_if_ids(&mut ids).await.unwrap(), Status::OK);
        let ids = ids.unwrap().ids.0;
        let ids: Vec<SyntaxId> = ids.into_iter().map(|id| (*id.unwrap()).into()).collect();
        assert_eq!(ids, [RpcechoClient::INTERFACE.id, ManagementClient::INTERFACE.id]);
    }
    let names: Vec<_> = server.interfaces().map(|interface| interface.name).collect();
    assert_eq!(names, ["Rpcecho"]);
}

#[tokio::test]
async fn calls_and_packets_are_counted_once() {
    let server = Server::builder().offer(RpcechoServer::new(Echo)).build().unwrap();
    let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
    let builder = ClientBuilder::new().max_fragment(1432);
    let echo = RpcechoClient::connect_with(&builder, endpoint.binding()).await.unwrap();
    let counts = |calls, packets| {
        let now = server.statistics();
        (now.calls_received, now.packets_received, now.packets_sent) == (calls, packets, packets)
    };
    for n in 0..100 {
        let mut next = 0;
        echo.add_one(n, &mut next).await.unwrap();
        assert_eq!(next, n + 1);
    }
    // A bind, and a hundred calls.
    until(|| counts(100, 101)).await;
    let (data, mut back) = (vec![7; 10_000], vec![0; 10_000]);
    echo.echo_data(10_000, &data, &mut back).await.unwrap();
    assert_eq!(back, data);
    // 10,008 bytes and 10,004 in fragments of up to 1408.
    until(|| counts(101, 109)).await;

    let mut count = 6;
    let mut counts = [9; 6];
    let client = client(&server, SyntaxId::NDR20).await;
    assert_eq!(client.inq_stats(&mut count, &mut counts).await.unwrap(), Status::OK);
    // This call is one, too.
    assert_eq!((count, counts[0], counts[1], &counts[4..]), (6, 102, 0, &[0, 0][..]));
    assert!(counts[2] >= 109 && counts[3] >= 109);
    let mut one = [9];
    client.inq_stats(&mut 1, &mut one).await.unwrap();
    assert_eq!(one, [103]);
}

#[tokio::test]
async fn nobody_stops_a_server_that_was_not_told_so() {
    let server = Server::builder().build().unwrap();
    let client = client(&server, SyntaxId::NDR20).await;
    assert_eq!(client.stop_server_listening().await.unwrap(), Status::ACCESS_DENIED);
    let mut status = Status::INTERNAL_ERROR;
    assert_eq!(client.is_server_listening(&mut status).await.unwrap(), 1);
    assert_eq!(status, Status::OK);
    let mut name = [b'x'; 8];
    let answer = client.inq_princ_name(10, 8, &mut name).await.unwrap();
    assert_eq!((answer, name[0]), (Status::UNKNOWN_AUTHN_SERVICE, 0));
}

#[tokio::test]
async fn a_program_says_who_may_stop_its_server() {
    let policy = ManagementPolicy::stop_if(|call| call.peer() == "in-process");
    let server = Server::builder().management(policy).build().unwrap();
    let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
    let far = ManagementClient::connect(endpoint.binding()).await.unwrap();
    assert_eq!(far.stop_server_listening().await.unwrap(), Status::ACCESS_DENIED);
    let near = client(&server, SyntaxId::NDR64).await;
    assert_eq!(near.stop_server_listening().await.unwrap(), Status::OK);
    // As after `shutdown`.
    far.client().association().closed().await;
    let error = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap_err();
    assert_eq!(error.status(), Status::NOT_LISTENING);
    server.shutdown(Duration::from_secs(1)).await;
    assert_eq!(server.connections(), 0);
}

struct Mine;

impl Management for Mine {
    async fn inq_if_ids(&self, _: &mut Option<Box<InterfaceIds>>) -> Result<Status> {
        Ok(Status(42))
    }
    async fn inq_stats(&self, _: &mut u32, _: &mut [u32]) -> Result<Status> {
        Ok(Status(42))
    }
    async fn is_server_listening(&self, _: &mut Status) -> Result<u32> {
        Ok(42)
    }
    async fn stop_server_listening(&self, _: &CallInfo) -> Result<Status> {
        Ok(Status(42))
    }
    async fn inq_princ_name(&self, _: u32, _: u32, _: &mut [u8]) -> Result<Status> {
        Ok(Status(42))
    }
}

#[tokio::test]
async fn a_programs_own_management_takes_the_place_of_the_other() {
    let server = Server::builder().offer(ManagementServer::new(Mine)).build().unwrap();
    let client = client(&server, SyntaxId::NDR20).await;
    assert_eq!(client.stop_server_listening().await.unwrap(), Status(42));
}
