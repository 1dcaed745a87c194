//! What must not compile: a file a mistake, with the message that the user reads beside it.
//!
//! `TRYBUILD=overwrite cargo test -p rpc-tests-ui --test ui` takes the present messages over.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const GROUPS: [&str; 15] = [
    "interface",
    "trait_shape",
    "direction",
    "pointer",
    "array",
    "string",
    "union",
    "enumeration",
    "structure",
    "returns",
    "memory",
    "pipe",
    "call",
    "context_handle",
    "lock",
];

/// The messages are those of the compiler that `rust-toolchain.toml` names.
const COMPILER: &str = "rustc 1.95.0 ";

/// Whether this is the compiler whose messages are compared. Another one's are other messages, and no mistake; only CI,
/// which says so in `CI`, must have this one.
fn compiler_is_the_pinned_one() -> bool {
    let version = Command::new("rustc").arg("--version").output().expect("there is a compiler");
    let version = String::from_utf8_lossy(&version.stdout).into_owned();
    if version.starts_with(COMPILER) {
        return true;
    }
    let what = format!("the messages are those of {COMPILER}, not of {version}");
    assert!(std::env::var_os("CI").is_none(), "{what}");
    eprintln!("nothing is compared: {what}");
    false
}

#[test]
fn mistakes_do_not_compile() {
    if !compiler_is_the_pinned_one() {
        return;
    }
    let cases = trybuild::TestCases::new();
    for group in GROUPS {
        // Beside the mistakes stands what is right: see `pass.rs`.
        mistakes(group).for_each(|case| cases.compile_fail(case));
    }
}

/// What only a build finds: constants of types that are put together where they are used.
#[test]
fn mistakes_do_not_build() {
    if !compiler_is_the_pinned_one() {
        return;
    }
    let cases = trybuild::TestCases::new();
    // With a case that passes, all are built and not only checked.
    cases.pass("soundness/pass_*.rs");
    mistakes("soundness").for_each(|case| cases.compile_fail(case));
}

/// What should compile and does not. A case that does moves to its group's `pass_*.rs`.
#[test]
#[ignore = "not accepted yet"]
fn legal_forms_that_still_fail() {
    let cases = trybuild::TestCases::new();
    cases.pass("pending/rejected/*.rs");
}

fn mistakes(group: &str) -> impl Iterator<Item = PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(group);
    let mut cases: Vec<_> = fs::read_dir(&folder)
        .expect("a group is a folder")
        .map(|entry| entry.expect("a group can be read").file_name())
        .map(|name| name.into_string().expect("names of cases are text"))
        .filter(|name| name.ends_with(".rs") && !name.starts_with("pass_"))
        .collect();
    assert!(!cases.is_empty(), "no cases in {}", folder.display());
    cases.sort();
    cases.into_iter().map(move |name| Path::new(group).join(name))
}
