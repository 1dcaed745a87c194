//! What a method returns: whether it is a `Result`, and whether its value can be sent, is asked once, as for
//! parameters (`gate`).

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Ident, Type};

use super::handles::{Handles, Named, Written};
use super::model::Method;
use crate::gate::{Around, eternal, known};
use crate::types;

/// The type that a method returns, in a method that returns something.
pub(crate) struct Returned<'a> {
    written: &'a Type,
    /// The value of what is written as a `Result`, and its error.
    value: Option<&'a Type>,
    error: Option<&'a Type>,
    handles: &'a Handles<'a>,
    /// The context handle that the value is, and whether there may be none.
    handle: Option<(Named, bool)>,
    /// The answers, as types.
    result: Ident,
    form: Ident,
    around: Around<'a>,
}

impl<'a> Returned<'a> {
    pub(crate) fn of(method: &'a Method<'a>) -> Option<Returned<'a>> {
        let written = method.output()?;
        let named = is_result(written);
        let mut arguments = types::all_arguments(written).into_iter();
        let (value, error) =
            if named { (arguments.next(), arguments.next()) } else { (None, None) };
        let span = written.span().resolved_at(Span::call_site());
        let result = format_ident!("__Result_{}", method.number, span = span);
        let form = format_ident!("__Form_{}_returned", method.number, span = span);
        let around = Around::method(method.generic_allocator());
        let handle = value.and_then(|value| method.handle_types.written(value));
        let handle = handle.and_then(|(named, written)| match written {
            Written::Value => Some((named, false)),
            Written::Optional => Some((named, true)),
            _ => None,
        });
        let handles = &method.handle_types;
        Some(Returned { written, value, error, handles, handle, result, form, around })
    }

    /// Whether its `Result` is what it seems to be.
    fn is_plain_result(&self) -> bool {
        self.value.is_some() && self.error.is_none()
    }

    /// Whether its value is written as `()`.
    pub(crate) fn is_nothing(&self) -> bool {
        let bare = self.value.map(types::bare);
        matches!(bare, Some(Type::Tuple(tuple)) if tuple.elems.is_empty())
    }

    /// Whether its value is of those that need no question.
    pub(crate) fn is_plain_value(&self) -> bool {
        self.is_nothing() || self.handle.is_some() || self.value.is_some_and(types::is_scalar)
    }

    /// The value, where the type is written as a `Result`.
    pub(crate) fn written_value(&self) -> Option<&'a Type> {
        self.value
    }

    /// The value's type, with types as `change` writes them.
    fn value_as(&self, change: impl Fn(&Type) -> Type, rpc: &TokenStream) -> TokenStream {
        match self.value {
            Some(value) => change(value).to_token_stream(),
            None => {
                let (result, written) = (&self.result, change(self.written));
                quote_spanned!(written.span()=> <#result as #rpc::Returning<#written>>::Value)
            }
        }
    }

    /// The context handle that it is, and whether there may be none.
    pub(crate) fn handle(&self) -> Option<&(Named, bool)> {
        self.handle.as_ref()
    }

    /// The value's type, in the client's signature.
    pub(crate) fn signature(&self, rpc: &TokenStream) -> TokenStream {
        // Where there is none in it, the type is as it is written.
        self.value_as(|ty| self.handles.at_client(ty, rpc), rpc)
    }

    /// The value's type, in a body.
    pub(crate) fn value(&self, rpc: &TokenStream) -> TokenStream {
        self.value_as(types::anonymous, rpc)
    }

    /// The type that is sent and received.
    pub(crate) fn wire(&self, rpc: &TokenStream) -> TokenStream {
        if self.handle.is_some() {
            return quote!(#rpc::WireHandle);
        }
        let value = self.value(rpc);
        if self.is_plain_value() {
            return value;
        }
        let form = &self.form;
        quote_spanned!(self.span()=> <#form as #rpc::Select<#value>>::Type)
    }

    /// The same where it is known: any allocator stands for the method's own.
    pub(crate) fn known_wire(&self, rpc: &TokenStream) -> TokenStream {
        let form = &self.form;
        let value = self.value_as(|ty| types::anonymous(&known(ty, &self.around, rpc)), rpc);
        quote_spanned!(self.span()=> <#form as #rpc::Select<#value>>::Type)
    }

    /// The same, of a value that needs no question too.
    pub(crate) fn constant_wire(&self, rpc: &TokenStream) -> TokenStream {
        if self.is_plain_value() { self.wire(rpc) } else { self.known_wire(rpc) }
    }

    /// What reads it at the client: an expression of the value that is received.
    pub(crate) fn read(&self, rpc: &TokenStream) -> TokenStream {
        let (span, wire) = (self.span(), self.wire(rpc));
        match &self.handle {
            Some((_, may_be_none)) => quote_spanned! {span=>
                #rpc::read_returned_handle(__step, __ndr64, __decoder, #may_be_none)?
            },
            None => {
                quote_spanned!(span=> #rpc::read_returned::<_, #wire>(__step, __ndr64, __decoder)?)
            }
        }
    }

    /// The value, from what was received.
    pub(crate) fn received(&self, value: TokenStream, rpc: &TokenStream) -> TokenStream {
        match &self.handle {
            Some((Named { client, .. }, true)) => return quote!(__call.opened(#value).map(#client)),
            Some((Named { client, .. }, false)) => return quote!(#client(__call.handle(#value))),
            None => {}
        }
        if self.is_plain_value() {
            return value;
        }
        let (form, ty) = (&self.form, self.value(rpc));
        quote!(<#form as #rpc::SelectValue<#ty>>::value(#value))
    }

    /// What is sent, from a reference to the value.
    pub(crate) fn sent(&self, value: TokenStream, rpc: &TokenStream) -> TokenStream {
        if self.is_plain_value() {
            return value;
        }
        let (form, ty) = (&self.form, self.value(rpc));
        quote!(<#form as #rpc::Select<#ty>>::of(#value))
    }

    /// The value, or the error, of what the server's method returned.
    pub(crate) fn result(&self, returned: &TokenStream, rpc: &TokenStream) -> TokenStream {
        if self.is_plain_result() {
            return quote!(#rpc::Returns::into_result(#returned));
        }
        let result = &self.result;
        match self.error {
            Some(_) => quote!(#returned.map_err(<#result as #rpc::Failing<_>>::into_error)),
            None => quote!(<#result as #rpc::Returning<_>>::into_result(#returned)),
        }
    }

    pub(crate) fn span(&self) -> proc_macro2::Span {
        self.value.unwrap_or(self.written).span()
    }

    /// The answers.
    pub(crate) fn items(&self, rpc: &TokenStream) -> TokenStream {
        let span = self.span();
        let written = eternal(&known(self.written, &self.around, rpc));
        let result = (!self.is_plain_result()).then(|| {
            let result = &self.result;
            let is = match self.error.map(eternal) {
                Some(error) => quote!(#rpc::At::<#error, #rpc::Returned>::IS_ERROR),
                None => quote!(#rpc::At::<#written, #rpc::Returned>::IS_RESULT),
            };
            quote_spanned!(span=> type #result = #rpc::Form<{ #is }>;)
        });
        let form = (!self.is_plain_value()).then(|| {
            let form = &self.form;
            let value = self.value_as(|ty| eternal(&known(ty, &self.around, rpc)), rpc);
            quote_spanned! {span=>
                type #form = #rpc::Form<{ #rpc::At::<#value, #rpc::Returned>::IS_VALUE }>;
            }
        });
        quote!(#result #form)
    }

    /// The questions, as statements.
    pub(crate) fn question(&self, rpc: &TokenStream) -> TokenStream {
        let written = eternal(&known(self.written, &self.around, rpc));
        let of_result = match (self.value, self.error) {
            (_, Some(error)) => {
                let error = eternal(error);
                Some(quote_spanned!(error.span()=> let _ = <#error as #rpc::Fails>::into_error;))
            }
            (Some(_), None) => None,
            (None, None) => Some(quote_spanned! {written.span()=>
                let _: #rpc::Option<<#written as #rpc::Returns>::Value> = #rpc::None;
            }),
        };
        let of_value = (!self.is_plain_value()).then(|| {
            let value = match self.value {
                Some(value) => {
                    let value = eternal(&known(value, &self.around, rpc));
                    quote!(#value)
                }
                None => {
                    let result = &self.result;
                    quote!(<#result as #rpc::Returning<#written>>::Asked)
                }
            };
            quote_spanned! {self.span()=>
                let _ = <#value as #rpc::MarshalReturn>::write::<#rpc::Ndr20>;
            }
        });
        quote!(#of_result #of_value)
    }
}

/// Whether a type is written as the runtime's `Result`, or as the language's: another path may lead to any.
fn is_result(ty: &Type) -> bool {
    let Type::Path(path) = types::bare(ty) else {
        return false;
    };
    let segments: Vec<_> = path.path.segments.iter().map(|s| s.ident.to_string()).collect();
    let segments: Vec<_> = segments.iter().map(String::as_str).collect();
    matches!(
        segments[..],
        ["Result"] | ["rpc_runtime", "Result"] | ["std" | "core", "result", "Result"]
    )
}
