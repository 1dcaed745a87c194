//! Rust from each sound file of `tests/idl`, against the file of `tests/rust` with its name, and for the other forms of
//! memory those of `tests/rust/borrowed` and `tests/rust/allocator`; `tests/compiled.rs` compiles them. `BLESS=1` writes them.

use std::path::{Path, PathBuf};

use rpc_idl::rust::{self, Memory, Options};
use rpc_idl::{Imported, Importer};

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
        for memory in [Memory::Borrowed, Memory::Allocator] {
            let output = rust::generate_with(&imported, &Options::new().memory(memory));
            compare(format!("{}/{stem}.rs", memory.name()), &output.source);
        }
    }
    assert!(wrong.is_empty(), "BLESS=1 writes these:\n{}", wrong.join("\n"));
}

/// A structure that is never without itself, and that no procedure sends, is left out, with what needs it.
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
    let output = rust::generate(&imported);
    assert!(!output.source.contains("struct"), "{}", output.source);
    let told: Vec<String> = output.skipped.iter().map(ToString::to_string).collect();
    let why = "a structure that needs itself, by a reference pointer";
    assert!(told.len() == 2 && told[0].contains(why), "{told:?}");
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

fn import(text: &'static str) -> Imported {
    let imported = Importer::new()
        .reader(move |path| match path.to_str() {
            Some("a.idl") => Ok(text.as_bytes().to_vec()),
            _ => Err(std::io::ErrorKind::NotFound.into()),
        })
        .import(["a.idl"]);
    assert_eq!(imported.diagnostics.errors(), 0);
    imported
}

/// Interfaces of one file in several forms: what points to something is there once a form, the rest once.
#[test]
fn memory_of_each_interface() {
    let imported = import(
        "const long MOST = 4; typedef struct { long n; } PLAIN; typedef struct { PLAIN *p; } POINTS;
         typedef struct { POINTS *p; } ELSEWHERE;
         [uuid(11111111-2222-3333-4444-555555555501)] interface one {
             void f([in] POINTS *a, [in, size_is(MOST)] char *b); }
         [uuid(11111111-2222-3333-4444-555555555502)] interface two {
             void f([in] POINTS *a, [out] PLAIN *b, [in, size_is(MOST)] char *c);
             void g([in] ELSEWHERE *a); }",
    );
    let options = Options::new().memory_of("two", Memory::Borrowed);
    let output = rust::generate_with(&imported, &options);
    assert_eq!((output.interfaces, output.procedures), (2, 3));
    let (own, inner) = output.source.split_once("pub mod borrowed {\n").unwrap();
    assert!(own.contains("pub p: Option<Box<Plain>>") && own.contains("pub trait One"), "{own}");
    assert!(!own.contains("pub struct Elsewhere") && !own.contains("pub trait Two"), "{own}");
    assert!(inner.contains("    use super::{MOST, Plain};\n"), "{inner}");
    assert!(inner.contains("pub p: Option<&'a Plain>"), "{inner}");
    assert!(
        inner.contains("pub struct Elsewhere<'a>") && inner.contains("pub trait Two"),
        "{inner}"
    );
    assert!(!inner.contains("struct Plain"), "{inner}");

    // All in one form: there is no module.
    let all = options.memory_of("one", Memory::Borrowed);
    let output = rust::generate_with(&imported, &all);
    assert!(!output.source.contains("pub mod"), "{}", output.source);
    let same = rust::generate_with(&imported, &Options::new().memory(Memory::Borrowed));
    assert_eq!(output.source, same.source);

    let options = Options::new().memory_of("three", Memory::Borrowed);
    assert_eq!(options.unknown_interfaces(&imported.model), ["three"]);
}

/// A pointer that is never null has nothing to point to when a method begins.
#[test]
fn results_that_cannot_start() {
    let imported = import(
        "typedef struct { [ref] long *p; } R;
         [uuid(11111111-2222-3333-4444-555555555501), pointer_default(ref)] interface one {
             void f([out] R *a); void g([out] long **a); void h([in] long n, [out, size_is(n)] R *a);
             void i([out] R a[2]); void j([in, out] R *a); void k([out, size_is(, 3)] long **a); }",
    );
    let output = rust::generate(&imported);
    let faults: Vec<&str> = output.diagnostics.iter().map(|error| &*error.expected).collect();
    assert_eq!(output.procedures, 2, "{faults:?}");
    let starts = faults.iter().filter(|expected| expected.contains("MEM-30")).count();
    // An array in line of what owns is refused in any case.
    assert_eq!((starts, faults.len()), (3, 4), "{faults:?}");
}

/// A range is about a number, or about how many there are; elements of arrays have none in Rust, wherever it is said.
#[test]
fn ranges() {
    let imported = import(
        "typedef [range(2, 4)] long FEW; typedef FEW SOME;
         typedef struct { SOME one; long n; [size_is(n)] SOME *open; [range(1, 3), size_is(n)] FEW *both; FEW pair[2];
                          [range(5, 6)] long fixed[2]; [unique] FEW *place; } S;
         [uuid(11111111-2222-3333-4444-555555555501)] interface one {
             void f([in] S *s, [in] FEW n, [in, size_is(n)] FEW *list); }",
    );
    let output = rust::generate(&imported);
    let source = output.source.split_whitespace().collect::<Vec<_>>().join(" ");
    for written in [
        "#[range(2..=4)] pub one: i32,",
        "pub n: i32, #[size_is(n)] pub open: Vec<i32>,",
        "#[range(1..=3)] #[size_is(n)] pub both: Vec<i32>,",
        "pub both: Vec<i32>, pub pair: [i32; 2], pub fixed: [i32; 2], pub place: Option<Box<i32>>, }",
        "#[range(2..=4)] n: i32, #[size_is(n)] list: &[i32]",
    ] {
        let written = written.replace("Vec<i32>", "Option<Vec<i32>>");
        assert!(source.contains(&written), "{written}: {source}");
    }
    let listed: Vec<String> = output.skipped.iter().map(ToString::to_string).collect();
    for what in ["FEW", "pair", "fixed"] {
        let expected = format!("`range` of `{what}`: elements of an array have none (ARR-43)");
        assert!(listed.contains(&expected), "{listed:?}");
    }
    let place = "`range` of `place`: a number that a field points to has none (ARR-43)".to_owned();
    assert!(listed.contains(&place), "{listed:?}");
}

/// `LPWSTR` of ms-dtyp.idl, and no other one, is a string where nothing else is said.
#[test]
fn texts_of_ms_dtyp() {
    let dtyp = "typedef wchar_t *LPWSTR; typedef char *LPSTR; typedef LPWSTR NAME; typedef [unique] LPWSTR TITLE;";
    let fields = "typedef struct { LPWSTR one; LPWSTR *two; long n; [size_is(n)] LPWSTR sized; [size_is(n)] LPWSTR *list;
                                   LPSTR bytes; wchar_t *character; NAME name; [unique] TITLE title; } S;
                  [uuid(11111111-2222-3333-4444-555555555501)] interface one {
                      void f([in] S *s, [in] LPWSTR text, [in, unique] LPWSTR maybe, [out] LPWSTR *given); }";
    let written = |import: &'static str| {
        let main = format!("import \"{import}\"; {fields}");
        let imported = Importer::new()
            .reader(move |path| match path.to_str() {
                Some("a.idl") => Ok(main.clone().into_bytes()),
                Some(path) if path == import => Ok(dtyp.as_bytes().to_vec()),
                _ => Err(std::io::ErrorKind::NotFound.into()),
            })
            .import(["a.idl"]);
        let source = rust::generate(&imported).source;
        source.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let strings = [
        "pub one: Option<WString>, pub two: Option<Box<Option<WString>>>,",
        "pub sized: Option<Vec<u16>>, #[size_is(n)] pub list: Option<Vec<Option<WString>>>,",
        "pub bytes: Option<Vec<u8>>, pub character: Option<Box<u16>>, pub name: Option<WString>, pub title: Option<WString>,",
        "text: &WStr, maybe: Option<&WStr>, #[out] given: &mut Option<WString>,",
    ];
    let published = written("ms-dtyp.idl");
    for part in strings {
        assert!(published.contains(part), "{part}: {published}");
    }
    let others = written("mine.idl");
    for part in ["pub one: Option<Box<u16>>,", "pub name: Option<Box<u16>>,", "text: &u16,"] {
        assert!(others.contains(part), "{part}: {others}");
    }
}
