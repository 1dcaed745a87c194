//! How a graph is decoded into one block: a dry run counts it, then the block gets its size.

use super::attributes::Counted;
use super::{DecodeLimits, Decoder, NdrError, NdrResult};
use crate::error::Result;
use crate::memory::{CallBlock, CallMemory, StubBuffer};

impl CallBlock<'_> {
    /// Whether the caller's buffer has the size that `byte_count` says.
    ///
    /// # Errors
    /// `RPC_X_BAD_STUB_DATA` if it has another.
    #[doc(hidden)]
    pub fn is_of(&self, bytes: Option<usize>) -> NdrResult<()> {
        match self.buffer_len() {
            Some(length) if bytes != Some(length) => Err(NdrError::new(0, Counted::MISMATCH)),
            _ => Ok(()),
        }
    }

    /// Takes a reply into the block, as [`CallBlock::decoder`] does.
    pub(crate) fn receive<'a, A: Clone>(
        &'a mut self,
        stub: StubBuffer,
        big_endian: bool,
        limits: DecodeLimits,
        allocator: A,
        walk: impl FnOnce(&mut Decoder<'_, A>) -> NdrResult<()>,
    ) -> Result<Decoder<'a, A>> {
        self.measure(&stub, big_endian, limits, allocator.clone(), walk)?;
        // The reply is kept until the block's next use, because the decoder's lifetime says so; the
        // graph is in the block alone.
        let stub = self.keep(stub)?;
        Ok(Decoder::new(stub, big_endian, self, allocator, limits).copying())
    }

    /// A decoder of `stub` that makes its values in the block: `walk` walks the stub, then the block gets
    /// its size.
    ///
    /// # Errors
    /// Those of `walk`; `RPC_S_OUT_OF_MEMORY`; `RPC_X_BYTE_COUNT_TOO_SMALL` (1782).
    pub fn decoder<'a, A: Clone>(
        &'a mut self,
        stub: &'a [u8],
        big_endian: bool,
        limits: DecodeLimits,
        allocator: A,
        walk: impl FnOnce(&mut Decoder<'_, A>) -> NdrResult<()>,
    ) -> Result<Decoder<'a, A>> {
        self.measure(stub, big_endian, limits, allocator.clone(), walk)?;
        Ok(Decoder::new(stub, big_endian, self, allocator, limits).copying())
    }

    fn measure<A>(
        &mut self,
        stub: &[u8],
        big_endian: bool,
        limits: DecodeLimits,
        allocator: A,
        walk: impl FnOnce(&mut Decoder<'_, A>) -> NdrResult<()>,
    ) -> Result<()> {
        let nothing = CallMemory::new();
        let mut walker = Decoder::new(stub, big_endian, &nothing, allocator, limits).copying();
        walk(&mut walker)?;
        let needed = walker.counted();
        drop(walker);
        self.prepare(needed.bytes)
    }
}
