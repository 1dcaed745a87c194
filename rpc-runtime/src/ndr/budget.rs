//! What a peer's data may cost, and how much of that is left.

use super::encoder::TOO_DEEP;
use super::{Decoder, NdrResult, Unmarshal};
use crate::memory::CallMemory;

/// What a peer's data may cost. Every limit holds for every type.
///
/// [`ServerBuilder::decode_limits`](crate::server::ServerBuilder::decode_limits) sets it for requests,
/// [`ClientBuilder::decode_limits`](crate::client::ClientBuilder::decode_limits) for replies, and a pickle has it too:
///
/// ```
/// use rpc_runtime::memory::StubBuffer;
/// use rpc_runtime::ndr::DecodeLimits;
/// use rpc_runtime::pickle::{Pickler, Unpickler, Version};
/// use rpc_runtime::prelude::*;
///
/// #[derive(Ndr)]
/// struct Bytes {
///     n: u32,
///     #[size_is(n)]
///     bytes: Vec<u8>,
/// }
///
/// let mut pickler = Pickler::new(Vec::new(), Version::V1)?;
/// pickler.write(&Bytes { n: 5000, bytes: vec![7; 5000] })?;
/// let (stub, memory) = (StubBuffer::copy_of(&pickler.into_inner())?, CallMemory::new());
///
/// let limits = DecodeLimits::default().with_memory(4096).with_depth(20);
/// let mut unpickler = Unpickler::new(&stub, &memory)?.with_limits(limits);
/// let error = unpickler.read::<Bytes>().err().unwrap();
/// assert_eq!(error.status(), Status::OUT_OF_MEMORY);
/// # Ok::<(), rpc_runtime::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct DecodeLimits {
    /// How deep pointers and arrays may be nested, because each level takes stack. A pointee takes one level,
    /// and one more for every 512 bytes that it has in memory. Default 200.
    pub depth: usize,
    /// How many bytes the values of one message may take in memory, beside the message itself. Each heap
    /// block counts as a multiple of 16 bytes, and 16 more for the allocator. Default 64 MiB.
    pub memory: usize,
    /// Whether bytes behind the last parameter are an error (`RPC_X_BAD_STUB_DATA`): they show that the peer
    /// defines the interface differently. Otherwise they are passed over, with an event for `tracing`.
    /// Default `false`.
    pub refuse_trailing: bool,
}

impl Default for DecodeLimits {
    fn default() -> DecodeLimits {
        DecodeLimits { depth: 200, memory: 64 << 20, refuse_trailing: false }
    }
}

impl DecodeLimits {
    /// Sets the depth.
    #[must_use]
    pub const fn with_depth(mut self, depth: usize) -> DecodeLimits {
        self.depth = depth;
        self
    }

    /// Sets whether bytes behind the last parameter are refused.
    #[must_use]
    pub const fn with_refuse_trailing(mut self, refuse: bool) -> DecodeLimits {
        self.refuse_trailing = refuse;
        self
    }

    /// Sets the memory, in bytes.
    #[must_use]
    pub const fn with_memory(mut self, bytes: usize) -> DecodeLimits {
        self.memory = bytes;
        self
    }
}

/// What a heap block costs, in bytes: its size, and about what the allocator keeps for itself.
pub(super) const fn block_cost(size: usize) -> usize {
    match size {
        0 => 0,
        size => size.saturating_add(31) & !15,
    }
}

/// How many levels a value below a pointer takes: a large one takes more stack.
pub(super) const fn levels<T>() -> usize {
    1 + size_of::<T>() / 512
}

/// What a dry run found that a decoder would allocate.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Tally {
    /// The number of allocations.
    pub blocks: usize,
    /// The size in bytes of one block that holds them all, in their order.
    pub bytes: usize,
}

/// What a decoder may still use.
#[derive(Clone, Copy, Debug)]
pub(super) struct Budget {
    /// How many levels may still follow.
    pub(super) depth: usize,
    /// How many bytes may still be allocated.
    pub(super) bytes: usize,
    /// How many bytes may be added to these, step by step, while the memory's meter has room.
    pub(super) beyond: usize,
}

impl Budget {
    pub(super) const fn new(limits: DecodeLimits) -> Budget {
        Budget { depth: limits.depth, bytes: limits.memory, beyond: 0 }
    }
}

/// Grants more of the bytes `beyond` a budget from which `bytes` were taken, although it had fewer, so that
/// `left` has wrapped. Returns what is left then of the budget and beyond it; as before, and `false`, if the
/// memory's meter has no room.
#[cold]
#[inline(never)]
fn larger(memory: &CallMemory, left: usize, beyond: usize, bytes: usize) -> (usize, usize, bool) {
    const STEP: usize = 16 << 10;
    let budget = left.wrapping_add(bytes);
    let least = bytes - budget;
    let grants = |step| memory.meter_decoded(step).then_some(step);
    let step = match least <= beyond {
        true => grants(least.max(STEP).min(beyond)).or_else(|| grants(least)),
        false => None,
    };
    match step {
        Some(step) => (step - least, beyond - step, true),
        None => (budget, beyond, false),
    }
}

impl<'m, A> Decoder<'m, A> {
    /// Counts what is spent with the memory's meter, except for the first bytes.
    #[inline(always)]
    pub(crate) fn metered(mut self) -> Self {
        const FIRST: usize = 4096;
        self.budget.bytes = self.limits.memory.min(FIRST);
        self.budget.beyond = self.limits.memory - self.budget.bytes;
        self
    }

    /// Counts `bytes` against the budget before they are allocated.
    ///
    /// # Errors
    /// `RPC_S_OUT_OF_MEMORY` when the budget is spent.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub fn spend(&mut self, bytes: usize) -> NdrResult<()> {
        // The difference is stored before it is looked at: that is one instruction, in memory.
        let (left, is_spent) = self.budget.bytes.overflowing_sub(bytes);
        self.budget.bytes = left;
        if is_spent {
            // By value, so that the decoder can live in registers.
            let (left, beyond, granted) = larger(self.memory, left, self.budget.beyond, bytes);
            (self.budget.bytes, self.budget.beyond) = (left, beyond);
            if !granted {
                return Err(self.out_of_memory());
            }
        }
        Ok(())
    }

    /// Calls `run` for values of type `T`, which are one level deeper, or several levels if they are large.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn deeper<T: Unmarshal<'m, A, L>, L, R>(
        &mut self,
        run: impl FnOnce(&mut Self) -> NdrResult<R>,
    ) -> NdrResult<R> {
        if const { !T::LAYOUT.has_pointers() } {
            return run(self);
        }
        let levels = const { levels::<T>() };
        self.descend(levels)?;
        let result = run(self);
        self.budget.depth += levels;
        result
    }

    /// Whether a value of type `T` may follow, one level deeper.
    #[inline(always)]
    pub(crate) fn can_descend<L, T: Unmarshal<'m, A, L>>(&self) -> NdrResult<()> {
        if const { T::LAYOUT.has_pointers() } && self.budget.depth < const { levels::<T>() } {
            return Err(self.error(TOO_DEEP));
        }
        Ok(())
    }

    /// Goes some levels deeper.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn descend(&mut self, levels: usize) -> NdrResult<()> {
        // As in `spend`.
        let (depth, is_below) = self.budget.depth.overflowing_sub(levels);
        self.budget.depth = depth;
        if is_below {
            self.budget.depth = depth.wrapping_add(levels);
            return Err(self.error(TOO_DEEP));
        }
        Ok(())
    }

    /// How many levels may still follow.
    #[inline(always)]
    pub(crate) const fn depth(&self) -> usize {
        self.budget.depth
    }

    /// Goes back to a level that [`Decoder::depth`] returned.
    #[inline(always)]
    pub(crate) const fn set_depth(&mut self, depth: usize) {
        self.budget.depth = depth;
    }

    /// What the dry run counted.
    #[must_use]
    pub const fn counted(&self) -> Tally {
        self.tally
    }
}
