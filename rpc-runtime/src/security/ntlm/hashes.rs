//! Authorities that know the hashes of passwords.

use core::fmt;
use core::future::ready;
use std::collections::HashMap;

use super::authority::{Claim, NtlmAuthority, Verified, Verifying};
use super::secret::NtHash;
use super::text::upper_case;
use crate::error::Result;
use crate::security::Identity;

/// The accounts of a process, with the hashes of their passwords. Names are the same in upper and lower case, as Windows
/// compares them; the [identity](Identity) has them as they were registered, however the client writes them.
#[derive(Clone, Default)]
pub struct HashTable {
    /// By the user's name.
    accounts: HashMap<String, Account>,
    /// By the names of domain and user.
    of_domains: HashMap<(String, String), Account>,
}

/// An account, with its names as they were registered.
#[derive(Clone)]
struct Account {
    identity: Identity,
    hash: NtHash,
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
        let account = Account { identity: Identity::new(user, ""), hash };
        self.accounts.insert(upper_case(user), account);
        self
    }

    /// And this account of a domain, which clients must name so. It goes before one of the server itself.
    #[must_use]
    pub fn domain_account(mut self, domain: &str, user: &str, hash: NtHash) -> HashTable {
        let account = Account { identity: Identity::new(user, domain), hash };
        self.of_domains.insert((upper_case(domain), upper_case(user)), account);
        self
    }

    fn find(&self, claim: &Claim) -> Result<Verified> {
        let name = (upper_case(claim.domain()), upper_case(claim.user()));
        let account = self.of_domains.get(&name).or_else(|| self.accounts.get(&name.1));
        let verified = claim.verify_or_refuse(account.map(|account| &account.hash))?;
        Ok(match account {
            Some(account) => identified(verified, &account.identity),
            None => verified,
        })
    }
}

/// The account of this identity, at the machine that the client says.
fn identified(verified: Verified, account: &Identity) -> Verified {
    let workstation = verified.identity().workstation.clone();
    verified.identified_as(Identity { workstation, ..account.clone() })
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

/// An authority that asks a closure who the user is, and for the hash of the password. The closure must not block.
///
/// ```
/// use rpc_runtime::security::Identity;
/// use rpc_runtime::security::ntlm::{HashLookup, NtHash, NtlmAcceptor};
///
/// let hash = NtHash::of_password("correct horse");
/// let lookup = HashLookup::new(move |claim| {
///     let known = claim.user().eq_ignore_ascii_case("alice");
///     Ok(known.then(|| (Identity::new("alice", ""), hash.clone())))
/// });
/// let acceptor = NtlmAcceptor::new(lookup);
/// ```
pub struct HashLookup<F>(F);

impl<F> HashLookup<F>
where
    F: Fn(&Claim) -> Result<Option<(Identity, NtHash)>> + Send + Sync,
{
    /// With this closure, which gives `None` where there is no such user, and an error where it cannot tell. The account's
    /// names are the closure's, because clients write them in upper and lower case as they like; the workstation is the
    /// client's.
    #[must_use]
    pub fn new(lookup: F) -> HashLookup<F> {
        HashLookup(lookup)
    }

    fn find(&self, claim: &Claim) -> Result<Verified> {
        let found = (self.0)(claim)?;
        let verified = claim.verify_or_refuse(found.as_ref().map(|(_, hash)| hash))?;
        Ok(match found {
            Some((account, _)) => identified(verified, &account),
            None => verified,
        })
    }
}

impl<F> NtlmAuthority for HashLookup<F>
where
    F: Fn(&Claim) -> Result<Option<(Identity, NtHash)>> + Send + Sync,
{
    fn verify<'a>(&'a self, claim: &'a Claim) -> Verifying<'a> {
        Box::pin(ready(self.find(claim)))
    }
}

impl<F> fmt::Debug for HashLookup<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HashLookup").finish_non_exhaustive()
    }
}
