//! Our client and the servers of Samba's domain controller: each package, at each level, with each of four interfaces.

use std::sync::Arc;

use rpc_interfaces::lsad::{LsaprObjectAttributes, LsarpcClient};
use rpc_interfaces::samr::{SamprRevisionInfo, SamprRevisionInfoV1, SamrClient, SamrSamprHandle};
use rpc_runtime::endpoint_mapper::{EndpointMapperClient, WireEntry};
use rpc_runtime::interface::Interface;
use rpc_runtime::management::ManagementClient;
use rpc_runtime::prelude::*;
use rpc_runtime::security::gssapi::{self, Kerberos};
use rpc_runtime::security::ntlm::{self, Ntlm};
use rpc_runtime::security::spnego::Negotiate;
use rpc_runtime::security::{AuthenticationLevel, Initiator};

use super::{CONTROLLER, CONTROLLER_PRINCIPAL, DOMAIN, Domain, PASSWORD, REALM, USER};

use AuthenticationLevel::{Connect, Integrity, Packet, Privacy};

/// `MAXIMUM_ALLOWED`.
pub(super) const ALLOWED: u32 = 0x0200_0000;

/// Lists what is mapped.
async fn epmapper(settings: &ClientBuilder) -> Result<()> {
    let mapper =
        EndpointMapperClient::connect_with(settings, Binding::tcp(CONTROLLER, 135)).await?;
    let memory = CallMemory::new();
    let (mut search, mut found, mut entries) = (None, 0, vec![WireEntry::EMPTY; 10]);
    mapper.ept_lookup(&memory, 0, None, None, 1, &mut search, 10, &mut found, &mut entries).await?;
    assert_eq!(found, 10);
    mapper.ept_lookup_handle_free(&mut search).await?;
    assert!(search.is_none());
    Ok(())
}

/// What a server says that it offers has this interface in it.
async fn offers(management: &ManagementClient, interface: &Interface) -> Result<()> {
    let mut ids = None;
    assert_eq!(management.inq_if_ids(&mut ids).await?, Status::OK);
    let offered = ids.unwrap().ids.0;
    assert!(offered.iter().flatten().any(|id| id.uuid == interface.id.uuid), "{offered:?}");
    Ok(())
}

pub(super) async fn mgmt(settings: &ClientBuilder, host: &str) -> Result<()> {
    let binding = Binding::tcp(host, 135);
    let management = ManagementClient::connect_with(settings, binding).await?;
    offers(&management, EndpointMapperClient::INTERFACE).await
}

/// Samba lets nobody use MS-LSAD over TCP but with a secure channel of Netlogon: its answer says so, and the connection goes
/// on with another interface of the server.
async fn lsarpc(settings: &ClientBuilder) -> Result<()> {
    let lsa = LsarpcClient::connect_with(settings, &*servers(CONTROLLER)).await?;
    for _ in 0..2 {
        let mut handle = None;
        let attributes = LsaprObjectAttributes::default();
        let error =
            lsa.lsar_open_policy2(None, &attributes, ALLOWED, &mut handle).await.unwrap_err();
        assert_eq!(error.status(), Status::ACCESS_DENIED);
        // Samba signs no fault.
        let protected = lsa.client().association().authentication().unwrap().level() >= Packet;
        assert_eq!(error.is_unsigned(), protected, "{error}");
    }
    let management = ManagementClient::bind(lsa.client().association()).await?;
    offers(&management, LsarpcClient::INTERFACE).await
}

/// Lists the server's domains.
pub(super) async fn samr(settings: &ClientBuilder, host: &str) -> Result<()> {
    let (samr, server) = connected(settings, host).await?;
    let domains = samr.domains(&server).all(9).await.unwrap();
    assert_eq!(
        domains.into_iter().map(|domain| domain.name).collect::<Vec<_>>(),
        [DOMAIN, "BUILTIN"]
    );
    let mut server = Some(server);
    assert_eq!(samr.samr_close_handle(&mut server).await?, 0);
    assert!(server.is_none());
    Ok(())
}

/// A client of the server's SAMR, and the server's handle.
pub(super) async fn connected(
    settings: &ClientBuilder,
    host: &str,
) -> Result<(SamrClient, SamrSamprHandle)> {
    let samr = SamrClient::connect_with(settings, &*servers(host)).await?;
    let info =
        |revision| SamprRevisionInfo::V1(SamprRevisionInfoV1 { revision, supported_features: 0 });
    let (asked, mut version, mut answer, mut handle) = (info(3), 0, info(0), None);
    let call = samr.samr_connect5(None, ALLOWED, 1, &asked, &mut version, &mut answer, &mut handle);
    assert_eq!((call.await?, version), (0, 1));
    Ok((samr, handle.unwrap()))
}

/// These packages, with this password of the user's.
pub(super) fn initiator(package: Package, password: &str) -> Arc<dyn Initiator> {
    let ntlm = || Arc::new(Ntlm::new(ntlm::Credentials::password(DOMAIN, USER, password)));
    let kerberos = || {
        let user = format!("{USER}@{REALM}");
        Arc::new(Kerberos::new(gssapi::Credentials::password(user, password)))
    };
    match package {
        Package::Ntlm => ntlm(),
        Package::NegotiateNtlm => Arc::new(Negotiate::new([ntlm() as _])),
        Package::Kerberos => kerberos(),
        Package::NegotiateKerberos => Arc::new(Negotiate::new([kerberos() as _])),
        Package::NegotiateBoth => Arc::new(Negotiate::new([kerberos() as _, ntlm() as _])),
    }
}

/// The client, authenticated with these packages.
pub(super) fn client(package: Package, password: &str) -> ClientBuilder {
    ClientBuilder::new().principal(CONTROLLER_PRINCIPAL).authenticate(initiator(package, password))
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Package {
    Ntlm,
    NegotiateNtlm,
    Kerberos,
    NegotiateKerberos,
    NegotiateBoth,
}

async fn levels(package: Package) {
    for level in [Connect, Packet, Integrity, Privacy] {
        let settings = client(package, PASSWORD).level(level);
        let name = format!("{package:?} at {level}");
        epmapper(&settings).await.unwrap_or_else(|error| panic!("{name}: epmapper: {error}"));
        mgmt(&settings, CONTROLLER).await.unwrap_or_else(|error| panic!("{name}: mgmt: {error}"));
        lsarpc(&settings).await.unwrap_or_else(|error| panic!("{name}: lsarpc: {error}"));
        // By default Samba does not let it be called at the level connect.
        match (level, samr(&settings, CONTROLLER).await) {
            (Connect, result) => assert_eq!(result.unwrap_err().status(), Status::ACCESS_DENIED),
            (_, result) => result.unwrap_or_else(|error| panic!("{name}: samr: {error}")),
        }
    }
}

/// A wrong password: the status, and what the error says.
async fn refusal(package: Package, level: AuthenticationLevel) -> Error {
    mgmt(&client(package, "Wrong-horse-1").level(level), CONTROLLER).await.unwrap_err()
}

macro_rules! controller {
    ($($test:ident: $package:ident, $refusal:expr;)+) => {$(
        #[test]
        #[ignore = "needs samba, samba-ad-provision, winbind, and root, for port 135"]
        fn $test() {
            let test = concat!("security::domain::controller::", stringify!($test));
            Domain::around(test, async |_| {
                levels(Package::$package).await;
                for level in [Packet, Integrity, Privacy] {
                    let error = refusal(Package::$package, level).await;
                    let (status, says): (Status, &str) = $refusal;
                    assert_eq!(error.status(), status, "{error}");
                    assert!(error.to_string().contains(says), "{error}");
                }
            });
        }
    )+};
}

controller! {
    // Nothing answers the third leg, and this is how Samba answers the first call.
    ntlm: Ntlm, (
        Status::PROTOCOL_ERROR,
        "an unsigned fault says that the server failed Management::inq_if_ids; the server had not confirmed the password before: \
         the user or the password may be wrong",
    );
    spnego_with_ntlm: NegotiateNtlm,
        (Status::SEC_PKG_ERROR, "the server refused the client's authentication");
    // The KDC refuses it.
    kerberos: Kerberos, (Status::SEC_PKG_ERROR, "Preauthentication failed");
    spnego_with_kerberos: NegotiateKerberos, (Status::SEC_PKG_ERROR, "Preauthentication failed");
    // The KDC refuses it, and then the server.
    spnego_with_both: NegotiateBoth,
        (Status::SEC_PKG_ERROR, "the server refused the client's authentication");
}

/// The servers of this host, whose endpoint mapper knows the rest.
pub(super) fn servers(host: &str) -> String {
    format!("ncacn_ip_tcp:{host}")
}
