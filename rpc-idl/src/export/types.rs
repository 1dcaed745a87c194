//! Rust's types as C's.

use syn::spanned::Spanned;
use syn::{GenericArgument, PathArguments, PathSegment, Type};

use super::declarators::{Kind, Shape, To};
use super::expressions::Scope;
use super::places::is_character;
use super::table::Form;
use super::{Said, Writer};

/// Types within types, and `type X = Y;` behind one another.
pub(super) const DEPTH: usize = 100;

/// IDL's word for a number.
pub(super) fn number(name: &str) -> Option<&'static str> {
    Some(match name {
        "u8" => "unsigned char",
        "i8" => "small",
        "u16" => "unsigned short",
        "i16" => "short",
        "u32" => "unsigned long",
        "i32" => "long",
        "u64" => "unsigned hyper",
        "i64" => "hyper",
        "f32" => "float",
        "f64" => "double",
        "bool" => "boolean",
        _ => return None,
    })
}

impl Writer {
    /// `switch_is` is whether the place says what the discriminant of a union is.
    pub(super) fn shape(&mut self, ty: &Type, switch_is: bool) -> Said<Shape> {
        self.named_last = None;
        let shape = self.within(ty, 0)?;
        match (self.named_last, switch_is) {
            (Some(Form::Union), false) => {
                let fault = "a union that has `switch_is` elsewhere, or whose arms do not keep the discriminant";
                let expected = "expected `switch_is` here: IDL's unions are of one kind";
                Err(self.wrong(ty.span(), fault, expected))
            }
            (Some(Form::Encapsulated), true) => {
                let fault = "`switch_is` of a union that has its discriminant";
                let expected = "expected none: IDL's unions are of one kind";
                Err(self.wrong(ty.span(), fault, expected))
            }
            _ => Ok(shape),
        }
    }

    fn within(&mut self, ty: &Type, depth: usize) -> Said<Shape> {
        if depth > DEPTH {
            let fault = "a type that does not end";
            return Err(self.wrong(
                ty.span(),
                fault,
                format!("expected at most {DEPTH} in one another"),
            ));
        }
        match ty {
            Type::Paren(inner) => self.within(&inner.elem, depth + 1),
            Type::Group(inner) => self.within(&inner.elem, depth + 1),
            Type::Reference(reference) => self.pointer_to(&reference.elem, depth),
            Type::Array(array) => {
                let length = self.expression(&array.len, &Scope::default())?;
                Ok(Shape::Array(length, Box::new(self.element(&array.elem, depth)?)))
            }
            Type::Path(path) if path.qself.is_none() => {
                let Some(last) = path.path.segments.last() else { return Err(self.unknown(ty)) };
                if path.path.segments.first().is_some_and(|first| first.ident == "Self")
                    && path.path.segments.len() > 1
                {
                    let expected = "expected it as a parameter of its own (CTX-02)";
                    return Err(self.wrong(
                        ty.span(),
                        "a context handle within other data",
                        expected,
                    ));
                }
                self.path(ty, last, depth)
            }
            _ => Err(self.unknown(ty)),
        }
    }

    fn path(&mut self, ty: &Type, last: &PathSegment, depth: usize) -> Said<Shape> {
        let name = last.ident.to_string();
        if let Some(number) = number(&name) {
            return Ok(Shape::Base(number.to_owned()));
        }
        // What the file defines goes before what has the same name elsewhere.
        if self.table.types.contains_key(&name) {
            return Ok(Shape::Base(self.named(&name)));
        }
        if let Some(other) = self.table.synonyms.get(&name).cloned() {
            return self.within(&other, depth + 1);
        }
        let first = argument(last);
        match (&*name, first) {
            ("Status", _) => Ok(Shape::Base("error_status_t".to_owned())),
            ("Int3264", _) => Ok(Shape::Base("__int3264".to_owned())),
            ("UInt3264", _) => Ok(Shape::Base("unsigned __int3264".to_owned())),
            ("Uuid", _) => {
                self.import("wtypes.idl");
                Ok(Shape::Base("GUID".to_owned()))
            }
            ("String", _) => Ok(text("char")),
            ("WString", _) => Ok(text("wchar_t")),
            ("Option", Some(of)) => match self.within(of, depth + 1)? {
                Shape::Pointer { kind: Kind::Unique, .. } => {
                    let expected = "expected one `Option`: a pointer is null or it is not (PTR-26)";
                    Err(self.wrong(ty.span(), "an `Option` of an `Option`", expected))
                }
                Shape::Pointer { kind, to, target } => {
                    let kind = if kind == Kind::Full { kind } else { Kind::Unique };
                    Ok(Shape::Pointer { kind, to, target })
                }
                _ => {
                    let expected = "expected a pointer in it: `Option<Box<T>>`, `Option<&T>`";
                    Err(self.wrong(ty.span(), "an `Option` of what is no pointer", expected))
                }
            },
            ("Box", Some(of)) => self.pointer_to(of, depth),
            ("Vec", Some(of)) => Ok(Shape::pointer(To::Many, self.element(of, depth)?)),
            ("Full" | "Shared", Some(of)) => {
                let (to, target) = match self.within(of, depth + 1)? {
                    Shape::Array(length, element) if length.is_empty() => {
                        let to = if is_character(&element) { To::Text } else { To::Many };
                        (to, *element)
                    }
                    other => (To::One, other),
                };
                Ok(Shape::Pointer { kind: Kind::Full, to, target: Box::new(target) })
            }
            ("Tail", Some(of)) => match self.within(of, depth + 1)? {
                Shape::Pointer { kind: Kind::Ref, target, .. } => {
                    Ok(Shape::Array(String::new(), target))
                }
                _ => {
                    let expected = "expected `Tail<Vec<T>>`, `Tail<&[T]>` or `Tail<WString>`";
                    Err(self.wrong(ty.span(), "a `Tail` of what is no array", expected))
                }
            },
            ("Len" | "TransmitAs", Some(of)) => self.within(of, depth + 1),
            _ => Err(self.unknown(ty)),
        }
    }

    /// A pointer to one value, to an array, or to a string.
    fn pointer_to(&mut self, ty: &Type, depth: usize) -> Said<Shape> {
        match ty {
            Type::Slice(slice) => Ok(Shape::pointer(To::Many, self.element(&slice.elem, depth)?)),
            Type::Path(path) if path.path.is_ident("str") => Ok(text("char")),
            Type::Path(path) if path.path.segments.last().is_some_and(|s| s.ident == "WStr") => {
                Ok(text("wchar_t"))
            }
            _ => Ok(Shape::pointer(To::One, self.within(ty, depth + 1)?)),
        }
    }

    /// Bytes in an array are `byte`, which no peer takes for characters.
    fn element(&mut self, ty: &Type, depth: usize) -> Said<Shape> {
        let mut shape = self.within(ty, depth + 1)?;
        if let Shape::Base(base) = &mut shape
            && base == "unsigned char"
        {
            *base = "byte".to_owned();
        }
        Ok(shape)
    }

    /// A type by its name, or by its tag if its definition comes later.
    pub(super) fn named(&mut self, rust: &str) -> String {
        let named = self.table.types[rust].clone();
        self.named_last = Some(named.form);
        if let Some((_, idl)) = &named.module {
            self.import(idl);
            return named.idl;
        }
        match named.form {
            _ if self.written.contains(rust) => named.idl,
            Form::Structure | Form::Encapsulated => format!("struct {}", named.tag),
            Form::Union => format!("union {}", named.tag),
            Form::Enumeration => format!("enum {}", named.tag),
        }
    }

    pub(super) fn import(&mut self, idl: &str) {
        if !self.imports.iter().any(|import| import == idl) {
            self.imports.push(idl.to_owned());
        }
    }

    fn unknown(&self, ty: &Type) -> Box<crate::Diagnostic> {
        let fault = "a type that is not known here";
        let expected = "expected one with `#[derive(Ndr)]` of this file or of a module that is named, or one of the mapping's";
        self.wrong(ty.span(), fault, expected)
    }
}

fn text(base: &str) -> Shape {
    Shape::pointer(To::Text, Shape::Base(base.to_owned()))
}

/// The first type in `<…>`.
pub(super) fn argument(last: &PathSegment) -> Option<&Type> {
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
    arguments.args.iter().find_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    })
}
