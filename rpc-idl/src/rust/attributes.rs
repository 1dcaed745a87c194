//! What becomes of attributes: none goes without a word.

use super::{Generator, Said, refused};
use crate::attribute_names;
use crate::model::{Attribute, Documented, Interface, PointerKind, Procedure, Type};
use crate::source::Span;

/// What an attribute stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum On {
    Interface,
    Procedure,
    Parameter,
    /// Of a structure, or of a union's arm.
    Field,
    /// A typedef, a structure, a union or an enumeration.
    Type,
}

/// What becomes of it.
enum Fate {
    /// The source says it, or it is refused where it is looked at.
    Said,
    /// It is listed, with the reason.
    Listed(&'static str),
    /// It is refused, with what to do instead.
    Refused(&'static str),
}

const EXTENTS: [&str; 7] =
    ["size_is", "max_is", "min_is", "length_is", "first_is", "last_is", "string"];
const BINDINGS: &str = "the client is the binding";
const STATUS: &str = "a call that fails has its status in its `Err`; what is on the wire is data";
const STUBS: &str = "it is about stubs in C";
const LIBRARIES: &str = "it speaks to COM and to type libraries";
const HERE: &str = "it means nothing here";
const MARSHALLED: &str = "expected a type that is written by hand, with `Marshal` and `Unmarshal` \
    (`rpc_runtime::manual::codec`)";
const CONVERTED: &str = "expected bytes, whose characters the program converts";

fn fate(name: &str, on: On) -> Fate {
    use Fate::{Listed, Refused, Said};
    let is_data = matches!(on, On::Parameter | On::Field | On::Type);
    match (name, on) {
        ("uuid" | "version" | "pointer_default" | "ms_union", On::Interface) => Said,
        ("endpoint", On::Interface) => Listed("a program says where it listens, and what it calls"),
        ("encode" | "decode", On::Interface | On::Procedure) => Said,
        ("async", On::Interface | On::Procedure) => Listed("every method of a client is"),
        ("strict_context_handle" | "type_strict_context_handle", On::Interface) => {
            Listed("a context handle is always its interface's and its type's")
        }
        ("auto_handle" | "explicit_handle" | "implicit_handle", On::Interface | On::Procedure) => {
            Listed(BINDINGS)
        }
        ("code" | "nocode" | "optimize" | "enable_allocate", On::Interface | On::Procedure) => {
            Listed(STUBS)
        }
        (
            "idempotent" | "maybe" | "broadcast" | "message" | "callback" | "local" | "call_as"
            | "notify" | "notify_flag" | "context_handle" | "ref" | "unique",
            On::Procedure,
        ) => Said,
        ("comm_status" | "fault_status", On::Procedure | On::Parameter) => Listed(STATUS),
        (
            "in"
            | "out"
            | "context_handle"
            | "context_handle_noserialize"
            | "context_handle_serialize"
            | "allocate"
            | "force_allocate"
            | "byte_count"
            | "partial_ignore"
            | "iid_is",
            On::Parameter,
        ) => Said,
        ("ignore", On::Field) => Said,
        ("ignore", On::Parameter) => Refused("expected a pointer that travels (PTR-32)"),
        ("iid_is" | "case" | "default" | "ms_union", On::Field) => Said,
        ("switch_is" | "switch_type", On::Parameter | On::Field) => Said,
        ("ref" | "unique" | "ptr" | "range" | "disable_consistency_check", _) if is_data => Said,
        ("ptr", On::Procedure) => Said,
        (name, _) if EXTENTS.contains(&name) && on != On::Interface => Said,
        (
            "context_handle"
            | "context_handle_noserialize"
            | "context_handle_serialize"
            | "v1_enum"
            | "switch_type"
            | "ms_union"
            | "allocate"
            | "transmit_as"
            | "wire_marshal",
            On::Type,
        ) => Said,
        ("user_marshal", On::Type) => Refused(MARSHALLED),
        ("represent_as", On::Type) => {
            Listed("the wire has the type itself; `TransmitAs` presents it as another")
        }
        ("handle", On::Type) => Listed("a client is bound before it calls; the value is data"),
        ("cs_char", On::Type) => Listed("the program converts characters; the wire has bytes"),
        ("cs_stag" | "cs_drtag" | "cs_rtag", On::Parameter) => Refused(CONVERTED),
        ("cs_tag_rtn", On::Interface | On::Procedure) => Refused(CONVERTED),
        ("heap" | "in_line" | "out_of_line", _) => Listed(STUBS),
        (name, _) if attribute_names().any(|known| known == name) => {
            Listed(if is_of_libraries(name) { LIBRARIES } else { HERE })
        }
        _ => Listed("it is not known"),
    }
}

fn is_of_libraries(name: &str) -> bool {
    name.starts_with("help")
        || name.starts_with("prop")
        || name.starts_with("default")
        || name.starts_with("non")
        || matches!(
            name,
            "aggregatable"
                | "annotation"
                | "appobject"
                | "async_uuid"
                | "bindable"
                | "control"
                | "custom"
                | "displaybind"
                | "dllname"
                | "dual"
                | "entry"
                | "hidden"
                | "id"
                | "immediatebind"
                | "input_sync"
                | "lcid"
                | "licensed"
                | "locale"
                | "method"
                | "object"
                | "odl"
                | "oleautomation"
                | "optional"
                | "predeclid"
                | "proxy"
                | "public"
                | "readonly"
                | "replaceable"
                | "requestedit"
                | "restricted"
                | "retval"
                | "source"
                | "uidefault"
                | "usesgetlasterror"
                | "vararg"
                | "vi_progid"
        )
}

impl Generator<'_> {
    /// Lists what has no counterpart, and refuses what the wire depends on.
    pub(super) fn attributes(&mut self, is: &Documented, on: On) -> Said<()> {
        for attribute in &is.attributes {
            match fate(&attribute.name, on) {
                Fate::Said => {}
                Fate::Listed(reason) => self.leave(attribute, is, reason),
                Fate::Refused(expected) => {
                    return Err(refused(attribute.span, format!("`{}`", attribute.name), expected));
                }
            }
        }
        Ok(())
    }

    /// Lists one.
    pub(super) fn leave(&mut self, attribute: &Attribute, of: &Documented, reason: &str) {
        // A typedef's are its structure's, too.
        if !self.left.insert(attribute.span) {
            return;
        }
        let of = match &*of.name {
            "" => "what has no name".to_owned(),
            name => format!("`{name}`"),
        };
        self.skip(attribute.span, format!("`{}` of {of}", attribute.name), reason);
    }

    /// Those of all typedefs of the files that were asked for, which are written where they are used.
    pub(super) fn typedefs(&mut self) {
        let model = self.model;
        for typedef in &model.typedefs {
            if !self.is_main(typedef.is.span) {
                continue;
            }
            // What is refused is so at its uses.
            let _ = self.attributes(&typedef.is, On::Type);
            if let (Type::Pointer(_), Some(ptr)) = (&typedef.ty, typedef.is.attribute("ptr")) {
                self.full_pointer(ptr, &typedef.is);
            }
        }
    }

    pub(super) fn full_pointer(&mut self, ptr: &Attribute, of: &Documented) {
        self.leave(
            ptr,
            of,
            "it is as a unique pointer, and has no aliases: those are `Full` and `Shared`",
        );
    }

    pub(super) fn interface_attributes(&mut self, interface: &Interface) -> Said<()> {
        if let (PointerKind::Full, Some(default)) =
            (interface.pointer_default, interface.is.attribute("pointer_default"))
        {
            self.full_pointer(default, &interface.is);
        }
        self.attributes(&interface.is, On::Interface)
    }

    /// Of a procedure, its result, and its parameters.
    pub(super) fn procedure_attributes(&mut self, procedure: &Procedure) -> Said<()> {
        self.attributes(&procedure.is, On::Procedure)?;
        let parameters = procedure.parameters.iter().map(|parameter| &parameter.is);
        for is in parameters.clone().chain([&procedure.is]) {
            if let Some(ptr) = is.attribute("ptr") {
                self.full_pointer(ptr, is);
            }
        }
        for is in parameters {
            self.attributes(is, On::Parameter)?;
        }
        Ok(())
    }

    /// Whether a procedure says how its parameters are serialized, and is no call.
    pub(super) fn is_serializing(&self, interface: &Interface, procedure: &Procedure) -> bool {
        ["encode", "decode"].iter().any(|name| interface.is.has(name) || procedure.is.has(name))
    }

    /// A type that is presented as another one is what travels; what its own code writes is refused.
    pub(super) fn presented(&self, ty: &Type, span: Span) -> Said<()> {
        let model = self.model;
        let mut ty = ty;
        loop {
            let via = match ty {
                Type::Pointer(pointer) => pointer.via,
                Type::Array(array) => array.via,
                Type::Typedef(id) => {
                    let is = &model[*id].is;
                    let transmitted = model.transmitted(*id);
                    if let Some(marshalled) = is.attribute("user_marshal") {
                        return Err(refused(marshalled.span, "`user_marshal`", MARSHALLED));
                    }
                    if let (Some(marshalled), Some(transmitted)) =
                        (is.attribute("wire_marshal"), transmitted)
                        && let Type::Pointer(_) = model.underlying(transmitted)
                    {
                        // Windows aligns what it points to by 8, whatever it is.
                        return Err(refused(
                            marshalled.span,
                            "`wire_marshal` of a pointer",
                            MARSHALLED,
                        ));
                    }
                    ty = transmitted.unwrap_or(&model[*id].ty);
                    continue;
                }
                _ => return Ok(()),
            };
            let mut via = via.map(Type::Typedef);
            while let Some(Type::Typedef(id)) = via {
                let is = &model[id].is;
                if ["transmit_as", "wire_marshal", "user_marshal"].iter().any(|name| is.has(name)) {
                    let fault = format!(
                        "an attribute beside those of `{}`, which is presented as another type",
                        is.name
                    );
                    return Err(refused(span, fault, "expected the type alone"));
                }
                via = Some(model[id].ty.clone());
            }
            return Ok(());
        }
    }
}
