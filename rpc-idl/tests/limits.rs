//! Nothing that a file says makes it panic, overflow the stack, or take long.

use rpc_idl::{Imported, Importer};

fn import(text: impl Into<Vec<u8>>) -> Imported {
    let text = text.into();
    Importer::new()
        .reader(move |path| match path.to_str() {
            Some("a.idl") => Ok(text.clone()),
            _ => Err(std::io::ErrorKind::NotFound.into()),
        })
        .import(["a.idl"])
}

/// The only error, by its number.
fn error(text: impl Into<Vec<u8>>, midl: u16, fault: &str) {
    let imported = import(text);
    let errors: Vec<_> =
        imported.diagnostics.iter().filter(|of| of.severity == rpc_idl::Severity::Error).collect();
    let shown: String =
        errors.iter().take(3).map(|of| format!("{:?} {}\n", of.midl, of.fault)).collect();
    assert_eq!(errors.len(), 1, "{shown}");
    assert_eq!((errors[0].midl, &*errors[0].fault), (Some(midl), fault));
}

#[test]
fn nesting() {
    let n = 20_000;
    let deep = "this is nested too deep";
    error(format!("const long A = {}1{};", "(".repeat(n), ")".repeat(n)), 2002, deep);
    error(format!("const long A = {}1;", "-".repeat(n).replace('-', "- ")), 2002, deep);
    error(format!("const long A = {}1;", "(long)".repeat(n)), 2002, deep);
    error(format!("const long A = {}1{};", "1 ? ".repeat(n), ": 1".repeat(n)), 2002, deep);
    error(format!("typedef struct {} {};", "{ struct ".repeat(n), "}".repeat(n)), 2002, deep);
    error(format!("typedef {} long A;", "pipe ".repeat(n)), 2002, deep);
    error(format!("typedef long {}a{};", "(*".repeat(n), ")".repeat(n)), 2002, deep);
    error(format!("typedef long A{};", "(long a".repeat(n)), 2002, deep);
    error(format!("typedef {}long{} A;", "SAFEARRAY(".repeat(n), ")".repeat(n)), 2002, deep);
}

#[test]
fn length() {
    let n = 20_000;
    error(
        format!("const long A = 1{};", "+1".repeat(n)),
        2002,
        "an expression with too many operators",
    );
    error(format!("typedef long {}A;", "*".repeat(n)), 2002, "a type of too many levels");
    error(format!("typedef long A{};", "[1]".repeat(n)), 2002, "a type of too many levels");
}

/// Names that are used before they are defined, and come to one another.
#[test]
fn circles() {
    let interface = "[uuid(11111111-2222-3333-4444-555555555555)] interface i";
    let sends = |types: &str| format!("{interface} {{ {types} void f([in] A a, [out] A *b); }}");
    let endless = "`A` comes to no end";
    error(sends("typedef A A;"), 2006, endless);
    error(sends("typedef B *A; typedef A *B;"), 2006, endless);
    error(sends("typedef B A[2]; typedef A *B;"), 2006, endless);
    error(sends("typedef pipe B A; typedef A B;"), 2006, endless);
    error(sends("typedef [transmit_as(B)] long A; typedef A *B;"), 2006, endless);
    error(sends("typedef [transmit_as(A)] long A;"), 2006, endless);
}

/// Each of many pipes has what many structures have within one another, and each of many bindings is a second one.
#[test]
fn rules() {
    let n = 5_000;
    let interface = "[uuid(11111111-2222-3333-4444-555555555555)] interface i";
    let structures: String =
        (0..n).map(|n| format!("struct S{} {{ struct S{n} s; long n; }};\n", n + 1)).collect();
    let pipes: String = (0..n).map(|m| format!("typedef pipe struct S{n} P{m};\n")).collect();
    let marshaled: String =
        (0..n).map(|m| format!("typedef [wire_marshal(struct S{n})] long M{m};\n")).collect();
    let parameters: Vec<String> =
        (0..n).map(|m| format!("[in] P{m} p{m}, [in] M{m} m{m}, [in] handle_t h{m}")).collect();
    let text = format!(
        "{interface} {{ struct S0 {{ [ptr] long *p; }}; {structures}{pipes}{marshaled} void f({}); }}",
        parameters.join(", ")
    );
    let diagnostics = import(text).diagnostics;
    assert_eq!(diagnostics.errors(), 3 * n - 1);
    let numbers: std::collections::BTreeSet<_> = diagnostics.iter().map(|one| one.midl).collect();
    assert!(numbers.iter().all(|midl| matches!(midl, Some(2182 | 2317 | 2416))), "{numbers:?}");
}

#[test]
fn macros() {
    let doubling: String = (0..60).map(|n| format!("#define M{} M{n} M{n}\n", n + 1)).collect();
    let too_much = "macros make too much of this text";
    error(format!("{doubling}const char *A = \"\" M60;"), 2005, too_much);
    let arguments: String = (0..60).map(|n| format!("#define F{}(x) F{n}(x x)\n", n + 1)).collect();
    error(format!("#define F0(x) x\n{arguments}const char *A = \"\" F60(\"\");"), 2005, too_much);
    let chain: String = (0..1000).map(|n| format!("#define M{} M{n}\n", n + 1)).collect();
    error(format!("{chain}const long A = M1000;"), 2002, "`M900` comes out of too many macros");
    let pasted = "#define F(x) x##x\n#define G(x) F(x##x)\n".to_owned();
    assert_eq!(import(pasted + "const long A = G(1);").diagnostics.errors(), 0);
    let calls = "#define F(x) x\nconst long A = ".to_owned()
        + &"F(".repeat(200)
        + "1"
        + &")".repeat(200)
        + ";";
    error(calls, 2002, "`F` comes out of too many macros");
}

/// A text that many names have in common is there for each of them.
#[test]
fn one_text_of_many_names() {
    let n = 20_000;
    let names = |from: &str| (0..n).map(|n| format!("*{from}{n}")).collect::<Vec<_>>().join(", ");
    let (long, many) = ("x".repeat(100_000), "too many names with one text");
    error(format!("/* {long} */ typedef long {};", names("T")), 2002, many);
    let said = format!("[helpstring(\"{long}\")]");
    error(format!("typedef {said} long {};", names("T")), 2002, many);
    error(format!("{said} typedef long {};", names("T")), 2002, many);
    error(format!("typedef struct {{ {said} long {}; }} S;", names("a")), 2002, many);
    let sum = format!("[size_is(1{})]", "+1".repeat(500));
    error(format!("typedef struct {{ {sum} long {}; }} S;", names("a")), 2002, many);
    let each = |what: &str, of: &str| (0..n).map(|n| format!("{what}{n}{of}")).collect::<String>();
    error(
        format!("#define F(x) {}\nF(/* {long} */ [public])", each("x typedef long T", ";")),
        2002,
        many,
    );
    // A macro's text is there for each of its uses.
    let too_much = "macros make too much of this text";
    let macros = format!("#define H {said}\n");
    error(macros + &each("typedef H long T", ";\n"), 2005, too_much);
    let acf = format!("[local] interface i {{ typedef {said} {}; }}", names("T").replace('*', ""));
    let declared = format!("[local] interface i {{ typedef long {}; }}", names("T"));
    let read = move |path: &std::path::Path| match path.to_str() {
        Some("a.idl") => Ok(declared.clone().into_bytes()),
        Some("a.acf") => Ok(acf.clone().into_bytes()),
        _ => Err(std::io::ErrorKind::NotFound.into()),
    };
    assert_eq!(Importer::new().reader(read).import(["a.idl"]).diagnostics.errors(), 1);
    // What published files have is far from it.
    let few = format!("/* {} */ typedef long T, *P, **Q;", "x".repeat(10_000));
    assert_eq!(import(few).diagnostics.errors(), 0);
}

#[test]
fn chains_and_circles() {
    let n = 20_000;
    let typedefs: String = (0..n).map(|n| format!("typedef T{n} T{};\n", n + 1)).collect();
    let imported = import(format!("typedef long T0;\n{typedefs}"));
    assert!(imported.diagnostics.errors() > 0);
    let backwards: String = (0..n).rev().map(|n| format!("typedef T{n} T{};\n", n + 1)).collect();
    assert!(import(format!("{backwards}typedef T{n} T0;")).diagnostics.errors() > 0);
    let structures: String =
        (0..n).map(|n| format!("struct S{} {{ struct S{n} a, b; }};\n", n + 1)).collect();
    let imported =
        import(format!("struct S0 {{ long a; }};\n{structures}const long A = sizeof(struct S60);"));
    assert_eq!(
        imported.diagnostics.errors(),
        1,
        "{}",
        imported.diagnostics.render(&imported.sources)
    );
    let pointers: String =
        (0..60).map(|n| format!("typedef P{n} {}P{};\n", "*".repeat(30), n + 1)).collect();
    let interface =
        "[uuid(11111111-2222-3333-4444-555555555555)] interface i { void a([in, string] P60 p); }";
    assert_eq!(import(format!("typedef char P0;\n{pointers}{interface}")).diagnostics.errors(), 0);
    let bases: String =
        (0..n).map(|n| format!("[local] interface I{} : I{n} {{ void a(); }}\n", n + 1)).collect();
    assert_eq!(import(format!("[local] interface I0 {{}}\n{bases}")).diagnostics.errors(), 0);
}

#[test]
fn imports() {
    let endless = Importer::new()
        .reader(|path| {
            let n: usize = path
                .to_str()
                .and_then(|path| path.parse().ok())
                .ok_or(std::io::ErrorKind::NotFound)?;
            Ok(format!("import \"{}\", \"{}\";\n#include \"{}\"", n + 1, 2 * n, n + 3).into_bytes())
        })
        .import(["1"]);
    assert!(endless.diagnostics.errors() > 0);
    assert!(endless.sources.iter().count() <= 1002);
    let circle = Importer::new()
        .reader(|path| match path.to_str() {
            Some("a.idl") => Ok(b"import \"b.idl\"; typedef struct A { B *b; } A;".to_vec()),
            Some("b.idl") => Ok(b"import \"a.idl\"; typedef struct B { A *a; } B;".to_vec()),
            _ => Err(std::io::ErrorKind::NotFound.into()),
        })
        .import(["a.idl"]);
    assert_eq!(circle.diagnostics.errors(), 0, "{}", circle.diagnostics.render(&circle.sources));
}

#[test]
fn an_error_behind_many_warnings() {
    let imported = import("typedef long A;\ntypedef short A;\n".repeat(750) + "typedef NOWHERE B;");
    let diagnostics = imported.diagnostics;
    let said = diagnostics.render(&imported.sources);
    assert_eq!((diagnostics.errors(), diagnostics.warnings()), (1, 1499), "{said}");
    assert_eq!(diagnostics.iter().count(), 1001);
    assert!(said.contains("`NOWHERE` is not defined"), "{said}");
    assert!(said.ends_with("499 more are not shown\n\n"), "{said}");
}

#[test]
fn what_a_terminal_would_obey() {
    let text =
        "typedef long A; \u{1b}[31m \u{202e} \u{7} // \u{9b}2J\r typedef\r\ntypedef X B;\r\n";
    let imported = import(text.to_owned());
    let said = imported.diagnostics.render(&imported.sources);
    assert!(imported.diagnostics.errors() > 0 && said.contains("\u{fffd}[31m"), "{said}");
    let imported = import("import \"a\u{1b}b.idl\"; typedef X\u{9b} Y;".to_owned());
    for one in imported.diagnostics.iter() {
        assert!(!one.fault.contains(char::is_control), "{one:?}");
    }
    let is_obeyed = |c: char| c.is_control() && c != '\n' || c == '\u{202e}';
    assert!(!said.contains(is_obeyed), "{said:?}");
}

#[test]
fn many_errors() {
    let imported = import("typedef ; ".repeat(5000));
    assert_eq!(imported.diagnostics.errors(), 5000);
    assert_eq!(imported.diagnostics.iter().count(), 1000);
    assert!(
        imported.diagnostics.render(&imported.sources).ends_with("4000 more are not shown\n\n")
    );
}

#[test]
fn files_that_are_no_text() {
    import((0..=255).cycle().take(10_000).collect::<Vec<u8>>());
    import(vec![0; 10_000]);
    let latin = import(b"/* \xa9 */ const long A = 1; \xa9".to_vec());
    assert_eq!(latin.diagnostics.errors(), 1);
    assert_eq!(latin.model.constants.len(), 1);
    let none = Importer::new().import(["/nowhere/at/all.idl"]);
    assert_eq!(none.diagnostics.iter().next().unwrap().midl, Some(1001));
}

/// What is made of text in Rust: it ends, too.
fn rust(text: impl Into<Vec<u8>>) -> rpc_idl::rust::Output {
    let imported = import(text);
    assert_eq!(
        imported.diagnostics.errors(),
        0,
        "{}",
        imported.diagnostics.render(&imported.sources)
    );
    rpc_idl::rust::generate(&imported)
}

const UUID: &str = "[uuid(11111111-2222-3333-4444-555555555555)]";

#[test]
fn structures_in_structures_in_rust() {
    let n = 20_000;
    let mut text = String::from("typedef struct { long *p; } S0;\n");
    (1..n).for_each(|n| text += &format!("typedef struct {{ S{} a; }} S{n};\n", n - 1));
    text += &format!("{UUID} interface i {{ void f([out] S{} *s); }}", n - 1);
    assert_eq!(rust(text).procedures, 1);
    // The other way round, behind pointers; and the last one cannot be said.
    let mut text: String = (0..n)
        .map(|n| format!("typedef struct S{n} {{ [ref] struct S{} *a; }} T{n};\n", n + 1))
        .collect();
    text += &format!(
        "struct S{n} {{ [ignore] long *p; }}; {UUID} interface i {{ void f([in] T0 *s); }}"
    );
    let output = rust(text);
    assert_eq!((output.procedures, output.diagnostics.errors()), (0, n + 2));
}

#[test]
fn names_and_values_in_rust() {
    let n = 20_000;
    let alike: String = (0..n).map(|n| format!("long {};\n", case(n))).collect();
    let values: String = (0..n).map(|n| format!("V{n} = {n},\n")).rev().collect();
    let labels: Vec<String> = (0..n).map(|n| format!("V{n}")).collect();
    let text = format!(
        "typedef struct {{ {alike} }} S; typedef [v1_enum] enum {{ {values} }} E;
         typedef union {{ [case({})] long a; }} U;
         {UUID} interface i {{ void f([in] S *s, [in] E e, [in, switch_is(e)] U *u); }}",
        labels.join(", ")
    );
    assert_eq!(rust(text).procedures, 1);
}

/// The same letters, in upper or lower case as the bits are.
fn case(n: u32) -> String {
    let letter = |bit: u32| if n >> bit & 1 == 1 { 'A' } else { 'a' };
    (0..20).map(letter).collect::<String>()
}

#[test]
fn interfaces_of_interfaces_in_rust() {
    let procedures: String = (0..1000).map(|n| format!("void f{n}();")).collect();
    let derived: String = (0..20).map(|n| format!("{UUID} interface d{n} : b {{ }}\n")).collect();
    let output = rust(format!("{UUID} interface b {{ {procedures} }}\n{derived}"));
    assert!(output.diagnostics.iter().any(|error| error.fault == "too many procedures"));
    let chain: String = (1..5000)
        .map(|n| format!("{UUID} interface i{n} : i{} {{ void f{n}(); }}\n", n - 1))
        .collect();
    let output = rust(format!("{UUID} interface i0 {{ void f0(); }}\n{chain}"));
    assert_eq!(output.procedures, 64 * 65 / 2);
    let is_said = |error: &rpc_idl::Diagnostic| error.fault == "an interface with too many bases";
    assert!(output.diagnostics.errors() > 100 && output.diagnostics.iter().all(is_said));
}

/// In Rust that is exported.
#[test]
fn depth_of_rust() {
    let types = |n| {
        format!(
            "#[derive(Ndr)]\npub struct A {{ a: {}u8{} }}",
            "Option<Box<".repeat(n),
            ">>".repeat(n)
        )
    };
    let modules = |n| format!("{}{}", "mod a {".repeat(n), "}".repeat(n));
    let sums = |n| format!("const A: u32 = 1{};", " + 1".repeat(n));
    let fault = |source: String| {
        let exported = rpc_idl::export::Exporter::new().export("a.rs", &source);
        let errors: Vec<String> =
            exported.diagnostics.iter().map(|error| error.fault.clone()).collect();
        errors.join(", ")
    };
    for deep in [types(40), types(5000), modules(100), modules(50_000), sums(501), sums(200_000)] {
        assert_eq!(fault(deep), "this is nested too deep");
    }
    for sound in [modules(50), sums(40)] {
        assert_eq!(fault(sound), "");
    }
    let beside = "fn f() -> bool { a < b && c < d; e < f }\n".repeat(1000);
    assert_eq!(fault(beside), "");
}
