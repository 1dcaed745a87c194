//! Structures, unions and enumerations.

use std::collections::HashMap;

use super::{Resolver, Tag};
use crate::diagnostic::Diagnostic;
use crate::model::{
    Arm, Definition, Documented, Encapsulated, Enumeration, EnumerationId, Enumerator, Field,
    Label, Layout, NoLayout, Parameter, Referent, Structure, StructureId, Type, Union, UnionId,
    UnionKind,
};
use crate::source::Span;
use crate::syntax::{self, Declarator, Members, Name, Part};

impl Resolver<'_> {
    /// What a tag names; a new one if `None`.
    fn tag(
        &mut self,
        tag: Option<&Name>,
        new: impl FnOnce(&mut Self) -> Tag,
        fits: impl Fn(Tag) -> bool,
    ) -> Tag {
        let Some(name) = tag else { return new(self) };
        match self.known.tags.get(&name.text).copied() {
            Some(tag) if fits(tag) => tag,
            Some(before) => {
                let before = match before {
                    Tag::Structure(id) => self.model[id].is.span,
                    Tag::Union(id) => self.model[id].is.span,
                    Tag::Enumeration(id) => self.model[id].is.span,
                };
                self.redefinition("the tag", name, before);
                new(self)
            }
            None => {
                let tag = new(self);
                self.known.tags.insert(name.text.clone(), tag);
                tag
            }
        }
    }

    /// A tag that an imported file defined, and this one defines as its own, names the new type from here on.
    fn renew(&mut self, tag: Option<&Name>) {
        let Some((name, before)) = tag.and_then(|name| {
            let tag = self.known.tags.get(&name.text)?;
            let (is_defined, span) = match *tag {
                Tag::Structure(id) => (self.model[id].is_defined, self.model[id].is.span),
                Tag::Union(id) => (self.model[id].is_defined, self.model[id].is.span),
                Tag::Enumeration(id) => (self.model[id].is_defined, self.model[id].is.span),
            };
            (is_defined && span.file != name.span.file).then_some((name, span))
        }) else {
            return;
        };
        let fault = format!("`{}` is defined again", name.text);
        let warning = Diagnostic::warning(name.span, 2003, fault)
            .expected("counts from here on")
            .related(before, "an imported file defines it here");
        self.error(warning);
        self.known.tags.remove(&name.text);
    }

    /// An encapsulated union, which C knows as a structure.
    pub(super) fn encapsulated(&self, structure: &syntax::Structure) -> Option<UnionId> {
        match (&structure.fields, self.known.tags.get(&structure.tag.as_ref()?.text)) {
            (Members::Elsewhere, Some(Tag::Union(id)))
                if matches!(self.model[*id].kind, UnionKind::Encapsulated(_)) =>
            {
                Some(*id)
            }
            _ => None,
        }
    }

    pub(super) fn structure(&mut self, structure: &syntax::Structure, span: Span) -> StructureId {
        let name = structure.tag.as_ref();
        if let Members::Here(_) = structure.fields {
            self.renew(name);
        }
        let is = self.documented(name, span, "", &[]);
        let new = |resolver: &mut Self| {
            resolver.model.structures.push(Structure {
                is,
                has_tag: name.is_some(),
                is_defined: false,
                fields: Vec::new(),
                layout: Err(NoLayout::Undefined),
            });
            Tag::Structure(StructureId(resolver.model.structures.len() as u32 - 1))
        };
        let Tag::Structure(id) = self.tag(name, new, |tag| matches!(tag, Tag::Structure(_))) else {
            unreachable!("`fits` and `new` know structures alone");
        };
        let Members::Here(fields) = &structure.fields else { return id };
        if self.model[id].is_defined {
            let before = self.model[id].is.span;
            if let Some(name) = name {
                self.redefinition("the structure", name, before);
            }
            return id;
        }
        let fields: Vec<Field> = fields.iter().flat_map(|field| self.fields(field)).collect();
        self.unique_names(fields.iter().map(|field| &field.is), "the field");
        let layout = self.model.sequence(fields.iter().map(|field| &field.ty));
        let structure = &mut self.model[id];
        if let Some(name) = name {
            structure.is.span = name.span;
        }
        (structure.is_defined, structure.fields, structure.layout) = (true, fields, layout);
        self.define(Definition::Structure(id));
        id
    }

    fn unique_names<'a>(&mut self, all: impl Iterator<Item = &'a Documented>, what: &str) {
        let mut seen = HashMap::new();
        for is in all.filter(|is| !is.name.is_empty()) {
            if let Some(before) = seen.insert(&is.name, is.span) {
                let name = Name { text: is.name.clone(), span: is.span };
                self.redefinition(what, &name, before);
            }
        }
    }

    pub(super) fn unique_parameters(&mut self, parameters: &[Parameter]) {
        self.unique_names(parameters.iter().map(|parameter| &parameter.is), "the parameter");
    }

    fn fields(&mut self, field: &syntax::Field) -> Vec<Field> {
        let base = self.specifier(&field.specifier);
        let attributes = self.attributes(&field.attributes);
        let none = [Declarator { name: None, span: field.span, parts: Vec::new() }];
        let declarators = if field.declarators.is_empty() { &none[..] } else { &field.declarators };
        let mut all = Vec::with_capacity(declarators.len());
        for declarator in declarators {
            let name = declarator.name.as_ref();
            let is_unnamed_type =
                matches!(base, Type::Structure(_) | Type::Union(_)) && declarator.parts.is_empty();
            let is_padding = matches!(declarator.parts[..], [Part::Bits]);
            if name.is_none() && !is_unnamed_type && !is_padding {
                let error = Diagnostic::error(declarator.span, 2170, "a field without a name");
                self.error(
                    error.expected("expected a name: only structures and unions can do without"),
                );
            }
            let is = Documented {
                name: name.map(|name| name.text.clone()).unwrap_or_default(),
                span: name.map_or(field.span, |name| name.span),
                docs: field.docs.clone(),
                attributes: attributes.clone(),
            };
            let ty = self.declared(base.clone(), &declarator.parts, field.specifier.is_const);
            all.push(self.field(is, ty));
        }
        all
    }

    fn field(&mut self, is: Documented, ty: Type) -> Field {
        if let Type::Union(id) = self.model.underlying(&ty) {
            let id = *id;
            self.model[id].ms_union |= is.has("ms_union");
            self.switch_type(id, &is);
        }
        let is_ignored = is.has("ignore");
        Field { is, ty, range: None, switch_is: None, iid_is: None, is_ignored }
    }

    pub(super) fn union(&mut self, union: &syntax::Union, span: Span) -> UnionId {
        let name = union.tag.as_ref();
        if let Members::Here(_) = union.arms {
            self.renew(name);
        }
        let is = self.documented(name, span, "", &[]);
        let ms_union = self.context.ms_union;
        let new = |resolver: &mut Self| {
            resolver.model.unions.push(Union {
                is,
                has_tag: name.is_some(),
                is_defined: false,
                kind: UnionKind::NonEncapsulated(None),
                arms: Vec::new(),
                ms_union,
                layout: Err(NoLayout::Undefined),
            });
            Tag::Union(UnionId(resolver.model.unions.len() as u32 - 1))
        };
        let Tag::Union(id) = self.tag(name, new, |tag| matches!(tag, Tag::Union(_))) else {
            unreachable!("`fits` and `new` know unions alone");
        };
        let Members::Here(arms) = &union.arms else { return id };
        if self.model[id].is_defined {
            let before = self.model[id].is.span;
            if let Some(name) = name {
                self.redefinition("the union", name, before);
            }
            return id;
        }
        let has_labels = arms.iter().any(|arm| !arm.labels.is_empty());
        let kind = match &union.switch {
            Some(switch) => {
                let base = self.specifier(&switch.specifier);
                let ty = self.declared(base, &switch.declarator.parts, false);
                let is = self.documented(
                    switch.declarator.name.as_ref(),
                    switch.declarator.span,
                    "",
                    &[],
                );
                UnionKind::Encapsulated(Box::new(Encapsulated {
                    switch: self.field(is, ty),
                    union_name: switch.union_name.as_ref().map(|name| name.text.clone()),
                }))
            }
            None if has_labels => UnionKind::NonEncapsulated(None),
            None => UnionKind::Plain,
        };
        let unlabelled = arms.iter().find(|arm| arm.labels.is_empty() && kind != UnionKind::Plain);
        if let Some(arm) = unlabelled {
            let error = Diagnostic::error(arm.span, 2161, "an arm without a label");
            self.error(error.expected("expected `[case(…)]` or `[default]` before it"));
        }
        let arms: Vec<Arm> = arms.iter().map(|arm| self.arm(arm)).collect();
        self.check_labels(&arms);
        let layout = self.union_layout(&kind, &arms);
        let union = &mut self.model[id];
        if let Some(name) = name {
            union.is.span = name.span;
        }
        union.is_defined = true;
        (union.kind, union.arms, union.layout) = (kind, arms, layout);
        union.ms_union |= ms_union;
        self.define(Definition::Union(id));
        id
    }

    fn union_layout(&self, kind: &UnionKind, arms: &[Arm]) -> Result<Layout, NoLayout> {
        let arms =
            self.model.overlaid(arms.iter().flat_map(|arm| &arm.fields).map(|field| &field.ty))?;
        let UnionKind::Encapsulated(encapsulated) = kind else { return Ok(arms) };
        let switch = self.model.layout(&encapsulated.switch.ty)?;
        let align = arms.align.max(switch.align);
        let size = (switch.size.next_multiple_of(arms.align) + arms.size).next_multiple_of(align);
        Ok(Layout { size, align })
    }

    /// Gives a layout to what contains types that were defined later.
    pub(super) fn layouts(&mut self) {
        for definition in self.model.definitions.clone() {
            match definition {
                Definition::Structure(id) if self.model[id].layout == Err(NoLayout::Undefined) => {
                    self.model[id].layout =
                        self.model.sequence(self.model[id].fields.iter().map(|field| &field.ty));
                }
                Definition::Union(id) if self.model[id].layout == Err(NoLayout::Undefined) => {
                    let union = &self.model[id];
                    self.model[id].layout = self.union_layout(&union.kind, &union.arms);
                }
                _ => {}
            }
        }
    }

    fn arm(&mut self, arm: &syntax::UnionArm) -> Arm {
        let mut labels = Vec::new();
        for label in &arm.labels {
            if let Some(value) = &label.value
                && let Some(number) = self.integer_or(value, 2067)
            {
                labels.push(Label { expression: self.expression(value), value: number });
            }
        }
        Arm {
            span: arm.span,
            labels,
            is_default: arm.labels.iter().any(|label| label.value.is_none()),
            fields: arm.field.iter().flat_map(|field| self.fields(field)).collect(),
        }
    }

    fn check_labels(&mut self, arms: &[Arm]) {
        let mut seen = HashMap::new();
        let mut default = None;
        for arm in arms {
            if arm.is_default
                && let Some(before) = default.replace(arm.span)
            {
                let error = Diagnostic::error(arm.span, 2232, "a second default arm");
                self.error(error.expected("expected one at most").related(before, "the first one"));
            }
            for Label { value, expression } in &arm.labels {
                if let Some(before) = seen.insert(*value, expression.span) {
                    let error = Diagnostic::error(
                        expression.span,
                        2056,
                        format!("{value} has an arm already"),
                    )
                    .expected("expected another value")
                    .related(before, "the other one");
                    self.error(error);
                }
            }
        }
    }

    pub(super) fn enumeration(
        &mut self,
        enumeration: &syntax::Enumeration,
        span: Span,
    ) -> EnumerationId {
        let name = enumeration.tag.as_ref();
        if let Members::Here(_) = enumeration.values {
            self.renew(name);
        }
        let is = self.documented(name, span, "", &[]);
        let new = |resolver: &mut Self| {
            resolver.model.enumerations.push(Enumeration {
                is,
                has_tag: name.is_some(),
                is_defined: false,
                v1_enum: false,
                values: Vec::new(),
            });
            Tag::Enumeration(EnumerationId(resolver.model.enumerations.len() as u32 - 1))
        };
        let Tag::Enumeration(id) = self.tag(name, new, |tag| matches!(tag, Tag::Enumeration(_)))
        else {
            unreachable!("`fits` and `new` know enumerations alone");
        };
        let Members::Here(values) = &enumeration.values else { return id };
        if self.model[id].is_defined {
            let before = self.model[id].is.span;
            if let Some(name) = name {
                self.redefinition("the enumeration", name, before);
            }
            return id;
        }
        let mut next = 0_i32;
        for value in values {
            self.skip_attributes(&value.attributes, "a value speaks to type libraries alone");
            let number = match &value.value {
                Some(expression) => self.integer(expression).map_or(next, |number| number as i32),
                None => next,
            };
            next = number.wrapping_add(1);
            let index = self.model[id].values.len();
            self.model[id].values.push(Enumerator {
                name: value.name.text.clone(),
                span: value.name.span,
                docs: value.docs.clone(),
                value: number,
            });
            self.new_constant(&value.name, Referent::Enumerator(id, index));
        }
        if let Some(name) = name {
            self.model[id].is.span = name.span;
        }
        self.model[id].is_defined = true;
        self.define(Definition::Enumeration(id));
        id
    }
}
