//! Samba's domain controller of a domain of its own: its servers, its KDC and its winbind.
//!
//! All tests of a run share it. It has a temporary folder and a loopback address, and ends with the process of the tests,
//! whatever ends that.

mod clients;
mod controller;
mod interfaces;
// The procedures have the parameters that they have.
#[allow(clippy::too_many_arguments)]
mod unsigned;
mod winbind;

use std::io::Write;
use std::net::TcpStream;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use crate::again;

/// Set in the processes of single tests: the domain's folder.
const FOLDER: &str = "RPC_TESTS_DOMAIN";

/// The controller's address; nothing else listens there.
pub(super) const CONTROLLER: &str = "127.0.0.141";
/// The controller, as Kerberos knows it.
pub(super) const CONTROLLER_PRINCIPAL: &str = "host/dc.rpc.example";
pub(super) const REALM: &str = "RPC.EXAMPLE";
/// The name of the domain for NTLM.
pub(super) const DOMAIN: &str = "RPCDOM";

/// A user of the domain.
pub(super) const USER: &str = "alice";
pub(super) const PASSWORD: &str = "Correct-horse-1";

/// The service principal name of a server of ours, whose key is in [`Domain::keytab`].
const SERVER_PRINCIPAL: &str = "host/server.rpc.example";

/// The domain, as its tests see it.
pub(super) struct Domain {
    folder: PathBuf,
    /// Runs the controller, in the process that started it, until its standard input is closed.
    guard: Option<Child>,
}

impl Domain {
    /// The domain of all tests of this run. The first of them starts it, which takes some fifteen seconds.
    pub(super) fn shared() -> &'static Domain {
        static SHARED: OnceLock<Domain> = OnceLock::new();
        SHARED.get_or_init(|| match std::env::var_os(FOLDER) {
            Some(folder) => Domain { folder: folder.into(), guard: None },
            None => Domain::start(),
        })
    }

    /// Runs the test of this name in a process of its own, in which Kerberos knows the domain: its library reads from the
    /// environment where `krb5.conf` is.
    pub(super) fn around(test: &str, run: impl AsyncFnOnce(&Domain)) {
        let domain = Domain::shared();
        if domain.guard.is_some() {
            return again(test, |command| domain.kerberos(command).env(FOLDER, &domain.folder));
        }
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
        runtime.unwrap().block_on(run(domain));
    }

    /// The command, with the domain's Kerberos.
    pub(super) fn kerberos<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command
            .env("KRB5_CONFIG", self.file("krb5.conf"))
            .env("KRB5CCNAME", self.file("tickets"))
            .env("KRB5RCACHEDIR", &self.folder)
    }

    /// The keytab of [`SERVER_PRINCIPAL`].
    pub(super) fn keytab(&self) -> PathBuf {
        self.file("server.keytab")
    }

    /// The settings of Samba's programs.
    pub(super) fn settings(&self) -> PathBuf {
        self.file("etc/smb.conf")
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    fn start() -> Domain {
        let folder = format!("rpc-domain-{}", std::process::id());
        let mut domain = Domain { folder: std::env::temp_dir().join(folder), guard: None };
        std::fs::create_dir_all(&domain.folder).unwrap();
        // From here on the folder goes with this process.
        domain.guard = Some(domain.guarded());
        domain.write_krb5_conf();
        domain.provision();
        domain.begin();
        domain
    }

    /// A shell that waits for [`Domain::begin`], runs the controller, ends it with its standard input, and removes the
    /// folder, in which the controller's last processes may still write. It is in a process group of its own, so that a
    /// signal to the tests from a keyboard leaves it alone.
    fn guarded(&self) -> Child {
        const SCRIPT: &str = "
            trap '' HUP INT TERM
            read -r begin && {
                /usr/sbin/samba -F --no-process-group -s etc/smb.conf </dev/null >/dev/null 2>&1 &
                cat >/dev/null
                kill $!
                wait $!
            }
            cd /
            until rm -rf \"$1\" && sleep 1 && ! [ -e \"$1\" ]; do :; done";
        let mut shell = Command::new("/bin/sh");
        shell.args(["-c", SCRIPT, "sh"]).arg(&self.folder).current_dir(&self.folder);
        shell.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).process_group(0);
        shell.spawn().unwrap()
    }

    fn write_krb5_conf(&self) {
        let text = format!(
            "[libdefaults]
             default_realm = {REALM}
             dns_lookup_realm = false
             dns_lookup_kdc = false
             dns_canonicalize_hostname = false
             rdns = false
             udp_preference_limit = 1
             [realms]
             {REALM} = {{
             kdc = {CONTROLLER}
             }}
             [domain_realm]
             .rpc.example = {REALM}\n"
        );
        std::fs::write(self.file("krb5.conf"), text).unwrap();
    }

    /// Makes the domain, with its accounts and the server's keytab.
    fn provision(&self) {
        let here = self.folder.display();
        self.samba_tool(
            "domain provision",
            &[
                &format!("--targetdir={here}"),
                &format!("--realm={REALM}"),
                &format!("--domain={DOMAIN}"),
                &format!("--adminpass={PASSWORD}"),
                "--server-role=dc",
                "--host-name=dc",
                &format!("--host-ip={CONTROLLER}"),
                "--dns-backend=NONE",
            ],
        );
        // Instead of the settings of the machine's own Samba, which the tool has mixed in.
        let settings = self.smb_conf(CONTROLLER, &self.folder, "rpc, kdc, winbindd", "");
        std::fs::write(self.settings(), settings).unwrap();
        for (user, password) in [(USER, PASSWORD), ("server", "Its-key-1")] {
            self.samba_tool("user create", &[user, password]);
        }
        self.samba_tool("spn add", &[SERVER_PRINCIPAL, "server"]);
        let principal = format!("--principal={SERVER_PRINCIPAL}");
        let keytab = self.keytab().display().to_string();
        self.samba_tool("domain exportkeytab", &[&keytab, &principal]);
    }

    /// The settings of a process of Samba's with the domain's database, which has these services at this address, and a
    /// folder of its own for what two processes cannot share.
    fn smb_conf(&self, address: &str, own: &Path, services: &str, more: &str) -> String {
        let (here, own) = (self.folder.display(), own.display());
        format!(
            "[global]
            server role = active directory domain controller
            realm = {REALM}
            workgroup = {DOMAIN}
            netbios name = DC
            interfaces = {address}/8
            bind interfaces only = yes
            disable netbios = yes
            load printers = no
            server services = {services}
            allow dcerpc auth level connect:lsarpc = yes
            log file = {own}/log
            private dir = {here}/private
            lock directory = {here}
            state directory = {here}/state
            cache directory = {here}/cache
            binddns dir = {here}/bind-dns
            pid directory = {own}/pid
            ncalrpc dir = {own}/ncalrpc
            winbindd socket directory = {here}/winbindd
            {more}
            [sysvol]
            path = {here}/state/sysvol
            [netlogon]
            path = {here}/state/sysvol/scripts\n"
        )
    }

    fn samba_tool(&self, command: &str, arguments: &[&str]) {
        let mut tool = Command::new("/usr/bin/samba-tool");
        tool.args(command.split(' ')).args(arguments).stdin(Stdio::null());
        if self.settings().exists() {
            tool.arg("-s").arg(self.settings());
        }
        let output = tool.output().expect("samba-tool; CI installs the peers, see .ci/run");
        assert!(output.status.success(), "{tool:?}: {output:?}");
    }

    /// Has the controller run, and waits until it answers: the RPC servers, the KDC and winbind.
    fn begin(&mut self) {
        let guard = self.guard.as_mut().unwrap();
        guard.stdin.as_mut().unwrap().write_all(b"begin\n").unwrap();
        let listens = |port| TcpStream::connect((CONTROLLER, port)).is_ok();
        wait_for("the controller", || {
            listens(135) && listens(88) && self.file("winbindd/pipe").exists()
        });
    }
}

/// Waits until what was started answers.
fn wait_for(what: &str, answers: impl Fn() -> bool) {
    let begun = Instant::now();
    while !answers() {
        assert!(begun.elapsed() < Duration::from_secs(60), "{what} does not answer");
        std::thread::sleep(Duration::from_millis(50));
    }
}
