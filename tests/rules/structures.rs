//! Section G: structures.

use std::mem::MaybeUninit;

use rpc_runtime::Status;
use rpc_runtime::ndr::{Int3264, Ndr20, Ndr64, UInt3264};
use rpc_runtime::prelude::*;
use rpc_tests::encoding::{Encoding, status};
use rpc_tests::{Stub, encode, hex, round_trips};

/// Rust is free to sort these fields.
#[derive(Ndr, Debug, PartialEq, Clone, Copy)]
pub struct Mixed {
    pub a: u8,
    pub b: u32,
    pub c: u16,
    pub d: u64,
    pub e: u8,
}

/// With C's layout, and so with C's gaps.
#[derive(Ndr, Debug, PartialEq, Clone, Copy)]
#[repr(C)]
pub struct Gaps {
    pub a: u8,
    pub b: u32,
    pub c: u16,
}

#[test]
fn stc_02_fields_travel_in_the_order_of_their_declaration() {
    let value = Mixed { a: 1, b: 2, c: 3, d: 4, e: 5 };
    for (encoding, bytes) in Encoding::ALL.into_iter().zip([
        "01 000000 02000000 0300 000000000000 0400000000000000 05",
        "01 000000 00000002 0003 000000000000 0000000000000004 05",
        "01 000000 02000000 0300 000000000000 0400000000000000 05 00000000000000",
    ]) {
        assert_eq!(encoding.encode(&value).unwrap(), hex(bytes), "{encoding:?}");
        let stub = Stub::new(&hex(bytes));
        assert_eq!(encoding.decode::<_, Mixed>(&stub, ()).unwrap(), value);
    }
}

#[derive(Ndr, Debug, PartialEq)]
pub struct Many<'a> {
    pub n: u32,
    #[size_is(n)]
    pub gaps: &'a [Gaps],
}

#[test]
fn stc_05_what_is_in_the_gaps_of_memory_does_not_travel() {
    let mut places = [const { MaybeUninit::<Gaps>::uninit() }; 2];
    for place in &mut places {
        let at = place.as_mut_ptr();
        // SAFETY: `at` points to a place for one `Gaps`; its fields are written through pointers to them, so that
        // the secret in the gaps stays there.
        unsafe {
            at.cast::<u8>().write_bytes(0xee, size_of::<Gaps>());
            (&raw mut (*at).a).write(1);
            (&raw mut (*at).b).write(2);
            (&raw mut (*at).c).write(3);
        }
    }
    // SAFETY: all fields of both were written.
    let gaps: &[Gaps; 2] = unsafe { &*(&raw const places).cast() };
    let value = Many { n: 2, gaps };
    for (encoding, bytes) in Encoding::ALL.into_iter().zip([
        "02000000 00000200 02000000 01 000000 02000000 0300 0000 01 000000 02000000 0300",
        "00000002 00020000 00000002 01 000000 00000002 0003 0000 01 000000 00000002 0003",
        "02000000 00000000 0000020000000000 0200000000000000
         01 000000 02000000 0300 0000 01 000000 02000000 0300 0000",
    ]) {
        assert_eq!(encoding.encode(&value).unwrap(), hex(bytes), "{encoding:?}");
    }
    // What a peer has there is not looked at.
    let stub = Stub::new(&hex("01 eeeeee 02000000 0300"));
    let gaps: Gaps = Encoding::Little.decode(&stub, ()).unwrap();
    assert_eq!(gaps, Gaps { a: 1, b: 2, c: 3 });
}

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7b82", version = "1.0")]
pub trait Judge {
    async fn judge(&self, given: Status, #[out] taken: &mut Status) -> Result<Status>;
}

struct Lenient;

impl Judge for Lenient {
    async fn judge(&self, given: Status, taken: &mut Status) -> Result<Status> {
        *taken = given;
        Ok(Status(given.0 + 1))
    }
}

#[tokio::test]
async fn stc_04_a_status_is_a_parameter_or_a_return_value_of_four_bytes() {
    let server = Server::builder().offer(JudgeServer::new(Lenient)).build().unwrap();
    let mut raw = rpc_tests::raw::Raw::client_of(&server, JudgeClient::INTERFACE.id).await;
    assert_eq!(raw.call(0, &hex("05000000")).await.unwrap(), hex("05000000 06000000"));
    let client = JudgeClient::bind(&ClientBuilder::new().over(server.in_process())).await.unwrap();
    let mut taken = Status(7);
    // A status that is returned is a value, and no error of the call.
    assert_eq!(client.judge(Status(1780), &mut taken).await.unwrap(), Status(1781));
    assert_eq!(taken, Status(1780));
    let stub = Stub::new(&hex("050000"));
    let short = Encoding::Little.decode::<_, Status>(&stub, ());
    assert_eq!(status(&short), Some(Status::BAD_STUB_DATA));
}

#[derive(Ndr, Debug, PartialEq, Clone)]
struct Machine {
    first: u8,
    signed: Int3264,
    unsigned: UInt3264,
    status: Status,
}

#[test]
fn stc_02_int3264_is_as_wide_as_the_transfer_syntax() {
    let status = Status(5);
    let value = Machine { first: 1, signed: Int3264(-2), unsigned: UInt3264(3), status };
    let ndr = hex("01 000000 feffffff 03000000 05000000");
    let ndr64 = hex("01 00000000000000 feffffffffffffff 0300000000000000 05000000 00000000");
    assert_eq!(encode::<Ndr20, (), _>(&value, &()).unwrap(), ndr);
    assert_eq!(encode::<Ndr64, (), _>(&value, &()).unwrap(), ndr64);
    round_trips(&value);
    let wide = Machine { unsigned: UInt3264(1 << 32), ..value };
    let error = encode::<Ndr20, (), _>(&wide, &()).unwrap_err();
    assert_eq!(error.status(), Status::INVALID_BOUND);
    assert!(encode::<Ndr64, (), _>(&wide, &()).is_ok());
}
