#!/usr/bin/python3
"""Interoperability test: Impacket's own client of [MS-EVEN6].

usage: impacket_events.py ncacn_ip_tcp:HOST[PORT]

Asks an event service for its channels and some events, closes the query, and
prints what came, a line for each call. Needs Debian's python3-impacket.
"""

import sys

from impacket.dcerpc.v5 import even6
from impacket.dcerpc.v5.rpcrt import DCERPCException
from impacket.dcerpc.v5.transport import DCERPCTransportFactory


if __name__ == '__main__':
    transport = DCERPCTransportFactory(sys.argv[1])
    transport.set_connect_timeout(20)
    client = transport.get_dce_rpc()
    client.connect()
    client.bind(even6.MSRPC_UUID_EVEN6)
    # It reads the names eight bytes too early.
    print('channels', even6.hEvtRpcGetChannelList(client)['NumChannelPaths'])
    query = even6.hEvtRpcRegisterLogQuery(client, 'Application\x00', 1)['Handle']
    events = even6.hEvtRpcQueryNext(client, query, 2)
    whole = b''.join(events['ResultBuffer'])
    parts = zip(events['EventDataIndices'], events['EventDataSizes'])
    print('events', *[whole[at['Data']:at['Data'] + size['Data']] for at, size in parts])
    print('closed', even6.hEvtRpcClose(client, query)['ErrorCode'])
    try:
        even6.hEvtRpcClose(client, query)
    except DCERPCException as error:
        print('closed twice:', str(error).strip())
