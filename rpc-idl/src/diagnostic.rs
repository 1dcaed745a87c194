//! Errors and warnings.

use std::collections::{HashMap, HashSet};

use codespan_reporting::diagnostic as shown;
use codespan_reporting::term;

use crate::source::{FileId, Sources, Span};

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The model is sound, but may not be what was meant.
    Warning,
    /// The model is not complete.
    Error,
}

/// An error or a warning, and the place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// The number that MIDL reports it by, if MIDL has one.
    pub midl: Option<u16>,
    /// The fault.
    pub fault: String,
    /// The place of the fault.
    pub span: Span,
    /// What was expected there.
    pub expected: String,
    /// Other places that have to do with it, and why.
    pub related: Vec<(Span, String)>,
    /// What can be done.
    pub notes: Vec<String>,
}

impl Diagnostic {
    pub(crate) fn error(
        span: Span,
        midl: impl Into<Option<u16>>,
        fault: impl Into<String>,
    ) -> Self {
        Diagnostic {
            severity: Severity::Error,
            midl: midl.into(),
            fault: plain(&fault.into()),
            span,
            expected: String::new(),
            related: Vec::new(),
            notes: Vec::new(),
        }
    }

    pub(crate) fn warning(
        span: Span,
        midl: impl Into<Option<u16>>,
        fault: impl Into<String>,
    ) -> Self {
        Diagnostic { severity: Severity::Warning, ..Diagnostic::error(span, midl, fault) }
    }

    pub(crate) fn expected(mut self, what: impl Into<String>) -> Self {
        self.expected = plain(&what.into());
        self
    }

    pub(crate) fn related(mut self, span: Span, why: impl Into<String>) -> Self {
        self.related.push((span, plain(&why.into())));
        self
    }

    pub(crate) fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(plain(&note.into()));
        self
    }

    /// As text with the lines in question, but for lines that nobody can read. What a terminal would obey in them is U+FFFD.
    #[must_use]
    pub fn render(&self, sources: &Sources) -> String {
        plain(&self.rendered(sources))
    }

    fn rendered(&self, sources: &Sources) -> String {
        if self.is_of_file(sources) {
            return self.render_in_a_line();
        }
        let spans = self.related.iter().map(|(span, _)| *span).chain([self.span]);
        if spans.into_iter().any(|span| sources.line_length(span) > LONGEST_LINE) {
            return self.render_without_lines(sources);
        }
        let severity = match self.severity {
            Severity::Warning => shown::Severity::Warning,
            Severity::Error => shown::Severity::Error,
        };
        let label = |span: Span, text: &String, style| {
            shown::Label::<FileId>::new(style, span.file, span.range()).with_message(text)
        };
        let mut diagnostic = shown::Diagnostic::new(severity)
            .with_message(&self.fault)
            .with_label(label(self.span, &self.expected, shown::LabelStyle::Primary))
            .with_notes(self.notes.clone());
        if let Some(number) = self.midl {
            diagnostic = diagnostic.with_code(format!("MIDL{number}"));
        }
        for (span, why) in &self.related {
            diagnostic = diagnostic.with_label(label(*span, why, shown::LabelStyle::Secondary));
        }
        let config = term::Config { chars: term::Chars::ascii(), ..term::Config::default() };
        // Every file that a span names is there, and text takes any number of lines.
        term::emit_into_string(&config, sources, &diagnostic).unwrap_or_else(|_| self.fault.clone())
    }
}

/// The text without what moves a terminal's cursor, or turns the direction of the text.
fn plain(text: &str) -> String {
    let obeyed = |c: char| {
        c.is_control() && !matches!(c, '\n' | '\t')
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.replace("\r\n", "\n").replace(obeyed, "\u{fffd}")
}

/// Bytes of a line that is shown.
const LONGEST_LINE: usize = 1000;

impl Diagnostic {
    /// Whether a file could not be read at all: there is nothing to show of it, and the fault names it.
    fn is_of_file(&self, sources: &Sources) -> bool {
        matches!(self.midl, Some(1001 | 1002)) && sources.file(self.span.file).text().is_empty()
    }

    fn render_in_a_line(&self) -> String {
        let number = self.midl.map_or(String::new(), |number| format!("[MIDL{number}]"));
        let expected = match &*self.expected {
            "" => String::new(),
            expected => format!("; {expected}"),
        };
        format!("error{number}: {}{expected}\n\n", self.fault)
    }

    fn render_without_lines(&self, sources: &Sources) -> String {
        let severity = match self.severity {
            Severity::Warning => "warning",
            Severity::Error => "error",
        };
        let number = self.midl.map_or(String::new(), |number| format!("[MIDL{number}]"));
        let place = |span: Span, text: &str| {
            let path = sources.file(span.file).path().display();
            format!("  --> {path}:{}, byte {}: {text}\n", sources.line(span), span.start)
        };
        let mut text =
            format!("{severity}{number}: {}\n", self.fault) + &place(self.span, &self.expected);
        for (span, why) in &self.related {
            text += &place(*span, why);
        }
        for note in &self.notes {
            text += &format!("  = {note}\n");
        }
        text + "\n"
    }
}

/// What is reported of one run, in the order in which it was found.
#[derive(Debug, Clone, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
    errors: usize,
    warnings: HashMap<FileId, usize>,
    /// How many warnings are kept, of files that are asked for, and of others.
    kept: [usize; 2],
    asked_for: HashSet<FileId>,
}

impl Diagnostics {
    /// How many errors are kept, and how many warnings: nobody reads more, and a peer's file must not fill the memory.
    pub const MAX: usize = 1000;

    /// A file whose warnings are shown.
    pub(crate) fn ask_for(&mut self, file: FileId) {
        self.asked_for.insert(file);
    }

    pub(crate) fn push(&mut self, diagnostic: Diagnostic) {
        let file = diagnostic.span.file;
        let count = match diagnostic.severity {
            Severity::Error => &mut self.errors,
            Severity::Warning => {
                *self.warnings.entry(file).or_default() += 1;
                &mut self.kept[usize::from(self.asked_for.contains(&file))]
            }
        };
        *count += 1;
        if *count <= Self::MAX {
            self.list.push(diagnostic);
        }
    }

    /// By file and place, as a reader wants them, and without warnings of what was only imported.
    pub(crate) fn sort(&mut self, is_main: impl Fn(FileId) -> bool) {
        // A missing import is everybody's.
        let of_use = |diagnostic: &Diagnostic| {
            diagnostic.severity == Severity::Error
                || diagnostic.midl == Some(1001)
                || is_main(diagnostic.span.file)
        };
        self.list.retain(of_use);
        self.warnings.retain(|file, _| is_main(*file));
        for diagnostic in &self.list {
            let file = diagnostic.span.file;
            if diagnostic.severity == Severity::Warning && !is_main(file) {
                *self.warnings.entry(file).or_default() += 1;
            }
        }
        self.list.sort_by_key(|diagnostic| diagnostic.span);
    }

    /// Those that are kept.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.list.iter()
    }

    /// How many errors there are, with those that are not kept.
    #[must_use]
    pub fn errors(&self) -> usize {
        self.errors
    }

    /// How many warnings there are, with those that are not kept.
    #[must_use]
    pub fn warnings(&self) -> usize {
        self.warnings.values().sum()
    }

    /// All as text, with an empty line behind each.
    #[must_use]
    pub fn render(&self, sources: &Sources) -> String {
        let mut text: String =
            self.list.iter().map(|diagnostic| diagnostic.render(sources)).collect();
        let left_out = self.errors + self.warnings() - self.list.len();
        if left_out > 0 {
            text += &format!("{left_out} more are not shown\n\n");
        }
        text
    }
}
