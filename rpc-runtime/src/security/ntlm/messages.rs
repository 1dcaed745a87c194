//! The three messages (MS-NLMP section 2.2.1).

use super::av_pairs::AvPairs;
use super::flags::Flags;
use super::{LONGEST, refused, text};
use crate::error::{Error, Result};

const SIGNATURE: &[u8; 8] = b"NTLMSSP\0";
/// Windows 7 as far as NTLM goes (section 2.2.2.10), with the revision 15 that there is.
pub(super) const VERSION: [u8; 8] = [6, 1, 0, 0, 0, 0, 0, 15];
/// Where the MIC of an AUTHENTICATE message is.
const MIC: core::ops::Range<usize> = 72..88;

/// A message that was received, and is of the type that is due.
#[derive(Clone, Copy)]
struct Message<'a> {
    name: &'static str,
    bytes: &'a [u8],
    /// Where its payload may begin.
    payload: usize,
}

impl<'a> Message<'a> {
    fn read(name: &'static str, number: u32, payload: usize, bytes: &'a [u8]) -> Result<Self> {
        let (length, longest) = match number {
            1 => (bytes.len(), LONGEST_NEGOTIATE),
            _ => (bytes.len(), LONGEST),
        };
        if length > longest {
            return Err(refused(format!(
                "NTLM: a {name} message of {length} bytes; expected at most {longest}"
            )));
        }
        let message = Message { name, bytes, payload };
        if message.array(0)? != *SIGNATURE || u32::from_le_bytes(message.array(8)?) != number {
            return Err(refused(format!("NTLM: another message; expected a {name} message")));
        }
        Ok(message)
    }

    fn cut_off(self) -> Error {
        let Message { name, bytes, .. } = self;
        refused(format!("NTLM: a {name} message that is cut off after {} bytes", bytes.len()))
    }

    fn array<const N: usize>(self, at: usize) -> Result<[u8; N]> {
        let bytes = self.bytes.get(at..).and_then(<[u8]>::first_chunk);
        bytes.copied().ok_or_else(|| self.cut_off())
    }

    fn flags(self, at: usize) -> Result<Flags> {
        Ok(Flags(u32::from_le_bytes(self.array(at)?)))
    }

    /// A field of the payload: its length, its room, and its offset.
    fn field(self, at: usize) -> Result<&'a [u8]> {
        let [a, b, _, _, offset @ ..] = self.array::<8>(at)?;
        let length = usize::from(u16::from_le_bytes([a, b]));
        if length == 0 {
            return Ok(&[]);
        }
        let offset = usize::try_from(u32::from_le_bytes(offset)).map_err(|_| self.cut_off())?;
        if offset < self.payload {
            return Err(refused(format!(
                "NTLM: a field of the {} message overlaps its header",
                self.name
            )));
        }
        let field = self.bytes.get(offset..).and_then(|rest| rest.get(..length));
        field.ok_or_else(|| self.cut_off())
    }

    fn text(self, at: usize, what: &str) -> Result<String> {
        let text = self.field(at)?;
        if text.len() > LONGEST_NAME {
            return Err(refused(format!(
                "NTLM: the {what} has {} bytes; expected at most {LONGEST_NAME}",
                text.len()
            )));
        }
        text::decode(text).ok_or_else(|| {
            refused(format!("NTLM: the {what} is malformed; expected UTF-16 without a NUL"))
        })
    }
}

/// Writes a message: a header, and a payload behind it.
struct Writer {
    bytes: Vec<u8>,
    header: usize,
}

impl Writer {
    fn new(number: u32, header: usize) -> Writer {
        let mut bytes = vec![0; header];
        bytes[..8].copy_from_slice(SIGNATURE);
        bytes[8..12].copy_from_slice(&number.to_le_bytes());
        Writer { bytes, header }
    }

    fn put(&mut self, at: usize, bytes: &[u8]) {
        debug_assert!(at + bytes.len() <= self.header);
        self.bytes[at..at + bytes.len()].copy_from_slice(bytes);
    }

    fn field(&mut self, at: usize, value: &[u8]) -> Result<()> {
        let (Ok(length), Ok(offset)) =
            (u16::try_from(value.len()), u32::try_from(self.bytes.len()))
        else {
            return Err(refused("NTLM: a name of 64 KiB or more; expected a shorter one"));
        };
        self.put(at, &length.to_le_bytes());
        self.put(at + 2, &length.to_le_bytes());
        self.put(at + 4, &offset.to_le_bytes());
        self.bytes.extend_from_slice(value);
        Ok(())
    }
}

/// The longest NEGOTIATE message, in bytes, since a server keeps it for the MIC. One with both names, each as long as NetBIOS
/// has them, takes 72.
const LONGEST_NEGOTIATE: usize = 1 << 10;

/// The longest name, in bytes of UTF-16: Windows' users have at most 513 units with their domain
/// (`CRED_MAX_USERNAME_LENGTH`). Fields may overlap, and logs tell names, so that without this a message would be written
/// several times as long as it is.
const LONGEST_NAME: usize = 2 * 513;

/// Section 2.2.1.1. The names that it may have are not used.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Negotiate {
    pub(super) flags: Flags,
}

impl Negotiate {
    pub(super) fn read(bytes: &[u8]) -> Result<Negotiate> {
        let message = Message::read("NEGOTIATE", 1, 16, bytes)?;
        Ok(Negotiate { flags: message.flags(12)? })
    }

    pub(super) fn write(self) -> Vec<u8> {
        let mut message = Writer::new(1, 40);
        message.put(12, &self.flags.0.to_le_bytes());
        // Both names are empty, and would be behind the header.
        message.put(20, &40_u32.to_le_bytes());
        message.put(28, &40_u32.to_le_bytes());
        message.put(32, &VERSION);
        message.bytes
    }
}

/// Section 2.2.1.2.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Challenge<'a> {
    pub(super) flags: Flags,
    pub(super) server_challenge: [u8; 8],
    /// As in the message.
    pub(super) target_name: &'a [u8],
    /// A list of AV pairs.
    pub(super) target_info: &'a [u8],
    pub(super) version: [u8; 8],
}

impl<'a> Challenge<'a> {
    pub(super) fn read(bytes: &'a [u8]) -> Result<Challenge<'a>> {
        let message = Message::read("CHALLENGE", 2, 48, bytes)?;
        Ok(Challenge {
            flags: message.flags(20)?,
            server_challenge: message.array(24)?,
            target_name: message.field(12)?,
            target_info: message.field(40)?,
            // Old servers send none.
            version: message.array(48).unwrap_or_default(),
        })
    }

    pub(super) fn write(&self) -> Result<Vec<u8>> {
        let mut message = Writer::new(2, 56);
        message.put(20, &self.flags.0.to_le_bytes());
        message.put(24, &self.server_challenge);
        message.put(48, &self.version);
        message.field(12, self.target_name)?;
        message.field(40, self.target_info)?;
        Ok(message.bytes)
    }
}

/// Section 2.2.1.3.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Authenticate<'a> {
    pub(super) flags: Flags,
    pub(super) domain: String,
    pub(super) user: String,
    pub(super) workstation: String,
    pub(super) lm_response: &'a [u8],
    pub(super) nt_response: &'a [u8],
    /// Empty without a key exchange.
    pub(super) encrypted_session_key: &'a [u8],
    pub(super) version: [u8; 8],
}

impl<'a> Authenticate<'a> {
    /// Reads a message, of which only [`Authenticate::nt_response`] tells whether there is a MIC in it.
    pub(super) fn read(bytes: &'a [u8]) -> Result<Authenticate<'a>> {
        let message = Message::read("AUTHENTICATE", 3, 64, bytes)?;
        let flags = message.flags(60)?;
        if !flags.has(Flags::UNICODE) {
            return Err(refused("NTLM: the AUTHENTICATE message is in OEM; expected UNICODE"));
        }
        Ok(Authenticate {
            flags,
            domain: message.text(28, "domain's name")?,
            user: message.text(36, "user's name")?,
            workstation: message.text(44, "workstation's name")?,
            lm_response: message.field(12)?,
            nt_response: message.field(20)?,
            encrypted_session_key: message.field(52)?,
            version: message.array(64).unwrap_or_default(),
        })
    }

    /// The message. If it has a MIC, that is zero yet.
    pub(super) fn write(&self, has_mic: bool) -> Result<Vec<u8>> {
        let mut message = Writer::new(3, if has_mic { MIC.end } else { MIC.start });
        message.put(60, &self.flags.0.to_le_bytes());
        message.put(64, &self.version);
        message.field(28, &text::encode(&self.domain))?;
        message.field(36, &text::encode(&self.user))?;
        message.field(44, &text::encode(&self.workstation))?;
        message.field(12, self.lm_response)?;
        message.field(20, self.nt_response)?;
        message.field(52, self.encrypted_session_key)?;
        Ok(message.bytes)
    }

    /// Writes the MIC into a message.
    pub(super) fn set_mic(message: &mut [u8], mic: &[u8; 16]) {
        message[MIC].copy_from_slice(mic);
    }

    /// Takes the MIC out of a message that has one, and leaves zeros in its place.
    pub(super) fn take_mic(message: &mut [u8]) -> Result<[u8; 16]> {
        // Whatever overlaps the MIC would be read in two ways.
        let whole = Message::read("AUTHENTICATE", 3, MIC.end, message)?;
        for at in [12, 20, 28, 36, 44, 52] {
            whole.field(at)?;
        }
        let mic = whole.array(MIC.start)?;
        message[MIC].fill(0);
        Ok(mic)
    }
}

/// The client's part of an NTLMv2 response (section 2.2.2.7), behind the `NTProofStr`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Blob<'a> {
    pub(super) pairs: AvPairs<'a>,
}

impl<'a> Blob<'a> {
    pub(super) fn read(blob: &'a [u8]) -> Result<Blob<'a>> {
        match blob {
            // The versions, 6 bytes reserved, the time, the client's challenge, and 4 bytes reserved.
            [1, 1, ..] if blob.len() > 28 => Ok(Blob { pairs: AvPairs::read(&blob[28..])? }),
            _ => Err(refused("NTLM: the response is malformed; expected NTLMv2 of version 1")),
        }
    }

    pub(super) fn write(time: [u8; 8], client_challenge: [u8; 8], pairs: &[u8]) -> Vec<u8> {
        let versions = [1, 1, 0, 0, 0, 0, 0, 0];
        [&versions[..], &time, &client_challenge, &[0; 4], pairs, &[0; 4]].concat()
    }
}

/// Splits an NTLMv2 response into its `NTProofStr` and the client's part.
pub(super) fn proof_and_blob(nt_response: &[u8]) -> Result<(&[u8; 16], &[u8])> {
    match nt_response.len() {
        0 => Err(refused("NTLM: an anonymous client; expected a user")),
        24 => Err(refused("NTLM: a response of NTLMv1; expected one of NTLMv2")),
        _ => nt_response
            .split_first_chunk()
            .ok_or_else(|| refused("NTLM: the response is too short; expected one of NTLMv2")),
    }
}
