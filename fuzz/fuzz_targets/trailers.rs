//! See `rpc_fuzz::trailers`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| rpc_fuzz::trailers::run(bytes));
