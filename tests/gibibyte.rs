//! A gibibyte through a pipe in constant memory. In a program of its own, because it counts all that is
//! allocated.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering};

use rpc_runtime::prelude::*;

/// The system's allocator, with the bytes that are alive, and the most that were.
struct Counting;

static ALIVE: AtomicUsize = AtomicUsize::new(0);
static MOST: AtomicUsize = AtomicUsize::new(0);

// SAFETY: all requests go to the system's allocator as they are.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let alive = ALIVE.fetch_add(layout.size(), Ordering::Relaxed) + layout.size();
        MOST.fetch_max(alive, Ordering::Relaxed);
        // SAFETY: as the caller promises.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        ALIVE.fetch_sub(layout.size(), Ordering::Relaxed);
        // SAFETY: as the caller promises.
        unsafe { System.dealloc(block, layout) }
    }
}

#[global_allocator]
static COUNTING: Counting = Counting;

const GIBIBYTE: u64 = 1 << 30;
const MOST_BYTES: usize = 16 << 20;
const CHUNK: usize = 64 << 10;

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7b62", version = "1.0")]
trait Files {
    async fn put(&self, data: PipeReader<u8>) -> Result<u64>;
    async fn get(&self, size: u64, data: PipeWriter<u8>) -> Result<()>;
}

struct Disk;

impl Files for Disk {
    async fn put(&self, mut data: PipeReader<u8>) -> Result<u64> {
        let mut size = 0;
        while let Some(chunk) = data.pull().await? {
            size += chunk.len() as u64;
        }
        Ok(size)
    }

    async fn get(&self, size: u64, mut data: PipeWriter<u8>) -> Result<()> {
        for _ in 0..size / CHUNK as u64 {
            data.push(vec![7; CHUNK]).await?;
        }
        Ok(())
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pip_20_a_gibibyte_within_16_mebibytes() {
    let server = Server::builder().offer(FilesServer::new(Disk)).build().unwrap();
    let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
    let client = FilesClient::connect(endpoint.binding()).await.unwrap();
    let chunks = (0..GIBIBYTE / CHUNK as u64).map(|_| vec![7; CHUNK]);
    assert_eq!(client.put(PipeReader::from_chunks(chunks)).await.unwrap(), GIBIBYTE);

    let size = std::sync::Arc::new(std::sync::atomic::AtomicU64::new(0));
    let of = size.clone();
    let count = PipeWriter::to_fn(move |chunk: Vec<u8>| {
        of.fetch_add(chunk.len() as u64, Ordering::Relaxed);
        Ok(())
    });
    client.get(GIBIBYTE, count).await.unwrap();
    assert_eq!(size.load(Ordering::Relaxed), GIBIBYTE);
    let most = MOST.load(Ordering::Relaxed);
    assert!(most <= MOST_BYTES, "{most} bytes at once");
}
