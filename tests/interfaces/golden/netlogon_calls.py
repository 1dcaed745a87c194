"""Netlogon: [MS-NRPC], in Samba's words."""

# Its calls are of this interface, too.
import netlogon_deltas
from samba.dcerpc import lsa, netlogon, samr

from objects import BIG_ENDIAN, DOMAIN, NDR64, SERVER, TIME, UUID, large, left_out, make, octets, sid, string
from objects import call as any_call

ACCESS_DENIED = 0xC0000022
NO_LOGON_SERVERS = 1311


def call(procedure, case='', **fields):
    any_call('netlogon', procedure, case, **fields)


def credential(first):
    return make(netlogon.netr_Credential, data=octets(8, first))


def authenticator(first=1):
    return make(netlogon.netr_Authenticator, cred=credential(first), timestamp=0x12345678)


def password(first):
    return make(samr.Password, hash=octets(16, first))


RETURNED = {'in_credential': authenticator(), 'out_return_authenticator': authenticator(9)}
CHAINED = {**RETURNED, 'in_return_authenticator': authenticator(17)}
WHO = {'in_server_name': SERVER, 'in_account_name': 'PC1$', 'in_secure_channel_type': 2, 'in_computer_name': 'PC1'}


def channels():
    exchanged = {'in_credentials': credential(1), 'out_return_credentials': credential(9)}
    call(netlogon.netr_ServerReqChallenge, in_server_name=SERVER, in_computer_name='PC1', **exchanged)
    call(netlogon.netr_ServerReqChallenge, 'null', in_server_name=None, in_computer_name='', **exchanged,
         result=ACCESS_DENIED)
    flags = {'in_negotiate_flags': 0x612fffff, 'out_negotiate_flags': 0x600fffff}
    call(netlogon.netr_ServerAuthenticate, **WHO, **exchanged)
    call(netlogon.netr_ServerAuthenticate2, **WHO, **exchanged, **flags)
    call(netlogon.netr_ServerAuthenticate3, **WHO, **exchanged, **flags, out_rid=1104)
    call(netlogon.netr_ServerPasswordSet, **WHO, **RETURNED, in_new_password=password(1))
    crypted = make(netlogon.netr_CryptPassword, data=octets(512), length=32)
    call(netlogon.netr_ServerPasswordSet2, **WHO, **RETURNED, in_new_password=crypted)
    call(netlogon.netr_ServerPasswordGet, **WHO, **RETURNED, out_password=password(33))
    passwords = {'out_new_owf_password': password(33), 'out_old_owf_password': password(65)}
    call(netlogon.netr_ServerTrustPasswordsGet, **WHO, **RETURNED, **passwords)
    # Samba takes the number of the strings from that of the numbers.
    trust = make(netlogon.netr_TrustInfo, count=2, data=[1, 0x12345678], entry_count=2,
                 entries=[string('a'), string(None)])
    call(netlogon.netr_ServerGetTrustInfo, **WHO, **RETURNED, **passwords, out_trust_info=trust)
    call(netlogon.netr_LogonGetCapabilities, in_server_name=SERVER, in_computer_name='PC1', **CHAINED,
         in_query_level=1, out_capabilities=0x612fffff)
    call(netlogon.netr_NetrLogonSendToSam, in_server_name=SERVER, in_computer_name='PC1', **RETURNED,
         in_opaque_buffer=octets(7), in_buffer_len=7)


def logons():
    identity = make(netlogon.netr_IdentityInfo, domain_name=string('SAMBA'), parameter_control=0x820, logon_id=TIME,
                    account_name=string('anna'), workstation=string('\\\\PC1'))
    response = {'length': 24, 'size': 24, 'data': octets(24)}
    plain = make(netlogon.netr_PasswordInfo, identity_info=identity, lmpassword=password(1), ntpassword=password(17))
    network = make(netlogon.netr_NetworkInfo, identity_info=identity, challenge=octets(8),
                   nt=make(netlogon.netr_ChallengeResponse, **response), lm=make(netlogon.netr_ChallengeResponse))
    generic = make(netlogon.netr_GenericInfo, identity_info=identity, package_name=string('Kerberos'), length=5,
                   data=octets(5))
    levels = {1: plain, 2: network, 3: plain, 4: generic, 5: plain, 6: network, 7: plain}
    groups = make(samr.RidWithAttributeArray, count=2,
                  rids=[make(samr.RidWithAttribute, rid=rid, attributes=7) for rid in (513, 512)])
    base = make(netlogon.netr_SamBaseInfo, logon_time=TIME, logoff_time=TIME + 1, kickoff_time=TIME + 2,
                last_password_change=TIME + 3, allow_password_change=TIME + 4, force_password_change=TIME + 5,
                account_name=string('anna'), full_name=string('Anna'), logon_script=string(''),
                profile_path=string(None), home_directory=string('\\\\SERVER\\anna'), home_drive=string('H:'),
                logon_count=258, bad_password_count=1, rid=1104, primary_gid=513, groups=groups, user_flags=0x20,
                key=make(netlogon.netr_UserSessionKey, key=octets(16)), logon_server=large('SERVER'),
                logon_domain=large('SAMBA'), domain_sid=sid(DOMAIN),
                LMSessKey=make(netlogon.netr_LMSessionKey, key=octets(8)), acct_flags=0x210, sub_auth_status=1,
                last_successful_logon=TIME + 6, last_failed_logon=TIME + 7, failed_logon_count=2, reserved=0)
    extra = {'sidcount': 2, 'sids': [make(netlogon.netr_SidAttr, sid=sid(text), attributes=7)
                                     for text in (DOMAIN + '-1105', 'S-1-18-1')]}
    sam6 = make(netlogon.netr_SamInfo6, base=base, **extra, dns_domainname=string('samba.example'),
                principal_name=string('anna@samba.example'))
    validations = {
        2: make(netlogon.netr_SamInfo2, base=base),
        3: make(netlogon.netr_SamInfo3, base=base, **extra),
        5: make(netlogon.netr_GenericInfo2, length=6, data=octets(6)),
        6: sam6,
    }
    who = {'in_server_name': SERVER, 'in_computer_name': 'PC1'}
    for level, logon in levels.items():
        call(netlogon.netr_LogonSamLogoff, str(level), **who, **CHAINED, in_logon_level=level, in_logon=logon)
    for level, validation in validations.items():
        asked = {**who, 'in_logon_level': 2, 'in_logon': network, 'in_validation_level': level,
                 'out_validation': validation, 'out_authoritative': 1}
        call(netlogon.netr_LogonSamLogon, str(level), **asked, **CHAINED)
        call(netlogon.netr_LogonSamLogonEx, str(level), **asked, in_flags=1, out_flags=2)
    call(netlogon.netr_LogonSamLogonWithFlags, **{**asked, 'in_computer_name': None}, in_credential=None,
         in_return_authenticator=None, out_return_authenticator=None, in_flags=1, out_flags=2)
    call(netlogon.netr_LogonUasLogoff, in_server_name=None, in_account_name='anna', in_workstation='PC1',
         out_info=make(netlogon.netr_UasLogoffInfo, duration=100, logon_count=3))
    who = {'account_name': 'anna', 'computer': 'PC1', 'domain': 'SAMBA', 'script_path': None}
    times = {'last_logon': 1, 'last_logoff': 2, 'logoff_time': 3, 'kickoff_time': 4, 'password_age': 5,
             'pw_can_change': 6, 'pw_must_change': 7}
    uas = make(netlogon.netr_UasInfo, **who, priv=1, auth_flags=2, logon_count=3, bad_pw_count=4, **times, unknown=8)
    call(netlogon.netr_LogonUasLogon, in_server_name=SERVER, in_account_name='anna', in_workstation='PC1',
         out_info=uas)


def controllers():
    info = make(netlogon.netr_DsRGetDCNameInfo, dc_unc='\\\\dc.samba.example', dc_address='\\\\192.0.2.1',
                dc_address_type=1, domain_guid=UUID, domain_name='samba.example', forest_name='samba.example',
                dc_flags=0xe00013fd, dc_site_name='Site', client_site_name=None)
    call(netlogon.netr_DsRGetDCName, in_server_unc=SERVER, in_domain_name='SAMBA', in_domain_guid=UUID,
         in_site_guid=None, in_flags=0x40000000, out_info=info)
    call(netlogon.netr_DsRGetDCNameEx, in_server_unc=None, in_domain_name='SAMBA', in_domain_guid=None,
         in_site_name='Site', in_flags=1, out_info=info)
    call(netlogon.netr_DsRGetDCNameEx2, in_server_unc=SERVER, in_client_account='anna', in_mask=0x10,
         in_domain_name='SAMBA', in_domain_guid=UUID, in_site_name=None, in_flags=1, out_info=info)
    call(netlogon.netr_DsRGetDCNameEx2, 'null', in_server_unc=SERVER, in_client_account=None, in_mask=0,
         in_domain_name=None, in_domain_guid=None, in_site_name=None, in_flags=0, out_info=None,
         result=NO_LOGON_SERVERS)
    call(netlogon.netr_GetDcName, in_logon_server=SERVER, in_domainname='SAMBA', out_dcname='\\\\DC')
    call(netlogon.netr_GetAnyDCName, in_logon_server=None, in_domainname=None, out_dcname=None,
         result=NO_LOGON_SERVERS)
    call(netlogon.netr_DsRGetSiteName, in_computer_name=SERVER, out_site='Site')
    addresses = [make(netlogon.netr_DsRAddress, buffer=octets(16, first), size=16) for first in (1, 17)]
    sites = make(netlogon.netr_DsRAddressToSitenamesWCtr, count=2, sitename=[string('A'), string(None)])
    call(netlogon.netr_DsRAddressToSitenamesW, in_server_name=SERVER, in_count=2, in_addresses=addresses,
         out_ctr=sites)
    subnets = make(netlogon.netr_DsRAddressToSitenamesExWCtr, count=2, sitename=[string('A'), string('B')],
                   subnetname=[string('192.0.2.0/24'), string(None)])
    call(netlogon.netr_DsRAddressToSitenamesExW, in_server_name=SERVER, in_count=2, in_addresses=addresses,
         out_ctr=subnets)
    call(netlogon.netr_DsrGetDcSiteCoverageW, in_server_name=SERVER,
         out_ctr=make(netlogon.DcSitesCtr, num_sites=1, sites=[string('Site')]))
    call(netlogon.netr_DsrDeregisterDNSHostRecords, in_server_name=SERVER, in_domain='samba.example',
         in_domain_guid=UUID, in_dsa_guid=None, in_dns_host='dc.samba.example')
    call(netlogon.netr_LogonGetTrustRid, in_server_name=SERVER, in_domain_name='OTHER', out_rid=1104)


def control():
    levels = {
        1: make(netlogon.netr_NETLOGON_INFO_1, flags=0x80, pdc_connection_status=1311),
        2: make(netlogon.netr_NETLOGON_INFO_2, flags=0x30, pdc_connection_status=0, trusted_dc_name='\\\\DC',
                tc_connection_status=5),
        3: make(netlogon.netr_NETLOGON_INFO_3, flags=1, logon_attempts=258),
        4: make(netlogon.netr_NETLOGON_INFO_4, trusted_dc_name='\\\\DC', trusted_domain_name='OTHER'),
    }
    for level, info in levels.items():
        call(netlogon.netr_LogonControl, str(level), in_logon_server=SERVER, in_function_code=1, in_level=level,
             out_query=info)
    for code, data in ((5, 'OTHER\\DC'), (6, 'OTHER'), (8, 'anna'), (9, 'OTHER'), (10, None), (0xfffe, 0x2080ffff)):
        call(netlogon.netr_LogonControl2Ex, str(code), in_logon_server=SERVER, in_function_code=code, in_level=2,
             in_data=data, out_query=levels[2])
    call(netlogon.netr_LogonControl2, in_logon_server=None, in_function_code=6, in_level=1, in_data='OTHER',
         out_query=None, result=5)


def trusts():
    def trust(name, guid, **more):
        return make(netlogon.netr_DomainTrust, netbios_name=name, trust_flags=0x1d, parent_index=1, trust_type=2,
                    trust_attributes=8, guid=guid, **more)

    trusts = make(netlogon.netr_DomainTrustList, count=2,
                  array=[trust('SAMBA', UUID, dns_name='samba.example', sid=sid(DOMAIN)),
                         trust('OTHER', UUID, dns_name=None, sid=None)])
    call(netlogon.netr_DsrEnumerateDomainTrusts, in_server_name=SERVER, in_trust_flags=0x3f, out_trusts=trusts)
    call(netlogon.netr_NetrEnumerateTrustedDomainsEx, in_server_name=SERVER, out_dom_trust_list=trusts)
    call(netlogon.netr_NetrEnumerateTrustedDomains, in_server_name=SERVER,
         out_trusted_domains_blob=make(netlogon.netr_Blob, length=6, data=octets(6)))
    domain = make(lsa.ForestTrustDomainInfo, domain_sid=sid(DOMAIN), dns_domain_name=large('samba.example'),
                  netbios_domain_name=large('SAMBA'))
    records = [make(lsa.ForestTrustRecord, flags=0, type=0, time=TIME, forest_trust_data=large('samba.example')),
               make(lsa.ForestTrustRecord, flags=1, type=2, time=TIME + 1, forest_trust_data=domain)]
    forest = make(lsa.ForestTrustInformation, count=2, entries=records)
    call(netlogon.netr_DsRGetForestTrustInformation, in_server_name=SERVER, in_trusted_domain_name='samba.example',
         in_flags=1, out_forest_trust_info=forest)
    call(netlogon.netr_GetForestTrustInformation, in_server_name=SERVER, in_computer_name='PC1', **RETURNED,
         in_flags=0, out_forest_trust_info=forest)
    policy = make(netlogon.netr_LsaPolicyInformation, policy_size=3, policy=octets(3))

    def one(name):
        return make(netlogon.netr_OneDomainInfo, domainname=large(name), dns_domainname=large('samba.example'),
                    dns_forestname=large(None), domain_guid=UUID, domain_sid=sid(DOMAIN), dummy_long1=1)

    workstation = make(netlogon.netr_WorkstationInformation, lsa_policy=policy, dns_hostname='pc1.samba.example',
                       sitename='Site', dummy1='', os_name=string('Samba'), workstation_flags=3,
                       supported_enc_types=0x1c)
    information = make(netlogon.netr_DomainInformation, primary_domain=one('SAMBA'), trusted_domain_count=2,
                       trusted_domains=[one('SAMBA'), one('OTHER')], lsa_policy=policy,
                       dns_hostname=large('pc1.samba.example'), workstation_flags=3, supported_enc_types=0x1c)
    for level, query, answer in ((1, workstation, information), (2, workstation, policy)):
        call(netlogon.netr_LogonGetDomainInfo, str(level), in_server_name=SERVER, in_computer_name='PC1', **CHAINED,
             in_level=level, in_query=query, out_info=answer)


for part in (channels, logons, controllers, control, trusts):
    part()

left_out('netlogon', BIG_ENDIAN, 'the password is 256 numbers for Microsoft, and bytes for Samba', 'ServerPasswordSet2')
left_out('netlogon', BIG_ENDIAN, 'ExpansionRoom is numbers for Microsoft, and has bytes for Samba',
         'LogonSamLogon.2 LogonSamLogonEx.2 LogonSamLogon.3 LogonSamLogonEx.3')
left_out('netlogon', NDR64, 'the level is an enumeration for Microsoft, 32 bits in NDR64, and 16 bits for Samba',
         'LogonSamLogon.2 LogonSamLogon.3 LogonSamLogon.5 LogonSamLogon.6')
left_out('netlogon', NDR64, 'a number and its array are a structure for Samba, which is aligned as the pointer',
         'LogonSamLogonEx.2 LogonSamLogonEx.3 LogonSamLogonEx.6 LogonSamLogonWithFlags')
