//! Unions.

use std::collections::HashSet;

use super::attributes::On;
use super::expressions::Scope;
use super::names::{Used, is_alike, pascal, unused};
use super::{Generator, Key, Said, aliases, docs, refused};
use crate::constant::IntegerType;
use crate::model::{
    Arm, BaseType, ExpressionKind, Label, PointerKind, Referent, Type, UnionId, UnionKind,
};
use crate::source::Span;

impl Generator<'_> {
    pub(super) fn union(&mut self, id: UnionId) -> Said<String> {
        let model = self.model;
        let union = &model[id];
        let span = union.is.span;
        self.attributes(&union.is, On::Type)?;
        let (switch, is_encapsulated) = match &union.kind {
            UnionKind::Encapsulated(encapsulated) => (Some(&encapsulated.switch.ty), true),
            UnionKind::NonEncapsulated(Some(ty)) => (Some(self.switch_type(id, ty)), false),
            UnionKind::NonEncapsulated(None) => (self.switches.by_use(id), false),
            UnionKind::Plain => {
                return Err(refused(
                    span,
                    "a union without labels",
                    "expected `[case(…)]` before its arms",
                ));
            }
        };
        let Some(switch) = switch else {
            let expected = "expected `switch_type`, or a use with `switch_is`";
            return Err(refused(span, "a union whose discriminant has no type", expected));
        };
        let switch_name = self.switch(switch, span)?;
        let key = Key::Union(id);
        let name = self.names.of_type(key).to_owned();
        let mut used = Used::default();
        let mut arms = String::new();
        for (n, arm) in union.arms.iter().enumerate() {
            let variant = unused(variant_name(arm, n), &mut used);
            let keeps = is_encapsulated && (arm.is_default || arm.labels.len() > 1);
            arms += &self.arm(arm, &variant, switch, keeps.then_some(&*switch_name))?;
        }
        let ms_union = if union.ms_union && !is_encapsulated { "#[ms_union]\n" } else { "" };
        let head = docs(&union.is.docs) + &aliases(&name, self.names.midl(key));
        Ok(format!(
            "{head}#[derive(Ndr, Debug, Clone, PartialEq)]\n#[switch_type({switch_name})]\n{ms_union}\
             pub enum {name}{} {{\n{arms}}}\n",
            self.parameters_of(key)
        ))
    }

    /// The type of a discriminant.
    fn switch(&mut self, ty: &Type, span: Span) -> Said<String> {
        let model = self.model;
        match model.on_wire(ty) {
            Type::Enumeration(id) => Ok(self.named(Key::Enumeration(*id))),
            Type::Base(base) if base.integer().is_some_and(|of| of.bits <= 32) => {
                let none = Scope::default();
                let place = super::types::Place { scope: &none, span, is_last: false };
                self.value(ty, &mut super::types::Slot::default(), place)
            }
            _ => {
                let expected = "expected an integer of at most 32 bits or an enumeration (UNI-03)";
                Err(refused(span, "a union whose discriminant is something else", expected))
            }
        }
    }

    /// An arm; `keeps` is the type of the discriminant that it keeps.
    fn arm(
        &mut self,
        arm: &Arm,
        variant: &str,
        switch: &Type,
        keeps: Option<&str>,
    ) -> Said<String> {
        let model = self.model;
        let (mut labels, mut seen) = (Vec::new(), HashSet::new());
        for label in &arm.labels {
            match self.label(label, switch) {
                Some(label) if seen.insert(label.clone()) => labels.push(label),
                Some(_) => {}
                None => {
                    let what = format!("the label {}", label.value);
                    let reason = "0 to 32767 travel: it wants `[v1_enum]` for the enumeration";
                    self.skip(label.expression.span, what, reason);
                }
            }
        }
        if arm.is_default {
            // All others, those that are named beside it too.
            labels = vec!["default".to_owned()];
        }
        if labels.is_empty() {
            return Ok(String::new());
        }
        let case = format!("#[case({})]\n", labels.join(", "));
        let kept = keeps.map(|ty| format!("#[discriminant] {ty}"));
        match &arm.fields[..] {
            [] => Ok(format!(
                "{case}{variant}{},\n",
                kept.map_or(String::new(), |kept| format!("({kept})"))
            )),
            [field] => {
                if let Type::Pointer(pointer) = model.on_wire(&field.ty)
                    && pointer.kind == PointerKind::Ref
                {
                    let expected = "expected `unique`: whether it is there must be seen (UNI-10)";
                    return Err(refused(field.is.span, "a reference pointer as an arm", expected));
                }
                let scope = Scope::default();
                let (mut attributes, ty) = self.field(field, &[], &scope, false)?;
                let is_string = match model.on_wire(&field.ty) {
                    Type::Pointer(pointer) => pointer.extent.string,
                    _ => false,
                };
                if let Some((_, rest)) =
                    attributes.split_once("] ").filter(|(first, _)| first.starts_with("#[range("))
                    && is_string
                {
                    let what = format!("`range` of `{}`", field.is.name);
                    self.skip(field.is.span, what, "a string that is an arm has none (ARR-43)");
                    attributes = rest.to_owned();
                }
                if attributes.contains("_is(") {
                    let expected = "expected it in a structure, with its size (UNI-11)";
                    return Err(refused(field.is.span, "an arm with a size", expected));
                }
                let mut head = docs(&field.is.docs);
                if !is_alike(&field.is.name, variant) {
                    head += &aliases(variant, [&field.is.name]);
                }
                let kept = kept.map_or(String::new(), |kept| format!("{kept}, "));
                Ok(format!("{head}{case}{variant}({kept}{attributes}{ty}),\n"))
            }
            [_, second, ..] => {
                let expected = "expected one field, or a structure of them (UNI-11)";
                Err(refused(second.is.span, "an arm with several fields", expected))
            }
        }
    }

    /// The name of the value, if it is one of an enumeration whose values travel; else a number that the discriminant has.
    /// Nothing, if no value of a plain enumeration is it.
    fn label(&mut self, label: &Label, switch: &Type) -> Option<String> {
        let value = label.value;
        let named = match label.expression.kind {
            ExpressionKind::Name { referent: Referent::Enumerator(id, n), .. } => {
                Some((id, self.canonical(id, n)))
            }
            _ => match self.model.on_wire(switch) {
                Type::Enumeration(id) => {
                    let declared = i32::try_from(value).ok();
                    let n = declared.and_then(|value| self.value_of(*id, value));
                    n.map(|n| (*id, n))
                }
                _ => None,
            },
        };
        let (bits, signed) = match self.model.on_wire(switch) {
            Type::Enumeration(id) if self.model[*id].v1_enum => (32, false),
            Type::Enumeration(_) if !(0..=0x7fff).contains(&value) => return None,
            Type::Enumeration(_) => (16, false),
            // A plain `char` is a `u8`, as everywhere.
            Type::Base(BaseType::Char) => (8, false),
            Type::Base(base) => match base.integer() {
                Some(of) => (of.bits, of.signed),
                None => return Some(value.to_string()),
            },
            _ => return Some(value.to_string()),
        };
        Some(match named {
            Some((id, n)) if self.travels(id, n) && (value >= 0 || !signed) => {
                let ty = self.named(Key::Enumeration(id));
                format!("{ty}::{}", self.names.variant(id, n))
            }
            _ => IntegerType { bits, signed }.wrap(value).to_string(),
        })
    }
}

fn variant_name(arm: &Arm, n: usize) -> String {
    match (&arm.fields[..], &arm.labels[..]) {
        ([field, ..], _) if !field.is.name.is_empty() => pascal(&field.is.name),
        (_, [label, ..]) if !arm.is_default => format!("Case{}", label.value).replace('-', "Minus"),
        ([], _) if arm.is_default => "Nothing".to_owned(),
        _ if arm.is_default => "Others".to_owned(),
        _ => format!("Arm{n}"),
    }
}
