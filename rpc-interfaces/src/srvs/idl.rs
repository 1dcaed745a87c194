// From ms-srvs.idl by rpc-idl 0.1.0.

#[allow(unused_imports)]
use rpc_runtime::prelude::*;
use rpc_runtime::uuid::Uuid;
use crate::dtyp::{ServerInfo100, ServerInfo101};

#[doc(alias = "CONNECTION_INFO_0")]
#[doc(alias = "_CONNECTION_INFO_0")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ConnectionInfo0 {
    pub coni0_id: u32,
}

#[doc(alias = "CONNECT_INFO_0_CONTAINER")]
#[doc(alias = "_CONNECT_INFO_0_CONTAINER")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ConnectInfo0Container {
    pub entries_read: u32,
    #[size_is(entries_read)]
    pub buffer: Option<Vec<ConnectionInfo0>>,
}

#[doc(alias = "CONNECTION_INFO_1")]
#[doc(alias = "_CONNECTION_INFO_1")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ConnectionInfo1 {
    pub coni1_id: u32,
    pub coni1_type: u32,
    pub coni1_num_opens: u32,
    pub coni1_num_users: u32,
    pub coni1_time: u32,
    pub coni1_username: Option<WString>,
    pub coni1_netname: Option<WString>,
}

#[doc(alias = "CONNECT_INFO_1_CONTAINER")]
#[doc(alias = "_CONNECT_INFO_1_CONTAINER")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ConnectInfo1Container {
    pub entries_read: u32,
    #[size_is(entries_read)]
    pub buffer: Option<Vec<ConnectionInfo1>>,
}

#[doc(alias = "CONNECT_ENUM_UNION")]
#[doc(alias = "_CONNECT_ENUM_UNION")]
#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(u32)]
#[ms_union]
pub enum ConnectEnumUnion {
    #[case(0)]
    Level0(Option<Box<ConnectInfo0Container>>),
    #[case(1)]
    Level1(Option<Box<ConnectInfo1Container>>),
}

#[doc(alias = "CONNECT_ENUM_STRUCT")]
#[doc(alias = "_CONNECT_ENUM_STRUCT")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct ConnectEnumStruct {
    pub level: u32,
    #[switch_is(level)]
    pub connect_info: ConnectEnumUnion,
}

#[doc(alias = "FILE_INFO_2")]
#[doc(alias = "_FILE_INFO_2")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct FileInfo2 {
    pub fi2_id: u32,
}

#[doc(alias = "FILE_INFO_2_CONTAINER")]
#[doc(alias = "_FILE_INFO_2_CONTAINER")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct FileInfo2Container {
    pub entries_read: u32,
    #[size_is(entries_read)]
    pub buffer: Option<Vec<FileInfo2>>,
}

#[doc(alias = "FILE_INFO_3")]
#[doc(alias = "_FILE_INFO_3")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct FileInfo3 {
    pub fi3_id: u32,
    pub fi3_permissions: u32,
    pub fi3_num_locks: u32,
    pub fi3_pathname: Option<WString>,
    pub fi3_username: Option<WString>,
}

#[doc(alias = "FILE_INFO_3_CONTAINER")]
#[doc(alias = "_FILE_INFO_3_CONTAINER")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct FileInfo3Container {
    pub entries_read: u32,
    #[size_is(entries_read)]
    pub buffer: Option<Vec<FileInfo3>>,
}

#[doc(alias = "FILE_ENUM_UNION")]
#[doc(alias = "_FILE_ENUM_UNION")]
#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(u32)]
#[ms_union]
pub enum FileEnumUnion {
    #[case(2)]
    Level2(Option<Box<FileInfo2Container>>),
    #[case(3)]
    Level3(Option<Box<FileInfo3Container>>),
}

#[doc(alias = "FILE_ENUM_STRUCT")]
#[doc(alias = "_FILE_ENUM_STRUCT")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct FileEnumStruct {
    pub level: u32,
    #[switch_is(level)]
    pub file_info: FileEnumUnion,
}

#[doc(alias = "FILE_INFO")]
#[doc(alias = "_FILE_INFO")]
#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(u32)]
#[ms_union]
pub enum FileInfo {
    #[case(2)]
    FileInfo2(Option<Box<FileInfo2>>),
    #[case(3)]
    FileInfo3(Option<Box<FileInfo3>>),
}

#[doc(alias = "SESSION_INFO_0")]
#[doc(alias = "_SESSION_INFO_0")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SessionInfo0 {
    pub sesi0_cname: Option<WString>,
}

#[doc(alias = "SESSION_INFO_0_CONTAINER")]
#[doc(alias = "_SESSION_INFO_0_CONTAINER")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SessionInfo0Container {
    pub entries_read: u32,
    #[size_is(entries_read)]
    pub buffer: Option<Vec<SessionInfo0>>,
}

#[doc(alias = "SESSION_INFO_1")]
#[doc(alias = "_SESSION_INFO_1")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SessionInfo1 {
    pub sesi1_cname: Option<WString>,
    pub sesi1_username: Option<WString>,
    pub sesi1_num_opens: u32,
    pub sesi1_time: u32,
    pub sesi1_idle_time: u32,
    pub sesi1_user_flags: u32,
}

#[doc(alias = "SESSION_INFO_1_CONTAINER")]
#[doc(alias = "_SESSION_INFO_1_CONTAINER")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SessionInfo1Container {
    pub entries_read: u32,
    #[size_is(entries_read)]
    pub buffer: Option<Vec<SessionInfo1>>,
}

#[doc(alias = "SESSION_INFO_2")]
#[doc(alias = "_SESSION_INFO_2")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SessionInfo2 {
    pub sesi2_cname: Option<WString>,
    pub sesi2_username: Option<WString>,
    pub sesi2_num_opens: u32,
    pub sesi2_time: u32,
    pub sesi2_idle_time: u32,
    pub sesi2_user_flags: u32,
    pub sesi2_cltype_name: Option<WString>,
}

#[doc(alias = "SESSION_INFO_2_CONTAINER")]
#[doc(alias = "_SESSION_INFO_2_CONTAINER")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SessionInfo2Container {
    pub entries_read: u32,
    #[size_is(entries_read)]
    pub buffer: Option<Vec<SessionInfo2>>,
}

#[doc(alias = "SESSION_INFO_10")]
#[doc(alias = "_SESSION_INFO_10")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SessionInfo10 {
    pub sesi10_cname: Option<WString>,
    pub sesi10_username: Option<WString>,
    pub sesi10_time: u32,
    pub sesi10_idle_time: u32,
}

#[doc(alias = "SESSION_INFO_10_CONTAINER")]
#[doc(alias = "_SESSION_INFO_10_CONTAINER")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SessionInfo10Container {
    pub entries_read: u32,
    #[size_is(entries_read)]
    pub buffer: Option<Vec<SessionInfo10>>,
}

#[doc(alias = "SESSION_INFO_502")]
#[doc(alias = "_SESSION_INFO_502")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SessionInfo502 {
    pub sesi502_cname: Option<WString>,
    pub sesi502_username: Option<WString>,
    pub sesi502_num_opens: u32,
    pub sesi502_time: u32,
    pub sesi502_idle_time: u32,
    pub sesi502_user_flags: u32,
    pub sesi502_cltype_name: Option<WString>,
    pub sesi502_transport: Option<WString>,
}

#[doc(alias = "SESSION_INFO_502_CONTAINER")]
#[doc(alias = "_SESSION_INFO_502_CONTAINER")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct SessionInfo502Container {
    pub entries_read: u32,
    #[size_is(entries_read)]
    pub buffer: Option<Vec<SessionInfo502>>,
}

#[doc(alias = "SESSION_ENUM_UNION")]
#[doc(alias = "_SESSION_ENUM_UNION")]
#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(u32)]
#[ms_union]
pub enum SessionEnumUnion {
    #[case(0)]
    Level0(Option<Box<SessionInfo0Container>>),
    #[case(1)]
    Level1(Option<Box<SessionInfo1Container>>),
    #[case(2)]
    Level2(Option<Box<SessionInfo2Container>>),
    #[case(10)]
    Level10(Option<Box<SessionInfo10Container>>),
    #[case(502)]
    Level502(Option<Box<SessionInfo502Container>>),
}

#[doc(alias = "SESSION_ENUM_STRUCT")]
#[doc(alias = "_SESSION_ENUM_STRUCT")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct SessionEnumStruct {
    pub level: u32,
    #[switch_is(level)]
    pub session_info: SessionEnumUnion,
}

#[doc(alias = "SHARE_INFO_502_I")]
#[doc(alias = "_SHARE_INFO_502_I")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ShareInfo502I {
    pub shi502_netname: Option<WString>,
    pub shi502_type: u32,
    pub shi502_remark: Option<WString>,
    pub shi502_permissions: u32,
    pub shi502_max_uses: u32,
    pub shi502_current_uses: u32,
    pub shi502_path: Option<WString>,
    pub shi502_passwd: Option<WString>,
    pub shi502_reserved: u32,
    #[size_is(shi502_reserved)]
    pub shi502_security_descriptor: Option<Vec<u8>>,
}

#[doc(alias = "SHARE_INFO_503_I")]
#[doc(alias = "_SHARE_INFO_503_I")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ShareInfo503I {
    pub shi503_netname: Option<WString>,
    pub shi503_type: u32,
    pub shi503_remark: Option<WString>,
    pub shi503_permissions: u32,
    pub shi503_max_uses: u32,
    pub shi503_current_uses: u32,
    pub shi503_path: Option<WString>,
    pub shi503_passwd: Option<WString>,
    pub shi503_servername: Option<WString>,
    pub shi503_reserved: u32,
    #[size_is(shi503_reserved)]
    pub shi503_security_descriptor: Option<Vec<u8>>,
}

#[doc(alias = "SHARE_INFO_503_CONTAINER")]
#[doc(alias = "_SHARE_INFO_503_CONTAINER")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ShareInfo503Container {
    pub entries_read: u32,
    #[size_is(entries_read)]
    pub buffer: Option<Vec<ShareInfo503I>>,
}

#[doc(alias = "SHARE_INFO_1501_I")]
#[doc(alias = "_SHARE_INFO_1501_I")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ShareInfo1501I {
    pub shi1501_reserved: u32,
    #[size_is(shi1501_reserved)]
    pub shi1501_security_descriptor: Option<Vec<u8>>,
}

#[doc(alias = "SHARE_INFO_0")]
#[doc(alias = "_SHARE_INFO_0")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ShareInfo0 {
    pub shi0_netname: Option<WString>,
}

#[doc(alias = "SHARE_INFO_0_CONTAINER")]
#[doc(alias = "_SHARE_INFO_0_CONTAINER")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ShareInfo0Container {
    pub entries_read: u32,
    #[size_is(entries_read)]
    pub buffer: Option<Vec<ShareInfo0>>,
}

#[doc(alias = "SHARE_INFO_1")]
#[doc(alias = "_SHARE_INFO_1")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ShareInfo1 {
    pub shi1_netname: Option<WString>,
    pub shi1_type: u32,
    pub shi1_remark: Option<WString>,
}

#[doc(alias = "SHARE_INFO_1_CONTAINER")]
#[doc(alias = "_SHARE_INFO_1_CONTAINER")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ShareInfo1Container {
    pub entries_read: u32,
    #[size_is(entries_read)]
    pub buffer: Option<Vec<ShareInfo1>>,
}

#[doc(alias = "SHARE_INFO_2")]
#[doc(alias = "_SHARE_INFO_2")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ShareInfo2 {
    pub shi2_netname: Option<WString>,
    pub shi2_type: u32,
    pub shi2_remark: Option<WString>,
    pub shi2_permissions: u32,
    pub shi2_max_uses: u32,
    pub shi2_current_uses: u32,
    pub shi2_path: Option<WString>,
    pub shi2_passwd: Option<WString>,
}

#[doc(alias = "SHARE_INFO_2_CONTAINER")]
#[doc(alias = "_SHARE_INFO_2_CONTAINER")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ShareInfo2Container {
    pub entries_read: u32,
    #[size_is(entries_read)]
    pub buffer: Option<Vec<ShareInfo2>>,
}

#[doc(alias = "SHARE_INFO_501")]
#[doc(alias = "_SHARE_INFO_501")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ShareInfo501 {
    pub shi501_netname: Option<WString>,
    pub shi501_type: u32,
    pub shi501_remark: Option<WString>,
    pub shi501_flags: u32,
}

#[doc(alias = "SHARE_INFO_501_CONTAINER")]
#[doc(alias = "_SHARE_INFO_501_CONTAINER")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ShareInfo501Container {
    pub entries_read: u32,
    #[size_is(entries_read)]
    pub buffer: Option<Vec<ShareInfo501>>,
}

#[doc(alias = "SHARE_INFO_502_CONTAINER")]
#[doc(alias = "_SHARE_INFO_502_CONTAINER")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ShareInfo502Container {
    pub entries_read: u32,
    #[size_is(entries_read)]
    pub buffer: Option<Vec<ShareInfo502I>>,
}

#[doc(alias = "SHARE_ENUM_UNION")]
#[doc(alias = "_SHARE_ENUM_UNION")]
#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(u32)]
#[ms_union]
pub enum ShareEnumUnion {
    #[case(0)]
    Level0(Option<Box<ShareInfo0Container>>),
    #[case(1)]
    Level1(Option<Box<ShareInfo1Container>>),
    #[case(2)]
    Level2(Option<Box<ShareInfo2Container>>),
    #[case(501)]
    Level501(Option<Box<ShareInfo501Container>>),
    #[case(502)]
    Level502(Option<Box<ShareInfo502Container>>),
    #[case(503)]
    Level503(Option<Box<ShareInfo503Container>>),
}

#[doc(alias = "SHARE_ENUM_STRUCT")]
#[doc(alias = "_SHARE_ENUM_STRUCT")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct ShareEnumStruct {
    pub level: u32,
    #[switch_is(level)]
    pub share_info: ShareEnumUnion,
}

#[doc(alias = "SHARE_INFO_1004")]
#[doc(alias = "_SHARE_INFO_1004")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ShareInfo1004 {
    pub shi1004_remark: Option<WString>,
}

#[doc(alias = "SHARE_INFO_1006")]
#[doc(alias = "_SHARE_INFO_1006")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ShareInfo1006 {
    pub shi1006_max_uses: u32,
}

#[doc(alias = "SHARE_INFO_1005")]
#[doc(alias = "_SHARE_INFO_1005")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ShareInfo1005 {
    pub shi1005_flags: u32,
}

/// JMP: order differs in documentation
#[doc(alias = "SHARE_INFO")]
#[doc(alias = "_SHARE_INFO")]
#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(u32)]
#[ms_union]
pub enum ShareInfo {
    #[case(0)]
    ShareInfo0(Option<Box<ShareInfo0>>),
    #[case(1)]
    ShareInfo1(Option<Box<ShareInfo1>>),
    #[case(2)]
    ShareInfo2(Option<Box<ShareInfo2>>),
    #[case(502)]
    ShareInfo502(Option<Box<ShareInfo502I>>),
    #[case(1004)]
    ShareInfo1004(Option<Box<ShareInfo1004>>),
    #[case(1006)]
    ShareInfo1006(Option<Box<ShareInfo1006>>),
    #[case(1501)]
    ShareInfo1501(Option<Box<ShareInfo1501I>>),
    #[case(default)]
    Nothing,
    #[case(1005)]
    ShareInfo1005(Option<Box<ShareInfo1005>>),
    #[case(501)]
    ShareInfo501(Option<Box<ShareInfo501>>),
    #[case(503)]
    ShareInfo503(Option<Box<ShareInfo503I>>),
}

#[doc(alias = "SERVER_INFO_102")]
#[doc(alias = "_SERVER_INFO_102")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServerInfo102 {
    pub sv102_platform_id: u32,
    pub sv102_name: Option<WString>,
    pub sv102_version_major: u32,
    pub sv102_version_minor: u32,
    pub sv102_type: u32,
    pub sv102_comment: Option<WString>,
    pub sv102_users: u32,
    pub sv102_disc: i32,
    pub sv102_hidden: i32,
    pub sv102_announce: u32,
    pub sv102_anndelta: u32,
    pub sv102_licenses: u32,
    pub sv102_userpath: Option<WString>,
}

#[doc(alias = "SERVER_INFO_103")]
#[doc(alias = "_SERVER_INFO_103")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServerInfo103 {
    pub sv103_platform_id: u32,
    pub sv103_name: Option<WString>,
    pub sv103_version_major: u32,
    pub sv103_version_minor: u32,
    pub sv103_type: u32,
    pub sv103_comment: Option<WString>,
    pub sv103_users: u32,
    pub sv103_disc: i32,
    pub sv103_hidden: i32,
    pub sv103_announce: u32,
    pub sv103_anndelta: u32,
    pub sv103_licenses: u32,
    pub sv103_userpath: Option<WString>,
    pub sv103_capabilities: u32,
}

#[doc(alias = "SERVER_INFO_502")]
#[doc(alias = "_SERVER_INFO_502")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServerInfo502 {
    pub sv502_sessopens: u32,
    pub sv502_sessvcs: u32,
    pub sv502_opensearch: u32,
    pub sv502_sizreqbuf: u32,
    pub sv502_initworkitems: u32,
    pub sv502_maxworkitems: u32,
    pub sv502_rawworkitems: u32,
    pub sv502_irpstacksize: u32,
    pub sv502_maxrawbuflen: u32,
    pub sv502_sessusers: u32,
    pub sv502_sessconns: u32,
    pub sv502_maxpagedmemoryusage: u32,
    pub sv502_maxnonpagedmemoryusage: u32,
    pub sv502_enablesoftcompat: i32,
    pub sv502_enableforcedlogoff: i32,
    pub sv502_timesource: i32,
    pub sv502_acceptdownlevelapis: i32,
    pub sv502_lmannounce: i32,
}

#[doc(alias = "SERVER_INFO_503")]
#[doc(alias = "_SERVER_INFO_503")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServerInfo503 {
    pub sv503_sessopens: u32,
    pub sv503_sessvcs: u32,
    pub sv503_opensearch: u32,
    pub sv503_sizreqbuf: u32,
    pub sv503_initworkitems: u32,
    pub sv503_maxworkitems: u32,
    pub sv503_rawworkitems: u32,
    pub sv503_irpstacksize: u32,
    pub sv503_maxrawbuflen: u32,
    pub sv503_sessusers: u32,
    pub sv503_sessconns: u32,
    pub sv503_maxpagedmemoryusage: u32,
    pub sv503_maxnonpagedmemoryusage: u32,
    pub sv503_enablesoftcompat: i32,
    pub sv503_enableforcedlogoff: i32,
    pub sv503_timesource: i32,
    pub sv503_acceptdownlevelapis: i32,
    pub sv503_lmannounce: i32,
    pub sv503_domain: Option<WString>,
    pub sv503_maxcopyreadlen: u32,
    pub sv503_maxcopywritelen: u32,
    pub sv503_minkeepsearch: u32,
    pub sv503_maxkeepsearch: u32,
    pub sv503_minkeepcomplsearch: u32,
    pub sv503_maxkeepcomplsearch: u32,
    pub sv503_threadcountadd: u32,
    pub sv503_numblockthreads: u32,
    pub sv503_scavtimeout: u32,
    pub sv503_minrcvqueue: u32,
    pub sv503_minfreeworkitems: u32,
    pub sv503_xactmemsize: u32,
    pub sv503_threadpriority: u32,
    pub sv503_maxmpxct: u32,
    pub sv503_oplockbreakwait: u32,
    pub sv503_oplockbreakresponsewait: u32,
    pub sv503_enableoplocks: i32,
    pub sv503_enableoplockforceclose: i32,
    pub sv503_enablefcbopens: i32,
    pub sv503_enableraw: i32,
    pub sv503_enablesharednetdrives: i32,
    pub sv503_minfreeconnections: u32,
    pub sv503_maxfreeconnections: u32,
}

#[doc(alias = "SERVER_INFO_599")]
#[doc(alias = "_SERVER_INFO_599")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServerInfo599 {
    pub sv599_sessopens: u32,
    pub sv599_sessvcs: u32,
    pub sv599_opensearch: u32,
    pub sv599_sizreqbuf: u32,
    pub sv599_initworkitems: u32,
    pub sv599_maxworkitems: u32,
    pub sv599_rawworkitems: u32,
    pub sv599_irpstacksize: u32,
    pub sv599_maxrawbuflen: u32,
    pub sv599_sessusers: u32,
    pub sv599_sessconns: u32,
    pub sv599_maxpagedmemoryusage: u32,
    pub sv599_maxnonpagedmemoryusage: u32,
    pub sv599_enablesoftcompat: i32,
    pub sv599_enableforcedlogoff: i32,
    pub sv599_timesource: i32,
    pub sv599_acceptdownlevelapis: i32,
    pub sv599_lmannounce: i32,
    pub sv599_domain: Option<WString>,
    pub sv599_maxcopyreadlen: u32,
    pub sv599_maxcopywritelen: u32,
    pub sv599_minkeepsearch: u32,
    pub sv599_maxkeepsearch: u32,
    pub sv599_minkeepcomplsearch: u32,
    pub sv599_maxkeepcomplsearch: u32,
    pub sv599_threadcountadd: u32,
    pub sv599_numblockthreads: u32,
    pub sv599_scavtimeout: u32,
    pub sv599_minrcvqueue: u32,
    pub sv599_minfreeworkitems: u32,
    pub sv599_xactmemsize: u32,
    pub sv599_threadpriority: u32,
    pub sv599_maxmpxct: u32,
    pub sv599_oplockbreakwait: u32,
    pub sv599_oplockbreakresponsewait: u32,
    pub sv599_enableoplocks: i32,
    pub sv599_enableoplockforceclose: i32,
    pub sv599_enablefcbopens: i32,
    pub sv599_enableraw: i32,
    pub sv599_enablesharednetdrives: i32,
    pub sv599_minfreeconnections: u32,
    pub sv599_maxfreeconnections: u32,
    pub sv599_initsesstable: u32,
    pub sv599_initconntable: u32,
    pub sv599_initfiletable: u32,
    pub sv599_initsearchtable: u32,
    pub sv599_alertschedule: u32,
    pub sv599_errorthreshold: u32,
    pub sv599_networkerrorthreshold: u32,
    pub sv599_diskspacethreshold: u32,
    pub sv599_reserved: u32,
    pub sv599_maxlinkdelay: u32,
    pub sv599_minlinkthroughput: u32,
    pub sv599_linkinfovalidtime: u32,
    pub sv599_scavqosinfoupdatetime: u32,
    pub sv599_maxworkitemidletime: u32,
}

#[doc(alias = "SERVER_INFO_1005")]
#[doc(alias = "_SERVER_INFO_1005")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServerInfo1005 {
    pub sv1005_comment: Option<WString>,
}

#[doc(alias = "SERVER_INFO_1107")]
#[doc(alias = "_SERVER_INFO_1107")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServerInfo1107 {
    pub sv1107_users: u32,
}

#[doc(alias = "SERVER_INFO_1010")]
#[doc(alias = "_SERVER_INFO_1010")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServerInfo1010 {
    pub sv1010_disc: i32,
}

#[doc(alias = "SERVER_INFO_1016")]
#[doc(alias = "_SERVER_INFO_1016")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServerInfo1016 {
    pub sv1016_hidden: i32,
}

#[doc(alias = "SERVER_INFO_1017")]
#[doc(alias = "_SERVER_INFO_1017")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServerInfo1017 {
    pub sv1017_announce: u32,
}

#[doc(alias = "SERVER_INFO_1018")]
#[doc(alias = "_SERVER_INFO_1018")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServerInfo1018 {
    pub sv1018_anndelta: u32,
}

#[doc(alias = "SERVER_INFO_1501")]
#[doc(alias = "_SERVER_INFO_1501")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServerInfo1501 {
    pub sv1501_sessopens: u32,
}

#[doc(alias = "SERVER_INFO_1502")]
#[doc(alias = "_SERVER_INFO_1502")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServerInfo1502 {
    pub sv1502_sessvcs: u32,
}

#[doc(alias = "SERVER_INFO_1503")]
#[doc(alias = "_SERVER_INFO_1503")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServerInfo1503 {
    pub sv1503_opensearch: u32,
}

#[doc(alias = "SERVER_INFO_1506")]
#[doc(alias = "_SERVER_INFO_1506")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServerInfo1506 {
    pub sv1506_maxworkitems: u32,
}

#[doc(alias = "SERVER_INFO_1510")]
#[doc(alias = "_SERVER_INFO_1510")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServerInfo1510 {
    pub sv1510_sessusers: u32,
}

#[doc(alias = "SERVER_INFO_1511")]
#[doc(alias = "_SERVER_INFO_1511")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServerInfo1511 {
    pub sv1511_sessconns: u32,
}

#[doc(alias = "SERVER_INFO_1512")]
#[doc(alias = "_SERVER_INFO_1512")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServerInfo1512 {
    pub sv1512_maxnonpagedmemoryusage: u32,
}

#[doc(alias = "SERVER_INFO_1513")]
#[doc(alias = "_SERVER_INFO_1513")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServerInfo1513 {
    pub sv1513_maxpagedmemoryusage: u32,
}

#[doc(alias = "SERVER_INFO_1514")]
#[doc(alias = "_SERVER_INFO_1514")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServerInfo1514 {
    pub sv1514_enablesoftcompat: i32,
}

#[doc(alias = "SERVER_INFO_1515")]
#[doc(alias = "_SERVER_INFO_1515")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServerInfo1515 {
    pub sv1515_enableforcedlogoff: i32,
}

#[doc(alias = "SERVER_INFO_1516")]
#[doc(alias = "_SERVER_INFO_1516")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServerInfo1516 {
    pub sv1516_timesource: i32,
}

#[doc(alias = "SERVER_INFO_1518")]
#[doc(alias = "_SERVER_INFO_1518")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServerInfo1518 {
    pub sv1518_lmannounce: i32,
}

#[doc(alias = "SERVER_INFO_1523")]
#[doc(alias = "_SERVER_INFO_1523")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServerInfo1523 {
    pub sv1523_maxkeepsearch: u32,
}

#[doc(alias = "SERVER_INFO_1528")]
#[doc(alias = "_SERVER_INFO_1528")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServerInfo1528 {
    pub sv1528_scavtimeout: u32,
}

#[doc(alias = "SERVER_INFO_1529")]
#[doc(alias = "_SERVER_INFO_1529")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServerInfo1529 {
    pub sv1529_minrcvqueue: u32,
}

#[doc(alias = "SERVER_INFO_1530")]
#[doc(alias = "_SERVER_INFO_1530")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServerInfo1530 {
    pub sv1530_minfreeworkitems: u32,
}

#[doc(alias = "SERVER_INFO_1533")]
#[doc(alias = "_SERVER_INFO_1533")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServerInfo1533 {
    pub sv1533_maxmpxct: u32,
}

#[doc(alias = "SERVER_INFO_1534")]
#[doc(alias = "_SERVER_INFO_1534")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServerInfo1534 {
    pub sv1534_oplockbreakwait: u32,
}

#[doc(alias = "SERVER_INFO_1535")]
#[doc(alias = "_SERVER_INFO_1535")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServerInfo1535 {
    pub sv1535_oplockbreakresponsewait: u32,
}

#[doc(alias = "SERVER_INFO_1536")]
#[doc(alias = "_SERVER_INFO_1536")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServerInfo1536 {
    pub sv1536_enableoplocks: i32,
}

#[doc(alias = "SERVER_INFO_1538")]
#[doc(alias = "_SERVER_INFO_1538")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServerInfo1538 {
    pub sv1538_enablefcbopens: i32,
}

#[doc(alias = "SERVER_INFO_1539")]
#[doc(alias = "_SERVER_INFO_1539")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServerInfo1539 {
    pub sv1539_enableraw: i32,
}

#[doc(alias = "SERVER_INFO_1540")]
#[doc(alias = "_SERVER_INFO_1540")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServerInfo1540 {
    pub sv1540_enablesharednetdrives: i32,
}

#[doc(alias = "SERVER_INFO_1541")]
#[doc(alias = "_SERVER_INFO_1541")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServerInfo1541 {
    pub sv1541_minfreeconnections: i32,
}

#[doc(alias = "SERVER_INFO_1542")]
#[doc(alias = "_SERVER_INFO_1542")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServerInfo1542 {
    pub sv1542_maxfreeconnections: i32,
}

#[doc(alias = "SERVER_INFO_1543")]
#[doc(alias = "_SERVER_INFO_1543")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServerInfo1543 {
    pub sv1543_initsesstable: u32,
}

#[doc(alias = "SERVER_INFO_1544")]
#[doc(alias = "_SERVER_INFO_1544")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServerInfo1544 {
    pub sv1544_initconntable: u32,
}

#[doc(alias = "SERVER_INFO_1545")]
#[doc(alias = "_SERVER_INFO_1545")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServerInfo1545 {
    pub sv1545_initfiletable: u32,
}

#[doc(alias = "SERVER_INFO_1546")]
#[doc(alias = "_SERVER_INFO_1546")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServerInfo1546 {
    pub sv1546_initsearchtable: u32,
}

#[doc(alias = "SERVER_INFO_1547")]
#[doc(alias = "_SERVER_INFO_1547")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServerInfo1547 {
    pub sv1547_alertschedule: u32,
}

#[doc(alias = "SERVER_INFO_1548")]
#[doc(alias = "_SERVER_INFO_1548")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServerInfo1548 {
    pub sv1548_errorthreshold: u32,
}

#[doc(alias = "SERVER_INFO_1549")]
#[doc(alias = "_SERVER_INFO_1549")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServerInfo1549 {
    pub sv1549_networkerrorthreshold: u32,
}

#[doc(alias = "SERVER_INFO_1550")]
#[doc(alias = "_SERVER_INFO_1550")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServerInfo1550 {
    pub sv1550_diskspacethreshold: u32,
}

#[doc(alias = "SERVER_INFO_1552")]
#[doc(alias = "_SERVER_INFO_1552")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServerInfo1552 {
    pub sv1552_maxlinkdelay: u32,
}

#[doc(alias = "SERVER_INFO_1553")]
#[doc(alias = "_SERVER_INFO_1553")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServerInfo1553 {
    pub sv1553_minlinkthroughput: u32,
}

#[doc(alias = "SERVER_INFO_1554")]
#[doc(alias = "_SERVER_INFO_1554")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServerInfo1554 {
    pub sv1554_linkinfovalidtime: u32,
}

#[doc(alias = "SERVER_INFO_1555")]
#[doc(alias = "_SERVER_INFO_1555")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServerInfo1555 {
    pub sv1555_scavqosinfoupdatetime: u32,
}

#[doc(alias = "SERVER_INFO_1556")]
#[doc(alias = "_SERVER_INFO_1556")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServerInfo1556 {
    pub sv1556_maxworkitemidletime: u32,
}

#[doc(alias = "SERVER_INFO")]
#[doc(alias = "_SERVER_INFO")]
#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(u32)]
#[ms_union]
pub enum ServerInfo {
    #[case(100)]
    ServerInfo100(Option<Box<ServerInfo100>>),
    #[case(101)]
    ServerInfo101(Option<Box<ServerInfo101>>),
    #[case(102)]
    ServerInfo102(Option<Box<ServerInfo102>>),
    #[case(103)]
    ServerInfo103(Option<Box<ServerInfo103>>),
    #[case(502)]
    ServerInfo502(Option<Box<ServerInfo502>>),
    #[case(503)]
    ServerInfo503(Option<Box<ServerInfo503>>),
    #[case(599)]
    ServerInfo599(Option<Box<ServerInfo599>>),
    #[case(1005)]
    ServerInfo1005(Option<Box<ServerInfo1005>>),
    #[case(1107)]
    ServerInfo1107(Option<Box<ServerInfo1107>>),
    #[case(1010)]
    ServerInfo1010(Option<Box<ServerInfo1010>>),
    #[case(1016)]
    ServerInfo1016(Option<Box<ServerInfo1016>>),
    #[case(1017)]
    ServerInfo1017(Option<Box<ServerInfo1017>>),
    #[case(1018)]
    ServerInfo1018(Option<Box<ServerInfo1018>>),
    #[case(1501)]
    ServerInfo1501(Option<Box<ServerInfo1501>>),
    #[case(1502)]
    ServerInfo1502(Option<Box<ServerInfo1502>>),
    #[case(1503)]
    ServerInfo1503(Option<Box<ServerInfo1503>>),
    #[case(1506)]
    ServerInfo1506(Option<Box<ServerInfo1506>>),
    #[case(1510)]
    ServerInfo1510(Option<Box<ServerInfo1510>>),
    #[case(1511)]
    ServerInfo1511(Option<Box<ServerInfo1511>>),
    #[case(1512)]
    ServerInfo1512(Option<Box<ServerInfo1512>>),
    #[case(1513)]
    ServerInfo1513(Option<Box<ServerInfo1513>>),
    #[case(1514)]
    ServerInfo1514(Option<Box<ServerInfo1514>>),
    #[case(1515)]
    ServerInfo1515(Option<Box<ServerInfo1515>>),
    #[case(1516)]
    ServerInfo1516(Option<Box<ServerInfo1516>>),
    #[case(1518)]
    ServerInfo1518(Option<Box<ServerInfo1518>>),
    #[case(1523)]
    ServerInfo1523(Option<Box<ServerInfo1523>>),
    #[case(1528)]
    ServerInfo1528(Option<Box<ServerInfo1528>>),
    #[case(1529)]
    ServerInfo1529(Option<Box<ServerInfo1529>>),
    #[case(1530)]
    ServerInfo1530(Option<Box<ServerInfo1530>>),
    #[case(1533)]
    ServerInfo1533(Option<Box<ServerInfo1533>>),
    #[case(1534)]
    ServerInfo1534(Option<Box<ServerInfo1534>>),
    #[case(1535)]
    ServerInfo1535(Option<Box<ServerInfo1535>>),
    #[case(1536)]
    ServerInfo1536(Option<Box<ServerInfo1536>>),
    #[case(1538)]
    ServerInfo1538(Option<Box<ServerInfo1538>>),
    #[case(1539)]
    ServerInfo1539(Option<Box<ServerInfo1539>>),
    #[case(1540)]
    ServerInfo1540(Option<Box<ServerInfo1540>>),
    #[case(1541)]
    ServerInfo1541(Option<Box<ServerInfo1541>>),
    #[case(1542)]
    ServerInfo1542(Option<Box<ServerInfo1542>>),
    #[case(1543)]
    ServerInfo1543(Option<Box<ServerInfo1543>>),
    #[case(1544)]
    ServerInfo1544(Option<Box<ServerInfo1544>>),
    #[case(1545)]
    ServerInfo1545(Option<Box<ServerInfo1545>>),
    #[case(1546)]
    ServerInfo1546(Option<Box<ServerInfo1546>>),
    #[case(1547)]
    ServerInfo1547(Option<Box<ServerInfo1547>>),
    #[case(1548)]
    ServerInfo1548(Option<Box<ServerInfo1548>>),
    #[case(1549)]
    ServerInfo1549(Option<Box<ServerInfo1549>>),
    #[case(1550)]
    ServerInfo1550(Option<Box<ServerInfo1550>>),
    #[case(1552)]
    ServerInfo1552(Option<Box<ServerInfo1552>>),
    #[case(1553)]
    ServerInfo1553(Option<Box<ServerInfo1553>>),
    #[case(1554)]
    ServerInfo1554(Option<Box<ServerInfo1554>>),
    #[case(1555)]
    ServerInfo1555(Option<Box<ServerInfo1555>>),
    #[case(1556)]
    ServerInfo1556(Option<Box<ServerInfo1556>>),
}

#[doc(alias = "DISK_INFO")]
#[doc(alias = "_DISK_INFO")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct DiskInfo {
    #[string]
    pub disk: [u16; 3],
}

#[doc(alias = "DISK_ENUM_CONTAINER")]
#[doc(alias = "_DISK_ENUM_CONTAINER")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct DiskEnumContainer {
    pub entries_read: u32,
    #[size_is(entries_read)]
    #[length_is(entries_read)]
    pub buffer: Option<Vec<DiskInfo>>,
}

#[doc(alias = "SERVER_TRANSPORT_INFO_0")]
#[doc(alias = "_SERVER_TRANSPORT_INFO_0")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServerTransportInfo0 {
    pub svti0_numberofvcs: u32,
    pub svti0_transportname: Option<WString>,
    #[size_is(svti0_transportaddresslength)]
    pub svti0_transportaddress: Option<Vec<u8>>,
    pub svti0_transportaddresslength: u32,
    pub svti0_networkaddress: Option<WString>,
}

#[doc(alias = "SERVER_XPORT_INFO_0_CONTAINER")]
#[doc(alias = "_SERVER_XPORT_INFO_0_CONTAINER")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServerXportInfo0Container {
    pub entries_read: u32,
    #[size_is(entries_read)]
    pub buffer: Option<Vec<ServerTransportInfo0>>,
}

#[doc(alias = "SERVER_TRANSPORT_INFO_1")]
#[doc(alias = "_SERVER_TRANSPORT_INFO_1")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServerTransportInfo1 {
    pub svti1_numberofvcs: u32,
    pub svti1_transportname: Option<WString>,
    #[size_is(svti1_transportaddresslength)]
    pub svti1_transportaddress: Option<Vec<u8>>,
    pub svti1_transportaddresslength: u32,
    pub svti1_networkaddress: Option<WString>,
    pub svti1_domain: Option<WString>,
}

#[doc(alias = "SERVER_XPORT_INFO_1_CONTAINER")]
#[doc(alias = "_SERVER_XPORT_INFO_1_CONTAINER")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServerXportInfo1Container {
    pub entries_read: u32,
    #[size_is(entries_read)]
    pub buffer: Option<Vec<ServerTransportInfo1>>,
}

#[doc(alias = "SERVER_TRANSPORT_INFO_2")]
#[doc(alias = "_SERVER_TRANSPORT_INFO_2")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServerTransportInfo2 {
    pub svti2_numberofvcs: u32,
    pub svti2_transportname: Option<WString>,
    #[size_is(svti2_transportaddresslength)]
    pub svti2_transportaddress: Option<Vec<u8>>,
    pub svti2_transportaddresslength: u32,
    pub svti2_networkaddress: Option<WString>,
    pub svti2_domain: Option<WString>,
    pub svti2_flags: u32,
}

#[doc(alias = "SERVER_XPORT_INFO_2_CONTAINER")]
#[doc(alias = "_SERVER_XPORT_INFO_2_CONTAINER")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServerXportInfo2Container {
    pub entries_read: u32,
    #[size_is(entries_read)]
    pub buffer: Option<Vec<ServerTransportInfo2>>,
}

#[doc(alias = "SERVER_TRANSPORT_INFO_3")]
#[doc(alias = "_SERVER_TRANSPORT_INFO_3")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct ServerTransportInfo3 {
    pub svti3_numberofvcs: u32,
    pub svti3_transportname: Option<WString>,
    #[size_is(svti3_transportaddresslength)]
    pub svti3_transportaddress: Option<Vec<u8>>,
    pub svti3_transportaddresslength: u32,
    pub svti3_networkaddress: Option<WString>,
    pub svti3_domain: Option<WString>,
    pub svti3_flags: u32,
    pub svti3_passwordlength: u32,
    pub svti3_password: [u8; 256],
}

#[doc(alias = "SERVER_XPORT_INFO_3_CONTAINER")]
#[doc(alias = "_SERVER_XPORT_INFO_3_CONTAINER")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServerXportInfo3Container {
    pub entries_read: u32,
    #[size_is(entries_read)]
    pub buffer: Option<Vec<ServerTransportInfo3>>,
}

#[doc(alias = "TRANSPORT_INFO")]
#[doc(alias = "_TRANSPORT_INFO")]
#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(u32)]
#[ms_union]
pub enum TransportInfo {
    #[case(0)]
    Transport0(ServerTransportInfo0),
    #[case(1)]
    Transport1(ServerTransportInfo1),
    #[case(2)]
    Transport2(ServerTransportInfo2),
    #[case(3)]
    Transport3(ServerTransportInfo3),
}

#[doc(alias = "SERVER_XPORT_ENUM_UNION")]
#[doc(alias = "_SERVER_XPORT_ENUM_UNION")]
#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(u32)]
#[ms_union]
pub enum ServerXportEnumUnion {
    #[case(0)]
    Level0(Option<Box<ServerXportInfo0Container>>),
    #[case(1)]
    Level1(Option<Box<ServerXportInfo1Container>>),
    #[case(2)]
    Level2(Option<Box<ServerXportInfo2Container>>),
    #[case(3)]
    Level3(Option<Box<ServerXportInfo3Container>>),
}

#[doc(alias = "SERVER_XPORT_ENUM_STRUCT")]
#[doc(alias = "_SERVER_XPORT_ENUM_STRUCT")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct ServerXportEnumStruct {
    pub level: u32,
    #[switch_is(level)]
    pub xport_info: ServerXportEnumUnion,
}

#[doc(alias = "ADT_SECURITY_DESCRIPTOR")]
#[doc(alias = "_ADT_SECURITY_DESCRIPTOR")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct AdtSecurityDescriptor {
    pub length: u32,
    #[size_is(length)]
    pub buffer: Option<Vec<u8>>,
}

#[doc(alias = "STAT_SERVER_0")]
#[doc(alias = "_STAT_SERVER_0")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct StatServer0 {
    pub sts0_start: u32,
    pub sts0_fopens: u32,
    pub sts0_devopens: u32,
    pub sts0_jobsqueued: u32,
    pub sts0_sopens: u32,
    pub sts0_stimedout: u32,
    pub sts0_serrorout: u32,
    pub sts0_pwerrors: u32,
    pub sts0_permerrors: u32,
    pub sts0_syserrors: u32,
    pub sts0_bytessent_low: u32,
    pub sts0_bytessent_high: u32,
    pub sts0_bytesrcvd_low: u32,
    pub sts0_bytesrcvd_high: u32,
    pub sts0_avresponse: u32,
    pub sts0_reqbufneed: u32,
    pub sts0_bigbufneed: u32,
}

#[doc(alias = "TIME_OF_DAY_INFO")]
#[doc(alias = "_TIME_OF_DAY_INFO")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct TimeOfDayInfo {
    pub tod_elapsedt: u32,
    pub tod_msecs: u32,
    pub tod_hours: u32,
    pub tod_mins: u32,
    pub tod_secs: u32,
    pub tod_hunds: u32,
    pub tod_timezone: i32,
    pub tod_tinterval: u32,
    pub tod_day: u32,
    pub tod_month: u32,
    pub tod_year: u32,
    pub tod_weekday: u32,
}

#[doc(alias = "NET_DFS_ENTRY_ID")]
#[doc(alias = "_NET_DFS_ENTRY_ID")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct NetDfsEntryId {
    pub uid: Uuid,
    pub prefix: Option<WString>,
}

#[doc(alias = "NET_DFS_ENTRY_ID_CONTAINER")]
#[doc(alias = "_NET_DFS_ENTRY_ID_CONTAINER")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct NetDfsEntryIdContainer {
    pub count: u32,
    #[size_is(count)]
    pub buffer: Option<Vec<NetDfsEntryId>>,
}

#[doc(alias = "DFS_SITENAME_INFO")]
#[doc(alias = "_DFS_SITENAME_INFO")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct DfsSitenameInfo {
    pub site_flags: u32,
    pub site_name: Option<WString>,
}

#[doc(alias = "DFS_SITELIST_INFO")]
#[doc(alias = "_DFS_SITELIST_INFO")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct DfsSitelistInfo {
    pub c_sites: u32,
    #[size_is(c_sites)]
    pub site: Tail<Vec<DfsSitenameInfo>>,
}

#[doc(alias = "SERVER_ALIAS_INFO_0")]
#[doc(alias = "_SERVER_ALIAS_INFO_0")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServerAliasInfo0 {
    pub srvai0_alias: Option<WString>,
    pub srvai0_target: Option<WString>,
    pub srvai0_default: u8,
    pub srvai0_reserved: u32,
}

#[doc(alias = "SERVER_ALIAS_INFO_0_CONTAINER")]
#[doc(alias = "_SERVER_ALIAS_INFO_0_CONTAINER")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ServerAliasInfo0Container {
    pub entries_read: u32,
    #[size_is(entries_read)]
    pub buffer: Option<Vec<ServerAliasInfo0>>,
}

#[doc(alias = "_SERVER_ALIAS_ENUM_UNION")]
#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(u32)]
#[ms_union]
pub enum ServerAliasEnumUnion {
    #[case(0)]
    Level0(Option<Box<ServerAliasInfo0Container>>),
}

#[doc(alias = "SERVER_ALIAS_ENUM_STRUCT")]
#[doc(alias = "_SERVER_ALIAS_ENUM_STRUCT")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct ServerAliasEnumStruct {
    pub level: u32,
    #[switch_is(level)]
    pub server_alias_info: ServerAliasEnumUnion,
}

#[doc(alias = "SERVER_ALIAS_INFO")]
#[doc(alias = "_SERVER_ALIAS_INFO")]
#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(u32)]
#[ms_union]
pub enum ServerAliasInfo {
    #[case(0)]
    ServerAliasInfo0(Option<Box<ServerAliasInfo0>>),
}

#[doc(alias = "srvsvc")]
#[rpc_interface(
    uuid = "4b324fc8-1670-01d3-1278-5a47bf6ee188",
    version = "3.0",
    pointer_default = "unique",
    partial
)]
pub trait Srvsvc {
    #[doc(alias = "SHARE_DEL_HANDLE")]
    #[context_handle]
    type ShareDelHandle: Context;

    #[opnum(8)]
    #[doc(alias = "NetrConnectionEnum")]
    async fn netr_connection_enum(
        &self,
        server_name: Option<&WStr>,
        qualifier: Option<&WStr>,
        info_struct: &mut ConnectEnumStruct,
        prefered_maximum_length: u32,
        #[out]
        total_entries: &mut u32,
        resume_handle: Option<&mut u32>,
    ) -> Result<u32>;

    #[doc(alias = "NetrFileEnum")]
    async fn netr_file_enum(
        &self,
        server_name: Option<&WStr>,
        base_path: Option<&WStr>,
        user_name: Option<&WStr>,
        info_struct: &mut FileEnumStruct,
        prefered_maximum_length: u32,
        #[out]
        total_entries: &mut u32,
        resume_handle: Option<&mut u32>,
    ) -> Result<u32>;

    #[doc(alias = "NetrFileGetInfo")]
    async fn netr_file_get_info(
        &self,
        server_name: Option<&WStr>,
        file_id: u32,
        level: u32,
        #[out]
        #[switch_is(level)]
        info_struct: &mut FileInfo,
    ) -> Result<u32>;

    #[doc(alias = "NetrFileClose")]
    async fn netr_file_close(
        &self,
        server_name: Option<&WStr>,
        file_id: u32,
    ) -> Result<u32>;

    #[doc(alias = "NetrSessionEnum")]
    async fn netr_session_enum(
        &self,
        server_name: Option<&WStr>,
        client_name: Option<&WStr>,
        user_name: Option<&WStr>,
        info_struct: &mut SessionEnumStruct,
        prefered_maximum_length: u32,
        #[out]
        total_entries: &mut u32,
        resume_handle: Option<&mut u32>,
    ) -> Result<u32>;

    #[doc(alias = "NetrSessionDel")]
    async fn netr_session_del(
        &self,
        server_name: Option<&WStr>,
        client_name: Option<&WStr>,
        user_name: Option<&WStr>,
    ) -> Result<u32>;

    #[doc(alias = "NetrShareAdd")]
    async fn netr_share_add(
        &self,
        server_name: Option<&WStr>,
        level: u32,
        #[switch_is(level)]
        info_struct: &ShareInfo,
        parm_err: Option<&mut u32>,
    ) -> Result<u32>;

    #[doc(alias = "NetrShareEnum")]
    async fn netr_share_enum(
        &self,
        server_name: Option<&WStr>,
        info_struct: &mut ShareEnumStruct,
        prefered_maximum_length: u32,
        #[out]
        total_entries: &mut u32,
        resume_handle: Option<&mut u32>,
    ) -> Result<u32>;

    #[doc(alias = "NetrShareGetInfo")]
    async fn netr_share_get_info(
        &self,
        server_name: Option<&WStr>,
        net_name: &WStr,
        level: u32,
        #[out]
        #[switch_is(level)]
        info_struct: &mut ShareInfo,
    ) -> Result<u32>;

    #[doc(alias = "NetrShareSetInfo")]
    async fn netr_share_set_info(
        &self,
        server_name: Option<&WStr>,
        net_name: &WStr,
        level: u32,
        #[switch_is(level)]
        share_info: &ShareInfo,
        parm_err: Option<&mut u32>,
    ) -> Result<u32>;

    #[doc(alias = "NetrShareDel")]
    async fn netr_share_del(
        &self,
        server_name: Option<&WStr>,
        net_name: &WStr,
        reserved: u32,
    ) -> Result<u32>;

    #[doc(alias = "NetrShareDelSticky")]
    async fn netr_share_del_sticky(
        &self,
        server_name: Option<&WStr>,
        net_name: &WStr,
        reserved: u32,
    ) -> Result<u32>;

    #[doc(alias = "NetrShareCheck")]
    async fn netr_share_check(
        &self,
        server_name: Option<&WStr>,
        device: &WStr,
        #[out]
        r#type: &mut u32,
    ) -> Result<u32>;

    #[doc(alias = "NetrServerGetInfo")]
    async fn netr_server_get_info(
        &self,
        server_name: Option<&WStr>,
        level: u32,
        #[out]
        #[switch_is(level)]
        info_struct: &mut ServerInfo,
    ) -> Result<u32>;

    #[doc(alias = "NetrServerSetInfo")]
    async fn netr_server_set_info(
        &self,
        server_name: Option<&WStr>,
        level: u32,
        #[switch_is(level)]
        server_info: &ServerInfo,
        parm_err: Option<&mut u32>,
    ) -> Result<u32>;

    #[doc(alias = "NetrServerDiskEnum")]
    async fn netr_server_disk_enum(
        &self,
        server_name: Option<&WStr>,
        level: u32,
        disk_info_struct: &mut DiskEnumContainer,
        prefered_maximum_length: u32,
        #[out]
        total_entries: &mut u32,
        resume_handle: Option<&mut u32>,
    ) -> Result<u32>;

    #[doc(alias = "NetrServerStatisticsGet")]
    async fn netr_server_statistics_get(
        &self,
        server_name: Option<&WStr>,
        service: Option<&WStr>,
        level: u32,
        options: u32,
        #[out]
        info_struct: &mut Option<Box<StatServer0>>,
    ) -> Result<u32>;

    #[doc(alias = "NetrServerTransportAdd")]
    async fn netr_server_transport_add(
        &self,
        server_name: Option<&WStr>,
        level: u32,
        buffer: &ServerTransportInfo0,
    ) -> Result<u32>;

    #[doc(alias = "NetrServerTransportEnum")]
    async fn netr_server_transport_enum(
        &self,
        server_name: Option<&WStr>,
        info_struct: &mut ServerXportEnumStruct,
        prefered_maximum_length: u32,
        #[out]
        total_entries: &mut u32,
        resume_handle: Option<&mut u32>,
    ) -> Result<u32>;

    #[doc(alias = "NetrServerTransportDel")]
    async fn netr_server_transport_del(
        &self,
        server_name: Option<&WStr>,
        level: u32,
        buffer: &ServerTransportInfo0,
    ) -> Result<u32>;

    #[doc(alias = "NetrRemoteTOD")]
    async fn netr_remote_tod(
        &self,
        server_name: Option<&WStr>,
        #[out]
        buffer_ptr: &mut Option<Box<TimeOfDayInfo>>,
    ) -> Result<u32>;

    #[opnum(30)]
    #[doc(alias = "NetprPathType")]
    async fn netpr_path_type(
        &self,
        server_name: Option<&WStr>,
        path_name: &WStr,
        #[out]
        path_type: &mut u32,
        flags: u32,
    ) -> Result<u32>;

    #[doc(alias = "NetprPathCanonicalize")]
    async fn netpr_path_canonicalize(
        &self,
        server_name: Option<&WStr>,
        path_name: &WStr,
        #[out]
        #[size_is(outbuf_len)]
        outbuf: &mut [u8],
        #[range(0..=64000)]
        outbuf_len: u32,
        prefix: &WStr,
        path_type: &mut u32,
        flags: u32,
    ) -> Result<u32>;

    #[doc(alias = "NetprPathCompare")]
    async fn netpr_path_compare(
        &self,
        server_name: Option<&WStr>,
        path_name1: &WStr,
        path_name2: &WStr,
        path_type: u32,
        flags: u32,
    ) -> Result<i32>;

    #[doc(alias = "NetprNameValidate")]
    async fn netpr_name_validate(
        &self,
        server_name: Option<&WStr>,
        name: &WStr,
        name_type: u32,
        flags: u32,
    ) -> Result<u32>;

    #[doc(alias = "NetprNameCanonicalize")]
    async fn netpr_name_canonicalize(
        &self,
        server_name: Option<&WStr>,
        name: &WStr,
        #[out]
        #[size_is(outbuf_len)]
        outbuf: &mut [u16],
        #[range(0..=64000)]
        outbuf_len: u32,
        name_type: u32,
        flags: u32,
    ) -> Result<u32>;

    #[doc(alias = "NetprNameCompare")]
    async fn netpr_name_compare(
        &self,
        server_name: Option<&WStr>,
        name1: &WStr,
        name2: &WStr,
        name_type: u32,
        flags: u32,
    ) -> Result<i32>;

    #[doc(alias = "NetrShareEnumSticky")]
    async fn netr_share_enum_sticky(
        &self,
        server_name: Option<&WStr>,
        info_struct: &mut ShareEnumStruct,
        prefered_maximum_length: u32,
        #[out]
        total_entries: &mut u32,
        resume_handle: Option<&mut u32>,
    ) -> Result<u32>;

    #[doc(alias = "NetrShareDelStart")]
    async fn netr_share_del_start(
        &self,
        server_name: Option<&WStr>,
        net_name: &WStr,
        reserved: u32,
        #[out]
        context_handle: &mut Option<Self::ShareDelHandle>,
    ) -> Result<u32>;

    #[doc(alias = "NetrShareDelCommit")]
    async fn netr_share_del_commit(
        &self,
        context_handle: &mut Option<Self::ShareDelHandle>,
    ) -> Result<u32>;

    #[doc(alias = "NetrpGetFileSecurity")]
    async fn netrp_get_file_security(
        &self,
        server_name: Option<&WStr>,
        share_name: Option<&WStr>,
        lp_file_name: &WStr,
        requested_information: u32,
        #[out]
        security_descriptor: &mut Option<Box<AdtSecurityDescriptor>>,
    ) -> Result<u32>;

    #[doc(alias = "NetrpSetFileSecurity")]
    async fn netrp_set_file_security(
        &self,
        server_name: Option<&WStr>,
        share_name: Option<&WStr>,
        lp_file_name: &WStr,
        security_information: u32,
        security_descriptor: &AdtSecurityDescriptor,
    ) -> Result<u32>;

    #[doc(alias = "NetrServerTransportAddEx")]
    async fn netr_server_transport_add_ex(
        &self,
        server_name: Option<&WStr>,
        level: u32,
        #[switch_is(level)]
        buffer: &TransportInfo,
    ) -> Result<u32>;

    #[opnum(43)]
    #[doc(alias = "NetrDfsGetVersion")]
    async fn netr_dfs_get_version(
        &self,
        server_name: Option<&WStr>,
        #[out]
        version: &mut u32,
    ) -> Result<u32>;

    #[doc(alias = "NetrDfsCreateLocalPartition")]
    async fn netr_dfs_create_local_partition(
        &self,
        server_name: Option<&WStr>,
        share_name: &WStr,
        entry_uid: &Uuid,
        entry_prefix: &WStr,
        short_name: &WStr,
        relation_info: &NetDfsEntryIdContainer,
        force: i32,
    ) -> Result<u32>;

    #[doc(alias = "NetrDfsDeleteLocalPartition")]
    async fn netr_dfs_delete_local_partition(
        &self,
        server_name: Option<&WStr>,
        uid: &Uuid,
        prefix: &WStr,
    ) -> Result<u32>;

    #[doc(alias = "NetrDfsSetLocalVolumeState")]
    async fn netr_dfs_set_local_volume_state(
        &self,
        server_name: Option<&WStr>,
        uid: &Uuid,
        prefix: &WStr,
        state: u32,
    ) -> Result<u32>;

    #[opnum(48)]
    #[doc(alias = "NetrDfsCreateExitPoint")]
    async fn netr_dfs_create_exit_point(
        &self,
        server_name: Option<&WStr>,
        uid: &Uuid,
        prefix: &WStr,
        r#type: u32,
        #[range(0..=32)]
        short_prefix_len: u32,
        #[out]
        #[size_is(short_prefix_len)]
        short_prefix: &mut [u16],
    ) -> Result<u32>;

    #[doc(alias = "NetrDfsDeleteExitPoint")]
    async fn netr_dfs_delete_exit_point(
        &self,
        server_name: Option<&WStr>,
        uid: &Uuid,
        prefix: &WStr,
        r#type: u32,
    ) -> Result<u32>;

    #[doc(alias = "NetrDfsModifyPrefix")]
    async fn netr_dfs_modify_prefix(
        &self,
        server_name: Option<&WStr>,
        uid: &Uuid,
        prefix: &WStr,
    ) -> Result<u32>;

    #[doc(alias = "NetrDfsFixLocalVolume")]
    async fn netr_dfs_fix_local_volume(
        &self,
        server_name: Option<&WStr>,
        volume_name: &WStr,
        entry_type: u32,
        service_type: u32,
        stg_id: &WStr,
        entry_uid: &Uuid,
        entry_prefix: &WStr,
        relation_info: &NetDfsEntryIdContainer,
        create_disposition: u32,
    ) -> Result<u32>;

    #[doc(alias = "NetrDfsManagerReportSiteInfo")]
    async fn netr_dfs_manager_report_site_info(
        &self,
        server_name: Option<&WStr>,
        pp_site_info: Option<&mut Option<Box<DfsSitelistInfo>>>,
    ) -> Result<u32>;

    #[doc(alias = "NetrServerTransportDelEx")]
    async fn netr_server_transport_del_ex(
        &self,
        server_name: Option<&WStr>,
        level: u32,
        #[switch_is(level)]
        buffer: &TransportInfo,
    ) -> Result<u32>;

    #[doc(alias = "NetrServerAliasAdd")]
    async fn netr_server_alias_add(
        &self,
        server_name: Option<&WStr>,
        level: u32,
        #[switch_is(level)]
        info_struct: &ServerAliasInfo,
    ) -> Result<u32>;

    #[doc(alias = "NetrServerAliasEnum")]
    async fn netr_server_alias_enum(
        &self,
        server_name: Option<&WStr>,
        info_struct: &mut ServerAliasEnumStruct,
        prefered_maximum_length: u32,
        #[out]
        total_entries: &mut u32,
        resume_handle: Option<&mut u32>,
    ) -> Result<u32>;

    #[doc(alias = "NetrServerAliasDel")]
    async fn netr_server_alias_del(
        &self,
        server_name: Option<&WStr>,
        level: u32,
        #[switch_is(level)]
        info_struct: &ServerAliasInfo,
    ) -> Result<u32>;

    #[doc(alias = "NetrShareDelEx")]
    async fn netr_share_del_ex(
        &self,
        server_name: Option<&WStr>,
        level: u32,
        #[switch_is(level)]
        share_info: &ShareInfo,
    ) -> Result<u32>;
}
