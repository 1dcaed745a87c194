//! The rule that a type has a wire form, as far as it is written.

use syn::Type;
use syn::visit_mut::{self, VisitMut};

use crate::errors::Errors;
use crate::types;

/// Reports a type without a wire form by its own rule, or by the rule of the place that it stands at.
pub(crate) fn check(ty: &Type, of_place: Option<&str>, errors: &mut Errors) {
    if let Some((ty, [rule, message, help])) = find(ty) {
        errors.at(ty, of_place.unwrap_or(rule), message, help);
    }
}

/// Whether nothing can stand on the type that gives it a wire form.
pub(crate) fn is_missing(ty: &Type) -> bool {
    find(ty).is_some()
}

/// A type that has no wire form whatever stands on it, as far as it is written: with the rule, the
/// message and what to write.
fn find(ty: &Type) -> Option<(Type, [&'static str; 3])> {
    #[derive(Default)]
    struct Without(Option<(Type, [&'static str; 3])>);
    impl VisitMut for Without {
        fn visit_type_mut(&mut self, ty: &mut Type) {
            let texts = match &*ty {
                Type::Ptr(pointer) if types::is_named(&pointer.elem, &["c_void"]) => [
                    "IFC-18",
                    "a raw pointer says nothing of what it points to (MIDL2139)",
                    "write `Box<T>`, `Option<Box<T>>`, `&'a T` or `Option<&'a T>`, with a type that travels for `T`",
                ],
                Type::Ptr(_) => [
                    "IFC-18",
                    "a raw pointer says nothing of what it points to (MIDL2139)",
                    "write `Box<T>`, `Option<Box<T>>`, `&'a T` or `Option<&'a T>`",
                ],
                Type::FnPtr(_) => ["PTR-28", "functions cannot be transmitted (MIDL2142)", ""],
                Type::TraitObject(_) => {
                    ["IFC-18", "a trait object has no wire form (MIDL2259)", "name the type"]
                }
                Type::ImplTrait(_) => {
                    ["IFC-18", "`impl Trait` has no single form on the wire", "name the type"]
                }
                Type::Tuple(tuple) if !tuple.elems.is_empty() => [
                    "IFC-18",
                    "a tuple has no wire form",
                    "write a structure with `#[derive(Ndr)]`",
                ],
                ty if types::is_named(ty, &["usize", "isize"]) => [
                    "IFC-18",
                    "a number whose width is the machine's has no wire form",
                    "write `u32` or `u64`, `i32` or `i64`: one width for both sides",
                ],
                ty if types::is_named(ty, &["char"]) => [
                    "IFC-18",
                    "`char` has no wire form",
                    "write `u8` or `u16` for a character of C's, `u32` for any, or `WString`",
                ],
                ty if types::is_named(ty, &["u128", "i128"]) => [
                    "IFC-18",
                    "a number of 128 bits has no wire form",
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
