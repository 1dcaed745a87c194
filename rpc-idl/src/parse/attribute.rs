//! Attributes.

use super::{Parsed, Parser};
use crate::syntax::{Argument, Attribute};
use crate::token::TokenKind;

/// How an attribute's arguments are read.
enum Form {
    Expressions,
    Types,
    /// One, as it is written.
    Text,
    /// Any tokens, up to each comma: the attribute is not known, or its arguments are names of ACF.
    Texts,
}

fn form(name: &str) -> Form {
    match name {
        "size_is" | "max_is" | "min_is" | "length_is" | "first_is" | "last_is" | "switch_is"
        | "iid_is" | "range" | "case" | "endpoint" | "id" | "defaultvalue" | "helpstring"
        | "helpcontext" | "call_as" | "byte_count" | "helpstringcontext" | "lcid" | "entry" => {
            Form::Expressions
        }
        "switch_type" | "transmit_as" | "wire_marshal" | "user_marshal" | "implicit_handle" => {
            Form::Types
        }
        "uuid" | "version" => Form::Text,
        _ => Form::Texts,
    }
}

impl Parser<'_> {
    /// All lists `[…]` that stand here.
    pub(super) fn attributes(&mut self) -> Parsed<Vec<Attribute>> {
        let mut all = Vec::new();
        while self.is("[") {
            self.next();
            loop {
                // A macro that is defined as nothing may stand for an attribute.
                while self.take(",") {}
                if self.take("]") {
                    break;
                }
                let attribute = self.attribute().and_then(|attribute| {
                    if self.is(",") || self.is("]") {
                        Ok(attribute)
                    } else {
                        self.unexpected("`,` or `]`")
                    }
                });
                match attribute {
                    Ok(attribute) => all.push(attribute),
                    // What the list stands at can still be understood.
                    Err(failed) if !self.pass_list() => return Err(failed),
                    Err(_) => break,
                }
            }
        }
        Ok(all)
    }

    /// Passes over the rest of a list, with its `]`, if it has one.
    fn pass_list(&mut self) -> bool {
        let mut open = 1;
        loop {
            let token = self.peek();
            if token.kind == TokenKind::End || [";", "{", "}"].iter().any(|text| token.is(text)) {
                return false;
            }
            if token.is("[") {
                open += 1;
            } else if token.is("]") {
                open -= 1;
            }
            self.next();
            if open == 0 {
                return true;
            }
        }
    }

    fn attribute(&mut self) -> Parsed<Attribute> {
        let name = self.name("an attribute")?;
        let mut arguments = Vec::new();
        if self.is("(") {
            self.next();
            match form(&name.text) {
                Form::Text => arguments.push(self.text_argument(false)?),
                Form::Texts => {
                    while !self.is(")") {
                        arguments.push(self.text_argument(true)?);
                        self.take(",");
                    }
                }
                Form::Expressions => self.arguments(&mut arguments, |parser| {
                    parser.expression().map(Argument::Expression)
                })?,
                Form::Types => self.arguments(&mut arguments, |parser| {
                    // `implicit_handle(handle_t name)` has a name as well.
                    let ty = parser.type_name()?;
                    if parser.peek().is_identifier() {
                        parser.next();
                    }
                    Ok(Argument::Type(ty))
                })?,
            }
            self.expect(")")?;
        }
        let span = name.span.to(self.last_span());
        Ok(Attribute { name, span, arguments, acf: false })
    }

    fn arguments(
        &mut self,
        arguments: &mut Vec<Argument>,
        parse: impl Fn(&mut Self) -> Parsed<Argument>,
    ) -> Parsed<()> {
        loop {
            arguments.push(if self.is(",") || self.is(")") {
                Argument::None
            } else {
                parse(self)?
            });
            if !self.take(",") {
                return Ok(());
            }
        }
    }

    fn text_argument(&mut self, to_comma: bool) -> Parsed<Argument> {
        let mut text = String::new();
        let mut depth = 0;
        loop {
            let token = self.peek();
            if token.kind == TokenKind::End || [";", "{", "]"].iter().any(|text| token.is(text)) {
                return self.unexpected("`)`");
            }
            if depth == 0 && (token.is(")") || to_comma && token.is(",")) {
                return Ok(Argument::Text(text));
            }
            if token.is("(") {
                depth += 1;
            } else if token.is(")") {
                depth -= 1;
            }
            let token = self.next();
            if token.after_space && !text.is_empty() {
                text.push(' ');
            }
            text += &token.text;
        }
    }
}
