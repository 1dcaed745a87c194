//! Names of interfaces and transfer syntaxes.

use core::fmt;

use uuid::Uuid;

use crate::ndr::Cursor;

/// The name and version of an interface (an abstract syntax) or of a transfer syntax
/// (`p_syntax_id_t`, C706 section 12.6.3.1).
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct SyntaxId {
    /// The uuid.
    pub uuid: Uuid,
    /// The major version.
    pub major: u16,
    /// The minor version.
    pub minor: u16,
}

/// The first eight bytes of bind-time feature negotiation's "transfer syntax" (MS-RPCE 3.3.1.5.3).
const FEATURES: [u8; 8] = [0x2c, 0x1c, 0xb7, 0x6c, 0x12, 0x98, 0x40, 0x45];

impl SyntaxId {
    /// NDR 2.0 (C706 appendix N).
    pub const NDR20: SyntaxId =
        SyntaxId::new(Uuid::from_u128(0x8a885d04_1ceb_11c9_9fe8_08002b104860), 2, 0);
    /// NDR64 1.0 (MS-RPCE section 3.1.1.4.1).
    pub const NDR64: SyntaxId =
        SyntaxId::new(Uuid::from_u128(0x71710533_beba_4937_8319_b5dbef9ccc36), 1, 0);
    /// No syntax: what stands in the result of a rejected context.
    pub const NONE: SyntaxId = SyntaxId::new(Uuid::nil(), 0, 0);

    /// A name.
    #[must_use]
    pub const fn new(uuid: Uuid, major: u16, minor: u16) -> SyntaxId {
        SyntaxId { uuid, major, minor }
    }

    /// Whether a server that offers this interface serves a client that asks for `client`: the same
    /// uuid and major version, and no higher minor version (IFC-05).
    #[must_use]
    pub fn accepts(&self, client: &SyntaxId) -> bool {
        self.uuid == client.uuid && self.major == client.major && client.minor <= self.minor
    }

    /// The feature bits that a client asks for, if this is bind-time feature negotiation.
    #[must_use]
    pub fn features(&self) -> Option<u16> {
        let bytes = self.uuid.to_bytes_le();
        (bytes[..8] == FEATURES).then(|| u16::from_le_bytes([bytes[8], bytes[9]]))
    }

    pub(crate) fn read(cursor: &mut Cursor<'_>) -> Result<SyntaxId, crate::ndr::NdrError> {
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

impl fmt::Display for SyntaxId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} v{}.{}", self.uuid, self.major, self.minor)
    }
}

impl fmt::Debug for SyntaxId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
