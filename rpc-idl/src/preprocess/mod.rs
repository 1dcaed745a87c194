//! The preprocessor: C's, on tokens. A token of a macro's body has the span of the macro's use.

mod condition;
mod expand;
mod macros;

use std::rc::Rc;

pub(crate) use condition::converted as plain;
use expand::Expander;
pub(crate) use expand::Work;
use macros::Macro;
pub(crate) use macros::Macros;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::Pragma;
use crate::source::{FileId, Span};
use crate::token::{Token, TokenKind};

/// What an `#include` finds: the file, once it is read with the same macros.
pub(crate) trait Includes {
    /// `None` if it is not there, which is then reported.
    fn include(
        &mut self,
        name: &str,
        span: Span,
        macros: &mut Macros,
        diagnostics: &mut Diagnostics,
    ) -> Option<FileId>;

    /// What macros have done in this run.
    fn work(&mut self) -> &mut Work;
}

/// What is left of a file.
pub(crate) struct Preprocessed {
    pub(crate) tokens: Vec<Token>,
    pub(crate) pragmas: Vec<Pragma>,
}

/// An object-like macro of one number or name, as for `-D`.
pub(crate) fn define(macros: &mut Macros, name: &str, tokens: Vec<Token>, span: Span) {
    let defined = Macro { span, parameters: None, body: tokens };
    macros.insert(name.into(), Rc::new(defined));
}

pub(crate) fn preprocess(
    tokens: Vec<Token>,
    macros: &mut Macros,
    includes: &mut dyn Includes,
    diagnostics: &mut Diagnostics,
) -> Preprocessed {
    let mut state = Preprocessor {
        macros,
        includes,
        diagnostics,
        conditions: Vec::new(),
        text: Vec::new(),
        out: Preprocessed { tokens: Vec::with_capacity(tokens.len()), pragmas: Vec::new() },
    };
    state.run(tokens);
    state.out
}

/// An `#if` that is not closed yet.
struct Condition {
    span: Span,
    /// This branch counts.
    taken: bool,
    /// A branch before this one counted, or the `#if` is in one that does not.
    over: bool,
    saw_else: bool,
}

struct Preprocessor<'a> {
    macros: &'a mut Macros,
    includes: &'a mut dyn Includes,
    diagnostics: &'a mut Diagnostics,
    conditions: Vec<Condition>,
    /// Tokens since the last directive.
    text: Vec<Token>,
    out: Preprocessed,
}

impl Preprocessor<'_> {
    fn run(&mut self, tokens: Vec<Token>) {
        let mut tokens = tokens.into_iter().peekable();
        while let Some(token) = tokens.next() {
            if token.kind == TokenKind::End {
                self.flush();
                for condition in std::mem::take(&mut self.conditions) {
                    let error =
                        Diagnostic::error(condition.span, 1003, "a condition that does not end");
                    self.diagnostics.push(error.expected("expected `#endif` behind it"));
                }
                self.out.tokens.push(token);
                return;
            }
            if token.starts_line && token.is("#") {
                let mut line = Vec::new();
                while let Some(next) =
                    tokens.next_if(|next| !next.starts_line && next.kind != TokenKind::End)
                {
                    line.push(next);
                }
                self.directive(&token, line);
            } else if self.taken() {
                self.text.push(token);
            }
        }
    }

    fn taken(&self) -> bool {
        self.conditions.last().is_none_or(|condition| condition.taken)
    }

    fn flush(&mut self) {
        let text = std::mem::take(&mut self.text);
        let work = self.includes.work();
        let mut expanded =
            Expander { macros: self.macros, work, diagnostics: self.diagnostics }.expand(text);
        self.out.tokens.append(&mut expanded);
    }

    fn error(&mut self, span: Span, fault: impl Into<String>, expected: impl Into<String>) {
        self.diagnostics.push(Diagnostic::error(span, 1003, fault).expected(expected));
    }

    fn directive(&mut self, hash: &Token, mut line: Vec<Token>) {
        if line.is_empty() {
            return;
        }
        let name = line.remove(0);
        let span = hash.span.to(name.span);
        match &*name.text {
            "if" | "ifdef" | "ifndef" => self.begin(&name.text, span, line),
            "elif" | "else" => self.branch(&name.text, span, line),
            "endif" => {
                if self.taken() {
                    self.flush();
                }
                if self.conditions.pop().is_none() {
                    self.error(span, "`#endif` without `#if`", "expected `#if` before it");
                }
            }
            _ if !self.taken() => {}
            "define" => self.define(span, line),
            "undef" => match &line[..] {
                [name] if name.is_identifier() => {
                    self.flush();
                    self.macros.remove(&name.text);
                }
                _ => self.error(span, "`#undef` of no name", "expected one name"),
            },
            "include" => self.include(span, &line),
            "pragma" | "line" => {
                let last = line.last().map_or(name.span, |token| token.span);
                let text = format!("{} {}", name.text, words(&line));
                self.out.pragmas.push(Pragma { text, span: span.to(last) });
            }
            "error" => {
                let text = words(&line);
                self.error(span, format!("`#error {text}`"), "");
            }
            // `# 12 "file.idl"`, as a preprocessor that ran before writes it.
            _ if name.kind == TokenKind::Number => {}
            other => {
                let fault = format!("`#{other}` is no directive");
                self.error(span, fault, "expected `#define`, `#include`, `#if`, `#pragma`, …");
            }
        }
    }

    fn begin(&mut self, kind: &str, span: Span, line: Vec<Token>) {
        if !self.taken() {
            self.conditions.push(Condition { span, taken: false, over: true, saw_else: false });
            return;
        }
        self.flush();
        let taken = if kind == "if" {
            condition::holds(line, span, self.macros, self.includes.work(), self.diagnostics)
        } else if let Some(name) = line.first().filter(|name| name.is_identifier()) {
            self.macros.contains_key(&name.text) == (kind == "ifdef")
        } else {
            self.error(span, format!("`#{kind}` of no name"), "expected a name");
            false
        };
        self.conditions.push(Condition { span, taken, over: taken, saw_else: false });
    }

    fn branch(&mut self, kind: &str, span: Span, line: Vec<Token>) {
        if self.taken() {
            self.flush();
        }
        let Some(mut condition) = self.conditions.pop() else {
            self.error(span, format!("`#{kind}` without `#if`"), "expected `#if` before it");
            return;
        };
        if condition.saw_else {
            self.error(span, format!("`#{kind}` behind `#else`"), "expected `#endif`");
        }
        condition.saw_else |= kind == "else";
        condition.taken = !condition.over
            && (kind == "else"
                || condition::holds(
                    line,
                    span,
                    self.macros,
                    self.includes.work(),
                    self.diagnostics,
                ));
        condition.over |= condition.taken;
        self.conditions.push(condition);
    }

    fn define(&mut self, span: Span, mut line: Vec<Token>) {
        if !line.first().is_some_and(Token::is_identifier) {
            self.error(span, "`#define` of no name", "expected a name");
            return;
        }
        let name = line.remove(0);
        let mut parameters = None;
        if line.first().is_some_and(|open| open.is("(") && !open.after_space) {
            let Some(close) = line.iter().position(|token| token.is(")")) else {
                self.error(
                    name.span,
                    "a macro's parameters do not end",
                    "expected `)` in this line",
                );
                return;
            };
            let list: Vec<Token> = line.drain(..=close).collect();
            let list = &list[1..close];
            let sound =
                list.iter().enumerate().all(|(n, token)| {
                    if n % 2 == 0 { token.is_identifier() } else { token.is(",") }
                }) && (list.is_empty() || list.len() % 2 == 1);
            if !sound {
                self.error(
                    name.span,
                    "a macro's parameter that is no name",
                    "expected names and commas",
                );
                return;
            }
            parameters = Some(list.iter().step_by(2).map(|token| Rc::clone(&token.text)).collect());
        }
        self.flush();
        let defined = Macro { span: name.span, parameters, body: line };
        if let Some(before) = self.macros.get(&name.text)
            && !before.same(&defined)
        {
            let fault = format!("the macro `{}` is defined as something else", name.text);
            self.diagnostics.push(
                Diagnostic::warning(name.span, None, fault)
                    .related(before.span, "it was defined here"),
            );
        }
        self.macros.insert(name.text, Rc::new(defined));
    }

    fn include(&mut self, span: Span, line: &[Token]) {
        self.flush();
        let name = match line {
            [name] if name.kind == TokenKind::String => name.text.trim_matches('"').to_owned(),
            [open, .., close] if open.is("<") && close.is(">") => {
                line[1..line.len() - 1].iter().map(|token| &*token.text).collect()
            }
            _ => {
                self.error(span, "`#include` of no file", "expected `\"file\"` or `<file>`");
                return;
            }
        };
        let span = span.to(line[line.len() - 1].span);
        if let Some(file) = self.includes.include(&name, span, self.macros, self.diagnostics) {
            self.out.tokens.push(Token {
                kind: TokenKind::Include(file),
                text: name.into(),
                span,
                starts_line: true,
                after_space: true,
                comments: 0..0,
                origin: None,
            });
        }
    }
}

fn words(line: &[Token]) -> String {
    let mut text = String::new();
    for token in line {
        if token.after_space && !text.is_empty() {
            text.push(' ');
        }
        text += &token.text;
    }
    text
}
