//! What each level protects, and who may call.

use std::sync::Arc;
use std::sync::Mutex;
use std::sync::atomic::Ordering;
use std::time::Duration;

use rpc_runtime::prelude::*;
use rpc_runtime::protocol::PacketType;
use rpc_runtime::security::AuthenticationLevel;

use crate::relay::{self, header};
use crate::service::{CarefulClient, CarefulServer, CarelessClient, Service, WhoClient, WhoServer};
use crate::toy::Toy;

const LEVELS: [AuthenticationLevel; 4] = [
    AuthenticationLevel::Connect,
    AuthenticationLevel::Packet,
    AuthenticationLevel::Integrity,
    AuthenticationLevel::Privacy,
];

fn server() -> Server {
    let server = Server::builder().authenticate(Toy::of(""));
    let server = server.offer(WhoServer::new(Service::default()));
    server.offer(CarefulServer::new(Service::default())).build().unwrap()
}

/// The stubs are as the level says, in every fragment.
#[tokio::test]
async fn fragments_are_protected_as_the_level_says() {
    for level in LEVELS {
        let seen: Arc<Mutex<Vec<(usize, bool)>>> = Arc::default();
        let notes = seen.clone();
        let stream = relay::through(&server(), move |_, pdu| {
            let of = header(&pdu);
            if matches!(of.packet, Ok(PacketType::Request | PacketType::Response)) {
                let clear = pdu.windows(9).any(|text| text == b"plaintext");
                notes.lock().unwrap().push((of.auth_length.into(), clear));
            }
            vec![pdu]
        });
        let builder = ClientBuilder::new().authenticate(Toy::of("alice")).level(level);
        let association = builder.max_fragment(1432).over(stream);
        let client = WhoClient::bind(&association).await.unwrap();
        for length in [0, 1, 15, 16, 17, 1300, 5000, 200_000] {
            let bytes: Vec<u8> = b"plaintext".iter().copied().cycle().take(length).collect();
            let mut same = Vec::new();
            client.echo(length as u32, &bytes, &mut same).await.unwrap();
            assert_eq!(same, bytes, "{level}");
        }
        let said = client.who().await.unwrap().unwrap().to_string();
        assert_eq!(said, format!("TOYS\\alice at {level} by authentication service 99"));
        let seen = seen.lock().unwrap();
        assert!(seen.len() > 300);
        let signed = if level == AuthenticationLevel::Connect { 0 } else { 16 };
        assert!(seen.iter().all(|(length, _)| *length == signed), "{level}");
        let clear = seen.iter().any(|(_, clear)| *clear);
        assert_eq!(clear, level != AuthenticationLevel::Privacy, "{level}");
    }
}

#[tokio::test]
async fn an_interface_is_not_called_below_its_level() {
    let service = Service::default();
    let server = Server::builder().authenticate(Toy::of(""));
    let server = server.offer(WhoServer::new(service.clone()));
    let server = server.offer(CarefulServer::new(service.clone())).build().unwrap();
    for level in LEVELS.map(Some).into_iter().chain([None]) {
        let builder = match level {
            Some(level) => ClientBuilder::new().authenticate(Toy::of("alice")).level(level),
            None => ClientBuilder::new(),
        };
        let sent = Arc::new(Mutex::new(0));
        let counts = sent.clone();
        let association = builder.over(relay::through(&server, move |_, pdu| {
            *counts.lock().unwrap() += 1;
            vec![pdu]
        }));
        let may = level >= Some(AuthenticationLevel::Integrity);
        // The client's side does not even ask.
        let careful = CarefulClient::bind(&association).await;
        assert_eq!(careful.is_ok(), may, "{level:?}");
        if let Err(error) = careful {
            assert_eq!(error.status(), Status::ACCESS_DENIED);
            assert!(error.to_string().contains("is not called below the level `integrity`"));
            assert_eq!(*sent.lock().unwrap(), 0);
        }
        // The server's side refuses one that does.
        let before = service.ran.load(Ordering::SeqCst);
        let result = CarelessClient::bind(&association).await.unwrap().who().await;
        assert_eq!(result.is_ok(), may, "{level:?}");
        if let Err(error) = result {
            assert_eq!(error.status(), Status::ACCESS_DENIED, "{level:?}");
            let told = match level {
                Some(level) => format!(": it was called at the level `{level}`"),
                None => ": the client is not authenticated".to_owned(),
            };
            assert!(error.to_string().ends_with(&told), "{error}");
            assert_eq!(service.ran.load(Ordering::SeqCst), before);
        }
        // The connection stays for others.
        WhoClient::bind(&association).await.unwrap().who().await.unwrap();
    }
    // Within the process nobody listens.
    let association = ClientBuilder::new().over(server.in_process());
    let said = CarefulClient::bind(&association).await.unwrap().who().await.unwrap();
    assert_eq!(said.unwrap().to_string(), "somebody");
    assert_eq!(CarefulClient::INTERFACE.min_level, Some(AuthenticationLevel::Integrity));
    assert_eq!(WhoClient::INTERFACE.min_level, None);
}

/// One end of a pair of streams may lead anywhere.
#[tokio::test]
async fn only_what_the_server_makes_itself_is_within_the_process() {
    let server = server();
    let (ours, theirs) = rpc_runtime::transport::Stream::pair();
    let serves = server.clone();
    tokio::spawn(async move { serves.serve(theirs).await });
    let client = CarelessClient::bind(&ClientBuilder::new().over(ours)).await.unwrap();
    assert_eq!(client.who().await.unwrap_err().status(), Status::ACCESS_DENIED);
}

#[tokio::test]
async fn a_server_has_a_level_for_all_its_interfaces() {
    let builder =
        Server::builder().authenticate(Toy::of("")).min_level(AuthenticationLevel::Privacy);
    let server = builder.offer(CarefulServer::new(Service::default())).build().unwrap();
    for (level, may) in LEVELS.into_iter().zip([false, false, false, true]) {
        let builder = ClientBuilder::new().authenticate(Toy::of("alice")).level(level);
        let association = builder.over(relay::through(&server, |_, pdu| vec![pdu]));
        let client = CarelessClient::bind(&association).await.unwrap();
        assert_eq!(client.who().await.is_ok(), may, "{level}");
        // What is there without having been offered is no exception.
        let client = rpc_runtime::management::ManagementClient::bind(&association).await.unwrap();
        let mut status = Status::OK;
        assert_eq!(client.is_server_listening(&mut status).await.is_ok(), may, "{level}");
    }
}

#[tokio::test]
async fn a_policy_is_asked_before_anything_is_kept() {
    let service = Service::default();
    let asked: Arc<Mutex<Vec<(u16, bool)>>> = Arc::default();
    let notes = asked.clone();
    let server = Server::builder()
        .authenticate(Toy::of(""))
        .max_connection_memory(1 << 20)
        .offer(WhoServer::new(service.clone()))
        .policy(move |call| {
            notes.lock().unwrap().push((call.opnum(), call.authentication().is_some()));
            match call.authentication() {
                Some(of) if of.identity().name == "alice" && call.opnum() == 0 => Ok(()),
                Some(_) => Err(Error::new(Status(0xc000_0022), "not this")),
                None => panic!("a policy that panics"),
            }
        })
        .build()
        .unwrap();
    let builder = ClientBuilder::new().authenticate(Toy::of("alice"));
    let association = builder.over(relay::through(&server, |_, pdu| vec![pdu]));
    let client = WhoClient::bind(&association).await.unwrap();
    client.who().await.unwrap();
    // Larger than the connection may hold: nothing of it is held.
    let bytes = vec![0; 8 << 20];
    let error = client.echo(8 << 20, &bytes, &mut Vec::new()).await.unwrap_err();
    assert_eq!(error.status(), Status(0xc000_0022));
    client.who().await.unwrap();
    let association = ClientBuilder::new().over(server.in_process());
    let error = WhoClient::bind(&association).await.unwrap().who().await.unwrap_err();
    assert_eq!(error.status(), Status::ACCESS_DENIED);
    assert_eq!(*asked.lock().unwrap(), [(0, true), (1, true), (0, true), (0, false)]);
    assert_eq!(service.ran.load(Ordering::SeqCst), 2);
    tokio::time::timeout(Duration::from_secs(10), server.shutdown(Duration::from_secs(5)))
        .await
        .unwrap();
}
