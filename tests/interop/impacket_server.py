#!/usr/bin/python3
"""Interoperability test: a server of rpcecho built on Impacket.

usage: impacket_server.py PORT

Listens on 127.0.0.1:PORT (ncacn_ip_tcp), prints "listening" and serves until
SIGTERM. Speaks NDR 2.0, little-endian, without authentication. The socket
loop is its own, because Impacket's DCERPCServer serves one connection at a
time, does not reassemble requests and does not know alter_context. Needs
Debian's python3-impacket.
"""

import itertools
import logging
import signal
import socket
import struct
import sys
import threading
import time

from impacket.dcerpc.v5.rpcrt import (
    DCERPC, CtxItemResult, MSRPC_ALTERCTX, MSRPC_ALTERCTX_R, MSRPC_AUTH3,
    MSRPC_BIND, MSRPC_BINDACK, MSRPC_BINDNAK, MSRPC_CO_CANCEL,
    MSRPC_CONT_RESULT_ACCEPT, MSRPC_CONT_RESULT_PROV_REJECT, MSRPC_FAULT,
    MSRPC_ORPHANED, MSRPC_REQUEST, MSRPC_RESPONSE, MSRPCBind, MSRPCBindAck,
    MSRPCBindNak, MSRPCHeader, MSRPCRequestHeader, MSRPCRespHeader,
    PFC_CONC_MPX, PFC_DID_NOT_EXECUTE, PFC_FIRST_FRAG, PFC_LAST_FRAG)
from impacket.uuid import uuidtup_to_bin

sys.dont_write_bytecode = True  # leave no __pycache__ beside the tests
import impacket_client as echo

MAX_FRAGMENT = 5840
MIN_FRAGMENT = 1432  # every implementation must receive this much
MAX_STUB = 16 << 20

# Reasons for rejecting a presentation context, and a bind.
ABSTRACT_SYNTAX_NOT_SUPPORTED = 1
TRANSFER_SYNTAXES_NOT_SUPPORTED = 2
PROTOCOL_VERSION_NOT_SUPPORTED = 4
AUTHENTICATION_TYPE_NOT_RECOGNIZED = 8

NCA_S_OP_RNG_ERROR = 0x1c010002
NCA_S_UNK_IF = 0x1c010003
NCA_S_FAULT_REMOTE_NO_MEMORY = 0x1c00001b
RPC_X_BAD_STUB_DATA = 0x000006f7


class Fault(Exception):
    def __init__(self, status, executed=True):
        Exception.__init__(self, 'fault %#x' % status)
        self.status = status
        self.executed = executed


def bad_stub_data():
    return Fault(RPC_X_BAD_STUB_DATA, executed=False)


# ---- The procedures: each takes a decoded request and returns a response --


def checked_array(field, length):
    """The items of a conformant array whose size_is is length.

    Impacket stops quietly where the stub data ends, so a short array shows
    only when its items are counted.
    """
    items = field['Data']
    if not length == field.getArraySize() == len(items):
        raise bad_stub_data()
    return items


def add_one(request):
    response = echo.AddOneResponse()
    response['out_data'] = (request['in_data'] + 1) & 0xffffffff
    return response


def echo_data(request):
    response = echo.EchoDataResponse()
    response['data'] = checked_array(request.fields['data'], request['len'])
    return response


def sink_data(request):
    checked_array(request.fields['data'], request['len'])
    return echo.SinkDataResponse()


def source_data(request):
    if request['len'] > MAX_STUB:
        raise Fault(NCA_S_FAULT_REMOTE_NO_MEMORY)
    response = echo.SourceDataResponse()
    response['data'] = echo.pattern(request['len'])
    return response


def test_call(request):
    text = request['s1']
    string = request.fields['s1']
    if (string['Offset'] != 0
            or string['ActualCount'] > string['MaximumCount']
            or string['ActualCount'] * 2 != len(string.fields['Data'])
            or not text.endswith('\0')):
        raise bad_stub_data()
    response = echo.TestCallResponse()
    response['s2'] = text
    return response


def test_call2(request):
    level = request['level']
    response = echo.TestCall2Response()
    if level not in echo.Info.union:
        # Such a union has no encoding, so the status travels in a fault.
        raise Fault(echo.STATUS_INVALID_LEVEL)
    union = response['info']
    union['tag'] = level
    info = union[echo.Info.union[level][0]]
    if level <= 4:
        info['v'] = 10 * level
    elif level == 5:
        info['v1'], info['v2'] = 50, 60
    elif level == 6:
        info['v1'], info['info1']['v'] = 70, 80
    else:
        info['v1'], info['info4']['v'] = 80, 90
    response['status'] = 0
    return response


def test_sleep(request):
    time.sleep(request['seconds'])
    response = echo.TestSleepResponse()
    response['result'] = request['seconds']
    return response


def test_enum(request):
    if request['foo3']['tag'] != request['foo1']:
        raise bad_stub_data()
    response = echo.TestEnumResponse()
    response['foo1'] = request['foo1']
    response['foo2'] = request['foo2']
    response['foo3'] = request['foo3']
    response['foo2']['e1'] = 2
    return response


def test_surrounding(request):
    data = request['data']
    checked_array(data.fields['tail'], data['x'])
    response = echo.TestSurroundingResponse()
    response['data']['x'] = 2 * data['x']
    response['data']['tail'] = [0] * (2 * data['x'])
    return response


def test_double_pointer(request):
    response = echo.TestDoublePointerResponse()
    outer = request.fields['data']
    inner = None if outer['ReferentID'] == 0 else outer.fields['Data']
    if inner is None or inner['ReferentID'] == 0:
        response['result'] = 0
    else:
        response['result'] = inner['Data']
    return response


PROCEDURES = {
    request_class.opnum: (request_class, procedure)
    for request_class, procedure in (
        (echo.AddOne, add_one),
        (echo.EchoData, echo_data),
        (echo.SinkData, sink_data),
        (echo.SourceData, source_data),
        (echo.TestCall, test_call),
        (echo.TestCall2, test_call2),
        (echo.TestSleep, test_sleep),
        (echo.TestEnum, test_enum),
        (echo.TestSurrounding, test_surrounding),
        (echo.TestDoublePointer, test_double_pointer),
    )
}


def execute(opnum, stub):
    """Runs a procedure: stub data of the request to that of the response."""
    if opnum not in PROCEDURES:
        raise Fault(NCA_S_OP_RNG_ERROR, executed=False)
    request_class, procedure = PROCEDURES[opnum]
    try:
        request = request_class(stub)
    except Exception:  # Impacket raises many types when data runs out
        raise bad_stub_data() from None
    return procedure(request).getData()


# ---- The protocol ---------------------------------------------------------


class ProtocolError(Exception):
    """The peer broke the protocol; its connection is closed."""


class Call:
    """A request that is still being put together from its fragments."""

    def __init__(self, header):
        self.call_id = header['call_id']
        self.context = header['ctx_id']
        self.opnum = header['op_num']
        self.stub = bytearray()


class Connection:
    groups = itertools.count(1)

    def __init__(self, sock):
        self.sock = sock
        self.contexts = set()
        self.max_send = MIN_FRAGMENT
        self.group = 0
        self.calls = {}
        self.send_lock = threading.Lock()

    def serve(self):
        try:
            with self.sock:
                while self.serve_pdu():
                    pass
        except (ProtocolError, OSError) as error:
            print('connection closed: %s' % error, file=sys.stderr, flush=True)

    def serve_pdu(self):
        pdu = self.receive_exactly(MSRPCHeader._SIZE)
        if not pdu:
            return False
        if pdu[4] != 0x10:
            raise ProtocolError('not little-endian, ASCII')
        frag_len = MSRPCHeader(pdu)['frag_len']
        if not len(pdu) <= frag_len <= MAX_FRAGMENT:
            raise ProtocolError('fragment of %d bytes' % frag_len)
        pdu += self.receive_exactly(frag_len - len(pdu))

        header = MSRPCHeader(pdu)
        kind = header['type']
        if kind == MSRPC_REQUEST:
            self.add_fragment(pdu)
        elif kind in (MSRPC_BIND, MSRPC_ALTERCTX):
            self.bind(header)
        elif kind == MSRPC_ORPHANED:
            self.calls.pop(header['call_id'], None)
        elif kind not in (MSRPC_CO_CANCEL, MSRPC_AUTH3):
            raise ProtocolError('PDU of type %d' % kind)
        return True

    def receive_exactly(self, count):
        """Receives count bytes; nothing at all if the peer has closed."""
        data = b''
        while len(data) < count:
            received = self.sock.recv(count - len(data))
            if not received:
                if data:
                    raise ProtocolError('closed inside a PDU')
                break
            data += received
        return data

    # Binding.

    def bind(self, header):
        alter = header['type'] == MSRPC_ALTERCTX
        if (header['ver_major'], header['ver_minor']) not in ((5, 0), (5, 1)):
            return self.send_bind_nak(header, PROTOCOL_VERSION_NOT_SUPPORTED)
        if header['auth_len'] != 0:
            return self.send_bind_nak(
                header, AUTHENTICATION_TYPE_NOT_RECOGNIZED)

        body = header['pduData']
        try:
            bind = MSRPCBind(body)
            results = [self.negotiate(*item) for item in contexts_of(body)]
        except struct.error:
            raise ProtocolError('truncated bind') from None
        if not alter:
            self.max_send = fragment_size(bind['max_rfrag'])
            self.group = bind['assoc_group'] or next(self.groups)

        ack = MSRPCBindAck()
        ack['type'] = MSRPC_ALTERCTX_R if alter else MSRPC_BINDACK
        ack['flags'] = (PFC_FIRST_FRAG | PFC_LAST_FRAG
                        | (header['flags'] & PFC_CONC_MPX))
        ack['call_id'] = header['call_id']
        ack['max_tfrag'] = self.max_send
        ack['max_rfrag'] = fragment_size(bind['max_tfrag'])
        ack['assoc_group'] = self.group
        if alter:
            ack['SecondaryAddrLen'] = 0
        else:
            ack['SecondaryAddr'] = str(self.sock.getsockname()[1])
            ack['SecondaryAddrLen'] = len(ack['SecondaryAddr']) + 1
        ack['Pad'] = bytes(-(ack._SIZE + ack['SecondaryAddrLen']) % 4)
        ack['ctx_num'] = len(results)
        ack['ctx_items'] = b''.join(item.getData() for item in results)
        ack['frag_len'] = 0  # Impacket cannot compute this one
        ack['frag_len'] = len(ack.getData())
        self.send(ack)

    def negotiate(self, context, abstract, transfers):
        item = CtxItemResult()
        item['Result'] = MSRPC_CONT_RESULT_PROV_REJECT
        item['TransferSyntax'] = bytes(20)
        if not same_interface(abstract):
            item['Reason'] = ABSTRACT_SYNTAX_NOT_SUPPORTED
        elif DCERPC.NDRSyntax not in transfers:
            item['Reason'] = TRANSFER_SYNTAXES_NOT_SUPPORTED
        else:
            item['Result'] = MSRPC_CONT_RESULT_ACCEPT
            item['Reason'] = 0
            item['TransferSyntax'] = DCERPC.NDRSyntax
            self.contexts.add(context)
        return item

    def send_bind_nak(self, header, reason):
        nak = MSRPCBindNak()
        nak['RejectedReason'] = reason
        nak['SupportedVersions'] = bytes((1, 5, 0))
        packet = MSRPCHeader()
        packet['type'] = MSRPC_BINDNAK
        packet['call_id'] = header['call_id']
        packet['pduData'] = nak.getData()
        self.send(packet)

    # Calls.

    def add_fragment(self, pdu):
        header = MSRPCRequestHeader(pdu)
        call_id = header['call_id']
        first = bool(header['flags'] & PFC_FIRST_FRAG)
        if first == (call_id in self.calls):
            raise ProtocolError('fragments of call %d out of order' % call_id)
        if first:
            self.calls[call_id] = Call(header)
        call = self.calls[call_id]
        call.stub += header['pduData']
        if len(call.stub) > MAX_STUB:
            raise ProtocolError('request too long')
        if header['flags'] & PFC_LAST_FRAG:
            del self.calls[call_id]
            # A thread for each call, because calls on a connection overlap.
            threading.Thread(
                target=self.answer, args=(call,), daemon=True).start()

    def answer(self, call):
        try:
            try:
                if call.context not in self.contexts:
                    raise Fault(NCA_S_UNK_IF, executed=False)
                stub = execute(call.opnum, bytes(call.stub))
            except Fault as fault:
                self.send_fault(call, fault)
            else:
                self.send_response(call, stub)
        except OSError:
            pass  # the peer has gone; serve() sees that too

    def send_response(self, call, stub):
        # A multiple of eight in each fragment but the last.
        size = (self.max_send - MSRPCRespHeader._SIZE) & ~7
        fragments = []
        for offset in range(0, max(len(stub), 1), size):
            response = response_header(call)
            response['type'] = MSRPC_RESPONSE
            response['flags'] = 0
            if offset == 0:
                response['flags'] |= PFC_FIRST_FRAG
            if offset + size >= len(stub):
                response['flags'] |= PFC_LAST_FRAG
            response['alloc_hint'] = len(stub) - offset
            response['pduData'] = stub[offset:offset + size]
            fragments.append(response)
        self.send(*fragments)

    def send_fault(self, call, fault):
        packet = response_header(call)
        packet['type'] = MSRPC_FAULT
        packet['flags'] = PFC_FIRST_FRAG | PFC_LAST_FRAG
        if not fault.executed:
            packet['flags'] |= PFC_DID_NOT_EXECUTE
        packet['pduData'] = struct.pack('<LL', fault.status, 0)
        packet['alloc_hint'] = len(packet['pduData'])
        self.send(packet)

    def send(self, *packets):
        with self.send_lock:  # the fragments of one response stay together
            for packet in packets:
                self.sock.sendall(packet.get_packet())


def fragment_size(offered):
    return max(MIN_FRAGMENT, min(MAX_FRAGMENT, offered))


def contexts_of(body):
    """The contexts of a bind: (id, abstract syntax, transfer syntaxes).

    By hand: Impacket's CtxItem holds just one transfer syntax.
    """
    count, offset = body[8], 12
    for _ in range(count):
        context, transfer_count, abstract = struct.unpack_from(
            '<HBx20s', body, offset)
        offset += 24
        transfers = []
        for _ in range(transfer_count):
            transfers.append(struct.unpack_from('<20s', body, offset)[0])
            offset += 20
        yield context, abstract, transfers


def same_interface(abstract):
    """The same uuid and major version; the minor may be ours or lower."""
    ours = struct.unpack('<16sHH', uuidtup_to_bin(echo.RPCECHO))
    theirs = struct.unpack('<16sHH', abstract)
    return theirs[:2] == ours[:2] and theirs[2] <= ours[2]


def response_header(call):
    header = MSRPCRespHeader()
    header['call_id'] = call.call_id
    header['ctx_id'] = call.context
    return header


def main():
    if len(sys.argv) != 2 or not sys.argv[1].isdigit():
        sys.exit(__doc__.split('\n')[2])
    # Impacket logs each NDR error before it raises; clients get faults.
    logging.getLogger('impacket').setLevel(logging.CRITICAL)
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(0))

    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(('127.0.0.1', int(sys.argv[1])))
        listener.listen(16)
        print('listening on ncacn_ip_tcp:127.0.0.1[%d]'
              % listener.getsockname()[1], flush=True)
        while True:
            sock, _ = listener.accept()
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            threading.Thread(target=Connection(sock).serve, daemon=True).start()


if __name__ == '__main__':
    main()
