//! What the tests have in common.

#![allow(dead_code)]

use std::path::Path;
use std::process::{Command, Output, Stdio};

use rpc_examples::rpcecho::{Echo, RpcechoServer};
use rpc_idl::{Imported, Importer};
use rpc_runtime::prelude::*;
use serde_json::Value as Json;

/// The IDL of the example server.
pub(crate) const IDL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/idl/rpcecho.idl");
/// That with context handles, and with what is not called.
pub(crate) const SHELVES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/idl/shelves.idl");
pub(crate) const ANY: &str = "ncacn_ip_tcp:127.0.0.1[0]";

/// Numbers at random (SplitMix64).
pub(crate) struct Draw(u64);

impl Draw {
    pub(crate) fn new(seed: u64) -> Draw {
        Draw(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    pub(crate) fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % n
    }
}

/// One of `rpc-idl`'s test files.
pub(crate) fn imported(name: &str) -> Imported {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../rpc-idl/tests/idl");
    let imported = Importer::new().import([folder.join(format!("{name}.idl"))]);
    assert_eq!(
        imported.diagnostics.errors(),
        0,
        "{}",
        imported.diagnostics.render(&imported.sources)
    );
    imported
}

/// Text as a file of IDL.
pub(crate) fn of_text(idl: &str) -> Imported {
    let idl = idl.to_owned();
    let read = move |path: &Path| match path.to_str() {
        Some("test.idl") => Ok(idl.clone().into_bytes()),
        _ => Err(std::io::ErrorKind::NotFound.into()),
    };
    let imported = Importer::new().reader(read).import(["test.idl"]);
    assert_eq!(
        imported.diagnostics.errors(),
        0,
        "{}",
        imported.diagnostics.render(&imported.sources)
    );
    imported
}

/// Runs the command. It is another process, so that the server's runtime goes on beside it.
pub(crate) async fn rpcurl(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rpcurl"));
    command.args(arguments).stdin(Stdio::null()).env_remove("RPCURL_PASSWORD");
    tokio::task::spawn_blocking(move || command.output().unwrap()).await.unwrap()
}

pub(crate) fn answer(output: &Output) -> Json {
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    serde_json::from_slice(&output.stdout).unwrap()
}

pub(crate) fn refused(output: &Output, status: i32) -> String {
    assert_eq!(output.status.code(), Some(status), "{output:?}");
    assert!(output.stdout.is_empty(), "{output:?}");
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// The example server of Samba's test interface, and its binding.
pub(crate) async fn echo() -> (Server, String) {
    let server = Server::builder().offer(RpcechoServer::new(Echo)).build().unwrap();
    let endpoint = server.listen(ANY).await.unwrap();
    (server, endpoint.binding().to_string())
}
