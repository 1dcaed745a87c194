//! The interface's own attributes: `uuid`, `version`, `pointer_default`, `min_level`, `partial`,
//! `wire_lock`.

use darling::FromMeta;
use darling::ast::NestedMeta;
use darling::util::Flag;
use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::spanned::Spanned;
use syn::{Expr, ExprLit, Ident, ItemTrait, Lit, LitStr, Meta, Path};

use crate::attributes::{Krate, Locks};
use crate::errors::Errors;
use crate::lock::Number;
use crate::syntax::{self, On};

#[derive(FromMeta, Default)]
#[darling(default)]
struct Grammar {
    uuid: Option<Text>,
    version: Option<Version>,
    pointer_default: Option<Text>,
    min_level: Option<Text>,
    partial: Flag,
    wire_lock: Option<Locks>,
    #[darling(rename = "crate")]
    krate: Option<Krate>,
}

/// The interface's own attributes, checked.
#[derive(Default)]
pub(crate) struct Arguments {
    pub(crate) uuid: u128,
    pub(crate) version: (u16, u16),
    /// The name of the lowest level's variant.
    pub(crate) min_level: Option<Ident>,
    /// A server may implement a part of it.
    pub(crate) partial: bool,
    pub(crate) krate: Option<Path>,
    pub(crate) locks: Option<Vec<(Ident, Number)>>,
}

/// What is written between quotes.
struct Text(LitStr);

impl FromMeta for Text {
    fn from_meta(item: &Meta) -> darling::Result<Text> {
        let wrong = |tokens: &dyn ToTokens| {
            let name = item.path().to_token_stream();
            let text = format!("[IFC-13] `{name}` is text\nhelp: write `{name} = \"…\"`");
            darling::Error::custom(text).with_span(&tokens.to_token_stream().span())
        };
        let Meta::NameValue(pair) = item else {
            return Err(wrong(&item));
        };
        // A macro of the user's puts what it was given into a group.
        let mut value = &pair.value;
        while let Expr::Group(group) = value {
            value = &group.expr;
        }
        match value {
            Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Ok(Text(text.clone())),
            other => Err(wrong(&other)),
        }
    }
}

#[derive(Clone, Copy)]
struct Version(u16, u16);

impl FromMeta for Version {
    fn from_meta(item: &Meta) -> darling::Result<Version> {
        const FORM: &str = "[IFC-04] a version is text, as in `version = \"1.0\"`: two numbers from 0 to 65535 \
                            (MIDL2152)";
        let wrong = |tokens: &dyn Fn() -> proc_macro2::Span| {
            darling::Error::custom(FORM).with_span(&tokens())
        };
        let Meta::NameValue(pair) = item else {
            return Err(wrong(&|| item.span()));
        };
        let Expr::Lit(literal) = &pair.value else {
            return Err(wrong(&|| pair.value.span()));
        };
        // A float would lose the difference between 1.1 and 1.10.
        let Lit::Str(text) = &literal.lit else {
            return Err(wrong(&|| literal.span()));
        };
        let value = text.value();
        let (major, minor) = value.split_once('.').unwrap_or((&value, "0"));
        let number = |text: &str| {
            let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
            text.parse::<u16>().ok().filter(|_| digits)
        };
        match (number(major), number(minor)) {
            (Some(major), Some(minor)) => Ok(Version(major, minor)),
            _ => Err(wrong(&|| text.span())),
        }
    }
}

impl Arguments {
    pub(crate) fn read(tokens: TokenStream, trait_: &ItemTrait, errors: &mut Errors) -> Arguments {
        let items = match NestedMeta::parse_meta_list(tokens) {
            Ok(items) => items,
            Err(error) => {
                errors.push(error);
                return Arguments::default();
            }
        };
        let before = errors.len();
        let items = syntax::known(items, On::Interface, errors);
        let grammar = Grammar::from_list(&items).unwrap_or_else(|error| {
            errors.darling(error);
            Grammar::default()
        });
        let uuid = match &grammar.uuid {
            // That it is missing would be another error about the same place.
            None if errors.len() > before => 0,
            Some(Text(uuid)) => parse_uuid(&uuid.value()).unwrap_or_else(|what| {
                let help = "a uuid looks like this: 60a15ec5-4de8-11d7-a637-005056a20182";
                errors.at_span(uuid.span(), "IFC-02", what, help);
                0
            }),
            None => {
                let help = "write `#[rpc_interface(uuid = \"…\", version = \"1.0\")]`, with a fresh uuid from \
                            `uuidgen`";
                let message = "an interface without a `uuid` (MIDL2079)";
                errors.at(&trait_.ident, "IFC-01", message, help);
                0
            }
        };
        let default = grammar.pointer_default.as_ref();
        let default = default.map(|Text(text)| (text, text.value()));
        if let Some((default, value)) = &default
            && !["ref", "unique", "ptr"].contains(&value.as_str())
        {
            let help = "write \"ref\" or \"unique\"";
            errors.at_span(default.span(), "PTR-12", "a pointer default that there is not", help);
        }
        if let Some((default, value)) = &default
            && value == "ptr"
        {
            let help = "write \"unique\", and `Option<Full<'a, T>>` or `Option<Shared<T>>` for what has aliases";
            let message = "a pointer says with its type that it is a full one";
            errors.at_span(default.span(), "PTR-16", message, help);
        }
        let Version(major, minor) = grammar.version.unwrap_or(Version(0, 0));
        let min_level = grammar.min_level.and_then(|Text(text)| level(&text, errors));
        let krate = grammar.krate.map(|Krate(path)| path);
        let locks = grammar.wire_lock.map(|Locks(locks)| locks);
        let partial = grammar.partial.is_present();
        Arguments { uuid, version: (major, minor), min_level, partial, krate, locks }
    }
}

/// The authentication level of this name.
fn level(text: &LitStr, errors: &mut Errors) -> Option<Ident> {
    let variant = match text.value().as_str() {
        "connect" => "Connect",
        "packet" => "Packet",
        "integrity" => "Integrity",
        "privacy" => "Privacy",
        _ => {
            let help = "write \"connect\", \"packet\", \"integrity\" or \"privacy\"";
            let message = "an authentication level that there is not";
            errors.at_span(text.span(), "SEC-01", message, help);
            return None;
        }
    };
    Some(Ident::new(variant, text.span()))
}

fn parse_uuid(text: &str) -> Result<u128, &'static str> {
    let groups: Vec<_> = text.split('-').map(str::len).collect();
    if groups != [8, 4, 4, 4, 12] {
        return Err("a uuid is written 8-4-4-4-12 (MIDL2088)");
    }
    let digits: String = text.split('-').collect();
    if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return Err("a uuid is made of hexadecimal digits (MIDL2089)");
    }
    match u128::from_str_radix(&digits, 16) {
        Ok(0) => Err("the nil uuid names no interface"),
        Ok(uuid) => Ok(uuid),
        Err(_) => Err("a uuid is made of hexadecimal digits (MIDL2089)"),
    }
}
