//! Values to JSON.

use rpc_idl::model::{PointerKind, UnionKind};
use serde_json::{Map, Value as Json};

use super::text;
use crate::codec::{
    Codec, Items, Path, Place, Result, Switch, Types, Union, Value, View, Way, arm_name,
};

impl Codec<'_> {
    /// The values that travel one way as a JSON object, as [`json`](crate::json) has them.
    ///
    /// # Errors
    /// Where a value is of another type.
    pub fn to_json(&self, way: Way, values: &[Value]) -> Result<Json> {
        let mut shown = Shown { types: &self.types, path: Path::new() };
        let mut all = Map::new();
        for (n, parameter) in self.parameters(way) {
            shown.path.enter(&parameter.is.name, n);
            let value = values.get(n).unwrap_or(&Value::Absent);
            all.insert(
                member(&parameter.is.name, n),
                shown.value(Place::parameter(parameter), value)?,
            );
            shown.path.leave();
        }
        let returned = values.get(self.procedure.parameters.len()).filter(|_| way == Way::Reply);
        if let Some(value) = returned.filter(|value| **value != Value::Absent) {
            shown.path.enter("return", 0);
            all.insert("return".to_owned(), shown.value(self.returned(), value)?);
        }
        Ok(Json::Object(all))
    }

    /// The names of the members of such an object.
    #[must_use]
    pub fn names(&self, way: Way) -> Vec<String> {
        let parameters = self.parameters(way);
        let mut names: Vec<String> =
            parameters.map(|(n, parameter)| member(&parameter.is.name, n)).collect();
        if way == Way::Reply && !matches!(self.types.view(self.returned()), Ok(View::Void)) {
            names.push("return".to_owned());
        }
        names
    }
}

/// The key of a member.
pub(crate) fn member(name: &str, n: usize) -> String {
    if name.is_empty() { format!("field_{n}") } else { name.to_owned() }
}

struct Shown<'t, 'm> {
    types: &'t Types<'m>,
    path: Path<'m>,
}

impl<'m> Shown<'_, 'm> {
    fn value(&mut self, place: Place<'m>, value: &Value) -> Result<Json> {
        let model = self.types.model;
        let view = self.types.view(place).map_err(|why| self.path.error(why))?;
        Ok(match (view, value) {
            (View::Integer(number, _), Value::Integer(value @ 0..=1)) if number.is_boolean => {
                Json::Bool(*value == 1)
            }
            (View::Integer(..), Value::Integer(value)) => text::integer(*value),
            (View::Enumeration(id, _), Value::Integer(value)) => {
                self.discriminant(Switch::Enumeration(id), *value)
            }
            (View::Float, Value::Float(bits)) => text::float(*bits),
            (View::Double, Value::Double(bits)) => text::double(*bits),
            (View::Handle, Value::Handle(bytes)) if *bytes == [0; 20] => Json::Null,
            (View::Handle, Value::Handle(bytes)) => text::hex(bytes).into(),
            (View::Pointer(..), Value::Null) => Json::Null,
            (View::Pointer(..), Value::Alias(of)) => one("=", of.clone().into()),
            (View::Pointer(kind, target), Value::Pointer(value)) => {
                match (kind, self.value(target, value)?) {
                    (PointerKind::Unique | PointerKind::Full, Json::Null) => one("*", Json::Null),
                    (_, shown) => shown,
                }
            }
            (View::Structure(id), Value::Structure(values)) => {
                if let Some(uuid) = text::uuid(values).filter(|_| text::is_uuid(model, id)) {
                    return Ok(uuid.into());
                }
                let mut all = Map::new();
                for (n, (field, value)) in model[id].fields.iter().zip(values).enumerate() {
                    self.path.enter(&field.is.name, n);
                    let shown = self.value(Place::field(field), value)?;
                    all.insert(member(&field.is.name, n), shown);
                    self.path.leave();
                }
                Json::Object(all)
            }
            (View::Union(id), Value::Union(value)) => self.union(id, value)?,
            (View::Array(many) | View::Pipe(many), Value::Array(array)) => {
                if let Some(shown) = text::characters(&array.items, many.is_string()) {
                    return Ok(shown);
                }
                let Items::Values(items) = &array.items else { return Ok(Json::Null) };
                let mut all = Vec::new();
                for (n, item) in items.iter().enumerate() {
                    self.path.enter_element(n);
                    all.push(self.value(many.element, item)?);
                    self.path.leave();
                }
                Json::Array(all)
            }
            _ => return Err(self.path.error("a value of another type; expected that of the IDL")),
        })
    }

    /// A value of an enumeration by its name, if it has one.
    fn discriminant(&self, switch: Switch, value: i128) -> Json {
        let Switch::Enumeration(id) = switch else { return text::integer(value) };
        let values = &self.types.model[id].values;
        match values.iter().find(|one| i128::from(one.value) == value) {
            Some(one) => one.name.clone().into(),
            None => text::integer(value),
        }
    }

    fn union(&mut self, id: rpc_idl::model::UnionId, value: &Union) -> Result<Json> {
        let union = &self.types.model[id];
        let Some(arm) = union.arms.get(value.arm) else {
            return Err(self.path.error("an arm that is not there; expected one of the union's"));
        };
        let mut all = Map::new();
        if let (UnionKind::Encapsulated(encapsulated), Some(tag)) = (&union.kind, value.tag) {
            let switch = self.types.switch(id).map_err(|why| self.path.error(why))?;
            let name = member(&encapsulated.switch.is.name, 0);
            all.insert(name, self.discriminant(switch, tag));
        }
        let shown = match self.types.arm(arm).map_err(|why| self.path.error(why))? {
            Some(place) => {
                self.path.enter(&arm.fields[0].is.name, value.arm);
                let shown = self.value(place, &value.value)?;
                self.path.leave();
                shown
            }
            None => Json::Null,
        };
        all.insert(arm_name(arm), shown);
        Ok(Json::Object(all))
    }
}

fn one(key: &str, value: Json) -> Json {
    Json::Object(Map::from_iter([(key.to_owned(), value)]))
}
