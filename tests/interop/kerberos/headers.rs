//! The runtime's declarations of krb5's functions, which are written by hand, against krb5's headers: a C compiler reads both.

use std::fmt::Write as _;
use std::io::Write as _;
use std::process::{Command, Stdio};

use syn::{Expr, FnArg, ForeignItem, Item, PointerMutability, ReturnType, Type};

const DECLARATIONS: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/../rpc-runtime/src/security/gssapi/ffi.rs");

/// The structures: their names in Rust and in C, and the fields' names in C.
const STRUCTURES: [(&str, &str, &[&str]); 8] = [
    ("Buffer", "gss_buffer_desc", &["length", "value"]),
    ("BufferSet", "gss_buffer_set_desc", &["count", "elements"]),
    ("Oid", "gss_OID_desc", &["length", "elements"]),
    ("OidSet", "gss_OID_set_desc", &["count", "elements"]),
    (
        "ChannelBindings",
        "struct gss_channel_bindings_struct",
        &[
            "initiator_addrtype",
            "initiator_address",
            "acceptor_addrtype",
            "acceptor_address",
            "application_data",
        ],
    ),
    ("IovBuffer", "gss_iov_buffer_desc", &["type", "buffer"]),
    ("KeyValue", "gss_key_value_element_desc", &["key", "value"]),
    ("KeyValueSet", "gss_key_value_set_desc", &["count", "elements"]),
];

const OPAQUE: [(&str, &str); 5] = [
    ("Name", "struct gss_name_struct"),
    ("Credential", "struct gss_cred_id_struct"),
    ("Context", "struct gss_ctx_id_struct"),
    ("Krb5Context", "struct _krb5_context"),
    ("Krb5Cache", "struct _krb5_ccache"),
];

const NUMBERS: [(&str, &str); 21] = [
    ("MUTUAL", "GSS_C_MUTUAL_FLAG"),
    ("REPLAY", "GSS_C_REPLAY_FLAG"),
    ("SEQUENCE", "GSS_C_SEQUENCE_FLAG"),
    ("CONFIDENTIALITY", "GSS_C_CONF_FLAG"),
    ("INTEGRITY", "GSS_C_INTEG_FLAG"),
    ("ANONYMOUS", "GSS_C_ANON_FLAG"),
    ("CHANNEL_BOUND", "GSS_C_CHANNEL_BOUND_FLAG"),
    ("DCE_STYLE", "GSS_C_DCE_STYLE"),
    ("COMPLETE", "GSS_S_COMPLETE"),
    ("CONTINUE_NEEDED", "GSS_S_CONTINUE_NEEDED"),
    ("CREDENTIALS_EXPIRED", "GSS_S_CREDENTIALS_EXPIRED"),
    ("ERRORS", "GSS_ERROR(0xffffffff)"),
    ("GSS_CODE", "GSS_C_GSS_CODE"),
    ("MECH_CODE", "GSS_C_MECH_CODE"),
    ("INITIATE", "GSS_C_INITIATE"),
    ("ACCEPT", "GSS_C_ACCEPT"),
    ("INDEFINITE", "GSS_C_INDEFINITE"),
    ("IOV_DATA", "GSS_IOV_BUFFER_TYPE_DATA"),
    ("IOV_HEADER", "GSS_IOV_BUFFER_TYPE_HEADER"),
    ("IOV_SIGN_ONLY", "GSS_IOV_BUFFER_TYPE_SIGN_ONLY"),
    ("IOV_MIC_TOKEN", "GSS_IOV_BUFFER_TYPE_MIC_TOKEN"),
];

#[test]
#[ignore = "needs MIT krb5's headers (libkrb5-dev) and a C compiler"]
fn declarations() {
    let file = std::fs::read_to_string(DECLARATIONS).unwrap();
    let mut source = String::from("#include <stddef.h>\n#include <gssapi/gssapi_krb5.h>\n");
    let (mut functions, mut structures, mut numbers) = (0, 0, 0);
    for item in syn::parse_file(&file).unwrap().items {
        match item {
            // A second declaration of a function must have the type of the first.
            Item::ForeignMod(block) => {
                for item in block.items {
                    let ForeignItem::Fn(function) = item else { panic!("no function") };
                    let parameters: Vec<_> = function.sig.inputs.iter().map(parameter).collect();
                    let returns = match &function.sig.output {
                        ReturnType::Default => "void".to_owned(),
                        ReturnType::Type(_, returned) => c_type(returned),
                    };
                    let (name, parameters) = (&function.sig.ident, parameters.join(", "));
                    writeln!(source, "{returns} {name}({parameters});").unwrap();
                    functions += 1;
                }
            }
            Item::Struct(structure) => {
                let (rust, c, names) =
                    STRUCTURES.into_iter().find(|(rust, ..)| structure.ident == rust).unwrap();
                let fields: Vec<_> = structure.fields.iter().map(|f| c_type(&f.ty)).collect();
                assert_eq!(fields.len(), names.len(), "{rust}");
                for (field, name) in fields.iter().zip(names) {
                    let same = format!(
                        "__builtin_types_compatible_p({field}, __typeof__((({c} *)0)->{name}))"
                    );
                    writeln!(source, "_Static_assert({same}, \"{rust} {name}\");").unwrap();
                }
                let fields: Vec<_> = fields
                    .iter()
                    .zip(names)
                    .map(|(field, name)| format!("{field} {name};"))
                    .collect();
                writeln!(source, "struct {rust} {{ {} }};", fields.join(" ")).unwrap();
                for name in names {
                    let same = format!("offsetof({c}, {name}) == offsetof(struct {rust}, {name})");
                    writeln!(source, "_Static_assert({same}, \"{rust} {name}\");").unwrap();
                }
                let same = format!("sizeof({c}) == sizeof(struct {rust})");
                writeln!(source, "_Static_assert({same}, \"{rust}\");").unwrap();
                structures += 1;
            }
            Item::Const(constant) if !matches!(*constant.ty, Type::Reference(_)) => {
                let (rust, c) =
                    NUMBERS.into_iter().find(|(rust, _)| constant.ident == rust).unwrap();
                let value = number(&constant.expr);
                let same = format!("(OM_uint32)({c}) == {value}u");
                writeln!(source, "_Static_assert({same}, \"{rust}\");").unwrap();
                numbers += 1;
            }
            _ => {}
        }
    }
    assert_eq!((structures, numbers), (STRUCTURES.len(), NUMBERS.len()));
    assert!(functions > 20);
    let options = ["-fsyntax-only", "-std=c11", "-Wall", "-Werror", "-x", "c", "-"];
    let mut compiler = Command::new("cc").args(options).stdin(Stdio::piped()).spawn().unwrap();
    compiler.stdin.take().unwrap().write_all(source.as_bytes()).unwrap();
    assert!(compiler.wait().unwrap().success(), "the headers disagree with:\n{source}");
}

fn parameter(parameter: &FnArg) -> String {
    let FnArg::Typed(parameter) = parameter else { panic!("self") };
    c_type(&parameter.ty)
}

fn c_type(rust: &Type) -> String {
    match rust {
        Type::Ptr(pointer) => {
            let constant =
                if let PointerMutability::Const(_) = pointer.mutability { "const " } else { "" };
            format!("{constant}{} *", c_type(&pointer.elem))
        }
        Type::Path(path) => {
            let name = path.path.segments.last().unwrap().ident.to_string();
            let known = STRUCTURES.iter().map(|(rust, c, _)| (*rust, *c)).chain(OPAQUE);
            let numbers = [
                ("u32", "OM_uint32"),
                ("i32", "krb5_error_code"),
                ("usize", "size_t"),
                ("c_int", "int"),
                ("c_char", "char"),
                ("c_void", "void"),
            ];
            let found = known.chain(numbers).find(|(rust, _)| *rust == name);
            found.unwrap_or_else(|| panic!("{name} has no type in C here")).1.to_owned()
        }
        _ => panic!("another kind of type"),
    }
}

/// A constant: a number, a shift of two, or `u32::MAX`.
fn number(expression: &Expr) -> u32 {
    match expression {
        Expr::Lit(literal) => match &literal.lit {
            syn::Lit::Int(number) => number.base10_parse().unwrap(),
            _ => panic!("no number"),
        },
        Expr::Binary(shift) => number(&shift.left) << number(&shift.right),
        Expr::Path(_) => u32::MAX,
        _ => panic!("another expression"),
    }
}
