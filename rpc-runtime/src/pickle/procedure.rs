//! Procedure serialization: the parameters of a procedure in a buffer, under the names of its interface and
//! its procedure.
//!
//! No page of Microsoft's describes the header of 56 bytes; it is as Wine's rpcrt4 writes and reads it:
//!
//! | bytes | what |
//! |---|---|
//! | 0 | the version, 1 |
//! | 1 | the byte order: 1 is little endian, 0 big |
//! | 2 to 3 | filler |
//! | 4 to 23 | the transfer syntax: NDR |
//! | 24 to 43 | the interface |
//! | 44 to 47 | the procedure's number |
//! | 48 to 51 | the data representation: byte order, characters, floating point |
//! | 52 to 55 | the number of bytes that follow |

use std::io;

use allocator_api2::alloc::Global;

use super::{bad, id_in, unsupported};
use crate::error::{Error, Result};
use crate::memory::CallMemory;
use crate::ndr::attributes::{Counted, SizeIs};
use crate::ndr::{DecodeLimits, Decoder, Encoder, Marshal, Ndr20, Unmarshal};
use crate::parameters::read_parameter;
use crate::status::Status;
use crate::syntax_id::SyntaxId;

const HEADER: usize = 56;

/// Writes the parameters of a procedure (`[encode]` on a procedure).
///
/// ```
/// use rpc_runtime::memory::StubBuffer;
/// use rpc_runtime::pickle::{ProcedurePickler, ProcedureUnpickler};
/// use rpc_runtime::prelude::*;
///
/// #[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7b71", version = "1.0")]
/// pub trait Books {
///     async fn add(&self, title: &WStr, n: u32, #[size_is(n)] pages: &[u16]) -> Result<()>;
/// }
///
/// let mut add = ProcedurePickler::new(BooksClient::INTERFACE.id, 0);
/// add.write(&*WString::from("Faust"))?;
/// add.write(&2_u32)?;
/// add.write_array(&[46_u16, 47])?;
/// let mut bytes = Vec::new();
/// add.finish(&mut bytes)?;
///
/// let (bytes, memory) = (StubBuffer::copy_of(&bytes)?, CallMemory::new());
/// let mut add = ProcedureUnpickler::new(&bytes, &memory)?;
/// assert_eq!((add.interface(), add.opnum()), (BooksClient::INTERFACE.id, 0));
/// assert_eq!(add.read::<&WStr>()?.to_string(), "Faust");
/// let n = add.read::<u32>()?;
/// assert_eq!(add.read_array::<&[u16]>(n as usize)?, [46, 47]);
/// add.finish()?;
/// # Ok::<(), rpc_runtime::Error>(())
/// ```
#[derive(Debug)]
pub struct ProcedurePickler {
    interface: SyntaxId,
    opnum: u32,
    encoder: Encoder<'static>,
}

impl ProcedurePickler {
    /// Begins with no parameters.
    #[must_use]
    pub fn new(interface: SyntaxId, opnum: u32) -> ProcedurePickler {
        ProcedurePickler { interface, opnum, encoder: Encoder::new(Vec::new()) }
    }

    /// Writes the next parameter, which in IDL is a `T`, a `[ref] T *`, a string, or an `Option` of a
    /// pointer.
    ///
    /// # Errors
    /// The error in the value, as in a call; `RPC_S_OUT_OF_MEMORY`. After an error the parameters are
    /// incomplete: do not finish the procedure.
    pub fn write<T: Marshal + ?Sized>(&mut self, parameter: &T) -> Result<()> {
        // A reference pointer at the top has no referent id.
        if const { T::LAYOUT.is_reference() } {
            return Ok(parameter.write_pointees::<Ndr20>(&(), &mut self.encoder)?);
        }
        Ok(self.encoder.value::<Ndr20, (), T>(parameter, &())?)
    }

    /// Writes the next parameter, which in IDL is a `[size_is(n)] T a[]`.
    ///
    /// # Errors
    /// As [`ProcedurePickler::write`].
    pub fn write_array<T: Marshal>(&mut self, elements: &[T]) -> Result<()> {
        let levels = SizeIs { size: Counted::Known(elements.len()), rest: () };
        Ok(self.encoder.value::<Ndr20, SizeIs<()>, [T]>(elements, &levels)?)
    }

    /// Writes the procedure: its header, its parameters, and zeros up to a multiple of 8.
    ///
    /// # Errors
    /// `RPC_S_INVALID_BOUND` for parameters of 4 GiB or more; `ERROR_INVALID_USER_BUFFER` (1784) when the
    /// output has no room or fails.
    pub fn finish(self, output: &mut impl io::Write) -> Result<()> {
        let parameters = self.encoder.into_bytes();
        let whole = parameters.len().next_multiple_of(8);
        let length = u32::try_from(whole);
        let length = length.map_err(|_| {
            Error::from_static(
                Status::INVALID_BOUND,
                "the parameters are too large; expected less than 4 GiB",
            )
        })?;
        let mut bytes = [0; HEADER];
        bytes[..4].copy_from_slice(&[1, 1, 0xcc, 0xcc]);
        super::put_id(&mut bytes[4..24], SyntaxId::NDR20);
        super::put_id(&mut bytes[24..44], self.interface);
        bytes[44..48].copy_from_slice(&self.opnum.to_le_bytes());
        bytes[48..52].copy_from_slice(&[1, 0, 0, 0]);
        bytes[52..56].copy_from_slice(&length.to_le_bytes());
        super::put(output, &bytes)?;
        super::put(output, &parameters)?;
        super::put(output, &[0; 8][..whole - parameters.len()])
    }
}

/// Reads the parameters of a procedure (`[decode]` on a procedure).
///
/// [`ProcedurePickler`] has an example of both.
#[derive(Debug)]
pub struct ProcedureUnpickler<'m> {
    interface: SyntaxId,
    opnum: u32,
    decoder: Decoder<'m, Global>,
    rest: &'m [u8],
}

impl<'m> ProcedureUnpickler<'m> {
    /// Reads a procedure's header.
    ///
    /// # Errors
    /// As [`ProcedureUnpickler::with_limits`].
    pub fn new(bytes: &'m [u8], memory: &'m CallMemory) -> Result<ProcedureUnpickler<'m>> {
        ProcedureUnpickler::with_limits(bytes, memory, DecodeLimits::default())
    }

    /// Reads a procedure's header. `limits` says what the parameters may cost.
    ///
    /// # Errors
    /// `RPC_X_WRONG_ES_VERSION` (1828) for another version than 1; `RPC_S_UNSUPPORTED_TRANS_SYN` for another
    /// transfer syntax than NDR; `RPC_X_BAD_STUB_DATA`.
    pub fn with_limits(
        bytes: &'m [u8],
        memory: &'m CallMemory,
        limits: DecodeLimits,
    ) -> Result<ProcedureUnpickler<'m>> {
        let Some((header, rest)) = bytes.split_first_chunk::<HEADER>() else {
            return Err(bad("a procedure shorter than its header; expected 56 bytes or more"));
        };
        if header[0] != 1 {
            let message = "a procedure of another serialization version; expected 1";
            return Err(Error::from_static(Status::WRONG_ES_VERSION, message));
        }
        let big_endian = match header[1] {
            1 => false,
            0 => true,
            _ => return Err(bad("an unknown byte order of a procedure; expected 1 or 0")),
        };
        if id_in(&header[4..24], big_endian) != SyntaxId::NDR20 {
            return Err(unsupported());
        }
        let number = |at: usize| {
            let bytes = [header[at], header[at + 1], header[at + 2], header[at + 3]];
            if big_endian { u32::from_be_bytes(bytes) } else { u32::from_le_bytes(bytes) }
        };
        let Some((stub, rest)) = rest.split_at_checked(number(52) as usize) else {
            return Err(bad(
                "fewer bytes of parameters than the procedure's header says; expected all of them",
            ));
        };
        Ok(ProcedureUnpickler {
            interface: id_in(&header[24..44], big_endian),
            opnum: number(44),
            decoder: Decoder::new(stub, big_endian, memory, Global, limits),
            rest,
        })
    }

    /// The interface (`MesInqProcEncodingId`).
    #[must_use]
    pub const fn interface(&self) -> SyntaxId {
        self.interface
    }

    /// The procedure's number in the interface.
    #[must_use]
    pub const fn opnum(&self) -> u32 {
        self.opnum
    }

    /// Reads the next parameter.
    ///
    /// # Errors
    /// The error in the data, as in a call; `RPC_S_OUT_OF_MEMORY`.
    pub fn read<T: Unmarshal<'m, Global>>(&mut self) -> Result<T> {
        Ok(read_parameter::<Global, (), T>(false, &mut self.decoder, &())?)
    }

    /// Reads the next parameter, an array of `n` elements.
    ///
    /// # Errors
    /// As [`ProcedureUnpickler::read`]; `RPC_X_BAD_STUB_DATA` for an array of another size.
    pub fn read_array<V: Unmarshal<'m, Global, SizeIs<()>>>(&mut self, n: usize) -> Result<V> {
        let levels = SizeIs { size: Counted::Known(n), rest: () };
        Ok(read_parameter::<Global, SizeIs<()>, V>(false, &mut self.decoder, &levels)?)
    }

    /// Ends the procedure, and returns the bytes behind it: another procedure, or nothing.
    ///
    /// # Errors
    /// `RPC_X_BAD_STUB_DATA` if there are more parameters.
    pub fn finish(self) -> Result<&'m [u8]> {
        self.decoder.finish_padded()?;
        Ok(self.rest)
    }
}
