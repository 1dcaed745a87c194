//! Handles beside everything else that a method may have.

use rpc_runtime::alloc::{Allocator, Box as BoxIn, Global};
use rpc_runtime::prelude::*;

use super::{EVERYWHERE, Over};

#[derive(Ndr)]
pub struct Node<A: Allocator> {
    value: u32,
    next: Option<BoxIn<Node<A>, A>>,
}

#[derive(Ndr, Debug, PartialEq)]
pub struct View<'a> {
    value: u32,
    name: &'a WStr,
}

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7bc3", version = "1.0")]
trait Beside {
    #[context_handle]
    type Store: Context;
    async fn open(&self) -> std::result::Result<Self::Store, Status>;
    /// An [in] pipe, and what is used alone.
    async fn put(
        &self,
        store: &mut Self::Store,
        data: PipeReader<u8>,
        last: &mut u8,
    ) -> Result<u32>;
    /// An [out] pipe, and what is shared.
    async fn get(
        &self,
        store: &Self::Store,
        data: PipeWriter<u8>,
        #[out] n: &mut u32,
    ) -> Result<()>;
    fn put_plainly(&self, store: &mut Self::Store, data: PipeReader<u8>) -> Result<u32>;
    /// Opened by a call with a pipe.
    async fn open_with(
        &self,
        data: PipeReader<u8>,
        #[out] store: &mut Option<Self::Store>,
    ) -> Result<()>;
    /// Closed by one.
    async fn close_into(&self, store: Self::Store, data: PipeWriter<u8>) -> Result<u32>;
    async fn name<'a>(
        &self,
        memory: &'a CallMemory,
        store: &mut Self::Store,
        n: u32,
        #[size_is(n)] bytes: &[u8],
        #[out] view: &mut Option<&'a View<'a>>,
    ) -> Result<()>;
    async fn list<A: Allocator + Clone + Send + Sync>(
        &self,
        memory: A,
        store: &Self::Store,
        #[out] list: &mut Option<BoxIn<Node<A>, A>>,
    ) -> Result<()>;
    #[notify_flag]
    async fn told(&self, store: &mut Self::Store, call: &CallInfo, n: u32) -> Result<u32>;
}

#[derive(Default)]
struct Service;

#[derive(Default)]
struct Store(Vec<u8>);

impl Context for Store {}

impl Store {
    fn len(&self) -> u32 {
        self.0.len() as u32
    }
}

impl Beside for Service {
    type Store = Store;
    async fn open(&self) -> std::result::Result<Store, Status> {
        Ok(Store::default())
    }
    async fn put(&self, store: &mut Store, mut data: PipeReader<u8>, last: &mut u8) -> Result<u32> {
        while let Some(chunk) = data.pull().await? {
            store.0.extend(chunk);
        }
        *last = store.0.last().copied().unwrap_or(*last);
        Ok(store.len())
    }
    async fn get(&self, store: &Store, mut data: PipeWriter<u8>, n: &mut u32) -> Result<()> {
        *n = store.len();
        data.push(store.0.clone()).await
    }
    fn put_plainly(&self, store: &mut Store, mut data: PipeReader<u8>) -> Result<u32> {
        for chunk in data.blocking_chunks() {
            store.0.extend(chunk?);
        }
        Ok(store.len())
    }
    async fn open_with(&self, mut data: PipeReader<u8>, store: &mut Option<Store>) -> Result<()> {
        let mut all = Vec::new();
        while let Some(chunk) = data.pull().await? {
            all.extend(chunk);
        }
        *store = Some(Store(all));
        Ok(())
    }
    async fn close_into(&self, store: Store, mut data: PipeWriter<u8>) -> Result<u32> {
        let n = store.len();
        data.push(store.0).await?;
        Ok(n)
    }
    async fn name<'a>(
        &self,
        memory: &'a CallMemory,
        store: &mut Store,
        _: u32,
        bytes: &[u8],
        view: &mut Option<&'a View<'a>>,
    ) -> Result<()> {
        store.0.extend(bytes);
        let name = memory.allocate_wide("a name")?;
        *view = Some(memory.allocate(View { value: store.len(), name })?);
        Ok(())
    }
    async fn list<A: Allocator + Clone + Send + Sync>(
        &self,
        memory: A,
        store: &Store,
        list: &mut Option<BoxIn<Node<A>, A>>,
    ) -> Result<()> {
        for value in store.0.iter().rev() {
            let node = Node { value: u32::from(*value), next: list.take() };
            *list = Some(BoxIn::new_in(node, memory.clone()));
        }
        Ok(())
    }
    async fn told(&self, store: &mut Store, call: &CallInfo, n: u32) -> Result<u32> {
        assert_eq!(call.opnum(), 8);
        store.0.push(n as u8);
        Ok(store.len())
    }
    fn told_notify_flag(&self, ran: bool) {
        assert!(ran);
    }
}

async fn client(over: Over) -> (Server, BesideClient) {
    let server = Server::builder().offer(BesideServer::new(Service)).build().unwrap();
    let client = match over {
        Over::Tcp => {
            let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
            BesideClient::connect(endpoint.binding()).await
        }
        Over::InProcess => {
            BesideClient::bind(&ClientBuilder::new().over(server.in_process())).await
        }
    };
    (server, client.unwrap())
}

fn chunks(of: &[u8]) -> PipeReader<u8> {
    PipeReader::from_chunks([of.to_vec()])
}

/// What a pipe brings.
fn collect() -> (PipeWriter<u8>, std::sync::mpsc::Receiver<Vec<u8>>) {
    let (sender, receiver) = std::sync::mpsc::channel();
    (
        PipeWriter::to_fn(move |chunk| {
            sender.send(chunk).unwrap();
            Ok(())
        }),
        receiver,
    )
}

#[tokio::test]
async fn ctx_28_a_handle_stands_beside_pipes() {
    for over in EVERYWHERE {
        let (server, client) = client(over).await;
        let store = client.open().await.unwrap();
        let mut last = 0;
        assert_eq!(client.put(&store, chunks(b"ab"), &mut last).await.unwrap(), 2, "{over:?}");
        assert_eq!(last, b'b');
        assert_eq!(client.put_plainly(&store, chunks(b"cd")).await.unwrap(), 4, "{over:?}");
        let (writer, got) = collect();
        let mut n = 0;
        client.get(&store, writer, &mut n).await.unwrap();
        assert_eq!((n, got.iter().flatten().collect::<Vec<_>>()), (4, b"abcd".to_vec()));

        let mut second = None;
        client.open_with(chunks(b"xyz"), &mut second).await.unwrap();
        assert_eq!(server.context_handles(), 2, "{over:?}");
        let (writer, got) = collect();
        assert_eq!(client.close_into(second.unwrap(), writer).await.unwrap(), 3, "{over:?}");
        assert_eq!(got.iter().flatten().collect::<Vec<_>>(), b"xyz");
        assert_eq!(server.context_handles(), 1, "{over:?}");
        store.abandon();
    }
}

#[tokio::test]
async fn ctx_28_a_handle_stands_beside_memory_of_every_kind() {
    for over in EVERYWHERE {
        let (_server, client) = client(over).await;
        let store = client.open().await.unwrap();
        let memory = CallMemory::new();
        let mut view = None;
        client.name(&memory, &store, 2, b"\x01\x02", &mut view).await.unwrap();
        let view = view.expect("it is there");
        assert_eq!((view.value, view.name.to_string()), (2, "a name".to_owned()), "{over:?}");
        let mut list = None;
        client.list(Global, &store, &mut list).await.unwrap();
        let nodes = std::iter::successors(list.as_ref(), |node| node.next.as_ref());
        assert_eq!(nodes.map(|node| node.value).collect::<Vec<_>>(), [1, 2], "{over:?}");
        assert_eq!(client.told(&store, 3).await.unwrap(), 3, "{over:?}");
        store.abandon();
    }
}

#[test]
fn ctx_10_a_client_that_blocks_has_handles_too() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let server = Server::builder().offer(BesideServer::new(Service)).build().unwrap();
    let endpoint = runtime.block_on(server.listen("ncacn_ip_tcp:127.0.0.1[0]")).unwrap();
    let client = BesideBlockingClient::connect(endpoint.binding()).unwrap();
    let store: BesideStore = client.open().unwrap();
    assert_eq!(client.put_plainly(&store, chunks(b"cd")).unwrap(), 2);
    let (writer, got) = collect();
    assert_eq!(client.close_into(store, writer).unwrap(), 2);
    assert_eq!(got.iter().flatten().collect::<Vec<_>>(), b"cd");
    assert_eq!(server.context_handles(), 0);
}
