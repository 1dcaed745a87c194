//! The keys, and what they prove (MS-NLMP sections 3.3.2, 3.4.5).

use hmac::block_api::HmacCore;
use hmac::digest::block_api::CoreProxy;
use hmac::{Hmac, KeyInit, Mac};
use md5::{Digest, Md5};
use rc4::{Rc4, StreamCipher};
use zeroize::Zeroizing;

use super::secret::{NtHash, Secret};
use super::text;

/// Whose messages a key is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Side {
    Client,
    Server,
}

/// `NTOWFv1`: MD4 of a password.
pub(super) fn nt_hash(password: &str) -> Secret {
    let password = Zeroizing::new(text::encode(password));
    Secret::new(md4::Md4::digest(&password).into())
}

pub(super) fn keyed(key: &[u8; 16]) -> Hmac<Md5> {
    <Hmac<Md5> as KeyInit>::new_from_slice(key).expect("HMAC takes keys of any length")
}

/// HMAC-MD5 that has its key, and no message yet: without the buffer of one, it has a third of the size.
pub(super) struct HmacKey(HmacCore<Md5>);

impl HmacKey {
    pub(super) fn new(key: &Secret) -> HmacKey {
        HmacKey(keyed(key.bytes()).decompose().0)
    }

    pub(super) fn hmac(&self) -> Hmac<Md5> {
        Hmac::compose(self.0.clone(), Default::default())
    }
}

fn hmac_md5(key: &Secret, parts: &[&[u8]]) -> [u8; 16] {
    let mut hmac = keyed(key.bytes());
    parts.iter().for_each(|part| hmac.update(part));
    hmac.finalize().into_bytes().into()
}

pub(super) fn rc4(key: &Secret) -> Rc4 {
    <Rc4 as KeyInit>::new_from_slice(key.bytes()).expect("RC4 takes keys of 16 bytes")
}

/// `NTOWFv2`, the `ResponseKeyNT`. The user is in upper case, and the domain as it is.
pub(super) fn response_key(hash: &NtHash, user: &str, domain: &str) -> Secret {
    let (user, domain) = (text::encode(&text::upper_case(user)), text::encode(domain));
    Secret::new(hmac_md5(&hash.0, &[&user, &domain]))
}

/// The `NTProofStr` over a client's blob (`temp`).
pub(super) fn nt_proof(response_key: &Secret, server_challenge: &[u8; 8], blob: &[u8]) -> [u8; 16] {
    hmac_md5(response_key, &[server_challenge, blob])
}

/// The response of LMv2, which goes to servers that send no time.
pub(super) fn lm_response(
    response_key: &Secret,
    server_challenge: &[u8; 8],
    client_challenge: &[u8; 8],
) -> [u8; 24] {
    let mut response = [0; 24];
    let (proof, challenge) = response.split_at_mut(16);
    proof.copy_from_slice(&hmac_md5(response_key, &[server_challenge, client_challenge]));
    challenge.copy_from_slice(client_challenge);
    response
}

/// The `SessionBaseKey`, which in NTLMv2 is the `KeyExchangeKey` too.
pub(super) fn session_base_key(response_key: &Secret, nt_proof: &[u8; 16]) -> Secret {
    Secret::new(hmac_md5(response_key, &[nt_proof]))
}

/// `RC4K`: the exported session key under the key exchange key, or back.
pub(super) fn exchange(key: &Secret, mut session_key: Secret) -> Secret {
    rc4(key).apply_keystream(session_key.bytes_mut());
    session_key
}

/// The MIC over the three messages, the last one with zeros where its own is (section 3.1.5.1.2).
pub(super) fn mic(session_key: &Secret, messages: [&[u8]; 3]) -> [u8; 16] {
    hmac_md5(session_key, &messages)
}

/// `SIGNKEY` (section 3.4.5.2).
pub(super) fn sign_key(session_key: &[u8], side: Side) -> Secret {
    derived(session_key, side, "signing")
}

/// `SEALKEY` with 128 bits (section 3.4.5.3).
pub(super) fn seal_key(session_key: &[u8], side: Side) -> Secret {
    derived(session_key, side, "sealing")
}

fn derived(session_key: &[u8], side: Side, what: &str) -> Secret {
    let direction = match side {
        Side::Client => "client-to-server",
        Side::Server => "server-to-client",
    };
    let mut hash = Md5::new().chain_update(session_key);
    for part in ["session key to ", direction, " ", what, " key magic constant\0"] {
        hash.update(part);
    }
    Secret::new(hash.finalize().into())
}

/// The hash of what a connection runs through, as `MsvAvChannelBindings` has it: MD5 of a
/// `gss_channel_bindings_struct` without addresses (section 2.2.2.1, RFC 2744 section 3.11); zeros if it runs through
/// nothing.
pub(super) fn channel_bindings(application_data: Option<&[u8]>) -> [u8; 16] {
    let Some(data) = application_data else { return [0; 16] };
    // Its length is that of a certificate's hash.
    let length = (data.len() as u32).to_le_bytes();
    Md5::new().chain_update([0; 16]).chain_update(length).chain_update(data).finalize().into()
}
