//! What a scheduler lists, part by part.

use rpc_runtime::{WStr, WString};

use super::ITaskSchedulerServiceClient;
use crate::dtyp::{Failed, HResult};
use crate::listing::{Listing, Part};

/// How many names a server is asked for at once.
const REQUESTED: u32 = 1000;

/// Lists, which are asked for part by part. The folder at the top is `\`; with `TASK_ENUM_HIDDEN` (1) in `flags`, what is
/// hidden is in them too.
impl ITaskSchedulerServiceClient {
    /// The names of a folder's folders (\[MS-TSCH\] section 3.2.5.4.7).
    pub fn folders<'a>(&'a self, path: &'a WStr, flags: u32) -> Listing<'a, WString, HResult> {
        Listing::new(move |mut index| async move {
            let (mut names, count, from) = (None, &mut 0, &mut index);
            let call = self.sch_rpc_enum_folders(path, flags, from, REQUESTED, count, &mut names);
            part(call.await?, names, index)
        })
    }

    /// The names of a folder's tasks (\[MS-TSCH\] section 3.2.5.4.8).
    ///
    /// ```no_run
    /// use rpc_interfaces::dtyp::{Failed, HResult};
    /// use rpc_interfaces::tsch::ITaskSchedulerServiceClient;
    /// use rpc_runtime::WString;
    ///
    /// # async fn f(client: ITaskSchedulerServiceClient) -> Result<(), Failed<HResult>> {
    /// for task in client.tasks(&WString::from(r"\"), 0).all(10_000).await? {
    ///     println!("{task}");
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn tasks<'a>(&'a self, path: &'a WStr, flags: u32) -> Listing<'a, WString, HResult> {
        Listing::new(move |mut index| async move {
            let (mut names, count, from) = (None, &mut 0, &mut index);
            let call = self.sch_rpc_enum_tasks(path, flags, from, REQUESTED, count, &mut names);
            part(call.await?, names, index)
        })
    }
}

fn part(
    code: i32,
    names: Option<Vec<Option<WString>>>,
    index: u32,
) -> Result<Part<WString, HResult>, Failed<HResult>> {
    let code = HResult::from(code).result()?;
    let entries = names.into_iter().flatten().flatten().collect();
    Ok(Part { entries, more: (code == HResult::FALSE).then_some((index, code)) })
}
