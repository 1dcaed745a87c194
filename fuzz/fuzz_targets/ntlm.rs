//! See `rpc_fuzz::ntlm`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| rpc_fuzz::ntlm::run(bytes));
