//! Several calls of one command: what is checked before the first is made, and handles.

mod support;

use rpc_runtime::prelude::*;
use serde_json::json;
use support::{ANY, SHELVES, answer, refused, rpcurl};

#[rpc_interface(uuid = "d4f6c0a2-52c3-4c1b-9d6a-6f1f2b9a7c3a", version = "1.0")]
trait Shelves {
    #[context_handle]
    type Shelf: Context;

    async fn open(&self, first: u32) -> Result<Self::Shelf>;
    async fn sum(
        &self,
        shelf: &Self::Shelf,
        #[range(0, 9)] n: u32,
        #[size_is(n)] numbers: &[u32],
    ) -> Result<u32>;
    async fn close(&self, shelf: Self::Shelf) -> Result<()>;
}

struct Service;

struct Shelf(u32);

impl Context for Shelf {}

impl Shelves for Service {
    type Shelf = Shelf;

    async fn open(&self, first: u32) -> Result<Shelf> {
        Ok(Shelf(first))
    }

    async fn sum(&self, shelf: &Shelf, _n: u32, numbers: &[u32]) -> Result<u32> {
        Ok(shelf.0 + numbers.iter().sum::<u32>())
    }

    async fn close(&self, _shelf: Shelf) -> Result<()> {
        Ok(())
    }
}

async fn shelves() -> (Server, String) {
    let server = Server::builder().offer(ShelvesServer::new(Service)).build().unwrap();
    let endpoint = server.listen(ANY).await.unwrap();
    (server, endpoint.binding().to_string())
}

const OPEN: [&str; 2] = ["shelves.open", r#"{"first": 40}"#];

/// Nothing is sent if a later call is wrong, whatever is not known of it yet.
#[tokio::test(flavor = "multi_thread")]
async fn all_calls_are_checked_before_the_first_is_made() {
    let (server, binding) = shelves().await;
    let calls = async |later: &[&str]| {
        let all = [&["call", &*binding, SHELVES, "--compact"][..], &OPEN, later].concat();
        rpcurl(&all).await
    };
    let all: &[(&[&str], &str)] = &[
        (
            &["shelves.sum", r#"{"shelf": {"$": "shelf"}, "n": 1, "numbers": [-1]}"#],
            "call 2, shelves.sum: parameters.numbers[0]: -1; expected an integer from 0 to 4294967295",
        ),
        (
            &[
                "shelves.sum",
                r#"{"shelf": {"$": "shelf"}, "n": 3, "numbers": [{"$": "shelf"}, 1]}"#,
            ],
            "call 2, shelves.sum: parameters.numbers: 2 elements; expected 3",
        ),
        (
            &["shelves.sum", r#"{"shelf": {"$": "shelf"}, "n": 10, "numbers": []}"#],
            "call 2, shelves.sum: parameters.n: 10 is out of range; expected 0 to 9",
        ),
        (
            &["shelves.sum", r#"{"shelf": {"$": "shelf"}, "numbrs": []}"#],
            "call 2, shelves.sum: parameters: there is no member `numbrs`; expected `numbers`, perhaps",
        ),
        (
            &["shelves.sum", r#"{"shelf": {"$": "shelve"}, "numbers": []}"#],
            "call 2, shelves.sum: no earlier result has `shelve`; expected `shelf`, perhaps",
        ),
        // What a later call answers is no help.
        (
            &[
                "shelves.close",
                r#"{"shelf": {"$": "return"}}"#,
                "shelves.sum",
                r#"{"shelf": {"$": "shelf"}, "numbers": []}"#,
            ],
            "call 2, shelves.close: no earlier result has `return`; expected one of shelf",
        ),
        (
            &["shelves.close", r#"{"shelf": {"$": "/nothing/0"}}"#],
            "call 2, shelves.close: no earlier result has `nothing`",
        ),
        (
            &["shelves.close", r#"{"shelf": {"$": "shelf"}}"#, "shelves.open", "{"],
            "call 3, shelves.open: the parameters cannot be read: EOF while parsing an object at line 1 column 1",
        ),
        (
            &["shelves.close", r#"{"shelf": {"$": "shelf"}, "shelf": null}"#],
            "the parameters cannot be read: `shelf` is there twice at line 1 column 33; expected each member once",
        ),
    ];
    for (later, expected) in all {
        let told = refused(&calls(later).await, 1);
        assert!(told.contains(expected), "{told}");
    }
    assert_eq!(server.statistics().calls_received, 0);

    // All of the parameters may be a result's to say: there, that has no such members.
    let output = calls(&["shelves.close", r#"{"$": "/shelf"}"#]).await;
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("expected an object with the members `shelf`"), "{told}");

    // What follows from a later value is not missing.
    let numbers = r#"{"shelf": {"$": "shelf"}, "numbers": [1, 1]}"#;
    let again = r#"{"shelf": {"$": "/shelf"}, "numbers": [{"$": "return"}]}"#;
    let close = r#"{"shelf": {"$": "shelf"}}"#;
    let output =
        calls(&["shelves.sum", numbers, "shelves.sum", again, "shelves.close", close]).await;
    let shown = String::from_utf8(output.stdout).unwrap();
    let shown: Vec<&str> = shown.lines().collect();
    assert_eq!(
        shown[1..],
        [r#"{"return":42}"#, r#"{"return":82}"#, r#"{"shelf":null}"#],
        "{:?}",
        output.stderr
    );
}

/// What an earlier call answers is wrong in this one: nothing failed with a status.
#[tokio::test(flavor = "multi_thread")]
async fn results_that_do_not_fit() {
    let (server, binding) = shelves().await;
    for (given, expected) in [
        (
            r#"{"shelf": {"$": "shelf"}, "n": {"$": "return"}, "numbers": []}"#,
            "call 3, shelves.sum: parameters.n: 40 is out of range; expected 0 to 9\n",
        ),
        (
            r#"{"shelf": {"$": "return"}, "numbers": []}"#,
            "call 3, shelves.sum: parameters.shelf: 40; expected a context handle, 40 hexadecimal digits\n",
        ),
        (
            r#"{"shelf": {"$": "/shelf/0"}, "numbers": []}"#,
            "call 3, shelves.sum: no result has `/shelf/0`; expected a member of one, or `/` and its place in one\n",
        ),
    ] {
        let sum =
            ["shelves.sum", r#"{"shelf": {"$": "shelf"}, "numbers": []}"#, "shelves.sum", given];
        let output = rpcurl(&[&["call", &*binding, SHELVES][..], &OPEN, &sum].concat()).await;
        assert_eq!(output.status.code(), Some(1));
        assert_eq!(String::from_utf8_lossy(&output.stderr), expected);
    }
    assert_eq!(server.statistics().calls_received, 6);
}

#[tokio::test(flavor = "multi_thread")]
async fn handles_that_are_null_or_closed() {
    let (server, binding) = shelves().await;
    let call = ["call", &*binding, SHELVES];
    for null in [r#"{"shelf": null, "numbers": []}"#, r#"{"numbers": []}"#] {
        let told = refused(&rpcurl(&[&call[..], &["shelves.sum", null]].concat()).await, 1);
        let expected = "shelves.sum: parameters.shelf: a null context handle; expected one that is open; \
            `{\"$\": \"NAME\"}` stands for the one of an earlier result\n";
        assert_eq!(told, expected);
    }
    assert_eq!(server.statistics().calls_received, 0);

    // Of a connection that is closed.
    let opened = answer(&rpcurl(&[&call[..], &OPEN].concat()).await);
    let given = json!({"shelf": opened["shelf"], "numbers": []}).to_string();
    let told = refused(&rpcurl(&[&call[..], &["shelves.sum", &given]].concat()).await, 1);
    assert!(
        told.contains("RPC_X_SS_CONTEXT_MISMATCH") && told.contains("the same command"),
        "{told}"
    );
    // An [in, out] one may be null: what it means is the server's to say.
    let described = answer(&rpcurl(&["describe", SHELVES, "shelves.sum"]).await);
    assert_eq!(described["in"]["shelf"], "context handle");
    let described = answer(&rpcurl(&["describe", SHELVES, "shelves.close"]).await);
    assert_eq!(described["in"]["shelf"], "context handle or null");
}
