//! Further contexts, by alter_context.

use crate::builder::*;
use crate::table::{Row, client};

pub fn rows() -> Vec<Row> {
    vec![
        client("a second interface", "C706 12.6.4.1, 12.6.4.2")
            .bound()
            .bind(FILES)
            .gets(alter_resp(2, &[accepted(NDR64)]))
            .call(1, "a")
            .sends("alter_context call=2 context=1 syntax=NDR20 syntax=NDR64")
            .sends("request call=3 context=1 stub=a")
            .tells("bound context=1 NDR64"),
        client(
            "an interface that is bound already",
            "MS-RPCE 3.3.1.5.6: a context lasts as long as its connection",
        )
        .bound()
        .bind(ECHO)
        .bind(ECHO)
        .tells("?bound context=0 NDR20")
        .tells("?bound context=0 NDR20"),
        client(
            "an interface whose bind is under way",
            "MS-RPCE 3.3.1.5.6: one context for an interface",
        )
        .bind(ECHO)
        .bind(ECHO)
        .gets(bind_ack(1, &[accepted(NDR20)]))
        .sends("bind call=1 context=0")
        .tells("bound context=0 NDR20")
        .tells("?bound context=0 NDR20"),
        client(
            "another minor version of an interface is another interface",
            "C706 12.6.3.1 (p_syntax_id_t)",
        )
        .bound()
        .bind(Syntax(ECHO.0, 1, 0))
        .gets(alter_resp(2, &[accepted(NDR20)]))
        .sends("alter_context call=2 context=1")
        .tells("bound context=1 NDR20"),
        client(
            "binds are sent one after another",
            "C706 chapter 11 (CO_CLIENT): one association request at a time",
        )
        .bind(ECHO)
        .bind(FILES)
        .gets(bind_ack(1, &[accepted(NDR20)]))
        .gets(alter_resp(2, &[accepted(NDR20)]))
        .sends("bind call=1 context=0")
        .sends("alter_context call=2 context=1")
        .tells("bound context=0 NDR20")
        .tells("bound context=1 NDR20"),
        client(
            "a bind waits for the one before it",
            "C706 chapter 11 (CO_CLIENT): one association request at a time",
        )
        .bind(ECHO)
        .bind(FILES)
        .sends("bind call=1 context=0"),
        client("an alter_context is rejected", "C706 12.6.4.2; MS-RPCE 3.3.1.5.6")
            .bound()
            .bind(UNKNOWN)
            .gets(alter_resp(2, &[rejected(1)]))
            .call(0, "a")
            .sends("alter_context call=2")
            .sends("request call=3 context=0")
            .tells("not_bound context=1 rejected=2:1"),
        client(
            "an alter_context is answered by a fault",
            "MS-RPCE 3.3.3.5.3, 3.3.3.5.7: a fault with its call id",
        )
        .bound()
        .bind(FILES)
        .gets(fault(2, 0x1c01_000b).and(DID_NOT_EXECUTE))
        .call(0, "a")
        .gets(response(3).stub("b"))
        .sends("alter_context call=2 context=1")
        .sends("request call=3 context=0")
        .tells("not_bound context=1")
        .tells("reply call=3 stub=b"),
        client(
            "a bind that waited behind a fault is sent",
            "C706 12.6.3.5: answers belong to call ids",
        )
        .bound()
        .bind(FILES)
        .bind(UNKNOWN)
        .gets(fault(2, 5))
        .gets(alter_resp(3, &[accepted(NDR20)]))
        .sends("alter_context call=2 context=1")
        .sends("alter_context call=3 context=2")
        .tells("not_bound context=1")
        .tells("bound context=2 NDR20"),
        client(
            "an alter_context is answered by a bind_nak",
            "C706 12.6.3.5: the connection stays bound",
        )
        .bound()
        .bind(FILES)
        .gets(bind_nak(2, 2))
        .call(0, "a")
        .gets(response(3).stub("b"))
        .sends("alter_context call=2 context=1")
        .sends("request call=3 context=0")
        .tells("not_bound context=1 refused=2")
        .tells("reply call=3 stub=b"),
        client(
            "after a bind_nak to an alter_context comes an alter_context",
            "C706 12.6.4.3: one bind a connection",
        )
        .bound()
        .bind(FILES)
        .gets(bind_nak(2, 2))
        .bind(UNKNOWN)
        .gets(alter_resp(3, &[accepted(NDR20)]))
        .sends("alter_context call=2 context=1")
        .sends("alter_context call=3 context=2")
        .tells("not_bound context=1")
        .tells("bound context=2"),
        client(
            "an alter_context that failed may be tried again",
            "MS-RPCE 3.3.1.5.6: a rejection is not for ever",
        )
        .bound()
        .bind(FILES)
        .gets(alter_resp(2, &[rejected(3)]))
        .bind(FILES)
        .sends("alter_context call=2")
        .sends("alter_context call=3")
        .tells("not_bound context=1 rejected=2:3"),
        client(
            "a fault of a call does not disturb an alter_context",
            "C706 12.6.3.5: answers belong to call ids",
        )
        .bound()
        .call(0, "a")
        .bind(FILES)
        .gets(fault(2, 5))
        .gets(alter_resp(3, &[accepted(NDR20)]))
        .sends("request call=2")
        .sends("alter_context call=3")
        .tells("failed call=2 status=5")
        .tells("bound context=1 NDR20"),
        client("calls go on while an alter_context is under way", "MS-RPCE 3.3.2; C706 12.6.3.5")
            .bound()
            .bind(FILES)
            .call(0, "a")
            .gets(response(3).stub("b"))
            .gets(alter_resp(2, &[accepted(NDR20)]))
            .sends("alter_context call=2")
            .sends("request call=3 context=0")
            .tells("reply call=3 stub=b")
            .tells("bound context=1"),
        client("an alter_context_resp of another call id", "C706 12.6.3.5")
            .bound()
            .bind(FILES)
            .gets(alter_resp(3, &[accepted(NDR20)]))
            .sends("alter_context call=2")
            .closes(),
        client("an alter_context_resp to no alter_context", "C706 chapter 11 (CO_CLIENT)")
            .bound()
            .gets(alter_resp(2, &[accepted(NDR20)]))
            .closes(),
        client(
            "a bind_ack in answer to an alter_context",
            "C706 chapter 11 (CO_CLIENT); MS-RPCE 3.3.2",
        )
        .bound()
        .bind(FILES)
        .gets(bind_ack(2, &[accepted(NDR20)]))
        .sends("alter_context call=2")
        .closes(),
        client(
            "fragment sizes of an alter_context_resp change nothing",
            "Samba's raw-PDU tests: sizes are those of the bind",
        )
        .bound()
        .bind(FILES)
        .gets(alter_resp(2, &[accepted(NDR20)]).sizes(1432, 1432))
        .call(1, &"x".repeat(4256))
        .sends("alter_context call=2")
        .sends("request call=3 flags=first+last length=4280")
        .tells("bound context=1"),
    ]
}
