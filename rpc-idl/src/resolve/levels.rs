//! Attributes find the pointers and arrays that they speak of.

use super::Resolver;
use super::constants::names_in;
use super::names::Scope;
use crate::diagnostic::Diagnostic;
use crate::limits::{LEVELS, TYPEDEFS};
use crate::model::{
    AttributeArgument, BaseType, Documented, Expression, Extent, Pointer, PointerKind, Range,
    Referent, Type,
};

/// Where a type stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Typedef,
    Field,
    Parameter,
    Returned,
}

/// What attributes say beside the type.
#[derive(Debug, Default)]
pub(super) struct Extras {
    pub(super) range: Option<Range>,
    pub(super) switch_is: Option<Expression>,
    pub(super) iid_is: Option<Expression>,
}

pub(super) const EXTENTS: [&str; 6] =
    ["size_is", "max_is", "min_is", "length_is", "first_is", "last_is"];

impl Resolver<'_> {
    /// Puts what attributes say to where it counts.
    pub(super) fn attach(
        &mut self,
        is: &mut Documented,
        ty: &mut Type,
        place: Place,
        scope: &Scope,
    ) -> Extras {
        self.names(is, scope);
        self.conversions(is, scope);
        let mut extras = Extras::default();
        self.pointer_kind(is, ty, place);
        if place != Place::Returned || is.has("string") {
            self.string(is, ty);
        }
        for name in EXTENTS {
            self.extent(is, ty, name);
        }
        if place != Place::Typedef && !is.has("string") {
            self.implied_string(ty);
        }
        self.check_pairs(is);
        if let Some(attribute) = is.attribute("range") {
            extras.range = self.range(attribute);
        }
        let first =
            |name| match is.attribute(name).and_then(|attribute| attribute.arguments.first()) {
                Some(AttributeArgument::Expression(expression)) => Some(expression.clone()),
                _ => None,
            };
        (extras.switch_is, extras.iid_is) = (first("switch_is"), first("iid_is"));
        extras
    }

    /// Puts the levels of a typedef in place of its name. A context handle has none.
    fn unfold(&self, ty: &mut Type) {
        let Type::Typedef(outermost) = *ty else { return };
        if self.model.is_context_handle(ty) {
            return;
        }
        let mut unfolded = self.model.underlying(ty).clone();
        match &mut unfolded {
            Type::Pointer(pointer) => pointer.via = Some(outermost),
            Type::Array(array) => array.via = Some(outermost),
            _ => return,
        }
        *ty = unfolded;
    }

    /// The level `n` of a type, the outermost being 0, if it has so many.
    pub(super) fn level<'t>(&self, ty: &'t mut Type, n: usize) -> Option<&'t mut Type> {
        self.unfold(ty);
        if !matches!(ty, Type::Pointer(_) | Type::Array(_)) {
            return None;
        }
        if n == 0 {
            return Some(ty);
        }
        match ty {
            Type::Pointer(pointer) => self.level(&mut pointer.target, n - 1),
            Type::Array(array) => self.level(&mut array.element, n - 1),
            _ => None,
        }
    }

    fn is_unknown(&self, ty: &Type) -> bool {
        let mut ty = self.model.underlying(ty);
        for _ in 0..LEVELS * TYPEDEFS {
            ty = match ty {
                Type::Pointer(pointer) => self.model.underlying(&pointer.target),
                Type::Array(array) => self.model.underlying(&array.element),
                other => return *other == Type::Unknown,
            };
        }
        true
    }

    fn pointer_kind(&mut self, is: &Documented, ty: &mut Type, place: Place) {
        let kinds = [
            ("ref", PointerKind::Ref),
            ("unique", PointerKind::Unique),
            ("ptr", PointerKind::Full),
        ];
        let mut explicit = None;
        for (name, kind) in kinds {
            let Some(attribute) = is.attribute(name) else { continue };
            if explicit.is_some() {
                let error =
                    Diagnostic::error(attribute.span, 2163, "a second kind for one pointer");
                self.error(error.expected("expected one of `ref`, `unique` and `ptr`"));
            }
            explicit = explicit.or(Some((kind, attribute.span)));
        }
        let is_context = self.model.is_context_handle(ty) || is.has("context_handle");
        let underlying = self.model.underlying(ty);
        match underlying {
            Type::Pointer(pointer) if !is_context => {
                let is_interface =
                    matches!(self.model.underlying(&pointer.target), Type::Interface(_));
                // Through typedefs, too, a parameter's outermost pointer is `ref` if nothing else is said.
                let implied = (place == Place::Parameter && !pointer.is_explicit && !is_interface)
                    .then_some(PointerKind::Ref);
                let Some(kind) = explicit.map(|(kind, _)| kind).or(implied) else { return };
                self.unfold(ty);
                if let Type::Pointer(pointer) = ty {
                    (pointer.kind, pointer.is_explicit) =
                        (kind, explicit.is_some() || pointer.is_explicit);
                }
            }
            Type::Array(_) => {
                // An array as a parameter is a pointer in C, and with a kind it is one on the wire.
                if let (
                    Place::Parameter,
                    Some((kind @ (PointerKind::Unique | PointerKind::Full), _)),
                ) = (place, explicit)
                {
                    self.unfold(ty);
                    let Type::Array(array) = ty else { return };
                    let (target, extent) = match array.length {
                        None => (array.element.clone(), std::mem::take(&mut array.extent)),
                        Some(_) => (Type::Array(array.clone()), Extent::default()),
                    };
                    let via = array.via;
                    let pointer =
                        Pointer { kind, is_explicit: true, is_const: false, via, target, extent };
                    *ty = Type::Pointer(Box::new(pointer));
                }
            }
            _ if is_context => {}
            Type::Unknown | Type::SafeArray(_) | Type::Interface(_) => {}
            _ => {
                if let Some((_, span)) = explicit {
                    // `typedef [unique] struct X {…} *P;` speaks of its pointers alone.
                    if place == Place::Typedef {
                        return;
                    }
                    let error = Diagnostic::error(
                        span,
                        2072,
                        "a pointer's attribute on what is no pointer",
                    );
                    self.error(error.expected("expected it before a pointer"));
                }
            }
        }
    }

    fn string(&mut self, is: &Documented, ty: &mut Type) {
        let Some(attribute) = is.attribute("string") else { return };
        let mut levels = 0;
        let mut innermost = self.model.underlying(ty);
        let mut said = false;
        while levels < LEVELS * TYPEDEFS {
            innermost = match innermost {
                Type::Pointer(pointer) => {
                    said = pointer.extent.string;
                    self.model.underlying(&pointer.target)
                }
                Type::Array(array) => {
                    said = array.extent.string;
                    self.model.underlying(&array.element)
                }
                _ => break,
            };
            levels += 1;
        }
        let is_character = match innermost {
            Type::Base(base) => matches!(
                base,
                BaseType::Byte
                    | BaseType::Char
                    | BaseType::SignedChar
                    | BaseType::UnsignedChar
                    | BaseType::Small
                    | BaseType::UnsignedSmall
                    | BaseType::WideChar
                    | BaseType::Short
                    | BaseType::UnsignedShort
            ),
            Type::Structure(_) | Type::Unknown => true,
            _ => false,
        };
        if levels == 0 && *innermost != Type::Unknown || !is_character {
            let error = Diagnostic::error(attribute.span, 2082, "`string` on what is no text");
            self.error(
                error.expected("expected a pointer to or an array of `char`, `wchar_t` or `byte`"),
            );
            return;
        }
        if said || levels == 0 {
            return;
        }
        match self.level(ty, levels - 1) {
            Some(Type::Pointer(pointer)) => pointer.extent.string = true,
            Some(Type::Array(array)) => array.extent.string = true,
            _ => {}
        }
    }

    fn extent(&mut self, is: &Documented, ty: &mut Type, name: &str) {
        let Some(attribute) = is.attribute(name) else { return };
        for (n, argument) in attribute.arguments.iter().enumerate() {
            let AttributeArgument::Expression(expression) = argument else { continue };
            let extent = match self.level(ty, n) {
                Some(Type::Pointer(pointer)) => &mut pointer.extent,
                Some(Type::Array(array)) => &mut array.extent,
                _ => {
                    if !self.is_unknown(ty) {
                        let what = if n == 0 {
                            "what is no pointer or array"
                        } else {
                            "a level that the type does not have"
                        };
                        let error = Diagnostic::error(
                            expression.span,
                            2072,
                            format!("`{name}` for {what}"),
                        );
                        self.error(
                            error.expected("expected at most one expression for each `*` and `[]`"),
                        );
                    }
                    return;
                }
            };
            let place = match name {
                "size_is" => &mut extent.size_is,
                "max_is" => &mut extent.max_is,
                "min_is" => &mut extent.min_is,
                "length_is" => &mut extent.length_is,
                "first_is" => &mut extent.first_is,
                _ => &mut extent.last_is,
            };
            *place = Some(expression.clone());
        }
    }

    fn check_pairs(&mut self, is: &Documented) {
        for (a, b, midl) in [("size_is", "max_is", 2077), ("length_is", "last_is", 2076)] {
            if let (Some(a), Some(b)) = (is.attribute(a), is.attribute(b)) {
                let fault = format!("`{}` and `{}` at once", a.name, b.name);
                let error = Diagnostic::error(b.span, midl, fault).expected("expected one of them");
                let error = error.related(a.span, "the other one");
                self.error(error);
            }
        }
    }

    fn range(&mut self, attribute: &crate::model::Attribute) -> Option<Range> {
        let [AttributeArgument::Expression(low), AttributeArgument::Expression(high)] =
            &attribute.arguments[..]
        else {
            let error = Diagnostic::error(attribute.span, 2371, "a range without two ends");
            self.error(error.expected("expected `range(lowest, highest)`"));
            return None;
        };
        // A name that is not there is reported already.
        if !is_known(low) || !is_known(high) {
            return None;
        }
        let low = self.value_or_error(low)?.as_integer()?;
        let high = self.value_or_error(high)?.as_integer()?;
        if low > high {
            let fault = format!("a range from {low} to {high}");
            let error = Diagnostic::error(attribute.span, 2371, fault);
            self.error(error.expected("expected the lowest value first"));
        }
        Some(Range { low, high })
    }
}

/// Whether all names of an expression name something.
fn is_known(expression: &Expression) -> bool {
    names_in(expression).iter().all(|(_, referent)| *referent != Referent::Unknown)
}
