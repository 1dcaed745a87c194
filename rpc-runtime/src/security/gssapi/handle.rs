//! What the library allocates, each with its one owner.

use core::ffi::c_void;
use core::ptr::{null_mut, slice_from_raw_parts, slice_from_raw_parts_mut};

use zeroize::Zeroize;

use super::error::check;
use super::ffi;
use crate::error::Result;
use crate::status::Status;

/// An object of the library's, or none (`GSS_C_NO_…`), which every function of it takes and refuses where it needs one.
///
/// It is what a function of the library put into the [slot](Handle::slot), and nobody else has it: it is released when this
/// is dropped, and not before.
pub(super) struct Handle<T: Object>(*mut T);

/// A kind of object, and how it is released.
pub(super) trait Object {
    /// Releases the object, and sets the handle to none.
    ///
    /// # Safety
    /// `object` points to a handle of the library's, which nothing uses.
    unsafe fn release(minor: *mut u32, object: *mut *mut Self);
}

impl<T: Object> Handle<T> {
    pub(super) const fn none() -> Handle<T> {
        Handle(null_mut())
    }

    /// The object, for the library to use while this is borrowed.
    pub(super) const fn get(&self) -> *mut T {
        self.0
    }

    /// Where the library finds the object, or writes one. Only the library is to write there.
    pub(super) const fn slot(&mut self) -> *mut *mut T {
        &raw mut self.0
    }
}

impl<T: Object> Drop for Handle<T> {
    fn drop(&mut self) {
        if !self.0.is_null() {
            // SAFETY: only the library writes into the slot, so this is an object of its kind. This was its owner.
            unsafe { T::release(&mut 0, &raw mut self.0) }
        }
    }
}

// SAFETY: the library ties no object to a thread: what is per thread is the text of the last error.
unsafe impl<T: Object> Send for Handle<T> {}

// SAFETY: a credential has a lock inside, which the functions take that use it (`krb5_gss_cred_id_rec`). The one that
// changes it without, `gss_set_cred_option`, takes the handle mutably.
unsafe impl Sync for Handle<ffi::Credential> {}

impl Object for ffi::Name {
    unsafe fn release(minor: *mut u32, object: *mut *mut Self) {
        // SAFETY: as the caller says.
        unsafe { ffi::gss_release_name(minor, object) };
    }
}

impl Object for ffi::Credential {
    unsafe fn release(minor: *mut u32, object: *mut *mut Self) {
        // SAFETY: as the caller says.
        unsafe { ffi::gss_release_cred(minor, object) };
    }
}

impl Object for ffi::Context {
    unsafe fn release(minor: *mut u32, object: *mut *mut Self) {
        // SAFETY: as the caller says. No token is asked for: a null buffer.
        unsafe { ffi::gss_delete_sec_context(minor, object, null_mut()) };
    }
}

impl Object for ffi::BufferSet {
    /// Such a set has a session key, which the library does not clear.
    unsafe fn release(minor: *mut u32, object: *mut *mut Self) {
        // SAFETY: as the caller says. The buffers are the set's, as many as it says, and no others.
        unsafe {
            if let Some(set) = (*object).as_ref() {
                for buffer in (0..set.count).map(|n| &*set.elements.add(n)) {
                    if !buffer.value.is_null() {
                        let key =
                            slice_from_raw_parts_mut(buffer.value.cast::<u8>(), buffer.length);
                        (*key).zeroize();
                    }
                }
            }
            ffi::gss_release_buffer_set(minor, object);
        }
    }
}

impl Handle<ffi::BufferSet> {
    /// The set's first buffer.
    pub(super) fn first(&self) -> Option<&[u8]> {
        // SAFETY: the set is the library's, with as many buffers as it says, and lives as long as this.
        unsafe {
            let set = self.0.as_ref()?;
            (set.count > 0).then(|| bytes(&*set.elements))
        }
    }
}

/// A buffer that the library fills in.
pub(super) struct Output(ffi::Buffer);

impl Output {
    pub(super) const fn new() -> Output {
        Output(ffi::Buffer { length: 0, value: null_mut() })
    }

    /// Where the library writes the buffer: once, because it does not look for what was there.
    pub(super) const fn slot(&mut self) -> *mut ffi::Buffer {
        &raw mut self.0
    }

    pub(super) fn bytes(&self) -> &[u8] {
        // SAFETY: the buffer is empty or the library's, and lives as long as this.
        unsafe { bytes(&self.0) }
    }

    pub(super) fn text(&self) -> String {
        String::from_utf8_lossy(self.bytes()).into_owned()
    }
}

impl Drop for Output {
    fn drop(&mut self) {
        // SAFETY: only the library writes into the slot, so this is empty or a buffer of its own. This was its owner.
        unsafe { ffi::gss_release_buffer(&mut 0, &raw mut self.0) };
    }
}

/// # Safety
/// The buffer has no value, or `length` bytes that live and do not change as long as the buffer is borrowed.
unsafe fn bytes(buffer: &ffi::Buffer) -> &[u8] {
    if buffer.value.is_null() {
        return &[];
    }
    // SAFETY: as the caller says.
    unsafe { &*slice_from_raw_parts(buffer.value.cast(), buffer.length) }
}

/// Bytes for the library to read while they are borrowed: the pointer is mutable because C has it so.
pub(super) const fn input(bytes: &[u8]) -> ffi::Buffer {
    ffi::Buffer { length: bytes.len(), value: bytes.as_ptr().cast_mut().cast::<c_void>() }
}

/// An object identifier, by its contents in BER. The library copies the ones that it keeps.
pub(super) const fn oid(contents: &'static [u8]) -> ffi::Oid {
    ffi::Oid { length: contents.len() as u32, elements: contents.as_ptr().cast_mut().cast() }
}

/// A name of this kind, from its text.
pub(super) fn import_name(text: &str, kind: &'static [u8]) -> Result<Handle<ffi::Name>> {
    let mut name = Handle::none();
    let mut minor = 0;
    // SAFETY: the text and the kind are read, and the slot is a name's.
    let major = unsafe {
        ffi::gss_import_name(&mut minor, &mut input(text.as_bytes()), &mut oid(kind), name.slot())
    };
    check(Status::INVALID_ARG, "the name cannot be read", major, minor)?;
    Ok(name)
}

/// A name's text: for a principal, with its realm.
pub(super) fn display_name(name: &Handle<ffi::Name>) -> Result<String> {
    let mut text = Output::new();
    let mut minor = 0;
    // SAFETY: the name is borrowed, and the slot is a new buffer's. The kind is not asked for.
    let major = unsafe { ffi::gss_display_name(&mut minor, name.get(), text.slot(), null_mut()) };
    check(Status::SEC_PKG_ERROR, "the peer's name cannot be shown", major, minor)?;
    Ok(text.text())
}
