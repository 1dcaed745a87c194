//! Samba's clients with a password, at each level, with NTLM as it is and within SPNEGO: `smbtorture … rpc.echo`, and
//! Samba's bindings for Python.

use std::process::Command;

use rpc_runtime::prelude::*;
use rpc_runtime::security::AuthenticationLevel;

use super::{DOMAIN, PASSWORD, USER, rpcecho};
use crate::{assert_tortured, run};

use AuthenticationLevel::{Connect, Integrity, Packet, Privacy};

/// The suite with these options, at a server that takes no call below the level.
async fn torture(level: AuthenticationLevel, options: &str) {
    let (_server, binding) = rpcecho(Some(level)).await;
    let binding = binding.to_string().replace(']', &format!(",{options}]"));
    let user = format!("-U{DOMAIN}\\{USER}%{PASSWORD}");
    let output = run(Command::new("smbtorture").args([&binding, "rpc.echo", &user])).await;
    assert_tortured(&output);
}

macro_rules! tortures {
    ($($name:ident: $level:expr, $options:literal;)+) => {
        $(
            #[tokio::test(flavor = "multi_thread")]
            #[ignore = "needs smbtorture (samba-testsuite)"]
            async fn $name() {
                torture($level, $options).await;
            }
        )+
    };
}

tortures! {
    ntlm_connect: Connect, "ntlm,connect";
    ntlm_packet: Packet, "ntlm,packet";
    ntlm_sign: Integrity, "ntlm,sign";
    ntlm_seal: Privacy, "ntlm,seal";
    ntlm_seal_big_endian: Privacy, "ntlm,seal,bigendian";
    ntlm_sign_ndr64: Integrity, "ntlm,sign,ndr64";
    ntlm_seal_ndr64: Privacy, "ntlm,seal,ndr64";
    spnego_connect: Connect, "spnego,connect";
    spnego_packet: Packet, "spnego,packet";
    spnego_sign: Integrity, "spnego,sign";
    spnego_sign_big_endian: Integrity, "spnego,sign,bigendian";
    spnego_seal: Privacy, "spnego,seal";
    spnego_seal_ndr64: Privacy, "spnego,seal,ndr64";
    spnego_seal_big_endian: Privacy, "spnego,seal,bigendian";
}

/// NTLM at each level, as it is and within SPNEGO.
#[rustfmt::skip]
pub(super) const NTLM_OPTIONS: [&str; 8] = [
    "ntlm,connect", "ntlm,packet", "ntlm,sign", "ntlm,seal",
    "spnego,connect", "spnego,packet", "spnego,sign", "spnego,seal",
];

/// What `samba_client.py` says of each of these options: it makes eight checks.
pub(super) fn assert_python(output: &std::process::Output, options: usize) {
    let text = String::from_utf8_lossy(&output.stdout);
    let errors = String::from_utf8_lossy(&output.stderr);
    let last = text.lines().last().unwrap_or_default();
    assert_eq!(last, format!("{} passed, 0 failed", 8 * options), "{text}{errors}");
}

/// `samba_client.py` for a server, and a user with a password, a package and a domain.
pub(super) fn python(binding: &Binding, user: [&str; 4]) -> Command {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/interop/security/samba_client.py");
    let mut python = Command::new("/usr/bin/python3");
    python.args([script, binding.host(), binding.endpoint()]).args(user);
    python
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs python3-samba"]
async fn python_with_ntlm() {
    let (_server, binding) = rpcecho(Some(Connect)).await;
    let output = run(python(&binding, [USER, PASSWORD, "ntlm", DOMAIN]).args(NTLM_OPTIONS)).await;
    assert_python(&output, NTLM_OPTIONS.len());
}
