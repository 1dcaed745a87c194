//! Applies to each mistake what its message says to write instead: see `tests/mended.rs`.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

#[path = "tests/mend.rs"]
mod mend;

fn main() {
    let root = env::var("CARGO_MANIFEST_DIR").expect("cargo says it");
    let out = env::var("OUT_DIR").expect("cargo says it");
    println!("cargo::rerun-if-changed={root}");
    let mut modules = String::new();
    for (name, source) in mend::cases(Path::new(&root)) {
        let Ok(Some(mended)) = mend::mended(&source) else {
            // The test says so.
            continue;
        };
        let module = name.replace('/', "_");
        let path = Path::new(&out).join(&module).with_extension("rs");
        fs::write(&path, mended).expect("the build's folder can be written");
        let _ = writeln!(modules, "#[path = {path:?}]\nmod {module};");
    }
    fs::write(Path::new(&out).join("mended.rs"), modules).expect("as above");
}
