//! String bindings (C706 section 3.1, `RpcBindingFromStringBinding`).

use core::fmt;
use core::str::FromStr;

use uuid::Uuid;

use crate::error::{Error, Result};
use crate::status::Status;

/// How bytes travel.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ProtocolSequence {
    /// `ncacn_ip_tcp`: TCP. The endpoint is the port.
    Tcp,
    /// `ncalrpc`: a Unix stream socket. The endpoint is its path.
    Local,
}

impl ProtocolSequence {
    /// The name in a string binding.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            ProtocolSequence::Tcp => "ncacn_ip_tcp",
            ProtocolSequence::Local => "ncalrpc",
        }
    }
}

/// Where a server is: protocol sequence, host, endpoint, and the object to call, if any.
///
/// A client may leave the endpoint out: `XClient::connect` asks the host's [endpoint mapper](crate::endpoint_mapper).
///
/// ```
/// use rpc_runtime::transport::Binding;
///
/// let binding: Binding = "ncacn_ip_tcp:127.0.0.1[1234]".parse()?;
/// assert_eq!(binding.endpoint(), "1234");
/// let local: Binding = "ncalrpc:[/run/names.sock]".parse()?;
/// assert_eq!(local.to_string(), "ncalrpc:[/run/names.sock]");
/// // Without an endpoint: the host's endpoint mapper knows it.
/// let binding: Binding = "ncacn_ip_tcp:server.example".parse()?;
/// assert_eq!((binding.host(), binding.endpoint()), ("server.example", ""));
/// let error = "ncacn_ip_tcp:127.0.0.1[http]".parse::<Binding>().unwrap_err();
/// assert_eq!(error.status().0, 1706); // RPC_S_INVALID_ENDPOINT_FORMAT
/// # Ok::<(), rpc_runtime::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Binding {
    object: Option<Uuid>,
    sequence: ProtocolSequence,
    host: String,
    endpoint: String,
}

impl Binding {
    /// A binding to a TCP port.
    #[must_use]
    pub fn tcp(host: impl Into<String>, port: u16) -> Binding {
        let (sequence, endpoint) = (ProtocolSequence::Tcp, port.to_string());
        Binding { object: None, sequence, host: host.into(), endpoint }
    }

    /// A binding to a Unix socket.
    #[must_use]
    pub fn local(path: impl Into<String>) -> Binding {
        let sequence = ProtocolSequence::Local;
        Binding { object: None, sequence, host: String::new(), endpoint: path.into() }
    }

    /// The object that calls are for.
    #[must_use]
    pub const fn object(&self) -> Option<Uuid> {
        self.object
    }

    /// The protocol sequence.
    #[must_use]
    pub const fn sequence(&self) -> ProtocolSequence {
        self.sequence
    }

    /// The host's name or address; empty means this host.
    #[must_use]
    pub fn host(&self) -> &str {
        &self.host
    }

    /// The port, or the path of the socket; empty if it is for an endpoint mapper to say.
    #[must_use]
    pub fn endpoint(&self) -> &str {
        &self.endpoint
    }

    /// The same with another endpoint, of the same protocol sequence.
    #[cfg(feature = "client")]
    pub(crate) fn at(&self, endpoint: &str) -> Binding {
        Binding { endpoint: endpoint.to_owned(), ..self.clone() }
    }

    /// That there is an endpoint.
    pub(crate) fn has_endpoint(&self) -> Result<()> {
        if !self.endpoint.is_empty() {
            return Ok(());
        }
        let what = format!(
            "{self} has no endpoint; expected `[endpoint]` at the end: without one, only a generated client connects, \
             which knows what interface to ask an endpoint mapper for"
        );
        Err(Error::new(Status::INVALID_ENDPOINT_FORMAT, what).not_executed())
    }

    pub(crate) fn port(&self) -> Result<u16> {
        self.endpoint.parse().map_err(|_| {
            let what = format!("the endpoint of {self} is no port; expected 0 to 65535");
            Error::new(Status::INVALID_ENDPOINT_FORMAT, what).not_executed()
        })
    }
}

impl FromStr for Binding {
    type Err = Error;

    /// Reads `[object@]sequence:host[endpoint]`, or the same without an endpoint.
    ///
    /// # Errors
    /// `RPC_S_INVALID_STRING_BINDING`, `RPC_S_PROTSEQ_NOT_SUPPORTED` and
    /// `RPC_S_INVALID_ENDPOINT_FORMAT`, each with what was expected.
    fn from_str(text: &str) -> Result<Binding> {
        let error =
            |status, what: &str| Error::new(status, format!("`{text}`: {what}")).not_executed();
        let invalid = |what| error(Status::INVALID_STRING_BINDING, what);
        let (object, rest) = match text.split_once('@') {
            Some((object, rest)) => {
                let object = Uuid::from_str(object).map_err(|_| {
                    invalid("what stands before the `@` is no uuid; expected that of an object")
                })?;
                (Some(object), rest)
            }
            None => (None, text),
        };
        let (sequence, rest) = rest
            .split_once(':')
            .ok_or_else(|| invalid("a binding without a protocol sequence; expected `ncacn_ip_tcp:host[port]` or `ncalrpc:[path]`"))?;
        let sequence = match sequence {
            "ncacn_ip_tcp" => ProtocolSequence::Tcp,
            "ncalrpc" => ProtocolSequence::Local,
            "ncacn_np" => {
                let what = "named pipes are not here; expected `ncacn_ip_tcp`, if the server has it, or a stream of your own";
                return Err(error(Status::PROTSEQ_NOT_SUPPORTED, what));
            }
            _ => {
                let what =
                    "a protocol sequence that is not here; expected `ncacn_ip_tcp` or `ncalrpc`";
                return Err(error(Status::PROTSEQ_NOT_SUPPORTED, what));
            }
        };
        // An IPv6 address has brackets of its own, so that the endpoint is the last pair.
        let endpoint = rest.strip_suffix(']').and_then(|rest| rest.rsplit_once('['));
        let (host, endpoint) = match endpoint {
            Some(("", address)) if sequence == ProtocolSequence::Tcp && address.contains(':') => {
                (rest, "")
            }
            Some((_, "")) => {
                return Err(error(
                    Status::INVALID_ENDPOINT_FORMAT,
                    "the endpoint is empty; expected a port or a path",
                ));
            }
            Some(given) => given,
            None if rest.contains('[') && !rest.ends_with(']') => {
                return Err(error(
                    Status::INVALID_ENDPOINT_FORMAT,
                    "an endpoint that is not the end of the binding; expected `[endpoint]` there",
                ));
            }
            None => (rest, ""),
        };
        let (host, endpoint) = (host.to_owned(), endpoint.to_owned());
        let binding = Binding { object, sequence, host, endpoint };
        if sequence == ProtocolSequence::Tcp && !binding.endpoint.is_empty() {
            binding.port()?;
        }
        Ok(binding)
    }
}

impl fmt::Display for Binding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(object) = self.object {
            write!(f, "{object}@")?;
        }
        write!(f, "{}:{}", self.sequence.name(), self.host)?;
        match &*self.endpoint {
            "" => Ok(()),
            endpoint => write!(f, "[{endpoint}]"),
        }
    }
}

impl TryFrom<&str> for Binding {
    type Error = Error;

    fn try_from(text: &str) -> Result<Binding> {
        text.parse()
    }
}

impl TryFrom<&String> for Binding {
    type Error = Error;

    fn try_from(text: &String) -> Result<Binding> {
        text.parse()
    }
}

impl TryFrom<String> for Binding {
    type Error = Error;

    fn try_from(text: String) -> Result<Binding> {
        text.parse()
    }
}

impl From<&Binding> for Binding {
    fn from(binding: &Binding) -> Binding {
        binding.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bindings_survive() {
        for text in [
            "ncacn_ip_tcp:localhost[0]",
            "ncacn_ip_tcp:[::1][135]",
            "60a15ec5-4de8-11d7-a637-005056a20182@ncacn_ip_tcp:[1]",
            "ncalrpc:[/tmp/a.sock]",
            "ncacn_ip_tcp:localhost",
            "ncacn_ip_tcp:[::1]",
            "ncacn_ip_tcp:",
            "ncalrpc:",
        ] {
            assert_eq!(text.parse::<Binding>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn a_bad_binding_says_what_is_wrong() {
        for (text, status) in [
            ("", 1700),
            ("tcp", 1700),
            ("nope@ncacn_ip_tcp:a[1]", 1700),
            ("ncadg_ip_udp:a[1]", 1703),
            ("ncacn_ip_tcp:a[1", 1706),
            ("ncacn_ip_tcp:a[1]b", 1706),
            ("ncacn_ip_tcp:a[]", 1706),
            ("ncacn_ip_tcp:a[70000]", 1706),
            ("ncacn_ip_tcp:a[http]", 1706),
        ] {
            let error = text.parse::<Binding>().unwrap_err();
            assert_eq!(error.status(), Status(status), "{text}");
            assert!(!error.may_have_executed());
        }
    }
}
