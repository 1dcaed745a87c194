//! What the tests have in common.

#![allow(dead_code)]

use std::path::Path;

use rpc_idl::{Imported, Importer};

/// Numbers at random (SplitMix64).
pub(crate) struct Draw(u64);

impl Draw {
    pub(crate) fn new(seed: u64) -> Draw {
        Draw(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    pub(crate) fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % n
    }
}

/// One of `rpc-idl`'s test files.
pub(crate) fn imported(name: &str) -> Imported {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../rpc-idl/tests/idl");
    let imported = Importer::new().import([folder.join(format!("{name}.idl"))]);
    assert_eq!(
        imported.diagnostics.errors(),
        0,
        "{}",
        imported.diagnostics.render(&imported.sources)
    );
    imported
}

/// Text as a file of IDL.
pub(crate) fn of_text(idl: &str) -> Imported {
    let idl = idl.to_owned();
    let read = move |path: &Path| match path.to_str() {
        Some("test.idl") => Ok(idl.clone().into_bytes()),
        _ => Err(std::io::ErrorKind::NotFound.into()),
    };
    let imported = Importer::new().reader(read).import(["test.idl"]);
    assert_eq!(
        imported.diagnostics.errors(),
        0,
        "{}",
        imported.diagnostics.render(&imported.sources)
    );
    imported
}
