//! The example `secure_key_value` with tickets, as its users run it. CI builds it first, see `.ci/run`.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use super::realm::{Realm, SERVER};

/// The example's program, with the feature `gssapi`. The realm is in the environment.
fn program() -> Command {
    let here = std::env::current_exe().unwrap();
    let built = here.parent().and_then(Path::parent).unwrap();
    Command::new(built.join("examples/secure_key_value"))
}

#[test]
#[ignore = "needs MIT's KDC and a built example"]
fn the_examples_users_come_with_tickets() {
    Realm::around("example::the_examples_users_come_with_tickets", async |realm| {
        let mut server = program();
        server.arg("server").env("KEY_VALUE_SERVER", "ncacn_ip_tcp:127.0.0.1[0]");
        server.env("KEY_VALUE_KEYTAB", realm.keytab()).stderr(Stdio::piped());
        let mut server = server.spawn().expect("`cargo build -p rpc-examples --features gssapi`");
        let mut log = BufReader::new(server.stderr.take().unwrap()).lines();
        let listens = log.find_map(|line| {
            let line = line.unwrap();
            line.split_once("the server listens at ").map(|(_, binding)| binding.to_owned())
        });
        std::thread::spawn(move || log.for_each(drop));
        let binding = listens.expect("a server that listens");

        let asked = |cache: &Path, words: &[&str]| {
            let mut client = program();
            client.env("KRB5CCNAME", cache).env("KEY_VALUE_PRINCIPAL", SERVER);
            let output = client.env("KEY_VALUE_SERVER", &binding).args(words).output().unwrap();
            let text = |bytes| String::from_utf8(bytes).unwrap().trim_end().to_owned();
            (output.status.success(), text(output.stdout), text(output.stderr))
        };
        let set = asked(&realm.cache(), &["set", "fruit", "apple", "red"]);
        let get = asked(&realm.cache(), &["get", "fruit", "apple"]);
        let none = asked(&realm.cache().with_extension("none"), &["get", "fruit", "apple"]);
        server.kill().unwrap();
        server.wait().unwrap();
        assert_eq!((set.0, &*set.1), (true, ""), "{}", set.2);
        assert_eq!((get.0, &*get.1), (true, "red"), "{}", get.2);
        assert!(none.2.contains("RPC_S_SEC_PKG_ERROR (1825)"), "{}", none.2);
    });
}
