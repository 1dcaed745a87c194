#!/usr/bin/python3
"""Prints golden stub data of rpcecho, encoded by Samba's Python bindings.

    /usr/bin/python3 samba_rpcecho.py > samba_rpcecho.txt

Needs Debian's python3-samba. No response of TestCall2 to a bad level is here,
nor a TestEnum with first=76: Samba refuses to encode a union without an arm
for its tag.
"""

from samba.dcerpc import echo
from samba.ndr import ndr_pack_in, ndr_pack_out, ndr_unpack_in

SYNTAXES = (
    ('ndr', {}),
    ('ndr-be', {'bigendian': True}),
    ('ndr64', {'ndr64': True}),
)

HEADER = """\
# Stub data of rpcecho, written by samba_rpcecho.py with Samba's own encoder.
#
# NAME in|out ndr|ndr-be|ndr64 HEX
#
# NAME is the procedure, with a dot and a case name where it has several cases.
# "in" is the request, "out" the response; HEX is "-" where there is no data.
# ndr-be is NDR with big-endian integers. Samba writes zeros into gaps and
# numbers referent ids from 0x00020000 in steps of 4."""


def case(name, call, values_in, values_out):
    """Prints a call whose attributes are set for request and response."""
    print()
    print('# %s in: %s' % (name, values_in))
    print('# %s out: %s' % (name, values_out))
    for direction, pack in (('in', ndr_pack_in), ('out', ndr_pack_out)):
        for syntax, options in SYNTAXES:
            print(name, direction, syntax, pack(call, **options).hex() or '-')


def made(cls, **values):
    instance = cls()
    for name, value in values.items():
        setattr(instance, name, value)
    return instance


def add_one():
    for name, value in (('AddOne', 0x12345678), ('AddOne.wrap', 0xffffffff)):
        answer = (value + 1) % 2**32
        case(name, made(echo.AddOne, in_in_data=value, out_out_data=answer),
             '%#x' % value, '%#x' % answer)


def data():
    for suffix, items in (('', [1, 2, 3, 4, 5]), ('.empty', [])):
        length = len(items)
        text = 'len=%d, data=%s' % (length, items)
        case('EchoData' + suffix,
             made(echo.EchoData, in_len=length, in_in_data=items,
                  out_out_data=items), text, items)
        case('SinkData' + suffix,
             made(echo.SinkData, in_len=length, in_data=items), text, 'nothing')
        source = list(range(length))
        case('SourceData' + suffix,
             made(echo.SourceData, in_len=length, out_data=source),
             'len=%d' % length, source)


def strings():
    for suffix, text in (('', 'input'), ('.empty', ''),
                         ('.unicode', 'h\u00e9\U0001d11e')):
        quoted = '"%s"' % ascii(text)[1:-1]
        case('TestCall' + suffix,
             made(echo.TestCall, in_s1=text, out_s2=text), quoted, quoted)


def unions():
    infos = (
        (made(echo.info1, v=10), '{10}'),
        (made(echo.info2, v=20), '{20}'),
        (made(echo.info3, v=30), '{30}'),
        (made(echo.info4, v=40), '{40}'),
        (made(echo.info5, v1=50, v2=60), '{50, 60}'),
        (made(echo.info6, v1=70, info1=made(echo.info1, v=80)), '{70, {80}}'),
        (made(echo.info7, v1=80, info4=made(echo.info4, v=90)), '{80, {90}}'),
    )
    for level, (info, text) in enumerate(infos, 1):
        # The level selects the arm, so it is set before the union.
        case('TestCall2.%d' % level,
             made(echo.TestCall2, in_level=level, out_info=info, result=0),
             'level=%d' % level, 'info=%s, result=0' % text)


def sleep():
    case('TestSleep', made(echo.TestSleep, in_seconds=3, result=3), '3', '3')


def enums():
    def pair(e1, e2):
        return made(echo.Enum2, e1=e1, e2=e2)

    for suffix, foo1, foo2, foo3 in (
            ('.arm1', 1, (1, 2), 2),
            ('.arm2', 2, (1, 2), (2, 1)),
            ('.76-arm1', 1, (76, 0x12345678), 76),
            ('.76-arm2', 2, (76, 76), (76, 0x12345678))):
        union = pair(*foo3) if foo1 == 2 else foo3
        answer = (2, foo2[1])
        # foo1 selects the arm of foo3, so it is set before.
        call = made(echo.TestEnum,
                    in_foo1=foo1, in_foo2=pair(*foo2), in_foo3=union,
                    out_foo1=foo1, out_foo2=pair(*answer), out_foo3=union)
        case('TestEnum' + suffix, call,
             'first=%s, second=%s, third=%s' % (foo1, foo2, foo3),
             'first=%s, second=%s, third=%s' % (foo1, answer, foo3))


def structures():
    for suffix, tail in (('', [1, 2, 3]), ('.even', [1, 2]), ('.empty', [])):
        answer = [0] * (2 * len(tail))
        call = made(
            echo.TestSurrounding,
            in_data=made(echo.Surrounding, x=len(tail), surrounding=tail),
            out_data=made(echo.Surrounding, x=len(answer), surrounding=answer))
        case('TestSurrounding' + suffix, call,
             'x=%d, tail=%s' % (len(tail), tail),
             'x=%d, tail=%s' % (len(answer), answer))


def pointers():
    # The binding cannot build these pointers (it crashes), so they are
    # decoded from NDR and encoded again.
    for suffix, stub, result, text in (
            ('.null', '00000000', 0, 'null'),
            ('.pointer-to-null', '0000020000000000', 0, 'pointer to null'),
            ('', '00000200040002000c00', 12, 'pointer to pointer to 12')):
        call = echo.TestDoublePointer()
        ndr_unpack_in(call, bytes.fromhex(stub))
        call.result = result
        case('TestDoublePointer' + suffix, call, text, str(result))


def main():
    print(HEADER)
    for cases in (add_one, data, strings, unions, sleep, enums, structures,
                  pointers):
        cases()


if __name__ == '__main__':
    main()
