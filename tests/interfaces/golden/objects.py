"""What the calls of several interfaces are made of."""

import types

from samba.dcerpc import lsa, misc, security

# The cases of each interface, and which of them Samba writes otherwise than Microsoft's text has it, and why.
CALLS = {}
LEFT_OUT = {}

NDR = ('ndr', 'ndr-be')
BIG_ENDIAN = ('ndr-be',)
NDR64 = ('ndr64',)

SERVER = '\\\\SERVER'
# 64 bits, and all 8 bytes are different.
TIME = 0x01D1_C2B3_A495_8677
ADMINISTRATORS = 'S-1-5-32-544'
DOMAIN = 'S-1-5-21-1111111111-2222222222-3333333333'


def make(kind, **fields):
    """An object of Samba's, with these fields. They are set in their order: a union wants to know its level."""
    made = kind()
    for name, value in fields.items():
        setattr(made, name, value)
    return made


def call(interface, procedure, case='', **fields):
    """A case of a procedure. Fields are in_…, out_… and result."""
    name = procedure.__name__.removeprefix('netr_') + ('.' + case if case else '')
    CALLS.setdefault(interface, []).append((name, make(procedure, **fields)))


def left_out(interface, syntaxes, why, names):
    """Leaves cases out in these syntaxes."""
    known = [name for name, _ in CALLS[interface]]
    for name in names.split():
        assert name in known, name
        for syntax in syntaxes:
            LEFT_OUT[interface, name, syntax] = why


def handle(kind=1):
    """A context handle of a kind. It is the same in both byte orders, so that it is found in the bytes."""
    return make(misc.policy_handle, handle_type=0,
                uuid=misc.GUID('11111111-1111-1111-1111-1111111111%02x' % kind))


NO_HANDLE = make(misc.policy_handle, handle_type=0, uuid=misc.GUID('00000000-0000-0000-0000-000000000000'))
UUID = misc.GUID('12345678-9abc-def0-1234-56789abcdef0')


def sid(text):
    return security.dom_sid(text)


def string(text, kind=lsa.String):
    """A counted string; the null of None."""
    return make(kind, string=text)


def large(text):
    """The same, whose buffer has room for a null."""
    return string(text, lsa.StringLarge)


def sids(*texts):
    """An array of pointers, of which those of None are null."""
    pointers = [make(lsa.SidPtr, sid=None if text is None else sid(text)) for text in texts]
    return make(lsa.SidArray, num_sids=len(pointers), sids=pointers)


def octets(count, first=1):
    """So many bytes, none like the next."""
    return [(first + n) % 256 for n in range(count)]


def numbered(kind, **fields):
    """An object whose other fields are the numbers from 1 on, in their order."""
    names = [name for name, field in vars(kind).items() if isinstance(field, types.GetSetDescriptorType)]
    values = {name: fields.get(name, number) for number, name in enumerate(names, 1)}
    return make(kind, **values)
