//! Interfaces as Microsoft publishes them, if they are beside the repository, or where `PUBLISHED_IDL` says.

use std::path::{Path, PathBuf};
use std::time::Instant;

use rpc_idl::model::{InterfaceKind, ProcedureKind, Type};
use rpc_idl::{Imported, Importer};

fn published() -> Vec<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/idl");
    let folder = std::env::var_os("PUBLISHED_IDL").map_or(beside, PathBuf::from);
    let Ok(all) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut all: Vec<PathBuf> = all
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|name| name == "idl"))
        .collect();
    all.sort();
    all
}

/// Each file for itself, with what it imports.
#[test]
fn all_published_files() {
    let files = published();
    if files.is_empty() {
        println!("no published files here");
        return;
    }
    let start = Instant::now();
    let (mut plain, mut object, mut local, mut procedures, mut methods, mut gaps) =
        (0, 0, 0, 0, 0, 0);
    let (mut warnings, mut skipped, mut told) = (0, 0, 0);
    for path in &files {
        let imported = Importer::new().import([path]);
        let (model, diagnostics) = (&imported.model, &imported.diagnostics);
        assert_eq!(diagnostics.errors(), 0, "{}", diagnostics.render(&imported.sources));
        warnings += diagnostics.warnings();
        let is_own = |span: rpc_idl::Span| model.files[span.file.index()].is_main;
        skipped += model.skipped.iter().filter(|skipped| is_own(skipped.span)).count();
        for (_, interface) in
            model.defined_interfaces().filter(|(_, interface)| is_own(interface.is.span))
        {
            let (of, count) = match interface.kind {
                InterfaceKind::Plain => (&mut plain, &mut procedures),
                InterfaceKind::Object => (&mut object, &mut methods),
                InterfaceKind::Local => {
                    local += 1;
                    continue;
                }
            };
            *of += 1;
            for procedure in &interface.procedures {
                match procedure.kind {
                    ProcedureKind::NotUsedOnWire | ProcedureKind::Local => gaps += 1,
                    _ => *count += 1,
                }
                assert!(procedure.opnum.is_some(), "{} has no number", procedure.is.name);
                if let Some(number) = said(&procedure.is.docs).or(said(&procedure.is.name)) {
                    // That document counts from 1.
                    let number = number - u16::from(path.ends_with("ms-uamg.idl"));
                    assert_eq!(procedure.opnum, Some(number), "{}", procedure.is.name);
                    told += 1;
                }
            }
        }
        // What was used before it was defined is defined by now.
        assert!(
            model.typedefs.iter().all(|typedef| typedef.ty != Type::Unknown),
            "{}",
            path.display()
        );
    }
    println!("{told} numbers are as the files themselves say");
    println!(
        "{} files in {:?}: {plain} plain interfaces with {procedures} procedures, {object} of COM with {methods}, \
         {local} local; {gaps} numbers without a procedure, {skipped} things passed over, {warnings} warnings",
        files.len(),
        start.elapsed(),
    );
}

/// The number that a comment (`opnum 7`) or a name (`Opnum7NotUsedOnWire`) says.
fn said(text: &str) -> Option<u16> {
    let text = text.to_ascii_lowercase();
    let text = text.trim_start_matches("methods").strip_prefix("opnum")?.trim_start();
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    text[..digits].parse().ok()
}

/// All at once: a file that is imported by many is in the model once, and files that do not import one another do not
/// know one another's names.
#[test]
fn all_in_one_model() {
    let files = published();
    let start = Instant::now();
    let imported = Importer::new().import(&files);
    println!("{} files in one model in {:?}", files.len(), start.elapsed());
    assert_eq!(
        imported.diagnostics.errors(),
        0,
        "{}",
        imported.diagnostics.render(&imported.sources)
    );
    let alone: usize =
        files.iter().map(|path| count(&Importer::new().import([path]), |file| file == path)).sum();
    assert_eq!(count(&imported, |_| true), alone);
}

/// One that is taken out is one error, but for a few, which leave something that IDL takes, or takes otherwise.
#[test]
fn a_token_that_is_missing() {
    for (token, least) in [(";", 98), ("{", 93)] {
        let (mut one, mut several) = (0, Vec::new());
        for path in &published() {
            let text = std::fs::read_to_string(path).unwrap();
            for at in ends(&text, token) {
                let line = text[..at].lines().count();
                let mut text = text.clone();
                text.remove(at);
                let changed = path.clone();
                let read = move |file: &Path| match file == changed {
                    true => Ok(text.clone().into_bytes()),
                    false => std::fs::read(file),
                };
                match Importer::new().reader(read).import([path]).diagnostics.errors() {
                    0 => {}
                    1 => one += 1,
                    _ => several.push(format!("{}:{line}", path.display())),
                }
            }
        }
        let all = one + several.len();
        println!("{one} of {all} `{token}` are one error");
        assert!(100 * one >= least * all, "several errors without the `{token}` of {several:#?}");
    }
}

/// Some of the places where a line of code ends with a token.
fn ends(text: &str, token: &str) -> Vec<usize> {
    let mut all = Vec::new();
    let mut begin = 0;
    for line in text.split_inclusive('\n') {
        let code = line.trim_end();
        let is_code = !code.contains(['"', '#']) && !code.contains("//") && !code.contains('*');
        if is_code && code.ends_with(token) {
            all.push(begin + code.len() - token.len());
        }
        begin += line.len();
    }
    let step = all.len() / 4 + 1;
    all.into_iter().step_by(step).collect()
}

/// The interfaces of some files.
fn count(imported: &Imported, is_one: impl Fn(&Path) -> bool) -> usize {
    let interfaces =
        imported.model.defined_interfaces().map(|(_, interface)| interface.is.span.file);
    interfaces
        .filter(|file| {
            let path = imported.sources.file(*file).path();
            is_one(path) && !path.starts_with("(windows.idl of rpc-idl)")
        })
        .count()
}
