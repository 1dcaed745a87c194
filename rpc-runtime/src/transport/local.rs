//! `ncalrpc`: Unix-domain sockets.

use std::io;

use tokio::net::{UnixListener, UnixStream};

use super::Stream;
use crate::call_info::{LocalCredentials, Origin, Transport};

fn stream(stream: UnixStream) -> Stream {
    let credentials = stream.peer_cred().ok().map(|of| LocalCredentials {
        uid: of.uid(),
        gid: of.gid(),
        pid: of.pid(),
    });
    let (read, write) = stream.into_split();
    let origin = Origin { transport: Transport::Local, address: None, credentials };
    Stream { origin, ..Stream::new(read, write, "ncalrpc") }
}

pub(super) async fn connect(path: &str) -> io::Result<Stream> {
    UnixStream::connect(path).await.map(stream)
}

/// A socket that a server listens on.
pub(crate) struct Listener {
    listener: UnixListener,
    path: String,
}

impl Listener {
    pub(super) fn bind(path: &str) -> io::Result<Listener> {
        Ok(Listener { listener: UnixListener::bind(path)?, path: path.to_owned() })
    }

    pub(super) async fn accept(&self) -> io::Result<Stream> {
        Ok(stream(self.listener.accept().await?.0))
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        // The socket's file would make the next server's `bind` fail.
        let _ = std::fs::remove_file(&self.path);
    }
}
