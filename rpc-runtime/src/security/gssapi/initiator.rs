//! The client's side.

use core::ptr::null_mut;
use std::sync::Arc;

use super::blocking;
use super::context::{KerberosContext, Role, requested};
use super::credentials::{Credential, Credentials, Tickets, principal_name};
use super::error::failure;
use super::ffi;
use super::handle::{Handle, Output, import_name, input, oid};
use super::{Bindings, refused};
use crate::error::Result;
use crate::security::{AuthenticationService, Handshake, Initiator, Needs, Step, Stepping};
use crate::status::Status;

/// Kerberos for clients, with the tickets of one user. All connections may share one: that saves them from asking the KDC
/// each for itself.
#[derive(Debug)]
pub struct Kerberos {
    tickets: Arc<Tickets>,
}

impl Kerberos {
    /// Kerberos with these credentials.
    #[must_use]
    pub fn new(credentials: Credentials) -> Kerberos {
        Kerberos { tickets: Arc::new(Tickets::new(credentials)) }
    }
}

impl Initiator for Kerberos {
    fn service(&self) -> AuthenticationService {
        AuthenticationService::KERBEROS
    }

    /// # Errors
    /// `RPC_S_INVALID_ARG` when the server's principal name is empty, or is none.
    fn initiate(&self, needs: &Needs) -> Result<Box<dyn Handshake>> {
        let target = target_name(&needs.target)?;
        let (tickets, needs) = (Arc::clone(&self.tickets), needs.clone());
        Ok(Box::new(Initiating {
            tickets,
            credential: None,
            target,
            needs,
            context: Handle::none(),
        }))
    }
}

/// A client's handshake: a ticket for the server, its answer, and the third leg that DCE style adds.
struct Initiating {
    tickets: Arc<Tickets>,
    /// From the first step on.
    credential: Option<Arc<Credential>>,
    target: Handle<ffi::Name>,
    needs: Needs,
    context: Handle<ffi::Context>,
}

impl Handshake for Initiating {
    fn step(self: Box<Self>, token: Vec<u8>) -> Stepping {
        blocking(move || self.next(&token))
    }
}

impl Initiating {
    fn next(mut self: Box<Self>, token: &[u8]) -> Result<Step> {
        let first = self.credential.is_none();
        let credential = match &self.credential {
            Some(credential) => Arc::clone(credential),
            None => Arc::clone(self.credential.insert(self.tickets.get()?)),
        };
        let mut bindings = Bindings::new(self.needs.channel_binding.as_deref());
        let (mut minor, mut output) = (0, Output::new());
        // SAFETY: the credential, the target, the mechanism, the bindings and the token are read, and live until the call
        // ends. The context's slot has none or the one that the last step left, which nothing else uses, and the output's
        // slot is new.
        let major = unsafe {
            ffi::gss_init_sec_context(
                &mut minor,
                credential.get(),
                self.context.slot(),
                self.target.get(),
                &mut oid(ffi::KERBEROS),
                requested(self.needs.level),
                0,
                bindings.get(),
                &mut input(token),
                null_mut(),
                output.slot(),
                null_mut(),
                null_mut(),
            )
        };
        if major & ffi::ERRORS != 0 {
            let what = format!("no Kerberos authentication to {}", self.needs.target);
            // In the first step nobody but a KDC was asked.
            let status = if first { Status::SEC_PKG_ERROR } else { Status::ACCESS_DENIED };
            return Err(failure(status, &what, major, minor));
        }
        let output = output.bytes().to_vec();
        if major & ffi::CONTINUE_NEEDED != 0 {
            return Ok(Step::Continue(output, self));
        }
        if output.is_empty() {
            return Err(refused("the server ended the handshake early; expected three legs"));
        }
        let context = KerberosContext::new(self.context, &self.needs, Role::Initiator)?;
        Ok(Step::Done(Some(output), Box::new(context)))
    }
}

/// The server's name: `host/server.example.com` leaves the realm to `krb5.conf` and the KDC, as a name of a service and its
/// host; any other is a principal's.
fn target_name(target: &str) -> Result<Handle<ffi::Name>> {
    match target.split_once('/') {
        Some((service, host))
            if !service.is_empty()
                && !host.is_empty()
                && !target.contains(['@', '\0', '\\'])
                && !host.contains('/') =>
        {
            import_name(&format!("{service}@{host}"), ffi::HOST_BASED_SERVICE)
        }
        _ => principal_name(target),
    }
}

#[cfg(test)]
mod tests {
    use super::super::handle::display_name;
    use super::*;
    use crate::security::AuthenticationLevel;

    #[test]
    fn gssapi_targets() {
        let shown = |target| target_name(target).and_then(|name| display_name(&name));
        assert_eq!(shown("host/server.example.com").unwrap(), "host@server.example.com");
        let with_realm = "host/server.example.com@EXAMPLE.COM";
        assert_eq!(shown(with_realm).unwrap(), with_realm);
        let with_instance = "ldap/dc.example.com/example.com@EXAMPLE.COM";
        assert_eq!(shown(with_instance).unwrap(), with_instance);
        for target in ["", "host/ser\0ver", "\0"] {
            assert_eq!(shown(target).unwrap_err().status(), Status::INVALID_ARG, "{target:?}");
        }
    }

    #[test]
    fn gssapi_needs_a_target() {
        let client = Kerberos::new(Credentials::default());
        let needs = Needs::of(AuthenticationLevel::Privacy);
        let error = client.initiate(&needs).err().unwrap();
        assert_eq!(error.status(), Status::INVALID_ARG);
        assert!(client.initiate(&needs.to("host/server")).is_ok());
    }

    #[test]
    fn gssapi_passwords_are_not_shown() {
        let client = Kerberos::new(Credentials::password("alice@EXAMPLE.COM", "hunter2"));
        let shown = format!("{client:?}");
        assert!(shown.contains("alice@EXAMPLE.COM") && !shown.contains("hunter2"), "{shown}");
    }

    #[tokio::test]
    async fn gssapi_names_the_credentials_that_are_not_there() {
        for (credentials, status) in [
            (Credentials::ccache("/nonexistent/cache"), Status::SEC_PKG_ERROR),
            (
                Credentials::keytab("/nonexistent/keytab", "alice@NO.SUCH.REALM"),
                Status::SEC_PKG_ERROR,
            ),
            (Credentials::ccache("a\0b"), Status::INVALID_ARG),
            (Credentials::password("", "secret"), Status::INVALID_ARG),
        ] {
            let needs = Needs::of(AuthenticationLevel::Connect).to("host/server");
            let handshake = Kerberos::new(credentials).initiate(&needs).unwrap();
            let error = handshake.step(Vec::new()).await.unwrap_err();
            assert_eq!(error.status(), status, "{error}");
        }
    }
}
