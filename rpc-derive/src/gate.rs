//! How generated code names a type that may have no wire form: it asks once, and goes on with what the runtime selects
//! by the answer. So such a type is one error, wherever it stands.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::visit_mut::{self, VisitMut};
use syn::{Ident, Lifetime, Type};

use crate::levels::Levels;
use crate::{len, runtime, types};

/// What is known where a type stands.
pub(crate) struct Around<'a> {
    /// The type that is being derived: it has a form.
    pub(crate) own: Option<&'a Ident>,
    /// The allocator that types may name, for which the global one can stand.
    pub(crate) allocator: Option<&'a Ident>,
    /// Parameters for which nothing can stand.
    pub(crate) parameters: Vec<&'a Ident>,
}

impl<'a> Around<'a> {
    /// Where the parameters of a method stand.
    pub(crate) fn method(allocator: Option<&'a Ident>) -> Around<'a> {
        Around { own: None, allocator, parameters: Vec::new() }
    }
}

/// A conversion between a type and what is named in its place.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Convert {
    Of,
    OfMut,
    OfSliceMut,
    Back,
    BackMut,
    BackSliceMut,
    Value,
}

impl Convert {
    /// The trait, the function, and whether the argument tells the type.
    fn names(self) -> (&'static str, &'static str, bool) {
        match self {
            Convert::Of => ("Select", "of", true),
            Convert::OfMut => ("Select", "of_mut", true),
            Convert::OfSliceMut => ("SelectValue", "of_slice_mut", true),
            Convert::Back => ("Select", "back", false),
            Convert::BackMut => ("Select", "back_mut", false),
            Convert::BackSliceMut => ("SelectValue", "back_slice_mut", false),
            Convert::Value => ("SelectValue", "value", false),
        }
    }
}

/// The answer, if a question is needed.
#[derive(Clone, Default)]
pub(crate) struct Gate(Option<Answer>);

#[derive(Clone)]
struct Answer {
    /// Whether the type has a form, as a type.
    form: Ident,
    /// The names, if the type has no parameters.
    whole: Option<Whole>,
    /// The type is a `TransmitAs`: what travels is asked for. It may be large, and is not moved once more.
    presented: bool,
}

#[derive(Clone)]
struct Whole {
    /// The type itself: what its own tokens name is looked up where this is declared, and nowhere else.
    itself: Ident,
    /// What is named in its place.
    wire: Ident,
    /// The type's tokens.
    asked: String,
}

impl Whole {
    /// `name` for the type at a place, if it is this one.
    fn at(&self, ty: &TokenStream, name: &Ident, span: Span) -> Option<TokenStream> {
        let mut name = name.clone();
        name.set_span(span);
        (self.asked == ty.to_string()).then(|| name.to_token_stream())
    }
}

impl Gate {
    /// `name` is that of the field or parameter, which makes the answer's name.
    pub(crate) fn new(name: &str, ty: &Type, levels: &Levels, around: &Around<'_>) -> Gate {
        let mentions = |name: &Ident| types::mentions(ty, name);
        let unknown =
            mentions(&format_ident!("Self")) || around.parameters.iter().any(|p| mentions(p));
        let answer = (!unknown && !vouched(ty, around.own, levels)).then(|| {
            // The type of a parameter may have lifetimes that are not written.
            let whole = around.own.is_some()
                && !types::borrows(ty)
                && !around.allocator.is_some_and(mentions);
            let whole = whole.then(|| Whole {
                itself: format_ident!("__Type_{name}"),
                wire: format_ident!("__Wire_{name}"),
                asked: ty.to_token_stream().to_string(),
            });
            Answer { form: format_ident!("__Form_{name}"), whole, presented: false }
        });
        Gate(answer)
    }

    /// The same for a field that is presented as another type.
    pub(crate) fn presented(name: &str, ty: &Type, around: &Around<'_>) -> Gate {
        let unknown = around.parameters.iter().any(|p| types::mentions(ty, p));
        let unknown = unknown || types::mentions(ty, &format_ident!("Self"));
        let form = format_ident!("__Form_{name}");
        Gate((!unknown).then_some(Answer { form, whole: None, presented: true }))
    }

    /// Whether a question is needed.
    pub(crate) fn is_open(&self) -> bool {
        self.0.is_some()
    }

    /// The answer.
    pub(crate) fn items(
        &self,
        ty: &Type,
        levels: &Levels,
        around: &Around<'_>,
        rpc: &TokenStream,
    ) -> TokenStream {
        let Some(Answer { form, whole, presented }) = &self.0 else {
            return TokenStream::new();
        };
        let (constant, span) = (eternal(&known(ty, around, rpc)), ty.span());
        let attributes = levels.ty(rpc);
        let constant = self.itself(&constant, span);
        let itself = whole.as_ref().map(|Whole { itself, .. }| quote!(type #itself = #ty;));
        let wire = whole.as_ref().map(|Whole { wire, .. }| {
            let asked = self.itself(ty, span);
            quote_spanned!(span=> type #wire = <#form as #rpc::Select<#asked>>::Type;)
        });
        let is = if *presented { quote!(IS_PRESENTED) } else { quote!(HAS_FORM) };
        quote_spanned! {span=>
            #itself
            type #form = #rpc::Form<{ #rpc::At::<#constant, #attributes>::#is }>;
            #wire
        }
    }

    /// The question, as statements: an error where there is no form, and where there is no union to be switched on.
    pub(crate) fn question(
        &self,
        ty: &Type,
        levels: &Levels,
        around: &Around<'_>,
        rpc: &TokenStream,
    ) -> TokenStream {
        if self.0.is_none() {
            return TokenStream::new();
        }
        // Of the very type of the constant: where that is false, this is an error.
        let (known, span) = (eternal(&known(ty, around, rpc)), ty.span());
        let (ndr, attributes) = (levels.ndr(span, rpc), levels.ty(rpc));
        if let Some((transmitted, presented)) = self.transmitted(&known) {
            return quote_spanned! {span=>
                let _ = <#transmitted as #rpc::TransmittedType<#presented>>::to_xmit;
                let _ = <#transmitted as #rpc::Ndr>::may_be_null;
            };
        }
        let known = self.itself(&known, span);
        if levels.is_switched() {
            // What is no union is not asked for its form.
            return quote_spanned! {span=>
                let _: #rpc::Option<<#known as #rpc::Switched>::Switch> = #rpc::None;
                let _: fn(&#attributes) -> bool =
                    <<#rpc::Form<{ #rpc::At::<#known, ()>::IS_UNION }> as #rpc::Select<#known>>::Type as #ndr>::may_be_null;
            };
        }
        quote_spanned! {span=>
            let _: fn(&#attributes) -> bool = <#known as #ndr>::may_be_null;
        }
    }

    /// The type to name for `ty`, which is the type that is asked for, or made of the same parts.
    pub(crate) fn ty(&self, ty: &impl ToTokens, span: Span, rpc: &TokenStream) -> TokenStream {
        let ty = ty.to_token_stream();
        if let Some(Answer { form, presented: true, .. }) = &self.0
            && let Ok(whole) = syn::parse2(ty.clone())
            && let Some((transmitted, presented)) = self.transmitted(&whole)
        {
            return quote_spanned! {span=>
                #rpc::TransmitAs<<#form as #rpc::Select<#transmitted>>::Type, #presented>
            };
        }
        match &self.0 {
            Some(Answer { form, whole, .. }) => {
                let wire = whole.as_ref().and_then(|whole| whole.at(&ty, &whole.wire, span));
                wire.unwrap_or_else(|| quote_spanned!(span=> <#form as #rpc::Select<#ty>>::Type))
            }
            None => ty,
        }
    }

    /// The type as it was written, by its name if it has one.
    pub(crate) fn itself(&self, ty: &impl ToTokens, span: Span) -> TokenStream {
        let ty = ty.to_token_stream();
        let whole = self.0.as_ref().and_then(|answer| answer.whole.as_ref());
        let named = whole.and_then(|whole| whole.at(&ty, &whole.itself, span));
        named.unwrap_or(ty)
    }

    /// The start value, where its type is known.
    pub(crate) fn start(&self, rpc: &TokenStream) -> TokenStream {
        match &self.0 {
            Some(Answer { form, .. }) => quote!(#rpc::start_value::<#form, _>()),
            None => quote!(#rpc::Start::start()),
        }
    }

    /// What travels, and what it is presented as.
    fn transmitted(&self, ty: &Type) -> Option<(Type, Type)> {
        self.0.as_ref().filter(|answer| answer.presented)?;
        let mut arguments = types::all_arguments(ty).into_iter();
        Some((arguments.next()?.clone(), arguments.next()?.clone()))
    }

    /// A value of `ty`, or of what is named for it, as one of the other.
    pub(crate) fn convert(
        &self,
        convert: Convert,
        ty: &impl ToTokens,
        value: TokenStream,
        rpc: &TokenStream,
    ) -> TokenStream {
        let Some(Answer { form, presented: false, .. }) = &self.0 else {
            return value;
        };
        let (trait_, function, inferred) = convert.names();
        let (trait_, function) = (format_ident!("{trait_}"), format_ident!("{function}"));
        let ty = ty.to_token_stream();
        let ty = if inferred { quote!(_) } else { self.itself(&ty, ty.span()) };
        quote!(<#form as #rpc::#trait_<#ty>>::#function(#value))
    }
}

/// The answers and questions of an item, for a block. All questions are in one body: each costs rustc time of its own.
pub(crate) fn block(
    answers: Vec<TokenStream>,
    questions: &[TokenStream],
    rpc: &TokenStream,
) -> Option<TokenStream> {
    let asks = answers.iter().any(|answer| !answer.is_empty());
    asks.then(|| {
        let answers = runtime::once(answers);
        quote! {
            use #rpc::Lacking as _;
            #(#answers)*
            const _: fn() = || { #(#questions)* };
        }
    })
}

/// The names of an interface's answers: types that are asked the same have the same.
#[derive(Default)]
pub(crate) struct Answers(Vec<String>);

impl Answers {
    /// The name of the answer for a type at these levels.
    pub(crate) fn name(&mut self, ty: &Type, levels: &Levels, around: &Around<'_>) -> String {
        let rpc = runtime::alias();
        let asked = eternal(&known(ty, around, &rpc));
        let asked = format!("{} {}", asked.to_token_stream(), levels.ty(&rpc));
        let at = self.0.iter().position(|other| *other == asked).unwrap_or_else(|| {
            self.0.push(asked);
            self.0.len() - 1
        });
        at.to_string()
    }
}

/// The type, with the global allocator for any.
pub(crate) fn known(ty: &Type, around: &Around<'_>, rpc: &TokenStream) -> Type {
    let global = syn::parse_quote!(#rpc::Global);
    around.allocator.map_or_else(|| ty.clone(), |allocator| types::with(ty, allocator, &global))
}

/// Whether a type is of those that have a form at these levels, as far as names tell.
fn vouched(ty: &Type, own: Option<&Ident>, levels: &Levels) -> bool {
    let sized = match types::is_array(ty) {
        true => levels.is_fixed_varying() && levels.is_one(),
        false => levels.is_sized() && types::is_sequence(ty),
    };
    let nested = types::element(ty).filter(|_| sized).unwrap_or(ty);
    let known = !has_other_than(len::travels_as(nested), own);
    known && (sized || levels.is_plain() || levels.is_length())
}

/// Whether a type names anything but numbers, pointers and strings.
fn has_other_than(ty: &Type, own: Option<&Ident>) -> bool {
    let ty = types::bare(ty);
    let is_text = |ty: &Type| types::is_named(ty, &["str", "WStr"]);
    if let Some(reference) = types::reference(ty) {
        return !is_text(&reference.elem) && has_other_than(&reference.elem, own);
    }
    if let Type::Array(array) = ty {
        return has_other_than(&array.elem, own);
    }
    if own.is_some_and(|own| types::is_own(ty, own)) {
        return false;
    }
    // Behind a path it may be anything.
    if !types::is_one_name(ty) {
        return true;
    }
    if types::is_named(ty, &["Box"])
        && let Some(pointee) = types::argument(ty)
    {
        return !is_text(pointee) && has_other_than(pointee, own);
    }
    if let Some(pointer) = types::option(ty) {
        let is_pointer = types::is_pointer(pointer) && types::option(pointer).is_none();
        return !is_pointer || has_other_than(pointer, own);
    }
    !types::is_scalar(ty) && !types::is_named(ty, &["String", "WString"])
}

/// The type with `'static` for each lifetime, so that it can stand in a constant.
pub(crate) fn eternal(ty: &Type) -> Type {
    struct Eternal;
    impl VisitMut for Eternal {
        fn visit_lifetime_mut(&mut self, lifetime: &mut Lifetime) {
            lifetime.ident = Ident::new("static", lifetime.ident.span());
        }
        // Lifetimes that the type declares are its own.
        fn visit_type_fn_ptr_mut(&mut self, _: &mut syn::TypeFnPtr) {}
        fn visit_trait_bound_mut(&mut self, _: &mut syn::TraitBound) {}
        fn visit_type_reference_mut(&mut self, reference: &mut syn::TypeReference) {
            reference.lifetime = Some(Lifetime::new("'static", reference.and_token.span));
            visit_mut::visit_type_reference_mut(self, reference);
        }
    }
    let mut ty = ty.clone();
    Eternal.visit_type_mut(&mut ty);
    ty
}
