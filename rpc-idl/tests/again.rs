//! Names that are defined again: what differs is a warning, and what is the same is none.

use rpc_idl::Importer;
use rpc_idl::model::{BaseType, Type};

/// The warnings and errors of `main.idl`, with the names of the files in which they are.
fn said(files: &'static [(&'static str, &'static str)]) -> String {
    let imported = Importer::new()
        .reader(move |path| match files.iter().find(|(name, _)| path.to_str() == Some(name)) {
            Some((_, text)) => Ok(text.as_bytes().to_vec()),
            None => Err(std::io::ErrorKind::NotFound.into()),
        })
        .import(["main.idl"]);
    imported.diagnostics.render(&imported.sources)
}

#[test]
fn imported_files_that_do_not_agree() {
    const FIRST: &str = "typedef unsigned long NUMBER; typedef long SAME;
        typedef struct _PAIR { long a; SAME b; } PAIR; typedef struct _EQUAL { long a; } EQUAL;
        typedef [range(0, 10)] long RANGE; typedef [switch_type(long)] union _CHOICE { [case(1)] long a; } CHOICE;
        typedef long COUNT; typedef struct _SIZED { long n; [size_is((COUNT) n * 2)] long *p; [size_is(n)] long *q; } SIZED;
        typedef struct _EVEN { long n; [size_is((COUNT) n * 2)] long *p; } EVEN; enum _COLOUR { Red, Green }; const long SIZE = 1; const long LIMIT = 3;";
    const SECOND: &str = "typedef unsigned short NUMBER; typedef long SAME;
        typedef struct _PAIR { long a; short b; } PAIR; typedef struct _EQUAL { long a; } EQUAL;
        typedef [range(0, 20)] long RANGE; typedef [switch_type(long)] union _CHOICE { [case(2)] long a; } CHOICE;
        typedef long COUNT; typedef struct _SIZED { long n; [size_is((COUNT) n * 3)] long *p; [size_is(n)] long *q; } SIZED;
        typedef struct _EVEN { long n; [size_is((COUNT) n * 2)] long *p; } EVEN; enum _COLOUR { Red2, Green2 = 5 }; const long SIZE = 2; const long LIMIT = 1 + 2;";
    let said = said(&[
        ("main.idl", "import \"first.idl\"; import \"second.idl\"; import \"first.idl\";"),
        ("first.idl", FIRST),
        ("second.idl", SECOND),
    ]);
    let names = [
        "NUMBER", "_PAIR", "PAIR", "RANGE", "_CHOICE", "CHOICE", "_SIZED", "SIZED", "_COLOUR",
        "SIZE",
    ];
    for name in names {
        let fault = format!("warning[MIDL2003]: `{name}` is another thing in two imported files");
        assert_eq!(said.matches(&fault).count(), 1, "{name}: {said}");
    }
    assert_eq!(said.matches("warning").count(), names.len(), "{said}");
    assert_eq!(said.matches("--> main.idl:1:28").count(), names.len(), "{said}");
}

/// Another file, which is not asked for, imported both before.
#[test]
fn imports_of_imports() {
    let said = said(&[
        ("main.idl", "import \"both.idl\"; import \"first.idl\"; import \"second.idl\";"),
        ("both.idl", "import \"first.idl\"; import \"second.idl\";"),
        ("first.idl", "const long SIZE = 1;"),
        ("second.idl", "const long SIZE = 2;"),
    ]);
    assert!(said.starts_with("warning[MIDL2003]: `SIZE` is another thing"), "{said}");
    assert_eq!(said.matches("warning").count(), 1, "{said}");
}

/// However many imported files say it, what the user's own file says is shown.
#[test]
fn many_imports_of_imports() {
    let definitions =
        |ty: &str| -> String { (0..40).map(|n| format!("typedef {ty} T{n};")).collect() };
    let imports: String = (0..30).map(|n| format!("import \"f{n}.idl\";")).collect();
    let main = imports + "typedef long OWN; typedef short OWN; typedef struct { NOWHERE x; } S;";
    let imported = Importer::new()
        .reader(move |path| {
            Ok(match path.to_str().unwrap() {
                "main.idl" => main.clone(),
                "first.idl" => definitions("long"),
                "second.idl" => definitions("short"),
                name if name.ends_with(".acf") => return Err(std::io::ErrorKind::NotFound.into()),
                _ => "import \"first.idl\"; import \"second.idl\";".to_owned(),
            }
            .into_bytes())
        })
        .import(["main.idl"]);
    let said = imported.diagnostics.render(&imported.sources);
    assert_eq!((imported.diagnostics.errors(), imported.diagnostics.warnings()), (1, 1), "{said}");
    assert!(said.contains("`OWN` is defined as something else"), "{said}");
    assert!(said.contains("`NOWHERE` is not defined"), "{said}");
}

/// Names of one macro are at one place.
#[test]
fn names_of_a_macro() {
    const FIRST: &str =
        "#define ALL const long A = 1; const long B = 1; typedef long T; typedef long U;\nALL";
    const SECOND: &str =
        "#define ALL const long A = 1; const long B = 2; typedef long T; typedef short U;\nALL";
    for _ in 0..8 {
        let said = said(&[
            ("main.idl", "import \"first.idl\"; import \"second.idl\";"),
            ("first.idl", FIRST),
            ("second.idl", SECOND),
        ]);
        assert_eq!(said.matches("is another thing").count(), 2, "{said}");
        assert!(said.contains("`B` is another") && said.contains("`U` is another"), "{said}");
    }
}

/// What two files say in different words.
#[test]
fn one_thing_in_two_ways() {
    let same = [
        ("typedef [range(0, 10U)] long R;", "typedef [range(0, 10)] long R;"),
        (
            "const unsigned long MAX = 10; typedef [range(0, MAX)] long R;",
            "#define MAX 10\ntypedef [range(0, MAX)] long R;",
        ),
        ("const long MAX = 10;", "const unsigned short MAX = 5 + 5;"),
        (
            "const unsigned long MAX = 10; typedef struct _S { long a[MAX]; } S;",
            "typedef struct _S { long a[5 + 5]; } S;",
        ),
        (
            "const long K = 2; typedef struct _S { long n; [size_is(n * K)] long *p; } S;",
            "typedef struct _S { long n; [size_is(n * 2)] long *p; } S;",
        ),
        (
            "typedef struct _S { long n; [size_is(n * sizeof(long))] long *p; } S;",
            "typedef struct _S { long n; [size_is(n * 4)] long *p; } S;",
        ),
        (
            "typedef struct _S { long n; [switch_is(n)] union { [case(1)] struct { long a; } s; } u; } S;",
            "typedef struct _S { long n; [switch_is(n)] union { [case(1)] struct { long b; } t; } v; } S;",
        ),
    ];
    for (first, second) in same {
        let said = of_two(first, second);
        assert!(!said.contains("another thing"), "{first}: {said}");
    }
    let others = [
        (
            "typedef struct _S { long n; [size_is(n * 2)] long *p; } S;",
            "typedef struct _S { long n; [size_is(n * 3)] long *p; } S;",
        ),
        (
            "typedef struct _S { long n; [switch_is(n)] union { [case(1)] struct { long a; } s; } u; } S;",
            "typedef struct _S { long n; [switch_is(n)] union { [case(1)] struct { short a; } s; } u; } S;",
        ),
        (
            "typedef struct _S { struct { long a; } s; } S;",
            "typedef struct _S { struct { long a; long b; } s; } S;",
        ),
        ("struct S { long a; };", "union S { [case(0)] long a; };"),
    ];
    for (first, second) in others {
        let said = of_two(first, second);
        assert!(said.contains("`S` is another thing"), "{first}: {said}");
    }
    // Once, where it begins to differ.
    let said = of_two(
        "typedef long NUMBER; typedef struct _S { NUMBER n; } S;",
        "typedef short NUMBER; typedef struct _S { NUMBER n; } S;",
    );
    assert_eq!(said.matches("another thing").count(), 1, "{said}");
}

fn of_two(first: &'static str, second: &'static str) -> String {
    let imported = Importer::new()
        .reader(move |path| match path.to_str() {
            Some("main.idl") => Ok(b"import \"first.idl\"; import \"second.idl\";".to_vec()),
            Some("first.idl") => Ok(first.into()),
            Some("second.idl") => Ok(second.into()),
            _ => Err(std::io::ErrorKind::NotFound.into()),
        })
        .import(["main.idl"]);
    imported.diagnostics.render(&imported.sources)
}

#[test]
fn one_file() {
    let of = |main: &'static str| said(Box::leak(Box::new([("main.idl", main)])));
    assert_eq!(
        of(
            "typedef long A; typedef long A; typedef [range(0, 2)] long B; typedef [range(0, 1 + 1)] long B;"
        ),
        ""
    );
    let differs = [
        "typedef [range(0, 10)] long A; typedef [range(0, 20)] long A;",
        "typedef [size_is(4)] long *A; typedef [size_is(8)] long *A;",
        "typedef [string] char *A; typedef char *A;",
    ];
    for text in differs {
        assert!(
            of(text).starts_with("warning[MIDL2003]: `A` is defined as something else"),
            "{text}"
        );
    }
    // IDL's own types.
    assert_eq!(
        of("typedef unsigned char boolean; typedef unsigned short wchar_t; typedef char byte;"),
        ""
    );
    let own = of("typedef hyper boolean;");
    assert!(own.starts_with("error[MIDL2003]: `boolean` is IDL's own, of 8 bits"), "{own}");
    let name = of("typedef enum { Red } COLOUR; typedef [v1_enum] COLOUR WIDE;");
    assert!(name.starts_with("warning: `v1_enum` on another name of an enumeration"), "{name}");
    assert_eq!(of("typedef [v1_enum] enum { Red } COLOUR; typedef [v1_enum] COLOUR WIDE;"), "");
}

/// What stands in for files of the Windows SDK that are not there gives way to a file that is.
#[test]
fn files_of_the_windows_sdk() {
    const INTERFACE: &str = "[object, uuid(11111111-2222-3333-4444-555555555501)] interface I : IDispatch
        { HRESULT f([in] BSTR name, [in] VARIANT any, [out, retval] VARIANT_BOOL *yes, [in, string] LPCWSTR text); };
        typedef struct { DATE date; FILETIME time; OLECHAR c; } MANY;";
    const OWN: &str = "typedef unsigned long BSTR; typedef struct { BSTR a; } USER;";
    for main in [
        "import \"oaidl.idl\";",
        "import \"oaidl.idl\"; import \"own.idl\";",
        "import \"own.idl\"; import \"oaidl.idl\", \"ocidl.idl\";",
    ] {
        let text = format!("{main} {INTERFACE} typedef BSTR MINE;");
        let imported = Importer::new()
            .reader(move |path| match path.to_str() {
                Some("main.idl") => Ok(text.clone().into_bytes()),
                Some("own.idl") => Ok(OWN.into()),
                _ => Err(std::io::ErrorKind::NotFound.into()),
            })
            .import(["main.idl"]);
        let said = imported.diagnostics.render(&imported.sources);
        assert_eq!(imported.diagnostics.errors(), 0, "{main}: {said}");
        assert!(!said.contains("another thing"), "{main}: {said}");
        let model = &imported.model;
        let mine = model.typedefs.iter().find(|one| one.is.name == "MINE").unwrap();
        let is_own = *model.underlying(&mine.ty) == Type::Base(BaseType::UnsignedLong);
        assert_eq!(is_own, main.contains("own.idl"), "{main}");
    }
}
