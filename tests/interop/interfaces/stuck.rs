//! Lists of which a server says that there is more, and does not go on.

use std::convert::Infallible;

use rpc_interfaces::dtyp::{Failed, NtStatus, Win32Error};
use rpc_interfaces::samr::{SamprEnumerationBuffer, Samr, SamrClient, SamrServer};
use rpc_interfaces::srvs::{ShareEnumStruct, Srvsvc, SrvsvcClient, SrvsvcServer};
use rpc_runtime::prelude::*;

struct Stuck;

struct Host;

impl Context for Host {}

impl Srvsvc for Stuck {
    type ShareDelHandle = Infallible;

    async fn netr_share_enum(
        &self,
        _: Option<&WStr>,
        _: &mut ShareEnumStruct,
        _: u32,
        _: &mut u32,
        _: Option<&mut u32>,
    ) -> Result<u32> {
        Ok(Win32Error::MORE_DATA.into())
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

#[tokio::test]
async fn no_part_is_taken_for_the_whole() {
    let server = Server::builder()
        .offer(SrvsvcServer::new(Stuck))
        .offer(SamrServer::new(Stuck))
        .build()
        .unwrap();
    let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
    let there = Association::connect(endpoint.binding()).await.unwrap();

    let shares = SrvsvcClient::bind(&there).await.unwrap();
    let error = shares.shares(None).try_next().await.unwrap_err();
    assert!(matches!(error, Failed::Returned(Win32Error::MORE_DATA)), "{error}");

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
