//! Handshakes that come to a good end.

use super::super::acceptor::NtlmAcceptor;
use super::super::av_pairs::{self, AvPairs, AvWriter};
use super::super::flags::Flags;
use super::super::keys;
use super::super::messages::{Authenticate, Blob, Challenge, Negotiate, VERSION, proof_and_blob};
use super::super::secret::Secret;
use super::super::text;
use super::{LEVELS, NtHash, client, now, pair, server, shake};
use crate::error::Result;
use crate::security::{
    Acceptor, AuthenticationLevel, Identity, Initiator, Needs, SecurityContext, SessionKey, Step,
};

#[test]
fn both_sides_agree_at_each_level() {
    for level in LEVELS {
        let (client, server) = pair(level);
        let key = client.peer().session_key.clone().unwrap();
        assert_eq!((server.peer().session_key.clone(), key.len()), (Some(key), 16));
        let Identity { name, domain, workstation, anonymous, .. } = &server.peer().identity;
        assert_eq!((&**name, &**domain, &**workstation, *anonymous), ("Alice", "", "DESK", false));
        assert_eq!(client.peer().identity.workstation, "SERVER");
        assert_eq!(client.peer().identity.name, "", "nothing proves who the server is");
    }
}

#[test]
fn keys_and_challenges_are_of_one_handshake() {
    let keys: Vec<_> = (0..8).map(|_| pair(LEVELS[3]).0.peer().session_key.clone()).collect();
    for (at, key) in keys.iter().enumerate() {
        assert!(!keys[..at].contains(key));
    }
}

/// A client asks for what its level needs and no more, and tells nothing that is the server's to tell.
#[test]
fn messages_have_what_the_level_needs() {
    for level in LEVELS {
        let needs = Needs::of(level).to("host/server.example.com");
        let mut asked = Flags(0);
        let see = |number: usize, message: &mut Vec<u8>| match number {
            0 => {
                asked = Negotiate::read(message).unwrap().flags;
                let signs = level >= AuthenticationLevel::Packet;
                for flag in [Flags::SIGN, Flags::ALWAYS_SIGN, Flags::KEY_EXCH] {
                    assert_eq!(asked.has(flag), signs, "{flag}");
                }
                assert_eq!(asked.has(Flags::SEAL), level == AuthenticationLevel::Privacy);
            }
            1 => {
                let challenge = Challenge::read(message).unwrap();
                assert!(challenge.flags.has(asked | Flags::TARGET_TYPE_DOMAIN));
                assert_eq!(challenge.target_name, text::encode("WORKGROUP"));
                let pairs = AvPairs::read(challenge.target_info).unwrap();
                let ids: Vec<_> = pairs.iter().map(|(id, _)| id).collect();
                assert_eq!(ids, [2, 1, 4, 3, 7], "without flags");
                assert!(pairs.timestamp().is_some());
            }
            _ => {
                let authenticate = Authenticate::read(message).unwrap();
                assert_eq!(authenticate.flags, asked);
                assert_eq!(authenticate.lm_response, [0; 24]);
                let (_, blob) = proof_and_blob(authenticate.nt_response).unwrap();
                let pairs = Blob::read(blob).unwrap().pairs;
                assert_eq!(pairs.flags(), av_pairs::HAS_MIC);
                assert_eq!(pairs.get(av_pairs::CHANNEL_BINDINGS), Some(&[0; 16][..]));
                let target = text::encode("host/server.example.com");
                assert_eq!(pairs.get(av_pairs::TARGET_NAME), Some(&target[..]));
                assert_ne!(message[72..88], [0; 16]);
            }
        };
        shake((&client("right"), &needs), (&server(), &needs), see).unwrap();
    }
}

/// Somebody may have lowered the level on the way to the server: what the client wanted is under its MIC.
#[test]
fn the_client_wants_what_the_level_needs() {
    use AuthenticationLevel::{Connect, Integrity, Packet, Privacy};
    for asks in LEVELS {
        for wants in LEVELS {
            let accepted = |server: NtlmAcceptor| {
                let (asked, wanted) = (Needs::of(asks), Needs::of(wants));
                shake((&client("right"), &asked), (&server, &wanted), |_, _| ()).is_ok()
            };
            let same =
                asks == wants || [asks, wants].iter().all(|l| [Packet, Integrity].contains(l));
            assert_eq!(accepted(server().strict()), same, "{asks} to {wants}");
            let signs = (asks, wants) != (Privacy, Connect) && asks > Connect && wants == Connect;
            assert_eq!(accepted(server()), same || signs, "{asks} to {wants}");
        }
    }
}

#[test]
fn a_strict_server_needs_a_mic() {
    for level in LEVELS {
        let needs = Needs::of(level);
        let odd = Odd { flags: Flags::asked(&needs), pairs: |_| (), encrypted: exchanged };
        odd.shake(&server(), &needs).unwrap();
        let error = odd.shake(&server().strict(), &needs).unwrap_err();
        assert!(error.to_string().contains("without a MIC"), "{error}");
    }
}

#[test]
fn a_server_may_hold_clients_to_its_names() {
    let server = server().computer("PRINTER", "printer.example.com").targets(["alias.example.com"]);
    let needs = Needs::of(AuthenticationLevel::Integrity);
    let meant = |target: &str| {
        let asks = needs.clone().to(target);
        shake((&client("right"), &asks), (&server, &needs), |_, _| ()).map(|_| ())
    };
    for target in [
        "",
        "host/printer",
        "HOST/Printer.Example.COM",
        "RestrictedKrbHost/alias.example.com",
        "ldap/printer.example.com:389/example.com",
        "host/printer.example.com@EXAMPLE.COM",
        "printer",
    ] {
        meant(target).unwrap();
    }
    for target in ["host/other", "printer/other", "host/", "/", "host/printer.example.com.evil"] {
        let error = meant(target).unwrap_err().to_string();
        assert!(error.contains("means another server"), "{error}");
    }
    let long = meant(&format!("host/{}", "\u{202e}".repeat(5000))).unwrap_err().to_string();
    assert!(long.len() < 8 * 513 + 100, "{} bytes for a log", long.len());
    // Whoever does not ask takes any.
    let asks = needs.clone().to("host/other");
    shake((&client("right"), &asks), (&super::server(), &needs), |_, _| ()).unwrap();
    let unreadable = Odd {
        flags: Flags::asked(&needs),
        pairs: |pairs| pairs.add(av_pairs::TARGET_NAME, &[0, 0xd8]).unwrap(),
        encrypted: exchanged,
    };
    unreadable.shake(&super::server(), &needs).unwrap();
    unreadable.shake(&server, &needs).unwrap_err();
}

/// A client of one's own making, which does as it is told.
pub(super) struct Odd {
    pub(super) flags: Flags,
    /// Adds to the server's pairs.
    pub(super) pairs: fn(&mut AvWriter),
    pub(super) encrypted: fn(&Secret) -> Vec<u8>,
}

impl Odd {
    fn shake(&self, server: &NtlmAcceptor, needs: &Needs) -> Result<Box<dyn SecurityContext>> {
        self.shake_with(server, needs, |_, _| ())
    }

    pub(super) fn shake_with(
        &self,
        server: &NtlmAcceptor,
        needs: &Needs,
        mut tamper: impl FnMut(usize, &mut Vec<u8>),
    ) -> Result<Box<dyn SecurityContext>> {
        let mut negotiate = Negotiate { flags: self.flags }.write();
        tamper(0, &mut negotiate);
        let Step::Continue(mut token, server) = now(server.accept(needs)?.step(negotiate))? else {
            panic!("a server that does not wait")
        };
        tamper(1, &mut token);
        let challenge = Challenge::read(&token)?;
        let key = keys::response_key(&NtHash::of_password("right"), "ALICE", "desk");
        let mut pairs = AvWriter::default();
        for (id, value) in AvPairs::read(challenge.target_info)?.iter() {
            pairs.add(id, value)?;
        }
        (self.pairs)(&mut pairs);
        let blob = Blob::write([9; 8], [7; 8], &pairs.end());
        let proof = keys::nt_proof(&key, &challenge.server_challenge, &blob);
        let base_key = keys::session_base_key(&key, &proof);
        let mut authenticate = Authenticate {
            flags: self.flags & challenge.flags,
            domain: "desk".into(),
            user: "ALICE".into(),
            workstation: String::new(),
            lm_response: &[],
            nt_response: &[&proof[..], &blob].concat(),
            encrypted_session_key: &(self.encrypted)(&base_key),
            version: VERSION,
        }
        .write(false)?;
        tamper(2, &mut authenticate);
        match now(server.step(authenticate))? {
            Step::Done(None, context) => Ok(context),
            other => panic!("{other:?}"),
        }
    }
}

pub(super) fn exchanged(key: &Secret) -> Vec<u8> {
    keys::exchange(key, Secret::new([8; 16])).bytes().to_vec()
}

/// As Impacket's clients, which want seals at each level, and Samba's at the level connect.
#[test]
fn a_client_without_a_mic_is_accepted_if_it_says_that_there_is_none() {
    for level in LEVELS {
        let needs = Needs::of(level);
        let flags = Flags::asked(&Needs::of(AuthenticationLevel::Privacy));
        let without = Odd { flags, pairs: |_| (), encrypted: exchanged };
        let context = without.shake(&server(), &needs).unwrap();
        assert_eq!(context.peer().session_key, Some(SessionKey::new(&[8; 16])));
        let lies = Odd {
            flags: Flags::asked(&needs),
            pairs: |pairs| pairs.add(av_pairs::FLAGS, &2_u32.to_le_bytes()).unwrap(),
            ..without
        };
        let error = lies.shake(&server(), &needs).unwrap_err();
        assert!(error.to_string().contains("AUTHENTICATE"), "{error}");
    }
}

/// Windows' clients send no key then, and Samba's do.
#[test]
fn a_key_exchange_without_signatures_is_taken_both_ways() {
    let flags = Flags::asked(&Needs::of(AuthenticationLevel::Connect)) | Flags::KEY_EXCH;
    let needs = Needs::of(AuthenticationLevel::Connect);
    let samba = Odd { flags, pairs: |_| (), encrypted: exchanged };
    let context = samba.shake(&server(), &needs).unwrap();
    assert_eq!(context.peer().session_key, Some(SessionKey::new(&[8; 16])));
    for encrypted in [|_: &Secret| Vec::new(), |_: &Secret| vec![0]] {
        let windows = Odd { flags, pairs: |_| (), encrypted };
        let context = windows.shake(&server(), &needs).unwrap();
        assert_ne!(context.peer().session_key, Some(SessionKey::new(&[8; 16])));
    }
    // With signatures there is a key of 16 bytes.
    let flags = flags | Flags::SIGN;
    for encrypted in [|_: &Secret| Vec::new(), |_: &Secret| vec![0; 15], |_: &Secret| vec![0; 17]] {
        Odd { flags, pairs: |_| (), encrypted }.shake(&server(), &needs).err().unwrap();
    }
}

#[test]
fn both_ends_name_the_same_channel() {
    let channel = |name: Option<&str>| Needs {
        channel_binding: name.map(|name| name.as_bytes().to_vec()),
        ..Needs::of(AuthenticationLevel::Privacy)
    };
    let tls = "tls-server-end-point:";
    let cases = [
        (Some(tls), Some(tls), true),
        (Some(tls), Some("tls-server-end-point:2"), false),
        (None, Some(tls), false),
        // A server that does not know what is between does not ask.
        (Some(tls), None, true),
    ];
    for (asks, wants, agreed) in cases {
        let (asks, wants) = (channel(asks), channel(wants));
        let both = shake((&client("right"), &asks), (&server(), &wants), |_, _| ());
        assert_eq!(both.is_ok(), agreed);
    }
    // Nothing at all is not the same as nothing.
    let flags = Flags::asked(&Needs::of(AuthenticationLevel::Privacy));
    let silent = Odd { flags, pairs: |_| (), encrypted: exchanged };
    silent.shake(&server(), &channel(Some(tls))).err().unwrap();
}

#[test]
fn a_server_that_sends_no_time_gets_lm_v2_and_no_mic() {
    let needs = Needs::of(AuthenticationLevel::Integrity);
    let see = |number: usize, message: &mut Vec<u8>| match number {
        1 => *message = without_time(message),
        2 => {
            let authenticate = Authenticate::read(message).unwrap();
            assert_eq!(authenticate.lm_response.len(), 24);
            assert_ne!(authenticate.lm_response, [0; 24]);
            let (_, blob) = proof_and_blob(authenticate.nt_response).unwrap();
            assert_eq!(Blob::read(blob).unwrap().pairs.get(av_pairs::FLAGS), None);
        }
        _ => (),
    };
    // Ours sends one, and sees that somebody took it away.
    let error = shake((&client("right"), &needs), (&server(), &needs), see).err().unwrap();
    assert!(error.to_string().contains("repeats another time"), "{error}");
}

/// A server whose flags say that there is a MIC: where there is none, the client does not repeat it.
#[test]
fn a_server_cannot_say_that_there_is_a_mic() {
    let needs = Needs::of(AuthenticationLevel::Integrity);
    let mut flags = 0;
    let see = |number: usize, message: &mut Vec<u8>| match number {
        1 => {
            let without = without_time(message);
            let challenge = Challenge::read(&without).unwrap();
            let mut list = AvWriter::default();
            list.add(av_pairs::FLAGS, &7_u32.to_le_bytes()).unwrap();
            let list = list.end();
            *message = Challenge { target_info: &list, ..challenge }.write().unwrap();
        }
        2 => {
            let authenticate = Authenticate::read(message).unwrap();
            let (_, blob) = proof_and_blob(authenticate.nt_response).unwrap();
            flags = Blob::read(blob).unwrap().pairs.flags();
        }
        _ => (),
    };
    shake((&client("right"), &needs), (&server(), &needs), see).err().unwrap();
    assert_eq!(flags, 5);
}

/// A CHALLENGE message without the server's time.
fn without_time(message: &[u8]) -> Vec<u8> {
    let challenge = Challenge::read(message).unwrap();
    let mut list = AvWriter::default();
    let pairs = AvPairs::read(challenge.target_info).unwrap();
    for (id, value) in pairs.iter().filter(|(id, _)| *id != av_pairs::TIMESTAMP) {
        list.add(id, value).unwrap();
    }
    Challenge { target_info: &list.end(), ..challenge }.write().unwrap()
}

#[test]
fn a_client_needs_a_user() {
    let nobody = super::Ntlm::new(super::Credentials::password("", "", ""));
    assert!(nobody.initiate(&Needs::of(AuthenticationLevel::Connect)).is_err());
}
