//! How deep a file is: `syn` looks at it by recursion, and so does what is written of it.

use proc_macro2::{Delimiter, Spacing, Span, TokenStream, TokenTree};

use crate::limits::{OPERATORS, RUST_NESTING};

/// Where a file is nested too deep, in groups or in generic arguments, or an expression has too many operators.
pub(super) fn too_deep(stream: TokenStream) -> Option<Span> {
    // The streams that are being looked at, each within the one before it.
    let mut open = vec![Level { rest: stream.into_iter(), angles: 0, operators: 0, last: ' ' }];
    while let Some(depth) = open.len().checked_sub(1) {
        let outer: usize = open[..depth].iter().map(|level| level.angles).sum();
        let level = &mut open[depth];
        let Some(token) = level.rest.next() else {
            open.pop();
            continue;
        };
        if depth + outer + level.angles > RUST_NESTING || level.operators > OPERATORS {
            return Some(token.span());
        }
        match token {
            TokenTree::Group(group) => {
                if group.delimiter() == Delimiter::Brace {
                    level.end();
                }
                let rest = group.stream().into_iter();
                open.push(Level { rest, angles: 0, operators: 0, last: ' ' });
            }
            TokenTree::Punct(punct) => level.punct(punct.as_char(), punct.spacing()),
            _ => level.last = ' ',
        }
    }
    None
}

struct Level {
    rest: proc_macro2::token_stream::IntoIter,
    /// Generic arguments within one another.
    angles: usize,
    /// Since the last `,` or `;`.
    operators: usize,
    /// The last character, if it belongs to the next one.
    last: char,
}

impl Level {
    fn end(&mut self) {
        (self.angles, self.operators) = (0, 0);
    }

    fn punct(&mut self, c: char, spacing: Spacing) {
        match c {
            '<' => self.angles += 1,
            // Neither `->` nor `=>`.
            '>' if !matches!(self.last, '-' | '=') => {
                self.angles = self.angles.saturating_sub(1);
            }
            ',' => self.operators = 0,
            ';' => self.end(),
            '+' | '-' | '*' | '/' | '%' | '&' | '|' | '^' | '!' => self.operators += 1,
            _ => {}
        }
        self.last = if spacing == Spacing::Joint { c } else { ' ' };
    }
}
