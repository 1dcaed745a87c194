//! A client that finds its server by the name of the interface: three programs, each in a terminal of its own.
//!
//! ```sh
//! cargo run --example endpoint_mapper -- mapper
//! cargo run --example endpoint_mapper -- server
//! cargo run --example endpoint_mapper -- client
//! ```
//!
//! A second server may be started, and any of them killed: the mapper knows at once. Without a word after `--`, all three run
//! in one process, and end. On a real host the mapper's port is 135, where it listens as root, and clients name the host alone.

use std::time::Duration;

use rpc_runtime::endpoint_mapper::{self, Mapper};
use rpc_runtime::prelude::*;
use rpc_runtime::server::Endpoint;

#[rpc_interface(uuid = "d4f6c0a2-52c3-4c1b-9d6a-6f1f2b9a7c31", version = "1.0")]
trait Adder {
    async fn add(&self, a: u32, b: u32) -> Result<u32>;
}

struct Service;

impl Adder for Service {
    async fn add(&self, a: u32, b: u32) -> Result<u32> {
        println!("server: {a} + {b}");
        a.checked_add(b).ok_or(Error::from(Status::INVALID_BOUND))
    }
}

/// The port that clients ask, instead of 135, which is for root alone.
const PORT: u16 = 31135;

/// Where servers of this machine register.
fn socket() -> Binding {
    Binding::local(std::env::temp_dir().join("rpc-example-epmapper").display().to_string())
}

async fn mapper() -> Result<Server> {
    let mapper = Mapper::new();
    let server = mapper.offer(Server::builder()).build()?;
    for binding in [Binding::tcp("127.0.0.1", PORT), socket()] {
        println!("mapper: at {}", server.listen(binding).await?.binding());
    }
    Ok(server)
}

async fn server() -> Result<(Server, endpoint_mapper::Registration)> {
    let server = Server::builder().offer(AdderServer::new(Service)).build()?;
    let endpoint: Endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await?;
    println!("server: at {}", endpoint.binding());
    let registration = endpoint_mapper::register(&server, &[endpoint], socket()).await?;
    Ok((server, registration))
}

async fn client() -> Result<()> {
    let settings = ClientBuilder::new().endpoint_mapper_port(PORT);
    let client = AdderClient::connect_with(&settings, "ncacn_ip_tcp:127.0.0.1").await?;
    println!("client: 40 + 2 = {}", client.add(40, 2).await?);
    Ok(())
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let stopped = tokio::signal::ctrl_c();
    match std::env::args().nth(1).as_deref() {
        Some("mapper") => {
            let mapper = mapper().await?;
            stopped.await?;
            mapper.shutdown(Duration::from_secs(5)).await;
        }
        Some("server") => {
            let (server, registration) = server().await?;
            stopped.await?;
            // First nobody is sent here any more.
            registration.end().await;
            server.shutdown(Duration::from_secs(5)).await;
        }
        Some("client") => client().await?,
        Some(other) => {
            return Err(format!("`{other}`: expected `mapper`, `server`, `client`").into());
        }
        None => {
            let mapper = mapper().await?;
            let (server, registration) = server().await?;
            client().await?;
            registration.end().await;
            server.shutdown(Duration::from_secs(5)).await;
            mapper.shutdown(Duration::from_secs(5)).await;
        }
    }
    Ok(())
}
