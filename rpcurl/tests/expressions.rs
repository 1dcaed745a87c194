//! Sizes in which C converts operands: what is right of the same file for the derived codec is in `rpc-idl`'s
//! `tests/compiled.rs`.

mod support;

use rpcurl::codec::{Codec, Format, Way};
use serde_json::{Value, json};
use support::imported;

fn array(of: usize) -> Value {
    Value::Array(vec![json!(0); of])
}

#[test]
fn conversions() {
    let imported = imported("expressions");
    let interface = imported.model.defined_interfaces().next().unwrap().1;
    let codec = Codec::new(&imported.model, &interface.procedures[0]).unwrap();
    let one = |holds: bool| array(if holds { 1 } else { 2 });
    for n in [0, 1, 0xffff, 0x1_ffff, 0x7fff_ffff, 0x8000_0000, u32::MAX] {
        for s in [0, 1, -1, -2, 255, i32::MIN, i32::MAX] {
            for e in [-1, 0, 1, i32::MIN, 7] {
                let us: u16 = 3;
                let counts = json!({ "counts": {
                    "n": n, "s": s, "e": e, "us": us,
                    "cast": one(n == u32::MAX),
                    "complement": one(n == u32::MAX),
                    "none": one(e == -1),
                    "top": one(e == i32::MIN),
                    "unsigned_top": one(n == 0x8000_0000),
                    "signed_none": one(s == -1),
                    "order": one(e < 1),
                    "above": one(false),
                    "promoted": one(true),
                    "mixed": one((s as u32) < n),
                    "quotient": one(s as u32 / 2 == 0x7fff_ffff),
                    "narrow": one(n as i16 == -1),
                    "as_signed": one(n as i32 == -1),
                    "byte_of": one(s as u8 == 255),
                    "wide": array(usize::from(us) + 1),
                } });
                let values = codec.from_json(Way::Request, &counts).unwrap();
                let format = Format { ndr64: false, big_endian: false };
                codec.encode(Way::Request, &values, &[], format).unwrap();
            }
        }
    }
}
