//! Serialization services ("pickling"): values in files, messages and Kerberos tickets, without a call
//! (MS-RPCE sections 2.2.6 and 2.2.7; Windows pages "Serialization Services").
//!
//! A pickle is a header, then values of constructed types, each with its length in front. A [`Pickler`]
//! writes to any [`io::Write`], which makes the three styles of Windows one: a `Vec<u8>` is the dynamic
//! buffer, a `&mut [u8]` the fixed one, a file or a socket the incremental one. An [`Unpickler`] reads from
//! bytes, and an [`IncrementalUnpickler`] from any [`io::Read`].
//!
//! ```
//! use rpc_runtime::memory::StubBuffer;
//! use rpc_runtime::pickle::{Pickler, Unpickler, Version};
//! use rpc_runtime::prelude::*;
//!
//! #[derive(Ndr)]
//! struct Account<'a> {
//!     rid: u32,
//!     name: &'a WStr,
//! }
//!
//! let name = WString::from("Administrator");
//! let mut pickler = Pickler::new(Vec::new(), Version::V1)?;
//! pickler.write(&Account { rid: 500, name: &name })?;
//! let bytes = pickler.into_inner();
//!
//! let (bytes, memory) = (StubBuffer::copy_of(&bytes)?, CallMemory::new());
//! let mut unpickler = Unpickler::new(&bytes, &memory)?;
//! let account: Account = unpickler.read()?;
//! assert_eq!(account.name.to_string(), "Administrator");
//! # Ok::<(), rpc_runtime::Error>(())
//! ```
//!
//! A pointer is pickled as an embedded one: `Option<Box<T>>` is its referent id, then the `T`, as in a
//! Kerberos PAC. A number, a Boolean or an enumeration has no length in front of it (MS-RPCE section
//! 2.2.6.3).
//!
//! The parameters of a procedure are pickled by a [`ProcedurePickler`].

mod incremental;
mod procedure;

use std::io;

use allocator_api2::alloc::{Allocator, Global};
use uuid::Uuid;

use crate::error::{Error, Result};
use crate::memory::{CallMemory, as_vector};
use crate::ndr::{
    Cursor, DecodeLimits, Decoder, Encoder, Marshal, Ndr20, Ndr64, NdrResult, Sink, Syntax,
    Unmarshal,
};
use crate::status::Status;
use crate::syntax_id::SyntaxId;

pub use incremental::IncrementalUnpickler;
pub use procedure::{ProcedurePickler, ProcedureUnpickler};

/// How a pickle is headed, and in which transfer syntax its values are.
///
/// ```
/// use rpc_runtime::pickle::{Pickler, Version};
/// use rpc_runtime::prelude::*;
/// use rpc_runtime::protocol::SyntaxId;
/// use rpc_runtime::uuid::uuid;
///
/// let interface = SyntaxId::new(uuid!("8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7b71"), 1, 0);
/// let version = Version::V2 { syntax: SyntaxId::NDR64, interface };
/// let mut pickler = Pickler::new(Vec::new(), version)?;
/// pickler.write(&7_u32)?;
/// assert_eq!(pickler.into_inner().len(), 64 + 16);
/// # Ok::<(), rpc_runtime::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Version {
    /// Type serialization version 1: NDR.
    V1,
    /// Type serialization version 2: the transfer syntax (NDR or NDR64) and the interface are in the header.
    V2 {
        /// [`SyntaxId::NDR20`] or [`SyntaxId::NDR64`].
        syntax: SyntaxId,
        /// The interface whose types are pickled. Readers may ignore it.
        interface: SyntaxId,
    },
}

/// The sizes of the pickle's header in bytes, in version 1 and in version 2.
const HEADER: [usize; 2] = [8, 0x40];

impl Version {
    /// The alignment of a private header and of a value, in bytes. It is also the size of a private header.
    const fn align(self) -> usize {
        match self {
            Version::V1 => 8,
            Version::V2 { .. } => 16,
        }
    }

    const fn header_size(self) -> usize {
        match self {
            Version::V1 => HEADER[0],
            Version::V2 { .. } => HEADER[1],
        }
    }

    const fn is_ndr64(self) -> bool {
        match self {
            Version::V1 => false,
            Version::V2 { syntax, .. } => syntax.major == SyntaxId::NDR64.major,
        }
    }
}

/// The header of version 2.
#[inline(never)]
fn header(syntax: SyntaxId, interface: SyntaxId) -> Result<[u8; HEADER[1]]> {
    if syntax != SyntaxId::NDR20 && syntax != SyntaxId::NDR64 {
        return Err(unsupported());
    }
    let mut header = [0xcc; HEADER[1]];
    header[..4].copy_from_slice(&[2, 0x10, 0x40, 0]);
    put_id(&mut header[24..44], syntax);
    put_id(&mut header[44..], interface);
    Ok(header)
}

/// Writes values to a pickle (`MesEncodeDynBufferHandleCreate` and its kin).
///
/// ```
/// use rpc_runtime::pickle::{Pickler, Version};
/// use rpc_runtime::prelude::*;
///
/// #[derive(Ndr)]
/// struct Point {
///     x: u16,
///     y: u16,
/// }
///
/// // Any `io::Write` is an output: a file, a socket, a vector.
/// let mut pickler = Pickler::new(Vec::new(), Version::V1)?;
/// pickler.write(&Point { x: 1, y: 2 })?;
/// pickler.write(&7_u32)?;
/// let bytes = pickler.into_inner();
/// // The pickle's header; the length of the point, and the point; the number, which has no length in front.
/// assert_eq!(bytes.len(), 8 + (8 + 8) + 8);
/// # Ok::<(), rpc_runtime::Error>(())
/// ```
#[derive(Debug)]
pub struct Pickler<W> {
    output: W,
    version: Version,
}

impl<W: io::Write> Pickler<W> {
    /// A pickle with its header.
    ///
    /// # Errors
    /// `RPC_S_UNSUPPORTED_TRANS_SYN` for a transfer syntax that is neither NDR nor NDR64;
    /// `ERROR_INVALID_USER_BUFFER` (1784) when the output has no room or fails.
    // Inlined, so that the output is not moved through memory.
    #[inline(always)]
    pub fn new(mut output: W, version: Version) -> Result<Pickler<W>> {
        match version {
            Version::V1 => put(&mut output, &[1, 0x10, 8, 0, 0xcc, 0xcc, 0xcc, 0xcc]),
            Version::V2 { syntax, interface } => put(&mut output, &header(syntax, interface)?),
        }?;
        Ok(Pickler { output, version })
    }

    /// Writes a value, with its private header and padding (`Type_Encode`).
    ///
    /// A `Vec<u8>` is appended to as it stands; for another output the value is encoded beside it first.
    ///
    /// # Errors
    /// The error in the value, as in a call; `RPC_S_OUT_OF_MEMORY`; `ERROR_INVALID_USER_BUFFER` (1784)
    /// when the output has no room or fails. Nothing is written of a value that cannot be encoded.
    pub fn write<T: Marshal + ?Sized>(&mut self, value: &T) -> Result<()> {
        if let Some(output) = as_vector(&mut self.output) {
            return append(output, value, self.version);
        }
        let mut object = Vec::new();
        append(&mut object, value, self.version)?;
        put(&mut self.output, &object)
    }

    /// The output.
    #[must_use]
    pub fn into_inner(self) -> W {
        self.output
    }
}

/// A vector in an encoder. What is written is taken back when this is dropped, unless it is whole: also when a value's own
/// `Marshal` panics.
struct Appended<'o> {
    output: &'o mut Vec<u8>,
    encoder: Encoder<'static>,
    length: usize,
}

impl<'o> Appended<'o> {
    fn to(output: &'o mut Vec<u8>) -> Appended<'o> {
        let length = output.len();
        Appended { encoder: Encoder::new(core::mem::take(output)), output, length }
    }
}

impl Drop for Appended<'_> {
    fn drop(&mut self) {
        let encoder = core::mem::replace(&mut self.encoder, Encoder::new(Vec::new()));
        (*self.output, _) = encoder.into_message();
        self.output.truncate(self.length);
    }
}

/// Appends a value with its private header and padding.
fn append<T: Marshal + ?Sized>(output: &mut Vec<u8>, value: &T, version: Version) -> Result<()> {
    let mut appended = Appended::to(output);
    let encoder = &mut appended.encoder;
    match version {
        Version::V1 => write_object::<Ndr20, 8, T>(value, encoder),
        _ if version.is_ndr64() => write_object::<Ndr64, 16, T>(value, encoder),
        Version::V2 { .. } => write_object::<Ndr20, 16, T>(value, encoder),
    }?;
    if !T::LAYOUT.is_primitive() {
        // The length in front is known now.
        let length = u32::try_from(encoder.stub().len()).map_err(|_| {
            Error::from_static(
                Status::INVALID_BOUND,
                "the value is too large for a pickle; expected less than 4 GiB",
            )
        })?;
        let header = encoder.before_stub(version.align()).and_then(<[u8]>::first_chunk_mut);
        let Some(header) = header else {
            let what = "an encoder in the place of the pickle's";
            return Err(Error::from_static(Status::INTERNAL_ERROR, what));
        };
        *header = length.to_le_bytes();
    }
    appended.length = usize::MAX;
    Ok(())
}

/// Writes a value that is padded to a multiple of `ALIGN` bytes, behind zeros for a private header of as many.
#[inline(always)]
fn write_object<S: Syntax, const ALIGN: usize, T: Marshal + ?Sized>(
    value: &T,
    encoder: &mut Encoder<'_>,
) -> NdrResult<()> {
    if const { !T::LAYOUT.is_primitive() } {
        encoder.bytes(&[0; ALIGN])?;
        encoder.begin();
    }
    encoder.value::<S, (), T>(value, &())?;
    encoder.align(8)?;
    match encoder.offset() % ALIGN {
        0 => Ok(()),
        _ => encoder.bytes(&[0; 8]),
    }
}

/// How many bytes a value takes in a pickle, with its private header and padding, but without the pickle's
/// header of 8 or 64 bytes (`Type_AlignSize`).
///
/// # Errors
/// As [`Pickler::write`].
pub fn align_size<T: Marshal + ?Sized>(value: &T, version: Version) -> Result<usize> {
    let mut pickler = Pickler { output: Vec::new(), version };
    pickler.write(value)?;
    Ok(pickler.output.len())
}

/// Reads values from a pickle (`MesDecodeBufferHandleCreate`).
///
/// Values borrow from the bytes where they can: a [`StubBuffer`](crate::memory::StubBuffer) is aligned for
/// it.
///
/// ```
/// use rpc_runtime::memory::StubBuffer;
/// use rpc_runtime::pickle::{Pickler, Unpickler, Version};
/// use rpc_runtime::prelude::*;
///
/// let mut pickler = Pickler::new(Vec::new(), Version::V1)?;
/// for name in ["Ada", "Grace"] {
///     pickler.write(&WString::from(name))?;
/// }
///
/// let bytes = StubBuffer::copy_of(&pickler.into_inner())?;
/// let memory = CallMemory::new();
/// let mut unpickler = Unpickler::new(&bytes, &memory)?;
/// let mut names: Vec<&WStr> = Vec::new();
/// while !unpickler.is_at_end() {
///     names.push(unpickler.read()?); // borrowed from `bytes`
/// }
/// assert_eq!(names[1].to_string(), "Grace");
/// # Ok::<(), rpc_runtime::Error>(())
/// ```
#[derive(Debug)]
pub struct Unpickler<'m> {
    cursor: Cursor<'m>,
    header: Header,
    memory: &'m CallMemory,
    limits: DecodeLimits,
}

impl<'m> Unpickler<'m> {
    /// Reads the header.
    ///
    /// # Errors
    /// `RPC_X_WRONG_ES_VERSION` (1828) for a version that is neither 1 nor 2; `RPC_S_UNSUPPORTED_TRANS_SYN`;
    /// `RPC_X_BAD_STUB_DATA`.
    pub fn new(bytes: &'m [u8], memory: &'m CallMemory) -> Result<Unpickler<'m>> {
        let header = Header::read(bytes)?;
        let mut cursor = Cursor::new(bytes, false);
        cursor.take(header.version.header_size())?;
        let limits = DecodeLimits::default();
        Ok(Unpickler { cursor, header, memory, limits })
    }

    /// Sets what a value may cost. The default is that of a call.
    #[must_use]
    pub const fn with_limits(mut self, limits: DecodeLimits) -> Unpickler<'m> {
        self.limits = limits;
        self
    }

    /// The version, with the transfer syntax and the interface that the header names.
    #[must_use]
    pub const fn version(&self) -> Version {
        self.header.version
    }

    /// Whether there are no more values.
    #[must_use]
    pub fn is_at_end(&self) -> bool {
        self.cursor.remaining() == 0
    }

    /// Reads the next value (`Type_Decode`).
    ///
    /// # Errors
    /// The error in the data, as in a call; `RPC_S_OUT_OF_MEMORY`.
    pub fn read<T: Unmarshal<'m, Global>>(&mut self) -> Result<T> {
        self.read_in(Global)
    }

    /// Reads the next value, which is generic over its allocator.
    ///
    /// # Errors
    /// As [`Unpickler::read`].
    pub fn read_in<A: Allocator, T: Unmarshal<'m, A>>(&mut self, allocator: A) -> Result<T> {
        let align = self.header.version.align();
        let object = match T::LAYOUT.is_primitive() {
            true => self.cursor.take(align),
            false => self.object(),
        }?;
        self.header.decode(object, self.memory, allocator, self.limits)
    }

    /// The bytes of the next value: its private header says how many.
    fn object(&mut self) -> NdrResult<&'m [u8]> {
        let header = self.cursor.take(self.header.version.align())?;
        self.cursor.take(self.header.length(header))
    }
}

/// What a pickle begins with.
#[derive(Clone, Copy, Debug)]
struct Header {
    version: Version,
    big_endian: bool,
}

impl Header {
    /// The size of the header in bytes, from its first two bytes.
    fn size(start: [u8; 2]) -> Result<usize> {
        let [version, order] = start;
        if order != 0x10 && (order, version) != (0, 1) {
            return Err(bad("an unknown byte order of a pickle; expected 0x10, or 0 in version 1"));
        }
        let size = usize::from(version).checked_sub(1).and_then(|i| HEADER.get(i)).copied();
        size.ok_or_else(|| {
            Error::from_static(
                Status::WRONG_ES_VERSION,
                "a pickle of another serialization version; expected 1 or 2",
            )
        })
    }

    /// Reads the whole header.
    fn read(bytes: &[u8]) -> Result<Header> {
        let mut cursor = Cursor::new(bytes, bytes.get(1) == Some(&0));
        let start = [cursor.u8()?, cursor.u8()?];
        let (size, big_endian) = (Header::size(start)?, start[1] == 0);
        if usize::from(cursor.u16()?) != size {
            return Err(bad(
                "a wrong length of a pickle's header; expected 8 in version 1, 64 in version 2",
            ));
        }
        cursor.take(size - 4)?;
        let version = match start[0] {
            1 => Version::V1,
            _ => Version::V2 {
                syntax: id_in(&bytes[24..44], false),
                interface: id_in(&bytes[44..64], false),
            },
        };
        if let Version::V2 { syntax, .. } = version
            && syntax != SyntaxId::NDR20
            && syntax != SyntaxId::NDR64
        {
            return Err(unsupported());
        }
        Ok(Header { version, big_endian })
    }

    /// The length of a value, by its private header.
    fn length(&self, private: &[u8]) -> usize {
        match private.first_chunk() {
            Some(bytes) if self.big_endian => u32::from_be_bytes(*bytes) as usize,
            Some(bytes) => u32::from_le_bytes(*bytes) as usize,
            None => 0,
        }
    }

    /// Reads a value from its bytes, with the padding behind it.
    fn decode<'m, A: Allocator, T: Unmarshal<'m, A>>(
        &self,
        bytes: &'m [u8],
        memory: &'m CallMemory,
        allocator: A,
        limits: DecodeLimits,
    ) -> Result<T> {
        let mut decoder = Decoder::new(bytes, self.big_endian, memory, allocator, limits);
        let value = match self.version.is_ndr64() {
            true => decoder.value::<Ndr64, (), T>(&()),
            false => decoder.value::<Ndr20, (), T>(&()),
        }?;
        decoder.finish_padded()?;
        Ok(value)
    }
}

fn put(output: &mut impl io::Write, bytes: &[u8]) -> Result<()> {
    if let Some(vector) = as_vector(output) {
        vector.try_reserve(bytes.len()).map_err(|_| Error::out_of_memory())?;
    }
    output.write_all(bytes).map_err(|error| {
        Error::from_static(Status::INVALID_USER_BUFFER, "the pickle's output takes no more")
            .because(error)
    })
}

/// The 20 bytes of an interface or a transfer syntax.
fn put_id(bytes: &mut [u8], id: SyntaxId) {
    bytes[..16].copy_from_slice(&id.uuid.to_bytes_le());
    bytes[16..18].copy_from_slice(&id.major.to_le_bytes());
    bytes[18..20].copy_from_slice(&id.minor.to_le_bytes());
}

fn id_in(bytes: &[u8], big_endian: bool) -> SyntaxId {
    let uuid = if big_endian { Uuid::from_bytes } else { Uuid::from_bytes_le };
    let number = if big_endian { u16::from_be_bytes } else { u16::from_le_bytes };
    SyntaxId::new(
        bytes[..16].try_into().map_or(Uuid::nil(), uuid),
        number([bytes[16], bytes[17]]),
        number([bytes[18], bytes[19]]),
    )
}

fn bad(what: &'static str) -> Error {
    Error::from_static(Status::BAD_STUB_DATA, what)
}

fn unsupported() -> Error {
    let message = "a pickle in an unknown transfer syntax; expected NDR or NDR64";
    Error::from_static(Status::UNSUPPORTED_TRANS_SYN, message)
}
