//! The first bind, and what a server says to it.

use crate::builder::*;
use crate::table::{Row, client};

pub fn rows() -> Vec<Row> {
    vec![
        client("the first PDU is a bind", "C706 12.6.4.3; MS-RPCE 3.3.1.5.8")
            .bind(ECHO)
            .sends(
                "bind call=1 flags=first+last+conc_mpx xmit=5840 recv=5840 group=0 context=0 \
                 interface=ECHO syntax=NDR20 syntax=NDR64",
            )
            .state("in_flight=0"),
        client("a context that was accepted in NDR", "C706 12.6.4.4")
            .bind(ECHO)
            .gets(bind_ack(1, &[accepted(NDR20)]))
            .sends("bind call=1")
            .tells("bound context=0 NDR20"),
        client("a context that was accepted in NDR64", "C706 12.6.4.4; MS-RPCE 3.3.1.5.6")
            .bind(ECHO)
            .gets(bind_ack(1, &[accepted(NDR64)]))
            .sends("bind call=1")
            .tells("bound context=0 NDR64"),
        client(
            "secondary addresses of all lengths",
            "C706 12.6.4.4 (pad2); MS-RPCE 3.3.1.5.5: ignored",
        )
        .bind(ECHO)
        .gets_each(
            ["", "1", "12", "135", "4915", "49152", "\\PIPE\\spoolss"]
                .map(|address| bind_ack(1, &[accepted(NDR20)]).address(address)),
        )
        .sends("bind call=1")
        .tells("bound context=0 NDR20"),
        client("a server of minor version 1", "C706 12.6.3.2; MS-RPCE 3.3.1.5.1")
            .bind(ECHO)
            .gets(bind_ack(1, &[accepted(NDR20)]).version(5, 1))
            .sends("bind call=1")
            .tells("bound context=0 NDR20"),
        client(
            "a server that can sign headers, unasked",
            "MS-RPCE 2.2.2.3, 3.3.1.5.2.2: both have to say so",
        )
        .bind(ECHO)
        .gets(bind_ack(1, &[accepted(NDR20)]).and(HEADER_SIGN))
        .call(0, "a")
        .sends("bind call=1 flags=first+last+conc_mpx")
        .sends("request call=2 flags=first+last stub=a")
        .tells("bound context=0 NDR20"),
        client(
            "an interface that the server has not",
            "C706 12.6.3.1 (abstract_syntax_not_supported)",
        )
        .bind(UNKNOWN)
        .gets(bind_ack(1, &[rejected(1)]))
        .sends("bind call=1")
        .tells("not_bound context=0 rejected=2:1"),
        client("a context that the server's user rejects", "C706 12.6.3.1 (user_rejection)")
            .bind(ECHO)
            .gets(bind_ack(1, &[(1, 0, ZERO)]))
            .sends("bind call=1")
            .tells("not_bound context=0 rejected=1:0"),
        client(
            "a connection whose first context was rejected is bound",
            "C706 12.6.4.4; MS-RPCE 3.3.1.5.6",
        )
        .bind(UNKNOWN)
        .gets(bind_ack(1, &[rejected(1)]))
        .bind(ECHO)
        .gets(alter_resp(2, &[accepted(NDR20)]))
        .sends("bind call=1 context=0")
        .sends("alter_context call=2 context=1")
        .tells("not_bound context=0")
        .tells("bound context=1 NDR20"),
        client(
            "a transfer syntax that was not offered",
            "C706 12.6.3.1 (transfer_syntax: one of those proposed)",
        )
        .limits(|limits| limits.syntaxes = &[NDR20])
        .bind(ECHO)
        .gets(bind_ack(1, &[accepted(NDR64)]))
        .sends("bind call=1 syntax=NDR20")
        .tells("not_bound context=0 syntax"),
        client("a bind that is refused as a whole", "C706 12.6.4.5")
            .bind(ECHO)
            .gets(bind_nak(1, 2))
            .sends("bind call=1")
            .tells("not_bound context=0 refused=2")
            .may_close(),
        client("a bind_nak that says no versions", "C706 12.6.4.5: they belong to reason 4")
            .bind(ECHO)
            .gets_each([bind_nak(1, 8).versions(&[]), bind_nak(1, 8).cut(18)])
            .sends("bind call=1")
            .tells("not_bound context=0 refused=8")
            .may_close(),
        client("a bind_nak with more behind it", "MS-RPCE 2.2.2.9 (Signature): may be passed over")
            .bind(ECHO)
            .gets_bytes(hex(
                "05 00 0d 03 10 00 00 00 28 00 00 00 01 00 00 00 00 00 01 05 00 00 00 00
                20 f0 cf 90 98 c0 10 4e a1 2c 5b 1b 5d 5e 5f 60",
            ))
            .sends("bind call=1")
            .tells("not_bound context=0 refused=0")
            .may_close(),
        client(
            "after a bind_nak the connection is of no use",
            "C706 12.6.4.5; Samba's raw-PDU tests: servers close",
        )
        .bind(ECHO)
        .gets(bind_nak(1, 0))
        .bind(FILES)
        .sends("bind call=1")
        .tells("not_bound context=0 refused=0")
        .tells("?not_bound")
        .may_close(),
        client("binds that wait fail with the first", "C706 12.6.4.5")
            .bind(ECHO)
            .bind(FILES)
            .gets(bind_nak(1, 0))
            .sends("bind call=1")
            .tells("not_bound context=0")
            .tells("?not_bound context=1")
            .may_close(),
        client(
            "a fault in answer to the bind",
            "C706 12.6.4.7; MS-RPCE 3.3.2: an error of the bind",
        )
        .bind(ECHO)
        .gets(fault(1, 5).and(DID_NOT_EXECUTE))
        .sends("bind call=1")
        .tells("not_bound context=0")
        .may_close(),
        client("a bind_ack of another call id", "C706 12.6.3.5")
            .bind(ECHO)
            .gets_each([0, 2, u32::MAX].map(|call| bind_ack(call, &[accepted(NDR20)])))
            .sends("bind call=1")
            .closes(),
        client("a bind_nak of another call id", "C706 12.6.3.5")
            .bind(ECHO)
            .gets(bind_nak(2, 0))
            .sends("bind call=1")
            .closes(),
        client("a bind_ack to no bind", "C706 chapter 11 (CO_CLIENT)")
            .gets(bind_ack(1, &[accepted(NDR20)]))
            .closes(),
        client("a second bind_ack", "C706 chapter 11 (CO_CLIENT)")
            .bound()
            .gets(bind_ack(1, &[accepted(NDR20)]))
            .closes(),
        client(
            "an alter_context_resp in answer to the bind",
            "C706 chapter 11 (CO_CLIENT); MS-RPCE 3.3.2",
        )
        .bind(ECHO)
        .gets(alter_resp(1, &[accepted(NDR20)]))
        .sends("bind call=1")
        .closes(),
        client("a bind_ack with no result", "MS-RPCE 3.3.1.5.6: one for each context proposed")
            .bind(ECHO)
            .gets(bind_ack(1, &[]))
            .sends("bind call=1")
            .closes(),
        client(
            "a bind_ack with too many results",
            "MS-RPCE 3.3.1.5.6: one for each context proposed",
        )
        .bind(ECHO)
        .gets(bind_ack(1, &[accepted(NDR20), accepted(NDR20)]))
        .sends("bind call=1")
        .closes(),
        client("a bind_ack that ends too early", "C706 12.6.4.4")
            .bind(ECHO)
            .gets_each(
                [16, 23, 25, 28, 33, 55].map(|bytes| bind_ack(1, &[accepted(NDR20)]).cut(bytes)),
            )
            .sends("bind call=1")
            .closes(),
        client("a response before the bind_ack", "MS-RPCE 3.3.2: no such transition")
            .bind(ECHO)
            .gets(response(2))
            .sends("bind call=1")
            .closes(),
    ]
}
