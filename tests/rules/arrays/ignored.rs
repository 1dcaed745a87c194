//! What is not transmitted, and what is refused by its value: `skip`, `partial_ignore`, `range`.

use rpc_runtime::ndr::{Ndr20, Ndr64};
use rpc_runtime::prelude::*;
use rpc_runtime::protocol::SyntaxId;
use rpc_tests::raw::Tap;
use rpc_tests::{Stub, encode, hex};

#[derive(Ndr, Debug, PartialEq)]
struct Linked {
    value: u32,
    #[skip]
    previous: Option<Box<u32>>,
    #[unique]
    next: Option<Box<Linked>>,
}

#[derive(Ndr, Debug, PartialEq, Clone, Copy)]
#[closed]
#[repr(u16)]
enum Level {
    Low = 1,
    Middle = 2,
    High = 3,
}

#[derive(Ndr, Debug, PartialEq, Clone, Copy)]
struct Limited {
    #[range(1, 10)]
    n: u32,
    #[range(2..=3)]
    level: Level,
}

#[derive(Ndr, Debug, PartialEq, Clone, Copy)]
struct Numbers {
    #[range(0..5)]
    a: u32,
    b: u32,
}

#[test]
fn ptr_33_a_skipped_field_is_not_transmitted_and_arrives_as_its_default() {
    let next = Some(Box::new(Linked { value: 2, previous: Some(Box::new(1)), next: None }));
    let list = Linked { value: 1, previous: Some(Box::new(9)), next };
    let bytes = encode::<Ndr20, (), _>(&list, &()).unwrap();
    assert_eq!(bytes, hex("01000000 00000200 02000000 00000000"));
    let received = Stub::new(&bytes).decode::<Ndr20, (), Linked>(&()).unwrap();
    let next = Some(Box::new(Linked { value: 2, previous: None, next: None }));
    assert_eq!(received, Linked { value: 1, previous: None, next });
    let ndr64 = encode::<Ndr64, (), _>(&list, &()).unwrap();
    assert_eq!(Stub::new(&ndr64).decode::<Ndr64, (), Linked>(&()).unwrap(), received);
}

#[test]
fn arr_45_a_value_outside_its_range_is_1734() {
    let status = |n: u32, level: u16| {
        let mut bytes = n.to_le_bytes().to_vec();
        bytes.extend(level.to_le_bytes());
        let result = Stub::new(&bytes).decode::<Ndr20, (), Limited>(&());
        result.map_or_else(|error| error.status().0, |_| 0)
    };
    for (n, level, expected) in
        [(1, 2, 0), (10, 3, 0), (0, 2, 1734), (11, 2, 1734), (u32::MAX, 2, 1734), (1, 1, 1734)]
    {
        assert_eq!(status(n, level), expected, "{n} {level}");
    }
}

/// With a range of each kind, and beside an arm that has pointers.
#[derive(Ndr, Debug, PartialEq)]
#[switch_type(u16)]
enum Arms {
    #[case(1)]
    Number(#[range(1, 10)] i32),
    #[case(2)]
    Level(#[range(2..=3)] Level),
    #[case(3)]
    Text(Option<String>),
}

#[test]
fn arr_45_an_arm_outside_its_range_is_1734() {
    for (bytes, expected) in [
        ("0100 0000 01000000", 0),
        ("0100 0000 0a000000", 0),
        ("0100 0000 00000000", 1734),
        ("0100 0000 ffffffff", 1734),
        ("0200 0300", 0),
        ("0200 0100", 1734),
    ] {
        let stub = Stub::new(&hex(bytes));
        assert_eq!(stub.outcome::<(), Arms>(&()), expected, "{bytes}");
        let mut decoder = stub.decoder();
        let walked = decoder.walk::<Ndr20, (), Arms>(&()).err().map_or(0, |e| e.status().0);
        assert_eq!(walked, expected, "{bytes}");
    }
    // The sender is not asked.
    let bytes = encode::<Ndr20, (), _>(&Arms::Number(0), &()).unwrap();
    assert_eq!(bytes, hex("0100 0000 00000000"));
}

#[test]
fn arr_45_values_that_are_looked_at_are_not_borrowed_unseen() {
    // Without its range, an array of these would be taken as it stands.
    let bytes = hex("02000000 04000000 ffffffff 05000000 00000000");
    let levels = rpc_runtime::ndr::attributes::SizeIs {
        size: rpc_runtime::ndr::attributes::Counted::Late,
        rest: (),
    };
    let mut stub = vec![1, 0, 0, 0];
    stub.extend(&bytes);
    let stub = Stub::new(&stub);
    let error = stub.decode::<Ndr20, _, &[Numbers]>(&levels).unwrap_err();
    assert_eq!(error.status().0, 1734);
    let error = stub.decode::<Ndr20, _, Vec<Numbers>>(&levels).unwrap_err();
    assert_eq!(error.status().0, 1734);
}

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7b25", version = "1.0")]
pub trait Partly {
    /// Puts 7 where there is room.
    async fn fill(&self, #[partial_ignore] place: Option<&mut u32>) -> Result<bool>;

    /// Doubles.
    async fn double(
        &self,
        #[range(0..=100)] n: u32,
        #[out]
        #[range(0..=150)]
        doubled: &mut u32,
    ) -> Result<()>;
}

pub struct Service;

impl Partly for Service {
    async fn fill(&self, place: Option<&mut u32>) -> Result<bool> {
        let zeroed = place.as_ref().is_none_or(|place| **place == 0);
        if let Some(place) = place {
            *place = 7;
        }
        Ok(zeroed)
    }

    async fn double(&self, n: u32, doubled: &mut u32) -> Result<()> {
        *doubled = 2 * n;
        Ok(())
    }
}

async fn client() -> (Tap, PartlyClient) {
    let server = Server::builder().offer(PartlyServer::new(Service)).build().unwrap();
    let (tap, stream) = Tap::on(&server);
    let builder = ClientBuilder::new().transfer_syntaxes(&[SyntaxId::NDR20]);
    (tap, PartlyClient::bind(&builder.over(stream)).await.unwrap())
}

#[tokio::test]
async fn ptr_31_partial_ignore_sends_whether_there_is_a_place() {
    let (tap, client) = client().await;
    let mut number = 42;
    assert!(client.fill(Some(&mut number)).await.unwrap(), "the server's place is zero");
    assert_eq!(tap.request(), hex("00000200"), "the number does not travel there");
    assert_eq!(tap.reply(), hex("00000200 07000000 01"));
    assert_eq!(number, 7);
    assert!(client.fill(None).await.unwrap());
    assert_eq!((tap.request(), tap.reply()), (hex("00000000"), hex("00000000 01")));
}

#[tokio::test]
async fn arr_45_parameters_have_ranges_on_both_sides() {
    let (_, client) = client().await;
    let mut doubled = 1;
    client.double(20, &mut doubled).await.unwrap();
    assert_eq!(doubled, 40);
    let error = client.double(101, &mut doubled).await.unwrap_err();
    assert_eq!((error.status(), error.may_have_executed()), (Status::INVALID_BOUND, false));
    let error = client.double(80, &mut doubled).await.unwrap_err();
    assert_eq!((error.status(), error.may_have_executed()), (Status::INVALID_BOUND, true));
    assert_eq!(doubled, 40, "nothing has changed");
}
