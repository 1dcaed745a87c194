//! Interfaces, and what stands around them.

use super::{Parsed, Parser, Place};
use crate::diagnostic::Diagnostic;
use crate::syntax::{Base, Interface, ItemKind, Parameter};
use crate::token::TokenKind;

impl Parser<'_> {
    pub(super) fn interface(&mut self, place: Place) -> Parsed<ItemKind> {
        let keyword = self.next().span;
        let name = self.name("the interface's name")?;
        if self.is(";") || self.begins_an_interface_on_a_line() {
            self.semicolon()?;
            return Ok(ItemKind::Forward(name));
        }
        if place == Place::Interface {
            let error = Diagnostic::error(keyword, 2025, "an interface within an interface");
            return Err(self.error(error.expected("expected `}` before it")));
        }
        let base = if self.take(":") {
            Some(Base { name: self.name("the name of an interface")? })
        } else {
            None
        };
        let open = self.opens_interface(name.span)?;
        self.blocks += 1;
        let items = self.items(Place::Interface);
        self.blocks -= 1;
        self.close(open)?;
        Ok(ItemKind::Interface(Interface { name, base, items }))
    }

    fn close(&mut self, open: crate::source::Span) -> Parsed<()> {
        if self.peek().kind == TokenKind::End {
            // What is in it counts nevertheless.
            self.unclosed(open);
            return Ok(());
        }
        self.expect("}")?;
        self.take(";");
        Ok(())
    }

    pub(super) fn library(&mut self, place: Place) -> Parsed<ItemKind> {
        let keyword = self.next().span;
        if place != Place::File {
            let error = Diagnostic::error(keyword, 2025, "a library within something else");
            return Err(self.error(error.expected("expected `}` before it")));
        }
        let name = self.name("the library's name")?;
        let open = self.opens_interface(name.span)?;
        self.blocks += 1;
        let items = self.items(Place::Library);
        self.blocks -= 1;
        self.close(open)?;
        Ok(ItemKind::Library(name, items))
    }

    pub(super) fn skipped_block(&mut self, kind: &'static str) -> Parsed<ItemKind> {
        self.next();
        let name = self.name("a name")?;
        if !self.take(";") {
            self.pass_block("{", "}")?;
            self.take(";");
        }
        Ok(ItemKind::Skipped(kind, Some(name)))
    }

    /// Behind `(`, up to and with `)`.
    pub(super) fn parameters(&mut self) -> Parsed<Vec<Parameter>> {
        let mut all = Vec::new();
        if self.take(")") {
            return Ok(all);
        }
        loop {
            let start = self.peek().span;
            let attributes = self.attributes()?;
            let specifier = self.specifier()?;
            let declarator = self.declarator()?;
            all.push(Parameter {
                attributes,
                specifier,
                declarator,
                span: start.to(self.last_span()),
            });
            if self.take(")") {
                return Ok(all);
            }
            if !self.is(",") {
                return self.unexpected("`,` or `)`");
            }
            self.next();
        }
    }
}
