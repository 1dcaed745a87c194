//! The header that all PDUs share.

use crate::builder::{ECHO, NDR20, bind, hex, request};
use crate::table::{Row, server};

pub fn rows() -> Vec<Row> {
    let good = || bind(1).offer(0, ECHO, &[NDR20]);
    vec![
        server("bytes of another protocol", "C706 12.6.3.1 (rpc_vers)")
            .gets_bytes(b"GET / HTTP/1.1\r\n\r\n".to_vec())
            .closes(),
        server("a bind as it was recorded, byte for byte", "C706 12.6.4.3")
            .gets_bytes(hex(
                "05 00 0b 03 10 00 00 00 48 00 00 00 01 00 00 00 b8 10 b8 10 00 00 00 00
                01 00 00 00 00 00 01 00 c5 5e a1 60 e8 4d d7 11 a6 37 00 50 56 a2 01 82 01 00 00 00
                04 5d 88 8a eb 1c c9 11 9f e8 08 00 2b 10 48 60 02 00 00 00",
            ))
            .sends("bind_ack call=1 flags=first+last results=accepted:NDR20"),
        server("minor version 1", "C706 12.6.3.2; MS-RPCE 3.3.1.5.1")
            .gets(good().version(5, 1))
            .sends("bind_ack call=1 results=accepted:NDR20"),
        server(
            "major versions that are not spoken",
            "C706 12.6.4.5 (protocol_version_not_supported)",
        )
        .gets_each([good().version(4, 0), good().version(6, 0), good().version(0, 0)])
        .sends("bind_nak call=1 flags=first+last reason=4 speaks=5.0")
        .closes(),
        server(
            "a minor version above what is spoken",
            "C706 12.6.4.5 (protocol_version_not_supported)",
        )
        .gets(good().version(5, 2))
        .sends("bind_nak call=1 reason=4 speaks=5.0")
        .closes(),
        server("a request of another major version", "C706 12.6.3.1 (rpc_vers)")
            .bound()
            .gets(request(2).version(4, 0))
            .sends("?fault call=2 status=nca_proto_error")
            .closes(),
        server("EBCDIC", "C706 12.6.3.1 (packed_drep), 14.1: not spoken here")
            .gets(good().representation(1, 0))
            .sends("?bind_nak call=1")
            .closes(),
        server("floats of VAX, Cray and IBM", "C706 12.6.3.1 (packed_drep), 14.1: not spoken here")
            .gets_each([1, 2, 3].map(|floats| good().representation(0, floats)))
            .sends("?bind_nak call=1")
            .closes(),
        server("integers that are neither big nor little endian", "C706 14.1")
            .gets(good().integers(2))
            .closes(),
        server("a length below the header's 16 bytes", "C706 12.6.3.1 (frag_length)")
            .gets_each([good().length(0), good().length(15)])
            .closes(),
        server("a length below the header's, of a request", "C706 12.6.3.1 (frag_length)")
            .bound()
            .gets(request(2).length(15))
            .sends("?fault status=nca_proto_error")
            .closes(),
        server(
            "a bind longer than the server takes ends it with the header",
            "C706 12.6.3.1 (MustRecvFragSize)",
        )
        .gets(good().length(5841))
        .closes(),
        server(
            "a request longer than the server takes",
            "MS-RPCE 3.3.3.5.7; Samba's raw-PDU tests: 5841 bytes are nca_proto_error \
                 in context 0, then closed",
        )
        .bound()
        .gets(request(2).fill(5841 - 24))
        .protocol_error("fault call=2 context=0 status=nca_proto_error"),
        server(
            "a request of just the size that the server takes",
            "Samba's raw-PDU tests: 5840 bytes",
        )
        .bound()
        .gets(request(2).fill(5840 - 24))
        .tells("request call=2 bytes=5816"),
        server(
            "a request longer than was negotiated, within what the server takes",
            "Samba's raw-PDU tests: negotiated 2048, 5840 bytes are taken",
        )
        .bound_by(bind(1).offer(0, ECHO, &[NDR20]).sizes(2048, 2048))
        .gets(request(2).fill(5840 - 24))
        .tells("request call=2 bytes=5816"),
        server("a header of which one byte is missing is waited for", "C706 12.6.2")
            .gets_bytes(hex("05 00 0b 03 10 00 00 00 48 00 00 00 01 00 00"))
            .state("unbound"),
        server(
            "PDUs of one connection may differ in byte order",
            "C706 12.6.3.1 (packed_drep): each PDU says its own",
        )
        .bound()
        .gets(request(2).order(crate::builder::Order::Big).stub("a"))
        .gets(request(3).order(crate::builder::Order::Little).stub("b"))
        .tells("request call=2 big_endian stub=a")
        .tells("request call=3 little_endian stub=b"),
    ]
}
