//! The numbers of levels and packages.

use core::fmt;

/// How much of a call is protected (`RPC_C_AUTHN_LEVEL_…`, MS-RPCE section 2.2.1.1.8). A higher level protects all that a
/// lower one does.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[repr(u8)]
pub enum AuthenticationLevel {
    /// Who calls is known when the connection is made. Nothing is protected afterwards: whoever can write to the connection
    /// can call in that name.
    Connect = 2,
    /// Each fragment is known to come from the peer. Packages sign here as at the next level.
    Packet = 4,
    /// Nothing can be changed, repeated, left out or put in.
    Integrity = 5,
    /// And nobody else can read the stubs.
    Privacy = 6,
}

impl AuthenticationLevel {
    /// The level of this number. 0 is the default, `Connect`, and 3 (`CALL`) is `Packet` over connections (MS-RPCE section
    /// 2.2.1.1.8). `None` for 1, which is no authentication, and for numbers that are no level.
    #[must_use]
    pub const fn from_wire(number: u8) -> Option<AuthenticationLevel> {
        Some(match number {
            0 | 2 => AuthenticationLevel::Connect,
            3 | 4 => AuthenticationLevel::Packet,
            5 => AuthenticationLevel::Integrity,
            6 => AuthenticationLevel::Privacy,
            _ => return None,
        })
    }

    /// Its number.
    #[must_use]
    pub const fn to_wire(self) -> u8 {
        self as u8
    }
}

impl fmt::Display for AuthenticationLevel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            AuthenticationLevel::Connect => "connect",
            AuthenticationLevel::Packet => "packet",
            AuthenticationLevel::Integrity => "integrity",
            AuthenticationLevel::Privacy => "privacy",
        })
    }
}

/// A security package, by its number in PDUs (`RPC_C_AUTHN_…`, MS-RPCE section 2.2.1.1.7).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct AuthenticationService(pub u8);

impl AuthenticationService {
    /// SPNEGO, which chooses among others (`RPC_C_AUTHN_GSS_NEGOTIATE`).
    pub const NEGOTIATE: AuthenticationService = AuthenticationService(9);
    /// NTLM (`RPC_C_AUTHN_WINNT`).
    pub const NTLM: AuthenticationService = AuthenticationService(10);
    /// Kerberos (`RPC_C_AUTHN_GSS_KERBEROS`).
    pub const KERBEROS: AuthenticationService = AuthenticationService(16);
    /// A secure channel of Netlogon (`RPC_C_AUTHN_NETLOGON`).
    pub const NETLOGON: AuthenticationService = AuthenticationService(68);
}

impl fmt::Display for AuthenticationService {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            AuthenticationService::NEGOTIATE => f.write_str("SPNEGO"),
            AuthenticationService::NTLM => f.write_str("NTLM"),
            AuthenticationService::KERBEROS => f.write_str("Kerberos"),
            AuthenticationService::NETLOGON => f.write_str("Netlogon"),
            AuthenticationService(number) => write!(f, "authentication service {number}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_have_their_numbers() {
        let of = |numbers: [u8; 9]| numbers.map(AuthenticationLevel::from_wire);
        use AuthenticationLevel::{Connect, Integrity, Packet, Privacy};
        let levels = [Some(Connect), None, Some(Connect), Some(Packet), Some(Packet)];
        assert_eq!(of([0, 1, 2, 3, 4, 5, 6, 7, 255])[..5], levels);
        assert_eq!(
            of([5, 6, 7, 255, 5, 5, 5, 5, 5])[..4],
            [Some(Integrity), Some(Privacy), None, None]
        );
        assert!(Connect < Packet && Packet < Integrity && Integrity < Privacy);
        for level in [Connect, Packet, Integrity, Privacy] {
            assert_eq!(AuthenticationLevel::from_wire(level.to_wire()), Some(level));
        }
    }
}
