//! Emission for structures.

use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Expr, Ident, Index, Visibility};

use super::lock;
use super::model::{Data, Field, Structure};
use crate::expression::{self, Scope};
use crate::gate;
use crate::types;

/// The fields of the value that is encoded.
struct Encoding<'a>(&'a Structure<'a>);

impl Scope for Encoding<'_> {
    fn value(&self, name: &Ident, _: bool) -> Option<TokenStream> {
        let field = self.0.fields.iter().find(|field| field.is_named(name))?;
        let member = &field.member;
        // `self` must be the method's own, also when a macro wrote the structure.
        let span = name.span().resolved_at(Span::call_site());
        let value = Ident::new("self", span);
        Some(quote_spanned!(span=> #value.#member))
    }

    fn length(&self, name: &Ident, rpc: &TokenStream) -> Option<TokenStream> {
        length(self.0.find(name)?, self.0, rpc)
    }
}

/// The length of the array that a field counts, if it is a `Len`.
fn length(field: &Field<'_>, structure: &Structure<'_>, rpc: &TokenStream) -> Option<TokenStream> {
    let array = structure.array_of(field)?;
    let member = &array.member;
    // As in `Encoding::value`.
    let value = Ident::new("self", Span::call_site());
    Some(quote_spanned!(array.ty.span()=> #rpc::length_of(&#value.#member)))
}

/// The flat parts of the fields that were decoded.
struct Decoding<'a>(&'a Structure<'a>);

impl Scope for Decoding<'_> {
    fn value(&self, name: &Ident, _: bool) -> Option<TokenStream> {
        let index = self.0.fields.iter().position(|field| field.is_named(name))?;
        let span = name.span().resolved_at(Span::call_site());
        let index = Index { index: u32::try_from(index).ok()?, span };
        Some(quote_spanned!(span=> __flat.#index))
    }
}

/// The arguments of the function that computes a field's levels.
struct Arguments<'a>(&'a Structure<'a>);

impl Scope for Arguments<'_> {
    fn value(&self, name: &Ident, _: bool) -> Option<TokenStream> {
        let field = self.0.fields.iter().find(|field| field.is_named(name))?;
        let argument = argument(field, name.span());
        Some(quote!(#argument))
    }

    fn count(&self, name: &Ident, deref: bool, _: Span, _: &TokenStream) -> Option<TokenStream> {
        self.value(name, deref)
    }
}

fn argument(field: &Field<'_>, span: Span) -> Ident {
    let span = span.resolved_at(Span::call_site());
    match &field.member {
        syn::Member::Named(name) => format_ident!("__{}", name.unraw(), span = span),
        syn::Member::Unnamed(index) => format_ident!("__{}", index.index, span = span),
    }
}

fn never(_: &Expr) -> bool {
    false
}

/// The function that computes a field's levels, if they need one: encoding and decoding call it with counts of their
/// own.
fn levels_name(field: &Field<'_>) -> Option<Ident> {
    let free =
        field.attributes.expressions().all(|(_, expression)| expression::is_free(expression));
    (field.levels.are_computed() && free).then(|| match &field.member {
        syn::Member::Named(name) => format_ident!("__levels_of_{}", name.unraw()),
        syn::Member::Unnamed(index) => format_ident!("__levels_of_{}", index.index),
    })
}

/// The fields that a field's expressions name, each once.
fn counts<'a>(field: &Field<'_>, structure: &'a Structure<'a>) -> Vec<(&'a Field<'a>, Ident)> {
    let mut counts: Vec<(&Field<'_>, Ident)> = Vec::new();
    for (_, expression) in field.attributes.expressions() {
        for (name, _) in expression::names(expression) {
            let known = counts.iter().any(|(count, _)| count.is_named(&name));
            let found = structure.fields.iter().find(|other| other.is_named(&name));
            counts.extend(found.filter(|_| !known).map(|found| (found, name)));
        }
    }
    counts
}

/// The functions that compute levels: each expression is written once.
fn levels(structure: &Structure<'_>, rpc: &TokenStream) -> TokenStream {
    let functions = structure.fields.iter().filter_map(|field| {
        let name = levels_name(field)?;
        let counts = counts(field, structure);
        let arguments = counts.iter().map(|(count, name)| argument(count, name.span()));
        let ty = field.levels.ty(rpc);
        let none = |_: &Expr| quote!(#rpc::SwitchIs(#rpc::None));
        let value = field.levels.value(&Arguments(structure), &never, &none, rpc);
        Some(quote! {
            #[inline(always)]
            fn #name(#(#arguments: #rpc::Count),*) -> #ty {
                #value
            }
        })
    });
    quote!(#(#functions)*)
}

/// A field's levels, computed by its function, if it has one.
fn computed(
    field: &Field<'_>,
    structure: &Structure<'_>,
    scope: &dyn Scope,
    rpc: &TokenStream,
) -> Option<TokenStream> {
    let name = levels_name(field)?;
    let counts = counts(field, structure);
    let counts = counts.iter().filter_map(|(_, name)| scope.count(name, false, name.span(), rpc));
    Some(quote!(#name(#(#counts),*)))
}

/// The levels of a field when it is encoded. The discriminant must have the union's switch type.
fn encoded(field: &Field<'_>, scope: &Encoding<'_>, rpc: &TokenStream) -> TokenStream {
    if let Some(value) = computed(field, scope.0, scope, rpc) {
        return value;
    }
    if let Some(length) = length(field, scope.0, rpc) {
        return quote!(#rpc::LengthOf(#length));
    }
    let ty = field.wire(rpc);
    let switch = |discriminant: &Expr| match expression::plain(discriminant, scope) {
        Some(value) => quote_spanned!(discriminant.span()=> #rpc::switch_is::<#ty, _>(#value)),
        None => {
            let count = expression::emit(discriminant, scope, rpc);
            quote!(#rpc::SwitchIs(#count.raw()))
        }
    };
    field.levels.value(scope, &never, &switch, rpc)
}

/// The levels of a field when it is decoded.
fn decoded(field: &Field<'_>, structure: &Structure<'_>, rpc: &TokenStream) -> TokenStream {
    let scope = Decoding(structure);
    if let Some(value) = computed(field, structure, &scope, rpc) {
        return value;
    }
    let switch = |discriminant: &Expr| {
        let count = expression::emit(discriminant, &scope, rpc);
        quote!(#rpc::SwitchIs(#count.raw()))
    };
    field.levels.value(&scope, &never, &switch, rpc)
}

pub(crate) fn emit(data: &Data<'_>, structure: &Structure<'_>, rpc: &TokenStream) -> TokenStream {
    let layout = layout(data, structure, rpc);
    let marshal = marshal(data, structure, rpc);
    let unmarshal = unmarshal(data, structure, rpc);
    let start = start(data, structure, rpc);
    let list = list(data, structure, rpc);
    let levels = levels(structure, rpc);
    let around = data.around();
    let fields = structure.fields.iter();
    let (answers, questions): (Vec<_>, Vec<_>) = fields
        .map(|Field { gate, ty, levels, .. }| {
            (gate.items(ty, levels, &around, rpc), gate.question(ty, levels, &around, rpc))
        })
        .unzip();
    let forms = gate::block(answers, &questions, rpc);
    quote!(#forms #levels #layout #list #marshal #unmarshal #start)
}

fn layout(data: &Data<'_>, structure: &Structure<'_>, rpc: &TokenStream) -> TokenStream {
    let name = data.name;
    let generics = data.generics(Some(quote!(#rpc::Ndr)));
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let (_, ty_generics, _) = data.generics.split_for_impl();
    let fields = structure.fields.iter().map(|field| {
        let (member, ty, ndr) = (&field.member, field.ty, field.ndr(rpc));
        let (wire, itself) = (field.wire(rpc), field.gate.itself(ty, ty.span()));
        // A value that has to be looked at cannot be taken as it stands.
        let checked = field.attributes.range.as_ref().map(|_| quote!(.checked()));
        quote_spanned! {ty.span()=>
            #rpc::FieldLayout {
                offset: ::core::mem::offset_of!(Self, #member),
                size: ::core::mem::size_of::<#itself>(),
                layout: <#wire as #ndr>::LAYOUT
                    .promised(<#wire as #ndr>::IDENTITY) #checked,
            }
        }
    });
    let made_of = structure.fields.iter().filter(|field| !types::is_primitive(field.ty));
    let ends = made_of.map(|field| {
        let (wire, ndr) = (field.wire(rpc), field.ndr(rpc));
        quote_spanned!(field.ty.span()=> <#wire as #ndr>::PTR_25_RECURSION_NEEDS_AN_OPTION)
    });
    let ends: Vec<_> = ends.collect();
    let ends = match &ends[..] {
        [] => None,
        [one] => Some(one.clone()),
        several => Some(quote!({ #(let () = #several;)* })),
    };
    let ends = ends.map(|ends| quote!(const PTR_25_RECURSION_NEEDS_AN_OPTION: () = #ends;));
    // A field that is not on the wire has to be made, also where it has no size.
    let skips = (!structure.skipped.is_empty()).then(|| quote!(.checked()));
    let lifetimes = data.lifetimes(&quote!(()), rpc);
    let reported = data.is_known().then(|| quote!(.reported()));
    let wire_form = lock::wire_form(data, rpc);
    quote! {
        #[automatically_derived]
        impl #impl_generics #rpc::Ndr for #name #ty_generics #where_clause {
            // SAFETY: the size, the offsets and the layouts are the structure's own.
            const LAYOUT: #rpc::Layout =
                unsafe { #rpc::Layout::structure(::core::mem::size_of::<Self>(), &[#(#fields),*]) } #skips #reported;
            // SAFETY: the layout is made of what the fields promise, and there are no others.
            const IDENTITY: #rpc::Option<#rpc::Identity<Self, ()>> = unsafe { #rpc::Identity::of(<Self as #rpc::Ndr>::LAYOUT) };
            const WIRE_FORM: #rpc::WireForm = #wire_form;
            #lifetimes
            #ends
        }
    }
}

fn marshal(data: &Data<'_>, structure: &Structure<'_>, rpc: &TokenStream) -> TokenStream {
    let name = data.name;
    let generics = data.generics(Some(quote!(#rpc::Marshal)));
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let (_, ty_generics, _) = data.generics.split_for_impl();
    let own = Encoding(structure);
    let flats = structure.fields.iter().map(|field| {
        let (member, wire, marshal) = (&field.member, field.wire(rpc), field.marshal(rpc));
        let value = encoded(field, &own, rpc);
        let place = field.place(&quote!(&self.#member), rpc);
        quote_spanned! {field.ty.span()=>
            <#wire as #marshal>::write_flat::<__S, __W>(#place, &#value, __sink)?;
        }
    });
    let list = list_field(data, structure);
    let all_but_link = structure.fields.len() - usize::from(list.is_some());
    let pointees = |field: &Field<'_>| {
        let (member, ty, wire) = (&field.member, field.ty, field.wire(rpc));
        let (ndr, marshal) = (field.ndr(rpc), field.marshal(rpc));
        let value = encoded(field, &own, rpc);
        let place = field.place(&quote!(&self.#member), rpc);
        if types::is_primitive(ty) {
            return None;
        }
        Some(quote_spanned! {ty.span()=>
            // No `const` block: each would be a body of its own.
            if <#wire as #ndr>::LAYOUT.has_pointers() {
                <#wire as #marshal>::write_pointees::<__S>(#place, &#value, __encoder)?;
            }
        })
    };
    let link = list.and_then(pointees);
    let pointees: Vec<_> = structure.fields[..all_but_link].iter().filter_map(pointees).collect();
    let encoder = match pointees.is_empty() && link.is_none() {
        true => quote!(_),
        false => quote!(__encoder),
    };
    // A list is written in a loop: the pointees of its node, without the rest of it, apart.
    let (write_value, node_pointees, write_pointees) = match list {
        None => (None, None, quote!(#(#pointees)* #rpc::Ok(()))),
        Some(_) => (
            Some(quote! {
                #[inline]
                fn write_value<__S: #rpc::Syntax>(&self, _: &(), __encoder: &mut #rpc::Encoder<'_>) -> #rpc::NdrResult<()> {
                    #rpc::write_list::<__S, Self>(self, __encoder)
                }
            }),
            Some(quote! {
                #[inline(always)]
                fn write_node_pointees<__S: #rpc::Syntax>(&self, __encoder: &mut #rpc::Encoder<'_>) -> #rpc::NdrResult<()> {
                    #(#pointees)*
                    #rpc::Ok(())
                }
            }),
            quote! {
                #rpc::Structure::write_node_pointees::<__S>(self, __encoder)?;
                #link
                #rpc::Ok(())
            },
        ),
    };
    // Only what may be a conformant structure or array, at the end, has a conformance.
    let conformant = structure
        .fields
        .last()
        .filter(|field| !types::is_pointer(field.ty) && !types::is_scalar(field.ty));
    let conformance = conformant.map(|field| {
        let (member, wire, marshal) = (&field.member, field.wire(rpc), field.marshal(rpc));
        let value = encoded(field, &own, rpc);
        let place = field.place(&quote!(&self.#member), rpc);
        quote! {
            #[inline]
            fn conformance(&self, _: &()) -> #rpc::Result<usize, #rpc::CountMismatch> {
                <#wire as #marshal>::conformance(#place, &#value)
            }
        }
    });
    quote! {
        #[automatically_derived]
        impl #impl_generics #rpc::Marshal for #name #ty_generics #where_clause {
            #conformance
            #[inline]
            fn write_flat<__S: #rpc::Syntax, __W: #rpc::Sink>(&self, _: &(), __sink: &mut __W) -> #rpc::NdrResult<()> {
                #rpc::write_structure::<__S, Self, __W>(self, __sink)
            }
            #[inline]
            fn write_pointees<__S: #rpc::Syntax>(&self, _: &(), #encoder: &mut #rpc::Encoder<'_>) -> #rpc::NdrResult<()> {
                #write_pointees
            }
            #write_value
        }
        #[automatically_derived]
        impl #impl_generics #rpc::Structure for #name #ty_generics #where_clause {
            #[inline(always)]
            fn write_fields<__S: #rpc::Syntax, __W: #rpc::Sink>(&self, __sink: &mut __W) -> #rpc::NdrResult<()> {
                #(#flats)*
                #rpc::Ok(())
            }
            #node_pointees
        }
    }
}

/// The last field, if it points to the next structure of the same type.
fn list_field<'a>(data: &Data<'_>, structure: &'a Structure<'a>) -> Option<&'a Field<'a>> {
    let field = structure.fields.last().filter(|field| field.levels.is_plain())?;
    let inner = types::option(field.ty)?;
    let node = match types::reference(inner) {
        Some(reference) => &*reference.elem,
        None if types::is_box(inner) => types::argument(inner)?,
        None => return None,
    };
    let (_, generics, _) = data.generics.split_for_impl();
    let name = data.name;
    let own: syn::Type = syn::parse_quote!(#name #generics);
    (types::is_named(node, &["Self"]) || *types::bare(node) == own).then_some(field)
}

/// The structure as a list, if it is one.
fn list(data: &Data<'_>, structure: &Structure<'_>, rpc: &TokenStream) -> Option<TokenStream> {
    let field = list_field(data, structure)?;
    let (name, member, ty) = (data.name, &field.member, field.ty);
    let generics = data.generics(None);
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let (_, ty_generics, _) = data.generics.split_for_impl();
    let others = &structure.fields[..structure.fields.len() - 1];
    let plain = others.iter().map(|field| {
        let (wire, ndr) = (field.wire(rpc), field.ndr(rpc));
        match &field.attributes.range {
            Some(_) => quote!(false),
            None => quote_spanned! {field.ty.span()=>
                <#wire as #ndr>::LAYOUT.promised(<#wire as #ndr>::IDENTITY).is_plain()
            },
        }
    });
    let made = structure.skipped.iter().map(|_| quote!(false));
    let plain = plain.chain(made).reduce(|all, one| quote!(#all && #one));
    let plain = plain.unwrap_or_else(|| quote!(true));
    Some(quote! {
        #[automatically_derived]
        impl #impl_generics #rpc::List for #name #ty_generics #where_clause {
            type Link = #ty;
            const IS_PLAIN: bool = #plain;
            #[inline(always)]
            fn link(&self) -> &#ty {
                &self.#member
            }
            #[inline(always)]
            fn link_mut(&mut self) -> &mut #ty {
                &mut self.#member
            }
        }
    })
}

/// Whether a field of a public type may be of a private one, which is not allowed in an associated type.
fn hides_a_type(data: &Data<'_>, structure: &Structure<'_>) -> bool {
    let is_private = |vis: &Visibility| matches!(vis, Visibility::Inherited);
    let mut fields = data.fields.iter().filter(|field| is_private(&field.vis));
    !is_private(data.vis)
        && fields.any(|field| {
            let of = |other: &&Field<'_>| std::ptr::eq(other.ty, &field.ty);
            structure.fields.iter().find(of).is_some_and(|field| !types::is_primitive(field.ty))
        })
}

/// The flat parts as a type that hides what it is made of: its definition, and its name with its parameters.
fn hidden_flat(data: &Data<'_>, flat_types: &[TokenStream], rpc: &TokenStream) -> [TokenStream; 2] {
    let generics = data.unmarshal_generics(rpc);
    let (parameters, arguments, bounds) = generics.split_for_impl();
    let definition = quote! {
        #[allow(clippy::type_complexity)]
        pub struct __Flat #parameters (#(#flat_types)*) #bounds;
        impl #parameters ::core::clone::Clone for __Flat #arguments #bounds {
            fn clone(&self) -> Self {
                *self
            }
        }
        impl #parameters ::core::marker::Copy for __Flat #arguments #bounds {}
    };
    [definition, quote!(__Flat #arguments)]
}

fn unmarshal(data: &Data<'_>, structure: &Structure<'_>, rpc: &TokenStream) -> TokenStream {
    let name = data.name;
    let (lifetime, allocator) = (data.lifetime(), data.allocator());
    let generics = data.unmarshal_generics(rpc);
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let (_, ty_generics, _) = data.generics.split_for_impl();
    let unmarshal = |field: &Field<'_>| {
        let (wire, unmarshal) = (field.wire(rpc), field.unmarshal(&lifetime, &allocator, rpc));
        quote_spanned!(field.ty.span()=> <#wire as #unmarshal>)
    };
    let flat_types = structure.fields.iter().map(|field| {
        let this = unmarshal(field);
        quote_spanned!(field.ty.span()=> #this::Flat,)
    });
    let flat_types: Vec<_> = flat_types.collect();
    let flat = hides_a_type(data, structure).then(|| hidden_flat(data, &flat_types, rpc));
    let (flat_definition, flat_type, flat_name) = match flat {
        Some([definition, ty]) => (Some(definition), ty, Some(quote!(__Flat))),
        None => (None, quote!((#(#flat_types)*)), None),
    };
    let read = structure.fields.iter().map(|field| {
        let this = unmarshal(field);
        let read = quote_spanned!(field.ty.span()=> #this::read_flat::<__S>(__cursor)?);
        match field.attributes.range.as_ref().filter(|_| !field.levels.counts()) {
            None => quote!(#read,),
            Some(range) => {
                let check = range.check(&quote!(__value), &quote!(__cursor.offset()), rpc);
                quote!({
                    let __value = #read;
                    #check?;
                    __value
                },)
            }
        }
    });
    let skipped = skipped(structure, rpc);
    let list = list_field(data, structure);
    let all_but_link = structure.fields.len() - usize::from(list.is_some());
    let id = Index::from(all_but_link);
    // There is nothing to walk in a number.
    let walked = |(_, field): &(usize, &Field<'_>)| !types::is_primitive(field.ty);
    let walk = |(i, field): (usize, &Field<'_>)| {
        let (this, index) = (unmarshal(field), Index::from(i));
        let (member, value) = (&field.member, decoded(field, structure, rpc));
        let have = field.place(&quote!(&__have.#member), rpc);
        quote_spanned!(field.ty.span()=>
            #this::walk::<__S>(__flat.#index, __have.map(|__have| #have), &#value, __decoder)?;
        )
    };
    let fields = structure.fields[..all_but_link].iter().enumerate();
    let walks = fields.filter(walked).map(walk);
    let ends = structure.fields.iter().enumerate().filter(walked).map(|(i, field)| {
        let (this, index, value) =
            (unmarshal(field), Index::from(i), decoded(field, structure, rpc));
        quote_spanned!(field.ty.span()=> #this::ends(__flat.#index, &#value))
    });
    // What points to its own kind has leaves, which are worth a look.
    let ends = ends.reduce(|all, one| quote!(#all && #one)).filter(|_| list.is_some());
    let ends = ends.map(|ends| {
        quote! {
            const HAS_LEAVES: bool = true;
            #[inline(always)]
            fn ends(__flat: Self::Flat, _: &()) -> bool {
                #ends
            }
        }
    });
    // A list is changed in a loop, node by node.
    let updated = if list.is_some() { quote!(__node) } else { quote!(self) };
    let update = |(i, field): (usize, &Field<'_>)| {
        let (this, index) = (unmarshal(field), Index::from(i));
        let (member, value) = (&field.member, decoded(field, structure, rpc));
        let place = field.place_mut(&quote!(&mut #updated.#member), rpc);
        quote_spanned!(field.ty.span()=>
            #this::update::<__S>(#place, __flat.#index, &#value, __decoder)?;
        )
    };
    let fields = structure.fields[..all_but_link].iter().enumerate();
    let updates = fields.map(update);
    let (walk, update) = match list {
        None => (quote!(#(#walks)* #rpc::Ok(())), quote!(#(#updates)* #rpc::Ok(()))),
        Some(link) => {
            let this = unmarshal(link);
            (
                quote! {
                    #rpc::walk_list::<__S, #allocator, Self>(
                        __flat,
                        __have,
                        __decoder,
                        |__flat| __flat.#id,
                        #[cfg_attr(not(debug_assertions), inline(always))]
                        |__flat, __have, __decoder| {
                            #(#walks)*
                            #rpc::Ok(())
                        },
                        |__id, __have, __decoder| #this::walk::<__S>(__id, #rpc::Some(__have), &(), __decoder),
                    )
                },
                quote! {
                    #rpc::update_list::<__S, #allocator, Self>(
                        self,
                        __flat,
                        __decoder,
                        |__flat| __flat.#id,
                        |__node, __flat, __decoder| {
                            #(#updates)*
                            #rpc::Ok(())
                        },
                        |__id, __link, __decoder| #this::update::<__S>(__link, __id, &(), __decoder),
                    )
                },
            )
        }
    };
    let build = structure.fields[..all_but_link].iter().enumerate().map(|(i, field)| {
        let (this, index, value) = (unmarshal(field), Index::from(i), decoded(field, structure, rpc));
        let member = &field.member;
        let build = quote_spanned!(field.ty.span()=> #this::build::<__S>(__flat.#index, &#value, __decoder)?);
        let build = match types::is_array(field.ty) {
            true => {
                let (wire, ndr) = (field.wire(rpc), field.ndr(rpc));
                quote_spanned! {field.ty.span()=>
                    if const { <#wire as #ndr>::LAYOUT
                        .promised(<#wire as #ndr>::IDENTITY)
                        .is_bytes() } {
                        match #this::same::<__S>(__flat.#index, __decoder) {
                            #rpc::Some(__array) => __array.read(),
                            #rpc::None => return #rpc::Err(__decoder.truncated(1)),
                        }
                    } else {
                        #build
                    }
                }
            }
            false => build,
        };
        let build = field.presented(build, rpc);
        quote!(#member: #build,)
    });
    let build = match list {
        None => quote!(#rpc::Ok(#rpc::Place::put(__place, Self { #(#build)* #(#skipped)* }))),
        Some(link) => {
            let link = &link.member;
            quote! {
                #rpc::read_list::<__S, #allocator, Self>(
                    __flat,
                    __decoder,
                    __place,
                    #[inline(always)]
                    |__flat| __flat.#id,
                    #[inline(always)]
                    |__flat, __decoder, __place| {
                        #rpc::Ok(#rpc::Place::put(__place, Self { #(#build)* #(#skipped)* #link: #rpc::None }))
                    },
                )
            }
        }
    };
    quote! {
        #flat_definition
        #[automatically_derived]
        impl #impl_generics #rpc::Unmarshal<#lifetime, #allocator> for #name #ty_generics #where_clause {
            type Flat = #flat_type;
            #[cfg_attr(not(debug_assertions), inline(always))]
            fn read_flat<__S: #rpc::Syntax>(__cursor: &mut #rpc::Cursor<#lifetime>) -> #rpc::NdrResult<Self::Flat> {
                #rpc::read_structure::<__S, Self, _>(__cursor, #[inline(always)] |__cursor| #rpc::Ok(#flat_name(#(#read)*)))
            }
            #ends
            fn walk<__S: #rpc::Syntax>(
                __flat: Self::Flat,
                __have: #rpc::Option<&Self>,
                _: &(),
                __decoder: &mut #rpc::Decoder<#lifetime, #allocator>,
            ) -> #rpc::NdrResult<()> {
                #walk
            }
            #[cfg_attr(not(debug_assertions), inline(always))]
            fn build<__S: #rpc::Syntax>(
                __flat: Self::Flat,
                _: &(),
                __decoder: &mut #rpc::Decoder<#lifetime, #allocator>,
            ) -> #rpc::NdrResult<Self> {
                #rpc::made(
                    #[inline(always)]
                    |__place| Self::build_at::<__S>(__flat, &(), __decoder, __place),
                )
            }
            #[cfg_attr(not(debug_assertions), inline(always))]
            fn build_at<'__p, __S: #rpc::Syntax>(
                __flat: Self::Flat,
                _: &(),
                __decoder: &mut #rpc::Decoder<#lifetime, #allocator>,
                __place: #rpc::Place<'__p, Self>,
            ) -> #rpc::NdrResult<#rpc::Made<'__p, Self>> {
                #build
            }
            fn update<__S: #rpc::Syntax>(
                &mut self,
                __flat: Self::Flat,
                _: &(),
                __decoder: &mut #rpc::Decoder<#lifetime, #allocator>,
            ) -> #rpc::NdrResult<()> {
                #update
            }
        }
    }
}

/// The fields that are not transmitted, in a constructor.
fn skipped(structure: &Structure<'_>, rpc: &TokenStream) -> Vec<TokenStream> {
    let fields = structure.skipped.iter().map(|field| {
        let (member, ty) = (&field.member, field.ty);
        quote_spanned!(ty.span()=> #member: <#ty as #rpc::Default>::default(),)
    });
    fields.collect()
}

fn start(data: &Data<'_>, structure: &Structure<'_>, rpc: &TokenStream) -> TokenStream {
    let name = data.name;
    let generics = data.generics(Some(quote!(#rpc::Start)));
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let (_, ty_generics, _) = data.generics.split_for_impl();
    let predicates = where_clause.iter().flat_map(|clause| clause.predicates.iter());
    let types = structure.fields.iter().filter(|field| !types::is_primitive(field.ty));
    let types = types.map(|field| field.wire(rpc));
    let fields = structure.fields.iter().map(|field| {
        let (member, wire) = (&field.member, field.wire(rpc));
        let start = match field.attributes.transmit_as {
            Some(_) => field.presented(quote!(<#wire as #rpc::Start>::start()), rpc),
            None => field.gate.start(rpc),
        };
        quote!(#member: #start,)
    });
    let skipped = skipped(structure, rpc);
    // Bounds on types without parameters are taken as conditions only if they are for some lifetime.
    quote! {
        #[automatically_derived]
        impl #impl_generics #rpc::Start for #name #ty_generics
        where #(#predicates,)* #(for<'__s> #types: #rpc::Start,)*
        {
            fn start() -> Self {
                Self { #(#fields)* #(#skipped)* }
            }
        }
    }
}
