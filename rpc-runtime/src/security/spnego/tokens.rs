//! SPNEGO's tokens (RFC 4178 section 4.2, MS-SPNG section 2.2.1), and the frame around the first (RFC 2743 section 3.1).

use super::der::{
    self, APPLICATION, ENUMERATED, OBJECT_IDENTIFIER, OCTET_STRING, Reader, SEQUENCE, context,
    malformed,
};
use super::mechanism;
use crate::error::{Error, Result};
use crate::security::AuthenticationService;
use crate::status::Status;

/// The longest token, either way. Kerberos tickets with many groups come near it.
pub(super) const MAX_TOKEN: usize = 64 * 1024;
/// The most mechanisms that a peer may offer; Windows offers five.
const MAX_MECHANISMS: usize = 16;
/// The longest identifier of a mechanism, in bytes; those that are known have ten at most. A server keeps the client's list
/// until both have signed it: this holds it below 1 KiB.
const MAX_IDENTIFIER: usize = 32;
/// The most tokens of one peer. NTLM and Kerberos have two at most, and SPNEGO adds two.
const MAX_LEGS: u8 = 8;

/// Counts the tokens of a peer.
#[derive(Default)]
pub(super) struct Legs(u8);

impl Legs {
    pub(super) fn count(&mut self, token: &[u8]) -> Result<()> {
        self.0 += 1;
        if token.len() > MAX_TOKEN {
            return Err(malformed("a SPNEGO token of more than 64 KiB"));
        }
        if self.0 > MAX_LEGS {
            let what = "a SPNEGO exchange without end; expected at most 8 tokens of a peer";
            return Err(Error::from_static(Status::ACCESS_DENIED, what));
        }
        Ok(())
    }
}

/// What a server can be given first.
pub(super) enum First<'a> {
    Negotiate(Init<'a>),
    /// A mechanism's own token, without SPNEGO.
    Raw(AuthenticationService),
}

impl<'a> First<'a> {
    pub(super) fn read(token: &'a [u8]) -> Result<First<'a>> {
        if token.starts_with(b"NTLMSSP\0") {
            return Ok(First::Raw(AuthenticationService::NTLM));
        }
        let mut frame = Reader::new(der::only(token, APPLICATION)?);
        match frame.element(OBJECT_IDENTIFIER)? {
            mechanism::SPNEGO => Init::read(token).map(First::Negotiate),
            other => match mechanism::service(other) {
                Some(service) => Ok(First::Raw(service)),
                None => Err(malformed(
                    "a GSS-API token of a mechanism that is not known; expected SPNEGO",
                )),
            },
        }
    }
}

/// `NegTokenInit`, or `NegTokenInit2`, whose hints are passed over.
#[derive(PartialEq, Eq, Debug)]
pub(super) struct Init<'a> {
    /// The `MechTypeList` as the peer wrote it, which is what the two ends sign; empty if there is none.
    pub(super) list: &'a [u8],
    /// The identifiers in it.
    pub(super) mechanisms: Vec<&'a [u8]>,
    pub(super) token: Option<&'a [u8]>,
    pub(super) mic: Option<&'a [u8]>,
}

impl<'a> Init<'a> {
    /// Reads one in its frame.
    pub(super) fn read(token: &'a [u8]) -> Result<Init<'a>> {
        let mut frame = Reader::new(der::only(token, APPLICATION)?);
        if frame.element(OBJECT_IDENTIFIER)? != mechanism::SPNEGO {
            return Err(malformed("a GSS-API token of another mechanism; expected SPNEGO"));
        }
        let choice = frame.element(context(0))?;
        frame.end()?;
        let mut fields = Reader::new(der::only(choice, SEQUENCE)?);
        let list = fields.optional(context(0))?.unwrap_or_default();
        let mechanisms = match list {
            [] => Vec::new(),
            _ => identifiers(der::only(list, SEQUENCE)?)?,
        };
        // What the client asks of its mechanism's context; nothing protects it, and the mechanism says it itself.
        fields.optional(context(1))?;
        let token = octets(fields.optional(context(2))?)?;
        // [3] is the signature in RFC 4178, and the hints in MS-SPNG, whose signature is [4].
        let mut mic = None;
        if let Some(field) = fields.optional(context(3))?
            && Reader::new(field).tag() == Some(OCTET_STRING)
        {
            mic = octets(Some(field))?;
        }
        if let Some(field) = octets(fields.optional(context(4))?)? {
            mic = Some(field);
        }
        extensions(fields, context(5))?;
        Ok(Init { list, mechanisms, token, mic })
    }
}

fn identifiers(list: &[u8]) -> Result<Vec<&[u8]>> {
    let mut reader = Reader::new(list);
    let mut identifiers = Vec::new();
    while !reader.is_at_end() {
        if identifiers.len() == MAX_MECHANISMS {
            return Err(malformed("too many mechanisms in a SPNEGO token; expected at most 16"));
        }
        let identifier = reader.element(OBJECT_IDENTIFIER)?;
        if identifier.len() > MAX_IDENTIFIER {
            return Err(malformed(
                "a mechanism's identifier of more than 32 bytes in a SPNEGO token",
            ));
        }
        identifiers.push(identifier);
    }
    Ok(identifiers)
}

/// An `OCTET STRING` in its field; one that is empty says nothing.
fn octets(field: Option<&[u8]>) -> Result<Option<&[u8]>> {
    let octets = field.map(|field| der::only(field, OCTET_STRING)).transpose()?;
    Ok(octets.filter(|octets| !octets.is_empty()))
}

/// Passes over fields that later versions add, from this tag on.
fn extensions(mut fields: Reader<'_>, from: u8) -> Result<()> {
    while let Some(tag) = fields.tag() {
        if tag < from {
            return Err(malformed("a field of a SPNEGO token twice, or behind a later one"));
        }
        fields.any()?;
    }
    Ok(())
}

/// `negState`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum State {
    Completed = 0,
    Incomplete = 1,
    Reject = 2,
    /// The two ends have to sign the list.
    RequestMic = 3,
}

/// `NegTokenResp`.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) struct Response<'a> {
    pub(super) state: Option<State>,
    pub(super) mechanism: Option<&'a [u8]>,
    pub(super) token: Option<&'a [u8]>,
    pub(super) mic: Option<&'a [u8]>,
}

impl<'a> Response<'a> {
    pub(super) fn read(token: &'a [u8]) -> Result<Response<'a>> {
        let mut fields = Reader::new(der::only(der::only(token, context(1))?, SEQUENCE)?);
        let state = match fields.optional(context(0))? {
            None => None,
            Some(field) => Some(match der::only(field, ENUMERATED)? {
                [0] => State::Completed,
                [1] => State::Incomplete,
                [2] => State::Reject,
                [3] => State::RequestMic,
                _ => return Err(malformed("a SPNEGO state that there is not; expected 0 to 3")),
            }),
        };
        let mechanism = fields.optional(context(1))?;
        let mechanism = mechanism.map(|field| der::only(field, OBJECT_IDENTIFIER)).transpose()?;
        let token = octets(fields.optional(context(2))?)?;
        // Windows 2000 writes its token once more where the signature belongs.
        let mic = octets(fields.optional(context(3))?)?.filter(|mic| Some(*mic) != token);
        extensions(fields, context(4))?;
        Ok(Response { state, mechanism, token, mic })
    }

    pub(super) fn write(&self) -> Vec<u8> {
        let mut fields = Vec::new();
        let mut field = |n: u8, tag: u8, contents: Option<&[u8]>| {
            if let Some(contents) = contents {
                fields.extend(der::element(context(n), &der::element(tag, contents)));
            }
        };
        field(
            0,
            ENUMERATED,
            self.state.map(|state| [state as u8]).as_ref().map(|state| &state[..]),
        );
        field(1, OBJECT_IDENTIFIER, self.mechanism);
        field(2, OCTET_STRING, self.token);
        field(3, OCTET_STRING, self.mic);
        der::element(context(1), &der::element(SEQUENCE, &fields))
    }
}

/// A `MechTypeList` of these identifiers.
pub(super) fn mechanism_list<'a>(identifiers: impl IntoIterator<Item = &'a [u8]>) -> Vec<u8> {
    let elements = identifiers.into_iter().map(|id| der::element(OBJECT_IDENTIFIER, id));
    der::element(SEQUENCE, &elements.collect::<Vec<_>>().concat())
}

/// `NegTokenInit` in its frame.
pub(super) fn init(list: &[u8], token: Option<&[u8]>) -> Vec<u8> {
    let mut fields = der::element(context(0), list);
    if let Some(token) = token {
        fields.extend(der::element(context(2), &der::element(OCTET_STRING, token)));
    }
    let mut framed = der::element(OBJECT_IDENTIFIER, mechanism::SPNEGO);
    framed.extend(der::element(context(0), &der::element(SEQUENCE, &fields)));
    der::element(APPLICATION, &framed)
}
