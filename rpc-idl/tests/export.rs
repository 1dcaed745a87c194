//! IDL from Rust: importing it again gives the same Rust, and widl compiles it.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use rpc_idl::Importer;
use rpc_idl::export::{Exported, Exporter};
use rpc_idl::rust::{self, Options};

/// What `wtypes.idl` has of the types that are exported.
const WTYPES: &str = "typedef struct _GUID {
    unsigned long Data1; unsigned short Data2; unsigned short Data3; byte Data4[8];
} GUID;
";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap()
}

/// The IDL and the ACF of a file, by the names that the Rust was made of.
fn files(name: &str, exported: &Exported) -> HashMap<PathBuf, String> {
    let mut files = HashMap::from([
        (PathBuf::from("wtypes.idl"), WTYPES.to_owned()),
        (PathBuf::from(format!("{name}.idl")), exported.idl.clone()),
    ]);
    if let Some(acf) = &exported.acf {
        files.insert(PathBuf::from(format!("{name}.acf")), acf.clone());
    }
    files
}

/// Rust of what is exported.
fn again(name: &str, files: &HashMap<PathBuf, String>, options: &Options) -> String {
    let held = files.clone();
    let imported = Importer::new()
        .reader(move |path| match held.get(path) {
            Some(text) => Ok(text.clone().into_bytes()),
            None => Err(std::io::ErrorKind::NotFound.into()),
        })
        .import([format!("{name}.idl")]);
    let told = imported.diagnostics.render(&imported.sources);
    assert_eq!(
        imported.diagnostics.errors(),
        0,
        "{name}: {told}\n{}",
        files[Path::new(&format!("{name}.idl"))]
    );
    let output = rust::generate_with(&imported, options);
    let told = output.diagnostics.render(&imported.sources);
    assert_eq!(output.diagnostics.errors(), 0, "{name}: {told}");
    output.source
}

/// What rpc-idl made of IDL, it makes again of the IDL that it exports.
#[test]
fn the_goldens_come_back() {
    let mut wrong = String::new();
    for name in GOLDENS {
        let source = read(&format!("rpc-idl/tests/rust/{name}.rs"));
        let exported = Exporter::new().export(format!("{name}.rs"), &source);
        let told = exported.diagnostics.render(&exported.sources);
        assert_eq!(exported.diagnostics.errors(), 0, "{name}: {told}");
        let made = again(name, &files(name, &exported), &Options::new());
        // C wants a type before what contains it: the file begins with another one of its types.
        let (made, source) = match name {
            "arrays" => (by_item(&made), by_item(&source)),
            // `context_handle_noserialize` stood in the IDL, and belongs to an ACF.
            "shares" => (made.replacen("shares.idl, shares.acf", "shares.idl", 1), source),
            _ => (made, source),
        };
        if made != source {
            wrong += &differences(name, &source, &made);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// The items of a file, in the order of the alphabet.
fn by_item(source: &str) -> String {
    let mut items: Vec<&str> = source.trim_end().split("\n\n").collect();
    items.sort_unstable();
    items.join("\n\n")
}

const GOLDENS: [&str; 12] = [
    "arrays",
    "common",
    "configured",
    "constants",
    "interfaces",
    "pipes",
    "pointers",
    "preprocessor",
    "recursive",
    "refused",
    "shares",
    "unions",
];

/// The published interfaces of `rpc-interfaces`, with the types that they have of `ms-dtyp.idl`.
#[test]
fn the_interfaces_come_back() {
    let dtyp = read("rpc-interfaces/src/dtyp/idl.rs");
    let common = Exporter::new().export("idl.rs", &dtyp);
    let mut wrong = String::new();
    for module in INTERFACES {
        let source = read(&format!("rpc-interfaces/src/{module}/idl.rs"));
        let (exported, name) = (exporter(module).export("idl.rs", &source), format!("ms-{module}"));
        let told = exported.diagnostics.render(&exported.sources);
        assert_eq!(exported.diagnostics.errors(), 0, "{module}: {told}");
        let mut files = files(&name, &exported);
        let options = match module {
            "dtyp" => Options::new(),
            _ => {
                files.insert(PathBuf::from("ms-dtyp.idl"), common.idl.clone());
                Options::new().module("ms-dtyp.idl", "crate::dtyp").partial()
            }
        };
        let made = again(&name, &files, &options);
        if made != source {
            wrong += &differences(module, &source, &made);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

const INTERFACES: [&str; 13] = [
    "dtyp", "even6", "lsad", "lsat", "nrpc", "par", "rprn", "rrp", "samr", "scmr", "srvs", "tsch",
    "wkst",
];

fn exporter(module: &str) -> Exporter {
    let dtyp = read("rpc-interfaces/src/dtyp/idl.rs");
    match module {
        "dtyp" => Exporter::new(),
        _ => Exporter::new().module("crate::dtyp", "ms-dtyp.idl", dtyp),
    }
}

/// The first lines that are not the same.
fn differences(name: &str, source: &str, made: &str) -> String {
    let lines = source.lines().zip(made.lines()).filter(|(a, b)| a != b).take(4);
    let text: String = lines.map(|(a, b)| format!("  - {a}\n  + {b}\n")).collect();
    format!("{name}: {} and {} lines\n{text}", source.lines().count(), made.lines().count())
}

/// A text against a file of this package. `BLESS=1` writes it.
fn golden(path: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, text).unwrap();
    }
    let held = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(held == text, "BLESS=1 writes this:\n{text}");
}

/// Each fault is told once, with its place, and a procedure that cannot be said keeps its number.
#[test]
fn faults() {
    let source = read("rpc-idl/tests/export/wrong.rs");
    let exported = Exporter::new().export("wrong.rs", &source);
    let mut told = exported.diagnostics.render(&exported.sources);
    for skip in &exported.skipped {
        told += &format!("left out: line {}: {skip}\n", exported.sources.line(skip.span));
    }
    golden("tests/export/wrong.txt", &told);
    golden("tests/export/wrong.idl", &exported.idl);
    golden("tests/export/wrong.acf", exported.acf.as_deref().unwrap_or_default());
}

/// A configuration file is of one interface.
#[test]
fn two_with_attributes_of_acf() {
    let one = |n: u32| {
        format!(
            "#[rpc_interface(uuid = \"11111111-2222-3333-4444-55555555550{n}\")]
             trait T{n} {{ #[notify] async fn f(&self) -> Result<()>; }}\n"
        )
    };
    let exported = Exporter::new().export("two.rs", &(one(1) + &one(2)));
    let told = exported.diagnostics.render(&exported.sources);
    assert!(exported.diagnostics.errors() == 1 && told.contains("two.rs:4:20"), "{told}");
    assert_eq!(exported.acf.as_deref(), Some("interface T1\n{\n    [notify] f();\n}\n"));
}

/// What is no Rust at all.
#[test]
fn no_rust() {
    for (source, told) in [
        ("pub strct A {}", "wrong.rs:1:5"),
        ("pub struct A {", "wrong.rs:1:14"),
        ("\u{feff}pub struct \u{e4} }", "wrong.rs:1:14"),
    ] {
        let exported = Exporter::new().export("wrong.rs", source);
        let text = exported.diagnostics.render(&exported.sources);
        assert!(exported.diagnostics.errors() == 1 && text.contains(told), "{text}");
    }
}

/// Samba's test interface, as the examples have it: `tests/compiled.rs` has what is made of this IDL, and compares bytes.
#[test]
fn rpcecho() {
    let exported = Exporter::new().export("rpcecho.rs", &read("examples/src/rpcecho.rs"));
    assert_eq!(
        (exported.interfaces, exported.procedures, exported.diagnostics.errors()),
        (1, 10, 0)
    );
    assert_eq!(exported.acf, None);
    golden("tests/idl/rpcecho.idl", &exported.idl);
}

/// Pointers, arrays and strings that rpc-idl does not write, but people do; and what is not on the wire.
#[test]
fn other_forms() {
    let source = read("rpc-idl/tests/export/forms.rs");
    let exported = Exporter::new().export("forms.rs", &source);
    let told = exported.diagnostics.render(&exported.sources);
    assert_eq!(exported.diagnostics.errors(), 0, "{told}");
    golden("tests/export/forms.idl", &exported.idl);
    golden("tests/export/forms.acf", exported.acf.as_deref().unwrap_or_default());
    again("forms", &files("forms", &exported), &Options::new());
}

/// The README's list of what is lost on the way there and back.
#[test]
fn what_does_not_come_back() {
    let source = read("rpc-idl/tests/export/lost.rs");
    let exported = Exporter::new().export("lost.rs", &source);
    let told = exported.diagnostics.render(&exported.sources);
    assert_eq!(exported.diagnostics.errors(), 0, "{told}");
    let made = again("lost", &files("lost", &exported), &Options::new());
    golden("tests/export/lost_again.rs", &made);
}

/// `x86_64-w64-mingw32-widl` (Debian's mingw-w64-tools) makes the client's stubs of each IDL.
#[test]
#[ignore = "it needs widl: .ci/run has it"]
fn widl_compiles_it() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("widl");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("wtypes.idl"), WTYPES).unwrap();
    let mut all: Vec<(String, Exported)> = GOLDENS
        .iter()
        .map(|name| {
            let source = read(&format!("rpc-idl/tests/rust/{name}.rs"));
            ((*name).to_owned(), Exporter::new().for_widl().export(format!("{name}.rs"), &source))
        })
        .collect();
    all.extend(INTERFACES.iter().map(|module| {
        let source = read(&format!("rpc-interfaces/src/{module}/idl.rs"));
        (format!("ms-{module}"), exporter(module).for_widl().export("idl.rs", &source))
    }));
    for name in ["rpcecho", "forms"] {
        let folder = if name == "forms" { "rpc-idl/tests/export" } else { "examples/src" };
        let source = read(&format!("{folder}/{name}.rs"));
        let exporter = Exporter::new().for_widl();
        all.push((name.to_owned(), exporter.export(format!("{name}.rs"), &source)));
    }
    let mut wrong = String::new();
    for (name, exported) in &all {
        let faults: Vec<&str> = exported.diagnostics.iter().map(|error| &*error.fault).collect();
        // What widl does not have.
        let known: &[&str] = match &**name {
            "arrays" => &["`first_is`, which widl does not know"],
            "interfaces" => &["a pipe"],
            "pipes" => &["a pipe"; 5],
            "unions" => &["an arm of several labels, with a discriminant"],
            _ => &[],
        };
        assert_eq!(faults, known, "{name}");
        std::fs::write(folder.join(format!("{name}.idl")), &exported.idl).unwrap();
        if let Some(acf) = &exported.acf {
            std::fs::write(folder.join(format!("{name}.acf")), acf).unwrap();
        }
    }
    for (name, exported) in &all {
        if exported.diagnostics.errors() > 0 {
            continue;
        }
        for (kind, output) in [(["-h", "-H"], "h"), (["-c", "-C"], "c"), (["-s", "-S"], "s.c")] {
            let made = std::process::Command::new("x86_64-w64-mingw32-widl")
                .current_dir(&folder)
                .args(["--win64", kind[0], kind[1]])
                .args([format!("{name}.{output}"), format!("{name}.idl")])
                .output()
                .unwrap();
            if !made.status.success() {
                wrong += &format!("{name} {}\n{}", kind[0], String::from_utf8_lossy(&made.stderr));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
