//! Faults.

use crate::builder::*;
use crate::table::{Row, client};

fn call(name: &'static str, source: &'static str) -> Row {
    client(name, source).bound().call(0, "a").sends("request call=2")
}

pub fn rows() -> Vec<Row> {
    vec![
        call("a call that failed and may have run", "C706 12.6.4.7")
            .gets(fault(2, 0xc000_0022))
            .tells("failed call=2 status=3221225506 may_have_executed")
            .state("in_flight=0"),
        call("a call that did not run", "C706 12.6.3.1 (PFC_DID_NOT_EXECUTE)")
            .gets(fault(2, 0xc000_0022).and(DID_NOT_EXECUTE))
            .tells("failed call=2 status=3221225506 did_not_execute"),
        call("nca_op_rng_error is RPC_S_PROCNUM_OUT_OF_RANGE", "C706 appendix E")
            .gets(fault(2, 0x1c01_0002))
            .tells("failed call=2 status=1745"),
        call("nca_unk_if is RPC_S_UNKNOWN_IF", "C706 appendix E")
            .gets(fault(2, 0x1c01_0003))
            .tells("failed call=2 status=1717"),
        call("nca_server_too_busy is RPC_S_SERVER_TOO_BUSY", "C706 appendix E")
            .gets(fault(2, 0x1c01_0014))
            .tells("failed call=2 status=1723"),
        call("nca_proto_error ends its call; the server closes", "MS-RPCE 3.3.3.5.7")
            .gets(fault(2, 0x1c01_000b))
            .tells("failed call=2 status=1728"),
        call(
            "a fault of status 0 is RPC_S_CALL_FAILED",
            "MS-RPCE 2.2.2.8, 3.3.3.5.1: a server must not send 0",
        )
        .gets(fault(2, 0))
        .tells("failed call=2 status=1726 may_have_executed"),
        call("a fault of status 0 of a call that did not run", "MS-RPCE 2.2.2.8, 3.3.3.5.1")
            .gets(fault(2, 0).and(DID_NOT_EXECUTE))
            .tells("failed call=2 did_not_execute"),
        call(
            "what stands behind a fault is ignored",
            "MS-RPCE 2.2.2.8: stub data, extended error information",
        )
        .gets(fault(2, 5).stub("extended error information"))
        .tells("failed call=2 status=5"),
        call(
            "a fault that names another context",
            "Samba's raw-PDU tests: faults often say context 0",
        )
        .gets(fault(2, 5).context(9))
        .tells("failed call=2 status=5"),
        call("a fault amid a response", "C706 12.6.4.7: it ends the call")
            .gets(response(2).stub("b").first())
            .gets(fault(2, 5))
            .call(0, "c")
            .gets(response(3).stub("d"))
            .sends("request call=3")
            .tells("failed call=2 status=5")
            .tells("reply call=3 stub=d"),
        call("a fault of one of two calls", "C706 12.6.3.5")
            .call(0, "b")
            .gets(fault(3, 5))
            .gets(response(2).stub("c"))
            .sends("request call=3")
            .tells("failed call=3 status=5")
            .tells("reply call=2 stub=c"),
        call("a fault of a call that was never made", "C706 12.6.3.5")
            .gets_each([0, 3, 77, u32::MAX].map(|call| fault(call, 5)))
            .closes(),
        call("a fault behind a response", "C706 12.6.3.5: its call is over")
            .call(0, "b")
            .gets(response(2).stub("c"))
            .gets(fault(2, 5))
            .sends("request call=3")
            .tells("reply call=2 stub=c")
            .closes(),
        call("a fault without its status", "C706 12.6.4.7")
            .gets_each([16, 23, 24, 27].map(|bytes| fault(2, 5).cut(bytes)))
            .closes(),
    ]
}
