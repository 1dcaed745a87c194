//! Pipes: any number of elements that travel while a call runs (C706 section 14.3.11.4 and chapter 5;
//! Windows pages "Pipes"), in constant memory.
//!
//! In an interface, a parameter `data: PipeReader<T>` is an \[in\] pipe and `data: PipeWriter<T>` an \[out\]
//! pipe; one of each is an \[in, out\] pipe. The server's method pulls from the reader until it is empty,
//! then pushes into the writer. The client hands in what the stub pulls from or pushes into: an iterator, a
//! function, or the other end of a [`channel`].
//!
//! ```
//! # #[tokio::main] async fn main() -> rpc_runtime::Result<()> {
//! use rpc_runtime::pipe::{PipeReader, PipeWriter, channel};
//! use rpc_runtime::prelude::*;
//!
//! #[rpc_interface(uuid = "d4f6c0a2-52c3-4c1b-9d6a-6f1f2b9a7c39", version = "1.0")]
//! trait Files {
//!     /// The sum of all bytes.
//!     async fn put(&self, data: PipeReader<u8>) -> Result<u64>;
//!     /// So many numbers.
//!     async fn get(&self, n: u32, numbers: PipeWriter<u32>) -> Result<()>;
//! }
//!
//! struct Store;
//!
//! impl Files for Store {
//!     async fn put(&self, mut data: PipeReader<u8>) -> Result<u64> {
//!         let mut sum = 0;
//!         while let Some(chunk) = data.pull().await? {
//!             sum += chunk.into_iter().map(u64::from).sum::<u64>();
//!         }
//!         Ok(sum)
//!     }
//!
//!     async fn get(&self, n: u32, mut numbers: PipeWriter<u32>) -> Result<()> {
//!         for first in (0..n).step_by(1000) {
//!             numbers.push((first..n.min(first + 1000)).collect::<Vec<_>>()).await?;
//!         }
//!         Ok(())
//!     }
//! }
//!
//! let server = Server::builder().offer(FilesServer::new(Store)).build()?;
//! let association = ClientBuilder::new().over(server.in_process());
//! let client = FilesClient::bind(&association).await?;
//!
//! let megabyte = (0..16).map(|_| vec![1; 1 << 16]);
//! assert_eq!(client.put(PipeReader::from_chunks(megabyte)).await?, 1 << 20);
//!
//! let (writer, mut reader) = channel(4);
//! let (done, mut count) = (client.get(2500, writer), 0);
//! let read = async {
//!     while let Some(chunk) = reader.pull().await? {
//!         count += chunk.len();
//!     }
//!     Ok::<_, rpc_runtime::Error>(())
//! };
//! let (done, read) = tokio::join!(done, read);
//! done?;
//! read?;
//! assert_eq!(count, 2500);
//! # Ok(())
//! # }
//! ```
//!
//! | file | subject |
//! |---|---|
//! | `ends` | [`PipeReader`] and [`PipeWriter`], and where their chunks come from and go to |
//! | `queue` | a bounded queue between two tasks |
//! | `chunks` | stub data that is written or received in parts |

#[cfg(any(feature = "client", feature = "server"))]
mod chunks;
pub(crate) mod element;
mod ends;
mod queue;

use allocator_api2::alloc::Global;

#[cfg(any(feature = "client", feature = "server"))]
pub(crate) use chunks::{Arrived, ChunkRange, Incoming, Outgoing, Part};
pub use ends::{PipeReader, PipeWriter, channel};
#[cfg(any(feature = "client", feature = "server"))]
pub(crate) use ends::{Pull, Push, pipe_error};
pub(crate) use queue::Queue;

use crate::ndr::{Marshal, Unmarshal};

/// A type of which a pipe can be made: of one size, and without pointers (PIP-02).
#[diagnostic::on_unimplemented(
    message = "[PIP-02] `{Self}` cannot be an element of a pipe",
    label = "not a pipe's element",
    note = "an element is a number, or a structure of a fixed size without pointers that is `Send + 'static` \
            (MIDL2317)"
)]
pub trait PipeElement: Marshal + for<'m> Unmarshal<'m, Global> + Send + 'static {}

#[diagnostic::do_not_recommend]
impl<T: Marshal + for<'m> Unmarshal<'m, Global> + Send + 'static> PipeElement for T {}
