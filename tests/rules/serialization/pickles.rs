//! Pickling: a Kerberos PAC's logon information as Samba writes it, both versions, bad input.

use rpc_runtime::memory::StubBuffer;
use rpc_runtime::ndr::{DecodeLimits, Layout, Marshal, NdrResult, Sink, Syntax};
use rpc_runtime::pickle::{
    IncrementalUnpickler, Pickler, ProcedurePickler, ProcedureUnpickler, Unpickler, Version,
    align_size,
};
use rpc_runtime::prelude::*;
use rpc_runtime::protocol::SyntaxId;
use rpc_tests::hex;

/// RPC_UNICODE_STRING (MS-DTYP section 2.3.10): lengths in bytes.
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct UnicodeString<'a> {
    length: u16,
    maximum: u16,
    #[size_is(maximum / 2)]
    #[length_is(length / 2)]
    buffer: Option<&'a [u16]>,
}

impl UnicodeString<'_> {
    fn text(&self) -> String {
        String::from_utf16_lossy(self.buffer.unwrap_or(&[]))
    }
}

/// RPC_SID (MS-DTYP section 2.4.2.3).
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct Sid<'a> {
    revision: u8,
    count: u8,
    authority: [u8; 6],
    #[size_is(count)]
    sub_authorities: Tail<&'a [u32]>,
}

#[derive(Ndr, Debug, Clone, Copy, PartialEq)]
pub struct GroupMembership {
    rid: u32,
    attributes: u32,
}

#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct SidAndAttributes<'a> {
    sid: Option<&'a Sid<'a>>,
    attributes: u32,
}

/// FILETIME, which is aligned to 4.
#[derive(Ndr, Debug, Clone, Copy, PartialEq)]
pub struct FileTime {
    low: u32,
    high: u32,
}

/// KERB_VALIDATION_INFO (MS-PAC section 2.5).
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct KerbValidationInfo<'a> {
    logon_time: FileTime,
    logoff_time: FileTime,
    kick_off_time: FileTime,
    password_last_set: FileTime,
    password_can_change: FileTime,
    password_must_change: FileTime,
    effective_name: UnicodeString<'a>,
    full_name: UnicodeString<'a>,
    logon_script: UnicodeString<'a>,
    profile_path: UnicodeString<'a>,
    home_directory: UnicodeString<'a>,
    home_directory_drive: UnicodeString<'a>,
    logon_count: u16,
    bad_password_count: u16,
    user_id: u32,
    primary_group_id: u32,
    group_count: u32,
    #[size_is(group_count)]
    group_ids: Option<&'a [GroupMembership]>,
    user_flags: u32,
    user_session_key: [u8; 16],
    logon_server: UnicodeString<'a>,
    logon_domain_name: UnicodeString<'a>,
    logon_domain_id: Option<&'a Sid<'a>>,
    reserved1: [u32; 2],
    user_account_control: u32,
    sub_auth_status: u32,
    last_successful_logon: FileTime,
    last_failed_logon: FileTime,
    failed_logon_count: u32,
    reserved3: u32,
    sid_count: u32,
    #[size_is(sid_count)]
    extra_sids: Option<&'a [SidAndAttributes<'a>]>,
    resource_group_domain_sid: Option<&'a Sid<'a>>,
    resource_group_count: u32,
    #[size_is(resource_group_count)]
    resource_group_ids: Option<&'a [GroupMembership]>,
}

fn pac() -> StubBuffer {
    let lines = include_str!("samba_pac.txt").lines().filter(|line| !line.starts_with('#'));
    StubBuffer::copy_of(&hex(&lines.collect::<String>())).unwrap()
}

#[test]
fn ser_02_the_logon_information_of_a_kerberos_ticket() {
    let (bytes, memory) = (pac(), CallMemory::new());
    let mut unpickler = Unpickler::new(&bytes, &memory).unwrap();
    assert_eq!(unpickler.version(), Version::V1);
    let info: Option<&KerbValidationInfo<'_>> = unpickler.read().unwrap();
    assert!(unpickler.is_at_end());

    let info = info.unwrap();
    let time = |time: FileTime| u64::from(time.high) << 32 | u64::from(time.low);
    assert_eq!(time(info.logon_time), 132_000_000_000_000_000);
    assert_eq!(time(info.kick_off_time), i64::MAX as u64);
    assert_eq!(
        (info.effective_name.text(), info.full_name.text()),
        ("alice".into(), "Alice Ångström".into())
    );
    assert_eq!(
        (info.logon_script.text(), info.home_directory_drive.text()),
        (String::new(), "H:".into())
    );
    assert_eq!(
        (info.logon_server.text(), info.logon_domain_name.text()),
        ("DC1".into(), "EXAMPLE".into())
    );
    assert_eq!((info.logon_count, info.bad_password_count, info.user_id), (17, 1, 1103));
    let rids = |groups: Option<&[GroupMembership]>| {
        groups.unwrap().iter().map(|group| group.rid).collect::<Vec<_>>()
    };
    assert_eq!(
        (rids(info.group_ids), rids(info.resource_group_ids)),
        (vec![513, 1105], vec![2001])
    );
    let sid = |sid: Option<&Sid<'_>>| sid.unwrap().sub_authorities.0.to_vec();
    assert_eq!(
        (sid(info.logon_domain_id), sid(info.resource_group_domain_sid)),
        (vec![21, 1, 2, 3], vec![21, 4, 5, 6])
    );
    let extra = &info.extra_sids.unwrap()[0];
    assert_eq!((sid(extra.sid), extra.attributes), (vec![1], 7));
    assert_eq!((info.user_flags, info.user_account_control), (0x220, 0x210));

    // What was read is what Samba wrote.
    let mut pickler = Pickler::new(Vec::new(), Version::V1).unwrap();
    pickler.write(&Some(info)).unwrap();
    assert_eq!(pickler.into_inner(), *bytes);
    assert_eq!(align_size(&Some(info), Version::V1).unwrap(), bytes.len() - 8);
}

#[test]
fn every_prefix_and_every_changed_byte_of_a_ticket_is_a_value_or_an_error() {
    let bytes = pac();
    let limits = DecodeLimits::default().with_memory(16 << 10);
    let decode = |bytes: &[u8]| {
        let (bytes, memory) = (StubBuffer::copy_of(bytes).unwrap(), CallMemory::new());
        let unpickler = Unpickler::new(&bytes, &memory);
        let done = unpickler.and_then(|unpickler| {
            unpickler.with_limits(limits).read::<Option<&KerbValidationInfo<'_>>>().map(|_| ())
        });
        assert!(memory.footprint() <= 32 << 10);
        done
    };
    for end in 0..bytes.len() {
        decode(&bytes[..end]).unwrap_err();
    }
    let mut changed = bytes.to_vec();
    for i in 0..changed.len() {
        for flip in [0x01, 0x80, 0xff] {
            changed[i] ^= flip;
            let _ = decode(&changed);
            changed[i] ^= flip;
        }
    }
}

#[derive(Ndr, Debug, PartialEq)]
struct Pair {
    small: u8,
    name: Option<WString>,
}

const INTERFACE: SyntaxId =
    SyntaxId::new(uuid::Uuid::from_u128(0x12345678_1234_abcd_ef00_0123456789ab), 3, 1);

#[test]
fn ser_06_several_values_in_dynamic_fixed_and_incremental_buffers() {
    let values = [Pair { small: 1, name: Some("a".into()) }, Pair { small: 2, name: None }];
    let golden = hex("01100800 cccccccc
         18000000 00000000 01000000 00000200 02000000 00000000 02000000 6100 0000
         08000000 00000000 02000000 00000000");
    let mut dynamic = Pickler::new(Vec::new(), Version::V1).unwrap();
    let mut buffer = [0xee; 64];
    let mut fixed = Pickler::new(&mut buffer[..], Version::V1).unwrap();
    let mut incremental = Pickler::new(std::io::Cursor::new(Vec::new()), Version::V1).unwrap();
    for value in &values {
        dynamic.write(value).unwrap();
        fixed.write(value).unwrap();
        incremental.write(value).unwrap();
    }
    let dynamic = dynamic.into_inner();
    assert_eq!(dynamic, golden);
    assert_eq!(incremental.into_inner().into_inner(), dynamic);
    let room = fixed.into_inner().len();
    assert_eq!(buffer[..64 - room], dynamic);

    let mut buffer = [0; 32];
    let mut fixed = Pickler::new(&mut buffer[..], Version::V1).unwrap();
    assert_eq!(fixed.write(&values[0]).unwrap_err().status(), Status::INVALID_USER_BUFFER);

    let (bytes, memory) = (StubBuffer::copy_of(&dynamic).unwrap(), CallMemory::new());
    let mut unpickler = Unpickler::new(&bytes, &memory).unwrap();
    assert_eq!([unpickler.read::<Pair>().unwrap(), unpickler.read().unwrap()], values);
    assert!(unpickler.is_at_end());
    assert_eq!(unpickler.read::<Pair>().unwrap_err().status(), Status::BAD_STUB_DATA);
}

/// Bytes that come a few at a time, and then none, or an error.
struct Slowly<'b>(&'b [u8], bool);

impl std::io::Read for Slowly<'_> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        if self.0.is_empty() && self.1 {
            return Err(std::io::Error::other("the line is down"));
        }
        let n = into.len().min(3).min(self.0.len());
        into[..n].copy_from_slice(&self.0[..n]);
        self.0 = &self.0[n..];
        Ok(n)
    }
}

#[test]
fn ser_06_values_are_read_as_they_come() {
    let values = [Pair { small: 1, name: Some("a".into()) }, Pair { small: 2, name: None }];
    let bytes = hex("01100800 cccccccc
         18000000 00000000 01000000 00000200 02000000 00000000 02000000 6100 0000
         08000000 00000000 02000000 00000000");
    let mut unpickler = IncrementalUnpickler::new(Slowly(&bytes, false)).unwrap();
    assert_eq!(unpickler.version(), Version::V1);
    for value in values {
        assert_eq!(unpickler.read::<Pair>().unwrap(), Some(value));
    }
    assert_eq!(unpickler.read::<Pair>().unwrap(), None);

    // A pickle that ends early, and an input that fails.
    for end in 0..bytes.len() {
        for fails in [false, true] {
            let read = || -> Result<usize> {
                let mut unpickler = IncrementalUnpickler::new(Slowly(&bytes[..end], fails))?;
                let mut n = 0;
                while unpickler.read::<Pair>()?.is_some() {
                    n += 1;
                }
                Ok(n)
            };
            let status = if fails { Status::INVALID_USER_BUFFER } else { Status::BAD_STUB_DATA };
            match (end, fails) {
                (8, false) => assert_eq!(read().unwrap(), 0),
                (40, false) => assert_eq!(read().unwrap(), 1),
                _ => assert_eq!(read().unwrap_err().status(), status, "{end} {fails}"),
            }
        }
    }

    // What interrupts is no failure, and after one nothing more is read.
    struct Interrupted<'b>(Slowly<'b>, bool);
    impl std::io::Read for Interrupted<'_> {
        fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
            self.1 = !self.1;
            match self.1 {
                true => Err(std::io::ErrorKind::Interrupted.into()),
                false => self.0.read(into),
            }
        }
    }
    let mut unpickler =
        IncrementalUnpickler::new(Interrupted(Slowly(&bytes, false), false)).unwrap();
    assert_eq!(unpickler.read::<Pair>().unwrap().unwrap().small, 1);
    assert_eq!(unpickler.read::<Pair>().unwrap().unwrap().small, 2);
    let mut unpickler = IncrementalUnpickler::new(Slowly(&bytes[..20], true)).unwrap();
    for status in [Status::INVALID_USER_BUFFER, Status::BAD_STUB_DATA] {
        assert_eq!(unpickler.read::<Pair>().unwrap_err().status(), status);
    }

    // A length that nothing is allocated for.
    let lie = hex("01100800 cccccccc ffffffff 00000000 01000000");
    let mut unpickler = IncrementalUnpickler::new(&lie[..]).unwrap();
    assert_eq!(unpickler.read::<Pair>().unwrap_err().status(), Status::OUT_OF_MEMORY);
    let lie = hex("01100800 cccccccc ffffff03 00000000 01000000");
    let mut unpickler = IncrementalUnpickler::new(&lie[..]).unwrap();
    assert_eq!(unpickler.read::<Pair>().unwrap_err().status(), Status::BAD_STUB_DATA);
}

#[test]
fn ser_04_a_number_has_no_header_of_its_own() {
    // MS-RPCE 2.2.6.3: aligned to 8, and padded to it.
    let mut pickler = Pickler::new(Vec::new(), Version::V1).unwrap();
    pickler.write(&0x0102_0304_u32).unwrap();
    pickler.write(&true).unwrap();
    pickler.write(&[1_u16, 2]).unwrap();
    let bytes = pickler.into_inner();
    let golden = hex("01100800 cccccccc 04030201 00000000 01 00000000000000
         08000000 00000000 0100 0200 00000000");
    assert_eq!(bytes, golden);
    let memory = CallMemory::new();
    let mut unpickler = Unpickler::new(&bytes, &memory).unwrap();
    assert_eq!(unpickler.read::<u32>().unwrap(), 0x0102_0304);
    assert!(unpickler.read::<bool>().unwrap());
    assert_eq!(unpickler.read::<[u16; 2]>().unwrap(), [1, 2]);
    let mut unpickler = IncrementalUnpickler::new(Slowly(&bytes, false)).unwrap();
    assert_eq!(unpickler.read::<u32>().unwrap(), Some(0x0102_0304));
    assert_eq!(unpickler.read::<bool>().unwrap(), Some(true));
}

#[test]
fn ser_13_version_2_names_its_transfer_syntax_and_its_interface() {
    let value = Pair { small: 1, name: Some("a".into()) };
    for (syntax, uuid, body) in [
        (
            SyntaxId::NDR20,
            "045d888a eb1cc911 9fe80800 2b104860 02000000",
            "20000000 00000000 00000000 00000000
             01000000 00000200 02000000 00000000 02000000 61000000 00000000 00000000",
        ),
        (
            SyntaxId::NDR64,
            "33057171 babe3749 8319b5db ef9ccc36 01000000",
            "30000000 00000000 00000000 00000000
             0100000000000000 0000020000000000
             0200000000000000 0000000000000000 0200000000000000 6100 0000 00000000",
        ),
    ] {
        let header = format!(
            "02104000 cccccccc cccccccc cccccccc cccccccc cccccccc {uuid} 78563412 3412cdab ef000123 456789ab 03000100"
        );
        let golden = [hex(&header), hex(body)].concat();
        let version = Version::V2 { syntax, interface: INTERFACE };
        let mut pickler = Pickler::new(Vec::new(), version).unwrap();
        pickler.write(&value).unwrap();
        assert_eq!(pickler.into_inner(), golden, "{syntax:?}");
        let (bytes, memory) = (StubBuffer::copy_of(&golden).unwrap(), CallMemory::new());
        let mut unpickler = Unpickler::new(&bytes, &memory).unwrap();
        assert_eq!(unpickler.version(), version);
        assert_eq!(unpickler.read::<Pair>().unwrap(), value);
    }
    let version = Version::V2 { syntax: INTERFACE, interface: INTERFACE };
    let error = Pickler::new(Vec::new(), version).unwrap_err();
    assert_eq!(error.status(), Status::UNSUPPORTED_TRANS_SYN);
}

#[test]
fn ser_10_version_1_may_be_big_endian_and_unaligned() {
    let bytes = hex("00 01000008cccccccc
         00000018 00000000 01000000 00020000 00000002 00000000 00000002 0061 0000");
    let memory = CallMemory::new();
    let mut unpickler = Unpickler::new(&bytes[1..], &memory).unwrap();
    let expected = Pair { small: 1, name: Some("a".into()) };
    assert_eq!(unpickler.read::<Pair>().unwrap(), expected);
}

#[test]
fn ser_13_bad_headers_say_what_is_wrong() {
    let memory = CallMemory::new();
    let status = |text: &str| Unpickler::new(&hex(text), &memory).map(|_| ()).unwrap_err().status();
    assert_eq!(status("03100800 cccccccc"), Status::WRONG_ES_VERSION);
    assert_eq!(status("00100800 cccccccc"), Status::WRONG_ES_VERSION);
    assert_eq!(status("01200800 cccccccc"), Status::BAD_STUB_DATA);
    assert_eq!(status("01100900 cccccccc"), Status::BAD_STUB_DATA);
    assert_eq!(status("01100800 cccc"), Status::BAD_STUB_DATA);
    assert_eq!(status("02104000 cccccccc"), Status::BAD_STUB_DATA);
    assert_eq!(status(""), Status::BAD_STUB_DATA);
}

/// A procedure of [`INTERFACE`], number 3: a string, a count, an array, a pointer.
const PROCEDURE: &str = "
    0101cccc
    045d888aeb1cc9119fe808002b104860 02000000
    78563412 3412cdab ef000123456789ab 03000100
    03000000 01000000 28000000
    02000000 00000000 02000000 7a00 0000
    0300 0000
    03000000 0100 0200 0300 0000
    00000200 07000000";

fn procedure() -> ProcedurePickler {
    let mut procedure = ProcedurePickler::new(INTERFACE, 3);
    procedure.write(&*WString::from("z")).unwrap();
    procedure.write(&3_u16).unwrap();
    procedure.write_array(&[1_u16, 2, 3]).unwrap();
    procedure.write(&Some(Box::new(7_u32))).unwrap();
    procedure
}

#[test]
fn ser_01_a_procedures_parameters_stand_under_its_name() {
    let mut bytes = Vec::new();
    procedure().finish(&mut bytes).unwrap();
    assert_eq!(bytes, hex(PROCEDURE));
    // Another one behind it.
    let mut second = ProcedurePickler::new(INTERFACE, 4);
    second.write(&9_u8).unwrap();
    second.finish(&mut bytes).unwrap();
    assert_eq!(bytes.len(), 96 + 64);
    assert_eq!(bytes[96 + 52..], hex("08000000 09000000 00000000"));
    let (bytes, memory) = (StubBuffer::copy_of(&bytes).unwrap(), CallMemory::new());
    let mut first = ProcedureUnpickler::new(&bytes, &memory).unwrap();
    assert_eq!((first.interface(), first.opnum()), (INTERFACE, 3));
    assert_eq!(first.read::<&WStr>().unwrap().to_string(), "z");
    let n = first.read::<u16>().unwrap();
    assert_eq!(first.read_array::<Vec<u16>>(n.into()).unwrap(), [1, 2, 3]);
    assert_eq!(first.read::<Option<Box<u32>>>().unwrap(), Some(Box::new(7)));
    let mut second = ProcedureUnpickler::new(first.finish().unwrap(), &memory).unwrap();
    assert_eq!((second.interface(), second.opnum()), (INTERFACE, 4));
    assert_eq!(second.read::<u8>().unwrap(), 9);
    assert!(second.finish().unwrap().is_empty());

    let mut buffer = [0; 60];
    let error = procedure().finish(&mut &mut buffer[..]).unwrap_err();
    assert_eq!(error.status(), Status::INVALID_USER_BUFFER);
}

#[test]
fn ser_13_another_version_syntax_or_length_of_a_procedure_is_refused() {
    let memory = CallMemory::new();
    let status = |bytes: &[u8]| {
        let read = ProcedureUnpickler::new(bytes, &memory).and_then(|mut procedure| {
            procedure.read::<&WStr>()?;
            let n = procedure.read::<u16>()?;
            procedure.read_array::<Vec<u16>>(n.into())?;
            procedure.read::<Option<Box<u32>>>()?;
            procedure.finish().map(drop)
        });
        read.map_err(|error| error.status())
    };
    let golden = hex(PROCEDURE);
    assert_eq!(status(&golden), Ok(()));
    for (at, to, expected) in [
        (0, 2, Status::WRONG_ES_VERSION),
        (1, 2, Status::BAD_STUB_DATA),
        (4, 0, Status::UNSUPPORTED_TRANS_SYN),
        (52, 0x38, Status::BAD_STUB_DATA),
        (72, 4, Status::BAD_STUB_DATA),
        (76, 2, Status::BAD_STUB_DATA),
    ] {
        let mut bytes = golden.clone();
        bytes[at] = to;
        assert_eq!(status(&bytes), Err(expected), "byte {at}");
    }
    for end in 0..golden.len() {
        assert!(status(&golden[..end]).is_err(), "{end} bytes");
    }
    // Big endian: nothing but the order of the bytes is another.
    let big = hex("0100cccc
        8a885d04 1ceb 11c9 9fe808002b104860 0002 0000
        12345678 1234 abcd ef000123456789ab 0003 0001
        00000003 00000000 00000028
        00000002 00000000 00000002 007a 0000
        0003 0000
        00000003 0001 0002 0003 0000
        00020000 00000007");
    assert_eq!(status(&big), Ok(()));
    assert_eq!(ProcedureUnpickler::new(&big, &memory).unwrap().interface(), INTERFACE);
}

/// A value whose own `Marshal` panics when some of it is written.
struct Bomb;

impl Ndr for Bomb {
    const LAYOUT: Layout = Layout::of_any_size(1, 1, 1);
}

impl Marshal for Bomb {
    fn write_flat<S: Syntax, W: Sink>(&self, (): &(), sink: &mut W) -> NdrResult<()> {
        sink.bytes(&[1; 100])?;
        panic!("as it is meant to");
    }
}

#[test]
fn ser_08_what_stands_in_a_buffer_stays_whatever_becomes_of_a_value() {
    let version_2 = Version::V2 { syntax: SyntaxId::NDR20, interface: INTERFACE };
    for version in [Version::V1, version_2] {
        let mut pickler = Pickler::new(vec![9; 3], version).unwrap();
        pickler.write(&7_u32).unwrap();
        let panics = std::panic::AssertUnwindSafe(|| pickler.write(&Bomb));
        assert!(std::panic::catch_unwind(panics).is_err());
        pickler.write(&8_u32).unwrap();
        let mut without = Pickler::new(vec![9; 3], version).unwrap();
        without.write(&7_u32).unwrap();
        without.write(&8_u32).unwrap();
        assert_eq!(pickler.into_inner(), without.into_inner());
    }
}
