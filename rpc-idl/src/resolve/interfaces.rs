//! Interfaces, procedures and parameters.

use super::{Context, Resolver};
use crate::diagnostic::Diagnostic;
use crate::model::{
    Attribute, AttributeArgument, BaseType, Direction, Documented, InterfaceKind, Parameter,
    ParameterRole, PointerKind, Procedure, ProcedureKind, Type, Uuid,
};
use crate::near::near;
use crate::source::FileId;
use crate::syntax::{self, Item, Name, Part};

impl Resolver<'_> {
    pub(super) fn interface(&mut self, file: FileId, item: &Item, interface: &syntax::Interface) {
        let Some(id) = self.interface_named(&interface.name) else { return };
        if self.model[id].is_defined {
            let before = self.model[id].is.span;
            return self.redefinition("the interface", &interface.name, before);
        }
        let is = self.documented(Some(&interface.name), item.span, &item.docs, &item.attributes);
        let base = interface.base.as_ref().map(|base| &base.name);
        let base = base.and_then(|name| self.base(name));
        let uuid = is.attribute("uuid").and_then(|attribute| self.uuid(attribute));
        let version = is.attribute("version").map_or((0, 0), |attribute| self.version(attribute));
        let endpoints =
            is.attribute("endpoint").map_or(Vec::new(), |attribute| self.endpoints(attribute));
        let pointer_default = match is.attribute("pointer_default") {
            Some(attribute) => self.pointer_default(attribute),
            None => PointerKind::Unique,
        };
        let is_object = is.has("object")
            || is.has("odl")
            || is.has("dual")
            || base.is_some_and(|base| {
                self.model[base].kind == InterfaceKind::Object || !self.model[base].is_defined
            });
        let kind = if is.has("local") {
            InterfaceKind::Local
        } else if is_object {
            InterfaceKind::Object
        } else {
            InterfaceKind::Plain
        };
        if uuid.is_none() && kind != InterfaceKind::Local && !is.has("uuid") {
            let fault = format!("the interface `{}` has no uuid", interface.name.text);
            let error = Diagnostic::error(interface.name.span, 2079, fault);
            self.error(error.expected("expected `[uuid(…)]` before it, or `[local]`"));
        }
        let ms_union = is.has("ms_union");
        let of = &mut self.model[id];
        (of.is, of.is_defined, of.in_library, of.kind) = (is, true, self.context.in_library, kind);
        (of.uuid, of.version, of.endpoints) = (uuid, version, endpoints);
        (of.pointer_default, of.ms_union, of.base) = (pointer_default, ms_union, base);
        let inner = Context {
            interface: Some(id),
            in_library: self.context.in_library,
            pointer_default,
            ms_union,
        };
        let outer = std::mem::replace(&mut self.context, inner);
        self.items(file, &interface.items);
        self.context = outer;
        self.definition_of_interface(id);
    }

    fn base(&mut self, name: &Name) -> Option<crate::model::InterfaceId> {
        match self.known.types.get(&name.text) {
            None => {
                // An imported file that is not there may have it; the unknown name is reported once.
                let specifier = syntax::TypeSpecifier {
                    span: name.span,
                    kind: syntax::TypeSpecifierKind::Named(name.clone()),
                    is_const: false,
                };
                self.specifier(&specifier);
                None
            }
            Some(ty) => match self.model.underlying(ty) {
                Type::Interface(id) => Some(*id),
                Type::Unknown => None,
                _ => {
                    let error = Diagnostic::error(
                        name.span,
                        2025,
                        format!("`{}` is no interface", name.text),
                    );
                    self.error(error.expected("expected the name of an interface"));
                    None
                }
            },
        }
    }

    fn text<'t>(&self, attribute: &'t Attribute) -> &'t str {
        match attribute.arguments.first() {
            Some(AttributeArgument::Text(text)) => text.trim().trim_matches('"').trim(),
            _ => "",
        }
    }

    fn uuid(&mut self, attribute: &Attribute) -> Option<Uuid> {
        let text = self.text(attribute);
        let parts: Vec<usize> = text.split('-').map(str::len).collect();
        if parts != [8, 4, 4, 4, 12] {
            let error = Diagnostic::error(attribute.span, 2088, "this is no uuid");
            self.error(error.expected("expected groups of 8-4-4-4-12 hexadecimal digits"));
            return None;
        }
        let digits: Option<Vec<u8>> = text
            .chars()
            .filter(|c| *c != '-')
            .map(|c| c.to_digit(16).map(|digit| digit as u8))
            .collect();
        let Some(digits) = digits else {
            let error =
                Diagnostic::error(attribute.span, 2089, "a uuid with something else than digits");
            self.error(error.expected("expected hexadecimal digits"));
            return None;
        };
        let mut uuid = [0; 16];
        for (byte, pair) in uuid.iter_mut().zip(digits.chunks(2)) {
            *byte = pair[0] << 4 | pair[1];
        }
        Some(Uuid(uuid))
    }

    fn version(&mut self, attribute: &Attribute) -> (u16, u16) {
        let text = self.text(attribute);
        let (major, minor) = text.split_once('.').unwrap_or((text, "0"));
        if let (Ok(major), Ok(minor)) = (major.trim().parse(), minor.trim().parse()) {
            return (major, minor);
        }
        let error = Diagnostic::error(attribute.span, 2152, "this is no version");
        self.error(error.expected("expected `major.minor`, each at most 65535"));
        (0, 0)
    }

    fn endpoints(&mut self, attribute: &Attribute) -> Vec<String> {
        use crate::constant::Value;
        use crate::model::{Expression, ExpressionKind};
        let mut all = Vec::new();
        for argument in &attribute.arguments {
            match argument {
                AttributeArgument::Expression(Expression {
                    kind: ExpressionKind::Value(Value::String(text)),
                    ..
                }) => {
                    all.push(text.clone());
                }
                _ => {
                    let error =
                        Diagnostic::error(attribute.span, 2071, "an endpoint that is no string");
                    self.error(error.expected("expected `\"protocol_sequence:[endpoint]\"`"));
                }
            }
        }
        all
    }

    fn pointer_default(&mut self, attribute: &Attribute) -> PointerKind {
        match attribute.arguments.first() {
            Some(AttributeArgument::Text(text)) if text == "ref" => PointerKind::Ref,
            Some(AttributeArgument::Text(text)) if text == "unique" => PointerKind::Unique,
            Some(AttributeArgument::Text(text)) if text == "ptr" => PointerKind::Full,
            _ => {
                let error =
                    Diagnostic::error(attribute.span, 2025, "a default for pointers that is none");
                self.error(error.expected("expected `ref`, `unique` or `ptr`"));
                PointerKind::Unique
            }
        }
    }

    pub(super) fn procedure(&mut self, item: &Item, procedure: &syntax::Procedure) {
        let Some(name) = &procedure.declarator.name else { return };
        let Some(interface) = self.context.interface else { return self.homeless(name) };
        let Some((Part::Function(parameters), returned)) = procedure.declarator.parts.split_first()
        else {
            return;
        };
        let is = self.documented(Some(name), item.span, &item.docs, &item.attributes);
        let returns = self.specifier(&procedure.specifier);
        let returns = self.declared(returns, returned, procedure.specifier.is_const);
        let parameters = self.parameters(parameters);
        self.unique_parameters(&parameters);
        let kind = if let Some(local) = is.attribute("call_as") {
            ProcedureKind::CallAs(name_of(local))
        } else if is.has("local") {
            ProcedureKind::Local
        } else if is_not_used(&name.text, &parameters) {
            ProcedureKind::NotUsedOnWire
        } else if is.has("callback") {
            ProcedureKind::Callback
        } else {
            ProcedureKind::Remote
        };
        // A property has two or three procedures of one name.
        let property = |of: &Documented| {
            ["propget", "propput", "propputref"].map(|attribute| of.has(attribute))
        };
        self.model[interface].procedures.push(Procedure {
            is,
            kind,
            opnum: None,
            returns,
            parameters,
        });
        let all = &self.model[interface].procedures;
        let (last, before) = all.split_last().expect("one was pushed");
        // Long lists are compared with what is near: generated names do not come again far behind.
        let twice = before.iter().rev().take(1000).find(|other| {
            other.is.name == last.is.name && property(&other.is) == property(&last.is)
        });
        if let Some(twice) = twice.map(|twice| twice.is.span) {
            self.redefinition("the procedure", name, twice);
        }
    }

    fn parameters(&mut self, parameters: &[syntax::Parameter]) -> Vec<Parameter> {
        let is_void = |ty: &Type| *ty == Type::Base(BaseType::Void);
        let mut all = Vec::with_capacity(parameters.len());
        for parameter in parameters {
            let ty = self.specifier(&parameter.specifier);
            let declarator = &parameter.declarator;
            let ty = self.declared(ty, &declarator.parts, parameter.specifier.is_const);
            let name = declarator.name.as_ref();
            if is_void(self.model.underlying(&ty)) {
                if parameters.len() > 1 {
                    let error =
                        Diagnostic::error(parameter.span, 2189, "`void` beside other parameters");
                    self.error(error.expected("expected `void` alone, or a type"));
                } else if let Some(name) = name {
                    let error =
                        Diagnostic::error(name.span, 2047, "a parameter of the type `void`");
                    self.error(error.expected("expected `void` without a name, or another type"));
                }
                continue;
            }
            let is = self.documented(name, parameter.span, "", &parameter.attributes);
            let (is_in, is_out) = (is.has("in"), is.has("out"));
            all.push(Parameter {
                direction: Direction { is_in: is_in || !is_out, is_out },
                role: ParameterRole::Data,
                ty,
                range: None,
                switch_is: None,
                iid_is: None,
                is,
            });
        }
        all
    }
}

/// `Opnum7NotUsedOnWire`, as Microsoft's documents name what has only a number. What is named otherwise is known by having no
/// data, too.
fn is_not_used(name: &str, parameters: &[Parameter]) -> bool {
    const EXACT: &str = "opnumnotusedonwire";
    let letters = name.chars().filter(char::is_ascii_alphabetic);
    let letters: String = letters.map(|letter| letter.to_ascii_lowercase()).collect();
    let is_like = || {
        letters.contains("opnum")
            && ["notused", "unused", "reserved"].iter().any(|word| letters.contains(word))
    };
    let is_handle = |one: &Parameter| one.ty == Type::Base(BaseType::Handle);
    letters == EXACT
        || parameters.iter().all(is_handle)
            && (is_like() || near(&letters, [EXACT, "notusedonwire"].into_iter()).is_some())
}

pub(super) fn name_of(attribute: &Attribute) -> String {
    use crate::model::{Expression, ExpressionKind};
    match attribute.arguments.first() {
        Some(AttributeArgument::Expression(Expression {
            kind: ExpressionKind::Name { name, .. },
            ..
        })) => name.clone(),
        Some(AttributeArgument::Text(text)) => text.trim().to_owned(),
        _ => String::new(),
    }
}
