//! Macros in use.

use std::rc::Rc;

use super::macros::{Macro, Macros};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::lexer::lex;
use crate::limits::{MACRO_BYTES, MACRO_DEPTH, MACRO_WORK};
use crate::source::Span;
use crate::token::{Token, TokenKind};

/// The macros that a token comes out of: there they are no macros any more.
#[derive(Debug, Clone, Default)]
struct Hidden(Option<Rc<(Rc<str>, Hidden, usize)>>);

impl Hidden {
    fn with(&self, name: &Rc<str>) -> Hidden {
        Hidden(Some(Rc::new((Rc::clone(name), self.clone(), self.len() + 1))))
    }

    fn len(&self) -> usize {
        self.0.as_ref().map_or(0, |node| node.2)
    }

    fn has(&self, name: &str) -> bool {
        let mut all = self;
        while let Some(node) = &all.0 {
            if &*node.0 == name {
                return true;
            }
            all = &node.1;
        }
        false
    }
}

#[derive(Clone)]
struct Piece {
    token: Token,
    hidden: Hidden,
}

/// How much macros have done in this run.
#[derive(Debug, Default)]
pub(crate) struct Work {
    done: usize,
    reported: bool,
}

pub(crate) struct Expander<'a> {
    pub(crate) macros: &'a Macros,
    pub(crate) work: &'a mut Work,
    pub(crate) diagnostics: &'a mut Diagnostics,
}

impl Expander<'_> {
    pub(crate) fn expand(&mut self, tokens: Vec<Token>) -> Vec<Token> {
        if !tokens
            .iter()
            .any(|token| token.is_identifier() && self.macros.contains_key(&token.text))
        {
            return tokens;
        }
        let pieces = tokens.into_iter().map(|token| Piece { token, hidden: Hidden::default() });
        self.pieces(pieces.collect(), 0).into_iter().map(|piece| piece.token).collect()
    }

    /// Whether `n` more tokens may be made or looked at.
    fn may(&mut self, n: usize, span: Span) -> bool {
        self.work.done = self.work.done.saturating_add(n);
        let may = self.work.done <= MACRO_WORK;
        if !may {
            let error = Diagnostic::error(span, 2005, "macros make too much of this text")
                .expected(format!("expected at most {MACRO_WORK} tokens of macros in one run"));
            self.give_up(error);
        }
        may
    }

    /// Expands nothing any more.
    fn give_up(&mut self, error: Diagnostic) {
        self.work.done = usize::MAX;
        if !std::mem::replace(&mut self.work.reported, true) {
            self.diagnostics.push(error);
        }
    }

    fn pieces(&mut self, mut pending: Vec<Piece>, depth: usize) -> Vec<Piece> {
        pending.reverse();
        let mut done = Vec::with_capacity(pending.len());
        while let Some(piece) = pending.pop() {
            let token = &piece.token;
            let found = (token.is_identifier() && !piece.hidden.has(&token.text))
                .then(|| self.macros.get(&token.text).cloned())
                .flatten();
            let Some(found) = found else {
                done.push(piece);
                continue;
            };
            if !self.may(1 + piece.hidden.len(), token.span) {
                // Nothing of this is worth parsing.
                return vec![stray(piece)];
            }
            if piece.hidden.len() >= MACRO_DEPTH || depth >= MACRO_DEPTH {
                let fault = format!("`{}` comes out of too many macros", token.text);
                let error = Diagnostic::error(token.span, 2002, fault)
                    .expected(format!("expected at most {MACRO_DEPTH} within one another"));
                self.give_up(error);
                return vec![stray(piece)];
            }
            let arguments = match &found.parameters {
                None => Vec::new(),
                Some(parameters) => {
                    if pending.last().is_none_or(|next| !next.token.is("(")) {
                        done.push(piece);
                        continue;
                    }
                    let (arguments, close) = self.arguments(&mut pending, &piece.token);
                    let named = &piece.token.text;
                    if let Err(diagnostic) =
                        counted(parameters.len(), &arguments, close.is_some(), &piece.token)
                    {
                        self.diagnostics.push(
                            diagnostic.related(found.span, format!("`{named}` is defined here")),
                        );
                        done.push(stray(piece));
                        continue;
                    }
                    arguments
                }
            };
            let made = self.substitute(&found, arguments, &piece, depth);
            let bytes: usize = made.iter().map(|made| made.token.text.len()).sum();
            if !self.may(made.len() + bytes / MACRO_BYTES, piece.token.span) {
                return vec![stray(piece)];
            }
            pending.extend(made.into_iter().rev());
        }
        done
    }

    /// The arguments of a call, from its `(`, and the span of its `)` if it is there.
    fn arguments(
        &mut self,
        pending: &mut Vec<Piece>,
        call: &Token,
    ) -> (Vec<Vec<Piece>>, Option<Span>) {
        let mut arguments = vec![Vec::new()];
        let mut open = 0_usize;
        while let Some(piece) = pending.pop() {
            if !self.may(1, call.span) {
                break;
            }
            let token = &piece.token;
            if token.is("(") {
                open += 1;
                if open == 1 {
                    continue;
                }
            } else if token.is(")") {
                open -= 1;
                if open == 0 {
                    return (arguments, Some(token.span));
                }
            } else if token.is(",") && open == 1 {
                arguments.push(Vec::new());
                continue;
            }
            arguments.last_mut().expect("there is one from the start").push(piece);
        }
        (arguments, None)
    }

    fn substitute(
        &mut self,
        found: &Macro,
        arguments: Vec<Vec<Piece>>,
        call: &Piece,
        depth: usize,
    ) -> Vec<Piece> {
        let hidden = call.hidden.with(&call.token.text);
        let parameters = found.parameters.as_deref().unwrap_or(&[]);
        let parameter = |token: &Token| {
            token
                .is_identifier()
                .then(|| parameters.iter().position(|name| *name == token.text))
                .flatten()
        };
        let mut expanded: Vec<Option<Vec<Piece>>> = vec![None; arguments.len()];
        let mut made: Vec<Piece> = Vec::new();
        let mut body = found.body.iter().peekable();
        let mut pasted = false;
        while let Some(token) = body.next() {
            if token.is("##") {
                pasted = true;
                continue;
            }
            let next_is_pasted = body.peek().is_some_and(|next| next.is("##"));
            let part = if token.is("#") && found.parameters.is_some() {
                let argument = body.next().and_then(parameter).and_then(|n| arguments.get(n));
                vec![self.placed(
                    string_of(argument.map_or(&[][..], |argument| argument)),
                    token,
                    call,
                    found,
                    &hidden,
                )]
            } else if let Some(n) = parameter(token) {
                let whole = arguments.get(n).cloned().unwrap_or_default();
                if pasted || next_is_pasted {
                    whole
                } else {
                    match expanded.get(n).and_then(Option::as_ref) {
                        Some(pieces) => pieces.clone(),
                        None => {
                            let pieces = self.pieces(whole, depth + 1);
                            if let Some(kept) = expanded.get_mut(n) {
                                *kept = Some(pieces.clone());
                            }
                            pieces
                        }
                    }
                }
            } else {
                vec![self.placed((token.kind, Rc::clone(&token.text)), token, call, found, &hidden)]
            };
            if !self.may(part.len(), call.token.span) {
                break;
            }
            let mut part = part.into_iter();
            if pasted
                && let Some(left) = made.last()
                && let Some(right) = part.next()
            {
                let token = self.paste(&left.token, &right.token, call, found);
                let last = made.len() - 1;
                made[last] = Piece { token, hidden: hidden.clone() };
            }
            pasted = false;
            made.extend(part);
        }
        made
    }

    fn placed(
        &self,
        (kind, text): (TokenKind, Rc<str>),
        written: &Token,
        call: &Piece,
        found: &Macro,
        hidden: &Hidden,
    ) -> Piece {
        let token = Token {
            kind,
            text,
            span: call.token.span,
            starts_line: false,
            after_space: written.after_space,
            comments: 0..0,
            origin: Some(call.token.origin.unwrap_or(found.span)),
        };
        Piece { token, hidden: hidden.clone() }
    }

    fn paste(&mut self, left: &Token, right: &Token, call: &Piece, found: &Macro) -> Token {
        let text: Rc<str> = format!("{}{}", left.text, right.text).into();
        let span = call.token.span;
        let mut errors = Diagnostics::default();
        let lexed = if self.may(text.len(), span) {
            lex(span.file, &text, &mut errors).tokens
        } else {
            Vec::new()
        };
        let kind = match &lexed[..] {
            [one, _] if errors.errors() == 0 => one.kind,
            _ => {
                let fault = format!("`##` makes `{}`, which is no token", short(&text));
                self.diagnostics.push(
                    Diagnostic::error(span, 1003, fault)
                        .expected("expected one token of both sides")
                        .related(found.span, format!("`{}` is defined here", call.token.text)),
                );
                TokenKind::Stray
            }
        };
        Token { kind, text, span, origin: Some(found.span), comments: 0..0, ..left.clone() }
    }
}

/// What is left of a macro that cannot be expanded: the parser does not report it again.
fn stray(piece: Piece) -> Piece {
    Piece { token: Token { kind: TokenKind::Stray, ..piece.token }, ..piece }
}

fn counted(
    expected: usize,
    arguments: &[Vec<Piece>],
    closed: bool,
    call: &Token,
) -> Result<(), Diagnostic> {
    let name = &call.text;
    if !closed {
        return Err(Diagnostic::error(
            call.span,
            1003,
            format!("a use of the macro `{name}` that does not end"),
        )
        .expected("expected `)` before the next directive"));
    }
    let none = expected == 0 && matches!(arguments, [only] if only.is_empty());
    if arguments.len() == expected || none {
        return Ok(());
    }
    let fault = format!("the macro `{name}` with {}", arguments_text(arguments.len()));
    Err(Diagnostic::error(call.span, 1003, fault)
        .expected(format!("expected {}", arguments_text(expected))))
}

fn arguments_text(n: usize) -> String {
    format!("{n} argument{}", if n == 1 { "" } else { "s" })
}

/// `#`: the argument's text, with what C wants escaped.
fn string_of(argument: &[Piece]) -> (TokenKind, Rc<str>) {
    let mut text = String::from('"');
    for (n, Piece { token, .. }) in argument.iter().enumerate() {
        if n > 0 && token.after_space {
            text.push(' ');
        }
        let quoted = matches!(token.kind, TokenKind::String | TokenKind::Character);
        for c in token.text.chars() {
            if quoted && (c == '"' || c == '\\') {
                text.push('\\');
            }
            text.push(c);
        }
    }
    text.push('"');
    (TokenKind::String, text.into())
}

fn short(text: &str) -> String {
    if text.chars().count() <= 40 {
        text.to_owned()
    } else {
        text.chars().take(40).chain(['…']).collect()
    }
}
