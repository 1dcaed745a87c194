//! Types of the user's own on documented wire types: what travels, and what stands for no value.

use std::net::Ipv4Addr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use rpc_runtime::ndr::{Flaw, Ndr20, Ndr64, TransmitAs, TransmittedType};
use rpc_runtime::prelude::*;
use rpc_tests::encoding::Encoding;
use rpc_tests::{Stub, encode, encode_big, hex, round_trips};

/// FILETIME: steps of 100 ns since 1601.
#[derive(Ndr, Clone, Copy)]
pub struct FileTime {
    low: u32,
    high: u32,
}

const UNIX: u64 = 116_444_736_000_000_000;
const EARLY: &Flaw = &Flaw(Status::INVALID_BOUND, "a time before 1970", "a later one");

impl TransmittedType<SystemTime> for FileTime {
    fn to_xmit(time: &SystemTime) -> Result<FileTime, &'static Flaw> {
        let since = time.duration_since(UNIX_EPOCH).map_err(|_| EARLY)?;
        let steps = u64::try_from(since.as_nanos() / 100).map_err(|_| EARLY)? + UNIX;
        Ok(FileTime { low: steps as u32, high: (steps >> 32) as u32 })
    }

    fn from_xmit(time: FileTime) -> Result<SystemTime, &'static Flaw> {
        let steps = u64::from(time.high) << 32 | u64::from(time.low);
        let since = steps.checked_sub(UNIX).ok_or(EARLY)?;
        Ok(UNIX_EPOCH + Duration::from_micros(since / 10))
    }
}

/// An address as four octets, and as text behind a pointer.
#[derive(Ndr)]
pub struct Octets([u8; 4]);

impl TransmittedType<Ipv4Addr> for Octets {
    fn to_xmit(address: &Ipv4Addr) -> Result<Octets, &'static Flaw> {
        Ok(Octets(address.octets()))
    }

    fn from_xmit(octets: Octets) -> Result<Ipv4Addr, &'static Flaw> {
        Ok(octets.0.into())
    }
}

#[derive(Ndr)]
pub struct Text(WString);

impl TransmittedType<Ipv4Addr> for Text {
    fn to_xmit(address: &Ipv4Addr) -> Result<Text, &'static Flaw> {
        Ok(Text(WString::from(address.to_string().as_str())))
    }

    fn from_xmit(text: Text) -> Result<Ipv4Addr, &'static Flaw> {
        const ADDRESS: &Flaw = &Flaw(Status::INVALID_ARG, "no address", "one such as 10.0.0.1");
        text.0.to_string().parse().map_err(|_| ADDRESS)
    }
}

#[derive(Ndr, Debug, PartialEq, Clone)]
pub struct Host {
    kind: u8,
    #[transmit_as(FileTime)]
    seen: SystemTime,
    #[transmit_as(Text)]
    name: Ipv4Addr,
    n: u32,
    #[size_is(n)]
    others: Vec<TransmitAs<Octets, Ipv4Addr>>,
    #[unique]
    gateway: Option<Box<TransmitAs<Octets, Ipv4Addr>>>,
}

fn host() -> Host {
    Host {
        kind: 7,
        seen: UNIX_EPOCH + Duration::from_secs(1),
        name: Ipv4Addr::new(1, 2, 3, 4),
        n: 2,
        others: vec![Ipv4Addr::LOCALHOST.into(), Ipv4Addr::BROADCAST.into()],
        gateway: Some(Box::new(Ipv4Addr::new(10, 0, 0, 1).into())),
    }
}

const HOST: &str = "07 000000 8016d7d5 deb19d01 00000200 02000000 04000200 08000200
     08000000 00000000 08000000 31002e00 32002e00 33002e00 34000000
     02000000 7f000001 ffffffff
     0a000001";

#[test]
fn xmt_02_what_travels_is_the_transmitted_type() {
    let steps = UNIX + 10_000_000;
    let bytes = hex(HOST);
    assert_eq!(bytes[4..12], steps.to_le_bytes());
    assert_eq!(encode::<Ndr20, (), _>(&host(), &()).unwrap(), bytes);
    assert_eq!(Stub::new(&bytes).decode::<Ndr20, (), Host>(&()).unwrap(), host());
    round_trips(&host());
    let big = encode_big::<(), _>(&host(), &()).unwrap();
    assert_eq!(big[4..8], (steps as u32).to_be_bytes());
    assert_eq!(Stub::big_endian(&big).decode::<Ndr20, (), Host>(&()).unwrap(), host());
    let wide = encode::<Ndr64, (), _>(&host(), &()).unwrap();
    assert_eq!(Stub::new(&wide).decode::<Ndr64, (), Host>(&()).unwrap(), host());
}

#[test]
fn xmt_03_what_stands_for_no_value_is_an_error_with_its_own_status_and_place() {
    let early = Host { seen: UNIX_EPOCH - Duration::from_secs(1), ..host() };
    let error = encode::<Ndr20, (), _>(&early, &()).unwrap_err();
    assert_eq!(error.flaw(), EARLY);
    let mut bytes = hex(HOST);
    bytes[8..12].fill(0);
    let error = Stub::new(&bytes).decode::<Ndr20, (), Host>(&()).unwrap_err();
    assert_eq!(error.status(), Status::INVALID_BOUND);
    let mut bytes = hex(HOST);
    bytes[40] = b'x';
    let error = Stub::new(&bytes).decode::<Ndr20, (), Host>(&()).unwrap_err();
    assert_eq!((error.status(), error.offset()), (Status::INVALID_ARG, 28));
}

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7b51", version = "1.0")]
pub trait Clock {
    async fn later(
        &self,
        seconds: u32,
        time: TransmitAs<FileTime, SystemTime>,
        host: &mut Host,
    ) -> Result<TransmitAs<FileTime, SystemTime>>;
}

struct Tower;

impl Clock for Tower {
    async fn later(
        &self,
        seconds: u32,
        time: TransmitAs<FileTime, SystemTime>,
        host: &mut Host,
    ) -> Result<TransmitAs<FileTime, SystemTime>> {
        host.name = Ipv4Addr::UNSPECIFIED;
        host.seen = match seconds {
            0 => UNIX_EPOCH - Duration::from_secs(1),
            _ => *time,
        };
        Ok(TransmitAs::new(*time + Duration::from_secs(seconds.into())))
    }
}

#[tokio::test]
async fn xmt_06_values_travel_as_parameters_fields_and_results() {
    let server = Server::builder().offer(ClockServer::new(Tower)).build().unwrap();
    let association = ClientBuilder::new().over(server.in_process());
    let client = ClockClient::bind(&association).await.unwrap();
    let (mut mine, now) = (host(), UNIX_EPOCH + Duration::from_secs(100));
    assert_eq!(
        *client.later(5, now.into(), &mut mine).await.unwrap(),
        now + Duration::from_secs(5)
    );
    assert_eq!((mine.seen, mine.name), (now, Ipv4Addr::UNSPECIFIED));
    let before = mine.clone();
    let error = client.later(0, now.into(), &mut mine).await.unwrap_err();
    assert_eq!((error.status(), &mine), (Status::INVALID_BOUND, &before));
}

/// A value whose parts are presented as another type too.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Nested(Option<Box<Nested>>);

/// How often a value was presented.
static PRESENTED: AtomicUsize = AtomicUsize::new(0);

#[derive(Ndr)]
pub struct Below {
    #[unique]
    below: Option<Box<TransmitAs<Below, Nested>>>,
    n: u8,
}

impl TransmittedType<Nested> for Below {
    fn to_xmit(nested: &Nested) -> Result<Below, &'static Flaw> {
        let below = nested.0.clone().map(|below| Box::new(TransmitAs::new(*below)));
        Ok(Below { below, n: 0 })
    }

    fn from_xmit(below: Below) -> Result<Nested, &'static Flaw> {
        PRESENTED.fetch_add(1, Ordering::Relaxed);
        Ok(Nested(below.below.map(|below| Box::new(below.into_inner()))))
    }
}

#[test]
fn xmt_03_what_is_nested_is_made_once_in_a_walk() {
    let mut value = Nested(None);
    for _ in 0..100 {
        value = Nested(Some(Box::new(value)));
    }
    let mut encoder = rpc_runtime::ndr::Encoder::new(Vec::new());
    encoder.value::<Ndr20, (), TransmitAs<Below, Nested>>(&value.into(), &()).unwrap();
    let stub = Stub::new(&encoder.into_bytes());
    let mut decoder = stub.decoder();
    decoder.walk::<Ndr20, (), TransmitAs<Below, Nested>>(&()).unwrap();
    decoder.finish().unwrap();
    assert_eq!(PRESENTED.load(Ordering::Relaxed), 101);
}

#[test]
fn xmt_12_a_full_pointer_behind_a_pointer_is_found_before_anything_is_changed() {
    #[derive(Ndr, Clone, Copy)]
    struct Inner<'a> {
        #[ptr]
        p: Option<Full<'a, u32>>,
    }
    #[derive(Ndr)]
    struct Outer<'a> {
        inner: Option<&'a Inner<'a>>,
    }
    impl TransmittedType<u32> for Outer<'_> {
        fn to_xmit(_: &u32) -> Result<Self, &'static Flaw> {
            Ok(Outer { inner: None })
        }
        fn from_xmit(outer: Self) -> Result<u32, &'static Flaw> {
            Ok(outer.inner.and_then(|inner| inner.p).map_or(0, |p| *p))
        }
    }
    let stub = Stub::new(&hex("04000000 08000000 05000000"));
    let decoded = Encoding::Little.decode::<_, TransmitAs<Outer<'_>, u32>>(&stub, ());
    assert!(decoded.unwrap_err().flaw().1.contains("[XMT-12]"));
    let walked = Encoding::Little.walk::<TransmitAs<Outer<'_>, u32>>(&stub);
    assert!(walked.unwrap_err().flaw().1.contains("[XMT-12]"));
}
