// From ms-lsad.idl by rpc-idl 0.1.0.

#[allow(unused_imports)]
use rpc_runtime::prelude::*;
use rpc_runtime::uuid::Uuid;
use crate::dtyp::{LargeInteger, Luid, RpcSid, RpcUnicodeString};

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

#[doc(alias = "LSAPR_ACL")]
#[doc(alias = "_LSAPR_ACL")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct LsaprAcl {
    pub acl_revision: u8,
    pub sbz1: u8,
    pub acl_size: u16,
    #[size_is(acl_size - 4)]
    pub dummy1: Tail<Vec<u8>>,
}

#[doc(alias = "LSAPR_SECURITY_DESCRIPTOR")]
#[doc(alias = "_LSAPR_SECURITY_DESCRIPTOR")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct LsaprSecurityDescriptor {
    pub revision: u8,
    pub sbz1: u8,
    pub control: u16,
    pub owner: Option<Box<RpcSid>>,
    pub group: Option<Box<RpcSid>>,
    pub sacl: Option<Box<LsaprAcl>>,
    pub dacl: Option<Box<LsaprAcl>>,
}

#[doc(alias = "SECURITY_IMPERSONATION_LEVEL")]
#[doc(alias = "_SECURITY_IMPERSONATION_LEVEL")]
#[derive(Ndr, Debug, Clone, Copy, PartialEq, Eq, Default)]
#[repr(u16)]
pub enum SecurityImpersonationLevel {
    #[default]
    SecurityAnonymous = 0,
    SecurityIdentification = 1,
    SecurityImpersonation = 2,
    SecurityDelegation = 3,
    /// A value that is not declared.
    #[other]
    Other(u16),
}

#[doc(alias = "SECURITY_QUALITY_OF_SERVICE")]
#[doc(alias = "_SECURITY_QUALITY_OF_SERVICE")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SecurityQualityOfService {
    pub length: u32,
    pub impersonation_level: SecurityImpersonationLevel,
    pub context_tracking_mode: u8,
    pub effective_only: u8,
}

#[doc(alias = "LSAPR_OBJECT_ATTRIBUTES")]
#[doc(alias = "_LSAPR_OBJECT_ATTRIBUTES")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct LsaprObjectAttributes {
    pub length: u32,
    pub root_directory: Option<Box<u8>>,
    pub object_name: Option<Box<String2>>,
    pub attributes: u32,
    pub security_descriptor: Option<Box<LsaprSecurityDescriptor>>,
    pub security_quality_of_service: Option<Box<SecurityQualityOfService>>,
}

#[doc(alias = "LSAPR_TRUST_INFORMATION")]
#[doc(alias = "_LSAPR_TRUST_INFORMATION")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct LsaprTrustInformation {
    pub name: RpcUnicodeString,
    pub sid: Option<Box<RpcSid>>,
}

/// End of common types.
#[doc(alias = "POLICY_INFORMATION_CLASS")]
#[doc(alias = "_POLICY_INFORMATION_CLASS")]
#[derive(Ndr, Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u16)]
pub enum PolicyInformationClass {
    PolicyAuditLogInformation = 1,
    PolicyAuditEventsInformation = 2,
    PolicyPrimaryDomainInformation = 3,
    PolicyPdAccountInformation = 4,
    PolicyAccountDomainInformation = 5,
    PolicyLsaServerRoleInformation = 6,
    PolicyReplicaSourceInformation = 7,
    PolicyInformationNotUsedOnWire = 8,
    PolicyModificationInformation = 9,
    PolicyAuditFullSetInformation = 10,
    PolicyAuditFullQueryInformation = 11,
    PolicyDnsDomainInformation = 12,
    PolicyDnsDomainInformationInt = 13,
    PolicyLocalAccountDomainInformation = 14,
    PolicyMachineAccountInformation = 15,
    PolicyLastEntry = 16,
    /// A value that is not declared.
    #[other]
    Other(u16),
}

#[doc(alias = "POLICY_AUDIT_EVENT_TYPE")]
#[doc(alias = "_POLICY_AUDIT_EVENT_TYPE")]
#[derive(Ndr, Debug, Clone, Copy, PartialEq, Eq, Default)]
#[repr(u16)]
pub enum PolicyAuditEventType {
    #[default]
    AuditCategorySystem = 0,
    AuditCategoryLogon = 1,
    AuditCategoryObjectAccess = 2,
    AuditCategoryPrivilegeUse = 3,
    AuditCategoryDetailedTracking = 4,
    AuditCategoryPolicyChange = 5,
    AuditCategoryAccountManagement = 6,
    AuditCategoryDirectoryServiceAccess = 7,
    AuditCategoryAccountLogon = 8,
    /// A value that is not declared.
    #[other]
    Other(u16),
}

#[doc(alias = "POLICY_AUDIT_LOG_INFO")]
#[doc(alias = "_POLICY_AUDIT_LOG_INFO")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct PolicyAuditLogInfo {
    pub audit_log_percent_full: u32,
    pub maximum_log_size: u32,
    pub audit_retention_period: LargeInteger,
    pub audit_log_full_shutdown_in_progress: u8,
    pub time_to_shutdown: LargeInteger,
    pub next_audit_record_id: u32,
}

#[doc(alias = "POLICY_LSA_SERVER_ROLE")]
#[doc(alias = "_POLICY_LSA_SERVER_ROLE")]
#[derive(Ndr, Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u16)]
pub enum PolicyLsaServerRole {
    PolicyServerRoleBackup = 2,
    PolicyServerRolePrimary = 3,
    /// A value that is not declared.
    #[other]
    Other(u16),
}

#[doc(alias = "POLICY_LSA_SERVER_ROLE_INFO")]
#[doc(alias = "_POLICY_LSA_SERVER_ROLE_INFO")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct PolicyLsaServerRoleInfo {
    pub lsa_server_role: PolicyLsaServerRole,
}

#[doc(alias = "POLICY_MODIFICATION_INFO")]
#[doc(alias = "_POLICY_MODIFICATION_INFO")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct PolicyModificationInfo {
    pub modified_id: LargeInteger,
    pub database_creation_time: LargeInteger,
}

#[doc(alias = "POLICY_AUDIT_FULL_SET_INFO")]
#[doc(alias = "_POLICY_AUDIT_FULL_SET_INFO")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct PolicyAuditFullSetInfo {
    pub shut_down_on_full: u8,
}

#[doc(alias = "POLICY_AUDIT_FULL_QUERY_INFO")]
#[doc(alias = "_POLICY_AUDIT_FULL_QUERY_INFO")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct PolicyAuditFullQueryInfo {
    pub shut_down_on_full: u8,
    pub log_is_full: u8,
}

#[doc(alias = "POLICY_DOMAIN_INFORMATION_CLASS")]
#[doc(alias = "_POLICY_DOMAIN_INFORMATION_CLASS")]
#[derive(Ndr, Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u16)]
pub enum PolicyDomainInformationClass {
    PolicyDomainQualityOfServiceInformation = 1,
    PolicyDomainEfsInformation = 2,
    PolicyDomainKerberosTicketInformation = 3,
    /// A value that is not declared.
    #[other]
    Other(u16),
}

#[doc(alias = "POLICY_DOMAIN_KERBEROS_TICKET_INFO")]
#[doc(alias = "_POLICY_DOMAIN_KERBEROS_TICKET_INFO")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct PolicyDomainKerberosTicketInfo {
    pub authentication_options: u32,
    pub max_service_ticket_age: LargeInteger,
    pub max_ticket_age: LargeInteger,
    pub max_renew_age: LargeInteger,
    pub max_clock_skew: LargeInteger,
    pub reserved: LargeInteger,
}

#[doc(alias = "TRUSTED_POSIX_OFFSET_INFO")]
#[doc(alias = "_TRUSTED_POSIX_OFFSET_INFO")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct TrustedPosixOffsetInfo {
    pub offset: u32,
}

#[doc(alias = "TRUSTED_INFORMATION_CLASS")]
#[doc(alias = "_TRUSTED_INFORMATION_CLASS")]
#[derive(Ndr, Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u16)]
pub enum TrustedInformationClass {
    TrustedDomainNameInformation = 1,
    TrustedControllersInformation = 2,
    TrustedPosixOffsetInformation = 3,
    TrustedPasswordInformation = 4,
    TrustedDomainInformationBasic = 5,
    TrustedDomainInformationEx = 6,
    TrustedDomainAuthInformation = 7,
    TrustedDomainFullInformation = 8,
    TrustedDomainAuthInformationInternal = 9,
    TrustedDomainFullInformationInternal = 10,
    TrustedDomainInformationEx2Internal = 11,
    TrustedDomainFullInformation2Internal = 12,
    TrustedDomainSupportedEncryptionTypes = 13,
    /// A value that is not declared.
    #[other]
    Other(u16),
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

#[doc(alias = "LSA_FOREST_TRUST_BINARY_DATA")]
#[doc(alias = "_LSA_FOREST_TRUST_BINARY_DATA")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct LsaForestTrustBinaryData {
    #[range(0..=131072)]
    pub length: u32,
    #[size_is(length)]
    pub buffer: Option<Vec<u8>>,
}

#[doc(alias = "LSA_FOREST_TRUST_DOMAIN_INFO")]
#[doc(alias = "_LSA_FOREST_TRUST_DOMAIN_INFO")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct LsaForestTrustDomainInfo {
    pub sid: Option<Box<RpcSid>>,
    pub dns_name: RpcUnicodeString,
    pub netbios_name: RpcUnicodeString,
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

#[doc(alias = "LSA_FOREST_TRUST_COLLISION_RECORD_TYPE")]
#[doc(alias = "_LSA_FOREST_TRUST_COLLISION_RECORD_TYPE")]
#[derive(Ndr, Debug, Clone, Copy, PartialEq, Eq, Default)]
#[repr(u16)]
pub enum LsaForestTrustCollisionRecordType {
    #[default]
    CollisionTdo = 0,
    CollisionXref = 1,
    CollisionOther = 2,
    /// A value that is not declared.
    #[other]
    Other(u16),
}

#[doc(alias = "LSA_FOREST_TRUST_COLLISION_RECORD")]
#[doc(alias = "_LSA_FOREST_TRUST_COLLISION_RECORD")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct LsaForestTrustCollisionRecord {
    pub index: u32,
    pub r#type: LsaForestTrustCollisionRecordType,
    pub flags: u32,
    pub name: RpcUnicodeString,
}

#[doc(alias = "LSA_FOREST_TRUST_COLLISION_INFORMATION")]
#[doc(alias = "_LSA_FOREST_TRUST_COLLISION_INFORMATION")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct LsaForestTrustCollisionInformation {
    pub record_count: u32,
    #[size_is(record_count)]
    pub entries: Option<Vec<Option<Box<LsaForestTrustCollisionRecord>>>>,
}

#[doc(alias = "LSAPR_ACCOUNT_INFORMATION")]
#[doc(alias = "_LSAPR_ACCOUNT_INFORMATION")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct LsaprAccountInformation {
    pub sid: Option<Box<RpcSid>>,
}

#[doc(alias = "LSAPR_ACCOUNT_ENUM_BUFFER")]
#[doc(alias = "_LSAPR_ACCOUNT_ENUM_BUFFER")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct LsaprAccountEnumBuffer {
    pub entries_read: u32,
    #[size_is(entries_read)]
    pub information: Option<Vec<LsaprAccountInformation>>,
}

#[doc(alias = "LSAPR_SR_SECURITY_DESCRIPTOR")]
#[doc(alias = "_LSAPR_SR_SECURITY_DESCRIPTOR")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct LsaprSrSecurityDescriptor {
    #[range(0..=262144)]
    pub length: u32,
    #[size_is(length)]
    pub security_descriptor: Option<Vec<u8>>,
}

#[doc(alias = "LSAPR_LUID_AND_ATTRIBUTES")]
#[doc(alias = "_LSAPR_LUID_AND_ATTRIBUTES")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct LsaprLuidAndAttributes {
    pub luid: Luid,
    pub attributes: u32,
}

#[doc(alias = "LSAPR_PRIVILEGE_SET")]
#[doc(alias = "_LSAPR_PRIVILEGE_SET")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct LsaprPrivilegeSet {
    #[range(0..=1000)]
    pub privilege_count: u32,
    pub control: u32,
    #[size_is(privilege_count)]
    pub privilege: Tail<Vec<LsaprLuidAndAttributes>>,
}

#[doc(alias = "LSAPR_POLICY_PRIVILEGE_DEF")]
#[doc(alias = "_LSAPR_POLICY_PRIVILEGE_DEF")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct LsaprPolicyPrivilegeDef {
    pub name: RpcUnicodeString,
    pub local_value: Luid,
}

#[doc(alias = "LSAPR_PRIVILEGE_ENUM_BUFFER")]
#[doc(alias = "_LSAPR_PRIVILEGE_ENUM_BUFFER")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct LsaprPrivilegeEnumBuffer {
    pub entries: u32,
    #[size_is(entries)]
    pub privileges: Option<Vec<LsaprPolicyPrivilegeDef>>,
}

#[doc(alias = "LSAPR_CR_CIPHER_VALUE")]
#[doc(alias = "_LSAPR_CR_CIPHER_VALUE")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct LsaprCrCipherValue {
    #[range(0..=131088)]
    pub length: u32,
    #[range(0..=131088)]
    pub maximum_length: u32,
    #[size_is(maximum_length)]
    #[length_is(length)]
    pub buffer: Option<Vec<u8>>,
}

#[doc(alias = "LSAPR_TRUSTED_ENUM_BUFFER")]
#[doc(alias = "_LSAPR_TRUSTED_ENUM_BUFFER")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct LsaprTrustedEnumBuffer {
    pub entries_read: u32,
    #[size_is(entries_read)]
    pub information: Option<Vec<LsaprTrustInformation>>,
}

#[doc(alias = "LSAPR_POLICY_ACCOUNT_DOM_INFO")]
#[doc(alias = "_LSAPR_POLICY_ACCOUNT_DOM_INFO")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct LsaprPolicyAccountDomInfo {
    pub domain_name: RpcUnicodeString,
    pub domain_sid: Option<Box<RpcSid>>,
}

#[doc(alias = "LSAPR_POLICY_PRIMARY_DOM_INFO")]
#[doc(alias = "_LSAPR_POLICY_PRIMARY_DOM_INFO")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct LsaprPolicyPrimaryDomInfo {
    pub name: RpcUnicodeString,
    pub sid: Option<Box<RpcSid>>,
}

#[doc(alias = "LSAPR_POLICY_DNS_DOMAIN_INFO")]
#[doc(alias = "_LSAPR_POLICY_DNS_DOMAIN_INFO")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct LsaprPolicyDnsDomainInfo {
    pub name: RpcUnicodeString,
    pub dns_domain_name: RpcUnicodeString,
    pub dns_forest_name: RpcUnicodeString,
    pub domain_guid: Uuid,
    pub sid: Option<Box<RpcSid>>,
}

#[doc(alias = "LSAPR_POLICY_PD_ACCOUNT_INFO")]
#[doc(alias = "_LSAPR_POLICY_PD_ACCOUNT_INFO")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct LsaprPolicyPdAccountInfo {
    pub name: RpcUnicodeString,
}

#[doc(alias = "LSAPR_POLICY_REPLICA_SRCE_INFO")]
#[doc(alias = "_LSAPR_POLICY_REPLICA_SRCE_INFO")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct LsaprPolicyReplicaSrceInfo {
    pub replica_source: RpcUnicodeString,
    pub replica_account_name: RpcUnicodeString,
}

#[doc(alias = "LSAPR_POLICY_AUDIT_EVENTS_INFO")]
#[doc(alias = "_LSAPR_POLICY_AUDIT_EVENTS_INFO")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct LsaprPolicyAuditEventsInfo {
    pub auditing_mode: u8,
    #[size_is(maximum_audit_event_count)]
    pub event_auditing_options: Option<Vec<u32>>,
    #[range(0..=1000)]
    pub maximum_audit_event_count: u32,
}

#[doc(alias = "LSAPR_POLICY_MACHINE_ACCT_INFO")]
#[doc(alias = "_LSAPR_POLICY_MACHINE_ACCT_INFO")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct LsaprPolicyMachineAcctInfo {
    pub rid: u32,
    pub sid: Option<Box<RpcSid>>,
}

#[doc(alias = "LSAPR_POLICY_INFORMATION")]
#[doc(alias = "_LSAPR_POLICY_INFORMATION")]
#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(PolicyInformationClass)]
#[ms_union]
pub enum LsaprPolicyInformation {
    #[case(PolicyInformationClass::PolicyAuditLogInformation)]
    PolicyAuditLogInfo(PolicyAuditLogInfo),
    #[case(PolicyInformationClass::PolicyAuditEventsInformation)]
    PolicyAuditEventsInfo(LsaprPolicyAuditEventsInfo),
    #[case(PolicyInformationClass::PolicyPrimaryDomainInformation)]
    PolicyPrimaryDomainInfo(LsaprPolicyPrimaryDomInfo),
    #[case(PolicyInformationClass::PolicyAccountDomainInformation)]
    PolicyAccountDomainInfo(LsaprPolicyAccountDomInfo),
    #[case(PolicyInformationClass::PolicyPdAccountInformation)]
    PolicyPdAccountInfo(LsaprPolicyPdAccountInfo),
    #[case(PolicyInformationClass::PolicyLsaServerRoleInformation)]
    PolicyServerRoleInfo(PolicyLsaServerRoleInfo),
    #[case(PolicyInformationClass::PolicyReplicaSourceInformation)]
    PolicyReplicaSourceInfo(LsaprPolicyReplicaSrceInfo),
    #[case(PolicyInformationClass::PolicyModificationInformation)]
    PolicyModificationInfo(PolicyModificationInfo),
    #[case(PolicyInformationClass::PolicyAuditFullSetInformation)]
    PolicyAuditFullSetInfo(PolicyAuditFullSetInfo),
    #[case(PolicyInformationClass::PolicyAuditFullQueryInformation)]
    PolicyAuditFullQueryInfo(PolicyAuditFullQueryInfo),
    #[case(PolicyInformationClass::PolicyDnsDomainInformation)]
    PolicyDnsDomainInfo(LsaprPolicyDnsDomainInfo),
    #[case(PolicyInformationClass::PolicyDnsDomainInformationInt)]
    PolicyDnsDomainInfoInt(LsaprPolicyDnsDomainInfo),
    #[case(PolicyInformationClass::PolicyLocalAccountDomainInformation)]
    PolicyLocalAccountDomainInfo(LsaprPolicyAccountDomInfo),
    #[case(PolicyInformationClass::PolicyMachineAccountInformation)]
    PolicyMachineAccountInfo(LsaprPolicyMachineAcctInfo),
}

#[doc(alias = "POLICY_DOMAIN_QUALITY_OF_SERVICE_INFO")]
#[doc(alias = "_POLICY_DOMAIN_QUALITY_OF_SERVICE_INFO")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct PolicyDomainQualityOfServiceInfo {
    pub quality_of_service: u32,
}

#[doc(alias = "LSAPR_POLICY_DOMAIN_EFS_INFO")]
#[doc(alias = "_LSAPR_POLICY_DOMAIN_EFS_INFO")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct LsaprPolicyDomainEfsInfo {
    pub info_length: u32,
    #[size_is(info_length)]
    pub efs_blob: Option<Vec<u8>>,
}

#[doc(alias = "LSAPR_POLICY_DOMAIN_INFORMATION")]
#[doc(alias = "_LSAPR_POLICY_DOMAIN_INFORMATION")]
#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(PolicyDomainInformationClass)]
#[ms_union]
pub enum LsaprPolicyDomainInformation {
    #[case(PolicyDomainInformationClass::PolicyDomainQualityOfServiceInformation)]
    PolicyDomainQualityOfServiceInfo(PolicyDomainQualityOfServiceInfo),
    #[case(PolicyDomainInformationClass::PolicyDomainEfsInformation)]
    PolicyDomainEfsInfo(LsaprPolicyDomainEfsInfo),
    #[case(PolicyDomainInformationClass::PolicyDomainKerberosTicketInformation)]
    PolicyDomainKerbTicketInfo(PolicyDomainKerberosTicketInfo),
}

#[doc(alias = "LSAPR_TRUSTED_DOMAIN_NAME_INFO")]
#[doc(alias = "_LSAPR_TRUSTED_DOMAIN_NAME_INFO")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct LsaprTrustedDomainNameInfo {
    pub name: RpcUnicodeString,
}

#[doc(alias = "LSAPR_TRUSTED_CONTROLLERS_INFO")]
#[doc(alias = "_LSAPR_TRUSTED_CONTROLLERS_INFO")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct LsaprTrustedControllersInfo {
    #[range(0..=5)]
    pub entries: u32,
    #[size_is(entries)]
    pub names: Option<Vec<RpcUnicodeString>>,
}

#[doc(alias = "LSAPR_TRUSTED_PASSWORD_INFO")]
#[doc(alias = "_LSAPR_TRUSTED_PASSWORD_INFO")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct LsaprTrustedPasswordInfo {
    pub password: Option<Box<LsaprCrCipherValue>>,
    pub old_password: Option<Box<LsaprCrCipherValue>>,
}

#[doc(alias = "LSAPR_TRUSTED_DOMAIN_INFORMATION_EX")]
#[doc(alias = "_LSAPR_TRUSTED_DOMAIN_INFORMATION_EX")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct LsaprTrustedDomainInformationEx {
    pub name: RpcUnicodeString,
    pub flat_name: RpcUnicodeString,
    pub sid: Option<Box<RpcSid>>,
    pub trust_direction: u32,
    pub trust_type: u32,
    pub trust_attributes: u32,
}

#[doc(alias = "LSAPR_AUTH_INFORMATION")]
#[doc(alias = "_LSAPR_AUTH_INFORMATION")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct LsaprAuthInformation {
    pub last_update_time: LargeInteger,
    pub auth_type: u32,
    #[range(0..=65536)]
    pub auth_info_length: u32,
    #[size_is(auth_info_length)]
    pub auth_info: Option<Vec<u8>>,
}

#[doc(alias = "LSAPR_TRUSTED_DOMAIN_AUTH_INFORMATION")]
#[doc(alias = "_LSAPR_TRUSTED_DOMAIN_AUTH_INFORMATION")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct LsaprTrustedDomainAuthInformation {
    #[range(0..=1)]
    pub incoming_auth_infos: u32,
    pub incoming_authentication_information: Option<Box<LsaprAuthInformation>>,
    pub incoming_previous_authentication_information: Option<Box<LsaprAuthInformation>>,
    #[range(0..=1)]
    pub outgoing_auth_infos: u32,
    pub outgoing_authentication_information: Option<Box<LsaprAuthInformation>>,
    pub outgoing_previous_authentication_information: Option<Box<LsaprAuthInformation>>,
}

#[doc(alias = "LSAPR_TRUSTED_DOMAIN_FULL_INFORMATION")]
#[doc(alias = "_LSAPR_TRUSTED_DOMAIN_FULL_INFORMATION")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct LsaprTrustedDomainFullInformation {
    pub information: LsaprTrustedDomainInformationEx,
    pub posix_offset: TrustedPosixOffsetInfo,
    pub auth_information: LsaprTrustedDomainAuthInformation,
}

#[doc(alias = "LSAPR_TRUSTED_DOMAIN_AUTH_BLOB")]
#[doc(alias = "_LSAPR_TRUSTED_DOMAIN_AUTH_BLOB")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct LsaprTrustedDomainAuthBlob {
    #[range(0..=65536)]
    pub auth_size: u32,
    #[size_is(auth_size)]
    pub auth_blob: Option<Vec<u8>>,
}

#[doc(alias = "LSAPR_TRUSTED_DOMAIN_AUTH_INFORMATION_INTERNAL")]
#[doc(alias = "_LSAPR_TRUSTED_DOMAIN_AUTH_INFORMATION_INTERNAL")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct LsaprTrustedDomainAuthInformationInternal {
    pub auth_blob: LsaprTrustedDomainAuthBlob,
}

#[doc(alias = "LSAPR_TRUSTED_DOMAIN_FULL_INFORMATION_INTERNAL")]
#[doc(alias = "_LSAPR_TRUSTED_DOMAIN_FULL_INFORMATION_INTERNAL")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct LsaprTrustedDomainFullInformationInternal {
    pub information: LsaprTrustedDomainInformationEx,
    pub posix_offset: TrustedPosixOffsetInfo,
    pub auth_information: LsaprTrustedDomainAuthInformationInternal,
}

#[doc(alias = "LSAPR_TRUSTED_DOMAIN_INFORMATION_EX2")]
#[doc(alias = "_LSAPR_TRUSTED_DOMAIN_INFORMATION_EX2")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct LsaprTrustedDomainInformationEx2 {
    pub name: RpcUnicodeString,
    pub flat_name: RpcUnicodeString,
    pub sid: Option<Box<RpcSid>>,
    pub trust_direction: u32,
    pub trust_type: u32,
    pub trust_attributes: u32,
    pub forest_trust_length: u32,
    #[size_is(forest_trust_length)]
    pub forest_trust_info: Option<Vec<u8>>,
}

#[doc(alias = "LSAPR_TRUSTED_DOMAIN_FULL_INFORMATION2")]
#[doc(alias = "_LSAPR_TRUSTED_DOMAIN_FULL_INFORMATION2")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct LsaprTrustedDomainFullInformation2 {
    pub information: LsaprTrustedDomainInformationEx2,
    pub posix_offset: TrustedPosixOffsetInfo,
    pub auth_information: LsaprTrustedDomainAuthInformation,
}

#[doc(alias = "TRUSTED_DOMAIN_SUPPORTED_ENCRYPTION_TYPES")]
#[doc(alias = "_TRUSTED_DOMAIN_SUPPORTED_ENCRYPTION_TYPES")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct TrustedDomainSupportedEncryptionTypes {
    pub supported_encryption_types: u32,
}

#[doc(alias = "LSAPR_TRUSTED_DOMAIN_INFO")]
#[doc(alias = "_LSAPR_TRUSTED_DOMAIN_INFO")]
#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(TrustedInformationClass)]
#[ms_union]
pub enum LsaprTrustedDomainInfo {
    #[case(TrustedInformationClass::TrustedDomainNameInformation)]
    TrustedDomainNameInfo(LsaprTrustedDomainNameInfo),
    #[case(TrustedInformationClass::TrustedControllersInformation)]
    TrustedControllersInfo(LsaprTrustedControllersInfo),
    #[case(TrustedInformationClass::TrustedPosixOffsetInformation)]
    TrustedPosixOffsetInfo(TrustedPosixOffsetInfo),
    #[case(TrustedInformationClass::TrustedPasswordInformation)]
    TrustedPasswordInfo(LsaprTrustedPasswordInfo),
    #[case(TrustedInformationClass::TrustedDomainInformationBasic)]
    TrustedDomainInfoBasic(LsaprTrustInformation),
    #[case(TrustedInformationClass::TrustedDomainInformationEx)]
    TrustedDomainInfoEx(LsaprTrustedDomainInformationEx),
    #[case(TrustedInformationClass::TrustedDomainAuthInformation)]
    TrustedAuthInfo(LsaprTrustedDomainAuthInformation),
    #[case(TrustedInformationClass::TrustedDomainFullInformation)]
    TrustedFullInfo(LsaprTrustedDomainFullInformation),
    #[case(TrustedInformationClass::TrustedDomainAuthInformationInternal)]
    TrustedAuthInfoInternal(LsaprTrustedDomainAuthInformationInternal),
    #[case(TrustedInformationClass::TrustedDomainFullInformationInternal)]
    TrustedFullInfoInternal(LsaprTrustedDomainFullInformationInternal),
    #[case(TrustedInformationClass::TrustedDomainInformationEx2Internal)]
    TrustedDomainInfoEx2(LsaprTrustedDomainInformationEx2),
    #[case(TrustedInformationClass::TrustedDomainFullInformation2Internal)]
    TrustedFullInfo2(LsaprTrustedDomainFullInformation2),
    #[case(TrustedInformationClass::TrustedDomainSupportedEncryptionTypes)]
    TrustedDomainSeTs(TrustedDomainSupportedEncryptionTypes),
}

#[doc(alias = "LSAPR_USER_RIGHT_SET")]
#[doc(alias = "_LSAPR_USER_RIGHT_SET")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct LsaprUserRightSet {
    #[range(0..=256)]
    pub entries: u32,
    #[size_is(entries)]
    pub user_rights: Option<Vec<RpcUnicodeString>>,
}

#[doc(alias = "LSAPR_TRUSTED_ENUM_BUFFER_EX")]
#[doc(alias = "_LSAPR_TRUSTED_ENUM_BUFFER_EX")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct LsaprTrustedEnumBufferEx {
    pub entries_read: u32,
    #[size_is(entries_read)]
    pub enumeration_buffer: Option<Vec<LsaprTrustedDomainInformationEx>>,
}

#[doc(alias = "lsarpc")]
#[rpc_interface(
    uuid = "12345778-1234-abcd-ef00-0123456789ab",
    version = "0.0",
    pointer_default = "unique",
    partial
)]
pub trait Lsarpc {
    #[doc(alias = "LSAPR_HANDLE")]
    #[context_handle]
    type LsaprHandle: Context;

    /// Methods
    /// The following notation conventions are used for some IDL methods:
    /// void
    /// Lsar\_LSA\_TM\_XX( void );

    /// (where XX represents the opnum.)
    /// This notation indicates that the method is defined in this
    /// interface but is described in the
    /// Local Security Authority (Translation Methods) protocol
    /// specification.
    /// void OpnumXXNotUsedOnWire(void);

    /// (where XX represents the opnum.)
    /// This notation indicates that the method is defined in this
    /// interface but is not seen on the wire.
    /// Opnum 0
    #[doc(alias = "LsarClose")]
    async fn lsar_close(
        &self,
        object_handle: &mut Option<Self::LsaprHandle>,
    ) -> Result<i32>;

    /// Opnum 2
    #[opnum(2)]
    #[doc(alias = "LsarEnumeratePrivileges")]
    async fn lsar_enumerate_privileges(
        &self,
        policy_handle: &mut Self::LsaprHandle,
        enumeration_context: &mut u32,
        #[out]
        enumeration_buffer: &mut LsaprPrivilegeEnumBuffer,
        prefered_maximum_length: u32,
    ) -> Result<i32>;

    /// Opnum 3
    #[doc(alias = "LsarQuerySecurityObject")]
    async fn lsar_query_security_object(
        &self,
        object_handle: &mut Self::LsaprHandle,
        security_information: u32,
        #[out]
        security_descriptor: &mut Option<Box<LsaprSrSecurityDescriptor>>,
    ) -> Result<i32>;

    /// Opnum 4
    #[doc(alias = "LsarSetSecurityObject")]
    async fn lsar_set_security_object(
        &self,
        object_handle: &mut Self::LsaprHandle,
        security_information: u32,
        security_descriptor: &LsaprSrSecurityDescriptor,
    ) -> Result<i32>;

    /// Opnum 6
    #[opnum(6)]
    #[doc(alias = "LsarOpenPolicy")]
    async fn lsar_open_policy(
        &self,
        system_name: Option<&u16>,
        object_attributes: &LsaprObjectAttributes,
        desired_access: u32,
        #[out]
        policy_handle: &mut Option<Self::LsaprHandle>,
    ) -> Result<i32>;

    /// Opnum 7
    #[doc(alias = "LsarQueryInformationPolicy")]
    async fn lsar_query_information_policy(
        &self,
        policy_handle: &mut Self::LsaprHandle,
        information_class: PolicyInformationClass,
        #[out]
        #[switch_is(information_class)]
        policy_information: &mut Option<Box<LsaprPolicyInformation>>,
    ) -> Result<i32>;

    /// Opnum 8
    #[doc(alias = "LsarSetInformationPolicy")]
    async fn lsar_set_information_policy(
        &self,
        policy_handle: &mut Self::LsaprHandle,
        information_class: PolicyInformationClass,
        #[switch_is(information_class)]
        policy_information: &LsaprPolicyInformation,
    ) -> Result<i32>;

    /// Opnum 10
    #[opnum(10)]
    #[doc(alias = "LsarCreateAccount")]
    async fn lsar_create_account(
        &self,
        policy_handle: &mut Self::LsaprHandle,
        account_sid: &RpcSid,
        desired_access: u32,
        #[out]
        account_handle: &mut Option<Self::LsaprHandle>,
    ) -> Result<i32>;

    /// Opnum 11
    #[doc(alias = "LsarEnumerateAccounts")]
    async fn lsar_enumerate_accounts(
        &self,
        policy_handle: &mut Self::LsaprHandle,
        enumeration_context: &mut u32,
        #[out]
        enumeration_buffer: &mut LsaprAccountEnumBuffer,
        prefered_maximum_length: u32,
    ) -> Result<i32>;

    /// Opnum 12
    #[doc(alias = "LsarCreateTrustedDomain")]
    async fn lsar_create_trusted_domain(
        &self,
        policy_handle: &mut Self::LsaprHandle,
        trusted_domain_information: &LsaprTrustInformation,
        desired_access: u32,
        #[out]
        trusted_domain_handle: &mut Option<Self::LsaprHandle>,
    ) -> Result<i32>;

    /// Opnum 13
    #[doc(alias = "LsarEnumerateTrustedDomains")]
    async fn lsar_enumerate_trusted_domains(
        &self,
        policy_handle: &mut Self::LsaprHandle,
        enumeration_context: &mut u32,
        #[out]
        enumeration_buffer: &mut LsaprTrustedEnumBuffer,
        prefered_maximum_length: u32,
    ) -> Result<i32>;

    /// Opnum 14
    #[doc(alias = "Lsar_LSA_TM_14")]
    async fn lsar_lsa_tm_14(&self) -> Result<()>;

    /// Opnum 15
    #[doc(alias = "Lsar_LSA_TM_15")]
    async fn lsar_lsa_tm_15(&self) -> Result<()>;

    /// Opnum 16
    #[doc(alias = "LsarCreateSecret")]
    async fn lsar_create_secret(
        &self,
        policy_handle: &mut Self::LsaprHandle,
        secret_name: &RpcUnicodeString,
        desired_access: u32,
        #[out]
        secret_handle: &mut Option<Self::LsaprHandle>,
    ) -> Result<i32>;

    /// Opnum 17
    #[doc(alias = "LsarOpenAccount")]
    async fn lsar_open_account(
        &self,
        policy_handle: &mut Self::LsaprHandle,
        account_sid: &RpcSid,
        desired_access: u32,
        #[out]
        account_handle: &mut Option<Self::LsaprHandle>,
    ) -> Result<i32>;

    /// Opnum 18
    #[doc(alias = "LsarEnumeratePrivilegesAccount")]
    async fn lsar_enumerate_privileges_account(
        &self,
        account_handle: &mut Self::LsaprHandle,
        #[out]
        privileges: &mut Option<Box<LsaprPrivilegeSet>>,
    ) -> Result<i32>;

    /// Opnum 19
    #[doc(alias = "LsarAddPrivilegesToAccount")]
    async fn lsar_add_privileges_to_account(
        &self,
        account_handle: &mut Self::LsaprHandle,
        privileges: &LsaprPrivilegeSet,
    ) -> Result<i32>;

    /// Opnum 20
    #[doc(alias = "LsarRemovePrivilegesFromAccount")]
    async fn lsar_remove_privileges_from_account(
        &self,
        account_handle: &mut Self::LsaprHandle,
        all_privileges: u8,
        privileges: Option<&LsaprPrivilegeSet>,
    ) -> Result<i32>;

    /// Opnum 23
    #[opnum(23)]
    #[doc(alias = "LsarGetSystemAccessAccount")]
    async fn lsar_get_system_access_account(
        &self,
        account_handle: &mut Self::LsaprHandle,
        #[out]
        system_access: &mut u32,
    ) -> Result<i32>;

    /// Opnum 24
    #[doc(alias = "LsarSetSystemAccessAccount")]
    async fn lsar_set_system_access_account(
        &self,
        account_handle: &mut Self::LsaprHandle,
        system_access: u32,
    ) -> Result<i32>;

    /// Opnum 25
    #[doc(alias = "LsarOpenTrustedDomain")]
    async fn lsar_open_trusted_domain(
        &self,
        policy_handle: &mut Self::LsaprHandle,
        trusted_domain_sid: &RpcSid,
        desired_access: u32,
        #[out]
        trusted_domain_handle: &mut Option<Self::LsaprHandle>,
    ) -> Result<i32>;

    /// Opnum 26
    #[doc(alias = "LsarQueryInfoTrustedDomain")]
    async fn lsar_query_info_trusted_domain(
        &self,
        trusted_domain_handle: &mut Self::LsaprHandle,
        information_class: TrustedInformationClass,
        #[out]
        #[switch_is(information_class)]
        trusted_domain_information: &mut Option<Box<LsaprTrustedDomainInfo>>,
    ) -> Result<i32>;

    /// Opnum 27
    #[doc(alias = "LsarSetInformationTrustedDomain")]
    async fn lsar_set_information_trusted_domain(
        &self,
        trusted_domain_handle: &mut Self::LsaprHandle,
        information_class: TrustedInformationClass,
        #[switch_is(information_class)]
        trusted_domain_information: &LsaprTrustedDomainInfo,
    ) -> Result<i32>;

    /// Opnum 28
    #[doc(alias = "LsarOpenSecret")]
    async fn lsar_open_secret(
        &self,
        policy_handle: &mut Self::LsaprHandle,
        secret_name: &RpcUnicodeString,
        desired_access: u32,
        #[out]
        secret_handle: &mut Option<Self::LsaprHandle>,
    ) -> Result<i32>;

    /// Opnum 29
    #[doc(alias = "LsarSetSecret")]
    async fn lsar_set_secret(
        &self,
        secret_handle: &mut Self::LsaprHandle,
        encrypted_current_value: Option<&LsaprCrCipherValue>,
        encrypted_old_value: Option<&LsaprCrCipherValue>,
    ) -> Result<i32>;

    /// Opnum 30
    #[doc(alias = "LsarQuerySecret")]
    async fn lsar_query_secret(
        &self,
        secret_handle: &mut Self::LsaprHandle,
        encrypted_current_value: Option<&mut Option<Box<LsaprCrCipherValue>>>,
        current_value_set_time: Option<&mut LargeInteger>,
        encrypted_old_value: Option<&mut Option<Box<LsaprCrCipherValue>>>,
        old_value_set_time: Option<&mut LargeInteger>,
    ) -> Result<i32>;

    /// Opnum 31
    #[doc(alias = "LsarLookupPrivilegeValue")]
    async fn lsar_lookup_privilege_value(
        &self,
        policy_handle: &mut Self::LsaprHandle,
        name: &RpcUnicodeString,
        #[out]
        value: &mut Luid,
    ) -> Result<i32>;

    /// Opnum 32
    #[doc(alias = "LsarLookupPrivilegeName")]
    async fn lsar_lookup_privilege_name(
        &self,
        policy_handle: &mut Self::LsaprHandle,
        value: &Luid,
        #[out]
        name: &mut Option<Box<RpcUnicodeString>>,
    ) -> Result<i32>;

    /// Opnum 33
    #[doc(alias = "LsarLookupPrivilegeDisplayName")]
    async fn lsar_lookup_privilege_display_name(
        &self,
        policy_handle: &mut Self::LsaprHandle,
        name: &RpcUnicodeString,
        client_language: i16,
        client_system_default_language: i16,
        #[out]
        display_name: &mut Option<Box<RpcUnicodeString>>,
        #[out]
        language_returned: &mut u16,
    ) -> Result<i32>;

    /// Opnum 34
    #[doc(alias = "LsarDeleteObject")]
    async fn lsar_delete_object(
        &self,
        object_handle: &mut Option<Self::LsaprHandle>,
    ) -> Result<i32>;

    /// Opnum 35
    #[doc(alias = "LsarEnumerateAccountsWithUserRight")]
    async fn lsar_enumerate_accounts_with_user_right(
        &self,
        policy_handle: &mut Self::LsaprHandle,
        user_right: Option<&RpcUnicodeString>,
        #[out]
        enumeration_buffer: &mut LsaprAccountEnumBuffer,
    ) -> Result<i32>;

    /// Opnum 36
    #[doc(alias = "LsarEnumerateAccountRights")]
    async fn lsar_enumerate_account_rights(
        &self,
        policy_handle: &mut Self::LsaprHandle,
        account_sid: &RpcSid,
        #[out]
        user_rights: &mut LsaprUserRightSet,
    ) -> Result<i32>;

    /// Opnum 37
    #[doc(alias = "LsarAddAccountRights")]
    async fn lsar_add_account_rights(
        &self,
        policy_handle: &mut Self::LsaprHandle,
        account_sid: &RpcSid,
        user_rights: &LsaprUserRightSet,
    ) -> Result<i32>;

    /// Opnum 38
    #[doc(alias = "LsarRemoveAccountRights")]
    async fn lsar_remove_account_rights(
        &self,
        policy_handle: &mut Self::LsaprHandle,
        account_sid: &RpcSid,
        all_rights: u8,
        user_rights: &LsaprUserRightSet,
    ) -> Result<i32>;

    /// Opnum 39
    #[doc(alias = "LsarQueryTrustedDomainInfo")]
    async fn lsar_query_trusted_domain_info(
        &self,
        policy_handle: &mut Self::LsaprHandle,
        trusted_domain_sid: &RpcSid,
        information_class: TrustedInformationClass,
        #[out]
        #[switch_is(information_class)]
        trusted_domain_information: &mut Option<Box<LsaprTrustedDomainInfo>>,
    ) -> Result<i32>;

    /// Opnum 40
    #[doc(alias = "LsarSetTrustedDomainInfo")]
    async fn lsar_set_trusted_domain_info(
        &self,
        policy_handle: &mut Self::LsaprHandle,
        trusted_domain_sid: &RpcSid,
        information_class: TrustedInformationClass,
        #[switch_is(information_class)]
        trusted_domain_information: &LsaprTrustedDomainInfo,
    ) -> Result<i32>;

    /// Opnum 41
    #[doc(alias = "LsarDeleteTrustedDomain")]
    async fn lsar_delete_trusted_domain(
        &self,
        policy_handle: &mut Self::LsaprHandle,
        trusted_domain_sid: &RpcSid,
    ) -> Result<i32>;

    /// Opnum 42
    #[doc(alias = "LsarStorePrivateData")]
    async fn lsar_store_private_data(
        &self,
        policy_handle: &mut Self::LsaprHandle,
        key_name: &RpcUnicodeString,
        encrypted_data: Option<&LsaprCrCipherValue>,
    ) -> Result<i32>;

    /// Opnum 43
    #[doc(alias = "LsarRetrievePrivateData")]
    async fn lsar_retrieve_private_data(
        &self,
        policy_handle: &mut Self::LsaprHandle,
        key_name: &RpcUnicodeString,
        encrypted_data: &mut Option<Box<LsaprCrCipherValue>>,
    ) -> Result<i32>;

    /// Opnum 44
    #[doc(alias = "LsarOpenPolicy2")]
    async fn lsar_open_policy2(
        &self,
        system_name: Option<&WStr>,
        object_attributes: &LsaprObjectAttributes,
        desired_access: u32,
        #[out]
        policy_handle: &mut Option<Self::LsaprHandle>,
    ) -> Result<i32>;

    /// Opnum 45
    #[doc(alias = "Lsar_LSA_TM_45")]
    async fn lsar_lsa_tm_45(&self) -> Result<()>;

    /// Opnum 46
    #[doc(alias = "LsarQueryInformationPolicy2")]
    async fn lsar_query_information_policy2(
        &self,
        policy_handle: &mut Self::LsaprHandle,
        information_class: PolicyInformationClass,
        #[out]
        #[switch_is(information_class)]
        policy_information: &mut Option<Box<LsaprPolicyInformation>>,
    ) -> Result<i32>;

    /// Opnum 47
    #[doc(alias = "LsarSetInformationPolicy2")]
    async fn lsar_set_information_policy2(
        &self,
        policy_handle: &mut Self::LsaprHandle,
        information_class: PolicyInformationClass,
        #[switch_is(information_class)]
        policy_information: &LsaprPolicyInformation,
    ) -> Result<i32>;

    /// Opnum 48
    #[doc(alias = "LsarQueryTrustedDomainInfoByName")]
    async fn lsar_query_trusted_domain_info_by_name(
        &self,
        policy_handle: &mut Self::LsaprHandle,
        trusted_domain_name: &RpcUnicodeString,
        information_class: TrustedInformationClass,
        #[out]
        #[switch_is(information_class)]
        trusted_domain_information: &mut Option<Box<LsaprTrustedDomainInfo>>,
    ) -> Result<i32>;

    /// Opnum 49
    #[doc(alias = "LsarSetTrustedDomainInfoByName")]
    async fn lsar_set_trusted_domain_info_by_name(
        &self,
        policy_handle: &mut Self::LsaprHandle,
        trusted_domain_name: &RpcUnicodeString,
        information_class: TrustedInformationClass,
        #[switch_is(information_class)]
        trusted_domain_information: &LsaprTrustedDomainInfo,
    ) -> Result<i32>;

    /// Opnum 50
    #[doc(alias = "LsarEnumerateTrustedDomainsEx")]
    async fn lsar_enumerate_trusted_domains_ex(
        &self,
        policy_handle: &mut Self::LsaprHandle,
        enumeration_context: &mut u32,
        #[out]
        enumeration_buffer: &mut LsaprTrustedEnumBufferEx,
        prefered_maximum_length: u32,
    ) -> Result<i32>;

    /// Opnum 51
    #[doc(alias = "LsarCreateTrustedDomainEx")]
    async fn lsar_create_trusted_domain_ex(
        &self,
        policy_handle: &mut Self::LsaprHandle,
        trusted_domain_information: &LsaprTrustedDomainInformationEx,
        authentication_information: &LsaprTrustedDomainAuthInformation,
        desired_access: u32,
        #[out]
        trusted_domain_handle: &mut Option<Self::LsaprHandle>,
    ) -> Result<i32>;

    /// Opnum 53
    #[opnum(53)]
    #[doc(alias = "LsarQueryDomainInformationPolicy")]
    async fn lsar_query_domain_information_policy(
        &self,
        policy_handle: &mut Self::LsaprHandle,
        information_class: PolicyDomainInformationClass,
        #[out]
        #[switch_is(information_class)]
        policy_domain_information: &mut Option<Box<LsaprPolicyDomainInformation>>,
    ) -> Result<i32>;

    /// Opnum 54
    #[doc(alias = "LsarSetDomainInformationPolicy")]
    async fn lsar_set_domain_information_policy(
        &self,
        policy_handle: &mut Self::LsaprHandle,
        information_class: PolicyDomainInformationClass,
        #[switch_is(information_class)]
        policy_domain_information: Option<&LsaprPolicyDomainInformation>,
    ) -> Result<i32>;

    /// Opnum 55
    #[doc(alias = "LsarOpenTrustedDomainByName")]
    async fn lsar_open_trusted_domain_by_name(
        &self,
        policy_handle: &mut Self::LsaprHandle,
        trusted_domain_name: &RpcUnicodeString,
        desired_access: u32,
        #[out]
        trusted_domain_handle: &mut Option<Self::LsaprHandle>,
    ) -> Result<i32>;

    /// Opnum 57
    #[opnum(57)]
    #[doc(alias = "Lsar_LSA_TM_57")]
    async fn lsar_lsa_tm_57(&self) -> Result<()>;

    /// Opnum 58
    #[doc(alias = "Lsar_LSA_TM_58")]
    async fn lsar_lsa_tm_58(&self) -> Result<()>;

    /// Opnum 59
    #[doc(alias = "LsarCreateTrustedDomainEx2")]
    async fn lsar_create_trusted_domain_ex2(
        &self,
        policy_handle: &mut Self::LsaprHandle,
        trusted_domain_information: &LsaprTrustedDomainInformationEx,
        authentication_information: &LsaprTrustedDomainAuthInformationInternal,
        desired_access: u32,
        #[out]
        trusted_domain_handle: &mut Option<Self::LsaprHandle>,
    ) -> Result<i32>;

    /// Opnum 68
    #[opnum(68)]
    #[doc(alias = "Lsar_LSA_TM_68")]
    async fn lsar_lsa_tm_68(&self) -> Result<()>;

    /// Opnum 73
    #[opnum(73)]
    #[doc(alias = "LsarQueryForestTrustInformation")]
    async fn lsar_query_forest_trust_information(
        &self,
        policy_handle: &mut Self::LsaprHandle,
        trusted_domain_name: &RpcUnicodeString,
        highest_record_type: LsaForestTrustRecordType,
        #[out]
        forest_trust_info: &mut Option<Box<LsaForestTrustInformation>>,
    ) -> Result<i32>;

    /// Opnum 74
    #[doc(alias = "LsarSetForestTrustInformation")]
    async fn lsar_set_forest_trust_information(
        &self,
        policy_handle: &mut Self::LsaprHandle,
        trusted_domain_name: &RpcUnicodeString,
        highest_record_type: LsaForestTrustRecordType,
        forest_trust_info: &LsaForestTrustInformation,
        check_only: u8,
        #[out]
        collision_info: &mut Option<Box<LsaForestTrustCollisionInformation>>,
    ) -> Result<i32>;
}
