// From ms-rrp.idl by rpc-idl 0.1.0.

#[allow(unused_imports)]
use rpc_runtime::prelude::*;
use crate::dtyp::{Filetime, RpcUnicodeString};

#[doc(alias = "RVALENT")]
#[doc(alias = "value_ent")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct Rvalent {
    pub ve_valuename: Option<Box<RpcUnicodeString>>,
    pub ve_valuelen: u32,
    pub ve_valueptr: Option<Box<u32>>,
    pub ve_type: u32,
}

#[doc(alias = "RPC_SECURITY_DESCRIPTOR")]
#[doc(alias = "_RPC_SECURITY_DESCRIPTOR")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct RpcSecurityDescriptor {
    #[size_is(cb_in_security_descriptor)]
    #[length_is(cb_out_security_descriptor)]
    pub lp_security_descriptor: Option<Vec<u8>>,
    pub cb_in_security_descriptor: u32,
    pub cb_out_security_descriptor: u32,
}

#[doc(alias = "RPC_SECURITY_ATTRIBUTES")]
#[doc(alias = "_RPC_SECURITY_ATTRIBUTES")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct RpcSecurityAttributes {
    pub n_length: u32,
    pub rpc_security_descriptor: RpcSecurityDescriptor,
    pub b_inherit_handle: u8,
}

#[doc(alias = "winreg")]
#[rpc_interface(
    uuid = "338cd001-2244-31f1-aaaa-900038001003",
    version = "1.0",
    pointer_default = "unique",
    partial
)]
pub trait Winreg {
    #[doc(alias = "RPC_HKEY")]
    #[context_handle]
    type RpcHkey: Context;

    /// method declarations
    #[doc(alias = "OpenClassesRoot")]
    async fn open_classes_root(
        &self,
        server_name: Option<&u16>,
        sam_desired: u32,
        #[out]
        ph_key: &mut Option<Self::RpcHkey>,
    ) -> Result<Status>;

    #[doc(alias = "OpenCurrentUser")]
    async fn open_current_user(
        &self,
        server_name: Option<&u16>,
        sam_desired: u32,
        #[out]
        ph_key: &mut Option<Self::RpcHkey>,
    ) -> Result<Status>;

    #[doc(alias = "OpenLocalMachine")]
    async fn open_local_machine(
        &self,
        server_name: Option<&u16>,
        sam_desired: u32,
        #[out]
        ph_key: &mut Option<Self::RpcHkey>,
    ) -> Result<Status>;

    #[doc(alias = "OpenPerformanceData")]
    async fn open_performance_data(
        &self,
        server_name: Option<&u16>,
        sam_desired: u32,
        #[out]
        ph_key: &mut Option<Self::RpcHkey>,
    ) -> Result<Status>;

    #[doc(alias = "OpenUsers")]
    async fn open_users(
        &self,
        server_name: Option<&u16>,
        sam_desired: u32,
        #[out]
        ph_key: &mut Option<Self::RpcHkey>,
    ) -> Result<Status>;

    #[doc(alias = "BaseRegCloseKey")]
    async fn base_reg_close_key(
        &self,
        h_key: &mut Option<Self::RpcHkey>,
    ) -> Result<Status>;

    #[doc(alias = "BaseRegCreateKey")]
    async fn base_reg_create_key(
        &self,
        h_key: &mut Self::RpcHkey,
        lp_sub_key: &RpcUnicodeString,
        lp_class: &RpcUnicodeString,
        dw_options: u32,
        sam_desired: u32,
        lp_security_attributes: Option<&RpcSecurityAttributes>,
        #[out]
        phk_result: &mut Option<Self::RpcHkey>,
        lpdw_disposition: Option<&mut u32>,
    ) -> Result<Status>;

    #[doc(alias = "BaseRegDeleteKey")]
    async fn base_reg_delete_key(
        &self,
        h_key: &mut Self::RpcHkey,
        lp_sub_key: &RpcUnicodeString,
    ) -> Result<Status>;

    #[doc(alias = "BaseRegDeleteValue")]
    async fn base_reg_delete_value(
        &self,
        h_key: &mut Self::RpcHkey,
        lp_value_name: &RpcUnicodeString,
    ) -> Result<Status>;

    #[doc(alias = "BaseRegEnumKey")]
    async fn base_reg_enum_key(
        &self,
        h_key: &mut Self::RpcHkey,
        dw_index: u32,
        lp_name_in: &RpcUnicodeString,
        #[out]
        lp_name_out: &mut RpcUnicodeString,
        lp_class_in: Option<&RpcUnicodeString>,
        #[out]
        lplp_class_out: &mut Option<Box<RpcUnicodeString>>,
        lpft_last_write_time: Option<&mut Filetime>,
    ) -> Result<Status>;

    #[doc(alias = "BaseRegEnumValue")]
    async fn base_reg_enum_value(
        &self,
        h_key: &mut Self::RpcHkey,
        dw_index: u32,
        lp_value_name_in: &RpcUnicodeString,
        #[out]
        lp_value_name_out: &mut RpcUnicodeString,
        lp_type: Option<&mut u32>,
        #[range(0..=67108864)]
        #[size_is(, if lpcb_data { *lpcb_data } else { 0 })]
        #[length_is(, if lpcb_len { *lpcb_len } else { 0 })]
        lp_data: &mut Option<Vec<u8>>,
        lpcb_data: Option<&mut u32>,
        lpcb_len: Option<&mut u32>,
    ) -> Result<Status>;

    #[doc(alias = "BaseRegFlushKey")]
    async fn base_reg_flush_key(&self, h_key: &mut Self::RpcHkey) -> Result<Status>;

    #[doc(alias = "BaseRegGetKeySecurity")]
    async fn base_reg_get_key_security(
        &self,
        h_key: &mut Self::RpcHkey,
        security_information: u32,
        p_rpc_security_descriptor_in: &RpcSecurityDescriptor,
        #[out]
        p_rpc_security_descriptor_out: &mut RpcSecurityDescriptor,
    ) -> Result<Status>;

    #[doc(alias = "BaseRegLoadKey")]
    async fn base_reg_load_key(
        &self,
        h_key: &mut Self::RpcHkey,
        lp_sub_key: &RpcUnicodeString,
        lp_file: &RpcUnicodeString,
    ) -> Result<Status>;

    #[doc(alias = "Opnum14NotImplemented")]
    async fn opnum14_not_implemented(&self) -> Result<()>;

    #[doc(alias = "BaseRegOpenKey")]
    async fn base_reg_open_key(
        &self,
        h_key: &mut Self::RpcHkey,
        lp_sub_key: &RpcUnicodeString,
        dw_options: u32,
        sam_desired: u32,
        #[out]
        phk_result: &mut Option<Self::RpcHkey>,
    ) -> Result<Status>;

    #[doc(alias = "BaseRegQueryInfoKey")]
    async fn base_reg_query_info_key(
        &self,
        h_key: &mut Self::RpcHkey,
        lp_class_in: &RpcUnicodeString,
        #[out]
        lp_class_out: &mut RpcUnicodeString,
        #[out]
        lpc_sub_keys: &mut u32,
        #[out]
        lpcb_max_sub_key_len: &mut u32,
        #[out]
        lpcb_max_class_len: &mut u32,
        #[out]
        lpc_values: &mut u32,
        #[out]
        lpcb_max_value_name_len: &mut u32,
        #[out]
        lpcb_max_value_len: &mut u32,
        #[out]
        lpcb_security_descriptor: &mut u32,
        #[out]
        lpft_last_write_time: &mut Filetime,
    ) -> Result<Status>;

    #[doc(alias = "BaseRegQueryValue")]
    async fn base_reg_query_value(
        &self,
        h_key: &mut Self::RpcHkey,
        lp_value_name: &RpcUnicodeString,
        lp_type: Option<&mut u32>,
        #[range(0..=67108864)]
        #[size_is(, if lpcb_data { *lpcb_data } else { 0 })]
        #[length_is(, if lpcb_len { *lpcb_len } else { 0 })]
        lp_data: &mut Option<Vec<u8>>,
        lpcb_data: Option<&mut u32>,
        lpcb_len: Option<&mut u32>,
    ) -> Result<Status>;

    #[doc(alias = "BaseRegReplaceKey")]
    async fn base_reg_replace_key(
        &self,
        h_key: &mut Self::RpcHkey,
        lp_sub_key: &RpcUnicodeString,
        lp_new_file: &RpcUnicodeString,
        lp_old_file: &RpcUnicodeString,
    ) -> Result<Status>;

    #[doc(alias = "BaseRegRestoreKey")]
    async fn base_reg_restore_key(
        &self,
        h_key: &mut Self::RpcHkey,
        lp_file: &RpcUnicodeString,
        flags: u32,
    ) -> Result<Status>;

    #[doc(alias = "BaseRegSaveKey")]
    async fn base_reg_save_key(
        &self,
        h_key: &mut Self::RpcHkey,
        lp_file: &RpcUnicodeString,
        p_security_attributes: Option<&RpcSecurityAttributes>,
    ) -> Result<Status>;

    #[doc(alias = "BaseRegSetKeySecurity")]
    async fn base_reg_set_key_security(
        &self,
        h_key: &mut Self::RpcHkey,
        security_information: u32,
        p_rpc_security_descriptor: &RpcSecurityDescriptor,
    ) -> Result<Status>;

    #[doc(alias = "BaseRegSetValue")]
    async fn base_reg_set_value(
        &self,
        h_key: &mut Self::RpcHkey,
        lp_value_name: &RpcUnicodeString,
        dw_type: u32,
        #[size_is(cb_data)]
        lp_data: &[u8],
        cb_data: u32,
    ) -> Result<Status>;

    #[doc(alias = "BaseRegUnLoadKey")]
    async fn base_reg_un_load_key(
        &self,
        h_key: &mut Self::RpcHkey,
        lp_sub_key: &RpcUnicodeString,
    ) -> Result<Status>;

    #[doc(alias = "Opnum24NotImplemented")]
    async fn opnum24_not_implemented(&self) -> Result<()>;

    #[doc(alias = "Opnum25NotImplemented")]
    async fn opnum25_not_implemented(&self) -> Result<()>;

    #[doc(alias = "BaseRegGetVersion")]
    async fn base_reg_get_version(
        &self,
        h_key: &mut Self::RpcHkey,
        #[out]
        lpdw_version: &mut u32,
    ) -> Result<Status>;

    #[doc(alias = "OpenCurrentConfig")]
    async fn open_current_config(
        &self,
        server_name: Option<&u16>,
        sam_desired: u32,
        #[out]
        ph_key: &mut Option<Self::RpcHkey>,
    ) -> Result<Status>;

    #[doc(alias = "Opnum28NotImplemented")]
    async fn opnum28_not_implemented(&self) -> Result<()>;

    #[opnum(30)]
    #[doc(alias = "Opnum30NotImplemented")]
    async fn opnum30_not_implemented(&self) -> Result<()>;

    #[doc(alias = "BaseRegSaveKeyEx")]
    async fn base_reg_save_key_ex(
        &self,
        h_key: &mut Self::RpcHkey,
        lp_file: &RpcUnicodeString,
        p_security_attributes: Option<&RpcSecurityAttributes>,
        flags: u32,
    ) -> Result<Status>;

    #[doc(alias = "OpenPerformanceText")]
    async fn open_performance_text(
        &self,
        server_name: Option<&u16>,
        sam_desired: u32,
        #[out]
        ph_key: &mut Option<Self::RpcHkey>,
    ) -> Result<Status>;

    #[doc(alias = "OpenPerformanceNlsText")]
    async fn open_performance_nls_text(
        &self,
        server_name: Option<&u16>,
        sam_desired: u32,
        #[out]
        ph_key: &mut Option<Self::RpcHkey>,
    ) -> Result<Status>;

    #[opnum(35)]
    #[doc(alias = "BaseRegDeleteKeyEx")]
    async fn base_reg_delete_key_ex(
        &self,
        h_key: &mut Self::RpcHkey,
        lp_sub_key: &RpcUnicodeString,
        access_mask: u32,
        reserved: u32,
    ) -> Result<Status>;
}
