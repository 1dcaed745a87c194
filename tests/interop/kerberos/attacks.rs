//! What somebody between the two ends can do.

use super::{
    Acceptor, Credentials, Initiator, Integrity, Kerberos, KerberosAcceptor, Message, Needs,
    Packet, Pair, Privacy, Realm, Result, SERVER, Status, Step,
};

/// Each byte that is signed, changed; and the header's, which are signed only with header signing.
#[test]
#[ignore = "needs MIT's KDC (krb5-kdc, krb5-admin-server, krb5-user)"]
fn changed() {
    Realm::around("attacks::changed", async |realm| {
        for level in [Packet, Integrity, Privacy] {
            for header_signing in [false, true] {
                let Pair { mut client, mut server } = Pair::new(realm, level).await;
                let stub = [7; 32];
                let message = Message::from(&mut *client, &stub, header_signing);
                let parts = |message: &Message| {
                    [&message.header, &message.stub, &message.trailer, &message.token].map(Vec::len)
                };
                for (part, length) in parts(&message).into_iter().enumerate() {
                    for byte in 0..length {
                        let mut changed = message.clone();
                        let parts: [&mut Vec<u8>; 4] = [
                            &mut changed.header,
                            &mut changed.stub,
                            &mut changed.trailer,
                            &mut changed.token,
                        ];
                        parts[part][byte] ^= 0x40;
                        if matches!(part, 0 | 2) && !header_signing {
                            continue;
                        }
                        let error = changed.open(&mut *server).unwrap_err();
                        assert_eq!(error.status(), Status::ACCESS_DENIED, "{error}");
                    }
                }
                // None of that counts: the one that was sent is still the next.
                assert_eq!(message.open(&mut *server).unwrap(), stub);
            }
        }
    });
}

#[test]
#[ignore = "needs MIT's KDC (krb5-kdc, krb5-admin-server, krb5-user)"]
fn truncated() {
    Realm::around("attacks::truncated", async |realm| {
        for level in [Packet, Integrity, Privacy] {
            for header_signing in [false, true] {
                let Pair { mut client, mut server } = Pair::new(realm, level).await;
                let message = Message::from(&mut *client, &[7; 32], header_signing);
                for length in 0..message.token.len() {
                    let mut shorter = message.clone();
                    shorter.token.truncate(length);
                    assert!(shorter.open(&mut *server).is_err(), "{length} bytes of the token");
                }
                for length in 0..32 {
                    let mut shorter = message.clone();
                    shorter.stub.truncate(length);
                    assert!(shorter.open(&mut *server).is_err(), "{length} bytes of the stub");
                }
                let mic = client.get_mic(b"mechanisms").unwrap();
                for length in 0..mic.len() {
                    assert!(server.verify_mic(b"mechanisms", &mic[..length]).is_err());
                }
                for more in [1, 16, 60_000] {
                    let mut longer = message.clone();
                    longer.token.resize(message.token.len() + more, 0);
                    assert!(longer.open(&mut *server).is_err(), "{more} bytes more");
                }
            }
        }
    });
}

/// Tokens of each kind that krb5 knows, with lengths and contents that are made up.
#[test]
#[ignore = "needs MIT's KDC (krb5-kdc, krb5-admin-server, krb5-user)"]
fn made_up() {
    Realm::around("attacks::made_up", async |realm| malformed(realm).await);
}

/// The same in the older format.
#[test]
#[ignore = "needs MIT's KDC (krb5-kdc, krb5-admin-server, krb5-user)"]
fn made_up_rc4() {
    Realm::encrypting("arcfour-hmac", "attacks::made_up_rc4", async |realm| malformed(realm).await);
}

async fn malformed(realm: &Realm) {
    let mut random = 1_u64;
    let mut next = |below: usize| {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (random >> 33) as usize % below
    };
    for level in [Packet, Integrity, Privacy] {
        let Pair { mut client, mut server } = Pair::new(realm, level).await;
        let message = Message::from(&mut *client, &[7; 32], true);
        // MIC, wrap and delete, in their headers of RFC 4121 and RFC 1964, and with RFC 2743's frame.
        let starts: [&[u8]; 9] = [
            &[],
            &[4, 4],
            &[5, 4],
            &[4, 5],
            &[5, 4, 4, 255, 0, 0],
            &[5, 4, 6, 255, 0, 16, 0, 28],
            &[1, 1, 17, 0, 255, 255, 255, 255],
            &[2, 1, 17, 0, 16, 0, 255, 255],
            &message.token[..message.token.len() / 2],
        ];
        for _ in 0..20_000 {
            let mut token = starts[next(starts.len())].to_vec();
            if next(4) == 0 {
                let frame = b"\x06\x09\x2a\x86\x48\x86\xf7\x12\x01\x02\x02";
                let length = next(128) as u8;
                token = [&[0x60, length], &frame[..], &token].concat();
            }
            for _ in 0..next(100) {
                token.push(next(256) as u8);
            }
            let mut changed = message.clone();
            changed.stub.truncate(next(33));
            changed.header_signing = next(2) == 0;
            changed.token = token;
            let mic = changed.token.clone();
            assert!(changed.open(&mut *server).is_err());
            assert!(server.verify_mic(b"mechanisms", &mic).is_err());
        }
        assert_eq!(message.open(&mut *server).unwrap(), [7; 32]);
    }
}

/// Repeated, out of order, left out, sent back, and of another connection.
#[test]
#[ignore = "needs MIT's KDC (krb5-kdc, krb5-admin-server, krb5-user)"]
fn out_of_order() {
    Realm::around("attacks::out_of_order", async |realm| {
        for level in [Packet, Integrity, Privacy] {
            for header_signing in [false, true] {
                let sent = async || {
                    let mut pair = Pair::new(realm, level).await;
                    let stubs = [[1; 16], [2; 16], [3; 16]];
                    let messages =
                        stubs.map(|stub| Message::from(&mut *pair.client, &stub, header_signing));
                    (pair, messages)
                };
                let (mut pair, [first, _, third]) = sent().await;
                first.clone().open(&mut *pair.server).unwrap();
                assert!(first.clone().open(&mut *pair.server).is_err(), "repeated");
                assert!(third.open(&mut *pair.server).is_err(), "one is left out");
                assert!(first.clone().open(&mut *pair.client).is_err(), "sent back");
                let (mut pair, [_, second, _]) = sent().await;
                assert!(second.open(&mut *pair.server).is_err(), "the second is the first");
                assert!(first.open(&mut *pair.server).is_err(), "of another connection");
            }
        }
    });
}

/// A server of the level privacy does not take what is only signed, and the token tells it so.
#[test]
#[ignore = "needs MIT's KDC (krb5-kdc, krb5-admin-server, krb5-user)"]
fn signed_only() {
    Realm::around("attacks::signed_only", async |realm| {
        let client = Kerberos::new(Credentials::ccache(realm.cache()));
        let server = KerberosAcceptor::keytab(realm.keytab()).unwrap();
        let needs = Needs::of(Privacy);
        let pair = Pair::of(&client, &needs.clone().to(SERVER), &server, &needs).await.unwrap();
        let Pair { mut client, mut server } = pair;
        let mic = client.get_mic(&[7; 16]).unwrap();
        let mut message = Message::from(&mut *client, &[7; 16], false);
        (message.stub, message.token) = (vec![7; 16], mic);
        assert_eq!(message.open(&mut *server).unwrap_err().status(), Status::ACCESS_DENIED);
    });
}

/// The legs, each cut short and each changed in many places. Some of an AP-REQ is in clear, and not signed: what it says then
/// counts for nothing.
#[test]
#[ignore = "needs MIT's KDC (krb5-kdc, krb5-admin-server, krb5-user)"]
fn legs() {
    Realm::around("attacks::legs", async |realm| {
        let client = Kerberos::new(Credentials::ccache(realm.cache()));
        let server = KerberosAcceptor::keytab(realm.keytab()).unwrap();
        let needs = Needs::of(Integrity);
        let to = needs.clone().to(SERVER);
        let sound = Pair::of(&client, &to, &server, &needs).await.unwrap().server.peer();
        for leg in 0..3 {
            let mut unseen = 0;
            for at in 0..40 {
                let cut = |token: &mut Vec<u8>| token.truncate(token.len() * at / 40);
                let error = damaged(&client, &to, &server, &needs, leg, cut).await.unwrap_err();
                assert_eq!(error.status(), Status::ACCESS_DENIED, "{error}");

                let change = |token: &mut Vec<u8>| {
                    let byte = token.len() * at / 40;
                    token[byte] ^= 0x55;
                };
                match damaged(&client, &to, &server, &needs, leg, change).await {
                    Err(error) => assert_eq!(error.status(), Status::ACCESS_DENIED, "{error}"),
                    Ok(Pair { client, server }) => {
                        assert_eq!(server.peer().identity, sound.identity);
                        assert_eq!(server.peer().session_key, client.peer().session_key);
                        unseen += 1;
                    }
                }
            }
            assert!(unseen < 5, "{unseen} of 40 changes of the leg {leg} go unseen");
        }
    });
}

/// A handshake, one leg of which is damaged.
async fn damaged(
    client: &Kerberos,
    to: &Needs,
    server: &KerberosAcceptor,
    needs: &Needs,
    leg: usize,
    damage: impl Fn(&mut Vec<u8>),
) -> Result<Pair> {
    let step = client.initiate(to)?.step(Vec::new()).await?;
    let Step::Continue(mut token, client) = step else { panic!("the client takes no answer") };
    if leg == 0 {
        damage(&mut token);
    }
    let step = server.accept(needs)?.step(token).await?;
    let Step::Continue(mut token, server) = step else { panic!("the server takes no third leg") };
    if leg == 1 {
        damage(&mut token);
    }
    let step = client.step(token).await?;
    let Step::Done(Some(mut token), client) = step else { panic!("the client has no third leg") };
    if leg == 2 {
        damage(&mut token);
    }
    let step = server.step(token).await?;
    let Step::Done(None, server) = step else { panic!("the server answers the third leg") };
    Ok(Pair { client, server })
}
