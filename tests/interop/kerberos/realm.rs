//! A realm of one test: MIT's KDC, in a folder of its own and on a port of its own.
//!
//! The library reads where `krb5.conf` is from the environment, which a test cannot change for itself alone: the test runs
//! in a process of its own, which is this program once more.

use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use crate::again;

/// Set in the process that runs the test: the realm's folder.
const FOLDER: &str = "RPC_TESTS_REALM";

pub(super) const NAME: &str = "RPC.TEST";
pub(super) const PASSWORD: &str = "a password of alice's";
pub(super) const SERVER: &str = "host/server.rpc.test";

/// The files of a realm, as its tests see it.
pub(super) struct Realm(PathBuf);

impl Realm {
    /// Runs the test of this name in a realm.
    pub(super) fn around(test: &str, run: impl AsyncFnOnce(&Realm)) {
        Realm::encrypting("aes256-cts-hmac-sha1-96", test, run);
    }

    /// The same, in a realm of this encryption type alone.
    pub(super) fn encrypting(encryption: &str, test: &str, run: impl AsyncFnOnce(&Realm)) {
        if let Some(folder) = std::env::var_os(FOLDER) {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            return runtime.unwrap().block_on(run(&Realm(folder.into())));
        }
        let kdc = Kdc::start(test, encryption);
        again(&format!("kerberos::{test}"), |command| {
            kdc.command(command).env(FOLDER, &kdc.folder)
        });
    }

    /// The server's keytab: [`SERVER`], and `host/other.rpc.test`.
    pub(super) fn keytab(&self) -> PathBuf {
        self.0.join("server.keytab")
    }

    /// A keytab of the server, whose key is another one than the KDC's.
    pub(super) fn wrong_keytab(&self) -> PathBuf {
        self.0.join("wrong.keytab")
    }

    /// The keytab of `alice`, whose password this still is.
    pub(super) fn alices_keytab(&self) -> PathBuf {
        self.0.join("alice.keytab")
    }

    /// A ticket of the anonymous principal for [`SERVER`]. The KDC gives such to whoever has a certificate of it, with PKINIT,
    /// and here to the server, for itself in the name of another (S4U2Self).
    pub(super) fn anonymous_cache(&self) -> PathBuf {
        let path = |name: &str| self.0.join(name).display().to_string();
        let (keytab, own, cache) = (path("server.keytab"), path("own"), path("anonymous"));
        let anonymous = "WELLKNOWN/ANONYMOUS";
        for (name, arguments) in [
            ("kinit", &["-k", "-t", &keytab, "-c", &own, SERVER][..]),
            ("kvno", &["-c", &own, "-I", anonymous, "--out-cache", &cache, SERVER]),
        ] {
            let output = Command::new(program(name)).args(arguments).output().unwrap();
            assert!(output.status.success(), "{name} {arguments:?}: {output:?}");
        }
        cache.into()
    }

    /// What `kinit alice` left, and a ticket for this service.
    pub(super) fn cache_for(&self, service: &str) -> PathBuf {
        let cache = self.cache();
        let output = Command::new(program("kvno")).arg("-c").arg(&cache).arg(service).output();
        let output = output.expect("kvno; CI installs it, see .ci/run");
        assert!(output.status.success(), "{output:?}");
        cache
    }

    /// What `kinit alice` left.
    pub(super) fn cache(&self) -> PathBuf {
        self.0.join("cache")
    }
}

/// A KDC, until it is dropped.
struct Kdc {
    folder: PathBuf,
    process: Option<Child>,
}

impl Kdc {
    fn start(test: &str, encryption: &str) -> Kdc {
        let name = format!("rpc-{}-{}", test.replace("::", "-"), std::process::id());
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&folder).unwrap();
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let here = folder.display().to_string();
        write(
            &folder.join("krb5.conf"),
            &format!(
                "[libdefaults]
                 default_realm = {NAME}
                 default_ccache_name = FILE:{here}/default_cache
                 default_keytab_name = FILE:{here}/server.keytab
                 dns_lookup_realm = false
                 dns_lookup_kdc = false
                 dns_canonicalize_hostname = false
                 rdns = false
                 udp_preference_limit = 1
                 allow_weak_crypto = true
                 allow_rc4 = true
                 permitted_enctypes = {encryption}
                 [realms]
                 {NAME} = {{
                 kdc = 127.0.0.1:{port}
                 }}
                 [domain_realm]
                 .rpc.test = {NAME}\n"
            ),
        );
        write(
            &folder.join("kdc.conf"),
            &format!(
                "[kdcdefaults]
                 kdc_listen = \"\"
                 kdc_tcp_listen = 127.0.0.1:{port}
                 [realms]
                 {NAME} = {{
                 database_name = {here}/principal
                 key_stash_file = {here}/stash
                 master_key_type = {encryption}
                 supported_enctypes = {encryption}:normal
                 }}
                 [logging]
                 kdc = FILE:{here}/kdc.log\n"
            ),
        );
        let mut kdc = Kdc { folder, process: None };
        kdc.run("kdb5_util", &["create", "-s", "-r", NAME, "-P", "master"]);
        let local = |query: &str| kdc.run("kadmin.local", &["-q", query]);
        local(&format!("addprinc -pw \"{PASSWORD}\" alice"));
        local(&format!("addprinc -randkey {SERVER}"));
        local("addprinc -randkey host/other.rpc.test");
        local("addprinc -randkey WELLKNOWN/ANONYMOUS");
        local(&format!("ktadd -k {here}/wrong.keytab {SERVER}"));
        // In a keytab that knows the number of the key, and not the key.
        local(&format!("ktadd -k {here}/server.keytab {SERVER} host/other.rpc.test"));
        local(&format!("ktadd -norandkey -k {here}/alice.keytab alice"));
        let krb5kdc = kdc.command(&mut Command::new(program("krb5kdc"))).arg("-n").spawn();
        kdc.process = Some(krb5kdc.expect("krb5kdc; CI installs it, see .ci/run"));
        let begun = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(begun.elapsed() < Duration::from_secs(20), "the KDC does not listen");
            std::thread::sleep(Duration::from_millis(20));
        }
        kdc.run(
            "kinit",
            &["-k", "-t", &format!("{here}/alice.keytab"), "-c", &format!("{here}/cache"), "alice"],
        );
        kdc
    }

    /// The command, in the realm and with nothing else to say.
    fn command<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command
            .env("KRB5_CONFIG", self.folder.join("krb5.conf"))
            .env("KRB5_KDC_PROFILE", self.folder.join("kdc.conf"))
            .env("KRB5RCACHEDIR", &self.folder)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
    }

    fn output(&self, command: &mut Command) -> Output {
        let output = command.stdout(Stdio::piped()).stderr(Stdio::piped()).output();
        output.unwrap_or_else(|error| panic!("{command:?}: {error}; CI installs it, see .ci/run"))
    }

    fn run(&self, name: &str, arguments: &[&str]) {
        let mut command = Command::new(program(name));
        let output = self.output(self.command(&mut command).args(arguments));
        assert!(output.status.success(), "{command:?}: {output:?}");
    }
}

impl Drop for Kdc {
    fn drop(&mut self) {
        if let Some(process) = &mut self.process {
            let _ = process.kill();
            let _ = process.wait();
        }
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

fn write(path: &Path, text: &str) {
    std::fs::write(path, text).unwrap();
}

/// The programs of the KDC are not in everybody's path.
fn program(name: &str) -> PathBuf {
    let administrators = Path::new("/usr/sbin").join(name);
    if administrators.exists() { administrators } else { name.into() }
}
