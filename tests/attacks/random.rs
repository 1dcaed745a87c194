//! Bytes without sense: mutated sessions against a server, mutated answers against a client. The seeds are
//! fixed, so that every run is the same.

use std::time::Duration;

use rpc_runtime::prelude::*;
use rpc_runtime::protocol::{PacketFlags, PacketType};

use tokio::io::{AsyncReadExt, sink};

use crate::level::{Clock, Peak, on_server, twice};
use crate::peer::{
    FIRST, LAST, MIDDLE, Peer, WHOLE, ack, bind, bind_to, context, fault, give_up, pdu, request,
    response, u32s,
};
use crate::target::{HostileClient, op};

/// Xorshift.
pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        let mut x = self.0;
        x ^= x << 13;
        x ^= x >> 7;
        x ^= x << 17;
        self.0 = x;
        x.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 16
    }

    /// A number below `n`, which is not 0.
    pub fn below(&mut self, n: usize) -> usize {
        (self.next() % n as u64) as usize
    }

    fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }

    fn bytes(&mut self, most: usize) -> Vec<u8> {
        let n = self.below(most);
        (0..n).map(|_| self.next() as u8).collect()
    }

    /// Changes some bytes, takes some out, puts some in.
    fn mutate(&mut self, bytes: &mut Vec<u8>) {
        for _ in 0..self.one(&[0, 0, 1, 1, 2, 5, 20]) {
            let at = self.below(bytes.len().max(1)).min(bytes.len());
            match self.below(10) {
                0..6 if at < bytes.len() => {
                    let any = self.next() as u8;
                    bytes[at] = self.one(&[0, 1, 255, 128, any]);
                }
                6..8 => {
                    let end = (at + 1 + self.below(19)).min(bytes.len());
                    bytes.drain(at..end);
                }
                _ => {
                    let more = self.bytes(10);
                    bytes.splice(at..at, more);
                }
            }
        }
    }
}

/// The methods that end by themselves, and some that do not exist.
const OPNUMS: [u16; 16] = [
    op::ADD,
    op::SINK,
    op::SOURCE,
    op::TREE,
    op::CHAIN,
    op::GRAPH,
    op::OWNED,
    op::CHOICE,
    op::ROWS,
    op::NEST,
    op::TEXT,
    op::TEXTS,
    op::PIPE_IN,
    op::PIPE_OUT,
    op::GRAPH_BACK,
    u16::MAX,
];

fn session(random: &mut Random) -> Vec<u8> {
    let mut pdus = vec![bind()];
    for _ in 0..1 + random.below(5) {
        let call = random.one(&[2, 3, 4, 0, u32::MAX]);
        let opnum = random.one(&OPNUMS);
        let any = random.bytes(64);
        let stub = match random.below(5) {
            0 => u32s(&[4]),
            1 => [u32s(&[3, 3]), b"abc".to_vec()].concat(),
            2 => Vec::new(),
            3 => u32s(&[1; 30]),
            _ => any,
        };
        match random.below(10) {
            0..5 => pdus.push(request(call, opnum, &stub, WHOLE)),
            5..7 => {
                pdus.push(request(call, opnum, &stub, FIRST));
                pdus.push(request(call, opnum, &stub, random.one(&[FIRST, MIDDLE, LAST, WHOLE])));
                pdus.push(request(call, opnum, &stub, LAST));
            }
            7 => {
                let kind = random.one(&[PacketType::CoCancel, PacketType::Orphaned]);
                pdus.push(give_up(kind, call));
            }
            8 => {
                let contexts = (0..random.below(4)).map(|_| context(random.below(4) as u16));
                pdus.push(bind_to(PacketType::AlterContext, call, contexts.collect()));
            }
            _ => {
                let (kind, flags) = (random.next() as u8, random.next() as u8);
                pdus.push(pdu(kind, flags, call, &random.bytes(40)));
            }
        }
    }
    if random.below(5) == 0 {
        let (a, b) = (random.below(pdus.len()), random.below(pdus.len()));
        pdus.swap(a, b);
    }
    if random.below(5) == 0 {
        pdus.push(pdus[random.below(pdus.len())].clone());
    }
    let mut bytes = pdus.concat();
    random.mutate(&mut bytes);
    bytes
}

#[test]
fn sessions() {
    on_server(Clock::Paused, Server::builder(), async |target| {
        let mut random = Random(11);
        let peak = Peak::begin();
        for _ in 0..250 {
            let mut peer = target.connect().await;
            let bytes = session(&mut random);
            // In two parts, sometimes.
            let cut = random.below(bytes.len() + 1);
            peer.send(&bytes[..cut]).await;
            if random.below(3) == 0 {
                tokio::task::yield_now().await;
            }
            peer.send(&bytes[cut..]).await;
            if random.below(3) == 0 {
                peer.half_close().await;
            }
            // Some ask for pipes that have no end in practice.
            let mut some = (&mut peer.read).take(1 << 20);
            let mut nowhere = sink();
            let drain = tokio::io::copy(&mut some, &mut nowhere);
            let _ = tokio::time::timeout(Duration::from_millis(500), drain).await;
        }
        // A hostile size may take what one call may.
        peak.assert_below(80 << 20);
    });
}

/// Answers of a server, mutated: to a bind, and to a call.
#[test]
fn answers() {
    twice(
        Clock::Paused,
        || true,
        async || {
            let mut random = Random(12);
            let peak = Peak::begin();
            let mut tally = [0; 3];
            for _ in 0..1500 {
                let seed = random.next();
                let (mut peer, stream) = Peer::pair();
                let server = async move {
                    let mut random = Random(seed | 1);
                    let (header, _) = peer.receive().await?;
                    let flags = PacketFlags(random.one(&[0, 0x10]));
                    let mut bytes = ack(PacketType::BindAck, flags, header.call_id, 1);
                    if random.below(3) == 0 {
                        random.mutate(&mut bytes);
                    }
                    peer.send(&bytes).await;
                    let (header, _) = peer.receive().await?;
                    let call = header.call_id;
                    let mut bytes = match random.below(5) {
                        0 => response(call, &u32s(&[42]), WHOLE),
                        1 => response(call, &[u32s(&[100]), vec![7; 100]].concat(), WHOLE),
                        2 => [response(call, &[], FIRST), response(call, &u32s(&[42]), LAST)]
                            .concat(),
                        3 => fault(call, 5),
                        _ => response(call, &u32s(&[0x20000, 0x20004, 0, 0, 0, 0]), WHOLE),
                    };
                    random.mutate(&mut bytes);
                    peer.send(&bytes).await;
                    let _ = tokio::time::timeout(Duration::from_secs(2), peer.drain()).await;
                    Some(())
                };
                let client = async {
                    let builder = ClientBuilder::new()
                        .connect_timeout(Duration::from_secs(1))
                        .call_timeout(Duration::from_secs(1));
                    let client = HostileClient::bind(&builder.over(stream)).await?;
                    match seed % 4 {
                        0 => client.add(1).await,
                        1 => client.source(100, &mut [0; 100]).await.map(|()| 0),
                        2 => {
                            let (writer, reader) = rpc_runtime::pipe::channel(1000);
                            let answer = client.pipe_out(1, writer).await;
                            drop(reader);
                            answer
                        }
                        _ => {
                            let memory = CallMemory::new();
                            let mut out = None;
                            client.graph_back(&memory, None, &mut out).await
                        }
                    }
                };
                let client = tokio::time::timeout(Duration::from_secs(5), client);
                let (answer, _) = tokio::join!(client, server);
                match answer.expect("time-outs hold") {
                    Ok(_) => tally[0] += 1,
                    Err(error) if error.status() == Status::CALL_CANCELLED => tally[1] += 1,
                    Err(error) => {
                        assert_ne!(error.status(), Status::OK);
                        tally[2] += 1;
                    }
                }
            }
            assert!(tally.iter().all(|n| *n > 20), "all kinds of ends: {tally:?}");
            peak.assert_below(16 << 20);
        },
    );
}
