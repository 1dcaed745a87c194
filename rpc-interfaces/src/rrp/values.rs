//! Values and names of keys, whose sizes the client does not know.

use rpc_runtime::Status;

use super::{WinregClient, WinregRpcHkey};
use crate::dtyp::{Failed, RpcUnicodeString, StringTooLong, Win32Error};
use crate::listing::{Listing, Part};

/// How much a server may send of a value at first, in bytes.
const AT_FIRST: u32 = 4096;
/// The most that a value has on the wire, in bytes (the range in \[MS-RRP\] section 3.1.5.17).
const MOST: u32 = 0x400_0000;
/// The longest name of a key, in units of UTF-16, with its NUL.
const LONGEST_NAME: u16 = 256;

/// A value of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegistryValue {
    /// `REG_SZ` is 1, `REG_BINARY` 3, `REG_DWORD` 4 (\[MS-RRP\] section 2.2.9).
    pub kind: u32,
    /// Its bytes, as they are stored: texts are UTF-16 with a NUL, little-endian.
    pub data: Vec<u8>,
}

/// Values and keys, whose sizes are found out.
impl WinregClient {
    /// A value of a key, whatever its size; nothing if the key has none of this name. The empty name is the key's default value.
    ///
    /// ```no_run
    /// use rpc_interfaces::dtyp::{Failed, Win32Error};
    /// use rpc_interfaces::rrp::WinregClient;
    ///
    /// # async fn f(client: WinregClient) -> Result<(), Failed<Win32Error>> {
    /// const KEY_READ: u32 = 0x0002_0019;
    /// let mut machine = None;
    /// let status = client.open_local_machine(None, KEY_READ, &mut machine).await?;
    /// Win32Error::from(status).result()?;
    /// let Some(machine) = machine else { return Ok(()) };
    /// let value = client.value(&machine, "SystemRoot").await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// The call's, and a code that is not `ERROR_SUCCESS`, `ERROR_FILE_NOT_FOUND` or, the first times, `ERROR_MORE_DATA`.
    pub async fn value(
        &self,
        key: &WinregRpcHkey,
        name: &str,
    ) -> Result<Option<RegistryValue>, Failed<Win32Error>> {
        let name = terminated(name)?;
        let mut size = AT_FIRST;
        // A value may grow between two calls, but not each time.
        for _ in 0..4 {
            let (mut kind, mut offered, mut length) = (0, size, 0);
            let mut data = Some(Vec::new());
            let call = self.base_reg_query_value(
                key,
                &name,
                Some(&mut kind),
                &mut data,
                Some(&mut offered),
                Some(&mut length),
            );
            match Win32Error::from(call.await?) {
                Win32Error::SUCCESS => {
                    return Ok(Some(RegistryValue { kind, data: data.unwrap_or_default() }));
                }
                Win32Error::FILE_NOT_FOUND => return Ok(None),
                Win32Error::MORE_DATA => size = offered.max(size.saturating_mul(2)).min(MOST),
                error => return Err(Failed::Returned(error)),
            }
        }
        Err(Failed::Returned(Win32Error::MORE_DATA))
    }

    /// The names of a key's subkeys.
    pub fn subkeys<'a>(&'a self, key: &'a WinregRpcHkey) -> Listing<'a, String, Win32Error> {
        Listing::new(move |index| async move {
            let room = RpcUnicodeString {
                length: 0,
                maximum_length: LONGEST_NAME * 2,
                buffer: Some(Vec::new()),
            };
            let (mut name, mut class) = (RpcUnicodeString::default(), None);
            let call = self.base_reg_enum_key(key, index, &room, &mut name, None, &mut class, None);
            let code = Win32Error::from(call.await?);
            if code == Win32Error::NO_MORE_ITEMS {
                return Ok(Part { entries: Vec::new(), more: None });
            }
            code.result()?;
            let name = name.to_string_lossy().trim_end_matches('\0').to_owned();
            Ok(Part { entries: vec![name], more: Some((index.saturating_add(1), code)) })
        })
    }
}

/// The registry's counted strings count their NUL (\[MS-RRP\] section 2.2.4).
fn terminated(name: &str) -> Result<RpcUnicodeString, rpc_runtime::Error> {
    let text = RpcUnicodeString::try_from(&*format!("{name}\0"));
    text.map_err(|error: StringTooLong| {
        rpc_runtime::Error::new(Status::STRING_TOO_LONG, error.to_string())
    })
}
