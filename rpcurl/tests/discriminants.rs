//! Unions whose uses would have different discriminants: none of them is guessed.

mod support;

use rpcurl::codec::{Codec, Format, Way};
use serde_json::json;
use support::imported;

#[test]
fn different_ones_at_uses() {
    let imported = imported("refused");
    let procedures = imported.model.interfaces.iter().flat_map(|one| &one.procedures);
    let procedure =
        |name: &str| procedures.clone().find(|procedure| procedure.is.name == name).unwrap();
    let union = json!({ "t": 1, "u": { "a": 7 } });
    let given = [
        ("said_long", json!({ "a": union, "b": union })),
        ("said_short", json!({ "a": union })),
        ("found_short", json!({ "a": union })),
        ("said_here", json!({ "t": 1, "a": { "a": 7 } })),
    ];
    for (name, json) in given {
        let codec = Codec::new(&imported.model, procedure(name)).unwrap();
        let said = codec
            .from_json(Way::Request, &json)
            .and_then(|values| codec.encode(Way::Request, &values, &[], Format::default()));
        let fault = said.unwrap_err().to_string();
        assert!(fault.contains("whose discriminant has several types"), "{name}: {fault}");
    }
}
