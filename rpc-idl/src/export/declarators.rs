//! C's declarators, and the kinds of their pointers.

use proc_macro2::Span;

use super::attributes::{NOT_OF_WIDL, Slot};
use super::places::is_character;
use super::{Said, Writer};

/// A type as C has it, from the outside.
#[derive(Clone, PartialEq)]
pub(super) enum Shape {
    Base(String),
    Pointer {
        kind: Kind,
        to: To,
        target: Box<Shape>,
    },
    /// A length that is empty is open.
    Array(String, Box<Shape>),
}

/// What a pointer points to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum To {
    One,
    /// An array, whose size is said beside it.
    Many,
    Text,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Ref,
    Unique,
    Full,
}

impl Kind {
    pub(super) fn word(self) -> &'static str {
        match self {
            Kind::Ref => "ref",
            Kind::Unique => "unique",
            Kind::Full => "ptr",
        }
    }
}

impl Shape {
    pub(super) fn pointer(to: To, target: Shape) -> Shape {
        Shape::Pointer { kind: Kind::Ref, to, target: Box::new(target) }
    }

    fn has_text(&self) -> bool {
        match self {
            Shape::Base(_) => false,
            Shape::Pointer { to, target, .. } => *to == To::Text || target.has_text(),
            Shape::Array(length, element) => {
                length.is_empty() && is_character(element) || element.has_text()
            }
        }
    }

    /// The innermost type.
    pub(super) fn base(&mut self) -> &mut String {
        match self {
            Shape::Base(base) => base,
            Shape::Pointer { target, .. } => target.base(),
            Shape::Array(_, element) => element.base(),
        }
    }

    /// `long (*name)[4]`.
    pub(super) fn declared(&self, name: &str) -> String {
        match self {
            Shape::Base(base) if name.is_empty() => base.clone(),
            Shape::Base(base) => format!("{base} {name}"),
            Shape::Pointer { target, .. } if matches!(**target, Shape::Array(..)) => {
                target.declared(&format!("(*{name})"))
            }
            Shape::Pointer { target, .. } => target.declared(&format!("*{name}")),
            Shape::Array(length, element) => element.declared(&format!("{name}[{length}]")),
        }
    }
}

impl Writer {
    /// The attributes of a type besides those of `slot`, and the type, where pointers in it that want an attribute of their
    /// own have names.
    ///
    /// `is_top` where the outermost pointer is a reference without being called one: a parameter.
    pub(super) fn declared(
        &mut self,
        mut shape: Shape,
        slot: &mut Slot,
        is_top: bool,
        span: Span,
    ) -> Said<(Vec<String>, Shape)> {
        let mut attributes = Vec::new();
        self.ranged(&mut shape, slot)?;
        if slot.string {
            let base = shape.base();
            *base = match &**base {
                "unsigned short" => "wchar_t".to_owned(),
                "byte" | "unsigned char" => "char".to_owned(),
                "wchar_t" | "char" => base.clone(),
                _ => {
                    let expected = "expected `u8` or `u16` (STR-01)";
                    return Err(self.wrong(span, "a string of what is no character", expected));
                }
            };
        }
        if let Shape::Pointer { kind, target, .. } = &mut shape {
            if slot.ptr {
                *kind = Kind::Full;
            }
            if !is_top || *kind != Kind::Ref {
                attributes.push(kind.word().to_owned());
            }
            let inner = self.inner(
                std::mem::replace(&mut **target, Shape::Base(String::new())),
                slot,
                1,
                span,
            )?;
            **target = inner;
        } else {
            shape = self.inner(shape, slot, 0, span)?;
        }
        if slot.string || shape.has_text() {
            attributes.push("string".to_owned());
        }
        Ok((attributes, shape))
    }

    /// The type of a result, whose pointer has no attribute; a string's has a name.
    pub(super) fn result_shape(&mut self, shape: Shape, span: Span) -> Said<Shape> {
        match shape {
            Shape::Pointer { to: To::Text, .. } => {
                Ok(Shape::Base(self.named_pointer(shape, span)?))
            }
            shape => self.inner(shape, &Slot::default(), 0, span),
        }
    }

    /// A range is that of a number, of what a pointer to one points to, or of how many there are.
    fn ranged(&mut self, shape: &mut Shape, slot: &mut Slot) -> Said<()> {
        let Some((range, span)) = slot.range.take() else { return Ok(()) };
        let counts = slot.string || slot.levels > 0;
        let base = shape.base().rsplit(' ').next().unwrap_or_default();
        if !counts && ["hyper", "float", "double", "boolean"].contains(&base) {
            let expected = "expected an integer of at most 32 bits, or an array (ARR-43)";
            return Err(self.wrong(span, "`range` of what has none", expected));
        }
        match shape {
            Shape::Pointer { to: To::One | To::Many, target, .. } if !counts => {
                if let Shape::Base(base) = &mut **target {
                    *base = self.number_of(base, &range);
                    return Ok(());
                }
            }
            Shape::Base(_) => {
                slot.all.insert(0, range);
                return Ok(());
            }
            _ => {}
        }
        match self.for_widl {
            true => self.skip(span, "`range` of what is no number", NOT_OF_WIDL),
            false => slot.all.insert(0, range),
        }
        Ok(())
    }

    /// A pointer that IDL has no place for an attribute of has a name, if it is not of the default kind.
    fn inner(&mut self, shape: Shape, slot: &Slot, depth: usize, span: Span) -> Said<Shape> {
        Ok(match shape {
            Shape::Base(_) => shape,
            Shape::Array(length, element) => {
                Shape::Array(length, Box::new(self.inner(*element, slot, depth + 1, span)?))
            }
            Shape::Pointer { kind, to, target } if kind == self.default => {
                let target = Box::new(self.inner(*target, slot, depth + 1, span)?);
                Shape::Pointer { kind, to, target }
            }
            Shape::Pointer { .. } if slot.levels > depth => {
                let expected =
                    "expected an `Option` of it, as IDL's pointers in pointers are unique";
                return Err(self.wrong(
                    span,
                    "a size behind a pointer that is not unique",
                    expected,
                ));
            }
            shape => Shape::Base(self.named_pointer(shape, span)?),
        })
    }

    /// `typedef [ref] long *REF_LONG;`
    fn named_pointer(&mut self, shape: Shape, span: Span) -> Said<String> {
        let default = std::mem::replace(&mut self.default, Kind::Unique);
        let said = self.declared(shape, &mut Slot::default(), false, span);
        self.default = default;
        let (attributes, mut shape) = said?;
        let text = format!("[{}] {}", attributes.join(", "), shape.declared(""));
        let base = shape.base().rsplit(' ').next().unwrap_or_default();
        let word = attributes.first().map_or("", |kind| kind);
        let wanted = format!("{word}_{base}");
        Ok(self.typedef(text, wanted, |name| {
            format!("[{}] {}", attributes.join(", "), shape.declared(name))
        }))
    }

    /// A number of a range, which only a typedef can say of what a pointer points to.
    fn number_of(&mut self, base: &str, range: &str) -> String {
        let ends = range.trim_start_matches("range(").trim_end_matches(')').replace(", ", "_");
        let text = format!("[{range}] {base}");
        self.typedef(text.clone(), format!("{base}_{ends}"), |name| format!("{text} {name}"))
    }

    /// The name of a typedef of this text, which is written in front of what needs it.
    fn typedef(
        &mut self,
        text: String,
        wanted: String,
        declared: impl FnOnce(&str) -> String,
    ) -> String {
        if let Some(name) = self.pointers.get(&text) {
            return name.clone();
        }
        let wanted: String = wanted
            .to_ascii_uppercase()
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() { c } else { '_' })
            .collect();
        let mut name = wanted.clone();
        let mut number = 1;
        while self.pointers.values().any(|used| *used == name) || self.table.has(&name) {
            number += 1;
            name = format!("{wanted}_{number}");
        }
        self.before += &format!("typedef {};\n", declared(&name));
        self.pointers.insert(text, name.clone());
        name
    }
}
