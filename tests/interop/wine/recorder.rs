//! Between a client and a server over TCP, writes down the stubs of all calls.

use std::fmt;
use std::io;
use std::sync::{Arc, Mutex};

use rpc_runtime::protocol::{Header, PacketType};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// A client's calls of a server, one after the other, over one connection or several.
pub struct Recorder {
    port: u16,
    calls: Arc<Mutex<Vec<Call>>>,
}

/// A call, and the answer.
pub struct Call {
    pub opnum: u16,
    pub request: Stub,
    pub reply: Reply,
}

/// Stub data.
pub struct Stub(Vec<u8>);

/// Stub data, or a fault.
pub enum Reply {
    Response(Stub),
    Fault(u32),
}

impl Recorder {
    /// Waits for clients of the server at a port of this machine.
    pub async fn before(server: u16) -> Recorder {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let recorder = Recorder { port, calls: Arc::default() };
        let calls = recorder.calls.clone();
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let server = TcpStream::connect(("127.0.0.1", server)).await.unwrap();
                tokio::spawn(record(client, server, calls.clone()));
            }
        });
        recorder
    }

    /// Where the client finds it.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The calls that were answered.
    pub fn calls(&self) -> Vec<Call> {
        std::mem::take(&mut self.calls.lock().unwrap())
    }
}

/// Passes messages on, and ends with the connection.
async fn record(
    mut client: TcpStream,
    mut server: TcpStream,
    calls: Arc<Mutex<Vec<Call>>>,
) -> io::Result<()> {
    loop {
        let request = Message::read(&mut client).await?;
        server.write_all(&request.fragments.concat()).await?;
        let reply = Message::read(&mut server).await?;
        if request.packet == PacketType::Request {
            let first = &request.fragments[0];
            let opnum = u16::from_le_bytes([first[22], first[23]]);
            let call = Call { opnum, request: request.stub(), reply: reply.reply() };
            calls.lock().unwrap().push(call);
        }
        client.write_all(&reply.fragments.concat()).await?;
    }
}

/// All fragments of a request, or of an answer.
struct Message {
    packet: PacketType,
    fragments: Vec<Vec<u8>>,
}

impl Message {
    async fn read(from: &mut TcpStream) -> io::Result<Message> {
        const LAST_FRAGMENT: u8 = 2;
        let mut fragments = Vec::new();
        loop {
            let mut pdu = vec![0; Header::LEN];
            from.read_exact(&mut pdu).await?;
            let header = Header::read(&pdu).expect("a header").expect("all of it");
            pdu.resize(header.fragment_length.into(), 0);
            from.read_exact(&mut pdu[Header::LEN..]).await?;
            fragments.push(pdu);
            if header.flags.0 & LAST_FRAGMENT != 0 {
                return Ok(Message { packet: header.packet.expect("a known packet"), fragments });
            }
        }
    }

    fn stub(&self) -> Stub {
        Stub(self.fragments.iter().flat_map(|pdu| &pdu[24..]).copied().collect())
    }

    fn reply(&self) -> Reply {
        if self.packet == PacketType::Response {
            return Reply::Response(self.stub());
        }
        let status = &self.fragments[0][24..28];
        Reply::Fault(u32::from_le_bytes(status.try_into().unwrap()))
    }
}

impl Stub {
    pub fn len(&self) -> usize {
        self.0.len()
    }
}

impl fmt::Display for Stub {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return f.write_str("-");
        }
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Display for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Reply::Response(stub) => stub.fmt(f),
            Reply::Fault(status) => write!(f, "fault:{status:08x}"),
        }
    }
}
