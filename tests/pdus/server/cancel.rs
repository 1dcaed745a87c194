//! Co_cancel and orphaned.

use crate::builder::*;
use crate::table::{Row, server};

pub fn rows() -> Vec<Row> {
    vec![
        server(
            "a cancel of a call in flight",
            "C706 12.6.4.6: the call is told, and still answered",
        )
        .bound()
        .gets(request(2))
        .gets(co_cancel(2))
        .respond(2, "a")
        .sends("response call=2 stub=a")
        .tells("request call=2")
        .tells("cancel call=2"),
        server("a cancel of one of two calls", "C706 12.6.4.6")
            .multiplexed()
            .gets(request(2))
            .gets(request(3))
            .gets(co_cancel(3))
            .respond(2, "a")
            .sends("response call=2 stub=a")
            .tells("request call=2")
            .tells("request call=3")
            .tells("cancel call=3")
            .state("in_flight=1"),
        server("a cancel of a call that there is not", "Samba's raw-PDU tests: nothing happens")
            .bound()
            .gets(co_cancel(3))
            .gets(request(4))
            .tells("request call=4"),
        server("a cancel of a call that was answered", "C706 12.6.4.6: it may come too late")
            .bound()
            .gets(request(2))
            .respond(2, "a")
            .gets(co_cancel(2))
            .sends("response call=2")
            .tells("request call=2"),
        server(
            "a cancel of an unfinished call",
            "Samba's raw-PDU tests: it is finished and answered as ever",
        )
        .bound()
        .gets(request(2).stub("a").first())
        .gets(co_cancel(2))
        .gets(request(2).stub("b").last())
        .respond(2, "c")
        .sends("response call=2 stub=c")
        .tells("?cancel call=2")
        .tells("request call=2 stub=ab")
        .tells("?cancel call=2"),
        server("a cancel does not free a call's id", "C706 12.6.4.6; MS-RPCE 3.3.3.5.7")
            .bound()
            .gets(request(2).stub("a"))
            .gets(co_cancel(2))
            .take()
            .gets(request(2).stub("b"))
            .protocol_error("fault call=2 status=nca_proto_error")
            .tells("request call=2 stub=a")
            .tells("cancel call=2"),
        server(
            "a cancel before the bind",
            "C706 chapter 11 (CO_SERVER); MS-RPCE 3.3.3: no such transition",
        )
        .gets(co_cancel(1))
        .closes(),
        server("an orphaned call in flight", "C706 12.6.4.8: nobody reads its answer")
            .bound()
            .gets(request(2))
            .take()
            .gets(orphaned(2))
            .respond(2, "a")
            .tells("request call=2")
            .tells("orphaned call=2")
            .state("in_flight=0"),
        server("an orphaned call that nobody took out yet", "C706 12.6.4.8")
            .bound()
            .gets(request(2))
            .gets(orphaned(2))
            .tells("?request call=2")
            .tells("?orphaned call=2")
            .state("in_flight=0"),
        server("an orphaned call leaves others alone", "C706 12.6.4.8; MS-RPCE 3.3.1.5.10")
            .multiplexed()
            .gets(request(2))
            .gets(request(3))
            .take()
            .gets(orphaned(2))
            .respond(3, "b")
            .sends("response call=3 stub=b")
            .tells("request call=2")
            .tells("request call=3")
            .tells("orphaned call=2"),
        server("orphaned of a call that there is not", "Samba's raw-PDU tests: nothing happens")
            .bound()
            .gets(orphaned(3))
            .gets(request(4))
            .tells("request call=4"),
        server("orphaned of a call that was answered", "C706 12.6.4.8: it may come too late")
            .bound()
            .gets(request(2))
            .respond(2, "a")
            .gets(orphaned(2))
            .sends("response call=2")
            .tells("request call=2"),
        server(
            "an unfinished call that is orphaned never runs",
            "C706 12.6.4.8: a request not yet sent in full",
        )
        .bound()
        .gets(request(2).stub("a").first())
        .gets(orphaned(2))
        .gets(request(3).stub("b"))
        .tells("request call=3 stub=b")
        .state("in_flight=1"),
        server("the call id of an orphaned call may begin anew", "C706 12.6.4.8, 12.6.3.5")
            .bound()
            .gets(request(2).stub("a").first())
            .gets(orphaned(2))
            .gets(request(2).stub("b").first())
            .gets(request(2).stub("c").last())
            .tells("request call=2 stub=bc"),
        server("an orphaned call with an [in] pipe", "C706 12.6.4.8")
            .bound()
            .gets(request(2).opnum(7).stub("a").first())
            .take()
            .gets(orphaned(2))
            .respond(2, "b")
            .tells("request call=2 unfinished")
            .tells("orphaned call=2")
            .state("in_flight=0"),
        server(
            "orphaned before the bind",
            "C706 chapter 11 (CO_SERVER); MS-RPCE 3.3.3: no such transition",
        )
        .gets(orphaned(1))
        .closes(),
    ]
}
