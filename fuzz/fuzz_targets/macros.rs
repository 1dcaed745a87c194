//! See `rpc_fuzz::macros`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| rpc_fuzz::macros::run(bytes));
