//! What the macros refuse: which of it is exported all the same, as it says nothing of the wire, or as MIDL allows it.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use rpc_idl::export::{Exported, Exporter};

/// The cases of `tests/ui` that do not compile and are exported without an error, by group and name.
fn exported() -> Vec<(String, Exported)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/ui");
    let files = |folder: &Path| -> Vec<PathBuf> {
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
    };
    let mut all = Vec::new();
    for group in files(&root).iter().filter(|group| group.is_dir()) {
        let mistakes = files(group).into_iter().filter(|case| {
            case.extension().is_some_and(|extension| extension == "rs")
                && case.with_extension("stderr").is_file()
        });
        for case in mistakes {
            let source = std::fs::read_to_string(&case).unwrap();
            let exported = Exporter::new().for_widl().export(&case, &source);
            if exported.diagnostics.errors() == 0 {
                let name = case.strip_prefix(&root).unwrap().with_extension("");
                all.push((name.to_str().unwrap().replace('\\', "/"), exported));
            }
        }
    }
    all.sort_by(|(a, _), (b, _)| a.cmp(b));
    assert!(!all.is_empty());
    all
}

/// `BLESS=1` writes the list: see what is new in it.
#[test]
fn what_is_exported_all_the_same() {
    let mut list = String::new();
    for (name, exported) in exported() {
        let _ = writeln!(list, "{name}");
        if std::env::var_os("SHOW").is_some() {
            println!("### {name}\n{}", exported.idl);
        }
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/export/refused.txt");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, &list).unwrap();
    }
    let held = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(held == list, "BLESS=1 writes this:\n{list}");
}

/// What each of these lines is refused for; `▸` stands in front of the place.
#[test]
fn faults() {
    let mut wrong = String::new();
    for (source, fault) in FAULTS {
        let marked = match source.contains("derive") || source.contains("trait") {
            true => (*source).to_owned(),
            false => format!("{HEAD}    {source}\n}}\n"),
        };
        let at = marked.find('▸').unwrap();
        let source = marked.replace('▸', "");
        let exported = Exporter::new().export("one.rs", &source);
        let told = exported.diagnostics.render(&exported.sources);
        let (line, column) = (
            source[..at].matches('\n').count() + 1,
            at - source[..at].rfind('\n').map_or(0, |end| end + 1) + 1,
        );
        let place = format!("--> one.rs:{line}:{column}\n");
        if exported.diagnostics.errors() != 1 || !told.contains(&place) || !told.contains(fault) {
            let _ = writeln!(wrong, "{source}\n{place}{fault}\nis not\n{told}\n{}", exported.idl);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

const HEAD: &str = r#"#[rpc_interface(uuid = "11111111-2222-3333-4444-555555555501", version = "1.0")]
pub trait T {
    #[context_handle]
    type File: Context;
    async fn open(&self) -> Result<Self::File>;
"#;

const FAULTS: &[(&str, &str)] = &[
    // Arrays without a size.
    ("async fn f(&self, n: u32, a: ▸&[u32]) -> Result<()>;", "ARR-02"),
    ("async fn f(&self, n: u32, a: ▸Vec<u32>) -> Result<()>;", "ARR-02"),
    (
        "async fn f(&self, n: &mut u32, #[out] a: ▸&mut Vec<u32>) -> Result<()>;",
        "`#[size_is(, n)]`",
    ),
    ("async fn f(&self, n: u32, #[length_is(n)] a: ▸&[u32]) -> Result<()>;", "ARR-02"),
    ("async fn f(&self, n: u32, #[size_is(n)] a: ▸&u32) -> Result<()>;", "a size of a pointer"),
    ("async fn f(&self, a: PipeReader<▸Vec<u8>>) -> Result<()>;", "ARR-02"),
    ("#[derive(Ndr)]\nstruct S { n: u32, a: ▸Option<Vec<u16>> }", "ARR-02"),
    ("#[derive(Ndr)]\nstruct S { n: u32, a: ▸Tail<Vec<u16>> }", "ARR-02"),
    ("type B = Vec<u8>;\n#[derive(Ndr)]\nstruct S { n: u32, a: ▸B }", "ARR-02"),
    // Results.
    ("async fn f(&self) -> Result<▸WString>;", "RET-03"),
    ("async fn f(&self) -> Result<▸Box<u32>>;", "RET-03"),
    ("async fn f(&self) -> Result<▸Vec<u32>>;", "RET-04"),
    ("async fn f(&self) -> Result<▸Option<Vec<u32>>>;", "RET-04"),
    // Directions.
    ("async fn f(&self, #[out] n: ▸u32) -> Result<()>;", "DIR-02"),
    ("async fn f(&self, #[inout] n: ▸&u32) -> Result<()>;", "DIR-02"),
    // Kinds of pointers.
    ("async fn f(&self, #[unique] n: ▸&u32) -> Result<()>;", "PTR-26"),
    ("async fn f(&self, #[ptr] n: ▸Box<u32>) -> Result<()>;", "PTR-16"),
    ("async fn f(&self, #[unique] #[ptr] n: ▸Option<&u32>) -> Result<()>;", "PTR-01"),
    ("async fn f(&self, #[partial_ignore] n: ▸Option<&u32>) -> Result<()>;", "PTR-30"),
    ("#[derive(Ndr)]\nstruct S { #[unique] a: ▸[u8; 4] }", "PTR-26"),
    ("#[derive(Ndr)]\nstruct S { a: ▸Option<Option<Box<u32>>> }", "PTR-26"),
    (
        "#[derive(Ndr)]\nstruct S { n: u32, #[size_is(n)] a: ▸Tail<Option<Vec<u32>>> }",
        "a `Tail` of",
    ),
    ("#[derive(Ndr)]\nstruct S { #[string] a: ▸Box<u8> }", "STR-01"),
    // Context handles.
    ("async fn f(&self, #[out] file: ▸&mut Self::File) -> Result<()>;", "CTX-04"),
    ("async fn f(&self, #[inout] file: ▸Self::File) -> Result<()>;", "CTX-04"),
    ("async fn f(&self, #[unique] file: ▸&Self::File) -> Result<()>;", "CTX-03"),
    ("async fn f(&self, file: Option<▸Self::File>) -> Result<()>;", "CTX-02"),
    ("async fn f(&self, file: &Option<▸Self::File>) -> Result<()>;", "CTX-02"),
    ("async fn f(&self) -> Result<&▸Self::File>;", "CTX-02"),
    ("#[context_handle]\n    type ▸File: Context;", "the name of something else in C"),
    // Numbers.
    ("async fn f(&self, n: u32, #[size_is(n + ▸4294967296)] a: &[u8]) -> Result<()>;", "ARR-16"),
    ("async fn f(&self, most: u32, #[range(0..=▸most)] n: u32) -> Result<()>;", "`most` is not"),
    ("async fn f(&self, ▸#[range(0.5..=1.5)] n: u32) -> Result<()>;", "ARR-43"),
    ("async fn f(&self, ▸#[range(0..=9)] n: u64) -> Result<()>;", "ARR-43"),
    ("#[derive(Ndr)]\nenum E { A = 32767, ▸B }", "ENM-01"),
    ("#[derive(Ndr)]\n#[v1_enum]\nenum E { ▸A = 4294967296 }", "ENM-01"),
    ("#[derive(Ndr)]\nenum ▸E {}", "ENM-03"),
    // Methods.
    ("async fn f<T>(&self, n: ▸T) -> Result<()>;", "a type that is not known"),
    ("▸methods!();", "IFC-13"),
    ("#[rpc_interface(uuid = \"11111111-2222-3333-4444-555555555501\")]\ntrait ▸T {}", "IFC-15"),
    // What reading the IDL again finds.
    ("async fn f(&self, n: f32, #[size_is(n)] a: ▸&[u32]) -> Result<()>;", "MIDL2"),
    ("#[derive(Ndr)]\nstruct S { n: u64, #[size_is(n)] a: ▸Vec<u16> }", "MIDL2"),
    (
        "#[derive(Ndr)]\nstruct S {\n    n: u32,\n    #[size_is(n)]\n    a: ▸Tail<Vec<u16>>,\n    z: u32,\n}",
        "MIDL2055",
    ),
    ("#[derive(Ndr)]\n#[switch_type(u16)]\nenum U { #[case(1)] A(▸Box<u32>) }", "MIDL2249"),
    (
        "#[derive(Ndr)]\nstruct P { n: u32, #[size_is(n)] a: Tail<Vec<u8>> }\n#[derive(Ndr)]\n#[switch_type(u16)]\nenum U { #[case(1)] A(▸P) }",
        "MIDL2171",
    ),
];

/// Another peer's compiler takes it.
#[test]
#[ignore = "it needs widl: .ci/run has it"]
fn widl_takes_it() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("refused");
    std::fs::create_dir_all(&folder).unwrap();
    let mut wrong = String::new();
    for (name, exported) in exported() {
        std::fs::write(folder.join("one.idl"), &exported.idl).unwrap();
        let made = std::process::Command::new("x86_64-w64-mingw32-widl")
            .current_dir(&folder)
            .args(["--win64", "-c", "-C", "one.c", "one.idl"])
            .output()
            .unwrap();
        if !made.status.success() {
            let told = String::from_utf8_lossy(&made.stderr);
            let _ = writeln!(wrong, "{name}\n{told}\n{}", exported.idl);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
