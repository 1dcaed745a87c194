use rpc_interfaces::dtyp::{LargeInteger, RpcUnicodeString};
use rpc_interfaces::nrpc::*;
use rpc_runtime::WString;

use super::{SERVER, Samba, TIME, UUID, large, nt, octets, of_domain, string};
use crate::calls::Encoding;

fn some(text: &str) -> Option<WString> {
    Some(text.into())
}

fn credential(first: u8) -> NetlogonCredential {
    NetlogonCredential { data: octets(first) }
}

fn authenticator(first: u8) -> NetlogonAuthenticator {
    NetlogonAuthenticator { credential: credential(first), timestamp: 0x1234_5678 }
}

fn password(first: u8) -> NtOwfPassword {
    NtOwfPassword { data: [first, first + 8].map(|first| CypherBlock { data: octets(first) }) }
}

fn identity() -> NetlogonLogonIdentityInfo {
    NetlogonLogonIdentityInfo {
        logon_domain_name: string("SAMBA"),
        parameter_control: 0x820,
        reserved: OldLargeInteger { low_part: TIME as u32, high_part: (TIME >> 32) as i32 },
        user_name: string("anna"),
        workstation: string("\\\\PC1"),
    }
}

fn network() -> NetlogonLevel {
    NetlogonLevel::LogonNetwork(Some(Box::new(NetlogonNetworkInfo {
        identity: identity(),
        lm_challenge: LmChallenge { data: octets(1) },
        nt_challenge_response: String2 {
            length: 24,
            maximum_length: 24,
            buffer: Some(octets::<24>(1).to_vec()),
        },
        lm_challenge_response: String2 { length: 0, maximum_length: 0, buffer: None },
    })))
}

fn controller() -> DomainControllerInfow {
    DomainControllerInfow {
        domain_controller_name: some("\\\\dc.samba.example"),
        domain_controller_address: some("\\\\192.0.2.1"),
        domain_controller_address_type: 1,
        domain_guid: UUID,
        domain_name: some("samba.example"),
        dns_forest_name: some("samba.example"),
        flags: 0xe000_13fd,
        dc_site_name: some("Site"),
        client_site_name: None,
    }
}

async fn calls(samba: Samba) -> rpc_runtime::Result<()> {
    let client = LogonClient::bind(&samba.association).await?;
    let [server, computer, account, domain, user] =
        [SERVER, "PC1", "PC1$", "SAMBA", "anna"].map(WString::from);
    let (server, kind) = (Some(&*server), NetlogonSecureChannelType::WorkstationSecureChannel);

    samba.expects("ServerReqChallenge");
    let mut returned = credential(0);
    client.netr_server_req_challenge(server, &computer, &credential(1), &mut returned).await?;
    assert_eq!(returned, credential(9));
    samba.expects("ServerReqChallenge.null");
    let empty = WString::from("");
    let status =
        client.netr_server_req_challenge(None, &empty, &credential(1), &mut returned).await?;
    assert_eq!(status, nt(0xC000_0022));

    samba.expects("ServerAuthenticate3");
    let (mut flags, mut rid) = (0x612f_ffff, 0);
    client
        .netr_server_authenticate3(
            server,
            &account,
            kind,
            &computer,
            &credential(1),
            &mut returned,
            &mut flags,
            &mut rid,
        )
        .await?;
    assert_eq!((&returned, flags, rid), (&credential(9), 0x600f_ffff, 1104));

    samba.expects("ServerPasswordSet");
    let mut answer = authenticator(0);
    client
        .netr_server_password_set(
            server,
            &account,
            kind,
            &computer,
            &authenticator(1),
            &mut answer,
            &password(1),
        )
        .await?;
    assert_eq!(answer, authenticator(9));

    samba.expects("ServerGetTrustInfo");
    let (mut new, mut old, mut trust) = (password(0), password(0), None);
    client
        .netr_server_get_trust_info(
            server,
            &account,
            kind,
            &computer,
            &authenticator(1),
            &mut answer,
            &mut new,
            &mut old,
            &mut trust,
        )
        .await?;
    assert_eq!((new, old), (password(33), password(65)));
    let expected = NlGenericRpcData {
        ulong_entry_count: 2,
        ulong_data: Some(vec![1, 0x1234_5678]),
        unicode_string_entry_count: 2,
        unicode_string_data: Some(vec![string("a"), RpcUnicodeString::default()]),
    };
    assert_eq!(trust.as_deref(), Some(&expected));

    samba.expects("LogonSamLogoff.2");
    let (mut answer, class) =
        (authenticator(17), NetlogonLogonInfoClass::NetlogonNetworkInformation);
    client
        .netr_logon_sam_logoff(
            server,
            Some(&computer),
            Some(&authenticator(1)),
            Some(&mut answer),
            class,
            &network(),
        )
        .await?;
    assert_eq!(answer, authenticator(9));

    samba.expects("LogonSamLogonEx.5");
    let (mut validation, mut authoritative, mut flags) = (NetlogonValidation::Nothing, 0, 1);
    client
        .netr_logon_sam_logon_ex(
            server,
            Some(&computer),
            class,
            &network(),
            NetlogonValidationInfoClass::NetlogonValidationGenericInfo2,
            &mut validation,
            &mut authoritative,
            &mut flags,
        )
        .await?;
    let expected = NetlogonValidationGenericInfo2 {
        data_length: 6,
        validation_data: Some(octets::<6>(1).to_vec()),
    };
    assert_eq!(validation, NetlogonValidation::ValidationGeneric2(Some(Box::new(expected))));
    assert_eq!((authoritative, flags), (1, 2));

    samba.expects("DsRGetDCNameEx2");
    let mut info = None;
    client
        .dsr_get_dc_name_ex2(
            server,
            Some(&user),
            0x10,
            Some(&domain),
            Some(&UUID),
            None,
            1,
            &mut info,
        )
        .await?;
    assert_eq!(info.as_deref(), Some(&controller()));

    samba.expects("GetDcName");
    let mut name = None;
    client.netr_get_dc_name(&WString::from(SERVER), Some(&domain), &mut name).await?;
    assert_eq!(name, some("\\\\DC"));

    samba.expects("DsRAddressToSitenamesExW");
    let address = |first| NlSocketAddress {
        lp_sockaddr: Some(octets::<16>(first).to_vec()),
        i_sockaddr_length: 16,
    };
    let mut sites = None;
    client
        .dsr_address_to_site_names_ex_w(server, 2, &[address(1), address(17)], &mut sites)
        .await?;
    let expected = NlSiteNameExArray {
        entry_count: 2,
        site_names: Some(vec![string("A"), string("B")]),
        subnet_names: Some(vec![string("192.0.2.0/24"), RpcUnicodeString::default()]),
    };
    assert_eq!(sites.as_deref(), Some(&expected));

    samba.expects("LogonControl2Ex.6");
    let data = NetlogonControlDataInformation::TrustedDomainName(some("OTHER"));
    let mut info = NetlogonControlQueryInformation::Nothing;
    client.netr_logon_control2_ex(server, 6, 2, &data, &mut info).await?;
    let expected = NetlogonInfo2 {
        netlog2_flags: 0x30,
        netlog2_pdc_connection_status: 0,
        netlog2_trusted_dc_name: some("\\\\DC"),
        netlog2_tc_connection_status: 5,
    };
    let expected = NetlogonControlQueryInformation::NetlogonInfo2(Some(Box::new(expected)));
    assert_eq!(info, expected);

    samba.expects("DsrEnumerateDomainTrusts");
    let mut trusts = NetlogonTrustedDomainArray::default();
    client.dsr_enumerate_domain_trusts(server, 0x3f, &mut trusts).await?;
    let trust = |name, dns, sid: Option<_>| DsDomainTrustsw {
        netbios_domain_name: some(name),
        dns_domain_name: dns,
        flags: 0x1d,
        parent_index: 1,
        trust_type: 2,
        trust_attributes: 8,
        domain_sid: sid.map(Box::new),
        domain_guid: UUID,
    };
    let both = vec![
        trust("SAMBA", some("samba.example"), Some(of_domain(None))),
        trust("OTHER", None, None),
    ];
    assert_eq!(trusts, NetlogonTrustedDomainArray { domain_count: 2, domains: Some(both) });

    samba.expects("DsRGetForestTrustInformation");
    let (name, mut forest) = (WString::from("samba.example"), None);
    client.dsr_get_forest_trust_information(server, Some(&name), 1, &mut forest).await?;
    let record = |flags, forest_trust_type, time, forest_trust_data| LsaForestTrustRecord {
        flags,
        forest_trust_type,
        time: LargeInteger { quad_part: time as i64 },
        forest_trust_data,
    };
    let top = LsaForestTrustRecordForestTrustData::TopLevelName(large("samba.example"));
    let domain = LsaForestTrustRecordForestTrustData::DomainInfo(LsaForestTrustDomainInfo {
        sid: Some(Box::new(of_domain(None))),
        dns_name: large("samba.example"),
        netbios_name: large("SAMBA"),
    });
    let both = [
        record(0, LsaForestTrustRecordType::ForestTrustTopLevelName, TIME, top),
        record(1, LsaForestTrustRecordType::ForestTrustDomainInfo, TIME + 1, domain),
    ];
    let entries = Some(both.map(Box::new).map(Some).into());
    let expected = LsaForestTrustInformation { record_count: 2, entries };
    assert_eq!(forest.as_deref(), Some(&expected));
    Ok(())
}

#[tokio::test]
async fn values() {
    for encoding in Encoding::ALL {
        calls(Samba::new(encoding, include_str!("../netlogon.txt"))).await.unwrap();
    }
}
