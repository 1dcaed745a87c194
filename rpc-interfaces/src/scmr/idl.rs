// From ms-scmr.idl by rpc-idl 0.1.0.

#[allow(unused_imports)]
use rpc_runtime::prelude::*;
use rpc_runtime::uuid::Uuid;

pub const MAX_SERVICE_NAME_LENGTH: u32 = 256;
pub const SC_MAX_DEPEND_SIZE: u16 = 4096;
pub const SC_MAX_NAME_LENGTH: u16 = 257;
pub const SC_MAX_PATH_LENGTH: u16 = 32768;
pub const SC_MAX_PWD_SIZE: u16 = 514;
pub const SC_MAX_COMPUTER_NAME_LENGTH: u16 = 1024;
pub const SC_MAX_ACCOUNT_NAME_LENGTH: u16 = 2048;
pub const SC_MAX_COMMENT_LENGTH: u16 = 128;
pub const SC_MAX_ARGUMENT_LENGTH: u16 = 1024;
pub const SC_MAX_ARGUMENTS: u16 = 1024;

#[doc(alias = "STRING_PTRSA")]
#[doc(alias = "_STRING_PTRSA")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct StringPtrsa {
    #[range(0..=1024)]
    #[string]
    pub string_ptr: Option<Vec<u8>>,
}

#[doc(alias = "STRING_PTRSW")]
#[doc(alias = "_STRING_PTRSW")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct StringPtrsw {
    #[range(0..=1024)]
    pub string_ptr: Option<WString>,
}

#[doc(alias = "SERVICE_STATUS")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServiceStatus {
    pub dw_service_type: u32,
    pub dw_current_state: u32,
    pub dw_controls_accepted: u32,
    pub dw_win32_exit_code: u32,
    pub dw_service_specific_exit_code: u32,
    pub dw_check_point: u32,
    pub dw_wait_hint: u32,
}

#[doc(alias = "SERVICE_STATUS_PROCESS")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServiceStatusProcess {
    pub dw_service_type: u32,
    pub dw_current_state: u32,
    pub dw_controls_accepted: u32,
    pub dw_win32_exit_code: u32,
    pub dw_service_specific_exit_code: u32,
    pub dw_check_point: u32,
    pub dw_wait_hint: u32,
    pub dw_process_id: u32,
    pub dw_service_flags: u32,
}

#[doc(alias = "QUERY_SERVICE_CONFIGW")]
#[doc(alias = "_QUERY_SERVICE_CONFIGW")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct QueryServiceConfigw {
    pub dw_service_type: u32,
    pub dw_start_type: u32,
    pub dw_error_control: u32,
    #[range(0..=8192)]
    pub lp_binary_path_name: Option<WString>,
    #[range(0..=8192)]
    pub lp_load_order_group: Option<WString>,
    pub dw_tag_id: u32,
    #[range(0..=8192)]
    pub lp_dependencies: Option<WString>,
    #[range(0..=8192)]
    pub lp_service_start_name: Option<WString>,
    #[range(0..=8192)]
    pub lp_display_name: Option<WString>,
}

#[doc(alias = "QUERY_SERVICE_LOCK_STATUSW")]
#[doc(alias = "_QUERY_SERVICE_LOCK_STATUSW")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct QueryServiceLockStatusw {
    pub f_is_locked: u32,
    #[range(0..=8192)]
    pub lp_lock_owner: Option<WString>,
    pub dw_lock_duration: u32,
}

#[doc(alias = "QUERY_SERVICE_CONFIGA")]
#[doc(alias = "_QUERY_SERVICE_CONFIGA")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct QueryServiceConfiga {
    pub dw_service_type: u32,
    pub dw_start_type: u32,
    pub dw_error_control: u32,
    #[range(0..=8192)]
    #[string]
    pub lp_binary_path_name: Option<Vec<u8>>,
    #[range(0..=8192)]
    #[string]
    pub lp_load_order_group: Option<Vec<u8>>,
    pub dw_tag_id: u32,
    #[range(0..=8192)]
    #[string]
    pub lp_dependencies: Option<Vec<u8>>,
    #[range(0..=8192)]
    #[string]
    pub lp_service_start_name: Option<Vec<u8>>,
    #[range(0..=8192)]
    #[string]
    pub lp_display_name: Option<Vec<u8>>,
}

#[doc(alias = "QUERY_SERVICE_LOCK_STATUSA")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct QueryServiceLockStatusa {
    pub f_is_locked: u32,
    #[range(0..=8192)]
    #[string]
    pub lp_lock_owner: Option<Vec<u8>>,
    pub dw_lock_duration: u32,
}

#[doc(alias = "SERVICE_DESCRIPTIONA")]
#[doc(alias = "_SERVICE_DESCRIPTIONA")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServiceDescriptiona {
    #[range(0..=8192)]
    #[string]
    pub lp_description: Option<Vec<u8>>,
}

#[doc(alias = "SC_ACTION_TYPE")]
#[doc(alias = "_SC_ACTION_TYPE")]
#[derive(Ndr, Debug, Clone, Copy, PartialEq, Eq, Default)]
#[v1_enum]
#[repr(u32)]
pub enum ScActionType {
    #[default]
    ScActionNone = 0,
    ScActionRestart = 1,
    ScActionReboot = 2,
    ScActionRunCommand = 3,
    /// A value that is not declared.
    #[other]
    Other(u32),
}

#[doc(alias = "SC_ACTION")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ScAction {
    pub r#type: ScActionType,
    pub delay: u32,
}

#[doc(alias = "SERVICE_FAILURE_ACTIONSA")]
#[doc(alias = "_SERVICE_FAILURE_ACTIONSA")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServiceFailureActionsa {
    pub dw_reset_period: u32,
    #[range(0..=8192)]
    #[string]
    pub lp_reboot_msg: Option<Vec<u8>>,
    #[range(0..=8192)]
    #[string]
    pub lp_command: Option<Vec<u8>>,
    #[range(0..=1024)]
    pub c_actions: u32,
    #[size_is(c_actions)]
    pub lpsa_actions: Option<Vec<ScAction>>,
}

#[doc(alias = "SERVICE_DELAYED_AUTO_START_INFO")]
#[doc(alias = "_SERVICE_DELAYED_AUTO_START_INFO")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServiceDelayedAutoStartInfo {
    pub f_delayed_autostart: i32,
}

#[doc(alias = "SERVICE_FAILURE_ACTIONS_FLAG")]
#[doc(alias = "_SERVICE_FAILURE_ACTIONS_FLAG")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServiceFailureActionsFlag {
    pub f_failure_actions_on_non_crash_failures: i32,
}

#[doc(alias = "SERVICE_SID_INFO")]
#[doc(alias = "_SERVICE_SID_INFO")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServiceSidInfo {
    pub dw_service_sid_type: u32,
}

#[doc(alias = "SERVICE_PRESHUTDOWN_INFO")]
#[doc(alias = "_SERVICE_PRESHUTDOWN_INFO")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServicePreshutdownInfo {
    pub dw_preshutdown_timeout: u32,
}

#[doc(alias = "SERVICE_DESCRIPTIONW")]
#[doc(alias = "_SERVICE_DESCRIPTIONW")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServiceDescriptionw {
    #[range(0..=8192)]
    pub lp_description: Option<WString>,
}

#[doc(alias = "SERVICE_FAILURE_ACTIONSW")]
#[doc(alias = "_SERVICE_FAILURE_ACTIONSW")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServiceFailureActionsw {
    pub dw_reset_period: u32,
    #[range(0..=8192)]
    pub lp_reboot_msg: Option<WString>,
    #[range(0..=8192)]
    pub lp_command: Option<WString>,
    #[range(0..=1024)]
    pub c_actions: u32,
    #[size_is(c_actions)]
    pub lpsa_actions: Option<Vec<ScAction>>,
}

#[doc(alias = "SC_STATUS_TYPE")]
#[derive(Ndr, Debug, Clone, Copy, PartialEq, Eq, Default)]
#[v1_enum]
#[repr(u32)]
pub enum ScStatusType {
    #[default]
    ScStatusProcessInfo = 0,
    /// A value that is not declared.
    #[other]
    Other(u32),
}

#[doc(alias = "SC_ENUM_TYPE")]
#[derive(Ndr, Debug, Clone, Copy, PartialEq, Eq, Default)]
#[v1_enum]
#[repr(u32)]
pub enum ScEnumType {
    #[default]
    ScEnumProcessInfo = 0,
    /// A value that is not declared.
    #[other]
    Other(u32),
}

#[doc(alias = "SERVICE_PREFERRED_NODE_INFO")]
#[doc(alias = "_SERVICE_PREFERRED_NODE_INFO")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServicePreferredNodeInfo {
    pub us_preferred_node: u16,
    pub f_delete: u8,
}

#[doc(alias = "SERVICE_TRIGGER_SPECIFIC_DATA_ITEM")]
#[doc(alias = "_SERVICE_TRIGGER_SPECIFIC_DATA_ITEM")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServiceTriggerSpecificDataItem {
    pub dw_data_type: u32,
    #[range(0..=1024)]
    pub cb_data: u32,
    #[size_is(cb_data)]
    pub p_data: Option<Vec<u8>>,
}

#[doc(alias = "SERVICE_TRIGGER")]
#[doc(alias = "_SERVICE_TRIGGER")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServiceTrigger {
    pub dw_trigger_type: u32,
    pub dw_action: u32,
    pub p_trigger_subtype: Option<Box<Uuid>>,
    #[range(0..=64)]
    pub c_data_items: u32,
    #[size_is(c_data_items)]
    pub p_data_items: Option<Vec<ServiceTriggerSpecificDataItem>>,
}

#[doc(alias = "SERVICE_TRIGGER_INFO")]
#[doc(alias = "_SERVICE_TRIGGER_INFO")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServiceTriggerInfo {
    #[range(0..=64)]
    pub c_triggers: u32,
    #[size_is(c_triggers)]
    pub p_triggers: Option<Vec<ServiceTrigger>>,
    pub p_reserved: Option<Box<u8>>,
}

#[doc(alias = "ENUM_SERVICE_STATUSA")]
#[doc(alias = "_ENUM_SERVICE_STATUSA")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct EnumServiceStatusa {
    #[string]
    pub lp_service_name: Option<Vec<u8>>,
    #[string]
    pub lp_display_name: Option<Vec<u8>>,
    pub service_status: ServiceStatus,
}

#[doc(alias = "ENUM_SERVICE_STATUSW")]
#[doc(alias = "_ENUM_SERVICE_STATUSW")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct EnumServiceStatusw {
    pub lp_service_name: Option<WString>,
    pub lp_display_name: Option<WString>,
    pub service_status: ServiceStatus,
}

#[doc(alias = "ENUM_SERVICE_STATUS_PROCESSA")]
#[doc(alias = "_ENUM_SERVICE_STATUS_PROCESSA")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct EnumServiceStatusProcessa {
    #[string]
    pub lp_service_name: Option<Vec<u8>>,
    #[string]
    pub lp_display_name: Option<Vec<u8>>,
    pub service_status_process: ServiceStatusProcess,
}

#[doc(alias = "ENUM_SERVICE_STATUS_PROCESSW")]
#[doc(alias = "_ENUM_SERVICE_STATUS_PROCESSW")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct EnumServiceStatusProcessw {
    pub lp_service_name: Option<WString>,
    pub lp_display_name: Option<WString>,
    pub service_status_process: ServiceStatusProcess,
}

#[doc(alias = "SERVICE_DESCRIPTION_WOW64")]
#[doc(alias = "_SERVICE_DESCRIPTION_WOW64")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServiceDescriptionWow64 {
    pub dw_description_offset: u32,
}

#[doc(alias = "SERVICE_FAILURE_ACTIONS_WOW64")]
#[doc(alias = "_SERVICE_FAILURE_ACTIONS_WOW64")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServiceFailureActionsWow64 {
    pub dw_reset_period: u32,
    pub dw_reboot_msg_offset: u32,
    pub dw_command_offset: u32,
    pub c_actions: u32,
    pub dwsa_actions_offset: u32,
}

#[doc(alias = "SERVICE_REQUIRED_PRIVILEGES_INFO_WOW64")]
#[doc(alias = "_SERVICE_REQUIRED_PRIVILEGES_INFO_WOW64")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServiceRequiredPrivilegesInfoWow64 {
    pub dw_required_privileges_offset: u32,
}

#[doc(alias = "SERVICE_RPC_REQUIRED_PRIVILEGES_INFO")]
#[doc(alias = "_SERVICE_RPC_REQUIRED_PRIVILEGES_INFO")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServiceRpcRequiredPrivilegesInfo {
    #[range(0..=4096)]
    pub cb_required_privileges: u32,
    #[size_is(cb_required_privileges)]
    pub p_required_privileges: Option<Vec<u8>>,
}

#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(u32)]
#[ms_union]
pub enum ScRpcConfigInfoaField1 {
    #[case(1)]
    Psd(Option<Box<ServiceDescriptiona>>),
    #[case(2)]
    Psfa(Option<Box<ServiceFailureActionsa>>),
    #[case(3)]
    Psda(Option<Box<ServiceDelayedAutoStartInfo>>),
    #[case(4)]
    Psfaf(Option<Box<ServiceFailureActionsFlag>>),
    #[case(5)]
    Pssid(Option<Box<ServiceSidInfo>>),
    #[case(6)]
    Psrp(Option<Box<ServiceRpcRequiredPrivilegesInfo>>),
    #[case(7)]
    Psps(Option<Box<ServicePreshutdownInfo>>),
    #[case(8)]
    Psti(Option<Box<ServiceTriggerInfo>>),
    #[case(9)]
    Pspn(Option<Box<ServicePreferredNodeInfo>>),
}

#[doc(alias = "SC_RPC_CONFIG_INFOA")]
#[doc(alias = "_SC_RPC_CONFIG_INFOA")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct ScRpcConfigInfoa {
    pub dw_info_level: u32,
    #[switch_is(dw_info_level)]
    pub field_1: ScRpcConfigInfoaField1,
}

#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(u32)]
#[ms_union]
pub enum ScRpcConfigInfowField1 {
    #[case(1)]
    Psd(Option<Box<ServiceDescriptionw>>),
    #[case(2)]
    Psfa(Option<Box<ServiceFailureActionsw>>),
    #[case(3)]
    Psda(Option<Box<ServiceDelayedAutoStartInfo>>),
    #[case(4)]
    Psfaf(Option<Box<ServiceFailureActionsFlag>>),
    #[case(5)]
    Pssid(Option<Box<ServiceSidInfo>>),
    #[case(6)]
    Psrp(Option<Box<ServiceRpcRequiredPrivilegesInfo>>),
    #[case(7)]
    Psps(Option<Box<ServicePreshutdownInfo>>),
    #[case(8)]
    Psti(Option<Box<ServiceTriggerInfo>>),
    #[case(9)]
    Pspn(Option<Box<ServicePreferredNodeInfo>>),
}

#[doc(alias = "SC_RPC_CONFIG_INFOW")]
#[doc(alias = "_SC_RPC_CONFIG_INFOW")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct ScRpcConfigInfow {
    pub dw_info_level: u32,
    #[switch_is(dw_info_level)]
    pub field_1: ScRpcConfigInfowField1,
}

#[doc(alias = "SERVICE_NOTIFY_STATUS_CHANGE_PARAMS_1")]
#[doc(alias = "_SERVICE_NOTIFY_STATUS_CHANGE_PARAMS_1")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServiceNotifyStatusChangeParams1 {
    pub ull_thread_id: u64,
    pub dw_notify_mask: u32,
    pub callback_address_array: [u8; 16],
    pub callback_param_address_array: [u8; 16],
    pub service_status: ServiceStatusProcess,
    pub dw_notification_status: u32,
    pub dw_sequence: u32,
}

#[doc(alias = "SERVICE_NOTIFY_STATUS_CHANGE_PARAMS_2")]
#[doc(alias = "_SERVICE_NOTIFY_STATUS_CHANGE_PARAMS_2")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServiceNotifyStatusChangeParams2 {
    pub ull_thread_id: u64,
    pub dw_notify_mask: u32,
    pub callback_address_array: [u8; 16],
    pub callback_param_address_array: [u8; 16],
    pub service_status: ServiceStatusProcess,
    pub dw_notification_status: u32,
    pub dw_sequence: u32,
    pub dw_notification_triggered: u32,
    #[range(0..=65536)]
    pub psz_service_names: Option<WString>,
}

#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(u32)]
#[ms_union]
pub enum ScRpcNotifyParamsField1 {
    #[case(1)]
    PStatusChangeParam1(Option<Box<ServiceNotifyStatusChangeParams1>>),
    #[case(2)]
    PStatusChangeParams(Option<Box<ServiceNotifyStatusChangeParams2>>),
}

#[doc(alias = "SC_RPC_NOTIFY_PARAMS")]
#[doc(alias = "_SC_RPC_NOTIFY_PARAMS")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct ScRpcNotifyParams {
    pub dw_info_level: u32,
    #[switch_is(dw_info_level)]
    pub field_1: ScRpcNotifyParamsField1,
}

#[doc(alias = "SC_RPC_NOTIFY_PARAMS_LIST")]
#[doc(alias = "_SC_RPC_NOTIFY_PARAMS_LIST")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct ScRpcNotifyParamsList {
    #[range(0..=4096)]
    pub c_elements: u32,
    #[size_is(c_elements)]
    pub notify_params_array: Tail<Vec<ScRpcNotifyParams>>,
}

#[doc(alias = "SERVICE_CONTROL_STATUS_REASON_IN_PARAMSA")]
#[doc(alias = "_SERVICE_CONTROL_STATUS_REASON_IN_PARAMSA")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServiceControlStatusReasonInParamsa {
    pub dw_reason: u32,
    #[range(0..=128)]
    #[string]
    pub psz_comment: Option<Vec<u8>>,
}

#[doc(alias = "SERVICE_CONTROL_STATUS_REASON_OUT_PARAMS")]
#[doc(alias = "_SERVICE_CONTROL_STATUS_REASON_OUT_PARAMS")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServiceControlStatusReasonOutParams {
    pub service_status: ServiceStatusProcess,
}

#[doc(alias = "SC_RPC_SERVICE_CONTROL_IN_PARAMSA")]
#[doc(alias = "_SC_RPC_SERVICE_CONTROL_IN_PARAMSA")]
#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(u32)]
#[ms_union]
pub enum ScRpcServiceControlInParamsa {
    #[case(1)]
    PsrInParams(Option<Box<ServiceControlStatusReasonInParamsa>>),
}

#[doc(alias = "SC_RPC_SERVICE_CONTROL_OUT_PARAMSA")]
#[doc(alias = "_SC_RPC_SERVICE_CONTROL_OUT_PARAMSA")]
#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(u32)]
#[ms_union]
pub enum ScRpcServiceControlOutParamsa {
    #[case(1)]
    PsrOutParams(Option<Box<ServiceControlStatusReasonOutParams>>),
}

#[doc(alias = "SERVICE_CONTROL_STATUS_REASON_IN_PARAMSW")]
#[doc(alias = "_SERVICE_CONTROL_STATUS_REASON_IN_PARAMSW")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServiceControlStatusReasonInParamsw {
    pub dw_reason: u32,
    #[range(0..=128)]
    pub psz_comment: Option<WString>,
}

#[doc(alias = "SC_RPC_SERVICE_CONTROL_IN_PARAMSW")]
#[doc(alias = "_SC_RPC_SERVICE_CONTROL_IN_PARAMSW")]
#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(u32)]
#[ms_union]
pub enum ScRpcServiceControlInParamsw {
    #[case(1)]
    PsrInParams(Option<Box<ServiceControlStatusReasonInParamsw>>),
}

#[doc(alias = "SC_RPC_SERVICE_CONTROL_OUT_PARAMSW")]
#[doc(alias = "_SC_RPC_SERVICE_CONTROL_OUT_PARAMSW")]
#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(u32)]
#[ms_union]
pub enum ScRpcServiceControlOutParamsw {
    #[case(1)]
    PsrOutParams(Option<Box<ServiceControlStatusReasonOutParams>>),
}

#[doc(alias = "svcctl")]
#[rpc_interface(
    uuid = "367abb81-9844-35f1-ad32-98f038001003",
    version = "2.0",
    pointer_default = "unique",
    partial
)]
pub trait Svcctl {
    #[doc(alias = "SC_RPC_HANDLE")]
    #[context_handle]
    type ScRpcHandle: Context;

    #[doc(alias = "SC_RPC_LOCK")]
    #[context_handle]
    type ScRpcLock: Context;

    #[doc(alias = "SC_NOTIFY_RPC_HANDLE")]
    #[context_handle]
    type ScNotifyRpcHandle: Context;

    #[doc(alias = "RCloseServiceHandle")]
    async fn r_close_service_handle(
        &self,
        h_sc_object: &mut Option<Self::ScRpcHandle>,
    ) -> Result<u32>;

    #[doc(alias = "RControlService")]
    async fn r_control_service(
        &self,
        h_service: &mut Self::ScRpcHandle,
        dw_control: u32,
        #[out]
        lp_service_status: &mut ServiceStatus,
    ) -> Result<u32>;

    #[doc(alias = "RDeleteService")]
    async fn r_delete_service(&self, h_service: &mut Self::ScRpcHandle) -> Result<u32>;

    #[doc(alias = "RLockServiceDatabase")]
    async fn r_lock_service_database(
        &self,
        h_sc_manager: &mut Self::ScRpcHandle,
        #[out]
        lp_lock: &mut Option<Self::ScRpcLock>,
    ) -> Result<u32>;

    #[doc(alias = "RQueryServiceObjectSecurity")]
    async fn r_query_service_object_security(
        &self,
        h_service: &mut Self::ScRpcHandle,
        dw_security_information: u32,
        #[out]
        #[size_is(cb_buf_size)]
        lp_security_descriptor: &mut [u8],
        #[range(0..=262144)]
        cb_buf_size: u32,
        #[out]
        #[range(0..=262144)]
        pcb_bytes_needed: &mut u32,
    ) -> Result<u32>;

    #[doc(alias = "RSetServiceObjectSecurity")]
    async fn r_set_service_object_security(
        &self,
        h_service: &mut Self::ScRpcHandle,
        dw_security_information: u32,
        #[size_is(cb_buf_size)]
        lp_security_descriptor: &[u8],
        cb_buf_size: u32,
    ) -> Result<u32>;

    #[doc(alias = "RQueryServiceStatus")]
    async fn r_query_service_status(
        &self,
        h_service: &mut Self::ScRpcHandle,
        #[out]
        lp_service_status: &mut ServiceStatus,
    ) -> Result<u32>;

    #[doc(alias = "RSetServiceStatus")]
    async fn r_set_service_status(
        &self,
        h_service_status: &mut Self::ScRpcHandle,
        lp_service_status: &ServiceStatus,
    ) -> Result<u32>;

    #[doc(alias = "RUnlockServiceDatabase")]
    async fn r_unlock_service_database(
        &self,
        lock: &mut Option<Self::ScRpcLock>,
    ) -> Result<u32>;

    #[doc(alias = "RNotifyBootConfigStatus")]
    async fn r_notify_boot_config_status(
        &self,
        #[range(0..=1024)]
        lp_machine_name: Option<&WStr>,
        boot_acceptable: u32,
    ) -> Result<u32>;

    #[opnum(11)]
    #[doc(alias = "RChangeServiceConfigW")]
    async fn r_change_service_config_w(
        &self,
        h_service: &mut Self::ScRpcHandle,
        dw_service_type: u32,
        dw_start_type: u32,
        dw_error_control: u32,
        #[range(0..=32768)]
        lp_binary_path_name: Option<&WStr>,
        #[range(0..=257)]
        lp_load_order_group: Option<&WStr>,
        lpdw_tag_id: Option<&mut u32>,
        #[size_is(dw_depend_size)]
        lp_dependencies: Option<&[u8]>,
        #[range(0..=4096)]
        dw_depend_size: u32,
        #[range(0..=2048)]
        lp_service_start_name: Option<&WStr>,
        #[size_is(dw_pw_size)]
        lp_password: Option<&[u8]>,
        #[range(0..=514)]
        dw_pw_size: u32,
        #[range(0..=257)]
        lp_display_name: Option<&WStr>,
    ) -> Result<u32>;

    #[doc(alias = "RCreateServiceW")]
    async fn r_create_service_w(
        &self,
        h_sc_manager: &mut Self::ScRpcHandle,
        #[range(0..=257)]
        lp_service_name: &WStr,
        #[range(0..=257)]
        lp_display_name: Option<&WStr>,
        dw_desired_access: u32,
        dw_service_type: u32,
        dw_start_type: u32,
        dw_error_control: u32,
        #[range(0..=32768)]
        lp_binary_path_name: &WStr,
        #[range(0..=257)]
        lp_load_order_group: Option<&WStr>,
        lpdw_tag_id: Option<&mut u32>,
        #[size_is(dw_depend_size)]
        lp_dependencies: Option<&[u8]>,
        #[range(0..=4096)]
        dw_depend_size: u32,
        #[range(0..=2048)]
        lp_service_start_name: Option<&WStr>,
        #[size_is(dw_pw_size)]
        lp_password: Option<&[u8]>,
        #[range(0..=514)]
        dw_pw_size: u32,
        #[out]
        lp_service_handle: &mut Option<Self::ScRpcHandle>,
    ) -> Result<u32>;

    #[doc(alias = "REnumDependentServicesW")]
    async fn r_enum_dependent_services_w(
        &self,
        h_service: &mut Self::ScRpcHandle,
        dw_service_state: u32,
        #[out]
        #[size_is(cb_buf_size)]
        lp_services: &mut [u8],
        #[range(0..=262144)]
        cb_buf_size: u32,
        #[out]
        #[range(0..=262144)]
        pcb_bytes_needed: &mut u32,
        #[out]
        #[range(0..=262144)]
        lp_services_returned: &mut u32,
    ) -> Result<u32>;

    #[doc(alias = "REnumServicesStatusW")]
    async fn r_enum_services_status_w(
        &self,
        h_sc_manager: &mut Self::ScRpcHandle,
        dw_service_type: u32,
        dw_service_state: u32,
        #[out]
        #[size_is(cb_buf_size)]
        lp_buffer: &mut [u8],
        #[range(0..=262144)]
        cb_buf_size: u32,
        #[out]
        #[range(0..=262144)]
        pcb_bytes_needed: &mut u32,
        #[out]
        #[range(0..=262144)]
        lp_services_returned: &mut u32,
        #[range(0..=262144)]
        lp_resume_index: Option<&mut u32>,
    ) -> Result<u32>;

    #[doc(alias = "ROpenSCManagerW")]
    async fn r_open_sc_manager_w(
        &self,
        #[range(0..=1024)]
        lp_machine_name: Option<&WStr>,
        #[range(0..=257)]
        lp_database_name: Option<&WStr>,
        dw_desired_access: u32,
        #[out]
        lp_sc_handle: &mut Option<Self::ScRpcHandle>,
    ) -> Result<u32>;

    #[doc(alias = "ROpenServiceW")]
    async fn r_open_service_w(
        &self,
        h_sc_manager: &mut Self::ScRpcHandle,
        #[range(0..=257)]
        lp_service_name: &WStr,
        dw_desired_access: u32,
        #[out]
        lp_service_handle: &mut Option<Self::ScRpcHandle>,
    ) -> Result<u32>;

    #[doc(alias = "RQueryServiceConfigW")]
    async fn r_query_service_config_w(
        &self,
        h_service: &mut Self::ScRpcHandle,
        #[out]
        lp_service_config: &mut QueryServiceConfigw,
        #[range(0..=8192)]
        cb_buf_size: u32,
        #[out]
        #[range(0..=8192)]
        pcb_bytes_needed: &mut u32,
    ) -> Result<u32>;

    #[doc(alias = "RQueryServiceLockStatusW")]
    async fn r_query_service_lock_status_w(
        &self,
        h_sc_manager: &mut Self::ScRpcHandle,
        #[out]
        lp_lock_status: &mut QueryServiceLockStatusw,
        #[range(0..=4096)]
        cb_buf_size: u32,
        #[out]
        #[range(0..=4096)]
        pcb_bytes_needed: &mut u32,
    ) -> Result<u32>;

    #[doc(alias = "RStartServiceW")]
    async fn r_start_service_w(
        &self,
        h_service: &mut Self::ScRpcHandle,
        #[range(0..=1024)]
        argc: u32,
        #[size_is(, argc)]
        argv: &Option<Vec<StringPtrsw>>,
    ) -> Result<u32>;

    #[doc(alias = "RGetServiceDisplayNameW")]
    #[allow(deprecated)]
    async fn r_get_service_display_name_w(
        &self,
        h_sc_manager: &mut Self::ScRpcHandle,
        #[range(0..=257)]
        lp_service_name: &WStr,
        #[out]
        #[range(1..=4097)]
        #[string]
        #[size_is(*lpcch_buffer + 1)]
        lp_display_name: &mut [u16],
        lpcch_buffer: &mut u32,
    ) -> Result<u32>;

    #[doc(alias = "RGetServiceKeyNameW")]
    #[allow(deprecated)]
    async fn r_get_service_key_name_w(
        &self,
        h_sc_manager: &mut Self::ScRpcHandle,
        #[range(0..=257)]
        lp_display_name: &WStr,
        #[out]
        #[range(1..=4097)]
        #[string]
        #[size_is(*lpcch_buffer + 1)]
        lp_service_name: &mut [u16],
        lpcch_buffer: &mut u32,
    ) -> Result<u32>;

    #[opnum(23)]
    #[doc(alias = "RChangeServiceConfigA")]
    async fn r_change_service_config_a(
        &self,
        h_service: &mut Self::ScRpcHandle,
        dw_service_type: u32,
        dw_start_type: u32,
        dw_error_control: u32,
        #[range(0..=32768)]
        #[string]
        lp_binary_path_name: Option<&[u8]>,
        #[range(0..=257)]
        #[string]
        lp_load_order_group: Option<&[u8]>,
        lpdw_tag_id: Option<&mut u32>,
        #[size_is(dw_depend_size)]
        lp_dependencies: Option<&[u8]>,
        #[range(0..=4096)]
        dw_depend_size: u32,
        #[range(0..=2048)]
        #[string]
        lp_service_start_name: Option<&[u8]>,
        #[size_is(dw_pw_size)]
        lp_password: Option<&[u8]>,
        #[range(0..=514)]
        dw_pw_size: u32,
        #[range(0..=257)]
        #[string]
        lp_display_name: Option<&[u8]>,
    ) -> Result<u32>;

    #[doc(alias = "RCreateServiceA")]
    async fn r_create_service_a(
        &self,
        h_sc_manager: &mut Self::ScRpcHandle,
        #[range(0..=257)]
        #[string]
        lp_service_name: &[u8],
        #[range(0..=257)]
        #[string]
        lp_display_name: Option<&[u8]>,
        dw_desired_access: u32,
        dw_service_type: u32,
        dw_start_type: u32,
        dw_error_control: u32,
        #[range(0..=32768)]
        #[string]
        lp_binary_path_name: &[u8],
        #[range(0..=257)]
        #[string]
        lp_load_order_group: Option<&[u8]>,
        lpdw_tag_id: Option<&mut u32>,
        #[size_is(dw_depend_size)]
        lp_dependencies: Option<&[u8]>,
        #[range(0..=4096)]
        dw_depend_size: u32,
        #[range(0..=2048)]
        #[string]
        lp_service_start_name: Option<&[u8]>,
        #[size_is(dw_pw_size)]
        lp_password: Option<&[u8]>,
        #[range(0..=514)]
        dw_pw_size: u32,
        #[out]
        lp_service_handle: &mut Option<Self::ScRpcHandle>,
    ) -> Result<u32>;

    #[doc(alias = "REnumDependentServicesA")]
    async fn r_enum_dependent_services_a(
        &self,
        h_service: &mut Self::ScRpcHandle,
        dw_service_state: u32,
        #[out]
        #[size_is(cb_buf_size)]
        lp_services: &mut [u8],
        #[range(0..=262144)]
        cb_buf_size: u32,
        #[out]
        #[range(0..=262144)]
        pcb_bytes_needed: &mut u32,
        #[out]
        #[range(0..=262144)]
        lp_services_returned: &mut u32,
    ) -> Result<u32>;

    #[doc(alias = "REnumServicesStatusA")]
    async fn r_enum_services_status_a(
        &self,
        h_sc_manager: &mut Self::ScRpcHandle,
        dw_service_type: u32,
        dw_service_state: u32,
        #[out]
        #[size_is(cb_buf_size)]
        lp_buffer: &mut [u8],
        #[range(0..=262144)]
        cb_buf_size: u32,
        #[out]
        #[range(0..=262144)]
        pcb_bytes_needed: &mut u32,
        #[out]
        #[range(0..=262144)]
        lp_services_returned: &mut u32,
        #[range(0..=262144)]
        lp_resume_index: Option<&mut u32>,
    ) -> Result<u32>;

    #[doc(alias = "ROpenSCManagerA")]
    async fn r_open_sc_manager_a(
        &self,
        #[range(0..=1024)]
        #[string]
        lp_machine_name: Option<&[u8]>,
        #[range(0..=257)]
        #[string]
        lp_database_name: Option<&[u8]>,
        dw_desired_access: u32,
        #[out]
        lp_sc_handle: &mut Option<Self::ScRpcHandle>,
    ) -> Result<u32>;

    #[doc(alias = "ROpenServiceA")]
    async fn r_open_service_a(
        &self,
        h_sc_manager: &mut Self::ScRpcHandle,
        #[range(0..=257)]
        #[string]
        lp_service_name: &[u8],
        dw_desired_access: u32,
        #[out]
        lp_service_handle: &mut Option<Self::ScRpcHandle>,
    ) -> Result<u32>;

    #[doc(alias = "RQueryServiceConfigA")]
    async fn r_query_service_config_a(
        &self,
        h_service: &mut Self::ScRpcHandle,
        #[out]
        lp_service_config: &mut QueryServiceConfiga,
        #[range(0..=8192)]
        cb_buf_size: u32,
        #[out]
        #[range(0..=8192)]
        pcb_bytes_needed: &mut u32,
    ) -> Result<u32>;

    #[doc(alias = "RQueryServiceLockStatusA")]
    async fn r_query_service_lock_status_a(
        &self,
        h_sc_manager: &mut Self::ScRpcHandle,
        #[out]
        lp_lock_status: &mut QueryServiceLockStatusa,
        #[range(0..=4096)]
        cb_buf_size: u32,
        #[out]
        #[range(0..=4096)]
        pcb_bytes_needed: &mut u32,
    ) -> Result<u32>;

    #[doc(alias = "RStartServiceA")]
    async fn r_start_service_a(
        &self,
        h_service: &mut Self::ScRpcHandle,
        #[range(0..=1024)]
        argc: u32,
        #[size_is(, argc)]
        argv: &Option<Vec<StringPtrsa>>,
    ) -> Result<u32>;

    #[doc(alias = "RGetServiceDisplayNameA")]
    #[allow(deprecated)]
    async fn r_get_service_display_name_a(
        &self,
        h_sc_manager: &mut Self::ScRpcHandle,
        #[range(0..=257)]
        #[string]
        lp_service_name: &[u8],
        #[out]
        #[string]
        #[size_is(*lpcch_buffer)]
        lp_display_name: &mut [u8],
        #[range(0..=4096)]
        lpcch_buffer: &mut u32,
    ) -> Result<u32>;

    #[doc(alias = "RGetServiceKeyNameA")]
    #[allow(deprecated)]
    async fn r_get_service_key_name_a(
        &self,
        h_sc_manager: &mut Self::ScRpcHandle,
        #[range(0..=257)]
        #[string]
        lp_display_name: &[u8],
        #[out]
        #[string]
        #[size_is(*lpcch_buffer)]
        lp_key_name: &mut [u8],
        #[range(0..=4096)]
        lpcch_buffer: &mut u32,
    ) -> Result<u32>;

    #[opnum(35)]
    #[doc(alias = "REnumServiceGroupW")]
    async fn r_enum_service_group_w(
        &self,
        h_sc_manager: &mut Self::ScRpcHandle,
        dw_service_type: u32,
        dw_service_state: u32,
        #[out]
        #[size_is(cb_buf_size)]
        lp_buffer: &mut [u8],
        #[range(0..=262144)]
        cb_buf_size: u32,
        #[out]
        #[range(0..=262144)]
        pcb_bytes_needed: &mut u32,
        #[out]
        #[range(0..=262144)]
        lp_services_returned: &mut u32,
        #[range(0..=262144)]
        lp_resume_index: Option<&mut u32>,
        #[range(0..=257)]
        psz_group_name: Option<&WStr>,
    ) -> Result<u32>;

    #[doc(alias = "RChangeServiceConfig2A")]
    async fn r_change_service_config2a(
        &self,
        h_service: &mut Self::ScRpcHandle,
        info: &ScRpcConfigInfoa,
    ) -> Result<u32>;

    #[doc(alias = "RChangeServiceConfig2W")]
    async fn r_change_service_config2w(
        &self,
        h_service: &mut Self::ScRpcHandle,
        info: &ScRpcConfigInfow,
    ) -> Result<u32>;

    #[doc(alias = "RQueryServiceConfig2A")]
    async fn r_query_service_config2a(
        &self,
        h_service: &mut Self::ScRpcHandle,
        dw_info_level: u32,
        #[out]
        #[size_is(cb_buf_size)]
        lp_buffer: &mut [u8],
        #[range(0..=8192)]
        cb_buf_size: u32,
        #[out]
        #[range(0..=8192)]
        pcb_bytes_needed: &mut u32,
    ) -> Result<u32>;

    #[doc(alias = "RQueryServiceConfig2W")]
    async fn r_query_service_config2w(
        &self,
        h_service: &mut Self::ScRpcHandle,
        dw_info_level: u32,
        #[out]
        #[size_is(cb_buf_size)]
        lp_buffer: &mut [u8],
        #[range(0..=8192)]
        cb_buf_size: u32,
        #[out]
        #[range(0..=8192)]
        pcb_bytes_needed: &mut u32,
    ) -> Result<u32>;

    #[doc(alias = "RQueryServiceStatusEx")]
    async fn r_query_service_status_ex(
        &self,
        h_service: &mut Self::ScRpcHandle,
        info_level: ScStatusType,
        #[out]
        #[size_is(cb_buf_size)]
        lp_buffer: &mut [u8],
        #[range(0..=8192)]
        cb_buf_size: u32,
        #[out]
        #[range(0..=8192)]
        pcb_bytes_needed: &mut u32,
    ) -> Result<u32>;

    #[doc(alias = "REnumServicesStatusExA")]
    async fn r_enum_services_status_ex_a(
        &self,
        h_sc_manager: &mut Self::ScRpcHandle,
        info_level: ScEnumType,
        dw_service_type: u32,
        dw_service_state: u32,
        #[out]
        #[size_is(cb_buf_size)]
        lp_buffer: &mut [u8],
        #[range(0..=262144)]
        cb_buf_size: u32,
        #[out]
        #[range(0..=262144)]
        pcb_bytes_needed: &mut u32,
        #[out]
        #[range(0..=262144)]
        lp_services_returned: &mut u32,
        #[range(0..=262144)]
        lp_resume_index: Option<&mut u32>,
        #[range(0..=257)]
        #[string]
        psz_group_name: Option<&[u8]>,
    ) -> Result<u32>;

    #[doc(alias = "REnumServicesStatusExW")]
    async fn r_enum_services_status_ex_w(
        &self,
        h_sc_manager: &mut Self::ScRpcHandle,
        info_level: ScEnumType,
        dw_service_type: u32,
        dw_service_state: u32,
        #[out]
        #[size_is(cb_buf_size)]
        lp_buffer: &mut [u8],
        #[range(0..=262144)]
        cb_buf_size: u32,
        #[out]
        #[range(0..=262144)]
        pcb_bytes_needed: &mut u32,
        #[out]
        #[range(0..=262144)]
        lp_services_returned: &mut u32,
        #[range(0..=262144)]
        lp_resume_index: Option<&mut u32>,
        #[range(0..=257)]
        psz_group_name: Option<&WStr>,
    ) -> Result<u32>;

    #[opnum(44)]
    #[doc(alias = "RCreateServiceWOW64A")]
    async fn r_create_service_wow64a(
        &self,
        h_sc_manager: &mut Self::ScRpcHandle,
        #[range(0..=257)]
        #[string]
        lp_service_name: &[u8],
        #[range(0..=257)]
        #[string]
        lp_display_name: Option<&[u8]>,
        dw_desired_access: u32,
        dw_service_type: u32,
        dw_start_type: u32,
        dw_error_control: u32,
        #[range(0..=32768)]
        #[string]
        lp_binary_path_name: &[u8],
        #[range(0..=257)]
        #[string]
        lp_load_order_group: Option<&[u8]>,
        lpdw_tag_id: Option<&mut u32>,
        #[size_is(dw_depend_size)]
        lp_dependencies: Option<&[u8]>,
        #[range(0..=4096)]
        dw_depend_size: u32,
        #[range(0..=2048)]
        #[string]
        lp_service_start_name: Option<&[u8]>,
        #[size_is(dw_pw_size)]
        lp_password: Option<&[u8]>,
        #[range(0..=514)]
        dw_pw_size: u32,
        #[out]
        lp_service_handle: &mut Option<Self::ScRpcHandle>,
    ) -> Result<u32>;

    #[doc(alias = "RCreateServiceWOW64W")]
    async fn r_create_service_wow64w(
        &self,
        h_sc_manager: &mut Self::ScRpcHandle,
        #[range(0..=257)]
        lp_service_name: &WStr,
        #[range(0..=257)]
        lp_display_name: Option<&WStr>,
        dw_desired_access: u32,
        dw_service_type: u32,
        dw_start_type: u32,
        dw_error_control: u32,
        #[range(0..=32768)]
        lp_binary_path_name: &WStr,
        #[range(0..=257)]
        lp_load_order_group: Option<&WStr>,
        lpdw_tag_id: Option<&mut u32>,
        #[size_is(dw_depend_size)]
        lp_dependencies: Option<&[u8]>,
        #[range(0..=4096)]
        dw_depend_size: u32,
        #[range(0..=2048)]
        lp_service_start_name: Option<&WStr>,
        #[size_is(dw_pw_size)]
        lp_password: Option<&[u8]>,
        #[range(0..=514)]
        dw_pw_size: u32,
        #[out]
        lp_service_handle: &mut Option<Self::ScRpcHandle>,
    ) -> Result<u32>;

    #[opnum(47)]
    #[doc(alias = "RNotifyServiceStatusChange")]
    async fn r_notify_service_status_change(
        &self,
        h_service: &mut Self::ScRpcHandle,
        notify_params: &ScRpcNotifyParams,
        p_client_process_guid: &Uuid,
        #[out]
        p_scm_process_guid: &mut Uuid,
        #[out]
        pf_create_remote_queue: &mut i32,
        #[out]
        ph_notify: &mut Option<Self::ScNotifyRpcHandle>,
    ) -> Result<u32>;

    #[doc(alias = "RGetNotifyResults")]
    async fn r_get_notify_results(
        &self,
        h_notify: &mut Self::ScNotifyRpcHandle,
        #[out]
        pp_notify_params: &mut Option<Box<ScRpcNotifyParamsList>>,
    ) -> Result<Status>;

    #[doc(alias = "RCloseNotifyHandle")]
    async fn r_close_notify_handle(
        &self,
        ph_notify: &mut Option<Self::ScNotifyRpcHandle>,
        #[out]
        pf_apc_fired: &mut i32,
    ) -> Result<u32>;

    #[doc(alias = "RControlServiceExA")]
    async fn r_control_service_ex_a(
        &self,
        h_service: &mut Self::ScRpcHandle,
        dw_control: u32,
        dw_info_level: u32,
        #[switch_is(dw_info_level)]
        p_control_in_params: &ScRpcServiceControlInParamsa,
        #[out]
        #[switch_is(dw_info_level)]
        p_control_out_params: &mut ScRpcServiceControlOutParamsa,
    ) -> Result<u32>;

    #[doc(alias = "RControlServiceExW")]
    async fn r_control_service_ex_w(
        &self,
        h_service: &mut Self::ScRpcHandle,
        dw_control: u32,
        dw_info_level: u32,
        #[switch_is(dw_info_level)]
        p_control_in_params: &ScRpcServiceControlInParamsw,
        #[out]
        #[switch_is(dw_info_level)]
        p_control_out_params: &mut ScRpcServiceControlOutParamsw,
    ) -> Result<u32>;

    #[opnum(56)]
    #[doc(alias = "RQueryServiceConfigEx")]
    async fn r_query_service_config_ex(
        &self,
        h_service: &mut Self::ScRpcHandle,
        dw_info_level: u32,
        #[out]
        p_info: &mut ScRpcConfigInfow,
    ) -> Result<u32>;

    #[opnum(60)]
    #[doc(alias = "RCreateWowService")]
    async fn r_create_wow_service(
        &self,
        h_sc_manager: &mut Self::ScRpcHandle,
        #[range(0..=257)]
        lp_service_name: &WStr,
        #[range(0..=257)]
        lp_display_name: Option<&WStr>,
        dw_desired_access: u32,
        dw_service_type: u32,
        dw_start_type: u32,
        dw_error_control: u32,
        #[range(0..=32768)]
        lp_binary_path_name: &WStr,
        #[range(0..=257)]
        lp_load_order_group: Option<&WStr>,
        lpdw_tag_id: Option<&mut u32>,
        #[size_is(dw_depend_size)]
        lp_dependencies: Option<&[u8]>,
        #[range(0..=4096)]
        dw_depend_size: u32,
        #[range(0..=2048)]
        lp_service_start_name: Option<&WStr>,
        #[size_is(dw_pw_size)]
        lp_password: Option<&[u8]>,
        #[range(0..=514)]
        dw_pw_size: u32,
        dw_service_wow_type: u16,
        #[out]
        lp_service_handle: &mut Option<Self::ScRpcHandle>,
    ) -> Result<u32>;

    #[doc(alias = "ROpenSCManager2")]
    async fn r_open_sc_manager2(
        &self,
        #[range(0..=257)]
        database_name: Option<&WStr>,
        desired_access: u32,
        #[out]
        scm_handle: &mut Option<Self::ScRpcHandle>,
    ) -> Result<u32>;
}
