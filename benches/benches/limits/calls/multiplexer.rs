//! What a careful programmer writes with tokio to have many calls in flight on a connection: a number in front of each
//! message; one task that collects all requests that wait into one write, and one that reads the replies. The server
//! answers all that it has read with one write. A large payload is neither copied into a batch nor zeroed before it is
//! read.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{mpsc, oneshot};

use super::Outcome;

/// From this size on, in bytes, a payload is written from where it is.
const LARGE: usize = 16 << 10;

/// How many requests are collected at most.
const BATCH: usize = 64;

type Waiting = Arc<Mutex<HashMap<u32, oneshot::Sender<Vec<u8>>>>>;

struct Request {
    payload: Vec<u8>,
    reply: oneshot::Sender<Vec<u8>>,
}

#[derive(Clone)]
pub(crate) struct Client(mpsc::Sender<Request>);

impl Client {
    pub(crate) async fn connect(port: u16) -> Outcome<Client> {
        let stream = TcpStream::connect(("127.0.0.1", port)).await?;
        stream.set_nodelay(true)?;
        let (read, write) = stream.into_split();
        let (sender, requests) = mpsc::channel(1024);
        let waiting = Waiting::default();
        let output = Output { write, batch: Vec::new() };
        tokio::spawn(send(output, requests, waiting.clone()));
        tokio::spawn(receive(Input::new(read), waiting));
        Ok(Client(sender))
    }

    /// Sends bytes, and waits for the reply to them.
    pub(crate) async fn call(&self, payload: Vec<u8>) -> Outcome<Vec<u8>> {
        let (reply, answer) = oneshot::channel();
        self.0.send(Request { payload, reply }).await.map_err(|_| "the client is gone")?;
        Ok(answer.await?)
    }

    /// A sum, made by the server.
    pub(crate) async fn add(&self, n: u32) -> Outcome<u32> {
        let reply = self.call(n.to_le_bytes().to_vec()).await?;
        let sum = reply.first_chunk().ok_or("a reply that is no number")?;
        Ok(u32::from_le_bytes(*sum))
    }
}

async fn send(
    mut output: Output<impl AsyncWrite + Unpin>,
    mut requests: mpsc::Receiver<Request>,
    waiting: Waiting,
) -> Outcome<()> {
    let (mut all, mut number) = (Vec::new(), 0_u32);
    while requests.recv_many(&mut all, BATCH).await != 0 {
        for Request { payload, reply } in all.drain(..) {
            number = number.wrapping_add(1);
            waiting.lock().expect("nobody panics").insert(number, reply);
            output.push(number, &payload).await?;
        }
        output.flush().await?;
    }
    Ok(())
}

async fn receive(mut input: Input<impl AsyncRead + Unpin>, waiting: Waiting) -> Outcome<()> {
    loop {
        let (number, payload) = input.message().await?;
        let reply = waiting.lock().expect("nobody panics").remove(&number);
        let _ = reply.ok_or("a reply to nobody")?.send(payload);
    }
}

/// Messages to be written.
struct Output<W> {
    write: W,
    batch: Vec<u8>,
}

impl<W: AsyncWrite + Unpin> Output<W> {
    async fn push(&mut self, number: u32, payload: &[u8]) -> Outcome<()> {
        self.batch.extend_from_slice(&(payload.len() as u32).to_le_bytes());
        self.batch.extend_from_slice(&number.to_le_bytes());
        if payload.len() < LARGE {
            self.batch.extend_from_slice(payload);
            return Ok(());
        }
        self.flush().await?;
        Ok(self.write.write_all(payload).await?)
    }

    async fn flush(&mut self) -> Outcome<()> {
        self.write.write_all(&self.batch).await?;
        self.batch.clear();
        Ok(())
    }
}

/// Messages that are read.
struct Input<R>(BufReader<R>);

impl<R: AsyncRead + Unpin> Input<R> {
    fn new(read: R) -> Input<R> {
        Input(BufReader::with_capacity(64 << 10, read))
    }

    async fn message(&mut self) -> Outcome<(u32, Vec<u8>)> {
        let length = self.0.read_u32_le().await? as usize;
        let number = self.0.read_u32_le().await?;
        let mut payload = Vec::with_capacity(length);
        while payload.len() < length {
            let rest = (length - payload.len()) as u64;
            if (&mut self.0).take(rest).read_buf(&mut payload).await? == 0 {
                return Err("the end within a message".into());
            }
        }
        Ok((number, payload))
    }

    /// Whether nothing is left of what was read at once.
    fn is_drained(&self) -> bool {
        self.0.buffer().is_empty()
    }
}

/// Adds one to a number, and gives back everything else.
pub(crate) async fn serve() -> Outcome<u16> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let port = listener.local_addr()?.port();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            if stream.set_nodelay(true).is_ok() {
                tokio::spawn(answer(stream));
            }
        }
    });
    Ok(port)
}

async fn answer(stream: TcpStream) -> Outcome<()> {
    let (read, write) = stream.into_split();
    let mut input = Input::new(read);
    let mut output = Output { write, batch: Vec::new() };
    loop {
        let (number, mut payload) = input.message().await?;
        if let Ok(n) = <[u8; 4]>::try_from(&payload[..]) {
            payload.copy_from_slice(&u32::from_le_bytes(n).wrapping_add(1).to_le_bytes());
        }
        output.push(number, &payload).await?;
        if input.is_drained() {
            output.flush().await?;
        }
    }
}
