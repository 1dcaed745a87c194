//! Impacket's client with a ticket of the realm, in SPNEGO: it frames its AP-REQ, wants confidentiality whatever its level,
//! has no subkey of its own, sends the third leg as an alter_context, and signs no headers.
//!
//! It has the ticket from elsewhere. A KDC that follows RFC 4120 refuses its own request for one
//! (`KRB_AP_ERR_INAPP_CKSUM`): the authenticator in it has no checksum (section 5.4.1).

use std::process::Command;
use std::sync::Arc;

use rpc_examples::rpcecho::{Echo, RpcechoServer};
use rpc_runtime::prelude::*;
use rpc_runtime::security::AuthenticationLevel;
use rpc_runtime::security::gssapi::KerberosAcceptor;
use rpc_runtime::security::spnego::NegotiateAcceptor;

use super::realm::{NAME, Realm};
use super::{Connect, Integrity, Privacy, SERVER};
use crate::run;
use crate::security::observed::{Notes, Observed};

/// What the script says: the answer, or how it failed; and of each fragment whether its header was signed.
async fn called(
    realm: &Realm,
    kerberos: KerberosAcceptor,
    level: AuthenticationLevel,
) -> (String, Vec<bool>) {
    let notes = Notes::default();
    let kerberos = Arc::new(Observed(kerberos, notes.clone()));
    let server = Server::builder()
        .authenticate(NegotiateAcceptor::new([kerberos as _]))
        .min_level(level)
        .policy(|call| match call.authentication() {
            Some(of) if of.identity().name == format!("alice@{NAME}") => Ok(()),
            _ => Err(Error::new(Status::ACCESS_DENIED, "nobody else is served")),
        })
        .offer(RpcechoServer::new(Echo))
        .build()
        .unwrap();
    let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/interop/impacket_kerberos.py");
    let (binding, level) = (endpoint.binding().to_string(), level.to_wire().to_string());
    let host = SERVER.strip_prefix("host/").unwrap();
    let mut impacket = Command::new("/usr/bin/python3");
    impacket.args([script, &binding, &level, NAME, "alice", host]);
    let output = run(impacket.env("KRB5CCNAME", realm.cache_for(SERVER))).await;
    let text = if output.status.success() { output.stdout } else { output.stderr };
    (String::from_utf8_lossy(&text).trim().into(), notes.take())
}

/// It calls at these levels, and is refused by a server without its ticket's key, and by a strict one below privacy.
async fn levels(realm: &Realm, levels: &[AuthenticationLevel]) {
    let acceptor = || KerberosAcceptor::keytab(realm.keytab()).unwrap();
    for level in levels {
        // Five requests and five responses.
        let fragments = if *level == Connect { 0 } else { 10 };
        let (said, signed) = called(realm, acceptor(), *level).await;
        assert_eq!((&*said, signed), ("42", vec![false; fragments]), "{level}");

        let wrong = KerberosAcceptor::keytab(realm.wrong_keytab()).unwrap();
        let (said, _) = called(realm, wrong, *level).await;
        assert!(said.contains("DCERPCException"), "{level}: {said}");
        let (said, _) = called(realm, acceptor().strict(), *level).await;
        assert_eq!(said == "42", *level == Privacy, "{level}: {said}");
    }
}

/// It signs nothing with AES (`GSSAPI_AES.GSS_GetMIC` appends a `str` to `bytes`, a `TypeError`), so that integrity is only
/// with RC4. At the level packet it sends no verifier, which no server can take.
macro_rules! encryption_types {
    ($($test:ident $name:literal $levels:expr;)*) => {$(
        #[test]
        #[ignore = "needs MIT's KDC (krb5-kdc, krb5-admin-server, krb5-user) and python3-impacket"]
        fn $test() {
            let test = concat!("impacket::", stringify!($test));
            Realm::encrypting($name, test, async |realm| levels(realm, &$levels).await);
        }
    )*};
}

encryption_types! {
    aes_128 "aes128-cts-hmac-sha1-96" [Connect, Privacy];
    aes_256 "aes256-cts-hmac-sha1-96" [Connect, Privacy];
    rc4 "arcfour-hmac" [Connect, Integrity, Privacy];
}
