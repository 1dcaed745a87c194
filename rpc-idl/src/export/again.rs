//! What is written is read again: a rule of IDL's that it breaks is an error of the Rust that it was made of.

use std::path::{Path, PathBuf};

use super::Exporter;
use crate::diagnostic::{Diagnostic, Severity};
use crate::importer::Importer;
use crate::resolve::rules;
use crate::source::{FileId, Span};

/// Around the place that a line is made of, until all is written. No name and no comment has them.
const OPEN: char = '\u{1}';
const CLOSE: char = '\u{2}';

/// Characters of a line that a note has.
const SHOWN: usize = 200;

/// Notes that what is written behind this, in the same line or the next ones, is made of `span`.
pub(super) fn mark(span: proc_macro2::Span) -> String {
    let range = span.byte_range();
    format!("{OPEN}{} {}{CLOSE}", range.start, range.end)
}

/// A text, and the place that each of its lines is made of.
#[derive(Default)]
pub(super) struct Marked {
    pub(super) text: String,
    places: Vec<Option<(usize, usize)>>,
}

impl Marked {
    /// Takes the marks out.
    pub(super) fn new(marked: &str) -> Marked {
        let mut all = Marked::default();
        let mut last = None;
        for line in marked.split_inclusive('\n') {
            let mut of_line = None;
            for (n, part) in line.split(OPEN).enumerate() {
                match part.split_once(CLOSE).filter(|_| n > 0) {
                    Some((place, text)) => {
                        let place = place.split_once(' ').and_then(|(start, end)| {
                            Some((start.parse().ok()?, end.parse().ok()?))
                        });
                        // Of several in one line, the last one is what the line is of.
                        of_line = place.or(of_line);
                        all.text += text;
                    }
                    None => all.text += part,
                }
            }
            last = of_line.or(last);
            all.places.push(last);
        }
        all
    }

    fn place(&self, line: usize, file: FileId) -> Span {
        let place = self.places.get(line.saturating_sub(1)).copied().flatten();
        let (start, end) = place.unwrap_or_default();
        Span::new(file, start..end)
    }
}

impl Exporter {
    /// The errors that there are in an IDL file and its configuration file, at the places of `file` that they are made of.
    pub(super) fn refused(&self, idl: &Marked, acf: &str, file: FileId) -> Vec<Diagnostic> {
        let mut held = vec![("exported.idl".to_owned(), idl.text.clone())];
        if !acf.is_empty() {
            held.push(("exported.acf".to_owned(), acf.to_owned()));
        }
        for (n, module) in self.modules.iter().enumerate() {
            let mut without = self.clone();
            without.modules.remove(n);
            let (exported, ..) = without.marked(PathBuf::from(&module.idl), &module.source);
            // Of a part of a module nothing can be said.
            if exported.diagnostics.errors() > 0 {
                return Vec::new();
            }
            held.push((module.idl.to_lowercase(), exported.idl));
        }
        let imported = Importer::new()
            .reader(move |path| {
                let name = path.to_string_lossy().to_lowercase();
                match held.iter().find(|(held, _)| *held == name) {
                    Some((_, text)) => Ok(text.clone().into_bytes()),
                    None => Err(std::io::ErrorKind::NotFound.into()),
                }
            })
            .import([PathBuf::from("exported.idl")]);
        let sources = &imported.sources;
        // Of types that no procedure has, too.
        let of_types = rules::of_types(&imported.model).into_values();
        let mut all: Vec<Diagnostic> = imported.diagnostics.iter().cloned().collect();
        for error in of_types {
            if !all.iter().any(|one| one.span == error.span) {
                all.push(error);
            }
        }
        all.sort_by_key(|error| error.span);
        let is_ours = |error: &&Diagnostic| {
            error.severity == Severity::Error
                && sources.file(error.span.file).path() == Path::new("exported.idl")
        };
        let shown = |error: &Diagnostic| {
            let line = sources.line(error.span);
            let text = idl.text.lines().nth(line - 1).unwrap_or_default().trim();
            let end = text.char_indices().nth(SHOWN).map_or(text.len(), |(end, _)| end);
            let text = format!("{}{}", &text[..end], if end < text.len() { "…" } else { "" });
            let mut shown = Diagnostic::error(idl.place(line, file), error.midl, &*error.fault)
                .expected(&*error.expected)
                .note(format!("its IDL would be `{text}`"));
            shown.notes.extend(error.notes.iter().cloned());
            shown
        };
        all.iter().filter(is_ours).map(shown).collect()
    }
}
