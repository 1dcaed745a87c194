//! `ncacn_ip_tcp`: TCP.

use std::io;
use std::net::SocketAddr;

use tokio::net::{TcpListener, TcpSocket, TcpStream};

use super::Stream;
use crate::call_info::{Origin, Transport};

fn stream(stream: TcpStream) -> Stream {
    // Somebody waits for each small message: it must not be held back to be sent with the next one.
    let _ = stream.set_nodelay(true);
    let peer = stream.peer_addr().ok();
    let name = peer.map_or_else(|| "tcp".to_owned(), |peer| peer.to_string());
    let (read, write) = stream.into_split();
    let origin = Origin { transport: Transport::Tcp, address: peer, credentials: None };
    Stream { origin, ..Stream::new(read, write, name) }
}

pub(super) async fn connect(host: &str, port: u16) -> io::Result<Stream> {
    TcpStream::connect((host, port)).await.map(stream)
}

/// A socket that a server listens on.
pub(crate) struct Listener(TcpListener);

impl Listener {
    /// As [`TcpListener::bind`], with a backlog.
    pub(super) async fn bind(host: &str, port: u16, backlog: u32) -> io::Result<Listener> {
        let mut failure = io::Error::new(io::ErrorKind::NotFound, "the host has no address");
        for address in tokio::net::lookup_host((host, port)).await? {
            let socket = match address {
                SocketAddr::V4(_) => TcpSocket::new_v4(),
                SocketAddr::V6(_) => TcpSocket::new_v6(),
            };
            let listener = socket.and_then(|socket| {
                // A restarted server gets its port although connections of the old one linger.
                #[cfg(unix)]
                socket.set_reuseaddr(true)?;
                // What it accepts has it too. A client that is gone without a word is found out, and what it had open is
                // run down (CTX-17).
                let _ = socket.set_keepalive(true);
                socket.bind(address)?;
                socket.listen(backlog)
            });
            match listener {
                Ok(listener) => return Ok(Listener(listener)),
                Err(error) => failure = error,
            }
        }
        Err(failure)
    }

    /// The port that the socket listens on.
    pub(super) fn port(&self) -> io::Result<u16> {
        Ok(self.0.local_addr()?.port())
    }

    pub(super) async fn accept(&self) -> io::Result<Stream> {
        Ok(stream(self.0.accept().await?.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn ctx_17_a_client_that_says_nothing_is_asked_whether_it_is_there() {
        let listener = Listener::bind("127.0.0.1", 0, 1).await.unwrap();
        let port = listener.port().unwrap();
        let (client, accepted) =
            tokio::join!(TcpStream::connect(("127.0.0.1", port)), listener.0.accept());
        let accepted = accepted.unwrap().0.into_std().unwrap();
        assert!(TcpSocket::from_std_stream(accepted).keepalive().unwrap());
        drop(client);
    }
}
