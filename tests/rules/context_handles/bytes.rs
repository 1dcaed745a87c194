//! A handle's bytes: attributes, which are 0, and a uuid, in both transfer syntaxes and byte orders.

use std::sync::{Arc, Mutex};

use rpc_runtime::prelude::*;
use rpc_runtime::protocol::{PacketType, SyntaxId};
use rpc_tests::raw::{Raw, message};
use rpc_tests::{SYNTAXES, hex};

use super::{MISMATCH, Service};

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7bc2", version = "1.0")]
trait Bytes {
    #[context_handle]
    type File: Context;
    async fn open(&self, n: u8) -> Result<Self::File>;
    async fn read(&self, n: u8, file: &Self::File, m: u8) -> Result<u8>;
    async fn change(&self, n: u8, file: &mut Option<Self::File>, m: &mut u8) -> Result<u8>;
    async fn close(&self, n: u8, file: Self::File) -> Result<u8>;
    async fn open_out(&self, #[out] n: &mut u8, #[out] file: &mut Option<Self::File>)
    -> Result<u8>;
}

impl Bytes for Service {
    type File = super::File;
    async fn open(&self, n: u8) -> Result<super::File> {
        Ok(self.file(n.into()))
    }
    async fn read(&self, n: u8, file: &super::File, m: u8) -> Result<u8> {
        Ok(n + m + file.name as u8)
    }
    async fn change(&self, n: u8, file: &mut Option<super::File>, m: &mut u8) -> Result<u8> {
        *m += 1;
        *file = if file.is_none() { Some(self.file(n.into())) } else { None };
        Ok(n)
    }
    async fn close(&self, n: u8, file: super::File) -> Result<u8> {
        Ok(n + file.name as u8)
    }
    async fn open_out(&self, n: &mut u8, file: &mut Option<super::File>) -> Result<u8> {
        *n = 0x77;
        *file = Some(self.file(1));
        Ok(0x88)
    }
}

/// What a client sends, and gets from a server by hand; both transfer syntaxes have the same bytes.
#[tokio::test]
async fn ctx_36_a_handle_is_twenty_bytes_at_a_multiple_of_four() {
    let handle = "00000000 04030201 0605 0807 090a0b0c0d0e0f10";
    let none = "00000000 00000000 0000 0000 0000000000000000";
    for syntax in SYNTAXES {
        let (mut raw, stream) = Raw::pair();
        let seen = Arc::new(Mutex::new(Vec::new()));
        let requests = seen.clone();
        let replies = [
            hex(handle),
            hex("aa"),
            hex(&format!("{none} 06 bb")),
            hex(&format!("{handle} 07 cc")),
            hex(&format!("{none} dd")),
            hex(&format!("77 000000 {handle} 88")),
        ];
        tokio::spawn(async move {
            raw.accept(syntax).await;
            for reply in replies {
                let request = raw.answer(&reply).await;
                requests.lock().unwrap().push(request);
            }
            raw.receive().await
        });
        let builder = ClientBuilder::new().transfer_syntaxes(&[syntax]);
        let client = BytesClient::bind(&builder.over(stream)).await.unwrap();
        let mut file = Some(client.open(1).await.unwrap());
        assert_eq!(client.read(2, file.as_ref().unwrap(), 3).await.unwrap(), 0xaa);
        let mut m = 5;
        assert_eq!(client.change(4, &mut file, &mut m).await.unwrap(), 0xbb);
        assert_eq!((file.is_none(), m), (true, 6));
        assert_eq!(client.change(4, &mut file, &mut m).await.unwrap(), 0xcc);
        assert_eq!((file.is_some(), m), (true, 7));
        assert_eq!(client.close(9, file.take().unwrap()).await.unwrap(), 0xdd);
        assert_eq!(client.open_out(&mut m, &mut file).await.unwrap(), 0x88);
        assert_eq!((file.is_some(), m), (true, 0x77));
        file.take().unwrap().abandon();
        let expected = [
            hex("01"),
            hex(&format!("02 000000 {handle} 03")),
            hex(&format!("04 000000 {handle} 05")),
            hex(&format!("04 000000 {none} 06")),
            hex(&format!("09 000000 {handle}")),
            Vec::new(),
        ];
        assert_eq!(*seen.lock().unwrap(), expected, "{syntax:?}");
    }
}

/// A server sends a uuid's numbers little endian, and understands them in both orders.
#[tokio::test]
async fn ctx_36_a_handle_in_both_byte_orders() {
    let server = Server::builder().offer(BytesServer::new(Service::default())).build().unwrap();
    for syntax in SYNTAXES {
        let mut raw = Raw::client_in(&server, BytesClient::INTERFACE.id, syntax).await;
        let handle = raw.call(0, &[1]).await.unwrap();
        assert_eq!((handle.len(), &handle[..4]), (20, [0; 4].as_slice()), "{syntax:?}");
        let stub = |handle: &[u8]| [&[2, 0, 0, 0], handle, &[3]].concat();
        assert_eq!(raw.call(1, &stub(&handle)).await, Ok(vec![6]), "{syntax:?}");
        let reply = raw.call(4, &[]).await.unwrap();
        assert_eq!((reply.len(), reply[0], reply[24]), (25, 0x77, 0x88), "{syntax:?}");
        assert_ne!(reply[4..24], handle, "{syntax:?}");
        let reply = raw.call(3, &[&[9, 0, 0, 0], &reply[4..24]].concat()).await;
        assert_eq!(reply, Ok([[0; 20].as_slice(), &[10]].concat()), "{syntax:?}");

        if syntax == SyntaxId::NDR20 {
            let mut big = handle.clone();
            big[..4].reverse();
            big[4..8].reverse();
            big[8..10].reverse();
            big[10..12].reverse();
            raw.send(&message(PacketType::Request, 7, 1, &stub(&big), true)).await;
            let (header, pdu) = raw.receive().await.unwrap();
            assert_eq!((header.packet, pdu[24]), (Ok(PacketType::Response), 6));
            assert_eq!(raw.call(1, &stub(&big)).await, Err(MISMATCH), "in the other order");
        }
    }
}

/// A client understands a handle of a server that sends in the other order.
#[tokio::test]
async fn ctx_36_a_handle_of_a_big_endian_server() {
    let (mut raw, stream) = Raw::pair();
    let server = tokio::spawn(async move {
        raw.accept(SyntaxId::NDR20).await;
        let (header, _) = raw.receive().await.unwrap();
        let handle = hex("00000000 01020304 0506 0708 090a0b0c0d0e0f10");
        raw.send(&message(PacketType::Response, header.call_id, 0, &handle, true)).await;
        raw.answer(&[1]).await
    });
    let client = BytesClient::bind(&ClientBuilder::new().over(stream)).await.unwrap();
    let file = client.open(1).await.unwrap();
    client.read(2, &file, 3).await.unwrap();
    let sent = hex("02 000000 00000000 04030201 0605 0807 090a0b0c0d0e0f10 03");
    assert_eq!(server.await.unwrap(), sent);
    file.abandon();
}
