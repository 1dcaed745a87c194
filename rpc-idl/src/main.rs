//! `rpc-idl check FILE… [-I DIR]`, `rpc-idl rust FILE… [-o DIR]` and `rpc-idl idl FILE… [-o DIR]`: see the library.

use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use rpc_idl::export::{Exported, Exporter};
use rpc_idl::model::{Definition, InterfaceKind, ProcedureKind};
use rpc_idl::{Imported, Importer, rust};

const USAGE: &str = "usage: rpc-idl check FILE… [-I DIR] [-D NAME[=VALUE]]
       rpc-idl rust FILE… [-I DIR] [-D NAME[=VALUE]] [-o DIR] [--skip]
                    [--memory [INTERFACE=]FORM] [--module FILE=PATH] [--partial]
       rpc-idl idl FILE.rs… [-o DIR] [--skip] [--widl] [--module PATH=FILE.rs]

Reads files of IDL (and, with names that end with `.acf`, attribute configuration files), and shows errors and warnings
with their lines. `check` sums up what the files describe. `rust` writes Rust of each file: annotated traits and types,
for rpc-runtime's macros; what is left out is listed, and what cannot be said in Rust is an error. `idl` is the inverse: it
reads Rust, and writes the IDL, and a configuration file where one is needed, of its annotated traits and types.

  -I DIR           looks for imported files in DIR as well
  -D NAME[=VALUE]  defines a macro; its value is 1 if none is given
  -o DIR           writes `x.rs` to DIR for each `x.idl`, or `x.idl` and `x.acf` for each `x.rs`, and not to standard output
  --skip           writes what can be said where not all can
  --module FILE=PATH
                   takes the types of an imported file from a module: `ms-dtyp.idl=crate::dtyp`; for `idl`, those of a
                   module from what is written of its file: `crate::dtyp=dtyp.rs` imports `dtyp.idl`
  --partial        servers may implement a part of each interface
  --widl           writes what Wine's compiler understands
  --memory FORM    who has what values point to: `owned` (they do, and it is the default), `borrowed` (the call), or
                   `allocator` (they do, in the caller's allocator); `INTERFACE=FORM` is about one interface

The exit status is 0 without errors, 1 with some, and 2 if the command is not understood.";

/// Writes to standard output. Who reads it may have seen enough, as `head` has.
macro_rules! say {
    ($($text:tt)*) => {
        written(std::io::stdout().write_fmt(format_args!($($text)*)))
    };
}

/// The same, and a line's end.
macro_rules! sayln {
    ($($text:tt)*) => {
        say!("{}\n", format_args!($($text)*))
    };
}

/// A disk that is full is the end.
fn written(result: std::io::Result<()>) {
    if let Err(error) = result
        && error.kind() != ErrorKind::BrokenPipe
    {
        eprintln!("standard output cannot be written: {error}");
        std::process::exit(1);
    }
}

/// A command that is understood.
#[derive(Default)]
struct Arguments {
    importer: Importer,
    files: Vec<String>,
    /// `idl`: the files are Rust.
    exporter: Option<Exporter>,
    is_rust: bool,
    out: Option<PathBuf>,
    skip: bool,
    options: rust::Options,
}

fn main() -> ExitCode {
    let given = std::env::args_os().skip(1).map(std::ffi::OsString::into_string);
    let given: Result<Vec<String>, _> = given.collect();
    let given = given.map_err(|other| format!("`{}` is no UTF-8: expected text", other.display()));
    match given.and_then(|given| arguments(given.into_iter())) {
        // As MIDL has it, files that do not import one another know nothing of one another.
        Ok(Some(arguments)) => {
            let mut status = ExitCode::SUCCESS;
            if let Some(exporter) = &arguments.exporter {
                for file in &arguments.files {
                    if !export(&arguments, exporter, file) {
                        status = ExitCode::FAILURE;
                    }
                }
                return status;
            }
            let mut unknown: Option<Vec<String>> = None;
            for file in &arguments.files {
                let imported = arguments.importer.import([file]);
                let here = arguments.options.unknown_interfaces(&imported.model);
                match &mut unknown {
                    Some(before) => before.retain(|name| here.contains(&name.as_str())),
                    None => unknown = Some(here.iter().map(|name| (*name).to_owned()).collect()),
                }
                let is_well = match arguments.is_rust {
                    true => write(&arguments, file, &imported),
                    false => check(&imported),
                };
                if !is_well {
                    status = ExitCode::FAILURE;
                }
            }
            for name in unknown.unwrap_or_default() {
                eprintln!("`--memory {name}=…`: there is no interface `{name}` in these files");
                status = ExitCode::FAILURE;
            }
            status
        }
        Ok(None) => {
            sayln!("{USAGE}");
            ExitCode::SUCCESS
        }
        Err(fault) => {
            // All of the help would hide the fault.
            let forms = USAGE.split("\n\n").next().unwrap_or_default();
            eprintln!("{fault}\n\n{forms}\n\n`rpc-idl --help` says more.");
            ExitCode::from(2)
        }
    }
}

fn arguments(mut given: impl Iterator<Item = String>) -> Result<Option<Arguments>, String> {
    let mut all = Arguments::default();
    match given.next().as_deref() {
        Some("check") => {}
        Some("rust") => all.is_rust = true,
        Some("idl") => all.exporter = Some(Exporter::new()),
        Some("-h" | "--help" | "help") => return Ok(None),
        Some(other) => {
            return Err(format!("`{other}` is no command: expected `check`, `rust` or `idl`"));
        }
        None => return Err("no command: expected `check`, `rust` or `idl`".to_owned()),
    }
    while let Some(argument) = given.next() {
        match &*argument {
            "-h" | "--help" => return Ok(None),
            "--skip" if all.is_rust || all.exporter.is_some() => {
                all.skip = true;
                continue;
            }
            "--partial" if all.is_rust => {
                all.options = all.options.partial();
                continue;
            }
            "--widl" if all.exporter.is_some() => {
                all.exporter = all.exporter.map(Exporter::for_widl);
                continue;
            }
            "--module" if all.exporter.is_some() => {
                let value = given.next().ok_or("`--module` without a value")?;
                all.exporter = Some(module(all.exporter.unwrap_or_default(), &value)?);
                continue;
            }
            "--module" if all.is_rust => {
                let value = given.next().ok_or("`--module` without a value")?;
                let module = value
                    .split_once('=')
                    .filter(|(_, path)| syn::parse_str::<syn::Path>(path).is_ok());
                let (file, path) = module.ok_or_else(|| {
                    format!("`--module {value}` has no path of Rust's: expected `ms-dtyp.idl=crate::dtyp`")
                })?;
                all.options = all.options.module(file, path);
                continue;
            }
            "--memory" if all.is_rust => {
                let value = given.next().ok_or("`--memory` without a value")?;
                all.options = match value.split_once('=') {
                    Some((interface, form)) => all.options.memory_of(interface, form.parse()?),
                    None => all.options.memory(value.parse()?),
                };
                continue;
            }
            _ => {}
        }
        let option = match argument.get(..2) {
            Some(option @ ("-I" | "-D")) if all.exporter.is_none() => option,
            Some(option @ "-o") if all.is_rust || all.exporter.is_some() => option,
            _ if argument.starts_with('-') => {
                let expected = match all.is_rust {
                    _ if all.exporter.is_some() => "`-o`, `--skip`, `--widl` or `--module`",
                    true => "`-I`, `-D`, `-o`, `--skip`, `--module`, `--partial` or `--memory`",
                    false => "`-I` or `-D`",
                };
                return Err(format!("`{argument}` is no option: expected {expected}"));
            }
            _ => {
                all.files.push(argument);
                continue;
            }
        };
        let value = match &argument[2..] {
            "" => given.next().ok_or_else(|| format!("`{option}` without a value"))?,
            value => value.to_owned(),
        };
        match option {
            "-I" => all.importer = all.importer.directory(value),
            "-o" => all.out = Some(value.into()),
            _ => {
                let (name, value) = value.split_once('=').unwrap_or((&value, "1"));
                all.importer = all.importer.define(name, value);
            }
        }
    }
    if all.files.is_empty() {
        return Err("no file: expected one at least".to_owned());
    }
    Ok(Some(all))
}

/// `crate::dtyp=dtyp.rs`: a module, and its Rust.
fn module(exporter: Exporter, value: &str) -> Result<Exporter, String> {
    let pair = value.split_once('=').filter(|(path, _)| syn::parse_str::<syn::Path>(path).is_ok());
    let (path, file) = pair.ok_or_else(|| {
        format!("`--module {value}` has no path of Rust's: expected `crate::dtyp=dtyp.rs`")
    })?;
    let source = std::fs::read_to_string(file)
        .map_err(|error| format!("`{file}` cannot be read: {error}"))?;
    let idl = Path::new(file).with_extension("idl");
    Ok(exporter.module(path, idl.file_name().unwrap_or_default().to_string_lossy(), source))
}

/// Writes IDL of a file of Rust, and says whether all is well.
fn export(arguments: &Arguments, exporter: &Exporter, file: &str) -> bool {
    let source = match std::fs::read_to_string(file) {
        Ok(source) => source,
        Err(error) => {
            eprintln!("`{file}` cannot be read: {error}");
            return false;
        }
    };
    let Exported { idl, acf, interfaces, procedures, skipped, diagnostics, sources } =
        exporter.export(file, &source);
    eprint!("{}", diagnostics.render(&sources));
    for skip in &skipped {
        eprintln!("left out: {file}:{}: {skip}", sources.line(skip.span));
    }
    let errors = diagnostics.errors();
    eprintln!(
        "{file}: {}, {}, {} left out, {}",
        counted(interfaces, "interface"),
        counted(procedures, "procedure"),
        skipped.len(),
        counted(errors, "error")
    );
    if errors > 0 && !arguments.skip {
        eprintln!("nothing is written: with `--skip`, what can be said in IDL is");
        return false;
    }
    let Some(folder) = &arguments.out else {
        say!("{idl}");
        if let Some(acf) = acf {
            eprintln!("its configuration file, which `-o` writes:\n{acf}");
        }
        return errors == 0;
    };
    let path = folder.join(Path::new(file).with_extension("idl").file_name().unwrap_or_default());
    let texts = [(path.clone(), Some(idl)), (path.with_extension("acf"), acf)];
    for (path, text) in texts.into_iter().filter_map(|(path, text)| Some((path, text?))) {
        if let Err(error) = std::fs::write(&path, text) {
            eprintln!("`{}` cannot be written: {error}", path.display());
            return false;
        }
    }
    errors == 0
}

/// Writes Rust of a file, and says whether all is well.
fn write(arguments: &Arguments, file: &str, imported: &Imported) -> bool {
    let sources = &imported.sources;
    eprint!("{}", imported.diagnostics.render(sources));
    if imported.diagnostics.errors() > 0 {
        return false;
    }
    let output = rust::generate_with(imported, &arguments.options);
    eprint!("{}", output.diagnostics.render(sources));
    for skip in &output.skipped {
        let path = sources.file(skip.span.file).path().display();
        eprintln!("left out: {path}:{}: {skip}", sources.line(skip.span));
    }
    let errors = output.diagnostics.errors();
    eprintln!(
        "{file}: {}, {}, {} left out, {}",
        counted(output.interfaces, "interface"),
        counted(output.procedures, "procedure"),
        output.skipped.len(),
        counted(errors, "error")
    );
    if errors > 0 && !arguments.skip {
        eprintln!("nothing is written: with `--skip`, what can be said in Rust is");
        return false;
    }
    let Some(folder) = &arguments.out else {
        say!("{}", output.source);
        return errors == 0;
    };
    let path = folder.join(rust::file_name(Path::new(file)));
    if let Err(error) = std::fs::write(&path, output.source) {
        eprintln!("`{}` cannot be written: {error}", path.display());
        return false;
    }
    errors == 0
}

/// Shows what came of a file, and says whether all is well.
fn check(imported: &Imported) -> bool {
    let Imported { model, sources, diagnostics } = imported;
    eprint!("{}", diagnostics.render(sources));
    for (file, source) in sources.iter() {
        if !model.files[file.index()].is_main {
            continue;
        }
        sayln!("{}", source.path().display());
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
            say!("  {kind} {}", interface.is.name);
            if let Some(uuid) = interface.uuid {
                say!(" {uuid} v{major}.{minor}");
            }
            say!(": {}", counted(called, "procedure"));
            sayln!(
                "{}",
                if gaps > 0 { format!(", {} not on the wire", gaps) } else { String::new() }
            );
        }
        for skipped in model.skipped.iter().filter(|skipped| skipped.span.file == file) {
            let name = skipped.name.as_ref().map_or(String::new(), |name| format!(" {name}"));
            let line = sources.line(skipped.span);
            sayln!("  skipped: {}{name} (line {line}): {}", skipped.kind, skipped.reason);
        }
        for pragma in &model.files[file.index()].pragmas {
            sayln!("  passed over: #{} (line {})", pragma.text, sources.line(pragma.span));
        }
    }
    let (errors, warnings) = (diagnostics.errors(), diagnostics.warnings());
    sayln!("{}, {}", counted(errors, "error"), counted(warnings, "warning"));
    errors == 0
}

fn counted(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}
