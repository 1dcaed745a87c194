//! Requests and responses in one fragment, and whose they are.

use crate::builder::*;
use crate::table::{Row, client};

pub fn rows() -> Vec<Row> {
    vec![
        client("a request", "C706 12.6.4.9")
            .bound()
            .call(0, "abcd")
            .sends("request call=2 flags=first+last hint=4 context=0 opnum=5 stub=abcd length=28")
            .state("in_flight=1"),
        client("a request for an object", "C706 12.6.4.9 (object)")
            .bound()
            .call_object(0, "a")
            .sends(
                "request call=2 flags=first+last+object \
                 object=0102030405060708090a0b0c0d0e0f10 stub=a",
            ),
        client("a response", "C706 12.6.4.10")
            .bound()
            .call(0, "a")
            .gets(response(2).stub("bc"))
            .sends("request call=2")
            .tells("reply call=2 stub=bc")
            .state("in_flight=0"),
        client("an empty response of a server", "C706 12.6.4.10")
            .bound()
            .call(0, "a")
            .gets(response(2))
            .sends("request call=2")
            .tells("reply call=2 bytes=0"),
        client("responses in another order than the requests", "MS-RPCE 3.3.2.5.2: by the call id")
            .bound()
            .call(0, "a")
            .call(0, "b")
            .gets(response(3).stub("d"))
            .gets(response(2).stub("c"))
            .sends("request call=2")
            .sends("request call=3")
            .tells("reply call=3 stub=d")
            .tells("reply call=2 stub=c"),
        client("a response's allocation hint that lies", "C706 12.6.3.7: a hint")
            .bound()
            .call(0, "a")
            .gets_each(
                [0, 1, 0x7fff_ffff, 0xffff_ffff].map(|hint| response(2).stub("bcde").hint(hint)),
            )
            .sends("request call=2")
            .tells("reply call=2 stub=bcde"),
        client(
            "a response that names another context",
            "Samba's raw-PDU tests: Windows sends its low 8 bits only",
        )
        .bound()
        .call(0, "a")
        .gets(response(2).context(0x100).stub("b"))
        .sends("request call=2")
        .tells("reply call=2 stub=b"),
        client("a response that counts cancels", "C706 12.6.4.10 (cancel_count)")
            .bound()
            .call(0, "a")
            .gets(response(2).opnum(1).stub("b"))
            .sends("request call=2")
            .tells("reply call=2 stub=b"),
        client("flags that mean nothing in a response", "C706 12.6.3.1 (pfc_flags)")
            .bound()
            .call(0, "a")
            .gets_each(
                [RESERVED, CONC_MPX, MAYBE, PENDING_CANCEL, OBJECT_UUID]
                    .map(|flag| response(2).and(flag).stub("b")),
            )
            .sends("request call=2")
            .tells("reply call=2 stub=b"),
        client(
            "a cancel that is pending at a fault means nothing",
            "MS-RPCE 2.2.2.3; C706 12.6.4.7",
        )
        .bound()
        .call(0, "a")
        .gets(fault(2, 5).and(PENDING_CANCEL))
        .sends("request call=2 flags=first+last")
        .tells("failed call=2 status=5 may_have_executed"),
        client("a big-endian response", "C706 14.1")
            .bound()
            .big_endian()
            .call(0, "a")
            .gets(response(2))
            .sends("request call=2")
            .tells("reply call=2 big_endian"),
        client(
            "a response in NDR64 is little endian whatever the header says",
            "MS-RPCE 2.2.5 (NDR64)",
        )
        .bound_in(NDR64)
        .big_endian()
        .call(0, "a")
        .gets(response(2))
        .sends("request call=2")
        .tells("reply call=2 little_endian"),
        client("a response to a call that was never made", "C706 12.6.3.5; MS-RPCE 3.3.2.5.2")
            .bound()
            .call(0, "a")
            .gets_each([0, 3, 77, u32::MAX].map(response))
            .sends("request call=2")
            .closes(),
        client("a response when nothing is in flight", "C706 12.6.3.5")
            .bound()
            .gets(response(2))
            .closes(),
        client("a second response to a call", "C706 12.6.3.5: its call is over")
            .bound()
            .call(0, "a")
            .call(0, "b")
            .gets(response(2).stub("c"))
            .gets(response(2).stub("d"))
            .sends("request call=2")
            .sends("request call=3")
            .tells("reply call=2 stub=c")
            .closes(),
        client("a call that is given up", "C706 12.6.4.8; MS-RPCE 3.3.1.5.10")
            .bound()
            .call(0, "a")
            .abandon(2)
            .sends("request call=2")
            .sends("orphaned call=2 flags=first+last length=16")
            .state("in_flight=0"),
        client(
            "the response to a call that was given up is passed over",
            "C706 12.6.4.8: it may be under way",
        )
        .bound()
        .call(0, "a")
        .abandon(2)
        .gets(response(2).stub("b"))
        .call(0, "c")
        .gets(response(3).stub("d"))
        .sends("request call=2")
        .sends("orphaned call=2")
        .sends("request call=3")
        .tells("reply call=3 stub=d"),
        client(
            "the fault of a call that was given up is passed over",
            "C706 12.6.4.8: it may be under way",
        )
        .bound()
        .call(0, "a")
        .abandon(2)
        .gets(fault(2, 1818))
        .sends("request call=2")
        .sends("orphaned call=2"),
        client(
            "fragments of a call that was given up are passed over",
            "C706 12.6.4.8: they may be under way",
        )
        .bound()
        .call(0, "a")
        .gets(response(2).stub("b").first())
        .abandon(2)
        .gets(response(2).stub("c").middle())
        .gets(response(2).stub("d").last())
        .sends("request call=2")
        .sends("orphaned call=2"),
        client("a call that was given up is answered once at most", "C706 12.6.3.5")
            .bound()
            .call(0, "a")
            .abandon(2)
            .gets(response(2).stub("b"))
            .gets(response(2).stub("c"))
            .sends("request call=2")
            .sends("orphaned call=2")
            .closes(),
        client(
            "a server without multiplexing that answers with call id 1",
            "Wine's servers do so (interop notes)",
        )
        .bound_by(bind_ack(1, &[accepted(NDR20)]).flags(FIRST | LAST))
        .call(0, "a")
        .gets(response(1).stub("b"))
        .call(0, "c")
        .gets(fault(1, 5))
        .sends("request call=2")
        .sends("request call=3")
        .tells("reply call=2 stub=b")
        .tells("failed call=3 status=5"),
        client("an authentication trailer that was not negotiated", "MS-RPCE 3.3.1.5.2")
            .bound()
            .call(0, "a")
            .gets(response(2).stub("bcde").auth(16))
            .sends("request call=2")
            .closes(),
        client("a response that ends within its header", "C706 12.6.4.10")
            .bound()
            .call(0, "a")
            .gets_each([16, 20, 23].map(|bytes| response(2).cut(bytes)))
            .sends("request call=2")
            .closes(),
    ]
}
