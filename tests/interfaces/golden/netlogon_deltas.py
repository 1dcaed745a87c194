"""Changes to the accounts' database, one of each kind: [MS-NRPC], in Samba's words."""

from samba.dcerpc import netlogon, samr
from samba.dcerpc.security import sec_desc_buf

from objects import DOMAIN, NDR64, SERVER, TIME, call, left_out, make, octets, sid, sids, string

# STATUS_MORE_ENTRIES
MORE_ENTRIES = 0x105


def authenticator(first):
    return make(netlogon.netr_Authenticator, cred=make(netlogon.netr_Credential, data=octets(8, first)), timestamp=1)


def cipher(length):
    return make(netlogon.netr_CIPHER_VALUE, len=length, maxlen=length, cipher_data=octets(length))


def deltas():
    """The kinds, with what each is about and what has changed."""
    rest = {'unknown2': string('a'), 'unknown5': 5, 'unknown8': 8}
    security = {'SecurityInformation': 7, 'sdbuf': make(sec_desc_buf, sd_size=0)}
    quota = make(netlogon.netr_QUOTA_LIMITS, pagedpoollimit=1, nonpagedpoollimit=2, minimumworkingsetsize=3,
                 maximumworkingsetsize=4, pagefilelimit=5, timelimit=TIME)
    password = make(samr.Password, hash=octets(16))
    domain = make(netlogon.netr_DELTA_DOMAIN, domain_name=string('SAMBA'), oem_information=string(''),
                  force_logoff_time=-1, min_password_length=7, password_history_length=24, max_password_age=-TIME,
                  min_password_age=TIME, sequence_num=TIME + 1, domain_create_time=TIME + 2, **security)
    group = make(netlogon.netr_DELTA_GROUP, group_name=string('Staff'), rid=1105, attributes=7,
                 description=string('All'), **security, **rest)
    renamed = make(netlogon.netr_DELTA_RENAME, OldName=string('old'), NewName=string('new'), **rest)
    hours = make(samr.LogonHours, units_per_week=168, bits=octets(21))
    private = make(netlogon.netr_USER_PRIVATE_INFO, SensitiveDataFlag=1, DataLength=5, SensitiveData=octets(5))
    user = make(netlogon.netr_DELTA_USER, account_name=string('anna'), full_name=string('Anna'), rid=1104,
                primary_gid=513, home_drive=string('H:'), last_logon=TIME, last_logoff=TIME + 1, logon_hours=hours,
                bad_password_count=1, logon_count=2, last_password_change=TIME + 2, acct_expiry=TIME + 3,
                acct_flags=0x10, lmpassword=password, ntpassword=password, nt_password_present=1, country_code=49,
                code_page=1252, user_private_info=private, **security, profile_path=string('p'), **rest)
    members = make(netlogon.netr_DELTA_GROUP_MEMBER, num_rids=2, rids=[1104, 1106], attribs=[7, 5], unknown4=4)
    alias = make(netlogon.netr_DELTA_ALIAS, alias_name=string('Users'), rid=545, **security,
                 description=string('Some'), **rest)
    alias_members = make(netlogon.netr_DELTA_ALIAS_MEMBER, sids=sids(DOMAIN + '-513', 'S-1-5-11'), unknown4=4)
    trusted = make(netlogon.netr_DELTA_TRUSTED_DOMAIN, domain_name=string('OTHER'), num_controllers=2,
                   controller_names=[string('DC1'), string('DC2')], **security, posix_offset=0x12345678, unknown8=8)
    account = make(netlogon.netr_DELTA_ACCOUNT, privilege_entries=2, privilege_control=1, privilege_attrib=[3, 1],
                   privilege_name=[string('SeTcbPrivilege'), string('SeDebugPrivilege')], quotalimits=quota,
                   system_flags=0x13, **security, **rest)
    secret = make(netlogon.netr_DELTA_SECRET, current_cipher=cipher(5), current_cipher_set_time=TIME,
                  old_cipher=cipher(3), old_cipher_set_time=TIME + 1, **security, **rest)
    deleted = make(netlogon.netr_DELTA_DELETE_USER, account_name='anna', unknown1=string('x'), unknown8=8)
    return {
        netlogon.NETR_DELTA_DOMAIN: (0, domain),
        netlogon.NETR_DELTA_GROUP: (1105, group),
        netlogon.NETR_DELTA_RENAME_GROUP: (1105, renamed),
        netlogon.NETR_DELTA_USER: (1104, user),
        netlogon.NETR_DELTA_RENAME_USER: (1104, renamed),
        netlogon.NETR_DELTA_GROUP_MEMBER: (1105, members),
        netlogon.NETR_DELTA_ALIAS: (545, alias),
        netlogon.NETR_DELTA_RENAME_ALIAS: (545, renamed),
        netlogon.NETR_DELTA_ALIAS_MEMBER: (545, alias_members),
        netlogon.NETR_DELTA_TRUSTED_DOMAIN: (sid(DOMAIN), trusted),
        netlogon.NETR_DELTA_ACCOUNT: (sid(DOMAIN + '-1104'), account),
        netlogon.NETR_DELTA_SECRET: ('G$secret', secret),
        netlogon.NETR_DELTA_DELETE_USER2: (1104, deleted),
        netlogon.NETR_DELTA_MODIFY_COUNT: (0, TIME),
    }


def array(*kinds):
    every = deltas()
    entries = [make(netlogon.netr_DELTA_ENUM, delta_type=kind, delta_id_union=every[kind][0],
                    delta_union=every[kind][1]) for kind in kinds]
    return make(netlogon.netr_DELTA_ENUM_ARRAY, num_deltas=len(entries), delta_enum=entries)


ASKED = {'in_logon_server': SERVER, 'in_computername': 'PC1', 'in_credential': authenticator(1),
         'in_return_authenticator': authenticator(9), 'out_return_authenticator': authenticator(17),
         'in_database_id': 1, 'in_preferredmaximumlength': 0xffff, 'result': MORE_ENTRIES}
SYNC = {**ASKED, 'in_sync_context': 1, 'out_sync_context': 2}

for kind in deltas():
    call('netlogon', netlogon.netr_DatabaseSync, str(kind), **SYNC, out_delta_enum_array=array(kind))
call('netlogon', netlogon.netr_DatabaseSync, 'null', **SYNC, out_delta_enum_array=None)
call('netlogon', netlogon.netr_DatabaseSync2, **SYNC, in_restart_state=4,
     out_delta_enum_array=array(netlogon.NETR_DELTA_RENAME_USER, netlogon.NETR_DELTA_GROUP_MEMBER))
call('netlogon', netlogon.netr_DatabaseDeltas, **ASKED, in_sequence_num=TIME, out_sequence_num=TIME + 1,
     out_delta_enum_array=array(netlogon.NETR_DELTA_ALIAS_MEMBER, netlogon.NETR_DELTA_RENAME_GROUP))

left_out('netlogon', NDR64, 'a descriptor and its size are a structure for Samba, which is aligned as the pointer',
         'DatabaseSync.2 DatabaseSync.5 DatabaseSync.14 DatabaseSync.16 DatabaseSync.18')
