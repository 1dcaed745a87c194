//! The rules about layouts, as a list. Tokens cannot tell what is behind an alias or in another crate, so that the
//! compiler looks: emission prints each check as a constant, which is an error where a rule does not hold.

use std::collections::HashSet;
use std::ptr;

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::Type;
use syn::spanned::Spanned;

use crate::attributes::ValueAttributes;
use crate::gate::Gate;
use crate::levels::Levels;
use crate::types;

/// A rule about a layout.
pub(crate) struct Rule {
    holds: Predicate,
    message: &'static str,
}

enum Predicate {
    /// A method of `Layout`.
    Is(&'static str),
    IsNot(&'static str),
}

use Predicate::{Is, IsNot};

const fn rule(holds: Predicate, message: &'static str) -> Rule {
    Rule { holds, message }
}

static NULLABLE: Rule = rule(
    Is("is_nullable"),
    "[PTR-26] `unique` on a type that is never null: a unique pointer is an `Option`, as in `Option<Box<T>>`",
);
static NOT_FULL: Rule =
    rule(IsNot("is_full"), "[PTR-01] `unique` on a full pointer: `Full` and `Shared` are `#[ptr]`");
static FULL: Rule = rule(
    Is("is_full_pointer"),
    "[PTR-16] `ptr` on a type that is no full pointer: write `Option<Full<'a, T>>`, into the call's memory, or \
     `Option<Shared<T>>`, which owns",
);
const WITHOUT_DESTRUCTOR: &str = "[MEM-27] what `&` refers to here lives in the call's memory, which runs no destructors: borrow in it too (`&str` \
     for `String`, `Option<&T>` for `Option<Box<T>>`)";
pub(crate) static NOT_EXCLUSIVE: Rule = rule(
    IsNot("is_exclusive"),
    "[PTR-10] an exclusive reference behind another name: write it out, as `&mut T` or `Option<&mut T>`, so that its \
     direction is seen",
);
pub(crate) static HAS_POINTERS: Rule = rule(
    Is("has_pointers"),
    "[ACF-03] `allocate` on what holds no pointer (MIDL2158): a value in line is not allocated; remove the attribute",
);
pub(crate) static ANY_ALLOCATOR: Rule = rule(
    IsNot("pins_global"),
    "[MEM-04] a type that pins the global allocator, in a method that brings its own: write allocator-api2's \
     `Box<T, A>` and `Vec<T, A>`, with the method's allocator as `A`",
);
pub(crate) static IN_BLOCK: Rule = rule(
    IsNot("is_owned"),
    "[MEM-22] a type that pins its own allocator, where all results are in one block: borrow from the block, as in \
     `Option<&'a T>` for `Option<Box<T>>`, `&'a [T]` for `Vec<T>`",
);
pub(crate) static PASSED_BY_VALUE: Rule = rule(
    IsNot("is_conformant"),
    "[ARR-36] a structure that ends in a conformant array is passed by reference (MIDL2043, MIDL2465): write `&T`",
);
pub(crate) static KNOWN_SIZE: Rule = rule(
    IsNot("is_conformant"),
    "[DIR-06] an [out] structure that ends in a conformant array (MIDL2040): the server could not know its size; write \
     `&mut Option<Box<T>>`",
);
pub(crate) static RETURNED_IS_NEW: Rule = rule(
    IsNot("is_reference"),
    "[RET-03] a returned pointer is new storage, and never a reference pointer (MIDL2177): return an `Option` of it",
);
pub(crate) static RETURNED_SIZE: Rule = rule(
    IsNot("is_conformant"),
    "[RET-04] a structure that ends in a conformant array cannot be returned (MIDL2199): return `Option<Box<T>>`",
);
pub(crate) static PIPE_ELEMENT: Rule = rule(
    Is("is_fixed"),
    "[PIP-02] an element of a pipe that has pointers, or no fixed size (MIDL2317): a number, or a structure of numbers",
);
pub(crate) static PIPE_NOT_PRESENTED: Rule = rule(
    IsNot("is_presented"),
    "[PIP-03] an element of a pipe that is presented as another type (MIDL2322): make the pipe one of what travels",
);

/// Where a layout is.
enum Place {
    /// An expression.
    At(TokenStream),
    /// The type that a method returns, which may have no layout.
    Returned(TokenStream),
    /// A type in the call's memory, of which only Rust's layout is asked.
    Borrowed(TokenStream),
    /// A check of something else, as code.
    Printed(TokenStream),
}

/// Rules that a place has to keep, behind those that its layout itself may break.
pub(crate) struct Check {
    span: Span,
    place: Place,
    rules: Vec<&'static Rule>,
}

/// What a field or an arm is, of which its layout has rules of its own.
#[derive(Clone, Copy)]
pub(crate) enum Part {
    Whole,
    BeforeLast,
    Arm,
}

impl Check {
    pub(crate) fn at(
        ty: &Type,
        gate: &Gate,
        levels: &Levels,
        rules: &[&'static Rule],
        rpc: &TokenStream,
    ) -> Check {
        let ty_in_place = gate.ty(&types::anonymous(ty), ty.span(), rpc);
        Check::of((&ty_in_place, ty.span()), levels, Part::Whole, rules, rpc)
    }

    /// The rules that a part of a type has to keep.
    pub(crate) fn part(
        ty: &Type,
        gate: &Gate,
        levels: &Levels,
        part: Part,
        rpc: &TokenStream,
    ) -> Check {
        let ty_in_place = gate.ty(&types::anonymous(ty), ty.span(), rpc);
        Check::of((&ty_in_place, ty.span()), levels, part, &[], rpc)
    }

    /// A type as generated code names it.
    pub(crate) fn of(
        (ty, span): (&TokenStream, Span),
        levels: &Levels,
        part: Part,
        rules: &[&'static Rule],
        rpc: &TokenStream,
    ) -> Check {
        let ndr = levels.ndr(span, rpc);
        let part = match part {
            Part::Whole => None,
            Part::BeforeLast => Some(quote!(.before_last())),
            Part::Arm => Some(quote!(.as_arm())),
        };
        let layout = quote_spanned!(span=> <#ty as #ndr>::LAYOUT #part);
        Check { span, place: Place::At(layout), rules: rules.to_vec() }
    }

    /// A check of something else than a layout.
    pub(crate) fn printed(code: TokenStream) -> Check {
        Check { span: code.span(), place: Place::Printed(code), rules: Vec::new() }
    }

    /// `value` is the type that is returned, as an expression of types.
    pub(crate) fn returned(span: Span, value: TokenStream, rules: Vec<&'static Rule>) -> Check {
        Check { span, place: Place::Returned(value), rules }
    }

    /// The check as code.
    fn print(&self, rpc: &TokenStream) -> TokenStream {
        let span = self.span;
        let asserts = self.rules.iter().map(|rule| {
            let message = rule.message;
            let holds = match rule.holds {
                Is(name) => {
                    let name = format_ident!("{name}");
                    quote!(__layout.#name())
                }
                IsNot(name) => {
                    let name = format_ident!("{name}");
                    quote!(!__layout.#name())
                }
            };
            quote_spanned!(span=> ::core::assert!(#holds, #message);)
        });
        match &self.place {
            Place::At(layout) => quote_spanned! {span=>
                const _: () = {
                    let __layout = #layout.sound();
                    #(#asserts)*
                };
            },
            Place::Returned(value) => quote_spanned! {span=>
                const _: () = if let #rpc::Some(__layout) = <#value as #rpc::MarshalReturn>::LAYOUT {
                    let __layout = __layout.sound();
                    #(#asserts)*
                };
            },
            Place::Borrowed(ty) => quote_spanned! {span=>
                const _: () = ::core::assert!(!::core::mem::needs_drop::<#ty>(), #WITHOUT_DESTRUCTOR);
            },
            Place::Printed(code) => code.clone(),
        }
    }

    /// Whether only the layout's own rules are asked.
    fn is_alone(&self) -> bool {
        matches!(self.place, Place::At(_)) && self.rules.is_empty()
    }

    /// The layout that is asked, as a text.
    fn layout(&self) -> Option<String> {
        match &self.place {
            Place::At(layout) => Some(layout.to_string()),
            _ => None,
        }
    }
}

/// The checks of several items as code, each layout once: rustc takes its time for each constant, so that those of
/// which only their own rules are asked have one for an item.
pub(crate) fn print(
    items: impl IntoIterator<Item = Vec<Check>>,
    rpc: &TokenStream,
) -> Vec<TokenStream> {
    let mut code = Vec::new();
    let mut seen = HashSet::new();
    for checks in items {
        let mut merged: Vec<Check> = Vec::new();
        let mut texts: Vec<Option<String>> = Vec::new();
        for check in checks {
            let layout = check.layout();
            match texts.iter().position(|other| layout.is_some() && *other == layout) {
                Some(at) => {
                    let same = &mut merged[at];
                    let new = |rule: &&Rule| !same.rules.iter().any(|other| ptr::eq(*other, *rule));
                    let new: Vec<_> = check.rules.into_iter().filter(new).collect();
                    same.rules.extend(new);
                }
                None => {
                    merged.push(check);
                    texts.push(layout);
                }
            }
        }
        let (alone, ruled): (Vec<_>, Vec<_>) = merged.into_iter().partition(Check::is_alone);
        let alone = alone.iter().filter_map(|check| match &check.place {
            Place::At(layout) => {
                Some(quote_spanned!(check.span=> _: #rpc::Layout = #layout.sound();))
            }
            _ => None,
        });
        let alone: Vec<_> = alone.filter(|layout| seen.insert(layout.to_string())).collect();
        match &alone[..] {
            [] => {}
            [one] => code.push(quote!(const #one)),
            several => code.push(quote!(const _: () = { #(let #several)* };)),
        }
        let ruled = ruled.iter().map(|check| check.print(rpc));
        code.extend(ruled.filter(|check| seen.insert(check.to_string())));
    }
    code
}

/// What every place has to keep.
pub(crate) fn of_place(
    ty: &Type,
    gate: &Gate,
    attributes: &ValueAttributes,
    levels: &Levels,
    rpc: &TokenStream,
) -> Vec<Check> {
    let mut checks = Vec::new();
    if levels.is_array()
        && let Some(element) = types::element(ty)
        && !types::is_array(ty)
    {
        let (span, element) = (ty.span(), types::anonymous(element));
        let several = gate.ty(&quote_spanned!(span=> [#element]), span, rpc);
        checks.push(Check::of((&several, span), levels, Part::Whole, &[], rpc));
    }
    if attributes.unique.is_present() {
        checks.push(Check::at(ty, gate, levels, &[&NULLABLE, &NOT_FULL], rpc));
    }
    if attributes.ptr.is_present() && types::reference(types::option(ty).unwrap_or(ty)).is_none() {
        checks.push(Check::at(ty, gate, levels, &[&FULL], rpc));
    }
    for referent in types::borrowed(ty).into_iter().filter(|ty| !types::is_primitive(ty)) {
        let (span, place) = (ty.span(), Place::Borrowed(referent.to_token_stream()));
        checks.push(Check { span, place, rules: Vec::new() });
    }
    checks
}
