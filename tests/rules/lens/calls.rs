//! Counts that are parameters.

use rpc_runtime::Status;
use rpc_runtime::prelude::*;
use rpc_runtime::protocol::SyntaxId;
use rpc_tests::raw::{Raw, Tap};
use rpc_tests::{SYNTAXES, hex};

use super::Counts;

/// The same interface with one type of counts and another, its service, and calls of each method. That both have these
/// locks says that their wire forms are the same.
macro_rules! twin {
    ($module:ident, $count:ty) => {
        mod $module {
            use super::*;

            #[rpc_interface(
                uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7b8e",
                version = "1.0",
                wire_lock(
                    give = 0xc6d44580,
                    give_late = 0xa282a26e,
                    give_null = 0x26178ffa,
                    give_whole = 0x847a678f,
                    give_reference = 0x8c1b3d8b,
                    take = 0x801d553d,
                    take_null = 0x315b4487,
                    change = 0xdf07c987,
                    change_null = 0xb527ea68,
                    fill = 0xc3667998,
                    fill_both = 0xcb2390bf,
                    read = 0x46cccfcd,
                    swap = 0x3babf846,
                    swap_both = 0x8ab58de5
                )
            )]
            pub trait Twin {
                async fn give(
                    &self,
                    count: $count,
                    #[size_is(count)] names: &[&WStr],
                ) -> Result<u32>;
                async fn give_late(
                    &self,
                    #[size_is(count)] list: Vec<u16>,
                    count: $count,
                ) -> Result<u32>;
                async fn give_null(
                    &self,
                    #[range(0..=9)] count: $count,
                    #[size_is(count)] list: Option<&[u16]>,
                ) -> Result<u32>;
                async fn give_whole(
                    &self,
                    count: $count,
                    #[size_is(count)]
                    #[length_is(count)]
                    list: &[u16],
                ) -> Result<u32>;
                async fn give_reference(
                    &self,
                    count: &$count,
                    #[size_is(*count)] list: &[u16],
                ) -> Result<u32>;
                async fn take(
                    &self,
                    n: u32,
                    #[out] count: &mut $count,
                    #[out]
                    #[size_is(, *count)]
                    list: &mut Vec<WString>,
                ) -> Result<()>;
                async fn take_null(
                    &self,
                    n: u32,
                    #[out]
                    #[size_is(, *count)]
                    list: &mut Option<Vec<u16>>,
                    #[out] count: &mut $count,
                ) -> Result<()>;
                async fn change(
                    &self,
                    count: &mut $count,
                    #[size_is(, *count)] list: &mut Vec<Option<Box<u16>>>,
                ) -> Result<()>;
                async fn change_null(
                    &self,
                    #[size_is(, *count)] list: Option<&mut Vec<u16>>,
                    count: &mut $count,
                ) -> Result<()>;
                async fn fill(
                    &self,
                    #[range(0..=16)] room: $count,
                    #[out]
                    #[size_is(room)]
                    buffer: &mut [u16],
                ) -> Result<()>;
                async fn fill_both(
                    &self,
                    #[range(0..=16)] room: &mut $count,
                    #[out]
                    #[size_is(*room)]
                    buffer: &mut [u16],
                ) -> Result<()>;
                async fn read(
                    &self,
                    #[range(0..=16)] room: $count,
                    #[out] read: &mut u32,
                    #[out]
                    #[size_is(room)]
                    #[length_is(*read)]
                    buffer: &mut [u8],
                ) -> Result<()>;
                async fn swap(
                    &self,
                    count: $count,
                    #[size_is(count)] buffer: &mut [u16],
                ) -> Result<()>;
                async fn swap_both(
                    &self,
                    #[size_is(*count)] buffer: &mut [u16],
                    count: &mut $count,
                ) -> Result<()>;
            }

            struct Service;

            impl Twin for Service {
                async fn give(&self, _: $count, names: &[&WStr]) -> Result<u32> {
                    Ok(names.iter().map(|name| name.units().len() as u32).sum())
                }

                async fn give_late(&self, list: Vec<u16>, _: $count) -> Result<u32> {
                    Ok(list.into_iter().map(u32::from).sum())
                }

                async fn give_null(&self, _: $count, list: Option<&[u16]>) -> Result<u32> {
                    Ok(list.map_or(99, |list| list.len() as u32))
                }

                async fn give_whole(&self, _: $count, list: &[u16]) -> Result<u32> {
                    Ok(list.len() as u32)
                }

                async fn give_reference(&self, _: &$count, list: &[u16]) -> Result<u32> {
                    Ok(list.len() as u32)
                }

                async fn take(
                    &self,
                    n: u32,
                    count: &mut $count,
                    list: &mut Vec<WString>,
                ) -> Result<()> {
                    list.extend((0..n).map(|n| WString::from(n.to_string().as_str())));
                    *count = Counts::of(list.len());
                    Ok(())
                }

                async fn take_null(
                    &self,
                    n: u32,
                    list: &mut Option<Vec<u16>>,
                    count: &mut $count,
                ) -> Result<()> {
                    *list = (n != 0).then(|| vec![7; n as usize]);
                    *count = Counts::of(n as usize);
                    Ok(())
                }

                async fn change(
                    &self,
                    count: &mut $count,
                    list: &mut Vec<Option<Box<u16>>>,
                ) -> Result<()> {
                    list.reverse();
                    list.push(None);
                    *count = Counts::of(list.len());
                    Ok(())
                }

                async fn change_null(
                    &self,
                    list: Option<&mut Vec<u16>>,
                    count: &mut $count,
                ) -> Result<()> {
                    *count = Counts::of(0);
                    if let Some(list) = list {
                        list.pop();
                        *count = Counts::of(list.len());
                    }
                    Ok(())
                }

                async fn fill(&self, _: $count, buffer: &mut [u16]) -> Result<()> {
                    buffer.fill(buffer.len() as u16);
                    Ok(())
                }

                async fn fill_both(&self, _: &mut $count, buffer: &mut [u16]) -> Result<()> {
                    buffer.fill(buffer.len() as u16);
                    Ok(())
                }

                async fn read(&self, _: $count, read: &mut u32, buffer: &mut [u8]) -> Result<()> {
                    *read = buffer.len() as u32 / 2;
                    buffer.fill(5);
                    Ok(())
                }

                async fn swap(&self, _: $count, buffer: &mut [u16]) -> Result<()> {
                    buffer.reverse();
                    Ok(())
                }

                async fn swap_both(&self, buffer: &mut [u16], _: &mut $count) -> Result<()> {
                    buffer.reverse();
                    Ok(())
                }
            }

            pub fn server() -> Server {
                Server::builder().offer(TwinServer::new(Service)).build().unwrap()
            }

            /// All methods, with little and with much: what was sent and received.
            pub async fn calls(server: &Server, syntax: SyntaxId) -> Vec<[Vec<u8>; 2]> {
                let (tap, stream) = Tap::on(server);
                let builder = ClientBuilder::new().transfer_syntaxes(&[syntax]);
                let client = TwinClient::bind(&builder.over(stream)).await.unwrap();
                let mut seen = Vec::new();
                let mut see = || seen.push([tap.request(), tap.reply()]);
                let of = |length: usize| -> $count { Counts::of(length) };
                for n in [0_usize, 1, 3] {
                    let names: Vec<_> =
                        (0..n).map(|n| WString::from("abc".split_at(n).0)).collect();
                    let names: Vec<&WStr> = names.iter().map(|name| &**name).collect();
                    assert_eq!(
                        client.give(of(n), &names).await.unwrap() as usize,
                        n * n.saturating_sub(1) / 2
                    );
                    see();
                    let mut numbers: Vec<u16> = (0..n as u16).collect();
                    assert_eq!(
                        client.give_late(numbers.clone(), of(n)).await.unwrap() as usize,
                        n * n.saturating_sub(1) / 2
                    );
                    see();
                    assert_eq!(client.give_null(of(n), Some(&numbers)).await.unwrap() as usize, n);
                    see();
                    assert_eq!(client.give_null(of(0), None).await.unwrap(), 99);
                    see();
                    assert_eq!(client.give_whole(of(n), &numbers).await.unwrap() as usize, n);
                    see();
                    assert_eq!(client.give_reference(&of(n), &numbers).await.unwrap() as usize, n);
                    see();

                    let (mut count, mut list) = (of(0), Vec::new());
                    client.take(n as u32, &mut count, &mut list).await.unwrap();
                    assert_eq!((count, list.len()), (of(n), n));
                    see();
                    let mut list = Some(Vec::new());
                    client.take_null(n as u32, &mut list, &mut count).await.unwrap();
                    assert_eq!((count, list), (of(n), (n != 0).then(|| vec![7; n])));
                    see();

                    let mut list: Vec<_> = numbers.iter().map(|n| Some(Box::new(*n))).collect();
                    client.change(&mut count, &mut list).await.unwrap();
                    assert_eq!(count, of(n + 1));
                    assert_eq!(
                        list.iter().flatten().map(|n| **n).rev().collect::<Vec<_>>(),
                        numbers
                    );
                    see();
                    let (mut list, mut count) = (numbers.clone(), of(n));
                    client.change_null(Some(&mut list), &mut count).await.unwrap();
                    assert_eq!((list.len(), count), (n.saturating_sub(1), of(n.saturating_sub(1))));
                    see();
                    let mut count = of(0);
                    client.change_null(None, &mut count).await.unwrap();
                    see();

                    let mut buffer = vec![0_u16; n];
                    client.fill(of(n), &mut buffer).await.unwrap();
                    assert_eq!(buffer, vec![n as u16; n]);
                    see();
                    let mut buffer = vec![0_u16; n];
                    client.fill_both(&mut of(n), &mut buffer).await.unwrap();
                    assert_eq!(buffer, vec![n as u16; n]);
                    see();
                    let (mut bytes, mut read) = (vec![1; n], 0);
                    client.read(of(n), &mut read, &mut bytes).await.unwrap();
                    assert_eq!(
                        (bytes.iter().filter(|byte| **byte == 5).count(), read as usize),
                        (n / 2, n / 2)
                    );
                    see();
                    client.swap(of(n), &mut numbers).await.unwrap();
                    assert!(numbers.is_sorted_by(|a, b| a > b));
                    see();
                    client.swap_both(&mut numbers, &mut of(n)).await.unwrap();
                    assert!(numbers.is_sorted());
                    see();
                }
                seen
            }
        }
    };
}
twin! { said, u32 }
twin! { kept, Len<u32> }

#[tokio::test]
async fn len_04_a_parameter_that_keeps_itself_is_what_would_have_been_said() {
    for syntax in SYNTAXES {
        let (said, kept) = (said::server(), kept::server());
        let expected = said::calls(&said, syntax).await;
        assert_eq!(expected.len(), 48);
        assert_eq!(kept::calls(&said, syntax).await, expected);
        assert_eq!(said::calls(&kept, syntax).await, expected);
        assert_eq!(kept::calls(&kept, syntax).await, expected);
    }
}

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7b8f", version = "1.0")]
trait Short {
    async fn give(&self, count: Len<u8>, #[size_is(count)] list: &[u16]) -> Result<u32>;
    async fn take(
        &self,
        n: u32,
        #[out] count: &mut Len<i8>,
        #[out]
        #[size_is(, *count)]
        list: &mut Vec<u16>,
    ) -> Result<()>;
}

struct Service;

impl Short for Service {
    async fn give(&self, _: Len<u8>, list: &[u16]) -> Result<u32> {
        Ok(list.len() as u32)
    }

    async fn take(&self, n: u32, _: &mut Len<i8>, list: &mut Vec<u16>) -> Result<()> {
        list.resize(n as usize, 7);
        Ok(())
    }
}

fn server() -> Server {
    Server::builder().offer(ShortServer::new(Service)).build().unwrap()
}

#[tokio::test]
async fn len_04_a_peers_count_is_compared_with_the_array() {
    let mut raw = Raw::client_of(&server(), ShortClient::INTERFACE.id).await;
    for (answer, stub) in [
        (Ok(hex("01000000")), "01 000000 01000000 0500"),
        (Err(Status::BAD_STUB_DATA), "02 000000 01000000 0500"),
        (Err(Status::BAD_STUB_DATA), "01 000000 02000000 0500 0600"),
    ] {
        assert_eq!(raw.call(0, &hex(stub)).await, answer, "{stub}");
    }
    // The reply of a server that contradicts itself changes nothing.
    for (status, reply) in [
        (None, "01 000000 00000200 01000000 0900 0000 00000000"),
        (Some(Status::BAD_STUB_DATA), "02 000000 00000200 01000000 0900"),
        (Some(Status::INVALID_BOUND), "ff 000000 00000200 01000000 0900"),
    ] {
        let builder = ClientBuilder::new().transfer_syntaxes(&[SyntaxId::NDR20]);
        let association = builder.over(Raw::server_that_answers(hex(reply)));
        let client = ShortClient::bind(&association).await.unwrap();
        let mut list = vec![1, 2, 3];
        let result = client.take(1, &mut Len::new(), &mut list).await;
        assert_eq!(result.as_ref().err().map(Error::status), status, "{reply}");
        assert_eq!(list, if status.is_none() { vec![9] } else { vec![1, 2, 3] });
    }
}

#[tokio::test]
async fn len_05_a_length_that_the_count_cannot_say_is_not_sent() {
    let (tap, stream) = Tap::on(&server());
    let client = ShortClient::bind(&ClientBuilder::new().over(stream)).await.unwrap();
    assert_eq!(client.give(Len::new(), &[0; 255]).await.unwrap(), 255);
    let sent = tap.request();
    let error = client.give(Len::new(), &[0; 256]).await.unwrap_err();
    assert_eq!((error.status(), error.parameter()), (Status::INVALID_BOUND, Some("count")));
    assert_eq!(tap.request(), sent, "nothing more is sent");

    let mut list = Vec::new();
    client.take(127, &mut Len::new(), &mut list).await.unwrap();
    assert_eq!(list.len(), 127);
    let error = client.take(128, &mut Len::new(), &mut list).await.unwrap_err();
    assert_eq!(error.status(), Status::INVALID_BOUND);
    assert_eq!(list.len(), 127, "a call that fails changes nothing");
}

#[test]
fn len_04_a_blocking_client_passes_them_too() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let stream = runtime.block_on(async { server().in_process() });
    let client = ShortBlockingClient::over(&ClientBuilder::new(), stream).unwrap();
    let mut list = Vec::new();
    client.take(3, &mut Len::new(), &mut list).unwrap();
    assert_eq!(client.give(Len::new(), &list).unwrap(), 3);
}
