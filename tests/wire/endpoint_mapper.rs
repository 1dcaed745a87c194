//! The endpoint mapper's procedures and those of management, against the bytes of others: requests that Impacket 0.10
//! (`impacket.dcerpc.v5.epm`) makes, and replies as Samba 4.17 packs them (`samba.ndr.ndr_pack_out`).

use rpc_examples::rpcecho::{Echo, RpcechoServer};
use rpc_runtime::endpoint_mapper::{EndpointMapperClient, Entry, Mapper, Tower};
use rpc_runtime::management::ManagementClient;
use rpc_runtime::prelude::*;
use rpc_runtime::protocol::SyntaxId;
use rpc_tests::hex;
use rpc_tests::raw::Raw;
use uuid::uuid;

const ADDER: SyntaxId = SyntaxId::new(uuid!("d4f6c0a2-52c3-4c1b-9d6a-6f1f2b9a7c31"), 1, 0);

/// The tower of the adder at 192.0.2.1, port 49152.
const TOWER: &str = "
    0500 1300 0d a2c0f6d4c3521b4c9d6a6f1f2b9a7c31 0100 0200 0000
         1300 0d 045d888aeb1cc9119fe808002b104860 0200 0200 0000
         0100 0b 0200 0000  0100 07 0200 c000  0100 09 0400 c0000201";

/// What is asked for it: the same without an address.
const ASKED: &str = "
    0500 1300 0d a2c0f6d4c3521b4c9d6a6f1f2b9a7c31 0100 0200 0000
         1300 0d 045d888aeb1cc9119fe808002b104860 0200 0200 0000
         0100 0b 0200 0000  0100 07 0200 0000  0100 09 0400 00000000";

const NO_HANDLE: &str = "00000000 00000000000000000000000000000000";

fn mapper() -> Mapper {
    let mapper = Mapper::new().allow_changes(|_| true);
    let tower = Tower::new(ADDER, &Binding::tcp("192.0.2.1", 49152));
    mapper.insert(&Entry { object: None, tower, annotation: "Adder".to_owned() }).unwrap();
    mapper
}

async fn peer(mapper: &Mapper, syntax: SyntaxId) -> Raw {
    let server = mapper.offer(Server::builder()).build().unwrap();
    Raw::client_in(&server, EndpointMapperClient::INTERFACE.id, syntax).await
}

#[tokio::test]
async fn a_map_in_ndr() {
    let mut peer = peer(&mapper(), SyntaxId::NDR20).await;
    let request = format!(
        "01000000 00000000000000000000000000000000 02000000 4b000000 4b000000 {ASKED} 00 {NO_HANDLE} 01000000"
    );
    // A full batch may not be the last: there is a handle.
    let reply = peer.call(3, &hex(&request)).await.unwrap();
    let handle = reply[..20].to_vec();
    assert_ne!(handle, hex(NO_HANDLE));
    let expected = format!(
        "01000000 01000000 00000000 01000000 00000200 4b000000 4b000000 {TOWER} 00 00000000"
    );
    assert_eq!(reply[20..], hex(&expected));
    let again = [&hex(&request)[..request_length(&request) - 24], &handle, &[1, 0, 0, 0]].concat();
    let reply = peer.call(3, &again).await.unwrap();
    let nothing = format!("{NO_HANDLE} 00000000 01000000 00000000 00000000 d6a0c916");
    assert_eq!(reply, hex(&nothing));
    // The handle is closed.
    assert_eq!(peer.call(3, &again).await.unwrap_err(), Status::CONTEXT_MISMATCH);
}

fn request_length(request: &str) -> usize {
    hex(request).len()
}

#[tokio::test]
async fn a_map_in_ndr64() {
    let mut peer = peer(&mapper(), SyntaxId::NDR64).await;
    let request = format!(
        "0100000000000000 00000000000000000000000000000000 0200000000000000 4b00000000000000 4b000000 {ASKED} 00
         {NO_HANDLE} 02000000"
    );
    let reply = peer.call(3, &hex(&request)).await.unwrap();
    let expected = format!(
        "{NO_HANDLE} 01000000 0200000000000000 0000000000000000 0100000000000000 0000020000000000
         4b00000000000000 4b000000 {TOWER} 00 00000000"
    );
    assert_eq!(reply, hex(&expected));
}

#[tokio::test]
async fn a_lookup_in_ndr() {
    let mut peer = peer(&mapper(), SyntaxId::NDR20).await;
    let request = format!("00000000 00000000 00000000 01000000 {NO_HANDLE} f4010000");
    let expected = format!(
        "{NO_HANDLE} 01000000 f4010000 00000000 01000000
         00000000000000000000000000000000 00000200 00000000 06000000 416464657200 7200
         4b000000 4b000000 {TOWER} 00 00000000"
    );
    let reply = peer.call(2, &hex(&request)).await.unwrap();
    let mut expected = hex(&expected);
    // Samba's gap behind the text has a byte of what was there before; ours is zero.
    let gap = expected.iter().position(|byte| *byte == 0x72).unwrap();
    expected[gap + 2] = 0;
    assert_eq!(reply, expected);
}

#[tokio::test]
async fn an_insertion_and_a_deletion_in_ndr() {
    let mapper = Mapper::new().allow_changes(|_| true);
    let mut peer = peer(&mapper, SyntaxId::NDR20).await;
    let entry = format!(
        "01000000 01000000 00000000000000000000000000000000 01000000 00000000 06000000 416464657200 7200
         4b000000 4b000000 {TOWER} 00"
    );
    assert_eq!(peer.call(0, &hex(&format!("{entry} 00000000"))).await.unwrap(), [0; 4]);
    assert_eq!(mapper.entries().unwrap(), self::mapper().entries().unwrap());
    assert_eq!(peer.call(1, &hex(&entry)).await.unwrap(), [0; 4]);
    assert_eq!(peer.call(1, &hex(&entry)).await.unwrap(), hex("d6a0c916"));
    assert!(mapper.entries().unwrap().is_empty());
}

#[tokio::test]
async fn one_tower_may_be_that_of_several_entries() {
    let mapper = Mapper::new().allow_changes(|_| true);
    let mut peer = peer(&mapper, SyntaxId::NDR20).await;
    // Full pointers: the second one has the first one's number, and no tower of its own.
    let entries = format!(
        "02000000 02000000
         01000000000000000000000000000000 01000000 00000000 01000000 00 000000
         02000000000000000000000000000000 01000000 00000000 01000000 00 000000
         4b000000 4b000000 {TOWER} 00 00000000"
    );
    assert_eq!(peer.call(0, &hex(&entries)).await.unwrap(), [0; 4]);
    let entries = mapper.entries().unwrap();
    assert!(entries.len() == 2 && entries[0].tower == entries[1].tower);
}

#[tokio::test]
async fn management_in_ndr() {
    let server = Server::builder().offer(RpcechoServer::new(Echo)).build().unwrap();
    let mut peer = Raw::client_of(&server, ManagementClient::INTERFACE.id).await;
    let ids = "00000200 02000000 02000000 04000200 08000200
        c55ea160 e84d d711 a637005056a20182 0100 0000
        80bda8af 8a7d c911 bef408002b102989 0100 0000 00000000";
    assert_eq!(peer.call(0, &[]).await.unwrap(), hex(ids));
    // The second number is Samba's, which has it in its IDL; it is behind the last parameter here.
    let counts = peer.call(1, &hex("04000000 00000000")).await.unwrap();
    assert_eq!(counts[..8], hex("04000000 04000000"));
    assert_eq!((counts.len(), &counts[24..]), (28, &[0; 4][..]));
    assert_eq!(peer.call(2, &[]).await.unwrap(), hex("00000000 01000000"));
    assert_eq!(peer.call(3, &[]).await.unwrap(), hex("05000000"));
    let name = peer.call(4, &hex("0a000000 64000000")).await.unwrap();
    assert_eq!(name, hex("64000000 00000000 01000000 00 000000 d3060000"));
    assert_eq!(peer.call(5, &[]).await.unwrap_err(), Status::PROCNUM_OUT_OF_RANGE);
}
