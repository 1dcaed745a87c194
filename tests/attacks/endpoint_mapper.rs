//! Who asks an endpoint mapper for more than it should give.

use std::time::Duration;

use rpc_runtime::endpoint_mapper::{
    EndpointMapperClient, Entry, Floor, Mapper, Tower, WireEntry, WireTower,
};
use rpc_runtime::prelude::*;
use rpc_runtime::protocol::{PacketType, SyntaxId};
use rpc_tests::raw::Raw;
use uuid::Uuid;

use crate::level::{Clock, Peak, on_server, until};
use crate::peer::{WHOLE, bind_to, request, u32s};
use crate::target::Target;

const MIB: usize = 1 << 20;
const ID: SyntaxId = EndpointMapperClient::INTERFACE.id;

/// Fills a map with towers as large as they may be. Within an attack, because all memory is counted there; what is there
/// already stays as it is.
fn fill(mapper: &Mapper) {
    for port in 0..1000 {
        let large = Floor::Other { protocol: vec![0x77], data: vec![port as u8; 1900] };
        let syntaxes = [Floor::Syntax(ID), Floor::Syntax(SyntaxId::NDR20)];
        let tower = Tower::of(syntaxes.into_iter().chain([Floor::Tcp(port), large]));
        mapper.insert(&Entry { object: None, tower, annotation: port.to_string() }).unwrap();
    }
}

async fn client(target: &Target) -> EndpointMapperClient {
    EndpointMapperClient::bind(&ClientBuilder::new().over(target.server.in_process()))
        .await
        .unwrap()
}

#[test]
fn searches_that_nobody_ends() {
    let mapper = Mapper::new();
    let builder = mapper.offer(Server::builder()).max_context_handles(1000);
    on_server(Clock::Paused, builder, async |target| {
        fill(&mapper);
        let peak = Peak::begin();
        let mut clients = Vec::new();
        for _ in 0..3 {
            let client = client(target).await;
            let (mut begun, mut refused) = (Vec::new(), 0);
            for _ in 0..1100 {
                let (mut search, mut count) = (None, 0);
                let memory = CallMemory::new();
                let mut entries = [WireEntry::EMPTY];
                let answer = client
                    .ept_lookup(&memory, 0, None, None, 1, &mut search, 1, &mut count, &mut entries)
                    .await;
                match answer {
                    Ok(_) => begun.extend(search),
                    Err(error) => {
                        assert_eq!(error.status(), Status::OUT_OF_RESOURCES);
                        refused += 1;
                    }
                }
            }
            assert_eq!((begun.len(), refused), (1000, 100));
            clients.push((client, begun));
        }
        assert_eq!(target.server.context_handles(), 3000);
        target.assert_serves().await;
        // A search is where it goes on, and nothing of what it is for.
        peak.assert_below(2 * MIB);
        drop(clients);
        until(|| target.server.context_handles() == 0).await;
    });
}

#[test]
fn lists_that_nobody_reads() {
    let mapper = Mapper::new();
    let builder = mapper.offer(Server::builder());
    let builder = builder.max_connection_memory(2 * MIB).max_memory(4 * MIB);
    on_server(Clock::Paused, builder, async |target| {
        fill(&mapper);
        let peak = Peak::begin();
        let mut peers = Vec::new();
        for _ in 0..5 {
            let mut peer = target.connect().await;
            let context = rpc_runtime::protocol::ContextElement {
                id: 0,
                interface: ID,
                syntaxes: vec![SyntaxId::NDR20],
            };
            peer.send(&bind_to(PacketType::Bind, 1, vec![context])).await;
            let all = [u32s(&[0, 0, 0, 1]), vec![0; 20], u32s(&[500])].concat();
            let flood: Vec<u8> = (2..100).flat_map(|id| request(id, 2, &all, WHOLE)).collect();
            let _ = tokio::time::timeout(Duration::from_secs(1), peer.send(&flood)).await;
            target.assert_serves().await;
            peers.push(peer);
        }
        peak.assert_below(12 * MIB);
    });
}

#[test]
fn towers_that_lie() {
    let mapper = Mapper::new().allow_changes(|_| true);
    let id = SyntaxId::new(Uuid::from_u128(1), 1, 0);
    let tower = Tower::new(id, &Binding::tcp("", 1));
    let good = tower.to_bytes().unwrap();
    let entry = Entry { object: None, tower, annotation: "good".to_owned() };
    on_server(Clock::Paused, mapper.offer(Server::builder()), async |target| {
        mapper.insert(&entry).unwrap();
        let client = client(target).await;
        let memory = CallMemory::new();
        let try_both = async |octets: &[u8]| {
            let tower = WireTower::new(octets);
            let (mut search, mut count, mut towers) = (None, 0, [None; 2]);
            let found = client
                .ept_map(&memory, None, Some(&tower), &mut search, 2, &mut count, &mut towers)
                .await
                .unwrap();
            let wire = entry.to_wire(&memory).unwrap();
            let tower = Some(Full::new(&memory, WireTower::new(octets)).unwrap());
            let wire = [WireEntry { object: Uuid::from_u128(2), tower, ..wire }];
            let inserted = client.ept_insert(1, &wire, 0).await;
            if inserted.is_ok() {
                client.ept_delete(1, &wire).await.unwrap();
            }
            (Status::from_wire(found.0), inserted.map_err(|error| error.status()))
        };
        assert_eq!(try_both(&good).await, (Status::OK, Ok(Status::OK)));
        // Whatever stands in a byte, and wherever it ends.
        for at in 0..good.len() {
            for value in [0, 1, 0x7f, 0x80, 0xff] {
                let mut bytes = good.clone();
                bytes[at] = value;
                let _ = try_both(&bytes).await;
            }
            let short = try_both(&good[..at]).await;
            assert_eq!(short, (Status::EPT_CANT_PERFORM_OP, Err(Status::BAD_STUB_DATA)));
        }
        for large in [vec![0xff; 2000], vec![0; 100_000], [&[33, 0][..], &[0; 1900]].concat()] {
            let answer = try_both(&large).await;
            assert_eq!(answer, (Status::EPT_CANT_PERFORM_OP, Err(Status::BAD_STUB_DATA)));
        }
        assert_eq!(mapper.entries().unwrap(), std::slice::from_ref(&entry));
        target.assert_serves().await;
    });
}

/// A handle of one client is nobody else's, and none can be made up; that of a registration is no search.
#[test]
fn handles_of_others() {
    let mapper = Mapper::new();
    on_server(Clock::Paused, mapper.offer(Server::builder()), async |target| {
        fill(&mapper);
        let mut one = Raw::client_of(&target.server, ID).await;
        let mut other = Raw::client_of(&target.server, ID).await;
        let lookup = |handle: &[u8]| [&u32s(&[0, 0, 0, 1]), handle, &u32s(&[1])].concat();
        let handle = one.call(2, &lookup(&[0; 20])).await.unwrap()[..20].to_vec();
        assert_ne!(handle, [0; 20]);
        for at in 0..20 {
            let mut guess = handle.clone();
            guess[at] ^= 1;
            assert_eq!(one.call(2, &lookup(&guess)).await.unwrap_err(), Status::CONTEXT_MISMATCH);
        }
        assert_eq!(other.call(2, &lookup(&handle)).await.unwrap_err(), Status::CONTEXT_MISMATCH);
        assert_eq!(other.call(4, &handle).await.unwrap_err(), Status::CONTEXT_MISMATCH);
        let ended = one.call(4, &handle).await.unwrap();
        assert_eq!(ended, [0; 24]);
        assert_eq!(one.call(2, &lookup(&handle)).await.unwrap_err(), Status::CONTEXT_MISMATCH);
        drop((one, other));
        until(|| target.server.connections() == 0).await;
    });
}
