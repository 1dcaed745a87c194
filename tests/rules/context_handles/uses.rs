//! Who may use what is behind a handle at the same time.

use rpc_runtime::prelude::*;

use super::*;

/// Waits until this is all of the log.
async fn log(stage: &Stage, wanted: &[&str]) {
    until(|| stage.log().len() >= wanted.len()).await;
    assert_eq!(stage.log(), wanted);
}

#[tokio::test]
async fn ctx_28_those_that_share_run_together() {
    for over in EVERYWHERE {
        let (lab, client) = Lab::new(over).await;
        let file = client.open(1).await.unwrap();
        let gate = async {
            // None of them is over before all have begun.
            until(|| lab.stage.count("read 1") == 4 && lab.stage.count("upgrade 1") == 1).await;
            lab.stage.open(5, 4);
            until(|| lab.stage.count("has read 1") == 4).await;
            lab.stage.open(6, 1);
        };
        let (a, b, c, d, e, ()) = tokio::join!(
            client.read(&file, 5),
            client.read(&file, 5),
            client.plain_read(&file, 5),
            client.plain_read(&file, 5),
            client.upgrade(&file, 6, false),
            gate
        );
        for read in [a, b, c, d] {
            assert_eq!(read.unwrap(), 0, "{over:?}");
        }
        assert_eq!(e.unwrap(), 100);
        client.close(file, false).await.unwrap();
    }
}

#[tokio::test]
async fn ctx_28_those_that_use_it_alone_run_one_after_the_other_in_the_order_of_arrival() {
    let (lab, _client) = Lab::new(Over::Tcp).await;
    let mut raw = lab.raw().await;
    let file = open(&mut raw, 9).await;
    let mut calls = request(10, WRITE, &stub(&file, &[1, 5]));
    for i in 2..40 {
        calls.extend(match i % 5 {
            // Shared ones do not pass those that came before them.
            0 => request(10 + i, READ, &stub(&file, &[AT_ONCE])),
            _ => request(10 + i, WRITE, &stub(&file, &[i, AT_ONCE])),
        });
    }
    calls.extend(request(99, PING, &[]));
    raw.send(&calls).await;
    assert_eq!(raw.receive().await.unwrap().0.call_id, 99);
    assert_eq!(lab.stage.log(), ["write 1"], "one is at work, and the others wait");
    lab.stage.open(5, 1);
    for _ in 1..40 {
        if raw.receive().await.unwrap().0.call_id == 10 {
            // All that follow wait for the same.
            continue;
        }
    }
    let mut wanted = vec!["write 1".to_owned(), "has written 1".to_owned()];
    for i in 2..40 {
        wanted.extend(match i % 5 {
            0 => ["read 9".to_owned(), "has read 9".to_owned()],
            _ => [format!("write {i}"), format!("has written {i}")],
        });
    }
    assert_eq!(lab.stage.log(), wanted);
}

#[tokio::test]
async fn ctx_28_plain_methods_wait_for_one_another_too() {
    for over in EVERYWHERE {
        let (lab, client) = Lab::new(over).await;
        let file = client.open(1).await.unwrap();
        let (first, second, read, ()) = tokio::join!(
            client.plain_write(&file, 1, 5),
            async {
                lab.stage.heard("write 1").await;
                client.plain_write(&file, 2, 6).await
            },
            async {
                lab.stage.heard("write 1").await;
                client.read(&file, AT_ONCE).await
            },
            async {
                lab.stage.heard("write 1").await;
                client.ping().await.unwrap();
                log(&lab.stage, &["write 1"]).await;
                lab.stage.open(5, 1);
                lab.stage.heard("write 2").await;
                lab.stage.open(6, 1);
            }
        );
        assert_eq!((first.unwrap(), second.unwrap()), (1, 3), "{over:?}");
        assert!(matches!(read.unwrap(), 1 | 3), "{over:?}");
        let place = |what: &str| lab.stage.log().iter().position(|line| line == what).unwrap();
        assert!(place("has written 1") < place("write 2"), "{over:?}");
        assert!(place("has written 1") < place("read 1"), "{over:?}");
        client.close(file, false).await.unwrap();
    }
}

/// There is one thread, and it is not the one that the method waits for.
#[tokio::test]
async fn ctx_28_a_plain_method_that_waits_takes_no_thread_from_others() {
    for over in EVERYWHERE {
        let lab = Lab::of(Server::builder().max_blocking_calls(1)).await;
        let (client, other) = (lab.client(over).await, lab.client(over).await);
        let file = client.open(1).await.unwrap();
        let meanwhile = async {
            // The server has the call that waits when this is answered.
            client.ping().await.unwrap();
            let theirs = other.plain_open(2, AT_ONCE).await;
            lab.stage.open(5, 1);
            theirs
        };
        let (first, (second, theirs)) = tokio::join!(client.write(&file, 1, 5), async {
            lab.stage.heard("write 1").await;
            tokio::join!(client.plain_write(&file, 2, AT_ONCE), meanwhile)
        });
        let theirs = theirs.expect("it does not wait for what is not theirs");
        assert_eq!((first.unwrap(), second.unwrap()), (1, 3), "{over:?}");
        other.close(theirs, false).await.unwrap();
        client.close(file, false).await.unwrap();
    }
}

#[tokio::test]
async fn ctx_28_waiting_is_given_up_with_its_call() {
    for over in EVERYWHERE {
        let (lab, client) = Lab::new(over).await;
        let file = client.open(1).await.unwrap();
        let (first, third, ()) = tokio::join!(
            client.write(&file, 1, 5),
            async {
                lab.stage.heard("write 1").await;
                {
                    let second = client.write(&file, 2, AT_ONCE);
                    let plain = client.plain_write(&file, 2, AT_ONCE);
                    tokio::pin!(second, plain);
                    tokio::select! {
                        biased;
                        _ = &mut second => unreachable!("another one has it"),
                        _ = &mut plain => unreachable!("another one has it"),
                        // The server has the calls when this is answered.
                        pinged = client.ping() => pinged.unwrap(),
                    }
                }
                client.write(&file, 3, AT_ONCE).await
            },
            async {
                lab.stage.heard("write 1").await;
                client.ping().await.unwrap();
                client.ping().await.unwrap();
                client.ping().await.unwrap();
                lab.stage.open(5, 1);
            }
        );
        assert_eq!(first.unwrap(), 1, "{over:?}");
        assert_eq!(third.unwrap(), 4, "{over:?}");
        assert_eq!(lab.stage.count("write 2"), 0, "{over:?}");
        client.close(file, false).await.unwrap();
    }
}

/// The second of one call's places asks for nothing that the first does not have, so that what waits in between does not
/// stop it.
#[tokio::test]
async fn ctx_28_a_handle_twice_is_shared_also_while_another_call_waits_for_it() {
    let (lab, _client) = Lab::new(Over::Tcp).await;
    let mut raw = lab.raw().await;
    let file = open(&mut raw, 1).await;
    let calls = [
        request(10, WRITE, &stub(&file, &[1, 5])),
        request(11, READ_TWO, &[&file[..], &file[..]].concat()),
        request(12, WRITE, &stub(&file, &[2, AT_ONCE])),
        request(13, READ_TWO, &[&file[..], &file[..]].concat()),
        request(14, PING, &[]),
    ];
    raw.send(&calls.concat()).await;
    assert_eq!(raw.receive().await.unwrap().0.call_id, 14);
    lab.stage.open(5, 1);
    let mut answers = Vec::new();
    for _ in 10..14 {
        let (header, pdu) = raw.receive().await.unwrap();
        assert_eq!(header.packet, Ok(PacketType::Response));
        answers.push((header.call_id, pdu[24]));
    }
    answers.sort_unstable();
    assert_eq!(answers, [(10, 1), (11, 2), (12, 3), (13, 6)]);
}

#[tokio::test]
async fn ctx_28_a_handle_twice_of_which_one_is_used_alone_is_refused() {
    for over in EVERYWHERE {
        let (lab, client) = Lab::new(over).await;
        let file = client.open(1).await.unwrap();
        assert_eq!(client.read_two(&file, &file).await.unwrap(), 0);
        let before = lab.stage.log();
        let error = client.copy(&file, &file).await.unwrap_err();
        assert_eq!(error.status(), Status(87), "{over:?}");
        assert!(!error.may_have_executed(), "{over:?}");
        assert_eq!(status(client.swap(&file, &file).await), Status(87), "{over:?}");
        assert_eq!(status(client.plain_swap(&file, &file).await), Status(87), "{over:?}");
        assert_eq!(lab.stage.log(), before, "no method has run");
        assert_eq!(client.write(&file, 1, AT_ONCE).await.unwrap(), 1, "nothing is held");
        client.close(file, false).await.unwrap();

        let mut raw = lab.raw().await;
        let file = open(&mut raw, 2).await;
        assert_eq!(raw.call(9, &[&file[..], &file[..]].concat()).await, Err(Status(87)));
        assert_eq!(raw.call(READ, &stub(&file, &[AT_ONCE])).await, Ok(vec![0; 4]));
    }
}

#[tokio::test]
async fn ctx_28_two_calls_that_name_two_handles_in_opposite_orders_do_not_wait_for_one_another() {
    for over in EVERYWHERE {
        for plain in [false, true] {
            let (lab, client) = Lab::new(over).await;
            let (a, b) = (client.open(1).await.unwrap(), client.open(2).await.unwrap());
            let swap = async |a, b| match plain {
                true => client.plain_swap(a, b).await,
                false => client.swap(a, b).await,
            };
            let (there, back, first, second, ()) = tokio::join!(
                client.write(&a, 10, 5),
                client.write(&b, 20, 6),
                async {
                    until(|| lab.stage.log().len() == 2).await;
                    swap(&a, &b).await
                },
                async {
                    until(|| lab.stage.log().len() == 2).await;
                    swap(&b, &a).await
                },
                async {
                    until(|| lab.stage.log().len() == 2).await;
                    client.ping().await.unwrap();
                    client.ping().await.unwrap();
                    // Each of the calls could have one of the handles now, and wait for the other one.
                    lab.stage.open(5, 1);
                    lab.stage.open(6, 1);
                }
            );
            assert_eq!((there.unwrap(), back.unwrap()), (10, 20), "{over:?}");
            first.unwrap();
            second.unwrap();
            assert_eq!(client.read(&a, AT_ONCE).await.unwrap(), 10, "swapped twice");
            client.close(a, false).await.unwrap();
            client.close(b, false).await.unwrap();
        }
    }
}

#[tokio::test]
async fn ctx_32_a_context_that_is_shared_can_be_had_alone() {
    for over in EVERYWHERE {
        let (lab, client) = Lab::new(over).await;
        let file = client.open(1).await.unwrap();
        let (upgraded, read, ()) =
            tokio::join!(client.upgrade(&file, 6, false), client.read(&file, 5), async {
                until(|| lab.stage.log().len() == 2).await;
                lab.stage.open(6, 1);
                client.ping().await.unwrap();
                assert_eq!(lab.stage.count("won"), 0, "it waits for the one that reads");
                lab.stage.open(5, 1);
            });
        assert_eq!((upgraded.unwrap(), read.unwrap()), (100, 0), "{over:?}");
        let log = lab.stage.log();
        let place = |what: &str| log.iter().position(|line| line == what).unwrap();
        assert!(place("has read 1") < place("won"), "{over:?}");
        client.close(file, false).await.unwrap();
    }
}

#[tokio::test]
async fn ctx_32_the_loser_of_a_race_for_a_context_is_told() {
    for over in EVERYWHERE {
        let (lab, client) = Lab::new(over).await;
        let file = client.open(1).await.unwrap();
        let (one, other, ()) =
            tokio::join!(client.upgrade(&file, 5, false), client.upgrade(&file, 5, false), async {
                until(|| lab.stage.count("upgrade 1") == 2).await;
                lab.stage.open(5, 2);
            });
        let mut both = [one, other].map(|result| result.map_err(|error| error.status()));
        both.sort_unstable_by_key(Result::is_err);
        assert_eq!(both, [Ok(100), Err(Status(1120))], "{over:?}");
        assert_eq!((lab.stage.count("won"), lab.stage.count("lost")), (1, 1), "{over:?}");

        // Also of a race against one that had it alone, or closed it.
        let (upgraded, written, ()) = tokio::join!(
            client.upgrade(&file, 6, false),
            async {
                until(|| lab.stage.count("upgrade 1") == 3).await;
                client.write(&file, 1, AT_ONCE).await
            },
            async {
                until(|| lab.stage.count("upgrade 1") == 3).await;
                client.ping().await.unwrap();
                client.ping().await.unwrap();
                lab.stage.open(6, 1);
            }
        );
        assert_eq!(status(upgraded), Status(1120), "{over:?}");
        assert_eq!(written.unwrap(), 101, "{over:?}");
        client.close(file, false).await.unwrap();

        let mut raw = lab.raw().await;
        let file = open(&mut raw, 2).await;
        let upgrade = [stub(&file, &[7]), vec![0]].concat();
        let calls = [
            request(10, UPGRADE, &upgrade),
            request(11, 3, &[&file[..], &[0]].concat()),
            request(12, PING, &[]),
        ];
        raw.send(&calls.concat()).await;
        assert_eq!(raw.receive().await.unwrap().0.call_id, 12);
        lab.stage.open(7, 1);
        let mut answers = Vec::new();
        for _ in 0..2 {
            let (header, pdu) = raw.receive().await.unwrap();
            let is_fault = header.packet == Ok(PacketType::Fault);
            answers.push((header.call_id, is_fault.then(|| fault(&pdu))));
        }
        answers.sort_unstable_by_key(|answer| answer.0);
        assert_eq!(answers, [(10, Some(Status(1120))), (11, None)]);
    }
}

#[tokio::test]
async fn ctx_32_a_context_that_is_had_alone_can_be_shared_again() {
    for over in EVERYWHERE {
        let (lab, client) = Lab::new(over).await;
        let file = client.open(1).await.unwrap();
        lab.stage.open(5, 1);
        let (upgraded, read, written, ()) = tokio::join!(
            client.upgrade(&file, 5, true),
            async {
                lab.stage.heard("downgraded 1").await;
                client.read(&file, AT_ONCE).await
            },
            async {
                lab.stage.heard("has read 1").await;
                client.write(&file, 1, AT_ONCE).await
            },
            async {
                lab.stage.heard("has read 1").await;
                client.ping().await.unwrap();
                client.ping().await.unwrap();
                assert_eq!(lab.stage.count("write 1"), 0, "it is shared still");
                lab.stage.open(6, 1);
            }
        );
        assert_eq!((upgraded.unwrap(), read.unwrap()), (100, 100), "{over:?}");
        assert_eq!(written.unwrap(), 101, "{over:?}");
        client.close(file, false).await.unwrap();
    }
}
