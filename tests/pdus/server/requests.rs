//! Requests in one fragment.

use crate::builder::*;
use crate::table::{Row, server};

pub fn rows() -> Vec<Row> {
    vec![
        server("a request with all that it carries", "C706 12.6.4.9")
            .bound()
            .gets(request(2).opnum(5).stub("abcd"))
            .tells(
                "request call=2 context=0 interface=0 opnum=5 object=none NDR20 answer_wanted \
                 complete stub=abcd",
            )
            .state("bound in_flight=1"),
        server(
            "a request before the bind",
            "C706 chapter 11 (CO_SERVER); MS-RPCE 3.3.3: no such transition",
        )
        .gets(request(1))
        .sends("?fault call=1 status=nca_proto_error")
        .closes(),
        server("an empty stub", "C706 12.6.4.9")
            .bound()
            .gets(request(2))
            .tells("request call=2 bytes=0"),
        server(
            "an allocation hint that lies",
            "C706 12.6.3.7: a hint; Samba's raw-PDU tests send all of these",
        )
        .bound()
        .gets_each([0, 1, 5, 0xffff_ffff].map(|hint| request(2).stub("abcd").hint(hint)))
        .tells("request call=2 stub=abcd"),
        server("an object", "C706 12.6.4.9 (object)")
            .bound()
            .gets(request(2).object(OBJECT).stub("abcd"))
            .tells("request call=2 object=0102030405060708090a0b0c0d0e0f10 stub=abcd"),
        server("the nil object", "C706 12.6.4.9 (object)")
            .bound()
            .gets(request(2).object(0).stub("a"))
            .tells("request call=2 stub=a"),
        server("an object flag without room for the object", "C706 12.6.4.9; MS-RPCE 3.3.3.5.7")
            .bound()
            .gets(request(2).and(OBJECT_UUID).stub("only15bytesofit"))
            .protocol_error("fault call=2 status=nca_proto_error"),
        server("a request that ends within its own header", "C706 12.6.4.9; MS-RPCE 3.3.3.5.7")
            .bound()
            .gets_each([16, 19, 23].map(|bytes| request(2).cut(bytes)))
            .protocol_error("fault call=2 status=nca_proto_error"),
        server(
            "a context that there is not",
            "C706 12.6.4.7; Samba's raw-PDU tests: nca_unk_if, stays open",
        )
        .bound()
        .gets(request(2).context(12345))
        .gets(request(3))
        .sends("fault call=2 flags=first+last+did_not_execute status=nca_unk_if")
        .tells("request call=3")
        .state("in_flight=1"),
        server("an opnum beyond all is the interface's business", "C706 12.6.4.9 (opnum)")
            .bound()
            .gets(request(2).opnum(0xffff))
            .tells("request call=2 opnum=65535"),
        server(
            "flags that mean nothing in a request",
            "C706 12.6.3.1 (pfc_flags); Samba's raw-PDU tests",
        )
        .bound()
        .gets_each([RESERVED, CONC_MPX, DID_NOT_EXECUTE].map(|flag| request(2).and(flag)))
        .tells("request call=2 answer_wanted complete"),
        server("minor version 1 in a request", "C706 12.6.3.2; MS-RPCE 3.3.1.5.1")
            .bound()
            .gets(request(2).version(5, 1))
            .tells("request call=2"),
        server("a request that wants no answer", "C706 12.6.3.1 (PFC_MAYBE)")
            .bound()
            .gets(request(2).and(MAYBE).stub("a"))
            .forget(2)
            .tells("request call=2 maybe stub=a")
            .state("in_flight=0"),
        server(
            "a request that wants no answer gets no fault either",
            "C706 12.6.3.1 (PFC_MAYBE): no response",
        )
        .bound()
        .gets(request(2).and(MAYBE).context(9)),
        server(
            "a request that wants no answer gets none, even if there is one",
            "C706 12.6.3.1 (PFC_MAYBE): no response",
        )
        .bound()
        .gets(request(2).and(MAYBE))
        .respond(2, "a")
        .tells("request call=2 maybe")
        .state("in_flight=0"),
        server("call id 0 of a request", "C706 12.6.3.5")
            .bound()
            .gets(request(0))
            .respond(0, "a")
            .sends("response call=0 stub=a")
            .tells("request call=0"),
        server("call id 0xffffffff of a request", "C706 12.6.3.5")
            .bound()
            .gets(request(u32::MAX))
            .respond(u32::MAX, "a")
            .sends("response call=4294967295 stub=a")
            .tells("request call=4294967295"),
        server(
            "the call id of the bind is free for a call",
            "C706 12.6.3.5; Samba's raw-PDU tests",
        )
        .bound()
        .gets(request(1))
        .tells("request call=1"),
        server(
            "a call id whose call is in flight",
            "MS-RPCE 3.3.3.5.2, 3.3.3.5.7; Samba's raw-PDU tests: closed",
        )
        .multiplexed()
        .gets(request(2).stub("a"))
        .take()
        .gets(request(2).stub("b"))
        .protocol_error("fault call=2 flags=first+last status=nca_proto_error")
        .tells("request call=2 stub=a"),
        server(
            "a call id whose call was answered",
            "Samba's raw-PDU tests call with 1 again and again",
        )
        .bound()
        .gets(request(2).stub("a"))
        .respond(2, "b")
        .gets(request(2).stub("c"))
        .sends("response call=2 stub=b")
        .tells("request call=2 stub=a")
        .tells("request call=2 stub=c"),
        server(
            "call ids that go down",
            "Samba's raw-PDU tests do so; MS-RPCE 3.3.3.5.2 only says SHOULD",
        )
        .multiplexed()
        .gets(request(5))
        .gets(request(3))
        .tells("request call=5")
        .tells("request call=3"),
        server(
            "NDR64's numbers are little endian whatever the header says",
            "MS-RPCE 2.2.5 (NDR64)",
        )
        .bound_in(NDR64)
        .big_endian()
        .gets(request(2).stub("a"))
        .tells("request call=2 NDR64 little_endian stub=a"),
        server("NDR's numbers are as the header says", "C706 14.1")
            .bound()
            .big_endian()
            .gets(request(2))
            .tells("request big_endian"),
        server(
            "an authentication trailer when none was negotiated",
            "MS-RPCE 3.3.1.5.2; Samba's raw-PDU tests: fault, closed",
        )
        .bound()
        .gets(request(2).stub("abcd").auth(16))
        .protocol_error("fault call=2"),
        server("an authentication length beyond the fragment", "MS-RPCE 2.2.2.11, 3.3.3.5.7")
            .bound()
            .gets(request(2).stub("abcd").auth_length(0xffff))
            .protocol_error("fault call=2"),
        server("nothing executes behind a protocol error", "MS-RPCE 3.3.3.5.7")
            .bound()
            .gets(request(2).cut(20))
            .gets(request(3))
            .protocol_error("fault call=2 status=nca_proto_error"),
    ]
}
