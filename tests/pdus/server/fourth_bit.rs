//! The flag 0x04, which is PFC_SUPPORT_HEADER_SIGN in bind, alter_context and auth3, and PFC_PENDING_CANCEL in all
//! other PDUs (MS-RPCE 2.2.2.3).

use crate::builder::*;
use crate::table::{Row, server};

pub fn rows() -> Vec<Row> {
    let good = || bind(1).offer(0, ECHO, &[NDR20]);
    let cancelled = || request(2).stub("a").and(PENDING_CANCEL);
    vec![
        server(
            "a bind of who can sign headers, where nobody signs",
            "MS-RPCE 2.2.2.3, 3.3.1.5.2.2: cleared by who has no provider for it. Windows gives it back, which \
                 Samba's raw-PDU tests know and Samba does not",
        )
        .gets(good().and(HEADER_SIGN))
        .sends("bind_ack call=1 flags=first+last results=accepted:NDR20")
        .state("bound"),
        server("all flags in a bind", "MS-RPCE 2.2.2.3, 3.3.1.5.8; Samba's raw-PDU tests")
            .gets(good().flags(0xff))
            .sends("bind_ack call=1 flags=first+last+conc_mpx results=accepted:NDR20"),
        server("a bind of who can sign headers that is refused", "MS-RPCE 2.2.2.3, 2.2.2.9")
            .gets(bind(1).and(HEADER_SIGN))
            .sends("bind_nak call=1 flags=first+last reason=0")
            .closes(),
        server(
            "an alter_context of who can sign headers, where nobody signs",
            "MS-RPCE 2.2.2.3, 3.3.1.5.2.2: cleared by who has no provider for it",
        )
        .bound()
        .gets(alter(2).offer(1, FILES, &[NDR20]).and(HEADER_SIGN))
        .gets(request(3).context(1))
        .sends("alter_context_resp call=2 flags=first+last results=accepted:NDR20")
        .tells("request call=3 context=1"),
        server("who can sign headers cancels nothing by it", "MS-RPCE 2.2.2.3")
            .multiplexed()
            .gets(request(2))
            .gets(alter(2).offer(1, FILES, &[NDR20]).and(HEADER_SIGN))
            .respond(2, "a")
            .sends("alter_context_resp call=2 flags=first+last")
            .sends("response call=2 stub=a")
            .tells("request call=2"),
        server("an auth3 of who can sign headers, where nobody signs", "MS-RPCE 2.2.2.3, 2.2.2.10")
            .bound()
            .gets_each([auth3(2), auth3(2).and(HEADER_SIGN)])
            .protocol_error("fault call=2 status=0x5 did_not_execute"),
        server(
            "a cancel that is pending at a request's first fragment",
            "MS-RPCE 2.2.2.3; Samba's raw-PDU tests: RPC_S_NO_CALL_ACTIVE, did not execute, closed",
        )
        .bound()
        .gets_each([cancelled(), cancelled().first(), cancelled().opnum(7).first()])
        .protocol_error("fault call=2 context=0 status=0x6bd flags=first+last+did_not_execute")
        .state("in_flight=0"),
        server(
            "a cancel that is pending is looked at before the context",
            "Samba's server, which passes its raw-PDU tests",
        )
        .bound()
        .gets(cancelled().context(9))
        .protocol_error("fault call=2 status=0x6bd did_not_execute"),
        server(
            "a cancel that is pending at the first fragment of a call that is there",
            "MS-RPCE 3.3.3.5.7: a second first fragment, whatever else it says",
        )
        .bound()
        .gets(request(2).stub("a").first())
        .gets(cancelled())
        .protocol_error("fault call=2 status=nca_proto_error"),
        server(
            "a cancel that is pending at more of an [in] pipe",
            "Samba's raw-PDU tests: on later fragments it means nothing",
        )
        .bound()
        .gets(request(2).opnum(7).stub("a").first())
        .gets(cancelled().opnum(7).stub("b").middle())
        .gets(cancelled().opnum(7).stub("c").last())
        .tells("request call=2 unfinished stub=a")
        .tells("more call=2 unfinished stub=b")
        .tells("more call=2 last stub=c"),
        server(
            "a co_cancel that says that a cancel is pending",
            "MS-RPCE 2.2.2.3; recorded with the flags 0x06 in Samba's torture tests of ncacn_packet",
        )
        .bound()
        .gets(request(2))
        .gets_each([co_cancel(2).and(PENDING_CANCEL), co_cancel(2).flags(LAST | PENDING_CANCEL)])
        .tells("request call=2")
        .tells("cancel call=2"),
        server("an orphaned that says that a cancel is pending", "MS-RPCE 2.2.2.3; C706 12.6.4.8")
            .bound()
            .gets(request(2))
            .take()
            .gets(orphaned(2).and(PENDING_CANCEL))
            .tells("request call=2")
            .tells("orphaned call=2")
            .state("in_flight=0"),
    ]
}
