//! The command.

mod arguments;
mod binding;
mod call;
mod connect;
mod describe;
mod json;
mod list;
mod references;
mod usage;

use std::error::Error;
use std::ffi::OsString;
use std::fmt::Display;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use rpc_idl::model::{Interface, InterfaceKind, Procedure, ProcedureKind};
use rpc_idl::{Imported, Importer};
use rpcurl::{near, procedures};
use serde_json::Value as Json;

use arguments::{Arguments, Command, Mistake};

/// Runs a command line.
pub(crate) async fn run(given: impl Iterator<Item = OsString>) -> ExitCode {
    let arguments = match arguments::arguments(given) {
        Ok(arguments) => arguments,
        Err(Mistake { fault, command }) => {
            // All of the help would hide the fault.
            let forms = usage::forms(&command);
            tell(&format!("{fault}\n\n{forms}\n\n`rpcurl --help` says more."));
            return ExitCode::from(2);
        }
    };
    let done = match &arguments.command {
        Command::Help => show(usage::USAGE),
        Command::Version => show(concat!("rpcurl ", env!("CARGO_PKG_VERSION"))),
        Command::List { host } => list::run(&arguments, host).await,
        Command::Describe { file, of } => describe::run(&arguments, file, of.as_deref()),
        Command::Call { binding, file, calls } => call::run(&arguments, binding, file, calls).await,
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            tell(&fault);
            ExitCode::FAILURE
        }
    }
}

/// Reads a file of IDL.
fn import(arguments: &Arguments, file: &Path) -> Result<Imported, String> {
    let directories: &[PathBuf] = &arguments.directories;
    let importer = directories.iter().fold(Importer::new(), |of, folder| of.directory(folder));
    let defines = arguments.defines.iter();
    let importer = defines.fold(importer, |of, (name, value)| of.define(name, value));
    let imported = importer.import([file]);
    match imported.diagnostics.errors() {
        0 => Ok(imported),
        _ => Err(imported.diagnostics.render(&imported.sources).trim_end().to_owned()),
    }
}

/// The interfaces of a file that can be called.
fn interfaces(imported: &Imported) -> Vec<&Interface> {
    let all = imported.model.defined_interfaces().map(|(_, interface)| interface);
    all.filter(|interface| interface.kind == InterfaceKind::Plain).collect()
}

/// An interface by its name.
fn interface<'i>(imported: &'i Imported, name: &str) -> Result<&'i Interface, String> {
    let all = interfaces(imported);
    let found = all.iter().find(|interface| interface.is.name == name);
    found.copied().ok_or_else(|| {
        let mut uncalled = imported.model.defined_interfaces().map(|(_, interface)| interface);
        if let Some(interface) = uncalled.find(|interface| interface.is.name == name) {
            let is = match interface.kind {
                InterfaceKind::Object => "of objects (COM's)",
                _ => "`local`: it is not on the wire",
            };
            return format!("`{name}` cannot be called: it is {is}");
        }
        let fault = format!("there is no interface `{name}`");
        let of = all.iter().find(|interface| procedure(imported, interface, name).is_ok());
        if let Some(of) = of {
            return format!("{fault}; expected `{}.{name}`, perhaps", of.is.name);
        }
        let names: Vec<&str> = all.iter().map(|interface| &*interface.is.name).collect();
        unknown(&fault, name, &names)
    })
}

/// A procedure by its name or its number.
fn procedure<'i>(
    imported: &'i Imported,
    interface: &'i Interface,
    name: &str,
) -> Result<&'i Procedure, String> {
    let all = procedures(&imported.model, interface);
    let number = name.parse().ok();
    let is = |procedure: &&&Procedure| {
        procedure.is.name == name || number.is_some() && procedure.opnum == number
    };
    all.iter().find(is).copied().ok_or_else(|| {
        if let Some(why) = uncalled(imported, interface, name) {
            return format!("`{}.{name}` cannot be called: {why}", interface.is.name);
        }
        let names: Vec<&str> = all.iter().map(|procedure| &*procedure.is.name).collect();
        unknown(&format!("`{}` has no procedure `{name}`", interface.is.name), name, &names)
    })
}

/// Why a procedure is not on the wire that the interface has.
fn uncalled(imported: &Imported, interface: &Interface, name: &str) -> Option<String> {
    let procedure = interface.procedures.iter().find(|procedure| procedure.is.name == name)?;
    let why = match procedure.kind {
        ProcedureKind::Callback => {
            "it is a `callback`, which a server calls at its client; expected one that clients call"
        }
        ProcedureKind::NotUsedOnWire => "it only has a number, which is not used on the wire",
        _ => "it is `local`: it is not on the wire",
    };
    let stands_for = |of: &&&Procedure| of.kind == ProcedureKind::CallAs(name.to_owned());
    Some(match procedures(&imported.model, interface).iter().find(stands_for) {
        Some(other) => format!("{why}; expected `{}`, which travels in its place", other.is.name),
        None => why.to_owned(),
    })
}

/// Why a procedure is not called that is on the wire.
fn unanswered(procedure: &Procedure) -> Option<&'static str> {
    let is_maybe = procedure.is.has("maybe");
    is_maybe.then_some("it is not answered (`maybe`), and nothing would be shown")
}

/// `INTERFACE.PROCEDURE`
fn named<'i>(imported: &'i Imported, name: &str) -> Result<(&'i Interface, &'i Procedure), String> {
    let Some((of, name)) = name.split_once('.') else {
        interface(imported, name)?;
        return Err(format!("`{name}` is an interface; expected INTERFACE.PROCEDURE"));
    };
    let interface = interface(imported, of)?;
    Ok((interface, procedure(imported, interface, name)?))
}

/// A fault about a name, with what could have been meant.
fn unknown(fault: &str, name: &str, names: &[&str]) -> String {
    match near(name, names.iter().copied()) {
        Some(near) => format!("{fault}; expected `{near}`, perhaps"),
        None if names.is_empty() => format!("{fault}, and none that can be called"),
        None => {
            let list: Vec<&str> = names.iter().copied().take(20).collect();
            let more = if names.len() > 20 { ", …" } else { "" };
            format!("{fault}; expected one of {}{more}", list.join(", "))
        }
    }
}

/// An error with what it was caused by.
fn causes(error: &dyn Error) -> String {
    let (mut text, mut cause) = (error.to_string(), error.source());
    // A chain that never ends is a mistake of somebody else's.
    for _ in 0..10 {
        let Some(error) = cause else { break };
        text += &format!(": {error}");
        cause = error.source();
    }
    text
}

/// Shows a line on standard output. Who reads it may have seen enough, as `head` has.
fn show(line: impl Display) -> Result<(), String> {
    match writeln!(std::io::stdout(), "{line}") {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(format!("standard output cannot be written: {error}"))
        }
        _ => Ok(()),
    }
}

/// JSON for people, or in one line.
fn text(arguments: &Arguments, json: &Json) -> String {
    json::written(json, arguments.compact)
}

/// Writes a line to standard error. If nobody reads it, there is nobody to tell.
fn tell(line: &str) {
    drop(writeln!(std::io::stderr(), "{line}"));
}
