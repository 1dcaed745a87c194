//! Names of interfaces and transfer syntaxes on the wire.

use uuid::Uuid;

use crate::ndr::{Cursor, NdrError};
use crate::syntax_id::SyntaxId;

/// The first eight bytes of bind-time feature negotiation's "transfer syntax" (MS-RPCE 3.3.1.5.3).
const FEATURES: [u8; 8] = [0x2c, 0x1c, 0xb7, 0x6c, 0x12, 0x98, 0x40, 0x45];

impl SyntaxId {
    /// The feature bits that a client asks for, if this is bind-time feature negotiation.
    #[must_use]
    pub fn features(&self) -> Option<u16> {
        let bytes = self.uuid.to_bytes_le();
        (bytes[..8] == FEATURES).then(|| u16::from_le_bytes([bytes[8], bytes[9]]))
    }

    pub(crate) fn read(cursor: &mut Cursor<'_>) -> Result<SyntaxId, NdrError> {
        let (a, b, c) = (cursor.u32()?, cursor.u16()?, cursor.u16()?);
        let mut rest = [0; 8];
        rest.copy_from_slice(cursor.take(8)?);
        // One number of 32 bits, the major version in its low half.
        let version = cursor.u32()?;
        let uuid = Uuid::from_fields(a, b, c, &rest);
        Ok(SyntaxId { uuid, major: version as u16, minor: (version >> 16) as u16 })
    }

    pub(crate) fn write(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.uuid.to_bytes_le());
        out.extend_from_slice(&self.major.to_le_bytes());
        out.extend_from_slice(&self.minor.to_le_bytes());
    }
}
