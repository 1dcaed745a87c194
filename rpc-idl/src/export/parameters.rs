//! Parameters and results.

use syn::spanned::Spanned;
use syn::{FnArg, Generics, Ident, Pat, PatType, Type, TypeParam, TypeParamBound};

use super::again::mark;
use super::attributes::Slot;
use super::declarators::{Kind, Shape, To};
use super::expressions::Scope;
use super::handles::{handle, returned};
use super::items::bracketed;
use super::names::name;
use super::types::{DEPTH, argument};
use super::{Said, Writer};

/// A procedure's parameters.
#[derive(Default)]
pub(super) struct Parameters {
    pub(super) idl: Vec<String>,
    /// What an attribute configuration file says of them.
    pub(super) acf: Vec<String>,
    /// One of them is a context handle that the client has, which says where the server is.
    pub(super) binds: bool,
}

/// Not on the wire: the call's memory and knowledge.
const OF_THE_CALL: [&str; 4] = ["CallMemory", "CallBlock", "CallInfo", "SharedAllocator"];

impl Writer {
    /// `pipes` are the typedefs that the interface needs for them.
    pub(super) fn parameters(
        &mut self,
        method: &syn::Signature,
        handles: &Scope,
        pipes: &mut Vec<String>,
    ) -> Said<Parameters> {
        if let Some(variadic) = &method.variadic {
            let expected = "expected an array (IFC-14)";
            return Err(self.wrong(variadic.span(), "any number of parameters", expected));
        }
        let mut all = Vec::new();
        for input in &method.inputs {
            let FnArg::Typed(input) = input else { continue };
            let Pat::Ident(pattern) = &*input.pat else {
                let expected = "expected a name (IFC-11)";
                return Err(self.wrong(
                    input.pat.span(),
                    "a parameter that is a pattern",
                    expected,
                ));
            };
            if !is_of_the_call(&input.ty, &method.generics) {
                all.push((&pattern.ident, input));
            }
        }
        let scope: Scope = all.iter().map(|(ident, _)| (ident.to_string(), name(ident))).collect();
        let mut said = Parameters::default();
        for (ident, input) in all {
            self.parameter(ident, input, (&scope, handles), pipes, &mut said)?;
        }
        Ok(said)
    }

    fn parameter(
        &mut self,
        ident: &Ident,
        input: &PatType,
        (scope, handles): (&Scope, &Scope),
        pipes: &mut Vec<String>,
        said: &mut Parameters,
    ) -> Said<()> {
        let mut slot = self.slot(&input.attrs, scope)?;
        let idl = name(ident);
        if slot.skip {
            return Err(self.wrong(
                input.span(),
                "`skip` on a parameter",
                "expected one that travels (PTR-32)",
            ));
        }
        let declared = if let Some(found) = handle(&input.ty) {
            let (declared, binds) =
                self.handle(found, &idl, &mut slot, handles, input.ty.span())?;
            said.binds |= binds;
            declared
        } else if let Some((element, is_out)) = pipe(&input.ty) {
            if self.for_widl {
                let expected = "expected an array: widl has no pipes";
                return Err(self.wrong(input.ty.span(), "a pipe", expected));
            }
            let mut shape = self.shape(element, false)?;
            self.place_of(&shape, &Slot::default(), element.span())?;
            if *shape.base() == "unsigned char" {
                *shape.base() = "byte".to_owned();
            }
            let (_, shape) = self.declared(shape, &mut Slot::default(), false, element.span())?;
            let name = self.pipe(&shape, pipes);
            slot.all.extend(slot.range.take().map(|(range, _)| range));
            let mut attributes = vec![if is_out { "out" } else { "in" }.to_owned()];
            attributes.append(&mut slot.all);
            format!("{}{name} {}{idl}", bracketed(&attributes), if is_out { "*" } else { "" })
        } else {
            let is_exclusive = self.is_exclusive(&input.ty);
            if (slot.out || slot.inout) && !is_exclusive {
                let expected = "expected `&mut T` (DIR-02)";
                let fault = "a parameter that comes back, and has no place to";
                return Err(self.wrong(input.ty.span(), fault, expected));
            }
            let mut attributes: Vec<String> = match (slot.out, is_exclusive) {
                (true, _) => vec!["out".to_owned()],
                (_, true) => vec!["in".to_owned(), "out".to_owned()],
                _ => vec!["in".to_owned()],
            };
            let mut shape = self.shape(&input.ty, slot.switch_is)?;
            self.place_of(&shape, &slot, input.ty.span())?;
            let may_be_ignored = matches!(
                &shape,
                Shape::Pointer { kind: Kind::Unique, to: To::One, .. } if is_exclusive && !slot.out
            );
            if slot.all.iter().any(|one| one == "partial_ignore") && !may_be_ignored {
                let expected = "expected `Option<&mut T>` (PTR-30)";
                let fault = "`partial_ignore` of what is no [in, out, unique] pointer";
                return Err(self.wrong(input.ty.span(), fault, expected));
            }
            // An array is passed as C passes it.
            if let Shape::Pointer { kind: Kind::Ref, target, .. } = &mut shape
                && let Shape::Array(length, _) = &**target
                && !length.is_empty()
            {
                shape = (**target).clone();
            }
            let (own, shape) = self.declared(shape, &mut slot, true, input.ty.span())?;
            attributes.extend(own);
            attributes.append(&mut slot.all);
            format!("{}{}", bracketed(&attributes), shape.declared(&idl))
        };
        said.idl.push(format!("{}{declared}", mark(input.ty.span())));
        if !slot.acf.is_empty() {
            said.acf.push(format!("{}{idl}", bracketed(&slot.acf)));
        }
        Ok(())
    }

    /// `&mut T`, or `Option<&mut T>`, or another name of it.
    fn is_exclusive(&self, ty: &Type) -> bool {
        let mut ty = ty;
        // More names of one another than this are an error elsewhere.
        for _ in 0..DEPTH {
            ty = option(ty).unwrap_or(ty);
            ty = match ty {
                Type::Reference(reference) => return reference.mutability.is_some(),
                Type::Path(path) => {
                    let last = path.path.segments.last();
                    let other = last.and_then(|s| self.table.synonyms.get(&s.ident.to_string()));
                    match other {
                        Some(other) => other,
                        None => return false,
                    }
                }
                _ => return false,
            };
        }
        false
    }

    /// The name of a pipe's type.
    fn pipe(&mut self, element: &Shape, pipes: &mut Vec<String>) -> String {
        let written = element.declared("");
        let word = written.replace(' ', "_").to_ascii_uppercase();
        let name = format!("{word}_PIPE");
        let typedef = format!("typedef pipe {written} {name};");
        if !pipes.contains(&typedef) {
            pipes.push(typedef);
        }
        name
    }

    /// The type in front of a procedure's name.
    pub(super) fn result(&mut self, method: &syn::Signature, handles: &Scope) -> Said<String> {
        let syn::ReturnType::Type(_, ty) = &method.output else {
            return Ok("void ".to_owned());
        };
        let value = match &**ty {
            Type::Path(path) => {
                path.path.segments.last().filter(|last| last.ident == "Result").and_then(argument)
            }
            _ => None,
        };
        let Some(value) = value else {
            return Err(self.wrong(
                ty.span(),
                "a result without a place for a fault",
                "expected `Result<T>` (FUN-01)",
            ));
        };
        if let Type::Tuple(tuple) = value
            && tuple.elems.is_empty()
        {
            return Ok("void ".to_owned());
        }
        if let Some(handle) = returned(value)
            && let Some(handle) = handles.get(&handle.to_string())
        {
            return Ok(format!("{handle} "));
        }
        let shape = self.shape(value, false)?;
        let is_array = matches!(shape, Shape::Array(..) | Shape::Pointer { to: To::Many, .. });
        if is_array {
            let expected = "expected it as an `#[out]` parameter, with its size (RET-04)";
            return Err(self.wrong(value.span(), "an array as a result", expected));
        }
        if let Shape::Pointer { kind: Kind::Ref, .. } = &shape {
            let fault = "a result that is a pointer and is never null";
            let expected = "expected an `Option` of it: a unique pointer (RET-03)";
            return Err(self.wrong(value.span(), fault, expected));
        }
        self.place_of(&shape, &Slot::default(), value.span())?;
        let shape = self.result_shape(shape, value.span())?;
        Ok(shape.declared("\0").replace('\0', ""))
    }
}

pub(super) fn option(ty: &Type) -> Option<&Type> {
    match ty {
        Type::Path(path) => {
            path.path.segments.last().filter(|last| last.ident == "Option").and_then(argument)
        }
        _ => None,
    }
}

/// The element of a pipe, and whether it goes to the client.
fn pipe(ty: &Type) -> Option<(&Type, bool)> {
    let Type::Path(path) = ty else { return None };
    let last = path.path.segments.last()?;
    match &*last.ident.to_string() {
        "PipeReader" => Some((argument(last)?, false)),
        "PipeWriter" => Some((argument(last)?, true)),
        _ => None,
    }
}

fn is_of_the_call(ty: &Type, generics: &Generics) -> bool {
    let ty = match ty {
        Type::Reference(reference) => &*reference.elem,
        ty => ty,
    };
    let Type::Path(path) = ty else { return false };
    let Some(last) = path.path.segments.last() else { return false };
    OF_THE_CALL.iter().any(|name| last.ident == name)
        || path.path.segments.len() == 1
            && generics.type_params().any(|own| own.ident == last.ident && is_allocator(own))
}

/// `A: Allocator`: another parameter would be of any type.
fn is_allocator(parameter: &TypeParam) -> bool {
    parameter.bounds.iter().any(|bound| match bound {
        TypeParamBound::Trait(bound) => {
            bound.path.segments.last().is_some_and(|last| last.ident == "Allocator")
        }
        _ => false,
    })
}
