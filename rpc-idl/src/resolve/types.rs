//! Types and what defines them.

use super::{Resolver, UnknownType};
use crate::diagnostic::Diagnostic;
use crate::model::{
    Array, BaseType, Definition, Documented, Extent, Pointer, Type, Typedef, TypedefId, UnionId,
    UnionKind,
};
use crate::source::Span;
use crate::syntax::{self, Name, Part, TypeName, TypeSpecifier, TypeSpecifierKind};

impl Resolver<'_> {
    pub(super) fn specifier(&mut self, specifier: &TypeSpecifier) -> Type {
        match &specifier.kind {
            TypeSpecifierKind::Base(base) => Type::Base(*base),
            TypeSpecifierKind::Named(name) => self.named(name),
            TypeSpecifierKind::Structure(structure) => match self.encapsulated(structure) {
                Some(union) => Type::Union(union),
                None => Type::Structure(self.structure(structure, specifier.span)),
            },
            TypeSpecifierKind::Union(union) => Type::Union(self.union(union, specifier.span)),
            TypeSpecifierKind::Enumeration(enumeration) => {
                Type::Enumeration(self.enumeration(enumeration, specifier.span))
            }
            TypeSpecifierKind::Pipe(element) => Type::Pipe(Box::new(self.specifier(element))),
            TypeSpecifierKind::SafeArray(element) => {
                Type::SafeArray(Box::new(self.type_name(element)))
            }
        }
    }

    pub(super) fn type_name(&mut self, name: &TypeName) -> Type {
        let ty = self.specifier(&name.specifier);
        self.declared(ty, &name.parts, name.specifier.is_const)
    }

    fn named(&mut self, name: &Name) -> Type {
        if let Some(ty) = self.known.types.get(&name.text).cloned() {
            if let Type::Typedef(id) = ty
                && let Some(unknown) = self.unknown.get_mut(&id)
            {
                unknown.uses += 1;
            }
            return ty;
        }
        let is = Documented {
            name: name.text.clone(),
            span: name.span,
            docs: String::new(),
            attributes: Vec::new(),
        };
        let id = self.new_typedef(is, Type::Unknown);
        self.unknown.insert(id, UnknownType { name: name.clone(), uses: 1 });
        self.known.types.insert(name.text.clone(), Type::Typedef(id));
        Type::Typedef(id)
    }

    /// What a declarator makes of a type.
    pub(super) fn declared(&mut self, base: Type, parts: &[Part], is_const: bool) -> Type {
        let mut ty = base;
        let mut target_is_const = is_const;
        for part in parts.iter().rev() {
            ty = match part {
                Part::Pointer { is_const } => {
                    let pointer = Pointer {
                        kind: self.context.pointer_default,
                        is_explicit: false,
                        is_const: std::mem::replace(&mut target_is_const, *is_const),
                        via: None,
                        target: ty,
                        extent: Extent::default(),
                    };
                    Type::Pointer(Box::new(pointer))
                }
                Part::Array(bounds) => {
                    let (lower, length) = self.bounds(bounds);
                    let extent = Extent::default();
                    Type::Array(Box::new(Array {
                        element: ty,
                        length,
                        lower,
                        via: None,
                        extent,
                        span: bounds.span,
                    }))
                }
                Part::Function(_) => Type::Function,
                Part::Bits => Type::Bits,
            };
        }
        ty
    }

    fn bounds(&mut self, bounds: &syntax::Bounds) -> (i128, Option<u64>) {
        let Some(upper) = &bounds.upper else { return (0, None) };
        let lower = match &bounds.lower {
            Some(lower) => self.integer(lower),
            None => Some(0),
        };
        let (Some(lower), Some(upper)) = (lower, self.integer(upper)) else { return (0, None) };
        let length = if bounds.is_range { upper - lower + 1 } else { upper };
        match u64::try_from(length) {
            Ok(length) if length > 0 => (lower, Some(length)),
            _ => {
                let error =
                    Diagnostic::error(bounds.span, 2103, format!("an array of {length} elements"));
                self.error(error.expected("expected at least one"));
                (lower, None)
            }
        }
    }

    pub(super) fn documented(
        &mut self,
        name: Option<&Name>,
        span: Span,
        docs: &str,
        attributes: &[syntax::Attribute],
    ) -> Documented {
        Documented {
            name: name.map(|name| name.text.clone()).unwrap_or_default(),
            span: name.map_or(span, |name| name.span),
            docs: docs.to_owned(),
            attributes: self.attributes(attributes),
        }
    }

    fn new_typedef(&mut self, is: Documented, ty: Type) -> TypedefId {
        let id = TypedefId(self.model.typedefs.len() as u32);
        self.model.typedefs.push(Typedef {
            is,
            ty,
            is_context_handle: false,
            is_handle: false,
            range: None,
        });
        id
    }

    /// Whether it is not only a name that was used before.
    pub(super) fn is_defined(&self, id: TypedefId) -> bool {
        !self.unknown.contains_key(&id)
    }

    pub(super) fn typedef(&mut self, typedef: &syntax::Typedef, docs: &str) {
        let base = self.specifier(&typedef.specifier);
        let attributes = self.attributes(&typedef.attributes);
        for declarator in &typedef.declarators {
            let Some(name) = &declarator.name else {
                // `typedef struct X { … };`
                continue;
            };
            let is = Documented {
                name: name.text.clone(),
                span: name.span,
                docs: docs.to_owned(),
                attributes: attributes.clone(),
            };
            let ty = self.declared(base.clone(), &declarator.parts, typedef.specifier.is_const);
            if declarator.parts.is_empty() {
                self.describe(&ty, &is);
            }
            if let (Type::Typedef(_), Type::Enumeration(id), Some(v1)) =
                (&ty, self.model.underlying(&ty), is.attribute("v1_enum"))
                && !self.model[*id].v1_enum
            {
                let warning = Diagnostic::warning(
                    v1.span,
                    None,
                    "`v1_enum` on another name of an enumeration",
                );
                self.error(
                    warning.expected(
                        "expected it where the enumeration is defined, which has 16 bits",
                    ),
                );
            }
            self.new_type(name, is, ty);
        }
        if typedef.declarators.iter().all(|declarator| declarator.name.is_none()) {
            let is = Documented {
                name: String::new(),
                span: typedef.specifier.span,
                docs: docs.to_owned(),
                attributes,
            };
            self.describe(&base, &is);
        }
    }

    fn new_type(&mut self, name: &Name, is: Documented, ty: Type) {
        // `wchar_t` and `error_status_t`, which published files define, are IDL's own.
        let own = match &*name.text {
            "boolean" | "byte" => Some(8),
            "wchar_t" => Some(16),
            "error_status_t" => Some(32),
            _ => None,
        };
        if let Some(bits) = own {
            if self.integer_type(&ty).is_none_or(|of| of.bits != bits) {
                let fault = format!("`{}` is IDL's own, of {bits} bits", name.text);
                self.error(
                    Diagnostic::error(name.span, 2003, fault).expected("expected another name"),
                );
            }
            return;
        }
        match self.known.types.get(&name.text).cloned() {
            Some(Type::Typedef(id)) if self.unknown.remove(&id).is_some() => {
                let typedef = &mut self.model[id];
                (typedef.is, typedef.ty) = (is, ty);
                self.define(Definition::Typedef(id));
                return;
            }
            Some(Type::Typedef(id)) => {
                let before = &self.model[id];
                if self.is_same_typedef(id, &is, &ty) {
                    return;
                }
                let warning = Diagnostic::warning(
                    name.span,
                    2003,
                    format!("`{}` is defined as something else", name.text),
                )
                .expected("counts from here on")
                .related(before.is.span, "it was defined here");
                self.error(warning);
            }
            Some(Type::Interface(id)) => {
                let before = self.model[id].is.span;
                return self.redefinition("the interface", name, before);
            }
            _ => {}
        }
        let id = self.new_typedef(is, ty);
        self.known.types.insert(name.text.clone(), Type::Typedef(id));
        self.define(Definition::Typedef(id));
    }

    /// Gives a structure, a union or an enumeration the name and the attributes of its typedef.
    pub(super) fn describe(&mut self, ty: &Type, of: &Documented) {
        let is = match ty {
            Type::Structure(id) => &mut self.model[*id].is,
            Type::Union(id) => &mut self.model[*id].is,
            Type::Enumeration(id) => &mut self.model[*id].is,
            _ => return,
        };
        if is.name.is_empty() {
            is.name.clone_from(&of.name);
            is.span = if of.name.is_empty() { is.span } else { of.span };
        }
        if is.docs.is_empty() {
            is.docs.clone_from(&of.docs);
        }
        if is.attributes.is_empty() {
            is.attributes.clone_from(&of.attributes);
        }
        match ty {
            Type::Union(id) => {
                self.model[*id].ms_union |= of.has("ms_union");
                self.switch_type(*id, of);
            }
            Type::Enumeration(id) => self.model[*id].v1_enum |= of.has("v1_enum"),
            _ => {}
        }
    }

    /// `switch_type`, which may stand at the union or at what is of its type.
    pub(super) fn switch_type(&mut self, id: UnionId, of: &Documented) {
        use crate::model::AttributeArgument;
        if let Some(AttributeArgument::Type(ty)) =
            of.attribute("switch_type").and_then(|attribute| attribute.arguments.first())
            && let UnionKind::NonEncapsulated(kept @ None) = &mut self.model[id].kind
        {
            *kept = Some(ty.clone());
        }
    }

    /// The base type, the integer, behind typedefs, or an enumeration's.
    pub(super) fn integer_type(&self, ty: &Type) -> Option<crate::constant::IntegerType> {
        match self.model.underlying(ty) {
            Type::Base(base) => base.integer(),
            Type::Enumeration(_) => BaseType::Long.integer(),
            _ => None,
        }
    }
}
