//! Calls that were refused while fragments of theirs are missing: a server knows them, so that it can pass over what
//! is under way, and their number is bounded.

use super::builder::{CONC_MPX, ECHO, NDR20, Order, Pdu, bind, orphaned, request};
use super::machine::{Limits, Machine, Server};

/// As many as a server knows, at least.
const MOST: u32 = 1024;

/// A server that has been bound, which carries `calls` calls at a time.
fn bound(calls: usize) -> Server {
    let mut server = Server::new(&Limits { calls, ..Limits::default() });
    assert!(takes(&mut server, &bind(1).offer(0, ECHO, &[NDR20]).and(CONC_MPX)));
    server
}

/// Whether the connection stays open after a PDU. What is answered is read.
fn takes(server: &mut Server, pdu: &Pdu) -> bool {
    let open = server.receive(&mut pdu.encode(Order::Little)).is_some();
    server.output().clear();
    open
}

/// A call in a context that there is not.
fn refused(call: u32) -> Pdu {
    request(call).context(9)
}

#[test]
fn refused_calls_that_are_never_ended_end_the_connection() {
    for calls in [16, 5000] {
        let most = MOST.max(calls as u32);
        let mut server = bound(calls);
        for call in 2..2 + most {
            assert!(takes(&mut server, &refused(call).first()), "call {call}");
        }
        assert!(!takes(&mut server, &refused(2 + most).first()), "one more than {most}");
    }
}

#[test]
fn refused_calls_that_are_ended_make_room() {
    let mut server = bound(16);
    for call in 2..2 + 10 * MOST {
        assert!(takes(&mut server, &refused(call).first()), "call {call}");
        let end = match call % 3 {
            0 => refused(call).last(),
            1 => orphaned(call),
            // Its number stands for another call now.
            _ => request(call).context(9),
        };
        assert!(takes(&mut server, &end), "the end of call {call}");
    }
}

/// What was refused because it is too large is one of them; what was refused as a whole is none.
#[test]
fn calls_count_whatever_they_were_refused_for() {
    let limits = Limits { call_bytes: 10, ..Limits::default() };
    let mut server = Server::new(&limits);
    assert!(takes(&mut server, &bind(1).offer(0, ECHO, &[NDR20]).and(CONC_MPX)));
    for call in 2..2 + MOST {
        assert!(takes(&mut server, &request(call).fill(6).first()));
        assert!(takes(&mut server, &request(call).fill(6).middle()));
        assert!(takes(&mut server, &request(call + 2 * MOST).fill(11)));
    }
    assert!(!takes(&mut server, &request(1 << 20).fill(11).first()));
}
