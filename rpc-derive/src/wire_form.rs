//! The rule that a type has a wire form, as far as it is written.

use syn::Type;
use syn::visit_mut::{self, VisitMut};

use crate::errors::Errors;
use crate::types;

/// Where a type stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Parameter,
    Field,
    Arm,
    Returned,
    PipeElement,
    SwitchType,
    Transmitted,
}

/// Reports a type without a wire form by its own rule, or by the rule of the place that it stands at.
pub(crate) fn check(ty: &Type, place: Place, errors: &mut Errors) {
    if let Some((unit, [rule, message, help])) = find_unit(ty, place) {
        errors.at(unit, rule, message, help);
        return;
    }
    let Some((ty, [rule, message, code, help])) = find(ty) else {
        return;
    };
    let rule = match place {
        Place::Parameter | Place::Field | Place::Arm => rule,
        Place::Returned => "RET-04",
        Place::PipeElement => "PIP-02",
        Place::SwitchType => "UNI-03",
        Place::Transmitted => "XMT-01",
    };
    // MIDL has codes for what a place cannot have, whatever it is.
    let code = match (&ty, place) {
        (_, Place::Transmitted) => " (MIDL2085)",
        (Type::Ptr(_), Place::Returned) => " (MIDL2145)",
        (Type::Ptr(_), Place::Field | Place::Arm) => " (MIDL2241)",
        _ => code,
    };
    let help = match (&ty, place) {
        (Type::Ptr(_), Place::Returned) => {
            "write `Option<Box<T>>`, or `Option<&'a T>` from the `memory` of the caller"
        }
        _ => help,
    };
    errors.at(ty, rule, &format!("{message}{code}"), help);
}

/// Whether nothing can stand on a field's or an arm's type that gives it a wire form.
pub(crate) fn is_missing(ty: &Type) -> bool {
    find_unit(ty, Place::Field).is_some() || find(ty).is_some()
}

/// A `()` that stands for itself: as a method's value it says that there is none.
fn find_unit(ty: &Type, place: Place) -> Option<(&Type, [&'static str; 3])> {
    let is_unit = |ty: &Type| matches!(ty, Type::Tuple(tuple) if tuple.elems.is_empty());
    let ty = types::bare(ty);
    let unit = match place {
        Place::Returned | Place::SwitchType => return None,
        Place::Parameter => types::bare(types::reference(ty).map_or(ty, |of| &of.elem)),
        _ => types::element(ty).unwrap_or(ty),
    };
    let texts = match place {
        Place::Parameter => ["DIR-20", "a parameter of type `()` (MIDL2047)", "remove it"],
        Place::Transmitted => {
            ["XMT-01", "`()` as the type that travels (MIDL2188)", "name what travels"]
        }
        Place::Arm => ["UNI-11", "an arm of type `()` (MIDL2126)", "write the variant alone"],
        Place::PipeElement => ["PIP-02", "an element of type `()` (MIDL2126)", "name what travels"],
        _ => ["STC-01", "a part of type `()` (MIDL2126)", "remove it"],
    };
    is_unit(unit).then_some((unit, texts))
}

/// A type that has no wire form whatever stands on it, as far as it is written: with the rule, the
/// message, MIDL's code and what to write.
fn find(ty: &Type) -> Option<(Type, [&'static str; 4])> {
    #[derive(Default)]
    struct Without(Option<(Type, [&'static str; 4])>);
    impl VisitMut for Without {
        fn visit_type_mut(&mut self, ty: &mut Type) {
            let texts = match &*ty {
                Type::Ptr(pointer) if types::is_named(&pointer.elem, &["c_void"]) => [
                    "IFC-18",
                    "a raw pointer says nothing of what it points to",
                    " (MIDL2139)",
                    "write `Box<T>`, `Option<Box<T>>`, `&'a T` or `Option<&'a T>`, with a type that travels for `T`",
                ],
                Type::Ptr(_) => [
                    "IFC-18",
                    "a raw pointer says nothing of what it points to",
                    " (MIDL2139)",
                    "write `Box<T>`, `Option<Box<T>>`, `&'a T` or `Option<&'a T>`",
                ],
                Type::FnPtr(_) => ["PTR-28", "functions cannot be transmitted", " (MIDL2142)", ""],
                Type::TraitObject(_) => {
                    ["IFC-18", "a trait object has no wire form", " (MIDL2259)", "name the type"]
                }
                Type::ImplTrait(_) => {
                    ["IFC-18", "`impl Trait` has no single form on the wire", "", "name the type"]
                }
                Type::Tuple(tuple) if !tuple.elems.is_empty() => [
                    "IFC-18",
                    "a tuple has no wire form",
                    "",
                    "write a structure with `#[derive(Ndr)]`",
                ],
                ty if types::is_named(ty, &["usize", "isize"]) => [
                    "IFC-18",
                    "a number whose width is the machine's has no wire form",
                    "",
                    "write `u32` or `u64`, `i32` or `i64`: one width for both sides",
                ],
                ty if types::is_named(ty, &["char"]) => [
                    "IFC-18",
                    "`char` has no wire form",
                    "",
                    "write `u8` or `u16` for a character of C's, `u32` for any, or `WString`",
                ],
                ty if types::is_named(ty, &["u128", "i128"]) => [
                    "IFC-18",
                    "a number of 128 bits has no wire form",
                    "",
                    "write `[u64; 2]`, or `uuid::Uuid` for an identifier",
                ],
                // What is presented is not what travels.
                ty if types::is_named(ty, &["TransmitAs"]) => return,
                _ => return visit_mut::visit_type_mut(self, ty),
            };
            self.0.get_or_insert((ty.clone(), texts));
        }
        // The length of an array is no type.
        fn visit_expr_mut(&mut self, _: &mut syn::Expr) {}
    }
    let mut without = Without::default();
    without.visit_type_mut(&mut ty.clone());
    without.0
}
