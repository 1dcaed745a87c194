//! Whose tickets a client uses, and where they come from.

use core::ffi::{CStr, c_int};
use core::fmt;
use core::ptr::null_mut;
use core::sync::atomic::{AtomicU64, Ordering};
use std::ffi::CString;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use zeroize::Zeroizing;

use super::error::check;
use super::ffi;
use super::handle::{Handle, import_name, input, oid};
use crate::error::{Error, Result};
use crate::status::Status;

/// Tickets that are used anew when they last less than this, in seconds.
const SOON: u32 = 300;

/// Whose tickets a client uses.
///
/// Nothing is read, and no KDC asked, before the first connection.
#[derive(Clone, Default)]
pub struct Credentials(Source);

#[derive(Clone, Default)]
enum Source {
    #[default]
    Default,
    Cache(PathBuf),
    Keytab {
        keytab: PathBuf,
        principal: String,
    },
    Password {
        principal: String,
        password: Zeroizing<String>,
    },
}

impl Credentials {
    /// The tickets in this cache, which `kinit` or another program keeps: a file, or a name that begins with the cache's
    /// type, as `KEYRING:persistent:1000`. [`Credentials::default()`] is the default cache (`KRB5CCNAME`, and
    /// `default_ccache_name` in `krb5.conf`).
    pub fn ccache(cache: impl Into<PathBuf>) -> Credentials {
        Credentials(Source::Cache(cache.into()))
    }

    /// The tickets that a KDC gives for this principal's key in a keytab. They are kept in memory, and fetched anew before
    /// they expire. A principal without a realm is one of the default realm.
    pub fn keytab(keytab: impl Into<PathBuf>, principal: impl Into<String>) -> Credentials {
        Credentials(Source::Keytab { keytab: keytab.into(), principal: principal.into() })
    }

    /// The tickets that a KDC gives for this principal's password. They are kept in memory, and fetched anew before they
    /// expire. A principal without a realm is one of the default realm.
    pub fn password(principal: impl Into<String>, password: impl Into<String>) -> Credentials {
        let password = Zeroizing::new(password.into());
        Credentials(Source::Password { principal: principal.into(), password })
    }

    /// Asks for the tickets, or opens their cache. It may wait for a KDC.
    fn acquire(&self) -> Result<Credential> {
        let mut credential = match &self.0 {
            Source::Default => Credential::from_store(None, ffi::INITIATE, &[])?,
            Source::Cache(cache) => {
                let cache = path(cache)?;
                Credential::from_store(None, ffi::INITIATE, &[(c"ccache", &cache)])?
            }
            Source::Keytab { keytab, principal } => {
                // Without a cache of its own, the library would put the tickets into the user's.
                let cache = MemoryCache::new();
                let (keytab, name) = (path(keytab)?, principal_name(principal)?);
                let store = [(c"client_keytab", &*keytab), (c"ccache", &*cache.0)];
                let credential = Credential::from_store(Some(&name), ffi::INITIATE, &store)?;
                Credential { _cache: Some(cache), ..credential }
            }
            Source::Password { principal, password } => {
                Credential::from_password(&principal_name(principal)?, password)?
            }
        };
        credential.ask_for_no_more()?;
        Ok(credential)
    }
}

/// Without the password.
impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Source::Default => f.write_str("the default cache"),
            Source::Cache(cache) => write!(f, "the cache {}", cache.display()),
            Source::Keytab { keytab, principal } => {
                write!(f, "{principal}, whose key is in {}", keytab.display())
            }
            Source::Password { principal, .. } => write!(f, "{principal}, with a password"),
        }
    }
}

/// Credentials and the tickets that they led to, for the connections to share.
#[derive(Debug)]
pub(super) struct Tickets {
    credentials: Credentials,
    kept: Mutex<Option<Arc<Credential>>>,
}

impl Tickets {
    pub(super) const fn new(credentials: Credentials) -> Tickets {
        Tickets { credentials, kept: Mutex::new(None) }
    }

    /// Tickets that last. It may wait for a KDC, and then one connection asks for all.
    pub(super) fn get(&self) -> Result<Arc<Credential>> {
        // Others refresh a cache, so that it is opened each time.
        if let Source::Default | Source::Cache(_) = self.credentials.0 {
            return Ok(Arc::new(self.credentials.acquire()?));
        }
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(credential) = &*kept
            && credential.lifetime()? > SOON
        {
            return Ok(Arc::clone(credential));
        }
        let credential = Arc::new(self.credentials.acquire()?);
        *kept = Some(Arc::clone(&credential));
        Ok(credential)
    }
}

/// A credential of the library's.
pub(super) struct Credential {
    handle: Handle<ffi::Credential>,
    // Dropped after the handle, which uses it.
    _cache: Option<MemoryCache>,
}

impl Credential {
    /// Those of this name, or of any, in these places: the keys are `ccache`, `keytab` and `client_keytab`.
    pub(super) fn from_store(
        name: Option<&Handle<ffi::Name>>,
        usage: c_int,
        places: &[(&CStr, &CStr)],
    ) -> Result<Credential> {
        let mut elements: Vec<_> = places
            .iter()
            .map(|(key, value)| ffi::KeyValue { key: key.as_ptr(), value: value.as_ptr() })
            .collect();
        let store =
            ffi::KeyValueSet { count: elements.len() as u32, elements: elements.as_mut_ptr() };
        let store = if places.is_empty() { core::ptr::null() } else { &raw const store };
        let mut handle = Handle::none();
        let mut minor = 0;
        // SAFETY: the name, the mechanisms and the store are read, and live until the call ends: the store's elements point
        // to the strings that are borrowed. The slot is a credential's.
        let major = unsafe {
            ffi::gss_acquire_cred_from(
                &mut minor,
                name.map_or(null_mut(), Handle::get),
                ffi::INDEFINITE,
                &mut ffi::OidSet { count: 1, elements: &mut oid(ffi::KERBEROS) },
                usage,
                store,
                handle.slot(),
                null_mut(),
                null_mut(),
            )
        };
        check(Status::SEC_PKG_ERROR, "no Kerberos credentials", major, minor)?;
        Ok(Credential { handle, _cache: None })
    }

    fn from_password(name: &Handle<ffi::Name>, password: &str) -> Result<Credential> {
        let mut handle = Handle::none();
        let mut minor = 0;
        // SAFETY: the name, the password and the mechanisms are read, and live until the call ends. The slot is a
        // credential's.
        let major = unsafe {
            ffi::gss_acquire_cred_with_password(
                &mut minor,
                name.get(),
                &mut input(password.as_bytes()),
                ffi::INDEFINITE,
                &mut ffi::OidSet { count: 1, elements: &mut oid(ffi::KERBEROS) },
                ffi::INITIATE,
                handle.slot(),
                null_mut(),
                null_mut(),
            )
        };
        check(Status::SEC_PKG_ERROR, "no Kerberos credentials", major, minor)?;
        Ok(Credential { handle, _cache: None })
    }

    /// Without this the library asks each server for integrity and confidentiality, whatever flags it is given, and a server
    /// of a lower level then refuses.
    fn ask_for_no_more(&mut self) -> Result<()> {
        let mut minor = 0;
        // SAFETY: the slot has a credential, which is not shared yet. The option is read, and has no value.
        let major = unsafe {
            ffi::gss_set_cred_option(
                &mut minor,
                self.handle.slot(),
                &mut oid(ffi::NO_CI_FLAGS),
                &mut input(&[]),
            )
        };
        check(Status::SEC_PKG_ERROR, "the flags cannot be chosen (krb5 1.16 can)", major, minor)
    }

    /// How long it lasts, in seconds.
    fn lifetime(&self) -> Result<u32> {
        let (mut minor, mut lifetime) = (0, 0);
        // SAFETY: the credential is borrowed. Only the lifetime is asked for.
        let major = unsafe {
            ffi::gss_inquire_cred(
                &mut minor,
                self.handle.get(),
                null_mut(),
                &mut lifetime,
                null_mut(),
                null_mut(),
            )
        };
        match major & ffi::ERRORS {
            ffi::CREDENTIALS_EXPIRED => Ok(0),
            _ => check(Status::SEC_PKG_ERROR, "no lifetime", major, minor).map(|()| lifetime),
        }
    }

    /// The credential, for the library to use while this is borrowed.
    pub(super) const fn get(&self) -> *mut ffi::Credential {
        self.handle.get()
    }
}

impl fmt::Debug for Credential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credential").finish_non_exhaustive()
    }
}

/// A cache in this process's memory, by its name. The library makes it when it is first written to.
struct MemoryCache(CString);

impl MemoryCache {
    fn new() -> MemoryCache {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("MEMORY:rpc-runtime-{number}");
        MemoryCache(CString::new(name).expect("the name has no NUL"))
    }
}

impl Drop for MemoryCache {
    fn drop(&mut self) {
        let (mut context, mut cache) = (null_mut(), null_mut());
        // SAFETY: the context and the cache are the library's, each used only if it could be had. Destroying releases the
        // handle too. Whoever has a handle of the same cache still, keeps it.
        unsafe {
            if ffi::krb5_init_context(&mut context) != 0 {
                return;
            }
            if ffi::krb5_cc_resolve(context, self.0.as_ptr(), &mut cache) == 0 {
                ffi::krb5_cc_destroy(context, cache);
            }
            ffi::krb5_free_context(context);
        }
    }
}

/// A path as C has it.
pub(super) fn path(path: &Path) -> Result<CString> {
    CString::new(path.as_os_str().as_bytes())
        .map_err(|_| Error::from_static(Status::INVALID_ARG, "a path with a NUL in it"))
}

/// A principal: `alice`, `alice@EXAMPLE.COM`, `host/server.example.com@EXAMPLE.COM`.
pub(super) fn principal_name(principal: &str) -> Result<Handle<ffi::Name>> {
    if principal.is_empty() || principal.contains('\0') {
        let what = "an empty principal name, or a NUL in it";
        return Err(Error::from_static(Status::INVALID_ARG, what));
    }
    import_name(principal, ffi::PRINCIPAL_NAME)
}
