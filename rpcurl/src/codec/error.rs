//! Errors, and the places that they name.

use std::fmt;

use rpc_runtime::ndr::DecodeLimits;

/// What is wrong with a value, and where it is: `parameters.users[3].name: …; expected …`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    path: String,
    fault: String,
}

/// The result of what the codec does.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// The place, such as `parameters.users[3].name`.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The fault, then what was expected.
    #[must_use]
    pub fn fault(&self) -> &str {
        &self.fault
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.fault)
    }
}

impl std::error::Error for Error {}

/// So many of something: `1 element`, `2 elements`.
pub(crate) fn counted(n: u64, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}

/// Where a walk over values is.
#[derive(Debug, Clone)]
pub(crate) struct Path<'m>(Vec<Step<'m>>);

#[derive(Debug, Clone, Copy)]
enum Step<'m> {
    Name(&'m str),
    Number(&'static str, usize),
}

impl<'m> Path<'m> {
    pub(crate) fn new() -> Path<'m> {
        Path(vec![Step::Name("parameters")])
    }

    /// Walks into a member. What has no name is called by its place.
    pub(crate) fn enter(&mut self, name: &'m str, n: usize) {
        self.0.push(if name.is_empty() { Step::Number("field", n) } else { Step::Name(name) });
    }

    /// Walks into an element.
    pub(crate) fn enter_element(&mut self, n: usize) {
        self.0.push(Step::Number("", n));
    }

    pub(crate) fn leave(&mut self) {
        self.0.pop();
    }

    #[cold]
    pub(crate) fn error(&self, fault: impl Into<String>) -> Error {
        Error { path: self.to_string(), fault: fault.into() }
    }
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut steps = self.0.iter().enumerate().peekable();
        while let Some((n, step)) = steps.next() {
            match step {
                // What a member belongs to need not be said to be behind a pointer.
                Step::Name("*") if !matches!(steps.peek(), None | Some((_, Step::Name("*")))) => {}
                Step::Name(name) if n == 0 => f.write_str(name)?,
                Step::Name(name) => write!(f, ".{name}")?,
                Step::Number("", n) => write!(f, "[{n}]")?,
                Step::Number(what, n) => write!(f, ".{what}_{n}")?,
            }
        }
        Ok(())
    }
}

#[cold]
pub(crate) fn too_deep(path: &Path<'_>) -> Error {
    let most = DecodeLimits::default().depth;
    path.error(format!("nested too deep; expected {most} levels at most"))
}
