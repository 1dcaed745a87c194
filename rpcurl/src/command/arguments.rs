//! The command line.

use std::path::PathBuf;
use std::time::Duration;

use rpc_runtime::security::AuthenticationLevel;
use rpc_runtime::uuid::Uuid;

pub(crate) const USAGE: &str = "usage: rpcurl list HOST [OPTION…]
       rpcurl describe FILE.idl [INTERFACE[.PROCEDURE]] [-I DIR] [-D NAME[=VALUE]]
       rpcurl call BINDING FILE.idl INTERFACE.PROCEDURE [JSON] [INTERFACE.PROCEDURE [JSON]…] [OPTION…]

`list` shows the interfaces that a host's endpoint mapper knows. `describe` shows what an IDL file has: interfaces, procedures
with their numbers, and parameters as JSON. `call` calls a procedure: JSON is an object with the [in] parameters, `@FILE` one
in a file, `-` one on standard input, and nothing an empty one. The result is an object with the [out] parameters and `return`.
Several calls are made one after another on one connection, where context handles live: `{\"$\": \"Handle\"}` stands for what the
last result that has a `Handle` has there, and `{\"$\": \"/list/0/name\"}` for what is deeper in one.

BINDING is `ncacn_ip_tcp:host[port]`, `ncacn_ip_tcp:host` for the port that the host's endpoint mapper says, or
`ncalrpc:[path]`.

  -I DIR              looks for imported files in DIR as well
  -D NAME[=VALUE]     defines a macro of the IDL; its value is 1 if none is given
  --user NAME         authenticates as NAME, by NTLM; NAME may be `DOMAIN\\name` or `name@domain`
  --password TEXT     with this password; without it, with that of the environment's RPCURL_PASSWORD
  --hash HEX          with this NT hash, 32 digits; `LM:NT` is read, too
  --domain NAME       of this domain
  --kerberos          authenticates by Kerberos: as --user with a password, or with the tickets of `kinit`
  --level LEVEL       connect, packet, integrity or privacy (which is the default)
  --principal NAME    the server's principal, such as `cifs/server.example.com`; else `host/` and the host
  --ndr, --ndr64      offers this transfer syntax alone; else both
  --object UUID       calls for this object
  --timeout SECONDS   how long connecting and the call may take, each; 30 if nothing is said
  --mapper-port PORT  the TCP port of the endpoint mapper; 135 if nothing is said
  --compact           JSON in one line

The exit status is 0 if the call was answered, 1 if not, and 2 if the command is not understood.";

/// A command that is understood.
#[derive(Debug, Default)]
pub(crate) struct Arguments {
    pub(crate) command: Command,
    pub(crate) directories: Vec<PathBuf>,
    pub(crate) defines: Vec<(String, String)>,
    pub(crate) user: Option<String>,
    pub(crate) password: Option<String>,
    pub(crate) hash: Option<String>,
    pub(crate) domain: String,
    pub(crate) kerberos: bool,
    pub(crate) level: Option<AuthenticationLevel>,
    pub(crate) principal: Option<String>,
    pub(crate) ndr: bool,
    pub(crate) ndr64: bool,
    pub(crate) object: Option<Uuid>,
    pub(crate) timeout: Option<Duration>,
    pub(crate) mapper_port: Option<u16>,
    pub(crate) compact: bool,
}

#[derive(Debug, Default)]
pub(crate) enum Command {
    #[default]
    Help,
    List {
        host: String,
    },
    Describe {
        file: PathBuf,
        of: Option<String>,
    },
    Call {
        binding: String,
        file: PathBuf,
        calls: Vec<Call>,
    },
}

/// A procedure, and its parameters.
#[derive(Debug)]
pub(crate) struct Call {
    pub(crate) procedure: String,
    pub(crate) json: Option<String>,
}

/// What an option does with its value.
type Read = fn(&mut Arguments, String) -> Result<(), String>;

/// Options with a value.
const VALUES: &[(&str, Read)] = &[
    ("-I", |all, value| {
        all.directories.push(value.into());
        Ok(())
    }),
    ("-D", |all, value| {
        let (name, value) = value.split_once('=').unwrap_or((&value, "1"));
        all.defines.push((name.to_owned(), value.to_owned()));
        Ok(())
    }),
    ("--user", |all, value| {
        all.user = Some(value);
        Ok(())
    }),
    ("--password", |all, value| {
        all.password = Some(value);
        Ok(())
    }),
    ("--hash", |all, value| {
        all.hash = Some(value);
        Ok(())
    }),
    ("--domain", |all, value| {
        all.domain = value;
        Ok(())
    }),
    ("--principal", |all, value| {
        all.principal = Some(value);
        Ok(())
    }),
    ("--level", |all, value| {
        use AuthenticationLevel::{Connect, Integrity, Packet, Privacy};
        let found =
            [Connect, Packet, Integrity, Privacy].into_iter().find(|of| of.to_string() == value);
        let expected = "expected `connect`, `packet`, `integrity` or `privacy`";
        all.level =
            Some(found.ok_or_else(|| format!("`--level {value}` is no level: {expected}"))?);
        Ok(())
    }),
    ("--object", |all, value| {
        let uuid = value.parse();
        all.object =
            Some(uuid.map_err(|_| format!("`--object {value}` is no uuid; expected one"))?);
        Ok(())
    }),
    ("--timeout", |all, value| {
        let seconds = value.parse().ok().filter(|seconds: &f64| *seconds > 0.0);
        let timeout = seconds.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
        let wrong = || format!("`--timeout {value}` is no time; expected seconds");
        all.timeout = Some(timeout.ok_or_else(wrong)?);
        Ok(())
    }),
    ("--mapper-port", |all, value| {
        let port = value.parse();
        let wrong = |_| format!("`--mapper-port {value}` is no port; expected 1 to 65535");
        all.mapper_port = Some(port.map_err(wrong)?);
        Ok(())
    }),
];

/// What an option without a value does.
type Set = fn(&mut Arguments);

/// Options without one.
const FLAGS: &[(&str, Set)] = &[
    ("--kerberos", |all| all.kerberos = true),
    ("--ndr", |all| all.ndr = true),
    ("--ndr64", |all| all.ndr64 = true),
    ("--compact", |all| all.compact = true),
];

/// Reads a command line.
///
/// # Errors
/// What is not understood, and what was expected.
pub(crate) fn arguments(mut given: impl Iterator<Item = String>) -> Result<Arguments, String> {
    let mut all = Arguments::default();
    let command = given.next().ok_or("no command; expected `list`, `describe` or `call`")?;
    let mut words = Vec::new();
    while let Some(argument) = given.next() {
        if !argument.starts_with('-') || argument == "-" {
            words.push(argument);
            continue;
        }
        if matches!(&*argument, "-h" | "--help") {
            return Ok(Arguments::default());
        }
        if let Some((_, set)) = FLAGS.iter().find(|(flag, _)| *flag == argument) {
            set(&mut all);
            continue;
        }
        let (name, value) = match argument.split_once('=').filter(|_| argument.starts_with("--")) {
            Some((name, value)) => (name, Some(value.to_owned())),
            // `-Idir`
            None if !argument.starts_with("--")
                && argument.len() > 2
                && argument.is_char_boundary(2) =>
            {
                (&argument[..2], Some(argument[2..].to_owned()))
            }
            None => (&*argument, None),
        };
        let Some((_, read)) = VALUES.iter().find(|(option, _)| *option == name) else {
            let names =
                VALUES.iter().map(|(name, _)| *name).chain(FLAGS.iter().map(|(name, _)| *name));
            return Err(match rpcurl::near(name, names) {
                Some(near) => format!("`{name}` is no option; expected `{near}`, perhaps"),
                None => format!("`{name}` is no option; see `rpcurl --help`"),
            });
        };
        let value = value.or_else(|| given.next());
        read(&mut all, value.ok_or_else(|| format!("`{name}` without a value; expected one"))?)?;
    }
    all.command = of(&command, words)?;
    consistent(&all)?;
    Ok(all)
}

fn of(command: &str, words: Vec<String>) -> Result<Command, String> {
    let count = words.len();
    let mut words = words.into_iter();
    let mut next = || words.next().unwrap_or_default();
    match (command, count) {
        ("-h" | "--help" | "help", _) => Ok(Command::Help),
        ("list", 1) => Ok(Command::List { host: next() }),
        ("list", _) => Err("`list` takes one host".to_owned()),
        ("describe", 1) => Ok(Command::Describe { file: next().into(), of: None }),
        ("describe", 2) => Ok(Command::Describe { file: next().into(), of: Some(next()) }),
        ("describe", _) => {
            Err("`describe` takes a file, and an interface or INTERFACE.PROCEDURE".to_owned())
        }
        ("call", 3..) => {
            let (binding, file) = (next(), next().into());
            let mut calls = Vec::new();
            for word in words {
                let is_json = word == "-" || word.starts_with(['{', '[', '@', '"']);
                if !is_json && !word.chars().all(|c| c.is_alphanumeric() || "_.".contains(c)) {
                    return Err(format!(
                        "`{word}` is neither a name nor JSON; expected INTERFACE.PROCEDURE, or an object, {{\"name\": …}}"
                    ));
                }
                match calls.last_mut() {
                    Some(Call { json: json @ None, .. }) if is_json => *json = Some(word),
                    _ => calls.push(Call { procedure: word, json: None }),
                }
            }
            Ok(Command::Call { binding, file, calls })
        }
        ("call", _) => {
            Err("`call` takes a binding, a file, INTERFACE.PROCEDURE, and JSON".to_owned())
        }
        _ => Err(format!("`{command}` is no command; expected `list`, `describe` or `call`")),
    }
}

/// That options do not contradict one another.
fn consistent(all: &Arguments) -> Result<(), String> {
    let is_known = all.user.is_some() || all.kerberos;
    let fault = match all {
        Arguments { ndr: true, ndr64: true, .. } => {
            "`--ndr` and `--ndr64`; expected one, or neither for both"
        }
        Arguments { password: Some(_), hash: Some(_), .. } => {
            "`--password` and `--hash`; expected one of them"
        }
        Arguments { kerberos: true, hash: Some(_), .. } => {
            "`--hash` is for NTLM; expected `--password` with `--kerberos`, or the tickets of `kinit`"
        }
        Arguments { password: Some(_), user: None, .. }
        | Arguments { hash: Some(_), user: None, .. } => {
            "credentials without a user; expected `--user`"
        }
        Arguments { level: Some(_), .. } | Arguments { principal: Some(_), .. } if !is_known => {
            "`--level` and `--principal` without authentication; expected `--user` or `--kerberos`"
        }
        _ => return Ok(()),
    };
    Err(fault.to_owned())
}
