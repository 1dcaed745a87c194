//! Buckets of keys and values: the interface, its service, and what clients do. The examples `key_value` and
//! `secure_key_value` serve it and call it.

use std::collections::{BTreeMap, HashMap};
use std::ops::Bound;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

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

    /// Opens a bucket, which is made if there is none of this name. It is its maker's: only the maker changes its values. One
    /// that was made by a client without a name is everybody's.
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

    /// Sets a key's value, or removes it. 5 (`RPC_S_ACCESS_DENIED`) if the bucket is somebody else's.
    async fn set(
        &self,
        call: &CallInfo,
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

#[derive(Clone)]
struct Stored {
    pairs: Pairs,
    owner: Option<String>,
}

/// A bucket that a client has open.
pub struct Bucket {
    name: String,
    stored: Stored,
    client: String,
}

/// What becomes of it when its client is gone without a word.
impl Context for Bucket {
    async fn rundown(self) {
        info!(bucket = self.name, client = self.client, "left open");
    }
}

/// A place in a bucket's keys.
pub struct Cursor {
    pairs: Pairs,
    /// The last key that was given out.
    behind: Option<String>,
}

// There is nothing to do but to drop it.
impl Context for Cursor {}

/// The buckets, in memory.
#[derive(Default)]
pub struct Store {
    buckets: Mutex<HashMap<String, Stored>>,
}

/// Who calls, if the client is authenticated: its account.
fn caller(call: &CallInfo) -> Option<String> {
    let identity = call.authentication()?.identity();
    (!identity.anonymous).then(|| identity.to_string())
}

impl Store {
    fn buckets(&self) -> MutexGuard<'_, HashMap<String, Stored>> {
        self.buckets.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl KeyValue for Store {
    type Bucket = Bucket;
    type Cursor = Cursor;

    async fn open(&self, call: &CallInfo, name: &WStr) -> Result<Bucket> {
        let (name, owner) = (name.to_string(), caller(call));
        let client = owner.clone().unwrap_or_else(|| call.peer().to_owned());
        let make = || Stored { pairs: Pairs::default(), owner };
        let stored = self.buckets().entry(name.clone()).or_insert_with(make).clone();
        info!(bucket = name, client, "opened");
        Ok(Bucket { name, stored, client })
    }

    async fn get(
        &self,
        bucket: &Bucket,
        key: &WStr,
        size: &mut u32,
        value: &mut Option<Vec<u8>>,
    ) -> Result<()> {
        let pairs = bucket.stored.pairs.read().unwrap_or_else(PoisonError::into_inner);
        *value = pairs.get(&key.to_string()).cloned();
        *size = value.as_ref().map_or(0, |value| value.len() as u32);
        Ok(())
    }

    async fn set(
        &self,
        call: &CallInfo,
        bucket: &Bucket,
        key: &WStr,
        _: u32,
        value: Option<Vec<u8>>,
    ) -> Result<()> {
        let owner = &bucket.stored.owner;
        if owner.is_some() && *owner != caller(call) {
            let what = format!("`{}` is not the client's to change", bucket.name);
            return Err(Error::new(Status::ACCESS_DENIED, what));
        }
        let mut pairs = bucket.stored.pairs.write().unwrap_or_else(PoisonError::into_inner);
        match value {
            Some(value) => pairs.insert(key.to_string(), value),
            None => pairs.remove(&key.to_string()),
        };
        Ok(())
    }

    async fn list(&self, bucket: &Bucket) -> Result<Cursor> {
        Ok(Cursor { pairs: bucket.stored.pairs.clone(), behind: None })
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

/// Sets a key of a bucket.
///
/// # Errors
/// Those of the calls.
pub async fn set(client: &KeyValueClient, bucket: &str, key: &str, value: &str) -> Result<()> {
    let bucket = client.open(&WString::from(bucket)).await?;
    let value = value.as_bytes().to_vec();
    let set = client.set(&bucket, &WString::from(key), value.len() as u32, Some(value)).await;
    client.close(bucket).await?;
    set
}

/// A key of a bucket, if it is there.
///
/// # Errors
/// Those of the calls.
pub async fn get(client: &KeyValueClient, bucket: &str, key: &str) -> Result<Option<String>> {
    let bucket = client.open(&WString::from(bucket)).await?;
    let (mut size, mut value) = (0, None);
    client.get(&bucket, &WString::from(key), &mut size, &mut value).await?;
    client.close(bucket).await?;
    Ok(value.map(|value| String::from_utf8_lossy(&value).into_owned()))
}

/// All keys of a bucket, with their values.
///
/// # Errors
/// Those of the calls.
pub async fn list(client: &KeyValueClient, bucket: &str) -> Result<Vec<(String, String)>> {
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

/// What a client's command line can say.
pub const COMMANDS: &str = "`set BUCKET KEY VALUE`, `get BUCKET KEY`, `list BUCKET`";

/// Does what a command line says, if it is one of [`COMMANDS`].
///
/// # Errors
/// Those of the calls; and when there is no such key, or no such command.
pub async fn run(
    client: &KeyValueClient,
    words: &[&str],
) -> Result<(), Box<dyn std::error::Error>> {
    match *words {
        ["set", bucket, key, value] => set(client, bucket, key, value).await?,
        ["get", bucket, key] => match get(client, bucket, key).await? {
            Some(value) => println!("{value}"),
            None => return Err(format!("`{bucket}` has no `{key}`").into()),
        },
        ["list", bucket] => {
            for (key, value) in list(client, bucket).await? {
                println!("{key}: {value}");
            }
        }
        _ => return Err(format!("no such command; expected {COMMANDS}").into()),
    }
    Ok(())
}

/// Waits until the program is to end.
///
/// # Errors
/// When signals cannot be waited for.
pub async fn stopped() -> std::io::Result<()> {
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
