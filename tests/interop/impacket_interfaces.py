#!/usr/bin/python3
"""Interoperability test: Impacket's own clients of five interfaces.

usage: impacket_interfaces.py ncacn_ip_tcp:HOST[PORT]

Calls a host of SRVSVC, WKSSVC, WINREG, SAMR and LSARPC, and prints what it
says, a line for each call. Needs Debian's python3-impacket.
"""

import sys

from impacket.dcerpc.v5 import lsat, rrp, samr, srvs, wkst
from impacket.dcerpc.v5.rpcrt import DCERPCException
from impacket.dcerpc.v5.transport import DCERPCTransportFactory


def bound(interface):
    transport = DCERPCTransportFactory(sys.argv[1])
    transport.set_connect_timeout(20)
    client = transport.get_dce_rpc()
    client.connect()
    client.bind(interface.MSRPC_UUID_SRVS if interface is srvs else
                interface.MSRPC_UUID_WKST if interface is wkst else
                interface.MSRPC_UUID_RRP if interface is rrp else
                interface.MSRPC_UUID_SAMR if interface is samr else
                interface.MSRPC_UUID_LSAT)
    return client


def shares():
    client = bound(srvs)
    for share in srvs.hNetrShareEnum(client, 1)['InfoStruct']['ShareInfo']['Level1']['Buffer']:
        print('share', share['shi1_netname'][:-1], '|', share['shi1_remark'][:-1])
    info = srvs.hNetrServerGetInfo(client, 101)['InfoStruct']['ServerInfo101']
    print('server', info['sv101_name'][:-1], info['sv101_version_major'])
    try:
        srvs.hNetrRemoteTOD(client)
    except DCERPCException as error:
        print('time', str(error).strip())


def workstation():
    # Its own function gives a name of ten NULs, which is no string.
    request = wkst.NetrWkstaGetInfo()
    request['ServerName'], request['Level'] = 'host\x00', 100
    info = bound(wkst).request(request)['WkstaInfo']['WkstaInfo100']
    print('workstation', info['wki100_computername'][:-1], info['wki100_langroup'][:-1])


def registry():
    client = bound(rrp)
    key = rrp.hOpenLocalMachine(client)['phKey']
    key = rrp.hBaseRegOpenKey(client, key, 'Software\\Zoë')['phkResult']
    print('value', rrp.hBaseRegQueryValue(client, key, 'name'))
    rrp.hBaseRegCloseKey(client, key)


def users():
    client = bound(samr)
    server = samr.hSamrConnect(client)['ServerHandle']
    domains = samr.hSamrEnumerateDomainsInSamServer(client, server)['Buffer']['Buffer']
    name = domains[0]['Name']
    sid = samr.hSamrLookupDomainInSamServer(client, server, name)['DomainId']
    print('domain', name, sid.formatCanonical())
    domain = samr.hSamrOpenDomain(client, server, domainId=sid)['DomainHandle']
    place, more = 0, True
    while more:
        try:
            answer = samr.hSamrEnumerateUsersInDomain(client, domain, enumerationContext=place)
        except samr.DCERPCSessionError as error:
            if 'STATUS_MORE_ENTRIES' not in str(error):
                raise
            answer = error.get_packet()
        more = answer['ErrorCode'] == 0x105
        place = answer['EnumerationContext']
        for user in answer['Buffer']['Buffer']:
            print('user', user['RelativeId'], user['Name'])
    samr.hSamrCloseHandle(client, domain)


def names():
    from impacket.dcerpc.v5 import lsad
    client = bound(lsat)
    policy = lsad.hLsarOpenPolicy2(client)['PolicyHandle']
    answer = lsat.hLsarLookupNames(client, policy, ['alice', 'Zoë'])
    for sid in answer['TranslatedSids']['Sids']:
        print('sid', sid['Use'], sid['RelativeId'], sid['DomainIndex'])
    lsad.hLsarClose(client, policy)


if __name__ == '__main__':
    shares()
    workstation()
    registry()
    users()
    names()
