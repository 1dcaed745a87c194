//! What a server shares, part by part.

use rpc_runtime::{WStr, WString};

use super::{ShareEnumStruct, ShareEnumUnion, ShareInfo1, ShareInfo1Container, SrvsvcClient};
use crate::dtyp::{Failed, Win32Error, at_most};

/// About how many bytes a server is asked for at once.
const PREFERRED: u32 = 0x1_0000;

/// A share, as level 1 of the interface tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// Its name.
    pub name: WString,
    /// `STYPE_DISKTREE` is 0, `STYPE_IPC` 3; bit 31 marks a special one (\[MS-SRVS\] section 2.2.2.4).
    pub kind: u32,
    /// What somebody has remarked on it.
    pub remark: WString,
}

/// Lists, which are asked for part by part.
impl SrvsvcClient {
    /// The shares of a server, if they are not more than `most`. Most servers look at no `server_name`.
    ///
    /// # Errors
    ///
    /// The call's, a code that is not `ERROR_SUCCESS`, `ERROR_MORE_DATA` where the server does not go on, and
    /// `RPC_S_OUT_OF_RESOURCES` where there are more.
    pub async fn shares(
        &self,
        server_name: Option<&WStr>,
        most: usize,
    ) -> Result<Vec<Share>, Failed<Win32Error>> {
        let (mut shares, mut resume, mut parts) = (Vec::new(), 0, 0);
        loop {
            let container = Some(Box::new(ShareInfo1Container::default()));
            let mut info =
                ShareEnumStruct { level: 1, share_info: ShareEnumUnion::Level1(container) };
            let (before, mut total) = (resume, 0);
            let call = self.netr_share_enum(
                server_name,
                &mut info,
                PREFERRED,
                &mut total,
                Some(&mut resume),
            );
            let code = Win32Error::from(call.await?);
            if code != Win32Error::SUCCESS && code != Win32Error::MORE_DATA {
                return Err(Failed::Returned(code));
            }
            if let ShareEnumUnion::Level1(Some(container)) = info.share_info {
                shares.extend(container.buffer.into_iter().flatten().map(share));
            }
            parts += 1;
            // Parts may be empty, but not for ever.
            at_most(most, shares.len())?;
            at_most(most.saturating_add(1), parts)?;
            match code {
                Win32Error::SUCCESS => return Ok(shares),
                // A server that does not go on would be asked for ever.
                _ if resume == before => return Err(Failed::Returned(code)),
                _ => {}
            }
        }
    }
}

fn share(share: ShareInfo1) -> Share {
    Share {
        name: share.shi1_netname.unwrap_or_default(),
        kind: share.shi1_type,
        remark: share.shi1_remark.unwrap_or_default(),
    }
}
