//! The server's side.

use core::ffi::CStr;
use core::fmt;
use core::mem;
use core::ptr::null_mut;
use std::ffi::CString;
use std::path::Path;
use std::sync::Arc;

use super::blocking;
use super::context::{Accepts, KerberosContext, Role};
use super::credentials::{Credential, path, principal_name};
use super::error::failure;
use super::ffi;
use super::frame::without_frame;
use super::handle::{Handle, Output, input};
use super::{Bindings, refused};
use crate::error::Result;
use crate::security::{Acceptor, AuthenticationService, Handshake, Needs, Step, Stepping};
use crate::status::Status;

/// Kerberos for servers, with the keys of a keytab. No KDC is asked. Keys that are added to the keytab later are found.
///
/// # A level that somebody lowered
/// Nothing protects the level in the PDUs that bind, and who can change those on their way can have a server take for `connect`
/// what the client means as `privacy`, and then call in its name. A server whose calls need a level says so
/// (`ServerBuilder::min_level`, `#[rpc_interface(min_level = "privacy")]`), and is safe from it. One whose clients need
/// different levels can be [strict](KerberosAcceptor::strict).
pub struct KerberosAcceptor {
    keytab: Option<CString>,
    principal: Option<String>,
    credential: Arc<Credential>,
    accepts: Accepts,
}

impl KerberosAcceptor {
    /// The keys in this keytab: a file, or a name that begins with the keytab's type. It reads the file.
    ///
    /// # Errors
    /// `RPC_S_SEC_PKG_ERROR` when there is no key in it, or it cannot be read.
    pub fn keytab(keytab: impl AsRef<Path>) -> Result<KerberosAcceptor> {
        KerberosAcceptor::of(Some(path(keytab.as_ref())?), None, Accepts::default())
    }

    /// The keys in the default keytab (`KRB5_KTNAME`, and `default_keytab_name` in `krb5.conf`). It reads the file.
    ///
    /// # Errors
    /// `RPC_S_SEC_PKG_ERROR` when there is no key in it, or it cannot be read.
    pub fn default_keytab() -> Result<KerberosAcceptor> {
        KerberosAcceptor::of(None, None, Accepts::default())
    }

    /// The same, for tickets of one principal alone. Otherwise those of each principal with a key are accepted.
    ///
    /// # Errors
    /// `RPC_S_SEC_PKG_ERROR` when it has no key in the keytab, and `RPC_S_INVALID_ARG` when the name cannot be read.
    pub fn principal(self, principal: impl Into<String>) -> Result<KerberosAcceptor> {
        KerberosAcceptor::of(self.keytab, Some(principal.into()), self.accepts)
    }

    /// Refuses clients that want more than their level needs: confidentiality below privacy, and integrity at connect. What a
    /// client wants is under its ticket's key, so that whoever lowered the level is found out.
    ///
    /// It is for servers that know their clients, because some want both whatever the level: Impacket's, and MIT krb5's own
    /// without `GSS_KRB5_CRED_NO_CI_FLAGS_X`. This crate's and Samba's are not refused.
    #[must_use]
    pub fn strict(mut self) -> KerberosAcceptor {
        self.accepts.strict = true;
        self
    }

    /// Accepts anonymous clients too (RFC 8062), to whom some KDCs give tickets without a password. Their
    /// [identity](crate::security::Identity) says that they are.
    #[must_use]
    pub fn anonymous(mut self) -> KerberosAcceptor {
        self.accepts.anonymous = true;
        self
    }

    fn of(
        keytab: Option<CString>,
        principal: Option<String>,
        accepts: Accepts,
    ) -> Result<KerberosAcceptor> {
        let name = principal.as_deref().map(principal_name).transpose()?;
        let place: Option<(&CStr, &CStr)> = keytab.as_deref().map(|keytab| (c"keytab", keytab));
        let credential = Credential::from_store(name.as_ref(), ffi::ACCEPT, place.as_slice())?;
        Ok(KerberosAcceptor { keytab, principal, credential: Arc::new(credential), accepts })
    }
}

impl fmt::Debug for KerberosAcceptor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("KerberosAcceptor")
            .field("keytab", &self.keytab)
            .field("principal", &self.principal)
            .finish_non_exhaustive()
    }
}

impl Acceptor for KerberosAcceptor {
    fn service(&self) -> AuthenticationService {
        AuthenticationService::KERBEROS
    }

    fn principal(&self) -> &str {
        self.principal.as_deref().unwrap_or_default()
    }

    fn accept(&self, needs: &Needs) -> Result<Box<dyn Handshake>> {
        let (credential, needs) = (Arc::clone(&self.credential), needs.clone());
        let (accepts, context, is_first) = (self.accepts, Handle::none(), true);
        Ok(Box::new(Accepting { credential, needs, accepts, context, is_first }))
    }
}

/// A server's handshake: it answers the client's ticket, and takes the third leg.
struct Accepting {
    credential: Arc<Credential>,
    needs: Needs,
    accepts: Accepts,
    context: Handle<ffi::Context>,
    /// No token of the client's was taken.
    is_first: bool,
}

impl Handshake for Accepting {
    fn step(self: Box<Self>, token: Vec<u8>) -> Stepping {
        blocking(move || self.next(&token))
    }
}

impl Accepting {
    fn next(mut self: Box<Self>, token: &[u8]) -> Result<Step> {
        let token = if mem::take(&mut self.is_first) { without_frame(token) } else { token };
        let mut bindings = Bindings::new(self.needs.channel_binding.as_deref());
        let (mut minor, mut output) = (0, Output::new());
        // SAFETY: the credential, the token and the bindings are read, and live until the call ends. The context's slot has
        // none or the one that the last step left, which nothing else uses, and the output's slot is new.
        let major = unsafe {
            ffi::gss_accept_sec_context(
                &mut minor,
                self.context.slot(),
                self.credential.get(),
                &mut input(token),
                bindings.get(),
                null_mut(),
                null_mut(),
                output.slot(),
                null_mut(),
                null_mut(),
                null_mut(),
            )
        };
        if major & ffi::ERRORS != 0 {
            return Err(failure(Status::ACCESS_DENIED, "Kerberos refuses it", major, minor));
        }
        let output = output.bytes().to_vec();
        if major & ffi::CONTINUE_NEEDED != 0 {
            return Ok(Step::Continue(output, self));
        }
        if !output.is_empty() {
            return Err(refused("the client wants two legs; expected three (DCE style)"));
        }
        let context =
            KerberosContext::new(self.context, &self.needs, Role::Acceptor(self.accepts))?;
        Ok(Step::Done(None, Box::new(context)))
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::security::AuthenticationLevel;

    /// A keytab of one key, of `host/server@EXAMPLE.COM`, in the format of MIT krb5's `keytab_file_format`.
    fn keytab(test: &str) -> PathBuf {
        let string = |text: &str| [&(text.len() as u16).to_be_bytes(), text.as_bytes()].concat();
        let entry = [
            &2u16.to_be_bytes()[..],
            &string("EXAMPLE.COM"),
            &string("host"),
            &string("server"),
            &1u32.to_be_bytes(),
            &0u32.to_be_bytes(),
            &[1],
            &18u16.to_be_bytes(),
            &32u16.to_be_bytes(),
            &[7; 32],
        ]
        .concat();
        let file = [&[5, 2], &(entry.len() as u32).to_be_bytes()[..], &entry].concat();
        let name = format!("rpc-runtime-{test}-{}.keytab", std::process::id());
        let path = std::env::temp_dir().join(name);
        std::fs::write(&path, file).unwrap();
        path
    }

    #[test]
    fn gssapi_keytabs_are_read_at_once() {
        let path = keytab("read");
        assert!(KerberosAcceptor::keytab(&path).is_ok());
        let principal = |name: &str| KerberosAcceptor::keytab(&path).unwrap().principal(name);
        assert!(principal("host/server@EXAMPLE.COM").is_ok());
        let status = |result: Result<KerberosAcceptor>| result.unwrap_err().status();
        assert_eq!(status(principal("host/other@EXAMPLE.COM")), Status::SEC_PKG_ERROR);
        assert_eq!(status(principal("")), Status::INVALID_ARG);
        std::fs::remove_file(&path).unwrap();
        assert_eq!(status(KerberosAcceptor::keytab(&path)), Status::SEC_PKG_ERROR);
        assert_eq!(status(KerberosAcceptor::keytab("a\0b")), Status::INVALID_ARG);
    }

    /// What is no AP-REQ is refused, and what only begins as one: raw, and as GSS-API and SPNEGO frame it.
    #[tokio::test]
    async fn gssapi_refuses_tokens_that_are_none() {
        let path = keytab("tokens");
        let acceptor = KerberosAcceptor::keytab(&path).unwrap();
        let needs = Needs::of(AuthenticationLevel::Privacy);
        let framed = [&[0x60, 13, 6, 9], ffi::KERBEROS, &[1, 0]].concat();
        let spnego = [&[0x60, 8, 6, 6], &b"\x2b\x06\x01\x05\x05\x02"[..]].concat();
        let ap_req = vec![0x6e, 0x82, 0xff, 0xff, 0x30, 0x82, 0xff, 0xfb, 0xa0, 3, 2, 1, 5];
        let whole = [framed, spnego, ap_req, vec![0x6e; 65535], vec![0; 3000]];
        for token in whole
            .iter()
            .flat_map(|whole| (0..whole.len().min(20)).map(|n| &whole[..n]))
            .chain(whole.iter().map(|whole| &whole[..]))
        {
            let handshake = acceptor.accept(&needs).unwrap();
            let error = handshake.step(token.to_vec()).await.unwrap_err();
            assert_eq!(error.status(), Status::ACCESS_DENIED, "{error}");
        }
        std::fs::remove_file(&path).unwrap();
    }
}
