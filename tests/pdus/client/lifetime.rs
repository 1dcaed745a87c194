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
    ]
}
