//! The services of a machine, part by part.

use rpc_runtime::Result;

use super::{ServiceStatus, SvcctlClient, SvcctlScRpcHandle};
use crate::dtyp::{Failed, Records, Win32Error};
use crate::listing::{Listing, Part};

/// How much a server may send at first, in bytes.
const AT_FIRST: u32 = 0x1_0000;
/// The most that it may send at once (the range in \[MS-SCMR\] section 3.1.4.14).
const MOST: u32 = 0x4_0000;
/// `ENUM_SERVICE_STATUSW`: two offsets, and the status (section 2.2.11).
const RECORD: usize = 36;
/// The longest name, in units of UTF-16 (section 3.1.4).
const LONGEST: usize = 256;

/// A service, and how it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Service {
    /// Its name, by which it is opened.
    pub name: String,
    /// Its name for people.
    pub display_name: String,
    /// Whether it runs, and as what.
    pub status: ServiceStatus,
}

/// Lists, which are asked for part by part.
impl SvcctlClient {
    /// The services of a machine. `kinds` are `SERVICE_WIN32` (0x30), `SERVICE_DRIVER` (0xb)
    /// or both, and `states` `SERVICE_ACTIVE` (1), `SERVICE_INACTIVE` (2) or both.
    ///
    /// ```no_run
    /// use rpc_interfaces::dtyp::{Failed, Win32Error};
    /// use rpc_interfaces::scmr::SvcctlClient;
    ///
    /// # async fn f(client: SvcctlClient) -> Result<(), Failed<Win32Error>> {
    /// const SC_MANAGER_ENUMERATE_SERVICE: u32 = 4;
    /// let mut manager = None;
    /// let access = SC_MANAGER_ENUMERATE_SERVICE;
    /// let code = client.r_open_sc_manager_w(None, None, access, &mut manager).await?;
    /// Win32Error::from(code).result()?;
    /// let Some(manager) = manager else { return Ok(()) };
    /// let mut services = client.services(&manager, 0x30, 3);
    /// while let Some(service) = services.try_next().await? {
    ///     println!("{}: {}", service.name, service.display_name);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// Beside what a [`Listing`] fails with, `RPC_X_BAD_STUB_DATA` is where the server's bytes are no list or a name is longer
    /// than 256 units.
    pub fn services<'a>(
        &'a self,
        manager: &'a SvcctlScRpcHandle,
        kinds: u32,
        states: u32,
    ) -> Listing<'a, Service, Win32Error> {
        Listing::new(move |resume| self.part(manager, kinds, states, resume))
    }

    async fn part(
        &self,
        manager: &SvcctlScRpcHandle,
        kinds: u32,
        states: u32,
        from: u32,
    ) -> Result<Part<Service, Win32Error>, Failed<Win32Error>> {
        let mut size = AT_FIRST;
        loop {
            let (mut resume, mut needed, mut count) = (from, 0, 0);
            let mut bytes = vec![0; size as usize];
            let call = self.r_enum_services_status_w(
                manager,
                kinds,
                states,
                &mut bytes,
                size,
                &mut needed,
                &mut count,
                Some(&mut resume),
            );
            let code = call.await?;
            // One that does not fit.
            if Win32Error::from(code) == Win32Error::MORE_DATA && count == 0 {
                if size == MOST {
                    return Err(Failed::Returned(Win32Error::MORE_DATA));
                }
                size = needed.max(size * 2).min(MOST);
                continue;
            }
            let part = Part::of_code(code, None, resume)?;
            return Ok(Part { entries: read(&bytes, count)?, ..part });
        }
    }
}

fn read(bytes: &[u8], count: u32) -> Result<Vec<Service>> {
    let mut records = Records::new(bytes, count, RECORD)?;
    let service = |at: usize| {
        Ok(Service {
            name: records.text(0, at, LONGEST)?,
            display_name: records.text(0, at + 4, LONGEST)?,
            status: ServiceStatus {
                dw_service_type: records.number(at + 8)?,
                dw_current_state: records.number(at + 12)?,
                dw_controls_accepted: records.number(at + 16)?,
                dw_win32_exit_code: records.number(at + 20)?,
                dw_service_specific_exit_code: records.number(at + 24)?,
                dw_check_point: records.number(at + 28)?,
                dw_wait_hint: records.number(at + 32)?,
            },
        })
    };
    (0..count as usize).map(|index| index * RECORD).map(service).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_samba_writes_is_read() {
        // As ENUM_SERVICE_STATUSW is packed by python3-samba.
        let bytes =
            b"\x24\0\0\0\x34\0\0\0\x10\x01\0\0\x04\0\0\0\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\
            S\0p\0o\0o\0l\0e\0r\0\0\0P\0r\0i\0n\0t\0 \0S\0p\0o\0\xf8\0l\0e\0r\0\0\0";
        let services = read(bytes, 1).unwrap();
        let status = ServiceStatus {
            dw_service_type: 0x110,
            dw_current_state: 4,
            dw_controls_accepted: 1,
            ..ServiceStatus::default()
        };
        let (name, display_name) = ("Spooler".to_owned(), "Print Spoøler".to_owned());
        assert_eq!(services, [Service { name, display_name, status }]);
        assert!(read(bytes, 3).is_err());
    }
}
