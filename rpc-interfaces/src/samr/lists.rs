//! What a server lists, part by part.

use super::{SamprEnumerationBuffer, SamprRidEnumeration, SamrClient, SamrSamprHandle};
use crate::dtyp::{Failed, NtStatus};
use crate::listing::{Listing, PREFERRED, Part};

/// A domain, a group, an alias or a user: its relative identifier and its name.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Entry {
    /// The relative identifier; of a domain, 0.
    pub rid: u32,
    /// The name; what is no Unicode in it is U+FFFD.
    pub name: String,
}

type Entries<'a> = Listing<'a, Entry, NtStatus>;

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
    /// for domain in client.domains(&server).all(1000).await? {
    ///     println!("{}", domain.name);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn domains<'a>(&'a self, server: &'a SamrSamprHandle) -> Entries<'a> {
        Listing::new(move |mut resume| async move {
            let (mut buffer, count, from) = (None, &mut 0, &mut resume);
            let call = self.samr_enumerate_domains_in_sam_server(
                server,
                from,
                &mut buffer,
                PREFERRED,
                count,
            );
            part(call.await?, buffer, resume)
        })
    }

    /// The groups of a domain.
    pub fn groups<'a>(&'a self, domain: &'a SamrSamprHandle) -> Entries<'a> {
        Listing::new(move |mut resume| async move {
            let (mut buffer, count, from) = (None, &mut 0, &mut resume);
            let call =
                self.samr_enumerate_groups_in_domain(domain, from, &mut buffer, PREFERRED, count);
            part(call.await?, buffer, resume)
        })
    }

    /// The aliases of a domain.
    pub fn aliases<'a>(&'a self, domain: &'a SamrSamprHandle) -> Entries<'a> {
        Listing::new(move |mut resume| async move {
            let (mut buffer, count, from) = (None, &mut 0, &mut resume);
            let call =
                self.samr_enumerate_aliases_in_domain(domain, from, &mut buffer, PREFERRED, count);
            part(call.await?, buffer, resume)
        })
    }

    /// The users of a domain; `control` filters them by bits of `USER_ACCOUNT` (\[MS-SAMR\] section 3.1.5.2.5), and with 0 all
    /// are listed.
    pub fn users<'a>(&'a self, domain: &'a SamrSamprHandle, control: u32) -> Entries<'a> {
        Listing::new(move |mut resume| async move {
            let (mut buffer, count, from) = (None, &mut 0, &mut resume);
            let call = self.samr_enumerate_users_in_domain(
                domain,
                from,
                control,
                &mut buffer,
                PREFERRED,
                count,
            );
            part(call.await?, buffer, resume)
        })
    }
}

fn part(
    status: i32,
    buffer: Option<Box<SamprEnumerationBuffer>>,
    resume: u32,
) -> Result<Part<Entry, NtStatus>, Failed<NtStatus>> {
    let entries = buffer.and_then(|buffer| buffer.buffer).unwrap_or_default();
    let entry = |entry: SamprRidEnumeration| Entry {
        rid: entry.relative_id,
        name: entry.name.to_string_lossy(),
    };
    Part::of_status(status, Some(entries.into_iter().map(entry).collect()), resume)
}
