// From ms-dtyp.idl by rpc-idl 0.1.0.

#[allow(unused_imports)]
use rpc_runtime::prelude::*;
use rpc_runtime::uuid::Uuid;

#[doc(alias = "FILETIME")]
#[doc(alias = "_FILETIME")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct Filetime {
    pub dw_low_date_time: u32,
    pub dw_high_date_time: u32,
}

#[doc(alias = "LARGE_INTEGER")]
#[doc(alias = "_LARGE_INTEGER")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct LargeInteger {
    pub quad_part: i64,
}

#[doc(alias = "EVENT_DESCRIPTOR")]
#[doc(alias = "_EVENT_DESCRIPTOR")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct EventDescriptor {
    pub id: u16,
    pub version: u8,
    pub channel: u8,
    pub level: u8,
    pub opcode: u8,
    pub task: u16,
    pub keyword: u64,
}

#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct EventHeaderField9Case0 {
    pub kernel_time: u32,
    pub user_time: u32,
}

#[doc(alias = "LUID")]
#[doc(alias = "_LUID")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct Luid {
    pub low_part: u32,
    pub high_part: i32,
}

#[doc(alias = "MULTI_SZ")]
#[doc(alias = "_MULTI_SZ")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct MultiSz {
    pub value: Option<Box<u16>>,
    pub n_char: u32,
}

#[doc(alias = "RPC_UNICODE_STRING")]
#[doc(alias = "_RPC_UNICODE_STRING")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct RpcUnicodeString {
    pub length: u16,
    pub maximum_length: u16,
    #[size_is(maximum_length / 2)]
    #[length_is(length / 2)]
    pub buffer: Option<Vec<u16>>,
}

#[doc(alias = "SERVER_INFO_100")]
#[doc(alias = "_SERVER_INFO_100")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServerInfo100 {
    pub sv100_platform_id: u32,
    pub sv100_name: Option<WString>,
}

#[doc(alias = "SERVER_INFO_101")]
#[doc(alias = "_SERVER_INFO_101")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServerInfo101 {
    pub sv101_platform_id: u32,
    pub sv101_name: Option<WString>,
    pub sv101_version_major: u32,
    pub sv101_version_minor: u32,
    pub sv101_version_type: u32,
    pub sv101_comment: Option<WString>,
}

#[doc(alias = "SYSTEMTIME")]
#[doc(alias = "_SYSTEMTIME")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct Systemtime {
    pub w_year: u16,
    pub w_month: u16,
    pub w_day_of_week: u16,
    pub w_day: u16,
    pub w_hour: u16,
    pub w_minute: u16,
    pub w_second: u16,
    pub w_milliseconds: u16,
}

#[doc(alias = "UINT128")]
#[doc(alias = "_UINT128")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct Uint128 {
    pub lower: u64,
    pub upper: u64,
}

#[doc(alias = "ULARGE_INTEGER")]
#[doc(alias = "_ULARGE_INTEGER")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct UlargeInteger {
    pub quad_part: u64,
}

#[doc(alias = "RPC_SID_IDENTIFIER_AUTHORITY")]
#[doc(alias = "_RPC_SID_IDENTIFIER_AUTHORITY")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct RpcSidIdentifierAuthority {
    pub value: [u8; 6],
}

#[doc(alias = "OBJECT_TYPE_LIST")]
#[doc(alias = "_OBJECT_TYPE_LIST")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ObjectTypeList {
    pub level: u16,
    pub remaining: u32,
    pub object_type: Option<Box<Uuid>>,
}

#[doc(alias = "ACE_HEADER")]
#[doc(alias = "_ACE_HEADER")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct AceHeader {
    pub ace_type: u8,
    pub ace_flags: u8,
    pub ace_size: u16,
}

#[doc(alias = "SYSTEM_MANDATORY_LABEL_ACE")]
#[doc(alias = "_SYSTEM_MANDATORY_LABEL_ACE")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SystemMandatoryLabelAce {
    pub header: AceHeader,
    pub mask: u32,
    pub sid_start: u32,
}

#[doc(alias = "TOKEN_MANDATORY_POLICY")]
#[doc(alias = "_TOKEN_MANDATORY_POLICY")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct TokenMandatoryPolicy {
    pub policy: u32,
}

#[doc(alias = "MANDATORY_INFORMATION")]
#[doc(alias = "_MANDATORY_INFORMATION")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct MandatoryInformation {
    pub allowed_access: u32,
    pub write_allowed: u8,
    pub read_allowed: u8,
    pub execute_allowed: u8,
    pub mandatory_policy: TokenMandatoryPolicy,
}

#[doc(alias = "RPC_SID")]
#[doc(alias = "_RPC_SID")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct RpcSid {
    pub revision: u8,
    pub sub_authority_count: u8,
    pub identifier_authority: RpcSidIdentifierAuthority,
    #[size_is(sub_authority_count)]
    pub sub_authority: Tail<Vec<u32>>,
}

#[doc(alias = "ACL")]
#[doc(alias = "_ACL")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct Acl {
    pub acl_revision: u8,
    pub sbz1: u8,
    pub acl_size: u16,
    pub ace_count: u16,
    pub sbz2: u16,
}

#[doc(alias = "SECURITY_DESCRIPTOR")]
#[doc(alias = "_SECURITY_DESCRIPTOR")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SecurityDescriptor {
    pub revision: u8,
    pub sbz1: u8,
    pub control: u16,
    pub owner: Option<Box<RpcSid>>,
    pub group: Option<Box<RpcSid>>,
    pub sacl: Option<Box<Acl>>,
    pub dacl: Option<Box<Acl>>,
}
