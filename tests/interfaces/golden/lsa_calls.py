"""The local security authority: [MS-LSAD] and [MS-LSAT], in Samba's words."""

from samba.dcerpc import lsa

from objects import ADMINISTRATORS, BIG_ENDIAN, DOMAIN, NDR, NDR64, NO_HANDLE, SERVER, TIME, UUID
from objects import call as any_call
from objects import handle, large, left_out, make, octets, sid, sids, string

ACCESS_DENIED = 0xC0000022
SOME_NOT_MAPPED = 0x107
MORE_ENTRIES = 0x105
MAXIMUM_ALLOWED = 0x02000000


def call(procedure, case='', **fields):
    any_call('lsa', procedure, case, **fields)


def luid(low, high=0):
    return make(lsa.LUID, low=low, high=high)


def opens():
    plain = make(lsa.ObjectAttribute, len=24, attributes=0)
    quality = make(lsa.QosInfo, len=12, impersonation_level=2, context_mode=1, effective_only=0)
    qualified = make(lsa.ObjectAttribute, len=24, attributes=0x40, sec_qos=quality)
    call(lsa.OpenPolicy2, in_system_name=SERVER, in_attr=plain, in_access_mask=MAXIMUM_ALLOWED, out_handle=handle())
    call(lsa.OpenPolicy2, 'quality', in_system_name=None, in_attr=qualified, in_access_mask=1, out_handle=NO_HANDLE,
         result=ACCESS_DENIED)
    call(lsa.OpenPolicy, in_system_name=0x5c, in_attr=plain, in_access_mask=0x801, out_handle=handle())
    for procedure in (lsa.CreateAccount, lsa.OpenAccount):
        call(procedure, in_handle=handle(), in_sid=sid(DOMAIN + '-1104'), in_access_mask=0xf000f,
             out_acct_handle=handle())
    for procedure in (lsa.CreateSecret, lsa.OpenSecret):
        call(procedure, in_handle=handle(), in_name=string('G$secret'), in_access_mask=3, out_sec_handle=handle())
    call(lsa.OpenTrustedDomain, in_handle=handle(), in_sid=sid(DOMAIN), in_access_mask=0x7f,
         out_trustdom_handle=handle())
    call(lsa.OpenTrustedDomainByName, in_handle=handle(), in_name=string('other.example'), in_access_mask=0x7f,
         out_trustdom_handle=handle())
    call(lsa.CreateTrustedDomain, in_policy_handle=handle(),
         in_info=make(lsa.DomainInfo, name=large('OTHER'), sid=sid(DOMAIN)), in_access_mask=0x7f,
         out_trustdom_handle=handle())
    call(lsa.Close, in_handle=handle(), out_handle=NO_HANDLE)
    call(lsa.DeleteObject, in_handle=handle(), out_handle=NO_HANDLE)


def policies():
    names = {'name': large('SAMBA'), 'dns_domain': large('samba.example'), 'dns_forest': large('example')}
    domain = make(lsa.DomainInfo, name=large('SAMBA'), sid=sid(DOMAIN))
    dns = make(lsa.DnsDomainInfo, **names, domain_guid=UUID, sid=sid(DOMAIN))
    levels = {
        1: make(lsa.AuditLogInfo, percent_full=1, maximum_log_size=2, retention_time=TIME, shutdown_in_progress=1,
                time_to_shutdown=TIME + 1, next_audit_record=3),
        2: make(lsa.AuditEventsInfo, auditing_mode=1, count=3, settings=[0, 1, 3]),
        3: domain,
        4: make(lsa.PDAccountInfo, name=string('x')),
        5: make(lsa.DomainInfo, name=large('PC1'), sid=None),
        6: make(lsa.ServerRole, role=3),
        7: make(lsa.ReplicaSourceInfo, source=string('a'), account=string('bc')),
        9: make(lsa.ModificationInfo, modified_id=TIME, db_create_time=TIME + 1),
        10: make(lsa.AuditFullSetInfo, shutdown_on_full=1),
        11: make(lsa.AuditFullQueryInfo, shutdown_on_full=1, log_is_full=0),
        12: dns,
        14: domain,
    }
    for level, info in levels.items():
        call(lsa.QueryInfoPolicy, str(level), in_handle=handle(), in_level=level, out_info=info)
        call(lsa.SetInfoPolicy2, str(level), in_handle=handle(), in_level=level, in_info=info)
    call(lsa.QueryInfoPolicy, 'null', in_handle=handle(), in_level=12, out_info=None, result=ACCESS_DENIED)
    call(lsa.QueryInfoPolicy2, in_handle=handle(), in_level=12, out_info=dns)
    call(lsa.SetInfoPolicy, in_handle=handle(), in_level=6, in_info=levels[6])
    efs = make(lsa.DomainInfoEfs, blob_size=5, efs_blob=octets(5))
    kerberos = make(lsa.DomainInfoKerberos, authentication_options=0x80, service_tkt_lifetime=TIME,
                    user_tkt_lifetime=TIME + 1, user_tkt_renewaltime=TIME + 2, clock_skew=TIME + 3, reserved=0)
    for level, info in ((2, efs), (3, kerberos)):
        call(lsa.QueryDomainInformationPolicy, str(level), in_handle=handle(), in_level=level, out_info=info)
        call(lsa.SetDomainInformationPolicy, str(level), in_handle=handle(), in_level=level, in_info=info)
    call(lsa.SetDomainInformationPolicy, 'null', in_handle=handle(), in_level=2, in_info=None)


def privileges():
    entries = [make(lsa.PrivEntry, name=large(name), luid=luid(n, 1))
               for n, name in enumerate(('SeBackupPrivilege', 'SeDebugPrivilege'), 17)]
    call(lsa.EnumPrivs, in_handle=handle(), in_resume_handle=0, out_resume_handle=2,
         out_privs=make(lsa.PrivArray, count=2, privs=entries), in_max_count=100)
    held = make(lsa.PrivilegeSet, count=2, unknown=1,
                set=[make(lsa.LUIDAttribute, luid=luid(n), attribute=3) for n in (17, 20)])
    call(lsa.EnumPrivsAccount, in_handle=handle(), out_privs=held)
    call(lsa.AddPrivilegesToAccount, in_handle=handle(), in_privs=held)
    call(lsa.RemovePrivilegesFromAccount, in_handle=handle(), in_remove_all=0, in_privs=held)
    call(lsa.RemovePrivilegesFromAccount, 'null', in_handle=handle(), in_remove_all=1, in_privs=None)
    call(lsa.LookupPrivValue, in_handle=handle(), in_name=string('SeDebugPrivilege'), out_luid=luid(20, 1))
    call(lsa.LookupPrivName, in_handle=handle(), in_luid=luid(20), out_name=large('SeDebugPrivilege'))
    call(lsa.LookupPrivDisplayName, in_handle=handle(), in_name=string('SeDebugPrivilege'), in_language_id=0x409,
         in_language_id_sys=0x407, out_disp_name=large('Debug programs'), out_returned_language_id=0x409)
    call(lsa.GetSystemAccessAccount, in_handle=handle(), out_access_mask=0x13)
    call(lsa.SetSystemAccessAccount, in_handle=handle(), in_access_mask=0x13)
    rights = make(lsa.RightSet, count=2, names=[large('SeDebugPrivilege'), large('SeTcbPrivilege')])
    call(lsa.EnumAccountRights, in_handle=handle(), in_sid=sid(ADMINISTRATORS), out_rights=rights)
    call(lsa.AddAccountRights, in_handle=handle(), in_sid=sid(ADMINISTRATORS), in_rights=rights)
    call(lsa.RemoveAccountRights, in_handle=handle(), in_sid=sid(ADMINISTRATORS), in_remove_all=1,
         in_rights=make(lsa.RightSet, count=0))
    call(lsa.EnumAccounts, in_handle=handle(), in_resume_handle=1, out_resume_handle=3,
         out_sids=sids('S-1-1-0', ADMINISTRATORS), in_num_entries=4096, result=MORE_ENTRIES)
    call(lsa.EnumAccountsWithUserRight, in_handle=handle(), in_name=string('SeTcbPrivilege'),
         out_sids=sids('S-1-5-18'))
    call(lsa.EnumAccountsWithUserRight, 'null', in_handle=handle(), in_name=None, out_sids=sids())


def trusts():
    extended = make(lsa.TrustDomainInfoInfoEx, domain_name=large('other.example'), netbios_name=large('OTHER'),
                    sid=sid(DOMAIN), trust_direction=3, trust_type=2, trust_attributes=8)
    key = make(lsa.TrustDomainInfoBuffer, last_update_time=TIME, AuthType=2,
               data=make(lsa.DATA_BUF2, size=4, data=octets(4)))
    secrets = make(lsa.TrustDomainInfoAuthInfo, incoming_count=1, incoming_current_auth_info=key,
                   incoming_previous_auth_info=None, outgoing_count=1, outgoing_current_auth_info=key,
                   outgoing_previous_auth_info=key)
    blob = make(lsa.TrustDomainInfoAuthInfoInternal, auth_blob=make(lsa.DATA_BUF2, size=6, data=octets(6)))
    offset = make(lsa.TrustDomainInfoPosixOffset, posix_offset=0x12345678)
    extended2 = make(lsa.TrustDomainInfoInfoEx2Internal, info_ex=extended, forest_trust_length=3,
                     forest_trust_data=octets(3))
    data = [make(lsa.DATA_BUF, length=n, size=n, data=octets(n)) for n in (3, 5)]
    levels = {
        1: make(lsa.TrustDomainInfoName, netbios_name=large('OTHER')),
        2: make(lsa.TrustDomainInfoControllers, entries=2, netbios_names=[large('DC1'), large('DC2')]),
        3: offset,
        4: make(lsa.TrustDomainInfoPassword, password=data[0], old_password=data[1]),
        5: make(lsa.TrustDomainInfoBasic, netbios_name=string('OTHER'), sid=sid(DOMAIN)),
        6: extended,
        7: secrets,
        8: make(lsa.TrustDomainInfoFullInfo, info_ex=extended, posix_offset=offset, auth_info=secrets),
        9: blob,
        10: make(lsa.TrustDomainInfoFullInfoInternal, info_ex=extended, posix_offset=offset, auth_info=blob),
        11: extended2,
        12: make(lsa.TrustDomainInfoFullInfo2Internal, info=extended2, posix_offset=offset, auth_info=secrets),
        13: make(lsa.TrustDomainInfoSupportedEncTypes, enc_types=0x1c),
    }
    for level, info in levels.items():
        call(lsa.QueryTrustedDomainInfo, str(level), in_trustdom_handle=handle(), in_level=level, out_info=info)
        call(lsa.SetInformationTrustedDomain, str(level), in_trustdom_handle=handle(), in_level=level, in_info=info)
    call(lsa.QueryTrustedDomainInfoBySid, in_handle=handle(), in_dom_sid=sid(DOMAIN), in_level=6, out_info=extended)
    call(lsa.SetTrustedDomainInfo, in_handle=handle(), in_dom_sid=sid(DOMAIN), in_level=3, in_info=offset)
    name = string('other.example')
    call(lsa.QueryTrustedDomainInfoByName, in_handle=handle(), in_trusted_domain=name, in_level=5, out_info=levels[5])
    call(lsa.SetTrustedDomainInfoByName, in_handle=handle(), in_trusted_domain=name, in_level=6, in_info=extended)
    call(lsa.DeleteTrustedDomain, in_handle=handle(), in_dom_sid=sid(DOMAIN))
    domains = [make(lsa.DomainInfo, name=large(name), sid=sid(DOMAIN)) for name in ('A', 'BC')]
    call(lsa.EnumTrustDom, in_handle=handle(), in_resume_handle=0, out_resume_handle=2,
         out_domains=make(lsa.DomainList, count=2, domains=domains), in_max_size=4096)
    call(lsa.EnumTrustedDomainsEx, in_handle=handle(), in_resume_handle=0, out_resume_handle=2,
         out_domains=make(lsa.DomainListEx, count=2, domains=[extended, extended]), in_max_size=4096)
    call(lsa.CreateTrustedDomainEx, in_policy_handle=handle(), in_info=extended, in_auth_info=secrets,
         in_access_mask=0x7f, out_trustdom_handle=handle())
    call(lsa.CreateTrustedDomainEx2, in_policy_handle=handle(), in_info=extended, in_auth_info_internal=blob,
         in_access_mask=0x7f, out_trustdom_handle=handle())


def secrets():
    new, old = (make(lsa.DATA_BUF, length=n, size=n + 1, data=octets(n)) for n in (3, 5))
    call(lsa.SetSecret, in_sec_handle=handle(), in_new_val=new, in_old_val=None)
    call(lsa.StorePrivateData, in_handle=handle(), in_name=string('L$x'), in_val=new)
    call(lsa.StorePrivateData, 'null', in_handle=handle(), in_name=string('L$x'), in_val=None)
    call(lsa.RetrievePrivateData, in_handle=handle(), in_name=string('L$x'), in_val=None, out_val=old)
    call(lsa.QuerySecret, in_sec_handle=handle(), in_new_val=make(lsa.DATA_BUF_PTR, buf=None),
         out_new_val=make(lsa.DATA_BUF_PTR, buf=new), in_new_mtime=0, out_new_mtime=TIME, in_old_val=None,
         out_old_val=None, in_old_mtime=None, out_old_mtime=None)


def lookups():
    domains = [make(lsa.DomainInfo, name=large('SAMBA'), sid=sid(DOMAIN)),
               make(lsa.DomainInfo, name=large('BUILTIN'), sid=sid('S-1-5-32'))]
    domains = make(lsa.RefDomainList, count=2, domains=domains, max_size=32)
    names = [string(text) for text in ('SAMBA\\Administrator', 'nobody')]
    asked = {'in_num_names': 2, 'in_names': names, 'in_level': 1, 'in_count': 0, 'out_count': 1,
             'out_domains': domains, 'result': SOME_NOT_MAPPED}
    options = {'in_lookup_options': 0, 'in_client_revision': 2}

    def found(array, entry, **more):
        known = make(entry, sid_type=1, sid_index=0, **more)
        unknown = make(entry, sid_type=8, sid_index=0xffffffff)
        return {'in_sids': make(array, count=0), 'out_sids': make(array, count=2, sids=[known, unknown])}

    of_sid = found(lsa.TransSidArray3, lsa.TranslatedSid3, sid=sid(DOMAIN + '-500'), flags=1)
    call(lsa.LookupNames, in_handle=handle(), **asked, **found(lsa.TransSidArray, lsa.TranslatedSid, rid=500))
    call(lsa.LookupNames2, in_handle=handle(), **asked, **options,
         **found(lsa.TransSidArray2, lsa.TranslatedSid2, rid=500, unknown=1))
    call(lsa.LookupNames3, in_handle=handle(), **asked, **options, **of_sid)
    call(lsa.LookupNames4, **asked, **options, **of_sid)
    asked = {'in_sids': sids(DOMAIN + '-500', 'S-1-1-0'), 'in_level': 1, 'in_count': 0, 'out_count': 2,
             'out_domains': domains}

    def named(array, entry, **more):
        one = make(entry, sid_type=1, name=string('Administrator'), sid_index=0, **more)
        other = make(entry, sid_type=5, name=string('Everyone'), sid_index=1, **more)
        return {'in_names': make(array, count=0), 'out_names': make(array, count=2, names=[one, other])}

    of_name = named(lsa.TransNameArray2, lsa.TranslatedName2, unknown=2)
    call(lsa.LookupSids, in_handle=handle(), **asked, **named(lsa.TransNameArray, lsa.TranslatedName))
    call(lsa.LookupSids2, in_handle=handle(), **asked, **options, **of_name)
    call(lsa.LookupSids3, **asked, **options, **of_name)
    call(lsa.LookupSids, 'null', in_handle=handle(), in_sids=sids(), in_level=2, in_count=0, out_count=0,
         out_domains=None, in_names=make(lsa.TransNameArray, count=0), out_names=make(lsa.TransNameArray, count=0),
         result=0xC0000073)
    call(lsa.GetUserName, in_system_name=SERVER, in_account_name=None, out_account_name=string('anna'),
         in_authority_name=None, out_authority_name=None)


for part in (opens, policies, privileges, trusts, secrets, lookups):
    part()

left_out('lsa', NDR64, 'Length is 32 bits for Microsoft, and for Samba as long as a pointer',
         'OpenPolicy2.quality QueryTrustedDomainInfo.4 SetInformationTrustedDomain.4 SetSecret StorePrivateData'
         ' RetrievePrivateData QuerySecret')
left_out('lsa', NDR64, 'a length and its pointer are a structure for Samba, which is aligned as the pointer',
         'QueryTrustedDomainInfo.7 SetInformationTrustedDomain.7 QueryTrustedDomainInfo.8 SetInformationTrustedDomain.8'
         ' QueryTrustedDomainInfo.12 SetInformationTrustedDomain.12 CreateTrustedDomainEx')
left_out('lsa', NDR64, 'what stands before ForestTrustLength is a structure for Samba, and padded at its end',
         'QueryTrustedDomainInfo.11 SetInformationTrustedDomain.11')
left_out('lsa', NDR64, 'the level is an enumeration for Microsoft, 32 bits in NDR64, and 16 bits for Samba',
         'QueryDomainInformationPolicy.2 QueryDomainInformationPolicy.3')
left_out('lsa', BIG_ENDIAN, 'AuditingMode is a byte for Microsoft, and 32 bits for Samba',
         'QueryInfoPolicy.2 SetInfoPolicy2.2')
left_out('lsa', NDR, 'an enumeration is 16 bits for Microsoft, and 32 for Samba',
         'QueryInfoPolicy.6 SetInfoPolicy2.6 SetInfoPolicy')
left_out('lsa', NDR, 'Microsoft aligns each arm as the widest ([ms_union]); Samba aligns one as bytes',
         'QueryInfoPolicy.10 QueryInfoPolicy.11')
