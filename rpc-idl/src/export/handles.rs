//! Context handles.

use proc_macro2::Span;
use syn::{Ident, Type};

use super::attributes::Slot;
use super::expressions::Scope;
use super::parameters::option;
use super::types::argument;
use super::{Said, Writer};

/// How a parameter has one.
pub(super) enum Form {
    /// `&mut Self::File`; `&Self::File` and `ContextGuard<'_, Self::File>` are shared.
    Given { shared: bool },
    /// `Self::File`, which the call closes.
    Closed,
    /// `&mut Option<Self::File>`.
    Place,
}

impl Writer {
    /// A parameter that is a context handle, and whether it says where the server is.
    pub(super) fn handle(
        &mut self,
        (handle, form): (&Ident, Form),
        idl: &str,
        slot: &mut Slot,
        handles: &Scope,
        span: Span,
    ) -> Said<(String, bool)> {
        let Some(handle) = handles.get(&handle.to_string()) else {
            let expected = "expected a `#[context_handle]` type of the trait (CTX-01)";
            return Err(self.wrong(span, "a handle that is not known", expected));
        };
        if slot.is_of_data() {
            let expected = "expected none: what is behind it stays at the server (CTX-03)";
            return Err(self.wrong(span, "an attribute of data on a context handle", expected));
        }
        if (slot.out || slot.inout) && !matches!(form, Form::Place) {
            let expected = "expected a place for one, `&mut Option<Self::…>` (CTX-04)";
            return Err(self.wrong(span, "a context handle that cannot come back", expected));
        }
        Ok(match form {
            Form::Given { shared } => {
                if shared {
                    slot.acf.push("context_handle_noserialize".to_owned());
                }
                (format!("[in] {handle} {idl}"), true)
            }
            Form::Closed => (format!("[in, out] {handle} *{idl}"), true),
            Form::Place if slot.out => (format!("[out] {handle} *{idl}"), false),
            // It may be null, and then says nothing.
            Form::Place => (format!("[in, out] {handle} *{idl}"), false),
        })
    }
}

/// The context handle that a parameter's type names.
pub(super) fn handle(ty: &Type) -> Option<(&Ident, Form)> {
    match ty {
        Type::Reference(reference) => {
            let is_exclusive = reference.mutability.is_some();
            match own(&reference.elem) {
                Some(ident) => Some((ident, Form::Given { shared: !is_exclusive })),
                None if is_exclusive => Some((own(option(&reference.elem)?)?, Form::Place)),
                None => None,
            }
        }
        Type::Path(path) => {
            let last = path.path.segments.last()?;
            match last.ident == "ContextGuard" {
                true => Some((own(argument(last)?)?, Form::Given { shared: true })),
                false => Some((own(ty)?, Form::Closed)),
            }
        }
        _ => None,
    }
}

/// The context handle that is returned.
pub(super) fn returned(ty: &Type) -> Option<&Ident> {
    own(option(ty).unwrap_or(ty))
}

/// `File` of `Self::File`.
fn own(ty: &Type) -> Option<&Ident> {
    match ty {
        Type::Path(path)
            if path.path.segments.len() == 2 && path.path.segments[0].ident == "Self" =>
        {
            Some(&path.path.segments[1].ident)
        }
        _ => None,
    }
}
