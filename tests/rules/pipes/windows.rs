//! A call with a pipe in each direction, as Windows writes it.

use std::sync::{Arc, Mutex};

use rpc_runtime::prelude::*;
use rpc_tests::windows::{Recorded, recorded};

#[derive(Ndr, Debug, PartialEq)]
pub struct Block {
    pub l: i32,
    #[size_is(l)]
    pub m: Option<Vec<u8>>,
}

/// An element with padding behind it.
#[derive(Ndr, Debug, PartialEq, Clone, Copy)]
pub struct Element {
    pub l: u32,
    pub s: u16,
}

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7b93", version = "1.0")]
pub trait Downgrade {
    async fn pipes(
        &self,
        #[out] out1: &mut Block,
        outp: PipeWriter<Element>,
        inp: PipeReader<Element>,
        in1: &Block,
    ) -> Result<u32>;
    async fn plain(&self, in1: &Block) -> Result<()>;
}

const TRUE: u32 = u32::from_le_bytes(*b"True");
const SENT: Element = Element { l: 0xdddd_dddd, s: 0xdddd };
const DRAWN: Element = Element { l: 0xcccc_cccc, s: 0xcccc };

fn block(byte: u8) -> Block {
    Block { l: 3, m: Some(vec![byte; 3]) }
}

/// The chunks that the server sends, each one element shorter.
fn drawn() -> Vec<Vec<Element>> {
    (1..=5).rev().map(|n| vec![DRAWN; n]).collect()
}

struct Service;

impl Downgrade for Service {
    async fn pipes(
        &self,
        out1: &mut Block,
        mut outp: PipeWriter<Element>,
        mut inp: PipeReader<Element>,
        in1: &Block,
    ) -> Result<u32> {
        assert_eq!(*in1, block(0xaa));
        let mut sent = Vec::new();
        while let Some(chunk) = inp.pull().await? {
            sent.extend(chunk);
        }
        assert_eq!(sent, [SENT]);
        for chunk in drawn() {
            outp.push(chunk).await?;
        }
        *out1 = block(0xbb);
        Ok(TRUE)
    }

    async fn plain(&self, in1: &Block) -> Result<()> {
        assert_eq!(*in1, block(0xaa));
        Ok(())
    }
}

/// The call with zeros for the two bytes behind each element, where Windows sends what was in its memory.
fn with_zeros(mut call: Recorded) -> Recorded {
    fn blank(stub: &mut [u8], mut at: usize) {
        loop {
            let count = u32::from_le_bytes(stub[at..at + 4].try_into().unwrap()) as usize;
            at += 4;
            (0..count).for_each(|i| stub[at + 8 * i + 6..at + 8 * i + 8].fill(0));
            at += 8 * count;
            if count == 0 {
                return;
            }
        }
    }
    // The structure is in front of the [in] pipe, and behind the [out] pipe.
    blank(&mut call.request, 16);
    blank(&mut call.reply, 0);
    call
}

#[tokio::test]
async fn pip_09_pipes_and_other_parameters_are_as_windows_writes_them() {
    let server = Server::builder().offer(DowngradeServer::new(Service)).build().unwrap();
    let names = ["pipe-sync-ndr32-downgrade-01", "pipe-sync-ndr32-downgrade-01-downgraded"];
    for call in names.into_iter().flat_map(recorded) {
        // What is in the padding is of no meaning.
        let written = with_zeros(call.clone());
        let sent = Recorded { request: call.request.clone(), ..written.clone() };
        sent.is_served(&server, DowngradeClient::INTERFACE.id, 0).await;
        let answered = Recorded { reply: call.reply.clone(), ..written };
        answered
            .is_called(async |association| {
                let client = DowngradeClient::bind(association).await?;
                let came = Arc::new(Mutex::new(Vec::new()));
                let into = came.clone();
                let writer = PipeWriter::to_fn(move |chunk: Vec<Element>| {
                    into.lock().unwrap().extend(chunk);
                    Ok(())
                });
                let reader = PipeReader::from_chunks([vec![SENT]]);
                let mut out1 = block(0);
                let returned = client.pipes(&mut out1, writer, reader, &block(0xaa)).await?;
                assert_eq!((out1, returned), (block(0xbb), TRUE));
                assert_eq!(*came.lock().unwrap(), drawn().concat());
                Ok(())
            })
            .await;
    }
    for call in recorded("pipe-sync-ndr32-downgrade-01-plain") {
        call.is_served(&server, DowngradeClient::INTERFACE.id, 1).await;
        call.is_called(async |a| DowngradeClient::bind(a).await?.plain(&block(0xaa)).await).await;
    }
}
