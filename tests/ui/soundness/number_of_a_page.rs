//! The encoder aligns a number to its size, and has no more than seven bytes for that.
#![forbid(unsafe_code)]

use rpc_runtime::ndr::{Encoder, Sink};

fn main() {
    let mut encoder = Encoder::new(Vec::new());
    encoder.bytes(&[1]).unwrap();
    encoder.number([0xaa; 4096]).unwrap();
    encoder.number([0; 0]).unwrap();
    encoder.window(16, 8, false, |window| window.number([0; 3])).unwrap();
}
