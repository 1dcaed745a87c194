//! Pipes of elements that are implemented wrongly, between a client and a server; and what pipes are fed from and
//! feed, which panics. A call fails, or brings anything; the next one is as it should be.
#![forbid(unsafe_code)]

use std::time::Duration;

use rpc_runtime::ndr::{Cursor, Decoder, Layout, Marshal, Ndr, NdrResult, Sink, Syntax, Unmarshal};
use rpc_runtime::prelude::{ClientBuilder, PipeReader, PipeWriter, Result, Server, rpc_interface};
use rpc_runtime::protocol::SyntaxId;
use rpc_tests::SYNTAXES;

use crate::wrong_traits::{ALIVE, ALL, DOES, Load, Mischief, NESTED, Text, Wrong};

type Byte = Wrong<Text, 0>;
type Number = Wrong<Text, 1>;
type Array = Wrong<Text, 2>;
type TwoSizes = Wrong<Text, 3>;

/// Each gives back what it is given.
#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7b72", version = "1.0")]
pub(crate) trait Pipes {
    async fn bytes(&self, input: PipeReader<Byte>, output: PipeWriter<Byte>) -> Result<u32>;
    async fn numbers(&self, input: PipeReader<Number>, output: PipeWriter<Number>) -> Result<u32>;
    async fn arrays(&self, input: PipeReader<Array>, output: PipeWriter<Array>) -> Result<u32>;
    async fn others(
        &self,
        input: PipeReader<TwoSizes>,
        output: PipeWriter<TwoSizes>,
    ) -> Result<u32>;
    async fn runaways(
        &self,
        input: PipeReader<Runaway>,
        output: PipeWriter<Runaway>,
    ) -> Result<u32>;
}

/// A number that leaves its decoder far behind all data.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Runaway(u32);

impl Ndr for Runaway {
    const LAYOUT: Layout = <u32 as Ndr>::LAYOUT;
}

impl Marshal for Runaway {
    fn write_flat<S: Syntax, W: Sink>(&self, (): &(), sink: &mut W) -> NdrResult<()> {
        sink.number(self.0.to_le_bytes())
    }
}

impl<'m, A> Unmarshal<'m, A> for Runaway {
    type Flat = u32;
    fn read_flat<S: Syntax>(cursor: &mut Cursor<'m>) -> NdrResult<u32> {
        cursor.u32()
    }
    fn walk<S: Syntax>(_: u32, _: Option<&Self>, (): &(), _: &mut Decoder<'m, A>) -> NdrResult<()> {
        Ok(())
    }
    fn build<S: Syntax>(flat: u32, (): &(), decoder: &mut Decoder<'m, A>) -> NdrResult<Runaway> {
        *decoder.cursor() = Cursor::new(&[1; 70_000], false);
        decoder.cursor().take(69_999)?;
        Ok(Runaway(flat))
    }
}

struct Service;

async fn back<const W: usize>(
    mut input: PipeReader<Wrong<Text, W>>,
    mut output: PipeWriter<Wrong<Text, W>>,
) -> Result<u32> {
    let mut all = Vec::new();
    while let Some(chunk) = input.pull().await? {
        all.extend(chunk);
    }
    all.iter().for_each(|element| element.0.look());
    let count = all.len() as u32;
    while !all.is_empty() {
        // An error is not the end for this one.
        let _ = output.push(all.split_off(all.len() / 2)).await;
    }
    Ok(count)
}

impl Pipes for Service {
    async fn bytes(&self, input: PipeReader<Byte>, output: PipeWriter<Byte>) -> Result<u32> {
        back(input, output).await
    }
    async fn numbers(&self, input: PipeReader<Number>, output: PipeWriter<Number>) -> Result<u32> {
        back(input, output).await
    }
    async fn arrays(&self, input: PipeReader<Array>, output: PipeWriter<Array>) -> Result<u32> {
        back(input, output).await
    }
    async fn others(
        &self,
        input: PipeReader<TwoSizes>,
        output: PipeWriter<TwoSizes>,
    ) -> Result<u32> {
        back(input, output).await
    }
    async fn runaways(
        &self,
        mut input: PipeReader<Runaway>,
        mut output: PipeWriter<Runaway>,
    ) -> Result<u32> {
        let mut all = Vec::new();
        while let Some(chunk) = input.pull().await? {
            all.extend(chunk);
        }
        let count = all.len() as u32;
        output.push(all).await?;
        Ok(count)
    }
}

#[tokio::test(start_paused = true)]
async fn elements_that_leave_their_decoder_elsewhere() {
    for syntax in SYNTAXES {
        let server = server(syntax);
        let builder = ClientBuilder::new().call_timeout(Duration::from_secs(60));
        let client = PipesClient::bind(&builder.over(server.in_process())).await.unwrap();
        let (sender, mut all) = tokio::sync::mpsc::unbounded_channel();
        let input = PipeReader::from_chunks((0..5).map(|i| vec![Runaway(i); 3]));
        let output = PipeWriter::to_fn(move |chunk: Vec<Runaway>| {
            chunk.iter().for_each(|element| sender.send(element.0).unwrap());
            Ok(())
        });
        assert_eq!(client.runaways(input, output).await.unwrap(), 15);
        let mut sum = 0;
        while let Ok(element) = all.try_recv() {
            sum += element;
        }
        assert_eq!(sum, 30, "a pipe goes on behind its elements");
    }
}

/// Two chunks, the second with more than is handed on at once.
fn chunks<const W: usize>() -> PipeReader<Wrong<Text, W>> {
    let chunk = |n: usize| std::iter::repeat_with(|| Wrong(Text::new())).take(n).collect();
    PipeReader::from_chunks([3, 40].map(chunk).into_iter().collect::<Vec<Vec<_>>>())
}

/// Looks at what comes.
fn looks<const W: usize>() -> PipeWriter<Wrong<Text, W>> {
    PipeWriter::to_fn(|chunk: Vec<Wrong<Text, W>>| {
        chunk.iter().for_each(|element| element.0.look());
        Ok(())
    })
}

async fn call(client: PipesClient, method: usize) -> Result<u32> {
    match method {
        0 => client.bytes(chunks(), looks()).await,
        1 => client.numbers(chunks(), looks()).await,
        2 => client.arrays(chunks(), looks()).await,
        _ => client.others(chunks(), looks()).await,
    }
}

fn server(syntax: SyntaxId) -> Server {
    let server = Server::builder().offer(PipesServer::new(Service)).transfer_syntaxes(&[syntax]);
    server.pipe_timeout(Duration::from_secs(5)).build().unwrap()
}

// On one thread, whose each call counts.
#[tokio::test(start_paused = true)]
async fn elements_that_are_implemented_wrongly() {
    for syntax in SYNTAXES {
        let server = server(syntax);
        let builder = ClientBuilder::new().call_timeout(Duration::from_secs(60));
        let client = PipesClient::bind(&builder.over(server.in_process())).await.unwrap();
        for (method, mischief) in (0..4).flat_map(|method| ALL.map(|mischief| (method, mischief))) {
            for at in [1, 2, 3, 4, 44, 45, 46, 88, 89, 90, 130, 150, 173] {
                NESTED.set(0);
                DOES.set((mischief, at));
                // A panic at the client is the caller's own.
                let answer = tokio::spawn(call(client.clone(), method)).await;
                DOES.set((Mischief::Calm, 0));
                if mischief == Mischief::Calm {
                    assert_eq!(answer.unwrap().unwrap(), 43);
                }
                let good = tokio::spawn(call(client.clone(), method)).await.unwrap();
                assert_eq!(good.unwrap(), 43, "after {mischief:?} at {at}, method {method}");
            }
        }
        drop(client);
        while server.connections() != 0 {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        assert_eq!((server.memory(), ALIVE.get()), (0, 0), "each element is dropped, once");
    }
}

#[tokio::test(start_paused = true)]
async fn sources_and_sinks_that_panic() {
    let server = server(SyntaxId::NDR20);
    let builder = ClientBuilder::new().call_timeout(Duration::from_secs(60));
    let association = builder.over(server.in_process());
    let client = PipesClient::bind(&association).await.unwrap();
    for at in 0..4 {
        let (source, sink) = (client.clone(), client.clone());
        let source = async move {
            let chunks = (0..5).map(move |i| match i == at {
                true => std::panic::resume_unwind(Box::new("as it is made")),
                false => vec![Wrong(Text::new())],
            });
            source.numbers(PipeReader::from_chunks(chunks), looks()).await
        };
        let sink = async move {
            let mut chunk = 0;
            let take = move |_| {
                chunk += 1;
                if chunk > at {
                    std::panic::resume_unwind(Box::new("as it is made"));
                }
                Ok(())
            };
            sink.numbers(chunks(), PipeWriter::to_fn(take)).await
        };
        let (source, sink) = (tokio::spawn(source), tokio::spawn(sink));
        assert!(source.await.unwrap_err().is_panic());
        // What is pushed in several chunks may come in one.
        let _ = sink.await;
        assert_eq!(call(client.clone(), 1).await.unwrap(), 43, "others on the connection");
    }
}
