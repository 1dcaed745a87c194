use rpc_interfaces::scmr::*;
use rpc_runtime::WString;

use super::{SERVER, Samba, octets};
use crate::calls::Encoding;

fn some(text: &str) -> Option<WString> {
    Some(text.into())
}

fn status() -> ServiceStatus {
    ServiceStatus {
        dw_service_type: 0x10,
        dw_current_state: 4,
        dw_controls_accepted: 5,
        dw_win32_exit_code: 1077,
        dw_service_specific_exit_code: 1,
        dw_check_point: 2,
        dw_wait_hint: 3000,
    }
}

async fn calls(samba: Samba) -> rpc_runtime::Result<()> {
    let client = SvcctlClient::bind(&samba.association).await?;
    let [server, database] = [SERVER, "ServicesActive"].map(WString::from);
    let mut manager = None;
    samba.expects("OpenSCManagerW.null");
    assert_eq!(client.r_open_sc_manager_w(None, None, 1, &mut manager).await?, 5);
    assert!(manager.is_none());
    samba.expects("OpenSCManagerW");
    client.r_open_sc_manager_w(Some(&server), Some(&database), 0xf003f, &mut manager).await?;
    let handle = manager.expect("a handle");

    samba.expects("OpenServiceW");
    let mut opened = None;
    client.r_open_service_w(&handle, &WString::from("Spooler"), 0xf01ff, &mut opened).await?;
    opened.expect("a handle").abandon();

    samba.expects("CreateServiceW");
    let [name, display, path] = ["a", "A service", "C:\\a.exe"].map(WString::from);
    let [group, account] = ["Group", "SAMBA\\anna"].map(WString::from);
    let (mut tag, mut opened) = (0, None);
    client
        .r_create_service_w(
            &handle,
            &name,
            Some(&display),
            0xf01ff,
            0x10,
            3,
            1,
            &path,
            Some(&group),
            Some(&mut tag),
            Some(&octets::<6>(1)),
            6,
            Some(&account),
            Some(&octets::<3>(1)),
            3,
            &mut opened,
        )
        .await?;
    opened.expect("a handle").abandon();
    assert_eq!(tag, 5);

    samba.expects("LockServiceDatabase");
    let mut lock = None;
    client.r_lock_service_database(&handle, &mut lock).await?;
    assert!(lock.is_some());
    samba.expects("UnlockServiceDatabase");
    client.r_unlock_service_database(&mut lock).await?;
    assert!(lock.is_none());

    samba.expects("ControlService");
    let mut now = ServiceStatus::default();
    client.r_control_service(&handle, 1, &mut now).await?;
    assert_eq!(now, status());
    samba.expects("DeleteService");
    assert_eq!(client.r_delete_service(&handle).await?, 1072);

    samba.expects("StartServiceW");
    let arguments = [some("a"), None, some("long one")];
    let arguments = arguments.map(|string_ptr| StringPtrsw { string_ptr });
    client.r_start_service_w(&handle, 3, &Some(arguments.to_vec())).await?;
    samba.expects("StartServiceW.null");
    assert_eq!(client.r_start_service_w(&handle, 0, &None).await?, 1056);

    samba.expects("QueryServiceConfigW");
    let (mut configuration, mut needed) = (QueryServiceConfigw::default(), 0);
    client.r_query_service_config_w(&handle, &mut configuration, 4096, &mut needed).await?;
    let expected = QueryServiceConfigw {
        dw_service_type: 0x110,
        dw_start_type: 2,
        dw_error_control: 1,
        lp_binary_path_name: some("C:\\a.exe"),
        lp_load_order_group: some(""),
        dw_tag_id: 7,
        lp_dependencies: some("b/"),
        lp_service_start_name: some("LocalSystem"),
        lp_display_name: some("A service"),
    };
    assert_eq!((configuration, needed), (expected, 200));

    samba.expects("QueryServiceLockStatusW");
    let mut lock = QueryServiceLockStatusw::default();
    client.r_query_service_lock_status_w(&handle, &mut lock, 100, &mut needed).await?;
    let expected = QueryServiceLockStatusw {
        f_is_locked: 1,
        lp_lock_owner: some(".\\Administrator"),
        dw_lock_duration: 60,
    };
    assert_eq!((lock, needed), (expected, 90));

    samba.expects("EnumServicesStatusW");
    let (mut buffer, mut returned, mut resume) = ([0; 9], 9, 0);
    let status = client
        .r_enum_services_status_w(
            &handle,
            0x30,
            3,
            &mut buffer,
            9,
            &mut needed,
            &mut returned,
            Some(&mut resume),
        )
        .await?;
    assert_eq!((status, buffer, needed, returned, resume), (122, octets(1), 100, 0, 3));

    samba.expects("QueryServiceObjectSecurity");
    let mut buffer = [0; 20];
    client.r_query_service_object_security(&handle, 4, &mut buffer, 20, &mut needed).await?;
    assert_eq!((buffer, needed), (octets(1), 20));

    samba.expects("CloseServiceHandle");
    let mut handle = Some(handle);
    client.r_close_service_handle(&mut handle).await?;
    assert!(handle.is_none());
    Ok(())
}

#[tokio::test]
async fn values() {
    for encoding in Encoding::ALL {
        calls(Samba::new(encoding, include_str!("../svcctl.txt"))).await.unwrap();
    }
}
