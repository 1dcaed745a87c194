//! What a connection keeps while it is idle: the bytes that are allocated for both its ends, once it has bound and made a call. What a socket takes depends on the system.
#![cfg(target_os = "linux")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use rpc_runtime::prelude::*;
use rpc_runtime::security::ntlm::{Credentials, HashTable, NtHash, Ntlm, NtlmAcceptor};

static ALLOCATED: AtomicUsize = AtomicUsize::new(0);

struct Counting;

#[global_allocator]
static COUNTING: Counting = Counting;

// SAFETY: blocks come from the system's allocator, and go back to it.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATED.fetch_add(layout.size(), Ordering::Relaxed);
        // SAFETY: as the caller promises.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        ALLOCATED.fetch_sub(layout.size(), Ordering::Relaxed);
        // SAFETY: as the caller promises.
        unsafe { System.dealloc(block, layout) }
    }
}

#[rpc_interface(uuid = "6c1de7f1-70e0-4b53-a0a9-0d0c1f3a4b10", version = "1.0")]
trait Adder {
    async fn add(&self, a: u32, b: u32) -> Result<u32>;
}

struct Service;

impl Adder for Service {
    async fn add(&self, a: u32, b: u32) -> Result<u32> {
        Ok(a + b)
    }
}

/// The bytes of each of some connections.
async fn connection(settings: &ClientBuilder) -> usize {
    // A power of two, and as many before: what grows by doubling is full when counting begins and ends.
    const CONNECTIONS: usize = 64;
    let accounts = HashTable::new().account("alice", NtHash::of_password("right"));
    let server = Server::builder().authenticate(NtlmAcceptor::new(accounts));
    let server = server.offer(AdderServer::new(Service)).build().unwrap();
    let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
    let mut clients = Vec::with_capacity(2 * CONNECTIONS);
    let mut allocated = [0; 2];
    for allocated in &mut allocated {
        for _ in 0..CONNECTIONS {
            let client = AdderClient::connect_with(settings, endpoint.binding()).await.unwrap();
            assert_eq!(client.add(40, 2).await.unwrap(), 42);
            clients.push(client);
        }
        // The server's end of the last one comes to rest.
        for _ in 0..100 {
            tokio::task::yield_now().await;
        }
        *allocated = ALLOCATED.load(Ordering::Relaxed);
    }
    server.shutdown(Duration::ZERO).await;
    (allocated[1] - allocated[0]) / CONNECTIONS
}

/// Of both ends: the limits of the benchmark `idle`, which counts what an allocator adds, are 4 KiB and 1 KiB for each.
#[tokio::test]
async fn an_idle_connection_is_small_and_a_security_context_more_so() {
    let plain = connection(&ClientBuilder::new()).await;
    let alice = Ntlm::new(Credentials::password("", "alice", "right"));
    let ntlm = connection(&ClientBuilder::new().authenticate(alice)).await;
    assert!(plain <= 6912, "{plain} bytes");
    assert!(ntlm - plain <= 1856, "{} bytes more with NTLM", ntlm - plain);
}
