//! See `rpc_fuzz::rust`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| rpc_fuzz::rust::run(bytes));
