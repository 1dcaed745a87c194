//! What a peer tries: handles that are not its own, or none.

use rpc_runtime::prelude::*;

use super::*;

/// All calls that take a file fail with the status when they get this one, and none of their methods runs.
async fn are_refused(lab: &Lab, raw: &mut Raw, handle: &[u8], status: Status, what: &str) {
    let before = lab.stage.log();
    for (opnum, rest) in TAKE_A_FILE {
        let answer = raw.call(opnum, &[handle, &vec![0; rest]].concat()).await;
        assert_eq!(answer, Err(status), "{what}: {opnum}");
    }
    // Beside one that is open, in front or behind.
    let own = open(raw, 90).await;
    for (opnum, rest) in [(READ_TWO, 0), (7, 0), (8, 0), (9, 0), (21, 0)] {
        let stub = [handle, &own, &vec![0; rest]].concat();
        assert_eq!(raw.call(opnum, &stub).await, Err(status), "{what}: {opnum}, the first");
        // The second one of `close_two` may be none.
        if opnum != 9 || status == MISMATCH {
            let stub = [&own, handle, &vec![0; rest]].concat();
            assert_eq!(raw.call(opnum, &stub).await, Err(status), "{what}: {opnum}, the second");
        }
    }
    if status == MISMATCH {
        for opnum in [CHANGE, 20] {
            let answer = raw.call(opnum, &stub(handle, &[0, 0])).await;
            assert_eq!(answer, Err(status), "{what}: {opnum}");
        }
    }
    raw.call(3, &[&own[..], &[0]].concat()).await.expect("it was open all the time");
    let after = lab.stage.log();
    assert_eq!(after[before.len()..], ["close 90", "drop 90"], "{what}: no method has run");
}

#[tokio::test]
async fn ctx_24_a_handle_is_its_clients_alone() {
    let (lab, _client) = Lab::new(Over::Tcp).await;
    let (mut owner, mut other) = (lab.raw().await, lab.raw().await);
    let file = open(&mut owner, 1).await;
    are_refused(&lab, &mut other, &file, MISMATCH, "another client's").await;
    // The other one has a handle at the same place.
    let theirs = open(&mut other, 2).await;
    are_refused(&lab, &mut other, &file, MISMATCH, "another client's").await;
    are_refused(&lab, &mut owner, &theirs, MISMATCH, "another client's").await;
    assert_eq!(owner.call(READ, &stub(&file, &[AT_ONCE])).await, Ok(vec![0; 4]));
}

#[tokio::test]
async fn ctx_24_what_no_server_has_given_is_no_handle() {
    let (lab, _client) = Lab::new(Over::Tcp).await;
    let mut raw = lab.raw().await;
    let file = open(&mut raw, 1).await;
    // Each bit counts.
    for bit in 0..160 {
        let mut other = file.clone();
        other[bit / 8] ^= 1 << (bit % 8);
        are_refused(&lab, &mut raw, &other, MISMATCH, &format!("bit {bit}")).await;
    }
    // Bytes that a generator gives: xorshift, the same each time.
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    for _ in 0..50 {
        let mut bytes = vec![0; 4];
        for _ in 0..2 {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            bytes.extend(state.to_le_bytes());
        }
        are_refused(&lab, &mut raw, &bytes, MISMATCH, "any bytes").await;
    }
    are_refused(&lab, &mut raw, &[0xff; 20], MISMATCH, "ones").await;
    assert_eq!(raw.call(READ, &stub(&file, &[AT_ONCE])).await, Ok(vec![0; 4]));
    for length in 0..20 {
        let answer = raw.call(READ, &file[..length]).await;
        assert_eq!(answer, Err(Status::BAD_STUB_DATA), "{length} bytes");
    }
}

#[tokio::test]
async fn ctx_24_a_handle_that_was_closed_is_not_the_next_one_in_its_place() {
    let (lab, _client) = Lab::new(Over::Tcp).await;
    let mut raw = lab.raw().await;
    let mut before: Vec<Vec<u8>> = Vec::new();
    for name in 1..=5 {
        let file = open(&mut raw, name).await;
        assert!(!before.contains(&file), "no handle comes twice");
        for old in &before {
            are_refused(&lab, &mut raw, old, MISMATCH, "an old one").await;
        }
        raw.call(3, &[&file[..], &[0]].concat()).await.unwrap();
        before.push(file);
    }
    assert_eq!(lab.server.context_handles(), 0);
}

#[tokio::test]
async fn ctx_25_a_handle_ends_with_its_server_and_with_its_session() {
    let (lab, _client) = Lab::new(Over::Tcp).await;
    let mut raw = lab.raw().await;
    let file = open(&mut raw, 1).await;
    let (again, _client) = Lab::new(Over::Tcp).await;
    let mut other = again.raw().await;
    let theirs = open(&mut other, 1).await;
    are_refused(&again, &mut other, &file, MISMATCH, "of the server that ran before").await;
    assert_eq!(other.call(READ, &stub(&theirs, &[AT_ONCE])).await, Ok(vec![0; 4]));
    drop(raw);
    lab.handles(0).await;
    let mut raw = lab.raw().await;
    are_refused(&lab, &mut raw, &file, MISMATCH, "of the session before").await;
}

#[tokio::test]
async fn ctx_26_a_handle_is_its_interfaces_alone() {
    let (lab, _client) = Lab::new(Over::Tcp).await;
    let (mut raw, group) = lab.raw_in(FilesClient::INTERFACE.id, 0).await;
    let (mut other, _) = lab.raw_in(ArchivesClient::INTERFACE.id, group).await;
    let file = open(&mut raw, 1).await;
    let archive = open(&mut other, 2).await;
    // One client, one Rust type, and the first handle's type of each interface.
    are_refused(&lab, &mut raw, &archive, MISMATCH, "another interface's").await;
    let before = lab.stage.log();
    assert_eq!(other.call(1, &stub(&file, &[AT_ONCE])).await, Err(MISMATCH));
    assert_eq!(lab.stage.log(), before);
    assert_eq!(other.call(1, &stub(&archive, &[AT_ONCE])).await, Ok(vec![0; 4]));
}

#[tokio::test]
async fn ctx_27_a_handle_is_of_its_type_alone() {
    let (lab, _client) = Lab::new(Over::Tcp).await;
    let mut raw = lab.raw().await;
    let file = open(&mut raw, 1).await;
    let folder = raw.call(13, &stub(&[], &[2])).await.unwrap();
    are_refused(&lab, &mut raw, &folder, MISMATCH, "a folder").await;
    assert_eq!(raw.call(14, &file).await, Err(MISMATCH));
    assert_eq!(raw.call(14, &folder).await, Ok(vec![2, 0, 0, 0]));
}

#[tokio::test]
async fn ctx_07_no_handle_is_refused_where_there_has_to_be_one() {
    let (lab, _client) = Lab::new(Over::Tcp).await;
    let mut raw = lab.raw().await;
    are_refused(&lab, &mut raw, &[0; 20], Status(1775), "none").await;
}

#[tokio::test]
async fn ctx_36_a_handle_with_attributes_is_none_of_this_servers() {
    let (lab, _client) = Lab::new(Over::Tcp).await;
    let mut raw = lab.raw().await;
    let file = open(&mut raw, 1).await;
    for attributes in [1, 2, 0x8000_0000, u32::MAX] {
        let attributes = u32::to_le_bytes(attributes);
        let open = [&attributes, &file[4..]].concat();
        are_refused(&lab, &mut raw, &open, MISMATCH, "of one that is open").await;
        let none = [attributes.as_slice(), &[0; 16]].concat();
        are_refused(&lab, &mut raw, &none, MISMATCH, "of none").await;
    }
}
