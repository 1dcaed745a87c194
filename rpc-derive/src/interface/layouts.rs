//! Rules about the types of parameters, checked by the compiler where their layouts are known.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::Type;
use syn::spanned::Spanned;

use super::model::{Method, Parameter, Role};
use crate::attributes::ValueAttributes;
use crate::data::value_checks;
use crate::types;

/// The checks of a method's types.
pub(crate) fn of_method(method: &Method<'_>, rpc: &TokenStream) -> Vec<TokenStream> {
    let mut layouts = Layouts { method, rpc, checks: Vec::new() };
    layouts.returned();
    for (parameter, pipe) in method.input_pipe().into_iter().chain(method.output_pipe()) {
        layouts.range(parameter);
        pipe.layouts(&mut layouts);
    }
    for parameter in &method.parameters {
        if let Role::Data(kind) = &parameter.role {
            layouts.range(parameter);
            kind.layouts(parameter, &mut layouts);
        }
    }
    layouts.checks
}

/// Collects checks.
pub(crate) struct Layouts<'s> {
    method: &'s Method<'s>,
    pub(crate) rpc: &'s TokenStream,
    checks: Vec<TokenStream>,
}

impl Layouts<'_> {
    pub(crate) fn push(&mut self, check: TokenStream) {
        self.checks.push(check);
    }

    /// The type, where it is known. No rule depends on where the memory is from: any allocator stands for the
    /// method's own.
    pub(crate) fn known(&self, ty: &Type) -> Type {
        let rpc = self.rpc;
        match self.method.generic_allocator() {
            Some(allocator) => types::with(ty, allocator, &syn::parse_quote!(#rpc::Global)),
            None => ty.clone(),
        }
    }

    fn range(&mut self, parameter: &Parameter<'_>) {
        self.checks.extend(parameter.attributes.range().map(|range| range.checks(parameter.ty)));
    }

    /// What every place has to hold.
    pub(crate) fn place(&mut self, ty: &Type, parameter: &Parameter<'_>) {
        self.place_with(ty, parameter, &parameter.attributes.place);
    }

    /// The same behind the parameter's own unique pointer: that is what `unique` is about.
    pub(crate) fn place_behind_unique(&mut self, ty: &Type, parameter: &Parameter<'_>) {
        let mut said = parameter.attributes.place.clone();
        said.unique = darling::util::Flag::default();
        self.place_with(ty, parameter, &said);
    }

    fn place_with(&mut self, ty: &Type, parameter: &Parameter<'_>, said: &ValueAttributes) {
        let levels = parameter.referent_levels();
        self.checks.extend(value_checks(&self.known(ty), said, &levels, self.rpc));
    }

    /// The layout must not be what `is` finds.
    fn is_not(&mut self, ty: &Type, parameter: &Parameter<'_>, is: &str, message: &str) {
        let holds = quote::format_ident!("{is}");
        self.holds(ty, parameter, &|layout| quote!(!#layout.#holds()), message);
    }

    fn holds(
        &mut self,
        ty: &Type,
        parameter: &Parameter<'_>,
        holds: &dyn Fn(&TokenStream) -> TokenStream,
        message: &str,
    ) {
        let (span, wire) = (ty.span(), types::anonymous(&self.known(ty)));
        let ndr = parameter.referent_levels().ndr(span, self.rpc);
        let holds = holds(&quote_spanned!(span=> <#wire as #ndr>::LAYOUT));
        self.checks.push(quote_spanned! {span=>
            const _: () = ::core::assert!(#holds, #message);
        });
    }

    /// A conformant structure where there cannot be one.
    pub(crate) fn conformant(&mut self, ty: &Type, parameter: &Parameter<'_>, message: &str) {
        self.is_not(ty, parameter, "is_conformant", message);
    }

    /// A direction that an alias hides.
    pub(crate) fn exclusive(&mut self, ty: &Type, parameter: &Parameter<'_>) {
        let message = "[PTR-10] an exclusive reference behind another name: write it out, as `&mut T` or \
                       `Option<&mut T>`, so that its direction is seen";
        self.is_not(ty, parameter, "is_exclusive", message);
    }

    /// What `allocate` is said of holds a pointer.
    pub(crate) fn allocated(&mut self, ty: &Type, parameter: &Parameter<'_>) {
        let attributes = &parameter.attributes;
        if attributes.allocate.is_some() || attributes.force_allocate.is_present() {
            let message = "[ACF-03] `allocate` on what holds no pointer (MIDL2158): a value in line is not allocated; \
                           remove the attribute";
            self.holds(ty, parameter, &|layout| quote!(#layout.has_pointers()), message);
        }
    }

    /// What outlives the call comes from the method's allocator, if it has one.
    pub(crate) fn kept(&mut self, ty: &Type, parameter: &Parameter<'_>) {
        if self.method.plugged().is_some() && parameter.outlives_the_call() {
            let message = "[MEM-04] a type that pins the global allocator, in a method that brings its own: write \
                           allocator-api2's `Box<T, A>` and `Vec<T, A>`, with the method's allocator as `A`";
            self.is_not(ty, parameter, "pins_global", message);
        }
    }

    /// A result in the one block of all results.
    pub(crate) fn in_block(&mut self, ty: &Type, parameter: &Parameter<'_>) {
        if self.method.block().is_some() && parameter.is_out() {
            let wire = types::anonymous(&self.known(ty));
            let ndr = parameter.referent_levels().ndr(ty.span(), self.rpc);
            let in_block = in_block(ty, &quote!(<#wire as #ndr>::LAYOUT));
            self.checks.push(quote!(const _: () = { #in_block };));
        }
    }

    /// The type that is returned.
    fn returned(&mut self) {
        let Some(output) = self.method.output() else {
            return;
        };
        let named =
            if types::is_named(output, &["Result"]) { types::argument(output) } else { None };
        if named.is_some_and(types::is_primitive) {
            return;
        }
        let rpc = self.rpc;
        let ty = types::anonymous(&self.known(named.unwrap_or(output)));
        let span = ty.span();
        let wire = match named {
            Some(_) => quote!(#ty),
            // Another name for a `Result`.
            None => quote_spanned!(span=> <#ty as #rpc::Returns>::Value),
        };
        let in_block = self.method.block().map(|_| in_block(&ty, &quote!(layout)));
        self.checks.push(quote_spanned! {span=>
            const _: () = if let #rpc::Some(layout) = <#wire as #rpc::MarshalReturn>::LAYOUT {
                ::core::assert!(
                    !layout.is_reference(),
                    "[RET-03] a returned pointer is new storage, and never a reference pointer (MIDL2177): return an \
                     `Option` of it"
                );
                ::core::assert!(
                    !layout.is_conformant(),
                    "[RET-04] a structure that ends in a conformant array cannot be returned (MIDL2199): return \
                     `Option<Box<T>>`"
                );
                #in_block
            };
        });
    }
}

/// A result that owns its nodes, where all nodes are in one block.
fn in_block(ty: &Type, layout: &TokenStream) -> TokenStream {
    quote_spanned! {ty.span()=>
        ::core::assert!(
            !#layout.is_owned(),
            "[MEM-22] a type that pins its own allocator, where all results are in one block: borrow from the \
             block, as in `Option<&'a T>` for `Option<Box<T>>`, `&'a [T]` for `Vec<T>`"
        );
    }
}
