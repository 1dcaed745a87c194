//! Any bytes, as one rich structure in each encoding and each form of memory: all come to the same end, and
//! what is a value is written and read again as the same.

#![no_main]

use libfuzzer_sys::fuzz_target;
use rpc_runtime::memory::Ledger;
use rpc_tests::Stub;
use rpc_tests::encoding::{Encoding, status};
use rpc_tests::everything::{Borrowed, Everything, Plugged};

fuzz_target!(|bytes: &[u8]| {
    for encoding in Encoding::ALL {
        let (stub, ledger) = (Stub::new(bytes), Ledger::new());
        let owned = encoding.decode::<_, Everything>(&stub, ());
        let plugged = encoding.decode::<_, Plugged<Ledger>>(&stub, ledger.clone());
        let borrowed = encoding.decode::<_, Borrowed<'_>>(&stub, ());
        assert_eq!(status(&borrowed), status(&owned));
        assert_eq!(status(&encoding.check::<Everything>(&stub)), status(&owned));
        // Its bytes are no `str`, and need not be UTF-8.
        assert!(plugged.is_ok() || owned.is_err());
        drop(plugged);
        assert!(ledger.alive().is_empty());
        if let Ok(value) = owned {
            let written = encoding.encode(&value).expect("what is read can be written");
            let again = encoding.decode::<_, Everything>(&Stub::new(&written), ());
            assert_eq!(format!("{:?}", again.expect("and read again")), format!("{value:?}"));
        }
    }
});
