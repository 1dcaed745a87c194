#!/usr/bin/python3
"""Interoperability test: Impacket's own clients of [MS-TSCH].

usage: impacket_tasks.py ncacn_ip_tcp:HOST[PORT]

Calls ITaskSchedulerService, ATSVC and SASEC, and prints what they say, a line
for each call. Needs Debian's python3-impacket.
"""

import sys

from impacket.dcerpc.v5 import atsvc, sasec, tsch
from impacket.dcerpc.v5.dtypes import NULL
from impacket.dcerpc.v5.rpcrt import DCERPCException
from impacket.dcerpc.v5.transport import DCERPCTransportFactory
from impacket.uuid import bin_to_string


def bound(uuid):
    transport = DCERPCTransportFactory(sys.argv[1])
    transport.set_connect_timeout(20)
    client = transport.get_dce_rpc()
    client.connect()
    client.bind(uuid)
    return client


def credential(user):
    of = tsch.TASK_USER_CRED()
    of['userId'], of['password'], of['flags'] = user + '\x00', 'secret\x00', 1
    return of


def tasks():
    client = bound(tsch.MSRPC_UUID_TSCHS)
    print('version', hex(tsch.hSchRpcHighestVersion(client)['pVersion']))
    answer = tsch.hSchRpcRegisterTask(
        client, '\\new', '<Task/>', 2, NULL, 0, [credential('alice'), credential('bob')])
    error = answer['pErrorInfo']
    print('registered', answer['pActualPath'][:-1], '|', error['line'], error['column'],
          error['node'][:-1], error['value'][:-1])
    print('task', tsch.hSchRpcRetrieveTask(client, '\\backup')['pXml'][:-1])
    answer = tsch.hSchRpcEnumTasks(client, '\\')
    print('tasks', answer['startIndex'], *[name['Data'][:-1] for name in answer['pNames']])
    instances = tsch.hSchRpcEnumInstances(client, '\\backup')['pGuids']
    print('instances', *[bin_to_string(of['Data']) for of in instances])
    answer = tsch.hSchRpcGetInstanceInfo(client, instances[0]['Data'])
    print('instance', answer['pPath'][:-1], answer['pState'], answer['pCurrentAction'][:-1],
          answer['pInfo'][:-1], answer['pcGroupInstances'], answer['pEnginePID'])
    print('running', bin_to_string(tsch.hSchRpcRun(client, '\\backup', ['one', 'three'])['pGuid']))
    times = tsch.hSchRpcScheduledRuntimes(client, '\\backup', cRequested=3)['pRuntimes']
    print('times', *[time['wDay'] for time in times])
    answer = tsch.hSchRpcGetLastRunInfo(client, '\\backup')
    time = answer['pLastRuntime']
    print('last', '%d-%d-%d' % (time['wYear'], time['wMonth'], time['wDay']),
          answer['pLastReturnCode'])
    try:
        tsch.hSchRpcStop(client, '\\backup')
    except DCERPCException as error:
        print('stop', str(error).strip())


def jobs():
    client = bound(atsvc.MSRPC_UUID_ATSVC)
    info = atsvc.AT_INFO()
    info['JobTime'], info['DaysOfMonth'], info['DaysOfWeek'], info['Flags'] = 3600000, 0, 0, 0
    info['Command'] = 'copy.cmd\x00'
    print('job', atsvc.hNetrJobAdd(client, atInfo=info)['pJobId'])
    print('jobs', *[word for job in atsvc.hNetrJobEnum(client)['pEnumContainer']['Buffer']
                    for word in (job['JobId'], job['Command'][:-1])])
    print('job', atsvc.hNetrJobGetInfo(client, jobId=1)['ppAtInfo']['Command'][:-1])
    try:
        atsvc.hNetrJobGetInfo(client, jobId=2)
    except atsvc.DCERPCSessionError as error:
        print('no job', error.get_error_code())


def account():
    client = bound(sasec.MSRPC_UUID_SASEC)
    answer = sasec.hSAGetNSAccountInformation(client, NULL)
    units = [unit['Data'] if hasattr(unit, 'fields') else unit for unit in answer['wszBuffer']]
    print('account', ''.join(map(chr, units[:units.index(0)])))


if __name__ == '__main__':
    tasks()
    jobs()
    account()
