//! Section X: where Microsoft's pages contradict each other, and no other test shows what is done.

use rpc_runtime::ndr::Ndr20;
use rpc_runtime::prelude::*;
use rpc_tests::{Stub, encode, hex};

#[derive(Ndr, Debug, PartialEq)]
pub struct Sized {
    pub n: u32,
    #[string]
    #[size_is(n)]
    pub text: Vec<u8>,
}

#[test]
fn x_01_a_string_may_have_a_size() {
    // The size is the maximum count; the string ends before it, with a NUL that is not in memory.
    let value = Sized { n: 8, text: b"abc".to_vec() };
    let bytes = hex("08000000 00000200 08000000 00000000 04000000 61626300");
    assert_eq!(encode::<Ndr20, (), _>(&value, &()).unwrap(), bytes);
    assert_eq!(Stub::new(&bytes).decode::<Ndr20, (), Sized>(&()).unwrap(), value);
    let too_long = Sized { n: 3, text: b"abc".to_vec() };
    let error = encode::<Ndr20, (), _>(&too_long, &()).unwrap_err();
    assert_eq!(error.status(), Status::BAD_STUB_DATA);
    for (bytes, status) in [
        // Not the size that `n` says, and longer than its size.
        ("08000000 00000200 09000000 00000000 04000000 61626300", Status::BAD_STUB_DATA),
        ("03000000 00000200 03000000 00000000 04000000 61626300", Status::INVALID_BOUND),
    ] {
        let error = Stub::new(&hex(bytes)).decode::<Ndr20, (), Sized>(&()).unwrap_err();
        assert_eq!(error.status(), status, "{bytes}");
    }
}

#[derive(Ndr, Debug, PartialEq, Clone, Copy)]
#[repr(u16)]
#[closed]
pub enum Closed {
    Last = 32767,
}

#[test]
fn x_09_an_enumeration_ends_at_32767() {
    let closed = |bytes: &str| {
        let value = Stub::new(&hex(bytes)).decode::<Ndr20, (), Closed>(&());
        value.map_err(|error| error.status().0)
    };
    assert_eq!(closed("ff7f"), Ok(Closed::Last));
    // The status has two names in the headers, and one number.
    assert_eq!((closed("0080"), closed("ffff"), closed("0000")), (Err(1781), Err(1781), Err(1781)));
}
