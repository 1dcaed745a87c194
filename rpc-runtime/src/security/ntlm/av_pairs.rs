//! What a server tells of itself, and a client repeats with additions: a list of pairs (MS-NLMP section 2.2.2.1).

use super::refused;
use crate::error::Result;

pub(super) const NB_COMPUTER_NAME: u16 = 1;
pub(super) const NB_DOMAIN_NAME: u16 = 2;
pub(super) const DNS_COMPUTER_NAME: u16 = 3;
pub(super) const DNS_DOMAIN_NAME: u16 = 4;
pub(super) const FLAGS: u16 = 6;
pub(super) const TIMESTAMP: u16 = 7;
pub(super) const TARGET_NAME: u16 = 9;
pub(super) const CHANNEL_BINDINGS: u16 = 10;

/// In [`FLAGS`]: there is a MIC in the AUTHENTICATE message.
pub(super) const HAS_MIC: u32 = 2;

/// A list that was read, without its end.
#[derive(Clone, Copy, Debug)]
pub(super) struct AvPairs<'a>(&'a [u8]);

/// Takes a pair from the front of a list; `None` at the list's end, and where there is none.
fn pair<'a>(list: &mut &'a [u8]) -> Option<(u16, &'a [u8])> {
    let (&[a, b, c, d], rest) = list.split_first_chunk()?;
    let (value, rest) = rest.split_at_checked(u16::from_le_bytes([c, d]).into())?;
    *list = rest;
    match u16::from_le_bytes([a, b]) {
        0 => None,
        id => Some((id, value)),
    }
}

impl<'a> AvPairs<'a> {
    /// Reads a list up to its end. What is behind it is ignored.
    pub(super) fn read(bytes: &'a [u8]) -> Result<AvPairs<'a>> {
        let mut rest = bytes;
        loop {
            let before = rest;
            if pair(&mut rest).is_some() {
                continue;
            }
            return match before {
                [0, 0, 0, 0, ..] => Ok(AvPairs(&bytes[..bytes.len() - before.len()])),
                _ => Err(refused("NTLM: a list of AV pairs is cut off; expected MsvAvEOL")),
            };
        }
    }

    pub(super) fn iter(self) -> impl Iterator<Item = (u16, &'a [u8])> {
        let mut rest = self.0;
        core::iter::from_fn(move || pair(&mut rest))
    }

    /// The value of the first pair of this kind.
    pub(super) fn get(self, id: u16) -> Option<&'a [u8]> {
        self.iter().find(|(this, _)| *this == id).map(|(_, value)| value)
    }

    /// The flags, none if there are none.
    pub(super) fn flags(self) -> u32 {
        self.get(FLAGS).and_then(|value| value.try_into().ok()).map_or(0, u32::from_le_bytes)
    }

    /// When the server wrote the list, if it says so.
    pub(super) fn timestamp(self) -> Option<[u8; 8]> {
        self.get(TIMESTAMP)?.try_into().ok()
    }
}

/// Writes a list.
#[derive(Default)]
pub(super) struct AvWriter(Vec<u8>);

impl AvWriter {
    /// Adds a pair.
    ///
    /// # Errors
    /// For a value of 64 KiB and more.
    pub(super) fn add(&mut self, id: u16, value: &[u8]) -> Result<()> {
        let Ok(length) = u16::try_from(value.len()) else {
            return Err(refused("NTLM: a name of 64 KiB or more; expected a shorter one"));
        };
        self.0.extend_from_slice(&id.to_le_bytes());
        self.0.extend_from_slice(&length.to_le_bytes());
        self.0.extend_from_slice(value);
        Ok(())
    }

    /// The list with its end.
    pub(super) fn end(mut self) -> Vec<u8> {
        self.0.extend_from_slice(&[0; 4]);
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_to_its_end_and_refused_without_one() {
        let mut list = AvWriter::default();
        list.add(NB_DOMAIN_NAME, b"D\0").unwrap();
        list.add(FLAGS, &HAS_MIC.to_le_bytes()).unwrap();
        list.add(NB_DOMAIN_NAME, b"E\0").unwrap();
        let list = list.end();
        let pairs = AvPairs::read(&list).unwrap();
        assert_eq!(pairs.get(NB_DOMAIN_NAME), Some(&b"D\0"[..]));
        assert_eq!((pairs.flags(), pairs.timestamp(), pairs.iter().count()), (HAS_MIC, None, 3));
        for length in 0..list.len() {
            AvPairs::read(&list[..length]).unwrap_err();
        }
        assert_eq!(AvPairs::read(&[&list[..], b"more"].concat()).unwrap().iter().count(), 3);
        // An end with a length is none.
        AvPairs::read(&[0, 0, 1, 0, 7]).unwrap_err();
        AvWriter::default().add(1, &[0; 65536]).unwrap_err();
    }

    #[test]
    fn flags_and_timestamps_of_another_length_are_none() {
        for (id, length) in [(FLAGS, 0), (FLAGS, 3), (FLAGS, 5), (TIMESTAMP, 7)] {
            let mut list = AvWriter::default();
            list.add(id, &vec![0xff; length]).unwrap();
            let list = list.end();
            let pairs = AvPairs::read(&list).unwrap();
            assert_eq!((pairs.flags(), pairs.timestamp()), (0, None));
        }
    }
}
