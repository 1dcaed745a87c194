//! What a workstation lists, part by part.

use rpc_runtime::WStr;

use super::{
    WkssvcClient, WkstaTransportEnumStruct, WkstaTransportEnumUnion, WkstaTransportInfo0,
    WkstaUserEnumStruct, WkstaUserEnumUnion, WkstaUserInfo1,
};
use crate::dtyp::Win32Error;
use crate::listing::{Listing, PREFERRED, Part};

/// Lists, which are asked for part by part. Most servers look at no `server_name`.
impl WkssvcClient {
    /// The users who are logged on, as level 1 tells them; one may be there several times.
    ///
    /// ```no_run
    /// use rpc_interfaces::dtyp::{Failed, Win32Error};
    /// use rpc_interfaces::wkst::WkssvcClient;
    ///
    /// # async fn f(client: WkssvcClient) -> Result<(), Failed<Win32Error>> {
    /// for user in client.users(None).all(1000).await? {
    ///     println!("{}", user.wkui1_username.unwrap_or_default());
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn users<'a>(
        &'a self,
        server_name: Option<&'a WStr>,
    ) -> Listing<'a, WkstaUserInfo1, Win32Error> {
        Listing::new(move |mut resume| async move {
            let wksta_user_info = WkstaUserEnumUnion::Level1(Some(Box::default()));
            let mut info = WkstaUserEnumStruct { level: 1, wksta_user_info };
            let (total, from) = (&mut 0, Some(&mut resume));
            let call = self.netr_wksta_user_enum(server_name, &mut info, PREFERRED, total, from);
            let code = call.await?;
            let users = match info.wksta_user_info {
                WkstaUserEnumUnion::Level1(all) => Some(all.and_then(|all| all.buffer)),
                _ => None,
            };
            Part::of_level(code, users, resume)
        })
    }

    /// The transports that a workstation's redirector uses.
    pub fn transports<'a>(
        &'a self,
        server_name: Option<&'a WStr>,
    ) -> Listing<'a, WkstaTransportInfo0, Win32Error> {
        Listing::new(move |mut resume| async move {
            let wksta_transport_info = WkstaTransportEnumUnion::Level0(Some(Box::default()));
            let mut info = WkstaTransportEnumStruct { level: 0, wksta_transport_info };
            let (total, from) = (&mut 0, Some(&mut resume));
            let call =
                self.netr_wksta_transport_enum(server_name, &mut info, PREFERRED, total, from);
            let code = call.await?;
            let transports = match info.wksta_transport_info {
                WkstaTransportEnumUnion::Level0(all) => Some(all.and_then(|all| all.buffer)),
                _ => None,
            };
            Part::of_level(code, transports, resume)
        })
    }
}
