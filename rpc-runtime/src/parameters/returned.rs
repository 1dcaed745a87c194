//! Return values.

use crate::error::{Error, Result};
use crate::ndr::{Decoder, Encoder, Layout, Marshal, NdrResult, Syntax, Unmarshal};

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
    /// Those of the value's [`Marshal`] impl.
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

impl<'m, A, T: Unmarshal<'m, A>> UnmarshalReturn<'m, A> for T {
    fn read<S: Syntax>(decoder: &mut Decoder<'m, A>) -> NdrResult<T> {
        decoder.value::<S, (), T>(&())
    }

    fn walk<S: Syntax>(decoder: &mut Decoder<'m, A>) -> NdrResult<()> {
        decoder.walk::<S, (), T>(&())
    }
}
