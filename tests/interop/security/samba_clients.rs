//! `smbtorture … rpc.echo` with a password, at each level, with NTLM as it is and within SPNEGO.

use std::process::Command;

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
