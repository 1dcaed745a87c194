//! Handles that are closed: by their methods, whatever becomes of the calls.

use super::*;

#[tokio::test]
async fn ctx_11_a_handle_that_a_method_took_is_closed() {
    let (lab, _client) = Lab::new(Over::Tcp).await;
    let mut raw = lab.raw().await;
    for opnum in [3, 19] {
        let file = open(&mut raw, 1).await;
        let reply = raw.call(opnum, &[&file[..], &[0]].concat()).await.unwrap();
        assert_eq!(reply, [[0; 20].as_slice(), &[0; 4]].concat(), "the client's is none now");
        let log = lab.stage.log();
        for again in [3, 19] {
            assert_eq!(raw.call(again, &[&file[..], &[0]].concat()).await, Err(MISMATCH));
        }
        assert_eq!(raw.call(READ, &stub(&file, &[AT_ONCE])).await, Err(MISMATCH));
        assert_eq!(lab.stage.log(), log, "no method has run");
    }
    assert_eq!(lab.stage.count("drop 1"), 2);
    assert_eq!(lab.server.context_handles(), 0);
}

#[tokio::test]
async fn ctx_11_two_handles_are_closed_by_one_call() {
    for over in EVERYWHERE {
        let (lab, client) = Lab::new(over).await;
        let (a, mut b) = (client.open(1).await.unwrap(), Some(client.open(2).await.unwrap()));
        client.write(&a, 40, AT_ONCE).await.unwrap();
        client.write(b.as_ref().unwrap(), 2, AT_ONCE).await.unwrap();
        assert_eq!(client.close_two(a, &mut b).await.unwrap(), 42);
        assert!(b.is_none());
        assert_eq!(lab.server.context_handles(), 0);
    }
}

#[tokio::test]
async fn ctx_11_what_waits_behind_a_close_does_not_run() {
    let (lab, _client) = Lab::new(Over::Tcp).await;
    let mut raw = lab.raw().await;
    let file = open(&mut raw, 1).await;
    let close = [&file[..], &[0]].concat();
    let calls = [
        request(10, READ, &stub(&file, &[5])),
        request(11, 3, &close),
        request(12, READ, &stub(&file, &[AT_ONCE])),
        request(13, WRITE, &stub(&file, &[1, AT_ONCE])),
        request(14, 3, &close),
        request(15, READ_TWO, &[&file[..], &file[..]].concat()),
        request(16, UPGRADE, &[stub(&file, &[AT_ONCE]), vec![0]].concat()),
        request(17, PING, &[]),
    ];
    raw.send(&calls.concat()).await;
    assert_eq!(raw.receive().await.unwrap().0.call_id, 17);
    assert_eq!(lab.stage.log(), ["read 1"]);
    lab.stage.open(5, 1);
    let mut answers = Vec::new();
    for _ in 10..17 {
        let (header, pdu) = raw.receive().await.unwrap();
        let is_fault = header.packet == Ok(PacketType::Fault);
        answers.push((header.call_id, is_fault.then(|| fault(&pdu))));
    }
    answers.sort_unstable_by_key(|answer| answer.0);
    let closed = (12..17).map(|call| (call, Some(MISMATCH)));
    assert_eq!(answers, [(10, None), (11, None)].into_iter().chain(closed).collect::<Vec<_>>());
    assert_eq!(lab.stage.log(), ["read 1", "has read 1", "close 1", "drop 1"]);
}

#[tokio::test]
async fn ctx_19_what_a_method_has_closed_before_it_fails_is_closed_and_the_client_learns_later() {
    for over in EVERYWHERE {
        let (lab, client) = Lab::new(over).await;
        let mut text = String::new();
        for (plain, how) in [(false, FAIL), (true, FAIL), (false, PANIC), (true, PANIC)] {
            let mut file = Some(client.open(1).await.unwrap());
            match plain {
                true => client.plain_change(&mut file, CLOSE, how, &mut text).await,
                false => client.change(&mut file, CLOSE, how, AT_ONCE, &mut text).await,
            }
            .unwrap_err();
            let file = file.expect("the client was not told");
            let error = client.read(&file, AT_ONCE).await.unwrap_err();
            assert_eq!(error.status(), MISMATCH, "{over:?}");
            assert!(!error.may_have_executed(), "{over:?}");
            file.abandon();
            let file = client.open(2).await.unwrap();
            let failed = match plain {
                true => client.plain_close(file, true).await,
                false => client.close(file, true).await,
            };
            assert_eq!(status(failed), FAILS);
        }
        assert_eq!(lab.server.context_handles(), 0, "{over:?}");
        drop(client);
        lab.alone().await;
        assert_eq!((lab.stage.count("drop 1"), lab.stage.count("drop 2")), (4, 4));
        assert!(!lab.stage.log().iter().any(|line| line.starts_with("rundown")), "{over:?}");
    }
}

#[tokio::test]
async fn ctx_20_what_a_method_has_changed_before_it_fails_stays_changed() {
    for over in EVERYWHERE {
        let (_lab, client) = Lab::new(over).await;
        let mut text = String::new();
        let mut file = Some(client.open(1).await.unwrap());
        for (n, how) in [(1, FAIL), (3, PANIC), (5, UNSENDABLE)] {
            client.change(&mut file, ADD, how, AT_ONCE, &mut text).await.unwrap_err();
            let here = file.as_ref().expect("nothing has changed at the client");
            assert_eq!(client.read(here, AT_ONCE).await.unwrap(), n, "{over:?}");
            client.plain_change(&mut file, ADD, how, &mut text).await.unwrap_err();
            let here = file.as_ref().expect("nothing has changed at the client");
            assert_eq!(client.plain_read(here, AT_ONCE).await.unwrap(), n + 1, "{over:?}");
        }
        client.close(file.unwrap(), false).await.unwrap();
    }
}

/// The method is dropped where it waits.
#[tokio::test]
async fn ctx_20_what_a_method_has_changed_before_its_call_is_given_up_stays_changed() {
    for over in EVERYWHERE {
        let (lab, client) = Lab::new(over).await;
        let mut text = String::new();
        let mut file = Some(client.open(1).await.unwrap());
        for (what, n) in [(ADD, 1), (KEEP, 2), (CLOSE, 3)] {
            {
                let call = client.change(&mut file, what, WELL, 5, &mut text);
                tokio::pin!(call);
                tokio::select! {
                    _ = &mut call => unreachable!("the gate is closed"),
                    () = until(|| lab.stage.count("change 1") == n) => {}
                }
            }
            let here = file.as_ref().expect("nothing has changed at the client");
            let now = client.read(here, AT_ONCE).await.map_err(|error| error.status());
            assert_eq!(now, if what == CLOSE { Err(MISMATCH) } else { Ok(1) }, "{over:?}");
        }
        file.unwrap().abandon();
        assert_eq!(lab.stage.count("drop 1"), 1);
        assert_eq!(lab.server.context_handles(), 0);
    }
}

#[tokio::test]
async fn ctx_22_what_was_closed_stays_closed_if_the_reply_cannot_be_marshalled() {
    for over in EVERYWHERE {
        let (lab, client) = Lab::new(over).await;
        let mut text = String::new();
        for plain in [false, true] {
            let mut file = Some(client.open(1).await.unwrap());
            match plain {
                true => client.plain_change(&mut file, CLOSE, UNSENDABLE, &mut text).await,
                false => client.change(&mut file, CLOSE, UNSENDABLE, AT_ONCE, &mut text).await,
            }
            .unwrap_err();
            assert_eq!(lab.server.context_handles(), 0, "{over:?}");
            let file = file.expect("the client was not told");
            assert_eq!(status(client.read(&file, AT_ONCE).await), MISMATCH, "{over:?}");
            file.abandon();
        }
        drop(client);
        lab.alone().await;
        assert_eq!((lab.stage.count("drop 1"), lab.stage.count("rundown 1")), (2, 0), "{over:?}");
    }
}

/// Two connections of one client's, two threads, and no order: one close wins, and all that come behind it fail.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ctx_11_a_close_that_races_with_uses_closes_once() {
    let (lab, _client) = Lab::new(Over::Tcp).await;
    let id = FilesClient::INTERFACE.id;
    let (mut first, group) = lab.raw_in(id, 0).await;
    let (mut second, _) = lab.raw_in(id, group).await;
    for name in 1..=200 {
        let file = open(&mut first, name).await;
        let calls = |from: u32, plain: bool| {
            let numbers = stub(&file, &[1, AT_ONCE]);
            let close = [&file[..], &[0]].concat();
            let (write, close_as) = if plain { (18, 19) } else { (WRITE, 3) };
            [
                request(from, READ, &stub(&file, &[AT_ONCE])),
                request(from + 1, write, &numbers),
                request(from + 2, close_as, &close),
                request(from + 3, READ, &stub(&file, &[AT_ONCE])),
            ]
            .concat()
        };
        let (one, other) = (calls(10, name % 2 == 0), calls(20, name % 3 == 0));
        tokio::join!(first.send(&one), second.send(&other));
        let mut closed = 0;
        for raw in [&mut first, &mut second] {
            for _ in 0..4 {
                let (header, pdu) = raw.receive().await.unwrap();
                match header.packet {
                    Ok(PacketType::Response) => closed += u32::from(header.call_id % 10 == 2),
                    _ => assert_eq!(fault(&pdu), MISMATCH),
                }
            }
        }
        assert_eq!(closed, 1, "{name}");
        assert_eq!(lab.stage.count(&format!("drop {name}")), 1);
        assert_eq!(lab.stage.count(&format!("close {name}")), 1);
    }
    assert_eq!(lab.server.context_handles(), 0);
    drop((first, second));
    lab.handles(0).await;
    assert!(!lab.stage.log().iter().any(|line| line.starts_with("rundown")));
}
