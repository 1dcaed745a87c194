//! Counts and pointers that may be null: the published interfaces of Windows have both.

use rpc_runtime::ndr::Ndr20;
use rpc_runtime::prelude::*;
use rpc_runtime::protocol::SyntaxId;
use rpc_tests::encoding::Encoding;
use rpc_tests::raw::{Raw, Tap};
use rpc_tests::{SYNTAXES, Stub, encode, hex};

/// What MS-RRP's BaseRegQueryValue has, and some more.
#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7b71", version = "1.0")]
pub trait Registry {
    /// `[in, out, unique, size_is(lpcbData ? *lpcbData : 0), length_is(lpcbLen ? *lpcbLen : 0), range(0, 0x4000000)]
    /// LPBYTE lpData, [in, out, unique] LPDWORD lpcbData, [in, out, unique] LPDWORD lpcbLen`
    async fn query_value(
        &self,
        #[size_is(, if cb { *cb } else { 0 })]
        #[length_is(, if len { *len } else { 0 })]
        #[range(0..=0x400_0000)]
        data: &mut Option<Vec<u8>>,
        cb: Option<&mut u32>,
        len: Option<&mut u32>,
    ) -> Result<u32>;

    /// `[in, out, unique, size_is(, *n)] BYTE **data`
    async fn replace(
        &self,
        n: &mut u32,
        #[size_is(, *n)] data: Option<&mut Option<Vec<u8>>>,
    ) -> Result<()>;

    async fn ranged(
        &self,
        #[range(1..=5)] name: &WStr,
        n: u32,
        #[size_is(n)]
        #[range(0..=3)]
        data: &[u16],
        #[range(7..=9)] number: Option<&mut u32>,
    ) -> Result<u32>;

    /// A buffer that may be absent whatever its size is.
    async fn optional(
        &self,
        n: u32,
        #[size_is(n)]
        #[disable_consistency_check]
        data: Option<&[u8]>,
    ) -> Result<u32>;

    /// The server says how many of the caller's elements it has filled.
    async fn statistics(
        &self,
        #[range(0, 64)] count: &mut u32,
        #[out]
        #[size_is(*count)]
        values: &mut [u32],
    ) -> Result<()>;
}

struct Hive;

const VALUE: [u8; 3] = [7, 8, 9];

impl Registry for Hive {
    async fn query_value(
        &self,
        data: &mut Option<Vec<u8>>,
        cb: Option<&mut u32>,
        len: Option<&mut u32>,
    ) -> Result<u32> {
        let (Some(cb), Some(len)) = (cb, len) else {
            assert_eq!(*data, None);
            return Ok(87);
        };
        let more = data.is_some() && *cb < 3;
        (*cb, *len) = (3, if data.is_some() && !more { 3 } else { 0 });
        if data.is_some() {
            *data = Some(if more { Vec::new() } else { VALUE.to_vec() });
        }
        Ok(if more { 234 } else { 0 })
    }

    async fn replace(&self, n: &mut u32, data: Option<&mut Option<Vec<u8>>>) -> Result<()> {
        if let Some(data) = data {
            *n += 1;
            *data = Some(vec![9; *n as usize]);
        }
        Ok(())
    }

    async fn ranged(
        &self,
        name: &WStr,
        n: u32,
        _: &[u16],
        number: Option<&mut u32>,
    ) -> Result<u32> {
        if let Some(number) = number {
            *number += 1;
        }
        Ok(name.units().len() as u32 + n)
    }

    async fn optional(&self, n: u32, data: Option<&[u8]>) -> Result<u32> {
        Ok(data.map_or(1000, |_| 0) + n)
    }

    async fn statistics(&self, count: &mut u32, values: &mut [u32]) -> Result<()> {
        assert_eq!(values.len(), *count as usize);
        match *count {
            9 => *count = 10,
            _ => {
                *count -= 1;
                values[0] = 7;
            }
        }
        Ok(())
    }
}

async fn client(syntax: SyntaxId) -> (RegistryClient, Tap) {
    let server = Server::builder().offer(RegistryServer::new(Hive)).build().unwrap();
    let (tap, stream) = Tap::on(&server);
    let association = ClientBuilder::new().transfer_syntaxes(&[syntax]).over(stream);
    (RegistryClient::bind(&association).await.unwrap(), tap)
}

#[tokio::test]
async fn ptr_19_a_count_that_may_be_null_says_what_null_means() {
    for syntax in SYNTAXES {
        let (client, tap) = client(syntax).await;
        assert_eq!(client.query_value(&mut None, None, None).await.unwrap(), 87);
        if syntax == SyntaxId::NDR20 {
            assert_eq!(tap.request(), hex("00000000 00000000 00000000"));
        }
        // How much is there, and then what.
        let (mut data, mut cb, mut len) = (None, 0, 0);
        assert_eq!(client.query_value(&mut data, Some(&mut cb), Some(&mut len)).await.unwrap(), 0);
        assert_eq!((&data, cb, len), (&None, 3, 0));
        let mut data = Some(Vec::new());
        assert_eq!(client.query_value(&mut data, Some(&mut cb), Some(&mut len)).await.unwrap(), 0);
        assert_eq!((data, cb, len), (Some(VALUE.to_vec()), 3, 3));
        if syntax == SyntaxId::NDR20 {
            let request = "00000200 03000000 00000000 00000000 04000200 03000000 08000200 00000000";
            assert_eq!(tap.request(), hex(request));
            let reply = "00000200 03000000 00000000 03000000 070809 00 04000200 03000000
                 08000200 03000000 00000000";
            assert_eq!(tap.reply(), hex(reply));
        }
        let (mut data, mut cb, mut len) = (Some(vec![1, 2]), 2, 2);
        let status = client.query_value(&mut data, Some(&mut cb), Some(&mut len)).await.unwrap();
        assert_eq!((status, data, cb, len), (234, Some(Vec::new()), 3, 0));
        // Data that nothing counts.
        let error = client.query_value(&mut Some(vec![1]), None, None).await.unwrap_err();
        assert_eq!(error.status(), Status::BAD_STUB_DATA);
    }
}

#[tokio::test]
async fn ptr_29_a_comma_is_the_parameters_own_pointer_also_if_it_may_be_null() {
    for syntax in SYNTAXES {
        let (client, tap) = client(syntax).await;
        let (mut n, mut data) = (1, Some(vec![5]));
        client.replace(&mut n, Some(&mut data)).await.unwrap();
        assert_eq!((n, data), (2, Some(vec![9, 9])));
        if syntax == SyntaxId::NDR20 {
            assert_eq!(tap.request(), hex("01000000 00000200 04000200 01000000 05"));
        }
        client.replace(&mut n, None).await.unwrap();
        assert_eq!(n, 2);
    }
}

#[tokio::test]
async fn arr_45_a_range_is_that_of_a_count_too() {
    let (client, _) = client(SyntaxId::NDR20).await;
    let name = |n: usize| WString::from_units(vec![65; n]);
    let mut seven = 7;
    assert_eq!(client.ranged(&name(4), 3, &[1, 2, 3], Some(&mut seven)).await.unwrap(), 7);
    assert_eq!(seven, 8);
    assert_eq!(client.ranged(&name(0), 0, &[], None).await.unwrap(), 0);
    let refused = |result: Result<u32>| result.unwrap_err().status();
    // Four elements.
    assert_eq!(refused(client.ranged(&name(1), 4, &[0; 4], None).await), Status::INVALID_BOUND);
    let mut six = 6;
    assert_eq!(
        refused(client.ranged(&name(1), 0, &[], Some(&mut six)).await),
        Status::INVALID_BOUND
    );
    // What comes back is looked at, too.
    let mut nine = 9;
    assert_eq!(
        refused(client.ranged(&name(1), 0, &[], Some(&mut nine)).await),
        Status::INVALID_BOUND
    );
    assert_eq!(nine, 9, "nothing has changed");
}

#[tokio::test]
async fn arr_46_a_range_of_a_string_is_that_of_its_length() {
    let (client, _) = client(SyntaxId::NDR20).await;
    // With the terminator: five characters, and six.
    assert_eq!(client.ranged(&WString::from("four"), 0, &[], None).await.unwrap(), 4);
    let error = client.ranged(&WString::from("fives"), 0, &[], None).await.unwrap_err();
    assert_eq!(error.status(), Status::INVALID_BOUND);
}

#[derive(Ndr, Debug, PartialEq)]
struct UnicodeString {
    length: u16,
    size: u16,
    #[size_is(size / 2)]
    #[length_is(length / 2)]
    #[disable_consistency_check]
    #[range(0..=100)]
    units: Option<Vec<u16>>,
}

#[test]
fn mem_40_a_null_may_have_a_size_where_the_check_is_disabled() {
    let value = UnicodeString { length: 4, size: 10, units: None };
    let bytes = hex("0400 0a00 00000000");
    assert_eq!(encode::<Ndr20, (), _>(&value, &()).unwrap(), bytes);
    for encoding in Encoding::ALL {
        let bytes = encoding.encode(&value).unwrap();
        assert_eq!(encoding.decode::<_, UnicodeString>(&Stub::new(&bytes), ()).unwrap(), value);
    }
    // Whatever the size says: also if it is no size, or out of its range.
    #[derive(Ndr, Debug, PartialEq)]
    struct Wild {
        n: i32,
        #[size_is(n)]
        #[disable_consistency_check]
        #[range(1..=3)]
        v: Option<Vec<u8>>,
    }
    for n in [-1, 0, 9] {
        for encoding in Encoding::ALL {
            let bytes = encoding.encode(&Wild { n, v: None }).unwrap();
            let wild: Wild = encoding.decode(&Stub::new(&bytes), ()).unwrap();
            assert_eq!(wild, Wild { n, v: None });
        }
    }
    // What is there is still counted, and within its range.
    let wrong = UnicodeString { length: 4, size: 10, units: Some(vec![1]) };
    let error = encode::<Ndr20, (), _>(&wrong, &()).unwrap_err();
    assert_eq!(error.status(), Status::BAD_STUB_DATA);
    let long = hex("0000 ca00 00000200 65000000 00000000 00000000");
    let error = Stub::new(&long).decode::<Ndr20, (), UnicodeString>(&()).unwrap_err();
    assert_eq!(error.status(), Status::INVALID_BOUND);
}

#[tokio::test]
async fn mem_40_a_parameter_may_be_absent_where_the_check_is_disabled() {
    let (client, tap) = client(SyntaxId::NDR20).await;
    assert_eq!(client.optional(5, None).await.unwrap(), 1005);
    assert_eq!(tap.request(), hex("05000000 00000000"));
    assert_eq!(client.optional(1, Some(&[1])).await.unwrap(), 1);
    let error = client.optional(2, Some(&[1])).await.unwrap_err();
    assert_eq!(error.status(), Status::BAD_STUB_DATA);
}

#[tokio::test]
async fn arr_20_a_server_may_fill_a_part_of_the_callers_buffer() {
    for syntax in SYNTAXES {
        let (client, tap) = client(syntax).await;
        let (mut count, mut values) = (3, [0; 3]);
        client.statistics(&mut count, &mut values).await.unwrap();
        assert_eq!((count, values), (2, [7, 0, 0]));
        if syntax == SyntaxId::NDR20 {
            assert_eq!(tap.reply(), hex("02000000 02000000 07000000 00000000"));
        }
        // More than there is room for.
        let (mut count, mut values) = (9, [0; 9]);
        let error = client.statistics(&mut count, &mut values).await.unwrap_err();
        assert_eq!((error.status(), count), (Status::BAD_STUB_DATA, 9));
    }
}

#[tokio::test]
async fn ptr_19_a_peer_that_sends_data_without_a_count_gets_a_status() {
    let server = Server::builder().offer(RegistryServer::new(Hive)).build().unwrap();
    let mut raw = Raw::client_of(&server, RegistryClient::INTERFACE.id).await;
    let data = "00000200 01000000 00000000 01000000 05 000000 00000000 00000000";
    assert_eq!(raw.call(0, &hex(data)).await.unwrap_err(), Status::BAD_STUB_DATA);
}
