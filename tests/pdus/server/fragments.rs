//! Requests of several fragments.

use crate::builder::*;
use crate::table::{Row, server};

pub fn rows() -> Vec<Row> {
    let part = |call: u32, stub: &str| request(call).stub(stub);
    vec![
        server("two fragments", "C706 12.6.3.1 (PFC_FIRST_FRAG, PFC_LAST_FRAG)")
            .bound()
            .gets(part(2, "abcdefgh").first())
            .gets(part(2, "ij").last())
            .tells("request call=2 complete stub=abcdefghij")
            .state("in_flight=1"),
        server("four fragments", "C706 12.6.3.1")
            .bound()
            .gets(part(2, "a").first())
            .gets(part(2, "b").middle())
            .gets(part(2, "c").middle())
            .gets(part(2, "d").last())
            .tells("request call=2 complete stub=abcd"),
        server("empty fragments", "C706 12.6.3.1; Samba's raw-PDU tests")
            .bound()
            .gets(part(2, "").first())
            .gets(part(2, "").middle())
            .gets(part(2, "").last())
            .tells("request call=2 complete bytes=0"),
        server("a call does not begin before its last fragment", "C706 12.6.3.1")
            .bound()
            .gets(part(2, "a").first())
            .gets(part(2, "b").middle()),
        server(
            "allocation hints of fragments that lie",
            "C706 12.6.3.7; Samba's raw-PDU tests: less than there is",
        )
        .bound()
        .gets_each([0, 1, 0xffff_ffff].map(|hint| part(2, "abcdefgh").first().hint(hint)))
        .gets_each([0, 7, 0xffff_ffff].map(|hint| part(2, "ij").last().hint(hint)))
        .tells("request call=2 stub=abcdefghij"),
        server("the first fragment twice", "MS-RPCE 3.3.3.5.7; Samba's raw-PDU tests: closed")
            .bound()
            .gets(part(2, "a").first())
            .gets(part(2, "b").first())
            .protocol_error("fault call=2 status=nca_proto_error"),
        server(
            "a whole request for a call that is unfinished",
            "MS-RPCE 3.3.3.5.7; Samba's raw-PDU tests",
        )
        .bound()
        .gets(part(2, "a").first())
        .gets(part(2, "b"))
        .protocol_error("fault call=2 status=nca_proto_error"),
        server(
            "a last fragment of a call that never began",
            "MS-RPCE 3.3.3.5.6, 3.3.3.5.7; Samba's raw-PDU tests: closed",
        )
        .bound()
        .gets(part(2, "a").last())
        .protocol_error("fault call=2 context=0 status=nca_proto_error"),
        server(
            "a middle fragment of a call that never began",
            "MS-RPCE 3.3.3.5.6, 3.3.3.5.7; Samba's raw-PDU tests: closed",
        )
        .bound()
        .gets(part(2, "a").middle())
        .protocol_error("fault call=2 context=0 status=nca_proto_error"),
        server("a fragment of a call that never began, beside others", "MS-RPCE 3.3.3.5.7")
            .multiplexed()
            .gets(part(2, "a"))
            .gets(part(3, "b").first())
            .take()
            .gets(part(4, "c").last())
            .protocol_error("fault call=4 status=nca_proto_error")
            .tells("request call=2"),
        server(
            "a late fragment of a call that was answered",
            "MS-RPCE 3.3.3.5.6: older by less than 150 is passed over",
        )
        .bound()
        .gets(part(2, "a"))
        .respond(2, "b")
        .gets(part(3, "c"))
        .respond(3, "d")
        .gets(part(2, "e").last())
        .gets(part(4, "f"))
        .sends("response call=2")
        .sends("response call=3")
        .tells("request call=2")
        .tells("request call=3")
        .tells("request call=4"),
        server("fragments of two calls in turn", "C706 12.6.3.1 (PFC_CONC_MPX)")
            .multiplexed()
            .gets(part(2, "a").first())
            .gets(part(3, "b").first())
            .gets(part(2, "c").middle())
            .gets(part(3, "d").last())
            .gets(part(2, "e").last())
            .tells("request call=3 stub=bd")
            .tells("request call=2 stub=ace"),
        server("a whole call between another's fragments", "C706 12.6.3.1 (PFC_CONC_MPX)")
            .multiplexed()
            .gets(part(2, "a").first())
            .gets(part(3, "b"))
            .respond(3, "c")
            .gets(part(2, "d").last())
            .sends("response call=3 stub=c")
            .tells("request call=3 stub=b")
            .tells("request call=2 stub=ad"),
        server("a context that changes within a call", "C706 12.6.4.9; MS-RPCE 3.3.3.5.7")
            .bound_by(bind(1).offer(0, ECHO, &[NDR20]).offer(1, FILES, &[NDR20]))
            .gets(part(2, "a").first())
            .gets(part(2, "b").context(1).last())
            .protocol_error("fault call=2 status=nca_proto_error"),
        server("an opnum that changes within a call", "C706 12.6.4.9; MS-RPCE 3.3.3.5.7")
            .bound()
            .gets(part(2, "a").opnum(1).first())
            .gets(part(2, "b").opnum(2).last())
            .protocol_error("fault call=2 status=nca_proto_error"),
        server("an object in each fragment", "C706 12.6.4.9 (object)")
            .bound()
            .gets(part(2, "a").object(OBJECT).first())
            .gets(part(2, "b").object(OBJECT).middle())
            .gets(part(2, "c").object(OBJECT).last())
            .tells("request call=2 object=0102030405060708090a0b0c0d0e0f10 stub=abc"),
        server(
            "an object in the first fragment only",
            "C706 12.6.4.9: the flag says what a fragment has",
        )
        .bound()
        .gets(part(2, "a").object(OBJECT).first())
        .gets(part(2, "b").last())
        .tells("request call=2 object=0102030405060708090a0b0c0d0e0f10 stub=ab"),
        server(
            "an object in a later fragment is none of the stub",
            "C706 12.6.4.9: the flag says what a fragment has",
        )
        .bound()
        .gets(part(2, "a").first())
        .gets(part(2, "b").object(OBJECT).last())
        .tells("request call=2 stub=ab"),
        server(
            "a flag of a pending cancel on a later fragment",
            "C706 12.6.3.1 (PFC_PENDING_CANCEL); Samba's raw-PDU tests: runs",
        )
        .bound()
        .gets(part(2, "a").first())
        .gets(part(2, "b").middle().and(PENDING_CANCEL))
        .gets(part(2, "c").last().and(PENDING_CANCEL))
        .tells("?cancel call=2")
        .tells("request call=2 stub=abc")
        .tells("?cancel call=2"),
        server("a refusal does not wait for the last fragment", "MS-RPCE 3.3.3.5.8")
            .bound()
            .gets(part(2, "a").context(9).first())
            .sends("fault call=2 status=nca_unk_if did_not_execute")
            .state("in_flight=0"),
        server("the rest of a refused call is passed over", "C706 12.6.4.7; MS-RPCE 3.3.3.5.8")
            .bound()
            .gets(part(2, "a").context(9).first())
            .gets(part(2, "b").context(9).middle())
            .gets(part(2, "c").context(9).last())
            .gets(part(3, "d"))
            .sends("fault call=2 status=nca_unk_if did_not_execute")
            .tells("request call=3 stub=d"),
        server(
            "the rest of a refused call ends with its last fragment",
            "MS-RPCE 3.3.3.5.8, 3.3.3.5.7",
        )
        .bound()
        .gets(part(20, "a").context(9).first())
        .gets(part(20, "b").context(9).last())
        .gets(part(21, "c").last())
        .sends("fault call=20 status=nca_unk_if")
        .protocol_error("fault call=21 status=nca_proto_error"),
        server("the call id of a refused call may begin anew", "C706 12.6.3.5")
            .bound()
            .gets(part(2, "a").context(9).first())
            .gets(part(2, "b").context(9).last())
            .gets(part(2, "c").first())
            .gets(part(2, "d").last())
            .sends("fault call=2 status=nca_unk_if")
            .tells("request call=2 stub=cd"),
        server(
            "an [in] pipe's call begins with its first fragment",
            "C706 12.6.2; a pipe is read while it comes",
        )
        .bound()
        .gets(part(2, "abcdefgh").opnum(7).first())
        .gets(part(2, "ijklmnop").opnum(7).middle())
        .gets(part(2, "q").opnum(7).last())
        .tells("request call=2 opnum=7 unfinished stub=abcdefgh")
        .tells("more call=2 unfinished stub=ijklmnop")
        .tells("more call=2 last stub=q"),
        server(
            "the rest of an [in] pipe whose call was answered",
            "C706 12.6.3.1; MS-RPCE 3.3.3.5.8",
        )
        .bound()
        .gets(part(2, "a").opnum(7).first())
        .fail(2, 5, true)
        .gets(part(2, "b").opnum(7).middle())
        .gets(part(2, "c").opnum(7).last())
        .gets(part(3, "d"))
        .sends("fault call=2 status=0x5")
        .tells("request call=2 unfinished")
        .tells("request call=3 stub=d"),
        server("the first fragment of an [in] pipe twice", "MS-RPCE 3.3.3.5.7")
            .bound()
            .gets(part(2, "a").opnum(7).first())
            .take()
            .gets(part(2, "b").opnum(7).first())
            .protocol_error("fault call=2 status=nca_proto_error")
            .tells("request call=2 unfinished"),
    ]
}
