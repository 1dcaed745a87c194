//! What generated stubs have in common: parameters, return values, and whose fault an error
//! is.

use crate::error::{Error, Result};
use crate::memory::asking_for;
use crate::ndr::{
    Cursor, Decoder, Encoder, Expected, Layout, Marshal, NdrError, NdrResult, Sink, Start, Syntax,
    Unmarshal,
};
use crate::status::Status;

/// What went into a request or came out of it; an error means that the method has not run.
///
/// # Errors
/// That of `result`, for the parameter.
#[inline(always)]
pub fn in_request<T>(result: NdrResult<T>, parameter: &'static str) -> Result<T> {
    match result {
        Ok(value) => Ok(value),
        Err(error) => Err(at(error, parameter).not_executed()),
    }
}

/// What went into a reply or came out of it; an error means that the method has run.
///
/// # Errors
/// That of `result`, for the parameter.
#[inline(always)]
pub fn in_reply<T>(result: NdrResult<T>, parameter: &'static str) -> Result<T> {
    match result {
        Ok(value) => Ok(value),
        Err(error) => Err(at(error, parameter)),
    }
}

/// `in_request(result, parameter)?` in a stub. Between results of one error, the compiler need not look for a
/// conversion: a crate with hundreds of stubs compiles sooner without.
#[doc(hidden)]
#[macro_export]
macro_rules! __in_request {
    ($parameter:literal, $result:expr) => {
        match $crate::__private::in_request($result, $parameter) {
            $crate::__private::Ok(value) => value,
            $crate::__private::Err(error) => return $crate::__private::Err(error),
        }
    };
}

/// The same for what goes into a reply, or comes out of it.
#[doc(hidden)]
#[macro_export]
macro_rules! __in_reply {
    ($parameter:literal, $result:expr) => {
        match $crate::__private::in_reply($result, $parameter) {
            $crate::__private::Ok(value) => value,
            $crate::__private::Err(error) => return $crate::__private::Err(error),
        }
    };
}

/// Takes a parameter out of a request: what is allocated for it is the parameter's.
#[doc(hidden)]
#[macro_export]
macro_rules! __from_request {
    ($parameter:literal, $result:expr) => {{
        $crate::__private::asking_for($parameter);
        $crate::__private::in_request!($parameter, $result)
    }};
}

/// The same for a reply.
#[doc(hidden)]
#[macro_export]
macro_rules! __from_reply {
    ($parameter:literal, $result:expr) => {{
        $crate::__private::asking_for($parameter);
        $crate::__private::in_reply!($parameter, $result)
    }};
}

#[cold]
#[inline(never)]
fn at(error: NdrError, parameter: &'static str) -> Error {
    asking_for("");
    Error::from(error).in_parameter(parameter)
}

/// Writes a parameter that is passed by value. A reference pointer at the top has no referent id.
#[inline]
pub fn write_parameter<S: Syntax, L, T: Marshal<L>>(
    encoder: &mut Encoder<'_>,
    value: &T,
    levels: &L,
) -> NdrResult<()> {
    if const { T::LAYOUT.is_reference() } {
        return value.write_pointees::<S>(levels, encoder);
    }
    encoder.value::<S, L, T>(value, levels)
}

/// A referent id that is not on the wire: that of a reference pointer at the top.
const PRESENT: [u8; 8] = [0xff; 8];

/// Reads a parameter that is passed by value.
#[inline]
pub fn read_parameter<'m, S: Syntax, A, L, T: Unmarshal<'m, A, L>>(
    decoder: &mut Decoder<'m, A>,
    levels: &L,
) -> NdrResult<T> {
    if const { T::LAYOUT.is_reference() } {
        let flat = T::read_flat::<S>(&mut Cursor::new(&PRESENT, false))?;
        return T::build::<S>(flat, levels, decoder);
    }
    decoder.value::<S, L, T>(levels)
}

/// Walks a parameter that is passed by value.
pub fn walk_parameter<'m, S: Syntax, A, L, T: Unmarshal<'m, A, L>>(
    decoder: &mut Decoder<'m, A>,
    levels: &L,
) -> NdrResult<()> {
    if const { T::LAYOUT.is_reference() } {
        let flat = T::read_flat::<S>(&mut Cursor::new(&PRESENT, false))?;
        return T::walk::<S>(flat, None, levels, decoder);
    }
    decoder.walk::<S, L, T>(levels)
}

/// Reads a top-level unique pointer, and what it points to.
#[inline]
pub fn read_optional<'m, S: Syntax, A, L, T: Unmarshal<'m, A, L>>(
    decoder: &mut Decoder<'m, A>,
    levels: &L,
) -> NdrResult<Option<T>> {
    if decoder.cursor().referent::<S>()?.is_null() {
        return Ok(None);
    }
    decoder.pointee::<S, L, T>(levels).map(Some)
}

/// Reads a top-level unique pointer whose pointee is the caller's own. `present` says whether there
/// is one.
#[inline]
pub fn stage_optional<'m, S: Syntax, A, L, T: Unmarshal<'m, A, L>>(
    decoder: &mut Decoder<'m, A>,
    present: bool,
    levels: &L,
) -> NdrResult<Option<T>> {
    let value = read_optional::<S, A, L, T>(decoder, levels)?;
    if value.is_some() && !present {
        return Err(no_place(decoder));
    }
    Ok(value)
}

/// Walks a top-level unique pointer whose pointee is about to be changed in place. Returns where the
/// pointee stands, if there is one.
pub fn check_optional_in_place<'m, S: Syntax, A, L, T: Unmarshal<'m, A, L>>(
    decoder: &mut Decoder<'m, A>,
    value: Option<&T>,
    levels: &L,
) -> NdrResult<Option<usize>> {
    if decoder.cursor().referent::<S>()?.is_null() {
        return Ok(None);
    }
    match value {
        Some(value) => decoder.walk_in_place::<S, L, T>(value, levels).map(Some),
        None => Err(no_place(decoder)),
    }
}

#[cold]
fn no_place<A>(decoder: &Decoder<'_, A>) -> NdrError {
    decoder.error(&Expected(
        Status::BAD_STUB_DATA,
        "[MEM-38] null for a parameter that was passed as `None`: there is no memory for more",
    ))
}

/// Writes a top-level unique pointer of which only is transmitted whether it is null
/// (`partial_ignore`).
#[inline]
pub fn write_presence<S: Syntax>(encoder: &mut Encoder<'_>, present: bool) -> NdrResult<()> {
    encoder.referent::<S>(present)
}

/// Reads whether a top-level unique pointer is null; what it points to starts at its start value.
#[inline]
pub fn read_presence<S: Syntax, A, T: Start>(decoder: &mut Decoder<'_, A>) -> NdrResult<Option<T>> {
    let id = decoder.cursor().referent::<S>()?;
    Ok((!id.is_null()).then(T::start))
}

/// Walks a top-level unique pointer, and what it points to.
pub fn walk_optional<'m, S: Syntax, A, L, T: Unmarshal<'m, A, L>>(
    decoder: &mut Decoder<'m, A>,
    levels: &L,
) -> NdrResult<()> {
    if decoder.cursor().referent::<S>()?.is_null() {
        return Ok(());
    }
    decoder.walk_pointee::<S, L, T>(None, levels)
}

/// Writes a top-level unique pointer; `levels` are those of what it points to.
#[inline]
pub fn write_optional<S: Syntax, L, T: Marshal<L>>(
    encoder: &mut Encoder<'_>,
    pointer: Option<&T>,
    levels: &L,
) -> NdrResult<()> {
    encoder.referent::<S>(pointer.is_some())?;
    pointer.map_or(Ok(()), |value| encoder.pointee::<S, L, T>(value, levels))
}

/// Where a parameter begins that [`compare_late`] will walk.
#[inline]
pub fn begin_late<A>(decoder: &mut Decoder<'_, A>) -> usize {
    decoder.begin_late()
}

/// Compares counts with expressions that were not known when they were read, by a second walk over the
/// parameter at `start` (ARR-41).
pub fn compare_late<'m, A>(
    decoder: &mut Decoder<'m, A>,
    start: usize,
    walk: impl FnOnce(&mut Decoder<'m, A>) -> NdrResult<()>,
) -> NdrResult<()> {
    decoder.again(start, walk)
}

/// What a remote method returns: a `Result` whose error becomes a fault.
#[diagnostic::on_unimplemented(
    message = "[RET-08] a remote method returns a `Result` whose error is, or becomes, an `rpc_runtime::Error`",
    label = "this is no such `Result`",
    note = "implement `From<YourError> for rpc_runtime::Error` to return an error of your own"
)]
pub trait Returns {
    /// The value.
    type Value;

    /// The value, or the error with which the call fails.
    ///
    /// # Errors
    /// The method's.
    fn into_result(self) -> Result<Self::Value>;
}

impl<T, E: Into<Error>> Returns for core::result::Result<T, E> {
    type Value = T;

    fn into_result(self) -> Result<T> {
        self.map_err(Into::into)
    }
}

#[diagnostic::on_unimplemented(
    message = "[RET-01] `{Self}` cannot be returned: it is no wire type without attributes",
    label = "not a type of a return value",
    note = "a struct or enum of your own needs `#[derive(Ndr)]`; an array is returned in an `#[out]` parameter with \
            `#[size_is(, *n)]`"
)]
/// A return value to be sent: nothing, or a value that comes after all parameters.
pub trait MarshalReturn {
    /// The value's layout, if there is a value.
    const LAYOUT: Option<Layout>;

    /// Writes the value.
    ///
    /// # Errors
    /// As its [`Marshal`].
    fn write<S: Syntax>(&self, encoder: &mut Encoder<'_>) -> NdrResult<()>;
}

impl MarshalReturn for () {
    const LAYOUT: Option<Layout> = None;

    fn write<S: Syntax>(&self, _: &mut Encoder<'_>) -> NdrResult<()> {
        Ok(())
    }
}

impl<T: Marshal> MarshalReturn for T {
    const LAYOUT: Option<Layout> = Some(T::LAYOUT);

    fn write<S: Syntax>(&self, encoder: &mut Encoder<'_>) -> NdrResult<()> {
        encoder.value::<S, (), T>(self, &())
    }
}

#[diagnostic::on_unimplemented(
    message = "[RET-01] `{Self}` cannot be returned: it is no wire type without attributes",
    label = "not a type of a return value"
)]
/// A return value that is received.
pub trait UnmarshalReturn<'m, A>: Sized {
    /// Reads the value.
    ///
    /// # Errors
    /// As its [`Unmarshal`].
    fn read<S: Syntax>(decoder: &mut Decoder<'m, A>) -> NdrResult<Self>;

    /// Walks the value, without making it.
    ///
    /// # Errors
    /// As its [`Unmarshal`].
    fn walk<S: Syntax>(decoder: &mut Decoder<'m, A>) -> NdrResult<()>;
}

impl<A> UnmarshalReturn<'_, A> for () {
    fn read<S: Syntax>(_: &mut Decoder<'_, A>) -> NdrResult<()> {
        Ok(())
    }

    fn walk<S: Syntax>(_: &mut Decoder<'_, A>) -> NdrResult<()> {
        Ok(())
    }
}

impl<'m, A, T: Unmarshal<'m, A>> UnmarshalReturn<'m, A> for T {
    fn read<S: Syntax>(decoder: &mut Decoder<'m, A>) -> NdrResult<T> {
        decoder.value::<S, (), T>(&())
    }

    fn walk<S: Syntax>(decoder: &mut Decoder<'m, A>) -> NdrResult<()> {
        decoder.walk::<S, (), T>(&())
    }
}
