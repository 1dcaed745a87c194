#!/usr/bin/python3
"""Prints the logon information of a Kerberos PAC, pickled by Samba.

    /usr/bin/python3 samba_pac.py > samba_pac.txt

Needs Debian's python3-samba.
"""

from samba.dcerpc import krb5pac, lsa, netlogon, samr, security
from samba.ndr import ndr_pack, ndr_unpack


def groups(rids):
    members = []
    for rid in rids:
        member = samr.RidWithAttribute()
        member.rid, member.attributes = rid, 7
        members.append(member)
    array = samr.RidWithAttributeArray()
    array.count, array.rids = len(members), members
    return array


def text(value):
    string = lsa.String()
    string.string = value
    return string


extra = netlogon.netr_SidAttr()
extra.sid, extra.attributes = security.dom_sid('S-1-18-1'), 7

logon = krb5pac.PAC_LOGON_INFO()
base = logon.info3.base
base.logon_time = 132_000_000_000_000_000
base.logoff_time = base.kickoff_time = 0x7FFF_FFFF_FFFF_FFFF
base.last_password_change = 131_999_000_000_000_000
base.allow_password_change = 131_999_864_000_000_000
base.force_password_change = 0x7FFF_FFFF_FFFF_FFFF
base.account_name = text('alice')
base.full_name = text('Alice Ångström')
base.home_drive = text('H:')
base.logon_count = 17
base.bad_password_count = 1
base.rid = 1103
base.primary_gid = 513
base.groups = groups([513, 1105])
base.user_flags = 0x220
base.logon_server.string = 'DC1'
base.logon_domain.string = 'EXAMPLE'
base.domain_sid = security.dom_sid('S-1-5-21-1-2-3')
base.acct_flags = 0x210
logon.info3.sids, logon.info3.sidcount = [extra], 1
logon.resource_groups.domain_sid = security.dom_sid('S-1-5-21-4-5-6')
logon.resource_groups.groups = groups([2001])
base.user_flags |= 0x200

info = krb5pac.PAC_LOGON_INFO_CTR()
info.info = logon
buffer = krb5pac.PAC_BUFFER()
buffer.type = krb5pac.PAC_TYPE_LOGON_INFO
buffer.info = info
pac = krb5pac.PAC_DATA()
pac.num_buffers, pac.buffers = 1, [buffer]

raw = ndr_unpack(krb5pac.PAC_DATA_RAW, ndr_pack(pac))
print('# PAC_LOGON_INFO, written by samba_pac.py with Samba\'s own encoder.')
data = raw.buffers[0].info.remaining
for start in range(0, len(data), 32):
    print(data[start:start + 32].hex())
