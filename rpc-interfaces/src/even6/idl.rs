// From ms-even6.idl by rpc-idl 0.1.0.

#[allow(unused_imports)]
use rpc_runtime::prelude::*;
use rpc_runtime::uuid::Uuid;

pub const MAX_PAYLOAD: i32 = 0x200000;
pub const MAX_RPC_QUERY_LENGTH: i32 = 0x100000;
pub const MAX_RPC_CHANNEL_NAME_LENGTH: i32 = 512;
pub const MAX_RPC_QUERY_CHANNEL_SIZE: i32 = 512;
pub const MAX_RPC_EVENT_ID_SIZE: i32 = 256;
pub const MAX_RPC_FILE_PATH_LENGTH: i32 = 32768;
pub const MAX_RPC_CHANNEL_PATH_LENGTH: i32 = 32768;
pub const MAX_RPC_BOOKMARK_LENGTH: i32 = 0x100000;
pub const MAX_RPC_PUBLISHER_ID_LENGTH: i32 = 2048;
pub const MAX_RPC_PROPERTY_BUFFER_SIZE: i32 = 0x200000;
pub const MAX_RPC_FILTER_LENGTH: i32 = 0x100000;
pub const MAX_RPC_RECORD_COUNT: i32 = 1024;
pub const MAX_RPC_EVENT_SIZE: i32 = 0x200000;
pub const MAX_RPC_BATCH_SIZE: i32 = 0x200000;
pub const MAX_RPC_RENDERED_STRING_SIZE: i32 = 0x200000;
pub const MAX_RPC_CHANNEL_COUNT: i32 = 8192;
pub const MAX_RPC_PUBLISHER_COUNT: i32 = 8192;
pub const MAX_RPC_EVENT_METADATA_COUNT: i32 = 256;
pub const MAX_RPC_VARIANT_LIST_COUNT: i32 = 256;
pub const MAX_RPC_BOOL_ARRAY_COUNT: i32 = 0x80000;
pub const MAX_RPC_UINT32_ARRAY_COUNT: i32 = 0x80000;
pub const MAX_RPC_UINT64_ARRAY_COUNT: i32 = 0x40000;
pub const MAX_RPC_STRING_ARRAY_COUNT: i32 = 4096;
pub const MAX_RPC_GUID_ARRAY_COUNT: i32 = 0x20000;
pub const MAX_RPC_STRING_LENGTH: i32 = 0x100000;

#[doc(alias = "EvtRpcSubscribePull")]
pub const EVT_RPC_SUBSCRIBE_PULL: i32 = 0x10000000;

#[doc(alias = "EvtRpcVarFlagsModified")]
pub const EVT_RPC_VAR_FLAGS_MODIFIED: i32 = 1;

#[doc(alias = "tag_RpcInfo")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct RpcInfo {
    pub m_error: u32,
    pub m_sub_err: u32,
    pub m_sub_err_param: u32,
}

#[doc(alias = "_BooleanArray")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct BooleanArray {
    #[range(0..=524288)]
    pub count: u32,
    #[size_is(count)]
    pub ptr: Option<Vec<bool>>,
}

#[doc(alias = "_UInt32Array")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct UInt32Array {
    #[range(0..=524288)]
    pub count: u32,
    #[size_is(count)]
    pub ptr: Option<Vec<u32>>,
}

#[doc(alias = "_UInt64Array")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct UInt64Array {
    #[range(0..=262144)]
    pub count: u32,
    #[size_is(count)]
    pub ptr: Option<Vec<u64>>,
}

#[doc(alias = "_StringArray")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct StringArray {
    #[range(0..=4096)]
    pub count: u32,
    #[size_is(count)]
    pub ptr: Option<Vec<Option<WString>>>,
}

#[doc(alias = "_GuidArray")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct GuidArray {
    #[range(0..=131072)]
    pub count: u32,
    #[size_is(count)]
    pub ptr: Option<Vec<Uuid>>,
}

#[doc(alias = "tag_EvtRpcVariantType")]
#[derive(Ndr, Debug, Clone, Copy, PartialEq, Eq, Default)]
#[v1_enum]
#[repr(u32)]
pub enum EvtRpcVariantType {
    #[default]
    EvtRpcVarTypeNull = 0,
    EvtRpcVarTypeBoolean = 1,
    EvtRpcVarTypeUInt32 = 2,
    EvtRpcVarTypeUInt64 = 3,
    EvtRpcVarTypeString = 4,
    EvtRpcVarTypeGuid = 5,
    EvtRpcVarTypeBooleanArray = 6,
    EvtRpcVarTypeUInt32Array = 7,
    EvtRpcVarTypeUInt64Array = 8,
    EvtRpcVarTypeStringArray = 9,
    EvtRpcVarTypeGuidArray = 10,
    /// A value that is not declared.
    #[other]
    Other(u32),
}

#[doc(alias = "tag_EvtRpcAssertConfigFlags")]
#[derive(Ndr, Debug, Clone, Copy, PartialEq, Eq, Default)]
#[v1_enum]
#[repr(u32)]
pub enum EvtRpcAssertConfigFlags {
    #[default]
    EvtRpcChannelPath = 0,
    EvtRpcPublisherName = 1,
    /// A value that is not declared.
    #[other]
    Other(u32),
}

#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(EvtRpcVariantType)]
pub enum EvtRpcVariantField2 {
    #[case(EvtRpcVariantType::EvtRpcVarTypeNull)]
    NullVal(i32),
    #[case(EvtRpcVariantType::EvtRpcVarTypeBoolean)]
    BooleanVal(bool),
    #[case(EvtRpcVariantType::EvtRpcVarTypeUInt32)]
    Uint32Val(u32),
    #[case(EvtRpcVariantType::EvtRpcVarTypeUInt64)]
    Uint64Val(u64),
    #[case(EvtRpcVariantType::EvtRpcVarTypeString)]
    StringVal(Option<WString>),
    #[case(EvtRpcVariantType::EvtRpcVarTypeGuid)]
    GuidVal(Option<Box<Uuid>>),
    #[case(EvtRpcVariantType::EvtRpcVarTypeBooleanArray)]
    BooleanArray(BooleanArray),
    #[case(EvtRpcVariantType::EvtRpcVarTypeUInt32Array)]
    Uint32Array(UInt32Array),
    #[case(EvtRpcVariantType::EvtRpcVarTypeUInt64Array)]
    Uint64Array(UInt64Array),
    #[case(EvtRpcVariantType::EvtRpcVarTypeStringArray)]
    StringArray(StringArray),
    #[case(EvtRpcVariantType::EvtRpcVarTypeGuidArray)]
    GuidArray(GuidArray),
}

#[doc(alias = "tag_EvtRpcVariant")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct EvtRpcVariant {
    pub r#type: EvtRpcVariantType,
    pub flags: u32,
    #[switch_is(r#type)]
    pub field_2: EvtRpcVariantField2,
}

#[doc(alias = "tag_EvtRpcVariantList")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct EvtRpcVariantList {
    #[range(0..=256)]
    pub count: u32,
    #[size_is(count)]
    pub props: Option<Vec<EvtRpcVariant>>,
}

#[doc(alias = "tag_EvtRpcQueryChannelInfo")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct EvtRpcQueryChannelInfo {
    pub name: Option<WString>,
    pub status: u32,
}

#[rpc_interface(
    uuid = "f6beaff7-1e19-4fbb-9f8f-b89e2018337c",
    version = "1.0",
    pointer_default = "unique",
    partial
)]
pub trait IEventService {
    #[context_handle]
    type Handle: Context;

    #[doc(alias = "EvtRpcRegisterRemoteSubscription")]
    async fn evt_rpc_register_remote_subscription(
        &self,
        #[range(0..=512)]
        channel_path: Option<&WStr>,
        #[range(1..=1048576)]
        query: &WStr,
        #[range(0..=1048576)]
        bookmark_xml: Option<&WStr>,
        flags: u32,
        #[out]
        handle: &mut Option<Self::Handle>,
        #[out]
        control: &mut Option<Self::Handle>,
        #[out]
        query_channel_info_size: &mut u32,
        #[out]
        #[range(0..=512)]
        #[size_is(, *query_channel_info_size)]
        query_channel_info: &mut Option<Vec<EvtRpcQueryChannelInfo>>,
        #[out]
        error: &mut RpcInfo,
    ) -> Result<Status>;

    #[doc(alias = "EvtRpcRemoteSubscriptionNextAsync")]
    async fn evt_rpc_remote_subscription_next_async(
        &self,
        handle: &mut Self::Handle,
        num_requested_records: u32,
        flags: u32,
        #[out]
        num_actual_records: &mut u32,
        #[out]
        #[range(0..=1024)]
        #[size_is(, *num_actual_records)]
        event_data_indices: &mut Option<Vec<u32>>,
        #[out]
        #[range(0..=1024)]
        #[size_is(, *num_actual_records)]
        event_data_sizes: &mut Option<Vec<u32>>,
        #[out]
        result_buffer_size: &mut u32,
        #[out]
        #[range(0..=2097152)]
        #[size_is(, *result_buffer_size)]
        result_buffer: &mut Option<Vec<u8>>,
    ) -> Result<Status>;

    #[doc(alias = "EvtRpcRemoteSubscriptionNext")]
    async fn evt_rpc_remote_subscription_next(
        &self,
        handle: &mut Self::Handle,
        num_requested_records: u32,
        time_out: u32,
        flags: u32,
        #[out]
        num_actual_records: &mut u32,
        #[out]
        #[range(0..=1024)]
        #[size_is(, *num_actual_records)]
        event_data_indices: &mut Option<Vec<u32>>,
        #[out]
        #[range(0..=1024)]
        #[size_is(, *num_actual_records)]
        event_data_sizes: &mut Option<Vec<u32>>,
        #[out]
        result_buffer_size: &mut u32,
        #[out]
        #[range(0..=2097152)]
        #[size_is(, *result_buffer_size)]
        result_buffer: &mut Option<Vec<u8>>,
    ) -> Result<Status>;

    #[doc(alias = "EvtRpcRemoteSubscriptionWaitAsync")]
    async fn evt_rpc_remote_subscription_wait_async(
        &self,
        handle: &mut Self::Handle,
    ) -> Result<Status>;

    #[doc(alias = "EvtRpcRegisterControllableOperation")]
    async fn evt_rpc_register_controllable_operation(
        &self,
        #[out]
        handle: &mut Option<Self::Handle>,
    ) -> Result<Status>;

    #[doc(alias = "EvtRpcRegisterLogQuery")]
    async fn evt_rpc_register_log_query(
        &self,
        #[range(0..=32768)]
        path: Option<&WStr>,
        #[range(1..=1048576)]
        query: &WStr,
        flags: u32,
        #[out]
        handle: &mut Option<Self::Handle>,
        #[out]
        op_control: &mut Option<Self::Handle>,
        #[out]
        query_channel_info_size: &mut u32,
        #[out]
        #[range(0..=512)]
        #[size_is(, *query_channel_info_size)]
        query_channel_info: &mut Option<Vec<EvtRpcQueryChannelInfo>>,
        #[out]
        error: &mut RpcInfo,
    ) -> Result<Status>;

    #[doc(alias = "EvtRpcClearLog")]
    async fn evt_rpc_clear_log(
        &self,
        control: &mut Self::Handle,
        #[range(0..=512)]
        channel_path: &WStr,
        #[range(0..=32768)]
        backup_path: Option<&WStr>,
        flags: u32,
        #[out]
        error: &mut RpcInfo,
    ) -> Result<Status>;

    #[doc(alias = "EvtRpcExportLog")]
    async fn evt_rpc_export_log(
        &self,
        control: &mut Self::Handle,
        #[range(0..=512)]
        channel_path: Option<&WStr>,
        #[range(1..=1048576)]
        query: &WStr,
        #[range(1..=32768)]
        backup_path: &WStr,
        flags: u32,
        #[out]
        error: &mut RpcInfo,
    ) -> Result<Status>;

    #[doc(alias = "EvtRpcLocalizeExportLog")]
    async fn evt_rpc_localize_export_log(
        &self,
        control: &mut Self::Handle,
        #[range(1..=32768)]
        log_file_path: &WStr,
        locale: u32,
        flags: u32,
        #[out]
        error: &mut RpcInfo,
    ) -> Result<Status>;

    #[doc(alias = "EvtRpcMessageRender")]
    async fn evt_rpc_message_render(
        &self,
        pub_cfg_obj: &mut Self::Handle,
        #[range(1..=256)]
        size_event_id: u32,
        #[size_is(size_event_id)]
        event_id: &[u8],
        message_id: u32,
        values: &EvtRpcVariantList,
        flags: u32,
        max_size_string: u32,
        #[out]
        actual_size_string: &mut u32,
        #[out]
        needed_size_string: &mut u32,
        #[out]
        #[range(0..=2097152)]
        #[size_is(, *actual_size_string)]
        string: &mut Option<Vec<u8>>,
        #[out]
        error: &mut RpcInfo,
    ) -> Result<Status>;

    #[doc(alias = "EvtRpcMessageRenderDefault")]
    async fn evt_rpc_message_render_default(
        &self,
        #[range(1..=256)]
        size_event_id: u32,
        #[size_is(size_event_id)]
        event_id: &[u8],
        message_id: u32,
        values: &EvtRpcVariantList,
        flags: u32,
        max_size_string: u32,
        #[out]
        actual_size_string: &mut u32,
        #[out]
        needed_size_string: &mut u32,
        #[out]
        #[range(0..=2097152)]
        #[size_is(, *actual_size_string)]
        string: &mut Option<Vec<u8>>,
        #[out]
        error: &mut RpcInfo,
    ) -> Result<Status>;

    #[doc(alias = "EvtRpcQueryNext")]
    async fn evt_rpc_query_next(
        &self,
        log_query: &mut Self::Handle,
        num_requested_records: u32,
        time_out_end: u32,
        flags: u32,
        #[out]
        num_actual_records: &mut u32,
        #[out]
        #[range(0..=1024)]
        #[size_is(, *num_actual_records)]
        event_data_indices: &mut Option<Vec<u32>>,
        #[out]
        #[range(0..=1024)]
        #[size_is(, *num_actual_records)]
        event_data_sizes: &mut Option<Vec<u32>>,
        #[out]
        result_buffer_size: &mut u32,
        #[out]
        #[range(0..=2097152)]
        #[size_is(, *result_buffer_size)]
        result_buffer: &mut Option<Vec<u8>>,
    ) -> Result<Status>;

    #[doc(alias = "EvtRpcQuerySeek")]
    async fn evt_rpc_query_seek(
        &self,
        log_query: &mut Self::Handle,
        pos: i64,
        #[range(0..=1048576)]
        bookmark_xml: Option<&WStr>,
        time_out: u32,
        flags: u32,
        #[out]
        error: &mut RpcInfo,
    ) -> Result<Status>;

    #[doc(alias = "EvtRpcClose")]
    async fn evt_rpc_close(&self, handle: &mut Option<Self::Handle>) -> Result<Status>;

    #[doc(alias = "EvtRpcCancel")]
    async fn evt_rpc_cancel(&self, handle: &mut Self::Handle) -> Result<Status>;

    #[doc(alias = "EvtRpcAssertConfig")]
    async fn evt_rpc_assert_config(
        &self,
        #[range(1..=512)]
        path: &WStr,
        flags: u32,
    ) -> Result<Status>;

    #[doc(alias = "EvtRpcRetractConfig")]
    async fn evt_rpc_retract_config(
        &self,
        #[range(1..=512)]
        path: &WStr,
        flags: u32,
    ) -> Result<Status>;

    #[doc(alias = "EvtRpcOpenLogHandle")]
    async fn evt_rpc_open_log_handle(
        &self,
        #[range(1..=512)]
        channel: &WStr,
        flags: u32,
        #[out]
        handle: &mut Option<Self::Handle>,
        #[out]
        error: &mut RpcInfo,
    ) -> Result<Status>;

    #[doc(alias = "EvtRpcGetLogFileInfo")]
    async fn evt_rpc_get_log_file_info(
        &self,
        log_handle: &mut Self::Handle,
        property_id: u32,
        #[range(0..=2097152)]
        property_value_buffer_size: u32,
        #[out]
        #[size_is(property_value_buffer_size)]
        property_value_buffer: &mut [u8],
        #[out]
        property_value_buffer_length: &mut u32,
    ) -> Result<Status>;

    #[doc(alias = "EvtRpcGetChannelList")]
    async fn evt_rpc_get_channel_list(
        &self,
        flags: u32,
        #[out]
        num_channel_paths: &mut u32,
        #[out]
        #[range(0..=8192)]
        #[size_is(, *num_channel_paths)]
        channel_paths: &mut Option<Vec<Option<WString>>>,
    ) -> Result<Status>;

    #[doc(alias = "EvtRpcGetChannelConfig")]
    async fn evt_rpc_get_channel_config(
        &self,
        #[range(1..=512)]
        channel_path: &WStr,
        flags: u32,
        #[out]
        props: &mut EvtRpcVariantList,
    ) -> Result<Status>;

    #[doc(alias = "EvtRpcPutChannelConfig")]
    async fn evt_rpc_put_channel_config(
        &self,
        #[range(1..=512)]
        channel_path: &WStr,
        flags: u32,
        props: &EvtRpcVariantList,
        #[out]
        error: &mut RpcInfo,
    ) -> Result<Status>;

    #[doc(alias = "EvtRpcGetPublisherList")]
    async fn evt_rpc_get_publisher_list(
        &self,
        flags: u32,
        #[out]
        num_publisher_ids: &mut u32,
        #[out]
        #[range(0..=8192)]
        #[size_is(, *num_publisher_ids)]
        publisher_ids: &mut Option<Vec<Option<WString>>>,
    ) -> Result<Status>;

    #[doc(alias = "EvtRpcGetPublisherListForChannel")]
    async fn evt_rpc_get_publisher_list_for_channel(
        &self,
        channel_name: &WStr,
        flags: u32,
        #[out]
        num_publisher_ids: &mut u32,
        #[out]
        #[range(0..=8192)]
        #[size_is(, *num_publisher_ids)]
        publisher_ids: &mut Option<Vec<Option<WString>>>,
    ) -> Result<Status>;

    #[doc(alias = "EvtRpcGetPublisherMetadata")]
    async fn evt_rpc_get_publisher_metadata(
        &self,
        #[range(0..=2048)]
        publisher_id: Option<&WStr>,
        #[range(0..=32768)]
        log_file_path: Option<&WStr>,
        locale: u32,
        flags: u32,
        #[out]
        pub_metadata_props: &mut EvtRpcVariantList,
        #[out]
        pub_metadata: &mut Option<Self::Handle>,
    ) -> Result<Status>;

    #[doc(alias = "EvtRpcGetPublisherResourceMetadata")]
    async fn evt_rpc_get_publisher_resource_metadata(
        &self,
        handle: &mut Self::Handle,
        property_id: u32,
        flags: u32,
        #[out]
        pub_metadata_props: &mut EvtRpcVariantList,
    ) -> Result<Status>;

    #[doc(alias = "EvtRpcGetEventMetadataEnum")]
    async fn evt_rpc_get_event_metadata_enum(
        &self,
        pub_metadata: &mut Self::Handle,
        flags: u32,
        #[range(0..=1048576)]
        reserved_for_filter: Option<&WStr>,
        #[out]
        event_meta_data_enum: &mut Option<Self::Handle>,
    ) -> Result<Status>;

    #[doc(alias = "EvtRpcGetNextEventMetadata")]
    async fn evt_rpc_get_next_event_metadata(
        &self,
        event_meta_data_enum: &mut Self::Handle,
        flags: u32,
        num_requested: u32,
        #[out]
        num_returned: &mut u32,
        #[out]
        #[range(0..=256)]
        #[size_is(, *num_returned)]
        event_metadata_instances: &mut Option<Vec<EvtRpcVariantList>>,
    ) -> Result<Status>;

    #[doc(alias = "EvtRpcGetClassicLogDisplayName")]
    async fn evt_rpc_get_classic_log_display_name(
        &self,
        #[range(1..=512)]
        log_name: &WStr,
        locale: u32,
        flags: u32,
        #[out]
        display_name: &mut Option<WString>,
    ) -> Result<Status>;
}
