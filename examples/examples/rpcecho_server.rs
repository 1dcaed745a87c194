//! Serves Samba's test interface, until it is told to stop:
//!
//! ```sh
//! cargo run --release --example rpcecho_server -- 'ncacn_ip_tcp:127.0.0.1[31000]'
//! ```

use std::time::Duration;

use rpc_examples::rpcecho::{Echo, RpcechoServer};
use rpc_runtime::prelude::*;
use tokio::signal::unix::{SignalKind, signal};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let binding = arguments.next().unwrap_or_else(|| "ncacn_ip_tcp:127.0.0.1[31000]".to_owned());
    let mut terminate = signal(SignalKind::terminate())?;

    let server = Server::builder().offer(RpcechoServer::new(Echo)).build()?;
    let endpoint = server.listen(binding).await?;
    println!("listening at {}", endpoint.binding());

    tokio::select! {
        _ = terminate.recv() => {}
        stopped = tokio::signal::ctrl_c() => stopped?,
    }
    server.shutdown(Duration::from_secs(5)).await;
    println!("stopped");
    Ok(())
}
