//! What stands in a file, an interface or a library.

use super::{Parsed, Parser, Place};
use crate::constant::{self, Value};
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::syntax::{
    Attribute, Const, Declarator, Import, Item, ItemKind, Part, Procedure, TypeSpecifier,
    TypeSpecifierKind, Typedef,
};
use crate::token::TokenKind;

impl Parser<'_> {
    /// All items up to the end, or in a block up to its `}`, which is left.
    pub(super) fn items(&mut self, place: Place) -> Vec<Item> {
        let mut items = Vec::new();
        loop {
            if self.take(";") {
                continue;
            }
            if self.peek().kind == TokenKind::End {
                return items;
            }
            if self.is("}") {
                if place != Place::File {
                    return items;
                }
                let span = self.next().span;
                let error = Diagnostic::error(span, 2025, "unexpected `}`");
                self.error(error.expected("expected a `{` before it"));
                continue;
            }
            let from = self.at;
            match self.item(place) {
                Ok(item) => items.push(item),
                Err(_) => {
                    self.recover(from);
                    // Whatever it is, it is behind us.
                    if self.at == from {
                        self.next();
                    }
                }
            }
        }
    }

    fn item(&mut self, place: Place) -> Parsed<Item> {
        let docs = self.docs();
        let start = self.peek().span;
        let mut attributes = self.attributes()?;
        if self.peek().kind == TokenKind::Stray {
            self.next();
            return Err(super::Failed);
        }
        let kind = self.kind(place, &mut attributes)?;
        let docs = if matches!(kind, ItemKind::Interface(_) | ItemKind::Library(..)) {
            docs
        } else {
            self.docs_behind(docs)
        };
        match &kind {
            ItemKind::Typedef(typedef) => {
                self.share(typedef.declarators.len(), &docs, &typedef.attributes)?;
            }
            _ => self.share(1, &docs, &attributes)?,
        }
        Ok(Item { span: start.to(self.last_span()), docs, attributes, kind })
    }

    fn kind(&mut self, place: Place, attributes: &mut Vec<Attribute>) -> Parsed<ItemKind> {
        if let TokenKind::Include(file) = self.peek().kind {
            self.next();
            return Ok(ItemKind::Include(file));
        }
        if !self.peek().is_identifier() {
            return self.unexpected(if place == Place::Interface {
                "a declaration or `}`"
            } else {
                "a declaration"
            });
        }
        let word = self.peek().text.to_string();
        let behind = self.ahead(1).clone();
        match &*word {
            "import" => self.import(),
            "cpp_quote" if behind.is("(") => self.cpp_quote(),
            "midl_pragma" => self.midl_pragma(),
            "importlib" if behind.is("(") => {
                self.next();
                self.pass_parentheses()?;
                self.take(";");
                Ok(ItemKind::Skipped("importlib", None))
            }
            "typedef" => {
                self.next();
                let mut all = std::mem::take(attributes);
                all.extend(self.attributes()?);
                let specifier = self.specifier()?;
                self.declares_something(&specifier)?;
                let declarators = self.declarators()?;
                Ok(ItemKind::Typedef(Typedef { attributes: all, specifier, declarators }))
            }
            "const" if !self.is_procedure() => self.constant(),
            "interface"
                if [";", ":", "{"].iter().any(|text| self.ahead(2).is(text))
                    || self.begins_an_item(2) =>
            {
                self.interface(place)
            }
            "dispinterface" => self.skipped_block("dispinterface"),
            "coclass" => self.skipped_block("coclass"),
            "module" => self.skipped_block("module"),
            "library" => self.library(place),
            _ => self.declaration(),
        }
    }

    /// Whether `(` comes before `;` and `=`: what begins with `const` is a procedure.
    fn is_procedure(&self) -> bool {
        let mut ahead = (1..).map(|n| self.ahead(n));
        ahead
            .find_map(|token| match token {
                token if token.is("(") => Some(true),
                token if token.is(";") || token.is("=") || token.kind == TokenKind::End => {
                    Some(false)
                }
                _ => None,
            })
            .unwrap_or(false)
    }

    /// `long;` does not, other than `struct X { … };`.
    fn declares_something(&mut self, specifier: &TypeSpecifier) -> Parsed<()> {
        let is_plain =
            matches!(specifier.kind, TypeSpecifierKind::Base(_) | TypeSpecifierKind::Named(_));
        if is_plain && self.is(";") { self.unexpected("a name") } else { Ok(()) }
    }

    fn declaration(&mut self) -> Parsed<ItemKind> {
        let is_stored = self.is("extern") || self.is("static");
        let specifier = self.specifier()?;
        self.declares_something(&specifier)?;
        if self.is(";") {
            self.next();
            return Ok(ItemKind::Type(specifier));
        }
        let declarator = self.declarator()?;
        if declarator.name.is_none() {
            return self.unexpected("a name");
        }
        if matches!(declarator.parts.first(), Some(Part::Function(_))) {
            self.semicolon()?;
            return Ok(ItemKind::Procedure(Procedure { specifier, declarator }));
        }
        // `int const N = 1;`
        if self.is("=") && specifier.is_const {
            return self.initialised(specifier, declarator);
        }
        if is_stored && (self.is(";") || self.is(",")) {
            while self.take(",") {
                self.declarator()?;
            }
            self.semicolon()?;
            return Ok(ItemKind::Skipped("data", declarator.name));
        }
        if self.is(";") || self.is("=") {
            let error = Diagnostic::error(declarator.span, 2156, "a declaration of data");
            return Err(self.error(
                error.expected("expected `const` or `typedef` before it, or `(` behind it"),
            ));
        }
        self.unexpected("`(` or `;`")
    }

    fn constant(&mut self) -> Parsed<ItemKind> {
        self.next();
        let specifier = self.specifier()?;
        let declarator = self.declarator()?;
        if declarator.name.is_none() {
            return self.unexpected("a name");
        }
        self.initialised(specifier, declarator)
    }

    fn initialised(
        &mut self,
        specifier: TypeSpecifier,
        declarator: Declarator,
    ) -> Parsed<ItemKind> {
        if self.is(";") {
            let error = Diagnostic::error(declarator.span, 2155, "a constant without a value");
            return Err(self.error(error.expected("expected `=` and a value")));
        }
        self.expect("=")?;
        if self.is("{") {
            let span = self.peek().span;
            let error = Diagnostic::error(span, 2149, "a constant of several values");
            return Err(self.error(error.expected("expected one value")));
        }
        let value = self.expression()?;
        self.semicolon()?;
        Ok(ItemKind::Const(Const { specifier, declarator, value }))
    }

    fn import(&mut self) -> Parsed<ItemKind> {
        self.next();
        let mut all = Vec::new();
        loop {
            if self.peek().kind != TokenKind::String {
                return self.unexpected("a file's name in quotes");
            }
            let token = self.next();
            let path = token.text.trim_start_matches('L').trim_matches('"').to_owned();
            all.push(Import { path, span: token.span });
            if !self.take(",") {
                self.semicolon()?;
                return Ok(ItemKind::Import(all));
            }
        }
    }

    fn cpp_quote(&mut self) -> Parsed<ItemKind> {
        self.next();
        self.next();
        let mut text = String::new();
        if self.peek().kind != TokenKind::String {
            return self.unexpected("a string");
        }
        while self.peek().kind == TokenKind::String {
            let token = self.next();
            // What no C compiler takes is kept as it is.
            match constant::string(&token.text) {
                Some(Value::String(part) | Value::WideString(part)) => text += &part,
                _ => text += &token.text,
            }
        }
        self.expect(")")?;
        self.take(";");
        Ok(ItemKind::CppQuote(text))
    }

    fn midl_pragma(&mut self) -> Parsed<ItemKind> {
        self.next();
        let name = self.name("a pragma's name")?;
        if self.is("(") {
            self.pass_parentheses()?;
        }
        self.take(";");
        Ok(ItemKind::Skipped("midl_pragma", Some(name)))
    }

    fn pass_parentheses(&mut self) -> Parsed<()> {
        self.pass_block("(", ")")
    }

    /// From the opening bracket behind the closing one.
    pub(super) fn pass_block(&mut self, open: &str, close: &str) -> Parsed<()> {
        let start: Span = self.expect(open)?;
        let mut depth = 1_usize;
        while depth > 0 {
            if self.peek().kind == TokenKind::End {
                let error =
                    Diagnostic::error(start, 2183, format!("a `{open}` that is not closed"));
                return Err(self.error(error.expected(format!("expected `{close}` behind it"))));
            }
            let token = self.next();
            if token.is(open) {
                depth += 1;
            } else if token.is(close) {
                depth -= 1;
            }
        }
        Ok(())
    }
}
