//! Declarators: `*const *name[10]`, `(*name)(…)`.

use super::{Parsed, Parser};
use crate::diagnostic::Diagnostic;
use crate::limits::LEVELS;
use crate::syntax::{Bounds, Declarator, Part, TypeName};
use crate::token::Token;

/// Words that mean something to a C compiler, and nothing on the wire.
const PASSED_OVER: [&str; 34] = [
    "volatile",
    "__volatile",
    "__unaligned",
    "UNALIGNED",
    "__stdcall",
    "_stdcall",
    "__cdecl",
    "_cdecl",
    "cdecl",
    "__fastcall",
    "_fastcall",
    "pascal",
    "_pascal",
    "far",
    "_far",
    "__far",
    "near",
    "_near",
    "__near",
    "huge",
    "__RPC_FAR",
    "__RPC_USER",
    "__RPC_STUB",
    "STDMETHODCALLTYPE",
    "WINAPI",
    "CALLBACK",
    "extern",
    "static",
    "register",
    "inline",
    "_inline",
    "__inline",
    "__forceinline",
    "restrict",
];

impl Parser<'_> {
    /// Passes over calling conventions and the like, and says whether `const` is among them.
    pub(super) fn qualifiers(&mut self) -> bool {
        let mut is_const = false;
        while self.peek().is_identifier() {
            let text = &*self.peek().text;
            if text == "const" {
                is_const = true;
            } else if matches!(text, "IN" | "OUT" | "OPTIONAL") {
                // As names they end a declarator.
                let next = self.ahead(1);
                if !next.is_identifier() && !next.is("*") {
                    break;
                }
            } else if matches!(text, "__declspec" | "_declspec") && self.ahead(1).is("(") {
                self.next();
                // What is not closed is reported, and there is nothing behind it.
                let _ = self.pass_block("(", ")");
                continue;
            } else if !PASSED_OVER.contains(&text) {
                break;
            }
            self.next();
        }
        is_const
    }

    pub(super) fn is_qualifier(token: &Token) -> bool {
        const OTHERS: [&str; 6] = ["const", "IN", "OUT", "OPTIONAL", "__declspec", "_declspec"];
        PASSED_OVER.iter().chain(&OTHERS).any(|text| token.is(text))
    }

    pub(super) fn declarator(&mut self) -> Parsed<Declarator> {
        let start = self.peek().span;
        let mut parts = Vec::new();
        let name = self.declarator_parts(&mut parts)?;
        let span =
            if self.last_span().start >= start.start { start.to(self.last_span()) } else { start };
        Ok(Declarator { name, span, parts })
    }

    /// Adds the parts from the name outwards, and gives the name.
    fn declarator_parts(&mut self, parts: &mut Vec<Part>) -> Parsed<Option<crate::syntax::Name>> {
        self.qualifiers();
        let mut pointers = Vec::new();
        while self.take("*") {
            let is_const = self.qualifiers();
            pointers.push(Part::Pointer { is_const });
            self.count_levels(pointers.len() + parts.len())?;
        }
        let inner = self.is("(") && {
            let next = self.ahead(1);
            // A parameter list without a name in front of it begins with a type.
            next.is("*")
                || next.is("(")
                || next.text.starts_with("__") && self.ahead(2).is("*")
                || matches!(
                    &*next.text,
                    "WINAPI" | "CALLBACK" | "STDMETHODCALLTYPE" | "pascal" | "_stdcall"
                )
        };
        let name = if inner {
            self.next();
            let name = self.nested(|parser| parser.declarator_parts(parts))?;
            self.expect(")")?;
            name
        } else if self.peek().is_identifier() {
            Some(self.name("a name")?)
        } else {
            None
        };
        loop {
            if self.is("[") && !(name.is_some() && self.begins_an_attributed_line()) {
                let bounds = self.bounds()?;
                parts.push(Part::Array(bounds));
                self.count_levels(pointers.len() + parts.len())?;
            } else if self.is("(") {
                self.next();
                let parameters = self.nested(Self::parameters)?;
                parts.push(Part::Function(parameters));
                self.count_levels(pointers.len() + parts.len())?;
            } else {
                break;
            }
        }
        parts.extend(pointers.into_iter().rev());
        self.count_levels(parts.len())?;
        Ok(name)
    }

    fn count_levels(&mut self, levels: usize) -> Parsed<()> {
        if levels <= LEVELS {
            return Ok(());
        }
        let span = self.last_span();
        let expected = format!("expected at most {LEVELS} `*` and `[]`");
        Err(self
            .error(Diagnostic::error(span, 2002, "a type of too many levels").expected(expected)))
    }

    fn bounds(&mut self) -> Parsed<Bounds> {
        let start = self.expect("[")?;
        let (mut lower, mut upper, mut is_range) = (None, None, false);
        if self.is("*") && self.ahead(1).is("]") {
            self.next();
        } else if self.is("*") && self.ahead(1).is("..") {
            return self.unexpected("a number, for the wire has no lower bound");
        } else if !self.is("]") {
            upper = Some(self.expression()?);
            if self.take("..") {
                is_range = true;
                lower = upper.take();
                upper = if self.take("*") { None } else { Some(self.expression()?) };
            }
        }
        let span = start.to(self.expect("]")?);
        Ok(Bounds { span, lower, upper, is_range })
    }

    /// A type without a declared name, as in a cast.
    pub(super) fn type_name(&mut self) -> Parsed<TypeName> {
        self.nested(|parser| {
            let start = parser.peek().span;
            // `SAFEARRAY([unique] I *)`: what is in it is VARIANT's alone.
            parser.attributes()?;
            let specifier = parser.specifier()?;
            let mut parts = Vec::new();
            parser.qualifiers();
            let mut pointers = 0;
            while parser.take("*") {
                parts.push(Part::Pointer { is_const: parser.qualifiers() });
                pointers += 1;
                parser.count_levels(pointers)?;
            }
            parts.reverse();
            let mut arrays = Vec::new();
            while parser.is("[") {
                arrays.push(Part::Array(parser.bounds()?));
                parser.count_levels(pointers + arrays.len())?;
            }
            arrays.extend(parts);
            Ok(TypeName { span: start.to(parser.last_span()), specifier, parts: arrays })
        })
    }
}
