//! The command line.

use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Duration;

use rpc_runtime::prelude::Binding;
use rpc_runtime::security::AuthenticationLevel;
use rpc_runtime::security::ntlm::NtHash;
use rpc_runtime::uuid::Uuid;

use super::binding;

/// A command that is understood.
#[derive(Debug, Default)]
pub(crate) struct Arguments {
    pub(crate) command: Command,
    pub(crate) directories: Vec<PathBuf>,
    pub(crate) defines: Vec<(String, String)>,
    pub(crate) user: Option<String>,
    pub(crate) password: Option<String>,
    pub(crate) hash: Option<NtHash>,
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
    Version,
    List {
        host: String,
    },
    Describe {
        file: PathBuf,
        of: Option<String>,
    },
    Call {
        binding: Binding,
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
        // As other programs print them, behind the one of LAN Manager.
        let hash = value.rsplit(':').next().unwrap_or_default().parse();
        // Without what was given, which may be a secret.
        let wrong = "`--hash` with what is no hash; expected 32 hexadecimal digits";
        all.hash = Some(hash.map_err(|_| wrong)?);
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
        let port = value.parse().ok().filter(|port| *port > 0);
        let wrong = || format!("`--mapper-port {value}` is no port; expected 1 to 65535");
        all.mapper_port = Some(port.ok_or_else(wrong)?);
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

/// A command that is not understood.
pub(crate) struct Mistake {
    /// What is not understood, and what was expected.
    pub(crate) fault: String,
    /// The command whose forms of use help; empty if it is none.
    pub(crate) command: String,
}

/// Reads a command line. Options may stand anywhere.
///
/// # Errors
/// What is not understood.
pub(crate) fn arguments(given: impl Iterator<Item = OsString>) -> Result<Arguments, Mistake> {
    let mut all = Arguments::default();
    let given: Result<Vec<String>, OsString> = given.map(OsString::into_string).collect();
    let given = given.map_err(|other| Mistake {
        fault: format!("`{}` is no UTF-8; expected text", other.display()),
        command: String::new(),
    })?;
    let mut words = Vec::new();
    let mut used = Vec::new();
    let understood = options(given.into_iter(), &mut all, &mut words, &mut used);
    let command = words.first().cloned().unwrap_or_default();
    let understood = match understood {
        Ok(true) => return Ok(all),
        Ok(false) => of(words).and_then(|command| {
            all.command = command;
            consistent(&all)?;
            meant_for(&all.command, &used)
        }),
        Err(fault) => Err(fault),
    };
    understood.map(|()| all).map_err(|fault| Mistake { fault, command })
}

/// Takes the options out of what is given, and says whether one of them is all that matters.
fn options(
    given: impl Iterator<Item = String>,
    all: &mut Arguments,
    words: &mut Vec<String>,
    used: &mut Vec<&'static str>,
) -> Result<bool, String> {
    let mut given = given.peekable();
    while let Some(argument) = given.next() {
        if !argument.starts_with('-') || argument == "-" {
            words.push(argument);
            continue;
        }
        let alone = match &*argument {
            "-h" | "--help" => Some(Command::Help),
            "-V" | "--version" => Some(Command::Version),
            _ => None,
        };
        if let Some(command) = alone {
            *all = Arguments { command, ..Arguments::default() };
            return Ok(true);
        }
        if let Some((flag, set)) = FLAGS.iter().find(|(flag, _)| *flag == argument) {
            used.push(flag);
            set(all);
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
        let Some((option, read)) = VALUES.iter().find(|(option, _)| *option == name) else {
            return Err(no_option(&argument, name));
        };
        used.push(option);
        // Another option is no value, unless `=` says so.
        let value = value.or_else(|| given.next_if(|next| !names().any(|name| name == next)));
        let value = value.ok_or_else(|| format!("`{name}` without a value; expected one"))?;
        read(all, value)?;
    }
    Ok(false)
}

/// The names of all options.
fn names() -> impl Iterator<Item = &'static str> {
    VALUES.iter().map(|(name, _)| *name).chain(FLAGS.iter().map(|(name, _)| *name))
}

fn no_option(argument: &str, name: &str) -> String {
    if FLAGS.iter().any(|(flag, _)| *flag == name) {
        return format!("`{argument}`: `{name}` has no value; expected it alone");
    }
    match rpcurl::near(name, names().chain(["--help", "--version"])) {
        Some(near) => format!("`{name}` is no option; expected `{near}`, perhaps"),
        None => format!("`{name}` is no option; see `rpcurl --help`"),
    }
}

fn of(words: Vec<String>) -> Result<Command, String> {
    const EXPECTED: &str = "expected `list`, `describe` or `call`";
    let mut words = words.into_iter();
    let command = words.next().ok_or_else(|| format!("no command; {EXPECTED}"))?;
    let count = words.len();
    let mut next = || words.next().unwrap_or_default();
    match (&*command, count) {
        ("help", _) => Ok(Command::Help),
        ("version", 0) => Ok(Command::Version),
        ("list", 1) => Ok(Command::List { host: binding::host(&next())? }),
        ("list", _) => Err("`list` takes one host".to_owned()),
        ("describe", 1) => Ok(Command::Describe { file: next().into(), of: None }),
        ("describe", 2) => Ok(Command::Describe { file: next().into(), of: Some(next()) }),
        ("describe", _) => {
            Err("`describe` takes a file, and an interface or INTERFACE.PROCEDURE".to_owned())
        }
        ("call", 3..) => {
            let (binding, file) = (binding::read(&next())?, next().into());
            Ok(Command::Call { binding, file, calls: calls(words)? })
        }
        ("call", _) => {
            Err("`call` takes a binding, a file, INTERFACE.PROCEDURE, and JSON".to_owned())
        }
        _ => Err(match rpcurl::near(&command, ["list", "describe", "call"].into_iter()) {
            Some(near) => format!("`{command}` is no command; expected `{near}`, perhaps"),
            None => format!("`{command}` is no command; {EXPECTED}"),
        }),
    }
}

/// Procedures, each with JSON behind it or without.
fn calls(words: impl Iterator<Item = String>) -> Result<Vec<Call>, String> {
    let mut calls: Vec<Call> = Vec::new();
    for word in words {
        let is_json = word == "-" || word.starts_with(['{', '[', '@', '"']);
        if !is_json {
            let is_value = word.starts_with(|c: char| c.is_ascii_digit())
                || ["null", "true", "false"].contains(&&*word);
            if is_value || !word.chars().all(|c| c.is_alphanumeric() || "_.".contains(c)) {
                return Err(format!(
                    "`{word}` is neither a name nor a JSON object; expected INTERFACE.PROCEDURE, or {{\"name\": …}}"
                ));
            }
            calls.push(Call { procedure: word, json: None });
            continue;
        }
        if word == "-" && calls.iter().any(|call| call.json.as_deref() == Some("-")) {
            return Err("`-` twice; expected it once: standard input is read to its end".to_owned());
        }
        match calls.last_mut() {
            Some(Call { json: json @ None, .. }) => *json = Some(word),
            last => {
                let shown: String = word.chars().take(40).collect();
                let of = last.map_or("no procedure".to_owned(), |call| {
                    format!("`{}`, which has its JSON already", call.procedure)
                });
                return Err(format!(
                    "`{shown}` stands behind {of}; expected INTERFACE.PROCEDURE before it"
                ));
            }
        }
    }
    Ok(calls)
}

/// That no option would be passed over in silence.
fn meant_for(command: &Command, used: &[&str]) -> Result<(), String> {
    const OF_FILES: [&str; 3] = ["-I", "-D", "--compact"];
    let (name, other) = match command {
        Command::Describe { .. } => {
            ("describe", used.iter().find(|option| !OF_FILES.contains(option)))
        }
        Command::List { .. } => {
            ("list", used.iter().find(|of| OF_FILES.contains(of) || **of == "--object"))
        }
        _ => return Ok(()),
    };
    match other {
        Some(other) => {
            Err(format!("`{other}` means nothing for `{name}`; expected it with `call`"))
        }
        None => Ok(()),
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
