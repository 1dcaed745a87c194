//! The parser: recursive descent with one token in view.

mod acf;
mod attribute;
mod declarator;
mod expression;
mod interface;
mod item;
mod missing;
mod types;

pub use attribute::attribute_names;

pub(crate) use acf::{Acf, AcfItem};

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::limits::{NESTING, SHARED_BYTES};
use crate::source::Span;
use crate::syntax::{Attribute, Expression, File, Name};
use crate::token::{Comment, Token, TokenKind};

/// It could not be parsed, and the error is reported.
#[derive(Debug)]
pub(crate) struct Failed;

type Parsed<T> = Result<T, Failed>;

/// Parses a file's tokens, of which the last is of kind `End`.
pub(crate) fn file(
    tokens: Vec<Token>,
    text: &str,
    comments: &[Comment],
    diagnostics: &mut Diagnostics,
) -> File {
    let mut parser = Parser::new(tokens, text, comments, diagnostics);
    parser.is_end_said = is_in_comment(text, comments);
    let items = parser.items(Place::File);
    File { items, poisoned: parser.poisoned }
}

/// Parses the tokens of an attribute configuration file.
pub(crate) fn acf(
    tokens: Vec<Token>,
    text: &str,
    comments: &[Comment],
    diagnostics: &mut Diagnostics,
) -> Acf {
    let mut parser = Parser::new(tokens, text, &[], diagnostics);
    parser.is_end_said = is_in_comment(text, comments);
    parser.acf()
}

/// Whether the text ends in a comment, which the lexer has reported.
fn is_in_comment(text: &str, comments: &[Comment]) -> bool {
    let last = comments.last().and_then(|comment| text.get(comment.span.range()));
    last.and_then(|last| last.strip_prefix("/*")).is_some_and(|rest| !rest.ends_with("*/"))
}

/// Parses the condition behind `#if`.
pub(crate) fn condition(
    mut tokens: Vec<Token>,
    directive: Span,
    diagnostics: &mut Diagnostics,
) -> Option<Expression> {
    let end = Token {
        kind: TokenKind::End,
        text: "".into(),
        span: tokens.last().map_or(directive, |token| token.span),
        starts_line: true,
        after_space: true,
        comments: 0..0,
        origin: None,
    };
    tokens.push(end);
    let mut parser = Parser::new(tokens, "", &[], diagnostics);
    parser.is_condition = true;
    let expression = parser.expression().ok()?;
    if parser.peek().kind != TokenKind::End {
        parser.unexpected::<()>("the end of the line").ok()?;
    }
    Some(expression)
}

const BLOCKS: [&str; 5] = ["interface", "dispinterface", "coclass", "library", "module"];

/// Where items stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    File,
    Interface,
    Library,
}

struct Parser<'a> {
    tokens: Vec<Token>,
    at: usize,
    depth: usize,
    operators: usize,
    /// Bytes of comments and attributes, for each name that has them.
    kept: usize,
    text: &'a str,
    comments: &'a [Comment],
    diagnostics: &'a mut Diagnostics,
    poisoned: Vec<String>,
    /// The tokens are one line of the preprocessor's.
    is_condition: bool,
    /// Where the last type that was closed begins, and the token behind it.
    closed: Option<(Span, usize)>,
    /// Why the file ends too early is said.
    is_end_said: bool,
    has_given_up: bool,
    /// Interfaces and libraries that are open.
    blocks: usize,
    /// A type that is not closed ends here, and what it stands in goes on.
    is_left: bool,
}

impl<'a> Parser<'a> {
    fn new(
        tokens: Vec<Token>,
        text: &'a str,
        comments: &'a [Comment],
        diagnostics: &'a mut Diagnostics,
    ) -> Self {
        Parser {
            tokens,
            at: 0,
            depth: 0,
            operators: 0,
            kept: 0,
            text,
            comments,
            diagnostics,
            poisoned: Vec::new(),
            is_condition: false,
            closed: None,
            is_end_said: false,
            has_given_up: false,
            blocks: 0,
            is_left: false,
        }
    }

    fn peek(&self) -> &Token {
        self.ahead(0)
    }

    fn ahead(&self, n: usize) -> &Token {
        &self.tokens[(self.at + n).min(self.tokens.len() - 1)]
    }

    fn next(&mut self) -> Token {
        let token = self.peek().clone();
        self.at = (self.at + 1).min(self.tokens.len() - 1);
        token
    }

    fn is(&self, text: &str) -> bool {
        self.peek().is(text)
    }

    fn take(&mut self, text: &str) -> bool {
        let is = self.is(text);
        if is {
            self.next();
        }
        is
    }

    /// The span of the token before this one.
    fn last_span(&self) -> Span {
        self.tokens[self.at.saturating_sub(1)].span
    }

    fn expect(&mut self, text: &str) -> Parsed<Span> {
        if self.is(text) { Ok(self.next().span) } else { self.unexpected(&format!("`{text}`")) }
    }

    fn name(&mut self, what: &str) -> Parsed<Name> {
        if self.peek().is_identifier() {
            let token = self.next();
            Ok(Name { text: token.text.to_string(), span: token.span })
        } else {
            self.unexpected(what)
        }
    }

    fn error(&mut self, diagnostic: Diagnostic) -> Failed {
        self.diagnostics.push(diagnostic);
        Failed
    }

    /// Reports that the next token should have been something else.
    fn unexpected<T>(&mut self, expected: &str) -> Parsed<T> {
        let is_sign = expected.starts_with('`')
            && !expected[1..].starts_with(|c: char| c.is_ascii_alphabetic());
        self.missing(expected, is_sign && self.is_line_behind())
    }

    /// The same; what has to be behind the line is missed there.
    fn missing<T>(&mut self, expected: &str, ends_line: bool) -> Parsed<T> {
        let token = self.peek().clone();
        let expected = format!("expected {expected}");
        let diagnostic = match token.kind {
            // The lexer has said so.
            TokenKind::Stray => return Err(Failed),
            TokenKind::End if self.is_end_said => return Err(Failed),
            TokenKind::End => {
                // It was closed by what closes something else.
                if let Some(open) = self.just_closed() {
                    return Err(self.unclosed(open));
                }
                self.is_end_said = true;
                // What is not there is missed behind the last token.
                let last = self.last_span();
                let (span, midl, whole) = match self.is_condition {
                    true => (token.span, 1003, "line"),
                    false => (last, 2183, "file"),
                };
                Diagnostic::error(span, midl, format!("the {whole} ends behind this"))
                    .expected(expected)
            }
            _ if ends_line => {
                Diagnostic::error(self.last_span(), 2025, "the line ends behind this")
                    .expected(expected)
            }
            _ => Diagnostic::error(token.span, 2025, format!("unexpected {}", described(&token)))
                .expected(expected),
        };
        let diagnostic = match token.origin {
            Some(origin) => diagnostic.related(origin, "it comes from this macro"),
            None => diagnostic,
        };
        Err(self.error(diagnostic))
    }

    /// Behind this nothing can be understood.
    fn give_up(&mut self, error: Diagnostic) -> Failed {
        self.poison(self.at..self.tokens.len());
        self.at = self.tokens.len() - 1;
        (self.has_given_up, self.is_end_said) = (true, true);
        self.error(error)
    }

    /// The `{` of a type whose `}` is the last one of the file.
    fn just_closed(&self) -> Option<Span> {
        let (open, behind) = self.closed?;
        (behind == self.at).then_some(open)
    }

    /// The file or the type ends before the `}`. The other ones that are missing then are so for the same reason.
    fn unclosed(&mut self, open: Span) -> Failed {
        self.is_left = self.peek().kind != TokenKind::End;
        if !self.is_left && std::mem::replace(&mut self.is_end_said, true) {
            return Failed;
        }
        let error = Diagnostic::error(open, 2183, "a `{` that is not closed");
        self.error(error.expected("expected `}` behind it"))
    }

    /// Counts what `names` of one declaration have in common, which the model has for each.
    fn share(&mut self, names: usize, docs: &str, attributes: &[Attribute]) -> Parsed<()> {
        let size: usize = attributes.iter().map(|attribute| attribute.size).sum();
        let size = names.saturating_mul(docs.len() + size);
        self.kept = self.kept.saturating_add(size);
        if self.kept <= self.text.len() + SHARED_BYTES {
            return Ok(());
        }
        let error = Diagnostic::error(self.last_span(), 2002, "too many names with one text")
            .expected("expected declarations of fewer names, or shorter comments and attributes");
        Err(self.give_up(error))
    }

    /// Runs `parse` one level deeper.
    fn nested<T>(&mut self, parse: impl FnOnce(&mut Self) -> Parsed<T>) -> Parsed<T> {
        if self.depth >= NESTING {
            let span = self.peek().span;
            let error = Diagnostic::error(span, 2002, "this is nested too deep")
                .expected(format!("expected at most {NESTING} levels"));
            return Err(self.give_up(error));
        }
        self.depth += 1;
        let parsed = parse(self);
        self.depth -= 1;
        parsed
    }

    /// After an error in what began at token `from`: passes over everything up to a `;`, with it, or to the `}` that
    /// closes what this stands in. Names there are poisoned.
    fn recover(&mut self, from: usize) {
        if self.has_given_up {
            return;
        }
        if std::mem::take(&mut self.is_left) {
            return self.poison(from..self.at);
        }
        let mut open = 0_usize;
        // Of these a `}` is the end.
        let mut is_block = false;
        for token in &self.tokens[from..self.at] {
            if token.is("{") {
                open += 1;
            } else if token.is("}") {
                open = open.saturating_sub(1);
            }
            is_block |= BLOCKS.iter().any(|word| token.is(word));
        }
        loop {
            let token = self.peek();
            if token.kind == TokenKind::End || token.is("}") && open == 0 {
                break;
            }
            if token.is("{") {
                open += 1;
            } else if token.is("}") {
                open -= 1;
            }
            is_block |= BLOCKS.iter().any(|word| token.is(word));
            let end = open == 0 && (token.is(";") || token.is("}") && is_block);
            self.next();
            if end {
                break;
            }
        }
        self.poison(from..self.at);
    }

    fn poison(&mut self, tokens: Range<usize>) {
        let names = self.tokens[tokens].iter().filter(|token| token.is_identifier());
        self.poisoned.extend(names.map(|token| token.text.to_string()));
    }

    /// The comments in front of the next token, but for those that speak of what came before.
    fn docs(&self) -> String {
        self.comments_of(false)
    }

    /// What the rest of the line says of what just ended.
    fn docs_behind(&self, docs: String) -> String {
        let behind = self.comments_of(true);
        match (docs.is_empty(), behind.is_empty()) {
            (_, true) => docs,
            (true, false) => behind,
            (false, false) => docs + "\n" + &behind,
        }
    }

    fn comments_of(&self, trailing: bool) -> String {
        let range = &self.peek().comments;
        let comments = self.comments.get(range.start as usize..range.end as usize).unwrap_or(&[]);
        let mut text = String::new();
        for comment in comments.iter().filter(|comment| comment.trailing == trailing) {
            let written = self.text.get(comment.span.range()).unwrap_or("");
            for line in plain(written) {
                if !text.is_empty() || !line.is_empty() {
                    text += line;
                    text.push('\n');
                }
            }
        }
        text.truncate(text.trim_end().len());
        text
    }
}

/// A comment's lines, without its marks.
fn plain(comment: &str) -> impl Iterator<Item = &str> {
    let (text, block) = match comment.strip_prefix("/*") {
        Some(text) => (text.strip_suffix("*/").unwrap_or(text), true),
        None => (comment.trim_start_matches('/'), false),
    };
    text.lines().map(move |line| {
        let line = line.trim();
        if block { line.trim_start_matches('*').trim() } else { line }
    })
}

fn described(token: &Token) -> String {
    let text = &*token.text;
    match token.kind {
        TokenKind::Include(_) => "`#include`".to_owned(),
        TokenKind::String if text.len() > 30 => "string".to_owned(),
        _ if text.chars().count() > 60 => {
            format!("`{}…`", text.chars().take(60).collect::<String>())
        }
        _ => format!("`{text}`"),
    }
}
