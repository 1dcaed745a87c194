//! The least that a call can cost with tokio: a length and as many bytes as the call's PDU has, there and back.

use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream, UnixListener, UnixStream};

use super::Outcome;
use super::process::{Address, Place};

/// The size of a request without parameters, and of its response.
pub(crate) const NULL: usize = 24;

struct Framed<R, W> {
    read: BufReader<R>,
    write: W,
    message: Vec<u8>,
}

impl<R: AsyncRead + Unpin, W: AsyncWrite + Unpin> Framed<R, W> {
    fn new((read, write): (R, W), payload: usize) -> Framed<R, W> {
        let mut message = (payload as u32).to_le_bytes().to_vec();
        message.resize(4 + payload, 0);
        Framed { read: BufReader::new(read), write, message }
    }

    /// Reads a message, and keeps it with its length in front; `false` at the end of the stream.
    async fn receive(&mut self) -> Outcome<bool> {
        if self.read.fill_buf().await?.is_empty() {
            return Ok(false);
        }
        let length = self.read.read_u32_le().await?;
        self.message.resize(4 + length as usize, 0);
        self.message[..4].copy_from_slice(&length.to_le_bytes());
        self.read.read_exact(&mut self.message[4..]).await?;
        Ok(true)
    }

    async fn send(&mut self) -> Outcome<()> {
        Ok(self.write.write_all(&self.message).await?)
    }
}

type Read = Box<dyn AsyncRead + Send + Unpin>;
type Write = Box<dyn AsyncWrite + Send + Unpin>;

pub(crate) struct Client(Framed<Read, Write>);

impl Client {
    /// A client that sends `payload` bytes.
    pub(crate) async fn connect(address: &Address, payload: usize) -> Outcome<Client> {
        let halves: (Read, Write) = match address.place {
            Place::Tcp => {
                let stream = TcpStream::connect(address.tcp()).await?;
                stream.set_nodelay(true)?;
                let (read, write) = stream.into_split();
                (Box::new(read), Box::new(write))
            }
            Place::Unix => {
                let (read, write) = UnixStream::connect(address.path()).await?.into_split();
                (Box::new(read), Box::new(write))
            }
        };
        Ok(Client(Framed::new(halves, payload)))
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

pub(crate) async fn serve(path: &str) -> Outcome<u16> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let port = listener.local_addr()?.port();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            if stream.set_nodelay(true).is_ok() {
                tokio::spawn(echo(stream.into_split()));
            }
        }
    });
    let listener = UnixListener::bind(path)?;
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(echo(stream.into_split()));
        }
    });
    Ok(port)
}

async fn echo<R: AsyncRead + Unpin, W: AsyncWrite + Unpin>(halves: (R, W)) -> Outcome<()> {
    let mut framed = Framed::new(halves, 0);
    while framed.receive().await? {
        framed.send().await?;
    }
    Ok(())
}
