//! Section H: the client is the binding handle.

use std::sync::Arc;

use rpc_runtime::prelude::*;
use rpc_tests::until;

/// What an application calls a server by. It may also travel.
#[derive(Ndr, Debug, Clone, Copy, PartialEq)]
struct Printer {
    port: u16,
    floor: u16,
}

/// What `PRINTER_bind` is in IDL.
impl TryFrom<Printer> for Binding {
    type Error = Error;

    fn try_from(printer: Printer) -> Result<Binding> {
        match printer.port {
            0 => Err(Error::new(Status::INVALID_BINDING, "a printer that is switched off")),
            port => Ok(Binding::tcp("127.0.0.1", port)),
        }
    }
}

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7d03", version = "1.0")]
trait Prints {
    /// The floor of the printer that is called, and of the one that was passed.
    async fn floors(&self, printer: &Printer) -> Result<u32>;
}

struct Service {
    floor: u16,
}

impl Prints for Service {
    async fn floors(&self, printer: &Printer) -> Result<u32> {
        Ok(u32::from(self.floor) * 100 + u32::from(printer.floor))
    }
}

async fn printer(floor: u16) -> (Server, Printer) {
    let server = Server::builder().offer(PrintsServer::new(Service { floor })).build().unwrap();
    let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
    let port = endpoint.binding().endpoint().parse().unwrap();
    (server, Printer { port, floor })
}

#[tokio::test]
async fn hnd_03_a_call_goes_to_the_server_of_its_client_whatever_is_passed() {
    let ((_first, first), (_second, second)) = (printer(1).await, printer(2).await);
    let (one, two) =
        (PrintsClient::connect(first).await.unwrap(), PrintsClient::connect(second).await.unwrap());
    for _ in 0..3 {
        let floors =
            tokio::try_join!(one.floors(&first), two.floors(&first), one.floors(&second)).unwrap();
        assert_eq!(floors, (101, 201, 102));
    }
}

/// There is no global variable, which threads would have to agree on.
#[test]
fn hnd_05_threads_share_a_client_or_have_their_own() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let ((_first, first), (_second, second)) =
        runtime.block_on(async { (printer(1).await, printer(2).await) });
    let shared = Arc::new(PrintsBlockingClient::connect(first).unwrap());
    let threads: Vec<_> = (0..4)
        .map(|n| {
            let shared = shared.clone();
            std::thread::spawn(move || {
                let own = PrintsBlockingClient::connect(second).unwrap();
                let thread = Printer { port: 0, floor: n };
                for _ in 0..20 {
                    assert_eq!(shared.floors(&thread).unwrap(), 100 + u32::from(n));
                    assert_eq!(own.floors(&thread).unwrap(), 200 + u32::from(n));
                }
            })
        })
        .collect();
    for thread in threads {
        thread.join().unwrap();
    }
}

#[tokio::test]
async fn hnd_07_a_type_of_ones_own_is_a_handle_and_its_end_is_the_clients() {
    let (server, printer) = printer(3).await;
    let client = PrintsClient::connect(printer).await.unwrap();
    // It is data, too.
    assert_eq!(client.floors(&printer).await.unwrap(), 303);
    let other = client.clone();
    assert_eq!(server.connections(), 1);
    drop(client);
    assert_eq!(other.floors(&printer).await.unwrap(), 303, "it is bound still");
    drop(other);
    until(|| server.connections() == 0).await;
}

#[tokio::test]
async fn hnd_08_a_handle_that_cannot_be_bound_is_an_error_and_no_connection() {
    let (server, printer) = printer(3).await;
    let off = Printer { port: 0, ..printer };
    let error = PrintsClient::connect(off).await.unwrap_err();
    assert_eq!(error.status(), Status::INVALID_BINDING);
    assert!(error.to_string().contains("switched off"), "{error}");
    assert_eq!(server.connections(), 0);
    let client = PrintsClient::connect(printer).await.unwrap();
    assert_eq!(client.floors(&off).await.unwrap(), 303);
}
