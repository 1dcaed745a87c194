//! The established context: tokens of RFC 4121, as MS-RPCE section 3.3.1.5.2 and MS-KILE section 3.4.5.4 lay them out.

use core::ffi::c_int;
use core::ptr::null_mut;
use std::sync::{Arc, Mutex, PoisonError};

use super::error::{check, failure};
use super::ffi;
use super::handle::{Handle, Output, display_name, input, oid};
use super::refused;
use crate::error::{Error, Result};
use crate::security::{
    AuthenticationLevel, AuthenticationService, Fragment, Identity, Needs, Overhead, Peer,
    SecurityContext, SessionKey,
};
use crate::status::Status;

/// What stubs are padded to, as Windows does it, whatever the cipher.
const BLOCK: u8 = 16;

/// What a client asks for at this level, and no more.
pub(super) fn requested(level: AuthenticationLevel) -> u32 {
    use AuthenticationLevel::{Connect, Integrity, Packet, Privacy};
    let authenticated = ffi::MUTUAL | ffi::DCE_STYLE;
    let signed = authenticated | ffi::INTEGRITY | ffi::REPLAY | ffi::SEQUENCE;
    match level {
        Connect => authenticated,
        Packet | Integrity => signed,
        Privacy => signed | ffi::CONFIDENTIALITY,
    }
}

/// What a context must have at this level. A client of the level packet may do without the order.
fn required(needs: &Needs, role: Role) -> u32 {
    let level = match needs.level {
        AuthenticationLevel::Packet => requested(needs.level) & !ffi::SEQUENCE,
        level => requested(level),
    };
    match (role, &needs.channel_binding) {
        (Role::Acceptor(_), Some(_)) => level | ffi::CHANNEL_BOUND,
        _ => level,
    }
}

/// What a context may not have at this level: a client that wants it may mean a higher one.
fn unneeded(level: AuthenticationLevel, role: Role) -> u32 {
    match role {
        Role::Acceptor(Accepts { strict: true, .. }) => {
            (ffi::INTEGRITY | ffi::CONFIDENTIALITY) & !requested(level)
        }
        _ => 0,
    }
}

/// Whether a principal of this name is the anonymous one, in whatever realm (RFC 8062 section 3).
fn is_anonymous(name: &str) -> bool {
    name.split_once('@').is_some_and(|(name, _)| name == "WELLKNOWN/ANONYMOUS")
}

#[derive(Clone, Copy)]
pub(super) enum Role {
    Initiator,
    Acceptor(Accepts),
}

/// Which clients a server accepts.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Accepts {
    /// None that want more than their level needs.
    pub(super) strict: bool,
    /// Those who do not say who they are.
    pub(super) anonymous: bool,
}

pub(super) struct KerberosContext {
    // A context is used by one thread at a time: `&mut self`, or the lock.
    context: Mutex<Handle<ffi::Context>>,
    role: Role,
    protection: Protection,
    overhead: Overhead,
    name: String,
    anonymous: bool,
}

#[derive(Clone, Copy)]
enum Protection {
    None,
    Sign,
    Seal,
}

impl KerberosContext {
    /// An established context, if it has what is needed.
    pub(super) fn new(
        context: Handle<ffi::Context>,
        needs: &Needs,
        role: Role,
    ) -> Result<KerberosContext> {
        let (name, flags) = inquire(&context, role)?;
        let missing = required(needs, role) & !flags;
        if missing != 0 {
            let what = format!(
                "a context with the flags {flags:#x}; expected {missing:#x} too, at the level {}",
                needs.level
            );
            return Err(Error::new(Status::ACCESS_DENIED, what));
        }
        let more = unneeded(needs.level, role) & flags;
        if more != 0 {
            let what = format!(
                "a context with the flags {flags:#x}; expected it without {more:#x}, at the level {}",
                needs.level
            );
            return Err(Error::new(Status::ACCESS_DENIED, what));
        }
        let mut name = display_name(&name)?;
        let anonymous = flags & ffi::ANONYMOUS != 0 || is_anonymous(&name);
        if anonymous {
            if let Role::Acceptor(Accepts { anonymous: false, .. }) = role {
                return Err(refused("an anonymous client; expected one with a name"));
            }
            name.clear();
        }
        let (protection, overhead) = match needs.level {
            AuthenticationLevel::Connect => (Protection::None, Overhead { token: 0, block: 1 }),
            AuthenticationLevel::Packet | AuthenticationLevel::Integrity => {
                (Protection::Sign, Overhead { token: mic_length(&context)?, block: BLOCK })
            }
            AuthenticationLevel::Privacy => {
                (Protection::Seal, Overhead { token: wrap_length(&context)?, block: BLOCK })
            }
        };
        let context = Mutex::new(context);
        Ok(KerberosContext { context, role, protection, overhead, name, anonymous })
    }

    fn get(&mut self) -> *mut ffi::Context {
        self.context.get_mut().unwrap_or_else(PoisonError::into_inner).get()
    }

    /// The PAC, if there is one that the service's key signed. A server has it of its client.
    fn pac(&self) -> Option<Vec<u8>> {
        let Role::Acceptor(_) = self.role else { return None };
        let context = self.context.lock().unwrap_or_else(PoisonError::into_inner);
        let (name, _) = inquire(&context, self.role).ok()?;
        let (mut minor, mut pac, mut shown) = (0, Output::new(), Output::new());
        let (mut authenticated, mut complete, mut more) = (0, 0, -1);
        // SAFETY: the name and the attribute are read, and live until the call ends. The two slots are new buffers'.
        let major = unsafe {
            ffi::gss_get_name_attribute(
                &mut minor,
                name.get(),
                &mut input(b"urn:mspac:"),
                &mut authenticated,
                &mut complete,
                pac.slot(),
                shown.slot(),
                &mut more,
            )
        };
        (major == ffi::COMPLETE && authenticated != 0).then(|| pac.bytes().to_vec())
    }
}

impl SecurityContext for KerberosContext {
    fn overhead(&self) -> Overhead {
        self.overhead
    }

    fn protect(&mut self, fragment: Fragment<'_>) -> Result<()> {
        let mut minor = 0;
        let length = fragment.token.len();
        let (protection, context) = (self.protection, self.get());
        let (major, written) = match protection {
            Protection::None => return Ok(()),
            Protection::Sign => {
                let mut parts = Parts::new(fragment, ffi::IOV_MIC_TOKEN);
                // SAFETY: the context is this one's, and nobody else uses it. The parts are borrowed from the fragment: the
                // library reads the first ones, and writes into the token, which is mutable, if it is long enough.
                let major = unsafe {
                    ffi::gss_get_mic_iov(&mut minor, context, 0, parts.first(), parts.count())
                };
                (major, parts.token_length())
            }
            Protection::Seal => {
                let mut parts = Parts::new(fragment, ffi::IOV_HEADER);
                let mut sealed = 0;
                // SAFETY: the context is this one's, and nobody else uses it. The parts are borrowed from the fragment: the
                // library reads what it only signs, and writes into the stub and, if it is long enough, into the token, which
                // are mutable.
                let major = unsafe {
                    let count = parts.count();
                    ffi::gss_wrap_iov(&mut minor, context, 1, 0, &mut sealed, parts.first(), count)
                };
                if major == ffi::COMPLETE && sealed == 0 {
                    return Err(refused("the context does not seal"));
                }
                (major, parts.token_length())
            }
        };
        check(Status::SEC_PKG_ERROR, "Kerberos cannot protect a fragment", major, minor)?;
        if written != length {
            return Err(refused("a token of another length than the context's"));
        }
        Ok(())
    }

    fn unprotect(&mut self, fragment: Fragment<'_>) -> Result<()> {
        let mut minor = 0;
        let length = fragment.token.len();
        let (protection, context) = (self.protection, self.get());
        let (major, sealed) = match protection {
            Protection::None => return Ok(()),
            // The peer's keys are of one's own type, so that a signature has one length. To one that lacks all of its
            // checksum krb5 1.20 answers with a failed assertion, and the process would end.
            Protection::Sign if length != usize::from(self.overhead.token) => {
                return Err(refused("a fragment is refused: its signature has a wrong length"));
            }
            Protection::Sign => {
                let mut parts = Parts::new(fragment, ffi::IOV_MIC_TOKEN);
                // SAFETY: the context is this one's, and nobody else uses it. The parts are borrowed from the fragment, and
                // the library reads them.
                let major = unsafe {
                    let count = parts.count();
                    ffi::gss_verify_mic_iov(&mut minor, context, null_mut(), parts.first(), count)
                };
                (major, true)
            }
            Protection::Seal if !is_seal(fragment.token, self.overhead.token) => {
                return Err(refused("a fragment is refused: its seal has a wrong length"));
            }
            Protection::Seal => {
                let mut parts = Parts::new(fragment, ffi::IOV_HEADER);
                let mut sealed = 0;
                // SAFETY: the context is this one's, and nobody else uses it. The parts are borrowed from the fragment: the
                // library reads what is only signed, and writes into the stub and the token, which are mutable.
                let major = unsafe {
                    ffi::gss_unwrap_iov(
                        &mut minor,
                        context,
                        &mut sealed,
                        null_mut(),
                        parts.first(),
                        parts.count(),
                    )
                };
                (major, sealed != 0)
            }
        };
        match (major, sealed) {
            (ffi::COMPLETE, true) => Ok(()),
            (ffi::COMPLETE, false) => Err(refused("a fragment is signed; expected it sealed")),
            _ => Err(failure(Status::ACCESS_DENIED, "a fragment is refused", major, minor)),
        }
    }

    fn get_mic(&mut self, message: &[u8]) -> Result<Vec<u8>> {
        let (mut minor, mut token) = (0, Output::new());
        let context = self.get();
        // SAFETY: the context is this one's, and nobody else uses it. The message is read, and the slot is new.
        let major =
            unsafe { ffi::gss_get_mic(&mut minor, context, 0, &mut input(message), token.slot()) };
        check(Status::SEC_PKG_ERROR, "Kerberos cannot sign", major, minor)?;
        Ok(token.bytes().to_vec())
    }

    fn verify_mic(&mut self, message: &[u8], mic: &[u8]) -> Result<()> {
        let mut minor = 0;
        let context = self.get();
        // SAFETY: the context is this one's, and nobody else uses it. The message and the token are read.
        let major = unsafe {
            let (mut message, mut mic) = (input(message), input(mic));
            ffi::gss_verify_mic(&mut minor, context, &mut message, &mut mic, null_mut())
        };
        check(Status::ACCESS_DENIED, "a signature is refused", major, minor)
    }

    fn peer(&self) -> Arc<Peer> {
        let mut identity = Identity::new(&*self.name, "");
        identity.anonymous = self.anonymous;
        identity.authorization_data = self.pac();
        let peer = Peer::new(identity).with_session_key(self.session_key());
        Arc::new(peer.with_mechanism(AuthenticationService::KERBEROS))
    }
}

impl KerberosContext {
    fn session_key(&self) -> Option<SessionKey> {
        let context = self.context.lock().unwrap_or_else(PoisonError::into_inner);
        let mut keys = Handle::none();
        // SAFETY: the context is locked, so that nobody else uses it. The identifier is read, and the slot is a set's.
        let major = unsafe {
            ffi::gss_inquire_sec_context_by_oid(
                &mut 0,
                context.get(),
                &mut oid(ffi::SESSION_KEY),
                keys.slot(),
            )
        };
        (major == ffi::COMPLETE).then(|| keys.first().map(SessionKey::new)).flatten()
    }
}

/// The peer's name, and the context's flags.
fn inquire(context: &Handle<ffi::Context>, role: Role) -> Result<(Handle<ffi::Name>, u32)> {
    let mut name = Handle::none();
    let (mut minor, mut flags) = (0, 0);
    let (source, target) = match role {
        Role::Initiator => (null_mut(), name.slot()),
        Role::Acceptor(_) => (name.slot(), null_mut()),
    };
    // SAFETY: the context is borrowed from whoever has it alone, and the slot is a name's.
    let major = unsafe {
        ffi::gss_inquire_context(
            &mut minor,
            context.get(),
            source,
            target,
            null_mut(),
            null_mut(),
            &mut flags,
            null_mut(),
            null_mut(),
        )
    };
    check(Status::SEC_PKG_ERROR, "the context says nothing of itself", major, minor)?;
    Ok((name, flags))
}

/// The length of an RC4 signature (RFC 4757 section 7.2), and what krb5 1.20 says that it is, with the confounder that only a
/// seal has.
const RC4_MIC: usize = 37;
const RC4_MIC_SAID: usize = 45;

/// The length of the token that signs a fragment: 28 bytes with AES (RFC 4121 section 4.2.6.1).
fn mic_length(context: &Handle<ffi::Context>) -> Result<u16> {
    let mut parts = [part(ffi::IOV_DATA, &[]), part(ffi::IOV_MIC_TOKEN, &[])];
    let mut minor = 0;
    // SAFETY: the context is borrowed from whoever has it alone. The parts are two, and only the token's length is written.
    let major =
        unsafe { ffi::gss_get_mic_iov_length(&mut minor, context.get(), 0, parts.as_mut_ptr(), 2) };
    check(Status::SEC_PKG_ERROR, "the context does not sign", major, minor)?;
    match parts[1].buffer.length {
        // No other encryption type has a signature of this length.
        RC4_MIC_SAID => token_length(RC4_MIC),
        length => token_length(length),
    }
}

/// The length of the token that seals a fragment, all of which stands in front in DCE style: 76 bytes with AES.
fn wrap_length(context: &Handle<ffi::Context>) -> Result<u16> {
    let stub = [0; BLOCK as usize];
    let mut parts = [part(ffi::IOV_DATA, &stub), part(ffi::IOV_HEADER, &[])];
    let (mut minor, mut sealed) = (0, 0);
    // SAFETY: the context is borrowed from whoever has it alone. The parts are two, and only the token's length is written.
    let major = unsafe {
        let parts = parts.as_mut_ptr();
        ffi::gss_wrap_iov_length(&mut minor, context.get(), 1, 0, &mut sealed, parts, 2)
    };
    check(Status::SEC_PKG_ERROR, "the context does not seal", major, minor)?;
    if sealed == 0 {
        return Err(refused("the context does not seal"));
    }
    token_length(parts[1].buffer.length)
}

/// Whether a peer's token that seals a fragment has the length of this side's own, whose keys are of the same type. In RFC
/// 4121's format (section 4.2.6.2) it has between none and a block of padding, which its "extra count" tells, and nothing
/// protects where krb5 reads it: Windows, Samba and krb5 have a block of it, and Impacket has none behind whole blocks.
fn is_seal(token: &[u8], own: u16) -> bool {
    let (own, block) = (usize::from(own), usize::from(BLOCK));
    match *token {
        [5, 4, _, _, high, low, ..] => {
            let extra = usize::from(u16::from_be_bytes([high, low]));
            extra <= block && token.len() + block == own + extra
        }
        _ => token.len() == own,
    }
}

fn token_length(length: usize) -> Result<u16> {
    u16::try_from(length).map_err(|_| refused("a token of more than 65,535 bytes"))
}

/// A part of a message, for the library to read.
const fn part(kind: u32, bytes: &[u8]) -> ffi::IovBuffer {
    ffi::IovBuffer { kind, buffer: input(bytes) }
}

/// A part of a message, for the library to write.
const fn part_mut(kind: u32, bytes: &mut [u8]) -> ffi::IovBuffer {
    let buffer = ffi::Buffer { length: bytes.len(), value: bytes.as_mut_ptr().cast() };
    ffi::IovBuffer { kind, buffer }
}

/// The parts of a fragment that its token covers, and the token, which is the last one.
struct Parts<'a> {
    parts: [ffi::IovBuffer; 4],
    /// Without header signing the first two of them are the stub and the token.
    count: usize,
    _fragment: core::marker::PhantomData<&'a mut [u8]>,
}

impl<'a> Parts<'a> {
    fn new(fragment: Fragment<'a>, token: u32) -> Parts<'a> {
        let stub = part_mut(ffi::IOV_DATA, fragment.stub);
        let token = part_mut(token, fragment.token);
        let header = part(ffi::IOV_SIGN_ONLY, fragment.header);
        let trailer = part(ffi::IOV_SIGN_ONLY, fragment.trailer);
        let (parts, count) = if fragment.header_signing {
            ([header, stub, trailer, token], 4)
        } else {
            ([stub, token, header, trailer], 2)
        };
        Parts { parts, count, _fragment: core::marker::PhantomData }
    }

    const fn first(&mut self) -> *mut ffi::IovBuffer {
        self.parts.as_mut_ptr()
    }

    const fn count(&self) -> c_int {
        self.count as c_int
    }

    /// The token's length, as the library left it.
    const fn token_length(&self) -> usize {
        self.parts[self.count - 1].buffer.length
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A server refuses a client that asks for more than its level needs.
    #[test]
    fn gssapi_capabilities_follow_the_level() {
        use AuthenticationLevel::{Connect, Integrity, Packet, Privacy};
        assert_eq!(requested(Connect), 0x1002);
        assert_eq!(requested(Packet), 0x102e);
        assert_eq!(requested(Integrity), 0x102e);
        assert_eq!(requested(Privacy), 0x103e);
    }

    #[test]
    fn gssapi_strict_servers_want_no_more() {
        use AuthenticationLevel::{Connect, Integrity, Packet, Privacy};
        let strict = Role::Acceptor(Accepts { strict: true, anonymous: false });
        let unneeded = |role| LEVELS.map(|level| unneeded(level, role));
        const LEVELS: [AuthenticationLevel; 4] = [Connect, Packet, Integrity, Privacy];
        assert_eq!(unneeded(strict), [0x30, 0x10, 0x10, 0]);
        assert_eq!(unneeded(Role::Acceptor(Accepts::default())), [0; 4]);
        assert_eq!(unneeded(Role::Initiator), [0; 4]);
    }

    #[test]
    fn gssapi_anonymous_principals() {
        assert!(is_anonymous("WELLKNOWN/ANONYMOUS@WELLKNOWN:ANONYMOUS"));
        assert!(is_anonymous("WELLKNOWN/ANONYMOUS@EXAMPLE.COM"));
        let others =
            ["alice@EXAMPLE.COM", r"WELLKNOWN\/ANONYMOUS@A", "WELLKNOWN/ANONYMOUS/a@A", ""];
        assert!(!others.into_iter().any(is_anonymous));
    }

    /// AES with SHA-1, whose own tokens have 76 bytes, and RC4, with 45.
    #[test]
    fn gssapi_seals_have_their_length() {
        let seal = |extra: u8, length: usize| {
            let mut token = vec![5, 4, 6, 255, 0, extra, 0, 28];
            token.resize(length, 7);
            is_seal(&token, 76)
        };
        assert!(seal(16, 76) && seal(0, 60) && seal(8, 68));
        assert!(!seal(0, 76) && !seal(16, 60) && !seal(17, 77) && !seal(16, 77) && !seal(16, 75));
        assert!(!is_seal(&[5, 4, 6], 76) && !is_seal(&[], 76));
        let rc4 = |length: usize| is_seal(&[&[0x60; 2][..], &vec![7; length - 2]].concat(), 45);
        assert!(rc4(45) && !rc4(44) && !rc4(46));
    }

    #[test]
    fn gssapi_a_bound_server_needs_a_bound_client() {
        let mut needs = Needs::of(AuthenticationLevel::Integrity);
        needs.channel_binding = Some(b"tls-server-end-point:".to_vec());
        assert_eq!(required(&needs, Role::Acceptor(Accepts::default())), 0x182e);
        assert_eq!(required(&needs, Role::Initiator), 0x102e);
    }
}
