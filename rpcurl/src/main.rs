//! `rpcurl list`, `rpcurl describe` and `rpcurl call`: see the library.

mod command;

use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    command::run(std::env::args().skip(1)).await
}
