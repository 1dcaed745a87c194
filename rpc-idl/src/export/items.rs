//! Structures, unions and enumerations.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use syn::spanned::Spanned;
use syn::{Attribute, Expr, Field, Fields, Ident, Item, ItemEnum, ItemStruct, Type};

use super::again::mark;
use super::attributes::{Slot, aliases, docs, find, is_ndr, list};
use super::expressions::Scope;
use super::names::{legal, name};
use super::table::{Form, equal};
use super::types::argument;
use super::{Said, Writer};

impl Writer {
    /// All types that travel, each behind those that it contains.
    pub(super) fn items(&mut self, file: &syn::File) {
        let all: Vec<&Item> = file.items.iter().filter(|item| ident_of(item).is_some()).collect();
        let mut named = HashMap::new();
        for (n, item) in all.iter().enumerate() {
            if let Some(ident) = ident_of(item) {
                named.entry(ident.to_string()).or_insert(n);
            }
        }
        let mut begun = HashSet::new();
        // What is left to do: a type, and whether those that it contains are written.
        let mut left: Vec<(&Item, bool)> = all.iter().rev().map(|item| (*item, false)).collect();
        while let Some((item, is_ready)) = left.pop() {
            let Some(ident) = ident_of(item) else { continue };
            let rust = ident.to_string();
            if is_ready {
                let said = self.item(item, file);
                if said.is_ok() {
                    self.written.insert(rust);
                }
                self.keep(said);
                continue;
            }
            if !begun.insert(rust) {
                continue;
            }
            left.push((item, true));
            let needed = self.needed(item);
            let mut needed: Vec<usize> =
                needed.iter().filter_map(|n| named.get(n).copied()).collect();
            needed.sort_unstable_by_key(|n| Reverse(*n));
            left.extend(needed.into_iter().map(|n| (all[n], false)));
        }
    }

    /// The types that C wants to know before an item: what it contains, and enumerations.
    fn needed(&self, item: &Item) -> HashSet<String> {
        let mut needed = HashSet::new();
        let mut look = |ty: &Type| {
            mentioned(ty, true, &mut |ident, is_within| {
                let known = self.table.types.get(&ident.to_string());
                if known.is_some_and(|of| is_within || of.form == Form::Enumeration) {
                    needed.insert(ident.to_string());
                }
            });
        };
        match item {
            Item::Struct(of) => of.fields.iter().for_each(|field| look(&field.ty)),
            Item::Enum(of) => {
                of.variants.iter().flat_map(|v| &v.fields).for_each(|field| look(&field.ty));
                let labels = of.variants.iter().filter_map(|variant| find(&variant.attrs, "case"));
                for part in labels.chain(find(&of.attrs, "switch_type")).flat_map(list) {
                    for token in part {
                        needed.insert(token.to_string());
                    }
                }
            }
            _ => {}
        }
        needed
    }

    fn item(&mut self, item: &Item, file: &syn::File) -> Said<String> {
        match item {
            Item::Struct(of) => self.structure(of),
            Item::Enum(of) => match self.table.types[&of.ident.to_string()].form {
                Form::Enumeration => self.enumeration(of, file),
                form => self.union(of, form),
            },
            _ => Ok(String::new()),
        }
    }

    fn structure(&mut self, of: &ItemStruct) -> Said<String> {
        self.type_attributes(&of.attrs, &of.ident, &["wire_lock", "ndr"])?;
        let Fields::Named(fields) = &of.fields else {
            let expected = "expected fields with names";
            return Err(self.wrong(
                of.ident.span(),
                "a structure without names of fields",
                expected,
            ));
        };
        let scope: Scope = fields.named.iter().filter_map(scope_entry).collect();
        let mut text = String::new();
        for field in &fields.named {
            let Some((rust, idl)) = scope_entry(field) else { continue };
            let mut slot = self.slot(&field.attrs, &scope)?;
            if slot.skip {
                self.skip(field.span(), format!("field `{rust}`"), "it does not travel");
                continue;
            }
            text += &docs(&field.attrs, "    ");
            text += &format!("    {};\n", self.field(field, &idl, &mut slot)?);
        }
        let named = &self.table.types[&of.ident.to_string()];
        let head = docs(&of.attrs, "");
        let (mark, tag) = (mark(of.ident.span()), &named.tag);
        Ok(format!("{head}{mark}typedef struct {tag} {{\n{text}}} {};\n", named.names()))
    }

    /// A field as C has it, without its `;`.
    fn field(&mut self, field: &Field, name: &str, slot: &mut Slot) -> Said<String> {
        let shape = self.shape(&field.ty, slot.switch_is)?;
        self.place_of(&shape, slot, field.ty.span())?;
        let (mut attributes, shape) = self.declared(shape, slot, false, field.ty.span())?;
        attributes.append(&mut slot.all);
        let mark = mark(field.ty.span());
        Ok(format!("{mark}{}{}", bracketed(&attributes), shape.declared(name)))
    }

    fn union(&mut self, of: &ItemEnum, form: Form) -> Said<String> {
        self.type_attributes(
            &of.attrs,
            &of.ident,
            &["switch_type", "ms_union", "wire_lock", "ndr"],
        )?;
        let switch = find(&of.attrs, "switch_type").map(list).unwrap_or_default();
        let Some(Ok(switch)) = switch.into_iter().next().map(syn::parse2::<Type>) else {
            let expected = "expected `#[switch_type(u32)]`, or an enumeration (UNI-01)";
            return Err(self.wrong(of.ident.span(), "a union without a `switch_type`", expected));
        };
        let mut switch = self.shape(&switch, false)?;
        let is_encapsulated = form == Form::Encapsulated;
        let mut text = String::new();
        for variant in &of.variants {
            self.type_attributes(&variant.attrs, &variant.ident, &["case"])?;
            let Some(case) = find(&variant.attrs, "case") else {
                let expected = "expected `#[case(…)]` in front of it (UNI-05)";
                return Err(self.wrong(variant.span(), "an arm without a label", expected));
            };
            let mut labels = Vec::new();
            for label in list(case) {
                labels.push(match label.to_string().as_str() {
                    "default" => "default".to_owned(),
                    _ => self.parsed(label, case, &Scope::default())?,
                });
            }
            let fields: Vec<&Field> = variant
                .fields
                .iter()
                .filter(|field| find(&field.attrs, "discriminant").is_none())
                .collect();
            let arm = aliases(&variant.attrs).into_iter().next();
            let arm = arm.map_or_else(|| name(&variant.ident), legal);
            let declared = match &fields[..] {
                [] => String::new(),
                [field] => {
                    let mut slot = self.slot(&field.attrs, &Scope::default())?;
                    self.field(field, &arm, &mut slot)?
                }
                [_, second, ..] => {
                    let expected = "expected one field, or a structure of them (UNI-11)";
                    return Err(self.wrong(second.span(), "an arm with several fields", expected));
                }
            };
            text += &docs(&variant.attrs, "    ");
            let mark = mark(variant.ident.span());
            if is_encapsulated {
                if self.for_widl && labels.len() > 1 {
                    let fault = "an arm of several labels, with a discriminant";
                    let expected = "expected one label for each arm: widl has no other";
                    return Err(self.wrong(case.span(), fault, expected));
                }
                for label in &labels {
                    text += &match &**label {
                        "default" => format!("{mark}    default:\n"),
                        label => format!("{mark}    case {label}:\n"),
                    };
                }
                text += &format!("        {declared};\n");
            } else {
                let cases: Vec<&str> =
                    labels.iter().map(String::as_str).filter(|label| *label != "default").collect();
                let label = match cases.len() == labels.len() {
                    true => format!("case({})", cases.join(", ")),
                    false => "default".to_owned(),
                };
                text += &format!("{mark}    [{label}] {declared};\n");
            }
        }
        let named = self.table.types[&of.ident.to_string()].clone();
        let head = docs(&of.attrs, "") + &mark(of.ident.span());
        let (tag, idl) = (&named.tag, named.names());
        Ok(if is_encapsulated {
            let switch = switch.declared("tag");
            format!("{head}typedef union {tag} switch ({switch}) value {{\n{text}}} {idl};\n")
        } else {
            let mut attributes = vec![format!("switch_type({})", switch.base())];
            if let Some(ms_union) = find(&of.attrs, "ms_union") {
                if self.for_widl {
                    self.skip(
                        ms_union.span(),
                        format!("`ms_union` of `{}`", of.ident),
                        NO_MS_UNION,
                    );
                } else {
                    attributes.push("ms_union".to_owned());
                }
            }
            format!("{head}typedef {}union {tag} {{\n{text}}} {idl};\n", bracketed(&attributes))
        })
    }

    fn enumeration(&mut self, of: &ItemEnum, file: &syn::File) -> Said<String> {
        self.type_attributes(&of.attrs, &of.ident, &["v1_enum", "closed", "wire_lock", "ndr"])?;
        let rust = of.ident.to_string();
        let mut values = Vec::new();
        let is_v1 = find(&of.attrs, "v1_enum").is_some();
        // The value of the next one, if it is known.
        let mut next = Some(0_i64);
        for variant in &of.variants {
            self.type_attributes(&variant.attrs, &variant.ident, &["other"])?;
            match (&variant.fields, find(&variant.attrs, "other")) {
                (Fields::Unit, None) => {}
                // What is not declared has no name in C.
                (_, Some(_)) => continue,
                _ => {
                    let expected = "expected values, or `#[switch_type(…)]` for a union (ENM-01)";
                    return Err(self.wrong(variant.span(), "a value with data", expected));
                }
            }
            let idl = self.table.enumerators[&(rust.clone(), variant.ident.to_string())].clone();
            let value = match &variant.discriminant {
                Some((_, value)) => {
                    let said = self.enumerated(value)?;
                    next = said.parse().ok();
                    format!(" = {said}")
                }
                None => String::new(),
            };
            let most = if is_v1 { i64::from(u32::MAX) } else { 32767 };
            let least = if is_v1 { i64::from(i32::MIN) } else { 0 };
            if next.is_some_and(|value| !(least..=most).contains(&value)) {
                let fault = "a value that does not travel";
                let expected = format!(
                    "expected one from {least} to {most}{} (ENM-01)",
                    if is_v1 { "" } else { ", or `#[v1_enum]` on the enumeration" }
                );
                return Err(self.wrong(variant.span(), fault, expected));
            }
            next = next.map(|value| value.saturating_add(1));
            let (head, mark) = (docs(&variant.attrs, "    "), mark(variant.ident.span()));
            values.push(format!("{head}{mark}    {idl}{value}"));
        }
        // Other names of the same values.
        for item in &file.items {
            let Item::Impl(item) = item else { continue };
            for constant in item.items.iter().filter_map(|item| match item {
                syn::ImplItem::Const(constant) => Some(constant),
                _ => None,
            }) {
                let key = (rust.clone(), constant.ident.to_string());
                if let Type::Path(path) = &*item.self_ty
                    && path.path.is_ident(&of.ident)
                    && let (Some(same), Some(idl)) =
                        (equal(constant), self.table.enumerators.get(&key))
                    && let Some(first) =
                        self.table.enumerators.get(&(rust.clone(), same.to_string()))
                {
                    let mark = mark(constant.ident.span());
                    values.push(format!("{mark}    {idl} = {first}"));
                }
            }
        }
        if values.is_empty() {
            let expected = "expected one at least (ENM-03)";
            return Err(self.wrong(of.ident.span(), "an enumeration without values", expected));
        }
        let v1 = if is_v1 { "[v1_enum] " } else { "" };
        let named = &self.table.types[&rust];
        let head = docs(&of.attrs, "") + &mark(of.ident.span());
        let (tag, idl) = (&named.tag, named.names());
        Ok(format!("{head}typedef {v1}enum {tag} {{\n{}\n}} {idl};\n", values.join(",\n")))
    }

    /// C's enumerations are signed.
    fn enumerated(&self, value: &Expr) -> Said<String> {
        let text = self.expression(value, &Scope::default())?;
        Ok(match text.parse::<u32>() {
            Ok(value) => (value as i32).to_string(),
            Err(_) => text,
        })
    }

    /// What stands in front of a type, or of one of its values or arms.
    pub(super) fn type_attributes(
        &mut self,
        all: &[Attribute],
        of: &Ident,
        known: &[&str],
    ) -> Said<()> {
        for attribute in all {
            let name =
                attribute.path().segments.last().map_or(String::new(), |s| s.ident.to_string());
            let reason = match &*name {
                "closed" => "a peer that is written in C takes any value",
                "wire_lock" => "the lock is Rust's",
                "ndr" => "it speaks to the macro alone",
                _ if known.contains(&&*name) || super::attributes::OF_RUST.contains(&&*name) => {
                    continue;
                }
                _ => {
                    let fault = format!("`{name}`, which IDL has no word for");
                    return Err(self.wrong(attribute.path().span(), fault, "expected none here"));
                }
            };
            self.skip(attribute.span(), format!("`{name}` of `{of}`"), reason);
        }
        Ok(())
    }
}

const NO_MS_UNION: &str =
    "widl aligns each arm by itself, which is the same where all are aligned as the widest";

pub(super) fn bracketed(attributes: &[String]) -> String {
    match attributes {
        [] => String::new(),
        all => format!("[{}] ", all.join(", ")),
    }
}

fn scope_entry(field: &Field) -> Option<(String, String)> {
    let ident = field.ident.as_ref()?;
    let idl = aliases(&field.attrs).into_iter().next().map_or_else(|| name(ident), legal);
    Some((ident.to_string(), idl))
}

fn ident_of(item: &Item) -> Option<&Ident> {
    match item {
        Item::Struct(of) if is_ndr(&of.attrs) => Some(&of.ident),
        Item::Enum(of) if is_ndr(&of.attrs) => Some(&of.ident),
        _ => None,
    }
}

/// The names in a type, and whether what they name is within it, and not behind a pointer.
pub(super) fn mentioned(ty: &Type, is_within: bool, tell: &mut dyn FnMut(&Ident, bool)) {
    match ty {
        Type::Paren(inner) => mentioned(&inner.elem, is_within, tell),
        Type::Group(inner) => mentioned(&inner.elem, is_within, tell),
        Type::Array(array) => mentioned(&array.elem, is_within, tell),
        Type::Slice(slice) => mentioned(&slice.elem, is_within, tell),
        Type::Reference(reference) => mentioned(&reference.elem, false, tell),
        Type::Path(path) => {
            let Some(last) = path.path.segments.last() else { return };
            tell(&last.ident, is_within);
            let Some(of) = argument(last) else { return };
            let of_tail = match of {
                Type::Path(inner) => inner.path.segments.last().and_then(argument),
                Type::Reference(inner) => Some(&*inner.elem),
                _ => None,
            };
            match (of_tail, last.ident == "Tail") {
                // The elements of a tail are in the structure.
                (Some(element), true) => mentioned(element, is_within, tell),
                _ => mentioned(of, is_within && last.ident == "Len", tell),
            }
        }
        _ => {}
    }
}
