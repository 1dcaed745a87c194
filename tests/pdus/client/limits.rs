//! Limits on what a server may send.

use crate::builder::*;
use crate::table::{Row, client};

pub fn rows() -> Vec<Row> {
    let small =
        |name, source| client(name, source).limits(|limits| limits.call_bytes = 100).bound();
    vec![
        small("a response of just the size that is allowed", "the library's max_call_bytes")
            .call(0, "a")
            .gets(response(2).fill(60).first())
            .gets(response(2).fill(40).last())
            .sends("request call=2")
            .tells("reply call=2 bytes=100"),
        small(
            "a response above the size that is allowed ends its call alone",
            "the library's max_call_bytes",
        )
        .call(0, "a")
        .call(0, "b")
        .gets(response(2).fill(101))
        .gets(response(3).fill(100))
        .sends("request call=2")
        .sends("request call=3")
        .sends("?orphaned call=2")
        .tells("failed call=2 may_have_executed")
        .tells("reply call=3 bytes=100")
        .state("in_flight=0"),
        small(
            "the rest of a response that is too large is passed over",
            "the library's max_call_bytes",
        )
        .call(0, "a")
        .gets(response(2).fill(60).first())
        .gets(response(2).fill(60).middle())
        .gets(response(2).fill(60).middle())
        .gets(response(2).fill(60).last())
        .call(0, "b")
        .gets(response(3).stub("c"))
        .sends("request call=2")
        .sends("?orphaned call=2")
        .sends("request call=3")
        .tells("failed call=2 may_have_executed")
        .tells("reply call=3 stub=c"),
        small(
            "a fault behind the rest of a response that is too large",
            "C706 12.6.4.7: it ends the call",
        )
        .call(0, "a")
        .gets(response(2).fill(101).first())
        .gets(fault(2, 5))
        .sends("request call=2")
        .sends("?orphaned call=2")
        .tells("failed call=2 may_have_executed"),
        small(
            "a shutdown comes behind the last call, whose response is too large",
            "C706 12.6.4.11: calls in flight are finished",
        )
        .call(0, "a")
        .gets(shutdown())
        .gets(response(2).fill(101).first())
        .gets(response(2).fill(60).last())
        .sends("request call=2")
        .sends("?orphaned call=2")
        .tells("failed call=2 may_have_executed")
        .tells("shutdown")
        .may_close(),
        small(
            "a response that is too large, of a server with one call at a time, ends the call with its last fragment",
            "C706 12.6.3.1 (PFC_CONC_MPX): the next call can be made then",
        )
        .bound_by(bind_ack(1, &[accepted(NDR20)]).flags(FIRST | LAST))
        .call(0, "a")
        .gets(response(2).fill(101).first())
        .gets(response(2).fill(60).middle())
        .sends("request call=2")
        .state("in_flight=1"),
        small(
            "the next call behind a response that is too large, of a server with one call at a time",
            "C706 12.6.3.1 (PFC_CONC_MPX)",
        )
        .bound_by(bind_ack(1, &[accepted(NDR20)]).flags(FIRST | LAST))
        .call(0, "a")
        .gets(response(2).fill(101).first())
        .gets(response(2).fill(60).last())
        .call(0, "b")
        .gets(response(3).stub("c"))
        .sends("request call=2")
        .sends("request call=3")
        .tells("failed call=2 may_have_executed")
        .tells("reply call=3 stub=c")
        .state("in_flight=0"),
        client("a fragment longer than was offered", "C706 12.6.4.3 (max_recv_frag)")
            .bound()
            .call(0, "a")
            .gets(response(2).fill(5841 - 24))
            .sends("request call=2")
            .closes(),
        client("a fragment as long as was offered", "C706 12.6.4.3 (max_recv_frag)")
            .bound()
            .call(0, "a")
            .gets(response(2).fill(5840 - 24))
            .sends("request call=2")
            .tells("reply call=2 bytes=5816"),
    ]
}
