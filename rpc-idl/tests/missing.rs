//! What is not closed, opened or ended is one error, at its place.

use rpc_idl::{Imported, Importer};

fn import(text: &str) -> Imported {
    let text = text.as_bytes().to_vec();
    let read = move |path: &std::path::Path| match path.to_str() {
        Some("a.idl") => Ok(text.clone()),
        _ => Err(std::io::ErrorKind::NotFound.into()),
    };
    Importer::new().reader(read).import(["a.idl"])
}

/// The only error of `text`, whose place `<here>` marks.
fn error(text: &str, fault: &str) {
    let at = text.find("<here>").unwrap();
    let imported = import(&text.replace("<here>", ""));
    let shown = imported.diagnostics.render(&imported.sources);
    assert_eq!(imported.diagnostics.errors(), 1, "{shown}");
    let error = imported.diagnostics.iter().next().unwrap();
    assert_eq!((&*error.fault, error.span.range().start), (fault, at), "{shown}");
}

#[test]
fn braces() {
    let fault = "a `{` that is not closed";
    error("[local] interface i { typedef struct <here>{ long a; S; }", fault);
    error("[local] interface i { typedef struct <here>{ union { long a; U; } S; }", fault);
    error("[local] interface i { typedef struct <here>{ long a;", fault);
    error("[local] interface i { typedef union <here>{ [case(1)] long a; U; }", fault);
    error("[local] interface i { typedef enum <here>{ A,", fault);
    error("[local] interface i { typedef enum <here>{ A, B }", fault);
    error("[local] interface i <here>{ typedef struct { long a; } S;", fault);
    let rest = "typedef struct { long n; } T; void f([in] T t, [in] S s); }";
    error(&format!("[local] interface i {{ typedef struct <here>{{ long a; S; {rest}"), fault);
    error(&format!("[local] interface i {{ typedef enum <here>{{ A, B, S, {rest}"), fault);
    error("library L { [local] interface i <here>{ void f();", fault);
}

#[test]
fn braces_that_open_an_interface() {
    let rest = "struct S { long a; }; void g([in] struct S s); }";
    for first in
        ["typedef long T;", "void f();", "[string] char *f();", "long f();", "import \"b.idl\";"]
    {
        let fault = format!("unexpected `{}`", &first[..first.find([' ', 's']).unwrap()]);
        error(&format!("[local] interface i <here>{first} {rest}"), &fault);
    }
}

#[test]
fn comments() {
    let fault = "a comment that does not end";
    error("[local] interface i { void f(); <here>/* and\n }", fault);
    error("[local] interface i { typedef struct { <here>/* long a; } S; }", fault);
    error("typedef <here>/*/", fault);
}

/// Elsewhere the end of the file is said, and once.
#[test]
fn ends() {
    error("[local] interface i { void f(long <here>a", "the file ends behind this");
}

/// What begins the next line is read as if the `;` or the `{` were there.
#[test]
fn lines() {
    let fault = "the line ends behind this";
    let rest = "void g([in] S s, [in] E e, [in] U *u); };";
    let interface = |text: &str| format!("[local] interface i {{ typedef long N;\n{text}\n{rest}");
    let (s, e) = ("typedef struct { N a; } S;", "typedef enum { A } E;");
    let u = "typedef union { [case(1)] N a; } U;";
    for (types, what) in [
        // Of procedures, types and constants.
        (format!("{s} {e} {u}"), "void f([in] N a<here>)\n"),
        (format!("{s} {e} {u}"), "void f([in] N a<here>)\n[idempotent] N f2();"),
        (format!("{s} {e} {u}"), "void f([in] N a<here>)\nconst N C = 1;"),
        (format!("{s} {e} {u}"), "const N C = <here>1\nN f();"),
        (format!("{s} {e}"), "typedef union { [case(1)] N a; } <here>U\n"),
        (format!("{s} {e}"), "typedef union { [case(1)] N a; } *P, <here>U\ntypedef N M;"),
        // Of fields and arms.
        (format!("{e} {u}"), "typedef struct { N <here>a\nlong b\n; } S;"),
        (format!("{e} {u}"), "typedef struct { N <here>a\n[string] wchar_t *b; } S;"),
        (format!("{e} {u}"), "typedef struct { N a; N <here>b\n} S;"),
        (format!("{s} {e}"), "typedef union { [case(1)] N <here>a\n[case(2)] N b; } U;"),
        (
            format!("{s} {e}"),
            "typedef union switch (long n) { case 1: N <here>a\ncase 2: N b; } U;",
        ),
        // Braces.
        (format!("{e} {u}"), "typedef struct <here>S_\nN a;\n[string] char *b; } S;"),
        (format!("{s} {e}"), "typedef union <here>U_\n[case(1)] N a; } U;"),
        (format!("{s} {e}"), "typedef union switch (long n) <here>u\ncase 1: N a; } U;"),
        (format!("{e} {u}"), "typedef <here>struct\nN *a;\nN b; } *R, S;"),
        (format!("{e} {u}"), "typedef struct <here>S_\nchar *a, *b; struct { N c; } d; } S, *R;"),
        (format!("{s} {u}"), "typedef enum <here>E_\nA = 1,\nB } E;"),
        (format!("{s} {u}"), "typedef <here>enum\nA,\nB } E;"),
        (format!("{s} {e}"), "typedef union\n<here>U_\n[case(1)] N a; } U;"),
        // Parameters, of a procedure that is not used.
        (format!("{s} {e} {u}"), "void f([in] N <here>a\n[in] N b);"),
    ] {
        error(&interface(&format!("{types}\n{what}")), fault);
    }
    error("[local] interface <here>i\n\nN f(); typedef long N; }", fault);
    error("interface a; interface <here>b\ninterface c; interface d;", fault);
    error("interface <here>b\n[local]\ninterface c { void f(); }", fault);
    error("library <here>L\n[local] interface i { void f(); } }", fault);
    error(
        &interface(&format!("{s} {e} typedef union {{ [case(1)] N a<here>}} U;")),
        "unexpected `}`",
    );
}

/// Lines that begin as other declarations do, and are none.
#[test]
fn lines_that_go_on() {
    let sound = |text: &str| {
        let imported = import(text);
        let shown = imported.diagnostics.render(&imported.sources);
        assert_eq!(imported.diagnostics.errors(), 0, "{shown}");
    };
    sound("const long N = 3; struct S { long a\n[N]\n; long b\n[4]\n[N + 1]; };");
    sound("const long in = 3; struct S { long a\n[in]; long b\n[in]\n[in + 1], c\n[in]; };");
    sound(
        "struct S { long a; }; typedef struct S\nT, *U; struct V { struct S\na; struct S\n*b; };",
    );
    sound("enum E { A }; typedef enum E\nF; struct S { enum E\n__unaligned *e; };");
    sound("[local] interface i { long\nf(long\na\n)\n; struct S\n*\ng(); }; struct S { long a; };");
    sound("[local] interface i\n{\nvoid f(); } interface\nj\n;");
    sound(
        "typedef struct\nS\n{ long a; struct\nT *t; enum\nE e; } R; struct T { long a; }; enum E { A };",
    );
    sound("struct S { struct\nT\n*t; long a; } ; struct T { long a; }; typedef struct\nS *R, Q;");
    sound(
        "[local] interface i { struct\nS *f(); struct\nS *g(); } typedef struct S { long a; } S;",
    );
}

/// An import, which defines several types.
#[test]
fn imports() {
    let interface = "[local] interface i { void f(<here>GUID *g, DWORD d, BSTR *s, DWORD e); }";
    error(interface, "the type `GUID` is not defined");
    let text = interface.replace("<here>", "");
    let (alone, imported) = (import(&text), import(&format!("import \"wtypes.idl\";\n{text}")));
    let notes = &alone.diagnostics.iter().next().unwrap().notes;
    assert_eq!(notes, &["the same is true of `DWORD`, `BSTR`"]);
    assert_eq!(imported.diagnostics.errors(), 0);
    // A tag of the file's own goes before.
    let own = import("[local] interface i { struct WORD { long a; }; void g(WORD *w); }");
    assert_eq!(own.diagnostics.errors(), 0);
    error("[local] interface i { void f(<here>FLAGGED *p); }", "the type `FLAGGED` is not defined");
    // What it does not define is another mistake.
    error("[local] interface i { void f(<here>guid *g); }", "the type `guid` is not defined");
    error("[local] interface i { void f(<here>Data1 *g); }", "the type `Data1` is not defined");
}

/// Words that are not known, or behind which a name is missing, hide no more than their own declaration.
#[test]
fn other_mistakes_stay_one() {
    let rest = "void h([in] N n); typedef struct { N x; } R; void i([in] R r); }";
    for (text, fault) in [
        ("struct T { N x; }; struct T\nMYCALL <here>f();", "unexpected `f`"),
        ("typedef struct { N x; struct T\nlong <here>a; } S;", "unexpected `a`"),
        ("void f(struct T\nMYOPT <here>*a, N b);", "unexpected `*`"),
        ("typedef struct { N n; FOO\n[size_is<here>(n)] N *p; } S;", "unexpected `(`"),
        ("typedef struct { N n; FOO <here>} S;", "unexpected `}`"),
        ("typedef struct { N n, <here>} S;", "unexpected `}`"),
        ("typedef struct { N a\n<here>= 3; } S;", "unexpected `=`"),
        ("void f([in] N b\n<here>;", "unexpected `;`"),
        ("void f(N a)\n<here>WINAPI;", "unexpected `WINAPI`"),
    ] {
        error(&format!("[local] interface i {{ typedef long N; {text}\n{rest}"), fault);
    }
    error("[local] interface i { struct S *f(); } x<here>;", "unexpected `;`");
    error("[local] interface <here>i\nconst long N = 1; void g(); }", "the line ends behind this");
}
