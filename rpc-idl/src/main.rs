//! `rpc-idl check FILE… [-I DIR]`, `rpc-idl rust FILE… [-o DIR]` and `rpc-idl idl FILE… [-o DIR]`: see the library.

#[macro_use]
mod command;

use std::process::ExitCode;

use command::arguments::{Arguments, Task, USAGE, arguments};
use command::check::check;
use command::write::{self, Made};
use rpc_idl::Imported;
use rpc_idl::export::Exporter;

fn main() -> ExitCode {
    let given = std::env::args_os().skip(1).map(|one| {
        one.into_string()
            .map_err(|one| format!("`{}` is no UTF-8; expected text", one.to_string_lossy()))
    });
    let task = given.collect::<Result<Vec<String>, String>>();
    let is_well = match task.and_then(|given| arguments(given.into_iter())) {
        // As MIDL has it, files that do not import one another know nothing of one another.
        Ok(Task::Run(all)) => match &all.exporter {
            Some(exporter) => idl(&all, exporter),
            None if all.is_rust => rust(&all),
            None => {
                let mut unused = Unused::new(&all);
                let is_wrong = |file: &&String| {
                    let imported = all.importer.import([file]);
                    unused.after(&imported);
                    !check(&imported)
                };
                let is_well = all.files.iter().filter(is_wrong).count() == 0;
                unused.are_none() && is_well
            }
        },
        Ok(Task::Help) => {
            sayln!("{USAGE}");
            true
        }
        Ok(Task::Version) => {
            sayln!("rpc-idl {}", env!("CARGO_PKG_VERSION"));
            true
        }
        Err(fault) => {
            // All of the help would hide the fault.
            let forms = USAGE.split("\n\n").next().unwrap_or_default();
            tellln!("{fault}\n\n{forms}\n\n`rpc-idl --help` says more.");
            return ExitCode::from(2);
        }
    };
    if is_well { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Writes IDL of files of Rust, and says whether all is well.
fn idl(all: &Arguments, exporter: &Exporter) -> bool {
    let made: Vec<Option<Made>> =
        all.files.iter().map(|file| write::idl(all, exporter, file)).collect();
    for (path, idl) in &all.modules {
        // Of a file that is not written nobody knows.
        if made.iter().all(|one| one.as_ref().is_some_and(|one| !one.imports(idl))) {
            tellln!("warning: `--module {path}=…`: no file uses a type of it");
        }
    }
    written(all, made)
}

/// Writes Rust of files, and says whether all is well.
fn rust(all: &Arguments) -> bool {
    let (mut made, mut is_sound) = (Vec::new(), true);
    // The interfaces and files that options name, and no file has.
    let mut unknown: Option<[Vec<String>; 2]> = None;
    let mut unused = Unused::new(all);
    for file in &all.files {
        let imported = all.importer.import([file]);
        is_sound &= imported.diagnostics.errors() == 0;
        unused.after(&imported);
        let here = [
            all.options.unknown_interfaces(&imported.model),
            all.options.unknown_modules(&imported),
        ];
        let here = here.map(|names| names.into_iter().map(str::to_owned).collect::<Vec<_>>());
        unknown = Some(match unknown {
            Some(mut before) => {
                before.iter_mut().zip(here).for_each(|(before, here)| {
                    before.retain(|name| here.contains(name));
                });
                before
            }
            None => here,
        });
        made.push(write::rust(all, file, &imported));
    }
    let [interfaces, modules] = unknown.unwrap_or_default();
    if is_sound {
        for name in modules {
            tellln!("warning: `--module {name}=…`: no file imports `{name}`");
        }
    }
    for name in &interfaces {
        tellln!("`--memory {name}=…`: there is no interface `{name}` in these files");
    }
    if !unused.are_none() || !interfaces.is_empty() {
        tellln!("nothing is written");
        return false;
    }
    written(all, made)
}

/// The configuration files whose interface no file has.
struct Unused(Vec<String>);

impl Unused {
    fn new(all: &Arguments) -> Self {
        Unused(all.acfs.clone())
    }

    fn after(&mut self, imported: &Imported) {
        // What an error left out may have had the interface.
        let has_errors = imported.diagnostics.errors() > 0;
        self.0.retain(|acf| !has_errors && imported.unused.contains(&acf.into()));
    }

    fn are_none(&self) -> bool {
        for acf in &self.0 {
            tellln!(
                "`{acf}`: its interface is in none of these files: expected the one of a file that is named beside it"
            );
        }
        self.0.is_empty()
    }
}

fn written(all: &Arguments, made: Vec<Option<Made>>) -> bool {
    let mut is_well = true;
    for one in made {
        is_well &= one.is_some_and(|one| one.write(all.out.as_deref()));
    }
    is_well
}
