//! The limits that connections share: calls in flight, and requests of which fragments are missing. Each connection has one of
//! both that does not count.

use std::time::Duration;

use rpc_runtime::prelude::*;
use rpc_runtime::protocol::{Fault, PacketFlags, PacketType};
use rpc_runtime::server::{Endpoint, ServerBuilder};
use rpc_tests::lab::{Bench, LabClient, LabServer};
use rpc_tests::raw::{Raw, message};
use rpc_tests::until;
use tokio::net::TcpStream;

const PANIC: u16 = 1;
const HANG: u16 = 3;
const SUM: u16 = 5;

const WHOLE: u8 = 3;
const FIRST: u8 = 1;
const LAST: u8 = 2;

fn builder() -> ServerBuilder {
    Server::builder().offer(LabServer::new(Bench::default()))
}

fn part(call_id: u32, opnum: u16, stub: &[u8], flags: u8) -> Vec<u8> {
    let mut pdu = message(PacketType::Request, call_id, opnum, stub, false);
    pdu[3] = flags;
    pdu
}

async fn raw(server: &Server) -> Raw {
    Raw::client_of(server, LabClient::INTERFACE.id).await
}

/// The next answer: whether the call was answered, or refused because of a limit.
async fn answer(raw: &mut Raw) -> (u32, bool) {
    let (header, pdu) = raw.receive().await.expect("an answer");
    if header.packet == Ok(PacketType::Response) {
        return (header.call_id, true);
    }
    assert_eq!(header.packet, Ok(PacketType::Fault));
    let status = Status::from_wire(Fault::read(&pdu, false).unwrap().status);
    assert_eq!(status, Status::SERVER_TOO_BUSY);
    assert!(header.flags.has(PacketFlags::DID_NOT_EXECUTE));
    (header.call_id, false)
}

/// Calls that hang, so many, and of them are refused so many.
async fn hang(raw: &mut Raw, calls: std::ops::Range<u32>, refused: u32) {
    for call_id in calls.clone() {
        raw.send(&part(call_id, HANG, &[], WHOLE)).await;
    }
    for call_id in calls.end - refused..calls.end {
        assert_eq!(answer(raw).await, (call_id, false));
    }
}

/// Somebody else is served, call after call.
async fn assert_serves(server: &Server) {
    let client = LabClient::bind(&ClientBuilder::new().over(server.in_process())).await.unwrap();
    for _ in 0..3 {
        assert_eq!(client.sum(1, &[7]).await.unwrap(), 7);
        assert_eq!(client.add(40, &2).await.unwrap(), 42);
    }
}

#[tokio::test]
async fn calls_in_flight_have_a_limit_together_and_give_their_places_back() {
    let server = builder().max_all_calls(3).build().unwrap();
    let (mut one, mut two) = (raw(&server).await, raw(&server).await);
    hang(&mut one, 10..14, 0).await;
    until(|| server.calls() == 4).await;
    hang(&mut one, 14..15, 1).await;
    hang(&mut two, 10..12, 1).await;
    until(|| server.calls() == 5).await;
    assert_serves(&server).await;
    assert_eq!(server.statistics().calls_refused, 2);

    // Given up: one is free.
    one.send(&[5, 0, 19, 3, 0x10, 0, 0, 0, 16, 0, 0, 0, 12, 0, 0, 0]).await;
    until(|| server.calls() == 4).await;
    hang(&mut two, 20..22, 1).await;
    // Its connection is lost: three are free, of which one was another's.
    drop(one);
    until(|| server.connections() == 1).await;
    hang(&mut two, 30..33, 1).await;
    until(|| server.calls() == 4).await;
    drop(two);
    until(|| server.calls() == 0).await;
    let mut three = raw(&server).await;
    hang(&mut three, 10..15, 1).await;
}

/// What is answered, whatever the answer, is in flight no more.
#[tokio::test]
async fn calls_that_end_give_their_places_back() {
    let server = builder().max_all_calls(1).build().unwrap();
    let mut raw = raw(&server).await;
    hang(&mut raw, 10..11, 0).await;
    for call_id in 20..30 {
        // The method panics, the request is no request of it, its result is there.
        raw.send(&part(call_id, PANIC, &[], WHOLE)).await;
        assert_eq!(raw.receive().await.unwrap().0.packet, Ok(PacketType::Fault));
        raw.send(&part(call_id, SUM, &[1], WHOLE)).await;
        assert_eq!(raw.receive().await.unwrap().0.packet, Ok(PacketType::Fault));
        raw.send(&part(call_id, SUM, &[0; 8], WHOLE)).await;
        assert_eq!(answer(&mut raw).await, (call_id, true));
    }
    assert_eq!(server.statistics().calls_refused, 0);
    assert_eq!(server.statistics().faults_sent, 20);
}

#[tokio::test]
async fn calls_within_the_process_are_among_them() {
    let server = builder().max_all_calls(1).build().unwrap();
    let (one, two) = (server.in_process(), server.in_process());
    let (one, two) = (ClientBuilder::new().over(one), ClientBuilder::new().over(two));
    let (one, two) = (LabClient::bind(&one).await.unwrap(), LabClient::bind(&two).await.unwrap());
    let hang = |client: &LabClient| {
        let client = client.clone();
        tokio::spawn(async move { client.hang().await })
    };
    let first = [hang(&one), hang(&one)];
    until(|| server.calls() == 2).await;
    let error = one.hang().await.unwrap_err();
    assert_eq!((error.status(), error.may_have_executed()), (Status::SERVER_TOO_BUSY, false));
    let own = hang(&two);
    until(|| server.calls() == 3).await;
    let error = two.hang().await.unwrap_err();
    assert_eq!((error.status(), error.may_have_executed()), (Status::SERVER_TOO_BUSY, false));
    assert_serves(&server).await;
    first.iter().for_each(tokio::task::JoinHandle::abort);
    until(|| server.calls() == 1).await;
    let more = hang(&two);
    until(|| server.calls() == 2).await;
    own.abort();
    more.abort();
    until(|| server.calls() == 0).await;
}

/// A call beyond `max_calls` goes through the stream, where it is refused; its place is there for another.
#[tokio::test]
async fn a_call_that_a_connection_refuses_has_no_place() {
    let server = builder().max_all_calls(1).max_calls(2).build().unwrap();
    let mut raw = raw(&server).await;
    hang(&mut raw, 10..15, 3).await;
    drop(raw);
    until(|| server.connections() == 0).await;
    let mut raw = self::raw(&server).await;
    hang(&mut raw, 10..12, 0).await;
    until(|| server.calls() == 2).await;
}

#[tokio::test]
async fn unfinished_requests_have_a_limit_together_and_give_their_places_back() {
    let server = builder().max_unfinished_requests(2).build().unwrap();
    let (mut one, mut two) = (raw(&server).await, raw(&server).await);
    for call_id in 10..14 {
        one.send(&part(call_id, SUM, &[0; 8], FIRST)).await;
    }
    assert_eq!(answer(&mut one).await, (13, false));
    // What follows of it is passed over.
    one.send(&part(13, SUM, &[], LAST)).await;
    two.send(&part(10, SUM, &[0; 8], FIRST)).await;
    two.send(&part(11, SUM, &[0; 8], FIRST)).await;
    assert_eq!(answer(&mut two).await, (11, false));
    assert_eq!(server.calls(), 0, "none of them has begun");
    assert_serves(&server).await;
    // One that is complete makes room for another.
    one.send(&part(11, SUM, &[], LAST)).await;
    assert_eq!(answer(&mut one).await, (11, true));
    two.send(&part(12, SUM, &[0; 8], FIRST)).await;
    two.send(&part(13, SUM, &[0; 8], FIRST)).await;
    assert_eq!(answer(&mut two).await, (13, false));
    // So does one that is given up, and a connection that ends.
    one.send(&[5, 0, 19, 3, 0x10, 0, 0, 0, 16, 0, 0, 0, 12, 0, 0, 0]).await;
    drop(one);
    until(|| server.connections() == 2).await;
    for call_id in 20..22 {
        two.send(&part(call_id, SUM, &[0; 8], FIRST)).await;
    }
    assert_eq!(answer(&mut two).await, (21, false));
    for call_id in [10, 12, 20] {
        two.send(&part(call_id, SUM, &[], LAST)).await;
        assert_eq!(answer(&mut two).await, (call_id, true));
    }
    assert_eq!(server.statistics().calls_refused, 4);
}

/// They take too long, and are refused: then their places are free.
#[tokio::test(start_paused = true)]
async fn unfinished_requests_that_are_late_give_their_places_back() {
    let time = Duration::from_secs(1);
    let server = builder().max_unfinished_requests(1).request_timeout(time).build().unwrap();
    let mut raw = raw(&server).await;
    for round in 0..3 {
        let first = 10 * (round + 1);
        for call_id in first..first + 2 {
            raw.send(&part(call_id, SUM, &[0; 8], FIRST)).await;
        }
        for _ in 0..2 {
            let (_, pdu) = raw.receive().await.unwrap();
            let status = Status::from_wire(Fault::read(&pdu, false).unwrap().status);
            assert_eq!(status, Status::CALL_CANCELLED, "not too many");
        }
    }
    until(|| server.statistics().calls_timed_out == 6).await;
}

/// A call whose last fragment comes when there are too many in flight.
#[tokio::test]
async fn a_request_that_is_complete_needs_a_place_in_flight() {
    let server = builder().max_all_calls(0).build().unwrap();
    let mut raw = raw(&server).await;
    raw.send(&part(9, SUM, &[0; 8], FIRST)).await;
    hang(&mut raw, 10..11, 0).await;
    until(|| server.calls() == 1).await;
    raw.send(&part(9, SUM, &[], LAST)).await;
    assert_eq!(answer(&mut raw).await, (9, false));
    assert_serves(&server).await;
}

async fn from(endpoint: &Endpoint, address: [u8; 4]) -> Raw {
    let socket = tokio::net::TcpSocket::new_v4().unwrap();
    socket.bind((address, 0).into()).unwrap();
    let port = endpoint.binding().endpoint().parse().unwrap();
    let stream: TcpStream = socket.connect(([127, 0, 0, 1], port).into()).await.unwrap();
    let mut raw = Raw::of(stream);
    raw.bind(LabClient::INTERFACE.id, rpc_runtime::protocol::SyntaxId::NDR20).await;
    raw
}

/// One address cannot take all that there is.
#[cfg(target_os = "linux")]
#[tokio::test]
async fn unfinished_requests_of_an_address_have_a_limit_together() {
    let builder = builder().max_unfinished_requests(4).max_unfinished_requests_per_address(2);
    let server = builder.build().unwrap();
    let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
    let (here, there) = ([127, 0, 0, 1], [127, 0, 0, 2]);
    let mut begun = Vec::new();
    for (address, beyond) in [(here, [12, 11]), (there, [12, 11])] {
        // Two of the address and one of each connection.
        let mut peers = [from(&endpoint, address).await, from(&endpoint, address).await];
        let mut last = 12;
        for (raw, refused) in peers.iter_mut().zip(beyond) {
            for call_id in 10..=last {
                raw.send(&part(call_id, SUM, &[0; 8], FIRST)).await;
            }
            if last == 11 {
                assert_eq!(answer(raw).await, (refused, false), "{address:?}");
            } else {
                raw.send(&part(13, SUM, &[0; 8], FIRST)).await;
                assert_eq!(answer(raw).await, (13, false), "{address:?}");
            }
            last = 11;
        }
        begun.push(peers);
    }
    let mut other = from(&endpoint, [127, 0, 0, 3]).await;
    other.send(&part(10, SUM, &[0; 8], FIRST)).await;
    other.send(&part(11, SUM, &[0; 8], FIRST)).await;
    assert_eq!(answer(&mut other).await, (11, false), "all together have their limit, too");
    // All are gone: the address has its places again.
    drop(begun);
    until(|| server.connections() == 1).await;
    let mut again = from(&endpoint, here).await;
    for call_id in 10..14 {
        again.send(&part(call_id, SUM, &[0; 8], FIRST)).await;
    }
    assert_eq!(answer(&mut again).await, (13, false));
}
