//! Handles that are opened, and what becomes of those that do not reach the client.

use rpc_runtime::prelude::*;

use super::*;

#[tokio::test]
async fn ctx_10_a_method_opens_by_its_result_or_by_a_parameter_and_another_closes() {
    for over in EVERYWHERE {
        let (lab, client) = Lab::new(over).await;
        let mut text = String::new();
        let first: FilesFile = client.open(1).await.unwrap();
        let second = client.open_if(2, true).await.unwrap().expect("it is there");
        let mut third = None;
        client.open_out(3, WELL, &mut third, &mut text).await.unwrap();
        let fourth = client.plain_open(4, AT_ONCE).await.unwrap();
        let mut fifth = None;
        client.plain_open_out(5, WELL, &mut fifth, &mut text).await.unwrap();
        assert_eq!(lab.server.context_handles(), 5, "{over:?}");

        assert!(client.open_if(6, false).await.unwrap().is_none());
        let mut none = None;
        client.open_out(0, WELL, &mut none, &mut text).await.unwrap();
        client.plain_open_out(0, WELL, &mut none, &mut text).await.unwrap();
        assert!(none.is_none());
        assert_eq!(lab.server.context_handles(), 5, "{over:?}");

        assert_eq!(client.write(&first, 40, AT_ONCE).await.unwrap(), 40);
        assert_eq!(client.plain_write(&first, 2, AT_ONCE).await.unwrap(), 42);
        assert_eq!(client.read(&first, AT_ONCE).await.unwrap(), 42);
        assert_eq!(client.plain_read(&first, AT_ONCE).await.unwrap(), 42);
        assert_eq!(client.read(&second, AT_ONCE).await.unwrap(), 0, "{over:?}: another one");

        assert_eq!(client.close(first, false).await.unwrap(), 42);
        client.plain_close(second, false).await.unwrap();
        client.change(&mut third, CLOSE, WELL, AT_ONCE, &mut text).await.unwrap();
        client.plain_change(&mut fifth, CLOSE, WELL, &mut text).await.unwrap();
        assert!(third.is_none() && fifth.is_none());
        client.close(fourth, false).await.unwrap();
        assert_eq!(lab.server.context_handles(), 0, "{over:?}");
        drop(client);
        lab.alone().await;
        for name in 1..=5 {
            assert_eq!(lab.stage.count(&format!("drop {name}")), 1, "{over:?}");
            assert_eq!(lab.stage.count(&format!("rundown {name}")), 0, "{over:?}: it was closed");
        }
    }
}

/// CTX-08 asks for a second handle, to say which server: here it is the client.
#[tokio::test]
async fn ctx_09_an_in_out_handle_may_be_none_and_its_method_sees_it() {
    for over in EVERYWHERE {
        let (lab, client) = Lab::new(over).await;
        let mut text = String::new();
        for plain in [false, true] {
            let mut file = None;
            for (what, is_there) in [(KEEP, false), (CLOSE, false), (OPEN, true)] {
                match plain {
                    true => client.plain_change(&mut file, what, WELL, &mut text).await,
                    false => client.change(&mut file, what, WELL, AT_ONCE, &mut text).await,
                }
                .unwrap();
                assert_eq!(file.is_some(), is_there, "{over:?}");
            }
            let before = format!("{file:?}");
            for (what, value) in [(ADD, 1), (KEEP, 1), (ADD, 2)] {
                let now = match plain {
                    true => client.plain_change(&mut file, what, WELL, &mut text).await,
                    false => client.change(&mut file, what, WELL, AT_ONCE, &mut text).await,
                };
                assert_eq!(now.unwrap(), value, "{over:?}");
                assert_eq!(format!("{file:?}"), before, "it is the same handle");
            }
            // Another value behind the same handle.
            let now = match plain {
                true => client.plain_change(&mut file, OPEN, WELL, &mut text).await,
                false => client.change(&mut file, OPEN, WELL, AT_ONCE, &mut text).await,
            };
            assert_eq!(now.unwrap(), 0, "{over:?}");
            assert_eq!(format!("{file:?}"), before, "it is the same handle");
            client.close(file.unwrap(), false).await.unwrap();
        }
        assert_eq!(lab.stage.count("change 0"), 6, "{over:?}: three times none, twice");
        assert_eq!(lab.server.context_handles(), 0);
        assert_eq!(lab.stage.count("rundown 50"), 0);
        assert_eq!(lab.stage.count("drop 50"), 4);
    }
}

#[tokio::test]
async fn ctx_18_what_a_method_has_made_before_it_fails_is_dropped_and_not_run_down() {
    for over in EVERYWHERE {
        let (lab, client) = Lab::new(over).await;
        let mut text = "before".to_owned();
        for (name, how) in [(1, FAIL), (2, PANIC)] {
            let mut file = None;
            client.open_out(name, how, &mut file, &mut text).await.unwrap_err();
            assert!(file.is_none());
            client.plain_open_out(name, how, &mut file, &mut text).await.unwrap_err();
            assert!(file.is_none());
            assert_eq!(lab.stage.count(&format!("drop {name}")), 2, "{over:?}");
        }
        for how in [FAIL, PANIC] {
            let mut file = None;
            client.change(&mut file, OPEN, how, AT_ONCE, &mut text).await.unwrap_err();
            client.plain_change(&mut file, OPEN, how, &mut text).await.unwrap_err();
            assert!(file.is_none());
        }
        assert_eq!(lab.stage.count("drop 50"), 4, "{over:?}");
        assert_eq!(text, "before");
        assert_eq!(lab.server.context_handles(), 0);
        drop(client);
        lab.alone().await;
        assert!(!lab.stage.log().iter().any(|line| line.starts_with("rundown")), "{over:?}");
    }
}

#[tokio::test]
async fn ctx_21_what_was_opened_is_run_down_if_the_reply_cannot_be_marshalled() {
    for over in EVERYWHERE {
        let (lab, client) = Lab::new(over).await;
        let mut text = String::new();
        let mut file = None;
        client.open_out(1, UNSENDABLE, &mut file, &mut text).await.unwrap_err();
        lab.stage.heard("drop 1").await;
        client.plain_open_out(2, UNSENDABLE, &mut file, &mut text).await.unwrap_err();
        lab.stage.heard("drop 2").await;
        client.change(&mut file, OPEN, UNSENDABLE, AT_ONCE, &mut text).await.unwrap_err();
        lab.stage.heard("drop 50").await;
        assert!(file.is_none());
        assert_eq!(lab.server.context_handles(), 0);
        drop(client);
        lab.alone().await;
        for name in [1, 2, 50] {
            assert_eq!(lab.stage.count(&format!("rundown {name}")), 1, "{over:?}");
        }
    }
}

#[tokio::test]
async fn ctx_23_what_was_returned_is_run_down_if_the_reply_cannot_be_marshalled() {
    for over in EVERYWHERE {
        let (lab, client) = Lab::new(over).await;
        let mut text = String::new();
        client.open_and_say(1, true, &mut text).await.unwrap_err();
        lab.stage.heard("drop 1").await;
        client.open_and_say(2, false, &mut text).await.unwrap_err();
        assert_eq!(lab.server.context_handles(), 0);
        drop(client);
        lab.alone().await;
        assert_eq!(lab.stage.count("rundown 1"), 1, "{over:?}");
        assert_eq!(lab.stage.count("rundown 2"), 0, "{over:?}: there was none");
    }
}

#[tokio::test]
async fn ctx_21_what_was_opened_is_run_down_if_the_client_has_given_the_call_up() {
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
        // The server knows when this is answered.
        client.ping().await.unwrap();
        lab.stage.open(5, 1);
        lab.stage.heard("drop 1").await;
        assert_eq!(lab.stage.count("rundown 1"), 1, "{over:?}");
        lab.handles(0).await;
        drop(client);
        lab.alone().await;
        assert_eq!(lab.stage.count("rundown 1"), 1, "{over:?}");
    }
}

/// One address cannot take all that there is.
#[tokio::test]
async fn ctx_21_the_clients_of_an_address_have_a_limit_together() {
    let lab = Lab::of(Server::builder().max_context_handles_per_address(2)).await;
    let (one, two) = (lab.client(Over::Tcp).await, lab.client(Over::Tcp).await);
    let first = one.open(1).await.unwrap();
    let second = two.open(2).await.unwrap();
    assert_eq!(status(two.open(3).await), Status::OUT_OF_RESOURCES);
    // Those that have no address have none together.
    let local = lab.client(Over::InProcess).await;
    let third = local.open(4).await.unwrap();
    one.close(first, false).await.unwrap();
    let more = two.open(5).await.unwrap();
    assert_eq!(status(one.open(6).await), Status::OUT_OF_RESOURCES);
    drop((one, two, local, second, third, more));
    lab.alone().await;
    lab.handles(0).await;
    let again = lab.client(Over::Tcp).await;
    let all = [again.open(7).await.unwrap(), again.open(8).await.unwrap()];
    assert_eq!(status(again.open(9).await), Status::OUT_OF_RESOURCES);
    drop(all);
}

#[tokio::test]
async fn ctx_21_what_is_beyond_a_limit_is_run_down() {
    for over in EVERYWHERE {
        let builder = Server::builder().max_context_handles(2).max_all_context_handles(3);
        let lab = Lab::of(builder).await;
        let (client, other) = (lab.client(over).await, lab.client(over).await);
        let mut text = String::new();
        let mut files = vec![client.open(1).await.unwrap(), client.open(2).await.unwrap()];
        let error = client.open(3).await.unwrap_err();
        assert_eq!(error.status(), Status::OUT_OF_RESOURCES);
        assert!(error.may_have_executed(), "the method has run");
        let mut none = None;
        let refused = client.open_out(4, WELL, &mut none, &mut text).await;
        assert_eq!(status(refused), Status::OUT_OF_RESOURCES);
        assert!(none.is_none());
        for name in [3, 4] {
            lab.stage.heard(&format!("drop {name}")).await;
            assert_eq!(lab.stage.count(&format!("rundown {name}")), 1, "{over:?}");
        }
        assert_eq!(lab.server.context_handles(), 2);

        let theirs = other.open(5).await.unwrap();
        assert_eq!(status(other.open(6).await), Status::OUT_OF_RESOURCES, "of all together");
        lab.stage.heard("drop 6").await;
        assert_eq!(lab.stage.count("rundown 6"), 1, "{over:?}");
        assert_eq!(lab.server.context_handles(), 3);

        // Those that are closed make room.
        client.close(files.pop().unwrap(), false).await.unwrap();
        files.push(client.open(7).await.unwrap());
        client.close(files.pop().unwrap(), false).await.unwrap();
        let more = other.open(8).await.unwrap();
        assert_eq!(status(client.open(9).await), Status::OUT_OF_RESOURCES);
        assert_eq!(lab.server.context_handles(), 3);
        drop((theirs, more, other));
        lab.handles(1).await;
        files.push(client.open(10).await.unwrap());
        drop((files, client));
        lab.handles(0).await;
    }
}

#[tokio::test]
async fn ctx_21_of_two_that_were_opened_both_are_run_down_if_one_is_beyond_a_limit() {
    for over in EVERYWHERE {
        for limit in [0, 1] {
            let lab = Lab::of(Server::builder().max_context_handles(limit)).await;
            let client = lab.client(over).await;
            let mut second = None;
            assert_eq!(status(client.open_two(&mut second).await), Status::OUT_OF_RESOURCES);
            assert!(second.is_none());
            for name in [1, 2] {
                lab.stage.heard(&format!("drop {name}")).await;
                let rundowns = lab.stage.count(&format!("rundown {name}"));
                assert_eq!(rundowns, 1, "{over:?}, {limit}: {name}");
            }
            lab.handles(0).await;
        }
    }
}

#[tokio::test]
async fn ctx_21_what_was_opened_is_run_down_if_a_pipe_has_not_ended() {
    for over in EVERYWHERE {
        let (lab, client) = Lab::new(over).await;
        let unread = client.open_unread(PipeReader::from_chunks([vec![1]])).await;
        assert_eq!(status(unread), Status::PIPE_DISCIPLINE_ERROR, "{over:?}");
        let unfinished = client.open_unfinished(PipeWriter::to_fn(|_| Ok(()))).await;
        assert_eq!(status(unfinished), Status::PIPE_DISCIPLINE_ERROR, "{over:?}");
        for name in [1, 2] {
            lab.stage.heard(&format!("drop {name}")).await;
            assert_eq!(lab.stage.count(&format!("rundown {name}")), 1, "{over:?}: {name}");
        }
        lab.handles(0).await;
    }
}
