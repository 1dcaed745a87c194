//! Security packages that are implemented wrongly: calls fail, and nothing worse.

use std::sync::Arc;
use std::sync::atomic::{AtomicU16, Ordering};
use std::time::Duration;

use rpc_runtime::prelude::*;
use rpc_runtime::security::ntlm::{
    Claim, Credentials, Ntlm, NtlmAcceptor, NtlmAuthority, Verified, Verifying,
};
use rpc_runtime::security::{
    Acceptor, AuthenticationService, Fragment, Handshake, Identity, Initiator, Needs, Overhead,
    Peer, SecurityContext, Step, Stepping,
};

#[rpc_interface(uuid = "5b0e9a54-7d0c-4f06-9a5e-3f6f3b0c7c05", version = "1.0")]
trait Adder {
    async fn add(&self, a: u32, b: u32) -> Result<u32>;
}

struct Service;

impl Adder for Service {
    async fn add(&self, a: u32, b: u32) -> Result<u32> {
        Ok(a.wrapping_add(b))
    }
}

/// What is wrong.
#[derive(Clone, Copy, Debug)]
enum Wrong {
    /// This is added to each fragment.
    Overhead(Overhead),
    /// What is added is more each time that somebody asks.
    Grows,
    /// Nothing can be protected, or nothing opened.
    Protects(bool),
}

#[derive(Clone, Copy, Debug)]
struct Package(Wrong);

const SERVICE: AuthenticationService = AuthenticationService(97);

impl Initiator for Package {
    fn service(&self) -> AuthenticationService {
        SERVICE
    }

    fn initiate(&self, _: &Needs) -> Result<Box<dyn Handshake>> {
        Ok(Box::new(*self))
    }
}

impl Acceptor for Package {
    fn service(&self) -> AuthenticationService {
        SERVICE
    }

    fn accept(&self, _: &Needs) -> Result<Box<dyn Handshake>> {
        Ok(Box::new(*self))
    }
}

impl Handshake for Package {
    fn step(self: Box<Self>, token: Vec<u8>) -> Stepping {
        let context = Box::new(Context { wrong: self.0, asked: AtomicU16::new(0) });
        let answer = token.is_empty().then(|| vec![1]);
        Box::pin(core::future::ready(Ok(Step::Done(answer, context))))
    }
}

struct Context {
    wrong: Wrong,
    asked: AtomicU16,
}

impl SecurityContext for Context {
    fn overhead(&self) -> Overhead {
        match self.wrong {
            Wrong::Overhead(overhead) => overhead,
            Wrong::Grows => {
                let token = 16 * (1 + self.asked.fetch_add(1, Ordering::Relaxed));
                Overhead { token, block: 16 }
            }
            Wrong::Protects(_) => Overhead { token: 16, block: 16 },
        }
    }

    fn protect(&mut self, fragment: Fragment<'_>) -> Result<()> {
        fragment.token.fill(0xff);
        match self.wrong {
            Wrong::Protects(false) => Err(Status::ACCESS_DENIED.into()),
            _ => Ok(()),
        }
    }

    fn unprotect(&mut self, fragment: Fragment<'_>) -> Result<()> {
        match self.wrong {
            Wrong::Protects(true) => {
                fragment.stub.fill(0xff);
                Err(Status::ACCESS_DENIED.into())
            }
            _ => Ok(()),
        }
    }

    fn get_mic(&mut self, _: &[u8]) -> Result<Vec<u8>> {
        Ok(Vec::new())
    }

    fn verify_mic(&mut self, _: &[u8], _: &[u8]) -> Result<()> {
        Ok(())
    }

    fn peer(&self) -> Arc<Peer> {
        Arc::new(Peer::new(Identity::new("\0\n", "")))
    }
}

async fn add(package: Package) -> Result<u32> {
    let server = Server::builder().authenticate(package).offer(AdderServer::new(Service));
    let server = server.build()?;
    let association = ClientBuilder::new().authenticate(package).max_fragment(1432);
    let association = association.over(server.in_process());
    let call = async { AdderClient::bind(&association).await?.add(40, 2).await };
    tokio::time::timeout(Duration::from_secs(20), call).await.expect("it ends")
}

#[tokio::test]
async fn contexts_that_promise_what_they_do_not_keep() {
    let overheads = [(0, 0), (16, 0), (16, 3), (16, 32), (1025, 16), (u16::MAX, 16), (16, 255)];
    for (token, block) in overheads {
        let wrong = Wrong::Overhead(Overhead { token, block });
        add(Package(wrong)).await.unwrap_err();
    }
    for (token, block) in [(0, 1), (1024, 16), (1, 8)] {
        let right = Wrong::Overhead(Overhead { token, block });
        let sum = add(Package(right)).await;
        // A fragment without a token is one that nobody protected.
        assert_eq!(sum.is_ok(), token != 0, "{token}, {block}: {sum:?}");
    }
    assert_eq!(add(Package(Wrong::Grows)).await.unwrap(), 42, "it is asked once");
    for opens in [false, true] {
        add(Package(Wrong::Protects(opens))).await.unwrap_err();
    }
}

/// Knows everybody, and makes keys of its own.
#[derive(Debug)]
struct Anybody;

impl NtlmAuthority for Anybody {
    fn verify<'a>(&'a self, _: &'a Claim) -> Verifying<'a> {
        Box::pin(core::future::ready(Ok(Verified::new(Identity::new("alice", ""), [7; 16]))))
    }
}

#[tokio::test]
async fn an_authority_whose_keys_are_not_the_clients() {
    let server = Server::builder().authenticate(NtlmAcceptor::new(Anybody));
    let server = server.offer(AdderServer::new(Service)).build().unwrap();
    let client = Ntlm::new(Credentials::password("", "alice", "secret"));
    let association = ClientBuilder::new().authenticate(client).over(server.in_process());
    let call = async { AdderClient::bind(&association).await?.add(40, 2).await };
    call.await.unwrap_err();
}
