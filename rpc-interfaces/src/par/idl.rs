// From ms-par.idl by rpc-idl 0.1.0.

#[allow(unused_imports)]
use rpc_runtime::prelude::*;
use rpc_runtime::uuid::Uuid;
use crate::dtyp::{Filetime, SecurityDescriptor, Systemtime};

/// \[MS-RPRN\] common enumerations
#[doc(alias = "BIDI_TYPE")]
#[derive(Ndr, Debug, Clone, Copy, PartialEq, Eq, Default)]
#[repr(u16)]
pub enum BidiType {
    #[default]
    BidiNull = 0,
    BidiInt = 1,
    BidiFloat = 2,
    BidiBool = 3,
    BidiString = 4,
    BidiText = 5,
    BidiEnum = 6,
    BidiBlob = 7,
    /// A value that is not declared.
    #[other]
    Other(u16),
}

#[doc(alias = "RPC_EPrintPropertyType")]
#[derive(Ndr, Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u16)]
pub enum RpcEPrintPropertyType {
    KRpcPropertyTypeString = 1,
    KRpcPropertyTypeInt32 = 2,
    KRpcPropertyTypeInt64 = 3,
    KRpcPropertyTypeByte = 4,
    KRpcPropertyTypeBuffer = 5,
    /// A value that is not declared.
    #[other]
    Other(u16),
}

#[derive(Ndr, Debug, Clone, Copy, PartialEq, Eq, Default)]
#[repr(u16)]
pub enum EBranchOfficeJobEventType {
    #[default]
    KInvalidJobState = 0,
    KLogJobPrinted = 1,
    KLogJobRendered = 2,
    KLogJobError = 3,
    KLogJobPipelineError = 4,
    KLogOfflineFileFull = 5,
    /// A value that is not declared.
    #[other]
    Other(u16),
}

/// \[MS-RPRN\] common utility structures
#[doc(alias = "SIZE")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct Size {
    pub cx: i32,
    pub cy: i32,
}

#[doc(alias = "RECTL")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct Rectl {
    pub left: i32,
    pub top: i32,
    pub right: i32,
    pub bottom: i32,
}

/// \[MS-RPRN\] common device state structure
#[doc(alias = "DEVMODE")]
#[doc(alias = "_devicemode")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct Devmode {
    pub dm_device_name: [u16; 32],
    pub dm_spec_version: u16,
    pub dm_driver_version: u16,
    pub dm_size: u16,
    pub dm_driver_extra: u16,
    pub dm_fields: u32,
    pub dm_orientation: i16,
    pub dm_paper_size: i16,
    pub dm_paper_length: i16,
    pub dm_paper_width: i16,
    pub dm_scale: i16,
    pub dm_copies: i16,
    pub dm_default_source: i16,
    pub dm_print_quality: i16,
    pub dm_color: i16,
    pub dm_duplex: i16,
    pub dm_y_resolution: i16,
    pub dm_tt_option: i16,
    pub dm_collate: i16,
    pub dm_form_name: [u16; 32],
    pub reserved0: u16,
    pub reserved1: u32,
    pub reserved2: u32,
    pub reserved3: u32,
    pub dm_nup: u32,
    pub reserved4: u32,
    pub dm_icm_method: u32,
    pub dm_icm_intent: u32,
    pub dm_media_type: u32,
    pub dm_dither_type: u32,
    pub reserved5: u32,
    pub reserved6: u32,
    pub reserved7: u32,
    pub reserved8: u32,
}

/// \[MS-RPRN\] common info structures
#[doc(alias = "DOC_INFO_1")]
#[doc(alias = "_DOC_INFO_1")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct DocInfo1 {
    pub p_doc_name: Option<WString>,
    pub p_output_file: Option<WString>,
    pub p_datatype: Option<WString>,
}

#[doc(alias = "DRIVER_INFO_1")]
#[doc(alias = "_DRIVER_INFO_1")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct DriverInfo1 {
    pub p_name: Option<WString>,
}

#[doc(alias = "DRIVER_INFO_2")]
#[doc(alias = "_DRIVER_INFO_2")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct DriverInfo2 {
    pub c_version: u32,
    pub p_name: Option<WString>,
    pub p_environment: Option<WString>,
    pub p_driver_path: Option<WString>,
    pub p_data_file: Option<WString>,
    pub p_config_file: Option<WString>,
}

#[doc(alias = "RPC_DRIVER_INFO_3")]
#[doc(alias = "_RPC_DRIVER_INFO_3")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct RpcDriverInfo3 {
    pub c_version: u32,
    pub p_name: Option<WString>,
    pub p_environment: Option<WString>,
    pub p_driver_path: Option<WString>,
    pub p_data_file: Option<WString>,
    pub p_config_file: Option<WString>,
    pub p_help_file: Option<WString>,
    pub p_monitor_name: Option<WString>,
    pub p_default_data_type: Option<WString>,
    pub cch_dependent_files: u32,
    #[size_is(cch_dependent_files)]
    pub p_dependent_files: Option<Vec<u16>>,
}

#[doc(alias = "RPC_DRIVER_INFO_4")]
#[doc(alias = "_RPC_DRIVER_INFO_4")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct RpcDriverInfo4 {
    pub c_version: u32,
    pub p_name: Option<WString>,
    pub p_environment: Option<WString>,
    pub p_driver_path: Option<WString>,
    pub p_data_file: Option<WString>,
    pub p_config_file: Option<WString>,
    pub p_help_file: Option<WString>,
    pub p_monitor_name: Option<WString>,
    pub p_default_data_type: Option<WString>,
    pub cch_dependent_files: u32,
    #[size_is(cch_dependent_files)]
    pub p_dependent_files: Option<Vec<u16>>,
    pub cch_previous_names: u32,
    #[size_is(cch_previous_names)]
    pub pszz_previous_names: Option<Vec<u16>>,
}

#[doc(alias = "RPC_DRIVER_INFO_6")]
#[doc(alias = "_RPC_DRIVER_INFO_6")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct RpcDriverInfo6 {
    pub c_version: u32,
    pub p_name: Option<WString>,
    pub p_environment: Option<WString>,
    pub p_driver_path: Option<WString>,
    pub p_data_file: Option<WString>,
    pub p_config_file: Option<WString>,
    pub p_help_file: Option<WString>,
    pub p_monitor_name: Option<WString>,
    pub p_default_data_type: Option<WString>,
    pub cch_dependent_files: u32,
    #[size_is(cch_dependent_files)]
    pub p_dependent_files: Option<Vec<u16>>,
    pub cch_previous_names: u32,
    #[size_is(cch_previous_names)]
    pub pszz_previous_names: Option<Vec<u16>>,
    pub ft_driver_date: Filetime,
    pub dwl_driver_version: u64,
    pub p_mfg_name: Option<WString>,
    pub p_oem_url: Option<WString>,
    pub p_hardware_id: Option<WString>,
    pub p_provider: Option<WString>,
}

#[doc(alias = "RPC_DRIVER_INFO_8")]
#[doc(alias = "_RPC_DRIVER_INFO_8")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct RpcDriverInfo8 {
    pub c_version: u32,
    pub p_name: Option<WString>,
    pub p_environment: Option<WString>,
    pub p_driver_path: Option<WString>,
    pub p_data_file: Option<WString>,
    pub p_config_file: Option<WString>,
    pub p_help_file: Option<WString>,
    pub p_monitor_name: Option<WString>,
    pub p_default_data_type: Option<WString>,
    pub cch_dependent_files: u32,
    #[size_is(cch_dependent_files)]
    pub p_dependent_files: Option<Vec<u16>>,
    pub cch_previous_names: u32,
    #[size_is(cch_previous_names)]
    pub pszz_previous_names: Option<Vec<u16>>,
    pub ft_driver_date: Filetime,
    pub dwl_driver_version: u64,
    pub p_mfg_name: Option<WString>,
    pub p_oem_url: Option<WString>,
    pub p_hardware_id: Option<WString>,
    pub p_provider: Option<WString>,
    pub p_print_processor: Option<WString>,
    pub p_vendor_setup: Option<WString>,
    pub cch_color_profiles: u32,
    #[size_is(cch_color_profiles)]
    pub pszz_color_profiles: Option<Vec<u16>>,
    pub p_inf_path: Option<WString>,
    pub dw_printer_driver_attributes: u32,
    pub cch_core_dependencies: u32,
    #[size_is(cch_core_dependencies)]
    pub pszz_core_driver_dependencies: Option<Vec<u16>>,
    pub ft_min_inbox_driver_ver_date: Filetime,
    pub dwl_min_inbox_driver_ver_version: u64,
}

#[doc(alias = "FORM_INFO_1")]
#[doc(alias = "_FORM_INFO_1")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct FormInfo1 {
    pub flags: u32,
    pub p_name: Option<WString>,
    pub size: Size,
    pub imageable_area: Rectl,
}

#[doc(alias = "RPC_FORM_INFO_2")]
#[doc(alias = "_RPC_FORM_INFO_2")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct RpcFormInfo2 {
    pub flags: u32,
    pub p_name: Option<WString>,
    pub size: Size,
    pub imageable_area: Rectl,
    #[string]
    pub p_keyword: Option<Vec<u8>>,
    pub string_type: u32,
    pub p_mui_dll: Option<WString>,
    pub dw_resource_id: u32,
    pub p_display_name: Option<WString>,
    pub w_lang_id: u16,
}

#[doc(alias = "JOB_INFO_1")]
#[doc(alias = "_JOB_INFO_1")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct JobInfo1 {
    pub job_id: u32,
    pub p_printer_name: Option<WString>,
    pub p_machine_name: Option<WString>,
    pub p_user_name: Option<WString>,
    pub p_document: Option<WString>,
    pub p_datatype: Option<WString>,
    pub p_status: Option<WString>,
    pub status: u32,
    pub priority: u32,
    pub position: u32,
    pub total_pages: u32,
    pub pages_printed: u32,
    pub submitted: Systemtime,
}

#[doc(alias = "JOB_INFO_2")]
#[doc(alias = "_JOB_INFO_2")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct JobInfo2 {
    pub job_id: u32,
    pub p_printer_name: Option<WString>,
    pub p_machine_name: Option<WString>,
    pub p_user_name: Option<WString>,
    pub p_document: Option<WString>,
    pub p_notify_name: Option<WString>,
    pub p_datatype: Option<WString>,
    pub p_print_processor: Option<WString>,
    pub p_parameters: Option<WString>,
    pub p_driver_name: Option<WString>,
    pub p_dev_mode: Option<Box<Devmode>>,
    pub p_status: Option<WString>,
    pub p_security_descriptor: Option<Box<SecurityDescriptor>>,
    pub status: u32,
    pub priority: u32,
    pub position: u32,
    pub start_time: u32,
    pub until_time: u32,
    pub total_pages: u32,
    pub size: u32,
    pub submitted: Systemtime,
    pub time: u32,
    pub pages_printed: u32,
}

#[doc(alias = "JOB_INFO_3")]
#[doc(alias = "_JOB_INFO_3")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct JobInfo3 {
    pub job_id: u32,
    pub next_job_id: u32,
    pub reserved: u32,
}

#[doc(alias = "JOB_INFO_4")]
#[doc(alias = "_JOB_INFO_4")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct JobInfo4 {
    pub job_id: u32,
    pub p_printer_name: Option<WString>,
    pub p_machine_name: Option<WString>,
    pub p_user_name: Option<WString>,
    pub p_document: Option<WString>,
    pub p_notify_name: Option<WString>,
    pub p_datatype: Option<WString>,
    pub p_print_processor: Option<WString>,
    pub p_parameters: Option<WString>,
    pub p_driver_name: Option<WString>,
    pub p_dev_mode: Option<Box<Devmode>>,
    pub p_status: Option<WString>,
    pub p_security_descriptor: Option<Box<SecurityDescriptor>>,
    pub status: u32,
    pub priority: u32,
    pub position: u32,
    pub start_time: u32,
    pub until_time: u32,
    pub total_pages: u32,
    pub size: u32,
    pub submitted: Systemtime,
    pub time: u32,
    pub pages_printed: u32,
    pub size_high: i32,
}

#[doc(alias = "MONITOR_INFO_1")]
#[doc(alias = "_MONITOR_INFO_1")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct MonitorInfo1 {
    pub p_name: Option<WString>,
}

#[doc(alias = "MONITOR_INFO_2")]
#[doc(alias = "_MONITOR_INFO_2")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct MonitorInfo2 {
    pub p_name: Option<WString>,
    pub p_environment: Option<WString>,
    pub p_dll_name: Option<WString>,
}

#[doc(alias = "PORT_INFO_1")]
#[doc(alias = "_PORT_INFO_1")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct PortInfo1 {
    pub p_port_name: Option<WString>,
}

#[doc(alias = "PORT_INFO_2")]
#[doc(alias = "_PORT_INFO_2")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct PortInfo2 {
    pub p_port_name: Option<WString>,
    pub p_monitor_name: Option<WString>,
    pub p_description: Option<WString>,
    pub f_port_type: u32,
    pub reserved: u32,
}

#[doc(alias = "PORT_INFO_3")]
#[doc(alias = "_PORT_INFO_3")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct PortInfo3 {
    pub dw_status: u32,
    pub psz_status: Option<WString>,
    pub dw_severity: u32,
}

#[doc(alias = "PORT_INFO_FF")]
#[doc(alias = "_PORT_INFO_FF")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct PortInfoFf {
    pub p_port_name: Option<WString>,
    pub cb_monitor_data: u32,
    pub p_monitor_data: Option<Box<u8>>,
}

#[doc(alias = "PRINTER_INFO_STRESS")]
#[doc(alias = "_PRINTER_INFO_STRESS")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct PrinterInfoStress {
    pub p_printer_name: Option<WString>,
    pub p_server_name: Option<WString>,
    pub c_jobs: u32,
    pub c_total_jobs: u32,
    pub c_total_bytes: u32,
    pub st_up_time: Systemtime,
    pub maxc_ref: u32,
    pub c_total_pages_printed: u32,
    pub dw_get_version: u32,
    pub f_free_build: u32,
    pub c_spooling: u32,
    pub c_max_spooling: u32,
    pub c_ref: u32,
    pub c_error_out_of_paper: u32,
    pub c_error_not_ready: u32,
    pub c_job_error: u32,
    pub dw_number_of_processors: u32,
    pub dw_processor_type: u32,
    pub dw_high_part_total_bytes: u32,
    pub c_change_id: u32,
    pub dw_last_error: u32,
    pub status: u32,
    pub c_enumerate_network_printers: u32,
    pub c_add_net_printers: u32,
    pub w_processor_architecture: u16,
    pub w_processor_level: u16,
    pub c_ref_ic: u32,
    pub dw_reserved2: u32,
    pub dw_reserved3: u32,
}

#[doc(alias = "PRINTER_INFO_1")]
#[doc(alias = "_PRINTER_INFO_1")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct PrinterInfo1 {
    pub flags: u32,
    pub p_description: Option<WString>,
    pub p_name: Option<WString>,
    pub p_comment: Option<WString>,
}

#[doc(alias = "PRINTER_INFO_2")]
#[doc(alias = "_PRINTER_INFO_2")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct PrinterInfo2 {
    pub p_server_name: Option<WString>,
    pub p_printer_name: Option<WString>,
    pub p_share_name: Option<WString>,
    pub p_port_name: Option<WString>,
    pub p_driver_name: Option<WString>,
    pub p_comment: Option<WString>,
    pub p_location: Option<WString>,
    pub p_dev_mode: Option<Box<Devmode>>,
    pub p_sep_file: Option<WString>,
    pub p_print_processor: Option<WString>,
    pub p_datatype: Option<WString>,
    pub p_parameters: Option<WString>,
    pub p_security_descriptor: Option<Box<SecurityDescriptor>>,
    pub attributes: u32,
    pub priority: u32,
    pub default_priority: u32,
    pub start_time: u32,
    pub until_time: u32,
    pub status: u32,
    pub c_jobs: u32,
    pub average_ppm: u32,
}

#[doc(alias = "PRINTER_INFO_3")]
#[doc(alias = "_PRINTER_INFO_3")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct PrinterInfo3 {
    pub p_security_descriptor: Option<Box<SecurityDescriptor>>,
}

#[doc(alias = "PRINTER_INFO_4")]
#[doc(alias = "_PRINTER_INFO_4")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct PrinterInfo4 {
    pub p_printer_name: Option<WString>,
    pub p_server_name: Option<WString>,
    pub attributes: u32,
}

#[doc(alias = "PRINTER_INFO_5")]
#[doc(alias = "_PRINTER_INFO_5")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct PrinterInfo5 {
    pub p_printer_name: Option<WString>,
    pub p_port_name: Option<WString>,
    pub attributes: u32,
    pub device_not_selected_timeout: u32,
    pub transmission_retry_timeout: u32,
}

#[doc(alias = "PRINTER_INFO_6")]
#[doc(alias = "_PRINTER_INFO_6")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct PrinterInfo6 {
    pub dw_status: u32,
}

#[doc(alias = "PRINTER_INFO_7")]
#[doc(alias = "_PRINTER_INFO_7")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct PrinterInfo7 {
    pub psz_object_guid: Option<WString>,
    pub dw_action: u32,
}

#[doc(alias = "PRINTER_INFO_8")]
#[doc(alias = "_PRINTER_INFO_8")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct PrinterInfo8 {
    pub p_dev_mode: Option<Box<Devmode>>,
}

#[doc(alias = "PRINTER_INFO_9")]
#[doc(alias = "_PRINTER_INFO_9")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct PrinterInfo9 {
    pub p_dev_mode: Option<Box<Devmode>>,
}

#[doc(alias = "SPLCLIENT_INFO_1")]
#[doc(alias = "_SPLCLIENT_INFO_1")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SplclientInfo1 {
    pub dw_size: u32,
    pub p_machine_name: Option<WString>,
    pub p_user_name: Option<WString>,
    pub dw_build_num: u32,
    pub dw_major_version: u32,
    pub dw_minor_version: u32,
    pub w_processor_architecture: u16,
}

#[doc(alias = "SPLCLIENT_INFO_2")]
#[doc(alias = "_SPLCLIENT_INFO_2")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SplclientInfo2 {
    pub not_used: rpc_runtime::ndr::Int3264,
}

#[doc(alias = "SPLCLIENT_INFO_3")]
#[doc(alias = "_SPLCLIENT_INFO_3")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SplclientInfo3 {
    pub cb_size: u32,
    pub dw_flags: u32,
    pub dw_size: u32,
    pub p_machine_name: Option<WString>,
    pub p_user_name: Option<WString>,
    pub dw_build_num: u32,
    pub dw_major_version: u32,
    pub dw_minor_version: u32,
    pub w_processor_architecture: u16,
    pub h_spl_printer: u64,
}

/// \[MS-RPRN\] common info container structures
#[doc(alias = "DEVMODE_CONTAINER")]
#[doc(alias = "_DEVMODE_CONTAINER")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct DevmodeContainer {
    pub cb_buf: u32,
    #[size_is(cb_buf)]
    pub p_dev_mode: Option<Vec<u8>>,
}

#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(u32)]
#[ms_union]
pub enum DocInfoContainerDocInfo {
    #[case(1)]
    PDocInfo1(Option<Box<DocInfo1>>),
}

#[doc(alias = "DOC_INFO_CONTAINER")]
#[doc(alias = "_DOC_INFO_CONTAINER")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct DocInfoContainer {
    pub level: u32,
    #[switch_is(level)]
    pub doc_info: DocInfoContainerDocInfo,
}

#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(u32)]
#[ms_union]
pub enum DriverContainerDriverInfo {
    #[case(1)]
    Level1(Option<Box<DriverInfo1>>),
    #[case(2)]
    Level2(Option<Box<DriverInfo2>>),
    #[case(3)]
    Level3(Option<Box<RpcDriverInfo3>>),
    #[case(4)]
    Level4(Option<Box<RpcDriverInfo4>>),
    #[case(6)]
    Level6(Option<Box<RpcDriverInfo6>>),
    #[case(8)]
    Level8(Option<Box<RpcDriverInfo8>>),
}

#[doc(alias = "DRIVER_CONTAINER")]
#[doc(alias = "_DRIVER_CONTAINER")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct DriverContainer {
    pub level: u32,
    #[switch_is(level)]
    pub driver_info: DriverContainerDriverInfo,
}

#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(u32)]
#[ms_union]
pub enum FormContainerFormInfo {
    #[case(1)]
    PFormInfo1(Option<Box<FormInfo1>>),
    #[case(2)]
    PFormInfo2(Option<Box<RpcFormInfo2>>),
}

#[doc(alias = "FORM_CONTAINER")]
#[doc(alias = "_FORM_CONTAINER")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct FormContainer {
    pub level: u32,
    #[switch_is(level)]
    pub form_info: FormContainerFormInfo,
}

#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(u32)]
#[ms_union]
pub enum JobContainerJobInfo {
    #[case(1)]
    Level1(Option<Box<JobInfo1>>),
    #[case(2)]
    Level2(Option<Box<JobInfo2>>),
    #[case(3)]
    Level3(Option<Box<JobInfo3>>),
    #[case(4)]
    Level4(Option<Box<JobInfo4>>),
}

#[doc(alias = "JOB_CONTAINER")]
#[doc(alias = "_JOB_CONTAINER")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct JobContainer {
    pub level: u32,
    #[switch_is(level)]
    pub job_info: JobContainerJobInfo,
}

#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(u32)]
#[ms_union]
pub enum MonitorContainerMonitorInfo {
    #[case(1)]
    PMonitorInfo1(Option<Box<MonitorInfo1>>),
    #[case(2)]
    PMonitorInfo2(Option<Box<MonitorInfo2>>),
}

#[doc(alias = "MONITOR_CONTAINER")]
#[doc(alias = "_MONITOR_CONTAINER")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct MonitorContainer {
    pub level: u32,
    #[switch_is(level)]
    pub monitor_info: MonitorContainerMonitorInfo,
}

#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(i32)]
#[ms_union]
pub enum PortContainerPortInfo {
    #[case(1)]
    PPortInfo1(Option<Box<PortInfo1>>),
    #[case(2)]
    PPortInfo2(Option<Box<PortInfo2>>),
    #[case(3)]
    PPortInfo3(Option<Box<PortInfo3>>),
    #[case(16777215)]
    PPortInfoFf(Option<Box<PortInfoFf>>),
}

#[doc(alias = "PORT_CONTAINER")]
#[doc(alias = "_PORT_CONTAINER")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct PortContainer {
    pub level: u32,
    #[switch_is(16777215 & level)]
    pub port_info: PortContainerPortInfo,
}

#[doc(alias = "PORT_VAR_CONTAINER")]
#[doc(alias = "_PORT_VAR_CONTAINER")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct PortVarContainer {
    pub cb_monitor_data: u32,
    #[size_is(cb_monitor_data)]
    #[disable_consistency_check]
    pub p_monitor_data: Option<Vec<u8>>,
}

#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(u32)]
#[ms_union]
pub enum PrinterContainerPrinterInfo {
    #[case(0)]
    PPrinterInfoStress(Option<Box<PrinterInfoStress>>),
    #[case(1)]
    PPrinterInfo1(Option<Box<PrinterInfo1>>),
    #[case(2)]
    PPrinterInfo2(Option<Box<PrinterInfo2>>),
    #[case(3)]
    PPrinterInfo3(Option<Box<PrinterInfo3>>),
    #[case(4)]
    PPrinterInfo4(Option<Box<PrinterInfo4>>),
    #[case(5)]
    PPrinterInfo5(Option<Box<PrinterInfo5>>),
    #[case(6)]
    PPrinterInfo6(Option<Box<PrinterInfo6>>),
    #[case(7)]
    PPrinterInfo7(Option<Box<PrinterInfo7>>),
    #[case(8)]
    PPrinterInfo8(Option<Box<PrinterInfo8>>),
    #[case(9)]
    PPrinterInfo9(Option<Box<PrinterInfo9>>),
}

#[doc(alias = "PRINTER_CONTAINER")]
#[doc(alias = "_PRINTER_CONTAINER")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct PrinterContainer {
    pub level: u32,
    #[switch_is(level)]
    pub printer_info: PrinterContainerPrinterInfo,
}

#[doc(alias = "RPC_BINARY_CONTAINER")]
#[doc(alias = "_RPC_BINARY_CONTAINER")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct RpcBinaryContainer {
    pub cb_buf: u32,
    #[size_is(cb_buf)]
    pub psz_string: Option<Vec<u8>>,
}

#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(u32)]
#[ms_union]
pub enum RpcBidiDataU {
    #[case(BidiType::BidiNull, BidiType::BidiBool)]
    BData(i32),
    #[case(BidiType::BidiInt)]
    IData(i32),
    #[case(BidiType::BidiString, BidiType::BidiText, BidiType::BidiEnum)]
    SData(Option<WString>),
    #[case(BidiType::BidiFloat)]
    FData(f32),
    #[case(BidiType::BidiBlob)]
    BiData(RpcBinaryContainer),
}

#[doc(alias = "RPC_BIDI_DATA")]
#[doc(alias = "_RPC_BIDI_DATA")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct RpcBidiData {
    pub dw_bidi_type: u32,
    #[switch_is(dw_bidi_type)]
    pub u: RpcBidiDataU,
}

#[doc(alias = "RPC_BIDI_REQUEST_DATA")]
#[doc(alias = "_RPC_BIDI_REQUEST_DATA")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct RpcBidiRequestData {
    pub dw_req_number: u32,
    pub p_schema: Option<WString>,
    pub data: RpcBidiData,
}

#[doc(alias = "RPC_BIDI_RESPONSE_DATA")]
#[doc(alias = "_RPC_BIDI_RESPONSE_DATA")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct RpcBidiResponseData {
    pub dw_result: u32,
    pub dw_req_number: u32,
    pub p_schema: Option<WString>,
    pub data: RpcBidiData,
}

#[doc(alias = "RPC_BIDI_REQUEST_CONTAINER")]
#[doc(alias = "_RPC_BIDI_REQUEST_CONTAINER")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct RpcBidiRequestContainer {
    pub version: u32,
    pub flags: u32,
    pub count: u32,
    #[size_is(count)]
    pub a_data: Tail<Vec<RpcBidiRequestData>>,
}

#[doc(alias = "RPC_BIDI_RESPONSE_CONTAINER")]
#[doc(alias = "_RPC_BIDI_RESPONSE_CONTAINER")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct RpcBidiResponseContainer {
    pub version: u32,
    pub flags: u32,
    pub count: u32,
    #[size_is(count)]
    pub a_data: Tail<Vec<RpcBidiResponseData>>,
}

#[doc(alias = "SECURITY_CONTAINER")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SecurityContainer {
    pub cb_buf: u32,
    #[size_is(cb_buf)]
    pub p_security: Option<Vec<u8>>,
}

#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(u32)]
#[ms_union]
pub enum SplclientContainerClientInfo {
    #[case(1)]
    PClientInfo1(Option<Box<SplclientInfo1>>),
    #[case(2)]
    PNotUsed(Option<Box<SplclientInfo2>>),
    #[case(3)]
    PClientInfo3(Option<Box<SplclientInfo3>>),
}

#[doc(alias = "SPLCLIENT_CONTAINER")]
#[doc(alias = "_SPLCLIENT_CONTAINER")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct SplclientContainer {
    pub level: u32,
    #[switch_is(level)]
    pub client_info: SplclientContainerClientInfo,
}

#[doc(alias = "STRING_CONTAINER")]
#[doc(alias = "_STRING_CONTAINER")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct StringContainer {
    pub cb_buf: u32,
    #[size_is(cb_buf / 2)]
    pub psz_string: Option<Vec<u16>>,
}

#[doc(alias = "SYSTEMTIME_CONTAINER")]
#[doc(alias = "_SYSTEMTIME_CONTAINER")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SystemtimeContainer {
    pub cb_buf: u32,
    pub p_system_time: Option<Box<Systemtime>>,
}

#[doc(alias = "RPC_V2_NOTIFY_OPTIONS_TYPE")]
#[doc(alias = "_RPC_V2_NOTIFY_OPTIONS_TYPE")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct RpcV2NotifyOptionsType {
    pub r#type: u16,
    pub reserved0: u16,
    pub reserved1: u32,
    pub reserved2: u32,
    pub count: u32,
    #[size_is(count)]
    pub p_fields: Option<Vec<u16>>,
}

#[doc(alias = "RPC_V2_NOTIFY_OPTIONS")]
#[doc(alias = "_RPC_V2_NOTIFY_OPTIONS")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct RpcV2NotifyOptions {
    pub version: u32,
    pub reserved: u32,
    pub count: u32,
    #[size_is(count)]
    pub p_types: Option<Vec<RpcV2NotifyOptionsType>>,
}

#[doc(alias = "RPC_V2_NOTIFY_INFO_DATA_DATA")]
#[doc(alias = "_RPC_V2_NOTIFY_INFO_DATA_DATA")]
#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(u32)]
#[ms_union]
pub enum RpcV2NotifyInfoDataData {
    #[case(2)]
    String(StringContainer),
    #[case(1)]
    DwData([u32; 2]),
    #[case(4)]
    SystemTime(SystemtimeContainer),
    #[case(3)]
    DevMode(DevmodeContainer),
    #[case(5)]
    SecurityDescriptor(SecurityContainer),
}

#[doc(alias = "RPC_V2_NOTIFY_INFO_DATA")]
#[doc(alias = "_RPC_V2_NOTIFY_INFO_DATA")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct RpcV2NotifyInfoData {
    pub r#type: u16,
    pub field: u16,
    pub reserved: u32,
    pub id: u32,
    #[switch_is(reserved & 65535)]
    pub data: RpcV2NotifyInfoDataData,
}

#[doc(alias = "RPC_V2_NOTIFY_INFO")]
#[doc(alias = "_RPC_V2_NOTIFY_INFO")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct RpcV2NotifyInfo {
    pub version: u32,
    pub flags: u32,
    pub count: u32,
    #[size_is(count)]
    pub a_data: Tail<Vec<RpcV2NotifyInfoData>>,
}

#[doc(alias = "RPC_V2_UREPLY_PRINTER")]
#[doc(alias = "_RPC_V2_UREPLY_PRINTER")]
#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(u32)]
#[ms_union]
pub enum RpcV2UreplyPrinter {
    #[case(0)]
    PInfo(Option<Box<RpcV2NotifyInfo>>),
}

#[doc(alias = "RPC_BranchOfficeJobDataPrinted")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct RpcBranchOfficeJobDataPrinted {
    pub status: u32,
    pub p_document_name: Option<WString>,
    pub p_user_name: Option<WString>,
    pub p_machine_name: Option<WString>,
    pub p_printer_name: Option<WString>,
    pub p_port_name: Option<WString>,
    pub size: i64,
    pub total_pages: u32,
}

#[doc(alias = "RPC_BranchOfficeJobDataRendered")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct RpcBranchOfficeJobDataRendered {
    pub size: i64,
    pub icm_method: u32,
    pub color: i16,
    pub print_quality: i16,
    pub y_resolution: i16,
    pub copies: i16,
    pub tt_option: i16,
}

#[doc(alias = "RPC_BranchOfficeJobDataError")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct RpcBranchOfficeJobDataError {
    pub last_error: u32,
    pub p_document_name: Option<WString>,
    pub p_user_name: Option<WString>,
    pub p_printer_name: Option<WString>,
    pub p_data_type: Option<WString>,
    pub total_size: i64,
    pub printed_size: i64,
    pub total_pages: u32,
    pub printed_pages: u32,
    pub p_machine_name: Option<WString>,
    pub p_job_error: Option<WString>,
    pub p_error_description: Option<WString>,
}

#[doc(alias = "RPC_BranchOfficeJobDataPipelineFailed")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct RpcBranchOfficeJobDataPipelineFailed {
    pub p_document_name: Option<WString>,
    pub p_printer_name: Option<WString>,
    pub p_extra_error_info: Option<WString>,
}

#[doc(alias = "RPC_BranchOfficeLogOfflineFileFull")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct RpcBranchOfficeLogOfflineFileFull {
    pub p_machine_name: Option<WString>,
}

#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(EBranchOfficeJobEventType)]
#[ms_union]
pub enum RpcBranchOfficeJobDataJobInfo {
    #[case(EBranchOfficeJobEventType::KLogJobPrinted)]
    LogJobPrinted(RpcBranchOfficeJobDataPrinted),
    #[case(EBranchOfficeJobEventType::KLogJobRendered)]
    LogJobRendered(RpcBranchOfficeJobDataRendered),
    #[case(EBranchOfficeJobEventType::KLogJobError)]
    LogJobError(RpcBranchOfficeJobDataError),
    #[case(EBranchOfficeJobEventType::KLogJobPipelineError)]
    LogPipelineFailed(RpcBranchOfficeJobDataPipelineFailed),
    #[case(EBranchOfficeJobEventType::KLogOfflineFileFull)]
    LogOfflineFileFull(RpcBranchOfficeLogOfflineFileFull),
}

#[doc(alias = "RPC_BranchOfficeJobData")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct RpcBranchOfficeJobData {
    pub e_event_type: EBranchOfficeJobEventType,
    pub job_id: u32,
    #[switch_is(e_event_type)]
    pub job_info: RpcBranchOfficeJobDataJobInfo,
}

#[doc(alias = "RPC_BranchOfficeJobDataContainer")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct RpcBranchOfficeJobDataContainer {
    pub c_job_data_entries: u32,
    #[size_is(c_job_data_entries)]
    pub job_data: Tail<Vec<RpcBranchOfficeJobData>>,
}

/// \[MS-PAR\] enumerations
#[derive(Ndr, Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u16)]
pub enum EPrintPropertyType {
    KPropertyTypeString = 1,
    KPropertyTypeInt32 = 2,
    KPropertyTypeInt64 = 3,
    KPropertyTypeByte = 4,
    KPropertyTypeTime = 5,
    KPropertyTypeDevMode = 6,
    KPropertyTypeSd = 7,
    KPropertyTypeNotificationReply = 8,
    KPropertyTypeNotificationOptions = 9,
    /// A value that is not declared.
    #[other]
    Other(u16),
}

/// \[MS-PAR\] structures
#[doc(alias = "NOTIFY_REPLY_CONTAINER")]
#[doc(alias = "_NOTIFY_REPLY_CONTAINER")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct NotifyReplyContainer {
    pub p_info: Option<Box<RpcV2NotifyInfo>>,
}

#[doc(alias = "NOTIFY_OPTIONS_CONTAINER")]
#[doc(alias = "_NOTIFY_OPTIONS_CONTAINER")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct NotifyOptionsContainer {
    pub p_options: Option<Box<RpcV2NotifyOptions>>,
}

#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(EPrintPropertyType)]
#[ms_union]
pub enum RpcPrintPropertyValueValue {
    #[case(EPrintPropertyType::KPropertyTypeString)]
    PropertyString(Option<WString>),
    #[case(EPrintPropertyType::KPropertyTypeInt32)]
    PropertyInt32(i32),
    #[case(EPrintPropertyType::KPropertyTypeInt64)]
    PropertyInt64(i64),
    #[case(EPrintPropertyType::KPropertyTypeByte)]
    PropertyByte(u8),
    #[case(EPrintPropertyType::KPropertyTypeTime)]
    PropertyTimeContainer(SystemtimeContainer),
    #[case(EPrintPropertyType::KPropertyTypeDevMode)]
    PropertyDevModeContainer(DevmodeContainer),
    #[case(EPrintPropertyType::KPropertyTypeSd)]
    PropertySdContainer(SecurityContainer),
    #[case(EPrintPropertyType::KPropertyTypeNotificationReply)]
    PropertyReplyContainer(NotifyReplyContainer),
    #[case(EPrintPropertyType::KPropertyTypeNotificationOptions)]
    PropertyOptionsContainer(NotifyOptionsContainer),
}

#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct RpcPrintPropertyValue {
    pub e_property_type: EPrintPropertyType,
    #[switch_is(e_property_type)]
    pub value: RpcPrintPropertyValueValue,
}

#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct RpcPrintNamedProperty {
    pub property_name: Option<WString>,
    pub property_value: RpcPrintPropertyValue,
}

#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct RpcPrintPropertiesCollection {
    #[range(0..=50)]
    pub number_of_properties: u32,
    #[size_is(number_of_properties)]
    pub properties_collection: Option<Vec<RpcPrintNamedProperty>>,
}

#[doc(alias = "CORE_PRINTER_DRIVER")]
#[doc(alias = "_CORE_PRINTER_DRIVER")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct CorePrinterDriver {
    pub core_driver_guid: Uuid,
    pub ft_driver_date: Filetime,
    pub dwl_driver_version: u64,
    pub sz_package_id: [u16; 260],
}

#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct RpcPrintPropertyValue2ValuePropertyBlob {
    pub cb_buf: u32,
    #[size_is(cb_buf)]
    pub p_buf: Option<Vec<u8>>,
}

#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(RpcEPrintPropertyType)]
#[ms_union]
pub enum RpcPrintPropertyValue2Value {
    #[case(RpcEPrintPropertyType::KRpcPropertyTypeString)]
    PropertyString(Option<WString>),
    #[case(RpcEPrintPropertyType::KRpcPropertyTypeInt32)]
    PropertyInt32(i32),
    #[case(RpcEPrintPropertyType::KRpcPropertyTypeInt64)]
    PropertyInt64(i64),
    #[case(RpcEPrintPropertyType::KRpcPropertyTypeByte)]
    PropertyByte(u8),
    #[case(RpcEPrintPropertyType::KRpcPropertyTypeBuffer)]
    PropertyBlob(RpcPrintPropertyValue2ValuePropertyBlob),
}

#[doc(alias = "RPC_PrintPropertyValue")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct RpcPrintPropertyValue2 {
    pub e_property_type: RpcEPrintPropertyType,
    #[switch_is(e_property_type)]
    pub value: RpcPrintPropertyValue2Value,
}

#[doc(alias = "RPC_PrintNamedProperty")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct RpcPrintNamedProperty2 {
    pub property_name: Option<WString>,
    pub property_value: RpcPrintPropertyValue2,
}

/// File: ms-par.idl
/// Protocol: \[MS-PAR\]: Print System Asynchronous Remote Protocol
/// Source: <https://docs.microsoft.com/en-us/openspecs/windows_protocols/ms-par/d81865df-838d-4c13-a705-d41ee24890de>
/// Retrieval Date: Wed Aug 11 14:23:08 2021
/// \[MS-PAR\] interface
#[rpc_interface(
    uuid = "76f03f96-cdfd-44fc-a22c-64950a001209",
    version = "1.0",
    pointer_default = "unique",
    partial
)]
pub trait IRemoteWinspool {
    #[doc(alias = "PRINTER_HANDLE")]
    #[context_handle]
    type PrinterHandle: Context;

    #[doc(alias = "GDI_HANDLE")]
    #[context_handle]
    type GdiHandle: Context;

    #[doc(alias = "RMTNTFY_HANDLE")]
    #[context_handle]
    type RmtntfyHandle: Context;

    /// \[MS-PAR\] methods
    #[doc(alias = "RpcAsyncOpenPrinter")]
    async fn rpc_async_open_printer(
        &self,
        p_printer_name: Option<&WStr>,
        #[out]
        p_handle: &mut Option<Self::PrinterHandle>,
        p_datatype: Option<&WStr>,
        p_dev_mode_container: &DevmodeContainer,
        access_required: u32,
        p_client_info: &SplclientContainer,
    ) -> Result<u32>;

    #[doc(alias = "RpcAsyncAddPrinter")]
    async fn rpc_async_add_printer(
        &self,
        p_name: Option<&WStr>,
        p_printer_container: &PrinterContainer,
        p_dev_mode_container: &DevmodeContainer,
        p_security_container: &SecurityContainer,
        p_client_info: &SplclientContainer,
        #[out]
        p_handle: &mut Option<Self::PrinterHandle>,
    ) -> Result<u32>;

    #[doc(alias = "RpcAsyncSetJob")]
    async fn rpc_async_set_job(
        &self,
        h_printer: &mut Self::PrinterHandle,
        job_id: u32,
        p_job_container: Option<&JobContainer>,
        command: u32,
    ) -> Result<u32>;

    #[doc(alias = "RpcAsyncGetJob")]
    async fn rpc_async_get_job(
        &self,
        h_printer: &mut Self::PrinterHandle,
        job_id: u32,
        level: u32,
        #[size_is(, cb_buf)]
        p_job: &mut Option<Vec<u8>>,
        cb_buf: u32,
        #[out]
        pcb_needed: &mut u32,
    ) -> Result<u32>;

    #[doc(alias = "RpcAsyncEnumJobs")]
    async fn rpc_async_enum_jobs(
        &self,
        h_printer: &mut Self::PrinterHandle,
        first_job: u32,
        no_jobs: u32,
        level: u32,
        #[size_is(, cb_buf)]
        p_job: &mut Option<Vec<u8>>,
        cb_buf: u32,
        #[out]
        pcb_needed: &mut u32,
        #[out]
        pc_returned: &mut u32,
    ) -> Result<u32>;

    #[doc(alias = "RpcAsyncAddJob")]
    async fn rpc_async_add_job(
        &self,
        h_printer: &mut Self::PrinterHandle,
        level: u32,
        #[size_is(, cb_buf)]
        p_add_job: &mut Option<Vec<u8>>,
        cb_buf: u32,
        #[out]
        pcb_needed: &mut u32,
    ) -> Result<u32>;

    #[doc(alias = "RpcAsyncScheduleJob")]
    async fn rpc_async_schedule_job(
        &self,
        h_printer: &mut Self::PrinterHandle,
        job_id: u32,
    ) -> Result<u32>;

    #[doc(alias = "RpcAsyncDeletePrinter")]
    async fn rpc_async_delete_printer(
        &self,
        h_printer: &mut Self::PrinterHandle,
    ) -> Result<u32>;

    #[doc(alias = "RpcAsyncSetPrinter")]
    async fn rpc_async_set_printer(
        &self,
        h_printer: &mut Self::PrinterHandle,
        p_printer_container: &PrinterContainer,
        p_dev_mode_container: &DevmodeContainer,
        p_security_container: &SecurityContainer,
        command: u32,
    ) -> Result<u32>;

    #[doc(alias = "RpcAsyncGetPrinter")]
    async fn rpc_async_get_printer(
        &self,
        h_printer: &mut Self::PrinterHandle,
        level: u32,
        #[size_is(, cb_buf)]
        p_printer: &mut Option<Vec<u8>>,
        cb_buf: u32,
        #[out]
        pcb_needed: &mut u32,
    ) -> Result<u32>;

    #[doc(alias = "RpcAsyncStartDocPrinter")]
    async fn rpc_async_start_doc_printer(
        &self,
        h_printer: &mut Self::PrinterHandle,
        p_doc_info_container: &DocInfoContainer,
        #[out]
        p_job_id: &mut u32,
    ) -> Result<u32>;

    #[doc(alias = "RpcAsyncStartPagePrinter")]
    async fn rpc_async_start_page_printer(
        &self,
        h_printer: &mut Self::PrinterHandle,
    ) -> Result<u32>;

    #[doc(alias = "RpcAsyncWritePrinter")]
    async fn rpc_async_write_printer(
        &self,
        h_printer: &mut Self::PrinterHandle,
        #[size_is(cb_buf)]
        p_buf: &[u8],
        cb_buf: u32,
        #[out]
        pc_written: &mut u32,
    ) -> Result<u32>;

    #[doc(alias = "RpcAsyncEndPagePrinter")]
    async fn rpc_async_end_page_printer(
        &self,
        h_printer: &mut Self::PrinterHandle,
    ) -> Result<u32>;

    #[doc(alias = "RpcAsyncEndDocPrinter")]
    async fn rpc_async_end_doc_printer(
        &self,
        h_printer: &mut Self::PrinterHandle,
    ) -> Result<u32>;

    #[doc(alias = "RpcAsyncAbortPrinter")]
    async fn rpc_async_abort_printer(
        &self,
        h_printer: &mut Self::PrinterHandle,
    ) -> Result<u32>;

    #[doc(alias = "RpcAsyncGetPrinterData")]
    #[allow(deprecated)]
    async fn rpc_async_get_printer_data(
        &self,
        h_printer: &mut Self::PrinterHandle,
        p_value_name: &WStr,
        #[out]
        p_type: &mut u32,
        #[out]
        #[size_is(n_size)]
        p_data: &mut [u8],
        n_size: u32,
        #[out]
        pcb_needed: &mut u32,
    ) -> Result<u32>;

    #[doc(alias = "RpcAsyncGetPrinterDataEx")]
    #[allow(deprecated)]
    async fn rpc_async_get_printer_data_ex(
        &self,
        h_printer: &mut Self::PrinterHandle,
        p_key_name: &WStr,
        p_value_name: &WStr,
        #[out]
        p_type: &mut u32,
        #[out]
        #[size_is(n_size)]
        p_data: &mut [u8],
        n_size: u32,
        #[out]
        pcb_needed: &mut u32,
    ) -> Result<u32>;

    #[doc(alias = "RpcAsyncSetPrinterData")]
    async fn rpc_async_set_printer_data(
        &self,
        h_printer: &mut Self::PrinterHandle,
        p_value_name: &WStr,
        r#type: u32,
        #[size_is(cb_data)]
        p_data: &[u8],
        cb_data: u32,
    ) -> Result<u32>;

    #[doc(alias = "RpcAsyncSetPrinterDataEx")]
    async fn rpc_async_set_printer_data_ex(
        &self,
        h_printer: &mut Self::PrinterHandle,
        p_key_name: &WStr,
        p_value_name: &WStr,
        r#type: u32,
        #[size_is(cb_data)]
        p_data: &[u8],
        cb_data: u32,
    ) -> Result<u32>;

    #[doc(alias = "RpcAsyncClosePrinter")]
    async fn rpc_async_close_printer(
        &self,
        ph_printer: &mut Option<Self::PrinterHandle>,
    ) -> Result<u32>;

    #[doc(alias = "RpcAsyncAddForm")]
    async fn rpc_async_add_form(
        &self,
        h_printer: &mut Self::PrinterHandle,
        p_form_info_container: &FormContainer,
    ) -> Result<u32>;

    #[doc(alias = "RpcAsyncDeleteForm")]
    async fn rpc_async_delete_form(
        &self,
        h_printer: &mut Self::PrinterHandle,
        p_form_name: &WStr,
    ) -> Result<u32>;

    #[doc(alias = "RpcAsyncGetForm")]
    async fn rpc_async_get_form(
        &self,
        h_printer: &mut Self::PrinterHandle,
        p_form_name: &WStr,
        level: u32,
        #[size_is(, cb_buf)]
        p_form: &mut Option<Vec<u8>>,
        cb_buf: u32,
        #[out]
        pcb_needed: &mut u32,
    ) -> Result<u32>;

    #[doc(alias = "RpcAsyncSetForm")]
    async fn rpc_async_set_form(
        &self,
        h_printer: &mut Self::PrinterHandle,
        p_form_name: &WStr,
        p_form_info_container: &FormContainer,
    ) -> Result<u32>;

    #[doc(alias = "RpcAsyncEnumForms")]
    async fn rpc_async_enum_forms(
        &self,
        h_printer: &mut Self::PrinterHandle,
        level: u32,
        #[size_is(, cb_buf)]
        p_form: &mut Option<Vec<u8>>,
        cb_buf: u32,
        #[out]
        pcb_needed: &mut u32,
        #[out]
        pc_returned: &mut u32,
    ) -> Result<u32>;

    #[doc(alias = "RpcAsyncGetPrinterDriver")]
    async fn rpc_async_get_printer_driver(
        &self,
        h_printer: &mut Self::PrinterHandle,
        p_environment: Option<&WStr>,
        level: u32,
        #[size_is(, cb_buf)]
        p_driver: &mut Option<Vec<u8>>,
        cb_buf: u32,
        #[out]
        pcb_needed: &mut u32,
        dw_client_major_version: u32,
        dw_client_minor_version: u32,
        #[out]
        pdw_server_max_version: &mut u32,
        #[out]
        pdw_server_min_version: &mut u32,
    ) -> Result<u32>;

    #[doc(alias = "RpcAsyncEnumPrinterData")]
    #[allow(deprecated)]
    async fn rpc_async_enum_printer_data(
        &self,
        h_printer: &mut Self::PrinterHandle,
        dw_index: u32,
        #[out]
        #[size_is(cb_value_name / 2)]
        p_value_name: &mut [u16],
        cb_value_name: u32,
        #[out]
        pcb_value_name: &mut u32,
        #[out]
        p_type: &mut u32,
        #[out]
        #[size_is(cb_data)]
        p_data: &mut [u8],
        cb_data: u32,
        #[out]
        pcb_data: &mut u32,
    ) -> Result<u32>;

    #[doc(alias = "RpcAsyncEnumPrinterDataEx")]
    #[allow(deprecated)]
    async fn rpc_async_enum_printer_data_ex(
        &self,
        h_printer: &mut Self::PrinterHandle,
        p_key_name: &WStr,
        #[out]
        #[size_is(cb_enum_values)]
        p_enum_values: &mut [u8],
        cb_enum_values: u32,
        #[out]
        pcb_enum_values: &mut u32,
        #[out]
        pn_enum_values: &mut u32,
    ) -> Result<u32>;

    #[doc(alias = "RpcAsyncEnumPrinterKey")]
    #[allow(deprecated)]
    async fn rpc_async_enum_printer_key(
        &self,
        h_printer: &mut Self::PrinterHandle,
        p_key_name: &WStr,
        #[out]
        #[size_is(cb_subkey / 2)]
        p_subkey: &mut [u16],
        cb_subkey: u32,
        #[out]
        pcb_subkey: &mut u32,
    ) -> Result<u32>;

    #[doc(alias = "RpcAsyncDeletePrinterData")]
    async fn rpc_async_delete_printer_data(
        &self,
        h_printer: &mut Self::PrinterHandle,
        p_value_name: &WStr,
    ) -> Result<u32>;

    #[doc(alias = "RpcAsyncDeletePrinterDataEx")]
    async fn rpc_async_delete_printer_data_ex(
        &self,
        h_printer: &mut Self::PrinterHandle,
        p_key_name: &WStr,
        p_value_name: &WStr,
    ) -> Result<u32>;

    #[doc(alias = "RpcAsyncDeletePrinterKey")]
    async fn rpc_async_delete_printer_key(
        &self,
        h_printer: &mut Self::PrinterHandle,
        p_key_name: &WStr,
    ) -> Result<u32>;

    #[doc(alias = "RpcAsyncXcvData")]
    #[allow(deprecated)]
    async fn rpc_async_xcv_data(
        &self,
        h_xcv: &mut Self::PrinterHandle,
        psz_data_name: &WStr,
        #[size_is(cb_input_data)]
        p_input_data: &[u8],
        cb_input_data: u32,
        #[out]
        #[size_is(cb_output_data)]
        p_output_data: &mut [u8],
        cb_output_data: u32,
        #[out]
        pcb_output_needed: &mut u32,
        pdw_status: &mut u32,
    ) -> Result<u32>;

    #[doc(alias = "RpcAsyncSendRecvBidiData")]
    async fn rpc_async_send_recv_bidi_data(
        &self,
        h_printer: &mut Self::PrinterHandle,
        p_action: Option<&WStr>,
        p_req_data: &RpcBidiRequestContainer,
        #[out]
        pp_resp_data: &mut Option<Box<RpcBidiResponseContainer>>,
    ) -> Result<u32>;

    #[doc(alias = "RpcAsyncCreatePrinterIC")]
    async fn rpc_async_create_printer_ic(
        &self,
        h_printer: &mut Self::PrinterHandle,
        #[out]
        p_handle: &mut Option<Self::GdiHandle>,
        p_dev_mode_container: &DevmodeContainer,
    ) -> Result<u32>;

    #[doc(alias = "RpcAsyncPlayGdiScriptOnPrinterIC")]
    #[allow(deprecated)]
    async fn rpc_async_play_gdi_script_on_printer_ic(
        &self,
        h_printer_ic: &mut Self::GdiHandle,
        #[size_is(c_in)]
        p_in: &[u8],
        c_in: u32,
        #[out]
        #[size_is(c_out)]
        p_out: &mut [u8],
        c_out: u32,
        ul: u32,
    ) -> Result<u32>;

    #[doc(alias = "RpcAsyncDeletePrinterIC")]
    async fn rpc_async_delete_printer_ic(
        &self,
        ph_printer_ic: &mut Option<Self::GdiHandle>,
    ) -> Result<u32>;

    #[doc(alias = "RpcAsyncEnumPrinters")]
    async fn rpc_async_enum_printers(
        &self,
        flags: u32,
        name: Option<&WStr>,
        level: u32,
        #[size_is(, cb_buf)]
        p_printer_enum: &mut Option<Vec<u8>>,
        cb_buf: u32,
        #[out]
        pcb_needed: &mut u32,
        #[out]
        pc_returned: &mut u32,
    ) -> Result<u32>;

    #[doc(alias = "RpcAsyncAddPrinterDriver")]
    async fn rpc_async_add_printer_driver(
        &self,
        p_name: Option<&WStr>,
        p_driver_container: &DriverContainer,
        dw_file_copy_flags: u32,
    ) -> Result<u32>;

    #[doc(alias = "RpcAsyncEnumPrinterDrivers")]
    async fn rpc_async_enum_printer_drivers(
        &self,
        p_name: Option<&WStr>,
        p_environment: Option<&WStr>,
        level: u32,
        #[size_is(, cb_buf)]
        p_drivers: &mut Option<Vec<u8>>,
        cb_buf: u32,
        #[out]
        pcb_needed: &mut u32,
        #[out]
        pc_returned: &mut u32,
    ) -> Result<u32>;

    #[doc(alias = "RpcAsyncGetPrinterDriverDirectory")]
    async fn rpc_async_get_printer_driver_directory(
        &self,
        p_name: Option<&WStr>,
        p_environment: Option<&WStr>,
        level: u32,
        #[size_is(, cb_buf)]
        p_driver_directory: &mut Option<Vec<u8>>,
        cb_buf: u32,
        #[out]
        pcb_needed: &mut u32,
    ) -> Result<u32>;

    #[doc(alias = "RpcAsyncDeletePrinterDriver")]
    async fn rpc_async_delete_printer_driver(
        &self,
        p_name: Option<&WStr>,
        p_environment: &WStr,
        p_driver_name: &WStr,
    ) -> Result<u32>;

    #[doc(alias = "RpcAsyncDeletePrinterDriverEx")]
    async fn rpc_async_delete_printer_driver_ex(
        &self,
        p_name: Option<&WStr>,
        p_environment: &WStr,
        p_driver_name: &WStr,
        dw_delete_flag: u32,
        dw_version_num: u32,
    ) -> Result<u32>;

    #[doc(alias = "RpcAsyncAddPrintProcessor")]
    async fn rpc_async_add_print_processor(
        &self,
        p_name: Option<&WStr>,
        p_environment: &WStr,
        p_path_name: &WStr,
        p_print_processor_name: &WStr,
    ) -> Result<u32>;

    #[doc(alias = "RpcAsyncEnumPrintProcessors")]
    async fn rpc_async_enum_print_processors(
        &self,
        p_name: Option<&WStr>,
        p_environment: Option<&WStr>,
        level: u32,
        #[size_is(, cb_buf)]
        p_print_processor_info: &mut Option<Vec<u8>>,
        cb_buf: u32,
        #[out]
        pcb_needed: &mut u32,
        #[out]
        pc_returned: &mut u32,
    ) -> Result<u32>;

    #[doc(alias = "RpcAsyncGetPrintProcessorDirectory")]
    async fn rpc_async_get_print_processor_directory(
        &self,
        p_name: Option<&WStr>,
        p_environment: Option<&WStr>,
        level: u32,
        #[size_is(, cb_buf)]
        p_print_processor_directory: &mut Option<Vec<u8>>,
        cb_buf: u32,
        #[out]
        pcb_needed: &mut u32,
    ) -> Result<u32>;

    #[doc(alias = "RpcAsyncEnumPorts")]
    async fn rpc_async_enum_ports(
        &self,
        p_name: Option<&WStr>,
        level: u32,
        #[size_is(, cb_buf)]
        p_port: &mut Option<Vec<u8>>,
        cb_buf: u32,
        #[out]
        pcb_needed: &mut u32,
        #[out]
        pc_returned: &mut u32,
    ) -> Result<u32>;

    #[doc(alias = "RpcAsyncEnumMonitors")]
    async fn rpc_async_enum_monitors(
        &self,
        p_name: Option<&WStr>,
        level: u32,
        #[size_is(, cb_buf)]
        p_monitor: &mut Option<Vec<u8>>,
        cb_buf: u32,
        #[out]
        pcb_needed: &mut u32,
        #[out]
        pc_returned: &mut u32,
    ) -> Result<u32>;

    #[doc(alias = "RpcAsyncAddPort")]
    async fn rpc_async_add_port(
        &self,
        p_name: Option<&WStr>,
        p_port_container: &PortContainer,
        p_port_var_container: &PortVarContainer,
        p_monitor_name: &WStr,
    ) -> Result<u32>;

    #[doc(alias = "RpcAsyncSetPort")]
    async fn rpc_async_set_port(
        &self,
        p_name: Option<&WStr>,
        p_port_name: Option<&WStr>,
        p_port_container: &PortContainer,
    ) -> Result<u32>;

    #[doc(alias = "RpcAsyncAddMonitor")]
    async fn rpc_async_add_monitor(
        &self,
        name: Option<&WStr>,
        p_monitor_container: &MonitorContainer,
    ) -> Result<u32>;

    #[doc(alias = "RpcAsyncDeleteMonitor")]
    async fn rpc_async_delete_monitor(
        &self,
        name: Option<&WStr>,
        p_environment: Option<&WStr>,
        p_monitor_name: &WStr,
    ) -> Result<u32>;

    #[doc(alias = "RpcAsyncDeletePrintProcessor")]
    async fn rpc_async_delete_print_processor(
        &self,
        name: Option<&WStr>,
        p_environment: Option<&WStr>,
        p_print_processor_name: &WStr,
    ) -> Result<u32>;

    #[doc(alias = "RpcAsyncEnumPrintProcessorDatatypes")]
    async fn rpc_async_enum_print_processor_datatypes(
        &self,
        p_name: Option<&WStr>,
        p_print_processor_name: Option<&WStr>,
        level: u32,
        #[size_is(, cb_buf)]
        p_datatypes: &mut Option<Vec<u8>>,
        cb_buf: u32,
        #[out]
        pcb_needed: &mut u32,
        #[out]
        pc_returned: &mut u32,
    ) -> Result<u32>;

    #[doc(alias = "RpcAsyncAddPerMachineConnection")]
    async fn rpc_async_add_per_machine_connection(
        &self,
        p_server: Option<&WStr>,
        p_printer_name: &WStr,
        p_print_server: &WStr,
        p_provider: &WStr,
    ) -> Result<u32>;

    #[doc(alias = "RpcAsyncDeletePerMachineConnection")]
    async fn rpc_async_delete_per_machine_connection(
        &self,
        p_server: Option<&WStr>,
        p_printer_name: &WStr,
    ) -> Result<u32>;

    #[doc(alias = "RpcAsyncEnumPerMachineConnections")]
    async fn rpc_async_enum_per_machine_connections(
        &self,
        p_server: Option<&WStr>,
        #[size_is(, cb_buf)]
        p_printer_enum: &mut Option<Vec<u8>>,
        cb_buf: u32,
        #[out]
        pcb_needed: &mut u32,
        #[out]
        pc_returned: &mut u32,
    ) -> Result<u32>;

    #[doc(alias = "RpcSyncRegisterForRemoteNotifications")]
    async fn rpc_sync_register_for_remote_notifications(
        &self,
        h_printer: &mut Self::PrinterHandle,
        p_notify_filter: &RpcPrintPropertiesCollection,
        #[out]
        ph_rpc_handle: &mut Option<Self::RmtntfyHandle>,
    ) -> Result<i32>;

    #[doc(alias = "RpcSyncUnRegisterForRemoteNotifications")]
    async fn rpc_sync_un_register_for_remote_notifications(
        &self,
        ph_rpc_handle: &mut Option<Self::RmtntfyHandle>,
    ) -> Result<i32>;

    #[doc(alias = "RpcSyncRefreshRemoteNotifications")]
    async fn rpc_sync_refresh_remote_notifications(
        &self,
        h_rpc_handle: &mut Self::RmtntfyHandle,
        p_notify_filter: &RpcPrintPropertiesCollection,
        #[out]
        pp_notify_data: &mut Option<Box<RpcPrintPropertiesCollection>>,
    ) -> Result<i32>;

    #[doc(alias = "RpcAsyncGetRemoteNotifications")]
    async fn rpc_async_get_remote_notifications(
        &self,
        h_rpc_handle: &mut Self::RmtntfyHandle,
        #[out]
        pp_notify_data: &mut Option<Box<RpcPrintPropertiesCollection>>,
    ) -> Result<i32>;

    #[doc(alias = "RpcAsyncInstallPrinterDriverFromPackage")]
    async fn rpc_async_install_printer_driver_from_package(
        &self,
        psz_server: Option<&WStr>,
        psz_inf_path: Option<&WStr>,
        psz_driver_name: &WStr,
        psz_environment: &WStr,
        dw_flags: u32,
    ) -> Result<i32>;

    #[doc(alias = "RpcAsyncUploadPrinterDriverPackage")]
    async fn rpc_async_upload_printer_driver_package(
        &self,
        psz_server: Option<&WStr>,
        psz_inf_path: &WStr,
        psz_environment: &WStr,
        dw_flags: u32,
        #[size_is(, *pcch_dest_inf_path)]
        psz_dest_inf_path: &mut Option<Vec<u16>>,
        pcch_dest_inf_path: &mut u32,
    ) -> Result<i32>;

    #[doc(alias = "RpcAsyncGetCorePrinterDrivers")]
    #[allow(deprecated)]
    async fn rpc_async_get_core_printer_drivers(
        &self,
        psz_server: Option<&WStr>,
        psz_environment: &WStr,
        cch_core_drivers: u32,
        #[size_is(cch_core_drivers)]
        pszz_core_driver_dependencies: &[u16],
        c_core_printer_drivers: u32,
        #[out]
        #[size_is(c_core_printer_drivers)]
        p_core_printer_drivers: &mut [CorePrinterDriver],
    ) -> Result<i32>;

    #[doc(alias = "RpcAsyncCorePrinterDriverInstalled")]
    async fn rpc_async_core_printer_driver_installed(
        &self,
        psz_server: Option<&WStr>,
        psz_environment: &WStr,
        core_driver_guid: &Uuid,
        ft_driver_date: &Filetime,
        dwl_driver_version: u64,
        #[out]
        pb_driver_installed: &mut i32,
    ) -> Result<i32>;

    #[doc(alias = "RpcAsyncGetPrinterDriverPackagePath")]
    async fn rpc_async_get_printer_driver_package_path(
        &self,
        psz_server: Option<&WStr>,
        psz_environment: &WStr,
        psz_language: Option<&WStr>,
        psz_package_id: &WStr,
        #[size_is(, cch_driver_package_cab)]
        psz_driver_package_cab: &mut Option<Vec<u16>>,
        cch_driver_package_cab: u32,
        #[out]
        pcch_required_size: &mut u32,
    ) -> Result<i32>;

    #[doc(alias = "RpcAsyncDeletePrinterDriverPackage")]
    async fn rpc_async_delete_printer_driver_package(
        &self,
        psz_server: Option<&WStr>,
        psz_inf_path: &WStr,
        psz_environment: &WStr,
    ) -> Result<i32>;

    #[doc(alias = "RpcAsyncReadPrinter")]
    #[allow(deprecated)]
    async fn rpc_async_read_printer(
        &self,
        h_printer: &mut Self::PrinterHandle,
        #[out]
        #[size_is(cb_buf)]
        p_buf: &mut [u8],
        cb_buf: u32,
        #[out]
        pc_no_bytes_read: &mut u32,
    ) -> Result<u32>;

    #[doc(alias = "RpcAsyncResetPrinter")]
    async fn rpc_async_reset_printer(
        &self,
        h_printer: &mut Self::PrinterHandle,
        p_datatype: Option<&WStr>,
        p_dev_mode_container: &DevmodeContainer,
    ) -> Result<u32>;

    #[doc(alias = "RpcAsyncGetJobNamedPropertyValue")]
    async fn rpc_async_get_job_named_property_value(
        &self,
        h_printer: &mut Self::PrinterHandle,
        job_id: u32,
        psz_name: &WStr,
        #[out]
        p_value: &mut RpcPrintPropertyValue2,
    ) -> Result<u32>;

    #[doc(alias = "RpcAsyncSetJobNamedProperty")]
    async fn rpc_async_set_job_named_property(
        &self,
        h_printer: &mut Self::PrinterHandle,
        job_id: u32,
        p_property: &RpcPrintNamedProperty2,
    ) -> Result<u32>;

    #[doc(alias = "RpcAsyncDeleteJobNamedProperty")]
    async fn rpc_async_delete_job_named_property(
        &self,
        h_printer: &mut Self::PrinterHandle,
        job_id: u32,
        psz_name: &WStr,
    ) -> Result<u32>;

    #[doc(alias = "RpcAsyncEnumJobNamedProperties")]
    async fn rpc_async_enum_job_named_properties(
        &self,
        h_printer: &mut Self::PrinterHandle,
        job_id: u32,
        #[out]
        pc_properties: &mut u32,
        #[out]
        #[size_is(, *pc_properties)]
        pp_properties: &mut Option<Vec<RpcPrintNamedProperty2>>,
    ) -> Result<u32>;

    #[doc(alias = "RpcAsyncLogJobInfoForBranchOffice")]
    async fn rpc_async_log_job_info_for_branch_office(
        &self,
        h_printer: &mut Self::PrinterHandle,
        p_branch_office_job_data_container: &RpcBranchOfficeJobDataContainer,
    ) -> Result<u32>;
}
