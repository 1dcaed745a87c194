//! See `rpc_fuzz::spnego`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| rpc_fuzz::spnego::run(bytes));
