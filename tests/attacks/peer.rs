//! A peer that sends what it likes, over any stream, and the PDUs that it makes of nothing.

use std::time::Duration;

use rpc_runtime::Status;
use rpc_runtime::protocol::{
    Bind, BindAck, BindNak, ContextElement, ContextResult, Fault, Header, PacketFlags, PacketType,
    SyntaxId,
};
use rpc_runtime::transport::Stream;
use rpc_tests::raw::message;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::target::HostileClient;

pub const FIRST: u8 = 1;
pub const LAST: u8 = 2;
pub const WHOLE: u8 = 3;
pub const MIDDLE: u8 = 0;

type Read = Box<dyn AsyncRead + Send + Unpin>;
type Write = Box<dyn AsyncWrite + Send + Unpin>;

/// One end of a stream, with whole PDUs to read and bytes to write.
pub struct Peer {
    pub read: Read,
    pub write: Write,
}

/// An answer to a call: its number, and its stub or the fault's status.
pub type Answer = (u32, Result<Vec<u8>, Status>);

impl Peer {
    /// A peer within the process, and the stream for the other side. Little fits between them.
    pub fn pair() -> (Peer, Stream) {
        let (ours, theirs) = tokio::io::duplex(64 << 10);
        let (read, write) = tokio::io::split(ours);
        let (other_read, other_write) = tokio::io::split(theirs);
        let peer = Peer { read: Box::new(read), write: Box::new(write) };
        (peer, Stream::new(other_read, other_write, "hostile"))
    }

    pub fn of(stream: TcpStream) -> Peer {
        stream.set_nodelay(true).unwrap();
        let (read, write) = stream.into_split();
        Peer { read: Box::new(read), write: Box::new(write) }
    }

    /// Sends, whether the other side still takes it or not. It says which.
    pub async fn send(&mut self, bytes: &[u8]) -> bool {
        self.write.write_all(bytes).await.is_ok()
    }

    /// Sends nothing more.
    pub async fn half_close(&mut self) {
        let _ = self.write.shutdown().await;
    }

    /// The next PDU, or `None` when the other side closed.
    pub async fn receive(&mut self) -> Option<(Header, Vec<u8>)> {
        let mut pdu = vec![0; Header::LEN];
        self.read.read_exact(&mut pdu).await.ok()?;
        let header = Header::read(&pdu).expect("a header").expect("all of it");
        pdu.resize(header.fragment_length.into(), 0);
        self.read.read_exact(&mut pdu[Header::LEN..]).await.ok()?;
        Some((header, pdu))
    }

    /// Binds to the interface that is attacked, as the only interface of the connection.
    pub async fn bind(&mut self) -> Result<BindAck, BindNak> {
        self.send(&bind()).await;
        let (header, pdu) = self.receive().await.ok_or(BindNak { reason: u16::MAX })?;
        match header.packet {
            Ok(PacketType::BindAck) => Ok(BindAck::read(&pdu, false).unwrap()),
            _ => Err(BindNak::read(&pdu, false).unwrap()),
        }
    }

    /// The next answer to a call, all of its fragments; `None` when the other side closed.
    pub async fn answer(&mut self) -> Option<Answer> {
        let mut stub = Vec::new();
        loop {
            let (header, pdu) = self.receive().await?;
            match header.packet {
                Ok(PacketType::Response) => stub.extend(&pdu[24..]),
                Ok(PacketType::Fault) => return Some((header.call_id, Err(status(&pdu)))),
                _ => continue,
            }
            if header.flags.has(PacketFlags::LAST) {
                return Some((header.call_id, Ok(stub)));
            }
        }
    }

    /// All answers that there are until the other side closes.
    pub async fn answers(&mut self) -> Vec<Answer> {
        let mut all = Vec::new();
        while let Some(answer) = self.answer().await {
            all.push(answer);
        }
        all
    }

    /// Reads on until the other side closes. How many bytes came.
    pub async fn drain(&mut self) -> u64 {
        tokio::io::copy(&mut self.read, &mut tokio::io::sink()).await.unwrap_or(0)
    }

    /// Whether the other side closes the connection within a time.
    pub async fn is_closed_within(&mut self, time: Duration) -> bool {
        tokio::time::timeout(time, self.drain()).await.is_ok()
    }
}

/// The status of a fault.
pub fn status(pdu: &[u8]) -> Status {
    Status::from_wire(Fault::read(pdu, false).expect("a fault").status)
}

/// Numbers, as they are in a stub.
pub fn u32s(numbers: &[u32]) -> Vec<u8> {
    numbers.iter().flat_map(|n| n.to_le_bytes()).collect()
}

/// A request, or a fragment of one.
pub fn request(call_id: u32, opnum: u16, stub: &[u8], flags: u8) -> Vec<u8> {
    let mut pdu = message(PacketType::Request, call_id, opnum, stub, false);
    pdu[3] = flags;
    pdu
}

/// A response, or a fragment of one.
pub fn response(call_id: u32, stub: &[u8], flags: u8) -> Vec<u8> {
    let mut pdu = message(PacketType::Response, call_id, 0, stub, false);
    pdu[3] = flags;
    pdu
}

pub fn fault(call_id: u32, status: u32) -> Vec<u8> {
    let mut pdu = Vec::new();
    Fault { context: 0, status }.write(call_id, true, &mut pdu);
    pdu
}

/// A PDU of any type and with any body.
pub fn pdu(kind: u8, flags: u8, call_id: u32, body: &[u8]) -> Vec<u8> {
    let mut pdu = vec![5, 0, kind, flags, 0x10, 0, 0, 0];
    pdu.extend((16 + body.len() as u16).to_le_bytes());
    pdu.extend([0, 0]);
    pdu.extend(call_id.to_le_bytes());
    pdu.extend(body);
    pdu
}

/// A co_cancel or an orphaned PDU.
pub fn give_up(packet: PacketType, call_id: u32) -> Vec<u8> {
    pdu(packet as u8, WHOLE, call_id, &[])
}

/// A bind or an alter_context with these contexts.
pub fn bind_to(packet: PacketType, call_id: u32, contexts: Vec<ContextElement>) -> Vec<u8> {
    let bind = Bind { max_transmit: 65528, max_receive: 65528, association_group: 0, contexts };
    let mut pdu = Vec::new();
    bind.write(packet, call_id, &mut pdu);
    pdu
}

/// A context for the interface that is attacked, in NDR.
pub fn context(id: u16) -> ContextElement {
    let interface = HostileClient::INTERFACE.id;
    ContextElement { id, interface, syntaxes: vec![SyntaxId::NDR20] }
}

pub fn bind() -> Vec<u8> {
    bind_to(PacketType::Bind, 1, vec![context(0)])
}

/// The answer of a server to a bind or an alter_context.
pub fn ack(packet: PacketType, flags: PacketFlags, call_id: u32, results: usize) -> Vec<u8> {
    let accepted = ContextResult { result: 0, reason: 0, syntax: SyntaxId::NDR20 };
    let ack = BindAck {
        max_transmit: 65528,
        max_receive: 65528,
        association_group: 5,
        secondary_address: "1".to_owned(),
        results: vec![accepted; results],
    };
    let mut pdu = Vec::new();
    ack.write(packet, flags, call_id, &mut pdu);
    pdu
}
