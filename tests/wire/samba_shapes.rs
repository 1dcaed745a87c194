//! Procedures of Windows' own interfaces, in stub data that Samba's encoder wrote (`samba_shapes.txt`): in NDR,
//! in both byte orders, and in NDR64.

use rpc_runtime::Ndr;
use rpc_runtime::ndr::attributes::{Counted, SizeLength};
use rpc_runtime::ndr::{Decoder, Encoder, Ndr20, Ndr64, NdrResult, Syntax};
use rpc_runtime::{Tail, WStr, WString};
use rpc_tests::{Stub, hex};
use uuid::Uuid;

#[derive(Ndr, Debug, Clone, PartialEq)]
struct Share {
    name: Option<WString>,
    kind: u32,
    comment: Option<WString>,
}

#[derive(Ndr, Debug, Clone, PartialEq)]
struct Shares {
    count: u32,
    #[size_is(count)]
    array: Option<Vec<Share>>,
}

#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(u32)]
enum ShareContainer {
    #[case(1)]
    Level1(Option<Box<Shares>>),
    #[case(default)]
    Other,
}

#[derive(Ndr, Debug, Clone, PartialEq)]
struct ShareInfo {
    level: u32,
    #[switch_is(level)]
    container: ShareContainer,
}

#[derive(Ndr, Debug, Clone, PartialEq)]
struct PolicyHandle {
    kind: u32,
    id: Uuid,
}

/// RPC_UNICODE_STRING: lengths in bytes.
#[derive(Ndr, Debug, Clone, PartialEq)]
struct UnicodeString {
    length: u16,
    size: u16,
    #[size_is(size / 2)]
    #[length_is(length / 2)]
    units: Option<Vec<u16>>,
}

#[derive(Ndr, Debug, Clone, PartialEq)]
struct Ids {
    count: u32,
    #[size_is(count)]
    ids: Option<Vec<u32>>,
}

#[derive(Ndr, Debug, Clone, PartialEq)]
struct Sid {
    revision: u8,
    count: u8,
    authority: [u8; 6],
    #[size_is(count)]
    sub_authorities: Tail<Vec<u32>>,
}

#[derive(Ndr, Debug, Clone, PartialEq)]
struct SidPointer {
    sid: Option<Box<Sid>>,
}

#[derive(Ndr, Debug, Clone, PartialEq)]
struct Sids {
    count: u32,
    #[size_is(count)]
    sids: Option<Vec<SidPointer>>,
}

#[derive(Ndr, Debug, Clone, PartialEq)]
struct TranslatedName {
    kind: Level,
    name: UnicodeString,
    index: u32,
}

#[derive(Ndr, Debug, Clone, PartialEq)]
struct TranslatedNames {
    count: u32,
    #[size_is(count)]
    names: Option<Vec<TranslatedName>>,
}

/// 16 bits in NDR, 32 in NDR64.
#[derive(Ndr, Debug, Clone, Copy, PartialEq)]
#[repr(u16)]
enum Level {
    All = 1,
    #[other]
    Other(u16),
}

fn string(text: &str) -> UnicodeString {
    let units: Vec<u16> = text.encode_utf16().collect();
    let size = 2 * units.len() as u16;
    UnicodeString { length: size, size, units: Some(units) }
}

fn handle() -> PolicyHandle {
    PolicyHandle { kind: 1, id: Uuid::from_u128(0x12345678_1234_abcd_ef00_0123456789ab) }
}

fn shares() -> ShareInfo {
    let share = |name: &str, kind, comment: &str| Share {
        name: Some(name.into()),
        kind,
        comment: Some(comment.into()),
    };
    let array = vec![share("tmp", 0, "Temporary"), share("IPC$", 3, "")];
    let shares = Shares { count: 2, array: Some(array) };
    ShareInfo { level: 1, container: ShareContainer::Level1(Some(Box::new(shares))) }
}

fn sids() -> Sids {
    let sid = |authority, sub: &[u32]| SidPointer {
        sid: Some(Box::new(Sid {
            revision: 1,
            count: sub.len() as u8,
            authority: [0, 0, 0, 0, 0, authority],
            sub_authorities: Tail(sub.to_vec()),
        })),
    };
    Sids { count: 2, sids: Some(vec![sid(5, &[32, 544]), sid(1, &[0])]) }
}

fn names(n: usize) -> SizeLength<()> {
    SizeLength {
        size: Counted::Known(1000),
        first: Counted::Known(0),
        length: Counted::Known(n),
        rest: (),
    }
}

/// Writes what the procedure has in this direction.
fn write<S: Syntax>(procedure: &str, encoder: &mut Encoder<'_>) -> NdrResult<()> {
    match procedure {
        "NetShareEnumAll in" => {
            let server = WString::from("server");
            encoder.value::<S, (), Option<&WStr>>(&Some(&*server), &())?;
            encoder.value::<S, (), _>(&shares(), &())?;
            encoder.value::<S, (), _>(&u32::MAX, &())?;
            encoder.value::<S, (), Option<&u32>>(&None, &())
        }
        "NetShareEnumAll out" => {
            encoder.value::<S, (), _>(&shares(), &())?;
            encoder.value::<S, (), _>(&2_u32, &())?;
            encoder.value::<S, (), Option<&u32>>(&Some(&7), &())?;
            encoder.value::<S, (), _>(&0_u32, &())
        }
        "LookupNames in" => {
            encoder.value::<S, (), _>(&handle(), &())?;
            encoder.value::<S, (), _>(&2_u32, &())?;
            encoder.value::<S, SizeLength<()>, [_]>(&[string("root"), string("x")], &names(2))
        }
        "LookupNames out" => {
            for ids in [[500, 1000], [1, 1]] {
                let ids = Ids { count: 2, ids: Some(ids.to_vec()) };
                encoder.value::<S, (), _>(&ids, &())?;
            }
            encoder.value::<S, (), _>(&0_u32, &())
        }
        "LookupSids in" => {
            encoder.value::<S, (), _>(&handle(), &())?;
            encoder.value::<S, (), _>(&sids(), &())?;
            let names = TranslatedNames { count: 0, names: Some(Vec::new()) };
            encoder.value::<S, (), _>(&names, &())?;
            encoder.value::<S, (), _>(&Level::All, &())?;
            encoder.value::<S, (), _>(&0_u32, &())
        }
        other => panic!("{other}"),
    }
}

/// Reads it, and compares.
fn read<'m, S: Syntax>(procedure: &str, decoder: &mut Decoder<'m, ()>) -> NdrResult<()> {
    match procedure {
        "NetShareEnumAll in" => {
            let server: Option<WString> = decoder.value::<S, (), _>(&())?;
            assert_eq!(server, Some("server".into()));
            assert_eq!(decoder.value::<S, (), ShareInfo>(&())?, shares());
            assert_eq!(decoder.value::<S, (), u32>(&())?, u32::MAX);
            assert_eq!(decoder.value::<S, (), Option<Box<u32>>>(&())?, None);
        }
        "NetShareEnumAll out" => {
            assert_eq!(decoder.value::<S, (), ShareInfo>(&())?, shares());
            assert_eq!(decoder.value::<S, (), u32>(&())?, 2);
            assert_eq!(decoder.value::<S, (), Option<Box<u32>>>(&())?, Some(Box::new(7)));
            assert_eq!(decoder.value::<S, (), u32>(&())?, 0);
        }
        "LookupNames in" => {
            assert_eq!(decoder.value::<S, (), PolicyHandle>(&())?, handle());
            assert_eq!(decoder.value::<S, (), u32>(&())?, 2);
            let levels = names(2);
            let all: Vec<UnicodeString> =
                rpc_runtime::__private::read_array::<S, _, _, _>(&levels, decoder)?;
            assert_eq!(all, [string("root"), string("x")]);
        }
        "LookupNames out" => {
            for ids in [[500, 1000], [1, 1]] {
                let ids = Ids { count: 2, ids: Some(ids.to_vec()) };
                assert_eq!(decoder.value::<S, (), Ids>(&())?, ids);
            }
            assert_eq!(decoder.value::<S, (), u32>(&())?, 0);
        }
        "LookupSids in" => {
            assert_eq!(decoder.value::<S, (), PolicyHandle>(&())?, handle());
            assert_eq!(decoder.value::<S, (), Sids>(&())?, sids());
            let names = TranslatedNames { count: 0, names: Some(Vec::new()) };
            assert_eq!(decoder.value::<S, (), TranslatedNames>(&())?, names);
            assert_eq!(decoder.value::<S, (), Level>(&())?, Level::All);
            assert_eq!(decoder.value::<S, (), u32>(&())?, 0);
        }
        other => panic!("{other}"),
    }
    decoder.finish()
}

#[test]
fn what_samba_writes_is_what_is_written_and_read_here() {
    let lines = include_str!("samba_shapes.txt").lines().filter(|line| !line.starts_with('#'));
    let mut seen = 0;
    for line in lines {
        let (procedure, rest) = line
            .rsplit_once(' ')
            .and_then(|(left, bytes)| {
                let (procedure, syntax) = left.rsplit_once(' ')?;
                Some((procedure, (syntax, bytes)))
            })
            .expect("a line of four words");
        let (syntax, bytes) = (rest.0, hex(rest.1));
        let big = syntax == "ndr-be";
        let mut encoder = Encoder::new(Vec::new()).big_endian(big);
        let stub = if big { Stub::big_endian(&bytes) } else { Stub::new(&bytes) };
        let mut decoder = stub.decoder();
        let (written, read) = match syntax {
            "ndr64" => {
                (write::<Ndr64>(procedure, &mut encoder), read::<Ndr64>(procedure, &mut decoder))
            }
            _ => (write::<Ndr20>(procedure, &mut encoder), read::<Ndr20>(procedure, &mut decoder)),
        };
        written.unwrap();
        assert_eq!(encoder.into_bytes(), bytes, "{procedure} {syntax}");
        read.unwrap_or_else(|error| panic!("{procedure} {syntax}: {error:?}"));
        seen += 1;
    }
    assert_eq!(seen, 15);
}
