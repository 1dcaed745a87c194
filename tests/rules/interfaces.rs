//! Section A: interfaces, as far as a running program shows it.

use rpc_runtime::StatusClass;
use rpc_runtime::prelude::*;
use rpc_runtime::protocol::SyntaxId;
use rpc_tests::raw::Raw;
use uuid::Uuid;

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7d01", version = "1.0")]
trait Clock {
    async fn hours(&self, call: &CallInfo) -> Result<u32>;
}

/// The same with a procedure more, by somebody who has forgotten the minor version.
mod newer {
    use rpc_runtime::prelude::*;

    #[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7d01", version = "1.0")]
    pub trait Clock {
        async fn hours(&self) -> Result<u32>;
        async fn minutes(&self) -> Result<u32>;
    }
}

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7d02", version = "1.0")]
trait Calendar {
    async fn day(&self) -> Result<u32>;
}

const MARS: Uuid = Uuid::from_u128(4);

/// Several clocks, one for each object.
struct Clocks;

impl Clock for Clocks {
    async fn hours(&self, call: &CallInfo) -> Result<u32> {
        match call.object() {
            None => Ok(24),
            Some(MARS) => Ok(25),
            Some(_) => Err(Status::UNSUPPORTED_TYPE.into()),
        }
    }
}

fn server() -> Server {
    Server::builder().offer(ClockServer::new(Clocks)).build().unwrap()
}

#[tokio::test]
async fn ifc_07_a_client_that_is_newer_learns_that_its_server_has_no_such_procedure() {
    let server = server();
    let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
    let client = newer::ClockClient::connect(endpoint.binding()).await.unwrap();
    let error = client.minutes().await.unwrap_err();
    assert_eq!(error.status(), Status::PROCNUM_OUT_OF_RANGE);
    assert_eq!((error.class(), error.may_have_executed()), (StatusClass::Communication, false));
    assert_eq!(client.hours().await.unwrap(), 24);
}

#[tokio::test]
async fn ifc_11_an_endpoint_is_read_when_the_program_runs_and_is_no_part_of_an_interface() {
    for (text, status) in [
        ("ncacn_ip_tcp", Status::INVALID_STRING_BINDING),
        ("ncadg_ip_udp:127.0.0.1[1044]", Status::PROTSEQ_NOT_SUPPORTED),
        (r"ncacn_np:server[\pipe\srvsvc]", Status::PROTSEQ_NOT_SUPPORTED),
        ("ncacn_ip_tcp:127.0.0.1[70000]", Status::INVALID_ENDPOINT_FORMAT),
        ("ncacn_ip_tcp:127.0.0.1[http]", Status::INVALID_ENDPOINT_FORMAT),
    ] {
        let error = ClockClient::connect(text).await.unwrap_err();
        assert_eq!((error.status(), error.may_have_executed()), (status, false), "{text}");
        let error = server().listen(text).await.unwrap_err();
        assert_eq!(error.status(), status, "{text}");
        assert_eq!(
            error.to_string().contains("named pipes"),
            text.starts_with("ncacn_np"),
            "{error}"
        );
    }
    // Every endpoint of a server's has all of its interfaces.
    let server = Server::builder().offer(ClockServer::new(Clocks)).offer(CalendarServer::new(Days));
    let server = server.build().unwrap();
    let mut ports = Vec::new();
    for _ in 0..2 {
        let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
        ports.push(endpoint.binding().endpoint().to_owned());
        let clock = ClockClient::connect(endpoint.binding()).await.unwrap();
        let calendar = CalendarClient::connect(endpoint.binding()).await.unwrap();
        assert_eq!((clock.hours().await.unwrap(), calendar.day().await.unwrap()), (24, 7));
    }
    assert_ne!(ports[0], ports[1]);
}

struct Days;

impl Calendar for Days {
    async fn day(&self) -> Result<u32> {
        Ok(7)
    }
}

#[tokio::test]
async fn ifc_16_one_service_is_all_managers_and_chooses_by_the_object() {
    let server = server();
    let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
    let client = ClockClient::connect(endpoint.binding()).await.unwrap();
    assert_eq!(client.hours().await.unwrap(), 24);
    let mars = client.with_object(Some(MARS));
    assert_eq!(mars.hours().await.unwrap(), 25);
    let error = mars.with_object(Some(Uuid::from_u128(9))).hours().await.unwrap_err();
    assert_eq!(error.status(), Status::UNSUPPORTED_TYPE);
}

/// The same for servers that have a part of it.
mod part {
    use rpc_runtime::prelude::*;

    #[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7d03", version = "1.0", partial)]
    pub trait Clock {
        #[context_handle]
        type Alarm: Context;

        async fn hours(&self) -> Result<u32>;
        async fn set<'a>(
            &self,
            name: &'a WStr,
            #[out] alarm: &mut Option<Self::Alarm>,
        ) -> Result<u32>;
        fn minutes(&self, #[out] minutes: &mut u32) -> Result<()>;
    }

    pub struct Hours;

    pub struct Alarm;

    impl Context for Alarm {}

    impl Clock for Hours {
        type Alarm = Alarm;

        async fn hours(&self) -> Result<u32> {
            Ok(24)
        }
    }
}

#[tokio::test]
async fn ifc_16_of_a_partial_interface_a_server_implements_a_part() {
    use part::{ClockClient, ClockServer, Hours};

    let server = Server::builder().offer(ClockServer::new(Hours)).build().unwrap();
    let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
    let client = ClockClient::connect(endpoint.binding()).await.unwrap();
    let (mut minutes, mut alarm) = (7, None);
    let name = WString::from("early");
    for error in [
        client.minutes(&mut minutes).await.unwrap_err(),
        client.set(&name, &mut alarm).await.unwrap_err(),
    ] {
        assert_eq!(error.status(), Status::PROCNUM_OUT_OF_RANGE);
    }
    assert_eq!((minutes, alarm.is_none()), (7, true));
    assert_eq!(client.hours().await.unwrap(), 24);
}

#[tokio::test]
async fn ifc_17_an_interface_that_a_server_does_not_offer_is_1717() {
    let server = server();
    let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
    let association = Association::connect(endpoint.binding()).await.unwrap();
    let client = ClockClient::bind(&association).await.unwrap();
    let error = CalendarClient::bind(&association).await.unwrap_err();
    assert_eq!(error.status(), Status::UNKNOWN_IF);
    assert_eq!((error.class(), error.may_have_executed()), (StatusClass::Communication, false));
    assert_eq!(client.hours().await.unwrap(), 24, "the connection is as good as before");
    // A peer that calls it all the same is told so too.
    let mut raw = Raw::client_in(&server, CalendarClient::INTERFACE.id, SyntaxId::NDR20).await;
    assert_eq!(raw.call(0, &[]).await, Err(Status::UNKNOWN_IF));
}
