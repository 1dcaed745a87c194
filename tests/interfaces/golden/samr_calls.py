"""Users, groups and aliases: [MS-SAMR], in Samba's words."""

from samba.dcerpc import lsa, samr

from objects import ADMINISTRATORS, BIG_ENDIAN, DOMAIN, NDR, NO_HANDLE, SERVER, TIME
from objects import call as any_call
from objects import handle, large, left_out, make, octets, sid, sids, string

ACCESS_DENIED = 0xC0000022
MORE_ENTRIES = 0x105
MAXIMUM_ALLOWED = 0x02000000
# Back from now, in 100 ns.
HALF_AN_HOUR = 2**64 - 18_000_000_000


def call(procedure, case='', **fields):
    any_call('samr', procedure, case, **fields)


def ids(*values):
    return make(samr.Ids, count=len(values), ids=list(values))


def names(*texts):
    return [string(text) for text in texts]


def entries(*texts):
    every = [make(samr.SamEntry, idx=500 + n, name=string(text)) for n, text in enumerate(texts)]
    return make(samr.SamArray, count=len(every), entries=every)


def binary(*units):
    return make(lsa.BinaryString, length=2 * len(units), size=2 * len(units), array=list(units))


def password(first):
    return make(samr.Password, hash=octets(16, first))


def hours():
    return make(samr.LogonHours, units_per_week=168, bits=octets(21))


def opens():
    call(samr.Connect, in_system_name=0x5c, in_access_mask=MAXIMUM_ALLOWED, out_connect_handle=handle(), result=0)
    call(samr.Connect, 'null', in_system_name=None, in_access_mask=0x30, out_connect_handle=NO_HANDLE,
         result=ACCESS_DENIED)
    call(samr.Connect2, in_system_name=SERVER, in_access_mask=MAXIMUM_ALLOWED, out_connect_handle=handle())
    call(samr.Connect2, 'null', in_system_name=None, in_access_mask=1, out_connect_handle=handle())
    call(samr.Connect4, in_system_name=SERVER, in_client_version=2, in_access_mask=0x31, out_connect_handle=handle())
    one = make(samr.ConnectInfo1, client_version=3, supported_features=0x10)
    call(samr.Connect5, in_system_name=SERVER, in_access_mask=0x30, in_level_in=1, in_info_in=one,
         out_level_out=1, out_info_out=one, out_connect_handle=handle())
    call(samr.OpenDomain, in_connect_handle=handle(), in_access_mask=0x304, in_sid=sid(DOMAIN),
         out_domain_handle=handle())
    for procedure, name in ((samr.OpenGroup, 'group'), (samr.OpenAlias, 'alias'), (samr.OpenUser, 'user')):
        fields = {'out_' + name + '_handle': handle()}
        call(procedure, in_domain_handle=handle(), in_access_mask=0xf07ff, in_rid=1104, **fields)
    call(samr.CreateDomainGroup, in_domain_handle=handle(), in_name=string('Staff'), in_access_mask=3,
         out_group_handle=handle(), out_rid=1105)
    call(samr.CreateUser, in_domain_handle=handle(), in_account_name=string('anna'), in_access_mask=0x10000,
         out_user_handle=handle(), out_rid=1106)
    call(samr.CreateDomAlias, in_domain_handle=handle(), in_alias_name=string('Printer users'), in_access_mask=12,
         out_alias_handle=handle(), out_rid=1107)
    call(samr.CreateUser2, in_domain_handle=handle(), in_account_name=string('PC$'), in_acct_flags=0x80,
         in_access_mask=0xe00500b0, out_user_handle=handle(), out_access_granted=0xf07ff, out_rid=1108)


def closes():
    call(samr.Close, in_handle=handle(), out_handle=NO_HANDLE)
    call(samr.DeleteDomainGroup, in_group_handle=handle(), out_group_handle=NO_HANDLE)
    call(samr.DeleteDomAlias, in_alias_handle=handle(), out_alias_handle=NO_HANDLE)
    call(samr.DeleteUser, in_user_handle=handle(), out_user_handle=NO_HANDLE)


def lists():
    call(samr.LookupDomain, in_connect_handle=handle(), in_domain_name=string('BUILTIN'), out_sid=sid('S-1-5-32'))
    call(samr.LookupDomain, 'null', in_connect_handle=handle(), in_domain_name=string(None), out_sid=None,
         result=0xC00000DF)
    call(samr.EnumDomains, in_connect_handle=handle(), in_resume_handle=7, out_resume_handle=9,
         out_sam=entries('SAMBA', 'Builtin'), in_buf_size=0xffffffff, out_num_entries=2, result=MORE_ENTRIES)
    call(samr.EnumDomainGroups, in_domain_handle=handle(), in_resume_handle=0, out_resume_handle=0, out_sam=None,
         in_max_size=1000, out_num_entries=0)
    call(samr.EnumDomainUsers, in_domain_handle=handle(), in_resume_handle=1, out_resume_handle=2,
         in_acct_flags=0x10, out_sam=entries('Administrator', 'G\u00e4ste', 'x'), in_max_size=4096, out_num_entries=3)
    call(samr.EnumDomainAliases, in_domain_handle=handle(), in_resume_handle=0, out_resume_handle=0,
         out_sam=entries(), in_max_size=4096, out_num_entries=0)
    call(samr.GetAliasMembership, in_domain_handle=handle(), in_sids=sids(DOMAIN + '-500', 'S-1-1-0'),
         out_rids=ids(544, 545))
    call(samr.LookupNames, in_domain_handle=handle(), in_num_names=3, in_names=names('root', 'x', None),
         out_rids=ids(500, 1000, 0), out_types=ids(1, 1, 8))
    call(samr.LookupRids, in_domain_handle=handle(), in_num_rids=2, in_rids=[500, 512],
         out_names=make(lsa.Strings, count=2, names=names('Administrator', 'Domain Admins')), out_types=ids(1, 2))
    call(samr.QueryGroupMember, in_group_handle=handle(),
         out_rids=make(samr.RidAttrArray, count=2, rids=[500, 1104], attributes=[7, 5]))
    call(samr.GetMembersInAlias, in_alias_handle=handle(), out_sids=sids(DOMAIN + '-512', None, 'S-1-5-11'))
    attributes = [make(samr.RidWithAttribute, rid=rid, attributes=7) for rid in (513, 512)]
    call(samr.GetGroupsForUser, in_user_handle=handle(),
         out_rids=make(samr.RidWithAttributeArray, count=2, rids=attributes))
    call(samr.RidToSid, in_domain_handle=handle(), in_rid=500, out_sid=sid(DOMAIN + '-500'))
    index = {'in_domain_handle': handle(), 'in_level': 1, 'in_name': string('an'), 'out_idx': 5}
    call(samr.GetDisplayEnumerationIndex, **index)
    call(samr.GetDisplayEnumerationIndex2, **index)


def members():
    call(samr.AddGroupMember, in_group_handle=handle(), in_rid=1104, in_flags=7)
    call(samr.DeleteGroupMember, in_group_handle=handle(), in_rid=1104)
    call(samr.SetMemberAttributesOfGroup, in_group_handle=handle(), in_unknown1=1104, in_unknown2=5)
    call(samr.AddAliasMember, in_alias_handle=handle(), in_sid=sid(DOMAIN + '-1104'))
    call(samr.DeleteAliasMember, in_alias_handle=handle(), in_sid=sid(ADMINISTRATORS))
    call(samr.RemoveMemberFromForeignDomain, in_domain_handle=handle(), in_sid=sid(DOMAIN + '-1'))
    call(samr.AddMultipleMembersToAlias, in_alias_handle=handle(), in_sids=sids(DOMAIN + '-1', 'S-1-1-0'))
    call(samr.RemoveMultipleMembersFromAlias, in_alias_handle=handle(), in_sids=sids('S-1-5-11'))


def domains():
    general = make(samr.DomGeneralInformation, force_logoff_time=TIME, oem_information=string('a comment'),
                   domain_name=string('SAMBA'), primary=string(''), sequence_num=TIME + 1, domain_server_state=1,
                   role=3, unknown3=1, num_users=30, num_groups=20, num_aliases=10)
    levels = {
        1: make(samr.DomInfo1, min_password_length=7, password_history_length=24, password_properties=1,
                max_password_age=-37108517437440, min_password_age=-864000000000),
        2: general,
        3: make(samr.DomInfo3, force_logoff_time=TIME),
        4: make(samr.DomOEMInformation, oem_information=string('a comment')),
        5: make(samr.DomInfo5, domain_name=string('SAMBA')),
        6: make(samr.DomInfo6, primary=string('PDC')),
        7: make(samr.DomInfo7, role=3),
        8: make(samr.DomInfo8, sequence_num=TIME, domain_create_time=TIME + 1),
        9: make(samr.DomInfo9, domain_server_state=1),
        11: make(samr.DomGeneralInformation2, general=general, lockout_duration=TIME, lockout_window=HALF_AN_HOUR,
                 lockout_threshold=5),
        12: make(samr.DomInfo12, lockout_duration=TIME, lockout_window=HALF_AN_HOUR, lockout_threshold=5),
        13: make(samr.DomInfo13, sequence_num=TIME, domain_create_time=TIME + 1,
                 modified_count_at_last_promotion=TIME + 2),
    }
    for level, info in levels.items():
        call(samr.QueryDomainInfo, str(level), in_domain_handle=handle(), in_level=level, out_info=info)
        call(samr.SetDomainInfo, str(level), in_domain_handle=handle(), in_level=level, in_info=info)
    call(samr.QueryDomainInfo, 'null', in_domain_handle=handle(), in_level=1, out_info=None, result=ACCESS_DENIED)
    call(samr.QueryDomainInfo2, in_domain_handle=handle(), in_level=11, out_info=levels[11])


def groups():
    levels = {
        1: make(samr.GroupInfoAll, name=string('Staff'), attributes=7, num_members=3, description=string('All')),
        2: string('Staff'),
        3: make(samr.GroupInfoAttributes, attributes=7),
        4: string('A description'),
        5: make(samr.GroupInfoAll, name=string('S'), attributes=7, num_members=0, description=string(None)),
    }
    for level, info in levels.items():
        call(samr.QueryGroupInfo, str(level), in_group_handle=handle(), in_level=level, out_info=info)
        call(samr.SetGroupInfo, str(level), in_group_handle=handle(), in_level=level, in_info=info)
    levels = {
        1: make(samr.AliasInfoAll, name=string('Users'), num_members=2, description=string('Some')),
        2: string('Users'),
        3: string('A description'),
    }
    for level, info in levels.items():
        call(samr.QueryAliasInfo, str(level), in_alias_handle=handle(), in_level=level, out_info=info)
        call(samr.SetAliasInfo, str(level), in_alias_handle=handle(), in_level=level, in_info=info)


def users():
    home = {'home_directory': string('\\\\SERVER\\anna'), 'home_drive': string('H:')}
    scripts = {'logon_script': string('logon.cmd'), 'profile_path': string('\\\\SERVER\\profiles\\anna')}
    who = {'account_name': string('anna'), 'full_name': string('Anna \u00c5berg')}
    logons = {'last_logon': TIME, 'last_logoff': TIME + 1}
    counts = {'bad_password_count': 1, 'logon_count': 258}
    every = make(
        samr.UserInfo21, **logons, last_password_change=TIME + 2, acct_expiry=0x7fffffffffffffff,
        allow_password_change=TIME + 3, force_password_change=TIME + 4, **who, **home, **scripts,
        description=string('Somebody'), workstations=string('PC1,PC2'), comment=string(''), parameters=binary(1, 2, 3),
        lm_owf_password=binary(*octets(8)), nt_owf_password=binary(*octets(8, 9)), private_data=string(None),
        buf_count=3, buffer=[1, 2, 3], rid=1104, primary_gid=513, acct_flags=0x210, fields_present=0xffffff,
        logon_hours=hours(), **counts, country_code=49, code_page=1252, lm_password_set=0, nt_password_set=1,
        password_expired=0, private_data_sensitive=1)
    crypted = make(samr.CryptPassword, data=octets(516))
    salted = make(samr.CryptPasswordEx, data=octets(532))
    aes = make(samr.EncryptedPasswordAES, auth_data=octets(64), salt=octets(16), cipher_len=5, cipher=octets(5),
               PBKDF2Iterations=TIME)
    levels = {
        1: make(samr.UserInfo1, **who, primary_gid=513, description=string('Somebody'), comment=string(None)),
        2: make(samr.UserInfo2, comment=string('Hello'), reserved=string(None), country_code=49, code_page=1252),
        3: make(samr.UserInfo3, **who, rid=1104, primary_gid=513, **home, **scripts, workstations=string('PC1'),
                **logons, last_password_change=TIME + 2, allow_password_change=TIME + 3,
                force_password_change=TIME + 4, logon_hours=hours(), **counts, acct_flags=0x210),
        4: make(samr.UserInfo4, logon_hours=hours()),
        5: make(samr.UserInfo5, **who, rid=1104, primary_gid=513, **home, **scripts, description=string('Somebody'),
                workstations=string('PC1'), **logons, logon_hours=hours(), **counts, last_password_change=TIME + 2,
                acct_expiry=TIME + 3, acct_flags=0x210),
        6: make(samr.UserInfo6, **who),
        7: make(samr.UserInfo7, account_name=string('anna')),
        8: make(samr.UserInfo8, full_name=string('Anna')),
        9: make(samr.UserInfo9, primary_gid=513),
        10: make(samr.UserInfo10, **home),
        11: make(samr.UserInfo11, logon_script=string('logon.cmd')),
        12: make(samr.UserInfo12, profile_path=string('\\\\SERVER\\profiles\\anna')),
        13: make(samr.UserInfo13, description=string('Somebody')),
        14: make(samr.UserInfo14, workstations=string('PC1,PC2')),
        16: make(samr.UserInfo16, acct_flags=0x210),
        17: make(samr.UserInfo17, acct_expiry=TIME),
        18: make(samr.UserInfo18, nt_pwd=password(1), lm_pwd=password(17), nt_pwd_active=1, lm_pwd_active=0,
                 password_expired=1),
        20: make(samr.UserInfo20, parameters=binary(0x100, 2, 0xffff)),
        21: every,
        23: make(samr.UserInfo23, info=every, password=crypted),
        24: make(samr.UserInfo24, password=crypted, password_expired=1),
        25: make(samr.UserInfo25, info=every, password=salted),
        26: make(samr.UserInfo26, password=salted, password_expired=1),
        31: make(samr.UserInfo31, password=aes, password_expired=1),
        32: make(samr.UserInfo32, info=every, password=aes),
    }
    for level, info in levels.items():
        call(samr.QueryUserInfo, str(level), in_user_handle=handle(), in_level=level, out_info=info)
        call(samr.SetUserInfo2, str(level), in_user_handle=handle(), in_level=level, in_info=info)
    call(samr.QueryUserInfo, 'null', in_user_handle=handle(), in_level=21, out_info=None, result=ACCESS_DENIED)
    call(samr.QueryUserInfo2, in_user_handle=handle(), in_level=21, out_info=every)
    call(samr.SetUserInfo, in_user_handle=handle(), in_level=16, in_info=levels[16])


def displays():
    def users_of(kind, **more):
        texts = {'description': string('One'), **more}
        return [make(kind, idx=n, rid=1000 + n, acct_flags=0x10, account_name=string(name), **texts)
                for n, name in enumerate(('anna', 'bo'), 1)]

    oem = [make(samr.DispEntryAscii, idx=n, account_name=string(name, lsa.AsciiStringLarge))
           for n, name in enumerate(('anna', 'bo'), 1)]
    general = users_of(samr.DispEntryGeneral, full_name=string('Somebody'))
    levels = {
        1: make(samr.DispInfoGeneral, count=2, entries=general),
        2: make(samr.DispInfoFull, count=2, entries=users_of(samr.DispEntryFull)),
        3: make(samr.DispInfoFullGroups, count=2, entries=users_of(samr.DispEntryFullGroup)),
        4: make(samr.DispInfoAscii, count=2, entries=oem),
        5: make(samr.DispInfoAscii, count=2, entries=oem),
    }
    for level, info in levels.items():
        fields = {'in_domain_handle': handle(), 'in_level': level, 'in_start_idx': 0, 'in_max_entries': 100,
                  'in_buf_size': 0xffff, 'out_total_size': 200, 'out_returned_size': 100, 'out_info': info,
                  'result': MORE_ENTRIES}
        call(samr.QueryDisplayInfo, str(level), **fields)
        if level in (2, 4):
            call(samr.QueryDisplayInfo2, str(level), **fields)
        if level in (3, 5):
            call(samr.QueryDisplayInfo3, str(level), **fields)


def passwords():
    info = make(samr.PwInfo, min_password_length=7, password_properties=0x11)
    call(samr.GetUserPwInfo, in_user_handle=handle(), out_info=info)
    call(samr.GetDomPwInfo, in_domain_name=string('SAMBA'), out_info=info)
    call(samr.GetDomPwInfo, 'null', in_domain_name=None, out_info=info)
    call(samr.ChangePasswordUser, in_user_handle=handle(), in_lm_present=0, in_old_lm_crypted=None,
         in_new_lm_crypted=None, in_nt_present=1, in_old_nt_crypted=password(1), in_new_nt_crypted=password(17),
         in_cross1_present=0, in_nt_cross=None, in_cross2_present=1, in_lm_cross=password(33))
    crypted = make(samr.CryptPassword, data=octets(516))
    call(samr.OemChangePasswordUser2, in_server=string('SERVER', lsa.AsciiString),
         in_account=string('anna', lsa.AsciiString), in_password=crypted, in_hash=password(1))
    call(samr.ChangePasswordUser2, in_server=string(SERVER), in_account=string('anna'), in_nt_password=crypted,
         in_nt_verifier=password(1), in_lm_change=1, in_lm_password=None, in_lm_verifier=None)
    call(samr.SetDsrmPassword, in_name=string('anna'), in_unknown=500, in_hash=password(1))
    aes = make(samr.EncryptedPasswordAES, auth_data=octets(64), salt=octets(16), cipher_len=5, cipher=octets(5),
               PBKDF2Iterations=10000)
    call(samr.ChangePasswordUser4, in_server=string(SERVER), in_account=string('anna'), in_password=aes)


def validation():
    def blob(first):
        return make(samr.ValidationBlob, length=4, data=octets(4, first))

    info = make(samr.ValidatePasswordInfo, fields_present=0x3f, last_password_change=TIME,
                bad_password_time=TIME + 1, lockout_time=TIME + 2, bad_pwd_count=3, pwd_history_len=2,
                pwd_history=[blob(1), blob(5)])
    reply = make(samr.ValidatePasswordRepCtr, info=info, status=6)
    who = {'password': large('secret'), 'account': large('anna'), 'hash': blob(9)}
    levels = {
        1: make(samr.ValidatePasswordReq1, info=info, password_matched=1),
        2: make(samr.ValidatePasswordReq2, info=info, **who, password_matched=1),
        3: make(samr.ValidatePasswordReq3, info=info, **who, pwd_must_change_at_next_logon=1, clear_lockout=0),
    }
    for level, request in levels.items():
        call(samr.ValidatePassword, str(level), in_level=level, in_req=request, out_rep=reply)


def security():
    from samba.dcerpc.security import sec_desc_buf
    empty = make(sec_desc_buf, sd_size=0)
    call(samr.SetSecurity, in_handle=handle(), in_sec_info=4, in_sdbuf=empty)
    call(samr.QuerySecurity, in_handle=handle(), in_sec_info=7, out_sdbuf=None, result=ACCESS_DENIED)


for part in (opens, closes, lists, members, domains, groups, users, displays, passwords, validation, security):
    part()

left_out('samr', BIG_ENDIAN, 'UasCompatibilityRequired is a byte for Microsoft, and 32 bits for Samba',
         'QueryDomainInfo.2 SetDomainInfo.2 QueryDomainInfo.11 SetDomainInfo.11 QueryDomainInfo2')
left_out('samr', BIG_ENDIAN, 'DomainModifiedCount has its low half first for Microsoft; for Samba it is one number',
         'QueryDomainInfo.8 SetDomainInfo.8 QueryDomainInfo.13 SetDomainInfo.13')
left_out('samr', NDR, 'an enumeration is 16 bits for Microsoft, and 32 for Samba',
         'QueryDomainInfo.7 SetDomainInfo.7 QueryDomainInfo.9 SetDomainInfo.9')
left_out('samr', NDR, 'Microsoft aligns each arm as the widest ([ms_union]); Samba aligns a password as bytes',
         'QueryUserInfo.18 QueryUserInfo.24 QueryUserInfo.26')
