//! A peer that sends what a test tells it to, byte by byte.

use rpc_runtime::protocol::{
    Bind, BindAck, ContextElement, ContextResult, Header, PacketType, SyntaxId,
};
use rpc_runtime::transport::Stream;
use tokio::io::{AsyncReadExt, AsyncWriteExt, DuplexStream};

/// One end of a stream within the process, with whole PDUs to read and bytes to write.
#[derive(Debug)]
pub struct Raw {
    stream: DuplexStream,
}

impl Raw {
    /// A raw peer, and the stream to give to the other side.
    pub fn pair() -> (Raw, Stream) {
        let (ours, theirs) = tokio::io::duplex(1 << 20);
        let (read, write) = tokio::io::split(theirs);
        (Raw { stream: ours }, Stream::new(read, write, "raw"))
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

    /// Answers a bind as a server, with a syntax.
    pub async fn accept(&mut self, syntax: SyntaxId) {
        let (header, _) = self.receive().await.expect("a bind");
        let ack = BindAck {
            max_transmit: 4280,
            max_receive: 4280,
            association_group: 1,
            secondary_address: String::new(),
            results: vec![ContextResult { result: 0, reason: 0, syntax }],
        };
        let mut pdu = Vec::new();
        ack.write(PacketType::BindAck, header.call_id, &mut pdu);
        self.send(&pdu).await;
    }

    /// Answers the next request, as a server, with this stub, and gives the stub of the request.
    pub async fn answer(&mut self, reply: &[u8]) -> Vec<u8> {
        let (header, pdu) = self.receive().await.expect("a request");
        assert_eq!(header.packet, Ok(PacketType::Request));
        self.send(&message(PacketType::Response, header.call_id, 0, reply, false)).await;
        pdu[24..].to_vec()
    }

    /// Calls a procedure, as a client: the stub of the response, or the status of the fault.
    pub async fn call(&mut self, opnum: u16, request: &[u8]) -> Result<Vec<u8>, u32> {
        self.send(&message(PacketType::Request, 2, opnum, request, false)).await;
        let (header, pdu) = self.receive().await.expect("an answer");
        match header.packet {
            Ok(PacketType::Response) => Ok(pdu[24..].to_vec()),
            Ok(PacketType::Fault) => {
                assert_eq!(pdu.len(), 32, "a status and no data");
                Err(u32::from_le_bytes(pdu[24..28].try_into().expect("four bytes")))
            }
            other => panic!("no answer to a call: {other:?}"),
        }
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
