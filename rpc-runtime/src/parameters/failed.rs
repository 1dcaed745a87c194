//! In which parameter an error is, and whether the method has run.

use crate::error::{Error, Result};
use crate::memory::asking_for;
use crate::ndr::{NdrError, NdrResult};

/// The result of marshalling a parameter of a request. An error means that the call is not made.
///
/// # Errors
/// That of `result`, which then names the parameter.
#[inline(always)]
pub fn in_request<T>(result: NdrResult<T>, parameter: &'static str) -> Result<T> {
    match result {
        Ok(value) => Ok(value),
        Err(error) => Err(at(error, parameter).not_executed()),
    }
}

/// The result of unmarshalling a parameter of a request. An error refuses the call, before its method runs.
///
/// # Errors
/// That of `result`, which then names the parameter.
#[inline(always)]
pub fn or_refuse<T>(result: NdrResult<T>, parameter: &'static str) -> Result<T> {
    match result {
        Ok(value) => Ok(value),
        Err(error) => Err(at(error, parameter).refused()),
    }
}

/// The result of marshalling or unmarshalling a parameter of a reply. An error means that the method has run.
///
/// # Errors
/// That of `result`, which then names the parameter.
#[inline(always)]
pub fn in_reply<T>(result: NdrResult<T>, parameter: &'static str) -> Result<T> {
    match result {
        Ok(value) => Ok(value),
        Err(error) => Err(at(error, parameter)),
    }
}

/// `in_request(result, parameter)?` in a stub, without the conversion of the error that `?` looks for: a
/// crate with hundreds of stubs compiles sooner.
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

/// The same for a parameter of a request that came.
#[doc(hidden)]
#[macro_export]
macro_rules! __or_refuse {
    ($parameter:literal, $result:expr) => {
        match $crate::__private::or_refuse($result, $parameter) {
            $crate::__private::Ok(value) => value,
            $crate::__private::Err(error) => return $crate::__private::Err(error),
        }
    };
}

/// The same for a parameter of a reply.
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

/// Unmarshals a parameter of a request. A ledger records its allocations under the parameter's name.
#[doc(hidden)]
#[macro_export]
macro_rules! __from_request {
    ($parameter:literal, $result:expr) => {{
        $crate::__private::asking_for($parameter);
        $crate::__private::or_refuse!($parameter, $result)
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
