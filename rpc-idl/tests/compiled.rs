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

compiled!(arrays common configured constants interfaces pointers preprocessor recursive refused shares unions);

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

/// Numbers that IDL leaves out are left out, and names stay.
#[test]
fn numbers() {
    let interface = shares::SharesClient::INTERFACE;
    let numbers = (0..12).map(|n| interface.procedure(n).map(|procedure| procedure.name));
    let expected = [
        None,
        Some("share_enum"),
        Some("share_get_info"),
        Some("share_open"),
        Some("share_read"),
        Some("share_size"),
        None,
        Some("share_remove"),
        Some("share_close"),
        None, // it cannot be said
        None,
        None,
    ];
    assert_eq!(numbers.collect::<Vec<_>>(), expected);
}
