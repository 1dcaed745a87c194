//! The error of a failed call: its status, its place in the data, and whether the call may have executed.

use core::fmt;
use std::error::Error as StdError;

use crate::status::{Status, StatusClass};

/// The result of a call, and of everything else in this crate that can fail.
pub type Result<T, E = Error> = core::result::Result<T, E>;

/// A failed call.
///
/// A server method returns one to fail its call: the [status](Error::status) crosses the wire in
/// a fault PDU, and nothing else does. The client gets an error with that status.
///
/// ```
/// use rpc_runtime::{Error, Status};
///
/// let error = Error::new(Status::ACCESS_DENIED, "the file is not yours");
/// assert_eq!(error.status(), Status::ACCESS_DENIED);
/// assert_eq!(error.to_string(), "RPC_S_ACCESS_DENIED (5): the file is not yours");
/// ```
pub struct Error {
    status: Status,
    executed: Executed,
    unsigned: bool,
    position: Option<Position>,
    what: Text,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

/// Whether the server's method ran in a call that failed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Executed {
    /// A client says so of its own call.
    No,
    /// This server's stub refused the call before its method.
    Refused,
    Maybe,
}

/// Where in a stub's data an error lies.
#[derive(Clone, Copy, Debug)]
struct Position {
    parameter: Option<&'static str>,
    offset: usize,
}

/// What is wrong with data: the status of the error, the fault, and what was expected.
///
/// Where nothing was, because memory ran out, the last text is empty. The text of an error is both,
/// as in "a NUL inside a string; expected one at its end alone".
///
/// ```
/// use rpc_runtime::Status;
/// use rpc_runtime::ndr::Flaw;
///
/// let flaw = Flaw(Status::INVALID_BOUND, "a month of 13", "1 to 12");
/// assert_eq!(flaw.to_string(), "a month of 13; expected 1 to 12");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Flaw(pub Status, pub &'static str, pub &'static str);

/// A static text costs no allocation, so that running out of memory can be reported.
enum Text {
    Static(&'static str),
    /// And how many bytes more were expected, where data ends too early.
    Flaw(&'static Flaw, u32),
    Owned(Box<str>),
}

impl Error {
    /// An error of this status. `what` says what went wrong, for a log; it does not cross the wire.
    #[must_use]
    pub fn new(status: Status, what: impl Into<String>) -> Error {
        let what = Text::Owned(what.into().into_boxed_str());
        Error {
            status,
            executed: Executed::Maybe,
            unsigned: false,
            position: None,
            what,
            source: None,
        }
    }

    /// As [`Error::new`], without an allocation.
    #[must_use]
    pub const fn from_static(status: Status, what: &'static str) -> Error {
        let what = Text::Static(what);
        Error {
            status,
            executed: Executed::Maybe,
            unsigned: false,
            position: None,
            what,
            source: None,
        }
    }

    /// An error in a stub's data, `offset` bytes from its start.
    pub(crate) const fn in_data(offset: usize, flaw: &'static Flaw, missing: u32) -> Error {
        let position = Some(Position { parameter: None, offset });
        let what = Text::Flaw(flaw, missing);
        Error {
            status: flaw.0,
            executed: Executed::Maybe,
            unsigned: false,
            position,
            what,
            source: None,
        }
    }

    pub(crate) const fn out_of_memory() -> Error {
        Error::from_static(Status::OUT_OF_MEMORY, "the call's memory is exhausted")
    }

    /// The status.
    #[must_use]
    pub const fn status(&self) -> Status {
        self.status
    }

    /// Communication or fault (`comm_status`, `fault_status`).
    #[must_use]
    pub const fn class(&self) -> StatusClass {
        self.status.class()
    }

    /// Whether the server's method may have run.
    ///
    /// When this is `false` the call can be made again without doing its work twice. It is `true`
    /// unless it is known that the method did not start.
    #[must_use]
    pub const fn may_have_executed(&self) -> bool {
        matches!(self.executed, Executed::Maybe)
    }

    /// Whether the status is what an unsigned fault says, in a call that is protected, or what refuses its bind.
    ///
    /// At [`Packet`](crate::security::AuthenticationLevel::Packet) and above a client believes what is signed, and most
    /// servers do not sign faults, nor does anybody sign what answers a bind, so that whoever can write to the connection can
    /// end a call, or refuse an interface and its client, with a status of his own. Where
    /// this is `true`, a program does nothing that it would not do when the connection ends: it does not take a
    /// denial, or that something is not there, for a fact.
    ///
    /// It is `false` in a call without protection, in which nothing is signed, and for what is found out on this side.
    #[must_use]
    pub const fn is_unsigned(&self) -> bool {
        self.unsigned
    }

    /// The parameter in which the data was wrong, if the error is about data.
    #[must_use]
    pub const fn parameter(&self) -> Option<&'static str> {
        match self.position {
            Some(position) => position.parameter,
            None => None,
        }
    }

    /// The offset in the stub data, in bytes, at which the data was wrong, if the error is about data.
    #[must_use]
    pub const fn offset(&self) -> Option<usize> {
        match self.position {
            Some(position) => Some(position.offset),
            None => None,
        }
    }

    /// The error of what the application does in a call that has begun: its method, or the other end of a pipe. It may be
    /// the error of another call, and what that says of itself is not true of this one: whether the method ran, and where
    /// data was wrong.
    pub(crate) fn of_begun(mut self) -> Error {
        (self.executed, self.unsigned) = (Executed::Maybe, false);
        if let Some(position) = self.position.take() {
            let what =
                format!("byte {} of another call's stub data: {}", position.offset, self.what);
            self.what = Text::Owned(what.into_boxed_str());
        }
        self
    }

    /// The error of a client's protected call that an unsigned fault ended, or whose bind was refused.
    pub(crate) fn unsigned(mut self) -> Error {
        self.unsigned = true;
        self
    }

    /// The error of a client's call that did not reach its method.
    pub(crate) fn not_executed(mut self) -> Error {
        self.executed = Executed::No;
        self
    }

    /// The error with which a server's stub refuses its call before the method runs. A service may fail with errors of
    /// calls that it made, which do not say this.
    pub(crate) fn refused(mut self) -> Error {
        self.executed = Executed::Refused;
        self
    }

    /// Whether a server's stub refused the call: what a fault says of whether it executed.
    #[cfg(feature = "server")]
    pub(crate) fn is_refusal(&self) -> bool {
        matches!(self.executed, Executed::Refused)
    }

    /// The same error with its cause, which [`source`](StdError::source) gives back, and `Debug` writes. It stays on
    /// this side: like the text, it does not cross the wire.
    ///
    /// ```
    /// use std::error::Error as _;
    /// use rpc_runtime::{Error, Status};
    ///
    /// let cause = Error::new(Status::INTERNAL_ERROR, "no index").because(std::io::Error::other("the disk is gone"));
    /// let error = Error::new(Status::INTERNAL_ERROR, "no records").because(cause);
    /// assert_eq!(error.source().unwrap().source().unwrap().to_string(), "the disk is gone");
    /// assert!(format!("{error:?}").ends_with("no index: the disk is gone)"));
    /// ```
    #[must_use]
    pub fn because(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Error {
        self.source = Some(source.into());
        self
    }

    /// A copy, for each of the calls that fail with one connection. The source becomes part of the text.
    pub(crate) fn duplicate(&self) -> Error {
        let what = match &self.source {
            Some(_) => Text::Owned(format!("{}{}", self.what, Causes(self)).into_boxed_str()),
            None => match &self.what {
                Text::Static(text) => Text::Static(text),
                Text::Flaw(flaw, missing) => Text::Flaw(flaw, *missing),
                Text::Owned(text) => Text::Owned(text.clone()),
            },
        };
        Error {
            status: self.status,
            executed: self.executed,
            unsigned: self.unsigned,
            position: self.position,
            what,
            source: None,
        }
    }

    /// Names the parameter whose data was wrong.
    #[doc(hidden)]
    #[must_use]
    pub fn in_parameter(mut self, name: &'static str) -> Error {
        if let Some(position) = &mut self.position {
            position.parameter.get_or_insert(name);
        }
        self
    }
}

/// Converting a [`Binding`](crate::transport::Binding) into a `Binding` cannot fail.
impl From<core::convert::Infallible> for Error {
    fn from(never: core::convert::Infallible) -> Error {
        match never {}
    }
}

impl From<Status> for Error {
    fn from(status: Status) -> Error {
        Error::from_static(status, "")
    }
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(0, f)
    }
}

impl Flaw {
    /// As [`Display`](fmt::Display), with the number of bytes that are missing, if some are.
    pub(crate) fn write(&self, missing: u32, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self, missing) {
            (Flaw(_, fault, ""), _) => f.write_str(fault),
            (Flaw(_, fault, expected), 0) => write!(f, "{fault}; expected {expected}"),
            (Flaw(_, fault, expected), 1) => write!(f, "{fault}; expected 1 byte {expected}"),
            (Flaw(_, fault, expected), n) => write!(f, "{fault}; expected {n} bytes {expected}"),
        }
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Text::Static(text) => f.write_str(text),
            Text::Flaw(flaw, missing) => flaw.write(*missing, f),
            Text::Owned(text) => f.write_str(text),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.status)?;
        if let Some(position) = self.position {
            match position.parameter {
                Some(name) => write!(f, " in `{name}`, byte {} of the stub data", position.offset)?,
                None => write!(f, " at byte {} of the stub data", position.offset)?,
            }
        }
        let empty = matches!(&self.what, Text::Static(""));
        if !empty {
            write!(f, ": {}", self.what)?;
        }
        Ok(())
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Error({self}{}", Causes(self))?;
        if !self.may_have_executed() {
            f.write_str("; the call did not execute")?;
        }
        f.write_str(")")
    }
}

/// What an error was caused by, and what that was, to the root.
struct Causes<'a>(&'a Error);

impl fmt::Display for Causes<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let causes = core::iter::successors(self.0.source(), |cause| (**cause).source());
        // A chain that never ends is a mistake of somebody else's.
        causes.take(16).try_for_each(|cause| write!(f, ": {cause}"))
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}
