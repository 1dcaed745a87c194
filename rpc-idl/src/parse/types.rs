//! Type specifiers.

use super::{Parsed, Parser};
use crate::diagnostic::Diagnostic;
use crate::model::BaseType;
use crate::source::Span;
use crate::syntax::{Argument, Attribute, Declarator, Name};
use crate::syntax::{
    Enumeration, Enumerator, Field, Label, Members, Part, Structure, Switch, TypeSpecifier,
    TypeSpecifierKind, Union, UnionArm,
};
use crate::token::TokenKind;

/// The words that base types are made of.
const WORDS: [&str; 26] = [
    "unsigned",
    "signed",
    "small",
    "short",
    "long",
    "hyper",
    "int",
    "char",
    "wchar_t",
    "byte",
    "boolean",
    "float",
    "double",
    "void",
    "handle_t",
    "error_status_t",
    "__int8",
    "__int16",
    "__int32",
    "__int64",
    "__int3264",
    "_int64",
    "__wchar_t",
    "__int128",
    "bool",
    "BOOL_T",
];

impl Parser<'_> {
    pub(super) fn begins_base_type(word: &str) -> bool {
        WORDS[..24].contains(&word)
    }

    pub(super) fn specifier(&mut self) -> Parsed<TypeSpecifier> {
        let start = self.peek().span;
        let mut is_const = self.qualifiers();
        if !self.peek().is_identifier() {
            return self.unexpected("a type");
        }
        let kind = match &*self.peek().text {
            "struct" => TypeSpecifierKind::Structure(Box::new(self.nested(Self::structure)?)),
            "union" => TypeSpecifierKind::Union(Box::new(self.nested(Self::union)?)),
            "enum" => TypeSpecifierKind::Enumeration(Box::new(self.nested(Self::enumeration)?)),
            "pipe" if self.ahead(1).is_identifier() => {
                self.next();
                TypeSpecifierKind::Pipe(Box::new(self.nested(Self::specifier)?))
            }
            "SAFEARRAY" if self.ahead(1).is("(") => {
                self.next();
                self.next();
                let element = self.type_name()?;
                self.expect(")")?;
                TypeSpecifierKind::SafeArray(Box::new(element))
            }
            // `interface I *p` is `I *p`.
            "interface" if self.ahead(1).is_identifier() => {
                self.next();
                TypeSpecifierKind::Named(self.name("an interface")?)
            }
            word if Self::begins_base_type(word) => {
                TypeSpecifierKind::Base(self.base_type(&mut is_const)?)
            }
            _ => TypeSpecifierKind::Named(self.name("a type")?),
        };
        is_const |= self.qualifiers();
        Ok(TypeSpecifier { span: start.to(self.last_span()), kind, is_const })
    }

    /// `is_const` is said among the words, too.
    fn base_type(&mut self, is_const: &mut bool) -> Parsed<BaseType> {
        let start = self.peek().span;
        let mut sign = None;
        let mut words: Vec<String> = Vec::new();
        while self.peek().is_identifier() && Self::begins_base_type(&self.peek().text) {
            let word = self.peek().text.to_string();
            // `typedef unsigned short wchar_t;` declares a name.
            let is_name = matches!(&*word, "wchar_t" | "error_status_t" | "byte" | "boolean")
                && (sign.is_some() || !words.is_empty());
            if is_name {
                break;
            }
            self.next();
            match &*word {
                "unsigned" | "signed" if sign.is_none() => sign = Some(word == "unsigned"),
                _ => words.push(word),
            }
            if words.len() > 3 {
                break;
            }
            *is_const |= self.qualifiers();
        }
        // `long int` is `long`.
        if words.len() > 1 {
            words.retain(|word| word != "int");
        }
        let unsigned = sign == Some(true);
        let joined = words.join(" ");
        let integer = |signed, without| Some(if unsigned { without } else { signed });
        let base = match &*joined {
            "" | "int" | "long" | "__int32" => integer(BaseType::Long, BaseType::UnsignedLong),
            "short" | "__int16" => integer(BaseType::Short, BaseType::UnsignedShort),
            "small" | "__int8" => integer(BaseType::Small, BaseType::UnsignedSmall),
            "hyper" | "long hyper" | "hyper long" | "long long" | "__int64" | "_int64" => {
                integer(BaseType::Hyper, BaseType::UnsignedHyper)
            }
            "__int3264" => integer(BaseType::Int3264, BaseType::UnsignedInt3264),
            "char" => Some(match sign {
                None => BaseType::Char,
                Some(true) => BaseType::UnsignedChar,
                Some(false) => BaseType::SignedChar,
            }),
            _ if sign.is_some() => None,
            "wchar_t" | "__wchar_t" => Some(BaseType::WideChar),
            "byte" => Some(BaseType::Byte),
            "boolean" => Some(BaseType::Boolean),
            "float" => Some(BaseType::Float),
            "double" | "long double" => Some(BaseType::Double),
            "void" => Some(BaseType::Void),
            "handle_t" => Some(BaseType::Handle),
            "error_status_t" => Some(BaseType::ErrorStatus),
            _ => None,
        };
        base.ok_or_else(|| {
            let span = start.to(self.last_span());
            let error = Diagnostic::error(span, 2025, "these words make no type");
            self.error(
                error.expected("expected one base type, with `signed` or `unsigned` at most"),
            )
        })
    }

    pub(super) fn tag(&mut self) -> Option<Name> {
        self.qualifiers();
        self.peek().is_identifier().then(|| {
            let token = self.next();
            Name { text: token.text.to_string(), span: token.span }
        })
    }

    fn structure(&mut self) -> Parsed<Structure> {
        self.next();
        let tag = self.tag_of_type();
        let Some(open) = self.opens_type()? else {
            return match tag {
                Some(_) => Ok(Structure { tag, fields: Members::Elsewhere }),
                None => self.unexpected("a name or `{`"),
            };
        };
        let mut fields = Vec::new();
        self.members(open, |parser| {
            fields.push(parser.field()?);
            Ok(())
        })?;
        Ok(Structure { tag, fields: Members::Here(fields) })
    }

    /// What stands up to the `}`, which it takes. After an error it goes on behind the next `;`.
    fn members(
        &mut self,
        open: Span,
        mut member: impl FnMut(&mut Self) -> Parsed<()>,
    ) -> Parsed<()> {
        while !self.take("}") {
            if self.is_behind_type() {
                return Err(self.unclosed(open));
            }
            let from = self.at;
            if member(self).is_err() {
                if self.is_left {
                    return Err(super::Failed);
                }
                self.recover(from);
            }
        }
        self.closed = Some((open, self.at));
        Ok(())
    }

    /// No member of a type begins so.
    fn is_behind_type(&self) -> bool {
        let token = self.peek();
        token.kind == TokenKind::End || token.is("typedef")
    }

    fn field(&mut self) -> Parsed<Field> {
        let docs = self.docs();
        let start = self.peek().span;
        let attributes = self.attributes()?;
        self.field_after(attributes, docs, start)
    }

    fn field_after(
        &mut self,
        attributes: Vec<Attribute>,
        docs: String,
        start: Span,
    ) -> Parsed<Field> {
        let specifier = self.specifier()?;
        let mut declarators = Vec::new();
        while !self.is(";") {
            let mut declarator = self.declarator()?;
            // Of C alone, unless it is to be sent.
            if self.take(":") {
                self.expression()?;
                declarator.parts.insert(0, Part::Bits);
            }
            declarators.push(declarator);
            if !self.take(",") {
                break;
            }
        }
        // Without a name it is hardly the `;` that is missing.
        let is_named = declarators.last().is_none_or(|last| last.name.is_some());
        let end = if is_named { self.semicolon()? } else { self.expect(";")? };
        let span = start.to(end);
        let docs = self.docs_behind(docs);
        self.share(declarators.len(), &docs, &attributes)?;
        Ok(Field { attributes, docs, specifier, declarators, span })
    }

    fn union(&mut self) -> Parsed<Union> {
        self.next();
        let tag = if self.is("switch") { None } else { self.tag_of_type() };
        let switch = if self.is("switch") && self.ahead(1).is("(") {
            self.next();
            self.next();
            let specifier = self.specifier()?;
            let declarator = self.declarator()?;
            self.expect(")")?;
            let union_name = self.tag();
            Some(Box::new(Switch { specifier, declarator, union_name }))
        } else {
            None
        };
        let Some(open) = self.opens_type()? else {
            return match tag {
                Some(_) if switch.is_none() => Ok(Union { tag, switch, arms: Members::Elsewhere }),
                _ => self.unexpected("`{`"),
            };
        };
        let mut arms = Vec::new();
        self.members(open, |parser| {
            arms.push(parser.arm()?);
            Ok(())
        })?;
        Ok(Union { tag, switch, arms: Members::Here(arms) })
    }

    /// `case 1: case 2: long a;` or `[case(1, 2)] long a;`.
    fn arm(&mut self) -> Parsed<UnionArm> {
        let docs = self.docs();
        let start = self.peek().span;
        let mut labels = Vec::new();
        loop {
            if self.is("case") {
                self.next();
                let value = self.expression()?;
                labels.push(Label { value: Some(value) });
                self.expect(":")?;
            } else if self.is("default") && self.ahead(1).is(":") {
                self.next();
                self.next();
                labels.push(Label { value: None });
            } else {
                break;
            }
        }
        let mut attributes = self.attributes()?;
        let is_value = |argument: &Argument| matches!(argument, Argument::Expression(_));
        let is_bare = |of: &&Attribute| {
            of.name.text == "case"
                && (of.arguments.is_empty() || !of.arguments.iter().all(is_value))
        };
        if let Some(case) = attributes.iter().find(is_bare) {
            let error = Diagnostic::error(case.span, 2340, "a `case` without a value");
            return Err(self.error(error.expected("expected `case(…)` with the arm's values")));
        }
        attributes.retain(|attribute| match &*attribute.name.text {
            "case" => {
                labels.extend(attribute.arguments.iter().filter_map(|argument| match argument {
                    Argument::Expression(value) => Some(Label { value: Some(value.clone()) }),
                    _ => None,
                }));
                false
            }
            "default" => {
                labels.push(Label { value: None });
                false
            }
            _ => true,
        });
        if self.is(";") || self.is("}") {
            // The last one may do without.
            let span = if self.is("}") { self.last_span() } else { self.next().span };
            return Ok(UnionArm { labels, field: None, span: start.to(span) });
        }
        let field = self.field_after(attributes, docs, start)?;
        Ok(UnionArm { labels, span: start.to(field.span), field: Some(field) })
    }

    fn enumeration(&mut self) -> Parsed<Enumeration> {
        self.next();
        let tag = self.tag_of_type();
        let Some(open) = self.opens_type()? else {
            return match tag {
                Some(_) => Ok(Enumeration { tag, values: Members::Elsewhere }),
                None => self.unexpected("a name or `{`"),
            };
        };
        let mut values = Vec::new();
        while !self.take("}") {
            if self.is_behind_type() {
                return Err(self.unclosed(open));
            }
            let docs = self.docs();
            // `[helpstring("…")] NAME` as in type libraries.
            let attributes = self.attributes()?;
            let name = self.name("an enumerator or `}`")?;
            let value = if self.take("=") { Some(self.expression()?) } else { None };
            if !self.is("}") && !self.is(",") {
                return self.unexpected("`,` or `}`");
            }
            self.take(",");
            let docs = self.docs_behind(docs);
            self.share(1, &docs, &attributes)?;
            values.push(Enumerator { attributes, name, docs, value });
        }
        self.closed = Some((open, self.at));
        Ok(Enumeration { tag, values: Members::Here(values) })
    }

    /// The declarators up to `;`, which it takes.
    pub(super) fn declarators(&mut self) -> Parsed<Vec<Declarator>> {
        let mut all = Vec::new();
        loop {
            all.push(self.declarator()?);
            if !self.take(",") {
                self.semicolon()?;
                return Ok(all);
            }
        }
    }
}
