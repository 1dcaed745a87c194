//! See `rpc_fuzz::server`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| rpc_fuzz::server::run(bytes));
