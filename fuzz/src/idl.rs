//! Any text as IDL: the front end ends, with a model that holds together or with errors that say something.

use std::io::ErrorKind;
use std::path::Path;

use rpc_idl::model::{Definition, ExpressionKind, InterfaceKind, Model, Referent, Type};
use rpc_idl::{Imported, Importer, Severity};

/// Between the files of an input: `a.idl`, `a.acf`, `b.idl`, `c.h`.
pub const NEXT_FILE: u8 = 0x7f;

/// What bytes from 0x80 on stand for: mutations of them come further than those of letters.
const WORDS: [&str; 128] = [
    "[",
    "]",
    "(",
    ")",
    "{",
    "}",
    ";",
    ",",
    "*",
    " ",
    "\n",
    " = ",
    ":",
    "->",
    ".",
    "..",
    "?",
    "1",
    "0",
    "-1",
    "0x80000000",
    "a",
    "b",
    "c",
    "D",
    "E",
    "n",
    "\"s\"",
    "L\"w\"",
    "'c'",
    "+",
    "-",
    "/",
    "%",
    "&",
    "|",
    "^",
    "~",
    "!",
    "<<",
    ">>",
    "&&",
    "||",
    "==",
    "<",
    "interface ",
    "typedef ",
    "struct ",
    "union ",
    "enum ",
    "switch ",
    "case ",
    "default",
    "const ",
    "long ",
    "unsigned ",
    "short ",
    "hyper ",
    "char ",
    "wchar_t ",
    "void ",
    "byte ",
    "boolean ",
    "handle_t ",
    "pipe ",
    "double ",
    "__int3264 ",
    "error_status_t ",
    "SAFEARRAY",
    "in, ",
    "out, ",
    "unique, ",
    "ref, ",
    "ptr, ",
    "string, ",
    "size_is(",
    "length_is(",
    "max_is(",
    "first_is(",
    "last_is(",
    "switch_is(",
    "switch_type(",
    "case(",
    "range(",
    "iid_is(",
    "context_handle, ",
    "handle, ",
    "ignore, ",
    "callback, ",
    "local, ",
    "object, ",
    "call_as(",
    "v1_enum, ",
    "ms_union, ",
    "uuid(11111111-2222-3333-4444-555555555555)",
    "version(1.0), ",
    "pointer_default(unique), ",
    "endpoint(\"e\"), ",
    "import ",
    "\"b.idl\"",
    "cpp_quote(",
    "library ",
    "coclass ",
    "dispinterface ",
    "module ",
    "midl_pragma ",
    "importlib",
    "sizeof(",
    "\n#define ",
    "\n#undef ",
    "\n#if ",
    "\n#ifdef ",
    "\n#elif ",
    "\n#else\n",
    "\n#endif\n",
    "\n#include \"c.h\"\n",
    "\n#pragma ",
    "defined ",
    "##",
    "#",
    "\\\n",
    "// ",
    "/* ",
    "*/",
    "[uuid(11111111-2222-3333-4444-555555555556)] interface ",
    "[in] long n, [in, size_is(n)] long *a",
    "typedef struct { long n; } ",
    "__stdcall ",
];

/// The text that an input says.
fn text(bytes: &[u8]) -> Vec<u8> {
    let mut text = Vec::with_capacity(bytes.len() * 3);
    for &byte in bytes {
        match byte.checked_sub(0x80) {
            Some(word) => text.extend(WORDS[usize::from(word)].bytes()),
            None => text.push(byte),
        }
    }
    text
}

/// The files that an input says.
pub(crate) fn import(bytes: &[u8]) -> Imported {
    let files: Vec<Vec<u8>> = bytes.split(|byte| *byte == NEXT_FILE).map(text).collect();
    Importer::new()
        .reader(move |path: &Path| {
            let n =
                ["a.idl", "a.acf", "b.idl", "c.h"].iter().position(|name| Path::new(name) == path);
            n.and_then(|n| files.get(n)).cloned().ok_or_else(|| ErrorKind::NotFound.into())
        })
        .import(["a.idl"])
}

pub fn run(bytes: &[u8]) {
    let imported = import(bytes);
    errors(&imported);
    model(&imported.model, imported.diagnostics.errors() == 0);
}

fn errors(Imported { diagnostics, sources, .. }: &Imported) {
    for diagnostic in diagnostics.iter().take(20) {
        assert!(!diagnostic.fault.is_empty());
        let text = sources.file(diagnostic.span.file).text();
        assert!(text.get(diagnostic.span.range()).is_some(), "{diagnostic:?}");
        assert!(diagnostic.render(sources).contains(&diagnostic.fault));
    }
    let errors =
        diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).count();
    assert!(errors <= diagnostics.errors());
}

fn model(model: &Model, is_sound: bool) {
    for definition in &model.definitions {
        match *definition {
            Definition::Typedef(id) => ty(model, &model[id].ty, is_sound),
            Definition::Structure(id) => {
                assert!(model[id].is_defined);
                for field in &model[id].fields {
                    ty(model, &field.ty, is_sound);
                    if let Some(switch) = &field.switch_is {
                        names(&switch.kind, model[id].fields.len(), is_sound);
                    }
                }
            }
            Definition::Union(id) => {
                let fields = model[id].arms.iter().flat_map(|arm| &arm.fields);
                fields.for_each(|field| ty(model, &field.ty, is_sound));
            }
            Definition::Enumeration(id) => assert!(model[id].is_defined),
            Definition::Constant(id) => assert!(!model[id].name.text.is_empty()),
            Definition::Interface(id) => {
                let interface = &model[id];
                assert!(interface.is_defined);
                assert!(
                    !is_sound || interface.uuid.is_some() || interface.kind == InterfaceKind::Local
                );
                for procedure in &interface.procedures {
                    assert!(!is_sound || procedure.opnum.is_some());
                    ty(model, &procedure.returns, is_sound);
                    for parameter in &procedure.parameters {
                        ty(model, &parameter.ty, is_sound);
                        if let Some(switch) = &parameter.switch_is {
                            names(&switch.kind, procedure.parameters.len(), is_sound);
                        }
                    }
                }
            }
        }
    }
}

/// Without an error all types are known, and none contains itself.
fn ty(model: &Model, of: &Type, is_sound: bool) {
    let mut of = of;
    loop {
        of = match of {
            Type::Pointer(pointer) => &pointer.target,
            Type::Array(array) => &array.element,
            Type::Pipe(element) | Type::SafeArray(element) => element,
            other => {
                let underlying = model.underlying(other);
                assert!(!is_sound || *underlying != Type::Unknown);
                let _ = model.layout(other);
                return;
            }
        };
    }
}

fn names(kind: &ExpressionKind, n: usize, is_sound: bool) {
    if let ExpressionKind::Name { referent, .. } = kind {
        match *referent {
            Referent::Parameter(index) | Referent::Field(index) => assert!(index < n),
            Referent::Unknown => assert!(!is_sound),
            Referent::Constant(_) | Referent::Enumerator(..) => {}
        }
    }
}
