//! What stubs ask of a user's types, implemented wrongly: counts behind pointers, discriminants, buffers, return
//! values.
#![forbid(unsafe_code)]

use std::time::Duration;

use rpc_runtime::__private::{
    Labels, MarshalReturn, Returns, UnmarshalReturn, build_union, in_range_or_null, read_union,
    switch_is, walk_union, write_union,
};
use rpc_runtime::memory::{CallMemory, Global};
use rpc_runtime::ndr::attributes::{Counted, SizeIs, SwitchIs};
use rpc_runtime::ndr::{
    Count, Cursor, DecodeLimits, Decoder, Discriminant, Encoder, Keeps, Layout, Marshal, Ndr,
    Ndr20, Ndr64, NdrResult, NullableSource, Sink, Switched, SwitchesOn, Syntax, TransmitAs,
    Unmarshal,
};
use rpc_runtime::prelude::*;
use rpc_runtime::{Error, Ndr as DeriveNdr, Status};

use crate::wrong_traits::{
    ALIVE, ALL, DOES, Fickle, Load, Look, MOOD, Mischief, Text, Wrong, mood, now, read, run, stubs,
};

/// A pointer that is null now and then, to a number that is another one each time.
#[derive(Debug, Clone, Copy)]
struct Fitful;

impl NullableSource for Fitful {
    fn number(&self) -> Option<i128> {
        let numbers = [i128::MIN, -1, 0, 2, 3, i128::from(u64::MAX), i128::MAX];
        numbers.get(mood() as usize % 9).copied()
    }
}

#[test]
fn counts_behind_pointers_that_come_and_go() {
    for round in 0..300 {
        MOOD.set(round);
        let fitful = Fitful;
        let _ = in_range_or_null(&fitful, i64::MAX, i64::MIN, usize::MAX);
        let _ = in_range_or_null(&fitful, i64::MIN, i64::MAX, 0);
        let count = Count::is_there(&fitful).select(Count::behind(&fitful), Count::UNKNOWN);
        let count = Count::from_first_to_last(count, Count::behind(&fitful));
        for stub in stubs() {
            let memory = CallMemory::new();
            let sized = SizeIs { size: Counted::new(count), rest: () };
            read::<Ndr20, _, Vec<Wrong<Text, 0>>>(&memory, &stub, &sized, || None);
            run(|| Encoder::new(Vec::new()).value::<Ndr64, _, _>(&vec![7_u64; 3], &sized));
        }
    }
}

#[derive(DeriveNdr, Debug)]
#[switch_type(u32)]
enum Arms {
    #[case(1)]
    Small(u8),
    #[case(2, 3)]
    Pointer(Option<Box<u64>>),
    #[case(Turncoat::NOUGHT)]
    Kept(#[discriminant] Turncoat, Option<Box<u32>>),
    #[case(default)]
    Owned(TransmitAs<u32, Text>),
}

/// A discriminant that selects something else each time.
#[derive(Debug, Clone, Copy)]
struct Turncoat(u32);

impl Ndr for Turncoat {
    const LAYOUT: Layout = <u32 as Ndr>::LAYOUT;
}

impl Marshal for Turncoat {
    fn write_flat<S: Syntax, W: Sink>(&self, (): &(), sink: &mut W) -> NdrResult<()> {
        if mood().is_multiple_of(9) {
            sink.bytes(&[1; 9])
        } else {
            sink.number(self.0.to_le_bytes())
        }
    }
}

impl<'m, A> Unmarshal<'m, A> for Turncoat {
    type Flat = u32;
    fn read_flat<S: Syntax>(cursor: &mut Cursor<'m>) -> NdrResult<u32> {
        cursor.u8().map(u32::from)
    }
    fn walk<S: Syntax>(_: u32, _: Option<&Self>, (): &(), _: &mut Decoder<'m, A>) -> NdrResult<()> {
        Ok(())
    }
    fn build<S: Syntax>(_: u32, (): &(), _: &mut Decoder<'m, A>) -> NdrResult<Turncoat> {
        Ok(Turncoat(mood() % 4))
    }
}

impl Discriminant for Turncoat {
    const LABELS: (i64, i64) = (i64::MAX, i64::MIN);
    fn to_tag(&self) -> i64 {
        i64::from(mood() % 4)
    }
    fn from_tag(tag: i64) -> Option<Turncoat> {
        (tag != 0).then_some(Turncoat(7))
    }
    fn read_tag<S: Syntax>(cursor: &mut Cursor<'_>) -> NdrResult<i64> {
        cursor.u8().map(|_| i64::from(mood() % 4) - 1)
    }
}

impl SwitchesOn<u32> for Turncoat {}

impl Keeps<u32> for Turncoat {}

/// No enumeration, and a label that is no integer.
struct Numbers;

impl Numbers {
    const NOUGHT: f32 = 0.9;
}

impl Labels for Turncoat {
    type Numbers = Numbers;
}

impl Switched for Fickle {
    type Switch = Fickle;
}

#[derive(DeriveNdr)]
struct Selected {
    d: Turncoat,
    #[switch_is(d)]
    one: Arms,
    #[unique]
    #[switch_is(d)]
    other: Option<Box<Arms>>,
}

impl Look for Selected {
    fn look(&self) {
        for arms in [&self.one].into_iter().chain(self.other.as_deref()) {
            match arms {
                Arms::Small(_) => {}
                Arms::Pointer(number) => {
                    let _ = std::hint::black_box(number.as_deref().copied());
                }
                Arms::Kept(kept, number) => {
                    let _ = std::hint::black_box((kept.0, number.as_deref().copied()));
                }
                Arms::Owned(text) => text.look(),
            }
        }
    }
}

#[test]
fn discriminants_that_change() {
    let before = ALIVE.get();
    for round in 0..200 {
        MOOD.set(round);
        for stub in stubs() {
            let memory = CallMemory::new();
            let start = || {
                let other = Some(Box::new(Arms::Pointer(Some(Box::new(5)))));
                Some(Selected {
                    d: Turncoat(1),
                    one: Arms::Owned(TransmitAs::new(Text::new())),
                    other,
                })
            };
            read::<Ndr20, (), Selected>(&memory, &stub, &(), start);
            read::<Ndr64, (), Selected>(&memory, &stub, &(), start);
            run(|| Encoder::new(Vec::new()).value::<Ndr64, (), _>(&start().unwrap(), &()));
            run(|| {
                let levels: SwitchIs = switch_is::<Box<Fickle>, Fickle>(Fickle(1));
                let limits = DecodeLimits::default();
                let mut decoder = Decoder::new(&stub, false, &memory, Global, limits);
                let flat = read_union::<Ndr64, Global, Fickle, ()>(decoder.cursor())?;
                walk_union::<Ndr20, Global, Fickle, _>(flat, &levels, &mut decoder)?;
                let value = build_union::<Ndr64, Global, Fickle, _>(flat, &levels, &mut decoder)?;
                value.look();
                let mut encoder = Encoder::new(Vec::new());
                write_union::<Ndr20, Fickle, _, _>(&value, &levels, &mut encoder)
            });
        }
    }
    assert_eq!(ALIVE.get(), before);
}

/// A value that is returned and received as it likes, with parameters in front of it.
#[derive(Debug)]
pub(crate) struct Gift(u32);

impl MarshalReturn for Gift {
    /// Not what it writes.
    const LAYOUT: Option<Layout> = Some(<u8 as Ndr>::LAYOUT);

    fn write<S: Syntax>(&self, encoder: &mut Encoder<'_>) -> NdrResult<()> {
        match now() {
            Mischief::Nothing => Ok(()),
            Mischief::Much => encoder.bytes(&[7; 100_000]),
            Mischief::Fail => {
                Err(encoder.error(&rpc_runtime::ndr::Flaw(Status::INVALID_ARG, "a failure", "")))
            }
            Mischief::Unwind => std::panic::resume_unwind(Box::new("as it is made")),
            Mischief::Swap | Mischief::Turn => {
                *encoder = Encoder::new(vec![9; 3]);
                Ok(())
            }
            _ => encoder.value::<S, (), u32>(&self.0, &()),
        }
    }
}

impl<'m, A> UnmarshalReturn<'m, A> for Gift
where
    u32: Unmarshal<'m, A>,
{
    fn read<S: Syntax>(decoder: &mut Decoder<'m, A>) -> NdrResult<Gift> {
        match now() {
            Mischief::Nothing => return Ok(Gift(0)),
            Mischief::Much => decoder.cursor().take(1 << 20).map(drop)?,
            Mischief::Fail => return Err(decoder.truncated(1)),
            Mischief::Unwind => std::panic::resume_unwind(Box::new("as it is made")),
            Mischief::Swap | Mischief::Turn => *decoder.cursor() = Cursor::new(&[5; 4], true),
            Mischief::Table => drop(decoder.full_pointers()),
            _ => {}
        }
        decoder.value::<S, (), u32>(&()).map(Gift)
    }

    fn walk<S: Syntax>(decoder: &mut Decoder<'m, A>) -> NdrResult<()> {
        <Gift as UnmarshalReturn<'m, A>>::read::<S>(decoder).map(drop)
    }
}

/// A result that is none: a client can not make one, so that only a stub could call it.
struct Odd(u32);

impl Returns for Odd {
    type Value = u32;

    fn into_result(self) -> Result<u32> {
        if self.0 == 0 { Err(Error::from(Status::OK)) } else { Ok(self.0) }
    }
}

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7b73", version = "1.0")]
pub(crate) trait Gifts {
    async fn give(&self, n: u32, #[out] text: &mut Option<Box<u32>>) -> Result<Gift>;
    async fn lend<'a>(
        &self,
        block: &'a mut CallBlock<'_>,
        #[out]
        #[allocate(all_nodes)]
        text: &mut Option<&'a u32>,
    ) -> Result<Gift>;
}

struct Service;

impl Gifts for Service {
    async fn give(&self, n: u32, text: &mut Option<Box<u32>>) -> Result<Gift> {
        *text = Some(Box::new(n));
        Odd(n).into_result().map(Gift)
    }

    async fn lend<'a>(
        &self,
        block: &'a mut CallBlock<'_>,
        text: &mut Option<&'a u32>,
    ) -> Result<Gift> {
        let memory: &'a CallMemory = block;
        *text = Some(memory.allocate(5)?);
        Ok(Gift(5))
    }
}

// On one thread, whose each call counts.
#[tokio::test(start_paused = true)]
async fn return_values_that_are_implemented_wrongly() {
    let server = Server::builder().offer(GiftsServer::new(Service)).build().unwrap();
    let builder = ClientBuilder::new().call_timeout(Duration::from_secs(60));
    let client = GiftsClient::bind(&builder.over(server.in_process())).await.unwrap();
    async fn give(client: GiftsClient, n: u32) -> Result<u32> {
        let mut text = None;
        let gift = client.give(n, &mut text).await;
        assert!(gift.is_ok() || text.is_none(), "an [out] parameter changed, and the call failed");
        gift.map(|gift| gift.0)
    }
    async fn lend(client: GiftsClient) -> Result<u32> {
        let (mut block, mut text) = (CallBlock::new(), None);
        let gift = client.lend(&mut block, &mut text).await?;
        assert!(text.is_some());
        let _ = std::hint::black_box(text.copied());
        Ok(gift.0)
    }
    for (mischief, at) in ALL.into_iter().flat_map(|mischief| (1..6).map(move |at| (mischief, at)))
    {
        DOES.set((mischief, at));
        // A panic at the client is the caller's own.
        let _ = tokio::spawn(give(client.clone(), 7)).await;
        DOES.set((mischief, at));
        let _ = tokio::spawn(lend(client.clone())).await;
        DOES.set((Mischief::Calm, 0));
        assert_eq!(give(client.clone(), 7).await.unwrap(), 7, "after {mischief:?} at {at}");
        assert_eq!(lend(client.clone()).await.unwrap(), 5, "after {mischief:?} at {at}");
        // An error that is none is a failure all the same.
        assert_ne!(give(client.clone(), 0).await.unwrap_err().status(), Status::OK);
    }
}
