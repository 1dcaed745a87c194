//! Rust from each sound file of `tests/idl`, against the file of `tests/rust` with its name, which `tests/compiled.rs`
//! compiles. `BLESS=1` writes them.

use std::path::{Path, PathBuf};

use rpc_idl::{Importer, rust};

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/idl");
    let all = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut all: Vec<PathBuf> = all
        .filter(|path| path.extension().is_some_and(|name| name == "idl"))
        .filter(|path| !path.file_name().unwrap().to_str().unwrap().starts_with("wrong"))
        .collect();
    all.sort();
    all
}

/// The source, and beside it what is left out and what cannot be said.
#[test]
fn sources() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rust");
    let mut wrong = Vec::new();
    let mut compare = |name: String, text: &str| {
        let golden = folder.join(&name);
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(&golden, text).unwrap();
        } else if std::fs::read_to_string(&golden).unwrap_or_default() != text {
            wrong.push(format!("{name}:\n{text}"));
        }
    };
    for path in files() {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let folder = path.parent().unwrap().to_owned();
        // Errors name files as they were asked for.
        let imported = Importer::new()
            .reader(move |path| std::fs::read(folder.join(path)))
            .import([name.as_str()]);
        let output = rust::generate(&imported);
        let stem = name.trim_end_matches(".idl");
        compare(format!("{stem}.rs"), &output.source);
        let mut told: String = output.skipped.iter().map(|skip| format!("{skip}\n")).collect();
        told += &output.diagnostics.render(&imported.sources);
        compare(format!("{stem}.txt"), &told);
    }
    assert!(wrong.is_empty(), "BLESS=1 writes these:\n{}", wrong.join("\n"));
}
