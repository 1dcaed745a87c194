#!/usr/bin/python3
"""Prints golden stub data of three procedures with real shapes, encoded by Samba's Python bindings.

    /usr/bin/python3 samba_shapes.py > samba_shapes.txt

Needs Debian's python3-samba. Together they have a union in a structure, arrays of structures with strings,
conformant varying arrays as a parameter and behind pointers, and conformant structures behind pointers.
"""

from samba.dcerpc import lsa, misc, samr, security, srvsvc
from samba.ndr import ndr_pack_in, ndr_pack_out

SYNTAXES = (
    ('ndr', {}),
    ('ndr-be', {'bigendian': True}),
    ('ndr64', {'ndr64': True}),
)

HEADER = """\
# Stub data, written by samba_shapes.py with Samba's own encoder.
#
# NAME in|out ndr|ndr-be|ndr64 HEX
#
# ndr-be is NDR with big-endian integers."""


def handle():
    policy = misc.policy_handle()
    policy.handle_type = 1
    policy.uuid = misc.GUID('12345678-1234-abcd-ef00-0123456789ab')
    return policy


def share(name, kind, comment):
    info = srvsvc.NetShareInfo1()
    info.name, info.type, info.comment = name, kind, comment
    return info


def net_share_enum_all():
    call = srvsvc.NetShareEnumAll()
    array = srvsvc.NetShareCtr1()
    array.count = 2
    array.array = [share('tmp', 0, 'Temporary'), share('IPC$', 3, '')]
    info = srvsvc.NetShareInfoCtr()
    info.level = 1
    info.ctr = array
    call.in_server_unc = 'server'
    call.in_info_ctr = info
    call.in_max_buffer = 0xffffffff
    call.in_resume_handle = None
    call.out_info_ctr = info
    call.out_totalentries = 2
    call.out_resume_handle = 7
    return call


def lookup_names():
    call = samr.LookupNames()
    call.in_domain_handle = handle()
    names = []
    for text in ('root', 'x'):
        name = lsa.String()
        name.string = text
        names.append(name)
    call.in_num_names = len(names)
    call.in_names = names
    rids, types = samr.Ids(), samr.Ids()
    rids.count, rids.ids = 2, [500, 1000]
    types.count, types.ids = 2, [1, 1]
    call.out_rids = rids
    call.out_types = types
    return call


def lookup_sids():
    call = lsa.LookupSids()
    call.in_handle = handle()
    pointers = []
    for text in ('S-1-5-32-544', 'S-1-1-0'):
        pointer = lsa.SidPtr()
        pointer.sid = security.dom_sid(text)
        pointers.append(pointer)
    sids = lsa.SidArray()
    sids.num_sids = len(pointers)
    sids.sids = pointers
    names = lsa.TransNameArray()
    names.count = 0
    names.names = []
    call.in_sids = sids
    call.in_names = names
    call.in_level = 1
    call.in_count = 0
    return call


def line(name, direction, call):
    pack = {'in': ndr_pack_in, 'out': ndr_pack_out}[direction]
    for syntax, options in SYNTAXES:
        print(name, direction, syntax, pack(call, **options).hex())


print(HEADER)
line('NetShareEnumAll', 'in', net_share_enum_all())
line('NetShareEnumAll', 'out', net_share_enum_all())
line('LookupNames', 'in', lookup_names())
line('LookupNames', 'out', lookup_names())
line('LookupSids', 'in', lookup_sids())
