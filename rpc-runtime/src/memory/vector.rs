//! An output that is a vector.

use core::any::TypeId;

/// The output, if it is a vector. Unlike with `Any`, it may be another type that has a lifetime.
#[inline(always)]
pub(crate) fn as_vector<W>(output: &mut W) -> Option<&mut Vec<u8>> {
    if typeid::of::<W>() != TypeId::of::<Vec<u8>>() {
        return None;
    }
    // SAFETY: the two are the same type, because they are the same but for lifetimes, and a `Vec<u8>` has none.
    Some(unsafe { &mut *core::ptr::from_mut(output).cast() })
}
