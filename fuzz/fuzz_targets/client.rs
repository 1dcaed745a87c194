//! See `rpc_fuzz::client`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| rpc_fuzz::client::run(bytes));
