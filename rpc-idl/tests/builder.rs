//! What a build script calls.

use std::path::{Path, PathBuf};

use rpc_idl::Builder;

fn idl(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/idl").join(name)
}

#[test]
fn writes_files() {
    let out = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let files = Builder::new().file(idl("recursive.idl")).out_dir(&out);
    assert_eq!(files.try_generate().unwrap(), Vec::<String>::new());
    let written = std::fs::read_to_string(out.join("recursive.rs")).unwrap();
    assert_eq!(written, include_str!("rust/recursive.rs"));
}

#[test]
fn takes_a_part_if_it_is_told_to() {
    let out = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let files = Builder::new().file(idl("shares.idl")).out_dir(&out);
    let error = files.try_generate().unwrap_err();
    assert!(error.message.contains("an [out] array in line whose elements own memory"), "{error}");
    let left_out = files.skip_unsupported().try_generate().unwrap();
    assert!(
        left_out.iter().any(|line| line.contains("shares.idl:78: an [out] array")),
        "{left_out:?}"
    );
    assert!(out.join("shares.rs").exists());
}

#[test]
fn files_with_errors_and_none() {
    let out = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let error =
        Builder::new().file(idl("wrong_types.idl")).out_dir(&out).try_generate().unwrap_err();
    assert!(error.message.contains("MIDL"), "{error}");
    let error = Builder::new().file(idl("none.idl")).out_dir(&out).try_generate().unwrap_err();
    assert!(error.message.contains("cannot be read"), "{error}");
}

/// Neither is written over the other.
#[test]
fn files_of_one_name() {
    let out = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("of_one_name");
    let files = Builder::new().file(idl("recursive.idl")).file("elsewhere/recursive.idl");
    let error = files.out_dir(&out).try_generate().unwrap_err();
    assert!(error.message.contains("would both be written to"), "{error}");
    assert!(!out.exists());
}
