//! The table of attributes: which there are, where each may stand, and whether it takes arguments. Nothing else
//! lists them, but the derive's declaration in `lib.rs`, where the language wants literals.

use darling::ast::NestedMeta;
use proc_macro2::Span;
use syn::spanned::Spanned;
use syn::{Attribute, Ident, Meta, Path};

use crate::errors::Errors;

/// Where an attribute may stand.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum On {
    Structure,
    Enumeration,
    Union,
    /// A value of an enumeration.
    Value,
    /// A variant of a union.
    Arm,
    Field,
    /// A field of a union's variant.
    ArmField,
    Method,
    Parameter,
    /// A type of context handles, in an interface.
    HandleType,
    /// In the parentheses of `#[ndr(…)]`.
    Ndr,
    /// In the parentheses of `#[rpc_interface(…)]`.
    Interface,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Grammar {
    /// A name alone.
    Flag,
    /// A name with something in parentheses, or behind `=`; its `FromMeta` knows.
    Arguments,
}

use Grammar::{Arguments, Flag};

struct Row {
    name: &'static str,
    grammar: Grammar,
    on: &'static [On],
    /// A rule may refuse it where it is read, so that nobody is told to write it.
    refused: bool,
}

const TYPE: &[On] = &[On::Structure, On::Enumeration, On::Union];
const PLACE: &[On] = &[On::Field, On::ArmField, On::Parameter];
const PARAMETER: &[On] = &[On::Parameter];

const fn row(name: &'static str, grammar: Grammar, on: &'static [On]) -> Row {
    Row { name, grammar, on, refused: false }
}

const fn refused(name: &'static str, grammar: Grammar, on: &'static [On]) -> Row {
    Row { name, grammar, on, refused: true }
}

const TABLE: &[Row] = &[
    row("out", Flag, PARAMETER),
    row("inout", Flag, PARAMETER),
    row("unique", Flag, PLACE),
    row("ptr", Flag, PLACE),
    row("string", Flag, PLACE),
    row("size_is", Arguments, PLACE),
    row("max_is", Arguments, PLACE),
    refused("min_is", Arguments, PLACE),
    row("length_is", Arguments, PLACE),
    row("first_is", Arguments, PLACE),
    row("last_is", Arguments, PLACE),
    row("switch_is", Arguments, PLACE),
    row("range", Arguments, PLACE),
    row("disable_consistency_check", Flag, PLACE),
    refused("skip", Flag, PLACE),
    refused("transmit_as", Arguments, PLACE),
    row("allocate", Arguments, PARAMETER),
    row("force_allocate", Flag, PARAMETER),
    row("byte_count", Arguments, PARAMETER),
    row("partial_ignore", Flag, PARAMETER),
    row("context_handle", Flag, &[On::HandleType]),
    row("opnum", Arguments, &[On::Method]),
    row("idempotent", Flag, &[On::Method]),
    row("maybe", Flag, &[On::Method]),
    row("cancellable", Flag, &[On::Method]),
    row("notify", Flag, &[On::Method]),
    row("notify_flag", Flag, &[On::Method]),
    row("ndr", Arguments, TYPE),
    row("switch_type", Arguments, &[On::Union]),
    row("ms_union", Flag, &[On::Union]),
    row("case", Arguments, &[On::Arm]),
    row("discriminant", Flag, &[On::ArmField]),
    row("v1_enum", Flag, &[On::Enumeration]),
    row("closed", Flag, &[On::Enumeration]),
    row("other", Flag, &[On::Value]),
    row("wire_lock", Arguments, &[On::Structure, On::Enumeration, On::Union, On::Interface]),
    row("crate", Arguments, &[On::Ndr, On::Interface]),
    row("uuid", Arguments, &[On::Interface]),
    row("version", Arguments, &[On::Interface]),
    row("pointer_default", Arguments, &[On::Interface]),
    row("min_level", Arguments, &[On::Interface]),
    row("partial", Flag, &[On::Interface]),
];

fn find(path: &Path) -> Option<&'static Row> {
    TABLE.iter().find(|row| path.is_ident(row.name))
}

/// Whether a method has an attribute of this name.
pub(crate) fn is_of_method(name: &Ident) -> bool {
    TABLE.iter().any(|row| name == row.name && row.on.contains(&On::Method))
}

/// Whether the attribute may stand there.
pub(crate) fn stands(path: &Path, on: On) -> bool {
    find(path).is_some_and(|row| row.on.contains(&on))
}

/// Whether `#[derive(Ndr)]` declares it.
pub(crate) fn is_of_derive(path: &Path) -> bool {
    find(path).is_some_and(is_on_type)
}

fn is_on_type(row: &Row) -> bool {
    const OTHERS: [On; 5] = [On::Parameter, On::HandleType, On::Method, On::Ndr, On::Interface];
    row.on.iter().any(|on| !OTHERS.contains(on))
}

/// Whether a name is nearly that of an attribute that a type, a variant or a field has.
pub(crate) fn is_misspelt(name: &str) -> bool {
    let plain = |name: &str| name.to_lowercase().replace('_', "").trim_end_matches('s').to_owned();
    let mut names = TABLE.iter().filter(|row| is_on_type(row)).map(|row| row.name);
    if names.clone().any(|known| known == name) {
        return false;
    }
    let written = plain(name);
    // Of short names many are alike by chance.
    names.any(|known| {
        plain(known) == written || known.len() > 4 && strsim::osa_distance(known, name) == 1
    })
}

/// Whether the attribute is a name alone, and has arguments.
pub(crate) fn has_unwanted_arguments(attribute: &Attribute) -> bool {
    find(attribute.path()).is_some_and(|row| row.grammar == Flag)
        && !matches!(attribute.meta, Meta::Path(_))
}

fn names(on: On) -> Vec<&'static str> {
    TABLE.iter().filter(|row| !row.refused && row.on.contains(&on)).map(|row| row.name).collect()
}

/// Keeps what may stand there, each once; of the rest, says what to write.
pub(crate) fn known(items: Vec<NestedMeta>, on: On, errors: &mut Errors) -> Vec<NestedMeta> {
    let mut seen: Vec<Path> = Vec::new();
    let mut keep = |item: &NestedMeta| {
        // One whose value is no expression has a name too.
        let (path, span) = match item {
            NestedMeta::Meta(meta) => (meta.path(), meta.span()),
            NestedMeta::NameValueInvalidExpr(pair) => (&pair.path, pair.path.span()),
            NestedMeta::Lit(_) => return true,
        };
        if !stands(path, on) {
            unknown(path, span, on, errors);
            return false;
        }
        if seen.contains(path) {
            let message = format!("`{}` twice in one place (MIDL2209)", text(path));
            errors.at_span(span, "IFC-12", &message, "keep one of them");
            return false;
        }
        seen.push(path.clone());
        true
    };
    items.into_iter().filter(|item| keep(item)).collect()
}

/// What to write of an attribute that stands elsewhere: an interface's or a type's in IDL, which travels in another
/// place here.
pub(crate) fn right_place(path: &Path) -> Option<&'static str> {
    let name = path.get_ident()?.to_string();
    Some(match &*name {
        "ms_union" => {
            "move it to each union that a `switch_is` selects from: `#[ms_union]` beside its `#[switch_type(…)]`"
        }
        "context_handle" => {
            "write `#[context_handle] type Name: Context;` in the trait, and a parameter `&Self::Name`"
        }
        "context_handle_noserialize" | "context_handle_serialize" => {
            "remove it: the borrow says so, `&Self::Name` shared with other calls, `&mut Self::Name` alone"
        }
        _ => return None,
    })
}

/// The attribute that may stand there and was meant, as far as its name tells.
pub(crate) fn nearest(written: &str, on: On) -> Option<&'static str> {
    let alike = names(on).into_iter().map(|name| (strsim::jaro_winkler(written, name), name));
    let (likeness, name) = alike.max_by(|a, b| a.0.total_cmp(&b.0))?;
    (likeness > 0.8).then_some(name)
}

fn unknown(path: &Path, span: Span, on: On, errors: &mut Errors) {
    let written = text(path);
    // Of `ndr::out`, `out` is the name.
    let last = path.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default();
    let mut names = names(on);
    let help = match (right_place(path), nearest(&last, on)) {
        (Some(help), _) => help.to_owned(),
        (None, Some(name)) => format!("write `{name}`"),
        _ if on == On::Parameter && path.get_ident().is_some_and(is_of_method) => {
            "move it in front of the method".to_owned()
        }
        _ if on == On::Parameter => {
            let told: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
            match told.split_last() {
                Some((last, told)) => {
                    format!("remove it: a parameter takes {} and {last}", told.join(", "))
                }
                None => String::new(),
            }
        }
        _ => {
            names.sort_unstable();
            let told: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
            format!("remove it: there are {}", told.join(", "))
        }
    };
    let message = format!("`{written}` is not known here (MIDL2072)");
    errors.at_span(span, "IFC-13", &message, &help);
}

fn text(path: &Path) -> String {
    let segments: Vec<_> = path.segments.iter().map(|s| s.ident.to_string()).collect();
    segments.join("::")
}

#[cfg(test)]
mod tests {
    use super::{TABLE, is_of_derive};

    #[test]
    fn the_derive_declares_what_is_in_the_table() {
        let library = include_str!("lib.rs");
        let list = library.split_once("attributes(").and_then(|(_, rest)| rest.split_once(')'));
        let (list, _) = list.expect("the derive's attributes");
        let mut declared: Vec<_> =
            list.split(',').map(str::trim).filter(|n| !n.is_empty()).collect();
        let paths = TABLE.iter().map(|row| (row.name, syn::parse_str(row.name)));
        let of_derive = paths.filter(|(_, path)| path.as_ref().is_ok_and(is_of_derive));
        let mut table: Vec<_> = of_derive.map(|(name, _)| name).collect();
        declared.sort_unstable();
        table.sort_unstable();
        assert_eq!(declared, table);
    }
}
