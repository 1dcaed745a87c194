//! Calls with pipes: their bytes, their order, and what happens when a side gives up.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rpc_runtime::pipe::channel;
use rpc_runtime::prelude::*;
use rpc_runtime::protocol::{PacketFlags, PacketType, SyntaxId};
use rpc_tests::raw::{Raw, message};
use rpc_tests::{SYNTAXES, hex};

#[derive(Ndr, Debug, Clone, Copy, PartialEq)]
pub struct Sample {
    channel: u8,
    value: u32,
    time: u64,
}

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7b61", version = "1.0")]
pub trait Plumbing {
    /// Sums up a pipe, beside other parameters.
    async fn sum(
        &self,
        name: &WStr,
        data: PipeReader<u16>,
        n: u32,
        #[size_is(n)] factors: &[u32],
        #[out] chunks: &mut u32,
    ) -> Result<u64>;

    /// Fills a pipe, and returns something behind it.
    async fn fill(
        &self,
        n: u32,
        data: PipeWriter<Sample>,
        #[out] text: &mut Option<WString>,
        last: &mut u8,
    ) -> Result<u16>;

    /// Gives back what it is given, when it has all of it.
    async fn reverse(&self, input: PipeReader<u32>, output: PipeWriter<u32>) -> Result<()>;

    /// The same on the blocking pool.
    fn reverse_in_plain_fn(&self, input: PipeReader<u32>, output: PipeWriter<u32>) -> Result<u32>;

    /// Misbehaves as it is told to.
    async fn misuse(&self, how: u8, input: PipeReader<u8>, output: PipeWriter<u8>) -> Result<()>;

    async fn add(&self, a: u32, b: u32) -> Result<u32>;
}

#[derive(Clone, Default)]
struct Plumber {
    /// How many methods have begun.
    begun: Arc<AtomicUsize>,
    /// How many methods were dropped or ended.
    ended: Arc<AtomicUsize>,
}

struct Ends(Arc<AtomicUsize>);

impl Drop for Ends {
    fn drop(&mut self) {
        self.0.fetch_add(1, Ordering::SeqCst);
    }
}

const EARLY: u8 = 0;
const UNREAD: u8 = 1;
const FAIL_AFTER_SOME: u8 = 2;
const FAIL_AT_ONCE: u8 = 3;
const HANG: u8 = 4;
const PANIC: u8 = 5;
const FULL: u8 = 6;

impl Plumbing for Plumber {
    async fn sum(
        &self,
        name: &WStr,
        mut data: PipeReader<u16>,
        _: u32,
        factors: &[u32],
        chunks: &mut u32,
    ) -> Result<u64> {
        let mut sum =
            name.units().len() as u64 + factors.iter().copied().map(u64::from).sum::<u64>();
        while let Some(chunk) = data.pull().await? {
            *chunks += 1;
            sum += chunk.into_iter().map(u64::from).sum::<u64>();
        }
        assert!(data.pull().await?.is_none(), "the end stays");
        Ok(sum)
    }

    async fn fill(
        &self,
        n: u32,
        mut data: PipeWriter<Sample>,
        text: &mut Option<WString>,
        last: &mut u8,
    ) -> Result<u16> {
        for value in 0..n {
            data.push([Sample { channel: value as u8, value, time: u64::from(value) << 32 }])
                .await?;
            data.push([]).await?;
        }
        *text = Some("done".into());
        *last += 1;
        Ok(7)
    }

    async fn reverse(&self, mut input: PipeReader<u32>, mut output: PipeWriter<u32>) -> Result<()> {
        let mut all = Vec::new();
        while let Some(chunk) = input.pull().await? {
            all.push(chunk);
        }
        for mut chunk in all.into_iter().rev() {
            chunk.reverse();
            output.push(chunk).await?;
        }
        Ok(())
    }

    fn reverse_in_plain_fn(
        &self,
        mut input: PipeReader<u32>,
        mut output: PipeWriter<u32>,
    ) -> Result<u32> {
        let all = input.blocking_chunks().collect::<Result<Vec<_>>>()?.concat();
        for chunk in all.chunks(1000) {
            output.blocking_push(chunk)?;
        }
        Ok(all.len() as u32)
    }

    async fn misuse(
        &self,
        how: u8,
        mut input: PipeReader<u8>,
        mut output: PipeWriter<u8>,
    ) -> Result<()> {
        self.begun.fetch_add(1, Ordering::SeqCst);
        let _ends = Ends(self.ended.clone());
        match how {
            EARLY => output.push([1]).await,
            UNREAD => Ok(()),
            FAIL_AT_ONCE => Err(Status::ACCESS_DENIED.into()),
            HANG => {
                while input.pull().await?.is_some() {}
                std::future::pending().await
            }
            PANIC => panic!("as told"),
            _ => {
                while input.pull().await?.is_some() {}
                let chunks = if how == FULL { usize::MAX } else { 100 };
                for _ in 0..chunks {
                    output.push(vec![how; 10_000]).await?;
                }
                Err(Status::ACCESS_DENIED.into())
            }
        }
    }

    async fn add(&self, a: u32, b: u32) -> Result<u32> {
        Ok(a + b)
    }
}

fn server() -> (Server, Plumber) {
    let plumber = Plumber::default();
    let server = Server::builder().offer(PlumbingServer::new(plumber.clone()));
    (server.build().unwrap(), plumber)
}

async fn client_in(syntax: SyntaxId, fragment: u16) -> PlumbingClient {
    let builder = ClientBuilder::new().transfer_syntaxes(&[syntax]).max_fragment(fragment);
    let association = builder.over(server().0.in_process());
    PlumbingClient::bind(&association).await.unwrap()
}

async fn client() -> PlumbingClient {
    client_in(SyntaxId::NDR20, 65528).await
}

#[tokio::test]
async fn pip_09_other_parameters_stand_in_front_of_an_in_pipe_and_behind_an_out_pipe() {
    for (syntax, fragment) in
        SYNTAXES.into_iter().flat_map(|syntax| [(syntax, 1432), (syntax, 65528)])
    {
        let client = client_in(syntax, fragment).await;
        let name = WString::from("a name of eighteen");
        let factors: Vec<u32> = (0..3000).collect();
        let chunks: Vec<Vec<u16>> = (0..50).map(|i| (0..i * 7).collect()).collect();
        let expected = chunks.concat().into_iter().map(u64::from).sum::<u64>()
            + factors.iter().copied().map(u64::from).sum::<u64>()
            + 18;
        let mut pieces = 0;
        let pipe = PipeReader::from_chunks(chunks);
        let sum = client.sum(&name, pipe, 3000, &factors, &mut pieces).await.unwrap();
        assert_eq!(sum, expected, "{syntax:?} {fragment}");
        assert!(pieces >= 49);

        for n in [0, 1, 3, 5000] {
            let (writer, mut reader) = channel(2);
            let (mut text, mut last) = (None, 4);
            let read = async {
                let mut all = Vec::new();
                while let Some(chunk) = reader.pull().await.unwrap() {
                    all.extend(chunk);
                }
                all
            };
            let (done, all) = tokio::join!(client.fill(n, writer, &mut text, &mut last), read);
            assert_eq!((done.unwrap(), last), (7, 5));
            assert_eq!(text.unwrap(), WString::from("done"));
            let sample =
                |value| Sample { channel: value as u8, value, time: u64::from(value) << 32 };
            assert_eq!(all, (0..n).map(sample).collect::<Vec<_>>());
        }
    }
}

#[tokio::test]
async fn pip_10_a_pipe_in_both_directions_also_on_the_blocking_pool() {
    for syntax in SYNTAXES {
        let client = client_in(syntax, 4280).await;
        let numbers: Vec<u32> = (0..100_000).collect();
        let chunks: Vec<Vec<u32>> = numbers.chunks(777).map(<[u32]>::to_vec).collect();
        let got = Arc::new(std::sync::Mutex::new(Vec::new()));
        let sink = |got: &Arc<std::sync::Mutex<Vec<u32>>>| {
            let got = got.clone();
            PipeWriter::to_fn(move |chunk| {
                got.lock().unwrap().extend(chunk);
                Ok(())
            })
        };
        client.reverse(PipeReader::from_chunks(chunks.clone()), sink(&got)).await.unwrap();
        let mut got_back = std::mem::take(&mut *got.lock().unwrap());
        got_back.reverse();
        assert_eq!(got_back, numbers);
        let n =
            client.reverse_in_plain_fn(PipeReader::from_chunks(chunks), sink(&got)).await.unwrap();
        assert_eq!((n, &*got.lock().unwrap()), (100_000, &numbers));
        assert_eq!(client.add(1, 2).await.unwrap(), 3);
    }
}

#[tokio::test]
async fn pip_11_a_pipe_is_chunks_with_a_count_and_an_empty_one_at_the_end() {
    let (server, _) = server();
    let mut raw = Raw::client_of(&server, PlumbingClient::INTERFACE.id).await;
    // Three elements, a chunk of one, the end.
    let input = hex("03000000 01000000 02000000 03000000 01000000 04000000 00000000");
    let output = hex("01000000 04000000 03000000 03000000 02000000 01000000 00000000");
    assert_eq!(raw.call(2, &input).await.unwrap(), output);
    // What stands in front: a count at its own alignment.
    let odd = hex("03000000 00000000 03000000 6100 6200 0000 0000
         02000000 02000000 0a000000 14000000
         01000000 0500 0000 02000000 0600 0700 00000000");
    let reply = raw.call(0, &odd).await.unwrap();
    assert_eq!(reply, hex("02000000 00000000 3200000000000000"));
    // In fragments that end anywhere, from a peer that is big endian.
    let mut request = Vec::new();
    for (i, byte) in hex("00000003 00000001 00000002 00000003 00000000").chunks(3).enumerate() {
        let flags = match i {
            0 => PacketFlags::FIRST,
            6 => PacketFlags::LAST,
            _ => PacketFlags::default(),
        };
        let mut pdu = message(PacketType::Request, 3, 2, byte, true);
        pdu[3] = flags.0;
        request.extend(pdu);
    }
    raw.send(&request).await;
    let (header, pdu) = raw.receive().await.unwrap();
    assert_eq!(header.packet, Ok(PacketType::Response));
    // The elements came one by one, and go back so.
    assert_eq!(pdu[24..], hex("01000000 03000000 01000000 02000000 01000000 01000000 00000000"));
}

#[tokio::test]
async fn pip_11_ndr64_repeats_the_count_negated() {
    let (server, _) = server();
    let (mut raw, stream) = Raw::pair();
    tokio::spawn(async move { server.serve(stream).await });
    raw.bind(PlumbingClient::INTERFACE.id, SyntaxId::NDR64).await;
    let input = hex("0200000000000000 07000000 08000000 feffffffffffffff
         0100000000000000 09000000 00000000 ffffffffffffffff 0000000000000000 0000000000000000");
    let output = hex("0100000000000000 09000000 00000000 ffffffffffffffff
         0200000000000000 08000000 07000000 feffffffffffffff 0000000000000000 0000000000000000");
    assert_eq!(raw.call(2, &input).await.unwrap(), output);
    let lie = hex(
        "0100000000000000 09000000 00000000 feffffffffffffff 0000000000000000 0000000000000000",
    );
    assert_eq!(raw.call(2, &lie).await.unwrap_err(), Status::BAD_STUB_DATA);
    let many = hex("0000008000000000 09000000");
    assert_eq!(raw.call(2, &many).await.unwrap_err(), Status::INVALID_BOUND);
}

#[tokio::test]
async fn pip_13_data_that_ends_too_early_or_counts_too_much_allocates_nothing() {
    let (server, _) = server();
    let mut raw = Raw::client_of(&server, PlumbingClient::INTERFACE.id).await;
    for stub in
        ["", "0300", "03000000", "03000000 01000000", "ffffffff 01000000", "01000000 01000000"]
    {
        assert_eq!(raw.call(2, &hex(stub)).await.unwrap_err(), Status::BAD_STUB_DATA, "{stub}");
    }
}

#[tokio::test]
async fn pip_07_pipes_are_used_in_their_order() {
    let client = client().await;
    let misuse = async |how| {
        let input = PipeReader::from_chunks((0..100).map(|_| vec![1; 1000]));
        client.misuse(how, input, PipeWriter::to_fn(|_| Ok(()))).await.unwrap_err().status()
    };
    assert_eq!(misuse(EARLY).await, Status::PIPE_DISCIPLINE_ERROR);
    assert_eq!(misuse(UNREAD).await, Status::PIPE_DISCIPLINE_ERROR);
    assert_eq!(client.add(1, 2).await.unwrap(), 3);
}

#[tokio::test]
async fn pip_17_a_failure_of_either_side_ends_the_call_and_the_connection_stays_good() {
    let client = client().await;
    let endless = || PipeReader::from_chunks(std::iter::repeat_with(|| vec![1; 1000]));
    let short = || PipeReader::from_chunks([vec![1_u8]]);
    let nothing = || PipeWriter::to_fn(|_| Ok(()));

    // The server fails while it is sent to, after it has pushed, and by a panic.
    for (how, input, status) in [
        (FAIL_AT_ONCE, endless(), Status::ACCESS_DENIED),
        (FAIL_AFTER_SOME, short(), Status::ACCESS_DENIED),
        (PANIC, endless(), Status::CALL_FAILED),
    ] {
        let (writer, mut reader) = channel(1000);
        assert_eq!(client.misuse(how, input, writer).await.unwrap_err().status(), status);
        let end = loop {
            match reader.pull().await {
                Ok(Some(_)) => {}
                Ok(None) => panic!("the end of a pipe that was cut off"),
                Err(error) => break error.status(),
            }
        };
        assert!([status, Status::PIPE_CLOSED].contains(&end), "{end:?}");
        assert_eq!(client.add(1, 2).await.unwrap(), 3);
    }

    // The client's source and its sink fail.
    let (writer, reader) = channel(1);
    drop(writer);
    let error = client.misuse(HANG, reader, nothing()).await.unwrap_err();
    assert_eq!(error.status(), Status::PIPE_CLOSED);
    let sink = PipeWriter::to_fn(|_| Err(Status(0xe000_0007).into()));
    let error = client.misuse(FULL, short(), sink).await.unwrap_err();
    assert_eq!(error.status(), Status(0xe000_0007));
    let (writer, reader) = channel(1);
    drop(reader);
    let error = client.misuse(FULL, short(), writer).await.unwrap_err();
    assert_eq!(error.status(), Status::PIPE_CLOSED);
    assert_eq!(client.add(1, 2).await.unwrap(), 3);
}

#[tokio::test]
async fn pip_17_a_call_that_is_dropped_ends_its_method() {
    let (server, plumber) = server();
    let association = ClientBuilder::new().over(server.in_process());
    let client = PlumbingClient::bind(&association).await.unwrap();
    let endless = || PipeReader::from_chunks(std::iter::repeat_with(|| vec![1; 1000]));
    let (writer, reader) = channel(1);
    for (n, how, input) in [(1, HANG, endless()), (2, FULL, PipeReader::from_chunks([vec![1]]))] {
        let (out, _reader) = channel(1);
        let begins = async {
            while plumber.begun.load(Ordering::SeqCst) < n {
                tokio::task::yield_now().await;
            }
        };
        tokio::select! {
            result = client.misuse(how, input, out) => panic!("it has ended: {result:?}"),
            () = begins => {}
        }
    }
    drop(reader);
    let error = client.misuse(FULL, PipeReader::from_chunks([vec![1]]), writer).await.unwrap_err();
    assert_eq!(error.status(), Status::PIPE_CLOSED);
    while plumber.ended.load(Ordering::SeqCst) < 3 {
        tokio::task::yield_now().await;
    }
    assert_eq!(client.add(1, 2).await.unwrap(), 3);
}

#[tokio::test]
async fn pip_17_a_server_that_dies_ends_the_call() {
    let (mut raw, stream) = Raw::pair();
    let association = ClientBuilder::new().over(stream);
    let peer = async {
        raw.accept(SyntaxId::NDR20).await;
        raw.receive().await.unwrap();
        // Half a chunk.
        let mut part = message(PacketType::Response, 2, 0, &hex("04000000 01000000"), false);
        part[3] = PacketFlags::FIRST.0;
        raw.send(&part).await;
        drop(raw);
    };
    let call = async {
        let client = PlumbingClient::bind(&association).await.unwrap();
        let got = PipeWriter::to_fn(|_| Ok(()));
        client.misuse(FULL, PipeReader::from_chunks([]), got).await.unwrap_err()
    };
    let (error, ()) = tokio::join!(call, peer);
    assert_eq!(error.status(), Status::COMM_FAILURE);
}

#[test]
fn pip_10_a_blocking_client_passes_iterators_and_functions() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let (server, _) = server();
    let endpoint = runtime.block_on(server.listen("ncacn_ip_tcp:127.0.0.1[0]")).unwrap();
    let client = PlumbingBlockingClient::connect(endpoint.binding()).unwrap();
    let (sender, receiver) = std::sync::mpsc::channel();
    let sink = PipeWriter::to_fn(move |chunk: Vec<u32>| {
        sender.send(chunk).unwrap();
        Ok(())
    });
    let n = client
        .reverse_in_plain_fn(PipeReader::from_chunks((0..10).map(|i| vec![i; 10])), sink)
        .unwrap();
    assert_eq!((n, receiver.into_iter().flatten().count()), (100, 100));
}

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7b65", version = "1.0")]
pub trait Measured {
    async fn reverse(
        &self,
        #[range(2, 4)] input: PipeReader<u16>,
        #[range(1..=3)] output: PipeWriter<u16>,
    ) -> Result<()>;
}

struct Measuring;

impl Measured for Measuring {
    async fn reverse(&self, mut input: PipeReader<u16>, mut output: PipeWriter<u16>) -> Result<()> {
        let mut all = Vec::new();
        while let Some(chunk) = input.pull().await? {
            all.extend(chunk);
        }
        all.reverse();
        output.push(all).await
    }
}

#[tokio::test]
async fn pip_18_a_chunk_has_as_many_elements_as_its_range_allows() {
    let server = Server::builder().offer(MeasuredServer::new(Measuring)).build().unwrap();
    let mut raw = Raw::client_of(&server, MeasuredClient::INTERFACE.id).await;
    let input = hex("04000000 0100 0200 0300 0400 02000000 0500 0600 00000000");
    // What is pushed is divided.
    let output = hex("03000000 0600 0500 0400 0000 03000000 0300 0200 0100 0000 00000000");
    assert_eq!(raw.call(0, &input).await.unwrap(), output);
    for bad in [
        "05000000 0100 0200 0300 0400 0500 0000 00000000",
        "02000000 0100 0200 01000000 0300 0000 00000000",
    ] {
        assert_eq!(raw.call(0, &hex(bad)).await.unwrap_err(), Status::INVALID_BOUND, "{bad}");
    }

    for syntax in SYNTAXES {
        let builder = ClientBuilder::new().transfer_syntaxes(&[syntax]);
        let client = MeasuredClient::bind(&builder.over(server.in_process())).await.unwrap();
        let reverse = async |chunks: Vec<Vec<u16>>| {
            let got = Arc::new(std::sync::Mutex::new(Vec::new()));
            let all = got.clone();
            let sink = PipeWriter::to_fn(move |chunk: Vec<u16>| {
                all.lock().unwrap().extend(chunk);
                Ok(())
            });
            client.reverse(PipeReader::from_chunks(chunks), sink).await?;
            Ok::<_, Error>(std::mem::take(&mut *got.lock().unwrap()))
        };
        let long: Vec<u16> = (0..10).collect();
        let back: Vec<u16> = (0..10).rev().collect();
        assert_eq!(reverse(vec![long]).await.unwrap(), back, "4, 3 and 3 elements");
        // Five are three and two, because four would leave one.
        assert_eq!(reverse(vec![vec![5, 4, 3, 2, 1]]).await.unwrap(), [1, 2, 3, 4, 5]);
        let error = reverse(vec![vec![1]]).await.unwrap_err();
        assert_eq!(error.status(), Status::INVALID_BOUND);
    }
}
