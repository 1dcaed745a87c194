use rpc_interfaces::dtyp::{LargeInteger, RpcUnicodeString};
use rpc_interfaces::samr::*;

use super::{SERVER, Samba, TIME, large, nt, octets, of_domain, sid, string};
use crate::calls::Encoding;

fn ulongs(values: &[u32]) -> SamprUlongArray {
    SamprUlongArray { count: values.len() as u32, element: Some(values.to_vec()) }
}

fn old(value: u64) -> OldLargeInteger {
    OldLargeInteger { low_part: value as u32, high_part: (value >> 32) as i32 }
}

fn blob(units: Vec<u16>) -> RpcShortBlob {
    let length = 2 * units.len() as u16;
    RpcShortBlob { length, maximum_length: length, buffer: Some(units) }
}

fn user() -> SamprUserAllInformation {
    let bytes = |first| octets::<8>(first).map(u16::from).to_vec();
    let parameters = blob(vec![1, 2, 3]);
    SamprUserAllInformation {
        last_logon: old(TIME),
        last_logoff: old(TIME + 1),
        password_last_set: old(TIME + 2),
        account_expires: old(i64::MAX as u64),
        password_can_change: old(TIME + 3),
        password_must_change: old(TIME + 4),
        user_name: string("anna"),
        full_name: string("Anna \u{c5}berg"),
        home_directory: string("\\\\SERVER\\anna"),
        home_directory_drive: string("H:"),
        script_path: string("logon.cmd"),
        profile_path: string("\\\\SERVER\\profiles\\anna"),
        admin_comment: string("Somebody"),
        work_stations: string("PC1,PC2"),
        user_comment: string(""),
        parameters: RpcUnicodeString {
            length: parameters.length,
            maximum_length: parameters.maximum_length,
            buffer: parameters.buffer,
        },
        lm_owf_password: blob(bytes(1)),
        nt_owf_password: blob(bytes(9)),
        private_data: RpcUnicodeString::default(),
        security_descriptor: SamprSrSecurityDescriptor {
            length: 3,
            security_descriptor: Some(vec![1, 2, 3]),
        },
        user_id: 1104,
        primary_group_id: 513,
        user_account_control: 0x210,
        which_fields: 0xff_ffff,
        logon_hours: SamprLogonHours {
            units_per_week: 168,
            logon_hours: Some(octets::<21>(1).to_vec()),
        },
        bad_password_count: 1,
        logon_count: 258,
        country_code: 49,
        code_page: 1252,
        lm_password_present: 0,
        nt_password_present: 1,
        password_expired: 0,
        private_data_sensitive: 1,
    }
}

fn persisted() -> SamValidatePersistedFields {
    let hash =
        |first| SamValidatePasswordHash { length: 4, hash: Some(octets::<4>(first).to_vec()) };
    SamValidatePersistedFields {
        present_fields: 0x3f,
        password_last_set: LargeInteger { quad_part: TIME as i64 },
        bad_password_time: LargeInteger { quad_part: TIME as i64 + 1 },
        lockout_time: LargeInteger { quad_part: TIME as i64 + 2 },
        bad_password_count: 3,
        password_history_length: 2,
        password_history: Some(vec![hash(1), hash(5)]),
    }
}

async fn calls(samba: Samba) -> rpc_runtime::Result<()> {
    let client = SamrClient::bind(&samba.association).await?;
    let mut handle = None;
    samba.expects("Connect.null");
    assert_eq!(client.samr_connect(None, &mut handle, 0x30).await?, nt(0xC000_0022));
    assert!(handle.is_none());
    samba.expects("Connect");
    assert_eq!(client.samr_connect(Some(&0x5c), &mut handle, 0x0200_0000).await?, 0);
    let handle = handle.expect("a handle");

    samba.expects("Connect5");
    let one = SamprRevisionInfo::V1(SamprRevisionInfoV1 { revision: 3, supported_features: 0x10 });
    let (mut version, mut other, mut second) =
        (0, SamprRevisionInfo::V1(SamprRevisionInfoV1::default()), None);
    let server = SERVER.into();
    let server: &rpc_runtime::WString = &server;
    client
        .samr_connect5(Some(server), 0x30, 1, &one, &mut version, &mut other, &mut second)
        .await?;
    assert_eq!((version, &other), (1, &one));
    second.expect("a handle").abandon();

    samba.expects("LookupDomain");
    let mut found = None;
    client.samr_lookup_domain_in_sam_server(&handle, &string("BUILTIN"), &mut found).await?;
    assert_eq!(found.as_deref(), Some(&sid(5, &[32])));

    samba.expects("EnumDomains");
    let (mut resume, mut buffer, mut count) = (7, None, 0);
    let status = client
        .samr_enumerate_domains_in_sam_server(
            &handle,
            &mut resume,
            &mut buffer,
            u32::MAX,
            &mut count,
        )
        .await?;
    assert_eq!((status, resume, count), (0x105, 9, 2));
    let entry = |relative_id, name| SamprRidEnumeration { relative_id, name: string(name) };
    let entries = vec![entry(500, "SAMBA"), entry(501, "Builtin")];
    let expected = SamprEnumerationBuffer { entries_read: 2, buffer: Some(entries) };
    assert_eq!(buffer.as_deref(), Some(&expected));

    samba.expects("OpenDomain");
    let mut domain = None;
    client.samr_open_domain(&handle, 0x304, &of_domain(None), &mut domain).await?;
    domain.expect("a handle").abandon();

    samba.expects("QueryDomainInfo.1");
    let mut info = None;
    let class = DomainInformationClass::DomainPasswordInformation;
    client.samr_query_information_domain(&handle, class, &mut info).await?;
    let expected = SamprDomainInfoBuffer::Password(DomainPasswordInformation {
        min_password_length: 7,
        password_history_length: 24,
        password_properties: 1,
        max_password_age: old(-37108517437440_i64 as u64),
        min_password_age: old(-864000000000_i64 as u64),
    });
    assert_eq!(info.as_deref(), Some(&expected));

    samba.expects("SetDomainInfo.12");
    let lockout = SamprDomainInfoBuffer::Lockout(SamprDomainLockoutInformation {
        lockout_duration: LargeInteger { quad_part: TIME as i64 },
        lockout_observation_window: LargeInteger { quad_part: -18_000_000_000 },
        lockout_threshold: 5,
    });
    let class = DomainInformationClass::DomainLockoutInformation;
    client.samr_set_information_domain(&handle, class, &lockout).await?;

    samba.expects("LookupNames");
    let names = [string("root"), string("x"), RpcUnicodeString::default()];
    let (mut ids, mut uses) = Default::default();
    client.samr_lookup_names_in_domain(&handle, 3, &names, &mut ids, &mut uses).await?;
    assert_eq!((ids, uses), (ulongs(&[500, 1000, 0]), ulongs(&[1, 1, 8])));

    samba.expects("LookupRids");
    let (mut names, mut uses) = Default::default();
    client.samr_lookup_ids_in_domain(&handle, 2, &[500, 512], &mut names, &mut uses).await?;
    let element = Some(vec![string("Administrator"), string("Domain Admins")]);
    let expected = SamprReturnedUstringArray { count: 2, element };
    assert_eq!((names, uses), (expected, ulongs(&[1, 2])));

    samba.expects("GetMembersInAlias");
    let mut members = SamprPsidArrayOut::default();
    client.samr_get_members_in_alias(&handle, &mut members).await?;
    let member = |sid: Option<_>| SamprSidInformation { sid_pointer: sid.map(Box::new) };
    let sids = [Some(of_domain(Some(512))), None, Some(sid(5, &[11]))].map(member).to_vec();
    assert_eq!(members, SamprPsidArrayOut { count: 3, sids: Some(sids) });

    samba.expects("QueryUserInfo.21");
    let (mut info, class) = (None, UserInformationClass::UserAllInformation);
    client.samr_query_information_user(&handle, class, &mut info).await?;
    assert_eq!(info.as_deref(), Some(&SamprUserInfoBuffer::All(user())));
    samba.expects("SetUserInfo2.21");
    let info = SamprUserInfoBuffer::All(user());
    client.samr_set_information_user2(&handle, class, &info).await?;

    samba.expects("ChangePasswordUser");
    let password = |first| EncryptedLmOwfPassword { data: octets(first) };
    let (one, two, three) = (password(1), password(17), password(33));
    client
        .samr_change_password_user(
            &handle,
            0,
            None,
            None,
            1,
            Some(&one),
            Some(&two),
            0,
            None,
            1,
            Some(&three),
        )
        .await?;

    samba.expects("ValidatePassword.2");
    let class = PasswordPolicyValidationType::SamValidatePasswordChange;
    let input =
        SamValidateInputArg::ValidatePasswordChangeInput(SamValidatePasswordChangeInputArg {
            input_persisted_fields: persisted(),
            clear_password: large("secret"),
            user_account_name: large("anna"),
            hashed_password: SamValidatePasswordHash {
                length: 4,
                hash: Some(octets::<4>(9).to_vec()),
            },
            password_match: 1,
        });
    let mut output = None;
    client.samr_validate_password(class, &input, &mut output).await?;
    let expected =
        SamValidateOutputArg::ValidatePasswordChangeOutput(SamValidateStandardOutputArg {
            changed_persisted_fields: persisted(),
            validation_status: SamValidateValidationStatus::SamValidatePasswordTooShort,
        });
    assert_eq!(output.as_deref(), Some(&expected));

    samba.expects("Close");
    let mut handle = Some(handle);
    client.samr_close_handle(&mut handle).await?;
    assert!(handle.is_none());
    Ok(())
}

#[tokio::test]
async fn values() {
    for encoding in Encoding::ALL {
        calls(Samba::new(encoding, include_str!("../samr.txt"))).await.unwrap();
    }
}
