//! Attributes of procedures.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use rpc_runtime::interface::OnCancel;
use rpc_runtime::prelude::*;
use rpc_runtime::protocol::{PacketFlags, PacketType, SyntaxId};
use rpc_runtime::transport::Stream;
use rpc_tests::raw::{Raw, message};
use rpc_tests::until;

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7c05", version = "1.0")]
trait Attributes {
    #[idempotent]
    async fn again(&self, n: u32) -> Result<u32>;
    async fn once(&self, n: u32) -> Result<u32>;
    #[maybe]
    async fn tell(&self, n: u32) -> Result<()>;
    #[maybe]
    fn tell_thread(&self, text: &str) -> Result<()>;
    #[cancellable]
    async fn ends(&self) -> Result<()>;
    async fn asks(&self, call: &CallInfo) -> Result<()>;
    #[maybe]
    async fn tell_all(&self, n: u32, #[size_is(n)] bytes: &[u8]) -> Result<()>;
}

#[derive(Default)]
struct Service {
    calls: AtomicUsize,
    told: AtomicUsize,
}

impl Attributes for Service {
    async fn again(&self, n: u32) -> Result<u32> {
        self.calls.fetch_add(1, Ordering::SeqCst);
        Ok(n)
    }
    async fn once(&self, n: u32) -> Result<u32> {
        self.again(n).await
    }
    async fn tell(&self, n: u32) -> Result<()> {
        self.told.fetch_add(n as usize, Ordering::SeqCst);
        match n {
            7 => Err(Status::ACCESS_DENIED.into()),
            _ => Ok(()),
        }
    }
    fn tell_thread(&self, text: &str) -> Result<()> {
        self.told.fetch_add(text.len(), Ordering::SeqCst);
        Ok(())
    }
    async fn ends(&self) -> Result<()> {
        Ok(())
    }
    async fn asks(&self, _: &CallInfo) -> Result<()> {
        Ok(())
    }
    async fn tell_all(&self, n: u32, _: &[u8]) -> Result<()> {
        self.tell(n).await
    }
}

#[test]
fn fun_01_the_description_has_the_attributes() {
    let procedures = AttributesClient::INTERFACE.procedures;
    let attributes: Vec<_> =
        procedures.iter().map(|of| (of.idempotent, of.maybe, of.cancellation)).collect();
    let (ignored, told, ends) = (OnCancel::Ignored, OnCancel::Told, OnCancel::Ends);
    let expected = [
        (true, false, ignored),
        (false, false, ignored),
        (true, true, ignored),
        (true, true, told),
        (false, false, ends),
        (false, false, told),
        (true, true, ignored),
    ];
    assert_eq!(attributes, expected);
}

/// A client that connects again, and a server whose first connection breaks when the first request has come.
async fn broken_once(call: impl AsyncFn(&AttributesClient) -> Result<u32>) -> (Result<u32>, usize) {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let binding = format!("ncacn_ip_tcp:127.0.0.1[{}]", listener.local_addr().unwrap().port());
    let service = Arc::new(Service::default());
    let server =
        Server::builder().offer(AttributesServer::shared(service.clone())).build().unwrap();
    let serving = tokio::spawn(async move {
        let mut raw = Raw::of(listener.accept().await.unwrap().0);
        raw.accept(SyntaxId::NDR64).await;
        assert_eq!(raw.receive().await.unwrap().0.packet, Ok(PacketType::Request));
        drop(raw);
        let (read, write) = listener.accept().await.unwrap().0.into_split();
        server.serve(Stream::new(read, write, "again")).await;
    });
    let settings = ClientBuilder::new().reconnect(true);
    let association = settings.connect(&*binding).await.unwrap();
    let client = AttributesClient::bind(&association).await.unwrap();
    let result = call(&client).await;
    serving.abort();
    (result, service.calls.load(Ordering::SeqCst))
}

#[tokio::test]
async fn fun_01_only_an_idempotent_call_that_may_have_run_is_made_again() {
    let (result, calls) = broken_once(async |client| client.again(7).await).await;
    assert_eq!((result.unwrap(), calls), (7, 1));
    let (result, calls) = broken_once(async |client| client.once(7).await).await;
    let error = result.unwrap_err();
    assert_eq!((error.status(), error.may_have_executed(), calls), (Status::COMM_FAILURE, true, 0));
}

#[tokio::test]
async fn fun_03_a_call_that_is_not_answered_runs_and_leaves_nothing_behind() {
    let service = Arc::new(Service::default());
    let server =
        Server::builder().offer(AttributesServer::shared(service.clone())).build().unwrap();
    let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
    let remote = Association::connect(endpoint.binding()).await.unwrap();
    for association in [remote, ClientBuilder::new().over(server.in_process())] {
        let client = AttributesClient::bind(&association).await.unwrap();
        let before = service.told.load(Ordering::SeqCst);
        client.tell(1).await.unwrap();
        // That it fails, nobody is told.
        client.tell(7).await.unwrap();
        client.tell_thread("four").await.unwrap();
        until(|| service.told.load(Ordering::SeqCst) == before + 12).await;
        for n in 0..5000 {
            client.tell(n & 1).await.unwrap();
        }
        assert_eq!(client.again(3).await.unwrap(), 3);
        until(|| service.told.load(Ordering::SeqCst) == before + 12 + 2500).await;
        assert!(format!("{association:?}").contains("in_flight: 0"), "{association:?}");
    }
}

#[tokio::test]
async fn fun_03_a_call_that_is_not_answered_says_so_on_the_wire() {
    let (mut raw, stream) = Raw::pair();
    let association = ClientBuilder::new().over(stream);
    let told = tokio::spawn(async move {
        let client = AttributesClient::bind(&association).await.unwrap();
        client.tell(0x0102_0304).await.unwrap();
        client.tell(5).await.unwrap();
        association
    });
    raw.accept(SyntaxId::NDR20).await;
    for n in [0x0102_0304_u32, 5] {
        let (header, pdu) = raw.receive().await.unwrap();
        assert!(header.flags.has(PacketFlags::MAYBE) && header.flags.has(PacketFlags::WHOLE));
        assert_eq!(
            (header.packet, &pdu[22..]),
            (Ok(PacketType::Request), &[&[2, 0], &n.to_le_bytes()[..]].concat()[..])
        );
    }
    // An answer all the same is an answer to no call.
    raw.send(&message(PacketType::Response, 2, 0, &[], false)).await;
    let association = told.await.unwrap();
    until(|| association.is_closed()).await;
}

/// The clock stands still as long as anything can go on.
#[tokio::test(start_paused = true)]
async fn fun_03_calls_that_nobody_reads_wait_instead_of_filling_the_memory() {
    const LEN: u32 = 1 << 20;
    let (mut raw, stream) = Raw::pair();
    let association = ClientBuilder::new().call_timeout(Duration::from_secs(1)).over(stream);
    let (client, ()) =
        tokio::join!(AttributesClient::bind(&association), raw.accept(SyntaxId::NDR20));
    let client = client.unwrap();
    let bytes = vec![0; LEN as usize];
    let mut told = 0;
    let error = loop {
        match client.tell_all(LEN, &bytes).await {
            Ok(()) => told += 1,
            Err(error) => break error,
        }
        assert!(told < 8, "{told} requests wait");
    };
    assert_eq!((error.status(), error.may_have_executed()), (Status::CALL_CANCELLED, true));
    // Nor do those that were given up pile up: no more are begun than there is room for.
    let mut begun = 0;
    for _ in 0..20 {
        let error = client.tell_all(LEN, &bytes).await.unwrap_err();
        assert_eq!(error.status(), Status::CALL_CANCELLED);
        begun += usize::from(error.may_have_executed());
    }
    assert!(begun <= 1, "{begun} more wait");
    // It is read at last: there is room again.
    let reads = tokio::spawn(async move {
        let mut read = 0;
        while let Some((_, pdu)) = raw.receive().await {
            read += pdu.len();
        }
        read
    });
    client.tell_all(LEN, &bytes).await.unwrap();
    drop((client, association));
    assert!(reads.await.unwrap() < (told + 4) * bytes.len());
}

#[tokio::test]
async fn fun_03_a_long_call_that_is_not_answered_is_not_overtaken_in_order() {
    const LEN: u32 = 4 << 20;
    for flags in [PacketFlags::CONCURRENT, PacketFlags::default()] {
        let (mut raw, stream) = Raw::pair();
        let association = ClientBuilder::new().over(stream);
        let server = tokio::spawn(async move {
            raw.accept_with(SyntaxId::NDR20, flags).await;
            let mut is_whole = false;
            loop {
                let (header, _) = raw.receive().await.unwrap();
                if !header.flags.has(PacketFlags::MAYBE) {
                    let reply = 7_u32.to_le_bytes();
                    raw.send(&message(PacketType::Response, header.call_id, 0, &reply, false))
                        .await;
                    return is_whole;
                }
                is_whole = header.flags.has(PacketFlags::LAST);
            }
        });
        let client = AttributesClient::bind(&association).await.unwrap().in_order();
        client.tell_all(LEN, &vec![0; LEN as usize]).await.unwrap();
        let next = client.once(7).await;
        assert!(server.await.unwrap(), "it came before all of what was told");
        assert_eq!(next.unwrap(), 7);
    }
}
