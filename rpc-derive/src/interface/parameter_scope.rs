//! What client and server stubs share: the trait itself, and names and levels of parameters.

use std::collections::HashSet;

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Expr, FnArg, Ident, ItemTrait, Pat, PatIdent, ReturnType, TraitItem, Type};

use super::handles::is_context_handle;
use super::model::{Interface, Method, Parameter, Role, is_lint};
use super::parameter::{At, Kind};
use super::returned::Returned;
use crate::expression::{self, Scope};
use crate::levels::Levels;
use crate::{runtime, types};

/// The trait without the attributes that are ours, and with `async fn` as a function that returns a
/// `Send` future.
pub(crate) fn trait_item(interface: &Interface<'_>) -> ItemTrait {
    let rpc = runtime::path(interface.arguments.krate.as_ref());
    let mut trait_ = interface.trait_.clone();
    // A program may use the client alone.
    trait_.attrs.push(syn::parse_quote!(#[allow(dead_code)]));
    let mut names = HashSet::new();
    trait_.items.retain(|item| match item {
        TraitItem::Fn(method) => names.insert(method.sig.ident.unraw()),
        _ => true,
    });
    for item in &mut trait_.items {
        if let TraitItem::Type(ty) = item {
            ty.attrs.retain(|attribute| !is_context_handle(attribute));
            // What is more than a name has been refused.
            ty.generics = syn::Generics::default();
            ty.default = None;
        }
        let TraitItem::Fn(method) = item else {
            continue;
        };
        // One that has a body has been refused.
        method.default = None;
        let mut names = HashSet::new();
        for input in &mut method.sig.inputs {
            if let FnArg::Typed(input) = input {
                input.attrs.retain(|attribute| is_lint(attribute.path()));
                // What is no name, or a second one, has been refused.
                if !plain_name(&input.pat).is_some_and(|name| names.insert(name.unraw())) {
                    *input.pat = syn::parse_quote!(_);
                }
            }
        }
        // What is not known has been refused.
        let known = ["doc", "deprecated", "cfg", "cfg_attr"];
        method.attrs.retain(|attribute| {
            is_lint(attribute.path()) || known.iter().any(|known| attribute.path().is_ident(known))
        });
        let error = error_of(&method.sig.output);
        let is_async = method.sig.asyncness.take().is_some();
        if is_async {
            let output: Type = match &method.sig.output {
                ReturnType::Default => syn::parse_quote!(()),
                ReturnType::Type(_, ty) => (**ty).clone(),
            };
            method.sig.output =
                syn::parse_quote!(-> impl #rpc::Future<Output = #output> + #rpc::Send);
        }
        if let Some(place) = error.filter(|_| interface.arguments.partial) {
            method.attrs.push(syn::parse_quote!(#[allow(unused_variables)]));
            // Whoever returns an error of another kind reads of it there.
            let body = quote!(#rpc::not_implemented()).into_iter().map(|mut token| {
                token.set_span(place);
                token
            });
            let body: TokenStream = body.collect();
            method.default = Some(match is_async {
                true => syn::parse_quote!({ async { #body } }),
                false => syn::parse_quote!({ #body }),
            });
        }
    }
    for method in &interface.methods {
        if let Some((name, flag)) = method.notify()
            && !interface.methods.iter().any(|other| *other.name() == name)
        {
            let span = name.span();
            let doc = format!(
                "Called when a call of [`{0}`](Self::{0}) is over at the server: its reply is marshalled or it \
                 failed, and its memory is freed. A panic here changes nothing for the client.",
                method.name()
            );
            let ran = flag.then(|| quote!(, ran: bool));
            let ran_doc =
                flag.then(|| quote!(#[doc = "`ran` says whether the method was called."]));
            trait_.items.push(syn::parse_quote_spanned! {span=>
                #[doc = #doc] #ran_doc fn #name(&self #ran);
            });
        }
    }
    trait_
}

/// Where the error of what may be a `Result` is written, or its value. Of what is none RET-08 speaks, and a body would be a
/// second error.
fn error_of(output: &ReturnType) -> Option<Span> {
    let ReturnType::Type(_, ty) = output else { return None };
    let Type::Path(path) = types::bare(ty) else { return None };
    let last = path.path.segments.last()?;
    let syn::PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
    let is_other = ["Option", "Box", "Vec"].iter().any(|other| last.ident == other);
    arguments.args.last().filter(|_| !is_other).map(Spanned::span)
}

/// The name of a parameter, if it is written as one.
pub(crate) fn plain_name(pattern: &Pat) -> Option<&Ident> {
    match pattern {
        Pat::Ident(PatIdent { by_ref: None, mutability: None, subpat: None, ident, .. }) => {
            Some(ident)
        }
        _ => None,
    }
}

/// Which side a stub is on, and what it is doing: that decides where a parameter's value is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stage {
    /// The client encodes the request: values are the caller's.
    ClientRequest,
    /// The client decodes the reply: what was decoded is in `__out_name`.
    ClientReply,
    /// The server decodes the request: values are in locals, as far as they are decoded.
    ServerRequest,
    /// The server encodes the reply: all values are in locals.
    ServerReply,
}

/// The parameters of a method, as a stub sees them.
pub(crate) struct Parameters<'a> {
    pub(crate) method: &'a Method<'a>,
    pub(crate) stage: Stage,
    /// The parameters before this one have been decoded.
    pub(crate) before: usize,
}

impl Parameters<'_> {
    /// Whether the value of the `index`th parameter is not known yet.
    fn is_late(&self, index: usize, parameter: &Parameter<'_>) -> bool {
        match self.stage {
            Stage::ClientRequest | Stage::ServerReply => false,
            Stage::ServerRequest => !parameter.is_in() || index >= self.before,
            Stage::ClientReply => parameter.is_out() && index >= self.before,
        }
    }
}

/// A step that is a statement; its error is in the parameter.
pub(crate) fn step(parameter: &Parameter<'_>, result: &TokenStream) -> TokenStream {
    let label = parameter.name.to_string();
    quote!(__step.at(#label); #result?;)
}

impl Parameters<'_> {
    /// The lengths of the arrays that a `Len` counts here, before all else: a buffer is lent to what sends it.
    pub(crate) fn lengths(&self, rpc: &TokenStream) -> TokenStream {
        let counts = self.method.parameters.iter().filter(|count| match self.stage {
            Stage::ClientRequest => count.is_in(),
            Stage::ServerReply => count.is_out(),
            Stage::ServerRequest | Stage::ClientReply => false,
        });
        let lengths = counts.filter_map(|count| {
            let (length, array) = (length_name(count), self.method.array_of(count)?);
            let local = &array.name;
            Some(quote_spanned!(array.span()=> let #length = #rpc::length_of(&#local);))
        });
        lengths.collect()
    }
}

impl Scope for Parameters<'_> {
    fn is_nullable(&self, name: &Ident) -> bool {
        self.method.find(name).is_some_and(|(_, parameter)| parameter.is_nullable())
    }

    fn length(&self, name: &Ident, _: &TokenStream) -> Option<TokenStream> {
        let (_, count) = self.method.find(name)?;
        // What was received is a number like any other.
        let is_received = match self.stage {
            Stage::ClientRequest => false,
            Stage::ServerRequest => true,
            Stage::ServerReply => !count.is_out(),
            Stage::ClientReply => count.is_out(),
        };
        self.method.array_of(count).filter(|_| !is_received)?;
        let length = length_name(count);
        Some(quote!(#length))
    }

    fn value(&self, name: &Ident, _: bool) -> Option<TokenStream> {
        let (index, parameter) = self.method.find(name)?;
        let span = name.span();
        let mut local = parameter.name.clone();
        local.set_span(span);
        let caller = match (&parameter.role, parameter.is_reference()) {
            (Role::Data(_), true) => quote_spanned!(span=> *#local),
            _ => quote_spanned!(span=> #local),
        };
        Some(match self.stage {
            Stage::ClientRequest => caller,
            Stage::ClientReply if parameter.is_out() && index < self.before => {
                let out = out_name(parameter);
                quote_spanned!(span=> #out)
            }
            Stage::ClientReply => caller,
            Stage::ServerRequest | Stage::ServerReply => quote_spanned!(span=> #local),
        })
    }
}

/// The name of a decoded result at the client.
pub(crate) fn out_name(parameter: &Parameter<'_>) -> Ident {
    format_ident!("__out_{}", parameter.name.unraw(), span = parameter.name.span())
}

/// The name of the length of the array that a `Len` counts.
fn length_name(count: &Parameter<'_>) -> Ident {
    format_ident!("__length_of_{}", count.name.unraw(), span = count.name.span())
}

/// The levels of a parameter as a value.
pub(crate) fn levels(
    levels: &Levels,
    ty: &TokenStream,
    parameters: &Parameters<'_>,
    rpc: &TokenStream,
) -> TokenStream {
    let late = |expression: &Expr| {
        expression::names(expression).iter().any(|(name, _)| {
            let found = parameters.method.find(name);
            found.is_some_and(|(index, parameter)| parameters.is_late(index, parameter))
        })
    };
    let switch = |discriminant: &Expr| match expression::plain(discriminant, parameters) {
        Some(value) => {
            quote_spanned!(syn::spanned::Spanned::span(discriminant)=> #rpc::switch_is::<#ty, _>(#value))
        }
        None => {
            let count = expression::emit(discriminant, parameters, rpc);
            quote!(#rpc::SwitchIs(#count.raw()))
        }
    };
    levels.value(parameters, &late, &switch, rpc)
}

/// Whether some expression of the parameter's has names that are not known yet.
fn has_late(parameter: &Parameter<'_>, parameters: &Parameters<'_>) -> bool {
    parameter.attributes.place.expressions().any(|(_, expression)| {
        expression::names(expression).iter().any(|(name, _)| {
            let found = parameters.method.find(name);
            found.is_some_and(|(index, target)| parameters.is_late(index, target))
        })
    })
}

/// The name of the place where a parameter begins that is walked twice.
fn start(parameter: &Parameter<'_>) -> Ident {
    format_ident!("__start_{}", parameter.name.unraw(), span = parameter.name.span())
}

/// Keeps where a parameter begins, if it will be walked twice.
pub(crate) fn begin_late(
    parameter: &Parameter<'_>,
    scope: &Parameters<'_>,
    rpc: &TokenStream,
) -> Option<TokenStream> {
    has_late(parameter, scope).then(|| {
        let start = start(parameter);
        quote!(let #start = #rpc::begin_late(__decoder);)
    })
}

/// The second walk, when all parameters are known.
pub(crate) fn compare_late(
    parameter: &Parameter<'_>,
    kind: &dyn Kind,
    scope: &Parameters<'_>,
    rpc: &TokenStream,
) -> Option<TokenStream> {
    has_late(parameter, scope).then(|| {
        let scope = Parameters { before: usize::MAX, ..*scope };
        let walk = kind.walk(&At::new(parameter, kind, &scope, rpc));
        let start = start(parameter);
        step(parameter, &quote!(#rpc::compare_late(__decoder, #start, |__decoder| #walk)))
    })
}

/// Compares a number that was received, in `local`, with its range.
pub(crate) fn compare_range(
    parameter: &Parameter<'_>,
    local: &Ident,
    rpc: &TokenStream,
) -> Option<TokenStream> {
    let range = parameter.value_range()?;
    let (offset, value) = (quote!(__decoder.cursor().offset()), quote!(#local));
    let check = match parameter.is_nullable() {
        true => range.check_or_null(&value, &offset, rpc),
        false => range.check(&value, &offset, rpc),
    };
    Some(step(parameter, &check))
}

/// The client's parameters without their attributes, as far as `keep` wants them.
pub(crate) fn inputs(
    method: &Method<'_>,
    keep: impl Fn(&Parameter<'_>) -> bool,
    rpc: &TokenStream,
) -> TokenStream {
    let kept = method.parameters.iter().filter(|parameter| keep(parameter)).map(|parameter| {
        let (name, ty) = (&parameter.name, parameter.ty);
        match parameter.kind().and_then(|kind| kind.as_handle()) {
            Some(handle) => {
                let ty = handle.client_type(rpc);
                quote!(#name: #ty)
            }
            None => quote!(#name: #ty),
        }
    });
    quote!(&self #(, #kept)*)
}

/// As [`output`] for a method that may have mistakes: what is no `Result` is taken as it is written.
pub(crate) fn output_as_written(method: &Method<'_>, rpc: &TokenStream) -> TokenStream {
    let named = |output: &&Type| matches!(output, Type::Path(path) if path.path.segments.last().is_some_and(|last| last.ident.to_string().ends_with("Result")));
    if method.output().is_some_and(types::is_opaque) {
        // The caller cannot name what this is.
        return quote!(());
    }
    match method.output().filter(|output| !named(output)) {
        Some(output) => method.handle_types.at_client(output, rpc).to_token_stream(),
        None => output(method, rpc),
    }
}

/// The value of the method's `Result`, for use in a signature.
pub(crate) fn output(method: &Method<'_>, rpc: &TokenStream) -> TokenStream {
    Returned::of(method).map_or_else(|| quote!(()), |returned| returned.signature(rpc))
}
