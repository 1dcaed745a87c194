//! What attribute configuration files say of memory.

use super::expressions::{Kind, Scope};
use super::memory::{Memory, Within};
use super::types::Slot;
use super::{Generator, Said, refused};
use crate::model::{
    Attribute, AttributeArgument, Documented, Expression, ExpressionKind, Parameter, Pointer,
    PointerKind, Procedure, Referent, Type,
};

/// What they say of one parameter.
#[derive(Default)]
pub(super) struct Allocation {
    pub(super) attributes: String,
    /// The method has the value itself, and may keep it.
    pub(super) is_moved: bool,
    /// It is in the caller's block.
    pub(super) is_in_block: bool,
}

/// The parameter that is the call's memory.
pub(super) const MEMORY: &str = "memory";

const OWNS: &str = "one block is for what borrows (`--memory borrowed`), and this owns";

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
                "all_nodes" if self.memory != Memory::Borrowed => self.leave(&attribute, is, OWNS),
                "all_nodes" if self.is_result(parameter) => {
                    all.attributes += "#[allocate(all_nodes)] ";
                    all.is_in_block = true;
                }
                "all_nodes" => {
                    let reason = "it is about results with pointers, in a call without pipes";
                    self.leave(&attribute, is, reason);
                }
                _ => self.leave(&attribute, is, "it is so without it"),
            }
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

    /// The allocator that a method has: what is kept outlives the call, and beside a pipe there is none.
    pub(super) fn within(&self, procedure: &Procedure) -> Within {
        let all = &procedure.parameters;
        let is_kept = |parameter: &Parameter| {
            !parameter.direction.is_out
                && self.words(parameter).iter().any(|(_, word)| word == "dont_free")
        };
        match self.memory {
            Memory::Allocator if self.has_pipe => Within::Global,
            Memory::Allocator if all.iter().any(is_kept) => Within::Shared,
            _ => Within::Declared,
        }
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
        if self.memory == Memory::Borrowed {
            self.leave(attribute, &parameter.is, "what borrows is the call's, and freed with it");
        } else if !direction.is_in || !owns {
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

    /// A buffer of the caller's for a result.
    pub(super) fn byte_count(
        &mut self,
        parameter: &Parameter,
        attribute: &Attribute,
        slot: &Slot,
        scope: &Scope,
        all: &mut Allocation,
    ) -> Said<()> {
        if self.memory != Memory::Borrowed {
            self.leave(attribute, &parameter.is, OWNS);
            return Ok(());
        }
        if parameter.direction.is_in || !self.is_result(parameter) || slot.has_size() {
            let reason = "it is about results with pointers, and without a size";
            self.leave(attribute, &parameter.is, reason);
            return Ok(());
        }
        let Some(AttributeArgument::Expression(Expression {
            kind: ExpressionKind::Name { referent: Referent::Parameter(n), .. },
            ..
        })) = attribute.arguments.first()
        else {
            let expected = "expected the name of an [in] parameter (ACF-05)";
            return Err(refused(attribute.span, "a buffer whose size is no parameter", expected));
        };
        if scope.names[*n].kind != Kind::Value {
            let expected = "expected a number by value (ACF-05)";
            return Err(refused(attribute.span, "a buffer whose size is no number", expected));
        }
        all.attributes += &format!("#[byte_count({})] ", scope.names[*n].name);
        all.is_in_block = true;
        Ok(())
    }

    /// Whether a block can have it.
    fn is_result(&self, parameter: &Parameter) -> bool {
        let target = match self.model.on_wire(&parameter.ty) {
            Type::Pointer(pointer) => &pointer.target,
            Type::Array(array) => &array.element,
            _ => return false,
        };
        parameter.direction.is_out && !self.has_pipe && self.owns(target)
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
