//! Any bytes, as a pickle: at once, and as they come.

#![no_main]

use libfuzzer_sys::fuzz_target;
use rpc_runtime::memory::{CallMemory, StubBuffer};
use rpc_runtime::pickle::{IncrementalUnpickler, ProcedureUnpickler, Unpickler};
use rpc_tests::everything::Everything;

fuzz_target!(|bytes: &[u8]| {
    let (stub, memory) = (StubBuffer::copy_of(bytes).expect("memory"), CallMemory::new());
    let mut values = Vec::new();
    if let Ok(mut unpickler) = Unpickler::new(&stub, &memory) {
        while let Ok(value) = unpickler.read::<Everything>() {
            values.push(format!("{value:?}"));
        }
    }
    if let Ok(mut unpickler) = IncrementalUnpickler::new(bytes) {
        for expected in values {
            let value = unpickler.read::<Everything>().expect("the same").expect("as many");
            assert_eq!(format!("{value:?}"), expected);
        }
    }
    if let Ok(mut procedure) = ProcedureUnpickler::new(&stub, &memory) {
        let _ = procedure.read::<Everything>();
    }
});
