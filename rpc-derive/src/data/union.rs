//! Emission for unions.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Expr, ExprPath, Ident};

use super::lock;
use super::model::{Arm, ArmField, Data, Union};
use crate::gate::{self, Convert};
use crate::levels::Levels;
use crate::types;

pub(crate) fn emit(data: &Data<'_>, union: &Union<'_>, rpc: &TokenStream) -> TokenStream {
    let labels = labels(union, rpc);
    let same_types = same_types(union, rpc);
    let selection = selection(data, union, rpc);
    let (marshal, unmarshal) = (marshal(data, union, rpc), unmarshal(data, union, rpc));
    let with_switch = codec(data, &quote!(#rpc::SwitchIs), rpc);
    // The default arm's discriminant is any other value: only a `switch_is` says which, or the arm itself.
    let says_all = union.arms.iter().all(|arm| !arm.default || arm.discriminant.is_some());
    let encapsulated = says_all.then(|| codec(data, &quote!(()), rpc));
    let start = start(data, union, rpc);
    let around = data.around();
    let fields = union.arms.iter().filter_map(|arm| arm.field.as_ref());
    let (answers, questions): (Vec<_>, Vec<_>) = fields
        .map(|ArmField { gate, ty, attributes, .. }| {
            let levels = Levels::new(attributes, ty);
            (gate.items(ty, &levels, &around, rpc), gate.question(ty, &levels, &around, rpc))
        })
        .unzip();
    let forms = gate::block(answers, &questions, rpc);
    let switch = switch_items(union, rpc);
    quote!(#forms #switch #labels #same_types #selection #marshal #unmarshal #with_switch #encapsulated #start)
}

/// The type of the discriminant, as generated code names it.
pub(super) fn switch(union: &Union<'_>) -> TokenStream {
    match types::is_primitive(&union.switch_type) {
        true => union.switch_type.to_token_stream(),
        false => quote_spanned!(union.switch_type.span()=> __Switch),
    }
}

/// Whether the type of the discriminant can be one is asked once, as for fields (`gate`).
fn switch_items(union: &Union<'_>, rpc: &TokenStream) -> Option<TokenStream> {
    let ty = &union.switch_type;
    (!types::is_primitive(ty)).then(|| {
        quote_spanned! {ty.span()=>
            type __Switch = <#rpc::Form<{
                use #rpc::Lacking as _;
                #rpc::At::<#ty, ()>::IS_DISCRIMINANT
            }> as #rpc::SelectSwitch<#ty>>::Type;
            const _: fn(i64) -> #rpc::Option<#ty> = <#ty as #rpc::Discriminant>::from_tag;
        }
    })
}

/// Constants for the labels, with the rules that tokens could not tell: of constants, and of types behind aliases.
fn labels(union: &Union<'_>, rpc: &TokenStream) -> TokenStream {
    let switch = switch(union);
    let all: Vec<_> = union
        .arms
        .iter()
        .flat_map(|arm| arm.labels.iter().enumerate().map(move |(i, label)| (arm.label(i), label)))
        .collect();
    let all = &all;
    let constants = all.iter().map(|(constant, label)| {
        let number = number(label, rpc);
        quote_spanned!(label.span()=> const #constant: i64 = #number;)
    });
    let checks = all.iter().enumerate().flat_map(|(i, (constant, label))| {
        let in_range = quote_spanned! {label.span()=>
            const _: () = {
                let (least, greatest) = <#switch as #rpc::Discriminant>::LABELS;
                ::core::assert!(
                    least <= #constant && #constant <= greatest,
                    "[UNI-06] a `case` beyond the discriminant's type (MIDL2206, MIDL2236)"
                );
            };
        };
        let literal = |label: &Expr| matches!(label, Expr::Lit(_));
        let others = all[..i].iter().filter(move |(_, other)| !literal(other) || !literal(label));
        let distinct = others.map(move |(other, _)| {
            quote_spanned! {label.span()=>
                const _: () = ::core::assert!(
                    #constant != #other,
                    "[UNI-06] this `case` is there twice (MIDL2056)"
                );
            }
        });
        std::iter::once(in_range).chain(distinct)
    });
    quote!(#(#constants)* #(#checks)*)
}

/// A label's number. `Kind::A` is the value's, if `Kind` is an enumeration that travels: types begin with a capital,
/// modules do not.
fn number(label: &Expr, rpc: &TokenStream) -> TokenStream {
    let cast = || quote_spanned!(label.span()=> (#label) as i64);
    let mut ty = match label {
        Expr::Paren(inner) => return number(&inner.expr, rpc),
        // Of a macro's.
        Expr::Group(inner) => return number(&inner.expr, rpc),
        Expr::Path(ExprPath { qself: None, path, .. }) => path.clone(),
        _ => return cast(),
    };
    let Some(value) = ty.segments.pop() else {
        return cast();
    };
    ty.segments.pop_punct();
    let is_type = |name: &Ident| name.unraw().to_string().starts_with(char::is_uppercase);
    match ty.segments.last() {
        Some(last) if is_type(&last.ident) => quote_spanned! {label.span()=> {
            type __Labels = <#rpc::Form<{
                use #rpc::Lacking as _;
                #rpc::At::<#ty, ()>::HAS_LABELS
            }> as #rpc::SelectLabels<#ty>>::Type;
            __Labels::#value as i64
        }},
        _ => cast(),
    }
}

/// An arm that keeps its discriminant keeps one of the union's type.
fn same_types(union: &Union<'_>, rpc: &TokenStream) -> TokenStream {
    let switch = switch(union);
    union
        .arms
        .iter()
        .filter_map(|arm| arm.discriminant.as_ref())
        .map(|field| {
            let ty = field.ty;
            quote_spanned! {ty.span()=>
                const _: () = {
                    const fn same<__D: #rpc::Keeps<#switch>>() {}
                    same::<#ty>();
                };
            }
        })
        .collect()
}

/// Which arm a discriminant selects, and which discriminant a value has.
fn selection(data: &Data<'_>, union: &Union<'_>, rpc: &TokenStream) -> TokenStream {
    let (name, switch) = (data.name, switch(union));
    let layouts = union.arms.iter().filter_map(|arm| arm.field.as_ref()).map(|field| {
        let (wire, ndr) = (field.wire(rpc), field.ndr(rpc));
        quote_spanned!(field.ty.span()=> <#wire as #ndr>::LAYOUT)
    });
    let numbers = each(union, &|i, _| quote!(#i));
    let tags = each(union, &|_, arm| match &arm.discriminant {
        Some(_) => quote!(#rpc::Some(#rpc::Discriminant::to_tag(__tag))),
        None => quote!(#rpc::None),
    });
    let labelled = || union.arms.iter().enumerate().filter(|(_, arm)| !arm.labels.is_empty());
    let selects = labelled().map(|(i, arm)| {
        let labels = (0..arm.labels.len()).map(|label| arm.label(label));
        quote!(#(#labels)|* => #rpc::Some(#i),)
    });
    let default = match union.arms.iter().position(|arm| arm.default) {
        Some(i) => quote!(_ => #rpc::Some(#i),),
        None => quote!(_ => #rpc::None,),
    };
    let first_labels = labelled().map(|(i, arm)| {
        let label = arm.label(0);
        quote!(#i => #rpc::Some(#label),)
    });
    let generics = data.generics(Some(quote!(#rpc::Ndr)));
    let (impl_generics, _, bounds) = generics.split_for_impl();
    let (_, arguments, _) = data.generics.split_for_impl();
    let ms_union = union.ms_union.then(|| quote!(.ms_union()));
    let reported = data.is_known().then(|| quote!(.reported()));
    quote! {
        #[automatically_derived]
        impl #impl_generics #rpc::Switched for #name #arguments #bounds {
            type Switch = #switch;
        }

        #[automatically_derived]
        impl #impl_generics #rpc::Union for #name #arguments #bounds {
            type Switch = #switch;
            const ARMS: #rpc::Layout = #rpc::Layout::union(
                <#switch as #rpc::Ndr>::LAYOUT,
                &[#(#layouts),*],
            ) #ms_union #reported;
            fn arm(&self) -> usize {
                #numbers
            }
            fn tag(&self) -> #rpc::Option<i64> {
                #tags
            }
            fn select(__tag: i64) -> #rpc::Option<usize> {
                match __tag { #(#selects)* #default }
            }
            fn label(__arm: usize) -> #rpc::Option<i64> {
                match __arm { #(#first_labels)* _ => #rpc::None }
            }
        }
    }
}

/// An expression for each arm, which binds the arm's value to `__value` and its discriminant to `__tag`.
fn each(union: &Union<'_>, expression: &dyn Fn(usize, &Arm<'_>) -> TokenStream) -> TokenStream {
    let arms = union.arms.iter().enumerate().map(|(i, arm)| {
        let (pattern, expression) = (arm.pattern(), expression(i, arm));
        quote!(#pattern => #expression,)
    });
    quote! {
        #[allow(unused_variables)]
        match self { #(#arms)* }
    }
}

fn marshal(data: &Data<'_>, union: &Union<'_>, rpc: &TokenStream) -> TokenStream {
    let name = data.name;
    let write = each(union, &|_, arm| match &arm.field {
        Some(field) => {
            let (wire, levels, marshal) = (field.wire(rpc), field.levels(rpc), field.marshal(rpc));
            let value = field.gate.convert(Convert::Of, field.ty, quote!(__value), rpc);
            quote_spanned!(field.ty.span()=> <#wire as #marshal>::write_flat::<__S, __W>(#value, &#levels, __sink))
        }
        None => quote!(#rpc::Ok(())),
    });
    let pointees = each(union, &|_, arm| match &arm.field {
        Some(field) => {
            let (wire, levels, marshal) = (field.wire(rpc), field.levels(rpc), field.marshal(rpc));
            let value = field.gate.convert(Convert::Of, field.ty, quote!(__value), rpc);
            quote!(<#wire as #marshal>::write_pointees::<__S>(#value, &#levels, __encoder))
        }
        None => quote!(#rpc::Ok(())),
    });
    let generics = data.generics(Some(quote!(#rpc::Marshal)));
    let (impl_generics, _, bounds) = generics.split_for_impl();
    let (_, arguments, _) = data.generics.split_for_impl();
    quote! {
        #[automatically_derived]
        impl #impl_generics #rpc::MarshalUnion for #name #arguments #bounds {
            fn write_arm<__S: #rpc::Syntax, __W: #rpc::Sink>(&self, __sink: &mut __W) -> #rpc::NdrResult<()> {
                #write
            }
            fn write_arm_pointees<__S: #rpc::Syntax>(&self, __encoder: &mut #rpc::Encoder<'_>) -> #rpc::NdrResult<()> {
                #pointees
            }
        }
    }
}

/// Compares an arm's number, which was received, with its range.
fn in_range(field: &ArmField<'_>, rpc: &TokenStream) -> Option<TokenStream> {
    let range = field.attributes.range.as_ref()?;
    let check = range.check(&quote!(__flat), &quote!(__cursor.offset()), rpc);
    Some(quote!(#check?;))
}

fn unmarshal(data: &Data<'_>, union: &Union<'_>, rpc: &TokenStream) -> TokenStream {
    let (name, switch) = (data.name, switch(union));
    let (lifetime, allocator) = (data.lifetime(), data.allocator());
    let of_arm = |code: &dyn Fn(&Arm<'_>) -> TokenStream| {
        let arms = union.arms.iter().enumerate().map(|(i, arm)| {
            let code = code(arm);
            quote!(#rpc::Some(#i) => { #code })
        });
        quote!(match __arm { #(#arms)* _ => #rpc::Err(#rpc::invalid_tag(__cursor)) })
    };
    let skip = of_arm(&|arm| match &arm.field {
        Some(field) => {
            let (wire, ndr) = (field.wire(rpc), field.ndr(rpc));
            let unmarshal = field.unmarshal(&lifetime, &allocator, rpc);
            quote! {
                if !#rpc::skip_fixed::<__S>(<#wire as #ndr>::LAYOUT, __cursor)? {
                    <#wire as #unmarshal>::read_flat::<__S>(__cursor)?;
                }
                #rpc::Ok(())
            }
        }
        None => quote!(#rpc::Ok(())),
    });
    let walk = of_arm(&|arm| match &arm.field {
        Some(field) => {
            let (wire, levels) = (field.wire(rpc), field.levels(rpc));
            let unmarshal = field.unmarshal(&lifetime, &allocator, rpc);
            let in_range = in_range(field, rpc);
            quote! {
                let __flat = <#wire as #unmarshal>::read_flat::<__S>(__cursor)?;
                #in_range
                <#wire as #unmarshal>::walk::<__S>(__flat, #rpc::None, &#levels, __decoder)
            }
        }
        None => quote!(#rpc::Ok(())),
    });
    let tag = |arm: &Arm<'_>| {
        let kept = arm.discriminant.as_ref().map(|field| field.ty);
        let span = kept.map_or(union.switch_type.span(), Spanned::span);
        let ty = kept.map_or(switch.clone(), ToTokens::to_token_stream);
        quote_spanned! {span=>
            <#ty as #rpc::Discriminant>::from_tag(__tag).ok_or_else(|| #rpc::invalid_tag(__cursor))?
        }
    };
    let build = of_arm(&|arm| match &arm.field {
        Some(field) => {
            let (wire, levels) = (field.wire(rpc), field.levels(rpc));
            let unmarshal = field.unmarshal(&lifetime, &allocator, rpc);
            let value = quote!(<#wire as #unmarshal>::build::<__S>(__flat, &#levels, __decoder)?);
            let value = field.gate.convert(Convert::Value, field.ty, value, rpc);
            let made = arm.construct(&value, &tag(arm));
            let in_range = in_range(field, rpc);
            quote! {
                let __flat = <#wire as #unmarshal>::read_flat::<__S>(__cursor)?;
                #in_range
                #rpc::Ok(#made)
            }
        }
        None => {
            let made = arm.construct(&quote!(), &tag(arm));
            quote!(#rpc::Ok(#made))
        }
    });
    let generics = data.unmarshal_generics(rpc);
    let (impl_generics, _, bounds) = generics.split_for_impl();
    let (_, arguments, _) = data.generics.split_for_impl();
    quote! {
        #[automatically_derived]
        impl #impl_generics #rpc::UnmarshalUnion<#lifetime, #allocator> for #name #arguments #bounds {
            fn skip_arm<__S: #rpc::Syntax>(__arm: #rpc::Option<usize>, __cursor: &mut #rpc::Cursor<#lifetime>) -> #rpc::NdrResult<()> {
                #skip
            }
            fn walk_arm<__S: #rpc::Syntax>(
                __arm: #rpc::Option<usize>,
                __cursor: &mut #rpc::Cursor<#lifetime>,
                __decoder: &mut #rpc::Decoder<#lifetime, #allocator>,
            ) -> #rpc::NdrResult<()> {
                #walk
            }
            fn build_arm<__S: #rpc::Syntax>(
                __arm: #rpc::Option<usize>,
                __tag: i64,
                __cursor: &mut #rpc::Cursor<#lifetime>,
                __decoder: &mut #rpc::Decoder<#lifetime, #allocator>,
            ) -> #rpc::NdrResult<Self> {
                #build
            }
        }
    }
}

/// The codec of the union at a place with the attributes `levels`.
fn codec(data: &Data<'_>, levels: &TokenStream, rpc: &TokenStream) -> TokenStream {
    let name = data.name;
    let (lifetime, allocator) = (data.lifetime(), data.allocator());
    let (_, ty_generics, _) = data.generics.split_for_impl();
    let plain = data.generics(Some(quote!(#rpc::Ndr)));
    let (plain_impl, _, plain_where) = plain.split_for_impl();
    let marshal = data.generics(Some(quote!(#rpc::Marshal)));
    let (marshal_impl, _, marshal_where) = marshal.split_for_impl();
    let unmarshal = data.unmarshal_generics(rpc);
    let (unmarshal_impl, _, unmarshal_where) = unmarshal.split_for_impl();
    let lifetimes = data.lifetimes(levels, rpc);
    let wire_form = lock::wire_form(data, rpc);
    quote! {
        #[automatically_derived]
        impl #plain_impl #rpc::Ndr<#levels> for #name #ty_generics #plain_where {
            const LAYOUT: #rpc::Layout = <Self as #rpc::Union>::ARMS;
            const WIRE_FORM: #rpc::WireForm = #wire_form;
            #lifetimes
        }

        #[automatically_derived]
        impl #marshal_impl #rpc::Marshal<#levels> for #name #ty_generics #marshal_where {
            fn write_flat<__S: #rpc::Syntax, __W: #rpc::Sink>(&self, __levels: &#levels, __sink: &mut __W) -> #rpc::NdrResult<()> {
                #rpc::write_union::<__S, Self, #levels, __W>(self, __levels, __sink)
            }
            fn write_pointees<__S: #rpc::Syntax>(&self, _: &#levels, __encoder: &mut #rpc::Encoder<'_>) -> #rpc::NdrResult<()> {
                #rpc::MarshalUnion::write_arm_pointees::<__S>(self, __encoder)
            }
            #[inline]
            fn agree(&self, __levels: &#levels) -> #rpc::Result<(), #rpc::CountMismatch> {
                #rpc::agree_arm(self, __levels)
            }
        }

        #[automatically_derived]
        impl #unmarshal_impl #rpc::Unmarshal<#lifetime, #allocator, #levels> for #name #ty_generics #unmarshal_where {
            type Flat = #rpc::UnionFlat;
            fn read_flat<__S: #rpc::Syntax>(__cursor: &mut #rpc::Cursor<#lifetime>) -> #rpc::NdrResult<#rpc::UnionFlat> {
                #rpc::read_union::<__S, #allocator, Self, #levels>(__cursor)
            }
            #[inline]
            fn read_next<__S: #rpc::Syntax>(
                __flats: &mut #rpc::Cursor<#lifetime>,
                __levels: &#levels,
                __decoder: &mut #rpc::Decoder<#lifetime, #allocator>,
            ) -> #rpc::NdrResult<Self> {
                #rpc::read_next_union::<__S, #allocator, Self, #levels>(__flats, __levels, __decoder)
            }
            fn walk<__S: #rpc::Syntax>(
                __flat: #rpc::UnionFlat,
                _: #rpc::Option<&Self>,
                __levels: &#levels,
                __decoder: &mut #rpc::Decoder<#lifetime, #allocator>,
            ) -> #rpc::NdrResult<()> {
                #rpc::walk_union::<__S, #allocator, Self, #levels>(__flat, __levels, __decoder)
            }
            fn build<__S: #rpc::Syntax>(
                __flat: #rpc::UnionFlat,
                __levels: &#levels,
                __decoder: &mut #rpc::Decoder<#lifetime, #allocator>,
            ) -> #rpc::NdrResult<Self> {
                #rpc::build_union::<__S, #allocator, Self, #levels>(__flat, __levels, __decoder)
            }
            #[inline]
            fn agrees<__S: #rpc::Syntax>(__cursor: &mut #rpc::Cursor<#lifetime>, __levels: &#levels) -> #rpc::NdrResult<()> {
                #rpc::agree_union::<__S, Self, #levels>(__cursor, __levels)
            }
        }
    }
}

/// The start value is the first arm's.
fn start(data: &Data<'_>, union: &Union<'_>, rpc: &TokenStream) -> TokenStream {
    let Some(first) = union.arms.first() else {
        return TokenStream::new();
    };
    let name = data.name;
    let generics = data.generics(Some(quote!(#rpc::Start)));
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let (_, ty_generics, _) = data.generics.split_for_impl();
    let predicates = where_clause.iter().flat_map(|clause| clause.predicates.iter());
    let condition = first.field.as_ref().map(|field| {
        let wire = field.wire(rpc);
        quote!(for<'__s> #wire: #rpc::Start)
    });
    let start = quote!(#rpc::Start::start());
    let start_of_value = first.field.as_ref().map(|field| field.gate.start(rpc));
    let label = first.labels.first().map(|_| first.label(0));
    let tag = match (&first.discriminant, label) {
        (Some(field), Some(label)) => {
            let ty = field.ty;
            quote!(<#ty as #rpc::Discriminant>::from_tag(#label).unwrap_or_else(#rpc::Start::start))
        }
        _ => start.clone(),
    };
    let value = first.construct(&start_of_value.unwrap_or_default(), &tag);
    quote! {
        #[automatically_derived]
        impl #impl_generics #rpc::Start for #name #ty_generics
        where #(#predicates,)* #condition
        {
            fn start() -> Self {
                #value
            }
        }
    }
}
