//! How many calls wait for a handle, and how long.

use rpc_runtime::alloc::{Allocator, Box as BoxIn, Global};
use rpc_runtime::prelude::*;

use super::*;

/// So many wait, and others are refused; the places of those that are given up are free.
#[tokio::test]
async fn ctx_28_so_many_calls_wait_for_a_handle() {
    for over in EVERYWHERE {
        let lab = Lab::of(Server::builder().max_context_handle_waiters(3)).await;
        let client = lab.client(over).await;
        let (file, other) = (client.open(1).await.unwrap(), client.open(2).await.unwrap());
        let meanwhile = async {
            lab.stage.heard("write 1").await;
            let waits = async || client.read(&file, AT_ONCE).await;
            let given_up = async {
                let plain = client.plain_write(&file, 2, AT_ONCE);
                let beyond = async {
                    client.ping().await.unwrap();
                    // The same, whichever way it is used.
                    for _ in 0..2 {
                        for error in [
                            client.read(&file, AT_ONCE).await.unwrap_err(),
                            client.write(&file, 3, AT_ONCE).await.unwrap_err(),
                            client.plain_read(&file, AT_ONCE).await.unwrap_err(),
                        ] {
                            assert_eq!(error.status(), Status::SERVER_TOO_BUSY, "{over:?}");
                            assert!(!error.may_have_executed());
                        }
                    }
                    // There is nothing to wait for.
                    assert_eq!(client.write(&other, 5, AT_ONCE).await.unwrap(), 5, "{over:?}");
                };
                let all = async { tokio::join!(waits(), waits(), plain) };
                tokio::select! {
                    biased;
                    _ = all => unreachable!("the first has it"),
                    () = beyond => {}
                }
            };
            given_up.await;
            until(|| lab.server.calls() == 1).await;
            let (a, b, c, ()) = tokio::join!(waits(), waits(), waits(), async {
                client.ping().await.unwrap();
                lab.stage.open(5, 1);
            });
            assert_eq!((a.unwrap(), b.unwrap(), c.unwrap()), (1, 1, 1), "{over:?}");
        };
        let (first, ()) = tokio::join!(client.write(&file, 1, 5), meanwhile);
        assert_eq!(first.unwrap(), 1);
        until(|| lab.server.statistics().calls_refused == 6).await;
        client.close(file, false).await.unwrap();
        client.close(other, false).await.unwrap();
    }
}

/// Those that share a handle do not wait, however many there are.
#[tokio::test]
async fn ctx_28_nobody_waits_for_those_that_share() {
    for over in EVERYWHERE {
        let lab = Lab::of(Server::builder().max_context_handle_waiters(0)).await;
        let client = lab.client(over).await;
        let file = client.open(1).await.unwrap();
        let (a, b, ()) = tokio::join!(client.read(&file, 5), client.plain_read(&file, 5), async {
            until(|| lab.stage.count("read 1") == 2).await;
            let refused = client.write(&file, 1, AT_ONCE).await;
            assert_eq!(status(refused), Status::SERVER_TOO_BUSY, "{over:?}");
            lab.stage.open(5, 2);
        });
        assert_eq!((a.unwrap(), b.unwrap()), (0, 0), "{over:?}");
        client.close(file, false).await.unwrap();
    }
}

#[tokio::test]
async fn ctx_28_a_call_waits_for_a_handle_for_so_long() {
    for over in EVERYWHERE {
        let time = Duration::from_millis(20);
        let lab = Lab::of(Server::builder().context_handle_timeout(time)).await;
        let client = lab.client(over).await;
        let file = client.open(1).await.unwrap();
        let (first, ()) = tokio::join!(client.write(&file, 1, 5), async {
            lab.stage.heard("write 1").await;
            for error in [
                client.read(&file, AT_ONCE).await.unwrap_err(),
                client.write(&file, 2, AT_ONCE).await.unwrap_err(),
                client.plain_write(&file, 3, AT_ONCE).await.unwrap_err(),
            ] {
                assert_eq!(error.status(), Status::CALL_CANCELLED, "{over:?}");
                assert!(!error.may_have_executed());
            }
            until(|| lab.server.statistics().calls_timed_out == 3).await;
            lab.stage.open(5, 1);
        });
        assert_eq!(first.unwrap(), 1, "{over:?}: who has it has all the time");
        assert_eq!(client.read(&file, AT_ONCE).await.unwrap(), 1);
        client.close(file, false).await.unwrap();
    }
}

/// A rundown waits for the calls that use the value, and no limit is for it.
#[tokio::test]
async fn ctx_28_a_rundown_is_not_among_those_that_wait() {
    let builder = Server::builder().max_context_handle_waiters(0);
    let lab = Lab::of(builder.context_handle_timeout(Duration::ZERO)).await;
    let client = lab.client(Over::Tcp).await;
    let file = client.open(1).await.unwrap();
    let call = tokio::spawn(async move {
        let _ = client.plain_write(&file, 1, 5).await;
        drop(client);
    });
    lab.stage.heard("write 1").await;
    call.abort();
    lab.alone().await;
    assert_eq!(lab.stage.count("rundown 1"), 0);
    lab.stage.open(5, 1);
    lab.stage.heard("drop 1").await;
    assert_eq!(lab.stage.count("rundown 1"), 1);
    until(|| lab.server.statistics().contexts_run_down == 1).await;
}

#[derive(Ndr)]
pub struct Node<A: Allocator> {
    value: u32,
    next: Option<BoxIn<Node<A>, A>>,
}

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7bc5", version = "1.0")]
trait Lists {
    #[context_handle]
    type List: Context;
    async fn open(&self) -> Result<Self::List>;
    /// Has it alone until the gate opens.
    async fn hold(&self, list: &mut Self::List) -> Result<()>;
    /// The handle stands between what is of the allocator's.
    fn add<A: Allocator + Clone + Send + Sync>(
        &self,
        memory: A,
        before: Option<BoxIn<Node<A>, A>>,
        list: &mut Self::List,
        after: Option<BoxIn<Node<A>, A>>,
        #[out] all: &mut Option<BoxIn<Node<A>, A>>,
    ) -> Result<u32>;
    #[notify]
    fn keep(
        &self,
        memory: SharedAllocator,
        list: &mut Self::List,
        #[allocate(dont_free)] node: Option<BoxIn<Node<SharedAllocator>, SharedAllocator>>,
    ) -> Result<u32>;
    fn nothing(&self) -> Result<u32>;
}

#[derive(Default)]
struct ListService {
    stage: Stage,
}

struct List(Vec<u32>);
impl Context for List {}

impl Lists for ListService {
    type List = List;
    async fn open(&self) -> Result<List> {
        Ok(List(Vec::new()))
    }
    async fn hold(&self, _: &mut List) -> Result<()> {
        self.stage.say("hold".to_owned());
        self.stage.pass(1).await;
        Ok(())
    }
    fn add<A: Allocator + Clone + Send + Sync>(
        &self,
        memory: A,
        before: Option<BoxIn<Node<A>, A>>,
        list: &mut List,
        after: Option<BoxIn<Node<A>, A>>,
        all: &mut Option<BoxIn<Node<A>, A>>,
    ) -> Result<u32> {
        list.0.extend(before.map(|node| node.value));
        list.0.extend(after.map(|node| node.value));
        for value in list.0.iter().rev() {
            *all = Some(BoxIn::new_in(Node { value: *value, next: all.take() }, memory.clone()));
        }
        Ok(list.0.len() as u32)
    }
    fn keep(
        &self,
        _: SharedAllocator,
        list: &mut List,
        node: Option<BoxIn<Node<SharedAllocator>, SharedAllocator>>,
    ) -> Result<u32> {
        list.0.extend(node.map(|node| node.value));
        Ok(list.0.len() as u32)
    }
    fn keep_notify(&self) {
        self.stage.say("kept".to_owned());
    }
    fn nothing(&self) -> Result<u32> {
        Ok(42)
    }
}

/// There is one thread, and it is not the one that a method waits for, whatever its memory.
#[tokio::test]
async fn ctx_28_a_plain_method_with_an_allocator_takes_no_thread_while_it_waits() {
    let service = Arc::new(ListService::default());
    let builder = Server::builder().offer(ListsServer::shared(service.clone()));
    let server = builder.max_blocking_calls(1).build().unwrap();
    let builder = ClientBuilder::new().call_timeout(Duration::from_secs(60));
    let client = ListsClient::bind(&builder.over(server.in_process())).await.unwrap();
    let list = client.open().await.unwrap();
    let node = |value| Some(BoxIn::new_in(Node { value, next: None }, Global));
    let kept = |value| {
        let next = None;
        Some(BoxIn::new_in(Node { value, next }, SharedAllocator::default()))
    };
    let mut all = None;
    let (held, (added, keeps, nothing)) = tokio::join!(client.hold(&list), async {
        service.stage.heard("hold").await;
        tokio::join!(
            client.add(Global, node(1), &list, node(2), &mut all),
            client.keep(SharedAllocator::default(), &list, kept(3)),
            async {
                let nothing = client.nothing().await;
                service.stage.open(1, 1);
                nothing
            }
        )
    });
    assert_eq!(nothing.expect("it does not wait for what is not its own"), 42);
    held.unwrap();
    assert_eq!((added.unwrap(), keeps.unwrap()), (2, 3));
    let values = std::iter::successors(all.as_ref(), |node| node.next.as_ref());
    assert_eq!(values.map(|node| node.value).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(service.stage.count("kept"), 1);
    list.abandon();
}
