//! Every request for memory fails once, on either side, in every interface of the tests and the examples:
//! status 14, nothing is lost, and the caller's arguments are as they were. (The global allocator's
//! requests fail in `tests/exhausted`, a program of its own.)

mod examples;
mod interfaces;

use rpc_runtime::memory::Ledger;
use rpc_runtime::prelude::*;
use rpc_runtime::protocol::SyntaxId;
use rpc_runtime::server::Dispatch;
use rpc_tests::SYNTAXES;

/// The books of both sides, of which one will refuse a request.
struct Books {
    client: Ledger,
    server: Ledger,
}

/// Which request of which side is about to fail.
struct Nth<'b> {
    book: &'b Ledger,
    n: usize,
}

impl Nth<'_> {
    /// To be called when the arguments are made, before the call.
    fn arm(&self) {
        self.book.fail_at(self.book.requests() + self.n);
    }
}

impl Books {
    fn new() -> Books {
        Books { client: Ledger::new(), server: Ledger::new() }
    }

    /// An association with a server whose memory is the book's, in a transfer syntax.
    fn serve(&self, interface: impl Dispatch, syntax: SyntaxId) -> Association {
        let server = Server::builder().offer(interface).allocator(self.server.clone());
        let builder = ClientBuilder::new().transfer_syntaxes(&[syntax]);
        builder.allocator(self.client.clone()).over(server.build().unwrap().in_process())
    }

    /// Makes the first request of a side fail, then the second, until the call succeeds; first at the
    /// client, then at the server. `call` makes its arguments, calls [`Nth::arm`], makes the call,
    /// compares the arguments if it failed, and drops everything. At least so many requests of each side are
    /// seen to fail.
    async fn exhaust(&self, least: [usize; 2], mut call: impl AsyncFnMut(&Nth<'_>) -> Result<()>) {
        // On 32 bits values are smaller, and need fewer requests.
        let least = if cfg!(target_pointer_width = "64") { least } else { least.map(|n| n.min(1)) };
        for (book, least) in [(&self.client, least[0]), (&self.server, least[1])] {
            for n in 1.. {
                let result = call(&Nth { book, n }).await;
                let failed = book.failed();
                book.fail_never();
                for (side, book) in [("client", &self.client), ("server", &self.server)] {
                    assert!(book.alive().is_empty(), "request {n}, the {side}: {:?}", book.alive());
                }
                match result {
                    Ok(()) => {
                        assert!(!failed, "request {n} failed, and the call did not");
                        assert!(n > least, "only {} requests", n - 1);
                        break;
                    }
                    Err(error) => {
                        assert_eq!(error.status(), Status::OUT_OF_MEMORY, "request {n}: {error}");
                        assert!(failed, "request {n} was not made: {error}");
                    }
                }
            }
        }
    }
}

/// The books and the association of a server, in each transfer syntax.
fn served<D: Dispatch>(
    mut interface: impl FnMut(&Books) -> D,
) -> impl Iterator<Item = (Books, Association)> {
    SYNTAXES.into_iter().map(move |syntax| {
        let books = Books::new();
        let association = books.serve(interface(&books), syntax);
        (books, association)
    })
}
