//! Bind, but for its presentation contexts.

use crate::builder::*;
use crate::machine::{GONE, LIVE};
use crate::table::{Row, server};

fn good(call: u32) -> Pdu {
    bind(call).offer(0, ECHO, &[NDR20])
}

pub fn rows() -> Vec<Row> {
    vec![
        server("a bind is acknowledged with its call id", "C706 12.6.4.4")
            .gets(good(9))
            .sends("bind_ack call=9 flags=first+last version=5.0 results=accepted:NDR20")
            .state("bound in_flight=0"),
        server("a bind without first and last flag", "Samba's raw-PDU tests: taken as a whole one")
            .gets_each([good(1).flags(0), good(1).flags(FIRST), good(1).flags(LAST)])
            .sends("bind_ack call=1 flags=first+last results=accepted:NDR20"),
        server(
            "flags that mean nothing in a bind",
            "C706 12.6.3.1 (pfc_flags); Samba's raw-PDU tests: not given back",
        )
        .gets_each([RESERVED, DID_NOT_EXECUTE, MAYBE, OBJECT_UUID].map(|flag| good(1).and(flag)))
        .sends("bind_ack call=1 flags=first+last results=accepted:NDR20"),
        server(
            "multiplexing is granted if it is asked for",
            "C706 12.6.3.1 (PFC_CONC_MPX); MS-RPCE 3.3.1.5.8",
        )
        .gets(good(1).and(CONC_MPX))
        .sends("bind_ack call=1 flags=first+last+conc_mpx"),
        server("multiplexing is not granted unasked", "MS-RPCE 3.3.1.5.8; Samba's raw-PDU tests")
            .gets(good(1))
            .sends("bind_ack call=1 flags=first+last"),
        server("call id 0", "C706 12.6.3.5; Samba's raw-PDU tests bind with it")
            .gets(good(0))
            .sends("bind_ack call=0"),
        server("call id 0xffffffff", "C706 12.6.3.5")
            .gets(good(u32::MAX))
            .sends("bind_ack call=4294967295"),
        server("the secondary address with its NUL", "C706 12.6.4.4 (sec_addr); MS-RPCE 3.3.1.5.5")
            .limits(|limits| limits.address = "135")
            .gets(good(1))
            .sends("bind_ack address=135\\0 results=accepted:NDR20 length=60"),
        server("a secondary address that needs padding", "C706 12.6.4.4 (pad2)")
            .limits(|limits| limits.address = "49152")
            .gets(good(1))
            .sends("bind_ack address=49152\\0 results=accepted:NDR20 length=60"),
        server("no secondary address", "C706 12.6.4.4 (pad2)")
            .gets(good(1))
            .sends("bind_ack address= results=accepted:NDR20 length=56"),
        server(
            "fragment sizes of both ends: the smaller, each way",
            "C706 12.6.4.4 (max_xmit_frag, max_recv_frag)",
        )
        .gets(good(1).sizes(2000, 3000))
        .sends("bind_ack xmit=3000 recv=2000"),
        server(
            "fragment sizes above the server's",
            "C706 12.6.4.4; Samba's raw-PDU tests: 65535 gives 5840",
        )
        .gets(good(1).sizes(65535, 65535))
        .sends("bind_ack xmit=5840 recv=5840"),
        server("fragment sizes of a server that takes more", "C706 12.6.4.4")
            .limits(|limits| limits.fragment = 65528)
            .gets(good(1).sizes(65535, 65535))
            .sends("bind_ack xmit=65528 recv=65528"),
        server("fragment sizes that are the same at both ends", "C706 12.6.4.4")
            .gets(good(1).sizes(5840, 5840))
            .sends("bind_ack xmit=5840 recv=5840"),
        server("the least fragment size", "C706 12.6.3.1 (MustRecvFragSize 1432)")
            .gets(good(1).sizes(1432, 1432))
            .sends("bind_ack xmit=1432 recv=1432"),
        server(
            "fragment sizes below the least are taken as the least",
            "C706 12.6.3.1 (MustRecvFragSize 1432)",
        )
        .gets_each([good(1).sizes(0, 0), good(1).sizes(1431, 1431)])
        .sends("bind_ack xmit=1432 recv=1432"),
        server("association group 0: a fresh one", "C706 12.6.3.6, 12.6.4.3; MS-RPCE 3.3.1.5.7")
            .gets(good(1).group(0))
            .sends("bind_ack group=fresh"),
        server(
            "the association group of a living connection is joined",
            "C706 12.6.4.3; MS-RPCE 3.3.1.5.7",
        )
        .gets(good(1).group(LIVE))
        .sends("bind_ack group=live results=accepted:NDR20"),
        server(
            "an association group that there is not",
            "Samba's raw-PDU tests: bind_nak, reason not specified",
        )
        .gets(good(1).group(GONE))
        .sends("bind_nak call=1 flags=first+last reason=0")
        .state("unbound")
        .closes(),
        server(
            "no presentation contexts",
            "C706 12.6.4.3; Samba's raw-PDU tests: bind_nak reason 0, closed",
        )
        .gets(bind(1))
        .sends("bind_nak call=1 reason=0 speaks=5.0")
        .closes(),
        server(
            "a context without transfer syntaxes",
            "C706 12.6.4.3; Samba's raw-PDU tests: bind_nak reason 0, closed",
        )
        .gets(bind(1).offer(1, ECHO, &[]))
        .sends("bind_nak call=1 reason=0")
        .closes(),
        server(
            "a context without transfer syntaxes behind a good one",
            "C706 12.6.4.3; Samba's raw-PDU tests",
        )
        .gets(bind(1).offer(0, ECHO, &[NDR20]).offer(1, FILES, &[]))
        .sends("bind_nak call=1 reason=0")
        .closes(),
        server(
            "a second bind",
            "C706 chapter 11 (CO_SERVER); Samba's raw-PDU tests: bind_nak reason 0, closed",
        )
        .bound()
        .gets(bind(2).offer(2, ECHO, &[NDR20]))
        .sends("bind_nak call=2 reason=0")
        .closes(),
        server(
            "nothing is read behind a bind that was refused",
            "Samba's raw-PDU tests: closed after bind_nak",
        )
        .gets(bind(1))
        .gets(good(2))
        .gets(request(3))
        .sends("bind_nak call=1 reason=0")
        .closes(),
        server(
            "authentication that nobody offers",
            "MS-RPCE 3.3.3.5.3, 2.2.2.5 (authentication_type_not_recognized); Samba's \
                 raw-PDU tests: then closed",
        )
        .gets(good(1).auth(32))
        .sends("bind_nak call=1 reason=8")
        .closes(),
        server(
            "an authentication length with no room for a trailer",
            "MS-RPCE 2.2.2.11; Samba's raw-PDU tests: bind_nak, closed",
        )
        .gets_each([bind(1).auth_length(8), bind(1).auth_length(65535)])
        .sends("bind_nak call=1")
        .closes(),
        server(
            "a bind that ends within its contexts",
            "C706 12.6.4.3; MS-RPCE 3.3.3: bind_nak, or closed",
        )
        .gets_each([17, 27, 31, 47, 60, 71].map(|bytes| good(1).cut(bytes)))
        .sends("?bind_nak call=1 reason=0")
        .state("unbound")
        .closes(),
        server(
            "a bind that ends behind its header",
            "C706 12.6.4.3; MS-RPCE 3.3.3: bind_nak, or closed",
        )
        .gets(good(1).cut(16))
        .sends("?bind_nak call=1 reason=0")
        .closes(),
    ]
}
