//! What a crate costs that has an interface of 100 methods and 50 structures, against the same with tarpc and serde:
//! its compilation, alone, from nothing, with its dependencies ready, and the size of a program that serves the
//! interface and calls it.
//!
//! Both crates are written to a temporary folder of the build, with the workspace's lock file.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use crate::calls::Outcome;
use rpc_benches::{Limit, Race, Table, Unit};

const METHODS: usize = 100;
const STRUCTURES: usize = 50;
const ROUNDS: usize = 7;

/// How a crate is compiled.
struct Way {
    what: &'static str,
    arguments: &'static [&'static str],
    rounds: usize,
    limit: f64,
}

const WAYS: [Way; 3] = [
    Way {
        what: "cargo check, the library",
        arguments: &["check", "--lib"],
        rounds: ROUNDS,
        limit: 0.9,
    },
    Way { what: "cargo build", arguments: &["build"], rounds: ROUNDS, limit: 1.2 },
    Way {
        what: "cargo build --release",
        arguments: &["build", "--release"],
        rounds: 3,
        limit: 1.05,
    },
];

pub(crate) fn rows(table: &mut Table) -> Outcome<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace");
    let runtime = format!("rpc-runtime = {{ path = {:?} }}", root.join("rpc-runtime"));
    let tarpc = "futures = { version = \"0.3\", default-features = false }\n\
                 serde = { version = \"1\", features = [\"derive\"] }\n\
                 tarpc = { version = \"0.38\", features = [\"serde-transport\", \"serde-transport-bincode\", \
                 \"tcp\", \"tokio1\"] }";
    let ours = Scratch {
        name: "with_rpc_runtime",
        dependencies: &runtime,
        library: our_library(),
        program: our_program(),
    };
    let other = Scratch {
        name: "with_tarpc",
        dependencies: tarpc,
        library: tarpc_library(),
        program: tarpc_program(),
    };
    let (ours, other) = (ours.written(root)?, other.written(root)?);

    table.heading("100 methods and 50 structures", "ours", "tarpc");
    for Way { what, arguments, rounds, limit } in WAYS {
        // The dependencies.
        ours.compile(arguments);
        other.compile(arguments);
        let rounds: Vec<_> = (0..rounds)
            .map(|round| match round % 2 {
                0 => (ours.compile(arguments), other.compile(arguments)),
                _ => {
                    let other = other.compile(arguments);
                    (ours.compile(arguments), other)
                }
            })
            .collect();
        table.row(what, Unit::Nanoseconds, Race::from_rounds(&rounds), Limit::AtMost(limit));
    }
    let size = Race::from_rounds(&[(ours.program_bytes()?, other.program_bytes()?)]);
    table.row("the program, stripped", Unit::Bytes, size, Limit::AtMost(1.1));
    let lines = Race::from_rounds(&[(ours.expanded_lines()?, other.expanded_lines()?)]);
    table.row("lines of expanded code", Unit::Lines, lines, Limit::None);
    Ok(())
}

/// A crate outside the workspace, a library and a program.
struct Scratch<'a> {
    name: &'static str,
    dependencies: &'a str,
    library: String,
    program: String,
}

impl Scratch<'_> {
    fn written(self, root: &Path) -> Outcome<Written> {
        let Scratch { name, dependencies, library, program } = self;
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::create_dir_all(folder.join("src"))?;
        let manifest = format!(
            "[package]\nname = {name:?}\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
             [dependencies]\n{dependencies}\n\
             tokio = {{ version = \"1\", features = [\"macros\", \"net\", \"rt\"] }}\n\n\
             [profile.release]\nstrip = true\n\n[workspace]\n"
        );
        fs::write(folder.join("Cargo.toml"), manifest)?;
        fs::write(folder.join("src/lib.rs"), library)?;
        fs::write(folder.join("src/main.rs"), program)?;
        fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock"))?;
        Ok(Written { name, folder })
    }
}

/// The same in its folder.
struct Written {
    name: &'static str,
    folder: PathBuf,
}

impl Written {
    fn cargo(&self, arguments: &[&str]) -> Command {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(arguments).args(["--quiet", "--offline"]);
        cargo.current_dir(&self.folder).env("CARGO_TARGET_DIR", self.folder.join("target"));
        cargo
    }

    /// The time that the crate alone takes, in nanoseconds.
    fn compile(&self, arguments: &[&str]) -> f64 {
        let run = |arguments: &[&str]| {
            let status = self.cargo(arguments).status().expect("cargo starts");
            assert!(status.success(), "{}: cargo {arguments:?}", self.name);
        };
        let release: &[&str] = if arguments.contains(&"--release") { &["--release"] } else { &[] };
        run(&[&["clean", "--package", self.name], release].concat());
        let start = Instant::now();
        run(arguments);
        start.elapsed().as_nanos() as f64
    }

    /// The size of the program that was built for release.
    fn program_bytes(&self) -> Outcome<f64> {
        Ok(fs::metadata(self.folder.join("target/release").join(self.name))?.len() as f64)
    }

    /// The lines of the library with its macros expanded.
    fn expanded_lines(&self) -> Outcome<f64> {
        let mut cargo = self.cargo(&["rustc", "--lib", "--profile=check"]);
        // What the compiler prints is for its own developers.
        let expand = cargo.args(["--", "-Zunpretty=expanded"]).env("RUSTC_BOOTSTRAP", "1");
        let expanded = expand.output()?;
        assert!(expanded.status.success(), "{}: {expanded:?}", self.name);
        Ok(String::from_utf8(expanded.stdout)?.lines().count() as f64)
    }
}

/// The structures that a method is given and makes.
fn structures(method: usize) -> (usize, usize) {
    (method % STRUCTURES, (method + 7) % STRUCTURES)
}

fn our_library() -> String {
    let mut source = String::from("use rpc_runtime::prelude::*;\n");
    for i in 0..STRUCTURES {
        let _ = writeln!(
            source,
            "#[derive(Ndr, Debug, Clone, Default)]\npub struct S{i} {{\n    pub a: u32,\n    pub b: u16,\n    \
             pub name: WString,\n    pub n: u32,\n    #[size_is(n)]\n    pub data: Vec<u32>,\n    #[unique]\n    \
             pub next: Option<Box<S{i}>>,\n}}"
        );
    }
    source += "#[rpc_interface(uuid = \"6b29fc40-ca47-1067-b31d-00dd010662da\", version = \"1.0\")]\n\
               pub trait Large {\n";
    for i in 0..METHODS {
        let (given, made) = structures(i);
        let _ = writeln!(
            source,
            "    async fn m{i}(&self, a: u32, s: &S{given}, #[out] r: &mut Option<Box<S{made}>>) -> Result<u32>;"
        );
    }
    source + "}\n"
}

fn our_program() -> String {
    let mut source = String::from(
        "use rpc_runtime::prelude::*;\nuse with_rpc_runtime::*;\n\nstruct Service;\n\nimpl Large for Service {\n",
    );
    for i in 0..METHODS {
        let (given, made) = structures(i);
        let _ = writeln!(
            source,
            "    async fn m{i}(&self, a: u32, s: &S{given}, r: &mut Option<Box<S{made}>>) -> Result<u32> {{\n        \
             *r = Some(Box::default());\n        Ok(a + s.a)\n    }}"
        );
    }
    source += "}\n\n\
        #[tokio::main(flavor = \"current_thread\")]\n\
        async fn main() -> Result<()> {\n    \
            let server = Server::builder().offer(LargeServer::new(Service)).build()?;\n    \
            let endpoint = server.listen(\"ncacn_ip_tcp:127.0.0.1[0]\").await?;\n    \
            let client = LargeClient::connect(endpoint.binding()).await?;\n";
    for i in 0..METHODS {
        let (given, _) = structures(i);
        let _ = writeln!(
            source,
            "    let mut made = None;\n    \
             println!(\"{{}} {{made:?}}\", client.m{i}({i}, &S{given}::default(), &mut made).await?);"
        );
    }
    source + "    Ok(())\n}\n"
}

fn tarpc_library() -> String {
    let mut source = String::from("use serde::{Deserialize, Serialize};\n");
    for i in 0..STRUCTURES {
        let _ = writeln!(
            source,
            "#[derive(Serialize, Deserialize, Debug, Clone, Default)]\npub struct S{i} {{\n    pub a: u32,\n    \
             pub b: u16,\n    pub name: String,\n    pub data: Vec<u32>,\n    pub next: Option<Box<S{i}>>,\n}}"
        );
    }
    source += "#[tarpc::service]\npub trait Large {\n";
    for i in 0..METHODS {
        let (given, made) = structures(i);
        let _ = writeln!(
            source,
            "    async fn m{i}(a: u32, s: S{given}) -> (u32, Option<Box<S{made}>>);"
        );
    }
    source + "}\n"
}

fn tarpc_program() -> String {
    let mut source = String::from(
        "use futures::StreamExt;\n\
         use tarpc::server::{BaseChannel, Channel};\n\
         use tarpc::tokio_serde::formats::Bincode;\n\
         use tarpc::{client, context, serde_transport::tcp};\n\
         use with_tarpc::*;\n\n\
         #[derive(Clone)]\nstruct Service;\n\nimpl Large for Service {\n",
    );
    for i in 0..METHODS {
        let (given, made) = structures(i);
        let _ = writeln!(
            source,
            "    async fn m{i}(self, _: context::Context, a: u32, s: S{given}) -> (u32, Option<Box<S{made}>>) {{\n        \
             (a + s.a, Some(Box::default()))\n    }}"
        );
    }
    source += "}\n\n\
        #[tokio::main(flavor = \"current_thread\")]\n\
        async fn main() -> Result<(), Box<dyn std::error::Error>> {\n    \
            let mut listener = tcp::listen(\"127.0.0.1:0\", Bincode::default).await?;\n    \
            let address = listener.local_addr();\n    \
            tokio::spawn(async move {\n        \
                while let Some(Ok(transport)) = listener.next().await {\n            \
                    let requests = BaseChannel::with_defaults(transport).execute(Service.serve());\n            \
                    tokio::spawn(requests.for_each(|response| {\n                \
                        tokio::spawn(response);\n                \
                        std::future::ready(())\n            \
                    }));\n        \
                }\n    \
            });\n    \
            let transport = tcp::connect(address, Bincode::default).await?;\n    \
            let client = LargeClient::new(client::Config::default(), transport).spawn();\n";
    for i in 0..METHODS {
        let (given, _) = structures(i);
        let _ = writeln!(
            source,
            "    let (sum, made) = client.m{i}(context::current(), {i}, S{given}::default()).await?;\n    \
             println!(\"{{sum}} {{made:?}}\");"
        );
    }
    source + "    Ok(())\n}\n"
}
