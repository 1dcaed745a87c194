//! What a server's program answers: responses and faults.

use crate::builder::*;
use crate::table::{Row, server};

pub fn rows() -> Vec<Row> {
    vec![
        server("a response in one fragment", "C706 12.6.4.10")
            .bound()
            .gets(request(2))
            .respond(2, "abcd")
            .sends(
                "response call=2 flags=first+last hint=4 context=0 cancels=0 stub=abcd length=28",
            )
            .tells("request call=2")
            .state("in_flight=0"),
        server("a response names the request's context", "C706 12.6.4.10 (p_cont_id)")
            .bound_by(bind(1).offer(0x1234, ECHO, &[NDR20]))
            .gets(request(2).context(0x1234))
            .respond_in(0x1234, 2, "a")
            .sends("response call=2 context=4660")
            .tells("request call=2"),
        server("an empty response", "C706 12.6.4.10")
            .bound()
            .gets(request(2))
            .respond(2, "")
            .sends("response call=2 flags=first+last hint=0 bytes=0")
            .tells("request"),
        server(
            "responses in another order than the requests",
            "C706 12.6.3.1 (PFC_CONC_MPX); MS-RPCE 3.3.1.5.8",
        )
        .multiplexed()
        .gets(request(2))
        .gets(request(3))
        .gets(request(4))
        .respond(4, "c")
        .respond(2, "a")
        .respond(3, "b")
        .sends("response call=4 stub=c")
        .sends("response call=2 stub=a")
        .sends("response call=3 stub=b")
        .tells("request call=2")
        .tells("request call=3")
        .tells("request call=4")
        .state("in_flight=0"),
        server("a response of more than one fragment", "C706 12.6.3.1, 12.6.4.10 (alloc_hint)")
            .bound_by(bind(1).offer(0, ECHO, &[NDR20]).sizes(1432, 1432))
            .gets(request(2))
            .respond(2, &"x".repeat(3000))
            .sends("response call=2 flags=first hint=3000 bytes=1408 length=1432")
            .sends("response call=2 flags= bytes=1408 length=1432")
            .sends("response call=2 flags=last bytes=184")
            .tells("request"),
        server("a response that just fits", "C706 12.6.3.1")
            .bound_by(bind(1).offer(0, ECHO, &[NDR20]).sizes(1432, 1432))
            .gets(request(2))
            .respond(2, &"x".repeat(1408))
            .sends("response call=2 flags=first+last bytes=1408")
            .tells("request"),
        server("a response that is a byte too long for one fragment", "C706 12.6.3.1")
            .bound_by(bind(1).offer(0, ECHO, &[NDR20]).sizes(1432, 1432))
            .gets(request(2))
            .respond(2, &"x".repeat(1409))
            .sends("response call=2 flags=first bytes=1408")
            .sends("response call=2 flags=last bytes=1")
            .tells("request"),
        server(
            "fragments but the last carry a multiple of 8 bytes",
            "C706 12.6.4.9, 12.6.4.10: stubs align to 8",
        )
        .bound_by(bind(1).offer(0, ECHO, &[NDR20]).sizes(1439, 1439))
        .gets(request(2))
        .respond(2, &"x".repeat(1415))
        .sends("response call=2 flags=first bytes=1408")
        .sends("response call=2 flags=last bytes=7")
        .tells("request"),
        server(
            "a client that takes no fragments gets the least",
            "C706 12.6.3.1 (MustRecvFragSize 1432)",
        )
        .bound_by(bind(1).offer(0, ECHO, &[NDR20]).sizes(0, 0))
        .gets(request(2))
        .respond(2, &"x".repeat(1416))
        .sends("response call=2 flags=first length=1432")
        .sends("response call=2 flags=last bytes=8")
        .tells("request"),
        server("a response in parts", "C706 12.6.2")
            .bound()
            .gets(request(2))
            .respond_part(2, "12345678", (true, false))
            .respond_part(2, "abcdefgh", (false, false))
            .respond_part(2, "z", (false, true))
            .sends("response call=2 flags=first stub=12345678")
            .sends("response call=2 flags= stub=abcdefgh")
            .sends("response call=2 flags=last stub=z")
            .tells("request")
            .state("in_flight=0"),
        server("a call is answered once", "C706 12.6.3.5")
            .bound()
            .gets(request(2))
            .respond(2, "a")
            .respond(2, "b")
            .fail(2, 5, true)
            .sends("response call=2 stub=a")
            .tells("request"),
        server("no call, no answer", "C706 12.6.3.5").bound().respond(9, "a").fail(8, 5, true),
        server("a fault of a call that may have run", "C706 12.6.4.7; MS-RPCE 2.2.2.8")
            .bound()
            .gets(request(2))
            .fail(2, 0xc000_0022, true)
            .sends(
                "fault call=2 flags=first+last context=0 cancels=0 status=0xc0000022 \
                 may_have_executed length=32",
            )
            .tells("request")
            .state("in_flight=0"),
        server(
            "a fault of a call that did not run",
            "C706 12.6.3.1 (PFC_DID_NOT_EXECUTE), 12.6.4.7",
        )
        .bound()
        .gets(request(2))
        .fail(2, 1745, false)
        .sends("fault call=2 flags=first+last+did_not_execute status=nca_op_rng_error")
        .tells("request"),
        server("RPC_S_PROTOCOL_ERROR travels as nca_proto_error", "MS-RPCE 3.3.3.5.7: 0x1c01000b")
            .bound()
            .gets(request(2))
            .fail(2, 1728, true)
            .sends("fault call=2 status=nca_proto_error")
            .tells("request"),
        server(
            "RPC_S_UNSUPPORTED_TYPE travels as nca_unsupported_type",
            "C706 appendix E: 0x1c010017",
        )
        .bound()
        .gets(request(2))
        .fail(2, 1732, true)
        .sends("fault call=2 status=nca_unsupported_type")
        .tells("request"),
        server("a fault of status 0 is not sent", "MS-RPCE 3.3.3.5.1: a server must not send 0")
            .bound()
            .gets(request(2))
            .fail(2, 0, true)
            .sends("fault call=2 failing")
            .tells("request"),
        server("a server asks for the connection's end", "C706 12.6.4.11; MS-RPCE 3.3.3.4.2")
            .bound()
            .shut_down()
            .sends("shutdown flags=first+last length=16"),
    ]
}
