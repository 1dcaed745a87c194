//! Winbind's helper, in whose place are small programs.

use core::time::Duration;
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

use super::super::authority::{Claim, NtlmAuthority, Verified};
use super::super::winbind::Winbind;
use crate::error::Result;
use crate::status::Status;

/// A program in a folder of its own, which goes with it.
struct Program(PathBuf);

impl Program {
    fn new(name: &str, script: &str) -> Program {
        let folder = std::env::temp_dir().join(format!("ntlm-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        // Another process writes the file: a child that another thread starts meanwhile would have inherited this one's
        // descriptor, and the kernel runs no file that somebody can still write to.
        let written = Command::new("sh")
            .args(["-c", r#"printf '#!/bin/sh\n%s' "$1" >"$0" && chmod 700 "$0""#])
            .arg(folder.join("ntlm_auth"))
            .arg(script)
            .status();
        assert!(written.unwrap().success());
        Program(folder)
    }

    fn winbind(&self) -> Winbind {
        Winbind::new().program(self.0.join("ntlm_auth")).timeout(Duration::from_secs(20))
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn claim() -> Claim {
    Claim {
        user: "Zoë\n.".into(),
        domain: "DOM".into(),
        workstation: "DESK".into(),
        server_challenge: [1, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef],
        nt_response: vec![0xfe; 50],
        lm_response: Vec::new(),
    }
}

fn verify(winbind: &Winbind) -> Result<Verified> {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(winbind.verify(&claim()))
}

#[test]
fn the_program_is_asked_in_its_protocol_and_gives_a_key() {
    let program = Program::new(
        "asks",
        "cat > $(dirname $0)/asked; echo \"$@\" > $(dirname $0)/arguments
        echo Authenticated: Yes; echo User-Session-Key: 000102030405060708090A0b0C0D0E0F; echo .",
    );
    let verified = verify(&program.winbind()).unwrap();
    let key = core::array::from_fn(|at| at as u8);
    assert!(verified == Verified::new(claim().identity(), key));
    assert_eq!(verified.identity().workstation, "DESK");
    let asked = fs::read_to_string(program.0.join("asked")).unwrap();
    let expected = format!(
        "Username:: Wm/Dqwou\nNT-Domain:: RE9N\nLANMAN-Challenge: 0123456789abcdef\n\
         NT-Response: {}\nRequest-User-Session-Key: Yes\n.\n",
        "fe".repeat(50)
    );
    assert_eq!(asked, expected);
    let arguments = fs::read_to_string(program.0.join("arguments")).unwrap();
    assert_eq!(arguments, "--helper-protocol=ntlm-server-1\n");
}

#[test]
fn whatever_else_it_says_refuses_the_user() {
    let key = "echo User-Session-Key: 000102030405060708090a0b0c0d0e0f";
    let cases = [
        (
            "echo Authenticated: No; echo Authentication-Error: Wrong Password; echo .".to_owned(),
            "Wrong Password",
        ),
        ("exit 1".into(), "no answer"),
        ("echo Authenticated: Yes; echo .".into(), "no key"),
        (format!("echo Authenticated: Yes; echo .; {key}"), "no key"),
        (format!("{key}0; echo Authenticated: Yes; echo ."), "no key"),
        ("echo User-Session-Key: xyz; echo Authenticated: Yes; echo .".into(), "no key"),
        (format!("{key}; echo Authenticated: Yes sir; echo ."), "no answer"),
        ("printf '\\377'".into(), "malformed"),
        ("head -c 10000 /dev/zero".into(), "no answer"),
    ];
    for (at, (script, text)) in cases.into_iter().enumerate() {
        let program = Program::new(&format!("refuses-{at}"), &format!("cat >/dev/null; {script}"));
        let error = verify(&program.winbind()).unwrap_err();
        assert_eq!(error.status(), Status::ACCESS_DENIED);
        assert!(error.to_string().contains(text), "{error}");
    }
}

#[test]
fn a_program_that_is_not_there_refuses_the_user() {
    let error = verify(&Winbind::new().program("/nowhere/ntlm_auth")).unwrap_err();
    assert_eq!(error.status(), Status::ACCESS_DENIED);
    assert!(error.to_string().contains("ntlm_auth failed"), "{error}");
}

#[test]
fn the_program_has_its_time() {
    let program = Program::new("sleeps", "exec sleep 60");
    let begun = Instant::now();
    let winbind = program.winbind().timeout(Duration::from_millis(50));
    let error = verify(&winbind).unwrap_err();
    assert!(error.to_string().contains("takes too long"), "{error}");
    assert!(begun.elapsed() < Duration::from_secs(30));
}

#[test]
fn so_many_users_are_verified_at_once() {
    let program = Program::new("busy", "exec sleep 60");
    let winbind = program.winbind();
    let claim = claim();
    let mut asked: Vec<_> = (0..32).map(|_| winbind.verify(&claim)).collect();
    let error = verify(&winbind).unwrap_err();
    assert_eq!(error.status(), Status::SERVER_TOO_BUSY);
    // Whoever is not waited for any more leaves its place.
    asked.clear();
    let until = Instant::now() + Duration::from_secs(30);
    while verify(&winbind.clone().timeout(Duration::ZERO)).unwrap_err().status()
        == Status::SERVER_TOO_BUSY
    {
        assert!(Instant::now() < until);
        std::thread::sleep(Duration::from_millis(5));
    }
}
