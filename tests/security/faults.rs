//! What a client makes of faults, which most servers do not sign.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use rpc_runtime::prelude::*;
use rpc_runtime::protocol::PacketType;
use rpc_runtime::security::spnego::{Negotiate, NegotiateAcceptor};
use rpc_runtime::security::{Acceptor, AuthenticationLevel, Initiator};

use crate::package::{LEVELS, PASSWORD, Package, acceptor, initiator};
use crate::relay::{self, Way, header};
use crate::service::{CarefulClient, Service, WhoClient, WhoServer};
use crate::toy::Toy;
use crate::trailers::signed;

use AuthenticationLevel::{Connect, Integrity, Privacy};

/// A server that denies each call but `lets` of them, the first ones.
fn denying(acceptor: impl Acceptor + 'static, lets: usize) -> Server {
    let calls = AtomicUsize::new(0);
    Server::builder()
        .authenticate(acceptor)
        .policy(move |_| match calls.fetch_add(1, Ordering::SeqCst) < lets {
            true => Ok(()),
            false => Err(Error::new(Status::ACCESS_DENIED, "not this")),
        })
        .offer(WhoServer::new(Service::default()))
        .build()
        .unwrap()
}

/// The error of a first call.
async fn first(server: &Server, client: ClientBuilder) -> Error {
    let stream = relay::through(server, |_, pdu| vec![pdu]);
    WhoClient::bind(&client.over(stream)).await.unwrap().who().await.unwrap_err()
}

#[tokio::test]
async fn an_error_says_whether_nobody_signed_its_fault() {
    const SAYS: &str = "an unsigned fault says that the server failed Who::who";
    for level in LEVELS {
        let client = ClientBuilder::new().authenticate(Toy::of("alice")).level(level);
        let error = first(&denying(Toy::of(""), 0), client).await;
        assert_eq!((error.status(), error.is_unsigned()), (Status::ACCESS_DENIED, true), "{level}");
        assert!(error.may_have_executed(), "{level}: an unsigned fault says that it did not");
        assert!(error.to_string().contains(SAYS), "{level}: {error}");
    }
    // Where nothing is signed, nobody asks for it.
    for client in
        [ClientBuilder::new(), ClientBuilder::new().authenticate(Toy::of("alice")).level(Connect)]
    {
        let error = first(&denying(Toy::of(""), 0), client).await;
        assert_eq!((error.status(), error.is_unsigned()), (Status::ACCESS_DENIED, false));
        assert!(!error.may_have_executed());
        assert!(error.to_string().contains("the server refused Who::who, which did not run"));
    }
    // What this side finds out is no fault.
    let client = ClientBuilder::new().authenticate(Toy::of("alice")).level(Integrity);
    let stream = relay::through(&denying(Toy::of(""), 0), |way, pdu| match way {
        Way::ToClient if header(&pdu).packet == Ok(PacketType::Fault) => vec![],
        _ => vec![pdu],
    });
    let client = client.call_timeout(Duration::from_millis(50)).over(stream);
    let error = WhoClient::bind(&client).await.unwrap().who().await.unwrap_err();
    assert_eq!((error.status(), error.is_unsigned()), (Status::CALL_CANCELLED, false));
}

/// Nor does anybody sign what refuses an interface, or the client, in its first leg or a later one.
#[tokio::test]
async fn an_error_says_that_nobody_signed_what_refuses_a_bind() {
    for (level, is_unsigned) in [(Connect, false), (Integrity, true), (Privacy, true)] {
        let server = denying(Toy::of(""), 0);
        let client = ClientBuilder::new().authenticate(Toy::of("alice")).level(level);
        let association = client.over(server.in_process());
        WhoClient::bind(&association).await.unwrap();
        let error = CarefulClient::bind(&association).await.unwrap_err();
        assert_eq!((error.status(), error.is_unsigned()), (Status::UNKNOWN_IF, is_unsigned));
        for legs in [2, 4] {
            let server = denying(Toy::of("").legs(legs), 0);
            let client = ClientBuilder::new().authenticate(Toy::of("mallory").legs(legs));
            let association = client.level(level).over(server.in_process());
            let error = WhoClient::bind(&association).await.unwrap_err();
            assert_eq!((error.status(), error.is_unsigned()), (Status::ACCESS_DENIED, is_unsigned));
        }
    }
}

/// A server that signs its faults is believed: what did not run did not run.
#[tokio::test]
async fn a_signed_fault_is_believed() {
    let server = denying(Toy::of(""), 0);
    let stream = relay::through(&server, |_, pdu| match header(&pdu).packet {
        Ok(PacketType::Fault) => vec![signed(&pdu, (0, 0, 0, true))],
        _ => vec![pdu],
    });
    let client = ClientBuilder::new().authenticate(Toy::of("alice")).level(Integrity);
    let error = WhoClient::bind(&client.over(stream)).await.unwrap().who().await.unwrap_err();
    assert_eq!((error.status(), error.is_unsigned()), (Status::ACCESS_DENIED, false), "{error}");
    assert!(!error.may_have_executed(), "{error}");
    assert!(
        error.to_string().contains("the server refused Who::who, which did not run"),
        "{error}"
    );
}

const PASSWORD_MAY_BE_WRONG: &str =
    "; the server had not confirmed the password before: the user or the password may be wrong";

/// NTLM's last token has no answer, so that a wrong password is refused with the first call.
#[tokio::test]
async fn a_wrong_password_of_ntlm_is_told_with_the_first_call() {
    for level in [Connect, Integrity, Privacy] {
        for (user, password) in [("alice", "another"), ("mallory", PASSWORD)] {
            let (server, service) = Package::Ntlm.server();
            let client = ClientBuilder::new().authenticate(initiator(user, password)).level(level);
            let error = first(&server, client).await;
            assert_eq!(error.status(), Status::ACCESS_DENIED, "{level}");
            assert!(error.to_string().ends_with(PASSWORD_MAY_BE_WRONG), "{level}: {error}");
            assert_eq!(service.ran.load(Ordering::SeqCst), 0);
        }
    }
}

/// Who was answered once has the right password, and so has whoever SPNEGO answered.
#[tokio::test]
async fn a_password_that_is_confirmed_is_not_doubted() {
    for level in [Connect, Integrity, Privacy] {
        let settings = ClientBuilder::new().level(level);
        let alice = || initiator("alice", PASSWORD);
        let stream = relay::through(&denying(acceptor(), 1), |_, pdu| vec![pdu]);
        let client = settings.clone().authenticate(alice()).over(stream);
        let client = WhoClient::bind(&client).await.unwrap();
        client.who().await.unwrap();
        let error = client.who().await.unwrap_err();
        assert_eq!(error.status(), Status::ACCESS_DENIED, "{level}");
        assert!(!error.to_string().contains("password"), "{level}: {error}");

        let negotiate = NegotiateAcceptor::new([Arc::new(acceptor()) as Arc<dyn Acceptor>]);
        let client = Negotiate::new([Arc::new(alice()) as Arc<dyn Initiator>]);
        let error = first(&denying(negotiate, 0), settings.authenticate(client)).await;
        assert_eq!(error.status(), Status::ACCESS_DENIED, "{level}");
        assert!(!error.to_string().contains("password"), "{level}: {error}");
    }
}
