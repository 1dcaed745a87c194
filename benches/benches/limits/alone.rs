//! What is measured in a process of its own, because a heap that others have warmed up answers faster: this program again,
//! with the name of what to do as an argument. It prints the time that it takes, and how many pages it touches anew.

use std::process::Command;
use std::time::{Duration, Instant};

use rpc_benches::median;

use crate::calls::Outcome;

/// How long is measured, after half of that to warm up.
const TIME: Duration = Duration::from_millis(150);

/// What one repetition takes, in a steady state.
#[derive(Clone, Copy)]
pub(crate) struct Alone {
    pub(crate) nanoseconds: f64,
    pub(crate) page_faults: f64,
}

/// What to measure: it passes what is repeated to what it is given.
pub(crate) type Task = (&'static str, fn(&mut dyn FnMut(&mut dyn FnMut())));

/// Does what another process asks for with `--alone`, and ends.
pub(crate) fn run_if_wanted(tasks: &[Task]) -> Outcome<()> {
    let mut arguments = std::env::args().skip_while(|argument| argument != "--alone").skip(1);
    let Some(name) = arguments.next() else { return Ok(()) };
    let (_, task) = tasks.iter().find(|(known, _)| *known == name).ok_or("an unknown task")?;
    task(&mut |run| {
        let start = Instant::now();
        while start.elapsed() < TIME / 2 {
            run();
        }
        let (mut times, faults, start) = (Vec::new(), faults(), Instant::now());
        while start.elapsed() < TIME {
            let start = Instant::now();
            run();
            times.push(start.elapsed().as_nanos() as f64);
        }
        let faults = (self::faults() - faults) / times.len() as f64;
        println!("{} {faults}", median(times.into_iter()));
    });
    std::process::exit(0);
}

/// The page faults of this process that needed no disk.
fn faults() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let behind_name = stat.rsplit(')').next().unwrap_or_default();
    behind_name.split_whitespace().nth(7).and_then(|faults| faults.parse().ok()).unwrap_or(0.0)
}

/// Starts the process that does it.
pub(crate) fn measure(name: &str) -> Outcome<Alone> {
    let output = Command::new(std::env::current_exe()?).args(["--alone", name]).output()?;
    let text = String::from_utf8(output.stdout)?;
    let mut figures = text.split_whitespace().map(str::parse::<f64>);
    match (figures.next(), figures.next()) {
        (Some(nanoseconds), Some(page_faults)) => {
            Ok(Alone { nanoseconds: nanoseconds?, page_faults: page_faults? })
        }
        _ => Err(format!("{name}: {text:?} of {}", output.status).into()),
    }
}
