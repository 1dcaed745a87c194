//! Clients of a server that asks the domain's winbind whether they know their passwords.

use std::path::PathBuf;
use std::process::Command;

use rpc_examples::rpcecho::{Echo, RpcechoServer};
use rpc_runtime::prelude::*;
use rpc_runtime::security::AuthenticationLevel::Connect;
use rpc_runtime::security::ntlm::{NtlmAcceptor, Winbind};
use rpc_runtime::security::spnego::NegotiateAcceptor;
use std::sync::Arc;

use super::{DOMAIN, Domain, PASSWORD, USER};
use crate::run;
use crate::security::samba_clients::{self, NTLM_OPTIONS};

/// `ntlm_auth`, for the domain's winbind. Where its sockets are is compiled in, and the program reads another folder only
/// with the library with which Samba tests itself.
fn ntlm_auth(domain: &Domain) -> PathBuf {
    let program = domain.file("ntlm_auth");
    let sockets = domain.file("winbindd");
    let (sockets, settings) = (sockets.display(), domain.settings());
    let settings = settings.display();
    let script = format!(
        "#!/bin/sh
         export NSS_WRAPPER_PASSWD=/etc/passwd NSS_WRAPPER_GROUP=/etc/group
         export SELFTEST_WINBINDD_SOCKET_DIR={sockets} LD_PRELOAD=libnss_wrapper.so
         exec /usr/bin/ntlm_auth --configfile={settings} \"$@\"\n"
    );
    // By another process: a child that another thread starts meanwhile would have inherited this one's descriptor, and
    // the kernel runs no file that somebody can still write to.
    let written = Command::new("sh")
        .args(["-c", r#"printf %s "$1" >"$0" && chmod 700 "$0""#])
        .arg(&program)
        .arg(script)
        .status();
    assert!(written.unwrap().success());
    program
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs samba, samba-ad-provision, winbind, libnss-wrapper, python3-samba, and root, for port 135"]
async fn winbind() {
    let program = ntlm_auth(Domain::shared());
    let acceptor = || {
        NtlmAcceptor::new(Winbind::new().program(&program))
            .computer("SERVER", "server.rpc.example")
            .domain(DOMAIN, "rpc.example")
    };
    let server = Server::builder()
        .authenticate(acceptor())
        .authenticate(NegotiateAcceptor::new([Arc::new(acceptor()) as _]))
        .min_level(Connect)
        .offer(RpcechoServer::new(Echo))
        .build()
        .unwrap();
    let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
    let user = [USER, PASSWORD, "ntlm", DOMAIN];
    let output = run(samba_clients::python(endpoint.binding(), user).args(NTLM_OPTIONS)).await;
    samba_clients::assert_python(&output, NTLM_OPTIONS.len());
}
