//! What IDL describes, with names resolved: what a code generator, an exporter or an interpreter works from.
//!
//! Definitions are in lists of a [`Model`] and refer to one another by ids, with which a model can be indexed:
//! `model[id]`. [`Model::definitions`] has them in the order of their text, imported files first, and the `span` of each
//! says which file it is from.

mod declaration;
pub(crate) mod discriminants;
mod expression;
mod interface;
mod layout;
mod types;

use std::ops::Index;

pub use declaration::{Attribute, AttributeArgument, Documented, Range};
pub use discriminants::Discriminants;
pub use expression::{Binary, Expression, ExpressionKind, Referent, Unary};
pub use interface::{
    Direction, Interface, InterfaceKind, Parameter, ParameterRole, Procedure, ProcedureKind, Uuid,
};
pub use layout::{Layout, NoLayout};
pub use types::{
    Arm, Array, BaseType, Encapsulated, Enumeration, Enumerator, Extent, Field, Label, Pointer,
    PointerKind, Structure, Type, Typedef, Union, UnionKind,
};

use crate::constant::Value;
use crate::limits::TYPEDEFS;
use crate::source::{FileId, Span};
use crate::syntax::Name;

macro_rules! ids {
    ($($(#[$doc:meta])* $id:ident: $list:ident of $of:ty;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $id(pub(crate) u32);

        impl Index<$id> for Model {
            type Output = $of;

            fn index(&self, id: $id) -> &$of {
                &self.$list[id.0 as usize]
            }
        }

        impl std::ops::IndexMut<$id> for Model {
            fn index_mut(&mut self, id: $id) -> &mut $of {
                &mut self.$list[id.0 as usize]
            }
        }
    )*};
}

ids! {
    /// One of [`Model::typedefs`].
    TypedefId: typedefs of Typedef;
    /// One of [`Model::structures`].
    StructureId: structures of Structure;
    /// One of [`Model::unions`].
    UnionId: unions of Union;
    /// One of [`Model::enumerations`].
    EnumerationId: enumerations of Enumeration;
    /// One of [`Model::interfaces`].
    InterfaceId: interfaces of Interface;
    /// One of [`Model::constants`].
    ConstantId: constants of Constant;
}

/// All that a run's files define.
#[derive(Debug, Clone, Default)]
pub struct Model {
    /// `typedef`s.
    pub typedefs: Vec<Typedef>,
    /// Structures, those without a tag too, and those that are only mentioned.
    pub structures: Vec<Structure>,
    /// Unions, those without a tag too, and those that are only mentioned.
    pub unions: Vec<Union>,
    /// Enumerations, those without a tag too, and those that are only mentioned.
    pub enumerations: Vec<Enumeration>,
    /// Interfaces, those that are only announced too.
    pub interfaces: Vec<Interface>,
    /// Constants: of `const`, and `#define X 1` in a `cpp_quote`.
    pub constants: Vec<Constant>,
    /// Definitions in the order of their text, imported files before what imports them.
    pub definitions: Vec<Definition>,
    /// The files, by [`FileId`].
    pub files: Vec<File>,
    /// What has no meaning on the wire, and is in the model only here.
    pub skipped: Vec<Skipped>,
}

/// One of the model's definitions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Definition {
    /// A `typedef`; a structure, a union or an enumeration in it comes before it.
    Typedef(TypedefId),
    /// A structure with its fields.
    Structure(StructureId),
    /// A union with its arms.
    Union(UnionId),
    /// An enumeration with its values.
    Enumeration(EnumerationId),
    /// A constant.
    Constant(ConstantId),
    /// An interface; what is defined in its body comes before it.
    Interface(InterfaceId),
}

/// A file.
#[derive(Debug, Clone, Default)]
pub struct File {
    /// It was asked for, and not only imported; or it is the attribute configuration file of one that was.
    pub is_main: bool,
    /// What it imports, in this order; `None` for what was not found.
    pub imports: Vec<(Name, Option<FileId>)>,
    /// `#pragma` and `#line`, which are passed over.
    pub pragmas: Vec<Pragma>,
    /// The texts of its `cpp_quote`s.
    pub quotes: Vec<Name>,
}

/// A directive that is passed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pragma {
    /// Without `#`.
    pub text: String,
    /// Where.
    pub span: Span,
}

/// A constant.
#[derive(Debug, Clone)]
pub struct Constant {
    /// Its name.
    pub name: Name,
    /// The comments before it and behind it.
    pub docs: String,
    /// The type that it was declared with; `None` for one of a `cpp_quote`.
    pub ty: Option<Type>,
    /// Its value, of that type.
    pub value: Value,
}

/// Something that is not in the model, and why.
#[derive(Debug, Clone)]
pub struct Skipped {
    /// MIDL's keyword.
    pub kind: &'static str,
    /// Its name, if it has one.
    pub name: Option<String>,
    /// Where.
    pub span: Span,
    /// Why.
    pub reason: &'static str,
}

impl Model {
    /// The interfaces that have a body.
    pub fn defined_interfaces(&self) -> impl Iterator<Item = (InterfaceId, &Interface)> {
        let all = self
            .interfaces
            .iter()
            .enumerate()
            .map(|(n, interface)| (InterfaceId(n as u32), interface));
        all.filter(|(_, interface)| interface.is_defined)
    }

    /// What is behind the typedefs of a type.
    #[must_use]
    pub fn underlying<'a>(&'a self, ty: &'a Type) -> &'a Type {
        let mut ty = ty;
        // More than so many are reported, and have `Type::Unknown` at the end.
        for _ in 0..=TYPEDEFS {
            let Type::Typedef(id) = ty else { return ty };
            ty = &self[*id].ty;
        }
        &Type::Unknown
    }

    /// The type that is on the wire in the place of a typedef's own: of `transmit_as` or `wire_marshal`.
    #[must_use]
    pub fn transmitted(&self, id: TypedefId) -> Option<&Type> {
        let is = &self[id].is;
        let attribute = is.attribute("transmit_as").or_else(|| is.attribute("wire_marshal"))?;
        match attribute.arguments.first() {
            Some(AttributeArgument::Type(ty)) => Some(ty),
            _ => None,
        }
    }

    /// As [`underlying`](Model::underlying), on the wire: behind `transmit_as` is what is transmitted.
    #[must_use]
    pub fn on_wire<'a>(&'a self, ty: &'a Type) -> &'a Type {
        let mut ty = ty;
        for _ in 0..=TYPEDEFS {
            let Type::Typedef(id) = ty else { return ty };
            ty = self.transmitted(*id).unwrap_or(&self[*id].ty);
        }
        &Type::Unknown
    }

    /// Whether one of the typedefs of a type makes it a context handle.
    #[must_use]
    pub fn is_context_handle(&self, ty: &Type) -> bool {
        let mut ty = ty;
        for _ in 0..=TYPEDEFS {
            let Type::Typedef(id) = ty else { return false };
            let typedef = &self[*id];
            if typedef.is_context_handle {
                return true;
            }
            ty = &typedef.ty;
        }
        false
    }
}
