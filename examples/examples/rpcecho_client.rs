//! Calls all ten procedures of Samba's test interface on any server, and checks the answers:
//!
//! ```sh
//! cargo run --release --example rpcecho_client -- 'ncacn_ip_tcp:127.0.0.1[31000]'
//! ```

use std::process::ExitCode;
use std::time::Duration;

use rpc_examples::rpcecho::RpcechoClient;
use rpc_examples::rpcecho_checks::{Checks, run};
use rpc_runtime::prelude::*;

#[tokio::main]
async fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let binding = arguments.next().unwrap_or_else(|| "ncacn_ip_tcp:127.0.0.1[31000]".to_owned());
    let checks = match connect(&binding).await {
        Ok(client) => run(&client).await,
        Err(error) => {
            let mut checks = Checks::default();
            checks.that("connect", Err(error), ());
            checks
        }
    };
    println!("{} passed, {} failed", checks.passed, checks.failed);
    if checks.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

async fn connect(binding: &str) -> Result<RpcechoClient> {
    let timeout = Duration::from_secs(30);
    let association = ClientBuilder::new().call_timeout(timeout).connect(binding).await?;
    RpcechoClient::bind(&association).await
}
