//! Entries of an endpoint map.

use uuid::Uuid;

use super::Tower;
use super::interface::{WireEntry, WireTower, tower_at};
use crate::error::{Error, Result};
use crate::memory::CallMemory;
use crate::ndr::Full;

/// An entry of an endpoint map: where an interface is to be found.
///
/// ```
/// use rpc_runtime::endpoint_mapper::{Entry, Tower};
/// use rpc_runtime::protocol::SyntaxId;
/// use rpc_runtime::transport::Binding;
/// use rpc_runtime::uuid::uuid;
///
/// let adder = SyntaxId::new(uuid!("d4f6c0a2-52c3-4c1b-9d6a-6f1f2b9a7c31"), 1, 0);
/// let tower = Tower::new(adder, &Binding::tcp("", 49152));
/// let entry = Entry { object: None, tower, annotation: "the adder".to_owned() };
/// assert_eq!(entry.tower.interface(), Some(adder));
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// The object for which calls are served there; none is every object.
    pub object: Option<Uuid>,
    /// The interface, and where it is.
    pub tower: Tower,
    /// What it is, for people: at most 63 bytes travel, up to the first NUL.
    pub annotation: String,
}

/// An annotation as it travels, with its terminator. A character that does not fit is left out whole.
pub(super) fn annotation(text: &str) -> [u8; 64] {
    let mut bytes = [0; 64];
    let text = text.split('\0').next().unwrap_or_default();
    let end = (0..=text.len().min(63)).rev().find(|end| text.is_char_boundary(*end));
    let text = &text.as_bytes()[..end.unwrap_or(0)];
    bytes[..text.len()].copy_from_slice(text);
    bytes
}

impl Entry {
    /// The entry as it travels, in the memory of a call.
    ///
    /// # Errors
    /// `RPC_S_INVALID_ARG` when the tower is too large, `RPC_S_OUT_OF_MEMORY`.
    pub fn to_wire<'a>(&self, memory: &'a CallMemory) -> Result<WireEntry<'a>> {
        let octets = memory.allocate_slice(&self.tower.to_bytes()?)?;
        let tower = Some(Full::new(memory, WireTower::new(octets))?);
        let object = self.object.unwrap_or_default();
        Ok(WireEntry { object, tower, annotation: annotation(&self.annotation) })
    }
}

impl TryFrom<&WireEntry<'_>> for Entry {
    type Error = Error;

    /// Reads an entry that came.
    ///
    /// # Errors
    /// `RPC_X_NULL_REF_POINTER` when it has no tower, and as [`Tower::parse`].
    fn try_from(wire: &WireEntry<'_>) -> Result<Entry> {
        let tower = Tower::parse(tower_at(wire.tower.map(Full::get))?)?;
        let text = wire.annotation.split(|byte| *byte == 0).next().unwrap_or_default();
        let annotation = String::from_utf8_lossy(text).into_owned();
        Ok(Entry { object: Some(wire.object).filter(|object| !object.is_nil()), tower, annotation })
    }
}
