//! Streams and listeners of the protocol sequences.

use std::io;
use std::net::{IpAddr, SocketAddr};

use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpSocket, TcpStream, UnixListener, UnixStream};

use super::{Binding, ProtocolSequence};
use crate::error::{Error, Result};
use crate::status::Status;

/// The half of a stream that is read from.
pub type BoxRead = Box<dyn AsyncRead + Send + Unpin>;
/// The half of a stream that is written to.
pub type BoxWrite = Box<dyn AsyncWrite + Send + Sync + Unpin>;

/// A stream of bytes in both directions.
pub struct Stream {
    pub(crate) read: BoxRead,
    pub(crate) write: BoxWrite,
    /// Who is at the other end, for logs.
    pub(crate) peer: String,
    /// The other end's address, if it has one.
    pub(crate) address: Option<IpAddr>,
}

impl Stream {
    /// A stream of two halves. `peer` names the other end in logs.
    #[must_use]
    pub fn new(
        read: impl AsyncRead + Send + Unpin + 'static,
        write: impl AsyncWrite + Send + Sync + Unpin + 'static,
        peer: impl Into<String>,
    ) -> Stream {
        Stream { read: Box::new(read), write: Box::new(write), peer: peer.into(), address: None }
    }

    /// The two ends of a stream within this process.
    #[must_use]
    pub fn pair() -> (Stream, Stream) {
        let (a, b) = tokio::io::duplex(1 << 16);
        let end = |stream| {
            let (read, write) = tokio::io::split(stream);
            Stream::new(read, write, "in-process")
        };
        (end(a), end(b))
    }

    fn tcp(stream: TcpStream) -> Stream {
        // A call is a small message that is waited for.
        let _ = stream.set_nodelay(true);
        let peer = stream.peer_addr().ok();
        let name = peer.map_or_else(|| "tcp".to_owned(), |peer| peer.to_string());
        let (read, write) = stream.into_split();
        let address = peer.map(|peer| peer.ip().to_canonical());
        Stream { address, ..Stream::new(read, write, name) }
    }

    fn unix(stream: UnixStream) -> Stream {
        let (read, write) = stream.into_split();
        Stream::new(read, write, "ncalrpc")
    }
}

impl core::fmt::Debug for Stream {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "Stream({})", self.peer)
    }
}

/// Connects to a server.
pub(crate) async fn connect(binding: &Binding) -> Result<Stream> {
    let stream = match binding.sequence() {
        ProtocolSequence::Tcp => {
            let address = (host(binding), binding.port()?);
            TcpStream::connect(address).await.map(Stream::tcp)
        }
        ProtocolSequence::Local => UnixStream::connect(binding.endpoint()).await.map(Stream::unix),
    };
    stream.map_err(|error| {
        let what = format!("no connection to {binding}");
        Error::new(Status::SERVER_UNAVAILABLE, what).because(error).not_executed()
    })
}

fn host(binding: &Binding) -> &str {
    let host = binding.host();
    let bare = host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
    match bare.unwrap_or(host) {
        "" => "localhost",
        host => host,
    }
}

/// As [`TcpListener::bind`], with a backlog.
async fn listen(address: (&str, u16), backlog: u32) -> io::Result<TcpListener> {
    let mut failure = io::Error::new(io::ErrorKind::NotFound, "the host has no address");
    for address in tokio::net::lookup_host(address).await? {
        let socket = match address {
            SocketAddr::V4(_) => TcpSocket::new_v4(),
            SocketAddr::V6(_) => TcpSocket::new_v6(),
        };
        let listener = socket.and_then(|socket| {
            // A server that is started again gets its port, though connections of the last one linger.
            #[cfg(unix)]
            socket.set_reuseaddr(true)?;
            socket.bind(address)?;
            socket.listen(backlog)
        });
        match listener {
            Ok(listener) => return Ok(listener),
            Err(error) => failure = error,
        }
    }
    Err(failure)
}

/// A socket that a server listens on.
pub(crate) enum Listener {
    Tcp(TcpListener, Binding),
    Local(UnixListener, Binding),
}

impl Listener {
    /// Listens, with room for `backlog` connections that are not accepted yet.
    pub(crate) async fn bind(binding: &Binding, backlog: u32) -> Result<Listener> {
        let failed = |error: io::Error| {
            let what = format!("cannot listen on {binding}");
            Error::new(Status::CANT_CREATE_ENDPOINT, what).because(error).not_executed()
        };
        match binding.sequence() {
            ProtocolSequence::Tcp => {
                let address = (host(binding), binding.port()?);
                let listener = listen(address, backlog).await.map_err(failed)?;
                let port = listener.local_addr().map_err(failed)?.port();
                Ok(Listener::Tcp(listener, Binding::tcp(binding.host(), port)))
            }
            ProtocolSequence::Local => {
                let listener = UnixListener::bind(binding.endpoint()).map_err(failed)?;
                Ok(Listener::Local(listener, binding.clone()))
            }
        }
    }

    /// Where the listener is, with the port that the system chose.
    pub(crate) fn binding(&self) -> &Binding {
        match self {
            Listener::Tcp(_, binding) | Listener::Local(_, binding) => binding,
        }
    }

    pub(crate) async fn accept(&self) -> io::Result<Stream> {
        match self {
            Listener::Tcp(listener, _) => Ok(Stream::tcp(listener.accept().await?.0)),
            Listener::Local(listener, _) => Ok(Stream::unix(listener.accept().await?.0)),
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        if let Listener::Local(_, binding) = self {
            // The socket's file is ours, and would refuse the next server.
            let _ = std::fs::remove_file(binding.endpoint());
        }
    }
}
