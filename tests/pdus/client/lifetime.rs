//! Shutdown: the server asks for the connection's end.

use crate::builder::*;
use crate::table::{Row, client};

pub fn rows() -> Vec<Row> {
    vec![
        client("a shutdown when nothing is in flight", "C706 12.6.4.11; MS-RPCE 3.3.3.4.2")
            .bound()
            .gets(shutdown())
            .tells("shutdown")
            .may_close(),
        client(
            "a shutdown while a call is in flight",
            "C706 12.6.4.11: calls in flight are finished",
        )
        .bound()
        .call(0, "a")
        .gets(shutdown())
        .gets(response(2).stub("b"))
        .sends("request call=2")
        .tells("reply call=2 stub=b")
        .tells("shutdown")
        .may_close(),
        client(
            "a shutdown does not end the call in flight",
            "C706 12.6.4.11: calls in flight are finished",
        )
        .bound()
        .call(0, "a")
        .gets(shutdown())
        .sends("request call=2")
        .state("in_flight=1"),
        client("a shutdown waits for all calls", "C706 12.6.4.11: calls in flight are finished")
            .bound()
            .call(0, "a")
            .call(0, "b")
            .gets(shutdown())
            .gets(fault(3, 5))
            .sends("request call=2")
            .sends("request call=3")
            .tells("failed call=3 status=5")
            .state("in_flight=1"),
        client(
            "the last call of a connection that is shut down is given up",
            "C706 12.6.4.8, 12.6.4.11",
        )
        .bound()
        .call(0, "a")
        .gets(shutdown())
        .abandon(2)
        .sends("request call=2")
        .sends("?orphaned call=2")
        .tells("shutdown")
        .may_close(),
        client("a call after a shutdown is not sent", "C706 12.6.4.11: no new calls")
            .bound()
            .call(0, "a")
            .gets(shutdown())
            .call(0, "b")
            .sends("request call=2")
            .tells("?not_sent")
            .tells("?failed did_not_execute"),
        client("a bind after a shutdown is not sent", "C706 12.6.4.11: no new calls")
            .bound()
            .call(0, "a")
            .gets(shutdown())
            .bind(FILES)
            .sends("request call=2")
            .tells("?not_bound"),
        client("a second shutdown", "C706 12.6.4.11: asking twice changes nothing")
            .bound()
            .call(0, "a")
            .gets(shutdown())
            .gets(shutdown())
            .gets(response(2).stub("b"))
            .sends("request call=2")
            .tells("reply call=2 stub=b")
            .tells("shutdown")
            .may_close(),
        client("a refusal of a server that shuts down", "MS-RPCE 3.3.3.4.2; no new calls")
            .bound()
            .call(0, "a")
            .gets(unavailable(2))
            .call(0, "b")
            .sends("request call=2")
            .tells("failed call=2 status=1722 did_not_execute")
            .tells("shutdown")
            .tells("?not_sent")
            .may_close(),
        client("a refusal while another call is in flight", "MS-RPCE 3.3.3.4.2; no new calls")
            .bound()
            .call(0, "a")
            .call(0, "b")
            .gets(unavailable(3))
            .gets(response(2).stub("c"))
            .sends("request call=2")
            .sends("request call=3")
            .tells("failed call=3 status=1722 did_not_execute")
            .tells("reply call=2 stub=c")
            .tells("shutdown")
            .may_close(),
        client("the refusal of a call that was given up", "MS-RPCE 3.3.3.4.2; no new calls")
            .bound()
            .call(0, "a")
            .abandon(2)
            .gets(unavailable(2))
            .sends("request call=2")
            .sends("?orphaned call=2")
            .tells("shutdown")
            .may_close(),
        client("a method's own error that says the same", "the method ran: the server goes on")
            .bound()
            .call(0, "a")
            .gets(fault(2, 1722))
            .sends("request call=2")
            .tells("failed call=2 status=1722 may_have_executed")
            .state("in_flight=0"),
    ]
}

/// What a server answers to a new call when it shuts down.
fn unavailable(call: u32) -> Pdu {
    fault(call, 1722).and(DID_NOT_EXECUTE)
}
