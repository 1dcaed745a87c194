//! A `;` or a `{` that is forgotten: it is told, and what begins behind it is read as if it were there.

use super::attribute::is_attribute;
use super::{Parsed, Parser};
use crate::source::Span;
use crate::syntax::Name;
use crate::token::{Token, TokenKind};

impl Parser<'_> {
    pub(super) fn semicolon(&mut self) -> Parsed<Span> {
        let goes_on = self.is("}") || self.is_line_behind();
        self.expect_or(";", goes_on, self.last_span())
    }

    /// A structure's, union's or enumeration's tag.
    pub(super) fn tag_of_type(&mut self) -> Option<Name> {
        // What begins the next line may be the first member's type; alone in its line it is none.
        let may_be_member = self.begins_a_line(0) && !self.begins_a_line(1);
        let is_member = may_be_member && self.is_closed_without_opening();
        if is_member { None } else { self.tag() }
    }

    /// Its `{`, if it is defined here.
    pub(super) fn opens_type(&mut self) -> Parsed<Option<Span>> {
        let goes_on = self.is_closed_without_opening();
        match self.is("{") || goes_on {
            true => self.expect_or("{", goes_on, self.last_span()).map(Some),
            false => Ok(None),
        }
    }

    /// Whether a `}` that nothing opens ends a type that is no part of another one: a name is behind it.
    fn is_closed_without_opening(&self) -> bool {
        const AHEAD: usize = 1000;
        const BEGIN: [&str; 5] = ["typedef", "import", "cpp_quote", "interface", "library"];
        if self.depth != 1 || self.is("{") {
            return false;
        }
        let mut open = 0_usize;
        for n in 0..AHEAD {
            let token = self.ahead(n);
            if token.is("{") {
                open += 1;
            } else if token.is("}") && open == 0 {
                return self.is_name_behind(n + 1);
            } else if token.is("}") {
                open -= 1;
            } else if token.kind == TokenKind::End || BEGIN.iter().any(|text| token.is(text)) {
                return false;
            }
        }
        false
    }

    /// Whether `*name, *name;` stands that many tokens ahead, and not behind the block's own `}`.
    fn is_name_behind(&self, ahead: usize) -> bool {
        const NAMES: usize = 100;
        let mut has_name = false;
        for n in ahead..ahead + NAMES {
            let token = self.ahead(n);
            if has_name && token.is(";") {
                let is_last = self.ahead(n + 1).kind == TokenKind::End;
                return self.blocks == 0 || !is_last;
            } else if has_name && token.is(",") {
                has_name = false;
            } else if !has_name && token.is_identifier() {
                has_name = true;
            } else if has_name || !token.is("*") {
                return false;
            }
        }
        false
    }

    /// An interface's `{`.
    pub(super) fn opens_interface(&mut self, begin: Span) -> Parsed<Span> {
        let goes_on = self.begins_an_item(0);
        self.expect_or("{", goes_on, begin)
    }

    fn expect_or(&mut self, text: &str, goes_on: bool, missing: Span) -> Parsed<Span> {
        if !goes_on || self.is(text) {
            return self.expect(text);
        }
        let ends_line = self.begins_a_line(0);
        let _told = self.missing::<()>(&format!("`{text}`"), ends_line);
        Ok(missing)
    }

    /// Whether the token that many ahead stands at no other place than where something begins.
    pub(super) fn begins_an_item(&self, ahead: usize) -> bool {
        const BEGIN: [&str; 6] = ["typedef", "import", "cpp_quote", "[", "void", "long"];
        BEGIN.iter().any(|text| self.ahead(ahead).is(text))
            || self.begins_a_line(ahead) && self.begins_a_declaration(ahead)
    }

    /// Whether a line ends too early: what begins the next one is no part of this.
    pub(super) fn is_line_behind(&self) -> bool {
        self.at > 0 && self.begins_a_line(0) && (self.is("}") || self.begins_a_declaration(0))
    }

    /// Whether attributes begin here, behind a `;` or a `,` that is forgotten, and no bound of an array.
    pub(super) fn begins_an_attributed_line(&self) -> bool {
        self.is("[")
            && self.begins_a_line(0)
            && self.begins_a_declaration(0)
            && self.behind_brackets().is_identifier()
    }

    /// No interface stands within another one.
    pub(super) fn begins_an_interface_on_a_line(&self) -> bool {
        let begin = if self.is("[") { self.behind_brackets() } else { self.peek() };
        self.begins_a_line(0) && begin.is("interface")
    }

    /// What stands behind the `]` of the `[` that is next.
    fn behind_brackets(&self) -> &Token {
        let mut open = 0_usize;
        for (n, token) in self.tokens[self.at..].iter().enumerate() {
            if token.is("[") {
                open += 1;
            } else if token.is("]") {
                open -= 1;
            }
            if open == 0 || token.is(";") {
                return self.ahead(n + 1);
            }
        }
        self.ahead(0)
    }

    pub(super) fn begins_a_line(&self, ahead: usize) -> bool {
        let token = self.ahead(ahead);
        token.starts_line && token.origin.is_none()
    }

    /// Whether the token that many ahead and the next one can be the first two of a declaration, and go on with none.
    fn begins_a_declaration(&self, ahead: usize) -> bool {
        const BEGIN: [&str; 7] =
            ["typedef", "import", "cpp_quote", "struct", "union", "enum", "case"];
        let (first, second) = (self.ahead(ahead), self.ahead(ahead + 1));
        let is_word = |token: &Token| token.is_identifier() && !Self::is_qualifier(token);
        if first.is("[") {
            return is_attribute(&second.text);
        }
        if first.is("const") {
            return is_word(second);
        }
        is_word(first)
            && (BEGIN.iter().any(|text| first.is(text)) || is_word(second) || second.is("*"))
    }
}
