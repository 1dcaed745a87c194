// From shares.idl by rpc-idl 0.1.0.

#[allow(unused_imports)]
use rpc_runtime::prelude::*;

#[doc(alias = "SHARE_KIND")]
#[doc(alias = "_SHARE_KIND")]
#[derive(Ndr, Debug, Clone, Copy, PartialEq, Eq, Default)]
#[repr(u16)]
pub enum ShareKind {
    #[default]
    ShareDisk = 0,
    SharePrinter = 1,
    SharePipe = 3,
    /// A value that is not declared.
    #[other]
    Other(u16),
}

#[doc(alias = "SHARE_INFO_1")]
#[doc(alias = "_SHARE_INFO_1")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ShareInfo1 {
    /// of the share
    pub netname: Option<WString>,
    pub kind: ShareKind,
    #[string]
    pub remark: Option<Vec<u8>>,
}

#[doc(alias = "SHARE_INFO_1_CONTAINER")]
#[doc(alias = "_SHARE_INFO_1_CONTAINER")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ShareInfo1Container {
    #[range(0..=256)]
    pub entries_read: u32,
    #[size_is(entries_read)]
    #[disable_consistency_check]
    pub buffer: Option<Vec<ShareInfo1>>,
}

#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ShareInfoSpace {
    pub used: i64,
    pub r#type: u32,
}

#[doc(alias = "SHARE_INFO")]
#[doc(alias = "_SHARE_INFO")]
#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(u32)]
pub enum ShareInfo {
    #[case(0)]
    Netname(Option<WString>),
    #[case(1)]
    Info1(Option<Box<ShareInfo1>>),
    #[case(2)]
    Space(ShareInfoSpace),
    #[case(default)]
    Nothing,
}

/// Shares of a file server.
#[doc(alias = "shares")]
#[rpc_interface(
    uuid = "5c8f3b60-91d2-4f0a-8e57-0a4b6f2d7c11",
    version = "1.0",
    pointer_default = "unique"
)]
pub trait Shares {
    #[doc(alias = "SHARE_HANDLE")]
    #[context_handle]
    type ShareHandle: Context;

    /// Lists them.
    /// What \[in\] ServerName says is ignored.
    #[opnum(1)]
    #[doc(alias = "ShareEnum")]
    async fn share_enum(
        &self,
        server_name: Option<&WStr>,
        info_struct: &mut ShareInfo1Container,
        prefered_maximum_length: u32,
        #[out]
        total_entries: &mut u32,
        resume_handle: Option<&mut u32>,
    ) -> Result<u32>;

    #[doc(alias = "ShareGetInfo")]
    async fn share_get_info(
        &self,
        net_name: &WStr,
        level: u32,
        #[out]
        #[switch_is(level)]
        info_struct: &mut ShareInfo,
    ) -> Result<u32>;

    #[doc(alias = "ShareOpen")]
    async fn share_open(
        &self,
        self_: &WStr,
        #[out]
        share: &mut Option<Self::ShareHandle>,
    ) -> Result<u32>;

    #[doc(alias = "ShareRead")]
    async fn share_read(
        &self,
        share: &mut Self::ShareHandle,
        #[range(0..=65536)]
        room: u32,
        #[out]
        #[size_is(room)]
        #[length_is(*read)]
        bytes: &mut [u8],
        #[out]
        read: &mut u32,
    ) -> Result<u32>;

    #[doc(alias = "ShareSize")]
    async fn share_size(&self, share: &Self::ShareHandle) -> Result<u32>;

    #[opnum(7)]
    #[doc(alias = "ShareRemove")]
    async fn share_remove(
        &self,
        count: Option<&u32>,
        #[size_is(, if count { *count } else { 0 })]
        names: &Option<Vec<Option<WString>>>,
        #[size_is(if count { *count } else { 0 })]
        flags: &[u32],
    ) -> Result<u32>;

    #[doc(alias = "ShareClose")]
    async fn share_close(&self, share: &mut Option<Self::ShareHandle>) -> Result<u32>;
}
