use core::fmt;

use super::{HResult, NtStatus, Win32Error};

/// Why a call of a client's did not do what it should: it failed on its way, or the procedure returned a code.
///
/// `C` is [`NtStatus`], [`Win32Error`] or [`HResult`]. Either kind of failure becomes one with `?`: of a call, and of
/// [`NtStatus::result`] and its like.
#[derive(Debug)]
pub enum Failed<C> {
    /// The call failed: a fault, or no connection.
    Call(rpc_runtime::Error),
    /// The procedure was called, and returned this.
    Returned(C),
}

impl<C> From<rpc_runtime::Error> for Failed<C> {
    fn from(error: rpc_runtime::Error) -> Self {
        Failed::Call(error)
    }
}

impl From<NtStatus> for Failed<NtStatus> {
    fn from(status: NtStatus) -> Self {
        Failed::Returned(status)
    }
}

impl From<Win32Error> for Failed<Win32Error> {
    fn from(error: Win32Error) -> Self {
        Failed::Returned(error)
    }
}

impl From<HResult> for Failed<HResult> {
    fn from(code: HResult) -> Self {
        Failed::Returned(code)
    }
}

impl<C: fmt::Display> fmt::Display for Failed<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failed::Call(error) => error.fmt(f),
            Failed::Returned(code) => write!(f, "the server returned {code}"),
        }
    }
}

impl<C: fmt::Debug + fmt::Display> core::error::Error for Failed<C> {
    fn source(&self) -> Option<&(dyn core::error::Error + 'static)> {
        match self {
            // It is shown as the error itself.
            Failed::Call(error) => error.source(),
            Failed::Returned(_) => None,
        }
    }
}

/// Refuses a list that is longer than was asked for.
#[cfg(feature = "client")]
pub(crate) fn at_most(most: usize, length: usize) -> rpc_runtime::Result<()> {
    if length <= most {
        return Ok(());
    }
    let text = format!("the server's list has {length} entries or more; expected at most {most}");
    Err(rpc_runtime::Error::new(rpc_runtime::Status::OUT_OF_RESOURCES, text))
}
