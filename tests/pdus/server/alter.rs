//! Alter_context.

use crate::builder::*;
use crate::machine::{GONE, LIVE};
use crate::table::{Row, server};

pub fn rows() -> Vec<Row> {
    vec![
        server("a further context", "C706 12.6.4.1, 12.6.4.2")
            .bound()
            .gets(alter(2).offer(1, FILES, &[NDR20]))
            .gets(request(3).context(1))
            .sends("alter_context_resp call=2 flags=first+last address= results=accepted:NDR20")
            .tells("request call=3 context=1 interface=1"),
        server(
            "the answer has no secondary address",
            "C706 12.6.4.2; Samba's raw-PDU tests: length 0",
        )
        .limits(|limits| limits.address = "135")
        .bound()
        .gets(alter(2).offer(1, FILES, &[NDR20]))
        .sends("alter_context_resp call=2 address= results=accepted:NDR20"),
        server(
            "multiplexing is not granted again",
            "Samba's raw-PDU tests: the flag is not given back",
        )
        .bound_by(bind(1).offer(0, ECHO, &[NDR20]).and(CONC_MPX))
        .gets(alter(2).offer(1, FILES, &[NDR20]).and(CONC_MPX))
        .sends("alter_context_resp call=2 flags=first+last"),
        server(
            "an alter_context without first and last flag",
            "Samba's raw-PDU tests: taken as a whole one",
        )
        .bound()
        .gets_each([0, FIRST, LAST].map(|flags| alter(2).offer(1, FILES, &[NDR20]).flags(flags)))
        .sends("alter_context_resp call=2 flags=first+last results=accepted:NDR20"),
        server(
            "the association group stays, whatever is asked for",
            "C706 12.6.4.1; Samba's raw-PDU tests",
        )
        .bound()
        .gets_each([0, LIVE, GONE].map(|group| alter(2).offer(1, FILES, &[NDR20]).group(group)))
        .sends("alter_context_resp call=2 group=fresh results=accepted:NDR20"),
        server(
            "the fragment sizes stay, whatever is asked for",
            "Samba's raw-PDU tests: sizes are those of the bind",
        )
        .bound_by(bind(1).offer(0, ECHO, &[NDR20]).sizes(3000, 2000))
        .gets_each(
            [(65535, 65535), (0, 0), (1500, 1600)]
                .map(|(xmit, recv)| alter(2).offer(1, FILES, &[NDR20]).sizes(xmit, recv)),
        )
        .sends("alter_context_resp call=2 xmit=2000 recv=3000"),
        server(
            "an alter_context before the bind",
            "C706 chapter 11 (CO_SERVER); MS-RPCE 3.3.3: no such transition",
        )
        .gets(alter(1).offer(0, ECHO, &[NDR20]))
        .sends("?fault call=1 status=nca_proto_error")
        .state("unbound")
        .closes(),
        server(
            "an alter_context without contexts",
            "Samba's raw-PDU tests: nca_proto_error, did not execute, closed",
        )
        .bound()
        .gets(alter(2))
        .protocol_error("fault call=2 context=0 status=nca_proto_error did_not_execute"),
        server(
            "an alter_context whose context has no transfer syntaxes",
            "Samba's raw-PDU tests: nca_proto_error, closed",
        )
        .bound()
        .gets(alter(2).offer(1, ECHO, &[]))
        .protocol_error("fault call=2 context=0 status=nca_proto_error did_not_execute"),
        server(
            "a further interface that is not offered",
            "C706 12.6.3.1 (abstract_syntax_not_supported)",
        )
        .bound()
        .gets(alter(2).offer(1, UNKNOWN, &[NDR20]))
        .gets(request(3).context(0))
        .sends("alter_context_resp call=2 results=rejected:interface")
        .tells("request call=3 context=0"),
        server("the same context again", "Samba's raw-PDU tests: accepted again")
            .bound()
            .gets(alter(2).offer(0, ECHO, &[ZERO, NDR20]))
            .gets(request(3))
            .sends("alter_context_resp call=2 results=accepted:NDR20")
            .tells("request call=3 context=0 interface=0 NDR20"),
        server(
            "a context that is there for another interface",
            "C706 12.6.4.1; MS-RPCE 3.3.1.5.6: contexts last",
        )
        .bound()
        .gets(alter(2).offer(0, FILES, &[NDR20]))
        .protocol_error("fault call=2 context=0 status=nca_proto_error did_not_execute"),
        server(
            "a context that is there in another syntax",
            "Samba's raw-PDU tests: nca_proto_error, closed",
        )
        .bound()
        .gets(alter(2).offer(0, ECHO, &[ZERO, NDR64]))
        .protocol_error("fault call=2 context=0 status=nca_proto_error did_not_execute"),
        server(
            "a context that is there in syntaxes that nobody speaks",
            "Samba's raw-PDU tests: rejected, and stays as it was",
        )
        .bound()
        .gets(alter(2).offer(0, ECHO, &[ZERO, UNKNOWN]))
        .gets(request(3))
        .sends("alter_context_resp call=2 results=rejected:syntaxes")
        .tells("request call=3 context=0 interface=0 NDR20"),
        server(
            "authentication that was not begun by the bind",
            "MS-RPCE 3.3.3.5.3: told by a fault",
        )
        .bound()
        .gets(alter(2).offer(1, FILES, &[NDR20]).auth(32))
        .protocol_error("fault call=2 did_not_execute"),
        server(
            "an alter_context that ends within its contexts",
            "C706 12.6.4.1; MS-RPCE 3.3.3.5.7",
        )
        .bound()
        .gets_each([16, 27, 47, 71].map(|bytes| alter(2).offer(1, FILES, &[NDR20]).cut(bytes)))
        .protocol_error("fault call=2 status=nca_proto_error did_not_execute"),
        server(
            "an alter_context while a call is in flight",
            "MS-RPCE 3.3.3: allowed while a call is dispatched",
        )
        .multiplexed()
        .gets(request(2).stub("a"))
        .gets(alter(3).offer(1, FILES, &[NDR20]))
        .respond(2, "b")
        .sends("alter_context_resp call=3 results=accepted:NDR20")
        .sends("response call=2 context=0 stub=b")
        .tells("request call=2"),
        server(
            "call ids of an alter_context mean nothing to later calls",
            "Samba's raw-PDU tests: alter 55, then call 1",
        )
        .bound()
        .gets(alter(55).offer(1, FILES, &[NDR20]))
        .gets(request(1).context(1))
        .sends("alter_context_resp call=55")
        .tells("request call=1"),
    ]
}
