//! Services and hosts that are implemented by hand, and wrongly. What they break is their own calls and connections:
//! other clients are served, and nothing is held when they are gone.
#![forbid(unsafe_code)]

use std::cell::Cell;
use std::future::{pending, poll_fn, ready};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::pin::Pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};
use std::time::Duration;

use rpc_runtime::interface::OnCancel;
use rpc_runtime::memory::{Global, Quota};
use rpc_runtime::ndr::{Cursor, Encoder, Ndr20, Ndr64};
use rpc_runtime::prelude::*;
use rpc_runtime::protocol::{
    ContextElement, Host, PacketType, ServerConfig, ServerConnection, ServerEvent, SyntaxId,
};
use rpc_runtime::server::{Dispatch, Dispatched, ReplyStub, ServerCall};
use rpc_runtime::{Interface, Procedure};
use rpc_tests::raw::{Raw, bind_to, message};
use uuid::Uuid;

const fn procedure(opnum: u16, pipes: bool) -> Procedure {
    Procedure {
        name: "one",
        opnum,
        parameters: &["there is none"],
        memory: &[],
        reply: None,
        idempotent: false,
        maybe: false,
        cancellation: OnCancel::Ignored,
        input_pipe: pipes,
        output_pipe: pipes,
    }
}

const ID: SyntaxId = SyntaxId::new(Uuid::from_u128(0xd15c), 1, 0);

/// Numbers that are there twice, and not in their order.
static INTERFACE: Interface = Interface {
    name: "",
    id: ID,
    min_level: None,
    context_handles: &[],
    procedures: &[
        procedure(7, false),
        procedure(3, false),
        procedure(3, true),
        procedure(20, true),
        procedure(21, true),
        procedure(22, true),
        procedure(23, true),
        procedure(24, true),
        procedure(25, true),
        procedure(26, true),
    ],
};

static ANOTHER: Interface = Interface {
    name: "another",
    id: SyntaxId::new(Uuid::from_u128(0xd15d), 7, 7),
    min_level: None,
    context_handles: &[],
    procedures: &[procedure(0, true), procedure(1, true)],
};

/// Says something else each time.
struct Wild {
    asked: AtomicUsize,
    kept: Mutex<Vec<ServerCall>>,
}

fn unwinds() -> ! {
    // Without the hook, which would print hundreds.
    resume_unwind(Box::new("as it is made"))
}

/// Panics when it is dropped, and when it is polled again.
struct Grudge(bool);

impl Future for Grudge {
    type Output = Result<ReplyStub>;

    fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Result<ReplyStub>> {
        if self.0 { Poll::Ready(Ok(vec![1; 4].into())) } else { Poll::Pending }
    }
}

impl Drop for Grudge {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            unwinds();
        }
    }
}

const ANSWER: [u8; 4] = [42, 0, 0, 0];

/// The one answer that is right.
fn answer(call: &ServerCall) -> Result<ReplyStub> {
    let mut encoder = call.encoder();
    encoder.value::<Ndr20, (), [u8; 4]>(&ANSWER, &())?;
    Ok(encoder.into_bytes().into())
}

impl Dispatch for Wild {
    fn interface(&self) -> &'static Interface {
        match self.asked.fetch_add(1, Ordering::Relaxed) {
            0 => &INTERFACE,
            n if n.is_multiple_of(3) => unwinds(),
            _ => &ANOTHER,
        }
    }

    fn dispatch(&self, mut call: ServerCall) -> Dispatched {
        match call.opnum() {
            0 => Box::pin(ready(answer(&call))),
            1 => unwinds(),
            2 => Box::pin(poll_fn::<Result<ReplyStub>, _>(|_| unwinds())),
            3 => Box::pin(Grudge(true)),
            4 => Box::pin(Grudge(false)),
            // Nobody will wake it.
            5 => Box::pin(poll_fn(|_| Poll::Pending)),
            // Busy for a long time: for ever, the clock would stand still.
            6 => {
                let mut turns = 10_000_i32;
                Box::pin(poll_fn(move |cx| {
                    turns = turns.saturating_sub(1);
                    if turns > 0 {
                        cx.waker().wake_by_ref();
                    }
                    Poll::Pending
                }))
            }
            7 => {
                self.kept.lock().unwrap().push(call);
                Box::pin(ready(Ok(Vec::with_capacity(1 << 20).into())))
            }
            8 => Box::pin(ready(Ok(vec![1; 100_003].into()))),
            9 => Box::pin(ready(Err(Status::OK.into()))),
            // It has no pipes.
            10 => Box::pin(async move {
                call.receive(|_| unwinds()).await?;
                call.bound_input(5, -7);
                call.bound_output(i64::MAX, i64::MIN);
                let closed = call.input_pipe::<Ndr64, u8>().pull().await.unwrap_err();
                assert_eq!(closed.status(), Status::PIPE_CLOSED);
                call.output_pipe::<Ndr20, u64>().push(vec![1]).await.unwrap_err();
                call.end_pipes::<Ndr20>(true).await?;
                Ok(call.last_part(call.encoder_behind_pipe()).into())
            }),
            // Without the room that an encoder leaves for the header.
            11 => Box::pin(ready(Ok(ANSWER.to_vec().into()))),
            20 => Box::pin(ready(Ok(vec![1, 2, 3].into()))),
            21 => Box::pin(async move {
                call.receive(|decoder| {
                    // Parameters that end where there is nothing.
                    *decoder.cursor() = Cursor::new(&[1; 5000], false);
                    decoder.cursor().take(4000).map(drop)
                })
                .await?;
                Ok(call.last_part(call.encoder()).into())
            }),
            22 => Box::pin(async move {
                call.receive(|_| Ok(())).await?;
                call.receive(|_| Ok(())).await?;
                let mut narrow = call.input_pipe::<Ndr20, u8>();
                let mut wide = call.input_pipe::<Ndr64, [u64; 3]>();
                let _ = narrow.pull().await;
                let _ = wide.pull().await;
                let _ = narrow.pull().await;
                let mut bytes = call.output_pipe::<Ndr20, u8>();
                let mut numbers = call.output_pipe::<Ndr64, u64>();
                for _ in 0..10 {
                    let _ = bytes.push(vec![1; 5001]).await;
                    let _ = numbers.push(vec![1; 5001]).await;
                }
                call.end_pipes::<Ndr64>(true).await?;
                Ok(call.last_part(call.encoder_behind_pipe()).into())
            }),
            23 => Box::pin(async move {
                let mut input = call.input_pipe::<Ndr20, u8>();
                while let Ok(Some(_)) = input.pull().await {}
                let mut output = call.output_pipe::<Ndr20, u8>();
                output.push(vec![1; 33_333]).await?;
                let _ = call.end_pipes::<Ndr20>(true).await;
                let _ = call.end_pipes::<Ndr64>(false).await;
                let _ = output.push(vec![1; 33_333]).await;
                let first = call.encoder_behind_pipe();
                drop(call.last_part(call.encoder_behind_pipe()));
                drop(call.last_part(first));
                Ok(call.last_part(Encoder::new(vec![7; 100])).into())
            }),
            24 => Box::pin(async move {
                let mut input = call.input_pipe::<Ndr20, u8>();
                let mut output = call.output_pipe::<Ndr20, u8>();
                let pull = async move { while let Ok(Some(_)) = input.pull().await {} };
                let push = async move { while output.push(vec![1; 9000]).await.is_ok() {} };
                // Both go on when the call is over.
                tokio::spawn(async { tokio::join!(pull, push) });
                Ok(ANSWER.to_vec().into())
            }),
            25 => Box::pin(async move {
                call.receive(|_| unwinds()).await?;
                pending().await
            }),
            _ => Box::pin(async move {
                let answer = catch_unwind(AssertUnwindSafe(|| call.decoder(Global)));
                drop(answer);
                pending().await
            }),
        }
    }
}

/// A request of a few fragments, as pipes would have it.
fn fragments(opnum: u16) -> Vec<u8> {
    let one = |flags: u8| {
        let stub = [3, 0, 0, 0, 1, 2, 3, 0, 0, 0, 0, 0];
        let mut pdu = message(PacketType::Request, 2, opnum, &stub, false);
        pdu[3] = flags;
        pdu
    };
    [one(1), one(0), one(2)].concat()
}

async fn is_served(server: &Server) {
    let mut other = Raw::client_of(server, ID).await;
    assert_eq!(other.call(0, &[]).await, Ok(ANSWER.to_vec()));
}

// The clock goes on only when nobody can: what hangs, hangs for an hour.
#[tokio::test(start_paused = true)]
async fn a_service_that_keeps_to_nothing() {
    let wild = Wild { asked: AtomicUsize::new(0), kept: Mutex::default() };
    let wild = Arc::new(wild);
    struct Handed(Arc<Wild>);
    impl Dispatch for Handed {
        fn interface(&self) -> &'static Interface {
            self.0.interface()
        }
        fn dispatch(&self, call: ServerCall) -> Dispatched {
            self.0.dispatch(call)
        }
    }
    let server = Server::builder().offer(Handed(wild.clone())).build().unwrap();
    assert!(format!("{server:?}").contains("interfaces"));
    let mut raw = Raw::client_of(&server, ID).await;
    assert_eq!(raw.call(11, &[]).await, Err(Status::INTERNAL_ERROR), "no encoder wrote it");
    drop(raw);
    for opnum in (0..12).chain(20..28) {
        for orphaned in [false, true] {
            let mut raw = Raw::client_of(&server, ID).await;
            match opnum {
                20.. => raw.send(&fragments(opnum)).await,
                _ => raw.send(&message(PacketType::Request, 2, opnum, &[1; 9], false)).await,
            }
            let patience = Duration::from_secs(60);
            if orphaned {
                let mut pdu = message(PacketType::Orphaned, 2, 0, &[], false)[..16].to_vec();
                pdu[8] = 16;
                raw.send(&pdu).await;
            }
            let _ = tokio::time::timeout(patience, raw.receive()).await;
            is_served(&server).await;
        }
    }
    let an_hour = async {
        while server.connections() != 0 || server.memory() != 0 {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(3600), an_hour).await.expect("all are gone");
    // Calls that were kept are values still.
    for call in wild.kept.lock().unwrap().drain(..) {
        assert!(call.decoder(Global).value::<Ndr20, (), [u8; 9]>(&()).is_ok());
        assert_eq!(call.info().opnum(), 7);
    }
}

/// A host that is of another mind each time.
struct Moody(Cell<u32>);

impl Moody {
    fn mood(&self) -> usize {
        self.0.set(self.0.get().wrapping_mul(1_103_515_245).wrapping_add(12345));
        (self.0.get() >> 16) as usize
    }
}

impl Host for Moody {
    fn find(&self, _: &SyntaxId) -> Option<usize> {
        match self.mood() % 20 {
            0 => unwinds(),
            1..5 => None,
            5 => Some(usize::MAX),
            _ => Some(self.mood()),
        }
    }

    fn has_input_pipe(&self, _: usize, _: u16) -> bool {
        match self.mood() % 20 {
            0 => unwinds(),
            n => n.is_multiple_of(2),
        }
    }

    fn join_group(&self, wanted: u32) -> Option<u32> {
        match self.mood() % 9 {
            0 => unwinds(),
            1 => None,
            2 => Some(0),
            _ => Some(!wanted),
        }
    }
}

#[test]
fn a_host_of_another_mind_each_time() {
    let bind = |packet: PacketType, contexts: usize| {
        let mut bind = bind_to(ID, SyntaxId::NDR20);
        let more = (1..contexts).map(|id| ContextElement {
            id: id as u16,
            interface: SyntaxId::new(Uuid::from_u128(id as u128), 1, 0),
            syntaxes: vec![SyntaxId::NDR64, SyntaxId::NDR20],
        });
        bind.contexts.extend(more);
        let mut pdu = Vec::new();
        bind.write(packet, 1, &mut pdu);
        pdu
    };
    let binds = [1, 5].map(|contexts| bind(PacketType::Bind, contexts));
    let alters = [1, 5].map(|contexts| bind(PacketType::AlterContext, contexts));
    let quota = Arc::new(Quota::new(1 << 20));
    let (mut bound, mut requests) = (0, 0);
    for round in 0..3000 {
        let host = Moody(Cell::new(round));
        let mut connection = ServerConnection::new(ServerConfig::default(), quota.clone());
        for step in 0..40 {
            let mut pdu = match host.mood() % 8 {
                _ if step == 0 => binds[host.mood() % 2].clone(),
                0 => alters[host.mood() % 2].clone(),
                1 => {
                    let call = 2 + host.mood() as u32 % 4;
                    message(PacketType::Orphaned, call, 0, &[], false)
                }
                _ => {
                    let call = 2 + host.mood() as u32 % 4;
                    let stub = [1; 10_000];
                    let mut pdu = message(PacketType::Request, call, 3, &stub, false);
                    pdu[3] = [3, 3, 1, 0, 2][host.mood() % 5];
                    pdu
                }
            };
            let taken = catch_unwind(AssertUnwindSafe(|| connection.receive(&mut pdu, &host)));
            if !matches!(taken, Ok(Ok(_)) | Err(_)) || connection.is_closing() {
                break;
            }
            bound += u32::from(connection.is_bound());
            while let Some(event) = connection.event() {
                if let ServerEvent::Request(request) = event {
                    requests += 1;
                    match host.mood() % 3 {
                        0 => connection.respond(request.call_id, request.context, vec![1; 99]),
                        1 => connection.fault(request.call_id, 77, Status(5), true),
                        _ => {}
                    }
                }
            }
            connection.output().clear();
        }
        drop(connection);
        assert_eq!(quota.used(), 0);
    }
    assert!(bound > 1000 && requests > 1000, "{bound} steps were bound, {requests} requests came");
}

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7bd0", version = "1.0")]
trait Things {
    #[context_handle]
    type Thing: rpc_runtime::Context;
    async fn open(&self, how: u8) -> Result<Self::Thing>;
    async fn change(&self, thing: &mut Option<Self::Thing>, how: u8) -> Result<()>;
    async fn close(&self, thing: Self::Thing) -> Result<()>;
}

/// What panics where nobody expects it.
struct Thing(u8);

const PANICS_WHEN_DROPPED: u8 = 1;
const PANICS_AT_ONCE: u8 = 2;
const NEVER_ENDS: u8 = 3;

impl Drop for Thing {
    fn drop(&mut self) {
        assert!(self.0 != PANICS_WHEN_DROPPED, "a value that panics when it is dropped");
    }
}

impl rpc_runtime::Context for Thing {
    fn rundown(self) -> impl Future<Output = ()> + Send {
        assert!(self.0 != PANICS_AT_ONCE, "a rundown that makes no future");
        let never = self.0 == NEVER_ENDS;
        async move {
            let _thing = self;
            if never {
                pending().await
            }
        }
    }
}

struct Keeper;

impl Things for Keeper {
    type Thing = Thing;
    async fn open(&self, how: u8) -> Result<Thing> {
        Ok(Thing(how))
    }
    async fn change(&self, thing: &mut Option<Thing>, how: u8) -> Result<()> {
        *thing = Some(Thing(how));
        Ok(())
    }
    async fn close(&self, _: Thing) -> Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn contexts_that_panic_harm_their_own_calls_alone() {
    let server = Server::builder().offer(ThingsServer::new(Keeper)).build().unwrap();
    let other = ClientBuilder::new().over(server.in_process());
    let other = ThingsClient::bind(&other).await.unwrap();
    let theirs = other.open(0).await.unwrap();
    for how in [PANICS_WHEN_DROPPED, PANICS_AT_ONCE, NEVER_ENDS, 0] {
        let association = ClientBuilder::new().over(server.in_process());
        let client = ThingsClient::bind(&association).await.unwrap();
        let closed = client.close(client.open(how).await.unwrap()).await;
        assert_eq!(closed.is_err(), how == PANICS_WHEN_DROPPED, "{how}");
        let mut thing = Some(client.open(how).await.unwrap());
        let changed = client.change(&mut thing, how).await;
        assert_eq!(changed.is_err(), how == PANICS_WHEN_DROPPED, "{how}");
        client.open(how).await.unwrap().abandon();
        drop((thing, client, association));
        rpc_tests::until(|| server.context_handles() == 1).await;
    }
    other.close(theirs).await.unwrap();
    assert_eq!(server.context_handles(), 0);
}
