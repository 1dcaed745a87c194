//! NTLM, as clients and servers speak it since Windows Vista: NTLMv2, with extended session security (MS-NLMP). Nothing
//! older is spoken, and there is no way to ask for it.
//!
//! A client has [`Credentials`], and authenticates with [`Ntlm`]. A server has an [`NtlmAcceptor`], which asks an
//! [`NtlmAuthority`] whether a client knows its password:
//!
//! | authority | who knows the passwords |
//! |---|---|
//! | [`HashTable`] | this process |
//! | [`HashLookup`] | whatever a closure asks for an account and the hash of its password |
//! | `Winbind` (Unix) | Samba's winbind, and by it the domain's controllers; the hashes stay there |
//!
//! What is protected follows from the level and is never more: at [`Connect`](super::AuthenticationLevel::Connect) a client
//! asks for no signature, at [`Privacy`](super::AuthenticationLevel::Privacy) for sealing. A server refuses a client with
//! which it cannot agree about what its level needs, which wants more than that, or which proves with a MIC that somebody changed
//! the messages ([`NtlmAcceptor`] says how far).
//!
//! Seals are RC4 with keys of 128 bits, and signatures are HMAC-MD5: there are no others in NTLM. Kerberos has better ones,
//! and authenticates the server.
//!
//! ```
//! use rpc_runtime::security::ntlm::{Credentials, HashTable, NtHash, Ntlm, NtlmAcceptor};
//! use rpc_runtime::security::{Acceptor, AuthenticationLevel, Initiator, Needs, Step};
//!
//! # #[tokio::main] async fn main() -> rpc_runtime::Result<()> {
//! let accounts = HashTable::new().account("alice", NtHash::of_password("correct horse"));
//! let server = NtlmAcceptor::new(accounts).computer("PRINTER", "printer.example.com");
//! let client = Ntlm::new(Credentials::password("", "alice", "correct horse"));
//!
//! // The three messages, which otherwise travel with the PDUs that bind.
//! let needs = Needs::of(AuthenticationLevel::Privacy);
//! let Step::Continue(negotiate, client) = client.initiate(&needs)?.step(Vec::new()).await? else { panic!() };
//! let Step::Continue(challenge, server) = server.accept(&needs)?.step(negotiate).await? else { panic!() };
//! let Step::Done(Some(authenticate), client) = client.step(challenge).await? else { panic!() };
//! let Step::Done(None, server) = server.step(authenticate).await? else { panic!() };
//!
//! assert_eq!(server.peer().identity.name, "alice");
//! assert_eq!(server.peer().session_key, client.peer().session_key);
//! # Ok(()) }
//! ```

mod acceptor;
mod authority;
mod av_pairs;
mod flags;
mod hashes;
mod initiator;
mod keys;
mod messages;
mod secret;
mod session;
#[cfg(test)]
mod tests;
mod text;
#[cfg(unix)]
mod winbind;

pub use acceptor::NtlmAcceptor;
pub use authority::{Claim, NtlmAuthority, Verified, Verifying};
pub use hashes::{HashLookup, HashTable};
pub use initiator::{Credentials, Ntlm};
pub use secret::NtHash;
#[cfg(unix)]
pub use winbind::Winbind;

use crate::error::Error;
use crate::status::Status;

/// The longest message that is read, in bytes: several times what Windows sends with the longest names.
const LONGEST: usize = 16 << 10;

/// The peer is refused. The text is for a log, and never has a secret.
fn refused(what: impl Into<String>) -> Error {
    Error::new(Status::ACCESS_DENIED, what)
}

/// Random bytes of the operating system's.
fn random<const N: usize>() -> Result<[u8; N], Error> {
    let mut bytes = [0; N];
    match getrandom::fill(&mut bytes) {
        Ok(()) => Ok(bytes),
        Err(_) => Err(Error::from_static(
            Status::INTERNAL_ERROR,
            "the operating system gives no random numbers, which NTLM needs",
        )),
    }
}
