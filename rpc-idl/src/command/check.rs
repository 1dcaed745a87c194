//! What `check` shows.

use rpc_idl::Imported;
use rpc_idl::model::{Definition, InterfaceKind, ProcedureKind};

use super::counted;

/// Shows what came of a file, and says whether all is well.
pub(crate) fn check(imported: &Imported) -> bool {
    let Imported { model, sources, diagnostics, .. } = imported;
    tell!("{}", diagnostics.render(sources));
    for (file, source) in sources.iter() {
        if !model.files[file.index()].is_main {
            continue;
        }
        sayln!("{}", source.path().display());
        let interfaces = model.definitions.iter().filter_map(|definition| match *definition {
            Definition::Interface(id) => Some(&model[id]),
            _ => None,
        });
        let interfaces: Vec<_> =
            interfaces.filter(|interface| interface.is.span.file == file).collect();
        if interfaces.is_empty() {
            sayln!("  no interface");
        }
        for interface in interfaces {
            let kind = match interface.kind {
                InterfaceKind::Plain => "interface",
                InterfaceKind::Object => "object interface",
                InterfaceKind::Local => "local interface",
            };
            let on_wire = |kind: &ProcedureKind| {
                interface.kind != InterfaceKind::Local
                    && !matches!(kind, ProcedureKind::Local | ProcedureKind::NotUsedOnWire)
            };
            let called =
                interface.procedures.iter().filter(|procedure| on_wire(&procedure.kind)).count();
            let gaps = interface.procedures.len() - called;
            let (major, minor) = interface.version;
            say!("  {kind} {}", interface.is.name);
            if let Some(uuid) = interface.uuid {
                say!(" {uuid} v{major}.{minor}");
            }
            say!(": {}", counted(called, "procedure"));
            sayln!(
                "{}",
                if gaps > 0 { format!(", {} not on the wire", gaps) } else { String::new() }
            );
        }
        for skipped in model.skipped.iter().filter(|skipped| skipped.span.file == file) {
            let name = skipped.name.as_ref().map_or(String::new(), |name| format!(" {name}"));
            let line = sources.line(skipped.span);
            sayln!("  skipped: {}{name} (line {line}): {}", skipped.kind, skipped.reason);
        }
        for pragma in &model.files[file.index()].pragmas {
            sayln!("  passed over: #{} (line {})", pragma.text, sources.line(pragma.span));
        }
    }
    let (errors, warnings) = (diagnostics.errors(), diagnostics.warnings());
    sayln!("{}, {}", counted(errors, "error"), counted(warnings, "warning"));
    errors == 0
}
