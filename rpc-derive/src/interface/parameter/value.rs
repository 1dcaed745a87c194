//! A parameter by value: `T`.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};
use syn::Type;

use super::super::layouts::Layouts;
use super::super::model::Parameter;
use super::{At, Kind};
use crate::errors::Errors;
use crate::gate::Convert;
use crate::layouts::{NOT_EXCLUSIVE, PASSED_BY_VALUE};
use crate::types;

pub(super) struct Value<'a>(pub(super) &'a Type);

impl Value<'_> {
    /// What to write for it, if it is to come back.
    fn comes_back_as(&self) -> String {
        let ty = types::text(self.0);
        if types::is_conformant(self.0) {
            // Without a memory, what comes back is owned.
            let pointer = types::option(self.0).and_then(types::reference);
            let element = pointer.and_then(|pointer| types::slice(&pointer.elem));
            let ty = element.map_or(ty, |element| format!("Option<Vec<{}>>", types::text(element)));
            let vector = format!("`#[size_is(, n)] v: &mut {ty}`");
            return match types::element(self.0).filter(|_| types::option(self.0).is_none()) {
                Some(element) => format!(
                    "write `#[size_is(n)] v: &mut [{}]`, the caller's buffer, or {vector}: there the server decides \
                     how long it is",
                    types::text(element)
                ),
                None => format!("write {vector}"),
            };
        }
        if let Some(inner) = types::argument(self.0)
            && types::is_box(self.0)
            && !types::is_text(inner)
        {
            let inner = types::text(inner);
            return format!(
                "write `&mut {inner}`, or `&mut Option<{ty}>`, which holds a unique pointer"
            );
        }
        if types::borrows(self.0) && types::argument(self.0).is_none() {
            return format!(
                "write `&mut {ty}`; if this is an alias of a reference, write `&mut T` in its place"
            );
        }
        format!("write `&mut {ty}`")
    }
}

impl Kind for Value<'_> {
    fn referent(&self) -> &Type {
        self.0
    }

    fn number(&self) -> Option<&Type> {
        Some(self.0)
    }

    fn moved(&self) -> Option<&Type> {
        Some(self.0)
    }

    fn is_nullable(&self) -> bool {
        types::option(self.0).is_some()
    }

    fn send(&self, at: &At<'_>) -> TokenStream {
        let At { name, span, levels, wire, value, rpc, .. } = at;
        let sent = at.convert(Convert::Of, quote!(&#name));
        quote_spanned! {*span=>
            #rpc::write_parameter::<#levels, #wire>(__ndr64, __encoder, #sent, &#value)
        }
    }

    fn walk(&self, at: &At<'_>) -> TokenStream {
        let At { levels, wire, value, rpc, .. } = at;
        quote!(#rpc::walk_parameter::<_, #levels, #wire>(__ndr64, __decoder, &#value))
    }

    fn receive(&self, at: &At<'_>) -> TokenStream {
        let At { span, levels, wire, value, rpc, .. } = at;
        quote_spanned! {*span=>
            #rpc::read_parameter::<_, #levels, #wire>(__ndr64, __decoder, &#value)
        }
    }

    fn pass(&self, at: &At<'_>) -> TokenStream {
        at.convert(Convert::Value, at.name.to_token_stream())
    }

    fn layouts(&self, parameter: &Parameter<'_>, layouts: &mut Layouts<'_>) {
        layouts.sound(self.0, parameter);
        layouts.place(self.0, parameter);
        layouts.allocated(self.0, parameter);
        layouts.kept(self.0, parameter);
        if types::is_primitive(self.0) {
            return;
        }
        layouts.keep(self.0, parameter, &NOT_EXCLUSIVE);
        layouts.keep(self.0, parameter, &PASSED_BY_VALUE);
    }

    fn misdirected(&self, direction: &str) -> Option<[String; 3]> {
        let nullable = types::option(self.0).is_some();
        let (rule, code) = if nullable { ("PTR-10", "MIDL2121") } else { ("DIR-02", "MIDL2042") };
        Some([
            rule.to_owned(),
            format!("an [{direction}] parameter must be written `&mut T` ({code})"),
            self.comes_back_as(),
        ])
    }

    fn check(&self, parameter: &Parameter<'_>, errors: &mut Errors) {
        if let Some(inner) = types::option(self.0).and_then(types::reference)
            && inner.mutability.is_some()
        {
            let help = "write `&mut [T]`, the caller's buffer, or `#[size_is(, n)] a: &mut Option<Vec<T>>`, which the \
                        server may replace";
            let message = "a buffer that comes back, and may be null";
            errors.at(parameter.ty, "MEM-38", message, help);
        }
    }
}
