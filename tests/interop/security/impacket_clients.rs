//! Impacket's client with NTLM, which wants signatures and seals whatever its level, and sends no MIC.

use std::process::Command;

use rpc_runtime::prelude::*;
use rpc_runtime::security::{Acceptor, AuthenticationLevel};

use super::observed::{Notes, Observed};
use super::{DOMAIN, PASSWORD, USER, ntlm, start};
use crate::run;

use AuthenticationLevel::{Connect, Integrity, Privacy};

/// What the script says: the answer, or how it failed.
async fn called(
    acceptor: impl Acceptor + 'static,
    level: AuthenticationLevel,
    password: &str,
) -> String {
    let server = Server::builder().authenticate(acceptor);
    let (_server, binding) = start(server, Some(level)).await;
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/interop/impacket_ntlm.py");
    let (binding, number) = (binding.to_string(), level.to_wire().to_string());
    let arguments = [script, &binding, &number, DOMAIN, USER, password];
    let output = run(Command::new("/usr/bin/python3").args(arguments)).await;
    let text = if output.status.success() { output.stdout } else { output.stderr };
    String::from_utf8_lossy(&text).trim().into()
}

/// At the level packet it sends no verifier, which no server can take.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs python3-impacket"]
async fn impacket_at_each_level() {
    for level in [Connect, Integrity, Privacy] {
        assert_eq!(called(ntlm(), level, PASSWORD).await, "42", "{level}");
        for (acceptor, password) in [(ntlm(), "another"), (ntlm().strict(), PASSWORD)] {
            let refusal = called(acceptor, level, password).await;
            assert!(refusal.contains("rpc_s_access_denied"), "{level}: {refusal}");
        }
    }
}

/// Its bind does not say that it signs headers, and its calls are taken all the same: NTLM's signature covers them.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs python3-impacket"]
async fn impacket_does_not_offer_to_sign_headers() {
    for level in [Integrity, Privacy] {
        let notes = Notes::default();
        assert_eq!(called(Observed(ntlm(), notes.clone()), level, PASSWORD).await, "42", "{level}");
        // The request, and the response.
        assert_eq!(notes.take(), [false, false], "{level}");
    }
}
