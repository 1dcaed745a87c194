//! Attribute configuration files.

use super::{Parsed, Parser};
use crate::syntax::{Attribute, Name};
use crate::token::TokenKind;

/// An attribute configuration file: attributes for what an IDL file declares.
#[derive(Debug)]
pub(crate) struct Acf {
    /// Of its interface; none if the file has nothing but errors.
    pub(crate) name: Option<Name>,
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) items: Vec<AcfItem>,
}

#[derive(Debug)]
pub(crate) enum AcfItem {
    /// `typedef [attributes] name, name;`
    Typedef(Vec<Attribute>, Vec<Name>),
    /// `[attributes] name([attributes] parameter, …);`
    Procedure(Vec<Attribute>, Name, Vec<(Vec<Attribute>, Name)>),
}

impl Parser<'_> {
    pub(super) fn acf(mut self) -> Acf {
        let mut acf = Acf { name: None, attributes: Vec::new(), items: Vec::new() };
        let from = self.at;
        if self.acf_interface(&mut acf).is_err() {
            self.recover(from);
        }
        acf
    }

    fn acf_interface(&mut self, acf: &mut Acf) -> Parsed<()> {
        acf.attributes = self.acf_attributes()?;
        if !self.is("interface") {
            return self.unexpected("`interface`");
        }
        self.next();
        acf.name = Some(self.name("the interface's name")?);
        if self.take(";") {
            return Ok(());
        }
        self.opens_interface(self.last_span())?;
        while !self.take("}") {
            if self.peek().kind == TokenKind::End {
                return self.unexpected("`}`");
            }
            let from = self.at;
            match self.acf_item() {
                Ok(item) => acf.items.extend(item),
                Err(_) => self.recover(from),
            }
        }
        Ok(())
    }

    fn acf_attributes(&mut self) -> Parsed<Vec<Attribute>> {
        let mut all = self.attributes()?;
        for attribute in &mut all {
            attribute.acf = true;
        }
        Ok(all)
    }

    fn acf_item(&mut self) -> Parsed<Option<AcfItem>> {
        if self.is("include") {
            // C's headers are nothing to us.
            while !self.take(";") {
                if self.peek().kind == TokenKind::End {
                    return self.unexpected("`;`");
                }
                self.next();
            }
            return Ok(None);
        }
        if self.take("typedef") {
            let attributes = self.acf_attributes()?;
            let mut names = vec![self.name("a type's name")?];
            while self.take(",") {
                names.push(self.name("a type's name")?);
            }
            self.semicolon()?;
            self.share(names.len(), "", &attributes)?;
            return Ok(Some(AcfItem::Typedef(attributes, names)));
        }
        let attributes = self.acf_attributes()?;
        let name = self.name("a procedure's name")?;
        self.expect("(")?;
        let mut parameters = Vec::new();
        while !self.take(")") {
            let attributes = self.acf_attributes()?;
            parameters.push((attributes, self.name("a parameter's name")?));
            if !self.is(")") {
                self.expect(",")?;
            }
        }
        self.semicolon()?;
        Ok(Some(AcfItem::Procedure(attributes, name, parameters)))
    }
}
