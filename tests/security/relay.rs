//! What stands between a client and a server.

use rpc_runtime::protocol::{Header, PacketFlags, PacketType};
use rpc_runtime::server::Server;
use rpc_runtime::transport::Stream;
use rpc_tests::raw::Raw;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, duplex, split};

/// Which way a PDU goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way {
    ToServer,
    ToClient,
}

/// What a relay makes of a PDU: others, or none.
pub type Change = Box<dyn FnMut(Way, Vec<u8>) -> Vec<Vec<u8>> + Send>;

/// Serves a stream through a relay.
pub fn through(
    server: &Server,
    change: impl FnMut(Way, Vec<u8>) -> Vec<Vec<u8>> + Send + 'static,
) -> Stream {
    let (client, at_client) = pair();
    let (at_server, other) = pair();
    let server = server.clone();
    tokio::spawn(async move { server.serve(Stream::new(other.0, other.1, "relay")).await });
    let change: std::sync::Arc<std::sync::Mutex<Change>> =
        std::sync::Arc::new(std::sync::Mutex::new(Box::new(change)));
    let (from_client, to_client) = at_client;
    let (from_server, to_server) = at_server;
    tokio::spawn(relay(from_client, to_server, Way::ToServer, change.clone()));
    tokio::spawn(relay(from_server, to_client, Way::ToClient, change));
    Stream::new(client.0, client.1, "relayed")
}

type Half<T> = Box<T>;
type Ends = (Half<dyn AsyncRead + Send + Sync + Unpin>, Half<dyn AsyncWrite + Send + Sync + Unpin>);

fn pair() -> (Ends, Ends) {
    let (a, b) = duplex(1 << 20);
    let ends = |stream| -> Ends {
        let (read, write) = split(stream);
        (Box::new(read), Box::new(write))
    };
    (ends(a), ends(b))
}

async fn relay(
    mut from: Half<dyn AsyncRead + Send + Sync + Unpin>,
    mut to: Half<dyn AsyncWrite + Send + Sync + Unpin>,
    way: Way,
    change: std::sync::Arc<std::sync::Mutex<Change>>,
) {
    while let Some(pdu) = read(&mut from).await {
        let changed = change.lock().unwrap()(way, pdu);
        for pdu in changed {
            if to.write_all(&pdu).await.is_err() {
                return;
            }
        }
    }
    let _ = to.shutdown().await;
}

async fn read(from: &mut (impl AsyncRead + Unpin)) -> Option<Vec<u8>> {
    let mut pdu = vec![0; Header::LEN];
    from.read_exact(&mut pdu).await.ok()?;
    let header = Header::read(&pdu).ok()??;
    pdu.resize(header.fragment_length.into(), 0);
    from.read_exact(&mut pdu[Header::LEN..]).await.ok()?;
    Some(pdu)
}

/// The header of a whole PDU.
pub fn header(pdu: &[u8]) -> Header {
    Header::read(pdu).unwrap().unwrap()
}

/// Where the token of a PDU is, if there is one.
pub fn token(pdu: &[u8]) -> Option<std::ops::Range<usize>> {
    match header(pdu).auth_length {
        0 => None,
        length => Some(pdu.len() - usize::from(length)..pdu.len()),
    }
}

/// Makes a PDU's token this long.
pub fn resize_token(pdu: &mut Vec<u8>, length: usize) {
    let start = token(pdu).expect("a token").start;
    pdu.resize(start + length, 0);
    let (whole, length) = (u16::try_from(pdu.len()), u16::try_from(length));
    pdu[8..10].copy_from_slice(&whole.expect("one PDU").to_le_bytes());
    pdu[10..12].copy_from_slice(&length.expect("one PDU").to_le_bytes());
}

/// Puts another token into a PDU that has one.
pub fn set_token(pdu: &mut Vec<u8>, token: &[u8]) {
    resize_token(pdu, token.len());
    let start = pdu.len() - token.len();
    pdu[start..].copy_from_slice(token);
}

/// Changes the tokens of a handshake: `tamper` is told which one it has, from 0.
pub fn tampering(
    mut tamper: impl FnMut(usize, &mut Vec<u8>) + Send + 'static,
) -> impl FnMut(Way, Vec<u8>) -> Vec<Vec<u8>> + Send + 'static {
    let mut number = 0;
    move |_, mut pdu| {
        let calls = [PacketType::Request, PacketType::Response, PacketType::Fault];
        let is_leg = !header(&pdu).packet.is_ok_and(|packet| calls.contains(&packet));
        if let Some(place) = token(&pdu).filter(|_| is_leg) {
            let mut token = pdu[place].to_vec();
            tamper(number, &mut token);
            number += 1;
            set_token(&mut pdu, &token);
        }
        vec![pdu]
    }
}

/// Lets nobody sign headers: the flag is taken away from binds and alter_contexts, and from the answers to them.
pub fn without_header_signing(_: Way, mut pdu: Vec<u8>) -> Vec<Vec<u8>> {
    use PacketType::{AlterContext, AlterContextResp, Bind, BindAck};
    if matches!(header(&pdu).packet, Ok(Bind | BindAck | AlterContext | AlterContextResp)) {
        pdu[3] &= !PacketFlags::SIGNS_HEADERS.0;
    }
    vec![pdu]
}

/// A raw client of a server.
pub fn raw(server: &Server) -> Raw {
    let (raw, stream) = Raw::pair();
    let server = server.clone();
    tokio::spawn(async move { server.serve(stream).await });
    raw
}
