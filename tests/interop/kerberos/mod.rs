//! Kerberos by GSS-API, client and server, in a realm of MIT's KDC.

mod attacks;
mod example;
mod headers;
mod impacket;
mod realm;

use realm::{NAME, PASSWORD, Realm, SERVER};
use rpc_runtime::security::gssapi::{Credentials, Kerberos, KerberosAcceptor};
use rpc_runtime::security::{
    Acceptor, AuthenticationLevel, AuthenticationService, Fragment, Initiator, Needs, Overhead,
    SecurityContext, Step,
};
use rpc_runtime::{Result, Status};

use AuthenticationLevel::{Connect, Integrity, Packet, Privacy};

const LEVELS: [AuthenticationLevel; 4] = [Connect, Packet, Integrity, Privacy];

/// The two ends of a connection.
#[derive(Debug)]
struct Pair {
    client: Box<dyn SecurityContext>,
    server: Box<dyn SecurityContext>,
}

impl Pair {
    /// What the level needs, at both ends.
    async fn new(realm: &Realm, level: AuthenticationLevel) -> Pair {
        let client = Kerberos::new(Credentials::ccache(realm.cache()));
        let server = KerberosAcceptor::keytab(realm.keytab()).unwrap();
        let needs = Needs::of(level);
        Pair::of(&client, &needs.clone().to(SERVER), &server, &needs).await.unwrap()
    }

    async fn of(
        client: &Kerberos,
        client_needs: &Needs,
        server: &KerberosAcceptor,
        server_needs: &Needs,
    ) -> Result<Pair> {
        let Step::Continue(ap_req, client) =
            client.initiate(client_needs)?.step(Vec::new()).await?
        else {
            panic!("the client takes no answer");
        };
        let Step::Continue(ap_rep, server) = server.accept(server_needs)?.step(ap_req).await?
        else {
            panic!("the server takes no third leg");
        };
        let Step::Done(Some(third), client) = client.step(ap_rep).await? else {
            panic!("the client has no third leg");
        };
        let Step::Done(None, server) = server.step(third).await? else {
            panic!("the server answers the third leg");
        };
        Ok(Pair { client, server })
    }
}

/// A fragment with its parts, as on the wire.
#[derive(Clone, PartialEq, Debug)]
struct Message {
    header: Vec<u8>,
    stub: Vec<u8>,
    trailer: Vec<u8>,
    token: Vec<u8>,
    header_signing: bool,
}

impl Message {
    /// A protected one, with this in its stub.
    fn from(sender: &mut dyn SecurityContext, stub: &[u8], header_signing: bool) -> Message {
        let (header, trailer) = (vec![5; 24], vec![10, 6, 0, 0, 1, 0, 0, 0]);
        let token = vec![0; usize::from(sender.overhead().token)];
        let mut message = Message { header, stub: stub.to_vec(), trailer, token, header_signing };
        sender.protect(message.fragment()).unwrap();
        message
    }

    fn fragment(&mut self) -> Fragment<'_> {
        Fragment {
            header: &self.header,
            stub: &mut self.stub,
            trailer: &self.trailer,
            token: &mut self.token,
            header_signing: self.header_signing,
        }
    }

    /// What the receiver reads of it.
    fn open(mut self, receiver: &mut dyn SecurityContext) -> Result<Vec<u8>> {
        receiver.unprotect(self.fragment())?;
        Ok(self.stub)
    }
}

#[test]
#[ignore = "needs MIT's KDC (krb5-kdc, krb5-admin-server, krb5-user)"]
fn levels() {
    Realm::around("levels", async |realm| {
        for level in LEVELS {
            for header_signing in [false, true] {
                let mut pair = Pair::new(realm, level).await;
                exchange(&mut pair, level, [28, 76], header_signing);
                let Pair { mut client, mut server } = pair;
                let [alice, host] = ["alice", SERVER].map(|name| format!("{name}@{NAME}"));
                assert_eq!(server.peer().identity.name, alice);
                assert_eq!(client.peer().identity.name, host);
                assert!(!server.peer().identity.anonymous);
                let kerberos = Some(AuthenticationService::KERBEROS);
                assert_eq!([client.peer().mechanism, server.peer().mechanism], [kerberos; 2]);
                // A signature alone, between the fragments.
                let mic = client.get_mic(b"mechanisms").unwrap();
                server.verify_mic(b"mechanisms", &mic).unwrap();
                let mic = server.get_mic(b"mechanisms").unwrap();
                client.verify_mic(b"mechanism", &mic).unwrap_err();
            }
        }
    });
}

/// Fragments of many lengths, both ways, whose tokens have the lengths that were promised: of a signature, and of a seal.
fn exchange(
    Pair { client, server }: &mut Pair,
    level: AuthenticationLevel,
    [signed, sealed]: [u16; 2],
    header_signing: bool,
) {
    assert_eq!(
        client.peer().session_key.as_ref().unwrap(),
        server.peer().session_key.as_ref().unwrap()
    );
    let (token, block) = match level {
        Connect => (0, 1),
        Packet | Integrity => (signed, 16),
        Privacy => (sealed, 16),
    };
    assert_eq!(client.overhead(), Overhead { token, block });
    assert_eq!(server.overhead(), Overhead { token, block });
    for length in [0, 16, 4096, 65_440, 16] {
        let stub: Vec<u8> = (0..length).map(|n| n as u8).collect();
        for from in [0, 1] {
            let (sender, receiver) = match from {
                0 => (&mut **client, &mut **server),
                _ => (&mut **server, &mut **client),
            };
            let message = Message::from(sender, &stub, header_signing);
            assert_eq!(message.stub == stub, level < Privacy || length == 0);
            if signed == 28 {
                assert_token(&message.token, level, from);
            }
            assert_eq!(message.open(receiver).unwrap(), stub);
        }
    }
}

/// The other encryption types, whose tokens have other lengths.
macro_rules! encryption_types {
    ($($test:ident $name:literal $lengths:expr;)*) => {$(
        #[test]
        #[ignore = "needs MIT's KDC (krb5-kdc, krb5-admin-server, krb5-user)"]
        fn $test() {
            Realm::encrypting($name, stringify!($test), async |realm| {
                for level in LEVELS {
                    for header_signing in [false, true] {
                        let mut pair = Pair::new(realm, level).await;
                        exchange(&mut pair, level, $lengths, header_signing);
                    }
                }
            });
        }
    )*};
}

encryption_types! {
    aes_128 "aes128-cts-hmac-sha1-96" [28, 76];
    aes_256_sha_384 "aes256-cts-hmac-sha384-192" [40, 88];
    camellia_256 "camellia256-cts-cmac" [32, 80];
    rc4 "arcfour-hmac" [37, 45];
}

/// RFC 4121 section 4.2.6, and for the rotation MS-KILE section 3.4.5.4.1.
fn assert_token(token: &[u8], level: AuthenticationLevel, from: u8) {
    // The acceptor sent it (1), sealed it (2), and its subkey is used (4).
    let flags = 4 | from;
    match level {
        Connect => assert!(token.is_empty()),
        Packet | Integrity => {
            assert_eq!(token[..8], [4, 4, flags, 255, 255, 255, 255, 255]);
        }
        Privacy => {
            // 16 bytes of padding follow the stub when it is sealed, and what follows it is rotated to the front.
            assert_eq!(token[..8], [5, 4, flags | 2, 255, 0, 16, 0, 28]);
        }
    }
}

/// What a server says of its client beside the name is signed with the server's key.
#[test]
#[ignore = "needs MIT's KDC (krb5-kdc, krb5-admin-server, krb5-user)"]
fn a_pac() {
    Realm::around("a_pac", async |realm| {
        let Pair { client, server } = Pair::new(realm, Connect).await;
        let pac = server.peer().identity.authorization_data.clone().unwrap();
        // `cBuffers` and `Version` (MS-PAC section 2.3).
        assert_eq!((pac[0] > 1, &pac[1..8]), (true, &[0, 0, 0, 0, 0, 0, 0][..]));
        assert_eq!(client.peer().identity.authorization_data, None);
    });
}

#[test]
#[ignore = "needs MIT's KDC (krb5-kdc, krb5-admin-server, krb5-user)"]
fn credentials() {
    Realm::around("credentials", async |realm| {
        let server = || KerberosAcceptor::keytab(realm.keytab()).unwrap();
        let needs = Needs::of(Integrity);
        let connect = async |client: &Kerberos, target: &str, server: &KerberosAcceptor| {
            let pair = Pair::of(client, &needs.clone().to(target), server, &needs).await;
            pair.map(|pair| pair.server.peer().identity.name.clone())
                .map_err(|error| error.status())
        };
        let (refused, nobody) = (Err(Status::ACCESS_DENIED), Err(Status::SEC_PKG_ERROR));
        let alice = Ok(format!("alice@{NAME}"));
        let of_cache = Kerberos::new(Credentials::ccache(realm.cache()));
        for client in [
            &of_cache,
            &Kerberos::new(Credentials::keytab(realm.alices_keytab(), "alice")),
            &Kerberos::new(Credentials::password(format!("alice@{NAME}"), PASSWORD)),
        ] {
            for _ in 0..2 {
                assert_eq!(connect(client, SERVER, &server()).await, alice);
            }
        }
        // Nothing is written where other programs have their tickets, and a cache that comes later is found.
        let of_default = Kerberos::new(Credentials::default());
        assert_eq!(connect(&of_default, SERVER, &server()).await, nobody);
        std::fs::copy(realm.cache(), realm.cache().with_file_name("default_cache")).unwrap();
        assert_eq!(connect(&of_default, SERVER, &server()).await, alice);

        // By each name of the server, and with its keytab by default.
        let with_realm = format!("{SERVER}@{NAME}");
        assert_eq!(connect(&of_cache, &with_realm, &server()).await, alice);
        assert_eq!(connect(&of_cache, "host/other.rpc.test", &server()).await, alice);
        let by_default = KerberosAcceptor::default_keytab().unwrap();
        assert_eq!(connect(&of_cache, SERVER, &by_default).await, alice);
        let one = server().principal(SERVER).unwrap();
        assert_eq!(connect(&of_cache, SERVER, &one).await, alice);

        assert_eq!(connect(&of_cache, "host/other.rpc.test", &one).await, refused);
        assert_eq!(connect(&of_cache, "host/none.rpc.test", &server()).await, nobody);
        let other_key = KerberosAcceptor::keytab(realm.wrong_keytab()).unwrap();
        assert_eq!(connect(&of_cache, SERVER, &other_key).await, refused);

        for (name, password) in [("alice", "not hers"), ("bob", PASSWORD), ("alice", "")] {
            let client = Kerberos::new(Credentials::password(name, password));
            assert_eq!(connect(&client, SERVER, &server()).await, nobody, "{name}");
        }
        let client = Kerberos::new(Credentials::keytab(realm.keytab(), "alice"));
        assert_eq!(connect(&client, SERVER, &server()).await, nobody);
    });
}

/// A server needs what its level does, whatever the client asks for.
#[test]
#[ignore = "needs MIT's KDC (krb5-kdc, krb5-admin-server, krb5-user)"]
fn less_than_needed() {
    Realm::around("less_than_needed", async |realm| {
        let client = Kerberos::new(Credentials::ccache(realm.cache()));
        let server = KerberosAcceptor::keytab(realm.keytab()).unwrap();
        for at_client in LEVELS {
            for at_server in LEVELS {
                let needs = Needs::of(at_client).to(SERVER);
                let pair = Pair::of(&client, &needs, &server, &Needs::of(at_server)).await;
                // Packet and integrity are the same to a package.
                let enough = at_client.max(Packet) >= at_server && at_client >= Packet
                    || at_server == Connect
                    || (at_client, at_server) == (Packet, Integrity);
                assert_eq!(pair.is_ok(), enough, "{at_client} to {at_server}");
            }
        }
    });
}

/// A strict server needs no more than its level does, either.
#[test]
#[ignore = "needs MIT's KDC (krb5-kdc, krb5-admin-server, krb5-user)"]
fn more_than_needed() {
    Realm::around("more_than_needed", async |realm| {
        let client = Kerberos::new(Credentials::ccache(realm.cache()));
        let server = KerberosAcceptor::keytab(realm.keytab()).unwrap().strict();
        let server = server.principal(SERVER).unwrap();
        for at_client in LEVELS {
            for at_server in LEVELS {
                let needs = Needs::of(at_client).to(SERVER);
                let pair = Pair::of(&client, &needs, &server, &Needs::of(at_server)).await;
                // Packet and integrity are the same to a package.
                let [a, b] = [at_client, at_server]
                    .map(|level| if level == Packet { Integrity } else { level });
                assert_eq!(pair.is_ok(), a == b, "{at_client} to {at_server}");
            }
        }
    });
}

#[test]
#[ignore = "needs MIT's KDC (krb5-kdc, krb5-admin-server, krb5-user)"]
fn anonymous_clients() {
    Realm::around("anonymous_clients", async |realm| {
        let client = Kerberos::new(Credentials::ccache(realm.anonymous_cache()));
        let needs = Needs::of(Integrity);
        let server = KerberosAcceptor::keytab(realm.keytab()).unwrap();
        let connect = async |server: &KerberosAcceptor| {
            Pair::of(&client, &needs.clone().to(SERVER), server, &needs).await
        };
        let error = connect(&server).await.unwrap_err();
        assert_eq!(error.status(), Status::ACCESS_DENIED, "{error}");
        assert!(error.to_string().contains("an anonymous client"), "{error}");
        let peer = connect(&server.anonymous()).await.unwrap().server.peer();
        assert_eq!((peer.identity.anonymous, &*peer.identity.name), (true, ""));
    });
}

#[test]
#[ignore = "needs MIT's KDC (krb5-kdc, krb5-admin-server, krb5-user)"]
fn channel_bindings() {
    Realm::around("channel_bindings", async |realm| {
        let client = Kerberos::new(Credentials::ccache(realm.cache()));
        let server = KerberosAcceptor::keytab(realm.keytab()).unwrap();
        let [one, other] = [1, 2].map(|n| Some([&b"tls-server-end-point:"[..], &[n; 32]].concat()));
        for (at_client, at_server, agree) in [
            (&None, &None, true),
            (&one, &one, true),
            (&one, &other, false),
            (&None, &one, false),
            // The server does not know of one, as most do not.
            (&one, &None, true),
        ] {
            let mut client_needs = Needs::of(Integrity).to(SERVER);
            client_needs.channel_binding.clone_from(at_client);
            let mut server_needs = Needs::of(Integrity);
            server_needs.channel_binding.clone_from(at_server);
            let pair = Pair::of(&client, &client_needs, &server, &server_needs).await;
            assert_eq!(pair.is_ok(), agree, "{at_client:?} to {at_server:?}");
        }
    });
}
