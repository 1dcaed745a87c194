#!/usr/bin/python3
"""Interoperability test: an Impacket client of rpcecho.

usage: impacket_client.py ncacn_ip_tcp:HOST[PORT]

Calls the ten procedures of rpcecho in NDR, checks every answer, and checks
that bad binds and bad stub data are refused. Prints one line per check and
then "N passed, N failed"; the exit status is 0 only if nothing failed.
Needs Debian's python3-impacket. impacket_server.py uses the NDR classes.
"""

import struct
import sys
import threading
import time

from impacket.dcerpc.v5.dtypes import LPWSTR, NULL, ULONG, USHORT, WSTR
from impacket.dcerpc.v5.ndr import (
    NDRCALL, NDRENUM, NDRPOINTER, NDRSTRUCT, NDRUHYPER, NDRUNION, NDRUSMALL,
    NDRUniConformantArray)
from impacket.dcerpc.v5.rpcrt import (
    DCERPC_v5, DCERPCException, MSRPC_FAULT, MSRPCHeader, MSRPCRespHeader,
    PFC_FIRST_FRAG)
from impacket.dcerpc.v5.transport import DCERPCStringBinding, TCPTransport
from impacket.uuid import uuidtup_to_bin

RPCECHO = ('60a15ec5-4de8-11d7-a637-005056a20182', '1.0')
STATUS_INVALID_LEVEL = 0xc0000148
NCA_S_OP_RNG_ERROR = 0x1c010002
MAX_FRAGMENT = 4280  # what Impacket offers in its bind
TIMEOUT = 20
MAX_TIMEOUTS = 3  # a dead server must not cost a time-out for each check

# ---- The interface --------------------------------------------------------


class Bytes(NDRUniConformantArray):
    item = 'c'


class Shorts(NDRUniConformantArray):
    item = '<H'


class AddOne(NDRCALL):
    opnum = 0
    structure = (('in_data', ULONG),)


class AddOneResponse(NDRCALL):
    structure = (('out_data', ULONG),)


class EchoData(NDRCALL):
    opnum = 1
    structure = (('len', ULONG), ('data', Bytes))


class EchoDataResponse(NDRCALL):
    structure = (('data', Bytes),)


class SinkData(NDRCALL):
    opnum = 2
    structure = (('len', ULONG), ('data', Bytes))


class SinkDataResponse(NDRCALL):
    structure = ()


class SourceData(NDRCALL):
    opnum = 3
    structure = (('len', ULONG),)


class SourceDataResponse(NDRCALL):
    structure = (('data', Bytes),)


class TestCall(NDRCALL):
    opnum = 4
    structure = (('s1', WSTR),)


class TestCallResponse(NDRCALL):
    structure = (('s2', LPWSTR),)


class Info1(NDRSTRUCT):
    structure = (('v', NDRUSMALL),)


class Info2(NDRSTRUCT):
    structure = (('v', USHORT),)


class Info3(NDRSTRUCT):
    structure = (('v', ULONG),)


class Info4(NDRSTRUCT):
    structure = (('v', NDRUHYPER),)


class Info5(NDRSTRUCT):
    structure = (('v1', NDRUSMALL), ('v2', NDRUHYPER))


class Info6(NDRSTRUCT):
    structure = (('v1', NDRUSMALL), ('info1', Info1))


class Info7(NDRSTRUCT):
    structure = (('v1', NDRUSMALL), ('info4', Info4))


class Info(NDRUNION):
    # Without this Impacket aligns every arm to four bytes. With it the arm
    # aligns itself, which is right for a union at the start of the stub.
    notAlign = True
    union = {
        1: ('info1', Info1),
        2: ('info2', Info2),
        3: ('info3', Info3),
        4: ('info4', Info4),
        5: ('info5', Info5),
        6: ('info6', Info6),
        7: ('info7', Info7),
    }


class TestCall2(NDRCALL):
    opnum = 5
    structure = (('level', USHORT),)


class TestCall2Response(NDRCALL):
    structure = (('info', Info), ('status', ULONG))


class TestSleep(NDRCALL):
    opnum = 6
    structure = (('seconds', ULONG),)


class TestSleepResponse(NDRCALL):
    structure = (('result', ULONG),)


class Enum1(NDRENUM):
    pass


class Enum2(NDRSTRUCT):
    structure = (('e1', Enum1), ('e2', ULONG))  # e2 is a v1_enum: 32 bits


class Enum3(NDRUNION):
    notAlign = True  # as in Info: stub offset 12 is as good as the start
    union = {
        1: ('e1', Enum1),
        2: ('e2', Enum2),
    }

    def fromString(self, data, offset=0):
        # Impacket looks at the tag only if more than four bytes are left,
        # and the first arm with its tag is just four.
        size = NDRUNION.fromString(self, data + b'\0', offset)
        if offset + size > len(data):
            raise struct.error('union beyond the end of the stub data')
        return size


class TestEnum(NDRCALL):
    opnum = 7
    structure = (('foo1', Enum1), ('foo2', Enum2), ('foo3', Enum3))


class TestEnumResponse(NDRCALL):
    structure = TestEnum.structure


class Surrounding(NDRSTRUCT):
    structure = (('x', ULONG), ('tail', Shorts))


class TestSurrounding(NDRCALL):
    opnum = 8
    structure = (('data', Surrounding),)


class TestSurroundingResponse(NDRCALL):
    structure = TestSurrounding.structure


class PUSHORT(NDRPOINTER):
    referent = (('Data', USHORT),)


class PPUSHORT(NDRPOINTER):
    referent = (('Data', PUSHORT),)


class TestDoublePointer(NDRCALL):
    opnum = 9
    structure = (('data', PPUSHORT),)  # the outermost, ref, is not sent


class TestDoublePointerResponse(NDRCALL):
    structure = (('result', USHORT),)


# ---- The connection -------------------------------------------------------


class Transport(TCPTransport):
    """A TCP transport that receives whole PDUs and checks their headers.

    Impacket's own loops forever when the peer closes, ignores call ids, and
    takes fragments of any size.
    """

    def __init__(self, host, port):
        TCPTransport.__init__(self, host, port)
        self.set_connect_timeout(TIMEOUT)
        self.pending = b''
        self.call_id = None
        self.fragments_sent = 0
        self.fragments_received = 0
        self.fault = None

    def send(self, data, forceWriteAndx=0, forceRecv=0):
        header = MSRPCHeader(data)
        if header['flags'] & PFC_FIRST_FRAG:
            self.call_id = header['call_id']
            self.fragments_sent = 0
            self.fragments_received = 0
            self.fault = None
        self.fragments_sent += 1
        self.get_socket().sendall(data)

    def recv(self, forceRecv=0, count=0):
        if not self.pending:
            self.pending = self.receive_pdu()
        count = count or len(self.pending)
        data, self.pending = self.pending[:count], self.pending[count:]
        return data

    def receive_pdu(self):
        pdu = self.receive_exactly(MSRPCHeader._SIZE)
        frag_len = MSRPCHeader(pdu)['frag_len']
        if not len(pdu) <= frag_len <= MAX_FRAGMENT:
            raise ConnectionError('fragment of %d bytes' % frag_len)
        pdu += self.receive_exactly(frag_len - len(pdu))

        header = MSRPCHeader(pdu)
        if header['call_id'] != self.call_id:
            raise ConnectionError('call id %d in answer to %d'
                                  % (header['call_id'], self.call_id))
        first = bool(header['flags'] & PFC_FIRST_FRAG)
        if first != (self.fragments_received == 0):
            raise ConnectionError('wrong first-fragment flag')
        if header['type'] == MSRPC_FAULT:
            self.fault = struct.unpack_from('<L', pdu, MSRPCRespHeader._SIZE)[0]
        self.fragments_received += 1
        return pdu

    def receive_exactly(self, count):
        data = b''
        while len(data) < count:
            received = self.get_socket().recv(count - len(data))
            if not received:
                raise ConnectionError('connection closed by the server')
            data += received
        return data


class Client:
    """A connection to rpcecho, made when needed and again after it broke."""

    def __init__(self, host, port):
        self.address = (host, port)
        self.dce = None
        self.transport = None

    def connect(self, interface=RPCECHO, **options):
        """Opens a new connection and binds; options are those of bind()."""
        self.close()
        transport = Transport(*self.address)
        try:
            transport.connect()
        except DCERPCException as error:  # Impacket's type for faults too
            raise ConnectionError(str(error)) from None
        self.transport = transport
        dce = DCERPC_v5(transport)
        dce.bind(uuidtup_to_bin(interface), **options)
        self.dce = dce

    def close(self):
        if self.transport is not None:
            self.transport.disconnect()
        self.dce = self.transport = None

    def call_raw(self, opnum, stub, dce=None):
        """Sends a request and returns the stub data of the response."""
        if dce is None:
            if self.dce is None:
                self.connect()
            dce = self.dce
        try:
            dce.call(opnum, stub)
            return dce.recv()
        except DCERPCException:
            raise  # a fault: the connection is still in step
        except Exception:
            self.close()
            raise

    def call(self, request, response_class, dce=None):
        # Not DCERPC_v5.request(): even with checkError=False that keeps the
        # stub data to itself, and its length is checked here.
        stub = self.call_raw(request.opnum, request, dce)
        response = response_class(stub)
        expected = len(response.getData())
        if len(stub) != expected:
            raise ValueError('response of %d bytes, expected %d'
                             % (len(stub), expected))
        return response

    def fault_of(self, opnum, stub):
        """Makes a call that must fault and returns the status, or None."""
        try:
            self.call_raw(opnum, stub)
        except DCERPCException:
            return self.transport.fault
        return None

    # The procedures, as Python functions.

    def add_one(self, value, dce=None):
        request = AddOne()
        request['in_data'] = value
        return self.call(request, AddOneResponse, dce)['out_data']

    def echo_data(self, data):
        request = EchoData()
        request['len'] = len(data)
        request['data'] = data
        return b''.join(self.call(request, EchoDataResponse)['data'])

    def sink_data(self, data):
        request = SinkData()
        request['len'] = len(data)
        request['data'] = data
        return self.call(request, SinkDataResponse).getData()

    def source_data(self, length):
        request = SourceData()
        request['len'] = length
        return b''.join(self.call(request, SourceDataResponse)['data'])

    def test_call(self, text):
        request = TestCall()
        request['s1'] = text + '\0'
        text = self.call(request, TestCallResponse)['s2']
        if not text.endswith('\0'):
            raise ValueError('string without terminator')
        return text[:-1]

    def test_call2(self, level):
        request = TestCall2()
        request['level'] = level
        response = self.call(request, TestCall2Response)
        info = response['info']
        numbers = flatten(info[Info.union[level][0]])
        return info['tag'], numbers, response['status']

    def test_sleep(self, seconds):
        request = TestSleep()
        request['seconds'] = seconds
        return self.call(request, TestSleepResponse)['result']

    def test_enum(self, foo1, foo2, foo3):
        request = TestEnum()
        request['foo1'] = foo1
        request['foo2']['e1'], request['foo2']['e2'] = foo2
        request['foo3']['tag'] = foo1
        if foo1 == 1:
            request['foo3']['e1'] = foo3
        else:
            request['foo3']['e2']['e1'], request['foo3']['e2']['e2'] = foo3
        response = self.call(request, TestEnumResponse)
        union = response['foo3']
        if union['tag'] != response['foo1']:
            raise ValueError('union tag %d' % union['tag'])
        arm = Enum3.union[union['tag']][0]
        return (response['foo1'], flatten(response['foo2']),
                union['e1'] if arm == 'e1' else flatten(union['e2']))

    def test_surrounding(self, tail):
        request = TestSurrounding()
        request['data']['x'] = len(tail)
        request['data']['tail'] = tail
        data = self.call(request, TestSurroundingResponse)['data']
        return data['x'], data['tail']

    def test_double_pointer(self, data):
        """data: None, (None,) or (number,), a tuple for each pointer."""
        request = TestDoublePointer()
        if data is None:
            request['data'] = NULL
        elif data[0] is None:
            request.fields['data']['Data'] = NULL
        else:
            request['data'] = data[0]
        return self.call(request, TestDoublePointerResponse)['result']


def flatten(value):
    """The numbers in an NDR structure, as a tuple."""
    numbers = ()
    for name, _ in value.structure:
        field = value[name]
        numbers += flatten(field) if isinstance(field, NDRSTRUCT) else (field,)
    return numbers


# ---- The checks -----------------------------------------------------------


class Checks:
    def __init__(self):
        self.passed = 0
        self.failed = 0
        self.timeouts = 0

    def equal(self, name, expected, function, *arguments):
        """Checks that function(*arguments) returns the expected value."""
        self.holds(name, lambda got: got == expected, function, *arguments)

    def holds(self, name, predicate, function, *arguments):
        good = False
        try:
            if self.timeouts == MAX_TIMEOUTS:
                raise RuntimeError('not run after %d time-outs' % self.timeouts)
            got = function(*arguments)
            good = predicate(got)
            note = 'got ' + short(got)
        except Exception as error:  # whatever goes wrong, the check failed
            self.timeouts += isinstance(error, TimeoutError)
            note = '%s: %s' % (type(error).__name__, error)
        if good:
            self.passed += 1
            print('ok    ' + name, flush=True)
        else:
            self.failed += 1
            print('FAIL  %s: %s' % (name, note), flush=True)


def short(value):
    text = hex(value) if isinstance(value, int) else repr(value)
    return text if len(text) <= 70 else text[:67] + '...'


def pattern(length):
    return bytes(i % 256 for i in range(length))


def check_numbers(checks, client):
    for value in (0, 1, 0x12345678, 0x7fffffff, 0xfffffffe, 0xffffffff):
        checks.equal('AddOne %#x' % value, (value + 1) % 2**32,
                     client.add_one, value)


def check_arrays(checks, client):
    for length in (0, 1, 3, 4, 255, 4096, 100000):
        data = pattern(length)[::-1]
        checks.equal('EchoData %d bytes' % length, data, client.echo_data, data)
        if length == 100000:
            checks.equal('EchoData in fragments both ways', True, lambda: (
                client.transport.fragments_sent > 1
                and client.transport.fragments_received > 1))
        checks.equal('SinkData %d bytes' % length, b'', client.sink_data, data)
        checks.equal('SourceData %d bytes' % length, pattern(length),
                     client.source_data, length)


def check_strings(checks, client):
    for text in ('', 'a', 'input string', 'Grüße, Κόσμε, 世界', '\U0001d11e clef',
                 'x' * 10001):
        name = 'TestCall %d characters: %s' % (len(text), ascii(text[:20]))
        checks.equal(name, text, client.test_call, text)


def check_unions(checks, client):
    values = {1: (10,), 2: (20,), 3: (30,), 4: (40,),
              5: (50, 60), 6: (70, 80), 7: (80, 90)}
    for level, numbers in values.items():
        checks.equal('TestCall2 level %d' % level, (level, numbers, 0),
                     client.test_call2, level)

    # A union without an arm for its tag has no encoding, so a server can
    # either fault or append the status to whatever it sends for the union.
    def bad_level():
        try:
            stub = client.call_raw(TestCall2.opnum, struct.pack('<H', 8))
        except DCERPCException:
            return client.transport.fault is not None
        return stub[-4:] == struct.pack('<L', STATUS_INVALID_LEVEL)
    checks.equal('TestCall2 level 8 is refused', True, bad_level)


def check_enums(checks, client):
    for foo1, foo2, foo3 in (
            (1, (1, 2), 1),
            (1, (76, 1), 2),
            (1, (1, 76), 76),
            (1, (0x7fff, 0x12345678), 0x7fff),
            (2, (1, 2), (1, 2)),
            (2, (76, 0x12345678), (76, 0x12345678))):
        checks.equal('TestEnum %d %s %s' % (foo1, foo2, foo3),
                     (foo1, (2, foo2[1]), foo3),
                     client.test_enum, foo1, foo2, foo3)

    # By hand: Impacket's union cannot hold a tag that has no arm.
    stub = struct.pack('<HxxHxxLHH', 76, 1, 2, 76, 1)
    checks.holds('TestEnum with a tag that has no arm faults',
                 lambda status: status is not None,
                 client.fault_of, TestEnum.opnum, stub)


def check_structures(checks, client):
    for tail in ([], [1], [1, 2, 3], list(range(20)), [0xffff] * 5000):
        checks.equal('TestSurrounding x=%d' % len(tail),
                     (2 * len(tail), [0] * (2 * len(tail))),
                     client.test_surrounding, tail)


def check_pointers(checks, client):
    for name, data, result in (
            ('null', None, 0),
            ('pointer to null', (None,), 0),
            ('pointer to pointer to 0', (0,), 0),
            ('pointer to pointer to 12', (12,), 12),
            ('pointer to pointer to 0xffff', (0xffff,), 0xffff)):
        checks.equal('TestDoublePointer ' + name, result,
                     client.test_double_pointer, data)


def check_sleep(checks, client):
    def timed(function):
        started = time.monotonic()
        return function(), time.monotonic() - started

    for seconds in (0, 1):
        checks.holds('TestSleep %d' % seconds,
                     lambda got: got[0] == seconds and got[1] >= seconds,
                     timed, lambda: client.test_sleep(seconds))

    def two_at_once():
        clients = [Client(*client.address) for _ in range(2)]
        threads = [threading.Thread(target=c.test_sleep, args=(2,))
                   for c in clients]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        for c in clients:
            c.close()
    checks.holds('TestSleep 2 on two connections at once',
                 lambda got: 2 <= got[1] < 3.5, timed, two_at_once)


def check_binds(checks, client):
    unknown = ('deadbeef-4de8-11d7-a637-005056a20182', '1.0')
    abstract = 'provider_rejection; abstract_syntax_not_supported'
    transfer = 'provider_rejection; proposed_transfer_syntaxes_not_supported'

    def rejection(bind, *arguments, **options):
        try:
            bind(*arguments, **options)
        except DCERPCException as error:
            return str(error)
        return 'accepted'

    checks.holds('bind to an unknown interface is rejected',
                 lambda message: abstract in message,
                 rejection, client.connect, unknown)
    checks.holds('bind to rpcecho 2.0 is rejected',
                 lambda message: abstract in message,
                 rejection, client.connect, (RPCECHO[0], '2.0'))
    checks.holds('bind with an unknown transfer syntax is rejected',
                 lambda message: transfer in message,
                 lambda: rejection(client.connect, transfer_syntax=unknown))

    def among_unknown():
        client.connect(bogus_binds=2)
        return client.add_one(1)
    checks.equal('bind with two unknown contexts before rpcecho', 2,
                 among_unknown)

    def second_context():
        client.connect()
        second = client.dce.alter_ctx(uuidtup_to_bin(RPCECHO))
        answers = client.add_one(10, second), client.add_one(20)
        client.close()
        return answers
    checks.equal('alter_context adds a context', (11, 21), second_context)

    def bad_alter_context():
        client.connect()
        message = rejection(client.dce.alter_ctx, uuidtup_to_bin(unknown))
        return abstract in message, client.add_one(30)
    checks.equal('alter_context to an unknown interface is rejected',
                 (True, 31), bad_alter_context)


def check_bad_requests(checks, client):
    pack = struct.pack
    checks.equal('opnum 99 faults with nca_s_op_rng_error', NCA_S_OP_RNG_ERROR,
                 client.fault_of, 99, b'')

    # By hand: Impacket's classes do not write lengths that are wrong.
    for name, opnum, stub in (
            ('AddOne without stub data', AddOne.opnum, b''),
            ('AddOne with three bytes', AddOne.opnum, b'\1\2\3'),
            ('EchoData with 4 of 4000000000 bytes', EchoData.opnum,
             pack('<LL4s', 4000000000, 4000000000, b'abcd')),
            ('EchoData with 4 of 5 bytes', EchoData.opnum,
             pack('<LL4s', 5, 5, b'abcd')),
            ('EchoData with len 5 and an array of 4', EchoData.opnum,
             pack('<LL4s', 5, 4, b'abcd')),
            ('TestCall with 2 of 2000000000 characters', TestCall.opnum,
             pack('<LLL4s', 2000000000, 0, 2000000000, b'a\0b\0')),
            ('TestSurrounding with 1 of 4000000000 items',
             TestSurrounding.opnum, pack('<LLH', 4000000000, 4000000000, 1)),
            ('TestDoublePointer that ends at its second pointer',
             TestDoublePointer.opnum, pack('<L', 0x20000))):
        checks.holds(name + ' faults', lambda status: status is not None,
                     client.fault_of, opnum, stub)

    # On the same connection if the server kept it, else on a new one.
    def still_works():
        try:
            return client.add_one(41)
        except OSError:
            return client.add_one(41)
    checks.equal('the server still works', 42, still_works)


def main():
    usage = __doc__.split('\n')[2]
    if len(sys.argv) != 2:
        sys.exit(usage)
    try:
        binding = DCERPCStringBinding(sys.argv[1])
    except AttributeError:  # Impacket's way of saying that it does not parse
        sys.exit(usage)
    if (binding.get_protocol_sequence() != 'ncacn_ip_tcp'
            or not binding.get_endpoint().isdigit()):
        sys.exit(usage)

    checks = Checks()
    client = Client(binding.get_network_address(), int(binding.get_endpoint()))
    for check in (check_numbers, check_arrays, check_strings, check_unions,
                  check_enums, check_structures, check_pointers, check_sleep,
                  check_binds, check_bad_requests):
        check(checks, client)
    client.close()
    print('%d passed, %d failed' % (checks.passed, checks.failed))
    return 1 if checks.failed else 0


if __name__ == '__main__':
    # Impacket logs each NDR error before it raises; the checks report them.
    import logging
    logging.getLogger('impacket').setLevel(logging.CRITICAL)
    sys.exit(main())
