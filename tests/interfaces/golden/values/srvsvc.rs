use rpc_interfaces::srvs::*;
use rpc_runtime::WString;

use super::{SERVER, Samba, octets};
use crate::calls::Encoding;

fn some(text: &str) -> Option<WString> {
    Some(text.into())
}

fn share() -> ShareInfo2 {
    ShareInfo2 {
        shi2_netname: some("data"),
        shi2_type: 0x8000_0000,
        shi2_remark: some("For all"),
        shi2_permissions: 0,
        shi2_max_uses: u32::MAX,
        shi2_current_uses: 2,
        shi2_path: some("C:\\data"),
        shi2_passwd: None,
    }
}

fn session() -> SessionInfo502 {
    SessionInfo502 {
        sesi502_cname: some("\\\\PC1"),
        sesi502_username: some("anna"),
        sesi502_num_opens: 3,
        sesi502_time: 100,
        sesi502_idle_time: 20,
        sesi502_user_flags: 1,
        sesi502_cltype_name: None,
        sesi502_transport: some("TCP"),
    }
}

async fn calls(samba: Samba) -> rpc_runtime::Result<()> {
    let client = SrvsvcClient::bind(&samba.association).await?;
    let server = WString::from(SERVER);
    let server = Some(&*server);
    let (mut total, mut resume) = (0, 0);

    samba.expects("NetConnEnum.1");
    let empty = ConnectInfo1Container { entries_read: 0, buffer: None };
    let empty = ConnectEnumUnion::Level1(Some(Box::new(empty)));
    let mut info = ConnectEnumStruct { level: 1, connect_info: empty };
    let path = WString::from("C$");
    let status = client
        .netr_connection_enum(
            server,
            Some(&path),
            &mut info,
            u32::MAX,
            &mut total,
            Some(&mut resume),
        )
        .await?;
    assert_eq!((status, total, resume), (234, 2, 7));
    let connection = |numbers: [u32; 5], user: Option<&str>, net| ConnectionInfo1 {
        coni1_id: numbers[0],
        coni1_type: numbers[1],
        coni1_num_opens: numbers[2],
        coni1_num_users: numbers[3],
        coni1_time: numbers[4],
        coni1_username: user.map(WString::from),
        coni1_netname: some(net),
    };
    let both = vec![
        connection([1, 2, 3, 4, 5], Some("anna"), "PC1"),
        connection([6, 7, 8, 9, 10], None, "IPC$"),
    ];
    let expected = ConnectInfo1Container { entries_read: 2, buffer: Some(both) };
    assert_eq!(info.connect_info, ConnectEnumUnion::Level1(Some(Box::new(expected))));

    samba.expects("NetFileGetInfo.3");
    let mut info = FileInfo::FileInfo2(None);
    client.netr_file_get_info(server, 1, 3, &mut info).await?;
    let expected = FileInfo3 {
        fi3_id: 2,
        fi3_permissions: 3,
        fi3_num_locks: 6,
        fi3_pathname: some("C:\\a"),
        fi3_username: some("anna"),
    };
    assert_eq!(info, FileInfo::FileInfo3(Some(Box::new(expected))));

    samba.expects("NetFileClose");
    assert_eq!(client.netr_file_close(server, 0x1234_5678).await?, 2314);

    samba.expects("NetSessEnum.502");
    let empty = SessionInfo502Container { entries_read: 0, buffer: None };
    let empty = SessionEnumUnion::Level502(Some(Box::new(empty)));
    let mut info = SessionEnumStruct { level: 502, session_info: empty };
    let (computer, user) = (WString::from("\\\\PC1"), WString::from(""));
    resume = 0;
    client
        .netr_session_enum(
            server,
            Some(&computer),
            Some(&user),
            &mut info,
            u32::MAX,
            &mut total,
            Some(&mut resume),
        )
        .await?;
    let both = vec![session(), session()];
    let expected = SessionInfo502Container { entries_read: 2, buffer: Some(both) };
    assert_eq!(info.session_info, SessionEnumUnion::Level502(Some(Box::new(expected))));

    samba.expects("NetSessDel");
    assert_eq!(client.netr_session_del(server, Some(&computer), None).await?, 2312);

    samba.expects("NetShareAdd");
    let info = ShareInfo::ShareInfo2(Some(Box::new(share())));
    assert_eq!(client.netr_share_add(server, 2, &info, None).await?, 2118);

    samba.expects("NetShareEnumAll.2");
    let empty = ShareInfo2Container { entries_read: 0, buffer: None };
    let empty = ShareEnumUnion::Level2(Some(Box::new(empty)));
    let mut info = ShareEnumStruct { level: 2, share_info: empty };
    resume = 0;
    client.netr_share_enum(server, &mut info, u32::MAX, &mut total, Some(&mut resume)).await?;
    let both = vec![share(), share()];
    let expected = ShareInfo2Container { entries_read: 2, buffer: Some(both) };
    assert_eq!(info.share_info, ShareEnumUnion::Level2(Some(Box::new(expected))));

    samba.expects("NetShareEnumAll.null");
    let empty = ShareInfo502Container { entries_read: 0, buffer: None };
    let empty = ShareEnumUnion::Level502(Some(Box::new(empty)));
    let mut info = ShareEnumStruct { level: 502, share_info: empty };
    assert_eq!(client.netr_share_enum(None, &mut info, 4096, &mut total, None).await?, 5);
    assert_eq!((info.share_info, total), (ShareEnumUnion::Level502(None), 0));

    samba.expects("NetShareSetInfo.1005");
    let info = ShareInfo::ShareInfo1005(Some(Box::new(ShareInfo1005 { shi1005_flags: 0x800 })));
    let (name, mut error) = (WString::from("data"), 0);
    let status = client.netr_share_set_info(server, &name, 1005, &info, Some(&mut error)).await?;
    assert_eq!((status, error), (87, 3));

    samba.expects("NetShareGetInfo.null");
    let mut info = ShareInfo::Nothing;
    assert_eq!(client.netr_share_get_info(None, &name, 1, &mut info).await?, 2310);
    assert_eq!(info, ShareInfo::ShareInfo1(None));

    samba.expects("NetSrvGetInfo.102");
    let mut info = ServerInfo::ServerInfo100(None);
    client.netr_server_get_info(server, 102, &mut info).await?;
    let expected = ServerInfo102 {
        sv102_platform_id: 500,
        sv102_name: some("SERVER"),
        sv102_version_major: 10,
        sv102_version_minor: 1,
        sv102_type: 0x80_9a03,
        sv102_comment: some("A server"),
        sv102_users: u32::MAX,
        sv102_disc: 15,
        sv102_hidden: 0,
        sv102_announce: 240,
        sv102_anndelta: 3000,
        sv102_licenses: 0,
        sv102_userpath: some("C:\\"),
    };
    assert_eq!(info, ServerInfo::ServerInfo102(Some(Box::new(expected))));

    samba.expects("NetServerTransportAddEx.0");
    let transport = ServerTransportInfo0 {
        svti0_numberofvcs: 1,
        svti0_transportname: some("\\Device\\NetBT"),
        svti0_transportaddress: Some(octets::<3>(1).to_vec()),
        svti0_transportaddresslength: 3,
        svti0_networkaddress: some("005056000102"),
    };
    let transport = TransportInfo::Transport0(transport);
    client.netr_server_transport_add_ex(server, 0, &transport).await?;

    samba.expects("NetRemoteTOD");
    let mut time = None;
    client.netr_remote_tod(server, &mut time).await?;
    let expected = TimeOfDayInfo {
        tod_elapsedt: 1,
        tod_msecs: 2,
        tod_hours: 3,
        tod_mins: 4,
        tod_secs: 5,
        tod_hunds: 6,
        tod_timezone: -60,
        tod_tinterval: 8,
        tod_day: 9,
        tod_month: 10,
        tod_year: 11,
        tod_weekday: 12,
    };
    assert_eq!(time.as_deref(), Some(&expected));

    samba.expects("NetPathCompare");
    let (one, other) = (WString::from("a\\b"), WString::from("A\\B"));
    client.netpr_path_compare(server, &one, &other, 1, 2).await?;
    Ok(())
}

#[tokio::test]
async fn values() {
    for encoding in Encoding::ALL {
        calls(Samba::new(encoding, include_str!("../srvsvc.txt"))).await.unwrap();
    }
}
