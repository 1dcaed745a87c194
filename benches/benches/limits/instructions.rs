//! The codec by instructions: exact, and the same on a busy machine. `valgrind --tool=callgrind` runs this program, and
//! `instructions.txt` has the figures that are expected. `BLESS=1` takes the present ones over.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use rpc_benches::{Limit, Table};

use crate::calls::Outcome;

/// Something that is done so many times.
pub(crate) type Counted = (&'static str, fn(u32));

/// By how much a figure may grow: what a C library takes for itself, and what is inlined, differs a little.
const TOLERANCE: f64 = 1.05;

/// Does what valgrind was started for, and ends.
pub(crate) fn run_if_wanted(all: &[Counted]) -> Outcome<()> {
    let mut arguments = std::env::args().skip_while(|argument| argument != "--repeat").skip(1);
    let (Some(name), Some(times)) = (arguments.next(), arguments.next()) else { return Ok(()) };
    let (_, run) = all.iter().find(|(known, _)| *known == name).ok_or("an unknown row")?;
    run(times.parse()?);
    std::process::exit(0);
}

/// How many instructions a process takes that does it so many times.
fn instructions(name: &str, times: u32) -> Outcome<f64> {
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(std::env::current_exe()?)
        .args(["--repeat", name, &times.to_string()])
        .output()
        .map_err(|error| format!("valgrind: {error}"))?;
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    let collected = text.lines().find_map(|line| line.split("Collected : ").nth(1));
    match collected.map(|figure| figure.trim().parse()) {
        Some(Ok(figure)) if output.status.success() => Ok(figure),
        _ => Err(format!("{name} under valgrind: {text}").into()),
    }
}

pub(crate) fn rows(all: &[Counted], table: &mut Table) -> Outcome<()> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("instructions.txt");
    let stored = fs::read_to_string(&path).unwrap_or_default();
    let stored: BTreeMap<&str, f64> = stored
        .lines()
        .filter_map(|line| line.rsplit_once(' '))
        .filter_map(|(name, figure)| Some((name.trim_end(), figure.parse().ok()?)))
        .collect();
    let bless = std::env::var_os("BLESS").is_some();
    let mut list = String::new();
    table.heading("instructions", "each", "");
    for (name, _) in all {
        // What it takes to start is in both.
        const TIMES: u32 = 16;
        let each = (instructions(name, 1 + TIMES)? - instructions(name, 1)?) / f64::from(TIMES);
        let _ = writeln!(list, "{name:<32} {each:.0}");
        let limit = match stored.get(name) {
            _ if bless => Limit::None,
            Some(figure) => Limit::AtMost((figure * TOLERANCE).ceil()),
            None => Limit::AtMost(0.0),
        };
        table.figure(name, each, limit);
    }
    if bless {
        fs::write(path, list)?;
    }
    Ok(())
}
