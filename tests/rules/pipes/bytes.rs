//! A pipe, which is no value: its bytes in a call, as Samba writes them.

use std::sync::{Arc, Mutex};

use rpc_runtime::prelude::*;
use rpc_runtime::protocol::{PacketFlags, PacketType};
use rpc_tests::golden::construct;
use rpc_tests::raw::{Raw, message};

#[rpc_interface(uuid = "8f3c1d52-6a0b-4e7e-9a55-31c5b7d0e945", version = "1.0")]
pub trait Pouring {
    async fn pour(&self, numbers: PipeReader<i64>) -> Result<()>;
    async fn draw(&self, numbers: PipeWriter<i64>) -> Result<()>;
}

const CHUNKS: [&[i64]; 2] = [&[1, -2], &[3]];

#[derive(Default, Clone)]
struct Tank(Arc<Mutex<Vec<Vec<i64>>>>);

impl Pouring for Tank {
    async fn pour(&self, mut numbers: PipeReader<i64>) -> Result<()> {
        while let Some(chunk) = numbers.pull().await? {
            self.0.lock().unwrap().push(chunk);
        }
        Ok(())
    }

    async fn draw(&self, mut numbers: PipeWriter<i64>) -> Result<()> {
        for chunk in CHUNKS {
            numbers.push(chunk.to_vec()).await?;
        }
        Ok(())
    }
}

#[tokio::test]
async fn pip_11_a_server_reads_what_samba_writes_and_writes_the_same() {
    for (encoding, bytes) in construct("pipe") {
        let tank = Tank::default();
        let server = Server::builder().offer(PouringServer::new(tank.clone())).build().unwrap();
        let (mut raw, stream) = Raw::pair();
        tokio::spawn(async move { server.serve(stream).await });
        raw.bind(PouringClient::INTERFACE.id, encoding.syntax()).await;

        raw.send(&message(PacketType::Request, 2, 0, &bytes, encoding.big_endian())).await;
        let (header, _) = raw.receive().await.unwrap();
        assert_eq!(header.packet, Ok(PacketType::Response), "{encoding:?}");
        assert_eq!(*tank.0.lock().unwrap(), CHUNKS, "{encoding:?}");

        // A server answers in its own byte order.
        if !encoding.big_endian() {
            assert_eq!(raw.call(1, &[]).await.unwrap(), bytes, "{encoding:?}");
        }
    }
}

#[tokio::test]
async fn pip_11_a_client_reads_what_samba_writes_and_writes_the_same() {
    for (encoding, bytes) in construct("pipe") {
        let (mut raw, stream) = Raw::pair();
        let drawn = bytes.clone();
        let peer = tokio::spawn(async move {
            raw.accept(encoding.syntax()).await;
            let big = encoding.big_endian();
            let mut poured = Vec::new();
            for stub in [Vec::new(), drawn] {
                let call_id = loop {
                    let (header, pdu) = raw.receive().await.expect("a request");
                    poured.extend_from_slice(&pdu[24..]);
                    if header.flags.0 & PacketFlags::LAST.0 != 0 {
                        break header.call_id;
                    }
                };
                raw.send(&message(PacketType::Response, call_id, 0, &stub, big)).await;
            }
            poured
        });
        let association = ClientBuilder::new().transfer_syntaxes(&[encoding.syntax()]).over(stream);
        let client = PouringClient::bind(&association).await.unwrap();
        client.pour(PipeReader::from_chunks(CHUNKS.map(<[i64]>::to_vec))).await.unwrap();
        let tank = Tank::default();
        let sink = tank.clone();
        let into = PipeWriter::to_fn(move |chunk| {
            sink.0.lock().unwrap().push(chunk);
            Ok(())
        });
        client.draw(into).await.unwrap();
        assert_eq!(*tank.0.lock().unwrap(), CHUNKS, "{encoding:?}");
        let poured = peer.await.unwrap();
        // A client asks in its own byte order.
        if !encoding.big_endian() {
            assert_eq!(poured, bytes, "{encoding:?}");
        }
    }
}
