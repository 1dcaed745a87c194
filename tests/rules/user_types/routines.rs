//! What becomes of presented values and of what was transmitted for them, and routines of the user's own.

use std::sync::atomic::{AtomicUsize, Ordering};

use rpc_runtime::ndr::{
    Cursor, Decoder, Flaw, Layout, Marshal, NdrResult, Sink, Syntax, TransmitAs, TransmittedType,
    Unmarshal,
};
use rpc_runtime::prelude::*;
use rpc_tests::encoding::{Encoding, status};
use rpc_tests::{Stub, hex};

/// What is presented, with something below it; how many there are is counted.
#[derive(Debug, PartialEq)]
pub struct Presented(Box<u32>);

/// What travels for it.
#[derive(Ndr, Debug)]
pub struct Transmitted {
    number: u32,
}

static PRESENTED: AtomicUsize = AtomicUsize::new(0);

impl Presented {
    fn new(number: u32) -> Presented {
        PRESENTED.fetch_add(1, Ordering::SeqCst);
        Presented(Box::new(number))
    }
}

impl Default for Presented {
    fn default() -> Presented {
        Presented::new(0)
    }
}

impl Drop for Presented {
    fn drop(&mut self) {
        PRESENTED.fetch_sub(1, Ordering::SeqCst);
    }
}

const REFUSED: u32 = 13;
const PANIC: u32 = 14;
const UNLUCKY: &Flaw = &Flaw(Status(0xe000_000d), "an unlucky number", "another");

impl TransmittedType<Presented> for Transmitted {
    fn to_xmit(presented: &Presented) -> Result<Transmitted, &'static Flaw> {
        match *presented.0 {
            REFUSED => Err(UNLUCKY),
            number => Ok(Transmitted { number }),
        }
    }

    fn from_xmit(transmitted: Transmitted) -> Result<Presented, &'static Flaw> {
        match transmitted.number {
            REFUSED => Err(UNLUCKY),
            PANIC => panic!("as told"),
            number => Ok(Presented::new(number)),
        }
    }
}

type Value = TransmitAs<Transmitted, Presented>;

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7b85", version = "1.0")]
pub trait Stage {
    /// Adds 1 to all of them.
    async fn play(&self, a: &Value, b: &mut Value, #[out] c: &mut Value) -> Result<Value>;
    async fn add(&self, a: u32) -> Result<u32>;
}

struct Actor;

impl Stage for Actor {
    async fn play(&self, a: &Value, b: &mut Value, c: &mut Value) -> Result<Value> {
        let next = |value: &Value| TransmitAs::new(Presented::new(*value.0 + 1));
        *c = next(b);
        *b = next(b);
        Ok(next(a))
    }

    async fn add(&self, a: u32) -> Result<u32> {
        Ok(a + 1)
    }
}

async fn client() -> StageClient {
    let server = Server::builder().offer(StageServer::new(Actor)).build().unwrap();
    StageClient::bind(&ClientBuilder::new().over(server.in_process())).await.unwrap()
}

#[tokio::test]
async fn xmt_04_what_is_presented_is_dropped_with_its_owner_in_every_direction() {
    let client = client().await;
    for (a, fails) in [(1, false), (REFUSED - 1, true), (PANIC, true)] {
        let (a, mut b, mut c) =
            (Value::new(Presented::new(a)), Value::new(Presented::new(5)), Value::default());
        let before = PRESENTED.load(Ordering::SeqCst);
        assert_eq!(before, 3);
        let done = client.play(&a, &mut b, &mut c).await;
        assert_eq!(done.is_err(), fails);
        let expected = if fails { (5, 0) } else { (6, 6) };
        assert_eq!((*b.0, *c.0), expected);
        // The server's are gone, when the reply is there; the client has those that it had, and what is returned.
        while PRESENTED.load(Ordering::SeqCst) != 3 + done.iter().count() {
            tokio::task::yield_now().await;
        }
    }
    assert_eq!(PRESENTED.load(Ordering::SeqCst), 0);
}

/// What a parcel stands for.
#[derive(Debug)]
pub struct Counted(u16);

/// How many parcels there are.
static COUNTED: AtomicUsize = AtomicUsize::new(0);

/// A transmitted type that is counted.
#[derive(Ndr)]
pub struct Parcel {
    number: u16,
    counter: TransmitAs<Token, Guard>,
}

#[derive(Ndr)]
pub struct Token(u16);

/// Lives as long as the parcel that it is in.
pub struct Guard;

impl Guard {
    fn new() -> Guard {
        COUNTED.fetch_add(1, Ordering::SeqCst);
        Guard
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        COUNTED.fetch_sub(1, Ordering::SeqCst);
    }
}

impl TransmittedType<Guard> for Token {
    fn to_xmit(_: &Guard) -> Result<Token, &'static Flaw> {
        Ok(Token(9))
    }

    fn from_xmit(_: Token) -> Result<Guard, &'static Flaw> {
        Ok(Guard::new())
    }
}

impl TransmittedType<Counted> for Parcel {
    fn to_xmit(counted: &Counted) -> Result<Parcel, &'static Flaw> {
        Ok(Parcel { number: counted.0, counter: TransmitAs::new(Guard::new()) })
    }

    fn from_xmit(parcel: Parcel) -> Result<Counted, &'static Flaw> {
        assert_eq!(COUNTED.load(Ordering::SeqCst), 1);
        match parcel.number {
            0 => Err(UNLUCKY),
            number => Ok(Counted(number)),
        }
    }
}

#[test]
fn xmt_05_what_was_transmitted_is_dropped_when_it_is_converted() {
    for encoding in Encoding::ALL {
        let value = TransmitAs::<Parcel, Counted>::new(Counted(3));
        let bytes = encoding.encode(&value).unwrap();
        assert_eq!(COUNTED.load(Ordering::SeqCst), 0);
        let stub = Stub::new(&bytes);
        let again: TransmitAs<Parcel, Counted> = encoding.decode(&stub, ()).unwrap();
        assert_eq!((again.0, COUNTED.load(Ordering::SeqCst)), (3, 0));
        // Also if it stands for nothing.
        let stub = Stub::new(&[0, 0, 9, 0]);
        let nothing = Encoding::Little.decode::<_, TransmitAs<Parcel, Counted>>(&stub, ());
        assert_eq!(status(&nothing), Some(Status(0xe000_000d)));
        assert_eq!(COUNTED.load(Ordering::SeqCst), 0);
    }
}

/// Text that stands for a number behind a pointer.
#[derive(Ndr)]
pub struct Digits {
    #[unique]
    text: Option<WString>,
}

impl TransmittedType<u64> for Digits {
    fn to_xmit(number: &u64) -> Result<Digits, &'static Flaw> {
        Ok(Digits { text: Some(number.to_string().as_str().into()) })
    }

    fn from_xmit(digits: Digits) -> Result<u64, &'static Flaw> {
        digits.text.and_then(|text| text.to_string().parse().ok()).ok_or(UNLUCKY)
    }
}

#[derive(Ndr, Debug, PartialEq)]
pub struct Page {
    #[transmit_as(Digits)]
    number: u64,
    last: u8,
}

#[test]
fn xmt_08_a_transmitted_type_may_have_pointers_which_are_deferred() {
    let page = Page { number: 42, last: 7 };
    for (encoding, bytes) in Encoding::ALL.into_iter().zip([
        "00000200 07 000000 03000000 00000000 03000000 3400 3200 0000",
        "00020000 07 000000 00000003 00000000 00000003 0034 0032 0000",
        "0000020000000000 07 00000000000000
         0300000000000000 0000000000000000 0300000000000000 3400 3200 0000",
    ]) {
        assert_eq!(encoding.encode(&page).unwrap(), hex(bytes), "{encoding:?}");
        let stub = Stub::new(&hex(bytes));
        assert_eq!(encoding.decode::<_, Page>(&stub, ()).unwrap(), page);
    }
    let stub = Stub::new(&hex("00000000 07"));
    let null = Encoding::Little.decode::<_, Page>(&stub, ());
    assert_eq!(status(&null), Some(Status(0xe000_000d)));
}

/// A temperature: presented in degrees, represented in tenths, transmitted as what is above -100 degrees.
#[derive(Debug, PartialEq, Clone, Copy)]
pub struct Degrees(f64);

#[derive(Debug, PartialEq, Clone, Copy)]
pub struct Tenths(i32);

#[derive(Ndr)]
pub struct Above(u32);

#[derive(Ndr)]
pub struct Represented {
    #[transmit_as(Above)]
    tenths: Tenths,
}

impl TransmittedType<Tenths> for Above {
    fn to_xmit(tenths: &Tenths) -> Result<Above, &'static Flaw> {
        u32::try_from(tenths.0 + 1000).map(Above).map_err(|_| UNLUCKY)
    }

    fn from_xmit(above: Above) -> Result<Tenths, &'static Flaw> {
        Ok(Tenths(above.0 as i32 - 1000))
    }
}

impl TransmittedType<Degrees> for Represented {
    fn to_xmit(degrees: &Degrees) -> Result<Represented, &'static Flaw> {
        Ok(Represented { tenths: Tenths((degrees.0 * 10.0) as i32) })
    }

    fn from_xmit(represented: Represented) -> Result<Degrees, &'static Flaw> {
        Ok(Degrees(f64::from(represented.tenths.0) / 10.0))
    }
}

#[test]
fn xmt_10_two_conversions_are_made_one_after_the_other_and_undone_in_reverse() {
    // -12.5 degrees are -125 tenths, and 875 above.
    let value = TransmitAs::<Represented, Degrees>::new(Degrees(-12.5));
    for (encoding, bytes) in Encoding::ALL.into_iter().zip(["6b030000", "0000036b", "6b030000"]) {
        assert_eq!(encoding.encode(&value).unwrap(), hex(bytes), "{encoding:?}");
        let stub = Stub::new(&hex(bytes));
        let again: TransmitAs<Represented, Degrees> = encoding.decode(&stub, ()).unwrap();
        assert_eq!(*again, Degrees(-12.5));
    }
}

/// A colour of three bytes, which a user's own routines write as two numbers.
#[derive(Debug, PartialEq, Clone, Copy)]
pub struct Colour([u8; 3]);

impl Ndr for Colour {
    // Two numbers of 16 bits on the wire; not `<[u16; 2]>::LAYOUT`, which says that memory has the same bytes.
    const LAYOUT: Layout = Layout::array(Layout::scalar(2, 2), 2);
}

impl Marshal for Colour {
    fn write_flat<S: Syntax, W: Sink>(&self, _: &(), sink: &mut W) -> NdrResult<()> {
        let [red, green, blue] = self.0;
        [u16::from(red) << 8 | u16::from(green), u16::from(blue)].write_flat::<S, W>(&(), sink)
    }
}

impl<'m, A> Unmarshal<'m, A> for Colour {
    type Flat = <[u16; 2] as Unmarshal<'m, A>>::Flat;

    fn read_flat<S: Syntax>(cursor: &mut Cursor<'m>) -> NdrResult<Self::Flat> {
        <[u16; 2] as Unmarshal<'m, A>>::read_flat::<S>(cursor)
    }

    fn walk<S: Syntax>(
        flat: Self::Flat,
        _: Option<&Self>,
        levels: &(),
        decoder: &mut Decoder<'m, A>,
    ) -> NdrResult<()> {
        <[u16; 2] as Unmarshal<'m, A>>::walk::<S>(flat, None, levels, decoder)
    }

    fn build<S: Syntax>(
        flat: Self::Flat,
        levels: &(),
        decoder: &mut Decoder<'m, A>,
    ) -> NdrResult<Colour> {
        let [first, second] = <[u16; 2] as Unmarshal<'m, A>>::build::<S>(flat, levels, decoder)?;
        Ok(Colour([(first >> 8) as u8, first as u8, second as u8]))
    }
}

#[derive(Ndr, Debug, PartialEq)]
pub struct Pixel {
    depth: u8,
    colour: Colour,
    #[unique]
    shade: Option<Box<Colour>>,
}

const PIXELS: [&str; 3] = [
    "01 00 0201 0300 0000 00000200 0504 0600",
    "01 00 0102 0003 0000 00020000 0405 0006",
    "01 00 0201 0300 0000 0000020000000000 0504 0600",
];

fn pixel() -> Pixel {
    Pixel { depth: 1, colour: Colour([1, 2, 3]), shade: Some(Box::new(Colour([4, 5, 6]))) }
}

#[test]
fn xmt_12_a_type_may_have_routines_of_its_own() {
    for (encoding, bytes) in Encoding::ALL.into_iter().zip(PIXELS) {
        assert_eq!(encoding.encode(&pixel()).unwrap(), hex(bytes), "{encoding:?}");
        let stub = Stub::new(&hex(bytes));
        assert_eq!(encoding.decode::<_, Pixel>(&stub, ()).unwrap(), pixel());
    }
}

#[derive(Ndr, Debug, PartialEq)]
pub struct Line {
    n: u32,
    #[size_is(n)]
    colours: Vec<Colour>,
}

#[test]
fn xmt_12_elements_of_an_array_have_them_too() {
    let line = Line { n: 2, colours: vec![Colour([1, 2, 3]), Colour([4, 5, 6])] };
    for (encoding, bytes) in Encoding::ALL.into_iter().zip([
        "02000000 00000200 02000000 0201 0300 0504 0600",
        "00000002 00020000 00000002 0102 0003 0405 0006",
        "02000000 00000000 0000020000000000 0200000000000000 0201 0300 0504 0600",
    ]) {
        assert_eq!(encoding.encode(&line).unwrap(), hex(bytes), "{encoding:?}");
        let stub = Stub::new(&hex(bytes));
        assert_eq!(encoding.decode::<_, Line>(&stub, ()).unwrap(), line);
    }
}

/// A type that takes another type's layout, whose memory has the bytes of the wire: its own has not.
#[derive(Debug, PartialEq, Clone, Copy)]
pub struct Flag(bool);

impl Ndr for Flag {
    const LAYOUT: Layout = <u8 as Ndr>::LAYOUT;
}

impl Marshal for Flag {
    fn write_flat<S: Syntax, W: Sink>(&self, _: &(), sink: &mut W) -> NdrResult<()> {
        (u8::from(self.0) + 1).write_flat::<S, W>(&(), sink)
    }
}

impl<'m, A> Unmarshal<'m, A> for Flag {
    type Flat = u8;

    fn read_flat<S: Syntax>(cursor: &mut Cursor<'m>) -> NdrResult<u8> {
        cursor.u8()
    }

    fn walk<S: Syntax>(_: u8, _: Option<&Self>, _: &(), _: &mut Decoder<'m, A>) -> NdrResult<()> {
        Ok(())
    }

    fn build<S: Syntax>(flat: u8, _: &(), _: &mut Decoder<'m, A>) -> NdrResult<Flag> {
        Ok(Flag(flat > 1))
    }
}

#[derive(Ndr, Debug, PartialEq, Clone, Copy)]
pub struct Flags<'a> {
    two: [Flag; 2],
    n: u16,
    one: &'a Flag,
    #[size_is(n)]
    many: &'a [Flag],
    #[size_is(n)]
    pairs: &'a [[Flag; 2]],
}

#[test]
fn xmt_12_a_borrowed_layout_is_no_promise_about_memory() {
    let pair = [Flag(true), Flag(false)];
    let flags = Flags { two: pair, n: 2, one: &Flag(true), many: &pair, pairs: &[pair, pair] };
    let bytes = hex("02 01 0200 00000200 04000200 08000200
         02 000000 02000000 02 01 0000 02000000 02 01 02 01");
    assert_eq!(Encoding::Little.encode(&flags).unwrap(), bytes);
    for encoding in Encoding::ALL {
        let stub = Stub::new(&encoding.encode(&flags).unwrap());
        assert_eq!(encoding.decode::<_, Flags<'_>>(&stub, ()).unwrap(), flags);
    }
    // Seven is true, and no `bool` has that byte.
    let stub = Stub::new(&hex("07 01 0200 00000200 04000200 08000200
         07 000000 02000000 07 00 0000 02000000 07 01 02 00"));
    assert_eq!(Encoding::Little.decode::<_, Flags<'_>>(&stub, ()).unwrap(), flags);
}

/// A type whose routine writes more than its layout has room for.
#[derive(Debug)]
pub struct Greedy;

impl Ndr for Greedy {
    const LAYOUT: Layout = Layout::scalar(2, 2);
}

impl Marshal for Greedy {
    fn write_flat<S: Syntax, W: Sink>(&self, _: &(), sink: &mut W) -> NdrResult<()> {
        sink.bytes(&[0xee; 20])
    }
}

impl<'m, A> Unmarshal<'m, A> for Greedy {
    type Flat = ();

    fn read_flat<S: Syntax>(cursor: &mut Cursor<'m>) -> NdrResult<()> {
        cursor.take(20).map(|_| ())
    }

    fn walk<S: Syntax>((): (), _: Option<&Self>, _: &(), _: &mut Decoder<'m, A>) -> NdrResult<()> {
        Ok(())
    }

    fn build<S: Syntax>((): (), _: &(), _: &mut Decoder<'m, A>) -> NdrResult<Greedy> {
        Ok(Greedy)
    }
}

#[derive(Ndr, Debug)]
pub struct Crowded {
    before: u16,
    greedy: Greedy,
    after: u32,
}

#[test]
fn xmt_14_a_routine_that_takes_more_than_its_room_fails_and_overruns_nothing() {
    let crowded = Crowded { before: 1, greedy: Greedy, after: 2 };
    for encoding in Encoding::ALL {
        // The routine is at fault, and not the data.
        let written = encoding.encode(&crowded);
        assert_eq!(status(&written), Some(Status::INTERNAL_ERROR), "{encoding:?}");
        let stub = Stub::new(&[0; 40]);
        let read = encoding.decode::<_, Crowded>(&stub, ());
        assert_eq!(status(&read), Some(Status::BAD_STUB_DATA), "{encoding:?}");
    }
}

#[test]
fn xmt_14_routines_are_aligned_and_never_read_beyond_the_data() {
    for (encoding, bytes) in Encoding::ALL.into_iter().zip(PIXELS) {
        // The colour stands at 2, behind a gap; no byte of it may be missing.
        let bytes = hex(bytes);
        for end in 0..bytes.len() {
            let stub = Stub::new(&bytes[..end]);
            let short = encoding.decode::<_, Pixel>(&stub, ());
            assert_eq!(status(&short), Some(Status::BAD_STUB_DATA), "{end} bytes");
        }
    }
}

#[test]
fn xmt_17_what_a_pointer_points_to_is_written_by_its_routines_and_the_pointer_by_the_engine() {
    for (encoding, bytes) in Encoding::ALL.into_iter().zip([
        "01 00 0201 0300 0000 00000000",
        "01 00 0102 0003 0000 00000000",
        "01 00 0201 0300 0000 0000000000000000",
    ]) {
        let pixel = Pixel { shade: None, ..pixel() };
        assert_eq!(encoding.encode(&pixel).unwrap(), hex(bytes), "{encoding:?}");
        let stub = Stub::new(&hex(bytes));
        assert_eq!(encoding.decode::<_, Pixel>(&stub, ()).unwrap(), pixel);
    }
}

/// A number whose routines panic when they are told to.
#[derive(Debug, PartialEq, Default)]
pub struct Fuse(u32);

#[derive(Ndr)]
pub struct Wire(u32);

impl TransmittedType<Fuse> for Wire {
    fn to_xmit(fuse: &Fuse) -> Result<Wire, &'static Flaw> {
        assert_ne!(fuse.0, 2, "as told");
        Ok(Wire(fuse.0))
    }

    fn from_xmit(wire: Wire) -> Result<Fuse, &'static Flaw> {
        assert_ne!(wire.0, 1, "as told");
        Ok(Fuse(wire.0))
    }
}

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7b86", version = "1.0")]
pub trait Fuses {
    async fn burn(&self, fuse: TransmitAs<Wire, Fuse>) -> Result<TransmitAs<Wire, Fuse>>;
}

struct Burner;

impl Fuses for Burner {
    async fn burn(&self, fuse: TransmitAs<Wire, Fuse>) -> Result<TransmitAs<Wire, Fuse>> {
        Ok(Fuse(fuse.0.wrapping_sub(1)).into())
    }
}

#[tokio::test]
async fn xmt_15_a_panic_of_the_users_routines_is_a_fault_and_the_server_lives_on() {
    let server = Server::builder().offer(FusesServer::new(Burner)).build().unwrap();
    let mut raw = rpc_tests::raw::Raw::client_of(&server, FusesClient::INTERFACE.id).await;
    for (stub, expected) in [
        // While the request is read, and while the reply is written.
        ("01000000", Err(Status::CALL_FAILED)),
        ("03000000", Err(Status::CALL_FAILED)),
        ("05000000", Ok(hex("04000000"))),
    ] {
        assert_eq!(raw.call(0, &hex(stub)).await, expected, "{stub}");
    }
    // At a client it is the panic of whoever calls.
    let reply = rpc_tests::raw::Raw::server_that_answers(hex("01000000"));
    let client = FusesClient::bind(&ClientBuilder::new().over(reply)).await.unwrap();
    let call = tokio::spawn(async move { client.burn(Fuse(7).into()).await });
    assert!(call.await.unwrap_err().is_panic());
}
