//! Our client and a server of Samba's that leaves headers unsigned (`dcesrv:header signing = no`).

use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

use rpc_runtime::prelude::*;
use rpc_runtime::security::AuthenticationLevel;

use super::controller::{Package, initiator, mgmt, samr};
use super::{CONTROLLER, CONTROLLER_PRINCIPAL, Domain, PASSWORD, wait_for};
use crate::security::observed::{Notes, Observed};

use AuthenticationLevel::{Integrity, Packet, Privacy};

/// The server's address; nothing else listens there.
const ADDRESS: &str = "127.0.0.142";

/// A second process with the controller's accounts and keys, which serves RPC alone, until its standard input is closed.
struct Unsigned(Child);

impl Unsigned {
    fn start(domain: &Domain) -> Unsigned {
        let own = domain.file("unsigned");
        std::fs::create_dir_all(&own).unwrap();
        let settings = own.join("smb.conf");
        let text = domain.smb_conf(ADDRESS, &own, "rpc", "dcesrv:header signing = no");
        std::fs::write(&settings, text).unwrap();
        let mut samba = Command::new("/usr/sbin/samba");
        samba.args(["-i", "--no-process-group", "-s"]).arg(&settings);
        samba.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        let samba = Unsigned(samba.spawn().expect("samba; CI installs the peers, see .ci/run"));
        wait_for("the server", || TcpStream::connect((ADDRESS, 135)).is_ok());
        samba
    }
}

impl Drop for Unsigned {
    fn drop(&mut self) {
        drop(self.0.stdin.take());
        let _ = self.0.wait();
    }
}

/// Calls two interfaces, and says of each fragment of the calls whether its header was signed.
async fn called(
    package: Package,
    level: AuthenticationLevel,
    allow: bool,
    host: &str,
) -> Result<Vec<bool>> {
    let notes = Notes::default();
    let client = ClientBuilder::new()
        .authenticate(Observed(initiator(package, PASSWORD), notes.clone()))
        .principal(CONTROLLER_PRINCIPAL)
        .level(level)
        .allow_unsigned_headers(allow);
    mgmt(&client, host).await?;
    samr(&client, host).await?;
    Ok(notes.take())
}

#[test]
#[ignore = "needs samba, samba-ad-provision, winbind, and root, for port 135"]
fn a_server_that_leaves_headers_unsigned() {
    const TEST: &str = "security::domain::unsigned::a_server_that_leaves_headers_unsigned";
    Domain::around(TEST, async |domain| {
        let _server = Unsigned::start(domain);
        for package in
            [Package::Kerberos, Package::NegotiateKerberos, Package::Ntlm, Package::NegotiateNtlm]
        {
            for level in [Packet, Integrity, Privacy] {
                let name = format!("{package:?} at {level}");
                let fragments = |signed| vec![signed; 8];
                // The controller itself signs them.
                assert_eq!(
                    called(package, level, false, CONTROLLER).await.unwrap(),
                    fragments(true),
                    "{name}"
                );
                assert_eq!(
                    called(package, level, true, ADDRESS).await.unwrap(),
                    fragments(false),
                    "{name}"
                );
                let refusal = called(package, level, false, ADDRESS).await;
                // NTLM's signature covers the headers, whatever was agreed on.
                if matches!(package, Package::Ntlm | Package::NegotiateNtlm) {
                    assert_eq!(refusal.unwrap(), fragments(false), "{name}");
                } else {
                    let error = refusal.unwrap_err();
                    assert_eq!(error.status(), Status::ACCESS_DENIED, "{name}: {error}");
                    assert!(
                        error.to_string().contains("the server leaves headers unsigned"),
                        "{name}: {error}"
                    );
                }
            }
        }
    });
}
