//! Each file of `tests/idl` against the text beside it: its errors and warnings, then its model. `BLESS=1` writes them.

mod support;

use std::path::{Path, PathBuf};

use rpc_idl::Importer;

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/idl");
    let all = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut all: Vec<PathBuf> =
        all.filter(|path| path.extension().is_some_and(|name| name == "idl")).collect();
    all.sort();
    all
}

/// Each number of a rule that the README promises is in one of the texts.
#[test]
fn numbers_of_rules() {
    let readme = include_str!("../README.md");
    let rows =
        readme.lines().skip_while(|line| !line.starts_with("| rules of what is on the wire"));
    let rows =
        rows.take_while(|line| line.starts_with('|')).filter_map(|line| line.rsplit_once(" | "));
    let promised: Vec<&str> = rows
        .flat_map(|(_, numbers)| numbers.split(|c: char| !c.is_ascii_digit()))
        .filter(|number| number.len() == 4)
        .collect();
    let texts = files().into_iter().map(|path| path.with_extension("txt"));
    let said: String = texts.map(|path| std::fs::read_to_string(path).unwrap()).collect();
    let missing: Vec<&&str> =
        promised.iter().filter(|number| !said.contains(&format!("MIDL{number}]"))).collect();
    assert!(promised.len() > 70 && missing.is_empty(), "{missing:?} of {}", promised.len());
}

#[test]
fn models_and_errors() {
    let mut wrong = Vec::new();
    for path in files() {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let folder = path.parent().unwrap().to_owned();
        // Errors name files as they were asked for.
        let imported = Importer::new()
            .reader(move |path| std::fs::read(folder.join(path)))
            .import([name.as_str()]);
        let is_sound = imported.diagnostics.errors() == 0;
        assert_eq!(
            is_sound,
            !name.starts_with("wrong"),
            "{name}: {}",
            imported.diagnostics.render(&imported.sources)
        );
        let mut text = imported.diagnostics.render(&imported.sources);
        if is_sound {
            text += &support::dump(&imported.model);
        }
        let golden = path.with_extension("txt");
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(&golden, &text).unwrap();
        } else if std::fs::read_to_string(&golden).unwrap_or_default() != text {
            wrong.push(format!("{name}:\n{text}"));
        }
    }
    assert!(wrong.is_empty(), "BLESS=1 writes these:\n{}", wrong.join("\n"));
}
