//! NTLM allocates nothing for a fragment.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use rpc_runtime::security::ntlm::{Credentials, HashTable, NtHash, Ntlm, NtlmAcceptor};
use rpc_runtime::security::{
    Acceptor, AuthenticationLevel, Fragment, Initiator, Needs, SecurityContext, Step,
};

thread_local! {
    static ALLOCATIONS: Cell<usize> = const { Cell::new(0) };
}

struct Counting;

#[global_allocator]
static COUNTING: Counting = Counting;

// SAFETY: blocks come from the system's allocator, and go back to it.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // A thread that ends has no count any more.
        let _ = ALLOCATIONS.try_with(|count| count.set(count.get() + 1));
        // SAFETY: as the caller promises.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        // SAFETY: as the caller promises.
        unsafe { System.dealloc(block, layout) }
    }
}

async fn pair(level: AuthenticationLevel) -> [Box<dyn SecurityContext>; 2] {
    let needs = Needs::of(level);
    let client = Ntlm::new(Credentials::password("", "alice", "right"));
    let accounts = HashTable::new().account("alice", NtHash::of_password("right"));
    let server = NtlmAcceptor::new(accounts).accept(&needs).unwrap();
    let begun = client.initiate(&needs).unwrap().step(Vec::new()).await.unwrap();
    let Step::Continue(negotiate, client) = begun else { panic!("an end") };
    let answered = server.step(negotiate).await.unwrap();
    let Step::Continue(challenge, server) = answered else { panic!("an end") };
    let Step::Done(Some(authenticate), client) = client.step(challenge).await.unwrap() else {
        panic!("no end")
    };
    let Step::Done(None, server) = server.step(authenticate).await.unwrap() else {
        panic!("no end")
    };
    [client, server]
}

#[tokio::test]
async fn fragments_are_protected_in_place() {
    for level in [AuthenticationLevel::Integrity, AuthenticationLevel::Privacy] {
        let [mut client, mut server] = pair(level).await;
        let (mut stub, mut token) = (vec![7; 4096], [0; 16]);
        let (header, trailer, header_signing) = (&[0; 24][..], &[0; 8][..], true);
        let before = ALLOCATIONS.get();
        for _ in 0..100 {
            let (stub, token) = (&mut stub[..], &mut token[..]);
            client.protect(Fragment { header, stub, trailer, token, header_signing }).unwrap();
            server.unprotect(Fragment { header, stub, trailer, token, header_signing }).unwrap();
        }
        assert_eq!(ALLOCATIONS.get(), before);
        assert!(stub.iter().all(|byte| *byte == 7));
    }
}
