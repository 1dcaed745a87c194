//! `rpcurl list`, `rpcurl describe` and `rpcurl call`: see the library.

mod command;

use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    command::run(std::env::args_os().skip(1)).await
}
