//! Every attribute at every place, and what `rust` makes of it: a table, which `tests/attributes.txt` keeps and
//! `BLESS=1` writes. None changes nothing without a word.

use std::collections::BTreeSet;
use std::fmt::Write;

use rpc_idl::{Importer, Severity, attribute_names, rust};

/// Where an attribute may stand: at `@` in the body of an interface, in which one text or another shows what it does.
const PLACES: [(&str, &[&str]); 5] = [
    ("interface", &["[@ UUID] interface i { NAMES void f([in] L **a); }"]),
    (
        "procedure",
        &[
            "[local] void h(); [@] void f();",
            "[local] void h(); void g([in] long n); [@] void f([in] long n);",
            "[@] char *f();",
            "void g([out] H *h); [@] void *f();",
        ],
    ),
    (
        "parameter",
        &[
            "void f([out] long *m, [in] long n, [@ in] L *a);",
            "void f([in] long n, [@ out] L **a);",
            "void f([in] long n, [@ in, out, unique] P *a);",
            "void f([in] long n, [@ in] char *a);",
            "void f([in] long n, [in, @ size_is(9)] char *a);",
            "void f([in] long n, [in, unique, @ size_is(9)] char *a);",
            "void g([out] H *h); void f([in, @] H a);",
            "void g([out] H *h); void f([in, @] void *a);",
            "void f([in] long n, [in, @] long a);",
            "void f([in] long n, [out, @] error_status_t *a);",
        ],
    ),
    (
        "field",
        &[
            "[UUID, pointer_default(ref)] interface i { NAMES \
             struct S { long n; [@] char *a; }; void f([in] struct S *s); }",
            "struct S { long n; [@] char *a; }; void f([in] struct S *s);",
            "struct S { long n; [@ size_is(9)] char *a; }; void f([in] struct S *s);",
            "struct S { long n; [@] char a[9]; }; void f([in] struct S *s);",
            "struct S { long n; [@] long a; }; void f([in] struct S *s);",
            "struct S { long n; [@ switch_is(n)] U a; }; void f([in] struct S *s);",
            "union S { [case(1)] long n; [@] long a; }; \
             void f([in] long m, [in, switch_is(m)] union S *s);",
        ],
    ),
    (
        "type",
        &[
            "typedef [@] char *T; void f([in, out] T *s);",
            "typedef [@] long T; void f([in] T s);",
            "typedef [@] void *T; void f([out] T *s); void g([in] T s);",
            "typedef [@, context_handle] void *T; void f([out] T *s); void g([in] T s);",
            "typedef [@] enum { A, B } T; void f([in] T s);",
            "typedef [@] union { [case(1)] long a; } T; void f([in] byte n, [in, switch_is(n)] T *s);",
            "typedef [@] L *T; void f([in] T s);",
            "typedef [@, size_is(9)] char *T; void f([in, out] T *s);",
        ],
    ),
];

/// What all texts may name.
const NAMES: &str =
    "typedef [context_handle] void *H; typedef struct _L { long a; struct _L *next; } L;
    typedef struct { long a; } P; typedef [switch_type(long)] union { [case(1)] long a; } U;";

/// An attribute with its arguments, as a place wants them.
fn written(name: &str, place: &str) -> String {
    let n = if place == "type" { "4" } else { "n" };
    match name {
        "size_is" | "max_is" | "min_is" | "length_is" | "first_is" | "last_is" | "byte_count" => {
            format!("{name}({n})")
        }
        "switch_is" | "iid_is" | "cs_char" | "cs_tag_rtn" | "represent_as" => {
            format!("{name}({n})")
        }
        "range" => "range(0, 5)".to_owned(),
        "uuid" => "uuid(11111111-2222-3333-4444-555555555556)".to_owned(),
        "version" => "version(2.1)".to_owned(),
        "pointer_default" => "pointer_default(ref)".to_owned(),
        "endpoint" => "endpoint(\"ncacn_np:[\\\\pipe\\\\x]\")".to_owned(),
        "implicit_handle" => "implicit_handle(handle_t b)".to_owned(),
        "transmit_as" | "wire_marshal" | "user_marshal" | "switch_type" => format!("{name}(short)"),
        "case" => "case(2)".to_owned(),
        "call_as" => "call_as(h)".to_owned(),
        "allocate" => "allocate(dont_free)".to_owned(),
        _ => name.to_owned(),
    }
}

/// What is made of a text: the source without its head, what is listed, what is refused, and what is wrong in the IDL.
struct Made {
    source: String,
    listed: Vec<String>,
    refused: Vec<String>,
    wrong: Vec<String>,
}

fn made(text: &str) -> Made {
    let whole = match text.contains("interface") {
        true => text.to_owned(),
        false => format!("[UUID] interface i {{ NAMES {text} }}"),
    };
    let uuid = "uuid(11111111-2222-3333-4444-555555555555)";
    let text = whole.replace("UUID", uuid).replace("NAMES", NAMES);
    let imported = Importer::new()
        .reader(move |path| match path.to_str() {
            Some("a.idl") => Ok(text.clone().into_bytes()),
            _ => Err(std::io::ErrorKind::NotFound.into()),
        })
        .import(["a.idl"]);
    let wrong = imported.diagnostics.iter().filter(|one| one.severity == Severity::Error);
    let wrong: Vec<String> = wrong.map(|one| one.fault.clone()).collect();
    let output = rust::generate(&imported);
    Made {
        source: output.source,
        listed: output.skipped.iter().map(ToString::to_string).collect(),
        refused: output
            .diagnostics
            .iter()
            .map(|one| format!("{}: {}", one.fault, one.expected))
            .collect(),
        wrong,
    }
}

/// What is made of each text of a place without an attribute.
fn without(texts: &'static [&'static str]) -> Vec<(&'static str, Made)> {
    let one = |text: &&'static str| {
        (*text, made(&text.replace("@,", "").replace("[@]", "").replace('@', "")))
    };
    texts.iter().map(one).collect()
}

/// What one attribute does at one place, in all its variants.
fn outcome(name: &str, place: &str, texts: &[(&str, Made)]) -> String {
    let mut all = BTreeSet::new();
    for (text, without) in texts {
        let attribute = written(name, place);
        // In the place of its own uuid.
        let text = match (name, place) {
            ("uuid", "interface") => text.replace("@ UUID", "@"),
            _ => (*text).to_owned(),
        };
        let with = match text.find("@ ") {
            Some(_) => text.replace('@', &format!("{attribute},")),
            None => text.replace('@', &attribute),
        };
        let with = made(&with);
        let new = |with: &[String], without: &[String]| {
            with.iter().find(|one| !without.contains(one)).cloned()
        };
        if !with.wrong.is_empty() {
            all.insert("wrong".to_owned());
        } else if let Some(refused) = new(&with.refused, &without.refused) {
            all.insert(format!("refused ({refused})"));
        } else if let Some(listed) = new(&with.listed, &without.listed) {
            all.insert(format!("listed ({})", listed.split_once(": ").unwrap().1));
        } else if with.source != without.source {
            all.insert("written".to_owned());
        }
    }
    if all.len() > 1 {
        all.remove("wrong");
    }
    all.into_iter().collect::<Vec<_>>().join("; ")
}

/// They say what is so without them.
const SAID_ALREADY: [(&str, &str); 2] = [
    ("in", "parameter"), // but for one that is [out]
    ("call_as", "procedure"),
];

#[test]
fn each_attribute_at_each_place() {
    let (mut table, mut dropped) = (String::new(), Vec::new());
    let places = PLACES.map(|(place, texts)| (place, without(texts)));
    for name in attribute_names() {
        for (place, texts) in &places {
            let (place, outcome) = (*place, outcome(name, place, texts));
            if outcome.is_empty() && !SAID_ALREADY.contains(&(name, place)) {
                dropped.push((name, place));
            }
            assert!(!outcome.contains("it is not known"), "`{name}` is not known");
            writeln!(table, "{name}, {place}: {outcome}").unwrap();
        }
    }
    assert!(dropped.is_empty(), "dropped without a word: {dropped:?}");
    let golden = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/attributes.txt");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&golden, &table).unwrap();
    }
    let expected = std::fs::read_to_string(golden).unwrap();
    for (ours, theirs) in table.lines().zip(expected.lines()) {
        assert_eq!(ours, theirs, "BLESS=1 writes the table");
    }
    assert_eq!(table.lines().count(), expected.lines().count());
}

#[test]
fn what_is_not_known_is_listed() {
    for (place, texts) in PLACES {
        assert_eq!(outcome("unheard_of", place, &without(texts)), "listed (it is not known)");
    }
}
