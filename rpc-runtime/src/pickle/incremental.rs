//! Pickles that are read value by value from a file or a socket.

use std::io::{self, Read};

use allocator_api2::alloc::Global;

use super::{Header, Version, bad};
use crate::error::{Error, Result};
use crate::memory::{CallMemory, StubBuffer};
use crate::ndr::{DecodeLimits, Unmarshal};
use crate::status::Status;

/// Reads values from a pickle in a file or a socket (`MesDecodeIncrementalHandleCreate`), one at a time.
///
/// ```
/// use rpc_runtime::pickle::{IncrementalUnpickler, Pickler, Version};
///
/// let mut pickler = Pickler::new(Vec::new(), Version::V1)?;
/// pickler.write(&7_u32)?;
/// pickler.write(&String::from("seven"))?;
///
/// let bytes = pickler.into_inner();
/// let mut unpickler = IncrementalUnpickler::new(&bytes[..])?;
/// assert_eq!(unpickler.read::<u32>()?, Some(7));
/// assert_eq!(unpickler.read::<String>()?.as_deref(), Some("seven"));
/// assert_eq!(unpickler.read::<u32>()?, None);
/// # Ok::<(), rpc_runtime::Error>(())
/// ```
#[derive(Debug)]
pub struct IncrementalUnpickler<R> {
    input: R,
    header: Header,
    limits: DecodeLimits,
    /// The input failed, so that it is not known where the next value begins.
    lost: bool,
}

impl<R: Read> IncrementalUnpickler<R> {
    /// Reads the header.
    ///
    /// # Errors
    /// As [`Unpickler::new`](super::Unpickler::new); `ERROR_INVALID_USER_BUFFER` (1784) when the input fails.
    pub fn new(mut input: R) -> Result<IncrementalUnpickler<R>> {
        let mut bytes = [0; 64];
        whole(&mut input, &mut bytes[..2])?;
        let size = Header::size([bytes[0], bytes[1]])?;
        whole(&mut input, &mut bytes[2..size])?;
        let header = Header::read(&bytes[..size])?;
        Ok(IncrementalUnpickler { input, header, limits: DecodeLimits::default(), lost: false })
    }

    /// Sets what a value may cost. The limit for its memory holds for its bytes in the pickle, too.
    #[must_use]
    pub fn with_limits(mut self, limits: DecodeLimits) -> IncrementalUnpickler<R> {
        self.limits = limits;
        self
    }

    /// The version, with the transfer syntax and the interface that the header names.
    #[must_use]
    pub fn version(&self) -> Version {
        self.header.version
    }

    /// Reads the next value, which borrows nothing; `None` at the end of the input.
    ///
    /// # Errors
    /// As [`Unpickler::read`](super::Unpickler::read); `ERROR_INVALID_USER_BUFFER` (1784) when the input
    /// fails, after which no more is read.
    pub fn read<T: for<'m> Unmarshal<'m, Global>>(&mut self) -> Result<Option<T>> {
        let (mut bytes, memory) = (StubBuffer::new(), CallMemory::new());
        self.read_into(&mut bytes, &memory)
    }

    /// Reads the next value, which may borrow from `bytes` and `memory`; `None` at the end of the input. The
    /// content of `bytes` is replaced.
    ///
    /// # Errors
    /// As [`IncrementalUnpickler::read`].
    pub fn read_into<'m, T: Unmarshal<'m, Global>>(
        &mut self,
        bytes: &'m mut StubBuffer,
        memory: &'m CallMemory,
    ) -> Result<Option<T>> {
        if self.lost {
            return Err(bad("a pickle whose input has failed before; expected a new one"));
        }
        *bytes = StubBuffer::new();
        self.lost = true;
        let found = self.object(bytes, T::LAYOUT.is_primitive())?;
        self.lost = false;
        if !found {
            return Ok(None);
        }
        self.header.decode(bytes, memory, Global, self.limits).map(Some)
    }

    /// Reads the bytes of the next value, if there is one.
    fn object(&mut self, bytes: &mut StubBuffer, primitive: bool) -> Result<bool> {
        let mut first = [0; 16];
        let first = &mut first[..self.header.version.align()];
        let read = loop {
            match self.input.read(first) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                read => break read.map_err(failed)?,
            }
        };
        if read == 0 {
            return Ok(false);
        }
        whole(&mut self.input, &mut first[read..])?;
        if primitive {
            bytes.extend(first)?;
            return Ok(true);
        }
        let length = self.header.length(first);
        if length > self.limits.memory {
            let message = "a value of a pickle beyond the limit for memory; expected a smaller one, or a higher limit";
            return Err(Error::from_static(Status::OUT_OF_MEMORY, message));
        }
        self.fill(bytes, length)?;
        Ok(true)
    }

    /// Appends the bytes of a value, `left` of them, from the input. Memory is taken as they come.
    fn fill(&mut self, bytes: &mut StubBuffer, mut left: usize) -> Result<()> {
        let mut part = [0; 4096];
        while left > 0 {
            let part = &mut part[..left.min(4096)];
            whole(&mut self.input, part)?;
            bytes.extend(part)?;
            left -= part.len();
        }
        Ok(())
    }
}

/// Fills `bytes` from the input.
fn whole(input: &mut impl Read, bytes: &mut [u8]) -> Result<()> {
    input.read_exact(bytes).map_err(|error| match error.kind() {
        io::ErrorKind::UnexpectedEof => {
            bad("a pickle that ends within a value; expected all of it")
        }
        _ => failed(error),
    })
}

fn failed(error: io::Error) -> Error {
    Error::from_static(Status::INVALID_USER_BUFFER, "the pickle's input fails").because(error)
}
