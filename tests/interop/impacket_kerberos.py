#!/usr/bin/python3
"""Interoperability test: an Impacket client of rpcecho, with Kerberos in SPNEGO.

usage: impacket_kerberos.py ncacn_ip_tcp:HOST[PORT] LEVEL REALM USER SERVER

Adds one to 41 at this level (2 connect, 5 integrity, 6 privacy), and echoes
bytes, with the ticket for host/SERVER in the cache that KRB5CCNAME names.
Prints the sum. Needs Debian's python3-impacket.
"""

import struct
import sys

from impacket.dcerpc.v5.rpcrt import RPC_C_AUTHN_GSS_NEGOTIATE
from impacket.dcerpc.v5.transport import DCERPCTransportFactory
from impacket.uuid import uuidtup_to_bin


def main():
    binding, level, realm, user, server = sys.argv[1:]
    transport = DCERPCTransportFactory(binding)
    transport.set_connect_timeout(20)
    transport.set_credentials(user, '', realm)
    transport.set_kerberos(True)
    transport.setRemoteHost(transport.getRemoteName())
    transport.setRemoteName(server)
    client = transport.get_dce_rpc()
    client.set_auth_type(RPC_C_AUTHN_GSS_NEGOTIATE)
    client.set_auth_level(int(level))
    client.connect()
    client.bind(uuidtup_to_bin(('60a15ec5-4de8-11d7-a637-005056a20182', '1.0')))
    for size in (0, 1, 17, 4000):
        data = bytes(n % 251 for n in range(size))
        client.call(1, struct.pack('<LL', size, size) + data)
        answer = client.recv()
        assert answer[4:4 + size] == data, f'{size} bytes come back otherwise'
    client.call(0, struct.pack('<L', 41))
    print(struct.unpack('<L', client.recv()[:4])[0])


if __name__ == '__main__':
    main()
