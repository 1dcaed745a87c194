//! Strings and arrays that a parameter points to.

use super::memory::Memory;
use super::parameters::optional;
use super::types::{Place, Slot};
use super::{Generator, Said, refused};
use crate::model::{Extent, Parameter, Type};

impl Generator<'_> {
    /// A string or an array whose elements the parameter points to.
    pub(super) fn elements(
        &mut self,
        parameter: &Parameter,
        element: &Type,
        extent: &Extent,
        is_nullable: bool,
        slot: &mut Slot,
        place: Place<'_>,
    ) -> Said<String> {
        let is_out = parameter.direction.is_out;
        if extent.string {
            self.level(extent, slot, place)?;
            let character = self.character(element, place.span)?;
            if is_out && !parameter.direction.is_in && !extent.is_conformant() {
                let expected = "expected `size_is`, or one pointer more (DIR-07)";
                return Err(refused(place.span, "an [out] string without a size", expected));
            }
            if is_out && is_nullable {
                let expected = "expected one pointer more, or a reference (MEM-38)";
                return Err(refused(
                    place.span,
                    "a buffer for a string that may be null",
                    expected,
                ));
            }
            let text = match (is_out, extent.is_conformant(), character) {
                (true, ..) => {
                    slot.string = true;
                    format!("&mut [{character}]")
                }
                (false, true, _) => {
                    slot.string = true;
                    format!("&[{character}]")
                }
                (false, false, "u16") => "&WStr".to_owned(),
                (false, false, _) => {
                    slot.string = true;
                    format!("&[{character}]")
                }
            };
            return Ok(optional(text, is_nullable));
        }
        if !extent.is_conformant() {
            return Err(refused(
                place.span,
                "an array without a size",
                "expected `size_is` (ARR-02)",
            ));
        }
        // Of what borrows, nothing is to be freed.
        let owns = self.owns(element) && self.memory != Memory::Borrowed;
        // What may be null, and comes back or owns memory, is a place for an array: the pointer is that of the place.
        if is_nullable && (is_out || owns) {
            slot.plain_level();
        }
        self.level(extent, slot, place)?;
        if is_out && !is_nullable && owns {
            let expected = "expected one pointer more, elements without pointers, or `--memory borrowed` (MEM-27)";
            return Err(refused(
                place.span,
                "an [out] array in line whose elements own memory",
                expected,
            ));
        }
        if !is_nullable {
            self.has_start(parameter, element)?;
        }
        let element = self.element(element, extent, slot, place)?;
        Ok(match (is_out, is_nullable) {
            (true, true) => format!("&mut Option<{}>", self.many(&element)),
            (true, false) => format!("&mut [{element}]"),
            (false, true) if owns => format!("&Option<{}>", self.many(&element)),
            (false, _) => optional(format!("&[{element}]"), is_nullable),
        })
    }

    /// What a method makes begins as something.
    pub(super) fn has_start(&self, parameter: &Parameter, ty: &Type) -> Said<()> {
        if parameter.direction.is_in || self.starts(ty) {
            return Ok(());
        }
        let expected = "expected `unique`: there is nothing yet that it could point to (MEM-30)";
        Err(refused(
            parameter.is.span,
            "an [out] parameter with a pointer that is never null",
            expected,
        ))
    }
}
