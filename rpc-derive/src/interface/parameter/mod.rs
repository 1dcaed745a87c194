//! The kinds of parameters: a file says all of one. Stubs string them together.
//!
//! A new kind is a new file, and a line in [`Kind::of`](of).

mod buffer;
mod len;
mod optional;
mod reference;
mod slice;
mod value;

pub(crate) mod handle;
pub(crate) mod pipe;

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Ident, Type};

use super::layouts::Layouts;
use super::model::{Method, Parameter};
use super::parameter_scope::{Parameters, Stage, levels, out_name};
use crate::errors::Errors;
use crate::expression::Scope;
use crate::gate::Convert;
use crate::types;

/// How a parameter is written, which decides how stubs pass it on. All code is in a closure of a stub, where there are a
/// `__step` and an `__encoder` or a `__decoder`, all references; expressions are of type `NdrResult`.
pub(crate) trait Kind {
    /// The type that is encoded and decoded: what is behind the parameter's own pointer.
    fn referent(&self) -> &Type;

    /// The type that is asked for its wire form.
    fn asked(&self) -> Type {
        self.referent().clone()
    }

    /// The value, if it is always there and is one: by value or behind a reference.
    fn number(&self) -> Option<&Type> {
        None
    }

    /// The type, if the server's method gets it by value.
    fn moved(&self) -> Option<&Type> {
        None
    }

    /// The context handle that it is.
    fn as_handle(&self) -> Option<&handle::Handle> {
        None
    }

    /// Whether it is `&mut`, and comes back.
    fn is_exclusive(&self) -> bool {
        false
    }

    /// Whether `*name` is how its value is written.
    fn is_reference(&self) -> bool {
        false
    }

    /// Whether its own pointer points to one value: that is a level of its attributes, and not on the wire.
    fn is_to_one(&self) -> bool {
        false
    }

    /// Whether its own pointer may be null.
    fn is_nullable(&self) -> bool {
        false
    }

    /// Whether it is an array or a string behind the parameter's own pointer.
    fn is_several(&self) -> bool {
        false
    }

    /// Whether its elements are in the call's memory at the server, whatever its type says.
    fn is_lent(&self) -> bool {
        false
    }

    /// Whether the client's value can be changed in place, so that what it points to keeps its address.
    fn can_be_in_place(&self) -> bool {
        false
    }

    /// The client encodes it into the request.
    fn send(&self, at: &At<'_>) -> TokenStream;

    /// The client checks that what comes back has room.
    fn room(&self, _: &At<'_>) -> Option<TokenStream> {
        None
    }

    /// A walk over what was received, which validates it and makes nothing.
    fn walk(&self, at: &At<'_>) -> TokenStream;

    /// The server decodes it from the request.
    fn receive(&self, at: &At<'_>) -> TokenStream;

    /// What an \[out\] parameter is before the method runs: a `let`.
    fn start(&self, at: &At<'_>) -> TokenStream {
        let At { name, span, wire, rpc, .. } = at;
        quote_spanned!(*span=> let mut #name: #wire = <#wire as #rpc::Start>::start();)
    }

    /// The argument for the server's method.
    fn pass(&self, at: &At<'_>) -> TokenStream;

    /// The server encodes it into the reply.
    fn reply(&self, at: &At<'_>) -> TokenStream {
        let At { name, span, levels, wire, value, rpc, .. } = at;
        quote_spanned!(*span=> #rpc::write_referent::<#levels, #wire>(__ndr64, __encoder, &#name, &#value))
    }

    /// The client decodes it from the reply, without changing what the caller has.
    fn stage(&self, at: &At<'_>) -> TokenStream {
        let At { span, levels, wire, value, rpc, .. } = at;
        quote_spanned!(*span=> #rpc::read_referent::<_, #levels, #wire>(__ndr64, __decoder, &#value))
    }

    /// The client hands over what was staged, when the whole reply is good: a statement.
    fn commit(&self, _: &At<'_>) -> TokenStream {
        TokenStream::new()
    }

    /// Rules about the layout of its type.
    fn layouts(&self, parameter: &Parameter<'_>, layouts: &mut Layouts<'_>);

    /// The rule that a direction breaks, the message, and what to write: `[out]` or `[inout]` is said of it.
    fn misdirected(&self, direction: &str) -> Option<[String; 3]>;

    /// Whether it has to say its number of elements.
    fn needs_size(&self, parameter: &Parameter<'_>) -> bool {
        types::is_conformant(parameter.ty)
    }

    /// Rules about it that its tokens tell.
    fn check(&self, _: &Parameter<'_>, _: &mut Errors) {}

    /// Whether `partial_ignore` means something on it.
    fn may_be_ignored(&self) -> bool {
        false
    }
}

/// The kind of a parameter that is on the wire, as its type is written.
pub(crate) fn of<'a>(ty: &'a Type) -> Box<dyn Kind + 'a> {
    if let Some(length) = len::Length::of(ty) {
        return Box::new(length);
    }
    let Some(reference) = types::reference(ty) else {
        if let Some(inner) = types::option(ty).and_then(types::reference)
            && !types::is_unsized(&inner.elem)
        {
            let exclusive = inner.mutability.is_some();
            return Box::new(optional::Optional { ty: &inner.elem, exclusive });
        }
        return Box::new(value::Value(ty));
    };
    let referent = &*reference.elem;
    let exclusive = reference.mutability.is_some();
    match types::slice(referent) {
        Some(element) if exclusive => Box::new(buffer::Buffer(element)),
        _ if !exclusive && types::is_unsized(referent) => {
            Box::new(slice::Slice { whole: ty, referent })
        }
        _ => Box::new(reference::Reference { ty: referent, exclusive }),
    }
}

/// A parameter in a stub: the words that its code is made of.
pub(crate) struct At<'s> {
    pub(crate) parameter: &'s Parameter<'s>,
    pub(crate) stage: Stage,
    pub(crate) name: &'s Ident,
    /// What was decoded at the client.
    pub(crate) out: Ident,
    pub(crate) span: Span,
    /// The type of its levels, and their value.
    pub(crate) levels: TokenStream,
    pub(crate) value: TokenStream,
    /// The type as it is written, and what is encoded or decoded in its place.
    pub(crate) ty: Type,
    pub(crate) wire: TokenStream,
    /// The length of its array, if it is a `Len`.
    pub(crate) length: Option<TokenStream>,
    /// Whether the client's value is changed in place.
    pub(crate) in_place: bool,
    pub(crate) rpc: &'s TokenStream,
}

impl<'s> At<'s> {
    pub(crate) fn new(
        parameter: &'s Parameter<'s>,
        kind: &dyn Kind,
        scope: &Parameters<'_>,
        rpc: &'s TokenStream,
    ) -> At<'s> {
        let inner = parameter.referent_levels();
        let ty = types::anonymous(kind.referent());
        let wire = parameter.gate.ty(&ty, ty.span(), rpc);
        At {
            parameter,
            stage: scope.stage,
            name: &parameter.name,
            out: out_name(parameter),
            span: parameter.span(),
            levels: inner.ty(rpc),
            value: levels(&inner, &wire, scope, rpc),
            length: scope.length(&parameter.name, rpc),
            wire,
            ty,
            in_place: is_in_place(scope.method, parameter, kind),
            rpc,
        }
    }
}

impl At<'_> {
    /// A conversion of `Select` between the parameter's type and what is encoded or decoded.
    pub(crate) fn convert(&self, convert: Convert, value: TokenStream) -> TokenStream {
        self.parameter.gate.convert(convert, &self.ty, value, self.rpc)
    }

    /// The same in an `Option`.
    pub(crate) fn mapped(&self, convert: Convert, option: TokenStream) -> TokenStream {
        if !self.parameter.gate.is_open() {
            return option;
        }
        let value = self.convert(convert, quote!(__value));
        quote!(#option.map(|__value| #value))
    }
}

/// Whether the caller's value is changed in place. A value that another parameter's expression names is decoded
/// beside, because the expression needs it first; so is a value whose own expression names a result that comes
/// after it.
fn is_in_place(method: &Method<'_>, parameter: &Parameter<'_>, kind: &dyn Kind) -> bool {
    let names = |other: &Parameter<'_>| {
        other.attributes.place.expressions().any(|(_, expression)| {
            let names = crate::expression::names(expression);
            names.iter().any(|(name, _)| *name == parameter.name)
        })
    };
    // A number has nothing to keep, nor has a value that borrows: what it borrows is made anew in the
    // call's memory, which is not set aside before.
    let ty = kind.referent();
    let kept = kind.can_be_in_place() && !types::is_scalar(ty) && !types::borrows(ty);
    let both = parameter.is_in() && parameter.is_out();
    both && kept && !method.parameters.iter().any(names)
}
