//! In which parameter an error is, and whether the method has run.
//!
//! A stub marshals or unmarshals all of a message in one closure, which says before each step what it is about. So
//! what happens at an error is here, once, and not behind each step of each stub.

use crate::error::{Error, Result};
use crate::memory::asking_for;
use crate::ndr::{Decoder, Encoder, NdrError, NdrResult, Received};

/// What a stub is about to marshal or unmarshal.
#[derive(Debug)]
pub struct Step(&'static str);

impl Step {
    /// A parameter is written, or compared with what is known now.
    #[inline]
    pub fn at(&mut self, parameter: &'static str) {
        self.0 = parameter;
    }

    /// A parameter is read. A ledger records its allocations under its name.
    #[inline]
    pub fn reads(&mut self, parameter: &'static str) {
        asking_for(parameter);
        self.0 = parameter;
    }

    /// All of a message is read.
    ///
    /// # Errors
    /// As [`Decoder::finish`].
    pub fn ends<A>(
        &mut self,
        message: &'static str,
        decoder: &mut Decoder<'_, A>,
    ) -> NdrResult<()> {
        asking_for("");
        self.0 = message;
        decoder.finish()
    }

    /// The error, in the parameter that this is about.
    #[cold]
    #[inline(never)]
    fn error(&self, error: NdrError) -> Error {
        asking_for("");
        Error::from(error).in_parameter(self.0)
    }
}

/// Has `write` marshal a request.
///
/// # Errors
/// That of `write`, in its parameter. The call is not made.
pub fn write_request<'k>(
    mut encoder: Encoder<'k>,
    write: impl FnOnce(&mut Step, &mut Encoder<'k>) -> NdrResult<()>,
) -> Result<Encoder<'k>> {
    let mut step = Step("");
    match write(&mut step, &mut encoder) {
        Ok(()) => Ok(encoder),
        Err(error) => Err(step.error(error).not_executed()),
    }
}

/// Has `read` unmarshal a request.
///
/// # Errors
/// That of `read`, in its parameter. It refuses the call, before its method runs.
pub fn read_request<'m, A, T>(
    mut decoder: Decoder<'m, A>,
    read: impl FnOnce(&mut Step, &mut Decoder<'m, A>) -> NdrResult<T>,
) -> Result<T> {
    let mut step = Step("");
    match read(&mut step, &mut decoder) {
        Ok(value) => {
            asking_for("");
            Ok(value)
        }
        Err(error) => Err(step.error(error).refused()),
    }
}

/// Has `write` marshal a reply, in which full pointers to received values have the ids that they came with.
///
/// # Errors
/// That of `write`, in its parameter. The method has run.
pub fn write_reply<'k, A: 'k>(
    encoder: Encoder<'k>,
    received: Option<Box<Received<'k, A>>>,
    write: impl FnOnce(&mut Step, &mut Encoder<'k>) -> NdrResult<()>,
) -> Result<Encoder<'k>> {
    let mut step = Step("the reply");
    let written = encoder.with_received_ids(received).and_then(|mut encoder| {
        write(&mut step, &mut encoder)?;
        Ok(encoder)
    });
    written.map_err(|error| step.error(error))
}

/// Has `read` unmarshal a reply, and hand it over when all of it is good.
///
/// # Errors
/// That of `read`, in its parameter. The method has run.
pub fn read_reply<'m, A, T>(
    mut decoder: Decoder<'m, A>,
    read: impl FnOnce(&mut Step, &mut Decoder<'m, A>) -> NdrResult<T>,
) -> Result<T> {
    let mut step = Step("");
    match read(&mut step, &mut decoder) {
        Ok(value) => Ok(value),
        Err(error) => Err(step.error(error)),
    }
}

/// The result of a step of a request that stands alone. An error means that the call is not made.
///
/// # Errors
/// That of `result`, which then names the parameter.
pub fn in_request<T>(result: NdrResult<T>, parameter: &'static str) -> Result<T> {
    match result {
        Ok(value) => Ok(value),
        Err(error) => Err(Step(parameter).error(error).not_executed()),
    }
}
