#!/usr/bin/python3
"""Writes calls of Windows' interfaces as Samba's own encoder has them, a file for each of Samba's interfaces.

    /usr/bin/python3 make.py [FOLDER]

Needs Debian's python3-samba. FOLDER is this one if it is not given.

What Samba describes otherwise than Microsoft does is left out, with the reason: see `left_out` in the files of calls.
"""

import importlib
import pathlib
import sys

from samba.ndr import ndr_pack_in, ndr_pack_out

import objects

INTERFACES = ('samr', 'lsa', 'srvsvc', 'wkssvc', 'winreg', 'svcctl', 'netlogon', 'spoolss')

SYNTAXES = (
    ('ndr', {}),
    ('ndr-be', {'bigendian': True}),
    ('ndr64', {'ndr64': True}),
)

HEADER = """\
# Stub data, written by make.py with Samba's own encoder. A line is
#
#   NAME OPNUM in|out ndr|ndr-be|ndr64 HEX
#
# NAME is Samba's name of the procedure, and after a point that of the case, if there are several. ndr-be is NDR with
# big-endian integers. A stub without data is -. Referent identifiers begin at 00020000 in each stub, in steps of 4. A
# context handle is 00000000, 15 times 11, and a byte that tells its kind; a closed one is 20 times 00.
#
# interface {uuid} {version}"""


def lines(interface):
    module = importlib.import_module('samba.dcerpc.' + interface)
    importlib.import_module(interface + '_calls')
    syntax = module.abstract_syntax()
    version, minor = syntax.if_version & 0xffff, syntax.if_version >> 16
    yield HEADER.format(uuid=syntax.uuid, version=f'{version}.{minor}')
    for name, made in objects.CALLS[interface]:
        for direction, pack in (('in', ndr_pack_in), ('out', ndr_pack_out)):
            for syntax, options in SYNTAXES:
                if (interface, name, syntax) in objects.LEFT_OUT:
                    continue
                stub = pack(made, **options).hex() or '-'
                yield f'{name} {made.opnum()} {direction} {syntax} {stub}'


def main():
    folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent)
    for interface in INTERFACES:
        text = '\n'.join(lines(interface)) + '\n'
        (folder / (interface + '.txt')).write_text(text)


if __name__ == '__main__':
    main()
