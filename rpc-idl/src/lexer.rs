//! Text to tokens and comments.

use std::collections::HashSet;
use std::rc::Rc;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{FileId, Span};
use crate::token::{Comment, Token, TokenKind};

/// A file's tokens, with one of kind `End` behind them, and its comments.
pub(crate) struct Lexed {
    pub(crate) tokens: Vec<Token>,
    pub(crate) comments: Vec<Comment>,
}

/// The longest first.
const PUNCTUATION: [&str; 47] = [
    "...", "<<=", ">>=", "##", "..", "->", "<<", ">>", "<=", ">=", "==", "!=", "&&", "||", "++",
    "--", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "#", "(", ")", "[", "]", "{", "}", ";",
    ",", ":", "?", "=", "*", "/", "+", "-", "%", "&", "|", "^", "~", "!", "<",
];

pub(crate) fn lex(file: FileId, text: &str, diagnostics: &mut Diagnostics) -> Lexed {
    let mut lexer = Lexer {
        file,
        text,
        at: 0,
        starts_line: true,
        after_space: true,
        comments: Vec::new(),
        first_comment: 0,
        texts: HashSet::new(),
        diagnostics,
    };
    let mut tokens = Vec::with_capacity(text.len() / 5);
    loop {
        lexer.pass_space();
        let token = lexer.token();
        let end = token.kind == TokenKind::End;
        tokens.push(token);
        if end {
            return Lexed { tokens, comments: lexer.comments };
        }
    }
}

struct Lexer<'a> {
    file: FileId,
    text: &'a str,
    at: usize,
    starts_line: bool,
    after_space: bool,
    comments: Vec<Comment>,
    first_comment: u32,
    texts: HashSet<Rc<str>>,
    diagnostics: &'a mut Diagnostics,
}

impl Lexer<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn byte(&self, ahead: usize) -> u8 {
        self.text.as_bytes().get(self.at + ahead).copied().unwrap_or(0)
    }

    fn span(&self, start: usize) -> Span {
        Span::new(self.file, start..self.at)
    }

    /// White space, comments, and lines that go on behind a `\`.
    fn pass_space(&mut self) {
        loop {
            let rest = self.rest();
            if rest.starts_with('\n') {
                self.starts_line = true;
                self.at += 1;
            } else if let Some(c) = rest.chars().next().filter(|&c| is_space(c)) {
                self.at += c.len_utf8();
            } else if rest.starts_with("\\\n") {
                self.at += 2;
            } else if rest.starts_with("\\\r\n") {
                self.at += 3;
            } else if rest.starts_with("//") {
                let length = rest.find('\n').unwrap_or(rest.len());
                self.comment(length);
            } else if let Some(comment) = rest.strip_prefix("/*") {
                let length = comment.find("*/").map(|n| n + 4);
                if length.is_none() {
                    let span = Span::new(self.file, self.at..self.at + 2);
                    self.diagnostics.push(
                        Diagnostic::error(span, 2109, "a comment that does not end")
                            .expected("expected `*/` behind it"),
                    );
                }
                self.comment(length.unwrap_or(self.text.len() - self.at));
            } else {
                return;
            }
            self.after_space = true;
        }
    }

    fn comment(&mut self, length: usize) {
        let start = self.at;
        self.at += length;
        let trailing = !self.starts_line;
        self.comments.push(Comment { span: self.span(start), trailing });
    }

    fn token(&mut self) -> Token {
        let start = self.at;
        let comments = self.first_comment..self.comments.len() as u32;
        self.first_comment = comments.end;
        let starts_line = std::mem::replace(&mut self.starts_line, false);
        let after_space = std::mem::replace(&mut self.after_space, false);
        let kind = self.kind();
        let text = &self.text[start..self.at];
        // Most tokens are there many times.
        let text = match self.texts.get(text) {
            Some(text) => Rc::clone(text),
            None => {
                let text: Rc<str> = text.into();
                self.texts.insert(Rc::clone(&text));
                text
            }
        };
        Token {
            kind,
            text,
            span: self.span(start),
            starts_line,
            after_space,
            comments,
            origin: None,
        }
    }

    fn kind(&mut self) -> TokenKind {
        let (first, second) = (self.byte(0), self.byte(1));
        match first {
            0 if self.rest().is_empty() => TokenKind::End,
            b'L' if second == b'"' || second == b'\'' => {
                self.at += 1;
                self.quoted(second)
            }
            b'"' | b'\'' => self.quoted(first),
            _ if is_name(first) => {
                while is_name(self.byte(0)) || self.byte(0).is_ascii_digit() {
                    self.at += 1;
                }
                TokenKind::Identifier
            }
            _ if first.is_ascii_digit() || first == b'.' && second.is_ascii_digit() => {
                self.number()
            }
            _ => self.punctuation(),
        }
    }

    /// C's "preprocessing number", which ends before `..`.
    fn number(&mut self) -> TokenKind {
        loop {
            match (self.byte(0), self.byte(1)) {
                (b'.', b'.') => break,
                (b'e' | b'E' | b'p' | b'P', b'+' | b'-') if self.has_exponent() => self.at += 2,
                (b, _) if b == b'.' || b.is_ascii_digit() || is_name(b) => self.at += 1,
                _ => break,
            }
        }
        TokenKind::Number
    }

    /// `0x1e+1` is a sum, and `1e+1` a number.
    fn has_exponent(&self) -> bool {
        let digits = self.text[..self.at]
            .bytes()
            .rev()
            .take_while(|b| b.is_ascii_alphanumeric() || *b == b'.')
            .count();
        let number = &self.text.as_bytes()[self.at - digits..self.at];
        let hexadecimal = number.starts_with(b"0x") || number.starts_with(b"0X");
        hexadecimal == matches!(self.byte(0), b'p' | b'P')
            && (hexadecimal || number.iter().all(|b| b.is_ascii_digit() || *b == b'.'))
    }

    fn quoted(&mut self, quote: u8) -> TokenKind {
        let start = self.at;
        self.at += 1;
        loop {
            match self.byte(0) {
                b if b == quote => {
                    self.at += 1;
                    break;
                }
                b'\\' if self.at + 2 <= self.text.len() && self.byte(1) != b'\n' => {
                    let escaped = self.text[self.at + 1..].chars().next().map_or(1, char::len_utf8);
                    self.at += 1 + escaped;
                }
                b'\n' | 0 if self.byte(0) == b'\n' || self.rest().is_empty() => {
                    // The `;` of this line is hardly a part of it.
                    let line = self.text[start + 1..self.at].trim_end();
                    if let Some(text) = line.strip_suffix(';') {
                        self.at = start + 1 + text.len();
                    }
                    let number = if quote == b'"' { 2112 } else { 2108 };
                    let quote = char::from(quote);
                    self.diagnostics.push(
                        Diagnostic::error(
                            self.span(start),
                            number,
                            format!("a {quote} without its end"),
                        )
                        .expected(format!("expected {quote} in this line")),
                    );
                    break;
                }
                _ => self.at += self.rest().chars().next().map_or(1, char::len_utf8),
            }
        }
        if quote == b'"' { TokenKind::String } else { TokenKind::Character }
    }

    fn punctuation(&mut self) -> TokenKind {
        let rest = self.rest();
        let all = PUNCTUATION.iter().chain(&[">", "."]);
        if let Some(text) = all.copied().find(|text| rest.starts_with(text)) {
            self.at += text.len();
            return TokenKind::Punctuation;
        }
        let start = self.at;
        // A run of them is one mistake.
        let length: usize = rest
            .chars()
            .take_while(|c| {
                !is_space(*c) && !c.is_ascii_alphanumeric() && !c.is_ascii_punctuation()
                    || "@$`\\".contains(*c)
            })
            .map(char::len_utf8)
            .sum();
        self.at += length.max(rest.chars().next().map_or(1, char::len_utf8));
        let span = self.span(start);
        self.diagnostics
            .push(Diagnostic::error(span, 2025, "this begins no token").expected("expected IDL"));
        TokenKind::Stray
    }
}

fn is_name(byte: u8) -> bool {
    byte == b'_' || byte.is_ascii_alphabetic()
}

/// White space, what has no width in a page that was copied, and the end of a file of DOS.
fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{1a}')
}
