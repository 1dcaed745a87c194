//! Limits: how many calls, and how large.

use crate::builder::*;
use crate::table::{Row, server};

pub fn rows() -> Vec<Row> {
    vec![
        server(
            "a call beyond those that may be in flight",
            "C706 12.6.4.7, appendix E (nca_server_too_busy)",
        )
        .limits(|limits| limits.calls = 1)
        .multiplexed()
        .gets(request(2))
        .gets(request(3))
        .respond(2, "a")
        .gets(request(4))
        .sends("fault call=3 flags=first+last+did_not_execute status=nca_server_too_busy")
        .sends("response call=2 stub=a")
        .tells("request call=2")
        .tells("request call=4"),
        server("the rest of a call that found the server busy", "C706 12.6.4.7; MS-RPCE 3.3.3.5.8")
            .limits(|limits| limits.calls = 1)
            .multiplexed()
            .gets(request(2))
            .gets(request(3).first())
            .gets(request(3).middle())
            .gets(request(3).last())
            .respond(2, "a")
            .sends("fault call=3 status=nca_server_too_busy did_not_execute")
            .sends("response call=2 stub=a")
            .tells("request call=2"),
        server(
            "an unfinished call counts as one in flight",
            "C706 12.6.4.7, appendix E (nca_server_too_busy)",
        )
        .limits(|limits| limits.calls = 1)
        .multiplexed()
        .gets(request(2).first())
        .gets(request(3))
        .gets(request(2).last())
        .sends("fault call=3 status=nca_server_too_busy did_not_execute")
        .tells("request call=2"),
        server("a request of just the size that is allowed", "MS-RPCE 3.3.3.5.4")
            .limits(|limits| limits.call_bytes = 100)
            .bound()
            .gets(request(2).fill(60).first())
            .gets(request(2).fill(40).last())
            .tells("request call=2 bytes=100"),
        server(
            "a request above the size that is allowed, in one fragment",
            "MS-RPCE 3.3.3.5.4: a fault; that call alone",
        )
        .limits(|limits| limits.call_bytes = 100)
        .bound()
        .gets(request(2).fill(101))
        .gets(request(3).fill(100))
        .sends("fault call=2 did_not_execute")
        .tells("request call=3 bytes=100")
        .state("in_flight=1"),
        server(
            "a request that grows above the size that is allowed",
            "MS-RPCE 3.3.3.5.4, 3.3.3.5.8: at once; that call alone",
        )
        .limits(|limits| limits.call_bytes = 100)
        .bound()
        .gets(request(2).fill(60).first())
        .gets(request(2).fill(41).middle())
        .sends("fault call=2 did_not_execute")
        .state("in_flight=0"),
        server(
            "the rest of a request that is too large is passed over",
            "MS-RPCE 3.3.3.5.4, 3.3.3.5.8",
        )
        .limits(|limits| limits.call_bytes = 100)
        .bound()
        .gets(request(2).fill(101).first())
        .gets(request(2).fill(101).middle())
        .gets(request(2).fill(101).last())
        .gets(request(2).fill(7))
        .sends("fault call=2 did_not_execute")
        .tells("request call=2 bytes=7"),
        server("a request that is too large leaves others alone", "MS-RPCE 3.3.3.5.4")
            .limits(|limits| limits.call_bytes = 100)
            .multiplexed()
            .gets(request(2).stub("a"))
            .gets(request(3).stub("b").first())
            .gets(request(4).fill(101))
            .gets(request(3).stub("c").last())
            .respond(2, "d")
            .sends("fault call=4 did_not_execute")
            .sends("response call=2 stub=d")
            .tells("request call=2 stub=a")
            .tells("request call=3 stub=bc"),
    ]
}
