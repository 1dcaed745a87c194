//! Who is at the other end, and how that is known.

use core::fmt;

use super::{AuthenticationLevel, AuthenticationService, SecurityContext};

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

/// The account, as Windows writes it: `DOMAIN\name`.
impl fmt::Display for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.anonymous, &*self.domain) {
            (true, _) => f.write_str("anonymous"),
            (false, "") => f.write_str(&self.name),
            (false, domain) => write!(f, "{domain}\\{}", self.name),
        }
    }
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Identity({self})")
    }
}

/// How a peer is authenticated: what an established security context says.
#[derive(Clone)]
pub struct Authentication {
    service: AuthenticationService,
    level: AuthenticationLevel,
    identity: Identity,
    session_key: Option<Vec<u8>>,
}

impl Authentication {
    pub(crate) fn of(
        service: AuthenticationService,
        level: AuthenticationLevel,
        context: &dyn SecurityContext,
    ) -> Authentication {
        let (identity, session_key) = (context.peer(), context.session_key());
        Authentication { service, level, identity, session_key }
    }

    /// The package.
    #[must_use]
    pub const fn service(&self) -> AuthenticationService {
        self.service
    }

    /// What is protected.
    #[must_use]
    pub const fn level(&self) -> AuthenticationLevel {
        self.level
    }

    /// Who the peer is.
    #[must_use]
    pub const fn identity(&self) -> &Identity {
        &self.identity
    }

    /// The session key, with which some interfaces encrypt passwords (SAMR, LSAD, DRSR), if the package has one. It is a
    /// secret.
    #[must_use]
    pub fn session_key(&self) -> Option<&[u8]> {
        self.session_key.as_deref()
    }
}

/// Without the session key.
impl fmt::Debug for Authentication {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Authentication")
            .field("service", &self.service)
            .field("level", &self.level)
            .field("identity", &self.identity)
            .finish_non_exhaustive()
    }
}
