//! The least that a call over TCP can cost with tokio: a length and as many bytes as a null call's
//! header has, there and back.

use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};

use super::Outcome;

/// The size of a request without parameters, and of its response.
const PAYLOAD: u32 = 24;

struct Framed {
    read: BufReader<OwnedReadHalf>,
    write: OwnedWriteHalf,
    message: Vec<u8>,
}

impl Framed {
    fn new(stream: TcpStream) -> Outcome<Framed> {
        stream.set_nodelay(true)?;
        let (read, write) = stream.into_split();
        Ok(Framed { read: BufReader::new(read), write, message: Vec::new() })
    }

    /// Reads a message, and keeps it with its length in front; `false` at the end of the stream.
    async fn receive(&mut self) -> Outcome<bool> {
        if self.read.fill_buf().await?.is_empty() {
            return Ok(false);
        }
        let length = self.read.read_u32_le().await?;
        self.message.clear();
        self.message.extend_from_slice(&length.to_le_bytes());
        self.message.resize(4 + length as usize, 0);
        self.read.read_exact(&mut self.message[4..]).await?;
        Ok(true)
    }

    async fn send(&mut self) -> Outcome<()> {
        Ok(self.write.write_all(&self.message).await?)
    }
}

pub(crate) struct Client(Framed);

impl Client {
    pub(crate) async fn connect(port: u16) -> Outcome<Client> {
        let mut framed = Framed::new(TcpStream::connect(("127.0.0.1", port)).await?)?;
        framed.message.extend_from_slice(&PAYLOAD.to_le_bytes());
        framed.message.resize(4 + PAYLOAD as usize, 0);
        Ok(Client(framed))
    }

    /// Sends a message, and waits for its echo.
    pub(crate) async fn call(&mut self) -> Outcome<()> {
        self.0.send().await?;
        match self.0.receive().await? {
            true => Ok(()),
            false => Err("the server is gone".into()),
        }
    }
}

pub(crate) async fn serve() -> Outcome<u16> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let port = listener.local_addr()?.port();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(echo(stream));
        }
    });
    Ok(port)
}

async fn echo(stream: TcpStream) -> Outcome<()> {
    let mut framed = Framed::new(stream)?;
    while framed.receive().await? {
        framed.send().await?;
    }
    Ok(())
}
