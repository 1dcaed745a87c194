// From ms-tsch.idl by rpc-idl 0.1.0.

#[allow(unused_imports)]
use rpc_runtime::prelude::*;
use rpc_runtime::uuid::Uuid;
use crate::dtyp::Systemtime;

/// A computer's or domain's name, a user's, what is between them, and the end.
pub const MAX_BUFFER_SIZE: u32 = 273;

#[doc(alias = "AT_ENUM")]
#[doc(alias = "_AT_ENUM")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct AtEnum {
    pub job_id: u32,
    /// Milliseconds since midnight.
    pub job_time: rpc_runtime::ndr::UInt3264,
    pub days_of_month: u32,
    pub days_of_week: u8,
    pub flags: u8,
    pub command: Option<WString>,
}

#[doc(alias = "AT_INFO")]
#[doc(alias = "_AT_INFO")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct AtInfo {
    /// Milliseconds since midnight.
    pub job_time: rpc_runtime::ndr::UInt3264,
    pub days_of_month: u32,
    pub days_of_week: u8,
    pub flags: u8,
    pub command: Option<WString>,
}

#[doc(alias = "AT_ENUM_CONTAINER")]
#[doc(alias = "_AT_ENUM_CONTAINER")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct AtEnumContainer {
    pub entries_read: u32,
    #[size_is(entries_read)]
    pub buffer: Option<Vec<AtEnum>>,
}

#[doc(alias = "TASK_USER_CRED")]
#[doc(alias = "_TASK_USER_CRED")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct TaskUserCred {
    pub user_id: Option<WString>,
    pub password: Option<WString>,
    /// 1: these are the credentials if no others are said.
    pub flags: u32,
}

#[doc(alias = "TASK_XML_ERROR_INFO")]
#[doc(alias = "_TASK_XML_ERROR_INFO")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct TaskXmlErrorInfo {
    pub line: u32,
    pub column: u32,
    pub node: Option<WString>,
    pub value: Option<WString>,
}

/// Net Schedule, section 3.2.5.2.
#[doc(alias = "atsvc")]
#[rpc_interface(
    uuid = "1ff70682-0a51-30e8-076d-740be8cee98b",
    version = "1.0",
    pointer_default = "unique",
    partial
)]
pub trait Atsvc {
    #[doc(alias = "NetrJobAdd")]
    async fn netr_job_add(
        &self,
        server_name: Option<&WStr>,
        p_at_info: &AtInfo,
        #[out]
        p_job_id: &mut u32,
    ) -> Result<u32>;

    #[doc(alias = "NetrJobDel")]
    async fn netr_job_del(
        &self,
        server_name: Option<&WStr>,
        min_job_id: u32,
        max_job_id: u32,
    ) -> Result<u32>;

    #[doc(alias = "NetrJobEnum")]
    async fn netr_job_enum(
        &self,
        server_name: Option<&WStr>,
        p_enum_container: &mut AtEnumContainer,
        prefered_maximum_length: u32,
        #[out]
        p_total_entries: &mut u32,
        p_resume_handle: Option<&mut u32>,
    ) -> Result<u32>;

    #[doc(alias = "NetrJobGetInfo")]
    async fn netr_job_get_info(
        &self,
        server_name: Option<&WStr>,
        job_id: u32,
        #[out]
        pp_at_info: &mut Option<Box<AtInfo>>,
    ) -> Result<u32>;
}

/// Task Scheduler Agent, section 3.2.5.3.
#[doc(alias = "sasec")]
#[rpc_interface(
    uuid = "378e52b0-c0a9-11cf-822d-00aa0051e40f",
    version = "1.0",
    pointer_default = "unique",
    partial
)]
pub trait Sasec {
    #[doc(alias = "SASetAccountInformation")]
    async fn sa_set_account_information(
        &self,
        handle: Option<&WStr>,
        pwsz_job_name: &WStr,
        pwsz_account: &WStr,
        pwsz_password: Option<&WStr>,
        dw_job_flags: u32,
    ) -> Result<i32>;

    #[doc(alias = "SASetNSAccountInformation")]
    async fn sa_set_ns_account_information(
        &self,
        handle: Option<&WStr>,
        pwsz_account: Option<&WStr>,
        pwsz_password: Option<&WStr>,
    ) -> Result<i32>;

    #[doc(alias = "SAGetNSAccountInformation")]
    async fn sa_get_ns_account_information(
        &self,
        handle: Option<&WStr>,
        #[range(0..=273)]
        cc_buffer_size: u32,
        #[size_is(cc_buffer_size)]
        wsz_buffer: &mut [u16],
    ) -> Result<i32>;

    #[doc(alias = "SAGetAccountInformation")]
    async fn sa_get_account_information(
        &self,
        handle: Option<&WStr>,
        pwsz_job_name: &WStr,
        #[range(0..=273)]
        cc_buffer_size: u32,
        #[size_is(cc_buffer_size)]
        wsz_buffer: &mut [u16],
    ) -> Result<i32>;
}

/// Task Remote Protocol, section 3.2.5.4.
#[rpc_interface(
    uuid = "86d35949-83c9-4044-b424-db363231fd0c",
    version = "1.0",
    pointer_default = "unique",
    partial
)]
pub trait ITaskSchedulerService {
    #[doc(alias = "SchRpcHighestVersion")]
    async fn sch_rpc_highest_version(&self, #[out] p_version: &mut u32) -> Result<i32>;

    #[doc(alias = "SchRpcRegisterTask")]
    async fn sch_rpc_register_task(
        &self,
        path: Option<&WStr>,
        xml: &WStr,
        flags: u32,
        sddl: Option<&WStr>,
        logon_type: u32,
        c_creds: u32,
        #[size_is(, c_creds)]
        p_creds: &Option<Vec<TaskUserCred>>,
        #[out]
        p_actual_path: &mut Option<WString>,
        #[out]
        p_error_info: &mut Option<Box<TaskXmlErrorInfo>>,
    ) -> Result<i32>;

    #[doc(alias = "SchRpcRetrieveTask")]
    async fn sch_rpc_retrieve_task(
        &self,
        path: &WStr,
        lpcwsz_languages_buffer: &WStr,
        pul_num_languages: &u32,
        #[out]
        p_xml: &mut Option<WString>,
    ) -> Result<i32>;

    #[doc(alias = "SchRpcCreateFolder")]
    async fn sch_rpc_create_folder(
        &self,
        path: &WStr,
        sddl: Option<&WStr>,
        flags: u32,
    ) -> Result<i32>;

    #[doc(alias = "SchRpcSetSecurity")]
    async fn sch_rpc_set_security(
        &self,
        path: &WStr,
        sddl: &WStr,
        flags: u32,
    ) -> Result<i32>;

    #[doc(alias = "SchRpcGetSecurity")]
    async fn sch_rpc_get_security(
        &self,
        path: &WStr,
        security_information: u32,
        #[out]
        sddl: &mut Option<WString>,
    ) -> Result<i32>;

    #[doc(alias = "SchRpcEnumFolders")]
    async fn sch_rpc_enum_folders(
        &self,
        path: &WStr,
        flags: u32,
        p_start_index: &mut u32,
        c_requested: u32,
        #[out]
        pc_names: &mut u32,
        #[out]
        #[size_is(, *pc_names)]
        p_names: &mut Option<Vec<Option<WString>>>,
    ) -> Result<i32>;

    #[doc(alias = "SchRpcEnumTasks")]
    async fn sch_rpc_enum_tasks(
        &self,
        path: &WStr,
        flags: u32,
        start_index: &mut u32,
        c_requested: u32,
        #[out]
        pc_names: &mut u32,
        #[out]
        #[size_is(, *pc_names)]
        p_names: &mut Option<Vec<Option<WString>>>,
    ) -> Result<i32>;

    #[doc(alias = "SchRpcEnumInstances")]
    async fn sch_rpc_enum_instances(
        &self,
        path: Option<&WStr>,
        flags: u32,
        #[out]
        pc_guids: &mut u32,
        #[out]
        #[size_is(, *pc_guids)]
        p_guids: &mut Option<Vec<Uuid>>,
    ) -> Result<i32>;

    #[doc(alias = "SchRpcGetInstanceInfo")]
    async fn sch_rpc_get_instance_info(
        &self,
        guid: &Uuid,
        #[out]
        p_path: &mut Option<WString>,
        #[out]
        p_state: &mut u32,
        #[out]
        p_current_action: &mut Option<WString>,
        #[out]
        p_info: &mut Option<WString>,
        #[out]
        pc_group_instances: &mut u32,
        #[out]
        #[size_is(, *pc_group_instances)]
        p_group_instances: &mut Option<Vec<Uuid>>,
        #[out]
        p_engine_pid: &mut u32,
    ) -> Result<i32>;

    #[doc(alias = "SchRpcStopInstance")]
    async fn sch_rpc_stop_instance(&self, guid: &Uuid, flags: u32) -> Result<i32>;

    #[doc(alias = "SchRpcStop")]
    async fn sch_rpc_stop(&self, path: Option<&WStr>, flags: u32) -> Result<i32>;

    #[doc(alias = "SchRpcRun")]
    async fn sch_rpc_run(
        &self,
        path: &WStr,
        c_args: u32,
        #[size_is(, c_args)]
        p_args: &Option<Vec<Option<WString>>>,
        flags: u32,
        session_id: u32,
        user: Option<&WStr>,
        #[out]
        p_guid: &mut Uuid,
    ) -> Result<i32>;

    #[doc(alias = "SchRpcDelete")]
    async fn sch_rpc_delete(&self, path: &WStr, flags: u32) -> Result<i32>;

    #[doc(alias = "SchRpcRename")]
    async fn sch_rpc_rename(
        &self,
        path: &WStr,
        new_name: &WStr,
        flags: u32,
    ) -> Result<i32>;

    #[doc(alias = "SchRpcScheduledRuntimes")]
    async fn sch_rpc_scheduled_runtimes(
        &self,
        path: &WStr,
        start: Option<&Systemtime>,
        end: Option<&Systemtime>,
        flags: u32,
        c_requested: u32,
        #[out]
        pc_runtimes: &mut u32,
        #[out]
        #[size_is(, *pc_runtimes)]
        p_runtimes: &mut Option<Vec<Systemtime>>,
    ) -> Result<i32>;

    #[doc(alias = "SchRpcGetLastRunInfo")]
    async fn sch_rpc_get_last_run_info(
        &self,
        path: &WStr,
        #[out]
        p_last_runtime: &mut Systemtime,
        #[out]
        p_last_return_code: &mut u32,
    ) -> Result<i32>;

    #[doc(alias = "SchRpcGetTaskInfo")]
    async fn sch_rpc_get_task_info(
        &self,
        path: &WStr,
        flags: u32,
        #[out]
        p_enabled: &mut u32,
        #[out]
        p_state: &mut u32,
    ) -> Result<i32>;

    #[doc(alias = "SchRpcGetNumberOfMissedRuns")]
    async fn sch_rpc_get_number_of_missed_runs(
        &self,
        path: &WStr,
        #[out]
        p_number_of_missed_runs: &mut u32,
    ) -> Result<i32>;

    #[doc(alias = "SchRpcEnableTask")]
    async fn sch_rpc_enable_task(&self, path: &WStr, enabled: u32) -> Result<i32>;
}
