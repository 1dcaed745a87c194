//! What JSON a procedure takes and gives.

use std::collections::HashSet;

use rpc_idl::model::{
    Arm, Interface, ParameterRole, PointerKind, ProcedureKind, UnionId, UnionKind,
};
use serde_json::{Map, Value as Json};

use crate::codec::{Codec, Many, Place, Switch, Types, View, Way, Width, arm_name, derived};
use crate::json::{is_uuid, member};

/// The most names of an enumeration that are shown.
const NAMES: usize = 30;

impl Codec<'_> {
    /// The JSON object that travels one way, with words where values stand: `"u32"`, `"string or null"`. A type that was shown
    /// before is only named.
    #[must_use]
    pub fn shape(&self, way: Way) -> Json {
        let mut shapes = Shapes { types: &self.types, shown: HashSet::new() };
        let travelling: Vec<usize> = self.parameters(way).map(|(n, _)| n).collect();
        let places = self.parameters(way).map(|(_, parameter)| Place::parameter(parameter));
        let derived = match way {
            Way::Request => derived(&self.types, places, self.procedure.parameters.len()),
            Way::Reply => Vec::new(),
        };
        let mut all = Map::new();
        for n in travelling {
            let parameter = &self.procedure.parameters[n];
            let is_given = way == Way::Request && !parameter.direction.is_out;
            let shape = match parameter.role {
                ParameterRole::ContextHandle if is_given => "context handle".into(),
                _ => shapes.shape(Place::parameter(parameter)),
            };
            let shape = optional(shape, derived.get(n) == Some(&true));
            all.insert(member(&parameter.is.name, n), shape);
        }
        if way == Way::Reply && !matches!(self.types.view(self.returned()), Ok(View::Void)) {
            all.insert("return".to_owned(), shapes.shape(self.returned()));
        }
        Json::Object(all)
    }
}

/// The procedures of an interface that are on the wire: those of the interfaces that it is derived from, then its own.
#[must_use]
pub fn procedures<'m>(
    model: &'m rpc_idl::model::Model,
    interface: &'m Interface,
) -> Vec<&'m rpc_idl::model::Procedure> {
    let mut bases = vec![interface];
    while let Some(base) = bases.last().and_then(|last| last.base)
        && bases.len() < 100
    {
        bases.push(&model[model[base].defined_as.unwrap_or(base)]);
    }
    let all = bases.into_iter().rev().flat_map(|base| &base.procedures);
    let is_called =
        |kind: &ProcedureKind| matches!(kind, ProcedureKind::Remote | ProcedureKind::CallAs(_));
    all.filter(|procedure| procedure.opnum.is_some() && is_called(&procedure.kind)).collect()
}

struct Shapes<'t, 'm> {
    types: &'t Types<'m>,
    shown: HashSet<String>,
}

impl<'m> Shapes<'_, 'm> {
    fn shape(&mut self, place: Place<'m>) -> Json {
        let model = self.types.model;
        let view = match self.types.view(place) {
            Ok(view) => view,
            Err(why) => return format!("not supported: {why}").into(),
        };
        match view {
            View::Integer(number, _) if number.is_boolean => "boolean".into(),
            View::Integer(number, range) => {
                let sign = if number.signed { "i" } else { "u" };
                let bits = 8 * u16::from(number.size64);
                match range {
                    Some(range) => format!("{sign}{bits}, {} to {}", range.low, range.high).into(),
                    None => format!("{sign}{bits}").into(),
                }
            }
            View::Enumeration(id, _) => self.names(id).into(),
            View::Float => "f32".into(),
            View::Double => "f64".into(),
            View::Handle => "context handle or null".into(),
            View::Void => Json::Null,
            View::Structure(id) if is_uuid(model, id) => "uuid".into(),
            View::Structure(id) => {
                let structure = &model[id];
                if let Some(shown) = self.before(&structure.is.name) {
                    return shown;
                }
                let places = structure.fields.iter().map(Place::field);
                let derived = derived(self.types, places, structure.fields.len());
                let mut all = Map::new();
                for (n, field) in structure.fields.iter().enumerate() {
                    let shape = optional(self.shape(Place::field(field)), derived[n]);
                    all.insert(member(&field.is.name, n), shape);
                }
                Json::Object(all)
            }
            View::Union(id) => {
                let union = &model[id];
                if let Some(shown) = self.before(&union.is.name) {
                    return shown;
                }
                let arms = union.arms.iter().map(|arm| (self.labels(arm, id), self.arm(arm)));
                one(
                    "one of",
                    match &union.kind {
                        UnionKind::Encapsulated(encapsulated) => {
                            let name = member(&encapsulated.switch.is.name, 0);
                            let beside = |(labels, mut arm): (String, Map<String, Json>)| {
                                arm.insert(name.clone(), labels.into());
                                arm
                            };
                            arms.map(beside).collect()
                        }
                        // The discriminant stands elsewhere.
                        _ => {
                            let labelled = arms.map(|(labels, arm)| {
                                (format!("discriminant {labels}"), Json::Object(arm))
                            });
                            Json::Object(labelled.collect())
                        }
                    },
                )
            }
            View::Pointer(PointerKind::Ref, target) => self.shape(target),
            View::Pointer(_, target) => match self.shape(target) {
                Json::String(shape) => format!("{shape} or null").into(),
                shape => one("null or", shape),
            },
            View::Array(many) => self.array(&many),
            View::Pipe(many) => match (many.width, self.array(&many)) {
                (Width::Bytes, Json::String(shape)) => format!("pipe of bytes, {shape}").into(),
                (_, Json::String(shape)) => format!("pipe of characters, {shape}").into(),
                (_, shape) => one("pipe of", shape),
            },
        }
    }

    fn labels(&self, arm: &Arm, union: UnionId) -> String {
        let labels = arm.labels.iter().map(|of| self.types.label(union, of.value));
        let mut labels: Vec<String> = labels.collect();
        if arm.is_default {
            labels.push("any other".to_owned());
        }
        labels.join(", ")
    }

    fn arm(&mut self, arm: &'m Arm) -> Map<String, Json> {
        let shape = match self.types.arm(arm) {
            Ok(Some(place)) => self.shape(place),
            Ok(None) => Json::Null,
            Err(why) => format!("not supported: {why}").into(),
        };
        Map::from_iter([(arm_name(arm), shape)])
    }

    fn array(&mut self, many: &Many<'m>) -> Json {
        let length = many.length.map_or(String::new(), |length| match many.is_varying() {
            true => format!(", at most {length}"),
            false => format!(", {length}"),
        });
        match many.width {
            Width::Bytes if !many.is_string() => format!("hex{length}").into(),
            Width::Bytes | Width::Units => format!("string{length}").into(),
            Width::Values => Json::Array(vec![self.shape(many.element)]),
        }
    }

    fn names(&self, id: rpc_idl::model::EnumerationId) -> String {
        let values = &self.types.model[id].values;
        let mut names: Vec<&str> = values.iter().take(NAMES).map(|of| &*of.name).collect();
        if values.len() > NAMES {
            names.push("…");
        }
        let width = 8 * Switch::Enumeration(id).size(self.types.model, false);
        match names.is_empty() {
            true => format!("enumeration of {width} bits"),
            false => names.join(" | "),
        }
    }

    /// What stands for a type that was shown before.
    fn before(&mut self, name: &str) -> Option<Json> {
        if name.is_empty() || self.shown.insert(name.to_owned()) {
            return None;
        }
        Some(format!("{name}, as above").into())
    }
}

fn optional(shape: Json, is_derived: bool) -> Json {
    match shape {
        Json::String(shape) if is_derived => format!("{shape}; may be left out").into(),
        shape => shape,
    }
}

fn one(key: &str, value: Json) -> Json {
    Json::Object(Map::from_iter([(key.to_owned(), value)]))
}
