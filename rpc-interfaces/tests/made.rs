//! What is checked in is what rpc-idl makes of the files that Microsoft publishes, if they are beside the repository, or
//! where `PUBLISHED_IDL` says. `BLESS=1` writes it.

use std::path::{Path, PathBuf};

use rpc_idl::Importer;
use rpc_idl::rust::{self, Options};

const MODULES: [&str; 13] = [
    "dtyp", "even6", "lsad", "lsat", "nrpc", "par", "rprn", "rrp", "samr", "scmr", "srvs", "tsch",
    "wkst",
];

#[test]
fn made_again_it_is_the_same() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let beside = here.join("../../shared/idl");
    let folder = std::env::var_os("PUBLISHED_IDL").map_or(beside, PathBuf::from);
    if !folder.is_dir() {
        println!("no published files here");
        return;
    }
    // Servers have a part of such interfaces, not all.
    let options = Options::new().module("ms-dtyp.idl", "crate::dtyp").partial();
    for module in MODULES {
        // What is not published as a file is written from its document, here.
        let written = here.join(format!("idl/ms-{module}.idl"));
        let published = folder.join(format!("ms-{module}.idl"));
        let file = if written.exists() { written } else { published };
        let imported = Importer::new().directory(&folder).import([file]);
        assert_eq!(imported.diagnostics.errors(), 0, "{module}");
        let output = rust::generate_with(&imported, &options);
        let path = here.join(format!("src/{module}/idl.rs"));
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(&path, &output.source).unwrap();
        }
        let is_same = std::fs::read_to_string(&path).unwrap_or_default() == output.source;
        assert!(is_same, "`{module}` is made otherwise now; BLESS=1 writes it");
        // What Rust cannot say is known, so that nothing goes without being noticed.
        let left: Vec<_> = output.diagnostics.iter().map(|error| error.fault.as_str()).collect();
        let known = match module {
            "rrp" => vec!["an [out] array in line whose elements own memory"; 2],
            _ => vec![],
        };
        assert_eq!(left, known, "{module}");
    }
}
