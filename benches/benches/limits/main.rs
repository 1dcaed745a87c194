//! One table of everything that has a limit: `cargo bench -p rpc-benches`, or with the names of some
//! sections behind `--`. It ends with status 1 if a row is over its limit.

mod alone;
mod calls;
mod codec;
mod compile;
mod instructions;
mod model;
mod pipes;

use std::process::ExitCode;

use rpc_benches::Table;

use calls::Outcome;

/// A part of the table, with its name.
type Section = (&'static str, fn(&mut Table) -> Outcome<()>);

const SECTIONS: [Section; 12] = [
    ("codec", codec::rows),
    ("model", model::rows),
    ("calls", calls::rows),
    ("handles", calls::handles::rows),
    ("large", calls::large::rows),
    ("in-process", calls::in_process::rows),
    ("connections", calls::connections::rows),
    ("idle", calls::idle::rows),
    ("security", calls::security::rows),
    ("pipes", pipes::rows),
    ("compile", compile::rows),
    (INSTRUCTIONS, |table| instructions::rows(&codec::COUNTED, table)),
];

/// For which valgrind is needed, so that it has to be asked for.
const INSTRUCTIONS: &str = "instructions";

fn main() -> Outcome<ExitCode> {
    calls::run_if_wanted()?;
    alone::run_if_wanted(&codec::ALONE)?;
    instructions::run_if_wanted(&codec::COUNTED)?;
    // Cargo adds an option of its own.
    let wanted: Vec<_> = std::env::args().skip(1).filter(|name| !name.starts_with("--")).collect();
    let names = SECTIONS.map(|(name, _)| name);
    if let Some(unknown) = wanted.iter().find(|wanted| !names.contains(&wanted.as_str())) {
        return Err(format!("no section {unknown:?}: there are {}", names.join(", ")).into());
    }
    let mut table = Table::default();
    for (name, rows) in SECTIONS {
        let by_default = wanted.is_empty() && name != INSTRUCTIONS;
        if by_default || wanted.iter().any(|wanted| wanted == name) {
            rows(&mut table)?;
        }
    }
    Ok(table.finish())
}
