//! The printers of a server.

use rpc_runtime::{Result, WStr};

use super::WinspoolClient;
use crate::dtyp::{Failed, Records, Win32Error, at_most};

/// The longest list that is asked for, in bytes. The client sends as many.
const MOST: u32 = 0x10_0000;
/// `_PRINTER_INFO_1`: flags, and three offsets from its own start (\[MS-RPRN\] section 2.2.2.9.2).
const RECORD: usize = 16;
/// No text is longer than the list.
const LONGEST: usize = MOST as usize;

/// A printer, as level 1 of the interface tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printer {
    /// `PRINTER_ENUM_ICON8` (0x0080_0000) says that it is a printer (section 2.2.3.7).
    pub flags: u32,
    /// Its name, driver and location, with commas.
    pub description: String,
    /// Its name, by which it is opened.
    pub name: String,
    /// What somebody has remarked on it.
    pub comment: String,
}

/// Lists, whose sizes are found out.
impl WinspoolClient {
    /// The printers of a server, if they are not more than `most`. `flags` are those of \[MS-RPRN\] section 2.2.3.7, such as
    /// `PRINTER_ENUM_LOCAL` (2), and `name` is what they say.
    ///
    /// # Errors
    ///
    /// The call's, a code that is not `ERROR_SUCCESS` or, the first times, `ERROR_INSUFFICIENT_BUFFER`, `RPC_X_BAD_STUB_DATA` where
    /// the server's bytes are no list, and `RPC_S_OUT_OF_RESOURCES` where there are more.
    pub async fn printers(
        &self,
        flags: u32,
        name: Option<&WStr>,
        most: usize,
    ) -> Result<Vec<Printer>, Failed<Win32Error>> {
        let mut size = 0;
        // A list may grow between two calls, but not each time.
        for _ in 0..4 {
            let (mut needed, mut count) = (0, 0);
            let mut bytes = (size > 0).then(|| vec![0; size as usize]);
            let call =
                self.rpc_enum_printers(flags, name, 1, &mut bytes, size, &mut needed, &mut count);
            match Win32Error::from(call.await?) {
                Win32Error::SUCCESS => {
                    at_most(most, count as usize)?;
                    return Ok(read(&bytes.unwrap_or_default(), count)?);
                }
                Win32Error::INSUFFICIENT_BUFFER if needed > size && needed <= MOST => size = needed,
                error => return Err(Failed::Returned(error)),
            }
        }
        Err(Failed::Returned(Win32Error::INSUFFICIENT_BUFFER))
    }
}

fn read(bytes: &[u8], count: u32) -> Result<Vec<Printer>> {
    let mut records = Records::new(bytes, count, RECORD)?;
    let printer = |at: usize| {
        Ok(Printer {
            flags: records.number(at)?,
            description: records.text(at, at + 4, LONGEST)?,
            name: records.text(at, at + 8, LONGEST)?,
            comment: records.text(at, at + 12, LONGEST)?,
        })
    };
    (0..count as usize).map(|index| index * RECORD).map(printer).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_samba_writes_is_read() {
        // As PRINTER_INFO_1 is packed by python3-samba.
        let color = b"\0\0\x80\0\x10\0\0\0\x3a\0\0\0\x46\0\0\0\\\0\\\0h\0\xf4\0t\0e\0\\\0c\0o\0l\0o\0r\0,\0\
            d\0r\0i\0v\0e\0r\0,\0\0\0c\0o\0l\0o\0r\0\0\0f\0i\0r\0s\0t\0 \0f\0l\0o\0o\0r\0\0\0";
        let expected = Printer {
            flags: 0x0080_0000,
            description: r"\\hôte\color,driver,".into(),
            name: "color".into(),
            comment: "first floor".into(),
        };
        assert_eq!(read(color, 1).unwrap(), std::slice::from_ref(&expected));
        // Another one in front, which has the comment as its name: offsets begin at each record.
        let mut two = b"\x01\0\0\0\0\0\0\0\x56\0\0\0\0\0\0\0".to_vec();
        two.extend(color);
        let first = Printer {
            flags: 1,
            description: String::new(),
            name: "first floor".into(),
            comment: String::new(),
        };
        assert_eq!(read(&two, 2).unwrap(), [first, expected]);
    }
}
