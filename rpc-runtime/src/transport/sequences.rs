//! Connecting and listening by a binding's protocol sequence, if this build has it.

use std::io;

#[cfg(all(unix, feature = "local"))]
use super::local;
#[cfg(feature = "tcp")]
use super::tcp;
use super::{Binding, ProtocolSequence, Stream};
use crate::error::{Error, Result};
use crate::status::Status;

/// Connects to a server.
pub(crate) async fn connect(binding: &Binding) -> Result<Stream> {
    binding.has_endpoint()?;
    match binding.sequence() {
        #[cfg(feature = "tcp")]
        ProtocolSequence::Tcp => {
            let connected = tcp::connect(host(binding), binding.port()?).await;
            connected.map_err(|error| no_connection(binding, error))
        }
        #[cfg(all(unix, feature = "local"))]
        ProtocolSequence::Local => {
            let connected = local::connect(binding.endpoint()).await;
            connected.map_err(|error| no_connection(binding, error))
        }
        #[allow(unreachable_patterns)]
        _ => Err(absent(binding)),
    }
}

fn no_connection(binding: &Binding, error: io::Error) -> Error {
    let what = format!("no connection to {binding}");
    Error::new(Status::SERVER_UNAVAILABLE, what).because(error).not_executed()
}

fn no_endpoint(binding: &Binding, error: io::Error) -> Error {
    let what = format!("cannot listen on {binding}");
    Error::new(Status::CANT_CREATE_ENDPOINT, what).because(error).not_executed()
}

/// The error for a protocol sequence that this build does not have.
fn absent(binding: &Binding) -> Error {
    let why = match binding.sequence() {
        ProtocolSequence::Tcp => "TCP is not in this build: it is the feature `tcp` of rpc-runtime",
        ProtocolSequence::Local if cfg!(unix) => {
            "local calls are not in this build: they are the feature `local` of rpc-runtime"
        }
        ProtocolSequence::Local => {
            "local calls need Unix-domain sockets, which are for Unix alone here: use `ncacn_ip_tcp`, or a stream of \
             your own"
        }
    };
    Error::new(Status::PROTSEQ_NOT_SUPPORTED, format!("{binding}: {why}")).not_executed()
}

fn host(binding: &Binding) -> &str {
    let host = binding.host();
    let bare = host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
    match bare.unwrap_or(host) {
        "" => "localhost",
        host => host,
    }
}

/// A socket that a server listens on, with its binding.
pub(crate) enum Listener {
    #[cfg(feature = "tcp")]
    Tcp(tcp::Listener, Binding),
    #[cfg(all(unix, feature = "local"))]
    Local(local::Listener, Binding),
}

impl Listener {
    /// Listens, with room for `backlog` connections that are not accepted yet.
    #[cfg_attr(not(feature = "tcp"), allow(unused_variables))]
    pub(crate) async fn bind(binding: &Binding, backlog: u32) -> Result<Listener> {
        binding.has_endpoint()?;
        match binding.sequence() {
            #[cfg(feature = "tcp")]
            ProtocolSequence::Tcp => {
                let failed = |error| no_endpoint(binding, error);
                let (host, port) = (host(binding), binding.port()?);
                let listener = tcp::Listener::bind(host, port, backlog).await.map_err(failed)?;
                let port = listener.port().map_err(failed)?;
                Ok(Listener::Tcp(listener, Binding::tcp(binding.host(), port)))
            }
            #[cfg(all(unix, feature = "local"))]
            ProtocolSequence::Local => {
                let listener = local::Listener::bind(binding.endpoint());
                let listener = listener.map_err(|error| no_endpoint(binding, error))?;
                Ok(Listener::Local(listener, binding.clone()))
            }
            #[allow(unreachable_patterns)]
            _ => Err(absent(binding)),
        }
    }

    /// The listener's binding, with the port that the system chose.
    pub(crate) fn binding(&self) -> &Binding {
        match *self {
            #[cfg(feature = "tcp")]
            Listener::Tcp(_, ref binding) => binding,
            #[cfg(all(unix, feature = "local"))]
            Listener::Local(_, ref binding) => binding,
        }
    }

    pub(crate) async fn accept(&self) -> io::Result<Stream> {
        match *self {
            #[cfg(feature = "tcp")]
            Listener::Tcp(ref listener, _) => listener.accept().await,
            #[cfg(all(unix, feature = "local"))]
            Listener::Local(ref listener, _) => listener.accept().await,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether this build has a binding's sequence: otherwise connecting and listening fail with
    /// `PROTSEQ_NOT_SUPPORTED`.
    fn is_there(binding: &str) -> bool {
        let binding: Binding = binding.parse().unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let errors = runtime.block_on(async {
            (connect(&binding).await.err(), Listener::bind(&binding, 1).await.err())
        });
        let absent = |error: &Option<Error>| {
            let error = error.as_ref().filter(|e| e.status() == Status::PROTSEQ_NOT_SUPPORTED);
            error.is_some_and(|error| {
                assert!(!error.may_have_executed());
                assert!(error.to_string().contains(&binding.to_string()), "{error}");
                assert!(error.to_string().contains("feature") || !cfg!(unix), "{error}");
                true
            })
        };
        let absent = (absent(&errors.0), absent(&errors.1));
        assert_eq!(absent.0, absent.1, "one cannot connect to what one can listen on");
        !absent.0
    }

    #[test]
    fn a_sequence_that_is_not_there_says_so() {
        assert_eq!(is_there("ncacn_ip_tcp:127.0.0.1[0]"), cfg!(feature = "tcp"));
        let local = "ncalrpc:[/no such folder/of a socket]";
        assert_eq!(is_there(local), cfg!(all(unix, feature = "local")));
    }
}
