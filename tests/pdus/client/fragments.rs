//! Requests and responses of several fragments.

use crate::builder::*;
use crate::table::{Row, client};

pub fn rows() -> Vec<Row> {
    let part = |call: u32, stub: &str| response(call).stub(stub);
    let small = |name, source| {
        client(name, source).bound_by(bind_ack(1, &[accepted(NDR20)]).sizes(4280, 1432))
    };
    vec![
        small(
            "a request in fragments as large as the server takes",
            "C706 12.6.3.1, 12.6.4.4 (max_recv_frag)",
        )
        .call(0, &"x".repeat(3000))
        .sends("request call=2 flags=first hint=3000 context=0 opnum=5 bytes=1408 length=1432")
        .sends("request call=2 flags= context=0 opnum=5 bytes=1408 length=1432")
        .sends("request call=2 flags=last context=0 opnum=5 bytes=184"),
        small("a request that just fits", "C706 12.6.3.1")
            .call(0, &"x".repeat(1408))
            .sends("request call=2 flags=first+last length=1432"),
        small("an object stands in each fragment", "C706 12.6.4.9 (object)")
            .call_object(0, &"x".repeat(1400))
            .sends(
                "request call=2 flags=first+object object=0102030405060708090a0b0c0d0e0f10 \
                 bytes=1392 length=1432",
            )
            .sends(
                "request call=2 flags=last+object object=0102030405060708090a0b0c0d0e0f10 bytes=8",
            ),
        client("a server that takes less than the least", "C706 12.6.3.1 (MustRecvFragSize 1432)")
            .bound_by(bind_ack(1, &[accepted(NDR20)]).sizes(0, 0))
            .call(0, &"x".repeat(1408))
            .sends("request call=2 flags=first+last length=1432"),
        client(
            "a server that takes more than was offered",
            "C706 12.6.4.4 (max_recv_frag): at most what was offered",
        )
        .bound_by(bind_ack(1, &[accepted(NDR20)]).sizes(65535, 65535))
        .call(0, &"x".repeat(5817))
        .sends("request call=2 flags=first length=5840")
        .sends("request call=2 flags=last bytes=1"),
        client("a response of two fragments", "C706 12.6.3.1 (PFC_FIRST_FRAG, PFC_LAST_FRAG)")
            .bound()
            .call(0, "a")
            .gets(part(2, "bcdefghi").first())
            .gets(part(2, "j").last())
            .sends("request call=2")
            .tells("reply call=2 stub=bcdefghij"),
        client("empty fragments of a response", "C706 12.6.3.1")
            .bound()
            .call(0, "a")
            .gets(part(2, "").first())
            .gets(part(2, "b").middle())
            .gets(part(2, "").middle())
            .gets(part(2, "").last())
            .sends("request call=2")
            .tells("reply call=2 stub=b"),
        client("a response does not end before its last fragment", "C706 12.6.3.1")
            .bound()
            .call(0, "a")
            .gets(part(2, "b").first())
            .gets(part(2, "c").middle())
            .sends("request call=2")
            .state("in_flight=1"),
        client("fragments of two responses in turn", "MS-RPCE 3.3.2.5.2: by the call id")
            .bound()
            .call(0, "a")
            .call(0, "b")
            .gets(part(2, "c").first())
            .gets(part(3, "d").first())
            .gets(part(2, "e").last())
            .gets(part(3, "f").last())
            .sends("request call=2")
            .sends("request call=3")
            .tells("reply call=2 stub=ce")
            .tells("reply call=3 stub=df"),
        client("the first fragment of a response twice", "C706 12.6.3.1 (PFC_FIRST_FRAG)")
            .bound()
            .call(0, "a")
            .gets(part(2, "b").first())
            .gets(part(2, "c").first())
            .sends("request call=2")
            .closes(),
        client(
            "a response that does not begin with its first fragment",
            "C706 12.6.3.1 (PFC_FIRST_FRAG)",
        )
        .bound()
        .call(0, "a")
        .gets_each([part(2, "b").middle(), part(2, "b").last()])
        .sends("request call=2")
        .closes(),
        client("a request in parts", "C706 12.6.2; a pipe is sent while it is made")
            .bound()
            .begin(0, "abcdefgh", false)
            .more(2, "ijklmnop", false)
            .more(2, "q", true)
            .sends("request call=2 flags=first opnum=7 stub=abcdefgh")
            .sends("request call=2 flags= opnum=7 stub=ijklmnop")
            .sends("request call=2 flags=last opnum=7 stub=q"),
        client("a response in parts", "C706 12.6.2; a pipe is read while it comes")
            .bound()
            .begin(0, "a", true)
            .gets(part(2, "bcdefghi").first())
            .gets(part(2, "j").last())
            .sends("request call=2 flags=first+last")
            .tells("part call=2 unfinished stub=bcdefghi")
            .tells("part call=2 last stub=j")
            .state("in_flight=0"),
        client(
            "a fault while the request is sent",
            "C706 12.6.4.7; MS-RPCE 3.3.3.5.8: faults do not wait",
        )
        .bound()
        .begin(0, "abcdefgh", false)
        .gets(fault(2, 5))
        .more(2, "i", true)
        .sends("request call=2 flags=first")
        .sends("?orphaned call=2")
        .tells("failed call=2 status=5")
        .state("in_flight=0"),
    ]
}
