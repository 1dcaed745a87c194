//! One error for a type that cannot be a pipe's element: as `ndr::wire_form`, for pipes.

use super::{PipeElement, PipeReader, PipeWriter};
use crate::ndr::codegen::{At, Form};
use crate::ndr::never;

/// For [`At`]: an element of a pipe.
#[derive(Debug)]
pub struct Piped;

impl<T: PipeElement> At<T, Piped> {
    /// It is one.
    pub const IS_ELEMENT: bool = true;
}

/// The type that generated code names in the place of the element, and the pipes of either.
pub trait SelectElement<T> {
    /// `T`, or a number.
    type Type: PipeElement;

    /// The pipe that is read.
    fn reader(pipe: PipeReader<T>) -> PipeReader<Self::Type>;
    /// The pipe that is written.
    fn writer(pipe: PipeWriter<T>) -> PipeWriter<Self::Type>;
    /// The pipe that the method reads.
    fn back_reader(pipe: PipeReader<Self::Type>) -> PipeReader<T>;
    /// The pipe that the method writes.
    fn back_writer(pipe: PipeWriter<Self::Type>) -> PipeWriter<T>;
}

impl<T: PipeElement> SelectElement<T> for Form<true> {
    type Type = T;

    fn reader(pipe: PipeReader<T>) -> PipeReader<T> {
        pipe
    }

    fn writer(pipe: PipeWriter<T>) -> PipeWriter<T> {
        pipe
    }

    fn back_reader(pipe: PipeReader<T>) -> PipeReader<T> {
        pipe
    }

    fn back_writer(pipe: PipeWriter<T>) -> PipeWriter<T> {
        pipe
    }
}

impl<T> SelectElement<T> for Form<false> {
    type Type = u8;

    fn reader(_: PipeReader<T>) -> PipeReader<u8> {
        never::<T>()
    }

    fn writer(_: PipeWriter<T>) -> PipeWriter<u8> {
        never::<T>()
    }

    fn back_reader(_: PipeReader<u8>) -> PipeReader<T> {
        never::<T>()
    }

    fn back_writer(_: PipeWriter<u8>) -> PipeWriter<T> {
        never::<T>()
    }
}

/// The question.
pub const fn is_element<T: PipeElement>() {}
