//! Kerberos, by MIT krb5's GSS-API (feature `gssapi`): for clients [`Kerberos`], and for servers [`KerberosAcceptor`].
//!
//! ```no_run
//! use rpc_runtime::prelude::*;
//! use rpc_runtime::security::gssapi::{Credentials, Kerberos, KerberosAcceptor};
//! use rpc_runtime::security::{AuthenticationLevel, Initiator, Needs, Step};
//!
//! # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<()> {
//! // Whoever ran `kinit`; a client without a user has a keytab or a password.
//! let client = Kerberos::new(Credentials::default());
//! let service = Kerberos::new(Credentials::keytab("/etc/backup.keytab", "backup@EXAMPLE.COM"));
//! // The keys of the server's own principals, as `kadmin ktadd` or `samba-tool domain exportkeytab` writes them.
//! let server = KerberosAcceptor::keytab("/etc/rpc.keytab")?.principal("host/server.example.com")?;
//!
//! let needs = Needs::of(AuthenticationLevel::Privacy).to("host/server.example.com");
//! let Step::Continue(ap_req, handshake) = client.initiate(&needs)?.step(Vec::new()).await? else {
//!     unreachable!("a server answers");
//! };
//! # let _ = (ap_req, handshake, server, service);
//! # Ok(()) }
//! ```
//!
//! # What must be installed
//! MIT krb5, of version 1.16 or later, and 1.19 for servers with a channel binding. To build: `libkrb5-dev` (Debian),
//! `krb5-devel` (Fedora), `krb5` (Arch), or FreeBSD's port; nothing else, and no C compiler. To run: `libgssapi-krb5-2` or
//! `krb5-libs`. Where the libraries are not in the linker's path, `RUSTFLAGS=-L/path` says where. The module is for Unix
//! without Apple's systems, whose library is another one (Heimdal).
//!
//! Versions before 1.21.3 (and 1.20 and 1.21 without their distribution's fixes: 1.20.1-2+deb12u2 in Debian 12) have two faults
//! in the tokens of fragments: one that is changed looks shorter than it is (CVE-2024-37370), and one with a wrong length is read
//! beyond its end (CVE-2024-37371). A token's length is checked here before the library sees it, against what its encryption
//! type has; use a version with the fixes all the same.
//!
//! Realms, KDCs, encryption types and time-outs are `krb5.conf`'s. Of the environment the library reads `KRB5_CONFIG`,
//! `KRB5CCNAME`, `KRB5_KTNAME` and `KRB5_TRACE`; the last names a file in which each step is told.
//!
//! # The server's name
//! [`Needs::target`](super::Needs::target) is the server's service principal name. `host/server.example.com` leaves the realm
//! to `krb5.conf` (`domain_realm`) and the KDC (referrals), and the host's name is what `krb5.conf` makes of it
//! (`dns_canonicalize_hostname`, `rdns`). A name with a realm, or of other than two parts, is taken as it is.
//!
//! # What is asked for
//! Mutual authentication in DCE style, which has three legs. The level decides about the rest: nothing at connect, integrity
//! at packet and integrity, and at privacy confidentiality too. Servers refuse a client that asks for more. A server here
//! needs at least as much from its clients, and no more if it is [strict](KerberosAcceptor::strict); one of the level
//! packet may do without the order of its fragments. Anonymous clients are refused unless a server
//! [accepts](KerberosAcceptor::anonymous) them.
//!
//! # Threads
//! Each step of a handshake runs on a thread of Tokio's for blocking work, because the library waits there, for a KDC as long
//! as `krb5.conf` says (`kdc_timeout`, `max_retries`). A step that is given up ends there on its own, and a runtime that is
//! dropped waits for it.

mod acceptor;
mod context;
mod credentials;
mod error;
mod ffi;
mod frame;
mod handle;
mod initiator;

use core::marker::PhantomData;
use core::ptr::null_mut;

pub use acceptor::KerberosAcceptor;
pub use credentials::Credentials;
pub use initiator::Kerberos;

use super::{Step, Stepping};
use crate::error::{Error, Result};
use crate::status::Status;

/// Runs a step on a thread where it may wait.
fn blocking(step: impl FnOnce() -> Result<Step> + Send + 'static) -> Stepping {
    Box::pin(async move {
        tokio::task::spawn_blocking(step).await.unwrap_or_else(|error| {
            Err(Error::from_static(Status::INTERNAL_ERROR, "a handshake's step ended")
                .because(error))
        })
    })
}

/// The error of a peer or a context that does less than it must.
const fn refused(what: &'static str) -> Error {
    Error::from_static(Status::ACCESS_DENIED, what)
}

/// What a connection runs through, as the library has it: only the application's data, which RFC 5929 makes.
struct Bindings<'a> {
    bindings: Option<ffi::ChannelBindings>,
    _data: PhantomData<&'a [u8]>,
}

impl<'a> Bindings<'a> {
    fn new(data: Option<&'a [u8]>) -> Bindings<'a> {
        let bindings = data.map(|data| ffi::ChannelBindings {
            initiator_address_type: 0,
            initiator_address: handle::input(&[]),
            acceptor_address_type: 0,
            acceptor_address: handle::input(&[]),
            application_data: handle::input(data),
        });
        Bindings { bindings, _data: PhantomData }
    }

    /// The bindings, or none, for the library to read while this is borrowed.
    fn get(&mut self) -> *mut ffi::ChannelBindings {
        self.bindings.as_mut().map_or(null_mut(), |bindings| bindings)
    }
}
