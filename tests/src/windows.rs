//! Calls between a Windows client and a Windows server (`rules/windows.txt`): ours are the same.

use rpc_runtime::Result;
use rpc_runtime::client::{Association, ClientBuilder};
use rpc_runtime::protocol::{Header, PacketFlags, PacketType, SyntaxId};
use rpc_runtime::server::Server;

use crate::encoding::Encoding;
use crate::hex;
use crate::raw::{Raw, message};

/// What Windows wrote in a call. Of a call that was recorded one way, the other stub is empty.
#[derive(Clone, Debug)]
pub struct Recorded {
    pub encoding: Encoding,
    pub request: Vec<u8>,
    pub reply: Vec<u8>,
}

/// The calls of a procedure, in the file's order: first those in NDR.
pub fn recorded(procedure: &str) -> Vec<Recorded> {
    let rows = |wanted: &str| -> Vec<(Encoding, Vec<u8>)> {
        let row = |line: &'static str| match line.split(' ').collect::<Vec<_>>()[..] {
            [name, encoding, way, bytes] if name == procedure && way == wanted => {
                Some((Encoding::named(encoding), hex(bytes)))
            }
            _ => None,
        };
        include_str!("../rules/windows.txt").lines().filter_map(row).collect()
    };
    let (requests, replies) = (rows("request"), rows("response"));
    let calls = requests.len().max(replies.len());
    assert!(calls > 0, "no recording of {procedure}");
    (0..calls)
        .map(|i| {
            let (request, reply) = (requests.get(i), replies.get(i));
            let (encoding, _) = request.or(reply).expect("one of them");
            let stub = |row: Option<&(Encoding, Vec<u8>)>| match row {
                Some((same, stub)) if same == encoding => stub.clone(),
                Some(_) => panic!("{procedure} has a request and a reply in two syntaxes"),
                None => Vec::new(),
            };
            Recorded { encoding: *encoding, request: stub(request), reply: stub(reply) }
        })
        .collect()
}

impl Recorded {
    /// The server takes Windows' request, and answers as Windows does.
    pub async fn is_served(&self, server: &Server, interface: SyntaxId, opnum: u16) {
        let mut raw = Raw::client_in(server, interface, self.encoding.syntax()).await;
        raw.send(&message(PacketType::Request, 2, opnum, &self.request, false)).await;
        let (header, reply) = all_fragments(&mut raw).await;
        assert_eq!(header.packet, Ok(PacketType::Response), "{self:02x?}");
        assert_eq!(reply, self.reply, "{:?}", self.encoding);
    }

    /// The client calls as Windows does, and takes Windows' reply.
    pub async fn is_called(&self, call: impl AsyncFnOnce(&Association) -> Result<()>) {
        let (mut raw, stream) = Raw::pair();
        let (syntax, reply) = (self.encoding.syntax(), self.reply.clone());
        let peer = tokio::spawn(async move {
            raw.accept(syntax).await;
            let (header, request) = all_fragments(&mut raw).await;
            raw.send(&message(PacketType::Response, header.call_id, 0, &reply, false)).await;
            request
        });
        let association = ClientBuilder::new().transfer_syntaxes(&[syntax]).over(stream);
        call(&association).await.expect("a call");
        assert_eq!(peer.await.expect("a peer"), self.request, "{:?}", self.encoding);
    }
}

/// The stub of a request or a response, of one fragment or several.
async fn all_fragments(raw: &mut Raw) -> (Header, Vec<u8>) {
    let mut stub = Vec::new();
    loop {
        let (header, pdu) = raw.receive().await.expect("a fragment");
        stub.extend_from_slice(&pdu[24..]);
        if header.flags.0 & PacketFlags::LAST.0 != 0 {
            return (header, stub);
        }
    }
}
