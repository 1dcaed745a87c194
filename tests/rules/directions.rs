//! Section D: which way parameters travel. The stubs are written out by hand: what is not there did
//! not travel.

use rpc_runtime::prelude::*;
use rpc_runtime::protocol::SyntaxId;
use rpc_tests::raw::{Raw, Tap};
use rpc_tests::{hex, lab};

#[derive(Ndr, Debug, PartialEq, Clone)]
pub struct Pair {
    pub a: u16,
    pub b: u16,
}

#[derive(Ndr, Debug, PartialEq)]
pub struct Packet {
    pub n: u32,
    #[size_is(n)]
    pub bytes: Tail<Vec<u8>>,
}

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7b30", version = "1.0")]
#[allow(deprecated)] // sizes without a range
pub trait Directions {
    async fn all(&self, a: u8, b: &u32, c: &mut u16, #[out] d: &mut u64) -> Result<()>;
    async fn spoil(&self, n: u32, pair: Pair, #[size_is(n)] list: Vec<u16>) -> Result<()>;
    async fn fresh(
        &self,
        #[out] number: &mut u32,
        #[out] pair: &mut Pair,
        #[out] list: &mut Option<Box<u16>>,
        #[out] array: &mut [u16; 2],
    ) -> Result<bool>;
    async fn packet(&self, #[out] packet: &mut Option<Box<Packet>>) -> Result<()>;
    async fn text(&self, #[out] text: &mut WString) -> Result<()>;

    // The seven combinations of an array's direction and its length's.
    async fn in_in(&self, n: u32, #[size_is(n)] a: &[u16]) -> Result<()>;
    async fn in_inout(&self, n: &mut u32, #[size_is(*n)] a: &[u16]) -> Result<()>;
    async fn out_in(
        &self,
        n: u32,
        #[out]
        #[size_is(n)]
        a: &mut [u16],
    ) -> Result<()>;
    async fn out_out(
        &self,
        size: u32,
        #[out] n: &mut u32,
        #[out]
        #[size_is(size)]
        #[length_is(*n)]
        a: &mut [u16],
    ) -> Result<()>;
    async fn out_inout(
        &self,
        size: u32,
        n: &mut u32,
        #[out]
        #[size_is(size)]
        #[length_is(*n)]
        a: &mut [u16],
    ) -> Result<()>;
    async fn inout_in(&self, n: u32, #[size_is(n)] a: &mut [u16]) -> Result<()>;
    async fn inout_inout(
        &self,
        size: u32,
        n: &mut u32,
        #[size_is(size)]
        #[length_is(*n)]
        a: &mut [u16],
    ) -> Result<()>;

    /// Says that there is one element more than there is room for.
    async fn overstate(&self, n: &mut u32, #[size_is(*n)] a: &mut [u16]) -> Result<()>;
    /// Three elements, whatever the caller thought.
    async fn needed(
        &self,
        n: &mut u32,
        #[out]
        #[size_is(, *n)]
        list: &mut Vec<u16>,
    ) -> Result<()>;
}

struct Service;

impl Directions for Service {
    async fn all(&self, a: u8, b: &u32, c: &mut u16, d: &mut u64) -> Result<()> {
        assert_eq!((a, *b, *c, *d), (1, 2, 3, 0));
        (*c, *d) = (4, 5);
        Ok(())
    }

    async fn spoil(&self, mut n: u32, mut pair: Pair, mut list: Vec<u16>) -> Result<()> {
        n += 1;
        pair.a += n as u16;
        list.push(pair.a);
        assert_eq!((n, list.len()), (3, 3));
        Ok(())
    }

    async fn fresh(
        &self,
        number: &mut u32,
        pair: &mut Pair,
        list: &mut Option<Box<u16>>,
        array: &mut [u16; 2],
    ) -> Result<bool> {
        Ok(*number == 0 && *pair == Pair { a: 0, b: 0 } && list.is_none() && *array == [0; 2])
    }

    async fn packet(&self, packet: &mut Option<Box<Packet>>) -> Result<()> {
        assert_eq!(*packet, None);
        *packet = Some(Box::new(Packet { n: 2, bytes: Tail(vec![7, 8]) }));
        Ok(())
    }

    async fn text(&self, text: &mut WString) -> Result<()> {
        *text = "hi".into();
        Ok(())
    }

    async fn in_in(&self, n: u32, a: &[u16]) -> Result<()> {
        assert_eq!((n, a), (3, &[1, 2, 3][..]));
        Ok(())
    }

    async fn in_inout(&self, n: &mut u32, a: &[u16]) -> Result<()> {
        assert_eq!((*n, a), (3, &[1, 2, 3][..]));
        *n = 9;
        Ok(())
    }

    async fn out_in(&self, mut n: u32, a: &mut [u16]) -> Result<()> {
        assert_eq!((n, &*a), (3, &[0; 3][..]));
        a.copy_from_slice(&[4, 5, 6]);
        n -= 3;
        assert_eq!(n, 0);
        Ok(())
    }

    async fn out_out(&self, size: u32, n: &mut u32, a: &mut [u16]) -> Result<()> {
        assert_eq!((size, *n, &*a), (4, 0, &[0; 4][..]));
        *n = 2;
        a.copy_from_slice(&[4, 5, 6, 7]);
        Ok(())
    }

    async fn out_inout(&self, size: u32, n: &mut u32, a: &mut [u16]) -> Result<()> {
        assert_eq!((size, *n, &*a), (4, 3, &[0; 4][..]));
        *n = 2;
        a.copy_from_slice(&[4, 5, 6, 7]);
        Ok(())
    }

    async fn inout_in(&self, n: u32, a: &mut [u16]) -> Result<()> {
        assert_eq!((n, &*a), (2, &[1, 2][..]));
        a.copy_from_slice(&[4, 5]);
        Ok(())
    }

    async fn inout_inout(&self, size: u32, n: &mut u32, a: &mut [u16]) -> Result<()> {
        // There is room for all of it, and what was not transmitted is at its start value.
        assert_eq!((size, *n, &*a), (4, 3, &[1, 2, 3, 0][..]));
        *n = 2;
        a.copy_from_slice(&[4, 5, 6, 7]);
        Ok(())
    }

    async fn overstate(&self, n: &mut u32, a: &mut [u16]) -> Result<()> {
        *n += 1;
        a.fill(9);
        Ok(())
    }

    async fn needed(&self, n: &mut u32, list: &mut Vec<u16>) -> Result<()> {
        assert_eq!((*n, list.len()), (1, 0));
        *list = vec![7, 8, 9];
        *n = 3;
        Ok(())
    }
}

fn server() -> Server {
    Server::builder().offer(DirectionsServer::new(Service)).build().unwrap()
}

/// A client, and what it sends and receives.
async fn client() -> (DirectionsClient, Tap) {
    let (tap, stream) = Tap::on(&server());
    let builder = ClientBuilder::new().transfer_syntaxes(&[SyntaxId::NDR20]);
    (DirectionsClient::bind(&builder.over(stream)).await.unwrap(), tap)
}

#[track_caller]
fn assert_stubs(tap: &Tap, request: &str, reply: &str) {
    assert_eq!(tap.request(), hex(request), "the request");
    assert_eq!(tap.reply(), hex(reply), "the reply");
}

#[tokio::test]
async fn dir_01_the_type_is_the_direction() {
    let (client, tap) = client().await;
    let (mut c, mut d) = (3, 99);
    client.all(1, &2, &mut c, &mut d).await.unwrap();
    assert_eq!((c, d), (4, 5));
    assert_stubs(&tap, "01 000000 02000000 0300", "0400 000000000000 0500000000000000");
}

#[tokio::test]
async fn dir_03_what_the_server_does_to_in_data_does_not_come_back() {
    let (client, tap) = client().await;
    client.spoil(2, Pair { a: 1, b: 2 }, vec![5, 6]).await.unwrap();
    assert_stubs(&tap, "02000000 0100 0200 02000000 0500 0600", "");
}

#[tokio::test]
async fn dir_04_an_out_parameter_starts_as_zero_whatever_the_caller_had_in_it() {
    let (client, tap) = client().await;
    let (mut number, mut pair) = (7, Pair { a: 7, b: 7 });
    let (mut list, mut array) = (Some(Box::new(7)), [7, 7]);
    assert!(client.fresh(&mut number, &mut pair, &mut list, &mut array).await.unwrap());
    assert_stubs(&tap, "", "00000000 0000 0000 00000000 0000 0000 01");
    assert_eq!((number, pair, list, array), (0, Pair { a: 0, b: 0 }, None, [0, 0]));
}

#[tokio::test]
async fn dir_06_an_open_structure_comes_back_behind_a_pointer() {
    let (client, tap) = client().await;
    let mut packet = None;
    client.packet(&mut packet).await.unwrap();
    assert_eq!(packet, Some(Box::new(Packet { n: 2, bytes: Tail(vec![7, 8]) })));
    // The referent id, the count hoisted in front of the structure, the structure.
    assert_stubs(&tap, "", "00000200 02000000 02000000 07 08");
}

#[tokio::test]
async fn dir_07_a_string_comes_back_with_the_length_that_it_has() {
    let (client, tap) = client().await;
    let mut text = WString::from("before");
    client.text(&mut text).await.unwrap();
    assert_eq!(text, "hi");
    assert_stubs(&tap, "", "00000200 03000000 00000000 03000000 6800 6900 0000");
}

#[tokio::test]
async fn dir_10_an_out_array_has_room_for_its_size_at_the_server() {
    let mut raw = Raw::client_of(&server(), DirectionsClient::INTERFACE.id).await;
    // The server's limit for the data of a call holds for a size without data, too.
    assert_eq!(raw.call(7, &hex("ffffffff")).await, Err(Status::OUT_OF_MEMORY));
    assert_eq!(raw.call(7, &hex("03000000")).await, Ok(hex("03000000 0400 0500 0600")));
}

#[tokio::test]
async fn dir_10_a_buffer_that_is_smaller_than_its_size_is_not_sent() {
    let (client, _) = client().await;
    let mut a = [7; 3];
    let error = client.out_in(4, &mut a).await.unwrap_err();
    assert_eq!((error.status(), error.parameter()), (Status::BAD_STUB_DATA, Some("a")));
    assert!(!error.may_have_executed());
    assert_eq!(a, [7; 3]);
}

#[tokio::test]
async fn dir_11_in_array_in_length() {
    let (client, tap) = client().await;
    client.in_in(3, &[1, 2, 3]).await.unwrap();
    assert_stubs(&tap, "03000000 03000000 0100 0200 0300", "");
}

#[tokio::test]
async fn dir_12_in_array_inout_length() {
    let (client, tap) = client().await;
    let mut n = 3;
    client.in_inout(&mut n, &[1, 2, 3]).await.unwrap();
    assert_eq!(n, 9);
    assert_stubs(&tap, "03000000 03000000 0100 0200 0300", "09000000");
}

#[tokio::test]
async fn dir_13_out_array_in_length() {
    let (client, tap) = client().await;
    let mut a = [7; 3];
    // The server's method has a copy of the length, so that it cannot change what is sent.
    client.out_in(3, &mut a).await.unwrap();
    assert_eq!(a, [4, 5, 6]);
    assert_stubs(&tap, "03000000", "03000000 0400 0500 0600");
}

#[tokio::test]
async fn dir_14_out_array_out_length() {
    let (client, tap) = client().await;
    let (mut n, mut a) = (77, [1, 2, 3, 9]);
    client.out_out(4, &mut n, &mut a).await.unwrap();
    assert_eq!((n, a), (2, [4, 5, 3, 9]), "what did not travel is as it was");
    assert_stubs(&tap, "04000000", "02000000 04000000 00000000 02000000 0400 0500");
}

#[tokio::test]
async fn dir_15_out_array_inout_length() {
    let (client, tap) = client().await;
    let (mut n, mut a) = (3, [1, 2, 3, 9]);
    client.out_inout(4, &mut n, &mut a).await.unwrap();
    assert_eq!((n, a), (2, [4, 5, 3, 9]));
    assert_stubs(&tap, "04000000 03000000", "02000000 04000000 00000000 02000000 0400 0500");
}

#[tokio::test]
async fn dir_16_inout_array_in_length() {
    let (client, tap) = client().await;
    let mut a = [1, 2];
    client.inout_in(2, &mut a).await.unwrap();
    assert_eq!(a, [4, 5]);
    assert_stubs(&tap, "02000000 02000000 0100 0200", "02000000 0400 0500");
}

#[tokio::test]
async fn dir_17_inout_array_inout_length() {
    let (client, tap) = client().await;
    let (mut n, mut a) = (3, [1, 2, 3, 9]);
    client.inout_inout(4, &mut n, &mut a).await.unwrap();
    assert_eq!((n, a), (2, [4, 5, 3, 9]));
    assert_stubs(
        &tap,
        "04000000 03000000 04000000 00000000 03000000 0100 0200 0300",
        "02000000 04000000 00000000 02000000 0400 0500",
    );
}

#[tokio::test]
async fn dir_18_a_server_that_changes_a_size_gets_a_fault_and_orphans_nothing() {
    let (client, _) = client().await;
    let (mut n, mut a) = (2, [1, 2]);
    let error = client.overstate(&mut n, &mut a).await.unwrap_err();
    assert_eq!(error.status(), Status::BAD_STUB_DATA);
    assert_eq!((n, a), (2, [1, 2]), "the caller's data is as it was");
}

#[tokio::test]
async fn dir_18_a_reply_with_another_size_than_the_callers_is_refused() {
    // More than the caller has room for, fewer, and fewer than announced.
    for reply in ["03000000 0400 0500 0600", "01000000 0400", "02000000 0400"] {
        let stream = Raw::server_that_answers(hex(reply));
        let client = DirectionsClient::bind(&ClientBuilder::new().over(stream)).await.unwrap();
        let mut a = [1, 2];
        let error = client.inout_in(2, &mut a).await.unwrap_err();
        assert_eq!((error.status(), a), (Status::BAD_STUB_DATA, [1, 2]), "{reply}");
    }
}

#[tokio::test]
async fn dir_19_an_inout_size_reports_what_was_needed() {
    let (client, tap) = client().await;
    let (mut n, mut list) = (1, vec![1]);
    client.needed(&mut n, &mut list).await.unwrap();
    assert_eq!((n, list), (3, vec![7, 8, 9]));
    assert_stubs(&tap, "01000000", "03000000 00000200 03000000 0700 0800 0900");
}

#[tokio::test]
async fn dir_14_a_part_of_a_buffer_comes_back() {
    let (client, _server, _) = lab::client().await;
    let (mut filled, mut buffer) = (0, *b"xyzxyz");
    client.part(6, &mut filled, &mut buffer).await.unwrap();
    assert_eq!((filled, &buffer), (2, b"abzxyz"), "what was not transmitted is untouched");
}
