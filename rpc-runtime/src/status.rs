//! The status codes of RPC.

use core::fmt;

/// A status code: the result of a call. A fault PDU carries it.
///
/// The named constants are Windows' RPC codes (`winerror.h`). Any other `u32` is a status too: a
/// peer may send an NTSTATUS, an HRESULT or a code of its own, and it arrives unchanged.
///
/// The Open Group gave the same conditions other numbers (`nca_s_…`, C706 appendix E), which travel on the
/// wire. [`Status::from_wire`] and [`Status::to_wire`] translate, so that a program sees one number for one
/// condition.
///
/// ```
/// use rpc_runtime::{Status, StatusClass};
///
/// let status = Status::SERVER_UNAVAILABLE;
/// assert_eq!((status, status.name()), (Status(1722), Some("RPC_S_SERVER_UNAVAILABLE")));
/// assert_eq!(status.to_string(), "RPC_S_SERVER_UNAVAILABLE (1722)");
/// assert_eq!(status.class(), StatusClass::Communication);
///
/// const NO_SUCH_FILE: Status = Status(0xc000_000f); // an NTSTATUS
/// assert_eq!((NO_SUCH_FILE.name(), NO_SUCH_FILE.class()), (None, StatusClass::Fault));
/// assert_eq!(NO_SUCH_FILE.to_string(), "status 0xc000000f");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Status(pub u32);

macro_rules! statuses {
    ($($(#[doc = $doc:literal])+ $name:ident = $value:literal, $text:literal;)+) => {
        impl Status {
            $($(#[doc = $doc])+ pub const $name: Status = Status($value);)+

            /// The name that Windows' headers give the code, if it is one of the constants here.
            #[must_use]
            pub const fn name(self) -> Option<&'static str> {
                match self.0 {
                    $($value => Some($text),)+
                    _ => None,
                }
            }
        }
    };
}

statuses! {
    /// Success.
    OK = 0, "RPC_S_OK";
    /// Access denied.
    ACCESS_DENIED = 5, "RPC_S_ACCESS_DENIED";
    /// A context handle that this server does not know, or of another interface or type.
    CONTEXT_MISMATCH = 6, "RPC_X_SS_CONTEXT_MISMATCH";
    /// An allocator returned nothing, or a memory limit was reached.
    OUT_OF_MEMORY = 14, "RPC_S_OUT_OF_MEMORY";
    /// Misuse of this library's interface.
    INVALID_ARG = 87, "RPC_S_INVALID_ARG";
    /// Another call has changed a context while this one waited to have it alone.
    MORE_WRITES = 1120, "ERROR_MORE_WRITES";
    /// A string binding that cannot be read.
    INVALID_STRING_BINDING = 1700, "RPC_S_INVALID_STRING_BINDING";
    /// The binding does not fit the call.
    INVALID_BINDING = 1702, "RPC_S_INVALID_BINDING";
    /// A protocol sequence that this library does not speak.
    PROTSEQ_NOT_SUPPORTED = 1703, "RPC_S_PROTSEQ_NOT_SUPPORTED";
    /// An endpoint that cannot be read.
    INVALID_ENDPOINT_FORMAT = 1706, "RPC_S_INVALID_ENDPOINT_FORMAT";
    /// A time-out that cannot be kept.
    INVALID_TIMEOUT = 1709, "RPC_S_INVALID_TIMEOUT";
    /// The server was shut down, or does not listen.
    NOT_LISTENING = 1715, "RPC_S_NOT_LISTENING";
    /// No manager is registered for the object's type.
    UNKNOWN_MGR_TYPE = 1716, "RPC_S_UNKNOWN_MGR_TYPE";
    /// The server does not offer this interface in this version.
    UNKNOWN_IF = 1717, "RPC_S_UNKNOWN_IF";
    /// An endpoint that cannot be made: its port is in use, or not for this user.
    CANT_CREATE_ENDPOINT = 1720, "RPC_S_CANT_CREATE_ENDPOINT";
    /// A message that is larger than a limit of this side or of the other side.
    OUT_OF_RESOURCES = 1721, "RPC_S_OUT_OF_RESOURCES";
    /// No server answers at the binding's address.
    SERVER_UNAVAILABLE = 1722, "RPC_S_SERVER_UNAVAILABLE";
    /// The server is at one of its limits.
    SERVER_TOO_BUSY = 1723, "RPC_S_SERVER_TOO_BUSY";
    /// A call context was used outside a call.
    NO_CALL_ACTIVE = 1725, "RPC_S_NO_CALL_ACTIVE";
    /// The call failed, and may have executed.
    CALL_FAILED = 1726, "RPC_S_CALL_FAILED";
    /// The call failed, and did not execute.
    CALL_FAILED_DNE = 1727, "RPC_S_CALL_FAILED_DNE";
    /// A peer broke the protocol.
    PROTOCOL_ERROR = 1728, "RPC_S_PROTOCOL_ERROR";
    /// Client and server have no transfer syntax in common.
    UNSUPPORTED_TRANS_SYN = 1730, "RPC_S_UNSUPPORTED_TRANS_SYN";
    /// The object's type is not supported.
    UNSUPPORTED_TYPE = 1732, "RPC_S_UNSUPPORTED_TYPE";
    /// A union's discriminant names no arm, and the union has no default.
    INVALID_TAG = 1733, "RPC_S_INVALID_TAG";
    /// A size, length or offset out of bounds, a value out of its range, a string unterminated.
    INVALID_BOUND = 1734, "RPC_S_INVALID_BOUND";
    /// A name that does not fit its buffer.
    STRING_TOO_LONG = 1743, "RPC_S_STRING_TOO_LONG";
    /// The opnum is beyond the interface's last procedure.
    PROCNUM_OUT_OF_RANGE = 1745, "RPC_S_PROCNUM_OUT_OF_RANGE";
    /// An authentication service that is not known.
    UNKNOWN_AUTHN_SERVICE = 1747, "RPC_S_UNKNOWN_AUTHN_SERVICE";
    /// An endpoint mapper cannot do what it was asked.
    EPT_CANT_PERFORM_OP = 1752, "EPT_S_CANT_PERFORM_OP";
    /// An endpoint mapper knows no endpoint of this interface, or there is no endpoint mapper.
    EPT_NOT_REGISTERED = 1753, "EPT_S_NOT_REGISTERED";
    /// Something that should not happen happened in this library or in a stub.
    INTERNAL_ERROR = 1766, "RPC_S_INTERNAL_ERROR";
    /// The server method divided by zero.
    ZERO_DIVIDE = 1767, "RPC_S_ZERO_DIVIDE";
    /// The server method faulted.
    ADDRESS_ERROR = 1768, "RPC_S_ADDRESS_ERROR";
    /// A null context handle where one is needed.
    SS_IN_NULL_CONTEXT = 1775, "RPC_X_SS_IN_NULL_CONTEXT";
    /// A context handle changed during a call.
    SS_CONTEXT_DAMAGED = 1777, "RPC_X_SS_CONTEXT_DAMAGED";
    /// Two handles of one call belong to different servers.
    SS_HANDLES_MISMATCH = 1778, "RPC_X_SS_HANDLES_MISMATCH";
    /// A null where a reference pointer stands.
    NULL_REF_POINTER = 1780, "RPC_X_NULL_REF_POINTER";
    /// An enum value that the type does not hold.
    ENUM_VALUE_OUT_OF_RANGE = 1781, "RPC_X_ENUM_VALUE_OUT_OF_RANGE";
    /// The buffer of `byte_count` is too small.
    BYTE_COUNT_TOO_SMALL = 1782, "RPC_X_BYTE_COUNT_TOO_SMALL";
    /// The data does not match the interface: truncated, inconsistent, or too large for the caller's buffer.
    BAD_STUB_DATA = 1783, "RPC_X_BAD_STUB_DATA";
    /// A serialization buffer that takes no more.
    INVALID_USER_BUFFER = 1784, "ERROR_INVALID_USER_BUFFER";
    /// The call was cancelled.
    CALL_CANCELLED = 1818, "RPC_S_CALL_CANCELLED";
    /// The connection broke.
    COMM_FAILURE = 1820, "RPC_S_COMM_FAILURE";
    /// A security package failed on this side: no credentials, no key, no KDC that answers.
    SEC_PKG_ERROR = 1825, "RPC_S_SEC_PKG_ERROR";
    /// A pickle of a version that is not known.
    WRONG_ES_VERSION = 1828, "RPC_X_WRONG_ES_VERSION";
    /// A pipe was closed before its end, or is used when its call is over.
    PIPE_CLOSED = 1916, "RPC_X_PIPE_CLOSED";
    /// Pipes are not used in their order: \[in\] before \[out\], each to its end.
    PIPE_DISCIPLINE_ERROR = 1917, "RPC_X_PIPE_DISCIPLINE_ERROR";
}

/// Which half of the errors a status belongs to: `comm_status` or `fault_status` in an ACF.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum StatusClass {
    /// The call could not be carried to the server and back.
    Communication,
    /// The call arrived, and went wrong at the server or in a stub.
    Fault,
}

/// The codes on the wire, each with the status that programs see (C706 appendix E; MS-RPCE 2.2.2.8 lets a
/// server send any 32-bit status). Where several codes mean one status, the first is sent.
const WIRE: &[(u32, Status)] = &[
    (0x1c00_0001, Status::ZERO_DIVIDE),
    (0x1c00_0002, Status::ADDRESS_ERROR),
    (0x1c00_0006, Status::INVALID_TAG),
    (0x1c00_0007, Status::INVALID_BOUND),
    (0x1c00_000d, Status::CALL_CANCELLED),
    (0x1c00_0012, Status::CALL_FAILED),
    (0x1c00_001a, Status::CONTEXT_MISMATCH),
    (0x1c00_001b, Status::OUT_OF_MEMORY),
    (0x1c01_0002, Status::PROCNUM_OUT_OF_RANGE),
    (0x1c01_0003, Status::UNKNOWN_IF),
    (0x1c01_000b, Status::PROTOCOL_ERROR),
    (0x1c01_0014, Status::SERVER_TOO_BUSY),
    (0x1c01_0017, Status::UNSUPPORTED_TYPE),
    // MS-RPCE section 2.2.1.2.5.
    (0x16c9_a0cd, Status::EPT_CANT_PERFORM_OP),
    (0x16c9_a0d6, Status::EPT_NOT_REGISTERED),
    // nca_rpc_version_mismatch, nca_unspec_reject, nca_who_are_you_failed, nca_manager_not_entered,
    // nca_you_crashed, nca_out_args_too_big.
    (0x1c00_0008, Status::PROTOCOL_ERROR),
    (0x1c00_0009, Status::CALL_FAILED_DNE),
    (0x1c00_000b, Status::CALL_FAILED),
    (0x1c00_000c, Status::CALL_FAILED_DNE),
    (0x1c01_0009, Status::CALL_FAILED),
    (0x1c01_0013, Status::OUT_OF_RESOURCES),
];

impl Status {
    /// The status of a fault PDU, as programs see it.
    #[must_use]
    pub fn from_wire(code: u32) -> Status {
        let known = WIRE.iter().find(|(wire, _)| *wire == code);
        known.map_or(Status(code), |(_, status)| *status)
    }

    /// The code that a fault PDU carries for this status.
    #[must_use]
    pub fn to_wire(self) -> u32 {
        match self {
            // No code of The Open Group's means exactly these.
            Status::CALL_FAILED_DNE | Status::OUT_OF_RESOURCES => self.0,
            _ => {
                let known = WIRE.iter().find(|(_, status)| *status == self);
                known.map_or(self.0, |(wire, _)| *wire)
            }
        }
    }

    /// Communication or fault, as `NdrMapCommAndFaultStatus` sorts them.
    #[must_use]
    pub const fn class(self) -> StatusClass {
        match self {
            Status::CONTEXT_MISMATCH
            | Status::INVALID_BINDING
            | Status::UNKNOWN_IF
            | Status::SERVER_UNAVAILABLE
            | Status::SERVER_TOO_BUSY
            | Status::CALL_FAILED_DNE
            | Status::PROTOCOL_ERROR
            | Status::UNSUPPORTED_TRANS_SYN
            | Status::UNSUPPORTED_TYPE
            | Status::PROCNUM_OUT_OF_RANGE
            | Status::EPT_NOT_REGISTERED
            | Status::COMM_FAILURE => StatusClass::Communication,
            _ => StatusClass::Fault,
        }
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.name() {
            Some(name) => write!(f, "{name} ({})", self.0),
            None => write!(f, "status {:#010x}", self.0),
        }
    }
}

impl fmt::Debug for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conditions_with_two_numbers_are_one_status() {
        assert_eq!(Status::from_wire(0x1c01_0002), Status::PROCNUM_OUT_OF_RANGE);
        assert_eq!(Status::PROCNUM_OUT_OF_RANGE.to_wire(), 0x1c01_0002);
        assert_eq!(Status::PROTOCOL_ERROR.to_wire(), 0x1c01_000b);
        assert_eq!(Status::UNSUPPORTED_TYPE.to_wire(), 0x1c01_0017);
        assert_eq!(Status::CALL_FAILED_DNE.to_wire(), 1727);
        assert_eq!(Status::from_wire(0x1c00_0009), Status::CALL_FAILED_DNE);
        assert_eq!(Status::from_wire(1783), Status::BAD_STUB_DATA);
        assert_eq!(Status(0xc000_0148).to_wire(), 0xc000_0148);
    }

    #[test]
    fn a_status_prints_its_name_and_number() {
        assert_eq!(Status::BAD_STUB_DATA.to_string(), "RPC_X_BAD_STUB_DATA (1783)");
        assert_eq!(Status(0xc000_0148).to_string(), "status 0xc0000148");
    }
}
