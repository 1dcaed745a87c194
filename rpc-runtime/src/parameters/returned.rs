//! Return values.

use super::failed::Step;
use crate::error::{Error, Result};
use crate::memory::asking_for;
use crate::ndr::codegen::{At, Form, WireForm};
use crate::ndr::never;
use crate::ndr::{Decoder, Encoder, Layout, Marshal, NdrResult, Syntax, Unmarshal};
use crate::status::Status;

/// What a remote method returns: a `Result` whose error becomes a fault.
#[diagnostic::on_unimplemented(
    message = "[RET-08] a remote method returns a `Result`, and `{Self}` is none (MIDL2269)",
    label = "no `Result`",
    note = "write `rpc_runtime::Result<{Self}>`: every call can fail on its way"
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

impl<T, E: Fails> Returns for core::result::Result<T, E> {
    type Value = T;

    fn into_result(self) -> Result<T> {
        self.map_err(Fails::into_error)
    }
}

/// An error with which a method of a partial interface fails where a server does not implement it.
#[diagnostic::on_unimplemented(
    message = "[RET-08] a method of a `partial` interface fails with an `rpc_runtime::Error`, or with what one becomes",
    label = "cannot say that a server does not implement the method",
    note = "write `rpc_runtime::Result<…>`, or `impl From<rpc_runtime::Error> for {Self}`"
)]
pub trait SaysUnimplemented: Sized {
    /// The error.
    fn unimplemented() -> Self;
}

#[diagnostic::do_not_recommend]
impl<E: From<Error>> SaysUnimplemented for E {
    fn unimplemented() -> E {
        let what = "the server does not implement this procedure";
        Error::from_static(Status::PROCNUM_OUT_OF_RANGE, what).into()
    }
}

/// The body of a method that a server does not implement.
///
/// # Errors
/// Always.
pub fn not_implemented<T, E: SaysUnimplemented>() -> core::result::Result<T, E> {
    Err(E::unimplemented())
}

/// An error that a method can return.
#[diagnostic::on_unimplemented(
    message = "[RET-08] an error that a remote method returns is, or becomes, an `rpc_runtime::Error`",
    label = "does not become one",
    note = "write `impl From<{Self}> for rpc_runtime::Error`, which says with which status the call fails"
)]
pub trait Fails {
    /// The error with which the call fails.
    fn into_error(self) -> Error;
}

#[diagnostic::do_not_recommend]
impl<E: Into<Error>> Fails for E {
    fn into_error(self) -> Error {
        self.into().of_begun()
    }
}

/// For [`At`]: a type that a method returns.
#[derive(Debug)]
pub struct Returned;

impl<R: Returns> At<R, Returned> {
    /// It is a `Result`.
    pub const IS_RESULT: bool = true;
}

impl<T: MarshalReturn> At<T, Returned> {
    /// It is a value.
    pub const IS_VALUE: bool = true;
}

impl<E: Fails> At<E, Returned> {
    /// It is an error.
    pub const IS_ERROR: bool = true;
}

/// What generated code takes for a method's error, as [`Select`](crate::ndr::codegen::Select).
pub trait Failing<E> {
    /// The error with which the call fails.
    fn into_error(error: E) -> Error;
}

impl<E: Fails> Failing<E> for Form<true> {
    #[inline]
    fn into_error(error: E) -> Error {
        error.into_error()
    }
}

impl<E> Failing<E> for Form<false> {
    fn into_error(_: E) -> Error {
        never::<E>()
    }
}

/// What generated code takes for a method's `Result`, as [`Select`](crate::ndr::codegen::Select).
pub trait Returning<R> {
    /// The value; of what is no `Result`, itself.
    type Value;
    /// The value, if there is one to ask for.
    type Asked;

    /// The value, or the error with which the call fails.
    ///
    /// # Errors
    /// The method's.
    fn into_result(returned: R) -> Result<Self::Value>;
}

impl<R: Returns> Returning<R> for Form<true> {
    type Value = R::Value;
    type Asked = R::Value;

    #[inline]
    fn into_result(returned: R) -> Result<R::Value> {
        returned.into_result()
    }
}

impl<R> Returning<R> for Form<false> {
    type Value = R;
    type Asked = ();

    fn into_result(_: R) -> Result<R> {
        never::<R>()
    }
}

#[diagnostic::on_unimplemented(
    message = "[RET-01] `{Self}` cannot be returned: it has no wire form without attributes (MIDL2147, MIDL2198)",
    label = "not a type of a return value",
    note = "a struct or enum of your own needs `#[derive(Ndr)]`; an array is returned in an `#[out]` parameter with \
            `#[size_is(, *n)]`"
)]
/// A return value to be sent: nothing, or a value that comes after all parameters.
pub trait MarshalReturn {
    /// The value's layout, if there is a value.
    const LAYOUT: Option<Layout>;

    /// What a wire lock keeps of the value.
    const WIRE_FORM: WireForm = WireForm::NOTHING;

    /// Writes the value.
    ///
    /// # Errors
    /// Those of the value's [`Marshal`] impl.
    fn write<S: Syntax>(&self, encoder: &mut Encoder<'_>) -> NdrResult<()>;
}

impl MarshalReturn for () {
    const LAYOUT: Option<Layout> = None;

    fn write<S: Syntax>(&self, _: &mut Encoder<'_>) -> NdrResult<()> {
        Ok(())
    }
}

#[diagnostic::do_not_recommend]
impl<T: Marshal> MarshalReturn for T {
    const LAYOUT: Option<Layout> = Some(T::LAYOUT);
    const WIRE_FORM: WireForm = T::WIRE_FORM;

    fn write<S: Syntax>(&self, encoder: &mut Encoder<'_>) -> NdrResult<()> {
        encoder.value::<S, (), T>(self, &())
    }
}

#[diagnostic::on_unimplemented(
    message = "[RET-01] `{Self}` cannot be returned: it has no wire form without attributes (MIDL2147, MIDL2198)",
    label = "not a type of a return value"
)]
/// A return value that is received.
pub trait UnmarshalReturn<'m, A>: Sized {
    /// Reads the value.
    ///
    /// # Errors
    /// Those of the value's [`Unmarshal`] impl.
    fn read<S: Syntax>(decoder: &mut Decoder<'m, A>) -> NdrResult<Self>;

    /// Walks the value, without making it.
    ///
    /// # Errors
    /// Those of the value's [`Unmarshal`] impl.
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

#[diagnostic::do_not_recommend]
impl<'m, A, T: Unmarshal<'m, A>> UnmarshalReturn<'m, A> for T {
    fn read<S: Syntax>(decoder: &mut Decoder<'m, A>) -> NdrResult<T> {
        decoder.value::<S, (), T>(&())
    }

    fn walk<S: Syntax>(decoder: &mut Decoder<'m, A>) -> NdrResult<()> {
        decoder.walk::<S, (), T>(&())
    }
}

const RETURN_VALUE: &str = "the return value";

/// Writes a return value.
///
/// # Errors
/// Those of the value's [`Marshal`] impl.
pub fn write_returned<T: MarshalReturn>(
    step: &mut Step,
    ndr64: bool,
    encoder: &mut Encoder<'_>,
    value: &T,
) -> NdrResult<()> {
    step.at(RETURN_VALUE);
    in_syntax!(ndr64, S => value.write::<S>(encoder))
}

/// Reads a return value, with which a reply ends.
///
/// # Errors
/// Those of the value's [`Unmarshal`] impl, and of [`Decoder::finish`].
pub fn read_returned<'m, A, T: UnmarshalReturn<'m, A>>(
    step: &mut Step,
    ndr64: bool,
    decoder: &mut Decoder<'m, A>,
) -> NdrResult<T> {
    asking_for("return");
    step.at(RETURN_VALUE);
    let value = in_syntax!(ndr64, S => T::read::<S>(decoder))?;
    step.ends("the end of the reply", decoder)?;
    Ok(value)
}

/// Walks a return value.
///
/// # Errors
/// Those of the value's [`Unmarshal`] impl.
pub fn walk_returned<'m, A, T: UnmarshalReturn<'m, A>>(
    ndr64: bool,
    decoder: &mut Decoder<'m, A>,
) -> NdrResult<()> {
    in_syntax!(ndr64, S => T::walk::<S>(decoder))
}
