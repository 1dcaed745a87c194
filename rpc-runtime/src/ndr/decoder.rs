//! Decoding: the cursor, the memory that values are made in, and the limits.

use super::{Cursor, NdrError, NdrResult, Syntax, Unmarshal};
use crate::memory::{CallMemory, Lease};
use crate::status::Status;

/// What a peer's data may cost. Every limit holds for every type.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct DecodeLimits {
    /// How deep pointers may be nested: each level takes stack. Default 200.
    pub depth: usize,
    /// How many bytes the values of one message may take in memory, beside the message itself.
    /// Default 64 MiB.
    pub memory: usize,
}

impl Default for DecodeLimits {
    fn default() -> DecodeLimits {
        DecodeLimits { depth: 200, memory: 64 << 20 }
    }
}

impl DecodeLimits {
    /// Sets the depth.
    #[must_use]
    pub const fn with_depth(mut self, depth: usize) -> DecodeLimits {
        self.depth = depth;
        self
    }

    /// Sets the memory, in bytes.
    #[must_use]
    pub const fn with_memory(mut self, bytes: usize) -> DecodeLimits {
        self.memory = bytes;
        self
    }
}

/// Reads values from stub data.
///
/// `'m` is how long borrowed values live, and `A` the allocator of those that name one.
#[derive(Debug)]
pub struct Decoder<'m, A> {
    cursor: Cursor<'m>,
    memory: &'m CallMemory,
    lease: Option<Lease<'m>>,
    allocator: A,
    depth: usize,
    budget: usize,
    tally: Tally,
}

/// What a checking walk found that a decoder would allocate.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Tally {
    /// The number of allocations.
    pub blocks: usize,
    /// Their sizes together, in bytes, each rounded up to 16.
    pub bytes: usize,
}

impl<'m, A> Decoder<'m, A> {
    /// A decoder at the start of `stub`.
    #[must_use]
    pub fn new(
        stub: &'m [u8],
        big_endian: bool,
        memory: &'m CallMemory,
        allocator: A,
        limits: DecodeLimits,
    ) -> Decoder<'m, A> {
        Decoder {
            cursor: Cursor::new(stub, big_endian),
            memory,
            lease: None,
            allocator,
            depth: limits.depth,
            budget: limits.memory,
            tally: Tally::default(),
        }
    }

    /// Reads a value whole, as a parameter: the hoisted count, the flat part, then the pointees.
    ///
    /// # Errors
    /// As the value's [`Unmarshal`] impl.
    #[inline]
    pub fn value<S: Syntax, L, T: Unmarshal<'m, A, L>>(&mut self, levels: &L) -> NdrResult<T> {
        if const { T::LAYOUT.is_conformant() } {
            self.cursor.hoist::<S>()?;
        }
        let flat = T::read_flat::<S>(&mut self.cursor)?;
        T::build::<S>(flat, levels, self)
    }

    /// Reads the pointee of a pointer, one level deeper.
    ///
    /// # Errors
    /// As [`Decoder::value`]; `RPC_X_BAD_STUB_DATA` when the nesting is too deep.
    #[inline]
    pub fn pointee<S: Syntax, L, T: Unmarshal<'m, A, L>>(&mut self, levels: &L) -> NdrResult<T> {
        self.deeper::<T, L, T>(|decoder| decoder.value::<S, L, T>(levels))
    }

    /// Walks the pointee of a pointer without making it.
    ///
    /// # Errors
    /// As [`Decoder::pointee`].
    #[inline]
    pub fn check_pointee<S: Syntax, L, T: Unmarshal<'m, A, L>>(
        &mut self,
        levels: &L,
    ) -> NdrResult<()> {
        self.deeper::<T, L, ()>(|decoder| {
            if const { T::LAYOUT.is_conformant() } {
                decoder.cursor.hoist::<S>()?;
            }
            let flat = T::read_flat::<S>(&mut decoder.cursor)?;
            T::check::<S>(flat, levels, decoder)
        })
    }

    #[inline(always)]
    fn deeper<T: Unmarshal<'m, A, L>, L, R>(
        &mut self,
        run: impl FnOnce(&mut Self) -> NdrResult<R>,
    ) -> NdrResult<R> {
        if const { !T::LAYOUT.has_pointers() } {
            return run(self);
        }
        let Some(depth) = self.depth.checked_sub(1) else {
            return Err(self.error(Status::BAD_STUB_DATA, "pointers nested less deeply"));
        };
        self.depth = depth;
        let result = run(self);
        self.depth += 1;
        result
    }

    /// The read position.
    #[inline(always)]
    pub fn cursor(&mut self) -> &mut Cursor<'m> {
        &mut self.cursor
    }

    /// A cursor at a place that was passed before.
    #[inline(always)]
    pub(crate) fn cursor_at(&self, offset: usize) -> Cursor<'m> {
        self.cursor.at(offset)
    }

    /// The call's arena, leased for this decoder.
    #[inline(always)]
    pub fn arena(&mut self) -> &mut Lease<'m> {
        let memory = self.memory;
        self.lease.get_or_insert_with(|| memory.lease())
    }

    /// The allocator.
    #[inline(always)]
    pub fn allocator(&self) -> &A {
        &self.allocator
    }

    /// Counts `bytes` against the budget before they are allocated.
    ///
    /// # Errors
    /// `RPC_S_OUT_OF_MEMORY` when the budget is spent.
    #[inline(always)]
    pub fn spend(&mut self, bytes: usize) -> NdrResult<()> {
        match self.budget.checked_sub(bytes) {
            Some(left) => {
                self.budget = left;
                Ok(())
            }
            None => Err(self.out_of_memory()),
        }
    }

    /// Counts an allocation in a checking walk.
    ///
    /// # Errors
    /// As [`Decoder::spend`].
    #[inline(always)]
    pub fn tally(&mut self, bytes: usize) -> NdrResult<()> {
        self.spend(bytes)?;
        self.tally.blocks += 1;
        self.tally.bytes += bytes.next_multiple_of(16);
        Ok(())
    }

    /// What the checking walk counted.
    #[must_use]
    pub const fn counted(&self) -> Tally {
        self.tally
    }

    /// Checks that the data ends here, up to padding to 16 that some peers add.
    ///
    /// # Errors
    /// `RPC_X_BAD_STUB_DATA` when more is left.
    pub fn finish(&mut self) -> NdrResult<()> {
        if self.cursor.remaining() >= 16 {
            let what = "the end of the data after the last parameter";
            return Err(self.error(Status::BAD_STUB_DATA, what));
        }
        Ok(())
    }

    /// An error here.
    #[cold]
    #[must_use]
    pub const fn error(&self, status: Status, what: &'static str) -> NdrError {
        self.cursor.error(status, what)
    }

    #[cold]
    pub(crate) const fn out_of_memory(&self) -> NdrError {
        self.error(Status::OUT_OF_MEMORY, "memory within the limits for the value")
    }
}
