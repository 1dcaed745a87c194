//! Headers and PDU types that no server sends.

use crate::builder::*;
use crate::table::{Row, client};

pub fn rows() -> Vec<Row> {
    let call = |name, source| client(name, source).bound().call(0, "a").sends("request call=2");
    vec![
        call("a client's PDUs", "C706 chapter 11 (CO_CLIENT), 12.6.4: sent by clients only")
            .gets_each([
                bind(2).offer(0, ECHO, &[NDR20]),
                alter(2).offer(0, ECHO, &[NDR20]),
                auth3(2),
                co_cancel(2),
                orphaned(2),
            ])
            .closes(),
        call("a request from the server", "MS-RPCE 3.3.1.5.9: a callback, and there are none")
            .gets(request(2).stub("b"))
            .closes(),
        call(
            "the datagram protocol's PDUs from a server",
            "C706 chapter 12, table of PDUs: CL only",
        )
        .gets_each([1, 4, 5, 6, 7, 8, 9, 10].map(|kind| pdu(kind, 2).body(&[0; 8])))
        .closes(),
        call(
            "PDU types from a server that there are not",
            "C706 chapter 12, table of PDUs; RTS (20) belongs to HTTP",
        )
        .gets_each([20, 21, 77, 255].map(|kind| pdu(kind, 2).body(&[0; 8])))
        .closes(),
        call("bytes of another protocol from a server", "C706 12.6.3.1 (rpc_vers)")
            .gets_bytes(b"HTTP/1.1 400 Bad Request\r\n\r\n".to_vec())
            .closes(),
        call("a response of another major version", "C706 12.6.3.1 (rpc_vers)")
            .gets_each([response(2).version(4, 0), response(2).version(6, 0)])
            .closes(),
        call(
            "a response in EBCDIC, or with floats that are not IEEE's",
            "C706 12.6.3.1 (packed_drep), 14.1: not spoken here",
        )
        .gets_each([
            response(2).representation(1, 0),
            response(2).representation(0, 1),
            response(2).representation(0, 2),
            response(2).representation(0, 3),
        ])
        .closes(),
        call("a response whose length is below its header's", "C706 12.6.3.1 (frag_length)")
            .gets_each([response(2).length(0), response(2).length(15)])
            .closes(),
        call("an authentication length beyond the response", "MS-RPCE 2.2.2.11")
            .gets(response(2).stub("abcd").auth_length(0xffff))
            .closes(),
    ]
}
