//! Rust from interfaces as Microsoft publishes them, if they are beside the repository, or where `PUBLISHED_IDL` says.
//! With `RUST_OUT`, a folder, they are written there.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rpc_idl::{Importer, rust};

#[test]
fn all_published_files() {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/idl");
    let folder = std::env::var_os("PUBLISHED_IDL").map_or(beside, PathBuf::from);
    let Ok(all) = std::fs::read_dir(folder) else {
        println!("no published files here");
        return;
    };
    let mut files: Vec<PathBuf> = all
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|name| name == "idl"))
        .collect();
    files.sort();
    let (mut interfaces, mut procedures, mut skipped, mut errors) = (0, 0, 0, 0);
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    for path in &files {
        let imported = Importer::new().import([path]);
        let output = rust::generate(&imported);
        let stem = path.file_stem().unwrap().to_str().unwrap();
        let lines = output.source.lines().count();
        println!(
            "{stem}: {} interfaces, {} procedures, {lines} lines, {} left out, {} errors",
            output.interfaces,
            output.procedures,
            output.skipped.len(),
            output.diagnostics.errors()
        );
        print!("{}", output.diagnostics.render(&imported.sources));
        for error in output.diagnostics.iter() {
            let kind = error.fault.split('`').step_by(2).collect::<Vec<_>>().join("…");
            *kinds.entry(kind).or_default() += 1;
        }
        if let Some(folder) = std::env::var_os("RUST_OUT") {
            let name = stem.replace('-', "_") + ".rs";
            std::fs::write(Path::new(&folder).join(name), &output.source).unwrap();
        }
        if stem == "ms-samr" {
            assert!(lines <= 3000, "{lines} lines");
        }
        interfaces += output.interfaces;
        procedures += output.procedures;
        skipped += output.skipped.len();
        errors += output.diagnostics.errors();
    }
    println!(
        "{} files: {interfaces} interfaces, {procedures} procedures, {skipped} left out, {errors} errors {kinds:#?}",
        files.len()
    );
}
