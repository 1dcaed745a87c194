use rpc_interfaces::dtyp::{LargeInteger, Luid, RpcUnicodeString};
use rpc_interfaces::{lsad, lsat};
use rpc_runtime::{Tail, WString};

use super::{SERVER, Samba, TIME, UUID, large, of_domain, sid, string};
use crate::calls::Encoding;

fn attributes() -> lsad::LsaprObjectAttributes {
    lsad::LsaprObjectAttributes {
        length: 24,
        root_directory: None,
        object_name: None,
        attributes: 0,
        security_descriptor: None,
        security_quality_of_service: None,
    }
}

fn luid(low_part: u32, high_part: i32) -> Luid {
    Luid { low_part, high_part }
}

async fn policies(samba: Samba) -> rpc_runtime::Result<()> {
    let client = lsad::LsarpcClient::bind(&samba.association).await?;
    let (server, mut policy) = (WString::from(SERVER), None);
    samba.expects("OpenPolicy2");
    client.lsar_open_policy2(Some(&server), &attributes(), 0x0200_0000, &mut policy).await?;
    let policy = policy.expect("a handle");

    samba.expects("CreateAccount");
    let mut account = None;
    client.lsar_create_account(&policy, &of_domain(Some(1104)), 0xf000f, &mut account).await?;
    account.expect("a handle").abandon();

    samba.expects("EnumPrivs");
    let (mut resume, mut privileges) = (0, lsad::LsaprPrivilegeEnumBuffer::default());
    client.lsar_enumerate_privileges(&policy, &mut resume, &mut privileges, 100).await?;
    let named =
        |name, n| lsad::LsaprPolicyPrivilegeDef { name: large(name), local_value: luid(n, 1) };
    let both = vec![named("SeBackupPrivilege", 17), named("SeDebugPrivilege", 18)];
    let expected = lsad::LsaprPrivilegeEnumBuffer { entries: 2, privileges: Some(both) };
    assert_eq!((resume, privileges), (2, expected));

    samba.expects("EnumPrivsAccount");
    let mut held = None;
    client.lsar_enumerate_privileges_account(&policy, &mut held).await?;
    let one = |n| lsad::LsaprLuidAndAttributes { luid: luid(n, 0), attributes: 3 };
    let privilege = Tail(vec![one(17), one(20)]);
    let expected = lsad::LsaprPrivilegeSet { privilege_count: 2, control: 1, privilege };
    assert_eq!(held.as_deref(), Some(&expected));
    samba.expects("AddPrivilegesToAccount");
    client.lsar_add_privileges_to_account(&policy, &expected).await?;

    samba.expects("LookupPrivValue");
    let mut value = Luid::default();
    client.lsar_lookup_privilege_value(&policy, &string("SeDebugPrivilege"), &mut value).await?;
    assert_eq!(value, luid(20, 1));

    samba.expects("EnumAccountRights");
    let mut rights = lsad::LsaprUserRightSet::default();
    client.lsar_enumerate_account_rights(&policy, &sid(5, &[32, 544]), &mut rights).await?;
    let both = vec![large("SeDebugPrivilege"), large("SeTcbPrivilege")];
    assert_eq!(rights, lsad::LsaprUserRightSet { entries: 2, user_rights: Some(both) });

    samba.expects("EnumAccounts");
    let (mut resume, mut accounts) = (1, lsad::LsaprAccountEnumBuffer::default());
    let status = client.lsar_enumerate_accounts(&policy, &mut resume, &mut accounts, 4096).await?;
    let account = |sid| lsad::LsaprAccountInformation { sid: Some(Box::new(sid)) };
    let both = vec![account(sid(1, &[0])), account(sid(5, &[32, 544]))];
    let expected = lsad::LsaprAccountEnumBuffer { entries_read: 2, information: Some(both) };
    assert_eq!((status, resume, accounts), (0x105, 3, expected));

    samba.expects("QueryInfoPolicy.1");
    let (mut info, class) = (None, lsad::PolicyInformationClass::PolicyAuditLogInformation);
    client.lsar_query_information_policy(&policy, class, &mut info).await?;
    let expected = lsad::LsaprPolicyInformation::PolicyAuditLogInfo(lsad::PolicyAuditLogInfo {
        audit_log_percent_full: 1,
        maximum_log_size: 2,
        audit_retention_period: LargeInteger { quad_part: TIME as i64 },
        audit_log_full_shutdown_in_progress: 1,
        time_to_shutdown: LargeInteger { quad_part: TIME as i64 + 1 },
        next_audit_record_id: 3,
    });
    assert_eq!(info.as_deref(), Some(&expected));

    samba.expects("QueryInfoPolicy.12");
    let (mut info, class) = (None, lsad::PolicyInformationClass::PolicyDnsDomainInformation);
    client.lsar_query_information_policy(&policy, class, &mut info).await?;
    let expected =
        lsad::LsaprPolicyInformation::PolicyDnsDomainInfo(lsad::LsaprPolicyDnsDomainInfo {
            name: large("SAMBA"),
            dns_domain_name: large("samba.example"),
            dns_forest_name: large("example"),
            domain_guid: UUID,
            sid: Some(Box::new(of_domain(None))),
        });
    assert_eq!(info.as_deref(), Some(&expected));

    samba.expects("QueryTrustedDomainInfo.6");
    let (mut info, class) = (None, lsad::TrustedInformationClass::TrustedDomainInformationEx);
    client.lsar_query_info_trusted_domain(&policy, class, &mut info).await?;
    let expected =
        lsad::LsaprTrustedDomainInfo::TrustedDomainInfoEx(lsad::LsaprTrustedDomainInformationEx {
            name: large("other.example"),
            flat_name: large("OTHER"),
            sid: Some(Box::new(of_domain(None))),
            trust_direction: 3,
            trust_type: 2,
            trust_attributes: 8,
        });
    assert_eq!(info.as_deref(), Some(&expected));

    samba.expects("Close");
    let mut policy = Some(policy);
    client.lsar_close(&mut policy).await?;
    assert!(policy.is_none());
    Ok(())
}

fn domains() -> lsat::LsaprReferencedDomainList {
    let domain =
        |name, sid| lsat::LsaprTrustInformation { name: large(name), sid: Some(Box::new(sid)) };
    let domains = vec![domain("SAMBA", of_domain(None)), domain("BUILTIN", sid(5, &[32]))];
    lsat::LsaprReferencedDomainList { entries: 2, domains: Some(domains), max_entries: 32 }
}

async fn lookups(samba: Samba) -> rpc_runtime::Result<()> {
    let client = lsat::LsarpcClient::bind(&samba.association).await?;
    let level = lsat::LsapLookupLevel::LsapLookupWksta;

    samba.expects("LookupNames4");
    let names = [string("SAMBA\\Administrator"), string("nobody")];
    let (mut found, mut sids, mut mapped) = (None, lsat::LsaprTranslatedSidsEx2::default(), 0);
    let status = client
        .lsar_lookup_names4(2, &names, &mut found, &mut sids, level, &mut mapped, 0, 2)
        .await?;
    assert_eq!((status, mapped), (0x107, 1));
    assert_eq!(found.as_deref(), Some(&domains()));
    let known = lsat::LsaprTranslatedSidEx2 {
        r#use: lsat::SidNameUse::SidTypeUser,
        sid: Some(Box::new(of_domain(Some(500)))),
        domain_index: 0,
        flags: 1,
    };
    let unknown = lsat::LsaprTranslatedSidEx2 {
        r#use: lsat::SidNameUse::SidTypeUnknown,
        sid: None,
        domain_index: -1,
        flags: 0,
    };
    let expected = lsat::LsaprTranslatedSidsEx2 { entries: 2, sids: Some(vec![known, unknown]) };
    assert_eq!(sids, expected);

    samba.expects("LookupSids3");
    let asked = |sid| lsat::LsaprSidInformation { sid: Some(Box::new(sid)) };
    let asked = vec![asked(of_domain(Some(500))), asked(sid(1, &[0]))];
    let asked = lsat::LsaprSidEnumBuffer { entries: 2, sid_info: Some(asked) };
    let (mut found, mut names, mut mapped) = (None, lsat::LsaprTranslatedNamesEx::default(), 0);
    client.lsar_lookup_sids3(&asked, &mut found, &mut names, level, &mut mapped, 0, 2).await?;
    assert_eq!((found.as_deref(), mapped), (Some(&domains()), 2));
    let name = |r#use, name, domain_index| lsat::LsaprTranslatedNameEx {
        r#use,
        name: string(name),
        domain_index,
        flags: 2,
    };
    let both = vec![
        name(lsat::SidNameUse::SidTypeUser, "Administrator", 0),
        name(lsat::SidNameUse::SidTypeWellKnownGroup, "Everyone", 1),
    ];
    assert_eq!(names, lsat::LsaprTranslatedNamesEx { entries: 2, names: Some(both) });

    samba.expects("GetUserName");
    let (server, mut user): (_, Option<Box<RpcUnicodeString>>) = (WString::from(SERVER), None);
    client.lsar_get_user_name(Some(&server), &mut user, None).await?;
    assert_eq!(user.as_deref(), Some(&string("anna")));
    Ok(())
}

#[tokio::test]
async fn values() {
    for encoding in Encoding::ALL {
        policies(Samba::new(encoding, include_str!("../lsa.txt"))).await.unwrap();
        lookups(Samba::new(encoding, include_str!("../lsa.txt"))).await.unwrap();
    }
}
