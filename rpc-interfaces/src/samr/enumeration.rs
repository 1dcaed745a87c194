//! What a server lists, part by part.

use super::{SamprEnumerationBuffer, SamrClient, SamrSamprHandle};
use crate::dtyp::{Failed, NtStatus, at_most};

/// About how many bytes a server is asked for at once.
const PREFERRED: u32 = 0x1_0000;

/// A domain, a group, an alias or a user: its relative identifier and its name.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Entry {
    /// The relative identifier; of a domain, 0.
    pub rid: u32,
    /// The name; what is no Unicode in it is U+FFFD.
    pub name: String,
}

#[derive(Debug, Clone, Copy)]
enum What {
    Domains,
    Groups,
    Aliases,
    Users(u32),
}

/// A list that a server gives part by part: of [`SamrClient::domains`] and its like.
#[derive(Debug)]
#[must_use = "nothing is asked until `next` is called"]
pub struct Entries<'a> {
    client: &'a SamrClient,
    handle: &'a SamrSamprHandle,
    what: What,
    resume: u32,
    is_over: bool,
}

/// Lists, which are asked for part by part (\[MS-SAMR\] section 3.1.5.2).
impl SamrClient {
    /// The domains of a server; the handle is of [`samr_connect5`](SamrClient::samr_connect5) or its like.
    ///
    /// ```no_run
    /// use rpc_interfaces::dtyp::{Failed, NtStatus};
    /// use rpc_interfaces::samr::SamrClient;
    ///
    /// # async fn f(client: SamrClient) -> Result<(), Failed<NtStatus>> {
    /// const MAXIMUM_ALLOWED: u32 = 0x0200_0000;
    /// let mut server = None;
    /// let status = client.samr_connect2(None, &mut server, MAXIMUM_ALLOWED).await?;
    /// NtStatus::from(status).result()?;
    /// let Some(server) = server else { return Ok(()) };
    /// let mut domains = client.domains(&server);
    /// while let Some(part) = domains.next().await? {
    ///     for domain in part {
    ///         println!("{}", domain.name);
    ///     }
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn domains<'a>(&'a self, server: &'a SamrSamprHandle) -> Entries<'a> {
        self.entries(server, What::Domains)
    }

    /// The groups of a domain.
    pub fn groups<'a>(&'a self, domain: &'a SamrSamprHandle) -> Entries<'a> {
        self.entries(domain, What::Groups)
    }

    /// The aliases of a domain.
    pub fn aliases<'a>(&'a self, domain: &'a SamrSamprHandle) -> Entries<'a> {
        self.entries(domain, What::Aliases)
    }

    /// The users of a domain, of whose `USER_ACCOUNT` bits one at least is in `control`; with 0, all.
    pub fn users<'a>(&'a self, domain: &'a SamrSamprHandle, control: u32) -> Entries<'a> {
        self.entries(domain, What::Users(control))
    }

    fn entries<'a>(&'a self, handle: &'a SamrSamprHandle, what: What) -> Entries<'a> {
        Entries { client: self, handle, what, resume: 0, is_over: false }
    }
}

impl Entries<'_> {
    /// The next part; nothing behind the last one.
    ///
    /// # Errors
    ///
    /// The call's, a status that is no success, and `STATUS_MORE_ENTRIES` where the server does not go on. Then the list is
    /// over.
    pub async fn next(&mut self) -> Result<Option<Vec<Entry>>, Failed<NtStatus>> {
        if core::mem::replace(&mut self.is_over, true) {
            return Ok(None);
        }
        let (before, mut buffer, mut count) = (self.resume, None, 0);
        let (resume, handle) = (&mut self.resume, self.handle);
        let status = match self.what {
            What::Domains => {
                let call = self.client.samr_enumerate_domains_in_sam_server(
                    handle,
                    resume,
                    &mut buffer,
                    PREFERRED,
                    &mut count,
                );
                call.await?
            }
            What::Groups => {
                let call = self.client.samr_enumerate_groups_in_domain(
                    handle,
                    resume,
                    &mut buffer,
                    PREFERRED,
                    &mut count,
                );
                call.await?
            }
            What::Aliases => {
                let call = self.client.samr_enumerate_aliases_in_domain(
                    handle,
                    resume,
                    &mut buffer,
                    PREFERRED,
                    &mut count,
                );
                call.await?
            }
            What::Users(control) => {
                let call = self.client.samr_enumerate_users_in_domain(
                    handle,
                    resume,
                    control,
                    &mut buffer,
                    PREFERRED,
                    &mut count,
                );
                call.await?
            }
        };
        let status = NtStatus::from(status).result()?;
        self.is_over = status != NtStatus::MORE_ENTRIES;
        // A server that does not go on would be asked for ever.
        if !self.is_over && self.resume == before {
            self.is_over = true;
            return Err(Failed::Returned(status));
        }
        Ok(Some(of(buffer)))
    }

    /// All that is left, if it is not more than `most`: a server could go on for ever.
    ///
    /// # Errors
    ///
    /// As [`next`](Self::next), and `RPC_S_OUT_OF_RESOURCES` where there are more.
    pub async fn all(mut self, most: usize) -> Result<Vec<Entry>, Failed<NtStatus>> {
        let (mut all, mut parts) = (Vec::new(), 0);
        while let Some(part) = self.next().await? {
            all.extend(part);
            parts += 1;
            // Parts may be empty, but not for ever.
            at_most(most, all.len())?;
            at_most(most.saturating_add(1), parts)?;
        }
        Ok(all)
    }
}

fn of(buffer: Option<Box<SamprEnumerationBuffer>>) -> Vec<Entry> {
    let entries = buffer.and_then(|buffer| buffer.buffer).unwrap_or_default();
    let entry = |entry: super::SamprRidEnumeration| Entry {
        rid: entry.relative_id,
        name: entry.name.to_string_lossy(),
    };
    entries.into_iter().map(entry).collect()
}
