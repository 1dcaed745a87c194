//! The arguments.

use std::path::{Path, PathBuf};

use rpc_idl::export::Exporter;
use rpc_idl::{Importer, output, rust};
use syn::PathArguments;

pub(crate) const USAGE: &str = "usage: rpc-idl check FILE… [-I DIR] [-D NAME[=VALUE]]
       rpc-idl rust FILE… [-I DIR] [-D NAME[=VALUE]] [-o DIR] [--skip]
                    [--memory [INTERFACE=]FORM] [--module FILE=PATH] [--partial]
       rpc-idl idl FILE.rs… [-o DIR] [--skip] [--widl] [--module PATH=FILE.rs]

Reads files of IDL, and shows errors and warnings with their lines. Names that end with `.acf` are attribute
configuration files, of interfaces of the files beside them. `check` sums up what the files describe. `rust` writes
Rust of each file: annotated traits and types, for rpc-runtime's macros; what is left out is listed, and what cannot be
said in Rust is an error. `idl` is the inverse: it reads Rust, and writes the IDL, and a configuration file where one is
needed, of its annotated traits and types.

  -I DIR           looks for imported files in DIR as well
  -D NAME[=VALUE]  defines a macro; its value is 1 if none is given
  -o DIR           writes `x.rs` to DIR, which is made, for each `x.idl`, or `x.idl` and `x.acf` for each `x.rs`, and not to
                   standard output
  --skip           writes what can be said where not all can
  --module FILE=PATH
                   takes the types of an imported file from a module: `ms-dtyp.idl=crate::dtyp`; for `idl`, those of a
                   module from what is written of its file: `crate::dtyp=dtyp.rs` imports `dtyp.idl`
  --partial        servers may implement a part of each interface
  --widl           writes what Wine's compiler understands
  --version        shows the version
  --memory FORM    who has what values point to: `owned` (they do, and it is the default), `borrowed` (the call), or
                   `allocator` (they do, in the caller's allocator); `INTERFACE=FORM` is about one interface

The exit status is 0 without errors, 1 with some, and 2 if the command is not understood.";

/// A command that is understood.
#[derive(Default)]
pub(crate) struct Arguments {
    pub(crate) importer: Importer,
    pub(crate) files: Vec<String>,
    /// Configuration files, which are for each of the files.
    pub(crate) acfs: Vec<String>,
    /// `idl`: the files are Rust.
    pub(crate) exporter: Option<Exporter>,
    /// The modules that it knows, and their files of IDL.
    pub(crate) modules: Vec<(String, String)>,
    pub(crate) is_rust: bool,
    pub(crate) out: Option<PathBuf>,
    pub(crate) skip: bool,
    pub(crate) options: rust::Options,
}

/// What is asked for.
pub(crate) enum Task {
    Run(Box<Arguments>),
    Help,
    Version,
}

impl Arguments {
    /// Where what is made of a file goes.
    pub(crate) fn output(&self, file: &str) -> PathBuf {
        let file = Path::new(file);
        let name = match &self.exporter {
            Some(_) => file.with_extension("idl").file_name().unwrap_or_default().to_owned(),
            None => rust::file_name(file).into(),
        };
        self.out.as_deref().unwrap_or(Path::new("")).join(name)
    }
}

pub(crate) fn arguments(mut given: impl Iterator<Item = String>) -> Result<Task, String> {
    let mut all = Arguments::default();
    match given.next().as_deref() {
        Some("check") => {}
        Some("rust") => all.is_rust = true,
        Some("idl") => all.exporter = Some(Exporter::new()),
        Some("-h" | "--help" | "help") => return Ok(Task::Help),
        Some("-V" | "--version") => return Ok(Task::Version),
        Some(other) => {
            return Err(format!("`{other}` is no command: expected `check`, `rust` or `idl`"));
        }
        None => return Err("no command: expected `check`, `rust` or `idl`".to_owned()),
    }
    while let Some(argument) = given.next() {
        match &*argument {
            "-h" | "--help" => return Ok(Task::Help),
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
                let (path, idl, source) = module(&value)?;
                let exporter = all.exporter.unwrap_or_default();
                all.exporter = Some(exporter.module(&*path, &*idl, source));
                all.modules.push((path, idl));
                continue;
            }
            "--module" if all.is_rust => {
                let value = given.next().ok_or("`--module` without a value")?;
                let module = value.split_once('=').filter(|(_, path)| is_path(path));
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
    if all.exporter.is_none() {
        let is_acf = |file: &mut String| {
            Path::new(file).extension().is_some_and(|name| name.eq_ignore_ascii_case("acf"))
        };
        all.acfs = all.files.extract_if(.., is_acf).collect();
        all.importer = all.acfs.iter().fold(all.importer, Importer::configuration);
    }
    if let ([], [acf, ..]) = (&*all.files, &*all.acfs) {
        return Err(format!(
            "`{acf}` is a configuration file: expected the file of IDL that has its interface beside it"
        ));
    }
    if all.files.is_empty() {
        return Err("no file: expected one at least".to_owned());
    }
    all.files.iter().try_for_each(|file| all.is_meant(file))?;
    if all.out.is_some() {
        output::distinct(all.files.iter().map(|file| (Path::new(file), all.output(file))))?;
    }
    Ok(Task::Run(Box::new(all)))
}

impl Arguments {
    /// Whether a file is not one of another command.
    fn is_meant(&self, file: &str) -> Result<(), String> {
        let extension = Path::new(file).extension().unwrap_or_default().to_ascii_lowercase();
        match (extension.to_str(), &self.exporter) {
            (Some("rs"), None) => Err(format!(
                "`{file}` is Rust: `rpc-idl idl` writes its IDL; expected a file of IDL here"
            )),
            (Some("idl" | "acf"), Some(_)) => Err(format!(
                "`{file}` is IDL: `rpc-idl rust` writes its Rust; expected a file of Rust here"
            )),
            _ => Ok(()),
        }
    }
}

/// `crate::dtyp=dtyp.rs`: a module, its file of IDL, and its Rust.
fn module(value: &str) -> Result<(String, String, String), String> {
    let pair = value.split_once('=').filter(|(path, _)| is_path(path));
    let (path, file) = pair.ok_or_else(|| {
        format!("`--module {value}` has no path of Rust's: expected `crate::dtyp=dtyp.rs`")
    })?;
    let source = std::fs::read_to_string(file)
        .map_err(|error| format!("`{file}` cannot be read: {error}"))?;
    if let Err(error) = syn::parse_file(&source) {
        return Err(format!("`{file}`, the file of `--module`, is no Rust: {error}"));
    }
    let idl = Path::new(file).with_extension("idl");
    let idl = idl.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Ok((path.to_owned(), idl, source))
}

/// `crate::dtyp`.
fn is_path(text: &str) -> bool {
    syn::parse_str::<syn::Path>(text).is_ok_and(|path| {
        let is_plain = |one: &syn::PathSegment| matches!(one.arguments, PathArguments::None);
        path.leading_colon.is_none() && path.segments.iter().all(is_plain)
    })
}
