//! `rpc-idl check FILE… [-I DIR]`: see the library.

use std::process::ExitCode;

use rpc_idl::model::{Definition, InterfaceKind, ProcedureKind};
use rpc_idl::{Imported, Importer};

const USAGE: &str = "usage: rpc-idl check FILE… [-I DIR] [-D NAME[=VALUE]]

Reads files of IDL (and, with names that end with `.acf`, attribute configuration files), shows errors and warnings
with their lines, and sums up what the files describe.

  -I DIR           looks for imported files in DIR as well
  -D NAME[=VALUE]  defines a macro; its value is 1 if none is given

The exit status is 0 without errors, 1 with some, and 2 if the command is not understood.";

fn main() -> ExitCode {
    match arguments(std::env::args().skip(1)) {
        // As MIDL has it, files that do not import one another know nothing of one another.
        Ok(Some((importer, files))) => {
            let mut status = ExitCode::SUCCESS;
            for file in files {
                if !check(&importer.import([file])) {
                    status = ExitCode::FAILURE;
                }
            }
            status
        }
        Ok(None) => {
            println!("{USAGE}");
            ExitCode::SUCCESS
        }
        Err(fault) => {
            eprintln!("{fault}\n\n{USAGE}");
            ExitCode::from(2)
        }
    }
}

fn arguments(
    mut arguments: impl Iterator<Item = String>,
) -> Result<Option<(Importer, Vec<String>)>, String> {
    match arguments.next().as_deref() {
        Some("check") => {}
        Some("-h" | "--help" | "help") => return Ok(None),
        Some(other) => return Err(format!("`{other}` is no command: expected `check`")),
        None => return Err("no command: expected `check`".to_owned()),
    }
    let (mut importer, mut files) = (Importer::new(), Vec::new());
    while let Some(argument) = arguments.next() {
        let Some(option @ ("-I" | "-D")) = argument.get(..2) else {
            match &*argument {
                "-h" | "--help" => return Ok(None),
                option if option.starts_with('-') => {
                    return Err(format!("`{option}` is no option: expected `-I` or `-D`"));
                }
                _ => files.push(argument),
            }
            continue;
        };
        let value = match &argument[2..] {
            "" => arguments.next().ok_or_else(|| format!("`{option}` without a value"))?,
            value => value.to_owned(),
        };
        importer = if option == "-I" {
            importer.directory(value)
        } else {
            let (name, value) = value.split_once('=').unwrap_or((&value, "1"));
            importer.define(name, value)
        };
    }
    if files.is_empty() {
        return Err("no file: expected one at least".to_owned());
    }
    Ok(Some((importer, files)))
}

/// Shows what came of a file, and says whether all is well.
fn check(imported: &Imported) -> bool {
    let Imported { model, sources, diagnostics } = imported;
    eprint!("{}", diagnostics.render(sources));
    for (file, source) in sources.iter() {
        if !model.files[file.index()].is_main {
            continue;
        }
        println!("{}", source.path().display());
        let interfaces = model.definitions.iter().filter_map(|definition| match *definition {
            Definition::Interface(id) => Some(&model[id]),
            _ => None,
        });
        for interface in interfaces.filter(|interface| interface.is.span.file == file) {
            let kind = match interface.kind {
                InterfaceKind::Plain => "interface",
                InterfaceKind::Object => "object interface",
                InterfaceKind::Local => "local interface",
            };
            let on_wire = |kind: &ProcedureKind| {
                interface.kind != InterfaceKind::Local
                    && !matches!(kind, ProcedureKind::Local | ProcedureKind::NotUsedOnWire)
            };
            let called =
                interface.procedures.iter().filter(|procedure| on_wire(&procedure.kind)).count();
            let gaps = interface.procedures.len() - called;
            let (major, minor) = interface.version;
            print!("  {kind} {}", interface.is.name);
            if let Some(uuid) = interface.uuid {
                print!(" {uuid} v{major}.{minor}");
            }
            print!(": {}", counted(called, "procedure"));
            println!(
                "{}",
                if gaps > 0 { format!(", {} not on the wire", gaps) } else { String::new() }
            );
        }
        for skipped in model.skipped.iter().filter(|skipped| skipped.span.file == file) {
            let name = skipped.name.as_ref().map_or(String::new(), |name| format!(" {name}"));
            let line = sources.line(skipped.span);
            println!("  skipped: {}{name} (line {line}): {}", skipped.kind, skipped.reason);
        }
        for pragma in &model.files[file.index()].pragmas {
            println!("  passed over: #{} (line {})", pragma.text, sources.line(pragma.span));
        }
    }
    let (errors, warnings) = (diagnostics.errors(), diagnostics.warnings());
    println!("{}, {}", counted(errors, "error"), counted(warnings, "warning"));
    errors == 0
}

fn counted(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}
