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

use std::collections::{BTreeMap, HashMap};
use std::ops::Bound;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use std::time::Duration;

use rpc_runtime::endpoint_mapper::{self, Mapper, Registration};
use rpc_runtime::prelude::*;
use tracing::info;

/// Pairs of a key and a value.
#[derive(Ndr)]
pub struct Pair {
    /// The key.
    pub key: WString,
    /// How many bytes the value has.
    pub size: u32,
    /// The value.
    #[size_is(size)]
    pub value: Vec<u8>,
}

/// Buckets of keys and values.
#[rpc_interface(uuid = "5c1f0b9e-7a53-4c58-9a55-0b6f6a3a2d10", version = "1.0")]
pub trait KeyValue {
    /// A bucket that a client has open.
    #[context_handle]
    type Bucket: Context;

    /// A place in a bucket's keys.
    #[context_handle]
    type Cursor: Context;

    /// Opens a bucket, which is made if there is none of this name.
    async fn open(&self, call: &CallInfo, name: &WStr) -> Result<Self::Bucket>;

    /// The value of a key.
    async fn get(
        &self,
        bucket: &Self::Bucket,
        key: &WStr,
        #[out] size: &mut u32,
        #[out]
        #[size_is(, *size)]
        value: &mut Option<Vec<u8>>,
    ) -> Result<()>;

    /// Sets a key's value, or removes it.
    async fn set(
        &self,
        bucket: &Self::Bucket,
        key: &WStr,
        #[range(0, 0x10_0000)] size: u32,
        #[size_is(size)] value: Option<Vec<u8>>,
    ) -> Result<()>;

    /// Begins at the first key.
    async fn list(&self, bucket: &Self::Bucket) -> Result<Self::Cursor>;

    /// The next pairs, `most` or fewer. At the end there are none, and the cursor is closed.
    async fn next(
        &self,
        cursor: &mut Option<Self::Cursor>,
        #[range(1, 1000)] most: u32,
        #[out] count: &mut u32,
        #[out]
        #[size_is(, *count)]
        pairs: &mut Vec<Pair>,
    ) -> Result<()>;

    /// Closes a bucket.
    async fn close(&self, bucket: Self::Bucket) -> Result<()>;
}

type Pairs = Arc<RwLock<BTreeMap<String, Vec<u8>>>>;

/// A bucket that a client has open.
struct Bucket {
    name: String,
    pairs: Pairs,
    client: String,
}

/// What becomes of it when its client is gone without a word.
impl Context for Bucket {
    async fn rundown(self) {
        info!(bucket = self.name, client = self.client, "left open");
    }
}

struct Cursor {
    pairs: Pairs,
    /// The last key that was given out.
    behind: Option<String>,
}

// There is nothing to do but to drop it.
impl Context for Cursor {}

#[derive(Default)]
struct Store {
    buckets: Mutex<HashMap<String, Pairs>>,
}

impl Store {
    fn buckets(&self) -> MutexGuard<'_, HashMap<String, Pairs>> {
        self.buckets.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl KeyValue for Store {
    type Bucket = Bucket;
    type Cursor = Cursor;

    async fn open(&self, call: &CallInfo, name: &WStr) -> Result<Bucket> {
        let (name, client) = (name.to_string(), call.peer().to_owned());
        let pairs = self.buckets().entry(name.clone()).or_default().clone();
        info!(bucket = name, client, "opened");
        Ok(Bucket { name, pairs, client })
    }

    async fn get(
        &self,
        bucket: &Bucket,
        key: &WStr,
        size: &mut u32,
        value: &mut Option<Vec<u8>>,
    ) -> Result<()> {
        let pairs = bucket.pairs.read().unwrap_or_else(PoisonError::into_inner);
        *value = pairs.get(&key.to_string()).cloned();
        *size = value.as_ref().map_or(0, |value| value.len() as u32);
        Ok(())
    }

    async fn set(&self, bucket: &Bucket, key: &WStr, _: u32, value: Option<Vec<u8>>) -> Result<()> {
        let mut pairs = bucket.pairs.write().unwrap_or_else(PoisonError::into_inner);
        match value {
            Some(value) => pairs.insert(key.to_string(), value),
            None => pairs.remove(&key.to_string()),
        };
        Ok(())
    }

    async fn list(&self, bucket: &Bucket) -> Result<Cursor> {
        Ok(Cursor { pairs: bucket.pairs.clone(), behind: None })
    }

    async fn next(
        &self,
        cursor: &mut Option<Cursor>,
        most: u32,
        count: &mut u32,
        pairs: &mut Vec<Pair>,
    ) -> Result<()> {
        let at = cursor.as_mut().ok_or(Status::SS_IN_NULL_CONTEXT)?;
        let all = at.pairs.read().unwrap_or_else(PoisonError::into_inner);
        let from = at.behind.as_ref().map_or(Bound::Unbounded, Bound::Excluded);
        let next = all.range::<String, _>((from, Bound::Unbounded)).take(most as usize);
        let next = next.map(|(key, value)| Pair {
            key: key.as_str().into(),
            size: value.len() as u32,
            value: value.clone(),
        });
        *pairs = next.collect();
        *count = pairs.len() as u32;
        drop(all);
        match pairs.last() {
            Some(last) => at.behind = Some(last.key.to_string()),
            None => *cursor = None,
        }
        Ok(())
    }

    async fn close(&self, bucket: Bucket) -> Result<()> {
        info!(bucket = bucket.name, client = bucket.client, "closed");
        Ok(())
    }
}

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

async fn client() -> Result<KeyValueClient> {
    let settings = ClientBuilder::new()
        .endpoint_mapper_port(PORT)
        .connect_timeout(Duration::from_secs(5))
        .call_timeout(Duration::from_secs(10));
    KeyValueClient::connect_with(&settings, "ncacn_ip_tcp:127.0.0.1").await
}

async fn set(bucket: &str, key: &str, value: &str) -> Result<()> {
    let client = client().await?;
    let bucket = client.open(&WString::from(bucket)).await?;
    let value = value.as_bytes().to_vec();
    client.set(&bucket, &WString::from(key), value.len() as u32, Some(value)).await?;
    client.close(bucket).await
}

async fn get(bucket: &str, key: &str) -> Result<Option<String>> {
    let client = client().await?;
    let bucket = client.open(&WString::from(bucket)).await?;
    let (mut size, mut value) = (0, None);
    client.get(&bucket, &WString::from(key), &mut size, &mut value).await?;
    client.close(bucket).await?;
    Ok(value.map(|value| String::from_utf8_lossy(&value).into_owned()))
}

async fn list(bucket: &str) -> Result<Vec<(String, String)>> {
    let client = client().await?;
    let bucket = client.open(&WString::from(bucket)).await?;
    let mut cursor = Some(client.list(&bucket).await?);
    let mut all = Vec::new();
    while cursor.is_some() {
        let (mut count, mut pairs) = (0, Vec::new());
        client.next(&mut cursor, 100, &mut count, &mut pairs).await?;
        let text =
            |pair: &Pair| (pair.key.to_string(), String::from_utf8_lossy(&pair.value).into_owned());
        all.extend(pairs.iter().map(text));
    }
    client.close(bucket).await?;
    Ok(all)
}

/// Waits until the program is to end.
async fn stopped() -> std::io::Result<()> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let mut terminated = signal(SignalKind::terminate())?;
        tokio::select! {
            _ = terminated.recv() => Ok(()),
            stopped = tokio::signal::ctrl_c() => stopped,
        }
    }
    #[cfg(not(unix))]
    tokio::signal::ctrl_c().await
}

async fn all() -> Result<()> {
    let mapper = mapper().await?;
    let (server, registration) = server().await?;
    for (key, value) in [("apple", "red"), ("plum", "blue"), ("lime", "green")] {
        set("fruit", key, value).await?;
    }
    println!("plum: {:?}", get("fruit", "plum").await?);
    println!("all: {:?}", list("fruit").await?);
    // A client that goes away and closes nothing: the server learns of it.
    drop(client().await?.open(&WString::from("fruit")).await?);
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
        ["set", bucket, key, value] => set(bucket, key, value).await?,
        ["get", bucket, key] => match get(bucket, key).await? {
            Some(value) => println!("{value}"),
            None => return Err(format!("`{bucket}` has no `{key}`").into()),
        },
        ["list", bucket] => {
            for (key, value) in list(bucket).await? {
                println!("{key}: {value}");
            }
        }
        _ => {
            return Err("expected `mapper`, `server`, `set BUCKET KEY VALUE`, `get BUCKET KEY`, `list BUCKET`".into());
        }
    }
    Ok(())
}
