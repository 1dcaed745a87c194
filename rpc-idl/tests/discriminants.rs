//! The types of discriminants that only the uses of a union tell.

use rpc_idl::model::{BaseType, Discriminants, Type, UnionId};
use rpc_idl::{Importer, rust};

/// Of a union with these two uses: its discriminant, whether the uses differ, and the errors of the Rust.
fn of(uses: [&str; 2]) -> (Type, bool, String) {
    let [first, second] = uses;
    let text = format!(
        "[uuid(11111111-2222-3333-4444-555555555501)] interface i {{
        typedef union _U {{ [case(1)] long a; [default] ; }} U;
        typedef struct _A {{ {first} U u; }} A; typedef struct _B {{ {second} U u; }} B;
        void f([in] A *a, [in] B *b); }}"
    );
    let imported = Importer::new()
        .reader(move |path| match path.to_str() {
            Some("a.idl") => Ok(text.clone().into_bytes()),
            _ => Err(std::io::ErrorKind::NotFound.into()),
        })
        .import(["a.idl"]);
    assert_eq!(
        imported.diagnostics.errors(),
        0,
        "{}",
        imported.diagnostics.render(&imported.sources)
    );
    let is_union = |ty: &Type| match ty {
        Type::Union(id) => Some(*id),
        _ => None,
    };
    let mut types = imported.model.typedefs.iter().map(|typedef| &typedef.ty);
    let id: UnionId = types.find_map(is_union).unwrap();
    let discriminants = Discriminants::of(&imported.model);
    let errors = rust::generate(&imported).diagnostics.render(&imported.sources);
    (discriminants.get(id).unwrap().clone(), discriminants.is_torn(id), errors)
}

#[test]
fn in_whichever_order() {
    let named = "short t; [switch_is(t)]";
    // Its value fits.
    let calculated = "short n; [switch_is(n & 3)]";
    for uses in [[named, calculated], [calculated, named], [named, named]] {
        let (ty, is_torn, errors) = of(uses);
        assert_eq!((ty, is_torn, &*errors), (Type::Base(BaseType::Short), false, ""), "{uses:?}");
    }
    // Nothing else tells it, and it is C's `int`.
    let (ty, is_torn, errors) = of([calculated, calculated]);
    assert_eq!((ty, is_torn, &*errors), (Type::Base(BaseType::Long), false, ""));
    let other = "long t; [switch_is(t)]";
    for uses in [[named, other], [other, named]] {
        let (_, is_torn, errors) = of(uses);
        assert!(is_torn && errors.contains("left out"), "{uses:?}: {errors}");
    }
}
