//! See `rpc_fuzz::constants`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| rpc_fuzz::constants::run(bytes));
