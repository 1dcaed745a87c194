//! Protection allocates nothing for a fragment. A program of its own, because it counts allocations.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering};

use rpc_runtime::memory::CallMemory;
use rpc_runtime::prelude::*;
use rpc_runtime::security::AuthenticationLevel;
use rpc_runtime::security::ntlm::{Credentials, HashTable, NtHash, Ntlm, NtlmAcceptor};

static ALLOCATIONS: AtomicUsize = AtomicUsize::new(0);

struct Counting;

#[global_allocator]
static COUNTING: Counting = Counting;

// SAFETY: blocks come from the system's allocator, and go back to it.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATIONS.fetch_add(1, Ordering::Relaxed);
        // SAFETY: as the caller promises.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        // SAFETY: as the caller promises.
        unsafe { System.dealloc(block, layout) }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        ALLOCATIONS.fetch_add(1, Ordering::Relaxed);
        // SAFETY: as the caller promises.
        unsafe { System.realloc(block, layout, size) }
    }
}

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7ba8", version = "1.0")]
trait Echo {
    async fn echo<'a>(
        &self,
        memory: &'a CallMemory,
        n: u32,
        #[size_is(n)] data: &'a [u8],
        #[out]
        #[size_is(, n)]
        same: &mut &'a [u8],
    ) -> Result<()>;
}

struct Service;

impl Echo for Service {
    async fn echo<'a>(
        &self,
        _: &'a CallMemory,
        _: u32,
        data: &'a [u8],
        same: &mut &'a [u8],
    ) -> Result<()> {
        *same = data;
        Ok(())
    }
}

async fn server() -> (Server, Binding) {
    let accounts = HashTable::new().account("alice", NtHash::of_password("right"));
    let builder = Server::builder().authenticate(NtlmAcceptor::new(accounts));
    let server = builder.offer(EchoServer::new(Service)).build().unwrap();
    let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
    let binding = endpoint.binding().clone();
    (server, binding)
}

async fn connect(to: &Binding, level: Option<AuthenticationLevel>) -> EchoClient {
    let mut builder = ClientBuilder::new().max_fragment(1432);
    if let Some(level) = level {
        let ntlm = Ntlm::new(Credentials::password("", "alice", "right"));
        builder = builder.authenticate(ntlm).level(level);
    }
    EchoClient::bind(&builder.connect(to).await.unwrap()).await.unwrap()
}

async fn echo(client: &EchoClient, data: &[u8]) {
    let (memory, mut same) = (CallMemory::new(), &[][..]);
    client.echo(&memory, data.len() as u32, data, &mut same).await.unwrap();
    assert!(same == data);
}

const LEVELS: [Option<AuthenticationLevel>; 5] = [
    None,
    Some(AuthenticationLevel::Connect),
    Some(AuthenticationLevel::Packet),
    Some(AuthenticationLevel::Integrity),
    Some(AuthenticationLevel::Privacy),
];

/// The least of several runs: what other threads of the process allocate is not the call's.
async fn allocations(client: &EchoClient, data: &[u8]) -> usize {
    let mut least = usize::MAX;
    for _ in 0..5 {
        let before = ALLOCATIONS.load(Ordering::Relaxed);
        echo(client, data).await;
        least = least.min(ALLOCATIONS.load(Ordering::Relaxed) - before);
    }
    least
}

/// Of one fragment, and of 750 in each direction: the long message is cut into an output buffer, which plain ones need not be.
#[tokio::test]
async fn nothing_is_allocated_for_a_fragment() {
    for length in [100, 1 << 20] {
        let data = vec![7; length];
        let mut counts = Vec::new();
        for level in LEVELS {
            let (_server, binding) = server().await;
            let client = connect(&binding, level).await;
            echo(&client, &data).await;
            counts.push(allocations(&client, &data).await);
        }
        assert!(counts.iter().all(|count| *count <= counts[0] + 4), "{length} bytes: {counts:?}");
    }
}
