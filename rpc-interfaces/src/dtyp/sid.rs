//! Security identifiers as text.

use core::fmt;
use core::hash::{Hash, Hasher};
use core::str::FromStr;

use rpc_runtime::Tail;

use super::{RpcSid, RpcSidIdentifierAuthority};

/// The most sub-authorities that an identifier has (\[MS-DTYP\] section 2.4.2.3).
const MOST_SUB_AUTHORITIES: usize = 15;

/// Security identifiers, and their text (\[MS-DTYP\] section 2.4.2.1).
///
/// ```
/// use rpc_interfaces::dtyp::RpcSid;
///
/// let administrators: RpcSid = "S-1-5-32-544".parse()?;
/// assert_eq!(*administrators.sub_authority, [32, 544]);
/// assert_eq!(administrators.to_string(), "S-1-5-32-544");
///
/// let domain = RpcSid::new(5, &[21, 1, 2, 3])?;
/// let user = domain.with_rid(1105)?;
/// assert_eq!(user.to_string(), "S-1-5-21-1-2-3-1105");
/// assert_eq!(user.split_rid(), Some((domain, 1105)));
/// # Ok::<(), rpc_interfaces::dtyp::InvalidSid>(())
/// ```
impl RpcSid {
    /// Of an authority, of 48 bits, and its sub-authorities.
    ///
    /// # Errors
    ///
    /// If the authority is larger, or there are more than 15 sub-authorities.
    pub fn new(authority: u64, sub_authorities: &[u32]) -> Result<RpcSid, InvalidSid> {
        let [0, 0, value @ ..] = authority.to_be_bytes() else {
            return Err(InvalidSid("an authority of more than 48 bits"));
        };
        if sub_authorities.len() > MOST_SUB_AUTHORITIES {
            return Err(InvalidSid("more than 15 sub-authorities"));
        }
        Ok(RpcSid {
            revision: 1,
            sub_authority_count: sub_authorities.len() as u8,
            identifier_authority: RpcSidIdentifierAuthority { value },
            sub_authority: Tail(sub_authorities.to_vec()),
        })
    }

    /// The number of the authority.
    #[must_use]
    pub fn authority(&self) -> u64 {
        self.identifier_authority.value.iter().fold(0, |all, byte| all << 8 | u64::from(*byte))
    }

    /// The identifier of this domain's account with a relative identifier.
    ///
    /// # Errors
    ///
    /// If this has 15 sub-authorities already.
    pub fn with_rid(&self, rid: u32) -> Result<RpcSid, InvalidSid> {
        let mut sub_authorities = self.sub_authority.to_vec();
        sub_authorities.push(rid);
        RpcSid::new(self.authority(), &sub_authorities)
    }

    /// The domain's identifier and the relative one; nothing for one without sub-authorities.
    #[must_use]
    pub fn split_rid(&self) -> Option<(RpcSid, u32)> {
        let (rid, domain) = self.sub_authority.split_last()?;
        Some((RpcSid::new(self.authority(), domain).ok()?, *rid))
    }
}

/// `S-1-5-21-…`; an authority of more than 32 bits is in hexadecimal digits.
impl fmt::Display for RpcSid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "S-{}-", self.revision)?;
        match self.authority() {
            authority if authority <= u64::from(u32::MAX) => write!(f, "{authority}")?,
            authority => write!(f, "{authority:#014x}")?,
        }
        self.sub_authority.iter().try_for_each(|one| write!(f, "-{one}"))
    }
}

impl FromStr for RpcSid {
    type Err = InvalidSid;

    fn from_str(text: &str) -> Result<RpcSid, InvalidSid> {
        let rest = text.strip_prefix("S-1-").or_else(|| text.strip_prefix("s-1-"));
        let rest = rest.ok_or(InvalidSid("it does not begin with `S-1-`"))?;
        let mut parts = rest.split('-');
        let authority = parts.next().unwrap_or_default();
        let hexadecimal = authority.strip_prefix("0x").or_else(|| authority.strip_prefix("0X"));
        let authority = match hexadecimal {
            Some(digits) => digits_of(digits, 16, 12),
            None => digits_of(authority, 10, 15),
        };
        let authority = authority.ok_or(InvalidSid("an authority that is no number of 48 bits"))?;
        let sub_authorities: Option<Vec<u32>> =
            parts.map(|part| digits_of(part, 10, 10)?.try_into().ok()).collect();
        let sub_authorities =
            sub_authorities.ok_or(InvalidSid("a sub-authority that is no number of 32 bits"))?;
        RpcSid::new(authority, &sub_authorities)
    }
}

/// A number of digits alone: no sign, and not more than so many.
fn digits_of(text: &str, radix: u32, most: usize) -> Option<u64> {
    let is_well = text.len() <= most && text.chars().all(|c| c.is_digit(radix));
    is_well.then(|| u64::from_str_radix(text, radix).ok())?
}

impl Eq for RpcSid {}

impl Hash for RpcSid {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.revision.hash(state);
        self.identifier_authority.value.hash(state);
        self.sub_authority.hash(state);
    }
}

/// Why something is no security identifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidSid(&'static str);

impl fmt::Display for InvalidSid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not a security identifier: {}; expected one such as `S-1-5-32-544`", self.0)
    }
}

impl core::error::Error for InvalidSid {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_of_the_specification() {
        let cases: [(&str, u64, &[u32]); 6] = [
            ("S-1-0-0", 0, &[0]),
            ("S-1-5-32-544", 5, &[32, 544]),
            (
                "S-1-5-21-3623811015-3361044348-30300820-1013",
                5,
                &[21, 3623811015, 3361044348, 30300820, 1013],
            ),
            ("S-1-4294967295-1", 0xffff_ffff, &[1]),
            ("S-1-0x000100000000-4294967295", 0x1_0000_0000, &[u32::MAX]),
            (
                "S-1-5-1-2-3-4-5-6-7-8-9-10-11-12-13-14-15",
                5,
                &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
            ),
        ];
        for (text, authority, sub_authorities) in cases {
            let sid = RpcSid::new(authority, sub_authorities).unwrap();
            assert_eq!(sid.to_string(), text);
            assert_eq!(text.parse(), Ok(sid));
        }
        assert_eq!("s-1-0X5-9".parse(), RpcSid::new(5, &[9]));
        assert_eq!("S-1-5".parse(), RpcSid::new(5, &[]));
        assert_eq!(RpcSid::new(5, &[]).unwrap().split_rid(), None);
    }

    #[test]
    fn what_is_none() {
        let wrong = [
            "",
            "S",
            "S-1",
            "S-1-",
            "S-2-5-32",
            "X-1-5",
            "S-1-5-",
            "S-1--5",
            "S-1-+5-1",
            "S-1-5-+1",
            "S-1-5- 1",
            "S-1-5-4294967296",
            "S-1-0x1000000000000-1",
            "S-1-281474976710656-1",
            "S-1-0x-1",
            "S-1-5-0x20",
            "S-1-5-32-544 ",
            "S-1-5-१",
            "S-1-5-1-2-3-4-5-6-7-8-9-10-11-12-13-14-15-16",
        ];
        for text in wrong {
            let error = text.parse::<RpcSid>().expect_err(text);
            assert!(error.to_string().starts_with("not a security identifier: "), "{error}");
        }
        assert!(RpcSid::new(1 << 48, &[]).is_err());
        assert!(RpcSid::new(5, &[0; 15]).unwrap().with_rid(1).is_err());
    }
}
