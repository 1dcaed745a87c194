//! Names of interfaces and transfer syntaxes.

use core::fmt;

use uuid::Uuid;

/// The name and version of an interface (an abstract syntax) or of a transfer syntax
/// (`p_syntax_id_t`, C706 section 12.6.3.1).
///
/// ```
/// use rpc_runtime::protocol::SyntaxId;
/// use rpc_runtime::uuid::uuid;
///
/// let offered = SyntaxId::new(uuid!("d4f6c0a2-52c3-4c1b-9d6a-6f1f2b9a7c31"), 1, 2);
/// assert!(offered.accepts(&SyntaxId { minor: 1, ..offered }));
/// assert!(!offered.accepts(&SyntaxId { major: 2, ..offered }));
/// assert_eq!(offered.to_string(), "d4f6c0a2-52c3-4c1b-9d6a-6f1f2b9a7c31 v1.2");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct SyntaxId {
    /// The uuid.
    pub uuid: Uuid,
    /// The major version.
    pub major: u16,
    /// The minor version.
    pub minor: u16,
}

impl SyntaxId {
    /// NDR 2.0 (C706 appendix N).
    pub const NDR20: SyntaxId =
        SyntaxId::new(Uuid::from_u128(0x8a885d04_1ceb_11c9_9fe8_08002b104860), 2, 0);
    /// NDR64 1.0 (MS-RPCE section 3.1.1.4.1).
    pub const NDR64: SyntaxId =
        SyntaxId::new(Uuid::from_u128(0x71710533_beba_4937_8319_b5dbef9ccc36), 1, 0);
    /// No syntax: the value in the result of a rejected presentation context.
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
