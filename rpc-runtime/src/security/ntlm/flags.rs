//! What the two ends negotiate (MS-NLMP section 2.2.2.5).

use core::fmt;
use core::ops::{BitAnd, BitOr};

use super::refused;
use crate::error::Result;
use crate::security::Needs;

/// A set of `NTLMSSP_…` flags.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Flags(pub(super) u32);

macro_rules! flags {
    ($($name:ident = $value:literal;)+) => {
        impl Flags {
            $(pub(super) const $name: Flags = Flags($value);)+
        }

        /// The names, as in an error's text.
        impl fmt::Display for Flags {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let mut between = "";
                $(if self.has(Flags::$name) {
                    write!(f, "{between}{}", stringify!($name))?;
                    between = ", ";
                })+
                let _ = between;
                Ok(())
            }
        }
    };
}

flags! {
    UNICODE = 0x0000_0001;
    REQUEST_TARGET = 0x0000_0004;
    SIGN = 0x0000_0010;
    SEAL = 0x0000_0020;
    NTLM = 0x0000_0200;
    ALWAYS_SIGN = 0x0000_8000;
    TARGET_TYPE_DOMAIN = 0x0001_0000;
    TARGET_TYPE_SERVER = 0x0002_0000;
    EXTENDED_SESSIONSECURITY = 0x0008_0000;
    TARGET_INFO = 0x0080_0000;
    VERSION = 0x0200_0000;
    KEY_128 = 0x2000_0000;
    KEY_EXCH = 0x4000_0000;
    KEY_56 = 0x8000_0000;
}

/// What there is at each level.
const ALWAYS: Flags = Flags(Flags::UNICODE.0 | Flags::NTLM.0 | Flags::EXTENDED_SESSIONSECURITY.0);
/// What is asked for besides.
const USUAL: Flags = Flags(
    ALWAYS.0
        | Flags::REQUEST_TARGET.0
        | Flags::TARGET_INFO.0
        | Flags::VERSION.0
        | Flags::KEY_128.0
        | Flags::KEY_56.0,
);
/// What a signature takes.
pub(super) const SIGNING: Flags = Flags(Flags::SIGN.0 | Flags::KEY_128.0 | Flags::KEY_EXCH.0);

impl Flags {
    /// What a server grants to a client that asks for it. `SIGN` and `SEAL` are among it whatever the level: Windows'
    /// clients give up without them.
    pub(super) const GRANTED: Flags =
        Flags(USUAL.0 | SIGNING.0 | Flags::SEAL.0 | Flags::ALWAYS_SIGN.0);

    /// Whether all of these are in the set.
    pub(super) const fn has(self, flags: Flags) -> bool {
        self.0 & flags.0 == flags.0
    }

    /// What a client asks for. A key exchange without signatures is not: whether its key is then used is disputed between
    /// Windows and Samba.
    pub(super) fn asked(needs: &Needs) -> Flags {
        match (needs.integrity(), needs.confidentiality()) {
            (false, _) => USUAL,
            (true, false) => USUAL | SIGNING | Flags::ALWAYS_SIGN,
            (true, true) => USUAL | SIGNING | Flags::ALWAYS_SIGN | Flags::SEAL,
        }
    }

    /// Refuses a peer that negotiates away what is needed. `message` names where it does.
    pub(super) fn suffice(self, needs: &Needs, message: &str) -> Result<()> {
        let needed = match (needs.integrity(), needs.confidentiality()) {
            (false, _) => ALWAYS,
            (true, false) => ALWAYS | SIGNING,
            (true, true) => ALWAYS | SIGNING | Flags::SEAL,
        };
        let missing = Flags(needed.0 & !self.0);
        match missing.0 {
            0 => Ok(()),
            _ => Err(refused(format!(
                "NTLM: the peer's {message} is without {missing}; expected {needed} at the level {}",
                needs.level
            ))),
        }
    }

    /// Refuses a client that wants more than the level needs: somebody may have lowered the level on the way. Only the strict
    /// refuse one that wants signatures at the level connect, as Windows does within SPNEGO, for the list of mechanisms.
    pub(super) fn no_more(self, needs: &Needs, strict: bool) -> Result<()> {
        let unneeded = match (needs.integrity(), needs.confidentiality()) {
            (_, true) => return Ok(()),
            (false, false) if strict => Flags::SIGN | Flags::SEAL,
            _ => Flags::SEAL,
        };
        match self & unneeded {
            Flags(0) => Ok(()),
            more => Err(refused(format!(
                "NTLM: the client wants {more}; expected no more than the level {} needs",
                needs.level
            ))),
        }
    }
}

impl BitOr for Flags {
    type Output = Flags;

    fn bitor(self, other: Flags) -> Flags {
        Flags(self.0 | other.0)
    }
}

impl BitAnd for Flags {
    type Output = Flags;

    fn bitand(self, other: Flags) -> Flags {
        Flags(self.0 & other.0)
    }
}
