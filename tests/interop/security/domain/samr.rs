//! The few procedures of MS-SAMR with which a client lists the domains of a server.

use rpc_runtime::prelude::*;

/// `RPC_UNICODE_STRING`: its lengths are in bytes.
#[derive(Ndr, Debug)]
pub(super) struct UnicodeString {
    length: u16,
    maximum_length: u16,
    #[size_is(maximum_length / 2)]
    #[length_is(length / 2)]
    buffer: Option<Vec<u16>>,
}

/// `SAMPR_RID_ENUMERATION`.
#[derive(Ndr, Debug)]
pub(super) struct RidEnumeration {
    relative_id: u32,
    name: UnicodeString,
}

/// `SAMPR_ENUMERATION_BUFFER`.
#[derive(Ndr, Debug)]
pub(super) struct EnumerationBuffer {
    entries_read: u32,
    #[size_is(entries_read)]
    buffer: Option<Vec<RidEnumeration>>,
}

impl EnumerationBuffer {
    /// The names.
    pub(super) fn names(&self) -> Vec<String> {
        let name = |entry: &RidEnumeration| {
            String::from_utf16(entry.name.buffer.as_deref().unwrap_or_default()).unwrap()
        };
        self.buffer.iter().flatten().map(name).collect()
    }
}

/// `SAMPR_REVISION_INFO_V1`.
#[derive(Ndr, Debug, Default)]
pub(super) struct RevisionInfo1 {
    pub(super) revision: u32,
    pub(super) supported_features: u32,
}

/// `SAMPR_REVISION_INFO`.
#[derive(Ndr, Debug)]
#[switch_type(u32)]
pub(super) enum RevisionInfo {
    #[case(1)]
    V1(RevisionInfo1),
}

#[rpc_interface(uuid = "12345778-1234-abcd-ef00-0123456789ac", version = "1.0")]
pub(super) trait Samr {
    #[context_handle]
    type Sam: Context;

    #[opnum(1)]
    async fn close_handle(&self, handle: Self::Sam) -> Result<u32>;
    #[opnum(6)]
    async fn enumerate_domains_in_sam_server(
        &self,
        server: &Self::Sam,
        enumeration_context: &mut u32,
        #[out] buffer: &mut Option<Box<EnumerationBuffer>>,
        preferred_maximum_length: u32,
        #[out] count: &mut u32,
    ) -> Result<u32>;
    #[opnum(64)]
    async fn connect5(
        &self,
        server_name: Option<&WStr>,
        desired_access: u32,
        in_version: u32,
        #[switch_is(in_version)] in_revision_info: &RevisionInfo,
        #[out] out_version: &mut u32,
        #[out]
        #[switch_is(*out_version)]
        out_revision_info: &mut RevisionInfo,
        #[out] handle: &mut Option<Self::Sam>,
    ) -> Result<u32>;
}
