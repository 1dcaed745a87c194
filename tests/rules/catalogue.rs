//! `docs/memory-rules.md` against the tests: every rule is there once, and each has a test that is named
//! after it, or says why it has none.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The rules of each section, by number.
const SECTIONS: [(&str, u32); 24] = [
    ("IFC", 21),
    ("MEM", 43),
    ("PTR", 33),
    ("DIR", 20),
    ("ARR", 47),
    ("LEN", 5),
    ("STR", 13),
    ("UNI", 18),
    ("ENM", 4),
    ("STC", 6),
    ("HND", 12),
    ("CTX", 37),
    ("RET", 8),
    ("PIP", 21),
    ("CBK", 4),
    ("XMT", 18),
    ("SER", 15),
    ("SSM", 13),
    ("ACF", 19),
    ("FUN", 8),
    ("ASY", 13),
    ("ERR", 9),
    ("U", 9),
    ("X", 20),
];

struct Rule {
    how: String,
    tests: String,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace")
}

/// The rows `| MEM-01 | … | … |` of the document.
fn rules() -> BTreeMap<String, Rule> {
    let text = fs::read_to_string(root().join("docs/memory-rules.md")).expect("the document");
    let mut rules = BTreeMap::new();
    for line in text.lines() {
        let cells: Vec<&str> =
            line.split(" | ").map(|cell| cell.trim_matches(['|', ' '])).collect();
        let &[id, how, tests] = &cells[..] else {
            continue;
        };
        let Some((section, number)) = id.split_once('-') else {
            continue;
        };
        if number.parse::<u32>().is_ok() && section.chars().all(|c| c.is_ascii_uppercase()) {
            let rule = Rule { how: how.to_owned(), tests: tests.to_owned() };
            assert!(rules.insert(id.to_owned(), rule).is_none(), "{id} is there twice");
        }
    }
    rules
}

/// The names of test functions, and of compile-fail cases.
fn tests() -> BTreeSet<String> {
    fn walk(folder: &Path, names: &mut BTreeSet<String>) {
        for entry in fs::read_dir(folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                walk(&path, names);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                if path.with_extension("stderr").exists() {
                    names.extend(path.file_stem().map(|stem| stem.to_string_lossy().into_owned()));
                }
                let text = fs::read_to_string(&path).expect("a source file");
                let mut is_test = false;
                for line in text.lines().map(str::trim) {
                    is_test |= line.starts_with("#[test]") || line.starts_with("#[tokio::test");
                    let name = line.trim_start_matches("async ").strip_prefix("fn ");
                    if let Some(name) = name {
                        let name = name.split(['(', '<']).next().unwrap_or(name);
                        if std::mem::take(&mut is_test) {
                            names.insert(name.to_owned());
                        }
                    }
                }
            }
        }
    }
    let mut names = BTreeSet::new();
    // In `calls` is what X-12 names, which is called after no rule.
    for folder in ["tests/rules", "tests/calls", "tests/exhausted", "tests/ui", "rpc-runtime/src"] {
        walk(&root().join(folder), &mut names);
    }
    names
}

#[test]
fn every_rule_is_in_the_document_and_nothing_else() {
    let numbered = SECTIONS
        .iter()
        .flat_map(|(section, last)| (1..=*last).map(move |number| (*section, number)));
    let wanted: BTreeSet<String> =
        numbered.map(|(section, number)| format!("{section}-{number:02}")).collect();
    let there: BTreeSet<String> = rules().into_keys().collect();
    let missing: Vec<_> = wanted.difference(&there).collect();
    let unknown: Vec<_> = there.difference(&wanted).collect();
    assert!(missing.is_empty() && unknown.is_empty(), "missing {missing:?}, unknown {unknown:?}");
}

#[test]
fn every_rule_has_a_test_of_its_name_or_a_reason_for_none() {
    let tests = tests();
    let mut wrong = Vec::new();
    for (id, Rule { how, tests: cell }) in rules() {
        if how.is_empty() {
            wrong.push(format!("{id} does not say how it is expressed"));
        }
        if let Some(reason) = cell.strip_prefix("not applicable: ") {
            if reason.is_empty() {
                wrong.push(format!("{id} is not applicable, and does not say why"));
            }
            continue;
        }
        // A rule that is a case of another one is proven by the other's tests: "as PTR-32: `ptr_32_…`".
        let proven = match cell.strip_prefix("as ").and_then(|other| other.split_once(": ")) {
            Some((other, _)) => other,
            None => &id,
        };
        let prefix = format!("{}_", proven.to_lowercase().replace('-', "_"));
        let named: Vec<&str> = cell.split('`').skip(1).step_by(2).collect();
        if named.is_empty() {
            wrong.push(format!("{id} names no test"));
        }
        for name in named {
            if !tests.contains(name) {
                wrong.push(format!("{id} names `{name}`, which is no test"));
            }
            // A contradiction's decision is proven by the tests of the rules that it is about.
            if !id.starts_with("X-") && !name.starts_with(&prefix) {
                wrong.push(format!("{id} names `{name}`, which is not called after it"));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
