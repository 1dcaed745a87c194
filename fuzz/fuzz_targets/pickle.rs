//! See `rpc_fuzz::pickle`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| rpc_fuzz::pickle::run(bytes));
