//! PDU types that no client sends.

use crate::builder::*;
use crate::table::{Row, server};

/// Ping, working, nocall, reject, ack, cl_cancel, fack, cancel_ack.
const DATAGRAM: [u8; 8] = [1, 4, 5, 6, 7, 8, 9, 10];

pub fn rows() -> Vec<Row> {
    vec![
        server("the datagram protocol's PDUs", "C706 chapter 12, table of PDUs: CL only")
            .bound()
            .gets_each(DATAGRAM.map(|kind| pdu(kind, 2).body(&[0; 8])))
            .sends("?fault call=2 status=nca_proto_error")
            .closes(),
        server(
            "the datagram protocol's PDUs before the bind",
            "C706 chapter 12, table of PDUs: CL only",
        )
        .gets_each(DATAGRAM.map(|kind| pdu(kind, 1).body(&[0; 64])))
        .closes(),
        server("a server's PDUs", "C706 chapter 11 (CO_SERVER), 12.6.4: sent by servers only")
            .bound()
            .gets_each([
                response(2).stub("abcd"),
                fault(2, 5),
                bind_ack(2, &[accepted(NDR20)]),
                bind_nak(2, 0),
                alter_resp(2, &[accepted(NDR20)]),
            ])
            .sends("?fault call=2 status=nca_proto_error")
            .closes(),
        server("a shutdown from a client", "C706 12.6.4.11: sent by servers only")
            .bound()
            .gets(shutdown())
            .sends("?fault status=nca_proto_error")
            .closes(),
        server(
            "PDU types that there are not",
            "C706 chapter 12, table of PDUs; RTS (20) belongs to HTTP",
        )
        .bound()
        .gets_each([20, 21, 77, 255].map(|kind| pdu(kind, 2).body(&[0; 8])))
        .sends("?fault call=2 status=nca_proto_error")
        .closes(),
        server(
            "the third leg of an authentication that was not begun",
            "MS-RPCE 2.2.2.10, 3.3.1.5.2",
        )
        .bound()
        .gets(auth3(2))
        .sends("?fault call=2")
        .closes(),
        server(
            "the third leg of an authentication before the bind",
            "MS-RPCE 2.2.2.10, 3.3.3: no such transition",
        )
        .gets(auth3(1))
        .closes(),
        server("a protocol error ends calls in flight too", "MS-RPCE 3.3.3.5.7")
            .multiplexed()
            .gets(request(2))
            .take()
            .gets(pdu(77, 3))
            .respond(2, "a")
            .sends("?fault call=3 status=nca_proto_error")
            .tells("request call=2")
            .closes(),
    ]
}
