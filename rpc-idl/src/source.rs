//! Files, and places in them.

use std::ops::Range;
use std::path::{Path, PathBuf};

use codespan_reporting::files::{self, Error, Files};

/// One of the files of [`Sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(pub(crate) u32);

impl FileId {
    /// Its index in [`Sources`], and in [`Model::files`](crate::model::Model::files).
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Bytes `start..end` of a file, as it was written: a token that comes from a macro has the span of the macro's use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// The first byte.
    pub start: u32,
    /// The byte behind the last.
    pub end: u32,
}

impl Span {
    pub(crate) fn new(file: FileId, range: Range<usize>) -> Self {
        // Sources::add keeps files below 4 GiB.
        Span { file, start: range.start as u32, end: range.end as u32 }
    }

    /// From the start of this one to the end of `last`, if both are in the same file in this order; else this one.
    #[must_use]
    pub fn to(self, last: Span) -> Span {
        if self.file == last.file && last.end >= self.end {
            Span { end: last.end, ..self }
        } else {
            self
        }
    }

    /// The bytes.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A file that was read.
#[derive(Debug, Clone)]
pub struct SourceFile {
    path: PathBuf,
    text: String,
    lines: Vec<usize>,
}

impl SourceFile {
    /// Where it was found, as it was asked for.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What is in it. A file that is not UTF-8 was read as Latin-1.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }
}

/// All files that were read.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
}

impl Sources {
    pub(crate) fn add(&mut self, path: PathBuf, bytes: Vec<u8>) -> FileId {
        let text = match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => error.as_bytes().iter().copied().map(char::from).collect(),
        };
        let lines = files::line_starts(&text).collect();
        self.files.push(SourceFile { path, text, lines });
        FileId(self.files.len() as u32 - 1)
    }

    /// A file.
    #[must_use]
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// All files, in the order in which they were opened.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.files.iter().enumerate().map(|(n, file)| (FileId(n as u32), file))
    }

    /// What is written at `span`.
    #[must_use]
    pub fn text(&self, span: Span) -> &str {
        self.file(span.file).text.get(span.range()).unwrap_or("")
    }

    pub(crate) fn line_length(&self, span: Span) -> usize {
        let file = self.file(span.file);
        let line = self.line(span);
        file.lines.get(line).unwrap_or(&file.text.len()) - file.lines[line - 1]
    }

    /// The line of `span`'s first byte; the first is 1.
    #[must_use]
    pub fn line(&self, span: Span) -> usize {
        self.file(span.file).lines.partition_point(|&start| start <= span.start as usize)
    }
}

impl<'a> Files<'a> for Sources {
    type FileId = FileId;
    type Name = std::path::Display<'a>;
    type Source = &'a str;

    fn name(&'a self, id: FileId) -> Result<Self::Name, Error> {
        Ok(self.file(id).path.display())
    }

    fn source(&'a self, id: FileId) -> Result<&'a str, Error> {
        Ok(&self.file(id).text)
    }

    fn line_index(&'a self, id: FileId, byte: usize) -> Result<usize, Error> {
        Ok(self.file(id).lines.partition_point(|&start| start <= byte) - 1)
    }

    fn line_range(&'a self, id: FileId, line: usize) -> Result<Range<usize>, Error> {
        let file = self.file(id);
        let max = file.lines.len();
        let start = *file.lines.get(line).ok_or(Error::LineTooLarge { given: line, max })?;
        Ok(start..file.lines.get(line + 1).copied().unwrap_or(file.text.len()))
    }
}
