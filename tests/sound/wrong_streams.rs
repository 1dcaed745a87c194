//! Streams that are implemented wrongly, given to servers and clients: they say that they read or wrote more or less
//! than they did, fail, panic, forget whom to wake, or are always ready. Only their own connections end.
#![forbid(unsafe_code)]

use std::io;
use std::pin::Pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, mpsc};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use rpc_runtime::prelude::*;
use rpc_runtime::protocol::{BindAck, ContextResult, PacketFlags, PacketType, SyntaxId};
use rpc_runtime::transport::Stream;
use rpc_tests::raw::{bind_to, message};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7b71", version = "1.0")]
pub trait Sums {
    async fn add(&self, a: u32, b: u32) -> Result<u32>;
    async fn put(&self, data: PipeReader<u8>) -> Result<u32>;
}

struct Service;

impl Sums for Service {
    async fn add(&self, a: u32, b: u32) -> Result<u32> {
        Ok(a.wrapping_add(b))
    }

    async fn put(&self, mut data: PipeReader<u8>) -> Result<u32> {
        let mut size = 0;
        while let Some(chunk) = data.pull().await? {
            size += chunk.len() as u32;
        }
        Ok(size)
    }
}

fn server() -> Server {
    // Who is never woken is idle to all appearance.
    let builder = Server::builder().idle_timeout(Duration::from_secs(60));
    builder.offer(SumsServer::new(Service)).build().unwrap()
}

/// What a stream does at one of its calls, and from then on if it is so.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Lie {
    None,
    /// Read into another buffer, of this size; or wrote this much more than there was.
    More(usize),
    /// One byte less than it took.
    Less,
    /// Nothing, as if it were the end.
    Zero,
    Fail(io::ErrorKind),
    /// Not ready, and nobody will be woken.
    Forget,
    /// The same, from then on.
    Never,
    Panic,
}

use Lie::*;

const LIES: [Lie; 13] = [
    None,
    More(1),
    More(9000),
    More(200_000),
    More(usize::MAX / 2),
    Less,
    Zero,
    Fail(io::ErrorKind::Interrupted),
    Fail(io::ErrorKind::WouldBlock),
    Fail(io::ErrorKind::BrokenPipe),
    Forget,
    Never,
    Panic,
];

fn unwinds() -> ! {
    // Without the hook, which would print hundreds.
    std::panic::resume_unwind(Box::new("as it is made"))
}

/// Buffers that were put in the place of others. They are kept, so that none counts as a leak.
static KEPT: Mutex<Vec<usize>> = Mutex::new(Vec::new());

/// How much was written, and who waits for that.
#[derive(Default)]
struct Between {
    writes: usize,
    reader: Option<Waker>,
}

/// Reads pieces, each after as many writes as there were pieces before it if `answers`, then the end.
struct Reader {
    pieces: Vec<Vec<u8>>,
    next: usize,
    offset: usize,
    answers: bool,
    between: Arc<Mutex<Between>>,
    lie: Lie,
    /// The call at which it lies.
    at: usize,
}

fn lies(lie: Lie, at: &mut usize) -> Lie {
    *at = at.wrapping_sub(1);
    let from_now_on = *at > usize::MAX / 2 && lie == Never;
    if *at == 0 || from_now_on { lie } else { None }
}

impl AsyncRead for Reader {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let this = &mut *self;
        let lie = lies(this.lie, &mut this.at);
        match lie {
            More(size) => {
                let other = Box::leak(vec![5; size.min(1 << 20)].into_boxed_slice());
                KEPT.lock().unwrap().push(other.as_ptr().addr());
                *buf = ReadBuf::new(other);
                buf.set_filled(size.min(1 << 20));
                return Poll::Ready(Ok(()));
            }
            Zero => return Poll::Ready(Ok(())),
            Fail(kind) => return Poll::Ready(Err(kind.into())),
            Forget | Never => return Poll::Pending,
            Panic => unwinds(),
            Less | None => {}
        }
        if this.answers {
            let mut between = this.between.lock().unwrap();
            if between.writes <= this.next {
                between.reader = Some(cx.waker().clone());
                return Poll::Pending;
            }
        }
        let Some(piece) = this.pieces.get(this.next) else {
            return Poll::Ready(Ok(()));
        };
        let rest = &piece[this.offset..];
        let n = rest.len().min(buf.remaining());
        buf.put_slice(&rest[..n]);
        this.offset += n;
        if this.offset == piece.len() {
            (this.next, this.offset) = (this.next + 1, 0);
        }
        if lie == Less {
            buf.set_filled(buf.filled().len() - 1);
        }
        Poll::Ready(Ok(()))
    }
}

struct Writer {
    between: Arc<Mutex<Between>>,
    lie: Lie,
    at: usize,
}

impl AsyncWrite for Writer {
    fn poll_write(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let this = &mut *self;
        let lie = lies(this.lie, &mut this.at);
        let mut between = this.between.lock().unwrap();
        between.writes += 1;
        between.reader.take().into_iter().for_each(Waker::wake);
        drop(between);
        Poll::Ready(match lie {
            None => Ok(bytes.len()),
            More(size) => Ok(bytes.len() + size),
            Less => Ok(bytes.len().div_ceil(2)),
            Zero => Ok(0),
            Fail(kind) => Err(kind.into()),
            Forget | Never => return Poll::Pending,
            Panic => unwinds(),
        })
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Err(io::ErrorKind::Other.into()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        match self.lie {
            Never => Poll::Pending,
            Panic => unwinds(),
            _ => Poll::Ready(Err(io::ErrorKind::Other.into())),
        }
    }
}

/// A stream of two halves that lie, each at one of its calls.
fn stream(pieces: Vec<Vec<u8>>, answers: bool, read: (Lie, usize), write: (Lie, usize)) -> Stream {
    let between = Arc::new(Mutex::new(Between::default()));
    let reader = Reader {
        pieces,
        next: 0,
        offset: 0,
        answers,
        between: between.clone(),
        lie: read.0,
        at: read.1,
    };
    Stream::new(reader, Writer { between, lie: write.0, at: write.1 }, "a liar")
}

/// What each half does, one at a time.
fn all_lies() -> impl Iterator<Item = ((Lie, usize), (Lie, usize))> {
    let one = |lie| (1..=5).map(move |at| (lie, at));
    let reads = LIES.into_iter().flat_map(one).map(|read| (read, (None, 0)));
    let writes = LIES.into_iter().flat_map(one).map(|write| ((None, 0), write));
    reads.chain(writes)
}

fn bind() -> Vec<u8> {
    let mut pdu = Vec::new();
    bind_to(SumsClient::INTERFACE.id, SyntaxId::NDR20).write(PacketType::Bind, 1, &mut pdu);
    pdu
}

fn request(call: u32, flags: u8) -> Vec<u8> {
    let mut pdu = message(PacketType::Request, call, 0, &[1, 0, 0, 0, 2, 0, 0, 0], false);
    pdu[3] = flags;
    pdu
}

// The clock goes on only when nobody can: what hangs, hangs for a day.
#[tokio::test(start_paused = true)]
async fn a_server_over_streams_that_lie() {
    const DAY: Duration = Duration::from_secs(86_400);
    let server = server();
    for (read, write) in all_lies() {
        let pieces = vec![bind(), request(2, 3), request(3, 1), request(4, 3), request(3, 2)];
        let (serving, stream) = (server.clone(), stream(pieces, false, read, write));
        let served = tokio::spawn(async move { serving.serve(stream).await });
        // A panic of the stream's own is its own; an end is an end.
        let ended = tokio::time::timeout(DAY, served).await;
        let ended = ended.unwrap_or_else(|_| panic!("{read:?}, {write:?}: it does not end"));
        let panics = read.0 == Panic || write.0 == Panic;
        assert!(ended.is_ok() || panics, "{read:?}, {write:?}: the server panicked");
        let association = ClientBuilder::new().over(server.in_process());
        let client = SumsClient::bind(&association).await.unwrap();
        assert_eq!(client.add(40, 2).await.unwrap(), 42);
    }
    while server.connections() != 0 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    assert_eq!(server.memory(), 0);
}

fn answers() -> Vec<Vec<u8>> {
    let ack = BindAck {
        max_transmit: 4280,
        max_receive: 4280,
        association_group: 1,
        secondary_address: String::new(),
        results: vec![ContextResult { result: 0, reason: 0, syntax: SyntaxId::NDR20 }],
    };
    let mut pdu = Vec::new();
    ack.write(PacketType::BindAck, PacketFlags::CONCURRENT, 1, &mut pdu);
    let answer = |call| message(PacketType::Response, call, 0, &[3, 0, 0, 0], false);
    vec![pdu, answer(2), answer(3), answer(4)]
}

#[tokio::test(start_paused = true)]
async fn a_client_over_streams_that_lie() {
    const SECOND: Duration = Duration::from_secs(1);
    for (read, write) in all_lies() {
        let waits = |lie| matches!(lie, Forget | Never | Less | More(1));
        let waits = waits(read.0) || waits(write.0);
        let calls = async {
            let mut builder = ClientBuilder::new().connect_timeout(SECOND);
            if waits {
                // Whoever never hears of anything has his own patience.
                builder = builder.call_timeout(SECOND);
            }
            let association = builder.over(stream(answers(), true, read, write));
            let client = SumsClient::bind(&association).await?;
            let first = client.add(1, 2).await;
            let endless = PipeReader::from_chunks(std::iter::repeat_with(|| vec![1; 1000]).take(9));
            let second = client.put(endless).await;
            let third = client.add(1, 2).await;
            // What comes out of a lie is anything.
            let calm = read.0 == None && write.0 == None;
            assert!(!calm || (first.is_ok() && second.is_ok()), "{first:?}, {second:?}");
            first.and(second).and(third)
        };
        let ended = tokio::time::timeout(100 * SECOND, calls).await;
        assert!(ended.is_ok(), "{read:?}, {write:?}: somebody waits for ever");
    }
}

/// Gives up what does not come to an end, on a thread of its own, because it may not even leave time for a time-out.
fn comes_to_an_end(what: impl Future<Output = ()> + Send + 'static) {
    let (done, ends) = mpsc::channel();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(what);
        let _ = done.send(());
    });
    ends.recv_timeout(Duration::from_secs(60)).expect("everybody has his turn");
}

/// Is ready whenever it is read, without end.
struct Endless {
    first: Vec<u8>,
    then: Vec<u8>,
    read: Arc<AtomicUsize>,
}

impl AsyncRead for Endless {
    fn poll_read(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        self.read.fetch_add(1, Ordering::Relaxed);
        let first = std::mem::take(&mut self.first);
        buf.put_slice(if first.is_empty() { &self.then } else { &first });
        Poll::Ready(Ok(()))
    }
}

fn sink() -> Writer {
    Writer { between: Arc::default(), lie: None, at: 0 }
}

#[test]
fn a_server_with_a_client_that_is_always_ready() {
    comes_to_an_end(async {
        let server = server();
        let read = Arc::new(AtomicUsize::new(0));
        let orphaned =
            [&message(PacketType::Orphaned, 9, 0, &[], false)[..8], &[16, 0, 0, 0, 9, 0, 0, 0]];
        let then = [request(2, 3), orphaned.concat(), b"no PDU at all, for ever".to_vec()];
        for (then, ends) in then.into_iter().zip([false, false, true]) {
            let reader = Endless { first: bind(), then, read: read.clone() };
            let (stream, serving) = (Stream::new(reader, sink(), "endless"), server.clone());
            let served = tokio::spawn(async move { serving.serve(stream).await });
            let association = ClientBuilder::new().over(server.in_process());
            let client = SumsClient::bind(&association).await.unwrap();
            for _ in 0..10 {
                assert_eq!(client.add(1, 2).await.unwrap(), 3);
            }
            if ends {
                served.await.unwrap();
            }
        }
        assert!(read.load(Ordering::Relaxed) > 100, "the streams were read");
        server.shutdown(Duration::from_millis(50)).await;
        assert_eq!(server.connections(), 0);
    });
}

#[test]
fn a_client_with_a_server_that_is_always_ready() {
    comes_to_an_end(async {
        // A reply that goes on without end, with nothing in it.
        let mut first = message(PacketType::Response, 2, 0, &[], false);
        first[3] = 1;
        let mut then = first.clone();
        then[3] = 0;
        let between = Arc::new(Mutex::new(Between::default()));
        struct Answers(Endless, Arc<Mutex<Between>>);
        impl AsyncRead for Answers {
            fn poll_read(
                mut self: Pin<&mut Self>,
                cx: &mut Context<'_>,
                buf: &mut ReadBuf<'_>,
            ) -> Poll<io::Result<()>> {
                let mut between = self.1.lock().unwrap();
                let bound = self.0.read.load(Ordering::Relaxed) != 0;
                if between.writes <= usize::from(bound) {
                    between.reader = Some(cx.waker().clone());
                    return Poll::Pending;
                }
                drop(between);
                if !bound {
                    self.0.read.store(1, Ordering::Relaxed);
                    buf.put_slice(&answers()[0]);
                    return Poll::Ready(Ok(()));
                }
                Pin::new(&mut self.0).poll_read(cx, buf)
            }
        }
        let endless = Endless { first, then, read: Arc::default() };
        let writer = Writer { between: between.clone(), lie: None, at: 0 };
        let stream = Stream::new(Answers(endless, between), writer, "endless");
        let builder = ClientBuilder::new().call_timeout(Duration::from_millis(200));
        let client = SumsClient::bind(&builder.over(stream)).await.unwrap();
        let error = client.add(1, 2).await.unwrap_err();
        assert_eq!(error.status(), Status::CALL_CANCELLED);
    });
}
