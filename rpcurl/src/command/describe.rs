//! `rpcurl describe`: what a file of IDL has.

use std::path::Path;

use rpc_idl::Imported;
use rpc_idl::model::{Interface, Procedure, ProcedureKind};
use rpcurl::codec::{Codec, Way};
use rpcurl::procedures;
use serde_json::json;

use super::arguments::Arguments;
use super::{import, interface, interfaces, named, show, text, unanswered};

pub(crate) fn run(arguments: &Arguments, file: &Path, of: Option<&str>) -> Result<(), String> {
    let imported = import(arguments, file)?;
    match of {
        Some(name) if name.contains('.') => {
            let (interface, procedure) = named(&imported, name)?;
            let codec = Codec::new(&imported.model, procedure)
                .map_err(|error| format!("`{name}` cannot be called: {error}"))?;
            let described = json!({
                "procedure": format!("{}.{}", interface.is.name, procedure.is.name),
                "opnum": procedure.opnum,
                "in": codec.shape(Way::Request),
                "out": codec.shape(Way::Reply),
            });
            show(text(arguments, &described))
        }
        Some(name) => list(&imported, interface(&imported, name)?),
        None if interfaces(&imported).is_empty() => {
            Err(format!("`{}` has no interface that can be called", file.display()))
        }
        None => interfaces(&imported).into_iter().try_for_each(|one| list(&imported, one)),
    }
}

/// An interface with its procedures.
fn list(imported: &Imported, interface: &Interface) -> Result<(), String> {
    let uuid = interface.uuid.map_or(String::new(), |uuid| format!(" {uuid}"));
    let (major, minor) = interface.version;
    show(format!("{}{uuid} v{major}.{minor}", interface.is.name))?;
    for endpoint in &interface.endpoints {
        show(format!("    endpoint {endpoint}"))?;
    }
    for procedure in procedures(&imported.model, interface) {
        let refused = match (unanswered(procedure), Codec::new(&imported.model, procedure)) {
            (Some(why), _) => format!("  (cannot be called: {why})"),
            (None, Ok(_)) => String::new(),
            (None, Err(error)) => format!("  (cannot be called: {error})"),
        };
        let opnum = procedure.opnum.unwrap_or_default();
        show(format!("{opnum:>4} {}{refused}", procedure.is.name))?;
    }
    let is_callback = |one: &&Procedure| one.kind == ProcedureKind::Callback;
    for procedure in interface.procedures.iter().filter(is_callback) {
        show(format!("     {}  (cannot be called: it is a `callback`)", procedure.is.name))?;
    }
    Ok(())
}
