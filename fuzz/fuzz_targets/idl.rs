//! See `rpc_fuzz::idl`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| rpc_fuzz::idl::run(bytes));
