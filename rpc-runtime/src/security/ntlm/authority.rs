//! Who knows whether a client knows its password.

use core::fmt;
use core::future::Future;
use core::pin::Pin;

use subtle::ConstantTimeEq;

use super::messages::proof_and_blob;
use super::secret::{NtHash, Secret};
use super::{keys, refused};
use crate::error::Result;
use crate::security::Identity;

/// Verifies users for an [`NtlmAcceptor`](super::NtlmAcceptor).
///
/// ```
/// use rpc_runtime::security::ntlm::{Claim, NtHash, NtlmAuthority, Verifying};
///
/// # async fn fetch(_: &str) -> Option<NtHash> { None }
/// /// Asks a database.
/// #[derive(Debug)]
/// struct Accounts;
///
/// impl NtlmAuthority for Accounts {
///     fn verify<'a>(&'a self, claim: &'a Claim) -> Verifying<'a> {
///         Box::pin(async move { claim.verify_or_refuse(fetch(claim.user()).await.as_ref()) })
///     }
/// }
/// ```
pub trait NtlmAuthority: fmt::Debug + Send + Sync {
    /// Says who the user is, if the claim is true.
    ///
    /// An error refuses it; its text is for a log, and its status stays in the error of the [handshake](crate::security::Handshake):
    /// [`SERVER_TOO_BUSY`](crate::Status::SERVER_TOO_BUSY), for one, from an authority that could not be asked. Whether there is no such user or the password is wrong should not show in
    /// the time that this takes: see [`Claim::verify_or_refuse`].
    fn verify<'a>(&'a self, claim: &'a Claim) -> Verifying<'a>;
}

/// A [verification](NtlmAuthority::verify) under way.
pub type Verifying<'a> = Pin<Box<dyn Future<Output = Result<Verified>> + Send + 'a>>;

/// What a client says, and what proves it.
pub struct Claim {
    pub(super) user: String,
    pub(super) domain: String,
    pub(super) workstation: String,
    pub(super) server_challenge: [u8; 8],
    pub(super) nt_response: Vec<u8>,
    pub(super) lm_response: Vec<u8>,
}

impl Claim {
    /// The account's name, as the client writes it. It is never empty and has no NUL.
    #[must_use]
    pub fn user(&self) -> &str {
        &self.user
    }

    /// The account's domain, as the client writes it: empty, or a name that the client alone knows, if it does not know the
    /// domain.
    #[must_use]
    pub fn domain(&self) -> &str {
        &self.domain
    }

    /// The client's machine, as it says: nothing proves it.
    #[must_use]
    pub fn workstation(&self) -> &str {
        &self.workstation
    }

    /// The challenge of this server.
    #[must_use]
    pub fn server_challenge(&self) -> [u8; 8] {
        self.server_challenge
    }

    /// The `NTLMv2_RESPONSE` (MS-NLMP section 2.2.2.8): the `NTProofStr`, 16 bytes, and what else it is over.
    #[must_use]
    pub fn nt_response(&self) -> &[u8] {
        &self.nt_response
    }

    /// The `LMv2_RESPONSE`, which is zeros or empty in most clients, and proves nothing.
    #[must_use]
    pub fn lm_response(&self) -> &[u8] {
        &self.lm_response
    }

    /// Verifies the response with the hash of the user's password. The identity has the names that the client gave.
    ///
    /// # Errors
    /// [`ACCESS_DENIED`](crate::Status::ACCESS_DENIED) if the client does not know the hash.
    pub fn verify(&self, hash: &NtHash) -> Result<Verified> {
        let (proof, blob) = proof_and_blob(&self.nt_response)?;
        let key = keys::response_key(hash, &self.user, &self.domain);
        let expected = keys::nt_proof(&key, &self.server_challenge, blob);
        if !bool::from(proof.ct_eq(&expected)) {
            return Err(refused(format!("NTLM: a wrong password for {self}")));
        }
        let session_base_key = keys::session_base_key(&key, proof);
        Ok(Verified { identity: self.identity(), session_base_key })
    }

    /// As [`Claim::verify`]; without a hash it takes the same time, and refuses the client.
    ///
    /// # Errors
    /// Moreover, [`ACCESS_DENIED`](crate::Status::ACCESS_DENIED) without a hash.
    pub fn verify_or_refuse(&self, hash: Option<&NtHash>) -> Result<Verified> {
        match hash {
            Some(hash) => self.verify(hash),
            None => {
                let _ = self.verify(&NtHash::new([0; 16]));
                Err(refused(format!("NTLM: there is no user {self}")))
            }
        }
    }

    /// The names that the client gave.
    pub(super) fn identity(&self) -> Identity {
        let identity = Identity::new(self.user.as_str(), self.domain.as_str());
        Identity { workstation: self.workstation.clone(), ..identity }
    }
}

/// The account, as Windows writes it. Control characters are escaped, so that they do nothing to a log.
impl fmt::Display for Claim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.domain.escape_debug(), self.user.escape_debug()) {
            (_, user) if self.domain.is_empty() => write!(f, "{user}"),
            (domain, user) => write!(f, "{domain}\\{user}"),
        }
    }
}

/// Without the responses.
impl fmt::Debug for Claim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Claim({self})")
    }
}

/// A claim that is true.
#[derive(Clone, PartialEq, Eq)]
pub struct Verified {
    identity: Identity,
    pub(super) session_base_key: Secret,
}

impl Verified {
    /// The user, and the `SessionBaseKey` (MS-NLMP section 3.3.2), which winbind and Netlogon call the user session key.
    #[must_use]
    pub fn new(identity: Identity, session_base_key: [u8; 16]) -> Verified {
        Verified { identity, session_base_key: Secret::new(session_base_key) }
    }

    /// The same, of another user: where the authority has better names than the client.
    #[must_use]
    pub fn identified_as(self, identity: Identity) -> Verified {
        Verified { identity, ..self }
    }

    /// Who the user is.
    #[must_use]
    pub fn identity(&self) -> &Identity {
        &self.identity
    }
}

/// Without the key.
impl fmt::Debug for Verified {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Verified({})", self.identity)
    }
}
