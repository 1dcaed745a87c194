"""A workstation: [MS-WKST], in Samba's words.

What is not here: ErrorParameter of NetWkstaSetInfo is a unique pointer for Microsoft, and a reference for Samba. A
container of NetrUseEnum has one entry for Microsoft, and as many as it says for Samba. Samba's Python cannot set the
array of strings of NetrGetJoinableOus2.
"""

from samba.dcerpc import wkssvc

from objects import SERVER, TIME, make, numbered, octets, string
from objects import call as any_call

MORE_DATA = 234


def call(procedure, case='', **fields):
    any_call('wkssvc', procedure, case, in_server_name=SERVER, **fields)


def null(procedure, **fields):
    any_call('wkssvc', procedure, 'null', in_server_name=None, **fields)


def workstations():
    who = {'platform_id': 500, 'server_name': 'PC1', 'domain_name': 'SAMBA', 'version_major': 10, 'version_minor': 1}
    levels = {
        100: make(wkssvc.NetWkstaInfo100, **who),
        101: make(wkssvc.NetWkstaInfo101, **who, lan_root=''),
        102: make(wkssvc.NetWkstaInfo102, **who, lan_root=None, logged_on_users=3),
        502: numbered(wkssvc.NetWkstaInfo502),
        1013: make(wkssvc.NetWkstaInfo1013, keep_connection=600),
        1018: make(wkssvc.NetWkstaInfo1018, session_timeout=45),
        1046: make(wkssvc.NetWkstaInfo1046, dormant_file_limit=16),
    }
    for level, info in levels.items():
        call(wkssvc.NetWkstaGetInfo, str(level), in_level=level, out_info=info)
    null(wkssvc.NetWkstaGetInfo, in_level=100, out_info=None, result=5)
    statistics = numbered(wkssvc.NetrWorkstationStatistics, unknown1=TIME, unknown13=TIME + 1)
    call(wkssvc.NetrWorkstationStatisticsGet, in_unknown2='LanmanWorkstation', in_unknown3=0, in_unknown4=1,
         out_info=statistics)


def lists():
    def users(level, field, entries):
        counted = make(getattr(wkssvc, f'NetWkstaEnumUsersCtr{level}'), entries_read=len(entries), **{field: entries})
        return make(wkssvc.NetWkstaEnumUsersInfo, level=level, ctr=counted)

    names = [make(wkssvc.NetrWkstaUserInfo0, user_name=name) for name in ('anna', 'bo')]
    whole = [make(wkssvc.NetrWkstaUserInfo1, user_name=name, logon_domain='SAMBA', other_domains=None,
                  logon_server='DC') for name in ('anna', 'bo')]
    for level, field, entries in ((0, 'user0', names), (1, 'user1', whole)):
        call(wkssvc.NetWkstaEnumUsers, str(level), in_info=users(level, field, []),
             out_info=users(level, field, entries), in_prefmaxlen=0xffffffff, out_entries_read=2,
             in_resume_handle=0, out_resume_handle=7, result=MORE_DATA)
    transport = make(wkssvc.NetWkstaTransportInfo0, quality_of_service=1, vc_count=2, name='\\Device\\NetBT',
                     address='005056000102', wan_link=1)

    def transports(*entries):
        counted = make(wkssvc.NetWkstaTransportCtr0, count=len(entries), array=list(entries))
        return make(wkssvc.NetWkstaTransportInfo, level=0, ctr=counted)

    call(wkssvc.NetWkstaTransportEnum, in_info=transports(), out_info=transports(transport, transport),
         in_max_buffer=4096, out_total_entries=2, in_resume_handle=None, out_resume_handle=None)
    call(wkssvc.NetrWkstaTransportAdd, in_level=0, in_info0=transport, in_parm_err=0, out_parm_err=3, result=87)
    call(wkssvc.NetrWkstaTransportDel, in_transport_name='\\Device\\NetBT', in_unknown3=2)
    computers = make(wkssvc.ComputerNamesCtr, count=2, computer_name=[string('PC1'), string('PC2')])
    call(wkssvc.NetrEnumerateComputerNames, in_name_type=2, in_Reserved=0, out_ctr=computers)
    null(wkssvc.NetrEnumerateComputerNames, in_name_type=0, in_Reserved=1, out_ctr=None, result=5)


def uses():
    where = {'local': 'H:', 'remote': '\\\\SERVER\\data'}
    counts = {'status': 1, 'asg_type': 2, 'ref_count': 3, 'use_count': 4}
    levels = {
        0: make(wkssvc.NetrUseInfo0, **where),
        1: make(wkssvc.NetrUseInfo1, **where, password=None, **counts),
        2: make(wkssvc.NetrUseInfo2, **where, password='secret', **counts, user_name='anna', domain_name='SAMBA'),
    }
    for level, info in levels.items():
        call(wkssvc.NetrUseGetInfo, str(level), in_use_name='H:', in_level=level, out_ctr=info)
    call(wkssvc.NetrUseAdd, in_level=2, in_ctr=levels[2], in_parm_err=0, out_parm_err=1)
    call(wkssvc.NetrUseDel, in_use_name='H:', in_force_cond=1, result=2250)


def domains():
    call(wkssvc.NetrGetJoinInformation, in_name_buffer='SAMBA', out_name_buffer='', out_name_type=3)
    null(wkssvc.NetrGetJoinInformation, in_name_buffer=None, out_name_buffer=None, out_name_type=1)
    crypted = make(wkssvc.PasswordBuffer, data=octets(524))
    call(wkssvc.NetrJoinDomain2, in_domain_name='SAMBA', in_account_ou='OU=PCs', in_admin_account='admin',
         in_encrypted_password=crypted, in_join_flags=3)
    call(wkssvc.NetrUnjoinDomain2, in_account='admin', in_encrypted_password=None, in_unjoin_flags=4)
    call(wkssvc.NetrRenameMachineInDomain2, in_NewMachineName='PC2', in_Account=None, in_EncryptedPassword=None,
         in_RenameOptions=2)
    call(wkssvc.NetrValidateName2, in_name='PC2', in_Account=None, in_EncryptedPassword=None, in_name_type=3,
         result=1355)
    for procedure, name in ((wkssvc.NetrAddAlternateComputerName, 'NewAlternateMachineName'),
                            (wkssvc.NetrRemoveAlternateComputerName, 'AlternateMachineNameToRemove'),
                            (wkssvc.NetrSetPrimaryComputername, 'primary_name')):
        call(procedure, **{'in_' + name: 'PC2'}, in_Account='admin', in_EncryptedPassword=None, in_Reserved=0)


for part in (workstations, lists, uses, domains):
    part()
