//! What both ends of a security context know, and nobody else may.

use core::fmt;
use core::hint::black_box;
use core::ops::Deref;

use zeroize::Zeroizing;

/// A context's session key, as bytes. It is cleared when it is dropped, compared in constant time, and never printed.
#[derive(Clone)]
pub struct SessionKey(Zeroizing<Vec<u8>>);

impl SessionKey {
    /// A copy of this key.
    #[must_use]
    pub fn new(key: &[u8]) -> SessionKey {
        SessionKey::from(key.to_vec())
    }
}

/// It takes the key where it is: no copy is left.
impl From<Vec<u8>> for SessionKey {
    fn from(key: Vec<u8>) -> SessionKey {
        SessionKey(Zeroizing::new(key))
    }
}

impl Deref for SessionKey {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.0
    }
}

/// In a time that depends on the lengths alone.
impl PartialEq for SessionKey {
    fn eq(&self, other: &SessionKey) -> bool {
        let pairs = self.iter().zip(other.iter());
        let differences = pairs.fold(0, |differences, (a, b)| black_box(differences | a ^ b));
        self.len() == other.len() && differences == 0
    }
}

impl Eq for SessionKey {}

/// Without the key.
impl fmt::Debug for SessionKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SessionKey({} bytes)", self.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_compared_and_not_printed() {
        let key = SessionKey::new(&[7, 77, 177]);
        assert_eq!(key, SessionKey::from(vec![7, 77, 177]));
        for other in [&[7, 77, 176][..], &[6, 77, 177], &[7, 77], &[7, 77, 177, 0], &[]] {
            assert_ne!(key, SessionKey::new(other));
        }
        assert_eq!(format!("{key:?}"), "SessionKey(3 bytes)");
    }

    #[test]
    fn keys_are_cleared() {
        fn clears_when_dropped<T: zeroize::ZeroizeOnDrop>(_: &T) {}
        let key = vec![7; 16];
        let at = key.as_ptr();
        let key = SessionKey::from(key);
        clears_when_dropped(&key.0);
        assert_eq!(key.as_ptr(), at, "and there is no copy");
    }
}
