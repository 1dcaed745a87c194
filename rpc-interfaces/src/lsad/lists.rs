//! What the policy of a machine lists, part by part.

use super::{
    LsaprAccountEnumBuffer, LsaprPolicyPrivilegeDef, LsaprPrivilegeEnumBuffer,
    LsaprTrustedDomainInformationEx, LsaprTrustedEnumBufferEx, LsarpcClient, LsarpcLsaprHandle,
};
use crate::dtyp::{NtStatus, RpcSid};
use crate::listing::{Listing, PREFERRED, Part};

/// Lists, which are asked for part by part; the handle is of [`lsar_open_policy2`](LsarpcClient::lsar_open_policy2) or its
/// like.
impl LsarpcClient {
    /// The accounts that have privileges or rights.
    ///
    /// ```no_run
    /// use rpc_interfaces::dtyp::{Failed, NtStatus};
    /// use rpc_interfaces::lsad::{LsarpcClient, LsarpcLsaprHandle};
    ///
    /// # async fn f(client: LsarpcClient, policy: LsarpcLsaprHandle) -> Result<(), Failed<NtStatus>> {
    /// let mut accounts = client.accounts(&policy);
    /// while let Some(account) = accounts.try_next().await? {
    ///     println!("{account}");
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn accounts<'a>(
        &'a self,
        policy: &'a LsarpcLsaprHandle,
    ) -> Listing<'a, Box<RpcSid>, NtStatus> {
        Listing::new(move |mut resume| async move {
            let mut buffer = LsaprAccountEnumBuffer::default();
            let call = self.lsar_enumerate_accounts(policy, &mut resume, &mut buffer, PREFERRED);
            let status = call.await?;
            let accounts = buffer.information.into_iter().flatten();
            let accounts = accounts.filter_map(|account| account.sid).collect();
            Part::of_status(status, Some(accounts), resume)
        })
    }

    /// The privileges that the machine knows.
    pub fn privileges<'a>(
        &'a self,
        policy: &'a LsarpcLsaprHandle,
    ) -> Listing<'a, LsaprPolicyPrivilegeDef, NtStatus> {
        Listing::new(move |mut resume| async move {
            let mut buffer = LsaprPrivilegeEnumBuffer::default();
            let call = self.lsar_enumerate_privileges(policy, &mut resume, &mut buffer, PREFERRED);
            Part::of_status(call.await?, buffer.privileges, resume)
        })
    }

    /// The domains that are trusted, or that trust.
    pub fn trusted_domains<'a>(
        &'a self,
        policy: &'a LsarpcLsaprHandle,
    ) -> Listing<'a, LsaprTrustedDomainInformationEx, NtStatus> {
        Listing::new(move |mut resume| async move {
            let (mut buffer, from) = (LsaprTrustedEnumBufferEx::default(), &mut resume);
            let call = self.lsar_enumerate_trusted_domains_ex(policy, from, &mut buffer, PREFERRED);
            Part::of_status(call.await?, buffer.enumeration_buffer, resume)
        })
    }
}
