//! Handles at the client, and servers that do not do as they should.

use std::time::Duration;

use rpc_runtime::prelude::*;
use rpc_runtime::protocol::SyntaxId;
use tokio::time::timeout;

use super::*;

#[tokio::test]
async fn ctx_12_a_handle_of_another_association_is_refused_without_a_call() {
    for over in EVERYWHERE {
        let (lab, client) = Lab::new(over).await;
        let other = lab.client(over).await;
        let mut text = String::new();
        let (file, own) = (client.open(1).await.unwrap(), other.open(2).await.unwrap());
        let before = lab.stage.log();
        let error = other.read(&file, AT_ONCE).await.unwrap_err();
        assert_eq!(error.status(), MISMATCH, "{over:?}");
        assert!(!error.may_have_executed(), "{over:?}");
        assert_eq!(status(other.plain_write(&file, 1, AT_ONCE).await), MISMATCH, "{over:?}");
        for (a, b) in [(&file, &own), (&own, &file), (&file, &file)] {
            assert_eq!(status(other.read_two(a, b).await), MISMATCH, "{over:?}");
        }
        let mut file = Some(file);
        let refused = other.change(&mut file, CLOSE, WELL, AT_ONCE, &mut text).await;
        assert_eq!(status(refused), MISMATCH, "{over:?}");
        let file = file.expect("it is open still");
        assert_eq!(lab.stage.log(), before, "{over:?}: nothing was called");
        assert_eq!(client.read(&file, AT_ONCE).await.unwrap(), 0, "{over:?}: it is as it was");
        // By value it is gone, and the server keeps what is behind it.
        assert_eq!(status(other.close(file, false).await), MISMATCH, "{over:?}");
        assert_eq!(lab.server.context_handles(), 2, "{over:?}");
        assert_eq!(lab.stage.count("close 1"), 0, "{over:?}");
        own.abandon();
    }
}

#[tokio::test]
async fn ctx_12_clones_of_a_client_and_others_of_its_association_use_its_handles() {
    for over in EVERYWHERE {
        let (_lab, client) = Lab::new(over).await;
        let file = client.open(1).await.unwrap();
        let other = FilesClient::bind(file.association()).await.unwrap();
        assert_eq!(other.write(&file, 4, AT_ONCE).await.unwrap(), 4, "{over:?}");
        assert_eq!(client.clone().read(&file, AT_ONCE).await.unwrap(), 4, "{over:?}");
        other.close(file, false).await.unwrap();
    }
}

#[tokio::test]
async fn ctx_13_a_handle_keeps_its_association() {
    for over in EVERYWHERE {
        let (lab, client) = Lab::new(over).await;
        let file = client.open(1).await.unwrap();
        drop(client);
        let other = lab.client(over).await;
        other.ping().await.unwrap();
        assert!(!file.association().is_closed(), "{over:?}");
        let client = FilesClient::bind(file.association()).await.unwrap();
        assert_eq!(client.read(&file, AT_ONCE).await.unwrap(), 0, "{over:?}");
        assert_eq!(lab.stage.count("rundown 1"), 0, "{over:?}");
        drop(client);
        drop(file);
        lab.stage.heard("rundown 1").await;
        other.ping().await.unwrap();
    }
}

#[tokio::test]
async fn ctx_14_a_handle_that_is_given_up_tells_the_server_nothing() {
    for over in EVERYWHERE {
        let (lab, client) = Lab::new(over).await;
        client.open(1).await.unwrap().abandon();
        drop(client.open(2).await.unwrap());
        client.ping().await.unwrap();
        assert_eq!(lab.server.context_handles(), 2, "{over:?}: the server keeps them");
        assert!(lab.stage.log().is_empty(), "{over:?}");
        drop(client);
        for name in [1, 2] {
            lab.stage.heard(&format!("ran down {name}")).await;
        }
    }
}

/// A server by hand, and its client.
async fn fake() -> (Raw, FilesClient) {
    let (mut raw, stream) = Raw::pair();
    let builder = ClientBuilder::new().transfer_syntaxes(&[SyntaxId::NDR20]);
    let association = builder.over(stream);
    let (client, ()) = tokio::join!(FilesClient::bind(&association), raw.accept(SyntaxId::NDR20));
    (raw, client.unwrap())
}

/// Answers the next request with this, and gives the request.
async fn answer(raw: &mut Raw, reply: Vec<u8>) -> Vec<u8> {
    raw.answer(&reply).await
}

/// A handle of the server's.
fn given(number: u8) -> Vec<u8> {
    [[0; 4], [number; 4], [number; 4], [number; 4], [number; 4]].concat()
}

/// The reply of `change`: a handle, a pointer to the text "x", and 7.
fn changed(handle: &[u8]) -> Vec<u8> {
    stub(handle, &[1, 2, 0, 2, u32::from(b'x'), 7])
}

#[tokio::test]
async fn ctx_37_a_handle_that_comes_back_as_another_one_is_damage_and_changes_nothing() {
    let (mut raw, client) = fake().await;
    let (file, _) = tokio::join!(client.open(1), answer(&mut raw, given(1)));
    let mut file = Some(file.unwrap());
    let mut text = "before".to_owned();
    let is = |file: &Option<FilesFile>| format!("{file:?}");
    let before = is(&file);
    for other in [2, 3] {
        let (result, sent) = tokio::join!(
            client.change(&mut file, KEEP, WELL, AT_ONCE, &mut text),
            answer(&mut raw, changed(&given(other)))
        );
        assert_eq!(status(result), Status(1777));
        assert_eq!((is(&file), &*text), (before.clone(), "before"), "nothing has changed");
        assert_eq!(sent[..20], given(1));
    }
    // The same, and none, are no damage; and none may become one.
    for (back, is_there) in [(1, true), (0, false), (2, true), (2, true), (0, false), (0, false)] {
        let (result, _) = tokio::join!(
            client.change(&mut file, KEEP, WELL, AT_ONCE, &mut text),
            answer(&mut raw, changed(&given(back)))
        );
        assert_eq!(result.unwrap(), 7);
        assert_eq!((file.is_some(), &*text), (is_there, "x"));
    }
}

/// What is behind it in the reply is wrong: the handle is not taken either.
#[tokio::test]
async fn ctx_37_a_reply_that_is_damaged_behind_a_handle_changes_nothing() {
    let (mut raw, client) = fake().await;
    let mut text = "before".to_owned();
    let mut file = None;
    let (result, _) = tokio::join!(
        client.change(&mut file, KEEP, WELL, AT_ONCE, &mut text),
        answer(&mut raw, changed(&given(1))[..30].to_vec())
    );
    result.unwrap_err();
    assert!(file.is_none());
    let (result, _) = tokio::join!(
        client.change(&mut file, KEEP, WELL, AT_ONCE, &mut text),
        answer(&mut raw, changed(&given(1)))
    );
    result.unwrap();
    let before = format!("{file:?}");
    let (result, _) = tokio::join!(
        client.change(&mut file, KEEP, WELL, AT_ONCE, &mut text),
        answer(&mut raw, changed(&given(0))[..30].to_vec())
    );
    result.unwrap_err();
    assert_eq!((format!("{file:?}"), &*text), (before, "x"));
    file.unwrap().abandon();
}

#[tokio::test]
async fn ctx_37_none_is_damage_where_a_server_has_to_return_one() {
    let (mut raw, client) = fake().await;
    let (result, _) = tokio::join!(client.open(1), answer(&mut raw, given(0)));
    assert_eq!(status(result), Status(1777));
    let (result, _) = tokio::join!(client.open_if(1, true), answer(&mut raw, given(0)));
    assert!(result.unwrap().is_none());
    let (result, _) = tokio::join!(client.open_if(1, true), answer(&mut raw, given(3)));
    result.unwrap().unwrap().abandon();
}

/// The connection that a handle is of is gone, and the client has another one.
#[tokio::test]
async fn ctx_25_a_handle_is_not_sent_on_another_connection() {
    let lab = Lab::of(Server::builder()).await;
    let binding = lab.endpoint.binding().to_string();
    let builder = ClientBuilder::new().reconnect(true);
    let association = builder.connect(&*binding).await.unwrap();
    let client = FilesClient::bind(&association).await.unwrap();
    let (file, second) = (client.open(1).await.unwrap(), client.open(2).await.unwrap());
    lab.server.shutdown(Duration::ZERO).await;
    timeout(Duration::from_secs(30), association.closed()).await.unwrap();

    let service = Service::default();
    let stage = service.stage.clone();
    let server = Server::builder().offer(FilesServer::new(service)).build().unwrap();
    server.listen(&*binding).await.unwrap();
    let error = client.read(&file, AT_ONCE).await.unwrap_err();
    assert_eq!(error.status(), MISMATCH);
    assert!(!error.may_have_executed());
    // The client is well, and opens others.
    let new = client.open(3).await.unwrap();
    assert_eq!(client.write(&new, 5, AT_ONCE).await.unwrap(), 5);
    let before = stage.log();
    let mut text = String::new();
    assert_eq!(status(client.read(&file, AT_ONCE).await), MISMATCH);
    assert_eq!(status(client.read_two(&new, &file).await), MISMATCH);
    let mut file = Some(file);
    let refused = client.change(&mut file, KEEP, WELL, AT_ONCE, &mut text).await;
    assert_eq!(status(refused), MISMATCH);
    assert!(file.is_some());
    assert_eq!(status(client.close(second, false).await), MISMATCH);
    assert_eq!(stage.log(), before, "nothing was called");
    assert_eq!(server.context_handles(), 1);
    client.close(new, false).await.unwrap();
}
