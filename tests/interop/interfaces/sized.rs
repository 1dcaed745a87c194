//! Lists in arrays of bytes, whose sizes the client finds out.

use std::convert::Infallible;
use std::sync::Arc;

use rpc_interfaces::dtyp::{Failed, Win32Error};
use rpc_interfaces::rprn::{Winspool, WinspoolClient, WinspoolServer};
use rpc_interfaces::scmr::{Svcctl, SvcctlClient, SvcctlScRpcHandle, SvcctlServer};
use rpc_runtime::client::Closing;
use rpc_runtime::prelude::*;
use tokio::sync::Notify;

/// It has two services, or whatever `count` says, and as many printers.
struct Lists {
    count: u32,
    /// A manager was closed.
    closed: Arc<Notify>,
}

struct Manager;

impl Context for Manager {}

/// Numbers, and a text behind them.
fn record(numbers: &[u32], text: &str) -> Vec<u8> {
    let numbers = numbers.iter().flat_map(|number| number.to_le_bytes());
    let text = text.encode_utf16().chain([0]).flat_map(u16::to_le_bytes);
    numbers.chain(text).collect()
}

fn fill(bytes: &mut [u8], with: &[u8]) {
    bytes[..with.len()].copy_from_slice(with);
}

impl Svcctl for Lists {
    type ScRpcHandle = Manager;
    type ScRpcLock = Infallible;
    type ScNotifyRpcHandle = Infallible;

    async fn r_open_sc_manager_w(
        &self,
        _: Option<&WStr>,
        _: Option<&WStr>,
        _: u32,
        manager: &mut Option<Manager>,
    ) -> Result<u32> {
        *manager = Some(Manager);
        Ok(0)
    }

    async fn r_close_service_handle(&self, manager: &mut Option<Manager>) -> Result<u32> {
        *manager = None;
        self.closed.notify_one();
        Ok(0)
    }

    /// The first one is longer than a client wants at first; then they come one by one.
    async fn r_enum_services_status_w(
        &self,
        _: &mut Manager,
        kinds: u32,
        states: u32,
        bytes: &mut [u8],
        _: u32,
        needed: &mut u32,
        count: &mut u32,
        resume: Option<&mut u32>,
    ) -> Result<u32> {
        let Some(resume) = resume else { return Ok(Win32Error::INVALID_PARAMETER.into()) };
        if self.count == 0 {
            (*needed, *resume) = (0x4_0000, *resume + 1);
            return Ok(Win32Error::MORE_DATA.into());
        }
        // Less than twice what it asked for before, and more than the half of the most.
        if bytes.len() < 250_000 {
            *needed = 200_000;
            return Ok(Win32Error::MORE_DATA.into());
        }
        fill(bytes, &record(&[36, 40, kinds, states, 0, 0, 0, 0, 0], &format!("{resume} Zoë")));
        (*count, *resume) = (1, *resume + 1);
        Ok(if *resume < self.count { Win32Error::MORE_DATA.into() } else { 0 })
    }
}

impl Winspool for Lists {
    type PrinterHandle = Infallible;
    type GdiHandle = Infallible;

    /// Between the client's calls, the list grows.
    async fn rpc_enum_printers(
        &self,
        flags: u32,
        _: Option<&WStr>,
        _: u32,
        bytes: &mut Option<Vec<u8>>,
        size: u32,
        needed: &mut u32,
        count: &mut u32,
    ) -> Result<u32> {
        let all = match size {
            0 => vec![0; 10],
            _ => record(&[flags, 0, 32, 0, flags + 1, 0, 16, 16], "Zoë's"),
        };
        *needed = all.len() as u32;
        let Some(bytes) = bytes.as_mut().filter(|bytes| bytes.len() >= all.len()) else {
            return Ok(Win32Error::INSUFFICIENT_BUFFER.into());
        };
        fill(bytes, &all);
        *count = self.count;
        Ok(0)
    }
}

async fn association(count: u32) -> (Association, Arc<Notify>) {
    let closed = Arc::new(Notify::new());
    let [services, printers] = [(); 2].map(|()| Lists { count, closed: closed.clone() });
    let server = Server::builder()
        .offer(SvcctlServer::new(services))
        .offer(WinspoolServer::new(printers))
        .build()
        .unwrap();
    let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
    (Association::connect(endpoint.binding()).await.unwrap(), closed)
}

async fn services(count: u32) -> (SvcctlClient, SvcctlScRpcHandle, Arc<Notify>) {
    let (association, closed) = association(count).await;
    let client = SvcctlClient::bind(&association).await.unwrap();
    let mut manager = None;
    assert_eq!(client.r_open_sc_manager_w(None, None, 4, &mut manager).await.unwrap(), 0);
    (client, manager.unwrap(), closed)
}

#[tokio::test]
async fn services_come_part_by_part() {
    let (client, manager, _) = services(2).await;
    let manager = client.closing(manager);
    let services = client.services(&manager, 0x30, 3).all(2).await.unwrap();
    let names: Vec<_> = services.iter().map(|of| (&*of.name, &*of.display_name)).collect();
    assert_eq!(names, [("0 Zoë", "Zoë"), ("1 Zoë", "Zoë")]);
    let status = &services[1].status;
    assert_eq!((status.dw_service_type, status.dw_current_state), (0x30, 3));
    let error = client.services(&manager, 0x30, 3).all(1).await.unwrap_err();
    assert!(matches!(error, Failed::Call(error) if error.status() == Status::OUT_OF_RESOURCES));
}

/// None fits in the most that may be sent.
#[tokio::test]
async fn services_that_never_fit() {
    let (client, manager, _) = services(0).await;
    let error = client.services(&manager, 0x30, 3).all(9).await.unwrap_err();
    assert!(matches!(error, Failed::Returned(Win32Error::MORE_DATA)), "{error}");
}

#[tokio::test]
async fn printers_have_the_room_that_they_need() {
    let client = WinspoolClient::bind(&association(2).await.0).await.unwrap();
    let printers = client.printers(2, None, 2).await.unwrap();
    let names: Vec<_> = printers.iter().map(|of| (of.flags, &*of.name, &*of.comment)).collect();
    assert_eq!(names, [(2, "Zoë's", ""), (3, "Zoë's", "Zoë's")]);
    let error = client.printers(2, None, 1).await.unwrap_err();
    assert!(matches!(error, Failed::Call(error) if error.status() == Status::OUT_OF_RESOURCES));
    // More than there is place for.
    let client = WinspoolClient::bind(&association(9).await.0).await.unwrap();
    let error = client.printers(2, None, 9).await.unwrap_err();
    assert!(matches!(error, Failed::Call(error) if error.status() == Status::BAD_STUB_DATA));
}

#[tokio::test]
async fn handles_close_themselves() {
    let (client, manager, closed) = services(1).await;
    drop(client.closing(manager));
    closed.notified().await;

    let (client, manager, closed) = services(1).await;
    assert_eq!(client.closing(manager).close().await.unwrap(), 0);
    closed.notified().await;

    // One that is taken out is closed by who has it.
    let (client, manager, closed) = services(1).await;
    let manager = client.closing(manager).into_handle();
    assert_eq!(client.r_close_service_handle(&mut Some(manager)).await.unwrap(), 0);
    closed.notified().await;

    // Without a runtime nothing is called, and nothing panics.
    let (client, manager, _) = services(1).await;
    let manager: Closing<_, _> = client.closing(manager);
    std::thread::spawn(move || drop(manager)).join().unwrap();
}
