//! Questions about a type that its tokens can answer.
//!
//! An alias hides what is behind it, so that nothing here decides what travels; it only decides how
//! a stub is written, and the runtime's traits decide the rest.

use syn::visit_mut::{self, VisitMut};
use syn::{GenericArgument, Ident, Lifetime, PathArguments, Type, TypeReference};

/// The names of a call's memory, and of what is known of the call.
pub(crate) const ENVIRONMENTS: [&str; 3] = ["CallMemory", "CallBlock", "CallInfo"];

/// The type without parentheses and invisible groups.
pub(crate) fn bare(ty: &Type) -> &Type {
    match ty {
        Type::Paren(paren) => bare(&paren.elem),
        Type::Group(group) => bare(&group.elem),
        other => other,
    }
}

/// The last segment of a type's path: its name as written.
pub(crate) fn name(ty: &Type) -> Option<&Ident> {
    match bare(ty) {
        Type::Path(path) if path.qself.is_none() => path.path.segments.last().map(|s| &s.ident),
        _ => None,
    }
}

pub(crate) fn is_named(ty: &Type, names: &[&str]) -> bool {
    name(ty).is_some_and(|name| names.iter().any(|candidate| name == candidate))
}

/// Whether the type is the one that is defined as `own`. Behind a path it may be another of this name.
pub(crate) fn is_own(ty: &Type, own: &Ident) -> bool {
    is_one_name(ty) && name(ty).is_some_and(|name| name == own || name == "Self")
}

/// Whether the type is a name alone, without a path in front of it.
pub(crate) fn is_one_name(ty: &Type) -> bool {
    match bare(ty) {
        Type::Path(path) if path.qself.is_none() && path.path.leading_colon.is_none() => {
            path.path.segments.len() == 1
        }
        _ => false,
    }
}

/// The first type argument of a type's last segment: `T` of `Option<T>`.
pub(crate) fn argument(ty: &Type) -> Option<&Type> {
    let Type::Path(path) = bare(ty) else {
        return None;
    };
    let PathArguments::AngleBracketed(arguments) = &path.path.segments.last()?.arguments else {
        return None;
    };
    arguments.args.iter().find_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    })
}

/// The types among the arguments of a type's last segment.
pub(crate) fn all_arguments(ty: &Type) -> Vec<&Type> {
    let Type::Path(path) = bare(ty) else {
        return Vec::new();
    };
    let Some(PathArguments::AngleBracketed(arguments)) =
        path.path.segments.last().map(|last| &last.arguments)
    else {
        return Vec::new();
    };
    let all = arguments.args.iter().filter_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    });
    all.collect()
}

/// `T` of `Option<T>`.
pub(crate) fn option(ty: &Type) -> Option<&Type> {
    if is_named(ty, &["Option"]) { argument(ty) } else { None }
}

/// The reference that the type is.
pub(crate) fn reference(ty: &Type) -> Option<&TypeReference> {
    match bare(ty) {
        Type::Reference(reference) => Some(reference),
        _ => None,
    }
}

/// The element of a slice type.
pub(crate) fn slice(ty: &Type) -> Option<&Type> {
    match bare(ty) {
        Type::Slice(slice) => Some(&slice.elem),
        _ => None,
    }
}

/// Whether the type is one that only a pointer can hold.
pub(crate) fn is_unsized(ty: &Type) -> bool {
    slice(ty).is_some() || is_named(ty, &["str", "WStr"])
}

pub(crate) fn is_array(ty: &Type) -> bool {
    matches!(bare(ty), Type::Array(_))
}

/// Whether the type is a pointer that is written as one.
pub(crate) fn is_pointer(ty: &Type) -> bool {
    const POINTERS: [&str; 4] = ["String", "WString", "Shared", "Full"];
    let owns = is_box(ty) || is_vector(ty) || is_named(ty, &POINTERS);
    owns || reference(ty).is_some() || option(ty).is_some()
}

/// A number of the language's, about which nothing is left to be checked.
pub(crate) fn is_primitive(ty: &Type) -> bool {
    const PRIMITIVES: [&str; 11] =
        ["u8", "i8", "u16", "i16", "u32", "i32", "u64", "i64", "f32", "f64", "bool"];
    // Behind a path it may be anything.
    matches!(bare(ty), Type::Path(path) if path.path.segments.len() == 1)
        && is_named(ty, &PRIMITIVES)
}

/// The values of an integer of at most 32 bits.
pub(crate) fn least_and_greatest(ty: &Type) -> Option<(i128, i128)> {
    let name = name(ty).filter(|_| is_primitive(ty))?.to_string();
    Some(match name.as_str() {
        "u8" => (0, u8::MAX.into()),
        "i8" => (i8::MIN.into(), i8::MAX.into()),
        "u16" => (0, u16::MAX.into()),
        "i16" => (i16::MIN.into(), i16::MAX.into()),
        "u32" => (0, u32::MAX.into()),
        "i32" => (i32::MIN.into(), i32::MAX.into()),
        _ => return None,
    })
}

/// A number that cannot count: an integer of more than 32 bits, or a float.
pub(crate) fn cannot_count(ty: &Type) -> bool {
    is_named(ty, &["u64", "i64", "f32", "f64"])
}

/// A number, which is written as one.
pub(crate) fn is_scalar(ty: &Type) -> bool {
    is_primitive(ty) || is_named(ty, &["Uuid"])
}

/// The type as a user writes it.
pub(crate) fn text(ty: &Type) -> String {
    let text = quote::ToTokens::to_token_stream(ty).to_string();
    let text = text.replace(" < ", "<").replace(" >", ">").replace("& ", "&").replace(" :: ", "::");
    text.replace(" ,", ",").replace("[ ", "[").replace(" ]", "]")
}

/// Whether the type is an array of a size that is not in the type: a slice or a vector, behind any
/// number of pointers that are written.
pub(crate) fn is_conformant(ty: &Type) -> bool {
    let ty = through_pointers(ty);
    slice(ty).is_some() || is_vector(ty)
}

/// Whether the type is a vector or a slice that is lent, or may be one.
pub(crate) fn is_sequence(ty: &Type) -> bool {
    let ty = option(ty).unwrap_or(ty);
    is_vector(ty) || reference(ty).is_some_and(|reference| slice(&reference.elem).is_some())
}

/// Whether the type is a pointer to one value that is such a sequence itself.
pub(crate) fn is_pointer_to_sequence(ty: &Type) -> bool {
    let ty = option(ty).unwrap_or(ty);
    let boxed = if is_box(ty) { argument(ty) } else { None };
    let pointee = boxed.or_else(|| reference(ty).map(|reference| &*reference.elem));
    pointee.is_some_and(|pointee| is_sequence(pointee) || is_pointer_to_sequence(pointee))
}

/// Whether the type is a string type, behind pointers or at a structure's end.
pub(crate) fn is_text(ty: &Type) -> bool {
    let ty = through_pointers(ty);
    if is_named(ty, &["Tail"]) {
        return argument(ty).is_some_and(is_text);
    }
    is_named(ty, &["str", "WStr", "String", "WString"])
}

fn through_pointers(ty: &Type) -> &Type {
    if let Some(reference) = reference(ty) {
        return through_pointers(&reference.elem);
    }
    if (is_named(ty, &["Option"]) || is_box(ty))
        && let Some(inner) = argument(ty)
    {
        return through_pointers(inner);
    }
    ty
}

/// The element type of the array that the first level of attributes is about, if it is written so.
pub(crate) fn element(ty: &Type) -> Option<&Type> {
    let ty = through_pointers(ty);
    if let Type::Array(array) = ty {
        return Some(&array.elem);
    }
    if is_named(ty, &["Tail"]) {
        return argument(ty).and_then(element);
    }
    slice(ty).or_else(|| if is_vector(ty) { argument(ty) } else { None })
}

/// A `Vec`, of std or of allocator-api2, under a name of its own if a file has both. An element shows that it is
/// not somebody's structure.
fn is_vector(ty: &Type) -> bool {
    is_named_like(ty, "Vec")
}

fn is_named_like(ty: &Type, end: &str) -> bool {
    argument(ty).is_some() && name(ty).is_some_and(|name| name.to_string().ends_with(end))
}

/// Whether a path into the user's own crate may lead to a type of the user's, whatever its name.
pub(crate) fn may_be_own(ty: &Type) -> bool {
    let Type::Path(path) = bare(ty) else {
        return false;
    };
    path.path.segments.len() > 1
        && ["self", "super", "crate"].iter().any(|first| path.path.segments[0].ident == first)
}

/// Whether a type has memory that its destructor frees, as far as its name tells.
pub(crate) fn owns_memory(ty: &Type) -> bool {
    is_known(ty, &["String", "WString"]) || is_known(ty, &["Vec", "Box"]) && argument(ty).is_some()
}

/// Whether the type has one of these names, alone or behind a path of the runtime's or of the language's.
pub(crate) fn is_known(ty: &Type, names: &[&str]) -> bool {
    const CRATES: [&str; 5] = ["rpc_runtime", "allocator_api2", "std", "core", "alloc"];
    let Type::Path(path) = bare(ty) else {
        return false;
    };
    let first = path.path.segments.first();
    let known = first.is_some_and(|first| CRATES.iter().any(|known| first.ident == known));
    is_named(ty, names) && (known || is_one_name(ty))
}

/// Whether a type has a `Box` or `Vec` whose second argument is this parameter.
pub(crate) fn is_allocated_with(ty: &Type, parameter: &Ident) -> bool {
    struct Allocated<'a>(&'a Ident, bool);
    impl VisitMut for Allocated<'_> {
        fn visit_type_mut(&mut self, ty: &mut Type) {
            let second = all_arguments(ty).get(1).and_then(|ty| name(ty));
            let allocated = is_known(ty, &["Box", "Vec"]);
            self.1 |= allocated && second.is_some_and(|second| second == self.0);
            visit_mut::visit_type_mut(self, ty);
        }
    }
    let mut allocated = Allocated(parameter, false);
    allocated.visit_type_mut(&mut ty.clone());
    allocated.1
}

/// A `Box`, likewise.
pub(crate) fn is_box(ty: &Type) -> bool {
    is_named_like(ty, "Box")
}

/// What a type refers to by `&`, at any depth; for slices, their elements. It lives in the call's memory.
pub(crate) fn borrowed(ty: &Type) -> Vec<Type> {
    #[derive(Default)]
    struct Borrowed(Vec<Type>);
    impl VisitMut for Borrowed {
        fn visit_type_reference_mut(&mut self, reference: &mut TypeReference) {
            let referent = slice(&reference.elem).unwrap_or(&reference.elem);
            if !is_named(referent, &["str", "WStr"]) {
                self.0.push(anonymous(referent));
            }
            visit_mut::visit_type_reference_mut(self, reference);
        }
    }
    let mut borrowed = Borrowed::default();
    borrowed.visit_type_mut(&mut ty.clone());
    borrowed.0
}

/// Whether a type names `wanted` somewhere.
pub(crate) fn mentions(ty: &Type, wanted: &Ident) -> bool {
    struct Mentions<'a>(&'a Ident, bool);
    impl VisitMut for Mentions<'_> {
        fn visit_ident_mut(&mut self, ident: &mut Ident) {
            self.1 |= ident == self.0;
        }
    }
    let mut mentions = Mentions(wanted, false);
    mentions.visit_type_mut(&mut ty.clone());
    mentions.1
}

/// Whether a type has the type of this name in it.
pub(crate) fn mentions_type(ty: &Type, wanted: &str) -> bool {
    mentions(ty, &Ident::new(wanted, proc_macro2::Span::call_site()))
}

/// Whether a type has `impl Trait` somewhere, which its user cannot name.
pub(crate) fn is_opaque(ty: &Type) -> bool {
    struct Opaque(bool);
    impl VisitMut for Opaque {
        fn visit_type_impl_trait_mut(&mut self, _: &mut syn::TypeImplTrait) {
            self.0 = true;
        }
    }
    let mut opaque = Opaque(false);
    opaque.visit_type_mut(&mut ty.clone());
    opaque.0
}

/// Replaces every lifetime but `'static` by `'_`, for use in a function's body.
pub(crate) fn anonymous(ty: &Type) -> Type {
    struct Anonymous;
    impl VisitMut for Anonymous {
        fn visit_lifetime_mut(&mut self, lifetime: &mut Lifetime) {
            if lifetime.ident != "static" {
                lifetime.ident = Ident::new("_", lifetime.ident.span());
            }
        }
        // Lifetimes that the type declares are its own.
        fn visit_type_fn_ptr_mut(&mut self, _: &mut syn::TypeFnPtr) {}
        fn visit_trait_bound_mut(&mut self, _: &mut syn::TraitBound) {}
    }
    let mut ty = ty.clone();
    Anonymous.visit_type_mut(&mut ty);
    ty
}

/// The first `Shared<T>` in a type that names no allocator.
pub(crate) fn shared_without_allocator(ty: &Type) -> Option<Type> {
    struct Pointers(Option<Type>);
    impl VisitMut for Pointers {
        fn visit_type_mut(&mut self, ty: &mut Type) {
            if is_named(ty, &["Shared"]) && arguments(ty) == 1 && self.0.is_none() {
                self.0 = Some(ty.clone());
            }
            visit_mut::visit_type_mut(self, ty);
        }
    }
    let mut pointers = Pointers(None);
    pointers.visit_type_mut(&mut ty.clone());
    pointers.0
}

/// How many arguments the last segment of a type has.
fn arguments(ty: &Type) -> usize {
    match bare(ty) {
        Type::Path(path) => match path.path.segments.last().map(|last| &last.arguments) {
            Some(PathArguments::AngleBracketed(arguments)) => arguments.args.len(),
            _ => 0,
        },
        _ => 0,
    }
}

/// The first `'static` in a type.
pub(crate) fn eternal(ty: &Type) -> Option<Lifetime> {
    #[derive(Default)]
    struct Eternal(Option<Lifetime>);
    impl VisitMut for Eternal {
        fn visit_lifetime_mut(&mut self, lifetime: &mut Lifetime) {
            if lifetime.ident == "static" && self.0.is_none() {
                self.0 = Some(lifetime.clone());
            }
        }
    }
    let mut eternal = Eternal::default();
    eternal.visit_type_mut(&mut ty.clone());
    eternal.0
}

/// The first lifetime in a type that is another than this one, and has a name.
pub(crate) fn other_lifetime(ty: &Type, wanted: &Lifetime) -> Option<Lifetime> {
    struct Other<'a>(&'a Lifetime, Option<Lifetime>);
    impl VisitMut for Other<'_> {
        fn visit_lifetime_mut(&mut self, lifetime: &mut Lifetime) {
            let other = lifetime.ident != "static" && lifetime.ident != "_";
            if other && lifetime != self.0 && self.1.is_none() {
                self.1 = Some(lifetime.clone());
            }
        }
        // Lifetimes that the type declares are its own.
        fn visit_type_fn_ptr_mut(&mut self, _: &mut syn::TypeFnPtr) {}
        fn visit_trait_bound_mut(&mut self, _: &mut syn::TraitBound) {}
    }
    let mut other = Other(wanted, None);
    other.visit_type_mut(&mut ty.clone());
    other.1
}

/// The type with another in the place of a type parameter.
pub(crate) fn with(ty: &Type, parameter: &Ident, other: &Type) -> Type {
    struct With<'a>(&'a Ident, &'a Type);
    impl VisitMut for With<'_> {
        fn visit_type_mut(&mut self, ty: &mut Type) {
            match ty {
                Type::Path(path) if path.path.is_ident(self.0) => *ty = self.1.clone(),
                _ => visit_mut::visit_type_mut(self, ty),
            }
        }
    }
    let mut ty = ty.clone();
    With(parameter, other).visit_type_mut(&mut ty);
    ty
}

/// Whether the type borrows: it names a lifetime other than `'static`, or holds a reference.
pub(crate) fn borrows(ty: &Type) -> bool {
    #[derive(Default)]
    struct Borrows(bool);
    impl VisitMut for Borrows {
        fn visit_lifetime_mut(&mut self, lifetime: &mut Lifetime) {
            self.0 |= lifetime.ident != "static";
        }
        fn visit_type_reference_mut(&mut self, reference: &mut TypeReference) {
            self.0 |= reference.lifetime.as_ref().is_none_or(|l| l.ident != "static");
            visit_mut::visit_type_reference_mut(self, reference);
        }
    }
    let mut borrows = Borrows::default();
    borrows.visit_type_mut(&mut ty.clone());
    borrows.0
}
