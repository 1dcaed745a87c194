//! The little of DER that SPNEGO's tokens have: elements with tags of one byte, one after the other or one in another.

use crate::error::{Error, Result};
use crate::status::Status;

pub(super) const OCTET_STRING: u8 = 0x04;
pub(super) const OBJECT_IDENTIFIER: u8 = 0x06;
pub(super) const ENUMERATED: u8 = 0x0a;
pub(super) const SEQUENCE: u8 = 0x30;
/// `[APPLICATION 0]`, constructed.
pub(super) const APPLICATION: u8 = 0x60;

/// The tag `[n]`, constructed.
pub(super) const fn context(n: u8) -> u8 {
    0xa0 | n
}

pub(super) const fn malformed(what: &'static str) -> Error {
    Error::from_static(Status::PROTOCOL_ERROR, what)
}

/// Reads elements. It takes lengths that could be shorter, which some peers write, but none that is indefinite.
pub(super) struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    pub(super) const fn new(bytes: &'a [u8]) -> Reader<'a> {
        Reader { rest: bytes }
    }

    pub(super) const fn is_at_end(&self) -> bool {
        self.rest.is_empty()
    }

    /// The tag of the next element, if there is one.
    pub(super) fn tag(&self) -> Option<u8> {
        self.rest.first().copied()
    }

    fn take(&mut self, n: usize) -> Result<&'a [u8]> {
        let Some((taken, rest)) = self.rest.split_at_checked(n) else {
            return Err(malformed(
                "the SPNEGO token ends too early; expected the rest of an element",
            ));
        };
        self.rest = rest;
        Ok(taken)
    }

    fn byte(&mut self) -> Result<u8> {
        self.take(1).map(|taken| taken[0])
    }

    /// The contents of the next element, whatever its tag.
    pub(super) fn any(&mut self) -> Result<&'a [u8]> {
        if self.byte()? & 0x1f == 0x1f {
            return Err(malformed("a long tag in a SPNEGO token; expected one of a byte"));
        }
        let length = match self.byte()? {
            short @ ..=0x7f => usize::from(short),
            long @ 0x81..=0x84 => {
                let bytes = self.take(usize::from(long & 0x7f))?;
                bytes.iter().fold(0, |length, byte| length << 8 | usize::from(*byte))
            }
            _ => return Err(malformed("an indefinite or overlong length in a SPNEGO token")),
        };
        self.take(length)
    }

    /// The contents of the next element, which has this tag.
    pub(super) fn element(&mut self, tag: u8) -> Result<&'a [u8]> {
        match self.tag() {
            Some(next) if next == tag => self.any(),
            _ => Err(malformed("another tag in a SPNEGO token than its grammar has there")),
        }
    }

    /// The contents of the next element, if it has this tag.
    pub(super) fn optional(&mut self, tag: u8) -> Result<Option<&'a [u8]>> {
        if self.tag() == Some(tag) { self.any().map(Some) } else { Ok(None) }
    }

    /// Nothing is left.
    pub(super) fn end(&self) -> Result<()> {
        if self.is_at_end() {
            return Ok(());
        }
        Err(malformed("more bytes in a SPNEGO token than its grammar has there; expected its end"))
    }
}

/// The contents of the only element, which has this tag.
pub(super) fn only(bytes: &[u8], tag: u8) -> Result<&[u8]> {
    let mut reader = Reader::new(bytes);
    let contents = reader.element(tag)?;
    reader.end()?;
    Ok(contents)
}

/// An element with these contents.
pub(super) fn element(tag: u8, contents: &[u8]) -> Vec<u8> {
    let length = contents.len().to_be_bytes();
    let zeros = length.iter().take_while(|byte| **byte == 0).count();
    let mut bytes = Vec::with_capacity(2 + length.len() + contents.len());
    bytes.push(tag);
    if contents.len() < 0x80 {
        bytes.push(length[length.len() - 1]);
    } else {
        let significant = &length[zeros..];
        bytes.push(0x80 | significant.len() as u8);
        bytes.extend_from_slice(significant);
    }
    bytes.extend_from_slice(contents);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_as_short_as_they_can_be() {
        let head = |n: usize, head: &[u8]| {
            let bytes = element(4, &vec![7; n]);
            assert_eq!(&bytes[..head.len()], head, "{n} bytes");
            assert_eq!(bytes.len(), head.len() + n);
            assert_eq!(only(&bytes, 4).expect("an element").len(), n);
        };
        head(0, &[4, 0]);
        head(1, &[4, 1]);
        head(0x7f, &[4, 0x7f]);
        head(0x80, &[4, 0x81, 0x80]);
        head(0xff, &[4, 0x81, 0xff]);
        head(0x100, &[4, 0x82, 1, 0]);
        head(0xffff, &[4, 0x82, 0xff, 0xff]);
        head(0x1_0000, &[4, 0x83, 1, 0, 0]);
    }

    #[test]
    fn longer_lengths_are_read_and_indefinite_ones_are_not() {
        for bytes in
            [&[4, 1, 9][..], &[4, 0x81, 1, 9], &[4, 0x82, 0, 1, 9], &[4, 0x84, 0, 0, 0, 1, 9]]
        {
            assert_eq!(only(bytes, 4).expect("an element"), [9], "{bytes:x?}");
        }
        let refused: [&[u8]; 10] = [
            &[],
            &[4],
            &[4, 1],
            &[4, 0x80, 9, 0, 0],
            &[4, 0x81],
            &[4, 0x85, 0, 0, 0, 0, 1, 9],
            &[4, 0x84, 0xff, 0xff, 0xff, 0xff, 9],
            &[4, 1, 9, 9],
            &[5, 1, 9],
            &[0x1f, 1, 9],
        ];
        for bytes in refused {
            let error = only(bytes, 4).expect_err("no element");
            assert_eq!(error.status(), Status::PROTOCOL_ERROR, "{bytes:x?}");
        }
    }
}
