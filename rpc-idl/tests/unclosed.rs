//! What is not closed is one error, and where it begins.

use rpc_idl::Importer;

/// The only error of `text`, whose place `<here>` marks.
fn error(text: &str, fault: &str) {
    let at = text.find("<here>").unwrap();
    let text = text.replace("<here>", "").into_bytes();
    let read = move |path: &std::path::Path| match path.to_str() {
        Some("a.idl") => Ok(text.clone()),
        _ => Err(std::io::ErrorKind::NotFound.into()),
    };
    let imported = Importer::new().reader(read).import(["a.idl"]);
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
