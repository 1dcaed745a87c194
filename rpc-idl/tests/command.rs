//! The command.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn run(arguments: &[&str]) -> (Output, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_rpc-idl"))
        .args(arguments)
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/idl"))
        .output()
        .unwrap();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let (out, errors) = (text(&output.stdout), text(&output.stderr));
    (output, out, errors)
}

#[test]
fn sound_files() {
    let (output, out, errors) = run(&["check", "interfaces.idl", "preprocessor.idl"]);
    assert_eq!((output.status.code(), &*errors), (Some(0), ""));
    let expected = "interfaces.idl
  interface base 11111111-2222-3333-4444-555555555558 v3.0: 4 procedures, 2 not on the wire
  interface derived 11111111-2222-3333-4444-555555555559 v0.0: 1 procedure
  local interface nowhere: 0 procedures, 1 not on the wire
  object interface IThing 11111111-2222-3333-4444-55555555555a v0.0: 4 procedures, 1 not on the wire
  object interface IOther 11111111-2222-3333-4444-55555555555c v0.0: 1 procedure
  interface later 11111111-2222-3333-4444-55555555555f v0.0: 1 procedure
  skipped: library Things (line 43): type libraries are not on the wire; its interfaces count
  skipped: importlib (line 46): type libraries are not read
  skipped: dispinterface _Events (line 49): its methods are called by IDispatch::Invoke
  skipped: coclass Thing (line 51): classes are not on the wire
  skipped: module functions (line 53): the functions of a DLL are not on the wire
  skipped: midl_pragma warning (line 56): it speaks to MIDL alone
0 errors, 0 warnings
preprocessor.idl
  interface SELF 11111111-2222-3333-4444-555555555560 v0.0: 2 procedures
  passed over: #pragma once (line 11)
  passed over: #line 1 \"elsewhere.idl\" (line 38)
0 errors, 0 warnings
";
    assert_eq!(out, expected);
}

/// Rust to IDL and its configuration file.
#[test]
fn idl_of_a_file() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("exported");
    std::fs::create_dir_all(&folder).unwrap();
    let out = folder.to_str().unwrap();
    let (output, _, errors) = run(&["idl", "../export/forms.rs", "-o", out]);
    assert_eq!(output.status.code(), Some(0), "{errors}");
    assert!(
        errors.ends_with("forms.rs: 1 interface, 8 procedures, 1 left out, 0 errors\n"),
        "{errors}"
    );
    let written = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    assert_eq!(written("forms.idl"), include_str!("export/forms.idl"));
    assert_eq!(written("forms.acf"), include_str!("export/forms.acf"));

    let (output, text, errors) = run(&["idl", "../export/wrong.rs"]);
    assert_eq!((output.status.code(), &*text), (Some(1), ""));
    assert!(errors.contains("--> ../export/wrong.rs:8:12\n"), "{errors}");
    let (output, text, _) = run(&["idl", "../export/wrong.rs", "--skip"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(text, include_str!("export/wrong.idl"));

    let modules = ["idl", "../rust/common.rs", "--widl", "--module", "crate::dtyp"];
    let (output, _, errors) = run(&modules);
    assert_eq!(output.status.code(), Some(2));
    assert!(errors.contains("expected `crate::dtyp=dtyp.rs`"), "{errors}");
    let (output, _, errors) = run(&["idl", "none.rs"]);
    assert!(output.status.code() == Some(1) && errors.contains("`none.rs` cannot be read"));
    let (output, _, errors) = run(&["idl", "-I", "."]);
    assert_eq!(output.status.code(), Some(2));
    assert!(errors.starts_with("`-I` is no option: expected `-o`"), "{errors}");
}

#[test]
fn errors_are_shown_and_said() {
    let (output, out, errors) = run(&["check", "wrong_unions.idl", "common.idl"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        errors.starts_with("error[MIDL2056]: 1 has an arm already\n  --> wrong_unions.idl:4:45\n")
    );
    assert!(
        out.contains("11 errors, 0 warnings\ncommon.idl\n  no interface\n0 errors, 0 warnings\n"),
        "{out}"
    );
}

/// Of a file that cannot be read there is no line to show.
#[test]
fn files_that_cannot_be_read() {
    for file in ["none.idl", "."] {
        let (output, _, errors) = run(&["check", file]);
        assert_eq!(output.status.code(), Some(1));
        assert!(errors.starts_with(&format!("error[MIDL1001]: `{file}` cannot be read: ")));
        assert_eq!(errors.trim_end().lines().count(), 1, "{errors}");
    }
}

#[test]
fn directories_and_macros() {
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/imports.idl");
    let (output, out, _) = run(&["check", beside]);
    assert_eq!(output.status.code(), Some(1));
    assert!(out.ends_with("1 error, 1 warning\n"), "{out}");
    for options in [["-I", ".", "-D", "SIZE=4"], ["-I.", "-DSIZE=4", "-D", "OTHER"]] {
        let (output, out, errors) = run(&[&["check"], &options[..], &[beside]].concat());
        assert_eq!(output.status.code(), Some(0), "{errors}");
        assert!(out.ends_with("0 errors, 0 warnings\n"), "{out}");
    }
}

#[test]
fn what_is_not_understood() {
    let cases: [(&[&str], &str); 6] = [
        (&[], "no command: expected `check`"),
        (&["compile"], "`compile` is no command: expected `check`"),
        (&["check"], "no file: expected one at least"),
        (&["check", "-x", "a.idl"], "`-x` is no option: expected `-I` or `-D`"),
        (&["check", "a.idl", "-I"], "`-I` without a value"),
        (&["check", "é"], ""),
    ];
    for (arguments, fault) in cases {
        let (output, _, errors) = run(arguments);
        let status = if fault.is_empty() { 1 } else { 2 };
        assert_eq!(output.status.code(), Some(status), "{arguments:?}");
        assert!(errors.starts_with(fault), "{errors}");
        // The rest of the help would hide it.
        assert!(
            status == 1 || errors.contains("usage:") && errors.lines().count() < 10,
            "{errors}"
        );
    }
    #[cfg(unix)]
    {
        use std::os::unix::ffi::OsStringExt;
        let mut command = Command::new(env!("CARGO_BIN_EXE_rpc-idl"));
        let output = command.arg(std::ffi::OsString::from_vec(vec![0xff])).output().unwrap();
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.code() == Some(2) && errors.contains("is no UTF-8"), "{errors}");
    }
    let (output, out, _) = run(&["check", "--help"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(out.starts_with("usage: rpc-idl check FILE"));
}

#[test]
fn rust_of_a_file() {
    let (output, out, errors) = run(&["rust", "recursive.idl"]);
    assert_eq!(output.status.code(), Some(0), "{errors}");
    assert_eq!(out, include_str!("rust/recursive.rs"));
    assert_eq!(errors, "recursive.idl: 1 interface, 1 procedure, 0 left out, 0 errors\n");
}

#[test]
fn rust_of_a_part() {
    let (output, out, errors) = run(&["rust", "shares.idl"]);
    assert_eq!((output.status.code(), &*out), (Some(1), ""));
    assert!(errors.contains("shares.idl:78:67"), "{errors}");
    assert!(
        errors.ends_with("nothing is written: with `--skip`, what can be said in Rust is\n"),
        "{errors}"
    );

    let (output, out, _) = run(&["rust", "--skip", "shares.idl"]);
    assert_eq!((output.status.code(), &*out), (Some(1), include_str!("rust/shares.rs")));
}

#[test]
fn rust_with_other_memory() {
    let (output, out, errors) = run(&["rust", "shares.idl", "--memory", "borrowed"]);
    assert_eq!(output.status.code(), Some(0), "{errors}");
    assert_eq!(out, include_str!("rust/borrowed/shares.rs"));
    let (_, of_interface, _) = run(&["rust", "shares.idl", "--memory", "shares=borrowed"]);
    assert_eq!(out, of_interface);

    let (output, _, errors) = run(&["rust", "shares.idl", "recursive.idl", "--memory", "x=owned"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(errors.contains("there is no interface `x` in these files"), "{errors}");
}

#[test]
fn rust_with_what_is_not_there() {
    let (output, _, errors) = run(&["rust", "shares.idl", "--memory", "lent"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(errors.starts_with("`lent` is no form of memory: expected `owned`"), "{errors}");
    let (output, _, errors) = run(&["check", "shares.idl", "--skip"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(errors.starts_with("`--skip` is no option: expected `-I` or `-D`"), "{errors}");
}

/// Who reads what is shown may have seen enough, and a disk may be full.
#[cfg(target_os = "linux")]
#[test]
fn output_that_is_not_taken() {
    let check = |to: std::process::Stdio| {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/idl/common.idl");
        let mut command = Command::new(env!("CARGO_BIN_EXE_rpc-idl"));
        command.arg("check").arg(file).stdout(to).stderr(std::process::Stdio::piped());
        let output = command.spawn().unwrap().wait_with_output().unwrap();
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    assert_eq!(check(writer.into()), (Some(0), String::new()));
    let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
    let (status, told) = check(full.into());
    assert_eq!(status, Some(1));
    assert!(told.starts_with("standard output cannot be written: "), "{told}");
    // Nor what is told beside it.
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let mut command = Command::new(env!("CARGO_BIN_EXE_rpc-idl"));
    let status = command.arg("no-command").stderr(writer).status().unwrap();
    assert_eq!(status.code(), Some(2));
}

/// Another command is meant.
#[test]
fn commands_mixed_up() {
    let cases: [(&[&str], &str); 4] = [
        (
            &["rust", "../export/forms.rs"],
            "`../export/forms.rs` is Rust: `rpc-idl idl` writes its IDL",
        ),
        (&["check", "../export/forms.rs"], "`../export/forms.rs` is Rust: `rpc-idl idl`"),
        (&["idl", "shares.idl"], "`shares.idl` is IDL: `rpc-idl rust` writes its Rust"),
        (&["rust", "shares.acf"], "`shares.acf` is a configuration file"),
    ];
    for (arguments, fault) in cases {
        let (output, out, errors) = run(arguments);
        assert_eq!((output.status.code(), &*out), (Some(2), ""), "{arguments:?}");
        assert!(errors.starts_with(fault), "{errors}");
    }
    let (output, out, _) = run(&["--version"]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(out, format!("rpc-idl {}\n", env!("CARGO_PKG_VERSION")));
}

/// A folder that is not there.
fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    folder
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn folders_are_made_and_names_differ() {
    let folder = scratch("made/of/two");
    let out = folder.to_str().unwrap();
    let (output, _, errors) = run(&["rust", "recursive.idl", "./recursive.idl", "-o", out]);
    assert_eq!(output.status.code(), Some(2), "{errors}");
    assert!(errors.contains("would both be written to"), "{errors}");
    let (output, _, errors) =
        run(&["idl", "../export/forms.rs", "../export/./forms.rs", "-o", out]);
    assert_eq!(output.status.code(), Some(2), "{errors}");
    assert!(!folder.exists());

    let (output, _, errors) = run(&["rust", "recursive.idl", "-o", out]);
    assert_eq!(output.status.code(), Some(0), "{errors}");
    assert_eq!(names(&folder), ["recursive.rs"]);
}

/// What cannot be written leaves nothing of itself, and what was there.
#[test]
fn nothing_half_written() {
    let folder = scratch("half");
    std::fs::create_dir_all(folder.join("forms.acf")).unwrap();
    std::fs::write(folder.join("forms.idl"), "before").unwrap();
    let (output, _, errors) = run(&["idl", "../export/forms.rs", "-o", folder.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1), "{errors}");
    assert!(errors.contains("forms.acf` cannot be written: it is a folder"), "{errors}");
    assert_eq!(names(&folder), ["forms.acf", "forms.idl"]);
    assert_eq!(std::fs::read_to_string(folder.join("forms.idl")).unwrap(), "before");

    // A folder that is a file.
    let file = folder.join("forms.idl");
    let (output, _, errors) = run(&["rust", "recursive.idl", "-o", file.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    assert!(errors.contains("cannot be"), "{errors}");
}

/// Options are looked at before anything is written.
#[test]
fn options_about_nothing() {
    let folder = scratch("nothing");
    let out = folder.to_str().unwrap();
    let (output, text, errors) = run(&["rust", "recursive.idl", "--memory", "x=owned", "-o", out]);
    assert_eq!((output.status.code(), &*text), (Some(1), ""));
    assert!(errors.ends_with("nothing is written\n") && !folder.exists(), "{errors}");
    let (output, text, _) = run(&["rust", "recursive.idl", "--memory", "x=owned"]);
    assert_eq!((output.status.code(), &*text), (Some(1), ""));

    let (output, _, errors) = run(&["rust", "recursive.idl", "--module", "no.idl=crate::no"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(errors.contains("warning: `--module no.idl=…`: no file imports `no.idl`"), "{errors}");
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/imports.idl");
    for module in ["common.idl=crate::common", "COMMON.IDL=crate::common"] {
        let (_, _, errors) = run(&["rust", beside, "-I.", "-DSIZE=4", "--module", module]);
        assert!(!errors.contains("no file imports"), "{errors}");
    }
    for path in ["a.idl=::a", "a.idl=a<b>", "a.idl=1"] {
        let (output, _, errors) = run(&["rust", "recursive.idl", "--module", path]);
        assert_eq!(output.status.code(), Some(2), "{errors}");
    }
    let unused = ["idl", "../export/forms.rs", "--module", "crate::c=../rust/common.rs"];
    let (output, _, errors) = run(&unused);
    assert_eq!(output.status.code(), Some(0), "{errors}");
    assert!(errors.contains("warning: `--module crate::c=…`: no file uses"), "{errors}");
    let (output, _, errors) =
        run(&["idl", "../export/forms.rs", "--module", "crate::c=common.idl"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(errors.contains("is no Rust"), "{errors}");
}

#[test]
fn files_without_an_interface() {
    let folder = scratch("without");
    std::fs::create_dir_all(&folder).unwrap();
    let file = |name: &str, text: &str| {
        std::fs::write(folder.join(name), text).unwrap();
        folder.join(name).to_str().unwrap().to_owned()
    };
    let (output, text, errors) = run(&["idl", &file("none.rs", "pub trait A {}")]);
    assert_eq!((output.status.code(), &*text), (Some(1), ""));
    assert!(errors.contains("has neither a trait with `#[rpc_interface]`"), "{errors}");
    let types = file("types.rs", "#[derive(Ndr)]\npub struct A { a: u32 }");
    let (output, _, errors) = run(&["idl", &types]);
    assert_eq!(output.status.code(), Some(0));
    assert!(errors.contains("has no interface"), "{errors}");
    let types = file("types.idl", "typedef struct { long a; } A;");
    let (output, _, errors) = run(&["rust", &types]);
    assert_eq!(output.status.code(), Some(0));
    assert!(errors.contains("has no interface"), "{errors}");
}

/// One that is named is applied to the files beside it, and once.
#[test]
fn configuration_files_by_name() {
    let (_, alone, _) = run(&["rust", "configured.idl"]);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/idl/configured.acf");
    for acf in ["configured.acf", "./configured.acf", path.to_str().unwrap()] {
        let (output, out, errors) = run(&["rust", acf, "configured.idl"]);
        assert_eq!((output.status.code(), &out), (Some(0), &alone), "{errors}");
    }

    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("configurations");
    std::fs::create_dir_all(&folder).unwrap();
    let write = |name: &str, text: &str| {
        std::fs::write(folder.join(name), text).unwrap();
        folder.join(name).to_str().unwrap().to_owned()
    };
    let of = |name: &str| {
        format!(
            "[uuid(12345778-1234-abcd-ef00-0123456789ab)] interface {name}
             {{ void give([in] long n); }}"
        )
    };
    let (a, b) = (write("a.idl", &of("a")), write("b.idl", &of("b")));
    let q = write("q.acf", "interface b { [notify] give(); }");
    let (output, out, errors) = run(&["rust", &a, &q, &b]);
    assert_eq!(output.status.code(), Some(0), "{errors}");
    assert_eq!(out.matches("notify").count(), 1, "{out}");
    let (output, out, _) = run(&["check", &a, &b, &q]);
    assert_eq!(output.status.code(), Some(0), "{out}");

    let (output, _, errors) = run(&["check", &a, &q]);
    assert_eq!(output.status.code(), Some(1));
    assert!(errors.contains("q.acf`: its interface is in none of these files"), "{errors}");
    let (output, _, errors) = run(&["check", &q]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        errors.contains("expected the file of IDL that has its interface beside it"),
        "{errors}"
    );
}

/// Together, files of several interfaces have one model.
#[test]
fn a_configuration_of_several_files() {
    let import = |files: &[&str]| {
        let read = |path: &Path| match path.to_str() {
            Some("a.idl") => Ok(b"[local] interface a { void f(); }".to_vec()),
            Some("b.idl") => Ok(b"import \"a.idl\"; [local] interface b { void f(); }".to_vec()),
            Some("q.acf") => Ok(b"interface a { [notify] f(); }".to_vec()),
            Some("none.acf") => Ok(b"interface c { }".to_vec()),
            _ => Err(std::io::ErrorKind::NotFound.into()),
        };
        rpc_idl::Importer::new().reader(read).import(files)
    };
    let imported = import(&["q.acf", "b.idl", "a.idl"]);
    assert_eq!(imported.diagnostics.errors(), 0);
    let (_, a) = imported.model.defined_interfaces().next().unwrap();
    assert_eq!(a.procedures[0].is.attributes.len(), 1);
    assert_eq!(import(&["a.idl", "none.acf"]).diagnostics.errors(), 1);
}
