//! Lists of which a server says that there is more, and does not go on; and those of another level.

use std::convert::Infallible;

use rpc_interfaces::dtyp::{Failed, NtStatus, Win32Error};
use rpc_interfaces::samr::{SamprEnumerationBuffer, Samr, SamrClient, SamrServer};
use rpc_interfaces::srvs::{
    ConnectEnumStruct, ConnectEnumUnion, SessionEnumStruct, SessionEnumUnion, SessionInfo1,
    SessionInfo1Container, ShareEnumStruct, ShareEnumUnion, ShareInfo1, ShareInfo1Container,
    Srvsvc, SrvsvcClient, SrvsvcServer,
};
use rpc_runtime::prelude::*;

struct Stuck;

struct Host;

impl Context for Host {}

impl Srvsvc for Stuck {
    type ShareDelHandle = Infallible;

    async fn netr_share_enum(
        &self,
        _: Option<&WStr>,
        shares: &mut ShareEnumStruct,
        _: u32,
        _: &mut u32,
        _: Option<&mut u32>,
    ) -> Result<u32> {
        let share = ShareInfo1 { shi1_type: 7, ..ShareInfo1::default() };
        let container = ShareInfo1Container { entries_read: 1, buffer: Some(vec![share]) };
        shares.share_info = ShareEnumUnion::Level1(Some(Box::new(container)));
        Ok(Win32Error::MORE_DATA.into())
    }

    /// As Samba, it has no level 10.
    async fn netr_session_enum(
        &self,
        _: Option<&WStr>,
        _: Option<&WStr>,
        user: Option<&WStr>,
        sessions: &mut SessionEnumStruct,
        _: u32,
        _: &mut u32,
        _: Option<&mut u32>,
    ) -> Result<u32> {
        if sessions.level != 1 {
            return Ok(Win32Error::INVALID_LEVEL.into());
        }
        let session = SessionInfo1 {
            sesi1_username: user.map(WStr::to_wstring),
            sesi1_num_opens: 1,
            sesi1_time: 2,
            sesi1_idle_time: 3,
            ..SessionInfo1::default()
        };
        let container = SessionInfo1Container { entries_read: 1, buffer: Some(vec![session]) };
        sessions.session_info = SessionEnumUnion::Level1(Some(Box::new(container)));
        Ok(0)
    }

    /// Of another level, whatever the name is, and refused of one.
    async fn netr_connection_enum(
        &self,
        _: Option<&WStr>,
        name: Option<&WStr>,
        connections: &mut ConnectEnumStruct,
        _: u32,
        _: &mut u32,
        _: Option<&mut u32>,
    ) -> Result<u32> {
        connections.level = 0;
        connections.connect_info = ConnectEnumUnion::Level0(None);
        let is_refused = name.is_some_and(|name| *name == *"refused");
        Ok(if is_refused { Win32Error::ACCESS_DENIED.into() } else { 0 })
    }
}

impl Samr for Stuck {
    type SamprHandle = Host;

    async fn samr_connect2(
        &self,
        _: Option<&WStr>,
        host: &mut Option<Host>,
        _: u32,
    ) -> Result<i32> {
        *host = Some(Host);
        Ok(0)
    }

    async fn samr_enumerate_domains_in_sam_server(
        &self,
        _: &mut Host,
        _: &mut u32,
        _: &mut Option<Box<SamprEnumerationBuffer>>,
        _: u32,
        _: &mut u32,
    ) -> Result<i32> {
        Ok(NtStatus::MORE_ENTRIES.into())
    }
}

async fn there() -> Association {
    let server = Server::builder()
        .offer(SrvsvcServer::new(Stuck))
        .offer(SamrServer::new(Stuck))
        .build()
        .unwrap();
    let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
    Association::connect(endpoint.binding()).await.unwrap()
}

#[tokio::test]
async fn levels() {
    let client = SrvsvcClient::bind(&there().await).await.unwrap();
    let name = WString::from("Zoë");
    let sessions = client.sessions(None, None, Some(&name)).all(9).await.unwrap();
    let session = &sessions[0];
    assert_eq!(session.sesi10_username.as_ref(), Some(&name));
    assert_eq!((sessions.len(), session.sesi10_time, session.sesi10_idle_time), (1, 2, 3));

    let error = client.connections(None, &name).all(9).await.unwrap_err();
    assert!(error.to_string().contains("another level"), "{error}");
    let name = WString::from("refused");
    let error = client.connections(None, &name).all(9).await.unwrap_err();
    assert!(matches!(error, Failed::Returned(Win32Error::ACCESS_DENIED)), "{error}");
}

#[tokio::test]
async fn no_part_is_taken_for_the_whole() {
    let there = there().await;
    let shares = SrvsvcClient::bind(&there).await.unwrap();
    let mut listing = shares.shares(None);
    // What there is comes first.
    assert_eq!(listing.try_next().await.unwrap().unwrap().shi1_type, 7);
    let error = listing.try_next().await.unwrap_err();
    assert!(matches!(error, Failed::Returned(Win32Error::MORE_DATA)), "{error}");
    assert_eq!(listing.try_next().await.unwrap(), None);
    assert!(shares.shares(None).all(9).await.is_err());

    let samr = SamrClient::bind(&there).await.unwrap();
    let mut host = None;
    assert_eq!(samr.samr_connect2(None, &mut host, 0).await.unwrap(), 0);
    let host = host.unwrap();
    let mut domains = samr.domains(&host);
    let error = domains.try_next().await.unwrap_err();
    assert!(matches!(error, Failed::Returned(NtStatus::MORE_ENTRIES)), "{error}");
    // Then it is over.
    assert_eq!(domains.try_next().await.unwrap(), None);
    assert!(samr.domains(&host).all(9).await.is_err());
}
