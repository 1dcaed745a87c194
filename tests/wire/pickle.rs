//! Pickling: a Kerberos PAC's logon information as Samba writes it, both versions, bad input.

use rpc_runtime::memory::StubBuffer;
use rpc_runtime::ndr::DecodeLimits;
use rpc_runtime::pickle::{Pickler, Unpickler, Version, align_size};
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
