"""Shares, sessions and open files: [MS-SRVS], in Samba's words.

The context handle of NetShareDelStart and NetShareDelCommit is behind a unique pointer for Samba, and is not here.
"""

from samba.dcerpc import srvsvc
from samba.dcerpc.security import sec_desc_buf

from objects import SERVER, make, numbered, octets
from objects import call as any_call

EVERYTHING = 0xffffffff
MORE_DATA = 234
UNKNOWN_LEVEL = 124


def call(procedure, case='', **fields):
    any_call('srvsvc', procedure, case, in_server_unc=SERVER, **fields)


def null(procedure, **fields):
    any_call('srvsvc', procedure, 'null', in_server_unc=None, **fields)


def enumeration(name, procedure, levels, info='info_ctr', **more):
    """Each level, asked for with nothing and answered with two entries."""
    container = getattr(srvsvc, name + 'InfoCtr')
    for level, entries in levels.items():
        counted = getattr(srvsvc, f'{name}Ctr{level}')
        asked = make(container, level=level, ctr=make(counted, count=0))
        answered = make(container, level=level, ctr=make(counted, count=len(entries), array=entries))
        call(procedure, str(level), **more, **{'in_' + info: asked, 'out_' + info: answered},
             in_max_buffer=EVERYTHING, out_totalentries=len(entries), in_resume_handle=0, out_resume_handle=7,
             result=MORE_DATA)
    null(procedure, **more, **{'in_' + info: asked, 'out_' + info: make(container, level=level, ctr=None)},
         in_max_buffer=4096, out_totalentries=0, in_resume_handle=None, out_resume_handle=None, result=5)


def connections():
    one = make(srvsvc.NetConnInfo1, conn_id=1, conn_type=2, num_open=3, num_users=4, conn_time=5, user='anna',
               share='PC1')
    other = make(srvsvc.NetConnInfo1, conn_id=6, conn_type=7, num_open=8, num_users=9, conn_time=10, user=None,
                 share='IPC$')
    ids = [make(srvsvc.NetConnInfo0, conn_id=id) for id in (1, 6)]
    enumeration('NetConn', srvsvc.NetConnEnum, {0: ids, 1: [one, other]}, in_path='C$')


def files():
    ids = [make(srvsvc.NetFileInfo2, fid=id) for id in (1, 2)]
    whole = [make(srvsvc.NetFileInfo3, fid=id, permissions=3, num_locks=id + 4, path='C:\\a', user='anna')
             for id in (1, 2)]
    enumeration('NetFile', srvsvc.NetFileEnum, {2: ids, 3: whole}, in_path='C:\\', in_user=None)
    for level, info in ((2, ids[0]), (3, whole[1])):
        call(srvsvc.NetFileGetInfo, str(level), in_fid=1, in_level=level, out_info=info)
    call(srvsvc.NetFileClose, in_fid=0x12345678, result=2314)


def sessions():
    who = {'client': '\\\\PC1', 'user': 'anna'}
    times = {'time': 100, 'idle_time': 20}
    levels = {
        0: make(srvsvc.NetSessInfo0, client='\\\\PC1'),
        1: make(srvsvc.NetSessInfo1, **who, num_open=3, **times, user_flags=1),
        2: make(srvsvc.NetSessInfo2, **who, num_open=3, **times, user_flags=1, client_type='Windows'),
        10: make(srvsvc.NetSessInfo10, **who, **times),
        502: make(srvsvc.NetSessInfo502, **who, num_open=3, **times, user_flags=1, client_type=None, transport='TCP'),
    }
    enumeration('NetSess', srvsvc.NetSessEnum, {level: [info, info] for level, info in levels.items()},
                in_client='\\\\PC1', in_user='')
    call(srvsvc.NetSessDel, in_client='\\\\PC1', in_user=None, result=2312)


def shares():
    disk = {'name': 'data', 'type': 0x80000000, 'comment': 'For all'}
    path = {'permissions': 0, 'max_users': EVERYTHING, 'current_users': 2, 'path': 'C:\\data', 'password': None}
    levels = {
        0: make(srvsvc.NetShareInfo0, name='data'),
        1: make(srvsvc.NetShareInfo1, **disk),
        2: make(srvsvc.NetShareInfo2, **disk, **path),
        501: make(srvsvc.NetShareInfo501, **disk, csc_policy=0x30),
        502: make(srvsvc.NetShareInfo502, **disk, **path, sd_buf=make(sec_desc_buf, sd_size=0)),
    }
    singles = {
        1004: make(srvsvc.NetShareInfo1004, comment='Of a single one'),
        1005: make(srvsvc.NetShareInfo1005, dfs_flags=0x800),
        1006: make(srvsvc.NetShareInfo1006, max_users=10),
    }
    for procedure in (srvsvc.NetShareEnumAll, srvsvc.NetShareEnum):
        enumeration('NetShare', procedure, {level: [info, info] for level, info in levels.items()})
    for level, info in {**levels, **singles}.items():
        call(srvsvc.NetShareGetInfo, str(level), in_share_name='data', in_level=level, out_info=info)
        call(srvsvc.NetShareSetInfo, str(level), in_share_name='data', in_level=level, in_info=info,
             in_parm_error=0, out_parm_error=3, result=87)
    call(srvsvc.NetShareAdd, in_level=2, in_info=levels[2], in_parm_error=None, out_parm_error=None, result=2118)
    null(srvsvc.NetShareGetInfo, in_share_name='data', in_level=1, out_info=None, result=2310)
    for procedure in (srvsvc.NetShareDel, srvsvc.NetShareDelSticky):
        call(procedure, in_share_name='data', in_reserved=0x12345678)
    call(srvsvc.NetShareCheck, in_device_name='C:\\data', out_type=3)


def servers():
    who = {'platform_id': 500, 'server_name': 'SERVER'}
    version = {'version_major': 10, 'version_minor': 1, 'server_type': 0x809a03, 'comment': 'A server'}
    levels = {
        100: make(srvsvc.NetSrvInfo100, **who),
        101: make(srvsvc.NetSrvInfo101, **who, **version),
        102: make(srvsvc.NetSrvInfo102, **who, **version, users=EVERYTHING, disc=15, hidden=0, announce=240,
                  anndelta=3000, licenses=0, userpath='C:\\'),
        502: numbered(srvsvc.NetSrvInfo502),
        503: numbered(srvsvc.NetSrvInfo503, domain='SAMBA'),
        599: None,
        1005: make(srvsvc.NetSrvInfo1005, comment='A server'),
        1010: make(srvsvc.NetSrvInfo1010, disc=15),
        1501: make(srvsvc.NetSrvInfo1501, sessopens=2048),
        1529: make(srvsvc.NetSrvInfo1529, minrcvqueue=2),
        1556: make(srvsvc.NetSrvInfo1556, maxworkitemidletime=30),
    }
    for level, info in levels.items():
        call(srvsvc.NetSrvGetInfo, str(level), in_level=level, out_info=info)
    null(srvsvc.NetSrvGetInfo, in_level=102, out_info=None, result=UNKNOWN_LEVEL)
    for level in (102, 502, 1005):
        call(srvsvc.NetSrvSetInfo, str(level), in_level=level, in_info=levels[level], in_parm_error=1,
             out_parm_error=2)
    call(srvsvc.NetServerStatisticsGet, in_service='LanmanServer', in_level=0, in_options=1,
         out_stats=numbered(srvsvc.Statistics))
    null(srvsvc.NetServerStatisticsGet, in_service=None, in_level=0, in_options=1, out_stats=None, result=5)
    call(srvsvc.NetRemoteTOD, out_info=numbered(srvsvc.NetRemoteTODInfo, timezone=-60))
    null(srvsvc.NetRemoteTOD, out_info=None, result=5)


def transports():
    address = {'addr': octets(3), 'addr_len': 3, 'net_addr': '005056000102'}
    levels = {
        0: make(srvsvc.NetTransportInfo0, vcs=1, name='\\Device\\NetBT', **address),
        1: make(srvsvc.NetTransportInfo1, vcs=1, name='\\Device\\NetBT', **address, domain='SAMBA'),
        2: make(srvsvc.NetTransportInfo2, vcs=1, name='\\Device\\NetBT', **address, domain='SAMBA', unknown=2),
        3: make(srvsvc.NetTransportInfo3, vcs=1, name='\\Device\\NetBT', **address, domain='SAMBA', unknown1=2,
                unknown2=256, unknown3=octets(256)),
    }
    for level, info in levels.items():
        call(srvsvc.NetServerTransportAddEx, str(level), in_level=level, in_info=info)
    enumeration('NetTransport', srvsvc.NetTransportEnum, {level: [info] for level, info in levels.items()},
                info='transports')
    call(srvsvc.NetTransportDel, in_level=0, in_info0=levels[0])


def names():
    call(srvsvc.NetPathType, in_path='C:\\data', in_pathflags=1, out_pathtype=0x2004)
    call(srvsvc.NetPathCompare, in_path1='a\\b', in_path2='A\\B', in_pathtype=1, in_pathflags=2)
    call(srvsvc.NetNameValidate, in_name='data', in_name_type=9, in_flags=0x80000000, result=123)
    call(srvsvc.NetPRNameCompare, in_name1='a', in_name2='bc', in_name_type=9, in_flags=1, result=1)
    empty = make(sec_desc_buf, sd_size=0)
    call(srvsvc.NetGetFileSecurity, in_share='data', in_file='a.txt', in_securityinformation=7, out_sd_buf=empty)
    null(srvsvc.NetGetFileSecurity, in_share=None, in_file='a.txt', in_securityinformation=7, out_sd_buf=None,
         result=5)
    call(srvsvc.NetSetFileSecurity, in_share=None, in_file='a.txt', in_securityinformation=4, in_sd_buf=empty)


for part in (connections, files, sessions, shares, servers, transports, names):
    part()
