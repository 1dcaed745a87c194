//! What the benchmarks share: timing two things in turns, and a table of ratios against limits.
//!
//! A figure here is always a ratio of two times taken in turns in one run, so that neither the
//! machine nor its other users decide: each round times both, the order alternates, and the ratio
//! is the median over the rounds.

use std::hint::black_box;
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// How long one pair is timed, all rounds together.
const BUDGET: Duration = Duration::from_millis(400);
/// The least that one sample takes, so that reading the clock does not matter.
const SAMPLE: Duration = Duration::from_micros(60);

/// Two things, timed in turns.
#[derive(Clone, Copy, Debug)]
pub struct Race {
    /// The median over the rounds of ours divided by the other.
    pub ratio: f64,
    /// The median of ours, in nanoseconds (or in whatever `from_rounds` was given).
    pub ours: f64,
    /// The median of the other.
    pub other: f64,
}

impl Race {
    /// The medians of rounds of (ours, other).
    pub fn from_rounds(rounds: &[(f64, f64)]) -> Race {
        Race {
            ratio: median(rounds.iter().map(|(ours, other)| ours / other)),
            ours: median(rounds.iter().map(|round| round.0)),
            other: median(rounds.iter().map(|round| round.1)),
        }
    }
}

/// The median.
pub fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// Times short operations in batches. Dropping the result counts.
pub fn race<A, B>(mut ours: impl FnMut() -> A, mut other: impl FnMut() -> B) -> Race {
    let mut runs = 1;
    while batch(runs, &mut ours) < SAMPLE || batch(runs, &mut other) < SAMPLE {
        runs *= 2;
    }
    let per_run = |time: Duration| time.as_nanos() as f64 / f64::from(runs);
    turns(|| per_run(batch(runs, &mut ours)), || per_run(batch(runs, &mut other)))
}

/// Times long operations one at a time. Dropping the result does not count.
pub fn race_long<A, B>(mut ours: impl FnMut() -> A, mut other: impl FnMut() -> B) -> Race {
    turns(|| once(&mut ours).as_nanos() as f64, || once(&mut other).as_nanos() as f64)
}

fn turns(mut ours: impl FnMut() -> f64, mut other: impl FnMut() -> f64) -> Race {
    let mut rounds = Vec::new();
    let start = Instant::now();
    while start.elapsed() < BUDGET || rounds.len() < 20 {
        let round = if rounds.len() % 2 == 0 {
            let ours = ours();
            (ours, other())
        } else {
            let other = other();
            (ours(), other)
        };
        rounds.push(round);
    }
    // The first rounds warm the caches up.
    Race::from_rounds(&rounds[4..])
}

fn batch<T>(runs: u32, run: &mut impl FnMut() -> T) -> Duration {
    let start = Instant::now();
    for _ in 0..runs {
        black_box(run());
    }
    start.elapsed()
}

fn once<T>(run: &mut impl FnMut() -> T) -> Duration {
    let start = Instant::now();
    let result = black_box(run());
    let time = start.elapsed();
    drop(result);
    time
}

/// What a ratio may be.
#[derive(Clone, Copy, Debug)]
pub enum Limit {
    /// At most this; the run fails beyond it.
    AtMost(f64),
    /// At least this; the run fails below it.
    AtLeast(f64),
    /// For information.
    None,
}

const OVER: &str = "OVER";

impl Limit {
    /// The limit in words, and what is to be said of a figure.
    fn judge(self, figure: f64) -> (String, &'static str) {
        match self {
            Limit::AtMost(most) => (format!("<= {most}"), if figure <= most { "ok" } else { OVER }),
            Limit::AtLeast(least) => {
                (format!(">= {least}"), if figure >= least { "ok" } else { OVER })
            }
            Limit::None => ("-".to_owned(), ""),
        }
    }
}

/// The unit of the two figures beside the ratio.
#[derive(Clone, Copy, Debug)]
pub enum Unit {
    /// Times in nanoseconds.
    Nanoseconds,
    /// Calls per second.
    PerSecond,
    /// Sizes in bytes.
    Bytes,
    /// Lines of code.
    Lines,
}

/// The table, printed row by row.
#[derive(Debug, Default)]
pub struct Table {
    over: Vec<String>,
}

impl Table {
    /// Prints a heading.
    pub fn heading(&self, title: &str, ours: &str, other: &str) {
        println!("\n{title:<48} {ours:>12} {other:>12} {:>7}   limit", "ratio");
    }

    /// Prints a row, and remembers whether it is over its limit.
    pub fn row(&mut self, what: &str, unit: Unit, race: Race, limit: Limit) {
        let ratio = race.ratio;
        let (limit, verdict) = limit.judge(ratio);
        if verdict == OVER {
            self.over.push(format!("{what}: {ratio:.2}, and the limit is {limit}"));
        }
        let (ours, other) = (figure(race.ours, unit), figure(race.other, unit));
        println!("{what:<48} {ours:>12} {other:>12} {ratio:>7.2}   {limit:<10} {verdict}");
    }

    /// Prints a row that is no ratio, but a figure of ours alone.
    pub fn figure(&mut self, what: &str, value: f64, limit: Limit) {
        let (limit, verdict) = limit.judge(value);
        if verdict == OVER {
            self.over.push(format!("{what}: {value:.2}, and the limit is {limit}"));
        }
        println!("{what:<48} {value:>12.2} {:>12} {:>7}   {limit:<10} {verdict}", "", "");
    }

    /// Failure if a row was over its limit.
    pub fn finish(self) -> ExitCode {
        if self.over.is_empty() {
            println!("\nwithin all limits");
            return ExitCode::SUCCESS;
        }
        println!("\nover the limit:");
        self.over.iter().for_each(|row| println!("  {row}"));
        ExitCode::FAILURE
    }
}

fn figure(value: f64, unit: Unit) -> String {
    match unit {
        Unit::PerSecond => format!("{value:.0}/s"),
        Unit::Bytes => format!("{:.2} MiB", value / f64::from(1 << 20)),
        Unit::Lines => format!("{value:.0}"),
        Unit::Nanoseconds if value < 1e3 => format!("{value:.1} ns"),
        Unit::Nanoseconds if value < 1e6 => format!("{:.2} us", value / 1e3),
        Unit::Nanoseconds => format!("{:.2} ms", value / 1e6),
    }
}
