//! What attribute configuration files say of memory.

use super::{Generator, Said, refused};
use crate::model::{
    Attribute, AttributeArgument, Documented, Parameter, Pointer, PointerKind, Type,
};

/// What they say of one parameter.
#[derive(Default)]
pub(super) struct Allocation {
    pub(super) attributes: String,
    /// The method has the value itself, and may keep it.
    pub(super) is_moved: bool,
}

impl Generator<'_> {
    pub(super) fn allocation(&mut self, parameter: &Parameter) -> Said<Allocation> {
        let mut all = Allocation::default();
        let is = &parameter.is;
        if let Some(force) = is.attribute("force_allocate") {
            self.kept(parameter, force, "force_allocate", &mut all);
        }
        for (attribute, word) in self.words(parameter) {
            match &*word {
                "dont_free" => self.kept(parameter, &attribute, "allocate(dont_free)", &mut all),
                "all_nodes" => {
                    self.leave(&attribute, is, "one block is for what borrows, and this owns")
                }
                _ => self.leave(&attribute, is, "it is so without it"),
            }
        }
        if let Some(count) = is.attribute("byte_count") {
            self.leave(count, is, "a buffer is for what borrows, and this owns");
        }
        if let Some(ignored) = is.attribute("partial_ignore") {
            let is_both = parameter.direction.is_in && parameter.direction.is_out;
            if !is_both || self.one(&parameter.ty).is_none_or(|one| one.kind == PointerKind::Ref) {
                let expected = "expected it on an [in, out, unique] pointer to one value (PTR-30)";
                return Err(refused(ignored.span, "`partial_ignore`", expected));
            }
            all.attributes += "#[partial_ignore] ";
        }
        Ok(all)
    }

    /// What a method may keep or free: of what is sent to it, and owns memory.
    fn kept(
        &mut self,
        parameter: &Parameter,
        attribute: &Attribute,
        said: &str,
        all: &mut Allocation,
    ) {
        let direction = parameter.direction;
        let owns = match self.one(&parameter.ty) {
            Some(one) if direction.is_out => one.kind == PointerKind::Ref && self.owns(&one.target),
            _ => !direction.is_out && self.owns(&parameter.ty),
        };
        if !direction.is_in || !owns {
            self.leave(
                attribute,
                &parameter.is,
                "it is about what a method is sent, and owns memory",
            );
        } else if direction.is_out {
            // What comes back is freed when it has been sent, but for what the method takes out.
            all.attributes = "#[force_allocate] ".to_owned();
        } else {
            all.attributes = format!("#[{said}] ");
            all.is_moved = true;
        }
    }

    /// A pointer to one value.
    fn one<'t>(&'t self, ty: &'t Type) -> Option<&'t Pointer> {
        match self.model.on_wire(ty) {
            Type::Pointer(pointer) if pointer.extent.is_empty() => {
                match self.model.on_wire(&pointer.target) {
                    Type::Array(array) if array.length.is_none() => None,
                    _ => Some(pointer),
                }
            }
            _ => None,
        }
    }

    /// The words of `allocate`, of the parameter's type too.
    fn words(&self, parameter: &Parameter) -> Vec<(Attribute, String)> {
        let mut all = Vec::new();
        let mut of = |is: &Documented| {
            if let Some(attribute) = is.attribute("allocate") {
                all.extend(attribute.arguments.iter().filter_map(|argument| match argument {
                    AttributeArgument::Text(text) => {
                        Some((attribute.clone(), text.trim().to_owned()))
                    }
                    _ => None,
                }));
            }
        };
        of(&parameter.is);
        let mut ty = match &parameter.ty {
            Type::Pointer(pointer) => match pointer.via {
                Some(id) => Type::Typedef(id),
                None => pointer.target.clone(),
            },
            Type::Array(array) => array.via.map_or(Type::Unknown, Type::Typedef),
            other => other.clone(),
        };
        while let Type::Typedef(id) = ty {
            of(&self.model[id].is);
            ty = self.model[id].ty.clone();
        }
        all
    }
}
