//! Values from JSON.

use rpc_idl::model::{EnumerationId, ParameterRole, PointerKind, StructureId, UnionId, UnionKind};
use serde_json::{Map, Value as Json};

use super::text;
use super::words::{UUID, array_in_words, expected, number_in_words};
use super::write::member;
use crate::codec::{
    Agreement, Array, Codec, Error, Items, Many, Names, Path, Place, Result, Switch, Types, Union,
    Value, View, Way, Width, arm_name, counted, derived,
};
use crate::near::near;

impl Codec<'_> {
    /// The values that travel one way, from a JSON object as [`json`](crate::json) has it. What is left out is derived, as far
    /// as it can be.
    ///
    /// # Errors
    /// Where something is missing, of another type, or has no such name.
    pub fn from_json(&self, way: Way, json: &Json) -> Result<Vec<Value>> {
        self.read(way, json, None)
    }

    /// The same of a request in which some values are not known yet: those are [`Value::Later`], and so is what would be derived
    /// from them.
    ///
    /// # Errors
    /// As [`from_json`](Codec::from_json) has them.
    pub fn from_json_in_part(
        &self,
        json: &Json,
        is_later: &dyn Fn(&Json) -> bool,
    ) -> Result<Vec<Value>> {
        self.read(Way::Request, json, Some(is_later))
    }

    fn read(
        &self,
        way: Way,
        json: &Json,
        later: Option<&dyn Fn(&Json) -> bool>,
    ) -> Result<Vec<Value>> {
        let parameters = &self.procedure.parameters;
        let mut given = Given { types: &self.types, path: Path::new(), later };
        let mut known: Vec<(usize, String, Place<'_>)> = self
            .parameters(way)
            .map(|(n, parameter)| (n, member(&parameter.is.name, n), Place::parameter(parameter)))
            .collect();
        let count = parameters.len();
        let is_returned = way == Way::Reply
            && !matches!(self.types.view(self.returned()), Ok(View::Void) | Err(_));
        if is_returned {
            known.push((count, "return".to_owned(), self.returned()));
        }
        if let Some(fault) = self.not_sent(way, json) {
            return Err(given.path.error(fault));
        }
        let object = given.object(json, known.iter().map(|(_, name, _)| &**name))?;
        let mut values = vec![Value::Absent; count + 1];
        for (n, name, place) in &known {
            let name_in_idl = parameters.get(*n).map_or("return", |parameter| &parameter.is.name);
            given.path.enter(name_in_idl, *n);
            values[*n] = given.given(*place, object.get(name))?;
            given.path.leave();
        }
        let names = Names::Parameters(parameters);
        given.settle(names, &mut values[..count]);
        // What a reply's arrays say of the request's numbers is the request's to say.
        for (n, value) in values.iter_mut().enumerate() {
            if !known.iter().any(|(of, ..)| *of == n) {
                *value = Value::Absent;
            }
        }
        let derived = given.derived(known.iter().map(|(.., place)| *place), count + 1);
        for (n, _, place) in &known {
            let name = parameters.get(*n).map_or("return", |parameter| &parameter.is.name);
            given.path.enter(name, *n);
            given.complete(*place, &mut values[*n], derived[*n])?;
            given.path.leave();
        }
        Ok(values)
    }
}

impl Codec<'_> {
    /// A member of a request that is a parameter and is not sent, and why.
    fn not_sent(&self, way: Way, json: &Json) -> Option<String> {
        let is_sent = |name: &str| self.parameters(way).any(|(_, one)| one.is.name == name);
        let mut all = self.procedure.parameters.iter().filter(|_| way == Way::Request);
        let given = json.as_object()?;
        let other = all.find(|one| given.contains_key(&one.is.name) && !is_sent(&one.is.name))?;
        let why = match other.role {
            ParameterRole::Binding => "is the binding",
            _ => "comes back",
        };
        Some(format!("`{}` {why} and is not sent; expected it left out", other.is.name))
    }
}

struct Given<'t, 'm> {
    types: &'t Types<'m>,
    path: Path<'m>,
    /// What stands for a value that is not known yet.
    later: Option<&'t dyn Fn(&Json) -> bool>,
}

impl<'m> Given<'_, 'm> {
    fn is_later(&self, json: &Json) -> bool {
        self.later.is_some_and(|is_later| is_later(json))
    }

    /// Which of so many values may follow from what is not known yet.
    fn derived(&self, places: impl Iterator<Item = Place<'m>>, count: usize) -> Vec<bool> {
        match self.later {
            Some(_) => derived(self.types, places, count),
            None => vec![false; count],
        }
    }

    fn view(&self, place: Place<'m>) -> Result<View<'m>> {
        self.types.view(place).map_err(|why| self.path.error(why))
    }

    fn settle(&self, names: Names<'m>, values: &mut [Value]) {
        let (types, path, is_partial) = (self.types, self.path.clone(), self.later.is_some());
        Agreement { types, path, is_partial }.settle(names, values);
    }

    /// What was expected, and what is there.
    #[cold]
    fn other(&self, json: &Json, expected: &str) -> Error {
        let is = match json {
            Json::Null => "null".to_owned(),
            Json::Bool(value) => value.to_string(),
            Json::Number(number) => number.to_string(),
            Json::String(text) if text.len() <= 40 => format!("{text:?}"),
            Json::String(_) => "a string".to_owned(),
            Json::Array(_) => "an array".to_owned(),
            Json::Object(_) => "an object".to_owned(),
        };
        self.path.error(format!("{is}; expected {expected}"))
    }

    /// An object with no members but these.
    fn object<'j, 'k>(
        &self,
        json: &'j Json,
        known: impl Iterator<Item = &'k str> + Clone,
    ) -> Result<&'j Map<String, Json>> {
        let listed = || {
            let list: Vec<String> = known.clone().map(|name| format!("`{name}`")).collect();
            if list.is_empty() { "none".to_owned() } else { list.join(", ") }
        };
        let Json::Object(object) = json else {
            return Err(self.other(json, &format!("an object with the members {}", listed())));
        };
        match object.keys().find(|key| !known.clone().any(|name| name == **key)) {
            None => Ok(object),
            Some(key) => Err(self.path.error(match near(key, known.clone()) {
                Some(near) => format!("there is no member `{key}`; expected `{near}`, perhaps"),
                None => format!("there is no member `{key}`; expected {}", listed()),
            })),
        }
    }

    /// A member that may be left out.
    fn given(&mut self, place: Place<'m>, json: Option<&Json>) -> Result<Value> {
        match (json, self.view(place)?) {
            (Some(json), _) => self.value(place, json),
            (None, View::Pointer(PointerKind::Unique | PointerKind::Full, target)) => {
                // What is an array has a size, which is 0. A number may be one that is derived.
                let is_array = matches!(self.view(target)?, View::Array(_));
                Ok(if is_array { Value::Null } else { Value::Absent })
            }
            (None, View::Handle) => Ok(Value::Handle([0; 20])),
            (None, _) => Ok(Value::Absent),
        }
    }

    /// That a member has a value, now that all others are known.
    fn complete(&self, place: Place<'m>, value: &mut Value, is_derived: bool) -> Result<()> {
        if *value != Value::Absent {
            return Ok(());
        }
        if is_derived {
            *value = Value::Later;
            return Ok(());
        }
        match self.view(place)? {
            View::Pointer(PointerKind::Unique | PointerKind::Full, _) => {
                *value = Value::Null;
                Ok(())
            }
            View::Void => Ok(()),
            _ => Err(self.path.error(format!("missing; expected {}", expected(self.types, place)))),
        }
    }

    fn value(&mut self, place: Place<'m>, json: &Json) -> Result<Value> {
        let view = self.view(place)?;
        if self.is_later(json) {
            return Ok(Value::Later);
        }
        let value = match (&view, json) {
            (View::Integer(number, _), Json::Bool(value)) if number.is_boolean => {
                Some(Value::Integer((*value).into()))
            }
            (View::Integer(number, _), json) => {
                let (low, high) = number.limits();
                let value = text::as_integer(json).filter(|value| (low..=high).contains(value));
                value.map(Value::Integer)
            }
            (View::Enumeration(id, _), json) => Some(Value::Integer(self.enumeration(*id, json)?)),
            (View::Float, json) => text::as_float(json).map(Value::Float),
            (View::Double, json) => text::as_double(json).map(Value::Double),
            (View::Handle, Json::Null) => Some(Value::Handle([0; 20])),
            (View::Handle, Json::String(digits)) => {
                let bytes = text::as_bytes(digits).and_then(|bytes| bytes.try_into().ok());
                bytes.map(Value::Handle)
            }
            (View::Pointer(kind, target), json) => Some(self.pointer(*kind, *target, json)?),
            (View::Structure(id), json) => Some(self.structure(*id, json)?),
            (View::Union(id), json) => Some(self.union(*id, json)?),
            (View::Array(many) | View::Pipe(many), json) => Some(self.array(many, json)?),
            _ => None,
        };
        value.ok_or_else(|| self.other(json, &expected(self.types, place)))
    }

    fn enumeration(&self, id: EnumerationId, json: &Json) -> Result<i128> {
        let values = &self.types.model[id].values;
        if let Json::String(name) = json
            && let Some(one) = values.iter().find(|one| one.name == *name)
        {
            return Ok(one.value.into());
        }
        text::as_integer(json).ok_or_else(|| {
            let names = || values.iter().map(|one| &*one.name);
            match json {
                Json::String(name) if near(name, names()).is_some() => {
                    let near = near(name, names()).unwrap_or_default();
                    self.other(json, &format!("`{near}`, perhaps"))
                }
                _ => {
                    let list: Vec<&str> = names().take(20).collect();
                    self.other(json, &format!("a number, or one of {}", list.join(", ")))
                }
            }
        })
    }

    fn pointer(&mut self, kind: PointerKind, target: Place<'m>, json: &Json) -> Result<Value> {
        if kind == PointerKind::Ref {
            return Ok(Value::Pointer(Box::new(self.value(target, json)?)));
        }
        let single = match json {
            Json::Object(object) if object.len() == 1 => object.iter().next(),
            _ => None,
        };
        Ok(match (json, single) {
            (Json::Null, _) => Value::Null,
            (_, Some((key, Json::String(path)))) if key == "=" => Value::Alias(path.clone()),
            (_, Some((key, json))) if key == "*" => {
                Value::Pointer(Box::new(self.value(target, json)?))
            }
            _ => Value::Pointer(Box::new(self.value(target, json)?)),
        })
    }

    fn structure(&mut self, id: StructureId, json: &Json) -> Result<Value> {
        let model = self.types.model;
        if text::is_uuid(model, id) && !json.is_object() {
            let uuid = json.as_str().and_then(text::as_uuid);
            return uuid.ok_or_else(|| self.other(json, UUID));
        }
        let fields = &model[id].fields;
        let names: Vec<String> =
            fields.iter().enumerate().map(|(n, field)| member(&field.is.name, n)).collect();
        let object = self.object(json, names.iter().map(|name| &**name))?;
        let mut values = Vec::new();
        for (n, (field, name)) in fields.iter().zip(&names).enumerate() {
            self.path.enter(&field.is.name, n);
            values.push(self.given(Place::field(field), object.get(name))?);
            self.path.leave();
        }
        self.settle(Names::Fields(fields), &mut values);
        let derived = self.derived(fields.iter().map(Place::field), fields.len());
        for (n, (field, value)) in fields.iter().zip(&mut values).enumerate() {
            self.path.enter(&field.is.name, n);
            self.complete(Place::field(field), value, derived[n])?;
            self.path.leave();
        }
        Ok(Value::Structure(values))
    }

    fn union(&mut self, id: UnionId, json: &Json) -> Result<Value> {
        let types = self.types;
        let union = &types.model[id];
        let mut names: Vec<String> = union.arms.iter().map(arm_name).collect();
        let switch = match &union.kind {
            UnionKind::Encapsulated(encapsulated) => Some(member(&encapsulated.switch.is.name, 0)),
            _ => None,
        };
        if !json.is_object() {
            let arms: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
            return Err(self.other(json, &format!("an object with one of {}", arms.join(", "))));
        }
        names.extend(switch.clone());
        let object = self.object(json, names.iter().map(|name| &**name))?;
        let mut tag = None;
        let given = switch.as_ref().and_then(|name| object.get(name));
        let is_later = given.is_some_and(|json| self.is_later(json));
        if let Some(json) = given.filter(|_| !is_later) {
            tag = Some(match types.switch(id).map_err(|why| self.path.error(why))? {
                Switch::Enumeration(id) => self.enumeration(id, json)?,
                Switch::Number(number) => {
                    let value = text::as_integer(json);
                    value.ok_or_else(|| self.other(json, &number_in_words(number)))?
                }
            });
        }
        let mut arms = object.iter().filter(|(name, _)| Some(*name) != switch.as_ref());
        let (n, json) = match (arms.next(), arms.next()) {
            (Some((name, json)), None) => {
                (names.iter().position(|known| known == name).unwrap_or_default(), json)
            }
            (None, _) if is_later => return Ok(Value::Later),
            (None, _) if tag.is_some() => {
                let selected = types.select(id, tag.unwrap_or_default()).ok().flatten();
                let empty = selected.filter(|n| union.arms[*n].fields.is_empty());
                (
                    empty.ok_or_else(|| self.other(json, "the arm beside the discriminant"))?,
                    &Json::Null,
                )
            }
            _ => {
                let arms: Vec<String> =
                    union.arms.iter().map(|arm| format!("`{}`", arm_name(arm))).collect();
                let count = object.len() - usize::from(given.is_some());
                let count = counted(count as u64, "arm");
                return Err(self.path.error(format!(
                    "an object with {count}; expected one of {}",
                    arms.join(", ")
                )));
            }
        };
        let arm = &union.arms[n];
        let value = match types.arm(arm).map_err(|why| self.path.error(why))? {
            Some(place) => {
                self.path.enter(&arm.fields[0].is.name, n);
                let value = self.value(place, json)?;
                self.path.leave();
                value
            }
            None if json.is_null() => Value::Absent,
            None => return Err(self.other(json, "null, as the arm is empty")),
        };
        // Labels of the switch's type, as they stand in the declaration.
        if tag.is_none() && switch.is_some() && !is_later {
            tag = arm.labels.first().map(|label| label.value);
        }
        Ok(Value::Union(Box::new(Union { tag, arm: n, value })))
    }

    fn array(&mut self, many: &Many<'m>, json: &Json) -> Result<Value> {
        let items = match (many.width, json) {
            (Width::Bytes, Json::String(text)) if many.is_string() => {
                Some(Items::Bytes(text.as_bytes().to_vec()))
            }
            (Width::Bytes, Json::String(digits)) => text::as_bytes(digits).map(Items::Bytes),
            (Width::Units, Json::String(text)) => Some(Items::Units(text.encode_utf16().collect())),
            (Width::Bytes, Json::Array(items)) => Some(Items::Bytes(self.numbers(items, 255)?)),
            (Width::Units, Json::Array(items)) => Some(Items::Units(self.numbers(items, 65535)?)),
            (Width::Values, Json::Array(items)) => {
                let mut values = Vec::new();
                for (n, json) in items.iter().enumerate() {
                    self.path.enter_element(n);
                    values.push(self.value(many.element, json)?);
                    self.path.leave();
                }
                Some(Items::Values(values))
            }
            _ => None,
        };
        let items = items.ok_or_else(|| self.other(json, array_in_words(many)))?;
        Ok(Value::Array(Array { items, size: None, first: 0 }))
    }

    /// Numbers that are bytes or units; for one that is not known yet, 0 has its place.
    fn numbers<T: TryFrom<i128>>(&mut self, items: &[Json], most: u16) -> Result<Vec<T>> {
        let mut numbers = Vec::new();
        for (n, json) in items.iter().enumerate() {
            let number = if self.is_later(json) { Some(0) } else { text::as_integer(json) };
            self.path.enter_element(n);
            let number = number.and_then(|number| T::try_from(number).ok());
            let expected = || format!("an integer from 0 to {most}");
            numbers.push(number.ok_or_else(|| self.other(json, &expected()))?);
            self.path.leave();
        }
        Ok(numbers)
    }
}
