//! Authentication, and the protection of calls: the seam between the protocol and security packages.
//!
//! How programs use it is in [`manual::security`](crate::manual::security).
//!
//! There is no cryptography here. A package has an [`Initiator`] for clients, an [`Acceptor`] for servers, or both. Each
//! begins a [`Handshake`], whose tokens travel with the PDUs that bind; when it is done there is a [`SecurityContext`],
//! which signs and seals the fragments of calls (MS-RPCE section 3.3.1.5.2, and [C706] chapter 13).
//!
//! [C706]: https://pubs.opengroup.org/onlinepubs/9629399/

mod authentication;
#[cfg(all(feature = "gssapi", unix, not(target_vendor = "apple")))]
pub mod gssapi;
mod level;
#[cfg(feature = "ntlm")]
pub mod ntlm;
mod session_key;
#[cfg(feature = "spnego")]
pub mod spnego;

use core::fmt;
use core::future::Future;
use core::pin::Pin;
use std::sync::Arc;

pub use authentication::{Authentication, Identity, Peer};
pub use level::{AuthenticationLevel, AuthenticationService};
pub use session_key::SessionKey;

use crate::error::Result;

/// The client's side of a security package, with the credentials of one user (GSS-API: an initiator).
pub trait Initiator: fmt::Debug + Send + Sync {
    /// The package, as PDUs name it.
    fn service(&self) -> AuthenticationService;

    /// Begins to authenticate a connection. The first [step](Handshake::step) takes an empty token.
    ///
    /// # Errors
    /// When the package cannot do what is needed, or not with these credentials.
    fn initiate(&self, needs: &Needs) -> Result<Box<dyn Handshake>>;
}

/// The server's side of a security package (GSS-API: an acceptor).
pub trait Acceptor: fmt::Debug + Send + Sync {
    /// The package, as PDUs name it.
    fn service(&self) -> AuthenticationService;

    /// The server's principal name, which clients may ask for (`rpc_mgmt_inq_server_princ_name`). Empty if it has none of its
    /// own.
    fn principal(&self) -> &str {
        ""
    }

    /// Begins to authenticate a client. The first [step](Handshake::step) takes its first token.
    ///
    /// # Errors
    /// When the package cannot do what is needed.
    fn accept(&self, needs: &Needs) -> Result<Box<dyn Handshake>>;
}

/// One that is shared: by several clients, or by one and SPNEGO.
impl<T: Initiator + ?Sized> Initiator for Arc<T> {
    fn service(&self) -> AuthenticationService {
        T::service(self)
    }

    fn initiate(&self, needs: &Needs) -> Result<Box<dyn Handshake>> {
        T::initiate(self, needs)
    }
}

/// One that is shared: a server that accepts a package alone and within SPNEGO has it twice.
impl<T: Acceptor + ?Sized> Acceptor for Arc<T> {
    fn service(&self) -> AuthenticationService {
        T::service(self)
    }

    fn principal(&self) -> &str {
        T::principal(self)
    }

    fn accept(&self, needs: &Needs) -> Result<Box<dyn Handshake>> {
        T::accept(self, needs)
    }
}

/// What a security context is needed for.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Needs {
    /// What is protected. A package asks for the capabilities that follow from it ([`Needs::integrity`],
    /// [`Needs::confidentiality`]), and for no others: servers refuse a client that asks for more.
    pub level: AuthenticationLevel,
    /// The server's principal name, such as `host/server.example.com`; empty if it is not known. For an [`Acceptor`] it is
    /// empty.
    pub target: String,
    /// What the connection runs through, as RFC 5929 writes it (`tls-server-end-point:` and a hash), if it runs through
    /// something: the two ends then have to agree about it.
    pub channel_binding: Option<Vec<u8>>,
}

impl Needs {
    /// What this level needs, without a target.
    #[must_use]
    pub const fn of(level: AuthenticationLevel) -> Needs {
        Needs { level, target: String::new(), channel_binding: None }
    }

    /// The same, of this server.
    #[must_use]
    pub fn to(mut self, target: impl Into<String>) -> Needs {
        self.target = target.into();
        self
    }

    /// The same, for a connection that runs through something.
    #[must_use]
    pub fn through(mut self, channel_binding: Option<&[u8]>) -> Needs {
        self.channel_binding = channel_binding.map(<[u8]>::to_vec);
        self
    }

    /// Whether fragments are signed, or numbered: from [`AuthenticationLevel::Packet`] on.
    #[must_use]
    pub fn integrity(&self) -> bool {
        self.level >= AuthenticationLevel::Packet
    }

    /// Whether stubs are sealed.
    #[must_use]
    pub fn confidentiality(&self) -> bool {
        self.level >= AuthenticationLevel::Privacy
    }
}

/// A security context that is being established.
pub trait Handshake: Send {
    /// Takes the peer's next token, and makes the next one of one's own. It may wait: for a KDC, or for whoever knows the
    /// passwords. The protocol never runs two steps of a handshake at once, and nothing else of its connection is read
    /// meanwhile.
    ///
    /// An error refuses the peer. Its text is for a log, and the peer gets a status that does not tell what was wrong.
    fn step(self: Box<Self>, token: Vec<u8>) -> Stepping;
}

/// A [step](Handshake::step) under way.
pub type Stepping = Pin<Box<dyn Future<Output = Result<Step>> + Send>>;

/// What a [step](Handshake::step) led to.
pub enum Step {
    /// The token goes to the peer, which answers with another one.
    Continue(Vec<u8>, Box<dyn Handshake>),
    /// The context is established here. A token goes to the peer if there is one, and the peer does not answer it.
    Done(Option<Vec<u8>>, Box<dyn SecurityContext>),
}

impl fmt::Debug for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Step::Continue(..) => "Continue",
            Step::Done(..) => "Done",
        })
    }
}

/// An established security context: it protects what is sent, and verifies what comes, each in the order of the wire.
pub trait SecurityContext: Send + Sync {
    /// What it adds to each fragment.
    fn overhead(&self) -> Overhead;

    /// Seals a fragment's stub at [`AuthenticationLevel::Privacy`], and fills in its token, which has the length of
    /// [`Overhead::token`] and is zero.
    ///
    /// # Errors
    /// When the context cannot protect anything more; the connection then ends.
    fn protect(&mut self, fragment: Fragment<'_>) -> Result<()>;

    /// Checks a fragment's token, whatever its length, and opens the stub in place.
    ///
    /// # Errors
    /// When the fragment is not what the peer sent, or not its next; the connection then ends.
    fn unprotect(&mut self, fragment: Fragment<'_>) -> Result<()>;

    /// Whether the token covers header and trailer even where [headers are not signed](Fragment::header_signing), as NTLM's
    /// does. A client does not talk to a server that leaves them unsigned, unless this is so.
    fn signs_headers(&self) -> bool {
        false
    }

    /// Signs a message that is no fragment, as SPNEGO's list of mechanisms (`GSS_GetMIC`).
    ///
    /// # Errors
    /// When the context cannot sign.
    fn get_mic(&mut self, message: &[u8]) -> Result<Vec<u8>>;

    /// Checks such a signature (`GSS_VerifyMIC`).
    ///
    /// # Errors
    /// When it is not the peer's.
    fn verify_mic(&mut self, message: &[u8], mic: &[u8]) -> Result<()>;

    /// The peer. A context that keeps it shares it with those who ask.
    fn peer(&self) -> Arc<Peer>;
}

impl fmt::Debug for dyn SecurityContext {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SecurityContext")
            .field("peer", &self.peer().identity)
            .finish_non_exhaustive()
    }
}

/// What a security context adds to each fragment, whatever its stub. It is known before the first fragment is cut, and does
/// not change.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Overhead {
    /// The length of the token in bytes (`auth_length`), at most 1024.
    pub token: u16,
    /// The stub is padded to a multiple of this number of bytes, a power of two of at most 16. Less than 4 is as 4: what
    /// stands behind the stub is aligned to that (MS-RPCE section 2.2.2.11).
    pub block: u8,
}

/// A fragment of a call, in its parts and in their order: a token covers some of them, or all.
#[derive(Debug)]
pub struct Fragment<'a> {
    /// The PDU's header, and the request's or response's own.
    pub header: &'a [u8],
    /// The stub with its padding, to be sealed or opened in place.
    pub stub: &'a mut [u8],
    /// The `sec_trailer`, 8 bytes.
    pub trailer: &'a [u8],
    /// The token (`auth_value`).
    pub token: &'a mut [u8],
    /// Both ends agreed that headers are signed, so that the token covers header and trailer too
    /// (`PFC_SUPPORT_HEADER_SIGN`, MS-RPCE section 2.2.2.3).
    pub header_signing: bool,
}
