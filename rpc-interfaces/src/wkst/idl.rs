// From ms-wkst.idl by rpc-idl 0.1.0.

#[allow(unused_imports)]
use rpc_runtime::prelude::*;
use crate::dtyp::LargeInteger;

#[doc(alias = "NETSETUP_JOIN_STATUS")]
#[doc(alias = "_NETSETUP_JOIN_STATUS")]
#[derive(Ndr, Debug, Clone, Copy, PartialEq, Eq, Default)]
#[repr(u16)]
pub enum NetsetupJoinStatus {
    #[default]
    NetSetupUnknownStatus = 0,
    NetSetupUnjoined = 1,
    NetSetupWorkgroupName = 2,
    NetSetupDomainName = 3,
    /// A value that is not declared.
    #[other]
    Other(u16),
}

#[doc(alias = "NETSETUP_NAME_TYPE")]
#[doc(alias = "_NETSETUP_NAME_TYPE")]
#[derive(Ndr, Debug, Clone, Copy, PartialEq, Eq, Default)]
#[repr(u16)]
pub enum NetsetupNameType {
    #[default]
    NetSetupUnknown = 0,
    NetSetupMachine = 1,
    NetSetupWorkgroup = 2,
    NetSetupDomain = 3,
    NetSetupNonExistentDomain = 4,
    NetSetupDnsMachine = 5,
    /// A value that is not declared.
    #[other]
    Other(u16),
}

#[doc(alias = "NET_COMPUTER_NAME_TYPE")]
#[doc(alias = "_NET_COMPUTER_NAME_TYPE")]
#[derive(Ndr, Debug, Clone, Copy, PartialEq, Eq, Default)]
#[repr(u16)]
pub enum NetComputerNameType {
    #[default]
    NetPrimaryComputerName = 0,
    NetAlternateComputerNames = 1,
    NetAllComputerNames = 2,
    NetComputerNameTypeMax = 3,
    /// A value that is not declared.
    #[other]
    Other(u16),
}

#[doc(alias = "STAT_WORKSTATION_0")]
#[doc(alias = "_STAT_WORKSTATION_0")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct StatWorkstation0 {
    pub statistics_start_time: LargeInteger,
    pub bytes_received: LargeInteger,
    pub smbs_received: LargeInteger,
    pub paging_read_bytes_requested: LargeInteger,
    pub non_paging_read_bytes_requested: LargeInteger,
    pub cache_read_bytes_requested: LargeInteger,
    pub network_read_bytes_requested: LargeInteger,
    pub bytes_transmitted: LargeInteger,
    pub smbs_transmitted: LargeInteger,
    pub paging_write_bytes_requested: LargeInteger,
    pub non_paging_write_bytes_requested: LargeInteger,
    pub cache_write_bytes_requested: LargeInteger,
    pub network_write_bytes_requested: LargeInteger,
    pub initially_failed_operations: u32,
    pub failed_completion_operations: u32,
    pub read_operations: u32,
    pub random_read_operations: u32,
    pub read_smbs: u32,
    pub large_read_smbs: u32,
    pub small_read_smbs: u32,
    pub write_operations: u32,
    pub random_write_operations: u32,
    pub write_smbs: u32,
    pub large_write_smbs: u32,
    pub small_write_smbs: u32,
    pub raw_reads_denied: u32,
    pub raw_writes_denied: u32,
    pub network_errors: u32,
    pub sessions: u32,
    pub failed_sessions: u32,
    pub reconnects: u32,
    pub core_connects: u32,
    pub lanman20_connects: u32,
    pub lanman21_connects: u32,
    pub lanman_nt_connects: u32,
    pub server_disconnects: u32,
    pub hung_sessions: u32,
    pub use_count: u32,
    pub failed_use_count: u32,
    pub current_commands: u32,
}

#[doc(alias = "WKSTA_INFO_100")]
#[doc(alias = "_WKSTA_INFO_100")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct WkstaInfo100 {
    pub wki100_platform_id: u32,
    pub wki100_computername: Option<WString>,
    pub wki100_langroup: Option<WString>,
    pub wki100_ver_major: u32,
    pub wki100_ver_minor: u32,
}

#[doc(alias = "WKSTA_INFO_101")]
#[doc(alias = "_WKSTA_INFO_101")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct WkstaInfo101 {
    pub wki101_platform_id: u32,
    pub wki101_computername: Option<WString>,
    pub wki101_langroup: Option<WString>,
    pub wki101_ver_major: u32,
    pub wki101_ver_minor: u32,
    pub wki101_lanroot: Option<WString>,
}

#[doc(alias = "WKSTA_INFO_102")]
#[doc(alias = "_WKSTA_INFO_102")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct WkstaInfo102 {
    pub wki102_platform_id: u32,
    pub wki102_computername: Option<WString>,
    pub wki102_langroup: Option<WString>,
    pub wki102_ver_major: u32,
    pub wki102_ver_minor: u32,
    pub wki102_lanroot: Option<WString>,
    pub wki102_logged_on_users: u32,
}

#[doc(alias = "WKSTA_INFO_502")]
#[doc(alias = "_WKSTA_INFO_502")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct WkstaInfo502 {
    pub wki502_char_wait: u32,
    pub wki502_collection_time: u32,
    pub wki502_maximum_collection_count: u32,
    pub wki502_keep_conn: u32,
    pub wki502_max_cmds: u32,
    pub wki502_sess_timeout: u32,
    pub wki502_siz_char_buf: u32,
    pub wki502_max_threads: u32,
    pub wki502_lock_quota: u32,
    pub wki502_lock_increment: u32,
    pub wki502_lock_maximum: u32,
    pub wki502_pipe_increment: u32,
    pub wki502_pipe_maximum: u32,
    pub wki502_cache_file_timeout: u32,
    pub wki502_dormant_file_limit: u32,
    pub wki502_read_ahead_throughput: u32,
    pub wki502_num_mailslot_buffers: u32,
    pub wki502_num_srv_announce_buffers: u32,
    pub wki502_max_illegal_datagram_events: u32,
    pub wki502_illegal_datagram_event_reset_frequency: u32,
    pub wki502_log_election_packets: i32,
    pub wki502_use_opportunistic_locking: i32,
    pub wki502_use_unlock_behind: i32,
    pub wki502_use_close_behind: i32,
    pub wki502_buf_named_pipes: i32,
    pub wki502_use_lock_read_unlock: i32,
    pub wki502_utilize_nt_caching: i32,
    pub wki502_use_raw_read: i32,
    pub wki502_use_raw_write: i32,
    pub wki502_use_write_raw_data: i32,
    pub wki502_use_encryption: i32,
    pub wki502_buf_files_deny_write: i32,
    pub wki502_buf_read_only_files: i32,
    pub wki502_force_core_create_mode: i32,
    pub wki502_use_512_byte_max_transfer: i32,
}

#[doc(alias = "WKSTA_INFO_1013")]
#[doc(alias = "_WKSTA_INFO_1013")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct WkstaInfo1013 {
    pub wki1013_keep_conn: u32,
}

#[doc(alias = "WKSTA_INFO_1018")]
#[doc(alias = "_WKSTA_INFO_1018")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct WkstaInfo1018 {
    pub wki1018_sess_timeout: u32,
}

#[doc(alias = "WKSTA_INFO_1046")]
#[doc(alias = "_WKSTA_INFO_1046")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct WkstaInfo1046 {
    pub wki1046_dormant_file_limit: u32,
}

#[doc(alias = "WKSTA_USER_INFO_0")]
#[doc(alias = "_WKSTA_USER_INFO_0")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct WkstaUserInfo0 {
    pub wkui0_username: Option<WString>,
}

#[doc(alias = "WKSTA_USER_INFO_1")]
#[doc(alias = "_WKSTA_USER_INFO_1")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct WkstaUserInfo1 {
    pub wkui1_username: Option<WString>,
    pub wkui1_logon_domain: Option<WString>,
    pub wkui1_oth_domains: Option<WString>,
    pub wkui1_logon_server: Option<WString>,
}

#[doc(alias = "WKSTA_TRANSPORT_INFO_0")]
#[doc(alias = "_WKSTA_TRANSPORT_INFO_0")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct WkstaTransportInfo0 {
    pub wkti0_quality_of_service: u32,
    pub wkti0_number_of_vcs: u32,
    pub wkti0_transport_name: Option<WString>,
    pub wkti0_transport_address: Option<WString>,
    pub wkti0_wan_ish: u32,
}

#[doc(alias = "WKSTA_INFO")]
#[doc(alias = "_WKSTA_INFO")]
#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(u32)]
pub enum WkstaInfo {
    #[case(100)]
    WkstaInfo100(Option<Box<WkstaInfo100>>),
    #[case(101)]
    WkstaInfo101(Option<Box<WkstaInfo101>>),
    #[case(102)]
    WkstaInfo102(Option<Box<WkstaInfo102>>),
    #[case(502)]
    WkstaInfo502(Option<Box<WkstaInfo502>>),
    #[case(1013)]
    WkstaInfo1013(Option<Box<WkstaInfo1013>>),
    #[case(1018)]
    WkstaInfo1018(Option<Box<WkstaInfo1018>>),
    #[case(1046)]
    WkstaInfo1046(Option<Box<WkstaInfo1046>>),
    #[case(default)]
    Nothing,
}

#[doc(alias = "USE_INFO_0")]
#[doc(alias = "_USE_INFO_0")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct UseInfo0 {
    pub ui0_local: Option<WString>,
    pub ui0_remote: Option<WString>,
}

#[doc(alias = "USE_INFO_1")]
#[doc(alias = "_USE_INFO_1")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct UseInfo1 {
    pub ui1_local: Option<WString>,
    pub ui1_remote: Option<WString>,
    pub ui1_password: Option<WString>,
    pub ui1_status: u32,
    pub ui1_asg_type: u32,
    pub ui1_refcount: u32,
    pub ui1_usecount: u32,
}

#[doc(alias = "USE_INFO_2")]
#[doc(alias = "_USE_INFO_2")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct UseInfo2 {
    pub ui2_useinfo: UseInfo1,
    pub ui2_username: Option<WString>,
    pub ui2_domainname: Option<WString>,
}

#[doc(alias = "USE_INFO_3")]
#[doc(alias = "_USE_INFO_3")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct UseInfo3 {
    pub ui3_ui2: UseInfo2,
    pub ui3_flags: u32,
}

#[doc(alias = "USE_INFO")]
#[doc(alias = "_USE_INFO")]
#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(u32)]
pub enum UseInfo {
    #[case(0)]
    UseInfo0(Option<Box<UseInfo0>>),
    #[case(1)]
    UseInfo1(Option<Box<UseInfo1>>),
    #[case(2)]
    UseInfo2(Option<Box<UseInfo2>>),
    #[case(3)]
    UseInfo3(Option<Box<UseInfo3>>),
    #[case(default)]
    Nothing,
}

#[doc(alias = "USE_INFO_0_CONTAINER")]
#[doc(alias = "_USE_INFO_0_CONTAINER")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct UseInfo0Container {
    pub entries_read: u32,
    pub buffer: Option<Box<UseInfo0>>,
}

#[doc(alias = "USE_INFO_1_CONTAINER")]
#[doc(alias = "_USE_INFO_1_CONTAINER")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct UseInfo1Container {
    pub entries_read: u32,
    pub buffer: Option<Box<UseInfo1>>,
}

#[doc(alias = "USE_INFO_2_CONTAINER")]
#[doc(alias = "_USE_INFO_2_CONTAINER")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct UseInfo2Container {
    pub entries_read: u32,
    pub buffer: Option<Box<UseInfo2>>,
}

#[doc(alias = "_USE_ENUM_UNION")]
#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(u32)]
pub enum UseEnumUnion {
    #[case(0)]
    Level0(Option<Box<UseInfo0Container>>),
    #[case(1)]
    Level1(Option<Box<UseInfo1Container>>),
    #[case(2)]
    Level2(Option<Box<UseInfo2Container>>),
    #[case(default)]
    Nothing,
}

#[doc(alias = "USE_ENUM_STRUCT")]
#[doc(alias = "_USE_ENUM_STRUCT")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct UseEnumStruct {
    pub level: u32,
    #[switch_is(level)]
    pub use_info: UseEnumUnion,
}

#[doc(alias = "WKSTA_USER_INFO_0_CONTAINER")]
#[doc(alias = "_WKSTA_USER_INFO_0_CONTAINER")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct WkstaUserInfo0Container {
    pub entries_read: u32,
    #[size_is(entries_read)]
    pub buffer: Option<Vec<WkstaUserInfo0>>,
}

#[doc(alias = "WKSTA_USER_INFO_1_CONTAINER")]
#[doc(alias = "_WKSTA_USER_INFO_1_CONTAINER")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct WkstaUserInfo1Container {
    pub entries_read: u32,
    #[size_is(entries_read)]
    pub buffer: Option<Vec<WkstaUserInfo1>>,
}

#[doc(alias = "_WKSTA_USER_ENUM_UNION")]
#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(u32)]
pub enum WkstaUserEnumUnion {
    #[case(0)]
    Level0(Option<Box<WkstaUserInfo0Container>>),
    #[case(1)]
    Level1(Option<Box<WkstaUserInfo1Container>>),
    #[case(default)]
    Nothing,
}

#[doc(alias = "WKSTA_USER_ENUM_STRUCT")]
#[doc(alias = "_WKSTA_USER_ENUM_STRUCT")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct WkstaUserEnumStruct {
    pub level: u32,
    #[switch_is(level)]
    pub wksta_user_info: WkstaUserEnumUnion,
}

#[doc(alias = "WKSTA_TRANSPORT_INFO_0_CONTAINER")]
#[doc(alias = "_WKSTA_TRANSPORT_INFO_0_CONTAINER")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct WkstaTransportInfo0Container {
    pub entries_read: u32,
    #[size_is(entries_read)]
    pub buffer: Option<Vec<WkstaTransportInfo0>>,
}

#[doc(alias = "_WKSTA_TRANSPORT_ENUM_UNION")]
#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(u32)]
pub enum WkstaTransportEnumUnion {
    #[case(0)]
    Level0(Option<Box<WkstaTransportInfo0Container>>),
    #[case(default)]
    Nothing,
}

#[doc(alias = "WKSTA_TRANSPORT_ENUM_STRUCT")]
#[doc(alias = "_WKSTA_TRANSPORT_ENUM_STRUCT")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct WkstaTransportEnumStruct {
    pub level: u32,
    #[switch_is(level)]
    pub wksta_transport_info: WkstaTransportEnumUnion,
}

#[doc(alias = "JOINPR_USER_PASSWORD")]
#[doc(alias = "_JOINPR_USER_PASSWORD")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct JoinprUserPassword {
    pub obfuscator: [u8; 8],
    pub buffer: [u16; 256],
    pub length: u32,
}

#[doc(alias = "JOINPR_ENCRYPTED_USER_PASSWORD")]
#[doc(alias = "_JOINPR_ENCRYPTED_USER_PASSWORD")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct JoinprEncryptedUserPassword {
    pub buffer: [u8; 524],
}

#[doc(alias = "UNICODE_STRING")]
#[doc(alias = "_UNICODE_STRING")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct UnicodeString {
    pub length: u16,
    pub maximum_length: u16,
    #[size_is(maximum_length / 2)]
    #[length_is(length / 2)]
    pub buffer: Option<Vec<u16>>,
}

#[doc(alias = "NET_COMPUTER_NAME_ARRAY")]
#[doc(alias = "_NET_COMPUTER_NAME_ARRAY")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct NetComputerNameArray {
    pub entry_count: u32,
    #[size_is(entry_count)]
    pub computer_names: Option<Vec<UnicodeString>>,
}

#[doc(alias = "wkssvc")]
#[rpc_interface(
    uuid = "6bffd098-a112-3610-9833-46c3f87e345a",
    version = "1.0",
    pointer_default = "unique",
    partial
)]
pub trait Wkssvc {
    #[doc(alias = "NetrWkstaGetInfo")]
    async fn netr_wksta_get_info(
        &self,
        server_name: Option<&WStr>,
        level: u32,
        #[out]
        #[switch_is(level)]
        wksta_info: &mut WkstaInfo,
    ) -> Result<u32>;

    #[doc(alias = "NetrWkstaSetInfo")]
    async fn netr_wksta_set_info(
        &self,
        server_name: Option<&WStr>,
        level: u32,
        #[switch_is(level)]
        wksta_info: &WkstaInfo,
        error_parameter: Option<&mut u32>,
    ) -> Result<u32>;

    #[doc(alias = "NetrWkstaUserEnum")]
    async fn netr_wksta_user_enum(
        &self,
        server_name: Option<&WStr>,
        user_info: &mut WkstaUserEnumStruct,
        preferred_maximum_length: u32,
        #[out]
        total_entries: &mut u32,
        resume_handle: Option<&mut u32>,
    ) -> Result<u32>;

    #[opnum(5)]
    #[doc(alias = "NetrWkstaTransportEnum")]
    async fn netr_wksta_transport_enum(
        &self,
        server_name: Option<&WStr>,
        transport_info: &mut WkstaTransportEnumStruct,
        preferred_maximum_length: u32,
        #[out]
        total_entries: &mut u32,
        resume_handle: Option<&mut u32>,
    ) -> Result<u32>;

    #[doc(alias = "NetrWkstaTransportAdd")]
    async fn netr_wksta_transport_add(
        &self,
        server_name: Option<&WStr>,
        level: u32,
        transport_info: &WkstaTransportInfo0,
        error_parameter: Option<&mut u32>,
    ) -> Result<u32>;

    #[doc(alias = "NetrWkstaTransportDel")]
    async fn netr_wksta_transport_del(
        &self,
        server_name: Option<&WStr>,
        transport_name: Option<&WStr>,
        force_level: u32,
    ) -> Result<u32>;

    #[doc(alias = "NetrUseAdd")]
    async fn netr_use_add(
        &self,
        server_name: Option<&WStr>,
        level: u32,
        #[switch_is(level)]
        info_struct: &UseInfo,
        error_parameter: Option<&mut u32>,
    ) -> Result<u32>;

    #[doc(alias = "NetrUseGetInfo")]
    async fn netr_use_get_info(
        &self,
        server_name: Option<&WStr>,
        use_name: &WStr,
        level: u32,
        #[out]
        #[switch_is(level)]
        info_struct: &mut UseInfo,
    ) -> Result<u32>;

    #[doc(alias = "NetrUseDel")]
    async fn netr_use_del(
        &self,
        server_name: Option<&WStr>,
        use_name: &WStr,
        force_level: u32,
    ) -> Result<u32>;

    #[doc(alias = "NetrUseEnum")]
    async fn netr_use_enum(
        &self,
        server_name: Option<&WStr>,
        info_struct: &mut UseEnumStruct,
        preferred_maximum_length: u32,
        #[out]
        total_entries: &mut u32,
        resume_handle: Option<&mut u32>,
    ) -> Result<u32>;

    #[opnum(13)]
    #[doc(alias = "NetrWorkstationStatisticsGet")]
    async fn netr_workstation_statistics_get(
        &self,
        server_name: Option<&WStr>,
        service_name: Option<&WStr>,
        level: u32,
        options: u32,
        #[out]
        buffer: &mut Option<Box<StatWorkstation0>>,
    ) -> Result<u32>;

    #[opnum(20)]
    #[doc(alias = "NetrGetJoinInformation")]
    async fn netr_get_join_information(
        &self,
        server_name: Option<&WStr>,
        name_buffer: &mut Option<WString>,
        #[out]
        buffer_type: &mut NetsetupJoinStatus,
    ) -> Result<u32>;

    #[opnum(22)]
    #[doc(alias = "NetrJoinDomain2")]
    async fn netr_join_domain2(
        &self,
        server_name: Option<&WStr>,
        domain_name_param: &WStr,
        machine_account_ou: Option<&WStr>,
        account_name: Option<&WStr>,
        password: Option<&JoinprEncryptedUserPassword>,
        options: u32,
    ) -> Result<u32>;

    #[doc(alias = "NetrUnjoinDomain2")]
    async fn netr_unjoin_domain2(
        &self,
        server_name: Option<&WStr>,
        account_name: Option<&WStr>,
        password: Option<&JoinprEncryptedUserPassword>,
        options: u32,
    ) -> Result<u32>;

    #[doc(alias = "NetrRenameMachineInDomain2")]
    async fn netr_rename_machine_in_domain2(
        &self,
        server_name: Option<&WStr>,
        machine_name: Option<&WStr>,
        account_name: Option<&WStr>,
        password: Option<&JoinprEncryptedUserPassword>,
        options: u32,
    ) -> Result<u32>;

    #[doc(alias = "NetrValidateName2")]
    async fn netr_validate_name2(
        &self,
        server_name: Option<&WStr>,
        name_to_validate: &WStr,
        account_name: Option<&WStr>,
        password: Option<&JoinprEncryptedUserPassword>,
        name_type: NetsetupNameType,
    ) -> Result<u32>;

    #[doc(alias = "NetrGetJoinableOUs2")]
    async fn netr_get_joinable_o_us2(
        &self,
        server_name: Option<&WStr>,
        domain_name_param: &WStr,
        account_name: Option<&WStr>,
        password: Option<&JoinprEncryptedUserPassword>,
        ou_count: &mut u32,
        #[out]
        #[size_is(, *ou_count)]
        o_us: &mut Option<Vec<Option<WString>>>,
    ) -> Result<u32>;

    #[doc(alias = "NetrAddAlternateComputerName")]
    async fn netr_add_alternate_computer_name(
        &self,
        server_name: Option<&WStr>,
        alternate_name: Option<&WStr>,
        domain_account: Option<&WStr>,
        encrypted_password: Option<&JoinprEncryptedUserPassword>,
        reserved: u32,
    ) -> Result<u32>;

    #[doc(alias = "NetrRemoveAlternateComputerName")]
    async fn netr_remove_alternate_computer_name(
        &self,
        server_name: Option<&WStr>,
        alternate_name: Option<&WStr>,
        domain_account: Option<&WStr>,
        encrypted_password: Option<&JoinprEncryptedUserPassword>,
        reserved: u32,
    ) -> Result<u32>;

    #[doc(alias = "NetrSetPrimaryComputerName")]
    async fn netr_set_primary_computer_name(
        &self,
        server_name: Option<&WStr>,
        primary_name: Option<&WStr>,
        domain_account: Option<&WStr>,
        encrypted_password: Option<&JoinprEncryptedUserPassword>,
        reserved: u32,
    ) -> Result<u32>;

    #[doc(alias = "NetrEnumerateComputerNames")]
    async fn netr_enumerate_computer_names(
        &self,
        server_name: Option<&WStr>,
        name_type: NetComputerNameType,
        reserved: u32,
        #[out]
        computer_names: &mut Option<Box<NetComputerNameArray>>,
    ) -> Result<u32>;
}
