//! Standard output and standard error.

use std::io::ErrorKind;

/// Writes to standard output. Who reads it may have seen enough, as `head` has.
macro_rules! say {
    ($($text:tt)*) => {
        $crate::command::say::written(std::io::Write::write_fmt(
            &mut std::io::stdout(),
            format_args!($($text)*),
        ))
    };
}

/// The same, and a line's end.
macro_rules! sayln {
    ($($text:tt)*) => {
        say!("{}\n", format_args!($($text)*))
    };
}

/// Writes to standard error. If nobody reads it, there is nobody to tell.
macro_rules! tell {
    ($($text:tt)*) => {
        drop(std::io::Write::write_fmt(&mut std::io::stderr(), format_args!($($text)*)))
    };
}

/// The same, and a line's end.
macro_rules! tellln {
    ($($text:tt)*) => {
        tell!("{}\n", format_args!($($text)*))
    };
}

/// A disk that is full is the end.
pub(crate) fn written(result: std::io::Result<()>) {
    if let Err(error) = result
        && error.kind() != ErrorKind::BrokenPipe
    {
        tellln!("standard output cannot be written: {error}");
        std::process::exit(1);
    }
}
