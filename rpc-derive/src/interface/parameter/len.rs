//! A count that keeps itself: `Len<T>`, `&Len<T>`, `&mut Len<T>`. What travels is the number `T`; what is passed is nothing.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::Type;

use super::super::layouts::Layouts;
use super::super::model::Parameter;
use super::reference::cannot_be_shared;
use super::{At, Kind};
use crate::{len, types};

pub(super) struct Length<'a> {
    ty: &'a Type,
    number: &'a Type,
    by_reference: bool,
    exclusive: bool,
}

impl<'a> Length<'a> {
    /// The kind, if the type is one.
    pub(super) fn of(ty: &'a Type) -> Option<Length<'a>> {
        let reference = types::reference(ty);
        let ty = reference.map_or(ty, |reference| &reference.elem);
        let exclusive = reference.is_some_and(|reference| reference.mutability.is_some());
        let number = len::number(ty)?;
        Some(Length { ty, number, by_reference: reference.is_some(), exclusive })
    }

    /// The length of its array, written in its place.
    fn write(count: &TokenStream, at: &At<'_>) -> TokenStream {
        let At { span, length, wire, rpc, .. } = at;
        quote_spanned!(*span=> #rpc::write_length::<#wire>(__ndr64, __encoder, #count, #length))
    }
}

impl Kind for Length<'_> {
    fn referent(&self) -> &Type {
        self.number
    }

    fn number(&self) -> Option<&Type> {
        Some(self.number)
    }

    fn moved(&self) -> Option<&Type> {
        Some(self.number).filter(|_| !self.by_reference)
    }

    fn is_exclusive(&self) -> bool {
        self.exclusive
    }

    fn is_reference(&self) -> bool {
        self.by_reference
    }

    fn is_to_one(&self) -> bool {
        self.by_reference
    }

    fn send(&self, at: &At<'_>) -> TokenStream {
        let name = at.name;
        let count = if self.by_reference { quote!(*#name) } else { quote!(#name) };
        Length::write(&count, at)
    }

    fn walk(&self, at: &At<'_>) -> TokenStream {
        let At { levels, wire, value, rpc, .. } = at;
        quote!(#rpc::walk_referent::<_, #levels, #wire>(__ndr64, __decoder, &#value))
    }

    fn receive(&self, at: &At<'_>) -> TokenStream {
        // The number, with which the array is compared.
        self.stage(at)
    }

    fn pass(&self, at: &At<'_>) -> TokenStream {
        let rpc = at.rpc;
        match (self.by_reference, self.exclusive) {
            (false, _) => quote!(#rpc::Len::new()),
            (true, false) => quote!(&#rpc::Len::new()),
            (true, true) => quote!(&mut #rpc::Len::new()),
        }
    }

    fn reply(&self, at: &At<'_>) -> TokenStream {
        let rpc = at.rpc;
        Length::write(&quote!(#rpc::Len::new()), at)
    }

    fn commit(&self, at: &At<'_>) -> TokenStream {
        let At { name, rpc, .. } = at;
        quote!(*#name = #rpc::Len::new();)
    }

    fn layouts(&self, parameter: &Parameter<'_>, layouts: &mut Layouts<'_>) {
        layouts.sound(self.number, parameter);
        layouts.place(self.number, parameter);
    }

    fn misdirected(&self, direction: &str) -> Option<[String; 3]> {
        if self.exclusive {
            return None;
        }
        if self.by_reference {
            return Some(cannot_be_shared(direction, self.ty));
        }
        let message = format!("an [{direction}] parameter must be written `&mut T` (MIDL2042)");
        let help = format!("write `&mut {}`", types::text(self.ty));
        Some(["DIR-02".to_owned(), message, help])
    }
}
