//! What `tests/rust.rs` compares, compiled without a warning.

#![deny(warnings)]
#![allow(missing_docs, unreachable_pub)]
// Names and numbers of parameters are those of the files.
#![allow(clippy::enum_variant_names, clippy::too_many_arguments)]

macro_rules! compiled {
    ($($name:ident)*) => {$(
        #[allow(dead_code)]
        mod $name {
            include!(concat!("rust/", stringify!($name), ".rs"));
        }
    )*};
}

compiled!(arrays common configured constants interfaces pointers preprocessor recursive shares unions);

/// None is forgotten.
#[test]
fn all_files() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rust");
    let here = include_str!("compiled.rs");
    for entry in std::fs::read_dir(folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if let Some(name) = name.strip_suffix(".rs") {
            assert!(here.contains(name), "{name} is not compiled");
        }
    }
}
