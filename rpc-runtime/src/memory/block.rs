//! One block for a whole graph.

use core::fmt;
use core::marker::PhantomData;
use core::mem::MaybeUninit;
use core::ops::Deref;
use core::ptr::NonNull;

use allocator_api2::alloc::Allocator;

use super::{CallMemory, Meter, SharedAllocator};
use crate::error::{Error, Result};
use crate::status::Status;

/// The memory of results that form one graph: `[allocate(all_nodes)]` and `[byte_count]`.
///
/// A method that takes `memory: &'a mut CallBlock<'_>` gives results that point into the block. The reply is
/// walked first; then exactly as much as the graph needs is allocated at once, and freed at once when
/// the block is used again or dropped. The block is borrowed exclusively as long as a result lives, so
/// that using it again while a node is alive does not compile.
///
/// [`CallBlock::in_buffer`] makes a block of the application's own buffer: then the stub allocates nothing,
/// and a graph that is too large is `RPC_X_BYTE_COUNT_TOO_SMALL` (1782).
///
/// At the server it is the call's own memory, freed when the reply is marshalled.
///
/// ```
/// use rpc_runtime::prelude::*;
///
/// #[derive(Ndr)]
/// struct Node<'a> {
///     value: u32,
///     next: Option<&'a Node<'a>>,
/// }
///
/// #[rpc_interface(uuid = "d4f6c0a2-52c3-4c1b-9d6a-6f1f2b9a7c33", version = "1.0")]
/// trait Lists {
///     async fn list<'a>(
///         &self,
///         block: &'a mut CallBlock<'_>,
///         #[out]
///         #[allocate(all_nodes)]
///         list: &mut Option<&'a Node<'a>>,
///     ) -> Result<()>;
/// }
/// # struct Service;
/// # impl Lists for Service {
/// #     async fn list<'a>(&self, block: &'a mut CallBlock<'_>, list: &mut Option<&'a Node<'a>>) -> Result<()> {
/// #         let memory: &'a CallMemory = block;
/// #         for value in [2, 1] {
/// #             *list = Some(memory.allocate(Node { value, next: list.take() })?);
/// #         }
/// #         Ok(())
/// #     }
/// # }
///
/// # #[tokio::main] async fn main() -> Result<()> {
/// # let server = Server::builder().offer(ListsServer::new(Service)).build()?;
/// # let client = ListsClient::bind(&ClientBuilder::new().over(server.in_process())).await?;
/// let mut block = CallBlock::new();
/// let mut list = None;
/// client.list(&mut block, &mut list).await?;
/// let first = list.unwrap();
/// assert_eq!((first.value, first.next.unwrap().value), (1, 2));
/// # Ok(()) }
/// ```
pub struct CallBlock<'b> {
    memory: CallMemory,
    buffer: Option<(NonNull<u8>, usize)>,
    _buffer: PhantomData<&'b mut [MaybeUninit<u8>]>,
}

// SAFETY: the buffer is borrowed exclusively.
unsafe impl Send for CallBlock<'_> {}
// SAFETY: all access to the buffer goes through `memory`, which is `Sync`.
unsafe impl Sync for CallBlock<'_> {}

impl CallBlock<'static> {
    /// A block that is taken from the global allocator.
    #[must_use]
    pub fn new() -> CallBlock<'static> {
        CallBlock::over(CallMemory::new())
    }

    /// A block that is taken from `source`.
    #[must_use]
    pub fn new_in<A: Allocator + Send + Sync + 'static>(source: A) -> CallBlock<'static> {
        CallBlock::over(CallMemory::new_in(source))
    }

    pub(crate) fn from_source(source: SharedAllocator, limit: usize) -> CallBlock<'static> {
        CallBlock::over(CallMemory::from_source(source).with_limit(limit))
    }

    /// The server's block of `bytes` for results that go into a client's `byte_count` buffer.
    pub(crate) fn of_size(source: SharedAllocator, bytes: usize) -> CallBlock<'static> {
        let memory = CallMemory::from_source(source);
        CallBlock::over(memory.bounded(bytes, Status::BYTE_COUNT_TOO_SMALL))
    }

    /// Counts what the block holds with `meter`.
    pub(crate) fn metered(self, meter: Meter) -> CallBlock<'static> {
        CallBlock::over(self.memory.metered(meter))
    }

    fn over(memory: CallMemory) -> CallBlock<'static> {
        CallBlock { memory, buffer: None, _buffer: PhantomData }
    }
}

impl<'b> CallBlock<'b> {
    /// A block in the application's own buffer (`[byte_count]`), which is used again at every call.
    #[must_use]
    pub fn in_buffer(buffer: &'b mut [MaybeUninit<u8>]) -> CallBlock<'b> {
        let start = NonNull::from(&mut *buffer).cast();
        let memory = CallMemory::new().with_limit(0);
        CallBlock { memory, buffer: Some((start, buffer.len())), _buffer: PhantomData }
    }

    /// Whether a call in this transfer syntax can use the block.
    ///
    /// # Errors
    /// `RPC_S_UNSUPPORTED_TRANS_SYN` for a buffer in NDR64: Microsoft's `byte_count` is not available
    /// there, because the buffer's size is counted in NDR's terms (MEM-24).
    #[doc(hidden)]
    pub fn usable_in(&self, ndr64: bool) -> Result<()> {
        if ndr64 && self.buffer.is_some() {
            let what = "[MEM-24] a buffer of `byte_count` in a call with NDR64; expected NDR alone, with \
                        `ClientBuilder::transfer_syntaxes(&[SyntaxId::NDR20])`";
            return Err(Error::from_static(Status::UNSUPPORTED_TRANS_SYN, what).not_executed());
        }
        Ok(())
    }

    /// The size in bytes of the caller's buffer, if the block is in one.
    pub(crate) fn buffer_len(&self) -> Option<usize> {
        self.buffer.map(|(_, length)| length)
    }

    /// Makes room for a graph of `bytes` bytes. What the block held is freed.
    pub(crate) fn prepare(&mut self, bytes: usize) -> Result<()> {
        self.memory.reset();
        match self.buffer {
            None => self.memory.reserve(bytes),
            Some((start, length)) => {
                // The buffer may have any alignment: allocations begin at the first multiple of 16 in it.
                let gap = start.as_ptr().addr().wrapping_neg() & 15;
                if bytes > length.saturating_sub(gap) && bytes != 0 {
                    let what = "[MEM-23] the graph is larger than the buffer of `byte_count`; expected one that fits";
                    return Err(Error::from_static(Status::BYTE_COUNT_TOO_SMALL, what));
                }
                let gap = gap.min(length);
                // SAFETY: the gap is within the buffer, which is borrowed exclusively, as is the rest of it.
                unsafe { self.memory.use_buffer(start.add(gap), length - gap) };
                Ok(())
            }
        }
    }
}

impl Default for CallBlock<'static> {
    fn default() -> CallBlock<'static> {
        CallBlock::new()
    }
}

impl Deref for CallBlock<'_> {
    type Target = CallMemory;

    fn deref(&self) -> &CallMemory {
        &self.memory
    }
}

impl fmt::Debug for CallBlock<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CallBlock")
            .field("buffer", &self.buffer_len())
            .field("footprint", &self.memory.footprint())
            .finish()
    }
}
