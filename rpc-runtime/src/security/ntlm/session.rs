//! Signatures and seals (MS-NLMP section 3.4), as fragments of calls have them (MS-RPCE section 3.3.1.5.2.2).

use std::sync::Arc;

use hmac::Mac;
use rc4::{Rc4, StreamCipher};
use subtle::ConstantTimeEq;

use super::flags::{Flags, SIGNING};
use super::keys::{self, HmacKey, Side};
use super::refused;
use super::secret::Secret;
use crate::error::{Error, Result};
use crate::security::{
    AuthenticationService, Fragment, Identity, Needs, Overhead, Peer, SecurityContext, SessionKey,
};
use crate::status::Status;

/// A signature: its version, a checksum, and a sequence number (section 2.2.2.9.2).
const TOKEN: usize = 16;
/// The signature of those who have not agreed about any (section 3.4.4).
const DUMMY: [u8; TOKEN] = [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
const FORGED: Error = Error::from_static(
    Status::ACCESS_DENIED,
    "NTLM: a wrong signature; expected the one of the peer's next message",
);

/// An established context. Its signatures cover whole PDUs, whether or not header signing was agreed, because it has
/// extended session security (MS-RPCE section 3.3.1.5.2.2).
pub(super) struct Session {
    sends: Half,
    receives: Half,
    peer: Arc<Peer>,
}

/// One direction.
struct Half {
    sign: HmacKey,
    seal: Rc4,
    protection: Protection,
    /// Whose messages these are.
    side: Side,
    /// Of the next message. The last number that there is stays unused.
    sequence: u32,
}

/// What is done to fragments.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Protection {
    None,
    Sign,
    Seal,
}

impl Session {
    /// The context of this side, with the flags that both have.
    pub(super) fn new(
        side: Side,
        needs: &Needs,
        agreed: Flags,
        session_key: &Secret,
        identity: Identity,
    ) -> Session {
        let other = match side {
            Side::Client => Side::Server,
            Side::Server => Side::Client,
        };
        let key = SessionKey::new(session_key.bytes());
        let peer = Peer::new(identity).with_session_key(key);
        let protection = match agreed.has(SIGNING) {
            true if needs.confidentiality() => Protection::Seal,
            true => Protection::Sign,
            false => Protection::None,
        };
        Session {
            sends: Half::new(session_key, side, protection),
            receives: Half::new(session_key, other, protection),
            peer: Arc::new(peer.with_mechanism(AuthenticationService::NTLM)),
        }
    }
}

impl Half {
    fn new(session_key: &Secret, side: Side, protection: Protection) -> Half {
        let sign = HmacKey::new(&keys::sign_key(session_key.bytes(), side));
        let seal = keys::rc4(&keys::seal_key(session_key.bytes(), side));
        Half { sign, seal, protection, side, sequence: 0 }
    }

    /// The number of the next message.
    fn next(&mut self) -> Result<u32> {
        let sequence = self.sequence;
        self.sequence = sequence.checked_add(1).ok_or(
            const {
                Error::from_static(
                    Status::ACCESS_DENIED,
                    "NTLM: the sequence numbers are used up; expected a new connection",
                )
            },
        )?;
        Ok(sequence)
    }

    /// The first 8 bytes of HMAC-MD5 over the number and a message in clear text.
    fn checksum(&self, sequence: u32, parts: &[&[u8]]) -> [u8; 8] {
        let mut hmac = self.sign.hmac();
        hmac.update(&sequence.to_le_bytes());
        parts.iter().for_each(|part| hmac.update(part));
        let [a, b, c, d, e, f, g, h, ..]: [u8; 16] = hmac.finalize().into_bytes().into();
        [a, b, c, d, e, f, g, h]
    }
}

/// The signature with this checksum, which a key exchange encrypts.
fn signature(seal: &mut Rc4, sequence: u32, mut checksum: [u8; 8]) -> [u8; TOKEN] {
    seal.apply_keystream(&mut checksum);
    let mut token = DUMMY;
    token[4..12].copy_from_slice(&checksum);
    token[12..].copy_from_slice(&sequence.to_le_bytes());
    token
}

fn verify(expected: &[u8; TOKEN], token: &[u8]) -> Result<()> {
    if bool::from(expected[..].ct_eq(token)) { Ok(()) } else { Err(FORGED) }
}

impl SecurityContext for Session {
    fn signs_headers(&self) -> bool {
        true
    }

    fn overhead(&self) -> Overhead {
        Overhead { token: TOKEN as u16, block: 16 }
    }

    fn protect(&mut self, fragment: Fragment<'_>) -> Result<()> {
        let Fragment { header, stub, trailer, token, .. } = fragment;
        let token: &mut [u8; TOKEN] = token.try_into().map_err(|_| {
            const { Error::from_static(Status::INVALID_ARG, "NTLM: a token is 16 bytes") }
        })?;
        let half = &mut self.sends;
        if half.protection == Protection::None {
            *token = DUMMY;
            return Ok(());
        }
        let sequence = half.next()?;
        let checksum = half.checksum(sequence, &[header, stub, trailer]);
        if half.protection == Protection::Seal {
            half.seal.apply_keystream(stub);
        }
        *token = signature(&mut half.seal, sequence, checksum);
        Ok(())
    }

    fn unprotect(&mut self, fragment: Fragment<'_>) -> Result<()> {
        let Fragment { header, stub, trailer, token, .. } = fragment;
        let half = &mut self.receives;
        if half.protection == Protection::None {
            return Ok(());
        }
        let sequence = half.next()?;
        if half.protection == Protection::Seal {
            half.seal.apply_keystream(stub);
        }
        let checksum = half.checksum(sequence, &[header, stub, trailer]);
        verify(&signature(&mut half.seal, sequence, checksum), token)
    }

    /// The running key stream is not used: SPNEGO resets it behind its signatures, but not the sequence numbers (MS-SPNG
    /// section 3.3.5.1).
    fn get_mic(&mut self, message: &[u8]) -> Result<Vec<u8>> {
        mic(&mut self.sends, &self.peer, message).map(Vec::from)
    }

    fn verify_mic(&mut self, message: &[u8], mic_of_peer: &[u8]) -> Result<()> {
        verify(&mic(&mut self.receives, &self.peer, message)?, mic_of_peer)
    }

    fn peer(&self) -> Arc<Peer> {
        self.peer.clone()
    }
}

/// The next signature of one direction, over a message that is no fragment.
fn mic(half: &mut Half, peer: &Peer, message: &[u8]) -> Result<[u8; TOKEN]> {
    if half.protection == Protection::None {
        return Err(refused("NTLM: a signature at the level connect; expected none"));
    }
    let sequence = half.next()?;
    let checksum = half.checksum(sequence, &[message]);
    let session_key = peer.session_key.as_deref().unwrap_or_default();
    let mut seal = keys::rc4(&keys::seal_key(session_key, half.side));
    Ok(signature(&mut seal, sequence, checksum))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::security::AuthenticationLevel;

    fn session(side: Side) -> Session {
        let needs = Needs::of(AuthenticationLevel::Privacy);
        let key = Secret::new([7; 16]);
        Session::new(side, &needs, Flags::asked(&needs), &key, Identity::default())
    }

    #[test]
    fn a_context_ends_with_its_numbers() {
        let (mut client, mut server) = (session(Side::Client), session(Side::Server));
        (client.sends.sequence, server.receives.sequence) = (u32::MAX - 1, u32::MAX - 1);
        let mic = client.get_mic(b"last").unwrap();
        assert_eq!(mic[12..], [0xfe, 0xff, 0xff, 0xff]);
        server.verify_mic(b"last", &mic).unwrap();
        assert_eq!(client.get_mic(b"one more").unwrap_err().status(), Status::ACCESS_DENIED);
        server.verify_mic(b"one more", &mic).unwrap_err();
    }

    #[test]
    fn a_context_is_little_more_than_its_keys() {
        // A cipher and two hashes in each direction.
        let keys = 2 * (size_of::<Rc4>() + 2 * size_of::<md5::block_api::Md5Core>());
        let bytes = size_of::<Session>();
        assert!(keys == 612 && bytes <= 632, "{keys} of {bytes}");
    }
}
