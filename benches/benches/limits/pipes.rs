//! Bytes through a pipe over TCP, against a bare copy from socket to socket.

use crate::calls::Outcome;
use rpc_benches::{Limit, Table, Unit, race_long};
use rpc_runtime::prelude::*;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Builder;

const CHUNK: usize = 64 << 10;
const CHUNKS: usize = 1024;

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7b63", version = "1.0")]
trait Files {
    async fn put(&self, data: PipeReader<u8>) -> Result<u64>;
    async fn get(&self, chunks: u32, data: PipeWriter<u8>) -> Result<()>;
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

    async fn get(&self, chunks: u32, mut data: PipeWriter<u8>) -> Result<()> {
        for _ in 0..chunks {
            data.push(vec![7; CHUNK]).await?;
        }
        Ok(())
    }
}

/// Sends what a pipe would, and waits for the other side's word that it has it.
async fn copy(stream: &mut TcpStream) -> std::io::Result<u8> {
    for _ in 0..CHUNKS {
        stream.write_all(&vec![7; CHUNK]).await?;
    }
    stream.read_u8().await
}

/// Reads in portions of a chunk, and says when it has all.
async fn take(mut stream: TcpStream) -> std::io::Result<()> {
    let mut buffer = vec![0; CHUNK];
    loop {
        let mut left = CHUNK * CHUNKS;
        while left > 0 {
            let room = left.min(CHUNK);
            left -= stream.read(&mut buffer[..room]).await?;
        }
        stream.write_u8(1).await?;
    }
}

pub(crate) fn rows(table: &mut Table) -> Outcome<()> {
    let runtime =
        Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime");
    let server = Server::builder().offer(FilesServer::new(Disk)).build().expect("a server");
    let (client, mut bare) = runtime.block_on(async {
        let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.expect("a port");
        let client = FilesClient::connect(endpoint.binding()).await.expect("connects");
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        tokio::spawn(async move {
            let (stream, _) = listener.accept().await.expect("a peer");
            let _ = take(stream).await;
        });
        (client, TcpStream::connect(address).await.expect("connects"))
    });
    let mut bare = || runtime.block_on(copy(&mut bare)).expect("copied");
    table.heading("64 MiB over TCP", "a pipe", "bare");
    let put = || {
        let chunks = (0..CHUNKS).map(|_| vec![7; CHUNK]);
        runtime.block_on(client.put(PipeReader::from_chunks(chunks))).expect("put")
    };
    // At least 0.6 of the throughput.
    let limit = Limit::AtMost(1.66);
    table.row("an [in] pipe", Unit::Nanoseconds, race_long(put, &mut bare), limit);
    let get = || {
        let count = PipeWriter::to_fn(|_| Ok(()));
        runtime.block_on(client.get(CHUNKS as u32, count)).expect("got");
    };
    table.row("an [out] pipe", Unit::Nanoseconds, race_long(get, &mut bare), limit);
    Ok(())
}
