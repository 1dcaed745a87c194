//! The end of what is behind handles whose client is gone.

use std::time::Duration;

use tokio::time::timeout;

use super::*;

#[tokio::test]
async fn ctx_16_what_a_client_has_open_is_run_down_once_when_it_is_gone() {
    for over in EVERYWHERE {
        let (lab, client) = Lab::new(over).await;
        let other = lab.client(over).await;
        let kept = other.open(999).await.unwrap();
        // More than are run down at a time.
        for name in 1..=200 {
            client.open(name).await.unwrap().abandon();
        }
        let folder = client.open_folder(300).await.unwrap();
        let closed = client.open(400).await.unwrap();
        client.close(closed, false).await.unwrap();
        assert_eq!(lab.server.context_handles(), 202, "{over:?}");
        assert!(!lab.stage.log().iter().any(|line| line.starts_with("rundown")));
        drop(folder);
        drop(client);
        lab.handles(1).await;
        for name in (1..=200).chain([300]) {
            lab.stage.heard(&format!("drop {name}")).await;
        }
        lab.server.shutdown(Duration::from_secs(30)).await;
        for name in (1..=200).chain([300, 999]) {
            for what in ["rundown", "ran down", "drop"] {
                assert_eq!(lab.stage.count(&format!("{what} {name}")), 1, "{over:?}");
            }
        }
        assert_eq!(lab.stage.count("rundown 400"), 0, "{over:?}: it was closed");
        drop(kept);
    }
}

#[tokio::test]
async fn ctx_16_a_client_is_gone_when_the_last_connection_of_its_group_is() {
    let (lab, _client) = Lab::new(Over::Tcp).await;
    let id = FilesClient::INTERFACE.id;
    let (mut first, group) = lab.raw_in(id, 0).await;
    let file = open(&mut first, 1).await;
    let (mut second, joined) = lab.raw_in(id, group).await;
    assert_eq!(joined, group);
    // A handle is of the group, and is used over each of its connections.
    assert_eq!(second.call(WRITE, &stub(&file, &[5, AT_ONCE])).await, Ok(vec![5, 0, 0, 0]));
    let other = open(&mut second, 2).await;
    assert_eq!(first.call(READ, &stub(&other, &[AT_ONCE])).await, Ok(vec![0; 4]));
    drop(first);
    until(|| lab.server.connections() == 2).await;
    assert_eq!(second.call(READ, &stub(&file, &[AT_ONCE])).await, Ok(vec![5, 0, 0, 0]));
    assert_eq!(lab.server.context_handles(), 2);
    let (mut third, _) = lab.raw_in(id, group).await;
    drop(second);
    until(|| lab.server.connections() == 2).await;
    assert_eq!(third.call(READ, &stub(&file, &[AT_ONCE])).await, Ok(vec![5, 0, 0, 0]));
    assert!(!lab.stage.log().iter().any(|line| line.starts_with("rundown")));
    drop(third);
    for name in [1, 2] {
        lab.stage.heard(&format!("drop {name}")).await;
        assert_eq!(lab.stage.count(&format!("rundown {name}")), 1);
    }
    lab.handles(0).await;
}

/// Another connection of the same client's waits for what the first one uses.
#[tokio::test]
async fn ctx_28_calls_over_two_connections_of_a_client_wait_for_one_another() {
    let (lab, _client) = Lab::new(Over::Tcp).await;
    let id = FilesClient::INTERFACE.id;
    let (mut first, group) = lab.raw_in(id, 0).await;
    let (mut second, _) = lab.raw_in(id, group).await;
    let file = open(&mut first, 1).await;
    first.send(&request(10, WRITE, &stub(&file, &[1, 5]))).await;
    lab.stage.heard("write 1").await;
    let calls = [request(11, WRITE, &stub(&file, &[2, AT_ONCE])), request(12, PING, &[])];
    second.send(&calls.concat()).await;
    assert_eq!(second.receive().await.unwrap().0.call_id, 12);
    assert_eq!(lab.stage.log(), ["write 1"]);
    // The end of the first connection ends its call, and the second one's goes on.
    drop(first);
    let (header, pdu) = second.receive().await.unwrap();
    assert_eq!((header.call_id, pdu[24]), (11, 2));
}

#[tokio::test]
async fn ctx_17_rundown_waits_for_the_calls_that_use_the_handle_and_not_for_others() {
    for over in EVERYWHERE {
        let (lab, client) = Lab::new(over).await;
        let (a, b) = (client.open(1).await.unwrap(), client.open(2).await.unwrap());
        let (c, d) = (client.open(3).await.unwrap(), client.open(4).await.unwrap());
        {
            // Plain methods cannot be stopped. One that waits is dropped with its connection.
            let calls = async {
                tokio::join!(
                    client.plain_read(&a, 5),
                    client.plain_write(&b, 7, 5),
                    client.write(&c, 8, 6)
                )
            };
            tokio::pin!(calls);
            tokio::select! {
                _ = &mut calls => unreachable!("the gates are closed"),
                () = until(|| lab.stage.log().len() == 3) => {}
            }
        }
        drop((a, b, c, d));
        drop(client);
        for name in [3, 4] {
            lab.stage.heard(&format!("ran down {name}")).await;
        }
        assert_eq!(lab.server.context_handles(), 0, "{over:?}");
        for name in [1, 2] {
            assert_eq!(lab.stage.count(&format!("rundown {name}")), 0, "{over:?}: in use");
        }
        lab.stage.open(5, 2);
        for name in [1, 2] {
            lab.stage.heard(&format!("drop {name}")).await;
            assert_eq!(lab.stage.count(&format!("rundown {name}")), 1, "{over:?}");
        }
        let log = lab.stage.log();
        let place = |what: &str| log.iter().position(|line| line == what).unwrap();
        assert!(place("has read 1") < place("rundown 1"), "{over:?}");
        assert!(place("has written 7") < place("rundown 2"), "{over:?}");
    }
}

/// A method that opens one when the client is gone: nobody else will end it.
#[tokio::test]
async fn ctx_17_what_is_opened_when_the_client_is_gone_is_run_down() {
    for over in EVERYWHERE {
        let (lab, client) = Lab::new(over).await;
        {
            let call = client.plain_open(1, 5);
            tokio::pin!(call);
            tokio::select! {
                _ = &mut call => unreachable!("the gate is closed"),
                () = lab.stage.heard("open 1") => {}
            }
        }
        drop(client);
        lab.alone().await;
        lab.stage.open(5, 1);
        lab.stage.heard("drop 1").await;
        assert_eq!(lab.stage.count("rundown 1"), 1, "{over:?}");
        assert_eq!(lab.server.context_handles(), 0, "{over:?}");
    }
}

#[tokio::test]
async fn ctx_16_a_rundown_that_panics_or_never_ends_does_not_keep_up_the_others() {
    for over in EVERYWHERE {
        let (lab, client) = Lab::new(over).await;
        for name in [WAITS, PANICS, 1, WAITS, PANICS, 2] {
            client.open(name).await.unwrap().abandon();
        }
        drop(client);
        for name in [1, 2] {
            lab.stage.heard(&format!("ran down {name}")).await;
        }
        until(|| lab.stage.count("drop 1000") == 2).await;
        until(|| lab.stage.count("rundown 2000") == 2).await;
        assert_eq!(lab.stage.count("rundown 1000"), 2, "{over:?}");
        assert_eq!(lab.stage.count("drop 2000"), 0, "{over:?}");
        // Other clients are served, and run down.
        let client = lab.client(over).await;
        client.open(3).await.unwrap().abandon();
        drop(client);
        lab.stage.heard("ran down 3").await;
        lab.stage.open(RUNDOWN, 2);
        until(|| lab.stage.count("drop 2000") == 2).await;
    }
}

#[tokio::test]
async fn ctx_34_a_server_that_shuts_down_waits_for_what_is_run_down() {
    for over in EVERYWHERE {
        let (lab, client) = Lab::new(over).await;
        for name in [WAITS, 1] {
            client.open(name).await.unwrap().abandon();
        }
        let server = lab.server.clone();
        let shutdown = tokio::spawn(async move { server.shutdown(Duration::from_secs(60)).await });
        lab.stage.heard("rundown 2000").await;
        lab.stage.heard("ran down 1").await;
        lab.alone().await;
        assert!(!shutdown.is_finished(), "{over:?}");
        lab.stage.open(RUNDOWN, 1);
        shutdown.await.unwrap();
        assert_eq!(lab.stage.count("ran down 2000"), 1, "{over:?}");
        drop(client);

        // And not for ever.
        let (lab, client) = Lab::new(over).await;
        client.open(WAITS).await.unwrap().abandon();
        let shutdown = lab.server.shutdown(Duration::from_millis(1));
        timeout(Duration::from_secs(30), shutdown).await.unwrap();
        assert_eq!(lab.stage.count("ran down 2000"), 0, "{over:?}");
    }
}
