//! Presentation contexts: which are accepted, and in which transfer syntax.

use crate::builder::*;
use crate::table::{Row, server};

/// A bind or alter_context with this many contexts, numbered from `from`.
fn many(pdu: Pdu, from: u16, count: u16) -> Pdu {
    (from..from + count).fold(pdu, |pdu, id| pdu.offer(id, ECHO, &[NDR20]))
}

pub fn rows() -> Vec<Row> {
    vec![
        server("an interface that is not offered", "C706 12.6.3.1 (abstract_syntax_not_supported)")
            .gets(bind(1).offer(0, UNKNOWN, &[NDR20]))
            .sends("bind_ack call=1 results=rejected:interface")
            .state("bound"),
        server(
            "after a context was rejected another can be had",
            "MS-RPCE 3.3.1.5.6; Samba's raw-PDU tests",
        )
        .gets(bind(1).offer(0, UNKNOWN, &[NDR20]))
        .gets(alter(2).offer(1, ECHO, &[NDR20]))
        .gets(request(3).context(1))
        .sends("bind_ack call=1 results=rejected:interface")
        .sends("alter_context_resp call=2 results=accepted:NDR20")
        .tells("request call=3 context=1"),
        server(
            "a rejected context cannot be used",
            "C706 12.6.4.7; Samba's raw-PDU tests: nca_unk_if",
        )
        .gets(bind(1).offer(0, UNKNOWN, &[NDR20]))
        .gets(request(2).context(0))
        .sends("bind_ack call=1 results=rejected:interface")
        .sends("fault call=2 status=nca_unk_if did_not_execute"),
        server(
            "an older minor version of the interface",
            "C706 12.6.3.1 (p_syntax_id_t); the library's rule IFC-05",
        )
        .gets(bind(1).offer(0, Syntax(ECHO.0, 1, 0), &[NDR20]))
        .sends("bind_ack results=accepted:NDR20"),
        server(
            "a newer minor version of the interface",
            "C706 12.6.3.1 (abstract_syntax_not_supported)",
        )
        .gets(bind(1).offer(0, Syntax(ECHO.0, 1, 3), &[NDR20]))
        .sends("bind_ack results=rejected:interface"),
        server(
            "another major version of the interface",
            "C706 12.6.3.1 (abstract_syntax_not_supported)",
        )
        .gets_each([0, 2].map(|major| bind(1).offer(0, Syntax(ECHO.0, major, 0), &[NDR20])))
        .sends("bind_ack results=rejected:interface"),
        server(
            "no transfer syntax that is spoken",
            "C706 12.6.3.1 (proposed_transfer_syntaxes_not_supported)",
        )
        .gets(bind(1).offer(0, ECHO, &[ZERO, UNKNOWN]))
        .sends("bind_ack results=rejected:syntaxes"),
        server(
            "another version of NDR",
            "C706 12.6.3.1 (proposed_transfer_syntaxes_not_supported)",
        )
        .gets_each([
            bind(1).offer(0, ECHO, &[Syntax(NDR20.0, 1, 0)]),
            bind(1).offer(0, ECHO, &[Syntax(NDR20.0, 3, 0)]),
        ])
        .sends("bind_ack results=rejected:syntaxes"),
        server(
            "an unknown interface in no known syntax is an unknown interface",
            "MS-RPCE 3.3.1.5.6; Samba's raw-PDU tests",
        )
        .gets(bind(1).offer(54321, ZERO, &[ZERO]))
        .sends("bind_ack results=rejected:interface"),
        server(
            "unknown transfer syntaxes before a known one",
            "MS-RPCE 3.3.1.5.6; Samba's raw-PDU tests",
        )
        .gets(bind(1).offer(1, ECHO, &[ZERO, UNKNOWN, NDR20]))
        .sends("bind_ack results=accepted:NDR20"),
        server(
            "the same transfer syntax three times",
            "Samba's raw-PDU tests: accepted, one result",
        )
        .gets(bind(1).offer(1, ECHO, &[NDR20, NDR20, NDR20]))
        .sends("bind_ack results=accepted:NDR20"),
        server("of several transfer syntaxes the server's favourite", "MS-RPCE 3.3.1.5.6")
            .gets(bind(1).offer(0, ECHO, &[NDR20, NDR64]))
            .sends("bind_ack results=accepted:NDR64"),
        server(
            "of several transfer syntaxes the favourite of a server that prefers NDR",
            "MS-RPCE 3.3.1.5.6",
        )
        .limits(|limits| limits.syntaxes = &[NDR20, NDR64])
        .gets(bind(1).offer(0, ECHO, &[NDR64, NDR20]))
        .sends("bind_ack results=accepted:NDR20"),
        server("NDR64 alone of a server that speaks NDR only", "MS-RPCE 3.3.1.5.6")
            .limits(|limits| limits.syntaxes = &[NDR20])
            .gets(bind(1).offer(0, ECHO, &[NDR64]))
            .sends("bind_ack results=rejected:syntaxes"),
        server(
            "one interface in two contexts, as Microsoft's clients propose: the \
                 favourite, and no other",
            "MS-RPCE 3.3.1.5.6: at most one of the transfer syntaxes; Samba's raw-PDU tests",
        )
        .gets(bind(1).offer(0, ECHO, &[NDR20]).offer(1, ECHO, &[NDR64]))
        .sends("bind_ack results=rejected:syntaxes,accepted:NDR64"),
        server("two interfaces in one bind", "C706 12.6.4.3 (p_context_elem)")
            .gets(bind(1).offer(0, ECHO, &[NDR20]).offer(1, FILES, &[NDR20]))
            .gets(request(2).context(1))
            .gets(request(3).context(0))
            .sends("bind_ack results=2*accepted:NDR20")
            .tells("request call=2 context=1 interface=1")
            .tells("request call=3 context=0 interface=0"),
        server(
            "results stand in the order of the contexts",
            "C706 12.6.3.1 (p_result_list_t); MS-RPCE 3.3.1.5.6",
        )
        .gets(bind(1).offer(9, UNKNOWN, &[NDR20]).offer(4, ECHO, &[NDR20]).offer(7, FILES, &[ZERO]))
        .sends("bind_ack results=rejected:interface,accepted:NDR20,rejected:syntaxes"),
        server("any number names a context", "C706 12.6.3.4")
            .gets(bind(1).offer(0xffff, ECHO, &[NDR20]))
            .gets(request(2).context(0xffff))
            .sends("bind_ack results=accepted:NDR20")
            .tells("request call=2 context=65535"),
        server(
            "contexts up to the server's limit, and one more",
            "C706 12.6.3.1 (local_limit_exceeded)",
        )
        .gets(many(bind(1), 0, 65))
        .sends("bind_ack results=64*accepted:NDR20,rejected:limit"),
        server("one more context by alter_context", "C706 12.6.3.1 (local_limit_exceeded)")
            .bound_by(many(bind(1), 0, 64))
            .gets(alter(2).offer(64, FILES, &[NDR20]))
            .sends("alter_context_resp call=2 results=rejected:limit"),
        server("at the limit a context that is there is accepted again", "C706 12.6.4.1")
            .bound_by(many(bind(1), 0, 64))
            .gets(alter(2).offer(63, ECHO, &[NDR20]))
            .sends("alter_context_resp call=2 results=accepted:NDR20"),
    ]
}
