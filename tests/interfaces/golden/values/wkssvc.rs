use rpc_interfaces::wkst::*;
use rpc_runtime::WString;

use super::{SERVER, Samba, octets, units};
use crate::calls::Encoding;

fn some(text: &str) -> Option<WString> {
    Some(text.into())
}

fn transport() -> WkstaTransportInfo0 {
    WkstaTransportInfo0 {
        wkti0_quality_of_service: 1,
        wkti0_number_of_vcs: 2,
        wkti0_transport_name: some("\\Device\\NetBT"),
        wkti0_transport_address: some("005056000102"),
        wkti0_wan_ish: 1,
    }
}

fn mapped() -> UseInfo {
    UseInfo::UseInfo2(Some(Box::new(UseInfo2 {
        ui2_useinfo: UseInfo1 {
            ui1_local: some("H:"),
            ui1_remote: some("\\\\SERVER\\data"),
            ui1_password: some("secret"),
            ui1_status: 1,
            ui1_asg_type: 2,
            ui1_refcount: 3,
            ui1_usecount: 4,
        },
        ui2_username: some("anna"),
        ui2_domainname: some("SAMBA"),
    })))
}

async fn calls(samba: Samba) -> rpc_runtime::Result<()> {
    let client = WkssvcClient::bind(&samba.association).await?;
    let server = WString::from(SERVER);
    let server = Some(&*server);

    samba.expects("NetWkstaGetInfo.102");
    let mut info = WkstaInfo::Nothing;
    client.netr_wksta_get_info(server, 102, &mut info).await?;
    let expected = WkstaInfo102 {
        wki102_platform_id: 500,
        wki102_computername: some("PC1"),
        wki102_langroup: some("SAMBA"),
        wki102_ver_major: 10,
        wki102_ver_minor: 1,
        wki102_lanroot: None,
        wki102_logged_on_users: 3,
    };
    assert_eq!(info, WkstaInfo::WkstaInfo102(Some(Box::new(expected))));
    samba.expects("NetWkstaGetInfo.null");
    assert_eq!(client.netr_wksta_get_info(None, 100, &mut info).await?, 5);
    assert_eq!(info, WkstaInfo::WkstaInfo100(None));

    samba.expects("NetWkstaEnumUsers.1");
    let of = |users: Vec<_>| {
        let entries_read = users.len() as u32;
        let users = WkstaUserInfo1Container { entries_read, buffer: Some(users) };
        WkstaUserEnumUnion::Level1(Some(Box::new(users)))
    };
    let mut info = WkstaUserEnumStruct { level: 1, wksta_user_info: of(vec![]) };
    let (mut total, mut resume) = (0, 0);
    let status = client
        .netr_wksta_user_enum(server, &mut info, u32::MAX, &mut total, Some(&mut resume))
        .await?;
    assert_eq!((status, total, resume), (234, 2, 7));
    let user = |name| WkstaUserInfo1 {
        wkui1_username: some(name),
        wkui1_logon_domain: some("SAMBA"),
        wkui1_oth_domains: None,
        wkui1_logon_server: some("DC"),
    };
    assert_eq!(info.wksta_user_info, of(vec![user("anna"), user("bo")]));

    samba.expects("NetWkstaTransportEnum");
    let of = |transports: Vec<_>| {
        let entries_read = transports.len() as u32;
        let all = WkstaTransportInfo0Container { entries_read, buffer: Some(transports) };
        WkstaTransportEnumUnion::Level0(Some(Box::new(all)))
    };
    let mut info = WkstaTransportEnumStruct { level: 0, wksta_transport_info: of(vec![]) };
    client.netr_wksta_transport_enum(server, &mut info, 4096, &mut total, None).await?;
    assert_eq!(info.wksta_transport_info, of(vec![transport(), transport()]));

    samba.expects("NetrWkstaTransportAdd");
    let mut error = 0;
    let status = client.netr_wksta_transport_add(server, 0, &transport(), Some(&mut error)).await?;
    assert_eq!((status, error), (87, 3));

    samba.expects("NetrUseGetInfo.2");
    let (local, mut info) = (WString::from("H:"), UseInfo::Nothing);
    client.netr_use_get_info(server, &local, 2, &mut info).await?;
    assert_eq!(info, mapped());
    samba.expects("NetrUseAdd");
    client.netr_use_add(server, 2, &mapped(), Some(&mut 0)).await?;
    samba.expects("NetrUseDel");
    assert_eq!(client.netr_use_del(server, &local, 1).await?, 2250);

    samba.expects("NetrWorkstationStatisticsGet");
    let (service, mut statistics) = (WString::from("LanmanWorkstation"), None);
    client.netr_workstation_statistics_get(server, Some(&service), 0, 1, &mut statistics).await?;
    let statistics = statistics.expect("statistics");
    assert_eq!(statistics.statistics_start_time.quad_part, super::TIME as i64);
    assert_eq!(statistics.bytes_received.quad_part, 2);
    assert_eq!(statistics.network_write_bytes_requested.quad_part, super::TIME as i64 + 1);
    assert_eq!((statistics.initially_failed_operations, statistics.current_commands), (14, 40));

    samba.expects("NetrGetJoinInformation");
    let (mut name, mut kind) = (some("SAMBA"), NetsetupJoinStatus::default());
    client.netr_get_join_information(server, &mut name, &mut kind).await?;
    assert_eq!((name, kind), (some(""), NetsetupJoinStatus::NetSetupDomainName));

    samba.expects("NetrJoinDomain2");
    let [domain, unit, account] = ["SAMBA", "OU=PCs", "admin"].map(WString::from);
    let password = JoinprEncryptedUserPassword { buffer: octets(1) };
    client
        .netr_join_domain2(server, &domain, Some(&unit), Some(&account), Some(&password), 3)
        .await?;

    samba.expects("NetrEnumerateComputerNames");
    let (kind, mut names) = (NetComputerNameType::NetAllComputerNames, None);
    client.netr_enumerate_computer_names(server, kind, 0, &mut names).await?;
    let name = |text| UnicodeString { length: 6, maximum_length: 6, buffer: Some(units(text)) };
    let computer_names = Some(vec![name("PC1"), name("PC2")]);
    assert_eq!(names.as_deref(), Some(&NetComputerNameArray { entry_count: 2, computer_names }));
    Ok(())
}

#[tokio::test]
async fn values() {
    for encoding in Encoding::ALL {
        calls(Samba::new(encoding, include_str!("../wkssvc.txt"))).await.unwrap();
    }
}
