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

/// A structure that is never without itself has no `Default`, and takes no end of memory to find that out.
#[test]
fn structures_that_need_themselves() {
    let text = "struct A { [ref] struct A *a; struct B *b; }; struct B { struct A a; };";
    let imported = Importer::new()
        .reader(move |path| match path.to_str() {
            Some("a.idl") => Ok(text.as_bytes().to_vec()),
            _ => Err(std::io::ErrorKind::NotFound.into()),
        })
        .import(["a.idl"]);
    assert_eq!(imported.diagnostics.errors(), 0);
    let source = rust::generate(&imported).source;
    assert!(source.contains("pub a: Box<A>,") && !source.contains("Default"), "{source}");
}

/// Each structure has the one before it twice: whoever looks at all of the last one's never ends.
#[test]
fn structures_within_structures() {
    let mut text = String::from("struct S0 { long a; };\n");
    for n in 1..40 {
        text += &format!("struct S{n} {{ [ref] struct S{} *a; [ref] struct S{0} *b; }};\n", n - 1);
    }
    let imported = Importer::new()
        .reader(move |path| match path.to_str() {
            Some("s.idl") => Ok(text.as_bytes().to_vec()),
            _ => Err(std::io::ErrorKind::NotFound.into()),
        })
        .import(["s.idl"]);
    assert_eq!(imported.diagnostics.errors(), 0);
    let source = rust::generate(&imported).source;
    assert_eq!(source.matches("Default").count(), 40);
}
