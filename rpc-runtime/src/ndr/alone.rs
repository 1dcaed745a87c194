//! Arrays that stand alone: a conformant array as it is behind a reference pointer at the top of a parameter.

use super::arrays::{ArrayLevel, Counts};
use super::attributes::{Counted, SizeIs};
use super::{Decoder, Encoder, Marshal, NdrResult, ReferentId, Syntax, Unmarshal};

type Alone = SizeIs<()>;

impl Encoder<'_> {
    /// Writes an array: its maximum count, its elements, then what these point to.
    ///
    /// # Errors
    /// As [`Encoder::value`].
    ///
    /// ```
    /// use rpc_runtime::memory::CallMemory;
    /// use rpc_runtime::ndr::{DecodeLimits, Decoder, Encoder, Ndr20};
    ///
    /// let mut encoder = Encoder::new(Vec::new());
    /// encoder.array::<Ndr20, u32>(&[5, 6])?;
    /// let message = encoder.into_bytes();
    /// assert_eq!(message, [2, 0, 0, 0, 5, 0, 0, 0, 6, 0, 0, 0]);
    ///
    /// let memory = CallMemory::new();
    /// let decoder = || Decoder::new(&message, false, &memory, (), DecodeLimits::default());
    /// // Owned, or borrowed from the message.
    /// assert_eq!(decoder().array::<Ndr20, Vec<u32>>()?, [5, 6]);
    /// assert_eq!(decoder().array::<Ndr20, &[u32]>()?, [5, 6]);
    /// // Looked at one by one, and not kept.
    /// let mut sum = 0;
    /// decoder().each::<Ndr20, u32>(|n| sum += n)?;
    /// assert_eq!(sum, 11);
    /// # Ok::<(), rpc_runtime::Error>(())
    /// ```
    #[inline]
    pub fn array<S: Syntax, T: Marshal>(&mut self, elements: &[T]) -> NdrResult<()>
    where
        [T]: Marshal<Alone>,
    {
        let levels = SizeIs { size: Counted::Known(elements.len()), rest: () };
        self.value::<S, Alone, [T]>(elements, &levels)
    }
}

impl<'m, A> Decoder<'m, A> {
    /// Reads an array that [`Encoder::array`] wrote, into what holds its elements: `Vec<T>`, `Box<[T]>`, `&[T]`, a vector
    /// of allocator-api2's.
    ///
    /// # Errors
    /// As [`Decoder::value`].
    #[inline]
    pub fn array<S: Syntax, V>(&mut self) -> NdrResult<V>
    where
        V: Unmarshal<'m, A, Alone, Flat = ReferentId>,
    {
        // A reference pointer at the top has no referent id on the wire.
        V::build::<S>(ReferentId(1), &SizeIs { size: Counted::Late, rest: () }, self)
    }

    /// Reads an array that [`Encoder::array`] wrote, an element at a time, in order. What the elements own is the visitor's; no
    /// array is made.
    ///
    /// # Errors
    /// As [`Decoder::value`]. The elements before the one with the error have been visited.
    pub fn each<S: Syntax, T: Unmarshal<'m, A>>(&mut self, visit: impl FnMut(T)) -> NdrResult<()> {
        self.cursor().hoist::<S>()?;
        let counts = Counts::hoisted::<S, T, Alone>(self.cursor())?;
        let run = <Alone as ArrayLevel<T>>::pass::<S, A>(counts, true, self.cursor())?;
        run.build::<S, A, (), T>(&(), self, visit)
    }
}
