//! What nobody else may know.

use core::fmt;
use core::str::FromStr;

use subtle::ConstantTimeEq;
use zeroize::Zeroize;

use super::keys;
use crate::error::{Error, Result};
use crate::status::Status;

/// A key of 16 bytes. It is cleared when it is dropped, never printed, and stays at its place when its owner moves.
#[derive(Clone)]
pub(super) struct Secret(Box<[u8; 16]>);

impl Secret {
    pub(super) fn new(mut key: [u8; 16]) -> Secret {
        let secret = Secret(Box::new(key));
        key.zeroize();
        secret
    }

    pub(super) fn bytes(&self) -> &[u8; 16] {
        &self.0
    }

    pub(super) fn bytes_mut(&mut self) -> &mut [u8; 16] {
        &mut self.0
    }
}

impl Drop for Secret {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

/// In constant time.
impl PartialEq for Secret {
    fn eq(&self, other: &Secret) -> bool {
        self.bytes().ct_eq(other.bytes()).into()
    }
}

impl Eq for Secret {}

/// Without the key.
impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}

/// The hash of a password, which NTLM uses in its place (`NTOWFv1`, MS-NLMP section 3.3.1): as good as the password for
/// whoever has it. It is cleared when it is dropped, compared in constant time, and never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct NtHash(pub(super) Secret);

impl NtHash {
    /// A hash that is known. [`str::parse`] reads one as `secretsdump` and `pdbedit -L -w` print it.
    #[must_use]
    pub fn new(hash: [u8; 16]) -> NtHash {
        NtHash(Secret::new(hash))
    }

    /// The hash of this password.
    ///
    /// ```
    /// use rpc_runtime::security::ntlm::NtHash;
    ///
    /// let hash = 0xa4f4_9c40_6510_bdca_b682_4ee7_c30f_d852_u128; // MS-NLMP section 4.2.2.1.2
    /// assert!(NtHash::of_password("Password") == NtHash::new(hash.to_be_bytes()));
    /// ```
    #[must_use]
    pub fn of_password(password: &str) -> NtHash {
        NtHash(keys::nt_hash(password))
    }
}

/// A hash as 32 hexadecimal digits.
///
/// ```
/// use rpc_runtime::security::ntlm::NtHash;
///
/// let hash: NtHash = "a4f49c406510bdcab6824ee7c30fd852".parse()?; // MS-NLMP section 4.2.2.1.2
/// assert!(hash == NtHash::of_password("Password"));
/// # Ok::<(), rpc_runtime::Error>(())
/// ```
impl FromStr for NtHash {
    type Err = Error;

    /// # Errors
    /// [`INVALID_ARG`](Status::INVALID_ARG), without the text, if there are not 32 digits.
    fn from_str(text: &str) -> Result<NtHash> {
        let is_hash = text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        match u128::from_str_radix(text, 16) {
            Ok(hash) if is_hash => Ok(NtHash::new(hash.to_be_bytes())),
            _ => {
                let what = "no hash of a password; expected 32 hexadecimal digits";
                Err(Error::from_static(Status::INVALID_ARG, what))
            }
        }
    }
}

/// Without the hash.
impl fmt::Debug for NtHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NtHash(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_has_32_digits_and_its_error_does_not_show_it() {
        let digits = "A4f49c406510bdcab6824ee7c30fd852";
        assert!(digits.parse::<NtHash>().unwrap() == NtHash::of_password("Password"));
        for text in [
            "",
            &digits[1..],
            &format!("{digits}0"),
            &format!("+{}", &digits[1..]),
            "ÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄ",
        ] {
            let error = text.parse::<NtHash>().unwrap_err();
            assert_eq!(error.status(), Status::INVALID_ARG);
            assert!(!error.to_string().contains("10bdcab6"), "{error}");
        }
    }
}
