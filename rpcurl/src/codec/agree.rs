//! What the parts of a value say of one another: sizes and lengths of arrays, discriminants of unions, ranges.

use rpc_idl::model::{Expression, PointerKind, Range, UnionKind};

use super::error::{Path, Result, counted};
use super::expression::{Names, NoValue, Scope};
use super::extent::{Counted, Said, sizes};
use super::types::Types;
use super::value::{Array, Items, Union, Value};
use super::view::{Many, Place, View};

/// A walk over values that looks at what they say of one another.
pub(crate) struct Agreement<'t, 'm> {
    pub(crate) types: &'t Types<'m>,
    pub(crate) path: Path<'m>,
    /// Some values are not known yet, and what is missing may follow from them.
    pub(crate) is_partial: bool,
}

impl<'m> Agreement<'_, 'm> {
    /// Derives what is absent, and fills in the sizes of arrays and the discriminants of unions.
    pub(crate) fn settle(&self, names: Names<'m>, values: &mut [Value]) {
        let mut wanted = Vec::new();
        for (n, value) in values.iter().enumerate() {
            self.wanted(names.place(n), value, &mut wanted);
        }
        for (expression, number) in wanted {
            let scope = Scope { types: self.types, names, values, before: &[] };
            if let Some((n, value)) = scope.solve(expression, number)
                && values[n] == Value::Absent
            {
                values[n] = value;
            }
        }
        for n in 0..values.len() {
            let mut value = std::mem::replace(&mut values[n], Value::Absent);
            let scope = Scope { types: self.types, names, values, before: &[] };
            self.measure(names.place(n), &mut value, &scope);
            values[n] = value;
        }
    }

    /// What expressions have to be, by the arrays and unions that are there.
    fn wanted(&self, place: Place<'m>, value: &Value, all: &mut Vec<(&'m Expression, i128)>) {
        let Ok(view) = self.types.view(place) else { return };
        match (view, value) {
            (View::Pointer(_, target), Value::Pointer(value)) => self.wanted(target, value, all),
            (View::Pointer(_, target), Value::Null) => {
                if let Ok(View::Array(many)) = self.types.view(target) {
                    sizes(&many, 0, all);
                }
            }
            (View::Array(many), Value::Array(array)) => {
                sizes(&many, array.items.len(), all);
                if let Items::Values(items) = &array.items {
                    items.iter().for_each(|item| self.wanted(many.element, item, all));
                }
            }
            (View::Union(id), Value::Union(union)) => {
                let arm = &self.types.model[id].arms[union.arm];
                let label = arm.labels.first().map(|label| label.value);
                if let (Some(switch), Some(tag)) = (place.switch_is, union.tag.or(label)) {
                    all.push((switch, tag));
                }
                if let Ok(Some(place)) = self.types.arm(arm) {
                    self.wanted(place, &union.value, all);
                }
            }
            _ => {}
        }
    }

    /// Fills in what expressions say.
    fn measure(&self, place: Place<'m>, value: &mut Value, scope: &Scope<'_, 'm>) {
        let Ok(view) = self.types.view(place) else { return };
        match (view, value) {
            (View::Pointer(_, target), Value::Pointer(value)) => self.measure(target, value, scope),
            (View::Array(many), Value::Array(array)) => {
                let said = Said::of(&many, scope);
                array.first = said.first.unwrap_or(Ok(0)).unwrap_or(0);
                if many.length.is_none() && array.size.is_none() {
                    let least = array.items.len() as u64 + u64::from(many.is_string());
                    array.size = said.size.map_or(Some(least), |size| size.ok());
                }
                if let Items::Values(items) = &mut array.items {
                    items.iter_mut().for_each(|item| self.measure(many.element, item, scope));
                }
            }
            (View::Union(id), Value::Union(union)) => {
                let arm = &self.types.model[id].arms[union.arm];
                if union.tag.is_none() {
                    let said = place.switch_is.and_then(|switch| scope.evaluate(switch).ok());
                    union.tag = said.or(arm.labels.first().map(|label| label.value));
                }
                if let Ok(Some(place)) = self.types.arm(arm) {
                    self.measure(place, &mut union.value, scope);
                }
            }
            _ => {}
        }
    }

    /// Checks the values of names, each with all that is in it.
    ///
    /// # Errors
    /// Where two of them disagree, or one is out of its range.
    pub(crate) fn check_all(&mut self, scope: &Scope<'_, 'm>) -> Result<()> {
        for (n, value) in scope.values.iter().enumerate() {
            let name = match scope.names {
                Names::Parameters(all) => all.get(n).map(|parameter| &*parameter.is.name),
                Names::Fields(all) => all.get(n).map(|field| &*field.is.name),
            };
            // Behind parameters stands what is returned.
            let Some(name) = name else { continue };
            self.path.enter(name, n);
            self.check(scope.names.place(n), value, scope)?;
            self.path.leave();
        }
        Ok(())
    }

    fn check(&mut self, place: Place<'m>, value: &Value, scope: &Scope<'_, 'm>) -> Result<()> {
        if matches!(value, Value::Absent | Value::Later | Value::Alias(_)) {
            return Ok(());
        }
        let view = self.types.view(place).map_err(|why| self.path.error(why))?;
        match (view, value) {
            (View::Integer(_, range) | View::Enumeration(_, range), Value::Integer(value)) => {
                self.check_number(range, *value)
            }
            (View::Pointer(kind, target), Value::Null) => {
                if kind == PointerKind::Ref {
                    return Err(self.path.error("a null reference pointer; expected a value"));
                }
                if let Ok(View::Array(many)) = self.types.view(target)
                    && !many.is_lax
                    && let Said { size, length, .. } = Said::of(&many, scope)
                    && let Some(number @ 1..) =
                        [size, length].into_iter().filter_map(|said| said?.ok()).max()
                {
                    let number = counted(number, "element");
                    return Err(self.path.error(format!("null; expected an array of {number}")));
                }
                Ok(())
            }
            (View::Pointer(_, target), Value::Pointer(value)) => self.check(target, value, scope),
            (View::Structure(id), Value::Structure(values)) => {
                let names = Names::Fields(&self.types.model[id].fields);
                self.check_all(&Scope { names, values, before: &[], ..*scope })
            }
            (View::Union(id), Value::Union(union)) => self.check_union(place, id, union, scope),
            (View::Array(many), Value::Array(array)) => self.check_array(&many, array, scope),
            (View::Pipe(many), Value::Array(array)) => self.check_items(&many, &array.items, scope),
            _ => Ok(()),
        }
    }

    fn check_number(&self, range: Option<Range>, value: i128) -> Result<()> {
        match range.filter(|range| !(range.low..=range.high).contains(&value)) {
            Some(Range { low, high }) => {
                let fault = format!("{value} is out of range; expected {low} to {high}");
                Err(self.path.error(fault))
            }
            None => Ok(()),
        }
    }

    fn check_union(
        &mut self,
        place: Place<'m>,
        id: rpc_idl::model::UnionId,
        value: &Union,
        scope: &Scope<'_, 'm>,
    ) -> Result<()> {
        let union = &self.types.model[id];
        let Some(tag) = value.tag else {
            if self.is_partial {
                return Ok(());
            }
            let expected = match &union.kind {
                UnionKind::Encapsulated(encapsulated) => {
                    format!("`{}` beside it", encapsulated.switch.is.name)
                }
                _ => "the discriminant among the other values".to_owned(),
            };
            return Err(self.path.error(format!(
                "this arm has no label from which the discriminant could be derived; expected {expected}"
            )));
        };
        if value.arm >= union.arms.len() {
            return Err(self.path.error("an arm that is not there; expected one of the union's"));
        }
        let selected = self.types.select(id, tag).map_err(|why| self.path.error(why))?;
        if selected != Some(value.arm) {
            return Err(self.path.error(match selected {
                Some(other) => format!(
                    "the arm `{}`, but the discriminant is {}; expected the arm `{}`",
                    arm_name(&union.arms[value.arm]),
                    self.types.label(id, tag),
                    arm_name(&union.arms[other])
                ),
                None => {
                    format!("the discriminant {tag} selects no arm; expected one of the labels")
                }
            }));
        }
        if let Some(switch) = place.switch_is.filter(|_| !is_encapsulated(&union.kind)) {
            match scope.evaluate(switch) {
                Ok(said) if said == tag => {}
                Ok(said) => {
                    let fault =
                        format!("the discriminant {tag}; expected {said}, as `switch_is` says");
                    return Err(self.path.error(fault));
                }
                Err(NoValue::Absent(_)) => {}
                Err(NoValue::Undefined(why)) => {
                    let fault = format!("its `switch_is` has no value: {why}");
                    return Err(self.path.error(fault));
                }
            }
        }
        let arm = &union.arms[value.arm];
        if let Some(inner) = self.types.arm(arm).map_err(|why| self.path.error(why))? {
            self.path.enter(&arm.fields[0].is.name, value.arm);
            // Names are those of the structure around it.
            self.check(inner, &value.value, scope)?;
            self.path.leave();
        }
        Ok(())
    }

    fn check_array(&mut self, many: &Many<'m>, array: &Array, scope: &Scope<'_, 'm>) -> Result<()> {
        let elements = array.items.len() as u64;
        let travels = elements + u64::from(many.is_string());
        let said = Said::of(many, scope);
        if many.is_string() && array.items.has_nul() {
            return Err(self.path.error("a NUL within a string; expected one at its end alone"));
        }
        let size = match many.length.or(array.size) {
            Some(size) => size,
            None if self.is_partial => return self.check_items(many, &array.items, scope),
            None => {
                return Err(self.path.error(match said.size {
                    Some(Err(why)) => format!("its size has no value: {}", why.text()),
                    _ => "an array without a size; expected it among the other values".to_owned(),
                }));
            }
        };
        let agree = |what: &str, is: u64, said: Option<Counted>| match said {
            Some(Ok(said)) if said != is => {
                Err(self.path.error(format!("{what} {is}; expected {said}, as its attributes say")))
            }
            Some(Err(why @ NoValue::Undefined(_))) => Err(self
                .path
                .error(format!("{what} {is}, but what it should be is unknown: {}", why.text()))),
            _ => Ok(()),
        };
        if many.length.is_none() {
            let what = if many.is_varying() { "the size" } else { "the number of elements" };
            agree(what, size, said.size)?;
            if let Some(range) =
                many.range.filter(|range| !(range.low..=range.high).contains(&size.into()))
            {
                let size = counted(size, "element");
                return Err(self
                    .path
                    .error(format!("{size}; expected {} to {}", range.low, range.high)));
            }
        }
        if many.is_varying() && !many.is_string() {
            agree("the first index", array.first, Some(said.first.unwrap_or(Ok(0))))?;
            agree("the number of elements", elements, said.length)?;
        }
        let fits = array.first.checked_add(travels).is_some_and(|end| end <= size);
        if !fits || !many.is_varying() && elements != size {
            let bound = if many.is_varying() { "at most " } else { "" };
            let with = if many.is_string() { " with its terminator" } else { "" };
            let travels = counted(travels, "element");
            return Err(self.path.error(format!("{travels}{with}; expected {bound}{size}")));
        }
        self.check_items(many, &array.items, scope)
    }

    fn check_items(&mut self, many: &Many<'m>, items: &Items, scope: &Scope<'_, 'm>) -> Result<()> {
        let element = match items {
            Items::Values(_) => None,
            // A number that may be any need not be looked at.
            _ => match self.types.view(many.element) {
                Ok(View::Integer(_, Some(range))) => Some(range),
                _ => return Ok(()),
            },
        };
        for n in 0..items.len() {
            self.path.enter_element(n);
            match items {
                Items::Values(items) => self.check(many.element, &items[n], scope)?,
                Items::Bytes(items) => self.check_number(element, items[n].into())?,
                Items::Units(items) => self.check_number(element, items[n].into())?,
            }
            self.path.leave();
        }
        Ok(())
    }
}

pub(crate) fn is_encapsulated(kind: &UnionKind) -> bool {
    matches!(kind, UnionKind::Encapsulated(_))
}

/// The name of an arm: its field's, or its label.
pub(crate) fn arm_name(arm: &rpc_idl::model::Arm) -> String {
    match (&arm.fields[..], &arm.labels[..]) {
        ([field, ..], _) if !field.is.name.is_empty() => field.is.name.clone(),
        (_, [label, ..]) => format!("case {}", label.value),
        _ => "default".to_owned(),
    }
}
