//! A place's attributes as the levels of `rpc_runtime::ndr::attributes`: a type, and its value.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{Expr, Type};

use crate::attributes::{Range, ValueAttributes};
use crate::expression::{self, Expressions, Scope};
use crate::types;

/// The levels of a place, outermost first.
#[derive(Clone, Default)]
pub(crate) struct Levels {
    levels: Vec<Level>,
    end: End,
    /// The least and the greatest size that is received.
    range: Option<[TokenStream; 2]>,
    /// A null says nothing of the size.
    unchecked: bool,
}

// A type has a few.
#[allow(clippy::large_enum_variant)]
#[derive(Clone)]
enum Level {
    /// A pointer to one value.
    One,
    Size {
        size: Count,
    },
    SizeLength {
        size: Count,
        first: Option<Expr>,
        length: Count,
    },
    Length {
        first: Option<Expr>,
        length: Count,
    },
}

#[derive(Clone, Default)]
enum End {
    #[default]
    Plain,
    String,
    SizedString {
        size: Count,
    },
    RangedString,
    Switch {
        discriminant: Expr,
    },
    /// A `Len`.
    Length,
}

/// A number of elements: by `size_is` or `length_is`, or by the index of the last.
#[derive(Clone)]
enum Count {
    Is(Expr),
    /// `max_is`: one less than the size.
    Max(Expr),
    /// `last_is`: the index of the last element.
    Last(Expr),
}

impl Levels {
    pub(crate) fn new(attributes: &ValueAttributes, ty: &Type) -> Levels {
        let at = |list: &Option<Expressions>, i: usize| -> Option<Expr> {
            list.as_ref().and_then(|list| list.0.get(i).cloned().flatten())
        };
        let lists = [
            &attributes.size_is,
            &attributes.max_is,
            &attributes.length_is,
            &attributes.first_is,
            &attributes.last_is,
        ];
        let depth = lists.iter().filter_map(|list| list.as_ref()).map(|list| list.0.len()).max();
        let mut levels = Vec::new();
        for i in 0..depth.unwrap_or(0) {
            let size = at(&attributes.size_is, i).map(Count::Is);
            let size = size.or_else(|| at(&attributes.max_is, i).map(Count::Max));
            let length = at(&attributes.length_is, i).map(Count::Is);
            let length = length.or_else(|| at(&attributes.last_is, i).map(Count::Last));
            let first = at(&attributes.first_is, i);
            levels.push(match (size, length) {
                (None, None) => Level::One,
                (Some(size), None) => Level::Size { size },
                (Some(size), Some(length)) => Level::SizeLength { size, first, length },
                (None, Some(length)) => Level::Length { first, length },
            });
        }
        let string = attributes.string.is_present();
        let mut end = if string { End::String } else { End::Plain };
        // `[string, size_is(n)] wchar_t *` is one string with room for n, and `wchar_t **` are n
        // strings: what the array is made of tells.
        if let [Level::Size { size }] = &levels[..] {
            let element = types::element(ty);
            let of_characters =
                element.is_none_or(|e| !types::is_pointer(e) && !types::is_array(e));
            if types::is_text(ty) || (string && of_characters) {
                end = End::SizedString { size: size.clone() };
                levels.clear();
            }
        }
        if let Some(discriminant) = at(&attributes.switch_is, 0) {
            end = End::Switch { discriminant };
        }
        let range = attributes.range.as_ref().map(Range::ends);
        // The number of characters, whether or not there is an attribute `string`.
        if range.is_some()
            && levels.is_empty()
            && (matches!(end, End::String) || types::is_text(ty))
        {
            end = match end {
                End::SizedString { size } => End::SizedString { size },
                _ => End::RangedString,
            };
        }
        let unchecked = attributes.disable_consistency_check.is_present();
        Levels { levels, end, range, unchecked }
    }

    /// The levels of a `Len`.
    pub(crate) fn of_length() -> Levels {
        Levels { end: End::Length, ..Levels::default() }
    }

    pub(crate) fn is_length(&self) -> bool {
        matches!(self.end, End::Length)
    }

    /// Whether a size is the room for a string.
    pub(crate) fn is_sized_string(&self) -> bool {
        matches!(self.end, End::SizedString { .. })
    }

    /// Whether there is one array at this level: above it are pointers to one value.
    pub(crate) fn is_one_array_at(&self, level: usize) -> bool {
        self.levels.iter().take(level).all(|above| matches!(above, Level::One))
    }

    /// Whether a `range` is about the number of elements or characters.
    pub(crate) fn counts(&self) -> bool {
        let sized = |level: &Level| matches!(level, Level::Size { .. } | Level::SizeLength { .. });
        let string = matches!(self.end, End::SizedString { .. } | End::RangedString);
        string || self.levels.iter().any(sized)
    }

    /// Whether the value has something to compute, and it is no discriminant, whose type depends on the place.
    pub(crate) fn are_computed(&self) -> bool {
        let end = matches!(self.end, End::SizedString { .. } | End::RangedString);
        let level = |level: &Level| !matches!(level, Level::One);
        !matches!(self.end, End::Switch { .. }) && (end || self.levels.iter().any(level))
    }

    pub(crate) fn is_plain(&self) -> bool {
        self.levels.is_empty() && matches!(self.end, End::Plain)
    }

    /// Whether the first level is an array's.
    pub(crate) fn is_array(&self) -> bool {
        !matches!(self.levels.first(), None | Some(Level::One))
    }

    /// Whether it is a union that is switched on.
    pub(crate) fn is_switched(&self) -> bool {
        matches!((&self.levels[..], &self.end), ([], End::Switch { .. }))
    }

    /// Whether there is one level, of an array that is no string.
    pub(crate) fn is_one(&self) -> bool {
        self.levels.len() == 1 && matches!(self.end, End::Plain)
    }

    /// Whether there is one level, a size.
    pub(crate) fn is_sized(&self) -> bool {
        matches!((&self.levels[..], &self.end), ([Level::Size { .. }], End::Plain))
    }

    /// Whether the first level is a range of a fixed array, which may stand behind a reference.
    pub(crate) fn is_fixed_varying(&self) -> bool {
        matches!(self.levels.first(), Some(Level::Length { .. }))
    }

    /// The levels below a top-level pointer to one value, which is written but not on the wire.
    pub(crate) fn below_one(&self) -> Levels {
        let mut below = self.clone();
        if let Some(Level::One) = below.levels.first() {
            below.levels.remove(0);
        }
        below
    }

    /// The type of the levels.
    pub(crate) fn ty(&self, rpc: &TokenStream) -> TokenStream {
        let end = match &self.end {
            End::Plain => quote!(()),
            End::String => quote!(#rpc::IsString),
            End::SizedString { .. } => quote!(#rpc::SizedString),
            End::RangedString => quote!(#rpc::RangedString),
            End::Switch { .. } => quote!(#rpc::SwitchIs),
            End::Length => quote!(#rpc::LengthOf),
        };
        self.levels.iter().rev().fold(end, |rest, level| match level {
            Level::One => quote!(#rpc::One<#rest>),
            Level::Size { .. } => quote!(#rpc::SizeIs<#rest>),
            Level::SizeLength { .. } => quote!(#rpc::SizeLength<#rest>),
            Level::Length { .. } => quote!(#rpc::LengthIs<#rest>),
        })
    }

    /// `Ndr` at these levels.
    pub(crate) fn ndr(&self, span: Span, rpc: &TokenStream) -> TokenStream {
        at(&quote_spanned!(span=> #rpc::Ndr), &[], &self.ty(rpc))
    }

    /// `Marshal` at these levels.
    pub(crate) fn marshal(&self, span: Span, rpc: &TokenStream) -> TokenStream {
        at(&quote_spanned!(span=> #rpc::Marshal), &[], &self.ty(rpc))
    }

    /// The value of the levels, in which `scope` resolves names. `late` says whether an expression
    /// has names that are not known yet, and `discriminant` makes a `SwitchIs` of one.
    pub(crate) fn value(
        &self,
        scope: &dyn Scope,
        late: &dyn Fn(&Expr) -> bool,
        discriminant: &dyn Fn(&Expr) -> TokenStream,
        rpc: &TokenStream,
    ) -> TokenStream {
        let counted = |expression: &Expr, count: TokenStream| match late(expression) {
            true => quote!(#rpc::Counted::Late),
            false if self.unchecked => quote!(#rpc::Counted::new(#count).or_null()),
            false => quote!(#rpc::Counted::new(#count)),
        };
        let emit = |expression: &Expr| expression::emit(expression, scope, rpc);
        let size = |size: &Count| {
            let (expression, size) = match size {
                Count::Is(e) => (e, emit(e)),
                Count::Max(e) | Count::Last(e) => {
                    let last = emit(e);
                    (e, quote!((#last + #rpc::Count::constant(1))))
                }
            };
            match &self.range {
                Some([low, high]) => counted(expression, quote!(#size.within(#low, #high))),
                None => counted(expression, size),
            }
        };
        let first = |first: &Option<Expr>| match first {
            Some(e) => counted(e, emit(e)),
            None => quote!(#rpc::Counted::Known(0)),
        };
        let length = |length: &Count, first: &Option<Expr>| match length {
            Count::Is(e) | Count::Max(e) => counted(e, emit(e)),
            Count::Last(e) => {
                let last = emit(e);
                let first = first.as_ref().map_or_else(|| quote!(#rpc::Count::constant(0)), emit);
                counted(e, quote!(#rpc::Count::from_first_to_last(#first, #last)))
            }
        };
        let end = match &self.end {
            End::Plain => quote!(()),
            End::String => quote!(#rpc::IsString),
            End::SizedString { size: e } => {
                let size = size(e);
                quote!(#rpc::SizedString { size: #size })
            }
            End::RangedString => {
                let [low, high] = self.range.clone().unwrap_or_default();
                quote!(#rpc::RangedString { low: #low, high: #high })
            }
            End::Switch { discriminant: e } if late(e) => quote!(#rpc::SwitchIs(#rpc::None)),
            End::Switch { discriminant: e } => discriminant(e),
            // What is received has the number itself.
            End::Length => quote!(#rpc::LengthOf(0)),
        };
        self.levels.iter().rev().fold(end, |rest, level| match level {
            Level::One => quote!(#rpc::One(#rest)),
            Level::Size { size: e } => {
                let size = size(e);
                quote!(#rpc::SizeIs { size: #size, rest: #rest })
            }
            Level::SizeLength { size: s, first: f, length: l } => {
                let (size, first, length) = (size(s), first(f), length(l, f));
                quote!(#rpc::SizeLength { size: #size, first: #first, length: #length, rest: #rest })
            }
            Level::Length { first: f, length: l } => {
                let (first, length) = (first(f), length(l, f));
                quote!(#rpc::LengthIs { first: #first, length: #length, rest: #rest })
            }
        })
    }
}

/// Whether the levels are `()`. To make a text of tokens is a call of the compiler's, and this is asked often.
fn is_nothing(levels: &TokenStream) -> bool {
    let mut tokens = levels.clone().into_iter();
    match (tokens.next(), tokens.next()) {
        (Some(proc_macro2::TokenTree::Group(group)), None) => group.stream().is_empty(),
        _ => false,
    }
}

/// A wire type's trait at a place with the attributes `levels`: the traits' default is that there are none.
pub(crate) fn at(
    trait_: &TokenStream,
    arguments: &[TokenStream],
    levels: &TokenStream,
) -> TokenStream {
    match (is_nothing(levels), arguments) {
        (true, []) => trait_.clone(),
        (true, arguments) => quote!(#trait_<#(#arguments),*>),
        (false, arguments) => quote!(#trait_<#(#arguments,)* #levels>),
    }
}
