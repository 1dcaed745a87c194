//! Samba's clients with tickets of its domain, and our server with a keytab of it.

use std::process::{Command, Output};
use std::sync::Arc;

use rpc_examples::rpcecho::{Echo, RpcechoServer};
use rpc_runtime::prelude::*;
use rpc_runtime::security::AuthenticationLevel;
use rpc_runtime::security::gssapi::KerberosAcceptor;
use rpc_runtime::security::spnego::NegotiateAcceptor;

use super::{Domain, PASSWORD, REALM, USER};
use crate::security::{ntlm, samba_clients};
use crate::{assert_tortured, run};

use AuthenticationLevel::{Connect, Integrity, Packet, Privacy};

/// rpcecho for one user, who has a ticket for it, and not below a level.
async fn rpcecho(domain: &Domain, level: AuthenticationLevel) -> (Server, Binding) {
    let kerberos = || KerberosAcceptor::keytab(domain.keytab()).unwrap();
    let negotiate = NegotiateAcceptor::new([Arc::new(kerberos()) as _, Arc::new(ntlm()) as _]);
    let alice = format!("{USER}@{REALM}");
    let server = Server::builder()
        .authenticate(kerberos())
        .authenticate(negotiate)
        .min_level(level)
        .policy(move |call| match call.authentication() {
            Some(of) if of.identity().name == alice => Ok(()),
            _ => Err(Error::new(Status::ACCESS_DENIED, "nobody else is served")),
        })
        .offer(RpcechoServer::new(Echo))
        .build()
        .unwrap();
    let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
    (server, endpoint.binding().clone())
}

/// What `smbtorture … rpc.echo` says, with these options and this password.
async fn torture(
    domain: &Domain,
    level: AuthenticationLevel,
    options: &str,
    password: &str,
) -> Output {
    let (_server, binding) = rpcecho(domain, level).await;
    let options = format!(",{options},target_hostname=server.rpc.example]");
    let binding = binding.to_string().replace(']', &options);
    let user = format!("-U{USER}@{REALM}%{password}");
    let mut torture = Command::new("smbtorture");
    torture.args([&binding, "rpc.echo", &user, "--use-kerberos=required"]);
    run(domain.kerberos(&mut torture)).await
}

macro_rules! tortures {
    ($($test:ident: $level:expr, $options:literal;)+) => {$(
        #[test]
        #[ignore = "needs samba, samba-ad-provision, winbind, smbtorture, and root, for port 135"]
        fn $test() {
            let test = concat!("security::domain::clients::", stringify!($test));
            Domain::around(test, async |domain| {
                assert_tortured(&torture(domain, $level, $options, PASSWORD).await);
            });
        }
    )+};
}

tortures! {
    krb5_connect: Connect, "krb5,connect";
    krb5_packet: Packet, "krb5,packet";
    krb5_sign: Integrity, "krb5,sign";
    krb5_sign_big_endian: Integrity, "krb5,sign,bigendian";
    krb5_seal: Privacy, "krb5,seal";
    krb5_seal_big_endian: Privacy, "krb5,seal,bigendian";
    krb5_seal_ndr64: Privacy, "krb5,seal,ndr64";
    spnego_krb5_connect: Connect, "spnego,connect";
    spnego_krb5_packet: Packet, "spnego,packet";
    spnego_krb5_sign: Integrity, "spnego,sign";
    spnego_krb5_sign_ndr64: Integrity, "spnego,sign,ndr64";
    spnego_krb5_seal: Privacy, "spnego,seal";
    spnego_krb5_seal_big_endian: Privacy, "spnego,seal,bigendian";
}

#[test]
#[ignore = "needs samba, samba-ad-provision, winbind, python3-samba, and root, for port 135"]
fn python() {
    const OPTIONS: [&str; 8] = [
        "krb5,connect",
        "krb5,packet",
        "krb5,sign",
        "krb5,seal",
        "spnego,connect",
        "spnego,packet",
        "spnego,sign",
        "spnego,seal",
    ];
    Domain::around("security::domain::clients::python", async |domain| {
        let (_server, binding) = rpcecho(domain, Connect).await;
        let mut python = samba_clients::python(&binding, [USER, PASSWORD, "kerberos", REALM]);
        python.args(OPTIONS.map(|options| format!("{options},target_hostname=server.rpc.example")));
        let output = run(domain.kerberos(&mut python)).await;
        samba_clients::assert_python(&output, OPTIONS.len());
    });
}
