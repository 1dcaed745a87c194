//! Arrays of each kind: their sizes, and what a peer may say of them.

use allocator_api2::alloc::Allocator;
use allocator_api2::boxed::Box as PluggedBox;
use allocator_api2::vec::Vec as PluggedVec;
use rpc_runtime::memory::Ledger;
use rpc_runtime::ndr::attributes::{Counted, LengthIs, SizeIs, SizeLength};
use rpc_runtime::ndr::{DecodeLimits, Marshal, Ndr20, Ndr64, NdrResult, Syntax, Unmarshal};
use rpc_runtime::prelude::*;
use rpc_runtime::protocol::SyntaxId;
use rpc_tests::raw::{Raw, Tap};
use rpc_tests::{Stub, encode, hex, lab};

const THREE: u32 = 3;

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7b31", version = "1.0")]
pub trait Arrays {
    // All of these say what reached the server: an array's elements in hexadecimal digits.
    async fn fixed(&self, a: &mut [u16; 3]) -> Result<u32>;
    async fn varying(&self, n: u8, #[length_is(n)] a: &mut [u16; 4]) -> Result<u32>;
    async fn varying_late(&self, #[length_is(*n)] a: &mut [u16; 4], n: &mut u8) -> Result<u32>;
    async fn sized(&self, n: i32, #[size_is(n)] a: &[u16]) -> Result<u32>;
    async fn maximum(
        &self,
        m: i32,
        f: i32,
        l: i32,
        #[max_is(m)]
        #[first_is(f)]
        #[last_is(l)]
        a: &[u16],
    ) -> Result<u32>;
    async fn ranged(
        &self,
        s: i32,
        f: i32,
        l: i32,
        #[size_is(s)]
        #[first_is(f)]
        #[length_is(l)]
        a: &[u16],
    ) -> Result<u32>;
    async fn mixed(
        &self,
        s: u8,
        l: i16,
        #[size_is(s)]
        #[last_is(l)]
        a: &[u16],
    ) -> Result<u32>;
    async fn constant(&self, #[size_is(THREE)] a: &[u16]) -> Result<u32>;
    async fn divided(&self, n: u8, d: u8, #[size_is(n * 2 / d)] a: &[u16]) -> Result<u32>;
    async fn rows(&self, m: u32, n: u32, #[size_is(m, n)] a: &[&[u16]]) -> Result<u32>;
    async fn names(&self, n: u32, #[size_is(n)] names: &[&WStr]) -> Result<u32>;
    async fn references(&self, n: u32, #[size_is(n)] a: &[&u16]) -> Result<u32>;
    async fn large(&self, n: u32, #[size_is(n)] a: &mut [Wide]) -> Result<u32>;

    // The counts come behind the arrays.
    async fn late(
        &self,
        #[size_is(s)]
        #[first_is(f)]
        #[length_is(l)]
        a: &[u16],
        s: u8,
        f: u8,
        l: u8,
    ) -> Result<u32>;
    async fn late_buffer(
        &self,
        s: u8,
        #[size_is(s)]
        #[length_is(*l)]
        a: &mut [u16],
        l: &mut u8,
    ) -> Result<u32>;
    async fn late_rows(&self, #[size_is(m, n)] a: &[&[u16]], m: u8, n: u8) -> Result<u32>;
    async fn late_union(&self, #[switch_is(level)] a: Arm, level: u16) -> Result<u32>;

    async fn late_list(
        &self,
        #[out]
        #[size_is(, *n)]
        list: &mut Vec<u16>,
        #[out] n: &mut u16,
    ) -> Result<()>;

    /// Adds 1 to the elements that there are, and swaps the last two.
    async fn pointers<A: Allocator + Clone + Send + Sync>(
        &self,
        memory: A,
        list: &mut List<A>,
    ) -> Result<()>;
}

#[derive(Ndr, Debug, PartialEq)]
#[switch_type(u16)]
pub enum Arm {
    #[case(1, 2)]
    Number(u16),
}

#[derive(Ndr, Debug, Clone, Copy, PartialEq)]
pub struct Wide {
    pub bytes: [[u8; 512]; 200],
}

#[derive(Ndr, Debug)]
pub struct List<A: Allocator> {
    pub n: u8,
    #[size_is(n)]
    pub list: PluggedVec<Option<PluggedBox<u16, A>>, A>,
}

pub struct Service;

/// Elements as digits: 1, 2, 3 is 0x123.
fn digits<'a>(elements: impl IntoIterator<Item = &'a u16>) -> u32 {
    elements.into_iter().fold(0, |digits, element| digits << 4 | u32::from(*element))
}

impl Arrays for Service {
    async fn fixed(&self, a: &mut [u16; 3]) -> Result<u32> {
        let seen = digits(&*a);
        a.reverse();
        Ok(seen)
    }

    async fn varying(&self, _: u8, a: &mut [u16; 4]) -> Result<u32> {
        let seen = digits(&*a);
        a.iter_mut().for_each(|element| *element += 4);
        Ok(seen)
    }

    async fn varying_late(&self, a: &mut [u16; 4], n: &mut u8) -> Result<u32> {
        *n -= 1;
        self.varying(*n, a).await
    }

    async fn sized(&self, _: i32, a: &[u16]) -> Result<u32> {
        Ok(digits(a))
    }

    async fn maximum(&self, _: i32, _: i32, _: i32, a: &[u16]) -> Result<u32> {
        Ok(digits(a))
    }

    async fn ranged(&self, _: i32, _: i32, _: i32, a: &[u16]) -> Result<u32> {
        Ok(digits(a))
    }

    async fn mixed(&self, _: u8, _: i16, a: &[u16]) -> Result<u32> {
        Ok(digits(a))
    }

    async fn constant(&self, a: &[u16]) -> Result<u32> {
        Ok(digits(a))
    }

    async fn divided(&self, _: u8, _: u8, a: &[u16]) -> Result<u32> {
        Ok(a.len() as u32)
    }

    async fn rows(&self, _: u32, _: u32, a: &[&[u16]]) -> Result<u32> {
        Ok(digits(a.iter().copied().flatten()))
    }

    async fn names(&self, _: u32, names: &[&WStr]) -> Result<u32> {
        Ok(names.iter().fold(0, |lengths, name| lengths << 4 | name.len() as u32))
    }

    async fn references(&self, _: u32, a: &[&u16]) -> Result<u32> {
        Ok(digits(a.iter().copied()))
    }

    async fn large(&self, n: u32, a: &mut [Wide]) -> Result<u32> {
        a[n as usize - 1].bytes[199][511] += 1;
        Ok(n)
    }

    async fn late(&self, a: &[u16], _: u8, _: u8, _: u8) -> Result<u32> {
        Ok(digits(a))
    }

    async fn late_buffer(&self, _: u8, a: &mut [u16], _: &mut u8) -> Result<u32> {
        Ok(digits(&*a))
    }

    async fn late_rows(&self, a: &[&[u16]], _: u8, _: u8) -> Result<u32> {
        Ok(digits(a.iter().copied().flatten()))
    }

    async fn late_union(&self, Arm::Number(number): Arm, _: u16) -> Result<u32> {
        Ok(number.into())
    }

    async fn late_list(&self, list: &mut Vec<u16>, n: &mut u16) -> Result<()> {
        (*list, *n) = (vec![1, 2], 2);
        Ok(())
    }

    async fn pointers<A: Allocator + Clone + Send + Sync>(
        &self,
        _: A,
        list: &mut List<A>,
    ) -> Result<()> {
        list.list.iter_mut().flatten().for_each(|element| **element += 1);
        let n = list.list.len();
        list.list.swap(n - 2, n - 1);
        Ok(())
    }
}

fn server() -> Server {
    Server::builder().offer(ArraysServer::new(Service)).build().unwrap()
}

/// A client, and what it sends and receives.
async fn client() -> (ArraysClient, Tap) {
    let (tap, stream) = Tap::on(&server());
    let builder = ClientBuilder::new().transfer_syntaxes(&[SyntaxId::NDR20]);
    (ArraysClient::bind(&builder.over(stream)).await.unwrap(), tap)
}

async fn raw() -> Raw {
    Raw::client_of(&server(), ArraysClient::INTERFACE.id).await
}

/// The number of a method.
fn opnum(name: &str) -> u16 {
    let procedures = ArraysClient::INTERFACE.procedures;
    procedures.iter().position(|procedure| procedure.name == name).unwrap() as u16
}

const SIZED: SizeIs<()> = SizeIs { size: Counted::Late, rest: () };
const OPEN: SizeLength<()> =
    SizeLength { size: Counted::Late, first: Counted::Late, length: Counted::Late, rest: () };

/// The status with which data is refused, and that nothing was allocated for it.
#[track_caller]
fn refused<'m, S: Syntax, L, T: Unmarshal<'m, (), L>>(stub: &'m Stub, levels: &L) -> u32 {
    let result: NdrResult<T> = stub.decode::<S, L, T>(levels);
    let copied = result.is_ok() && !rpc_tests::NUMBERS_ARE_BORROWED;
    assert!(stub.memory.blocks() == 0 || copied);
    result.map(|_| 0).unwrap_or_else(|error| error.status().0)
}

fn refused_in_encoding<L, T: Marshal<L> + ?Sized>(value: &T, levels: &L) -> u32 {
    encode::<Ndr20, L, T>(value, levels).map(|_| 0).unwrap_or_else(|error| error.status().0)
}

#[tokio::test]
async fn arr_01_a_fixed_array_travels_whole_and_comes_back_into_the_callers() {
    let (client, tap) = client().await;
    let mut a = [1, 2, 3];
    assert_eq!(client.fixed(&mut a).await.unwrap(), 0x123);
    assert_eq!(a, [3, 2, 1]);
    // There is no count: the size is in the type.
    assert_eq!(tap.request(), hex("0100 0200 0300"));
    assert_eq!(tap.reply(), hex("0300 0200 0100 0000 23010000"));
}

#[derive(Ndr, Debug, PartialEq, Clone)]
struct Varying {
    first: u8,
    n: u8,
    #[first_is(first)]
    #[length_is(n)]
    middle: [u16; 4],
    last: u16,
}

#[test]
fn arr_03_a_varying_array_travels_in_part_and_the_rest_starts_as_zero() {
    let value = Varying { first: 1, n: 2, middle: [1, 2, 3, 4], last: 5 };
    // Offset and count, no maximum count.
    let bytes = hex("01 02 0000 01000000 02000000 0200 0300 0500");
    assert_eq!(encode::<Ndr20, (), _>(&value, &()).unwrap(), bytes);
    let again = Stub::new(&bytes).decode::<Ndr20, (), Varying>(&()).unwrap();
    assert_eq!(again, Varying { middle: [0, 2, 3, 0], ..value });
}

#[tokio::test]
async fn arr_03_what_does_not_travel_keeps_its_value_at_the_client() {
    let (client, tap) = client().await;
    let mut a = [1, 2, 3, 9];
    assert_eq!(client.varying(2, &mut a).await.unwrap(), 0x1200);
    assert_eq!(a, [5, 6, 3, 9]);
    assert_eq!(tap.request(), hex("02 000000 00000000 02000000 0100 0200"));
    assert_eq!(tap.reply(), hex("00000000 02000000 0500 0600 00120000"));

    let (mut a, mut n) = ([1, 2, 3, 9], 3);
    assert_eq!(client.varying_late(&mut a, &mut n).await.unwrap(), 0x1230);
    assert_eq!((a, n), ([5, 6, 3, 9], 2));
    assert_eq!(tap.reply(), hex("00000000 02000000 0500 0600 02 000000 30120000"));

    // Two elements, and a length of 3 behind them.
    let reply = hex("00000000 02000000 0500 0600 03 000000 30120000");
    let builder = ClientBuilder::new().transfer_syntaxes(&[SyntaxId::NDR20]);
    let association = builder.over(Raw::server_that_answers(reply));
    let client = ArraysClient::bind(&association).await.unwrap();
    let (mut a, mut n) = ([1, 2, 3, 9], 3);
    let error = client.varying_late(&mut a, &mut n).await.unwrap_err();
    assert_eq!((error.status(), error.parameter()), (Status::BAD_STUB_DATA, Some("a")));
    assert_eq!((a, n), ([1, 2, 3, 9], 3));
}

#[test]
fn arr_03_what_is_outside_of_any_dimensions_range_keeps_its_value_in_place() {
    #[derive(Ndr, Debug)]
    struct Matrix {
        n: u8,
        #[length_is(n, 2)]
        part: [[Option<Box<u8>>; 3]; 2],
    }
    let some = |n| Some(Box::new(n));
    let mut value = Matrix {
        n: 0,
        part: std::array::from_fn(|i| std::array::from_fn(|k| some(10 * i as u8 + k as u8))),
    };
    let stub =
        Stub::new(&hex("01 000000 00000000 01000000 00000000 02000000 00000200 00000000 63"));
    let kept = std::ptr::from_ref(value.part[0][0].as_deref().unwrap());
    let mut decoder = stub.decoder();
    let start = decoder.walk_in_place::<Ndr20, (), _>(&value, &()).unwrap();
    decoder.update::<Ndr20, (), _>(start, &mut value, &()).unwrap();
    assert_eq!(value.part, [[some(0x63), None, some(2)], [some(10), some(11), some(12)]]);
    assert!(std::ptr::eq(kept, value.part[0][0].as_deref().unwrap()));
    // A range that is none, of either dimension.
    for (at, byte) in [(4, 2), (8, 2), (12, 3), (16, 4)] {
        let mut bytes = hex("01 000000 00000000 01000000 00000000 02000000 00000000 00000000");
        bytes[at] = byte;
        assert_ne!(refused::<Ndr20, (), Matrix>(&Stub::new(&bytes), &()), 0, "{at}");
    }
}

#[test]
fn arr_26_a_varying_array_may_stand_anywhere_in_a_structure() {
    let value = Varying { first: 0, n: 0, middle: [9; 4], last: 5 };
    let bytes = hex("00 00 0000 00000000 00000000 0500");
    assert_eq!(encode::<Ndr20, (), _>(&value, &()).unwrap(), bytes);
    let again = Stub::new(&bytes).decode::<Ndr20, (), Varying>(&()).unwrap();
    assert_eq!(again, Varying { middle: [0; 4], ..value });
}

#[tokio::test]
async fn arr_04_an_open_array_has_its_size_and_its_range_on_the_wire() {
    let (client, tap) = client().await;
    let request = hex("04000000 01000000 02000000 04000000 01000000 02000000 0200 0300");
    // The whole array, or just the elements that travel.
    for a in [&[1, 2, 3, 4][..], &[2, 3]] {
        assert_eq!(client.ranged(4, 1, 2, a).await.unwrap(), 0x23);
        assert_eq!(tap.request(), request);
    }
}

#[tokio::test]
async fn arr_06_max_is_and_last_is_are_the_indices_of_the_last() {
    let (client, tap) = client().await;
    assert_eq!(client.maximum(3, 1, 2, &[1, 2, 3, 4]).await.unwrap(), 0x23);
    let counts = hex("03000000 01000000 02000000 04000000 01000000 02000000 0200 0300");
    assert_eq!(tap.request(), counts);
    // A maximum of -1 is an empty array, and the largest one does not overflow.
    assert_eq!(client.maximum(-1, 0, -1, &[]).await.unwrap(), 0);
    let error = client.maximum(i32::MAX, 0, i32::MAX, &[1]).await.unwrap_err();
    assert_eq!(error.status(), Status::BAD_STUB_DATA);
}

#[tokio::test]
async fn arr_07_a_range_outside_the_array_is_1734_and_is_not_sent() {
    let (client, _) = client().await;
    let a = &[1, 2, 3, 4][..];
    for (what, result) in [
        ("a first element below 0", client.ranged(4, -1, 2, a).await),
        ("a negative length", client.ranged(4, 0, -1, a).await),
        ("a negative size", client.ranged(-4, 0, 0, a).await),
        ("a negative size, without a range", client.sized(-1, a).await),
        ("a last element behind the last", client.maximum(3, 0, 4, a).await),
        ("a first element behind the end", client.ranged(4, 5, 0, a).await),
        ("a range that ends behind the end", client.ranged(4, 3, 2, a).await),
    ] {
        let error = result.unwrap_err();
        assert_eq!(error.status(), Status::INVALID_BOUND, "{what}");
        assert!(!error.may_have_executed(), "{what}");
        assert_eq!(error.parameter(), Some("a"), "{what}");
    }
}

#[tokio::test]
async fn arr_07_a_range_outside_the_array_is_1734_at_the_server() {
    let mut raw = raw().await;
    for (what, method, request) in [
        ("a negative size", "sized", "ffffffff 00000000"),
        (
            "a negative first element",
            "ranged",
            "04000000 ffffffff 02000000 04000000 00000000 02000000 0100 0200",
        ),
        ("a negative length", "ranged", "04000000 00000000 ffffffff 04000000 00000000 00000000"),
    ] {
        let fault = raw.call(opnum(method), &hex(request)).await;
        assert_eq!(fault, Err(Status::INVALID_BOUND), "{what}");
    }
}

#[tokio::test]
async fn arr_10_size_is_goes_with_last_is() {
    let (client, tap) = client().await;
    assert_eq!(client.mixed(4, 1, &[1, 2, 3, 4]).await.unwrap(), 0x12);
    assert_eq!(tap.request(), hex("04 00 0100 04000000 00000000 02000000 0100 0200"));
}

#[tokio::test]
async fn arr_11_the_first_element_is_0_unless_said_and_at_most_the_end() {
    let (client, tap) = client().await;
    assert_eq!(client.mixed(2, 0, &[1, 2]).await.unwrap(), 0x1);
    assert_eq!(tap.request(), hex("02 00 0000 02000000 00000000 01000000 0100"));
    // An empty range may begin at the end, and no further.
    assert_eq!(client.ranged(2, 2, 0, &[1, 2]).await.unwrap(), 0);
    assert_eq!(tap.request()[12..], hex("02000000 02000000 00000000"));
    let error = client.ranged(0, 1, 0, &[]).await.unwrap_err();
    assert_eq!(error.status(), Status::INVALID_BOUND);
}

#[tokio::test]
async fn arr_12_a_last_element_before_the_first_is_an_empty_range() {
    let (client, tap) = client().await;
    for (first, last) in [(0, -1), (0, -9), (2, 1), (2, -1)] {
        assert_eq!(client.maximum(3, first, last, &[1, 2, 3, 4]).await.unwrap(), 0);
        let counts = [[4, 0, 0, 0], [first as u8, 0, 0, 0], [0; 4]].concat();
        assert_eq!(tap.request()[12..], counts, "{first} to {last}");
    }
}

#[test]
fn arr_13_a_length_is_at_most_the_size() {
    let known = Counted::Known;
    let open = |size, length| SizeLength {
        size: known(size),
        first: known(0),
        length: known(length),
        rest: (),
    };
    let value = &[1_u16, 2, 3][..];
    assert_eq!(refused_in_encoding(&value, &open(3, 3)), 0);
    assert_eq!(refused_in_encoding(&value, &open(3, 4)), 1734);
    assert_eq!(refused_in_encoding(&value, &open(2, 3)), 1734);
    let fixed = |length| LengthIs { first: known(0), length: known(length), rest: () };
    assert_eq!(refused_in_encoding(&[1_u16, 2, 3], &fixed(3)), 0);
    assert_eq!(refused_in_encoding(&[1_u16, 2, 3], &fixed(4)), 1734);
}

#[tokio::test]
async fn arr_14_a_constant_size_is_a_size() {
    let (client, tap) = client().await;
    assert_eq!(client.constant(&[1, 2, 3]).await.unwrap(), 0x123);
    assert_eq!(tap.request(), hex("03000000 0100 0200 0300"));
    let error = client.constant(&[1, 2]).await.unwrap_err();
    assert_eq!(error.status(), Status::BAD_STUB_DATA);
    let fault = raw().await.call(opnum("constant"), &hex("02000000 0100 0200")).await;
    assert_eq!(fault, Err(Status::BAD_STUB_DATA), "the constant is compared, too");
}

#[tokio::test]
async fn arr_21_counts_of_different_types_are_compared_as_numbers() {
    let (client, _) = client().await;
    // 200 * 2 has no place in the `u8` that the count is.
    let a = [0; 400];
    assert_eq!(client.divided(200, 1, &a).await.unwrap(), 400);
    assert_eq!(client.divided(200, 2, &a[..200]).await.unwrap(), 200);
}

#[tokio::test]
async fn arr_23_a_peer_that_makes_the_server_divide_by_zero_gets_a_status() {
    let fault = raw().await.call(opnum("divided"), &hex("02 00 0000 00000000")).await;
    assert_eq!(fault, Err(Status::INVALID_BOUND));
    let (client, _) = client().await;
    let error = client.divided(2, 0, &[]).await.unwrap_err();
    assert_eq!(error.status(), Status::INVALID_BOUND);
}

#[tokio::test]
async fn arr_29_an_array_of_pointers_to_arrays_is_no_array_of_two_dimensions() {
    let (client, tap) = client().await;
    assert_eq!(client.rows(2, 3, &[&[1, 2, 3], &[4, 5, 6]]).await.unwrap(), 0x12_3456);
    let pointers = "02000000 03000000
         02000000 00000200 04000200
         03000000 0100 0200 0300 0000
         03000000 0400 0500 0600";
    assert_eq!(tap.request(), hex(pointers));
    let table = &[[1_u16, 2, 3], [4, 5, 6]][..];
    let size = SizeIs { size: Counted::Known(2), rest: () };
    let bytes = hex("00000200 02000000 0100 0200 0300 0400 0500 0600");
    assert_eq!(encode::<Ndr20, _, _>(&table, &size).unwrap(), bytes);
    // Every row has the size that was said.
    let error = client.rows(2, 3, &[&[1, 2, 3], &[4, 5]]).await.unwrap_err();
    assert_eq!(error.status(), Status::BAD_STUB_DATA);
}

#[tokio::test]
async fn arr_30_strings_are_the_last_dimension_of_an_array() {
    let (client, tap) = client().await;
    let (a, bc) = (WString::from("a"), WString::from("bc"));
    assert_eq!(client.names(2, &[&a, &bc]).await.unwrap(), 0x12);
    let bytes = "02000000 02000000 00000200 04000200
         02000000 00000000 02000000 6100 0000
         03000000 00000000 03000000 6200 6300 0000";
    assert_eq!(tap.request(), hex(bytes));
}

#[tokio::test]
async fn arr_31_no_entry_of_an_array_of_reference_pointers_is_null() {
    let (client, tap) = client().await;
    assert_eq!(client.references(2, &[&1, &2]).await.unwrap(), 0x12);
    assert_eq!(tap.request(), hex("02000000 02000000 00000200 04000200 0100 0200"));
    let null = hex("02000000 02000000 00000200 00000000 0100");
    let fault = raw().await.call(opnum("references"), &null).await;
    assert_eq!(fault, Err(Status::NULL_REF_POINTER));
}

#[tokio::test]
async fn arr_32_a_buffer_has_room_for_the_size_and_the_size_has_a_limit() {
    let mut raw = raw().await;
    let method = opnum("late_buffer");
    // Room for 5, of which 1 travels; the reply says how many travel back.
    let request = hex("05 000000 05000000 00000000 01000000 0700 01");
    let reply = hex("05000000 00000000 01000000 0700 01 00 00000700");
    assert_eq!(raw.call(method, &request).await, Ok(reply));

    let mut stub = Stub::new(&hex("ffffffff 00000000 00000000"));
    stub.limits = DecodeLimits::default().with_memory(1 << 20);
    let read = |stub: &Stub| {
        let mut decoder = stub.decoder();
        rpc_runtime::__private::read_buffer::<(), _, u32>(false, &mut decoder, &OPEN)
            .map(|buffer| buffer.len())
            .map_err(|error| error.status().0)
    };
    assert_eq!(read(&stub), Err(14));
    assert!(stub.memory.footprint() <= 1024, "the smallest chunk, and not 16 GB");
}

#[tokio::test]
async fn arr_33_unique_pointers_in_an_array_may_be_null_and_are_changed_where_they_are() {
    let server = Server::builder().offer(ArraysServer::new(Service)).build().unwrap();
    let association = ClientBuilder::new().over(server.in_process());
    let client = ArraysClient::bind(&association).await.unwrap();
    let ledger = Ledger::new();
    let mut list = PluggedVec::with_capacity_in(3, ledger.clone());
    list.push(Some(PluggedBox::new_in(1, ledger.clone())));
    list.push(Some(PluggedBox::new_in(2, ledger.clone())));
    list.push(None);
    let mut list = List { n: 3, list };
    let address = |list: &List<Ledger>| std::ptr::from_ref(&**list.list[0].as_ref().unwrap());
    let (before, requests) = (address(&list), ledger.requests());

    client.pointers(ledger.clone(), &mut list).await.unwrap();

    let values: Vec<_> = list.list.iter().map(|element| element.as_deref().copied()).collect();
    assert_eq!(values, [Some(2), None, Some(3)]);
    assert_eq!(address(&list), before);
    assert_eq!(ledger.requests() - requests, 1, "for the entry that was null");
    assert_eq!(ledger.frees(), 1, "the entry that became null");
}

#[tokio::test]
async fn arr_35_there_is_no_limit_of_64_kilobytes() {
    // An element of 100 KB, and an array of three; a thread of a test has a stack of 2 MB.
    let (server, mut list) = (server(), vec![Wide { bytes: [[7; 512]; 200] }; 3]);
    let association = ClientBuilder::new().over(server.in_process());
    let client = ArraysClient::bind(&association).await.unwrap();
    assert_eq!(client.large(3, &mut list).await.unwrap(), 3);
    assert_eq!((list[2].bytes[199][510], list[2].bytes[199][511]), (7, 8));
}

#[test]
fn arr_38_a_range_on_the_wire_is_within_the_size() {
    for (bytes, what) in [
        ("02000000 00000000 03000000 0100 0200 0300", "more elements than the size"),
        ("02000000 01000000 02000000 0100 0200", "an offset behind which they have no place"),
        ("02000000 03000000 00000000", "an offset behind the end"),
        ("02000000 ffffffff 01000000 0100", "an offset that would wrap in 32 bits"),
    ] {
        let stub = Stub::new(&[&[1, 0, 0, 0], &hex(bytes)[..]].concat());
        assert_eq!(refused::<Ndr20, _, &[u16]>(&stub, &OPEN), 1734, "{what}");
        assert_eq!(refused::<Ndr20, _, Vec<u16>>(&stub, &OPEN), 1734, "{what}");
    }
    let wraps = hex("0100000000000000 0200000000000000 ffffffffffffffff 0100000000000000 0100");
    // Beyond 32 bits it is no number of a machine that has no more.
    let status = if cfg!(target_pointer_width = "64") { 1734 } else { 1783 };
    assert_eq!(refused::<Ndr64, _, &[u16]>(&Stub::new(&wraps), &OPEN), status);
    let levels = LengthIs { first: Counted::Late, length: Counted::Late, rest: () };
    let stub = Stub::new(&hex("01000000 02000000 0100 0200"));
    assert_eq!(refused::<Ndr20, _, [u16; 2]>(&stub, &levels), 1734, "a fixed array");
}

#[test]
fn arr_39_an_array_that_ends_early_is_1783() {
    let whole = hex("01000000 03000000 00000000 03000000 0100 0200 0300");
    for end in 0..whole.len() {
        let stub = Stub::new(&whole[..end]);
        assert_eq!(refused::<Ndr20, _, &[u16]>(&stub, &OPEN), 1783, "{end} bytes");
        assert_eq!(refused::<Ndr20, _, Vec<u16>>(&stub, &OPEN), 1783, "{end} bytes");
    }
    assert_eq!(refused::<Ndr20, _, &[u16]>(&Stub::new(&whole), &OPEN), 0);
}

#[test]
fn arr_40_a_size_in_bytes_that_overflows_is_1783_and_allocates_nothing() {
    // 2^63 elements of 2 bytes are 0 bytes in 64 bits, and 2^62 + 1 of 4 are 4.
    for (count, data) in [(1_u64 << 63, 8), ((1 << 62) + 1, 8), (u64::MAX, 8)] {
        let mut bytes = 1_u64.to_le_bytes().to_vec();
        bytes.extend(count.to_le_bytes());
        bytes.extend([0; 8][..data].iter());
        let stub = Stub::new(&bytes);
        assert_eq!(refused::<Ndr64, _, &[u16]>(&stub, &SIZED), 1783, "{count}");
        assert_eq!(refused::<Ndr64, _, Vec<u32>>(&stub, &SIZED), 1783, "{count}");
        assert_eq!(refused::<Ndr64, _, Vec<Option<Box<u8>>>>(&stub, &SIZED), 1783, "{count}");
    }
}

#[tokio::test]
async fn arr_41_counts_that_come_behind_their_array_are_compared_at_the_end() {
    let (client, tap) = client().await;
    assert_eq!(client.late(&[1, 2, 3, 4], 4, 1, 2).await.unwrap(), 0x23);
    assert_eq!(tap.request(), hex("04000000 01000000 02000000 0200 0300 04 01 02"));
    assert_eq!(client.late_rows(&[&[1, 2], &[3, 4]], 2, 2).await.unwrap(), 0x1234);
    let mut raw = raw().await;
    let request = hex("04000000 01000000 02000000 0200 0300 04 01 02");
    assert_eq!(raw.call(opnum("late"), &request).await, Ok(hex("23000000")));
    assert_eq!(raw.call(opnum("late_union"), &hex("0200 0700 0200")).await, Ok(hex("07000000")));
    let rows = "02000000 01000000 01000000 02000000 0100 0200 02000000 0300 0400";
    for (what, method, request) in [
        ("another size", "late", "04000000 01000000 02000000 0200 0300 05 01 02"),
        ("a size that is the length", "late", "04000000 01000000 02000000 0200 0300 02 00 02"),
        ("another first element", "late", "04000000 01000000 02000000 0200 0300 04 00 02"),
        ("another length", "late", "04000000 01000000 02000000 0200 0300 04 01 03"),
        (
            "another length of an array that travels whole",
            "late",
            "02000000 00000000 02000000 0200 0300 02 00 01",
        ),
        (
            "another length of a buffer",
            "late_buffer",
            "04 000000 04000000 00000000 02000000 0200 0300 03",
        ),
        ("another number of rows", "late_rows", &format!("{rows} 03 02")),
        ("another length of rows", "late_rows", &format!("{rows} 02 03")),
        ("another discriminant", "late_union", "0100 0700 0200"),
    ] {
        let fault = raw.call(opnum(method), &hex(request)).await;
        assert_eq!(fault, Err(Status::BAD_STUB_DATA), "{what}");
    }
}

#[tokio::test]
async fn arr_41_counts_that_come_behind_their_array_are_compared_at_the_client() {
    for (status, reply) in [
        (None, "04000000 00000000 02000000 0200 0300 02 000000 09000000"),
        // The length behind the array says 3, and 2 elements came.
        (Some(Status::BAD_STUB_DATA), "04000000 00000000 02000000 0200 0300 03 000000 09000000"),
        // The range begins elsewhere.
        (Some(Status::BAD_STUB_DATA), "04000000 01000000 02000000 0200 0300 02 000000 09000000"),
    ] {
        let stream = Raw::server_that_answers(hex(reply));
        let builder = ClientBuilder::new().transfer_syntaxes(&[SyntaxId::NDR20]);
        let client = ArraysClient::bind(&builder.over(stream)).await.unwrap();
        let (mut a, mut l) = ([7; 4], 1);
        let result = client.late_buffer(4, &mut a, &mut l).await;
        assert_eq!(result.as_ref().err().map(Error::status), status, "{reply}");
        let expected = if status.is_none() { ([2, 3, 7, 7], 2) } else { ([7; 4], 1) };
        assert_eq!((a, l), expected);
    }
}

#[tokio::test]
async fn arr_41_a_list_of_the_servers_has_the_size_that_comes_behind_it() {
    let (client, tap) = client().await;
    let (mut list, mut n) = (vec![9; 5], 5);
    client.late_list(&mut list, &mut n).await.unwrap();
    assert_eq!((list, n), (vec![1, 2], 2));
    assert_eq!(tap.reply(), hex("00000200 02000000 0100 0200 0200"));

    let stream = Raw::server_that_answers(hex("00000200 02000000 0100 0200 0300"));
    let builder = ClientBuilder::new().transfer_syntaxes(&[SyntaxId::NDR20]);
    let client = ArraysClient::bind(&builder.over(stream)).await.unwrap();
    let (mut list, mut n) = (vec![9; 5], 5);
    let error = client.late_list(&mut list, &mut n).await.unwrap_err();
    assert_eq!((error.status(), error.parameter()), (Status::BAD_STUB_DATA, Some("list")));
    assert_eq!((list, n), (vec![9; 5], 5), "the caller's data is as it was");
}

/// Sizes that depend on conditions: C's `small ? n : 2 * n + 1`, `n > 2 && !(m > n)`.
#[derive(Ndr, Debug, PartialEq)]
struct Conditional {
    small: bool,
    n: u8,
    m: u8,
    #[size_is(if small { n } else { 2 * n + 1 })]
    a: Vec<u8>,
    #[size_is(n > 2 && !(m > n))]
    b: Vec<u8>,
    #[size_is(if n == 0 || 12 / n >= 6 { m } else if m != 4 { 1 } else { THREE })]
    c: Vec<u8>,
}

#[test]
fn arr_16_conditions_choose_sizes() {
    let with = |small, n, m, [a, b, c]: [usize; 3]| {
        let [a, b, c] = [a, b, c].map(|size| vec![0xff; size]);
        Conditional { small, n, m, a, b, c }
    };
    for (value, sizes) in [
        (with(true, 3, 2, [3, 1, 1]), "03000000 ffffff00 01000000 ff000000 01000000 ff"),
        (with(false, 2, 5, [5, 0, 5]), "05000000 ffffffff ff000000 00000000 05000000 ffffffffff"),
        (with(false, 3, 4, [7, 0, 3]), "07000000 ffffffff ffffff00 00000000 03000000 ffffff"),
        (with(true, 0, 1, [0, 0, 1]), "00000000 00000000 01000000 ff"),
    ] {
        let bytes = encode::<Ndr20, (), _>(&value, &()).unwrap();
        assert_eq!(bytes[16..], hex(sizes), "{value:?}");
        assert_eq!(Stub::new(&bytes).decode::<Ndr20, (), Conditional>(&()).unwrap(), value);
    }
    let wrong = with(true, 3, 4, [3, 1, 1]);
    assert_eq!(encode::<Ndr20, (), _>(&wrong, &()).unwrap_err().status().0, 1783);
}

#[tokio::test]
async fn arr_41_a_size_may_come_after_its_array() {
    let (client, _server, _) = lab::client().await;
    assert_eq!(client.late(&[1, 2, 3], 3).await.unwrap(), 6);
    assert!(client.late(&[1, 2, 3], 2).await.is_err());
}

#[tokio::test]
async fn arr_20_the_server_may_decide_a_size_one_pointer_down() {
    let (client, _server, _) = lab::client().await;
    let (mut n, mut numbers) = (0, vec![7, 7]);
    client.produce(5, &mut n, &mut numbers).await.unwrap();
    assert_eq!((n, numbers), (5, vec![0, 1, 2, 3, 4]));
}

/// `struct { DWORD max; DWORD len; [size_is(max), length_is(len)] BYTE *data; }`, [in, out].
#[derive(Ndr, Debug, PartialEq, Clone)]
pub struct Embedded {
    pub max: u32,
    pub len: u32,
    #[size_is(max)]
    #[length_is(len)]
    pub data: Option<Vec<u8>>,
}

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7ba1", version = "1.0")]
trait Embeds {
    /// Leaves `n` elements in it; with `cut`, in the list too.
    async fn leave(&self, n: u32, cut: bool, a: &mut Embedded) -> Result<()>;
}

struct Leaves;

impl Embeds for Leaves {
    async fn leave(&self, n: u32, cut: bool, a: &mut Embedded) -> Result<()> {
        a.len = n;
        if cut {
            a.data.as_mut().expect("a list").truncate(n as usize);
        }
        Ok(())
    }
}

#[tokio::test]
async fn arr_04_a_list_in_a_structure_comes_back_as_the_part_that_travelled() {
    let server = Server::builder().offer(EmbedsServer::new(Leaves)).build().unwrap();
    let client = EmbedsClient::bind(&ClientBuilder::new().over(server.in_process())).await.unwrap();
    let whole = Embedded { max: 20, len: 20, data: Some((0..20).collect()) };
    let three = Embedded { max: 20, len: 3, data: Some(vec![0, 1, 2]) };
    for cut in [false, true] {
        let mut a = whole.clone();
        client.leave(3, cut, &mut a).await.unwrap();
        assert_eq!(a, three, "C's stub would leave the other 17 where they are");
    }
    // Ten of the twenty travel: the server has a list of ten, which is neither all of it nor a part of three.
    let part = Embedded { len: 10, ..whole.clone() };
    let mut a = part.clone();
    client.leave(3, true, &mut a).await.unwrap();
    assert_eq!(a, three);
    let mut a = part.clone();
    let error = client.leave(3, false, &mut a).await.unwrap_err();
    assert_eq!((error.status(), a), (Status::BAD_STUB_DATA, part));
}
