//! Values at random.

use rpc_idl::model::{Expression, Extent, PointerKind, Range, UnionId};

use super::agree::{Agreement, is_encapsulated};
use super::error::{Path, Result};
use super::expression::{Names, Scope};
use super::names::{named_by, names_in};
use super::pipe::bounds;
use super::value::{Array, Items, Union, Value};
use super::view::{Many, Number, Place, View, Width};
use super::{Codec, Switch, Types, Way};

/// How often the numbers of a structure are drawn until sizes and lengths agree, and how often in all: structures within
/// structures would multiply.
const TRIES: usize = 200;
const TRIES_IN_ALL: usize = 20_000;
/// The most elements of an array.
const ELEMENTS: u64 = 6;
/// The level of structures and pointers from which on pointers are null.
const DEEP: usize = 6;

impl Codec<'_> {
    /// Values at random that travel one way and agree with one another, for tests of servers and of codecs. `draw` gives a
    /// number below its argument, which is not 0; the same numbers give the same values.
    ///
    /// Strings of characters of 8 bits are ASCII, and full pointers have no aliases. For a reply, `request` are the values of
    /// the request.
    ///
    /// # Errors
    /// Where no values were found that agree.
    pub fn sample(
        &self,
        way: Way,
        request: &[Value],
        draw: &mut dyn FnMut(u64) -> u64,
    ) -> Result<Vec<Value>> {
        let parameters = &self.procedure.parameters;
        let mut path = Path::new();
        let mut drawn = Drawn { types: &self.types, draw, depth: 0, tries: TRIES_IN_ALL };
        let wanted: Vec<usize> = self.parameters(way).map(|(n, _)| n).collect();
        let names = Names::Parameters(parameters);
        let values = drawn.agreeing(names, parameters.len(), &wanted, request);
        let Some(mut values) = values else {
            return Err(path.error("found no sizes and lengths that agree"));
        };
        values.push(Value::Absent);
        if way == Way::Reply {
            path.enter("return", 0);
            let scope = Scope { types: &self.types, names, values: &[], before: &[] };
            let returned = drawn.value(self.returned(), &scope);
            values[parameters.len()] =
                returned.ok_or_else(|| path.error("found no value for what is returned"))?;
        }
        Ok(values)
    }
}

struct Drawn<'t, 'm, 'd> {
    types: &'t Types<'m>,
    draw: &'d mut dyn FnMut(u64) -> u64,
    depth: usize,
    /// How many tries are left.
    tries: usize,
}

impl<'m> Drawn<'_, 'm, '_> {
    fn below(&mut self, n: u64) -> u64 {
        (self.draw)(n)
    }

    /// Values of some of the names, which agree with one another.
    fn agreeing(
        &mut self,
        names: Names<'m>,
        count: usize,
        wanted: &[usize],
        before: &[Value],
    ) -> Option<Vec<Value>> {
        let types = self.types;
        let mut said = vec![false; count];
        for n in 0..count {
            named_by(types, names.place(n), &mut said);
        }
        for _ in 0..TRIES {
            self.tries = self.tries.checked_sub(1)?;
            let mut values = vec![Value::Absent; count];
            // Discriminants first, then the other numbers of expressions, then what they are about.
            for n in 0..count {
                // A request names the discriminants of the reply, too.
                if let Some((switch, id)) = switched(types, names.place(n)) {
                    let scope = Scope { types, names, values: &values, before };
                    let label = self.label(switch, id, &scope);
                    if let Some((n, value)) = label.filter(|(n, _)| wanted.contains(n)) {
                        values[n] = value;
                    }
                }
            }
            for n in wanted.iter().filter(|n| said[**n]) {
                if values[*n] == Value::Absent {
                    values[*n] = self.small(names.place(*n))?;
                }
            }
            for n in wanted {
                let scope = Scope { types, names, values: &values, before };
                if values[*n] == Value::Absent
                    && let Some(value) = self.value(names.place(*n), &scope)
                {
                    values[*n] = value;
                }
            }
            let is_whole = wanted.iter().all(|n| values[*n] != Value::Absent);
            let mut agreement = Agreement { types, path: Path::new(), is_partial: false };
            let scope = Scope { types, names, values: &values, before };
            if is_whole && agreement.check_all(&scope).is_ok() {
                return Some(values);
            }
        }
        None
    }

    /// The name that has to have a value for a discriminant to be one of a union's labels, and that value.
    fn label(
        &mut self,
        switch: &Expression,
        id: UnionId,
        scope: &Scope<'_, 'm>,
    ) -> Option<(usize, Value)> {
        let tag = self.tag(id)?;
        scope.solve(switch, tag).or_else(|| {
            let mut named = vec![false; scope.values.len()];
            names_in(switch, &mut named);
            let n = named.iter().position(|named| *named)?;
            let is_absent = |values: &[Value]| values.get(n).is_none_or(|of| *of == Value::Absent);
            let is_number = matches!(
                self.types.view(scope.names.place(n)),
                Ok(View::Integer(..) | View::Enumeration(..))
            );
            let is_free = is_number && is_absent(scope.values) && is_absent(scope.before);
            is_free.then_some((n, Value::Integer(tag)))
        })
    }

    /// A discriminant with an arm.
    fn tag(&mut self, id: UnionId) -> Option<i128> {
        let switch = self.types.switch(id).ok()?;
        let arms = &self.types.model[id].arms;
        let labels = arms.iter().flat_map(|arm| &arm.labels).map(|label| switch.wrap(label.value));
        let labels: Vec<i128> =
            labels.filter(|label| switch.has(self.types.model, *label)).collect();
        let has_default = arms.iter().any(|arm| arm.is_default);
        match self.below(labels.len() as u64 + u64::from(has_default)) as usize {
            n if n < labels.len() => Some(labels[n]),
            _ => (0..=i128::from(i8::MAX)).rev().find(|tag| !labels.contains(tag)),
        }
    }

    /// A number for an expression, or a pointer to one.
    fn small(&mut self, place: Place<'m>) -> Option<Value> {
        Some(match self.types.view(place).ok()? {
            View::Integer(_, range) | View::Enumeration(_, range) => {
                let low = range.map_or(0, |range| range.low.max(0));
                let high = range.map_or(i128::MAX, |range| range.high);
                let value = low + i128::from(self.below(2 * ELEMENTS));
                Value::Integer(value.min(high))
            }
            View::Pointer(kind, _) if kind != PointerKind::Ref && self.below(4) == 0 => Value::Null,
            View::Pointer(_, target) => Value::Pointer(Box::new(self.small(target)?)),
            _ => Value::Absent,
        })
    }

    fn number(&mut self, number: Number, range: Option<Range>) -> i128 {
        let (mut low, mut high) = number.limits();
        if number.is_boolean {
            high = 1;
        }
        if number.size != number.size64 {
            // As far as NDR has room for it.
            (low, high) = (low.max(i32::MIN.into()), high.min(i32::MAX.into()));
        }
        if let Some(range) = range {
            (low, high) = (low.max(range.low), high.min(range.high));
        }
        let span = (high - low).clamp(0, i128::from(u64::MAX) - 1) as u64;
        // As often as not near an end.
        match self.below(4) {
            0 => low + i128::from(self.below(3).min(span)),
            1 => high - i128::from(self.below(3).min(span)),
            _ => low + i128::from(self.below(span + 1)),
        }
    }

    /// A byte, or a character: of the range that its type has, or one of so many from `low` on.
    fn unit(&mut self, many: &Many<'m>, low: u16, count: u64) -> u16 {
        match self.types.view(many.element) {
            Ok(View::Integer(number, range @ Some(_))) => self.number(number, range) as u16,
            _ => low + self.below(count) as u16,
        }
    }

    /// A value; `None` if what is there allows of none.
    fn value(&mut self, place: Place<'m>, scope: &Scope<'_, 'm>) -> Option<Value> {
        let types = self.types;
        Some(match types.view(place).ok()? {
            View::Void => Value::Absent,
            View::Integer(number, range) => Value::Integer(self.number(number, range)),
            View::Enumeration(id, range) => {
                let enumeration = &types.model[id];
                let values = enumeration.values.iter().map(|value| i128::from(value.value));
                let low = if enumeration.v1_enum { i128::MIN } else { 0 };
                let range =
                    range.map_or((low, i128::MAX), |range| (range.low.max(low), range.high));
                let values: Vec<i128> =
                    values.filter(|value| (range.0..=range.1).contains(value)).collect();
                let chosen = values.get(self.below(values.len().max(1) as u64) as usize);
                Value::Integer(chosen.copied().unwrap_or(range.0.max(0)))
            }
            View::Float => Value::Float(self.below(1 << 32) as u32),
            View::Double => Value::Double(self.below(u64::MAX)),
            View::Handle => {
                let mut bytes = [0; 20];
                bytes[4..].iter_mut().for_each(|byte| *byte = self.below(256) as u8);
                Value::Handle(bytes)
            }
            View::Structure(id) => {
                let fields = &types.model[id].fields;
                let all: Vec<usize> = (0..fields.len()).collect();
                self.depth += 1;
                let values = self.agreeing(Names::Fields(fields), fields.len(), &all, &[]);
                self.depth -= 1;
                Value::Structure(values?)
            }
            View::Union(id) => self.union(place, id, scope)?,
            View::Pointer(kind, target) => {
                if kind != PointerKind::Ref && (self.depth > DEEP || self.below(5) == 0) {
                    return Some(Value::Null);
                }
                self.depth += 1;
                let value = if self.depth > 8 * DEEP { None } else { self.value(target, scope) };
                self.depth -= 1;
                Value::Pointer(Box::new(value?))
            }
            View::Array(many) => Value::Array(self.array(&many, scope)?),
            View::Pipe(many) => Value::Array(self.pipe(&many, scope)?),
        })
    }

    fn union(&mut self, place: Place<'m>, id: UnionId, scope: &Scope<'_, 'm>) -> Option<Value> {
        let union = &self.types.model[id];
        let tag = match place.switch_is.filter(|_| !is_encapsulated(&union.kind)) {
            Some(switch) => scope.evaluate(switch).ok()?,
            None => self.tag(id)?,
        };
        if let Ok(Switch::Number(number)) = self.types.switch(id)
            && !(number.limits().0..=number.limits().1).contains(&tag)
        {
            return None;
        }
        let arm = self.types.select(id, tag).ok()??;
        let value = match self.types.arm(&union.arms[arm]).ok()? {
            Some(place) => self.value(place, scope)?,
            None => Value::Absent,
        };
        Some(Value::Union(Box::new(Union { tag: Some(tag), arm, value })))
    }

    fn array(&mut self, many: &Many<'m>, scope: &Scope<'_, 'm>) -> Option<Array> {
        let number = |of: &Option<Expression>, more| {
            of.as_ref().map(|of| u64::try_from(scope.evaluate(of).ok()? + more).ok())
        };
        let Extent { size_is, max_is, length_is, first_is, last_is, .. } = many.extent;
        let size = number(size_is, 0).or_else(|| number(max_is, 1));
        let nul = u64::from(many.is_string());
        let low = many.range.map_or(0, |range| u64::try_from(range.low).unwrap_or(0));
        let high = many.range.map_or(u64::MAX, |range| u64::try_from(range.high).unwrap_or(0));
        let room = match (many.length, size) {
            (Some(length), _) => length,
            (None, Some(size)) => size?,
            // A string with its terminator.
            (None, None) => (low.max(1) + self.below(ELEMENTS)).min(high),
        };
        let first = number(first_is, 0).unwrap_or(Some(0))?;
        let length = number(length_is, 0)
            .or_else(|| number(last_is, 1).map(|end| Some(end?.saturating_sub(first))));
        let count = match length {
            Some(length) if nul == 0 => length?,
            _ if nul == 0 => room,
            _ if many.length.is_none() && size.is_none() => room - nul,
            _ => self.below(room.checked_sub(nul)?.min(ELEMENTS) + 1),
        };
        if many.length.is_none() && room > 1000 || first + count + nul > room {
            return None;
        }
        let items = self.items(many, count, scope)?;
        let size = many.length.is_none().then_some(room);
        Some(Array { items, size, first })
    }

    /// Elements that are one chunk.
    fn pipe(&mut self, many: &Many<'m>, scope: &Scope<'_, 'm>) -> Option<Array> {
        let (low, high) = bounds(many);
        let count = match self.below(4) {
            0 => 0,
            _ => low.saturating_add(self.below(ELEMENTS)).min(high),
        };
        if count > 1000 {
            return None;
        }
        Some(Array { items: self.items(many, count, scope)?, size: None, first: 0 })
    }

    fn items(&mut self, many: &Many<'m>, count: u64, scope: &Scope<'_, 'm>) -> Option<Items> {
        Some(match many.width {
            Width::Bytes if many.is_string() => {
                Items::Bytes((0..count).map(|_| self.unit(many, b'a'.into(), 26) as u8).collect())
            }
            Width::Bytes => {
                Items::Bytes((0..count).map(|_| self.unit(many, 0, 256) as u8).collect())
            }
            Width::Units => {
                // Half of a surrogate pair, too.
                Items::Units((0..count).map(|_| self.unit(many, 0xd7f0, 256)).collect())
            }
            Width::Values => {
                self.depth += 1;
                let items: Option<_> =
                    (0..count).map(|_| self.value(many.element, scope)).collect();
                self.depth -= 1;
                Items::Values(items?)
            }
        })
    }
}

/// The union at a place, and its discriminant.
fn switched<'m>(types: &Types<'m>, place: Place<'m>) -> Option<(&'m Expression, UnionId)> {
    match types.view(place).ok()? {
        View::Union(id) => Some((place.switch_is?, id)),
        View::Pointer(_, target) => switched(types, target),
        View::Array(many) => switched(types, many.element),
        _ => None,
    }
}
