// From ms-samr.idl by rpc-idl 0.1.0.

#[allow(unused_imports)]
use rpc_runtime::prelude::*;
use crate::dtyp::{LargeInteger, RpcSid, RpcUnicodeString};

#[doc(alias = "RPC_STRING")]
#[doc(alias = "_RPC_STRING")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct RpcString {
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

#[doc(alias = "ENCRYPTED_LM_OWF_PASSWORD")]
#[doc(alias = "ENCRYPTED_NT_OWF_PASSWORD")]
#[doc(alias = "_ENCRYPTED_LM_OWF_PASSWORD")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct EncryptedLmOwfPassword {
    pub data: [u8; 16],
}

#[doc(alias = "SAMPR_ULONG_ARRAY")]
#[doc(alias = "_SAMPR_ULONG_ARRAY")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SamprUlongArray {
    pub count: u32,
    #[size_is(count)]
    pub element: Option<Vec<u32>>,
}

#[doc(alias = "SAMPR_SID_INFORMATION")]
#[doc(alias = "_SAMPR_SID_INFORMATION")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SamprSidInformation {
    pub sid_pointer: Option<Box<RpcSid>>,
}

#[doc(alias = "SAMPR_PSID_ARRAY")]
#[doc(alias = "_SAMPR_PSID_ARRAY")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SamprPsidArray {
    #[range(0..=1024)]
    pub count: u32,
    #[size_is(count)]
    pub sids: Option<Vec<SamprSidInformation>>,
}

#[doc(alias = "SAMPR_PSID_ARRAY_OUT")]
#[doc(alias = "_SAMPR_PSID_ARRAY_OUT")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SamprPsidArrayOut {
    pub count: u32,
    #[size_is(count)]
    pub sids: Option<Vec<SamprSidInformation>>,
}

#[doc(alias = "SAMPR_RETURNED_USTRING_ARRAY")]
#[doc(alias = "_SAMPR_RETURNED_USTRING_ARRAY")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SamprReturnedUstringArray {
    pub count: u32,
    #[size_is(count)]
    pub element: Option<Vec<RpcUnicodeString>>,
}

#[doc(alias = "SID_NAME_USE")]
#[doc(alias = "_SID_NAME_USE")]
#[derive(Ndr, Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u16)]
pub enum SidNameUse {
    SidTypeUser = 1,
    SidTypeGroup = 2,
    SidTypeDomain = 3,
    SidTypeAlias = 4,
    SidTypeWellKnownGroup = 5,
    SidTypeDeletedAccount = 6,
    SidTypeInvalid = 7,
    SidTypeUnknown = 8,
    /// Not used.
    SidTypeComputer = 9,
    /// Not used.
    SidTypeLabel = 10,
    /// A value that is not declared.
    #[other]
    Other(u16),
}

#[doc(alias = "RPC_SHORT_BLOB")]
#[doc(alias = "_RPC_SHORT_BLOB")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct RpcShortBlob {
    pub length: u16,
    pub maximum_length: u16,
    #[size_is(maximum_length / 2)]
    #[length_is(length / 2)]
    pub buffer: Option<Vec<u16>>,
}

#[doc(alias = "SAMPR_RID_ENUMERATION")]
#[doc(alias = "_SAMPR_RID_ENUMERATION")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SamprRidEnumeration {
    pub relative_id: u32,
    pub name: RpcUnicodeString,
}

#[doc(alias = "SAMPR_ENUMERATION_BUFFER")]
#[doc(alias = "_SAMPR_ENUMERATION_BUFFER")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SamprEnumerationBuffer {
    pub entries_read: u32,
    #[size_is(entries_read)]
    pub buffer: Option<Vec<SamprRidEnumeration>>,
}

#[doc(alias = "SAMPR_SR_SECURITY_DESCRIPTOR")]
#[doc(alias = "_SAMPR_SR_SECURITY_DESCRIPTOR")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SamprSrSecurityDescriptor {
    #[range(0..=262144)]
    pub length: u32,
    #[size_is(length)]
    pub security_descriptor: Option<Vec<u8>>,
}

#[doc(alias = "GROUP_MEMBERSHIP")]
#[doc(alias = "_GROUP_MEMBERSHIP")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct GroupMembership {
    pub relative_id: u32,
    pub attributes: u32,
}

#[doc(alias = "SAMPR_GET_GROUPS_BUFFER")]
#[doc(alias = "_SAMPR_GET_GROUPS_BUFFER")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SamprGetGroupsBuffer {
    pub membership_count: u32,
    #[size_is(membership_count)]
    pub groups: Option<Vec<GroupMembership>>,
}

#[doc(alias = "SAMPR_GET_MEMBERS_BUFFER")]
#[doc(alias = "_SAMPR_GET_MEMBERS_BUFFER")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SamprGetMembersBuffer {
    pub member_count: u32,
    #[size_is(member_count)]
    pub members: Option<Vec<u32>>,
    #[size_is(member_count)]
    pub attributes: Option<Vec<u32>>,
}

#[doc(alias = "SAMPR_REVISION_INFO_V1")]
#[doc(alias = "_SAMPR_REVISION_INFO_V1")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SamprRevisionInfoV1 {
    pub revision: u32,
    pub supported_features: u32,
}

#[doc(alias = "SAMPR_REVISION_INFO")]
#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(u32)]
#[ms_union]
pub enum SamprRevisionInfo {
    #[case(1)]
    V1(SamprRevisionInfoV1),
}

#[doc(alias = "USER_DOMAIN_PASSWORD_INFORMATION")]
#[doc(alias = "_USER_DOMAIN_PASSWORD_INFORMATION")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct UserDomainPasswordInformation {
    pub min_password_length: u16,
    pub password_properties: u32,
}

#[doc(alias = "DOMAIN_SERVER_ENABLE_STATE")]
#[doc(alias = "_DOMAIN_SERVER_ENABLE_STATE")]
#[derive(Ndr, Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u16)]
pub enum DomainServerEnableState {
    DomainServerEnabled = 1,
    DomainServerDisabled = 2,
    /// A value that is not declared.
    #[other]
    Other(u16),
}

#[doc(alias = "DOMAIN_STATE_INFORMATION")]
#[doc(alias = "_DOMAIN_STATE_INFORMATION")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct DomainStateInformation {
    pub domain_server_state: DomainServerEnableState,
}

#[doc(alias = "DOMAIN_SERVER_ROLE")]
#[doc(alias = "_DOMAIN_SERVER_ROLE")]
#[derive(Ndr, Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u16)]
pub enum DomainServerRole {
    DomainServerRoleBackup = 2,
    DomainServerRolePrimary = 3,
    /// A value that is not declared.
    #[other]
    Other(u16),
}

#[doc(alias = "DOMAIN_PASSWORD_INFORMATION")]
#[doc(alias = "_DOMAIN_PASSWORD_INFORMATION")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct DomainPasswordInformation {
    pub min_password_length: u16,
    pub password_history_length: u16,
    pub password_properties: u32,
    pub max_password_age: OldLargeInteger,
    pub min_password_age: OldLargeInteger,
}

#[doc(alias = "DOMAIN_LOGOFF_INFORMATION")]
#[doc(alias = "_DOMAIN_LOGOFF_INFORMATION")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct DomainLogoffInformation {
    pub force_logoff: OldLargeInteger,
}

#[doc(alias = "DOMAIN_SERVER_ROLE_INFORMATION")]
#[doc(alias = "_DOMAIN_SERVER_ROLE_INFORMATION")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct DomainServerRoleInformation {
    pub domain_server_role: DomainServerRole,
}

#[doc(alias = "DOMAIN_MODIFIED_INFORMATION")]
#[doc(alias = "_DOMAIN_MODIFIED_INFORMATION")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct DomainModifiedInformation {
    pub domain_modified_count: OldLargeInteger,
    pub creation_time: OldLargeInteger,
}

#[doc(alias = "DOMAIN_MODIFIED_INFORMATION2")]
#[doc(alias = "_DOMAIN_MODIFIED_INFORMATION2")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct DomainModifiedInformation2 {
    pub domain_modified_count: OldLargeInteger,
    pub creation_time: OldLargeInteger,
    pub modified_count_at_last_promotion: OldLargeInteger,
}

#[doc(alias = "SAMPR_DOMAIN_GENERAL_INFORMATION")]
#[doc(alias = "_SAMPR_DOMAIN_GENERAL_INFORMATION")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SamprDomainGeneralInformation {
    pub force_logoff: OldLargeInteger,
    pub oem_information: RpcUnicodeString,
    pub domain_name: RpcUnicodeString,
    pub replica_source_node_name: RpcUnicodeString,
    pub domain_modified_count: OldLargeInteger,
    pub domain_server_state: u32,
    pub domain_server_role: u32,
    pub uas_compatibility_required: u8,
    pub user_count: u32,
    pub group_count: u32,
    pub alias_count: u32,
}

#[doc(alias = "SAMPR_DOMAIN_GENERAL_INFORMATION2")]
#[doc(alias = "_SAMPR_DOMAIN_GENERAL_INFORMATION2")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SamprDomainGeneralInformation2 {
    pub i1: SamprDomainGeneralInformation,
    pub lockout_duration: LargeInteger,
    pub lockout_observation_window: LargeInteger,
    pub lockout_threshold: u16,
}

#[doc(alias = "SAMPR_DOMAIN_OEM_INFORMATION")]
#[doc(alias = "_SAMPR_DOMAIN_OEM_INFORMATION")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SamprDomainOemInformation {
    pub oem_information: RpcUnicodeString,
}

#[doc(alias = "SAMPR_DOMAIN_NAME_INFORMATION")]
#[doc(alias = "_SAMPR_DOMAIN_NAME_INFORMATION")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SamprDomainNameInformation {
    pub domain_name: RpcUnicodeString,
}

#[doc(alias = "SAMPR_DOMAIN_REPLICATION_INFORMATION")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SamprDomainReplicationInformation {
    pub replica_source_node_name: RpcUnicodeString,
}

#[doc(alias = "SAMPR_DOMAIN_LOCKOUT_INFORMATION")]
#[doc(alias = "_SAMPR_DOMAIN_LOCKOUT_INFORMATION")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SamprDomainLockoutInformation {
    pub lockout_duration: LargeInteger,
    pub lockout_observation_window: LargeInteger,
    pub lockout_threshold: u16,
}

#[doc(alias = "DOMAIN_INFORMATION_CLASS")]
#[doc(alias = "_DOMAIN_INFORMATION_CLASS")]
#[derive(Ndr, Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u16)]
pub enum DomainInformationClass {
    DomainPasswordInformation = 1,
    DomainGeneralInformation = 2,
    DomainLogoffInformation = 3,
    DomainOemInformation = 4,
    DomainNameInformation = 5,
    DomainReplicationInformation = 6,
    DomainServerRoleInformation = 7,
    DomainModifiedInformation = 8,
    DomainStateInformation = 9,
    DomainGeneralInformation2 = 11,
    DomainLockoutInformation = 12,
    DomainModifiedInformation2 = 13,
    /// A value that is not declared.
    #[other]
    Other(u16),
}

#[doc(alias = "SAMPR_DOMAIN_INFO_BUFFER")]
#[doc(alias = "_SAMPR_DOMAIN_INFO_BUFFER")]
#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(DomainInformationClass)]
#[ms_union]
pub enum SamprDomainInfoBuffer {
    #[case(DomainInformationClass::DomainPasswordInformation)]
    Password(DomainPasswordInformation),
    #[case(DomainInformationClass::DomainGeneralInformation)]
    General(SamprDomainGeneralInformation),
    #[case(DomainInformationClass::DomainLogoffInformation)]
    Logoff(DomainLogoffInformation),
    #[case(DomainInformationClass::DomainOemInformation)]
    Oem(SamprDomainOemInformation),
    #[case(DomainInformationClass::DomainNameInformation)]
    Name(SamprDomainNameInformation),
    #[case(DomainInformationClass::DomainServerRoleInformation)]
    Role(DomainServerRoleInformation),
    #[case(DomainInformationClass::DomainReplicationInformation)]
    Replication(SamprDomainReplicationInformation),
    #[case(DomainInformationClass::DomainModifiedInformation)]
    Modified(DomainModifiedInformation),
    #[case(DomainInformationClass::DomainStateInformation)]
    State(DomainStateInformation),
    #[case(DomainInformationClass::DomainGeneralInformation2)]
    General2(SamprDomainGeneralInformation2),
    #[case(DomainInformationClass::DomainLockoutInformation)]
    Lockout(SamprDomainLockoutInformation),
    #[case(DomainInformationClass::DomainModifiedInformation2)]
    Modified2(DomainModifiedInformation2),
}

#[doc(alias = "DOMAIN_DISPLAY_INFORMATION")]
#[doc(alias = "_DOMAIN_DISPLAY_INFORMATION")]
#[derive(Ndr, Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u16)]
pub enum DomainDisplayInformation {
    DomainDisplayUser = 1,
    DomainDisplayMachine = 2,
    DomainDisplayGroup = 3,
    DomainDisplayOemUser = 4,
    DomainDisplayOemGroup = 5,
    /// A value that is not declared.
    #[other]
    Other(u16),
}

#[doc(alias = "SAMPR_DOMAIN_DISPLAY_USER")]
#[doc(alias = "_SAMPR_DOMAIN_DISPLAY_USER")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SamprDomainDisplayUser {
    pub index: u32,
    pub rid: u32,
    pub account_control: u32,
    pub account_name: RpcUnicodeString,
    pub admin_comment: RpcUnicodeString,
    pub full_name: RpcUnicodeString,
}

#[doc(alias = "SAMPR_DOMAIN_DISPLAY_MACHINE")]
#[doc(alias = "_SAMPR_DOMAIN_DISPLAY_MACHINE")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SamprDomainDisplayMachine {
    pub index: u32,
    pub rid: u32,
    pub account_control: u32,
    pub account_name: RpcUnicodeString,
    pub admin_comment: RpcUnicodeString,
}

#[doc(alias = "SAMPR_DOMAIN_DISPLAY_GROUP")]
#[doc(alias = "_SAMPR_DOMAIN_DISPLAY_GROUP")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SamprDomainDisplayGroup {
    pub index: u32,
    pub rid: u32,
    pub attributes: u32,
    pub account_name: RpcUnicodeString,
    pub admin_comment: RpcUnicodeString,
}

#[doc(alias = "SAMPR_DOMAIN_DISPLAY_OEM_USER")]
#[doc(alias = "_SAMPR_DOMAIN_DISPLAY_OEM_USER")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SamprDomainDisplayOemUser {
    pub index: u32,
    pub oem_account_name: RpcString,
}

#[doc(alias = "SAMPR_DOMAIN_DISPLAY_OEM_GROUP")]
#[doc(alias = "_SAMPR_DOMAIN_DISPLAY_OEM_GROUP")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SamprDomainDisplayOemGroup {
    pub index: u32,
    pub oem_account_name: RpcString,
}

#[doc(alias = "SAMPR_DOMAIN_DISPLAY_USER_BUFFER")]
#[doc(alias = "_SAMPR_DOMAIN_DISPLAY_USER_BUFFER")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SamprDomainDisplayUserBuffer {
    pub entries_read: u32,
    #[size_is(entries_read)]
    pub buffer: Option<Vec<SamprDomainDisplayUser>>,
}

#[doc(alias = "SAMPR_DOMAIN_DISPLAY_MACHINE_BUFFER")]
#[doc(alias = "_SAMPR_DOMAIN_DISPLAY_MACHINE_BUFFER")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SamprDomainDisplayMachineBuffer {
    pub entries_read: u32,
    #[size_is(entries_read)]
    pub buffer: Option<Vec<SamprDomainDisplayMachine>>,
}

#[doc(alias = "SAMPR_DOMAIN_DISPLAY_GROUP_BUFFER")]
#[doc(alias = "_SAMPR_DOMAIN_DISPLAY_GROUP_BUFFER")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SamprDomainDisplayGroupBuffer {
    pub entries_read: u32,
    #[size_is(entries_read)]
    pub buffer: Option<Vec<SamprDomainDisplayGroup>>,
}

#[doc(alias = "SAMPR_DOMAIN_DISPLAY_OEM_USER_BUFFER")]
#[doc(alias = "_SAMPR_DOMAIN_DISPLAY_OEM_USER_BUFFER")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SamprDomainDisplayOemUserBuffer {
    pub entries_read: u32,
    #[size_is(entries_read)]
    pub buffer: Option<Vec<SamprDomainDisplayOemUser>>,
}

#[doc(alias = "SAMPR_DOMAIN_DISPLAY_OEM_GROUP_BUFFER")]
#[doc(alias = "_SAMPR_DOMAIN_DISPLAY_OEM_GROUP_BUFFER")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SamprDomainDisplayOemGroupBuffer {
    pub entries_read: u32,
    #[size_is(entries_read)]
    pub buffer: Option<Vec<SamprDomainDisplayOemGroup>>,
}

#[doc(alias = "SAMPR_DISPLAY_INFO_BUFFER")]
#[doc(alias = "_SAMPR_DISPLAY_INFO_BUFFER")]
#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(DomainDisplayInformation)]
#[ms_union]
pub enum SamprDisplayInfoBuffer {
    #[case(DomainDisplayInformation::DomainDisplayUser)]
    UserInformation(SamprDomainDisplayUserBuffer),
    #[case(DomainDisplayInformation::DomainDisplayMachine)]
    MachineInformation(SamprDomainDisplayMachineBuffer),
    #[case(DomainDisplayInformation::DomainDisplayGroup)]
    GroupInformation(SamprDomainDisplayGroupBuffer),
    #[case(DomainDisplayInformation::DomainDisplayOemUser)]
    OemUserInformation(SamprDomainDisplayOemUserBuffer),
    #[case(DomainDisplayInformation::DomainDisplayOemGroup)]
    OemGroupInformation(SamprDomainDisplayOemGroupBuffer),
}

#[doc(alias = "GROUP_ATTRIBUTE_INFORMATION")]
#[doc(alias = "_GROUP_ATTRIBUTE_INFORMATION")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct GroupAttributeInformation {
    pub attributes: u32,
}

#[doc(alias = "SAMPR_GROUP_GENERAL_INFORMATION")]
#[doc(alias = "_SAMPR_GROUP_GENERAL_INFORMATION")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SamprGroupGeneralInformation {
    pub name: RpcUnicodeString,
    pub attributes: u32,
    pub member_count: u32,
    pub admin_comment: RpcUnicodeString,
}

#[doc(alias = "SAMPR_GROUP_NAME_INFORMATION")]
#[doc(alias = "_SAMPR_GROUP_NAME_INFORMATION")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SamprGroupNameInformation {
    pub name: RpcUnicodeString,
}

#[doc(alias = "SAMPR_GROUP_ADM_COMMENT_INFORMATION")]
#[doc(alias = "_SAMPR_GROUP_ADM_COMMENT_INFORMATION")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SamprGroupAdmCommentInformation {
    pub admin_comment: RpcUnicodeString,
}

#[doc(alias = "GROUP_INFORMATION_CLASS")]
#[doc(alias = "_GROUP_INFORMATION_CLASS")]
#[derive(Ndr, Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u16)]
pub enum GroupInformationClass {
    GroupGeneralInformation = 1,
    GroupNameInformation = 2,
    GroupAttributeInformation = 3,
    GroupAdminCommentInformation = 4,
    GroupReplicationInformation = 5,
    /// A value that is not declared.
    #[other]
    Other(u16),
}

#[doc(alias = "SAMPR_GROUP_INFO_BUFFER")]
#[doc(alias = "_SAMPR_GROUP_INFO_BUFFER")]
#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(GroupInformationClass)]
#[ms_union]
pub enum SamprGroupInfoBuffer {
    #[case(GroupInformationClass::GroupGeneralInformation)]
    General(SamprGroupGeneralInformation),
    #[case(GroupInformationClass::GroupNameInformation)]
    Name(SamprGroupNameInformation),
    #[case(GroupInformationClass::GroupAttributeInformation)]
    Attribute(GroupAttributeInformation),
    #[case(GroupInformationClass::GroupAdminCommentInformation)]
    AdminComment(SamprGroupAdmCommentInformation),
    #[case(GroupInformationClass::GroupReplicationInformation)]
    DoNotUse(SamprGroupGeneralInformation),
}

#[doc(alias = "SAMPR_ALIAS_GENERAL_INFORMATION")]
#[doc(alias = "_SAMPR_ALIAS_GENERAL_INFORMATION")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SamprAliasGeneralInformation {
    pub name: RpcUnicodeString,
    pub member_count: u32,
    pub admin_comment: RpcUnicodeString,
}

#[doc(alias = "SAMPR_ALIAS_NAME_INFORMATION")]
#[doc(alias = "_SAMPR_ALIAS_NAME_INFORMATION")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SamprAliasNameInformation {
    pub name: RpcUnicodeString,
}

#[doc(alias = "SAMPR_ALIAS_ADM_COMMENT_INFORMATION")]
#[doc(alias = "_SAMPR_ALIAS_ADM_COMMENT_INFORMATION")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SamprAliasAdmCommentInformation {
    pub admin_comment: RpcUnicodeString,
}

#[doc(alias = "ALIAS_INFORMATION_CLASS")]
#[doc(alias = "_ALIAS_INFORMATION_CLASS")]
#[derive(Ndr, Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u16)]
pub enum AliasInformationClass {
    AliasGeneralInformation = 1,
    AliasNameInformation = 2,
    AliasAdminCommentInformation = 3,
    /// A value that is not declared.
    #[other]
    Other(u16),
}

#[doc(alias = "SAMPR_ALIAS_INFO_BUFFER")]
#[doc(alias = "_SAMPR_ALIAS_INFO_BUFFER")]
#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(AliasInformationClass)]
#[ms_union]
pub enum SamprAliasInfoBuffer {
    #[case(AliasInformationClass::AliasGeneralInformation)]
    General(SamprAliasGeneralInformation),
    #[case(AliasInformationClass::AliasNameInformation)]
    Name(SamprAliasNameInformation),
    #[case(AliasInformationClass::AliasAdminCommentInformation)]
    AdminComment(SamprAliasAdmCommentInformation),
}

#[doc(alias = "SAMPR_ENCRYPTED_USER_PASSWORD")]
#[doc(alias = "_SAMPR_ENCRYPTED_USER_PASSWORD")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct SamprEncryptedUserPassword {
    pub buffer: [u8; 516],
}

#[doc(alias = "SAMPR_ENCRYPTED_USER_PASSWORD_NEW")]
#[doc(alias = "_SAMPR_ENCRYPTED_USER_PASSWORD_NEW")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct SamprEncryptedUserPasswordNew {
    pub buffer: [u8; 532],
}

#[doc(alias = "USER_PRIMARY_GROUP_INFORMATION")]
#[doc(alias = "_USER_PRIMARY_GROUP_INFORMATION")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct UserPrimaryGroupInformation {
    pub primary_group_id: u32,
}

#[doc(alias = "USER_CONTROL_INFORMATION")]
#[doc(alias = "_USER_CONTROL_INFORMATION")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct UserControlInformation {
    pub user_account_control: u32,
}

#[doc(alias = "USER_EXPIRES_INFORMATION")]
#[doc(alias = "_USER_EXPIRES_INFORMATION")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct UserExpiresInformation {
    pub account_expires: OldLargeInteger,
}

#[doc(alias = "SAMPR_LOGON_HOURS")]
#[doc(alias = "_SAMPR_LOGON_HOURS")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SamprLogonHours {
    pub units_per_week: u16,
    #[size_is(1260)]
    #[length_is((units_per_week + 7) / 8)]
    pub logon_hours: Option<Vec<u8>>,
}

#[doc(alias = "SAMPR_USER_ALL_INFORMATION")]
#[doc(alias = "_SAMPR_USER_ALL_INFORMATION")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SamprUserAllInformation {
    pub last_logon: OldLargeInteger,
    pub last_logoff: OldLargeInteger,
    pub password_last_set: OldLargeInteger,
    pub account_expires: OldLargeInteger,
    pub password_can_change: OldLargeInteger,
    pub password_must_change: OldLargeInteger,
    pub user_name: RpcUnicodeString,
    pub full_name: RpcUnicodeString,
    pub home_directory: RpcUnicodeString,
    pub home_directory_drive: RpcUnicodeString,
    pub script_path: RpcUnicodeString,
    pub profile_path: RpcUnicodeString,
    pub admin_comment: RpcUnicodeString,
    pub work_stations: RpcUnicodeString,
    pub user_comment: RpcUnicodeString,
    pub parameters: RpcUnicodeString,
    pub lm_owf_password: RpcShortBlob,
    pub nt_owf_password: RpcShortBlob,
    pub private_data: RpcUnicodeString,
    pub security_descriptor: SamprSrSecurityDescriptor,
    pub user_id: u32,
    pub primary_group_id: u32,
    pub user_account_control: u32,
    pub which_fields: u32,
    pub logon_hours: SamprLogonHours,
    pub bad_password_count: u16,
    pub logon_count: u16,
    pub country_code: u16,
    pub code_page: u16,
    pub lm_password_present: u8,
    pub nt_password_present: u8,
    pub password_expired: u8,
    pub private_data_sensitive: u8,
}

#[doc(alias = "SAMPR_USER_GENERAL_INFORMATION")]
#[doc(alias = "_SAMPR_USER_GENERAL_INFORMATION")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SamprUserGeneralInformation {
    pub user_name: RpcUnicodeString,
    pub full_name: RpcUnicodeString,
    pub primary_group_id: u32,
    pub admin_comment: RpcUnicodeString,
    pub user_comment: RpcUnicodeString,
}

#[doc(alias = "SAMPR_USER_PREFERENCES_INFORMATION")]
#[doc(alias = "_SAMPR_USER_PREFERENCES_INFORMATION")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SamprUserPreferencesInformation {
    pub user_comment: RpcUnicodeString,
    pub reserved1: RpcUnicodeString,
    pub country_code: u16,
    pub code_page: u16,
}

#[doc(alias = "SAMPR_USER_PARAMETERS_INFORMATION")]
#[doc(alias = "_SAMPR_USER_PARAMETERS_INFORMATION")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SamprUserParametersInformation {
    pub parameters: RpcUnicodeString,
}

#[doc(alias = "SAMPR_USER_LOGON_INFORMATION")]
#[doc(alias = "_SAMPR_USER_LOGON_INFORMATION")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SamprUserLogonInformation {
    pub user_name: RpcUnicodeString,
    pub full_name: RpcUnicodeString,
    pub user_id: u32,
    pub primary_group_id: u32,
    pub home_directory: RpcUnicodeString,
    pub home_directory_drive: RpcUnicodeString,
    pub script_path: RpcUnicodeString,
    pub profile_path: RpcUnicodeString,
    pub work_stations: RpcUnicodeString,
    pub last_logon: OldLargeInteger,
    pub last_logoff: OldLargeInteger,
    pub password_last_set: OldLargeInteger,
    pub password_can_change: OldLargeInteger,
    pub password_must_change: OldLargeInteger,
    pub logon_hours: SamprLogonHours,
    pub bad_password_count: u16,
    pub logon_count: u16,
    pub user_account_control: u32,
}

#[doc(alias = "SAMPR_USER_ACCOUNT_INFORMATION")]
#[doc(alias = "_SAMPR_USER_ACCOUNT_INFORMATION")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SamprUserAccountInformation {
    pub user_name: RpcUnicodeString,
    pub full_name: RpcUnicodeString,
    pub user_id: u32,
    pub primary_group_id: u32,
    pub home_directory: RpcUnicodeString,
    pub home_directory_drive: RpcUnicodeString,
    pub script_path: RpcUnicodeString,
    pub profile_path: RpcUnicodeString,
    pub admin_comment: RpcUnicodeString,
    pub work_stations: RpcUnicodeString,
    pub last_logon: OldLargeInteger,
    pub last_logoff: OldLargeInteger,
    pub logon_hours: SamprLogonHours,
    pub bad_password_count: u16,
    pub logon_count: u16,
    pub password_last_set: OldLargeInteger,
    pub account_expires: OldLargeInteger,
    pub user_account_control: u32,
}

#[doc(alias = "SAMPR_USER_A_NAME_INFORMATION")]
#[doc(alias = "_SAMPR_USER_A_NAME_INFORMATION")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SamprUserANameInformation {
    pub user_name: RpcUnicodeString,
}

#[doc(alias = "SAMPR_USER_F_NAME_INFORMATION")]
#[doc(alias = "_SAMPR_USER_F_NAME_INFORMATION")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SamprUserFNameInformation {
    pub full_name: RpcUnicodeString,
}

#[doc(alias = "SAMPR_USER_NAME_INFORMATION")]
#[doc(alias = "_SAMPR_USER_NAME_INFORMATION")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SamprUserNameInformation {
    pub user_name: RpcUnicodeString,
    pub full_name: RpcUnicodeString,
}

#[doc(alias = "SAMPR_USER_HOME_INFORMATION")]
#[doc(alias = "_SAMPR_USER_HOME_INFORMATION")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SamprUserHomeInformation {
    pub home_directory: RpcUnicodeString,
    pub home_directory_drive: RpcUnicodeString,
}

#[doc(alias = "SAMPR_USER_SCRIPT_INFORMATION")]
#[doc(alias = "_SAMPR_USER_SCRIPT_INFORMATION")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SamprUserScriptInformation {
    pub script_path: RpcUnicodeString,
}

#[doc(alias = "SAMPR_USER_PROFILE_INFORMATION")]
#[doc(alias = "_SAMPR_USER_PROFILE_INFORMATION")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SamprUserProfileInformation {
    pub profile_path: RpcUnicodeString,
}

#[doc(alias = "SAMPR_USER_ADMIN_COMMENT_INFORMATION")]
#[doc(alias = "_SAMPR_USER_ADMIN_COMMENT_INFORMATION")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SamprUserAdminCommentInformation {
    pub admin_comment: RpcUnicodeString,
}

#[doc(alias = "SAMPR_USER_WORKSTATIONS_INFORMATION")]
#[doc(alias = "_SAMPR_USER_WORKSTATIONS_INFORMATION")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SamprUserWorkstationsInformation {
    pub work_stations: RpcUnicodeString,
}

#[doc(alias = "SAMPR_USER_LOGON_HOURS_INFORMATION")]
#[doc(alias = "_SAMPR_USER_LOGON_HOURS_INFORMATION")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SamprUserLogonHoursInformation {
    pub logon_hours: SamprLogonHours,
}

#[doc(alias = "SAMPR_USER_INTERNAL1_INFORMATION")]
#[doc(alias = "_SAMPR_USER_INTERNAL1_INFORMATION")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SamprUserInternal1Information {
    pub encrypted_nt_owf_password: EncryptedLmOwfPassword,
    pub encrypted_lm_owf_password: EncryptedLmOwfPassword,
    pub nt_password_present: u8,
    pub lm_password_present: u8,
    pub password_expired: u8,
}

#[doc(alias = "SAMPR_USER_INTERNAL4_INFORMATION")]
#[doc(alias = "_SAMPR_USER_INTERNAL4_INFORMATION")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct SamprUserInternal4Information {
    pub i1: SamprUserAllInformation,
    pub user_password: SamprEncryptedUserPassword,
}

#[doc(alias = "SAMPR_USER_INTERNAL4_INFORMATION_NEW")]
#[doc(alias = "_SAMPR_USER_INTERNAL4_INFORMATION_NEW")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct SamprUserInternal4InformationNew {
    pub i1: SamprUserAllInformation,
    pub user_password: SamprEncryptedUserPasswordNew,
}

#[doc(alias = "SAMPR_USER_INTERNAL5_INFORMATION")]
#[doc(alias = "_SAMPR_USER_INTERNAL5_INFORMATION")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct SamprUserInternal5Information {
    pub user_password: SamprEncryptedUserPassword,
    pub password_expired: u8,
}

#[doc(alias = "SAMPR_USER_INTERNAL5_INFORMATION_NEW")]
#[doc(alias = "_SAMPR_USER_INTERNAL5_INFORMATION_NEW")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct SamprUserInternal5InformationNew {
    pub user_password: SamprEncryptedUserPasswordNew,
    pub password_expired: u8,
}

#[doc(alias = "SAMPR_ENCRYPTED_PASSWORD_AES")]
#[doc(alias = "_SAMPR_ENCRYPTED_PASSWORD_AES")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct SamprEncryptedPasswordAes {
    pub auth_data: [u8; 64],
    pub salt: [u8; 16],
    pub cb_cipher: u32,
    #[size_is(cb_cipher)]
    pub cipher: Option<Vec<u8>>,
    pub pbkdf2_iterations: u64,
}

#[doc(alias = "SAMPR_USER_INTERNAL7_INFORMATION")]
#[doc(alias = "_SAMPR_USER_INTERNAL7_INFORMATION")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct SamprUserInternal7Information {
    pub user_password: SamprEncryptedPasswordAes,
    pub password_expired: u8,
}

#[doc(alias = "SAMPR_USER_INTERNAL8_INFORMATION")]
#[doc(alias = "_SAMPR_USER_INTERNAL8_INFORMATION")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct SamprUserInternal8Information {
    pub i1: SamprUserAllInformation,
    pub user_password: SamprEncryptedPasswordAes,
}

#[doc(alias = "USER_INFORMATION_CLASS")]
#[doc(alias = "_USER_INFORMATION_CLASS")]
#[derive(Ndr, Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u16)]
pub enum UserInformationClass {
    UserGeneralInformation = 1,
    UserPreferencesInformation = 2,
    UserLogonInformation = 3,
    UserLogonHoursInformation = 4,
    UserAccountInformation = 5,
    UserNameInformation = 6,
    UserAccountNameInformation = 7,
    UserFullNameInformation = 8,
    UserPrimaryGroupInformation = 9,
    UserHomeInformation = 10,
    UserScriptInformation = 11,
    UserProfileInformation = 12,
    UserAdminCommentInformation = 13,
    UserWorkStationsInformation = 14,
    UserControlInformation = 16,
    UserExpiresInformation = 17,
    UserInternal1Information = 18,
    UserParametersInformation = 20,
    UserAllInformation = 21,
    UserInternal4Information = 23,
    UserInternal5Information = 24,
    UserInternal4InformationNew = 25,
    UserInternal5InformationNew = 26,
    UserInternal7Information = 31,
    UserInternal8Information = 32,
    /// A value that is not declared.
    #[other]
    Other(u16),
}

#[doc(alias = "SAMPR_USER_INFO_BUFFER")]
#[doc(alias = "_SAMPR_USER_INFO_BUFFER")]
#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(UserInformationClass)]
#[ms_union]
pub enum SamprUserInfoBuffer {
    #[case(UserInformationClass::UserGeneralInformation)]
    General(SamprUserGeneralInformation),
    #[case(UserInformationClass::UserPreferencesInformation)]
    Preferences(SamprUserPreferencesInformation),
    #[case(UserInformationClass::UserLogonInformation)]
    Logon(SamprUserLogonInformation),
    #[case(UserInformationClass::UserLogonHoursInformation)]
    LogonHours(SamprUserLogonHoursInformation),
    #[case(UserInformationClass::UserAccountInformation)]
    Account(SamprUserAccountInformation),
    #[case(UserInformationClass::UserNameInformation)]
    Name(SamprUserNameInformation),
    #[case(UserInformationClass::UserAccountNameInformation)]
    AccountName(SamprUserANameInformation),
    #[case(UserInformationClass::UserFullNameInformation)]
    FullName(SamprUserFNameInformation),
    #[case(UserInformationClass::UserPrimaryGroupInformation)]
    PrimaryGroup(UserPrimaryGroupInformation),
    #[case(UserInformationClass::UserHomeInformation)]
    Home(SamprUserHomeInformation),
    #[case(UserInformationClass::UserScriptInformation)]
    Script(SamprUserScriptInformation),
    #[case(UserInformationClass::UserProfileInformation)]
    Profile(SamprUserProfileInformation),
    #[case(UserInformationClass::UserAdminCommentInformation)]
    AdminComment(SamprUserAdminCommentInformation),
    #[case(UserInformationClass::UserWorkStationsInformation)]
    WorkStations(SamprUserWorkstationsInformation),
    #[case(UserInformationClass::UserControlInformation)]
    Control(UserControlInformation),
    #[case(UserInformationClass::UserExpiresInformation)]
    Expires(UserExpiresInformation),
    #[case(UserInformationClass::UserInternal1Information)]
    Internal1(SamprUserInternal1Information),
    #[case(UserInformationClass::UserParametersInformation)]
    Parameters(SamprUserParametersInformation),
    #[case(UserInformationClass::UserAllInformation)]
    All(SamprUserAllInformation),
    #[case(UserInformationClass::UserInternal4Information)]
    Internal4(SamprUserInternal4Information),
    #[case(UserInformationClass::UserInternal5Information)]
    Internal5(SamprUserInternal5Information),
    #[case(UserInformationClass::UserInternal4InformationNew)]
    Internal4New(SamprUserInternal4InformationNew),
    #[case(UserInformationClass::UserInternal5InformationNew)]
    Internal5New(SamprUserInternal5InformationNew),
    #[case(UserInformationClass::UserInternal7Information)]
    Internal7(SamprUserInternal7Information),
    #[case(UserInformationClass::UserInternal8Information)]
    Internal8(SamprUserInternal8Information),
}

#[doc(alias = "PASSWORD_POLICY_VALIDATION_TYPE")]
#[doc(alias = "_PASSWORD_POLICY_VALIDATION_TYPE")]
#[derive(Ndr, Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u16)]
pub enum PasswordPolicyValidationType {
    SamValidateAuthentication = 1,
    SamValidatePasswordChange = 2,
    SamValidatePasswordReset = 3,
    /// A value that is not declared.
    #[other]
    Other(u16),
}

#[doc(alias = "SAM_VALIDATE_PASSWORD_HASH")]
#[doc(alias = "_SAM_VALIDATE_PASSWORD_HASH")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SamValidatePasswordHash {
    pub length: u32,
    #[size_is(length)]
    pub hash: Option<Vec<u8>>,
}

#[doc(alias = "SAM_VALIDATE_PERSISTED_FIELDS")]
#[doc(alias = "_SAM_VALIDATE_PERSISTED_FIELDS")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SamValidatePersistedFields {
    pub present_fields: u32,
    pub password_last_set: LargeInteger,
    pub bad_password_time: LargeInteger,
    pub lockout_time: LargeInteger,
    pub bad_password_count: u32,
    pub password_history_length: u32,
    #[size_is(password_history_length)]
    pub password_history: Option<Vec<SamValidatePasswordHash>>,
}

#[doc(alias = "SAM_VALIDATE_VALIDATION_STATUS")]
#[doc(alias = "_SAM_VALIDATE_VALIDATION_STATUS")]
#[derive(Ndr, Debug, Clone, Copy, PartialEq, Eq, Default)]
#[repr(u16)]
pub enum SamValidateValidationStatus {
    #[default]
    SamValidateSuccess = 0,
    SamValidatePasswordMustChange = 1,
    SamValidateAccountLockedOut = 2,
    SamValidatePasswordExpired = 3,
    SamValidatePasswordIncorrect = 4,
    SamValidatePasswordIsInHistory = 5,
    SamValidatePasswordTooShort = 6,
    SamValidatePasswordTooLong = 7,
    SamValidatePasswordNotComplexEnough = 8,
    SamValidatePasswordTooRecent = 9,
    SamValidatePasswordFilterError = 10,
    /// A value that is not declared.
    #[other]
    Other(u16),
}

#[doc(alias = "SAM_VALIDATE_STANDARD_OUTPUT_ARG")]
#[doc(alias = "_SAM_VALIDATE_STANDARD_OUTPUT_ARG")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SamValidateStandardOutputArg {
    pub changed_persisted_fields: SamValidatePersistedFields,
    pub validation_status: SamValidateValidationStatus,
}

#[doc(alias = "SAM_VALIDATE_AUTHENTICATION_INPUT_ARG")]
#[doc(alias = "_SAM_VALIDATE_AUTHENTICATION_INPUT_ARG")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SamValidateAuthenticationInputArg {
    pub input_persisted_fields: SamValidatePersistedFields,
    pub password_matched: u8,
}

#[doc(alias = "SAM_VALIDATE_PASSWORD_CHANGE_INPUT_ARG")]
#[doc(alias = "_SAM_VALIDATE_PASSWORD_CHANGE_INPUT_ARG")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SamValidatePasswordChangeInputArg {
    pub input_persisted_fields: SamValidatePersistedFields,
    pub clear_password: RpcUnicodeString,
    pub user_account_name: RpcUnicodeString,
    pub hashed_password: SamValidatePasswordHash,
    pub password_match: u8,
}

#[doc(alias = "SAM_VALIDATE_PASSWORD_RESET_INPUT_ARG")]
#[doc(alias = "_SAM_VALIDATE_PASSWORD_RESET_INPUT_ARG")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SamValidatePasswordResetInputArg {
    pub input_persisted_fields: SamValidatePersistedFields,
    pub clear_password: RpcUnicodeString,
    pub user_account_name: RpcUnicodeString,
    pub hashed_password: SamValidatePasswordHash,
    pub password_must_change_at_next_logon: u8,
    pub clear_lockout: u8,
}

#[doc(alias = "SAM_VALIDATE_INPUT_ARG")]
#[doc(alias = "_SAM_VALIDATE_INPUT_ARG")]
#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(PasswordPolicyValidationType)]
#[ms_union]
pub enum SamValidateInputArg {
    #[case(PasswordPolicyValidationType::SamValidateAuthentication)]
    ValidateAuthenticationInput(SamValidateAuthenticationInputArg),
    #[case(PasswordPolicyValidationType::SamValidatePasswordChange)]
    ValidatePasswordChangeInput(SamValidatePasswordChangeInputArg),
    #[case(PasswordPolicyValidationType::SamValidatePasswordReset)]
    ValidatePasswordResetInput(SamValidatePasswordResetInputArg),
}

#[doc(alias = "SAM_VALIDATE_OUTPUT_ARG")]
#[doc(alias = "_SAM_VALIDATE_OUTPUT_ARG")]
#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(PasswordPolicyValidationType)]
#[ms_union]
pub enum SamValidateOutputArg {
    #[case(PasswordPolicyValidationType::SamValidateAuthentication)]
    ValidateAuthenticationOutput(SamValidateStandardOutputArg),
    #[case(PasswordPolicyValidationType::SamValidatePasswordChange)]
    ValidatePasswordChangeOutput(SamValidateStandardOutputArg),
    #[case(PasswordPolicyValidationType::SamValidatePasswordReset)]
    ValidatePasswordResetOutput(SamValidateStandardOutputArg),
}

#[doc(alias = "samr")]
#[rpc_interface(
    uuid = "12345778-1234-abcd-ef00-0123456789ac",
    version = "1.0",
    pointer_default = "unique",
    partial
)]
pub trait Samr {
    #[doc(alias = "SAMPR_HANDLE")]
    #[context_handle]
    type SamprHandle: Context;

    /// opnum 0
    #[doc(alias = "SamrConnect")]
    async fn samr_connect(
        &self,
        server_name: Option<&u16>,
        #[out]
        server_handle: &mut Option<Self::SamprHandle>,
        desired_access: u32,
    ) -> Result<i32>;

    /// opnum 1
    #[doc(alias = "SamrCloseHandle")]
    async fn samr_close_handle(
        &self,
        sam_handle: &mut Option<Self::SamprHandle>,
    ) -> Result<i32>;

    /// opnum 2
    #[doc(alias = "SamrSetSecurityObject")]
    async fn samr_set_security_object(
        &self,
        object_handle: &mut Self::SamprHandle,
        security_information: u32,
        security_descriptor: &SamprSrSecurityDescriptor,
    ) -> Result<i32>;

    /// opnum 3
    #[doc(alias = "SamrQuerySecurityObject")]
    async fn samr_query_security_object(
        &self,
        object_handle: &mut Self::SamprHandle,
        security_information: u32,
        #[out]
        security_descriptor: &mut Option<Box<SamprSrSecurityDescriptor>>,
    ) -> Result<i32>;

    /// opnum 5
    #[opnum(5)]
    #[doc(alias = "SamrLookupDomainInSamServer")]
    async fn samr_lookup_domain_in_sam_server(
        &self,
        server_handle: &mut Self::SamprHandle,
        name: &RpcUnicodeString,
        #[out]
        domain_id: &mut Option<Box<RpcSid>>,
    ) -> Result<i32>;

    /// opnum 6
    #[doc(alias = "SamrEnumerateDomainsInSamServer")]
    async fn samr_enumerate_domains_in_sam_server(
        &self,
        server_handle: &mut Self::SamprHandle,
        enumeration_context: &mut u32,
        #[out]
        buffer: &mut Option<Box<SamprEnumerationBuffer>>,
        prefered_maximum_length: u32,
        #[out]
        count_returned: &mut u32,
    ) -> Result<i32>;

    /// opnum 7
    #[doc(alias = "SamrOpenDomain")]
    async fn samr_open_domain(
        &self,
        server_handle: &mut Self::SamprHandle,
        desired_access: u32,
        domain_id: &RpcSid,
        #[out]
        domain_handle: &mut Option<Self::SamprHandle>,
    ) -> Result<i32>;

    /// opnum 8
    #[doc(alias = "SamrQueryInformationDomain")]
    async fn samr_query_information_domain(
        &self,
        domain_handle: &mut Self::SamprHandle,
        domain_information_class: DomainInformationClass,
        #[out]
        #[switch_is(domain_information_class)]
        buffer: &mut Option<Box<SamprDomainInfoBuffer>>,
    ) -> Result<i32>;

    /// opnum 9
    #[doc(alias = "SamrSetInformationDomain")]
    async fn samr_set_information_domain(
        &self,
        domain_handle: &mut Self::SamprHandle,
        domain_information_class: DomainInformationClass,
        #[switch_is(domain_information_class)]
        domain_information: &SamprDomainInfoBuffer,
    ) -> Result<i32>;

    /// opnum 10
    #[doc(alias = "SamrCreateGroupInDomain")]
    async fn samr_create_group_in_domain(
        &self,
        domain_handle: &mut Self::SamprHandle,
        name: &RpcUnicodeString,
        desired_access: u32,
        #[out]
        group_handle: &mut Option<Self::SamprHandle>,
        #[out]
        relative_id: &mut u32,
    ) -> Result<i32>;

    /// opnum 11
    #[doc(alias = "SamrEnumerateGroupsInDomain")]
    async fn samr_enumerate_groups_in_domain(
        &self,
        domain_handle: &mut Self::SamprHandle,
        enumeration_context: &mut u32,
        #[out]
        buffer: &mut Option<Box<SamprEnumerationBuffer>>,
        prefered_maximum_length: u32,
        #[out]
        count_returned: &mut u32,
    ) -> Result<i32>;

    /// opnum 12
    #[doc(alias = "SamrCreateUserInDomain")]
    async fn samr_create_user_in_domain(
        &self,
        domain_handle: &mut Self::SamprHandle,
        name: &RpcUnicodeString,
        desired_access: u32,
        #[out]
        user_handle: &mut Option<Self::SamprHandle>,
        #[out]
        relative_id: &mut u32,
    ) -> Result<i32>;

    /// opnum 13
    #[doc(alias = "SamrEnumerateUsersInDomain")]
    async fn samr_enumerate_users_in_domain(
        &self,
        domain_handle: &mut Self::SamprHandle,
        enumeration_context: &mut u32,
        user_account_control: u32,
        #[out]
        buffer: &mut Option<Box<SamprEnumerationBuffer>>,
        prefered_maximum_length: u32,
        #[out]
        count_returned: &mut u32,
    ) -> Result<i32>;

    /// opnum 14
    #[doc(alias = "SamrCreateAliasInDomain")]
    async fn samr_create_alias_in_domain(
        &self,
        domain_handle: &mut Self::SamprHandle,
        account_name: &RpcUnicodeString,
        desired_access: u32,
        #[out]
        alias_handle: &mut Option<Self::SamprHandle>,
        #[out]
        relative_id: &mut u32,
    ) -> Result<i32>;

    /// opnum 15
    #[doc(alias = "SamrEnumerateAliasesInDomain")]
    async fn samr_enumerate_aliases_in_domain(
        &self,
        domain_handle: &mut Self::SamprHandle,
        enumeration_context: &mut u32,
        #[out]
        buffer: &mut Option<Box<SamprEnumerationBuffer>>,
        prefered_maximum_length: u32,
        #[out]
        count_returned: &mut u32,
    ) -> Result<i32>;

    /// opnum 16
    #[doc(alias = "SamrGetAliasMembership")]
    async fn samr_get_alias_membership(
        &self,
        domain_handle: &mut Self::SamprHandle,
        sid_array: &SamprPsidArray,
        #[out]
        membership: &mut SamprUlongArray,
    ) -> Result<i32>;

    /// opnum 17
    #[doc(alias = "SamrLookupNamesInDomain")]
    async fn samr_lookup_names_in_domain(
        &self,
        domain_handle: &mut Self::SamprHandle,
        #[range(0..=1000)]
        count: u32,
        #[size_is(1000)]
        #[length_is(count)]
        names: &[RpcUnicodeString],
        #[out]
        relative_ids: &mut SamprUlongArray,
        #[out]
        r#use: &mut SamprUlongArray,
    ) -> Result<i32>;

    /// opnum 18
    #[doc(alias = "SamrLookupIdsInDomain")]
    async fn samr_lookup_ids_in_domain(
        &self,
        domain_handle: &mut Self::SamprHandle,
        #[range(0..=1000)]
        count: u32,
        #[size_is(1000)]
        #[length_is(count)]
        relative_ids: &[u32],
        #[out]
        names: &mut SamprReturnedUstringArray,
        #[out]
        r#use: &mut SamprUlongArray,
    ) -> Result<i32>;

    /// opnum 19
    #[doc(alias = "SamrOpenGroup")]
    async fn samr_open_group(
        &self,
        domain_handle: &mut Self::SamprHandle,
        desired_access: u32,
        group_id: u32,
        #[out]
        group_handle: &mut Option<Self::SamprHandle>,
    ) -> Result<i32>;

    /// opnum 20
    #[doc(alias = "SamrQueryInformationGroup")]
    async fn samr_query_information_group(
        &self,
        group_handle: &mut Self::SamprHandle,
        group_information_class: GroupInformationClass,
        #[out]
        #[switch_is(group_information_class)]
        buffer: &mut Option<Box<SamprGroupInfoBuffer>>,
    ) -> Result<i32>;

    /// opnum 21
    #[doc(alias = "SamrSetInformationGroup")]
    async fn samr_set_information_group(
        &self,
        group_handle: &mut Self::SamprHandle,
        group_information_class: GroupInformationClass,
        #[switch_is(group_information_class)]
        buffer: &SamprGroupInfoBuffer,
    ) -> Result<i32>;

    /// opnum 22
    #[doc(alias = "SamrAddMemberToGroup")]
    async fn samr_add_member_to_group(
        &self,
        group_handle: &mut Self::SamprHandle,
        member_id: u32,
        attributes: u32,
    ) -> Result<i32>;

    /// opnum 23
    #[doc(alias = "SamrDeleteGroup")]
    async fn samr_delete_group(
        &self,
        group_handle: &mut Option<Self::SamprHandle>,
    ) -> Result<i32>;

    /// opnum 24
    #[doc(alias = "SamrRemoveMemberFromGroup")]
    async fn samr_remove_member_from_group(
        &self,
        group_handle: &mut Self::SamprHandle,
        member_id: u32,
    ) -> Result<i32>;

    /// opnum 25
    #[doc(alias = "SamrGetMembersInGroup")]
    async fn samr_get_members_in_group(
        &self,
        group_handle: &mut Self::SamprHandle,
        #[out]
        members: &mut Option<Box<SamprGetMembersBuffer>>,
    ) -> Result<i32>;

    /// opnum 26
    #[doc(alias = "SamrSetMemberAttributesOfGroup")]
    async fn samr_set_member_attributes_of_group(
        &self,
        group_handle: &mut Self::SamprHandle,
        member_id: u32,
        attributes: u32,
    ) -> Result<i32>;

    /// opnum 27
    #[doc(alias = "SamrOpenAlias")]
    async fn samr_open_alias(
        &self,
        domain_handle: &mut Self::SamprHandle,
        desired_access: u32,
        alias_id: u32,
        #[out]
        alias_handle: &mut Option<Self::SamprHandle>,
    ) -> Result<i32>;

    /// opnum 28
    #[doc(alias = "SamrQueryInformationAlias")]
    async fn samr_query_information_alias(
        &self,
        alias_handle: &mut Self::SamprHandle,
        alias_information_class: AliasInformationClass,
        #[out]
        #[switch_is(alias_information_class)]
        buffer: &mut Option<Box<SamprAliasInfoBuffer>>,
    ) -> Result<i32>;

    /// opnum 29
    #[doc(alias = "SamrSetInformationAlias")]
    async fn samr_set_information_alias(
        &self,
        alias_handle: &mut Self::SamprHandle,
        alias_information_class: AliasInformationClass,
        #[switch_is(alias_information_class)]
        buffer: &SamprAliasInfoBuffer,
    ) -> Result<i32>;

    /// opnum 30
    #[doc(alias = "SamrDeleteAlias")]
    async fn samr_delete_alias(
        &self,
        alias_handle: &mut Option<Self::SamprHandle>,
    ) -> Result<i32>;

    /// opnum 31
    #[doc(alias = "SamrAddMemberToAlias")]
    async fn samr_add_member_to_alias(
        &self,
        alias_handle: &mut Self::SamprHandle,
        member_id: &RpcSid,
    ) -> Result<i32>;

    /// opnum 32
    #[doc(alias = "SamrRemoveMemberFromAlias")]
    async fn samr_remove_member_from_alias(
        &self,
        alias_handle: &mut Self::SamprHandle,
        member_id: &RpcSid,
    ) -> Result<i32>;

    /// opnum 33
    #[doc(alias = "SamrGetMembersInAlias")]
    async fn samr_get_members_in_alias(
        &self,
        alias_handle: &mut Self::SamprHandle,
        #[out]
        members: &mut SamprPsidArrayOut,
    ) -> Result<i32>;

    /// opnum 34
    #[doc(alias = "SamrOpenUser")]
    async fn samr_open_user(
        &self,
        domain_handle: &mut Self::SamprHandle,
        desired_access: u32,
        user_id: u32,
        #[out]
        user_handle: &mut Option<Self::SamprHandle>,
    ) -> Result<i32>;

    /// opnum 35
    #[doc(alias = "SamrDeleteUser")]
    async fn samr_delete_user(
        &self,
        user_handle: &mut Option<Self::SamprHandle>,
    ) -> Result<i32>;

    /// opnum 36
    #[doc(alias = "SamrQueryInformationUser")]
    async fn samr_query_information_user(
        &self,
        user_handle: &mut Self::SamprHandle,
        user_information_class: UserInformationClass,
        #[out]
        #[switch_is(user_information_class)]
        buffer: &mut Option<Box<SamprUserInfoBuffer>>,
    ) -> Result<i32>;

    /// opnum 37
    #[doc(alias = "SamrSetInformationUser")]
    async fn samr_set_information_user(
        &self,
        user_handle: &mut Self::SamprHandle,
        user_information_class: UserInformationClass,
        #[switch_is(user_information_class)]
        buffer: &SamprUserInfoBuffer,
    ) -> Result<i32>;

    /// opnum 38
    #[doc(alias = "SamrChangePasswordUser")]
    async fn samr_change_password_user(
        &self,
        user_handle: &mut Self::SamprHandle,
        lm_present: u8,
        old_lm_encrypted_with_new_lm: Option<&EncryptedLmOwfPassword>,
        new_lm_encrypted_with_old_lm: Option<&EncryptedLmOwfPassword>,
        nt_present: u8,
        old_nt_encrypted_with_new_nt: Option<&EncryptedLmOwfPassword>,
        new_nt_encrypted_with_old_nt: Option<&EncryptedLmOwfPassword>,
        nt_cross_encryption_present: u8,
        new_nt_encrypted_with_new_lm: Option<&EncryptedLmOwfPassword>,
        lm_cross_encryption_present: u8,
        new_lm_encrypted_with_new_nt: Option<&EncryptedLmOwfPassword>,
    ) -> Result<i32>;

    /// opnum 39
    #[doc(alias = "SamrGetGroupsForUser")]
    async fn samr_get_groups_for_user(
        &self,
        user_handle: &mut Self::SamprHandle,
        #[out]
        groups: &mut Option<Box<SamprGetGroupsBuffer>>,
    ) -> Result<i32>;

    /// opnum 40
    #[doc(alias = "SamrQueryDisplayInformation")]
    async fn samr_query_display_information(
        &self,
        domain_handle: &mut Self::SamprHandle,
        display_information_class: DomainDisplayInformation,
        index: u32,
        entry_count: u32,
        preferred_maximum_length: u32,
        #[out]
        total_available: &mut u32,
        #[out]
        total_returned: &mut u32,
        #[out]
        #[switch_is(display_information_class)]
        buffer: &mut SamprDisplayInfoBuffer,
    ) -> Result<i32>;

    /// opnum 41
    #[doc(alias = "SamrGetDisplayEnumerationIndex")]
    async fn samr_get_display_enumeration_index(
        &self,
        domain_handle: &mut Self::SamprHandle,
        display_information_class: DomainDisplayInformation,
        prefix: &RpcUnicodeString,
        #[out]
        index: &mut u32,
    ) -> Result<i32>;

    /// opnum 44
    #[opnum(44)]
    #[doc(alias = "SamrGetUserDomainPasswordInformation")]
    async fn samr_get_user_domain_password_information(
        &self,
        user_handle: &mut Self::SamprHandle,
        #[out]
        password_information: &mut UserDomainPasswordInformation,
    ) -> Result<i32>;

    /// opnum 45
    #[doc(alias = "SamrRemoveMemberFromForeignDomain")]
    async fn samr_remove_member_from_foreign_domain(
        &self,
        domain_handle: &mut Self::SamprHandle,
        member_sid: &RpcSid,
    ) -> Result<i32>;

    /// opnum 46
    #[doc(alias = "SamrQueryInformationDomain2")]
    async fn samr_query_information_domain2(
        &self,
        domain_handle: &mut Self::SamprHandle,
        domain_information_class: DomainInformationClass,
        #[out]
        #[switch_is(domain_information_class)]
        buffer: &mut Option<Box<SamprDomainInfoBuffer>>,
    ) -> Result<i32>;

    /// opnum 47
    #[doc(alias = "SamrQueryInformationUser2")]
    async fn samr_query_information_user2(
        &self,
        user_handle: &mut Self::SamprHandle,
        user_information_class: UserInformationClass,
        #[out]
        #[switch_is(user_information_class)]
        buffer: &mut Option<Box<SamprUserInfoBuffer>>,
    ) -> Result<i32>;

    /// opnum 48
    #[doc(alias = "SamrQueryDisplayInformation2")]
    async fn samr_query_display_information2(
        &self,
        domain_handle: &mut Self::SamprHandle,
        display_information_class: DomainDisplayInformation,
        index: u32,
        entry_count: u32,
        preferred_maximum_length: u32,
        #[out]
        total_available: &mut u32,
        #[out]
        total_returned: &mut u32,
        #[out]
        #[switch_is(display_information_class)]
        buffer: &mut SamprDisplayInfoBuffer,
    ) -> Result<i32>;

    /// opnum 49
    #[doc(alias = "SamrGetDisplayEnumerationIndex2")]
    async fn samr_get_display_enumeration_index2(
        &self,
        domain_handle: &mut Self::SamprHandle,
        display_information_class: DomainDisplayInformation,
        prefix: &RpcUnicodeString,
        #[out]
        index: &mut u32,
    ) -> Result<i32>;

    /// opnum 50
    #[doc(alias = "SamrCreateUser2InDomain")]
    async fn samr_create_user2_in_domain(
        &self,
        domain_handle: &mut Self::SamprHandle,
        name: &RpcUnicodeString,
        account_type: u32,
        desired_access: u32,
        #[out]
        user_handle: &mut Option<Self::SamprHandle>,
        #[out]
        granted_access: &mut u32,
        #[out]
        relative_id: &mut u32,
    ) -> Result<i32>;

    /// opnum 51
    #[doc(alias = "SamrQueryDisplayInformation3")]
    async fn samr_query_display_information3(
        &self,
        domain_handle: &mut Self::SamprHandle,
        display_information_class: DomainDisplayInformation,
        index: u32,
        entry_count: u32,
        preferred_maximum_length: u32,
        #[out]
        total_available: &mut u32,
        #[out]
        total_returned: &mut u32,
        #[out]
        #[switch_is(display_information_class)]
        buffer: &mut SamprDisplayInfoBuffer,
    ) -> Result<i32>;

    /// opnum 52
    #[doc(alias = "SamrAddMultipleMembersToAlias")]
    async fn samr_add_multiple_members_to_alias(
        &self,
        alias_handle: &mut Self::SamprHandle,
        members_buffer: &SamprPsidArray,
    ) -> Result<i32>;

    /// opnum 53
    #[doc(alias = "SamrRemoveMultipleMembersFromAlias")]
    async fn samr_remove_multiple_members_from_alias(
        &self,
        alias_handle: &mut Self::SamprHandle,
        members_buffer: &SamprPsidArray,
    ) -> Result<i32>;

    /// opnum 54
    #[doc(alias = "SamrOemChangePasswordUser2")]
    async fn samr_oem_change_password_user2(
        &self,
        server_name: Option<&RpcString>,
        user_name: &RpcString,
        new_password_encrypted_with_old_lm: Option<&SamprEncryptedUserPassword>,
        old_lm_owf_password_encrypted_with_new_lm: Option<&EncryptedLmOwfPassword>,
    ) -> Result<i32>;

    /// opnum 55
    #[doc(alias = "SamrUnicodeChangePasswordUser2")]
    async fn samr_unicode_change_password_user2(
        &self,
        server_name: Option<&RpcUnicodeString>,
        user_name: &RpcUnicodeString,
        new_password_encrypted_with_old_nt: Option<&SamprEncryptedUserPassword>,
        old_nt_owf_password_encrypted_with_new_nt: Option<&EncryptedLmOwfPassword>,
        lm_present: u8,
        new_password_encrypted_with_old_lm: Option<&SamprEncryptedUserPassword>,
        old_lm_owf_password_encrypted_with_new_nt: Option<&EncryptedLmOwfPassword>,
    ) -> Result<i32>;

    /// opnum 56
    #[doc(alias = "SamrGetDomainPasswordInformation")]
    async fn samr_get_domain_password_information(
        &self,
        unused: Option<&RpcUnicodeString>,
        #[out]
        password_information: &mut UserDomainPasswordInformation,
    ) -> Result<i32>;

    /// opnum 57
    #[doc(alias = "SamrConnect2")]
    async fn samr_connect2(
        &self,
        server_name: Option<&WStr>,
        #[out]
        server_handle: &mut Option<Self::SamprHandle>,
        desired_access: u32,
    ) -> Result<i32>;

    /// opnum 58
    #[doc(alias = "SamrSetInformationUser2")]
    async fn samr_set_information_user2(
        &self,
        user_handle: &mut Self::SamprHandle,
        user_information_class: UserInformationClass,
        #[switch_is(user_information_class)]
        buffer: &SamprUserInfoBuffer,
    ) -> Result<i32>;

    /// opnum 62
    #[opnum(62)]
    #[doc(alias = "SamrConnect4")]
    async fn samr_connect4(
        &self,
        server_name: Option<&WStr>,
        #[out]
        server_handle: &mut Option<Self::SamprHandle>,
        client_revision: u32,
        desired_access: u32,
    ) -> Result<i32>;

    /// opnum 64
    #[opnum(64)]
    #[doc(alias = "SamrConnect5")]
    async fn samr_connect5(
        &self,
        server_name: Option<&WStr>,
        desired_access: u32,
        in_version: u32,
        #[switch_is(in_version)]
        in_revision_info: &SamprRevisionInfo,
        #[out]
        out_version: &mut u32,
        #[out]
        #[switch_is(*out_version)]
        out_revision_info: &mut SamprRevisionInfo,
        #[out]
        server_handle: &mut Option<Self::SamprHandle>,
    ) -> Result<i32>;

    /// opnum 65
    #[doc(alias = "SamrRidToSid")]
    async fn samr_rid_to_sid(
        &self,
        object_handle: &mut Self::SamprHandle,
        rid: u32,
        #[out]
        sid: &mut Option<Box<RpcSid>>,
    ) -> Result<i32>;

    /// opnum 66
    #[doc(alias = "SamrSetDSRMPassword")]
    async fn samr_set_dsrm_password(
        &self,
        unused: Option<&RpcUnicodeString>,
        user_id: u32,
        encrypted_nt_owf_password: Option<&EncryptedLmOwfPassword>,
    ) -> Result<i32>;

    /// opnum 67
    #[doc(alias = "SamrValidatePassword")]
    async fn samr_validate_password(
        &self,
        validation_type: PasswordPolicyValidationType,
        #[switch_is(validation_type)]
        input_arg: &SamValidateInputArg,
        #[out]
        #[switch_is(validation_type)]
        output_arg: &mut Option<Box<SamValidateOutputArg>>,
    ) -> Result<i32>;

    /// Opnum 73
    #[opnum(73)]
    #[doc(alias = "SamrUnicodeChangePasswordUser4")]
    async fn samr_unicode_change_password_user4(
        &self,
        server_name: Option<&RpcUnicodeString>,
        user_name: &RpcUnicodeString,
        encrypted_password: &SamprEncryptedPasswordAes,
    ) -> Result<i32>;
}
