//! Authorities that know the hashes of passwords.

use core::fmt;
use core::future::ready;
use std::collections::HashMap;

use super::authority::{Claim, NtlmAuthority, Verified, Verifying};
use super::secret::NtHash;
use super::text::upper_case;
use crate::error::Result;
use crate::security::Identity;

/// The accounts of a process, with the hashes of their passwords. Names are the same in upper and lower case.
#[derive(Clone, Default)]
pub struct HashTable {
    /// By the user's name.
    accounts: HashMap<String, NtHash>,
    /// By the names of domain and user.
    of_domains: HashMap<(String, String), NtHash>,
}

impl HashTable {
    /// Without accounts.
    #[must_use]
    pub fn new() -> HashTable {
        HashTable::default()
    }

    /// And this account of the server itself, whichever domain the client names, as Windows' workstations have it: a client
    /// that knows no domain often names its own machine. The [identity](Identity) has no domain.
    #[must_use]
    pub fn account(mut self, user: &str, hash: NtHash) -> HashTable {
        self.accounts.insert(upper_case(user), hash);
        self
    }

    /// And this account of a domain, which clients must name so. It goes before one of the server itself.
    #[must_use]
    pub fn domain_account(mut self, domain: &str, user: &str, hash: NtHash) -> HashTable {
        self.of_domains.insert((upper_case(domain), upper_case(user)), hash);
        self
    }

    fn find(&self, claim: &Claim) -> Result<Verified> {
        let name = (upper_case(claim.domain()), upper_case(claim.user()));
        if let Some(hash) = self.of_domains.get(&name) {
            return claim.verify(hash);
        }
        let verified = claim.verify_or_refuse(self.accounts.get(&name.1))?;
        let identity = Identity { domain: String::new(), ..claim.identity() };
        Ok(verified.identified_as(identity))
    }
}

impl NtlmAuthority for HashTable {
    fn verify<'a>(&'a self, claim: &'a Claim) -> Verifying<'a> {
        Box::pin(ready(self.find(claim)))
    }
}

/// Without the hashes.
impl fmt::Debug for HashTable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "HashTable({} accounts)", self.accounts.len() + self.of_domains.len())
    }
}

/// An authority that asks a closure for the hash of a user's password. The closure must not block.
///
/// ```
/// use rpc_runtime::security::ntlm::{HashLookup, NtHash, NtlmAcceptor};
///
/// let alice = NtHash::of_password("correct horse");
/// let lookup = HashLookup::new(move |claim| {
///     Ok((claim.user().eq_ignore_ascii_case("alice")).then(|| alice.clone()))
/// });
/// let acceptor = NtlmAcceptor::new(lookup);
/// ```
pub struct HashLookup<F>(F);

impl<F> HashLookup<F>
where
    F: Fn(&Claim) -> Result<Option<NtHash>> + Send + Sync,
{
    /// With this closure, which gives `None` where there is no such user, and an error where it cannot tell.
    #[must_use]
    pub fn new(lookup: F) -> HashLookup<F> {
        HashLookup(lookup)
    }
}

impl<F> NtlmAuthority for HashLookup<F>
where
    F: Fn(&Claim) -> Result<Option<NtHash>> + Send + Sync,
{
    fn verify<'a>(&'a self, claim: &'a Claim) -> Verifying<'a> {
        let found = (self.0)(claim);
        Box::pin(ready(found.and_then(|hash| claim.verify_or_refuse(hash.as_ref()))))
    }
}

impl<F> fmt::Debug for HashLookup<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HashLookup").finish_non_exhaustive()
    }
}
