//! MIT krb5's GSS-API, as its headers declare it: `gssapi.h` (RFC 2744), `gssapi_ext.h`, `gssapi_krb5.h` and `krb5.h`. Only
//! what is used here. A test of the folder `tests/interop/kerberos` has a C compiler compare the two.

use core::ffi::{c_char, c_int, c_void};
use core::marker::{PhantomData, PhantomPinned};

/// A struct that only the library knows: it is not `Send`, `Sync` or `Unpin`, and has no size that matters.
macro_rules! opaque {
    ($($name:ident $what:literal)*) => {$(
        #[doc = $what]
        #[repr(C)]
        pub(super) struct $name {
            _private: [u8; 0],
            _marker: PhantomData<(*mut u8, PhantomPinned)>,
        }
    )*};
}

opaque! {
    Name "`struct gss_name_struct`"
    Credential "`struct gss_cred_id_struct`"
    Context "`struct gss_ctx_id_struct`"
    Krb5Context "`struct _krb5_context`"
    Krb5Cache "`struct _krb5_ccache`"
}

/// `gss_buffer_desc`
#[repr(C)]
pub(super) struct Buffer {
    pub(super) length: usize,
    pub(super) value: *mut c_void,
}

/// `gss_buffer_set_desc`
#[repr(C)]
pub(super) struct BufferSet {
    pub(super) count: usize,
    pub(super) elements: *mut Buffer,
}

/// `gss_OID_desc`
#[repr(C)]
pub(super) struct Oid {
    pub(super) length: u32,
    pub(super) elements: *mut c_void,
}

/// `gss_OID_set_desc`
#[repr(C)]
pub(super) struct OidSet {
    pub(super) count: usize,
    pub(super) elements: *mut Oid,
}

/// `struct gss_channel_bindings_struct`
#[repr(C)]
pub(super) struct ChannelBindings {
    pub(super) initiator_address_type: u32,
    pub(super) initiator_address: Buffer,
    pub(super) acceptor_address_type: u32,
    pub(super) acceptor_address: Buffer,
    pub(super) application_data: Buffer,
}

/// `gss_iov_buffer_desc`
#[repr(C)]
pub(super) struct IovBuffer {
    pub(super) kind: u32,
    pub(super) buffer: Buffer,
}

/// `gss_key_value_element_desc`
#[repr(C)]
pub(super) struct KeyValue {
    pub(super) key: *const c_char,
    pub(super) value: *const c_char,
}

/// `gss_key_value_set_desc`
#[repr(C)]
pub(super) struct KeyValueSet {
    pub(super) count: u32,
    pub(super) elements: *mut KeyValue,
}

pub(super) const MUTUAL: u32 = 0x2;
pub(super) const REPLAY: u32 = 0x4;
pub(super) const SEQUENCE: u32 = 0x8;
pub(super) const CONFIDENTIALITY: u32 = 0x10;
pub(super) const INTEGRITY: u32 = 0x20;
pub(super) const ANONYMOUS: u32 = 0x40;
pub(super) const CHANNEL_BOUND: u32 = 0x800;
pub(super) const DCE_STYLE: u32 = 0x1000;

pub(super) const COMPLETE: u32 = 0;
pub(super) const CONTINUE_NEEDED: u32 = 1;
pub(super) const CREDENTIALS_EXPIRED: u32 = 11 << 16;
/// The calling errors and the routine errors. What is below informs, as that a token is old.
pub(super) const ERRORS: u32 = 0xffff_0000;

pub(super) const GSS_CODE: c_int = 1;
pub(super) const MECH_CODE: c_int = 2;

pub(super) const INITIATE: c_int = 1;
pub(super) const ACCEPT: c_int = 2;
/// A lifetime: as long as it can be.
pub(super) const INDEFINITE: u32 = u32::MAX;

pub(super) const IOV_DATA: u32 = 1;
pub(super) const IOV_HEADER: u32 = 2;
pub(super) const IOV_SIGN_ONLY: u32 = 11;
pub(super) const IOV_MIC_TOKEN: u32 = 12;

/// `gss_mech_krb5`, 1.2.840.113554.1.2.2 (RFC 4121).
pub(super) const KERBEROS: &[u8] = b"\x2a\x86\x48\x86\xf7\x12\x01\x02\x02";
/// `GSS_KRB5_NT_PRINCIPAL_NAME`, 1.2.840.113554.1.2.2.1.
pub(super) const PRINCIPAL_NAME: &[u8] = b"\x2a\x86\x48\x86\xf7\x12\x01\x02\x02\x01";
/// `GSS_C_NT_HOSTBASED_SERVICE`, 1.2.840.113554.1.2.1.4.
pub(super) const HOST_BASED_SERVICE: &[u8] = b"\x2a\x86\x48\x86\xf7\x12\x01\x02\x01\x04";
/// `GSS_KRB5_CRED_NO_CI_FLAGS_X`, 1.2.752.43.13.29.
pub(super) const NO_CI_FLAGS: &[u8] = b"\x2a\x85\x70\x2b\x0d\x1d";
/// `GSS_C_INQ_SSPI_SESSION_KEY`, 1.2.840.113554.1.2.2.5.5.
pub(super) const SESSION_KEY: &[u8] = b"\x2a\x86\x48\x86\xf7\x12\x01\x02\x02\x05\x05";

#[link(name = "gssapi_krb5")]
unsafe extern "C" {
    pub(super) fn gss_display_status(
        minor: *mut u32,
        status: u32,
        kind: c_int,
        mechanism: *mut Oid,
        more: *mut u32,
        text: *mut Buffer,
    ) -> u32;
    pub(super) fn gss_release_buffer(minor: *mut u32, buffer: *mut Buffer) -> u32;
    pub(super) fn gss_release_buffer_set(minor: *mut u32, set: *mut *mut BufferSet) -> u32;

    pub(super) fn gss_import_name(
        minor: *mut u32,
        text: *mut Buffer,
        kind: *mut Oid,
        name: *mut *mut Name,
    ) -> u32;
    pub(super) fn gss_display_name(
        minor: *mut u32,
        name: *mut Name,
        text: *mut Buffer,
        kind: *mut *mut Oid,
    ) -> u32;
    pub(super) fn gss_get_name_attribute(
        minor: *mut u32,
        name: *mut Name,
        attribute: *mut Buffer,
        authenticated: *mut c_int,
        complete: *mut c_int,
        value: *mut Buffer,
        display_value: *mut Buffer,
        more: *mut c_int,
    ) -> u32;
    pub(super) fn gss_release_name(minor: *mut u32, name: *mut *mut Name) -> u32;

    pub(super) fn gss_acquire_cred_from(
        minor: *mut u32,
        name: *mut Name,
        lifetime: u32,
        mechanisms: *mut OidSet,
        usage: c_int,
        store: *const KeyValueSet,
        credential: *mut *mut Credential,
        actual_mechanisms: *mut *mut OidSet,
        actual_lifetime: *mut u32,
    ) -> u32;
    pub(super) fn gss_acquire_cred_with_password(
        minor: *mut u32,
        name: *mut Name,
        password: *mut Buffer,
        lifetime: u32,
        mechanisms: *mut OidSet,
        usage: c_int,
        credential: *mut *mut Credential,
        actual_mechanisms: *mut *mut OidSet,
        actual_lifetime: *mut u32,
    ) -> u32;
    pub(super) fn gss_set_cred_option(
        minor: *mut u32,
        credential: *mut *mut Credential,
        option: *mut Oid,
        value: *mut Buffer,
    ) -> u32;
    pub(super) fn gss_inquire_cred(
        minor: *mut u32,
        credential: *mut Credential,
        name: *mut *mut Name,
        lifetime: *mut u32,
        usage: *mut c_int,
        mechanisms: *mut *mut OidSet,
    ) -> u32;
    pub(super) fn gss_release_cred(minor: *mut u32, credential: *mut *mut Credential) -> u32;

    pub(super) fn gss_init_sec_context(
        minor: *mut u32,
        credential: *mut Credential,
        context: *mut *mut Context,
        target: *mut Name,
        mechanism: *mut Oid,
        flags: u32,
        lifetime: u32,
        bindings: *mut ChannelBindings,
        input: *mut Buffer,
        actual_mechanism: *mut *mut Oid,
        output: *mut Buffer,
        actual_flags: *mut u32,
        actual_lifetime: *mut u32,
    ) -> u32;
    pub(super) fn gss_accept_sec_context(
        minor: *mut u32,
        context: *mut *mut Context,
        credential: *mut Credential,
        input: *mut Buffer,
        bindings: *mut ChannelBindings,
        source: *mut *mut Name,
        mechanism: *mut *mut Oid,
        output: *mut Buffer,
        flags: *mut u32,
        lifetime: *mut u32,
        delegated: *mut *mut Credential,
    ) -> u32;
    pub(super) fn gss_inquire_context(
        minor: *mut u32,
        context: *mut Context,
        source: *mut *mut Name,
        target: *mut *mut Name,
        lifetime: *mut u32,
        mechanism: *mut *mut Oid,
        flags: *mut u32,
        initiator: *mut c_int,
        open: *mut c_int,
    ) -> u32;
    pub(super) fn gss_inquire_sec_context_by_oid(
        minor: *mut u32,
        context: *mut Context,
        what: *mut Oid,
        values: *mut *mut BufferSet,
    ) -> u32;
    pub(super) fn gss_delete_sec_context(
        minor: *mut u32,
        context: *mut *mut Context,
        output: *mut Buffer,
    ) -> u32;

    pub(super) fn gss_get_mic(
        minor: *mut u32,
        context: *mut Context,
        quality: u32,
        message: *mut Buffer,
        token: *mut Buffer,
    ) -> u32;
    pub(super) fn gss_verify_mic(
        minor: *mut u32,
        context: *mut Context,
        message: *mut Buffer,
        token: *mut Buffer,
        quality: *mut u32,
    ) -> u32;
    pub(super) fn gss_get_mic_iov(
        minor: *mut u32,
        context: *mut Context,
        quality: u32,
        parts: *mut IovBuffer,
        count: c_int,
    ) -> u32;
    pub(super) fn gss_get_mic_iov_length(
        minor: *mut u32,
        context: *mut Context,
        quality: u32,
        parts: *mut IovBuffer,
        count: c_int,
    ) -> u32;
    pub(super) fn gss_verify_mic_iov(
        minor: *mut u32,
        context: *mut Context,
        quality: *mut u32,
        parts: *mut IovBuffer,
        count: c_int,
    ) -> u32;
    pub(super) fn gss_wrap_iov(
        minor: *mut u32,
        context: *mut Context,
        confidential: c_int,
        quality: u32,
        was_confidential: *mut c_int,
        parts: *mut IovBuffer,
        count: c_int,
    ) -> u32;
    pub(super) fn gss_wrap_iov_length(
        minor: *mut u32,
        context: *mut Context,
        confidential: c_int,
        quality: u32,
        was_confidential: *mut c_int,
        parts: *mut IovBuffer,
        count: c_int,
    ) -> u32;
    pub(super) fn gss_unwrap_iov(
        minor: *mut u32,
        context: *mut Context,
        was_confidential: *mut c_int,
        quality: *mut u32,
        parts: *mut IovBuffer,
        count: c_int,
    ) -> u32;
}

#[link(name = "krb5")]
unsafe extern "C" {
    pub(super) fn krb5_init_context(context: *mut *mut Krb5Context) -> i32;
    pub(super) fn krb5_free_context(context: *mut Krb5Context);
    pub(super) fn krb5_cc_resolve(
        context: *mut Krb5Context,
        name: *const c_char,
        cache: *mut *mut Krb5Cache,
    ) -> i32;
    pub(super) fn krb5_cc_destroy(context: *mut Krb5Context, cache: *mut Krb5Cache) -> i32;
}
