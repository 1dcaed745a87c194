//! Times.

use core::fmt;
use std::time::{Duration, SystemTime};

use super::{Filetime, LargeInteger};

/// From the beginning of 1601 to that of 1970, in seconds.
const TO_UNIX: u64 = 11_644_473_600;
const PER_SECOND: u64 = 10_000_000;

/// Times in steps of 100 ns since the beginning of 1601, UTC (\[MS-DTYP\] section 2.3.3).
///
/// ```
/// use std::time::SystemTime;
///
/// use rpc_interfaces::dtyp::Filetime;
///
/// let time = Filetime::try_from(SystemTime::UNIX_EPOCH)?;
/// assert_eq!(time.ticks(), 116_444_736_000_000_000);
/// assert_eq!(SystemTime::try_from(&time)?, SystemTime::UNIX_EPOCH);
/// # Ok::<(), rpc_interfaces::dtyp::OutOfRange>(())
/// ```
impl Filetime {
    /// Of steps of 100 ns.
    #[must_use]
    pub const fn from_ticks(ticks: u64) -> Filetime {
        Filetime { dw_low_date_time: ticks as u32, dw_high_date_time: (ticks >> 32) as u32 }
    }

    /// Steps of 100 ns. For many fields, 0 is no time, and [`NEVER`](Self::NEVER) one that does not come.
    #[must_use]
    pub const fn ticks(&self) -> u64 {
        (self.dw_high_date_time as u64) << 32 | self.dw_low_date_time as u64
    }

    /// What says that an account does not expire, for example.
    pub const NEVER: Filetime = Filetime::from_ticks(i64::MAX as u64);
}

/// Less than 100 ns is left out.
impl TryFrom<SystemTime> for Filetime {
    type Error = OutOfRange;

    fn try_from(time: SystemTime) -> Result<Filetime, OutOfRange> {
        let unix = u128::from(TO_UNIX * PER_SECOND);
        let ticks = match time.duration_since(SystemTime::UNIX_EPOCH) {
            Ok(since) => unix.checked_add(since.as_nanos() / 100),
            Err(before) => unix.checked_sub(before.duration().as_nanos().div_ceil(100)),
        };
        let ticks = ticks.and_then(|ticks| u64::try_from(ticks).ok());
        ticks.map(Filetime::from_ticks).ok_or(OutOfRange)
    }
}

impl TryFrom<&Filetime> for SystemTime {
    type Error = OutOfRange;

    fn try_from(time: &Filetime) -> Result<SystemTime, OutOfRange> {
        let of = |ticks: u64| Duration::new(ticks / PER_SECOND, (ticks % PER_SECOND) as u32 * 100);
        let unix = TO_UNIX * PER_SECOND;
        let time = match time.ticks().checked_sub(unix) {
            Some(since) => SystemTime::UNIX_EPOCH.checked_add(of(since)),
            None => SystemTime::UNIX_EPOCH.checked_sub(of(unix - time.ticks())),
        };
        time.ok_or(OutOfRange)
    }
}

/// Many interfaces have times as large integers.
impl From<&LargeInteger> for Filetime {
    fn from(time: &LargeInteger) -> Filetime {
        Filetime::from_ticks(time.quad_part.cast_unsigned())
    }
}

impl From<&Filetime> for LargeInteger {
    fn from(time: &Filetime) -> LargeInteger {
        LargeInteger { quad_part: time.ticks().cast_signed() }
    }
}

/// A time that the other form does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OutOfRange;

impl fmt::Display for OutOfRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "a time out of range; expected one since 1601 that the system's clock could show",
        )
    }
}

impl core::error::Error for OutOfRange {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times() {
        let second = Duration::from_secs(1);
        let cases = [
            (0, SystemTime::UNIX_EPOCH - Duration::from_secs(TO_UNIX)),
            (116_444_735_990_000_000, SystemTime::UNIX_EPOCH - second),
            (116_444_735_999_999_999, SystemTime::UNIX_EPOCH - Duration::from_nanos(100)),
            (116_444_736_000_000_000, SystemTime::UNIX_EPOCH),
            // 2026-05-28 08:00:00.1234567.
            (
                134_244_288_001_234_567,
                SystemTime::UNIX_EPOCH + Duration::new(1_779_955_200, 123_456_700),
            ),
        ];
        for (ticks, time) in cases {
            let filetime = Filetime::from_ticks(ticks);
            assert_eq!(filetime.ticks(), ticks);
            assert_eq!(SystemTime::try_from(&filetime), Ok(time), "{ticks}");
            assert_eq!(Filetime::try_from(time), Ok(filetime.clone()), "{ticks}");
            assert_eq!(Filetime::from(&LargeInteger::from(&filetime)), filetime);
        }
    }

    /// Rounded down, before 1970 as after.
    #[test]
    fn what_is_less_than_a_step() {
        let half = Duration::from_nanos(150);
        let ticks =
            |time| Filetime::try_from(time).unwrap().ticks() as i64 - 116_444_736_000_000_000;
        assert_eq!(ticks(SystemTime::UNIX_EPOCH + half), 1);
        assert_eq!(ticks(SystemTime::UNIX_EPOCH - half), -2);
    }

    #[test]
    fn what_is_out_of_range() {
        let early = SystemTime::UNIX_EPOCH - Duration::from_secs(TO_UNIX + 1);
        assert_eq!(Filetime::try_from(early), Err(OutOfRange));
        // Every time of the wire is one of Unix's.
        if cfg!(unix) {
            let last = SystemTime::try_from(&Filetime::from_ticks(u64::MAX)).unwrap();
            assert_eq!(Filetime::try_from(last).unwrap().ticks(), u64::MAX);
            assert_eq!(Filetime::try_from(last + Duration::from_nanos(100)), Err(OutOfRange));
        }
    }
}
