//! The interfaces of the examples.

use rpc_examples::names::{NamesClient, NamesServer, Sorter, TreeNode, seven_names};
use rpc_examples::rpcecho::{Echo, RpcechoClient, RpcechoServer};
use rpc_runtime::prelude::*;
use rpc_runtime::protocol::SyntaxId;

use super::{Books, served};

#[allow(dead_code)]
#[path = "../../../../examples/examples/application_buffer.rs"]
mod application_buffer;
#[allow(dead_code)]
#[path = "../../../../examples/examples/node_by_node.rs"]
mod node_by_node;
#[allow(dead_code)]
#[path = "../../../../examples/examples/persistent_storage.rs"]
mod persistent_storage;
#[allow(dead_code)]
#[path = "../../../../examples/examples/server_stub_memory.rs"]
mod server_stub_memory;
#[allow(dead_code)]
#[path = "../../../../examples/examples/stub_allocated_buffer.rs"]
mod stub_allocated_buffer;

fn references(names: &[WString]) -> Vec<&WStr> {
    names.iter().map(|name| &**name).collect()
}

#[tokio::test]
async fn mem_02_exhaustion_of_names() {
    for (books, association) in served(|_| NamesServer::new(Sorter)) {
        let client = NamesClient::bind(&association).await.unwrap();
        let names: Vec<_> = (0..100).map(|n| WString::from(format!("{n:03}").as_str())).collect();
        let names = references(&names);
        books
            .exhaust([1, 2], async |nth| {
                let memory = CallMemory::new_in(books.client.clone());
                let own = TreeNode { number: 7, left: None, right: None };
                let mut root = Some(&own);
                nth.arm();
                let result = client.sort_names(&memory, 100, &names, &mut root).await;
                assert_eq!(std::ptr::eq(root.unwrap(), &own), result.is_err());
                result
            })
            .await;
    }
}

#[tokio::test]
async fn mem_02_exhaustion_of_rpcecho() {
    for (books, association) in served(|_| RpcechoServer::new(Echo)) {
        let client = RpcechoClient::bind(&association).await.unwrap();
        books
            .exhaust([0, 1], async |nth| {
                let mut data = [7; 3];
                nth.arm();
                let result = client.echo_data(3, &[1, 2, 3], &mut data).await;
                assert_eq!(data, if result.is_ok() { [1, 2, 3] } else { [7; 3] });
                result
            })
            .await;
        books
            .exhaust([0, 1], async |nth| {
                let mut data = [7; 3];
                nth.arm();
                let result = client.source_data(3, &mut data).await;
                assert_eq!(data, if result.is_ok() { [0, 1, 2] } else { [7; 3] });
                result
            })
            .await;
    }
}

#[tokio::test]
async fn mem_02_exhaustion_of_node_by_node() {
    use node_by_node::{Sorter, TreesClient, TreesServer};
    for (books, association) in served(|_| TreesServer::new(Sorter)) {
        let client = TreesClient::bind(&association).await.unwrap();
        let names = seven_names();
        let names = references(&names);
        books
            .exhaust([7, 1], async |nth| {
                let mut root = None;
                nth.arm();
                let result = client.sort_names(books.client.clone(), 7, &names, &mut root).await;
                assert_eq!(root.is_some(), result.is_ok());
                result
            })
            .await;
    }
}

#[tokio::test]
async fn mem_02_exhaustion_of_a_stub_allocated_buffer() {
    use stub_allocated_buffer::{Sorter, TreesClient, TreesServer};
    for (books, association) in served(|_| TreesServer::new(Sorter)) {
        let client = TreesClient::bind(&association).await.unwrap();
        let names = seven_names();
        let names = references(&names);
        books
            .exhaust([1, 2], async |nth| {
                let mut block = CallBlock::new_in(books.client.clone());
                let mut root = None;
                nth.arm();
                let result = client.sort_names(&mut block, 7, &names, &mut root).await;
                assert_eq!(root.is_some(), result.is_ok());
                result
            })
            .await;
    }
}

#[tokio::test]
async fn mem_02_exhaustion_of_an_application_buffer() {
    use application_buffer::{Sorter, TreesClient, TreesServer};
    let books = Books::new();
    let association = books.serve(TreesServer::new(Sorter), SyntaxId::NDR20);
    let client = TreesClient::bind(&association).await.unwrap();
    let names = seven_names();
    let names = references(&names);
    let mut buffer = [std::mem::MaybeUninit::uninit(); 1000];
    let mut block = CallBlock::in_buffer(&mut buffer);
    books
        .exhaust([0, 2], async |nth| {
            let mut root = None;
            nth.arm();
            let result = client.sort_names(&mut block, 7, &names, 1000, &mut root).await;
            assert_eq!(root.is_some(), result.is_ok());
            result
        })
        .await;
}

#[tokio::test]
async fn mem_02_exhaustion_of_server_stub_memory() {
    use server_stub_memory::{End, Reporter, ReportsClient, ReportsServer};
    let server = |books: &Books| ReportsServer::new(Reporter::new(books.server.clone()));
    for (books, association) in served(server) {
        let client = ReportsClient::bind(&association).await.unwrap();
        books
            .exhaust([0, 1], async |nth| {
                let memory = CallMemory::new_in(books.client.clone());
                let (mut numbers, mut title) = ([7; 2], None);
                nth.arm();
                let result = client.report(&memory, End::Return, 2, &mut numbers, &mut title).await;
                assert_eq!(numbers, if result.is_ok() { [1, 2] } else { [7; 2] });
                assert_eq!(title.is_some(), result.is_ok());
                result
            })
            .await;
    }
}

#[tokio::test]
async fn mem_02_exhaustion_of_persistent_storage() {
    use persistent_storage::{Service, StoreClient, StoreServer, list};
    for (books, association) in served(|_| StoreServer::new(Service)) {
        let client = StoreClient::bind(&association).await.unwrap();
        let shelf = client.open().await.unwrap();
        let memory = SharedAllocator::new(books.client.clone());
        books
            .exhaust([0, 3], async |nth| {
                let mine = list(&memory, &[1, 2, 3])?;
                nth.arm();
                let result = client.keep(memory.clone(), &shelf, mine).await;
                let sum = client.sum(&shelf).await?;
                assert_eq!(sum, if result.is_ok() { 6 } else { 0 });
                // The shelf is empty again.
                client.keep(memory.clone(), &shelf, None).await?;
                result
            })
            .await;
        books
            .exhaust([0, 3], async |nth| {
                let mut mine = list(&books.client, &[7, 8, 9])?;
                nth.arm();
                let result = client.behead(books.client.clone(), &mut mine).await;
                let first = mine.as_ref().map(|node| node.value);
                assert_eq!(first, Some(if result.is_ok() { 8 } else { 7 }));
                result.map(|value| assert_eq!(value, 7))
            })
            .await;
        client.close(shelf).await.unwrap();
    }
}
