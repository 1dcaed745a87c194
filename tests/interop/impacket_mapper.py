#!/usr/bin/python3
"""Interoperability test: Impacket asks an endpoint mapper and a management interface of ours.

usage: impacket_mapper.py PORT-OF-THE-MAPPER UUID VERSION

Lists the mapper's entries, as rpcdump.py does, which knows no port but 135; resolves the interface UUID VERSION, connects
there, and lists what that server offers, as rpcmap.py does. Prints "entry UUID STRING-BINDING ANNOTATION" for each entry,
"map STRING-BINDING", and "offers UUID VERSION" for each interface. Needs Debian's python3-impacket.
"""

import sys

from impacket.dcerpc.v5 import epm, mgmt, transport
from impacket.uuid import bin_to_uuidtup, uuidtup_to_bin

port, uuid, version = sys.argv[1:4]


def connect(binding):
    dce = transport.DCERPCTransportFactory(binding).get_dce_rpc()
    dce.connect()
    return dce


dce = connect('ncacn_ip_tcp:127.0.0.1[%s]' % port)
for entry in epm.hept_lookup(None, dce=dce):
    binding = epm.PrintStringBinding(entry['tower']['Floors'])
    interface = str(entry['tower']['Floors'][0])
    print('entry', interface, binding, entry['annotation'].rstrip(b'\0').decode())
dce.disconnect()

dce = connect('ncacn_ip_tcp:127.0.0.1[%s]' % port)
binding = epm.hept_map('127.0.0.1', uuidtup_to_bin((uuid, version)), protocol='ncacn_ip_tcp', dce=dce)
print('map', binding)
dce.disconnect()

dce = connect(binding)
dce.bind(mgmt.MSRPC_UUID_MGMT)
for found in mgmt.hinq_if_ids(dce)['if_id_vector']['if_id']:
    print('offers', *bin_to_uuidtup(found['Data'].getData()))
print('listening', mgmt.his_server_listening(dce)['status'])
print('stats', [int(n) for n in mgmt.hinq_stats(dce)['statistics']])
