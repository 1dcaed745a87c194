//! A small service that could be deployed: buckets of keys and values, cursors over them, found through an endpoint mapper,
//! shut down by SIGTERM. Each part is a program of its own:
//!
//! ```sh
//! cargo run --example key_value -- mapper
//! cargo run --example key_value -- server
//! cargo run --example key_value -- set fruit apple red
//! cargo run --example key_value -- get fruit apple
//! cargo run --example key_value -- list fruit
//! ```
//!
//! Without a word after `--`, all of it runs in one process, and ends. On a real host the mapper is at port 135, where it listens
//! as root, and clients need to know the host alone.

use std::time::Duration;

use rpc_examples::key_value::{self, COMMANDS, KeyValueClient, KeyValueServer, Store, stopped};
use rpc_runtime::endpoint_mapper::{self, Mapper, Registration};
use rpc_runtime::prelude::*;
use tracing::info;

/// The port that clients ask, instead of 135, which is for root alone.
const PORT: u16 = 31136;

/// Where servers of this machine register.
fn socket() -> Binding {
    Binding::local(std::env::temp_dir().join("rpc-example-key-value").display().to_string())
}

async fn mapper() -> Result<Server> {
    let server = Mapper::new().offer(Server::builder()).build()?;
    for binding in [Binding::tcp("127.0.0.1", PORT), socket()] {
        info!("the mapper listens at {}", server.listen(binding).await?.binding());
    }
    Ok(server)
}

async fn server() -> Result<(Server, Registration)> {
    let server = Server::builder()
        .offer(KeyValueServer::new(Store::default()))
        .max_context_handles(1000)
        .idle_timeout(Duration::from_secs(3600))
        .build()?;
    let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await?;
    info!("the server listens at {}", endpoint.binding());
    let registration = endpoint_mapper::register(&server, &[endpoint], socket()).await?;
    Ok((server, registration))
}

/// First nobody is sent here any more; then what is under way ends.
async fn stop(server: Server, registration: Registration) {
    registration.end().await;
    info!(statistics = ?server.statistics(), open = server.context_handles(), "shutting down");
    server.shutdown(Duration::from_secs(5)).await;
}

async fn connect() -> Result<KeyValueClient> {
    let settings = ClientBuilder::new()
        .endpoint_mapper_port(PORT)
        .connect_timeout(Duration::from_secs(5))
        .call_timeout(Duration::from_secs(10));
    KeyValueClient::connect_with(&settings, "ncacn_ip_tcp:127.0.0.1").await
}

async fn all() -> Result<()> {
    let mapper = mapper().await?;
    let (server, registration) = server().await?;
    let client = connect().await?;
    for (key, value) in [("apple", "red"), ("plum", "blue"), ("lime", "green")] {
        key_value::set(&client, "fruit", key, value).await?;
    }
    println!("plum: {:?}", key_value::get(&client, "fruit", "plum").await?);
    println!("all: {:?}", key_value::list(&client, "fruit").await?);
    // A client that goes away and closes nothing: the server learns of it.
    drop(connect().await?.open(&WString::from("fruit")).await?);
    stop(server, registration).await;
    mapper.shutdown(Duration::from_secs(5)).await;
    Ok(())
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    tracing_subscriber::fmt().with_writer(std::io::stderr).init();
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words[..] {
        [] => all().await?,
        ["mapper"] => {
            let mapper = mapper().await?;
            stopped().await?;
            mapper.shutdown(Duration::from_secs(5)).await;
        }
        ["server"] => {
            let (server, registration) = server().await?;
            stopped().await?;
            stop(server, registration).await;
        }
        ["set" | "get" | "list", ..] => key_value::run(&connect().await?, &words).await?,
        _ => return Err(format!("no such command; expected `mapper`, `server`, {COMMANDS}").into()),
    }
    Ok(())
}
