#!/usr/bin/python3
"""Interoperability test: Samba's Python client of rpcecho, authenticated.

usage: samba_client.py HOST PORT USER PASSWORD ntlm|kerberos DOMAIN OPTIONS...

Connects once with each group of binding options, such as "ntlm,seal", and
calls rpcecho with stubs of one fragment and of several. With each group it
also connects with a wrong password, which must be refused. The domain is a
realm for Kerberos.
Prints one line per check and then "N passed, N failed"; the exit status is 0
only if nothing failed. Needs Debian's python3-samba.
"""

import sys

from samba import NTSTATUSError, credentials, param
from samba.dcerpc import echo

NT_STATUS_ACCESS_DENIED = 0xc0000022
NT_STATUS_LOGON_FAILURE = 0xc000006d

host, port, user, password, package, domain = sys.argv[1:7]
settings = param.LoadParm()
settings.load_default()
failed = passed = 0


def check(good, what):
    global failed, passed
    if good:
        passed += 1
    else:
        failed += 1
    print('ok     ' if good else 'FAILED ', what, flush=True)


def client(options, password):
    caller = credentials.Credentials()
    caller.guess(settings)
    caller.set_username(user)
    if package == 'kerberos':
        caller.set_realm(domain)
        caller.set_kerberos_state(credentials.MUST_USE_KERBEROS)
    else:
        caller.set_domain(domain)
        caller.set_kerberos_state(credentials.DONT_USE_KERBEROS)
    caller.set_password(password)
    return echo.rpcecho(f'ncacn_ip_tcp:{host}[{port},{options}]', settings, caller)


for options in sys.argv[7:]:
    try:
        server = client(options, password)
        check(server.AddOne(41) == 42, f'{options}: add one')
        for size in (0, 1, 17, 4000, 70000):
            data = [n % 251 for n in range(size)]
            check(server.EchoData(data) == data, f'{options}: echo {size} bytes')
        source = [n % 256 for n in range(200000)]
        check(server.SourceData(200000) == source, f'{options}: 200000 bytes')
    except NTSTATUSError as error:
        check(False, f'{options}: {error}')
    try:
        client(options, password + '?').AddOne(41)
        check(False, f'{options}: a wrong password is taken')
    except NTSTATUSError as error:
        refused = error.args[0] in (NT_STATUS_ACCESS_DENIED, NT_STATUS_LOGON_FAILURE)
        check(refused, f'{options}: a wrong password: {error}')

print(f'{passed} passed, {failed} failed')
sys.exit(failed != 0)
