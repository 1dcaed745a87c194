//! A pipe: `PipeReader<T>` is \[in\], `PipeWriter<T>` is \[out\]. It travels beside the other parameters.

use proc_macro2::TokenStream;
use quote::{format_ident, quote, quote_spanned};
use syn::Type;
use syn::spanned::Spanned;

use super::super::model::Parameter;
use crate::gate::eternal;
use crate::types;

#[derive(Clone, Copy)]
pub(crate) struct Pipe<'a> {
    pub(crate) element: &'a Type,
    pub(crate) output: bool,
}

impl<'a> Pipe<'a> {
    /// The pipe that a type is.
    pub(crate) fn of(ty: &'a Type) -> Option<Pipe<'a>> {
        let element = types::argument(ty)?;
        if types::is_named(ty, &["PipeReader"]) {
            return Some(Pipe { element, output: false });
        }
        types::is_named(ty, &["PipeWriter"]).then_some(Pipe { element, output: true })
    }

    /// Says of `pipes` how many elements a chunk may have, if a `range` does.
    pub(crate) fn bound(self, parameter: &Parameter<'_>, pipes: &TokenStream) -> TokenStream {
        let Some(range) = parameter.attributes.range() else {
            return TokenStream::new();
        };
        let (low, high) = (&range.low, &range.high);
        let act = if self.output { "bound_output" } else { "bound_input" };
        let act = format_ident!("{act}");
        quote!(#pipes.#act((#low) as i64, (#high) as i64);)
    }

    /// The client feeds it, or empties it, while the call is under way.
    pub(crate) fn run(self, parameter: &Parameter<'_>, rpc: &TokenStream) -> TokenStream {
        let (name, element) = (&parameter.name, self.element);
        let (act, end) = if self.output { ("receive", "writer") } else { ("send", "reader") };
        let act = format_ident!("{act}");
        let (wire, pipe) = (self.wire(rpc), self.convert(end, &quote!(#name), rpc));
        quote_spanned! {element.span()=>
            match __ndr64 {
                true => __piped.#act::<#rpc::Ndr64, #wire>(#pipe).await?,
                false => __piped.#act::<#rpc::Ndr20, #wire>(#pipe).await?,
            }
        }
    }

    /// The argument for the server's method.
    pub(crate) fn pass(self, parameter: &Parameter<'_>, rpc: &TokenStream) -> TokenStream {
        let bound = self.bound(parameter, &quote!(__call));
        let (act, end) = match self.output {
            true => ("output_pipe", "back_writer"),
            false => ("input_pipe", "back_reader"),
        };
        let (act, wire) = (format_ident!("{act}"), self.wire(rpc));
        let pipe = quote! {
            match __ndr64 {
                true => __call.#act::<#rpc::Ndr64, #wire>(),
                false => __call.#act::<#rpc::Ndr20, #wire>(),
            }
        };
        let pipe = self.convert(end, &pipe, rpc);
        match bound.is_empty() {
            true => pipe,
            false => quote_spanned!(parameter.span()=> { #bound #pipe }),
        }
    }

    /// Whether its element can be one, as a type.
    fn form(self, rpc: &TokenStream) -> TokenStream {
        let element = eternal(self.element);
        quote! {
            #rpc::Form<{
                use #rpc::Lacking as _;
                #rpc::At::<#element, #rpc::Piped>::IS_ELEMENT
            }>
        }
    }

    /// The type of its elements, as generated code names it (`gate`).
    pub(crate) fn wire(self, rpc: &TokenStream) -> TokenStream {
        let element = self.element;
        if types::is_primitive(element) {
            return quote!(#element);
        }
        let form = self.form(rpc);
        quote_spanned!(element.span()=> <#form as #rpc::SelectElement<#element>>::Type)
    }

    fn convert(self, function: &str, pipe: &TokenStream, rpc: &TokenStream) -> TokenStream {
        let element = self.element;
        if types::is_primitive(element) {
            return pipe.clone();
        }
        let (form, function) = (self.form(rpc), format_ident!("{function}"));
        quote!(<#form as #rpc::SelectElement<#element>>::#function(#pipe))
    }

    /// The question whether its element can be one.
    pub(crate) fn question(self, rpc: &TokenStream) -> Option<TokenStream> {
        let element = eternal(self.element);
        (!types::is_primitive(&element))
            .then(|| quote_spanned!(element.span()=> const _: () = #rpc::is_element::<#element>();))
    }
}
