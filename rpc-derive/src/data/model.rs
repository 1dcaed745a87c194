//! A type that is to travel, in the words of IDL.

use darling::util::Flag;
use proc_macro2::TokenStream;
use quote::{format_ident, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::{
    Attribute, DeriveInput, Expr, Fields, GenericParam, Generics, Ident, Lifetime, Token, Type,
    Variant, Visibility,
};

use crate::attributes::{self, ValueAttributes};
use crate::errors::Errors;
use crate::gate::{Around, Convert, Gate};
use crate::len;
use crate::levels::{self, Levels};
use crate::lock::Number;
use crate::syntax::On;

/// A type.
pub(crate) struct Data<'a> {
    pub(crate) name: &'a Ident,
    pub(crate) vis: &'a Visibility,
    pub(crate) generics: &'a Generics,
    pub(crate) shape: Shape<'a>,
    pub(crate) attributes: &'a [Attribute],
    /// The fields of a structure, with all their attributes.
    pub(crate) fields: Vec<&'a syn::Field>,
    /// The attributes and fields of an enum's variants.
    pub(crate) variants: Vec<(&'a [Attribute], &'a Fields)>,
    /// The wire form that it is to keep.
    pub(crate) lock: Option<Number>,
}

#[expect(clippy::large_enum_variant, reason = "there is one for each macro call")]
pub(crate) enum Shape<'a> {
    Structure(Structure<'a>),
    Enumeration(Enumeration<'a>),
    Union(Union<'a>),
}

pub(crate) struct Structure<'a> {
    /// The fields that are transmitted.
    pub(crate) fields: Vec<Field<'a>>,
    /// Those that are marked `skip`.
    pub(crate) skipped: Vec<Field<'a>>,
}

pub(crate) struct Field<'a> {
    /// The field's name, or its number.
    pub(crate) member: syn::Member,
    pub(crate) ty: &'a Type,
    pub(crate) attributes: ValueAttributes,
    /// An attribute is wrong, so that nothing is known of what they say.
    pub(crate) tainted: bool,
    pub(crate) levels: Levels,
    pub(crate) gate: Gate,
}

/// An enumeration without data.
pub(crate) struct Enumeration<'a> {
    pub(crate) v1_enum: bool,
    pub(crate) closed: Option<&'a Attribute>,
    pub(crate) values: Vec<Value<'a>>,
    /// The variants that take undeclared values: at most one.
    pub(crate) others: Vec<&'a Variant>,
}

pub(crate) struct Value<'a> {
    pub(crate) name: &'a Ident,
    /// The value, as an expression.
    pub(crate) value: TokenStream,
    /// The value, as far as tokens tell.
    pub(crate) literal: Option<i64>,
    pub(crate) variant: &'a Variant,
}

pub(crate) struct Union<'a> {
    pub(crate) switch_type: Type,
    /// In NDR, too, all arms are aligned as the widest, where a `switch_is` selects them.
    pub(crate) ms_union: bool,
    pub(crate) arms: Vec<Arm<'a>>,
}

pub(crate) struct Arm<'a> {
    pub(crate) variant: &'a Variant,
    pub(crate) field: Option<ArmField<'a>>,
    /// The field that keeps the discriminant, of an arm for several.
    pub(crate) discriminant: Option<ArmField<'a>>,
    pub(crate) labels: Vec<Expr>,
    pub(crate) default: bool,
}

pub(crate) struct ArmField<'a> {
    pub(crate) member: syn::Member,
    pub(crate) ty: &'a Type,
    pub(crate) attributes: ValueAttributes,
    pub(crate) gate: Gate,
}

impl ArmField<'_> {
    /// The type that is encoded and decoded.
    pub(crate) fn wire(&self, rpc: &TokenStream) -> TokenStream {
        self.gate.ty(self.ty, self.ty.span(), rpc)
    }

    /// The levels of the arm's place, which are a type and its only value.
    pub(crate) fn levels(&self, rpc: &TokenStream) -> TokenStream {
        if self.attributes.string.is_present() { quote!(#rpc::IsString) } else { quote!(()) }
    }

    /// `Ndr` at the arm's place.
    pub(crate) fn ndr(&self, rpc: &TokenStream) -> TokenStream {
        let ndr = quote_spanned!(self.ty.span()=> #rpc::Ndr);
        levels::at(&ndr, &[], &self.levels(rpc))
    }

    /// `Marshal` at the arm's place.
    pub(crate) fn marshal(&self, rpc: &TokenStream) -> TokenStream {
        let marshal = quote_spanned!(self.ty.span()=> #rpc::Marshal);
        levels::at(&marshal, &[], &self.levels(rpc))
    }

    /// `Unmarshal` at the arm's place, for a lifetime and an allocator.
    pub(crate) fn unmarshal(
        &self,
        lifetime: &Lifetime,
        allocator: &Ident,
        rpc: &TokenStream,
    ) -> TokenStream {
        let unmarshal = quote_spanned!(self.ty.span()=> #rpc::Unmarshal);
        let arguments = [quote!(#lifetime), quote!(#allocator)];
        levels::at(&unmarshal, &arguments, &self.levels(rpc))
    }
}

impl<'a> Data<'a> {
    /// The model, unless the item is none of what travels, which is for the rules to say.
    pub(crate) fn new(input: &'a DeriveInput, errors: &mut Errors) -> Option<Data<'a>> {
        let has = |name: &str| input.attrs.iter().find(|a| a.path().is_ident(name));
        let around = around(&input.ident, &input.generics);
        let shape = match &input.data {
            syn::Data::Struct(data) => {
                Shape::Structure(Structure::new(&data.fields, &around, errors))
            }
            syn::Data::Enum(data) => match has("switch_type") {
                Some(attribute) => {
                    let switch_type = attribute.parse_args().ok()?;
                    let arms = Union::arms(data.variants.iter(), &around, errors);
                    Shape::Union(Union { switch_type, ms_union: has("ms_union").is_some(), arms })
                }
                None if data.variants.iter().any(is_arm) => return None,
                None => {
                    let (v1_enum, closed) = (has("v1_enum").is_some(), has("closed"));
                    Shape::Enumeration(Enumeration::new(v1_enum, closed, data.variants.iter()))
                }
            },
            syn::Data::Union(_) => return None,
        };
        let (fields, variants) = match &input.data {
            syn::Data::Struct(data) => (data.fields.iter().collect(), Vec::new()),
            syn::Data::Enum(data) => {
                let variants = data.variants.iter();
                (Vec::new(), variants.map(|v| (&v.attrs[..], &v.fields)).collect())
            }
            syn::Data::Union(_) => (Vec::new(), Vec::new()),
        };
        let (generics, attributes) = (&input.generics, &input.attrs[..]);
        let lock = attributes::lock(attributes, errors);
        let vis = &input.vis;
        Some(Data { name: &input.ident, vis, generics, shape, attributes, fields, variants, lock })
    }

    /// What is known where its fields stand.
    pub(crate) fn around(&self) -> Around<'a> {
        around(self.name, self.generics)
    }

    /// The lifetime for which the type is decoded: its own, or one more.
    pub(crate) fn lifetime(&self) -> Lifetime {
        match self.generics.lifetimes().next() {
            Some(own) => own.lifetime.clone(),
            None => Lifetime::new("'__m", proc_macro2::Span::call_site()),
        }
    }

    /// The generics of an impl, with `bound` on every type parameter.
    pub(crate) fn generics(&self, bound: Option<TokenStream>) -> Generics {
        let mut generics = self.generics.clone();
        for parameter in &mut generics.params {
            if let GenericParam::Type(parameter) = parameter {
                parameter.default = None;
                if let Some(bound) = bound.as_ref().filter(|_| !is_allocator(parameter)) {
                    parameter.bounds.push(syn::parse_quote!(#bound));
                }
            }
        }
        generics
    }

    /// The allocator that the type is decoded with: its own parameter, or any, `__A`.
    pub(crate) fn allocator(&self) -> Ident {
        let own = self.generics.type_params().find(|parameter| is_allocator(parameter));
        own.map_or_else(|| format_ident!("__A"), |own| own.ident.clone())
    }

    /// The lifetimes of the type: its own is that of the call's memory, and its parameters have theirs.
    pub(crate) fn lifetimes(&self, levels: &TokenStream, rpc: &TokenStream) -> TokenStream {
        let parameters = self.generics.type_params().filter(|parameter| !is_allocator(parameter));
        let own = quote!(#rpc::Some(unsafe { #rpc::Lifetimes::of_memory() }));
        let all = parameters.fold(own, |before, parameter| {
            let ty = &parameter.ident;
            quote! {
                match #before {
                    #rpc::Some(lifetimes) => lifetimes.and::<#ty, ()>(),
                    #rpc::None => #rpc::None,
                }
            }
        });
        quote! {
            // SAFETY: `Unmarshal` is implemented for the call's memory alone.
            const LIFETIMES: #rpc::Option<#rpc::Lifetimes<Self, #levels>> = #all;
        }
    }

    /// Whether the type is known where it is defined: it has no type parameter but an allocator, for
    /// which the global one can stand.
    pub(crate) fn is_known(&self) -> bool {
        is_known(self.generics)
    }

    /// The type with `'static` for each lifetime. No rule depends on where the memory is from: any allocator stands
    /// for its own.
    pub(crate) fn known(&self, rpc: &TokenStream) -> Type {
        let name = self.name;
        let statics = self.generics.lifetimes().map(|_| quote!('static));
        let global = self.generics.type_params().map(|_| quote!(#rpc::Global));
        let arguments = statics.chain(global);
        syn::parse_quote!(#name<#(#arguments),*>)
    }

    /// The generics of the `Unmarshal` impl: as [`Data::generics`], with the lifetime and `__A`.
    pub(crate) fn unmarshal_generics(&self, rpc: &TokenStream) -> Generics {
        let (lifetime, allocator) = (self.lifetime(), self.allocator());
        let mut generics = self.generics(Some(quote!(#rpc::Unmarshal<#lifetime, #allocator>)));
        if self.generics.lifetimes().next().is_none() {
            generics.params.insert(0, syn::parse_quote!(#lifetime));
        }
        match generics.type_params_mut().find(|parameter| is_allocator(parameter)) {
            // Every node holds a handle to its allocator.
            Some(own) => own.bounds.push(syn::parse_quote!(#rpc::Clone)),
            None => generics.params.push(syn::parse_quote!(__A)),
        }
        generics
    }
}

fn is_known(generics: &Generics) -> bool {
    const BOUNDS: [&str; 7] = ["Allocator", "Clone", "Copy", "Default", "Debug", "Send", "Sync"];
    let mut parameters = generics.type_params();
    generics.where_clause.is_none()
        && parameters.all(|parameter| {
            let known = |bound: &syn::TypeParamBound| match bound {
                syn::TypeParamBound::Trait(bound) => {
                    let name = bound.path.segments.last();
                    name.is_some_and(|name| BOUNDS.iter().any(|known| name.ident == known))
                }
                _ => true,
            };
            is_allocator(parameter) && parameter.bounds.iter().all(known)
        })
}

/// Whether a type parameter is an allocator: it is bounded by `Allocator`.
pub(crate) fn is_allocator(parameter: &syn::TypeParam) -> bool {
    parameter.bounds.iter().any(|bound| match bound {
        syn::TypeParamBound::Trait(bound) => {
            bound.path.segments.last().is_some_and(|segment| segment.ident == "Allocator")
        }
        _ => false,
    })
}

/// Whether an allocator outlives every call: it is bounded by `'static`.
pub(crate) fn is_static_allocator(parameter: &syn::TypeParam) -> bool {
    is_allocator(parameter)
        && parameter.bounds.iter().any(|bound| match bound {
            syn::TypeParamBound::Lifetime(lifetime) => lifetime.ident == "static",
            _ => false,
        })
}

impl<'a> Structure<'a> {
    fn new(fields: &'a Fields, around: &Around<'_>, errors: &mut Errors) -> Structure<'a> {
        let fields = fields.iter().enumerate().map(|(i, field)| {
            let before = errors.len();
            let attributes: ValueAttributes =
                attributes::read(&attributes::of_place(&field.attrs), On::Field, errors);
            let tainted = errors.len() > before;
            let member = match &field.ident {
                Some(name) => syn::Member::Named(name.clone()),
                None => syn::Member::Unnamed(i.into()),
            };
            let levels = match len::number(&field.ty) {
                Some(_) if !attributes.skip.is_present() => Levels::of_length(),
                _ => Levels::new(&attributes, &field.ty),
            };
            let gate = match attributes.transmit_as {
                Some(_) => Gate::presented(&name_of(&member), &field.ty, around),
                None => Gate::new(&name_of(&member), &field.ty, &levels, around),
            };
            Field { member, ty: &field.ty, attributes, tainted, levels, gate }
        });
        let (skipped, fields) = fields.partition(|field| field.attributes.skip.is_present());
        Structure { fields, skipped }
    }

    /// The field that has a name.
    pub(crate) fn find(&self, name: &Ident) -> Option<&Field<'a>> {
        self.fields.iter().find(|field| field.is_named(name))
    }

    /// The array whose length a field is, which is a `Len`.
    pub(crate) fn array_of(&self, count: &Field<'_>) -> Option<&Field<'a>> {
        let syn::Member::Named(name) = &count.member else {
            return None;
        };
        let mut fields = self.fields.iter().filter(|_| count.levels.is_length());
        fields.find(|field| len::is_length(&field.attributes, name))
    }
}

impl Field<'_> {
    /// `Ndr` at the field's levels.
    pub(crate) fn ndr(&self, rpc: &TokenStream) -> TokenStream {
        self.levels.ndr(self.ty.span(), rpc)
    }

    /// `Marshal` at the field's levels.
    pub(crate) fn marshal(&self, rpc: &TokenStream) -> TokenStream {
        self.levels.marshal(self.ty.span(), rpc)
    }

    /// `Unmarshal` at the field's levels, for a lifetime and an allocator.
    pub(crate) fn unmarshal(
        &self,
        lifetime: &Lifetime,
        allocator: &Ident,
        rpc: &TokenStream,
    ) -> TokenStream {
        let unmarshal = quote_spanned!(self.ty.span()=> #rpc::Unmarshal);
        let arguments = [quote!(#lifetime), quote!(#allocator)];
        levels::at(&unmarshal, &arguments, &self.levels.ty(rpc))
    }

    /// The type that is encoded and decoded.
    pub(crate) fn wire(&self, rpc: &TokenStream) -> TokenStream {
        self.gate.ty(self.ty, self.ty.span(), rpc)
    }

    /// A reference to the field, as one to the type at its place.
    pub(crate) fn place(&self, reference: &TokenStream, rpc: &TokenStream) -> TokenStream {
        let reference = match self.attributes.transmit_as {
            Some(_) => quote!(#rpc::TransmitAs::of(#reference)),
            None => reference.clone(),
        };
        self.gate.convert(Convert::Of, self.ty, reference, rpc)
    }

    /// As [`Field::place`], for a reference that is exclusive.
    pub(crate) fn place_mut(&self, reference: &TokenStream, rpc: &TokenStream) -> TokenStream {
        let reference = match self.attributes.transmit_as {
            Some(_) => quote!(#rpc::TransmitAs::of_mut(#reference)),
            None => reference.clone(),
        };
        self.gate.convert(Convert::OfMut, self.ty, reference, rpc)
    }

    /// The field's value, of one of the type at its place.
    pub(crate) fn presented(&self, value: TokenStream, rpc: &TokenStream) -> TokenStream {
        let value = self.gate.convert(Convert::Value, self.ty, value, rpc);
        match self.attributes.transmit_as {
            Some(_) => quote!((#value).into_inner()),
            None => value,
        }
    }

    pub(crate) fn is_named(&self, name: &Ident) -> bool {
        matches!(&self.member, syn::Member::Named(own) if own.unraw() == name.unraw())
    }
}

/// What is known where the fields of a type stand.
fn around<'a>(name: &'a Ident, generics: &'a Generics) -> Around<'a> {
    let allocator = generics.type_params().find(|parameter| is_allocator(parameter));
    let allocator = allocator.filter(|_| is_known(generics)).map(|parameter| &parameter.ident);
    let parameters = generics.type_params().map(|parameter| &parameter.ident);
    let parameters = parameters.filter(|parameter| Some(*parameter) != allocator).collect();
    Around { own: Some(name), allocator, parameters }
}

/// A field's name, or its number.
pub(crate) fn name_of(member: &syn::Member) -> String {
    match member {
        syn::Member::Named(name) => name.unraw().to_string(),
        syn::Member::Unnamed(index) => index.index.to_string(),
    }
}

/// Whether a variant is marked as a union's arm.
pub(crate) fn is_arm(variant: &Variant) -> bool {
    variant.attrs.iter().any(|attribute| attribute.path().is_ident("case"))
}

impl<'a> Enumeration<'a> {
    fn new(
        v1_enum: bool,
        closed: Option<&'a Attribute>,
        variants: impl Iterator<Item = &'a Variant>,
    ) -> Enumeration<'a> {
        let (others, declared): (Vec<_>, Vec<_>) =
            variants.partition(|v| v.attrs.iter().any(|a| a.path().is_ident("other")));
        let mut values: Vec<Value<'a>> = Vec::new();
        // The last explicit value, and how far behind it the next variant is.
        let (mut base, mut base_literal, mut behind) = (quote!(0), Some(0_i64), 0_i64);
        for variant in declared {
            if let Some((_, value)) = &variant.discriminant {
                base = quote!((#value) as i64);
                base_literal = literal(value);
                behind = 0;
            }
            let value = quote!(#base + #behind);
            let literal = base_literal.and_then(|base| base.checked_add(behind));
            values.push(Value { name: &variant.ident, value, literal, variant });
            behind += 1;
        }
        Enumeration { v1_enum, closed, values, others }
    }

    /// The variant that takes undeclared values.
    pub(crate) fn other(&self) -> Option<&'a Variant> {
        self.others.first().copied()
    }
}

/// The value of an integer literal.
fn literal(expression: &Expr) -> Option<i64> {
    match expression {
        Expr::Lit(syn::ExprLit { lit: syn::Lit::Int(int), .. }) => int.base10_parse().ok(),
        Expr::Unary(unary) if matches!(unary.op, syn::UnOp::Neg(_)) => {
            literal(&unary.expr).and_then(i64::checked_neg)
        }
        _ => None,
    }
}

impl<'a> Union<'a> {
    fn arms(
        variants: impl Iterator<Item = &'a Variant>,
        around: &Around<'_>,
        errors: &mut Errors,
    ) -> Vec<Arm<'a>> {
        let variants = variants.enumerate();
        variants.map(|(i, variant)| Arm::new(variant, i, around, errors)).collect()
    }
}

fn no_label(case: &Attribute, errors: &mut Errors) {
    let help = "write `#[case(1, 2)]`, with values of the discriminant, or `#[case(default)]`";
    errors.at(case, "UNI-07", "a `case` without a value (MIDL2340)", help);
}

impl<'a> Arm<'a> {
    fn new(
        variant: &'a Variant,
        number: usize,
        around: &Around<'_>,
        errors: &mut Errors,
    ) -> Arm<'a> {
        let (mut labels, mut default) = (Vec::new(), false);
        for case in variant.attrs.iter().filter(|a| a.path().is_ident("case")) {
            let parser = Punctuated::<CaseLabel, Token![,]>::parse_terminated;
            let bare = matches!(case.meta, syn::Meta::Path(_));
            match case.parse_args_with(parser) {
                Err(_) if bare => no_label(case, errors),
                Ok(parsed) if parsed.is_empty() => no_label(case, errors),
                Ok(parsed) => parsed.into_iter().for_each(|label| match label {
                    CaseLabel::Default => default = true,
                    CaseLabel::Value(value) => labels.push(value),
                }),
                Err(error) => errors.push(error),
            }
        }
        let (mut field, mut discriminant) = (None, None);
        for (index, of) in variant.fields.iter().enumerate() {
            let member = match &of.ident {
                Some(name) => syn::Member::Named(name.clone()),
                None => syn::Member::Unnamed(index.into()),
            };
            let attributes = attributes::read(&attributes::of_place(&of.attrs), On::Field, errors);
            let place = if is_discriminant(of) { &mut discriminant } else { &mut field };
            let name = format!("{number}_{}", name_of(&member));
            let gate = Gate::new(&name, &of.ty, &Levels::new(&attributes, &of.ty), around);
            place.get_or_insert(ArmField { member, ty: &of.ty, attributes, gate });
        }
        Arm { variant, field, discriminant, labels, default }
    }

    /// A pattern that binds the arm's value to `__value`, and its discriminant to `__tag`.
    pub(crate) fn pattern(&self) -> TokenStream {
        self.fields(&quote!(__value), &quote!(__tag), &quote!(..))
    }

    /// The arm made of `value`, and of its discriminant.
    pub(crate) fn construct(&self, value: &TokenStream, tag: &TokenStream) -> TokenStream {
        self.fields(value, tag, &TokenStream::new())
    }

    fn fields(&self, value: &TokenStream, tag: &TokenStream, rest: &TokenStream) -> TokenStream {
        let name = &self.variant.ident;
        let field = |field: &Option<ArmField<'_>>, value: &TokenStream| {
            field.as_ref().map(|ArmField { member, .. }| quote!(#member: #value,))
        };
        let (value, tag) = (field(&self.field, value), field(&self.discriminant, tag));
        quote!(Self::#name { #value #tag #rest })
    }

    /// The name of the constant that holds a label.
    pub(crate) fn label(&self, i: usize) -> Ident {
        format_ident!("__{}_{}", self.variant.ident.unraw(), i, span = self.variant.ident.span())
    }
}

/// Whether a field of an arm keeps the discriminant.
pub(crate) fn is_discriminant(field: &syn::Field) -> bool {
    field.attrs.iter().any(|attribute| attribute.path().is_ident("discriminant"))
}

// One is read for each label.
#[allow(clippy::large_enum_variant)]
enum CaseLabel {
    Default,
    Value(Expr),
}

impl syn::parse::Parse for CaseLabel {
    fn parse(input: syn::parse::ParseStream<'_>) -> syn::Result<CaseLabel> {
        if input.peek(Token![default]) {
            input.parse::<Token![default]>()?;
            return Ok(CaseLabel::Default);
        }
        input.parse().map(CaseLabel::Value)
    }
}

/// The spans of flags, for errors that point at one.
pub(crate) fn flag_span(flag: &Flag, otherwise: &impl Spanned) -> proc_macro2::Span {
    if flag.is_present() { flag.span() } else { otherwise.span() }
}
