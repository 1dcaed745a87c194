//! Samba's tests of how a connection is bound: `smbtorture … rpc.bind` and `rpc.altercontext`, against the few procedures
//! of MS-LSAD and MS-DSSP that they call.

use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use rpc_interfaces::lsad::LsarpcServer;
use rpc_runtime::endpoint_mapper::Mapper;
use rpc_runtime::prelude::*;
use rpc_runtime::security::AuthenticationLevel;
use rpc_runtime::server::ServerBuilder;
use rpc_runtime::uuid::Uuid;

use crate::lsarpc::Authority;
use crate::{assert_outcomes, run, security};

/// `DSROLE_PRIMARY_DOMAIN_INFO_LEVEL`.
#[derive(Ndr, Debug, Clone, Copy, PartialEq)]
#[closed]
enum Level {
    Basic = 1,
    UpgradeStatus = 2,
    OperationState = 3,
}

/// `DSROLE_MACHINE_ROLE`.
#[derive(Ndr, Debug, Clone, Copy)]
#[closed]
enum Role {
    StandaloneServer = 2,
}

/// `DSROLER_PRIMARY_DOMAIN_INFO_BASIC`.
#[derive(Ndr, Debug)]
struct Basic {
    role: Role,
    flags: u32,
    domain_name_flat: Option<WString>,
    domain_name_dns: Option<WString>,
    forest_name_dns: Option<WString>,
    domain: Uuid,
}

/// `DSROLE_SERVER_STATE`.
#[derive(Ndr, Debug, Clone, Copy)]
#[closed]
enum ServerState {
    Unknown = 0,
}

/// `DSROLE_UPGRADE_STATUS_INFO`.
#[derive(Ndr, Debug)]
struct UpgradeStatus {
    operation_state: u32,
    previous_server_state: ServerState,
}

/// `DSROLE_OPERATION_STATE`.
#[derive(Ndr, Debug, Clone, Copy)]
#[closed]
enum OperationState {
    Idle = 0,
}

/// `DSROLER_PRIMARY_DOMAIN_INFORMATION`.
#[derive(Ndr, Debug)]
#[switch_type(Level)]
enum Information {
    #[case(Level::Basic)]
    Basic(Basic),
    #[case(Level::UpgradeStatus)]
    UpgradeStatus(UpgradeStatus),
    #[case(Level::OperationState)]
    OperationState(OperationState),
}

#[rpc_interface(uuid = "3919286a-b10c-11d0-9ba8-00c04fd92ef5", version = "0.0")]
trait Dssetup {
    #[opnum(0)]
    async fn get_primary_domain_information(
        &self,
        level: Level,
        #[out]
        #[switch_is(level)]
        information: &mut Option<Box<Information>>,
    ) -> Result<u32>;
}

/// A computer in no domain, which counts what it is asked.
#[derive(Default)]
struct Standalone(AtomicU32);

impl Dssetup for Standalone {
    async fn get_primary_domain_information(
        &self,
        level: Level,
        information: &mut Option<Box<Information>>,
    ) -> Result<u32> {
        self.0.fetch_add(1, Ordering::SeqCst);
        *information = Some(Box::new(match level {
            Level::Basic => Information::Basic(Basic {
                role: Role::StandaloneServer,
                flags: 0,
                domain_name_flat: Some("WORKGROUP".into()),
                domain_name_dns: None,
                forest_name_dns: None,
                domain: Uuid::nil(),
            }),
            Level::UpgradeStatus => Information::UpgradeStatus(UpgradeStatus {
                operation_state: 0,
                previous_server_state: ServerState::Unknown,
            }),
            Level::OperationState => Information::OperationState(OperationState::Idle),
        }));
        Ok(0)
    }
}

async fn alter(options: &str) {
    let authority =
        Arc::new(Authority { is_ndr64: options.contains("ndr64"), ..Authority::default() });
    let computer = Arc::new(Standalone::default());
    let server = Server::builder()
        .offer(LsarpcServer::shared(authority.clone()))
        .offer(DssetupServer::shared(computer.clone()))
        .build()
        .unwrap();
    let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
    let binding = endpoint.binding().to_string().replace(']', &format!("{options}]"));
    let output = run(Command::new("smbtorture").args([&binding, "rpc.altercontext", "-U%"])).await;
    let text = String::from_utf8_lossy(&output.stdout);
    assert_outcomes(&text, &["altercontext"], &[], "");
    assert!(output.status.success(), "{text}");
    // At last it gives the context of MS-LSAD the interface MS-DSSP. The fault with which a Windows server answers ends
    // the connection, and there the test ends, too; of a server that permits it, it asks for more.
    let counts = (authority.opened.load(Ordering::SeqCst), computer.0.load(Ordering::SeqCst));
    assert_eq!(counts, (2, 3), "{text}");
    rpc_tests::until(|| server.connections() == 0).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs smbtorture (samba-testsuite)"]
async fn smbtorture_altercontext() {
    alter("").await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs smbtorture (samba-testsuite)"]
async fn smbtorture_altercontext_big_endian() {
    alter(",bigendian").await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs smbtorture (samba-testsuite)"]
async fn smbtorture_altercontext_ndr64() {
    alter(",ndr64").await;
}

/// The tests of `smbtorture … rpc.bind` that open a policy over one connection. Where no user is named, the client leaves
/// authentication out, whatever a test's name says; what remains is both byte orders.
const POLICIES: [&str; 8] = [
    "ntlm,sign",
    "ntlm,sign,seal",
    "spnego,sign",
    "spnego,sign,seal",
    "bigendian,ntlm,sign",
    "bigendian,ntlm,sign,seal",
    "bigendian,spnego,sign",
    "bigendian,spnego,sign,seal",
];

/// Its test of a search in the endpoint mapper: another connection of its association group goes on with it, and one of
/// another group does not know it.
const SEARCH: &str = "assoc_group_handles_external";

/// What `rpc.bind` writes when it is run for `user` at this server, whose mapper is another one, and how many policies it opened.
async fn bind(host: &str, user: &str, [server, mapping]: [ServerBuilder; 2]) -> (String, u32) {
    let authority = Arc::new(Authority::default());
    let server = server.offer(LsarpcServer::shared(authority.clone())).build().unwrap();
    let mapper = Mapper::new();
    // Two entries, because the search is used twice.
    for _ in 0..2 {
        let endpoint = server.listen(Binding::tcp(host, 0)).await.unwrap();
        mapper.insert_server(&server, &[endpoint]).unwrap();
    }
    let mapping = mapper.offer(mapping).build().unwrap();
    mapping.listen(Binding::tcp(host, 135)).await.unwrap();
    let mut torture = Command::new("smbtorture");
    let output = run(torture.args([&format!("ncacn_ip_tcp:{host}"), "rpc.bind", "-U", user])).await;
    rpc_tests::until(|| server.context_handles() + mapping.context_handles() == 0).await;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    (text, authority.opened.load(Ordering::SeqCst))
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs smbtorture (samba-testsuite), and root, for port 135"]
async fn smbtorture_bind() {
    let (text, opened) = bind("127.0.0.137", "%", [Server::builder(), Server::builder()]).await;
    assert_outcomes(&text, &[&POLICIES[..], &[SEARCH]].concat(), &[], "");
    assert_eq!(opened, 8);
}

/// Each policy is opened with the package and at the level that its test's name says: below integrity nothing is.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs smbtorture (samba-testsuite), and root, for port 135"]
async fn smbtorture_bind_with_authentication() {
    let user = format!("{}\\{}%{}", security::DOMAIN, security::USER, security::PASSWORD);
    let server = security::with_passwords().min_level(AuthenticationLevel::Integrity);
    let (text, opened) = bind("127.0.0.138", &user, [server, security::with_passwords()]).await;
    assert_outcomes(&text, &[&POLICIES[..], &[SEARCH]].concat(), &[], "");
    assert_eq!(opened, 8);
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs smbtorture (samba-testsuite), and root, for port 135"]
async fn smbtorture_bind_with_a_wrong_password() {
    let user = format!("{}\\{}%wrong", security::DOMAIN, security::USER);
    let servers = [security::with_passwords(), security::with_passwords()];
    let (text, opened) = bind("127.0.0.140", &user, servers).await;
    assert_outcomes(&text, &[], &[&POLICIES[..], &[SEARCH]].concat(), "failed to");
    assert_eq!(opened, 0);
}

/// A server that knows no authentication: its bind_nak says that the type is not recognized (reason 8), and this is Samba's
/// status for it.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs smbtorture (samba-testsuite), and root, for port 135"]
async fn smbtorture_bind_without_an_acceptor() {
    let (text, opened) =
        bind("127.0.0.142", "user%password", [Server::builder(), Server::builder()]).await;
    let all = [&POLICIES[..], &[SEARCH]].concat();
    assert_outcomes(&text, &[], &all, "was NT_STATUS_INVALID_PARAMETER, expected NT_STATUS_OK");
    assert_eq!(opened, 0);
}
