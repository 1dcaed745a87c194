//! Options: types of imported files that are those of other modules, and partial interfaces.

use rpc_idl::rust::{self, Options, Output};
use rpc_idl::{Imported, Importer};

const COMMON: &str = "
    const long MOST = 4;
    typedef struct _SID { unsigned char n; } SID, *PSID;
    typedef struct _sid { [range(0, MOST)] long n; } sid;
    typedef enum { A, B } KIND;
    typedef struct _UNUSED { long n; } UNUSED;
    typedef [switch_type(long)] union { [case(1)] long a, b; } NOWHERE;
    typedef struct _BAD { long n; [switch_is(n)] NOWHERE u; } BAD;";

fn import(main: &'static str) -> Imported {
    let imported = Importer::new()
        .reader(move |path| match path.to_str() {
            Some("main.idl") => Ok(main.as_bytes().to_vec()),
            Some("Common.idl" | "common.idl") => Ok(COMMON.as_bytes().to_vec()),
            _ => Err(std::io::ErrorKind::NotFound.into()),
        })
        .import(["main.idl"]);
    assert_eq!(
        imported.diagnostics.errors(),
        0,
        "{}",
        imported.diagnostics.render(&imported.sources)
    );
    imported
}

fn made(main: &'static str) -> Output {
    rust::generate_with(&import(main), &Options::new().module("common.IDL", "crate::common"))
}

#[test]
fn types_of_a_module_are_named_and_not_written() {
    let output = made(
        "import \"common.idl\";
         typedef struct { SID s; sid t; long n; [size_is(n + MOST)] char *p; } OWN;
         [uuid(12345678-1234-1234-1234-123456789abc)] interface i { void f([in] KIND k, [in] PSID s); }",
    );
    let source = &output.source;
    // `Sid2` as in the module, which has both.
    assert!(source.contains("use crate::common::{Kind, MOST, Sid, Sid2};\n"), "{source}");
    assert!(source.contains("pub s: Sid,\n    pub t: Sid2,\n"), "{source}");
    assert_eq!(source.matches("pub struct").count(), 1, "{source}");
    assert!(!source.contains("pub enum") && !source.contains("pub const"), "{source}");
    assert!(output.skipped.is_empty() && output.diagnostics.errors() == 0, "{:?}", output.skipped);
}

#[test]
fn what_a_module_cannot_say_is_an_error_where_it_is_used() {
    let output = made(
        "import \"common.idl\";
         [uuid(12345678-1234-1234-1234-123456789abc)] interface i { void f([in] BAD *b); }",
    );
    assert!(output.diagnostics.errors() > 0);
    let unused = made("import \"common.idl\"; typedef struct { SID s; } OWN;");
    assert_eq!(unused.diagnostics.errors(), 0);
    assert!(unused.skipped.is_empty(), "{:?}", unused.skipped);
}

/// Its module is the one that is made.
#[test]
fn a_file_that_was_asked_for_is_written() {
    let imported =
        Importer::new().reader(|_| Ok(COMMON.as_bytes().to_vec())).import(["common.idl"]);
    let options = Options::new().module("common.idl", "crate::common");
    assert!(rust::generate_with(&imported, &options).source.contains("pub struct Sid2"));
}

#[test]
#[should_panic = "`crate::a b` is no path; expected one such as `crate::dtyp`"]
fn a_module_has_a_path() {
    let _ = Options::new().module("common.idl", "crate::a b");
}

#[test]
fn a_partial_interface_says_so() {
    let imported =
        import("[uuid(12345678-1234-1234-1234-123456789abc)] interface i { void f([in] long n); }");
    let says =
        |options: &Options| rust::generate_with(&imported, options).source.contains("partial");
    assert!(!says(&Options::new()) && says(&Options::new().partial()));
}
