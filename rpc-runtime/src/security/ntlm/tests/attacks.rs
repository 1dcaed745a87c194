//! Messages that somebody made or changed.

use super::super::LONGEST;
use super::super::av_pairs;
use super::super::flags::Flags;
use super::super::messages::Authenticate;
use super::handshakes::{Odd, exchanged};
use super::{LEVELS, Pair, client, server, shake};
use crate::error::Result;
use crate::security::{AuthenticationLevel, Needs};
use crate::status::Status;

fn tampered(level: AuthenticationLevel, tamper: impl FnMut(usize, &mut Vec<u8>)) -> Result<Pair> {
    let needs = Needs::of(level).to("host/server");
    shake((&client("right"), &needs), (&server(), &needs), tamper)
}

fn refused(result: Result<Pair>) -> String {
    let error = result.expect_err("a refusal");
    assert_eq!(error.status(), Status::ACCESS_DENIED);
    error.to_string()
}

/// How long the messages are.
fn lengths(level: AuthenticationLevel) -> [usize; 3] {
    let mut lengths = [0; 3];
    tampered(level, |number, message| lengths[number] = message.len()).unwrap();
    lengths
}

#[test]
fn a_wrong_password_is_refused() {
    for level in LEVELS {
        let needs = Needs::of(level);
        let both = shake((&client("wrong"), &needs), (&server(), &needs), |_, _| ());
        let error = refused(both);
        assert!(error.contains(r"a wrong password for EXAMPLE\alice"), "{error}");
    }
}

/// The MIC covers all three messages.
#[test]
fn nothing_can_be_changed() {
    for level in [AuthenticationLevel::Connect, AuthenticationLevel::Privacy] {
        for (number, length) in lengths(level).into_iter().enumerate() {
            for bit in 0..length * 8 {
                refused(tampered(level, |this, message| {
                    if this == number {
                        message[bit / 8] ^= 1 << (bit % 8);
                    }
                }));
            }
        }
    }
}

#[test]
fn nothing_can_be_left_out_or_added() {
    for (number, length) in lengths(AuthenticationLevel::Privacy).into_iter().enumerate() {
        for end in (0..length).chain([length + 1]) {
            refused(tampered(AuthenticationLevel::Privacy, |this, message| {
                if this == number {
                    message.resize(end, 0);
                }
            }));
        }
    }
}

#[test]
fn a_mic_can_be_neither_cleared_nor_denied() {
    for level in LEVELS {
        let cleared = tampered(level, |number, message| {
            if number == 2 {
                Authenticate::take_mic(message).unwrap();
            }
        });
        assert!(refused(cleared).contains("a wrong MIC"));
        // The bit is under the proof.
        let denied = tampered(level, |number, message| {
            if number == 2 {
                let pair = [av_pairs::FLAGS as u8, 0, 4, 0, 2, 0, 0, 0];
                let at = message.windows(8).position(|eight| eight == pair).unwrap();
                message[at + 4] = 0;
            }
        });
        assert!(refused(denied).contains("a wrong password"));
    }
}

/// And the text says what is missing, for it is seen before the MIC.
#[test]
fn what_the_level_needs_cannot_be_negotiated_away() {
    let flags_at = [12, 20, 60];
    for (number, at) in flags_at.into_iter().enumerate() {
        let needed = [Flags::UNICODE, Flags::NTLM, Flags::EXTENDED_SESSIONSECURITY]
            .into_iter()
            .chain([Flags::SIGN, Flags::SEAL, Flags::KEY_128, Flags::KEY_EXCH]);
        for flag in needed {
            let error = refused(tampered(AuthenticationLevel::Privacy, |this, message| {
                if this == number {
                    let flags: [u8; 4] = message[at..at + 4].try_into().unwrap();
                    let flags = u32::from_le_bytes(flags) & !flag.0;
                    message[at..at + 4].copy_from_slice(&flags.to_le_bytes());
                }
            }));
            let name = if flag == Flags::UNICODE { "UNICODE".into() } else { flag.to_string() };
            assert!(error.contains(&name), "{error}");
        }
    }
}

/// Nothing panics; what is accepted is what the user has proved.
#[test]
fn changes_to_a_handshake_without_a_mic_are_harmless() {
    let needs = Needs::of(AuthenticationLevel::Privacy);
    let odd = Odd { flags: Flags::asked(&needs), pairs: |_| (), encrypted: exchanged };
    let mut lengths = [0; 3];
    let measure = |number: usize, message: &mut Vec<u8>| lengths[number] = message.len();
    odd.shake_with(&server(), &needs, measure).unwrap();
    for (number, length) in lengths.into_iter().enumerate() {
        for bit in 0..length * 8 {
            let context = odd.shake_with(&server(), &needs, |this, message| {
                if this == number {
                    message[bit / 8] ^= 1 << (bit % 8);
                }
            });
            if let Ok(context) = context {
                assert_eq!(context.peer().identity.name.to_lowercase(), "alice");
            }
        }
    }
}

#[test]
fn messages_are_bounded() {
    for number in 0..3 {
        let error = refused(tampered(AuthenticationLevel::Privacy, |this, message| {
            if this == number {
                message.resize(if number == 0 { 1025 } else { LONGEST + 1 }, 0);
            }
        }));
        let most = ["expected at most 1024", "expected at most 16384"][number.min(1)];
        assert!(error.contains(most), "{error}");
        refused(tampered(AuthenticationLevel::Privacy, |this, message| {
            if this == number {
                *message = vec![0xff; 64 << 10];
            }
        }));
    }
}

/// They are told in a log, and asked of an authority; the names of one message may even be the same bytes.
#[test]
fn names_are_bounded() {
    for field in [28, 36, 44] {
        let named = |units: u16| {
            refused(tampered(AuthenticationLevel::Privacy, |number, message| {
                if number == 2 {
                    let offset = (message.len() as u32).to_le_bytes();
                    message.extend(b"a\0".repeat(units.into()));
                    message[field..field + 2].copy_from_slice(&(2 * units).to_le_bytes());
                    message[field + 4..field + 8].copy_from_slice(&offset);
                }
            }))
        };
        let (longest, longer) = (named(513), named(514));
        assert!(!longest.contains("expected at most"), "{longest}");
        assert!(longer.contains("name has 1028 bytes; expected at most 1026"), "{longer}");
    }
}

#[test]
fn a_message_of_another_type_is_refused() {
    for (sent, due) in [(1, 0), (0, 1), (1, 2)] {
        let mut kept = [Vec::new(), b"NTLMSSP\0\x02\0\0\0".to_vec(), Vec::new()];
        refused(tampered(AuthenticationLevel::Connect, |this, message| {
            kept[this] = if this >= sent || kept[this].is_empty() {
                message.clone()
            } else {
                kept[this].clone()
            };
            if this == due {
                *message = kept[sent].clone();
            }
        }));
    }
}

#[test]
fn fields_that_lie_are_refused() {
    // Each field of AUTHENTICATE: over the header, over the MIC, beyond the end, and at the end of all addresses.
    for field in [12, 20, 28, 36, 44, 52] {
        for offset in [0_u32, 63, 72, 87, 1 << 14, u32::MAX] {
            refused(tampered(AuthenticationLevel::Privacy, |number, message| {
                if number == 2 {
                    message[field + 4..field + 8].copy_from_slice(&offset.to_le_bytes());
                }
            }));
        }
    }
}

#[test]
fn names_are_utf_16() {
    for wrong in [[0x00, 0xd8], [0, 0]] {
        let error = refused(tampered(AuthenticationLevel::Connect, |number, message| {
            if number == 2 {
                let at = u32::from_le_bytes(message[40..44].try_into().unwrap()) as usize;
                message[at..at + 2].copy_from_slice(&wrong);
            }
        }));
        assert!(error.contains("the user's name is malformed; expected UTF-16"), "{error}");
    }
}

#[test]
fn what_is_older_than_ntlm_v2_is_refused() {
    for (length, text) in
        [(0_u16, "anonymous"), (24, "NTLMv1"), (15, "too short"), (40, "malformed")]
    {
        let error = refused(tampered(AuthenticationLevel::Connect, |number, message| {
            if number == 2 {
                message[20..22].copy_from_slice(&length.to_le_bytes());
            }
        }));
        assert!(error.contains(text), "{error}");
    }
}
