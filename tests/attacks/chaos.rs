//! Ten thousand clients that are killed at random points of random calls: what is behind each context handle ends once, by
//! a close or by its rundown, and nothing is left.

use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use rpc_runtime::prelude::*;
use tokio::task::JoinSet;

use crate::level::{Clock, Peak, once, twice, until};
use crate::random::Random;

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7c20", version = "1.0")]
pub trait Stores {
    #[context_handle]
    type Store: Context;
    async fn open(&self, waits: u32) -> Result<Self::Store>;
    async fn open_out(&self, #[out] store: &mut Option<Self::Store>) -> Result<u32>;
    async fn read(&self, store: &Self::Store, waits: u32) -> Result<u32>;
    async fn write(&self, store: &mut Self::Store, waits: u32) -> Result<u32>;
    fn write_in_thread(&self, store: &mut Self::Store) -> Result<u32>;
    async fn swap(&self, store: &mut Option<Self::Store>, waits: u32) -> Result<u32>;
    async fn fail(&self, store: &mut Option<Self::Store>) -> Result<()>;
    async fn close(&self, store: Self::Store, waits: u32) -> Result<()>;
}

/// How each store ended: by its number, how often.
#[derive(Default)]
pub struct Ends {
    pub made: AtomicU32,
    ended: Mutex<Vec<u8>>,
    pub run_down: AtomicUsize,
    dropped: AtomicUsize,
}

impl Ends {
    fn end(&self, number: u32) {
        let mut ended = self.ended.lock().unwrap();
        let number = number as usize;
        if ended.len() <= number {
            ended.resize(number + 1, 0);
        }
        ended[number] += 1;
    }

    /// Room for so many stores in all, so that its growth is not taken for a leak.
    pub fn reserve(&self, stores: usize) {
        let mut ended = self.ended.lock().unwrap();
        let more = stores.saturating_sub(ended.len());
        ended.reserve(more);
    }

    /// Whether each store that was made has ended, if none ended twice.
    pub fn are_all(&self) -> bool {
        let ended = self.ended.lock().unwrap();
        ended.len() == self.made.load(Ordering::SeqCst) as usize && !ended.contains(&0)
    }

    pub fn assert_each_once(&self) {
        let ended = self.ended.lock().unwrap();
        assert_eq!(ended.len(), self.made.load(Ordering::SeqCst) as usize);
        assert!(ended.iter().all(|times| *times == 1), "each ends once");
    }
}

pub struct Service(pub Arc<Ends>);

pub struct Store {
    ends: Arc<Ends>,
    number: u32,
    writers: AtomicUsize,
    has_ended: bool,
}

impl Store {
    fn end(mut self) {
        self.has_ended = true;
        self.ends.end(self.number);
    }

    /// Nobody else writes.
    async fn alone(&self, waits: u32) -> u32 {
        assert_eq!(self.writers.fetch_add(1, Ordering::SeqCst), 0);
        let _guard = Leaves(&self.writers);
        pause(waits).await;
        self.number
    }
}

struct Leaves<'a>(&'a AtomicUsize);

impl Drop for Leaves<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

/// One that a method dropped, because its call was given up before it had come to anything.
impl Drop for Store {
    fn drop(&mut self) {
        if !self.has_ended {
            self.ends.end(self.number);
            self.ends.dropped.fetch_add(1, Ordering::SeqCst);
        }
    }
}

impl Context for Store {
    async fn rundown(self) {
        assert_eq!(self.writers.load(Ordering::SeqCst), 0, "somebody uses it");
        self.ends.run_down.fetch_add(1, Ordering::SeqCst);
        pause(self.number & 1).await;
        self.end();
    }
}

async fn pause(waits: u32) {
    match waits % 3 {
        0 => {}
        1 => tokio::task::yield_now().await,
        _ => tokio::time::sleep(Duration::from_millis(1)).await,
    }
}

impl Service {
    fn store(&self) -> Store {
        let number = self.0.made.fetch_add(1, Ordering::SeqCst);
        Store { ends: self.0.clone(), number, writers: AtomicUsize::new(0), has_ended: false }
    }
}

impl Stores for Service {
    type Store = Store;

    async fn open(&self, waits: u32) -> Result<Store> {
        pause(waits).await;
        Ok(self.store())
    }
    async fn open_out(&self, store: &mut Option<Store>) -> Result<u32> {
        Ok(store.insert(self.store()).number)
    }
    async fn read(&self, store: &Store, waits: u32) -> Result<u32> {
        pause(waits).await;
        assert_eq!(store.writers.load(Ordering::SeqCst), 0);
        Ok(store.number)
    }
    async fn write(&self, store: &mut Store, waits: u32) -> Result<u32> {
        Ok(store.alone(waits).await)
    }
    fn write_in_thread(&self, store: &mut Store) -> Result<u32> {
        assert_eq!(store.writers.load(Ordering::SeqCst), 0);
        Ok(store.number)
    }
    async fn swap(&self, store: &mut Option<Store>, waits: u32) -> Result<u32> {
        match store.take() {
            Some(store) => {
                let number = store.number;
                store.end();
                pause(waits).await;
                Ok(number)
            }
            None => {
                pause(waits).await;
                Ok(store.insert(self.store()).number)
            }
        }
    }
    async fn fail(&self, store: &mut Option<Store>) -> Result<()> {
        let _ = store.get_or_insert_with(|| self.store());
        Err(Status::ACCESS_DENIED.into())
    }
    async fn close(&self, store: Store, waits: u32) -> Result<()> {
        let waits = waits ^ store.number;
        store.end();
        pause(waits).await;
        Ok(())
    }
}

pub fn random(seed: u64) -> Random {
    Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
}

/// Calls whatever comes, until it is killed.
pub async fn client(association: Association, seed: u64) -> Result<()> {
    let mut random = random(seed);
    let client = StoresClient::bind(&association).await?;
    let mut stores = Vec::new();
    let mut maybe = None;
    loop {
        let waits = random.below(3) as u32;
        match random.below(8) {
            0 => stores.push(client.open(waits).await?),
            1 => {
                let mut store = None;
                client.open_out(&mut store).await?;
                stores.extend(store);
            }
            2 => _ = client.swap(&mut maybe, waits).await?,
            3 => assert_eq!(
                client.fail(&mut maybe).await.unwrap_err().class(),
                rpc_runtime::StatusClass::Fault
            ),
            4 if !stores.is_empty() => client.close(stores.swap_remove(0), waits).await?,
            5 if !stores.is_empty() => {
                let store = &stores[0];
                let _ = tokio::join!(
                    client.write(store, waits),
                    client.read(store, waits),
                    client.write(store, waits),
                );
            }
            6 if !stores.is_empty() => _ = client.write_in_thread(&stores[0]).await?,
            _ => {
                if let Some(store) = stores.last() {
                    client.read(store, waits).await?;
                }
            }
        }
    }
}

#[test]
fn ten_thousand_clients_are_killed_and_each_context_ends_once() {
    const CLIENTS: u64 = 10_000;
    const AT_A_TIME: usize = 100;
    let ends = Arc::new(Ends::default());
    // Half of them each time.
    twice(
        Clock::Real,
        || true,
        async || {
            ends.reserve(1 << 20);
            let server = Server::builder()
                .max_connections(2 * AT_A_TIME)
                .max_connections_per_address(2 * AT_A_TIME)
                .offer(StoresServer::new(Service(ends.clone())))
                .build()
                .unwrap();
            let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
            let mut clients = JoinSet::new();
            for seed in 0..CLIENTS / 2 {
                let mut random = random(!seed);
                let (server, binding) = (server.clone(), endpoint.binding().clone());
                let life = Duration::from_micros(random.below(20_000) as u64);
                let by_tcp = random.below(2) == 0;
                clients.spawn(async move {
                    let life = tokio::time::timeout(life, async {
                        let association = match by_tcp {
                            true => Association::connect(binding).await?,
                            false => ClientBuilder::new().over(server.in_process()),
                        };
                        client(association, seed).await
                    });
                    // It is dropped where it waits, with its connection; the server may be at its limits.
                    let _ = life.await;
                });
                if clients.len() >= AT_A_TIME {
                    clients.join_next().await.unwrap().unwrap();
                }
            }
            while let Some(ended) = clients.join_next().await {
                ended.unwrap();
            }
            until(|| server.connections() == 0).await;
            until(|| server.context_handles() == 0 && server.memory() == 0).await;
            // It waits for what is still being run down.
            server.shutdown(Duration::from_secs(30)).await;
            ends.assert_each_once();
        },
    );
    let (run_down, made) = (ends.run_down.load(Ordering::SeqCst), ends.made.load(Ordering::SeqCst));
    assert!(made > 5000 && run_down > 500, "{made} were made, {run_down} run down");
}

/// A million handles on one server, all of one client: each is found at once, and all are run down when it goes.
#[test]
fn a_million_handles_on_one_server() {
    const HANDLES: usize = 1_000_000;
    once(Clock::Real, async || {
        let ends = Arc::new(Ends::default());
        ends.reserve(HANDLES);
        let server = Server::builder()
            .max_context_handles(HANDLES)
            .max_context_handles_per_address(HANDLES)
            .offer(StoresServer::new(Service(ends.clone())))
            .build()
            .unwrap();
        let association = ClientBuilder::new().over(server.in_process());
        let client = StoresClient::bind(&association).await.unwrap();
        let mut stores = Vec::with_capacity(HANDLES);
        let peak = Peak::begin();
        for _ in 0..HANDLES {
            stores.push(client.open(0).await.unwrap());
        }
        assert_eq!(server.context_handles(), HANDLES);
        // What both sides keep of each, with the store itself.
        peak.assert_below(HANDLES * 320);
        let refused = client.open(0).await.unwrap_err();
        assert_eq!(refused.status(), Status::OUT_OF_RESOURCES);
        for number in (0..HANDLES).step_by(997) {
            assert_eq!(client.read(&stores[number], 0).await.unwrap() as usize, number);
        }
        stores.into_iter().for_each(StoresStore::abandon);
        drop((client, association));
        until(|| ends.run_down.load(Ordering::SeqCst) == HANDLES + 1).await;
        server.shutdown(Duration::from_secs(60)).await;
        ends.assert_each_once();
    });
}
