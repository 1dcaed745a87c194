//! What a server lists, part by part.

use rpc_runtime::WStr;

use super::{
    ConnectEnumStruct, ConnectEnumUnion, ConnectionInfo1, FileEnumStruct, FileEnumUnion, FileInfo3,
    SessionEnumStruct, SessionEnumUnion, SessionInfo1, SessionInfo10, ShareEnumStruct,
    ShareEnumUnion, ShareInfo1, SrvsvcClient,
};
use crate::dtyp::{Failed, Win32Error};
use crate::listing::{Listing, PREFERRED, Part};

/// Lists, which are asked for part by part. Most servers look at no `server_name`.
impl SrvsvcClient {
    /// The shares of a server, as level 1 tells them. `shi1_type` is 0 of a disk, and 3 of the pipes; bit 31 marks a special
    /// share (\[MS-SRVS\] section 2.2.2.4).
    ///
    /// ```no_run
    /// use rpc_interfaces::dtyp::{Failed, Win32Error};
    /// use rpc_interfaces::srvs::SrvsvcClient;
    ///
    /// # async fn f(client: SrvsvcClient) -> Result<(), Failed<Win32Error>> {
    /// for share in client.shares(None).all(1000).await? {
    ///     println!("{}", share.shi1_netname.unwrap_or_default());
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn shares<'a>(
        &'a self,
        server_name: Option<&'a WStr>,
    ) -> Listing<'a, ShareInfo1, Win32Error> {
        Listing::new(move |mut resume| async move {
            let share_info = ShareEnumUnion::Level1(Some(Box::default()));
            let mut info = ShareEnumStruct { level: 1, share_info };
            let (total, from) = (&mut 0, Some(&mut resume));
            let call = self.netr_share_enum(server_name, &mut info, PREFERRED, total, from);
            let code = call.await?;
            let shares = match info.share_info {
                ShareEnumUnion::Level1(all) => Some(all.and_then(|all| all.buffer)),
                _ => None,
            };
            Part::of_level(code, shares, resume)
        })
    }

    /// The sessions of a server: all, or those of a client (`\\name`) or a user. They are asked for as level 10 tells them, which
    /// everybody may know, and of a server without that level, such as Samba, as level 1 does.
    pub fn sessions<'a>(
        &'a self,
        server_name: Option<&'a WStr>,
        client_name: Option<&'a WStr>,
        user_name: Option<&'a WStr>,
    ) -> Listing<'a, SessionInfo10, Win32Error> {
        Listing::new(move |resume| async move {
            let names = (server_name, client_name, user_name);
            match self.sessions_of(10, names, resume).await {
                Err(Failed::Returned(Win32Error::INVALID_LEVEL)) => {
                    self.sessions_of(1, names, resume).await
                }
                part => part,
            }
        })
    }

    async fn sessions_of(
        &self,
        level: u32,
        (server_name, client_name, user_name): (Option<&WStr>, Option<&WStr>, Option<&WStr>),
        mut resume: u32,
    ) -> Result<Part<SessionInfo10, Win32Error>, Failed<Win32Error>> {
        let session_info = match level {
            10 => SessionEnumUnion::Level10(Some(Box::default())),
            _ => SessionEnumUnion::Level1(Some(Box::default())),
        };
        let mut info = SessionEnumStruct { level, session_info };
        let (total, from) = (&mut 0, Some(&mut resume));
        let call = self.netr_session_enum(
            server_name,
            client_name,
            user_name,
            &mut info,
            PREFERRED,
            total,
            from,
        );
        let code = call.await?;
        let sessions = match info.session_info {
            SessionEnumUnion::Level10(all) if level == 10 => Some(all.and_then(|all| all.buffer)),
            SessionEnumUnion::Level1(all) if level == 1 => {
                let all = all.and_then(|all| all.buffer).into_iter().flatten();
                Some(Some(all.map(shorter).collect()))
            }
            _ => None,
        };
        Part::of_level(code, sessions, resume)
    }

    /// The open files of a server, as level 3 tells them: all, or those below a path or of a user.
    pub fn files<'a>(
        &'a self,
        server_name: Option<&'a WStr>,
        base_path: Option<&'a WStr>,
        user_name: Option<&'a WStr>,
    ) -> Listing<'a, FileInfo3, Win32Error> {
        Listing::new(move |mut resume| async move {
            let file_info = FileEnumUnion::Level3(Some(Box::default()));
            let mut info = FileEnumStruct { level: 3, file_info };
            let (total, from) = (&mut 0, Some(&mut resume));
            let call = self.netr_file_enum(
                server_name,
                base_path,
                user_name,
                &mut info,
                PREFERRED,
                total,
                from,
            );
            let code = call.await?;
            let files = match info.file_info {
                FileEnumUnion::Level3(all) => Some(all.and_then(|all| all.buffer)),
                _ => None,
            };
            Part::of_level(code, files, resume)
        })
    }

    /// The connections to a share, or from a client (`\\name`), as level 1 tells them.
    pub fn connections<'a>(
        &'a self,
        server_name: Option<&'a WStr>,
        share_or_client: &'a WStr,
    ) -> Listing<'a, ConnectionInfo1, Win32Error> {
        Listing::new(move |mut resume| async move {
            let connect_info = ConnectEnumUnion::Level1(Some(Box::default()));
            let mut info = ConnectEnumStruct { level: 1, connect_info };
            let (total, from) = (&mut 0, Some(&mut resume));
            let call = self.netr_connection_enum(
                server_name,
                Some(share_or_client),
                &mut info,
                PREFERRED,
                total,
                from,
            );
            let code = call.await?;
            let connections = match info.connect_info {
                ConnectEnumUnion::Level1(all) => Some(all.and_then(|all| all.buffer)),
                _ => None,
            };
            Part::of_level(code, connections, resume)
        })
    }
}

/// Level 10 has what level 1 has, but for the number of open files and flags.
fn shorter(session: SessionInfo1) -> SessionInfo10 {
    SessionInfo10 {
        sesi10_cname: session.sesi1_cname,
        sesi10_username: session.sesi1_username,
        sesi10_time: session.sesi1_time,
        sesi10_idle_time: session.sesi1_idle_time,
    }
}
