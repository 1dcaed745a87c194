//! Clients of rpc-interfaces, and the servers of Samba's domain controller.

use rpc_interfaces::dtyp::{Filetime, RpcSid, Win32Error};
use rpc_interfaces::nrpc::LogonClient;
use rpc_interfaces::samr::{SamprUserInfoBuffer, UserInformationClass};
use rpc_interfaces::wkst::{WkssvcClient, WkstaInfo};
use rpc_runtime::security::AuthenticationLevel::Privacy;

use super::controller::{ALLOWED, Package, client, connected, servers};
use super::{CONTROLLER, DOMAIN, Domain, PASSWORD, USER};

/// The user whose password this is finds itself among the domain's.
#[test]
#[ignore = "needs samba, samba-ad-provision, winbind, and root, for port 135"]
fn samr() {
    Domain::around("security::domain::interfaces::samr", async |_| {
        let settings = client(Package::NegotiateBoth, PASSWORD).level(Privacy);
        let (samr, server) = connected(&settings, CONTROLLER).await.unwrap();
        let mut sid = None;
        let name = DOMAIN.try_into().unwrap();
        let status = samr.samr_lookup_domain_in_sam_server(&server, &name, &mut sid).await;
        assert_eq!(status.unwrap(), 0);
        let sid: RpcSid = *sid.unwrap();
        assert!(sid.to_string().starts_with("S-1-5-21-"), "{sid}");
        let mut domain = None;
        let status = samr.samr_open_domain(&server, ALLOWED, &sid, &mut domain).await;
        assert_eq!(status.unwrap(), 0);
        let domain = domain.unwrap();
        let users = samr.users(&domain, 0).all(1000).await.unwrap();
        let names: Vec<_> = users.iter().map(|user| &*user.name).collect();
        assert!(
            ["Administrator", "krbtgt", USER].iter().all(|name| names.contains(name)),
            "{names:?}"
        );
        let rid = users.iter().find(|user| user.name == USER).unwrap().rid;
        let mut user = None;
        let status = samr.samr_open_user(&domain, ALLOWED, rid, &mut user).await;
        assert_eq!(status.unwrap(), 0);
        let mut info = None;
        let class = UserInformationClass::UserAllInformation;
        let status = samr.samr_query_information_user2(&user.unwrap(), class, &mut info).await;
        assert_eq!(status.unwrap(), 0);
        let SamprUserInfoBuffer::All(all) = *info.unwrap() else { panic!("another level") };
        assert_eq!((all.user_name.to_string_lossy(), all.user_id), (USER.to_owned(), rid));
        let set = Filetime::from_ticks(
            u64::from(all.password_last_set.high_part.cast_unsigned()) << 32
                | u64::from(all.password_last_set.low_part),
        );
        let set = std::time::SystemTime::try_from(&set).unwrap();
        assert!(set.elapsed().unwrap().as_secs() < 24 * 3600, "{set:?}");
    });
}

#[test]
#[ignore = "needs samba, samba-ad-provision, winbind, and root, for port 135"]
fn netlogon_and_workstation() {
    Domain::around("security::domain::interfaces::netlogon_and_workstation", async |_| {
        let settings = client(Package::NegotiateBoth, PASSWORD).level(Privacy);
        let logon = LogonClient::connect_with(&settings, &*servers(CONTROLLER)).await.unwrap();
        let mut found = None;
        let code = logon.dsr_get_dc_name(None, None, None, None, 0, &mut found).await.unwrap();
        assert_eq!(Win32Error::from(code), Win32Error::SUCCESS);
        let found = found.unwrap();
        let names = format!("{:?} {:?}", found.domain_controller_name, found.domain_name);
        assert_eq!(names, format!("Some(\"\\\\\\\\DC\") Some(\"{DOMAIN}\")"));

        let workstation =
            WkssvcClient::connect_with(&settings, &*servers(CONTROLLER)).await.unwrap();
        let mut info = WkstaInfo::WkstaInfo100(None);
        let code = workstation.netr_wksta_get_info(None, 100, &mut info).await.unwrap();
        assert_eq!(Win32Error::from(code), Win32Error::SUCCESS);
        let WkstaInfo::WkstaInfo100(Some(info)) = info else { panic!("another level") };
        assert_eq!(
            info.wki100_langroup.as_deref().map(ToString::to_string),
            Some(DOMAIN.to_owned())
        );
    });
}
