//! The values of MS-NLMP section 4.2.4, of Microsoft's article about channel bindings, and of Impacket.

use rc4::StreamCipher;

use super::super::av_pairs::{AvWriter, NB_COMPUTER_NAME, NB_DOMAIN_NAME};
use super::super::flags::Flags;
use super::super::keys::{self, Side};
use super::super::messages::{Authenticate, Blob, Challenge, proof_and_blob};
use super::super::secret::{NtHash, Secret};
use super::super::session::Session;
use super::super::text;
use super::bytes;
use crate::security::{AuthenticationLevel, Fragment, Identity, Needs, SecurityContext};

const SERVER_CHALLENGE: [u8; 8] = [0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef];
const CLIENT_CHALLENGE: [u8; 8] = [0xaa; 8];
const SESSION_KEY: [u8; 16] = [0x55; 16];

const CHALLENGE: &str = "4e544c4d5353500002000000 0c000c0038000000 33828ae2 0123456789abcdef
    0000000000000000 2400240044000000 060070170000000f 530065007200760065007200
    02000c0044006f006d00610069006e00 01000c00530065007200760065007200 00000000";
const AUTHENTICATE: &str = "4e544c4d5353500003000000 180018006c000000 5400540084000000
    0c000c0048000000 0800080054000000 100010005c000000 10001000d8000000 358288e2 0501280a0000000f
    44006f006d00610069006e00 5500730065007200 43004f004d0050005500540045005200
    86c35097ac9cec102554764a57cccc19 aaaaaaaaaaaaaaaa
    68cd0ab851e51c96aabc927bebef6a1c 0101000000000000 0000000000000000 aaaaaaaaaaaaaaaa 00000000
    02000c0044006f006d00610069006e00 01000c00530065007200760065007200 00000000 00000000
    c5dad2544fc9799094ce1ce90bc9d03e";

/// The list of AV pairs that the examples have.
fn pairs() -> Vec<u8> {
    let mut pairs = AvWriter::default();
    pairs.add(NB_DOMAIN_NAME, &text::encode("Domain")).unwrap();
    pairs.add(NB_COMPUTER_NAME, &text::encode("Server")).unwrap();
    pairs.end()
}

/// A sealing context with this session key.
fn session(side: Side, session_key: [u8; 16]) -> Session {
    let needs = Needs::of(AuthenticationLevel::Privacy);
    let key = Secret::new(session_key);
    Session::new(side, &needs, Flags::asked(&needs), &key, Identity::default())
}

#[test]
fn responses_and_keys_are_those_of_the_specification() {
    // 4.2.4.1.1
    let key = keys::response_key(&NtHash::of_password("Password"), "User", "Domain");
    assert_eq!(*key.bytes(), bytes("0c868a403bfd7a93a3001ef22ef02e3f"));
    // 4.2.4.1.3
    let blob = Blob::write([0; 8], CLIENT_CHALLENGE, &pairs());
    // 4.2.4.2.1, 4.2.4.2.2
    let lm = keys::lm_response(&key, &SERVER_CHALLENGE, &CLIENT_CHALLENGE);
    assert_eq!(lm, bytes("86c35097ac9cec102554764a57cccc19aaaaaaaaaaaaaaaa"));
    let proof = keys::nt_proof(&key, &SERVER_CHALLENGE, &blob);
    assert_eq!(proof, bytes("68cd0ab851e51c96aabc927bebef6a1c"));
    // 4.2.4.1.2, 4.2.4.2.3
    let base_key = keys::session_base_key(&key, &proof);
    assert_eq!(*base_key.bytes(), bytes("8de40ccadbc14a82f15cb0ad0de95ca3"));
    let encrypted = keys::exchange(&base_key, Secret::new(SESSION_KEY));
    assert_eq!(*encrypted.bytes(), bytes("c5dad2544fc9799094ce1ce90bc9d03e"));
    assert_eq!(*keys::exchange(&base_key, encrypted).bytes(), SESSION_KEY);
    // 4.2.4.4
    let session_key = Secret::new(SESSION_KEY);
    let seal_key = keys::seal_key(session_key.bytes(), Side::Client);
    assert_eq!(*seal_key.bytes(), bytes("59f600973cc4960a25480a7c196e4c58"));
    let sign_key = keys::sign_key(session_key.bytes(), Side::Client);
    assert_eq!(*sign_key.bytes(), bytes("4788dc861b4782f35d43fd98fe1a2d39"));
}

#[test]
fn messages_are_those_of_the_specification() {
    // 4.2.4.3
    let list = pairs();
    let challenge = Challenge {
        flags: Flags(0xe28a_8233),
        server_challenge: SERVER_CHALLENGE,
        target_name: &text::encode("Server"),
        target_info: &list,
        version: bytes("060070170000000f"),
    };
    assert_eq!(challenge.write().unwrap(), bytes::<104>(CHALLENGE));
    assert_eq!(Challenge::read(&bytes::<104>(CHALLENGE)).unwrap(), challenge);

    let key = keys::response_key(&NtHash::of_password("Password"), "User", "Domain");
    let blob = Blob::write([0; 8], CLIENT_CHALLENGE, &list);
    let proof = keys::nt_proof(&key, &SERVER_CHALLENGE, &blob);
    let base_key = keys::session_base_key(&key, &proof);
    let encrypted = keys::exchange(&base_key, Secret::new(SESSION_KEY));
    let authenticate = Authenticate {
        flags: Flags(0xe288_8235),
        domain: "Domain".into(),
        user: "User".into(),
        workstation: "COMPUTER".into(),
        lm_response: &keys::lm_response(&key, &SERVER_CHALLENGE, &CLIENT_CHALLENGE),
        nt_response: &[&proof[..], &blob].concat(),
        encrypted_session_key: encrypted.bytes(),
        version: bytes("0501280a0000000f"),
    };
    assert_eq!(authenticate.write(false).unwrap(), bytes::<232>(AUTHENTICATE));
    let read = bytes::<232>(AUTHENTICATE);
    let read = Authenticate::read(&read).unwrap();
    assert_eq!(read, authenticate);
    assert_eq!(proof_and_blob(read.nt_response).unwrap(), (&proof, &blob[..]));
}

#[test]
fn the_first_message_is_sealed_and_signed_as_in_the_specification() {
    // 4.2.4.4
    let mut stub = text::encode("Plaintext");
    let mut token = [0; 16];
    let (header, trailer, header_signing) = (&[][..], &[][..], true);
    let mut sealed = session(Side::Client, SESSION_KEY);
    let fragment = Fragment { header, stub: &mut stub, trailer, token: &mut token, header_signing };
    sealed.protect(fragment).unwrap();
    assert_eq!(stub, bytes::<18>("54e50165bf1936dc996020c1811b0f06fb5f"));
    assert_eq!(token, bytes("01000000 7fb38ec5c55d4976 00000000"));
}

#[test]
fn responses_are_those_of_impacket() {
    // `computeResponseNTLMv2` with TEST_CASE.
    let key = keys::response_key(&NtHash::of_password("Påsswörd"), "Zoë", "EXAMPLE");
    let proof = bytes("ab77c7743ef3b50f1262a8b85c66d87a");
    let blob = Blob::write([0; 8], CLIENT_CHALLENGE, &pairs());
    assert_eq!(keys::nt_proof(&key, &SERVER_CHALLENGE, &blob), proof);
    let base_key = keys::session_base_key(&key, &proof);
    assert_eq!(*base_key.bytes(), bytes("19f0d80267c84969ea04fc444b668f4d"));
}

/// Of Impacket's `SEAL`, whose message is `header`, a stub of 16 bytes, and `trailer`; each byte of the stub is the
/// fragment's number. The session key is 0 to 15.
const IMPACKET: [(Side, [(&str, &str); 3]); 2] = [
    (
        Side::Client,
        [
            ("74029b5371415d0216cb172ee07c20f5", "01000000cbbe3969085bd2b400000000"),
            ("f4c6fb3f8ed5565687089c71aa1bc9c7", "01000000bf207e4c9b9fe97f01000000"),
            ("959a3b93da4fb0fbb29f4d81120ab49b", "01000000406b6b3e617ac9a802000000"),
        ],
    ),
    (
        Side::Server,
        [
            ("516fdf8db1d619e525d820fc8377dd74", "010000007673cf96e2d4a8cf00000000"),
            ("8ecf02a2fe7f821f17de395d8ff872f1", "01000000bc9a63e55dfa650001000000"),
            ("016eefa3a3052cc038071a03c9c94910", "01000000ce9655c262237b6f02000000"),
        ],
    ),
];

fn session_key() -> [u8; 16] {
    core::array::from_fn(|at| at as u8)
}

#[test]
fn fragments_are_those_of_impacket_in_both_directions() {
    for (side, fragments) in IMPACKET {
        for header_signing in [false, true] {
            let other = if side == Side::Client { Side::Server } else { Side::Client };
            let (mut sends, mut receives) =
                (session(side, session_key()), session(other, session_key()));
            for (number, (sealed, signed)) in (0..).zip(fragments) {
                let (mut stub, mut token) = ([number; 16], [0; 16]);
                let (header, trailer) = (&b"header"[..], &b"trailer"[..]);
                let (stub, token) = (&mut stub[..], &mut token[..]);
                let fragment = Fragment { header, stub, trailer, token, header_signing };
                sends.protect(fragment).unwrap();
                assert_eq!(*stub, bytes::<16>(sealed));
                assert_eq!(*token, bytes::<16>(signed));
                let fragment = Fragment { header, stub, trailer, token, header_signing };
                receives.unprotect(fragment).unwrap();
                assert_eq!(*stub, [number; 16]);
            }
        }
    }
}

/// MS-SPNG section 3.3.5.1: the key stream begins anew behind the signatures of SPNEGO, and the numbers go on.
#[test]
fn a_mic_leaves_the_key_stream_where_it_is_and_takes_a_number() {
    let (mut client, mut server) =
        (session(Side::Client, session_key()), session(Side::Server, session_key()));
    let mic = client.get_mic(b"mechTypes").unwrap();
    // From the definitions of section 3.4.4.2.
    let key = Secret::new(session_key());
    let sign_key = keys::sign_key(key.bytes(), Side::Client);
    let mut checksum = [0; 8];
    let mut hmac = keys::keyed(sign_key.bytes());
    hmac::Mac::update(&mut hmac, b"\0\0\0\0mechTypes");
    checksum.copy_from_slice(&hmac::Mac::finalize(hmac).into_bytes()[..8]);
    keys::rc4(&keys::seal_key(key.bytes(), Side::Client)).apply_keystream(&mut checksum);
    assert_eq!(mic, [&[1, 0, 0, 0], &checksum[..], &[0; 4]].concat());
    server.verify_mic(b"mechTypes", &mic).unwrap();
    let back = server.get_mic(b"mechTypes").unwrap();
    client.verify_mic(b"mechTypes", &back).unwrap();

    let (mut stub, mut token) = ([0; 16], [0; 16]);
    let (header, trailer, header_signing) = (&b"header"[..], &b"trailer"[..], true);
    let (stub, token) = (&mut stub[..], &mut token[..]);
    client.protect(Fragment { header, stub, trailer, token, header_signing }).unwrap();
    assert_eq!(*stub, bytes::<16>(IMPACKET[0].1[0].0));
    assert_eq!(token[12..], [1, 0, 0, 0]);
    server.unprotect(Fragment { header, stub, trailer, token, header_signing }).unwrap();
    assert_eq!(*stub, [0; 16]);
}

/// Microsoft's article "NTLM and Channel Binding Hash (aka Extended Protection for Authentication)".
#[test]
fn channel_bindings_are_hashed_as_windows_does() {
    let certificate: [u8; 32] =
        bytes("ea05fefecc6b0bd571dbbc5baa3ed45386d0446835f7b74c85621b9983475f95");
    let data = [&b"tls-server-end-point:"[..], &certificate].concat();
    let hash = bytes("6586e99d81c2fc984e47172fd4dd0310");
    assert_eq!(keys::channel_bindings(Some(&data)), hash);
    assert_eq!(keys::channel_bindings(None), [0; 16]);
}
