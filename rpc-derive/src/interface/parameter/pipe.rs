//! A pipe: `PipeReader<T>` is \[in\], `PipeWriter<T>` is \[out\]. It travels beside the other parameters.

use proc_macro2::TokenStream;
use quote::{format_ident, quote, quote_spanned};
use syn::Type;
use syn::spanned::Spanned;

use super::super::model::Parameter;
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
    pub(crate) fn run(self, parameter: &Parameter<'_>) -> TokenStream {
        let (name, element) = (&parameter.name, self.element);
        let act = if self.output { "receive" } else { "send" };
        let act = format_ident!("{act}");
        quote_spanned!(element.span()=> __piped.#act::<__S, #element>(#name).await?;)
    }

    /// The argument for the server's method.
    pub(crate) fn pass(self, parameter: &Parameter<'_>) -> TokenStream {
        let (element, bound) = (self.element, self.bound(parameter, &quote!(__call)));
        let act = if self.output { "output_pipe" } else { "input_pipe" };
        let act = format_ident!("{act}");
        quote_spanned!(parameter.span()=> { #bound __call.#act::<__S, #element>() })
    }
}
