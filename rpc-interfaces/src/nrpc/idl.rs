// From ms-nrpc.idl by rpc-idl 0.1.0.

#[allow(unused_imports)]
use rpc_runtime::prelude::*;
use rpc_runtime::uuid::Uuid;
use crate::dtyp::{LargeInteger, RpcSid, RpcUnicodeString};

#[doc(alias = "STRING")]
#[doc(alias = "_STRING")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct String2 {
    pub length: u16,
    pub maximum_length: u16,
    #[size_is(maximum_length)]
    #[length_is(length)]
    pub buffer: Option<Vec<u8>>,
}

#[doc(alias = "OLD_LARGE_INTEGER")]
#[doc(alias = "_OLD_LARGE_INTEGER")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct OldLargeInteger {
    pub low_part: u32,
    pub high_part: i32,
}

#[doc(alias = "CYPHER_BLOCK")]
#[doc(alias = "_CYPHER_BLOCK")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct CypherBlock {
    pub data: [u8; 8],
}

#[doc(alias = "NT_OWF_PASSWORD")]
#[doc(alias = "ENCRYPTED_NT_OWF_PASSWORD")]
#[doc(alias = "_NT_OWF_PASSWORD")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct NtOwfPassword {
    pub data: [CypherBlock; 2],
}

#[doc(alias = "LM_OWF_PASSWORD")]
#[doc(alias = "ENCRYPTED_LM_OWF_PASSWORD")]
#[doc(alias = "_LM_OWF_PASSWORD")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct LmOwfPassword {
    pub data: [CypherBlock; 2],
}

#[doc(alias = "NLPR_SID_INFORMATION")]
#[doc(alias = "_NLPR_SID_INFORMATION")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct NlprSidInformation {
    pub sid_pointer: Option<Box<RpcSid>>,
}

#[doc(alias = "NLPR_SID_ARRAY")]
#[doc(alias = "_NLPR_SID_ARRAY")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct NlprSidArray {
    pub count: u32,
    #[size_is(count)]
    pub sids: Option<Vec<NlprSidInformation>>,
}

#[doc(alias = "NLPR_CR_CIPHER_VALUE")]
#[doc(alias = "_NLPR_CR_CIPHER_VALUE")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct NlprCrCipherValue {
    pub length: u32,
    pub maximum_length: u32,
    #[size_is(maximum_length)]
    #[length_is(length)]
    pub buffer: Option<Vec<u8>>,
}

#[doc(alias = "NLPR_LOGON_HOURS")]
#[doc(alias = "_NLPR_LOGON_HOURS")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct NlprLogonHours {
    pub units_per_week: u16,
    #[size_is(1260)]
    #[length_is((units_per_week + 7) / 8)]
    pub logon_hours: Option<Vec<u8>>,
}

#[doc(alias = "NLPR_USER_PRIVATE_INFO")]
#[doc(alias = "_NLPR_USER_PRIVATE_INFO")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct NlprUserPrivateInfo {
    pub sensitive_data: u8,
    pub data_length: u32,
    #[size_is(data_length)]
    pub data: Option<Vec<u8>>,
}

#[doc(alias = "NLPR_MODIFIED_COUNT")]
#[doc(alias = "_NLPR_MODIFIED_COUNT")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct NlprModifiedCount {
    pub modified_count: OldLargeInteger,
}

#[doc(alias = "NLPR_QUOTA_LIMITS")]
#[doc(alias = "_NLPR_QUOTA_LIMITS")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct NlprQuotaLimits {
    pub paged_pool_limit: u32,
    pub non_paged_pool_limit: u32,
    pub minimum_working_set_size: u32,
    pub maximum_working_set_size: u32,
    pub pagefile_limit: u32,
    pub reserved: OldLargeInteger,
}

#[doc(alias = "NETLOGON_DELTA_USER")]
#[doc(alias = "_NETLOGON_DELTA_USER")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct NetlogonDeltaUser {
    pub user_name: RpcUnicodeString,
    pub full_name: RpcUnicodeString,
    pub user_id: u32,
    pub primary_group_id: u32,
    pub home_directory: RpcUnicodeString,
    pub home_directory_drive: RpcUnicodeString,
    pub script_path: RpcUnicodeString,
    pub admin_comment: RpcUnicodeString,
    pub work_stations: RpcUnicodeString,
    pub last_logon: OldLargeInteger,
    pub last_logoff: OldLargeInteger,
    pub logon_hours: NlprLogonHours,
    pub bad_password_count: u16,
    pub logon_count: u16,
    pub password_last_set: OldLargeInteger,
    pub account_expires: OldLargeInteger,
    pub user_account_control: u32,
    pub encrypted_nt_owf_password: NtOwfPassword,
    pub encrypted_lm_owf_password: LmOwfPassword,
    pub nt_password_present: u8,
    pub lm_password_present: u8,
    pub password_expired: u8,
    pub user_comment: RpcUnicodeString,
    pub parameters: RpcUnicodeString,
    pub country_code: u16,
    pub code_page: u16,
    pub private_data: NlprUserPrivateInfo,
    pub security_information: u32,
    pub security_size: u32,
    #[size_is(security_size)]
    pub security_descriptor: Option<Vec<u8>>,
    pub profile_path: RpcUnicodeString,
    pub dummy_string2: RpcUnicodeString,
    pub dummy_string3: RpcUnicodeString,
    pub dummy_string4: RpcUnicodeString,
    pub dummy_long1: u32,
    pub dummy_long2: u32,
    pub dummy_long3: u32,
    pub dummy_long4: u32,
}

#[doc(alias = "NETLOGON_DELTA_GROUP")]
#[doc(alias = "_NETLOGON_DELTA_GROUP")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct NetlogonDeltaGroup {
    pub name: RpcUnicodeString,
    pub relative_id: u32,
    pub attributes: u32,
    pub admin_comment: RpcUnicodeString,
    pub security_information: u32,
    pub security_size: u32,
    #[size_is(security_size)]
    pub security_descriptor: Option<Vec<u8>>,
    pub dummy_string1: RpcUnicodeString,
    pub dummy_string2: RpcUnicodeString,
    pub dummy_string3: RpcUnicodeString,
    pub dummy_string4: RpcUnicodeString,
    pub dummy_long1: u32,
    pub dummy_long2: u32,
    pub dummy_long3: u32,
    pub dummy_long4: u32,
}

#[doc(alias = "NETLOGON_DELTA_GROUP_MEMBER")]
#[doc(alias = "_NETLOGON_DELTA_GROUP_MEMBER")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct NetlogonDeltaGroupMember {
    #[size_is(member_count)]
    pub members: Option<Vec<u32>>,
    #[size_is(member_count)]
    pub attributes: Option<Vec<u32>>,
    pub member_count: u32,
    pub dummy_long1: u32,
    pub dummy_long2: u32,
    pub dummy_long3: u32,
    pub dummy_long4: u32,
}

#[doc(alias = "NETLOGON_DELTA_ALIAS")]
#[doc(alias = "_NETLOGON_DELTA_ALIAS")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct NetlogonDeltaAlias {
    pub name: RpcUnicodeString,
    pub relative_id: u32,
    pub security_information: u32,
    pub security_size: u32,
    #[size_is(security_size)]
    pub security_descriptor: Option<Vec<u8>>,
    pub comment: RpcUnicodeString,
    pub dummy_string2: RpcUnicodeString,
    pub dummy_string3: RpcUnicodeString,
    pub dummy_string4: RpcUnicodeString,
    pub dummy_long1: u32,
    pub dummy_long2: u32,
    pub dummy_long3: u32,
    pub dummy_long4: u32,
}

#[doc(alias = "NETLOGON_DELTA_ALIAS_MEMBER")]
#[doc(alias = "_NETLOGON_DELTA_ALIAS_MEMBER")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct NetlogonDeltaAliasMember {
    pub members: NlprSidArray,
    pub dummy_long1: u32,
    pub dummy_long2: u32,
    pub dummy_long3: u32,
    pub dummy_long4: u32,
}

#[doc(alias = "NETLOGON_DELTA_DOMAIN")]
#[doc(alias = "_NETLOGON_DELTA_DOMAIN")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct NetlogonDeltaDomain {
    pub domain_name: RpcUnicodeString,
    pub oem_information: RpcUnicodeString,
    pub force_logoff: OldLargeInteger,
    pub min_password_length: u16,
    pub password_history_length: u16,
    pub max_password_age: OldLargeInteger,
    pub min_password_age: OldLargeInteger,
    pub domain_modified_count: OldLargeInteger,
    pub domain_creation_time: OldLargeInteger,
    pub security_information: u32,
    pub security_size: u32,
    #[size_is(security_size)]
    pub security_descriptor: Option<Vec<u8>>,
    pub domain_lockout_information: RpcUnicodeString,
    pub dummy_string2: RpcUnicodeString,
    pub dummy_string3: RpcUnicodeString,
    pub dummy_string4: RpcUnicodeString,
    pub password_properties: u32,
    pub dummy_long2: u32,
    pub dummy_long3: u32,
    pub dummy_long4: u32,
}

#[doc(alias = "NETLOGON_RENAME_GROUP")]
#[doc(alias = "_NETLOGON_DELTA_RENAME_GROUP")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct NetlogonRenameGroup {
    pub old_name: RpcUnicodeString,
    pub new_name: RpcUnicodeString,
    pub dummy_string1: RpcUnicodeString,
    pub dummy_string2: RpcUnicodeString,
    pub dummy_string3: RpcUnicodeString,
    pub dummy_string4: RpcUnicodeString,
    pub dummy_long1: u32,
    pub dummy_long2: u32,
    pub dummy_long3: u32,
    pub dummy_long4: u32,
}

#[doc(alias = "NETLOGON_RENAME_USER")]
#[doc(alias = "_NETLOGON_DELTA_RENAME_USER")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct NetlogonRenameUser {
    pub old_name: RpcUnicodeString,
    pub new_name: RpcUnicodeString,
    pub dummy_string1: RpcUnicodeString,
    pub dummy_string2: RpcUnicodeString,
    pub dummy_string3: RpcUnicodeString,
    pub dummy_string4: RpcUnicodeString,
    pub dummy_long1: u32,
    pub dummy_long2: u32,
    pub dummy_long3: u32,
    pub dummy_long4: u32,
}

#[doc(alias = "NETLOGON_RENAME_ALIAS")]
#[doc(alias = "_NETLOGON_DELTA_RENAME_ALIAS")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct NetlogonRenameAlias {
    pub old_name: RpcUnicodeString,
    pub new_name: RpcUnicodeString,
    pub dummy_string1: RpcUnicodeString,
    pub dummy_string2: RpcUnicodeString,
    pub dummy_string3: RpcUnicodeString,
    pub dummy_string4: RpcUnicodeString,
    pub dummy_long1: u32,
    pub dummy_long2: u32,
    pub dummy_long3: u32,
    pub dummy_long4: u32,
}

#[doc(alias = "NETLOGON_DELTA_POLICY")]
#[doc(alias = "_NETLOGON_DELTA_POLICY")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct NetlogonDeltaPolicy {
    pub maximum_log_size: u32,
    pub audit_retention_period: OldLargeInteger,
    pub auditing_mode: u8,
    pub maximum_audit_event_count: u32,
    #[size_is(maximum_audit_event_count + 1)]
    pub event_auditing_options: Option<Vec<u32>>,
    pub primary_domain_name: RpcUnicodeString,
    pub primary_domain_sid: Option<Box<RpcSid>>,
    pub quota_limits: NlprQuotaLimits,
    pub modified_id: OldLargeInteger,
    pub database_creation_time: OldLargeInteger,
    pub security_information: u32,
    pub security_size: u32,
    #[size_is(security_size)]
    pub security_descriptor: Option<Vec<u8>>,
    pub dummy_string1: RpcUnicodeString,
    pub dummy_string2: RpcUnicodeString,
    pub dummy_string3: RpcUnicodeString,
    pub dummy_string4: RpcUnicodeString,
    pub dummy_long1: u32,
    pub dummy_long2: u32,
    pub dummy_long3: u32,
    pub dummy_long4: u32,
}

#[doc(alias = "NETLOGON_DELTA_TRUSTED_DOMAINS")]
#[doc(alias = "_NETLOGON_DELTA_TRUSTED_DOMAINS")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct NetlogonDeltaTrustedDomains {
    pub domain_name: RpcUnicodeString,
    pub num_controller_entries: u32,
    #[size_is(num_controller_entries)]
    pub controller_names: Option<Vec<RpcUnicodeString>>,
    pub security_information: u32,
    pub security_size: u32,
    #[size_is(security_size)]
    pub security_descriptor: Option<Vec<u8>>,
    pub dummy_string1: RpcUnicodeString,
    pub dummy_string2: RpcUnicodeString,
    pub dummy_string3: RpcUnicodeString,
    pub dummy_string4: RpcUnicodeString,
    pub trusted_posix_offset: u32,
    pub dummy_long2: u32,
    pub dummy_long3: u32,
    pub dummy_long4: u32,
}

#[doc(alias = "NETLOGON_DELTA_ACCOUNTS")]
#[doc(alias = "_NETLOGON_DELTA_ACCOUNTS")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct NetlogonDeltaAccounts {
    pub privilege_entries: u32,
    pub privilege_control: u32,
    #[size_is(privilege_entries)]
    pub privilege_attributes: Option<Vec<u32>>,
    #[size_is(privilege_entries)]
    pub privilege_names: Option<Vec<RpcUnicodeString>>,
    pub quota_limits: NlprQuotaLimits,
    pub system_access_flags: u32,
    pub security_information: u32,
    pub security_size: u32,
    #[size_is(security_size)]
    pub security_descriptor: Option<Vec<u8>>,
    pub dummy_string1: RpcUnicodeString,
    pub dummy_string2: RpcUnicodeString,
    pub dummy_string3: RpcUnicodeString,
    pub dummy_string4: RpcUnicodeString,
    pub dummy_long1: u32,
    pub dummy_long2: u32,
    pub dummy_long3: u32,
    pub dummy_long4: u32,
}

#[doc(alias = "NETLOGON_DELTA_SECRET")]
#[doc(alias = "_NETLOGON_DELTA_SECRET")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct NetlogonDeltaSecret {
    pub current_value: NlprCrCipherValue,
    pub current_value_set_time: OldLargeInteger,
    pub old_value: NlprCrCipherValue,
    pub old_value_set_time: OldLargeInteger,
    pub security_information: u32,
    pub security_size: u32,
    #[size_is(security_size)]
    pub security_descriptor: Option<Vec<u8>>,
    pub dummy_string1: RpcUnicodeString,
    pub dummy_string2: RpcUnicodeString,
    pub dummy_string3: RpcUnicodeString,
    pub dummy_string4: RpcUnicodeString,
    pub dummy_long1: u32,
    pub dummy_long2: u32,
    pub dummy_long3: u32,
    pub dummy_long4: u32,
}

#[doc(alias = "NETLOGON_DELTA_DELETE_GROUP")]
#[doc(alias = "_NETLOGON_DELTA_DELETE_GROUP")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct NetlogonDeltaDeleteGroup {
    pub account_name: Option<WString>,
    pub dummy_string1: RpcUnicodeString,
    pub dummy_string2: RpcUnicodeString,
    pub dummy_string3: RpcUnicodeString,
    pub dummy_string4: RpcUnicodeString,
    pub dummy_long1: u32,
    pub dummy_long2: u32,
    pub dummy_long3: u32,
    pub dummy_long4: u32,
}

#[doc(alias = "NETLOGON_DELTA_DELETE_USER")]
#[doc(alias = "_NETLOGON_DELTA_DELETE_USER")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct NetlogonDeltaDeleteUser {
    pub account_name: Option<WString>,
    pub dummy_string1: RpcUnicodeString,
    pub dummy_string2: RpcUnicodeString,
    pub dummy_string3: RpcUnicodeString,
    pub dummy_string4: RpcUnicodeString,
    pub dummy_long1: u32,
    pub dummy_long2: u32,
    pub dummy_long3: u32,
    pub dummy_long4: u32,
}

#[doc(alias = "NETLOGON_DELTA_TYPE")]
#[doc(alias = "_NETLOGON_DELTA_TYPE")]
#[derive(Ndr, Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u16)]
pub enum NetlogonDeltaType {
    AddOrChangeDomain = 1,
    AddOrChangeGroup = 2,
    DeleteGroup = 3,
    RenameGroup = 4,
    AddOrChangeUser = 5,
    DeleteUser = 6,
    RenameUser = 7,
    ChangeGroupMembership = 8,
    AddOrChangeAlias = 9,
    DeleteAlias = 10,
    RenameAlias = 11,
    ChangeAliasMembership = 12,
    AddOrChangeLsaPolicy = 13,
    AddOrChangeLsaTDomain = 14,
    DeleteLsaTDomain = 15,
    AddOrChangeLsaAccount = 16,
    DeleteLsaAccount = 17,
    AddOrChangeLsaSecret = 18,
    DeleteLsaSecret = 19,
    DeleteGroupByName = 20,
    DeleteUserByName = 21,
    SerialNumberSkip = 22,
    /// A value that is not declared.
    #[other]
    Other(u16),
}

#[doc(alias = "NETLOGON_DELTA_UNION")]
#[doc(alias = "_NETLOGON_DELTA_UNION")]
#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(NetlogonDeltaType)]
#[ms_union]
pub enum NetlogonDeltaUnion {
    #[case(NetlogonDeltaType::AddOrChangeDomain)]
    DeltaDomain(Option<Box<NetlogonDeltaDomain>>),
    #[case(NetlogonDeltaType::AddOrChangeGroup)]
    DeltaGroup(Option<Box<NetlogonDeltaGroup>>),
    #[case(NetlogonDeltaType::RenameGroup)]
    DeltaRenameGroup(Option<Box<NetlogonRenameGroup>>),
    #[case(NetlogonDeltaType::AddOrChangeUser)]
    DeltaUser(Option<Box<NetlogonDeltaUser>>),
    #[case(NetlogonDeltaType::RenameUser)]
    DeltaRenameUser(Option<Box<NetlogonRenameUser>>),
    #[case(NetlogonDeltaType::ChangeGroupMembership)]
    DeltaGroupMember(Option<Box<NetlogonDeltaGroupMember>>),
    #[case(NetlogonDeltaType::AddOrChangeAlias)]
    DeltaAlias(Option<Box<NetlogonDeltaAlias>>),
    #[case(NetlogonDeltaType::RenameAlias)]
    DeltaRenameAlias(Option<Box<NetlogonRenameAlias>>),
    #[case(NetlogonDeltaType::ChangeAliasMembership)]
    DeltaAliasMember(Option<Box<NetlogonDeltaAliasMember>>),
    #[case(NetlogonDeltaType::AddOrChangeLsaPolicy)]
    DeltaPolicy(Option<Box<NetlogonDeltaPolicy>>),
    #[case(NetlogonDeltaType::AddOrChangeLsaTDomain)]
    DeltaTDomains(Option<Box<NetlogonDeltaTrustedDomains>>),
    #[case(NetlogonDeltaType::AddOrChangeLsaAccount)]
    DeltaAccounts(Option<Box<NetlogonDeltaAccounts>>),
    #[case(NetlogonDeltaType::AddOrChangeLsaSecret)]
    DeltaSecret(Option<Box<NetlogonDeltaSecret>>),
    #[case(NetlogonDeltaType::DeleteGroupByName)]
    DeltaDeleteGroup(Option<Box<NetlogonDeltaDeleteGroup>>),
    #[case(NetlogonDeltaType::DeleteUserByName)]
    DeltaDeleteUser(Option<Box<NetlogonDeltaDeleteUser>>),
    #[case(NetlogonDeltaType::SerialNumberSkip)]
    DeltaSerialNumberSkip(Option<Box<NlprModifiedCount>>),
    #[case(default)]
    Nothing,
}

#[doc(alias = "NETLOGON_DELTA_ID_UNION")]
#[doc(alias = "_NETLOGON_DELTA_ID_UNION")]
#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(NetlogonDeltaType)]
#[ms_union]
pub enum NetlogonDeltaIdUnion {
    #[case(
        NetlogonDeltaType::AddOrChangeDomain,
        NetlogonDeltaType::AddOrChangeGroup,
        NetlogonDeltaType::DeleteGroup,
        NetlogonDeltaType::RenameGroup,
        NetlogonDeltaType::AddOrChangeUser,
        NetlogonDeltaType::DeleteUser,
        NetlogonDeltaType::RenameUser,
        NetlogonDeltaType::ChangeGroupMembership,
        NetlogonDeltaType::AddOrChangeAlias,
        NetlogonDeltaType::DeleteAlias,
        NetlogonDeltaType::RenameAlias,
        NetlogonDeltaType::ChangeAliasMembership,
        NetlogonDeltaType::DeleteGroupByName,
        NetlogonDeltaType::DeleteUserByName
    )]
    Rid(u32),
    #[case(
        NetlogonDeltaType::AddOrChangeLsaPolicy,
        NetlogonDeltaType::AddOrChangeLsaTDomain,
        NetlogonDeltaType::DeleteLsaTDomain,
        NetlogonDeltaType::AddOrChangeLsaAccount,
        NetlogonDeltaType::DeleteLsaAccount
    )]
    Sid(Option<Box<RpcSid>>),
    #[case(NetlogonDeltaType::AddOrChangeLsaSecret, NetlogonDeltaType::DeleteLsaSecret)]
    Name(Option<WString>),
    #[case(default)]
    Nothing,
}

#[doc(alias = "NETLOGON_DELTA_ENUM")]
#[doc(alias = "_NETLOGON_DELTA_ENUM")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct NetlogonDeltaEnum {
    pub delta_type: NetlogonDeltaType,
    #[switch_is(delta_type)]
    pub delta_id: NetlogonDeltaIdUnion,
    #[switch_is(delta_type)]
    pub delta_union: NetlogonDeltaUnion,
}

#[doc(alias = "NETLOGON_DELTA_ENUM_ARRAY")]
#[doc(alias = "_NETLOGON_DELTA_ENUM_ARRAY")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct NetlogonDeltaEnumArray {
    pub count_returned: u32,
    #[size_is(count_returned)]
    pub deltas: Option<Vec<NetlogonDeltaEnum>>,
}

#[doc(alias = "NETLOGON_LOGON_IDENTITY_INFO")]
#[doc(alias = "_NETLOGON_LOGON_IDENTITY_INFO")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct NetlogonLogonIdentityInfo {
    pub logon_domain_name: RpcUnicodeString,
    pub parameter_control: u32,
    pub reserved: OldLargeInteger,
    pub user_name: RpcUnicodeString,
    pub workstation: RpcUnicodeString,
}

#[doc(alias = "NETLOGON_INTERACTIVE_INFO")]
#[doc(alias = "_NETLOGON_INTERACTIVE_INFO")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct NetlogonInteractiveInfo {
    pub identity: NetlogonLogonIdentityInfo,
    pub lm_owf_password: LmOwfPassword,
    pub nt_owf_password: NtOwfPassword,
}

#[doc(alias = "NETLOGON_LOGON_INFO_CLASS")]
#[doc(alias = "_NETLOGON_LOGON_INFO_CLASS")]
#[derive(Ndr, Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u16)]
pub enum NetlogonLogonInfoClass {
    NetlogonInteractiveInformation = 1,
    NetlogonNetworkInformation = 2,
    NetlogonServiceInformation = 3,
    NetlogonGenericInformation = 4,
    NetlogonInteractiveTransitiveInformation = 5,
    NetlogonNetworkTransitiveInformation = 6,
    NetlogonServiceTransitiveInformation = 7,
    /// A value that is not declared.
    #[other]
    Other(u16),
}

#[doc(alias = "NETLOGON_SERVICE_INFO")]
#[doc(alias = "_NETLOGON_SERVICE_INFO")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct NetlogonServiceInfo {
    pub identity: NetlogonLogonIdentityInfo,
    pub lm_owf_password: LmOwfPassword,
    pub nt_owf_password: NtOwfPassword,
}

#[doc(alias = "LM_CHALLENGE")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct LmChallenge {
    pub data: [u8; 8],
}

#[doc(alias = "NETLOGON_NETWORK_INFO")]
#[doc(alias = "_NETLOGON_NETWORK_INFO")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct NetlogonNetworkInfo {
    pub identity: NetlogonLogonIdentityInfo,
    pub lm_challenge: LmChallenge,
    pub nt_challenge_response: String2,
    pub lm_challenge_response: String2,
}

#[doc(alias = "NETLOGON_GENERIC_INFO")]
#[doc(alias = "_NETLOGON_GENERIC_INFO")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct NetlogonGenericInfo {
    pub identity: NetlogonLogonIdentityInfo,
    pub package_name: RpcUnicodeString,
    pub data_length: u32,
    #[size_is(data_length)]
    pub logon_data: Option<Vec<u8>>,
}

#[doc(alias = "NETLOGON_LEVEL")]
#[doc(alias = "_NETLOGON_LEVEL")]
#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(NetlogonLogonInfoClass)]
#[ms_union]
pub enum NetlogonLevel {
    #[case(NetlogonLogonInfoClass::NetlogonInteractiveInformation)]
    LogonInteractive(Option<Box<NetlogonInteractiveInfo>>),
    #[case(NetlogonLogonInfoClass::NetlogonInteractiveTransitiveInformation)]
    LogonInteractiveTransitive(Option<Box<NetlogonInteractiveInfo>>),
    #[case(NetlogonLogonInfoClass::NetlogonServiceInformation)]
    LogonService(Option<Box<NetlogonServiceInfo>>),
    #[case(NetlogonLogonInfoClass::NetlogonServiceTransitiveInformation)]
    LogonServiceTransitive(Option<Box<NetlogonServiceInfo>>),
    #[case(NetlogonLogonInfoClass::NetlogonNetworkInformation)]
    LogonNetwork(Option<Box<NetlogonNetworkInfo>>),
    #[case(NetlogonLogonInfoClass::NetlogonNetworkTransitiveInformation)]
    LogonNetworkTransitive(Option<Box<NetlogonNetworkInfo>>),
    #[case(NetlogonLogonInfoClass::NetlogonGenericInformation)]
    LogonGeneric(Option<Box<NetlogonGenericInfo>>),
    #[case(default)]
    Nothing,
}

#[doc(alias = "NETLOGON_VALIDATION_INFO_CLASS")]
#[doc(alias = "_NETLOGON_VALIDATION_INFO_CLASS")]
#[derive(Ndr, Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u16)]
pub enum NetlogonValidationInfoClass {
    NetlogonValidationUasInfo = 1,
    NetlogonValidationSamInfo = 2,
    NetlogonValidationSamInfo2 = 3,
    NetlogonValidationGenericInfo = 4,
    NetlogonValidationGenericInfo2 = 5,
    NetlogonValidationSamInfo4 = 6,
    /// A value that is not declared.
    #[other]
    Other(u16),
}

#[doc(alias = "GROUP_MEMBERSHIP")]
#[doc(alias = "_GROUP_MEMBERSHIP")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct GroupMembership {
    pub relative_id: u32,
    pub attributes: u32,
}

#[doc(alias = "USER_SESSION_KEY")]
#[doc(alias = "_USER_SESSION_KEY")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct UserSessionKey {
    pub data: [CypherBlock; 2],
}

#[doc(alias = "NETLOGON_SID_AND_ATTRIBUTES")]
#[doc(alias = "_NETLOGON_SID_AND_ATTRIBUTES")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct NetlogonSidAndAttributes {
    pub sid: Option<Box<RpcSid>>,
    pub attributes: u32,
}

#[doc(alias = "NETLOGON_VALIDATION_SAM_INFO")]
#[doc(alias = "_NETLOGON_VALIDATION_SAM_INFO")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct NetlogonValidationSamInfo {
    pub logon_time: OldLargeInteger,
    pub logoff_time: OldLargeInteger,
    pub kick_off_time: OldLargeInteger,
    pub password_last_set: OldLargeInteger,
    pub password_can_change: OldLargeInteger,
    pub password_must_change: OldLargeInteger,
    pub effective_name: RpcUnicodeString,
    pub full_name: RpcUnicodeString,
    pub logon_script: RpcUnicodeString,
    pub profile_path: RpcUnicodeString,
    pub home_directory: RpcUnicodeString,
    pub home_directory_drive: RpcUnicodeString,
    pub logon_count: u16,
    pub bad_password_count: u16,
    pub user_id: u32,
    pub primary_group_id: u32,
    pub group_count: u32,
    #[size_is(group_count)]
    pub group_ids: Option<Vec<GroupMembership>>,
    pub user_flags: u32,
    pub user_session_key: UserSessionKey,
    pub logon_server: RpcUnicodeString,
    pub logon_domain_name: RpcUnicodeString,
    pub logon_domain_id: Option<Box<RpcSid>>,
    pub expansion_room: [u32; 10],
}

#[doc(alias = "NETLOGON_VALIDATION_SAM_INFO2")]
#[doc(alias = "_NETLOGON_VALIDATION_SAM_INFO2")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct NetlogonValidationSamInfo2 {
    pub logon_time: OldLargeInteger,
    pub logoff_time: OldLargeInteger,
    pub kick_off_time: OldLargeInteger,
    pub password_last_set: OldLargeInteger,
    pub password_can_change: OldLargeInteger,
    pub password_must_change: OldLargeInteger,
    pub effective_name: RpcUnicodeString,
    pub full_name: RpcUnicodeString,
    pub logon_script: RpcUnicodeString,
    pub profile_path: RpcUnicodeString,
    pub home_directory: RpcUnicodeString,
    pub home_directory_drive: RpcUnicodeString,
    pub logon_count: u16,
    pub bad_password_count: u16,
    pub user_id: u32,
    pub primary_group_id: u32,
    pub group_count: u32,
    #[size_is(group_count)]
    pub group_ids: Option<Vec<GroupMembership>>,
    pub user_flags: u32,
    pub user_session_key: UserSessionKey,
    pub logon_server: RpcUnicodeString,
    pub logon_domain_name: RpcUnicodeString,
    pub logon_domain_id: Option<Box<RpcSid>>,
    pub expansion_room: [u32; 10],
    pub sid_count: u32,
    #[size_is(sid_count)]
    pub extra_sids: Option<Vec<NetlogonSidAndAttributes>>,
}

#[doc(alias = "NETLOGON_VALIDATION_GENERIC_INFO2")]
#[doc(alias = "_NETLOGON_VALIDATION_GENERIC_INFO2")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct NetlogonValidationGenericInfo2 {
    pub data_length: u32,
    #[size_is(data_length)]
    pub validation_data: Option<Vec<u8>>,
}

#[doc(alias = "NETLOGON_VALIDATION_SAM_INFO4")]
#[doc(alias = "_NETLOGON_VALIDATION_SAM_INFO4")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct NetlogonValidationSamInfo4 {
    pub logon_time: OldLargeInteger,
    pub logoff_time: OldLargeInteger,
    pub kick_off_time: OldLargeInteger,
    pub password_last_set: OldLargeInteger,
    pub password_can_change: OldLargeInteger,
    pub password_must_change: OldLargeInteger,
    pub effective_name: RpcUnicodeString,
    pub full_name: RpcUnicodeString,
    pub logon_script: RpcUnicodeString,
    pub profile_path: RpcUnicodeString,
    pub home_directory: RpcUnicodeString,
    pub home_directory_drive: RpcUnicodeString,
    pub logon_count: u16,
    pub bad_password_count: u16,
    pub user_id: u32,
    pub primary_group_id: u32,
    pub group_count: u32,
    #[size_is(group_count)]
    pub group_ids: Option<Vec<GroupMembership>>,
    pub user_flags: u32,
    pub user_session_key: UserSessionKey,
    pub logon_server: RpcUnicodeString,
    pub logon_domain_name: RpcUnicodeString,
    pub logon_domain_id: Option<Box<RpcSid>>,
    pub lm_key: [u8; 8],
    pub user_account_control: u32,
    pub sub_auth_status: u32,
    pub last_successful_i_logon: OldLargeInteger,
    pub last_failed_i_logon: OldLargeInteger,
    pub failed_i_logon_count: u32,
    pub reserved4: [u32; 1],
    pub sid_count: u32,
    #[size_is(sid_count)]
    pub extra_sids: Option<Vec<NetlogonSidAndAttributes>>,
    pub dns_logon_domain_name: RpcUnicodeString,
    pub upn: RpcUnicodeString,
    pub expansion_string1: RpcUnicodeString,
    pub expansion_string2: RpcUnicodeString,
    pub expansion_string3: RpcUnicodeString,
    pub expansion_string4: RpcUnicodeString,
    pub expansion_string5: RpcUnicodeString,
    pub expansion_string6: RpcUnicodeString,
    pub expansion_string7: RpcUnicodeString,
    pub expansion_string8: RpcUnicodeString,
    pub expansion_string9: RpcUnicodeString,
    pub expansion_string10: RpcUnicodeString,
}

#[doc(alias = "NETLOGON_VALIDATION")]
#[doc(alias = "_NETLOGON_VALIDATION")]
#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(NetlogonValidationInfoClass)]
#[ms_union]
pub enum NetlogonValidation {
    #[case(NetlogonValidationInfoClass::NetlogonValidationSamInfo)]
    ValidationSam(Option<Box<NetlogonValidationSamInfo>>),
    #[case(NetlogonValidationInfoClass::NetlogonValidationSamInfo2)]
    ValidationSam2(Option<Box<NetlogonValidationSamInfo2>>),
    #[case(NetlogonValidationInfoClass::NetlogonValidationGenericInfo2)]
    ValidationGeneric2(Option<Box<NetlogonValidationGenericInfo2>>),
    #[case(NetlogonValidationInfoClass::NetlogonValidationSamInfo4)]
    ValidationSam4(Option<Box<NetlogonValidationSamInfo4>>),
    #[case(default)]
    Nothing,
}

#[doc(alias = "NETLOGON_CONTROL_DATA_INFORMATION")]
#[doc(alias = "_NETLOGON_CONTROL_DATA_INFORMATION")]
#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(u32)]
#[ms_union]
pub enum NetlogonControlDataInformation {
    #[case(5, 6, 9, 10)]
    TrustedDomainName(Option<WString>),
    #[case(65534)]
    DebugFlag(u32),
    #[case(8)]
    UserName(Option<WString>),
    #[case(default)]
    Nothing,
}

#[doc(alias = "NETLOGON_INFO_1")]
#[doc(alias = "_NETLOGON_INFO_1")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct NetlogonInfo1 {
    pub netlog1_flags: u32,
    pub netlog1_pdc_connection_status: u32,
}

#[doc(alias = "NETLOGON_INFO_2")]
#[doc(alias = "_NETLOGON_INFO_2")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct NetlogonInfo2 {
    pub netlog2_flags: u32,
    pub netlog2_pdc_connection_status: u32,
    pub netlog2_trusted_dc_name: Option<WString>,
    pub netlog2_tc_connection_status: u32,
}

#[doc(alias = "NETLOGON_INFO_3")]
#[doc(alias = "_NETLOGON_INFO_3")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct NetlogonInfo3 {
    pub netlog3_flags: u32,
    pub netlog3_logon_attempts: u32,
    pub netlog3_reserved1: u32,
    pub netlog3_reserved2: u32,
    pub netlog3_reserved3: u32,
    pub netlog3_reserved4: u32,
    pub netlog3_reserved5: u32,
}

#[doc(alias = "NETLOGON_INFO_4")]
#[doc(alias = "_NETLOGON_INFO_4")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct NetlogonInfo4 {
    pub netlog4_trusted_dc_name: Option<WString>,
    pub netlog4_trusted_domain_name: Option<WString>,
}

#[doc(alias = "NETLOGON_CONTROL_QUERY_INFORMATION")]
#[doc(alias = "_NETLOGON_CONTROL_QUERY_INFORMATION")]
#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(u32)]
#[ms_union]
pub enum NetlogonControlQueryInformation {
    #[case(1)]
    NetlogonInfo1(Option<Box<NetlogonInfo1>>),
    #[case(2)]
    NetlogonInfo2(Option<Box<NetlogonInfo2>>),
    #[case(3)]
    NetlogonInfo3(Option<Box<NetlogonInfo3>>),
    #[case(4)]
    NetlogonInfo4(Option<Box<NetlogonInfo4>>),
    #[case(default)]
    Nothing,
}

#[doc(alias = "SYNC_STATE")]
#[doc(alias = "_SYNC_STATE")]
#[derive(Ndr, Debug, Clone, Copy, PartialEq, Eq, Default)]
#[repr(u16)]
pub enum SyncState {
    #[default]
    NormalState = 0,
    DomainState = 1,
    GroupState = 2,
    UasBuiltInGroupState = 3,
    UserState = 4,
    GroupMemberState = 5,
    AliasState = 6,
    AliasMemberState = 7,
    SamDoneState = 8,
    /// A value that is not declared.
    #[other]
    Other(u16),
}

#[doc(alias = "DOMAIN_NAME_BUFFER")]
#[doc(alias = "_DOMAIN_NAME_BUFFER")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct DomainNameBuffer {
    pub domain_name_byte_count: u32,
    #[size_is(domain_name_byte_count)]
    pub domain_names: Option<Vec<u8>>,
}

#[doc(alias = "NETLOGON_LSA_POLICY_INFO")]
#[doc(alias = "_NETLOGON_LSA_POLICY_INFO")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct NetlogonLsaPolicyInfo {
    pub lsa_policy_size: u32,
    #[size_is(lsa_policy_size)]
    pub lsa_policy: Option<Vec<u8>>,
}

#[doc(alias = "NETLOGON_ONE_DOMAIN_INFO")]
#[doc(alias = "_NETLOGON_ONE_DOMAIN_INFO")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct NetlogonOneDomainInfo {
    pub domain_name: RpcUnicodeString,
    pub dns_domain_name: RpcUnicodeString,
    pub dns_forest_name: RpcUnicodeString,
    pub domain_guid: Uuid,
    pub domain_sid: Option<Box<RpcSid>>,
    pub trust_extension: RpcUnicodeString,
    pub dummy_string2: RpcUnicodeString,
    pub dummy_string3: RpcUnicodeString,
    pub dummy_string4: RpcUnicodeString,
    pub dummy_long1: u32,
    pub dummy_long2: u32,
    pub dummy_long3: u32,
    pub dummy_long4: u32,
}

#[doc(alias = "NETLOGON_DOMAIN_INFO")]
#[doc(alias = "_NETLOGON_DOMAIN_INFO")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct NetlogonDomainInfo {
    pub primary_domain: NetlogonOneDomainInfo,
    pub trusted_domain_count: u32,
    #[size_is(trusted_domain_count)]
    pub trusted_domains: Option<Vec<NetlogonOneDomainInfo>>,
    pub lsa_policy: NetlogonLsaPolicyInfo,
    pub dns_host_name_in_ds: RpcUnicodeString,
    pub dummy_string2: RpcUnicodeString,
    pub dummy_string3: RpcUnicodeString,
    pub dummy_string4: RpcUnicodeString,
    pub workstation_flags: u32,
    pub supported_enc_types: u32,
    pub dummy_long3: u32,
    pub dummy_long4: u32,
}

#[doc(alias = "NETLOGON_DOMAIN_INFORMATION")]
#[doc(alias = "_NETLOGON_DOMAIN_INFORMATION")]
#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(u32)]
#[ms_union]
pub enum NetlogonDomainInformation {
    #[case(1)]
    DomainInfo(Option<Box<NetlogonDomainInfo>>),
    #[case(2)]
    LsaPolicyInfo(Option<Box<NetlogonLsaPolicyInfo>>),
}

#[doc(alias = "NETLOGON_WORKSTATION_INFO")]
#[doc(alias = "_NETLOGON_WORKSTATION_INFO")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct NetlogonWorkstationInfo {
    pub lsa_policy: NetlogonLsaPolicyInfo,
    pub dns_host_name: Option<WString>,
    pub site_name: Option<WString>,
    pub dummy1: Option<WString>,
    pub dummy2: Option<WString>,
    pub dummy3: Option<WString>,
    pub dummy4: Option<WString>,
    pub os_version: RpcUnicodeString,
    pub os_name: RpcUnicodeString,
    pub dummy_string3: RpcUnicodeString,
    pub dummy_string4: RpcUnicodeString,
    pub workstation_flags: u32,
    pub kerberos_supported_encryption_types: u32,
    pub dummy_long3: u32,
    pub dummy_long4: u32,
}

#[doc(alias = "NETLOGON_WORKSTATION_INFORMATION")]
#[doc(alias = "_NETLOGON_WORKSTATION_INFORMATION")]
#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(u32)]
#[ms_union]
pub enum NetlogonWorkstationInformation {
    #[case(1)]
    WorkstationInfo(Option<Box<NetlogonWorkstationInfo>>),
    #[case(2)]
    LsaPolicyInfo(Option<Box<NetlogonWorkstationInfo>>),
}

#[doc(alias = "NL_SOCKET_ADDRESS")]
#[doc(alias = "_NL_SOCKET_ADDRESS")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct NlSocketAddress {
    #[size_is(i_sockaddr_length)]
    pub lp_sockaddr: Option<Vec<u8>>,
    pub i_sockaddr_length: u32,
}

#[doc(alias = "NL_SITE_NAME_ARRAY")]
#[doc(alias = "_NL_SITE_NAME_ARRAY")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct NlSiteNameArray {
    pub entry_count: u32,
    #[size_is(entry_count)]
    pub site_names: Option<Vec<RpcUnicodeString>>,
}

#[doc(alias = "DS_DOMAIN_TRUSTSW")]
#[doc(alias = "_DS_DOMAIN_TRUSTSW")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct DsDomainTrustsw {
    pub netbios_domain_name: Option<WString>,
    pub dns_domain_name: Option<WString>,
    pub flags: u32,
    pub parent_index: u32,
    pub trust_type: u32,
    pub trust_attributes: u32,
    pub domain_sid: Option<Box<RpcSid>>,
    pub domain_guid: Uuid,
}

#[doc(alias = "NETLOGON_TRUSTED_DOMAIN_ARRAY")]
#[doc(alias = "_NETLOGON_TRUSTED_DOMAIN_ARRAY")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct NetlogonTrustedDomainArray {
    pub domain_count: u32,
    #[size_is(domain_count)]
    pub domains: Option<Vec<DsDomainTrustsw>>,
}

#[doc(alias = "NL_SITE_NAME_EX_ARRAY")]
#[doc(alias = "_NL_SITE_NAME_EX_ARRAY")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct NlSiteNameExArray {
    pub entry_count: u32,
    #[size_is(entry_count)]
    pub site_names: Option<Vec<RpcUnicodeString>>,
    #[size_is(entry_count)]
    pub subnet_names: Option<Vec<RpcUnicodeString>>,
}

#[doc(alias = "NL_GENERIC_RPC_DATA")]
#[doc(alias = "_NL_GENERIC_RPC_DATA")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct NlGenericRpcData {
    pub ulong_entry_count: u32,
    #[size_is(ulong_entry_count)]
    pub ulong_data: Option<Vec<u32>>,
    pub unicode_string_entry_count: u32,
    #[size_is(unicode_string_entry_count)]
    pub unicode_string_data: Option<Vec<RpcUnicodeString>>,
}

#[doc(alias = "NETLOGON_VALIDATION_UAS_INFO")]
#[doc(alias = "_NETLOGON_VALIDATION_UAS_INFO")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct NetlogonValidationUasInfo {
    pub usrlog1_eff_name: Option<WString>,
    pub usrlog1_priv: u32,
    pub usrlog1_auth_flags: u32,
    pub usrlog1_num_logons: u32,
    pub usrlog1_bad_pw_count: u32,
    pub usrlog1_last_logon: u32,
    pub usrlog1_last_logoff: u32,
    pub usrlog1_logoff_time: u32,
    pub usrlog1_kickoff_time: u32,
    pub usrlog1_password_age: u32,
    pub usrlog1_pw_can_change: u32,
    pub usrlog1_pw_must_change: u32,
    pub usrlog1_computer: Option<WString>,
    pub usrlog1_domain: Option<WString>,
    pub usrlog1_script_path: Option<WString>,
    pub usrlog1_reserved1: u32,
}

#[doc(alias = "NETLOGON_LOGOFF_UAS_INFO")]
#[doc(alias = "_NETLOGON_LOGOFF_UAS_INFO")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct NetlogonLogoffUasInfo {
    pub duration: u32,
    pub logon_count: u16,
}

/// This structure has been replaced by NETLOGON\_CAPABILITIES.
/// See the behavior notes associated with the description of
/// NetrLogonGetCapabilities for details.
/// typedef \[switch\_type(DWORD)\] union{
/// \[case(1)\] ULONG Dummy;
/// } NETLOGON\_DUMMY1,
/// \*PNETLOGON\_DUMMY1;
#[doc(alias = "NETLOGON_CAPABILITIES")]
#[doc(alias = "_NETLOGON_CAPABILITIES")]
#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(u32)]
#[ms_union]
pub enum NetlogonCapabilities {
    #[case(1)]
    ServerCapabilities(u32),
}

#[doc(alias = "NETLOGON_CREDENTIAL")]
#[doc(alias = "_NETLOGON_CREDENTIAL")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct NetlogonCredential {
    pub data: [u8; 8],
}

#[doc(alias = "NETLOGON_AUTHENTICATOR")]
#[doc(alias = "_NETLOGON_AUTHENTICATOR")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct NetlogonAuthenticator {
    pub credential: NetlogonCredential,
    pub timestamp: u32,
}

#[doc(alias = "NETLOGON_SECURE_CHANNEL_TYPE")]
#[doc(alias = "_NETLOGON_SECURE_CHANNEL_TYPE")]
#[derive(Ndr, Debug, Clone, Copy, PartialEq, Eq, Default)]
#[repr(u16)]
pub enum NetlogonSecureChannelType {
    #[default]
    NullSecureChannel = 0,
    MsvApSecureChannel = 1,
    WorkstationSecureChannel = 2,
    TrustedDnsDomainSecureChannel = 3,
    TrustedDomainSecureChannel = 4,
    UasServerSecureChannel = 5,
    ServerSecureChannel = 6,
    CdcServerSecureChannel = 7,
    /// A value that is not declared.
    #[other]
    Other(u16),
}

#[doc(alias = "UAS_INFO_0")]
#[doc(alias = "_UAS_INFO_0")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct UasInfo0 {
    pub computer_name: [u8; 16],
    pub time_created: u32,
    pub serial_number: u32,
}

#[doc(alias = "DOMAIN_CONTROLLER_INFOW")]
#[doc(alias = "_DOMAIN_CONTROLLER_INFOW")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct DomainControllerInfow {
    pub domain_controller_name: Option<WString>,
    pub domain_controller_address: Option<WString>,
    pub domain_controller_address_type: u32,
    pub domain_guid: Uuid,
    pub domain_name: Option<WString>,
    pub dns_forest_name: Option<WString>,
    pub flags: u32,
    pub dc_site_name: Option<WString>,
    pub client_site_name: Option<WString>,
}

#[doc(alias = "NL_TRUST_PASSWORD")]
#[doc(alias = "_NL_TRUST_PASSWORD")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct NlTrustPassword {
    pub buffer: [u16; 256],
    pub length: u32,
}

#[doc(alias = "NL_PASSWORD_VERSION")]
#[doc(alias = "_NL_PASSWORD_VERSION")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct NlPasswordVersion {
    pub reserved_field: u32,
    pub password_version_number: u32,
    pub password_version_present: u32,
}

#[doc(alias = "LSA_FOREST_TRUST_RECORD_TYPE")]
#[doc(alias = "_LSA_FOREST_TRUST_RECORD_TYPE")]
#[derive(Ndr, Debug, Clone, Copy, PartialEq, Eq, Default)]
#[repr(u16)]
pub enum LsaForestTrustRecordType {
    #[default]
    ForestTrustTopLevelName = 0,
    ForestTrustTopLevelNameEx = 1,
    ForestTrustDomainInfo = 2,
    /// A value that is not declared.
    #[other]
    Other(u16),
}

impl LsaForestTrustRecordType {
    pub const FOREST_TRUST_RECORD_TYPE_LAST: LsaForestTrustRecordType = LsaForestTrustRecordType::ForestTrustDomainInfo;
}

#[doc(alias = "LSA_FOREST_TRUST_DOMAIN_INFO")]
#[doc(alias = "_LSA_FOREST_TRUST_DOMAIN_INFO")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct LsaForestTrustDomainInfo {
    pub sid: Option<Box<RpcSid>>,
    pub dns_name: RpcUnicodeString,
    pub netbios_name: RpcUnicodeString,
}

#[doc(alias = "LSA_FOREST_TRUST_BINARY_DATA")]
#[doc(alias = "_LSA_FOREST_TRUST_BINARY_DATA")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct LsaForestTrustBinaryData {
    #[range(0..=131072)]
    pub length: u32,
    #[size_is(length)]
    pub buffer: Option<Vec<u8>>,
}

#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(LsaForestTrustRecordType)]
#[ms_union]
pub enum LsaForestTrustRecordForestTrustData {
    #[case(
        LsaForestTrustRecordType::ForestTrustTopLevelName,
        LsaForestTrustRecordType::ForestTrustTopLevelNameEx
    )]
    TopLevelName(RpcUnicodeString),
    #[case(LsaForestTrustRecordType::ForestTrustDomainInfo)]
    DomainInfo(LsaForestTrustDomainInfo),
    #[case(default)]
    Data(LsaForestTrustBinaryData),
}

#[doc(alias = "LSA_FOREST_TRUST_RECORD")]
#[doc(alias = "_LSA_FOREST_TRUST_RECORD")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct LsaForestTrustRecord {
    pub flags: u32,
    pub forest_trust_type: LsaForestTrustRecordType,
    pub time: LargeInteger,
    #[switch_is(forest_trust_type)]
    pub forest_trust_data: LsaForestTrustRecordForestTrustData,
}

#[doc(alias = "LSA_FOREST_TRUST_INFORMATION")]
#[doc(alias = "_LSA_FOREST_TRUST_INFORMATION")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct LsaForestTrustInformation {
    #[range(0..=4000)]
    pub record_count: u32,
    #[size_is(record_count)]
    pub entries: Option<Vec<Option<Box<LsaForestTrustRecord>>>>,
}

#[doc(alias = "NL_DNS_NAME_INFO")]
#[doc(alias = "_NL_DNS_NAME_INFO")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct NlDnsNameInfo {
    pub r#type: u32,
    pub dns_domain_info: Option<WString>,
    pub dns_domain_info_type: u32,
    pub priority: u32,
    pub weight: u32,
    pub port: u32,
    pub register: u8,
    pub status: u32,
}

#[doc(alias = "NL_DNS_NAME_INFO_ARRAY")]
#[doc(alias = "_NL_DNS_NAME_INFO_ARRAY")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct NlDnsNameInfoArray {
    pub entry_count: u32,
    #[size_is(entry_count)]
    pub dns_names_info: Option<Vec<NlDnsNameInfo>>,
}

#[doc(alias = "NL_OSVERSIONINFO_V1")]
#[doc(alias = "_NL_OSVERSIONINFO_V1")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct NlOsversioninfoV1 {
    pub dw_os_version_info_size: u32,
    pub dw_major_version: u32,
    pub dw_minor_version: u32,
    pub dw_build_number: u32,
    pub dw_platform_id: u32,
    pub sz_csd_version: [u16; 128],
    pub w_service_pack_major: u16,
    pub w_service_pack_minor: u16,
    pub w_suite_mask: u16,
    pub w_product_type: u8,
    pub w_reserved: u8,
}

#[doc(alias = "NL_IN_CHAIN_SET_CLIENT_ATTRIBUTES_V1")]
#[doc(alias = "_NL_IN_CHAIN_SET_CLIENT_ATTRIBUTES_V1")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct NlInChainSetClientAttributesV1 {
    pub client_dns_host_name: Option<WString>,
    pub os_version_info_v1: Option<Box<NlOsversioninfoV1>>,
    pub os_name: Option<WString>,
}

#[doc(alias = "NL_IN_CHAIN_SET_CLIENT_ATTRIBUTES")]
#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(u32)]
#[ms_union]
pub enum NlInChainSetClientAttributes {
    #[case(1)]
    V1(NlInChainSetClientAttributesV1),
}

#[doc(alias = "NL_OUT_CHAIN_SET_CLIENT_ATTRIBUTES_V1")]
#[doc(alias = "_NL_OUT_CHAIN_SET_CLIENT_ATTRIBUTES_V1")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct NlOutChainSetClientAttributesV1 {
    pub hub_name: Option<WString>,
    pub old_dns_host_name: Option<Box<Option<WString>>>,
    pub supported_enc_types: Option<Box<u32>>,
}

#[doc(alias = "NL_OUT_CHAIN_SET_CLIENT_ATTRIBUTES")]
#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(u32)]
#[ms_union]
pub enum NlOutChainSetClientAttributes {
    #[case(1)]
    V1(NlOutChainSetClientAttributesV1),
}

#[doc(alias = "logon")]
#[rpc_interface(
    uuid = "12345678-1234-abcd-ef00-01234567cffb",
    version = "1.0",
    pointer_default = "unique",
    partial
)]
pub trait Logon {
    /// Opnum 0
    #[doc(alias = "NetrLogonUasLogon")]
    async fn netr_logon_uas_logon(
        &self,
        server_name: Option<&WStr>,
        user_name: &WStr,
        workstation: &WStr,
        #[out]
        validation_information: &mut Option<Box<NetlogonValidationUasInfo>>,
    ) -> Result<u32>;

    /// Opnum 1
    #[doc(alias = "NetrLogonUasLogoff")]
    async fn netr_logon_uas_logoff(
        &self,
        server_name: Option<&WStr>,
        user_name: &WStr,
        workstation: &WStr,
        #[out]
        logoff_information: &mut NetlogonLogoffUasInfo,
    ) -> Result<u32>;

    /// Opnum 2
    #[doc(alias = "NetrLogonSamLogon")]
    async fn netr_logon_sam_logon(
        &self,
        logon_server: Option<&WStr>,
        computer_name: Option<&WStr>,
        authenticator: Option<&NetlogonAuthenticator>,
        return_authenticator: Option<&mut NetlogonAuthenticator>,
        logon_level: NetlogonLogonInfoClass,
        #[switch_is(logon_level)]
        logon_information: &NetlogonLevel,
        validation_level: NetlogonValidationInfoClass,
        #[out]
        #[switch_is(validation_level)]
        validation_information: &mut NetlogonValidation,
        #[out]
        authoritative: &mut u8,
    ) -> Result<i32>;

    /// Opnum 3
    #[doc(alias = "NetrLogonSamLogoff")]
    async fn netr_logon_sam_logoff(
        &self,
        logon_server: Option<&WStr>,
        computer_name: Option<&WStr>,
        authenticator: Option<&NetlogonAuthenticator>,
        return_authenticator: Option<&mut NetlogonAuthenticator>,
        logon_level: NetlogonLogonInfoClass,
        #[switch_is(logon_level)]
        logon_information: &NetlogonLevel,
    ) -> Result<i32>;

    /// Opnum 4
    #[doc(alias = "NetrServerReqChallenge")]
    async fn netr_server_req_challenge(
        &self,
        primary_name: Option<&WStr>,
        computer_name: &WStr,
        client_challenge: &NetlogonCredential,
        #[out]
        server_challenge: &mut NetlogonCredential,
    ) -> Result<i32>;

    /// Opnum 5
    #[doc(alias = "NetrServerAuthenticate")]
    async fn netr_server_authenticate(
        &self,
        primary_name: Option<&WStr>,
        account_name: &WStr,
        secure_channel_type: NetlogonSecureChannelType,
        computer_name: &WStr,
        client_credential: &NetlogonCredential,
        #[out]
        server_credential: &mut NetlogonCredential,
    ) -> Result<i32>;

    /// Opnum 6
    #[doc(alias = "NetrServerPasswordSet")]
    async fn netr_server_password_set(
        &self,
        primary_name: Option<&WStr>,
        account_name: &WStr,
        secure_channel_type: NetlogonSecureChannelType,
        computer_name: &WStr,
        authenticator: &NetlogonAuthenticator,
        #[out]
        return_authenticator: &mut NetlogonAuthenticator,
        uas_new_password: &NtOwfPassword,
    ) -> Result<i32>;

    /// Opnum 7
    #[doc(alias = "NetrDatabaseDeltas")]
    async fn netr_database_deltas(
        &self,
        primary_name: &WStr,
        computer_name: &WStr,
        authenticator: &NetlogonAuthenticator,
        return_authenticator: &mut NetlogonAuthenticator,
        database_id: u32,
        domain_modified_count: &mut NlprModifiedCount,
        #[out]
        delta_array: &mut Option<Box<NetlogonDeltaEnumArray>>,
        preferred_maximum_length: u32,
    ) -> Result<i32>;

    /// Opnum 8
    #[doc(alias = "NetrDatabaseSync")]
    async fn netr_database_sync(
        &self,
        primary_name: &WStr,
        computer_name: &WStr,
        authenticator: &NetlogonAuthenticator,
        return_authenticator: &mut NetlogonAuthenticator,
        database_id: u32,
        sync_context: &mut u32,
        #[out]
        delta_array: &mut Option<Box<NetlogonDeltaEnumArray>>,
        preferred_maximum_length: u32,
    ) -> Result<i32>;

    /// Opnum 9
    #[doc(alias = "NetrAccountDeltas")]
    #[allow(deprecated)]
    async fn netr_account_deltas(
        &self,
        primary_name: Option<&WStr>,
        computer_name: &WStr,
        authenticator: &NetlogonAuthenticator,
        return_authenticator: &mut NetlogonAuthenticator,
        record_id: &UasInfo0,
        count: u32,
        level: u32,
        #[out]
        #[size_is(buffer_size)]
        buffer: &mut [u8],
        buffer_size: u32,
        #[out]
        count_returned: &mut u32,
        #[out]
        total_entries: &mut u32,
        #[out]
        next_record_id: &mut UasInfo0,
    ) -> Result<i32>;

    /// Opnum 10
    #[doc(alias = "NetrAccountSync")]
    #[allow(deprecated)]
    async fn netr_account_sync(
        &self,
        primary_name: Option<&WStr>,
        computer_name: &WStr,
        authenticator: &NetlogonAuthenticator,
        return_authenticator: &mut NetlogonAuthenticator,
        reference: u32,
        level: u32,
        #[out]
        #[size_is(buffer_size)]
        buffer: &mut [u8],
        buffer_size: u32,
        #[out]
        count_returned: &mut u32,
        #[out]
        total_entries: &mut u32,
        #[out]
        next_reference: &mut u32,
        #[out]
        last_record_id: &mut UasInfo0,
    ) -> Result<i32>;

    /// Opnum 11
    #[doc(alias = "NetrGetDCName")]
    async fn netr_get_dc_name(
        &self,
        server_name: &WStr,
        domain_name: Option<&WStr>,
        #[out]
        buffer: &mut Option<WString>,
    ) -> Result<u32>;

    /// Opnum 12
    #[doc(alias = "NetrLogonControl")]
    async fn netr_logon_control(
        &self,
        server_name: Option<&WStr>,
        function_code: u32,
        query_level: u32,
        #[out]
        #[switch_is(query_level)]
        buffer: &mut NetlogonControlQueryInformation,
    ) -> Result<u32>;

    /// Opnum 13
    #[doc(alias = "NetrGetAnyDCName")]
    async fn netr_get_any_dc_name(
        &self,
        server_name: Option<&WStr>,
        domain_name: Option<&WStr>,
        #[out]
        buffer: &mut Option<WString>,
    ) -> Result<u32>;

    /// Opnum 14
    #[doc(alias = "NetrLogonControl2")]
    async fn netr_logon_control2(
        &self,
        server_name: Option<&WStr>,
        function_code: u32,
        query_level: u32,
        #[switch_is(function_code)]
        data: &NetlogonControlDataInformation,
        #[out]
        #[switch_is(query_level)]
        buffer: &mut NetlogonControlQueryInformation,
    ) -> Result<u32>;

    /// Opnum 15
    #[doc(alias = "NetrServerAuthenticate2")]
    async fn netr_server_authenticate2(
        &self,
        primary_name: Option<&WStr>,
        account_name: &WStr,
        secure_channel_type: NetlogonSecureChannelType,
        computer_name: &WStr,
        client_credential: &NetlogonCredential,
        #[out]
        server_credential: &mut NetlogonCredential,
        negotiate_flags: &mut u32,
    ) -> Result<i32>;

    /// Opnum 16
    #[doc(alias = "NetrDatabaseSync2")]
    async fn netr_database_sync2(
        &self,
        primary_name: &WStr,
        computer_name: &WStr,
        authenticator: &NetlogonAuthenticator,
        return_authenticator: &mut NetlogonAuthenticator,
        database_id: u32,
        restart_state: SyncState,
        sync_context: &mut u32,
        #[out]
        delta_array: &mut Option<Box<NetlogonDeltaEnumArray>>,
        preferred_maximum_length: u32,
    ) -> Result<i32>;

    /// Opnum 17
    #[doc(alias = "NetrDatabaseRedo")]
    async fn netr_database_redo(
        &self,
        primary_name: &WStr,
        computer_name: &WStr,
        authenticator: &NetlogonAuthenticator,
        return_authenticator: &mut NetlogonAuthenticator,
        #[size_is(change_log_entry_size)]
        change_log_entry: &[u8],
        change_log_entry_size: u32,
        #[out]
        delta_array: &mut Option<Box<NetlogonDeltaEnumArray>>,
    ) -> Result<i32>;

    /// Opnum 18
    #[doc(alias = "NetrLogonControl2Ex")]
    async fn netr_logon_control2_ex(
        &self,
        server_name: Option<&WStr>,
        function_code: u32,
        query_level: u32,
        #[switch_is(function_code)]
        data: &NetlogonControlDataInformation,
        #[out]
        #[switch_is(query_level)]
        buffer: &mut NetlogonControlQueryInformation,
    ) -> Result<u32>;

    /// Opnum 19
    #[doc(alias = "NetrEnumerateTrustedDomains")]
    async fn netr_enumerate_trusted_domains(
        &self,
        server_name: Option<&WStr>,
        #[out]
        domain_name_buffer: &mut DomainNameBuffer,
    ) -> Result<i32>;

    /// Opnum 20
    #[doc(alias = "DsrGetDcName")]
    async fn dsr_get_dc_name(
        &self,
        computer_name: Option<&WStr>,
        domain_name: Option<&WStr>,
        domain_guid: Option<&Uuid>,
        site_guid: Option<&Uuid>,
        flags: u32,
        #[out]
        domain_controller_info: &mut Option<Box<DomainControllerInfow>>,
    ) -> Result<u32>;

    /// This method has been replaced by NetrLogonGetCapabilities.
    /// See the behavior notes associated with the description of
    /// NetrLogonGetCapabilities for details.
    /// NTSTATUS
    /// NetrLogonDummyRoutine1(
    /// \[in, string\] LOGONSRV\_HANDLE ServerName,
    /// \[in, string, unique\] wchar\_t\* ComputerName,
    /// \[in\] PNETLOGON\_AUTHENTICATOR Authenticator,
    /// \[in, out\] PNETLOGON\_AUTHENTICATOR ReturnAuthenticator,
    /// \[in\] DWORD QueryLevel,
    /// \[out, switch\_is(QueryLevel)\] PNETLOGON\_DUMMY1 Buffer
    /// );

    /// Opnum 21
    #[doc(alias = "NetrLogonGetCapabilities")]
    async fn netr_logon_get_capabilities(
        &self,
        server_name: &WStr,
        computer_name: Option<&WStr>,
        authenticator: &NetlogonAuthenticator,
        return_authenticator: &mut NetlogonAuthenticator,
        query_level: u32,
        #[out]
        #[switch_is(query_level)]
        server_capabilities: &mut NetlogonCapabilities,
    ) -> Result<i32>;

    /// Opnum 22
    #[doc(alias = "NetrLogonSetServiceBits")]
    async fn netr_logon_set_service_bits(
        &self,
        server_name: Option<&WStr>,
        service_bits_of_interest: u32,
        service_bits: u32,
    ) -> Result<i32>;

    /// Opnum 23
    #[doc(alias = "NetrLogonGetTrustRid")]
    async fn netr_logon_get_trust_rid(
        &self,
        server_name: Option<&WStr>,
        domain_name: Option<&WStr>,
        #[out]
        rid: &mut u32,
    ) -> Result<u32>;

    /// Opnum 24
    #[doc(alias = "NetrLogonComputeServerDigest")]
    async fn netr_logon_compute_server_digest(
        &self,
        server_name: Option<&WStr>,
        rid: u32,
        #[size_is(message_size)]
        message: &[u8],
        message_size: u32,
        #[out]
        new_message_digest: &mut [u8; 16],
        #[out]
        old_message_digest: &mut [u8; 16],
    ) -> Result<u32>;

    /// Opnum 25
    #[doc(alias = "NetrLogonComputeClientDigest")]
    async fn netr_logon_compute_client_digest(
        &self,
        server_name: Option<&WStr>,
        domain_name: Option<&WStr>,
        #[size_is(message_size)]
        message: &[u8],
        message_size: u32,
        #[out]
        new_message_digest: &mut [u8; 16],
        #[out]
        old_message_digest: &mut [u8; 16],
    ) -> Result<u32>;

    /// Opnum 26
    #[doc(alias = "NetrServerAuthenticate3")]
    async fn netr_server_authenticate3(
        &self,
        primary_name: Option<&WStr>,
        account_name: &WStr,
        secure_channel_type: NetlogonSecureChannelType,
        computer_name: &WStr,
        client_credential: &NetlogonCredential,
        #[out]
        server_credential: &mut NetlogonCredential,
        negotiate_flags: &mut u32,
        #[out]
        account_rid: &mut u32,
    ) -> Result<i32>;

    /// Opnum 27
    #[doc(alias = "DsrGetDcNameEx")]
    async fn dsr_get_dc_name_ex(
        &self,
        computer_name: Option<&WStr>,
        domain_name: Option<&WStr>,
        domain_guid: Option<&Uuid>,
        site_name: Option<&WStr>,
        flags: u32,
        #[out]
        domain_controller_info: &mut Option<Box<DomainControllerInfow>>,
    ) -> Result<u32>;

    /// Opnum 28
    #[doc(alias = "DsrGetSiteName")]
    async fn dsr_get_site_name(
        &self,
        computer_name: Option<&WStr>,
        #[out]
        site_name: &mut Option<WString>,
    ) -> Result<u32>;

    /// Opnum 29
    #[doc(alias = "NetrLogonGetDomainInfo")]
    async fn netr_logon_get_domain_info(
        &self,
        server_name: &WStr,
        computer_name: Option<&WStr>,
        authenticator: &NetlogonAuthenticator,
        return_authenticator: &mut NetlogonAuthenticator,
        level: u32,
        #[switch_is(level)]
        wksta_buffer: &NetlogonWorkstationInformation,
        #[out]
        #[switch_is(level)]
        dom_buffer: &mut NetlogonDomainInformation,
    ) -> Result<i32>;

    /// Opnum 30
    #[doc(alias = "NetrServerPasswordSet2")]
    async fn netr_server_password_set2(
        &self,
        primary_name: Option<&WStr>,
        account_name: &WStr,
        secure_channel_type: NetlogonSecureChannelType,
        computer_name: &WStr,
        authenticator: &NetlogonAuthenticator,
        #[out]
        return_authenticator: &mut NetlogonAuthenticator,
        clear_new_password: &NlTrustPassword,
    ) -> Result<i32>;

    /// Opnum 31
    #[doc(alias = "NetrServerPasswordGet")]
    async fn netr_server_password_get(
        &self,
        primary_name: Option<&WStr>,
        account_name: &WStr,
        account_type: NetlogonSecureChannelType,
        computer_name: &WStr,
        authenticator: &NetlogonAuthenticator,
        #[out]
        return_authenticator: &mut NetlogonAuthenticator,
        #[out]
        encrypted_nt_owf_password: &mut NtOwfPassword,
    ) -> Result<i32>;

    /// Opnum 32
    #[doc(alias = "NetrLogonSendToSam")]
    async fn netr_logon_send_to_sam(
        &self,
        primary_name: Option<&WStr>,
        computer_name: &WStr,
        authenticator: &NetlogonAuthenticator,
        #[out]
        return_authenticator: &mut NetlogonAuthenticator,
        #[size_is(opaque_buffer_size)]
        opaque_buffer: &[u8],
        opaque_buffer_size: u32,
    ) -> Result<i32>;

    /// Opnum 33
    #[doc(alias = "DsrAddressToSiteNamesW")]
    async fn dsr_address_to_site_names_w(
        &self,
        computer_name: Option<&WStr>,
        #[range(0..=32000)]
        entry_count: u32,
        #[size_is(entry_count)]
        socket_addresses: &[NlSocketAddress],
        #[out]
        site_names: &mut Option<Box<NlSiteNameArray>>,
    ) -> Result<u32>;

    /// Opnum 34
    #[doc(alias = "DsrGetDcNameEx2")]
    async fn dsr_get_dc_name_ex2(
        &self,
        computer_name: Option<&WStr>,
        account_name: Option<&WStr>,
        allowable_account_control_bits: u32,
        domain_name: Option<&WStr>,
        domain_guid: Option<&Uuid>,
        site_name: Option<&WStr>,
        flags: u32,
        #[out]
        domain_controller_info: &mut Option<Box<DomainControllerInfow>>,
    ) -> Result<u32>;

    /// Opnum35
    #[doc(alias = "NetrLogonGetTimeServiceParentDomain")]
    async fn netr_logon_get_time_service_parent_domain(
        &self,
        server_name: Option<&WStr>,
        #[out]
        domain_name: &mut Option<WString>,
        #[out]
        pdc_same_site: &mut i32,
    ) -> Result<u32>;

    /// Opnum 36
    #[doc(alias = "NetrEnumerateTrustedDomainsEx")]
    async fn netr_enumerate_trusted_domains_ex(
        &self,
        server_name: Option<&WStr>,
        #[out]
        domains: &mut NetlogonTrustedDomainArray,
    ) -> Result<u32>;

    /// Opnum 37
    #[doc(alias = "DsrAddressToSiteNamesExW")]
    async fn dsr_address_to_site_names_ex_w(
        &self,
        computer_name: Option<&WStr>,
        #[range(0..=32000)]
        entry_count: u32,
        #[size_is(entry_count)]
        socket_addresses: &[NlSocketAddress],
        #[out]
        site_names: &mut Option<Box<NlSiteNameExArray>>,
    ) -> Result<u32>;

    /// Opnum 38
    #[doc(alias = "DsrGetDcSiteCoverageW")]
    async fn dsr_get_dc_site_coverage_w(
        &self,
        server_name: Option<&WStr>,
        #[out]
        site_names: &mut Option<Box<NlSiteNameArray>>,
    ) -> Result<u32>;

    /// Opnum 39
    #[doc(alias = "NetrLogonSamLogonEx")]
    async fn netr_logon_sam_logon_ex(
        &self,
        logon_server: Option<&WStr>,
        computer_name: Option<&WStr>,
        logon_level: NetlogonLogonInfoClass,
        #[switch_is(logon_level)]
        logon_information: &NetlogonLevel,
        validation_level: NetlogonValidationInfoClass,
        #[out]
        #[switch_is(validation_level)]
        validation_information: &mut NetlogonValidation,
        #[out]
        authoritative: &mut u8,
        extra_flags: &mut u32,
    ) -> Result<i32>;

    /// Opnum 40
    #[doc(alias = "DsrEnumerateDomainTrusts")]
    async fn dsr_enumerate_domain_trusts(
        &self,
        server_name: Option<&WStr>,
        flags: u32,
        #[out]
        domains: &mut NetlogonTrustedDomainArray,
    ) -> Result<u32>;

    /// Opnum 41
    #[doc(alias = "DsrDeregisterDnsHostRecords")]
    async fn dsr_deregister_dns_host_records(
        &self,
        server_name: Option<&WStr>,
        dns_domain_name: Option<&WStr>,
        domain_guid: Option<&Uuid>,
        dsa_guid: Option<&Uuid>,
        dns_host_name: &WStr,
    ) -> Result<u32>;

    /// Opnum 42
    #[doc(alias = "NetrServerTrustPasswordsGet")]
    async fn netr_server_trust_passwords_get(
        &self,
        trusted_dc_name: Option<&WStr>,
        account_name: &WStr,
        secure_channel_type: NetlogonSecureChannelType,
        computer_name: &WStr,
        authenticator: &NetlogonAuthenticator,
        #[out]
        return_authenticator: &mut NetlogonAuthenticator,
        #[out]
        encrypted_new_owf_password: &mut NtOwfPassword,
        #[out]
        encrypted_old_owf_password: &mut NtOwfPassword,
    ) -> Result<i32>;

    /// Opnum 43
    #[doc(alias = "DsrGetForestTrustInformation")]
    async fn dsr_get_forest_trust_information(
        &self,
        server_name: Option<&WStr>,
        trusted_domain_name: Option<&WStr>,
        flags: u32,
        #[out]
        forest_trust_info: &mut Option<Box<LsaForestTrustInformation>>,
    ) -> Result<u32>;

    /// Opnum 44
    #[doc(alias = "NetrGetForestTrustInformation")]
    async fn netr_get_forest_trust_information(
        &self,
        server_name: Option<&WStr>,
        computer_name: &WStr,
        authenticator: &NetlogonAuthenticator,
        #[out]
        return_authenticator: &mut NetlogonAuthenticator,
        flags: u32,
        #[out]
        forest_trust_info: &mut Option<Box<LsaForestTrustInformation>>,
    ) -> Result<i32>;

    /// Opnum 45
    #[doc(alias = "NetrLogonSamLogonWithFlags")]
    async fn netr_logon_sam_logon_with_flags(
        &self,
        logon_server: Option<&WStr>,
        computer_name: Option<&WStr>,
        authenticator: Option<&NetlogonAuthenticator>,
        return_authenticator: Option<&mut NetlogonAuthenticator>,
        logon_level: NetlogonLogonInfoClass,
        #[switch_is(logon_level)]
        logon_information: &NetlogonLevel,
        validation_level: NetlogonValidationInfoClass,
        #[out]
        #[switch_is(validation_level)]
        validation_information: &mut NetlogonValidation,
        #[out]
        authoritative: &mut u8,
        extra_flags: &mut u32,
    ) -> Result<i32>;

    /// Opnum 46
    #[doc(alias = "NetrServerGetTrustInfo")]
    async fn netr_server_get_trust_info(
        &self,
        trusted_dc_name: Option<&WStr>,
        account_name: &WStr,
        secure_channel_type: NetlogonSecureChannelType,
        computer_name: &WStr,
        authenticator: &NetlogonAuthenticator,
        #[out]
        return_authenticator: &mut NetlogonAuthenticator,
        #[out]
        encrypted_new_owf_password: &mut NtOwfPassword,
        #[out]
        encrypted_old_owf_password: &mut NtOwfPassword,
        #[out]
        trust_info: &mut Option<Box<NlGenericRpcData>>,
    ) -> Result<i32>;

    /// Opnum 48
    #[opnum(48)]
    #[doc(alias = "DsrUpdateReadOnlyServerDnsRecords")]
    async fn dsr_update_read_only_server_dns_records(
        &self,
        server_name: Option<&WStr>,
        computer_name: &WStr,
        authenticator: &NetlogonAuthenticator,
        #[out]
        return_authenticator: &mut NetlogonAuthenticator,
        site_name: Option<&WStr>,
        dns_ttl: u32,
        dns_names: &mut NlDnsNameInfoArray,
    ) -> Result<i32>;

    /// Opnum 49
    #[doc(alias = "NetrChainSetClientAttributes")]
    async fn netr_chain_set_client_attributes(
        &self,
        primary_name: &WStr,
        chained_from_server_name: &WStr,
        chained_for_client_name: &WStr,
        authenticator: &NetlogonAuthenticator,
        return_authenticator: &mut NetlogonAuthenticator,
        dw_in_version: u32,
        #[switch_is(dw_in_version)]
        pmsg_in: &NlInChainSetClientAttributes,
        pdw_out_version: &mut u32,
        #[switch_is(*pdw_out_version)]
        pmsg_out: &mut NlOutChainSetClientAttributes,
    ) -> Result<i32>;
}
