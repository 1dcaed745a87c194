//! How long a crate compiles that has an interface of 100 methods and 50 structures, against the same with
//! tarpc and serde: the crate alone, from nothing, with its dependencies ready.
//!
//! Both crates are written to a temporary folder of the build, with the workspace's lock file.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use crate::calls::Outcome;
use rpc_benches::{Limit, Race, Table, Unit};

const METHODS: usize = 100;
const STRUCTURES: usize = 50;
const ROUNDS: usize = 7;

pub(crate) fn rows(table: &mut Table) -> Outcome<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace");
    let runtime = format!("rpc-runtime = {{ path = {:?} }}", root.join("rpc-runtime"));
    let tarpc = "serde = { version = \"1\", features = [\"derive\"] }\n\
                 tarpc = { version = \"0.38\", features = [\"serde-transport\", \"serde-transport-bincode\", \
                 \"tcp\", \"tokio1\"] }";
    let ours = Scratch::new("with-rpc-runtime", &runtime, &our_source(), root).expect("a crate");
    let other = Scratch::new("with-tarpc", tarpc, &tarpc_source(), root).expect("a crate");

    table.heading("100 methods and 50 structures", "ours", "tarpc");
    for (what, verb) in [("cargo check", "check"), ("cargo build", "build")] {
        // The dependencies.
        ours.compile(verb);
        other.compile(verb);
        let rounds: Vec<_> = (0..ROUNDS)
            .map(|round| match round % 2 {
                0 => (ours.compile(verb), other.compile(verb)),
                _ => {
                    let other = other.compile(verb);
                    (ours.compile(verb), other)
                }
            })
            .collect();
        let race = Race::from_rounds(&rounds);
        table.row(what, Unit::Nanoseconds, race, Limit::AtMost(1.5));
    }
    Ok(())
}

/// A crate outside the workspace.
struct Scratch {
    name: &'static str,
    folder: PathBuf,
}

impl Scratch {
    fn new(
        name: &'static str,
        dependencies: &str,
        source: &str,
        root: &Path,
    ) -> io::Result<Scratch> {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::create_dir_all(folder.join("src"))?;
        let manifest = format!(
            "[package]\nname = {name:?}\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
             [dependencies]\n{dependencies}\n\n[workspace]\n"
        );
        fs::write(folder.join("Cargo.toml"), manifest)?;
        fs::write(folder.join("src/lib.rs"), source)?;
        fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock"))?;
        Ok(Scratch { name, folder })
    }

    fn cargo(&self, arguments: &[&str]) {
        let cargo = Command::new(env!("CARGO"))
            .args(arguments)
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", self.folder.join("target"))
            .status()
            .expect("cargo starts");
        assert!(cargo.success(), "{}: cargo {arguments:?}", self.name);
    }

    /// The time that the crate alone takes, in nanoseconds.
    fn compile(&self, verb: &str) -> f64 {
        self.cargo(&["clean", "--quiet", "--offline", "--package", self.name]);
        let start = Instant::now();
        self.cargo(&[verb, "--quiet", "--offline"]);
        start.elapsed().as_nanos() as f64
    }
}

fn our_source() -> String {
    let mut source = String::from("#![allow(dead_code)]\nuse rpc_runtime::prelude::*;\n");
    for i in 0..STRUCTURES {
        let _ = writeln!(
            source,
            "#[derive(Ndr, Debug, Clone)]\npub struct S{i} {{\n    a: u32,\n    b: u16,\n    name: WString,\n    \
             n: u32,\n    #[size_is(n)]\n    data: Vec<u32>,\n    #[unique]\n    next: Option<Box<S{i}>>,\n}}"
        );
    }
    source += "#[rpc_interface(uuid = \"6b29fc40-ca47-1067-b31d-00dd010662da\", version = \"1.0\")]\n\
               pub trait Large {\n";
    for i in 0..METHODS {
        let (given, made) = (i % STRUCTURES, (i + 7) % STRUCTURES);
        let _ = writeln!(
            source,
            "    async fn m{i}(&self, a: u32, s: &S{given}, #[out] r: &mut Option<Box<S{made}>>) -> Result<u32>;"
        );
    }
    source + "}\n"
}

fn tarpc_source() -> String {
    let mut source = String::from("#![allow(dead_code)]\nuse serde::{Deserialize, Serialize};\n");
    for i in 0..STRUCTURES {
        let _ = writeln!(
            source,
            "#[derive(Serialize, Deserialize, Debug, Clone)]\npub struct S{i} {{\n    a: u32,\n    b: u16,\n    \
             name: String,\n    data: Vec<u32>,\n    next: Option<Box<S{i}>>,\n}}"
        );
    }
    source += "#[tarpc::service]\npub trait Large {\n";
    for i in 0..METHODS {
        let (given, made) = (i % STRUCTURES, (i + 7) % STRUCTURES);
        let _ = writeln!(
            source,
            "    async fn m{i}(a: u32, s: S{given}) -> (u32, Option<Box<S{made}>>);"
        );
    }
    source + "}\n"
}
