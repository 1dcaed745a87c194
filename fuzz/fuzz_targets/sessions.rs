//! See `rpc_fuzz::sessions`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| rpc_fuzz::sessions::run(bytes));
