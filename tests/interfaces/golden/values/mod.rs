//! Calls with values of our own: what the client makes of them is Samba's request, and what it makes of Samba's reply are
//! these values. So an error that decoding and encoding share does not pass.

mod lsa;
mod netlogon;
mod samr;
mod spoolss;
mod srvsvc;
mod svcctl;
mod winreg;
mod wkssvc;

use std::sync::mpsc::{Sender, channel};

use rpc_interfaces::dtyp::{RpcSid, RpcSidIdentifierAuthority, RpcUnicodeString};
use rpc_runtime::Tail;
use rpc_runtime::client::{Association, ClientBuilder};
use rpc_runtime::protocol::PacketType;
use rpc_runtime::uuid::Uuid;
use rpc_tests::raw::{Raw, message};

use crate::calls::{Encoding, read};

/// A server that knows Samba's requests, and answers with Samba's replies.
struct Samba {
    association: Association,
    expected: Sender<&'static str>,
}

impl Samba {
    /// In this encoding, with the calls of this file.
    fn new(encoding: Encoding, text: &'static str) -> Samba {
        let (expected, names) = channel();
        let (mut server, stream) = Raw::pair();
        tokio::spawn(async move {
            let calls = read(text);
            server.accept(encoding.syntax()).await;
            while let Some((header, pdu)) = server.receive().await {
                let name = names.try_recv().expect("a call is expected before it is made");
                let call = calls.iter().find(|call| call.name == name).expect("a known call");
                assert_eq!(pdu[22..24], call.opnum.to_le_bytes(), "{name}");
                // Our requests are little endian, also where the replies are not.
                let request = call.request(encoding.of_ours());
                assert_eq!(&pdu[24..], request, "{name} {encoding:?}");
                let (reply, is_big) = (call.reply(encoding), encoding.is_big_endian());
                let reply = message(PacketType::Response, header.call_id, 0, reply, is_big);
                server.send(&reply).await;
            }
        });
        Samba { association: ClientBuilder::new().over(stream), expected }
    }

    /// The next call is this one. If it is not, the connection ends, and the call fails.
    fn expects(&self, name: &'static str) {
        self.expected.send(name).expect("the server is there");
    }
}

// The values of `objects.py`.

const SERVER: &str = "\\\\SERVER";
const TIME: u64 = 0x01D1_C2B3_A495_8677;
const UUID: Uuid = Uuid::from_u128(0x12345678_9abc_def0_1234_56789abcdef0);

fn units(text: &str) -> Vec<u16> {
    text.encode_utf16().collect()
}

/// A counted string.
fn string(text: &str) -> RpcUnicodeString {
    let length = 2 * units(text).len() as u16;
    RpcUnicodeString { length, maximum_length: length, buffer: Some(units(text)) }
}

/// The same, whose buffer has room for a null.
fn large(text: &str) -> RpcUnicodeString {
    let string = string(text);
    RpcUnicodeString { maximum_length: string.length + 2, ..string }
}

fn sid(authority: u8, sub_authorities: &[u32]) -> RpcSid {
    RpcSid {
        revision: 1,
        sub_authority_count: sub_authorities.len() as u8,
        identifier_authority: RpcSidIdentifierAuthority { value: [0, 0, 0, 0, 0, authority] },
        sub_authority: Tail(sub_authorities.to_vec()),
    }
}

/// An identifier in the domain, or of the domain.
fn of_domain(rid: Option<u32>) -> RpcSid {
    let mut sub = vec![21, 1111111111, 2222222222, 3333333333];
    sub.extend(rid);
    sid(5, &sub)
}

fn octets<const N: usize>(first: u8) -> [u8; N] {
    std::array::from_fn(|n| first.wrapping_add(n as u8))
}

/// What NTSTATUS is in Rust.
fn nt(status: u32) -> i32 {
    status as i32
}
