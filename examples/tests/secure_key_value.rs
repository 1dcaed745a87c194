//! The example `secure_key_value` as its users run it: a server and its clients, each a program of its own.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// The example's program, which Cargo builds with its package's tests.
fn program(name: &str) -> Command {
    let here = std::env::current_exe().unwrap();
    let built = here.parent().and_then(Path::parent).unwrap().join("examples").join(name);
    assert!(built.exists(), "no {}; expected `cargo test -p rpc-examples`", built.display());
    let mut command = Command::new(built);
    for variable in ["SERVER", "ACCOUNTS", "KEYTAB", "USER", "PASSWORD", "PRINCIPAL"] {
        command.env_remove(format!("KEY_VALUE_{variable}"));
    }
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// A server, until it is dropped.
struct Server {
    process: Child,
    binding: String,
}

impl Server {
    fn start(mut program: Command) -> Server {
        let mut process = program.spawn().unwrap();
        let mut log = BufReader::new(process.stderr.take().unwrap()).lines();
        let listens = log.find_map(|line| {
            let line = line.unwrap();
            line.split_once("the server listens at ").map(|(_, binding)| binding.to_owned())
        });
        // Its log is read to the end, so that it can go on to write.
        std::thread::spawn(move || log.for_each(drop));
        Server { process, binding: listens.expect("a server that listens") }
    }

    /// What a client prints, and whether it is content.
    fn asked(&self, user: Option<(&str, &str)>, words: &[&str]) -> Result<String, String> {
        let mut client = program("secure_key_value");
        client.env("KEY_VALUE_SERVER", &self.binding).args(words);
        if let Some((name, password)) = user {
            client.envs([("KEY_VALUE_USER", name), ("KEY_VALUE_PASSWORD", password)]);
        }
        output(client)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn output(mut program: Command) -> Result<String, String> {
    let output = program.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap().trim_end().to_owned();
    match output.status.success() {
        true => Ok(text(output.stdout)),
        false => Err(text(output.stderr).lines().last().unwrap_or_default().to_owned()),
    }
}

/// A file that is there for one test.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str, text: &str) -> Scratch {
        let path = std::env::temp_dir().join(format!("rpc-{name}-{}", std::process::id()));
        fs::write(&path, text).unwrap();
        Scratch(path)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

/// The hashes are those of `Password`, from MS-NLMP section 4.2.2.1.2, and of `SecREt01`, from its appendix of tests.
const ACCOUNTS: &str =
    "alice:a4f49c406510bdcab6824ee7c30fd852\n\nbob:cd06ca7c7e10c99b1d33b7485a2ed808\n";

const ALICE: Option<(&str, &str)> = Some(("ALICE", "Password"));
const BOB: Option<(&str, &str)> = Some(("bob", "SecREt01"));

fn server(accounts: &Scratch) -> Command {
    let mut server = program("secure_key_value");
    server.arg("server").env("KEY_VALUE_SERVER", "ncacn_ip_tcp:127.0.0.1[0]");
    server.env("KEY_VALUE_ACCOUNTS", &accounts.0);
    server
}

#[test]
fn who_has_an_account_reads_and_the_owner_writes() {
    let accounts = Scratch::new("accounts", ACCOUNTS);
    let server = Server::start(server(&accounts));
    assert_eq!(server.asked(ALICE, &["set", "fruit", "apple", "red"]), Ok(String::new()));
    assert_eq!(server.asked(BOB, &["get", "fruit", "apple"]), Ok("red".to_owned()));
    assert_eq!(server.asked(BOB, &["list", "fruit"]), Ok("apple: red".to_owned()));
    let error = server.asked(BOB, &["set", "fruit", "apple", "green"]).unwrap_err();
    assert!(
        error.contains("an unsigned fault says that the server failed KeyValue::set"),
        "{error}"
    );
    assert_eq!(server.asked(ALICE, &["get", "fruit", "apple"]), Ok("red".to_owned()));
}

#[test]
fn each_mistake_is_told() {
    let accounts = Scratch::new("accounts-of-mistakes", ACCOUNTS);
    let mut server = Server::start(server(&accounts));
    let get = ["get", "fruit", "apple"];
    let refused = "RPC_S_ACCESS_DENIED (5): the server refused the client's authentication; expected a user that it knows, and the \
                   right password or ticket";
    for user in [("alice", "password"), ("carol", "Password")] {
        let error = server.asked(Some(user), &get).unwrap_err();
        assert!(error.contains(refused), "{error}");
    }
    let error = server.asked(ALICE, &["put"]).unwrap_err();
    assert!(
        error.contains("no such command; expected `server`, `set BUCKET KEY VALUE`"),
        "{error}"
    );
    if !cfg!(feature = "gssapi") {
        let error = server.asked(None, &get).unwrap_err();
        assert!(error.contains("no credentials; expected KEY_VALUE_USER"), "{error}");
    }
    server.process.kill().unwrap();
    server.process.wait().unwrap();
    let error = server.asked(ALICE, &get).unwrap_err();
    assert!(error.contains("RPC_S_SERVER_UNAVAILABLE (1722): no connection to"), "{error}");
}

/// A server says what is wrong before it listens, and a line of accounts is not told: it has a secret.
#[test]
fn a_server_without_accounts_does_not_begin() {
    let mut none = program("secure_key_value");
    none.arg("server");
    assert!(output(none).unwrap_err().contains("nobody could call; expected KEY_VALUE_ACCOUNTS"));
    for (text, told) in [
        ("alice", "line 1: no colon; expected a name, a colon and a hash"),
        ("\nalice:5ec2e7", "line 2: RPC_S_INVALID_ARG (87): no hash of a password; expected 32"),
    ] {
        let accounts = Scratch::new("accounts-that-are-none", text);
        let error = output(server(&accounts)).unwrap_err();
        assert!(error.contains(told) && !error.contains("5ec2e7"), "{error}");
    }
}

/// All of it in one process.
#[test]
fn it_runs_by_itself() {
    let told = output(program("secure_key_value")).unwrap();
    let lines: Vec<_> = told.lines().collect();
    let [reads, writes, wrong, stranger] = lines[..] else { panic!("{told}") };
    assert_eq!(reads, r#"bob reads: [("apple", "red")]"#);
    for refused in [writes, wrong, stranger] {
        assert!(refused.contains("RPC_S_ACCESS_DENIED (5)"), "{refused}");
    }
}
