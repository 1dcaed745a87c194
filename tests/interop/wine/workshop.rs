//! A temporary folder in which the interfaces are compiled, and run under Wine.

use std::io;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Weak};
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::Child;
use tokio::sync::Mutex;

use crate::run;

const SOURCES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/interop/wine");
const WINE: &str = "/usr/lib/wine/wine64";
const WINESERVER: &str = "/usr/lib/wine/wineserver64";
const DLLS: &str = "/usr/lib/x86_64-linux-gnu/wine/x86_64-windows";
/// What the programs need, and no more: with these alone, Wine's own services cannot start.
const LIBRARIES: [&str; 15] = [
    "advapi32",
    "dnsapi",
    "iphlpapi",
    "kernel32",
    "kernelbase",
    "msv1_0",
    "msvcrt",
    "netapi32",
    "nsi",
    "ntdll",
    "rpcrt4",
    "sechost",
    "secur32",
    "ucrtbase",
    "ws2_32",
];
const PREFIX: &str = "x86_64-w64-mingw32";

/// The folder, with a Wine prefix in it. Dropping it ends the prefix's processes, and removes it.
pub struct Workshop {
    folder: PathBuf,
}

impl Workshop {
    /// The folder of all tests that run at the same time; the last of them drops it.
    pub async fn shared() -> Arc<Workshop> {
        static SHARED: Mutex<Weak<Workshop>> = Mutex::const_new(Weak::new());
        let mut shared = SHARED.lock().await;
        if let Some(workshop) = shared.upgrade() {
            return workshop;
        }
        let workshop = Arc::new(Workshop::new().await);
        *shared = Arc::downgrade(&workshop);
        workshop
    }

    /// Builds the clients and the servers.
    async fn new() -> Workshop {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let (process, count) = (std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let folder = std::env::temp_dir().join(format!("rpc-wine-{process}-{count}"));
        let workshop = Workshop { folder };
        workshop.make_prefix().expect("a Wine prefix; CI installs Wine, see .ci/run");

        for interface in ["shapes", "counters"] {
            let mut widl = workshop.command(&format!("{PREFIX}-widl"));
            widl.args(["-Oif", "-m64", "--win64", "-h", "-c", "-s", "-H"]);
            widl.arg(format!("{interface}.h"));
            compile(widl.arg(format!("{SOURCES}/{interface}.idl"))).await;
        }
        tokio::join!(
            workshop.build("client", "shapes_c.c"),
            workshop.build("server", "shapes_s.c"),
            workshop.build("authenticated_client", "counters_c.c"),
            workshop.build("counters_client", "counters_c.c"),
            workshop.build("counters_server", "counters_s.c"),
        );
        // The first program in a prefix writes its registry: others may not start beside it. Wine's own server
        // keeps its standard streams open, so that they are not pipes.
        let mut first = tokio::process::Command::from(workshop.program("client"));
        first.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).kill_on_drop(true);
        let usage = tokio::time::timeout(Duration::from_secs(60), first.status()).await;
        assert_eq!(usage.expect("a first program").expect("wine64").code(), Some(2));
        workshop
    }

    /// Compiles a program and its stub.
    async fn build(&self, name: &str, stub: &str) {
        let mut gcc = self.command(&format!("{PREFIX}-gcc"));
        // Wine sends what is in the gaps of structures: zero, so that golden bytes can be compared.
        // mingw's headers lack IDL's small; the stubs' other exceptions need a header of Wine's own.
        gcc.args([
            "-std=gnu17",
            "-O1",
            "-ftrivial-auto-var-init=zero",
            "-Wall",
            "-Dsmall=signed char",
            "-DWIN32_LEAN_AND_MEAN",
            "-DUSE_COMPILER_EXCEPTIONS",
        ]);
        gcc.args(["-I.", "-o", &format!("{name}.exe"), &format!("{SOURCES}/{name}.c")]);
        compile(gcc.args([stub, "-lrpcrt4"])).await;
    }

    /// Makes a prefix of links to Wine's own libraries. All that `wineboot` would add to it is 0.7 GB of
    /// copies and a registry, which rpcrt4 needs not, and which would take most of a minute.
    fn make_prefix(&self) -> io::Result<()> {
        let (drives, system) = (self.prefix().join("dosdevices"), "drive_c/windows/system32");
        std::fs::create_dir_all(&drives)?;
        std::os::unix::fs::symlink("../drive_c", drives.join("c:"))?;
        std::os::unix::fs::symlink("/", drives.join("z:"))?;
        let system = self.prefix().join(system);
        std::fs::create_dir_all(&system)?;
        for name in LIBRARIES {
            let name = format!("{name}.dll");
            std::os::unix::fs::symlink(format!("{DLLS}/{name}"), system.join(name))?;
        }
        std::fs::write(self.prefix().join(".update-timestamp"), "disable\n")
    }

    fn prefix(&self) -> PathBuf {
        self.folder.join("prefix")
    }

    /// A command in the folder.
    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.folder);
        command.env("WINEPREFIX", self.prefix()).env("WINEDEBUG", "-all").env_remove("DISPLAY");
        command
    }

    /// A Windows program in the folder.
    pub fn program(&self, name: &str) -> Command {
        let mut command = self.command(WINE);
        command.arg(format!("{name}.exe"));
        command
    }

    /// Starts a server: the process, which ends when it is dropped, and its port.
    pub async fn server(&self, name: &str) -> (Child, u16) {
        let mut server = tokio::process::Command::from(self.program(name));
        server.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).kill_on_drop(true);
        let mut server = server.spawn().expect("wine64; CI installs it, see .ci/run");
        let mut lines = BufReader::new(server.stdout.take().unwrap()).lines();
        let line = tokio::time::timeout(Duration::from_secs(60), lines.next_line()).await;
        let line = line.expect("a line of the server's in a minute").unwrap().unwrap_or_default();
        let port = line.strip_prefix("listening on ").and_then(|port| port.trim().parse().ok());
        (server, port.unwrap_or_else(|| panic!("the server said {line:?}")))
    }
}

/// Runs a compiler.
async fn compile(command: &mut Command) {
    let output = run(command).await;
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

impl Drop for Workshop {
    fn drop(&mut self) {
        // Wine's own server outlives its last program by some seconds.
        let _ = self.command(WINESERVER).arg("-k").status();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}
