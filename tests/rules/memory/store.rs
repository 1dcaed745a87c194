//! Data that a service keeps between calls, from the server's allocator.

use std::sync::Mutex;

use allocator_api2::boxed::Box as PluggedBox;
use rpc_runtime::memory::Ledger;
use rpc_runtime::prelude::*;

use super::ownership::{List, Node};

pub type Names = List<SharedAllocator>;

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7b41", version = "1.0")]
pub trait Store {
    async fn put(&self, memory: SharedAllocator, #[allocate(dont_free)] list: Names) -> Result<()>;

    /// Takes the newest list out, and gives what is handed in a new first node.
    async fn take(
        &self,
        memory: SharedAllocator,
        #[force_allocate] list: &mut Names,
    ) -> Result<Names>;

    fn clear(&self) -> Result<u32>;
}

#[derive(Default)]
pub struct Shelf(Mutex<Vec<Names>>);

impl Store for Shelf {
    async fn put(&self, _: SharedAllocator, list: Names) -> Result<()> {
        self.0.lock().unwrap().push(list);
        Ok(())
    }

    async fn take(&self, memory: SharedAllocator, list: &mut Names) -> Result<Names> {
        let node = Node { value: 1, next: list.take() };
        let node = PluggedBox::try_new_in(node, memory);
        *list = Some(node.map_err(|_| Status::OUT_OF_MEMORY)?);
        Ok(self.0.lock().unwrap().pop().flatten())
    }

    fn clear(&self) -> Result<u32> {
        let lists = std::mem::take(&mut *self.0.lock().unwrap());
        Ok(u32::try_from(lists.len()).unwrap())
    }
}

pub fn list(values: &[u32], memory: &SharedAllocator) -> Names {
    values
        .iter()
        .rev()
        .fold(None, |next, &value| Some(PluggedBox::new_in(Node { value, next }, memory.clone())))
}

pub fn values(mut list: &Names) -> Vec<u32> {
    let mut values = Vec::new();
    while let Some(node) = list {
        values.push(node.value);
        list = &node.next;
    }
    values
}

#[tokio::test]
async fn mem_25_a_service_keeps_lists_in_a_field_of_its_own() {
    let (at_server, at_client) = (Ledger::new(), Ledger::new());
    let offer = Server::builder().offer(StoreServer::new(Shelf::default()));
    let server = offer.allocator(at_server.clone()).build().unwrap();
    let association = ClientBuilder::new().over(server.in_process());
    let client = StoreClient::bind(&association).await.unwrap();
    let memory = SharedAllocator::new(at_client.clone());

    client.put(memory.clone(), list(&[1, 2, 3], &memory)).await.unwrap();
    client.put(memory.clone(), list(&[4, 5], &memory)).await.unwrap();
    assert_eq!(at_server.alive().len(), 5, "{at_server}");
    assert!(at_client.alive().is_empty());

    let mut mine = list(&[9], &memory);
    let newest = client.take(memory.clone(), &mut mine).await.unwrap();
    assert_eq!((values(&newest), values(&mine)), (vec![4, 5], vec![1, 9]));
    assert_eq!(at_server.alive().len(), 3, "what was handed out is freed");
    assert_eq!(at_client.alive().len(), 4);
    drop((newest, mine));
    assert!(at_client.alive().is_empty());

    assert_eq!(client.clear().await.unwrap(), 1);
    assert!(at_server.alive().is_empty());
}
