//! A peer that sends what a test tells it to, byte by byte.

use std::sync::{Arc, Mutex, PoisonError};

use rpc_runtime::Status;
use rpc_runtime::protocol::{
    Bind, BindAck, ContextElement, ContextResult, Fault, Header, PacketFlags, PacketType, SyntaxId,
};
use rpc_runtime::server::Server;
use rpc_runtime::transport::Stream;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};

/// One end of a stream, with whole PDUs to read and bytes to write.
pub struct Raw {
    stream: Box<dyn Both>,
}

trait Both: AsyncRead + AsyncWrite + Send + Unpin {}

impl<S: AsyncRead + AsyncWrite + Send + Unpin> Both for S {}

impl Raw {
    /// A raw peer over any stream.
    pub fn of(stream: impl AsyncRead + AsyncWrite + Send + Unpin + 'static) -> Raw {
        Raw { stream: Box::new(stream) }
    }

    /// A raw peer within the process, and the stream to give to the other side.
    pub fn pair() -> (Raw, Stream) {
        let (ours, theirs) = tokio::io::duplex(1 << 20);
        let (read, write) = tokio::io::split(theirs);
        (Raw::of(ours), Stream::new(read, write, "raw"))
    }

    pub async fn send(&mut self, bytes: &[u8]) {
        // The other side may have closed, which is what some tests are about.
        let _ = self.stream.write_all(bytes).await;
    }

    /// The next PDU, or `None` when the other side closed.
    pub async fn receive(&mut self) -> Option<(Header, Vec<u8>)> {
        let mut pdu = vec![0; Header::LEN];
        self.stream.read_exact(&mut pdu).await.ok()?;
        let header = Header::read(&pdu).expect("a header").expect("all of it");
        pdu.resize(header.fragment_length.into(), 0);
        self.stream.read_exact(&mut pdu[Header::LEN..]).await.ok()?;
        Some((header, pdu))
    }

    /// Binds to an interface, and says what became of it.
    pub async fn bind(&mut self, interface: SyntaxId, syntax: SyntaxId) -> BindAck {
        let mut pdu = Vec::new();
        bind_to(interface, syntax).write(PacketType::Bind, 1, &mut pdu);
        self.send(&pdu).await;
        let (header, pdu) = self.receive().await.expect("an answer");
        assert_eq!(header.packet, Ok(PacketType::BindAck));
        BindAck::read(&pdu, false).expect("a bind_ack")
    }

    /// A raw client of a server, bound to an interface in NDR.
    pub async fn client_of(server: &Server, interface: SyntaxId) -> Raw {
        Raw::client_in(server, interface, SyntaxId::NDR20).await
    }

    /// The same, in a transfer syntax.
    pub async fn client_in(server: &Server, interface: SyntaxId, syntax: SyntaxId) -> Raw {
        let (mut raw, stream) = Raw::pair();
        let server = server.clone();
        tokio::spawn(async move { server.serve(stream).await });
        raw.bind(interface, syntax).await;
        raw
    }

    /// Calls a method: the reply's stub, or the fault's status.
    pub async fn call(&mut self, opnum: u16, stub: &[u8]) -> Result<Vec<u8>, Status> {
        self.send(&message(PacketType::Request, 2, opnum, stub, false)).await;
        let (header, pdu) = self.receive().await.expect("an answer");
        match header.packet {
            Ok(PacketType::Response) => Ok(pdu[24..].to_vec()),
            _ => Err(Status::from_wire(Fault::read(&pdu, false).expect("a fault").status)),
        }
    }

    /// A server that answers every call with the same stub, in NDR.
    pub fn server_that_answers(stub: Vec<u8>) -> Stream {
        let (mut raw, stream) = Raw::pair();
        tokio::spawn(async move {
            raw.accept(SyntaxId::NDR20).await;
            while let Some((header, _)) = raw.receive().await {
                raw.send(&message(PacketType::Response, header.call_id, 0, &stub, false)).await;
            }
        });
        stream
    }

    /// Answers a bind as a server, with a syntax.
    pub async fn accept(&mut self, syntax: SyntaxId) {
        self.accept_with(syntax, PacketFlags::CONCURRENT).await;
    }

    /// The same, with flags, and what was asked for.
    pub async fn accept_with(&mut self, syntax: SyntaxId, flags: PacketFlags) -> Bind {
        let (header, bind) = self.receive().await.expect("a bind");
        let ack = BindAck {
            max_transmit: 4280,
            max_receive: 4280,
            association_group: 1,
            secondary_address: String::new(),
            results: vec![ContextResult { result: 0, reason: 0, syntax }],
        };
        let mut pdu = Vec::new();
        ack.write(PacketType::BindAck, flags, header.call_id, &mut pdu);
        self.send(&pdu).await;
        Bind::read(&bind, header.big_endian).expect("a bind")
    }

    /// Answers the next request, as a server, with this stub, and gives the stub of the request.
    pub async fn answer(&mut self, reply: &[u8]) -> Vec<u8> {
        let (header, pdu) = self.receive().await.expect("a request");
        assert_eq!(header.packet, Ok(PacketType::Request));
        self.send(&message(PacketType::Response, header.call_id, 0, reply, false)).await;
        pdu[24..].to_vec()
    }
}

/// Between a client and a server, writes down the stubs of the last call.
#[derive(Debug, Default, Clone)]
pub struct Tap(Arc<Mutex<[Vec<u8>; 2]>>);

impl Tap {
    /// A tap on a server, and the stream for the client.
    pub fn on(server: &Server) -> (Tap, Stream) {
        let (mut client, stream) = Raw::pair();
        let (mut at_server, other) = Raw::pair();
        let (tap, server) = (Tap::default(), server.clone());
        let stubs = tap.clone();
        tokio::spawn(async move { server.serve(other).await });
        tokio::spawn(async move {
            // Every PDU of a client's is answered by one of the server's: the stubs are small.
            while let Some((_, pdu)) = client.receive().await {
                stubs.note(0, &pdu);
                at_server.send(&pdu).await;
                let Some((_, pdu)) = at_server.receive().await else { break };
                stubs.note(1, &pdu);
                client.send(&pdu).await;
            }
        });
        (tap, stream)
    }

    fn note(&self, which: usize, pdu: &[u8]) {
        let stub = pdu.get(24..).unwrap_or_default().to_vec();
        self.0.lock().unwrap_or_else(PoisonError::into_inner)[which] = stub;
    }

    /// The stub of the last request.
    pub fn request(&self) -> Vec<u8> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)[0].clone()
    }

    /// The stub of the last reply.
    pub fn reply(&self) -> Vec<u8> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)[1].clone()
    }
}

/// A bind with one context.
pub fn bind_to(interface: SyntaxId, syntax: SyntaxId) -> Bind {
    Bind {
        max_transmit: 4280,
        max_receive: 4280,
        association_group: 0,
        contexts: vec![ContextElement { id: 0, interface, syntaxes: vec![syntax] }],
    }
}

/// A request or response in one fragment.
pub fn message(packet: PacketType, call_id: u32, opnum: u16, stub: &[u8], big: bool) -> Vec<u8> {
    let u16_ = |n: u16| if big { n.to_be_bytes() } else { n.to_le_bytes() };
    let u32_ = |n: u32| if big { n.to_be_bytes() } else { n.to_le_bytes() };
    let mut pdu = vec![5, 0, packet as u8, 3, if big { 0 } else { 0x10 }, 0, 0, 0];
    pdu.extend(u16_(24 + u16::try_from(stub.len()).expect("one fragment")));
    pdu.extend(u16_(0));
    pdu.extend(u32_(call_id));
    pdu.extend(u32_(stub.len() as u32));
    pdu.extend(u16_(0));
    pdu.extend(u16_(opnum));
    pdu.extend(stub);
    pdu
}
