//! Lists that a server gives part by part.

use core::fmt;
use core::pin::Pin;
use core::task::{Context, Poll, ready};
use std::vec;

use futures_core::Stream;
use rpc_runtime::{Error, Status};

use crate::dtyp::{Failed, NtStatus, Win32Error, at_most};

/// About how many bytes a server is asked for at once.
pub(crate) const PREFERRED: u32 = 0x1_0000;

/// A filter may leave a part without an entry, but not so many more parts than there are entries.
const EMPTY_PARTS: usize = 1000;

/// A list that a server gives part by part: of `SamrClient::users`, `SrvsvcClient::shares` and their like.
///
/// It is a [`Stream`] of the entries, so that `futures`' `TryStreamExt` goes with it; [`try_next`](Self::try_next) and
/// [`all`](Self::all) need no other crate. A part is asked for when an entry of it is. After an error the list is over. It
/// borrows the client, and what it was asked for with.
///
/// ```no_run
/// # #[cfg(feature = "samr")] mod samr {
/// use rpc_interfaces::dtyp::{Failed, NtStatus};
/// use rpc_interfaces::samr::{SamrClient, SamrSamprHandle};
///
/// async fn f(client: SamrClient, domain: SamrSamprHandle) -> Result<(), Failed<NtStatus>> {
///     let mut users = client.users(&domain, 0);
///     while let Some(user) = users.try_next().await? {
///         println!("{}: {}", user.rid, user.name);
///     }
///     Ok(())
/// }
/// # }
/// ```
#[must_use = "nothing is asked until an entry is"]
pub struct Listing<'a, T, C> {
    ask: Box<dyn FnMut(u32) -> Asked<'a, T, C> + Send + 'a>,
    asked: Option<Asked<'a, T, C>>,
    part: vec::IntoIter<T>,
    /// Where the next part begins; nothing behind the last one.
    resume: Option<u32>,
    /// What comes behind the part, in place of another one.
    failed: Option<Failed<C>>,
    /// How many more parts were empty than there were entries.
    empty: usize,
}

type Asked<'a, T, C> = Pin<Box<dyn Future<Output = Result<Part<T, C>, Failed<C>>> + Send + 'a>>;

/// What one call returned.
pub(crate) struct Part<T, C> {
    pub(crate) entries: Vec<T>,
    /// Where the list goes on, and the code that says so.
    pub(crate) more: Option<(u32, C)>,
}

impl<'a, T, C> Listing<'a, T, C> {
    /// A list whose parts `ask` asks for; the first one begins at 0.
    pub(crate) fn new<F>(mut ask: impl FnMut(u32) -> F + Send + 'a) -> Self
    where
        F: Future<Output = Result<Part<T, C>, Failed<C>>> + Send + 'a,
    {
        Listing {
            ask: Box::new(move |resume| Box::pin(ask(resume))),
            asked: None,
            part: Vec::new().into_iter(),
            resume: Some(0),
            failed: None,
            empty: 0,
        }
    }
}

impl<T, C> Listing<'_, T, C> {
    /// The next entry; nothing behind the last one. If this is given up, no entry is lost: the call goes on when the list is
    /// asked again.
    ///
    /// # Errors
    ///
    /// The call's, a code that is no success, `STATUS_MORE_ENTRIES` or its like where the server does not go on, and
    /// `RPC_S_OUT_OF_RESOURCES` where a thousand more parts are empty than there are entries.
    pub async fn try_next(&mut self) -> Result<Option<T>, Failed<C>> {
        core::future::poll_fn(|cx| self.poll_entry(cx)).await.transpose()
    }

    /// All that is left, if it is not more than `most`: a server could go on for ever.
    ///
    /// # Errors
    ///
    /// As [`try_next`](Self::try_next), and `RPC_S_OUT_OF_RESOURCES` where there are more entries.
    pub async fn all(mut self, most: usize) -> Result<Vec<T>, Failed<C>> {
        let mut all = Vec::new();
        while let Some(entry) = self.try_next().await? {
            at_most(most, all.len() + 1)?;
            all.push(entry);
        }
        Ok(all)
    }

    fn poll_entry(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<T, Failed<C>>>> {
        loop {
            if let Some(entry) = self.part.next() {
                return Poll::Ready(Some(Ok(entry)));
            }
            if let Some(failed) = self.failed.take() {
                return Poll::Ready(Some(Err(failed)));
            }
            let Some(before) = self.resume else { return Poll::Ready(None) };
            let asked = self.asked.get_or_insert_with(|| (self.ask)(before));
            let part = ready!(asked.as_mut().poll(cx));
            (self.asked, self.resume) = (None, None);
            let Part { entries, more } = match part {
                Ok(part) => part,
                Err(failed) => return Poll::Ready(Some(Err(failed))),
            };
            self.empty = match entries.len() {
                0 => self.empty + 1,
                count => self.empty.saturating_sub(count),
            };
            match more {
                // A server that does not go on would be asked for ever.
                Some((resume, code)) if resume == before => {
                    self.failed = Some(Failed::Returned(code));
                }
                Some(_) if self.empty > EMPTY_PARTS => {
                    let text = format!("{} parts of the server's list have no entry", self.empty);
                    let error = Error::new(Status::OUT_OF_RESOURCES, text);
                    self.failed = Some(Failed::Call(error));
                }
                more => self.resume = more.map(|(resume, _)| resume),
            }
            self.part = entries.into_iter();
        }
    }
}

impl<T, C> Stream for Listing<'_, T, C> {
    type Item = Result<T, Failed<C>>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_entry(cx)
    }
}

/// Entries are never pinned.
impl<T, C> Unpin for Listing<'_, T, C> {}

impl<T, C> fmt::Debug for Listing<'_, T, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Listing").field("resume", &self.resume).finish_non_exhaustive()
    }
}

impl<T> Part<T, NtStatus> {
    /// What a procedure of SAMR or LSA returned. Lists end with `STATUS_SUCCESS`, and LSA's with `STATUS_NO_MORE_ENTRIES` too.
    pub(crate) fn of_status(
        status: i32,
        entries: Option<Vec<T>>,
        resume: u32,
    ) -> Result<Self, Failed<NtStatus>> {
        let entries = entries.unwrap_or_default();
        let more = match NtStatus::from(status) {
            NtStatus::NO_MORE_ENTRIES => None,
            status => (status.result()? == NtStatus::MORE_ENTRIES).then_some((resume, status)),
        };
        Ok(Part { entries, more })
    }
}

impl<T> Part<T, Win32Error> {
    /// What a procedure with a Win32 code returned.
    pub(crate) fn of_code(
        code: u32,
        entries: Option<Vec<T>>,
        resume: u32,
    ) -> Result<Self, Failed<Win32Error>> {
        let entries = entries.unwrap_or_default();
        let more = match Win32Error::from(code) {
            code @ Win32Error::MORE_DATA => Some((resume, code)),
            code => code.result().map(|_| None)?,
        };
        Ok(Part { entries, more })
    }

    /// The same, of a level of information; nothing where the server answers with another one.
    pub(crate) fn of_level(
        code: u32,
        entries: Option<Option<Vec<T>>>,
        resume: u32,
    ) -> Result<Self, Failed<Win32Error>> {
        let part = Part::of_code(code, None, resume)?;
        let Some(entries) = entries else {
            let text = "the server's list is of another level than was asked for";
            return Err(Error::new(Status::BAD_STUB_DATA, text).into());
        };
        Ok(Part { entries: entries.unwrap_or_default(), ..part })
    }
}
