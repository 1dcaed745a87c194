//! What a large call takes: at most three times its message on each side.

use std::sync::mpsc;

use rpc_runtime::prelude::*;
use tokio::sync::oneshot;

use crate::level::{Side, alone};

const MESSAGE: usize = 8 << 20;

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7c21", version = "1.0")]
trait Echoes {
    async fn echo<'a>(
        &self,
        memory: &'a CallMemory,
        n: u32,
        #[size_is(n)] data: &'a [u8],
        #[out]
        #[size_is(, n)]
        echo: &mut &'a [u8],
    ) -> Result<()>;
}

struct Service;

impl Echoes for Service {
    async fn echo<'a>(
        &self,
        _: &'a CallMemory,
        _: u32,
        data: &'a [u8],
        echo: &mut &'a [u8],
    ) -> Result<()> {
        *echo = data;
        Ok(())
    }
}

/// A runtime of one thread, the caller's: a side, with nothing in common with the other one but a socket.
fn run<T>(side: &'static Side, what: impl Future<Output = T>) -> T {
    side.here();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(what)
}

static SERVER: Side = Side::new();
static CLIENT: Side = Side::new();

/// Serves until it is told to stop.
fn serve(endpoint: mpsc::Sender<String>, stop: oneshot::Receiver<()>) {
    run(&SERVER, async {
        let server = Server::builder().offer(EchoesServer::new(Service)).build().unwrap();
        let listens = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
        endpoint.send(listens.binding().to_string()).unwrap();
        stop.await.unwrap();
        server.shutdown(std::time::Duration::from_secs(5)).await;
    });
}

/// Calls, and says how much each call takes at once at the client, beside its data, and at the server.
fn call(endpoint: String, calls: usize) -> Vec<[isize; 2]> {
    run(&CLIENT, async {
        let client = EchoesClient::connect(endpoint.as_str()).await.unwrap();
        let data = vec![7; MESSAGE];
        let sides = [&CLIENT, &SERVER];
        let before = sides.map(Side::live);
        let mut peaks = Vec::new();
        for _ in 0..calls {
            let (memory, mut echo) = (CallMemory::new(), &[][..]);
            sides.iter().for_each(|side| _ = side.take_peak());
            client.echo(&memory, MESSAGE as u32, &data, &mut echo).await.unwrap();
            let after = sides.map(Side::take_peak);
            peaks.push([after[0] - before[0], after[1] - before[1]]);
            assert_eq!(echo, data);
        }
        peaks
    })
}

#[test]
fn a_large_call_takes_three_times_its_message_on_each_side() {
    alone(|| {
        let (endpoint, at) = mpsc::channel();
        let (stop, stopped) = oneshot::channel();
        let server = std::thread::spawn(move || serve(endpoint, stopped));
        let at = at.recv().unwrap();
        let peaks = std::thread::spawn(move || call(at, 3)).join().unwrap();
        stop.send(()).unwrap();
        server.join().unwrap();
        println!("at once, at the client and at the server: {peaks:?} bytes");
        for (n, peaks) in peaks.iter().enumerate() {
            for (peak, side) in peaks.iter().zip(["client", "server"]) {
                // All of the message is there, or it was not measured.
                let most = MESSAGE as isize * 3;
                assert!((MESSAGE as isize..most).contains(peak), "call {n}, {side}: {peak} bytes");
            }
        }
    });
}
