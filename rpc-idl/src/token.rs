//! Tokens.

use std::ops::Range;
use std::rc::Rc;

use crate::source::{FileId, Span};

/// What kind of token it is. Numbers are still text, as the preprocessor wants them and as `uuid(12345678-…)` needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// A name or a keyword: IDL's keywords are names where they do not mean something.
    Identifier,
    /// Begins with a digit, or with `.` and a digit.
    Number,
    /// `"…"` or `L"…"`.
    String,
    /// `'…'` or `L'…'`.
    Character,
    /// An operator or a bracket.
    Punctuation,
    /// The place of an `#include`, with the file.
    Include(FileId),
    /// A byte that begins no token. The error is reported already.
    Stray,
    /// Behind the last token.
    End,
}

/// A token.
#[derive(Debug, Clone)]
pub(crate) struct Token {
    pub(crate) kind: TokenKind,
    pub(crate) text: Rc<str>,
    pub(crate) span: Span,
    /// It is the first of its line.
    pub(crate) starts_line: bool,
    /// Something stands between it and the token before.
    pub(crate) after_space: bool,
    /// Which of the file's comments stand in front of it, behind the token before.
    pub(crate) comments: Range<u32>,
    /// The macro that it comes from, where that is defined.
    pub(crate) origin: Option<Span>,
}

impl Token {
    pub(crate) fn is(&self, text: &str) -> bool {
        matches!(self.kind, TokenKind::Punctuation | TokenKind::Identifier) && &*self.text == text
    }

    pub(crate) fn is_identifier(&self) -> bool {
        self.kind == TokenKind::Identifier
    }
}

/// A comment.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Comment {
    pub(crate) span: Span,
    /// It stands behind a token of its line, and speaks of what came before.
    pub(crate) trailing: bool,
}
