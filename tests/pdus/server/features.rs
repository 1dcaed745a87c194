//! Bind-time feature negotiation. The server keeps a connection whose client orphaned a call (bit 1), and does
//! not multiplex security contexts (bit 0).

use crate::builder::*;
use crate::table::{Row, server};

pub fn rows() -> Vec<Row> {
    vec![
        server("features beside an interface", "MS-RPCE 3.3.1.5.3, 2.2.2.4 (negotiate_ack)")
            .gets(bind(1).offer(0, ECHO, &[NDR20]).offer(1, ECHO, &[features(3)]))
            .sends("bind_ack results=accepted:NDR20,features:2"),
        server("features alone, none of them", "MS-RPCE 3.3.1.5.3; Samba's raw-PDU tests")
            .gets(bind(1).offer(1, ZERO, &[features(0)]))
            .sends("bind_ack results=features:0")
            .state("bound"),
        server(
            "a feature that the server has",
            "MS-RPCE 2.2.2.14 (KeepConnectionOnOrphanSupported)",
        )
        .gets(bind(1).offer(1, ECHO, &[features(2)]))
        .sends("bind_ack results=features:2"),
        server(
            "a feature that the server has not is cleared",
            "MS-RPCE 3.3.1.5.3 (SecurityContextMultiplexingSupported)",
        )
        .gets(bind(1).offer(1, ECHO, &[features(1)]))
        .sends("bind_ack results=features:0"),
        server("reserved bits are cleared", "MS-RPCE 3.3.1.5.3")
            .gets(bind(1).offer(1, ECHO, &[features(0xfffe)]))
            .sends("bind_ack results=features:2"),
        server(
            "the interface beside features does not matter",
            "Samba's raw-PDU tests: any, or none",
        )
        .gets_each(
            [ZERO, UNKNOWN, NDR64].map(|interface| bind(1).offer(1, interface, &[features(2)])),
        )
        .sends("bind_ack results=features:2"),
        server(
            "transfer syntaxes behind features are passed over",
            "Samba's raw-PDU tests: answered by the first",
        )
        .gets_each([
            bind(1).offer(1, ECHO, &[features(2), features(1), ZERO]),
            bind(1).offer(1, ECHO, &[features(2), NDR20]),
        ])
        .sends("bind_ack results=features:2"),
        server("features that are not the first transfer syntax are none", "Samba's raw-PDU tests")
            .gets(bind(1).offer(1, ZERO, &[ZERO, features(2), features(1), ZERO]))
            .sends("bind_ack results=rejected:interface"),
        server(
            "features in two contexts",
            "MS-RPCE 3.3.1.5.3: at most one; Samba's raw-PDU tests: bind_nak, closed",
        )
        .gets(bind(1).offer(1, ZERO, &[features(2)]).offer(2, ZERO, &[features(1)]))
        .sends("bind_nak call=1 reason=0")
        .closes(),
        server(
            "features are no context",
            "MS-RPCE 3.3.1.5.3: the result's transfer syntax is zero",
        )
        .bound_by(bind(1).offer(0, ECHO, &[NDR20]).offer(1, ECHO, &[features(3)]))
        .gets(request(2).context(1))
        .sends("fault call=2 status=nca_unk_if did_not_execute"),
        server("features take none of the contexts that are allowed", "MS-RPCE 3.3.1.5.3")
            .limits(|limits| limits.contexts = 1)
            .gets(bind(1).offer(0, ECHO, &[NDR20]).offer(1, ECHO, &[features(3)]))
            .sends("bind_ack results=accepted:NDR20,features:2"),
        server(
            "another uuid with part of the prefix is no feature",
            "MS-RPCE 3.3.1.5.3 (the prefix)",
        )
        .gets(bind(1).offer(0, ECHO, &[Syntax(features(2).0 ^ 1 << 64, 1, 0)]))
        .sends("bind_ack results=rejected:syntaxes"),
    ]
}
