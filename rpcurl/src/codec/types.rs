//! What is known of types before any value is seen: discriminants and alignments.

use std::cell::RefCell;
use std::collections::HashMap;

use rpc_idl::IntegerType;
use rpc_idl::model::{Arm, Discriminants, Model, UnionId, UnionKind};

use super::view::{Number, Place, Said, View};

/// The types of a model.
pub(crate) struct Types<'m> {
    pub(crate) model: &'m Model,
    discriminants: Discriminants<'m>,
    alignments: RefCell<HashMap<(Key, bool), usize>>,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Key {
    Structure(rpc_idl::model::StructureId),
    Union(UnionId),
}

/// A discriminant.
#[derive(Clone, Copy)]
pub(crate) enum Switch {
    Number(Number),
    Enumeration(rpc_idl::model::EnumerationId),
}

impl<'m> Types<'m> {
    pub(crate) fn new(model: &'m Model) -> Types<'m> {
        let discriminants = Discriminants::of(model);
        Types { model, discriminants, alignments: RefCell::default() }
    }

    pub(crate) fn view(&self, place: Place<'m>) -> Said<View<'m>> {
        place.view(self.model)
    }

    /// That what stands at a parameter's place can be interpreted.
    pub(crate) fn known(&self, place: Place<'m>) -> Said<()> {
        match self.view(place)? {
            View::Pipe(many) if !self.is_fixed(many.element)? => Err(
                "a pipe whose elements have pointers or no fixed size (MIDL2317); expected numbers, or structures of numbers",
            ),
            _ => Ok(()),
        }
    }

    /// Whether it is all in line, and has the same size whatever its value: so a pipe's elements are.
    fn is_fixed(&self, place: Place<'m>) -> Said<bool> {
        Ok(match self.view(place)? {
            View::Integer(..) | View::Enumeration(..) | View::Float | View::Double => true,
            View::Array(many) => {
                many.length.is_some() && !many.is_varying() && self.is_fixed(many.element)?
            }
            View::Structure(id) => {
                let mut fields = self.model[id].fields.iter();
                fields.try_fold(true, |so_far, field| {
                    Ok(so_far && self.is_fixed(Place::field(field))?)
                })?
            }
            View::Void | View::Handle | View::Union(_) | View::Pointer(..) | View::Pipe(_) => false,
        })
    }

    /// The type of a union's discriminant.
    pub(crate) fn switch(&self, id: UnionId) -> Said<Switch> {
        if self.discriminants.is_torn(id) {
            return Err("a union whose discriminant has several types; expected one for all uses");
        }
        let ty = self.discriminants.get(id).ok_or(match &self.model[id].kind {
            UnionKind::Plain => "a union without labels; expected `[case(…)]`",
            _ => "a union whose discriminant has no type; expected `switch_type`",
        })?;
        match self.view(Place::of(ty))? {
            View::Integer(number, _) => Ok(Switch::Number(number)),
            View::Enumeration(id, _) => Ok(Switch::Enumeration(id)),
            _ => Err("a discriminant that is no number; expected an integer or an enumeration"),
        }
    }

    /// The index of the arm that a discriminant selects.
    pub(crate) fn select(&self, id: UnionId, tag: i128) -> Said<Option<usize>> {
        let switch = self.switch(id)?;
        let arms = &self.model[id].arms;
        let has = |arm: &Arm| arm.labels.iter().any(|label| switch.wrap(label.value) == tag);
        let labelled = arms.iter().position(has);
        Ok(labelled.or_else(|| arms.iter().position(|arm| arm.is_default)))
    }

    /// A discriminant as people write it: the name of an enumeration's value, or a number.
    pub(crate) fn label(&self, id: UnionId, tag: i128) -> String {
        let named = match self.switch(id) {
            Ok(Switch::Enumeration(id)) => {
                self.model[id].values.iter().find(|one| i128::from(one.value) == tag)
            }
            _ => None,
        };
        named.map_or_else(|| tag.to_string(), |one| one.name.clone())
    }

    /// What is in an arm; `None` for an empty one.
    pub(crate) fn arm(&self, arm: &'m Arm) -> Said<Option<Place<'m>>> {
        match &arm.fields[..] {
            [] => Ok(None),
            [field] => Ok(Some(Place::field(field))),
            _ => Err("a union's arm with several fields; expected one, or a structure of them"),
        }
    }

    /// Whether a count stands in front of the value: of an array of open size, or of a structure that ends with one.
    pub(crate) fn is_conformant(&self, place: Place<'m>) -> Said<bool> {
        let mut place = place;
        loop {
            place = match self.view(place)? {
                View::Array(many) => return Ok(many.length.is_none()),
                View::Structure(id) => match self.model[id].fields.last() {
                    Some(last) => Place::field(last),
                    None => return Ok(false),
                },
                _ => return Ok(false),
            };
        }
    }

    /// The alignment of the flat part. Counts do not align a structure, their elements do.
    pub(crate) fn align(&self, place: Place<'m>, ndr64: bool) -> Said<usize> {
        let pointer = if ndr64 { 8 } else { 4 };
        Ok(match self.view(place)? {
            View::Integer(number, _) => number.size(ndr64),
            View::Enumeration(id, _) => Switch::Enumeration(id).size(self.model, ndr64),
            View::Float | View::Handle => 4,
            View::Double => 8,
            View::Void => 1,
            View::Pointer(..) => pointer,
            View::Array(many) | View::Pipe(many) => self.align(many.element, ndr64)?,
            View::Structure(id) => self.once(Key::Structure(id), ndr64, || {
                let fields = self.model[id].fields.iter().map(Place::field);
                self.widest(fields, 1, ndr64)
            })?,
            View::Union(id) => self.once(Key::Union(id), ndr64, || {
                let fields = self.model[id].arms.iter().flat_map(|arm| &arm.fields);
                let tag = self.switch(id)?.size(self.model, ndr64);
                self.widest(fields.map(Place::field), tag, ndr64)
            })?,
        })
    }

    fn widest(
        &self,
        places: impl Iterator<Item = Place<'m>>,
        least: usize,
        ndr64: bool,
    ) -> Said<usize> {
        let mut widest = least;
        for place in places {
            widest = widest.max(self.align(place, ndr64)?);
        }
        Ok(widest)
    }

    fn once(&self, key: Key, ndr64: bool, find: impl FnOnce() -> Said<usize>) -> Said<usize> {
        if let Some(align) = self.alignments.borrow().get(&(key, ndr64)) {
            return Ok(*align);
        }
        let align = find()?;
        self.alignments.borrow_mut().insert((key, ndr64), align);
        Ok(align)
    }
}

impl Switch {
    pub(crate) fn size(self, model: &Model, ndr64: bool) -> usize {
        match self {
            Switch::Number(number) => number.size(ndr64),
            Switch::Enumeration(id) if model[id].v1_enum || ndr64 => 4,
            Switch::Enumeration(_) => 2,
        }
    }

    /// A label as a value of this type.
    pub(crate) fn wrap(self, label: i128) -> i128 {
        match self {
            Switch::Number(of) => IntegerType { bits: 8 * of.size, signed: of.signed }.wrap(label),
            Switch::Enumeration(_) => IntegerType { bits: 32, signed: true }.wrap(label),
        }
    }

    /// Whether a value is one that travels.
    pub(crate) fn has(self, model: &Model, value: i128) -> bool {
        match self {
            Switch::Enumeration(id) if !model[id].v1_enum => (0..=0x7fff).contains(&value),
            _ => true,
        }
    }
}
