//! The grammar of attributes on fields and parameters.

use darling::FromMeta;
use darling::ast::NestedMeta;
use darling::util::Flag;
use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::{Attribute, Expr, Ident, Lit, Meta, Path, Token, Type};

use crate::errors::Errors;
use crate::expression::{self, Expressions};
use crate::lock::Number;
use crate::syntax::{self, On};
use crate::{len, types};

/// What can be said of a place: a field, or a parameter.
#[derive(FromMeta, Default, Clone)]
#[darling(default)]
pub(crate) struct ValueAttributes {
    pub(crate) unique: Flag,
    pub(crate) ptr: Flag,
    pub(crate) string: Flag,
    pub(crate) size_is: Option<Expressions>,
    pub(crate) max_is: Option<Expressions>,
    pub(crate) length_is: Option<Expressions>,
    pub(crate) first_is: Option<Expressions>,
    pub(crate) last_is: Option<Expressions>,
    pub(crate) switch_is: Option<Expressions>,
    pub(crate) range: Option<Range>,
    pub(crate) skip: Flag,
    pub(crate) disable_consistency_check: Flag,
    pub(crate) transmit_as: Option<Transmitted>,
}

/// The type that travels for a field's own: `#[transmit_as(FileTime)]`.
#[derive(Clone)]
pub(crate) struct Transmitted(pub(crate) Box<syn::Type>);

impl FromMeta for Transmitted {
    fn from_meta(item: &Meta) -> darling::Result<Transmitted> {
        let ty = match item {
            Meta::List(list) => list.parse_args().ok(),
            _ => None,
        };
        ty.map(|ty| Transmitted(Box::new(ty))).ok_or_else(|| {
            let text = "[XMT-01] `transmit_as` names the type that travels\nhelp: write `#[transmit_as(X)]`, where \
                        `X` implements `TransmittedType<T>` for the field's type `T`";
            darling::Error::custom(text).with_span(item)
        })
    }
}

/// The least and the greatest value that `#[range(0, 100)]` or `#[range(0..=100)]` lets pass.
#[derive(Clone)]
pub(crate) struct Range {
    pub(crate) low: TokenStream,
    pub(crate) high: TokenStream,
    pub(crate) span: Span,
}

impl FromMeta for Range {
    fn from_meta(item: &Meta) -> darling::Result<Range> {
        let span = item.span();
        let wrong = || {
            let text = "[ARR-43] `range` takes the least and the greatest value\nhelp: write `#[range(0, 100)]` or \
                        `#[range(0..=100)]`";
            darling::Error::custom(text).with_span(&span)
        };
        let Meta::List(list) = item else {
            return Err(wrong());
        };
        let values = list.parse_args_with(Punctuated::<Expr, Token![,]>::parse_terminated)?;
        let ends = values.iter().flat_map(|value| match value {
            Expr::Range(range) => vec![range.start.as_deref(), range.end.as_deref()],
            value => vec![Some(value)],
        });
        for end in ends.flatten() {
            let mut number = end;
            while let Some(inner) = match number {
                Expr::Unary(unary) => Some(&*unary.expr),
                Expr::Paren(paren) => Some(&*paren.expr),
                Expr::Group(group) => Some(&*group.expr),
                _ => None,
            } {
                number = inner;
            }
            if let Expr::Lit(literal) = number
                && !matches!(literal.lit, Lit::Int(_) | Lit::Byte(_) | Lit::Char(_))
            {
                let text = "[ARR-43] the ends of a range are integers";
                return Err(darling::Error::custom(text).with_span(end));
            }
        }
        match values.into_iter().collect::<Vec<_>>().as_slice() {
            [low, high] => Ok(Range { low: quote!(#low), high: quote!(#high), span }),
            [Expr::Range(range)] => match (&range.start, &range.limits, &range.end) {
                (Some(low), syn::RangeLimits::Closed(_), Some(high)) => {
                    Ok(Range { low: quote!(#low), high: quote!(#high), span })
                }
                (Some(low), syn::RangeLimits::HalfOpen(_), Some(end)) => {
                    Ok(Range { low: quote!(#low), high: quote!((#end) - 1), span })
                }
                _ => Err(wrong()),
            },
            _ => Err(wrong()),
        }
    }
}

impl Range {
    /// The ends are constants, and none of the names that stand beside them.
    pub(crate) fn check_names(&self, stands: impl Fn(&Ident) -> bool, errors: &mut Errors) {
        let ends = [&self.low, &self.high].into_iter();
        let names = ends.filter_map(|end| syn::parse2::<Ident>(end.clone()).ok());
        for end in names.filter(stands) {
            let help = "write a number, or a constant; what depends on another number is for the program to check";
            errors.at(end, "ARR-43", "the ends of a range are constants (MIDL2058)", help);
        }
    }

    /// The two values, where they are written as numbers.
    pub(crate) fn known(&self) -> Option<(i128, i128)> {
        let value = |end: &TokenStream| expression::constant(&syn::parse2(end.clone()).ok()?);
        Some((value(&self.low)?, value(&self.high)?))
    }

    /// Rules about its values, where they are known, on a value of type `ty`.
    pub(crate) fn checks(&self, ty: &Type) -> TokenStream {
        let Range { low, high, span } = self;
        let ty = types::reference(ty).map_or(ty, |reference| &reference.elem);
        let ty = len::travels_as(ty);
        let number = types::is_named(ty, &["u8", "i8", "u16", "i16", "u32", "i32"]);
        let fits = number.then(|| {
            quote_spanned! {*span=>
                #[allow(trivial_numeric_casts, clippy::unnecessary_cast)]
                const _: () = ::core::assert!(
                    (#low) as i128 >= <#ty>::MIN as i128 && (#high) as i128 <= <#ty>::MAX as i128,
                    "[ARR-44] a range beyond what its type can hold"
                );
            }
        });
        quote_spanned! {*span=>
            #fits
            #[allow(trivial_numeric_casts, clippy::unnecessary_cast)]
            const _: () = ::core::assert!(
                (#low) as i128 <= (#high) as i128,
                "[ARR-44] a range whose least value is above its greatest (MIDL2371)"
            );
        }
    }

    /// The two values.
    pub(crate) fn ends(&self) -> [TokenStream; 2] {
        let Range { low, high, span } = self;
        [low, high].map(|end| {
            quote_spanned! {*span=>
                const {
                    #[allow(trivial_numeric_casts, clippy::unnecessary_cast)]
                    { (#end) as i64 }
                }
            }
        })
    }

    /// The check of a value that was received, as an expression of type `NdrResult<()>`.
    pub(crate) fn check(
        &self,
        value: &TokenStream,
        offset: &TokenStream,
        rpc: &TokenStream,
    ) -> TokenStream {
        let [low, high] = self.ends();
        quote_spanned!(self.span=> #rpc::in_range(#rpc::Count::of(#value), #low, #high, #offset))
    }

    /// The same for a unique pointer to a value.
    pub(crate) fn check_or_null(
        &self,
        pointer: &TokenStream,
        offset: &TokenStream,
        rpc: &TokenStream,
    ) -> TokenStream {
        let [low, high] = self.ends();
        quote_spanned!(self.span=> #rpc::in_range_or_null(&#pointer, #low, #high, #offset))
    }
}

/// What can be said of a parameter beside that.
#[derive(FromMeta, Default, Clone)]
#[darling(default)]
pub(crate) struct ParameterAttributes {
    pub(crate) out: Flag,
    pub(crate) inout: Flag,
    pub(crate) allocate: Option<Allocate>,
    pub(crate) force_allocate: Flag,
    pub(crate) byte_count: Option<ByteCount>,
    pub(crate) partial_ignore: Flag,
    #[darling(flatten)]
    pub(crate) place: ValueAttributes,
}

/// The options of `#[allocate(…)]`.
#[derive(Clone)]
pub(crate) struct Allocate(pub(crate) Vec<Ident>);

impl Allocate {
    pub(crate) fn option(&self, name: &str) -> Option<&Ident> {
        self.0.iter().find(|option| *option == name)
    }
}

impl FromMeta for Allocate {
    fn from_meta(item: &Meta) -> darling::Result<Allocate> {
        const OPTIONS: &str = "write `#[allocate(dont_free)]` for what the method keeps, `#[allocate(all_nodes)]` for \
                               a result in a `CallBlock`";
        let options = match item {
            Meta::List(list) => list
                .parse_args_with(Punctuated::<Ident, Token![,]>::parse_terminated)
                .map_err(|error| {
                    let text = format!("[ACF-02] {error}\nhelp: {OPTIONS}");
                    darling::Error::custom(text).with_span(&error.span())
                })?,
            _ => Punctuated::new(),
        };
        if options.is_empty() {
            let text = format!("[ACF-02] `allocate` without an option\nhelp: {OPTIONS}");
            return Err(darling::Error::custom(text).with_span(item));
        }
        Ok(Allocate(options.into_iter().collect()))
    }
}

/// The parameter that `#[byte_count(n)]` names.
#[derive(Clone)]
pub(crate) struct ByteCount(pub(crate) Ident);

impl FromMeta for ByteCount {
    fn from_meta(item: &Meta) -> darling::Result<ByteCount> {
        if let Meta::List(list) = item
            && let Ok(name) = list.parse_args()
        {
            return Ok(ByteCount(name));
        }
        let text = "[ACF-05] `byte_count` names a parameter\nhelp: write `#[byte_count(n)]`, where `n: u32` is the \
                    size of the caller's buffer";
        Err(darling::Error::custom(text).with_span(item))
    }
}

impl ParameterAttributes {
    /// The values that are let pass.
    pub(crate) fn range(&self) -> Option<&Range> {
        self.place.range.as_ref()
    }
}

impl ValueAttributes {
    /// All expressions, with the name of their attribute.
    pub(crate) fn expressions(&self) -> impl Iterator<Item = (&'static str, &Expr)> {
        self.levels().map(|(name, _, expression)| (name, expression))
    }

    /// The same, with the index of the pointer level that each is about.
    pub(crate) fn levels(&self) -> impl Iterator<Item = (&'static str, usize, &Expr)> {
        let lists = [
            ("size_is", &self.size_is),
            ("max_is", &self.max_is),
            ("length_is", &self.length_is),
            ("first_is", &self.first_is),
            ("last_is", &self.last_is),
            ("switch_is", &self.switch_is),
        ];
        lists.into_iter().flat_map(|(name, list)| {
            let levels = list.iter().flat_map(|list| list.0.iter().enumerate());
            levels.filter_map(move |(level, expression)| Some((name, level, expression.as_ref()?)))
        })
    }

    /// The size of the place's own array, by `size_is` or `max_is`.
    pub(crate) fn size(&self) -> Option<&Expr> {
        self.size_is.iter().chain(&self.max_is).find_map(|list| list.0.first()?.as_ref())
    }

    /// The rules about attributes alone, whatever they stand on.
    pub(crate) fn check(&self, span: Span, errors: &mut Errors) {
        if self.size_is.is_some() && self.max_is.is_some() {
            let help = "`max_is(m)` is `size_is(m + 1)`: keep one of them";
            errors.at_span(span, "ARR-08", "`size_is` and `max_is` on one array (MIDL2077)", help);
        }
        if self.length_is.is_some() && self.last_is.is_some() {
            let help = "`last_is(l)` is `length_is(l - first + 1)`: keep one of them";
            errors.at_span(
                span,
                "ARR-09",
                "`length_is` and `last_is` on one array (MIDL2076)",
                help,
            );
        }
        if self.first_is.is_some() && self.length_is.is_none() && self.last_is.is_none() {
            let help = "say how many elements are transmitted, with `length_is` or `last_is`";
            errors.at_span(span, "ARR-07", "`first_is` alone", help);
        }
        let varying = self.length_is.is_some() || self.first_is.is_some() || self.last_is.is_some();
        if self.string.is_present() && varying {
            let help = "a string's length is where its terminator stands: remove `string`, or `length_is`, `first_is` \
                        and `last_is`";
            let message = "`string` and a length attribute on one array (MIDL2075)";
            errors.at_span(self.string.span(), "STR-02", message, help);
        }
        if self.unique.is_present() && self.ptr.is_present() {
            let help = "keep the one that is meant";
            let message = "two pointer attributes on one pointer (MIDL2163)";
            errors.at_span(self.ptr.span(), "PTR-01", message, help);
        }
        if let Some(switch) = &self.switch_is
            && switch.0.len() != 1
        {
            errors.at_span(span, "UNI-02", "`switch_is` takes one expression", "");
        }
        if self.switch_is.is_some() && self.string.is_present() {
            let span = self.string.span();
            errors.at_span(span, "UNI-12", "`string` on a union (MIDL2122)", "remove it");
        }
        if let Some(range) = &self.range
            && self.skip.is_present()
        {
            let help = "keep one of them";
            errors.at_span(range.span, "PTR-32", "a range for what is not transmitted", help);
        }
        let sized = self.size_is.is_some() || self.max_is.is_some();
        if self.disable_consistency_check.is_present() && !sized {
            let help = "remove it: it lets a pointer be null although its `size_is` is not 0";
            let message = "`disable_consistency_check` where there is no size";
            let span = self.disable_consistency_check.span();
            errors.at_span(span, "MEM-40", message, help);
        }
        for (name, expression) in self.expressions() {
            expression::check(expression, errors);
            // `max_is(-1)` is an empty array.
            let least = if name.ends_with("max_is") || name.ends_with("last_is") { -1 } else { 0 };
            let constant = expression::constant(expression).filter(|_| name != "switch_is");
            if constant.is_some_and(|n| n < least) {
                let help = "write how many elements there are, a constant or an expression over parameters or fields";
                errors.at(expression, "ARR-07", "a negative count (MIDL2058)", help);
            } else if constant == Some(0) && name == "size_is" {
                let help = "write how many elements there are: the name of a parameter or field, or a number above 0";
                errors.at(expression, "ARR-24", "an array without elements (MIDL2103)", help);
            }
        }
    }
}

/// The last segment of an attribute's path.
pub(crate) fn name(path: &Path) -> String {
    path.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default()
}

/// Reads attributes of one place into a struct whose fields are the attributes. What may not stand there is an error
/// that suggests the nearest name.
pub(crate) fn read<T: FromMeta + Default>(
    attributes: &[&Attribute],
    on: On,
    errors: &mut Errors,
) -> T {
    let (lower, attributes): (Vec<&Attribute>, Vec<&Attribute>) =
        attributes.iter().partition(|attribute| attribute.path().is_ident("min_is"));
    for attribute in lower {
        let help = "remove it: the first element of an array is the element 0";
        errors.at(attribute, "ARR-05", "`min_is` has never been implemented (MIDL2102)", help);
    }
    let (bad, good): (Vec<&Attribute>, Vec<&Attribute>) =
        attributes.iter().partition(|attribute| syntax::has_unwanted_arguments(attribute));
    for attribute in bad {
        let name = name(attribute.path());
        let message = format!("`{name}` takes no arguments");
        errors.at(attribute, "IFC-13", &message, &format!("write `#[{name}]`"));
    }
    let items = good.iter().map(|a| NestedMeta::Meta(a.meta.clone())).collect();
    T::from_list(&syntax::known(items, on, errors)).unwrap_or_else(|error| {
        errors.darling(error);
        T::default()
    })
}

/// The attributes among `attributes` that say something of a place.
pub(crate) fn of_place(attributes: &[Attribute]) -> Vec<&Attribute> {
    attributes.iter().filter(|attribute| syntax::stands(attribute.path(), On::Field)).collect()
}

/// The number that a method says it has.
pub(crate) fn opnum(attributes: &[Attribute], errors: &mut Errors) -> Option<u32> {
    let attribute = attributes.iter().find(|attribute| attribute.path().is_ident("opnum"))?;
    let number = match &attribute.meta {
        Meta::List(list) => list.parse_args::<syn::LitInt>().ok(),
        _ => None,
    };
    let number = number.and_then(|number| number.base10_parse().ok());
    if number.is_none() {
        let help = "write `#[opnum(8)]`";
        errors.at(attribute, "IFC-08", "`opnum` takes the number of the procedure", help);
    }
    number
}

/// The number of the wire form that a type is to keep.
pub(crate) fn lock(attributes: &[Attribute], errors: &mut Errors) -> Option<Number> {
    let attribute = attributes.iter().find(|attribute| attribute.path().is_ident("wire_lock"))?;
    let literal = match &attribute.meta {
        Meta::List(list) => list.parse_args::<syn::LitInt>().ok(),
        _ => None,
    };
    let number = literal.as_ref().and_then(Number::of);
    if number.is_none() {
        let help =
            "write `#[wire_lock(N)]`, where `N` is the number that the compiler says for `0`";
        errors.at(attribute, "LCK-01", "`wire_lock` takes the number of a wire form", help);
    }
    number
}

/// The procedures that an interface has locked, in their order: `wire_lock(add = 0x1f2e3d4c)`.
pub(crate) struct Locks(pub(crate) Vec<(Ident, Number)>);

impl FromMeta for Locks {
    fn from_meta(item: &Meta) -> darling::Result<Locks> {
        let parsed = match item {
            Meta::List(list) => list
                .parse_args_with(Punctuated::<syn::MetaNameValue, Token![,]>::parse_terminated)
                .ok(),
            _ => None,
        };
        let one = |pair: syn::MetaNameValue| match &pair.value {
            Expr::Lit(syn::ExprLit { lit: Lit::Int(literal), .. }) => {
                Some((pair.path.get_ident()?.clone(), Number::of(literal)?))
            }
            _ => None,
        };
        let locks = parsed.and_then(|pairs| pairs.into_iter().map(one).collect());
        locks.map(Locks).ok_or_else(|| {
            let text = "[LCK-01] `wire_lock` takes the procedures and the numbers of their wire forms\nhelp: write \
                        `wire_lock(…)`, with what the compiler says for `wire_lock()`";
            darling::Error::custom(text).with_span(item)
        })
    }
}

/// The path of the runtime's crate, which an import can name: without arguments.
pub(crate) struct Krate(pub(crate) Path);

impl FromMeta for Krate {
    fn from_meta(item: &Meta) -> darling::Result<Krate> {
        let plain = |path: &Path| {
            let plain = |segment: &syn::PathSegment| {
                segment.arguments.is_none() && segment.ident != "Self" && segment.ident != "_"
            };
            path.segments.iter().all(plain)
        };
        Path::from_meta(item).ok().filter(plain).map(Krate).ok_or_else(|| {
            let text = "[IFC-13] `crate` is the path of the runtime's crate\nhelp: write its path, as in \
                        `crate = \"rpc_runtime\"`";
            darling::Error::custom(text).with_span(item)
        })
    }
}

/// Settings of a derive: `#[ndr(crate = "…")]`.
#[derive(FromMeta, Default)]
#[darling(default)]
pub(crate) struct ContainerAttributes {
    #[darling(rename = "crate")]
    krate: Option<Krate>,
}

/// The runtime's crate, from `#[ndr(crate = "…")]` if it is there.
pub(crate) fn krate(attributes: &[Attribute], errors: &mut Errors) -> Option<Path> {
    let mut krate = None;
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("ndr")) {
        let Meta::List(list) = &attribute.meta else {
            let help = "remove it, or write `#[ndr(crate = \"rpc_runtime\")]`, with the path of the runtime's crate";
            errors.at_span(attribute.span(), "IFC-13", "`ndr` without settings", help);
            continue;
        };
        match NestedMeta::parse_meta_list(list.tokens.clone()) {
            Ok(items) => {
                let items = syntax::known(items, On::Ndr, errors);
                match ContainerAttributes::from_list(&items) {
                    Ok(settings) => krate = settings.krate.map(|Krate(path)| path).or(krate),
                    Err(error) => errors.darling(error),
                }
            }
            Err(error) => errors.push(error),
        }
    }
    krate
}
