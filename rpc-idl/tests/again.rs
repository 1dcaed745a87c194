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
