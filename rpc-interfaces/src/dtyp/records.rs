use rpc_runtime::{Error, Result, Status};

/// Records in a procedure's array of bytes, each of numbers, and offsets of texts behind all records: little-endian numbers of
/// 32 bits, and UTF-16 up to a NUL (\[MS-SCMR\] section 2.2.11, \[MS-RPRN\] section 2.2.2).
pub(crate) struct Records<'a> {
    bytes: &'a [u8],
    /// How many bytes of texts may still be read: many records can have one long text.
    left: usize,
}

impl<'a> Records<'a> {
    /// These bytes, which have `count` records of `size` bytes at their start.
    ///
    /// # Errors
    ///
    /// `RPC_X_BAD_STUB_DATA` if they have not.
    pub(crate) fn new(bytes: &'a [u8], count: u32, size: usize) -> Result<Records<'a>> {
        let length = usize::try_from(count).ok().and_then(|count| count.checked_mul(size));
        match length {
            Some(length) if length <= bytes.len() => {
                Ok(Records { bytes, left: bytes.len().saturating_mul(2) })
            }
            _ => Err(wrong("has fewer records than are said")),
        }
    }

    /// The number at this place.
    pub(crate) fn number(&self, at: usize) -> Result<u32> {
        let number = self.bytes.get(at..).and_then(|rest| rest.first_chunk());
        number.map(|bytes| u32::from_le_bytes(*bytes)).ok_or_else(|| wrong("ends in a record"))
    }

    /// The text whose offset from `base` is at this place, of at most so many units; none if the offset is 0.
    pub(crate) fn text(&mut self, base: usize, at: usize, most: usize) -> Result<String> {
        let offset = match self.number(at)? {
            0 => return Ok(String::new()),
            offset => usize::try_from(offset).ok().and_then(|offset| base.checked_add(offset)),
        };
        let rest = offset.and_then(|offset| self.bytes.get(offset..));
        let (units, _) = rest.ok_or_else(|| wrong("has a text outside of it"))?.as_chunks::<2>();
        let units = units.iter().map(|unit| u16::from_le_bytes(*unit));
        let end = units.clone().take(most.saturating_add(1)).position(|unit| unit == 0);
        let end = end.ok_or_else(|| wrong("has a text without an end, or one that is too long"))?;
        let left = self.left.checked_sub(end * 2);
        self.left = left.ok_or_else(|| wrong("has texts longer than itself"))?;
        let text: Vec<_> = units.take(end).collect();
        Ok(String::from_utf16_lossy(&text))
    }
}

#[cold]
fn wrong(what: &str) -> Error {
    let text = format!("a list in bytes {what}; expected records, and their texts behind them");
    Error::new(Status::BAD_STUB_DATA, text)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A record of two numbers: the offset of a text, and 7.
    fn bytes(offset: u32, text: &[u16]) -> Vec<u8> {
        let numbers = [offset, 7].into_iter().flat_map(u32::to_le_bytes);
        numbers.chain(text.iter().flat_map(|unit| unit.to_le_bytes())).collect()
    }

    #[test]
    fn texts_are_where_offsets_say() {
        let bytes = bytes(4, &[0x5a, 0x6f, 0xeb, 0, 0x21]);
        let mut records = Records::new(&bytes, 1, 8).unwrap();
        assert_eq!(records.number(4).unwrap(), 7);
        assert_eq!(records.text(4, 0, 3).unwrap(), "Zoë");
        let none = [0; 8];
        assert_eq!(Records::new(&none, 1, 8).unwrap().text(0, 0, 0).unwrap(), "");
    }

    #[test]
    fn what_is_not_there_is_refused() {
        let cases = [
            (bytes(0, &[]), 2, "fewer records"),
            (bytes(0, &[]), u32::MAX, "fewer records"),
            (bytes(12, &[0]), 1, "outside"),
            (bytes(u32::MAX, &[0]), 1, "outside"),
            (bytes(8, &[0x21, 0x21]), 1, "without an end"),
        ];
        for (bytes, count, what) in cases {
            let error =
                Records::new(&bytes, count, 8).and_then(|mut of| of.text(0, 0, 9)).unwrap_err();
            assert_eq!(error.status(), Status::BAD_STUB_DATA);
            assert!(error.to_string().contains(what), "{error}");
        }
        let bytes = bytes(8, &[0x21, 0x21, 0x21, 0]);
        let mut records = Records::new(&bytes, 1, 8).unwrap();
        assert!(records.number(13).is_err());
        assert!(records.text(0, 0, 2).is_err());
        let texts = (0..100).map(|_| records.text(0, 0, 9)).take_while(Result::is_ok).count();
        assert_eq!(texts, 5);
    }
}
