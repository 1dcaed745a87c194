//! Who is at the other end, and how that is known.

use core::fmt::{self, Write};
use std::sync::Arc;

use super::{AuthenticationLevel, AuthenticationService, SessionKey};

/// Who a security package says that the peer is.
#[derive(Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Identity {
    /// The account's name, as the package has it: `alice` for NTLM, `alice@EXAMPLE.COM` for Kerberos. Empty for an anonymous
    /// peer, and where the package does not tell.
    pub name: String,
    /// The account's domain or realm, if the package has it apart from the name.
    pub domain: String,
    /// The name of the peer's machine, as the peer says: nobody checks it.
    pub workstation: String,
    /// The peer did not say who it is, and that was allowed.
    pub anonymous: bool,
    /// What the KDC or the domain controller says of the account: for Kerberos, a `PAC` (MS-PAC), which the package has
    /// verified.
    pub authorization_data: Option<Vec<u8>>,
}

impl Identity {
    /// An account.
    #[must_use]
    pub fn new(name: impl Into<String>, domain: impl Into<String>) -> Identity {
        Identity { name: name.into(), domain: domain.into(), ..Identity::default() }
    }
}

/// The account, as Windows writes it: `DOMAIN\name`. Names are what the peer or a directory says: what could do something to a
/// log is escaped as in Rust, and so is a `\` in a name, which would look like the end of a domain.
impl fmt::Display for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.anonymous {
            return f.write_str("anonymous");
        }
        if !self.domain.is_empty() {
            escape(f, &self.domain)?;
            f.write_char('\\')?;
        }
        escape(f, &self.name)
    }
}

/// Writes a name. Quotes are left as they are, since names have them.
fn escape(f: &mut fmt::Formatter<'_>, name: &str) -> fmt::Result {
    name.chars().try_for_each(|letter| match letter {
        '"' | '\'' => f.write_char(letter),
        _ => write!(f, "{}", letter.escape_debug()),
    })
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Identity({self})")
    }
}

/// What an established security context says of its peer, and what both ends know.
///
/// ```
/// use rpc_runtime::security::{Identity, Peer, SessionKey};
///
/// let peer = Peer::new(Identity::new("alice", "LAB")).with_session_key(SessionKey::new(&[7; 16]));
/// assert_eq!(peer.identity.to_string(), r"LAB\alice");
/// ```
#[derive(Clone, PartialEq, Eq, Default, Debug)]
#[non_exhaustive]
pub struct Peer {
    /// Who the peer is: the client, to a server. A client knows of its server what the package says.
    pub identity: Identity,
    /// The session key, with which some interfaces encrypt passwords (SAMR, LSAD, DRSR), if the package has one.
    pub session_key: Option<SessionKey>,
    /// The package whose context this is: under one that chooses among others, the one that was chosen. `None` if the context
    /// does not tell, and it is then taken for the one that the PDUs name.
    pub mechanism: Option<AuthenticationService>,
}

impl Peer {
    /// A peer of whom nothing else is known.
    #[must_use]
    pub fn new(identity: Identity) -> Peer {
        Peer { identity, ..Peer::default() }
    }

    /// The same, with the key that both ends have.
    #[must_use]
    pub fn with_session_key(self, key: impl Into<Option<SessionKey>>) -> Peer {
        Peer { session_key: key.into(), ..self }
    }

    /// The same, with the package that authenticates it.
    #[must_use]
    pub fn with_mechanism(self, mechanism: AuthenticationService) -> Peer {
        Peer { mechanism: Some(mechanism), ..self }
    }
}

/// How a peer is authenticated: what an established security context says. Clones share it.
#[derive(Clone)]
pub struct Authentication {
    service: AuthenticationService,
    level: AuthenticationLevel,
    peer: Arc<Peer>,
}

impl Authentication {
    pub(crate) const fn of(
        service: AuthenticationService,
        level: AuthenticationLevel,
        peer: Arc<Peer>,
    ) -> Authentication {
        Authentication { service, level, peer }
    }

    /// Whether both are of the same account.
    #[cfg(feature = "server")]
    pub(crate) fn is_same_account(&self, other: &Authentication) -> bool {
        self.account() == other.account()
    }

    /// What tells accounts apart. Packages write names each in its own way, so that one name may be two accounts. A new ticket
    /// has its data anew, which tells who somebody without a name is.
    #[cfg(feature = "server")]
    fn account(&self) -> impl PartialEq {
        let Identity { name, domain, anonymous, authorization_data, .. } = self.identity();
        let data = name.is_empty().then_some(authorization_data);
        (self.mechanism(), name, domain, anonymous, data)
    }

    /// The package, as PDUs name it: [`NEGOTIATE`](AuthenticationService::NEGOTIATE) for SPNEGO, whatever that has chosen.
    #[must_use]
    pub const fn service(&self) -> AuthenticationService {
        self.service
    }

    /// The package that authenticates: the one that SPNEGO has chosen, or the [service](Authentication::service) itself. By
    /// it a server refuses NTLM, and a client notices that it has fallen back to it. Such a policy says what it takes, rather
    /// than what it does not: a package that does not tell what it has chosen is taken for the service.
    #[must_use]
    pub fn mechanism(&self) -> AuthenticationService {
        self.peer.mechanism.unwrap_or(self.service)
    }

    /// What is protected.
    #[must_use]
    pub const fn level(&self) -> AuthenticationLevel {
        self.level
    }

    /// Who the peer is.
    #[must_use]
    pub fn identity(&self) -> &Identity {
        &self.peer.identity
    }

    /// The session key, with which some interfaces encrypt passwords (SAMR, LSAD, DRSR), if the package has one. It is a
    /// secret.
    #[must_use]
    pub fn session_key(&self) -> Option<&[u8]> {
        self.peer.session_key.as_deref()
    }
}

/// Without the session key.
impl fmt::Debug for Authentication {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Authentication")
            .field("service", &self.service)
            .field("mechanism", &self.mechanism())
            .field("level", &self.level)
            .field("identity", self.identity())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_do_nothing_to_a_log() {
        let shown = |domain: &str, name: &str| Identity::new(name, domain).to_string();
        assert_eq!(shown("LAB", "zoë o'hara"), r"LAB\zoë o'hara");
        assert_eq!(shown("", "alice@EXAMPLE.COM"), "alice@EXAMPLE.COM");
        let escaped = r"L\nAB\a\0\u{1b}[2J\r\u{202e}\u{85}";
        assert_eq!(shown("L\nAB", "a\0\u{1b}[2J\r\u{202e}\u{85}"), escaped);
        // A name does not look like one of a domain.
        assert_eq!(shown("", r"LAB\admin"), r"LAB\\admin");
        let identity = Identity { anonymous: true, ..Identity::new("alice", "LAB") };
        assert_eq!(format!("{identity} {identity:?}"), "anonymous Identity(anonymous)");
    }
}
