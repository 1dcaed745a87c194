#!/usr/bin/python3
"""Interoperability test: an Impacket client of rpcecho, with NTLM.

usage: impacket_ntlm.py ncacn_ip_tcp:HOST[PORT] LEVEL DOMAIN USER PASSWORD

Adds one to 41 at this level (2 connect, 5 integrity, 6 privacy), and prints
the answer. Needs Debian's python3-impacket.
"""

import struct
import sys

from impacket.dcerpc.v5.transport import DCERPCTransportFactory
from impacket.uuid import uuidtup_to_bin


def main():
    binding, level, domain, user, password = sys.argv[1:]
    transport = DCERPCTransportFactory(binding)
    transport.set_connect_timeout(20)
    transport.set_credentials(user, password, domain)
    client = transport.get_dce_rpc()
    client.set_auth_level(int(level))
    client.connect()
    client.bind(uuidtup_to_bin(('60a15ec5-4de8-11d7-a637-005056a20182', '1.0')))
    client.call(0, struct.pack('<L', 41))
    print(struct.unpack('<L', client.recv()[:4])[0])


if __name__ == '__main__':
    main()
