// From ms-lsat.idl by rpc-idl 0.1.0.

#[allow(unused_imports)]
use rpc_runtime::prelude::*;
use crate::dtyp::{RpcSid, RpcUnicodeString};

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
#[doc(alias = "LSAPR_REFERENCED_DOMAIN_LIST")]
#[doc(alias = "_LSAPR_REFERENCED_DOMAIN_LIST")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct LsaprReferencedDomainList {
    pub entries: u32,
    #[size_is(entries)]
    pub domains: Option<Vec<LsaprTrustInformation>>,
    pub max_entries: u32,
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
    SidTypeComputer = 9,
    SidTypeLabel = 10,
    /// A value that is not declared.
    #[other]
    Other(u16),
}

#[doc(alias = "LSA_TRANSLATED_SID")]
#[doc(alias = "_LSA_TRANSLATED_SID")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct LsaTranslatedSid {
    pub r#use: SidNameUse,
    pub relative_id: u32,
    pub domain_index: i32,
}

#[doc(alias = "LSAPR_TRANSLATED_SIDS")]
#[doc(alias = "_LSAPR_TRANSLATED_SIDS")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct LsaprTranslatedSids {
    #[range(0..=1000)]
    pub entries: u32,
    #[size_is(entries)]
    pub sids: Option<Vec<LsaTranslatedSid>>,
}

#[doc(alias = "LSAP_LOOKUP_LEVEL")]
#[doc(alias = "_LSAP_LOOKUP_LEVEL")]
#[derive(Ndr, Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u16)]
pub enum LsapLookupLevel {
    LsapLookupWksta = 1,
    LsapLookupPdc = 2,
    LsapLookupTdl = 3,
    LsapLookupGc = 4,
    LsapLookupXForestReferral = 5,
    LsapLookupXForestResolve = 6,
    LsapLookupRodcReferralToFullDc = 7,
    /// A value that is not declared.
    #[other]
    Other(u16),
}

#[doc(alias = "LSAPR_SID_INFORMATION")]
#[doc(alias = "_LSAPR_SID_INFORMATION")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct LsaprSidInformation {
    pub sid: Option<Box<RpcSid>>,
}

#[doc(alias = "LSAPR_SID_ENUM_BUFFER")]
#[doc(alias = "_LSAPR_SID_ENUM_BUFFER")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct LsaprSidEnumBuffer {
    #[range(0..=20480)]
    pub entries: u32,
    #[size_is(entries)]
    pub sid_info: Option<Vec<LsaprSidInformation>>,
}

#[doc(alias = "LSAPR_TRANSLATED_NAME")]
#[doc(alias = "_LSAPR_TRANSLATED_NAME")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct LsaprTranslatedName {
    pub r#use: SidNameUse,
    pub name: RpcUnicodeString,
    pub domain_index: i32,
}

#[doc(alias = "LSAPR_TRANSLATED_NAMES")]
#[doc(alias = "_LSAPR_TRANSLATED_NAMES")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct LsaprTranslatedNames {
    #[range(0..=20480)]
    pub entries: u32,
    #[size_is(entries)]
    pub names: Option<Vec<LsaprTranslatedName>>,
}

#[doc(alias = "LSAPR_TRANSLATED_NAME_EX")]
#[doc(alias = "_LSAPR_TRANSLATED_NAME_EX")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct LsaprTranslatedNameEx {
    pub r#use: SidNameUse,
    pub name: RpcUnicodeString,
    pub domain_index: i32,
    pub flags: u32,
}

#[doc(alias = "LSAPR_TRANSLATED_NAMES_EX")]
#[doc(alias = "_LSAPR_TRANSLATED_NAMES_EX")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct LsaprTranslatedNamesEx {
    #[range(0..=20480)]
    pub entries: u32,
    #[size_is(entries)]
    pub names: Option<Vec<LsaprTranslatedNameEx>>,
}

#[doc(alias = "LSAPR_TRANSLATED_SID_EX")]
#[doc(alias = "_LSAPR_TRANSLATED_SID_EX")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct LsaprTranslatedSidEx {
    pub r#use: SidNameUse,
    pub relative_id: u32,
    pub domain_index: i32,
    pub flags: u32,
}

#[doc(alias = "LSAPR_TRANSLATED_SIDS_EX")]
#[doc(alias = "_LSAPR_TRANSLATED_SIDS_EX")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct LsaprTranslatedSidsEx {
    #[range(0..=1000)]
    pub entries: u32,
    #[size_is(entries)]
    pub sids: Option<Vec<LsaprTranslatedSidEx>>,
}

#[doc(alias = "LSAPR_TRANSLATED_SID_EX2")]
#[doc(alias = "_LSAPR_TRANSLATED_SID_EX2")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct LsaprTranslatedSidEx2 {
    pub r#use: SidNameUse,
    pub sid: Option<Box<RpcSid>>,
    pub domain_index: i32,
    pub flags: u32,
}

#[doc(alias = "LSAPR_TRANSLATED_SIDS_EX2")]
#[doc(alias = "_LSAPR_TRANSLATED_SIDS_EX2")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct LsaprTranslatedSidsEx2 {
    #[range(0..=1000)]
    pub entries: u32,
    #[size_is(entries)]
    pub sids: Option<Vec<LsaprTranslatedSidEx2>>,
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
    /// Lsar\_LSA\_DP\_XX( void );

    /// (where XX represents the opnum.)
    /// This notation indicates that the method is defined in this
    /// interface but is described in the
    /// Local Security Authority (Domain Policy) protocol
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
    #[doc(alias = "Lsar_LSA_DP_2")]
    async fn lsar_lsa_dp_2(&self) -> Result<()>;

    /// Opnum 3
    #[doc(alias = "Lsar_LSA_DP_3")]
    async fn lsar_lsa_dp_3(&self) -> Result<()>;

    /// Opnum 4
    #[doc(alias = "Lsar_LSA_DP_4")]
    async fn lsar_lsa_dp_4(&self) -> Result<()>;

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
    #[doc(alias = "Lsar_LSA_DP_7")]
    async fn lsar_lsa_dp_7(&self) -> Result<()>;

    /// Opnum 8
    #[doc(alias = "Lsar_LSA_DP_8")]
    async fn lsar_lsa_dp_8(&self) -> Result<()>;

    /// Opnum 10
    #[opnum(10)]
    #[doc(alias = "Lsar_LSA_DP_10")]
    async fn lsar_lsa_dp_10(&self) -> Result<()>;

    /// Opnum 11
    #[doc(alias = "Lsar_LSA_DP_11")]
    async fn lsar_lsa_dp_11(&self) -> Result<()>;

    /// Opnum 12
    #[doc(alias = "Lsar_LSA_DP_12")]
    async fn lsar_lsa_dp_12(&self) -> Result<()>;

    /// Opnum 13
    #[doc(alias = "Lsar_LSA_DP_13")]
    async fn lsar_lsa_dp_13(&self) -> Result<()>;

    /// Opnum 14
    #[doc(alias = "LsarLookupNames")]
    async fn lsar_lookup_names(
        &self,
        policy_handle: &mut Self::LsaprHandle,
        #[range(0..=1000)]
        count: u32,
        #[size_is(count)]
        names: &[RpcUnicodeString],
        #[out]
        referenced_domains: &mut Option<Box<LsaprReferencedDomainList>>,
        translated_sids: &mut LsaprTranslatedSids,
        lookup_level: LsapLookupLevel,
        mapped_count: &mut u32,
    ) -> Result<i32>;

    /// Opnum 15
    #[doc(alias = "LsarLookupSids")]
    async fn lsar_lookup_sids(
        &self,
        policy_handle: &mut Self::LsaprHandle,
        sid_enum_buffer: &LsaprSidEnumBuffer,
        #[out]
        referenced_domains: &mut Option<Box<LsaprReferencedDomainList>>,
        translated_names: &mut LsaprTranslatedNames,
        lookup_level: LsapLookupLevel,
        mapped_count: &mut u32,
    ) -> Result<i32>;

    /// Opnum 16
    #[doc(alias = "Lsar_LSA_DP_16")]
    async fn lsar_lsa_dp_16(&self) -> Result<()>;

    /// Opnum 17
    #[doc(alias = "Lsar_LSA_DP_17")]
    async fn lsar_lsa_dp_17(&self) -> Result<()>;

    /// Opnum 18
    #[doc(alias = "Lsar_LSA_DP_18")]
    async fn lsar_lsa_dp_18(&self) -> Result<()>;

    /// Opnum 19
    #[doc(alias = "Lsar_LSA_DP_19")]
    async fn lsar_lsa_dp_19(&self) -> Result<()>;

    /// Opnum 20
    #[doc(alias = "Lsar_LSA_DP_20")]
    async fn lsar_lsa_dp_20(&self) -> Result<()>;

    /// Opnum 23
    #[opnum(23)]
    #[doc(alias = "Lsar_LSA_DP_23")]
    async fn lsar_lsa_dp_23(&self) -> Result<()>;

    /// Opnum 24
    #[doc(alias = "Lsar_LSA_DP_24")]
    async fn lsar_lsa_dp_24(&self) -> Result<()>;

    /// Opnum 25
    #[doc(alias = "Lsar_LSA_DP_25")]
    async fn lsar_lsa_dp_25(&self) -> Result<()>;

    /// Opnum 26
    #[doc(alias = "Lsar_LSA_DP_26")]
    async fn lsar_lsa_dp_26(&self) -> Result<()>;

    /// Opnum 27
    #[doc(alias = "Lsar_LSA_DP_27")]
    async fn lsar_lsa_dp_27(&self) -> Result<()>;

    /// Opnum 28
    #[doc(alias = "Lsar_LSA_DP_28")]
    async fn lsar_lsa_dp_28(&self) -> Result<()>;

    /// Opnum 29
    #[doc(alias = "Lsar_LSA_DP_29")]
    async fn lsar_lsa_dp_29(&self) -> Result<()>;

    /// Opnum 30
    #[doc(alias = "Lsar_LSA_DP_30")]
    async fn lsar_lsa_dp_30(&self) -> Result<()>;

    /// Opnum 31
    #[doc(alias = "Lsar_LSA_DP_31")]
    async fn lsar_lsa_dp_31(&self) -> Result<()>;

    /// Opnum 32
    #[doc(alias = "Lsar_LSA_DP_32")]
    async fn lsar_lsa_dp_32(&self) -> Result<()>;

    /// Opnum 33
    #[doc(alias = "Lsar_LSA_DP_33")]
    async fn lsar_lsa_dp_33(&self) -> Result<()>;

    /// Opnum 34
    #[doc(alias = "Lsar_LSA_DP_34")]
    async fn lsar_lsa_dp_34(&self) -> Result<()>;

    /// Opnum 35
    #[doc(alias = "Lsar_LSA_DP_35")]
    async fn lsar_lsa_dp_35(&self) -> Result<()>;

    /// Opnum 36
    #[doc(alias = "Lsar_LSA_DP_36")]
    async fn lsar_lsa_dp_36(&self) -> Result<()>;

    /// Opnum 37
    #[doc(alias = "Lsar_LSA_DP_37")]
    async fn lsar_lsa_dp_37(&self) -> Result<()>;

    /// Opnum 38
    #[doc(alias = "Lsar_LSA_DP_38")]
    async fn lsar_lsa_dp_38(&self) -> Result<()>;

    /// Opnum 39
    #[doc(alias = "Lsar_LSA_DP_39")]
    async fn lsar_lsa_dp_39(&self) -> Result<()>;

    /// Opnum 40
    #[doc(alias = "Lsar_LSA_DP_40")]
    async fn lsar_lsa_dp_40(&self) -> Result<()>;

    /// Opnum 41
    #[doc(alias = "Lsar_LSA_DP_41")]
    async fn lsar_lsa_dp_41(&self) -> Result<()>;

    /// Opnum 42
    #[doc(alias = "Lsar_LSA_DP_42")]
    async fn lsar_lsa_dp_42(&self) -> Result<()>;

    /// Opnum 43
    #[doc(alias = "Lsar_LSA_DP_43")]
    async fn lsar_lsa_dp_43(&self) -> Result<()>;

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
    #[doc(alias = "LsarGetUserName")]
    async fn lsar_get_user_name(
        &self,
        system_name: Option<&WStr>,
        user_name: &mut Option<Box<RpcUnicodeString>>,
        domain_name: Option<&mut Option<Box<RpcUnicodeString>>>,
    ) -> Result<i32>;

    /// Opnum 46
    #[doc(alias = "Lsar_LSA_DP_46")]
    async fn lsar_lsa_dp_46(&self) -> Result<()>;

    /// Opnum 47
    #[doc(alias = "Lsar_LSA_DP_47")]
    async fn lsar_lsa_dp_47(&self) -> Result<()>;

    /// Opnum 48
    #[doc(alias = "Lsar_LSA_DP_48")]
    async fn lsar_lsa_dp_48(&self) -> Result<()>;

    /// Opnum 49
    #[doc(alias = "Lsar_LSA_DP_49")]
    async fn lsar_lsa_dp_49(&self) -> Result<()>;

    /// Opnum 50
    #[doc(alias = "Lsar_LSA_DP_50")]
    async fn lsar_lsa_dp_50(&self) -> Result<()>;

    /// Opnum 51
    #[doc(alias = "Lsar_LSA_DP_51")]
    async fn lsar_lsa_dp_51(&self) -> Result<()>;

    /// Opnum 53
    #[opnum(53)]
    #[doc(alias = "Lsar_LSA_DP_53")]
    async fn lsar_lsa_dp_53(&self) -> Result<()>;

    /// Opnum 54
    #[doc(alias = "Lsar_LSA_DP_54")]
    async fn lsar_lsa_dp_54(&self) -> Result<()>;

    /// Opnum 55
    #[doc(alias = "Lsar_LSA_DP_55")]
    async fn lsar_lsa_dp_55(&self) -> Result<()>;

    /// Opnum 57
    #[opnum(57)]
    #[doc(alias = "LsarLookupSids2")]
    async fn lsar_lookup_sids2(
        &self,
        policy_handle: &mut Self::LsaprHandle,
        sid_enum_buffer: &LsaprSidEnumBuffer,
        #[out]
        referenced_domains: &mut Option<Box<LsaprReferencedDomainList>>,
        translated_names: &mut LsaprTranslatedNamesEx,
        lookup_level: LsapLookupLevel,
        mapped_count: &mut u32,
        lookup_options: u32,
        client_revision: u32,
    ) -> Result<i32>;

    /// Opnum 58
    #[doc(alias = "LsarLookupNames2")]
    async fn lsar_lookup_names2(
        &self,
        policy_handle: &mut Self::LsaprHandle,
        #[range(0..=1000)]
        count: u32,
        #[size_is(count)]
        names: &[RpcUnicodeString],
        #[out]
        referenced_domains: &mut Option<Box<LsaprReferencedDomainList>>,
        translated_sids: &mut LsaprTranslatedSidsEx,
        lookup_level: LsapLookupLevel,
        mapped_count: &mut u32,
        lookup_options: u32,
        client_revision: u32,
    ) -> Result<i32>;

    /// Opnum 59
    #[doc(alias = "Lsar_LSA_DP_59")]
    async fn lsar_lsa_dp_59(&self) -> Result<()>;

    /// Opnum 68
    #[opnum(68)]
    #[doc(alias = "LsarLookupNames3")]
    async fn lsar_lookup_names3(
        &self,
        policy_handle: &mut Self::LsaprHandle,
        #[range(0..=1000)]
        count: u32,
        #[size_is(count)]
        names: &[RpcUnicodeString],
        #[out]
        referenced_domains: &mut Option<Box<LsaprReferencedDomainList>>,
        translated_sids: &mut LsaprTranslatedSidsEx2,
        lookup_level: LsapLookupLevel,
        mapped_count: &mut u32,
        lookup_options: u32,
        client_revision: u32,
    ) -> Result<i32>;

    /// Opnum 73
    #[opnum(73)]
    #[doc(alias = "Lsar_LSA_DP_73")]
    async fn lsar_lsa_dp_73(&self) -> Result<()>;

    /// Opnum 74
    #[doc(alias = "Lsar_LSA_DP_74")]
    async fn lsar_lsa_dp_74(&self) -> Result<()>;

    /// Opnum 76
    #[opnum(76)]
    #[doc(alias = "LsarLookupSids3")]
    async fn lsar_lookup_sids3(
        &self,
        sid_enum_buffer: &LsaprSidEnumBuffer,
        #[out]
        referenced_domains: &mut Option<Box<LsaprReferencedDomainList>>,
        translated_names: &mut LsaprTranslatedNamesEx,
        lookup_level: LsapLookupLevel,
        mapped_count: &mut u32,
        lookup_options: u32,
        client_revision: u32,
    ) -> Result<i32>;

    /// Opnum 77
    #[doc(alias = "LsarLookupNames4")]
    async fn lsar_lookup_names4(
        &self,
        #[range(0..=1000)]
        count: u32,
        #[size_is(count)]
        names: &[RpcUnicodeString],
        #[out]
        referenced_domains: &mut Option<Box<LsaprReferencedDomainList>>,
        translated_sids: &mut LsaprTranslatedSidsEx2,
        lookup_level: LsapLookupLevel,
        mapped_count: &mut u32,
        lookup_options: u32,
        client_revision: u32,
    ) -> Result<i32>;
}
