//! The server's side of a call: the stub gives the method zero-filled room for results and an arena to
//! allocate from, and frees all of it when the reply is marshalled, however the method ends. (Windows:
//! "Server-Stub Memory Management".)
//!
//! A method with `#[notify_flag]` is told when that has happened.
//!
//! ```sh
//! cargo run --example server_stub_memory
//! ```

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use rpc_runtime::memory::Ledger;
use rpc_runtime::prelude::*;

/// How a call is to end.
#[derive(Ndr, Clone, Copy, Debug, PartialEq)]
#[closed]
pub(crate) enum End {
    Return,
    Fail,
    Panic,
}

#[rpc_interface(uuid = "d4f6c0a2-52c3-4c1b-9d6a-6f1f2b9a7c34", version = "1.0")]
pub(crate) trait Reports {
    /// Counts in a buffer of the caller's, and gives its report a title.
    #[notify_flag]
    async fn report<'a>(
        &self,
        memory: &'a CallMemory,
        end: End,
        #[range(0..=1000)] size: u32,
        #[out]
        #[size_is(size)]
        numbers: &mut [u32],
        #[out] title: &mut Option<&'a WStr>,
    ) -> Result<()>;
}

pub(crate) struct Reporter {
    ledger: Ledger,
    /// Of each call that is over: whether the method ran, and how many allocations were alive.
    over: Mutex<Vec<(bool, usize)>>,
}

impl Reports for Reporter {
    async fn report<'a>(
        &self,
        memory: &'a CallMemory,
        end: End,
        _: u32,
        numbers: &mut [u32],
        title: &mut Option<&'a WStr>,
    ) -> Result<()> {
        // The caller's sevens are not here: what is [out] does not travel to the server.
        assert!(numbers.iter().all(|number| *number == 0) && title.is_none());
        numbers.iter_mut().zip(1..).for_each(|(number, n)| *number = n);
        *title = Some(memory.allocate_wide("Numbers")?);
        assert_eq!(self.ledger.alive().len(), 1);
        match end {
            End::Return => Ok(()),
            End::Fail => Err(Error::new(Status::ACCESS_DENIED, "the report is secret")),
            End::Panic => panic!("the report is burnt"),
        }
    }

    /// The call is over, and its memory is free.
    fn report_notify_flag(&self, ran: bool) {
        self.over().push((ran, self.ledger.alive().len()));
    }
}

impl Reporter {
    pub(crate) fn new(ledger: Ledger) -> Reporter {
        Reporter { ledger, over: Mutex::default() }
    }

    fn over(&self) -> MutexGuard<'_, Vec<(bool, usize)>> {
        self.over.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[tokio::main]
async fn main() -> Result<()> {
    std::panic::set_hook(Box::new(|_| println!("server: the method panics")));
    let (at_server, at_client) = (Ledger::new(), Ledger::new());
    let reporter = Arc::new(Reporter::new(at_server.clone()));
    let offered = ReportsServer::shared(Arc::clone(&reporter));
    let server = Server::builder().offer(offered).allocator(at_server.clone()).build()?;
    let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await?;
    let client = ReportsClient::connect(endpoint.binding()).await?;

    let memory = CallMemory::new_in(at_client.clone());
    for (call, end) in (1..).zip([End::Return, End::Fail, End::Panic]) {
        let (mut numbers, mut title) = ([7; 5], None);
        let result = client.report(&memory, end, 5, &mut numbers, &mut title).await;
        println!("client: {end:?} gives {result:?}, {numbers:?}, {title:?}");
        println!("server: {at_server}");
        match result {
            Ok(()) => assert_eq!(numbers, [1, 2, 3, 4, 5]),
            Err(_) => assert_eq!((numbers, title), ([7; 5], None)),
        }
        // One piece of call memory for both results, which is free when the client has its answer.
        assert_eq!((at_server.requests(), at_server.frees()), (call, call));
    }
    // The numbers are in the caller's array, and the title is in the reply, which the memory took over.
    println!("client: {at_client}");
    assert_eq!((at_client.requests(), memory.blocks()), (0, 1));
    println!("server: was told {:?}", reporter.over());
    assert_eq!(*reporter.over(), [(true, 0); 3]);

    let start = Instant::now();
    for _ in 0..1000 {
        let memory = CallMemory::new_in(at_client.clone());
        client.report(&memory, End::Return, 5, &mut [0; 5], &mut None).await?;
    }
    println!("1000 calls took {:?}", start.elapsed());
    server.shutdown(Duration::from_secs(5)).await;
    Ok(())
}
