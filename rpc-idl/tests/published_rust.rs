//! Rust from interfaces as Microsoft publishes them, if they are beside the repository, or where `PUBLISHED_IDL` says: how
//! much of them it says, in each form of memory, and that it compiles without a warning.
//! With `RUST_OUT`, a folder, the sources are written there.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use rpc_idl::rust::{self, Memory, Options};
use rpc_idl::{Imported, Importer};

const FORMS: [Memory; 3] = [Memory::Owned, Memory::Borrowed, Memory::Allocator];

fn files() -> Vec<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/idl");
    let folder = std::env::var_os("PUBLISHED_IDL").map_or(beside, PathBuf::from);
    let Ok(all) = std::fs::read_dir(folder) else {
        println!("NOT CHECKED: no published files here");
        return Vec::new();
    };
    let mut files: Vec<PathBuf> = all
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|name| name == "idl"))
        .collect();
    files.sort();
    files
}

fn stem(path: &Path) -> &str {
    path.file_stem().unwrap().to_str().unwrap()
}

/// What comes of all files in one form.
#[derive(Debug, PartialEq)]
struct Counted {
    interfaces: usize,
    procedures: usize,
    refused: BTreeMap<&'static str, usize>,
}

/// Why a procedure is refused.
const REASONS: [&str; 4] = [
    "a callback",
    "an [out] array in line whose elements own memory",
    "no procedure of `",
    "an [out] parameter with a pointer that is never null",
];

fn count(imported: &[(&Path, Imported)], memory: Memory) -> Counted {
    let mut all = Counted { interfaces: 0, procedures: 0, refused: BTreeMap::new() };
    let options = Options::new().memory(memory);
    for (path, imported) in imported {
        let output = rust::generate_with(imported, &options);
        let stem = stem(path);
        if memory == Memory::Owned {
            let lines = output.source.lines().count();
            println!(
                "{stem}: {} interfaces, {} procedures, {lines} lines, {} left out",
                output.interfaces,
                output.procedures,
                output.skipped.len(),
            );
            assert!(stem != "ms-samr" || lines <= 3000, "{lines} lines");
        }
        for error in output.diagnostics.iter() {
            let line = imported.sources.line(error.span);
            println!("{stem}:{line}: {}, {}", error.fault, error.expected);
            let reason = REASONS.iter().find(|reason| error.fault.starts_with(**reason));
            *all.refused.entry(reason.unwrap_or(&"another reason")).or_default() += 1;
        }
        if let Some(folder) = std::env::var_os("RUST_OUT") {
            let folder = Path::new(&folder).join(memory.name());
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(folder.join(rust::file_name(path)), &output.source).unwrap();
        }
        all.interfaces += output.interfaces;
        all.procedures += output.procedures;
    }
    println!("{}: {all:#?}", memory.name());
    all
}

#[test]
fn all_published_files() {
    let files = files();
    let imported: Vec<(&Path, Imported)> =
        files.iter().map(|path| (path.as_path(), Importer::new().import([path]))).collect();
    let counted = FORMS.map(|memory| count(&imported, memory));
    if files.len() != 62 {
        println!("NOT CHECKED: {} files, and not the 62 that are counted", files.len());
        return;
    }
    let expected = |interfaces, procedures, refused: &[(&'static str, usize)]| Counted {
        interfaces,
        procedures,
        refused: refused.iter().copied().collect(),
    };
    let [callback, in_line, of_another, _] = REASONS;
    let owned = expected(40, 1126, &[(callback, 4), (in_line, 10), (of_another, 5)]);
    assert_eq!(counted[0], owned);
    // What is not in line any more may want another interface's handle.
    assert_eq!(counted[1], expected(41, 1134, &[(callback, 4), (of_another, 7)]));
    assert_eq!(counted[2], owned);
}

/// All files as the modules of crates, one for each core of CI's, with warnings denied. Without clients and servers: the
/// traits and the types with all that the macros check of them; `rpc-interfaces` has both. In the forms that `FORMS` names,
/// `FORMS=owned,borrowed,allocator` say: each takes some minutes of a core.
#[test]
#[ignore = "takes minutes; `.ci/run` runs it"]
fn all_published_files_compile() {
    const CRATES: usize = 2;
    let files = files();
    if files.is_empty() {
        return;
    }
    let named = std::env::var("FORMS").unwrap_or_else(|_| "owned".to_owned());
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("published");
    let mut members = Vec::new();
    for memory in named.split(',').map(|name| name.parse::<Memory>().unwrap()) {
        let (options, mut procedures) = (Options::new().memory(memory), 0);
        for n in 0..CRATES {
            let name = format!("{}{n}", memory.name());
            let package = folder.join(&name);
            std::fs::create_dir_all(package.join("src")).unwrap();
            let mut modules = String::from("#![deny(warnings)]\n");
            for path in files.iter().skip(n).step_by(CRATES) {
                let output = rust::generate_with(&Importer::new().import([path]), &options);
                let file = rust::file_name(path);
                std::fs::write(package.join("src").join(&file), &output.source).unwrap();
                writeln!(modules, "pub mod {};", file.trim_end_matches(".rs")).unwrap();
                procedures += output.procedures;
            }
            std::fs::write(package.join("src/lib.rs"), modules).unwrap();
            let manifest = format!(
                "[package]\nname = \"published-{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
                 [dependencies]\nrpc-runtime = {{ path = {:?}, default-features = false }}\n",
                here.join("rpc-runtime"),
            );
            std::fs::write(package.join("Cargo.toml"), manifest).unwrap();
            members.push(format!("{name:?}"));
        }
        println!("{procedures} procedures, {}", memory.name());
    }
    let workspace = format!("[workspace]\nresolver = \"3\"\nmembers = [{}]\n", members.join(", "));
    std::fs::write(folder.join("Cargo.toml"), workspace).unwrap();
    std::fs::copy(here.join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    let status = Command::new(env!("CARGO"))
        .args(["check", "--offline", "--workspace", "--manifest-path"])
        .arg(folder.join("Cargo.toml"))
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .status()
        .unwrap();
    assert!(status.success(), "in {}", folder.display());
}
