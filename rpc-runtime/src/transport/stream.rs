//! A stream of bytes, whatever carries them.

use core::pin::Pin;
use core::task::{Context, Poll};
use std::io::{self, IoSlice};
use std::net::SocketAddr;

use tokio::io::{AsyncRead, AsyncWrite};

use super::InProcess;
use crate::call_info::{Origin, Transport};

/// The half of a stream that is read from.
pub type BoxRead = Box<dyn AsyncRead + Send + Unpin>;
/// The half of a stream that is written to.
pub type BoxWrite = Box<dyn AsyncWrite + Send + Sync + Unpin>;

/// A stream of bytes in both directions.
///
/// It carries calls over what tokio can read and write: a TLS session, a serial line, a pipe of the system's.
///
/// ```
/// use rpc_runtime::prelude::*;
/// use rpc_runtime::transport::Stream;
/// # #[rpc_interface(uuid = "d4f6c0a2-52c3-4c1b-9d6a-6f1f2b9a7c31", version = "1.0")]
/// # trait Adder { async fn add(&self, a: u32, b: u32) -> Result<u32>; }
/// # struct MyAdder;
/// # impl Adder for MyAdder {
/// #     async fn add(&self, a: u32, b: u32) -> Result<u32> { Ok(a + b) }
/// # }
///
/// /// Here it is the two ends of a stream in memory.
/// fn stream(end: tokio::io::DuplexStream, peer: &str) -> Stream {
///     let (read, write) = tokio::io::split(end);
///     Stream::new(read, write, peer)
/// }
///
/// # #[tokio::main] async fn main() -> Result<()> {
/// let (near, far) = tokio::io::duplex(1 << 16);
/// let server = Server::builder().offer(AdderServer::new(MyAdder)).build()?;
/// tokio::spawn(async move { server.serve(stream(far, "the client")).await });
///
/// let association = ClientBuilder::new().over(stream(near, "the server"));
/// assert_eq!(AdderClient::bind(&association).await?.add(40, 2).await?, 42);
/// # Ok(()) }
/// ```
pub struct Stream {
    pub(crate) read: BoxRead,
    pub(crate) write: BoxWrite,
    /// Who is at the other end, for logs.
    pub(crate) peer: String,
    pub(crate) origin: Origin,
    /// What it runs through, if security packages are to know that.
    pub(crate) channel_binding: Option<Box<[u8]>>,
    /// The server at the other end, if it is in this process.
    pub(crate) server: Option<Box<dyn InProcess>>,
}

impl Stream {
    /// A stream of two halves. `peer` names the other end in logs.
    #[must_use]
    pub fn new(
        read: impl AsyncRead + Send + Unpin + 'static,
        write: impl AsyncWrite + Send + Sync + Unpin + 'static,
        peer: impl Into<String>,
    ) -> Stream {
        let (read, write) = (Box::new(read), Box::new(write));
        let (peer, origin) = (peer.into(), Origin::default());
        Stream { read, write, peer, origin, channel_binding: None, server: None }
    }

    /// The same stream, whose other end has this address: that of what carries a TLS session, say. A server's limits for
    /// each address hold for it, and its methods learn it (`CallInfo::address`).
    #[must_use]
    pub fn with_address(mut self, address: SocketAddr) -> Stream {
        self.origin.address = Some(address);
        self
    }

    /// The same stream, bound to what it runs through: for TLS, `tls-server-end-point:` and the hash of the server's certificate
    /// (RFC 5929 section 4). A [security package](crate::security) then has both ends agree about it, so that an authentication
    /// cannot be carried over to another connection.
    #[must_use]
    pub fn with_channel_binding(mut self, binding: impl Into<Box<[u8]>>) -> Stream {
        self.channel_binding = Some(binding.into());
        self
    }

    /// The two ends of a stream within this process.
    #[must_use]
    pub fn pair() -> (Stream, Stream) {
        let (a, b) = tokio::io::duplex(1 << 16);
        let end = |stream| {
            let (read, write) = tokio::io::split(stream);
            let mut stream = Stream::new(read, write, "in-process");
            stream.origin.transport = Transport::InProcess;
            stream
        };
        (end(a), end(b))
    }
}

/// Writes as much of `slices` as the stream takes.
pub(crate) fn poll_write(
    write: &mut BoxWrite,
    cx: &mut Context<'_>,
    slices: &[IoSlice<'_>],
) -> Poll<io::Result<usize>> {
    let write = Pin::new(write);
    match slices {
        [one] => write.poll_write(cx, one),
        several => write.poll_write_vectored(cx, several),
    }
}

impl core::fmt::Debug for Stream {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "Stream({})", self.peer)
    }
}
