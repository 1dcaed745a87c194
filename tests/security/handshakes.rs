//! Handshakes: how many legs they have, who has to wait, and how they end.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use rpc_runtime::endpoint_mapper::Mapper;
use rpc_runtime::prelude::*;
use rpc_runtime::security::{Acceptor, AuthenticationService};

use crate::service::{CarefulClient, CarefulServer, Service, WhoClient, WhoServer};
use crate::toy::{SERVICE, Toy};

fn server_with(toy: Toy) -> Server {
    let server = Server::builder().authenticate(toy);
    let server = server.offer(WhoServer::new(Service::default()));
    server.offer(CarefulServer::new(Service::default())).build().unwrap()
}

async fn listening(toy: Toy) -> (Server, Binding) {
    let server = server_with(toy);
    let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
    (server, endpoint.binding().clone())
}

async fn who(association: &Association) -> Result<String> {
    let client = WhoClient::bind(association).await?;
    Ok(client.who().await?.unwrap().to_string())
}

#[tokio::test]
async fn handshakes_of_any_number_of_legs_end_with_a_client_that_is_known() {
    for legs in 1..=8 {
        for delay in [None, Some(Duration::from_millis(2))] {
            let toy = Toy { legs, delay, ..Toy::of("alice") };
            let (server, binding) = listening(toy.clone()).await;
            let association =
                ClientBuilder::new().authenticate(toy).connect(&binding).await.unwrap();
            // Nobody waits for a timer.
            let said = tokio::time::timeout(Duration::from_secs(20), who(&association)).await;
            let said = said.unwrap().unwrap();
            let service = "authentication service 99";
            assert_eq!(said, format!("TOYS\\alice at privacy by {service}"), "{legs} legs");
            // Another interface on the same connection, which is authenticated already.
            let careful = CarefulClient::bind(&association).await.unwrap();
            assert_eq!(careful.who().await.unwrap().unwrap().to_string(), said);
            let authentication = association.authentication().unwrap();
            assert_eq!(authentication.service(), SERVICE);
            assert_eq!(authentication.identity().name, "server");
            let client = WhoClient::bind(&association).await.unwrap();
            let key = client.key().await.unwrap().unwrap().to_string();
            assert_eq!(Some(key.as_bytes()), authentication.session_key());
            server.shutdown(Duration::from_secs(5)).await;
        }
    }
}

/// The server does not answer the third leg: whoever waits for the bind is woken by the client's own step.
#[tokio::test(flavor = "multi_thread")]
async fn a_handshake_may_end_with_a_step_that_takes_time() {
    let (_server, binding) = listening(Toy::of("alice")).await;
    let toy = Toy { delay: Some(Duration::from_millis(20)), ..Toy::of("alice") };
    let association = ClientBuilder::new().authenticate(toy).connect(&binding).await.unwrap();
    let said = tokio::time::timeout(Duration::from_secs(20), who(&association)).await;
    assert!(said.expect("it ends").unwrap().starts_with("TOYS\\alice"));
}

#[tokio::test]
async fn a_client_that_is_not_known_is_refused_whatever_the_number_of_legs() {
    for legs in 1..=8 {
        let (server, binding) = listening(Toy::of("").legs(legs)).await;
        let toy = Toy::of("mallory").legs(legs);
        let association = ClientBuilder::new().authenticate(toy).connect(&binding).await.unwrap();
        let error = who(&association).await.unwrap_err();
        assert_eq!(error.status(), Status::ACCESS_DENIED, "{legs} legs: {error}");
        // Nothing of why: that is in the server's log alone.
        assert!(!error.to_string().contains("nobody knows"), "{error}");
        server.shutdown(Duration::from_secs(5)).await;
    }
}

#[tokio::test]
async fn a_client_does_not_go_on_with_a_server_that_it_does_not_believe() {
    for legs in [2, 3, 4, 5] {
        let (_server, binding) =
            listening(Toy { known: "alice", ..Toy::of("impostor").legs(legs) }).await;
        let toy = Toy::of("alice").legs(legs);
        let association = ClientBuilder::new().authenticate(toy).connect(&binding).await.unwrap();
        let error = who(&association).await.unwrap_err();
        assert!(error.to_string().contains("the server is an impostor"), "{legs}: {error}");
        assert!(!error.may_have_executed());
        assert!(association.is_closed());
    }
}

#[tokio::test]
async fn a_package_that_the_server_does_not_have_is_named() {
    let (_server, binding) = listening(Toy::of("alice")).await;
    let toy = Toy { service: AuthenticationService(98), ..Toy::of("alice") };
    let association = ClientBuilder::new().authenticate(toy).connect(&binding).await.unwrap();
    let error = who(&association).await.unwrap_err();
    let text = "RPC_S_UNKNOWN_AUTHN_SERVICE (1747): the server does not authenticate clients by authentication service 98, \
                or not at the level `privacy`";
    assert_eq!(error.to_string(), text);
    assert!(!error.may_have_executed());
    // And a server without packages.
    let server = Server::builder().offer(WhoServer::new(Service::default())).build().unwrap();
    let association = ClientBuilder::new().authenticate(Toy::of("alice")).over(server.in_process());
    assert_eq!(who(&association).await.unwrap_err().status(), Status::UNKNOWN_AUTHN_SERVICE);
}

/// Who only tells where servers are needs to know no user.
#[tokio::test]
async fn an_endpoint_mapper_is_asked_without_authentication() {
    let server = server_with(Toy::of("alice"));
    let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
    let mapper = Mapper::new();
    mapper.insert_server(&server, &[endpoint]).unwrap();
    let mapping = mapper.offer(Server::builder()).build().unwrap();
    let asked = mapping.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
    let port = asked.binding().endpoint().parse().unwrap();
    let settings = ClientBuilder::new().authenticate(Toy::of("alice")).endpoint_mapper_port(port);
    let client = WhoClient::connect_with(&settings, "ncacn_ip_tcp:127.0.0.1").await.unwrap();
    let said = client.who().await.unwrap().unwrap().to_string();
    assert_eq!(said, "TOYS\\alice at privacy by authentication service 99");
}

#[tokio::test]
async fn credentials_that_are_missing_are_an_error_of_the_bind() {
    let (_server, binding) = listening(Toy::of("alice")).await;
    let association =
        ClientBuilder::new().authenticate(Toy::of("nobody")).connect(&binding).await.unwrap();
    let error = who(&association).await.unwrap_err();
    assert_eq!(error.status(), Status::ACCESS_DENIED);
    assert!(error.to_string().contains("no credentials"), "{error}");
}

#[tokio::test]
async fn a_client_without_credentials_is_served_where_nobody_asks_for_them() {
    let (_server, binding) = listening(Toy::of("alice")).await;
    let association = Association::connect(&binding).await.unwrap();
    assert_eq!(who(&association).await.unwrap(), "somebody");
    assert!(association.authentication().is_none());
}

#[tokio::test]
async fn each_connection_of_an_association_is_authenticated() {
    let toy = Toy::of("alice");
    let (_server, binding) = listening(toy.clone()).await;
    let builder = ClientBuilder::new().authenticate(toy.clone()).max_connections(3).max_calls(1);
    let association = builder.connect(&binding).await.unwrap();
    let client = WhoClient::bind(&association).await.unwrap();
    let calls: Vec<_> = (0..12).map(|_| client.who()).collect();
    for call in futures(calls).await {
        assert!(call.unwrap().unwrap().to_string().starts_with("TOYS\\alice"));
    }
    assert!(toy.begun.load(Ordering::SeqCst) > 2, "a second connection authenticates");
}

async fn futures<F: Future<Output = T> + Send, T>(all: Vec<F>) -> Vec<T> {
    let mut all: Vec<_> = all.into_iter().map(|one| (Box::pin(one), None)).collect();
    std::future::poll_fn(|cx| {
        for (future, done) in all.iter_mut().filter(|(_, done)| done.is_none()) {
            if let std::task::Poll::Ready(value) = future.as_mut().poll(cx) {
                *done = Some(value);
            }
        }
        match all.iter().all(|(_, done)| done.is_some()) {
            true => std::task::Poll::Ready(()),
            false => std::task::Poll::Pending,
        }
    })
    .await;
    all.into_iter().filter_map(|(_, done)| done).collect()
}

#[tokio::test]
async fn a_connection_that_is_made_again_is_authenticated_again() {
    let toy = Toy::of("alice");
    let (server, binding) = listening(toy.clone()).await;
    let builder = ClientBuilder::new().authenticate(toy.clone()).reconnect(true);
    let association = builder.connect(&binding).await.unwrap();
    let client = WhoClient::bind(&association).await.unwrap();
    client.who().await.unwrap();
    server.shutdown(Duration::ZERO).await;
    association.closed().await;
    let again = server_with(toy);
    again.listen(&binding).await.unwrap();
    let said = client.who().await.unwrap().unwrap().to_string();
    assert!(said.starts_with("TOYS\\alice at privacy"), "{said}");
}

#[tokio::test]
async fn tokens_may_be_as_long_as_a_pdu() {
    for token in [5_000, 60_000] {
        let toy = Toy { token, ..Toy::of("alice") };
        let server = server_with(toy.clone());
        let association = ClientBuilder::new().max_fragment(1432).authenticate(toy);
        let association = association.over(server.in_process());
        assert!(who(&association).await.unwrap().starts_with("TOYS\\alice"), "{token} bytes");
    }
    let toy = Toy { token: 66_000, ..Toy::of("alice") };
    let association =
        ClientBuilder::new().authenticate(toy.clone()).over(server_with(toy).in_process());
    let error = who(&association).await.unwrap_err();
    assert_eq!(error.status(), Status::OUT_OF_RESOURCES);
    assert!(error.to_string().contains("a token too long for a PDU"), "{error}");
}

#[tokio::test(start_paused = true)]
async fn a_client_that_does_not_go_on_is_put_off() {
    let toy = Toy { delay: Some(Duration::from_secs(3600)), ..Toy::of("alice") };
    let server = Server::builder().authenticate(toy).bind_timeout(Duration::from_secs(5));
    let server = server.offer(WhoServer::new(Service::default())).build().unwrap();
    let association = ClientBuilder::new().authenticate(Toy::of("alice")).over(server.in_process());
    let error = who(&association).await.unwrap_err();
    assert!(association.is_closed(), "{error}");
    // And a package of the client's that takes for ever.
    let toy = Toy { delay: Some(Duration::from_secs(3600)), ..Toy::of("alice") };
    let server = server_with(Toy::of("alice"));
    let builder = ClientBuilder::new().connect_timeout(Duration::from_secs(5)).authenticate(toy);
    let association = builder.over(server.in_process());
    let error = who(&association).await.unwrap_err();
    assert_eq!(error.status(), Status::SERVER_UNAVAILABLE);
}

#[tokio::test]
async fn a_client_may_ask_for_the_servers_principal_name() {
    let server = server_with(Toy::of(""));
    let association = ClientBuilder::new().over(server.in_process());
    let client = rpc_runtime::management::ManagementClient::bind(&association).await.unwrap();
    let mut name = [0; 12];
    let status = client.inq_princ_name(99, 12, &mut name).await.unwrap();
    assert_eq!((status, &name), (Status::OK, b"toys/server\0"));
    let status = client.inq_princ_name(99, 11, &mut name[..11]).await.unwrap();
    assert_eq!(status, Status::STRING_TOO_LONG);
    let status = client.inq_princ_name(10, 12, &mut name).await.unwrap();
    assert_eq!(status, Status::UNKNOWN_AUTHN_SERVICE);
    // A package that is shared has the same name.
    let shared: Arc<dyn Acceptor> = Arc::new(Toy::of(""));
    assert_eq!(Acceptor::principal(&shared), "toys/server");
}

/// Whoever asked first may lose interest before the handshake is over: it is the connection's.
#[tokio::test]
async fn a_bind_that_is_given_up_ends_no_handshake() {
    for legs in 2..=6 {
        let toy = Toy { legs, delay: Some(Duration::from_millis(20)), ..Toy::of("alice") };
        let (_server, binding) = listening(toy.clone()).await;
        let association = ClientBuilder::new().authenticate(toy).connect(&binding).await.unwrap();
        let given_up = tokio::time::timeout(Duration::from_millis(30), who(&association)).await;
        assert!(given_up.is_err(), "{legs} legs");
        let careful = CarefulClient::bind(&association).await.unwrap();
        assert!(careful.who().await.is_ok(), "{legs} legs");
    }
}

/// A refusal of a later leg, in whatever PDU.
#[tokio::test]
async fn a_bind_nak_to_a_later_leg_ends_the_association() {
    use rpc_runtime::protocol::{BindNak, PacketType};
    let server = server_with(Toy::of("").legs(4));
    let stream = crate::relay::through(&server, |_, pdu| {
        let of = crate::relay::header(&pdu);
        if of.packet != Ok(PacketType::AlterContextResp) {
            return vec![pdu];
        }
        let mut nak = Vec::new();
        BindNak { reason: 9 }.write(of.call_id, &mut nak);
        vec![nak]
    });
    let association = ClientBuilder::new().authenticate(Toy::of("alice").legs(4)).over(stream);
    let error = who(&association).await.unwrap_err();
    assert_eq!(error.status(), Status::ACCESS_DENIED);
    assert!(association.is_closed());
}

#[test]
fn two_packages_of_one_service_are_refused() {
    let builder = Server::builder().authenticate(Toy::of("alice")).authenticate(Toy::of("bob"));
    let error = builder.build().unwrap_err();
    assert_eq!(error.status(), Status::INVALID_ARG);
}
