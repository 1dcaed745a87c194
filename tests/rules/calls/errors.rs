//! Errors of calls, over a socket, and what stands for the attributes of IDL that are about them.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rpc_runtime::StatusClass;
use rpc_runtime::ndr::{Ndr20, Ndr64};
use rpc_runtime::prelude::*;
use rpc_runtime::protocol::{Fault, PacketType, SyntaxId};
use rpc_tests::raw::{Raw, Tap, message};
use rpc_tests::{SYNTAXES, encode, until};

#[derive(Ndr, Debug, Clone, PartialEq)]
struct Entry {
    #[range(0..=16)]
    n: u32,
    #[size_is(n)]
    bytes: Option<Vec<u8>>,
    name: Option<WString>,
    next: Option<Box<Entry>>,
}

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7d05", version = "1.0")]
trait Fails {
    async fn fail(&self, status: u32) -> Result<u32>;
    async fn panic(&self) -> Result<()>;
    fn panic_in_thread(&self) -> Result<()>;
    async fn divide(&self, a: u32, b: u32) -> Result<u32>;
    async fn mirror(&self, entry: &mut Entry) -> Result<()>;
    async fn status(&self, given: Status) -> Result<Status>;
}

#[derive(Default)]
struct Service {
    mirrored: AtomicUsize,
}

impl Fails for Service {
    async fn fail(&self, status: u32) -> Result<u32> {
        Err(Status(status).into())
    }
    async fn panic(&self) -> Result<()> {
        panic!("a method that panics");
    }
    fn panic_in_thread(&self) -> Result<()> {
        panic!("a method that panics");
    }
    async fn divide(&self, a: u32, b: u32) -> Result<u32> {
        Ok(a / b)
    }
    async fn mirror(&self, _: &mut Entry) -> Result<()> {
        self.mirrored.fetch_add(1, Ordering::SeqCst);
        Ok(())
    }
    async fn status(&self, given: Status) -> Result<Status> {
        Ok(Status(!given.0))
    }
}

async fn lab() -> (Arc<Service>, Server, FailsClient) {
    let service = Arc::<Service>::default();
    let server = Server::builder().offer(FailsServer::shared(service.clone())).build().unwrap();
    let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
    let client = FailsClient::connect(endpoint.binding()).await.unwrap();
    (service, server, client)
}

#[tokio::test]
async fn err_02_every_status_of_a_method_arrives_as_it_was() {
    let (_service, server, client) = lab().await;
    // All of RPC's, some of NTSTATUS and HRESULT, and an application's own.
    let numbers =
        (1..20).chain(1700..1930).chain([0xc000_0022, 0x8000_4005, 0xe000_0001, u32::MAX]);
    for status in numbers.map(Status) {
        let error = client.fail(status.0).await.unwrap_err();
        assert_eq!((error.status(), error.class()), (status, status.class()));
        assert!(error.may_have_executed(), "{status}");
    }
    // That of the stub, and of the run time.
    let mut raw = Raw::client_of(&server, FailsClient::INTERFACE.id).await;
    assert_eq!(raw.call(0, &[0; 3]).await, Err(Status::BAD_STUB_DATA));
    assert_eq!(raw.call(99, &[]).await, Err(Status::PROCNUM_OUT_OF_RANGE));
}

#[tokio::test]
async fn err_03_a_panic_fails_its_call_and_the_server_lives_on() {
    let (_service, _server, client) = lab().await;
    for _ in 0..3 {
        for error in [client.panic().await, client.panic_in_thread().await] {
            let error = error.unwrap_err();
            assert_eq!((error.status(), error.may_have_executed()), (Status::CALL_FAILED, true));
        }
        assert_eq!(client.divide(7, 2).await.unwrap(), 3);
    }
}

#[tokio::test]
async fn err_06_a_division_by_zero_is_a_panic_and_the_codes_of_others_arrive() {
    let (_service, server, client) = lab().await;
    assert_eq!(client.divide(1, 0).await.unwrap_err().status(), Status::CALL_FAILED);
    assert_eq!(client.divide(8, 2).await.unwrap(), 4);
    // A service may say it, and then it is The Open Group's number that travels.
    let mut raw = Raw::client_of(&server, FailsClient::INTERFACE.id).await;
    for (status, wire) in [(Status::ZERO_DIVIDE, 0x1c00_0001), (Status::ADDRESS_ERROR, 0x1c00_0002)]
    {
        assert_eq!(client.fail(status.0).await.unwrap_err().status(), status);
        let request = message(PacketType::Request, 2, 0, &status.0.to_le_bytes(), false);
        raw.send(&request).await;
        let (_, pdu) = raw.receive().await.unwrap();
        assert_eq!(Fault::read(&pdu, false).unwrap().status, wire);
    }
}

fn entry() -> Entry {
    let last = Entry { n: 0, bytes: None, name: Some("last".into()), next: None };
    let bytes = Some(vec![1, 2, 3]);
    Entry { n: 3, bytes, name: Some("odd".into()), next: Some(Box::new(last)) }
}

#[tokio::test]
async fn err_09_data_that_is_cut_anywhere_is_1783_at_both_sides() {
    for syntax in SYNTAXES {
        let (service, server, _client) = lab().await;
        let whole = match syntax {
            SyntaxId::NDR20 => encode::<Ndr20, (), _>(&entry(), &()).unwrap(),
            _ => encode::<Ndr64, (), _>(&entry(), &()).unwrap(),
        };
        let mut raw = Raw::client_in(&server, FailsClient::INTERFACE.id, syntax).await;
        for end in 0..whole.len() {
            assert_eq!(raw.call(4, &whole[..end]).await, Err(Status::BAD_STUB_DATA), "{end}");
        }
        assert_eq!(service.mirrored.load(Ordering::SeqCst), 0);
        assert_eq!(raw.call(4, &whole).await.unwrap(), whole);
        assert_eq!(service.mirrored.load(Ordering::SeqCst), 1);

        let (mut raw, stream) = Raw::pair();
        let association = ClientBuilder::new().over(stream);
        let (client, ()) = tokio::join!(FailsClient::bind(&association), raw.accept(syntax));
        let client = client.unwrap();
        for end in 0..=whole.len() {
            let mut mirrored = entry();
            mirrored.next = None;
            let (result, _) = tokio::join!(client.mirror(&mut mirrored), raw.answer(&whole[..end]));
            match result {
                Ok(()) => assert_eq!((end, mirrored), (whole.len(), entry())),
                Err(error) => {
                    assert_eq!(error.status(), Status::BAD_STUB_DATA, "{end}");
                    assert_eq!((mirrored.n, mirrored.next), (3, None), "as it was");
                }
            }
        }
    }
}

#[test]
fn acf_08_the_statuses_of_communication_are_those_of_wines_list() {
    let communication = [6, 1702, 1717, 1722, 1723, 1727, 1728, 1730, 1732, 1745, 1753, 1820];
    for number in 0..3000 {
        let is_listed = communication.contains(&number);
        assert_eq!(Status(number).class() == StatusClass::Communication, is_listed, "{number}");
    }
}

#[tokio::test]
async fn acf_10_a_status_that_is_data_is_a_number_of_four_bytes() {
    let (_service, server, _client) = lab().await;
    let (tap, stream) = Tap::on(&server);
    let client = FailsClient::bind(&ClientBuilder::new().over(stream)).await.unwrap();
    // One that has another number in a fault is the same here, and 0 is no error.
    let given = Status::PROCNUM_OUT_OF_RANGE;
    assert_eq!(client.status(given).await.unwrap(), Status(!1745));
    assert_eq!((tap.request(), tap.reply()), (vec![0xd1, 6, 0, 0], vec![0x2e, 0xf9, 0xff, 0xff]));
    assert_eq!(client.status(Status(u32::MAX)).await.unwrap(), Status::OK);
}

/// Each side decides for itself whether it waits in a task or in a thread, and the other one does not see it.
mod asynchronous {
    use super::*;

    #[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7d06", version = "1.0")]
    trait Adds {
        async fn add(&self, a: u32, #[out] sum: &mut u64) -> Result<u16>;
    }

    mod threads {
        use rpc_runtime::prelude::*;

        #[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7d06", version = "1.0")]
        pub trait Adds {
            fn add(&self, a: u32, #[out] sum: &mut u64) -> Result<u16>;
        }
    }

    struct Service;

    impl Adds for Service {
        async fn add(&self, a: u32, sum: &mut u64) -> Result<u16> {
            *sum = u64::from(a) + 1;
            Ok(2)
        }
    }

    impl threads::Adds for Service {
        fn add(&self, a: u32, sum: &mut u64) -> Result<u16> {
            *sum = u64::from(a) + 1;
            Ok(2)
        }
    }

    #[tokio::test]
    async fn acf_16_methods_and_clients_that_wait_or_block_say_the_same() {
        let task = Server::builder().offer(AddsServer::new(Service)).build().unwrap();
        let thread = Server::builder().offer(threads::AddsServer::new(Service)).build().unwrap();
        for server in [task, thread] {
            let (tap, stream) = Tap::on(&server);
            let client = AddsClient::bind(&ClientBuilder::new().over(stream)).await.unwrap();
            let mut sum = 0;
            assert_eq!((client.add(6, &mut sum).await.unwrap(), sum), (2, 7));
            let asynchronous = (tap.request(), tap.reply());

            let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
            let binding = endpoint.binding().clone();
            // On a thread of its own: a runtime's would be refused.
            let blocking = std::thread::spawn(move || {
                let client = threads::AddsBlockingClient::connect(binding).unwrap();
                let mut sum = 0;
                (client.add(6, &mut sum).unwrap(), sum)
            });
            until(|| blocking.is_finished()).await;
            assert_eq!(blocking.join().unwrap(), (2, 7));
            let reply = [&7_u64.to_le_bytes()[..], &[2, 0]].concat();
            assert_eq!(asynchronous, (vec![6, 0, 0, 0], reply));
        }
    }
}
